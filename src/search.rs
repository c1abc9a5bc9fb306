//! Search: one fuzzy word model over headings, entries and sentences.
//!
//! A query's words are matched against the article's vocabulary, not against
//! its letters in a row, so that a hit means something: every word must stand
//! in the unit, wider readings (prefix, typing error, abbreviation) count only
//! where narrower ones leave nothing, and what is absent gives no hit.
//!
//! What each step earns (share of queries whose first hit is right) and costs
//! (share of hits without a word that was asked for, of 3615 words that the
//! article lacks those that find something), measured over four articles with
//! 254 queries made by hand and 330 by a program that makes typing errors:
//!
//! ```text
//!                                    right first      off the point  absent, found
//!                                  hand    program    hand  program
//! the word, variants, beginnings   0.631    0.025     0.033   0         0.005
//! + typing errors                  0.973    0.979     0.022   0         0.034
//! + errors in beginnings, stems    0.978    0.988     0.021   0         0.044
//! + loose abbreviations            1.000    0.996     0.021   0.010     0.047
//! ```

mod answer;
pub(crate) mod distance;
mod filter;
mod find;
mod index;
mod lacking;
mod matcher;
mod phrase;
mod query;
mod rank;
pub mod scan;
mod slot;
#[cfg(test)]
mod tests;
mod variants;

use std::ops::Range;

use crate::facets::{EntryId, FacetId};
use crate::text::{SectionId, SentenceId};

pub(crate) use answer::rank_labels;
pub use answer::search;
pub use index::SearchIndex;
pub(crate) use lacking::Lacking;
pub use query::{Filter, Query};
pub(crate) use query::{parts, unquoted};

/// What a hit leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// An entry of a facet.
    Entry(EntryId),
    /// The article itself, by its title.
    Title,
    /// A section, by its heading.
    Section(SectionId),
    /// A sentence.
    Sentence(SentenceId),
}

impl Target {
    pub(crate) fn is_sentence(self) -> bool {
        matches!(self, Self::Sentence(_))
    }
}

/// How a word was found, from the word itself to its short form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tier {
    /// The word itself.
    #[default]
    Exact,
    /// An inflection, another spelling, written as one word or two.
    Variant,
    /// A beginning or part of the word.
    Prefix,
    /// A typing error.
    Typo,
    /// Initials or a short form.
    Abbreviation,
}

impl Tier {
    /// The tier in one word, as output and footer name it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Variant => "variant",
            Self::Prefix => "prefix",
            Self::Typo => "typo",
            Self::Abbreviation => "abbreviation",
        }
    }

    /// Whether the hit shows another word than the query has.
    pub(crate) fn is_forgiving(self) -> bool {
        match self {
            Self::Exact | Self::Prefix => false,
            Self::Variant | Self::Typo | Self::Abbreviation => true,
        }
    }
}

/// What is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// Everything.
    #[default]
    All,
    /// Sentences.
    Text,
    /// Headings.
    Sections,
    /// Entries of facets.
    Entries,
}

/// How to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// What is searched.
    pub scope: Scope,
    /// Only the very words, no reading of any kind.
    pub exact_only: bool,
    /// Most hits to return; groups count all.
    pub limit: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            scope: Scope::All,
            exact_only: false,
            limit: usize::MAX,
        }
    }
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What it leads to.
    pub target: Target,
    /// The widest tier that one of its words needed.
    pub tier: Tier,
    /// Orders the hits of one answer, higher first; means nothing beyond it.
    pub score: f32,
    /// Bytes of the label, heading or sentence to highlight, in order.
    pub matched: Vec<Range<usize>>,
    /// Those of `matched` whose word differs from the query's.
    pub forgiving: Vec<Range<usize>>,
    /// The other name of the entry that was found instead of its label.
    pub name: Option<Box<str>>,
}

/// Hits of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HitGroup {
    /// Headings.
    Sections,
    /// Entries of one facet.
    Facet(FacetId),
    /// Sentences.
    Sentences,
}

/// What a word of the query was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interpretation {
    /// The word as typed.
    pub word: String,
    /// The article's word or words.
    pub read_as: String,
    /// How they were found.
    pub tier: Tier,
}

/// A word that nothing was found for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    /// The word as typed.
    pub word: String,
    /// The nearest word of the article, with the number of single-letter edits
    /// to it; none if more than a third of the letters would change.
    pub nearest: Option<(String, usize)>,
}

/// A remark on how an answer came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The phrase stands nowhere; these hits hold it with one typing error.
    PhraseWithTypo(String),
    /// Every word occurs, but nothing holds all of them.
    NotTogether,
    /// Every word of the phrase occurs, but nowhere in this order.
    NoPhrase(String),
    /// The word occurs, but nothing begins with it.
    NotAtStart(String),
    /// Every word occurs, but scope, filters and exclusions leave none with all.
    NotWithin,
    /// The query only excludes.
    OnlyExcludes,
    /// The query has no word, whatever marks it has.
    AsksNothing,
}

/// Everything that a query found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// Hits, best first, at most as many as asked for.
    pub hits: Vec<Hit>,
    /// How many hits each group has, the group of the best hit first.
    pub groups: Vec<(HitGroup, usize)>,
    /// The tier of the best hit.
    pub tier: Option<Tier>,
    /// Words that were taken for another one, in the order of the query.
    pub interpretations: Vec<Interpretation>,
    /// Words without any hit; empty when there are hits.
    pub absent: Vec<Absent>,
    /// How the answer came about, where that needs saying.
    pub remarks: Vec<Remark>,
    /// Whether there may be more hits than were found and counted.
    pub is_partial: bool,
}

impl Answer {
    /// Number of hits in all groups, those beyond the limit included.
    pub(crate) fn total(&self) -> usize {
        self.groups.iter().map(|(_, count)| count).sum()
    }
}
