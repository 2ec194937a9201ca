//! What a sentence is: a claim, an assessment, or neither; and what its words say about time and sources.
//!
//! Everything here is decided by the bytes of the block alone. Whether a claim is dated or sourced depends on the rest of
//! the document and is decided elsewhere.

mod appraisal;
mod assessment;
mod attribution;
mod cues;
mod definition;
pub mod estimative;
mod event_time;
mod forecast;
mod imperative;
mod metadiscourse;
mod occurrence;
mod permission;
mod plain;
mod process;
mod reading;
mod remark;
mod rhetoric;
mod risk;
mod section;
mod unclaimed;
mod vague;
mod view;

pub use estimative::{EstimativeKind, EstimativeTerm};
pub use section::Remarks;
pub(crate) use section::opens_caption;

use crate::lang::{Token, VerbGroup};
use crate::text::Span;
use attribution::Attribution;
use metadiscourse::Odds;
use reading::Reading;

/// What a block is, as far as claims go.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct BlockInfo {
    /// A heading.
    pub heading: bool,
    /// Inside a block quote.
    pub quoted: bool,
    /// A table's cell.
    pub table_cell: bool,
    /// A caption, a byline, a source line.
    pub aside: bool,
    /// A task, `[ ]` or `[x]`.
    pub task: bool,
    /// Code.
    pub code: bool,
    /// It follows a label `Comment` in its block: a general remark, without names and numbers, is the writer's judgement.
    pub after_comment: bool,
}

/// What a sentence is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Status {
    /// It asserts something checkable about the world.
    Claim,
    /// It judges or forecasts.
    Assessment,
    /// Neither, for this reason.
    None(Reason),
}

/// Why a sentence is neither a claim nor an assessment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Reason {
    /// Its block is a heading, a quotation, a table's cell, a caption, code.
    Block,
    /// A to-do item.
    Task,
    /// It asks.
    Question,
    /// It tells the reader to do something.
    Imperative,
    /// It has no finite verb of its own.
    Fragment,
    /// Nothing but a quotation.
    Quotation,
    /// It speaks of the note itself.
    AboutNote,
    /// It tells what the writer did to find out.
    Process,
    /// It says that something is not known.
    Open,
}

/// What one sentence is and says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Claim, assessment, or neither.
    pub status: Status,
    /// The same in a source, which seldom speaks of itself: as the rules say, whatever the signs do.
    pub in_source: Status,
    /// It tells of an action or a change in a past or perfect tense; else of a lasting condition, or of the present.
    pub occurrence: bool,
    /// `earlier`, `meanwhile` and the like: the paragraph's running date does not hold for it, nor for what follows.
    pub breaks_running_date: bool,
    /// Who the sentence has it from: `a Reuters report` in `according to a Reuters report`, `officials` in `officials said`.
    pub attribution: Option<Span>,
    /// The same where it is a plural or generic source with nobody named (`sources`, `some experts`).
    pub vague_attribution: Option<Span>,
    /// It dates what it tells by an event: `in the week of the decree`.
    pub dated_by_event: bool,
    /// It is a claim plainly of the world: its signs do not leave open whether it speaks of its text, and it tells something particular.
    pub worldly: bool,
    /// Words of likelihood and confidence.
    pub estimative: Vec<EstimativeTerm>,
}

/// A sentence that is to be marked.
pub struct Sentence<'t> {
    /// What it stands in.
    pub block: BlockInfo,
    /// The one before it in the list stands before it in its block: `It draws on three interviews.` goes on about a note.
    pub follows: bool,
    /// Its bytes of `text`.
    pub span: Span,
    /// The running text of its block.
    pub text: &'t str,
    /// All tokens of that text.
    pub tokens: &'t [Token],
    /// The verb groups of the sentence or of the whole text, in order.
    pub verbs: &'t [VerbGroup],
}

/// Marks sentences. Spans in the answers are bytes of their texts. Linear in the sentences.
///
/// Each question is asked of all sentences before the next one is: its code is small then, where that of all questions together is
/// several times what a processor's first cache holds, and would be read anew for each sentence.
pub fn mark_all(sentences: &[Sentence]) -> Vec<Mark> {
    let readings: Vec<Reading> =
        sentences.iter().map(|one| Reading::new(one.text, one.tokens, one.verbs, one.span)).collect();
    let attributions: Vec<Option<Attribution>> = readings.iter().map(attribution::find).collect();
    let terms: Vec<Vec<EstimativeTerm>> = readings.iter().map(estimative::terms).collect();
    let attributed = readings.iter().zip(&attributions);
    let occurrences: Vec<bool> =
        attributed.map(|(reading, found)| occurrence::is_occurrence(reading, found.as_ref())).collect();
    let asked: Vec<Asked> = (sentences.iter().zip(&readings).zip(&attributions).zip(&terms))
        .map(|(((one, reading), attribution), terms)| Asked {
            block: &one.block,
            follows: one.follows,
            main: reading.main_verbs().next(),
            reading,
            attribution: attribution.as_ref(),
            terms,
        })
        .collect();
    let reasons = unclaimed::reasons(&asked);
    let remark = |(one, occurrence): (&Asked, &bool)| {
        one.block.after_comment
            && !occurrence
            && one.attribution.is_none()
            && one.reading.references.is_empty()
            && !one.reading.is_particular()
    };
    let settled = reasons.iter().zip(asked.iter().zip(&occurrences).map(remark));
    let judged = assessment::assessments(&asked, settled.map(|(reason, remark)| reason.is_some() || remark));
    let statuses = reasons.iter().zip(judged).map(|(reason, judged)| match reason {
        Some(reason) => Status::None(*reason),
        None if judged => Status::Assessment,
        None => Status::Claim,
    });
    let in_source: Vec<Status> = statuses.collect();
    let mut statuses = in_source.clone();
    let worldly = past_metadiscourse(&mut statuses, &asked, &occurrences);
    let breaks: Vec<bool> = readings.iter().map(occurrence::breaks_running_date).collect();
    let by_event = readings.iter().zip(&statuses).zip(&occurrences);
    let by_event: Vec<bool> = by_event
        .map(|((reading, status), occurrence)| {
            *occurrence && *status == Status::Claim && event_time::dates_by_event(reading)
        })
        .collect();
    let kept = attributions.into_iter().zip(terms).zip(occurrences).zip(breaks).zip(statuses);
    let kept = kept.zip(in_source).zip(worldly).zip(by_event);
    kept.map(|(((kept, in_source), worldly), dated_by_event)| {
        let ((((attribution, estimative), occurrence), breaks_running_date), status) = kept;
        Mark {
            status,
            in_source,
            occurrence,
            breaks_running_date,
            worldly,
            dated_by_event,
            attribution: attribution.as_ref().map(|found| found.who),
            vague_attribution: attribution.as_ref().filter(|found| found.vague).map(|found| found.who),
            estimative,
        }
    })
    .collect()
}

/// Takes back the statuses of sentences that no rule knows and that speak of their text all the same; gives which of the others are plainly of
/// the world.
fn past_metadiscourse(statuses: &mut [Status], asked: &[Asked], occurrences: &[bool]) -> Vec<bool> {
    let mut about_note = false;
    let each = statuses.iter_mut().zip(asked.iter().zip(occurrences));
    each.map(|(status, (one, occurrence))| {
        let odds = match status {
            Status::None(_) => Odds::OfWorld,
            _ => metadiscourse::odds(one, *occurrence, one.follows && about_note),
        };
        if odds == Odds::OfText {
            *status = Status::None(Reason::AboutNote);
        }
        about_note = *status == Status::None(Reason::AboutNote);
        *status == Status::Claim
            && odds == Odds::OfWorld
            && plain::is_plain(one.reading, one.main, one.attribution, *occurrence)
    })
    .collect()
}

/// The signs by which a sentence is told to speak of its text, each with its kind, sorted: what their weights are fitted to. `about`: the sentence
/// before it in its block speaks of the text. Linear in the sentence.
pub fn signs_of(sentence: &Sentence, about: bool) -> Vec<String> {
    let reading = &Reading::new(sentence.text, sentence.tokens, sentence.verbs, sentence.span);
    let attribution = attribution::find(reading);
    let occurrence = occurrence::is_occurrence(reading, attribution.as_ref());
    let main = reading.main_verbs().next();
    let (block, follows, attribution) = (&sentence.block, sentence.follows, attribution.as_ref());
    metadiscourse::names_of_signs(&Asked { block, follows, reading, main, attribution, terms: &[] }, occurrence, about)
}

/// A sentence with what is known of it when its status is asked for.
struct Asked<'a> {
    block: &'a BlockInfo,
    follows: bool,
    reading: &'a Reading<'a>,
    /// The first verb of its main clause.
    main: Option<&'a VerbGroup>,
    attribution: Option<&'a Attribution>,
    terms: &'a [EstimativeTerm],
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{sentences, tokenize, verb_groups};
    use proptest::prelude::*;

    fn mark_text(text: &str) -> Vec<Mark> {
        let tokens = tokenize(text);
        let spans = sentences(text, &tokens, &[]);
        let verbs: Vec<_> = spans.iter().map(|span| verb_groups(text, &tokens, *span)).collect();
        let one = |(span, verbs): (&Span, _)| Sentence {
            block: BlockInfo::default(),
            follows: false,
            span: *span,
            text,
            tokens: &tokens,
            verbs,
        };
        mark_all(&spans.iter().zip(verbs.iter().map(Vec::as_slice)).map(one).collect::<Vec<_>>())
    }

    fn status(text: &str) -> Status {
        mark_text(text).first().map_or(Status::None(Reason::Fragment), |mark| mark.status)
    }

    #[test]
    fn kinds_of_sentences() {
        assert_eq!(status("Niger expelled the ambassador."), Status::Claim);
        assert_eq!(status("Niger may expel the ambassador."), Status::Assessment);
        assert_eq!(status("Did Niger expel him?"), Status::None(Reason::Question));
        assert_eq!(status("Check the date."), Status::None(Reason::Imperative));
        assert_eq!(status("A quiet week."), Status::None(Reason::Fragment));
        assert_eq!(status("This note covers May."), Status::None(Reason::AboutNote));
        assert_eq!(status("We reviewed the footage."), Status::None(Reason::Process));
        assert_eq!(status("“We left.”"), Status::None(Reason::Quotation));
    }

    #[test]
    fn constructions_that_hide_the_verb() {
        for text in [
            "Washington stays out of it, for now",
            "Riyadh paid for the survey, Kuwait for the boats",
            "After the vote she told reporters: “We do not pick the team.”",
            "“Nobody has the power to board her,” as Commander Roe explained to the committee.",
            "The captain, whose papers burned, was fined.",
            "Stocks of diesel fell, then rose.",
            "The army, backed by tanks, stormed the town.",
            "Weather was no factor.",
            "“We counted eighteen guns,” the constable said.",
            "Louisiana Citizens, whose book the bill is about, insures 120,000 homes.",
            "A tap that size bleeds forty barrels a night.",
            "In November 2025 that same channel sent us a fake list.",
            "His sister-in-law Simran Gill signs for the deliveries.",
            "The town was once the capital.",
            "The truce until Monday was kept.",
        ] {
            assert_eq!(status(text), Status::Claim, "{text}");
        }
        for text in [
            "an insurer whose accounts nobody has seen;",
            "Output: 1 bcf/d gas, 84 kb/d condensate, split 50/50",
            "Recorder on the bonnet, wind, a donkey.",
            "#vote id:: 68990c1e collapsed:: true",
            "7 July – roof fall around 4 am, two dead",
            "LGTM once the store owner has signed off.",
            "Norwell Metals, contract frustration, Aktau.",
        ] {
            assert_eq!(status(text), Status::None(Reason::Fragment), "{text}");
        }
        for text in [
            "Ring the daughter before you ring the party.",
            "Call the police when they come to the gate.",
            "Book the hotel's own car; do not hail one.",
            "If stopped, keep both hands on the wheel.",
        ] {
            assert_eq!(status(text), Status::None(Reason::Imperative), "{text}");
        }
    }

    #[test]
    fn a_comment_with_names_or_numbers_is_no_general_remark() {
        let after_comment = |text: &str| {
            let tokens = tokenize(text);
            let span = Span::new(0, text.len());
            let (block, verbs) =
                (BlockInfo { after_comment: true, ..BlockInfo::default() }, verb_groups(text, &tokens, span));
            mark_all(&[Sentence { block, follows: true, span, text, tokens: &tokens, verbs: &verbs }])[0].status
        };
        assert_eq!(after_comment("The franc is tied to the euro at 655.957."), Status::Claim);
        assert_eq!(after_comment("Its convertibility is guaranteed by France."), Status::Claim);
        assert_eq!(after_comment("The two parties are far apart."), Status::Assessment);
    }

    #[test]
    fn a_source_seldom_speaks_of_itself() {
        let mark = mark_text("Place names in the tables are transliterated.").remove(0);
        assert_eq!((mark.status, mark.in_source), (Status::None(Reason::AboutNote), Status::Claim));
        let mark = mark_text("Niger expelled the ambassador.").remove(0);
        assert_eq!((mark.status, mark.in_source), (Status::Claim, Status::Claim));
    }

    #[test]
    fn attribution_is_who_said_it() {
        let text = "The bridge fell, according to two residents of Kupiansk.";
        let mark = mark_text(text).remove(0);
        assert_eq!(mark.attribution.map(|who| who.of(text)), Some("two residents of Kupiansk"));
        assert_eq!(mark.vague_attribution, None);
        let text = "Critics argue that the vote was rigged.";
        assert_eq!(mark_text(text)[0].vague_attribution.map(|who| who.of(text)), Some("Critics"));
    }

    #[test]
    fn a_long_sentence_stays_cheap() {
        let text = "Kim said that he met \u{201c}Trump and, if it was likely, left (the talks) in May ".repeat(2_500);
        assert_eq!(mark_text(&text).len(), 1);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in any::<String>()) {
            mark_text(&text);
        }

        #[test]
        fn sentences_are_marked_together_as_alone(pieces in proptest::collection::vec(
            "This note covers May\\.|It rests on two calls\\.|Check the date\\.|Kim left on 3 May\\.|The vote may fail, officials said\\.|Names are changed\\.|We read it\\.|[A-Z][a-z]{1,6} [a-z]{2,7}ed the [a-z]{2,6}\\.|Who paid\\?|Nothing more is known\\.", 1..8)) {
            let texts: Vec<_> = pieces.iter().map(|text| (text, tokenize(text), Span::new(0, text.len()))).collect();
            let verbs: Vec<_> = texts.iter().map(|(text, tokens, span)| verb_groups(text, tokens, *span)).collect();
            let one = |at: usize, follows| {
                let (text, tokens, span) = &texts[at];
                let block = BlockInfo { after_comment: at.is_multiple_of(3), ..BlockInfo::default() };
                Sentence { block, follows, span: *span, text, tokens, verbs: &verbs[at] }
            };
            let together = mark_all(&(0..texts.len()).map(|at| one(at, false)).collect::<Vec<_>>());
            let alone: Vec<_> = (0..texts.len()).flat_map(|at| mark_all(&[one(at, false)])).collect();
            prop_assert_eq!(together, alone);
            // In a block, what stands behind a sentence changes nothing of it.
            let block: Vec<_> = (0..texts.len()).map(|at| one(at, at > 0)).collect();
            for upto in 1..=block.len() {
                prop_assert_eq!(&mark_all(&block[..upto]), &mark_all(&block)[..upto].to_vec());
            }
        }

        #[test]
        fn spans_lie_in_the_text(words in proptest::collection::vec("[a-z]{1,8}|Kim|said|,|\"|that|may|likely|according to|\\[@key\\]|if|he|was|not|\\(|\\)", 0..30)) {
            let text = words.join(" ");
            for mark in mark_text(&text) {
                for span in [mark.attribution, mark.vague_attribution].into_iter().flatten() {
                    prop_assert!(!span.of(&text).is_empty());
                }
            }
        }
    }
}
