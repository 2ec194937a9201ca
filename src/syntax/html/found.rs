//! The blocks of a page, and which of them are the article's.

use super::region::{Choice, Region};
use crate::syntax::block::{Block, BlockKind};
use crate::syntax::role;
use rustc_hash::FxHashMap;

/// A block with what its choice depends on.
pub(super) struct Found {
    pub block: Block,
    pub region: usize,
    pub named: bool,
    pub chars: usize,
    pub linked: usize,
    pub list: Option<usize>,
}

/// The article's blocks among all of a page, in order. Linear.
pub(super) fn choose(all: Vec<Found>, regions: &[Region]) -> Vec<Block> {
    let choice = Choice::new(regions);
    let mut lists: FxHashMap<usize, (usize, usize)> = FxHashMap::default();
    for found in &all {
        if let Some(list) = found.list {
            let sums = lists.entry(list).or_default();
            sums.0 += found.chars;
            sums.1 += found.linked;
        }
    }
    let mut titled = false;
    let mut blocks = Vec::new();
    for mut found in all {
        let title = found.block.kind == BlockKind::Heading(1) && !titled;
        let list = found.list.and_then(|list| lists.get(&list)).copied();
        if !choice.keeps(found.region) {
            // The headline may stand outside the element that holds the text.
            if !title || found.linked * 2 > found.chars {
                continue;
            }
        } else if found.is_furniture(list, choice.named) {
            continue;
        }
        titled |= title;
        found.block.kind = found.kind();
        blocks.push(found.block);
    }
    blocks
}

impl Found {
    /// Whether it looks like a menu or a list of links; `list` are the characters of its list and those in links.
    /// Where no element names the article, half of it in links is enough.
    fn is_furniture(&self, list: Option<(usize, usize)>, named: bool) -> bool {
        if matches!(self.block.kind, BlockKind::Heading(_)) {
            return false;
        }
        let sentence = self.block.running.text.trim_end().ends_with(['.', '!', '?', '”', '"', '…', ':']);
        let (chars, linked) = list.unwrap_or((self.chars, self.linked));
        !sentence && self.chars < 300 && linked * 10 > chars * if named { 7 } else { 5 }
    }

    /// What it is, now that it is known to stay.
    fn kind(&self) -> BlockKind {
        let kind = self.block.kind;
        let text = &self.block.running.text;
        let sentence = text.trim_end_matches(['"', '”', '’', ')', ']']).ends_with(['.', '!', '?', '…', ':']);
        match kind {
            BlockKind::Paragraph if role::is_byline(text) => BlockKind::Byline,
            // Words straight in a `<div>`: buttons, dates, labels, unless they make a sentence.
            BlockKind::Paragraph if !self.named && !sentence && self.chars < 80 => BlockKind::Byline,
            BlockKind::TableCell if self.chars > 300 => BlockKind::Paragraph,
            kind => kind,
        }
    }
}
