//! What is no claim: questions, imperatives, fragments, sentences about the note, the writer's own process.

use super::estimative::EstimativeKind;
use super::imperative::is_imperative;
use super::process::is_process;
use super::reading::Reading;
use super::{Asked, Reason, definition, remark, rhetoric};
use crate::lang::{TokenKind, VerbGroup, base_verb};
use crate::text::wordlist::WordList;

/// Why each sentence is neither claim nor assessment; `None` where it is one of them. The first question that has an answer decides.
pub(super) fn reasons(all: &[Asked]) -> Vec<Option<Reason>> {
    /// Questions to sentences that have a main verb, in their order.
    const OF_VERBS: [fn(&Asked, &VerbGroup) -> Option<Reason>; 3] =
        [by_verb, |one, main| is_remark(one.reading, main).then_some(Reason::AboutNote), by_writer];
    let mut answers: Vec<Answer> = all.iter().map(by_form).collect();
    for question in OF_VERBS {
        for (one, answer) in all.iter().zip(&mut answers) {
            answer.settle(one, question);
        }
    }
    let reason = |answer| match answer {
        Answer::Open => None,
        Answer::Settled(reason) => reason,
    };
    answers.into_iter().map(reason).collect()
}

/// What is known of a sentence while it is asked about.
#[derive(Clone, Copy)]
enum Answer {
    Open,
    Settled(Option<Reason>),
}

impl Answer {
    fn settle(&mut self, one: &Asked, question: impl Fn(&Asked, &VerbGroup) -> Option<Reason>) {
        if let (Answer::Open, Some(main)) = (*self, one.main)
            && let Some(reason) = question(one, main)
        {
            *self = Answer::Settled(Some(reason));
        }
    }
}

/// What the block and the form of the sentence say.
fn by_form(one: &Asked) -> Answer {
    let (block, reading) = (one.block, one.reading);
    let reason = match () {
        () if block.heading || block.quoted || block.table_cell || block.aside || block.code => Reason::Block,
        () if block.task || is_task(reading) => Reason::Task,
        () if is_question(reading) => Reason::Question,
        () if is_quotation(reading) => Reason::Quotation,
        () if is_imperative(reading) => Reason::Imperative,
        () if definition::spells_out(reading) => Reason::AboutNote,
        () if remark::is_labelled_aside(reading) => Reason::Block,
        () if is_capitals(reading) || is_field(reading) => Reason::Fragment,
        () if one.main.is_some() => return Answer::Open,
        () if is_condition(reading) || goes_on_in_quotes(reading) => return Answer::Settled(None),
        () => Reason::Fragment,
    };
    Answer::Settled(Some(reason))
}

/// What its main verb says of what is known.
fn by_verb(one: &Asked, main: &VerbGroup) -> Option<Reason> {
    let reading = one.reading;
    if remark::leads_to_list(reading, main) {
        return Some(Reason::Fragment);
    }
    let open = remark::leaves_open(reading, main)
        || remark::is_commonplace(reading, main)
        || rhetoric::leads_on(reading, main);
    open.then_some(Reason::Open)
}

/// Whether the sentence remarks on the note: by what conventions it is written, where things stand in it, what words mean. What else a text says
/// of itself is told by its signs (`metadiscourse.rs`).
fn is_remark(reading: &Reading, main: &VerbGroup) -> bool {
    remark::is_convention(reading, main)
        || rhetoric::tells_where(reading, main)
        || remark::is_typographic(reading, main)
        || remark::follows_standard(reading, main)
        || definition::is_definition(reading, main)
        || remark::opens_with_note(reading)
        || remark::is_grading(reading, main)
        || remark::tells_of_source(reading, main)
}

/// Whether the writer did it. `We have high confidence that …` judges.
fn by_writer(one: &Asked, main: &VerbGroup) -> Option<Reason> {
    let sure = one.terms.iter().any(|term| matches!(term.kind, EstimativeKind::Confidence(_)));
    (!sure && is_process(one.reading, main)).then_some(Reason::Process)
}

/// `TORKHAM - GATE SHUT, TEMPERS UP`: a headline in capitals. A sentence of a telegram ends in a full stop.
fn is_capitals(reading: &Reading) -> bool {
    if reading.is(reading.end.wrapping_sub(1), &["."]) {
        return false;
    }
    let mut words = reading.tokens.iter().filter(|token| token.kind == TokenKind::Word && token.span.len() > 1);
    let all = words.clone().count();
    all >= 3 && words.all(|token| !token.of(reading.text).bytes().any(|byte| byte.is_ascii_lowercase()))
}

/// `#vote id:: 68990c1e collapsed:: true`: nothing but tags and fields, as outliners write them below an item.
fn is_field(reading: &Reading) -> bool {
    let mut at = 0;
    while reading.is(at, &["#"]) && reading.tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Word) {
        at += 2;
    }
    let colons = reading.is(at + 1, &[":"]) && reading.is(at + 2, &[":"]) || reading.is(at + 1, &["::"]);
    colons && reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
}

/// `[ ]`, `[x]`, `TODO`, `TBC` at the start.
fn is_task(reading: &Reading) -> bool {
    let boxed = reading.is(0, &["["])
        && (reading.is(1, &["]"]) || matches!(reading.word(1), "x" | "X") && reading.is(2, &["]"]));
    // `Should ask the union too`, but `Should the army split, …`.
    let owed = (reading.is(reading.first, &["must", "need"])
        || reading.is(reading.first, &["should", "ought"])
            && (base_verb(reading.word(reading.first + 1)).is_some()
                || reading.is(reading.first + 1, &["also", "be", "have", "to"])))
        && reading.verbs.first().is_some_and(|group| reading.token_at(group.span.start) == reading.first)
        && !reading.is(reading.first + 1, &["not", "n't", "n’t"]);
    boxed
        || owed
        || matches!(reading.word(reading.first), "TODO" | "TBC" | "TBD" | "FIXME" | "XXX")
        || is_keyword(reading)
        || reading.phrase(reading.first, "to do").is_some_and(|at| reading.is(at, &[":"]))
        || reading.phrase(reading.first, "to - do").is_some()
}

/// `DONE asked Piet`, `WAITING for the registry`: the keywords of outliners, in capitals before words that are none.
fn is_keyword(reading: &Reading) -> bool {
    let keyword = matches!(
        reading.word(reading.first),
        "DONE"
            | "DOING"
            | "LATER"
            | "NOW"
            | "WAITING"
            | "WAIT"
            | "CANCELED"
            | "CANCELLED"
            | "STARTED"
            | "NEXT"
            | "SOMEDAY"
            | "HOLD"
    );
    keyword
        && reading.tokens.get(reading.first + 1).is_some_and(|next| {
            next.kind == TokenKind::Word && next.of(reading.text).bytes().any(|byte| byte.is_ascii_lowercase())
        })
}

/// `If the dam fails, the lower town floods.`, where the main clause's verb was taken for a noun.
fn is_condition(reading: &Reading) -> bool {
    let finite = reading.verbs.iter().any(VerbGroup::is_finite);
    let comma = (reading.first..reading.end).find(|&at| reading.is(at, &[","]));
    // `So would a split of the cabinet.`
    if reading.is(reading.first, &["so", "nor", "neither"])
        && reading.is(reading.first + 1, &["would", "could", "might", "may", "will", "should"])
    {
        return true;
    }
    // `Should the army split, the capital falls.`
    reading.is(reading.first, &["if", "unless", "should", "were"])
        && finite
        && comma.is_some_and(|comma| reading.end > comma + 3 && base_verb(reading.word(comma + 1)).is_none())
}

/// `The men “wore no patches and spoke Tausug”.`: the verb of the sentence opens a quotation.
fn goes_on_in_quotes(reading: &Reading) -> bool {
    let opens = |quote: &crate::text::Span| {
        let mark = reading.token_at(quote.start);
        let subject = mark.checked_sub(reading.first).is_some_and(|words| (1..=8).contains(&words));
        // `Some of them, in her words, “were signed at night”.`
        let aside = reading.is(mark.wrapping_sub(1), &[","])
            && (reading.first..mark).filter(|&at| reading.is(at, &[","])).count() == 2;
        let said = (reading.first..mark).any(|at| reading.is(at, &["words", "phrase", "account"]));
        let verb = reading.verbs_from(quote.start).first();
        subject
            && (aside && said
                || (reading.first..mark).all(|at| !reading.is(at, &[":", ","]))
                    && reading.tokens.get(mark.wrapping_sub(1)).is_some_and(|token| token.kind == TokenKind::Word))
            && verb.is_some_and(|verb| verb.is_finite() && reading.token_at(verb.span.start) == mark + 1)
    };
    // `“Nobody has the power,” as the captain explained.`
    let quoted = |quote: &crate::text::Span| {
        let after = reading.token_at(quote.end);
        let at = if reading.is(after, &[","]) { after + 1 } else { after };
        reading.is(at, &["as"])
            && reading.token_at(quote.start) <= reading.first
            && reading.verbs_from(quote.end).first().is_some_and(|verb| verb.is_finite())
    };
    reading.quotes.iter().any(opens) || reading.quotes.first().is_some_and(quoted)
}

/// It ends in a question mark that is not a quotation's.
fn is_question(reading: &Reading) -> bool {
    if asks_without_mark(reading) {
        return true;
    }
    // `Deported from Accra? check`
    let tail = reading.end.saturating_sub(2);
    if reading.is(tail, &["?"])
        && reading.is(tail + 1, &["check", "tbc", "verify", "confirm", "ask", "unclear", "unconfirmed", "tbd"])
    {
        return true;
    }
    let last = (0..reading.end).rev().take(6).find(|&at| !reading.is(at, &["\"", "”", ")", "’", "'", "]"]));
    last.is_some_and(|at| {
        let quoted = reading.is_quoted(reading.span(at).start) && !reading.is_quoted(reading.span(reading.first).start);
        reading.is(at, &["?", "？", "؟"]) && !quoted
    })
}

/// `did Beijing tell ASEAN`, `is Cairo to pay`: a list of questions leaves the mark out.
fn asks_without_mark(reading: &Reading) -> bool {
    const PRONOUNS: WordList = WordList::new(&["he", "she", "it", "they", "there", "we", "you", "anybody", "anyone"]);
    let (first, last) = (reading.first, reading.end.wrapping_sub(1));
    let does = reading.is(first, &["did", "does", "do"]);
    // `where does the money go`
    let asks = reading.is(first, &["who", "what", "where", "when", "why", "how", "which"])
        && reading.is(first + 1, &["did", "does", "do"])
        && !reading.is(last, &["."]);
    let told = || reading.main_verbs().any(|main| reading.token_at(main.span.start) > first + 3);
    if asks && !(reading.is(first, &["what"]) && told()) {
        return true;
    }
    let auxiliary = does || reading.is(first, &["is", "are", "was", "has", "have", "can", "could", "would"]);
    let subject = first + 1;
    let name =
        reading.is_name(subject) && !reading.tokens.get(subject + 1).is_some_and(|next| next.kind == TokenKind::Clitic);
    let article = does && reading.is(subject, &["the", "a", "an", "its", "his", "their", "any"]);
    auxiliary
        && (name || article || reading.is(subject, PRONOUNS))
        && !reading.is(last, &["."])
        && !reading.is(subject + 1, &[",", ";", ":"])
}

/// All its words stand in one quotation.
fn is_quotation(reading: &Reading) -> bool {
    let mut words = reading.tokens.iter().filter(|token| token.kind == TokenKind::Word).peekable();
    let any = words.peek().is_some();
    any && reading.quotes.first().is_some_and(|quote| {
        words.all(|word| {
            quote.covers(word.span) || reading.references.iter().any(|reference| reference.covers(word.span))
        })
    })
}
