//! Where sentences end. Rules over tokens: a closing mark ends a sentence unless what stands before or after it says
//! otherwise. They are checked on the Golden Rules for sentence segmentation (pySBD), see `tests/golden_rules.rs`.

use super::abbreviation::{Abbreviation, abbreviation, opens_sentence};
use super::token::{Token, TokenKind};
use crate::text::Span;

/// The sentences of one block's running text, trimmed, in order, not empty; every token lies in exactly one.
///
/// `tokens` are those of `text`; `opaque` are spans of it that never contain a boundary (citations, footnote references, code,
/// links). A citation or a footnote reference right after a closing mark belongs to the sentence before it. Line breaks are spaces. Linear.
pub fn sentences(text: &str, tokens: &[Token], opaque: &[Span]) -> Vec<Span> {
    let mut opaque = opaque.to_vec();
    opaque.sort();
    let reader = Reader { text, tokens };
    let mut out = Vec::new();
    let mut list = InlineList::at(&reader, 0);
    let log = reader.is_clock(0);
    let (mut first, mut at, mut next_opaque) = (0, 0, 0);
    let mut push = |first: usize, end: usize| {
        if let (Some(from), Some(to)) = (tokens.get(first), end.checked_sub(1).and_then(|last| tokens.get(last))) {
            out.push(Span::new(from.span.start, to.span.end));
        }
    };
    while let Some(token) = tokens.get(at) {
        while opaque.get(next_opaque).is_some_and(|span| span.end <= token.span.start) {
            next_opaque += 1;
        }
        let rest = opaque.get(next_opaque..).unwrap_or_default();
        if let Some(inside) = rest.first().filter(|span| span.contains(token.span.start)) {
            at = reader.past(at, inside.end);
            continue;
        }
        if at > first
            && (reader.is_bullet(at) && !reader.only_marker(first, at)
                || list.next_item(&reader, at)
                || log && reader.is_log_entry(at))
        {
            push(first, at);
            first = at;
        }
        if !reader.is_terminator(at) {
            at += 1;
            continue;
        }
        let (end, next) = reader.boundary(first, at, rest);
        if let Some(end) = end {
            push(first, end);
            first = end;
        }
        at = next.max(at + 1);
    }
    if first < tokens.len() {
        push(first, tokens.len());
    }
    out
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

impl<'t> Reader<'t> {
    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map(|token| token.of(self.text)).unwrap_or_default()
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Whether no space lies between the token at `at` and the one before it.
    fn adjacent(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.zip(self.tokens.get(at)).is_some_and(|(before, token)| before.span.end == token.span.start)
    }

    fn is_terminator(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Punct)
            && matches!(self.word(at), "." | "!" | "?" | "…" | "‽" | "。" | "！" | "？" | "؟")
    }

    fn is_bullet(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Punct) && matches!(self.word(at), "•" | "⁃" | "‣" | "◦" | "▪" | "●")
    }

    /// Whether the token is a time of day as logs open their entries with: `0340L`, `1430`, `09:15`.
    fn is_clock(&self, at: usize) -> bool {
        let word = self.word(at);
        let bare = word.trim_end_matches(|c: char| c.is_ascii_uppercase());
        let digits = bare.bytes().filter(u8::is_ascii_digit).count();
        let marks = bare.bytes().filter(|byte| matches!(byte, b':' | b'.')).count();
        word.len() - bare.len() <= 1
            && digits + marks == bare.len()
            && (digits == 4 && marks <= 1 || digits == 3 && marks == 1)
    }

    /// Whether a line of a log begins at the token.
    fn is_log_entry(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let gap = before.zip(self.tokens.get(at)).and_then(|(a, b)| self.text.get(a.span.end..b.span.start));
        gap.is_some_and(|gap| gap.contains('\n')) && self.is_clock(at)
    }

    fn is_closer(&self, at: usize) -> bool {
        matches!(self.word(at), "\"" | "'" | "”" | "’" | "»" | ")" | "]" | "}" | "*" | "_")
    }

    /// The first token at or after `at` that begins at or after the offset `offset`.
    fn past(&self, at: usize, offset: usize) -> usize {
        let rest = self.tokens.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|token| token.span.start < offset).count().max(1)
    }

    /// Whether the tokens `first..at` are no more than a list item's marker (`1`, `• 9`, `b`).
    fn only_marker(&self, first: usize, at: usize) -> bool {
        let first = if self.is_bullet(first) { first + 1 } else { first };
        match at.saturating_sub(first) {
            0 => true,
            1 => self.kind(first) == Some(TokenKind::Number) || self.word(first).len() == 1,
            _ => false,
        }
    }

    /// For the closing mark at `at` of a sentence that began at `first`: the end of the sentence if it is one, and where to read on.
    /// `opaque` are the opaque spans from here on.
    fn boundary(&self, first: usize, at: usize, opaque: &[Span]) -> (Option<usize>, usize) {
        let mut end = at + 1;
        let mut spaced = 0;
        while self.is_terminator(end) && (self.adjacent(end) || self.word(end) == ".") {
            spaced += usize::from(!self.adjacent(end));
            end += 1;
        }
        let dots = end - at;
        while self.is_closer(end) && self.adjacent(end) {
            end += 1;
        }
        let closed = end > at + dots;
        let after_refs = self.references(end, opaque);
        let referenced = after_refs > end;
        end = after_refs;
        let Some(next) = self.tokens.get(end) else { return (Some(end), end) };
        if self.only_marker(first, at) {
            return (None, end);
        }
        if self.adjacent(end) && !referenced {
            return (self.missing_space(first, at, end).then_some(end), end);
        }
        let next_word = next.of(self.text);
        let lower = next.kind == TokenKind::Word && !next.capital && next_word.chars().all(|c| !c.is_uppercase());
        if matches!(next_word, "," | ";" | ":" | "." | ")" | "]" | "%") || next.kind == TokenKind::Clitic {
            return (None, end);
        }
        if referenced && !lower {
            return (Some(end), end);
        }
        let ellipsis = dots >= 3 || self.word(at) == "…" || dots == 2 && self.word(at) == ".";
        if ellipsis {
            // A full stop and then three spaced dots: the dots stand for what was left out of the next sentence.
            let split = dots == 4 && spaced == 3 && self.adjacent(at) && next.capital && !closed;
            let left_out = !self.adjacent(at) && dots == 3 || !self.adjacent(at) && self.word(at) == "…";
            let whole = !lower && !left_out && (dots != 3 && self.word(at) == "." || opens_sentence(next_word));
            return (if split { Some(at + 1) } else { whole.then_some(end) }, end);
        }
        if self.word(at) != "." {
            let asked = closed && self.speaks(end);
            return ((!lower && !asked).then_some(end), end);
        }
        if lower {
            return ((!closed && self.plain_end(at)).then_some(end), end);
        }
        // `John “J. D.” Vance`: a closing mark ends the sentence, but not behind initials.
        let initials = self.word(at.saturating_sub(1)).len() == 1 && self.word(at.saturating_sub(2)) == ".";
        ((closed && !initials || !self.abbreviates(first, at, end)).then_some(end), end)
    }

    /// Past the citations and footnote references that begin at token `at`, and a full stop right behind them.
    fn references(&self, at: usize, opaque: &[Span]) -> usize {
        let mut end = at;
        for span in opaque {
            let Some(token) = self.tokens.get(end) else { break };
            if span.end <= token.span.start {
                continue;
            }
            let bracketed = matches!(self.word(end), "(" | "[") && !span.contains(token.span.start);
            // `shut.^[@report, ¶ 1.]`: a note in the line that is a citation.
            let noted = self.word(end) == "^" && self.adjacent(end) && self.adjacent(end + 1);
            let start = if bracketed || noted { end + 1 } else { end };
            if self.tokens.get(start).is_none_or(|token| !span.contains(token.span.start)) {
                break;
            }
            let mut after = self.past(start, span.end);
            if bracketed && matches!(self.word(after), ")" | "]") {
                after += 1;
            } else if bracketed || !self.is_reference(*span, after) {
                break;
            }
            end = after;
        }
        while end > at && self.is_terminator(end) && self.adjacent(end) {
            end += 1;
        }
        end
    }

    /// Whether an opaque span after a closing mark points back: it is bracketed, looks like a key, or nothing follows it.
    fn is_reference(&self, span: Span, after: usize) -> bool {
        let words = span.of(self.text);
        let key = !words.contains(char::is_whitespace)
            && words.contains(|c: char| c.is_ascii_digit() || c == '-' || c == '_')
            && self.tokens.get(after).is_some_and(|next| next.capital);
        words.starts_with('[') || words.starts_with('^') || key || after >= self.tokens.len()
    }

    /// `ended.The`: a sentence ends though the space is missing; `Node.js`, `example.com`, `Jr.'s` do not.
    fn missing_space(&self, first: usize, at: usize, end: usize) -> bool {
        let (before, next) = (self.word(at.saturating_sub(1)), self.word(end));
        let plain = |word: &str| word.len() >= 3 && word.bytes().skip(1).all(|b| b.is_ascii_lowercase());
        let alone = at > first + 1 && !self.adjacent(at - 1) && !self.adjacent(end + 1);
        alone
            && plain(before)
            && before.bytes().all(|b| b.is_ascii_lowercase())
            && (plain(next) || opens_sentence(next))
            && self.tokens.get(end).is_some_and(|token| token.capital)
    }

    /// Whether the full stop at `at` follows a word that is none of the abbreviations: a sentence may end even before a small letter.
    fn plain_end(&self, at: usize) -> bool {
        let word = self.word(at.saturating_sub(1));
        self.adjacent(at)
            && self.kind(at.wrapping_sub(1)) == Some(TokenKind::Word)
            && word.len() >= 4
            && word.bytes().all(|b| b.is_ascii_lowercase())
            && word.bytes().any(|b| b"aeiouy".contains(&b))
            && !self.adjacent(at.wrapping_sub(1))
            && abbreviation(word).is_none()
    }

    /// Whether the full stop at `at` marks an abbreviation inside the sentence; the next sentence would begin at `next`.
    fn abbreviates(&self, first: usize, at: usize, next: usize) -> bool {
        if !self.adjacent(at) || at == 0 {
            return false;
        }
        let (word, follows) = (self.word(at - 1), self.word(next));
        let number = self.kind(next) == Some(TokenKind::Number);
        let starter = opens_sentence(follows);
        if self.kind(at - 1) == Some(TokenKind::Punct) {
            return matches!(word, "°" | "º") && number;
        }
        if self.kind(at - 1) != Some(TokenKind::Word) {
            return false;
        }
        let single = word.chars().count() == 1;
        let dotted = single && at >= 3 && self.word(at - 2) == "." && self.adjacent(at - 1) && self.adjacent(at - 2);
        if dotted {
            let time = matches!(word, "m" | "M");
            let latin = matches!((self.word(at - 3), word), ("e", "g") | ("i", "e"));
            return latin || number && !time || !starter && (!time || self.opening_phrase(first, at));
        }
        if single && word.chars().all(char::is_uppercase) {
            return !starter && !number || self.kind(next) == Some(TokenKind::Punct);
        }
        match abbreviation(word) {
            Some(Abbreviation::Leads) => !starter || word.len() <= 2,
            Some(Abbreviation::BeforeNumber) => number || is_roman(follows) || single && !starter,
            Some(Abbreviation::Date) => number || !starter && self.opening_phrase(first, at),
            Some(Abbreviation::Trails) => !starter && word != "etc",
            None => false,
        }
    }

    /// Whether the tokens `first..at` are but the opening phrase of a sentence: a preposition and a few words (`On 5 Jan.`).
    fn opening_phrase(&self, first: usize, at: usize) -> bool {
        const OPENERS: &[&str] =
            &["At", "On", "In", "By", "Since", "Until", "After", "Before", "From", "Around", "During", "As", "Between"];
        at - first <= 8 && OPENERS.contains(&self.word(first))
    }

    /// Whether the words from `at` on name a speaker: `Kim asked`, `the minister replied`.
    fn speaks(&self, at: usize) -> bool {
        let said = |at| {
            matches!(
                self.word(at),
                "said"
                    | "says"
                    | "asked"
                    | "asks"
                    | "replied"
                    | "wrote"
                    | "added"
                    | "shouted"
                    | "told"
                    | "exclaimed"
                    | "wondered"
            )
        };
        (1..=4).any(|step| said(at + step) && (at..at + step).all(|i| self.kind(i) == Some(TokenKind::Word)))
    }
}

/// A Roman numeral in capitals.
fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b"IVXLC".contains(&b))
}

/// A list that was written into one line: `1) First 2) Second`. It counts its own markers.
struct InlineList {
    /// The number or letter that the next item bears, and the marks behind it; `None` where the text opens no list.
    expected: Option<(u32, bool, &'static str)>,
}

impl InlineList {
    /// The list that begins with the token at `at`, if one does.
    fn at(reader: &Reader, at: usize) -> Self {
        let (value, letter) = match (reader.kind(at), reader.word(at)) {
            (Some(TokenKind::Number), word) => (word.parse().unwrap_or(u32::MAX), false),
            (Some(TokenKind::Word), "a") => (u32::from(b'a'), true),
            _ => (u32::MAX, false),
        };
        let marks = Self::marks(reader, at + 1);
        let expected = marks.filter(|_| value < 1000).map(|marks| (value + 1, letter, marks));
        InlineList { expected }
    }

    /// The marks of a list item at `at`, and an item behind them.
    fn marks(reader: &Reader, at: usize) -> Option<&'static str> {
        let (marks, len) = match (reader.word(at), reader.word(at + 1)) {
            (".", ")") => (".)", 2),
            (".", _) => (".", 1),
            (")", _) => (")", 1),
            _ => return None,
        };
        let item = reader.tokens.get(at + len)?;
        (reader.adjacent(at) && !reader.adjacent(at + len) && item.kind == TokenKind::Word && item.capital)
            .then_some(marks)
    }

    /// Whether the next item begins at `at`.
    fn next_item(&mut self, reader: &Reader, at: usize) -> bool {
        let Some((value, letter, marks)) = self.expected else { return false };
        let word = reader.word(at);
        let fits = match letter {
            true => char::from_u32(value).is_some_and(|c| word.len() == 1 && word.starts_with(c)),
            false => reader.kind(at) == Some(TokenKind::Number) && word.parse() == Ok(value),
        };
        let free = at > 0 && !reader.adjacent(at) && reader.tokens.get(at - 1).is_some_and(|before| !before.capital);
        let fits = fits && free && Self::marks(reader, at + 1) == Some(marks);
        if fits {
            self.expected = Some((value + 1, letter, marks));
        }
        fits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::tokenize;
    use proptest::prelude::*;

    /// `|` stands where one sentence ends and the next begins; opaque spans are written `[…]`.
    fn check(marked: &str) {
        let want: Vec<_> = marked.split('|').map(str::trim).collect();
        let text = want.join(" ");
        let opaque: Vec<_> = text
            .match_indices("[")
            .filter_map(|(start, _)| Some(Span::new(start, start + text.get(start..)?.find(']')? + 1)))
            .collect();
        let got: Vec<_> = sentences(&text, &tokenize(&text), &opaque).iter().map(|span| span.of(&text)).collect();
        assert_eq!(got, want);
    }

    #[test]
    fn references_belong_to_the_sentence_before() {
        check("The talks ended.[^1] | Next came war.");
        check("The talks ended. [@key, p. 4] | Next came war.");
        check("The talks ended [@key]. | Next came war.");
        check("“We left.” [@a] [@b, ¶ 3]. | Next came war.");
        check("He left.[^1][^2] [@a] | Smith says so.");
    }

    #[test]
    fn links_open_the_next_sentence() {
        let text = "The talks ended. Reuters reported it.";
        let got = sentences(text, &tokenize(text), &[Span::new(17, 24)]);
        assert_eq!(got, [Span::new(0, 16), Span::new(17, 37)]);
        let text = "The talks ended. (Reuters) Next came war. Reuters";
        let got = sentences(text, &tokenize(text), &[Span::new(18, 25), Span::new(42, 49)]);
        assert_eq!(got, [Span::new(0, 26), Span::new(27, 49)]);
        let text = "The talks ended. reuters-2018 Next came war.";
        assert_eq!(sentences(text, &tokenize(text), &[Span::new(17, 29)]), [Span::new(0, 29), Span::new(30, 44)]);
    }

    #[test]
    fn abbreviations_as_analysts_write_them() {
        check("Lt. Col. Ahmed met Gen. Hemedti in No. 4 district on Jan. 5. | He left.");
        check("See p. 3 and pp. 4-5, vol. II, e.g. Kim or i.e. Park, cf. Lee vs. Cho. | It ended.");
        check("Rosneft Inc. Chairman Sechin left the U.S. The visit ended.".replace("U.S. The", "U.S. | The").as_str());
        check("J. D. Vance flew to the U.K. Parliament at 5 p.m. on Monday. | Nobody came.");
        check("They met in Sept. 2023 in Washington, D.C. | It failed.");
        check("On 5 Jan. Trump left. | He came back on 7 Jan. | The talks went on.");
        check("The answer was no. | The talks ended.");
        check("Category A. | It held.");
    }

    #[test]
    fn quotes_brackets_and_ellipses() {
        check("“We will not talk.” | Kim left the hall.");
        check("Lt. John “J.D.” Dorrian left. | He was tired.");
        check("“Will you talk?” Kim asked. | “No!” | The talks ended.");
        check("He left (the U.S. delegation stayed). | (They were angry.) | It ended.");
        check("He spoke of “peace … and war” and left. | Then... he came back. | Silence… | The end.");
    }

    #[test]
    fn messy_notes() {
        check("the talks ended. | kim left early. | nobody spoke.");
        let text = "talks ended badly.Kim left. Node.js is no word.";
        let found: Vec<_> = sentences(text, &tokenize(text), &[]).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["talks ended badly.", "Kim left.", "Node.js is no word."]);
        check("Key points: | • Kim left | • Trump stayed");
        check("Version 3.5 of v1.2 costs $4.50. | Next.");
    }

    proptest! {
        #[test]
        fn every_token_lies_in_one_sentence(text in "[a-zA-Z.!? \"')(•1-3\\[\\]…]{0,80}", cut in 0usize..40, len in 0usize..20) {
            let tokens = tokenize(&text);
            let found = sentences(&text, &tokens, &[Span::new(cut, cut + len)]);
            prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
            for token in &tokens {
                prop_assert_eq!(found.iter().filter(|span| span.covers(token.span)).count(), 1);
            }
        }

        #[test]
        fn no_text_panics(text in any::<String>()) {
            sentences(&text, &tokenize(&text), &[]);
        }
    }
}
