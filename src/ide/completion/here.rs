//! The place that is completed: the line around the cursor, and how items are made for it.

use super::{About, Completion, CompletionKind};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::prefix::begins_words;
use crate::workspace::{FileKey, FileState, Snapshot, Space};
use std::sync::Arc;

/// Of a longer line only this many bytes on either side of the cursor are looked at.
const LOOK: usize = 2_000;

/// A place in a file.
pub struct Here<'a> {
    pub snapshot: &'a Snapshot,
    pub space: &'a Arc<Space>,
    pub file: &'a FileKey,
    pub state: &'a Arc<FileState>,
    /// The cursor, bytes of the file.
    pub offset: usize,
    /// The line up to the cursor.
    pub before: String,
    /// The line from the cursor on.
    pub after: String,
}

impl<'a> Here<'a> {
    pub fn new(snapshot: &'a Snapshot, file: &'a FileKey, offset: usize) -> Option<Here<'a>> {
        let (space, state) = (snapshot.space(file)?, snapshot.state(file)?);
        let text = &state.text;
        let offset = text.floor(offset);
        let start = text.line_start(offset).max(text.floor(offset.saturating_sub(LOOK)));
        let end = text.line_end(offset).min(offset + LOOK).max(offset);
        let before = text.slice(Span::new(start, offset)).into_owned();
        let after = text.slice(Span::new(offset, end)).into_owned();
        Some(Here { snapshot, space, file, state, offset, before, after })
    }

    /// What was typed from byte `at` of `before` on.
    pub fn typed(&self, at: usize) -> &str {
        self.before.get(at..).unwrap_or_default()
    }

    /// An item for what was typed from byte `at` of `before` on. `goes_on` tells which characters after the cursor belong to it;
    /// `words` are what it was found by.
    pub fn item(&self, at: usize, goes_on: fn(char) -> bool, label: &str, insert: &str, words: &str) -> Completion {
        let typed = self.typed(at);
        let span = Span::new(self.offset - typed.len(), self.offset);
        let rest = self.after.len() - self.after.trim_start_matches(goes_on).len();
        let filter = match (typed.is_empty(), words.starts_with(typed)) {
            (false, false) => format!("{typed} {words}"),
            _ => words.to_owned(),
        };
        Completion {
            label: label.to_owned(),
            detail: String::new(),
            kind: CompletionKind::Value,
            typed: span,
            whole: Span::new(span.start, self.offset + rest),
            insert: insert.to_owned(),
            filter,
            about: About::Nothing,
        }
    }

    /// `closing`, where it does not stand after the cursor already.
    pub fn unless_closed(&self, closing: &'static str) -> &'static str {
        if self.after.trim_start().starts_with(closing) { "" } else { closing }
    }
}

impl Completion {
    /// The same with what it is, what is shown beside it and what its documentation is about.
    pub fn with(self, kind: CompletionKind, detail: impl Into<String>, about: About) -> Completion {
        Completion { kind, detail: detail.into(), about, ..self }
    }
}

/// What is typed, ready for comparing.
pub struct Query {
    folded: String,
    raw: String,
}

impl Query {
    pub fn new(typed: &str) -> Query {
        Query { folded: fold(typed), raw: typed.trim().to_lowercase() }
    }

    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Its words, folded.
    pub fn words(&self) -> Vec<&str> {
        self.folded.split(' ').filter(|word| !word.is_empty()).collect()
    }

    /// How well it fits one name: 0 where it begins the name, 1 where its words begin words of it.
    pub fn rank_of(&self, name: &str) -> Option<u32> {
        // Of letters and single spaces, folding changes nothing but their case.
        let plain = |byte: u8| byte.is_ascii_alphabetic() || byte == b' ';
        let bare = |text: &str| text.bytes().all(plain) && !text.contains("  ") && text.trim() == text;
        if self.is_empty() || !bare(name) || !self.folded.bytes().all(plain) {
            return self.rank(std::iter::once(name));
        }
        let opens = |text: &str, word: &str| {
            text.as_bytes().get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()))
        };
        if opens(name, &self.raw) {
            return Some(0);
        }
        let begun = |word: &str| name.split(' ').any(|of_name| opens(of_name, word));
        self.folded.split(' ').filter(|word| !word.is_empty()).all(begun).then_some(1)
    }

    /// How well it fits the fields together: the number of the field that its first word begins a word of, 0 where it begins the
    /// first field itself; `None` where some word begins no word of any field.
    pub fn rank<'t>(&self, fields: impl Iterator<Item = &'t str>) -> Option<u32> {
        if self.is_empty() {
            return Some(0);
        }
        let first = self.folded.split(' ').next().unwrap_or_default();
        let (mut all, mut rank) = (String::new(), None);
        for (at, field) in (1..).zip(fields) {
            if at == 1 && field.to_lowercase().starts_with(&self.raw) {
                return Some(0);
            }
            let folded = fold(field);
            if rank.is_none() && begins_words(first, &folded) {
                rank = Some(at);
            }
            all.push(' ');
            all.push_str(&folded);
        }
        rank.filter(|_| begins_words(&self.folded, &all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn one_name_ranks_as_one_field(typed in "[A-Ca-cé]{1,3}( [A-Ca-c]{0,2}){0,2}", name in "[A-Ca-cé'-]{0,4}( {1,2}[A-Ca-c]{0,3}){0,3}") {
            let query = Query::new(&typed);
            prop_assert_eq!(query.rank_of(&name), query.rank(std::iter::once(name.as_str())));
        }
    }
}
