//! Reports and notes in words that follow from their numbers: what a report says in a paragraph, and what an analyst makes of it.

use std::fmt::Write;

/// A number that leads to others.
pub struct Draw(u64);

impl Draw {
    pub fn of(number: u64) -> Draw {
        Draw(number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, of: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % of.max(1) as u64) as usize
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

const WHO: &[&str] = &[
    "France",
    "Emmanuel Macron",
    "the German government",
    "Japan",
    "Ankara",
    "the United Nations",
    "the European Union",
    "Kenya",
    "Brazil",
    "the African Union",
    "South Korea",
    "Narendra Modi",
    "the Polish army",
    "Egypt",
    "Volodymyr Zelensky",
    "NATO",
    "the port authority",
    "Riyadh",
    "the Philippine coast guard",
    "Canada",
    "the central bank of Nigeria",
    "Vietnam",
    "the regional council",
    "Indonesia",
];

/// What was done: past and base form.
const DID: &[(&str, &str)] = &[
    ("closed two crossings", "close two crossings"),
    ("signed a supply agreement", "sign a supply agreement"),
    ("sent 200 engineers", "send engineers"),
    ("rejected the revised draft", "reject the draft"),
    ("raised the tariff on steel to 12 per cent", "raise the tariff again"),
    ("suspended flights", "suspend flights"),
    ("called a meeting of ministers", "call a meeting of ministers"),
    ("released 14 detainees", "release more detainees"),
    ("moved a patrol vessel", "move more vessels"),
    ("approved a loan of 300 million dollars", "approve a second loan"),
    ("expelled three attachés", "expel more attachés"),
    ("lifted the curfew", "lift the curfew"),
    ("withdrew its observers", "withdraw its observers"),
    ("opened a second depot", "open a third depot"),
    ("banned the export of fuel", "extend the ban"),
    ("accepted the mediator's proposal", "accept the proposal"),
];

const WHERE: &[&str] = &[
    "near the northern border",
    "in Geneva",
    "at the container terminal",
    "along the river",
    "in three provinces",
    "off the southern coast",
    "in the capital",
    "at the airport of Niamey",
    "in the disputed strip",
    "near Odesa",
    "in Manila",
    "across the delta",
];

const WHY: &[&str] = &[
    "after weeks of talks behind closed doors",
    "although the technical committee had advised against it",
    "which traders had expected since the autumn",
    "a step that neighbouring governments called premature",
    "because the stocks in the depots had fallen below the legal minimum",
    "and asked the parties to keep the line of contact open",
    "while the monitors were still on their way",
    "in return for guarantees that have not been published",
];

const SPEAKER: &[&str] = &[
    "The foreign minister of Norway",
    "A spokeswoman for the ministry of transport",
    "Antonio Guterres",
    "The governor of the province",
    "The head of the monitoring mission",
    "Japan's defence minister",
    "A senior official in Brasilia",
    "The chief negotiator",
];

const MONTH: &[&str] = &["January", "February", "March"];

const STANDING: &[&str] = &[
    "The road is the only paved link between the two towns and carries most of the grain trade",
    "The terminal handles about a third of the country's imports",
    "The treaty obliges both sides to give notice of exercises near the line",
    "The province borders two states and has no railway",
    "The fund consists of contributions by nine members",
    "The strip lies between two rivers and belongs to no district",
];

/// One paragraph of a report.
pub struct Fact {
    who: &'static str,
    did: &'static str,
    place: &'static str,
    date: String,
    speaker: &'static str,
    quote: String,
}

/// The paragraph `paragraph` of the report `report`, from 1; two paragraphs after one another tell of the same day.
pub fn fact(report: usize, paragraph: usize) -> Fact {
    let mut day = Draw::of((report * 1_000 + paragraph / 2) as u64);
    let date = format!("{} {} 2024", 1 + day.below(28), day.pick(MONTH));
    let mut draw = Draw::of((report * 1_000 + paragraph) as u64 + 7_000_000);
    let (will, what, when) = (
        draw.pick(&["will keep", "will not close", "want to open", "have agreed to pay for", "cannot replace"]),
        draw.pick(&["the crossing", "the second berth", "the old supply line", "the monitoring posts", "every depot"]),
        draw.pick(&["until the inspectors have left", "before the rains begin", "whatever the committee decides"]),
    );
    Fact {
        who: draw.pick(WHO),
        did: draw.pick(DID).0,
        place: draw.pick(WHERE),
        date,
        speaker: draw.pick(SPEAKER),
        quote: format!("we {will} {what} {when}"),
    }
}

impl Fact {
    /// What the report says.
    pub fn reported(&self, draw: &mut Draw) -> String {
        let why = draw.pick(WHY);
        format!(
            "{} {} {} on {}, {why}. {} told Reuters: “{}.” {}. Two residents said that the work had begun in the early morning.",
            capital(self.who),
            self.did,
            self.place,
            self.date,
            self.speaker,
            capital(&self.quote),
            draw.pick(STANDING),
        )
    }
}

/// The text of a report of so many paragraphs.
pub fn report(number: usize, paragraphs: usize) -> String {
    let mut draw = Draw::of(number as u64 + 90_000_000);
    let mut text = format!("Wire report {number}\n");
    for paragraph in 1..=paragraphs {
        let _ = write!(text, "\n{}\n", fact(number, paragraph).reported(&mut draw));
    }
    text
}

/// A note of about `size` bytes on reports of so many paragraphs, as analysts write them: every claim cited with its paragraph, the first
/// of a paragraph dated, what is quoted in the source's words; then the judgements. What is wrong with it: a claim without date and
/// source, in one note of three a word of a quotation, in one of four `experts say`.
pub fn note(number: usize, reports: usize, paragraphs: usize, size: usize) -> String {
    let mut draw = Draw::of(number as u64);
    let mut text = format!(
        "---\ntype: note\ntitle: Situation note {number}\ndate: 2024-04-02\n---\n# Situation note {number}\n\n{}\n\n",
        judgement(&mut draw)
    );
    let mut section = 0;
    while text.len() + 700 < size {
        let heading = ["Developments", "Reactions", "Supply", "Positions of the parties", "Background"][section % 5];
        let _ = write!(text, "## {heading}\n\n");
        for _ in 0..2 + draw.below(2) {
            told(&mut text, &mut draw, number, (reports, paragraphs));
        }
        section += 1;
    }
    let who = draw.pick(WHO);
    let _ = write!(text, "{} {} {}.", capital(who), draw.pick(DID).0, draw.pick(WHERE));
    if number.is_multiple_of(4) {
        text.push_str(" Experts say that the stocks are low [@wire3].");
    }
    let _ = write!(text, "\n\n## Outlook\n\n- {}\n- {}\n", judgement(&mut draw), judgement(&mut draw));
    text
}

/// A paragraph on one report.
fn told(text: &mut String, draw: &mut Draw, number: usize, (reports, paragraphs): (usize, usize)) {
    let (report, paragraph) = (draw.below(reports), 2 * (1 + draw.below(paragraphs / 2 - 1)));
    let (first, second) = (fact(report, paragraph), fact(report, paragraph + 1));
    let _ =
        write!(text, "On {} {} {} {} [@wire{report}, ¶ {paragraph}]. ", first.date, first.who, first.did, first.place);
    let wrong = number.is_multiple_of(3) && text.len() > 1_500 && text.len() < 2_000;
    let quote = if wrong { first.quote.replacen("the ", "that ", 1) } else { first.quote.clone() };
    let _ = write!(text, "{} said that \"{quote}\" [@wire{report}, ¶ {paragraph}]. ", first.speaker);
    let _ =
        writeln!(text, "{} {} {} [@wire{report}, ¶ {}].", capital(second.who), second.did, second.place, paragraph + 1);
    if draw.below(3) == 0 {
        let _ = writeln!(text, "{} [@wire{report}].", draw.pick(STANDING));
    }
    text.push('\n');
}

fn judgement(draw: &mut Draw) -> String {
    let (who, (_, would)) = (draw.pick(WHO), draw.pick(DID));
    match draw.below(3) {
        0 => format!("It is likely that {who} will {would} before the summer."),
        1 => format!("We assess with moderate confidence that {who} intends to {would}."),
        _ => format!("{} will probably {would} if the talks fail.", capital(who)),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
