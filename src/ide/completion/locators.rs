//! Locators after `[@key, `: the paragraphs, sections and pages of the source.

use super::citations::in_key;
use super::here::{Here, Query};
use super::{About, Completion, CompletionKind, Completions, LIMIT};
use crate::ide::hover::shortened;
use crate::text::Span;

fn in_locator(c: char) -> bool {
    !matches!(c, ']' | ';' | '[')
}

/// The places of the source whose citation is open here, behind its comma.
pub fn complete(here: &Here) -> Option<Completions> {
    let open = here.before.rfind('[')? + 1;
    let inner = here.typed(open);
    if inner.contains(']') {
        return None;
    }
    let part = open + inner.rfind(';').map_or(0, |at| at + 1);
    let item = here.typed(part);
    let key_at = part + item.find('@')? + 1;
    let key: &str = here.typed(key_at);
    let key_len = key.find(|c| !in_key(c))?;
    let (key, rest) = key.split_at_checked(key_len)?;
    let comma = rest.strip_prefix(',')?;
    let blank = comma.len() - comma.trim_start().len();
    let at = key_at + key_len + 1 + blank;
    let space = if blank == 0 { " " } else { "" };
    Some(places(here, key, at, space))
}

fn places(here: &Here, key: &str, at: usize, space: &str) -> Completions {
    let catalog = &here.space.catalog;
    let source = catalog.by_key(key).and_then(|number| catalog.source(number));
    let Some(file) = source.and_then(|source| source.file.clone()) else { return Completions::default() };
    let Some(state) = here.snapshot.state(&file).filter(|state| state.left_out.is_none()) else {
        return Completions::default();
    };
    let typed = here.typed(at);
    let query = Query::new(typed);
    let passages = state.passages();
    let mut items: Vec<Completion> = Vec::new();
    let mut offer = |name: &str, words: &str, span: Span| {
        let fits = query.rank([name, words].into_iter()).is_some() || name.starts_with(typed.trim());
        if fits && items.len() <= LIMIT {
            let item = here.item(at, in_locator, name, &format!("{space}{name}"), &format!("{name} {words}"));
            items.push(item.with(CompletionKind::Place, shortened(words, 70), About::Passage(file.clone(), span)));
        }
    };
    for heading in passages.headings() {
        // A comma or a bracket would end the locator there.
        let plain = !heading.text.contains([',', ';', '[', ']', '"', '“']) && !heading.text.is_empty();
        if plain {
            offer(&format!("sec. {}", heading.text), "", heading.span);
        }
    }
    let last = if query.is_empty() { LIMIT } else { usize::MAX };
    for (number, span) in passages.numbered().iter().enumerate().take(last) {
        let words = state.text.slice(Span::new(span.start, span.end.min(span.start + 400)));
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        offer(&format!("¶ {}", number + 1), &words, *span);
    }
    let incomplete = items.len() > LIMIT || passages.numbered().len() > last;
    items.truncate(LIMIT);
    Completions { items, incomplete }
}
