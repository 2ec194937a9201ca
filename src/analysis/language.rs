//! Whether a document is in English, from its commonest words. Links, citations and quotations work in any language; the claim rules only in English.

/// English words that few other languages share in this spelling, and that no page of English prose lacks.
const ENGLISH: [&str; 24] = [
    "the", "of", "and", "to", "that", "is", "was", "for", "with", "by", "from", "has", "have", "are", "were", "which",
    "their", "this", "been", "would", "said", "its", "after", "on",
];

/// Whether `lang:` names English; `None` where it says nothing of use.
pub fn is_english_tag(tag: &str) -> Option<bool> {
    let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    (!primary.is_empty()).then_some(matches!(primary.as_str(), "en" | "eng" | "english"))
}

/// Whether a text is English: among its first words, one in twelve is a common English one. Texts of fewer than 20 words pass.
/// Looks at 2,000 words at most.
pub fn is_english<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let (mut words, mut common) = (0_usize, 0_usize);
    for word in
        texts.flat_map(|text| text.split(|c: char| !c.is_alphabetic())).filter(|word| !word.is_empty()).take(2000)
    {
        words += 1;
        common += usize::from(ENGLISH.iter().any(|known| known.eq_ignore_ascii_case(word)));
    }
    words < 20 || common * 12 >= words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_english_from_its_neighbours() {
        let english = "The ministry said on Monday that talks would go on after the holiday and that both sides have agreed to meet again in the autumn.";
        let german = "Das Ministerium teilte am Montag mit, dass die Gespräche nach den Feiertagen fortgesetzt werden und dass beide Seiten sich im Herbst wieder treffen.";
        let french = "Le ministère a déclaré lundi que les pourparlers se poursuivraient après les vacances et que les deux parties se retrouveraient en automne prochain.";
        assert!(is_english([english].into_iter()));
        assert!(!is_english([german].into_iter()));
        assert!(!is_english([french].into_iter()));
        assert_eq!(is_english_tag("en-GB"), Some(true));
        assert_eq!(is_english_tag("de"), Some(false));
        assert_eq!(is_english_tag(""), None);
    }
}
