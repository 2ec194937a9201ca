//! From bytes to text: byte order marks, an HTML page's declared encoding, UTF-8, and lossily where nothing fits.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The text of a file's bytes and whether characters were lost. A byte order mark is obeyed and removed; a page that declares an encoding
/// (`<meta charset=…>` in its first 1,024 bytes, or as XML does) is read in it; everything else is UTF-8.
pub fn decode(bytes: Vec<u8>, is_html: bool) -> (String, bool) {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let (text, lossy) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return (text.into_owned(), lossy);
    }
    let declared = if is_html { declared_encoding(&bytes) } else { None };
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8) {
        let (text, lossy) = encoding.decode_without_bom_handling(&bytes);
        return (text.into_owned(), lossy);
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, false),
        Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), true),
    }
}

/// The encoding that a page's head names; UTF-16 in a head that can be read as ASCII means UTF-8, as the HTML standard has it.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(1024))?).to_ascii_lowercase();
    let in_xml = || head.starts_with("<?xml").then(|| head.find("encoding").map(|at| at + "encoding".len())).flatten();
    let at = head.find("charset").map(|at| at + "charset".len()).or_else(in_xml)?;
    let label: String = head
        .get(at..)?
        .trim_start()
        .strip_prefix('=')?
        .trim_start_matches([' ', '"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
        .collect();
    let encoding = Encoding::for_label(label.as_bytes())?;
    if encoding.output_encoding() != encoding {
        return Some(UTF_8);
    }
    Some(if encoding == encoding_rs::X_USER_DEFINED { WINDOWS_1252 } else { encoding })
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn marks_declarations_and_losses() {
        assert_eq!(decode(b"\xef\xbb\xbfabc".to_vec(), false), ("abc".into(), false));
        assert_eq!(decode(b"\xff\xfea\0".to_vec(), false), ("a".into(), false));
        assert_eq!(decode(b"caf\xe9".to_vec(), false), ("caf\u{fffd}".into(), true));
        let page = b"<meta charset=\"windows-1252\">caf\xe9".to_vec();
        assert!(decode(page.clone(), true).0.ends_with("café"));
        assert!(decode(page, false).1);
    }
}
