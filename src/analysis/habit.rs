//! Whether a note cites throughout: what is found without a source there, and is not plainly of the world, is taken for the writer's own remark.

use super::citation::{Catalog, uses_of};
use super::claim::Status;
use super::facts::{BlockFacts, ChunkFacts, SentenceFacts};
use super::slot::Slot;
use crate::syntax::{Block, BlockKind, Chunk, Document, InlineKind};

/// So many claims tell of a habit.
const ENOUGH: u32 = 6;
/// One may lack a citation, or one in so many that have one.
const ONE_IN: u32 = 8;

/// One for so many, in a note that mostly cites.
const MOSTLY: u32 = 2;

/// The claims of a chunk, by whether they cite.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Cited {
    with: u32,
    /// Those that are plainly of the world.
    without: u32,
    /// Likewise, of its last block: a source line of the next chunk covers them.
    open: u32,
    /// Those that have a wikilink behind them, and no surer citation: it may as well name somebody.
    linked: u32,
    /// Those of them that are plainly of the world.
    linked_worldly: u32,
    /// The level of its last heading.
    heading: Option<u8>,
    /// What stands behind that heading in the chunk.
    behind: Behind,
}

/// What stands right behind a heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Behind {
    /// The end of the chunk.
    #[default]
    End,
    /// A source line: it covers the section.
    Source,
    /// Anything else.
    Other,
}

/// The claims of a chunk that have a citation in their sentence or behind it in their paragraph or list item, and those plainly of the world
/// that have none. Linear in its sentences and inlines.
pub(super) fn cited(chunk: &Chunk, facts: &ChunkFacts) -> Cited {
    let mut found = Cited::default();
    // The list item of which a later block cites.
    let mut citing = None;
    let (mut source_follows, mut is_last) = (false, true);
    for (block, facts) in chunk.blocks.iter().zip(&facts.blocks).rev() {
        let item = block.list.map(|place| place.item);
        let last = |kind: fn(&InlineKind) -> bool| {
            block.inlines.iter().filter(|inline| kind(&inline.kind)).map(|inline| inline.span.end).max()
        };
        let (last, linked) = (last(may_cite), last(|kind| matches!(kind, InlineKind::Wikilink { .. })));
        let covered = source_follows || item.is_some() && item == citing;
        for sentence in claims(facts) {
            let cites = covered || last.is_some_and(|last| last > sentence.span.start);
            if !cites && linked.is_some_and(|linked| linked > sentence.span.start) {
                found.linked += 1;
                found.linked_worldly += u32::from(sentence.mark.worldly);
                continue;
            }
            match (cites, sentence.mark.worldly) {
                (true, _) => found.with += 1,
                (false, true) if is_last => found.open += 1,
                (false, true) => found.without += 1,
                (false, false) => {}
            }
        }
        if let BlockKind::Heading(level) = block.kind
            && found.heading.is_none()
        {
            found.heading = Some(level);
            found.behind = match () {
                () if is_last => Behind::End,
                () if source_follows => Behind::Source,
                () => Behind::Other,
            };
        }
        is_last = false;
        if last.is_some() {
            citing = item;
        }
        source_follows = is_source_line(block);
    }
    found
}

fn claims(facts: &BlockFacts) -> impl Iterator<Item = &SentenceFacts> {
    facts.sentences.iter().filter(|sentence| sentence.mark.status == Status::Claim)
}

fn is_source_line(block: &Block) -> bool {
    block.kind == BlockKind::SourceLine
}

/// Whether it may point to a source. A wikilink as often names somebody: one to a key or a passage does not.
fn may_cite(kind: &InlineKind) -> bool {
    match kind {
        InlineKind::Citation(_) | InlineKind::FootnoteRef { .. } | InlineKind::Link { .. } => true,
        InlineKind::Wikilink { target, fragment, .. } => {
            fragment.is_some() || !target.contains(' ') && !target.contains(char::is_uppercase)
        }
        InlineKind::Code | InlineKind::Opaque | InlineKind::Image { .. } => false,
    }
}

/// So many chunks are looked into for wikilinks that name sources.
const LOOKED_INTO: usize = 64;

/// Whether a wikilink of the chunk names a source.
fn links_source(chunk: &Chunk, catalog: &dyn Catalog) -> bool {
    let mut links = chunk
        .blocks
        .iter()
        .flat_map(|block| &block.inlines)
        .filter(|inline| matches!(inline.kind, InlineKind::Wikilink { .. }));
    links.any(|inline| uses_of(inline, catalog).iter().any(|cite| cite.target.is_citation()))
}

/// In which chunks what cites nothing, and is not plainly of the world, is the writer's own remark: in all of a note that cites throughout, in the
/// sections without any citation of one that mostly cites. Linear in the chunks; the first 64 in which a wikilink decides are looked into.
pub(super) fn remarks(document: &Document, slots: &[Slot], catalog: &dyn Catalog) -> Vec<bool> {
    let (mut with, mut without) = (0_u32, 0_u32);
    // The level of the heading whose source line covers what stands under it.
    let mut section = None;
    let mut looked = 0;
    // The section of each chunk, and whether those cite.
    let (mut sections, mut cite) = (Vec::with_capacity(slots.len()), vec![false]);
    for (at, slot) in slots.iter().enumerate() {
        let cited = slot.cited();
        let followed = || slots.get(at + 1).is_some_and(Slot::opens_with_source_line);
        if let Some(level) = cited.heading {
            section = section.filter(|over| *over < level);
            let sourced = cited.behind == Behind::Source || cited.behind == Behind::End && followed();
            section = section.or(sourced.then_some(level));
            cite.push(false);
        }
        let open = cited.open > 0 && !followed();
        let (mut more, mut less) = match section {
            Some(_) => (cited.without + cited.open, 0),
            None if open => (0, cited.without + cited.open),
            None => (cited.open, cited.without),
        };
        if cited.linked > 0 && looked < LOOKED_INTO {
            looked += 1;
            let names = || document.chunks.get(at).is_some_and(|placed| links_source(&placed.chunk, catalog));
            if section.is_some() || names() {
                more += cited.linked;
            } else {
                less += cited.linked_worldly;
            }
        }
        more += cited.with;
        with = with.saturating_add(more);
        without = without.saturating_add(less);
        if let Some(last) = cite.last_mut() {
            *last |= more > 0;
        }
        sections.push(cite.len() - 1);
    }
    let throughout = with >= ENOUGH && without <= (with / ONE_IN).max(1);
    let mostly = with >= ENOUGH && without <= with / MOSTLY;
    let bare = |section: usize| !cite.get(section).copied().unwrap_or_default();
    sections.into_iter().map(|section| throughout || mostly && bare(section)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::citation::CiteTarget;
    use crate::analysis::facts::Scratch;
    use crate::syntax::Format;

    /// Knows one source, `port log`, by its wikilink.
    struct One;

    impl Catalog for One {
        fn key(&self, _: &str) -> Option<u32> {
            None
        }

        fn link(&self, _: &str) -> CiteTarget {
            CiteTarget::Nothing
        }

        fn wikilink(&self, target: &str, _: Option<&str>) -> CiteTarget {
            if target == "Port Log" { CiteTarget::Source(0) } else { CiteTarget::Nothing }
        }
    }

    fn slots_of(document: &Document) -> Vec<Slot> {
        let chunks: Vec<&Chunk> = document.chunks.iter().map(|placed| &*placed.chunk).collect();
        let facts = ChunkFacts::of_all(&chunks, &mut Scratch::new(false));
        let slots = chunks.iter().zip(facts).map(|(chunk, facts)| {
            let mut slot = Slot::default();
            slot.set_facts(chunk, facts);
            slot
        });
        slots.collect()
    }

    fn is_careful(text: &str) -> bool {
        let document = Document::parse(text, Format::Markdown);
        let slots = slots_of(&document);
        remarks(&document, &slots, &One).into_iter().all(|remark| remark)
    }

    #[test]
    fn one_in_eight_may_lack_a_citation() {
        let (cited, bare) = ("Kenya expelled the envoy on 3 May [@a].\n\n", "Kenya expelled the envoy on 3 May.\n\n");
        assert!(!is_careful(&cited.repeat(5)));
        assert!(is_careful(&cited.repeat(6)));
        assert!(is_careful(&format!("{}{bare}", cited.repeat(6))));
        assert!(!is_careful(&format!("{}{}", cited.repeat(15), bare.repeat(2))));
        assert!(is_careful(&format!("{}{}", cited.repeat(16), bare.repeat(2))));
    }

    #[test]
    fn lines_with_sources_count() {
        let bare = "Kenya expelled the envoy on 3 May.\n\n";
        assert!(is_careful(&format!("{bare}Source: [@a]\n\n").repeat(6)));
        assert!(is_careful(&format!("## East\n\nSource: [@a]\n\n{}", bare.repeat(6))));
        assert!(!is_careful(&format!(
            "## East\n\nSource: [@a]\n\n{}\n\n## West\n\n{}",
            bare.repeat(6),
            bare.repeat(3)
        )));
    }

    #[test]
    fn wikilinks_count_where_they_name_a_source() {
        assert!(is_careful(&"Kenya expelled the envoy on 3 May [[Port Log]].\n\n".repeat(6)));
        assert!(!is_careful(&"Kenya expelled the envoy on 3 May [[Jomo]].\n\n".repeat(6)));
    }

    #[test]
    fn a_section_without_citations_in_a_note_that_mostly_cites() {
        let (cited, bare) = ("Kenya expelled the envoy on 3 May [@a].\n\n", "Kenya expelled the envoy on 3 May.\n\n");
        let text = format!("{}# View\n\n{}", cited.repeat(6), bare.repeat(3));
        let document = Document::parse(&text, Format::Markdown);
        let found = remarks(&document, &slots_of(&document), &One);
        assert_eq!((found.first(), found.last()), (Some(&false), Some(&true)));
    }
}
