//! Near-duplicate texts: shingles of words and MinHash (Broder 1997).

use crate::sources::prepared::Prepared;
use rustc_hash::FxHashMap;

/// Words in a shingle.
const SHINGLE: usize = 5;
/// Rows of the signature, in [`BANDS`] bands.
const ROWS: usize = 48;
const BANDS: usize = 16;
/// One shingle in so many is kept where a text has more than [`SMALL`].
const SAMPLE: u32 = 4;
const SMALL: usize = 400;
/// A text with fewer shingles has no fingerprint.
const LEAST: usize = 12;

/// The fingerprint of a text: under 200 bytes and a quarter of its shingles.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fingerprint {
    /// Hashes of shingles, ascending; a sample for long texts.
    shingles: Vec<u32>,
    sampled: bool,
    /// The least hash of each row.
    signature: Vec<u32>,
}

impl Fingerprint {
    /// The fingerprint of a source; empty for a text of a few words. Linear.
    pub fn of(source: &Prepared) -> Fingerprint {
        let words = &source.words.words;
        let mut shingles: Vec<u32> = words
            .windows(SHINGLE)
            .map(|shingle| shingle.iter().fold(0u64, |all, word| mix(all ^ u64::from(word.hash))) as u32)
            .collect();
        shingles.sort_unstable();
        shingles.dedup();
        if shingles.len() < LEAST {
            return Fingerprint::default();
        }
        let signature = (0..ROWS as u64)
            .map(|row| {
                let seed = mix(row + 1);
                shingles.iter().map(|shingle| mix(seed ^ u64::from(*shingle)) as u32).min().unwrap_or(u32::MAX)
            })
            .collect();
        let sampled = shingles.len() > SMALL;
        if sampled {
            shingles.retain(|shingle| shingle.is_multiple_of(SAMPLE));
        }
        Fingerprint { shingles, sampled, signature }
    }

    /// The share of the smaller text's shingles that the other has, 0 to 1.
    pub fn containment(&self, other: &Fingerprint) -> f32 {
        let sampled = self.sampled || other.sampled;
        let kept = |print: &Fingerprint| -> Vec<u32> {
            let keep = |shingle: &u32| !sampled || shingle.is_multiple_of(SAMPLE);
            print.shingles.iter().copied().filter(keep).collect()
        };
        let (ours, theirs) = (kept(self), kept(other));
        let smaller = ours.len().min(theirs.len());
        if smaller < 3 {
            return 0.0;
        }
        let common = ours.iter().filter(|shingle| theirs.binary_search(shingle).is_ok()).count();
        common as f32 / smaller as f32
    }

    /// The likeness of the two texts as wholes (Jaccard), estimated.
    pub fn resemblance(&self, other: &Fingerprint) -> f32 {
        if self.signature.is_empty() || other.signature.is_empty() {
            return 0.0;
        }
        let same = self.signature.iter().zip(&other.signature).filter(|(a, b)| a == b).count();
        same as f32 / ROWS as f32
    }
}

/// Pairs of texts that are near-duplicates as wholes, with their likeness. Near linear: only texts that share a band of
/// the signature are compared, and of a band that very many share, neighbours only.
pub fn near_duplicates(prints: &[Fingerprint]) -> Vec<(usize, usize, f32)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for band in 0..BANDS {
        let mut buckets: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (index, print) in prints.iter().enumerate() {
            let rows = ROWS / BANDS;
            if let Some(part) = print.signature.get(band * rows..(band + 1) * rows) {
                let key = part.iter().fold(0u64, |all, row| mix(all ^ u64::from(*row)));
                buckets.entry(key).or_default().push(index);
            }
        }
        for bucket in buckets.values() {
            for (at, first) in bucket.iter().enumerate() {
                pairs.extend(bucket.iter().skip(at + 1).take(16).map(|second| (*first, *second)));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
        .into_iter()
        .filter_map(|(first, second)| {
            let likeness = prints.get(first)?.resemblance(prints.get(second)?);
            (likeness >= 0.5).then_some((first, second, likeness))
        })
        .collect()
}

/// A step of SplitMix64: spreads bits.
fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
