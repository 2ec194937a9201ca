//! `the 2019 Singapore summit`: a year right before a name that the dossier has for an event of another year. Recognition makes
//! no mention of it, since the year is not the event's.

use super::{Conflict, conflict, interval};
use crate::analysis::document::BlockView;
use crate::dossier::Event;
use crate::dossier::recognise::meaning;
use crate::lang::TokenKind;
use crate::rules::Scene;
use crate::rules::given::{Given, tokens_from};
use crate::text::Span;
use crate::text::fold::phrase_key;
use crate::time::Precision;

/// A name has no more words behind its year.
const LONGEST_NAME: usize = 6;
/// What comes again: another year is another one of them.
const RECURRING: &[&str] = &[
    "ballot",
    "budget",
    "census",
    "championship",
    "conference",
    "cup",
    "election",
    "elections",
    "exercise",
    "forum",
    "games",
    "olympics",
    "poll",
    "polls",
    "primaries",
    "primary",
    "referendum",
    "runoff",
    "season",
    "session",
    "vote",
];

/// The conflict of a year with the event whose name stands right behind it.
pub(super) fn before_name(view: &BlockView, scene: &Scene, given: &Given) -> Option<Conflict> {
    if given.precision != Precision::Year || given.relative {
        return None;
    }
    let text = &view.block.running.text;
    let is_word = |token: &&crate::lang::Token| token.kind != TokenKind::Punct || matches!(token.of(text), "-" | "–");
    let tokens: Vec<Span> = tokens_from(view, given.span.end)
        .iter()
        .take(LONGEST_NAME)
        .take_while(is_word)
        .map(|token| token.span)
        .collect();
    let first = tokens.first().filter(|first| text.get(given.span.end..first.start) == Some(" "))?;
    (2..=tokens.len()).rev().find_map(|length| {
        let name = first.join(*tokens.get(length.checked_sub(1)?)?).of(text);
        let ids = meaning(&scene.space.names, name);
        let [only] = ids.as_slice() else { return None };
        let event = scene.space.dossier.event(only)?;
        let (from, to) = interval(event).filter(|_| is_its_name(event, name))?;
        (!given.meets(from, to)).then(|| conflict(event, *given, from, to))
    })
}

/// Whether the words are a name of that event and of no other of its kind: an alias, or its name without the year.
fn is_its_name(event: &Event, words: &str) -> bool {
    let key = phrase_key(words);
    let last = words.rsplit([' ', '-']).next().unwrap_or_default().to_lowercase();
    let bare = event.name.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    let named = std::iter::once(bare).chain(event.alias.iter().map(String::as_str));
    !RECURRING.contains(&last.as_str()) && named.into_iter().any(|name| phrase_key(name) == key)
}
