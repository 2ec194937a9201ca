//! What can happen to the ground state.

use crate::dossier::Image;
pub use crate::sources::Properties;
use crate::syntax::Format;
use crate::text::Span;
use std::sync::Arc;

/// Names a file: an absolute path with `/` between its parts (`/home/a/note.md`, `C:/a/note.md`), or, for a document
/// that is in no file, its URI (`untitled:Untitled-1`). The core never looks inside beyond comparing and taking parents.
pub type FileKey = Arc<str>;

/// One change. [`super::World::apply`] takes it whole or, where it makes no sense (an edit of a file that is not open), not at all.
#[derive(Clone, Debug)]
pub enum Change {
    /// A client opened a document: it owns the text from now on.
    Open { file: FileKey, format: Format, version: i32, text: String },
    /// A client edited an open document; the edits apply one after the other, each to the text that the one before left.
    Edit { file: FileKey, version: i32, edits: Vec<Edit> },
    /// A client closed a document: the disk owns the text again.
    Close { file: FileKey },
    /// Files appeared, changed or vanished (`None`) on disk; texts are decoded already.
    Disk { files: Vec<(FileKey, Option<DiskFile>)> },
    /// The workspace roots: folders with a `dateline.toml`, or that a client opened.
    Roots { roots: Vec<FileKey> },
    /// Files that lie elsewhere are taken into the workspace of that root: named on a command line, or as `file` in a bibliography.
    Adopt { files: Vec<FileKey>, root: FileKey },
    /// The user's own settings, as the client sent them: the same keys as `dateline.toml`, as JSON.
    Settings { settings: serde_json::Value },
}

/// One edit.
#[derive(Clone, Debug)]
pub enum Edit {
    /// The whole text is new.
    Full(String),
    /// The bytes of the span are replaced.
    Range(Span, String),
}

/// A file as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DiskFile {
    /// Its text.
    pub text: Arc<str>,
    /// It was not UTF-8 and was read lossily.
    pub lossy: bool,
    /// Why its text was left out; the text is empty then.
    pub left_out: Option<LeftOut>,
    /// The text was read out of the PDF that its name says without `.txt`; there is no such file.
    pub extracted: bool,
    /// What the file says of itself beside its text.
    pub properties: Option<Arc<Properties>>,
    /// What a file of FollowTheMoney entities holds; the text is empty.
    pub imported: Option<Arc<Image>>,
}

/// Why a file's text is not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It is longer than the limit: how many bytes it has.
    TooLong(u64),
    /// It cannot be read: why, and what to do, in whole sentences.
    Unread(Arc<str>),
}

impl DiskFile {
    /// A file of this text.
    pub fn of(text: impl Into<Arc<str>>) -> DiskFile {
        DiskFile { text: text.into(), ..DiskFile::default() }
    }
}
