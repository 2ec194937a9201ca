//! Times that only the dossier knows: terms of office (`his first term`) and eras named by events (`since the Hanoi summit`).

use super::context::Context;
use super::facts::BlockFacts;
use crate::dossier::model::{Actor, Position};
use crate::dossier::recognise::{Kind, Mention};
use crate::text::Span;
use crate::time::TermQuery;
use jiff::ToSpan;
use jiff::civil::Date;

/// First and last day; no last day where it still goes on.
type Spell = (Date, Option<Date>);

/// The answer that the dossier gives to a question of a block's text, where it gives exactly one. `mentions` are the block's.
pub(super) fn answer(query: &TermQuery, mentions: &[Mention], facts: &BlockFacts, context: &Context) -> Option<Spell> {
    match query {
        TermQuery::Event { span, .. } => {
            let event = context.dossier.event(one_at(mentions, Kind::Event, *span)?)?;
            let start = event.start.as_ref()?;
            Some((start.first?, Some(event.end.as_ref().unwrap_or(start).last?)))
        }
        TermQuery::Office { holder, holder_span, office, nth } => {
            let span = (*holder_span)?;
            let today = context.anchor.and_then(|anchor| anchor.last);
            let id = match holder.as_deref() {
                Some("his" | "her" | "their" | "His" | "Her" | "Their") => {
                    let holds = |id: &&str| context.dossier.actor(id).is_some_and(|actor| holds(actor, office));
                    only(persons_before(mentions, facts, span).into_iter().filter(holds))?
                }
                _ => one_at(mentions, Kind::Actor, span)?,
            };
            spell(context.dossier.actor(id)?, office, *nth, today)
        }
    }
}

/// The entry that a mention over `span` is of, where it is of one.
fn one_at(mentions: &[Mention], kind: Kind, span: Span) -> Option<&str> {
    let mut over = mentions.iter().filter(|mention| mention.kind == kind && mention.span.overlaps(span));
    let widest = over.by_ref().max_by_key(|mention| mention.span.len())?;
    match widest.candidates.as_slice() {
        [id] => Some(id),
        _ => None,
    }
}

/// Who a possessive at `span` may stand for: the actors named before it in its sentence, else those of the sentence before.
fn persons_before<'m>(mentions: &'m [Mention], facts: &BlockFacts, span: Span) -> Vec<&'m str> {
    let Some(here) = facts.sentence_at(span.start) else { return Vec::new() };
    let of_sentence = |index: usize| {
        let sentence = facts.sentences.get(index).map(|sentence| sentence.span).unwrap_or_default();
        let mut ids: Vec<&str> = mentions
            .iter()
            .filter(|mention| mention.kind == Kind::Actor && mention.span.end <= span.start)
            .filter(|mention| sentence.covers(mention.span))
            .filter_map(|mention| match mention.candidates.as_slice() {
                [id] => Some(&**id),
                _ => None,
            })
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let own = of_sentence(here);
    match here.checked_sub(1) {
        Some(before) if own.is_empty() => of_sentence(before),
        _ => own,
    }
}

/// The one thing that an iterator gives, where it gives no other.
fn only<T: PartialEq>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// Longer than one term lasts anywhere: a spell of more years holds several terms that the dossier does not tell apart.
const LONGEST_TERM: i32 = 6;

/// When an actor held the office that a word (`presidency`, `term`) names: the nth spell, the last up to `today` (-1), or the
/// only one.
fn spell(actor: &Actor, office: &str, nth: Option<i8>, today: Option<Date>) -> Option<Spell> {
    let of_kind: Vec<&Position> = actor.position.iter().filter(|position| is_of(position, office)).collect();
    let mut titles: Vec<&str> = of_kind.iter().map(|position| position.title.as_str()).collect();
    titles.sort_unstable();
    titles.dedup();
    let by_title = |title: &str| {
        let spells = of_kind.iter().filter(|position| position.title == title);
        nth_spell(spells.filter_map(|position| bounds(position)).collect(), nth, today)
    };
    only(titles.into_iter().filter_map(by_title))
}

/// Whether an actor holds or held an office that the word can mean.
fn holds(actor: &Actor, office: &str) -> bool {
    actor.position.iter().any(|position| is_of(position, office))
}

/// Whether a word for the time of an office goes with a position.
fn is_of(position: &Position, office: &str) -> bool {
    let named = |roles: &[&str]| {
        let title = position.title.to_lowercase();
        let vice = ["vice", "deputy", "assistant"].iter().any(|word| title.starts_with(word));
        !vice
            && roles
                .iter()
                .any(|role| title.starts_with(role) || position.role.iter().any(|own| own.eq_ignore_ascii_case(role)))
    };
    match office {
        "presidency" => named(&["president"]),
        "premiership" => named(&["prime minister", "premier"]),
        "chancellorship" => named(&["chancellor"]),
        _ => named(&[
            "president",
            "prime minister",
            "premier",
            "chancellor",
            "head of state",
            "head of government",
            "leader",
        ]),
    }
}

fn bounds(position: &Position) -> Option<Spell> {
    let first = position.start.as_ref()?.first?;
    match &position.end {
        None => Some((first, None)),
        Some(end) => Some((first, Some(end.last?))),
    }
}

fn nth_spell(mut spells: Vec<Spell>, nth: Option<i8>, today: Option<Date>) -> Option<Spell> {
    spells.sort_unstable();
    spells.dedup();
    let begun = |spell: &&Spell| today.is_none_or(|today| spell.0 <= today);
    let Some(nth) = nth else {
        return only(spells.iter().filter(begun).copied()).or_else(|| only(spells.iter().copied()));
    };
    let at = match usize::try_from(nth) {
        Ok(nth) => nth.checked_sub(1)?,
        Err(_) => spells.iter().filter(begun).count().checked_sub(1)?,
    };
    // A spell of many years is more than one term: which the nth was is then not known.
    let is_term = |&(first, last): &Spell| {
        let longest = first.checked_add(LONGEST_TERM.years().months(2)).unwrap_or(Date::MAX);
        last.or(today.filter(|today| *today > first)).is_none_or(|last| last <= longest)
    };
    spells.get(..=at)?.iter().all(is_term).then(|| spells.get(at).copied())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Edtf;

    fn actor(positions: &[(&str, &str, &str)]) -> Actor {
        let date = |text: &str| Edtf::parse(text).ok();
        let position = positions.iter().map(|(title, start, end)| Position {
            title: (*title).into(),
            start: date(start),
            end: date(end),
            ..Position::default()
        });
        Actor { position: position.collect(), ..Actor::default() }
    }

    fn told(actor: &Actor, office: &str, nth: Option<i8>, today: &str) -> String {
        let found = spell(actor, office, nth, today.parse().ok());
        found.map_or("-".into(), |(first, last)| {
            format!("{first}/{}", last.map_or("..".into(), |last| last.to_string()))
        })
    }

    #[test]
    fn terms_are_those_that_the_dossier_tells_apart() {
        let twice = actor(&[
            ("President of Ruritania", "2017-01-20", "2021-01-20"),
            ("President of Ruritania", "2025-01-20", ""),
        ]);
        assert_eq!(told(&twice, "term", Some(1), "2024-11-27"), "2017-01-20/2021-01-20");
        assert_eq!(told(&twice, "term", Some(2), "2024-11-27"), "2025-01-20/..");
        assert_eq!(told(&twice, "term", Some(3), "2024-11-27"), "-");
        assert_eq!(told(&twice, "presidency", None, "2024-11-27"), "2017-01-20/2021-01-20");
        assert_eq!(told(&twice, "presidency", None, "2026-11-27"), "-");
        assert_eq!(told(&twice, "term", Some(-1), "2024-11-27"), "2017-01-20/2021-01-20");
        assert_eq!(told(&twice, "premiership", None, "2024-11-27"), "-");
    }

    #[test]
    fn a_long_spell_is_no_term() {
        let long = actor(&[("Chancellor of Ruritania", "2005-11-22", "2021-12-08")]);
        assert_eq!(told(&long, "term", Some(1), "2024-11-27"), "-");
        assert_eq!(told(&long, "chancellorship", None, "2024-11-27"), "2005-11-22/2021-12-08");
    }

    #[test]
    fn a_deputy_has_no_presidency() {
        let vice = actor(&[("Vice President of Ruritania", "2009-01-20", "2017-01-20")]);
        assert_eq!(told(&vice, "presidency", None, "2024-11-27"), "-");
    }
}
