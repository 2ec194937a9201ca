//! What is wrong, or left out, in an imported file: kept in full, listed up to a bound.

use crate::dossier::bytes::{put_number, put_text, take_number, take_text};
use crate::text::Span;

/// Something wrong, or left out, in an imported file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule that reports it.
    pub rule: &'static str,
    /// Where, in bytes of the file.
    pub span: Span,
    /// What, and what to do.
    pub message: String,
}

/// What a fault is, as an image has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Something wrong.
    Wrong,
    /// Something left out.
    LeftOut,
    /// A way round in the memberships, which no line makes alone.
    Cycle,
    /// A name that many share, which no line makes alone.
    Crowd,
    /// So many more that are not kept; the number is where others have their place.
    More,
}

const ALL: [What; 5] = [What::Wrong, What::LeftOut, What::Cycle, What::Crowd, What::More];

/// Faults beyond this many are counted, not listed.
pub const MOST_LISTED: usize = 1_000;

/// Faults beyond this many are counted, not kept.
pub const MOST_KEPT: usize = 200_000;

/// Writes a fault.
pub fn put(out: &mut Vec<u8>, what: What, span: Span, message: &str) {
    out.push(what as u8);
    put_number(out, span.start);
    put_number(out, span.len());
    put_text(out, message);
}

/// Reads the faults that were written one after the other.
pub fn take_all(mut rest: &[u8]) -> Vec<(What, Span, String)> {
    let mut take = || {
        let (&what, after) = rest.split_first()?;
        rest = after;
        let what = *ALL.get(usize::from(what))?;
        let (start, length) = (take_number(&mut rest)?, take_number(&mut rest)?);
        Some((what, Span::new(start, start.saturating_add(length)), take_text(&mut rest)?.to_owned()))
    };
    std::iter::from_fn(&mut take).collect()
}

/// The faults as they are reported, in the order of the file.
pub fn listed(mut all: Vec<(What, Span, String)>) -> Vec<Fault> {
    let more: usize = all.iter().filter(|fault| fault.0 == What::More).map(|fault| fault.1.start).sum();
    all.retain(|fault| fault.0 != What::More);
    all.sort_by(|a, b| (a.1.start, a.1.end, &a.2).cmp(&(b.1.start, b.1.end, &b.2)));
    let more = more + all.len().saturating_sub(MOST_LISTED);
    all.truncate(MOST_LISTED);
    let fault = |(what, span, message): (What, Span, String)| Fault {
        rule: if matches!(what, What::Wrong | What::Cycle) { "dossier-error" } else { "limit-exceeded" },
        span,
        message,
    };
    let mut faults: Vec<Fault> = all.into_iter().map(fault).collect();
    if more > 0 {
        let message = format!("{more} more problems of this file are not listed");
        faults.push(Fault { rule: "limit-exceeded", span: Span::default(), message });
    }
    faults
}
