//! Findings over workspaces written here: what is reported, and what is not.

mod support;

use expect_test::{Expect, expect};
use support::{Fixture, findings, key};

fn check(files: &str, expected: Expect) {
    let fixture = Fixture::new(files);
    expected.assert_eq(&findings(&fixture.snapshot(), &key("note.md")));
}

const SOURCE: &str = "=== dateline.toml\n=== report.txt\nThe council met at noon and voted to close the northern gate for a year.\n\nNobody spoke against it.\n=== references.bib\n@online{report, title = {Report}, date = {2022-02-03}, file = {report.txt}}\n";

fn check_note(note: &str, expected: Expect) {
    check(&format!("{SOURCE}=== note.md\n{note}"), expected);
}

#[test]
fn a_claim_lacks_a_date_or_a_source() {
    check_note(
        "---\ndate: 2022-03-01\n---\n\nThe gate was closed. It was closed on 3 February 2022.\n\nThe gate was reopened [@report].\n",
        expect![[r#"
            5:1 undated-claim «The gate was closed.» This claim has no date. Say when it happened, or name an event whose date is known.
            5:1 unsourced-claim «The gate was closed.» This claim has no source. Cite one: [@key], a link, or a footnote.
            5:22 unsourced-claim «It was closed on 3 February 2022.» This claim has no source. Cite one: [@key], a link, or a footnote.
            7:1 undated-claim «The gate was reopened [@report].» This claim has no date. Say when it happened, or name an event whose date is known.
        "#]],
    );
}

#[test]
fn a_date_may_stand_in_the_heading_and_a_source_beside_the_block() {
    check_note(
        "---\ndate: 2022-03-01\n---\n\n## 3 February 2022\n\nThe council closed the gate.\n\nsource: report\n\n## February 2022\n\nSource: [@report]\n\nThe guards left the tower.\n",
        expect![[""]],
    );
}

#[test]
fn a_relative_date_needs_an_anchor() {
    check_note(
        "The gate was closed last week [@report].\n",
        expect![[r#"
            1:21 unanchored-date «last week» Nothing says when “last week” is: the document has no date. Write `date: YYYY-MM-DD` in its front matter, or a date in full here.
        "#]],
    );
    check_note("---\ndate: 2022-02-07\n---\nThe gate was closed last week [@report].\n", expect![[""]]);
}

#[test]
fn citations_that_lead_nowhere() {
    check_note(
        "In 2022 the gate was closed [@reprot]. In 2022 it was closed [@report, ¶ 9]. In 2022 it stayed so [here](gone.txt).\n\nAsk @somebody. See [[a note to come]].\n\nIn 2022 it was shut.[^x]\n",
        expect![[r#"
            1:31 unresolved-citation «reprot» No source has the key `reprot`. Did you mean `report`?
                fix: Change the key to `report`
            1:72 unresolved-citation «¶ 9» there is no paragraph 9: the source has 2 paragraphs
            1:106 unresolved-citation «gone.txt» There is no file `gone.txt` here. Links are relative to the document.
            5:1 unsourced-claim «In 2022 it was shut.[^x]» This claim has no source. Cite one: [@key], a link, or a footnote.
            5:21 unresolved-citation «[^x]» The footnote `x` has no text. Write `[^x]: …` on a line of its own.
        "#]],
    );
}

#[test]
fn quotations_are_compared_with_the_source() {
    check_note(
        "In 2022 it \"voted to close the southern gate for a year\" [@report]. In 2022 \"everybody spoke at length against the plan\" [@report]. In 2022 it “Voted to close the northern gate for a year.” [@report]\n",
        expect![[r#"
            1:12 misquotation «"voted to close the southern gate for a year"» Not what `report` says: the source has "northern", not "southern".
                fix: Correct the quotation to the source's words
            1:77 unlocated-quotation «"everybody spoke at length against the plan"» This is nowhere in `report`. Cite the source that it is taken from, or write it without quotation marks.
                fix: Take the quotation marks away
        "#]],
    );
}

#[test]
fn an_undated_source_is_said_once_in_a_note() {
    check(
        "=== dateline.toml\n=== memo.txt\nA memo on gates.\n=== note.md\nIn 2022 the gate was shut [@memo]. In 2023 it was opened [@memo].\n",
        expect![[r#"
            1:29 undated-source «memo» The source “memo” has no publication date. Give it one: `published:` in its front matter, or `date` in its bibliography entry (`2024~` for an estimate).
        "#]],
    );
}

#[test]
fn rules_are_silenced_before_a_block_in_a_stretch_and_in_the_front_matter() {
    check_note(
        "<!-- dateline: ignore unsourced-claim -->\n- In 2022 the gate was shut.\n- In 2023 the gate was opened.\n\nIn 2024 the gate was painted.\n",
        expect![[r#"
            5:1 unsourced-claim «In 2024 the gate was painted.» This claim has no source. Cite one: [@key], a link, or a footnote.
        "#]],
    );
    check_note(
        "<!-- dateline-disable -->\nThe gate was shut.\n\n<!-- dateline-enable -->\n\nIn 2022 the gate was painted.\n",
        expect![[r#"
            6:1 unsourced-claim «In 2022 the gate was painted.» This claim has no source. Cite one: [@key], a link, or a footnote.
        "#]],
    );
    check_note("---\ndateline: {ignore: [unsourced-claim, undated-claim]}\n---\nThe gate was shut.\n", expect![[""]]);
}

#[test]
fn a_silencer_that_names_no_rule_is_said() {
    check_note(
        "<!-- dateline: ignore unsourced-claims -->\n\nIn 2022 the gate was shut [@report].\n",
        expect![[r#"
            1:23 unknown-rule «unsourced-claims» There is no rule `unsourced-claims`. Did you mean `unsourced-claim`?
                fix: Change it to `unsourced-claim`
        "#]],
    );
}

#[test]
fn levels_come_from_the_configuration() {
    let files = "=== dateline.toml\n[rules]\nignore = [\"undated-claim\"]\n[rules.severity]\nunsourced-claim = \"error\"\n[rules.per-path]\n\"raw/**\" = [\"unsourced-claim\"]\n=== note.md\nThe gate was shut.\n=== raw/note.md\nThe gate was shut.\n";
    let fixture = Fixture::new(files);
    let found = dateline::rules::check(&fixture.snapshot(), &key("note.md"));
    assert_eq!(
        found.iter().map(|f| (f.rule, f.severity)).collect::<Vec<_>>(),
        [("unsourced-claim", dateline::rules::Severity::Error)]
    );
    assert_eq!(dateline::rules::check(&fixture.snapshot(), &key("raw/note.md")), []);
}

#[test]
fn a_folder_without_a_workspace_is_left_alone_unless_the_document_says_what_it_is() {
    check("=== note.md\nThe gate was shut [@nobody].\n", expect![[""]]);
    check(
        "=== note.md\n---\ntype: note\n---\nIn 2022 the gate was shut.\n",
        expect![[r#"
            4:1 unsourced-claim «In 2022 the gate was shut.» This claim has no source. Cite one: [@key], a link, or a footnote.
        "#]],
    );
}

#[test]
fn another_language_keeps_citations_and_loses_claims() {
    check_note(
        "---\nlang: de\n---\nDas Tor wurde geschlossen [@nichts].\n",
        expect![[r#"
            4:29 unresolved-citation «nichts» No source has the key `nichts`. A key is that of a bibliography entry, or a source's file name without its extension.
        "#]],
    );
}

#[test]
fn wrong_files_have_findings_at_the_place_and_the_rest_loads() {
    let fixture = Fixture::new(
        "=== dateline.toml\n[rule]\n[workspace]\ndossier = [\"d.toml\"]\n=== d.toml\n[[actor]]\nid = \"ann-roe\"\nschema = \"Person\"\nname = \"Ann Roe\"\nnick = \"Annie\"\ncountry = \"nowhere-land\"\n=== refs.bib\n@online{a, title = {A}}\n@online{a, title = {B}, date = {2024-13}}\n",
    );
    let snapshot = fixture.snapshot();
    expect![[r#"
        1:2 config-error «rule» unknown key `rule`; did you mean `rules`?
            fix: Change it to `rules`
    "#]]
    .assert_eq(&findings(&snapshot, &key("dateline.toml")));
    assert_eq!(findings(&snapshot, &key("d.toml")).matches("dossier-error").count(), 2);
    assert_eq!(findings(&snapshot, &key("refs.bib")).matches("bibliography-error").count(), 2);
    let space = snapshot.space(&key("d.toml")).expect("a workspace");
    assert!(space.dossier.actor("ann-roe").is_some());
    assert!(space.catalog.by_key("a").is_some());
}
