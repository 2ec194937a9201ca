//! File keys and URIs.
//!
//! Editors write the URI of one file in several ways (`file:///c%3A/a.md`, `file:///C:/a.md`); a [`FileKey`] has one.
//! A URI of another scheme is its own key, whole.

use crate::workspace::FileKey;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::borrow::Cow;
use std::sync::OnceLock;
use tower_lsp::ls_types::Uri;

/// What stays as it is in the path of a URI: RFC 3986's `pchar` and the slash.
const KEEP: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@')
    .remove(b'/');

/// The folder under which texts of PDFs are laid out; the disk's, and the same for the whole process.
static TEXTS: OnceLock<Option<FileKey>> = OnceLock::new();

/// Settles where texts of PDFs are laid out; the first call counts.
pub fn set_texts(folder: Option<FileKey>) {
    let _ = TEXTS.set(folder);
}

/// The key of the file that a URI names; of a text that was laid out, the file's that it is the text of.
pub fn to_key(uri: &Uri) -> FileKey {
    let Some(path) = file_path(uri.as_str()) else { return FileKey::from(uri.as_str()) };
    let texts = TEXTS.get().and_then(Option::as_deref);
    match texts.and_then(|texts| path.strip_prefix(texts)).filter(|own| own.starts_with('/')) {
        Some(own) => own_path(own),
        None => FileKey::from(path),
    }
}

/// The path that a text has under the folder of texts, as a key: where there are drives, `/C_/a` is `C:/a`.
fn own_path(below: &str) -> FileKey {
    match below.as_bytes() {
        [b'/', drive, b'_', b'/', ..] if cfg!(windows) && drive.is_ascii_alphabetic() => {
            format!("{}:{}", char::from(*drive), below.get(3..).unwrap_or_default()).into()
        }
        _ => FileKey::from(below),
    }
}

/// The URI of a key; `None` where the key is neither a path nor a URI.
pub fn from_key(key: &str) -> Option<Uri> {
    let text = if let Some(share) = key.strip_prefix("//") {
        format!("file://{}", utf8_percent_encode(share, KEEP))
    } else if key.starts_with('/') {
        format!("file://{}", utf8_percent_encode(key, KEEP))
    } else if has_drive(key) {
        format!("file:///{}", utf8_percent_encode(key, KEEP))
    } else {
        key.to_string()
    };
    text.parse().ok()
}

/// Whether a key is a path, so that the disk may know the file.
pub fn is_path(key: &str) -> bool {
    key.starts_with('/') || has_drive(key)
}

/// The path that a `file:` URI names: `/` between its parts, a drive letter in upper case, `//server/share` for a host.
fn file_path(uri: &str) -> Option<String> {
    let (scheme, rest) = uri.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("file") {
        return None;
    }
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", rest),
    };
    // A path that is not UTF-8 cannot be a key; its URI can.
    let path = percent_decode_str(path).decode_utf8().ok()?;
    if !path.starts_with('/') {
        return None;
    }
    if !host.is_empty() && !host.eq_ignore_ascii_case("localhost") {
        let host = percent_decode_str(host).decode_utf8().ok()?;
        return Some(format!("//{host}{path}"));
    }
    if path.starts_with("//") {
        // An older way to write a share, `file:////server/share`; other doubled slashes mean one.
        let inner = path.trim_start_matches('/');
        let server = inner.split_once('/').map(|(server, _)| server).unwrap_or_default();
        let is_server = !server.is_empty() && !server.contains([':', '@']) && !server.eq_ignore_ascii_case("localhost");
        let is_share = path.len() == inner.len() + 2 && is_server;
        return Some(format!("{}{inner}", if is_share { "//" } else { "/" }));
    }
    Some(match path.strip_prefix('/').filter(|path| has_drive(path)) {
        Some(windows) => {
            let mut path = windows.replace('\\', "/");
            path.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
            path
        }
        None => Cow::into_owned(path),
    })
}

/// Whether a path begins with `C:/` or is `C:`.
fn has_drive(path: &str) -> bool {
    let mut bytes = path.bytes();
    bytes.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && bytes.next() == Some(b':')
        && matches!(bytes.next(), None | Some(b'/' | b'\\'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(uri: &str) -> String {
        to_key(&uri.parse().expect("a URI")).to_string()
    }

    #[test]
    fn one_file_one_key() {
        assert_eq!(key("file:///home/a/My%20note%20%C3%A9.md"), "/home/a/My note é.md");
        assert_eq!(key("FILE://localhost/home/a/n.md"), "/home/a/n.md");
        assert_eq!(key("file:/home/a/n.md"), "/home/a/n.md");
        for windows in ["file:///c%3A/a/n.md", "file:///C:/a/n.md", "file:///c:/a/n.md", "file:///c%3a/a%5Cn.md"] {
            assert_eq!(key(windows), "C:/a/n.md");
        }
        assert_eq!(key("file://server/share/a%20b.md"), "//server/share/a b.md");
        assert_eq!(key("file:///a%23b%3Fc.md"), "/a#b?c.md");
    }

    #[test]
    fn what_is_no_file_keeps_its_uri() {
        for uri in ["untitled:Untitled-1", "untitled:/c%3A/x.md", "git:/a/b.md?%7B%7D", "vscode-vfs://github/a/b.md"] {
            assert_eq!(key(uri), uri);
            assert_eq!(from_key(uri).map(|uri| uri.as_str().to_string()).as_deref(), Some(uri));
            assert!(!is_path(uri));
        }
        assert_eq!(key("file:///a/%FF.md"), "file:///a/%FF.md", "a path that is not UTF-8");
        assert_eq!(from_key("no scheme"), None);
    }

    #[test]
    fn what_cannot_be_a_server_is_a_folder() {
        for (text, key) in [("file:////:A/", "/:A/"), ("file:////server/a.md", "//server/a.md")] {
            let uri: Uri = text.parse().expect("a URI");
            assert_eq!(to_key(&uri).as_ref(), key, "{text}");
            assert_eq!(from_key(key).map(|uri| to_key(&uri)), Some(key.into()));
        }
    }

    #[test]
    fn uris_are_written_as_rfc_3986_has_them() {
        let uri = |key| from_key(key).map(|uri| uri.as_str().to_string()).unwrap_or_default();
        assert_eq!(uri("/a/My note é#1?.md"), "file:///a/My%20note%20%C3%A9%231%3F.md");
        assert_eq!(uri("C:/a b.md"), "file:///C:/a%20b.md");
        assert_eq!(uri("//server/share/a.md"), "file://server/share/a.md");
    }

    proptest! {
        #[test]
        fn a_path_comes_back(path in "(/[^/\0]{1,12}){1,5}") {
            prop_assume!(!path.get(1..).is_some_and(has_drive));
            let uri = from_key(&path).expect("a path has a URI");
            let back = to_key(&uri);
            prop_assert_eq!(back.as_ref(), path.as_str());
        }

        #[test]
        fn a_windows_path_comes_back(drive in "[A-Z]", path in "(/[^/\\\\\0]{1,12}){1,5}") {
            let path = format!("{drive}:{path}");
            let uri = from_key(&path).expect("a path has a URI");
            let back = to_key(&uri);
            prop_assert_eq!(back.as_ref(), path.as_str());
        }

        #[test]
        fn any_uri_has_a_key_and_the_key_is_stable(text in "(file|untitled|http)://?/?[a-zA-Z0-9%:/.~-]{0,30}") {
            if let Ok(uri) = text.parse::<Uri>() {
                let key = to_key(&uri);
                let again = from_key(&key).map(|uri| to_key(&uri));
                prop_assert_eq!(again, Some(key));
            }
        }
    }
}
