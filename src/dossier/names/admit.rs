//! Whether a name may stand where it was found: letter case, and the words beside it.

use super::find::Scan;
use super::layer::{Entry, mostly_capitals};
use super::lexicon::*;
use super::trie::{Case, Class, Mask, ROOT};
use crate::text::fold::{Gap, Shape, Word, fold, word_key};

impl Scan<'_> {
    /// The classes of the entries at a node that may stand over the words `first..end`; `None` where the words are part of
    /// a longer name.
    pub(super) fn admit(&self, first: usize, end: usize, layer: u8, node: u32) -> Option<Mask> {
        let (base, tables) = self.names.layers.get(layer as usize)?;
        let mut mask = Mask::default();
        let mut part = false;
        for posting in tables.trie().postings(node) {
            let number = base + posting.entry;
            if self.names.is_hidden(number)
                || !self.case_agrees(first, end, posting.case, || tables.entry(posting.entry))
            {
                continue;
            }
            let traits = tables.traits(posting.entry);
            let single = end - first == 1;
            let place = traits.country && matches!(posting.class, Class::Full | Class::Alias | Class::Demonym)
                || posting.class == Class::Metonym;
            let stands = match posting.class {
                Class::EventName | Class::EventAlias => true,
                Class::Prefix => {
                    self.words.get(end).is_some_and(|next| next.gap == Gap::Hyphen && next.is_capital())
                        && self.begins_name(end)
                }
                _ if self.is_other_word(first, end) => false,
                _ if (place || traits.person || single) && self.in_longer_name(first, end)
                    || place && (self.follows_article(first) || self.is_of_body(first))
                    || !place && !traits.person && self.command_after(end) =>
                {
                    part = true;
                    false
                }
                Class::LastName | Class::FamilyFirst => !self.is_other_person(first, end, posting.class),
                Class::Full | Class::Alias | Class::FirstLast if traits.person => !self.has_suffix(end),
                Class::Full | Class::Alias | Class::Metonym if place && single => !self.is_other_place(first, end),
                _ => true,
            };
            if stands {
                mask.add(posting.class);
            }
        }
        if part && mask.is_empty() { None } else { Some(mask) }
    }

    /// Whether a name of the dossier begins at a word.
    fn begins_name(&self, at: usize) -> bool {
        let rest = self.words.get(at..(at + 4).min(self.words.len())).unwrap_or_default();
        self.names.layers.iter().any(|(_, layer)| {
            let mut node = ROOT;
            rest.iter()
                .map_while(|word| {
                    node = layer.trie().step(node, word)?;
                    Some(layer.trie().mask(node).and(Mask::STRONG))
                })
                .any(|mask| !mask.is_empty())
        })
    }

    /// The classes of the entries at a node that are not replaced.
    pub(super) fn live(&self, layer: u8, node: u32) -> Mask {
        let mut mask = Mask::default();
        if let Some((base, tables)) = self.names.layers.get(layer as usize) {
            for posting in tables.trie().postings(node) {
                if !self.names.is_hidden(base + posting.entry) {
                    mask.add(posting.class);
                }
            }
        }
        mask
    }

    fn case_agrees<'e>(&self, first: usize, end: usize, case: Case, entry: impl Fn() -> Option<&'e Entry>) -> bool {
        let words = self.words.get(first..end).unwrap_or_default();
        let (Some(from), Some(to)) = (words.first(), words.last()) else { return false };
        let raw = from.span().join(to.span()).of(self.text);
        match case {
            Case::Any => true,
            // `US` is not `Us`.
            Case::NotLower if from.shape == Shape::Upper && self.is_shouted(first, end) => false,
            Case::NotLower => {
                words.iter().any(|word| !matches!(word.shape, Shape::Lower | Shape::Number))
                    || words.iter().all(|word| word.shape == Shape::Number)
            }
            Case::Capitals => mostly_capitals(raw) && !(self.style().capitals && self.is_shouted(first, end)),
            Case::Exact => match entry() {
                Some(Entry::Actor(actor)) => {
                    let collapsed = raw.split_whitespace().collect::<Vec<_>>().join(" ");
                    let mut given = [&actor.name]
                        .into_iter()
                        .chain(&actor.alias)
                        .chain(&actor.weak_alias)
                        .chain(&actor.demonym)
                        .chain(&actor.metonym);
                    given.any(|name| *name == collapsed)
                        || actor.last_name.as_deref().is_some_and(|last| last == collapsed)
                }
                _ => fold(raw) == raw,
            },
        }
    }

    /// A word in capitals among words in capitals that would be a common word elsewhere: `THEY TOLD US`.
    fn is_shouted(&self, first: usize, end: usize) -> bool {
        let Some(word) = self.words.get(first).filter(|word| end - first == 1 && FUNCTION.contains(&word.key)) else {
            return false;
        };
        let before = self.before(first);
        let joined = word.gap == Gap::Hyphen || self.words.get(end).is_some_and(|next| next.gap == Gap::Hyphen);
        let opens = word.gap.opens_sentence() && word.key == word_key("us");
        !(joined
            || opens
            || before.is_some_and(|before| before.key == word_key("the"))
            || word.span().of(self.text).contains('.'))
    }

    fn before(&self, first: usize) -> Option<&Word> {
        first.checked_sub(1).and_then(|at| self.words.get(at))
    }

    /// A name that is a function word, a month or a thing here.
    fn is_other_word(&self, first: usize, end: usize) -> bool {
        let Some(word) = self.words.get(first).filter(|_| end - first == 1) else { return false };
        let next = self.words.get(end);
        let says_nothing =
            word.gap.opens_sentence() || matches!(word.gap, Gap::Other | Gap::Open) || self.style().title;
        let owns = next.is_some_and(|next| next.gap == Gap::Clitic);
        if word.shape == Shape::Capital && says_nothing && !owns && FUNCTION.contains(&word.key) {
            return true;
        }
        if MONTHS.contains(&word.key) {
            let before = self.before(first).filter(|_| word.gap != Gap::Stop);
            let dated = next.is_some_and(|next| next.shape == Shape::Number)
                || before.is_some_and(|before| before.shape == Shape::Number);
            if dated || before.is_some_and(|before| BEFORE_MONTH.contains(&before.key)) {
                return true;
            }
        }
        next.is_some_and(|next| next.gap == Gap::Space && is_thing(word.key, next.key))
    }

    /// The words beside make a longer name of it: `Korean War`, `Washington Post`, `Gulf of Oman`.
    fn in_longer_name(&self, first: usize, end: usize) -> bool {
        if self.words.get(end).is_some_and(|next| next.gap == Gap::Space && GEOGRAPHY.contains(&next.key)) {
            return true;
        }
        if self.head_after(self.past_compound(end)) {
            return true;
        }
        let mut at = first;
        if self.before(at).is_some_and(|word| word.key == word_key("the")) {
            at -= 1;
        }
        if self.before(first).is_some_and(|word| word.shape == Shape::Upper && SHIPS.contains(&word.key)) {
            return true;
        }
        if self.before(at).is_none_or(|word| word.key != word_key("of")) {
            return false;
        }
        self.before(at - 1).is_some_and(|head| head.is_capital() && HEADS_OF.contains(&head.key))
    }

    /// A capitalised head of a body's name stands before, with a preposition: `Tribunal for Rwanda`, `Commission of Inquiry on Syria`.
    fn is_of_body(&self, first: usize) -> bool {
        const PREPOSITIONS: Keys = keys!["on" "for" "in" "into" "to"];
        let the = self.before(first).is_some_and(|word| word.key == word_key("the"));
        let Some(at) = first.checked_sub(1 + usize::from(the)).filter(|_| !self.style().title) else { return false };
        let before = |back: usize| at.checked_sub(back).and_then(|at| self.words.get(at));
        let prep = self.words.get(at).is_some_and(|word| word.gap == Gap::Space && PREPOSITIONS.contains(&word.key));
        let head = before(1).is_some_and(|word| {
            word.gap == Gap::Space && word.shape == Shape::Capital && HEADS_PREPOSED.contains(&word.key)
        });
        prep && head && before(2).is_some_and(|word| word.is_capital() || word.key == word_key("of"))
    }

    /// A body's name that begins the name of a part of it: `U.S. Army Special Operations Command`.
    fn command_after(&self, end: usize) -> bool {
        const MOST: usize = 4;
        let rest = self.words.get(end..).unwrap_or_default().iter().take(MOST);
        let mut name = rest.take_while(|word| word.gap == Gap::Space && word.shape == Shape::Capital);
        !self.style().title && name.any(|word| COMMANDS.contains(&word.key))
    }

    /// An article of Arabic is joined to it: `Abu Salim al-Masri` is from Egypt, and no mention of it.
    fn follows_article(&self, first: usize) -> bool {
        const ARTICLES: Keys = keys!["al" "el"];
        self.words.get(first).is_some_and(|word| word.gap == Gap::Hyphen)
            && self.before(first).is_some_and(|before| ARTICLES.contains(&before.key))
    }

    /// Past what a hyphen joins to the words before `end`: `-Iraq`, `-North Korea`.
    fn past_compound(&self, end: usize) -> usize {
        let joined = |at: usize| self.words.get(at).is_some_and(|word| word.gap == Gap::Hyphen && word.is_capital());
        if !joined(end) {
            return end;
        }
        let directed = self.words.get(end).is_some_and(|word| DIRECTIONS.contains(&word.key))
            && self.words.get(end + 1).is_some_and(|word| word.gap == Gap::Space && word.is_capital());
        end + 1 + usize::from(directed)
    }

    /// A head of a longer name stands at a word or after a few that may stand before it: `Strategic Framework Agreement`.
    fn head_after(&self, at: usize) -> bool {
        const MOST_BETWEEN: usize = 3;
        let rest = self.words.get(at..).unwrap_or_default().iter().take(MOST_BETWEEN + 1);
        let mut name = rest.take_while(|word| word.gap == Gap::Space && word.is_capital());
        let outside = name.find(|word| !BEFORE_HEAD.contains(&word.key) || HEADS.contains(&word.key));
        outside.is_some_and(|word| HEADS.contains(&word.key) || !self.style().title && PAPERS.contains(&word.key))
    }

    /// The capitalised word right before, where it is no word that a name may follow.
    fn unknown_before(&self, first: usize) -> Option<&Word> {
        let word = self.words.get(first)?;
        let before = self.before(first).filter(|_| !self.style().title && self.covered != first)?;
        let initial = before.shape == Shape::Upper && before.end - before.start == 1;
        let gap = word.gap == Gap::Space || word.gap == Gap::Dot && initial;
        if !gap || !(before.shape == Shape::Capital || initial) {
            return None;
        }
        let known = OPENERS.contains(&before.key) || TITLES.contains(&before.key) || self.is_role_word(before);
        let text = before.span().of(self.text);
        let adverb =
            before.gap.opens_sentence() && text.len() > 4 && ["ing", "ed", "ly"].iter().any(|end| text.ends_with(end));
        (!known && !adverb).then_some(before)
    }

    fn is_role_word(&self, word: &Word) -> bool {
        self.names.layers.iter().any(|(_, layer)| {
            layer.trie().step(ROOT, word).is_some_and(|node| layer.trie().mask(node).has(Class::Role))
        })
    }

    /// A surname beside names that are not of its bearer: `Melania Trump`, `Kim Yo Jong`.
    fn is_other_person(&self, first: usize, end: usize, class: Class) -> bool {
        if self.has_suffix(end) || self.unknown_before(first).is_some() {
            return true;
        }
        let next = self
            .words
            .get(end)
            .filter(|next| class == Class::FamilyFirst && next.gap == Gap::Space && !self.style().title);
        next.is_some_and(|next| {
            let known = OPENERS.contains(&next.key) || INSTITUTIONS.contains(&next.key) || TITLES.contains(&next.key);
            next.shape == Shape::Capital && !known && !self.is_role_word(next)
        })
    }

    /// `Jr.`, `Sr.`, `III` after a name make another person of it.
    fn has_suffix(&self, end: usize) -> bool {
        const SUFFIX: Keys = keys!["jr" "sr" "iii"];
        self.words.get(end).is_some_and(|next| {
            matches!(next.gap, Gap::Space | Gap::Comma) && next.is_capital() && SUFFIX.contains(&next.key)
        })
    }

    /// A place's name that is part of another place's or of a person's: `New Mexico`, `Michael Jordan`, `Chad Brown`.
    fn is_other_place(&self, first: usize, end: usize) -> bool {
        let Some(word) = self.words.get(first) else { return false };
        if let Some(before) =
            self.before(first).filter(|before| word.gap == Gap::Space && before.is_capital() && self.covered != first)
        {
            let new = before.key == word_key("new") && !self.style().title && !before.gap.opens_sentence();
            if new || PLACE_PREFIX.contains(&before.key) {
                return true;
            }
        }
        let stranger = self.unknown_before(first).is_some_and(|before| !before.gap.opens_sentence());
        if stranger {
            return true;
        }
        let next = self
            .words
            .get(end)
            .filter(|next| next.gap == Gap::Space && next.shape == Shape::Capital && !self.style().title);
        next.is_some_and(|next| {
            let known = OPENERS.contains(&next.key) || INSTITUTIONS.contains(&next.key) || TITLES.contains(&next.key);
            GIVEN_NAMES.contains(&word.key) && !known && !self.is_role_word(next)
        })
    }
}
