//! Lists as bytes that are looked up where they lie, so that nothing is read,
//! hashed or allocated before the first look.
//!
//! A packed list is made of parts, each behind its length. All numbers are in
//! little-endian order. Whatever the bytes are, looking something up neither
//! panics nor reads elsewhere; in bytes that are no list nothing is found.
//!
//! The lists of the program are packed from `assets/lexicon/*.txt` by the tests;
//! see the README there. What a lens brings is packed when the lens is read.

mod sorted;
#[cfg(test)]
pub(super) mod tests;

use super::hash::folded;
use crate::text::word::first_eight;
pub(super) use sorted::Sorted;

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

/// Words with a number each.
///
/// A word is looked for by its hash, in the rows that the slots from there on name; an
/// empty slot ends the search.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dictionary<'a> {
    /// The number of a row from 1; 0 if there is none.
    slots: &'a [[u8; 2]],
    rows: &'a [Row],
    /// The letters of each word behind its first eight.
    letters: &'a [u8],
}

/// The first eight letters of a word, by which most are told; the number that it stands
/// for; and where its other letters begin.
type Row = [u8; 14];

impl<'a> Dictionary<'a> {
    /// A dictionary as [`Self::pack`] has it.
    pub(super) const fn of(list: &'a [u8]) -> Self {
        let [slots, rows, letters] = parts(list);
        Self {
            slots: slots.as_chunks().0,
            rows: rows.as_chunks().0,
            letters,
        }
    }

    /// Packs words, each once and at most 65,535 of them.
    #[cfg(test)]
    pub(super) fn pack<'t>(words: impl IntoIterator<Item = (&'t str, u32)>) -> Vec<u8> {
        let words: Vec<_> = words.into_iter().collect();
        let size = (2 * words.len()).next_power_of_two();
        let mut slots = vec![[0; 2]; size];
        let (mut rows, mut letters) = (Vec::new(), Vec::new());
        let mut add = |begins: u64, numbers: [usize; 2]| {
            rows.extend(begins.to_le_bytes());
            let numbers = numbers.map(|number| three(number).expect("a small number"));
            rows.extend(numbers.as_flattened());
        };
        for (row, (word, stands_for)) in (1..).zip(words) {
            let word = word.as_bytes();
            let begins = first_eight(word);
            let mut at = place(word, begins) & (size - 1);
            while slots[at] != [0; 2] {
                at = (at + 1) & (size - 1);
            }
            slots[at] = u16::try_from(row).expect("few words").to_le_bytes();
            add(begins, [stands_for as usize, letters.len()]);
            letters.extend_from_slice(word.get(8..).unwrap_or_default());
        }
        // Where the last word ends.
        add(0, [0, letters.len()]);
        joined(&[slots.as_flattened(), &rows, &letters])
    }

    /// What a word stands for.
    pub(super) fn get(&self, word: &[u8]) -> Option<u32> {
        self.get_begun(word, first_eight(word))
    }

    /// The same of a word of which the [first eight](first_eight) letters are known.
    pub(super) fn get_begun(&self, word: &[u8], begins: u64) -> Option<u32> {
        let last = self.slots.len().checked_sub(1)?;
        let first = place(word, begins);
        for step in 0..self.slots.len() {
            let slot = *self.slots.get(first.wrapping_add(step) & last)?;
            let row = usize::from(u16::from_le_bytes(slot)).checked_sub(1)?;
            let (known, numbers) = self.rows.get(row)?.split_first_chunk()?;
            if u64::from_le_bytes(*known) == begins && (word.len() < 8 || self.ends_like(row, word))
            {
                return Some(of_three(*numbers.first_chunk()?));
            }
        }
        None
    }

    /// Whether the word of a row has the letters of a word behind the first eight.
    #[inline(never)]
    fn ends_like(&self, row: usize, word: &[u8]) -> bool {
        let letters = |row: usize| {
            let start = self.rows.get(row)?.last_chunk()?;
            Some(of_three(*start) as usize)
        };
        let ends = letters(row).zip(letters(row + 1));
        let letters = ends.and_then(|(start, end)| self.letters.get(start..end));
        letters.is_some_and(|letters| word.get(8..) == Some(letters))
    }
}

/// The number of the slot, among any that are a power of two, in which a word is
/// looked for first.
fn place(word: &[u8], begins: u64) -> usize {
    let mut hash = folded(begins ^ word.len() as u64);
    // Most words have no more.
    for eight in word.get(8..).unwrap_or_default().chunks(8) {
        hash = folded(hash ^ first_eight(eight));
    }
    usize::try_from(hash >> 32).unwrap_or_default()
}
