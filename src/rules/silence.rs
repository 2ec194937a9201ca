//! Silencing: comments in the text and `dateline: {ignore: […]}` in the front matter.

use crate::syntax::front_matter::{Field, Value};
use crate::syntax::{Directive, Document, FrontMatter};
use crate::text::Span;

/// A stretch of a document in which rules are silent.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Stretch {
    span: Span,
    /// The rules; all of them where there is none.
    rules: Vec<String>,
}

/// What is silenced in a document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Silences {
    stretches: Vec<Stretch>,
    /// Every rule that is named, at its place in the file.
    pub named: Vec<(String, Span)>,
    /// What is wrong in the front matter's `dateline:`, at its place.
    pub problems: Vec<(Span, String)>,
}

impl Silences {
    /// Reads the directives of a document; linear in its chunks.
    pub fn of(document: &Document, front: Option<&FrontMatter>) -> Silences {
        let mut silences = Silences::default();
        let end = document.chunks.last().map_or(0, |placed| placed.start + placed.len);
        silences.read_front(front, end);
        let mut disabled: Vec<(Option<String>, usize)> = Vec::new();
        for (at, placed) in document.chunks.iter().enumerate() {
            for directive in &placed.chunk.directives {
                let (Directive::Ignore { rules, span }
                | Directive::Disable { rules, span }
                | Directive::Enable { rules, span }) = directive;
                let place = span.shift(placed.start);
                silences.named.extend(rules.iter().map(|(rule, span)| (rule.clone(), span.shift(placed.start))));
                let names: Vec<String> = rules.iter().map(|(rule, _)| rule.clone()).collect();
                match directive {
                    Directive::Ignore { .. } => {
                        let span = ignored(document, at, place);
                        silences.stretches.push(Stretch { span, rules: names });
                    }
                    Directive::Disable { .. } if names.is_empty() => disabled.push((None, place.start)),
                    Directive::Disable { .. } => disabled.extend(names.into_iter().map(|n| (Some(n), place.start))),
                    Directive::Enable { .. } => disabled.retain(|(rule, start)| {
                        let ends = names.is_empty() || rule.as_ref().is_none_or(|rule| names.contains(rule));
                        if ends {
                            let rules = rule.iter().cloned().collect();
                            silences.stretches.push(Stretch { span: Span::new(*start, place.end), rules });
                        }
                        !ends
                    }),
                }
            }
        }
        for (rule, start) in disabled {
            silences.stretches.push(Stretch { span: Span::new(start, end + 1), rules: rule.into_iter().collect() });
        }
        silences
    }

    fn read_front(&mut self, front: Option<&FrontMatter>, end: usize) {
        let Some(field) = front.and_then(|front| front.get("dateline")) else { return };
        let Value::Map(entries) = &field.value else {
            self.problems.push((field.span, "`dateline` takes a mapping: `dateline: {ignore: [RULE]}`".into()));
            return;
        };
        for (key, value) in entries {
            if key != "ignore" {
                let hint = if crate::text::nearest(key, ["ignore"].into_iter()).is_some() {
                    "did you mean `ignore`?"
                } else {
                    "known here: ignore"
                };
                self.problems.push((value.span, format!("unknown key `{key}` under `dateline`; {hint}")));
                continue;
            }
            let names = match &value.value {
                Value::Scalar(name) => vec![(name.clone(), value.span)],
                Value::List(items) => items.iter().filter_map(scalar).collect(),
                _ => {
                    self.problems
                        .push((value.span, "`ignore` takes a list of rules: `ignore: [undated-claim]`".into()));
                    continue;
                }
            };
            let rules = names.iter().map(|(name, _)| name.clone()).collect();
            self.named.extend(names);
            self.stretches.push(Stretch { span: Span::new(0, end + 1), rules });
        }
    }

    /// Whether nothing is silenced.
    pub fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// Whether a finding of that rule at that place is silenced.
    pub fn covers(&self, rule: &str, span: Span) -> bool {
        let names = |stretch: &Stretch| stretch.rules.is_empty() || stretch.rules.iter().any(|name| name == rule);
        self.stretches.iter().any(|stretch| stretch.span.contains(span.start) && names(stretch))
    }
}

fn scalar(field: &Field) -> Option<(String, Span)> {
    match &field.value {
        Value::Scalar(name) => Some((name.clone(), field.span)),
        _ => None,
    }
}

/// What an `ignore` comment covers: the chunk that it stands in where text follows in it, else the next chunk with text; a list with all its items.
fn ignored(document: &Document, at: usize, place: Span) -> Span {
    let has_text = |index: usize| document.chunks.get(index).is_some_and(|placed| !placed.chunk.blocks.is_empty());
    let follows_here = document
        .chunks
        .get(at)
        .is_some_and(|placed| placed.chunk.blocks.iter().any(|block| block.span.end + placed.start > place.end));
    let first = if follows_here { Some(at) } else { (at + 1..document.chunks.len()).find(|&index| has_text(index)) };
    let Some(first) = first else { return place };
    let more = document.chunks.iter().skip(first + 1).take_while(|placed| placed.chunk.continues_list).count();
    let end = document.chunks.get(first + more).map_or(place.end, |placed| placed.start + placed.len);
    Span::new(place.start, end)
}
