//! Definitions: what a term means, what an abbreviation stands for.

use super::reading::Reading;
use crate::lang::{Tense, TokenKind, VerbGroup};

/// `A salient is a bulge.`, `The term covers all armed groups.`, `“IDP” stands for …`.
pub(super) fn is_definition(reading: &Reading, main: &VerbGroup) -> bool {
    if main.tense != Some(Tense::Present) || main.modal.is_some() || main.aspect.perfect {
        return false;
    }
    let (verb, after) = (reading.token_at(main.span.start), reading.token_at(main.span.end));
    let meaning = matches!(&*main.lemma, "mean" | "denote" | "designate" | "refer" | "stand" | "describe" | "cover");
    let stands = &*main.lemma != "stand" || reading.is(after, &["for"]);
    let quoted = reading.quotes.first().is_some_and(|quote| {
        let after = reading.token_at(quote.end);
        let after = if reading.is(after, &["here"]) { after + 1 } else { after };
        reading.token_at(quote.start) <= reading.first && after == verb
    });
    if quoted && meaning && stands && !matches!(&*main.lemma, "describe" | "cover") {
        return true;
    }
    if quotes_term(reading, verb, after, &main.lemma) {
        return true;
    }
    let subject = reading.subject_of(main);
    let term = ["term", "terms", "word", "words", "abbreviation", "abbreviations", "acronym", "expression", "phrase"];
    let used = main.passive && &*main.lemma == "use" && reading.is(after, &["here", "for", "in"]);
    let of_term = reading.is(subject.start, &["the", "this"])
        && reading.is(subject.start + 1, &term)
        && (used || meaning && stands || main.lemma.as_ref() == "include");
    let generic = &*main.lemma == "be"
        && !main.negated
        && reading.is(subject.start, &["a", "an"])
        && subject.start == reading.first
        && (2..=3).contains(&subject.len())
        && reading.is(after, &["a", "an", "any", "anyone", "anything"])
        && !(after + 1..after + 4).any(|at| reading.is(at, super::view::RISKS))
        && !(subject.start + 1..reading.end).any(|at| reading.is_name(at));
    of_term || generic
}

/// `A “cell” is a group of up to five.`, `By “closure” is meant a halt.`, `To “go dark” is to switch the transponder off.`
fn quotes_term(reading: &Reading, verb: usize, after: usize, lemma: &str) -> bool {
    let first = reading.first;
    // `By “raid” we mean …`, `A remittance, for the purposes of this paper, is …`
    let meant = reading.is(first, &["by"]) && lemma == "mean";
    let purposes = (first + 1..verb.min(first + 10)).any(|at| {
        reading.is(at, &["purpose", "purposes"])
            && reading.is(at + 1, &["of"])
            && reading.is(at + 2, &["this", "the", "our"])
            || reading.is(at, &["purposes"]) && reading.is(at.wrapping_sub(1), &["our"])
    });
    if meant || purposes {
        return true;
    }
    // `Mt stands for metric tons.`: the letters are those of the words.
    let stands = match lemma {
        "stand" => reading.is(after, &["for"]),
        "mean" => true,
        // `LNG is liquefied natural gas.`
        "be" => reading.word(first).bytes().all(|byte| byte.is_ascii_uppercase()) && reading.word(first).len() > 1,
        _ => false,
    } && verb == first + 1;
    let from = if lemma == "stand" { after + 1 } else { after };
    let letters = reading.word(first).bytes().filter(u8::is_ascii_alphabetic).map(|byte| byte.to_ascii_lowercase());
    let begins = |(letter, at): (u8, usize)| {
        reading.word(at).bytes().next().is_some_and(|byte| byte.to_ascii_lowercase() == letter)
    };
    if stands && reading.word(first).len() <= 5 && letters.zip(from..).all(begins) {
        return true;
    }
    // `What locals call the gate is the customs post.`, `Flaring is the burning of gas.`, `Ton is the metric ton throughout.`
    let called =
        reading.is(first, &["what"]) && lemma == "be" && (first + 1..verb).any(|at| reading.is(at, &["call", "calls"]));
    let burning = lemma == "be"
        && verb == first + 1
        && reading.is(after, &["the"])
        && reading.word(after + 1).ends_with("ing")
        && reading.is(after + 2, &["of"]);
    let last = if reading.is(reading.end.wrapping_sub(1), &["."]) {
        reading.end.wrapping_sub(2)
    } else {
        reading.end.wrapping_sub(1)
    };
    let throughout = reading.is(last, &["throughout"])
        && lemma == "be"
        && !(first + 1..last).any(|at| reading.is_name(at))
        && verb <= first + 3;
    if called || burning || throughout {
        return true;
    }
    let Some(quote) = reading.quotes.first() else { return false };
    let (opens, closes) = (reading.token_at(quote.start), reading.token_at(quote.end));
    // `The term “militia” carries no judgement.`, `The word “clan” is avoided.`
    let term = reading.is(first, &["the", "this"])
        && opens == first + 2
        && reading.is(first + 1, &["abbreviation", "acronym", "expression", "label", "phrase", "term", "word"])
        && closes == verb;
    // `“Likely” is used in the sense of the table.`, `“North” and “south” refer to the banks.`, `“Commander” is a courtesy title.`
    let used = opens <= first
        && (lemma == "use" && reading.is(after, &["in", "for", "here", "as", "loosely", "throughout"])
            || matches!(lemma, "refer" | "denote" | "designate") && reading.is(after, &["to", "the", "a", "any"])
            || lemma == "be"
                && (after..after + 5)
                    .any(|at| reading.is(at, &["label", "shorthand", "term", "title", "word", "nickname", "name"])));
    if term || used && verb <= closes + 5 {
        return true;
    }
    let article = reading.is(first, &["a", "an", "to", "the"]) && opens == first + 1;
    if !(opens <= first || article)
        || closes > first + 8
        || !matches!(lemma, "be" | "include" | "exclude" | "mean" | "cover" | "comprise")
    {
        return false;
    }
    let here =
        reading.is(closes, &["here"]) || reading.is(closes, &["in"]) && reading.is(closes + 1, &["this", "what"]);
    let behind = closes == verb || here && verb <= closes + 3;
    // `“Hai Feng 718” is a trawler.`
    let named = (opens + 2..closes)
        .any(|at| reading.tokens.get(at).is_some_and(|token| token.capital || token.kind == TokenKind::Number));
    let outside = opens > first;
    let one = outside && reading.is(first, &["a", "an", "to"]);
    let several = closes > opens + 3 && !outside;
    behind
        && !named
        && (here
            || one
            || lemma != "be" && !(outside && reading.is(first, &["the"]))
            || several
                && (reading.is(after, &["a", "an", "any", "not", "anyone"])
                    || reading.is(verb, &["are"]) && reading.is(after, &["the"])))
}

/// `EAO: ethnic armed organisation.`: an acronym and the words whose initials it is.
pub(super) fn spells_out(reading: &Reading) -> bool {
    let acronym = reading.word(reading.first);
    let at = reading.first + 1;
    let capitals = (2..=7).contains(&acronym.len()) && acronym.bytes().all(|byte| byte.is_ascii_uppercase());
    if !capitals || !reading.is(at, &[":", "=", "–", "—"]) {
        return false;
    }
    let mut letters = acronym.bytes().map(|letter| letter.to_ascii_lowercase()).peekable();
    for at in at + 1..reading.end.min(at + 16) {
        let word = reading.word(at);
        let initial = word.bytes().next().map(|letter| letter.to_ascii_lowercase());
        if initial.is_some() && initial == letters.peek().copied() {
            letters.next();
        } else if !reading.is(at, &["of", "the", "and", "for", "in", "on", "to", "-", "a", "de", "la"]) {
            break;
        }
    }
    letters.peek().is_none()
}
