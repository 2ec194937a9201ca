//! What can be written at a place, over workspaces written here; `<|>` is the cursor.

#[path = "completion/paths.rs"]
mod paths;
mod support;

use dateline::ide::{self, Completion, Completions};
use dateline::rules::quotation_check::{Verdict, verdict};
use dateline::workspace::Change;
use expect_test::{Expect, expect};
use support::{Fixture, key};

const WORKSPACE: &str = r#"=== dateline.toml
=== references.bib
@online{bridge,
  title = {The bridge at Dorn},
  author = {Roe, Ann},
  publisher = {Dorn Courier},
  date = {2023-04-05},
  file = {bridge.txt}
}
@online{ferry-2023, title = {A ferry for Łomża}, author = {Itō, Mara}, date = {2023-06}, url = {https://example.org/far}}
=== bridge.txt
The bridge at Dorn

The bridge was closed on Monday after engineers found "cracks" in two piers. Mayor Lena Vorst said that repairs would take until autumn.

Lorries now drive forty kilometres further, and the ferry carries twice as many passengers as before.
=== dossier/people.toml
[[actor]]
id = "lena-vorst"
schema = "Person"
name = "Lena Vorst"
alias = ["L. K. Vorst"]
summary = "Mayor of Dorn."
country = "germany"

[[event]]
id = "dorn-talks"
name = "Dorn talks"
kind = "talks"
startDate = 2023-06-01
endDate = 2023-06-02
=== notes/roads.md
# Roads and *rails*

## Lorries, buses

A paragraph. ^lorries
"#;

fn with(note: &str) -> Fixture {
    Fixture::new(&format!("{WORKSPACE}=== notes/note.md\n{note}\n"))
}

fn complete(fixture: &Fixture) -> Completions {
    let (file, offset) = fixture.at_cursor();
    ide::completion(&fixture.snapshot(), &file, offset)
}

/// The items as `label | detail → line as it is afterwards`, with the cursor's line; at most six.
fn shown(fixture: &Fixture) -> String {
    let (file, _) = fixture.at_cursor();
    let text = fixture.snapshot().text(&file).expect("the file");
    let found = complete(fixture);
    let mut out = String::new();
    for item in found.items.iter().take(6) {
        let mut after = text.clone();
        after.edit(item.typed, &item.insert);
        let line = after
            .slice(dateline::text::Span::new(after.line_start(item.typed.start), after.line_end(item.typed.start)));
        out.push_str(&format!("{} | {} → {line}\n", item.label, item.detail));
        let typed = text.slice(item.typed);
        assert!(item.filter.starts_with(&*typed), "{:?} does not begin with {typed:?}", item.filter);
        assert!(item.whole.start == item.typed.start && item.whole.end >= item.typed.end);
    }
    out
}

fn check(note: &str, expected: Expect) {
    expected.assert_eq(&shown(&with(note)));
}

#[test]
fn keys_are_found_by_key_title_author_publisher_and_date() {
    check(
        "Closed [@<|>",
        expect![[r#"
            bridge | The bridge at Dorn · Dorn Courier · 5 April 2023 → Closed [@bridge
            ferry-2023 | A ferry for Łomża · Mara Itō · June 2023 → Closed [@ferry-2023
        "#]],
    );
    for typed in ["fer", "ferry-20", "lomz", "ITO", "mara", "2023-06"] {
        let found = shown(&with(&format!("Closed [see @bridge, ¶ 1; @{typed}<|>]")));
        let expected =
            "ferry-2023 | A ferry for Łomża · Mara Itō · June 2023 → Closed [see @bridge, ¶ 1; @ferry-2023]\n";
        assert_eq!(found, expected, "{typed}");
    }
    check(
        "Closed, says @cour<|>.",
        expect![[r#"
        bridge | The bridge at Dorn · Dorn Courier · 5 April 2023 → Closed, says @bridge.
    "#]],
    );
    check("Write to mara@bri<|>", expect![""]);
    check("Closed [@zzz<|>]", expect![""]);
}

#[test]
fn what_the_note_cites_already_comes_first() {
    check(
        "Sailed in 2023 [@ferry-2023]. Closed [@<|>].",
        expect![[r#"
            ferry-2023 | A ferry for Łomża · Mara Itō · June 2023 → Sailed in 2023 [@ferry-2023]. Closed [@ferry-2023].
            bridge | The bridge at Dorn · Dorn Courier · 5 April 2023 → Sailed in 2023 [@ferry-2023]. Closed [@bridge].
        "#]],
    );
}

#[test]
fn wikilinks_lead_to_sources_notes_and_names() {
    check(
        "See [[ro<|>",
        expect![[r#"
            roads | notes/roads.md → See [[roads]]
            bridge | The bridge at Dorn · Dorn Courier · 5 April 2023 → See [[bridge]]
            ROK | South Korea · Country → See [[ROK]]
            Rostec | Company → See [[Rostec]]
            Romania | Country → See [[Romania]]
            Rosatom | PublicBody → See [[Rosatom]]
        "#]],
    );
    check(
        "See [[dor<|>]]",
        expect![[r#"
            bridge | The bridge at Dorn · Dorn Courier · 5 April 2023 → See [[bridge]]
            Dorn talks | 1-2 June 2023 → See [[Dorn talks]]
            Doris Leuthard | Person → See [[Doris Leuthard]]
            Kinzang Dorji | Person → See [[Kinzang Dorji]]
            Jigme Dorji Wangchuk | Person → See [[Jigme Dorji Wangchuk]]
        "#]],
    );
    check(
        "See [[notes/roa<|>",
        expect![[r#"
        roads | notes/roads.md → See [[roads]]
    "#]],
    );
}

#[test]
fn after_the_hash_come_headings_block_ids_and_words() {
    check(
        "See [[roads#<|>",
        expect![[r#"
        Roads and rails | # → See [[roads#Roads and rails]]
        Lorries, buses | ## → See [[roads#Lorries, buses]]
        ^lorries | A paragraph. → See [[roads#^lorries]]
    "#]],
    );
    check(
        "See [[roads#^<|>]]",
        expect![[r#"
        ^lorries | A paragraph. → See [[roads#^lorries]]
    "#]],
    );
    check(
        "See [[bridge#\"lorr<|>",
        expect![[r#"
        Lorries now drive forty kilometres further, and the ferry carries twice as many… | bridge.txt → See [[bridge#"Lorries now drive forty kilometres further, and the ferry carries twice as many passengers as before"]]
    "#]],
    );
    check(
        "# Own words\n\nSee [[#<|>",
        expect![[r#"
        Own words | # → See [[#Own words]]
    "#]],
    );
}

#[test]
fn locators_are_the_places_of_the_source() {
    check(
        "Closed [@bridge,<|>]",
        expect![[r#"
        sec. The bridge at Dorn |  → Closed [@bridge, sec. The bridge at Dorn]
        ¶ 1 | The bridge was closed on Monday after engineers found "cracks" in two… → Closed [@bridge, ¶ 1]
        ¶ 2 | Lorries now drive forty kilometres further, and the ferry carries… → Closed [@bridge, ¶ 2]
    "#]],
    );
    check(
        "Closed [@ferry-2023; @bridge, ¶ <|>]",
        expect![[r#"
        sec. The bridge at Dorn |  → Closed [@ferry-2023; @bridge, sec. The bridge at Dorn]
        ¶ 1 | The bridge was closed on Monday after engineers found "cracks" in two… → Closed [@ferry-2023; @bridge, ¶ 1]
        ¶ 2 | Lorries now drive forty kilometres further, and the ferry carries… → Closed [@ferry-2023; @bridge, ¶ 2]
    "#]],
    );
    check(
        "Closed [@bridge, lorr<|>]",
        expect![[r#"
        ¶ 2 | Lorries now drive forty kilometres further, and the ferry carries… → Closed [@bridge, ¶ 2]
    "#]],
    );
    check("Closed [@ferry-2023, <|>]", expect![[""]]);
}

#[test]
fn names_come_after_two_letters_of_a_capitalised_word() {
    check(
        "In 2023 Le<|>",
        expect![[r#"
            Lena Vorst | Person → In 2023 Lena Vorst
            LeT | Lashkar-e-Taiba · Organization → In 2023 LeT
            Lenovo | Company → In 2023 Lenovo
            Le Duan | Person → In 2023 Le Duan
            Lebanon | Country → In 2023 Lebanon
            Lee Jye | Person → In 2023 Lee Jye
        "#]],
    );
    check(
        "In 2023 Lena Vo<|>",
        expect![[r#"
        Lena Vorst | Person → In 2023 Lena Vorst
    "#]],
    );
    check(
        "In 2023 the Dor<|>",
        expect![[r#"
            Dorn talks | 1-2 June 2023 → In 2023 the Dorn talks
            Dorn talks (1-2 June 2023) | 1-2 June 2023 → In 2023 the Dorn talks (1-2 June 2023)
            Doris Leuthard | Person → In 2023 the Doris Leuthard
            Kinzang Dorji | Person → In 2023 the Kinzang Dorji
            Jigme Dorji Wangchuk | Person → In 2023 the Jigme Dorji Wangchuk
        "#]],
    );
    check("In 2023 L. K.<|>", expect![[""]]);
    check("The<|>", expect![[""]]);
    check("In 2023 le<|>", expect![[""]]);
    check("In 2023 Lena Vorst<|>", expect![""]);
    check(
        "In 2023 DPR<|>",
        expect![[r#"
        DPRK | North Korea · Country → In 2023 DPRK
    "#]],
    );
}

#[test]
fn the_sources_sentences_come_after_a_quote_mark() {
    check(
        "In 2023 lorries \"<|> [@bridge, ¶ 2].",
        expect![[r#"
        Lorries now drive forty kilometres further, and the ferry carries twice as many… | bridge.txt → In 2023 lorries "Lorries now drive forty kilometres further, and the ferry carries twice as many passengers as before" [@bridge, ¶ 2].
        The bridge was closed on Monday after engineers found 'cracks' in two piers | bridge.txt → In 2023 lorries "The bridge was closed on Monday after engineers found 'cracks' in two piers" [@bridge, ¶ 2].
        Mayor Lena Vorst said that repairs would take until autumn | bridge.txt → In 2023 lorries "Mayor Lena Vorst said that repairs would take until autumn" [@bridge, ¶ 2].
    "#]],
    );
    check(
        "In 2023 lorries “lor<|>” [@bridge].",
        expect![[r#"
        Lorries now drive forty kilometres further, and the ferry carries twice as many… | bridge.txt → In 2023 lorries “Lorries now drive forty kilometres further, and the ferry carries twice as many passengers as before” [@bridge].
    "#]],
    );
    check(
        "In 2023 she said \"the bridge<|> [@bridge].",
        expect![[r#"
        The bridge was closed on Monday after engineers found 'cracks' in two piers | bridge.txt → In 2023 she said "The bridge was closed on Monday after engineers found 'cracks' in two piers" [@bridge].
    "#]],
    );
    check("In 2023 lorries \"<|> and nothing is cited.", expect![[""]]);
    check("Sailed in 2023 [@bridge]. In \"2023\" <|>.", expect![[""]]);
}

#[test]
fn a_quotation_that_was_completed_is_exact() {
    let mut fixture = with("In 2023 she said \"<|> [@bridge].");
    let (file, _) = fixture.at_cursor();
    let text = fixture.snapshot().text(&file).expect("the note");
    let items = complete(&fixture).items;
    assert_eq!(items.len(), 3);
    for (version, item) in (1..).zip(items) {
        let mut after = text.clone();
        after.edit(item.typed, &item.insert);
        let (format, text) = (dateline::syntax::Format::Markdown, after.to_string());
        fixture.world.apply(Change::Open { file: file.clone(), format, version, text });
        let snapshot = fixture.snapshot();
        let (space, analysis) = (snapshot.space(&file).expect("a place"), snapshot.analysis(&file).expect("a note"));
        let view = analysis.blocks().next().expect("a block");
        let quotation = view.result.quotations.first().expect("a quotation");
        let found = verdict(&snapshot, space, &view, quotation);
        assert!(matches!(found, Verdict::Exact { .. }), "{}", item.insert);
    }
}

#[test]
fn front_matter_has_keys_and_values() {
    check(
        "---\nty<|>\n---\n",
        expect![[r#"
        type | source, note, briefing, actor or event → type: 
    "#]],
    );
    check(
        "---\ntype: n<|>\n---\n",
        expect![[r#"
        note | you write it → type: note
    "#]],
    );
    check(
        "---\nsource: bri<|>\n---\n",
        expect![[r#"
        bridge | The bridge at Dorn · Dorn Courier · 5 April 2023 → source: bridge
    "#]],
    );
    check(
        "---\ntype: event\nparticipants: [len<|>]\n---\n",
        expect![[r#"
            lena-vorst | Lena Vorst → participants: [lena-vorst]
            lenovo | Lenovo → participants: [lenovo]
            lenin-moreno | Lenín Moreno → participants: [lenin-moreno]
            lene-johansen | Lene Johansen → participants: [lene-johansen]
            lennart-meri | Lennart Meri → participants: [lennart-meri]
        "#]],
    );
    check(
        "---\ndateline: {ignore: [undated-c<|>]}\n---\n",
        expect![[r#"
        undated-claim | a claim about an occurrence has no date. → dateline: {ignore: [undated-claim]}
    "#]],
    );
}

#[test]
fn comments_have_rules() {
    check(
        "<!-- dateline: ignore undated-c<|> -->",
        expect![[r#"
        undated-claim | a claim about an occurrence has no date. → <!-- dateline: ignore undated-claim -->
    "#]],
    );
    check(
        "<!-- dateline<|>",
        expect![[r#"
        dateline: ignore | silences rules for the block below → <!-- dateline: ignore
        dateline-disable | silences rules from here on → <!-- dateline-disable
        dateline-enable | ends a dateline-disable → <!-- dateline-enable
    "#]],
    );
    check("<!-- undated-c<|> -->", expect![[""]]);
}

fn in_file(path: &str, text: &str, expected: Expect) {
    expected.assert_eq(&shown(&Fixture::new(&format!("{WORKSPACE}=== {path}\n{text}\n"))));
}

#[test]
fn dossiers_have_ids_keys_and_schemata() {
    in_file(
        "dossier/more.toml",
        "[[actor]]\nid = \"x\"\ncountry = \"germ<|>\"",
        expect![[r#"
            germany | Germany → country = "germany"
            east-germany | East Germany → country = "east-germany"
        "#]],
    );
    in_file(
        "dossier/more.toml",
        "[[event]]\nparticipants = [\n  \"vor<|>",
        expect![[r#"
        voreqe-bainimarama | Voreqe Bainimarama →   "voreqe-bainimarama
        lena-vorst | Lena Vorst →   "lena-vorst
        b-j-vorster | B. J. Vorster →   "b-j-vorster
        boungnang-vorachith | Boungnang Vorachith →   "boungnang-vorachith
        vladimir-voronin | Vladimir Voronin →   "vladimir-voronin
    "#]],
    );
    in_file(
        "dossier/more.toml",
        "[[event]]\nsource = [\"far\", \"bri<|>\"]",
        expect![[r#"
        bridge | The bridge at Dorn · Dorn Courier · 5 April 2023 → source = ["far", "bridge"]
    "#]],
    );
    in_file(
        "dossier/more.toml",
        "[[actor]]\nschema = \"Pu<|>\"",
        expect![[r#"
        PublicBody |  → schema = "PublicBody"
    "#]],
    );
    in_file(
        "dossier/more.toml",
        "[[actor.position]]\nst<|>",
        expect![[r#"
        startDate |  → startDate = 
    "#]],
    );
}

#[test]
fn bibliographies_and_the_configuration_have_theirs() {
    in_file(
        "more.bib",
        "@inbook{part,\n  crossref = {bri<|>}\n}",
        expect![[r#"
        bridge | The bridge at Dorn · Dorn Courier · 5 April 2023 →   crossref = {bridge}
    "#]],
    );
    in_file("more.bib", "@inbook{part,\n  title = {bri<|>}\n}", expect![[""]]);
    in_file(
        "deeper/dateline.toml",
        "[rules]\nignore = [\"undated-c<|>\"]",
        expect![[r#"
        undated-claim | a claim about an occurrence has no date. → ignore = ["undated-claim"]
    "#]],
    );
    in_file(
        "deeper/dateline.toml",
        "[rules.severity]\nundated-cl<|>",
        expect![[r#"
        undated-claim | a claim about an occurrence has no date. → undated-claim
    "#]],
    );
    in_file(
        "deeper/dateline.toml",
        "[rules.severity]\nundated-claim = \"h<|>\"",
        expect![[r#"
        hint |  → undated-claim = "hint"
    "#]],
    );
}

#[test]
fn any_place_of_any_text_has_an_answer() {
    let text =
        "---\ntype: note\n---\n\n😀 [[a#^b|c]] [@bridge, ¶ 1; @x] \"q\" “r” <!-- dateline: ignore --> Kim 北京\n\n[[\n";
    let fixture = with(text);
    let file = key("notes/note.md");
    let snapshot = fixture.snapshot();
    for offset in 0..text.len() + 9 {
        let found = ide::completion(&snapshot, &file, offset);
        let bounded = |item: &Completion| item.whole.end <= text.len() + 1 && item.typed.end >= item.typed.start;
        assert!(found.items.len() <= ide::completion::LIMIT && found.items.iter().all(bounded), "{offset}");
    }
}

#[test]
fn of_very_many_sources_and_names_a_list_has_its_length() {
    let mut bibliography = String::new();
    let mut dossier = String::new();
    for n in 0..3_000 {
        bibliography.push_str(&format!("@online{{item{n}, title = {{Item number {n}}}, date = {{2020}}}}\n"));
        dossier
            .push_str(&format!("[[actor]]\nid = \"person-{n}\"\nschema = \"Person\"\nname = \"Mohammed Number{n}\"\n"));
    }
    let base =
        format!("=== dateline.toml\n=== references.bib\n{bibliography}=== dossier/a.toml\n{dossier}=== note.md\n");
    for (note, expected) in [
        ("See [@ite<|>]", 100),
        ("See [@item2999<|>]", 1),
        ("He met Mohammed Number299<|>", 11),
        ("He met Moham<|>", 100),
    ] {
        let found = complete(&Fixture::new(&format!("{base}{note}\n")));
        assert_eq!(found.items.len(), expected, "{note}");
        assert!(found.incomplete);
    }
}
