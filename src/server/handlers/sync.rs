//! `textDocument/didOpen`, `didChange`, `didSave`, `didClose`

use crate::server::session::Session;
use crate::server::worker::Job;
use crate::server::{from_proto, uri};
use crate::workspace::change::Edit;
use crate::workspace::{Change, FileKey, World};
use tower_lsp::ls_types::*;

/// A client opened a document; its workspace is looked for where it is in none.
pub fn open(session: &Session, params: DidOpenTextDocumentParams) {
    let document = params.text_document;
    let file = uri::to_key(&document.uri);
    let format = from_proto::format(&document.language_id, &file);
    session.open(document.uri, |file| Change::Open { file, format, version: document.version, text: document.text });
    session.queue(Job::Adopt(file));
}

/// A client edited a document.
pub fn change(session: &Session, params: DidChangeTextDocumentParams) {
    let encoding = session.info().encoding;
    let make = |world: &World, file: &FileKey| {
        let snapshot = world.snapshot();
        snapshot.version(file)?;
        let mut text = snapshot.text(file)?;
        let mut edits = Vec::with_capacity(params.content_changes.len());
        let mut at = 0;
        for change in params.content_changes {
            let Some(range) = change.range else {
                text = (&*change.text).into();
                edits.push(Edit::Full(change.text));
                at = 0;
                continue;
            };
            let span = from_proto::span(&text, range, encoding);
            text.edit(span, &change.text);
            at = span.start + change.text.len();
            edits.push(Edit::Range(span, change.text));
        }
        Some((Change::Edit { file: file.clone(), version: params.text_document.version, edits }, at))
    };
    session.edit(&params.text_document.uri, make);
}

/// A client saved a document: the disk is looked at again, for clients that watch no files.
pub fn save(session: &Session, params: &DidSaveTextDocumentParams) {
    session.queue(Job::Read(vec![uri::to_key(&params.text_document.uri)]));
}

/// A client closed a document: what the disk has counts again.
pub fn close(session: &Session, params: &DidCloseTextDocumentParams) {
    session.close(&params.text_document.uri);
    session.queue(Job::Read(vec![uri::to_key(&params.text_document.uri)]));
}
