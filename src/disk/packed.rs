//! Files whose text is taken out of them, PDFs and pages saved as one file, and the names of these texts.

use crate::workspace::catalog;
use std::path::{Path, PathBuf};

/// Whether the text of a file of this name is taken out of it.
pub fn is_packed(path: &Path) -> bool {
    catalog::text_beside(&path.to_string_lossy()).is_some()
}

/// `x.pdf.txt` beside `x.pdf`: the file that goes before the PDF's own text, and the name that this text has; of any other file its own.
pub fn text_of(packed: &Path) -> PathBuf {
    let name = packed.to_string_lossy();
    let ending = catalog::text_beside(&name).and_then(|text| text.strip_prefix(&*name).map(str::to_owned));
    let mut path = packed.as_os_str().to_owned();
    path.push(ending.unwrap_or_default());
    path.into()
}

/// The file whose text one of this name is.
pub fn packed_of(text: &Path) -> Option<PathBuf> {
    let bare = text.with_extension("");
    (text_of(&bare) == text && bare != text).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (packed, text) in
            [("/a/x.PDF", "/a/x.PDF.txt"), ("/a/x y.mhtml", "/a/x y.mhtml.html"), ("/a/x.MHT", "/a/x.MHT.html")]
        {
            assert_eq!(text_of(Path::new(packed)), Path::new(text));
            assert_eq!(packed_of(Path::new(text)).as_deref(), Some(Path::new(packed)));
            assert!(is_packed(Path::new(packed)) && !is_packed(Path::new(text)));
        }
        assert_eq!(packed_of(Path::new("/a/x.txt")), None);
        assert_eq!(packed_of(Path::new("/a/x.pdf.html")), None);
        assert_eq!(text_of(Path::new("/a/x.txt")), Path::new("/a/x.txt"));
    }
}
