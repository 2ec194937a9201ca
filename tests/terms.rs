//! Times that only the dossier tells: terms of office and eras named by events, from the text to the hover.

mod support;

use dateline::ide;
use dateline::syntax::Format;
use dateline::text::Span;
use dateline::workspace::change::Edit;
use dateline::workspace::{Change, Snapshot};
use expect_test::{Expect, expect};
use support::{Fixture, key};

const DOSSIER: &str = r#"=== dateline.toml
[dossier]
builtin = false
=== dossier/d.toml
[[actor]]
id = "ruritania"
schema = "Country"
name = "Ruritania"
[[actor]]
id = "ada-okafor"
schema = "Person"
name = "Ada Okafor"
country = "ruritania"
[[actor.position]]
title = "President of Ruritania"
role = ["president"]
of = "ruritania"
startDate = 2011-05-01
endDate = 2015-04-30
[[actor.position]]
title = "President of Ruritania"
role = ["president"]
of = "ruritania"
startDate = 2023-05-01
[[actor]]
id = "rudolf-elphberg"
schema = "Person"
name = "Rudolf Elphberg"
country = "ruritania"
[[actor.position]]
title = "Chancellor of Ruritania"
role = ["chancellor"]
of = "ruritania"
startDate = 2001-01-01
endDate = 2011-04-30
[[event]]
id = "streslau-summit"
name = "Streslau summit"
kind = "summit"
place = ["Streslau"]
startDate = 2013-03-04
endDate = 2013-03-05
=== notes/n.md
---
date: 2024-11-27
---

"#;

/// The times of a note: words, value, days, explanation.
fn times(snapshot: &Snapshot) -> String {
    let analysis = snapshot.analysis(&key("notes/n.md")).expect("the note");
    let lines = analysis.blocks().flat_map(|view| {
        view.result.times.iter().map(move |time| {
            let days = time.value.interval.map_or("-".into(), |(first, last)| format!("{first} to {last}"));
            let words = time.span.of(&view.block.running.text);
            format!("{words} | {} | {days} | {}\n", time.value.value, time.value.explain())
        })
    });
    lines.collect()
}

fn check(text: &str, shape: Expect) {
    let fixture = Fixture::new(&format!("{DOSSIER}{text}\n"));
    shape.assert_eq(&times(&fixture.snapshot()));
}

#[test]
fn terms_of_office_are_those_of_the_holder() {
    check(
        "Ada Okafor signed it in her first term. She will end it in her second term.\n\nNobody did so in Okafor's third term.",
        expect![[r#"
            first term | 2011-05-01/2015-04-30 | 2011-05-01 to 2015-04-30 | her term, by the dossier
            second term | 2023-05-01/.. | 2023-05-01 to 9999-12-31 | her term, by the dossier
        "#]],
    );
    check(
        "It was built during the chancellorship of Rudolf Elphberg, in Rudolf Elphberg's first term.",
        expect![[r#"
            chancellorship | 2001-01-01/2011-04-30 | 2001-01-01 to 2011-04-30 | the chancellorship of Rudolf Elphberg, by the dossier
        "#]],
    );
}

#[test]
fn a_pronoun_of_two_possible_holders_is_left_open() {
    check("Ada Okafor met Rudolf Elphberg in her first term.", expect![""]);
    check("Nobody knows what he did in his first term.", expect![""]);
}

#[test]
fn an_era_begins_with_its_event() {
    check(
        "Trade has grown since the Streslau summit, but not since the Zenda summit. They met after the Streslau summit.",
        expect![[r#"
            Streslau summit | 2013-03-04/2013-03-05 | 2013-03-04 to 2013-03-05 | the Streslau summit, by the dossier
        "#]],
    );
}

#[test]
fn hover_says_where_it_comes_from() {
    let over = |text: &str| {
        let fixture = Fixture::new(&format!("{DOSSIER}{text}\n"));
        let (file, offset) = fixture.at_cursor();
        ide::hover(&fixture.snapshot(), &file, offset).expect("a hover").markdown
    };
    let term = over("Ada Okafor will end it in her second <|>term.");
    assert!(term.contains("since 1 May 2023") && term.contains("by the dossier"), "{term}");
    let era = over("Trade has grown since the Streslau <|>summit.");
    assert!(era.contains("2013-03-04/2013-03-05") && era.contains("by the dossier"), "{era}");
}

#[test]
fn a_change_of_the_dossier_or_of_the_holder_is_seen() {
    let text = format!("{DOSSIER}Ada Okafor signed it in her first term.\n");
    let mut fixture = Fixture::new(&text);
    let file = key("notes/n.md");
    let body = fixture.snapshot().text(&file).expect("the note").to_string();
    fixture.world.apply(Change::Open { file: file.clone(), format: Format::Markdown, version: 0, text: body.clone() });
    assert!(times(&fixture.snapshot()).contains("2011-05-01/2015-04-30"));
    let at = body.find("Ada Okafor").expect("the name");
    let edits = vec![Edit::Range(Span::new(at, at + 10), "A stranger".into())];
    fixture.world.apply(Change::Edit { file: file.clone(), version: 1, edits });
    assert_eq!(times(&fixture.snapshot()), "");
    let edits = vec![Edit::Range(Span::new(at, at + 10), "Ada Okafor".into())];
    fixture.world.apply(Change::Edit { file, version: 2, edits });
    assert!(times(&fixture.snapshot()).contains("2011-05-01/2015-04-30"));
}

#[test]
fn spelling_tells_the_order_of_day_and_month_where_dates_do_not() {
    let dated = |text: &str, value: &str| {
        let fixture = Fixture::new(&format!("{DOSSIER}{text}\n"));
        let found = times(&fixture.snapshot());
        assert!(found.contains(value), "{text}: {found}");
    };
    dated("The defense budget and the labor program were cut on 3/4/2019.", "2019-03-04");
    dated("The defence budget and the labour programme were cut on 3/4/2019.", "2019-04-03");
    dated("The defence budget and the labour programme were cut on 3/4/2019.\n\nIt was June 12, 2019.", "2019-03-04");
    dated("The budget was cut on 3/4/2019.", "2019-XX-XX");
}
