//! Which words may have another of the same stem in an article, told by their first
//! letters, so that the others need not be looked at.

use crate::facets::phrase::Token;
use crate::text::fingerprint::SPREAD;
use crate::text::word::{eight_of, first_eight};

/// How often words begin alike: those of one stem share the first four letters, or all
/// that they have.
pub(super) struct Openings(Box<[u8]>);

impl Openings {
    /// So many that of the words of an article one in ten shares a slot by chance.
    const SLOTS: usize = 1 << 12;

    /// Counts the words of an article.
    pub(super) fn of<'t>(words: impl Iterator<Item = &'t Token<'t>>) -> Self {
        let mut all = Self::none();
        words.for_each(|word| all.count(word.begins(), 1));
        all
    }

    /// Those of some stems, each of which recurs.
    pub(super) fn of_stems<'t>(stems: impl Iterator<Item = &'t str>) -> Self {
        let mut all = Self::none();
        stems.for_each(|stem| all.count(first_eight(stem.as_bytes()), 2));
        all
    }

    fn none() -> Self {
        Self(vec![0; Self::SLOTS].into())
    }

    fn slot(begins: u64) -> usize {
        let mixed = (begins & eight_of(4)).wrapping_mul(SPREAD);
        usize::try_from(mixed >> 52).unwrap_or_default()
    }

    fn count(&mut self, begins: u64, by: u8) {
        if let Some(count) = self.0.get_mut(Self::slot(begins)) {
            *count = count.saturating_add(by);
        }
    }

    /// Whether there may be another word of the same stem.
    pub(super) fn recurs(&self, word: &Token<'_>) -> bool {
        (self.0.get(Self::slot(word.begins()))).is_some_and(|count| *count > 1)
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
