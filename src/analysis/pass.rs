//! The document pass over one chunk: what its facts mean in their document.

use super::citation::{CitationUse, QuotationUse, sources_of, uses_of};
use super::claim::{Remarks, Status};
use super::context::Context;
use super::coverage::cover;
use super::dating::{counts_back, counts_from, dates, gives_year, is_ahead, is_dated_event};
use super::facts::{BlockFacts, ChunkFacts, SentenceFacts};
use super::flow::Flow;
use super::frame::Frame;
use super::named;
use super::quoted::quotations;
use super::term;
use super::within::starting_in;
use crate::dossier::BlockNames;
use crate::dossier::recognise::{self, Dated, DocNames, Kind, Mention, Times};
use crate::lang;
use crate::syntax::{Block, BlockKind, Chunk, InlineKind};
use crate::text::Span;
use crate::time::{self, TimeExpr, TimeValue, TimexType};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A time expression with its value.
#[derive(Clone, PartialEq, Debug)]
pub struct TimeMention {
    /// Bytes of the running text.
    pub span: Span,
    /// What it means here.
    pub value: TimeValue,
}

/// A sentence that claims or assesses something.
#[derive(Clone, PartialEq, Debug)]
pub struct ClaimFact {
    /// The sentence, bytes of the running text.
    pub span: Span,
    /// Its index among the block's sentences.
    pub sentence: usize,
    /// A claim or an assessment.
    pub status: Status,
    /// It has a date; `None` for a lasting condition, which needs none.
    pub dated: Option<bool>,
    /// It has a source.
    pub sourced: bool,
    /// The citations that cover it, as indexes into the block's.
    pub cites: Vec<usize>,
    /// Time expressions that only an anchor date could resolve, and there is none: indexes into the block's.
    pub unanchored: Vec<usize>,
}

/// What a block holds, in its document; spans are bytes of its running text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BlockResult {
    /// Time expressions, in text order and apart.
    pub times: Vec<TimeMention>,
    /// Actors and events, in the order of their starts.
    pub mentions: Vec<Mention>,
    /// Citations, those of footnotes that it refers to included.
    pub citations: Vec<CitationUse>,
    /// Quotations.
    pub quotations: Vec<QuotationUse>,
    /// Claims and assessments.
    pub claims: Vec<ClaimFact>,
    /// First and last day of the date in the heading above, where it is a month at most.
    pub heading_date: Option<(Date, Date)>,
}

impl BlockResult {
    /// The time expressions within a span. Logarithmic in the block's, and linear in those.
    pub fn times_in(&self, span: Span) -> impl Iterator<Item = &TimeMention> {
        let range = starting_in(&self.times, span, |time| time.span);
        self.times.get(range).unwrap_or_default().iter().filter(move |time| span.covers(time.span))
    }

    /// The mentions within a span, likewise.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let range = starting_in(&self.mentions, span, |mention| mention.span);
        self.mentions.get(range).unwrap_or_default().iter().filter(move |mention| span.covers(mention.span))
    }
}

/// The results of a chunk's blocks.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ChunkResult {
    /// In the order of the chunk's blocks.
    pub blocks: Vec<BlockResult>,
}

/// What the pass over a chunk needs from the rest of its document.
#[derive(Debug, Default)]
pub struct DocFacts {
    /// Who is named in full, which acronyms were introduced.
    pub names: Arc<DocNames>,
    /// The order of day and month that the document's dates show.
    pub date_order: Option<time::DateOrder>,
    /// The citations in each footnote's text.
    pub footnotes: FxHashMap<Box<str>, Vec<CitationUse>>,
}

/// Runs the document pass over one chunk. `next` is the block after the chunk, `flow` what the chunks before hand on; it is changed to what this chunk hands on.
pub fn chunk(
    chunk: &Chunk,
    facts: &ChunkFacts,
    names: &[BlockNames],
    next: Option<&Block>,
    doc: &DocFacts,
    context: &Context,
    flow: &mut Flow,
) -> ChunkResult {
    let mut result = ChunkResult { blocks: Vec::with_capacity(chunk.blocks.len()) };
    for (index, (block, facts)) in chunk.blocks.iter().zip(&facts.blocks).enumerate() {
        let mut here = BlockResult { citations: citations(block, doc, context), ..BlockResult::default() };
        here.times = times(block, facts, doc, context, flow);
        if let Some(names) = names.get(index) {
            let dated = dated(&here.times);
            let anchor = flow.frames(block).next().map(Frame::days);
            let anchor = anchor.or_else(|| context.anchor.and_then(|anchor| anchor.first.zip(anchor.last)));
            let times = Times { dated: &dated, anchor };
            here.mentions = recognise::resolve(context.names, names, &doc.names, &times, &mut flow.names);
        }
        tell_terms(&mut here, facts, context);
        named::drop_times(&mut here, context.dossier);
        debug_assert!(here.times.is_sorted_by(|a, b| a.span.end <= b.span.start), "times apart: {:?}", here.times);
        debug_assert!(here.mentions.is_sorted_by_key(|mention| mention.span.start), "{:?}", here.mentions);
        let follower = chunk.blocks.get(index + 1).or(next);
        // Right under a heading a source line covers the section, which is for the flow to say.
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        let source_follows = !is_heading && follower.is_some_and(|next| next.kind == BlockKind::SourceLine);
        let covering = cover(&sentence_spans(facts), &here.citations, context.scope);
        let sourced = context.sourced || flow.is_sourced() || source_follows;
        let led = block.list.is_some() && flow.lead_is_dated();
        let remarks = match flow.lead_remarks() {
            Remarks::None => flow.remarks(),
            _ if block.list.is_none() => flow.remarks(),
            of_list => of_list,
        };
        let above = Above { dated: flow.is_dated() || flow.item_is_dated(block.list) || led, sourced, remarks };
        here.claims = claims(facts, &block.running.text, &here, &covering, context, &above);
        here.heading_date = flow.heading_date();
        here.quotations = quotations(block, facts, &here.citations, &covering);
        if here.quotations.iter().any(|quotation| quotation.cites.is_empty()) {
            let line = follower.filter(|_| source_follows).map(|next| sources_of(&citations(next, doc, context)));
            let line = line.filter(|sources| !sources.is_empty());
            let implied = line.unwrap_or_else(|| flow.sources().unwrap_or(context.sources).to_vec());
            let bare = here.quotations.iter_mut().filter(|quotation| quotation.cites.is_empty());
            bare.for_each(|quotation| quotation.implied.clone_from(&implied));
        }
        flow.pass(block, &here);
        result.blocks.push(here);
    }
    lend_to_item(chunk, &mut result);
    result
}

/// Leaves out what cites nothing and is not plainly of the world: where a note cites as a rule, that is the writer's own remark.
pub fn drop_remarks(facts: &ChunkFacts, result: &mut ChunkResult) {
    for (facts, here) in facts.blocks.iter().zip(&mut result.blocks) {
        let BlockResult { claims, mentions, .. } = here;
        let named = |claim: &ClaimFact| {
            let from = starting_in(mentions, claim.span, |mention| mention.span);
            mentions.get(from).unwrap_or_default().iter().any(|mention| mention.kind == Kind::Actor)
        };
        let worldly = |claim: &ClaimFact| facts.sentences.get(claim.sentence).is_some_and(|one| one.mark.worldly);
        claims.retain(|claim| claim.sourced || claim.status != Status::Claim || worldly(claim) || named(claim));
    }
}

fn sentence_spans(facts: &BlockFacts) -> Vec<Span> {
    facts.sentences.iter().map(|sentence| sentence.span).collect()
}

/// The block's own citations and those of the footnotes that it refers to.
fn citations(block: &Block, doc: &DocFacts, context: &Context) -> Vec<CitationUse> {
    let mut found = Vec::new();
    for inline in &block.inlines {
        found.extend(uses_of(inline, context.catalog));
        let InlineKind::FootnoteRef { label } = &inline.kind else { continue };
        for cite in doc.footnotes.get(label.as_str()).into_iter().flatten() {
            found.push(CitationUse {
                span: inline.span,
                file_span: inline.file_span,
                through_footnote: true,
                ..cite.clone()
            });
        }
    }
    found
}

/// Resolves the block's time expressions in order, each against the ones before it.
fn times(block: &Block, facts: &BlockFacts, doc: &DocFacts, context: &Context, flow: &mut Flow) -> Vec<TimeMention> {
    let section = flow.section_date();
    if flow.after_heading && section.is_none() && matches!(block.kind, BlockKind::Heading(_)) {
        flow.running = None;
    }
    let tense = |at: usize| {
        let start = facts.times.get(at)?.span.start;
        lang::outlook_at(&block.running.text, &facts.sentences.get(facts.sentence_at(start)?)?.verbs, start)
    };
    if facts.times.is_empty() {
        return Vec::new();
    }
    let day = flow.frames(block).next().and_then(|frame| frame.anchor(context.anchor));
    let frames: Vec<time::Frame> = flow.frames(block).map(Frame::given).collect();
    let resolving = time::Context {
        anchor: day.as_ref().or(context.anchor),
        running: flow.running.as_ref(),
        frames: &frames,
        order: doc.date_order,
        ..time::Context::default()
    };
    let values = time::resolve_block(&facts.times, &resolving, tense);
    if let Some(last) = values.iter().rev().find(|value| value.can_run()) {
        flow.running = Some(last.clone());
    }
    facts.times.iter().zip(values).map(|(expr, value)| TimeMention { span: expr.span, value }).collect()
}

/// Gives terms of office and eras named by events the days that the dossier tells, for which the block's mentions must be
/// known; those that it does not tell are no times.
fn tell_terms(here: &mut BlockResult, facts: &BlockFacts, context: &Context) {
    if !facts.times.iter().any(TimeExpr::is_term) {
        return;
    }
    let mentions = std::mem::take(&mut here.mentions);
    let lookup = |query: &time::TermQuery| term::answer(query, &mentions, facts, context);
    let asking = time::Context { term: Some(&lookup), ..time::Context::default() };
    let times = std::mem::take(&mut here.times).into_iter().zip(&facts.times);
    here.times = times
        .filter_map(|(mention, expr)| {
            let value = if expr.is_term() { time::resolve(expr, &asking) } else { mention.value };
            (!expr.is_term() || value.resolved()).then_some(TimeMention { span: mention.span, value })
        })
        .collect();
    here.mentions = mentions;
}

/// The block's times that cover known days, as recognition takes them.
fn dated(times: &[TimeMention]) -> Vec<Dated> {
    let resolved = times.iter().filter(|time| dates(&time.value));
    resolved
        .filter_map(|time| {
            let (first, last) = time.value.interval?;
            Some(Dated { span: time.span, first, last })
        })
        .collect()
}

/// What stands above a block and holds for all its sentences.
struct Above {
    dated: bool,
    sourced: bool,
    remarks: Remarks,
}

/// Claims and assessments with what they have and lack.
fn claims(
    facts: &BlockFacts,
    text: &str,
    here: &BlockResult,
    covering: &[Vec<usize>],
    context: &Context,
    above: &Above,
) -> Vec<ClaimFact> {
    let mut found = Vec::new();
    let (mut running, mut forecast) = (false, false);
    for (index, sentence) in facts.sentences.iter().enumerate() {
        let said = if context.is_source { sentence.mark.in_source } else { sentence.mark.status };
        let counted = running && here.times_in(sentence.span).any(|time| counts_from(time, text));
        if sentence.mark.breaks_running_date {
            (running, forecast) = (false, false);
        }
        let back = |time: &TimeMention| context.anchor.is_some() && counts_back(time, text) || gives_year(&time.value);
        let has_time = counted || here.times_in(sentence.span).any(|time| dates(&time.value) || back(time));
        let has_event = here.mentions_in(sentence.span).any(|mention| is_dated_event(mention, context.dossier));
        // What is judged `within five years` does not date what has happened.
        let runs = running && !(forecast && sentence.mark.occurrence);
        let dated = has_time || has_event || runs || above.dated || sentence.mark.dated_by_event;
        if has_time || has_event {
            let ahead = |time: &TimeMention| is_ahead(&time.value, context);
            let judged = said == Status::Assessment;
            forecast = judged && !has_event && here.times_in(sentence.span).all(ahead);
            running = true;
        }
        if !matches!(said, Status::Claim | Status::Assessment) {
            continue;
        }
        let cites = covering.get(index).cloned().unwrap_or_default();
        // Under `Comment` or `Method` what tells of no occurrence and cites nothing is the writer's own remark.
        let mark = &sentence.mark;
        let general = !mark.occurrence && mark.attribution.is_none();
        let remark = said == Status::Claim && general && cites.is_empty();
        let status = match above.remarks {
            Remarks::Method if remark => continue,
            Remarks::Comment if remark => Status::Assessment,
            _ => said,
        };
        let attributed = context.is_source && sentence.mark.attribution.is_some();
        // What is done `daily at 1800 UTC` needs no day.
        let lasting = !mark.occurrence && !told(sentence);
        let clock = |time: &TimeMention| lasting && time.value.timex == TimexType::Time;
        let floats = |time: &TimeMention| context.anchor.is_none() && time.value.unanchored && !clock(time);
        let unanchored =
            |at: &usize| here.times.get(*at).is_some_and(|time| sentence.span.covers(time.span) && floats(time));
        found.push(ClaimFact {
            span: sentence.span,
            sentence: index,
            status,
            dated: if sentence.mark.occurrence { Some(dated) } else { (dated && told(sentence)).then_some(true) },
            sourced: above.sourced || attributed || !cites.is_empty(),
            cites,
            unanchored: starting_in(&here.times, sentence.span, |time| time.span).filter(unanchored).collect(),
        });
    }
    found
}

/// Whether the main clause tells of what was, or has been: a state that is past.
fn told(sentence: &SentenceFacts) -> bool {
    let main = sentence.verbs.iter().find(|group| group.is_finite() && !group.subordinate);
    main.is_some_and(|group| {
        group.modal.is_none() && (group.tense == Some(crate::lang::Tense::Past) || group.aspect.perfect)
    })
}

/// A citation covers its whole list item: blocks of the item before the one that cites are sourced by it.
fn lend_to_item(chunk: &Chunk, result: &mut ChunkResult) {
    let mut citing: Option<u32> = None;
    for (block, here) in chunk.blocks.iter().zip(&mut result.blocks).rev() {
        let item = block.list.map(|place| place.item);
        if item.is_none() || item != citing {
            citing = None;
        }
        if citing.is_some() {
            for claim in &mut here.claims {
                claim.sourced = true;
            }
        }
        if here.citations.iter().any(|cite| cite.target.is_citation()) {
            citing = item;
        }
    }
}
