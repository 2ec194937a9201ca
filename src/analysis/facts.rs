//! The block pass: what the bytes of a chunk decide, whatever stands around it.

use super::claim::{self, BlockInfo, Mark, Remarks};
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
    /// Rows of tokens, emptied.
    rows: Vec<Vec<Token>>,
    keep: bool,
}

impl Scratch {
    /// Where `keep` is set, what blocks are cut into stays with their facts.
    pub fn new(keep: bool) -> Scratch {
        Scratch { rows: Vec::new(), keep }
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
    /// Runs the block pass over chunks; linear in their text. Each step is done for all of them before the next one, so that its code stays
    /// at hand: a few chunks at a time are best.
    pub fn of_all(chunks: &[&Chunk], scratch: &mut Scratch) -> Vec<ChunkFacts> {
        let blocks: Vec<&Block> = chunks.iter().flat_map(|chunk| &chunk.blocks).collect();
        let mut drafts: Vec<Draft> = blocks.iter().map(|block| Draft::of(block, scratch)).collect();
        for draft in &mut drafts {
            draft.read_verbs();
        }
        let sentences: Vec<claim::Sentence> = drafts.iter().flat_map(Draft::sentences).collect();
        let mut marks = claim::mark_all(&sentences).into_iter();
        drop(sentences);
        let times = |draft: &Draft| time::find_with_terms(&draft.block.running.text, draft.tokens(), &draft.opaque);
        let times: Vec<Vec<TimeExpr>> = drafts.iter().map(times).collect();
        let facts = drafts.into_iter().zip(times).map(|(draft, times)| draft.finish(&mut marks, times, scratch));
        let mut facts = facts.collect::<Vec<_>>().into_iter();
        chunks.iter().map(|chunk| ChunkFacts { blocks: facts.by_ref().take(chunk.blocks.len()).collect() }).collect()
    }
}

/// A block while its facts are found.
struct Draft<'c> {
    block: &'c Block,
    tokens: Vec<Token>,
    /// The tokens as the sentences see them, where the block has code.
    named: Option<Vec<Token>>,
    opaque: Vec<Span>,
    /// Its sentences.
    spans: Vec<Span>,
    /// The verb groups of each.
    verbs: Vec<Vec<VerbGroup>>,
}

impl<'c> Draft<'c> {
    /// The block cut into tokens and sentences; none of either where it is not annotated.
    fn of(block: &'c Block, scratch: &mut Scratch) -> Draft<'c> {
        let mut draft = Draft {
            block,
            tokens: scratch.rows.pop().unwrap_or_default(),
            named: None,
            opaque: Vec::new(),
            spans: Vec::new(),
            verbs: Vec::new(),
        };
        if matches!(block.kind, BlockKind::Byline | BlockKind::SourceLine) {
            return draft;
        }
        let text = &block.running.text;
        lang::tokenize_into(text, &mut draft.tokens);
        draft.opaque = opaque_spans(block);
        draft.spans = lang::sentences(text, &draft.tokens, &solid_spans(block));
        // What stands in code is a name to the sentence around it, whatever its words are.
        draft.named = code_as_names(block, &draft.tokens);
        draft
    }

    fn tokens(&self) -> &[Token] {
        self.named.as_deref().unwrap_or(&self.tokens)
    }

    fn read_verbs(&mut self) {
        let verbs = |span: &Span| lang::verb_groups(&self.block.running.text, self.tokens(), *span);
        self.verbs = self.spans.iter().map(verbs).collect();
    }

    /// The sentences, to be marked.
    fn sentences(&self) -> impl Iterator<Item = claim::Sentence<'_>> {
        let (block, text) = (self.block, self.block.running.text.as_str());
        let opening = self.spans.first().map(|first| first.of(text));
        let comment = opening.is_some_and(|opening| Remarks::opened_by(opening) == Remarks::Comment);
        // `Table 1. Days lost, by berth.`
        let captioned = opening.is_some() && text.len() <= LONGEST_CAPTION && claim::opens_caption(text);
        // Pandoc's `: Prices by port {#tbl-prices}` below a table.
        let under_table = block.kind == BlockKind::Paragraph && text.starts_with(": ");
        let info = BlockInfo {
            heading: matches!(block.kind, BlockKind::Heading(_)),
            quoted: block.quoted,
            table_cell: block.kind == BlockKind::TableCell,
            aside: block.kind == BlockKind::Caption,
            task: block.list.is_some_and(|place| place.task),
            code: false,
            after_comment: false,
        };
        self.spans.iter().zip(&self.verbs).enumerate().map(move |(at, (span, verbs))| {
            let follows = at > 0;
            let (after_comment, aside) = (follows && comment, info.aside || under_table || follows && captioned);
            let block = BlockInfo { after_comment, aside, ..info };
            claim::Sentence { block, follows, span: *span, text, tokens: self.tokens(), verbs }
        })
    }

    /// The facts; `marks` go on with those of its sentences.
    fn finish(self, marks: &mut impl Iterator<Item = Mark>, times: Vec<TimeExpr>, scratch: &mut Scratch) -> BlockFacts {
        let parts = self.spans.into_iter().zip(self.verbs);
        let sentences: Vec<SentenceFacts> =
            parts.zip(marks).map(|((span, verbs), mark)| SentenceFacts { span, verbs, mark }).collect();
        let tokens = Kept::default();
        if scratch.keep && !sentences.is_empty() {
            let _ = tokens.0.set(self.tokens.as_slice().into());
        }
        scratch.rows.push(self.tokens);
        BlockFacts { opaque: self.opaque, sentences, times, tokens, words: Kept::default() }
    }
}

impl BlockFacts {
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
