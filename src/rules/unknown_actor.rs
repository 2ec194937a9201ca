//! `unknown-actor`: a person or body that a document names at least twice and no dossier has.

mod entry;
mod stranger;
mod strangers;
mod words;

use super::finding::Finding;
use super::{Rule, Scene};
use crate::analysis::document::BlockView;
use crate::dossier::builtin;
use crate::text::fold;
use crate::text::fold::{EMPTY_PHRASE, Shape, join_keys};
use crate::workspace::Kind;
use crate::workspace::config::Level;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;
use stranger::Sort;
pub(super) use stranger::Stranger;

/// The rule.
pub struct UnknownActor;

impl Rule for UnknownActor {
    fn name(&self) -> &'static str {
        "unknown-actor"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Hint
    }

    fn page(&self) -> &'static str {
        include_str!("unknown_actor.md")
    }

    fn document(&self, scene: &Scene, out: &mut Vec<Finding>) {
        if !speaks(scene) {
            return;
        }
        let Some(analysis) = &scene.analysis else { return };
        let names = Names::gather(scene);
        let mut named_twice: Vec<(&Named, u32)> =
            names.whole().filter_map(|named| Some((named, names.times(named)?))).collect();
        if named_twice.is_empty() {
            return;
        }
        named_twice.sort_by_key(|(named, _)| named.first);
        let known = known_words(scene);
        for (named, times) in named_twice {
            let (chunk, index) = named.first;
            let Some(kept) = analysis.annex::<super::check::OfChunk>(chunk) else { continue };
            let Some(stranger) = kept.strangers.get(index) else { continue };
            if known.has_all(&stranger.words) {
                continue;
            }
            let Some(view) = analysis.chunk_blocks(chunk).nth(stranger.block) else { continue };
            let name = entry::name(&view, stranger);
            let times = match times {
                2 => "twice".to_owned(),
                more => format!("{more} times"),
            };
            let message = format!(
                "\u{201c}{name}\u{201d} is named {times} here and is in no dossier. Add an entry, and all that is known of it is a hover away."
            );
            let mut finding = scene.finding(self.name(), view.file_span(stranger.span), message);
            finding.fixes.extend(entry::fix(scene, &view, stranger, &name, names.called(named)));
            finding.fixes.extend(scene.silencer(self.name(), &view));
            out.push(finding);
        }
    }
}

fn speaks(scene: &Scene) -> bool {
    scene.claims && matches!(scene.kind, Kind::Note | Kind::Source)
}

/// Adds the strangers of a block, for [`UnknownActor`] to count.
pub(super) fn note(view: &BlockView, scene: &Scene, out: &mut Vec<Stranger>) {
    if speaks(scene) {
        strangers::strangers(view, &|word| given_names().contains(&word), out);
    }
}

/// A full name in a document.
struct Named {
    /// Chunk, and index among its strangers, of the first mention.
    first: (usize, usize),
    sort: Sort,
    count: u32,
    firm: bool,
    given: bool,
    short: [u64; 2],
    /// Key of its last two words, where it has more: `Aït Bihi` of `Hassan Aït Bihi`.
    tail: u64,
}

/// The strangers of a document.
#[derive(Default)]
struct Names {
    full: FxHashMap<u64, Named>,
    /// How often a word stands alone.
    short: FxHashMap<u64, u32>,
    /// How many full names may be called so.
    bearers: FxHashMap<u64, u32>,
    /// Words that stand alone for somebody who speaks or has a title: `Malaya said`, `Ms Holguín`.
    speaking: FxHashSet<u64>,
}

impl Names {
    /// Linear in the strangers of the document.
    fn gather(scene: &Scene) -> Names {
        let mut names = Names::default();
        let Some(analysis) = &scene.analysis else { return names };
        for (chunk, kept) in analysis.marked_annexes::<super::check::OfChunk>() {
            for (index, stranger) in kept.strangers.iter().enumerate() {
                if stranger.sort == Sort::Short {
                    if stranger.firm {
                        names.speaking.insert(stranger.key);
                    }
                    *names.short.entry(stranger.key).or_default() += 1;
                    continue;
                }
                let named = names.full.entry(stranger.key).or_insert(Named {
                    first: (chunk, index),
                    sort: stranger.sort,
                    count: 0,
                    firm: false,
                    given: stranger.given,
                    short: stranger.short,
                    tail: tail(stranger),
                });
                named.count += 1;
                named.firm |= stranger.firm;
            }
        }
        for named in names.full.values() {
            for short in named.short.iter().filter(|short| **short != 0) {
                *names.bearers.entry(*short).or_default() += 1;
            }
        }
        names
    }

    /// The full names that are no other one's last two words.
    fn whole(&self) -> impl Iterator<Item = &Named> {
        let tails: FxHashSet<u64> = self.full.values().map(|named| named.tail).filter(|tail| *tail != 0).collect();
        self.full.iter().filter(move |(key, _)| !tails.contains(*key)).map(|(_, named)| named)
    }

    /// How often it is called by one of its short names, and by which; nothing where another may be meant.
    fn short(&self, named: &Named) -> (u32, Option<usize>) {
        let alone = |at: &usize| {
            let key = named.short.get(*at).copied().unwrap_or_default();
            let only = key != 0 && self.bearers.get(&key) == Some(&1);
            only.then(|| self.short.get(&key).copied().unwrap_or(0)).filter(|count| *count > 0)
        };
        (0..2).find_map(|at| Some((alone(&at)?, Some(at)))).unwrap_or((0, None))
    }

    /// How often it is named, where that is twice or more and the text says what it is.
    fn times(&self, named: &Named) -> Option<u32> {
        let (short, by) = self.short(named);
        let short = short + self.full.get(&named.tail).map_or(0, |tail| tail.count);
        let speaks = by.and_then(|at| named.short.get(at)).is_some_and(|key| self.speaking.contains(key));
        let firm = named.firm || named.sort == Sort::Person && short > 0 && (named.given || speaks);
        Some(named.count + short).filter(|times| firm && *times >= 2)
    }

    /// Whether the text calls a person by the first of its names alone, as where the family name comes first.
    fn called(&self, named: &Named) -> Option<usize> {
        self.short(named).1
    }
}

/// The key of a person's last two names, where there are more; else 0, which no name has.
fn tail(stranger: &Stranger) -> u64 {
    match &*stranger.words {
        [_, .., first, last] if stranger.sort == Sort::Person => join_keys(join_keys(EMPTY_PHRASE, *first), *last),
        _ => 0,
    }
}

/// The words of all names of each person and body that the document names.
#[derive(Default)]
struct Known {
    /// One set each.
    actors: Vec<FxHashSet<u64>>,
    /// By a word those who have it.
    having: FxHashMap<u64, Vec<usize>>,
}

impl Known {
    /// Whether one of them has all these words. Looks at those who have the rarest.
    fn has_all(&self, words: &[u64]) -> bool {
        let having = |word: &u64| self.having.get(word).map_or(&[][..], Vec::as_slice);
        let Some(rarest) = words.iter().map(having).min_by_key(|actors| actors.len()) else {
            return !self.actors.is_empty();
        };
        let actors = rarest.iter().filter_map(|at| self.actors.get(*at));
        actors.into_iter().any(|actor| words.iter().all(|word| actor.contains(word)))
    }
}

fn known_words(scene: &Scene) -> Known {
    let mut known = Known::default();
    let Some(analysis) = &scene.analysis else { return known };
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    for view in analysis.blocks() {
        for id in view.result.mentions.iter().flat_map(|mention| &mention.candidates) {
            let Some(actor) = scene.space.dossier.actor(id).filter(|actor| &*actor.schema != "Country") else {
                continue;
            };
            if seen.insert(&actor.id) {
                let names = std::iter::once(&actor.name).chain(&actor.alias).chain(&actor.weak_alias);
                let words: FxHashSet<u64> = names.flat_map(|name| fold::words(name)).map(|word| word.key).collect();
                words.iter().for_each(|word| known.having.entry(*word).or_default().push(known.actors.len()));
                known.actors.push(words);
            }
        }
    }
    known
}

/// First words of the names of the built-in dossier's persons: given names of all the world.
fn given_names() -> &'static FxHashSet<u64> {
    static GIVEN: OnceLock<FxHashSet<u64>> = OnceLock::new();
    GIVEN.get_or_init(|| {
        let persons = builtin().actors().iter().filter(|actor| &*actor.schema == "Person");
        let first =
            |name: &str| fold::words(name).first().filter(|word| word.shape == Shape::Capital).map(|word| word.key);
        persons.filter_map(|actor| first(&actor.name)).collect()
    })
}
