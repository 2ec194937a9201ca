//! The words of time expressions, found by first letter and length before any is compared.

use super::calendar::{Season, Unit};
use super::expr::{DayPart, Reference};

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
    /// `the`
    The,
    /// `a`, `an`
    A,
    /// `this`, `that`, `last`, …: words that may begin an expression; the grammar looks at them itself.
    Lead,
    /// `term`, `presidency`, …: offices' times.
    Office,
}

macro_rules! words {
    ($($word:literal $lex:expr),* $(,)?) => {
        /// In alphabetical order.
        const WORDS: &[(&str, Lex)] = &[$(($word, $lex)),*];
    };
}

use DayPart::{Afternoon, Daytime, Evening, Midday, Morning, Night};
use Lex::{Count, Lead, Month, MonthShort, Often, Ordinal, Part, Parts, Units, Weekday, WeekdayShort, Weekdays};
use Reference::{Past, Present};

words! {
    "a" Lex::A, "about" Lead, "advent" Lex::Holiday, "afternoon" Part(Afternoon), "afternoons" Parts(Afternoon),
    "all" Lex::Holiday, "almost" Lead, "an" Lex::A, "annual" Often(1, Unit::Year),
    "annually" Often(1, Unit::Year), "anzac" Lex::Holiday, "approximately" Lead, "april" Month(4),
    "apr" MonthShort(4), "armistice" Lex::Holiday, "around" Lead, "ascension" Lex::Holiday, "ash" Lex::Holiday,
    "at" Lead, "aug" MonthShort(8), "august" Month(8), "autumn" Lex::Season(Season::Autumn),
    "bastille" Lex::Holiday, "begin" Lead, "beginning" Lead, "biannual" Often(0, Unit::Half),
    "biennial" Often(2, Unit::Year), "biennially" Often(2, Unit::Year), "bimonthly" Often(2, Unit::Month),
    "biweekly" Often(2, Unit::Week), "boxing" Lex::Holiday,
    "c" Lead, "ca" Lead, "centuries" Units(Unit::Century), "century" Lex::Unit(Unit::Century),
    "christmas" Lex::Holiday, "circa" Lead, "columbus" Lex::Holiday, "coming" Lead, "couple" Lex::Many,
    "current" Lex::Reference(Present), "currently" Lex::Reference(Present),
    "daily" Often(1, Unit::Day), "day" Lex::Unit(Unit::Day), "days" Units(Unit::Day), "daytime" Part(Daytime),
    "dec" MonthShort(12), "decade" Lex::Unit(Unit::Decade), "decades" Units(Unit::Decade), "december" Month(12),
    "dozen" Count(12), "dozens" Lex::Many,
    "each" Lead, "earlier" Lead, "early" Lead, "easter" Lex::Holiday, "eight" Count(8), "eighteen" Count(18),
    "eighteenth" Ordinal(18), "eighth" Ordinal(8), "eighties" Lex::Decade(8), "eighty" Count(80),
    "election" Lex::Holiday, "eleven" Count(11), "eleventh" Ordinal(11), "end" Lead, "epiphany" Lex::Holiday,
    "evening" Part(Evening), "evenings" Parts(Evening), "every" Lead,
    "fall" Lex::Season(Season::Autumn), "father" Lex::Holiday, "feb" MonthShort(2), "february" Month(2),
    "few" Lex::Many, "fewer" Lead, "fifteen" Count(15), "fifteenth" Ordinal(15), "fifth" Ordinal(5),
    "fifties" Lex::Decade(5), "fifty" Count(50), "final" Lead, "financial" Lead, "first" Ordinal(1),
    "fiscal" Lead, "five" Count(5), "following" Lead, "former" Lead,
    "forties" Lex::Decade(4), "fortnight" Lex::Unit(Unit::Week), "fortnightly" Often(2, Unit::Week),
    "forty" Count(40), "four" Count(4), "fourteen" Count(14), "fourteenth" Ordinal(14), "fourth" Ordinal(4),
    "fri" WeekdayShort(5), "friday" Weekday(5), "fridays" Weekdays(5), "full" Lead, "future" Lead, "fy" Lead,
    "good" Lex::Holiday, "guy" Lex::Holiday,
    "half" Lead, "halloween" Lex::Holiday, "hour" Lex::Unit(Unit::Hour), "hourly" Often(1, Unit::Hour),
    "hours" Units(Unit::Hour), "hundred" Lex::Scale(100), "hundreds" Lex::Many,
    "inauguration" Lex::Holiday, "independence" Lex::Holiday,
    "jan" MonthShort(1), "january" Month(1), "jul" MonthShort(7), "july" Month(7), "jun" MonthShort(6),
    "june" Month(6), "juneteenth" Lex::Holiday, "just" Lead,
    "labor" Lex::Holiday, "labour" Lex::Holiday, "last" Lead, "lately" Lex::Reference(Past), "late" Lead,
    "later" Lead, "less" Lead,
    "many" Lex::Many, "mar" MonthShort(3), "march" Month(3), "martin" Lex::Holiday, "maundy" Lex::Holiday,
    "may" Month(5), "memorial" Lex::Holiday, "mid" Lead, "midday" Part(Midday), "middle" Lead,
    "midnight" Lex::Hour(24), "millennia" Units(Unit::Millennium), "millennium" Lex::Unit(Unit::Millennium),
    "minute" Lex::Unit(Unit::Minute), "minutes" Units(Unit::Minute), "mlk" Lex::Holiday, "mon" WeekdayShort(1),
    "monday" Weekday(1), "mondays" Weekdays(1), "month" Lex::Unit(Unit::Month), "monthly" Often(1, Unit::Month),
    "months" Units(Unit::Month), "more" Lead, "morning" Part(Morning), "mornings" Parts(Morning),
    "mother" Lex::Holiday,
    "nearly" Lead, "new" Lex::Holiday, "next" Lead, "night" Part(Night), "nightly" Often(1, Unit::Day),
    "nights" Parts(Night), "nine" Count(9), "nineteen" Count(19), "nineteenth" Ordinal(19),
    "nineties" Lex::Decade(9), "ninety" Count(90), "ninth" Ordinal(9), "no" Lead, "noon" Lex::Hour(12),
    "nov" MonthShort(11), "november" Month(11), "now" Lex::Reference(Present), "nowadays" Lex::Reference(Present),
    "numerous" Lex::Many,
    "o" Lead, "oct" MonthShort(10), "october" Month(10), "once" Lead, "one" Count(1), "opening" Lead,
    "orthodox" Lead, "over" Lead, "overnight" Lead,
    "palm" Lex::Holiday, "past" Lead, "pentecost" Lex::Holiday, "post" Lead, "pre" Lead, "presidency" Lex::Office,
    "president" Lex::Holiday, "presidents" Lex::Holiday, "presently" Lex::Reference(Present), "previous" Lead,
    "prior" Lead,
    "q" Lead, "quarter" Lex::Unit(Unit::Quarter), "quarterly" Often(1, Unit::Quarter),
    "quarters" Units(Unit::Quarter),
    "recent" Lex::Reference(Past), "recently" Lex::Reference(Past), "remembrance" Lex::Holiday, "rest" Lead,
    "roughly" Lead,
    "saint" Lex::Holiday, "same" Lead, "sat" WeekdayShort(6), "saturday" Weekday(6), "saturdays" Weekdays(6),
    "second" Ordinal(2), "seconds" Units(Unit::Second), "semiannual" Often(0, Unit::Half),
    "semiannually" Often(0, Unit::Half), "sep" MonthShort(9), "sept" MonthShort(9), "september" Month(9),
    "seven" Count(7), "seventeen" Count(17), "seventeenth" Ordinal(17), "seventh" Ordinal(7),
    "seventies" Lex::Decade(7), "seventy" Count(70), "several" Lex::Many, "since" Lead, "six" Count(6),
    "sixteen" Count(16), "sixteenth" Ordinal(16), "sixth" Ordinal(6), "sixties" Lex::Decade(6), "sixty" Count(60),
    "some" Lead, "spring" Lex::Season(Season::Spring), "st" Lex::Holiday, "start" Lead,
    "summer" Lex::Season(Season::Summer), "sun" WeekdayShort(7), "sunday" Weekday(7), "sundays" Weekdays(7),
    "ten" Count(10), "tens" Lex::Many, "tenth" Ordinal(10), "term" Lex::Office, "thanksgiving" Lex::Holiday,
    "that" Lead, "the" Lex::The, "then" Lead, "these" Lead, "third" Ordinal(3), "thirteen" Count(13),
    "thirteenth" Ordinal(13), "thirties" Lex::Decade(3), "thirtieth" Ordinal(30), "thirty" Count(30), "this" Lead,
    "those" Lead, "thousand" Lex::Scale(1000), "thousands" Lex::Many, "three" Count(3), "thu" WeekdayShort(4),
    "thur" WeekdayShort(4), "thurs" WeekdayShort(4), "thursday" Weekday(4), "thursdays" Weekdays(4),
    "today" Lex::Day(0), "tomorrow" Lex::Day(1), "tonight" Lex::Tonight, "trailing" Lead, "tue" WeekdayShort(2),
    "tues" WeekdayShort(2), "tuesday" Weekday(2), "tuesdays" Weekdays(2), "twelfth" Ordinal(12),
    "twelve" Count(12), "twenties" Lex::Decade(2), "twentieth" Ordinal(20), "twenty" Count(20), "twice" Lead,
    "two" Count(2),
    "under" Lead, "up" Lead,
    "valentine" Lex::Holiday, "valentines" Lex::Holiday, "veterans" Lex::Holiday,
    "wed" WeekdayShort(3), "wednesday" Weekday(3), "wednesdays" Weekdays(3), "week" Lex::Unit(Unit::Week),
    "weekday" Lex::Unit(Unit::Day), "weekdays" Units(Unit::Day), "weekend" Lex::Unit(Unit::Weekend),
    "weekends" Units(Unit::Weekend), "weekly" Often(1, Unit::Week), "weeks" Units(Unit::Week),
    "weeknight" Part(Night), "well" Lead, "whit" Lex::Holiday, "winter" Lex::Season(Season::Winter),
    "xmas" Lex::Holiday,
    "year" Lex::Unit(Unit::Year), "yearly" Often(1, Unit::Year), "years" Units(Unit::Year),
    "yesterday" Lex::Day(-1),
    "zero" Count(0),
}

/// Longest word in the list.
const LONGEST: usize = 13;

/// Where the words of each first letter begin in [`WORDS`].
const STARTS: [usize; 27] = {
    let mut starts = [WORDS.len(); 27];
    let mut i = WORDS.len();
    while i > 0 {
        i -= 1;
        starts[(WORDS[i].0.as_bytes()[0] - b'a') as usize] = i;
    }
    let mut letter = 26;
    while letter > 0 {
        letter -= 1;
        if starts[letter] == WORDS.len() {
            starts[letter] = starts[letter + 1];
        }
    }
    starts
};

/// For each first letter, which lengths occur: bit n for words of n bytes.
const LENGTHS: [u16; 26] = {
    let mut lengths = [0; 26];
    let mut i = 0;
    while i < WORDS.len() {
        let word = WORDS[i].0.as_bytes();
        assert!(word.len() <= LONGEST);
        lengths[(word[0] - b'a') as usize] |= 1 << word.len();
        i += 1;
    }
    lengths
};

/// What a word means; letter case does not count.
#[inline]
pub(crate) fn lookup(word: &str) -> Lex {
    let bytes = word.as_bytes();
    let Some(first) = bytes.first().map(u8::to_ascii_lowercase).filter(u8::is_ascii_lowercase) else {
        return Lex::None;
    };
    let letter = usize::from(first - b'a');
    let known = LENGTHS.get(letter).copied().unwrap_or(0);
    if bytes.len() > LONGEST || known & (1 << bytes.len()) == 0 {
        return Lex::None;
    }
    let (from, to) = (STARTS.get(letter).copied().unwrap_or(0), STARTS.get(letter + 1).copied().unwrap_or(0));
    let words = WORDS.get(from..to).unwrap_or_default();
    words
        .iter()
        .find(|(known, _)| known.len() == bytes.len() && known.as_bytes().eq_ignore_ascii_case(bytes))
        .map_or(Lex::None, |(_, lex)| *lex)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_no_other() {
        for (word, lex) in WORDS {
            assert_eq!(lookup(word), *lex, "{word}");
            assert_eq!(lookup(&word.to_uppercase()), *lex, "{word}");
            assert!(lookup(&format!("{word}x")) == Lex::None || word.len() < 4, "{word}");
        }
        for word in ["", "é", "ministry", "zzz", "İ", "decembers", "interdisciplinary"] {
            assert_eq!(lookup(word), Lex::None, "{word}");
        }
    }
}
