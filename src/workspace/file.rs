//! One version of one file, and what is derived from it alone.

use super::FileKey;
use super::change::{DiskFile, LeftOut};
use crate::analysis::slot::Kept;
use crate::analysis::{Analysis, Context};
use crate::dossier::import::{Windows, compare};
use crate::dossier::{Image, load};
use crate::sources::index::WordCounts;
use crate::sources::support::Paragraphs;
use crate::sources::{Bibliography, Origins, Passages, Prepared, Properties, bibliography};
use crate::syntax::{Document, Format, FrontMatter, HtmlHead, Reparse, html_head};
use crate::text::{DocText, Span};
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock};

/// One version of a file; what is derived from it is made when it is first asked for.
#[derive(Debug)]
pub struct FileState {
    /// Its key.
    pub key: FileKey,
    /// The format it is parsed in.
    pub format: Format,
    /// The client's version, for an open document.
    pub version: Option<i32>,
    /// Its text; empty where it is longer than the limit.
    pub text: DocText,
    /// It was not UTF-8 and was read lossily.
    pub lossy: bool,
    /// Why its text was left out.
    pub left_out: Option<LeftOut>,
    /// The text was read out of a PDF; there is no such file, and nothing may be written to it.
    pub extracted: bool,
    /// What the file says of itself beside its text.
    pub properties: Option<Arc<Properties>>,
    /// How many bytes the parser read for this version.
    pub parsed_bytes: usize,
    document: OnceLock<Arc<Document>>,
    front: OnceLock<Option<Arc<FrontMatter>>>,
    head: OnceLock<Option<Arc<HtmlHead>>>,
    dossier: OnceLock<Arc<load::Loaded>>,
    imported: OnceLock<Arc<Image>>,
    /// An image of the text as it was, and where it differs since.
    imported_before: Option<(Arc<Image>, Windows)>,
    bibliography: OnceLock<Arc<Bibliography>>,
    passages: OnceLock<Arc<Passages>>,
    paragraphs: OnceLock<Arc<Paragraphs>>,
    origins: OnceLock<Arc<Origins>>,
    /// The notes that checks of this and of earlier versions looked into.
    looked: Arc<Mutex<FxHashSet<FileKey>>>,
    cell: Mutex<Cell>,
}

/// The latest analysis, and what it can take over from the version before.
#[derive(Debug, Default)]
struct Cell {
    kept: Kept,
    analysis: Option<(u64, Arc<Analysis>)>,
}

impl FileState {
    fn with(key: FileKey, format: Format, version: Option<i32>, text: DocText) -> Self {
        FileState {
            key,
            format,
            version,
            parsed_bytes: text.len(),
            text,
            lossy: false,
            left_out: None,
            extracted: false,
            properties: None,
            document: OnceLock::new(),
            front: OnceLock::new(),
            head: OnceLock::new(),
            dossier: OnceLock::new(),
            imported: OnceLock::new(),
            imported_before: None,
            bibliography: OnceLock::new(),
            passages: OnceLock::new(),
            paragraphs: OnceLock::new(),
            origins: OnceLock::new(),
            looked: Arc::default(),
            cell: Mutex::default(),
        }
    }

    /// A file as the disk has it.
    pub fn on_disk(key: FileKey, format: Format, file: &DiskFile) -> Self {
        let state = FileState::with(key, format, None, DocText::new(&file.text));
        // Every document's is asked for at once, and here the text is at hand in one piece.
        if format != Format::Html && file.left_out.is_none() {
            let _ = state.front.set(FrontMatter::parse(&file.text).map(Arc::new));
        }
        if let Some(image) = &file.imported {
            let _ = state.imported.set(image.clone());
        }
        FileState {
            lossy: file.lossy,
            left_out: file.left_out.clone(),
            extracted: file.extracted,
            properties: file.properties.clone(),
            ..state
        }
    }

    /// A document as a client opened it. Longer than `limit` bytes, it is kept and not parsed.
    pub fn opened(key: FileKey, format: Format, version: i32, text: &str, limit: u64) -> Self {
        let mut state = FileState::with(key, format, Some(version), DocText::new(text));
        state.check_length(limit);
        state
    }

    /// Takes over what a version of a file of entities before this one held: where the texts are the same, nothing is read again.
    pub fn take_entities(&mut self, before: &FileState) {
        let Some((whole, _)) = before.entities() else { return };
        let bytes = |range: Range<usize>| Some(self.text.slice(Span::new(range.start, range.end)).as_bytes().to_vec());
        if let Some(windows) = compare(whole.sums(), self.text.len(), &mut { bytes }) {
            self.imported_before = Some((whole, windows));
        }
    }

    /// The image that its entities are known by, as it was read, and where the text differs from that.
    fn entities(&self) -> Option<(Arc<Image>, Windows)> {
        match self.imported.get() {
            Some(image) => Some(image.as_read()),
            None => self.imported_before.clone(),
        }
    }

    /// The sums of the stretches of a file of entities, as the disk has it.
    pub(super) fn entity_sums(&self) -> Option<&[u8]> {
        self.imported.get().map(|image| image.sums())
    }

    fn check_length(&mut self, limit: u64) {
        let length = self.text.len() as u64;
        self.left_out = (length > limit).then_some(LeftOut::TooLong(length));
    }

    /// The next version, all of its text new; chunks with the same bytes at the start and the end keep what is known of them.
    pub fn replaced(&self, version: i32, text: &str, limit: u64) -> Self {
        let mut next = FileState::with(self.key.clone(), self.format, Some(version), DocText::new(text));
        next.check_length(limit);
        next.looked = self.looked.clone();
        next.take_entities(self);
        if next.left_out.is_none() {
            let (old, new) = (self.document(), Document::parse(text, self.format));
            let same = |(a, b): &(&crate::syntax::document::Placed, &crate::syntax::document::Placed)| a.hash == b.hash;
            let front = old.chunks.iter().zip(&new.chunks).take_while(same).count();
            let room = old.chunks.len().min(new.chunks.len()) - front;
            let back = old.chunks.iter().rev().zip(new.chunks.iter().rev()).take(room).take_while(same).count();
            let mut kept = self.kept();
            kept.splice(front..old.chunks.len() - back, front..new.chunks.len() - back);
            next.cell = Mutex::new(Cell { kept, analysis: None });
            next.document = OnceLock::from(Arc::new(new));
        }
        next
    }

    /// The version after `before`, the bytes of `span` replaced. Costs what the edit touches and a pass over the list of chunks; where somebody
    /// else holds the version before, what is known of its chunks is copied.
    pub fn edited(before: Arc<FileState>, version: i32, span: Span, insert: &str, limit: u64) -> Self {
        let mut text = before.text.clone();
        let span = Span::new(text.floor(span.start), text.floor(span.end));
        let imported_before = before.entities().map(|(whole, mut windows)| {
            let lines = before.text.fed_line(span.start).start..before.text.fed_line(span.end).end;
            windows.edit(lines.clone(), (lines.len() + insert.len()).saturating_sub(span.len()));
            (whole, windows)
        });
        text.edit(span, insert);
        let mut next = FileState::with(before.key.clone(), before.format, Some(version), text);
        next.imported_before = imported_before;
        next.looked = before.looked.clone();
        next.check_length(limit);
        if before.left_out.is_none() && next.left_out.is_none() {
            let (mut document, mut kept) = FileState::release(before);
            let reparse = Arc::make_mut(&mut document).edit(&next.text, span, insert.len());
            let Reparse { old_chunks, new_chunks, bytes } = reparse;
            kept.splice(old_chunks, new_chunks);
            next.cell = Mutex::new(Cell { kept, analysis: None });
            next.parsed_bytes = bytes;
            next.document = OnceLock::from(document);
        }
        next
    }

    /// The parsed document and what is known of it: themselves where nobody else holds this version.
    fn release(state: Arc<FileState>) -> (Arc<Document>, Kept) {
        state.document();
        match Arc::try_unwrap(state) {
            Ok(FileState { document, cell, format, .. }) => {
                let Cell { kept, analysis } = cell.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
                match (analysis, document.into_inner()) {
                    (Some((_, analysis)), document) => {
                        // It holds the document too.
                        drop(document);
                        Analysis::release(analysis)
                    }
                    (None, document) => (document.unwrap_or_else(|| Arc::new(Document::parse("", format))), kept),
                }
            }
            Err(held) => (held.document().clone(), held.kept()),
        }
    }

    /// A check of it looked into these notes.
    pub fn look_into(&self, notes: impl IntoIterator<Item = FileKey>) {
        self.looked.lock().unwrap_or_else(std::sync::PoisonError::into_inner).extend(notes);
    }

    /// Whether a check of it, or of a version before, has looked into that note.
    pub fn looks_into(&self, note: &FileKey) -> bool {
        self.looked.lock().unwrap_or_else(std::sync::PoisonError::into_inner).contains(note)
    }

    /// Adds the parser's work for the edits before this one of the same notification.
    pub fn add_parsed_bytes(&mut self, bytes: usize) {
        self.parsed_bytes += bytes;
    }

    /// What the next version can take over, a copy.
    fn kept(&self) -> Kept {
        let cell = self.cell.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match &cell.analysis {
            Some((_, analysis)) => analysis.kept(),
            None => cell.kept.clone(),
        }
    }

    /// The parsed document; empty where the file was left out.
    pub fn document(&self) -> &Arc<Document> {
        self.document.get_or_init(|| Arc::new(self.parse()))
    }

    fn parse(&self) -> Document {
        let text = if self.left_out.is_some() { String::new() } else { self.text.to_string() };
        let front = self.front.get().and_then(Option::as_deref);
        Document::parse_with(&text, self.format, front)
    }

    /// The front matter of a Markdown or plain-text document.
    pub fn front_matter(&self) -> Option<&Arc<FrontMatter>> {
        let read = || match (self.format, self.document.get()) {
            (Format::Html, _) => None,
            (_, Some(document)) => {
                let chunk = document.chunks.first()?;
                chunk.chunk.front_matter.as_ref().map(|front| Arc::new((**front).clone()))
            }
            _ if self.left_out.is_some() => None,
            _ => FrontMatter::parse(&self.text.to_string()).map(Arc::new),
        };
        self.front.get_or_init(read).as_ref()
    }

    /// The head of a saved page.
    pub fn page_head(&self) -> Option<&Arc<HtmlHead>> {
        let read = || (self.format == Format::Html).then(|| Arc::new(html_head(&self.text.to_string())));
        self.head.get_or_init(read).as_ref()
    }

    /// What a dossier file in TOML holds.
    pub fn dossier_toml(&self) -> &Arc<load::Loaded> {
        self.dossier.get_or_init(|| Arc::new(load::toml(&self.key, &self.text.to_string())))
    }

    /// What a dossier file in Markdown holds.
    pub fn dossier_note(&self) -> &Arc<load::Loaded> {
        self.dossier.get_or_init(|| {
            let text = self.text.to_string();
            match self.front_matter() {
                Some(front) => Arc::new(load::markdown(&self.key, &text, front)),
                None => Arc::default(),
            }
        })
    }

    /// What a file of FollowTheMoney entities holds: as it was read from the disk, or, of an open document, its text. Of a document that
    /// was edited only the lines that the edits touch are read.
    pub fn imported(&self) -> &Arc<Image> {
        self.imported.get_or_init(|| {
            let edited = self.imported_before.as_ref().and_then(|(whole, windows)| {
                let read =
                    |range: Range<usize>| Some(self.text.slice(Span::new(range.start, range.end)).as_bytes().to_vec());
                Image::edited(whole, windows.clone(), &read)
            });
            edited.unwrap_or_else(|| Arc::new(load::ftm(&self.key, &self.text.to_string())))
        })
    }

    /// What a bibliography holds.
    pub fn bibliography(&self, is_json: bool) -> &Arc<Bibliography> {
        self.bibliography.get_or_init(|| {
            let text = self.text.to_string();
            Arc::new(if is_json { bibliography::csl_json(&text) } else { bibliography::biblatex(&text) })
        })
    }

    /// Its words, ready for looking quotations up.
    pub fn prepared(&self) -> &Prepared {
        self.passages().prepared()
    }

    /// Its paragraphs, headings and lines, ready for locators.
    pub fn passages(&self) -> &Arc<Passages> {
        self.passages.get_or_init(|| Arc::new(Passages::new(self.document(), &self.text.to_string())))
    }

    /// Its paragraphs by their words, ready for being compared with claims.
    pub fn paragraphs(&self) -> &Arc<Paragraphs> {
        self.paragraphs.get_or_init(|| Arc::new(Paragraphs::of(self.passages())))
    }

    /// Its words for the text index. What is made for that is not kept: a corpus is many times what is looked at of it.
    pub fn word_counts(&self) -> WordCounts {
        if let Some(passages) = self.passages.get() {
            return WordCounts::of(passages.prepared());
        }
        if self.left_out.is_some() {
            return WordCounts::default();
        }
        match self.document.get() {
            Some(document) => WordCounts::of(&Prepared::new(document)),
            None => WordCounts::of(&Prepared::new(&Document::parse(&self.text.to_string(), self.format))),
        }
    }

    /// The hash of its text: of one with the same name and hash the words are the same. Linear.
    pub fn text_hash(&self) -> u64 {
        xxhash_rust::xxh3::xxh3_64(self.text.slice(Span::new(0, self.text.len())).as_bytes())
    }

    /// What it rests on itself.
    pub fn origins(&self) -> &Arc<Origins> {
        self.origins.get_or_init(|| Arc::new(Origins::of(self.document(), self.prepared())))
    }

    /// The analysis in this context, made for this once where there is none at hand.
    pub fn analysis_once(&self, context: &Context) -> Arc<Analysis> {
        let key = context.fingerprint();
        let kept = self.cell.lock().unwrap_or_else(std::sync::PoisonError::into_inner).analysis.clone();
        if let Some((_, analysis)) = kept.filter(|(kept, _)| *kept == key) {
            return analysis;
        }
        let document = self.document.get().cloned().unwrap_or_else(|| Arc::new(self.parse()));
        Arc::new(Analysis::run_once(document, context))
    }

    /// The analysis in this context; made anew only where the context has changed since it was last asked for.
    pub fn analysis(&self, context: &Context) -> Arc<Analysis> {
        let key = context.fingerprint();
        let mut cell = self.cell.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((kept, analysis)) = &cell.analysis
            && *kept == key
        {
            return analysis.clone();
        }
        let kept = match &cell.analysis {
            Some((_, analysis)) => analysis.kept(),
            None => std::mem::take(&mut cell.kept),
        };
        let analysis = Arc::new(Analysis::run(self.document().clone(), kept, context));
        cell.analysis = Some((key, analysis.clone()));
        analysis
    }
}
