//! Running text: what a reader reads, without markup, with a map back to the bytes of the file.

/// One stretch that running text and file have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Segment {
    /// Where it begins in the running text.
    pub text: usize,
    /// Where it begins in the chunk.
    pub file: usize,
    /// How many bytes the two share; 0 length in the file is not possible, a replaced entity (`&amp;`) is a segment of its own.
    pub len: usize,
    /// How many bytes it takes in the file: `len`, but for a replaced entity or escape.
    pub file_len: usize,
}

/// The running text of one block.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RunningText {
    /// The text.
    pub text: String,
    /// Its segments, ascending in both offsets, covering `text` wholly.
    pub segments: Vec<Segment>,
}

impl RunningText {
    /// Text that stands in the chunk as it is, from `file` on.
    pub fn verbatim(text: &str, file: usize) -> Self {
        let segments = if text.is_empty() {
            Vec::new()
        } else {
            vec![Segment { text: 0, file, len: text.len(), file_len: text.len() }]
        };
        RunningText { text: text.to_owned(), segments }
    }
}
