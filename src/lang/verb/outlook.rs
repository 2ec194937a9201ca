//! Whether what is told at a place lies behind the writer or ahead, as far as its verbs say.

use super::{Tense, VerbGroup, finite_at};

/// Words before `to` and an infinitive that put what it tells of ahead: `plans to close`, `was expected to reach`,
/// `a deal to withdraw`. Between two spaces each.
const AHEAD: &str = " \
    about agree agreed agrees agreement aim aimed aims asked authorised authorized bid bound commitment committed deadline \
    deal decided decides decision due expect expected expects forced hope hopes instructed intend intends intention \
    invited likely mandate need needs obliged offer offered ordered plan planned planning plans pledge pledged pledges \
    poised prepares preparing projected promise promised promises proposal proposed proposes ready request required \
    resolved scheduled seek seeks set slated summoned supposed sworn threatened threatens unlikely urged vow vowed vows \
    vote voted votes want wants ";

/// Verbs of which the present tells what a timetable has: `the talks resume on Monday`.
const TIMETABLE: &[&str] =
    &["arrive", "begin", "close", "depart", "end", "expire", "leave", "open", "reconvene", "reopen", "resume", "start"];

/// Before a participle of planning these say that the plan was given up.
const DROPPED: &[&str] = &["once", "originally", "initially", "previously", "first"];

/// The outlook of what stands at `offset`: the tense of its clause ([`super::tense_at`]), but behind in a perfect (`has met`,
/// `may have met`), ahead under a modal (`said that talks would resume`), in an infinitive that something planned governs
/// (`plans to close it in June`), and where a timetable is told in the present. `groups` are those of the sentence of `text`
/// that `offset` stands in. Logarithmic in `groups`.
pub fn outlook_at(text: &str, groups: &[VerbGroup], offset: usize) -> Option<Tense> {
    let finite = finite_at(groups, offset);
    let behind = groups.partition_point(|group| group.span.start < offset);
    let before = behind.checked_sub(1).and_then(|at| groups.get(at));
    if let Some(own) = before.filter(|group| !group.is_finite()) {
        let head = own.head.of(text);
        if is_infinitive(text, own) {
            if finite.is_none_or(|group| group.span.start < own.span.start) && is_ahead(word_before(text, own)) {
                return Some(Tense::Future);
            }
        } else if own.span == own.head && !head.ends_with("ing") && near(text, own, offset) {
            // `the deal, struck in July, expires …`, `the vote, planned for May, …`
            // `originally planned for September`: it may have come and gone.
            let dropped = DROPPED.contains(&&*word_before(text, own).to_lowercase());
            return match is_ahead(head) {
                true if dropped => None,
                true => Some(Tense::Future),
                false => Some(Tense::Past),
            };
        }
    }
    let group = finite?;
    match group.modal.as_deref() {
        Some("would" | "could" | "may" | "might" | "should" | "must" | "'d" | "’d") if group.aspect.perfect => {
            Some(Tense::Past)
        }
        Some("could") if group.negated => Some(Tense::Past),
        Some("would" | "could" | "may" | "might" | "should" | "must") => Some(Tense::Future),
        Some(_) => group.tense,
        None if group.tense == Some(Tense::Present) && group.aspect.perfect => Some(Tense::Past),
        None if group.tense == Some(Tense::Present)
            && !group.passive
            && TIMETABLE.binary_search(&&*group.lemma).is_ok() =>
        {
            Some(Tense::Future)
        }
        None => group.tense,
    }
}

/// A group that `to` opens.
fn is_infinitive(text: &str, group: &VerbGroup) -> bool {
    let opens = group.span.of(text).get(..3).is_some_and(|to| to.eq_ignore_ascii_case("to "));
    opens && group.tense.is_none() && !group.aspect.perfect
}

/// The word before a group.
fn word_before<'t>(text: &'t str, group: &VerbGroup) -> &'t str {
    let before = text.get(..group.span.start).unwrap_or_default().trim_end();
    before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}

/// Whether a word puts ahead what follows it.
fn is_ahead(word: &str) -> bool {
    !word.is_empty() && AHEAD.contains(&format!(" {} ", word.to_lowercase()))
}

/// Whether a few words at most, and no mark, lie between a group and an offset after it.
fn near(text: &str, group: &VerbGroup, offset: usize) -> bool {
    let between = text.get(group.span.end..offset).unwrap_or_default();
    between.len() <= 40 && !between.contains([',', ';', '.', ':', '(', '—'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{tokenize, verb_groups};
    use crate::text::Span;

    /// The outlook at `<|>`.
    fn at(marked: &str) -> Option<Tense> {
        let offset = marked.find("<|>").expect("a cursor");
        let text = marked.replace("<|>", "");
        outlook_at(&text, &verb_groups(&text, &tokenize(&text), Span::new(0, text.len())), offset)
    }

    #[test]
    fn verbs_say_what_lies_ahead() {
        let cases = [
            ("The envoy arrived on <|>Friday.", Some(Tense::Past)),
            ("The envoy has arrived on <|>Friday.", Some(Tense::Past)),
            ("The envoy may have arrived on <|>Friday.", Some(Tense::Past)),
            ("The envoy will arrive on <|>Friday.", Some(Tense::Future)),
            ("He said talks would resume on <|>Friday.", Some(Tense::Future)),
            ("He could not be reached on <|>Friday.", Some(Tense::Past)),
            ("The company plans to close the mill in <|>January.", Some(Tense::Future)),
            ("The storm was expected to reach the coast on <|>Friday.", Some(Tense::Future)),
            ("They agreed to meet on <|>Friday.", Some(Tense::Future)),
            ("They managed to meet on <|>Friday.", Some(Tense::Past)),
            ("The talks resume on <|>Friday.", Some(Tense::Future)),
            ("On <|>Friday the firm agreed to close the mill.", Some(Tense::Past)),
            ("The deal, struck in <|>July, expires in May.", Some(Tense::Past)),
            ("The deal, struck in July, expires in <|>May.", Some(Tense::Future)),
            ("No verb on <|>Friday", None),
        ];
        for (text, outlook) in cases {
            assert_eq!(at(text), outlook, "{text}");
        }
    }

    #[test]
    fn timetables_are_in_order() {
        assert!(TIMETABLE.is_sorted());
    }
}
