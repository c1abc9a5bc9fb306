//! Words by their hash: each has a row of its own, so that one look tells whether it is
//! there, and what it stands for.
//!
//! The hash of a word tells a group and a mark. Each group has a number that moves
//! its words to rows that are free, which packing finds (Belazzougui, Botelho and
//! Dietzfelbinger, "Hash, displace, and compress", 2009). A row holds the mark of its word
//! in place of the letters, so nothing is compared letter by letter and hardly a
//! branch need be guessed. The price is that a word which is not there may have the mark of
//! one that is: in a [`Dictionary`] one of a million million words has, in [`Words`] one of
//! four thousand million.

use crate::facets::hash::{of_word, scattered};
use crate::text::fingerprint::SPREAD;
use crate::text::word::first_eight;

/// Where the row of a word is.
#[derive(Debug, Clone, Copy)]
struct Rows<'a, const N: usize> {
    /// By what each group is moved.
    moves: &'a [[u8; 2]],
    rows: &'a [[u8; N]],
}

impl<'a, const N: usize> Rows<'a, N> {
    const fn of(list: &'a [u8]) -> Self {
        let [moves, rows] = super::parts(list);
        Self {
            moves: moves.as_chunks().0,
            rows: rows.as_chunks().0,
        }
    }

    /// The row that a word with this hash has, or that some other has.
    #[inline]
    fn row(&self, hash: u64) -> Option<&'a [u8; N]> {
        let by = self.moves.get(group(hash, self.moves.len()))?;
        self.rows.get(moved(hash, *by, self.rows.len()))
    }
}

/// The group of a hash, of so many.
fn group(hash: u64, groups: usize) -> usize {
    share(hash, groups)
}

/// The row of a hash whose group is moved, of so many.
fn moved(hash: u64, by: [u8; 2], rows: usize) -> usize {
    let by = u64::from(u16::from_le_bytes(by)) << 48;
    share((hash ^ by).wrapping_mul(SPREAD) >> 32, rows)
}

/// The lower half of a hash, as a part of so many.
fn share(hash: u64, count: usize) -> usize {
    ((hash & u64::from(u32::MAX)).wrapping_mul(count as u64) >> 32) as usize
}

/// The mark of a hash: what neither its group nor its row tells.
fn mark(hash: u64) -> u64 {
    scattered(hash)
}

/// Words with a number each, of three bytes.
#[derive(Debug, Clone, Copy)]
pub(in crate::facets) struct Dictionary<'a>(Rows<'a, 8>);

/// The bits of a row that are the number; the others are the mark.
const NUMBER: u64 = 0xff_ffff;

impl<'a> Dictionary<'a> {
    /// A dictionary as [`Self::pack`] has it.
    pub(in crate::facets) const fn of(list: &'a [u8]) -> Self {
        Self(Rows::of(list))
    }

    /// What a word stands for.
    pub(in crate::facets) fn get(&self, word: &[u8]) -> Option<u32> {
        let (number, is_there) = self.look(of_word(word, first_eight(word)));
        is_there.then_some(number)
    }

    /// The same of a word of which the [first eight](first_eight) letters are known; 0 if
    /// the word is not there.
    #[inline]
    pub(in crate::facets) fn get_begun(&self, word: &[u8], begins: u64) -> u32 {
        self.get_hashed(of_word(word, begins))
    }

    /// The same of a word of which the hash is known.
    #[inline]
    pub(in crate::facets) fn get_hashed(&self, hash: u64) -> u32 {
        let (number, is_there) = self.look(hash);
        number & 0_u32.wrapping_sub(u32::from(is_there))
    }

    #[inline]
    fn look(&self, hash: u64) -> (u32, bool) {
        let row = self.0.row(hash).map_or(0, |row| u64::from_le_bytes(*row));
        let number = (row & NUMBER) as u32;
        // Nothing is guessed from what may come slowly.
        (number, (row != 0) & ((row ^ mark(hash)) <= NUMBER))
    }

    /// Packs words, each once.
    #[cfg(test)]
    pub(in crate::facets) fn pack<'t>(words: impl IntoIterator<Item = (&'t str, u32)>) -> Vec<u8> {
        let words: Vec<_> = words.into_iter().collect();
        packing::pack(words.iter().map(|(word, _)| *word), |hash, at| {
            let number = u64::from(words[at].1);
            assert!(number <= NUMBER, "a large number");
            (mark(hash) & !NUMBER | number).to_le_bytes()
        })
    }
}

/// Words of which only is asked whether they are there.
#[derive(Debug, Clone, Copy)]
pub(in crate::facets) struct Words<'a>(Rows<'a, 4>);

impl<'a> Words<'a> {
    /// Words as [`Self::pack`] has them.
    pub(in crate::facets) const fn of(list: &'a [u8]) -> Self {
        Self(Rows::of(list))
    }

    /// Whether this is one of the words.
    pub(in crate::facets) fn has(&self, word: &[u8]) -> bool {
        let hash = of_word(word, first_eight(word));
        self.0.row(hash).is_some_and(|row| *row == Self::row(hash))
    }

    fn row(hash: u64) -> [u8; 4] {
        let [.., a, b, c, d] = mark(hash).to_le_bytes();
        [a, b, c, d]
    }

    /// Packs words, each once.
    #[cfg(test)]
    pub(in crate::facets) fn pack(words: &[&str]) -> Vec<u8> {
        packing::pack(words.iter().copied(), |hash, _| Self::row(hash))
    }
}

#[cfg(test)]
mod packing {
    use std::cmp::Reverse;

    use super::*;
    use crate::facets::packed::joined;

    /// Packs words into groups of four or so and into rows of which few are free, each with
    /// what `row` makes of the hash and the number of its word.
    pub(super) fn pack<'t, const N: usize>(
        words: impl Iterator<Item = &'t str>,
        row: impl Fn(u64, usize) -> [u8; N],
    ) -> Vec<u8> {
        let hash = |word: &str| of_word(word.as_bytes(), first_eight(word.as_bytes()));
        let hashes: Vec<u64> = words.map(hash).collect();
        let count = hashes.len() + hashes.len() / 32;
        let mut groups = vec![Vec::new(); hashes.len().div_ceil(4)];
        let mut moves = vec![[0; 2]; groups.len()];
        for (at, hash) in hashes.iter().enumerate() {
            groups[group(*hash, moves.len())].push(at);
        }
        // The largest are the hardest to find room for.
        let mut order: Vec<usize> = (0..groups.len()).collect();
        order.sort_by_key(|group| Reverse(groups[*group].len()));
        let mut rows = vec![[0; N]; count];
        let mut is_taken = vec![false; count];
        for number in order {
            let own = &groups[number];
            let places = |by: [u8; 2]| {
                let mut places: Vec<usize> =
                    own.iter().map(|at| moved(hashes[*at], by, count)).collect();
                let are_free = places.iter().all(|place| !is_taken[*place]);
                places.sort_unstable();
                places.dedup();
                are_free && places.len() == own.len()
            };
            let by = (0..=u16::MAX).map(u16::to_le_bytes).find(|by| places(*by));
            moves[number] = by.expect("no word twice");
            for at in own {
                let place = moved(hashes[*at], moves[number], count);
                is_taken[place] = true;
                rows[place] = row(hashes[*at], *at);
            }
        }
        joined(&[moves.as_flattened(), rows.as_flattened()])
    }
}
