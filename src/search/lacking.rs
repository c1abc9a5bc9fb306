//! What a filter of a query names that the article lacks, in words.

use super::query::Filter;
use crate::facets::Briefing;

/// What a filter of a query names that the article lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Lacking {
    /// A section that is called so.
    Section(String),
    /// An entry of a facet with this singular that is called so.
    Entry(String, String),
    /// A facet that is called so.
    Facet(String),
}

impl Lacking {
    /// What `part` of a query names, where that is a filter; the caller knows that
    /// there is no such thing.
    pub(crate) fn of(part: &str, briefing: &Briefing) -> Option<Self> {
        Some(match Filter::of(part, briefing)? {
            Filter::Section(name) => Self::Section(name),
            Filter::Entry(facet, name) => {
                let singular = briefing.facet(facet)?.singular.to_string();
                Self::Entry(singular, name)
            }
            Filter::Unknown(name) => Self::Facet(name),
        })
    }

    /// What is lacking, in a word.
    pub(crate) fn what(&self) -> &str {
        match self {
            Self::Section(_) => "section",
            Self::Entry(singular, _) => singular,
            Self::Facet(_) => "facet",
        }
    }

    /// Words that stand for it in the query.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Section(name) | Self::Entry(_, name) | Self::Facet(name) => name,
        }
    }

    /// The same in a sentence.
    pub(crate) fn told(&self, briefing: &Briefing) -> String {
        match self {
            Self::Section(name) if name.is_empty() => "This article has no headings.".to_owned(),
            Self::Section(name) => format!("No section of this article is called “{name}”."),
            Self::Entry(singular, name) if name.is_empty() => {
                format!("This article has no {singular}.")
            }
            Self::Entry(singular, name) => {
                format!("No {singular} of this article is called “{name}”.")
            }
            Self::Facet(name) => {
                let facets = briefing.facets.iter();
                let known: Vec<&str> = facets.map(|facet| &*facet.singular).collect();
                let known = known.join(", ");
                format!("“{name}” is no facet here; there are: {known}.")
            }
        }
    }
}
