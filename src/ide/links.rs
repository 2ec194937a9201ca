//! How a path is written as a link's address in Markdown (CommonMark 0.31, link destinations): bare, or between `<` and `>`.

/// A path as a bare address: no spaces, no brackets. Letters of other scripts stay as they are.
pub fn bare(path: &str) -> String {
    encoded(path, |c| c == ' ' || c == '(' || c == ')')
}

/// A path as an address between `<` and `>`, without these.
pub fn in_brackets(path: &str) -> String {
    encoded(path, |_| false)
}

/// `%` begins an escape, `#` and `?` end the path, what stands before a colon is a scheme, `\\` escapes and `&` may begin a reference.
fn encoded(path: &str, also: fn(char) -> bool) -> String {
    let mut out = String::with_capacity(path.len());
    for (at, c) in path.char_indices() {
        let is_reference =
            || path.get(at..).is_some_and(|rest| rest.split('&').nth(1).is_some_and(|rest| rest.contains(';')));
        let special = matches!(c, '%' | '#' | '?' | ':' | '<' | '>' | '\\') || c == '&' && is_reference();
        if c.is_ascii() && (special || c.is_control() || also(c)) {
            out.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    #[test]
    fn forms() {
        assert_eq!(bare("../a b/Łódź (1).md"), "../a%20b/Łódź%20%281%29.md");
        assert_eq!(in_brackets("../a b/Łódź (1).md"), "../a b/Łódź (1).md");
        assert_eq!(bare("a#b?c:d%20<e>.md"), "a%23b%3Fc%3Ad%2520%3Ce%3E.md");
        assert_eq!((bare("Q&A.md").as_str(), bare("a&copy;.md").as_str()), ("Q&A.md", "a%26copy;.md"));
    }

    proptest! {
        #[test]
        fn an_address_is_read_as_the_path_that_was_written(path in "[a-c éŁ#?%&;:<>()\\[\\]_*`!./-]{1,12}") {
            for (address, form) in [(bare(&path), format!("[x]({})", bare(&path))), (in_brackets(&path), format!("[x](<{}>)", in_brackets(&path)))] {
                prop_assert_eq!(percent_decode_str(&address).decode_utf8_lossy(), path.as_str());
                // An address that a reader of CommonMark takes whole; spaces at its ends are none of a path.
                let events: Vec<pulldown_cmark::Event> = pulldown_cmark::Parser::new(&form).collect();
                let read = events.iter().find_map(|event| match event {
                    pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
                    _ => None,
                });
                prop_assert_eq!(read.as_deref(), Some(address.as_str()), "{}", form);
            }
        }
    }
}
