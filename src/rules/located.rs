//! Where the locators of a block's citations lead; what the rules on citations share.

use super::{Scene, cited_file};
use crate::analysis::document::BlockView;
use crate::sources::locator::{self, Locator};
use crate::sources::passages::Located;
use crate::workspace::{FileKey, FileState};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// A citation whose locator leads into a text that is here.
pub struct Led<'s> {
    /// Its place among the citations of the block.
    pub cite: usize,
    /// The document.
    pub file: FileKey,
    /// Its version.
    pub state: &'s Arc<FileState>,
    /// Its locators with what they lead to.
    pub located: Vec<(Locator, Located)>,
}

/// Where the citations of the block lead that was asked about last: two rules ask, one after the other.
#[derive(Default)]
pub struct Latest<'s>(RefCell<Option<Asked<'s>>>);

/// Chunk and index of a block, with the answer.
type Asked<'s> = ((usize, usize), Rc<[Led<'s>]>);

/// Where the citations of a block lead that have a locator, those of footnotes left out, in order.
pub fn located<'s>(view: &BlockView, scene: &Scene<'s>) -> Rc<[Led<'s>]> {
    let block = (view.chunk, view.index);
    if let Some((_, latest)) = scene.located.0.borrow().as_ref().filter(|(of, _)| *of == block) {
        return latest.clone();
    }
    let cites = view.result.citations.iter().enumerate().filter(|(_, cite)| !cite.through_footnote);
    let led = cites.filter_map(|(at, cite)| {
        let (text, _) = cite.locator.as_ref()?;
        let file = cited_file(cite, scene)?;
        let state = scene.snapshot.state(&file).filter(|state| state.left_out.is_none())?;
        let locators = locator::parse(text).into_iter();
        let located = locators.map(|locator| {
            let located = state.passages().locate(&locator);
            (locator, located)
        });
        Some(Led { cite: at, located: located.collect(), state, file })
    });
    let led: Rc<[Led]> = led.collect();
    scene.located.0.replace(Some((block, led.clone())));
    led
}
