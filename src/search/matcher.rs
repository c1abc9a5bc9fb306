//! One word of a query: which words of the article it may mean.
//!
//! They come in levels, from the word itself to loose abbreviations. A level is
//! asked for only when narrower ones leave no unit with every word.

mod abbreviation;
mod compound;
mod exact;
mod prefix;
mod slip;
mod typo;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::Tier;
use super::distance::Distance;
use super::index::SearchIndex;
use super::query::QueryWord;
use crate::text::span::offset;

/// How far from the query a word may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// The word, its inflections and spellings, joined and split compounds.
    Exact,
    /// Words that begin with it, initials.
    Prefix,
    /// Typing errors, parts of words, tight abbreviations.
    Typo,
    /// Typing errors in a word that goes on, or under another ending.
    Misspelt,
    /// Loose abbreviations.
    Loose,
}

/// All levels, the narrowest first.
pub(crate) const LEVELS: [Level; 5] = [
    Level::Exact,
    Level::Prefix,
    Level::Typo,
    Level::Misspelt,
    Level::Loose,
];

/// A place in the article that a word of a query may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Occurrence {
    /// First token.
    pub(crate) token: u32,
    /// How many tokens.
    pub(crate) count: u32,
    /// How well it fits: 1 for the word itself.
    pub(crate) score: f32,
    /// How it was found.
    pub(crate) tier: Tier,
    /// Letters of the beginning that were typed; 0 for all.
    pub(crate) letters: u32,
}

/// A word of a query with the words beside it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InQuery<'a> {
    pub(crate) word: &'a QueryWord,
    pub(crate) before: Option<&'a QueryWord>,
    pub(crate) after: Option<&'a QueryWord>,
    /// Shortest beginning that is read as a prefix.
    pub(crate) shortest_prefix: usize,
}

/// Finds, in one index, the words that a word of a query may mean.
pub(crate) struct Matcher<'a> {
    pub(crate) index: &'a SearchIndex,
    /// Units that may be found, by number.
    allowed: &'a [bool],
    /// The widest level that has any occurrences.
    widest: Level,
    skim: SkimMatcherV2,
    distance: Distance,
}

impl<'a> Matcher<'a> {
    pub(crate) fn new(index: &'a SearchIndex, allowed: &'a [bool]) -> Self {
        Self {
            index,
            allowed,
            widest: Level::Loose,
            skim: SkimMatcherV2::default().ignore_case(),
            distance: Distance::default(),
        }
    }

    /// The same, where no level beyond `widest` has any occurrences.
    pub(crate) fn up_to(self, widest: Level) -> Self {
        Self { widest, ..self }
    }

    /// Occurrences that belong to one level, sorted, each first token once.
    pub(crate) fn occurrences(&mut self, query: &InQuery<'_>, level: Level) -> Vec<Occurrence> {
        let mut found = Vec::new();
        let word = query.word;
        if level > self.widest {
            return found;
        }
        if word.is_exact {
            if level == Level::Exact
                && let Some(number) = self.index.word_of(&word.folded)
            {
                self.add(&mut found, number, 1.0, Tier::Exact, 0);
            }
        } else {
            match level {
                Level::Exact => exact::exact(self, query, &mut found),
                Level::Prefix => prefix::prefixes(self, query, &mut found),
                Level::Typo if word.is_forgiven() => {
                    typo::typos(self, word, &mut found);
                    prefix::parts(self, word, &mut found);
                }
                Level::Misspelt if word.is_forgiven() => typo::misspelt(self, word, &mut found),
                Level::Loose if word.is_forgiven() => abbreviation::loose(self, word, &mut found),
                Level::Typo | Level::Misspelt | Level::Loose => {}
            }
        }
        if word.at_start {
            found.retain(|hit| self.is_at_start(hit.token));
        }
        settle(&mut found);
        found
    }

    /// Whether a token is the first of its field.
    pub(crate) fn is_at_start(&self, token: u32) -> bool {
        self.index
            .token(token)
            .and_then(|found| self.index.field(found.field))
            .is_some_and(|field| field.tokens.start == token)
    }

    pub(crate) fn is_allowed(&self, token: u32) -> bool {
        self.index
            .unit_of(token)
            .and_then(|unit| self.allowed.get(unit as usize))
            .copied()
            .unwrap_or(false)
    }

    /// Whether a token's word is one typing error away from `letters`.
    pub(crate) fn is_one_typo(&mut self, letters: &[char], token: u32) -> bool {
        let index = self.index;
        let Some(word) = index.token(token).and_then(|token| index.word(token.word)) else {
            return false;
        };
        letters.len() >= 4
            && word.letters.len() >= 4
            && !word.has_digit
            && self
                .distance
                .between(letters, &word.letters, 1)
                .is_some_and(|distance| {
                    distance == 0 || slip::is_likely(letters, &word.letters, word.is_name())
                })
    }

    pub(crate) fn push(&self, found: &mut Vec<Occurrence>, hit: Occurrence) {
        if self.is_allowed(hit.token) {
            found.push(hit);
        }
    }

    pub(crate) fn add(
        &self,
        found: &mut Vec<Occurrence>,
        word: u32,
        score: f32,
        tier: Tier,
        letters: usize,
    ) {
        for token in self.index.postings(word) {
            let hit = Occurrence {
                token: *token,
                count: 1,
                score,
                tier,
                letters: offset(letters),
            };
            self.push(found, hit);
        }
    }
}

/// Sorts occurrences and keeps the best one of each first token.
pub(crate) fn settle(found: &mut Vec<Occurrence>) {
    found.sort_by(|a, b| {
        a.token
            .cmp(&b.token)
            .then(b.score.total_cmp(&a.score))
            .then(a.tier.cmp(&b.tier))
    });
    found.dedup_by_key(|hit| hit.token);
}

/// Small counts as numbers to calculate with.
pub(crate) fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
