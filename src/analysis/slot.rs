//! What is known of one chunk, laid out so that a pass over a document of megabytes looks into the chunks that have changed only.

use super::facts::ChunkFacts;
use super::flow::Flow;
use super::habit::Cited;
use super::pass::ChunkResult;
use super::spelling::Spelling;
use crate::dossier::BlockNames;
use crate::dossier::recognise::DocNames;
use crate::syntax::{BlockKind, Chunk, Document};
use crate::time::{Cal, DateOrder, Reading};
use std::any::Any;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// What is known of one chunk. What every pass asks stands in the slot itself; the rest is shared between the versions of a document.
#[derive(Clone, Debug, Default)]
pub struct Slot {
    known: Arc<Known>,
    digest: Digest,
}

/// What a slot shares; made anew where any of it changes.
#[derive(Clone, Debug, Default)]
struct Known {
    facts: Option<Arc<ChunkFacts>>,
    names: Option<Arc<ChunkNames>>,
    result: Option<Arc<Resolved>>,
    /// Asked for only where a document has dates that their digits leave open.
    spelling: OnceLock<Spelling>,
}

/// What passes over all chunks ask.
#[derive(Clone, Copy, Debug, Default)]
struct Digest {
    has_facts: bool,
    opens_with_source_line: bool,
    has_footnotes: bool,
    has_directives: bool,
    /// Orders of day and month that its dates show, one bit each.
    orders: u8,
    /// It has a date such as `3/4/2024`.
    has_open_date: bool,
    /// Its claims, by whether they cite.
    cited: Cited,
    /// The dossier that its names are of.
    names_of: Option<u64>,
    /// Fingerprint of what its names say for the document.
    names: u64,
    /// Key of its result, and the fingerprint of what it hands on.
    result: Option<(u64, u64)>,
}

/// The names found in a chunk, by one dossier.
#[derive(Debug)]
pub struct ChunkNames {
    /// Those of its blocks.
    pub blocks: Vec<BlockNames>,
    /// What the chunk says for the document as a whole.
    pub doc: DocNames,
}

/// The document pass's result for a chunk.
#[derive(Debug)]
pub struct Resolved {
    /// Fingerprint of everything that it depends on.
    pub key: u64,
    /// The result.
    pub result: ChunkResult,
    /// What the chunk hands on.
    pub flow: Handed,
}

/// A flow with its fingerprint.
#[derive(Debug)]
pub struct Handed {
    /// The flow.
    pub flow: Flow,
    /// Its fingerprint.
    pub fingerprint: u64,
}

impl Default for Handed {
    fn default() -> Self {
        let flow = Flow::default();
        Handed { fingerprint: flow.fingerprint(), flow }
    }
}

/// A result of a room above, kept with the chunk that it was made from; the key says what it depended on.
#[derive(Clone, Debug, Default)]
pub struct Annexed {
    /// Fingerprint of what it depended on.
    pub key: u64,
    /// What its maker wants to know of it without looking.
    pub weight: u32,
    /// Likewise.
    pub marked: bool,
    /// The result.
    pub value: Option<Arc<dyn Any + Send + Sync>>,
}

/// What is to be kept with a chunk.
pub struct Made<T> {
    /// What is asked of all chunks.
    pub weight: u32,
    /// The chunk is one of those that are looked into.
    pub marked: bool,
    /// The result.
    pub value: T,
}

/// What one analysis leaves to the next.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// One a chunk.
    pub slots: Vec<Slot>,
    /// One a chunk.
    pub annexes: Vec<Annexed>,
    /// What the names said together, under its key.
    pub names: Option<(u64, Arc<DocNames>)>,
}

impl Kept {
    /// After an edit: for the chunks `old`, of which nothing holds any more, `new` unknown ones stand. What stands behind them is moved where
    /// their number is another.
    pub fn splice(&mut self, old: Range<usize>, new: Range<usize>) {
        replace(&mut self.slots, &old, new.len());
        replace(&mut self.annexes, &old, new.len());
    }
}

/// Puts `count` empty places for the range `old` of a list, which may end before it.
fn replace<T: Default>(list: &mut Vec<T>, old: &Range<usize>, count: usize) {
    let end = old.end.min(list.len());
    list.splice(old.start.min(end)..end, std::iter::repeat_with(T::default).take(count));
}

impl Slot {
    /// Whether the block pass has run.
    pub fn has_facts(&self) -> bool {
        self.digest.has_facts
    }

    /// The block pass's facts.
    pub fn facts(&self) -> Option<&Arc<ChunkFacts>> {
        self.known.facts.as_ref()
    }

    /// Keeps the block pass's facts of `chunk`.
    pub fn set_facts(&mut self, chunk: &Chunk, facts: ChunkFacts) {
        let times = || facts.blocks.iter().flat_map(|block| &block.times);
        let is_open = |reading: &Reading| matches!(reading, Reading::Date(Cal::Numeric { .. }));
        self.digest = Digest {
            has_facts: true,
            opens_with_source_line: chunk.blocks.first().is_some_and(|block| block.kind == BlockKind::SourceLine),
            has_footnotes: !chunk.footnotes.is_empty(),
            has_directives: !chunk.directives.is_empty(),
            has_open_date: times().any(|time| is_open(&time.reading)),
            cited: super::habit::cited(chunk, &facts),
            orders: times().filter_map(|time| time.order).fold(0, |bits, order| bits | bit(order)),
            ..Digest::default()
        };
        self.known = Arc::new(Known { facts: Some(Arc::new(facts)), ..Known::default() });
    }

    /// Whether its names are those of that dossier.
    pub fn has_names(&self, dossier: u64) -> bool {
        self.digest.names_of == Some(dossier)
    }

    /// Its names.
    pub fn names(&self) -> Option<&ChunkNames> {
        self.known.names.as_deref()
    }

    /// Fingerprint of what its names say for the document.
    pub fn names_fingerprint(&self) -> u64 {
        self.digest.names
    }

    /// Keeps its names by that dossier.
    pub fn set_names(&mut self, dossier: u64, names: ChunkNames) {
        self.digest.names_of = Some(dossier);
        self.digest.names = names.doc.fingerprint();
        Arc::make_mut(&mut self.known).names = Some(Arc::new(names));
    }

    /// The document pass's result.
    pub fn resolved(&self) -> Option<&Resolved> {
        self.known.result.as_deref()
    }

    /// The key of the document pass's result.
    pub fn result_key(&self) -> Option<u64> {
        self.digest.result.map(|(key, _)| key)
    }

    /// The fingerprint of what it hands on, where its result has that key.
    pub fn handed_under(&self, key: u64) -> Option<u64> {
        self.digest.result.filter(|(kept, _)| *kept == key).map(|(_, handed)| handed)
    }

    /// What it hands on.
    pub fn handed(&self) -> Option<&Handed> {
        self.resolved().map(|resolved| &resolved.flow)
    }

    /// Keeps the document pass's result.
    pub fn set_result(&mut self, resolved: Resolved) {
        self.digest.result = Some((resolved.key, resolved.flow.fingerprint));
        Arc::make_mut(&mut self.known).result = Some(Arc::new(resolved));
    }

    /// How its text spells; counted once.
    fn spelling(&self, chunk: &Chunk) -> Spelling {
        *self.known.spelling.get_or_init(|| {
            let blocks = self.facts().into_iter().flat_map(|facts| chunk.blocks.iter().zip(&facts.blocks));
            let spellings = blocks.map(|(block, facts)| Spelling::of(&block.running.text, facts.tokens(block)));
            spellings.fold(Spelling::default(), Spelling::and)
        })
    }

    /// Whether its first block is a source line.
    pub fn opens_with_source_line(&self) -> bool {
        self.digest.opens_with_source_line
    }

    /// Its claims, by whether they cite.
    pub(super) fn cited(&self) -> Cited {
        self.digest.cited
    }

    /// Whether it defines footnotes.
    pub fn has_footnotes(&self) -> bool {
        self.digest.has_footnotes
    }

    /// Whether it has silencing comments.
    pub fn has_directives(&self) -> bool {
        self.digest.has_directives
    }
}

fn bit(order: DateOrder) -> u8 {
    match order {
        DateOrder::MonthFirst => 1,
        DateOrder::DayFirst => 2,
        DateOrder::American | DateOrder::British => 0,
    }
}

/// The order of day and month that the dates of all chunks show, where they agree; where they show none and there are dates
/// that need one, that which goes with the document's spelling (then the chunks are looked into).
pub fn date_order(document: &Document, slots: &[Slot]) -> Option<DateOrder> {
    let (orders, open) = slots
        .iter()
        .fold((0, false), |(bits, open), slot| (bits | slot.digest.orders, open || slot.digest.has_open_date));
    match orders {
        1 => Some(DateOrder::MonthFirst),
        2 => Some(DateOrder::DayFirst),
        0 if open => {
            let spellings = document.chunks.iter().zip(slots).map(|(placed, slot)| slot.spelling(&placed.chunk));
            spellings.fold(Spelling::default(), Spelling::and).order()
        }
        _ => None,
    }
}
