//! Who, what event and when the paragraphs of a source tell of; read once for each analysis of it.

use super::Group;
use crate::analysis::Analysis;
use crate::dossier::EntryId;
use crate::sources::support::Paragraphs;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What a source tells, block by block.
pub(super) struct Telling {
    paragraphs: usize,
    /// Of an actor or event the paragraphs that name it, ascending.
    named: FxHashMap<EntryId, Vec<u32>>,
    /// The blocks of running text, in order.
    blocks: Vec<Block>,
}

/// When a block is.
struct Block {
    /// The paragraph that it belongs to.
    paragraph: u32,
    /// First and last day of its dates.
    dated: Box<[(Date, Date)]>,
}

impl Telling {
    /// Of a source with these paragraphs. Linear when it is first asked for.
    pub fn of(analysis: &Analysis, paragraphs: &Paragraphs) -> Arc<Telling> {
        analysis.aside(|| Telling::read(analysis, paragraphs))
    }

    fn read(analysis: &Analysis, paragraphs: &Paragraphs) -> Telling {
        let mut out = Telling { paragraphs: paragraphs.list.len(), named: FxHashMap::default(), blocks: Vec::new() };
        for view in analysis.blocks() {
            let start = view.block.span.start + view.start;
            let after = paragraphs.list.partition_point(|paragraph| paragraph.span.start <= start);
            let Some(at) = after.checked_sub(1) else { continue };
            let at = at as u32;
            for id in view.result.mentions.iter().filter_map(|mention| mention.candidates.first()) {
                let places = out.named.entry(id.clone()).or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
            let dated = view.result.times.iter().filter_map(|time| time.value.interval).collect();
            out.blocks.push(Block { paragraph: at, dated });
        }
        out
    }

    /// How much of each group each paragraph tells of, 0 to 1, where the source is of the day `published`.
    pub fn told(&self, groups: &[Group], published: Option<Date>) -> Vec<Vec<f32>> {
        groups.iter().map(|group| self.of_group(group, published)).collect()
    }

    fn of_group(&self, group: &Group, published: Option<Date>) -> Vec<f32> {
        let mut told = vec![0.0f32; self.paragraphs];
        match group {
            Group::Entry(ids) => {
                for at in ids.iter().filter_map(|id| self.named.get(id)).flatten() {
                    if let Some(told) = told.get_mut(*at as usize) {
                        *told = 1.0;
                    }
                }
            }
            Group::Time(first, last) => {
                for block in &self.blocks {
                    if let Some(told) = told.get_mut(block.paragraph as usize) {
                        *told = told.max(when(*first, *last, &block.dated, published));
                    }
                }
            }
        }
        told
    }
}

/// How far a paragraph's dates are that of the sentence: within it or the same, coarser, or untold in a source of those days.
fn when(first: Date, last: Date, dated: &[(Date, Date)], published: Option<Date>) -> f32 {
    let meets = |(from, to): &&(Date, Date)| *from <= last && first <= *to;
    let best = dated.iter().filter(meets).map(|(from, to)| {
        let inside = first <= *from && *to <= last;
        if inside || days(*from, *to) <= 31 && days(first, last) > 3 { 1.0 } else { 0.5 }
    });
    let best = best.fold(0.0f32, f32::max);
    let fresh = published.is_some_and(|day| dated.is_empty() && day >= first && days(last, day) <= 4);
    if fresh { best.max(0.5) } else { best }
}

fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(i64::MAX, |span| i64::from(span.get_days()))
}
