//! The exact passage: the quotation's pieces, letter for letter and word boundary to word boundary, in order.

use crate::sources::locator::TextFragment;
use crate::sources::prepared::Prepared;
use crate::sources::quote::{Joint, Quote};
use crate::sources::words::{CAPITAL, Words};
use memchr::memmem;
use std::cell::OnceCell;
use std::ops::Range;

/// At most so many passages are looked for.
pub(super) const PASSAGES: usize = 16;
/// How many words of the source a gap may stand for: some paragraphs.
const GAP_WORDS: usize = 400;
/// The same beside a piece of one or two words, which would fit anywhere.
const SHORT_GAP_WORDS: usize = 60;
/// How many words of the source an insertion may replace.
pub(super) const INSERTED_WORDS: usize = 12;
/// Bytes that may be compared in all, so that no input makes the search quadratic.
const BUDGET: usize = 64 << 20;

/// The passages that say the quotation exactly, as ranges of the source's words, ascending, at most `most`.
pub(super) fn find(quote: &Quote, source: &Prepared, most: usize) -> Vec<Range<usize>> {
    let pieces = quote.pieces();
    let Some(lead) = (0..pieces.len()).max_by_key(|index| {
        let piece = pieces.get(*index).cloned().unwrap_or_default();
        (quote.words.letters_of(piece.start, piece.end).len(), std::cmp::Reverse(*index))
    }) else {
        return Vec::new();
    };
    let mut search = Search { quote, source, budget: BUDGET };
    let mut out = Vec::new();
    let mut from = 0;
    let lead_piece = pieces.get(lead).cloned().unwrap_or_default();
    let needle = quote.words.letters_of(lead_piece.start, lead_piece.end);
    let needle = Needle::of(needle);
    while out.len() < most {
        let Some(found) = search.next(&needle, from, source.len()) else { break };
        from = found.start + 1;
        if let Some(whole) = search.extend(&pieces, lead, found) {
            out.push(whole);
        }
        if search.budget == 0 {
            break;
        }
    }
    out
}

/// Whether the first letters of the quotation and of the passage at word `at` differ in case.
pub(super) fn case_changed(quote: &Quote, source: &Prepared, at: usize) -> bool {
    match (quote.word(0), source.words.words.get(at)) {
        (Some(ours), Some(theirs)) => ours.is(CAPITAL) != theirs.is(CAPITAL),
        _ => false,
    }
}

/// Letters that are looked for, with what finds them in a row: made where it is needed.
struct Needle<'n> {
    letters: &'n [u8],
    finder: OnceCell<memmem::Finder<'n>>,
}

impl<'n> Needle<'n> {
    fn of(letters: &'n str) -> Needle<'n> {
        Needle { letters: letters.as_bytes(), finder: OnceCell::new() }
    }

    fn finder(&self) -> &memmem::Finder<'n> {
        self.finder.get_or_init(|| memmem::Finder::new(self.letters))
    }
}

struct Search<'a> {
    quote: &'a Quote<'a>,
    source: &'a Prepared,
    budget: usize,
}

impl Search<'_> {
    /// The first place of a piece that begins at or after word `from` and ends at or before word `to`.
    fn first(&mut self, piece: &Range<usize>, from: usize, to: usize) -> Option<Range<usize>> {
        let needle = self.quote.words.letters_of(piece.start, piece.end);
        self.next(&Needle::of(needle), from, to)
    }

    /// The same for letters that are looked for again and again.
    fn next(&mut self, needle: &Needle, mut from: usize, to: usize) -> Option<Range<usize>> {
        let words = &self.source.words;
        let end = to.checked_sub(1).map(|last| words.letters_end(last))?;
        if let Some(places) = self.source.openings.from(words, needle.letters, from) {
            let row = words.letters.as_bytes().get(..end)?;
            for word in places {
                self.budget = self.budget.saturating_sub(needle.letters.len());
                let at = words.words.get(word)?.at as usize;
                if row.get(at..).is_some_and(|rest| rest.starts_with(needle.letters))
                    && let Some(found) = self.bounded(at, at + needle.letters.len())
                {
                    return Some(found);
                }
                if self.budget == 0 {
                    return None;
                }
            }
            return None;
        }
        let finder = needle.finder();
        let needle = needle.letters;
        loop {
            let start = words.words.get(from)?.at as usize;
            let row = words.letters.as_bytes().get(start..end)?;
            let hit = finder.find(row);
            self.budget = self.budget.saturating_sub(hit.unwrap_or(row.len()) + needle.len());
            let at = start + hit?;
            if let Some(found) = self.bounded(at, at + needle.len()) {
                return Some(found);
            }
            if self.budget == 0 {
                return None;
            }
            // The next word that begins after the false hit's start.
            from = words.words.partition_point(|word| word.at as usize <= at);
        }
    }

    /// The last such place.
    fn last(&mut self, piece: &Range<usize>, from: usize, to: usize) -> Option<Range<usize>> {
        let mut found = None;
        let mut at = from;
        while let Some(next) = self.first(piece, at, to) {
            at = next.start + 1;
            found = Some(next);
        }
        found
    }

    /// The words whose letters are exactly `start..end`.
    fn bounded(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let words = &self.source.words;
        let first = words.starting_at(start)?;
        let past = words.words.partition_point(|word| (word.at as usize) < end);
        (past > first && words.letters_end(past - 1) == end).then_some(first..past)
    }

    /// The whole passage around a place of the piece `lead`, if the other pieces stand before and after it.
    fn extend(&mut self, pieces: &[Range<usize>], lead: usize, found: Range<usize>) -> Option<Range<usize>> {
        let (mut start, mut end) = (found.start, found.end);
        for pair in pieces.get(lead..)?.windows(2) {
            let [before, piece] = pair else { break };
            let reach = self.reach(piece.start, before, piece) + self.slack(piece);
            let to = (end + reach).min(self.source.len());
            end = self.first(piece, end, to)?.end;
        }
        for pair in pieces.get(..=lead)?.windows(2).rev() {
            let [piece, after] = pair else { break };
            let reach = self.reach(after.start, piece, after) + self.slack(piece);
            start = self.last(piece, start.saturating_sub(reach), start)?.start;
        }
        Some(start..end)
    }

    /// How many words of the source may stand at the joint before word `at` of the quotation.
    fn reach(&self, at: usize, before: &Range<usize>, after: &Range<usize>) -> usize {
        match self.quote.joint(at) {
            Joint::Close => 0,
            Joint::Inserted => INSERTED_WORDS,
            Joint::Gap if before.len().min(after.len()) < 3 => SHORT_GAP_WORDS,
            Joint::Gap => GAP_WORDS,
        }
    }

    /// How many words of the source a piece may take: a word of the one may be several of the other.
    fn slack(&self, piece: &Range<usize>) -> usize {
        piece.len() * 2 + 2
    }
}

/// The passages that a text fragment names, as ranges of the source's words: `start` to the next `end`, right after
/// `prefix`, right before `suffix`, at word boundaries.
pub(super) fn fragment(fragment: &TextFragment, source: &Prepared) -> Vec<Range<usize>> {
    let part = |text: &Option<String>| text.as_deref().map(|text| Quote { words: Words::of(text), ..Quote::default() });
    let start = Quote { words: Words::of(&fragment.start), ..Quote::default() };
    let (prefix, end, suffix) = (part(&fragment.prefix), part(&fragment.end), part(&fragment.suffix));
    let mut out = Vec::new();
    let mut from = 0;
    let mut budget = BUDGET;
    while out.len() < PASSAGES && budget > 0 && start.len() > 0 {
        let mut search = Search { quote: &start, source, budget };
        let found = search.first(&(0..start.len()), from, source.len());
        budget = search.budget;
        let Some(found) = found else { break };
        from = found.start + 1;
        let before = prefix.as_ref().is_none_or(|prefix| {
            let letters = prefix.words.letters_of(0, prefix.len());
            let row = source.words.letters_of(0, found.start);
            let cut = row.len().checked_sub(letters.len());
            row.ends_with(letters) && cut.is_some_and(|cut| source.words.starting_at(cut).is_some())
        });
        if !before {
            continue;
        }
        let mut past = found.end;
        if let Some(end) = &end {
            let mut search = Search { quote: end, source, budget };
            let found = search.first(&(0..end.len()), past, source.len());
            budget = search.budget;
            let Some(found) = found else { break };
            past = found.end;
        }
        let after = suffix.as_ref().is_none_or(|suffix| {
            let reach = (past + suffix.len() * 2 + 2).min(source.len());
            let mut search = Search { quote: suffix, source, budget };
            search.first(&(0..suffix.len()), past, reach).is_some_and(|found| found.start == past)
        });
        if after {
            out.push(found.start..past);
        }
    }
    out
}
