//! What a lens has in an article, and what it has not.

use std::fmt;

use crate::facets::{Briefing, Entry};
use crate::text::Clean;

/// A lens bound to an article.
#[derive(Debug, Clone)]
pub struct Bound {
    /// The facets of the article.
    pub briefing: Briefing,
    /// What the lens does not have in the article, or not yet.
    pub findings: Vec<Finding>,
    /// Whether the lens is one of a field, which has more than one article can
    /// tell of.
    pub is_of_field: bool,
}

impl Bound {
    /// Entries with evidence.
    pub fn supported(&self) -> usize {
        let with_evidence = |entry: &&Entry| !entry.evidence.is_empty();
        self.briefing.entries.iter().filter(with_evidence).count()
    }

    /// Whether an entry is lost that should not be, or can never be found.
    pub fn has_failure(&self) -> bool {
        let is_failure = |finding: &Finding| match finding {
            Finding::EntryLost(_) => !self.is_of_field,
            Finding::PatternTooLarge(..) => true,
            Finding::NameAbsent(..)
            | Finding::EvidenceAbsent(..)
            | Finding::NoteAbsent(_)
            | Finding::NameUnsupported(..)
            | Finding::FacetEmpty(_)
            | Finding::ParentAbsent(..)
            | Finding::NoFacet => false,
        };
        self.findings.iter().any(is_failure)
    }
}

/// Something of a lens that an article does not have, or that does nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A name that occurs nowhere: entry and name.
    NameAbsent(Clean, Clean),
    /// A phrase of evidence that occurs nowhere: entry and phrase.
    EvidenceAbsent(Clean, Clean),
    /// An editor's note without a sentence, by its first phrase.
    NoteAbsent(Clean),
    /// An entry without any evidence.
    EntryLost(Clean),
    /// A name in sentences that are no evidence, where the lens names evidence:
    /// entry, name and number of sentences.
    NameUnsupported(Clean, Clean, usize),
    /// A facet for which the lens names no entry, by its title.
    FacetEmpty(Clean),
    /// An entry that is said to be a part of one that the lens does not name: entry
    /// and the other's name in files.
    ParentAbsent(Clean, Clean),
    /// The lens names no facet.
    NoFacet,
    /// A pattern that is too large to be looked for: entry and pattern.
    PatternTooLarge(Clean, Clean),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NameAbsent(entry, name) => write!(f, "{entry}: the name “{name}” does not occur"),
            Self::EvidenceAbsent(entry, phrase) => {
                write!(f, "{entry}: the evidence “{phrase}” does not occur")
            }
            Self::NoteAbsent(phrase) => write!(f, "note: “{phrase}” does not occur"),
            Self::EntryLost(entry) => write!(f, "{entry}: no evidence in this article, left out"),
            Self::NameUnsupported(entry, name, 1) => {
                write!(
                    f,
                    "{entry}: the name “{name}” stands in a sentence that is no evidence"
                )
            }
            Self::NameUnsupported(entry, name, count) => write!(
                f,
                "{entry}: the name “{name}” stands in {count} sentences that are no evidence"
            ),
            Self::FacetEmpty(facet) => write!(f, "{facet}: the lens names no entry"),
            Self::ParentAbsent(entry, parent) => {
                write!(f, "{entry}: its parent {parent} is no entry of the lens")
            }
            Self::NoFacet => f.write_str("the lens names no facet"),
            Self::PatternTooLarge(entry, pattern) => {
                write!(f, "{entry}: the pattern “{pattern}” is too large")
            }
        }
    }
}
