//! Requests of our own that editors' commands are made of: `dateline/sources`, `dateline/notes`, `dateline/insertCitation`,
//! `dateline/citePassage`, `dateline/notesOfSource`

use crate::ide;
use crate::server::view::View;
use crate::server::{from_proto, to_proto, uri};
use crate::workspace::FileKey;
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::*;

/// A document, whose workspace is asked about.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentParams {
    text_document: TextDocumentIdentifier,
}

impl DocumentParams {
    fn file(&self) -> FileKey {
        uri::to_key(&self.text_document.uri)
    }
}

/// A source that can be cited; no `uri` where its text is not here.
#[derive(Debug, Serialize)]
pub struct SourceAnswer {
    key: String,
    title: String,
    detail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<Uri>,
}

/// `dateline/sources`: the sources of a document's workspace, by their keys.
pub fn sources(view: &View, params: &DocumentParams) -> Vec<SourceAnswer> {
    let answer = |source: ide::cite::Citable| SourceAnswer {
        uri: source.file.and_then(|file| view.uri(&file)),
        key: source.key,
        title: source.title,
        detail: source.detail,
    };
    ide::cite::citable(&view.snapshot, &params.file()).into_iter().map(answer).collect()
}

/// A note that something can be added to.
#[derive(Debug, Serialize)]
pub struct NoteAnswer {
    uri: Uri,
    path: String,
    title: String,
}

/// `dateline/notes`: the notes of a document's workspace, in order of their paths.
pub fn notes(view: &View, params: &DocumentParams) -> Vec<NoteAnswer> {
    let answer =
        |note: ide::cite::Note| Some(NoteAnswer { uri: view.uri(&note.file)?, path: note.path, title: note.title });
    ide::cite::notes(&view.snapshot, &params.file()).into_iter().filter_map(answer).collect()
}

/// Where to cite which source.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InsertParams {
    text_document: TextDocumentIdentifier,
    position: Position,
    key: String,
}

/// `dateline/insertCitation`: the edit that cites a source at a place, in the style of the document.
pub fn insert(view: &View, params: &InsertParams) -> Option<TextEdit> {
    let file = uri::to_key(&params.text_document.uri);
    let text = view.text(&file)?;
    let offset = from_proto::offset(&text, params.position, view.client.encoding);
    let edit = ide::cite::insert_citation(&view.snapshot, &file, offset, &params.key)?;
    Some(TextEdit::new(to_proto::range(&text, edit.span, view.client.encoding), edit.insert))
}

/// Which words of a document to cite, and in which note.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PassageParams {
    text_document: TextDocumentIdentifier,
    range: Range,
    note: Option<TextDocumentIdentifier>,
}

/// The words with their citation; `edit` adds them to the end of the note, where one was named.
#[derive(Debug, Serialize)]
pub struct PassageAnswer {
    key: String,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    edit: Option<WorkspaceEdit>,
}

/// `dateline/citePassage`: the words in a range as a quotation with its citation.
pub fn passage(view: &View, params: &PassageParams) -> Option<PassageAnswer> {
    let file = uri::to_key(&params.text_document.uri);
    let text = view.text(&file)?;
    let span = from_proto::span(&text, params.range, view.client.encoding);
    let note = params.note.as_ref().map(|note| uri::to_key(&note.uri));
    let passage = ide::cite::cite_passage(&view.snapshot, &file, span, note.as_ref())?;
    let fix = note.and_then(|note| ide::cite::append(&view.snapshot, &note, &passage.text));
    let edit = fix.and_then(|fix| to_proto::Places::new(view).workspace_edit(&fix));
    Some(PassageAnswer { key: passage.key, text: passage.text, edit })
}

/// `dateline/notesOfSource`: the citations of a source as a whole; null where the document is none.
pub fn notes_of_source(view: &View, params: &DocumentParams) -> Option<Vec<Location>> {
    let found = ide::cite::notes_of(&view.snapshot, &params.file())?;
    let mut places = to_proto::Places::new(view);
    Some(found.places.iter().filter_map(|place| places.location(&place.file, place.span)).collect())
}
