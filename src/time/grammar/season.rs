//! Seasons, with their year: `spring 2019`, `the fall of 2018`, `in the summer`.

use super::{Hit, fiscal, year};
use crate::lang::TokenKind;
use crate::time::expr::{Cal, Named, Which};
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// A season, with its year: `spring 2019`, `the fall of 2018`, `in the summer`.
pub(super) fn season(w: &Words, i: usize) -> Option<Hit> {
    let hit = season_name(w, i)?;
    let before = w.back(i, 1);
    let article = w.is(before, "the");
    let invited = |at: usize| {
        w.any(
            at,
            &[
                "in", "since", "until", "by", "during", "early", "late", "mid", "of", "from", "through", "this",
                "last", "next", "over",
            ],
        )
    };
    let dated = hit.end > i + 1;
    let everyday = w.any(i, &["fall", "spring"]);
    let of = w.is(hit.end, "of") && !dated;
    let noun = w.is_word(hit.end)
        && !w.any(
            hit.end,
            &[
                "and", "or", "when", "to", "with", "after", "as", "but", "at", "on", "for", "before", "by", "it", "he",
                "she", "they", "we", "the", "is", "was",
            ],
        );
    let listed = w.any(before, &["and", "or", "to"]) && matches!(w.lex(w.back(i, 2)), Lex::Season(_));
    let due = w.is(before, "before") && !everyday;
    let alone = listed || due || if article { invited(w.back(i, 2)) } else { invited(before) || w.dash(before) };
    if dated || (alone && !of && !(noun && (everyday || !article)) && !w.hyphen(hit.end)) {
        return Some(hit);
    }
    None
}

/// `the summer of 2014`; in `the spring 2012 offensive` the article belongs to what follows.
pub(super) fn the_season(w: &Words, i: usize) -> Option<Hit> {
    let hit = season(w, i + 1)?;
    let number = w.kind(hit.end - 1) == Some(TokenKind::Number);
    let of = w.is(i + 2, "of");
    let noun = number && !of && w.is_word(hit.end) && !w.capital(hit.end);
    (!noun).then(|| hit.from(i))
}

/// A season's name and its year, whatever stands before it.
pub(super) fn season_name(w: &Words, i: usize) -> Option<Hit> {
    let Lex::Season(season) = w.lex(i) else { return None };
    let named = Named::Season(season);
    if let Some((year, end)) = year::after_date(w, i + 1) {
        // `the winter of 1962-63`: it counts to the year in which it begins.
        let end = if matches!(year, year::YearRef::Year(_)) { fiscal::past_next_year(w, end) } else { end };
        return Some(Hit::date(i, end, year.of(named)?));
    }
    Some(Hit::date(i, i + 1, Cal::Named(named, Which::Tense)))
}
