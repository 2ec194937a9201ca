//! An edited image equals the image of the edited text.

use super::*;
use crate::dossier::import::compare;
use crate::dossier::load::ftm;
use crate::dossier::names::Names;
use crate::dossier::recognise::{DocNames, Flow, Times, resolve};
use crate::dossier::{Dossier, builtin};
use proptest::prelude::*;

const FILE: &str = "/w/dossier/x.ftm.json";

fn entity(id: &str, schema: &str, rest: &str) -> String {
    format!("{{\"id\":\"{id}\",\"schema\":\"{schema}\",\"properties\":{{{rest}}}}}\n")
}

/// Everything that can be asked of an image, as text.
fn asked(image: &Arc<Image>) -> String {
    let (dossier, faults) = Dossier::importing(&Arc::new(Dossier::default()), std::slice::from_ref(image));
    let names = Names::layered(&Names::default(), &dossier);
    let mut out = format!("{} entries\n", image.count());
    for fault in image.faults().into_iter().chain(faults.into_iter().map(|fault| fault.1)) {
        out += &format!("{} {:?} {}\n", fault.rule, fault.span, fault.message);
    }
    let ids = (0..6).map(|at| format!("n{at}")).chain((0..3).map(|at| format!("p{at}")));
    for id in ids {
        let mut actor = dossier.actor(&id).map(|actor| (**actor).clone());
        // Offices come in the order of the lines, further names too: both are compared as they are.
        if let Some(actor) = &mut actor {
            actor.alias.dedup();
        }
        out += &format!("{id}: {actor:?} {:?} {:?}\n", dossier.event(&id), image.post(&id));
        let mut events: Vec<String> = dossier.events_of(&id).iter().map(|event| event.id.to_string()).collect();
        events.sort();
        out += &format!("  events {events:?}\n");
    }
    for word in ["ada", "kranz", "gat", "su"] {
        let mut found: Vec<String> = dossier
            .beginning_with(&[word], 99)
            .0
            .iter()
            .map(|named| named.names().next().unwrap_or_default().to_owned())
            .collect();
        found.sort();
        out += &format!("{word}: {found:?}\n");
    }
    let text = "Ada Kranz met Kranz. Otto Lovett, Lovett and the Gate Board saw the Board Gate in May 2012. \
                The Fijian harbour master and the Gate Board chair spoke of the Ferry Summit, the Ferry and Ada.";
    let block = names.find(text, &[]);
    let doc = DocNames::gather(&names, std::iter::once(&block));
    for mut mention in resolve(&names, &block, &doc, &Times::default(), &mut Flow::default()) {
        // What is equally likely comes in the order of the entries, of which those that were read again come first.
        mention.candidates.sort();
        let via = (mention.candidates.len() == 1).then_some(mention.via);
        out += &format!("{} {:?} {via:?}\n", mention.span.of(text), mention.candidates);
    }
    out
}

fn line() -> impl Strategy<Value = String> {
    let id = || 0usize..6;
    let name =
        prop::sample::select(vec!["Ada Kranz", "Otto Kranz", "Otto Lovett", "Gate Board", "Board Gate", "Ferry", ""]);
    let date = || prop::sample::select(vec!["2010", "2011-05", "2013", "never"]);
    let schema = prop::sample::select(vec!["Person", "Organization"]);
    prop_oneof![
        4 => (id(), schema, name.clone(), name.clone()).prop_map(|(id, schema, name, alias)| {
            let rest = format!("\"name\":[\"{name}\"],\"alias\":[\"{alias}\"],\"country\":[\"fj\"]");
            entity(&format!("n{id}"), schema, &rest)
        }),
        2 => (id(), id(), date()).prop_map(|(id, other, date)| {
            let rest = format!("\"name\":[\"Ferry Summit\"],\"involved\":[\"n{other}\"],\"startDate\":[\"{date}\"]");
            entity(&format!("n{id}"), "Event", &rest)
        }),
        2 => (0usize..3).prop_map(|id| entity(&format!("p{id}"), "Position", "\"name\":[\"Harbour Master\"],\"country\":[\"fj\"]")),
        3 => (id(), 0usize..3, date(), date()).prop_map(|(who, post, start, end)| {
            let rest = format!("\"holder\":[\"n{who}\"],\"post\":[\"p{post}\"],\"startDate\":[\"{start}\"],\"endDate\":[\"{end}\"]");
            entity("o", "Occupancy", &rest)
        }),
        4 => (id(), id()).prop_map(|(who, body)| {
            entity("m", "Membership", &format!("\"member\":[\"n{who}\"],\"organization\":[\"n{body}\"],\"role\":[\"Chair\"]"))
        }),
        1 => Just("{\"id\": nothing\n".to_owned()),
        1 => Just("\n".to_owned()),
    ]
}

/// Puts `insert` for `count` lines from line `first` on, and says where.
fn replace(text: &mut String, first: usize, count: usize, insert: &str) -> (Range<usize>, usize) {
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let at = |line: usize| starts[line.min(starts.len() - 1)];
    let lines = at(first)..at(first + count);
    text.replace_range(lines.clone(), insert);
    (lines, insert.len())
}

fn edited(whole: &Arc<Image>, windows: Windows, text: &str) -> Arc<Image> {
    let read = |range: Range<usize>| text.as_bytes().get(range).map(<[u8]>::to_vec);
    Image::edited(whole, windows, &read).expect("few lines have changed")
}

proptest! {
    #[test]
    fn edits_equal_reading_anew(
        lines in prop::collection::vec(line(), 0..14),
        edits in prop::collection::vec((0usize..14, 0usize..3, prop::collection::vec(line(), 0..3)), 1..4),
    ) {
        let mut text: String = lines.concat();
        let mut image = Arc::new(ftm(&FILE.into(), &text));
        for (first, count, insert) in edits {
            let (lines, length) = replace(&mut text, first, count, &insert.concat());
            let (whole, mut windows) = image.as_read();
            windows.edit(lines, length);
            image = edited(&whole, windows, &text);
            prop_assert_eq!(asked(&image), asked(&Arc::new(ftm(&FILE.into(), &text))), "{}", text);
        }
    }

    #[test]
    fn where_a_file_has_changed_is_found(lines in prop::collection::vec((0usize..9, 0usize..30_000), 0..12), edits in prop::collection::vec((0usize..12, 0usize..2, 0usize..9, 0usize..2), 0..3), open in any::<bool>()) {
        let line = |(id, length): &(usize, usize)| {
            entity(&format!("n{id}"), "Person", &format!("\"name\":[\"Ada {}\"]", "x".repeat(*length)))
        };
        let old: String = lines.iter().map(line).collect();
        let old = if open { old.trim_end() } else { &old };
        let image = ftm(&FILE.into(), old);
        let mut new = old.to_owned();
        for (first, count, id, inserted) in edits {
            replace(&mut new, first, count, &line(&(id, 5)).repeat(inserted));
        }
        let mut read = |range: Range<usize>| new.as_bytes().get(range).map(<[u8]>::to_vec);
        let windows = compare(image.sums(), new.len(), &mut read).unwrap();
        let (mut built, mut at) = (String::new(), 0);
        for window in windows.iter() {
            built += &old[at..window.old.start];
            built += &new[window.new.clone()];
            at = window.old.end;
            prop_assert!(window.new.start == 0 || new.as_bytes()[window.new.start - 1] == b'\n');
            prop_assert!(window.new.end == new.len() || window.new.end == 0 || new.as_bytes()[window.new.end - 1] == b'\n');
        }
        built += &old[at..];
        prop_assert_eq!(windows.is_empty(), old == new);
        prop_assert!(built == new);
    }
}

#[test]
fn what_many_share_is_read_anew() {
    let crowd: String = (0..100).map(|at| entity(&format!("n{at}"), "Person", "\"name\":[\"Ann Other\"]")).collect();
    let rest: String = (0..9).map(|at| entity(&format!("m{at}"), "Person", "\"name\":[\"Bea\"]")).collect();
    let text = crowd.clone() + &rest;
    let whole = Arc::new(ftm(&FILE.into(), &text));
    let shortened = |line: usize| {
        let mut text = text.clone();
        let (lines, length) = replace(&mut text, line, 1, "");
        let mut windows = Windows::default();
        windows.edit(lines, length);
        Image::edited(&whole, windows, &|range| text.as_bytes().get(range).map(<[u8]>::to_vec))
    };
    assert!(shortened(50).is_none());
    assert_eq!(shortened(105).map(|image| image.count()), Some(108));
}

#[test]
fn one_line_of_many_costs_that_line() {
    let text: String =
        (0..5_000).map(|at| entity(&format!("n{at}"), "Person", &format!("\"name\":[\"Ann Other{at}\"]"))).collect();
    let whole = Arc::new(ftm(&FILE.into(), &text));
    let mut changed = text.clone();
    let (lines, length) = replace(&mut changed, 2_500, 1, &entity("n2500", "Person", "\"name\":[\"Bea New\"]"));
    let mut windows = Windows::default();
    windows.edit(lines, length);
    let read_bytes = std::cell::Cell::new(0);
    let read = |range: Range<usize>| {
        read_bytes.set(read_bytes.get() + range.len());
        changed.as_bytes().get(range).map(<[u8]>::to_vec)
    };
    let image = Image::edited(&whole, windows, &read).expect("an edit");
    assert!(read_bytes.get() < 500, "{} bytes were read", read_bytes.get());
    let (dossier, _) = Dossier::importing(builtin(), &[image]);
    assert_eq!(dossier.actor("n2500").map(|actor| actor.name.as_str()), Some("Bea New"));
    assert_eq!(dossier.actor("n2501").map(|actor| actor.name.as_str()), Some("Ann Other2501"));
}
