//! Paths in links, front matter and bibliographies, and what a bibliography's entries are made of.

use super::shown;
use super::support::Fixture;
use expect_test::{Expect, expect};

const FILES: &str = r#"=== dateline.toml
[workspace]
sources = ["articles/**"]
bibliography = ["*.bib", "*.json", "refs/*.bib"]
exclude = ["drafts/**"]
=== references.bib
@online{bridge, title = {The bridge at Dorn}, date = {2023-04-05}, file = {articles/bridge.txt}}
@xdata{courier, publisher = {Dorn Courier}}
=== articles/bridge.txt
The bridge was closed.
=== articles/Old ferry (1).md
Old.
=== articles/deeper/a#b 100%.md
Odd.
=== articles/Łódź.md
Far.
=== drafts/secret.md
No.
=== notes/roads.md
Roads.
=== notes/img/map of Dorn.png
=== notes/img/plan.PNG
=== refs/more.bib
"#;

fn check(file: &str, text: &str, expected: Expect) {
    expected.assert_eq(&shown(&Fixture::new(&format!("{FILES}=== {file}\n{text}\n"))));
}

#[test]
fn a_links_address_is_completed_a_folder_at_a_time() {
    check(
        "notes/n.md",
        "See [it](<|>)",
        expect![[r#"
        img/ |  → See [it](img/)
        roads.md |  → See [it](roads.md)
        ../ |  → See [it](../)
    "#]],
    );
    check(
        "notes/n.md",
        "See [it](../<|>",
        expect![[r#"
        articles/ |  → See [it](../articles/
        notes/ |  → See [it](../notes/
        refs/ |  → See [it](../refs/
    "#]],
    );
    check(
        "notes/n.md",
        "See [it](../articles/<|>)",
        expect![[r#"
            Old ferry (1).md |  → See [it](../articles/Old%20ferry%20%281%29.md)
            bridge.txt | The bridge at Dorn · 5 April 2023 → See [it](../articles/bridge.txt)
            deeper/ |  → See [it](../articles/deeper/)
            Łódź.md |  → See [it](../articles/Łódź.md)
        "#]],
    );
    check(
        "notes/n.md",
        "See [it](../articles/ol<|>",
        expect![[r#"
        Old ferry (1).md |  → See [it](../articles/Old%20ferry%20%281%29.md)
    "#]],
    );
    check(
        "notes/n.md",
        "See [it](../articles/Old%20f<|>",
        expect![[r#"
        Old ferry (1).md |  → See [it](../articles/Old%20ferry%20%281%29.md)
    "#]],
    );
    check(
        "notes/n.md",
        "😀 [it](<../articles/Old f<|>",
        expect![[r#"
        Old ferry (1).md |  → 😀 [it](<../articles/Old ferry (1).md>)
    "#]],
    );
    check(
        "notes/n.md",
        "See [it](../articles/deeper/<|>)",
        expect![[r#"
        a#b 100%.md |  → See [it](../articles/deeper/a%23b%20100%25.md)
    "#]],
    );
    check(
        "notes/n.md",
        "See [it](<../articles/deeper/a<|>>)",
        expect![[r#"
        a#b 100%.md |  → See [it](<../articles/deeper/a%23b 100%25.md>)
    "#]],
    );
    check(
        "notes/n.md",
        "See [it](../articles/lod<|>)",
        expect![[r#"
            Łódź.md |  → See [it](../articles/Łódź.md)
        "#]],
    );
    check(
        "notes/n.md",
        "See [it](../articles/dorn<|>)",
        expect![[r#"
        bridge.txt | The bridge at Dorn · 5 April 2023 → See [it](../articles/bridge.txt)
    "#]],
    );
    // Out of the workspace, left out of it, an address, a text in brackets.
    for none in [
        "[it](../../<|>",
        "[it](../drafts/<|>",
        "[it](/ws/<|>",
        "[it](https:/<|>",
        "[it](a b<|>",
        "[it](x)<|>",
        "(../<|>",
    ] {
        assert_eq!(shown(&Fixture::new(&format!("{FILES}=== notes/n.md\n{none}\n"))), "", "{none}");
    }
}

#[test]
fn images_definitions_and_front_matter() {
    check(
        "notes/n.md",
        "![the map](<|>)",
        expect![[r#"
        img/ |  → ![the map](img/)
        ../ |  → ![the map](../)
    "#]],
    );
    check(
        "notes/n.md",
        "![the [old] map](img/<|>)",
        expect![[r#"
        map of Dorn.png |  → ![the [old] map](img/map%20of%20Dorn.png)
        plan.PNG |  → ![the [old] map](img/plan.PNG)
    "#]],
    );
    check(
        "notes/n.md",
        "![](<img/map<|>",
        expect![[r#"
        map of Dorn.png |  → ![](<img/map of Dorn.png>)
    "#]],
    );
    check(
        "notes/n.md",
        "![[pl<|>",
        expect![[r#"
            plan.PNG | notes/img/plan.PNG → ![[plan.PNG]]
        "#]],
    );
    check(
        "notes/n.md",
        "[label]: ../articles/bri<|>",
        expect![[r#"
        bridge.txt | The bridge at Dorn · 5 April 2023 → [label]: ../articles/bridge.txt
    "#]],
    );
    check(
        "notes/n.md",
        "[label]: <../articles/Old<|>",
        expect![[r#"
        Old ferry (1).md |  → [label]: <../articles/Old ferry (1).md>
    "#]],
    );
    check("notes/n.md", "[^1]: ../art<|>", expect![""]);
    check(
        "notes/n.md",
        "---\nbibliography: ../refs/<|>\n---",
        expect![[r#"
        more.bib |  → bibliography: ../refs/more.bib
    "#]],
    );
    check(
        "notes/n.md",
        "---\nbibliography:\n  - \"../<|>\n---",
        expect![[r#"
        articles/ |  →   - "../articles/
        notes/ |  →   - "../notes/
        references.bib |  →   - "../references.bib"
        refs/ |  →   - "../refs/
    "#]],
    );
    check(
        "notes/n.md",
        "---\nbibliography: [a.bib, ../ref<|>]\n---",
        expect![[r#"
        references.bib |  → bibliography: [a.bib, ../references.bib]
        refs/ |  → bibliography: [a.bib, ../refs/]
    "#]],
    );
    check(
        "notes/n.md",
        "---\nsource: ../articles/Old<|>\n---",
        expect![[r#"
            Old ferry (1).md |  → source: ../articles/Old ferry (1).md
        "#]],
    );
}

#[test]
fn entries_of_a_bibliography() {
    check(
        "references.bib",
        "@onl<|>",
        expect![[r#"
        online | a page on the web → @online{
    "#]],
    );
    check(
        "references.bib",
        "@online{x,\n  <|>\n  title = {A},\n}",
        expect![[r#"
            author | who wrote it: `Last, First and Last, First`, an institution in braces of its own →   author = 
            organization | the organisation behind a page or a manual →   organization = 
            date | when it was published: EDTF, `2024-11-26` →   date = 
            url | where it is on the web →   url = 
            urldate | when it was retrieved →   urldate = 
            file | its document, from this file's folder or from the root →   file = 
        "#]],
    );
    check(
        "references.bib",
        "@report{x, inst<|>}",
        expect![[r#"
        institution | the institution behind a report or a thesis → @report{x, institution = }
    "#]],
    );
    check(
        "other.bib",
        "@online{x, xdata = {cour<|>}}",
        expect![[r#"
        courier | Dorn Courier → @online{x, xdata = {courier}}
    "#]],
    );
    check(
        "other.bib",
        "@online{x, related = {bridge, co<|>}}",
        expect![[r#"
        courier | Dorn Courier → @online{x, related = {bridge, courier}}
    "#]],
    );
    check(
        "other.bib",
        "@online{bridge, crossref = {<|>}}",
        expect![[r#"
        courier | Dorn Courier → @online{bridge, crossref = {courier}}
    "#]],
    );
    check(
        "references.bib",
        "@online{x, file = {<|>}}",
        expect![[r#"
        articles/ |  → @online{x, file = {articles/}}
        notes/ |  → @online{x, file = {notes/}}
        refs/ |  → @online{x, file = {refs/}}
    "#]],
    );
    check(
        "references.bib",
        "@online{x, file = {articles/deeper/<|>}}",
        expect![[r#"
        a#b 100%.md |  → @online{x, file = {articles/deeper/a#b 100%.md}}
    "#]],
    );
    check(
        "references.bib",
        "@online{x, file = {a.txt;Text:articles/bri<|>:text/plain}}",
        expect![[r#"
        bridge.txt |  → @online{x, file = {a.txt;Text:articles/bridge.txt:text/plain}}
    "#]],
    );
    check(
        "refs/more.bib",
        "@online{x, file = {../art<|>}}",
        expect![[r#"
        articles/ |  → @online{x, file = {../articles/}}
    "#]],
    );
    check(
        "references.bib",
        "@online{x, reliability = {<|>}}",
        expect![[r#"
        A |  → @online{x, reliability = {A}}
        B |  → @online{x, reliability = {B}}
        C |  → @online{x, reliability = {C}}
        D |  → @online{x, reliability = {D}}
        E |  → @online{x, reliability = {E}}
        F |  → @online{x, reliability = {F}}
    "#]],
    );
}

#[test]
fn items_of_csl_json() {
    let file = "items.json";
    check(
        file,
        "[{\"id\": \"a\", \"type\": \"arti<|>\"}]",
        expect![[r#"
        article-newspaper |  → [{"id": "a", "type": "article-newspaper"}]
        article-magazine |  → [{"id": "a", "type": "article-magazine"}]
        article-journal |  → [{"id": "a", "type": "article-journal"}]
        article |  → [{"id": "a", "type": "article"}]
    "#]],
    );
    check(
        file,
        "[{\"id\": \"a\", \"t<|>\": 1}]",
        expect![[r#"
        type |  → [{"id": "a", "type": 1}]
        title |  → [{"id": "a", "title": 1}]
        title-short |  → [{"id": "a", "title-short": 1}]
        translator |  → [{"id": "a", "translator": 1}]
    "#]],
    );
    check(
        file,
        "[{\"id\": \"a\", \"issued\": {\"<|>\": 1}}]",
        expect![[r#"
        date-parts |  → [{"id": "a", "issued": {"date-parts": 1}}]
        raw |  → [{"id": "a", "issued": {"raw": 1}}]
        literal |  → [{"id": "a", "issued": {"literal": 1}}]
        circa |  → [{"id": "a", "issued": {"circa": 1}}]
        season |  → [{"id": "a", "issued": {"season": 1}}]
    "#]],
    );
    check(
        file,
        "[{\"id\": \"a\", \"author\": [{\"family\": \"B\"}, {\"<|>\": 1}]}]",
        expect![[r#"
        family |  → [{"id": "a", "author": [{"family": "B"}, {"family": 1}]}]
        given |  → [{"id": "a", "author": [{"family": "B"}, {"given": 1}]}]
        literal |  → [{"id": "a", "author": [{"family": "B"}, {"literal": 1}]}]
        suffix |  → [{"id": "a", "author": [{"family": "B"}, {"suffix": 1}]}]
        dropping-particle |  → [{"id": "a", "author": [{"family": "B"}, {"dropping-particle": 1}]}]
        non-dropping-particle |  → [{"id": "a", "author": [{"family": "B"}, {"non-dropping-particle": 1}]}]
    "#]],
    );
    check(file, "[{\"id\": \"a\", \"title\": \"t<|>\"}]", expect![""]);
}
