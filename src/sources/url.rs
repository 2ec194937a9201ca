//! Whether two addresses are of one page: scheme, `www.`, a trailing slash, the fragment and tracking parameters do not count.

/// An address in the form in which it is compared: `example.org/path?id=7`. Two are of one page if this is equal.
///
/// Nothing comes out for what is no web address (`mailto:`, a path).
pub fn comparable(url: &str) -> Option<String> {
    let url = url.trim().trim_start_matches('<').trim_end_matches('>');
    let rest = match url.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => rest,
        Some(_) => return None,
        None if url.starts_with("www.") => url,
        None => return None,
    };
    let rest = rest.split('#').next().unwrap_or_default();
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    // A name and password before the host do not say which page it is.
    let host = host.rsplit('@').next().unwrap_or_default().to_ascii_lowercase();
    let host = host.trim_end_matches('.').trim_end_matches(":443").trim_end_matches(":80");
    let host = ["www.", "m.", "amp."].iter().find_map(|start| host.strip_prefix(start)).unwrap_or(host);
    if host.is_empty() || host.contains(char::is_whitespace) {
        return None;
    }
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let path = path.trim_end_matches('/');
    let path = path.strip_suffix("/index.html").or_else(|| path.strip_suffix("/index.htm")).unwrap_or(path);
    let mut kept: Vec<&str> = query.split('&').filter(|part| !part.is_empty() && !is_tracking(part)).collect();
    kept.sort_unstable();
    let mut out = host.to_owned();
    if !path.is_empty() {
        out.push('/');
        out.push_str(path);
    }
    if !kept.is_empty() {
        out.push('?');
        out.push_str(&kept.join("&"));
    }
    Some(out)
}

/// Whether two addresses are of one page.
pub fn same(a: &str, b: &str) -> bool {
    comparable(a).is_some_and(|a| comparable(b).is_some_and(|b| a == b))
}

/// Parameters that say where a reader came from, not what is read.
fn is_tracking(parameter: &str) -> bool {
    const NAMES: &[&str] = &[
        "_ga",
        "_gl",
        "cmp",
        "cmpid",
        "dclid",
        "fbclid",
        "gclid",
        "gbraid",
        "guccounter",
        "igshid",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "msclkid",
        "ocid",
        "ref",
        "ref_src",
        "ref_url",
        "share",
        "smid",
        "smtyp",
        "taid",
        "twclid",
        "wbraid",
        "yclid",
    ];
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.starts_with("utm_") || name.starts_with("pk_") || NAMES.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_page() {
        assert!(same("https://www.example.org/a/b/?utm_source=x#top", "http://example.org/a/b"));
        assert!(same("https://example.org/a?x=1&y=2", "https://Example.org/a/?y=2&fbclid=7&x=1"));
        assert!(same("https://example.org", "www.example.org/"));
        assert!(same("https://example.org/caf%C3%A9", "https://example.org/café"));
        assert!(!same("https://example.org/a?id=1", "https://example.org/a?id=2"));
        assert!(!same("https://example.org/A", "https://example.org/a"));
        assert!(!same("mailto:a@example.org", "mailto:a@example.org"));
        assert!(!same("a/b.md", "a/b.md"));
    }
}
