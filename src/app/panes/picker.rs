//! The box in which an entry to merge with, a form to split off, or an entry to
//! add evidence to is chosen.

use std::ops::Range;

use crate::app::line::InputLine;
use crate::app::list::ListCursor;
use crate::facets::{Briefing, EntryId};
use crate::search::rank_labels;
use crate::text::{Clean, SentenceId, number_of};

/// What the choice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The entry to merge this one with.
    Merge(EntryId),
    /// The form to split off this entry.
    Split(EntryId),
    /// The entry that this sentence is evidence of.
    Evidence(SentenceId),
}

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// As it is listed.
    pub label: Clean,
    /// What is counted of it, in words, or which facet it is of.
    pub counted: String,
    /// Bytes of its label to highlight.
    pub matched: Vec<Range<usize>>,
    /// The entry, if it is one.
    pub entry: Option<EntryId>,
}

/// State of the box.
#[derive(Debug, Clone)]
pub struct Picker {
    /// What the choice is for.
    pub purpose: Purpose,
    /// What is typed.
    pub line: InputLine,
    /// The chosen row and the first row shown.
    pub cursor: ListCursor,
}

impl Picker {
    /// The box for a purpose.
    pub fn new(purpose: Purpose) -> Self {
        Self {
            purpose,
            line: InputLine::default(),
            cursor: ListCursor::default(),
        }
    }

    /// What can be chosen and fits what is typed, best first: other entries of the
    /// facet, the forms of the entry, or entries that the sentence does not support.
    pub fn picks(&self, briefing: &Briefing) -> Vec<Pick> {
        let pick = |label: &Clean, counted, entry| Pick {
            label: label.clone(),
            counted,
            matched: Vec::new(),
            entry,
        };
        let all: Vec<Pick> = match self.purpose {
            Purpose::Merge(merged) => (briefing.entry(merged).into_iter())
                .flat_map(|entry| briefing.entries_of(entry.facet))
                .filter(|(id, _)| *id != merged)
                .map(|(id, other)| {
                    let counted = super::card::counted(briefing, id);
                    pick(&other.label, counted, Some(id))
                })
                .collect(),
            Purpose::Evidence(sentence) => (briefing.facets.iter())
                .flat_map(|facet| facet.entries.iter().map(move |id| (facet, *id)))
                .filter_map(|(facet, id)| {
                    let entry = briefing.entry(id)?;
                    let is_new = !entry.is_supported_by(sentence);
                    let of = facet.singular.to_string();
                    is_new.then(|| pick(&entry.label, of, Some(id)))
                })
                .collect(),
            Purpose::Split(split) => (briefing.entry(split).into_iter())
                .flat_map(|entry| &entry.aliases)
                .map(|alias| {
                    let counted = number_of(alias.count as usize, "mention");
                    pick(&alias.form, counted, None)
                })
                .collect(),
        };
        let labels: Vec<&str> = all.iter().map(|pick| pick.label.as_str()).collect();
        rank_labels(self.line.text(), &labels)
            .into_iter()
            .filter_map(|(at, matched)| {
                Some(Pick {
                    matched,
                    ..all.get(at)?.clone()
                })
            })
            .collect()
    }
}
