//! `dateline sources`: a note's source list by the fields of ICD 206.

use super::load::load;
use super::{Failure, output};
use crate::ide::source_list::{Listed, source_list};
use crate::rules::date_text::in_words;
use crate::sources::admiralty;
use crate::sources::export::{Exported, biblatex, csl};
use crate::text::{DocText, Encoding};
use crate::time::Edtf;
use crate::workspace::{FileKey, Space, path};
use clap::{Args, ValueEnum};
use serde_json::Value;
use std::path::PathBuf;
use std::process::ExitCode;

/// The arguments of `sources`.
#[derive(Args)]
#[command(
    after_long_help = "The list has every source that the note cites, in the order in which it is first cited: title, author, publisher, \
date of publication, address, date of retrieval, reliability and credibility (the Admiralty code), where it is cited, what it rests on itself, and what is missing. \
CSL-JSON and BibLaTeX have an entry for each; what is missing there is printed on standard error.\n\n\
Examples:\n  dateline sources notes/briefing.md > sources.md\n  dateline sources --format biblatex notes/briefing.md > briefing.bib\n\n\
Exit codes: 0 the list was printed, 2 it could not be made."
)]
pub struct Arguments {
    /// The note
    #[arg(value_name = "NOTE")]
    note: PathBuf,
    /// How the list is printed
    #[arg(long, value_enum, default_value_t = Format::Markdown)]
    format: Format,
    /// The root of the workspace, instead of the nearest `dateline.toml` above the note
    #[arg(long, value_name = "DIR")]
    workspace: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A numbered list for the end of a briefing
    Markdown,
    /// One array, as Zotero and Pandoc read it
    CslJson,
    /// Entries for a .bib file
    Biblatex,
}

/// Runs the command.
///
/// # Errors
/// Where the note cannot be read or is no document.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let given = load(std::slice::from_ref(&arguments.note), arguments.workspace.as_deref())?;
    for failure in &given.failures {
        eprintln!("dateline: {failure}");
    }
    let snapshot = given.world.snapshot();
    let no_note = || {
        Failure::new(format!(
            "{}: not a document; sources reads .md, .markdown, .txt, .html, .mhtml and .pdf",
            arguments.note.display()
        ))
    };
    let file = given.named.first().filter(|file| snapshot.analysis(file).is_some()).ok_or_else(no_note)?;
    let (space, text) = snapshot.space(file).zip(snapshot.text(file)).ok_or_else(no_note)?;
    let list = source_list(&snapshot, file);
    let title = snapshot.metadata(file).title.unwrap_or_else(|| path::stem(file).to_owned());
    let entries = || list.iter().filter(|listed| !listed.unknown);
    let printed = match arguments.format {
        Format::Markdown => markdown(&list, &title, &text, space),
        Format::Biblatex => {
            entries().map(|listed| biblatex(&exported(listed, space).as_ref())).collect::<Vec<_>>().join("\n")
        }
        Format::CslJson => {
            let items: Vec<Value> = entries().map(|listed| csl(&exported(listed, space).as_ref())).collect();
            let mut text = serde_json::to_string_pretty(&items).unwrap_or_default();
            text.push('\n');
            text
        }
    };
    output::print(&printed)?;
    if !matches!(arguments.format, Format::Markdown) {
        for listed in &list {
            match listed.unknown {
                true => eprintln!("dateline: `{}` is cited and no source has that key", listed.key),
                false if listed.missing.is_empty() => {}
                false => eprintln!("dateline: `{}` lacks {}", listed.key, listed.missing.join(", ")),
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

struct Owned<'a> {
    listed: &'a Listed,
    key: String,
    file: Option<String>,
}

impl Owned<'_> {
    fn as_ref(&self) -> Exported<'_> {
        Exported { meta: &self.listed.meta, key: &self.key, file: self.file.as_deref() }
    }
}

fn exported<'a>(listed: &'a Listed, space: &Space) -> Owned<'a> {
    let relative = |file: &FileKey| space.relative(file).to_owned();
    Owned { listed, key: key(listed), file: listed.file.as_ref().map(relative) }
}

/// The key; for a link out of the workspace one made of its address.
fn key(listed: &Listed) -> String {
    if listed.source.is_some() {
        return listed.key.clone();
    }
    let plain = listed.key.split("://").last().unwrap_or_default().trim_end_matches('/');
    let words: String = plain.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    words.trim_matches('-').chars().take(60).collect()
}

fn markdown(list: &[Listed], title: &str, text: &DocText, space: &Space) -> String {
    let mut out = format!("# Sources of {}\n\n", escaped(title));
    if list.is_empty() {
        out.push_str("It cites none.\n");
        return out;
    }
    for (number, listed) in (1..).zip(list) {
        let meta = &listed.meta;
        let name = meta.title.as_deref().filter(|title| !title.trim().is_empty()).unwrap_or(&listed.key);
        let key =
            if listed.source.is_some() { format!(" (`{}`)", listed.key.replace('`', "'")) } else { String::new() };
        out.push_str(&format!("{number}. **{}**{key}\n", escaped(name)));
        let mut fact = |name: &str, value: Option<String>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                out.push_str(&format!("   - {name}: {value}\n"));
            }
        };
        fact("Author", Some(meta.authors.iter().map(|author| escaped(author)).collect::<Vec<_>>().join("; ")));
        fact("Publisher", meta.publisher.as_deref().map(escaped));
        fact("Published", meta.published.as_ref().map(date));
        fact("Address", meta.url.as_deref().map(|url| format!("<{}>", url.replace(['<', '>', ' '], ""))));
        fact("Retrieved", meta.retrieved.as_ref().map(date));
        fact(
            "Reliability and credibility",
            admiralty::in_words(meta.reliability.as_deref(), meta.credibility.as_deref()).map(|words| escaped(&words)),
        );
        fact("Text", listed.file.as_ref().map(|file| format!("`{}`", space.relative(file))));
        fact("Rests on", Some(listed.rests_on.iter().map(|origin| escaped(origin)).collect::<Vec<_>>().join("; ")));
        fact("Cited", Some(places(listed, text)));
        fact("Note", meta.note.as_deref().map(escaped));
        match (listed.unknown, listed.source.is_some()) {
            (true, _) => fact("Missing", Some("everything: no source of the workspace has this key".into())),
            (false, false) => fact("Missing", Some("everything but its address: it is not in the workspace".into())),
            (false, true) => fact("Missing", Some(listed.missing.join(", "))),
        }
    }
    out
}

/// `line 14 (¶ 3), line 20`
fn places(listed: &Listed, text: &DocText) -> String {
    let place = |(span, locator): &(crate::text::Span, Option<String>)| {
        let line = text.position(span.start, Encoding::Utf32).line + 1;
        let locator = locator.as_deref().map(|locator| format!(" ({})", escaped(locator))).unwrap_or_default();
        format!("line {line}{locator}")
    };
    listed.cited.iter().map(place).collect::<Vec<_>>().join(", ")
}

fn date(edtf: &Edtf) -> String {
    let bare = edtf.text.trim_end_matches(['~', '?', '%']);
    let words = Edtf::parse(bare).map_or_else(|_| bare.to_owned(), |certain| in_words(&certain, None));
    match (edtf.approximate, edtf.uncertain) {
        (true, _) => format!("about {words} (an estimate)"),
        (false, true) => format!("{words} (uncertain)"),
        (false, false) => words,
    }
}

/// One line of text whose marks Markdown does not take for markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '\\' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
