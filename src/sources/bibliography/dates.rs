//! Dates as bibliographies have them: EDTF, what older programs and hands write for it, and `year`, `month`, `day` apart.

use crate::syntax::Problem;
use crate::text::Span;
use crate::time::{Edtf, month_name};

/// A date as it stands in braces; BibLaTeX writes `~` as it is, LaTeX habits escape it. The drafts of EDTF had `u` for `X`.
pub(super) fn latex_date(raw: &str) -> String {
    let plain = raw.replace(['{', '}'], "").replace("\\textasciitilde", "~").replace("\\~", "~").replace("--", "/");
    let drafted = plain.bytes().all(|byte| byte.is_ascii_digit() || b"u-/~? ".contains(&byte));
    (if drafted { plain.replace('u', "X") } else { plain }).trim().to_owned()
}

/// `year`, `month`, `day` of BibTeX as one date; a month that is none is left out.
pub(super) fn join_date(year: &str, month: Option<&str>, day: Option<&str>) -> String {
    if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return year.to_owned();
    }
    let number = |text: &str| text.trim().trim_end_matches('.').parse::<u8>().ok();
    let month = month.and_then(|month| {
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let lower = month.trim().to_lowercase();
        number(month).or_else(|| names.iter().position(|name| lower.starts_with(name)).map(|at| at as u8 + 1))
    });
    match (month.filter(|month| (1..=12).contains(month)), day.and_then(number)) {
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year}-{month:02}"),
        _ => year.to_owned(),
    }
}

/// Reads a date; what is none is a problem at its place.
pub(super) fn date(written: &str, span: Span, problems: &mut Vec<Problem>) -> Option<Edtf> {
    match Edtf::parse(written).or_else(|why| spoken(written).ok_or(why)) {
        Ok(date) => Some(date),
        Err(why) => {
            let none = ["n.d.", "nd", "n. d.", "undated", "forthcoming", "in press"];
            if !none.contains(&written.to_lowercase().as_str()) {
                let message = format!(
                    "`{written}` is not a date ({why}); write it as 2024, 2024-11 or 2024-11-26, with `~` for an estimate"
                );
                problems.push(Problem { span, message });
            }
            None
        }
    }
}

/// A date that is no EDTF and leaves no doubt: `June 1977`, `29 November 2011`, `Nov. 26, 2024`, `Autumn 2001`, `1989 [1987]` (of a reprint, with
/// the year of the first), `2004-06-01/unknown`, `1723?~`, `2016-06-06T15:26:37+1000`.
fn spoken(written: &str) -> Option<Edtf> {
    let drafted = written.replace("?~", "%").replace("~?", "%");
    let drafted = match drafted.split_once('/') {
        Some((first, "unknown" | "open")) => format!("{first}/.."),
        Some(("unknown", last)) => format!("../{last}"),
        _ => drafted,
    };
    // A reprint has two years; the one in brackets is the first's.
    let plain = match (drafted.find('['), drafted.find(']')) {
        (Some(open), Some(close)) if open < close => {
            format!("{}{}", drafted.get(..open)?, drafted.get(close + 1..)?).trim().to_owned()
        }
        _ => drafted,
    };
    let day = plain.split_once('T').map(|(day, _)| day).filter(|day| day.len() == 10);
    if let Ok(date) = Edtf::parse(day.unwrap_or(&plain)) {
        return (plain != written || day.is_some()).then_some(date);
    }
    in_words(&plain)
}

/// `29 November 2011`, `June 1977`, `Autumn 2001`, in any order, and nothing else beside it.
fn in_words(written: &str) -> Option<Edtf> {
    let (mut year, mut month, mut day) = (None, None, None);
    let words = written.split(|c: char| c.is_whitespace() || ",.".contains(c)).filter(|word| !word.is_empty());
    for word in words {
        let number = word.parse::<u16>().ok().filter(|_| word.bytes().all(|byte| byte.is_ascii_digit()));
        match number {
            Some(_) if word.len() == 4 && year.is_none() => year = Some(word),
            Some(number) if word.len() <= 2 && day.is_none() && (1..=31).contains(&number) => day = Some(number),
            None if month.is_none() => month = Some(named(word)?),
            _ => return None,
        }
    }
    let text = match (year?, month?, day) {
        (year, month, Some(day)) if month <= 12 => format!("{year}-{month:02}-{day:02}"),
        (year, month, None) => format!("{year}-{month:02}"),
        _ => return None,
    };
    Edtf::parse(&text).ok()
}

/// The number of a month by its name or the first letters of it, of a season as EDTF counts them.
fn named(word: &str) -> Option<u8> {
    let lower = word.to_lowercase();
    let is_month = |month: &u8| month_name(*month).is_some_and(|name| name.to_lowercase().starts_with(&lower));
    let month = (1..=12).find(is_month).filter(|_| lower.len() >= 3);
    let seasons = [("spring", 21), ("summer", 22), ("autumn", 23), ("fall", 23), ("winter", 24), ("sept", 9)];
    let seasons = || seasons.into_iter().find(|(name, _)| *name == lower).map(|(_, number)| number);
    month.or_else(seasons)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_are_no_edtf_and_leave_no_doubt() {
        let read = |written: &str| date(written, Span::default(), &mut Vec::new()).map(|date| date.text.to_string());
        for (written, meant) in [
            ("June 1977", "1977-06"),
            ("29 November 2011", "2011-11-29"),
            ("Nov. 26, 2024", "2024-11-26"),
            ("Autumn 2001", "2001-23"),
            ("1989 [1987]", "1989"),
            ("[1997] 2002", "2002"),
            ("2004-06-01/unknown", "2004-06-01/.."),
            ("1723?~", "1723%"),
            ("2016-06-06T15:26:37+1000", "2016-06-06"),
        ] {
            assert_eq!(read(written).as_deref(), Some(meant), "{written}");
        }
        for written in [
            "next week",
            "Accessed: Feb. 3, 2016",
            "31 2011",
            "Issue Date",
            "20",
            "[",
            "]2001[",
            "June",
            "Mond 2001",
            "T",
            "2011 2012 May",
        ] {
            assert_eq!(read(written), None, "{written}");
        }
    }
}
