//! An edit costs what it touches, and leaves the state that the final text has.

mod support;

use dateline::rules::check;
use dateline::syntax::Format;
use dateline::text::Span;
use dateline::workspace::change::Edit;
use dateline::workspace::{Change, FileKey, Snapshot};
use proptest::prelude::*;
use support::{Fixture, key};

const WORKSPACE: &str = "=== dateline.toml\n=== dossier/d.toml\n[[actor]]\nid = \"ann-roe\"\nschema = \"Person\"\nname = \"Ann Roe\"\n[[actor.position]]\ntitle = \"President\"\nstartDate = 2015-01-01\nendDate = 2019-01-01\n[[event]]\nid = \"paris-summit\"\nname = \"Paris summit\"\nstartDate = 2019-05-02\n=== report.txt\nThe council met at noon and voted to close the northern gate for a year.\n";

fn open(text: &str) -> (Fixture, FileKey) {
    let mut fixture = Fixture::new(WORKSPACE);
    let file = key("notes/open.md");
    let text = text.to_owned();
    fixture.world.apply(Change::Open { file: file.clone(), format: Format::Markdown, version: 0, text });
    (fixture, file)
}

/// Everything that readers can see of a document.
fn seen(snapshot: &Snapshot, file: &FileKey) -> String {
    let analysis = snapshot.analysis(file).expect("a document");
    let blocks: Vec<String> = analysis.blocks().map(|view| format!("{} {:?}", view.start, view.result)).collect();
    format!("{}\n{:#?}", blocks.join("\n"), check(snapshot, file))
}

fn paragraphs(bytes: usize) -> String {
    let mut text = String::from("---\ndate: 2024-05-06\n---\n\n");
    let mut n = 0;
    while text.len() < bytes {
        n += 1;
        text.push_str(&format!(
            "Ann Roe opened gate {n} in May 2023. The council of France met there and closed it again [@report].\n\n"
        ));
    }
    text
}

#[test]
fn an_edit_in_a_paragraph_costs_the_same_in_a_small_and_a_large_document() {
    let cost = |bytes: usize| {
        let text = paragraphs(bytes);
        let (mut fixture, file) = open(&text);
        fixture.snapshot().analysis(&file);
        let at = text.find("gate 7 ").expect("the seventh paragraph");
        let edits = vec![Edit::Range(Span::at(at), "iron ".into())];
        fixture.world.apply(Change::Edit { file: file.clone(), version: 1, edits });
        let snapshot = fixture.snapshot();
        let parsed = snapshot.state(&file).expect("the file").parsed_bytes;
        let analysed = snapshot.analysis(&file).expect("a document").analysed_bytes;
        (parsed, analysed)
    };
    let (small, large) = (cost(50_000), cost(5_000_000));
    assert_eq!(small, large, "parsed and analysed bytes at 50 KB and at 5 MB");
    // The parser looks for boundaries in three paragraphs and parses one of them; the block pass runs over that one.
    let paragraph = 110;
    assert!(small.0 <= 4 * paragraph && small.1 <= paragraph, "{small:?} for paragraphs of {paragraph} bytes at most");
}

#[test]
fn many_edits_in_one_notification_apply_in_order() {
    let (mut fixture, file) = open("One two three.\n");
    let edits = vec![
        Edit::Range(Span::new(0, 3), "Four".into()),
        Edit::Range(Span::new(5, 8), "five".into()),
        Edit::Full("Whole.\n".into()),
        Edit::Range(Span::at(5), " text".into()),
    ];
    fixture.world.apply(Change::Edit { file: file.clone(), version: 3, edits });
    assert_eq!(fixture.snapshot().text(&file).expect("the file").to_string(), "Whole text.\n");
    assert_eq!(fixture.snapshot().version(&file), Some(3));
}

#[test]
fn a_snapshot_does_not_change() {
    let (mut fixture, file) = open("Ann Roe left in 2020.\n");
    let before = fixture.snapshot();
    let said = seen(&before, &file);
    fixture.world.apply(Change::Edit { file: file.clone(), version: 1, edits: vec![Edit::Full("Nothing.\n".into())] });
    fixture.world.apply(Change::Close { file: file.clone() });
    assert_eq!(seen(&before, &file), said);
    assert!(fixture.snapshot().state(&file).is_none());
}

/// Pieces that open and close structures, date and source claims, name people.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Ann Roe met Roe in Paris. ",
        "\n\n",
        "\n",
        "# May 2023\n\n",
        "- item [@report]\n",
        "```\n",
        "<!-- dateline: ignore undated-claim -->\n",
        "<!--",
        "-->",
        "> quoted words of theirs\n",
        "last week ",
        "in her first term ",
        "since the Paris summit ",
        "on 3/4/2019 ",
        "the defense and labor budget ",
        "on 3 May 2024 ",
        "[@report, ¶ 1] ",
        "[^1]",
        "\n[^1]: [@report]\n",
        "é𝄞 ",
        "The gate was closed. ",
        "source: report\n\n",
        "---\n",
        "\"voted to close the southern gate for a year\" ",
        "\r\n",
        "He was earlier in France. ",
        "    code\n",
        "| a | b |\n|---|---|\n| c | d |\n",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn edits_leave_the_state_of_the_final_text(
        start in prop::collection::vec(piece(), 0..12),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop::collection::vec(piece(), 0..3)), 1..6),
    ) {
        let mut text: String = start.concat();
        let (mut fixture, file) = open(&text);
        for (version, (a, b, insert)) in edits.into_iter().enumerate() {
            let boundary = |index: prop::sample::Index, text: &str| {
                let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
                *index.get(&places)
            };
            let (a, b) = (boundary(a, &text), boundary(b, &text));
            let span = Span::new(a.min(b), a.max(b).min(a.min(b) + 40));
            let span = Span::new(span.start, (span.start..=span.end).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(span.start));
            let insert = insert.concat();
            text.replace_range(span.start..span.end, &insert);
            let edits = vec![Edit::Range(span, insert)];
            fixture.world.apply(Change::Edit { file: file.clone(), version: version as i32 + 1, edits });
            // Analyses of the versions between are what is taken over.
            seen(&fixture.snapshot(), &file);
        }
        let (fresh, _) = open(&text);
        prop_assert_eq!(fixture.snapshot().text(&file).expect("the file").to_string(), text);
        prop_assert_eq!(seen(&fixture.snapshot(), &file), seen(&fresh.snapshot(), &file));
    }
}
