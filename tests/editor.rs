//! What an editor asks, over workspaces written here: hover, definition, references, symbols, fixes.

mod support;

use dateline::ide;
use dateline::workspace::Change;
use expect_test::{Expect, expect};
use support::{Fixture, applied, findings, key};

const DOSSIER: &str = r#"=== dateline.toml
[dossier]
builtin = true
=== references.bib
@online{bridge,
  title = {The bridge at Dorn},
  author = {Roe, Ann},
  publisher = {Dorn Courier},
  date = {2023-04-05},
  file = {bridge.txt}
}
@online{far, title = {Far away}, date = {2023}, url = {https://example.org/far}}
=== bridge.txt
The bridge at Dorn

The bridge was closed on Monday after engineers found cracks in two piers. Mayor Lena Vorst said that repairs would take until autumn.

Lorries now drive forty kilometres further, and the ferry carries twice as many passengers as before.
=== dossier/people.toml
[[actor]]
id = "lena-vorst"
schema = "Person"
name = "Lena Vorst"
summary = "Mayor of Dorn."
country = "germany"
[[actor.position]]
title = "Mayor of Dorn"
startDate = 2021-05-01

[[event]]
id = "dorn-talks"
name = "Dorn talks"
kind = "talks"
cues = ["talks", "met"]
place = ["Dorn"]
participants = ["lena-vorst"]
startDate = 2023-06-01
endDate = 2023-06-02
"#;

fn with_note(note: &str) -> Fixture {
    Fixture::new(&format!("{DOSSIER}=== notes/note.md\n---\ntype: note\ndate: 2023-05-01\n---\n\n{note}\n"))
}

fn hover(note: &str, expected: Expect) {
    let fixture = with_note(note);
    let (file, offset) = fixture.at_cursor();
    let found = ide::hover(&fixture.snapshot(), &file, offset).map(|hover| hover.markdown).unwrap_or_default();
    expected.assert_eq(&found);
}

/// The targets as `file «what is selected»`.
fn jump(note: &str, expected: Expect) {
    let fixture = with_note(note);
    let snapshot = fixture.snapshot();
    let (file, offset) = fixture.at_cursor();
    let mut out = String::new();
    for target in ide::definition(&snapshot, &file, offset).map(|found| found.targets).unwrap_or_default() {
        let words = snapshot.text(&target.file).map(|text| text.slice(target.focus).into_owned()).unwrap_or_default();
        out.push_str(&format!("{} «{words}»\n", target.file));
    }
    expected.assert_eq(&out);
}

#[test]
fn hover_tells_who_an_actor_is_and_the_office_on_the_documents_date() {
    hover(
        "Lena Vorst closed it [@bridge]. On 3 May 2023 <|>Vorst spoke again [@bridge].",
        expect![[r#"
            **Lena Vorst** · person · Mayor of Dorn (on the document's date, 1 May 2023)

            Mayor of Dorn.

            - Mayor of Dorn, since 1 May 2021 · then and now
            - Country: Germany
            - Events: Dorn talks (1-2 June 2023)
            - Mentioned twice here, 3 times in 2 documents

            *Dossier: dossier/people.toml*"#]],
    );
}

#[test]
fn hover_tells_what_an_event_was() {
    hover(
        "The Dorn <|>talks opened the road [@bridge].",
        expect![[r#"
            **Dorn talks** · 1-2 June 2023

            - Kind: talks
            - Place: Dorn
            - Participants: Lena Vorst
            - Mentioned once here

            *Dossier: dossier/people.toml*"#]],
    );
}

#[test]
fn hover_tells_how_a_date_came_about() {
    hover(
        "The bridge was closed <|>last week [@bridge].",
        expect![[r#"
            **2023-W17** · last week

            24 April 2023 to 30 April 2023

            the week before, counted from the anchor date 2023-05-01"#]],
    );
}

#[test]
fn hover_over_a_citation_shows_the_source_and_the_passage() {
    hover(
        "The bridge was closed in April 2023 [@bri<|>dge, ¶ 1].",
        expect![[r#"
            **The bridge at Dorn** · 5 April 2023

            - Key: `bridge`
            - Author: Ann Roe
            - Publisher: Dorn Courier

            ¶ 1 of 2

            > The bridge was closed on Monday after engineers found cracks in two piers. Mayor Lena Vorst said that repairs would take until autumn.

            *Cited in 1 note*"#]],
    );
}

#[test]
fn hover_over_a_quotation_says_exact_near_or_nowhere() {
    hover(
        "In April 2023 lorries had to \"drive <|>forty kilometres further\" [@bridge].",
        expect![[r#"
            **Exact quotation** · The bridge at Dorn · ¶ 2

            > Lorries now drive forty kilometres further, and the ferry carries twice as many passengers as before."#]],
    );
}

#[test]
fn citations_lead_to_the_passage() {
    jump(
        "Closed in April 2023 [@bridge, <|>¶ 2].",
        expect![[r#"
            /ws/bridge.txt «Lorries now drive forty kilometres further, and the ferry carries twice as many passengers as before.»
        "#]],
    );
    jump("Closed in April 2023 [@<|>bridge].", expect![["/ws/bridge.txt «»\n"]]);
    jump("Closed in April 2023 [@fa<|>r].", expect![["/ws/references.bib «far»\n"]]);
    jump(
        "Closed in April 2023.[^<|>a]\n\n[^a]: [@bridge, ¶ 2]",
        expect![[r#"
            /ws/bridge.txt «Lorries now drive forty kilometres further, and the ferry carries twice as many passengers as before.»
        "#]],
    );
    jump("Closed in April 2023 ([paper](../brid<|>ge.txt)).", expect![["/ws/bridge.txt «»\n"]]);
    jump(
        "Closed in April 2023 [[bridge#\"twice as <|>many passengers\"]].",
        expect![["/ws/bridge.txt «twice as many passengers»\n"]],
    );
}

#[test]
fn quotations_lead_to_the_passage_and_names_to_their_entry() {
    jump(
        "In April 2023 engineers \"found <|>cracks in two piers\" [@bridge].",
        expect![["/ws/bridge.txt «found cracks in two piers»\n"]],
    );
    jump("In 2023 Lena <|>Vorst closed it [@bridge].", expect![["/ws/dossier/people.toml «lena-vorst»\n"]]);
    jump("In 2023 <|>Germany closed it [@bridge].", expect![["builtin:germany «»\n"]]);
}

#[test]
fn a_passage_knows_the_notes_that_rest_on_it() {
    let fixture =
        with_note("Closed in April 2023 [@bridge, ¶ 1]. In 2023 they \"drive forty kilometres further\" [@bridge].");
    let snapshot = fixture.snapshot();
    let source = key("bridge.txt");
    let text = snapshot.text(&source).expect("the source").to_string();
    let notes_of = |words: &str| -> Vec<String> {
        let offset = text.find(words).expect("the words");
        let found = ide::references(&snapshot, &source, offset, false);
        found
            .places
            .iter()
            .map(|place| snapshot.text(&place.file).expect("a file").slice(place.span).into_owned())
            .collect()
    };
    assert_eq!(notes_of("closed on"), ["[@bridge, ¶ 1]"]);
    assert_eq!(notes_of("kilometres"), ["\"drive forty kilometres further\""]);
    assert_eq!(notes_of("The bridge at"), Vec::<String>::new());
}

#[test]
fn an_actors_references_are_its_mentions_in_the_workspace() {
    let fixture = with_note("In 2023 Lena <|>Vorst closed it [@bridge].");
    let (file, offset) = fixture.at_cursor();
    let found = ide::references(&fixture.snapshot(), &file, offset, true);
    let files: Vec<&str> = found.places.iter().map(|place| &*place.file).collect();
    assert_eq!(files, ["/ws/dossier/people.toml", "/ws/bridge.txt", "/ws/notes/note.md"]);
}

#[test]
fn a_fix_inserts_the_date_and_its_finding_is_gone() {
    let mut fixture =
        with_note("Vorst and her colleagues met about the road [@bridge].\n\nLena Vorst agreed in 2023 [@bridge].");
    let file = key("notes/note.md");
    expect![[r#"
        7:1 undated-claim «Vorst and her colleagues met about the road [@bridge].» This claim has no date. Say when it happened, or name an event whose date is known.
            fix: Insert the date of the Dorn talks: 1-2 June 2023
    "#]]
    .assert_eq(&findings(&fixture.snapshot(), &file).replace("6:1", "7:1"));
    let finding = dateline::rules::check(&fixture.snapshot(), &file).remove(0);
    let (_, text) = applied(&fixture.snapshot(), &finding.fixes[0]);
    assert!(text.contains("met (1-2 June 2023) about"), "{text}");
    let format = dateline::syntax::Format::Markdown;
    fixture.world.apply(Change::Open { file: file.clone(), format, version: 1, text });
    assert_eq!(findings(&fixture.snapshot(), &file), "");
}

#[test]
fn the_outline_nests_headings() {
    let fixture = Fixture::new("=== a.md\n# One\n\ntext\n\n## Two\n\n## Three\n\n# Four\n");
    let symbols = ide::document_symbols(&fixture.snapshot(), &key("a.md"));
    let names: Vec<(&str, Vec<&str>)> = symbols
        .iter()
        .map(|symbol| (symbol.name.as_str(), symbol.children.iter().map(|child| child.name.as_str()).collect()))
        .collect();
    assert_eq!(names, [("One", vec!["Two", "Three"]), ("Four", vec![])]);
    for symbol in &symbols {
        assert!(symbol.span.covers(symbol.focus));
        assert!(symbol.children.iter().all(|child| symbol.span.covers(child.span)));
    }
}

#[test]
fn the_workspaces_symbols_are_found_by_letters_in_order() {
    let fixture = with_note("# Road works");
    let names = |query: &str| -> Vec<String> {
        ide::workspace_symbols(&fixture.snapshot(), query).into_iter().map(|symbol| symbol.name).collect()
    };
    assert_eq!(names("lv"), ["Lena Vorst"]);
    assert_eq!(names("dorn t"), ["Dorn talks"]);
    assert_eq!(names("roadw"), ["Road works"]);
}
