//! Where a quotation that is not there exactly may stand: stretches of the source in which much of it, weighted by how
//! rare its words are, comes together.

use crate::sources::prepared::Prepared;
use crate::sources::quote::{Joint, Quote};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// At most so many stretches are tried.
const REGIONS: usize = 12;
/// Words of the source that a gap may add to a stretch, and all gaps together.
const GAP: usize = 400;
const GAPS: usize = 1200;

/// What a search for seeds gives.
pub(super) struct Seeds {
    /// Stretches of the source's words, the best first: the words that have much of the quotation, and how far around
    /// them the rest may stand.
    pub regions: Vec<(Range<usize>, Range<usize>)>,
    /// How much each word of the quotation weighs: its information in this source, little for function words.
    pub weights: Vec<f32>,
}

/// The stretches of `source` in which `quote` may stand. Linear in both.
pub(super) fn find(quote: &Quote, source: &Prepared) -> Seeds {
    let mut slots: FxHashMap<u32, u32> = FxHashMap::default();
    let mut slot_of = Vec::with_capacity(quote.len());
    for word in &quote.words.words {
        let next = slots.len() as u32;
        slot_of.push(*slots.entry(word.hash).or_insert(next) as usize);
    }
    let hits = hits(source, &slots);
    let mut counts = vec![0u32; slots.len()];
    for (_, slot) in &hits {
        if let Some(count) = counts.get_mut(*slot as usize) {
            *count += 1;
        }
    }
    let total = source.len() as f32 + 1.0;
    let mut slot_weight = vec![0.0f32; slots.len()];
    for (index, slot) in slot_of.iter().enumerate() {
        let count = counts.get(*slot).copied().unwrap_or_default();
        let rare = (1.0 + total / (1.0 + count as f32)).ln();
        let letters = quote.words.letters_of(index, index + 1);
        if let Some(weight) = slot_weight.get_mut(*slot) {
            *weight = if is_function_word(letters) { rare * 0.3 } else { rare };
        }
    }
    let weights: Vec<f32> = slot_of.iter().map(|slot| slot_weight.get(*slot).copied().unwrap_or_default()).collect();

    let lead = lead(quote, &weights);
    let mut allowed = vec![0u32; slots.len()];
    let mut most = 0.0;
    for slot in slot_of.get(lead.clone()).unwrap_or_default() {
        if let (Some(count), Some(weight)) = (allowed.get_mut(*slot), slot_weight.get(*slot)) {
            *count += 1;
            most += weight;
        }
    }
    let width = lead.len() + lead.len() / 4 + 2;
    let mut windows = windows(&hits, &allowed, &slot_weight, width, most * 0.3);
    if quote.pieces().len() > 1 {
        // Gaps make each stretch long.
        windows.truncate(REGIONS / 2);
    }

    let gaps = |range: Range<usize>| -> usize {
        let count = |joint| range.clone().filter(|at| *at > 0 && quote.joint(*at) == joint).count();
        (count(Joint::Gap) * GAP).min(GAPS) + (count(Joint::Inserted) * super::exact::INSERTED_WORDS).min(GAPS)
    };
    let before = lead.start + lead.len() * 7 / 10 + 8 + gaps(0..lead.start + 1);
    let after = (quote.len() - lead.end) + lead.len() * 7 / 10 + 8 + gaps(lead.end..quote.len()) + 25;
    let regions = windows
        .into_iter()
        .map(|start| {
            let end = (start + width).min(source.len());
            (start..end, start.saturating_sub(before)..(end + after).min(source.len()))
        })
        .collect();
    Seeds { regions, weights }
}

/// The words of the source that the quotation has, with their slots.
fn hits(source: &Prepared, slots: &FxHashMap<u32, u32>) -> Vec<(u32, u32)> {
    // Most words are not in the quotation: a small bit set says so without a look into the map.
    let mut bits = [0u64; 64];
    for hash in slots.keys() {
        if let Some(word) = bits.get_mut((*hash >> 6 & 63) as usize) {
            *word |= 1 << (hash & 63);
        }
    }
    let mut out = Vec::new();
    for (at, word) in source.words.words.iter().enumerate() {
        let seen = bits.get((word.hash >> 6 & 63) as usize).is_some_and(|bits| bits >> (word.hash & 63) & 1 == 1);
        if seen && let Some(slot) = slots.get(&word.hash) {
            out.push((at as u32, *slot));
        }
    }
    out
}

/// The piece that is looked for: the one that says most; the whole where no piece says much.
fn lead(quote: &Quote, weights: &[f32]) -> Range<usize> {
    let weigh = |piece: &Range<usize>| weights.get(piece.clone()).map_or(0.0, |weights| weights.iter().sum::<f32>());
    let best = quote.pieces().into_iter().max_by(|a, b| weigh(a).total_cmp(&weigh(b))).unwrap_or(0..quote.len());
    if best.len() < 5 { 0..quote.len() } else { best }
}

/// Starts of the windows of `width` words that weigh most, at least `least`, the heaviest first.
fn windows(hits: &[(u32, u32)], allowed: &[u32], weight: &[f32], width: usize, least: f32) -> Vec<usize> {
    let mut inside = vec![0u32; allowed.len()];
    let mut score = 0.0f32;
    let mut tail = 0;
    let step = (width / 2).max(1);
    let mut best: Vec<(f32, usize)> = Vec::new();
    let mut bucket = usize::MAX;
    for (at, slot) in hits {
        let (at, slot) = (*at as usize, *slot as usize);
        let (Some(most), Some(weight_here)) = (allowed.get(slot), weight.get(slot)) else { continue };
        if let Some(count) = inside.get_mut(slot) {
            *count += 1;
            if *count <= *most {
                score += weight_here;
            }
        }
        while let Some((old, old_slot)) = hits.get(tail).map(|(old, slot)| (*old as usize, *slot as usize)) {
            if old + width > at {
                break;
            }
            if let (Some(count), Some(most), Some(weight)) =
                (inside.get_mut(old_slot), allowed.get(old_slot), weight.get(old_slot))
            {
                if *count <= *most {
                    score -= weight;
                }
                *count -= 1;
            }
            tail += 1;
        }
        if score < least {
            continue;
        }
        let start = hits.get(tail).map_or(at, |(first, _)| *first as usize);
        if at / step == bucket {
            if let Some(last) = best.last_mut()
                && score > last.0
            {
                *last = (score, start);
            }
        } else {
            bucket = at / step;
            best.push((score, start));
        }
    }
    best.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    // Windows that lie in each other lead to the same passage.
    let mut out: Vec<usize> = Vec::new();
    for (_, start) in best.iter().take(REGIONS * 8) {
        if out.len() == REGIONS {
            break;
        }
        if out.iter().all(|other| other.abs_diff(*start) > step) {
            out.push(*start);
        }
    }
    out
}

/// Words that say nothing about which passage it is.
pub(in crate::sources) fn is_function_word(letters: &str) -> bool {
    const LONGEST: usize = 5;
    const WORDS: &[&str] = &[
        "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can",
        "could", "d", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "him", "his", "i", "if",
        "in", "into", "is", "it", "its", "ll", "may", "me", "more", "my", "no", "not", "of", "on", "one", "or", "our",
        "out", "over", "re", "s", "said", "say", "says", "she", "so", "such", "t", "than", "that", "the", "their",
        "them", "there", "these", "they", "this", "those", "to", "up", "us", "ve", "was", "we", "were", "what", "when",
        "which", "who", "will", "with", "would", "you", "your",
    ];
    letters.len() <= LONGEST && WORDS.binary_search(&letters).is_ok()
}
