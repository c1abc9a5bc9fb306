//! Stems of the words of a label that mean something, by which labels are compared.

use std::collections::BTreeSet;
use std::hash::BuildHasher as _;

use super::lists::{Kind, WordKinds, is_helping, stem};
use crate::facets::hash::Seeded;
use crate::facets::phrase::read_tokens;

/// By what stems are told apart: their hashes, by a seed that nobody who
/// writes an article knows.
#[derive(Default)]
pub(super) struct StemHashes(Seeded);

impl StemHashes {
    /// The stems of a label.
    pub(super) fn of(&self, label: &str) -> Stems {
        if label.is_empty() {
            return Stems::default();
        }
        let mut stems = Stems {
            // A name has up to so many words.
            numbers: Vec::with_capacity(12),
            marks: 0,
        };
        each_stem(label, |stem| stems.numbers.push(self.0.hash_one(stem)));
        stems.settle();
        stems
    }
}

/// The numbers of some stems.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Stems {
    /// In order and each once.
    numbers: Vec<u64>,
    /// A bit for each of them, by which most that share none are told at once.
    marks: u64,
}

impl Stems {
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

    /// Adds others.
    pub(super) fn extend(&mut self, others: &Self) {
        self.numbers.extend(&others.numbers);
        self.settle();
    }
}

/// The bit of a stem.
fn mark(stem: u64) -> u64 {
    1 << (stem % 64)
}

/// Stems of the words of a label that mean something.
pub(super) fn stems(label: &str) -> BTreeSet<String> {
    let mut stems = BTreeSet::new();
    each_stem(label, |stem| {
        stems.insert(stem.to_owned());
    });
    stems
}

fn each_stem(label: &str, mut told: impl FnMut(&str)) {
    let kinds = WordKinds::bundled();
    let lowered = label.to_ascii_lowercase();
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
        let hashes = StemHashes::default();
        let of = |label: &str| hashes.of(label);
        assert!(of("fishing").is_within(&of("The fished-out ports of IT")));
        assert!(!of("harbour fishing").is_within(&of("fishing")));
        assert!(of("IT").len() == 1 && of("it was").is_empty());
        assert!(!of("").may_share(&of("ports")));
        let mut both = of("ports and quays");
        both.extend(&of("port lights"));
        assert_eq!(both.len(), 3);
        assert!(of("lights").iter().all(|stem| both.has(stem)));
    }
}
