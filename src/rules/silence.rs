//! Silencing: comments in the text and `dateline: {ignore: […]}` in the front matter.

use crate::syntax::front_matter::{Field, Value};
use crate::syntax::{Directive, Document, FrontMatter};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// What is silenced in a document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Silences {
    /// Where each rule is silent, in order and apart; under the empty name where all are.
    stretches: FxHashMap<String, Vec<Span>>,
    /// Every rule that is named, at its place in the file.
    pub named: Vec<(String, Span)>,
    /// What is wrong in the front matter's `dateline:`, at its place.
    pub problems: Vec<(Span, String)>,
}

impl Silences {
    /// Reads the directives of a document; linear in its chunks and in what they name.
    pub fn of(document: &Document, front: Option<&FrontMatter>) -> Silences {
        let mut silences = Silences::default();
        let end = document.chunks.last().map_or(0, |placed| placed.start + placed.len);
        silences.read_front(front, end);
        let mut next = NextText::default();
        // Where a rule has been disabled; it is so until it is enabled, however often it is said.
        let mut disabled: FxHashMap<String, usize> = FxHashMap::default();
        for (at, placed) in document.chunks.iter().enumerate() {
            for directive in &placed.chunk.directives {
                let (Directive::Ignore { rules, span }
                | Directive::Disable { rules, span }
                | Directive::Enable { rules, span }) = directive;
                let place = span.shift(placed.start);
                silences.named.extend(rules.iter().map(|(rule, span)| (rule.clone(), span.shift(placed.start))));
                let names = || rules.iter().map(|(rule, _)| rule.as_str()).chain(rules.is_empty().then_some(""));
                match directive {
                    Directive::Ignore { .. } => {
                        let span = next.ignored(document, at, place);
                        names().for_each(|name| silences.silence(name, span));
                    }
                    Directive::Disable { .. } => {
                        for name in names() {
                            disabled.entry(name.to_owned()).or_insert(place.start);
                        }
                    }
                    Directive::Enable { .. } => {
                        // What was disabled for all rules cannot be enabled for one alone: it ends.
                        let ended: Vec<(String, usize)> = match rules.is_empty() {
                            true => disabled.drain().collect(),
                            false => names().chain([""]).filter_map(|name| disabled.remove_entry(name)).collect(),
                        };
                        for (name, start) in ended {
                            silences.silence(&name, Span::new(start, place.end));
                        }
                    }
                }
            }
        }
        for (name, start) in disabled {
            silences.silence(&name, Span::new(start, end + 1));
        }
        silences.stretches.values_mut().for_each(apart);
        silences
    }

    /// A rule, or under the empty name all, is silent there.
    fn silence(&mut self, rule: &str, span: Span) {
        match self.stretches.get_mut(rule) {
            Some(spans) => spans.push(span),
            None => _ = self.stretches.insert(rule.to_owned(), vec![span]),
        }
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
            names.iter().for_each(|(name, _)| self.silence(name, Span::new(0, end + 1)));
            self.named.extend(names);
        }
    }

    /// Whether nothing is silenced.
    pub fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// Whether a finding of that rule at that place is silenced.
    pub fn covers(&self, rule: &str, span: Span) -> bool {
        let silent = |name: &str| {
            let Some(spans) = self.stretches.get(name) else { return false };
            let after = spans.partition_point(|silent| silent.start <= span.start);
            after.checked_sub(1).and_then(|at| spans.get(at)).is_some_and(|silent| silent.contains(span.start))
        };
        silent("") || silent(rule)
    }
}

/// Puts spans in order and joins those that touch.
fn apart(spans: &mut Vec<Span>) {
    spans.sort_unstable();
    spans.dedup_by(|next, before| {
        let touches = next.start <= before.end;
        if touches {
            before.end = before.end.max(next.end);
        }
        touches
    });
}

fn scalar(field: &Field) -> Option<(String, Span)> {
    match &field.value {
        Value::Scalar(name) => Some((name.clone(), field.span)),
        _ => None,
    }
}

/// The next chunk with text after the one that was asked for last: comments are read in order, so that a stretch is looked through once.
#[derive(Default)]
struct NextText(usize);

impl NextText {
    /// What an `ignore` comment covers: the chunk that it stands in where text follows in it, else the next chunk with text; a list with all
    /// its items.
    fn ignored(&mut self, document: &Document, at: usize, place: Span) -> Span {
        let chunks = &document.chunks;
        let follows_here = chunks.get(at).is_some_and(|placed| {
            placed.chunk.blocks.last().is_some_and(|block| block.span.end + placed.start > place.end)
        });
        let first = if follows_here {
            at
        } else {
            self.0 = self.0.max(at + 1);
            while chunks.get(self.0).is_some_and(|placed| placed.chunk.blocks.is_empty()) {
                self.0 += 1;
            }
            self.0
        };
        if first >= chunks.len() {
            return place;
        }
        let more = chunks.iter().skip(first + 1).take_while(|placed| placed.chunk.continues_list).count();
        let end = chunks.get(first + more).map_or(place.end, |placed| placed.start + placed.len);
        Span::new(place.start, end)
    }
}
