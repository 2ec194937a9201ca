//! Events by cue, place, date and participants.

use super::{check, marked};
use expect_test::{Expect, expect};

const TALKS: &str = r#"
[[actor]]
id = "ana-rossi"
schema = "Person"
name = "Ana Rossi"
[[actor]]
id = "ben-okafor"
schema = "Person"
name = "Ben Okafor"
[[event]]
id = "lisbon"
name = "2015 Lisbon summit"
kind = "summit"
cues = ["summit", "met", "talks"]
place = ["Lisbon", "Belem Palace"]
participants = ["ana-rossi", "ben-okafor"]
startDate = 2015-03-02
[[event]]
id = "oslo"
name = "2016 Oslo summit"
alias = ["Oslo summit"]
kind = "summit"
cues = ["summit", "met", "talks"]
place = ["Oslo"]
participants = ["ana-rossi", "ben-okafor"]
startDate = 2016-05-10
endDate = 2016-05-12
[[event]]
id = "harbour-raid"
name = "Harbour raid"
kind = "raid"
cues = ["raid", "attack"]
place = ["Old Harbour"]
participants = ["ben-okafor"]
startDate = 2014-01-05
"#;

fn talks(text: &str, expected: Expect) {
    let marked = marked(TALKS, "2020-01-01", &format!("{text}\nAna Rossi and Ben Okafor."));
    expected.assert_eq(marked.split('\n').next().unwrap());
}

#[test]
fn events_by_place() {
    talks("The Lisbon and Oslo summits failed.", expect!["The [Lisbon|lisbon] and [Oslo summits|oslo] failed."]);
    talks("They met in Lisbon and later in Oslo.", expect!["They met in [Lisbon|lisbon] and later in [Oslo|oslo]."]);
    talks(
        "The summit took place at the Belem Palace in Lisbon.",
        expect!["The [summit took place at the Belem Palace in Lisbon|lisbon]."],
    );
    talks(
        "In Lisbon, the two leaders met for an hour.",
        expect!["In [Lisbon|lisbon], the two leaders met for an hour."],
    );
    talks(
        "A summit in Madrid. The Madrid summit. The port of Lisbon.",
        expect!["A summit in Madrid. The Madrid summit. The port of Lisbon."],
    );
}

#[test]
fn dates_must_agree() {
    talks("The summit in Lisbon in [[2016]].", expect!["The summit in Lisbon in 2016."]);
    talks("The summit in Lisbon in [[March 2015=2015-03]].", expect!["The [summit in Lisbon|lisbon] in March 2015."]);
    talks(
        "Their [[2016]] summit. The 2015 summit. The 2017 summit.",
        expect!["Their [2016 summit|oslo]. The [2015 summit|lisbon]. The 2017 summit."],
    );
    talks("The 2016 Oslo summit; the 2018 Oslo summit.", expect!["The [2016 Oslo summit|oslo]; the 2018 Oslo summit."]);
    talks("In [[2019]] he recalled the Oslo summit.", expect!["In 2019 he recalled the [Oslo summit|oslo]."]);
}

#[test]
fn never_on_a_cue_alone() {
    talks(
        "The summit failed. Talks were held. A raid. They met.",
        expect!["The summit failed. Talks were held. A raid. They met."],
    );
    talks("Rossi may hold talks with Okafor.", expect!["[Rossi|ana-rossi] may hold talks with [Okafor|ben-okafor]."]);
    talks(
        "Okafor’s raid was never explained.",
        expect!["[Okafor|ben-okafor]’s [raid|harbour-raid] was never explained."],
    );
}

#[test]
fn pointing_back() {
    talks(
        "Their second summit, then the first summit of Rossi and Okafor.",
        expect![
            "Their [second summit|oslo], then the [first summit|lisbon] of [Rossi|ana-rossi] and [Okafor|ben-okafor]."
        ],
    );
    talks(
        "The Oslo summit was short. That summit and this raid.",
        expect!["The [Oslo summit|oslo] was short. That [summit|oslo] and this raid."],
    );
}

#[test]
fn several_at_once() {
    talks(
        "Rossi and Okafor: both summits failed. The two talks were short.",
        expect![
            "[Rossi|ana-rossi] and [Okafor|ben-okafor]: both [[summits|lisbon]|oslo] failed. The two talks were short."
        ],
    );
    talks("Okafor’s three raids.", expect!["[Okafor|ben-okafor]’s three raids."]);
}

#[test]
fn what_stands_between_a_date_and_a_cue() {
    talks(
        "Rossi resigned in [[May 2016=2016-05]] after the Lisbon summit.",
        expect!["[Rossi|ana-rossi] resigned in May 2016 after the [Lisbon summit|lisbon]."],
    );
    talks(
        "On [[5 March 2015=2015-03-05]], three days after the summit in Lisbon, Rossi left.",
        expect!["On 5 March 2015, three days after the [summit in Lisbon|lisbon], [Rossi|ana-rossi] left."],
    );
    talks(
        "The March 2015 summit and the 12 May 2016 talks; the April 2015 summit.",
        expect!["The [March 2015 summit|lisbon] and the [12 May 2016 talks|oslo]; the April 2015 summit."],
    );
}

#[test]
fn places_that_only_stand_in_the_clause() {
    talks(
        "The summit angered Oslo. The first summit shook Lisbon in [[2015]].",
        expect!["The summit angered Oslo. The [first summit|lisbon] shook Lisbon in 2015."],
    );
    talks(
        "Okafor never explained his raid. A raid in [[January 2014=2014-01]] failed. A raid in [[March 2014=2014-03]] failed.",
        expect![
            "[Okafor|ben-okafor] never explained his [raid|harbour-raid]. A [raid|harbour-raid] in January 2014 failed. A raid in March 2014 failed."
        ],
    );
}

#[test]
fn modifiers_of_cues() {
    talks("The March 2 summit and the January raid.", expect!["The March 2 summit and the January raid."]);
    talks(
        "The [[March 2=2015-03-02]] summit and the [[January 2014=2014-01]] raid; the [[May=2016-05]] summit.",
        expect!["The [March 2 summit|lisbon] and the [January 2014 raid|harbour-raid]; the [May summit|oslo]."],
    );
    talks(
        "The American-backed raid on the Old Harbour.",
        expect!["The [American|united-states]-backed [raid on the Old Harbour|harbour-raid]."],
    );
    talks(
        "The raid by Russian leader Ben Okafor on the Old Harbour.",
        expect!["The [raid by [Russian|russia] leader [Ben Okafor|ben-okafor] on the Old Harbour|harbour-raid]."],
    );
    talks("The Chinese raid on the Old Harbour.", expect!["The [Chinese|china] raid on the Old Harbour."]);
}

#[test]
fn ships_and_armies() {
    check(
        "2024",
        "The USS Barack Obama sailed. The Jordan Armed Forces drilled.",
        expect!["The USS Barack Obama sailed. The [Jordan|jordan] Armed Forces drilled."],
    );
}

#[test]
fn a_date_belongs_to_the_cue_beside_it() {
    talks(
        "The talks in Lisbon were the worst since the summit of [[May 2016=2016-05]].",
        expect!["The [talks in Lisbon|lisbon] were the worst since the [summit|oslo] of May 2016."],
    );
    talks(
        "The talks in Lisbon followed the raid on the Old Harbour in [[January 2014=2014-01]].",
        expect!["The [talks in Lisbon|lisbon] followed the [raid on the Old Harbour|harbour-raid] in January 2014."],
    );
    talks(
        "The summit of [[May 2016=2016-05]] cost Okafor [[two years=2019]].",
        expect!["The [summit|oslo] of May 2016 cost [Okafor|ben-okafor] two years."],
    );
    talks(
        "The Lisbon summit failed. That summit was attended by Joe Biden.",
        expect!["The [Lisbon summit|lisbon] failed. That [summit|lisbon] was attended by [Joe Biden|joe-biden]."],
    );
}

#[test]
fn a_name_joined_to_a_region_takes_part() {
    talks(
        "The first Okafor-Central Asia raid failed.",
        expect!["The [first [Okafor|ben-okafor]-Central Asia raid|harbour-raid] failed."],
    );
}

#[test]
fn of_two_at_one_place_the_news_is_meant() {
    const TWICE: &str = r#"
[[event]]
id = "first-siege"
name = "First siege of Varn"
kind = "siege"
cues = ["siege"]
place = ["Varn"]
startDate = 2012-11-20
[[event]]
id = "second-siege"
name = "Second siege of Varn"
kind = "siege"
cues = ["siege"]
place = ["Varn"]
startDate = 2025-01-27
endDate = 2025-02-03
"#;
    let marked = |date: &str, text: &str| super::marked(TWICE, date, text);
    expect!["The [siege of Varn|second-siege] ended."].assert_eq(&marked("2025-02-20", "The siege of Varn ended."));
    expect!["The [siege of Varn|first-siege] ended."].assert_eq(&marked("2020-02-20", "The siege of Varn ended."));
    expect!["The [siege of Varn|second-siege?first-siege] ended."]
        .assert_eq(&marked("2027-02-20", "The siege of Varn ended."));
    let told = "In [[2012=2012]] they lost. The siege of Varn ended.";
    expect!["In 2012 they lost. The [siege of Varn|first-siege] ended."].assert_eq(&marked("2025-02-20", told));
}

#[test]
fn those_who_did_it_stand_behind_the_cue() {
    talks(
        "The summit that Rossi and Okafor held in [[2015=2015]] failed. The summit that Russia praised failed.",
        expect![
            "The [summit|lisbon] that [Rossi|ana-rossi] and [Okafor|ben-okafor] held in 2015 failed. The summit that [Russia|russia] praised failed."
        ],
    );
    const FIGHTING: &str = r#"
[[event]]
id = "border-war"
name = "2021 border war"
kind = "war"
cues = ["war", "conflict", "fighting"]
place = ["Ridge"]
participants = ["china", "russia"]
startDate = 2021-07-24
endDate = 2021-07-28
[[event]]
id = "far-election"
name = "2020 election"
kind = "election"
cues = ["election"]
place = ["China"]
participants = ["china"]
startDate = 2020-03-01
"#;
    let marked = |text: &str| super::marked(FIGHTING, "2021-09-01", text);
    expect!["The [conflict|border-war] between [China|china] and [Russia|russia] went on."]
        .assert_eq(&marked("The conflict between China and Russia went on."));
    expect!["The [[China|china]-[Russia|russia] war|border-war] ended."]
        .assert_eq(&marked("The China-Russia war ended."));
    expect!["The [Chinese|china] army left. July 2021: [fighting starts on the Ridge|border-war]."]
        .assert_eq(&marked("The Chinese army left. [[July 2021=2021-07]]: fighting starts on the Ridge."));
    expect!["[China|china] and [Russia|russia] lost men in five days of [fighting|border-war] in July 2021."]
        .assert_eq(&marked("China and Russia lost men in five days of fighting in [[July 2021=2021-07]]."));
}
