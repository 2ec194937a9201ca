//! A quotation taken apart: the words that are to be in the source, and where the writer says that words were left out or put in.

use super::words::{CLITIC, Word, Words};
use crate::text::Span;

/// What stands before a word of a quotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Joint {
    /// Nothing: the words follow each other.
    #[default]
    Close,
    /// `[words]`: something of the writer's, perhaps in place of a few words of the source.
    Inserted,
    /// `…`, `...`, `[…]`: words of the source were left out.
    Gap,
}

/// A quotation taken apart, ready for being looked up in several sources. Spans are bytes of the quotation.
#[derive(Clone, Debug, Default)]
pub struct Quote<'t> {
    /// The quotation.
    pub(super) text: &'t str,
    /// Its own words.
    pub(super) words: Words,
    /// What stands before each word; the first one's means nothing.
    pub(super) joints: Vec<Joint>,
}

impl<'t> Quote<'t> {
    /// Takes `text`, without its outer quote marks, apart. Linear.
    pub fn of(text: &'t str) -> Quote<'t> {
        let (plain, marks) = unbracket(text);
        let mut words = Words::of(&plain);
        let mut joints = Vec::with_capacity(words.words.len());
        let mut marks = marks.into_iter().peekable();
        for word in &words.words {
            let mut joint = Joint::Close;
            while let Some((at, mark)) = marks.peek().copied() {
                if at > word.start as usize {
                    break;
                }
                if joint != Joint::Gap {
                    joint = mark;
                }
                marks.next();
            }
            joints.push(joint);
        }
        // An inserted ending (`want[ed]`) makes its word the writer's.
        let mut keep: Vec<bool> = vec![true; words.words.len()];
        let bytes = plain.as_bytes();
        for (index, word) in words.words.iter().enumerate() {
            let cut_after = bytes.get(word.end as usize) == Some(&CUT);
            let cut_before = (word.start as usize).checked_sub(1).and_then(|at| bytes.get(at)) == Some(&CUT);
            if (cut_after || cut_before)
                && words.words.len() > 1
                && let Some(slot) = keep.get_mut(index)
            {
                *slot = false;
            }
        }
        if keep.contains(&false) {
            (words, joints) = drop_words(&words, &joints, &keep);
        }
        Quote { text, words, joints }
    }

    /// How many words it has, insertions and gaps not counted: fewer than three are not looked up, under six only an exact passage counts.
    pub fn word_count(&self) -> usize {
        self.words.words.iter().filter(|word| !word.is(CLITIC)).count()
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.words.words.len()
    }

    pub(super) fn word(&self, index: usize) -> Option<&Word> {
        self.words.words.get(index)
    }

    pub(super) fn joint(&self, index: usize) -> Joint {
        self.joints.get(index).copied().unwrap_or_default()
    }

    /// Ranges of words between gaps and insertions, in order.
    pub(super) fn pieces(&self) -> Vec<std::ops::Range<usize>> {
        let mut out = Vec::new();
        let mut start = 0;
        for index in 1..self.len() {
            if self.joint(index) != Joint::Close {
                out.push(start..index);
                start = index;
            }
        }
        if start < self.len() {
            out.push(start..self.len());
        }
        out
    }

    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        match (self.word(range.start), range.end.checked_sub(1).and_then(|last| self.word(last))) {
            (Some(first), Some(last)) if range.start < range.end => Span::new(first.start as usize, last.end as usize),
            (Some(next), _) => Span::at(next.start as usize),
            _ => Span::at(self.words.words.last().map_or(0, |last| last.end as usize)),
        }
    }
}

/// [`Quote::word_count`] of a quotation that is not looked up.
pub fn word_count(quotation: &str) -> usize {
    Quote::of(quotation).word_count()
}

/// Stands where an insertion touches a letter.
const CUT: u8 = 1;

/// The text with brackets and ellipses blanked out, byte for byte, and where gaps and insertions were (ascending).
fn unbracket(text: &str) -> (String, Vec<(usize, Joint)>) {
    if is_plain(text) { (text.to_owned(), Vec::new()) } else { blanked(text) }
}

/// [`unbracket`], whatever stands in the text.
fn blanked(text: &str) -> (String, Vec<(usize, Joint)>) {
    let mut plain = String::with_capacity(text.len());
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(c) = rest.chars().next() else { break };
        let dots = ellipsis(rest);
        if dots > 0 {
            marks.push((at, Joint::Gap));
            plain.extend(std::iter::repeat_n(' ', dots));
            at += dots;
            continue;
        }
        if c == '['
            && let Some(inner) = bracketed(rest)
        {
            let before = text.get(..at).and_then(|t| t.chars().next_back()).is_some_and(char::is_alphanumeric);
            let after = rest.get(inner.len() + 2..).and_then(|t| t.chars().next()).is_some_and(char::is_alphanumeric);
            let letters = inner.chars().count();
            if !before && after && letters == 1 {
                // `[T]he`: a changed letter only.
                plain.push('\u{2}');
                plain.push_str(inner);
                plain.push('\u{2}');
            } else {
                let gap = ellipsis(inner.trim()) > 0 && inner.trim().len() == ellipsis(inner.trim());
                marks.push((at, if gap { Joint::Gap } else { Joint::Inserted }));
                let cut = |touches: bool| if touches { CUT as char } else { ' ' };
                plain.push(cut(before));
                plain.extend(std::iter::repeat_n(' ', inner.len()));
                plain.push(cut(after));
            }
            at += inner.len() + 2;
            continue;
        }
        plain.push(if c == CUT as char || c == '\u{2}' { ' ' } else { c });
        at += c.len_utf8();
    }
    (plain, marks)
}

/// Whether it has no bracket, no ellipsis and neither of the marks that stand for them here.
fn is_plain(text: &str) -> bool {
    let dots = text.bytes().filter(|byte| *byte == b'.').count();
    dots < 3 && !text.bytes().any(|byte| matches!(byte, b'[' | CUT | 2)) && !text.contains('…')
}

/// Length of the ellipsis that `rest` begins with: `…`, or at least three full stops, close or spaced.
fn ellipsis(rest: &str) -> usize {
    if rest.starts_with('…') {
        return rest.len() - rest.trim_start_matches('…').len();
    }
    if !rest.starts_with('.') {
        return 0;
    }
    let (mut dots, mut end) = (0, 0);
    for (at, c) in rest.char_indices() {
        match c {
            '.' => {
                dots += 1;
                end = at + 1;
            }
            ' ' | '\u{a0}' if end == at => {}
            _ => break,
        }
    }
    if dots >= 3 { end } else { 0 }
}

/// What stands in the brackets that `rest` begins with, where they close within a line's worth of text.
fn bracketed(rest: &str) -> Option<&str> {
    let mut depth = 0usize;
    for (at, c) in rest.char_indices().take(300) {
        match c {
            '[' => depth += 1,
            ']' => {
                depth -= 1;
                if depth == 0 {
                    return rest.get(1..at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The words that are kept; where some are not, the next one stands after an insertion.
fn drop_words(words: &Words, joints: &[Joint], keep: &[bool]) -> (Words, Vec<Joint>) {
    let mut out = Words::default();
    let mut out_joints = Vec::new();
    let mut pending = Joint::Close;
    for (index, word) in words.words.iter().enumerate() {
        let joint = joints.get(index).copied().unwrap_or_default();
        let joint =
            if pending == Joint::Gap || joint == Joint::Close && pending != Joint::Close { pending } else { joint };
        if !keep.get(index).copied().unwrap_or(true) {
            pending = if joint == Joint::Gap { Joint::Gap } else { Joint::Inserted };
            continue;
        }
        pending = Joint::Close;
        let letters = words.letters_of(index, index + 1);
        let digits = |c: Option<char>| c.is_some_and(char::is_numeric);
        if digits(out.letters.chars().next_back()) && digits(letters.chars().next()) {
            out.letters.push(' ');
        }
        out.words.push(Word { at: out.letters.len() as u32, ..*word });
        out.letters.push_str(letters);
        out_joints.push(joint);
    }
    (out, out_joints)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn show(text: &str) -> String {
        let quote = Quote::of(text);
        let mut out = String::new();
        for index in 0..quote.len() {
            out.push_str(match quote.joint(index) {
                Joint::Close => " ",
                Joint::Inserted => " + ",
                Joint::Gap => " … ",
            });
            out.push_str(quote.words.letters_of(index, index + 1));
        }
        out.trim().to_owned()
    }

    #[test]
    fn gaps_and_insertions() {
        assert_eq!(show("[T]he talks … ended [in 2019] badly"), "the talks … ended + badly");
        assert_eq!(show("We [...] wait. . . . Then [Kim] left..."), "we … wait … then + left");
        assert_eq!(show("they want[ed] peace [sic] now"), "they + peace + now");
        assert_eq!(show("an open [bracket"), "an open bracket");
        assert_eq!(word_count("Kim’s [big] ... plan"), 2);
    }

    #[test]
    fn spans_are_of_the_quotation() {
        let text = "é [T]he … end";
        let quote = Quote::of(text);
        assert_eq!(quote.span(2..3).of(text), "end");
    }

    proptest! {
        #[test]
        fn plain_quotations_are_left_as_they_are(text in "[ab .…é\\[\\]\u{1}\u{2}]{0,12}") {
            prop_assert!(!is_plain(&text) || blanked(&text) == (text.clone(), Vec::new()));
        }
    }
}
