//! `textDocument/completion` and `completionItem/resolve`

use crate::ide::completion::About;
use crate::ide::{self, CompletionKind};
use crate::server::view::View;
use crate::server::{from_proto, to_proto};
use crate::text::Span;
use crate::workspace::FileKey;
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::*;

/// What the client keeps of an item until it asks for its documentation.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    /// The file that was completed.
    file: String,
    /// What the documentation is about.
    about: Subject,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Subject {
    Source(String),
    Entry(String),
    Rule(String),
    Passage { file: String, start: usize, end: usize },
}

/// What can be written at the cursor.
pub fn completion(view: &View, params: &CompletionParams) -> Option<CompletionResponse> {
    let (file, offset) = from_proto::place(view, &params.text_document_position)?;
    let found = ide::completion(&view.snapshot, &file, offset);
    let text = view.text(&file)?;
    let range = |span| to_proto::range(&text, span, view.client.encoding);
    // Most items stand for the same words.
    let mut last: Option<((Span, Span), Range, Range)> = None;
    let items = found.items.into_iter().enumerate().map(|(at, item)| {
        let (_, typed, whole) = match last {
            Some(same @ (spans, ..)) if spans == (item.typed, item.whole) => same,
            _ => ((item.typed, item.whole), range(item.typed), range(item.whole)),
        };
        last = Some(((item.typed, item.whole), typed, whole));
        let edit = match view.client.insert_replace && typed != whole {
            true => CompletionTextEdit::InsertAndReplace(InsertReplaceEdit {
                new_text: item.insert,
                insert: typed,
                replace: whole,
            }),
            false => CompletionTextEdit::Edit(TextEdit::new(typed, item.insert)),
        };
        CompletionItem {
            label: item.label,
            detail: Some(item.detail).filter(|detail| !detail.is_empty()),
            kind: Some(kind(item.kind)),
            sort_text: Some(format!("{at:04}")),
            filter_text: Some(item.filter),
            text_edit: Some(edit),
            data: kept(&file, item.about).and_then(|kept| serde_json::to_value(kept).ok()),
            ..Default::default()
        }
    });
    let items = items.collect();
    Some(CompletionResponse::List(CompletionList { is_incomplete: found.incomplete, items }))
}

fn kept(file: &FileKey, about: About) -> Option<Kept> {
    let about = match about {
        About::Nothing => return None,
        About::Source(key) => Subject::Source(key),
        About::Entry(id) => Subject::Entry(id.to_string()),
        About::Rule(name) => Subject::Rule(name),
        About::Passage(file, span) => Subject::Passage { file: file.to_string(), start: span.start, end: span.end },
    };
    Some(Kept { file: file.to_string(), about })
}

/// The same item with its documentation.
pub fn resolve(view: &View, mut item: CompletionItem) -> CompletionItem {
    let kept = item.data.clone().and_then(|data| serde_json::from_value::<Kept>(data).ok());
    let Some(Kept { file, about }) = kept else { return item };
    let about = match about {
        Subject::Source(key) => About::Source(key),
        Subject::Entry(id) => About::Entry(id.into()),
        Subject::Rule(name) => About::Rule(name),
        Subject::Passage { file, start, end } => About::Passage(file.into(), Span::new(start, end)),
    };
    let documentation = ide::completion::documentation(&view.snapshot, &file.into(), &about);
    item.documentation =
        documentation.map(|text| Documentation::MarkupContent(to_proto::markup(text, view.client.completion_markdown)));
    item
}

fn kind(kind: CompletionKind) -> CompletionItemKind {
    match kind {
        CompletionKind::Source => CompletionItemKind::REFERENCE,
        CompletionKind::Note => CompletionItemKind::FILE,
        CompletionKind::Actor => CompletionItemKind::CLASS,
        CompletionKind::Event => CompletionItemKind::EVENT,
        CompletionKind::Quotation => CompletionItemKind::TEXT,
        CompletionKind::Place => CompletionItemKind::UNIT,
        CompletionKind::Key => CompletionItemKind::PROPERTY,
        CompletionKind::Value => CompletionItemKind::VALUE,
        CompletionKind::Rule => CompletionItemKind::ENUM_MEMBER,
        CompletionKind::File => CompletionItemKind::FILE,
        CompletionKind::Folder => CompletionItemKind::FOLDER,
    }
}
