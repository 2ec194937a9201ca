//! Sentences that tell the reader to do something.

use super::reading::Reading;
use crate::lang::{TokenKind, VerbGroup, base_verb};
use crate::text::wordlist::WordList;

/// A verb in its base form opens it, and an object or a clause follows.
pub(super) fn is_imperative(reading: &Reading) -> bool {
    const OBJECT: WordList = WordList::new(&[
        "a", "about", "against", "all", "also", "an", "and", "any", "at", "back", "both", "by", "down", "each", "for",
        "from", "her", "him", "his", "how", "if", "in", "into", "it", "its", "me", "more", "my", "no", "not", "on",
        "or", "our", "out", "that", "the", "their", "them", "these", "this", "those", "to", "up", "us", "what", "when",
        "where", "whether", "who", "why", "with", "your",
    ]);
    let first = reading.first;
    // `“Bring back our sons!”, shouted a woman.`
    if reading.is_quoted(reading.span(first).start) && reading.main_verbs().next().is_some() {
        return false;
    }
    // `May the talks succeed.`
    let wish = reading.is(first, &["may"])
        && reading.is(first + 1, &["the", "this", "that", "they", "he", "she", "it", "god"]);
    if wish && !reading.main_verbs().any(|group| group.tense == Some(crate::lang::Tense::Past)) {
        return true;
    }
    // `For background, see the March note.`
    let aside = reading
        .is(first, &["for", "on", "to", "as", "in"])
        .then(|| (first..first + 8).find(|&at| reading.is(at, &[","])));
    if aside
        .flatten()
        .is_some_and(|comma| reading.is(comma + 1, &["see", "consult", "compare", "read", "ask", "check", "contact"]))
    {
        return true;
    }
    // `For the full text see annex B.`
    let see = |at: usize| {
        reading.is(at, &["see", "consult"])
            && (reading.is(
                at + 1,
                &["annex", "appendix", "the", "our", "my", "para", "paragraph", "section", "table", "below", "above"],
            ) || reading.is(at + 1, &["["]))
    };
    if reading.is(first, &["for"]) && (first + 2..first + 8).any(see) {
        return true;
    }
    // `Action requested: pls confirm the unit.`
    let labelled = (first + 1..first + 4).find(|&at| reading.is(at, &[":"])).map_or(first, |colon| colon + 1);
    let advice = reading.is(
        labelled.wrapping_sub(2),
        &["action", "actions", "advice", "asks", "recommendation", "recommendations", "steps", "proposal", "tasks"],
    );
    let asked = labelled > first && advice && base_verb(reading.word(labelled)).is_some();
    if asked || reading.is(labelled, &["please", "pls", "plz"]) {
        return true;
    }
    // `Reefers: move to Incheon, do not wait for the carrier.`
    let forbids = |at: usize| {
        reading.is(at.wrapping_sub(1), &[",", ";", "and"])
            && (reading.phrase(at, "do not").or(reading.phrase(at, "do n't")).is_some()
                || reading.is(at, &["please", "never"]))
    };
    if labelled > first && base_verb(reading.word(labelled)).is_some() && (labelled + 1..reading.end).any(forbids) {
        return true;
    }
    // `If pressed on the arbitration, say that it is in court.`
    let answered = reading.is(first, &["if"]).then(|| (first..first + 12).find(|&at| reading.is(at, &[","])));
    if answered.flatten().is_some_and(|comma| {
        reading.is(comma + 1, &["say", "refer", "note", "answer", "reply", "stress", "point", "decline", "avoid"])
            && reading.tokens.get(comma + 2).is_some_and(|token| token.kind == TokenKind::Word)
    }) {
        return true;
    }
    // `If you quote this, quote the date too.`, `If stopped, keep both hands on the wheel.`
    let yours = answered.flatten().filter(|_| {
        reading.is(
            first + 1,
            &[
                "you",
                "asked",
                "challenged",
                "contacted",
                "in",
                "lost",
                "necessary",
                "needed",
                "not",
                "possible",
                "pressed",
                "required",
                "so",
                "stopped",
                "stuck",
                "unsure",
            ],
        )
    });
    if yours.is_some_and(|comma| base_verb(reading.word(comma + 1)).is_some() && reading.is(comma + 2, OBJECT)) {
        return true;
    }
    // `Press t for the list, and please write to the editor.`
    let polite = (first + 1..reading.end).any(|at| reading.is(at, &["please", "pls"]));
    if polite && base_verb(reading.word(first)).is_some() {
        return true;
    }
    // `Start 1410, end 1525.`
    if reading.is(first, &["start", "end", "begin", "close", "finish"])
        && reading.tokens.get(first + 1).is_some_and(|token| token.kind == TokenKind::Number)
    {
        return true;
    }
    // `Have the next pass tasked for March.`
    let have = reading.is(first, &["have", "get"])
        && reading.is(first + 1, &["the", "a", "it", "them", "somebody", "someone", "this"])
        && !(first + 2..first + 6).any(|at| reading.is(at, &["been"]));
    if have
        || reading.is(first, &["please", "let"])
        || reading.phrase(first, "do n't").or(reading.phrase(first, "do not")).is_some()
    {
        return true;
    }
    let first = if reading.is(first, &["then", "also", "next", "and", "first", "maybe", "just", "always", "never"])
        && !reading.is(first + 1, &[","])
    {
        first + 1
    } else {
        first
    };
    let Some(verb) = base_verb(reading.word(first)) else { return false };
    // `Die Zeit ran an interview.`: a name in which a verb seems to stand.
    let named = |group: &VerbGroup| {
        let to = reading.token_at(group.span.start);
        to > first + 1 && (first..to).all(|at| reading.tokens.get(at).is_some_and(|token| token.capital))
    };
    if reading.main_verbs().next().is_some_and(named) {
        return false;
    }
    let next = first + 1;
    let object = reading.is(next, OBJECT) || reading.is_name(next);
    let main = reading.main_verbs().next();
    // `Keep stops tight.`: no subject is a verb's base form; the plural behind it was taken for a verb.
    let plural = !verb.noun
        && next < reading.end
        && reading.word(next).ends_with('s')
        && base_verb(reading.word(next)).is_none();
    let taken = main.filter(|group| plural && group.span == group.head && group.span == reading.span(next));
    if taken.is_some() && reading.references.is_empty() {
        return true;
    }
    if main.is_some_and(|group| reading.token_at(group.span.start) <= next) {
        return false;
    }
    if verb.noun {
        // `Check the date`, but `Attack helicopters struck` and `Call it what they will, it failed`.
        let preposition = reading
            .is(next, &["for", "on", "in", "to", "by", "from", "at", "against", "with", "and", "or", "into", "about"]);
        // `Ring the daughter before you ring the party.`
        let parted = |group: &VerbGroup| {
            let to = reading.token_at(group.span.start);
            (next + 2..to)
                .any(|at| reading.is(at, &["before", "after", "until", "when", "if", "once", "unless", "so", ";"]))
        };
        return object
            && if main.is_some() {
                reading.is(next, &["the", "whether", "if", "that", "what", "who"])
                    && (main_is_far(reading, main) || main.is_some_and(parted))
            } else {
                !preposition || !reading.is_name(next + 1)
            };
    }
    object || main.is_none()
}

/// Whether the main verb stands behind an opener that the verb step took for none.
fn main_is_far(reading: &Reading, main: Option<&VerbGroup>) -> bool {
    main.is_none_or(|group| reading.token_at(group.span.start) > reading.first + 8)
}
