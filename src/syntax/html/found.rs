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
    let mut sentences = vec![0usize; regions.len()];
    for found in all.iter().filter(|found| found.is_sentence()) {
        if let Some(sum) = sentences.get_mut(found.region) {
            *sum += found.chars;
        }
    }
    let choice = Choice::new(regions, &sentences);
    let mut lists: FxHashMap<usize, (usize, usize)> = FxHashMap::default();
    for found in &all {
        if let Some(list) = found.list {
            let sums = lists.entry(list).or_default();
            sums.0 += found.chars;
            sums.1 += found.linked;
        }
    }
    let (mut titled, mut begun) = (false, false);
    let mut blocks: Vec<Block> = Vec::new();
    // The headline of a page that names nothing may be any heading shortly before the text.
    let mut headline: Option<(Block, usize)> = None;
    for mut found in all {
        let title = found.block.kind == BlockKind::Heading(1) && !titled;
        let list = found.list.and_then(|list| lists.get(&list)).copied();
        if !choice.keeps(found.region) {
            // The headline and the authors may stand outside the element that holds the text.
            let byline = found.block.kind == BlockKind::Byline && !choice.is_furniture(found.region) && !begun;
            if !byline && (!title || found.linked * 2 > found.chars) {
                headline = match (found.block.kind, headline) {
                    _ if !choice.by_density || begun || choice.is_furniture(found.region) => None,
                    (BlockKind::Heading(_), _) => Some((found.block, 0)),
                    (_, before) => before.filter(|(_, passed)| *passed < 3).map(|(block, passed)| (block, passed + 1)),
                };
                continue;
            }
        } else if found.is_furniture(list, choice.named) {
            // A heading over nothing but links goes with them.
            if blocks.last().is_some_and(|last| matches!(last.kind, BlockKind::Heading(2..))) {
                blocks.pop();
            }
            continue;
        }
        titled |= title;
        let only_bylines = blocks.iter().all(|block| block.kind == BlockKind::Byline);
        if let Some((heading, _)) = headline.take().filter(|_| !titled && only_bylines) {
            blocks.insert(0, heading);
        }
        found.block.kind = found.kind();
        begun |= found.block.kind == BlockKind::Paragraph;
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

    /// Whether it is text of sentences rather than of links and labels.
    fn is_sentence(&self) -> bool {
        let kind = matches!(self.block.kind, BlockKind::Paragraph | BlockKind::TableCell);
        kind && self.chars >= 40 && self.linked * 3 < self.chars
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
            // Old pages are laid out in tables.
            BlockKind::TableCell if self.chars > 300 || (sentence && self.chars > 60) => BlockKind::Paragraph,
            kind => kind,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::document::Format;
    use crate::syntax::document::tests::show;
    use expect_test::{Expect, expect};

    const LONG: &str =
        "The ministers met for two days and agreed that the talks would go on in autumn, as both sides said.";

    fn check(text: &str, expected: &Expect) {
        expected.assert_eq(&show(&text.replace("LONG", LONG), Format::Html));
    }

    #[test]
    fn teasers_of_other_articles_are_left_out() {
        check(
            "<main><h1>Talks</h1><article><p>LONG</p><p>LONG</p><p>LONG</p></article>\
             <article><h2><a href=1>Other</a></h2><p>Short one.</p></article></main>",
            &expect![[r#"
                0 Heading(1) "Talks"
                0 Paragraph "The ministers met for two days and agreed that the talks would go on in autumn, as both sides said."
                0 Paragraph "The ministers met for two days and agreed that the talks would go on in autumn, as both sides said."
                0 Paragraph "The ministers met for two days and agreed that the talks would go on in autumn, as both sides said."
            "#]],
        );
    }

    #[test]
    fn the_body_goes_before_the_article() {
        check(
            "<article><h1>Talks</h1><div class=author>Jane Doe</div><div itemprop=articleBody><p>LONG</p><h2>Part</h2><p>LONG</p></div>\
             <p>Sign up for our letter.</p></article>",
            &expect![[r#"
                0 Heading(1) "Talks"
                0 Byline "Jane Doe"
                0 Paragraph "The ministers met for two days and agreed that the talks would go on in autumn, as both sides said."
                0 Heading(2) "Part"
                0 Paragraph "The ministers met for two days and agreed that the talks would go on in autumn, as both sides said."
            "#]],
        );
    }

    #[test]
    fn a_layout_of_tables() {
        check(
            "<body><table><tr><td><a href=1>Home</a><br><a href=2>News</a></td><td><font>LONG LONG LONG LONG<br><br>LONG</font></td></tr></table>",
            &expect![[r#"
                0 Paragraph "The ministers met for two days and agreed that the talks would go on in autumn, as both sides said. The ministers met for two days and agreed that the talks would go on in autumn, as both sides said. The ministers met for two days and agreed that the talks would go on in autumn, as both sides said. The ministers met for two days and agreed that the talks would go on in autumn, as both sides said."
                0 Paragraph "The ministers met for two days and agreed that the talks would go on in autumn, as both sides said."
            "#]],
        );
    }

    #[test]
    fn lists_of_links_end_an_article() {
        check(
            "<article><p>LONG</p><p>LONG</p><ul><li>First point, see <a href=1>here</a>.</li><li>Second point</li></ul>\
             <h3>More</h3><ul><li><a href=2>Another story</a></li><li><a href=3>A third story</a></li></ul></article>",
            &expect![[r#"
                0 Paragraph "The ministers met for two days and agreed that the talks would go on in autumn, as both sides said."
                0 Paragraph "The ministers met for two days and agreed that the talks would go on in autumn, as both sides said."
                0 Paragraph list 1.0 head "First point, see here."
                    "here" <- "<a href=1>here</a>" link 1
                0 Paragraph list 1.1 head "Second point"
            "#]],
        );
    }
}
