//! Noun phrases that may be names for a sentence.

use std::ops::Range;

use super::{borders, is_noun, lead, noun};
use crate::facets::extract::challenges::cues::Sign;
use crate::facets::extract::challenges::is_headword;
use crate::facets::extract::challenges::score::Weighed;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Kind, WordKinds};
use crate::facets::extract::sets::WordSet;

/// How certain the borders of a noun phrase are, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Borders {
    /// More may belong to it.
    Doubtful,
    /// It is whole.
    Certain,
    /// It is whole, and what completes its noun is told.
    Completed,
}

/// A noun phrase that may be a name.
pub(super) struct Named {
    pub words: Range<usize>,
    pub borders: Borders,
    /// Whether its cue is a noun of trouble, and not a word that colours one.
    pub is_trouble: bool,
    /// Whether it says what the trouble is.
    pub says: bool,
}

impl Named {
    /// The one that a cue is or stands in.
    pub(super) fn of(clause: &Clause<'_>, weighed: &Weighed<'_>) -> Option<Self> {
        let cue = &weighed.hit.words;
        let words = noun_of(clause, weighed)?;
        if clause.printed(words.end - 1).chars().count() < 2 {
            return None;
        }
        let completes = (words.clone()).any(|at| clause.kind(at) == Kind::Preposition);
        let borders = match (borders::is_whole(clause, &words, cue), completes) {
            (false, _) => Borders::Doubtful,
            (true, false) => Borders::Certain,
            (true, true) => Borders::Completed,
        };
        Some(Self {
            is_trouble: !matches!(weighed.hit.cue.sign, Sign::Valence | Sign::Decline),
            says: says(clause, &words) && !points_back(clause, &words),
            borders,
            words,
        })
    }
}

/// Whether a phrase of a sentence stands for what was told before: "such gaps", "thieves in
/// their tracks".
fn points_back(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    let points = |at: usize| {
        let word = clause.folded(at);
        // "The threat that floods pose".
        let is_relative = word == "that" && at > words.start;
        lead::tells_which(word) && !is_relative || matches!(word, "them" | "it")
    };
    (words.start.saturating_sub(1)..words.end).any(points)
}

/// The noun phrase that a cue is.
fn noun_of(clause: &Clause<'_>, weighed: &Weighed<'_>) -> Option<Range<usize>> {
    let words = &weighed.hit.words;
    // "Lack of", but not "lacks": the noun of the verb.
    let is_itself = |noun: &str| noun == clause.folded(words.start);
    let is_led = || {
        (words.start.checked_sub(1)).is_some_and(|before| {
            clause.kind(before) == Kind::Determiner || clause.is_nominal(before)
        })
    };
    match (weighed.hit.cue.noun(), weighed.hit.cue.sign) {
        (Some(noun), _) if is_itself(noun) => noun::named(clause, words),
        (Some(_), _) | (None, Sign::Verb) => noun::thing(clause, words),
        (None, Sign::Noun) => noun::named(clause, words),
        (None, Sign::Valence | Sign::Decline) if is_noun(clause, words.end - 1) && is_led() => {
            noun::named(clause, words)
        }
        (None, Sign::Need) => needs(clause, words),
        (None, _) => None,
    }
}

/// The noun phrase of a word that is a noun here and stands for what is needed:
/// "capacity needs of the schools".
fn needs(clause: &Clause<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    let is_noun = clause.folded(words.start) == "needs"
        && words.len() == 1
        && words.start > 0
        && clause.gap(words.start) == Gap::None
        && clause.is_nominal(words.start - 1)
        && clause.kind(words.end) == Kind::Preposition;
    is_noun.then(|| noun::named(clause, words)).flatten()
}

/// Whether a phrase says what the trouble is, and not only that there is some: "a serious
/// challenge".
fn says(clause: &Clause<'_>, phrase: &Range<usize>) -> bool {
    let (mut words, mut says) = (0, 0);
    phrase.clone().any(|at| {
        let folded = clause.folded(at);
        let is_number = folded.starts_with(|c: char| c.is_ascii_digit())
            || matches!(folded, "percent" | "cent");
        let is_pale = is_number || is_headword(folded) || WordSet::PaleTrouble.has(folded);
        words += 1;
        says += usize::from(WordKinds::bundled().kind(folded) == Kind::Content && !is_pale);
        says > 1 && words > 2
    })
}
