//! Bad input: wrong types at every key of the configuration, and documents that are hard to read. The rest goes on working, and nothing is lost.
//! How time grows with the size of such documents is measured by `cargo bench --bench growth`.

mod support;

use dateline::rules::check;
use dateline::workspace::Config;
use support::{Fixture, key};

/// Every key that `dateline.toml` has, what it takes, and a right value that is not the default.
const KEYS: &[(&str, &str, &str)] = &[
    ("workspace", "table", "{}"),
    ("workspace.sources", "strings", "[\"a/**\"]"),
    ("workspace.notes", "strings", "[\"n/**\"]"),
    ("workspace.bibliography", "strings", "[\"b.bib\"]"),
    ("workspace.dossier", "strings", "[\"who/**\"]"),
    ("workspace.exclude", "strings", "[\"drafts/**\"]"),
    ("dossier", "table", "{}"),
    ("dossier.builtin", "boolean", "false"),
    ("rules", "table", "{}"),
    ("rules.select", "strings", "[\"stale-source\"]"),
    ("rules.ignore", "strings", "[\"undated-claim\"]"),
    ("rules.citation-scope", "scope", "\"sentence\""),
    ("rules.stale-after-days", "number", "30"),
    ("rules.severity", "table", "{}"),
    ("rules.severity.undated-claim", "level", "\"hint\""),
    ("rules.per-path", "table", "{}"),
    ("rules.per-path.\"raw/**\"", "strings", "[\"undated-claim\"]"),
    ("limits", "table", "{}"),
    ("limits.document-bytes", "number", "1000"),
];

/// A value of each type of TOML, and what of the above it is right for.
const VALUES: &[(&str, &[&str])] = &[
    ("1", &["number"]),
    ("0x10", &["number"]),
    ("-1", &[]),
    ("99999999999999999999999", &[]),
    ("1.5", &[]),
    ("nan", &[]),
    ("true", &["boolean"]),
    ("\"x\"", &[]),
    ("\"sentence\"", &["scope"]),
    ("\"error\"", &["level"]),
    ("\"\"\"\nx\"\"\"", &[]),
    ("[]", &["strings"]),
    ("[\"x\"]", &["strings"]),
    ("[1]", &[]),
    ("[[]]", &[]),
    ("[{}]", &[]),
    ("{}", &["table"]),
    ("{x = {}}", &[]),
    ("2024-05-03", &[]),
    ("2024-05-03T10:00:00Z", &[]),
    ("10:00:00", &[]),
];

#[test]
fn a_wrong_type_at_any_key_is_said_and_the_rest_is_obeyed() {
    let mut said = Vec::new();
    let mut tried = 0;
    for (at, (name, kind, _)) in KEYS.iter().enumerate() {
        for (value, fits) in VALUES {
            // Keys of one table, or of tables above or below this one, would be there twice.
            let others = KEYS.iter().enumerate().filter(|(other, (key, kind, _))| {
                *other != at && *kind != "table" && !key.starts_with(&format!("{name}.")) && *key != *name
            });
            let rest: String = others.map(|(_, (key, _, right))| format!("{key} = {right}\n")).collect();
            let text = format!("{rest}{name} = {value}\n");
            let place = rest.len() + name.len() + 3;
            let (config, problems) = Config::parse(&text);
            let (obeyed, none) = Config::parse(&rest);
            assert!(none.is_empty(), "{rest}\n{none:?}");
            tried += 1;
            let is_right = fits.contains(kind);
            if is_right != problems.is_empty() {
                said.push(format!("{name} = {value}: {problems:?}"));
            }
            if problems
                .iter()
                .any(|problem| problem.span.start + 1 < place && !is_right && problem.span.start < rest.len())
            {
                said.push(format!("{name} = {value}: said at another place: {problems:?}"));
            }
            // A list is taken with those of its members that are right, a table with those of its keys.
            if !is_right && config != obeyed {
                said.push(format!("{name} = {value}: what else is there is not obeyed"));
            }
        }
    }
    assert!(tried > 350, "{tried}");
    assert!(said.is_empty(), "{}", said.join("\n"));
}

fn findings(text: &str) -> Vec<(String, String)> {
    let fixture = Fixture::new(&format!(
        "=== dateline.toml\n=== report.txt\nThe council met.\n=== references.bib\n@online{{report, date = {{2024-05-04}}, file = {{report.txt}}}}\n=== note.md\n{text}"
    ));
    let found = check(&fixture.snapshot(), &key("note.md"));
    found.into_iter().map(|finding| (finding.rule.to_owned(), finding.span.of(text).to_owned())).collect()
}

const FRONT: &str = "---\ntype: note\ndate: 2024-05-10\n---\n\n";

#[test]
fn a_sentence_of_200_kilobytes_is_one_claim_and_what_it_cites_is_looked_up() {
    let clause = "and the council of the northern lake closed the gate for a year, ";
    let text = format!(
        "{FRONT}The council met, {}and nobody came [@reprot].\n\nThe gate was shut [@report].\n",
        clause.repeat(200_000 / clause.len())
    );
    let found = findings(&text);
    let of = |rule: &str| found.iter().filter(|(of, _)| of == rule).map(|(_, words)| words.len()).collect::<Vec<_>>();
    assert_eq!(of("unresolved-citation"), ["reprot".len()]);
    let undated = of("undated-claim");
    assert!(undated.len() == 2 && undated[0] > 199_000 && undated[1] < 100, "{undated:?}");
}

#[test]
fn what_stands_after_ten_thousand_lists_in_lists_is_read() {
    for mark in ["- ", "1. ", "> ", "* - + "] {
        let text = format!("{FRONT}{}deep\n\nThe gate was shut.\n", mark.repeat(10_000));
        let found = findings(&text);
        let claim = ("undated-claim".to_owned(), "The gate was shut.".to_owned());
        assert!(found.contains(&claim), "{mark}: {found:?}");
    }
}

#[test]
fn what_stands_after_a_large_table_is_read_and_its_cells_make_no_claims() {
    let row = format!("{}|\n", "| The gate was shut in May. ".repeat(50));
    let text = format!("{FRONT}{row}{}|\n{}\nThe gate was shut [@report].\n", "|---".repeat(50), row.repeat(100));
    assert_eq!(findings(&text), [("undated-claim".to_owned(), "The gate was shut [@report].".to_owned())]);
}

#[test]
fn scripts_that_run_both_ways_leave_places_whole() {
    let text = format!(
        "{FRONT}قال محمد إن \u{202e}Emmanuel Macron\u{202c} was in باريس 김정은.\n\nالمصدر [@reprot] كما قيل.\n\nVladimir Putin \u{200f}زار\u{200e} Minsk last week [@report].\n"
    );
    let fixture = Fixture::new(&format!("=== dateline.toml\n=== note.md\n{text}"));
    let analysis = fixture.snapshot().analysis(&key("note.md")).expect("a document");
    let mentions: Vec<String> = analysis
        .blocks()
        .flat_map(|view| {
            view.result.mentions.iter().map(|m| view.file_span(m.span).of(&text).to_owned()).collect::<Vec<_>>()
        })
        .collect();
    assert!(
        mentions.contains(&"Emmanuel Macron".to_owned()) && mentions.contains(&"Vladimir Putin".to_owned()),
        "{mentions:?}"
    );
    assert!(findings(&text).contains(&("unresolved-citation".to_owned(), "reprot".to_owned())));
}

#[test]
fn a_silencing_comment_with_an_unknown_rule_silences_the_others_that_it_names() {
    let text = format!(
        "{FRONT}<!-- dateline: ignore nonsense, undated-claim, UNDATED-CLAIM -->\nThe gate was shut [@report].\n"
    );
    let said: Vec<(String, String)> = findings(&text);
    let words: Vec<&str> = said.iter().map(|(_, words)| words.as_str()).collect();
    assert!(said.iter().all(|(rule, _)| rule == "unknown-rule") && words == ["nonsense", "UNDATED-CLAIM"], "{said:?}");
}

#[test]
fn an_empty_list_of_rules_in_the_front_matter_silences_nothing() {
    let text = "---\ntype: note\ndate: 2024-05-10\ndateline: {ignore: []}\n---\n\nThe gate was shut [@report].\n";
    assert_eq!(findings(text), [("undated-claim".to_owned(), "The gate was shut [@report].".to_owned())]);
}
