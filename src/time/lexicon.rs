//! The words of time expressions, found by first letter and length before any is compared.

use super::calendar::{Season, Unit};
use super::expr::{DayPart, Reference};
use crate::text::Span;
use crate::text::packed::packed_in;
use crate::text::wordlist::Outline;

/// What a word can mean in a time expression. Words of no time mean [`Lex::None`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Lex {
    /// No word of time.
    None,
    /// 1 to 12, written out.
    Month(u8),
    /// 1 to 12, shortened; needs a number or a full stop beside it.
    MonthShort(u8),
    /// 1 (Monday) to 7.
    Weekday(u8),
    /// The same, shortened.
    WeekdayShort(u8),
    /// `Mondays`
    Weekdays(u8),
    /// `year`
    Unit(Unit),
    /// `years`
    Units(Unit),
    /// `three`
    Count(u16),
    /// `hundred`, `thousand`, `million`
    Scale(u32),
    /// `first` is 1; `last` is not here.
    Ordinal(u8),
    /// `several`: so many that the text does not say.
    Many,
    /// `summer`
    Season(Season),
    /// `morning`
    Part(DayPart),
    /// `mornings`
    Parts(DayPart),
    /// `yesterday` is -1.
    Day(i8),
    /// `tonight`
    Tonight,
    /// `overnight`
    Overnight,
    /// `recently`
    Reference(Reference),
    /// `weekly`: once in so many units.
    Often(u8, Unit),
    /// `midnight` (24), `noon` (12)
    Hour(u8),
    /// `nineties`: by its tens.
    Decade(u8),
    /// The first word of a holiday's name.
    Holiday,
    /// The same, of words that are mostly something else: `Chinese`, `International`.
    Feast,
    /// `the`
    The,
    /// `a`, `an`
    A,
    /// `this`, `that`, `last`, …: words that may begin an expression; the grammar looks at them itself.
    Lead,
    /// `weeklong`
    Long(Unit),
    /// `term`, `presidency`, …: offices' times.
    Office,
    /// Words that stand inside expressions and begin none: `near` in `the near future`.
    Inner,
}

macro_rules! words {
    ($($word:literal $lex:expr),* $(,)?) => {
        /// In alphabetical order.
        const WORDS: &[(&str, Lex)] = &[$(($word, $lex)),*];
    };
}

use DayPart::{Afternoon, Daytime, Evening, Midday, Morning, Night};
use Lex::{
    Count, Feast, Inner, Lead, Month, MonthShort, Often, Ordinal, Part, Parts, Units, Weekday, WeekdayShort, Weekdays,
};
use Reference::{Past, Present};

words! {
    "a" Lex::A, "about" Lead, "ad" Lead, "advent" Lex::Holiday, "afternoon" Part(Afternoon),
    "afternoons" Parts(Afternoon), "all" Lex::Holiday, "almost" Lead, "an" Lex::A, "annual" Often(1, Unit::Year),
    "another" Lead,
    "annually" Often(1, Unit::Year), "anzac" Lex::Holiday, "approximately" Lead, "apr" MonthShort(4), "april" Month(4),
    "arbaeen" Feast, "armistice" Lex::Holiday, "around" Lead, "ascension" Lex::Holiday, "ash" Lex::Holiday,
    "ashura" Feast, "at" Lead, "aug" MonthShort(8), "august" Month(8), "australia" Feast,
    "autumn" Lex::Season(Season::Autumn),
    "bastille" Lex::Holiday, "beginning" Lead, "between" Lead, "biannual" Often(0, Unit::Half),
    "biennial" Often(2, Unit::Year), "biennially" Often(2, Unit::Year), "billion" Lex::Scale(1_000_000_000),
    "bimonthly" Often(2, Unit::Month), "bit" Inner, "biweekly" Often(2, Unit::Week), "bonfire" Feast,
    "boxing" Lex::Holiday, "burns" Feast,
    "c" Lead, "ca" Lead, "calendar" Inner, "canada" Feast, "candlemas" Feast, "centuries" Units(Unit::Century),
    "century" Lex::Unit(Unit::Century), "chancellorship" Lex::Office, "chanukah" Feast, "chinese" Feast,
    "christmas" Lex::Holiday, "chuseok" Feast, "cinco" Feast, "circa" Lead, "close" Inner, "closing" Inner,
    "columbus" Lex::Holiday, "coming" Lead, "corpus" Feast, "couple" Lex::Many, "current" Lex::Reference(Present),
    "currently" Lex::Reference(Present),
    "daily" Often(1, Unit::Day), "day" Lex::Unit(Unit::Day), "daylong" Lex::Long(Unit::Day), "days" Units(Unit::Day),
    "daytime" Part(Daytime), "dec" MonthShort(12), "decade" Lex::Unit(Unit::Decade), "decades" Units(Unit::Decade),
    "december" Month(12), "deepavali" Feast, "distant" Inner, "diwali" Feast, "dozen" Count(12), "dozens" Lex::Many,
    "dragon" Feast,
    "each" Lead, "earlier" Lead, "early" Lead, "earth" Feast, "easter" Lex::Holiday, "eid" Feast, "eight" Count(8),
    "eighteen" Count(18), "eighteenth" Ordinal(18), "eighth" Ordinal(8), "eighties" Lex::Decade(8), "eighty" Count(80),
    "election" Lex::Holiday, "eleven" Count(11), "eleventh" Ordinal(11), "end" Lead, "ensuing" Lead, "entire" Inner,
    "epiphany" Lex::Holiday, "evening" Part(Evening), "evenings" Parts(Evening), "every" Lead,
    "fall" Lex::Season(Season::Autumn), "far" Inner, "father" Lex::Holiday, "feb" MonthShort(2), "february" Month(2),
    "few" Lex::Many, "fewer" Lead, "fifteen" Count(15), "fifteenth" Ordinal(15), "fifth" Ordinal(5),
    "fifties" Lex::Decade(5), "fifty" Count(50), "final" Lead, "financial" Lead, "first" Ordinal(1), "fiscal" Lead,
    "five" Count(5), "following" Lead, "foreseeable" Inner, "forties" Lex::Decade(4),
    "fortnight" Lex::Unit(Unit::Week), "fortnightly" Often(2, Unit::Week), "forty" Count(40), "four" Count(4),
    "fourteen" Count(14), "fourteenth" Ordinal(14), "fourth" Ordinal(4), "fri" WeekdayShort(5), "friday" Weekday(5),
    "fridays" Weekdays(5), "full" Lead, "future" Lead, "fy" Lead,
    "good" Lex::Holiday, "groundhog" Feast, "guy" Lex::Holiday,
    "half" Lead, "halloween" Lex::Holiday, "handful" Inner, "hanukkah" Feast, "holi" Feast, "hour" Lex::Unit(Unit::Hour),
    "hourlong" Lex::Long(Unit::Hour), "hourly" Often(1, Unit::Hour), "hours" Units(Unit::Hour), "human" Feast,
    "hundred" Lex::Scale(100), "hundreds" Lex::Many,
    "immediate" Inner, "inauguration" Lex::Holiday, "independence" Lex::Holiday, "international" Feast,
    "islamic" Feast,
    "jan" MonthShort(1), "january" Month(1), "jewish" Feast, "jul" MonthShort(7), "july" Month(7), "jun" MonthShort(6),
    "june" Month(6), "juneteenth" Lex::Holiday, "just" Lead,
    "kwanzaa" Feast,
    "labor" Lex::Holiday, "labour" Lex::Holiday, "lag" Feast, "lantern" Feast, "last" Lead, "latest" Inner, "late" Lead,
    "lately" Lex::Reference(Past), "later" Lead, "least" Inner, "less" Lead, "little" Inner, "long" Lead,
    "lunar" Feast,
    "many" Lex::Many, "mar" MonthShort(3), "march" Month(3), "mardi" Feast, "martin" Lex::Holiday, "matter" Inner,
    "maundy" Lex::Holiday, "mawlid" Feast, "may" Month(5), "memorial" Lex::Holiday, "mere" Inner, "michaelmas" Feast,
    "mid" Lead, "midday" Part(Midday), "middle" Lead, "midnight" Lex::Hour(24), "millennia" Units(Unit::Millennium),
    "millennium" Lex::Unit(Unit::Millennium), "million" Lex::Scale(1_000_000), "minute" Lex::Unit(Unit::Minute),
    "minutes" Units(Unit::Minute), "mlk" Lex::Holiday, "moment" Inner, "mon" WeekdayShort(1), "monday" Weekday(1),
    "mondays" Weekdays(1), "month" Lex::Unit(Unit::Month), "monthlong" Lex::Long(Unit::Month),
    "monthly" Often(1, Unit::Month), "months" Units(Unit::Month), "more" Lead, "morning" Part(Morning),
    "mornings" Parts(Morning), "most" Lead, "mother" Lex::Holiday, "mothering" Feast,
    "navroz" Feast, "nawruz" Feast, "near" Inner, "nearly" Lead, "new" Lex::Holiday, "newroz" Feast, "next" Lead,
    "night" Part(Night), "nightly" Often(1, Unit::Day), "nights" Parts(Night), "nine" Count(9), "nineteen" Count(19),
    "nineteenth" Ordinal(19), "nineties" Lex::Decade(9), "ninety" Count(90), "ninth" Ordinal(9), "noughties" Lex::Decade(0), "no" Lead,
    "noon" Lex::Hour(12), "norouz" Feast, "not" Inner, "nov" MonthShort(11), "november" Month(11),
    "now" Lex::Reference(Present), "nowadays" Lex::Reference(Present), "nowruz" Feast, "number" Inner,
    "numerous" Lex::Many,
    "oct" MonthShort(10), "october" Month(10), "once" Lead, "one" Count(1), "opening" Lead, "orthodox" Feast,
    "other" Inner, "over" Lead, "overnight" Lex::Overnight,
    "palm" Lex::Holiday, "pancake" Feast, "passing" Inner, "passover" Feast, "past" Lead, "pentecost" Lex::Holiday,
    "per" Lead, "pesach" Feast, "pre" Inner, "preceding" Lead, "predawn" Inner, "premiership" Lex::Office, "present" Lead,
    "presently" Lex::Reference(Present), "presidency" Lex::Office, "president" Lex::Holiday, "presidents" Lex::Holiday,
    "previous" Lead, "prior" Lead, "purim" Feast,
    "quarter" Lex::Unit(Unit::Quarter), "quarterly" Often(1, Unit::Quarter), "quarters" Units(Unit::Quarter),
    "ramadan" Feast, "recent" Lex::Reference(Past), "recently" Lex::Reference(Past), "remembrance" Lex::Holiday,
    "rosh" Feast, "roughly" Lead,
    "saint" Lex::Holiday, "same" Lead, "sat" WeekdayShort(6), "saturday" Weekday(6), "saturdays" Weekdays(6),
    "second" Ordinal(2), "seconds" Units(Unit::Second), "semiannual" Often(0, Unit::Half),
    "semiannually" Often(0, Unit::Half), "seollal" Feast, "sep" MonthShort(9), "sept" MonthShort(9),
    "september" Month(9), "seven" Count(7), "seventeen" Count(17), "seventeenth" Ordinal(17), "seventh" Ordinal(7),
    "seventies" Lex::Decade(7), "seventy" Count(70), "several" Lex::Many, "shavuot" Feast, "shrove" Feast,
    "single" Inner, "six" Count(6), "sixteen" Count(16), "sixteenth" Ordinal(16), "sixth" Ordinal(6),
    "sixties" Lex::Decade(6), "sixty" Count(60), "small" Inner, "some" Lead, "spring" Lex::Season(Season::Spring),
    "st" Lex::Holiday, "start" Lead, "subsequent" Lead, "sukkot" Feast, "summer" Lex::Season(Season::Summer),
    "sun" WeekdayShort(7), "sunday" Weekday(7), "sundays" Weekdays(7),
    "ten" Count(10), "tens" Lex::Many, "tenth" Ordinal(10), "tenure" Lex::Office, "term" Lex::Office, "tet" Feast,
    "than" Inner, "thanksgiving" Lex::Holiday, "that" Lead, "the" Lex::The, "these" Lead, "third" Ordinal(3),
    "thirteen" Count(13), "thirteenth" Ordinal(13), "thirties" Lex::Decade(3), "thirtieth" Ordinal(30),
    "thirty" Count(30), "this" Lead, "those" Lead, "thousand" Lex::Scale(1000), "thousands" Lex::Many,
    "three" Count(3), "thu" WeekdayShort(4), "thur" WeekdayShort(4), "thurs" WeekdayShort(4), "thursday" Weekday(4),
    "thursdays" Weekdays(4), "tisha" Feast, "today" Lex::Day(0), "tomorrow" Lex::Day(1), "tonight" Lex::Tonight,
    "trinity" Feast, "tue" WeekdayShort(2), "tues" WeekdayShort(2), "tuesday" Weekday(2), "tuesdays" Weekdays(2),
    "twelfth" Ordinal(12), "twelve" Count(12), "twenties" Lex::Decade(2), "twentieth" Ordinal(20), "twenty" Count(20),
    "twice" Lead, "two" Count(2),
    "under" Lead, "up" Lead, "upcoming" Lead,
    "valentine" Lex::Holiday, "valentines" Lex::Holiday, "very" Inner, "vesak" Feast, "veterans" Lex::Holiday,
    "waitangi" Feast, "wed" WeekdayShort(3), "wednesday" Weekday(3), "wednesdays" Weekdays(3), "wee" Inner,
    "week" Lex::Unit(Unit::Week), "weekday" Lex::Unit(Unit::Day), "weekdays" Units(Unit::Day),
    "weekend" Lex::Unit(Unit::Weekend), "weekends" Units(Unit::Weekend), "weeklong" Lex::Long(Unit::Week),
    "weekly" Often(1, Unit::Week), "weeknight" Part(Night), "weeks" Units(Unit::Week), "well" Lead, "wesak" Feast,
    "whit" Lex::Holiday, "whole" Inner, "winter" Lex::Season(Season::Winter), "wk" Lex::Unit(Unit::Week), "world" Feast,
    "xmas" Lex::Holiday,
    "yday" Lex::Day(-1), "year" Lex::Unit(Unit::Year), "yearlong" Lex::Long(Unit::Year), "yearly" Often(1, Unit::Year),
    "years" Units(Unit::Year), "yesterday" Lex::Day(-1), "yom" Feast, "yule" Feast,
    "zero" Count(0),
}

/// Longest word in the list.
const LONGEST: usize = 14;

/// For each first letter, which lengths occur: bit n for words of n bytes; the first words of holidays are left out.
const LENGTHS: [u16; 26] = lengths(false);

/// The same for words with a capital, as the first words of holidays have.
const CAPITAL_LENGTHS: [u16; 26] = lengths(true);

const fn lengths(feasts: bool) -> [u16; 26] {
    let mut lengths = [0; 26];
    let mut i = 0;
    while i < WORDS.len() {
        let word = WORDS[i].0.as_bytes();
        assert!(word.len() <= LONGEST);
        if feasts || !matches!(WORDS[i].1, Lex::Feast) {
            lengths[(word[0] - b'a') as usize] |= 1 << word.len();
        }
        i += 1;
    }
    lengths
}

/// Slots of the table: a power of two, some four times the words.
const SLOTS: usize = 2048;

/// The words by their hash, open addressing: the key of the word, 0 for a free slot, and its place in [`WORDS`].
static TABLE: [(u128, u16); SLOTS] = {
    let mut table = [(0u128, 0u16); SLOTS];
    let mut i = 0;
    while i < WORDS.len() {
        let key = key(WORDS[i].0.as_bytes());
        let mut slot = slot(key);
        while table[slot].0 != 0 {
            slot = (slot + 1) % SLOTS;
        }
        table[slot] = (key, i as u16);
        i += 1;
    }
    table
};

/// One byte of each slot's key, never 0; 0 for a free slot. Most words of a text are none of these, and this much tells it.
static TAGS: [u8; SLOTS] = {
    let mut tags = [0u8; SLOTS];
    let mut i = 0;
    while i < WORDS.len() {
        let key = key(WORDS[i].0.as_bytes());
        let mut at = slot(key);
        while tags[at] != 0 {
            at = (at + 1) % SLOTS;
        }
        tags[at] = tag(key);
        i += 1;
    }
    tags
};

/// The key of a word of the list: its bytes, the first in the lowest place.
const fn key(word: &[u8]) -> u128 {
    let (mut key, mut k) = (0u128, 0);
    while k < word.len() {
        key |= (word[k] as u128) << (8 * k);
        k += 1;
    }
    key
}

const fn hash(key: u128) -> u64 {
    (key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Where a key is looked for first (Fibonacci hashing of both halves).
const fn slot(key: u128) -> usize {
    (hash(key) >> 53) as usize % SLOTS
}

const fn tag(key: u128) -> u8 {
    (hash(key) >> 45) as u8 | 1
}

/// What a word means, of which the outline is known and whether it has a capital; letter case does not count, save that the first words of
/// holidays have a capital. The word itself, at `span` of a text, is looked at where the list has its like.
#[inline]
pub(crate) fn lookup(outline: Outline, capital: bool, text: &str, span: Span) -> Lex {
    let lengths = if capital { &CAPITAL_LENGTHS } else { &LENGTHS };
    let known = lengths.get(usize::from(outline.first().wrapping_sub(b'a'))).copied().unwrap_or(0);
    if outline.length() > LONGEST || known & (1 << outline.length()) == 0 {
        return Lex::None;
    }
    let Some([low, high]) = packed_in(text, span) else { return Lex::None };
    let key = u128::from(low) | u128::from(high) << 64;
    let (mut at, sought) = (slot(key), tag(key));
    while let Some(&tag) = TAGS.get(at).filter(|tag| **tag != 0) {
        if tag == sought
            && let Some((_, place)) = TABLE.get(at).filter(|(found, _)| *found == key)
        {
            return WORDS.get(usize::from(*place)).map_or(Lex::None, |(_, lex)| *lex);
        }
        at = (at + 1) % SLOTS;
    }
    Lex::None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lookup(word: &str) -> Lex {
        super::lookup(Outline::of(word), word.starts_with(char::is_uppercase), word, Span::new(0, word.len()))
    }

    #[test]
    fn every_word_is_found_and_no_other() {
        for (word, lex) in WORDS {
            assert!(lookup(word) == *lex || *lex == Lex::Feast, "{word}");
            assert_eq!(lookup(&word.to_uppercase()), *lex, "{word}");
            assert!(lookup(&format!("{word}x")) == Lex::None || word.len() < 4, "{word}");
        }
        for word in ["", "é", "ministry", "zzz", "İ", "decembers", "interdisciplinary"] {
            assert_eq!(lookup(word), Lex::None, "{word}");
        }
    }
}
