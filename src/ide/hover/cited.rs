//! Hover over a passage of a source: who cites it.

use super::citation::sentence_line;
use super::words::counted;
use crate::ide::references::{COUNTED_DOCUMENTS, resting_on};
use crate::text::Span;
use crate::workspace::{FileKey, Kind, Snapshot};

/// More places are counted, not listed.
const MOST: usize = 8;

/// The places of notes that rest on the paragraph at `offset` of a source, and the paragraph; `None` where none does.
pub fn hover(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Option<(Span, String)> {
    if snapshot.kind(file) != Kind::Source || snapshot.files_beside(file).len() > COUNTED_DOCUMENTS {
        return None;
    }
    let passages = snapshot.state(file)?.passages();
    let number = passages.numbered_at(offset)?;
    let paragraph = *passages.numbered().get(number.checked_sub(1)?)?;
    let places = resting_on(snapshot, file, paragraph).places;
    if places.is_empty() {
        return None;
    }
    let mut lines = vec![format!("**¶ {number}** · cited in {}", counted(places.len(), "place")), String::new()];
    lines.extend(places.iter().take(MOST).filter_map(|place| sentence_line(snapshot, &place.file, place.span)));
    let more = places.len().saturating_sub(MOST);
    if more > 0 {
        lines.push(format!("- and {more} more"));
    }
    Some((paragraph, lines.join("\n")))
}
