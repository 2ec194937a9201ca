//! From tables with places to actors and events, with a problem for each key or value that is not as it should be.

use super::keys::{ACTOR_KEYS, EVENT_KEYS, FILE_KEYS, Keys, POSITION_KEYS};
use super::node::{Key, Node, Table, Value};
use super::{Loaded, hint, schema};
use crate::dossier::model::{Actor, EntryId, Event, Origin, Position};
use crate::syntax::Problem;
use crate::text::{Span, nearest};
use crate::time::Edtf;
use std::sync::Arc;

/// Collects the entries and problems of one file.
pub struct Reader {
    pub loaded: Loaded,
    /// A single word may stand for a list of one, as people write YAML.
    pub lenient: bool,
    /// The file is one of the built-in dossier's.
    pub builtin: bool,
}

impl Reader {
    pub fn new(file: Arc<str>) -> Self {
        Reader { loaded: Loaded { file, ..Loaded::default() }, lenient: false, builtin: false }
    }

    /// The collected, problems in file order.
    pub fn finish(mut self) -> Loaded {
        self.loaded.problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
        self.loaded
    }

    pub fn problem(&mut self, span: Span, message: impl Into<String>) {
        self.loaded.problems.push(Problem { span, message: message.into() });
    }

    /// The top level of a file; `broken`: parts of it could not be read, so that nothing is said to be missing.
    pub fn file(&mut self, table: Table, broken: bool) {
        for (key, node) in table.pairs {
            let entries = match (key.text.as_str(), node.value) {
                ("actor" | "event", Value::List(entries)) => entries,
                ("actor" | "event", Value::Table(table)) => {
                    let span = table.header;
                    self.problem(span, format!("write [[{0}]]: a dossier may have several {0}s", key.text));
                    vec![Node { span: node.span, value: Value::Table(table) }]
                }
                ("actor" | "event", other) => {
                    self.problem(node.span, format!("[[{}]] begins an entry; this is {}", key.text, other.kind()));
                    continue;
                }
                _ => {
                    let near = hint(&key.text, FILE_KEYS.iter().copied());
                    self.problem(
                        key.span,
                        format!("unknown key '{}' (a dossier has [[actor]] and [[event]]){near}", key.text),
                    );
                    continue;
                }
            };
            for entry in entries {
                match entry.value {
                    Value::Table(table) if key.text == "actor" => self.actor(table, entry.span, broken, None),
                    Value::Table(table) => self.event(table, entry.span, broken, None),
                    other => self.problem(entry.span, format!("an entry is a table; this is {}", other.kind())),
                }
            }
        }
    }

    /// One actor; `id`: what it has where it gives none.
    pub fn actor(&mut self, table: Table, span: Span, broken: bool, id: Option<&str>) {
        let (mut actor, mut keys) = (Actor::default(), Keys::default());
        let (mut id_span, mut name_span, header) = (None, None, table.header);
        let mut source = None;
        if broken {
            // What could not be read is not said to be missing.
            keys.add("name");
            keys.add("startDate");
        }
        for (key, node) in table.pairs {
            keys.add(&key.text);
            match key.text.as_str() {
                "id" => (actor.id, id_span) = self.id(&key, node),
                "schema" => actor.schema = self.schema(&key, node),
                "name" => (actor.name, name_span) = (self.name(&key, &node), Some(node.span)),
                "lastName" => actor.last_name = self.text(&key, node),
                "alias" => actor.alias = self.texts(&key, node),
                "weakAlias" => actor.weak_alias = self.texts(&key, node),
                "demonym" => actor.demonym = self.texts(&key, node),
                "metonym" => actor.metonym = self.texts(&key, node),
                "country" => actor.country = self.reference(&key, node),
                "summary" => actor.summary = self.text(&key, node).unwrap_or_default(),
                "wikidataId" => actor.wikidata_id = self.wikidata(&key, node),
                "caseSensitive" => actor.case_sensitive = self.flag(&key, node),
                "position" => actor.position = self.positions(&key, node),
                "factSource" => source = self.text(&key, node),
                "asOf" => _ = self.date(&key, node),
                _ => self.unknown(&key, ACTOR_KEYS),
            }
        }
        if id_span.is_none() {
            actor.id = self.missing_id("actor", &actor.name, header, broken, id);
        }
        if actor.id.is_empty() {
            return;
        }
        actor.origin = vec![self.origin(source, span, id_span.or(name_span).unwrap_or(header))];
        self.loaded.actors.push(Arc::new(actor));
        self.loaded.actor_keys.push(keys);
    }

    /// One event; `id`: what it has where it gives none.
    pub fn event(&mut self, table: Table, span: Span, broken: bool, id: Option<&str>) {
        let (mut event, mut keys) = (Event::default(), Keys::default());
        let (mut id_span, mut name_span, mut end_span, header) = (None, None, Span::default(), table.header);
        let mut source = None;
        if broken {
            // What could not be read is not said to be missing.
            keys.add("name");
            keys.add("startDate");
        }
        for (key, node) in table.pairs {
            keys.add(&key.text);
            match key.text.as_str() {
                "id" => (event.id, id_span) = self.id(&key, node),
                "name" => (event.name, name_span) = (self.name(&key, &node), Some(node.span)),
                "alias" => event.alias = self.texts(&key, node),
                "kind" => event.kind = self.text(&key, node).unwrap_or_default(),
                "cues" => event.cues = self.texts(&key, node),
                "place" => event.place = self.texts(&key, node),
                "participants" => event.participants = self.references(&key, node),
                "startDate" => event.start = self.date(&key, node),
                "endDate" => (end_span, event.end) = (node.span, self.date(&key, node)),
                "summary" => event.summary = self.text(&key, node).unwrap_or_default(),
                "source" => {
                    let keys = self.items(&key, node);
                    event.source = keys.iter().map(|(key, _)| key.clone()).collect();
                    self.loaded.keys.extend(keys);
                }
                "wikidataId" => event.wikidata_id = self.wikidata(&key, node),
                "factSource" => source = self.text(&key, node),
                "asOf" => _ = self.date(&key, node),
                _ => self.unknown(&key, EVENT_KEYS),
            }
        }
        self.in_order(event.start.as_ref(), event.end.as_ref(), end_span);
        if id_span.is_none() {
            event.id = self.missing_id("event", &event.name, header, broken, id);
        }
        if event.id.is_empty() {
            return;
        }
        event.origin = vec![self.origin(source, span, id_span.or(name_span).unwrap_or(header))];
        self.loaded.events.push(Arc::new(event));
        self.loaded.event_keys.push(keys);
    }

    fn positions(&mut self, key: &Key, node: Node) -> Vec<Position> {
        let items = match node.value {
            Value::List(items) => items,
            value @ Value::Table(_) => vec![Node { span: node.span, value }],
            other => {
                self.problem(node.span, format!("'{}' is a list of tables; this is {}", key.text, other.kind()));
                return Vec::new();
            }
        };
        let mut out = Vec::with_capacity(items.len());
        for item in items {
            match item.value {
                Value::Table(table) => out.push(self.position(table)),
                other => self.problem(item.span, format!("a position is a table; this is {}", other.kind())),
            }
        }
        out
    }

    fn position(&mut self, table: Table) -> Position {
        let (mut position, mut end_span) = (Position::default(), Span::default());
        for (key, node) in table.pairs {
            match key.text.as_str() {
                "title" => position.title = self.text(&key, node).unwrap_or_default(),
                "role" => position.role = self.texts(&key, node),
                "of" => position.of = self.reference(&key, node),
                "startDate" => position.start = self.date(&key, node),
                "endDate" => (end_span, position.end) = (node.span, self.date(&key, node)),
                _ => self.unknown(&key, POSITION_KEYS),
            }
        }
        self.in_order(position.start.as_ref(), position.end.as_ref(), end_span);
        position
    }

    fn origin(&self, source: Option<String>, span: Span, id_span: Span) -> Origin {
        match source {
            Some(source) if self.builtin => Origin::Builtin { source: source.into() },
            _ => Origin::File { file: self.loaded.file.clone(), span, id_span },
        }
    }

    fn unknown(&mut self, key: &Key, known: &[&'static str]) {
        let near = hint(&key.text, known.iter().copied());
        // Other programs keep keys of their own in front matter: there only what looks misspelt is said.
        let foreign = self.lenient && (near.is_empty() || schema::FOREIGN.contains(&key.text.as_str()));
        if !foreign && !schema::IGNORED.contains(&key.text.as_str()) {
            self.problem(key.span, format!("unknown key '{}'{near}", key.text));
        }
    }

    fn missing_id(&mut self, what: &str, name: &str, header: Span, broken: bool, id: Option<&str>) -> EntryId {
        if let Some(id) = id {
            return id.into();
        }
        let made = slug(name);
        if !broken || !made.is_empty() {
            let example = if made.is_empty() { String::new() } else { format!(": id = \"{made}\"") };
            self.problem(header, format!("an {what} needs an id{example}"));
        }
        made.into()
    }

    fn id(&mut self, key: &Key, node: Node) -> (EntryId, Option<Span>) {
        let span = node.span;
        let id = self.text(key, node).unwrap_or_default();
        if !id.is_empty() && !is_id(&id) {
            let made = slug(&id);
            let example = if made.is_empty() { String::new() } else { format!(": '{made}'") };
            self.problem(span, format!("an id has only a-z, 0-9 and hyphens{example}"));
        }
        let given = !id.is_empty();
        (id.into(), given.then_some(span))
    }

    fn name(&mut self, key: &Key, node: &Node) -> String {
        let name = self.text(key, node.clone()).map(|name| name.trim().to_owned()).unwrap_or_default();
        if name.chars().count() == 1 && name.chars().all(|c| c.is_lowercase() || c.is_uppercase()) {
            self.problem(node.span, "a name of one letter is not looked for in texts");
        }
        name
    }

    fn schema(&mut self, key: &Key, node: Node) -> Arc<str> {
        let span = node.span;
        let name = self.text(key, node).unwrap_or_default();
        match schema::SCHEMATA.iter().find(|known| **known == name) {
            Some(known) => Arc::from(*known),
            None if name.is_empty() => Arc::default(),
            None => {
                let near = hint(&name, schema::SCHEMATA.iter().copied());
                self.problem(span, format!("no schema of an actor is called '{name}'{near}"));
                nearest(&name, schema::SCHEMATA.iter().copied()).unwrap_or(schema::ANY).into()
            }
        }
    }

    fn wikidata(&mut self, key: &Key, node: Node) -> Option<String> {
        let span = node.span;
        let id = self.text(key, node)?;
        let right =
            id.strip_prefix('Q').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
        if !right {
            self.problem(span, "a Wikidata id is a Q and a number: 'Q56226'");
        }
        right.then_some(id)
    }

    fn text(&mut self, key: &Key, node: Node) -> Option<String> {
        match node.value {
            Value::Text(text) if text.trim().is_empty() => {
                self.problem(node.span, format!("'{}' is empty", key.text));
                None
            }
            Value::Text(text) => Some(text),
            Value::Number(text) | Value::Date(text) if self.lenient => Some(text),
            other => {
                self.problem(node.span, format!("'{}' is a string; this is {}", key.text, other.kind()));
                None
            }
        }
    }

    fn flag(&mut self, key: &Key, node: Node) -> Option<bool> {
        match node.value {
            Value::Bool(value) => Some(value),
            Value::Text(text) if self.lenient && matches!(text.as_str(), "true" | "false") => Some(text == "true"),
            other => {
                self.problem(node.span, format!("'{}' is true or false; this is {}", key.text, other.kind()));
                None
            }
        }
    }

    /// The strings of a list with their places.
    fn items(&mut self, key: &Key, node: Node) -> Vec<(String, Span)> {
        match node.value {
            Value::List(items) => items
                .into_iter()
                .filter_map(|item| Some((item.span, self.text(key, item)?)))
                .map(|(s, t)| (t, s))
                .collect(),
            Value::Text(text) => {
                if !self.lenient {
                    self.problem(node.span, format!("'{}' is a list of strings: [\"{text}\"]", key.text));
                }
                vec![(text, node.span)]
            }
            other => {
                self.problem(node.span, format!("'{}' is a list of strings; this is {}", key.text, other.kind()));
                Vec::new()
            }
        }
    }

    fn texts(&mut self, key: &Key, node: Node) -> Vec<String> {
        self.items(key, node).into_iter().map(|(text, _)| text).collect()
    }

    fn references(&mut self, key: &Key, node: Node) -> Vec<EntryId> {
        let refs: Vec<(EntryId, Span)> =
            self.items(key, node).into_iter().map(|(id, span)| (id.into(), span)).collect();
        self.loaded.refs.extend(refs.iter().cloned());
        refs.into_iter().map(|(id, _)| id).collect()
    }

    fn reference(&mut self, key: &Key, node: Node) -> Option<EntryId> {
        let span = node.span;
        let id: EntryId = self.text(key, node)?.into();
        self.loaded.refs.push((id.clone(), span));
        Some(id)
    }

    fn date(&mut self, key: &Key, node: Node) -> Option<Edtf> {
        let text = match node.value {
            Value::Text(text) => text,
            // Of a date with a time of day only the day counts.
            Value::Date(text) => text.get(..10).unwrap_or(&text).to_owned(),
            Value::Number(text) => {
                if !self.lenient {
                    self.problem(node.span, format!("'{}' is a date: write it as a string, \"{text}\"", key.text));
                }
                return Edtf::parse(&text).ok();
            }
            other => {
                self.problem(node.span, format!("'{}' is a date; this is {}", key.text, other.kind()));
                return None;
            }
        };
        match Edtf::parse(&text) {
            Ok(date) => Some(date),
            Err(error) => {
                self.problem(node.span, error.to_string());
                None
            }
        }
    }

    fn in_order(&mut self, start: Option<&Edtf>, end: Option<&Edtf>, end_span: Span) {
        if let (Some(start), Some(end)) = (start, end)
            && let (Some(first), Some(last)) = (start.first, end.last)
            && last < first
        {
            self.problem(end_span, format!("the end, {}, is before the start, {}", end.text, start.text));
        }
    }
}

fn is_id(id: &str) -> bool {
    id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The id that a name gives: its letters and digits in lower case without diacritics, hyphens between.
pub fn slug(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut out = String::new();
    for letter in name.nfkd().filter(char::is_ascii) {
        match letter {
            'a'..='z' | '0'..='9' => out.push(letter),
            'A'..='Z' => out.push(letter.to_ascii_lowercase()),
            '\'' | '.' => {}
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}
