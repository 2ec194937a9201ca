//! The workspace's entries laid over those below. An entry with the same id, the same Wikidata id, or the same schema and full
//! name as one below is the same entry: its keys win, those that it lacks are kept.

use super::cycles::{Part, cycles, message};
use super::load::{Keys, Loaded, hint, schema};
use super::model::{Actor, EntryId, Event, Origin};
use super::names::layer::id_key;
use super::store::Dossier;
use crate::syntax::Problem;
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// How many words are compared, all in all, to say what an unknown id may have meant.
const MOST_COMPARED: usize = 1_000_000;

impl Dossier {
    /// Lays the entries of dossier files over `base`, which is shared. Gives what the files got wrong together, each at its file:
    /// an id that was given before, an entry without a name, an id of nobody.
    ///
    /// Costs the entries of `files`, not those of `base` (which is indexed by name once, at the first call).
    pub fn merge(base: &Arc<Dossier>, files: &[Arc<Loaded>]) -> (Dossier, Vec<(Arc<str>, Problem)>) {
        let mut merging =
            Merging { base, problems: Vec::new(), given: FxHashMap::default(), below: FxHashSet::default() };
        let (mut actors, mut events) = (Vec::new(), Vec::new());
        for loaded in files {
            for (at, actor) in loaded.actors.iter().enumerate() {
                let keys = loaded.actor_keys.get(at).copied().unwrap_or_default();
                actors.extend(merging.actor(&loaded.file, actor, keys));
            }
            for (at, event) in loaded.events.iter().enumerate() {
                let keys = loaded.event_keys.get(at).copied().unwrap_or_default();
                events.extend(merging.event(&loaded.file, event, keys));
            }
        }
        let mut problems = merging.problems;
        let dossier = Dossier::over(base.clone(), actors, events);
        check_references(&dossier, files, &mut problems);
        check_cycles(&dossier, files, &mut problems);
        (dossier, problems)
    }
}

struct Merging<'a> {
    base: &'a Dossier,
    problems: Vec<(Arc<str>, Problem)>,
    /// Who gave an id first.
    given: FxHashMap<EntryId, Arc<str>>,
    /// Entries of the base that one of the files' stands for.
    below: FxHashSet<EntryId>,
}

impl Merging<'_> {
    fn problem(&mut self, file: &Arc<str>, span: Span, message: String) {
        self.problems.push((file.clone(), Problem { span, message }));
    }

    /// Whether the id is new in the files; else a problem.
    fn is_new(&mut self, file: &Arc<str>, id: &EntryId, span: Span) -> bool {
        let Some(first) = self.given.get(id) else {
            self.given.insert(id.clone(), file.clone());
            return true;
        };
        let place = match first == file {
            true => "above".to_owned(),
            false => format!("in {}", first.rsplit('/').next().unwrap_or(first)),
        };
        self.problem(file, span, format!("the id '{id}' is given {place} already; ids are unique"));
        false
    }

    fn actor(&mut self, file: &Arc<str>, actor: &Arc<Actor>, keys: Keys) -> Option<(Arc<Actor>, Option<EntryId>)> {
        let span = id_span(&actor.origin);
        if !self.is_new(file, &actor.id, span) {
            return None;
        }
        let by_wikidata = || self.base.actor_by_wikidata(actor.wikidata_id.as_deref()?);
        let by_name = || (!actor.name.is_empty()).then(|| self.base.actor_by_name(&actor.name, &actor.schema))?;
        let below = self.base.actor(&actor.id).or_else(by_wikidata).or_else(by_name);
        // A second entry that names the same one below is somebody of its own.
        let below = below.filter(|below| !self.below.contains(&below.id));
        if let Some(below) = below {
            self.below.insert(below.id.clone());
        } else if actor.name.is_empty() && !keys.has("name") {
            self.problem(file, span, "an actor needs a name: name = \"…\"".to_owned());
        }
        let complete = below.is_none() && !actor.name.is_empty() && !actor.schema.is_empty();
        let merged = if complete { actor.clone() } else { Arc::new(over_actor(actor, keys, below)) };
        Some((merged, below.map(|below| below.id.clone())))
    }

    fn event(&mut self, file: &Arc<str>, event: &Arc<Event>, keys: Keys) -> Option<(Arc<Event>, Option<EntryId>)> {
        let span = id_span(&event.origin);
        if !self.is_new(file, &event.id, span) {
            return None;
        }
        let below = self.base.event(&event.id);
        if below.is_none() {
            if event.name.is_empty() && !keys.has("name") {
                self.problem(file, span, "an event needs a name: name = \"…\"".to_owned());
            }
            if event.start.is_none() && !keys.has("startDate") {
                let message = "an event needs a date: startDate = 2018-06-12, or in EDTF \"2018-06\", \"2018~\"";
                self.problem(file, span, message.to_owned());
            }
        }
        let complete = below.is_none() && !event.name.is_empty();
        let merged = if complete { event.clone() } else { Arc::new(over_event(event, keys, below)) };
        Some((merged, below.map(|below| below.id.clone())))
    }
}

fn id_span(origin: &[Origin]) -> Span {
    match origin.first() {
        Some(Origin::File { id_span, .. }) => *id_span,
        _ => Span::default(),
    }
}

/// The upper entry with what it lacks from the lower one.
pub(super) fn over_actor(upper: &Actor, keys: Keys, lower: Option<&Arc<Actor>>) -> Actor {
    let mut merged = upper.clone();
    if let Some(lower) = lower {
        merged.schema = filled(merged.schema, &lower.schema);
        merged.name = filled(merged.name, &lower.name);
        merged.summary = filled(merged.summary, &lower.summary);
        merged.last_name = merged.last_name.or_else(|| lower.last_name.clone());
        merged.country = merged.country.or_else(|| lower.country.clone());
        merged.wikidata_id = merged.wikidata_id.or_else(|| lower.wikidata_id.clone());
        merged.case_sensitive = merged.case_sensitive.or(lower.case_sensitive);
        for (key, list, below) in [
            ("alias", &mut merged.alias, &lower.alias),
            ("weakAlias", &mut merged.weak_alias, &lower.weak_alias),
            ("demonym", &mut merged.demonym, &lower.demonym),
            ("metonym", &mut merged.metonym, &lower.metonym),
        ] {
            if !keys.has(key) {
                list.clone_from(below);
            }
        }
        if !keys.has("position") {
            merged.position.clone_from(&lower.position);
        }
        merged.origin.extend(lower.origin.iter().cloned());
    }
    if merged.schema.is_empty() {
        merged.schema = schema::ANY.into();
    }
    if merged.name.is_empty() {
        merged.name = merged.id.to_string();
    }
    merged
}

pub(super) fn over_event(upper: &Event, keys: Keys, lower: Option<&Arc<Event>>) -> Event {
    let mut merged = upper.clone();
    if let Some(lower) = lower {
        merged.name = filled(merged.name, &lower.name);
        merged.kind = filled(merged.kind, &lower.kind);
        merged.summary = filled(merged.summary, &lower.summary);
        merged.wikidata_id = merged.wikidata_id.or_else(|| lower.wikidata_id.clone());
        // An end without its start, or the other way round, would be of another event.
        if merged.start.is_none() && merged.end.is_none() {
            merged.start.clone_from(&lower.start);
            merged.end.clone_from(&lower.end);
        } else {
            merged.start = merged.start.or_else(|| lower.start.clone());
        }
        for (key, list, below) in [
            ("alias", &mut merged.alias, &lower.alias),
            ("cues", &mut merged.cues, &lower.cues),
            ("place", &mut merged.place, &lower.place),
            ("source", &mut merged.source, &lower.source),
        ] {
            if !keys.has(key) {
                list.clone_from(below);
            }
        }
        if !keys.has("participants") {
            merged.participants.clone_from(&lower.participants);
        }
        merged.origin.extend(lower.origin.iter().cloned());
    }
    if merged.name.is_empty() {
        merged.name = merged.id.to_string();
    }
    merged
}

fn filled<T: AsRef<str> + Clone>(upper: T, lower: &T) -> T {
    if upper.as_ref().is_empty() { lower.clone() } else { upper }
}

/// A problem for each id that names no actor.
fn check_references(dossier: &Dossier, files: &[Arc<Loaded>], problems: &mut Vec<(Arc<str>, Problem)>) {
    let mut compared = 0;
    for loaded in files {
        for (id, span) in loaded.refs.iter().filter(|(id, _)| dossier.actor(id).is_none()) {
            let near = match compared < MOST_COMPARED {
                true => {
                    compared += dossier.actors().len();
                    hint(id, dossier.actors().iter().map(|actor| &*actor.id))
                }
                false => String::new(),
            };
            let message = match dossier.event(id) {
                Some(_) => format!("'{id}' is an event; an actor is meant here"),
                None => format!("no actor has the id '{id}'{near}"),
            };
            problems.push((loaded.file.clone(), Problem { span: *span, message }));
        }
    }
}

/// A problem for each way round in `country`, and in what positions are `of`.
fn check_cycles(dossier: &Dossier, files: &[Arc<Loaded>], problems: &mut Vec<(Arc<str>, Problem)>) {
    // The places of ids in each file, in its order.
    let mut places: Vec<(usize, Span, &EntryId)> = Vec::new();
    for (at, loaded) in files.iter().enumerate() {
        places.extend(loaded.refs.iter().map(|(id, span)| (at, *span, id)));
    }
    places.sort_by_key(|(file, span, _)| (*file, span.start));
    let file_of: FxHashMap<&str, usize> = files.iter().enumerate().map(|(at, file)| (&*file.file, at)).collect();
    // The first place of each id in an entry.
    let places_in = |actor: &Actor| {
        let mut first: FxHashMap<&EntryId, usize> = FxHashMap::default();
        let Some(Origin::File { file, span, .. }) = actor.origin.first() else { return first };
        let Some(&file) = file_of.get(&**file) else { return first };
        let from = places.partition_point(|(at, other, _)| (*at, other.start) < (file, span.start));
        let own = places.iter().enumerate().skip(from);
        for (at, (.., id)) in own.take_while(|(_, (at, other, _))| *at == file && other.end <= span.end) {
            first.entry(id).or_insert(at);
        }
        first
    };
    let country = |actor: &Actor| actor.country.iter().cloned().collect::<Vec<_>>();
    let bodies = |actor: &Actor| actor.position.iter().filter_map(|position| position.of.clone()).collect::<Vec<_>>();
    for wholes in [&country as &dyn Fn(&Actor) -> Vec<EntryId>, &bodies] {
        let (mut parts, mut ids, mut seen) = (Vec::new(), FxHashMap::default(), FxHashSet::default());
        let mut waiting: Vec<&Arc<Actor>> = dossier.own_actors().iter().collect();
        while let Some(actor) = waiting.pop() {
            let key = id_key(&actor.id);
            if !seen.insert(key) {
                continue;
            }
            ids.insert(key, &actor.id);
            let (wholes, places) = (wholes(actor), places_in(actor));
            for id in wholes {
                if let Some(whole) = dossier.actor(&id) {
                    parts.push(Part {
                        part: key,
                        of: id_key(&whole.id),
                        at: places.get(&id).copied().unwrap_or(usize::MAX),
                    });
                    waiting.push(whole);
                }
            }
        }
        for cycle in cycles(parts) {
            let names: Vec<&str> = cycle.path.iter().filter_map(|key| ids.get(key)).map(|id| &***id).collect();
            if let Some((file, span, _)) = places.get(cycle.at)
                && let Some(loaded) = files.get(*file)
            {
                problems.push((loaded.file.clone(), Problem { span: *span, message: message(&names) }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{builtin, load};
    use expect_test::expect;

    fn files(texts: &[&str]) -> Vec<Arc<Loaded>> {
        let file = |(at, text): (usize, &&str)| Arc::new(load::toml(&format!("/w/{at}.toml").into(), text));
        texts.iter().enumerate().map(file).collect()
    }

    fn merge(texts: &[&str]) -> (Dossier, String) {
        let (dossier, problems) = Dossier::merge(builtin(), &files(texts));
        let line = |(file, problem): &(Arc<str>, Problem)| {
            let at: usize = file.trim_matches(|c: char| !c.is_ascii_digit()).parse().unwrap();
            format!("{file} {:?}: {}\n", problem.span.of(texts[at]), problem.message)
        };
        let lines = problems.iter().map(line).collect();
        (dossier, lines)
    }

    #[test]
    fn keys_win_and_what_is_lacking_is_kept() {
        let (dossier, problems) = merge(&[
            "[[actor]]\nid = \"north-korea\"\nalias = [\"Hermit Kingdom\"]",
            "[[actor]]\nid = \"zu\"\nwikidataId = \"Q30\"\nname = \"Les États-Unis\"\nmetonym = []",
            "[[actor]]\nid = \"paris\"\nname = \"FRANCE\"\nschema = \"Country\"\nsummary = \"Here.\"",
            "[[actor]]\nid = \"france-the-person\"\nname = \"France\"\nschema = \"Person\"",
        ]);
        assert_eq!(problems, "");
        let north = dossier.actor("north-korea").unwrap();
        assert_eq!((north.name.as_str(), north.alias.len(), north.demonym.len()), ("North Korea", 1, 2));
        assert!(matches!(north.origin.as_slice(), [Origin::File { .. }, Origin::Builtin { .. }]));
        let states = dossier.actor("united-states").unwrap();
        assert_eq!((&*states.id, states.metonym.len()), ("zu", 0));
        assert!(!states.alias.is_empty());
        assert_eq!(&*dossier.actor("france").unwrap().id, "paris");
        assert_eq!(&*dossier.actor("france-the-person").unwrap().schema, "Person");
        // Nothing is there twice.
        let names = dossier.actors().iter().filter(|actor| actor.wikidata_id.as_deref() == Some("Q30"));
        assert_eq!(names.count(), 1);
        assert_eq!(dossier.actors().len(), builtin().actors().len() + 1);
    }

    #[test]
    fn what_files_get_wrong_together() {
        let (dossier, problems) = merge(&[
            "[[actor]]\nid = \"a\"\nname = \"A\"\ncountry = \"north-korae\"\n[[actor]]\nid = \"a\"\nname = \"B\"",
            "[[event]]\nid = \"a\"\nname = \"C\"\n[[event]]\nid = \"b\"\nparticipants = [\"a\", \"nobody-at-all-here\", \"b\"]",
            "[[actor]]\nid = \"c\"\n[[actor]]\nid = \"d\"\nname = \"open\n[[event]]\nid = \"e\"\nstartDate = \"when\"\nname = \"E\"",
        ]);
        expect![[r#"
            /w/0.toml "a": the id 'a' is given above already; ids are unique
            /w/1.toml "a": the id 'a' is given in 0.toml already; ids are unique
            /w/1.toml "b": an event needs a name: name = "…"
            /w/1.toml "b": an event needs a date: startDate = 2018-06-12, or in EDTF "2018-06", "2018~"
            /w/2.toml "c": an actor needs a name: name = "…"
            /w/0.toml "north-korae": no actor has the id 'north-korae'; did you mean 'north-korea'?
            /w/1.toml "nobody-at-all-here": no actor has the id 'nobody-at-all-here'
            /w/1.toml "b": 'b' is an event; an actor is meant here
        "#]]
        .assert_eq(&problems);
        assert_eq!(dossier.actor("a").unwrap().name, "A");
        assert_eq!(dossier.actor("c").unwrap().name, "c");
    }

    #[test]
    fn memberships_that_go_round() {
        let (dossier, problems) = merge(&[
            "[[actor]]\nid = \"a\"\nname = \"A\"\n[[actor.position]]\ntitle = \"Member\"\nof = \"b\"\n",
            "[[actor]]\nid = \"b\"\nname = \"B\"\ncountry = \"a\"\n[[actor.position]]\nof = \"c\"\n[[actor]]\nid = \"c\"\nname = \"C\"\n[[actor.position]]\nof = \"a\"\n",
            "[[actor]]\nid = \"d\"\nname = \"D\"\ncountry = \"d\"\n[[actor]]\nid = \"france\"\ncountry = \"reunion\"\n",
            "[[actor]]\nid = \"e\"\nname = \"E\"\n[[actor.position]]\nof = \"a\"\n",
        ]);
        expect![[r#"
            /w/2.toml "d": 'd' is given as a part of itself (d → d); take that out
            /w/2.toml "reunion": 'france' is a part of itself over others: france → reunion → france; take one of these out
            /w/0.toml "b": 'a' is a part of itself over others: a → b → c → a; take one of these out
        "#]]
        .assert_eq(&problems);
        assert_eq!(dossier.actor("a").unwrap().position.len(), 1);
    }

    #[test]
    fn a_layer_over_a_layer() {
        let (middle, _) = Dossier::merge(builtin(), &files(&["[[actor]]\nid = \"fiji\"\nsummary = \"Islands.\""]));
        let (upper, _) = Dossier::merge(&Arc::new(middle), &files(&["[[actor]]\nid = \"viti\"\nname = \"Fiji\""]));
        let fiji = upper.actor("fiji").unwrap();
        assert_eq!((&*fiji.id, &*fiji.summary, fiji.origin.len()), ("viti", "Islands.", 3));
        assert_eq!(upper.actors().len(), builtin().actors().len());
        assert!(upper.replaces("fiji"));
    }
}
