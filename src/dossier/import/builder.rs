//! Writing an image as its entries come. The records go out at once; what must be sorted is kept, some 60 bytes a name.

use super::faults::{self, MOST_KEPT, What};
use super::lines;
use super::record::{Office, Shared, put_actor, put_event, put_offices, put_texts};
use super::{Image, MAGIC, SECTIONS, Section, key};
use crate::dossier::model::{Actor, Event, Origin, Position};
use crate::dossier::names::Index;
use crate::dossier::names::making::Making;
use crate::text::{Span, beginnings};
use std::io::{self, Write};
use std::sync::Arc;

/// Of a surname's bearers so many are kept: that it is one is all that recognition asks of a surname from elsewhere.
pub(super) const MOST_SURNAMES: usize = 4;

/// Records are handed on in pieces of about this many bytes.
const PIECE: usize = 1 << 20;

/// An image being written. What goes wrong with writing is said at the end, by [`Builder::finish`].
pub struct Builder<'w> {
    out: &'w mut dyn Write,
    failed: Option<io::Error>,
    piece: Vec<u8>,
    /// Bytes of the records that have gone out.
    written: usize,
    offsets: Vec<u8>,
    pieces: Vec<(u32, u32)>,
    positions: Vec<u8>,
    position_at: Vec<u8>,
    /// Texts that many entries share.
    pub shared: Shared,
    making: Making,
    by_wikidata: Vec<(u64, u32)>,
    by_participant: Vec<(u64, u32)>,
    /// Entries by the words of their full names.
    words: Vec<(u64, u32)>,
    /// What each line gives.
    pub lines: lines::Making,
    /// Sums over the file.
    pub sums: lines::Summing,
    /// The image of the whole file, where these are some of its lines.
    pub beside: Option<Arc<Image>>,
    /// Where each entry's id stands, and its length, for what shows at the end only.
    id_spans: Vec<(u32, u16)>,
    faults: Vec<u8>,
    fault_count: usize,
    left_out: usize,
}

impl<'w> Builder<'w> {
    /// An image of nothing yet, that will go to `out`.
    pub fn new(out: &'w mut dyn Write) -> Self {
        Builder {
            out,
            failed: None,
            piece: Vec::with_capacity(PIECE + (PIECE >> 2)),
            written: 0,
            offsets: Vec::new(),
            pieces: Vec::new(),
            positions: Vec::new(),
            position_at: Vec::new(),
            shared: Shared::default(),
            making: Making::new(true),
            by_wikidata: Vec::new(),
            by_participant: Vec::new(),
            words: Vec::new(),
            lines: lines::Making::default(),
            sums: lines::Summing::default(),
            beside: None,
            id_spans: Vec::new(),
            faults: Vec::new(),
            fault_count: 0,
            left_out: 0,
        }
    }

    /// Whether there is room for another entry: an image has at most 4 GiB of records.
    pub fn has_room(&self) -> bool {
        self.written < u32::MAX as usize - (PIECE << 6)
    }

    fn begin(&mut self) -> u32 {
        if self.piece.len() >= PIECE {
            self.send();
        }
        (self.written + self.piece.len()) as u32
    }

    fn send(&mut self) {
        if self.failed.is_none()
            && let Err(error) = self.out.write_all(&self.piece)
        {
            self.failed = Some(error);
        }
        self.written += self.piece.len();
        self.piece.clear();
    }

    /// Adds an actor, whose positions come later; its number.
    pub fn actor(&mut self, actor: &Actor) -> u32 {
        let at = self.begin();
        self.offsets.extend_from_slice(&at.to_le_bytes());
        put_actor(&mut self.piece, actor, &mut self.shared);
        self.note_id(&actor.origin);
        let number = self.making.actor(actor);
        if let Some(id) = &actor.wikidata_id {
            self.by_wikidata.push((key(id), number));
        }
        self.note_words(number, std::iter::once(&actor.name).chain(&actor.alias));
        number
    }

    /// Adds an event; its number.
    pub fn event(&mut self, event: &Event) -> u32 {
        let at = self.begin();
        self.offsets.extend_from_slice(&at.to_le_bytes());
        put_event(&mut self.piece, event, &mut self.shared);
        self.note_id(&event.origin);
        let number = self.making.event(event);
        self.by_participant.extend(event.participants.iter().map(|id| (key(id), number)));
        self.note_words(number, std::iter::once(&event.name).chain(&event.alias));
        number
    }

    fn note_words<'t>(&mut self, number: u32, names: impl Iterator<Item = &'t String>) {
        let from = self.words.len();
        names.for_each(|name| self.words.extend(beginnings(name).map(|word| (word, number))));
        if let Some(own) = self.words.get_mut(from..) {
            own.sort_unstable();
        }
        // What a name and its spellings share is there once.
        let mut kept = from;
        for at in from..self.words.len() {
            if at == from || self.words.get(at) != self.words.get(kept - 1) {
                self.words.swap(kept, at);
                kept += 1;
            }
        }
        self.words.truncate(kept);
    }

    fn note_id(&mut self, origin: &[Origin]) {
        let span = match origin.first() {
            Some(Origin::File { id_span, .. }) => *id_span,
            _ => Span::default(),
        };
        let start = u32::try_from(span.start).unwrap_or(u32::MAX);
        self.id_spans.push((start, u16::try_from(span.len()).unwrap_or(1)));
    }

    /// Adds further full names to an actor.
    pub fn names(&mut self, actor: u32, names: &[String]) {
        let at = self.begin();
        self.pieces.push((actor, at));
        put_texts(&mut self.piece, names);
        for name in names {
            self.making.alias(actor, name);
        }
        self.note_words(actor, names.iter());
    }

    /// Gives an actor its offices; `country` is the actor's. Called at most once for each, in ascending order.
    pub fn offices(&mut self, actor: u32, offices: &[Office], country: Option<u32>) {
        self.position_at.extend_from_slice(&actor.to_le_bytes());
        self.position_at.extend_from_slice(&(self.positions.len() as u32).to_le_bytes());
        put_offices(&mut self.positions, offices);
        let text = |number: Option<u32>| number.and_then(|number| self.shared.get(number));
        for (number, office) in offices.iter().enumerate() {
            let position = Position {
                title: text(office.title).unwrap_or("Member").to_owned(),
                role: text(office.role).map(str::to_owned).into_iter().collect(),
                of: text(office.of).map(Into::into),
                ..Position::default()
            };
            self.making.position(actor, number as u32, &position, text(country));
        }
    }

    /// Says what is wrong at a place of the file.
    pub fn problem(&mut self, span: Span, message: &str) {
        self.fault(What::Wrong, span, message);
    }

    /// Says that memberships go round.
    pub fn cycle(&mut self, span: Span, message: &str) {
        self.fault(What::Cycle, span, message);
    }

    /// Says what was left out at a place of the file.
    pub fn limit(&mut self, span: Span, message: &str) {
        self.fault(What::LeftOut, span, message);
    }

    fn fault(&mut self, what: What, span: Span, message: &str) {
        self.fault_count += 1;
        if self.fault_count > MOST_KEPT {
            self.left_out += 1;
            return;
        }
        faults::put(&mut self.faults, what, span, message);
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// The first that `out` gave.
    pub fn finish(mut self) -> io::Result<()> {
        self.send();
        let beside = self.beside.take();
        let is_crowded = |role: u64| beside.as_ref().is_some_and(|whole| whole.is_crowded(role));
        let layer = std::mem::take(&mut self.making).finish(MOST_SURNAMES, &is_crowded);
        for crowd in &layer.crowds {
            let (start, length) = self.id_spans.get(crowd.entry as usize).copied().unwrap_or_default();
            let span = Span::new(start as usize, start as usize + usize::from(length));
            self.fault(What::Crowd, span, &crowd.to_string());
        }
        if self.left_out > 0 {
            faults::put(&mut self.faults, What::More, Span::at(self.left_out), "");
        }
        self.pieces.sort_unstable();
        let pieces: Vec<u8> =
            self.pieces.iter().flat_map(|(entry, at)| [entry.to_le_bytes(), at.to_le_bytes()]).flatten().collect();
        let index = |rows: &mut Vec<(u64, u32)>| Index::new(std::mem::take(rows));
        let (by_wikidata, by_participant) = (index(&mut self.by_wikidata), index(&mut self.by_participant));
        let words = index(&mut self.words);
        let (lines, line_by_id) = std::mem::take(&mut self.lines).finish();
        let sums = std::mem::take(&mut self.sums).finish();
        let tables = &layer.tables;
        let (slots, postings, homes) = tables.trie.tables();
        let mut directory = vec![(0u64, self.written as u64)];
        let mut at = self.written;
        let sections: [(Section, &[u8]); SECTIONS - 1] = [
            (Section::Offsets, &self.offsets),
            (Section::Pieces, &pieces),
            (Section::Positions, &self.positions),
            (Section::PositionAt, &self.position_at),
            (Section::Shared, &self.shared.text),
            (Section::SharedEnds, &self.shared.ends),
            (Section::Traits, &tables.traits),
            (Section::Slots, slots),
            (Section::Postings, postings),
            (Section::ById, tables.by_id.table()),
            (Section::Roles, tables.roles.table()),
            (Section::Holders, &tables.holders),
            (Section::ByWikidata, by_wikidata.table()),
            (Section::Faults, &self.faults),
            (Section::Lines, &lines),
            (Section::LineById, line_by_id.table()),
            (Section::Sums, &sums),
            (Section::ByParticipant, by_participant.table()),
            (Section::Words, words.table()),
        ];
        if let Some(error) = self.failed {
            return Err(error);
        }
        for (section, bytes) in sections {
            debug_assert_eq!(section as usize, directory.len());
            let padding = at.next_multiple_of(64) - at;
            self.out.write_all(&[0; 64][..padding])?;
            self.out.write_all(bytes)?;
            directory.push(((at + padding) as u64, bytes.len() as u64));
            at += padding + bytes.len();
        }
        for (start, length) in directory {
            self.out.write_all(&start.to_le_bytes())?;
            self.out.write_all(&length.to_le_bytes())?;
        }
        self.out.write_all(&homes.to_le_bytes())?;
        self.out.write_all(&MAGIC)
    }
}
