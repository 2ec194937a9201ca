//! What is kept of the elements that are open while a page is read.

use crate::syntax::block::BlockKind;

/// An element that matters.
pub(super) struct Element {
    pub name: &'static str,
    pub kind: Option<BlockKind>,
    pub effect: Effect,
}

/// What the end of an element undoes.
pub(super) enum Effect {
    None,
    Region { outer: usize },
    List,
    Item { outer: Option<Item> },
    Quote,
    Pre,
}

/// An element whose content is not read.
pub(super) struct Hidden {
    pub name: String,
    /// How many of that name are open, itself included.
    pub depth: usize,
    /// How many other elements that must have an end tag are open in it.
    pub blocks: usize,
}

/// An item of a list.
#[derive(Clone, Copy)]
pub(super) struct Item {
    pub number: u32,
    pub blocks: u32,
}
