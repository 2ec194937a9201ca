//! Imported entries: what a file of entities holds, as one stretch of bytes that is used in place.
//!
//! A [`Builder`] writes an *image* as the entities come; an [`Image`] reads it: in memory, or mapped from the cache's folder, where
//! opening costs the same for a thousand entries as for a million. An entry is unpacked when it is first asked for.

mod builder;
mod edited;
mod faults;
mod image;
pub mod lines;
mod merged;
mod record;
mod windows;

pub use builder::Builder;
pub use faults::Fault;
pub use image::Image;
pub use lines::compare;
pub use record::{Office, Shared};
pub use windows::Windows;

/// The stretches of an image, in the order in which its directory lists them.
#[derive(Clone, Copy, Debug)]
enum Section {
    /// Entries, one after the other ([`record`]).
    Records,
    /// Where each begins, four bytes each.
    Offsets,
    /// Further names of entries that a stream gave in pieces: entry and place in the records, four bytes each, by entry.
    Pieces,
    /// Offices of entries ([`record`]).
    Positions,
    /// Entry and place in the positions, four bytes each, by entry.
    PositionAt,
    /// Texts that many entries share.
    Shared,
    /// Where each ends, four bytes each.
    SharedEnds,
    /// Tables of the names, see [`crate::dossier::names::layer::Tables`].
    Traits,
    Slots,
    Postings,
    ById,
    Roles,
    Holders,
    /// Entry by key of its Wikidata id.
    ByWikidata,
    /// What is wrong in the file.
    Faults,
    /// What each line gives ([`lines`]).
    Lines,
    /// Line by key of an id in it.
    LineById,
    /// Sums of stretches of the file ([`lines::Summing`]).
    Sums,
    /// Event by key of the id of a participant.
    ByParticipant,
    /// Entry by how a word of its name begins.
    Words,
}

const SECTIONS: usize = Section::Words as usize + 1;

/// The number of the form of an image. It goes up when the form of anything in it changes, or what is read out of a file.
pub const FORM: u64 = 2;

/// Ends an image.
const MAGIC: [u8; 8] = (0x646c_696d_6700_0000 | FORM).to_le_bytes();

/// The key of a Wikidata id, or of any other.
fn key(id: &str) -> u64 {
    super::names::layer::id_key(id)
}
