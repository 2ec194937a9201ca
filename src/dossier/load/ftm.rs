//! FollowTheMoney entities as JSON lines, as OpenSanctions and Aleph export them: people and bodies become actors, events events,
//! and what connects them (`Occupancy`, `Membership`) positions.

mod line;

use super::{Keys, Loaded};
use crate::dossier::builtin;
use crate::dossier::model::{Actor, EntryId, Event, Origin, Position};
use crate::syntax::Problem;
use crate::text::Span;
use crate::time::Edtf;
use line::{Line, Properties, Texts};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Longer lines are left out: an entity has some kilobytes.
const LONGEST_LINE: usize = 16 << 20;

/// Problems beyond this many are counted, not listed.
const MOST_PROBLEMS: usize = 1_000;

/// Reads a whole file of entities. Linear.
pub fn ftm(file: &Arc<str>, text: &str) -> Loaded {
    let mut reader = FtmReader::new(file.clone());
    text.split_inclusive('\n').for_each(|line| reader.line(line));
    reader.finish()
}

/// Reads a file of entities line by line, so that its text need not be in memory.
pub struct FtmReader {
    file: Arc<str>,
    actors: Vec<(Actor, Keys)>,
    events: Vec<(Event, Keys)>,
    actor_at: FxHashMap<EntryId, usize>,
    posts: FxHashMap<String, Post>,
    links: Vec<Link>,
    problems: Vec<Problem>,
    left_out: usize,
    offset: usize,
    /// Schemata and countries, which many entities share.
    shared: FxHashMap<String, Arc<str>>,
}

/// A `Position` entity: an office that somebody may hold.
struct Post {
    title: String,
    of: Option<EntryId>,
}

/// An `Occupancy` or `Membership`: who, what of, and when.
struct Link {
    who: String,
    what: String,
    role: Option<String>,
    start: Option<Edtf>,
    end: Option<Edtf>,
}

impl FtmReader {
    /// A reader of nothing yet.
    pub fn new(file: Arc<str>) -> Self {
        FtmReader {
            file,
            actors: Vec::new(),
            events: Vec::new(),
            actor_at: FxHashMap::default(),
            posts: FxHashMap::default(),
            links: Vec::new(),
            problems: Vec::new(),
            left_out: 0,
            offset: 0,
            shared: FxHashMap::default(),
        }
    }

    /// Takes the next line, its end included.
    pub fn line(&mut self, line: &str) {
        let start = self.offset + (line.len() - line.trim_start().len());
        self.offset += line.len();
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        let span = Span::new(start, start + line.len());
        if line.len() > LONGEST_LINE {
            let first = Span::new(start, start + 1);
            return self.problem(first, format!("a line of more than {} MB is left out", LONGEST_LINE >> 20));
        }
        match serde_json::from_str::<Line>(line) {
            Ok(entity) => self.entity(entity, line, span),
            Err(error) => {
                let at = (start + error.column().saturating_sub(1)).min(span.end.saturating_sub(1));
                let message = error.to_string();
                let message = message.split(" at line ").next().unwrap_or_default();
                self.problem(Span::new(at, at + 1), format!("not an entity in JSON on one line: {message}"));
            }
        }
    }

    /// What was read, positions resolved. Links to entities of other files are left out silently.
    pub fn finish(mut self) -> Loaded {
        let links = std::mem::take(&mut self.links);
        for link in links {
            let Some(&at) = self.actor_at.get(link.who.as_str()) else { continue };
            let position = match (self.posts.get(&link.what), self.actor_at.get(link.what.as_str())) {
                (Some(post), _) => Position {
                    title: post.title.clone(),
                    role: role(&post.title).into_iter().collect(),
                    of: post.of.clone(),
                    start: link.start,
                    end: link.end,
                },
                (None, Some(&body)) => {
                    let Some((body, _)) = self.actors.get(body) else { continue };
                    let title = link.role.clone().unwrap_or_else(|| format!("Member of {}", body.name));
                    let role = link.role.as_deref().and_then(role).into_iter().collect();
                    Position { title, role, of: Some(body.id.clone()), start: link.start, end: link.end }
                }
                (None, None) => continue,
            };
            if let Some((actor, keys)) = self.actors.get_mut(at) {
                actor.position.push(position);
                keys.add("position");
            }
        }
        if self.left_out > 0 {
            let message = format!("{} more problems are not listed", self.left_out);
            self.problems.push(Problem { span: Span::at(0), message });
        }
        self.problems.sort_by_key(|problem| problem.span.start);
        let (actors, actor_keys) = self.actors.into_iter().map(|(actor, keys)| (Arc::new(actor), keys)).unzip();
        let (events, event_keys) = self.events.into_iter().map(|(event, keys)| (Arc::new(event), keys)).unzip();
        let problems = self.problems;
        Loaded { file: self.file, actors, actor_keys, events, event_keys, problems, refs: Vec::new(), keys: Vec::new() }
    }

    fn problem(&mut self, span: Span, message: String) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem { span, message });
        } else {
            self.left_out += 1;
        }
    }

    fn share(&mut self, text: &str) -> Arc<str> {
        match self.shared.get(text) {
            Some(shared) => shared.clone(),
            None => {
                let shared: Arc<str> = text.into();
                self.shared.insert(text.to_owned(), shared.clone());
                shared
            }
        }
    }

    fn entity(&mut self, entity: Line, line: &str, span: Span) {
        let (Some(id), Some(schema)) = (entity.id.filter(|id| !id.is_empty()), entity.schema) else {
            return self
                .problem(Span::new(span.start, span.start + 1), "an entity needs an id and a schema".to_owned());
        };
        let properties = entity.properties.unwrap_or_default();
        let id_span = match line.find(&id) {
            Some(at) => Span::new(span.start + at, span.start + at + id.len()),
            None => Span::new(span.start, span.start + 1),
        };
        match schema.as_str() {
            "Person" | "Organization" | "PublicBody" | "Company" | "LegalEntity" => {
                self.actor(id, &schema, properties, span, id_span);
            }
            "Event" => self.event(id, properties, span, id_span),
            "Position" => {
                let of = self.country(&properties);
                if let Some(title) = properties.name.first() {
                    self.posts.insert(id, Post { title, of });
                }
            }
            "Occupancy" => self.link(&properties.holder, &properties.post, &properties),
            "Membership" => self.link(&properties.member, &properties.organization, &properties),
            // Addresses, sanctions, ownerships: nothing that a text names.
            _ => {}
        }
    }

    fn link(&mut self, who: &Texts, what: &Texts, properties: &Properties) {
        if let (Some(who), Some(what)) = (who.first(), what.first()) {
            let (start, end) = (date(&properties.start), date(&properties.end));
            self.links.push(Link { who, what, role: properties.role.first(), start, end });
        }
    }

    fn country(&mut self, properties: &Properties) -> Option<EntryId> {
        let code = [&properties.country, &properties.nationality, &properties.jurisdiction]
            .into_iter()
            .find_map(Texts::first)?;
        let id = builtin::country_of_code(&code.to_ascii_lowercase()).unwrap_or(&code).to_owned();
        Some(self.share(&id))
    }

    fn actor(&mut self, id: String, schema: &str, properties: Properties, span: Span, id_span: Span) {
        let id: EntryId = id.into();
        let Some(name) = properties.name.first() else {
            return self.problem(id_span, "an entity without a name cannot be recognised".to_owned());
        };
        let mut alias: Vec<String> = properties.name.0.into_iter().skip(1).collect();
        alias.extend(properties.alias.0.into_iter().chain(properties.previous.0).chain(properties.abbreviation.0));
        if let Some((known, _)) = self.actor_at.get(&id).and_then(|&at| self.actors.get_mut(at)) {
            // A stream may give an entity in fragments.
            let new = std::iter::once(name).chain(alias).filter(|name| *name != known.name);
            let new: Vec<String> = new.filter(|name| !known.alias.contains(name)).collect();
            known.alias.extend(new.into_iter().take(64));
            return;
        }
        alias.retain(|other| *other != name);
        let country = self.country(&Properties {
            country: properties.country,
            nationality: properties.nationality,
            jurisdiction: properties.jurisdiction,
            ..Properties::default()
        });
        let mut keys = Keys::default();
        ["id", "schema", "name"].into_iter().for_each(|key| keys.add(key));
        if !alias.is_empty() {
            keys.add("alias");
        }
        let wikidata_id = properties.wikidata.first().or_else(|| is_wikidata(&id).then(|| id.to_string()));
        let actor = Actor {
            id: id.clone(),
            schema: self.share(schema),
            name,
            last_name: properties.last_name.first(),
            alias,
            weak_alias: properties.weak_alias.0,
            country,
            summary: properties.summary.first().or_else(|| properties.position.first()).unwrap_or_default(),
            wikidata_id,
            origin: vec![Origin::File { file: self.file.clone(), span, id_span }],
            ..Actor::default()
        };
        self.actor_at.insert(id, self.actors.len());
        self.actors.push((actor, keys));
    }

    fn event(&mut self, id: String, properties: Properties, span: Span, id_span: Span) {
        let Some(name) = properties.name.first() else {
            return self.problem(id_span, "an entity without a name cannot be recognised".to_owned());
        };
        let mut keys = Keys::default();
        ["id", "name", "startDate"].into_iter().for_each(|key| keys.add(key));
        let event = Event {
            id: id.into(),
            name,
            alias: properties.alias.0,
            start: date(&properties.start).or_else(|| date(&properties.date)),
            end: date(&properties.end),
            place: properties.location.0,
            participants: properties.involved.0.into_iter().map(Into::into).collect(),
            summary: properties.summary.first().unwrap_or_default(),
            origin: vec![Origin::File { file: self.file.clone(), span, id_span }],
            ..Event::default()
        };
        self.events.push((event, keys));
    }
}

fn date(texts: &Texts) -> Option<Edtf> {
    texts.0.iter().find_map(|text| Edtf::parse(text).ok())
}

fn is_wikidata(id: &str) -> bool {
    id.strip_prefix('Q').is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The words of a title that may stand for its holder: `President of the Republic` is a `president`. Long titles have none.
fn role(title: &str) -> Option<String> {
    let head = title.split(" of ").next().unwrap_or(title).split([',', '(']).next().unwrap_or(title).trim();
    let few = head.split(' ').count() <= 3 && !head.is_empty();
    few.then(|| head.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINES: &str = r#"{"id":"Q11","schema":"Person","properties":{"name":["Ada Moreau","A. Moreau"],"alias":["The Hat"],"nationality":["fr"],"lastName":["Moreau"]},"datasets":["x"]}
{"id":"p","schema":"Position","properties":{"name":["Minister of Ferries"],"country":["fr"]}}
{"id":"o","schema":"Occupancy","properties":{"holder":["Q11"],"post":["p"],"startDate":["2011-12"],"endDate":["2013"]}}
{"id":"b","schema":"Organization","properties":{"name":["Ferry Board"]}}
{"id":"m1","schema":"Membership","properties":{"member":["Q11"],"organization":["b"],"role":["Chair"]}}
{"id":"m2","schema":"Membership","properties":{"member":["b"],"organization":["b"]}}
{"id":"a","schema":"Address","properties":{"full":["Nowhere"]}}
{"id":"e","schema":"Event","properties":{"name":["Ferry summit"],"startDate":["2018-06-12"]}}
{"id":"n","schema":"Person","properties":{"birthDate":["1970"]}}
{"id":"Q11","schema":"Person","properties":{"name":"Adele Moreau"}}
{"id":
[1]
"#;

    #[test]
    fn entities_their_offices_and_what_is_wrong() {
        let loaded = ftm(&"x.ftm.json".into(), LINES);
        let ada = &loaded.actors[0];
        assert_eq!((&*ada.id, ada.name.as_str(), ada.country.as_deref()), ("Q11", "Ada Moreau", Some("france")));
        assert_eq!(ada.alias, ["A. Moreau", "The Hat", "Adele Moreau"]);
        assert_eq!(ada.wikidata_id.as_deref(), Some("Q11"));
        let held: Vec<(&str, &str)> = ada
            .position
            .iter()
            .map(|position| (position.title.as_str(), position.of.as_deref().unwrap_or("")))
            .collect();
        assert_eq!(held, [("Minister of Ferries", "france"), ("Chair", "b")]);
        assert_eq!(ada.position[0].role, ["minister"]);
        assert_eq!(loaded.actors[1].position[0].title, "Member of Ferry Board");
        assert_eq!(&*loaded.events[0].id, "e");
        let said: Vec<(&str, &str)> =
            loaded.problems.iter().map(|problem| (problem.span.of(LINES), problem.message.as_str())).collect();
        assert_eq!(said.len(), 3, "{said:?}");
        assert_eq!(said[0], ("n", "an entity without a name cannot be recognised"));
    }

    #[test]
    fn a_long_line_and_many_wrong_ones() {
        let long = format!("{{\"id\":\"{}\"}}\n", "x".repeat(LONGEST_LINE));
        let text = long + &"{\n".repeat(20_000);
        let loaded = ftm(&"x.ftm.json".into(), &text);
        assert_eq!(loaded.problems.len(), MOST_PROBLEMS + 1);
        assert!(loaded.problems.iter().any(|problem| problem.message.contains("16 MB")));
    }

    proptest! {
        #[test]
        fn any_text_loads(lines in prop::collection::vec("(\\PC|[{}\"\\[\\],:]|id|schema|Person|name){0,40}", 0..6)) {
            let text = lines.join("\n");
            for problem in ftm(&"x".into(), &text).problems {
                prop_assert!(problem.span.end <= text.len());
            }
        }
    }
}
