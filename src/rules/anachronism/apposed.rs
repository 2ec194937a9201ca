//! An office that stands right beside the name of one who held it, and that recognition leaves alone because nobody, or somebody else, held it
//! at the time: `the mayor of Tirana, Edi Rama, …`, `Regent Yonas Tabuni`, `Ivo Marek, the harbour master, …`.

use crate::analysis::document::BlockView;
use crate::dossier::{Actor, Position};
use crate::lang::{Token, TokenKind};
use crate::rules::given::{tokens_before, tokens_from};
use crate::text::Span;

/// An office's name has no more words.
const LONGEST: usize = 10;

/// The words beside the name in `name` that are an office of the actor's by its full name or its role. Linear in the actor's positions.
pub(super) fn office(view: &BlockView, name: Span, actor: &Actor) -> Option<Span> {
    if actor.position.is_empty() {
        return None;
    }
    let text = &view.block.running.text;
    let before: Vec<&Token> = tokens_before(view, name.start).rev().take(LONGEST + 2).collect();
    let after: &[Token] = tokens_from(view, name.end);
    let comma = before.first().is_some_and(|token| token.of(text) == ",");
    let left = before.get(usize::from(comma)..)?;
    let closes = |at: usize| {
        after.get(at).is_none_or(|token| {
            token.kind == TokenKind::Punct && token.of(text) != "-" || matches!(token.of(text), "and" | "who" | "with")
        })
    };
    // `the mayor, Edi Rama, came back`: between two commas.
    if (!comma || closes(0))
        && let Some((span, count)) = longest(actor, |office| ends_with(text, left, office))
    {
        let bounded = left.get(count).is_none_or(|token| {
            token.kind != TokenKind::Word || STARTS.iter().any(|start| start.eq_ignore_ascii_case(token.of(text)))
        });
        return bounded.then_some(span);
    }
    // `Edi Rama, mayor of Tirana, came back`
    let opens = after.first().is_some_and(|token| token.of(text) == ",");
    let from = if opens && after.get(1).is_some_and(|token| token.of(text) == "the") { 2 } else { 1 };
    let right = after.get(from..).filter(|_| opens)?;
    let (span, count) = longest(actor, |office| begins_with(text, right, office))?;
    closes(from + count).then_some(span)
}

/// Words before an office that are no part of it.
const STARTS: &[&str] = &[
    "the", "a", "and", "by", "from", "in", "on", "to", "with", "that", "when", "as", "after", "before", "at", "of",
    "for", "said", "told", "while", "then",
];

/// The longest name of one of the actor's offices that `fits`: the stretch and the number of its tokens.
fn longest(actor: &Actor, fits: impl Fn(&str) -> Option<(Span, usize)>) -> Option<(Span, usize)> {
    fn names(position: &Position) -> impl Iterator<Item = &str> {
        position.role.iter().map(String::as_str).chain([position.title.as_str()])
    }
    let all = actor.position.iter().flat_map(names);
    all.filter_map(fits).filter(|(_, count)| *count <= LONGEST).max_by_key(|(_, count)| *count)
}

/// The words of an office's name.
fn words(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}

/// Whether two words are the same but for letter case.
fn is_same(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() { a.eq_ignore_ascii_case(b) } else { a.to_lowercase() == b.to_lowercase() }
}

/// Whether two letters or digits of ASCII differ, letter case aside.
fn differ(a: Option<u8>, b: Option<u8>) -> bool {
    let both = a.zip(b).filter(|(a, b)| a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric());
    both.is_some_and(|(a, b)| !a.eq_ignore_ascii_case(&b))
}

/// Whether the tokens before a name, from the nearest on, end with the words of an office.
fn ends_with(text: &str, before: &[&Token], office: &str) -> Option<(Span, usize)> {
    // Nearly always the nearest word is another one, which its last letter tells.
    let nearest = before.first()?.of(text);
    if differ(nearest.bytes().next_back(), office.bytes().next_back()) {
        return None;
    }
    if !words(office).rev().zip(before).all(|(word, token)| is_same(token.of(text), word)) {
        return None;
    }
    let count = words(office).count();
    let first = before.get(count.checked_sub(1)?)?;
    Some((first.span.join(before.first().map_or(first.span, |last| last.span)), count))
}

/// Whether these tokens begin with the words of an office.
fn begins_with(text: &str, after: &[Token], office: &str) -> Option<(Span, usize)> {
    let nearest = after.first()?.of(text);
    if differ(nearest.bytes().next(), office.bytes().next()) {
        return None;
    }
    if !words(office).zip(after).all(|(word, token)| is_same(token.of(text), word)) {
        return None;
    }
    let count = words(office).count();
    let last = after.get(count.checked_sub(1)?)?;
    Some((after.first().map_or(last.span, |first| first.span).join(last.span), count))
}
