//! The Admiralty code (NATO AJP-2.1): reliability of the source A to F, credibility of the information 1 to 6.

/// One half of a grade.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// The letter.
    Reliability,
    /// The number.
    Credibility,
}

const RELIABILITY: &str =
    "Reliability goes from A (completely reliable) to E (unreliable); F is for what cannot be judged.";
const CREDIBILITY: &str = "Credibility goes from 1 (confirmed) to 5 (improbable); 6 is for what cannot be judged.";

impl Part {
    /// The key of front matter and bibliographies.
    pub(super) fn key(self) -> &'static str {
        match self {
            Part::Reliability => "reliability",
            Part::Credibility => "credibility",
        }
    }

    /// What is wrong with a value of its key.
    pub(super) fn wrong(self, value: &str) -> Option<String> {
        let fits = match self {
            Part::Reliability => is_letter(value),
            Part::Credibility => is_number(value),
        };
        let range = match self {
            Part::Reliability => RELIABILITY,
            Part::Credibility => CREDIBILITY,
        };
        if fits {
            return None;
        }
        Some(match (self, split(value)) {
            (Part::Reliability, Some((letter, number))) => {
                format!("`{value}` is a whole grade: write `reliability: {letter}` and `credibility: {number}`.")
            }
            (Part::Credibility, Some((_, number))) => {
                format!("`{value}` is a whole grade: only the number belongs here, {number}.")
            }
            _ => format!("`{value}` is no grade of the Admiralty code. {range}"),
        })
    }

    /// The value that was surely meant.
    pub(super) fn right(self, value: &str) -> Option<String> {
        let (letter, number) = split(value)?;
        Some(match self {
            Part::Reliability => letter.to_string(),
            Part::Credibility => number.to_string(),
        })
    }
}

/// What is wrong with a grade written as one.
pub(super) fn wrong(letter: &str, number: &str) -> Option<String> {
    let range = match (is_letter(letter), is_number(number)) {
        (true, true) => return None,
        (false, true) => RELIABILITY.to_owned(),
        (true, false) => CREDIBILITY.to_owned(),
        (false, false) => format!("{RELIABILITY} {CREDIBILITY}"),
    };
    Some(format!("`{letter}{number}` is no grade of the Admiralty code. {range}"))
}

fn is_letter(text: &str) -> bool {
    matches!(text.as_bytes(), [b'A'..=b'F' | b'a'..=b'f'])
}

fn is_number(text: &str) -> bool {
    matches!(text.as_bytes(), [b'1'..=b'6'])
}

/// `B2`, `b-2`: a whole grade.
fn split(text: &str) -> Option<(char, char)> {
    let mut chars = text.chars().filter(|c| !matches!(c, '-' | '/' | ' '));
    let (letter, number) = (chars.next()?.to_ascii_uppercase(), chars.next()?);
    let whole = chars.next().is_none() && ('A'..='F').contains(&letter) && ('1'..='6').contains(&number);
    whole.then_some((letter, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades() {
        assert_eq!(Part::Reliability.wrong("B"), None);
        assert_eq!(Part::Credibility.wrong("6"), None);
        assert!(Part::Reliability.wrong("G").is_some_and(|message| message.contains("A (completely")));
        assert!(Part::Credibility.wrong("0").is_some());
        assert_eq!(Part::Reliability.right("b2").as_deref(), Some("B"));
        assert_eq!(Part::Credibility.right("B-2").as_deref(), Some("2"));
        assert_eq!(Part::Credibility.right("7"), None);
        assert!(wrong("B", "7").is_some_and(|message| message.contains("Credibility")));
        assert_eq!(wrong("F", "6"), None);
    }
}
