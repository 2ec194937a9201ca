//! What one chunk hands on to the next: headings above, the running date, the last event.

use super::citation::sources_of;
use super::claim::Remarks;
use super::pass::BlockResult;
use crate::dossier::recognise;
use crate::syntax::{Block, BlockKind};
use crate::time::TimeValue;
use jiff::civil::Date;

/// A heading above a block.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
struct Section {
    level: u8,
    date: Option<(Date, Date)>,
    sourced: bool,
    /// The sources that a source line right under it names.
    sources: Vec<u32>,
    remarks: Remarks,
}

/// What one chunk hands on to the next.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Flow {
    pub(super) names: recognise::Flow,
    pub(super) running: Option<TimeValue>,
    sections: Vec<Section>,
    pub(super) after_heading: bool,
}

impl Flow {
    /// Tells whether two flows lead to the same results.
    pub fn fingerprint(&self) -> u64 {
        let running = self.running.as_ref().map(|value| (&value.value, value.interval));
        super::fingerprint::of(&(self.names.fingerprint(), running, &self.sections, self.after_heading))
    }

    /// Some heading above dates what stands here.
    pub(super) fn is_dated(&self) -> bool {
        self.sections.iter().any(|section| section.date.is_some())
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
        match block.kind {
            BlockKind::Heading(level) => {
                self.sections.retain(|section| section.level < level);
                let date = result.times.iter().rev().find_map(|time| time.value.interval);
                let remarks = Remarks::under(&block.running.text);
                self.sections.push(Section { level, date, sourced: false, sources: Vec::new(), remarks });
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
