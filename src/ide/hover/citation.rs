//! Hover over a citation: the source's metadata and the cited passage.

use super::words::{counted, date, plain, quoted, shortened};
use crate::analysis::document::BlockView;
use crate::analysis::{Analysis, CitationUse, CiteTarget};
use crate::ide::passage::{Passage, of_citation};
use crate::ide::references::{References, citations, citing_notes};
use crate::rules::copies::copies;
use crate::sources::{SourceMeta, admiralty, estimate_published};
use crate::syntax::InlineKind;
use crate::text::{Encoding, Span};
use crate::workspace::{FileKey, Snapshot, Source, Space};

/// The hover of a citation; `None` for a link that leads to no document of the workspace. `own` is its place in the file, which is not listed
/// again among what was written from the source.
pub fn hover(
    snapshot: &Snapshot,
    space: &Space,
    file: &FileKey,
    cite: &CitationUse,
    own: Option<Span>,
) -> Option<String> {
    match cite.target {
        CiteTarget::Source(at) => {
            let source = space.catalog.source(at)?;
            let mut parts = metadata(source);
            if let Some(facts) = parts.last_mut() {
                facts.push_str(&of_text(snapshot, space, source));
            }
            let passages = of_citation(snapshot, space, file, cite);
            parts.extend(
                passages.iter().filter(|p| p.pinned).take(3).filter_map(|passage| in_context(snapshot, passage)),
            );
            if let (Some((locator, _)), false) = (&cite.locator, passages.iter().any(|passage| passage.pinned)) {
                parts.push(format!("`{}` names no passage of this source.", locator.replace('`', "'")));
            }
            if source.file.is_none() {
                parts.push("The text of this source is not in the workspace.".into());
            }
            parts.extend(written_from(snapshot, file, at, own));
            Some(parts.join("\n\n"))
        }
        CiteTarget::Document => {
            let passage = of_citation(snapshot, space, file, cite).into_iter().next()?;
            let title = snapshot.metadata(&passage.file).title;
            let name = plain(title.as_deref().unwrap_or_else(|| space.relative(&passage.file)));
            let words = if passage.pinned { words_of(snapshot, &passage) } else { None };
            Some(std::iter::once(format!("**{name}** · note")).chain(words).collect::<Vec<_>>().join("\n\n"))
        }
        CiteTarget::Unknown => Some(format!("No source has the key `{}`.", cite.key.replace('`', "'"))),
        CiteTarget::External | CiteTarget::Nothing => None,
    }
}

/// The hover of a footnote reference: what its text says, and what it cites.
pub fn footnote(
    snapshot: &Snapshot,
    space: &Space,
    file: &FileKey,
    analysis: &Analysis,
    view: &BlockView,
    at: usize,
) -> Option<String> {
    let inline = view.block.inlines.get(at)?;
    let InlineKind::FootnoteRef { label } = &inline.kind else { return None };
    let text = analysis.blocks().find(|view| view.block.footnote.as_deref() == Some(label))?;
    let mut parts = vec![format!("**Footnote {}** · {}", plain(label), plain(text.block.running.text.trim()))];
    let cites = view.result.citations.iter().filter(|cite| cite.through_footnote && cite.span == inline.span);
    parts.extend(cites.filter_map(|cite| hover(snapshot, space, file, cite, None)));
    Some(parts.join("\n\n"))
}

/// The source's title on the first line, then what else is known of it: the fields of ICD 206 that there are.
pub fn metadata(source: &Source) -> Vec<String> {
    let meta: &SourceMeta = &source.meta;
    let title = meta.title.as_deref().filter(|title| !title.is_empty()).unwrap_or(&source.key);
    let published = match &meta.published {
        Some(published) => date(published),
        None => "no publication date".into(),
    };
    let mut facts = vec![format!("- Key: `{}`", source.key)];
    let mut fact = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            facts.push(format!("- {name}: {value}"));
        }
    };
    fact("Author", Some(meta.authors.iter().map(|author| plain(author)).collect::<Vec<_>>().join("; ")));
    fact("Publisher", meta.publisher.as_deref().map(plain));
    fact("Address", meta.url.as_deref().map(|url| format!("<{url}>")));
    fact("Retrieved", meta.retrieved.as_ref().map(date));
    let grade = admiralty::in_words(meta.reliability.as_deref(), meta.credibility.as_deref());
    fact("Reliability and credibility", grade.map(|grade| plain(&grade)));
    vec![format!("**{}** · {published}", plain(title)), facts.join("\n")]
}

/// What a source's text says of it, as further lines of the list: when it may have been published, what it rests on, its copies.
fn of_text(snapshot: &Snapshot, space: &Space, source: &Source) -> String {
    let state = source.file.as_ref().and_then(|file| snapshot.state(file));
    let Some(state) = state.filter(|state| state.left_out.is_none()) else { return String::new() };
    let mut facts: Vec<String> = Vec::new();
    if source.meta.published.is_none() && state.text.len() <= ESTIMATED_BYTES {
        let estimate = estimate_published(state.document(), &state.text.to_string());
        facts.extend(estimate.map(|found| format!("Published {}, by {}", date(&found.date), found.from.name())));
    }
    let origins = state.origins().called();
    if !origins.is_empty() {
        facts.push(format!("Rests on: {}", plain(&origins.join("; "))));
    }
    let copies = copies(snapshot, &state.key);
    let copies = copies.iter().filter_map(|at| space.catalog.source(*at));
    let copies: Vec<String> = copies.map(|source| format!("`{}`", source.key.replace('`', "'"))).collect();
    if !copies.is_empty() {
        facts.push(format!("Has its text in common with: {}", copies.join(", ")));
    }
    facts.iter().map(|fact| format!("\n- {fact}")).collect()
}

/// A longer source is not read for when it may have been published.
const ESTIMATED_BYTES: usize = 1 << 20;
/// Of the paragraph around a passage so many characters are shown before and after it.
const CONTEXT: usize = 240;

/// A passage in its paragraph, as a block quote, with the paragraph's number; the passage is bold where it is a part.
fn in_context(snapshot: &Snapshot, passage: &Passage) -> Option<String> {
    let state = snapshot.state(&passage.file)?;
    let passages = state.passages();
    let number = passages.numbered_at(passage.span.start);
    let block =
        number.and_then(|number| passages.numbered().get(number - 1)).filter(|block| block.covers(passage.span));
    let head = number.map(|number| format!("¶ {number} of {}\n\n", passages.numbered().len())).unwrap_or_default();
    let part = block.filter(|block| passage.span.len() + 2 < block.len());
    let Some(block) = part else { return Some(format!("{head}{}", words_of(snapshot, passage)?)) };
    let read = |span: Span| state.prepared().quote(span);
    let (before, after) =
        (read(Span::new(block.start, passage.span.start)), read(Span::new(passage.span.end, block.end)));
    let skipped = before.chars().count().saturating_sub(CONTEXT);
    let cut: String = before.chars().skip(skipped).collect();
    let before = if skipped > 0 { format!("…{}", cut.split_once(' ').map_or("", |(_, rest)| rest)) } else { cut };
    let after = shortened(&after, CONTEXT);
    let words = format!("{} **{}** {}", plain(&before), plain(&shortened(&read(passage.span), 600)), plain(&after));
    Some(format!("{head}> {}", words.trim()))
}

/// What else the notes say from a source: places with their sentences.
fn written_from(snapshot: &Snapshot, file: &FileKey, source: u32, own: Option<Span>) -> Option<String> {
    const MOST: usize = 5;
    let notes = citing_notes(snapshot, file, source);
    if notes == 0 {
        return None;
    }
    let mut found = References::default();
    citations(snapshot, file, source, &mut found);
    let mut places = found.places;
    places.retain(|place| place.file != *file || own.is_none_or(|own| !own.covers(place.span)));
    let mut lines: Vec<String> = Vec::new();
    for place in places.iter().take(MOST) {
        lines.extend(sentence_line(snapshot, &place.file, place.span));
    }
    let more = places.len().saturating_sub(MOST);
    let more = if more > 0 { format!("\n- and {more} more") } else { String::new() };
    let head = format!("*Cited in {}*", counted(notes, "note"));
    Some(if lines.is_empty() { head } else { format!("{head}; also for:\n\n{}{more}", lines.join("\n")) })
}

/// `- notes/note.md:12: the sentence that stands there`
pub fn sentence_line(snapshot: &Snapshot, file: &FileKey, place: Span) -> Option<String> {
    let (space, state, analysis) = (snapshot.space(file)?, snapshot.state(file)?, snapshot.analysis(file)?);
    let view = analysis.block_at(place.start)?;
    let inside = view.running_offset(place.start).and_then(|at| view.facts.sentence_at(at));
    let sentence = inside.and_then(|at| view.facts.sentences.get(at)).map(|sentence| sentence.span);
    let text = sentence.map_or(view.block.running.text.as_str(), |span| span.of(&view.block.running.text));
    let line = state.text.position(place.start, Encoding::Utf32).line + 1;
    Some(format!("- {}:{line}: {}", plain(space.relative(file)), plain(&shortened(text.trim(), 160))))
}

/// The words of a passage as a block quote.
pub fn words_of(snapshot: &Snapshot, passage: &Passage) -> Option<String> {
    let state = snapshot.state(&passage.file)?;
    let words = state.text.slice(passage.span);
    (!words.trim().is_empty()).then(|| quoted(&words))
}
