//! The signs of a sentence: its words and pairs of words, its main verb, its subject, and what holds of the whole.

use super::sign::{Kind, Part, Sign};
use super::words::{CONTENTS, DAYS, EDITS, EXHIBITS, TEXTS, WORTH};
use crate::analysis::claim::Asked;
use crate::analysis::claim::reading::Reading;
use crate::lang::{Tense, TokenKind, VerbGroup};
use crate::text::wordlist::WordList;
use std::ops::Range;

/// The classes of words that signs tell of.
const CLASSES: [(&str, WordList); 5] =
    [("texts", TEXTS), ("contents", CONTENTS), ("exhibits", EXHIBITS), ("edits", EDITS), ("worth", WORTH)];

/// Calls `each` with every sign of the sentence; some come more than once. `about`: the sentence before it in its block speaks of the text.
/// Linear in the sentence.
pub(super) fn signs<'t>(one: &Asked<'t>, occurrence: bool, about: bool, each: &mut impl FnMut(Sign<'t>)) {
    let mut emit = |kind, first, second| each(Sign { kind, first, second });
    let none = Part::default();
    let words = of_words(one.reading, &mut emit);
    let holds = [
        ("quoted", !one.reading.quotes.is_empty()),
        ("attributed", one.attribution.is_some()),
        ("occurrence", occurrence),
        ("follows", one.follows),
        ("about", about),
        ("negated", one.main.is_some_and(|main| main.negated)),
    ];
    emit(Kind::Always, none, none);
    for (name, _) in holds.iter().filter(|(_, holds)| *holds) {
        emit(Kind::Holds, Part::new(name), none);
    }
    let finite = one.reading.verbs.iter().filter(|group| group.is_finite()).count();
    emit(Kind::Verbs, count(finite.min(4)), none);
    if let Some(main) = one.main {
        of_main(one.reading, main, &words, &mut emit);
    }
}

/// The words of the sentence as signs have them, one a token.
struct Words<'t> {
    parts: Vec<Part<'t>>,
}

impl<'t> Words<'t> {
    fn get(&self, at: usize) -> Part<'t> {
        self.parts.get(at).copied().unwrap_or_default()
    }
}

/// Emits what the words tell, and gives one part a token, empty ones for references.
fn of_words<'t>(reading: &Reading<'t>, emit: &mut impl FnMut(Kind, Part<'t>, Part<'t>)) -> Words<'t> {
    let none = Part::default();
    let parts = (0..reading.end).map(|at| if reading.is_reference(at) { none } else { part(reading, at) });
    let parts: Vec<Part> = parts.collect();
    let (opening, closing) = (Part::new("<"), Part::new(">"));
    let (mut before, mut place, mut names, mut numbers) = (opening, 0, 0, 0);
    for part in parts.iter().copied().filter(|part| !part.word().is_empty()) {
        // A name of several words is one.
        if part.word() == NAME && before.word() == NAME {
            continue;
        }
        names += usize::from(part.word() == NAME);
        numbers += usize::from(part.word() == NUMBER);
        emit(Kind::Word, part, none);
        emit(Kind::Pair, before, part);
        if let Some(ending) = ending(part, 5) {
            emit(Kind::Ending, ending, none);
        }
        if let Some(kind) = [Kind::First, Kind::Second, Kind::Third].get(place) {
            emit(*kind, part, none);
            emit(Kind::Early, part, none);
        }
        if place == 1 {
            emit(Kind::Opening, before, part);
        }
        (before, place) = (part, place + 1);
    }
    emit(Kind::Pair, before, closing);
    emit(Kind::Length, count((place / 4).min(8)), none);
    emit(Kind::Names, count(names.min(4)), none);
    emit(Kind::Numbers, count(numbers.min(3)), none);
    for (name, list) in CLASSES {
        if (0..reading.end).any(|at| reading.is(at, list)) {
            emit(Kind::Has, Part::new(name), none);
        }
    }
    Words { parts }
}

/// Emits what the main verb and its subject tell.
fn of_main<'t>(
    reading: &Reading<'t>,
    main: &'t VerbGroup,
    words: &Words<'t>,
    emit: &mut impl FnMut(Kind, Part<'t>, Part<'t>),
) {
    let none = Part::default();
    let (tense, verb) = (Part::new(tense_of(main)), Part::new(&main.lemma));
    emit(Kind::Tense, tense, none);
    emit(Kind::Verb, verb, none);
    emit(Kind::VerbTense, verb, tense);
    if EDITS.has(&main.lemma) {
        emit(Kind::Verb, Part::new("edits"), tense);
    }
    if let Some(modal) = &main.modal {
        emit(Kind::Modal, Part::new(modal), none);
    }
    let after = reading.token_at(main.span.end);
    if after < reading.end {
        emit(Kind::After, words.get(after), none);
    }
    let subject = reading.subject_of(main);
    emit(Kind::SubjectLength, count(subject.len().min(6)), none);
    let names = subject.clone().filter(|at| words.get(*at).word() == NAME).count();
    emit(Kind::SubjectNames, count(names.min(2)), none);
    emit(Kind::SubjectNamesTense, count(names.min(2)), tense);
    if !subject.is_empty() {
        of_subject(reading, subject, words, tense, emit);
    }
}

/// Emits what the words of the subject tell, alone and with the verb's tense.
fn of_subject<'t>(
    reading: &Reading<'t>,
    subject: Range<usize>,
    words: &Words<'t>,
    tense: Part<'t>,
    emit: &mut impl FnMut(Kind, Part<'t>, Part<'t>),
) {
    let none = Part::default();
    let (determiner, head) = (words.get(subject.start), words.get(subject.end.saturating_sub(1)));
    emit(Kind::Head, head, none);
    emit(Kind::HeadTense, head, tense);
    if let Some(ending) = ending(head, 4) {
        emit(Kind::HeadEnding, ending, none);
    }
    emit(Kind::Determiner, determiner, none);
    emit(Kind::DeterminerTense, determiner, tense);
    for (name, list) in CLASSES {
        if subject.clone().any(|at| reading.is(at, list)) {
            emit(Kind::SubjectHas, Part::new(name), none);
            emit(Kind::SubjectHasTense, Part::new(name), tense);
        }
    }
}

// No word of a text: letters of words stand without marks.
const NAME: &str = "#name";
const NUMBER: &str = "#number";

/// The word at `at`; a name, a number, a year and a day stand for all of theirs.
fn part<'t>(reading: &Reading<'t>, at: usize) -> Part<'t> {
    let word = reading.word(at);
    let Some(token) = reading.tokens.get(at) else { return Part::default() };
    let year = || word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    Part::new(match token.kind {
        TokenKind::Number if year() => "#year",
        TokenKind::Number => NUMBER,
        _ if token.capital && reading.is(at, DAYS) => "#day",
        TokenKind::Word if at > 0 && reading.is_name(at) && word != "I" => NAME,
        _ => word,
    })
}

/// The last three letters of a word of at least `least` letters.
fn ending(part: Part<'_>, least: usize) -> Option<Part<'_>> {
    let word = part.word();
    let plain = word.len() >= least && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    plain.then(|| word.get(word.len() - 3..)).flatten().map(Part::new)
}

/// A small number.
fn count(number: usize) -> Part<'static> {
    Part::new(["0", "1", "2", "3", "4", "5", "6", "7", "8"].get(number).copied().unwrap_or("many"))
}

fn tense_of(main: &VerbGroup) -> &'static str {
    let plain = match (main.tense, main.aspect.perfect, main.aspect.progressive) {
        _ if main.modal.is_some() => ["modal", "modal-passive"],
        (Some(Tense::Past), true, _) => ["past-perfect", "past-perfect-passive"],
        (Some(Tense::Past), _, true) => ["past-progressive", "past-progressive-passive"],
        (Some(Tense::Past), ..) => ["past", "past-passive"],
        (_, true, _) => ["perfect", "perfect-passive"],
        (_, _, true) => ["progressive", "progressive-passive"],
        (Some(Tense::Present), ..) => ["present", "present-passive"],
        _ => ["future", "future-passive"],
    };
    if main.passive { plain[1] } else { plain[0] }
}
