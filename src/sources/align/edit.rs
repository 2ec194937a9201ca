//! A quotation against one stretch of a source, word by word: the steps of the alignment and how much of it agrees.
//! Short quotations are aligned in one [`Table`], long ones between [anchors](super::anchors).

use super::table::{Table, skips};
use crate::sources::prepared::Prepared;
use crate::sources::quote::Quote;
use std::ops::Range;

/// From so many words on a quotation is cut at anchors.
pub(super) const ANCHORED: usize = 64;
/// A long quotation has an anchor for so many of its words at least, or it is not there: of words that agree six in ten,
/// two in ten runs of three are whole.
const WORDS_PER_ANCHOR: usize = 25;

/// One step of an alignment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Step {
    /// Words of the quotation.
    pub quote: Range<usize>,
    /// Words of the source.
    pub source: Range<usize>,
    pub kind: StepKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum StepKind {
    /// They agree.
    Same,
    /// They differ; one side may be empty.
    Differs,
    /// Words of the source that the quotation may leave out: a gap, an interruption.
    Free,
}

/// A quotation laid along a stretch of a source.
#[derive(Clone, Debug)]
pub(super) struct Aligned {
    /// The passage, words of the source.
    pub words: Range<usize>,
    /// From the quotation's first word to its last.
    pub steps: Vec<Step>,
    /// Share of the words that agree in order, of the longer of both.
    pub agree: f32,
    /// How many steps differ.
    pub differences: usize,
}

impl Aligned {
    /// For each word of the quotation whether it agrees.
    pub fn matched(&self, len: usize) -> Vec<bool> {
        let mut out = vec![false; len];
        for step in self.steps.iter().filter(|step| step.kind == StepKind::Same) {
            if let Some(part) = out.get_mut(step.quote.clone()) {
                part.fill(true);
            }
        }
        out
    }
}

/// The best alignment of `quote` within the words `region` of `source`; `None` where hardly anything agrees.
pub(super) fn align(quote: &Quote, source: &Prepared, region: Range<usize>) -> Option<Aligned> {
    let table = Table { quote, source, skips: skips(source, &region), region: region.clone() };
    let mut steps = Vec::new();
    if quote.len() < ANCHORED {
        table.fill(0..quote.len(), region, true, true, &mut steps);
    } else {
        let anchors = table.anchored()?;
        if anchors.len() * WORDS_PER_ANCHOR < quote.len() {
            return None;
        }
        let (first, last) = (anchors.first()?, anchors.last()?);
        let (head, tail) = (table.head(*first), table.tail(*last));
        table.fill(0..first.0, head, true, false, &mut steps);
        table.between(&anchors, &mut steps);
        table.fill(last.0..quote.len(), tail, false, true, &mut steps);
    }
    measure(steps, quote.len())
}

fn measure(steps: Vec<Step>, len: usize) -> Option<Aligned> {
    let (mut same, mut theirs, mut differences) = (0, 0, 0);
    for step in &steps {
        match step.kind {
            StepKind::Same => {
                same += step.quote.len();
                theirs += step.quote.len();
            }
            StepKind::Differs => {
                theirs += step.source.len();
                differences += 1;
            }
            StepKind::Free => {}
        }
    }
    let start = steps.iter().find(|step| !step.source.is_empty() && step.kind != StepKind::Free)?.source.start;
    let end = steps.iter().rev().find(|step| !step.source.is_empty() && step.kind != StepKind::Free)?.source.end;
    (same > 0).then(|| Aligned { words: start..end, steps, agree: same as f32 / len.max(theirs) as f32, differences })
}
