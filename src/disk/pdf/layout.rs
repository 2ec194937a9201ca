//! From the characters that a PDF paints to lines and paragraphs.
//!
//! The order is the one in which the page paints them: programs that write PDF write columns, boxes and footnotes one after the other,
//! and no guess from places alone is as good. Places say where words, lines and paragraphs end.

/// A character as it stands on a page.
#[derive(Clone, PartialEq, Debug)]
pub struct Glyph {
    /// What it is; more than one for a ligature.
    pub text: String,
    /// Where it begins on its line, in points along the direction of writing.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
    /// How far its line stands from the top, in points across the direction of writing.
    pub line: f64,
    /// The size of its font in points.
    pub size: f64,
    /// The direction of writing in quarters of a right angle; 0 is from left to right.
    pub turn: i8,
}

/// A gap of this part of the font's size is a space.
const SPACE: f64 = 0.17;
/// Characters on one line may stand so far apart across it: sub- and superscripts.
const SHIFT: f64 = 0.45;
/// A step from line to line of more than this part of the font's size, and of the step before, ends a paragraph.
const LEADING: f64 = 1.15;
/// A line that begins this much further in than the one before and the one after it begins a paragraph, in parts of the font's size.
const INDENT: f64 = 0.8;

/// A line that was put together.
#[derive(Debug)]
struct Line {
    text: String,
    start: f64,
    end: f64,
    at: f64,
    size: f64,
    turn: i8,
}

/// The text of a page: lines end with `\n`, a blank line stands between paragraphs. Linear.
pub fn text_of(glyphs: &[Glyph]) -> String {
    let lines = lines_of(glyphs);
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        if let Some(before) = before
            && begins_paragraph(at.checked_sub(2).and_then(|at| lines.get(at)), before, line, lines.get(at + 1))
        {
            out.push('\n');
        }
        out.push_str(line.text.trim_end());
        out.push('\n');
    }
    out
}

fn lines_of(glyphs: &[Glyph]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last: Option<&Glyph> = None;
    for glyph in glyphs {
        // Bold is made by painting twice with some programs.
        if last.is_some_and(|last| {
            last.text == glyph.text
                && last.turn == glyph.turn
                && (last.start - glyph.start).abs() < 0.1 * glyph.size
                && (last.line - glyph.line).abs() < 0.1 * glyph.size
        }) {
            continue;
        }
        let blank = glyph.text.chars().all(char::is_whitespace);
        let current = lines.last_mut().filter(|line| follows(line, glyph));
        match current {
            Some(line) => {
                let gap = glyph.start - line.end;
                let spaced = line.text.ends_with(' ');
                if (blank || gap > SPACE * glyph.size.min(line.size)) && !spaced {
                    line.text.push(' ');
                }
                if !blank {
                    line.text.push_str(&glyph.text);
                    line.size = line.size.max(glyph.size);
                }
                line.end = line.end.max(glyph.end);
            }
            None if blank => continue,
            None => lines.push(Line {
                text: glyph.text.clone(),
                start: glyph.start,
                end: glyph.end,
                at: glyph.line,
                size: glyph.size,
                turn: glyph.turn,
            }),
        }
        last = Some(glyph);
    }
    lines
}

/// Whether a character stands on the line, at its end.
fn follows(line: &Line, glyph: &Glyph) -> bool {
    let size = line.size.max(glyph.size);
    line.turn == glyph.turn && (glyph.line - line.at).abs() < SHIFT * size && glyph.start > line.end - 0.6 * size
}

/// Whether `line` begins a paragraph after `before`. `earlier` stands before that one, `next` after `line`.
fn begins_paragraph(earlier: Option<&Line>, before: &Line, line: &Line, next: Option<&Line>) -> bool {
    let step = line.at - before.at;
    let size = before.size.min(line.size);
    let same_size = (before.size - line.size).abs() < 0.12 * before.size.max(line.size);
    if before.turn != line.turn || step <= 0.0 || !same_size {
        return true;
    }
    // The step within the paragraph, where there has been one; else what is usual between lines.
    let usual = earlier
        .filter(|earlier| earlier.turn == line.turn && before.at > earlier.at && before.at - earlier.at < 2.2 * size)
        .map(|earlier| before.at - earlier.at)
        .or_else(|| next.map(|next| next.at - line.at).filter(|step| (0.9 * size..2.2 * size).contains(step)))
        .unwrap_or(1.4 * size);
    if step > usual * LEADING + 0.05 * size {
        return true;
    }
    // Beside each other, as columns and cells are.
    if line.start > before.end || before.start > line.end {
        return true;
    }
    let after = next.filter(|next| next.turn == line.turn && next.at > line.at);
    let indented = line.start - before.start > INDENT * size;
    indented && after.is_some_and(|next| line.start - next.start > INDENT * size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use proptest::prelude::*;

    /// A line of characters of half the size's width, at `x`, `y`.
    fn line(text: &str, x: f64, y: f64, size: f64) -> Vec<Glyph> {
        let width = size / 2.0;
        text.chars()
            .enumerate()
            .filter(|(_, c)| *c != ' ')
            .map(|(at, c)| Glyph {
                text: c.to_string(),
                start: x + at as f64 * width,
                end: x + (at + 1) as f64 * width,
                line: y,
                size,
                turn: 0,
            })
            .collect()
    }

    #[test]
    fn words_lines_and_paragraphs() {
        let page = [
            line("A Heading", 50.0, 40.0, 16.0),
            line("The first line of a paragraph", 50.0, 70.0, 10.0),
            line("goes on in a second one.", 50.0, 82.0, 10.0),
            line("After a gap another begins", 50.0, 102.0, 10.0),
            line("and ends here.", 50.0, 114.0, 10.0),
            line("Indented, a third begins", 62.0, 126.0, 10.0),
            line("and is not set apart.", 50.0, 138.0, 10.0),
            line("The second column", 300.0, 70.0, 10.0),
            line("has its own lines.", 300.0, 82.0, 10.0),
        ]
        .concat();
        expect![[r#"
            A Heading

            The first line of a paragraph
            goes on in a second one.

            After a gap another begins
            and ends here.

            Indented, a third begins
            and is not set apart.

            The second column
            has its own lines.
        "#]]
        .assert_eq(&text_of(&page));
    }

    #[test]
    fn bold_painted_twice_and_superscripts() {
        let word = line("twice", 10.0, 10.0, 10.0);
        let doubled: Vec<Glyph> = word.iter().flat_map(|glyph| [glyph.clone(), glyph.clone()]).collect();
        assert_eq!(text_of(&doubled), "twice\n");
        let mut raised = line("word", 10.0, 10.0, 10.0);
        raised.push(Glyph { text: "1".into(), start: 30.0, end: 33.0, line: 6.5, size: 6.0, turn: 0 });
        raised.extend(line("next", 35.0, 10.0, 10.0));
        assert_eq!(text_of(&raised), "word1 next\n");
    }

    proptest! {
        #[test]
        fn no_character_is_lost(places in proptest::collection::vec((-1e4f64..1e4, -1e4f64..1e4, 0.0f64..90.0, -4i8..5), 0..60)) {
            let glyphs: Vec<Glyph> = places
                .iter()
                .enumerate()
                .map(|(at, (x, y, size, turn))| Glyph {
                    text: char::from(b'a' + (at % 26) as u8).to_string(),
                    start: *x,
                    end: x + size / 2.0,
                    line: *y,
                    size: *size,
                    turn: *turn,
                })
                .collect();
            let want: String = glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
            let got: String = text_of(&glyphs).split_whitespace().collect();
            prop_assert_eq!(got, want);
        }
    }
}
