//! Renames over workspaces written here; `<|>` is the cursor.

mod support;

use dateline::ide::rename::{Edits, prepare, rename, will_rename};
use dateline::workspace::change::DiskFile;
use dateline::workspace::{Change, FileKey};
use expect_test::{Expect, expect};
use support::{Fixture, key};

const WORKSPACE: &str = r#"=== dateline.toml
[workspace]
sources = ["articles/**", "other/plain.txt"]
=== references.bib
@online{bridge, title = {The bridge}, date = {2023-04-05}, file = {articles/bridge.txt}}
@inbook{part, title = {A part}, crossref = {bridge}}
@online{far, title = {Far away}, url = {https://example.org/far}}
=== articles/bridge.txt
The bridge was closed on Monday.
=== articles/Old ferry.md
---
type: source
---

# The ferry

It sails. ^sails

## Fares & hours

Cheap.
=== other/plain.txt
Nothing.
=== dossier/people.toml
[[actor]]
id = "lena-vorst"
name = "Lena Vorst"
country = "dornland"

[[actor]]
id = "dornland"
schema = "Country"
name = "Dornland"

[[event]]
id = "dorn-talks"
name = "Dorn talks"
participants = ["lena-vorst"]
startDate = 2023-06-01
source = ["bridge", "far"]
=== dossier/Mayor of Dorn.md
---
type: actor
id: otto-dorn
name: Otto Dorn
country: dornland
---
=== notes/a.md
---
source: bridge
---

Closed [see @bridge, ¶ 1; @far]. Also [[bridge]], [[bridge#"was closed"|there]], @bridge [p. 3] and [it](../articles/bridge.txt#L1).

The email bridge@bridge.org is none, `[@bridge]` is code.

source: bridge
=== notes/b.md
# Own

See [[articles/Old ferry#Fares & hours]], [[Old ferry#fares--hours]], [x](../articles/Old%20ferry.md#fares--hours), [[Old ferry#^sails|here]],
[@{Old ferry}, sec. Fares & hours], [reference][ferry] and [[#Own]].

[ferry]: <../articles/Old ferry.md#the-ferry> "title"
"#;

fn workspace(cursor_in: &str, words: &str, at: usize) -> Fixture {
    let mut found = false;
    let parts: Vec<String> = WORKSPACE
        .split("=== ")
        .map(|part| match part.strip_prefix(cursor_in) {
            Some(rest) if !found => {
                found = true;
                let place = rest.find(words).expect("the words") + at;
                format!("{cursor_in}{}<|>{}", &rest[..place], &rest[place..])
            }
            _ => part.to_owned(),
        })
        .collect();
    Fixture::new(&parts.join("=== "))
}

/// The lines that change, as they are afterwards, and the files that get other names.
fn shown(fixture: &Fixture, edits: &Edits) -> String {
    let snapshot = fixture.snapshot();
    let mut out = String::new();
    for (file, edits) in &edits.edits {
        let before = snapshot.text(file).expect("a file").to_string();
        let mut after = before.clone();
        for edit in edits.iter().rev() {
            after.replace_range(edit.span.start..edit.span.end, &edit.insert);
        }
        out.push_str(&format!("{}\n", file.trim_start_matches("/ws/")));
        let changed = before.lines().zip(after.lines()).filter(|(before, after)| before != after);
        changed.for_each(|(_, after)| out.push_str(&format!("  {after}\n")));
    }
    for (old, new) in &edits.files {
        out.push_str(&format!("{old} → {new}\n"));
    }
    out
}

fn check(file: &str, words: &str, at: usize, name: &str, expected: Expect) {
    let fixture = workspace(file, words, at);
    let (file, offset) = fixture.at_cursor();
    let snapshot = fixture.snapshot();
    let prepared = match prepare(&snapshot, &file, offset) {
        Ok(Some(found)) => format!("«{}»\n", found.name),
        Ok(None) => "nothing\n".to_owned(),
        Err(why) => format!("refused: {why}\n"),
    };
    let renamed = match rename(&snapshot, &file, offset, name) {
        Ok(edits) => shown(&fixture, &edits),
        Err(why) => format!("error: {why}\n"),
    };
    expected.assert_eq(&format!("{prepared}{renamed}"));
}

#[test]
fn a_key_is_renamed_in_the_bibliography_and_wherever_it_is_cited() {
    check(
        "notes/a.md",
        "@bridge, ¶",
        3,
        "span-2023",
        expect![[r#"
        «bridge»
        dossier/people.toml
          source = ["span-2023", "far"]
        notes/a.md
          source: span-2023
          Closed [see @span-2023, ¶ 1; @far]. Also [[span-2023]], [[span-2023#"was closed"|there]], @span-2023 [p. 3] and [it](../articles/bridge.txt#L1).
          source: span-2023
        references.bib
          @online{span-2023, title = {The bridge}, date = {2023-04-05}, file = {articles/bridge.txt}}
          @inbook{part, title = {A part}, crossref = {span-2023}}
    "#]],
    );
}

#[test]
fn a_key_is_renamed_from_its_entry_and_from_a_crossref() {
    check(
        "references.bib",
        "far,",
        1,
        "away",
        expect![[r#"
        «far»
        dossier/people.toml
          source = ["bridge", "away"]
        notes/a.md
          Closed [see @bridge, ¶ 1; @away]. Also [[bridge]], [[bridge#"was closed"|there]], @bridge [p. 3] and [it](../articles/bridge.txt#L1).
        references.bib
          @online{away, title = {Far away}, url = {https://example.org/far}}
    "#]],
    );
    check(
        "references.bib",
        "{bridge}}",
        3,
        "bridge",
        expect![[r#"
        «bridge»
    "#]],
    );
}

#[test]
fn a_key_that_is_taken_or_none_is_refused() {
    check(
        "notes/a.md",
        "@far",
        2,
        "bridge",
        expect![[r#"
        «far»
        error: The key `bridge` is taken: by The bridge.
    "#]],
    );
    check(
        "notes/a.md",
        "@far",
        2,
        "two words",
        expect![[r#"
        «far»
        error: `two words` cannot be a citation key: it begins and ends with a letter or digit and has no spaces, brackets, commas or quote marks.
    "#]],
    );
    check(
        "notes/a.md",
        "email",
        2,
        "x",
        expect![[r#"
        nothing
        error: Nothing here has a name that can be changed.
    "#]],
    );
}

#[test]
fn a_heading_is_renamed_with_the_links_to_it() {
    check(
        "articles/Old ferry.md",
        "Fares",
        2,
        "Prices, *mostly*",
        expect![[r#"
        «Fares & hours»
        articles/Old ferry.md
          ## Prices, *mostly*
        notes/b.md
          See [[articles/Old ferry#Prices, mostly]], [[Old ferry#prices-mostly]], [x](../articles/Old%20ferry.md#prices-mostly), [[Old ferry#^sails|here]],
          [@{Old ferry}, sec. Prices, mostly], [reference][ferry] and [[#Own]].
    "#]],
    );
    check(
        "notes/b.md",
        "#Fares",
        3,
        "Prices",
        expect![[r#"
        «Fares & hours»
        articles/Old ferry.md
          ## Prices
        notes/b.md
          See [[articles/Old ferry#Prices]], [[Old ferry#prices]], [x](../articles/Old%20ferry.md#prices), [[Old ferry#^sails|here]],
          [@{Old ferry}, sec. Prices], [reference][ferry] and [[#Own]].
    "#]],
    );
    check(
        "notes/b.md",
        "# Own",
        3,
        "Mine",
        expect![[r#"
        «Own»
        notes/b.md
          # Mine
          [@{Old ferry}, sec. Fares & hours], [reference][ferry] and [[#Mine]].
    "#]],
    );
    check(
        "articles/bridge.txt",
        "closed",
        3,
        "x",
        expect![[r#"
        nothing
        error: Nothing here has a name that can be changed.
    "#]],
    );
}

#[test]
fn a_block_id_is_renamed_with_the_links_to_it() {
    check(
        "articles/Old ferry.md",
        "^sails",
        3,
        "sailing",
        expect![[r#"
        «sails»
        articles/Old ferry.md
          It sails. ^sailing
        notes/b.md
          See [[articles/Old ferry#Fares & hours]], [[Old ferry#fares--hours]], [x](../articles/Old%20ferry.md#fares--hours), [[Old ferry#^sailing|here]],
    "#]],
    );
    check(
        "notes/b.md",
        "^sails",
        3,
        "two words",
        expect![[r#"
        «sails»
        error: `two words` cannot be a block id: it has only letters, digits and hyphens.
    "#]],
    );
}

#[test]
fn a_file_is_renamed_from_a_wikilink_with_all_that_leads_to_it() {
    check(
        "notes/b.md",
        "Old ferry#fares",
        3,
        "New ferry",
        expect![[r#"
        «Old ferry»
        notes/b.md
          See [[articles/New ferry#Fares & hours]], [[New ferry#fares--hours]], [x](../articles/New%20ferry.md#fares--hours), [[New ferry#^sails|here]],
          [@{New ferry}, sec. Fares & hours], [reference][ferry] and [[#Own]].
          [ferry]: <../articles/New ferry.md#the-ferry> "title"
        /ws/articles/Old ferry.md → /ws/articles/New ferry.md
    "#]],
    );
    check(
        "notes/b.md",
        "{Old ferry",
        3,
        "ferries/ferry",
        expect![[r#"
        «Old ferry»
        notes/b.md
          See [[ferries/ferry#Fares & hours]], [[ferry#fares--hours]], [x](../ferries/ferry.md#fares--hours), [[ferry#^sails|here]],
          [@{ferry}, sec. Fares & hours], [reference][ferry] and [[#Own]].
          [ferry]: <../ferries/ferry.md#the-ferry> "title"
        /ws/articles/Old ferry.md → /ws/ferries/ferry.md
    "#]],
    );
    check(
        "notes/b.md",
        "Old ferry#fares",
        3,
        "../../ferry",
        expect![[r#"
        «Old ferry»
        error: `../../ferry` leads out of the workspace.
    "#]],
    );
    check(
        "notes/b.md",
        "Old ferry#fares",
        3,
        "bridge|x",
        expect![[r#"
        «Old ferry»
        error: `bridge|x` cannot be a file's name that links lead to: leave out [ ] | # ^ \ : " * ? < >
    "#]],
    );
}

#[test]
fn a_dossier_id_is_renamed_in_all_dossier_files() {
    check(
        "dossier/people.toml",
        "dornland",
        3,
        "dorn-land",
        expect![[r#"
        «dornland»
        dossier/Mayor of Dorn.md
          country: dorn-land
        dossier/people.toml
          country = "dorn-land"
          id = "dorn-land"
    "#]],
    );
    check(
        "dossier/people.toml",
        "[\"lena",
        4,
        "l-vorst",
        expect![[r#"
        «lena-vorst»
        dossier/people.toml
          id = "l-vorst"
          participants = ["l-vorst"]
    "#]],
    );
    check(
        "dossier/people.toml",
        "lena-vorst",
        3,
        "Lena Vorst",
        expect![[r#"
        «lena-vorst»
        error: `Lena Vorst` cannot be an id: an id has only a-z, 0-9 and hyphens.
    "#]],
    );
    check(
        "dossier/people.toml",
        "lena-vorst",
        3,
        "otto-dorn",
        expect![[r#"
        «lena-vorst»
        error: The id `otto-dorn` is taken by another entry.
    "#]],
    );
    check(
        "dossier/people.toml",
        "lena-vorst",
        3,
        "germany",
        expect![[r#"
        «lena-vorst»
        error: The id `germany` is taken by another entry.
    "#]],
    );
    check(
        "dossier/Mayor of Dorn.md",
        "otto",
        3,
        "otto",
        expect![[r#"
        «otto-dorn»
        dossier/Mayor of Dorn.md
          id: otto
    "#]],
    );
}

#[test]
fn built_in_entries_and_names_in_texts_are_refused() {
    let base = "=== dateline.toml\n=== dossier/a.toml\n";
    for (text, expected) in [
        ("[[actor]]\nid = \"x\"\nname = \"X\"\ncountry = \"ger<|>many\"\n", "built-in"),
        ("[[actor]]\nid = \"ger<|>many\"\nlastName = \"X\"\n", "built-in"),
        ("[[actor]]\nid = \"x\"\nname = \"X\"\n=== n.md\nGer<|>many left.\n", "definition"),
    ] {
        let fixture = Fixture::new(&format!("{base}{text}"));
        let (file, offset) = fixture.at_cursor();
        let why = prepare(&fixture.snapshot(), &file, offset).expect_err("refused");
        assert!(why.contains(expected), "{why}");
    }
}

fn moves(from: &[(&str, &str)], expected: Expect) {
    let fixture = Fixture::new(WORKSPACE);
    let moves: Vec<(FileKey, FileKey)> = from.iter().map(|(old, new)| (key(old), key(new))).collect();
    expected.assert_eq(&shown(&fixture, &will_rename(&fixture.snapshot(), &moves)));
}

#[test]
fn links_follow_files_and_folders() {
    moves(
        &[("articles", "sources/2023")],
        expect![[r#"
        dateline.toml
          sources = ["sources/2023/**", "other/plain.txt"]
        notes/a.md
          Closed [see @bridge, ¶ 1; @far]. Also [[bridge]], [[bridge#"was closed"|there]], @bridge [p. 3] and [it](../sources/2023/bridge.txt#L1).
        notes/b.md
          See [[sources/2023/Old ferry#Fares & hours]], [[Old ferry#fares--hours]], [x](../sources/2023/Old%20ferry.md#fares--hours), [[Old ferry#^sails|here]],
          [ferry]: <../sources/2023/Old ferry.md#the-ferry> "title"
        references.bib
          @online{bridge, title = {The bridge}, date = {2023-04-05}, file = {sources/2023/bridge.txt}}
    "#]],
    );
    moves(
        &[("articles/bridge.txt", "articles/bridge_2.txt"), ("other/plain.txt", "plain.txt")],
        expect![[r#"
        dateline.toml
          sources = ["articles/**", "plain.txt"]
        notes/a.md
          Closed [see @bridge, ¶ 1; @far]. Also [[bridge]], [[bridge#"was closed"|there]], @bridge [p. 3] and [it](../articles/bridge_2.txt#L1).
        references.bib
          @online{bridge, title = {The bridge}, date = {2023-04-05}, file = {articles/bridge_2.txt}}
    "#]],
    );
    moves(
        &[("notes/a.md", "notes/deep/er/a.md"), ("notes/b.md", "b.md")],
        expect![[r#"
        notes/a.md
          Closed [see @bridge, ¶ 1; @far]. Also [[bridge]], [[bridge#"was closed"|there]], @bridge [p. 3] and [it](../../../articles/bridge.txt#L1).
        notes/b.md
          See [[articles/Old ferry#Fares & hours]], [[Old ferry#fares--hours]], [x](articles/Old%20ferry.md#fares--hours), [[Old ferry#^sails|here]],
          [ferry]: <articles/Old ferry.md#the-ferry> "title"
    "#]],
    );
    moves(
        &[("articles/Old ferry.md", "articles/Ferry.md")],
        expect![[r#"
        notes/b.md
          See [[articles/Ferry#Fares & hours]], [[Ferry#fares--hours]], [x](../articles/Ferry.md#fares--hours), [[Ferry#^sails|here]],
          [@{Ferry}, sec. Fares & hours], [reference][ferry] and [[#Own]].
          [ferry]: <../articles/Ferry.md#the-ferry> "title"
    "#]],
    );
    moves(
        &[("references.bib", "lists/references.bib")],
        expect![[r#"
        references.bib
          @online{bridge, title = {The bridge}, date = {2023-04-05}, file = {../articles/bridge.txt}}
    "#]],
    );
    moves(&[("nowhere", "elsewhere")], expect![[""]]);
}

/// What leads where, and what is found wrong, is the same after the rename as before.
#[test]
fn after_a_move_everything_leads_where_it_led() {
    let fixture = Fixture::new(WORKSPACE);
    let snapshot = fixture.snapshot();
    let moved = [(key("articles"), key("sources"))];
    let edits = will_rename(&snapshot, &moved);
    let mut after = String::new();
    for file in snapshot.files() {
        let mut text = snapshot.text(&file).expect("a file").to_string();
        for edit in edits.edits.get(&file).into_iter().flatten().rev() {
            text.replace_range(edit.span.start..edit.span.end, &edit.insert);
        }
        let name = file.trim_start_matches("/ws/").replace("articles/", "sources/");
        after.push_str(&format!("=== {name}\n{text}"));
    }
    let moved = Fixture::new(&after);
    for name in ["notes/a.md", "notes/b.md"] {
        let leads = |fixture: &Fixture| -> Vec<String> {
            let snapshot = fixture.snapshot();
            let analysis = snapshot.analysis(&key(name)).expect("a note");
            let cites: Vec<_> = analysis.blocks().flat_map(|view| view.result.citations.clone()).collect();
            let space = snapshot.space(&key(name)).expect("a place");
            let passages =
                cites.iter().map(|cite| dateline::ide::passage::of_citation(&snapshot, space, &key(name), cite));
            passages.map(|found| format!("{found:?}").replace("articles/", "sources/")).collect()
        };
        assert_eq!(leads(&fixture), leads(&moved));
        assert!(!leads(&moved).is_empty());
    }
}

#[test]
fn a_key_that_is_cited_five_thousand_times_is_renamed_whole() {
    let mut text =
        "=== dateline.toml\n=== references.bib\n@online{bridge, title = {The bridge}, date = {2023}}\n".to_owned();
    for n in 0..1_000 {
        text.push_str(&format!("=== notes/{n}.md\n"));
        (0..5).for_each(|_| text.push_str("It was closed in 2023 [see @bridge, ¶ 1]. Lorries drive further.\n\n"));
    }
    let fixture = Fixture::new(&text);
    let snapshot = fixture.snapshot();
    let edits = rename(&snapshot, &key("references.bib"), "@online{b".len(), "span").expect("a rename");
    assert_eq!(edits.edits.len(), 1_001);
    assert_eq!(edits.edits.values().map(Vec::len).sum::<usize>(), 5_001);
}

#[test]
fn two_entries_are_merged_into_one_with_what_refers_to_them() {
    let fixture = Fixture::new(
        "=== dateline.toml\n=== dossier/a.toml\n[[actor]]\nid = \"ann-<|>roe\"\nname = \"Ann Roe\"\n\n[[actor]]\nid = \"other\"\nname = \"Someone Else\"\n\n[[event]]\nid = \"talks\"\nname = \"Talks\"\nparticipants = [\"a-roe\"]\nstartDate = 2023\n=== dossier/b.toml\n[[actor]]\nid = \"a-roe\"\nname = \"A. Roe\"\nalias = [\"Ann Roe\"]\nsummary = \"Mayor.\"\n\n[[actor]]\nid = \"last\"\nname = \"Last\"\ncountry = \"a-roe\"\n",
    );
    let (file, offset) = fixture.at_cursor();
    let snapshot = fixture.snapshot();
    let fixes = dateline::ide::code_actions::refactorings(&snapshot, &file, dateline::text::Span::at(offset));
    let [fix] = fixes.as_slice() else { panic!("one merge: {fixes:?}") };
    assert_eq!(fix.title, "Merge the actor `a-roe` into `ann-roe`");
    let mut out = String::new();
    for (file, edits) in &fix.edits {
        let mut text = snapshot.text(file).expect("a file").to_string();
        for edit in edits.iter().rev() {
            text.replace_range(edit.span.start..edit.span.end, &edit.insert);
        }
        out.push_str(&format!("=== {}\n{text}", file.trim_start_matches("/ws/")));
    }
    expect![[r#"
        === dossier/a.toml
        [[actor]]
        id = "ann-roe"
        name = "Ann Roe"
        summary = "Mayor."
        alias = ["A. Roe"]

        [[actor]]
        id = "other"
        name = "Someone Else"

        [[event]]
        id = "talks"
        name = "Talks"
        participants = ["ann-roe"]
        startDate = 2023
        === dossier/b.toml
        [[actor]]
        id = "last"
        name = "Last"
        country = "ann-roe"
    "#]]
    .assert_eq(&out);
    let after = Fixture::new(&format!("=== dateline.toml\n{out}"));
    let space_problems = support::findings(&after.snapshot(), &key("dossier/a.toml"));
    assert!(!space_problems.contains("a-roe"), "{space_problems}");
}

#[test]
fn links_follow_a_pdf() {
    let mut fixture = Fixture::new(
        "=== dateline.toml\n=== refs.bib\n@report{annual, title = {Annual}, date = {2024}, file = {papers/annual.pdf}}\n\
         === notes/note.md\nSo [it is](../papers/annual.pdf#page=2) [@annual; @loose], [[loose]], [[loose.pdf]] and [so](../papers/loose.pdf).\n",
    );
    let text = |name: &str| {
        let file = DiskFile { extracted: true, ..DiskFile::of("A page.\n") };
        (key(name), Some(file))
    };
    let files = vec![text("papers/annual.pdf.txt"), text("papers/loose.pdf.txt")];
    fixture.world.apply(Change::Disk { files });
    let moves = [("papers/annual.pdf", "old/yearly report.pdf"), ("papers/loose.pdf", "old/bound.pdf")];
    let moves: Vec<_> = moves.iter().map(|(old, new)| (key(old), key(new))).collect();
    expect![[r#"
        notes/note.md
          So [it is](../old/yearly%20report.pdf#page=2) [@annual; @bound], [[bound]], [[bound.pdf]] and [so](../old/bound.pdf).
        refs.bib
          @report{annual, title = {Annual}, date = {2024}, file = {old/yearly report.pdf}}
    "#]].assert_eq(&shown(&fixture, &will_rename(&fixture.snapshot(), &moves)));
}

const NAMED: &str = r#"=== dateline.toml
[workspace]
sources = ["articles/**"]
bibliography = ["refs/main.bib"]
=== refs/main.bib
@online{far, title = {Far}, url = {https://example.org/far}, file = {Text:../articles/far_away.txt:text/plain;../articles/b.txt}}
=== refs/own.bib
@online{own, title = {Own}, url = {https://example.org/own}}
=== articles/far_away.txt
Far.
=== articles/b.txt
B.
=== articles/Plain one.md
Plain.
=== img/map one.png
=== img/other.png
=== dossier/events.toml
[[event]]
id = "talks"
name = "Talks"
startDate = 2023-06-01
source = ["Plain one"]
=== notes/a.md
---
bibliography: [../refs/own.bib, refs/main.bib]
source: Plain one
---

![A map](../img/map%20one.png "title") and ![](<../img/map one.png>) and ![[map one.png]] and ![[img/map one.png|300]].
![other](../img/other.png) ![by label][m]

[m]: <../img/map one.png>
=== notes/b.md
---
bibliography: "../refs/own.bib"
source: ["../articles/Plain one.md", "[[Plain one]]", "[@far]"]
---

Own [@own].
"#;

fn moved(moves: &[(&str, &str)]) -> String {
    let fixture = Fixture::new(NAMED);
    let moves: Vec<(FileKey, FileKey)> = moves.iter().map(|(old, new)| (key(old), key(new))).collect();
    shown(&fixture, &will_rename(&fixture.snapshot(), &moves))
}

#[test]
fn images_take_their_embeds_along() {
    expect![[r#"
        notes/a.md
          ![A map](../img/plan%20%282%29.png "title") and ![](<../img/plan (2).png>) and ![[plan (2).png]] and ![[img/plan (2).png|300]].
          [m]: <../img/plan (2).png>
    "#]].assert_eq(&moved(&[("img/map one.png", "img/plan (2).png")]));
    expect![[r#"
        notes/a.md
          ![A map](../pictures/map%20one.png "title") and ![](<../pictures/map one.png>) and ![[map one.png]] and ![[pictures/map one.png|300]].
          ![other](../pictures/other.png) ![by label][m]
          [m]: <../pictures/map one.png>
    "#]].assert_eq(&moved(&[("img", "pictures")]));
    expect![[r#"
        notes/a.md
          ![A map](../deep/other.png "title") and ![](<../deep/other.png>) and ![[deep/other.png]] and ![[deep/other.png|300]].
          [m]: <../deep/other.png>
    "#]].assert_eq(&moved(&[("img/map one.png", "deep/other.png")]));
    expect![[r#"
        notes/a.md
          bibliography: [../../refs/own.bib, refs/main.bib]
          ![A map](../../img/map%20one.png "title") and ![](<../../img/map one.png>) and ![[map one.png]] and ![[img/map one.png|300]].
          ![other](../../img/other.png) ![by label][m]
          [m]: <../../img/map one.png>
    "#]].assert_eq(&moved(&[("notes/a.md", "notes/deep/a.md")]));
}

#[test]
fn bibliographies_and_sources_are_followed_in_front_matter_and_configuration() {
    expect![[r#"
        dateline.toml
          bibliography = ["library/main.bib"]
        notes/a.md
          bibliography: [../library/own.bib, library/main.bib]
        notes/b.md
          bibliography: "../library/own.bib"
    "#]]
    .assert_eq(&moved(&[("refs", "library")]));
    expect![[r#"
        notes/a.md
          bibliography: [../refs/mine.bib, refs/main.bib]
        notes/b.md
          bibliography: "../refs/mine.bib"
    "#]]
    .assert_eq(&moved(&[("refs/own.bib", "refs/mine.bib")]));
    expect![[r#"
        dossier/events.toml
          source = ["Other"]
        notes/a.md
          source: Other
        notes/b.md
          source: ["../articles/Other.md", "[[Other]]", "[@far]"]
    "#]]
    .assert_eq(&moved(&[("articles/Plain one.md", "articles/Other.md")]));
    expect![[r#"
        dateline.toml
          sources = ["texts/**"]
        notes/b.md
          source: ["../texts/Plain one.md", "[[Plain one]]", "[@far]"]
        refs/main.bib
          @online{far, title = {Far}, url = {https://example.org/far}, file = {Text:../texts/far_away.txt:text/plain;../texts/b.txt}}
    "#]].assert_eq(&moved(&[("articles", "texts")]));
    let before = Fixture::new(NAMED).snapshot();
    assert!(before.space(&key("notes/b.md")).is_some_and(|space| space.catalog.by_key("own").is_some()));
}
