//! Names of persons and bodies in a block that no dossier has, as far as the block tells.
//!
//! A run of capitals is a person where a word beside it says so: a title, a noun for a person in apposition, a verb of saying, a given
//! name. It is a body where its last word is one for bodies, or an acronym follows in brackets. Everything else is left alone.

use super::stranger::{Sort, Stranger};
use super::words::{ARTICLES, BODIES, BORNE, ENDS, GENERIC, HUMAN, NO_ACTOR, PARTICLES, PERSON, SAYING, TITLES};
use crate::analysis::document::BlockView;
use crate::dossier::names::lexicon::{FUNCTION, HEADS, INSTITUTIONS, OPENERS};
use crate::dossier::recognise::{Mention, Via};
use crate::syntax::BlockKind;
use crate::text::Span;
use crate::text::fold::{EMPTY_PHRASE, Gap, Shape, Word, join_keys, word_key};
use std::borrow::Cow;
use std::ops::Range;

/// The strangers of a block. `is_given` tells whether a word is a given name. Linear in the block.
pub fn strangers(view: &BlockView, is_given: &dyn Fn(u64) -> bool, out: &mut Vec<Stranger>) {
    if !matches!(view.block.kind, BlockKind::Paragraph) || view.facts.sentences.is_empty() {
        return;
    }
    let text = &view.block.running.text;
    let reading = Reading { view, text, words: view.words(), is_given };
    let mut at = 0;
    while at < reading.words.len() {
        let sentence = reading.sentence(at);
        if !reading.is_title_case(sentence.clone()) {
            reading.sentence_strangers(sentence.clone(), out);
        }
        at = sentence.end.max(at + 1);
    }
}

struct Reading<'a> {
    view: &'a BlockView<'a>,
    text: &'a str,
    words: Cow<'a, [Word]>,
    is_given: &'a dyn Fn(u64) -> bool,
}

impl Reading<'_> {
    fn sentence(&self, from: usize) -> Range<usize> {
        let rest = self.words.iter().skip(from + 1).position(|word| matches!(word.gap, Gap::Stop | Gap::Start));
        from..rest.map_or(self.words.len(), |more| from + 1 + more)
    }

    /// Most of the longer words have a capital: nothing can be told by them.
    fn is_title_case(&self, sentence: Range<usize>) -> bool {
        let words = self.words.get(sentence).unwrap_or_default();
        let (mut long, mut long_capital, mut capital) = (0, 0, 0);
        for word in words {
            let counts = usize::from(word.end - word.start >= 4 && word.shape != Shape::Number);
            let has_capital = usize::from(word.is_capital());
            long += counts;
            long_capital += counts & has_capital;
            capital += has_capital;
        }
        long >= 4 && long_capital * 100 >= long * 85 || capital == words.len()
    }

    fn sentence_strangers(&self, sentence: Range<usize>, out: &mut Vec<Stranger>) {
        let mut at = sentence.start;
        while at < sentence.end {
            let run = self.run(at, sentence.end);
            if run.is_empty() {
                at += 1;
                continue;
            }
            at = run.end;
            out.extend(self.stranger(run));
        }
    }

    /// Words with a capital that begin at `at`, particles and initials between them included.
    fn run(&self, at: usize, limit: usize) -> Range<usize> {
        let name = |word: &Word| matches!(word.shape, Shape::Capital | Shape::Mixed) && word.gap != Gap::Clitic;
        let initial = |word: &Word| word.shape == Shape::Upper && word.end - word.start == 1;
        if !self.words.get(at).is_some_and(|word| name(word) || word.shape == Shape::Upper && self.is_cased_short(word))
        {
            return at..at;
        }
        let mut end = at + 1;
        while end < limit {
            let Some(word) = self.words.get(end).filter(|word| matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Dot))
            else {
                break;
            };
            let next = || self.words.get(end + 1).filter(|next| end + 1 < limit && name(next) && next.gap.is_soft());
            if name(word) || initial(word) && next().is_some() {
                end += 1;
            } else if PARTICLES.contains(&word.key)
                && word.shape == Shape::Lower
                && next().is_some()
                && self.word(end - 1).is_some_and(|before| !self.is_of_something_else(before))
            {
                end += 2;
            } else {
                break;
            }
        }
        at..end
    }

    /// A month, a place, a name that is known: no part of a stranger's name (`in June al-Qadri left`).
    fn is_of_something_else(&self, word: &Word) -> bool {
        NO_ACTOR.contains(&word.key) || self.known(word.span()).next().is_some()
    }

    /// An acronym of three letters or more, a run of its own.
    fn is_cased_short(&self, word: &Word) -> bool {
        word.end - word.start >= 3
    }

    fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    fn span(&self, run: &Range<usize>) -> Span {
        let from = self.word(run.start).map_or(0, |word| word.start as usize);
        let to = run.end.checked_sub(1).and_then(|last| self.word(last)).map_or(from, |word| word.end as usize);
        Span::new(from, to.max(from))
    }

    /// The mentions over a span. They are in text order and hardly nested, so that the last few before its end are all.
    fn known(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let mentions = &self.view.result.mentions;
        let upto = mentions.partition_point(|mention| mention.span.start < span.end);
        let near = mentions.get(upto.saturating_sub(8)..upto).unwrap_or_default();
        near.iter().filter(move |mention| mention.span.overlaps(span))
    }

    fn is_opaque(&self, span: Span) -> bool {
        let opaque = &self.view.facts.opaque;
        let upto = opaque.partition_point(|opaque| opaque.start < span.end);
        opaque.get(upto.saturating_sub(2)..upto).unwrap_or_default().iter().any(|opaque| opaque.overlaps(span))
    }

    fn keys(&self, run: &Range<usize>) -> Vec<u64> {
        self.words.get(run.clone()).unwrap_or_default().iter().map(|word| word.key).collect()
    }

    fn stranger(&self, mut run: Range<usize>) -> Option<Stranger> {
        // The word that opens a sentence or a quotation has a capital for that.
        let opens = |word: &Word| word.gap.opens_sentence() || matches!(word.gap, Gap::Other | Gap::Open);
        let common = |word: &Word| OPENERS.contains(&word.key) || FUNCTION.contains(&word.key);
        if self.word(run.start).is_some_and(|word| opens(word) && common(word)) {
            run.start += 1;
        }
        if run.is_empty() || self.is_opaque(self.span(&run)) || self.is_quoted(&run) {
            return None;
        }
        self.body(run.clone()).or_else(|| self.person(run))
    }

    /// Alone between quotation marks: the title of a work, a nickname.
    fn is_quoted(&self, run: &Range<usize>) -> bool {
        const MARKS: [char; 9] = ['"', '\u{201c}', '\u{201d}', '\u{2018}', '\u{ab}', '\u{bb}', '\'', '*', '_'];
        let span = self.span(run);
        let before = self.text.get(..span.start).and_then(|text| text.chars().next_back());
        let after = self.text.get(span.end..).and_then(|text| text.chars().next());
        before.is_some_and(|mark| MARKS.contains(&mark))
            && after.is_some_and(|mark| MARKS.contains(&mark) || mark == ',')
    }

    fn body(&self, run: Range<usize>) -> Option<Stranger> {
        let mut run = run;
        let is_head = |at: usize| self.word(at).is_some_and(|word| BODIES.contains(&word.key));
        if let Some(head) = run.clone().find(|&at| is_head(at) && self.tail(at + 1).is_some()) {
            run.end = self.tail(head + 1).unwrap_or(run.end).max(run.end);
        }
        let headed = is_head(run.end - 1) || run.clone().any(|at| is_head(at) && self.tail(at + 1).is_some());
        let acronym = self.acronym_after(&run);
        if run.len() < 2 || !headed && acronym.is_none() {
            return None;
        }
        let span = self.span(&run);
        // A country in it is part of its name; any other name is not.
        let part = |mention: &Mention| {
            mention.span.overlaps(span)
                && (!span.covers(mention.span)
                    || mention.span.start == span.start && mention.span.end == span.end
                    || !matches!(mention.via, Via::Demonym | Via::Metonym | Via::FullName | Via::Alias))
        };
        if self.known(span).any(part) {
            return None;
        }
        let in_country = |word: &Word| self.known(word.span()).next().is_some();
        // `Chamber of Shipping`: what it is of is its own.
        let head = run.clone().find(|&at| is_head(at) && self.tail(at + 1).is_some()).unwrap_or(run.end);
        let own = run.clone().filter_map(|at| Some((at, self.word(at)?))).filter(|(at, word)| {
            let body = BODIES.contains(&word.key) && *at <= head;
            let generic = GENERIC.contains(&word.key) || body || INSTITUTIONS.contains(&word.key);
            word.is_capital() && !generic && !in_country(word) && !TITLES.contains(&word.key)
        });
        if own.count() == 0 && acronym.is_none() {
            return None;
        }
        let keys = self.keys(&run);
        Some(Stranger {
            block: self.view.index,
            span,
            sort: Sort::Body,
            firm: true,
            given: false,
            key: keys.iter().fold(EMPTY_PHRASE, |key, &word| join_keys(key, word)),
            short: [acronym.unwrap_or(0), 0],
            words: keys.into(),
            office: None,
        })
    }

    /// `of the Northern Lakes` after a head, as far as its capitals go.
    fn tail(&self, at: usize) -> Option<usize> {
        const OF: [u64; 2] = [word_key("of"), word_key("for")];
        let word = self.word(at).filter(|word| word.gap == Gap::Space && OF.contains(&word.key))?;
        let the = self.word(at + 1).filter(|next| next.gap == word.gap && next.key == word_key("the"));
        let from = if the.is_some() { at + 2 } else { at + 1 };
        let run = self.run(from, self.words.len());
        (!run.is_empty() && self.word(from).is_some_and(|word| word.gap == Gap::Space)).then_some(run.end)
    }

    /// The key of an acronym in brackets after the run whose letters are initials of its words.
    fn acronym_after(&self, run: &Range<usize>) -> Option<u64> {
        let word = self.word(run.end).filter(|word| word.gap == Gap::Open && word.shape == Shape::Upper)?;
        let closes = self.text.as_bytes().get(word.end as usize) == Some(&b')');
        let letters = word.span().of(self.text);
        let initials = |letter: char| {
            let words = self.words.get(run.clone()).unwrap_or_default().iter();
            words.filter_map(|word| word.span().of(self.text).chars().next()).any(|first| first == letter)
        };
        (closes && run.len() >= 2 && letters.chars().count() >= 2 && letters.chars().all(initials)).then_some(word.key)
    }

    fn person(&self, run: Range<usize>) -> Option<Stranger> {
        let mut name = run.clone();
        let title = run.clone().rev().skip(1).find(|&at| self.word(at).is_some_and(|word| TITLES.contains(&word.key)));
        if let Some(title) = title {
            name.start = title + 1;
        }
        let span = self.span(&name);
        if name.is_empty() || self.known(span).next().is_some() {
            return None;
        }
        let keys = self.keys(&name);
        let count =
            self.words.get(name.clone()).unwrap_or_default().iter().filter(|word| word.shape != Shape::Lower).count();
        let (first, last) = (*keys.first()?, self.last_key(&name)?);
        let saying = self.word(name.end).is_some_and(|next| next.gap == Gap::Space && SAYING.contains(&next.key));
        let short = |sort: Sort| Stranger {
            block: self.view.index,
            span,
            sort,
            firm: saying || title.is_some(),
            given: false,
            key: last,
            short: [0, 0],
            words: keys.clone().into(),
            office: None,
        };
        let apart = |at: usize| self.gap(at).is_some_and(|gap| gap != Gap::Hyphen);
        if count < 2 || !(name.start + 1..name.end).any(apart) {
            return Some(short(Sort::Short));
        }
        let other = |key: &u64| {
            OPENERS.contains(key) || NO_ACTOR.contains(key) || FUNCTION.contains(key) || INSTITUTIONS.contains(key)
        };
        let upper = self.word(name.start).is_some_and(|word| word.shape == Shape::Upper);
        if count > 4
            || upper
            || keys.iter().any(other)
            || HEADS.contains(&last)
            || BODIES.contains(&last)
            || self.follows_name(&run)
        {
            return None;
        }
        let (apposed, office) = self.apposition(name.end);
        let before =
            run.start.checked_sub(1).and_then(|at| self.word(at)).filter(|_| self.gap(run.start) == Some(Gap::Space));
        let noun = before.filter(|word| word.shape == Shape::Lower && PERSON.contains(&word.key));
        let given = (self.is_given)(first) && !PARTICLES.contains(&first);
        let firm = self.acts(name.end)
            || title.is_some()
            || noun.is_some()
            || apposed
            || self.follows_noun(&run)
            || given && saying;
        let titled = title.map(|title| self.span(&(run.start..title + 1)));
        let office = office.or(titled).or_else(|| noun.and(self.phrase_before(run.start)));
        let key = join_keys(join_keys(EMPTY_PHRASE, first), last);
        Some(Stranger { firm, given, key, short: [last, first], office, ..short(Sort::Person) })
    }

    /// The key of the last name, without its particles: `Reyes-Lind`, `Qadri` of `al-Qadri`.
    fn last_key(&self, name: &Range<usize>) -> Option<u64> {
        let from = name.clone().rev().find(|&at| at == name.start || self.gap(at) != Some(Gap::Hyphen))?;
        let words = self.words.get(from..name.end)?.iter().filter(|word| word.shape != Shape::Lower);
        words.map(|word| word.key).reduce(join_keys)
    }

    fn gap(&self, at: usize) -> Option<Gap> {
        self.word(at).map(|word| word.gap)
    }

    /// Right after another name: `[Donald Trump] Jr`.
    fn follows_name(&self, run: &Range<usize>) -> bool {
        let Some(before) = run.start.checked_sub(1).and_then(|at| self.word(at)) else { return false };
        let person = |mention: &Mention| {
            matches!(mention.via, Via::FullName | Via::Alias | Via::LastName | Via::WeakAlias)
                && mention.span.end == before.end as usize
        };
        let joined = matches!(self.gap(run.start), Some(Gap::Space | Gap::Hyphen | Gap::Dot));
        // `Fatah leader Jon Doe` has words between; a country right before says whose the person is.
        joined && before.shape != Shape::Lower && self.known(before.span()).any(person)
    }

    /// `his deputy, Jon Doe`
    fn follows_noun(&self, run: &Range<usize>) -> bool {
        let before = run.start.checked_sub(1).and_then(|at| self.word(at));
        self.gap(run.start) == Some(Gap::Comma)
            && before.is_some_and(|word| word.shape == Shape::Lower && PERSON.contains(&word.key))
    }

    /// Whether the verb at `at` is one of persons alone: `wants to stay`, `was born`, `has been jailed`.
    fn acts(&self, at: usize) -> bool {
        const BE: [u64; 5] = [word_key("is"), word_key("was"), word_key("were"), word_key("has"), word_key("had")];
        let follows = |at: usize| self.word(at).filter(|word| word.gap == Gap::Space && word.shape == Shape::Lower);
        let Some(verb) = follows(at) else { return false };
        if HUMAN.contains(&verb.key) {
            return true;
        }
        let behind = if follows(at + 1).is_some_and(|word| word.key == word_key("been")) { at + 2 } else { at + 1 };
        BE.contains(&verb.key) && follows(behind).is_some_and(|word| BORNE.contains(&word.key))
    }

    /// Whether an age or a noun for a person follows after a comma, and the phrase that says what the person is.
    fn apposition(&self, at: usize) -> (bool, Option<Span>) {
        let Some(mut first) = self.word(at).filter(|word| word.gap == Gap::Comma) else { return (false, None) };
        let mut from = at;
        let age = first.shape == Shape::Number && first.end - first.start == 2;
        if age {
            let Some(next) = self.word(at + 1).filter(|next| next.gap == Gap::Comma) else { return (true, None) };
            (first, from) = (next, at + 1);
        }
        if first.is_capital() && !self.known(first.span()).any(|_| true) && !TITLES.contains(&first.key) {
            return (age, None);
        }
        let start = if ARTICLES.contains(&first.key) { from + 1 } else { from };
        let goes_on = |at: &usize| {
            self.word(*at).is_some_and(|word| {
                let joined = matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Clitic | Gap::Dot | Gap::Possessive);
                (joined || *at == start) && !ENDS.contains(&word.key)
            })
        };
        let phrase: Vec<usize> = (start..start + LONGEST_OFFICE).take_while(goes_on).collect();
        // The noun is the phrase's head: `a pilot`, `an envoy for the north`, but not `a pilot station`.
        const OF: [u64; 3] = [word_key("of"), word_key("for"), word_key("turned")];
        let heads =
            |at: usize| !phrase.contains(&(at + 1)) || self.word(at + 1).is_none_or(|next| OF.contains(&next.key));
        let noun = |at: &&usize| self.word(**at).is_some_and(|word| PERSON.contains(&word.key)) && heads(**at);
        let article = start > from || first.shape == Shape::Lower;
        match (phrase.iter().find(noun), phrase.last()) {
            (Some(_), Some(&last)) if article || phrase.len() < LONGEST_OFFICE => {
                (true, Some(self.span(&(start..last + 1))))
            }
            _ => (age, None),
        }
    }

    /// The words before a name that say what its bearer is, back to an article: `former rebel commander`.
    fn phrase_before(&self, end: usize) -> Option<Span> {
        let word = |at: usize| self.word(at).filter(|_| at < end);
        let goes_on = |at: &usize| {
            let Some(here) = word(*at) else { return false };
            let joined = self.gap(at + 1).is_some_and(|gap| matches!(gap, Gap::Space | Gap::Hyphen));
            let content = !ENDS.contains(&here.key) && !OPENERS.contains(&here.key) && !ARTICLES.contains(&here.key);
            joined && content && (here.shape == Shape::Lower || self.known(here.span()).next().is_some())
        };
        let from = (end.saturating_sub(5)..end).rev().take_while(goes_on).last()?;
        Some(self.span(&(from..end)))
    }
}

/// An office of more words is no office.
const LONGEST_OFFICE: usize = 10;
