//! Recognition over a small dossier and a text of paragraphs, with its mentions written into the text.

use super::{Dated, DocNames, Flow, Mention, Times, resolve};
use crate::dossier::load;
use crate::dossier::{Actor, BlockNames, Dossier, Names, Origin};
use std::sync::Arc;

/// A workspace's dossier in TOML over a built-in one in TOML.
pub(super) struct Fixture {
    pub names: Names,
}

impl Fixture {
    /// Entries of `builtin` lie below those of `own`.
    pub fn over(builtin: &str, own: &str) -> Fixture {
        let below: Vec<Arc<Actor>> = load::toml(&"builtin".into(), builtin)
            .actors
            .iter()
            .map(|actor| {
                Arc::new(Actor { origin: vec![Origin::Builtin { source: "test".into() }], ..(**actor).clone() })
            })
            .collect();
        let loaded = load::toml(&"own".into(), own);
        assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
        let base = Arc::new(Dossier::new(below, Vec::new()));
        let (dossier, _) = Dossier::merge(&base, &[Arc::new(loaded)]);
        Fixture { names: Names::layered(&Names::build(&base), &dossier) }
    }

    /// Mentions by block; blocks are lines. `date` is the anchor date; `[[2018]]` in the text is a time expression.
    pub fn mentions(&self, date: &str, text: &str) -> Vec<(String, Vec<Mention>)> {
        let blocks: Vec<(String, Vec<Dated>)> = text.lines().map(times).collect();
        let found: Vec<BlockNames> = blocks.iter().map(|(text, _)| self.names.find(text, &[])).collect();
        let doc = DocNames::gather(&self.names, found.iter());
        let mut flow = Flow::default();
        let anchor = crate::time::Edtf::parse(date).ok().and_then(|date| Some((date.first?, date.last?)));
        let resolved = blocks.iter().zip(&found).map(|((text, dated), block)| {
            let times = Times { dated, anchor };
            (text.clone(), resolve(&self.names, block, &doc, &times, &mut flow))
        });
        resolved.collect()
    }

    /// The text with each mention as `[text|id]`, an ambiguous one as `[text|id?id]`, in lines; mentions inside others are nested.
    pub fn marked(&self, date: &str, text: &str) -> String {
        let lines = self.mentions(date, text).into_iter().map(|(text, mentions)| {
            let mut marks: Vec<(usize, u8, usize, String)> = Vec::new();
            for mention in mentions {
                let ids: Vec<&str> = mention.candidates.iter().map(|id| &**id).collect();
                marks.push((mention.span.start, 1, usize::MAX - mention.span.end, "[".to_owned()));
                marks.push((mention.span.end, 0, usize::MAX - mention.span.start, format!("|{}]", ids.join("?"))));
            }
            marks.sort();
            let (mut out, mut at) = (String::new(), 0);
            for (place, _, _, mark) in marks {
                out.push_str(&text[at..place]);
                out.push_str(&mark);
                at = place;
            }
            out + &text[at..]
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// A line without its `[[…]]`, and what stood in them.
fn times(line: &str) -> (String, Vec<Dated>) {
    let (mut text, mut dated) = (String::new(), Vec::new());
    for (number, part) in line.split("[[").enumerate() {
        let Some((inside, rest)) = part.split_once("]]").filter(|_| number > 0) else {
            text.push_str(part);
            continue;
        };
        let (shown, value) = inside.split_once('=').unwrap_or((inside, inside));
        let start = text.len();
        text.push_str(shown);
        let date = crate::time::Edtf::parse(value).expect("a date in brackets");
        dated.push(Dated {
            span: (start..text.len()).into(),
            first: date.first.expect("first"),
            last: date.last.expect("last"),
        });
        text.push_str(rest);
    }
    (text, dated)
}
