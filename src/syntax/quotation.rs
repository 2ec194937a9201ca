//! Quotations of a block: pairs of quote marks, told apart from apostrophes.
//!
//! Double marks pair by their shape, straight ones by what stands around them. A single closing mark that could be a
//! possessive (`the leaders’ talks`) closes only where no surer one follows before the next opening.

use super::block::{Block, BlockKind};
use super::inline::{InlineKind, Quotation};
use crate::text::Span;

/// Fills in the quotations of a block from its running text. Linear.
pub(super) fn find(block: &mut Block) {
    if block.kind == BlockKind::Byline || block.kind == BlockKind::SourceLine {
        return;
    }
    let text = block.running.text.as_str();
    // The straight marks, and the first bytes of the others.
    let bytes = text.as_bytes();
    if memchr::memchr3(b'"', b'\'', 0xe2, bytes).or_else(|| memchr::memchr(0xc2, bytes)).is_none() {
        return;
    }
    let masks: Vec<Span> = block
        .inlines
        .iter()
        .filter(|inline| match &inline.kind {
            InlineKind::Code | InlineKind::Opaque | InlineKind::Citation(_) => true,
            InlineKind::Wikilink { labelled, .. } => !labelled,
            _ => false,
        })
        .map(|inline| inline.span)
        .collect();
    block.quotations = quotations(text, &masks);
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Double,
    Low,
    Single,
    Straight,
    StraightSingle,
    Guillemet,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Move {
    Open,
    Close,
    /// Closes, but may as well be an apostrophe.
    MayClose,
    /// Closes what is open, else opens.
    Toggle,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    len: usize,
    shape: Shape,
    kind: Move,
}

/// Bytes within which a second mark after an `s` makes the first one a possessive.
const NEAR: usize = 24;

/// The quotations of `text`; nothing in `masks` (ascending) is a quote mark.
fn quotations(text: &str, masks: &[Span]) -> Vec<Quotation> {
    let marks = marks(text, masks);
    // Whether a surer closing single mark follows before the next opening one, or a like one within a few words.
    let mut sure = vec![false; marks.len()];
    let (mut seen, mut near) = (false, usize::MAX);
    for (mark, slot) in marks.iter().zip(sure.iter_mut()).rev() {
        *slot = seen || near.saturating_sub(mark.at) < NEAR;
        if matches!(mark.shape, Shape::Single | Shape::StraightSingle) {
            match mark.kind {
                Move::Open => (seen, near) = (false, usize::MAX),
                Move::Close => seen = true,
                Move::MayClose => near = mark.at,
                Move::Toggle => {}
            }
        }
    }
    let mut found: Vec<Quotation> = Vec::new();
    let mut open: Vec<Mark> = Vec::new();
    let mut counts = [0usize; 6];
    for (mark, sure_later) in marks.iter().zip(sure) {
        let is_open = counts.get(mark.shape as usize).is_some_and(|&count| count > 0)
            || (mark.shape == Shape::Double && counts.get(Shape::Low as usize).is_some_and(|&count| count > 0));
        let closes = match mark.kind {
            Move::Open => false,
            Move::Close | Move::Toggle => true,
            Move::MayClose => !sure_later,
        };
        if closes && is_open {
            while let Some(top) = open.pop() {
                if let Some(count) = counts.get_mut(top.shape as usize) {
                    *count -= 1;
                }
                if top.shape == mark.shape || (top.shape == Shape::Low && mark.shape == Shape::Double) {
                    let inner = Span::new(top.at + top.len, mark.at);
                    if !inner.of(text).trim().is_empty() {
                        found.push(Quotation { span: Span::new(top.at, mark.at + mark.len), inner });
                    }
                    break;
                }
            }
        } else if matches!(mark.kind, Move::Open) || (mark.kind == Move::Toggle && !is_open) {
            if mark.shape == Shape::Straight && is_open {
                // A straight mark opens anew: the one before it was none (`a 5" gun`).
                open.retain(|mark| mark.shape != Shape::Straight);
                counts[Shape::Straight as usize] = 0;
            }
            if let Some(count) = counts.get_mut(mark.shape as usize) {
                *count += 1;
            }
            open.push(*mark);
        }
    }
    unclosed(text, &open, &mut found);
    found.sort_by_key(|quotation| (quotation.span.start, std::cmp::Reverse(quotation.span.end)));
    found
}

/// A quotation that goes on in the next paragraph reaches to the block's end.
fn unclosed(text: &str, open: &[Mark], found: &mut Vec<Quotation>) {
    let end = text.trim_end().len();
    let running_on = open.iter().find(|mark| match mark.shape {
        Shape::Double | Shape::Guillemet => true,
        Shape::Straight => {
            let before = text.get(..mark.at).unwrap_or_default().trim_end();
            before.is_empty() || before.ends_with([':', ','])
        }
        _ => false,
    });
    if let Some(mark) = running_on
        && mark.at + mark.len < end
    {
        let inner = Span::new(mark.at + mark.len, end);
        found.push(Quotation { span: Span::new(mark.at, end), inner });
    }
}

fn marks(text: &str, masks: &[Span]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut masks = masks.iter().peekable();
    // Few texts have the guillemets that begin with the other byte.
    let bytes = text.as_bytes();
    let guillemets = memchr::memchr(0xc2, bytes).map(|_| memchr::memchr_iter(0xc2, bytes)).into_iter().flatten();
    let mut guillemets = guillemets.peekable();
    let mut others = memchr::memchr3_iter(b'"', b'\'', 0xe2, bytes).peekable();
    let begins = std::iter::from_fn(|| match (others.peek(), guillemets.peek()) {
        (Some(other), Some(guillemet)) if guillemet < other => guillemets.next(),
        (None, Some(_)) => guillemets.next(),
        _ => others.next(),
    });
    for at in begins {
        let Some((before, rest)) = text.split_at_checked(at) else { continue };
        let mut chars = rest.chars();
        let Some(c) = chars.next() else { continue };
        while masks.next_if(|mask| mask.end <= at).is_some() {}
        let masked = masks.peek().is_some_and(|mask| mask.contains(at));
        let after = chars.as_str();
        if !masked && let Some((shape, kind)) = mark(c, before.chars().next_back(), chars.next(), after) {
            marks.push(Mark { at, len: c.len_utf8(), shape, kind });
        }
    }
    marks
}

/// What a character does, seen between the one before and the one after it.
fn mark(c: char, before: Option<char>, next: Option<char>, rest: &str) -> Option<(Shape, Move)> {
    if !matches!(c, '"' | '\'' | '“' | '”' | '„' | '«' | '»' | '‘' | '’') {
        return None;
    }
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let opening = space(before) || before.is_some_and(|c| "([{—–-/“‘\"'«„…".contains(c));
    match c {
        '“' => Some((Shape::Double, if opening || !space(next) { Move::Open } else { Move::Toggle })),
        '”' => Some((Shape::Double, Move::Close)),
        '„' => Some((Shape::Low, Move::Open)),
        '«' => Some((Shape::Guillemet, Move::Open)),
        '»' => Some((Shape::Guillemet, Move::Close)),
        '"' if space(before) && !space(next) => Some((Shape::Straight, Move::Open)),
        '"' if !space(before) && space(next) => Some((Shape::Straight, Move::Close)),
        '"' if opening && word(next) && !space(before) => Some((Shape::Straight, Move::Toggle)),
        '"' if word(before) && word(next) => None,
        '"' if !opening && !word(next) => Some((Shape::Straight, Move::Close)),
        '"' => Some((Shape::Straight, Move::Toggle)),
        '‘' if word(before) && word(next) => None,
        '‘' => (!elision(rest)).then_some((Shape::Single, Move::Open)),
        '’' | '\'' => {
            let shape = if c == '’' { Shape::Single } else { Shape::StraightSingle };
            if word(before) && word(next) {
                return None;
            }
            if c == '\'' && opening && !space(next) && (word(next) || next.is_some_and(|c| "\"“[…$€£".contains(c)))
            {
                return (!elision(rest)).then_some((shape, Move::Open));
            }
            if space(before) {
                return None;
            }
            let possessive = before.is_some_and(|c| matches!(c, 's' | 'S' | 'z' | 'x'))
                && next.is_some_and(|c| c == ' ' || c == '\n');
            Some((shape, if possessive { Move::MayClose } else { Move::Close }))
        }
        _ => None,
    }
}

/// Whether an apostrophe before `rest` stands for letters left out: `’90s`, `’tis`, `’em`.
fn elision(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).take(8).flat_map(char::to_lowercase).collect();
    let decade = word.len() >= 2 && word.bytes().take(2).all(|byte| byte.is_ascii_digit()) && word.len() <= 3;
    decade || matches!(word.as_str(), "tis" | "twas" | "em" | "til" | "cause" | "n" | "bout" | "round" | "cos")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each quotation of `text`, without its marks.
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = quotations(text, &[]).iter().map(|found| found.inner.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn pairs() {
        check("He said “we will go” and left.", &["we will go"]);
        check("He said \"we will go,\" and \"soon\".", &["we will go,", "soon"]);
        check("Sie sagte „nie“ und ging.", &["nie"]);
        check("Il dit «jamais» hier.", &["jamais"]);
        check("The ‘grand bargain’ failed.", &["grand bargain"]);
        check("The 'grand bargain' failed.", &["grand bargain"]);
    }

    #[test]
    fn apostrophes() {
        check("The leaders’ talks weren’t the minister’s.", &[]);
        check("The leaders' talks weren't the minister's; 'twas the '90s.", &[]);
        check("She called it ‘the leaders’ talks’ twice.", &["the leaders’ talks"]);
        check("It was ‘a summit of leaders’ only.", &["a summit of leaders"]);
        check("‘It isn’t over,’ he said.", &["It isn’t over,"]);
    }

    #[test]
    fn nested_ones_follow_the_outer() {
        check("“She said ‘never’ to me,” he said.", &["She said ‘never’ to me,", "never"]);
        check("\"She said 'never' to me,\" he said.", &["She said 'never' to me,", "never"]);
    }

    #[test]
    fn an_unclosed_one_reaches_to_the_end() {
        check("“We will not stop.", &["We will not stop."]);
        check("He said: \"We will not stop.", &["We will not stop."]);
        check("A 5\" gun was shown.", &[]);
        check("He left\". Then \"a plan\" came.", &["a plan"]);
        check("It (\"the plan\") and—\"soon\"—more.", &["the plan", "soon"]);
        check("A 5\" gun and \"a plan\" were shown.", &["a plan"]);
    }
}
