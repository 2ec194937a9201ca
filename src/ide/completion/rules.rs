//! Names of rules: in silencing comments and in `dateline.toml`.

use super::here::Here;
use super::{About, Completion, CompletionKind, Completions};
use crate::rules::RULES;

fn in_rule(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

/// Where the word begins that is typed.
fn word_start(before: &str) -> usize {
    before.len() - before.chars().rev().take_while(|c| in_rule(*c)).count()
}

/// The rules as items for the word at the cursor.
pub fn items(here: &Here, at: usize) -> Vec<Completion> {
    let typed = here.typed(at);
    let rules = RULES.iter().filter(|rule| rule.name().starts_with(typed));
    let items = rules.map(|rule| {
        let item = here.item(at, in_rule, rule.name(), rule.name(), rule.name());
        item.with(CompletionKind::Rule, says(rule.page()), About::Rule(rule.name().to_owned()))
    });
    items.collect()
}

/// The line of a rule's page that tells what it says.
fn says(page: &str) -> String {
    page.lines().find_map(|line| line.strip_prefix("Says: ")).unwrap_or_default().to_owned()
}

/// In `<!-- dateline: ignore … -->`: the verb, then rules.
pub fn comment(here: &Here) -> Option<Completions> {
    let open = here.before.rfind("<!--")? + 4;
    let inside = here.typed(open);
    let body = inside.trim_start();
    if inside.contains("-->") || !body.starts_with("dateline") {
        return None;
    }
    let at = word_start(&here.before);
    let given = here.before.get(open..at).unwrap_or_default().trim();
    let verbs: &[(&str, &str)] = match given {
        "" => &[
            ("dateline: ignore", "silences rules for the block below"),
            ("dateline-disable", "silences rules from here on"),
            ("dateline-enable", "ends a dateline-disable"),
        ],
        "dateline:" => &[("ignore", "silences rules for the block below")],
        _ => &[],
    };
    let verbs = verbs.iter().map(|(verb, detail)| {
        here.item(at, in_rule, verb, verb, verb).with(CompletionKind::Key, *detail, About::Nothing)
    });
    let items = if given.is_empty() || given == "dateline:" { verbs.collect() } else { items(here, at) };
    Some(Completions { items, incomplete: false })
}

/// In `dateline.toml`: rules and levels inside quote marks, rules as keys of `[rules.severity]`.
pub fn config(here: &Here) -> Completions {
    let at = word_start(&here.before);
    let head = here.before.get(..at).unwrap_or_default();
    let items = match head.split_once('=') {
        Some((key, _)) if head.ends_with('"') => match key.trim().trim_matches('"') {
            "citation-scope" => values(here, at, &["paragraph", "sentence"]),
            key if RULES.iter().any(|rule| rule.name() == key) => {
                values(here, at, &["off", "hint", "information", "warning", "error"])
            }
            key if matches!(key, "select" | "ignore") || key.contains(['*', '/']) => items(here, at),
            _ => Vec::new(),
        },
        None if head.trim().is_empty() && section(here) == "[rules.severity]" => items(here, at),
        _ => Vec::new(),
    };
    Completions { items, incomplete: false }
}

fn values(here: &Here, at: usize, values: &[&str]) -> Vec<Completion> {
    let fits = values.iter().filter(|value| value.starts_with(here.typed(at)));
    fits.map(|value| here.item(at, in_rule, value, value, value)).collect()
}

/// The header of the table that the cursor stands in.
fn section(here: &Here) -> String {
    let text = here.state.text.slice(crate::text::Span::new(0, here.offset)).into_owned();
    text.lines().rev().find(|line| line.trim_start().starts_with('[')).unwrap_or_default().trim().to_owned()
}
