//! What one chunk hands on to the next: headings above, the running date, the last event.

use super::citation::sources_of;
use super::claim::Remarks;
use super::frame::Frame;
use super::pass::BlockResult;
use crate::dossier::recognise;
use crate::syntax::{Block, BlockKind, ListPlace};
use crate::time::TimeValue;
use jiff::civil::Date;

/// A heading above a block.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
struct Section {
    level: u8,
    date: Option<(Date, Date)>,
    frame: Option<Frame>,
    sourced: bool,
    /// The sources that a source line right under it names.
    sources: Vec<u32>,
    remarks: Remarks,
}

/// The head of a list item that the next block may belong to.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
struct Item {
    depth: u8,
    dated: bool,
    frame: Option<Frame>,
}

/// What one chunk hands on to the next.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Flow {
    pub(super) names: recognise::Flow,
    pub(super) running: Option<TimeValue>,
    sections: Vec<Section>,
    pub(super) after_heading: bool,
    /// The paragraph before was the dated head of a list (`**20 August**`, `On 8 January:`), and the list goes on.
    dated_lead: bool,
    /// What that paragraph gives to the list.
    lead_frame: Option<Frame>,
    /// The heads of the items that are open, from the outermost.
    items: Vec<Item>,
    /// What that paragraph announces of the list below it (`Indicators to watch`).
    lead_remarks: Remarks,
}

impl Flow {
    /// Tells whether two flows lead to the same results.
    pub fn fingerprint(&self) -> u64 {
        let running = self.running.as_ref().map(|value| (&value.value, value.interval));
        super::fingerprint::of(&(
            self.names.fingerprint(),
            running,
            &self.sections,
            self.after_heading,
            self.dated_lead,
            self.lead_remarks,
            &self.lead_frame,
            &self.items,
        ))
    }

    /// Some heading above dates what stands here.
    pub(super) fn is_dated(&self) -> bool {
        self.sections.iter().any(|section| section.date.is_some())
    }

    /// The list that the next block may belong to has a dated head before it.
    pub(super) fn lead_is_dated(&self) -> bool {
        self.dated_lead
    }

    /// The head of the list item that a block stands in, or of one around it, has a date.
    pub(super) fn item_is_dated(&self, place: Option<ListPlace>) -> bool {
        self.items_over(place).any(|item| item.dated)
    }

    /// The items that a block stands in, as far as their heads come before it, from the innermost.
    fn items_over(&self, place: Option<ListPlace>) -> impl Iterator<Item = &Item> {
        let deeper = place.map_or(0, |place| if place.head { place.depth } else { place.depth.saturating_add(1) });
        self.items.iter().rev().filter(move |item| item.depth < deeper)
    }

    /// What the dates give that a block stands under, from the innermost: those of the items around it, of its list, of the
    /// headings above.
    pub(super) fn frames(&self, block: &Block) -> impl Iterator<Item = &Frame> {
        let of_items = self.items_over(block.list).filter_map(|item| item.frame.as_ref());
        let of_list = self.lead_frame.as_ref().filter(|_| block.list.is_some());
        let over = match block.kind {
            BlockKind::Heading(level) => level,
            _ => u8::MAX,
        };
        let of_headings = self.sections.iter().rev().filter(move |section| section.level < over);
        of_items.chain(of_list).chain(of_headings.filter_map(|section| section.frame.as_ref()))
    }

    /// What the paragraph before the list announces of it.
    pub(super) fn lead_remarks(&self) -> Remarks {
        self.lead_remarks
    }

    /// The date of the nearest dated heading above, where it is a month at most.
    pub(super) fn heading_date(&self) -> Option<(Date, Date)> {
        let nearest = self.sections.iter().rev().find_map(|section| section.date)?;
        let (first, last) = nearest;
        ((first.year(), first.month()) == (last.year(), last.month())).then_some(nearest)
    }

    /// What the nearest heading that announces remarks announces.
    pub(super) fn remarks(&self) -> Remarks {
        let all = self.sections.iter().rev().map(|section| section.remarks);
        all.into_iter().find(|remarks| *remarks != Remarks::None).unwrap_or_default()
    }

    /// Some heading above has a `source:` line.
    pub(super) fn is_sourced(&self) -> bool {
        self.sections.iter().any(|section| section.sourced)
    }

    /// The date of the innermost heading.
    pub(super) fn section_date(&self) -> Option<(Date, Date)> {
        self.sections.last().and_then(|section| section.date)
    }

    /// The sources of the innermost section that has any.
    pub(super) fn sources(&self) -> Option<&[u32]> {
        self.sections.iter().rev().map(|section| section.sources.as_slice()).find(|sources| !sources.is_empty())
    }

    /// Takes a block in: headings open sections, a source line right under one covers it.
    pub(super) fn pass(&mut self, block: &Block, result: &BlockResult) {
        let frame = || Frame::of(&block.running.text, &result.times);
        if let Some(place) = block.list {
            if place.head {
                self.items.retain(|item| item.depth < place.depth);
                let dated = result.times.iter().any(|time| time.value.interval.is_some());
                self.items.push(Item { depth: place.depth, dated, frame: frame() });
            }
        } else {
            self.items.clear();
            let leads = block.kind == BlockKind::Paragraph && !block.quoted;
            self.dated_lead = leads && is_dated_lead(block, result);
            self.lead_frame = if self.dated_lead { frame() } else { None };
            self.lead_remarks = if leads { Remarks::under(&block.running.text) } else { Remarks::None };
        }
        match block.kind {
            BlockKind::Heading(level) => {
                self.sections.retain(|section| section.level < level);
                let date = result.times.iter().rev().find_map(|time| time.value.interval);
                let remarks = Remarks::under(&block.running.text);
                self.sections.push(Section {
                    level,
                    date,
                    frame: frame(),
                    sourced: false,
                    sources: Vec::new(),
                    remarks,
                });
                self.after_heading = true;
                return;
            }
            BlockKind::SourceLine if self.after_heading && !result.citations.is_empty() => {
                if let Some(section) = self.sections.last_mut() {
                    section.sourced = true;
                    section.sources = sources_of(&result.citations);
                }
            }
            _ => {}
        }
        self.after_heading = false;
    }
}

/// Whether a paragraph is the head of what follows, and has a date: it ends in a colon, or is nothing but the date.
fn is_dated_lead(block: &Block, result: &BlockResult) -> bool {
    let text = block.running.text.trim();
    let dates = || result.times.iter().filter(|time| time.value.interval.is_some());
    if text.len() > 160 || dates().next().is_none() {
        return false;
    }
    let mut at = 0;
    let mut bare = true;
    for time in &result.times {
        let before = block.running.text.get(at..time.span.start).unwrap_or_default();
        bare &= !before.contains(char::is_alphanumeric);
        at = at.max(time.span.end);
    }
    bare &= !block.running.text.get(at..).unwrap_or_default().contains(char::is_alphanumeric);
    // `Day 1 (3 June)`: a label, and no sentence.
    let label = text.len() <= 40 && text.ends_with(')') && text.contains('(');
    bare || label || text.ends_with(':')
}
