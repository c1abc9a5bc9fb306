//! The card of an entry: all that is known of it, its evidence as a list.

use std::ops::Range;

use crate::facets::{Briefing, CountBy, EntryId};
use crate::text::{Document, SectionId, SentenceId, number_of};
use crate::typeset::rows_of;

/// Other entries that a card lists, a side; fewer where it is low, for the
/// evidence comes first.
const COMPANIONS: usize = 5;
const FEW_COMPANIONS: usize = 2;
/// Rows of a pane from which a card is not low.
const HIGH: usize = 26;
/// Columns from which other entries stand in two columns.
const TWO_COLUMNS: usize = 48;
/// Rows of evidence kept in view below the chosen one.
const AHEAD: usize = 3;

/// State of an open card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    /// Whose card it is.
    pub entry: EntryId,
    /// Position of the chosen evidence.
    pub chosen: usize,
    /// First row in view.
    pub top: usize,
    /// Whether evidence shows with the sentences around it.
    pub context: bool,
}

/// One row of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardRow {
    /// Nothing.
    Blank,
    /// Part of the entry's summary.
    Summary(String),
    /// Part of the editor's note on one of its sentences.
    Note(String),
    /// Names with their counts.
    Names,
    /// How many sentences and sections.
    Extent,
    /// Where in the article.
    Bar,
    /// Title of the lists of other entries.
    CompanionsTitle,
    /// An entry of the same facet and one of another, with shared sentences.
    Companions(Option<(EntryId, u32)>, Option<(EntryId, u32)>),
    /// An entry of any facet with shared sentences, in a narrow card.
    Companion(EntryId, u32),
    /// Title of the evidence.
    EvidenceTitle,
    /// The section that the following evidence stands in.
    Section(SectionId),
    /// One piece of evidence in one row.
    Evidence(usize, SentenceId),
    /// A part of a sentence: which evidence it belongs to, the sentence, its
    /// bytes, and whether it begins the evidence.
    Context(usize, SentenceId, Range<usize>, bool),
}

impl CardRow {
    /// Which evidence the row belongs to.
    pub fn evidence(&self) -> Option<usize> {
        match self {
            Self::Evidence(at, _) | Self::Context(at, ..) => Some(*at),
            Self::Blank
            | Self::Summary(_)
            | Self::Note(_)
            | Self::Names
            | Self::Extent
            | Self::Bar
            | Self::CompanionsTitle
            | Self::Companions(..)
            | Self::Companion(..)
            | Self::EvidenceTitle
            | Self::Section(_) => None,
        }
    }
}

impl Card {
    /// The card of an entry, without a place chosen.
    pub fn new(entry: EntryId) -> Self {
        Self {
            entry,
            chosen: 0,
            top: 0,
            context: false,
        }
    }

    /// The rows below the title, for a pane of so many columns and rows.
    pub fn rows(
        &self,
        document: &Document,
        briefing: &Briefing,
        (columns, height): (usize, usize),
    ) -> Vec<CardRow> {
        let Some(entry) = briefing.entry(self.entry) else {
            return Vec::new();
        };
        let companions = self.companions(briefing, columns >= TWO_COLUMNS, height >= HIGH);
        let columns = columns.saturating_sub(2);
        let set = |text: &str| -> Vec<String> {
            rows_of(text, columns)
                .into_iter()
                .filter_map(|row| text.get(row).map(str::to_owned))
                .collect()
        };
        let mut rows = Vec::new();
        if let Some(summary) = &entry.summary {
            rows.push(CardRow::Blank);
            rows.extend(set(summary).into_iter().map(CardRow::Summary));
        }
        for note in briefing
            .notes
            .iter()
            .filter(|note| entry.is_supported_by(note.sentence))
        {
            rows.push(CardRow::Blank);
            rows.extend(set(&note.shown()).into_iter().map(CardRow::Note));
        }
        rows.push(CardRow::Blank);
        if entry.names_found().next().is_some() {
            rows.push(CardRow::Names);
        }
        rows.extend([CardRow::Extent, CardRow::Bar]);
        rows.extend(companions);
        rows.extend([CardRow::Blank, CardRow::EvidenceTitle]);
        let mut section = None;
        for (at, sentence) in entry.evidence.iter().enumerate() {
            let stands_in = document.section_of(*sentence);
            if stands_in != section {
                rows.extend(stands_in.map(CardRow::Section));
                section = stands_in;
            }
            if self.context {
                rows.extend(in_context(document, at, *sentence, columns));
            } else {
                rows.push(CardRow::Evidence(at, *sentence));
            }
        }
        rows
    }

    fn companions(&self, briefing: &Briefing, is_wide: bool, is_high: bool) -> Vec<CardRow> {
        let most = if is_high { COMPANIONS } else { FEW_COMPANIONS };
        if !is_wide {
            let all = briefing.co_occurring(self.entry);
            let listed = all.into_iter().take(most);
            let mut rows: Vec<CardRow> = listed
                .map(|(id, shared)| CardRow::Companion(id, shared))
                .collect();
            if !rows.is_empty() {
                rows.splice(0..0, [CardRow::Blank, CardRow::CompanionsTitle]);
            }
            return rows;
        }
        let facet = briefing.entry(self.entry).map(|entry| entry.facet);
        let (mut same, mut other): (Vec<_>, Vec<_>) = briefing
            .co_occurring(self.entry)
            .into_iter()
            .partition(|(id, _)| briefing.entry(*id).map(|entry| entry.facet) == facet);
        same.truncate(most);
        other.truncate(most);
        if same.is_empty() && other.is_empty() {
            return Vec::new();
        }
        let mut rows = vec![CardRow::Blank, CardRow::CompanionsTitle];
        for at in 0..same.len().max(other.len()) {
            rows.push(CardRow::Companions(
                same.get(at).copied(),
                other.get(at).copied(),
            ));
        }
        rows
    }

    /// Moves along the evidence.
    pub fn step(&mut self, briefing: &Briefing, by: i64) {
        let last = briefing
            .entry(self.entry)
            .map_or(0, |entry| entry.evidence.len().saturating_sub(1));
        self.chosen = super::super::list::shifted(self.chosen, by).min(last);
    }

    /// Scrolls as little as brings the chosen evidence into view of `height`
    /// rows; the first one brings the head of the card along.
    pub fn follow(&mut self, rows: &[CardRow], height: usize) {
        let of_chosen = |row: &CardRow| row.evidence() == Some(self.chosen);
        let first = rows.iter().position(of_chosen).unwrap_or(0);
        let last = rows.iter().rposition(of_chosen).unwrap_or(0);
        let ahead = (last + AHEAD).min(rows.len().saturating_sub(1));
        if self.chosen == 0 {
            self.top = 0;
        }
        self.top = self.top.max((ahead + 1).saturating_sub(height));
        self.top = self.top.min(first.saturating_sub(1));
        self.top = self.top.min(rows.len().saturating_sub(height));
    }
}

/// The evidence between the sentences around it, set in rows.
fn in_context(
    document: &Document,
    at: usize,
    sentence: SentenceId,
    columns: usize,
) -> Vec<CardRow> {
    let first = sentence.0.saturating_sub(1);
    let around = (first..=sentence.0.saturating_add(1))
        .map(SentenceId)
        .filter(|id| document.section_of(*id) == document.section_of(sentence))
        .filter(|id| document.sentence(*id).is_some());
    let mut rows = Vec::new();
    for id in around {
        let set = rows_of(document.sentence_text(id), columns.saturating_sub(6));
        for row in set {
            let opens = rows.is_empty();
            rows.push(CardRow::Context(at, id, row, opens));
        }
    }
    rows
}

/// What an entry's extent says: "7 sentences in 3 of 6 sections".
pub fn extent(document: &Document, briefing: &Briefing, id: EntryId) -> String {
    let Some(entry) = briefing.entry(id) else {
        return String::new();
    };
    let mut sections: Vec<_> = entry
        .evidence
        .iter()
        .filter_map(|sentence| document.section_of(*sentence))
        .collect();
    sections.dedup();
    format!(
        "{} in {} of {} sections",
        number_of(entry.evidence.len(), "sentence"),
        sections.len(),
        document.sections().len()
    )
}

/// What is counted of an entry, in words: "7 mentions".
pub fn counted(briefing: &Briefing, id: EntryId) -> String {
    let by = briefing
        .entry(id)
        .and_then(|entry| briefing.facet(entry.facet))
        .map(|facet| facet.count);
    let what = match by {
        Some(CountBy::Mentions) => "mention",
        Some(CountBy::Evidence) | None => "sentence",
    };
    number_of(briefing.count(id) as usize, what)
}
