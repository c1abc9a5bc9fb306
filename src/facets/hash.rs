//! Hashes of words: for tables whose keys are of a document, and for packed lists.

use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::sync::LazyLock;

use crate::text::fingerprint::SPREAD;
use crate::text::word::first_eight;

/// For tables whose keys are of a document, which does not know the seed.
#[derive(Debug, Clone)]
pub(super) struct Seeded(u64);

impl Default for Seeded {
    fn default() -> Self {
        // One for all, since an article has many small tables.
        static SEED: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0));
        Self(*SEED)
    }
}

impl BuildHasher for Seeded {
    type Hasher = Folded;

    fn build_hasher(&self) -> Folded {
        Folded(self.0)
    }
}

/// Eight bytes multiplied, and the halves of the product put together.
pub(super) fn folded(bytes: u64) -> u64 {
    let product = u128::from(bytes ^ 0x243f_6a88_85a3_08d3) * u128::from(SPREAD);
    #[expect(clippy::cast_possible_truncation, reason = "the halves of a product")]
    let halves = ((product >> 64) as u64, product as u64);
    halves.0 ^ halves.1
}

/// The bits of a number scattered by another odd number without a pattern, for where
/// [`SPREAD`] is used beside it.
pub(super) const fn scattered(number: u64) -> u64 {
    number.wrapping_mul(0xd6e8_feb8_6659_fd93)
}

/// The hash of a word whose [first eight](first_eight) bytes are known already.
#[inline]
pub(super) fn of_word(word: &[u8], begins: u64) -> u64 {
    // The length tells zeros behind the last byte from bytes; over all bits it is not
    // mistaken for another letter.
    let hash = folded(begins ^ scattered(word.len() as u64));
    // Most words have no more.
    if word.len() > 8 {
        of_rest(hash, word)
    } else {
        hash
    }
}

/// Puts the bytes of a word behind the first eight to the hash of those: eight at a time,
/// the last eight of all for what is left.
fn of_rest(mut hash: u64, word: &[u8]) -> u64 {
    let mut rest = word.get(8..).unwrap_or_default();
    while let Some((eight, behind)) = rest.split_first_chunk()
        && !behind.is_empty()
    {
        hash = folded(hash ^ u64::from_le_bytes(*eight));
        rest = behind;
    }
    let last = word
        .last_chunk()
        .map_or(0, |last| u64::from_le_bytes(*last));
    folded(hash ^ last)
}

/// Eight bytes at a time, as [`folded`] has them.
#[derive(Debug, Default)]
pub(super) struct Folded(u64);

impl Folded {
    fn mix(&mut self, bytes: u64) {
        self.0 = folded(self.0 ^ bytes);
    }
}

impl Hasher for Folded {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        // Zeros behind the last byte are told from bytes by the length.
        self.0 ^= u64::try_from(bytes.len()).unwrap_or_default();
        self.mix(first_eight(bytes));
        for eight in bytes.get(8..).unwrap_or_default().chunks(8) {
            self.mix(first_eight(eight));
        }
    }

    fn write_u64(&mut self, bytes: u64) {
        self.mix(bytes);
    }

    // Only the end of a text, which its length has told.
    fn write_u8(&mut self, _: u8) {}
}

/// A word as the key of a table. Its first eight letters tell it from most others, so that
/// hardly any is compared letter by letter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    begins: u64,
    text: &'a str,
}

impl<'a> Word<'a> {
    /// The key of a word.
    pub(super) fn of(text: &'a str) -> Self {
        let begins = first_eight(text.as_bytes());
        Self { begins, text }
    }
}

impl PartialEq for Word<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.begins == other.begins
            && self.text.len() == other.text.len()
            && (self.text.len() <= 8 || self.text == other.text)
    }
}

impl Eq for Word<'_> {}

impl Hash for Word<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        hasher.write_u64(of_word(self.text.as_bytes(), self.begins));
    }
}

/// How some words begin, by the first eight of their letters: most others are told from them
/// by that, without a branch.
#[derive(Debug, Clone)]
pub(super) struct Beginnings([u64; 64]);

impl Beginnings {
    /// Those of words of ASCII.
    pub(super) const fn of(words: &[&str]) -> Self {
        Self([0; 64]).with(words)
    }

    /// These and those of other words.
    pub(super) const fn with(mut self, words: &[&str]) -> Self {
        let mut left = words;
        while let [word, rest @ ..] = left {
            self.add(first_eight(word.as_bytes()));
            left = rest;
        }
        self
    }

    /// Where the letters are among the bits.
    #[inline]
    const fn place(letters: u64) -> (usize, u64) {
        let mixed = letters.wrapping_mul(SPREAD);
        ((mixed >> 58) as usize, 1 << (mixed >> 52 & 63))
    }

    /// Adds those of a word.
    #[inline]
    pub(super) const fn add(&mut self, letters: u64) {
        let (slot, bit) = Self::place(letters);
        if let Some((_, [slot, ..])) = self.0.split_at_mut_checked(slot) {
            *slot |= bit;
        }
    }

    /// Whether one of the words begins so, or may.
    #[inline]
    pub(super) fn has(&self, letters: u64) -> bool {
        let (slot, bit) = Self::place(letters);
        self.0.get(slot).is_some_and(|slot| slot & bit != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_one_key_if_they_are_one_text() {
        let words = [
            "",
            "a",
            "a\0",
            "harbour",
            "harbours",
            "harbours\0",
            "harbourside",
            "harboursides",
            "harbourmaster",
        ];
        let hash = |word: Word<'_>| Seeded::default().hash_one(word);
        for one in words {
            for other in words {
                let (key, again) = (Word::of(one), Word::of(other));
                assert_eq!(key == again, one == other, "{one} {other}");
                assert_eq!(hash(key) == hash(again), one == other, "{one} {other}");
            }
        }
    }

    #[test]
    fn lengths_are_told_from_letters() {
        let hash = |word: &str| of_word(word.as_bytes(), first_eight(word.as_bytes()));
        // Their first letters differ as their lengths do.
        assert_ne!(hash("caaaaaaaa"), hash("aaaaaaaaaaa"));
        assert_ne!(hash("a\0"), hash("b"));
    }
}
