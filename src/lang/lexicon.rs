//! What English words may be: the closed classes, and the forms of some two thousand verbs. One table, built once.

mod closed;
mod irregular;
mod regular;
mod table;

use crate::text::Span;
use crate::text::packed::{packed, packed_in};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use table::{Key, Table};

/// What a word may be, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Tag(u32);

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Tag { $($(#[$doc])* pub(crate) const $name: Tag = Tag(1 << $bit);)* }
    };
}

tags! {
    /// Articles, demonstratives, quantifiers.
    DET = 0;
    POSSESSIVE = 1;
    /// Numbers in words, ordinals.
    NUMERAL = 2;
    /// Pronouns that may be subjects.
    SUBJECT = 3;
    /// Of those, the ones that take a verb in `-s`.
    SINGULAR = 4;
    OBJECT = 5;
    PREPOSITION = 6;
    /// Prepositions that go with a verb (`carried out`).
    PARTICLE = 7;
    COORDINATOR = 8;
    SUBORDINATOR = 9;
    /// Prepositions that open a clause as well.
    TIME_SUBORDINATOR = 10;
    RELATIVE = 11;
    ADVERB = 12;
    NEGATION = 13;
    MODAL = 14;
    BE = 15;
    HAVE = 16;
    DO = 17;
    /// A finite present form of `be`, `have`, `do`.
    PRESENT = 18;
    /// A finite past form of `be`, `have`, `do`.
    PAST = 19;
    ADJECTIVE = 20;
    /// Never a verb, whatever its ending.
    NOT_VERB = 21;
    /// A plural without `-s`, or a word that stands for several.
    PLURAL = 22;
    CALENDAR = 23;
    V_BASE = 24;
    V_S = 25;
    V_PAST = 26;
    V_PARTICIPLE = 27;
    V_ING = 28;
    /// The verb's base form is a usual noun too.
    NOUN = 29;
    /// Its form in `-s` is a plural noun before it is a verb.
    PLURAL_FIRST = 30;
    /// The word `to`.
    TO = 31;
}

impl Tag {
    pub(crate) const NONE: Tag = Tag(0);
    /// Any form of a verb of the open class.
    pub(crate) const VERB: Tag = Tag(0b11111 << 24);
    /// Any form of `be`, `have`, `do`.
    pub(crate) const AUXILIARY: Tag = Tag(0b111 << 15);
    /// Words that belong to no open class.
    pub(crate) const CLOSED: Tag = Tag((1 << 20) - 1);

    pub(crate) const fn and(self, other: Tag) -> Tag {
        Tag(self.0 | other.0)
    }

    /// Whether it may be one of `other`.
    pub(crate) const fn is(self, other: Tag) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn without(self, other: Tag) -> Tag {
        Tag(self.0 & !other.0)
    }
}

/// What is known of a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) tag: Tag,
    /// The base form where it is a verb; empty else.
    pub(crate) lemma: &'static str,
}

static WORDS: LazyLock<Table> = LazyLock::new(|| Table::of(build()));

/// What is known of `word`, letter case ignored. Words that are not listed get what their ending says.
pub(crate) fn look_up(word: &str) -> Entry {
    look_up_key(packed(word), word)
}

/// The same for the word `span` of a text.
pub(crate) fn look_up_in(text: &str, span: Span) -> Entry {
    look_up_key(packed_in(text, span), span.of(text))
}

#[inline]
fn look_up_key(key: Option<Key>, word: &str) -> Entry {
    let Some(key) = key else { return Entry::default() };
    WORDS.get(&key).unwrap_or_else(|| Entry { tag: guess(word).and(prefixed(word)), lemma: "" })
}

/// What a word is whose end is the past of an irregular verb: `overwrote`, `outsold`, `undersold`.
fn prefixed(word: &str) -> Tag {
    const PREFIXES: [&str; 8] = ["over", "under", "out", "re", "un", "mis", "fore", "inter"];
    // Most words begin with none of them.
    if !word
        .bytes()
        .next()
        .is_some_and(|first| matches!(first.to_ascii_lowercase(), b'o' | b'u' | b'r' | b'm' | b'f' | b'i'))
    {
        return Tag::NONE;
    }
    let starts = |prefix: &&str| word.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    let rest = PREFIXES.iter().find(|prefix| starts(prefix)).and_then(|prefix| word.get(prefix.len()..));
    let entry =
        rest.filter(|rest| rest.len() >= 4 && !rest.ends_with("ed")).and_then(packed).and_then(|key| WORDS.get(&key));
    let past = Tag::V_PAST.and(Tag::V_PARTICIPLE);
    let other = Tag::V_BASE.and(Tag::NOUN).and(Tag::CLOSED).and(Tag::V_S);
    entry
        .filter(|entry| entry.tag.is(Tag::V_PAST) && !entry.tag.is(other))
        .map_or(Tag::NONE, |entry| if entry.tag.is(Tag::V_PARTICIPLE) { past } else { Tag::V_PAST })
}

/// What the ending of a word that is not listed says.
fn guess(word: &str) -> Tag {
    let bytes = word.as_bytes();
    let ends = |ending: &str| {
        let from = bytes.len().checked_sub(ending.len());
        from.and_then(|from| bytes.get(from..)).is_some_and(|tail| tail.eq_ignore_ascii_case(ending.as_bytes()))
    };
    let is_one_of = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    let (long, name) = (|than: usize| bytes.len() > than, || word.starts_with(char::is_uppercase));
    match bytes.last().map(u8::to_ascii_lowercase) {
        Some(b'y') if long(4) && ends("ly") && !is_one_of(closed::NOT_ADVERBS) => Tag::ADVERB,
        // `Beijing`, `Mohammed`: the endings of names say nothing.
        Some(b'd') if name() => Tag::NONE,
        Some(b'd') if long(6) && ends("ed") && bytes.get(..2).is_some_and(|un| un.eq_ignore_ascii_case(b"un")) => {
            Tag::ADJECTIVE
        }
        Some(b'd') if long(4) && ends("ed") && !ends("eed") => Tag::V_PAST.and(Tag::V_PARTICIPLE),
        Some(b'g') if long(5) && ends("ing") && !name() => Tag::V_ING,
        Some(b's' | b'l' | b'e' | b'c')
            if ADJECTIVE_ENDINGS.iter().any(|ending| long(ending.len() + 2) && ends(ending))
                && !name()
                && !is_one_of(NOUNS_LIKE_ADJECTIVES) =>
        {
            Tag::ADJECTIVE
        }
        _ => Tag::NONE,
    }
}

/// A verb's base form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BaseVerb {
    /// The word is a usual noun too (`test`, `call`).
    pub noun: bool,
}

/// Whether `word`, letter case ignored, is the base form of a known verb and of no closed class: what may open an imperative.
pub fn base_verb(word: &str) -> Option<BaseVerb> {
    let tag = look_up(word).tag;
    let verb = tag.is(Tag::V_BASE) && !tag.is(Tag::CLOSED.and(Tag::ADJECTIVE));
    verb.then_some(BaseVerb { noun: tag.is(Tag::NOUN) })
}

/// The base form of a listed verb's form (`met`: `meet`); letter case ignored. `None` where it is its own base or is not listed.
pub fn base_form(word: &str) -> Option<&'static str> {
    let lemma = look_up(word).lemma;
    (!lemma.is_empty() && !lemma.eq_ignore_ascii_case(word)).then_some(lemma)
}

const ADJECTIVE_ENDINGS: &[&str] = &["ous", "ful", "less", "able", "ible", "ical", "ional", "istic"];

/// Nouns with such endings.
const NOUNS_LIKE_ADJECTIVES: &[&str] = &[
    "cable",
    "constable",
    "crucible",
    "deliverable",
    "fable",
    "handful",
    "mouthful",
    "parable",
    "periodical",
    "roundtable",
    "spoonful",
    "syllable",
    "table",
    "timetable",
    "turntable",
    "vegetable",
];

/// The key of a word of the lists; what is longer than the longest is never found.
fn listed(word: &str) -> Key {
    packed(word).unwrap_or([u64::MAX; 3])
}

/// The base form of a verb's form in `-ed` or `-ing` that is not listed: a guess by its letters.
pub(crate) fn guess_base(form: &str) -> String {
    let form = form.to_lowercase();
    let stem = form.strip_suffix("ed").or_else(|| form.strip_suffix("ing")).unwrap_or(&form);
    let mut base = stem.to_owned();
    let last = stem.chars().next_back();
    if let Some(head) = stem.strip_suffix('i') {
        base = format!("{head}y");
    } else if last == stem.chars().rev().nth(1) && last.is_some_and(|c| !matches!(c, 's' | 'l' | 'f' | 'e' | 'o')) {
        base.pop();
    } else if stem.ends_with(['v', 'c', 's', 'u']) || stem.ends_with("at") || stem.ends_with("iz") {
        base.push('e');
    }
    base
}

fn build() -> FxHashMap<Key, Entry> {
    let mut words: FxHashMap<Key, Entry> = FxHashMap::default();
    words.reserve(12_000);
    let is_in = |list: &'static str| list.split_whitespace().collect::<rustc_hash::FxHashSet<_>>();
    let (nouns, plurals) = (is_in(regular::NOUNS_TOO), is_in(regular::PLURALS_FIRST));
    let mut add = |form: &str, tag: Tag, lemma: &'static str| {
        let entry = words.entry(listed(form)).or_default();
        entry.tag = entry.tag.and(tag);
        if entry.lemma.is_empty() || tag.is(Tag::V_BASE) {
            entry.lemma = lemma;
        }
    };
    let traits = |lemma: &str, noun: bool| {
        let plural = plurals.contains(lemma);
        let base = if noun || plural || nouns.contains(lemma) { Tag::NOUN } else { Tag::NONE };
        base.and(if plural { Tag::PLURAL_FIRST } else { Tag::NONE })
    };
    let mut bases = rustc_hash::FxHashSet::default();
    for line in irregular::IRREGULAR.lines() {
        let mut fields = line.split_whitespace();
        let (Some(base), Some(past), Some(participle)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let traits = traits(base, fields.next().is_some());
        bases.insert(base);
        add(base, Tag::V_BASE.and(traits), base);
        add(&form_s(base), Tag::V_S.and(traits), base);
        add(&form_ing(base, irregular_doubles(base)), Tag::V_ING, base);
        past.split('/').for_each(|form| add(form, Tag::V_PAST, base));
        participle.split('/').for_each(|form| add(form, Tag::V_PARTICIPLE, base));
    }
    for (list, noun) in [(regular::PLAIN, false), (regular::SHORT, true)] {
        for written in list.split_whitespace() {
            let base = written.trim_end_matches(['+', '*']);
            if !bases.insert(base) {
                continue;
            }
            let traits = traits(base, noun);
            let (doubled, single) = (written != base, !written.ends_with('+'));
            let past = Tag::V_PAST.and(Tag::V_PARTICIPLE);
            add(base, Tag::V_BASE.and(traits), base);
            add(&form_s(base), Tag::V_S.and(traits), base);
            for double in [doubled.then_some(true), single.then_some(false)].into_iter().flatten() {
                add(&form_ed(base, double), past, base);
                add(&form_ing(base, double), Tag::V_ING, base);
            }
            if let Some(stem) = base.strip_suffix("ize") {
                add(&format!("{stem}ise"), Tag::V_BASE.and(traits), base);
                add(&format!("{stem}ises"), Tag::V_S.and(traits), base);
                add(&format!("{stem}ised"), past, base);
                add(&format!("{stem}ising"), Tag::V_ING, base);
            }
        }
    }
    for (tag, list) in closed::CLOSED {
        for word in list.split_whitespace() {
            let entry = words.entry(listed(word)).or_default();
            entry.tag = entry.tag.and(*tag);
        }
    }
    // The past of `find` is far more frequent than what founders do.
    if let Some(entry) = words.get_mut(&listed("found")) {
        *entry = Entry { tag: Tag::V_PAST.and(Tag::V_PARTICIPLE), lemma: "find" };
    }
    for entry in words.values_mut().filter(|entry| entry.tag.is(Tag::NOT_VERB)) {
        entry.tag = entry.tag.without(Tag::VERB);
    }
    words
}

fn ends_in_consonant_y(base: &str) -> bool {
    let mut letters = base.chars().rev();
    letters.next() == Some('y') && letters.next().is_some_and(|c| !"aeiou".contains(c))
}

fn form_s(base: &str) -> String {
    if ends_in_consonant_y(base) {
        return format!("{}ies", base.get(..base.len() - 1).unwrap_or_default());
    }
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|ending| base.ends_with(ending));
    let es = hissing && !base.ends_with("e") || base.ends_with('o') && !base.ends_with("oo");
    format!("{base}{}", if es { "es" } else { "s" })
}

fn form_ed(base: &str, double: bool) -> String {
    if ends_in_consonant_y(base) {
        return format!("{}ied", base.get(..base.len() - 1).unwrap_or_default());
    }
    match (base.ends_with('e'), double, base.chars().next_back()) {
        (true, ..) => format!("{base}d"),
        (false, true, Some(last)) => format!("{base}{last}ed"),
        _ => format!("{base}ed"),
    }
}

fn form_ing(base: &str, double: bool) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    let mute = base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("oe") && base != "be";
    match (mute, double, base.chars().next_back()) {
        (true, ..) => format!("{}ing", base.get(..base.len() - 1).unwrap_or_default()),
        (false, true, Some(last)) => format!("{base}{last}ing"),
        _ => format!("{base}ing"),
    }
}

/// Whether an irregular verb doubles its last consonant (`begin`, `beginning`): one vowel letter before one consonant at its end.
fn irregular_doubles(base: &str) -> bool {
    let mut letters = base.chars().rev();
    let vowel = |c: Option<char>| c.is_some_and(|c| "aeiou".contains(c));
    let last = letters.next();
    let (before, third) = (letters.next(), letters.next());
    let closes = last.is_some_and(|c| !"aeiouwxy".contains(c));
    closes && vowel(before) && !vowel(third) && !["broadcast", "bear"].contains(&base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_verbs() {
        let lemma = |word| look_up(word).lemma;
        assert_eq!(lemma("Tries"), "try");
        assert_eq!(lemma("banned"), "ban");
        assert_eq!(lemma("organised"), "organize");
        assert_eq!(lemma("travelled"), "travel");
        assert_eq!(lemma("dying"), "die");
        assert_eq!(lemma("beginning"), "begin");
        assert_eq!(lemma("fell"), "fall");
        assert!(look_up("met").tag.is(Tag::V_PAST) && look_up("met").tag.is(Tag::V_PARTICIPLE));
        assert!(look_up("talks").tag.is(Tag::V_S) && look_up("talks").tag.is(Tag::PLURAL_FIRST));
        assert!(!look_up("seed").tag.is(Tag::VERB));
    }

    #[test]
    fn unknown_words_go_by_their_ending() {
        assert!(look_up("deconflicted").tag.is(Tag::V_PAST));
        assert!(look_up("overwrote").tag.is(Tag::V_PAST) && !look_up("outlook").tag.is(Tag::VERB));
        assert!(look_up("swiftly").tag.is(Tag::ADVERB));
        assert_eq!(guess_base("deconflicted"), "deconflict");
        assert_eq!(guess_base("relocating"), "relocate");
        assert_eq!(guess_base("zigzagging"), "zigzag");
        assert_eq!(guess_base("frenzied"), "frenzy");
    }
}
