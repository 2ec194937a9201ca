//! Bytes that tables are read from in place: owned, or part of a file that is mapped into memory.
//!
//! Numbers in them are little-endian. Reading past the end gives nothing: what a file holds is never trusted.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// What owns the bytes: a vector, a mapped file.
type Owner = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A stretch of shared bytes. Cloning is cheap.
#[derive(Clone)]
pub struct Bytes {
    owner: Owner,
    range: Range<usize>,
}

impl Bytes {
    /// All bytes of `owner`.
    pub fn new(owner: impl AsRef<[u8]> + Send + Sync + 'static) -> Self {
        let range = 0..owner.as_ref().len();
        Bytes { owner: Arc::new(owner), range }
    }

    /// A part of them; `None` where it is not inside.
    pub fn part(&self, part: Range<usize>) -> Option<Bytes> {
        self.get(part.clone())?;
        Some(Bytes { owner: self.owner.clone(), range: self.range.start + part.start..self.range.start + part.end })
    }
}

impl Default for Bytes {
    fn default() -> Self {
        Bytes::new([])
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        (*self.owner).as_ref().get(self.range.clone()).unwrap_or_default()
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.len())
    }
}

/// The number that begins at byte `at`.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}

/// The number that begins at byte `at`.
pub fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|eight| u64::from_le_bytes(*eight))
}

/// Index of the first of the rows of `row` bytes that is not `before`; rows for which it holds come first. Logarithmic.
pub fn partition(bytes: &[u8], row: usize, before: impl Fn(&[u8]) -> bool) -> usize {
    let (mut low, mut high) = (0, bytes.len() / row.max(1));
    while low < high {
        let middle = low + (high - low) / 2;
        match bytes.get(middle * row..).is_some_and(&before) {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    low
}

/// Writes a number in as few bytes as it needs (LEB128).
pub fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Reads a number that [`put_number`] wrote and moves `rest` past it; `None` where there is none.
pub fn take_number(rest: &mut &[u8]) -> Option<usize> {
    let mut number = 0usize;
    for shift in (0..usize::BITS).step_by(7) {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        number |= usize::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Writes a text after its length.
pub fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

/// Reads a text that [`put_text`] wrote and moves `rest` past it; `None` where there is none.
pub fn take_text<'a>(rest: &mut &'a [u8]) -> Option<&'a str> {
    let length = take_number(rest)?;
    let (text, after) = rest.split_at_checked(length)?;
    *rest = after;
    std::str::from_utf8(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_stay_inside() {
        let bytes = Bytes::new(vec![1u8, 2, 3, 4, 5]);
        let part = bytes.part(1..4).unwrap();
        assert_eq!(&*part, [2, 3, 4]);
        assert_eq!(&*part.part(1..2).unwrap(), [3]);
        assert!(part.part(2..4).is_none());
        assert_eq!((u32_at(&bytes, 1), u32_at(&bytes, 2), u64_at(&bytes, 0)), (Some(0x0504_0302), None, None));
    }

    proptest! {
        #[test]
        fn what_is_put_is_taken(numbers in prop::collection::vec(any::<usize>(), 0..9), text in "\\PC{0,20}") {
            let mut out = Vec::new();
            numbers.iter().for_each(|number| put_number(&mut out, *number));
            put_text(&mut out, &text);
            let mut rest = out.as_slice();
            for number in numbers {
                prop_assert_eq!(take_number(&mut rest), Some(number));
            }
            prop_assert_eq!(take_text(&mut rest), Some(text.as_str()));
            prop_assert!(rest.is_empty());
        }

        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..30)) {
            let mut rest = bytes.as_slice();
            while take_text(&mut rest).is_some() {}
        }
    }
}
