//! An edit costs what it touches, and leaves the state that the final text has.

mod support;

use dateline::rules::check;
use dateline::syntax::Format;
use dateline::text::Span;
use dateline::workspace::change::{DiskFile, Edit, LeftOut};
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
fn a_large_document_opened_at_once_is_as_one_that_was_written_in_parts() {
    let text = paragraphs(400_000);
    assert!(text.matches("\n\n").count() > 2048, "enough chunks to be shared between threads");
    let (at_once, file) = open(&text);
    let third = text.len() / 3;
    let (mut in_parts, _) = open(&text[..third]);
    for (version, part) in [(1, &text[third..2 * third]), (2, &text[2 * third..])] {
        in_parts.snapshot().analysis(&file);
        let end = in_parts.snapshot().text(&file).expect("the file").len();
        let edits = vec![Edit::Range(Span::at(end), part.to_owned())];
        in_parts.world.apply(Change::Edit { file: file.clone(), version, edits });
    }
    assert_eq!(seen(&at_once.snapshot(), &file), seen(&in_parts.snapshot(), &file));
}

#[test]
fn a_note_that_another_links_into_changes_the_findings_there() {
    let (mut fixture, file) =
        open("The gate was shut on 3 May 2024, see [[other#Gate]] and [[other#\"gate was shut\"]].\n");
    let other = key("notes/other.md");
    let text = "# Gate\n\nThe gate was shut.\n".to_owned();
    fixture.world.apply(Change::Open { file: other.clone(), format: Format::Markdown, version: 0, text });
    let named = |fixture: &Fixture| {
        let found = check(&fixture.snapshot(), &file);
        found.iter().filter(|found| found.rule == "unresolved-citation").count()
    };
    assert_eq!(named(&fixture), 0);
    let mut replace = |span: Span, text: &str, version: i32| {
        let edits = vec![Edit::Range(span, text.to_owned())];
        fixture.world.apply(Change::Edit { file: other.clone(), version, edits })
    };
    assert_eq!(replace(Span::new(2, 6), "Door", 1), [other.clone(), file.clone()], "both are to be told anew");
    assert_eq!(named(&fixture), 1, "the heading is gone");
    let mut replace = |span: Span, text: &str, version: i32| {
        let edits = vec![Edit::Range(span, text.to_owned())];
        fixture.world.apply(Change::Edit { file: other.clone(), version, edits })
    };
    replace(Span::new(12, 16), "door", 2);
    assert_eq!(named(&fixture), 2, "and the words");
    // What nobody links into concerns nobody else.
    let edits = vec![Edit::Range(Span::at(0), "So. ".to_owned())];
    let third = fixture.world.apply(Change::Edit { file: file.clone(), version: 1, edits });
    assert_eq!(third, std::slice::from_ref(&file));
}

#[test]
fn the_place_of_a_locator_is_whole_words_of_the_text() {
    let text = "[É\u{301}\u{301}](report.txt#:~:text=,nobody spoken) [É\u{301}\u{301}] [a](report.txt#b%20c)\n\n[É\u{301}\u{301}]: #part \"İstanbul Bank\"\n";
    let (fixture, file) = open(text);
    let analysis = fixture.snapshot().analysis(&file).expect("a document");
    let mut locators = Vec::new();
    for view in analysis.blocks() {
        let spans = view.result.citations.iter().filter_map(|cite| Some(cite.locator.as_ref()?.1.shift(view.start)));
        locators.extend(spans.map(|span| text.get(span.start..span.end).expect("whole letters")));
    }
    assert!(locators.contains(&"#b%20c"), "{locators:?}");
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
fn the_front_matter_of_a_plain_text_stays_through_an_edit() {
    let text = "---\ntype: note\ndate: 2024-05-06\nbibliography: [[\n---\n\nThe gate was closed last week.\nIt was opened again.\n";
    let after = format!("{text}Nobody came.\n");
    let state = |text: &str| {
        let mut fixture = Fixture::new(WORKSPACE);
        let file = key("notes/open.txt");
        let text = text.to_owned();
        fixture.world.apply(Change::Open { file: file.clone(), format: Format::Plain, version: 0, text });
        fixture.snapshot().analysis(&file);
        (fixture, file)
    };
    let (mut edited, file) = state(text);
    let edits = vec![Edit::Range(Span::at(text.len()), "Nobody came.\n".into())];
    edited.world.apply(Change::Edit { file: file.clone(), version: 1, edits });
    let said = seen(&edited.snapshot(), &file);
    assert_eq!(said, seen(&state(&after).0.snapshot(), &file));
    assert!(said.contains("config-error") && said.contains("undated-claim"), "{said}");
    let analysis = edited.snapshot().analysis(&file).expect("a document");
    let blocks: Vec<&str> = analysis.blocks().map(|view| view.block.running.text.as_str()).collect();
    assert_eq!(blocks, ["The gate was closed last week.", "It was opened again.", "Nobody came."]);
}

#[test]
fn a_limit_that_changes_on_the_disk_holds_for_what_is_open() {
    let text = "The gate was closed in 2023. ".repeat(10);
    let (mut fixture, file) = open(&text);
    let limit = |bytes: usize| Change::Disk {
        files: vec![(key("dateline.toml"), Some(DiskFile::of(format!("[limits]\ndocument-bytes = {bytes}\n"))))],
    };
    fixture.world.apply(limit(100));
    assert!(fixture.snapshot().state(&file).is_some_and(|state| state.left_out == Some(LeftOut::TooLong(290))));
    fixture.world.apply(limit(1_000));
    assert!(fixture.snapshot().state(&file).is_some_and(|state| state.left_out.is_none()));
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
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop::collection::vec(piece(), 0..3), 0u8..3), 1..6),
    ) {
        let mut text: String = start.concat();
        let (mut fixture, file) = open(&text);
        for (version, (a, b, insert, held)) in edits.into_iter().enumerate() {
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
            // What is known of a version is changed in place where nobody holds it, and copied where somebody does.
            let analysis = fixture.snapshot().analysis(&file).filter(|_| held == 1);
            let snapshot = (held == 2).then(|| fixture.snapshot());
            let said = snapshot.as_ref().map(|snapshot| seen(snapshot, &file));
            fixture.world.apply(Change::Edit { file: file.clone(), version: version as i32 + 1, edits });
            // Analyses of the versions between are what is taken over.
            seen(&fixture.snapshot(), &file);
            prop_assert_eq!(snapshot.as_ref().map(|snapshot| seen(snapshot, &file)), said);
            drop(analysis);
        }
        let (fresh, _) = open(&text);
        prop_assert_eq!(fixture.snapshot().text(&file).expect("the file").to_string(), text);
        prop_assert_eq!(seen(&fixture.snapshot(), &file), seen(&fresh.snapshot(), &file));
    }
}

/// A change of the document, or of something else that its state depends on.
#[derive(Clone, Debug)]
enum Around {
    Edit(prop::sample::Index, &'static str),
    Anchor(&'static str),
    File(&'static str, Option<&'static str>),
    Settings(&'static str),
}

const DOCUMENT: &str = "Ann Roe met Otto Kranz of the Gate Office in May. Kranz left last week. The Fijian harbour master voted to close the northern gate for a year [@report], and the Seoul summit ended.\n\n\"voted to close the southern gate for a year\" [@second]\n";

fn around() -> impl Strategy<Value = Around> {
    const ANN: &str = "[[actor]]\nid = \"ann-roe\"\nschema = \"Person\"\nname = \"Ann Roe\"\n";
    const OTTO: &str = "[[actor]]\nid = \"kranz\"\nschema = \"Person\"\nname = \"Otto Kranz\"\nwikidataId = \"Q5\"\n[[event]]\nid = \"s\"\nname = \"Seoul summit\"\nstartDate = 2018-06-12\n";
    const BROKEN: &str = "[[actor]]\nid = \"ann-roe\"\nname = \"Ann\n";
    const FTM: &str = "{\"id\":\"k1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Otto Kranz\"],\"wikidataId\":[\"Q5\"]}}\n{\"id\":\"g\",\"schema\":\"PublicBody\",\"properties\":{\"name\":[\"Gate Office\"]}}\n";
    const OFFICES: &str = "{\"id\":\"k1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Otto Kranz\"]}}\n{\"id\":\"h\",\"schema\":\"Position\",\"properties\":{\"name\":[\"Harbour Master\"],\"country\":[\"fj\"]}}\n{\"id\":\"o\",\"schema\":\"Occupancy\",\"properties\":{\"holder\":[\"k1\"],\"post\":[\"h\"],\"startDate\":[\"2011\"]}}\n{\"id\":\"g\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Gate Office\"],\"wikidataId\":[\"Q884\"]}}\n{oops\n";
    let dossier = prop::sample::select(vec![None, Some(ANN), Some(OTTO), Some(BROKEN), Some("")]);
    let entities = prop::sample::select(vec![None, Some(FTM), Some(OFFICES), Some("")]);
    let bibliography = prop::sample::select(vec![
        None,
        Some("@misc{second, title = {Second}, date = {2020-01-02}, file = {report.txt}}"),
        Some("@misc{report, title = {Report}, date = {2011}, file = {report.txt}}"),
        Some("@misc{open"),
    ]);
    let config = prop::sample::select(vec![
        Some(""),
        Some("[dossier]\nbuiltin = false\n"),
        Some("[rules]\ncitation-scope = \"sentence\"\n"),
        Some("[workspace]\ndossier = [\"other/**\"]\n"),
    ]);
    let settings = prop::sample::select(vec![
        "{}",
        "{\"rules\":{\"select\":[\"estimative-language\"],\"severity\":{\"undated-claim\":\"error\"}}}",
        "{\"dossier\":{\"builtin\":false}}",
    ]);
    prop_oneof![
        (any::<prop::sample::Index>(), piece()).prop_map(|(at, piece)| Around::Edit(at, piece)),
        prop::sample::select(vec!["", "---\ndate: 2024-05-06\n---\n\n", "---\npublished: 2019~\n---\n\n"])
            .prop_map(Around::Anchor),
        dossier.clone().prop_map(|text| Around::File("dossier/d.toml", text)),
        dossier.prop_map(|text| Around::File("dossier/e.toml", text)),
        entities.clone().prop_map(|text| Around::File("dossier/x.ftm.json", text)),
        entities.prop_map(|text| Around::File("dossier/y.ftm.json", text)),
        bibliography.prop_map(|text| Around::File("refs.bib", text)),
        config.prop_map(|text| Around::File("dateline.toml", text)),
        settings.prop_map(Around::Settings),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn changes_around_a_document_leave_the_state_of_the_final_files(changes in prop::collection::vec(around(), 1..8)) {
        let (mut anchor, mut body, mut version) = ("", DOCUMENT.to_owned(), 0);
        let (mut fixture, file) = open(&body);
        let mut files: std::collections::BTreeMap<&str, Option<&str>> = std::collections::BTreeMap::new();
        let mut settings = "{}";
        let apply_settings = |fixture: &mut Fixture, settings: &str| {
            let settings = serde_json::from_str(settings).expect("JSON");
            fixture.world.apply(Change::Settings { settings });
        };
        for change in changes {
            version += 1;
            match change {
                Around::Edit(at, insert) => {
                    let places: Vec<usize> = body.char_indices().map(|(at, _)| at).chain([body.len()]).collect();
                    let at = *at.get(&places);
                    body.insert_str(at, insert);
                    let edits = vec![Edit::Range(Span::at(anchor.len() + at), insert.into())];
                    fixture.world.apply(Change::Edit { file: file.clone(), version, edits });
                }
                Around::Anchor(next) => {
                    let edits = vec![Edit::Range(Span::new(0, anchor.len()), next.into())];
                    anchor = next;
                    fixture.world.apply(Change::Edit { file: file.clone(), version, edits });
                }
                Around::File(name, text) => {
                    files.insert(name, text);
                    fixture.world.apply(Change::Disk { files: vec![(key(name), text.map(DiskFile::of))] });
                }
                Around::Settings(next) => {
                    settings = next;
                    apply_settings(&mut fixture, settings);
                }
            }
            // What is taken over is what was made for the states between.
            seen(&fixture.snapshot(), &file);
        }
        let (mut fresh, _) = open(&format!("{anchor}{body}"));
        let files = files.into_iter().map(|(name, text)| (key(name), text.map(DiskFile::of))).collect();
        fresh.world.apply(Change::Disk { files });
        apply_settings(&mut fresh, settings);
        prop_assert_eq!(seen(&fixture.snapshot(), &file), seen(&fresh.snapshot(), &file));
        for name in ["dossier/d.toml", "dossier/e.toml", "dossier/x.ftm.json", "dossier/y.ftm.json"].map(key) {
            prop_assert_eq!(check(&fixture.snapshot(), &name), check(&fresh.snapshot(), &name));
        }
    }
}
