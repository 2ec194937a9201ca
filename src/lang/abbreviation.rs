//! What a full stop after a word may be: the mark of an abbreviation, by the kind of word that it shortens.

use crate::text::wordlist::WordList;

/// What an abbreviation says about the full stop after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Abbreviation {
    /// Stands before a name or a phrase (`Gen.`, `vs.`): the sentence goes on.
    Leads,
    /// Stands before a number (`No.`, `p.`, `Art.`): the sentence goes on where one follows.
    BeforeNumber,
    /// A month or a weekday (`Jan.`).
    Date,
    /// May end a sentence as well as stand inside (`Inc.`, `Jr.`, `Va.`).
    Trails,
}

/// The kind of abbreviation that `word` (without its full stop) is; letter case counts where a word would be mistaken for one.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let lists = [
        (Abbreviation::Leads, LEADS),
        (Abbreviation::BeforeNumber, BEFORE_NUMBER),
        (Abbreviation::Date, DATE),
        (Abbreviation::Trails, TRAILS),
    ];
    let found = lists.iter().find(|(_, list)| list.has(word));
    if let Some((kind, _)) = found {
        let lower = word.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
        return (!(lower && CAPITAL_ONLY.contains(&word))).then_some(*kind);
    }
    None
}

/// Words that open a sentence far more often than they are part of a name: what follows an abbreviation that may end one.
pub(super) fn opens_sentence(word: &str) -> bool {
    STARTERS.has_exact(word)
}

/// Titles, ranks and the like before a name; Latin abbreviations that join.
#[rustfmt::skip]
const LEADS: WordList = WordList::new(&[
    "adm", "amb", "asst", "assoc", "attn", "brgy", "brig", "capt", "cardin", "cf", "cmdr", "col", "cpl", "dir", "dr", "e.g",
    "eg", "ens", "flt", "fr", "ft", "gen", "gov", "hon", "ie", "insp", "ldr", "lt", "maj", "messrs", "mlle", "mme",
    "mr", "mrs", "ms", "msgr", "mt", "mts", "mx", "ph", "pres", "prof", "pte", "pvt", "rep", "reps", "rev", "sec",
    "sen", "sens", "sgt", "spc", "sqn", "st", "ste", "supt", "treas", "viz", "vs", "v", "wg", "incl", "excl", "esp",
    "orig", "aka", "ca", "circa", "approx", "dep", "vol", "sub", "nr",
]);

/// What is counted or numbered.
#[rustfmt::skip]
const BEFORE_NUMBER: WordList = WordList::new(&[
    "app", "art", "arts", "ch", "chap", "cl", "ed", "ex", "fig", "figs", "fn", "l", "ll", "no", "nos", "op", "p",
    "par", "para", "paras", "pp", "pt", "reg", "res", "sect", "ser", "tel", "vols", "c", "n", "s", "ss", "ver", "est",
]);

/// Months and weekdays.
#[rustfmt::skip]
const DATE: WordList = WordList::new(&[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed",
    "weds", "thu", "thur", "thurs", "fri", "sat", "sun",
]);

/// Firms, suffixes of names, American states, units and general shortenings.
#[rustfmt::skip]
const TRAILS: WordList = WordList::new(&[
    "al", "assn", "ave", "avg", "bldg", "blvd", "bn", "bros", "cent", "cie", "co", "corp", "cos", "dept", "depts",
    "dist", "div", "esq", "est", "etc", "ext", "govt", "hq", "hr", "hrs", "ibid", "inc", "intl", "jr", "llc", "lp",
    "ltd", "max", "mfg", "min", "mins", "mil", "mn", "nat", "natl", "plc", "pty", "rd", "ret", "sa", "snr", "sr", "sq",
    "trans", "univ", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la",
    "mass", "md", "mich", "minn", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "va", "vt",
    "wash", "wis", "wyo",
]);

/// Of these only the capitalised form is the abbreviation (`Mass.`, not `mass.`).
const CAPITAL_ONLY: &[&str] = &[
    "ark", "cent", "del", "ill", "ind", "la", "mar", "mass", "min", "mo", "mon", "ore", "pa", "rep", "rev", "sat",
    "sub", "sun", "tex", "wash", "wed", "fri", "mil", "max", "nat", "ret", "sa", "res", "reg", "app", "ex", "ens",
    "hon", "dep", "dir", "ft", "mt", "st", "ser", "pt", "cos", "par", "md", "ga", "va", "sens", "reps", "ms",
];

/// Sorted, as written at a sentence's start.
#[rustfmt::skip]
const STARTERS: WordList = WordList::new(&[
    "A", "About", "According", "Additionally", "After", "Afterwards", "All", "Also", "Although", "Among", "An",
    "And", "Another", "Any", "Are", "As", "At", "Because", "Before", "Both", "But", "By", "Can", "Could", "Despite",
    "Did", "Do", "Does", "During", "Each", "Earlier", "Either", "Even", "Every", "Few", "Finally", "First", "For",
    "Four", "From", "Further", "Furthermore", "Given", "Had", "Has", "Have", "He", "Her", "Here", "His", "How",
    "However", "I", "If", "In", "Instead", "Is", "It", "Its", "Last", "Later", "Many", "Meanwhile", "More",
    "Moreover", "Most", "Much", "My", "Nearly", "Neither", "Next", "No", "Nobody", "None", "Nor", "Not", "Nothing",
    "Now", "Of", "Officials", "On", "Once", "One", "Only", "Or", "Other", "Others", "Our", "Over", "People", "Per",
    "Previously", "Rather", "Recently", "Several", "She", "Should", "Similarly", "Since", "So", "Some", "Sometimes",
    "Soon", "Still", "Such", "Talks", "That", "The", "Their", "Then", "There", "Therefore", "These", "They", "This",
    "Those", "Though", "Three", "Through", "Thus", "To", "Today", "Tomorrow", "Two", "Under", "Unless", "Until",
    "Upon", "Was", "We", "Were", "What", "When", "Where", "Whether", "Which", "While", "Who", "Whose", "Why",
    "With", "Within", "Without", "Would", "Yes", "Yesterday", "Yet", "You", "Your",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starters_are_sorted() {
        assert!(STARTERS.is_sorted());
    }

    #[test]
    fn case_decides_where_a_word_would_be_mistaken() {
        assert_eq!(abbreviation("Mass"), Some(Abbreviation::Trails));
        assert_eq!(abbreviation("mass"), None);
        assert_eq!(abbreviation("VS"), Some(Abbreviation::Leads));
        assert_eq!(abbreviation("missile"), None);
    }
}
