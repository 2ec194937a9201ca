//! Sources as notes name them: for a block, a section, a document; by keys, links and footnotes that are right, wrong or doubled; in bibliographies
//! that are broken or huge.

mod support;

use dateline::ide::code_actions;
use dateline::rules::Severity;
use dateline::text::Span;
use expect_test::{Expect, expect};
use std::fmt::Write as _;
use support::{Fixture, findings, key};

const SOURCES: &str = "=== dateline.toml\n\
=== harbour.txt\nThe harbour of Amsel was closed for eleven weeks in spring.\n\nNobody was told how long it would last.\n\n\"We were told nothing,\" the pilot said. \"We were told nothing at all.\"\n\
=== ferry.txt\nThe last ferry carried ninety passengers and a band.\n\
=== refs.bib\n@misc{harbour, title = {Harbour}, date = {2024-05-01}, file = {harbour.txt}}\n@misc{ferry, title = {Ferry}, date = {2024-05-02}, file = {ferry.txt}}\n";

/// The findings of a note that are no hints and are not about claims.
fn said(files: &str, note: &str) -> String {
    let fixture = Fixture::new(&format!("{files}=== note.md\n{note}\n"));
    let all = findings(&fixture.snapshot(), &key("note.md"));
    let about_claims = |line: &&str| ["undated-claim", "unsourced-claim"].iter().any(|rule| line.contains(rule));
    let mut out = String::new();
    let mut skips = false;
    for line in all.lines() {
        skips = if line.starts_with("    ") { skips } else { about_claims(&line) };
        if !skips {
            let _ = writeln!(out, "{line}");
        }
    }
    out
}

fn check_note(note: &str, expected: Expect) {
    expected.assert_eq(&said(SOURCES, note));
}

#[test]
fn a_source_for_the_document_is_what_its_quotations_are_checked_against() {
    check_note(
        "---\nsource: harbour\n---\n\nIt was \"closed for twelve weeks in spring\" and \"open all the summer long\".\n",
        expect![[r#"
            5:8 misquotation «"closed for twelve weeks in spring"» Not what `harbour` says: the source has "eleven", not "twelve".
                fix: Correct the quotation to the source's words
            5:48 unlocated-quotation «"open all the summer long"» This is nowhere in `harbour`. Cite the source that it is taken from, or write it without quotation marks.
                fix: Take the quotation marks away
        "#]],
    );
    for named in [
        "\"[@harbour]\"",
        "\"@harbour\"",
        "[harbour, ferry]",
        "harbour.txt",
        "\"[[harbour]]\"",
        "\"[@ferry; @harbour]\"",
    ] {
        let note = format!("---\nsource: {named}\n---\n\nIt was \"closed for twelve weeks in spring\".\n");
        assert!(said(SOURCES, &note).contains("misquotation"), "{named}: {}", said(SOURCES, &note));
    }
    // Its own citation goes before; what names no source here says nothing.
    check_note("---\nsource: harbour\n---\n\nThere were \"ninety passengers and a band\" [@ferry].\n", expect![[""]]);
    check_note(
        "---\nsource: https://example.org/x\n---\n\nThere were \"ninety passengers and a band\".\n",
        expect![[""]],
    );
}

#[test]
fn a_source_for_a_block_or_a_section_is_as_well() {
    check_note(
        "It was \"closed for twelve weeks in spring\".\n\nSource: [@harbour]\n",
        expect![[r#"
        1:8 misquotation «"closed for twelve weeks in spring"» Not what `harbour` says: the source has "eleven", not "twelve".
            fix: Correct the quotation to the source's words
    "#]],
    );
    check_note(
        "# The ferry\n\nsource: ferry\n\nThere were \"eighty passengers and a band\".\n\n## On board\n\nAgain \"ninety passengers and a dog\".\n\n# Else\n\nNot \"eighty passengers and a band\".\n",
        expect![[r#"
            5:12 unlocated-quotation «"eighty passengers and a band"» This is nowhere in `ferry`. Cite the source that it is taken from, or write it without quotation marks.
                fix: Take the quotation marks away
            9:7 unlocated-quotation «"ninety passengers and a dog"» This is nowhere in `ferry`. Cite the source that it is taken from, or write it without quotation marks.
                fix: Take the quotation marks away
        "#]],
    );
    check_note(
        "> The last ferry carried eighty passengers and a band.\n\nsource: ferry\n",
        expect![[r#"
        1:3 misquotation «The last ferry carried eighty passengers and a band.» Not what `ferry` says: the source has "ninety", not "eighty".
            fix: Correct the quotation to the source's words
    "#]],
    );
}

/// What can be done at the cursor.
fn offered(files: &str, note: &str) -> String {
    let fixture = Fixture::new(&format!("{files}=== note.md\n{note}"));
    let (file, offset) = fixture.at_cursor();
    let mut out = String::new();
    for (_, fix) in code_actions(&fixture.snapshot(), &file, Span::at(offset)) {
        if !fix.title.starts_with("Silence") {
            let edits = fix.edits.iter().map(|(file, edits)| format!("{file}: {:?}", edits[0].insert));
            let _ = writeln!(out, "{}\n    {}", fix.title, edits.collect::<Vec<_>>().join("\n    "));
        }
    }
    out
}

#[test]
fn a_key_of_nobody_is_corrected_or_gets_an_entry() {
    expect![[r#"
        Make an entry for harbor in refs.bib, to be filled in
            /ws/refs.bib: "\n@online{harbor,\n  title       = {},\n  author      = {},\n  date        = {},\n  url         = {},\n}\n"
        Change the key to `harbour`
            /ws/note.md: "harbour"
    "#]].assert_eq(&offered(SOURCES, "It was so in 2021 [@harb<|>or].\n"));
    expect![[r#"
        Make an entry for smith2021 in references.bib, to be filled in
            /ws/references.bib: "@online{smith2021,\n  title       = {},\n  author      = {},\n  date        = {},\n  url         = {},\n}\n"
    "#]].assert_eq(&offered("=== dateline.toml\n", "It was so in 2021 [@smith<|>2021].\n"));
}

#[test]
fn where_no_bibliography_is_read_one_is_made_and_named() {
    let with = |list: &str| format!("=== dateline.toml\n[workspace]\nbibliography = {list}\n");
    let note = "It was so in 2021 [@smith<|>2021].\n";
    expect![[r#"
        Make an entry for smith2021 in references.bib, named in dateline.toml, to be filled in
            /ws/references.bib: "@online{smith2021,\n  title       = {},\n  author      = {},\n  date        = {},\n  url         = {},\n}\n"
            /ws/dateline.toml: "\"references.bib\""
    "#]].assert_eq(&offered(&with("[]"), note));
    expect![[r#"
        Make an entry for smith2021 in refs/references.bib, to be filled in
            /ws/refs/references.bib: "@online{smith2021,\n  title       = {},\n  author      = {},\n  date        = {},\n  url         = {},\n}\n"
    "#]].assert_eq(&offered(&with("[\"refs/*.json\", \"refs/*.bib\"]"), note));
    expect![[r#"
        Make an entry for smith2021 in references.bib, named in dateline.toml, to be filled in
            /ws/references.bib: "@online{smith2021,\n  title       = {},\n  author      = {},\n  date        = {},\n  url         = {},\n}\n"
            /ws/dateline.toml: ", \"references.bib\""
    "#]].assert_eq(&offered(&with("[\"more.json\"]"), note));
    // What is there and not read is added to, not written over.
    expect![[r#"
        Make an entry for smith2021 in references.bib, named in dateline.toml, to be filled in
            /ws/references.bib: "\n\n@online{smith2021,\n  title       = {},\n  author      = {},\n  date        = {},\n  url         = {},\n}\n"
            /ws/dateline.toml: "\"references.bib\""
    "#]].assert_eq(&offered(&format!("{}=== references.bib\n@book{{x,}}", with("[]")), note));
    expect![""].assert_eq(&offered("=== note2.md\nNo workspace's file.\n", note));
}

#[test]
fn words_that_are_nowhere_or_twice() {
    check_note(
        "So it was [[harbour#\"carried ninety passengers\"]].\n",
        expect![[r#"
        1:21 unresolved-citation «"carried ninety passengers"» these words are nowhere in the source
    "#]],
    );
    check_note(
        "So it was [[harbour#\"We were told nothing\"]].\n",
        expect![[r#"
        1:21 ambiguous-passage «"We were told nothing"» These words stand in 2 passages of `harbour`. Give more of them.
            fix: Name the passage “We were told nothing," the pilot said. "We were…”
            fix: Name the passage “We were told nothing at all…”
    "#]],
    );
    check_note("So it was [[harbour#\"Nobody was told\"]].\n", expect![[""]]);
}

#[test]
fn footnotes_defined_twice_or_never() {
    check_note(
        "It was \"closed for eleven weeks\".[^a] And more.[^b]\n\n[^a]: [@harbour]\n\n[^a]: [@ferry]\n",
        expect![[r#"
            1:48 unresolved-citation «[^b]» The footnote `b` has no text. Write `[^b]: …` on a line of its own.
            5:3 ambiguous-passage «a» The footnote `a` has a text already, and most programs show that one. Give this one another label.
        "#]],
    );
}

#[test]
fn links_that_lead_elsewhere() {
    check_note(
        "Up [one](../../etc/passwd.txt), absolute [two](/etc/passwd.txt), [three](file:///etc/passwd.txt), data [four](data:text/plain,harbour), \
         mail [five](mailto:a@example.org), script [six](javascript:alert), odd [seven](..\\\\..\\\\x.txt), far [eight](../../../../../../../../x.md), a folder [nine](../), \
         wiki [[../../etc/passwd]] and [[/etc/passwd.txt]].\n",
        expect![[r#"
            1:10 limit-exceeded «../../etc/passwd.txt» `../../etc/passwd.txt` lies out of the workspace and is not read. Copy it into the workspace, so that what is cited can be checked.
            1:48 limit-exceeded «/etc/passwd.txt» `/etc/passwd.txt` lies out of the workspace and is not read. Copy it into the workspace, so that what is cited can be checked.
            1:74 limit-exceeded «file:///etc/passwd.txt» `file:///etc/passwd.txt` lies out of the workspace and is not read. Copy it into the workspace, so that what is cited can be checked.
            1:216 limit-exceeded «..\\..\\x.txt» `..\..\x.txt` lies out of the workspace and is not read. Copy it into the workspace, so that what is cited can be checked.
            1:244 limit-exceeded «../../../../../../../../x.md» `../../../../../../../../x.md` lies out of the workspace and is not read. Copy it into the workspace, so that what is cited can be checked.
            1:291 limit-exceeded «../» `../` lies out of the workspace and is not read. Copy it into the workspace, so that what is cited can be checked.
            1:304 limit-exceeded «../../etc/passwd» `../../etc/passwd` lies out of the workspace and is not read. Copy it into the workspace, so that what is cited can be checked.
            1:329 limit-exceeded «/etc/passwd.txt» `/etc/passwd.txt` lies out of the workspace and is not read. Copy it into the workspace, so that what is cited can be checked.
        "#]],
    );
}

#[test]
fn a_wikilink_to_a_thousand_candidates() {
    let mut files = String::from("=== dateline.toml\n");
    for at in 0..1_000 {
        let _ = write!(files, "=== folder{at}/minutes.txt\nThe council met for the {at}th time.\n");
    }
    expect![[r#"
        1:13 ambiguous-passage «minutes» 1000 documents have the name `minutes`; `folder0/minutes.txt` is taken for it. Write more of its path.
            fix: Name folder0/minutes
            fix: Name folder1/minutes
            fix: Name folder10/minutes
            fix: Name folder100/minutes
            fix: Name folder101/minutes
        1:13 undated-source «minutes» The source “minutes” has no publication date. Give it one: `published:` in its front matter, or `date` in its bibliography entry (`2024~` for an estimate).
        1:29 ambiguous-passage «minutes» 1000 documents have the name `minutes`; `folder0/minutes.txt` is taken for it. Write more of its path.
            fix: Name folder0/minutes
            fix: Name folder1/minutes
            fix: Name folder10/minutes
            fix: Name folder100/minutes
            fix: Name folder101/minutes
        1:37 unresolved-citation «"for the 7th time"» these words are nowhere in the source
        1:65 undated-source «folder7/minutes» The source “minutes” has no publication date. Give it one: `published:` in its front matter, or `date` in its bibliography entry (`2024~` for an estimate).
        1:81 unresolved-citation «"for the 8th time"» these words are nowhere in the source
    "#]].assert_eq(&said(
        &files,
        "So it was [[minutes]] and [[minutes#\"for the 7th time\"]], but [[folder7/minutes#\"for the 8th time\"]].\n",
    ));
}

/// The findings of a bibliography, hints left out.
fn of_bibliography(name: &str, text: &str) -> String {
    let fixture = Fixture::new(&format!("=== dateline.toml\n=== {name}\n{text}"));
    findings(&fixture.snapshot(), &key(name))
}

#[test]
fn bibliographies_that_are_broken() {
    let text = "@article{a, title = {An open {brace}, date = {2020}\n}\n@article{b b, title = {A key with a space}, date = {2021}}\n@book{ключ, title = {Unicode}, date = 2022}\n\
        @book{été:2020/x, title = \"Quoted \"twice\" }\n@misc{gone, file = {gone.txt}}\n@misc{a, title = {Again}}\n@misc{, title = {No key}}\n@misc{last, date = {the day before}, title = {Last}";
    expect![[r#"
        1:21 bibliography-error «{» this brace is not closed
        3:10 bibliography-error «b b» the key `b b` has a space in it, which other programs do not read; take it out, or cite it as `[@{b b}]`
            fix: Change it to `b-b`
        5:36 bibliography-error «twice» this field has no value; write `name = {value}`
        6:20 bibliography-error «{gone.txt}» There is no file `gone.txt` here, neither beside this bibliography nor below the workspace's root. Mend the path, or take the file out of `exclude` and `.gitignore`; links to other places are not followed.
        7:7 bibliography-error «a» the key `a` is given to an entry before; give this one another
        8:1 bibliography-error «@misc{, title = {No key}}» this entry has no key; add one after the brace
        9:1 bibliography-error «@misc{last, date = {the day before}, title = {Last}» this entry is not closed; add its closing brace
        9:20 bibliography-error «{the day before}» `the day before` is not a date (`the day before` is no EDTF date; dates are written 2024-11-26, 2024-11 or 2024); write it as 2024, 2024-11 or 2024-11-26, with `~` for an estimate
    "#]].assert_eq(&of_bibliography("refs.bib", text));
    let files = format!("=== dateline.toml\n=== refs.bib\n{text}\n");
    // What is whole is cited as ever.
    expect![[r#"
        1:7 undated-source «a» The source “An open brace, date = 2020” has no publication date. Give it one: `published:` in its front matter, or `date` in its bibliography entry (`2024~` for an estimate).
        1:47 undated-source «été:2020/x» The source “Quoted” has no publication date. Give it one: `published:` in its front matter, or `date` in its bibliography entry (`2024~` for an estimate).
        1:67 undated-source «last» The source “Last” has no publication date. Give it one: `published:` in its front matter, or `date` in its bibliography entry (`2024~` for an estimate).
        1:80 undated-source «gone» The source “gone” has no publication date. Give it one: `published:` in its front matter, or `date` in its bibliography entry (`2024~` for an estimate).
    "#]].assert_eq(&said(
        &files,
        "One [@a], two [@{b b}], three [@ключ], four [@été:2020/x], five [@last], six [@gone].",
    ));
    expect![[r#"
        1:53 bibliography-error «a» the key `a` is given to an entry before; give this one another
        1:74 bibliography-error «{» this item has no `id`, so that nothing can cite it by one
        1:114 bibliography-error «{"raw": "soon"}» `soon` is not a date (`soon` is no EDTF date; dates are written 2024-11-26, 2024-11 or 2024); write it as 2024, 2024-11 or 2024-11-26, with `~` for an estimate
        1:131 bibliography-error «» a value is expected here, and the file ends
    "#]].assert_eq(&of_bibliography("refs.json", "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"A\"}, {\"id\": \"a\", \"type\": \"book\"}, {\"type\": \"book\"}, {\"id\": \"b\", \"issued\": {\"raw\": \"soon\"}},"));
}

#[test]
fn a_bibliography_of_100_000_entries() {
    let mut text = String::new();
    for at in 0..100_000 {
        let _ = writeln!(
            text,
            "@online{{key{at}, title = {{Title {at}}}, date = {{2024-01-0{}}}, file = {{files/{at}.pdf}}}}",
            1 + at % 9
        );
    }
    let fixture = Fixture::new(&format!(
        "=== dateline.toml\n=== refs.bib\n{text}=== note.md\nSo it was [@key99999] and [@key100001].\n"
    ));
    let snapshot = fixture.snapshot();
    let note = dateline::rules::check(&snapshot, &key("note.md"));
    assert!(note.iter().any(|finding| finding.message.contains("No source has the key `key100001`")), "{note:#?}");
    assert!(!note.iter().any(|finding| finding.message.contains("key99999")), "{note:#?}");
    // Every entry names a file that is not there: so many are listed, and how many more there are.
    let of_file = dateline::rules::check(&snapshot, &key("refs.bib"));
    assert_eq!(of_file.iter().filter(|finding| finding.severity == Severity::Error).count(), 1_000);
    assert!(of_file.iter().any(|finding| finding.message.starts_with("99000 more problems")), "{:#?}", of_file.last());
}

#[test]
fn one_document_of_several_entries_and_further_keys() {
    let files = "=== dateline.toml\n=== book.txt\nThe harbour of Amsel was closed for eleven weeks.\n\
        === refs.bib\n@inbook{one, title = {One}, date = {2024}, file = {book.txt}}\n@inbook{two, title = {Two}, date = {2024}, file = {book.txt}, ids = {zwei, deux}}\n";
    expect![[r#"
        1:8 unlocated-quotation «"closed for twelve weeks in all"» This is nowhere in `one` or `two`. Cite the source that it is taken from, or write it without quotation marks.
            fix: Take the quotation marks away
        1:49 unlocated-quotation «"closed for nine weeks in all"» This is nowhere in `one` or `two`. Cite the source that it is taken from, or write it without quotation marks.
            fix: Take the quotation marks away
        1:88 unlocated-quotation «"closed for ten weeks in all"» This is nowhere in `one` or `two`. Cite the source that it is taken from, or write it without quotation marks.
            fix: Take the quotation marks away
    "#]].assert_eq(&said(files, "It was \"closed for twelve weeks in all\" [@one], \"closed for nine weeks in all\" [@two], \"closed for ten weeks in all\" [@deux]."));
}
