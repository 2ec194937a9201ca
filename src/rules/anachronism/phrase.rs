//! A phrase for an office, taken apart: the role, the country or body, where a word may be put before it.

use crate::analysis::document::BlockView;
use crate::dossier::recognise::Kind as MentionKind;
use crate::dossier::{EntryId, Position};
use crate::lang::TokenKind;
use crate::rules::given::{self, tokens_before, tokens_from, tokens_in};
use crate::text::Span;

/// A phrase for an office that says nothing of past or future.
pub(super) struct Phrase {
    /// Bytes of the running text.
    pub(super) span: Span,
    /// The role in lower case: `prime minister`.
    pub(super) role: String,
    /// All its words in lower case, those that name the country or body among them: `un special adviser`.
    whole: String,
    /// The country or body that it names.
    pub(super) body: Option<EntryId>,
    /// Where `former` belongs.
    pub(super) insert_at: usize,
    /// It stands at the start of its sentence.
    pub(super) opens_sentence: bool,
}

/// Words in or beside a phrase that say that the office is not held now, or that it is another office. Sorted.
#[rustfmt::skip]
const APART: &[&str] = &[
    "acting", "ad", "ambassador", "aspiring", "assistant", "associate", "candidate", "caretaker", "challenger",
    "contender", "deposed", "deputy", "designate", "elect", "elected", "embattled", "emeritus", "erstwhile",
    "eventual", "ex", "exiled", "first", "former", "formerly", "future", "hopeful", "incoming", "interim", "junior",
    "late", "later", "longtime", "next", "nominated", "nominee", "one-time", "onetime", "ousted", "past", "presumed",
    "presumptive", "previous", "prospective", "rival", "second", "self-declared", "self-proclaimed", "shadow",
    "then", "time", "under", "vice", "would",
];

fn is_apart(word: &str) -> bool {
    APART.binary_search(&word.to_lowercase().as_str()).is_ok()
}

impl Phrase {
    /// Reads the phrase in `span`; `None` where a word in it or beside it sets it apart from holding the office at the time.
    pub(super) fn read(view: &BlockView, span: Span) -> Option<Phrase> {
        let text = &view.block.running.text;
        let inside = tokens_in(view, span);
        let before = tokens_before(view, span.start).rev().take(3);
        let after = tokens_from(view, span.end).iter().take(3);
        let around = before
            .take_while(|token| token.kind != TokenKind::Punct || token.of(text) == "-")
            .chain(after.take_while(|token| matches!(token.of(text), "-" | "–") || is_apart(token.of(text))));
        // Inside the phrase `deputy` is a part of the office, which some position has to bear by that very name.
        if around.into_iter().any(|token| is_apart(token.of(text))) {
            return None;
        }
        let bodies =
            view.result.mentions.iter().filter(|mention| {
                mention.kind == MentionKind::Actor && span.covers(mention.span) && mention.span != span
            });
        let mut body = None;
        let mut taken: Vec<Span> = Vec::new();
        for mention in bodies {
            let [only] = mention.candidates.as_slice() else { return None };
            if body.as_ref().is_some_and(|body| body != only) {
                return None;
            }
            body = Some(only.clone());
            taken.push(mention.span);
        }
        let mut role: Vec<String> = Vec::new();
        let mut insert_at = span.start;
        let mut owned = false;
        for token in inside.iter().filter(|token| !taken.iter().any(|span| span.covers(token.span))) {
            let word = token.of(text);
            match token.kind {
                TokenKind::Clitic => owned = true,
                TokenKind::Punct if matches!(word, "." | "-" | "–") => {}
                _ if matches!(word, "of" | "the" | "The") => {}
                _ => {
                    if role.is_empty() && owned {
                        insert_at = token.span.start;
                    }
                    role.push(word.to_lowercase());
                }
            }
        }
        let opens_sentence = given::opens_sentence(view, span.start);
        let words =
            inside.iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.of(text).to_lowercase());
        let whole = words.filter(|word| !matches!(word.as_str(), "of" | "the")).collect::<Vec<_>>().join(" ");
        (!role.is_empty()).then(|| Phrase { span, role: role.join(" "), whole, body, insert_at, opens_sentence })
    }

    /// The name of the position that the phrase is: one of its roles, or its title without the body; in lower case.
    pub(super) fn name_of(&self, position: &Position) -> Option<String> {
        // `of` inside a role is no word of the phrase as it was read: `secretary of state`.
        let bare = |name: &str| {
            let words: Vec<_> = name.split_whitespace().filter(|word| !matches!(*word, "of" | "the")).collect();
            words.join(" ")
        };
        let title = position.title.split(" of ").next().unwrap_or_default();
        let title = title.split(" for ").next().unwrap_or_default();
        let names = position.role.iter().map(String::as_str).chain([title, position.title.as_str()]);
        names.map(str::to_lowercase).find(|name| bare(name) == self.role || bare(name) == self.whole)
    }

    /// Whether a role of the position is the phrase with the country or body in it.
    pub(super) fn is_whole(&self, position: &Position) -> bool {
        position.role.iter().any(|role| role.to_lowercase() == self.whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(APART.is_sorted());
    }
}
