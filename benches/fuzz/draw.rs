//! Drawing: numbers from a seed, pieces that break grammars, and damage to a text.

/// What breaks grammars: marks of every syntax that is read, half of each.
const PIECES: &[&str] = &[
    "\"",
    "“",
    "”",
    "'",
    "’",
    "[@",
    "[[",
    "]]",
    "#\"",
    "^[",
    "[^1]",
    "[^1]: ",
    "@key",
    "¶ 3",
    "#:~:text=a,-b",
    "](",
    "<!--",
    "-->",
    "<!-- dateline: ignore ",
    "<!-- dateline-disable -->",
    "---\n",
    "+++\n",
    "```\n",
    "> ",
    "- ",
    "1. ",
    "| a | b |\n|---|---|\n",
    "# ",
    "\n\n",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u{c}",
    "\u{feff}",
    "\u{0}",
    "\u{200d}",
    "\u{301}",
    "\u{202e}",
    "\u{2028}",
    "\u{fffd}",
    "İ",
    "ß",
    "ﬁ",
    "😀",
    "김정은",
    "محمد",
    "<p>",
    "</p>",
    "<script>",
    "<![CDATA[",
    "&amp;",
    "&#x110000;",
    "{",
    "}",
    "@article{",
    "title = {",
    "[[actor]]\n",
    "id = \"",
    "startDate = 2023-02-30\n",
    "\"\"\"",
    "2024-13-45",
    "20245",
    "on 3 May",
    "last week",
    "two years earlier",
    "9223372036854775807 days ago",
    "the 1990s",
    "according to ",
    "Kim said that ",
    "the president of France ",
    "U.S.",
    "e.g.",
    "…",
    "[...]",
    "[ ]",
    "(",
    ")",
    "—",
    "summit in Geneva",
    "type: note\n",
    "date: 2024~\n",
    "source: key\n",
    "\"id\": ",
    "\\",
    "$",
];

/// Numbers at the edges of what is counted with.
pub const NUMBERS: &[&str] = &[
    "0",
    "1",
    "-1",
    "2",
    "7",
    "12",
    "28",
    "29",
    "30",
    "31",
    "32",
    "99",
    "100",
    "366",
    "1000",
    "1582",
    "1900",
    "1999",
    "2000",
    "2024",
    "9999",
    "10000",
    "-9999",
    "65536",
    "2147483647",
    "2147483648",
    "4294967296",
    "9223372036854775807",
    "18446744073709551616",
    "340282366920938463463374607431768211456",
];

/// Numbers that follow from a seed (xorshift).
#[derive(Clone)]
pub struct Random(pub u64);

impl Random {
    /// Numbers from this seed.
    pub fn new(seed: u64) -> Random {
        // Neighbouring seeds must not give neighbouring numbers, and none may be zero.
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        (0..4).for_each(|_| {
            random.next();
        });
        random
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `bound`; 0 where that is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        ((self.next() >> 11) % bound.max(1) as u64) as usize
    }

    /// True once in `count` times.
    pub fn once_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// One of several.
    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// The nearest character boundary at or before an offset.
pub fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The stretch of `text` from `start` and what to put there instead.
pub fn edit(text: &str, donor: &str, random: &mut Random) -> (usize, usize, String) {
    let start = floor(text, random.below(text.len() + 1));
    let reach = match random.below(8) {
        0 => random.below(400),
        1 | 2 => random.below(12),
        _ => 0,
    };
    let end = floor(text, start + reach).max(start);
    let insert = match random.below(8) {
        0 => String::new(),
        1 => {
            let from = floor(donor, random.below(donor.len() + 1));
            let to = floor(donor, from + random.below(300)).max(from);
            donor[from..to].to_owned()
        }
        2 => random.one_of(PIECES).repeat(1 + random.below(40)),
        3 => random.one_of(NUMBERS).to_owned(),
        // A stretch of its own text again, which makes keys, labels and headings that are there twice.
        4 => {
            let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
            text[line..start].to_owned()
        }
        _ => random.one_of(PIECES).to_owned(),
    };
    // A number goes to its edge.
    if random.once_in(6)
        && let Some(digit) = text[start..].find(|c: char| c.is_ascii_digit())
    {
        let from = start + digit;
        let length = text[from..].bytes().take_while(u8::is_ascii_digit).count();
        return (from, from + length, random.one_of(NUMBERS).to_owned());
    }
    (start, end, insert)
}

/// So many edits, one after the other.
pub fn damage(text: &mut String, donor: &str, count: usize, random: &mut Random) -> Vec<(usize, usize, String)> {
    let mut edits = Vec::new();
    for _ in 0..count {
        let (start, end, insert) = edit(text, donor, random);
        text.replace_range(start..end, &insert);
        edits.push((start, end, insert));
    }
    edits
}
