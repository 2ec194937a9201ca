//! Messages that are a little wrong in ways that editors are: taken as they were meant, since a notification that is
//! refused is an edit that is lost.

use serde_json::Value;

/// The body with each escaped half of a surrogate pair that stands alone replaced by U+FFFD, which is one UTF-16 unit
/// as well: an editor that sends half a pair loses that character, not the edit and the place of all that follow.
/// `None` where there is no such half.
pub fn surrogates(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = body.to_vec();
    let mut at = 0;
    let mut changed = false;
    while let Some(byte) = body.get(at) {
        if *byte != b'\\' {
            at += 1;
            continue;
        }
        match (escaped_unit(body, at), escaped_unit(body, at + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => at += 12,
            (Some(0xd800..=0xdfff), _) => {
                out.get_mut(at..at + 6)?.copy_from_slice(b"\\ufffd");
                changed = true;
                at += 6;
            }
            _ => at += 2,
        }
    }
    changed.then_some(out)
}

/// The unit that `\uXXXX` at `at` stands for.
fn escaped_unit(body: &[u8], at: usize) -> Option<u16> {
    let digits = body.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// Percent-encodes what may not stand in a URI, in every member whose name ends in `uri`: blanks, brackets, letters
/// outside ASCII, a `%` that encodes nothing.
pub fn uris(params: &mut Value) {
    match params {
        Value::Object(members) => {
            for (name, value) in members.iter_mut() {
                match value {
                    Value::String(uri) if name.ends_with("uri") || name.ends_with("Uri") => {
                        if let Some(mended) = uri_mended(uri) {
                            *uri = mended;
                        }
                    }
                    // The parser lets no value be deeper than 128.
                    Value::Object(_) | Value::Array(_) => uris(value),
                    _ => {}
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(uris),
        _ => {}
    }
}

fn uri_mended(uri: &str) -> Option<String> {
    let bytes = uri.as_bytes();
    // Brackets may stand in a host only.
    let path_at = uri.find("://").map_or(0, |at| at + 3);
    let path_at = path_at + uri.get(path_at..).and_then(|rest| rest.find('/')).unwrap_or(0);
    let is_allowed = |at: usize, byte: u8| match byte {
        b'%' => bytes.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
        b'[' | b']' => at < path_at,
        b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => false,
        _ => byte.is_ascii_graphic(),
    };
    if bytes.iter().enumerate().all(|(at, byte)| is_allowed(at, *byte)) {
        return None;
    }
    let mut out = String::with_capacity(uri.len() + 8);
    for (at, byte) in bytes.iter().enumerate() {
        match is_allowed(at, *byte) {
            true => out.push(char::from(*byte)),
            false => out.push_str(&format!("%{byte:02X}")),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn uris_are_encoded_where_the_editor_did_not() {
        let mut params = json!({
            "textDocument": {"uri": "file:///a/My note [é] 100%.md", "text": "a b"},
            "rootUri": "file:///a%20b",
            "changes": [{"uri": "file:///C:/x|y"}, {"uri": "untitled:Untitled 1"}],
            "host": {"uri": "http://[::1]/a"},
        });
        uris(&mut params);
        assert_eq!(
            params,
            json!({
                "textDocument": {"uri": "file:///a/My%20note%20%5B%C3%A9%5D%20100%25.md", "text": "a b"},
                "rootUri": "file:///a%20b",
                "changes": [{"uri": "file:///C:/x%7Cy"}, {"uri": "untitled:Untitled%201"}],
                "host": {"uri": "http://[::1]/a"},
            })
        );
    }

    #[test]
    fn whole_pairs_and_escaped_backslashes_are_left() {
        assert_eq!(surrogates(br#""\ud83d\ude00 \\ud83d \u00e9""#), None);
        assert_eq!(surrogates(br#""\ude00x""#).as_deref(), Some(br#""\ufffdx""#.as_slice()));
        assert_eq!(surrogates(br#""\ud83d"#).as_deref(), Some(br#""\ufffd"#.as_slice()));
    }
}
