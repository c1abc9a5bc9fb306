//! Words that an article has all over, which say less in each of its sentences.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{Scored, Setting};
use crate::facets::extract::challenges::cues::{Hit, Sign};
use crate::facets::extract::clause::Clause;
use crate::facets::extract::lists::stem;
use crate::facets::hash::Seeded;

/// In how many sentences a trouble is fought that the effort itself is for.
const THEME: usize = 3;

/// Such words of one article.
pub(super) struct Usual {
    /// Words of bad tidings.
    tidings: HashSet<String, Seeded>,
    /// Stems of trouble that is fought; none where that counts as any other.
    fought: HashSet<String, Seeded>,
}

impl Usual {
    /// Reads words of bad tidings that an article is about: a text on an epidemic names
    /// disease in every other sentence, and that says nothing of challenges.
    pub(super) fn of(scored: &[Scored<'_>]) -> Self {
        let least = (scored.len() / 16).max(4);
        let tidings = scored.iter().flat_map(|sentence| {
            let hits = sentence.hits.iter();
            hits.filter(|weighed| weighed.hit.cue.sign == Sign::Valence)
                .map(|weighed| sentence.clause.folded(weighed.hit.words.start))
        });
        Self {
            tidings: recurring(tidings, least),
            fought: HashSet::default(),
        }
    }

    /// Reads trouble that is fought all over the article too: it is the theme of the effort,
    /// "the fight against ransomware", where what is fought here and there, "to ease the
    /// shortage", is trouble that the article presents.
    pub(super) fn read_fight(&mut self, scored: &[Scored<'_>]) {
        let fought = scored.iter().flat_map(|sentence| {
            let hits = sentence.hits.iter();
            hits.filter(|weighed| weighed.setting == Setting::Fought)
                .map(|weighed| stem(sentence.clause.folded(weighed.hit.words.start)))
                // A sentence counts once.
                .collect::<BTreeSet<&str>>()
        });
        self.fought = recurring(fought, THEME);
    }

    /// Whether a word of bad tidings is what the article is about.
    pub(super) fn is_tiding(&self, clause: &Clause<'_>, hit: &Hit<'_>) -> bool {
        self.tidings.contains(clause.folded(hit.words.start))
    }

    /// Whether the effort as a whole is against this trouble.
    pub(super) fn is_theme(&self, clause: &Clause<'_>, hit: &Hit<'_>) -> bool {
        !self.fought.is_empty() && self.fought.contains(stem(clause.folded(hit.words.start)))
    }
}

/// The words that come at least so often.
fn recurring<'a>(words: impl Iterator<Item = &'a str>, least: usize) -> HashSet<String, Seeded> {
    let mut counts: HashMap<&str, usize, Seeded> = HashMap::default();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let recurring = counts.into_iter().filter(|(_, count)| *count >= least);
    recurring.map(|(word, _)| word.to_owned()).collect()
}
