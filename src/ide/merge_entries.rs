//! Two entries of the dossier made into one: what the second says and the first does not goes into the first, word by word as it is
//! written; where both say something else, the second's line stays as a comment. References to the second lead to the first.

use super::rename::{Edits, replaced_id};
use crate::dossier::{EntryId, Loaded, Origin};
use crate::rules::Fix;
use crate::text::fold::fold;
use crate::text::{Span, TextEdit};
use crate::workspace::{FileKey, Kind, Snapshot};
use std::fmt::Write;
use toml::de::{DeTable, DeValue};

/// No entry has more others offered for merging.
const MOST: usize = 3;

/// An entry of a dossier file.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Entry {
    file: FileKey,
    span: Span,
    id: EntryId,
    is_event: bool,
    names: Vec<String>,
}

fn entries(file: &FileKey, loaded: &Loaded) -> Vec<Entry> {
    let place = |origins: &[Origin]| match origins.first() {
        Some(Origin::File { span, .. }) => Some(*span),
        _ => None,
    };
    let make = |id: &EntryId, origins: &[Origin], is_event, name: &str, alias: &[String]| {
        let names = std::iter::once(name).chain(alias.iter().map(String::as_str)).map(fold);
        let names = names.filter(|name| !name.is_empty()).collect();
        Some(Entry { file: file.clone(), span: place(origins)?, id: id.clone(), is_event, names })
    };
    let actors = loaded.actors.iter().filter_map(|it| make(&it.id, &it.origin, false, &it.name, &it.alias));
    let events = loaded.events.iter().filter_map(|it| make(&it.id, &it.origin, true, &it.name, &it.alias));
    actors.chain(events).collect()
}

/// The merges that can be done at `span` of a dossier file: of the two entries that it selects, or of the one that it stands in with
/// entries of this workspace that share a name with it.
pub fn merges(snapshot: &Snapshot, file: &FileKey, span: Span) -> Vec<Fix> {
    let (Some(state), Kind::DossierToml) = (snapshot.state(file), snapshot.kind(file)) else { return Vec::new() };
    let here = entries(file, state.dossier_toml());
    let mut selected = here.iter().filter(|entry| entry.span.overlaps(span) || entry.span.touches(span.start));
    let Some(into) = selected.next() else { return Vec::new() };
    let others: Vec<Entry> = match (selected.next(), selected.next()) {
        (Some(other), None) if !span.is_empty() => vec![other.clone()],
        (Some(_), Some(_)) => Vec::new(),
        _ => {
            let files = snapshot.files_beside(file).into_iter();
            let files = files.filter(|file| snapshot.kind(file) == Kind::DossierToml);
            let all = files.filter_map(|file| Some(entries(&file, snapshot.state(&file)?.dossier_toml()))).flatten();
            all.filter(|other| other != into && other.names.iter().any(|name| into.names.contains(name))).collect()
        }
    };
    let fits = others.iter().filter(|other| other.is_event == into.is_event && other.id != into.id);
    fits.take(MOST).filter_map(|other| merge(snapshot, into, other)).collect()
}

fn merge(snapshot: &Snapshot, into: &Entry, other: &Entry) -> Option<Fix> {
    let own = snapshot.text(&into.file)?;
    let own = own.slice(Span::new(into.span.start, own.line_end(into.span.end))).into_owned();
    let text = snapshot.text(&other.file)?;
    // The span of an entry ends with its last value, which may be without its quote mark.
    let whole = Span::new(other.span.start, text.line_end(other.span.end));
    let theirs = text.slice(whole).into_owned();
    let what = if into.is_event { "event" } else { "actor" };
    let mut edits = Edits::default();
    for edit in additions(&own, &theirs, what, &other.id)? {
        edits.push(&into.file, edit.span.shift(into.span.start), edit.insert);
    }
    // The entry goes with the blank lines after it.
    let rest = text.slice(Span::new(whole.end, text.len())).into_owned();
    let gone = Span::new(whole.start, whole.end + (rest.len() - rest.trim_start().len()));
    for (file, found) in replaced_id(snapshot, &into.file, &other.id, &into.id).edits {
        for edit in found.into_iter().filter(|edit| file != other.file || !gone.overlaps(edit.span)) {
            edits.push(&file, edit.span, edit.insert);
        }
    }
    edits.push(&other.file, gone, "");
    let title = format!("Merge the {what} `{}` into `{}`", other.id, into.id);
    Some(Fix { title, edits: edits.finish().edits.into_iter().collect(), preferred: false })
}

/// A pair of an entry's table: its key, where its value stands, and where the items of a list stand.
struct Pair {
    key: String,
    value: Span,
    items: Option<Vec<Span>>,
    is_table: bool,
}

/// The pairs of the one entry that `text` is; `None` where it cannot be read.
fn pairs(text: &str, what: &str) -> Option<Vec<Pair>> {
    let table = DeTable::parse(text).ok()?;
    let DeValue::Array(entries) = table.get_ref().get(what)?.get_ref() else { return None };
    let DeValue::Table(entry) = entries.iter().next()?.get_ref() else { return None };
    let pairs = entry.iter().map(|(key, value)| {
        let items = match value.get_ref() {
            DeValue::Array(items) => Some(items.iter().map(|item| Span::from(item.span())).collect()),
            _ => None,
        };
        let is_table = match value.get_ref() {
            DeValue::Table(_) => true,
            DeValue::Array(items) => {
                items.iter().next().is_some_and(|item| matches!(item.get_ref(), DeValue::Table(_)))
            }
            _ => false,
        };
        Pair { key: key.get_ref().to_string(), value: value.span().into(), items, is_table }
    });
    Some(pairs.collect())
}

/// The insertions into `own`, offsets in it, that take over what `theirs` says.
fn additions(own: &str, theirs: &str, what: &str, id: &str) -> Option<Vec<TextEdit>> {
    let (mine, other) = (pairs(own, what)?, pairs(theirs, what)?);
    let find = |key: &str| mine.iter().find(|pair| pair.key == key);
    let (mut edits, mut lines, mut aliases) = (Vec::new(), String::new(), Vec::new());
    for line in theirs.lines().filter(|line| line.trim_start().starts_with('#')) {
        _ = write!(lines, "\n{}", line.trim());
    }
    for pair in other.iter().filter(|pair| pair.key != "id" && !pair.is_table) {
        let raw = pair.value.of(theirs);
        match (find(&pair.key), &pair.items) {
            (None, _) if pair.key == "alias" => aliases.extend(pair.items.iter().flatten().map(|it| it.of(theirs))),
            (None, _) => _ = write!(lines, "\n{} = {raw}", pair.key),
            (Some(found), _) if found.value.of(own) == raw => {}
            (Some(_), _) if pair.key == "name" => aliases.push(raw),
            (Some(found), Some(items)) if found.items.is_some() => {
                let items: Vec<&str> = items.iter().map(|item| item.of(theirs)).collect();
                match pair.key.as_str() {
                    "alias" => aliases.extend(items),
                    _ => edits.extend(grown(own, found, &items)),
                }
            }
            // Both say something else: the first one's holds, the second's is not lost.
            (Some(_), _) => _ = write!(lines, "\n# of {id}: {} = {}", pair.key, raw.replace('\n', " ")),
        }
    }
    let name = find("name").map(|pair| pair.value.of(own));
    aliases.retain(|alias| Some(*alias) != name);
    match find("alias").filter(|pair| pair.items.is_some()) {
        Some(found) => edits.extend(grown(own, found, &aliases)),
        None if !aliases.is_empty() => _ = write!(lines, "\nalias = [{}]", aliases.join(", ")),
        None => {}
    }
    let last = mine.iter().filter(|pair| !pair.is_table).map(|pair| pair.value.end).max()?;
    let line_end = own.get(last..)?.find('\n').map_or(own.len(), |at| last + at);
    if !lines.is_empty() {
        edits.push(TextEdit { span: Span::at(line_end), insert: lines });
    }
    // Positions stand in tables of their own, after the entry's keys.
    let header = format!("[[{what}.");
    if let Some(at) = theirs.find(&header) {
        let tables = theirs.get(at..).unwrap_or_default().trim_end();
        let end = own.trim_end().len();
        edits.push(TextEdit { span: Span::at(end), insert: format!("\n{tables}") });
    }
    edits.sort_by_key(|edit| edit.span);
    Some(edits)
}

/// The insertion of items that a list does not have yet.
fn grown(own: &str, list: &Pair, items: &[&str]) -> Option<TextEdit> {
    let has: Vec<&str> = list.items.iter().flatten().map(|item| item.of(own)).collect();
    let mut new: Vec<&str> = items.iter().filter(|item| !has.contains(*item)).copied().collect();
    new.dedup();
    if new.is_empty() {
        return None;
    }
    let after = list.items.as_ref().and_then(|items| items.last()).map(|item| item.end);
    let (at, lead) = match after {
        Some(end) => (end, ", "),
        None => (list.value.start + 1, ""),
    };
    Some(TextEdit { span: Span::at(at), insert: format!("{lead}{}", new.join(", ")) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(own: &str, theirs: &str) -> String {
        let mut text = own.to_owned();
        for edit in additions(own, theirs, "actor", "b").unwrap_or_default().into_iter().rev() {
            text.insert_str(edit.span.start, &edit.insert);
        }
        text
    }

    #[test]
    fn what_the_first_lacks_is_taken_over_and_nothing_is_lost() {
        let own = "[[actor]]\nid = \"a\"  # first\nname = \"Ann Roe\"\nalias = [\"A. Roe\"]\ncountry = \"dorn\" # born there\n[[actor.position]]\ntitle = \"Mayor\"\n";
        let theirs = "[[actor]]\nid = \"b\"\n# seen twice\nname = \"Anna Roe\"\nalias = [\"A. Roe\", \"Annie\"]\nschema = \"Person\"\ncountry = \"elm\"\nweakAlias = [\n  \"Roe\",\n]\n[[actor.position]]\ntitle = \"Envoy\"\n";
        expect_test::expect![[r#"
            [[actor]]
            id = "a"  # first
            name = "Ann Roe"
            alias = ["A. Roe", "Anna Roe", "Annie"]
            country = "dorn" # born there
            # seen twice
            schema = "Person"
            # of b: country = "elm"
            weakAlias = [
              "Roe",
            ]
            [[actor.position]]
            title = "Mayor"
            [[actor.position]]
            title = "Envoy"
        "#]]
        .assert_eq(&merged(own, theirs));
        assert!(pairs(&merged(own, theirs), "actor").is_some(), "it can be read");
    }

    #[test]
    fn an_entry_that_cannot_be_read_is_left_alone() {
        assert_eq!(additions("[[actor]]\nid = \n", "[[actor]]\nid = \"b\"\n", "actor", "b"), None);
        assert_eq!(
            merged("[[actor]]\nid = \"a\"\nalias = []", "[[actor]]\nid = \"b\"\nalias = [\"B\"]"),
            "[[actor]]\nid = \"a\"\nalias = [\"B\"]"
        );
    }
}
