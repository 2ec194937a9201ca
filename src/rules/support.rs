//! The passages of the workspace's sources that may support a sentence, the likeliest first.
//!
//! The text index gives the sources that share the most telling words; of these, each paragraph is scored by what of the sentence it
//! says, words and actors, events and dates alike. Asked for by a user, never while a document is checked.

mod telling;

use super::given::LONGEST_SENTENCE;
use crate::analysis::document::BlockView;
use crate::dossier::recognise::Kind as MentionKind;
use crate::dossier::{Dossier, EntryId};
use crate::sources::search::{self, rank_words};
use crate::sources::support::{Claim, Term};
use crate::syntax::InlineKind;
use crate::text::Span;
use crate::workspace::{FileKey, FileState, Snapshot, Space};
use jiff::civil::Date;
use std::sync::Arc;
use telling::Telling;

/// Sources whose paragraphs are looked at.
const SOURCES: usize = 80;
/// Of these, so many are read for who and when, a sentence's own matter at a time.
const READ: usize = 24;
/// A source of more bytes is not read for who and when.
const READ_BYTES: usize = 400_000;
/// Bytes of sources whose paragraphs are looked at, together.
const BYTES: usize = 24 << 20;
/// What is given that scores less says something else.
pub const LEAST: f32 = 0.4;

/// A passage that may support a sentence.
#[derive(Clone, PartialEq, Debug)]
pub struct Supporting {
    /// The source, by its place in the catalogue.
    pub source: u32,
    /// Its document.
    pub file: FileKey,
    /// The paragraph, bytes of the document.
    pub span: Span,
    /// Its number, as `¶` counts.
    pub number: usize,
    /// How much of the sentence it says, about 0 to 1.
    pub score: f32,
}

/// What of a sentence has a meaning of its own: who, what event, when.
#[derive(Clone, PartialEq, Debug)]
enum Group {
    Entry(Vec<EntryId>),
    Time(Date, Date),
}

/// The passages that may support the sentence `span` (of the block's running text), at most `most`, those below `least` left out; none for
/// what is too long for a sentence.
/// The time is that of the index, and of the paragraphs of at most 80 sources.
pub fn support(
    snapshot: &Snapshot,
    file: &FileKey,
    view: &BlockView,
    span: Span,
    most: usize,
    least: f32,
) -> Vec<Supporting> {
    let Some(space) = snapshot.space(file) else { return Vec::new() };
    let (groups, claim) = question(view, span);
    if claim.terms.is_empty() || most == 0 || span.len() > LONGEST_SENTENCE {
        return Vec::new();
    }
    let (files, weights) = candidates(snapshot, space, file, &claim, &groups);
    let by_rank = |a: &Supporting, b: &Supporting| {
        b.score.total_cmp(&a.score).then_with(|| (&a.file, a.span).cmp(&(&b.file, b.span)))
    };
    let mut found: Vec<Supporting> = Vec::new();
    let mut bytes = 0;
    for (rank, state) in files.iter().enumerate() {
        bytes += state.text.len();
        if bytes > BYTES && rank > 0 {
            break;
        }
        let Some(source) = space.catalog.by_file(&state.key) else { continue };
        let paragraphs = state.paragraphs();
        let read = rank < READ && state.text.len() <= READ_BYTES && !groups.is_empty();
        // What scores less than as many others is not among them: most sources need not be looked at closely.
        let least = found.get(most - 1).map_or(least, |last| last.score.max(least));
        if paragraphs.most(&claim, &weights, read) < least {
            continue;
        }
        let published = space.catalog.source(source).and_then(|source| source.meta.published.as_ref()?.first);
        let analysis = snapshot.analysis(&state.key).filter(|_| read);
        let told = analysis.map(|analysis| Telling::of(&analysis, paragraphs).told(&groups, published));
        let scores = paragraphs.score(&claim, &weights, &told.unwrap_or_default());
        for (paragraph, score) in paragraphs.list.iter().zip(scores).filter(|(_, score)| *score >= least) {
            let (span, number) = (paragraph.span, paragraph.number);
            found.push(Supporting { source, file: state.key.clone(), span, number, score });
        }
        found.sort_by(by_rank);
        found.truncate(most);
    }
    found
}

/// The sentence as it is looked for.
fn question(view: &BlockView, span: Span) -> (Vec<Group>, Claim) {
    let inside = |other: Span| span.covers(other);
    let own = |other: Span| Span::new(other.start - span.start, other.end - span.start);
    let (mut groups, mut places) = (Vec::new(), Vec::new());
    for mention in view.result.mentions_in(span) {
        let only = mention.candidates.len() == 1 || mention.kind == MentionKind::Event;
        if only {
            groups.push(Group::Entry(mention.candidates.clone()));
            places.push(own(mention.span));
        }
    }
    for time in view.result.times_in(span) {
        if let Some((first, last)) = time.value.interval {
            groups.push(Group::Time(first, last));
            places.push(own(time.span));
        }
    }
    let is_citation = |kind: &InlineKind| {
        matches!(kind, InlineKind::Citation(_) | InlineKind::FootnoteRef { .. } | InlineKind::Opaque)
    };
    let left_out: Vec<Span> = view
        .block
        .inlines
        .iter()
        .filter(|inline| inside(inline.span) && is_citation(&inline.kind))
        .map(|inline| own(inline.span))
        .collect();
    (groups, Claim::of(span.of(&view.block.running.text), &places, &left_out))
}

/// The sources that share the sentence's telling words, the best first, and how much each of its terms weighs.
fn candidates(
    snapshot: &Snapshot,
    space: &Space,
    file: &FileKey,
    claim: &Claim,
    groups: &[Group],
) -> (Vec<Arc<FileState>>, Vec<f32>) {
    let indexed = space.corpus.of(snapshot, space);
    let weights = claim.weighed(|stem| search::weight(stem, &indexed.index));
    let mut words: Vec<(u32, f32)> = claim.terms.iter().map(|term| (term.stem, 1.0)).collect();
    for (group, factor) in groups.iter().flat_map(|group| other_names(group, &space.dossier)) {
        words.push((group, factor));
    }
    words.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    words.dedup_by_key(|(word, _)| *word);
    let ranked = rank_words(&words, &indexed.index, SOURCES + 1);
    let files = ranked.iter().filter_map(|ranked| indexed.file(ranked.source)).filter(|other| *other != file);
    (files.take(SOURCES).filter_map(|file| snapshot.state(file)).cloned().collect(), weights)
}

/// Words of the names by which a source may call what the sentence names, each counting a part.
fn other_names(group: &Group, dossier: &Dossier) -> Vec<(u32, f32)> {
    let Group::Entry(ids) = group else { return Vec::new() };
    let mut names: Vec<&str> = Vec::new();
    for id in ids.iter().take(2) {
        if let Some(actor) = dossier.actor(id) {
            names.push(&actor.name);
            names.extend(actor.alias.iter().chain(&actor.demonym).chain(&actor.metonym).take(6).map(String::as_str));
        } else if let Some(event) = dossier.event(id) {
            names.push(&event.name);
            names.extend(event.alias.iter().chain(&event.cues).take(6).map(String::as_str));
        }
    }
    let terms = names.iter().flat_map(|name| Claim::of(name, &[], &[]).terms);
    terms.map(|Term { stem, .. }| (stem, 0.4)).collect()
}
