//! The block pass: what the bytes of a chunk decide, whatever stands around it.

use super::claim::{self, BlockInfo, Mark, Reason, Remarks, Status};
use crate::lang::{self, Token, VerbGroup};
use crate::syntax::{Block, BlockKind, Chunk, InlineKind};
use crate::text::Span;
use crate::text::fold::{self, Word};
use crate::time::{self, TimeExpr};
use std::borrow::Cow;
use std::sync::OnceLock;

/// The facts of a chunk, one entry a block.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ChunkFacts {
    /// In the order of the chunk's blocks.
    pub blocks: Vec<BlockFacts>,
}

/// The facts of a block; spans are bytes of its running text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BlockFacts {
    /// What is never annotated: citations, code, addresses.
    pub opaque: Vec<Span>,
    /// Its sentences.
    pub sentences: Vec<SentenceFacts>,
    /// Its time expressions, not resolved yet, terms of office and eras named by events among them.
    pub times: Vec<TimeExpr>,
    tokens: Kept<Token>,
    words: Kept<Word>,
}

/// What a block is cut into, made again where it is asked for: few blocks' are, and all together take more room than the text.
#[derive(Clone, Debug)]
struct Kept<T>(OnceLock<Box<[T]>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept(OnceLock::new())
    }
}

impl<T> PartialEq for Kept<T> {
    /// They follow from the text.
    fn eq(&self, _: &Kept<T>) -> bool {
        true
    }
}

/// What the block pass uses again from chunk to chunk.
#[derive(Debug)]
pub struct Scratch {
    tokens: Vec<Token>,
    keep: bool,
}

impl Scratch {
    /// Where `keep` is set, what blocks are cut into stays with their facts.
    pub fn new(keep: bool) -> Scratch {
        Scratch { tokens: Vec::new(), keep }
    }
}

/// The facts of a sentence.
#[derive(Clone, PartialEq, Debug)]
pub struct SentenceFacts {
    /// The sentence, a citation after its full stop included.
    pub span: Span,
    /// Its verb groups.
    pub verbs: Vec<VerbGroup>,
    /// Whether it claims something.
    pub mark: Mark,
}

impl ChunkFacts {
    /// Runs the block pass over a chunk; linear in its text.
    pub fn of(chunk: &Chunk, scratch: &mut Scratch) -> ChunkFacts {
        ChunkFacts { blocks: chunk.blocks.iter().map(|block| BlockFacts::of(block, scratch)).collect() }
    }
}

impl BlockFacts {
    fn of(block: &Block, scratch: &mut Scratch) -> BlockFacts {
        if matches!(block.kind, BlockKind::Byline | BlockKind::SourceLine) {
            return BlockFacts::default();
        }
        let text = &block.running.text;
        let tokens = &mut scratch.tokens;
        lang::tokenize_into(text, tokens);
        let opaque = opaque_spans(block);
        let solid = solid_spans(block);
        let spans = lang::sentences(text, tokens, &solid);
        let info = BlockInfo {
            heading: matches!(block.kind, BlockKind::Heading(_)),
            quoted: block.quoted,
            table_cell: block.kind == BlockKind::TableCell,
            aside: block.kind == BlockKind::Caption,
            task: block.list.is_some_and(|place| place.task),
            code: false,
            after_about_note: false,
            after_comment: false,
        };
        let mut sentences: Vec<SentenceFacts> = Vec::with_capacity(spans.len());
        let mut remarks = Remarks::None;
        let mut captioned = false;
        // What stands in code is a name to the sentence around it, whatever its words are.
        let named = code_as_names(block, tokens);
        let tokens = named.as_deref().unwrap_or(tokens);
        for span in spans {
            let verbs = lang::verb_groups(text, tokens, span);
            let after_about_note =
                sentences.last().is_some_and(|before| before.mark.status == Status::None(Reason::AboutNote));
            let after_comment = remarks == Remarks::Comment;
            let aside = info.aside || captioned;
            let info = BlockInfo { after_about_note, after_comment, aside, ..info };
            let mark = claim::mark(&info, span, text, tokens, &verbs);
            if sentences.is_empty() {
                remarks = Remarks::opened_by(span.of(text));
                // `Table 1. Days lost, by berth.`
                captioned = text.len() <= LONGEST_CAPTION && claim::opens_caption(text);
            }
            sentences.push(SentenceFacts { span, verbs, mark });
        }
        let times = time::find_with_terms(text, tokens, &opaque);
        let kept = Kept::default();
        if scratch.keep && !sentences.is_empty() {
            let _ = kept.0.set(scratch.tokens.as_slice().into());
        }
        BlockFacts { opaque, sentences, times, tokens: kept, words: Kept::default() }
    }

    /// Its tokens; none where the block is not annotated. `block` is the one that these facts are of. Linear the first time.
    pub fn tokens(&self, block: &Block) -> &[Token] {
        self.tokens.0.get_or_init(|| match self.sentences.is_empty() {
            true => Box::default(),
            false => lang::tokenize(&block.running.text).into(),
        })
    }

    /// Its words as names are matched by. `block` is the one that these facts are of. Linear, but where they were kept.
    pub fn words(&self, block: &Block) -> Cow<'_, [Word]> {
        match self.words.0.get() {
            Some(words) => Cow::Borrowed(words),
            None => Cow::Owned(fold::words(&block.running.text)),
        }
    }

    /// Keeps its words.
    pub fn keep_words(&self, words: &[Word]) {
        let _ = self.words.0.set(words.into());
    }

    /// The index of the sentence that `offset` stands in, or the last one before it.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start <= offset);
        after.checked_sub(1)
    }
}

/// A longer paragraph that begins `Figure 2.` tells more than what stands in the figure.
const LONGEST_CAPTION: usize = 300;

/// The tokens with those in code taken for names; `None` where the block has no code. Linear.
fn code_as_names(block: &Block, tokens: &[Token]) -> Option<Vec<Token>> {
    let mut code = block.inlines.iter().filter(|inline| inline.kind == InlineKind::Code).peekable();
    code.peek()?;
    let mut named = tokens.to_vec();
    for inline in code {
        let from = named.partition_point(|token| token.span.start < inline.span.start);
        for token in named.iter_mut().skip(from).take_while(|token| token.span.start < inline.span.end) {
            token.capital = true;
        }
    }
    Some(named)
}

/// What recognition never looks into.
fn opaque_spans(block: &Block) -> Vec<Span> {
    let text = &block.running.text;
    let is_opaque = |kind: &InlineKind, span: Span| match kind {
        InlineKind::Citation(_) | InlineKind::FootnoteRef { .. } | InlineKind::Code | InlineKind::Opaque => true,
        InlineKind::Link { .. } => {
            let label = span.of(text);
            label.contains("://") || label.starts_with("www.")
        }
        InlineKind::Wikilink { .. } | InlineKind::Image { .. } => false,
    };
    block.inlines.iter().filter(|inline| is_opaque(&inline.kind, inline.span)).map(|inline| inline.span).collect()
}

/// What no sentence ends within.
fn solid_spans(block: &Block) -> Vec<Span> {
    block
        .inlines
        .iter()
        .filter(|inline| !matches!(inline.kind, InlineKind::Image { .. }))
        .map(|inline| inline.span)
        .collect()
}
