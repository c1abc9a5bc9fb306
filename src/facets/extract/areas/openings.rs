//! Which words may have another of the same stem in an article, told by their first
//! letters, so that the others need not be looked at.

use crate::facets::phrase::Token;
use crate::text::fingerprint::SPREAD;
use crate::text::word::{eight_of, first_eight};

/// How often words begin alike: those of one stem share the first four letters, or all
/// that they have. A bit tells of some letters that they came up, and another that they
/// came up again.
pub(super) struct Openings {
    once: [u64; Self::SLOTS],
    again: [u64; Self::SLOTS],
}

impl Openings {
    /// So many of 64 bits each that of the words of an article one in ten shares a bit by
    /// chance.
    const SLOTS: usize = 1 << 6;

    /// Counts the words of an article.
    pub(super) fn of<'t>(words: impl Iterator<Item = &'t Token<'t>>) -> Self {
        let mut all = Self::none();
        words.for_each(|word| all.count(word.begins()));
        all
    }

    /// Those of some stems, each of which recurs.
    pub(super) fn of_stems<'t>(stems: impl Iterator<Item = &'t str>) -> Self {
        let mut all = Self::none();
        stems.for_each(|stem| {
            let (slot, bit) = Self::place(first_eight(stem.as_bytes()));
            if let Some(again) = all.again.get_mut(slot) {
                *again |= bit;
            }
        });
        all
    }

    fn none() -> Self {
        Self {
            once: [0; Self::SLOTS],
            again: [0; Self::SLOTS],
        }
    }

    /// Where letters are among the bits.
    fn place(begins: u64) -> (usize, u64) {
        let mixed = (begins & eight_of(4)).wrapping_mul(SPREAD);
        ((mixed >> 58) as usize, 1 << (mixed >> 52 & 63))
    }

    fn count(&mut self, begins: u64) {
        let (slot, bit) = Self::place(begins);
        if let (Some(once), Some(again)) = (self.once.get_mut(slot), self.again.get_mut(slot)) {
            *again |= *once & bit;
            *once |= bit;
        }
    }

    /// Whether there may be another word of the same stem.
    pub(super) fn recurs(&self, word: &Token<'_>) -> bool {
        let (slot, bit) = Self::place(word.begins());
        self.again.get(slot).is_some_and(|again| again & bit != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::extract::lists::stem;
    use crate::facets::phrase::tokens;

    #[test]
    fn words_of_one_stem_recur_and_most_others_do_not() {
        let words = tokens("Fishing fleets that fished near the ports of Zürich and an Züricher");
        let openings = Openings::of(words.iter());
        let recurring: Vec<&str> = (words.iter())
            .filter(|word| openings.recurs(word))
            .map(|word| stem(word.folded()))
            .collect();
        assert_eq!(recurring, ["fish", "fish", "zurich", "zurich"]);
        let wanted = Openings::of_stems(["port"].into_iter());
        assert!(
            words
                .iter()
                .all(|word| wanted.recurs(word) == (word.folded() == "ports"))
        );
    }
}
