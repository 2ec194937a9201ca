//! The analysis of a document, and the way from one version to the next.

use super::citation::uses_of;
use super::context::Context;
use super::facts::ChunkFacts;
use super::fingerprint;
use super::pass::{self, BlockResult, ChunkResult, DocFacts, Flow};
use crate::dossier::BlockNames;
use crate::dossier::recognise::DocNames;
use crate::syntax::{Block, Chunk, Document};
use std::any::Any;
use std::ops::Range;
use std::sync::{Arc, Mutex};

/// A result of a room above, kept with the chunk that it was made from; the number says what else it depended on.
type Annex = Option<(u64, Arc<dyn Any + Send + Sync>)>;

/// What is known of one chunk; clones are cheap and share what is known.
#[derive(Clone, Debug, Default)]
pub struct Slot {
    facts: Option<Arc<ChunkFacts>>,
    names: Option<(u64, Arc<Vec<BlockNames>>)>,
    result: Option<(u64, Arc<ChunkResult>, Arc<Flow>)>,
    annex: Arc<Mutex<Annex>>,
}

impl Slot {
    /// What `make` gives for this chunk, kept as long as `depends_on` and the chunk's result stay the same. One value a slot.
    pub fn annexed<T: Send + Sync + 'static>(&self, depends_on: u64, make: impl FnOnce() -> T) -> Arc<T> {
        let key = fingerprint::of(&(depends_on, self.result.as_ref().map(|(key, ..)| *key)));
        if let Ok(annex) = self.annex.lock()
            && let Some((kept, value)) = annex.as_ref()
            && *kept == key
            && let Ok(value) = value.clone().downcast::<T>()
        {
            return value;
        }
        let value = Arc::new(make());
        if let Ok(mut annex) = self.annex.lock() {
            *annex = Some((key, value.clone()));
        }
        value
    }
}

/// The analysis of one version of a document in one context.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The document.
    pub document: Arc<Document>,
    /// One a chunk.
    pub slots: Vec<Slot>,
    /// How many bytes the block pass had to look at for this version: what was not taken over from the one before.
    pub analysed_bytes: usize,
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

impl BlockView<'_> {
    /// A span of the running text as bytes of the file.
    pub fn file_span(&self, span: crate::text::Span) -> crate::text::Span {
        self.block.running.file_span(span).shift(self.start)
    }

    /// The running text's offset for an offset in the file, where one corresponds.
    pub fn running_offset(&self, offset: usize) -> Option<usize> {
        self.block.running.from_file(offset.checked_sub(self.start)?)
    }
}

/// The slots for a document after an edit: those of the chunks that it left alone, empty ones for the rest.
pub fn splice(slots: &[Slot], old: Range<usize>, new: Range<usize>) -> Vec<Slot> {
    let mut next = Vec::with_capacity(slots.len() + new.len());
    next.extend_from_slice(slots.get(..old.start).unwrap_or_default());
    next.extend((0..new.len()).map(|_| Slot::default()));
    next.extend_from_slice(slots.get(old.end..).unwrap_or_default());
    next
}

impl Analysis {
    /// Analyses a document, taking over from `slots` (one a chunk, empty ones where nothing is known) what still holds.
    /// The block pass runs over chunks without facts; everything else is linear in the number of blocks.
    pub fn run(document: Arc<Document>, slots: Vec<Slot>, context: &Context) -> Analysis {
        let mut slots = slots;
        slots.resize_with(document.chunks.len(), Slot::default);
        let mut analysed_bytes = 0;
        for (placed, slot) in document.chunks.iter().zip(&mut slots) {
            let facts = slot.facts.get_or_insert_with(|| {
                analysed_bytes += placed.len;
                Arc::new(ChunkFacts::of(&placed.chunk))
            });
            if slot.names.as_ref().is_none_or(|(revision, _)| *revision != context.dossier_revision) {
                let names = find_names(&placed.chunk, facts, context);
                slot.names = Some((context.dossier_revision, Arc::new(names)));
            }
        }
        let doc = gather(&document, &slots, context);
        let base = fingerprint::of(&(context.fingerprint(), doc_fingerprint(&doc)));
        let mut flow = Arc::new(Flow::default());
        for at in 0..slots.len() {
            let next = document.chunks.get(at + 1).and_then(|placed| placed.chunk.blocks.first());
            let (Some(placed), Some(slot)) = (document.chunks.get(at), slots.get_mut(at)) else { break };
            let followed = next.map(|block| block.kind == crate::syntax::BlockKind::SourceLine);
            let key = fingerprint::of(&(base, flow.fingerprint(), followed));
            if let Some((kept, _, out)) = &slot.result
                && *kept == key
            {
                flow = out.clone();
                continue;
            }
            let (Some(facts), Some((_, names))) = (&slot.facts, &slot.names) else { continue };
            let mut onward = (*flow).clone();
            let result = pass::chunk(&placed.chunk, facts, names, next, &doc, context, &mut onward);
            flow = Arc::new(onward);
            slot.result = Some((key, Arc::new(result), flow.clone()));
        }
        Analysis { document, slots, analysed_bytes }
    }

    /// The blocks of one chunk.
    pub fn chunk_blocks(&self, chunk: usize) -> impl Iterator<Item = BlockView<'_>> {
        let parts = self.document.chunks.get(chunk).zip(self.slots.get(chunk)).and_then(|(placed, slot)| {
            let (_, result, _) = slot.result.as_ref()?;
            Some((placed, slot.facts.as_ref()?, result))
        });
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

fn find_names(chunk: &Chunk, facts: &ChunkFacts, context: &Context) -> Vec<BlockNames> {
    let blocks = chunk.blocks.iter().zip(&facts.blocks);
    blocks.map(|(block, facts)| context.names.find(&block.running.text, &facts.opaque)).collect()
}

/// What the document as a whole tells each chunk.
fn gather(document: &Document, slots: &[Slot], context: &Context) -> DocFacts {
    let names = DocNames::gather(
        context.names,
        slots.iter().filter_map(|slot| slot.names.as_ref()).flat_map(|(_, names)| names.iter()),
    );
    let exprs =
        slots.iter().filter_map(|slot| slot.facts.as_ref()).flat_map(|facts| &facts.blocks).flat_map(|b| &b.times);
    let mut doc = DocFacts { names, date_order: crate::time::date_order(exprs), ..DocFacts::default() };
    for block in
        document.chunks.iter().filter(|placed| !placed.chunk.footnotes.is_empty()).flat_map(|p| &p.chunk.blocks)
    {
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
