//! Quotations as writers alter them, each with what a careful reader would say of it.

use dateline::text::Span;

/// What is to come out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Exact,
    Near,
    None,
}

/// One quotation with the truth about it.
pub struct Row {
    /// How it was altered.
    pub how: &'static str,
    /// Which source it is held against.
    pub source: usize,
    pub quotation: String,
    /// The passage, bytes of the source; empty where it is in none.
    pub passage: Span,
    pub verdict: Verdict,
    /// The source's number or name that was changed: it must be said.
    pub changed: Option<String>,
}

/// A small generator of numbers (xorshift), so that each run draws the same rows.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n.max(1)
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

impl Dice {
    fn word(&mut self, of: &[&'static str]) -> &'static str {
        of[self.below(of.len())]
    }
}

/// Places of the words of a text, without punctuation at their ends.
pub fn words(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inner = c.is_alphanumeric() || (c == '’' || c == '\'' || c == '-' || c == '.' || c == ',');
        match (inner, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = &text[from..at];
                let left = word.len() - word.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
                let right = word.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
                if right > left {
                    out.push(Span::new(from + left, from + right));
                }
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// Draws a run of `least` to `most` words whose text satisfies `fit`.
fn draw(
    dice: &mut Dice,
    text: &str,
    all: &[Span],
    least: usize,
    most: usize,
    fit: impl Fn(&str) -> bool,
) -> Option<(usize, usize)> {
    for _ in 0..200 {
        let len = least + dice.below(most - least + 1);
        if all.len() <= len {
            continue;
        }
        // Half of the quotations begin where a sentence does.
        let mut from = dice.below(all.len() - len);
        if dice.below(2) == 0 {
            while from > 0 && !text[all[from - 1].end..all[from].start].contains(['.', '?', '!']) {
                from -= 1;
            }
        }
        let part = &text[all[from].start..all[from + len - 1].end];
        if fit(part) {
            return Some((from, from + len));
        }
    }
    None
}

const OTHERS: &[&str] = &[
    "plainly",
    "meanwhile",
    "grain",
    "window",
    "several",
    "further",
    "quiet",
    "obvious",
    "market",
    "rather",
    "often",
    "broad",
    "measured",
    "public",
    "certain",
    "foreign",
    "heavy",
    "barely",
    "council",
    "morning",
];
const NAMES: &[&str] = &["Rostov", "Amira", "Delgado", "Winterthur", "Okafor", "Brunei", "Salonika", "Pereira"];

/// One altered quotation out of `text`; `None` where this text has no place for that kind.
pub fn altered(dice: &mut Dice, source: usize, text: &str, kind: usize) -> Option<Row> {
    let all = words(text);
    let one_block = |part: &str| !part.contains("\n") && !part.contains(['"', '“', '”', '[']);
    let row = |how, from: usize, to: usize, quotation: String, verdict| {
        let passage = Span::new(all[from].start, all[to - 1].end);
        Some(Row { how, source, quotation, passage, verdict, changed: None })
    };
    let text_of = |from: usize, to: usize| text[all[from].start..all[to - 1].end].to_owned();
    match kind {
        0 => {
            let (from, to) = draw(dice, text, &all, 4, 40, |part| !part.contains('\n'))?;
            let mut quotation = text_of(from, to);
            quotation = quotation.replace(['“', '”'], "\"").replace('’', "'").replace(" - ", " – ");
            let first: String = quotation.chars().take(1).collect();
            if dice.below(2) == 0 {
                quotation.replace_range(..first.len(), &first.to_lowercase());
            }
            quotation.push_str(dice.word(&["", ".", ",", ";", "!"]));
            row("punctuation", from, to, quotation, Verdict::Exact)
        }
        1 => {
            let (from, to) = draw(dice, text, &all, 10, 45, |part| !part.contains('\n'))?;
            let cut = from + 3 + dice.below((to - from - 8).max(1));
            let end = (cut + 1 + dice.below(12)).min(to - 3);
            if end <= cut {
                return None;
            }
            let mark = dice.pick(&[" … ", "... ", " [...] ", " […] ", " . . . ", "…"]);
            row("ellipsis", from, to, format!("{}{mark}{}", text_of(from, cut), text_of(end, to)), Verdict::Exact)
        }
        2 => {
            let (from, to) = draw(dice, text, &all, 8, 30, one_block)?;
            let at = from + 2 + dice.below(to - from - 4);
            let replaced = dice.below(3);
            let note = dice.pick(&["[the minister]", "[sic]", "[in the north]", "[they]"]);
            let quotation = format!("{} {note} {}", text_of(from, at), text_of((at + replaced).min(to - 2), to));
            row("insertion", from, to, quotation, Verdict::Exact)
        }
        3 => {
            let (from, to) =
                draw(dice, text, &all, 6, 30, |part| one_block(part) && part.starts_with(char::is_alphabetic))?;
            let quotation = text_of(from, to);
            let first: String = quotation.chars().take(1).collect();
            let swapped =
                if first.chars().all(char::is_uppercase) { first.to_lowercase() } else { first.to_uppercase() };
            row("changed letter", from, to, format!("[{swapped}]{}", &quotation[first.len()..]), Verdict::Exact)
        }
        4 => {
            let (from, to) = draw(dice, text, &all, 10, 60, |part| part.contains('\n'))?;
            let quotation = text_of(from, to).split_whitespace().collect::<Vec<_>>().join(" ");
            row("two paragraphs", from, to, quotation, Verdict::Exact)
        }
        5 => {
            let (from, to) = draw(dice, text, &all, 8, 40, one_block)?;
            let drops = 1 + dice.below((to - from) / 8);
            let at = from + 2 + dice.below(to - from - 4 - drops.min(to - from - 5));
            let quotation = format!("{} {}", text_of(from, at), text_of((at + drops).min(to - 2), to));
            row("dropped words", from, to, quotation, Verdict::Near)
        }
        6 => {
            let (from, to) = draw(dice, text, &all, 8, 40, one_block)?;
            let mut quotation = text_of(from, to);
            let changes = 1 + dice.below((to - from) / 6);
            for _ in 0..changes {
                let inside = words(&quotation);
                let at = *dice.pick(&inside);
                if quotation[at.start..at.end].chars().next().is_some_and(char::is_lowercase) {
                    quotation.replace_range(at.start..at.end, dice.word(OTHERS));
                }
            }
            if quotation == text_of(from, to) {
                return None;
            }
            row("changed words", from, to, quotation, Verdict::Near)
        }
        7 => {
            let swaps = [
                ("has ", "had "),
                ("was ", "is "),
                ("said ", "says "),
                ("were ", "are "),
                ("had ", "has "),
                ("is ", "was "),
                ("would ", "will "),
            ];
            let (from, to) = draw(dice, text, &all, 7, 35, |part| {
                one_block(part) && swaps.iter().any(|(a, _)| part.contains(&format!(" {a}")))
            })?;
            let part = text_of(from, to);
            let (old, new) = swaps.iter().find(|(old, _)| part.contains(&format!(" {old}")))?;
            row("tense", from, to, part.replacen(&format!(" {old}"), &format!(" {new}"), 1), Verdict::Near)
        }
        8 => {
            let (from, to) = draw(dice, text, &all, 8, 30, one_block)?;
            let at = from + 2 + dice.below(to - from - 4);
            let extra: Vec<&str> = (0..1 + dice.below(2)).map(|_| dice.word(OTHERS)).collect();
            let quotation = format!("{} {} {}", text_of(from, at), extra.join(" "), text_of(at, to));
            row("added words", from, to, quotation, Verdict::Near)
        }
        9 => {
            let (from, to) = draw(dice, text, &all, 18, 50, one_block)?;
            let cut = from + 6 + dice.below(to - from - 14);
            let end = (cut + 2 + dice.below(5)).min(to - 6);
            let mut tail = text_of(end, to);
            let inside = words(&tail);
            let at = inside[1 + dice.below(inside.len() - 2)];
            tail.replace_range(at.start..at.end, dice.word(OTHERS));
            row("ellipsis and a changed word", from, to, format!("{} … {tail}", text_of(from, cut)), Verdict::Near)
        }
        10 => {
            // Speech that the source breaks by `he said`.
            let open = text.match_indices('“').map(|(at, _)| at).collect::<Vec<_>>();
            let pairs: Vec<(usize, usize, usize, usize)> = open
                .windows(2)
                .filter_map(|pair| {
                    let first_end = text[pair[0]..].find('”')? + pair[0];
                    let second_end = text[pair[1]..].find('”')? + pair[1];
                    let between = &text[first_end..pair[1]];
                    (pair[1] - first_end < 80 && first_end < pair[1] && !between.contains('\n')).then_some((
                        pair[0] + '“'.len_utf8(),
                        first_end,
                        pair[1] + '“'.len_utf8(),
                        second_end,
                    ))
                })
                .filter(|(a, b, c, d)| text[*a..*b].split(' ').count() + text[*c..*d].split(' ').count() >= 8)
                .collect();
            if pairs.is_empty() {
                return None;
            }
            let (a, b, c, d) = *dice.pick(&pairs);
            let first = all.iter().position(|word| word.start >= a)?;
            let last = all.iter().rposition(|word| word.end <= d)? + 1;
            row("split by the source", first, last, format!("{} {}", &text[a..b], &text[c..d]), Verdict::Exact)
        }
        11 => {
            // Between a quarter and a third of the words changed, dropped or added.
            let (from, to) = draw(dice, text, &all, 9, 40, one_block)?;
            let changes = (to - from) / 4 + dice.below((to - from) / 10 + 1);
            let mut kept: Vec<String> = (from..to).map(|at| text[all[at].start..all[at].end].to_owned()).collect();
            let mut places: Vec<usize> = (1..kept.len() - 1).collect();
            for _ in 0..changes {
                let at = places.swap_remove(dice.below(places.len()));
                kept[at] = match dice.below(4) {
                    0 => String::new(),
                    1 => format!("{} {}", kept[at], dice.word(OTHERS)),
                    _ => dice.word(OTHERS).to_owned(),
                };
            }
            let quotation = kept.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
            row("heavily altered", from, to, quotation, Verdict::Near)
        }
        _ => number_or_name(dice, source, text, &all),
    }
}

/// A quotation in which only a number or a name is another.
fn number_or_name(dice: &mut Dice, source: usize, text: &str, all: &[Span]) -> Option<Row> {
    for _ in 0..50 {
        let Some((from, to)) = draw(dice, text, all, 7, 30, |part| !part.contains('\n')) else { continue };
        let inside: Vec<usize> = (from + 1..to)
            .filter(|at| {
                let word = &text[all[*at].start..all[*at].end];
                let opens = text[all[*at - 1].end..all[*at].start].contains(['.', '“', '?', '!', '\n', '"', ':']);
                let digits = word.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') && !word.is_empty();
                digits
                    || !opens
                        && word.chars().next().is_some_and(char::is_uppercase)
                        && word.len() > 3
                        && word.chars().all(char::is_alphabetic)
            })
            .collect();
        if inside.is_empty() {
            continue;
        }
        let at = *dice.pick(&inside);
        let old = &text[all[at].start..all[at].end];
        let new = if old.starts_with(|c: char| c.is_ascii_digit()) {
            let digits = old.chars().filter(char::is_ascii_digit).count();
            let mut number: String = old.to_owned();
            while number == old {
                number = old
                    .chars()
                    .enumerate()
                    .map(|(i, c)| match c {
                        '0'..='9' if i + 1 == old.len() || digits == 1 || dice.below(3) == 0 => {
                            char::from(b'1' + dice.below(9) as u8)
                        }
                        c => c,
                    })
                    .collect();
            }
            number
        } else {
            dice.word(NAMES).to_owned()
        };
        let start = all[from].start;
        let mut quotation = text[start..all[to - 1].end].to_owned();
        quotation.replace_range(all[at].start - start..all[at].end - start, &new);
        return Some(Row {
            how: "number or name",
            source,
            quotation,
            passage: Span::new(start, all[to - 1].end),
            verdict: Verdict::Near,
            changed: Some(old.to_owned()),
        });
    }
    None
}
