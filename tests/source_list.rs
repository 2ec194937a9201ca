//! `dateline sources`: a note's source list, with what is missing.

use expect_test::{Expect, expect};
use std::path::Path;
use std::process::Command;

const FILES: [(&str, &str); 4] = [
    ("dateline.toml", ""),
    (
        "refs.bib",
        "@online{gate, title = {The gate & the *tower*}, author = {Ruth Abena and {Ministry of Works}}, organization = {Amsel Post}, date = {2022-02-04}, url = {https://example.org/gate_1}, urldate = {2022-03-01}, file = {articles/gate.txt}, reliability = {B}, credibility = {2}}\n@misc{lost, title = {Nobody has it}}\n",
    ),
    (
        "articles/gate.txt",
        "According to a Reuters report of 3 February, the council shut the gate.\n\nNobody spoke against it.\n",
    ),
    (
        "notes/note.md",
        "---\ntitle: On gates\n---\n\nIn 2022 it was shut [@gate, ¶ 1; @lost]. It stayed so [@gate, ¶ 2].[^1] See [more](https://example.org/more).\n\n[^1]: [@gone, p. 3].\n",
    ),
];

fn run(format: &str) -> (String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in FILES {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(path, text).expect("a file");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["sources", "--format", format, "notes/note.md"])
        .current_dir(folder.path())
        .output()
        .expect("the binary runs");
    assert!(output.status.success());
    (String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn check(format: &str, expected: Expect) {
    let (out, said) = run(format);
    expected.assert_eq(&format!("{out}--\n{said}"));
}

#[test]
fn as_markdown() {
    check(
        "markdown",
        expect![[r#"
        # Sources of On gates

        1. **The gate & the \*tower\*** (`gate`)
           - Author: Ruth Abena; Ministry of Works
           - Publisher: Amsel Post
           - Published: 4 February 2022
           - Address: <https://example.org/gate_1>
           - Retrieved: 1 March 2022
           - Reliability and credibility: B2: usually reliable, probably true
           - Text: `articles/gate.txt`
           - Rests on: a Reuters report of 3 February
           - Cited: line 5 (¶ 1), line 5 (¶ 2)
        2. **Nobody has it** (`lost`)
           - Cited: line 5
           - Missing: author, publisher, publication date, address, reliability, credibility
        3. **https://example.org/more**
           - Address: <https://example.org/more>
           - Cited: line 5
           - Missing: everything but its address: it is not in the workspace
        4. **gone**
           - Cited: line 7 (p. 3)
           - Missing: everything: no source of the workspace has this key
        --
    "#]],
    );
}

#[test]
fn as_biblatex() {
    check(
        "biblatex",
        expect![[r#"
        @online{gate,
          title       = {The gate \& the *tower*},
          author      = {Ruth Abena and {Ministry of Works}},
          organization = {Amsel Post},
          date        = {2022-02-04},
          url         = {https://example.org/gate_1},
          urldate     = {2022-03-01},
          reliability = {B},
          credibility = {2},
          file        = {articles/gate.txt},
        }

        @misc{lost,
          title       = {Nobody has it},
        }

        @online{example-org-more,
          url         = {https://example.org/more},
        }
        --
        dateline: `lost` lacks author, publisher, publication date, address, reliability, credibility
        dateline: `https://example.org/more` lacks title, author, publisher, publication date, date of retrieval, reliability, credibility
        dateline: `gone` is cited and no source has that key
    "#]],
    );
}

#[test]
fn as_csl_json() {
    check(
        "csl-json",
        expect![[r#"
        [
          {
            "id": "gate",
            "type": "webpage",
            "title": "The gate & the *tower*",
            "publisher": "Amsel Post",
            "URL": "https://example.org/gate_1",
            "author": [
              {
                "literal": "Ruth Abena"
              },
              {
                "literal": "Ministry of Works"
              }
            ],
            "issued": {
              "date-parts": [
                [
                  2022,
                  2,
                  4
                ]
              ]
            },
            "accessed": {
              "date-parts": [
                [
                  2022,
                  3,
                  1
                ]
              ]
            },
            "note": "reliability: B\ncredibility: 2",
            "file": "articles/gate.txt"
          },
          {
            "id": "lost",
            "type": "document",
            "title": "Nobody has it"
          },
          {
            "id": "example-org-more",
            "type": "webpage",
            "URL": "https://example.org/more"
          }
        ]
        --
        dateline: `lost` lacks author, publisher, publication date, address, reliability, credibility
        dateline: `https://example.org/more` lacks title, author, publisher, publication date, date of retrieval, reliability, credibility
        dateline: `gone` is cited and no source has that key
    "#]],
    );
}

#[test]
fn a_file_that_is_no_document_is_said() {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["sources", "Cargo.toml"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .output()
        .expect("the binary runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("not a document"));
}
