//! A claim without a source: what is offered for it, written as the note cites, and what becomes of the finding.

mod support;

use dateline::ide::code_actions;
use dateline::rules::{Fix, check};
use dateline::text::Span;
use dateline::workspace::change::DiskFile;
use dateline::workspace::{Change, FileKey};
use expect_test::{Expect, expect};
use support::{Fixture, applied, key};

const SOURCES: &str = "=== dateline.toml\n\
=== articles/council 2022.md\n---\ntype: source\ntitle: The gate\npublished: 2022-02-04\n---\n\nThe council met at noon on Thursday.\n\n\
It voted to close the northern gate of Amsel for a year. Nobody spoke against it.\n\n\
\u{201c}We have no money for another winter of repairs,\u{201d} the treasurer said.\n\
=== articles/harvest.md\n---\ntype: source\ntitle: The harvest\npublished: 2022-09-01\n---\n\nGrowers lost a third of the maize to drought.\n\n\
The union asked for an advance of 220 million marks.\n\
=== refs.bib\n@online{council, title = {The gate}, date = {2022-02-04}, file = {articles/council 2022.md}}\n";

/// The fixes at the cursor that cite something.
fn offered(note: &str) -> (Fixture, FileKey, Vec<Fix>) {
    let fixture = Fixture::new(&format!("{SOURCES}=== notes/note.md\n{note}"));
    let (file, offset) = fixture.at_cursor();
    let actions = code_actions(&fixture.snapshot(), &file, Span::at(offset));
    let fixes = actions.into_iter().map(|(_, fix)| fix).filter(|fix| fix.title.starts_with("Cite")).collect();
    (fixture, file, fixes)
}

/// The titles, and the note after the first fix; the finding is gone then, and there is no new one.
fn check_first(note: &str, expected: Expect) {
    let (mut fixture, file, fixes) = offered(note);
    let mut out: String = fixes.iter().map(|fix| format!("{}\n", fix.title)).collect();
    if let Some(first) = fixes.first() {
        let before = check(&fixture.snapshot(), &file);
        let (_, text) = applied(&fixture.snapshot(), first);
        let read = DiskFile::of(text.clone());
        fixture.world.apply(Change::Disk { files: vec![(file.clone(), Some(read))] });
        let after = check(&fixture.snapshot(), &file);
        assert_eq!(after.len() + 1, before.len(), "{after:#?}\n{text}");
        out.push_str(&text);
    }
    expected.assert_eq(&out);
}

#[test]
fn a_claim_gets_the_passage_that_says_it() {
    check_first(
        "In February 2022 the council of Amsel <|>shut the northern gate for one year.\n",
        expect![[r#"
            Cite The gate, ¶ 2: “It voted to close the northern gate of Amsel for a year…”
            Cite The gate, ¶ 1: “The council met at noon on Thursday”
            In February 2022 the council of Amsel shut the northern gate for one year [@council, ¶ 2].
        "#]],
    );
}

#[test]
fn a_quotation_leads_to_its_source() {
    check_first(
        "In 2022 the treasurer said that there was \"no money for another winter of repairs\"<|>.\n",
        expect![[r#"
            Cite The gate, ¶ 3 (it has the quotation): “no money for another winter of repairs”
            In 2022 the treasurer said that there was "no money for another winter of repairs" [@council, ¶ 3].
        "#]],
    );
}

#[test]
fn wikilinks_are_answered_with_wikilinks() {
    check_first(
        "In 2022 growers lost maize [[harvest]].\n\nIn February 2022 the council of Amsel <|>closed the northern gate.\n",
        expect![[r#"
            Cite The gate, ¶ 2: “It voted to close the northern gate of Amsel for a year…”
            Cite The gate, ¶ 1: “The council met at noon on Thursday”
            In 2022 growers lost maize [[harvest]].

            In February 2022 the council of Amsel closed the northern gate [[council#"It voted to close the northern gate of"]].
        "#]],
    );
}

#[test]
fn links_are_answered_with_links() {
    check_first(
        "In 2022 growers lost maize ([paper](../articles/harvest.md)).\n\nIn February 2022 the council of Amsel <|>closed the northern gate.\n",
        expect![[r#"
            Cite The gate, ¶ 2: “It voted to close the northern gate of Amsel for a year…”
            Cite The gate, ¶ 1: “The council met at noon on Thursday”
            In 2022 growers lost maize ([paper](../articles/harvest.md)).

            In February 2022 the council of Amsel closed the northern gate ([The gate](../articles/council%202022.md#:~:text=It%20voted%20to%20close%20the%20northern%20gate%20of)).
        "#]],
    );
}

#[test]
fn footnotes_are_answered_with_footnotes() {
    check_first(
        "In 2022 growers lost maize.[^1] In September 2022 the union wanted money.[^3]\n\nIn February 2022 the council of Amsel <|>closed the northern gate.\n\n[^1]: [@harvest, ¶ 1].\n[^3]: [@harvest, ¶ 2].\n",
        expect![[r#"
            Cite The gate, ¶ 2: “It voted to close the northern gate of Amsel for a year…”
            Cite The gate, ¶ 1: “The council met at noon on Thursday”
            In 2022 growers lost maize.[^1] In September 2022 the union wanted money.[^3]

            In February 2022 the council of Amsel closed the northern gate.[^2]

            [^1]: [@harvest, ¶ 1].
            [^3]: [@harvest, ¶ 2].

            [^2]: [@council, ¶ 2]
        "#]],
    );
}

#[test]
fn citations_after_the_full_stop_stay_there() {
    check_first(
        "In 2022 growers lost maize. [@harvest, ¶ 1]\n\n- In February 2022 the council of Amsel *<|>closed* the northern gate.\n",
        expect![[r#"
            Cite The gate, ¶ 2: “It voted to close the northern gate of Amsel for a year…”
            Cite The gate, ¶ 1: “The council met at noon on Thursday”
            In 2022 growers lost maize. [@harvest, ¶ 1]

            - In February 2022 the council of Amsel *closed* the northern gate. [@council, ¶ 2]
        "#]],
    );
}

#[test]
fn nothing_is_offered_where_no_source_says_it() {
    check_first("In 2022 a comet was seen over <|>the southern islands.\n", expect![[""]]);
    check_first("In 2022 growers lost maize <|>[@harvest].\n", expect![[""]]);
    check_first("Was the gate <|>closed in 2022?\n", expect![[""]]);
}

#[test]
fn an_edited_source_is_searched_as_it_is_now() {
    let (mut fixture, file, fixes) = offered("In 2022 a comet was seen over <|>the southern islands.\n");
    assert!(fixes.is_empty());
    let text = "---\ntype: source\npublished: 2022-05-05\n---\n\nA comet was seen in 2022 over the southern islands.\n";
    let read = DiskFile::of(text);
    fixture.world.apply(Change::Disk { files: vec![(key("articles/harvest.md"), Some(read))] });
    let (_, offset) = fixture.at_cursor();
    let snapshot = fixture.snapshot();
    let titles: Vec<String> =
        code_actions(&snapshot, &file, Span::at(offset)).into_iter().map(|(_, fix)| fix.title).collect();
    assert!(titles.first().is_some_and(|title| title.contains("harvest, ¶ 1")), "{titles:?}");
    fixture.world.apply(Change::Disk { files: vec![(key("articles/harvest.md"), None)] });
    let left = code_actions(&fixture.snapshot(), &file, Span::at(offset));
    assert!(left.iter().all(|(_, fix)| !fix.title.starts_with("Cite")), "{left:?}");
}

/// What can be done at the cursor without anything being wrong.
fn possible(files: &str, note: &str) -> String {
    let fixture = Fixture::new(&format!("{files}=== notes/note.md\n{note}"));
    let (file, offset) = fixture.at_cursor();
    let fixes = dateline::ide::code_actions::refactorings(&fixture.snapshot(), &file, Span::at(offset));
    let show = |fix: &Fix| {
        let edits: Vec<String> = fix
            .edits
            .iter()
            .flat_map(|(file, edits)| edits.iter().map(move |e| format!("  {file}: {}\n", e.insert)))
            .collect();
        format!("{}\n{}", fix.title, edits.concat())
    };
    fixes.iter().map(show).collect()
}

#[test]
fn a_quotation_names_its_passage() {
    let note = |citation: &str| format!("In 2022 he had \"no money for another winter of repairs\" {citation}.\n");
    expect![[r#"
        Add where the quotation stands: ¶ 3
          /ws/notes/note.md: , ¶ 3
    "#]]
    .assert_eq(&possible(SOURCES, &note("[@coun<|>cil]")));
    expect![[r#"
        Add where the quotation stands: ¶ 3
          /ws/notes/note.md: #"no money for another winter of repairs"
    "#]]
    .assert_eq(&possible(SOURCES, &note("[[coun<|>cil]]")));
    expect![[""]].assert_eq(&possible(SOURCES, &note("[@coun<|>cil, ¶ 3]")));
}

#[test]
fn a_source_without_an_entry_gets_one() {
    expect![[r#"
        Make a bibliography entry for harvest in refs.bib
          /ws/refs.bib: 
        @misc{harvest,
          title       = {The harvest},
          date        = {2022-09-01},
          file        = {articles/harvest.md},
        }

    "#]]
    .assert_eq(&possible(SOURCES, "In 2022 growers lost maize [@har<|>vest].\n"));
    let alone =
        "=== dateline.toml\n=== memo.md\n---\ntype: source\ntitle: Of 5 % & more\npublished: 2022-09\n---\n\nA memo.\n";
    expect![[r#"
        Make a bibliography entry for memo in references.bib
          /ws/references.bib: @misc{memo,
          title       = {Of 5 \% \& more},
          date        = {2022-09},
          file        = {memo.md},
        }

    "#]]
    .assert_eq(&possible(alone, "In 2022 growers lost maize [@me<|>mo].\n"));
}

#[test]
fn a_quotation_that_cites_nothing_and_is_no_claim_is_searched() {
    expect![[r#"
        Cite The gate, ¶ 3 (it has the quotation): “no money for another winter of repairs”
          /ws/notes/note.md:  [@council, ¶ 3]
    "#]]
    .assert_eq(&possible(SOURCES, "What of \"no money for another winter of repairs<|>\"?\n"));
    expect![[""]].assert_eq(&possible(SOURCES, "What of \"no money for another summer of cleaning the river<|>\"?\n"));
}

#[test]
fn a_quotation_of_another_source_is_cited_there() {
    check_fix(
        "In 2022 he had \"no money for another winter of repairs<|>\" [@harvest, ¶ 1].\n",
        "instead",
        expect![[r#"
            Cite council, ¶ 3 instead: the quotation stands there
            In 2022 he had "no money for another winter of repairs" [@council, ¶ 3].
        "#]],
    );
}

fn check_fix(note: &str, title: &str, expected: Expect) {
    let mut fixture = Fixture::new(&format!("{SOURCES}=== notes/note.md\n{note}"));
    let (file, offset) = fixture.at_cursor();
    let actions = code_actions(&fixture.snapshot(), &file, Span::at(offset));
    let fix = actions.into_iter().map(|(_, fix)| fix).find(|fix| fix.title.contains(title)).expect("a fix");
    let before = check(&fixture.snapshot(), &file);
    let (_, text) = applied(&fixture.snapshot(), &fix);
    fixture.world.apply(Change::Disk { files: vec![(file.clone(), Some(DiskFile::of(text.clone())))] });
    let after = check(&fixture.snapshot(), &file);
    assert_eq!(after.len() + 1, before.len(), "{after:#?}");
    expected.assert_eq(&format!("{}\n{text}", fix.title));
}

#[test]
fn links_that_climb_out_are_said_and_not_read() {
    let fixture = Fixture::new(&format!(
        "{SOURCES}=== notes/note.md\nIn 2022 it shut [a](../../out/report.md) and [b](/etc/passwd) and [c](file:///etc/hosts) and [d](data:text/plain,x) and [e](../articles/harvest.md).\n"
    ));
    let all = support::findings(&fixture.snapshot(), &key("notes/note.md"));
    expect![[r#"
        1:21 limit-exceeded «../../out/report.md» `../../out/report.md` lies out of the workspace and is not read. Copy it into the workspace, so that what is cited can be checked.
        1:50 limit-exceeded «/etc/passwd» `/etc/passwd` lies out of the workspace and is not read. Copy it into the workspace, so that what is cited can be checked.
        1:71 limit-exceeded «file:///etc/hosts» `file:///etc/hosts` lies out of the workspace and is not read. Copy it into the workspace, so that what is cited can be checked.
    "#]].assert_eq(&all);
}

#[test]
fn the_text_of_a_pdf_lies_beside_it_and_has_pages() {
    let files = "=== dateline.toml\n=== papers/report.pdf.txt\nThe first page.\n\u{c}\nThe second page tells of the gate.\n\u{c}\nThe third.\n\
        === refs.bib\n@report{gates, title = {Gates}, date = {2022}, file = {:papers/report.pdf:PDF}}\n";
    let fixture = Fixture::new(&format!(
        "{files}=== note.md\nIn 2022 it shut [@gates, p. 2]. In 2022 it stayed so [@gates, p. 9]. In 2022 it was [there](papers/report.pdf).\n"
    ));
    let snapshot = fixture.snapshot();
    expect![[r#"
        1:63 unresolved-citation «p. 9» there is no page 9: the source has 3 pages
    "#]]
    .assert_eq(&support::findings(&snapshot, &key("note.md")));
    let space = snapshot.space(&key("note.md")).expect("a workspace");
    let analysis = snapshot.analysis(&key("note.md")).expect("a note");
    let view = analysis.blocks().next().expect("a block");
    let cite = view.result.citations.first().expect("a citation");
    let passages = dateline::ide::passage::of_citation(&snapshot, space, &key("note.md"), cite);
    let text = snapshot.text(&key("papers/report.pdf.txt")).expect("the text");
    assert_eq!(
        passages.iter().map(|p| text.slice(p.span).trim().to_owned()).collect::<Vec<_>>(),
        ["The second page tells of the gate."]
    );
}
