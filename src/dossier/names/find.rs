//! The block pass: one walk over the words of a block, longest name first.

use super::block::{Acronym, BlockNames, Hit, Introduction};
use super::lexicon::{self, DIRECTIONS};
use super::trie::{Class, Mask, ROOT};
use super::{Names, clauses, cues, roles};
use crate::text::Span;
use crate::text::fold::{EMPTY_PHRASE, Gap, Shape, Word, join_keys, words_into};
use std::cell::Cell;

/// A hit with the words that it covers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub hit: Hit,
    pub first: usize,
    pub end: usize,
}

/// A phrase without postings: a role, a cue, a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub first: usize,
    pub end: usize,
    pub class: Class,
    pub key: u64,
}

/// How the sentence at hand is written, which decides what a capital says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    /// Most words have a capital: a heading.
    pub title: bool,
    /// Most words are in capitals.
    pub capitals: bool,
}

/// The block pass at work.
pub(super) struct Scan<'a> {
    pub names: &'a Names,
    pub text: &'a str,
    pub words: &'a [Word],
    /// The first word of the sentence at hand, and how that is written, once it is asked for: in most sentences nothing is told by it.
    sentence: usize,
    style: Cell<Option<Style>>,
    pub found: Vec<Found>,
    pub marks: Vec<Mark>,
    /// Word index where the last hit ends.
    pub covered: usize,
}

#[derive(Clone, Copy)]
struct Terminal {
    end: usize,
    node: u32,
    layer: u8,
    mask: Mask,
    key: u64,
}

impl Names {
    /// All candidate names of a block. `opaque` are spans of `text`, in order, that hold no names (code, citations).
    /// Linear in `text` (a name is walked for at most 32 words).
    pub fn find(&self, text: &str, opaque: &[Span]) -> BlockNames {
        let mut words = Vec::new();
        words_into(text, &mut words);
        self.find_among(text, opaque, &mut words)
    }

    /// The same for a text that has been cut into its `words`, of which those in opaque spans are made to match nothing.
    pub fn find_among(&self, text: &str, opaque: &[Span], words: &mut [Word]) -> BlockNames {
        blind(words, opaque);
        let mut scan = Scan {
            names: self,
            text,
            words,
            sentence: 0,
            style: Cell::new(None),
            found: Vec::new(),
            marks: Vec::new(),
            covered: 0,
        };
        scan.run();
        let introductions = scan.introductions();
        let acronyms = scan.acronyms();
        let roles = roles::sites(&scan);
        let (cues, places) = cues::sites(&scan);
        let years = cues::years(&scan);
        let timed = !roles.is_empty() || !cues.is_empty() || !years.is_empty();
        let clauses = if timed { clauses::starts(scan.words) } else { Vec::new() };
        let dividers = if timed { clauses::dividers(scan.words) } else { Vec::new() };
        let noun_years = if timed { clauses::years_of_nouns(scan.words) } else { Vec::new() };
        BlockNames {
            hits: scan.found.iter().map(|found| found.hit).collect(),
            roles: roles.into(),
            cues: cues.into(),
            places: places.into(),
            years: years.into(),
            acronyms: acronyms.into(),
            introductions: introductions.into(),
            clauses: clauses.into(),
            dividers: dividers.into(),
            noun_years: noun_years.into(),
        }
    }
}

/// Words that touch an opaque span match nothing, and no name runs over them.
fn blind(words: &mut [Word], opaque: &[Span]) {
    let mut opaque = opaque.iter().peekable();
    let mut before = false;
    for word in words {
        while opaque.peek().is_some_and(|span| span.end <= word.start as usize) {
            opaque.next();
        }
        let hidden = opaque.peek().is_some_and(|span| span.start < word.end as usize);
        if hidden {
            word.key = 0;
            word.shape = Shape::Lower;
        }
        if hidden || before {
            word.gap = if word.gap == Gap::Start { Gap::Start } else { Gap::Break };
        }
        before = hidden;
    }
}

impl Scan<'_> {
    fn run(&mut self) {
        let mut ends: Vec<Terminal> = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            if self.words[at].gap.opens_sentence() {
                self.sentence = at;
                self.style.set(None);
            }
            ends.clear();
            self.walk(at, &mut ends);
            let free = at >= self.covered || self.covered == 0;
            // At most words nothing begins.
            if !ends.is_empty() {
                self.marks_of(at, &ends);
                if free {
                    self.hits_of(at, &mut ends);
                }
            }
            if free {
                self.shared_head(at);
            }
            at += 1;
        }
        self.found.sort_by_key(|found| (found.first, std::cmp::Reverse(found.end)));
    }

    /// All names and marks that begin at a word.
    fn walk(&self, at: usize, ends: &mut Vec<Terminal>) {
        let Some(first) = self.words.get(at).filter(|word| word.key != 0) else { return };
        for (number, (_, layer)) in self.names.layers.iter().enumerate() {
            let trie = layer.trie();
            if !trie.may_begin(first) {
                continue;
            }
            let Some(mut node) = trie.step(ROOT, first) else { continue };
            let mut end = at + 1;
            let mut key = join_keys(EMPTY_PHRASE, first.key);
            loop {
                let mask = trie.mask(node);
                if !mask.is_empty() {
                    ends.push(Terminal { end, node, layer: number as u8, mask, key });
                }
                let Some(word) = self.words.get(end) else { break };
                let after_initial = || {
                    let initial = word.shape == Shape::Upper && word.end - word.start == 1 && word.gap == Gap::Space;
                    self.words.get(end + 1).filter(|next| initial && matches!(next.gap, Gap::Dot | Gap::Space))
                };
                if let Some(next) = trie.step(node, word) {
                    (node, key, end) = (next, join_keys(key, word.key), end + 1);
                } else if let Some((next, word)) = after_initial().and_then(|next| Some((trie.step(node, next)?, next)))
                {
                    (node, key, end) = (next, join_keys(key, word.key), end + 2);
                } else {
                    break;
                }
            }
        }
    }

    /// The longest role, cue and place that begin at a word.
    fn marks_of(&mut self, at: usize, ends: &[Terminal]) {
        for class in [Class::Role, Class::Cue, Class::Place] {
            let longest = ends.iter().filter(|end| end.mask.has(class)).max_by_key(|end| end.end);
            if let Some(end) = longest {
                self.marks.push(Mark { first: at, end: end.end, class, key: end.key });
            }
        }
    }

    /// The names that begin at a word and may stand there.
    fn hits_of(&mut self, at: usize, ends: &mut [Terminal]) {
        if !ends.iter().any(|end| !end.mask.and(Mask::NAMES).is_empty()) {
            return;
        }
        ends.sort_by_key(|end| std::cmp::Reverse(end.end));
        let mut strong = 0;
        for end in ends.iter() {
            if end.mask.and(Mask::NAMES).is_empty() || end.end < strong {
                continue;
            }
            let Some(mask) = self.admit(at, end.end, end.layer, end.node) else {
                // Part of a longer name that the dossier does not have: nothing inside is meant.
                strong = end.end;
                self.covered = self.covered.max(end.end);
                continue;
            };
            if mask.is_empty() {
                continue;
            }
            self.push(at, end.end, *end, mask);
            if !mask.and(Mask::STRONG).is_empty() {
                strong = end.end;
                self.covered = self.covered.max(end.end);
            }
        }
    }

    fn push(&mut self, first: usize, end: usize, terminal: Terminal, mask: Mask) {
        let (Some(from), Some(to)) = (self.words.get(first), end.checked_sub(1).and_then(|last| self.words.get(last)))
        else {
            return;
        };
        let hit =
            Hit { start: from.start, end: to.end, node: terminal.node, layer: terminal.layer, mask, key: terminal.key };
        self.found.push(Found { hit, first, end });
    }

    /// `North and South Korea`: a direction takes its head from the name after it.
    fn shared_head(&mut self, at: usize) {
        const AND: lexicon::Keys = lexicon::keys!["and" "or"];
        let Some(word) = self.words.get(at).filter(|word| word.is_capital() && DIRECTIONS.contains(&word.key)) else {
            return;
        };
        let word = *word;
        let shared = |scan: &Self| {
            let next = scan.words.get(at + 1).filter(|next| next.gap == Gap::Space && AND.contains(&next.key))?;
            let other =
                scan.words.get(at + 2).filter(|other| DIRECTIONS.contains(&other.key) && other.gap == next.gap)?;
            scan.names.layers.iter().enumerate().find_map(|(number, (_, layer))| {
                let mut node = layer.trie().step(ROOT, &word)?;
                let mut twin = layer.trie().step(ROOT, other);
                let mut key = join_keys(EMPTY_PHRASE, word.key);
                let mut best = None;
                for head in scan.words.get(at + 3..at + 6)? {
                    let Some(next) = layer.trie().step(node, head) else { break };
                    twin = twin.and_then(|twin| layer.trie().step(twin, head));
                    (node, key) = (next, join_keys(key, head.key));
                    let mask = layer.trie().mask(node).and(Mask::NAMES);
                    if twin.is_some_and(|twin| !layer.trie().mask(twin).and(Mask::NAMES).is_empty()) && !mask.is_empty()
                    {
                        best = Some(Terminal { end: at + 1, node, layer: number as u8, mask, key });
                    }
                }
                best
            })
        };
        if let Some(terminal) = shared(self) {
            let live = self.live(terminal.layer, terminal.node);
            if !live.is_empty() {
                self.push(at, at + 1, terminal, live);
                self.covered = self.covered.max(at + 1);
            }
        }
    }

    /// How the sentence at hand is written.
    pub fn style(&self) -> Style {
        let style = self.style.get().unwrap_or_else(|| self.style_from(self.sentence));
        self.style.set(Some(style));
        style
    }

    /// How the sentence that begins at a word is written.
    fn style_from(&self, at: usize) -> Style {
        let (mut long, mut title, mut count, mut capitals) = (0, 0, 0, 0);
        for (number, word) in self.words.get(at..).unwrap_or_default().iter().enumerate() {
            if number > 0 && word.gap.opens_sentence() {
                break;
            }
            if matches!(word.shape, Shape::Number | Shape::Uncased) || word.gap == Gap::Clitic {
                continue;
            }
            if word.end - word.start >= 4 && !(word.shape == Shape::Lower && lexicon::HEADING_LOWER.contains(&word.key))
            {
                long += 1;
                title += usize::from(word.is_capital());
            }
            if word.end - word.start >= 2 {
                count += 1;
                capitals += usize::from(word.shape == Shape::Upper);
            }
        }
        Style { title: long >= 3 && title == long, capitals: count >= 3 && capitals * 10 >= count * 7 }
    }

    fn is_acronym(&self, word: &Word) -> bool {
        let len = word.end - word.start;
        (2..=12).contains(&len) && super::layer::mostly_capitals(word.span().of(self.text))
    }

    fn acronyms(&self) -> Vec<Acronym> {
        if self.words.iter().filter(|word| word.shape == Shape::Upper).count() * 2 > self.words.len() + 4 {
            return Vec::new();
        }
        let acronym = |word: &&Word| word.is_capital() && word.key != 0 && self.is_acronym(word);
        self.words.iter().filter(acronym).map(|word| Acronym { span: word.span(), key: word.key }).collect()
    }

    /// `Democratic Forces Union (DFU)`, `DFU (Democratic Forces Union)`.
    fn introductions(&self) -> Vec<Introduction> {
        let closes = |word: &Word| self.text.as_bytes().get(word.end as usize) == Some(&b')');
        let mut out = Vec::new();
        for found in &self.found {
            if found.hit.mask.and(Mask::IN_FULL).is_empty() {
                continue;
            }
            let after =
                self.words.get(found.end).filter(|word| word.gap == Gap::Open && closes(word) && self.is_acronym(word));
            let inside = || {
                let first = self.words.get(found.first).filter(|word| word.gap == Gap::Open)?;
                let last = self.words.get(found.end - 1).filter(|last| closes(last) && last.start >= first.start)?;
                found
                    .first
                    .checked_sub(1)
                    .and_then(|at| self.words.get(at))
                    .filter(|word| self.is_acronym(word) && last.end > word.end)
            };
            let short = |word: &&Word| word.end - word.start < found.hit.end - found.hit.start;
            if let Some(word) = after.or_else(inside).filter(short) {
                out.push(Introduction { acronym: word.key, name: found.hit.start });
            }
        }
        out
    }
}
