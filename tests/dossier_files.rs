//! Dossier files as a user edits them: ids under the cursor, imported names and events where they are asked for, memberships that go round,
//! one line of many changed, and wrong input of every kind.

mod support;

use dateline::ide;
use dateline::text::Span;
use dateline::workspace::change::{DiskFile, Edit};
use dateline::workspace::{Change, FileKey, Snapshot};
use std::fmt::Write as _;
use support::{Fixture, findings, key};

fn entity(id: &str, schema: &str, rest: &str) -> String {
    format!("{{\"id\":\"{id}\",\"schema\":\"{schema}\",\"properties\":{{{rest}}}}}\n")
}

fn person(id: &str, name: &str) -> String {
    entity(id, "Person", &format!("\"name\":[\"{name}\"]"))
}

/// The first line of the hover over `what` in a file, and what its definition shows.
fn asked(snapshot: &Snapshot, file: &str, what: &str) -> (String, String) {
    let file = key(file);
    let text = snapshot.text(&file).expect("a text").to_string();
    let offset = text.rfind(what).expect(what) + 1;
    let hover = ide::hover(snapshot, &file, offset).map(|hover| hover.markdown).unwrap_or_default();
    let targets = ide::definition(snapshot, &file, offset).map(|definition| definition.targets).unwrap_or_default();
    let shown = targets.iter().map(|target| {
        let there =
            snapshot.text(&target.file).map(|text| text.slice(target.focus).chars().take(30).collect::<String>());
        format!("{} «{}»", target.file.rsplit('/').next().unwrap_or_default(), there.unwrap_or_default())
    });
    (hover.lines().next().unwrap_or_default().to_owned(), shown.collect::<Vec<_>>().join(", "))
}

const NOTE: &str = "---\ntype: actor\nid: ada-lovett\nschema: Person\ncountry: fiji\nposition:\n  - title: Harbour master\n    of: gate-council\n---\n# Ada Lovett\n\nShe leads the Gate Council, see [[Otto Kranz]].\n";

#[test]
fn ids_in_markdown_notes() {
    let fixture = Fixture::new(&format!(
        "=== dossier/ada.md\n{NOTE}=== dossier/own.toml\n[[actor]]\nid = \"gate-council\"\nname = \"Gate Council\"\n[[actor]]\nid = \"kranz\"\nschema = \"Person\"\nname = \"Otto Kranz\"\n\
         === dossier/talks.md\n---\ntype: event\nid: talks\nname: Harbour talks\nstartDate: 2023\nparticipants:\n  - ada-lovett\n  - kranz\n---\n\nThey met.\n"
    ));
    let snapshot = fixture.snapshot();
    assert_eq!(
        asked(&snapshot, "dossier/ada.md", "gate-council"),
        ("**Gate Council** · legal entity".into(), "own.toml «gate-council»".into())
    );
    assert!(asked(&snapshot, "dossier/ada.md", "fiji").0.starts_with("**Fiji** · country"));
    assert_eq!(asked(&snapshot, "dossier/ada.md", "ada-lovett").1, "ada.md «ada-lovett»");
    assert_eq!(asked(&snapshot, "dossier/talks.md", "kranz").1, "own.toml «kranz»");
    assert_eq!(asked(&snapshot, "dossier/talks.md", "ada-lovett").1, "ada.md «ada-lovett»");
    assert!(asked(&snapshot, "dossier/talks.md", "talks\nname").0.starts_with("**Harbour talks**"));
    // In the body names are names.
    assert_eq!(asked(&snapshot, "dossier/ada.md", "Gate Council").1, "own.toml «gate-council»");
    assert_eq!(asked(&snapshot, "dossier/ada.md", "Otto Kranz").1, "own.toml «kranz»");
    assert_eq!(asked(&snapshot, "dossier/ada.md", "schema").0, "");
}

fn entities() -> String {
    person("NK-1", "Ada Lovett")
        + &entity("post-1", "Position", "\"name\":[\"Harbour Master\"],\"country\":[\"fj\"]")
        + &entity("o", "Occupancy", "\"holder\":[\"NK-1\"],\"post\":[\"post-1\"],\"startDate\":[\"2020\"]")
        + &entity("b", "Organization", "\"name\":[\"Gate Board\"],\"jurisdiction\":[\"fj\"]")
        + &entity(
            "e",
            "Event",
            "\"name\":[\"Suva Ferry Summit\"],\"involved\":[\"NK-1\",\"b\"],\"startDate\":[\"2023-05-06\"]",
        )
}

fn with_entities(open: bool) -> Fixture {
    let mut fixture = Fixture::new(&format!(
        "=== dateline.toml\n=== dossier/x.ftm.json\n{}=== a.md\n---\ntype: note\ndate: 2024-01-02\n---\n\nAda Lovett attended the summit with the Gate Board.\n\nLov\n",
        entities()
    ));
    if open {
        let text = entities();
        let format = dateline::syntax::Format::Plain;
        fixture.world.apply(Change::Open { file: key("dossier/x.ftm.json"), format, version: 1, text });
    }
    fixture
}

#[test]
fn ids_in_lines_of_entities() {
    for open in [false, true] {
        let snapshot = with_entities(open).snapshot();
        let asked = |what: &str| asked(&snapshot, "dossier/x.ftm.json", what);
        assert_eq!(asked("NK-1\",\"b"), ("**Ada Lovett** · person".into(), "x.ftm.json «NK-1»".into()));
        assert_eq!(
            asked("post-1\"],"),
            (
                "**Harbour Master** · position · Fiji".into(),
                "x.ftm.json «{\"id\":\"post-1\",\"schema\":\"Posit»".into()
            )
        );
        assert!(asked("fj\"").0.starts_with("**Fiji**"));
        assert!(asked("\"e\"").0.starts_with("**Suva Ferry Summit**"));
        assert_eq!(asked("Harbour").0, "");
        let text = snapshot.text(&key("dossier/x.ftm.json")).expect("a text").to_string();
        let at = text.find("holder\":[\"").expect("a holder") + "holder\":[\"NK".len();
        let _ = ide::completion(&snapshot, &key("dossier/x.ftm.json"), at);
    }
}

#[test]
fn ids_are_completed_by_name() {
    let line = "{\"id\":\"m\",\"schema\":\"Membership\",\"properties\":{\"member\":[\"NK-1\",\"gate<|>\"]}}\n";
    let fixture = Fixture::new(&format!("=== dossier/x.ftm.json\n{}{line}", entities()));
    let (file, offset) = fixture.at_cursor();
    let items = ide::completion(&fixture.snapshot(), &file, offset).items;
    assert!(items.iter().any(|item| item.insert == "b"), "{items:?}");
}

#[test]
fn imported_names_and_events_are_offered() {
    let snapshot = with_entities(false).snapshot();
    let text = snapshot.text(&key("a.md")).expect("a text").to_string();
    let items = ide::completion(&snapshot, &key("a.md"), text.find("Lov\n").expect("a name") + 3).items;
    assert!(items.iter().any(|item| item.insert == "Ada Lovett"), "{items:?}");
    let hover = ide::hover(&snapshot, &key("a.md"), text.find("Lovett").expect("a name")).expect("a hover").markdown;
    assert!(hover.contains("- Events: Suva Ferry Summit (6 May 2023)"), "{hover}");
    let said = findings(&snapshot, &key("a.md"));
    assert!(said.contains("fix: Insert the date of the Suva Ferry Summit: 6 May 2023"), "{said}");
}

#[test]
fn memberships_that_go_round_are_said_in_every_form() {
    let member =
        |a: &str, b: &str| entity("m", "Membership", &format!("\"member\":[\"{a}\"],\"organization\":[\"{b}\"]"));
    let board = |id: &str| entity(id, "Organization", &format!("\"name\":[\"Board {id}\"]"));
    let ftm =
        board("x1") + &board("x2") + &board("x3") + &member("x1", "x2") + &member("x2", "x3") + &member("x3", "x1");
    let fixture = Fixture::new(&format!(
        "=== dateline.toml\n=== dossier/x.ftm.json\n{ftm}=== dossier/a.toml\n[[actor]]\nid = \"a\"\nname = \"Board A\"\n[[actor.position]]\ntitle = \"Part\"\nof = \"b\"\n\
         [[actor]]\nid = \"self\"\nname = \"Board S\"\ncountry = \"self\"\n=== dossier/b.md\n---\ntype: actor\nid: b\nname: Board B\nposition:\n  - title: Part\n    of: a\n---\n\
         === note.md\nBoard A and Board x2 met.\n"
    ));
    let snapshot = fixture.snapshot();
    assert_eq!(
        findings(&snapshot, &key("dossier/a.toml")),
        "6:7 dossier-error «b» 'a' is a part of itself over others: a → b → a; take one of these out\n\
         10:12 dossier-error «self» 'self' is given as a part of itself (self → self); take that out\n"
    );
    let said = findings(&snapshot, &key("dossier/x.ftm.json"));
    assert!(said.contains("«x2» 'x1' is a part of itself over others: x1 → x2 → x3 → x1"), "{said}");
    let note = dateline::workspace::Snapshot::analysis(&snapshot, &key("note.md")).expect("a document");
    assert_eq!(note.blocks().map(|view| view.result.mentions.len()).sum::<usize>(), 2);
}

fn mentions(snapshot: &Snapshot, file: &FileKey) -> Vec<String> {
    let analysis = snapshot.analysis(file).expect("a document");
    analysis
        .blocks()
        .flat_map(|view| view.result.mentions.iter().map(|m| m.candidates.join("|")).collect::<Vec<_>>())
        .collect()
}

#[test]
fn a_line_that_is_edited_is_read_and_no_other() {
    let file = key("dossier/x.ftm.json");
    let text: String = (0..3_000).map(|at| person(&format!("n{at}"), &format!("Ann Other{at}"))).collect();
    let mut fixture = Fixture::new(&format!(
        "=== dateline.toml\n=== dossier/x.ftm.json\n{text}=== a.md\nAnn Other1500 and Ann Other2999.\n"
    ));
    let first = |fixture: &Fixture| {
        fixture.snapshot().space(&file).and_then(|space| space.imports().first().cloned()).expect("an image")
    };
    assert_eq!(mentions(&fixture.snapshot(), &key("a.md")), ["n1500", "n2999"]);
    let before = first(&fixture);
    let format = dateline::syntax::Format::Plain;
    fixture.world.apply(Change::Open { file: file.clone(), format, version: 1, text: text.clone() });
    assert!(std::sync::Arc::ptr_eq(&before, &first(&fixture)), "the text is the same");
    let at = text.find("Ann Other1500").expect("a name");
    let edits = vec![Edit::Range(Span::new(at, at + 3), "Bea".into())];
    fixture.world.apply(Change::Edit { file: file.clone(), version: 2, edits });
    assert!(first(&fixture).is_edited());
    let snapshot = fixture.snapshot();
    let space = snapshot.space(&file).expect("a workspace");
    assert_eq!(space.dossier.actor("n1500").map(|actor| actor.name.as_str()), Some("Bea Other1500"));
    // Places after the edit are those of the text as it is; taken back, everything is as it was.
    fixture.world.apply(Change::Edit {
        file: file.clone(),
        version: 3,
        edits: vec![Edit::Range(Span::at(0), "oops\n".into())],
    });
    let snapshot = fixture.snapshot();
    assert!(findings(&snapshot, &file).starts_with("1:1 dossier-error «o» not an entity"));
    let target =
        ide::definition::dossier_entry(snapshot.space(&file).expect("a workspace"), "n2999").expect("an entry");
    assert_eq!(snapshot.text(&file).expect("a text").slice(target.focus), "n2999");
    fixture.world.apply(Change::Edit {
        file: file.clone(),
        version: 4,
        edits: vec![Edit::Range(Span::new(0, 5), String::new())],
    });
    fixture.world.apply(Change::Edit { file: file.clone(), version: 5, edits: vec![Edit::Full(text)] });
    assert!(std::sync::Arc::ptr_eq(&before, &first(&fixture)));
}

#[test]
fn names_that_are_common_words() {
    let own = "[[actor]]\nid = \"may\"\nschema = \"Person\"\nname = \"Theresa May\"\nlastName = \"May\"\n\
               [[actor]]\nid = \"us-body\"\nname = \"Us\"\n[[actor]]\nid = \"bird\"\nname = \"Turkey\"\n[[actor]]\nid = \"x\"\nname = \"X\"\n";
    let fixture = Fixture::new(&format!(
        "=== dateline.toml\n=== dossier/own.toml\n{own}=== a.md\nIn May 2019 they told us that May be it. We ate turkey on 3 May, and they asked us. It may be so.\n"
    ));
    let snapshot = fixture.snapshot();
    let found = mentions(&snapshot, &key("a.md"));
    assert!(!found.iter().any(|id| id == "us-body" || id == "bird" || id == "x"), "{found:?}");
    assert!(
        findings(&snapshot, &key("dossier/own.toml")).contains("«X» a name of one letter is not looked for in texts")
    );
}

#[test]
fn what_is_wrong_is_said_at_its_place_and_the_rest_loads() {
    let long = entity("long", "Person", &format!("\"name\":[\"Lena Long\"],\"notes\":[\"{}\"]", "x".repeat(17 << 20)));
    let mut ftm = long + &person("p", "Otto Kranz") + &entity("n", "Person", "\"country\":[\"fj\"]");
    ftm += &entity("e", "Event", "\"name\":[\"Ferry Summit\"],\"startDate\":[\"2023-02-30\"],\"endDate\":[\"20245\"]");
    for at in 0..1_000 {
        ftm += &entity(&format!("h{at}"), "Person", &format!("\"name\":[\"Hat Wearer{at}\"],\"alias\":[\"The Hat\"]"));
    }
    let mut own =
        String::from("[[event]]\nid = \"talks\"\nname = \"Talks\"\nstartDate = 2023-02-30\nendDate = \"20245\"\n");
    for at in 0..30_000 {
        let _ = write!(
            own,
            "[[actor]]\nid = \"a{at}\"\nname = \"Board {at}\"\ncountry = \"a{}\"\ncolour = 1\n",
            (at + 1) % 30_000
        );
    }
    let fixture = Fixture::new("=== dateline.toml\n=== a.md\nOtto Kranz met Board 7 and Hat Wearer5.\n");
    let mut world = fixture.world;
    let files =
        vec![(key("dossier/x.ftm.json"), Some(DiskFile::of(ftm))), (key("dossier/own.toml"), Some(DiskFile::of(own)))];
    world.apply(Change::Disk { files });
    let snapshot = world.snapshot();
    assert_eq!(mentions(&snapshot, &key("a.md")), ["p", "a7", "h5"]);
    let said = findings(&snapshot, &key("dossier/x.ftm.json"));
    for expected in [
        "1:1 limit-exceeded «{» this line of 18 MB is left out",
        "«n» an entity without a name cannot be recognised",
        "«2023-02-30» '2023-02-30' is no date",
        "«20245» '20245' is no date",
        "a name of this entry is shared by 1000 entries; 64 of them are looked at",
    ] {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
    let said = findings(&snapshot, &key("dossier/own.toml"));
    assert!(said.contains("«2023-02-30»") && said.contains("«20245»"), "{said}");
    assert!(said.contains("more problems of this file are not listed") || said.contains("a0 → a1"), "{said}");
}
