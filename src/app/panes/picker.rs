//! The box in which an entry to merge with, or a form to split off, is chosen.

use std::ops::Range;

use crate::app::line::InputLine;
use crate::app::list::ListCursor;
use crate::facets::{Briefing, EntryId};
use crate::search::rank_labels;
use crate::text::{Clean, number_of};

/// What the choice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The entry to merge with.
    Merge,
    /// The form to split off.
    Split,
}

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// As it is listed.
    pub label: Clean,
    /// What is counted of it, in words.
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
    /// The entry that is merged or split.
    pub entry: EntryId,
    /// What is typed.
    pub line: InputLine,
    /// The chosen row and the first row shown.
    pub cursor: ListCursor,
}

impl Picker {
    /// The box for an entry.
    pub fn new(purpose: Purpose, entry: EntryId) -> Self {
        Self {
            purpose,
            entry,
            line: InputLine::default(),
            cursor: ListCursor::default(),
        }
    }

    /// What can be chosen and fits what is typed, best first: other entries of the
    /// facet, or the forms of the entry.
    pub fn picks(&self, briefing: &Briefing) -> Vec<Pick> {
        let Some(entry) = briefing.entry(self.entry) else {
            return Vec::new();
        };
        let pick = |label: &Clean, counted, entry| Pick {
            label: label.clone(),
            counted,
            matched: Vec::new(),
            entry,
        };
        let all: Vec<Pick> = match self.purpose {
            Purpose::Merge => briefing
                .entries_of(entry.facet)
                .filter(|(id, _)| *id != self.entry)
                .map(|(id, other)| {
                    let counted = super::card::counted(briefing, id);
                    pick(&other.label, counted, Some(id))
                })
                .collect(),
            Purpose::Split => entry
                .aliases
                .iter()
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
