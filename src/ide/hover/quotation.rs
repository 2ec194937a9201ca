//! Hover over a quotation: exact, near or nowhere, with the passage.

use super::citation::words_of;
use super::words::plain;
use crate::analysis::document::BlockView;
use crate::ide::passage::Passage;
use crate::rules::quotation_check::{Verdict, verdict};
use crate::sources::Alignment;
use crate::text::Span;
use crate::workspace::{FileKey, Snapshot, Space};

/// The hover of a quotation; `None` where it was not looked up.
pub fn hover(snapshot: &Snapshot, space: &Space, view: &BlockView, at: usize) -> Option<String> {
    match verdict(snapshot, space, view, view.result.quotations.get(at)?) {
        Verdict::Exact { source, file, span } => {
            let paragraph = around(snapshot, &file, span);
            let first = format!("**Exact quotation** · {}{}", plain(name(source)), number(snapshot, &file, span));
            Some(std::iter::once(first).chain(paragraph).collect::<Vec<_>>().join("\n\n"))
        }
        Verdict::Near { source, file, alignment: Alignment::Near { span, differences, .. } } => {
            let first =
                format!("**Not the source's words** · {}{}", plain(name(source)), number(snapshot, &file, span));
            let said: Vec<String> = differences.iter().take(6).map(|d| format!("- {}", plain(&d.sentence()))).collect();
            let passage = words_of(snapshot, &Passage { file, span, pinned: true });
            Some([first, said.join("\n")].into_iter().chain(passage).collect::<Vec<_>>().join("\n\n"))
        }
        Verdict::Nowhere { sources } => {
            let keys: Vec<String> = sources.iter().map(|source| format!("`{}`", source.key)).collect();
            Some(format!("**Quotation not found** in {}", keys.join(" or ")))
        }
        Verdict::Near { .. } | Verdict::Unchecked => None,
    }
}

fn name(source: &crate::workspace::Source) -> &str {
    source.meta.title.as_deref().filter(|title| !title.is_empty()).unwrap_or(&source.key)
}

/// The paragraph's number, as a locator has it.
fn number(snapshot: &Snapshot, file: &FileKey, span: Span) -> String {
    let number = snapshot.state(file).and_then(|state| state.passages().numbered_at(span.start));
    number.map(|number| format!(" · ¶ {number}")).unwrap_or_default()
}

/// The whole block that the passage stands in.
fn around(snapshot: &Snapshot, file: &FileKey, span: Span) -> Option<String> {
    let state = snapshot.state(file)?;
    let block =
        state.document().blocks().map(|(start, block)| block.span.shift(start)).find(|block| block.covers(span));
    words_of(snapshot, &Passage { file: file.clone(), span: block.unwrap_or(span), pinned: true })
}
