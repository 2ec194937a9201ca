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

/// What is known of one chunk. A clone costs one count: a document of megabytes has tens of thousands of them, and each edit copies the list.
#[derive(Clone, Debug, Default)]
pub struct Slot(Arc<Known>);

/// What a slot holds; made anew where any of it changes.
#[derive(Clone, Debug, Default)]
struct Known {
    facts: Option<Arc<ChunkFacts>>,
    names: Option<(u64, Arc<ChunkNames>)>,
    result: Option<Arc<Resolved>>,
    annex: Arc<Mutex<Annex>>,
}

/// The names found in a chunk, by one dossier.
#[derive(Debug)]
struct ChunkNames {
    blocks: Vec<BlockNames>,
    /// What the chunk says for the document as a whole.
    doc: DocNames,
}

/// The document pass's result for a chunk.
#[derive(Debug)]
struct Resolved {
    /// Fingerprint of everything that it depends on.
    key: u64,
    result: ChunkResult,
    /// What the chunk hands on, with its fingerprint.
    flow: Arc<Handed>,
}

/// A flow with its fingerprint.
#[derive(Debug, Default)]
struct Handed {
    flow: Flow,
    fingerprint: u64,
}

impl Slot {
    /// What `make` gives for this chunk, kept as long as `depends_on` and the chunk's result stay the same. One value a slot.
    pub fn annexed<T: Send + Sync + 'static>(&self, depends_on: u64, make: impl FnOnce() -> T) -> Arc<T> {
        let key = fingerprint::of(&(depends_on, self.0.result.as_ref().map(|resolved| resolved.key)));
        if let Ok(annex) = self.0.annex.lock()
            && let Some((kept, value)) = annex.as_ref()
            && *kept == key
            && let Ok(value) = value.clone().downcast::<T>()
        {
            return value;
        }
        let value = Arc::new(make());
        if let Ok(mut annex) = self.0.annex.lock() {
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
            if slot.0.facts.is_none() {
                analysed_bytes += placed.len;
                Arc::make_mut(&mut slot.0).facts = Some(Arc::new(ChunkFacts::of(&placed.chunk)));
            }
            let is_current = |(revision, _): &(u64, Arc<ChunkNames>)| *revision == context.dossier_revision;
            if !slot.0.names.as_ref().is_some_and(is_current)
                && let Some(facts) = slot.0.facts.clone()
            {
                let found = Arc::new(find_names(&placed.chunk, &facts, context));
                Arc::make_mut(&mut slot.0).names = Some((context.dossier_revision, found));
            }
        }
        let doc = gather(&document, &slots, context);
        let base = fingerprint::of(&(context.fingerprint(), doc_fingerprint(&doc)));
        let mut handed: Arc<Handed> = Arc::default();
        for at in 0..slots.len() {
            let next = document.chunks.get(at + 1).and_then(|placed| placed.chunk.blocks.first());
            let (Some(placed), Some(slot)) = (document.chunks.get(at), slots.get_mut(at)) else { break };
            let followed = next.is_some_and(|block| block.kind == crate::syntax::BlockKind::SourceLine);
            let key = fingerprint::of(&(base, handed.fingerprint, followed));
            if let Some(resolved) = &slot.0.result
                && resolved.key == key
            {
                handed = resolved.flow.clone();
                continue;
            }
            let (Some(facts), Some((_, names))) = (&slot.0.facts, &slot.0.names) else { continue };
            let mut flow = handed.flow.clone();
            let result = pass::chunk(&placed.chunk, facts, &names.blocks, next, &doc, context, &mut flow);
            let fingerprint = flow.fingerprint();
            handed = Arc::new(Handed { flow, fingerprint });
            let resolved = Resolved { key, result, flow: handed.clone() };
            Arc::make_mut(&mut slot.0).result = Some(Arc::new(resolved));
        }
        Analysis { document, slots, analysed_bytes }
    }

    /// The blocks of one chunk.
    pub fn chunk_blocks(&self, chunk: usize) -> impl Iterator<Item = BlockView<'_>> {
        let parts = self.document.chunks.get(chunk).zip(self.slots.get(chunk)).and_then(|(placed, slot)| {
            let resolved = slot.0.result.as_ref()?;
            Some((placed, slot.0.facts.as_ref()?, &resolved.result))
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

fn find_names(chunk: &Chunk, facts: &ChunkFacts, context: &Context) -> ChunkNames {
    let blocks = chunk.blocks.iter().zip(&facts.blocks);
    let blocks: Vec<BlockNames> =
        blocks.map(|(block, facts)| context.names.find(&block.running.text, &facts.opaque)).collect();
    let doc = DocNames::gather(context.names, blocks.iter());
    ChunkNames { blocks, doc }
}

/// What the document as a whole tells each chunk.
fn gather(document: &Document, slots: &[Slot], context: &Context) -> DocFacts {
    let parts = slots.iter().filter_map(|slot| slot.0.names.as_ref()).map(|(_, names)| &names.doc);
    let names = DocNames::merge(context.names, parts);
    let exprs =
        slots.iter().filter_map(|slot| slot.0.facts.as_ref()).flat_map(|facts| &facts.blocks).flat_map(|b| &b.times);
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
