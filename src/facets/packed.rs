//! Lists as bytes that are looked up where they lie, so that nothing is read,
//! hashed or allocated before the first look.
//!
//! A packed list is made of parts, each behind its length. All numbers are in
//! little-endian order. Whatever the bytes are, looking something up neither
//! panics nor reads elsewhere, though what it finds in bytes that are no list means nothing.
//!
//! The lists of the program are packed from `assets/lexicon/*.txt` by the tests;
//! see the README there. What a lens brings is packed when the lens is read.

mod hashed;
#[cfg(test)]
pub(super) mod tests;

pub(super) use hashed::{Dictionary, Words};

/// A number of four bytes.
pub(super) type Four = [u8; 4];

/// A number of three bytes.
pub(super) type Three = [u8; 3];

/// A number as a list holds it; what is too large for it is the largest.
pub(super) fn four(number: usize) -> Four {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

/// The number that a list holds, to count or to look something up with.
pub(super) fn number(bytes: Four) -> usize {
    usize::try_from(u32::from_le_bytes(bytes)).unwrap_or(usize::MAX)
}

/// A number in three bytes; none if it needs more.
pub(super) fn three(number: usize) -> Option<Three> {
    match four(number) {
        [a, b, c, 0] => Some([a, b, c]),
        _ => None,
    }
}

/// The number that three bytes hold.
pub(super) fn of_three([a, b, c]: Three) -> u32 {
    u32::from_le_bytes([a, b, c, 0])
}

/// Puts parts into one list.
pub(super) fn joined(parts: &[&[u8]]) -> Vec<u8> {
    let length = parts.iter().map(|part| part.len() + 4).sum();
    let mut all = Vec::with_capacity(length);
    for part in parts {
        all.extend(four(part.len()));
        all.extend_from_slice(part);
    }
    all
}

/// The parts of a list; those that are missing are empty.
pub(super) const fn parts<const N: usize>(list: &[u8]) -> [&[u8]; N] {
    let mut parts: [&[u8]; N] = [&[]; N];
    let mut left: &mut [&[u8]] = &mut parts;
    let mut list = list;
    while let (Some((part, others)), Some((length, rest))) =
        (left.split_first_mut(), list.split_first_chunk())
        && let Some((bytes, rest)) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)
    {
        *part = bytes;
        left = others;
        list = rest;
    }
    parts
}

/// Texts by their numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Texts<'a> {
    /// Where each ends.
    ends: &'a [Four],
    letters: &'a [u8],
}

impl<'a> Texts<'a> {
    /// Texts as [`Self::pack`] has them.
    pub(super) const fn of(list: &'a [u8]) -> Self {
        let [ends, letters] = parts(list);
        let (ends, _) = ends.as_chunks();
        Self { ends, letters }
    }

    /// Packs texts, which are known by their numbers.
    pub(super) fn pack<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<u8> {
        let (mut ends, mut letters) = (Vec::new(), Vec::new());
        for text in texts {
            letters.extend_from_slice(text.as_bytes());
            ends.extend(four(letters.len()));
        }
        joined(&[&ends, &letters])
    }

    /// A text, if there are so many.
    pub(super) fn get(&self, at: usize) -> Option<&'a str> {
        let end = number(*self.ends.get(at)?);
        let before = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.map_or(0, |start| number(*start));
        std::str::from_utf8(self.letters.get(start..end)?).ok()
    }
}
