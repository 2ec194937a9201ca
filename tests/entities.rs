//! Files of FollowTheMoney entities and wrong dossiers, as a user has them: what is recognised, what is kept, what is said.

mod support;

use dateline::text::Span;
use dateline::workspace::change::DiskFile;
use dateline::workspace::{Change, FileKey, Snapshot};
use std::path::Path;
use std::process::{Command, Output};
use support::{Fixture, findings, key};

fn entity(id: &str, schema: &str, rest: &str) -> String {
    format!("{{\"id\":\"{id}\",\"schema\":\"{schema}\",\"properties\":{{{rest}}}}}\n")
}

fn person(id: &str, name: &str) -> String {
    entity(id, "Person", &format!("\"name\":[\"{name}\"]"))
}

fn workspace(files: &[(&str, String)]) -> Fixture {
    let part = |(name, text): &(&str, String)| format!("=== {name}\n{text}");
    Fixture::new(&files.iter().map(part).collect::<String>())
}

/// The mentions of a document: text and candidates.
fn mentions(snapshot: &Snapshot, file: &FileKey) -> Vec<String> {
    let analysis = snapshot.analysis(file).expect("a document");
    let text = snapshot.text(file).expect("a text");
    let mention = |view: dateline::analysis::document::BlockView<'_>| {
        let row = |m: &dateline::dossier::Mention| {
            format!("{} {}", text.slice(view.file_span(m.span)), m.candidates.join("|"))
        };
        view.result.mentions.iter().map(row).collect::<Vec<_>>()
    };
    analysis.blocks().flat_map(mention).collect()
}

#[test]
fn imported_entities_need_the_full_name_first() {
    let ftm = person("NK-1", "Ada Lovett") + &person("NK-2", "Otto Kranz");
    let fixture = workspace(&[
        ("dossier/x.ftm.json", ftm),
        ("dossier/own.toml", "[[actor]]\nid = \"kranz\"\nschema = \"Person\"\nname = \"Otto Kranz\"\n".into()),
        ("a.md", "Lovett slept. Kranz woke.\n".into()),
        ("b.md", "Ada Lovett woke, and Lovett slept.\n".into()),
    ]);
    let snapshot = fixture.snapshot();
    // The workspace's entry is the same person as the imported one, by schema and name, and is a person of the workspace.
    assert_eq!(mentions(&snapshot, &key("a.md")), ["Kranz kranz"]);
    assert_eq!(mentions(&snapshot, &key("b.md")), ["Ada Lovett NK-1", "Lovett NK-1"]);
}

#[test]
fn the_workspaces_keys_win_over_imported_ones_and_those_over_the_built_in() {
    let korea = entity("Q423", "Country", "\"name\":[\"Never read\"]")
        + &entity(
            "nk",
            "PublicBody",
            "\"name\":[\"Hermit Office\"],\"wikidataId\":[\"Q423\"],\"summary\":[\"Imported.\"]",
        )
        + &entity(
            "other",
            "Organization",
            "\"name\":[\"Gate Office\"],\"alias\":[\"Gatehouse\"],\"summary\":[\"Old.\"]",
        );
    let own = "[[actor]]\nid = \"gates\"\nschema = \"Organization\"\nname = \"Gate Office\"\nsummary = \"New.\"\n";
    let fixture = workspace(&[
        ("dossier/x.ftm.json", korea),
        ("dossier/own.toml", own.into()),
        ("a.md", "The Hermit Office and North Korea; the Gatehouse.\n".into()),
    ]);
    let snapshot = fixture.snapshot();
    let space = snapshot.space(&key("a.md")).expect("a workspace");
    let north = space.dossier.actor("north-korea").expect("an actor");
    assert_eq!((&*north.id, north.summary.as_str(), north.origin.len()), ("nk", "Imported.", 2));
    let office = space.dossier.actor("other").expect("an actor");
    assert_eq!((&*office.id, office.summary.as_str(), office.origin.len()), ("gates", "New.", 2));
    assert_eq!(mentions(&snapshot, &key("a.md")), ["Hermit Office nk", "North Korea nk", "Gatehouse gates"]);
}

#[test]
fn offices_of_imported_persons_are_held_on_their_dates() {
    let ftm = [
        person("p1", "Ada Lovett"),
        person("p2", "Otto Kranz"),
        entity("post", "Position", "\"name\":[\"Harbour Master of Fiji\"],\"country\":[\"fj\"]"),
        entity(
            "o1",
            "Occupancy",
            "\"holder\":[\"p1\"],\"post\":[\"post\"],\"startDate\":[\"2010\"],\"endDate\":[\"2015\"]",
        ),
        entity("o2", "Occupancy", "\"holder\":[\"p2\"],\"post\":[\"post\"],\"startDate\":[\"2016\"]"),
    ];
    let fixture = workspace(&[
        ("dossier/x.ftm.json", ftm.concat()),
        ("a.md", "---\ndate: 2012-03-04\n---\n\nThe Fijian harbour master resigned.\n".into()),
        ("b.md", "---\ndate: 2020-03-04\n---\n\nThe Fijian harbour master resigned.\n".into()),
    ]);
    let snapshot = fixture.snapshot();
    assert!(mentions(&snapshot, &key("a.md")).contains(&"Fijian harbour master p1".to_owned()));
    assert!(mentions(&snapshot, &key("b.md")).contains(&"Fijian harbour master p2".to_owned()));
}

#[test]
fn imported_entities_are_symbols_of_the_workspace() {
    let fixture = workspace(&[
        ("dossier/x.ftm.json", person("NK-1", "Ada Lovett") + &person("NK-2", "Otto Kranz") + &person("k", "Al Kranz")),
        ("dossier/own.toml", "[[actor]]\nid = \"kranz\"\nschema = \"Person\"\nname = \"Otto Kranz\"\n".into()),
    ]);
    let found = |query: &str| {
        let symbols = dateline::ide::symbols::workspace_symbols(&fixture.snapshot(), query);
        symbols.into_iter().map(|symbol| format!("{} {}", symbol.name, symbol.place.file)).collect::<Vec<_>>()
    };
    assert_eq!(found("kranz"), ["Al Kranz /ws/dossier/x.ftm.json", "Otto Kranz /ws/dossier/own.toml"]);
    assert_eq!(found("lovett"), ["Ada Lovett /ws/dossier/x.ftm.json"]);
}

#[test]
fn three_hundred_files_of_entities() {
    let mut files: Vec<(String, String)> = (0..300)
        .map(|at| (format!("dossier/{at}.ftm.json"), person(&format!("n{at}"), &format!("Ann Other{at}"))))
        .collect();
    files.push(("dossier/big.ftm.json".into(), person("b1", "Ada Lovett") + &person("b2", "Otto Kranz")));
    files.push(("a.md".into(), "Ann Other0, Ann Other299 and Otto Kranz; then Lovett and Kranz.\n".into()));
    let files: Vec<(&str, String)> = files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    let snapshot = workspace(&files).snapshot();
    let expected = ["Ann Other0 n0", "Ann Other299 n299", "Otto Kranz b2", "Kranz b2"];
    assert_eq!(mentions(&snapshot, &key("a.md")), expected);
    let symbols = dateline::ide::symbols::workspace_symbols(&snapshot, "Other299");
    assert_eq!(symbols.len(), 1);
}

#[test]
fn an_id_in_two_files_counts_once_and_is_said() {
    let fixture = workspace(&[
        ("dossier/a.ftm.json", person("NK-1", "Ada Lovett")),
        ("dossier/b.ftm.json", person("NK-1", "Ada Lovett") + &person("NK-2", "Otto Kranz")),
        ("a.md", "Ada Lovett met Otto Kranz.\n".into()),
    ]);
    let snapshot = fixture.snapshot();
    assert_eq!(mentions(&snapshot, &key("a.md")), ["Ada Lovett NK-1", "Otto Kranz NK-2"]);
    let said = findings(&snapshot, &key("dossier/b.ftm.json"));
    assert_eq!(said, "1:8 dossier-error «NK-1» the id 'NK-1' is given in a.ftm.json already; ids are unique\n");
}

#[test]
fn one_entry_changed_leaves_what_is_imported_as_it_is() {
    let mut fixture = workspace(&[
        ("dossier/x.ftm.json", person("NK-1", "Ada Lovett")),
        ("dossier/own.toml", "[[actor]]\nid = \"a\"\nname = \"Gate Office\"\n".into()),
        ("a.md", "Ada Lovett left the Gate Office for the Tower Office.\n".into()),
    ]);
    let image = |fixture: &Fixture| {
        let snapshot = fixture.snapshot();
        snapshot.space(&key("a.md")).and_then(|space| space.dossier.all_imports().next().cloned()).expect("an image")
    };
    let before = image(&fixture);
    assert_eq!(mentions(&fixture.snapshot(), &key("a.md")), ["Ada Lovett NK-1", "Gate Office a"]);
    let text = "[[actor]]\nid = \"a\"\nname = \"Tower Office\"\n";
    fixture.world.apply(Change::Disk { files: vec![(key("dossier/own.toml"), Some(DiskFile::of(text)))] });
    assert!(std::sync::Arc::ptr_eq(&before, &image(&fixture)));
    assert_eq!(mentions(&fixture.snapshot(), &key("a.md")), ["Ada Lovett NK-1", "Tower Office a"]);
}

#[test]
fn a_hundred_thousand_errors_are_capped_and_the_rest_loads() {
    let errors = "[[actor]]\nid = \"Not An Id\"\nname = \"X\"\ncolour = \"red\"\nstart = 1\n".repeat(34_000);
    let own = format!("{errors}[[actor]]\nid = \"ada\"\nschema = \"Person\"\nname = \"Ada Lovett\"\n");
    let ftm = "{\"id\":\"n\",\"schema\":\"Person\",\"properties\":{}}\n".repeat(100_000) + &person("p", "Otto Kranz");
    let fixture = workspace(&[
        ("dossier/own.toml", own),
        ("dossier/x.ftm.json", ftm),
        ("a.md", "Ada Lovett met Otto Kranz.\n".into()),
    ]);
    let snapshot = fixture.snapshot();
    assert_eq!(mentions(&snapshot, &key("a.md")), ["Ada Lovett ada", "Otto Kranz p"]);
    for name in ["dossier/own.toml", "dossier/x.ftm.json"] {
        let space = snapshot.space(&key(name)).expect("a workspace");
        let said = space.problems.get(&key(name)).expect("problems");
        let limits = said.iter().filter(|(rule, _)| *rule == "limit-exceeded").count();
        assert_eq!((said.len(), limits), (1_001, 1), "{name}");
    }
}

#[test]
fn names_that_are_none_and_an_alias_that_a_thousand_share() {
    let entry = |at: usize| {
        format!("[[actor]]\nid = \"a{at}\"\nschema = \"Person\"\nname = \"Ann Other{at}\"\nalias = [\"The Hat\"]\n")
    };
    let own = (0..1_000).map(entry).collect::<String>()
        + "[[actor]]\nid = \"one\"\nname = \"X\"\n[[actor]]\nid = \"none\"\nschema = \"Person\"\n\
           [[event]]\nid = \"talks\"\nname = \"Long talks\"\nstartDate = \"2023-02-30\"\nendDate = \"20245\"\n";
    let fixture = workspace(&[("dossier/own.toml", own), ("a.md", "Ann Other7 and X spoke to The Hat.\n".into())]);
    let snapshot = fixture.snapshot();
    let said = findings(&snapshot, &key("dossier/own.toml"));
    for expected in [
        "limit-exceeded «a999» a name of this entry is shared by 1000 entries; 64 of them are looked at",
        "dossier-error «X» a name of one letter is not looked for in texts",
        "an actor needs a name",
        "«2023-02-30»",
        "«20245»",
    ] {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
    assert_eq!(mentions(&snapshot, &key("a.md")).first().map(String::as_str), Some("Ann Other7 a7"));
}

fn dateline(folder: &Path, arguments: &[&str], cache: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env("DATELINE_CACHE", cache)
        .output()
        .expect("the binary runs")
}

fn out(output: &Output) -> String {
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// A folder with a file of entities that is long enough to be kept, and wrong in its third line and its last.
fn on_disk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir_all(folder.path().join("dossier")).expect("a folder");
    let mut text = person("é", "Ada Lovett") + &person("p", "Otto Kranz") + "  {\"id\": oops}\n";
    (0..20_000).for_each(|at| text.push_str(&person(&format!("n{at}"), &format!("Ann Other{at}"))));
    text.push_str("{\"schema\":\"Person\"}");
    std::fs::write(folder.path().join("dossier/x.ftm.json"), text).expect("written");
    std::fs::write(folder.path().join("dateline.toml"), "[limits]\ndocument-bytes = 1000\n").expect("written");
    std::fs::write(folder.path().join("a.md"), "Otto Kranz met Ann Other19999.\n").expect("written");
    folder
}

#[test]
fn findings_stand_at_their_line_though_the_file_is_never_in_memory() {
    let folder = on_disk();
    let cache = folder.path().join("cache");
    let text = std::fs::read_to_string(folder.path().join("dossier/x.ftm.json")).expect("the file");
    for round in ["made", "kept"] {
        let printed = dateline(folder.path(), &["check", "--format", "json", "dossier/x.ftm.json"], &cache);
        let rows: serde_json::Value = serde_json::from_slice(&printed.stdout).expect("JSON");
        let place = |at: usize| ["line", "column", "start"].map(|name| rows[at][name].as_u64().unwrap_or(0) as usize);
        let start = text.find("oops").expect("the error");
        let points = text.get(..start).expect("a boundary").chars().count();
        assert_eq!(place(0), [3, 10, points], "{round}");
        assert_eq!((place(1)[0], rows.as_array().map(Vec::len)), (20_004, Some(2)), "{round}");
        let people = out(&dateline(folder.path(), &["check", "dossier/x.ftm.json"], &cache));
        assert!(people.contains("dossier/x.ftm.json:3:10: not an entity in JSON on one line"), "{people}");
        assert!(people.contains("3 |   {\"id\": oops}"), "{people}");
    }
    let annotated = out(&dateline(folder.path(), &["annotate", "a.md"], &cache));
    assert!(annotated.contains("\"id\":\"p\"") && annotated.contains("\"id\":\"n19999\""), "{annotated}");
}

#[test]
fn index_makes_what_is_kept_and_says_what_there_is() {
    let folder = on_disk();
    let cache = folder.path().join("cache");
    let first = out(&dateline(folder.path(), &["index"], &cache));
    for expected in [
        "(dateline.toml)",
        "imported    dossier/x.ftm.json (1 MB): 20,002 entities, 2 findings; kept in ",
        "made now)",
        "`dateline check` shows them",
    ] {
        assert!(first.contains(expected), "{expected}\n{first}");
    }
    let again = out(&dateline(folder.path(), &["index"], &cache));
    assert!(again.contains("made before)"), "{again}");
    let rebuilt = out(&dateline(folder.path(), &["index", "--rebuild", "--format", "json"], &cache));
    let rebuilt: serde_json::Value = serde_json::from_str(&rebuilt).expect("JSON");
    assert_eq!(rebuilt["imported"][0]["entities"], 20_002);
    assert_eq!(rebuilt["imported"][0]["kept"]["madeNow"], true);
    let wrong = dateline(folder.path(), &["index", "nowhere"], &cache);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn a_cache_folder_that_cannot_be_written_is_no_error() {
    let folder = on_disk();
    let cache = folder.path().join("a.md");
    let said = dateline(folder.path(), &["index"], &cache);
    assert_eq!(said.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&said.stdout).contains("20,002 entities, 2 findings; not kept"));
}

#[test]
fn spans_of_entities_are_those_of_their_file() {
    let text = person("é", "Ada Lovett") + &person("p", "Otto Kranz");
    let fixture = workspace(&[("dossier/x.ftm.json", text.clone()), ("a.md", String::new())]);
    let snapshot = fixture.snapshot();
    let space = snapshot.space(&key("a.md")).expect("a workspace");
    for (id, line) in [("é", 0), ("p", 1)] {
        let actor = space.dossier.actor(id).expect("an actor");
        let Some(dateline::dossier::Origin::File { span, id_span, .. }) = actor.origin.first() else {
            panic!("a file")
        };
        let of = |span: &Span| text.get(span.start..span.end);
        assert_eq!((of(span), of(id_span)), (text.lines().nth(line), Some(id)));
    }
}
