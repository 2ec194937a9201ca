//! Pages saved as one file, `.mhtml` or `.mht`, as Chromium's `Webpage, Single File` writes them (RFC 2557): a MIME message whose first part
//! in HTML is the page. The page is known by the name `x.mhtml.html`, whether that file is there or it is taken out of `x.mhtml`.

use super::cache;
use super::decode::decode;
use crate::workspace::change::{DiskFile, LeftOut, Properties};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, MessageParser, MimeHeaders};
use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::Path;

/// Such a file may have so many times the bytes that a document may have: most of one are pictures.
const TIMES: u64 = 16;

/// The page in the file at `path`. `limit` is that of a document's bytes.
///
/// # Errors
/// Those of reading the file.
pub fn read_mhtml(path: &Path, limit: u64) -> io::Result<DiskFile> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("not a file"));
    }
    let most = limit.saturating_mul(TIMES);
    if metadata.len() > most {
        let reason = format!(
            "it has {} bytes, and the limit for a page in one file is {most}, {TIMES} times `document-bytes` under `[limits]`",
            metadata.len()
        );
        return Ok(unread(path, &reason));
    }
    let bytes = fs::read(path)?;
    let Some((page, properties)) = page_of(&bytes) else {
        return Ok(unread(path, "no part of it is HTML"));
    };
    let (text, lossy) = decode(page, true);
    if text.len() as u64 > limit {
        let left_out = Some(LeftOut::TooLong(text.len() as u64));
        return Ok(DiskFile { left_out, extracted: true, ..DiskFile::default() });
    }
    if let Err(error) = cache::lay_out_again(path, &text) {
        tracing::warn!("{}: its page cannot be laid out: {error}", path.display());
    }
    Ok(DiskFile { lossy, extracted: true, properties: Some(properties.into()), ..DiskFile::of(text) })
}

fn unread(path: &Path, reason: &str) -> DiskFile {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let words = format!(
        "The page in `{name}` is not here: {reason}. Save it once more, as `Webpage, Complete` or as one file, or put its HTML into `{name}.html` beside it."
    );
    DiskFile { left_out: Some(LeftOut::Unread(words.into())), extracted: true, ..DiskFile::default() }
}

/// The bytes of the first part in HTML, in the page's own encoding, and what the message says of the page. Linear.
fn page_of(bytes: &[u8]) -> Option<(Vec<u8>, Properties)> {
    let message = MessageParser::default().parse(bytes)?;
    let is_page = |part: &&mail_parser::MessagePart| {
        let kind = part.content_type().is_some_and(|kind| {
            kind.ctype().eq_ignore_ascii_case("text")
                && kind.subtype().is_some_and(|kind| kind.eq_ignore_ascii_case("html"))
                || kind.ctype().eq_ignore_ascii_case("application")
                    && kind.subtype().is_some_and(|kind| kind.eq_ignore_ascii_case("xhtml+xml"))
        });
        kind && part.offset_body < part.offset_end
    };
    let part = message.parts.iter().find(is_page)?;
    let raw = bytes.get(part.offset_body as usize..part.offset_end as usize)?;
    let body = match part.encoding {
        Encoding::QuotedPrintable => quoted_printable_decode(raw)?,
        Encoding::Base64 => base64_decode(raw)?,
        Encoding::None => raw.to_vec(),
    };
    let header = |name: &str| {
        let text = message.header_raw(name).map(|text| Cow::from(text.trim().to_owned()));
        text.filter(|text| !text.is_empty()).unwrap_or_default().into_owned()
    };
    let address = [header("Snapshot-Content-Location"), part.content_location().unwrap_or_default().to_owned()];
    let retrieved = message.date().map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
    let properties = Properties {
        title: message.subject().unwrap_or_default().trim().to_owned(),
        url: address.into_iter().find(|address| address.starts_with("http")).unwrap_or_default(),
        retrieved: retrieved.unwrap_or_default(),
        ..Properties::default()
    };
    Some((body, properties))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SAVED: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/ferry?x=1\r\nSubject: =?utf-8?Q?The=20f=C3=A9rry?=\r\n\
Date: Mon, 2 Dec 2024 09:30:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----MultipartBoundary--abc----\"\r\n\r\n\r\n\
------MultipartBoundary--abc----\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://news.example/ferry?x=1\r\n\r\n\
<!DOCTYPE html><html><head><meta charset=3D\"UTF-8\"><title>The f=C3=A9rry</title></hea=\r\nd><body><p>It sails =\r\ntwice.</p></body></html>\r\n\
------MultipartBoundary--abc----\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://ads.example/\r\n\r\nPHA+YWQ8L3A+\r\n\
------MultipartBoundary--abc------\r\n";

    #[test]
    fn the_first_page_of_a_saved_file() {
        let (page, properties) = page_of(SAVED.as_bytes()).expect("a page");
        let page = String::from_utf8(page).expect("UTF-8");
        assert_eq!(
            page.trim_end(),
            "<!DOCTYPE html><html><head><meta charset=\"UTF-8\"><title>The férry</title></head><body><p>It sails twice.</p></body></html>"
        );
        let expected = Properties {
            title: "The férry".into(),
            url: "https://news.example/ferry?x=1".into(),
            retrieved: "2024-12-02".into(),
            ..Properties::default()
        };
        assert_eq!(properties, expected);
    }

    #[test]
    fn other_forms_and_none() {
        let base64 = SAVED.replace("multipart/related", "multipart/mixed").replace("\r\n", "\n");
        assert!(page_of(base64.as_bytes()).is_some(), "line feeds alone");
        let alone =
            "Content-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: base64\n\nPHA+ROlqw6A8L3A+\n";
        assert_eq!(page_of(alone.as_bytes()).map(|(page, _)| page), Some(b"<p>D\xe9j\xc3\xa0</p>".to_vec()));
        assert_eq!(page_of(b"Content-Type: image/png\n\nx"), None);
        assert_eq!(page_of(b""), None);
        assert!(page_of(SAVED.get(..700).expect("a part").as_bytes()).is_some(), "cut off");
    }

    proptest! {
        #[test]
        fn any_bytes_have_a_page_or_none(cut in 0usize..1300, noise in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut bytes = SAVED.as_bytes().get(..cut.min(SAVED.len())).unwrap_or_default().to_vec();
            bytes.extend(&noise);
            let _ = page_of(&bytes);
            let _ = page_of(&noise);
        }
    }
}
