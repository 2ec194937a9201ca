//! Which citations cover which sentences of a block.

use super::citation::CitationUse;
use crate::text::Span;

/// How far a citation reaches back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub enum CitationScope {
    /// It covers the sentences before it in its paragraph, back to the last citation.
    #[default]
    Paragraph,
    /// It covers its own sentence.
    Sentence,
}

/// For each sentence the citations that cover it, as indexes into `citations` (in text order). Linear.
pub fn cover(sentences: &[Span], citations: &[CitationUse], scope: CitationScope) -> Vec<Vec<usize>> {
    let mut own: Vec<Vec<usize>> = vec![Vec::new(); sentences.len()];
    for (index, citation) in citations.iter().enumerate() {
        if !citation.target.is_citation() {
            continue;
        }
        let after = sentences.partition_point(|sentence| sentence.start <= citation.span.start);
        if let Some(place) = after.checked_sub(1).and_then(|at| own.get_mut(at)) {
            place.push(index);
        }
    }
    if scope == CitationScope::Sentence {
        return own;
    }
    let mut next: Vec<usize> = Vec::new();
    for place in own.iter_mut().rev() {
        if place.is_empty() {
            place.clone_from(&next);
        } else {
            next.clone_from(place);
        }
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::citation::CiteTarget;

    fn cite(at: usize) -> CitationUse {
        let span = Span::new(at, at + 2);
        CitationUse {
            span,
            key_span: span,
            file_span: span,
            key: "k".into(),
            locator: None,
            target: CiteTarget::Source(0),
            through_footnote: false,
        }
    }

    #[test]
    fn a_citation_reaches_back_to_the_one_before() {
        let sentences = [Span::new(0, 10), Span::new(11, 20), Span::new(21, 30), Span::new(31, 40)];
        let citations = [cite(15), cite(25)];
        assert_eq!(cover(&sentences, &citations, CitationScope::Paragraph), [vec![0], vec![0], vec![1], vec![]]);
        assert_eq!(cover(&sentences, &citations, CitationScope::Sentence), [vec![], vec![0], vec![1], vec![]]);
    }
}
