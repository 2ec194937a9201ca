//! Addresses of Markdown links: `](path`, `](<path`, `![](image`, and definitions `[label]: path`.

use super::here::Here;
use super::paths::{self, Path};
use super::{Completions, front_matter};
use crate::ide::links;
use crate::syntax::Format;
use crate::workspace::catalog::text_beside;
use crate::workspace::kind::format_of;
use crate::workspace::{FileKey, path, paths::is_image};
use percent_encoding::percent_decode_str;

/// An address that is open at the end of a line.
struct Address {
    /// Where it begins, the `<` left out.
    start: usize,
    in_brackets: bool,
    is_image: bool,
    is_definition: bool,
}

/// The files that the link's address that is open here can lead to.
pub fn complete(here: &Here) -> Option<Completions> {
    if here.state.format != Format::Markdown {
        return None;
    }
    let address = in_line(&here.before).or_else(|| definition(&here.before))?;
    let raw = here.typed(address.start);
    if raw.contains(['#', ':']) {
        return None;
    }
    let typed = percent_decode_str(raw).decode_utf8().ok()?.into_owned();
    let close = match (address.in_brackets, address.is_definition) {
        (true, true) => here.unless_closed(">"),
        (true, false) if here.unless_closed(">").is_empty() => "",
        (true, false) => ">)",
        (false, true) => "",
        (false, false) => here.unless_closed(")"),
    };
    let wanted = Path {
        typed: &typed,
        at: address.start + raw.rfind('/').map_or(0, |at| at + 1),
        bases: path::parent(here.file).map(FileKey::from).into_iter().collect(),
        fits: if address.is_image { is_image } else { is_read },
        written: if address.in_brackets { links::in_brackets } else { links::bare },
        close,
    };
    Some(paths::complete(here, &wanted))
}

/// Whether a file is one that notes link to: a document or a PDF.
pub fn is_read(file: &str) -> bool {
    format_of(file).is_some() || text_beside(file).is_some()
}

fn in_line(before: &str) -> Option<Address> {
    let open = before.rfind("](")?;
    let (start, in_brackets) = address(before, open + 2)?;
    let is_image =
        opening(before.get(..open)?).is_some_and(|at| before.get(..at).is_some_and(|head| head.ends_with('!')));
    Some(Address { start, in_brackets, is_image, is_definition: false })
}

fn definition(before: &str) -> Option<Address> {
    let indent = before.len() - before.trim_start_matches(' ').len();
    let body = before.get(indent..).filter(|body| indent < 4 && body.starts_with('[') && !body.starts_with("[^"))?;
    let colon = body.find("]:")?;
    if body.get(1..colon)?.contains(['[', ']']) {
        return None;
    }
    let (start, in_brackets) = address(before, indent + colon + 2)?;
    Some(Address { start, in_brackets, is_image: false, is_definition: true })
}

/// The start of the address that begins at `from`, blanks aside, where it is not ended.
fn address(before: &str, from: usize) -> Option<(usize, bool)> {
    let rest = before.get(from..)?;
    let start = from + rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let typed = before.get(start..)?;
    if let Some(inside) = typed.strip_prefix('<') {
        return (!inside.contains(['<', '>'])).then_some((start + 1, true));
    }
    let mut depth = 0usize;
    for c in typed.chars() {
        match c {
            ' ' | '\t' | '<' => return None,
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    Some((start, false))
}

/// The `[` that the `]` after `label` closes.
fn opening(label: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in label.char_indices().rev() {
        match c {
            ']' => depth += 1,
            '[' if depth == 0 => return Some(at),
            '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// In front matter: the path that a value names, a bibliography's where `bibliography` asks for one.
pub fn in_front_matter(here: &Here, bibliography: bool) -> Completions {
    let (start, quote) = front_matter::value_start(&here.before);
    let raw = here.typed(start);
    let typed = percent_decode_str(raw).decode_utf8_lossy().into_owned();
    let typed = if bibliography { raw.to_owned() } else { typed };
    let written: fn(&str) -> String = match (quote, bibliography) {
        (Some('"'), true) => |name| name.replace('\\', "\\\\").replace('"', "\\\""),
        (Some(_), true) => |name| name.replace('\'', "''"),
        (_, true) => str::to_owned,
        // An address, as in a link; a space and a bracket mean nothing to YAML there.
        (_, false) => |name| links::in_brackets(name).replace('\'', "%27").replace('"', "%22"),
    };
    let close = match quote {
        Some('"') => here.unless_closed("\""),
        Some('\'') => here.unless_closed("'"),
        _ => "",
    };
    let wanted = Path {
        typed: &typed,
        at: start + raw.rfind('/').map_or(0, |at| at + 1),
        bases: path::parent(here.file).map(FileKey::from).into_iter().collect(),
        fits: if bibliography {
            |file| matches!(path::extension(file).to_ascii_lowercase().as_str(), "bib" | "json")
        } else {
            is_read
        },
        written,
        close,
    };
    paths::complete(here, &wanted)
}
