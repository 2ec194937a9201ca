//! Locators: the part of a citation or link that names a place in the source.

mod fragment;

pub use fragment::TextFragment;

use crate::text::Span;

/// One place named by a locator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Locator {
    /// What it names.
    pub place: Place,
    /// Where it stands in the text that was parsed.
    pub span: Span,
}

/// What a locator names. Ranges include both ends; numbers count from 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// `p. 4`, `pp. 4-6`
    Pages(u32, u32),
    /// `¶ 3`, `para. 3`, `paras 3-4`
    Paragraphs(u32, u32),
    /// `l. 12`, `line 12`, `#L12-L14`
    Lines(u32, u32),
    /// `sec. Heading`, `§ 2`: a section by the heading's text or by its number.
    Section(String),
    /// `#heading-slug`, `#Heading`, `#Heading#Below`: a heading by its slug, its text or an HTML id.
    Heading(String),
    /// `#^block`
    Block(String),
    /// `#"words"`
    Words(String),
    /// `#:~:text=…`
    Text(TextFragment),
}

/// The locators of `text`: what follows the key of a citation, or a fragment with its `#`. Linear.
pub fn parse(text: &str) -> Vec<Locator> {
    parse_with_suffix(text).0
}

/// The same, and where the part begins that is no locator: `p. 4, my translation` gives `my translation`.
pub fn parse_with_suffix(text: &str) -> (Vec<Locator>, Span) {
    let start = text.len() - text.trim_start().len();
    if let Some(locator) = paragraph(text, start) {
        return (vec![locator], Span::at(text.len()));
    }
    if let Some(rest) = text.get(start..).and_then(|rest| rest.strip_prefix('#')) {
        let mut out = fragment(rest);
        for locator in &mut out {
            locator.span = locator.span.shift(start + 1);
        }
        return (out, Span::at(text.len()));
    }
    Reader { text, at: 0 }.read()
}

/// `¶ 3` and nothing behind it, from byte `start` on: the form that most citations have, without the grammar of all of them.
fn paragraph(text: &str, start: usize) -> Option<Locator> {
    let digits = text.get(start..)?.strip_prefix('¶')?.trim_start_matches(' ');
    if digits.len() > 7 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = digits.parse::<u32>().ok().filter(|number| *number > 0)?;
    Some(Locator { place: Place::Paragraphs(number, number), span: Span::new(start, text.len()) })
}

/// The locators of a link's fragment, without its `#`. A text fragment may follow another (`#slug:~:text=…`) and is preferred.
pub fn fragment(text: &str) -> Vec<Locator> {
    let whole = Span::new(0, text.len());
    if let Some(at) = text.find(":~:") {
        let directives = text.get(at + 3..).unwrap_or_default();
        let found: Vec<Locator> = fragment::parse(directives)
            .into_iter()
            .map(|(fragment, span)| Locator { place: Place::Text(fragment), span: span.shift(at + 3) })
            .collect();
        if !found.is_empty() {
            return found;
        }
        return fragment(text.get(..at).unwrap_or_default());
    }
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Vec::new();
    }
    let place = if let Some(id) = trimmed.strip_prefix('^') {
        Place::Block(id.to_owned())
    } else if let Some(words) = unquoted(&fragment::percent_decoded(trimmed)) {
        Place::Words(words.to_owned())
    } else if let Some((first, last)) = line_range(trimmed) {
        Place::Lines(first, last)
    } else {
        Place::Heading(fragment::percent_decoded(trimmed))
    };
    vec![Locator { place, span: whole }]
}

fn unquoted(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let (open, close) = (chars.next()?, chars.next_back()?);
    (matches!(open, '"' | '“' | '„' | '«') && matches!(close, '"' | '”' | '“' | '»')).then(|| chars.as_str().trim())
}

/// `L12`, `L12-L14`, `L12-14`, `L12C3-L14C5`.
fn line_range(text: &str) -> Option<(u32, u32)> {
    let number = |part: &str, needs_l: bool| {
        let part = part.trim();
        let digits = part.strip_prefix(['L', 'l']).or(if needs_l { None } else { Some(part) })?;
        let digits = digits.split(['C', 'c']).next()?;
        digits.parse::<u32>().ok().filter(|number| *number > 0)
    };
    match text.split_once(['-', '–']) {
        Some((first, last)) => {
            let (first, last) = (number(first, true)?, number(last, false)?);
            Some((first.min(last), first.max(last)))
        }
        None => number(text, true).map(|line| (line, line)),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Page,
    Paragraph,
    Line,
    Section,
}

/// Names of units, longer ones first where one begins another.
const UNITS: &[(&str, Unit)] = &[
    ("¶¶", Unit::Paragraph),
    ("¶", Unit::Paragraph),
    ("§§", Unit::Section),
    ("§", Unit::Section),
    ("paragraphs", Unit::Paragraph),
    ("paragraph", Unit::Paragraph),
    ("paras", Unit::Paragraph),
    ("para", Unit::Paragraph),
    ("pars", Unit::Paragraph),
    ("par", Unit::Paragraph),
    ("pages", Unit::Page),
    ("page", Unit::Page),
    ("pgs", Unit::Page),
    ("pg", Unit::Page),
    ("pp", Unit::Page),
    ("p", Unit::Page),
    ("lines", Unit::Line),
    ("line", Unit::Line),
    ("ll", Unit::Line),
    ("l", Unit::Line),
    ("sections", Unit::Section),
    ("section", Unit::Section),
    ("sects", Unit::Section),
    ("sect", Unit::Section),
    ("secs", Unit::Section),
    ("sec", Unit::Section),
];

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn read(mut self) -> (Vec<Locator>, Span) {
        let mut out: Vec<Locator> = Vec::new();
        let mut unit = None;
        loop {
            let mark = self.at;
            self.skip(|c| c.is_whitespace() || matches!(c, ',' | ';' | '{' | '}' | '&'));
            if !out.is_empty() && self.rest().starts_with("and ") {
                self.at += 4;
            }
            let start = self.at;
            let named = self.unit();
            // A bare number is a page, as Pandoc has it; after another it is of the same unit.
            let present = named.or(unit).unwrap_or(Unit::Page);
            let place = match present {
                Unit::Section if named.is_some() => self.section(),
                Unit::Section => None,
                _ => self.numbers().map(|(first, last)| match present {
                    Unit::Page => Place::Pages(first, last),
                    Unit::Paragraph => Place::Paragraphs(first, last),
                    _ => Place::Lines(first, last),
                }),
            };
            let Some(place) = place else {
                // Nothing follows most of them.
                if mark == self.text.len() {
                    return (out, Span::at(mark));
                }
                let rest = self.text.get(mark..).unwrap_or_default();
                let blank = rest.len() - rest.trim_start_matches([',', ';', ' ', '}']).len();
                return (out, Span::new(mark + blank, self.text.len()));
            };
            unit = Some(present);
            out.push(Locator { place, span: Span::new(start, self.at) });
        }
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self, what: impl Fn(char) -> bool) {
        self.at = self.text.len() - self.rest().trim_start_matches(what).len();
    }

    /// The name of a unit, with its full stop.
    fn unit(&mut self) -> Option<Unit> {
        let rest = self.rest();
        // Most of what stands after a locator begins none.
        let first = rest.as_bytes().first()?;
        if !matches!(first.to_ascii_lowercase(), b'p' | b'l' | b's' | 0xc2) {
            return None;
        }
        let (name, unit) = UNITS.iter().find(|(name, _)| {
            if !name.as_bytes().first().is_some_and(|letter| letter.eq_ignore_ascii_case(first)) {
                return false;
            }
            let head = rest.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
            head && !rest.get(name.len()..).and_then(|after| after.chars().next()).is_some_and(char::is_alphabetic)
        })?;
        let letters = !name.starts_with(['¶', '§']);
        let after = rest.get(name.len()..).unwrap_or_default();
        let value = after.trim_start_matches('.').trim_start();
        // `l` and `p` alone are words; a number must follow all but the section.
        if letters && *unit != Unit::Section && !value.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        self.at += name.len();
        self.skip(|c| c == '.');
        self.skip(char::is_whitespace);
        Some(*unit)
    }

    fn numbers(&mut self) -> Option<(u32, u32)> {
        let mark = self.at;
        let first = self.number()?;
        let after_first = self.at;
        self.skip(|c| c == ' ');
        let dash = self.rest().starts_with(['-', '–', '—', '‒', '−']);
        let to = self.rest().starts_with("to ");
        if dash || to {
            self.skip(|c| "-–—‒− to".contains(c));
            let digits = self.at;
            if let Some(mut last) = self.number() {
                // `104-6` is 104 to 106.
                let len = (self.at - digits) as u32;
                if last < first && len < 10 {
                    let base = 10u32.pow(len);
                    last += first / base * base;
                }
                return Some((first.min(last), first.max(last)));
            }
        }
        self.at = after_first;
        // `4ff.`, `4f.`
        let rest = self.rest();
        let tail = rest.len() - rest.trim_start_matches('f').len();
        if (1..=2).contains(&tail) && !rest.get(tail..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) {
            self.at += tail;
            self.skip(|c| c == '.');
        } else if rest.starts_with(|c: char| c.is_alphanumeric()) {
            // `4th time`: no locator.
            self.at = mark;
            return None;
        }
        Some((first, first))
    }

    fn number(&mut self) -> Option<u32> {
        let rest = self.rest();
        let len = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = rest.get(..len)?.parse::<u32>().ok().filter(|number| *number > 0 && len <= 7)?;
        self.at += len;
        Some(number)
    }

    /// A heading: in quote marks, or up to a further locator, a semicolon or the end.
    fn section(&mut self) -> Option<Place> {
        let rest = self.rest();
        if let Some(open) = rest.chars().next().filter(|c| matches!(c, '"' | '“')) {
            let inner = rest.get(open.len_utf8()..)?;
            let len = inner.find(['"', '”'])?;
            let name = inner.get(..len)?.to_owned();
            let close = inner.get(len..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            self.at += open.len_utf8() + len + close;
            return Some(Place::Section(name));
        }
        let mut end = rest.find([';', '}']).unwrap_or(rest.len());
        for (comma, _) in rest.match_indices(',').filter(|(comma, _)| *comma < end).take(8) {
            let mut after = Reader { text: rest, at: comma + 1 };
            after.skip(char::is_whitespace);
            if after.unit().is_some_and(|unit| unit != Unit::Section) && after.numbers().is_some() {
                end = comma;
                break;
            }
        }
        let name = rest.get(..end)?.trim_end().to_owned();
        if name.is_empty() {
            return None;
        }
        self.at += name.len();
        Some(Place::Section(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let (locators, suffix) = parse_with_suffix(text);
        let mut out: Vec<String> =
            locators.iter().map(|locator| format!("{:?} {:?}", locator.place, locator.span.of(text))).collect();
        if !suffix.is_empty() {
            out.push(format!("+ {:?}", suffix.of(text)));
        }
        out.join(" | ")
    }

    #[test]
    fn numbers_with_their_units() {
        assert_eq!(show("p. 4"), r#"Pages(4, 4) "p. 4""#);
        assert_eq!(show("pp. 104-6, 9"), r#"Pages(104, 106) "pp. 104-6" | Pages(9, 9) "9""#);
        assert_eq!(show("¶ 3"), r#"Paragraphs(3, 3) "¶ 3""#);
        assert_eq!(show("¶¶3–4"), r#"Paragraphs(3, 4) "¶¶3–4""#);
        assert_eq!(show("para. 3 and p. 2"), r#"Paragraphs(3, 3) "para. 3" | Pages(2, 2) "p. 2""#);
        assert_eq!(show("paras 3-4, my translation"), r#"Paragraphs(3, 4) "paras 3-4" | + "my translation""#);
        assert_eq!(show("Line 12"), r#"Lines(12, 12) "Line 12""#);
        assert_eq!(show("ll. 12 to 14"), r#"Lines(12, 14) "ll. 12 to 14""#);
        assert_eq!(show("{p. 4ff.}"), r#"Pages(4, 4) "p. 4ff.""#);
        assert_eq!(show("12"), r#"Pages(12, 12) "12""#);
    }

    #[test]
    fn sections() {
        assert_eq!(show("sec. Aims, means and ends"), r#"Section("Aims, means and ends") "sec. Aims, means and ends""#);
        assert_eq!(show("§ 2, para. 4"), r#"Section("2") "§ 2" | Paragraphs(4, 4) "para. 4""#);
        assert_eq!(show("sec. \"A; b\", p. 2"), r#"Section("A; b") "sec. \"A; b\"" | Pages(2, 2) "p. 2""#);
    }

    #[test]
    fn what_is_none_is_suffix() {
        assert_eq!(show("passim"), r#"+ "passim""#);
        assert_eq!(show("the 4th time"), r#"+ "the 4th time""#);
        assert_eq!(show("4th time"), r#"+ "4th time""#);
        assert_eq!(show("p. many"), r#"+ "p. many""#);
        assert_eq!(show(""), "");
    }

    #[test]
    fn fragments() {
        assert_eq!(show("#L12-L14"), r#"Lines(12, 14) "L12-L14""#);
        assert_eq!(show("#the-aims%20x"), r#"Heading("the-aims x") "the-aims%20x""#);
        assert_eq!(show("#^b1"), r#"Block("b1") "^b1""#);
        assert_eq!(show("#“so it was”"), r#"Words("so it was") "“so it was”""#);
        assert_eq!(
            show("#top:~:text=in-,the%20talks,ended,-on%20Friday&text=x%2Dy"),
            "Text(TextFragment { prefix: Some(\"in\"), start: \"the talks\", end: Some(\"ended\"), suffix: Some(\"on Friday\") }) \
             \"text=in-,the%20talks,ended,-on%20Friday\" | \
             Text(TextFragment { prefix: None, start: \"x-y\", end: None, suffix: None }) \"text=x%2Dy\""
        );
        assert_eq!(show("#aims:~:foo=1"), r#"Heading("aims") "aims""#);
    }

    proptest::proptest! {
        #[test]
        fn the_short_way_gives_what_the_grammar_gives(text in " {0,2}¶[. ]{0,2}[0-9]{0,8}[ f,]{0,1}") {
            let grammar = Reader { text: &text, at: 0 }.read();
            proptest::prop_assert_eq!(parse_with_suffix(&text), grammar);
        }

        #[test]
        fn any_text_is_read(text in "[pPlL¶§secpara. 0-9,;\\-–#\"“”:~=^%{}é]{0,40}") {
            let (locators, suffix) = parse_with_suffix(&text);
            for span in locators.iter().map(|locator| locator.span).chain([suffix]) {
                proptest::prop_assert!(text.get(span.start..span.end).is_some());
            }
        }
    }
}
