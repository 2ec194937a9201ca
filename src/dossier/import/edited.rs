//! An image of a file of which lines have changed since: the entries that they touch are read again, everything else is used as it is.
//!
//! An entry is touched where a line changed that tells of it: its own, one that gives it an office, the office itself, a body that it is a
//! member of. The lines of all touched entries, and of the posts that they hold, are read into an image of their own that lies over
//! the first, in which those entries are gone and the places of the others are moved.

use super::faults::What;
use super::image::Image;
use super::lines::Row;
use super::windows::Windows;
use crate::dossier::bytes::Bytes;
use crate::dossier::cycles::{self, Part};
use crate::dossier::load::ftm::{self, FtmReader};
use crate::dossier::names::layer::{Entry, id_key, role_key};
use crate::dossier::names::making::{MOST_HOLDERS, office};
use crate::dossier::names::person::short_names;
use crate::dossier::names::trie::{MOST_SHARING, Mask};
use crate::text::Span;
use crate::text::fold::{phrase_key, words};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::Arc;

/// Where more bytes than this have changed, or more entries are touched, the file is read anew.
const MOST_BYTES: usize = 8 << 20;
const MOST_TOUCHED: usize = 20_000;

/// What is otherwise in a file than in the image of it.
#[derive(Debug)]
pub struct Edits {
    /// The image as the file was read.
    pub whole: Arc<Image>,
    /// Where the file differs from that.
    pub windows: Windows,
    /// The entries that are touched, as they were.
    pub gone: FxHashSet<u32>,
    /// The same as they are.
    pub over: Arc<Image>,
    /// All that is wrong in the file.
    pub faults: Vec<(What, Span, String)>,
}

impl PartialEq for Edits {
    fn eq(&self, other: &Edits) -> bool {
        self.windows == other.windows && self.over == other.over
    }
}

/// Gives bytes of the file as it is.
pub type Read<'r> = dyn Fn(Range<usize>) -> Option<Vec<u8>> + 'r;

impl Image {
    /// The image that this one was made from by [`Image::edited`], as its file was read, and where the file differs from that.
    pub fn as_read(self: &Arc<Image>) -> (Arc<Image>, Windows) {
        match self.edits() {
            Some(edits) => (edits.whole.clone(), edits.windows.clone()),
            None => (self.clone(), Windows::default()),
        }
    }

    /// The image of the file of `whole` (one that was read), that differs from it by `windows`, as `read` gives it. `None` where so much
    /// has changed that reading the file anew is cheaper, or where what has changed tells of entries that were not kept because too
    /// many share a name.
    ///
    /// Costs the lines in the windows and those that belong with them, and 24 bytes of memory for each 16 entries of the file.
    pub fn edited(whole: &Arc<Image>, windows: Windows, read: &Read<'_>) -> Option<Arc<Image>> {
        if windows.is_empty() {
            return Some(whole.clone());
        }
        if windows.len() > MOST_BYTES {
            return None;
        }
        let mut touching = Touching { whole, windows: &windows, read, new: Vec::new(), touched: FxHashSet::default() };
        touching.look()?;
        let (lines, bodies) = touching.lines()?;
        let over = touching.over(&lines, bodies)?;
        let by_id = &whole.tables().by_id;
        let gone: FxHashSet<u32> = touching.touched.iter().flat_map(|key| by_id.get(*key)).collect();
        let lost = Lost { whole, gone: &gone, over: &over };
        if !lost.is_nothing() {
            return None;
        }
        let faults = touching.faults(&lines, &over);
        let edits = Edits { whole: whole.clone(), gone, over: Arc::new(over), faults, windows };
        Some(Arc::new(whole.with_edits(edits)))
    }
}

struct Touching<'a> {
    whole: &'a Arc<Image>,
    windows: &'a Windows,
    read: &'a Read<'a>,
    /// The lines in the windows as they are, with what they give; those that give nothing too.
    new: Vec<Row>,
    /// The entries that are touched, by the keys of their ids.
    touched: FxHashSet<u64>,
}

impl Touching<'_> {
    /// The lines that tell of an id and have not changed, at their places in the file as it is.
    fn kept(&self, key: u64) -> impl Iterator<Item = Row> + '_ {
        let rows = self.whole.lines().of(key).filter(|row| !self.windows.has_old(row.start));
        rows.map(|row| Row { start: self.windows.moved(row.start), ..row })
    }

    fn touch(&mut self, row: Row) {
        if row.is_link() {
            self.touched.insert(row.who);
            return;
        }
        let key = if row.is_post() { row.what } else { row.who };
        if !row.is_post() {
            self.touched.insert(key);
        }
        // Those who hold the post, or are members of the body.
        let others: Vec<u64> =
            self.kept(key).filter(|row| row.is_link() && row.what == key).map(|row| row.who).collect();
        self.touched.extend(others);
    }

    /// Finds what is touched.
    fn look(&mut self) -> Option<()> {
        for window in self.windows.iter() {
            let old: Vec<Row> = self.whole.lines().within(window.old.clone()).collect();
            let bytes = (self.read)(window.new.clone())?;
            let mut start = window.new.start;
            let mut rows = old;
            for line in bytes.split_inclusive(|byte| *byte == b'\n') {
                let (who, what) = ftm::ids(line).unwrap_or_default();
                let row = Row { start, length: line.len(), who, what };
                start += line.len();
                self.new.push(row);
                rows.extend((who, what).ne(&(0, 0)).then_some(row));
            }
            for row in rows {
                self.touch(row);
                if self.touched.len() > MOST_TOUCHED {
                    return None;
                }
            }
        }
        Some(())
    }

    /// The places of all lines that tell of what is touched, in order, and the bodies that are not touched but that touched ones are members of.
    fn lines(&self) -> Option<(Vec<Range<usize>>, FxHashSet<u64>)> {
        let mut rows: Vec<Row> = self.new.clone();
        for &key in &self.touched {
            rows.extend(self.kept(key).filter(|row| row.who == key));
            if rows.len() > MOST_TOUCHED * 4 {
                return None;
            }
        }
        let whats: FxHashSet<u64> = rows.iter().filter(|row| row.is_link()).map(|row| row.what).collect();
        let mut bodies = FxHashSet::default();
        for what in whats {
            for row in self.kept(what).filter(|row| row.what == what || row.who == what) {
                if row.is_post() {
                    rows.push(row);
                } else if row.is_entity() {
                    bodies.insert(what);
                }
            }
        }
        let mut lines: Vec<Range<usize>> = rows.iter().map(Row::range).collect();
        lines.sort_unstable_by_key(|line| (line.start, line.end));
        lines.dedup();
        Some((lines, bodies))
    }

    fn over(&self, lines: &[Range<usize>], bodies: FxHashSet<u64>) -> Option<Image> {
        let mut bytes = Vec::new();
        let mut reader = FtmReader::new(self.whole.file().clone(), &mut bytes).of_some_lines(self.whole, bodies);
        for line in lines {
            reader.line_at(line.start, &(self.read)(line.clone())?);
        }
        reader.finish().ok()?;
        let over = Image::open(self.whole.file().clone(), &Bytes::new(bytes))?;
        Some(over.lying_beside(self.whole.clone()))
    }

    /// All that is wrong in the file as it is: what was wrong in lines that were not read again, what is wrong in those that were.
    fn faults(&self, lines: &[Range<usize>], over: &Image) -> Vec<(What, Span, String)> {
        let again = |at: usize| {
            let upto = lines.partition_point(|line| line.start <= at);
            upto.checked_sub(1).and_then(|last| lines.get(last)).is_some_and(|line| line.contains(&at))
        };
        let mut faults = Vec::new();
        let mut roots: Vec<u64> = self.touched.iter().copied().collect();
        for (what, span, message) in self.whole.all_faults() {
            if what == What::More {
                faults.push((what, span, message));
                continue;
            }
            if what == What::Cycle {
                let line = self.whole.lines().within(line_start(self.whole, span.start)..span.start + 1).last();
                roots.extend(line.map(|row| row.who));
                continue;
            }
            let start = self.windows.moved(span.start);
            if !self.windows.has_old(span.start) && !again(start) {
                faults.push((what, Span::new(start, start + span.len()), message));
            }
        }
        faults.extend(over.all_faults().into_iter().filter(|fault| fault.0 != What::Cycle));
        faults.extend(self.cycles(roots));
        faults
    }

    /// The memberships that go round from one of `roots`.
    fn cycles(&self, mut roots: Vec<u64>) -> Vec<(What, Span, String)> {
        let new: FxHashMap<u64, Vec<Row>> =
            self.new.iter().fold(FxHashMap::default(), |mut of: FxHashMap<_, Vec<Row>>, row| {
                of.entry(row.who).or_default().push(*row);
                of
            });
        let mut exists: FxHashMap<u64, bool> = FxHashMap::default();
        let mut is_there = |key: u64| {
            *exists.entry(key).or_insert_with(|| {
                let is_entity = |row: &Row| row.is_entity() && row.who == key;
                self.kept(key).any(|row| is_entity(&row))
                    || new.get(&key).is_some_and(|rows| rows.iter().any(is_entity))
            })
        };
        let (mut seen, mut parts, mut places): (FxHashSet<u64>, Vec<Part>, FxHashMap<usize, Row>) = Default::default();
        while let Some(key) = roots.pop() {
            if !seen.insert(key) || !is_there(key) {
                continue;
            }
            let links: Vec<Row> = self.kept(key).chain(new.get(&key).into_iter().flatten().copied()).collect();
            for row in links.into_iter().filter(|row| row.is_link() && row.who == key) {
                if is_there(row.what) {
                    parts.push(Part { part: row.who, of: row.what, at: row.start });
                    places.insert(row.start, row);
                    roots.push(row.what);
                }
            }
        }
        let mut id_of: FxHashMap<u64, String> = FxHashMap::default();
        let read = |row: &Row| Some((ftm::link_of(&(self.read)(row.range())?)?, row.start));
        let mut said = Vec::new();
        for cycle in cycles::cycles(parts.clone()) {
            let on: FxHashSet<u64> = cycle.path.iter().copied().collect();
            for part in parts.iter().filter(|part| on.contains(&part.of) && on.contains(&part.part)) {
                if !id_of.contains_key(&part.of)
                    && let Some((link, _)) = places.get(&part.at).and_then(read)
                {
                    id_of.insert(part.of, link.what);
                }
            }
            let Some((link, start)) = places.get(&cycle.at).and_then(read) else { continue };
            let names: Vec<&str> = cycle.path.iter().map(|key| id_of.get(key).map_or("…", String::as_str)).collect();
            said.push((What::Cycle, link.span.shift(start), cycles::message(&names)));
        }
        said
    }
}

/// A place at or before the beginning of the line that `at` is in.
fn line_start(whole: &Image, at: usize) -> usize {
    let longest = crate::dossier::load::LONGEST_LINE;
    let near = at.saturating_sub(1 << 16);
    match whole.lines().within(near..at + 1).next() {
        Some(_) => near,
        None => at.saturating_sub(longest),
    }
}

/// What an image leaves out where too many entries share something, and what an edit may bring back or push out.
struct Lost<'a> {
    whole: &'a Image,
    gone: &'a FxHashSet<u32>,
    over: &'a Image,
}

impl Lost<'_> {
    fn is_nothing(&self) -> bool {
        let old = self.gone.iter().filter_map(|&at| self.whole.unpack(at));
        let new = (0..self.over.len() as u32).filter_map(|at| self.over.unpack(at));
        old.chain(new).all(|entry| self.leaves_all(&entry))
    }

    fn leaves_all(&self, entry: &Entry) -> bool {
        let actor = match entry {
            Entry::Actor(actor) => actor,
            Entry::Event(event) => {
                return std::iter::once(&event.name).chain(&event.alias).all(|name| self.is_rare(name));
            }
        };
        let short = short_names(actor);
        let full = std::iter::once(&actor.name).chain(&actor.alias).chain(&actor.weak_alias).chain(&short.first_last);
        if !full.into_iter().all(|name| self.is_rare(name)) || !short.last.iter().all(|name| self.is_borne(name)) {
            return false;
        }
        actor.position.iter().all(|position| {
            let Some(of) = position.of.as_deref().or(actor.country.as_deref()) else { return true };
            let roles = position.role.iter().map(String::as_str).chain([office(&position.title)]);
            roles.into_iter().all(|role| self.is_seldom_held(role_key(id_key(of), phrase_key(role))))
        })
    }

    fn is_rare(&self, name: &str) -> bool {
        let bearers = |image: &Image, name: &str| {
            let trie = &image.tables().trie;
            trie.node(&words(name)).map_or(0, |node| trie.postings(node).count())
        };
        let bare =
            name.trim().get(4..).filter(|_| name.trim().get(..4).is_some_and(|a| a.eq_ignore_ascii_case("the ")));
        let few = |name: &str| bearers(self.whole, name) + bearers(self.over, name) < MOST_SHARING;
        few(name) && bare.is_none_or(few)
    }

    /// Whether a surname that was somebody's is still kept of somebody, where more bore it than are kept.
    fn is_borne(&self, name: &str) -> bool {
        let trie = &self.whole.tables().trie;
        let Some(node) = trie.node(&words(name)) else { return true };
        let bearers: Vec<u32> = trie
            .postings(node)
            .filter(|posting| Mask::SURNAMES.has(posting.class))
            .map(|posting| posting.entry)
            .collect();
        bearers.len() < super::builder::MOST_SURNAMES || bearers.iter().any(|bearer| !self.gone.contains(bearer))
    }

    fn is_seldom_held(&self, key: u64) -> bool {
        let held = |image: &Image| image.tables().roles.get(key).count();
        // Whose holders were too many are taken to be too many still.
        self.whole.is_crowded(key) || held(self.whole) + held(self.over) <= MOST_HOLDERS
    }
}

#[cfg(test)]
mod tests;
