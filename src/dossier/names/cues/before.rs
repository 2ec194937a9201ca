//! What stands before a cue: dates, ordinals, places and names as modifiers, its determiner.

use super::words::{GOES_ON, INDEFINITE, IRREGULAR, NOUNS, NUMBERS, ORDINALS, THAT, THEIR, VAGUE, month_number};
use super::{Found, HEADING_LOWER, Mask, OPENERS, Reading, TITLES, year};
use crate::dossier::names::block::{Back, MonthDay};
use crate::text::fold::{Gap, Shape, word_key};

impl Reading<'_> {
    /// Reads the modifiers before the cue, right to left.
    pub(super) fn before(&mut self) {
        let mut at = self.mark.first;
        let mut skipped = 0;
        let mut modified = false;
        while let Some(before) = at.checked_sub(1).and_then(|before| self.word(before)).copied() {
            let Some(gap) = self.word(at).map(|word| word.gap) else { break };
            if !matches!(gap, Gap::Space | Gap::Hyphen | Gap::Comma | Gap::Possessive) {
                break;
            }
            let listed =
                gap == Gap::Comma || matches!(before.key, key if key == word_key("and") || key == word_key("or"));
            let end = if gap == Gap::Comma {
                at
            } else if listed {
                at - 1
            } else {
                at
            };
            if listed && !self.places.iter().any(|place| place.before) && self.site.attached.is_empty() {
                break;
            }
            if gap == Gap::Hyphen
                && self.word(at).is_some_and(|word| word.shape == Shape::Lower)
                && at < self.mark.first
            {
                // `the Russian-backed coup`: no participant, and no place.
                break;
            }
            let place = self.place_ending(end).copied();
            let hit = self.hit_ending(end).copied();
            let names = |found: &Found| !found.hit.mask.and(Mask::NAMES).is_empty();
            if place.is_some() || hit.is_some_and(|hit| names(&hit)) {
                if let Some(place) = place {
                    self.add_place(place.first, place.end, Some(place.key), true);
                }
                if let Some(hit) = hit.filter(|hit| place.is_none() && names(hit)) {
                    self.add_place(hit.first, hit.end, None, true);
                    self.attach(&hit);
                } else if let Some(hit) = hit.filter(|hit| names(hit) && self.is_joined(hit)) {
                    self.attach(&hit);
                }
                at = place.map(|place| place.first).into_iter().chain(hit.map(|hit| hit.first)).min().unwrap_or(at);
                self.site.start = self.word(at).map_or(self.site.start, |word| word.start);
                modified = true;
            } else if let Some((first, hit)) = self.compound_ending(at) {
                // `the first EU-Central Asia summit`
                self.attach(&hit);
                at = first;
                self.site.start = self.word(at).map_or(self.site.start, |word| word.start);
                modified = true;
            } else if listed {
                break;
            } else if let Some((first, month)) = self.date_ending(at) {
                self.site.year = self.site.year.or(year(self.scan, &before));
                self.site.month = self.site.month.or(month);
                at = first;
                self.site.start = self.word(at).map_or(self.site.start, |word| word.start);
                modified = true;
            } else if let Some((_, ordinal)) = ORDINALS.iter().find(|(words, _)| words.contains(&before.key)) {
                self.site.ordinal = Some(*ordinal);
                at -= 1;
                self.site.start = before.start;
                modified = true;
            } else if let Some((_, number)) =
                NUMBERS.iter().find(|(words, _)| self.site.plural && words.contains(&before.key))
            {
                self.site.number = Some(*number);
                modified = true;
                at -= 1;
            } else if before.gap == Gap::Clitic {
                if let Some(owner) = self.hit_ending(at - 1).copied() {
                    self.attach(&owner);
                    // The owner may be the place: `Mali's 2020 coup`.
                    self.add_place(owner.first, owner.end, None, true);
                }
                modified = true;
                break;
            } else {
                self.site.back = match before.key {
                    key if THEIR.contains(&key) => Back::Their,
                    key if THAT.contains(&key) => Back::That,
                    key if key == word_key("the") => Back::The,
                    _ => Back::None,
                };
                self.site.vague |= VAGUE.contains(&before.key);
                self.site.indefinite |= INDEFINITE.contains(&before.key);
                modified |= self.site.back != Back::None;
                let unknown = before.shape != Shape::Lower
                    || OPENERS.contains(&before.key)
                    || HEADING_LOWER.contains(&before.key)
                    || TITLES.contains(&before.key);
                let stranger = before.is_capital()
                    && gap == Gap::Space
                    && !self.scan.style().title
                    && !OPENERS.contains(&before.key)
                    && !before.gap.opens_sentence();
                self.elsewhere |= stranger && skipped == 0 && !modified;
                if unknown || self.site.vague || self.site.indefinite || skipped == 2 || self.site.back != Back::None {
                    break;
                }
                // An adjective: `the 2020 military coup`.
                skipped += 1;
                at -= 1;
            }
        }
        let word = self.word(self.mark.end - 1).copied();
        let text = word.map_or("", |word| word.span().of(self.scan.text)).to_ascii_lowercase();
        let key = word.map_or(0, |word| word.key);
        let of = self
            .mark
            .first
            .checked_sub(1)
            .and_then(|before| self.word(before))
            .is_some_and(|word| word.key == word_key("of"));
        let goes_on =
            self.word(self.mark.end).is_some_and(|word| word.gap == Gap::Space && GOES_ON.contains(&word.key));
        let noun = of
            || goes_on
            || modified
            || self.site.vague
            || self.site.indefinite
            || NOUNS.contains(&key)
            || self.site.plural;
        self.site.verb = IRREGULAR.contains(&key) || text.ends_with("ed") || text.ends_with("ing") && !noun;
        if self.site.verb {
            self.site.start = self.site.span.start as u32;
            let from = self.mark.first.saturating_sub(3);
            let guarded = self.scan.words.get(from..self.mark.first).unwrap_or_default();
            self.site.vague |= guarded.iter().any(|word| VAGUE.contains(&word.key));
        }
    }

    /// Whether a hyphen or a dash joins a name to another: in `the Peru-Ecuador war` both are parties, whatever else happened there.
    fn is_joined(&self, hit: &Found) -> bool {
        let hyphen = |at: usize| self.word(at).is_some_and(|word| word.gap == Gap::Hyphen);
        let after = hyphen(hit.end) && self.hit_at(hit.end).is_some();
        after || hyphen(hit.first) && self.hit_ending(hit.first).is_some()
    }

    /// A name that a hyphen joins to one or two capitalised words that end before the word `end` and are no name of the dossier.
    fn compound_ending(&self, end: usize) -> Option<(usize, Found)> {
        (1..=2).find_map(|back| {
            let at = end.checked_sub(back)?;
            let inner = self.scan.words.get(at..end)?;
            let joined = inner.first().is_some_and(|word| word.gap == Gap::Hyphen)
                && inner.iter().all(|word| word.is_capital())
                && inner.iter().skip(1).all(|word| word.gap == Gap::Space);
            let hit = self.hit_ending(at).filter(|hit| joined && !hit.hit.mask.and(Mask::NAMES).is_empty())?;
            Some((hit.first, *hit))
        })
    }

    /// First word of a date that ends before the word `end` and stands as a modifier, with its month and day: `August 2020`, `October 7`,
    /// `7 October`, `7 October 2023`, `May`.
    fn date_ending(&self, end: usize) -> Option<(usize, Option<MonthDay>)> {
        let day = |at: usize| {
            let word = self.word(at).filter(|word| word.shape == Shape::Number && word.end - word.start <= 2)?;
            word.span().of(self.scan.text).parse::<i8>().ok().filter(|day| (1..=31).contains(day))
        };
        let month = |at: usize| self.word(at).filter(|word| word.is_capital()).and_then(|word| month_number(word.key));
        let soft = |at: usize| self.word(at).is_some_and(|word| matches!(word.gap, Gap::Space | Gap::Comma));
        let at = end.checked_sub(1)?;
        let before = |at: usize| at.checked_sub(1).filter(|_| soft(at));
        // A day and a month that end at a word.
        let date = |at: usize| {
            let ahead = before(at);
            match (ahead.and_then(month).zip(day(at)), month(at)) {
                (Some((month, day)), _) => Some((at - 1, (month, Some(day)))),
                (None, Some(month)) => match ahead.and_then(day) {
                    Some(day) => Some((at - 1, (month, Some(day)))),
                    None => Some((at, (month, None))),
                },
                (None, None) => None,
            }
        };
        if self.word(at).is_some_and(|word| year(self.scan, word).is_some()) {
            let dated = before(at).and_then(date);
            return Some(dated.map_or((at, None), |(first, date)| (first, Some(date))));
        }
        date(at).map(|(first, date)| (first, Some(date)))
    }
}
