//! Entities and a document that are made up: names of syllables, as many to an entity and as often shared as in large public lists.

use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// What was written.
#[derive(Default)]
pub struct Made {
    pub names: usize,
    pub shared: usize,
    pub bytes: usize,
}

/// A sequence of numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn of(seed: u64) -> Numbers {
        Numbers(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end.max(1)
    }
}

const SYLLABLES: [&str; 40] = [
    "ba", "cor", "dan", "el", "fi", "gar", "hol", "ir", "jo", "kal", "lim", "mar", "nes", "or", "pel", "qua", "ros",
    "san", "tor", "ul", "ver", "wen", "xan", "yor", "zim", "bren", "cha", "dro", "esh", "fal", "gri", "hus", "ive",
    "jen", "kro", "lun", "mos", "nad", "ost", "pra",
];
const COUNTRIES: [&str; 12] = ["us", "gb", "ru", "cn", "fr", "de", "ir", "kp", "ua", "br", "za", "in"];
const FORMS: [&str; 5] = ["Holdings", "Trading Company", "Group", "Shipping Lines", "Bank"];

/// A word of syllables.
fn word(mut number: usize, syllables: usize) -> String {
    let mut word = String::new();
    for _ in 0..syllables {
        word.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
    }
    word[..1].to_uppercase() + &word[1..]
}

fn person(numbers: &mut Numbers) -> String {
    let (first, last) = (word(numbers.below(4_000), 2), word(numbers.below(64_000), 3));
    match numbers.below(3) {
        0 => format!("{first} {} {last}", word(numbers.below(1_600), 2)),
        _ => format!("{first} {last}"),
    }
}

fn body(numbers: &mut Numbers) -> String {
    format!(
        "{} {} {}",
        word(numbers.below(64_000), 3),
        word(numbers.below(1_600), 2),
        FORMS[numbers.below(FORMS.len())]
    )
}

/// The first name of an entity.
fn name(at: usize) -> (bool, String) {
    let mut numbers = Numbers::of(at as u64 + 1);
    let is_person = numbers.below(10) < 6;
    (is_person, if is_person { person(&mut numbers) } else { body(&mut numbers) })
}

/// Writes a file of so many entities with 2.4 names each, of which one in twenty is another entity's too.
pub fn write(path: &Path, count: usize) -> io::Result<Made> {
    let mut out = BufWriter::with_capacity(1 << 20, std::fs::File::create(path)?);
    let mut made = Made::default();
    let mut line = String::new();
    for at in 0..count {
        line.clear();
        if at % 20 == 7 {
            link(&mut line, at);
        } else {
            entity(&mut line, at, count, &mut made);
        }
        line.push('\n');
        made.bytes += line.len();
        out.write_all(line.as_bytes())?;
    }
    out.flush()?;
    Ok(made)
}

fn entity(line: &mut String, at: usize, count: usize, made: &mut Made) {
    let mut numbers = Numbers::of(at as u64 + 77_777_777);
    let (is_person, name) = name(at);
    let country = COUNTRIES[numbers.below(COUNTRIES.len())];
    let schema = if is_person { "Person" } else { ["Company", "Organization", "LegalEntity"][numbers.below(3)] };
    let mut others: Vec<String> = Vec::new();
    // One line in twenty has no name: 2.526 names on the others make 2.4 on all.
    let more = [1, 1, 2, 2, 2, 1, 1, 2][numbers.below(8)] + usize::from(numbers.below(38) == 0);
    for _ in 0..more {
        if numbers.below(12) == 0 {
            others.push(self::name(numbers.below(count)).1);
            made.shared += 1;
        } else {
            others.push(if is_person { person(&mut numbers) } else { body(&mut numbers) });
        }
    }
    made.names += 1 + others.len();
    let place = if is_person { "nationality" } else { "jurisdiction" };
    let _ = write!(
        line,
        "{{\"id\":\"NK-{at:022}\",\"caption\":\"{name}\",\"schema\":\"{schema}\",\"properties\":{{\"name\":[\"{name}\"],\"alias\":{others:?},\"{place}\":[\"{country}\"],\"topics\":[\"{}\"]",
        ["sanction", "role.pep", "crime", "poi"][numbers.below(4)]
    );
    if is_person {
        let _ = write!(
            line,
            ",\"birthDate\":[\"19{:02}-0{}-1{}\"]",
            numbers.below(99),
            1 + numbers.below(9),
            numbers.below(9)
        );
    }
    if numbers.below(4) == 0 {
        let _ =
            write!(line, ",\"summary\":[\"Known for dealings in {} and elsewhere.\"]", word(numbers.below(64_000), 3));
    }
    line.push_str("},\"referents\":[],\"datasets\":[\"made_up_list\",\"another_list\"],\"first_seen\":\"2023-04-20T10:30:00\",\"last_seen\":\"2026-11-01T06:00:00\",\"target\":true}");
}

/// An office, or who holds one.
fn link(line: &mut String, at: usize) {
    let mut numbers = Numbers::of(at as u64);
    if at.is_multiple_of(27) {
        let country = COUNTRIES[numbers.below(COUNTRIES.len())];
        let _ = write!(
            line,
            "{{\"id\":\"post-{}\",\"schema\":\"Position\",\"properties\":{{\"name\":[\"Governor of {}\"],\"country\":[\"{country}\"]}}}}",
            at / 540,
            word(at, 3)
        );
    } else {
        let holder = at - 1 - numbers.below(6);
        let _ = write!(
            line,
            "{{\"id\":\"held-{at}\",\"schema\":\"Occupancy\",\"properties\":{{\"holder\":[\"NK-{holder:022}\"],\"post\":[\"post-{}\"],\"startDate\":[\"20{:02}\"],\"endDate\":[\"2025-03-01\"]}}}}",
            numbers.below(at / 540 + 1),
            numbers.below(24)
        );
    }
}

/// A document of so many bytes that names entities of the list and built-in ones.
pub fn document(bytes: usize, count: usize) -> String {
    let mut numbers = Numbers::of(5);
    let mut text = String::from("---\ndate: 2024-05-06\n---\n\n");
    while text.len() < bytes {
        let one = name(numbers.below(count)).1;
        let other = name(numbers.below(count)).1;
        let _ = write!(
            text,
            "The council of France met in May 2023 and heard {one} on the gates that had been closed since the winter. \
             Officials in Germany said last week that the talks with {other} would go on, though nobody expected them to end soon. \
             A report on the harbour, which the ministry did not publish, puts the cost at some forty million a year.\n\n"
        );
    }
    text
}
