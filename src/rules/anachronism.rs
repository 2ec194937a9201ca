//! `anachronism`: a role is given to an actor at a time when it was not held.

mod apposed;
mod phrase;

use super::date_text::days;
use super::finding::{Finding, Fix, Related};
use super::given::{self, clause_of, is_quoted, tokens_in};
use super::{Rule, Scene};
use crate::analysis::claim::Status;
use crate::analysis::document::BlockView;
use crate::analysis::{ClaimFact, SentenceFacts};
use crate::dossier::names::layer;
use crate::dossier::recognise::{Kind as MentionKind, Via};
use crate::dossier::{Actor, Mention, Origin, Position};
use crate::lang::Tense;
use crate::text::fold::phrase_key;
use crate::text::{Span, TextEdit};
use crate::time::{Mod, TimexType};
use crate::workspace::Kind;
use crate::workspace::config::Level;
use jiff::civil::Date;
use phrase::Phrase;

/// The rule.
pub struct Anachronism;

/// Days, first and last.
type Days = (Date, Date);

/// Where the date comes from at which a role is given.
enum From {
    /// A date in the sentence.
    Sentence,
    /// The event that the sentence tells of, by its name.
    Event(String),
    /// The heading above.
    Heading,
    /// The present tense, and the document's date.
    Document,
}

impl Rule for Anachronism {
    fn name(&self) -> &'static str {
        "anachronism"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Warning
    }

    fn page(&self) -> &'static str {
        include_str!("anachronism.md")
    }

    fn block(&self, view: &BlockView, scene: &Scene, out: &mut Vec<Finding>) {
        if !scene.claims || scene.kind != Kind::Note || view.block.quoted {
            return;
        }
        for claim in view.result.claims.iter().filter(|claim| claim.span.len() <= given::LONGEST_SENTENCE) {
            let Some(sentence) = view.facts.sentences.get(claim.sentence) else { continue };
            let from = view.result.mentions.partition_point(|mention| mention.span.start < claim.span.start);
            let all = view.result.mentions.get(from..).unwrap_or_default();
            let to = all.partition_point(|mention| mention.span.start < claim.span.end);
            let mentions = all.get(..to).unwrap_or_default();
            for (at, mention) in mentions.iter().enumerate() {
                if let Some(finding) = self.of_mention(view, scene, claim, sentence, mentions, at, mention) {
                    out.push(finding);
                }
            }
        }
    }
}

impl Anachronism {
    #[allow(clippy::too_many_arguments)]
    fn of_mention(
        &self,
        view: &BlockView,
        scene: &Scene,
        claim: &ClaimFact,
        sentence: &SentenceFacts,
        mentions: &[Mention],
        at: usize,
        mention: &Mention,
    ) -> Option<Finding> {
        let (role, bearer) = match (mention.title, mention.via) {
            (Some(title), via) if via != Via::Role => {
                // `oceans minister Seo Ji-hun`: the title is the last word of the office.
                let actor = mention.candidates.first().and_then(|id| scene.space.dossier.actor(id));
                let office = actor.and_then(|actor| apposed::office(view, mention.span, actor));
                (office.filter(|office| office.covers(title)).unwrap_or(title), mention)
            }
            (None, Via::Role) => (mention.span, bearer(view, sentence, mentions, at, mention)?),
            (None, Via::FullName | Via::Alias | Via::LastName | Via::WeakAlias) => {
                let [id] = mention.candidates.as_slice() else { return None };
                let actor = scene.space.dossier.actor(id)?;
                let role = apposed::office(view, mention.span, actor)?;
                // What recognition took for an office is asked about by itself.
                if mentions.iter().any(|other| other.via == Via::Role && other.span.overlaps(role)) {
                    let role = mentions.iter().find(|other| other.via == Via::Role && other.span.overlaps(role))?;
                    if role.candidates == mention.candidates {
                        return None;
                    }
                }
                (role, mention)
            }
            _ => return None,
        };
        let [id] = bearer.candidates.as_slice() else { return None };
        if mention.kind != MentionKind::Actor || is_quoted(view, role) {
            return None;
        }
        let actor = scene.space.dossier.actor(id)?;
        let phrase = Phrase::read(view, role)?;
        let held = held(actor, &phrase, scene)?;
        let (date, from) = date_of(view, scene, claim, sentence, bearer.span)?;
        let meets = |(first, last): &(Date, Option<Date>)| *first <= date.1 && last.is_none_or(|last| last >= date.0);
        (!held.spells.iter().any(meets)).then(|| self.report(view, scene, actor, &phrase, &held, (date, from)))
    }

    fn report(
        &self,
        view: &BlockView,
        scene: &Scene,
        actor: &Actor,
        phrase: &Phrase,
        held: &Held,
        (date, from): (Days, From),
    ) -> Finding {
        let spells: Vec<String> = held.spells.iter().map(|(first, last)| spell(*first, *last)).collect();
        let place = actor.origin.iter().find_map(|origin| match origin {
            Origin::File { file, id_span, .. } => Some(Related {
                file: file.clone(),
                span: *id_span,
                message: format!("the dossier's entry: {} {}", held.title, spells.join(", ")),
            }),
            Origin::Builtin { .. } => None,
        });
        let dossier = if place.is_some() { "the dossier" } else { "the built-in dossier" };
        let then = holder(scene, actor, held, date).map(|name| format!(" It was {name} then.")).unwrap_or_default();
        let message = format!(
            "{} did not hold this office {}: {dossier} has \u{201c}{}\u{201d} {}.{then}",
            actor.name,
            at(&from, date),
            held.title,
            spells.join(", "),
        );
        let mut finding = scene.finding(self.name(), view.file_span(phrase.span), message);
        finding.related.extend(place);
        let after = held.spells.iter().any(|(first, _)| *first <= date.1);
        let word = if after { "former" } else { "future" };
        let opens = phrase.opens_sentence && phrase.insert_at == phrase.span.start;
        let insert = if opens {
            format!("{}{} ", word.get(..1).unwrap_or_default().to_uppercase(), word.get(1..).unwrap_or_default())
        } else {
            format!("{word} ")
        };
        let edit =
            TextEdit { span: Span::at(view.file_span(Span::new(phrase.insert_at, phrase.span.end)).start), insert };
        let fix = scene.fix(format!("Write \u{201c}{word}\u{201d} before it"), vec![edit]);
        finding.fixes.push(Fix { preferred: true, ..fix });
        finding.fixes.extend(scene.silencer(self.name(), view));
        finding
    }
}

/// Whom a phrase for an office is said of: the name in apposition, or the subject of `was` before it.
fn bearer<'m>(
    view: &BlockView,
    sentence: &SentenceFacts,
    mentions: &'m [Mention],
    at: usize,
    role: &Mention,
) -> Option<&'m Mention> {
    let text = &view.block.running.text;
    let is_name =
        |mention: &&Mention| mention.via != Via::Role && mention.kind == MentionKind::Actor && mention.title.is_none();
    let beside = |a: Span, b: Span| {
        let between = tokens_in(view, Span::new(a.end, b.start));
        between.len() <= 2 && between.iter().all(|token| matches!(token.of(text), "," | "the"))
    };
    let before = mentions.get(..at).unwrap_or_default().iter().rev().filter(|m| m.span.end <= role.span.start);
    let before = before.take(4).find(is_name);
    if let Some(name) = before {
        if beside(name.span, role.span) && name.candidates == role.candidates {
            return Some(name);
        }
        let verb =
            sentence.verbs.iter().find(|group| name.span.end <= group.span.start && group.span.end <= role.span.start);
        let verb = verb.filter(|group| {
            matches!(&*group.lemma, "be" | "remain")
                && group.is_finite()
                && !group.negated
                && group.modal.is_none()
                && !group.aspect.perfect
        })?;
        let around = [Span::new(name.span.end, verb.span.start), Span::new(verb.span.end, role.span.start)];
        let plain = around
            .iter()
            .all(|gap| tokens_in(view, *gap).iter().all(|token| matches!(token.of(text), "the" | "still" | "also")));
        return Some(name).filter(|_| plain);
    }
    let after = mentions
        .get(at + 1..)
        .unwrap_or_default()
        .iter()
        .filter(|m| m.span.start >= role.span.end)
        .take(2)
        .find(is_name)?;
    (beside(role.span, after.span) && after.candidates == role.candidates).then_some(after)
}

/// An office as the dossier has it for one actor.
struct Held {
    title: String,
    /// The name by which the phrase gives it.
    role: String,
    /// First and last day of each spell; the last open where it goes on.
    spells: Vec<(Date, Option<Date>)>,
    of: Option<crate::dossier::EntryId>,
}

/// When an actor held the office of the phrase; `None` where the dossier does not know that for sure.
fn held(actor: &Actor, phrase: &Phrase, scene: &Scene) -> Option<Held> {
    let is_of = |position: &&Position| {
        let Some(body) = phrase.body.as_ref().filter(|_| !phrase.is_whole(position)) else { return true };
        let of = position.of.as_ref().or(actor.country.as_ref());
        of.and_then(|of| scene.space.dossier.actor(of)).is_some_and(|of| of.id == *body)
    };
    let named = |position: &&Position| phrase.name_of(position).is_some();
    let positions: Vec<&Position> = actor.position.iter().filter(named).filter(is_of).collect();
    let first = positions.first()?;
    let sure = |date: &crate::time::Edtf| !date.approximate && !date.uncertain;
    let mut spells = Vec::new();
    for position in &positions {
        let start = position.start.as_ref().filter(|date| sure(date))?.first?;
        let end = match &position.end {
            Some(end) => Some(Some(end).filter(|end| sure(end))?.last?),
            None => None,
        };
        spells.push((start, end));
    }
    spells.sort();
    let role = phrase.name_of(first)?;
    Some(Held { title: first.title.clone(), role, spells, of: first.of.clone().or_else(|| actor.country.clone()) })
}

/// The date at which the sentence gives the role: that of its clause, of the event of its clause, or in the present tense the note's.
fn date_of(
    view: &BlockView,
    scene: &Scene,
    claim: &ClaimFact,
    sentence: &SentenceFacts,
    bearer: Span,
) -> Option<(Days, From)> {
    let text = &view.block.running.text;
    let verb = clause_of(&sentence.verbs, bearer.start)?;
    let earlier = verb.aspect.perfect && verb.tense == Some(Tense::Past);
    let owns =
        given::tokens_from(view, bearer.end).first().is_some_and(|token| token.kind == crate::lang::TokenKind::Clitic);
    if owns || verb.modal.is_some() {
        return None;
    }
    let same = |span: Span| clause_of(&sentence.verbs, span.start).is_some_and(|other| other.span == verb.span);
    let times = view.result.times_in(claim.span).count();
    let dates = given::dates(view, claim.span);
    if let [only] = dates.as_slice() {
        // `visited the gate for twenty minutes`
        let lasts = |time: &&crate::analysis::TimeMention| time.value.timex == TimexType::Duration;
        let times = times - view.result.times_in(claim.span).filter(lasts).count();
        return (times == 1 && same(only.span)).then_some(((only.first, only.last), From::Sentence));
    }
    // What had been done before is of no other date.
    if earlier {
        return None;
    }
    // `In early February 2024 …`: some day of that month.
    let part = view.result.times_in(claim.span).next().filter(|time| {
        times == 1
            && dates.is_empty()
            && matches!(time.value.mod_, Some(Mod::Start | Mod::Mid | Mod::End))
            && same(time.span)
    });
    if let Some(interval) = part.and_then(|time| time.value.interval) {
        return Some((interval, From::Sentence));
    }
    let mut events = view.result.mentions_in(claim.span).filter(|m| m.kind == MentionKind::Event);
    if times > 0 {
        return None;
    }
    if let (Some(event), None) = (events.next(), events.next()) {
        let [only] = event.candidates.as_slice() else { return None };
        let event = scene.space.dossier.event(only)?;
        let start = event.start.as_ref().filter(|date| !date.approximate && !date.uncertain)?;
        let end = event.end.as_ref().unwrap_or(start);
        // `Since the summit President X …`: what an event dates is what is said to have happened at it.
        let at = given::tokens_before(view, event_start(view, claim, only)?)
            .rev()
            .take(3)
            .any(|token| matches!(token.of(text), "at" | "At" | "during" | "During"));
        return at.then_some(((start.first?, end.last?), From::Event(event.name.clone())));
    }
    let past = verb.tense == Some(Tense::Past) && claim.status == Status::Claim && sentence.mark.occurrence;
    if let Some(heading) = view.result.heading_date.filter(|_| past) {
        return Some((heading, From::Heading));
    }
    let now = verb.tense == Some(Tense::Present) && !verb.aspect.perfect && claim.status == Status::Claim;
    let anchor =
        scene.snapshot.metadata(scene.file).published.filter(|date| now && !date.approximate && !date.uncertain)?;
    (anchor.precision == crate::time::Precision::Day).then_some(((anchor.first?, anchor.last?), From::Document))
}

fn event_start(view: &BlockView, claim: &ClaimFact, id: &str) -> Option<usize> {
    let mut events = view.result.mentions_in(claim.span);
    events
        .find(|mention| mention.candidates.iter().any(|candidate| **candidate == *id))
        .map(|mention| mention.span.start)
}

/// Who held the office at the date, where it was one person.
fn holder(scene: &Scene, actor: &Actor, held: &Held, date: Days) -> Option<String> {
    let names = &scene.space.names;
    let of = layer::id_key(held.of.as_deref()?);
    let mut found: Vec<String> = Vec::new();
    for (number, at) in names.holders(layer::role_key(of, phrase_key(&held.role))) {
        let Some(layer::Entry::Actor(other)) = names.entry(number) else { continue };
        let Some(position) = other.position.get(at as usize).filter(|_| other.id != actor.id) else { continue };
        let start = position.start.as_ref().and_then(|start| start.first)?;
        let end = position.end.as_ref().and_then(|end| end.last);
        if start <= date.0 && end.is_none_or(|end| end >= date.1) && !found.contains(&other.name) {
            found.push(other.name.clone());
        }
    }
    match found.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// A date with where it comes from: `on the date of the heading, 3 May 2024`.
fn at(from: &From, (first, last): Days) -> String {
    let date = days(first, last);
    match from {
        From::Sentence => format!("on the date that the sentence gives, {date}"),
        From::Event(name) => format!("at the time of the {name}, {date}"),
        From::Heading => format!("on the date of the heading, {date}"),
        From::Document => format!("on the date of this document, {date}"),
    }
}

fn spell(first: Date, last: Option<Date>) -> String {
    match last {
        Some(last) => format!("from {} to {}", super::date_text::day(first), super::date_text::day(last)),
        None => format!("from {} on", super::date_text::day(first)),
    }
}
