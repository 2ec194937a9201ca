//! The source's sentences after a quote mark, in a sentence that cites the source.

use super::here::{Here, Query};
use super::{About, Completion, CompletionKind, Completions, LIMIT};
use crate::analysis::document::BlockView;
use crate::analysis::{CitationUse, CiteTarget};
use crate::ide::hover::shortened;
use crate::ide::passage::{Passage, of_citation};
use crate::syntax::BlockKind;
use crate::text::Span;
use crate::workspace::FileKey;

/// No quotation that is being typed is longer, in bytes.
const LONGEST_TYPED: usize = 300;
/// Sentences that are looked at for one answer.
const MOST_SENTENCES: usize = 20_000;

fn nothing_more(_: char) -> bool {
    false
}

/// Where the quotation begins that is open at the end of `before`, after its mark, and the mark.
fn open_quotation(before: &str) -> Option<(usize, char)> {
    let (at, mark) = before.char_indices().rev().find(|(_, c)| matches!(c, '"' | '“' | '”'))?;
    let start = at + mark.len_utf8();
    let typed = before.get(start..)?;
    if mark == '”' || typed.len() > LONGEST_TYPED {
        return None;
    }
    // A straight mark opens where it is the first or third of its line, and nothing is glued to its left.
    let straight = before.matches('"').count() % 2 == 1;
    let free = before.get(..at)?.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    (mark == '“' || (straight && free)).then_some((start, mark))
}

/// Sentences of the source that the sentence at the cursor cites.
pub fn complete(here: &Here) -> Option<Completions> {
    let (at, mark) = open_quotation(&here.before)?;
    let analysis = here.snapshot.analysis(here.file)?;
    let view = analysis.block_at(here.offset)?;
    let mut found = Completions::default();
    for cite in cited_here(&view, here.offset) {
        let Some(space) = here.snapshot.space(here.file) else { continue };
        for passage in of_citation(here.snapshot, space, here.file, cite) {
            let closing = if mark == '“' { "”" } else { "\"" };
            let more = sentences(here, &passage, at, here.unless_closed(closing));
            found.incomplete |= more.incomplete;
            found.items.extend(more.items);
        }
    }
    found.items.truncate(LIMIT);
    (!found.items.is_empty()).then_some(found)
}

/// The citations that the sentence at `offset` can quote from: the next one in its block, else the last one before it in the
/// same sentence.
fn cited_here<'a>(view: &BlockView<'a>, offset: usize) -> Vec<&'a CitationUse> {
    let within = offset.saturating_sub(view.start);
    let sources = || view.result.citations.iter().filter(|cite| matches!(cite.target, CiteTarget::Source(_)));
    let next = sources().filter(|cite| cite.file_span.start >= within).min_by_key(|cite| cite.file_span.start);
    let before = || {
        let place = view.running_offset(offset)?;
        let sentence = view.facts.sentences.get(view.facts.sentence_at(place)?)?.span;
        sources().rfind(|cite| sentence.covers(cite.span))
    };
    let Some(found) = next.or_else(before) else { return Vec::new() };
    sources().filter(|cite| cite.file_span == found.file_span).collect()
}

/// The sentences of a source for a wikilink's `#"words"`; `at` is where `open` stands in the line.
pub fn of_source(here: &Here, file: &FileKey, at: usize, open: char, close: &'static str) -> Completions {
    let passage = Passage { file: file.clone(), span: Span::default(), pinned: false };
    let mark = if open == '“' { "”" } else { "\"" };
    let mark = here.unless_closed(mark);
    let mut found = sentences(here, &passage, at + open.len_utf8(), mark);
    for item in &mut found.items {
        item.insert.push_str(if mark.is_empty() { "" } else { close });
    }
    found
}

/// The sentences of a source; where a passage is pinned, its own come first.
fn sentences(here: &Here, passage: &Passage, at: usize, closing: &str) -> Completions {
    let Some(analysis) = here.snapshot.analysis(&passage.file) else { return Completions::default() };
    let query = Query::new(here.typed(at));
    let mut ranked: Vec<(bool, u32, usize, Span, String)> = Vec::new();
    let mut seen = 0;
    'all: for view in analysis.blocks() {
        if matches!(view.block.kind, BlockKind::Heading(_) | BlockKind::Byline | BlockKind::SourceLine) {
            continue;
        }
        for sentence in &view.facts.sentences {
            seen += 1;
            if seen > MOST_SENTENCES {
                break 'all;
            }
            let words = as_quoted(sentence.span.of(&view.block.running.text));
            let Some(rank) = query.rank(std::iter::once(words.as_str())) else { continue };
            let span = view.file_span(sentence.span);
            let elsewhere = passage.pinned && !passage.span.overlaps(span);
            ranked.push((elsewhere, rank, seen, span, words));
        }
    }
    ranked.retain(|(.., words)| !words.is_empty());
    ranked.sort();
    let incomplete = seen > MOST_SENTENCES || ranked.len() > LIMIT;
    let items = ranked.into_iter().take(LIMIT).map(|(_, _, _, span, words)| {
        let item = here.item(at, nothing_more, &shortened(&words, 90), &format!("{words}{closing}"), &words);
        let about = About::Passage(passage.file.clone(), span);
        item.with(CompletionKind::Quotation, here.space.relative(&passage.file), about)
    });
    let items: Vec<Completion> = items.collect();
    Completions { items, incomplete }
}

/// A sentence as it stands between quote marks: on one line, its own marks single, without its full stop.
fn as_quoted(sentence: &str) -> String {
    let line = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = line.strip_prefix(['"', '“']).and_then(|rest| rest.strip_suffix(['"', '”']));
    let line = whole.filter(|inner| !inner.contains(['"', '“', '”'])).unwrap_or(&line).replace('"', "'");
    let line = line.replace('“', "‘").replace('”', "’");
    match line.strip_suffix('.') {
        // The dot of `U.S.` and of `...` belongs to the words.
        Some(bare) if bare.chars().rev().take_while(|c| c.is_alphanumeric()).count() > 1 => bare.to_owned(),
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_quotation_is_told_from_a_closed_one() {
        assert_eq!(open_quotation("He said \"the bri"), Some((9, '"')));
        assert_eq!(open_quotation("He said \"the bridge\" and "), None);
        assert_eq!(open_quotation("He said “the"), Some((11, '“')));
        assert_eq!(open_quotation("He said “the” and"), None);
        assert_eq!(open_quotation("five 6\" pipes"), None);
    }

    #[test]
    fn a_sentence_is_made_fit_for_quote_marks() {
        assert_eq!(as_quoted("\"It was\nnot us.\""), "It was not us");
        assert_eq!(as_quoted("He said \"no\" to it."), "He said 'no' to it");
        assert_eq!(as_quoted("They left the U.S."), "They left the U.S.");
        assert_eq!(as_quoted("Why not?"), "Why not?");
    }
}
