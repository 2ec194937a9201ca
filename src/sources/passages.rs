//! The places of one source that a locator can name: paragraphs by number, headings, block ids, lines, pages, words.

use super::align::{self, Alignment, align};
use super::locator::{Locator, Place, TextFragment};
use super::prepared::Prepared;
use crate::syntax::{BlockKind, Document};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// A heading of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// Its slug as GitHub makes it, with `-1`, `-2` for further ones of the same text.
    pub slug: String,
    /// The heading, bytes of the file.
    pub span: Span,
    /// From the heading to the next one of its level or above.
    pub section: Span,
}

/// What a locator leads to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Located {
    /// The passages it may mean, bytes of the file, the likeliest first.
    pub spans: Vec<Span>,
    /// Why it is not exactly one passage.
    pub problem: Option<LocateProblem>,
}

/// Why a locator does not name exactly one passage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LocateProblem {
    /// No such place; the message says what there is.
    Missing(String),
    /// It fits so many.
    Ambiguous(usize),
    /// The words are not there, a near passage is given; the message names what differs.
    Differs(String),
    /// The source's text has no pages to count: nothing to complain of.
    NoPages,
}

/// The index over one version of a source.
#[derive(Clone, Debug, Default)]
pub struct Passages {
    prepared: Prepared,
    numbered: Vec<Span>,
    headings: Vec<Heading>,
    anchors: FxHashMap<String, Vec<Span>>,
    lines: Vec<usize>,
    pages: Vec<usize>,
    len: usize,
}

impl Passages {
    /// Indexes `doc`, parsed from `text`. Linear.
    pub fn new(doc: &Document, text: &str) -> Passages {
        let mut out = Passages { prepared: Prepared::new(doc), len: text.len(), ..Passages::default() };
        let mut slugs: FxHashMap<String, usize> = FxHashMap::default();
        for (start, block) in doc.blocks() {
            let span = block.span.shift(start);
            if block.is_numbered() {
                out.numbered.push(span);
            }
            if let Some(id) = &block.anchor {
                out.anchors.entry(id.to_lowercase()).or_default().push(span);
            }
            if let BlockKind::Heading(level) = block.kind {
                let text = block.running.text.split_whitespace().collect::<Vec<_>>().join(" ");
                let mut slug = slug(&text);
                let count = slugs.entry(slug.clone()).or_default();
                if *count > 0 {
                    slug = format!("{slug}-{count}");
                }
                *count += 1;
                out.headings.push(Heading { level, text, slug, span, section: Span::new(span.start, text_end(doc)) });
            }
        }
        out.close_sections();
        out.lines.push(0);
        out.pages.push(0);
        for at in memchr::memchr3_iter(b'\n', b'\r', b'\x0c', text.as_bytes()) {
            match text.as_bytes().get(at) {
                Some(b'\x0c') => out.pages.push(at + 1),
                Some(b'\r') if text.as_bytes().get(at + 1) == Some(&b'\n') => {}
                _ => out.lines.push(at + 1),
            }
        }
        out
    }

    /// A section ends where a heading of its level or above begins.
    fn close_sections(&mut self) {
        let mut open: Vec<usize> = Vec::new();
        for index in 0..self.headings.len() {
            let Some((level, start)) = self.headings.get(index).map(|heading| (heading.level, heading.span.start))
            else {
                break;
            };
            while let Some(last) = open.last().copied() {
                let Some(heading) = self.headings.get_mut(last).filter(|heading| heading.level >= level) else { break };
                heading.section.end = start;
                open.pop();
            }
            open.push(index);
        }
    }

    /// The words of the source, for quotations.
    pub fn prepared(&self) -> &Prepared {
        &self.prepared
    }

    /// The paragraphs that `¶ N` counts, in order, bytes of the file.
    pub fn numbered(&self) -> &[Span] {
        &self.numbered
    }

    /// The headings in order.
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// The number of the paragraph at `offset`, from 1; none in headings and between blocks.
    pub fn numbered_at(&self, offset: usize) -> Option<usize> {
        let after = self.numbered.partition_point(|span| span.start <= offset);
        self.numbered.get(after.checked_sub(1)?).filter(|span| span.touches(offset)).map(|_| after)
    }

    /// Where a locator leads. Linear in the source for words, else in the number of headings.
    pub fn locate(&self, locator: &Locator) -> Located {
        match &locator.place {
            Place::Paragraphs(first, last) => self.range(&self.numbered, *first, *last, "paragraph"),
            Place::Lines(first, last) => {
                let lines: Vec<Span> = self.stretches(&self.lines);
                self.range(&lines, *first, *last, "line")
            }
            Place::Pages(..) if self.pages.len() < 2 => {
                Located { spans: Vec::new(), problem: Some(LocateProblem::NoPages) }
            }
            Place::Pages(first, last) => self.range(&self.stretches(&self.pages), *first, *last, "page"),
            Place::Section(name) => self.section(name),
            Place::Heading(name) => self.heading(name),
            Place::Block(id) => {
                let found = self.anchors.get(&id.to_lowercase()).cloned().unwrap_or_default();
                one_of(found, || format!("no block here is named `^{id}`"))
            }
            Place::Words(words) => self.words(words),
            Place::Text(fragment) => self.text(fragment),
        }
    }

    fn stretches(&self, starts: &[usize]) -> Vec<Span> {
        let ends = starts.iter().skip(1).copied().chain([self.len + 1]);
        starts.iter().zip(ends).map(|(start, end)| Span::new(*start, end - 1)).collect()
    }

    fn range(&self, spans: &[Span], first: u32, last: u32, what: &str) -> Located {
        let first_span = (first as usize).checked_sub(1).and_then(|index| spans.get(index));
        let Some(start) = first_span else {
            let (has, plural) = (spans.len(), if spans.len() == 1 { "" } else { "s" });
            let problem =
                LocateProblem::Missing(format!("there is no {what} {first}: the source has {has} {what}{plural}"));
            return Located { spans: Vec::new(), problem: Some(problem) };
        };
        let end = spans.get(last as usize - 1);
        let problem = end.is_none().then(|| {
            LocateProblem::Missing(format!("there is no {what} {last}: the source ends with {what} {}", spans.len()))
        });
        let end = end.or(spans.last()).unwrap_or(start);
        Located { spans: vec![start.join(*end)], problem }
    }

    fn section(&self, name: &str) -> Located {
        let wanted = fold(name);
        let mut found: Vec<Span> = self
            .headings
            .iter()
            .filter(|heading| fold(&heading.text) == wanted)
            .map(|heading| heading.section)
            .collect();
        if found.is_empty() {
            found = self.by_number(name);
        }
        one_of(found, || format!("no heading here reads `{name}`"))
    }

    /// `2`, `2.1`: the heading that begins with that number, else the N-th heading of the highest level below the title.
    fn by_number(&self, name: &str) -> Vec<Span> {
        let name = name.trim().trim_end_matches('.');
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_digit() || c == '.') {
            return Vec::new();
        }
        let numbered = self.headings.iter().filter(|heading| {
            let first = heading.text.split_whitespace().next().unwrap_or_default();
            first.trim_end_matches(['.', ')', ':']) == name
        });
        let found: Vec<Span> = numbered.map(|heading| heading.section).collect();
        if !found.is_empty() {
            return found;
        }
        let Some(top) = self.headings.iter().map(|heading| heading.level).min() else { return Vec::new() };
        let of_level = |level: u8| self.headings.iter().filter(move |heading| heading.level == level);
        // One heading of the highest level is the title.
        let level = if of_level(top).count() == 1 { top + 1 } else { top };
        let index = name.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        index.and_then(|index| of_level(level).nth(index)).map(|heading| heading.section).into_iter().collect()
    }

    fn heading(&self, name: &str) -> Located {
        let exact: Vec<Span> =
            self.headings.iter().filter(|heading| heading.slug == name).map(|heading| heading.section).collect();
        if !exact.is_empty() {
            return one_of(exact, String::new);
        }
        // `Above#Below`: the last one, below those before it.
        let path: Vec<String> = name.split('#').map(fold).filter(|part| !part.is_empty()).collect();
        let Some((last, above)) = path.split_last() else {
            return one_of(Vec::new(), || "the fragment is empty".to_owned());
        };
        let within = |span: Span| {
            above.iter().all(|part| {
                self.headings
                    .iter()
                    .any(|other| fold(&other.text) == *part && other.section.covers(span) && other.span != span)
            })
        };
        let fits = self.headings.iter().filter(|heading| fold(&heading.text) == *last && within(heading.span));
        let mut found: Vec<Span> = fits.map(|heading| heading.section).collect();
        if found.is_empty() {
            found = self.anchors.get(&name.to_lowercase()).cloned().unwrap_or_default();
        }
        one_of(found, || format!("no heading here is named `{name}`"))
    }

    fn words(&self, words: &str) -> Located {
        match align(words, &self.prepared) {
            Alignment::Exact { span, others, .. } => one_of(std::iter::once(span).chain(others).collect(), String::new),
            Alignment::Near { span, differences, others, .. } => {
                let said = differences.first().map(align::Difference::sentence).unwrap_or_default();
                let problem = LocateProblem::Differs(said);
                Located { spans: std::iter::once(span).chain(others).collect(), problem: Some(problem) }
            }
            Alignment::None => one_of(Vec::new(), || "these words are nowhere in the source".to_owned()),
        }
    }

    fn text(&self, fragment: &TextFragment) -> Located {
        let found = align::text_fragment(fragment, &self.prepared);
        let mut located = one_of(found, || format!("`{}` is nowhere in the source", fragment.start));
        // A browser takes the first; so does a reader who follows the link.
        if let Some(LocateProblem::Ambiguous(_)) = located.problem {
            located.problem = None;
        }
        located
    }
}

fn text_end(doc: &Document) -> usize {
    doc.chunks.last().map_or(0, |placed| placed.start + placed.len)
}

fn one_of(spans: Vec<Span>, missing: impl Fn() -> String) -> Located {
    let problem = match spans.len() {
        0 => Some(LocateProblem::Missing(missing())),
        1 => None,
        many => Some(LocateProblem::Ambiguous(many)),
    };
    Located { spans, problem }
}

/// A heading's text for comparing: letters, digits and single spaces.
fn fold(text: &str) -> String {
    let spaced: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            '\'' | '’' => None,
            c if c.is_alphanumeric() => Some(c),
            _ => Some(' '),
        })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The slug of a heading as GitHub makes it: lower case, punctuation gone, spaces as hyphens.
pub fn slug(text: &str) -> String {
    text.trim()
        .chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            ' ' => Some('-'),
            '-' | '_' => Some(c),
            c if c.is_alphanumeric() => Some(c),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::locator;
    use super::*;
    use crate::syntax::Format;

    fn document(text: &str) -> Document {
        Document::parse(text, Format::Markdown)
    }

    const TEXT: &str = "# Report\n\nFirst paragraph.\n\n## Aims & Means\n\n- An item of the list. ^item\n\nSecond one, on the border.\n\n\
                        ## Aims & Means\n\nThird one, on the border.\n\n# End\n\nLast.\n";

    fn show(text: &str) -> String {
        let passages = Passages::new(&document(TEXT), TEXT);
        let mut out = String::new();
        for locator in locator::parse(text) {
            let located = passages.locate(&locator);
            for span in &located.spans {
                out.push_str(&format!("[{}]", span.of(TEXT).trim().replace('\n', "/")));
            }
            if let Some(problem) = located.problem {
                out.push_str(&format!("{problem:?}"));
            }
        }
        out
    }

    #[test]
    fn paragraphs_lines_and_pages() {
        assert_eq!(show("¶ 1"), "[First paragraph.]");
        assert_eq!(show("¶ 2"), "[An item of the list. ^item]");
        assert_eq!(show("¶¶ 3-4"), "[Second one, on the border.//## Aims & Means//Third one, on the border.]");
        assert_eq!(show("¶ 9"), "Missing(\"there is no paragraph 9: the source has 5 paragraphs\")");
        assert_eq!(show("#L1-L3"), "[# Report//First paragraph.]");
        assert_eq!(show("p. 2"), "NoPages");
        let passages = Passages::new(&document("One.\n\u{c}\nTwo."), "One.\n\u{c}\nTwo.");
        let located = passages.locate(&locator::parse("p. 2").remove(0));
        assert_eq!(located.spans, [Span::new(6, 11)]);
    }

    #[test]
    fn headings_and_blocks() {
        assert!(show("sec. report").starts_with("[# Report//First"));
        assert_eq!(show("#end"), "[# End//Last.]");
        assert_eq!(show("#aims--means-1"), "[## Aims & Means//Third one, on the border.]");
        assert!(show("#Aims & Means").ends_with("Ambiguous(2)"));
        assert_eq!(show("#Report#End"), "Missing(\"no heading here is named `Report#End`\")");
        assert_eq!(show("#^item"), "[An item of the list. ^item]");
        assert_eq!(show("#^gone"), "Missing(\"no block here is named `^gone`\")");
    }

    #[test]
    fn words_and_text_fragments() {
        assert_eq!(show("#\"second one on the border\""), "[Second one, on the border]");
        assert_eq!(show("#\"on the border\""), "[on the border][on the border]Ambiguous(2)");
        assert_eq!(show("#\"nowhere at all\""), "Missing(\"these words are nowhere in the source\")");
        assert_eq!(show("#:~:text=Third%20one-,on%20the,border"), "[on the border]");
        assert_eq!(show("#:~:text=on%20the%20border,-Aims"), "[on the border]");
        assert_eq!(show("#:~:text=Second,border"), "[Second one, on the border]");
    }

    #[test]
    fn paragraph_at_an_offset() {
        let passages = Passages::new(&document(TEXT), TEXT);
        assert_eq!(passages.numbered_at(TEXT.find("Second").unwrap_or(0)), Some(3));
        assert_eq!(passages.numbered_at(2), None);
    }
}
