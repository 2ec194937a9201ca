//! Images laid over a dossier: an imported entry that is one of the entries below stands for it, as a workspace's would.

use super::{Fault, Image};
use crate::dossier::load::Keys;
use crate::dossier::merge::{over_actor, over_event};
use crate::dossier::model::{Actor, Origin, Position};
use crate::dossier::names::Index;
use crate::dossier::names::layer::Entry;
use crate::dossier::store::{Dossier, Import};
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// So many images are layers of their own; entries of the others are unpacked into one layer.
const MOST_IMAGES: usize = 8;

/// Of ids that several files give, so many are said; the others are counted.
const MOST_SAID: usize = 1_000;

impl Dossier {
    /// Lays what was imported over `base`. Of an id that several files give, the first file's entry counts; the others are said, each at
    /// its file.
    ///
    /// Costs a few look-ups for each actor of `base`, and where there are several images a walk over their ids.
    pub fn importing(base: &Arc<Dossier>, images: &[Arc<Image>]) -> (Dossier, Vec<(Arc<str>, Fault)>) {
        let images: Vec<Arc<Image>> = images.iter().flat_map(|image| image.parts()).collect();
        let images = images.as_slice();
        let mut imports: Vec<Import> = images.iter().map(|image| (image.clone(), image.gone().collect())).collect();
        let faults = hide_repeated(&mut imports);
        let mut taken: FxHashSet<(usize, u32)> = FxHashSet::default();
        let (mut actors, mut events) = (Vec::new(), Vec::new());
        for lower in base.actors() {
            let Some((at, number)) = stands_for(images, lower, &taken) else { continue };
            let Some(upper) = images.get(at).and_then(|image| image.actor(number)) else { continue };
            taken.insert((at, number));
            let mut merged = over_actor(upper, Keys::of_actor(upper), Some(lower));
            add_below(&mut merged, lower);
            actors.push((Arc::new(merged), Some(lower.id.clone())));
        }
        for lower in base.events() {
            let found = images.iter().enumerate().find_map(|(at, image)| Some((at, image, image.by_id(&lower.id)?)));
            if let Some((at, image, number)) = found
                && let Some(Entry::Event(upper)) = image.entry(number)
            {
                taken.insert((at, number));
                events.push((Arc::new(over_event(upper, Keys::of_event(upper), Some(lower))), Some(lower.id.clone())));
            }
        }
        for (at, number) in taken {
            imports.get_mut(at).into_iter().for_each(|import| import.1.push(number));
        }
        imports.iter_mut().for_each(|(_, hidden)| hidden.sort_unstable());
        for (image, hidden) in smallest(&mut imports) {
            let hidden: FxHashSet<u32> = hidden.into_iter().collect();
            let live = (0..image.len() as u32).filter(|at| !hidden.contains(at));
            for entry in live.filter_map(|at| image.entry(at)) {
                match entry {
                    Entry::Actor(actor) => actors.push((actor.clone(), None)),
                    Entry::Event(event) => events.push((event.clone(), None)),
                }
            }
        }
        (Dossier::over_imports(base.clone(), imports, actors, events), faults)
    }
}

/// Takes the images out that have the fewest entries where there are too many: each that stays is a layer of names, which is looked
/// through at every word of a text.
fn smallest(imports: &mut Vec<Import>) -> Vec<Import> {
    if imports.len() <= MOST_IMAGES {
        return Vec::new();
    }
    let mut lengths: Vec<usize> = imports.iter().map(|(image, _)| image.len()).collect();
    lengths.sort_unstable_by_key(|length| std::cmp::Reverse(*length));
    let least = lengths.get(MOST_IMAGES).copied().unwrap_or(0);
    let (kept, taken) = std::mem::take(imports).into_iter().partition(|(image, _)| image.len() > least);
    *imports = kept;
    taken
}

/// Adds the names and offices of the entry below. A list that another program made is not meant to take the place of them, as what
/// somebody writes into a workspace is.
fn add_below(merged: &mut Actor, lower: &Actor) {
    for name in std::iter::once(&lower.name).chain(&lower.alias) {
        if *name != merged.name && !merged.alias.contains(name) {
            merged.alias.push(name.clone());
        }
    }
    let imported = std::mem::replace(&mut merged.position, lower.position.clone());
    for position in imported {
        let begins = |position: &Position| position.start.as_ref().and_then(|start| Some(start.first?.year()));
        let is_same = |other: &Position| other.of == position.of && begins(other) == begins(&position);
        if !lower.position.iter().any(is_same) {
            merged.position.push(position);
        }
    }
}

/// The imported actor that is the same as one below and stands for no other.
fn stands_for(images: &[Arc<Image>], lower: &Actor, taken: &FxHashSet<(usize, u32)>) -> Option<(usize, u32)> {
    images.iter().enumerate().find_map(|(at, image)| {
        let is_free = |number: &u32| !taken.contains(&(at, *number)) && image.actor(*number).is_some();
        let by_wikidata = || image.by_wikidata(lower.wikidata_id.as_deref()?).find(is_free);
        let same_schema = |number: &u32| image.actor(*number).is_some_and(|actor| actor.schema == lower.schema);
        let by_name = || image.by_name(&lower.name).filter(same_schema).find(is_free);
        let number = image.by_id(&lower.id).filter(is_free).or_else(by_wikidata).or_else(by_name)?;
        Some((at, number))
    })
}

/// Hides entries whose id an earlier image has.
fn hide_repeated(imports: &mut [Import]) -> Vec<(Arc<str>, Fault)> {
    let (mut faults, mut left_out) = (Vec::new(), 0);
    for at in 1..imports.len() {
        let (earlier, rest) = imports.split_at_mut(at);
        let Some((image, hidden)) = rest.first_mut() else { continue };
        // What has changed of a file since it was read is no repetition.
        for (first, _) in earlier.iter().filter(|(first, _)| first.file() != image.file()) {
            let repeated = common(&first.tables().by_id, &image.tables().by_id);
            let same = |(a, b): &(u32, u32)| first.id(*a).is_some_and(|id| image.id(*b) == Some(id));
            for (_, number) in repeated.into_iter().filter(same) {
                hidden.push(number);
                if faults.len() < MOST_SAID {
                    let name = first.file().rsplit('/').next().unwrap_or_default();
                    faults.push((image.file().clone(), repeated_id(image, number, name)));
                } else {
                    left_out += 1;
                }
            }
        }
        if left_out > 0 {
            let message = format!("{left_out} more ids that other files give already are not listed");
            let fault = Fault { rule: "limit-exceeded", span: Span::default(), message };
            faults.push((image.file().clone(), fault));
            left_out = 0;
        }
    }
    faults
}

fn repeated_id(image: &Image, number: u32, name: &str) -> Fault {
    let origin = image.entry(number).and_then(|entry| entry.origin().first());
    let span = match origin {
        Some(Origin::File { id_span, .. }) => *id_span,
        _ => Span::default(),
    };
    let id = image.id(number).unwrap_or_default();
    let message = format!("the id '{id}' is given in {name} already; ids are unique");
    Fault { rule: "dossier-error", span, message }
}

/// The values that two indexes have under equal keys. Linear.
fn common(a: &Index, b: &Index) -> Vec<(u32, u32)> {
    let mut others = b.rows().peekable();
    let mut found = Vec::new();
    for (key, value) in a.rows() {
        while others.next_if(|other| other.0 < key).is_some() {}
        while let Some(other) = others.next_if(|other| other.0 == key) {
            found.push((value, other.1));
        }
    }
    found
}
