//! The analysis of a document, and the way from one version to the next.

use super::aside::Asides;
use super::citation::uses_of;
use super::context::Context;
use super::facts::{BlockFacts, ChunkFacts, Scratch};
use super::fingerprint;
use super::habit;
use super::pass::{self, BlockResult, DocFacts};
use super::slot::{Annexed, ChunkNames, Handed, Kept, Made, Resolved, Slot};
use crate::dossier::BlockNames;
use crate::dossier::recognise::DocNames;
use crate::lang::Token;
use crate::syntax::{Block, Chunk, Document, document::Placed};
use crate::text::fold::{Word, words_into};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::panic::resume_unwind;
use std::sync::{Arc, Mutex, PoisonError};

/// The analysis of one version of a document in one context.
#[derive(Debug)]
pub struct Analysis {
    /// The document.
    pub document: Arc<Document>,
    /// How many bytes the block pass had to look at for this version: what was not taken over from the one before.
    pub analysed_bytes: usize,
    slots: Vec<Slot>,
    names: (u64, Arc<DocNames>),
    annexes: Mutex<Vec<Annexed>>,
    asides: Asides,
}

/// One block with everything that is known of it.
#[derive(Clone, Copy)]
pub struct BlockView<'a> {
    /// Index of its chunk.
    pub chunk: usize,
    /// Where its chunk begins in the file.
    pub start: usize,
    /// Index within the chunk.
    pub index: usize,
    /// What the parser gave.
    pub block: &'a Block,
    /// What its bytes decide.
    pub facts: &'a super::facts::BlockFacts,
    /// What it means here.
    pub result: &'a BlockResult,
}

impl<'a> BlockView<'a> {
    /// The block's tokens.
    pub fn tokens(&self) -> &'a [Token] {
        self.facts.tokens(self.block)
    }

    /// The block's words as names are matched by.
    pub fn words(&self) -> Cow<'a, [Word]> {
        self.facts.words(self.block)
    }

    /// A span of the running text as bytes of the file.
    pub fn file_span(&self, span: crate::text::Span) -> crate::text::Span {
        self.block.running.file_span(span).shift(self.start)
    }

    /// The running text's offset for an offset in the file, where one corresponds.
    pub fn running_offset(&self, offset: usize) -> Option<usize> {
        self.block.running.from_file(offset.checked_sub(self.start)?)
    }
}

impl Analysis {
    /// Analyses a document, taking over from `kept` what still holds. The block pass runs over chunks without facts; everything else is
    /// linear in the number of chunks, and looks into a chunk only where something has changed.
    pub fn run(document: Arc<Document>, kept: Kept, context: &Context) -> Analysis {
        Analysis::run_with(document, kept, context, false)
    }

    /// The same for a document that is looked at once: what its blocks are cut into stays at hand, which takes several times the room of the text.
    pub fn run_once(document: Arc<Document>, context: &Context) -> Analysis {
        Analysis::run_with(document, Kept::default(), context, true)
    }

    fn run_with(document: Arc<Document>, kept: Kept, context: &Context, keep: bool) -> Analysis {
        let Kept { mut slots, mut annexes, names } = kept;
        slots.resize_with(document.chunks.len(), Slot::default);
        annexes.resize_with(document.chunks.len(), Annexed::default);
        let analysed_bytes = block_pass(&document, &mut slots, context, keep);
        let names = gather_names(&slots, names, context);
        let doc = gather(&document, &slots, names.1.clone(), context);
        let base = fingerprint::of(&(context.fingerprint(), doc_fingerprint(&doc)));
        let remarks = if context.is_source { Vec::new() } else { habit::remarks(&document, &slots, context.catalog) };
        let mut handed = Handed::default().fingerprint;
        for at in 0..slots.len() {
            // The source line after a chunk is part of what its blocks rest on.
            let followed = slots.get(at + 1).is_some_and(Slot::opens_with_source_line);
            let followed = document.chunks.get(at + 1).filter(|_| followed).map(|next| next.hash);
            let remarks = remarks.get(at).copied().unwrap_or_default();
            let key = fingerprint::of(&(base, handed, followed, remarks));
            if let Some(next) = slots.get(at).and_then(|slot| slot.handed_under(key)) {
                handed = next;
                continue;
            }
            let before = at.checked_sub(1).and_then(|at| slots.get(at)).and_then(Slot::handed);
            let mut flow = before.map(|handed| handed.flow.clone()).unwrap_or_default();
            let next = document.chunks.get(at + 1).and_then(|placed| placed.chunk.blocks.first());
            let (Some(placed), Some(slot)) = (document.chunks.get(at), slots.get_mut(at)) else { break };
            let (Some(facts), Some(names)) = (slot.facts(), slot.names()) else { continue };
            let mut result = pass::chunk(&placed.chunk, facts, &names.blocks, next, &doc, context, &mut flow);
            if remarks {
                pass::drop_remarks(facts, &mut result);
            }
            handed = flow.fingerprint();
            slot.set_result(Resolved { key, result, flow: Handed { flow, fingerprint: handed } });
        }
        Analysis { document, analysed_bytes, slots, names, annexes: Mutex::new(annexes), asides: Asides::default() }
    }

    /// What another context can take over.
    pub fn kept(&self) -> Kept {
        Kept { slots: self.slots.clone(), annexes: self.annexes().clone(), names: Some(self.names.clone()) }
    }

    /// The document and what the next version can take over: itself where nobody else holds it, else a copy.
    pub fn release(analysis: Arc<Analysis>) -> (Arc<Document>, Kept) {
        match Arc::try_unwrap(analysis) {
            Ok(Analysis { document, slots, names, annexes, .. }) => {
                let annexes = annexes.into_inner().unwrap_or_else(PoisonError::into_inner);
                (document, Kept { slots, annexes, names: Some(names) })
            }
            Err(held) => (held.document.clone(), held.kept()),
        }
    }

    fn annexes(&self) -> std::sync::MutexGuard<'_, Vec<Annexed>> {
        self.annexes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps with each chunk what `make` gives for its index. What was made before is kept as long as `depends_on` and the chunk's result stay
    /// the same. Returns the weights. One user of this is assumed.
    pub fn annex_all<T: Send + Sync + 'static>(&self, depends_on: u64, make: impl Fn(usize) -> Made<T>) -> Vec<u32> {
        let mut annexes = self.annexes();
        let pairs = annexes.iter_mut().zip(&self.slots).enumerate();
        pairs
            .map(|(at, (annexed, slot))| {
                let key = fingerprint::of(&(depends_on, slot.result_key()));
                if annexed.value.is_none() || annexed.key != key {
                    let Made { weight, marked, value } = make(at);
                    *annexed = Annexed { key, weight, marked, value: Some(Arc::new(value)) };
                }
                annexed.weight
            })
            .collect()
    }

    /// What is kept with a chunk.
    pub fn annex<T: Send + Sync + 'static>(&self, chunk: usize) -> Option<Arc<T>> {
        self.annexes().get(chunk)?.value.clone()?.downcast::<T>().ok()
    }

    /// What is kept with the chunks that are marked, by their indexes, ascending. The others are not looked into.
    pub fn marked_annexes<T: Send + Sync + 'static>(&self) -> Vec<(usize, Arc<T>)> {
        let annexes = self.annexes();
        let marked = annexes.iter().enumerate().filter(|(_, annexed)| annexed.marked);
        marked.filter_map(|(at, annexed)| Some((at, annexed.value.clone()?.downcast::<T>().ok()?))).collect()
    }

    /// The chunks that define footnotes; the others are not looked into.
    pub fn chunks_with_footnotes(&self) -> impl Iterator<Item = &Placed> {
        let chunks = self.document.chunks.iter().zip(&self.slots);
        chunks.filter(|(_, slot)| slot.has_footnotes()).map(|(placed, _)| placed)
    }

    /// What a room above makes of this analysis, and of nothing else: one value of each type, made when it is first asked for.
    pub fn aside<T: Send + Sync + 'static>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        self.asides.of(make)
    }

    /// Whether any chunk has a silencing comment.
    pub fn has_directives(&self) -> bool {
        self.slots.iter().any(Slot::has_directives)
    }

    /// The blocks of one chunk.
    pub fn chunk_blocks(&self, chunk: usize) -> impl Iterator<Item = BlockView<'_>> {
        let parts = self
            .document
            .chunks
            .get(chunk)
            .zip(self.slots.get(chunk))
            .and_then(|(placed, slot)| Some((placed, slot.facts()?, &slot.resolved()?.result)));
        parts.into_iter().flat_map(move |(placed, facts, result)| {
            let blocks = placed.chunk.blocks.iter().zip(&facts.blocks).zip(&result.blocks).enumerate();
            blocks.map(move |(index, ((block, facts), result))| BlockView {
                chunk,
                start: placed.start,
                index,
                block,
                facts,
                result,
            })
        })
    }

    /// All blocks in order.
    pub fn blocks(&self) -> impl Iterator<Item = BlockView<'_>> {
        (0..self.slots.len()).flat_map(|chunk| self.chunk_blocks(chunk))
    }

    /// The chunk that `offset` stands in or touches at its end.
    pub fn chunk_at(&self, offset: usize) -> Option<usize> {
        self.document.chunks.partition_point(|placed| placed.start <= offset).checked_sub(1)
    }

    /// The innermost block whose bytes `offset` touches.
    pub fn block_at(&self, offset: usize) -> Option<BlockView<'_>> {
        let chunk = self.chunk_at(offset)?;
        let candidates = [Some(chunk), chunk.checked_sub(1)];
        candidates.into_iter().flatten().find_map(|chunk| {
            self.chunk_blocks(chunk)
                .filter(|view| view.block.span.shift(view.start).touches(offset))
                .min_by_key(|view| view.block.span.len())
        })
    }
}

/// How many new chunks are worth threads of their own: those of some hundred kilobytes.
const SHARED_CHUNKS: usize = 2048;

/// Runs the block pass over chunks without facts, and finds names where those at hand are of another dossier; many chunks are shared
/// between all cores. The threads are its own: they take up no other work while the caller waits. Returns the bytes of chunks without facts.
fn block_pass(document: &Document, slots: &mut [Slot], context: &Context, keep: bool) -> usize {
    let chunks = document.chunks.as_slice();
    let missing = slots.iter().filter(|slot| !slot.has_facts() || !slot.has_names(context.dossier_revision)).count();
    // How many cores there are is asked of the system, which reads files for it.
    let cores = if missing < SHARED_CHUNKS { 1 } else { std::thread::available_parallelism().map_or(1, usize::from) };
    if cores == 1 {
        return block_pass_over(chunks, slots, context, keep);
    }
    let share = chunks.len().div_ceil(cores);
    std::thread::scope(|scope| {
        let parts = chunks.chunks(share).zip(slots.chunks_mut(share));
        let threads: Vec<_> =
            parts.map(|(chunks, slots)| scope.spawn(move || block_pass_over(chunks, slots, context, keep))).collect();
        let ended = threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        ended.sum()
    })
}

/// So many chunks go through the block pass together: each step's code is read once for all of them, and they stay in the processor's caches.
const TOGETHER: usize = 32;

fn block_pass_over(chunks: &[Placed], slots: &mut [Slot], context: &Context, keep: bool) -> usize {
    let mut analysed_bytes = 0;
    let (mut scratch, mut rows) = (Scratch::new(keep), Vec::new());
    for (chunks, slots) in chunks.chunks(TOGETHER).zip(slots.chunks_mut(TOGETHER)) {
        let new: Vec<usize> = numbers_of(slots, |slot| !slot.has_facts());
        let texts: Vec<&Chunk> = new.iter().filter_map(|at| Some(&*chunks.get(*at)?.chunk)).collect();
        for (at, facts) in new.into_iter().zip(ChunkFacts::of_all(&texts, &mut scratch)) {
            if let (Some(placed), Some(slot)) = (chunks.get(at), slots.get_mut(at)) {
                analysed_bytes += placed.len;
                slot.set_facts(&placed.chunk, facts);
            }
        }
        let unnamed = numbers_of(slots, |slot| slot.has_facts() && !slot.has_names(context.dossier_revision));
        let facts = |at: &usize| Some((&*chunks.get(*at)?.chunk, slots.get(*at)?.facts()?.as_ref()));
        let names = find_names(&unnamed.iter().filter_map(facts).collect::<Vec<_>>(), context, &mut rows, keep);
        for (at, names) in unnamed.into_iter().zip(names) {
            if let Some(slot) = slots.get_mut(at) {
                slot.set_names(context.dossier_revision, names);
            }
        }
    }
    analysed_bytes
}

/// The numbers of the slots that are so.
fn numbers_of(slots: &[Slot], so: impl Fn(&Slot) -> bool) -> Vec<usize> {
    slots.iter().enumerate().filter(|(_, slot)| so(slot)).map(|(at, _)| at).collect()
}

/// The names in chunks. `rows` are rows of words, to be used again.
fn find_names(
    chunks: &[(&Chunk, &ChunkFacts)],
    context: &Context,
    rows: &mut Vec<Vec<Word>>,
    keep: bool,
) -> Vec<ChunkNames> {
    let blocks = || chunks.iter().flat_map(|(chunk, facts)| chunk.blocks.iter().zip(&facts.blocks));
    rows.resize_with(rows.len().max(blocks().count()), Vec::new);
    for ((block, facts), words) in blocks().zip(&mut *rows) {
        words_into(&block.running.text, words);
        if keep {
            facts.keep_words(words);
        }
    }
    let find = |((block, facts), words): ((&Block, &BlockFacts), &mut Vec<Word>)| {
        context.names.find_among(&block.running.text, &facts.opaque, words)
    };
    let mut found = blocks().zip(rows).map(find).collect::<Vec<BlockNames>>().into_iter();
    let of_chunk = |(chunk, facts): &(&Chunk, &ChunkFacts)| {
        let blocks: Vec<BlockNames> = found.by_ref().take(chunk.blocks.len().min(facts.blocks.len())).collect();
        let doc = DocNames::part(context.names, blocks.iter());
        ChunkNames { blocks, doc }
    };
    chunks.iter().map(of_chunk).collect()
}

/// What the chunks' names say together, under a number that tells whether that is what they said before.
fn gather_names(slots: &[Slot], before: Option<(u64, Arc<DocNames>)>, context: &Context) -> (u64, Arc<DocNames>) {
    // A sum does not depend on the order, as the union that it stands for does not.
    let sum = slots.iter().fold(0_u64, |sum, slot| sum.wrapping_add(fingerprint::of(&slot.names_fingerprint())));
    let key = fingerprint::of(&(sum, context.dossier_revision));
    if let Some(before) = before.filter(|(kept, _)| *kept == key) {
        return before;
    }
    let mut seen = FxHashSet::default();
    let parts = slots.iter().filter(|slot| seen.insert(slot.names_fingerprint())).filter_map(Slot::names);
    (key, Arc::new(DocNames::merge(context.names, parts.map(|names| &names.doc))))
}

/// What the document as a whole tells each chunk.
fn gather(document: &Document, slots: &[Slot], names: Arc<DocNames>, context: &Context) -> DocFacts {
    let mut doc = DocFacts { names, date_order: super::slot::date_order(document, slots), ..DocFacts::default() };
    let with_footnotes = document.chunks.iter().zip(slots).filter(|(_, slot)| slot.has_footnotes());
    for block in with_footnotes.flat_map(|(placed, _)| &placed.chunk.blocks) {
        let Some(label) = &block.footnote else { continue };
        let cites = block.inlines.iter().flat_map(|inline| uses_of(inline, context.catalog));
        doc.footnotes.entry(label.clone()).or_default().extend(cites.filter(|cite| cite.target.is_citation()));
    }
    doc
}

fn doc_fingerprint(doc: &DocFacts) -> u64 {
    let mut footnotes: Vec<_> = doc
        .footnotes
        .iter()
        .map(|(label, cites)| {
            let cites: Vec<_> = cites.iter().map(|c| (&c.key, &c.target, c.locator.as_ref().map(|l| &l.0))).collect();
            (label, cites)
        })
        .collect();
    footnotes.sort_by(|a, b| a.0.cmp(b.0));
    fingerprint::of(&(doc.names.fingerprint(), doc.date_order, footnotes))
}
