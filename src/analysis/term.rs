//! Times that only the dossier knows: terms of office (`his first term`) and eras named by events (`since the Hanoi summit`).

use super::context::Context;
use super::facts::BlockFacts;
use crate::dossier::model::{Actor, Position};
use crate::dossier::recognise::{Kind, Mention};
use crate::text::Span;
use crate::time::TermQuery;
use jiff::ToSpan;
use jiff::civil::Date;
use std::sync::Arc;

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
        TermQuery::Office { holder, holder_span, office, nth, year } => {
            let span = (*holder_span)?;
            let today = context.anchor.and_then(|anchor| anchor.last);
            let id = match holder.as_deref() {
                Some("his" | "her" | "their" | "His" | "Her" | "Their") => {
                    let holds = |id: &&str| context.dossier.actor(id).is_some_and(|actor| holds(actor, office));
                    only(persons_before(mentions, facts, span).into_iter().filter(holds))?
                }
                _ => one_at(mentions, Kind::Actor, span)?,
            };
            let of_office = |position: &Position| fixed_term(context.dossier.actors(), position);
            let spell = spell(context.dossier.actor(id)?, office, *nth, today, &of_office)?;
            year.map_or(Some(spell), |year| year_of(spell, year))
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

/// The nth year of a spell, as far as it lasted.
fn year_of((first, last): Spell, year: u8) -> Option<Spell> {
    let starts = |n: u8| first.checked_add(i32::from(n).years()).ok();
    let (start, end) = (starts(year.checked_sub(1)?)?, starts(year)?.yesterday().ok()?);
    match last {
        Some(last) => (start <= last).then(|| (start, Some(end.min(last)))),
        None => Some((start, Some(end))),
    }
}

/// How many changes of an office on one day of the year show that its terms are fixed.
const REGULAR: usize = 6;

/// The years of an office's terms, and the month and day on which they begin: where at least [`REGULAR`] of its spells in the
/// dossier begin on one day of the year, the greatest number of years that divides all that lie between them, if two follow
/// each other by just so many. Linear in `actors`.
fn fixed_term(actors: &[Arc<Actor>], of: &Position) -> Option<FixedTerm> {
    let start = of.start.as_ref()?.first?;
    let day = (start.month(), start.day());
    let held = actors.iter().flat_map(|actor| &actor.position).filter(|p| p.title == of.title && p.of == of.of);
    let begun = held.filter_map(|position| position.start.as_ref()?.first);
    let mut years: Vec<i16> = begun.filter(|date| (date.month(), date.day()) == day).map(|date| date.year()).collect();
    years.sort_unstable();
    years.dedup();
    if years.len() < REGULAR {
        return None;
    }
    let gaps = || years.windows(2).filter_map(|pair| Some(i32::from(*pair.get(1)?) - i32::from(*pair.first()?)));
    let divisor = |mut a: i32, mut b: i32| {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    let years = gaps().fold(0, divisor);
    ((2..=LONGEST_TERM).contains(&years) && gaps().any(|gap| gap == years)).then_some(FixedTerm { years, day })
}

/// Terms that are always of one length and begin on one day of the year.
#[derive(Clone, Copy)]
struct FixedTerm {
    years: i32,
    day: (i8, i8),
}

impl FixedTerm {
    /// The terms of a spell that begins with one.
    fn split(self, (first, last): Spell, today: Option<Date>) -> Vec<Spell> {
        let until = last.or(today).unwrap_or(first);
        let mut terms = Vec::new();
        let mut start = first;
        while (start.month(), start.day()) == self.day && terms.len() < 40 {
            let Ok(next) = start.checked_add(self.years.years()) else { break };
            let over = next >= until;
            terms.push((start, if over && last.is_none() { None } else { Some(next.min(until)) }));
            if over {
                break;
            }
            start = next;
        }
        terms
    }
}

/// Longer than one term lasts anywhere: a spell of more years holds several terms that the dossier does not tell apart.
const LONGEST_TERM: i32 = 6;

/// When an actor held the office that a word (`presidency`, `term`) names: the nth spell, the last up to `today` (-1), or the
/// only one. `fixed` tells the terms of an office that has fixed ones; it is asked where a spell holds several.
fn spell(
    actor: &Actor,
    office: &str,
    nth: Option<i8>,
    today: Option<Date>,
    fixed: &dyn Fn(&Position) -> Option<FixedTerm>,
) -> Option<Spell> {
    let of_kind: Vec<&Position> = actor.position.iter().filter(|position| is_of(position, office)).collect();
    let mut titles: Vec<&str> = of_kind.iter().map(|position| position.title.as_str()).collect();
    titles.sort_unstable();
    titles.dedup();
    let by_title = |title: &str| {
        let of_title = || of_kind.iter().filter(|position| position.title == title);
        let spells: Vec<Spell> = of_title().filter_map(|position| bounds(position)).collect();
        let several = nth.is_some() && spells.iter().any(|spell| !is_term(spell, today));
        let terms = if several { of_title().find_map(|position| fixed(position)) } else { None };
        match terms {
            Some(terms) => {
                let split = spells.iter().flat_map(|spell| match terms.split(*spell, today) {
                    parts if parts.is_empty() => vec![*spell],
                    parts => parts,
                });
                nth_spell(split.collect(), nth, today)
            }
            None => nth_spell(spells, nth, today),
        }
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
        let spells = joined(spells);
        return only(spells.iter().filter(begun).copied()).or_else(|| only(spells.iter().copied()));
    };
    let at = match usize::try_from(nth) {
        Ok(nth) => nth.checked_sub(1)?,
        Err(_) => spells.iter().filter(begun).count().checked_sub(1)?,
    };
    // A spell of many years is more than one term: which the nth was is then not known.
    spells.get(..=at)?.iter().all(|spell| is_term(spell, today)).then(|| spells.get(at).copied())?
}

/// Spells in order, with those made one that follow each other without a day between: two terms are one time in office.
fn joined(spells: Vec<Spell>) -> Vec<Spell> {
    let mut joined: Vec<Spell> = Vec::new();
    for spell in spells {
        match joined.last_mut() {
            Some((_, last)) if last.is_none_or(|last| last.tomorrow().is_ok_and(|next| spell.0 <= next)) => {
                *last = match (*last, spell.1) {
                    (Some(last), Some(end)) => Some(last.max(end)),
                    _ => None,
                };
            }
            _ => joined.push(spell),
        }
    }
    joined
}

/// Whether a spell can be one term.
fn is_term(&(first, last): &Spell, today: Option<Date>) -> bool {
    let longest = first.checked_add(LONGEST_TERM.years().months(2)).unwrap_or(Date::MAX);
    last.or(today.filter(|today| *today > first)).is_none_or(|last| last <= longest)
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
        let found = spell(actor, office, nth, today.parse().ok(), &|_| None);
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
    fn terms_that_follow_each_other_are_one_time_in_office() {
        let title = "President of Ruritania";
        let on = actor(&[(title, "2009-01-20", "2013-01-20"), (title, "2013-01-20", "2017-01-20")]);
        assert_eq!(told(&on, "term", Some(2), "2016-05-04"), "2013-01-20/2017-01-20");
        assert_eq!(told(&on, "presidency", None, "2016-05-04"), "2009-01-20/2017-01-20");
        let whole = spell(&on, "tenure", None, "2016-05-04".parse().ok(), &|_| None);
        let first = whole.and_then(|whole| year_of(whole, 1)).map(|(first, last)| format!("{first}/{last:?}"));
        assert_eq!(first.as_deref(), Some("2009-01-20/Some(2010-01-19)"));
    }

    #[test]
    fn a_long_spell_is_no_term() {
        let long = actor(&[("Chancellor of Ruritania", "2005-11-22", "2021-12-08")]);
        assert_eq!(told(&long, "term", Some(1), "2024-11-27"), "-");
        assert_eq!(told(&long, "chancellorship", None, "2024-11-27"), "2005-11-22/2021-12-08");
    }

    #[test]
    fn fixed_terms_are_told_by_the_days_on_which_an_office_changes() {
        let title = "President of Ruritania";
        let held = |start: &str, end: &str| Arc::new(actor(&[(title, start, end)]));
        let all = [
            held("1977-01-20", "1981-01-20"),
            held("1981-01-20", "1989-01-20"),
            held("1989-01-20", "1993-01-20"),
            held("1993-01-20", "1995-03-01"),
            held("1995-03-01", "2001-01-20"),
            held("2001-01-20", "2009-01-20"),
            held("2009-01-20", ""),
        ];
        let told = |at: usize, nth: i8, year: Option<u8>| {
            let of = |position: &Position| fixed_term(&all, position);
            let found = spell(&all[at], "term", Some(nth), "2016-11-27".parse().ok(), &of);
            let found = found.and_then(|spell| year.map_or(Some(spell), |year| year_of(spell, year)));
            found.map_or("-".into(), |(first, last)| {
                format!("{first}/{}", last.map_or("..".into(), |last| last.to_string()))
            })
        };
        assert_eq!(told(1, 1, None), "1981-01-20/1985-01-20");
        assert_eq!(told(1, 2, None), "1985-01-20/1989-01-20");
        assert_eq!(told(1, 3, None), "-");
        assert_eq!(told(1, 2, Some(1)), "1985-01-20/1986-01-19");
        assert_eq!(told(6, 2, None), "2013-01-20/..");
        assert_eq!(told(0, 1, Some(4)), "1980-01-20/1981-01-19");
        assert_eq!(told(0, 1, Some(6)), "-");
        // One that began between the days is one term, as far as is known.
        assert_eq!(told(4, 1, None), "1995-03-01/2001-01-20");
    }

    #[test]
    fn a_deputy_has_no_presidency() {
        let vice = actor(&[("Vice President of Ruritania", "2009-01-20", "2017-01-20")]);
        assert_eq!(told(&vice, "presidency", None, "2024-11-27"), "-");
    }
}
