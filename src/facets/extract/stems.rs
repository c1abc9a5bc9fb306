//! Stems of the words of a label that mean something, by which labels are compared.

use std::borrow::Cow;
use std::hash::BuildHasher as _;

use smallvec::SmallVec;

use super::lists::{Kind, WordKinds, is_helping, stem};
use crate::facets::hash::Seeded;
use crate::facets::phrase::read_tokens;

/// The numbers of some stems: their hashes, by a seed that nobody who writes an
/// article knows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Stems {
    /// In order and each once; most labels have no more than eight.
    numbers: SmallVec<[u64; 8]>,
    /// A bit for each of them, by which most that share none are told at once.
    marks: u64,
}

impl Stems {
    /// The stems of a label.
    pub(super) fn of(label: &str) -> Self {
        let mut stems = Self::default();
        each_stem(label, |stem| stems.numbers.push(number(stem)));
        stems.settle();
        stems
    }

    fn settle(&mut self) {
        self.numbers.sort_unstable();
        self.numbers.dedup();
        self.marks = self.iter().fold(0, |marks, stem| marks | mark(stem));
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Each of them, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u64> + Clone {
        self.numbers.iter().copied()
    }

    /// Whether the stem of a folded word is one of them.
    pub(super) fn has_word(&self, folded: &str) -> bool {
        self.has(number(stem(folded)))
    }

    /// Whether this is one of them.
    pub(super) fn has(&self, stem: u64) -> bool {
        self.marks & mark(stem) != 0 && self.numbers.binary_search(&stem).is_ok()
    }

    /// Whether others have all of them.
    pub(super) fn is_within(&self, others: &Self) -> bool {
        self.marks & !others.marks == 0 && self.iter().all(|stem| others.has(stem))
    }

    /// Whether others may have one of them.
    pub(super) fn may_share(&self, others: &Self) -> bool {
        self.marks & others.marks != 0
    }

    /// Whether others have one of them.
    pub(super) fn shares(&self, others: &Self) -> bool {
        self.may_share(others) && self.iter().any(|stem| others.has(stem))
    }

    /// Adds others.
    pub(super) fn extend(&mut self, others: &Self) {
        self.numbers.extend_from_slice(&others.numbers);
        self.settle();
    }
}

/// The bit of a stem.
fn mark(stem: u64) -> u64 {
    1 << (stem % 64)
}

/// The number of a stem.
fn number(stem: &str) -> u64 {
    Seeded::default().hash_one(stem)
}

fn each_stem(label: &str, mut told: impl FnMut(&str)) {
    let kinds = WordKinds::bundled();
    // The sign that a label is cut is no word, and is read slowly.
    let label = label.trim_end_matches('…');
    let lowered = if label.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(label.to_ascii_lowercase())
    } else {
        Cow::Borrowed(label)
    };
    read_tokens(label, Some(&lowered), |word| {
        // "IT" is no pronoun.
        let printed = word.text();
        let is_short_form = printed.len() > 1 && printed.chars().all(char::is_uppercase);
        let tells = || match kinds.known_of(&word).0 {
            Kind::Content | Kind::Adverb => true,
            Kind::Verb => !is_helping(word.folded()),
            Kind::Determiner | Kind::Preposition | Kind::Conjunction | Kind::Pronoun => false,
        };
        if is_short_form || tells() {
            told(stem(word.folded()));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_compared_by_what_their_words_mean() {
        let of = Stems::of;
        assert!(of("fishing").is_within(&of("The fished-out ports of IT")));
        assert!(!of("harbour fishing").is_within(&of("fishing")));
        assert!(of("IT").len() == 1 && of("it was").is_empty());
        assert!(!of("").may_share(&of("ports")));
        let mut both = of("ports and quays");
        both.extend(&of("port lights"));
        assert_eq!(both.len(), 3);
        assert!(of("lights").iter().all(|stem| both.has(stem)));
        assert!(both.has_word("lighting") && !both.has_word("fish"));
    }
}
