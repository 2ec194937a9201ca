//! Selection ranges: from the word to the document, by what the text is made of.

use super::symbols::document_symbols;
use crate::text::Span;
use crate::text::fold::words;
use crate::workspace::{FileKey, Snapshot};

/// The spans around `offset`, each inside the next: word, name or time or citation, quotation, sentence, block, section, document.
pub fn selection(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Vec<Span> {
    let Some(state) = snapshot.state(file) else { return Vec::new() };
    let offset = state.text.floor(offset);
    let mut spans = vec![Span::at(offset), Span::new(0, state.text.len())];
    let line = Span::new(state.text.line_start(offset), state.text.line_end(offset));
    // A word of a line that is longer is not looked for.
    if line.len() < 20_000 {
        let text = state.text.slice(line).into_owned();
        let within = offset - line.start.min(offset);
        let word = words(&text).iter().map(|word| word.span()).find(|span| span.touches(within));
        spans.extend(word.map(|span| span.shift(line.start)));
    }
    if let Some(analysis) = snapshot.analysis(file)
        && let Some(view) = analysis.block_at(offset)
    {
        spans.push(view.block.span.shift(view.start));
        let inlines = view.block.inlines.iter().map(|inline| inline.file_span.shift(view.start));
        spans.extend(inlines.filter(|span| span.touches(offset)));
        if let Some(at) = view.running_offset(offset) {
            let result = view.result;
            let sentences = view.facts.sentences.iter().map(|sentence| sentence.span);
            let found = sentences
                .chain(result.mentions.iter().map(|mention| mention.span))
                .chain(result.times.iter().map(|time| time.span))
                .chain(result.quotations.iter().flat_map(|quotation| [quotation.inner, quotation.span]));
            spans.extend(found.filter(|span| span.touches(at)).map(|span| view.file_span(span)));
        }
    }
    if let Some(front) = state.front_matter() {
        spans.extend(Some(front.span).filter(|span| span.touches(offset)));
    }
    let mut symbols = document_symbols(snapshot, file);
    while let Some(at) = symbols.iter().position(|symbol| symbol.span.touches(offset)) {
        let symbol = symbols.swap_remove(at);
        spans.push(symbol.span);
        symbols = symbol.children;
    }
    nested(spans)
}

/// The spans in order of length, those left out that do not hold the one before.
fn nested(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.len(), span.start));
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        if out.last().is_none_or(|last| span.covers(*last) && span != *last) {
            out.push(span);
        }
    }
    out
}
