//! The spells of an office, as the phrases for it ask for them: made once an office, however often a text speaks of it.

use super::Names;
use super::layer::{Entry, role_key};
use crate::text::fold::{join_keys, phrase_key};
use dashmap::DashMap;
use jiff::civil::Date;
use rustc_hash::FxBuildHasher;
use std::sync::Arc;

/// One spell of an office.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spell {
    /// Number of the entry of who held it.
    pub number: u32,
    /// The earliest first day.
    pub first: Option<Date>,
    /// The latest last day.
    pub last: Option<Date>,
    /// Its title says that it was held for a time: `Acting President`.
    pub acting: bool,
    /// Key of the office's title, without `acting` and the like; of an empty one 0.
    pub office: u64,
}

/// Spells by the body's number and the key of the role. Only offices that somebody held are kept, so that it never outgrows the dossier.
pub type Memo = DashMap<(u32, u64), Arc<[Spell]>, FxBuildHasher>;

/// Words of a title held for a time.
const PASSING: [&str; 5] = ["acting", "interim", "caretaker", "transitional", "provisional"];

impl Names {
    /// The spells of the office `role` (a phrase key) of the entry `of`, by who held it, then by first day. Linear in them the first time.
    pub fn spells(&self, of: u32, role: u64) -> Arc<[Spell]> {
        if let Some(known) = self.spells.get(&(of, role)) {
            return known.clone();
        }
        let held = self.id_keys(of).flat_map(|body| self.holders(role_key(body, role)));
        let mut spells: Vec<Spell> = held.filter_map(|(number, at)| self.spell(number, at)).collect();
        spells.sort_by_key(|spell| (spell.number, spell.first));
        let spells: Arc<[Spell]> = spells.into();
        if !spells.is_empty() {
            self.spells.insert((of, role), spells.clone());
        }
        spells
    }

    fn spell(&self, number: u32, at: u32) -> Option<Spell> {
        let Some(Entry::Actor(actor)) = self.entry(number) else { return None };
        let position = actor.position.get(at as usize)?;
        let first = position.start.as_ref().and_then(|start| start.first);
        let last = position.end.as_ref().and_then(|end| end.last);
        let title = position.title.to_lowercase();
        let acting = title.split_whitespace().any(|word| PASSING.contains(&word));
        let plain = title.split_whitespace().filter(|word| !PASSING.contains(word) && *word != "ad");
        let office = plain.fold(0, |office, word| join_keys(office, phrase_key(word)));
        Some(Spell { number, first, last, acting, office })
    }
}
