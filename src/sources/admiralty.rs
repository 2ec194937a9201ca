//! The Admiralty code in words (NATO AJP-2.1): reliability of the source A to F, credibility of the information 1 to 6.

/// `B2: usually reliable, probably true`; what is not given is `?`, what is no grade stands as it is written. `None` where neither is given.
pub fn in_words(reliability: Option<&str>, credibility: Option<&str>) -> Option<String> {
    let (letter, number) = (reliability.map(str::trim), credibility.map(str::trim));
    if letter.is_none() && number.is_none() {
        return None;
    }
    let words: Vec<&str> = [letter.and_then(reliable), number.and_then(credible)].into_iter().flatten().collect();
    let grade = format!("{}{}", letter.unwrap_or("?"), number.unwrap_or("?"));
    Some(if words.is_empty() { grade } else { format!("{grade}: {}", words.join(", ")) })
}

fn reliable(letter: &str) -> Option<&'static str> {
    Some(match letter {
        "A" | "a" => "completely reliable",
        "B" | "b" => "usually reliable",
        "C" | "c" => "fairly reliable",
        "D" | "d" => "not usually reliable",
        "E" | "e" => "unreliable",
        "F" | "f" => "reliability cannot be judged",
        _ => return None,
    })
}

fn credible(number: &str) -> Option<&'static str> {
    Some(match number {
        "1" => "confirmed by other sources",
        "2" => "probably true",
        "3" => "possibly true",
        "4" => "doubtful",
        "5" => "improbable",
        "6" => "truth cannot be judged",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn grades() {
        assert_eq!(in_words(Some("B"), Some("2")).as_deref(), Some("B2: usually reliable, probably true"));
        assert_eq!(in_words(Some("B"), None).as_deref(), Some("B?: usually reliable"));
        assert_eq!(in_words(Some("X"), Some("9")).as_deref(), Some("X9"));
        assert_eq!(in_words(None, None), None);
    }
}
