//! Notes in which nearly every sentence has something wrong with it: what the findings themselves cost.

use super::prose::Draw;
use std::fmt::Write;

const WHO: &[&str] =
    &["Emmanuel Macron", "The German chancellor", "Japan", "Ankara", "The UN", "A spokesman", "Rebels", "The council"];
const DID: &[&str] = &[
    "rejected the offer",
    "signed an accord",
    "closed the border",
    "sent 200 soldiers",
    "called for talks",
    "raised tariffs",
];
const WHERE: &[&str] = &["in Geneva", "near the port", "in the north of Mali", "at the summit", "across the river"];
const WHEN: &[&str] = &["on 3 March 2024", "last week", "in May 2023", "two years earlier", "", ""];
const TAIL: &[&str] = &["", " [@wire3]", " [@wire7, ¶ 2]", ", two officials said", " [@wire12]"];

/// A note of `size` bytes.
pub fn note(number: usize, size: usize) -> String {
    let mut draw = Draw::of(number as u64);
    let mut text = format!("---\ntype: note\ndate: 2024-04-02\n---\n# Briefing {number}\n\n");
    while text.len() < size {
        match draw.below(12) {
            0 => text.push_str("\n\n## Background\n\n"),
            1 => text.push_str("\n\n- "),
            2 => text.push_str("\n\n"),
            3 => text.push_str("It is likely that the price of grain will fall before the summer. "),
            4 => text.push_str("The governor said that \"the road to the port was open\" [@wire5, ¶ 2]. "),
            _ => {
                let words = [WHO[draw.below(8)], DID[draw.below(6)], WHERE[draw.below(5)], WHEN[draw.below(6)]];
                let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
                let _ = write!(text, "{}{}. ", words.join(" "), TAIL[draw.below(5)]);
            }
        }
    }
    text.push('\n');
    text
}
