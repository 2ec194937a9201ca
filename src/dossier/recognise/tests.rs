//! Recognition of actors in short texts of several theatres.

use super::fixture::Fixture;
use expect_test::{Expect, expect};

const BUILTIN: &str = r#"
[[actor]]
id = "north-korea"
schema = "Country"
name = "North Korea"
demonym = ["North Korean"]
metonym = ["Pyongyang"]
[[actor]]
id = "south-korea"
schema = "Country"
name = "South Korea"
demonym = ["South Korean"]
metonym = ["Seoul"]
[[actor]]
id = "united-states"
schema = "Country"
name = "United States"
alias = ["US", "U.S.", "USA", "America"]
demonym = ["American"]
metonym = ["Washington"]
[[actor]]
id = "china"
schema = "Country"
name = "China"
demonym = ["Chinese"]
metonym = ["Beijing"]
[[actor]]
id = "russia"
schema = "Country"
name = "Russia"
demonym = ["Russian"]
metonym = ["Moscow", "the Kremlin"]
[[actor]]
id = "jordan"
schema = "Country"
name = "Jordan"
demonym = ["Jordanian"]
metonym = ["Amman"]
[[actor]]
id = "turkey"
schema = "Country"
name = "Turkey"
demonym = ["Turkish"]
metonym = ["Ankara"]
[[actor]]
id = "united-nations"
schema = "Organization"
name = "United Nations"
alias = ["UN"]
[[actor]]
id = "who"
schema = "Organization"
name = "World Health Organization"
alias = ["WHO"]
[[actor]]
id = "barack-obama"
schema = "Person"
name = "Barack Obama"
country = "united-states"
[[actor.position]]
title = "President of the United States"
role = ["president", "leader"]
of = "united-states"
startDate = 2009-01-20
endDate = 2017-01-20
[[actor]]
id = "donald-trump"
schema = "Person"
name = "Donald J. Trump"
country = "united-states"
[[actor.position]]
title = "President of the United States"
role = ["president", "leader"]
of = "united-states"
startDate = 2017-01-20
endDate = 2021-01-20
[[actor.position]]
title = "President of the United States"
role = ["president", "leader"]
of = "united-states"
startDate = 2025-01-20
[[actor]]
id = "joe-biden"
schema = "Person"
name = "Joe Biden"
country = "united-states"
[[actor.position]]
title = "President of the United States"
role = ["president", "leader"]
of = "united-states"
startDate = 2021-01-20
endDate = 2025-01-20
[[actor]]
id = "kim-jong-un"
schema = "Person"
name = "Kim Jong Un"
alias = ["김정은"]
weakAlias = ["Rocket Man"]
country = "north-korea"
[[actor.position]]
title = "Supreme Leader"
role = ["leader"]
of = "north-korea"
startDate = 2011-12-17
"#;

const OWN: &str = r#"
[[actor]]
id = "layla-haddad"
schema = "Person"
name = "Layla Haddad"
[[actor]]
id = "dfu"
schema = "Organization"
name = "Democratic Forces Union"
[[actor]]
id = "omar-al-masri"
schema = "Person"
name = "Omar Khalil al-Masri"
"#;

fn check(date: &str, text: &str, expected: Expect) {
    expected.assert_eq(&Fixture::over(BUILTIN, OWN).marked(date, text));
}

#[test]
fn names_in_full_and_surnames() {
    check(
        "2024-11-27",
        "Trump spoke first.\nDonald Trump met Kim Jong-un’s aides. Kim smiled at Trump.\nBiden was not named in full.",
        expect![[r#"
            [Trump|donald-trump] spoke first.
            [Donald Trump|donald-trump] met [Kim Jong-un|kim-jong-un]’s aides. [Kim|kim-jong-un] smiled at [Trump|donald-trump].
            Biden was not named in full."#]],
    );
    check(
        "2024",
        "Haddad and Masri spoke; al-Masri left.",
        expect!["[Haddad|layla-haddad] and [Masri|omar-al-masri] spoke; [al-Masri|omar-al-masri] left."],
    );
    check("2024", "Omar al-Masri", expect!["[Omar al-Masri|omar-al-masri]"]);
}

#[test]
fn surnames_of_others() {
    check(
        "2024-11-27",
        "Donald Trump and Kim Jong Un. Yesterday Melania Trump wrote to Kim Yo Jong. Trump Tower. Donald Trump Jr. spoke to President Trump.",
        expect![
            "[Donald Trump|donald-trump] and [Kim Jong Un|kim-jong-un]. Yesterday Melania Trump wrote to Kim Yo Jong. Trump Tower. Donald Trump Jr. spoke to President [Trump|donald-trump]."
        ],
    );
}

#[test]
fn case_decides() {
    check(
        "2024",
        "They told us who won. The US and the WHO; the UN did. turkey",
        expect!["They told us who won. The [US|united-states] and the [WHO|who]; the [UN|united-nations] did. turkey"],
    );
    check("2024", "THEY TOLD US THE TRUTH", expect!["THEY TOLD US THE TRUTH"]);
    check("2024", "US AND NORTH KOREA TO MEET", expect!["[US|united-states] AND [NORTH KOREA|north-korea] TO MEET"]);
}

#[test]
fn the_longest_name_wins() {
    check(
        "2024",
        "The Korean War, the Korean Peninsula, the Washington Post, George Washington, Michael Jordan, Jordan Smith, a Turkey sandwich and Jordan itself. The Gulf of Jordan, the China Sea.",
        expect![
            "The Korean War, the Korean Peninsula, the Washington Post, George Washington, Michael Jordan, Jordan Smith, a Turkey sandwich and [Jordan|jordan] itself. The Gulf of Jordan, the China Sea."
        ],
    );
}

/// A demonym after an article of Arabic belongs to a person's name; one after a prefix of English does not.
#[test]
fn demonyms_in_the_names_of_people() {
    check(
        "2024",
        "They looked for Abu Salim al-Russi and Hamza al-Turkish, an anti-Turkish writer, and the Jordan Relief Trust Fund.",
        expect![
            "They looked for Abu Salim al-Russi and Hamza al-Turkish, an anti-[Turkish|turkey] writer, and the Jordan Relief Trust Fund."
        ],
    );
}

/// Agreements and wars between countries, in the way that names are written: with capitals.
#[test]
fn names_of_treaties_and_wars() {
    check(
        "2024",
        "After years of talks and of letters that led to nothing, they signed the Washington Treaty and later on the Moscow Nuclear Security Convention. Before the US-North Korea War nobody had heard of the Russia-Turkey Strategic Framework Agreement, and few of the Seoul Declaration.",
        expect![
            "After years of talks and of letters that led to nothing, they signed the Washington Treaty and later on the Moscow Nuclear Security Convention. Before the US-North Korea War nobody had heard of the Russia-Turkey Strategic Framework Agreement, and few of the Seoul Declaration."
        ],
    );
    check(
        "2024",
        "A Russian treaty, the US-North Korea agreement, a US security pact, US Strategic Command and Moscow's Convention.",
        expect![
            "A [Russian|russia] treaty, the [US|united-states]-[North Korea|north-korea] agreement, a [US|united-states] security pact, [US|united-states] Strategic Command and [Moscow|russia]'s Convention."
        ],
    );
}

#[test]
fn compounds() {
    check(
        "2024",
        "US-North Korea ties. North and South Korea. A Sino-Russian pact. U.S.-led forces. Anti-Russian and pro-Kremlin.",
        expect![
            "[US|united-states]-[North Korea|north-korea] ties. [North|north-korea] and [South Korea|south-korea]. A [Sino|china]-[Russian|russia] pact. [U.S.|united-states]-led forces. Anti-[Russian|russia] and pro-[Kremlin|russia]."
        ],
    );
}

#[test]
fn acronyms_introduced() {
    check(
        "2024",
        "The DFU won.\nThe Democratic Forces Union (DFU) said so.",
        expect![[r#"
        The [DFU|dfu] won.
        The [Democratic Forces Union|dfu] ([DFU|dfu]) said so."#]],
    );
    check(
        "2024",
        "The DFU (Democratic Forces Union) won.",
        expect!["The [DFU|dfu] ([Democratic Forces Union|dfu]) won."],
    );
    check("2024", "The DFU won.", expect!["The DFU won."]);
}

#[test]
fn weak_aliases_need_the_name() {
    check("2024", "Rocket Man", expect!["Rocket Man"]);
    check("2024", "Rocket Man is Kim Jong Un.", expect!["[Rocket Man|kim-jong-un] is [Kim Jong Un|kim-jong-un]."]);
}

#[test]
fn roles_at_their_dates() {
    check(
        "2022-05-01",
        "The US president met the North Korean leader.",
        expect![
            "The [[US|united-states] president|joe-biden] met the [[North Korean|north-korea] leader|kim-jong-un]."
        ],
    );
    check(
        "2022-05-01",
        "In [[2018]], the US president met the leader of North Korea.",
        expect![
            "In 2018, the [[US|united-states] president|donald-trump] met the [leader of [North Korea|north-korea]|kim-jong-un]."
        ],
    );
    check("2021-01-20", "America's president", expect!["[[America|united-states]'s president|donald-trump?joe-biden]"]);
    check(
        "2024-05-01",
        "US President Joe Biden; the former US president, a US president, the first US president.",
        expect![
            "[US|united-states] President [Joe Biden|joe-biden]; the [former [US|united-states] president|donald-trump?barack-obama], a [US|united-states] president, the first [US|united-states] president."
        ],
    );
    check("2024-12-01", "The US president-elect", expect!["The [[US|united-states] president-elect|donald-trump]"]);
    check(
        "2024-12-01",
        "Barack Obama, the US president, spoke.",
        expect!["[Barack Obama|barack-obama], the [[US|united-states] president|barack-obama], spoke."],
    );
}

/// Without any date, who of all holders is named goes before the one of today.
#[test]
fn roles_without_a_date() {
    check("", "The US president waited.", expect!["The [[US|united-states] president|donald-trump] waited."]);
    check(
        "",
        "The US president waited. Later Barack Obama spoke.",
        expect!["The [[US|united-states] president|barack-obama] waited. Later [Barack Obama|barack-obama] spoke."],
    );
}

#[test]
fn offices_of_several() {
    check(
        "2022-05-01",
        "The US and North Korean leaders met. The leaders of North Korea and the United States met. In Seoul, US and North Korean leaders met.",
        expect![
            "The [[US|united-states] and [[North Korean|north-korea] leaders|kim-jong-un]|joe-biden] met. The [[leaders of [North Korea|north-korea]|kim-jong-un] and the [United States|united-states]|joe-biden] met. In [Seoul|south-korea], [[US|united-states] and [[North Korean|north-korea] leaders|kim-jong-un]|joe-biden] met."
        ],
    );
    check(
        "2022-05-01",
        "The former US and North Korean leaders. US presidents came.",
        expect![
            "The former [US|united-states] and [North Korean|north-korea] leaders. [US|united-states] presidents came."
        ],
    );
}

#[test]
fn offices_with_their_country_elsewhere() {
    check(
        "2022-05-01",
        "America said its president would come. In the United States, the president spoke. China and America said its president would come. In Seoul, then in America, the president spoke.",
        expect![
            "[America|united-states] said its [president|joe-biden] would come. In the [United States|united-states], the president spoke. [China|china] and [America|united-states] said its president would come. In [Seoul|south-korea], then in [America|united-states], the president spoke."
        ],
    );
    check(
        "2022-05-01",
        "Barack Obama, who was president of the United States, spoke. Obama is no president of China.",
        expect![
            "[Barack Obama|barack-obama], who was [president of the [United States|united-states]|barack-obama], spoke. [Obama|barack-obama] is no president of [China|china]."
        ],
    );
    check(
        "2022-05-01",
        "The deputy US president and the US vice president. The US deputy leader.",
        expect![
            "The deputy [US|united-states] president and the [US|united-states] vice president. The [US|united-states] deputy leader."
        ],
    );
}

#[test]
fn scripts_without_case() {
    check("2024", "김정은은 말했다", expect!["[김정은|kim-jong-un]은 말했다"]);
}

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
    let marked = Fixture::over(BUILTIN, TALKS).marked("2020-01-01", &format!("{text}\nAna Rossi and Ben Okafor."));
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
