//! `ambiguous-actor` and `unknown-actor`: what they say, what they leave alone, and what their fixes do.

mod support;

use dateline::rules::{Finding, check};
use dateline::workspace::{Change, Snapshot, change::DiskFile};
use support::{Fixture, key};

const DOSSIER: &str = "=== dateline.toml\n=== dossier/actors.toml\n\
[[actor]]\nid = \"ana-moreno\"\nschema = \"Person\"\nname = \"Ana Moreno\"\ncountry = \"chile\"\n\
[[actor]]\nid = \"luis-moreno\"\nschema = \"Person\"\nname = \"Luis Moreno\"\ncountry = \"peru\"\n\
[[actor]]\nid = \"john-day\"\nschema = \"Person\"\nname = \"John Day\"\n\
[[actor]]\nid = \"john-day-2\"\nschema = \"Person\"\nname = \"John Day\"\nalias = [\"John Day of Leeds\"]\n\
[[actor]]\nid = \"harbour-union\"\nschema = \"Organization\"\nname = \"Harbour Union\"\nalias = [\"HU\"]\n\
[[actor]]\nid = \"health-union\"\nschema = \"Organization\"\nname = \"Health Union\"\nalias = [\"HU\"]\n\
[[actor]]\nid = \"old-mayor\"\nschema = \"Person\"\nname = \"Pia Lund\"\n[[actor.position]]\ntitle = \"Commissioner\"\nrole = [\"commissioner\"]\nof = \"harbour-union\"\nstartDate = 2010-01-01\nendDate = 2020-05-01\n\
[[actor]]\nid = \"new-mayor\"\nschema = \"Person\"\nname = \"Tor Berg\"\n[[actor.position]]\ntitle = \"Commissioner\"\nrole = [\"commissioner\"]\nof = \"harbour-union\"\nstartDate = 2020-05-01\n";

fn note(text: &str) -> Fixture {
    Fixture::new(&format!("{DOSSIER}=== note.md\n---\ndate: 2024-06-01\n---\n\n{text}\n"))
}

fn of(rule: &str, snapshot: &Snapshot) -> Vec<Finding> {
    check(snapshot, &key("note.md")).into_iter().filter(|finding| finding.rule == rule).collect()
}

/// The texts that a rule reports in a note.
fn reported(rule: &str, text: &str) -> Vec<String> {
    let snapshot = note(text).snapshot();
    let source = snapshot.text(&key("note.md")).unwrap();
    of(rule, &snapshot).iter().map(|finding| source.slice(finding.span).into_owned()).collect()
}

/// Applies a fix; the file that it makes is made.
fn after(fixture: &mut Fixture, fix: &dateline::rules::Fix) -> Snapshot {
    let snapshot = fixture.snapshot();
    let files = fix.edits.iter().map(|(file, edits)| {
        let mut text = snapshot.text(file).map(|text| text.to_string()).unwrap_or_default();
        let mut edits = edits.clone();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
        for edit in edits {
            text.replace_range(edit.span.start..edit.span.end, &edit.insert);
        }
        (file.clone(), Some(DiskFile::of(text)))
    });
    let files = files.collect();
    fixture.world.apply(Change::Disk { files });
    fixture.snapshot()
}

/// Each fix of a finding, applied, takes it away and brings no other.
fn fixes_mend(rule: &str, text: &str, count: usize) {
    let before = note(text).snapshot();
    let [finding] = of(rule, &before).try_into().unwrap_or_else(|found| panic!("{text}: {found:?}"));
    let fixes: Vec<_> = finding.fixes.iter().filter(|fix| !fix.title.starts_with("Silence")).collect();
    assert_eq!(fixes.len(), count, "{text}: {:?}", finding.fixes);
    let others = |snapshot: &Snapshot| {
        check(snapshot, &key("note.md")).into_iter().map(|finding| finding.rule).collect::<Vec<_>>()
    };
    let mut left = others(&before);
    left.remove(left.iter().position(|name| *name == rule).unwrap());
    for fix in finding.fixes.iter() {
        let snapshot = after(&mut note(text), fix);
        assert_eq!(others(&snapshot), left, "{text}: {}", fix.title);
        assert!(snapshot.spaces().iter().all(|space| space.problems.values().all(Vec::is_empty)));
    }
}

#[test]
fn names_that_fit_several() {
    for (text, found) in [
        ("Ana Moreno and Luis Moreno met. The mayor of Lima asked what Moreno meant.", vec!["Moreno"]),
        ("The HU met on Friday.", vec!["HU"]),
        ("John Day spoke first.", vec!["John Day"]),
        ("On 1 May 2020 the Harbour Union commissioner resigned.", vec!["Harbour Union commissioner"]),
        ("Moreno left; nobody asked Moreno why.", vec!["Moreno", "Moreno"]),
        ("> The HU met.\n\nDay and John Day.", vec!["HU", "Day", "John Day"]),
    ] {
        assert_eq!(reported("ambiguous-actor", text), found, "{text}");
    }
}

#[test]
fn names_that_are_clear() {
    for text in [
        "Ana Moreno came. Moreno spoke.",
        "The Harbour Union (HU) met on Friday. The HU voted.",
        "John Day of Leeds spoke first.",
        "In 2015 the Harbour Union commissioner resigned.",
        "In 2022 the Harbour Union commissioner resigned.",
        "Nobody came on that day. The moreno bread was good.",
        "<!-- dateline: ignore ambiguous-actor -->\nThe HU met on Friday.",
        "The union met. A `HU` is a code.",
    ] {
        assert_eq!(reported("ambiguous-actor", text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_message_names_the_candidates() {
    let snapshot = note("John Day spoke.").snapshot();
    let [finding] = of("ambiguous-actor", &snapshot).try_into().unwrap();
    assert_eq!(
        finding.message,
        "\u{201c}John Day\u{201d} fits several actors: John Day (john-day), John Day (john-day-2). Write the full name of the one that is meant."
    );
    assert_eq!(finding.related.len(), 2);
    assert_eq!(finding.severity, dateline::rules::Severity::Information);
}

#[test]
fn fixes_of_an_ambiguous_name() {
    fixes_mend("ambiguous-actor", "The HU met on Friday.", 2);
    fixes_mend("ambiguous-actor", "On 1 May 2020 the Harbour Union commissioner resigned.", 2);
    fixes_mend("ambiguous-actor", "Ana Moreno and Luis Moreno met. The mayor asked what Moreno\u{2019}s aim was.", 2);
    // A name that two share does not tell them apart.
    fixes_mend("ambiguous-actor", "John Day spoke.", 0);
}

#[test]
fn an_alias_that_a_thousand_share_is_named_in_short() {
    let entry = |at: usize| {
        format!("[[actor]]\nid = \"x{at}\"\nschema = \"Company\"\nname = \"Firm {at} of Leeds\"\nalias = [\"Quill\"]\n")
    };
    let dossier: String = (0..1000).map(entry).collect();
    let fixture = Fixture::new(&format!("=== dateline.toml\n=== dossier/a.toml\n{dossier}=== note.md\nQuill paid.\n"));
    let [finding] = of("ambiguous-actor", &fixture.snapshot()).try_into().unwrap();
    assert!(finding.message.contains("Firm 4 of Leeds and 11 more."), "{}", finding.message);
    assert_eq!(finding.fixes.iter().filter(|fix| fix.title.starts_with("Write")).count(), 5);
}

#[test]
fn strangers_that_are_named_twice() {
    for (text, found) in [
        (
            "The envoy is Alex Farrow, a former State Department official. Farrow arrived on Monday.",
            vec!["Alex Farrow"],
        ),
        ("General Tomas Reyes-Lind closed the port. The crew of Reyes-Lind left.", vec!["Tomas Reyes-Lind"]),
        ("The lawyer Jane Q. Oduya asked for more time, and Oduya got it.", vec!["Jane Q. Oduya"]),
        ("\u{201c}We wait,\u{201d} Maria Zell said. Maria Zell has no other choice.", vec!["Maria Zell"]),
        (
            "The Northern Lakes Authority shut the dam. Fishermen blame the Northern Lakes Authority.",
            vec!["Northern Lakes Authority"],
        ),
        (
            "The Free Delta Movement (FDM) struck at dawn. In a statement, the FDM denied it.",
            vec!["Free Delta Movement"],
        ),
        (
            "Their leader, Hasan al-Qadri, 41, was seen in May. In June al-Qadri was gone, and Hasan al-Qadri's house was empty.",
            vec!["Hasan al-Qadri"],
        ),
        ("The Union of Salt Workers struck. Police searched the Union of Salt Workers.", vec!["Union of Salt Workers"]),
        ("His deputy, Pak Chun Gil, took over. Pak was a spokesman before.", vec!["Pak Chun Gil"]),
    ] {
        assert_eq!(reported("unknown-actor", text), found, "{text}");
    }
}

#[test]
fn what_is_no_stranger() {
    for text in [
        // Named once.
        "The envoy is Alex Farrow, a former trade official.",
        // Known, in full or by parts of the name.
        "Ana Moreno, a lawyer, came. Moreno left. The lawyer Ana Moreno said so.",
        "The Harbour Union met. The Harbour Union voted.",
        // Openings of sentences, months, days.
        "Yesterday Evening came. Later Monday the crew left. Last April was cold. Last April again.",
        // Places.
        "They met at Green Point, near Salt Harbour. Green Point lies north of Salt Harbour.",
        "He flew from Green Point to Cold Lake. Green Point and Cold Lake are towns.",
        // Headings in title case.
        "# Alex Farrow, a Former Official\n\n## Alex Farrow Again\n\nNothing is known.",
        // Media, works, products.
        "She read *Cold Harvest* twice; \u{201c}Cold Harvest\u{201d} was banned.",
        "The Falcon Heavy rose at noon. The Falcon Heavy fell at one.",
        "The Evening Clarion said so. The Evening Clarion was wrong.",
        // Ordinary capitalised words, offices without a name.
        "The Foreign Ministry said no. The Supreme Court said yes. The Foreign Ministry and the Supreme Court disagree.",
        "The Prime Minister came and the Prime Minister left. The Deputy Commander stayed; the Deputy Commander slept.",
        // Part of a known actor's name, and a name in a dossier with a title.
        "President Ana Moreno spoke. President Moreno left. Judge Luis Moreno came, and Luis Moreno left.",
        // Wars and treaties.
        "The Cold River War ended with the Lake Accord. The Lake Accord broke, and the Cold River War began anew.",
        // A sentence in title case.
        "Farrow Signs Lake Deal With Northern Council\n\nFarrow Signs Lake Deal With Northern Council",
        // Code and links.
        "Use `Alex Farrow` twice: `Alex Farrow`.",
    ] {
        assert_eq!(reported("unknown-actor", text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_fix_makes_the_entry() {
    let mut fixture = note(
        "The new adviser is Alex Farrow, a former State Department official who ran a bank. Farrow, 50, is well liked.",
    );
    let [finding] = of("unknown-actor", &fixture.snapshot()).try_into().unwrap();
    assert_eq!(finding.severity, dateline::rules::Severity::Hint);
    assert!(finding.message.starts_with("\u{201c}Alex Farrow\u{201d} is named twice here and is in no dossier."));
    assert_eq!(finding.fixes[0].title, "Add Alex Farrow to dossier/actors.toml");
    let snapshot = after(&mut fixture, &finding.fixes[0]);
    let text = snapshot.text(&key("dossier/actors.toml")).unwrap().to_string();
    let entry = text.rsplit_once("[[actor]]\n").unwrap().1;
    assert_eq!(
        entry,
        "id = \"alex-farrow\"\nschema = \"Person\"\nname = \"Alex Farrow\"\nlastName = \"Farrow\"\ncountry = \"united-states\"\n\
         [[actor.position]]\ntitle = \"former State Department official\"\nof = \"us-state-department\"\n"
    );
    assert_eq!(of("unknown-actor", &snapshot), []);
    let space = snapshot.space(&key("note.md")).unwrap();
    assert!(space.dossier.actor("alex-farrow").is_some());
}

#[test]
fn fixes_of_a_stranger() {
    fixes_mend("unknown-actor", "The envoy is Alex Farrow, a former trade official. Farrow arrived on Monday.", 1);
    fixes_mend("unknown-actor", "The Free Delta Movement (FDM) struck at dawn. In a statement, the FDM denied it.", 1);
    fixes_mend("unknown-actor", "The Union of Salt Workers struck. Police searched the Union of Salt Workers.", 1);
    fixes_mend("unknown-actor", "His deputy, Pak Chun Gil, took over. Pak was a spokesman before.", 1);
    fixes_mend("unknown-actor", "Their leader, Hasan al-Qadri, 41, was seen in May. In June al-Qadri was gone.", 1);
}

#[test]
fn without_a_dossier_a_file_is_made() {
    let text = "The envoy is Alex Farrow, a former trade official. Farrow arrived on Monday.";
    let mut fixture = Fixture::new(&format!("=== dateline.toml\n=== note.md\n{text}\n"));
    let [finding] = of("unknown-actor", &fixture.snapshot()).try_into().unwrap();
    assert_eq!(finding.fixes[0].edits[0].0, key("dossier/actors.toml"));
    assert_eq!(of("unknown-actor", &after(&mut fixture, &finding.fixes[0])), []);
}

#[test]
fn silent_outside_a_workspace_and_in_another_language() {
    let text = "The envoy is Alex Farrow, a former trade official. Farrow arrived on Monday.";
    let lone = Fixture::new(&format!("=== note.md\n{text}\n"));
    assert_eq!(of("unknown-actor", &lone.snapshot()), []);
    let other = Fixture::new(&format!("=== dateline.toml\n=== note.md\n---\nlang: de\n---\n{text}\n"));
    assert_eq!(of("unknown-actor", &other.snapshot()), []);
}
