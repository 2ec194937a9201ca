//! `ambiguous-actor`: a name fits several actors.

use super::finding::{Finding, Fix, Related};
use super::given::tokens_before;
use super::{Rule, Scene};
use crate::analysis::document::BlockView;
use crate::dossier::recognise::{Kind as MentionKind, Mention, Via, meaning};
use crate::dossier::{Actor, Origin};
use crate::text::{Span, TextEdit};
use crate::workspace::Kind;
use crate::workspace::config::Level;
use std::sync::Arc;

/// The rule.
pub struct AmbiguousActor;

/// More candidates are counted, not named.
const MOST_NAMED: usize = 5;

impl Rule for AmbiguousActor {
    fn name(&self) -> &'static str {
        "ambiguous-actor"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Information
    }

    fn page(&self) -> &'static str {
        include_str!("ambiguous_actor.md")
    }

    fn block(&self, view: &BlockView, scene: &Scene, out: &mut Vec<Finding>) {
        if !scene.links || !matches!(scene.kind, Kind::Note | Kind::Source) {
            return;
        }
        for mention in &view.result.mentions {
            if mention.kind != MentionKind::Actor || mention.candidates.len() < 2 {
                continue;
            }
            let actors: Vec<&Arc<Actor>> =
                mention.candidates.iter().filter_map(|id| scene.space.dossier.actor(id)).collect();
            let named: Vec<String> = actors.iter().take(MOST_NAMED).map(|actor| called(actor, &actors)).collect();
            let more = match actors.len().saturating_sub(MOST_NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let words = mention.span.of(&view.block.running.text);
            let shown = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let what = if mention.via == Via::Role { "may mean" } else { "fits" };
            let how = if mention.via == Via::Role {
                "Say who, or when."
            } else {
                "Write the full name of the one that is meant."
            };
            if is_agency_mark(mention, &view.block.running.text, &actors)
                || is_place(mention, view)
                || is_label(mention, view)
            {
                continue;
            }
            let message = format!("\u{201c}{shown}\u{201d} {what} several actors: {}{more}. {how}", named.join(", "));
            let mut finding = scene.finding(self.name(), view.file_span(mention.span), message);
            finding.related = actors.iter().take(MOST_NAMED).filter_map(|actor| related(actor)).collect();
            if scene.kind == Kind::Note {
                let fixes = actors.iter().take(MOST_NAMED).filter_map(|actor| write_out(actor, mention, view, scene));
                finding.fixes.extend(fixes);
            }
            finding.fixes.extend(scene.silencer(self.name(), view));
            out.push(finding);
        }
    }
}

/// `2. **Congo**`: a label by itself says what is told below it, where the text itself says who.
fn is_label(mention: &Mention, view: &BlockView) -> bool {
    let text = &view.block.running.text;
    let around = [text.get(..mention.span.start), text.get(mention.span.end..)];
    !around.into_iter().flatten().any(|around| around.contains(char::is_alphanumeric)) && view.block.list.is_some()
}

/// `He is in Brussels`: behind a preposition of place a capital is the town.
fn is_place(mention: &Mention, view: &BlockView) -> bool {
    const PLACE: [&str; 14] = [
        "in", "at", "near", "outside", "inside", "around", "through", "via", "from", "to", "into", "across", "over",
        "towards",
    ];
    let before = tokens_before(view, mention.span.start).next_back();
    let word = before.map(|token| token.of(&view.block.running.text)).unwrap_or_default();
    mention.via == Via::Metonym && PLACE.iter().any(|place| place.eq_ignore_ascii_case(word))
}

/// `(PTI)` at a sentence's end, where one of the candidates is a news agency: who the sentence is from.
fn is_agency_mark(mention: &Mention, text: &str, actors: &[&Arc<Actor>]) -> bool {
    let before = text.get(..mention.span.start).unwrap_or_default();
    let after = text.get(mention.span.end..).and_then(|after| after.strip_prefix(')'));
    let closes = after.is_some_and(|after| after.trim_start().is_empty() || after.starts_with(['.', '\n']));
    let agency = |actor: &&&Arc<Actor>| {
        let name = actor.name.to_lowercase();
        ["press", "news", "agency", "agence"].iter().any(|word| name.contains(word))
            || actor.summary.contains("news agency")
    };
    before.ends_with('(') && closes && actors.iter().any(|actor| agency(&actor))
}

/// Its name; with its id where another candidate has the same name.
fn called(actor: &Actor, all: &[&Arc<Actor>]) -> String {
    let same = all.iter().filter(|other| other.name == actor.name).count() > 1;
    if same { format!("{} ({})", actor.name, actor.id) } else { actor.name.clone() }
}

fn related(actor: &Actor) -> Option<Related> {
    match actor.origin.first()? {
        Origin::File { file, id_span, .. } => {
            Some(Related { file: file.clone(), span: *id_span, message: format!("{} is described here", actor.name) })
        }
        Origin::Builtin { .. } => None,
    }
}

/// The fix that writes the name of a candidate; none where that name fits others too. In the place of an office it takes
/// the article along.
fn write_out(actor: &Actor, mention: &Mention, view: &BlockView, scene: &Scene) -> Option<Fix> {
    let text = &view.block.running.text;
    let clear = meaning(&scene.space.names, &actor.name);
    if clear.len() != 1 || clear.first() != Some(&actor.id) || mention.span.of(text) == actor.name {
        return None;
    }
    let mut span = mention.span;
    if mention.via == Via::Role {
        let before = text.get(..span.start)?;
        let article = ["the ", "The "].iter().find(|article| before.ends_with(**article));
        let alone = |article: &&str| {
            before.len() == article.len()
                || !before.get(..before.len() - article.len()).is_some_and(|text| text.ends_with(char::is_alphanumeric))
        };
        if let Some(article) = article.copied().filter(|article| alone(article)) {
            span.start -= article.len();
        }
    }
    let place = view.file_span(Span::new(span.start, span.end));
    let edit = TextEdit { span: place, insert: actor.name.clone() };
    Some(scene.fix(format!("Write {}", actor.name), vec![edit]))
}
