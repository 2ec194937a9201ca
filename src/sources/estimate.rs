//! When a source that gives no date may have been published: bounds from its own text, never taken for a fact.

use crate::lang::{Tense, sentences, tense_at, tokenize, verb_groups};
use crate::syntax::{BlockKind, Document};
use crate::text::Span;
use crate::time::{Cal, Edtf, Period, Precision, Reading, TimexType, find};
use jiff::civil::Date;

/// An estimate of a publication date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Estimate {
    /// The estimate, marked `~`: `2025-02-04~`, `2024-11~`.
    pub date: Edtf,
    /// What it rests on.
    pub from: EstimateFrom,
    /// Where that stands, bytes of the file.
    pub span: Span,
}

/// What an estimate rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum EstimateFrom {
    /// A date in the address of an image: it was published then or soon after.
    ImageAddress,
    /// The latest absolute date of which the text tells in the past tense: it was not published before.
    LatestPast,
}

impl EstimateFrom {
    /// For a reader: `the address of an image`.
    pub fn name(self) -> &'static str {
        match self {
            EstimateFrom::ImageAddress => "the address of an image",
            EstimateFrom::LatestPast => "the latest date that the text tells of in the past tense",
        }
    }
}

/// The estimate for a document parsed from `text`; `None` where the text gives no ground for one. Linear.
pub fn estimate_published(doc: &Document, text: &str) -> Option<Estimate> {
    let image = image_date(text);
    let past = latest_past(doc);
    match (image, past) {
        // A stock picture is older than the text that it illustrates.
        (Some(image), Some(past)) if image.date.last < past.date.first => Some(past),
        (Some(image), _) => Some(image),
        (None, past) => past,
    }
}

/// The latest date in the address of an image.
fn image_date(text: &str) -> Option<Estimate> {
    let mut best: Option<Estimate> = None;
    for at in memchr::memmem::find_iter(text.as_bytes(), b"://") {
        let rest = text.get(at..).unwrap_or_default();
        let end = rest.find(|c: char| c.is_whitespace() || "\"'<>)]}|\\".contains(c)).unwrap_or(rest.len()).min(2000);
        let Some(address) = rest.get(..end) else { continue };
        let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let is_image = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"].iter().any(|ending| path.ends_with(ending));
        if !is_image {
            continue;
        }
        let Some((written, from, to)) = date_in_path(&path) else { continue };
        let Ok(date) = Edtf::parse(&format!("{written}~")) else { continue };
        if best.as_ref().is_none_or(|best| best.date.last < date.last) {
            best = Some(Estimate { date, from: EstimateFrom::ImageAddress, span: Span::new(at + from, at + to) });
        }
    }
    best
}

/// `/2025/02/04/`, `/2025/02/`, `2025-02-04`, `20250204`: the date, and where it stands.
fn date_in_path(path: &str) -> Option<(String, usize, usize)> {
    let bytes = path.as_bytes();
    let number = |from: usize, len: usize| -> Option<u32> {
        let part = path.get(from..from + len)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten()
    };
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    for at in 0..bytes.len() {
        if digit(at.checked_sub(1)) {
            continue;
        }
        let Some(year) = number(at, 4).filter(|year| (1995..2100).contains(year)) else { continue };
        let valid = |month: Option<u32>, day: Option<u32>| -> Option<(u32, u32)> {
            Some((month.filter(|m| (1..=12).contains(m))?, day.filter(|d| (1..=31).contains(d))?))
        };
        let mark = bytes.get(at + 4).copied().unwrap_or_default();
        if b"/-_".contains(&mark) {
            if bytes.get(at + 7) == Some(&mark)
                && !digit(Some(at + 10))
                && let Some((month, day)) = valid(number(at + 5, 2), number(at + 8, 2))
            {
                return Some((format!("{year}-{month:02}-{day:02}"), at, at + 10));
            }
            let month =
                number(at + 5, 2).filter(|month| (1..=12).contains(month) && mark == b'/' && !digit(Some(at + 7)));
            if let Some(month) = month {
                return Some((format!("{year}-{month:02}"), at, at + 7));
            }
        } else if !digit(Some(at + 8))
            && let Some((month, day)) = valid(number(at + 4, 2), number(at + 6, 2))
        {
            return Some((format!("{year}-{month:02}-{day:02}"), at, at + 8));
        }
    }
    None
}

/// The latest date written in full of which a clause in the past tense tells.
fn latest_past(doc: &Document) -> Option<Estimate> {
    let mut best: Option<(Date, Period, Span)> = None;
    for (start, block) in doc.blocks() {
        if !matches!(block.kind, BlockKind::Paragraph) || block.footnote.is_some() {
            continue;
        }
        let text = &block.running.text;
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let tokens = tokenize(text);
        let exprs = find(text, &tokens, &[]);
        if exprs.is_empty() {
            continue;
        }
        let all = sentences(text, &tokens, &[]);
        for expr in exprs.iter().filter(|expr| expr.timex == TimexType::Date && expr.hint != Some(Tense::Future)) {
            let Reading::Date(Cal::Fixed(period) | Cal::Listed(period)) = expr.reading else { continue };
            let Some(sentence) = all.iter().find(|sentence| sentence.covers(expr.span)) else { continue };
            let groups = verb_groups(text, &tokens, *sentence);
            let past = tense_at(&groups, expr.span.start) == Some(Tense::Past);
            let Some((first, _)) = period.bounds().filter(|_| past) else { continue };
            if best.as_ref().is_none_or(|(latest, ..)| first > *latest) {
                best = Some((first, period, block.running.file_span(expr.span).shift(start)));
            }
        }
    }
    let (first, period, span) = best?;
    // The text was written some time after: a month is as fine as the estimate can be.
    let written = match period.precision() {
        Precision::Day | Precision::Week | Precision::Month => format!("{:04}-{:02}~", first.year(), first.month()),
        _ => format!("{:04}~", first.year()),
    };
    let date = Edtf::parse(&written).ok()?;
    Some(Estimate { date, from: EstimateFrom::LatestPast, span })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Format;

    fn show(text: &str) -> String {
        match estimate_published(&Document::parse(text, Format::Markdown), text) {
            Some(found) => format!("{} {}", found.date.text, found.span.of(text)),
            None => String::new(),
        }
    }

    #[test]
    fn the_address_of_an_image() {
        let image = "![The port](https://cdn.example/uploads/2023/05/17/port.jpg)\n\nThe port closed in 2021.\n";
        assert_eq!(show(image), "2023-05-17~ 2023/05/17");
        assert_eq!(show("https://cdn.example/img/20240229-port.png?w=7"), "2024-02-29~ 20240229");
        assert_eq!(show("https://cdn.example/2024/05/story.html"), "");
        assert_eq!(show("https://cdn.example/1234567890123/2024567.jpg"), "");
    }

    #[test]
    fn the_latest_date_in_the_past_tense() {
        let text = "The talks failed in 2019. On 4 March 2021 the envoy resigned. A vote will be held in June 2022.\n";
        assert_eq!(show(text), "2021-03~ 4 March 2021");
        assert_eq!(show("The ministers met in 2017.\n"), "2017~ 2017");
        assert_eq!(show("The summit will open in 2031.\n"), "");
        assert_eq!(
            show("An old picture: https://a.example/2012/01/x.jpg\n\nThey met in May 2020.\n"),
            "2020-05~ May 2020"
        );
    }
}
