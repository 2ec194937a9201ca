//! What of a person's name may stand alone, by the order of names of the person's country.

use crate::dossier::Actor;

/// Particles that belong to the family name and are always written with it.
const BOUND: [&str; 22] = [
    "bin", "ibn", "bint", "ben", "abu", "abd", "abdel", "von", "van", "der", "den", "de", "da", "do", "dos", "das",
    "di", "del", "della", "le", "la", "du",
];
/// Articles before a family name that texts often leave out.
const LOOSE: [&str; 8] = ["al", "el", "ul", "ad", "as", "an", "ar", "at"];
/// Endings that are no family name.
const SUFFIX: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "v"];
/// Countries whose people write the family name first, in English texts too.
const FAMILY_FIRST: [&str; 7] = ["china", "north-korea", "south-korea", "taiwan", "hong-kong", "macau", "vietnam"];

/// How a person may be called other than by a full name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShortNames {
    /// Names that may stand alone.
    pub last: Vec<String>,
    /// The family name comes first.
    pub family_first: bool,
    /// First and last name, where the full name has more between.
    pub first_last: Vec<String>,
}

/// Whether the schema is a person's.
pub fn is_person(actor: &Actor) -> bool {
    &*actor.schema == "Person"
}

/// The short names of a person; none of anything else.
pub fn short_names(actor: &Actor) -> ShortNames {
    let mut short = ShortNames::default();
    if !is_person(actor) {
        return short;
    }
    let parts: Vec<&str> = actor.name.split_whitespace().filter(|part| !is_suffix(part)).collect();
    if parts.is_empty() || !actor.name.contains(char::is_alphabetic) {
        return short;
    }
    let given = actor.last_name.as_deref().map(str::trim).filter(|last| !last.is_empty());
    let eastern = actor.country.as_deref().is_some_and(|country| FAMILY_FIRST.contains(&country)) && parts.len() > 1;
    let last = match given {
        Some(last) => last.to_owned(),
        None if eastern => parts.first().copied().unwrap_or_default().to_owned(),
        None if parts.len() > 1 => parts.get(family_start(&parts)..).unwrap_or_default().join(" "),
        None => return short,
    };
    short.family_first = parts.len() > 1
        && parts.first().is_some_and(|first| first.eq_ignore_ascii_case(&last))
        && parts.last().is_some_and(|end| !end.eq_ignore_ascii_case(&last));
    if !short.family_first {
        for name in std::iter::once(&actor.name).chain(&actor.alias) {
            let parts: Vec<&str> = name.split_whitespace().filter(|part| !is_suffix(part)).collect();
            let from = family_start(&parts);
            let has_family = ends_in(&parts.join(" "), &last) && !is_junior(name);
            if let (Some(first), true, true) = (parts.first(), from > 1, has_family) {
                short.first_last.push(format!("{first} {last}"));
            }
            short.first_last.extend(up_to_family(&parts, &last));
        }
    }
    for article in LOOSE {
        let bare = last.get(article.len() + 1..).filter(|_| {
            last.get(..article.len()).is_some_and(|head| head.eq_ignore_ascii_case(article))
                && last.as_bytes().get(article.len()).is_some_and(|&byte| byte == b'-' || byte == b' ')
        });
        short.last.extend(bare.filter(|bare| bare.chars().count() > 2).map(str::to_owned));
    }
    short.last.push(last);
    short.last.retain(|last| last.chars().filter(|c| c.is_alphabetic()).count() > 1);
    short
}

/// Of two family names the second is often left out: `José Macías` and `José Adolfo Macías` of `José Adolfo Macías Villamar`, whose
/// last name is given as `Macías`.
fn up_to_family(parts: &[&str], last: &str) -> Vec<String> {
    let words: Vec<&str> = last.split_whitespace().collect();
    let same = |window: &[&str]| window.iter().zip(&words).all(|(a, b)| is_same(a, b));
    let at = parts.windows(words.len().max(1)).position(same).filter(|at| *at > 0);
    let Some((at, first)) = at.zip(parts.first()) else { return Vec::new() };
    if at + words.len() >= parts.len() {
        return Vec::new();
    }
    let whole = parts.get(..at + words.len()).unwrap_or_default().join(" ");
    let short = format!("{first} {last}");
    if short == whole { vec![whole] } else { vec![short, whole] }
}

/// Whether two words are the same but for letter case.
fn is_same(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() { a.eq_ignore_ascii_case(b) } else { a.to_lowercase() == b.to_lowercase() }
}

/// Whether a name ends so, letter case aside.
fn ends_in(name: &str, end: &str) -> bool {
    if name.is_ascii() && end.is_ascii() {
        let tail = name.len().checked_sub(end.len()).and_then(|from| name.get(from..));
        return tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end));
    }
    name.to_lowercase().ends_with(&end.to_lowercase())
}

fn is_suffix(part: &str) -> bool {
    let part = part.trim_end_matches('.');
    SUFFIX.iter().any(|suffix| suffix.eq_ignore_ascii_case(part))
}

/// `Jr.` tells two bearers of the shorter name apart.
fn is_junior(name: &str) -> bool {
    name.split_whitespace()
        .any(|part| ["jr", "jr.", "sr", "sr."].iter().any(|junior| part.eq_ignore_ascii_case(junior)))
}

/// Index of the part where the family name begins, its particles included.
fn family_start(parts: &[&str]) -> usize {
    let mut at = parts.len().saturating_sub(1);
    while at > 1 {
        let before = parts.get(at - 1).copied().unwrap_or_default();
        if !BOUND.iter().chain(&LOOSE).any(|known| known.eq_ignore_ascii_case(before)) {
            break;
        }
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(name: &str, country: &str, expected: Expect) {
        let toml = format!("[[actor]]\nid = \"a\"\nschema = \"Person\"\nname = \"{name}\"\ncountry = \"{country}\"");
        let loaded = crate::dossier::load::toml(&"a".into(), &toml);
        let short = short_names(&loaded.actors[0]);
        expected.assert_eq(&format!("{:?} {:?} {}", short.last, short.first_last, short.family_first));
    }

    #[test]
    fn a_last_name_before_the_end() {
        let toml =
            "[[actor]]\nid = \"a\"\nschema = \"Person\"\nname = \"José Adolfo Macías Villamar\"\nlastName = \"Macías\"";
        let short = short_names(&crate::dossier::load::toml(&"a".into(), toml).actors[0]);
        assert_eq!(
            (short.last, short.first_last),
            (vec!["Macías".into()], vec!["José Macías".into(), "José Adolfo Macías".into()])
        );
    }

    #[test]
    fn last_names() {
        check("Donald J. Trump", "united-states", expect![[r#"["Trump"] ["Donald Trump"] false"#]]);
        check("Kim Jong Un", "north-korea", expect![[r#"["Kim"] [] true"#]]);
        check("Mohammed bin Salman", "saudi-arabia", expect![[r#"["bin Salman"] [] false"#]]);
        check("Bashar Hafez al-Assad", "syria", expect![[r#"["Assad", "al-Assad"] ["Bashar al-Assad"] false"#]]);
        check("Ursula von der Leyen", "germany", expect![[r#"["von der Leyen"] [] false"#]]);
        check("Lloyd J. Austin III", "united-states", expect![[r#"["Austin"] ["Lloyd Austin"] false"#]]);
        check("Robert F. Kennedy Jr.", "united-states", expect![[r#"["Kennedy"] [] false"#]]);
        check(
            "Mohammed bin Salman Al Saud",
            "saudi-arabia",
            expect![[r#"["Saud", "Al Saud"] ["Mohammed Al Saud"] false"#]],
        );
        check("Pelé", "brazil", expect![[r#"[] [] false"#]]);
        check("- -", "", expect![[r#"[] [] false"#]]);
    }
}
