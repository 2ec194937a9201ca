//! What an editor shows beside the text, over workspaces written here: lenses, highlights, links, foldings, selections, hints, tokens.

mod support;

use dateline::ide::document_links::LinkTarget;
use dateline::ide::{
    self, code_lens, declaration, document_links, folding, highlight, inlay_hints, selection, semantic_tokens,
};
use dateline::text::Span;
use expect_test::{Expect, expect};
use support::{Fixture, key};

const WORKSPACE: &str = r#"=== dateline.toml
=== references.bib
@online{bridge, title = {The bridge at Dorn}, date = {2023-04-05}, file = {bridge.txt}, url = {https://example.org/bridge}}
@inbook{part, title = {A part},
  crossref = {bridge}}
@online{far, title = {Far away}, url = {https://example.org/far}}
=== bridge.txt
The bridge at Dorn

The bridge was closed on Monday after engineers found cracks in two piers. Mayor Lena Vorst spoke.

Lorries now drive forty kilometres further, and the ferry carries twice as many passengers.

Nobody cites this.
=== dossier/people.toml
[[actor]]
id = "lena-vorst"
schema = "Person"
name = "Lena Vorst"

[[event]]
id = "dorn-talks"
name = "Dorn talks"
kind = "talks"
startDate = 2023-06-01
endDate = 2023-06-02
=== notes/other.md
It was closed in 2023 [@bridge, ¶ 1].
"#;

fn with(note: &str) -> Fixture {
    Fixture::new(&format!("{WORKSPACE}=== notes/note.md\n{note}\n"))
}

fn words(fixture: &Fixture, file: &dateline::workspace::FileKey, span: Span) -> String {
    fixture.snapshot().text(file).expect("a file").slice(span).into_owned()
}

#[test]
fn lenses_stand_over_the_cited_paragraphs_and_the_first_line() {
    let fixture = with("Closed in 2023 [@bridge, ¶ 1]. They \"drive forty kilometres further\" [@bridge].");
    let snapshot = fixture.snapshot();
    let file = key("bridge.txt");
    let mut out = String::new();
    for lens in code_lens::code_lenses(&snapshot, &file) {
        let (title, places) = code_lens::resolve(&snapshot, &file, lens.block);
        let places: Vec<String> = places.iter().map(|place| words(&fixture, &place.file, place.span)).collect();
        let start: String = words(&fixture, &file, lens.span).chars().take(24).collect();
        out.push_str(&format!("{start}: {title} {places:?}\n"));
    }
    expect![[r#"
        The bridge at Dorn: 2 notes rest on this source ["[@bridge, ¶ 1]", "\"drive forty kilometres further\"", "[@bridge]", "[@bridge, ¶ 1]"]
        The bridge was closed on: 2 notes rest on this ["[@bridge, ¶ 1]", "[@bridge, ¶ 1]"]
        Lorries now drive forty : 1 note rests on this ["\"drive forty kilometres further\""]
    "#]].assert_eq(&out);
    assert!(code_lens::code_lenses(&snapshot, &key("notes/note.md")).is_empty());
    assert!(
        code_lens::code_lenses(&Fixture::new("=== dateline.toml\n=== a.txt\nText.\n").snapshot(), &key("a.txt"))
            .is_empty()
    );
}

fn highlighted(note: &str, expected: Expect) {
    let fixture = with(note);
    let (file, offset) = fixture.at_cursor();
    let snapshot = fixture.snapshot();
    let text = snapshot.text(&file).expect("the note");
    let spans = highlight::highlights(&snapshot, &file, offset);
    let shown: Vec<String> = spans.iter().map(|span| format!("{}«{}»", span.start, text.slice(*span))).collect();
    expected.assert_eq(&shown.join(" "));
}

#[test]
fn what_is_the_same_is_highlighted() {
    highlighted("Lena <|>Vorst spoke in 2023. Vorst left [@bridge].", expect!["0«Lena Vorst» 26«Vorst»"]);
    highlighted(
        "Closed [@bri<|>dge, ¶ 1] and [it](../bridge.txt), see [[bridge]] and [@far].",
        expect!["9«bridge» 32«../bridge.txt» 54«bridge»"],
    );
    highlighted("On 4 May <|>2023 it rained; on 2023-05-04 it was wet.", expect!["3«4 May 2023» 28«2023-05-04»"]);
    highlighted("One.[^<|>a] Two.[^a]\n\n[^a]: [@bridge]", expect!["4«[^a]» 13«[^a]» 21«a»"]);
    highlighted("Nothing <|>here.", expect![[""]]);
}

#[test]
fn a_citation_is_declared_in_the_bibliography() {
    for (note, expected) in [
        ("Closed [@bri<|>dge, ¶ 1].", "/ws/references.bib «bridge»"),
        ("Closed [[bri<|>dge]].", "/ws/references.bib «bridge»"),
        ("Lena <|>Vorst.", "/ws/dossier/people.toml «lena-vorst»"),
        (
            "One.[^<|>a]\n\n[^a]: [@bridge, ¶ 2]",
            "/ws/bridge.txt «Lorries now drive forty kilometres further, and the ferry carries twice as many passengers.»",
        ),
    ] {
        let fixture = with(note);
        let (file, offset) = fixture.at_cursor();
        let found = declaration::declaration(&fixture.snapshot(), &file, offset).expect("a declaration");
        let target = &found.targets[0];
        assert_eq!(format!("{} «{}»", target.file, words(&fixture, &target.file, target.focus)), expected);
    }
}

#[test]
fn a_bibliographys_keys_have_hovers() {
    for at in ["@online{bri<|>dge, title = {The", "crossref = {bri<|>dge}}"] {
        let text = WORKSPACE.replacen(&at.replace("<|>", ""), at, 1);
        let fixture = Fixture::new(&text);
        let (file, offset) = fixture.at_cursor();
        let hover = ide::hover(&fixture.snapshot(), &file, offset).expect("a hover").markdown;
        assert!(
            hover.starts_with("**The bridge at Dorn** · 5 April 2023") && hover.ends_with("*Cited in 1 note*"),
            "{hover}"
        );
    }
}

fn links(fixture: &Fixture, file: &str) -> String {
    let file = key(file);
    let mut out = String::new();
    for link in document_links::document_links(&fixture.snapshot(), &file) {
        let target = match &link.target {
            LinkTarget::File(file, offset) => format!("{file}:{offset}"),
            LinkTarget::Web(url) => url.clone(),
        };
        out.push_str(&format!("{} → {target}\n", words(fixture, &file, link.span)));
    }
    out
}

#[test]
fn citations_links_and_addresses_are_links() {
    let fixture = with(
        "Closed [@bridge, ¶ 2; @far] and [it](../bridge.txt#L1), [[other]], <https://example.org>, [x](nowhere.md) and [@none].",
    );
    expect![[r#"
        bridge, ¶ 2 → /ws/bridge.txt:120
        far → https://example.org/far
        ../bridge.txt#L1 → /ws/bridge.txt:0
        other → /ws/notes/other.md:0
        https://example.org → https://example.org
    "#]]
    .assert_eq(&links(&fixture, "notes/note.md"));
    expect![[r#"
        bridge.txt → /ws/bridge.txt:0
        https://example.org/bridge → https://example.org/bridge
        https://example.org/far → https://example.org/far
    "#]]
    .assert_eq(&links(&fixture, "references.bib"));
}

fn folded(fixture: &Fixture, file: &str) -> String {
    let file = key(file);
    let text = fixture.snapshot().text(&file).expect("a file");
    let line = |offset| text.position(offset, dateline::text::Encoding::Utf8).line;
    let found = folding::foldings(&fixture.snapshot(), &file);
    let shown = found.iter().map(|folding| {
        format!("{}-{}{}", line(folding.span.start), line(folding.span.end), if folding.is_comment { "c" } else { "" })
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn sections_lists_quotes_and_entries_fold() {
    let note = "---\ntype: note\n---\n\n# One\n\ntext\n\n- item\n  more\n- item\n\n> quote\n> goes on\n\n## Two\n\ntext\n\n\n# Three\n";
    expect!["0-2c 4-17 8-10 8-9 12-13 15-17"].assert_eq(&folded(&with(note), "notes/note.md"));
    expect!["1-2"].assert_eq(&folded(&with(""), "references.bib"));
    expect!["0-3 5-10"].assert_eq(&folded(&with(""), "dossier/people.toml"));
}

#[test]
fn a_selection_grows_from_the_word_to_the_document() {
    let fixture = with("# Head\n\nFirst one. He said \"so Lena Vo<|>rst **went** home\" in 2023. Last.\n\n# Next");
    let (file, offset) = fixture.at_cursor();
    let spans = selection::selection(&fixture.snapshot(), &file, offset);
    let shown: Vec<String> = spans.iter().map(|span| words(&fixture, &file, *span)).collect();
    expect![[r#"

        ---
        Vorst
        ---
        Lena Vorst
        ---
        so Lena Vorst **went** home
        ---
        "so Lena Vorst **went** home"
        ---
        He said "so Lena Vorst **went** home" in 2023.
        ---
        First one. He said "so Lena Vorst **went** home" in 2023. Last.
        ---
        # Head

        First one. He said "so Lena Vorst **went** home" in 2023. Last.


        ---
        # Head

        First one. He said "so Lena Vorst **went** home" in 2023. Last.

        # Next
    "#]]
    .assert_eq(&shown.join("\n---\n"));
    for offset in 0..fixture.snapshot().text(&file).expect("a note").len() + 9 {
        let spans = selection::selection(&fixture.snapshot(), &file, offset);
        assert!(spans.windows(2).all(|pair| pair[1].covers(pair[0]) && pair[0] != pair[1]));
    }
}

#[test]
fn relative_dates_and_events_have_hints() {
    let note = "---\ndate: 2023-05-01\n---\n\nLast week it rained. On 4 May 2023 it did not. The Dorn talks opened; the Dorn talks (June 2023) closed.\n";
    let fixture = with(note);
    let file = key("notes/note.md");
    let shown = |range: Span| -> Vec<String> {
        let text = fixture.snapshot().text(&file).expect("a note").to_string();
        let hints = inlay_hints::inlay_hints(&fixture.snapshot(), &file, range).into_iter();
        hints.map(|hint| format!("…{}⟨{}⟩ {}", &text[hint.offset - 6..hint.offset], hint.label, hint.tooltip)).collect()
    };
    expect![[r#"
        …t week⟨24-30 April 2023⟩ the week before, counted from the anchor date 2023-05-01
        … talks⟨1-2 June 2023⟩ Dorn talks, by the dossier"#]]
    .assert_eq(&shown(Span::new(0, note.len())).join("\n"));
    assert!(shown(Span::new(0, 5)).is_empty());
}

#[test]
fn actors_events_times_quotations_and_assessments_are_tokens() {
    let note = "Lena **Vorst** said \"we\nspoke of the Dorn talks in May 2023\" [@bridge]. It is likely that Vorst will leave.";
    let fixture = with(note);
    let file = key("notes/note.md");
    let tokens = semantic_tokens::semantic_tokens(&fixture.snapshot(), &file, None);
    let shown: Vec<String> =
        tokens.iter().map(|token| format!("{:?} «{}»", token.kind, words(&fixture, &file, token.span))).collect();
    expect![[r#"
        Actor «Lena »
        Actor «Vorst»
        Quotation «"we
        spoke of the »
        Event «Dorn talks»
        Quotation « in »
        Time «May 2023»
        Quotation «"»
        Assessment «It is likely that »
        Actor «Vorst»
        Assessment « will leave.»"#]]
    .assert_eq(&shown.join("\n"));
    assert!(tokens.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
}

#[test]
fn files_that_are_not_there_have_nothing() {
    let fixture = with("text");
    let (snapshot, file) = (fixture.snapshot(), key("nowhere.md"));
    assert!(code_lens::code_lenses(&snapshot, &file).is_empty());
    assert!(highlight::highlights(&snapshot, &file, 7).is_empty());
    assert!(declaration::declaration(&snapshot, &file, 7).is_none());
    assert!(document_links::document_links(&snapshot, &file).is_empty());
    assert!(folding::foldings(&snapshot, &file).is_empty());
    assert!(selection::selection(&snapshot, &file, 7).is_empty());
    assert!(inlay_hints::inlay_hints(&snapshot, &file, Span::new(0, 99)).is_empty());
    assert!(semantic_tokens::semantic_tokens(&snapshot, &file, None).is_empty());
}
