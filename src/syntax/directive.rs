//! Silencing comments: `<!-- dateline: ignore RULE… -->`, `<!-- dateline-disable RULE… -->`, `<!-- dateline-enable RULE… -->`.

use super::block::Directive;
use crate::text::Span;

/// Adds the directives among the comments of `html`, which begins at `offset` of the chunk. Linear.
pub(super) fn collect(html: &str, offset: usize, into: &mut Vec<Directive>) {
    let mut at = 0;
    while let Some(open) = html.get(at..).and_then(|rest| rest.find("<!--")) {
        let start = at + open;
        let body = start + 4;
        let len = html.get(body..).and_then(|rest| rest.find("-->"));
        let Some(len) = len else { return };
        let span = Span::new(start, body + len + 3).shift(offset);
        into.extend(parse(Span::new(body, body + len).of(html), offset + body, span));
        at = body + len + 3;
    }
}

/// The directive that a comment's text, which begins at `offset`, gives.
fn parse(body: &str, offset: usize, span: Span) -> Option<Directive> {
    let mut words = body.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).map(|word| {
        (word.to_owned(), {
            let at = offset + (word.as_ptr() as usize - body.as_ptr() as usize);
            Span::new(at, at + word.len())
        })
    });
    let (first, _) = words.next()?;
    let verb = match first.as_str() {
        "dateline:" => words.next()?.0,
        "dateline-ignore" | "dateline-disable" | "dateline-enable" => first.trim_start_matches("dateline-").to_owned(),
        _ => first.strip_prefix("dateline:")?.to_owned(),
    };
    let rules = words.take_while(|(word, _)| !word.starts_with("--")).collect();
    match verb.trim_end_matches(':') {
        "ignore" => Some(Directive::Ignore { rules, span }),
        "disable" => Some(Directive::Disable { rules, span }),
        "enable" => Some(Directive::Enable { rules, span }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_with_and_without_commas() {
        let text = "x <!-- dateline: ignore undated-claim, unsourced-claim --> y <!-- dateline-enable -->";
        let mut found = Vec::new();
        collect(text, 100, &mut found);
        let [Directive::Ignore { rules, span }, Directive::Enable { rules: none, .. }] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert!(none.is_empty());
        assert_eq!(&text[span.start - 100..span.end - 100], "<!-- dateline: ignore undated-claim, unsourced-claim -->");
        let names: Vec<&str> = rules.iter().map(|(_, span)| &text[span.start - 100..span.end - 100]).collect();
        assert_eq!(names, ["undated-claim", "unsourced-claim"]);
    }

    #[test]
    fn other_comments_say_nothing() {
        let mut found = Vec::new();
        collect("<!-- dateline of the text --><!-- todo --><!-- dateline: ignore", 0, &mut found);
        assert!(found.is_empty(), "{found:?}");
    }
}
