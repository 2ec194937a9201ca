//! Short words as numbers: in lower case, compared and hashed without following a pointer.

use super::Span;

/// The bytes of a word of at most `8 * N` bytes with its ASCII letters in lower case and zeros behind; `None` for a longer one.
#[inline]
pub fn packed<const N: usize>(word: &str) -> Option<[u64; N]> {
    let bytes = word.as_bytes();
    if bytes.len() > 8 * N {
        return None;
    }
    let mut out = [0; N];
    for (place, chunk) in out.iter_mut().zip(bytes.chunks(8)) {
        *place = lower(little_endian(chunk));
    }
    Some(out)
}

/// [`packed`] of the word `span` of a text, for `N` up to 3. What stands behind it in the text is read with it and left out again, which spares a
/// walk over its bytes.
#[inline]
pub fn packed_in<const N: usize>(text: &str, span: Span) -> Option<[u64; N]> {
    let row = text.as_bytes().get(span.start..).and_then(|rest| rest.first_chunk::<24>());
    let Some(row) = row.filter(|_| N <= 3) else { return packed(span.of(text)) };
    if span.len() > 8 * N {
        return None;
    }
    let mut out = [0; N];
    for ((place, eight), before) in out.iter_mut().zip(row.as_chunks().0).zip([0, 8, 16]) {
        *place = lower(u64::from_le_bytes(*eight) & first_bytes(span.len().saturating_sub(before)));
    }
    Some(out)
}

/// All bits of the first bytes of eight, and of all eight where there are more.
#[inline]
const fn first_bytes(count: usize) -> u64 {
    if count < 8 { (1 << (8 * count)) - 1 } else { u64::MAX }
}

/// A hash of a packed word whose upper bits are good.
#[inline]
pub fn mixed<const N: usize>(word: &[u64; N]) -> u64 {
    let hash = word.iter().fold(0_u64, |hash, part| (hash.rotate_left(29) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

/// At most eight bytes as a number, without a copy of a length that is not known beforehand.
#[inline]
fn little_endian(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    if let (Some(front), Some(back)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let shift = 8 * (bytes.len() - 4);
        return u64::from(u32::from_le_bytes(*front)) | u64::from(u32::from_le_bytes(*back)) << shift;
    }
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Eight bytes with the ASCII letters among them in lower case.
#[inline]
const fn lower(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let low = bytes & (0x7f * EACH);
    let from_a = low + (0x80 - b'A' as u64) * EACH;
    let past_z = low + (0x7f - b'Z' as u64) * EACH;
    let upper = (from_a ^ past_z) & !bytes & (0x80 * EACH);
    bytes | upper >> 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_packed_word_is_its_bytes_in_lower_case(word in any::<String>()) {
            let expected = (word.len() <= 24).then(|| {
                let mut bytes = [0u8; 24];
                bytes[..word.len()].copy_from_slice(word.to_ascii_lowercase().as_bytes());
                bytes
            });
            let found = packed::<3>(&word).map(|parts| {
                let bytes: Vec<u8> = parts.iter().flat_map(|part| part.to_le_bytes()).collect();
                <[u8; 24]>::try_from(bytes).unwrap()
            });
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn in_a_text_it_is_the_same(before in "[a-zA-Zé ]{0,9}", word in "[a-zA-Zé]{0,27}", after in "[ -~é]{0,30}") {
            let text = format!("{before}{word}{after}");
            let span = Span::new(before.len(), before.len() + word.len());
            prop_assert_eq!(packed_in::<3>(&text, span), packed::<3>(&word));
            prop_assert_eq!(packed_in::<2>(&text, span), packed::<2>(&word));
        }
    }
}
