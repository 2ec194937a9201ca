//! What has to hold of every text: spans lie in it on character boundaries, edits of one fix lie apart, what an editor asks is answered
//! from within, and a state after edits is that of the final text. A law that is broken is a panic.

use super::draw::{Random, floor};
use dateline::analysis::Analysis;
use dateline::ide::{self, rename::Edits};
use dateline::rules::{self, Fix, check};
use dateline::syntax::{Document, FrontMatter, document::Placed};
use dateline::text::{Encoding, Span, TextEdit};
use dateline::time::Edtf;
use dateline::workspace::{FileKey, Snapshot};

/// A span is one of the text.
fn inside(text: &str, span: Span, what: &str) {
    assert!(text.get(span.start..span.end).is_some(), "{what}: {span:?} is no span of {} bytes", text.len());
}

/// Spans are ones of these files, as far as they are files of the workspace.
fn placed(snapshot: &Snapshot, file: &FileKey, span: Span, what: &str) {
    if let Some(text) = snapshot.text(file) {
        let ends = [span.start, span.end].map(|at| at <= text.len() && text.floor(at) == at);
        assert!(ends == [true, true], "{what}: {span:?} is no span of {file} with {} bytes", text.len());
    }
}

/// Edits of one file lie in it, and apart.
fn edits_apart(snapshot: &Snapshot, file: &FileKey, edits: &[TextEdit], what: &str) {
    let mut spans: Vec<Span> = edits.iter().map(|edit| edit.span).collect();
    spans.sort_unstable();
    spans.iter().for_each(|span| placed(snapshot, file, *span, what));
    assert!(spans.windows(2).all(|two| two[0].end <= two[1].start), "{what}: edits overlap: {spans:?}");
}

fn fix_lies(snapshot: &Snapshot, fix: &Fix) {
    for (file, edits) in &fix.edits {
        edits_apart(snapshot, file, edits, &fix.title);
    }
}

fn edits_lie(snapshot: &Snapshot, edits: &Edits) {
    for (file, edits) in &edits.edits {
        edits_apart(snapshot, file, edits, "rename");
    }
}

/// The laws of a document's parse: chunks without gap, blocks and what is in them within, the map to the file in order.
fn parsed(text: &str, document: &Document) {
    let mut at = 0;
    for Placed { start, len, chunk, .. } in &document.chunks {
        assert!(*start == at && *len > 0, "a chunk begins where the one before ends");
        at += len;
        let bytes = &text[*start..at];
        for problem in &chunk.problems {
            inside(bytes, problem.span, "a problem of a chunk");
        }
        for block in &chunk.blocks {
            inside(bytes, block.span, "a block");
            let running = &block.running;
            let (mut to, mut from) = (0, 0);
            for segment in &running.segments {
                assert!(segment.text == to && segment.file >= from, "segments in order");
                (to, from) = (segment.text + segment.len, segment.file + segment.file_len);
                inside(bytes, Span::new(segment.file, from), "a segment's bytes");
                inside(&running.text, Span::new(segment.text, to), "a segment's text");
            }
            assert_eq!(to, running.text.len(), "segments cover the running text");
            for inline in &block.inlines {
                inside(bytes, inline.file_span, "an inline's bytes");
                inside(&running.text, inline.span, "an inline's text");
            }
            for quotation in &block.quotations {
                assert!(quotation.span.covers(quotation.inner), "a quotation is around its words");
                inside(&running.text, quotation.span, "a quotation");
                inside(&running.text, quotation.inner, "a quotation's words");
            }
        }
    }
    assert_eq!(at, text.len(), "chunks cover the text");
}

fn front_lies(text: &str, front: &FrontMatter) {
    inside(text, front.span, "front matter");
    front.fields.iter().for_each(|(_, field)| inside(text, field.span, "a field"));
    front.problems.iter().for_each(|problem| inside(text, problem.span, "a problem of the front matter"));
}

/// The laws of what was recognised.
fn analysed(text: &str, analysis: &Analysis) {
    for view in analysis.blocks() {
        let running = &view.block.running.text;
        let within = |span: Span, what: &str| {
            inside(running, span, what);
            inside(text, view.file_span(span), what);
        };
        let result = view.result;
        result.times.iter().for_each(|time| within(time.span, "a time expression"));
        result.mentions.iter().for_each(|mention| within(mention.span, "a mention"));
        result.claims.iter().for_each(|claim| within(claim.span, "a claim"));
        for cite in result.citations.iter().filter(|cite| !cite.through_footnote) {
            within(cite.span, "a citation");
            inside(text, cite.file_span.shift(view.start), "a citation's bytes");
            inside(text, cite.key_span.shift(view.start), "a citation's key");
            cite.locator.iter().for_each(|(_, span)| inside(text, span.shift(view.start), "a locator"));
        }
        for quotation in &result.quotations {
            within(quotation.span, "a quotation");
            assert!(quotation.span.covers(quotation.inner));
            assert!(quotation.cites.iter().all(|at| *at < result.citations.len()), "a quotation cites what is there");
        }
        for claim in &result.claims {
            assert!(claim.cites.iter().all(|at| *at < result.citations.len()), "a claim cites what is there");
            assert!(claim.unanchored.iter().all(|at| *at < result.times.len()), "a claim has the times that are there");
        }
    }
}

/// Every law for one file of a workspace, and every question of an editor at `places` places. Returns how many findings it has.
pub fn hold(snapshot: &Snapshot, file: &FileKey, text: &str, places: usize, random: &mut Random) -> usize {
    let state = snapshot.state(file).expect("a file of the workspace");
    if let Some(analysis) = snapshot.analysis(file)
        && state.left_out.is_none()
    {
        parsed(text, state.document());
        analysed(text, &analysis);
        state.front_matter().into_iter().for_each(|front| front_lies(text, front));
        let anchor = Edtf::parse(random.one_of(&["2024-05-03", "0001-01-01", "9999-12-31", "2024~", "1999/2001"])).ok();
        if let Some(other) = snapshot.analysis_at(file, anchor.as_ref()) {
            analysed(text, &other);
        }
    }
    let findings = check(snapshot, file);
    let document = snapshot.text(file).expect("a text");
    for finding in &findings {
        inside(text, finding.span, finding.rule);
        assert!(!finding.message.is_empty());
        finding.fixes.iter().for_each(|fix| fix_lies(snapshot, fix));
        for related in &finding.related {
            placed(snapshot, &related.file, related.span, finding.rule);
        }
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let position = document.position(finding.span.start, encoding);
            let back = document.offset(position, encoding);
            // Between `\r` and `\n` no position lies.
            let within_line_end = text.get(..finding.span.start).is_some_and(|before| before.ends_with('\r'));
            assert!(
                back == finding.span.start || within_line_end,
                "{position:?} is {}, not {back}",
                finding.span.start
            );
        }
    }
    whole(snapshot, file, text, random);
    for _ in 0..places {
        let at = floor(text, random.below(text.len() + 1));
        place(snapshot, file, text, at, random);
    }
    // An editor that is behind asks beyond the end.
    ide::hover::hover(snapshot, file, text.len() + 7);
    ide::completion::completion(snapshot, file, text.len() + 7);
    findings.len()
}

/// What an editor asks of a file as a whole.
fn whole(snapshot: &Snapshot, file: &FileKey, text: &str, random: &mut Random) {
    let all = Span::new(0, text.len());
    let tokens = ide::semantic_tokens::semantic_tokens(snapshot, file, None);
    tokens.iter().for_each(|token| inside(text, token.span, "a token"));
    assert!(tokens.windows(2).all(|two| two[0].span.end <= two[1].span.start), "tokens in order and apart");
    for hint in ide::inlay_hints::inlay_hints(snapshot, file, all) {
        inside(text, Span::at(hint.offset), "a hint");
    }
    for folding in ide::folding::foldings(snapshot, file) {
        inside(text, folding.span, "a folding");
    }
    for link in ide::document_links::document_links(snapshot, file) {
        inside(text, link.span, "a link");
    }
    for lens in ide::code_lens::code_lenses(snapshot, file) {
        inside(text, lens.span, "a lens");
        for place in ide::code_lens::resolve(snapshot, file, lens.block).1 {
            placed(snapshot, &place.file, place.span, "a lens");
        }
    }
    let mut symbols = ide::symbols::document_symbols(snapshot, file);
    while let Some(symbol) = symbols.pop() {
        inside(text, symbol.span, "a symbol");
        assert!(symbol.span.covers(symbol.focus), "a symbol's name lies in it");
        symbols.extend(symbol.children);
    }
    if let Some(fix) = ide::code_actions::fix_all(snapshot, file) {
        fix_lies(snapshot, &fix);
    }
    for listed in ide::source_list::source_list(snapshot, file) {
        listed.cited.iter().for_each(|(span, _)| inside(text, *span, "a listed citation"));
    }
    let citable = ide::cite::citable(snapshot, file);
    let notes = ide::cite::notes(snapshot, file);
    let (from, to) = (floor(text, random.below(text.len() + 1)), floor(text, random.below(text.len() + 1)));
    let span = Span::new(from.min(to), from.max(to));
    let note = (!notes.is_empty()).then(|| notes[random.below(notes.len())].file.clone());
    if let Some(passage) = ide::cite::cite_passage(snapshot, file, span, note.as_ref())
        && let Some(note) = &note
        && let Some(fix) = ide::cite::append(snapshot, note, &passage.text)
    {
        fix_lies(snapshot, &fix);
    }
    if !citable.is_empty()
        && let Some(edit) = ide::cite::insert_citation(snapshot, file, to, &citable[random.below(citable.len())].key)
    {
        inside(text, edit.span, "a citation that is put in");
    }
    if let Some(found) = ide::cite::notes_of(snapshot, file) {
        found.places.iter().for_each(|place| placed(snapshot, &place.file, place.span, "notes of a source"));
    }
    let query: String = span.of(text).chars().take(1 + random.below(12)).collect();
    for symbol in ide::symbols::workspace_symbols(snapshot, &query).iter().take(50) {
        placed(snapshot, &symbol.place.file, symbol.place.span, "a symbol of the workspace");
    }
    for fix in ide::merge_entries::merges(snapshot, file, span) {
        fix_lies(snapshot, &fix);
    }
    let new: FileKey = "/ws/elsewhere/moved file.md".into();
    edits_lie(snapshot, &ide::rename::will_rename(snapshot, &[(file.clone(), new)]));
}

/// What an editor asks at a place.
fn place(snapshot: &Snapshot, file: &FileKey, text: &str, at: usize, random: &mut Random) {
    if let Some(hover) = ide::hover::hover(snapshot, file, at) {
        // Behind a closing mark (`**name**`) it is of what stands before that.
        inside(text, hover.span, "a hover");
    }
    let definitions =
        [ide::definition::definition(snapshot, file, at), ide::declaration::declaration(snapshot, file, at)];
    for definition in definitions.into_iter().flatten() {
        inside(text, definition.origin, "a definition's origin");
        for target in definition.targets {
            placed(snapshot, &target.file, target.span, "a target");
            placed(snapshot, &target.file, target.focus, "a target's name");
            assert!(target.span.covers(target.focus), "a target's name lies in it: {target:?}");
        }
    }
    for place in ide::references::references(snapshot, file, at, random.once_in(2)).places {
        placed(snapshot, &place.file, place.span, "a reference");
    }
    for span in ide::highlight::highlights(snapshot, file, at) {
        inside(text, span, "a highlight");
    }
    let selection = ide::selection::selection(snapshot, file, at);
    selection.iter().for_each(|span| inside(text, *span, "a selection"));
    assert!(
        selection.windows(2).all(|two| two[0].covers(two[1]) || two[1].covers(two[0])),
        "selections lie in one another: {selection:?}"
    );
    let completions = ide::completion::completion(snapshot, file, at);
    for (count, item) in completions.items.iter().enumerate() {
        inside(text, item.whole, "a completion");
        inside(text, item.typed, "what is typed of a completion");
        assert!(item.whole.touches(at), "a completion at {at} takes the place of {:?}", item.whole);
        if count < 3 {
            ide::completion::documentation(snapshot, file, &item.about);
        }
    }
    for (_, fix) in ide::code_actions::code_actions(snapshot, file, Span::at(at)) {
        fix_lies(snapshot, &fix);
    }
    for fix in ide::code_actions::refactorings(snapshot, file, Span::at(at)) {
        fix_lies(snapshot, &fix);
    }
    if let Ok(Some(renamable)) = ide::rename::prepare(snapshot, file, at) {
        inside(text, renamable.span, "what is renamed");
        if let Ok(edits) =
            ide::rename::rename(snapshot, file, at, random.one_of(&["another-name", "Ünder_1", "a b", "x"]))
        {
            edits_lie(snapshot, &edits);
        }
    }
}

/// What readers see of a file.
pub fn seen(snapshot: &Snapshot, file: &FileKey) -> String {
    let analysis = snapshot.analysis(file);
    let blocks: Vec<String> =
        analysis.iter().flat_map(|all| all.blocks()).map(|view| format!("{} {:?}", view.start, view.result)).collect();
    format!("{}\n{:#?}", blocks.join("\n"), rules::check(snapshot, file))
}
