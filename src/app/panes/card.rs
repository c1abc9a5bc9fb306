//! The card of an entry: all that is known of it, its evidence as a list.

pub(super) mod evidence;
mod head;

use std::ops::Range;

use crate::app::layout::share;
use crate::facets::{Briefing, CountBy, Entry, EntryId};
use crate::text::width::{fitting_words, width};
use crate::text::{Document, SectionId, SentenceId, number_of};
pub use evidence::Piece;
use head::Head;

/// Other entries below the evidence, where there is no room above it.
const AT_THE_END: usize = 5;
/// Column of the values behind the words Named, Found, Where.
pub const VALUES: u16 = 11;
/// Cells between two names.
pub const NAME_GAP: u16 = 3;
/// Cells of the way back in the head, with those before and after it.
const BACK: usize = 9;
/// Rows of evidence kept in view below the chosen one.
const AHEAD: usize = 3;
/// Fewest rows of evidence below a head that stays.
const LEAST_BELOW: usize = 3;

/// State of an open card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    /// Whose card it is.
    pub entry: EntryId,
    /// Position of the chosen evidence.
    pub chosen: usize,
    /// First row in view, of those below the head where that stays.
    pub top: usize,
    /// Whether evidence shows with the sentences around it.
    pub context: bool,
    /// The chosen evidence that the reader rolled out of view, or may have.
    pub rolled: Option<usize>,
}

/// One row of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardRow {
    /// Nothing.
    Blank,
    /// What the head of the card leaves of the entry's label.
    Label(String),
    /// Part of the entry's summary.
    Summary(String),
    /// Part of the editor's note on one of its sentences.
    Note(String),
    /// Some of the names found with their counts; whether they are the first.
    Names(bool, Vec<(String, u32)>),
    /// How many further names are found.
    MoreNames(usize),
    /// Part of how many sentences and sections; whether it is the first.
    Extent(String, bool),
    /// Where in the article.
    Bar,
    /// Title of the lists of other entries; whether those of other facets have a
    /// list of their own.
    CompanionsTitle(bool),
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
    /// A row of a piece of evidence that is told in several.
    Sentence(usize, SentenceId, Piece),
    /// A part of a sentence in or around evidence: which evidence it is, if it is,
    /// the sentence, and its bytes.
    Context(Option<usize>, SentenceId, Range<usize>),
}

impl CardRow {
    /// Which evidence the row belongs to.
    pub fn evidence(&self) -> Option<usize> {
        match self {
            Self::Evidence(at, _) | Self::Sentence(at, ..) => Some(*at),
            Self::Context(at, ..) => *at,
            Self::Blank
            | Self::Label(_)
            | Self::Summary(_)
            | Self::Note(_)
            | Self::Names(..)
            | Self::MoreNames(_)
            | Self::Extent(..)
            | Self::Bar
            | Self::CompanionsTitle(_)
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
            rolled: None,
        }
    }

    /// Rolls `rows` in a view of `height` rows; the chosen evidence stays, in view
    /// or not.
    pub fn roll(&mut self, by: i64, rows: &[CardRow], height: usize) {
        self.top = super::super::list::shifted(self.top, by).min(rows.len().saturating_sub(height));
        self.rolled = Some(self.chosen);
    }

    /// How many of the rows, the head of the card, stay in view while those below them
    /// move: where enough of these are left in `height` rows.
    pub fn staying(&self, rows: &[CardRow], height: usize) -> usize {
        let title = rows.iter().position(|row| *row == CardRow::EvidenceTitle);
        let head = title.map_or(0, |title| title + 1);
        let stays = !self.context && head + LEAST_BELOW <= height;
        head * usize::from(stays)
    }

    /// The row that stands in line `line` of a view of `height` rows, by its number.
    pub fn row_at(&self, rows: &[CardRow], height: usize, line: usize) -> usize {
        if line < self.staying(rows, height) {
            line
        } else {
            self.top + line
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
        let article = (document, briefing);
        let head = Head::of(article, (self.entry, entry), columns);
        let height = height.saturating_sub(1);
        let (mut rows, has_companions) = head.fitted(height);
        let room = columns.saturating_sub(2 + context_column(document) - 1);
        rows.extend(if self.context {
            evidence::in_context(document, entry, room)
        } else {
            evidence::listed(document, entry, room, height.saturating_sub(rows.len()))
        });
        if !has_companions {
            // There is room for them only at the end.
            rows.extend(head.companions(AT_THE_END));
        }
        rows
    }

    /// Moves along the evidence.
    pub fn step(&mut self, briefing: &Briefing, by: i64) {
        self.rolled = None;
        let last = briefing
            .entry(self.entry)
            .map_or(0, |entry| entry.evidence.len().saturating_sub(1));
        self.chosen = super::super::list::shifted(self.chosen, by).min(last);
    }

    /// Scrolls as little as brings the chosen evidence into view of `height`
    /// rows; the first one brings the head of the card along, which comes before
    /// further evidence where it fits as a whole.
    pub fn follow(&mut self, rows: &[CardRow], height: usize) {
        if self.rolled == Some(self.chosen) {
            self.top = self.top.min(rows.len().saturating_sub(height));
            return;
        }
        self.rolled = None;
        let staying = self.staying(rows, height);
        let of_chosen = |row: &CardRow| row.evidence() == Some(self.chosen);
        let first = rows.iter().position(of_chosen).unwrap_or(0);
        let last = rows.iter().rposition(of_chosen).unwrap_or(0);
        let fits_whole = self.chosen == 0 && last < height;
        let ahead = if fits_whole {
            last
        } else {
            (last + AHEAD).min(rows.len().saturating_sub(1))
        };
        if self.chosen == 0 {
            self.top = 0;
        }
        let most = rows.len().saturating_sub(height);
        let most = most.min(first.saturating_sub(staying + 1));
        self.top = self.top.max((ahead + 1).saturating_sub(height)).min(most);
        // Nothing is read from its middle on.
        while self.top < most && is_continued(rows, staying + self.top) {
            self.top += 1;
        }
    }
}

/// Whether a row goes on with the summary or the note of the row before.
fn is_continued(rows: &[CardRow], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| rows.get(before));
    matches!(
        (before, rows.get(at)),
        (Some(CardRow::Summary(_)), Some(CardRow::Summary(_)))
            | (Some(CardRow::Note(_)), Some(CardRow::Note(_)))
    )
}

/// The label of an entry in the head of a card: what stands there beside the way
/// back, and what is left for the row below.
pub fn label(entry: &Entry, columns: usize) -> (&str, &str) {
    let room = columns.saturating_sub(3 + BACK);
    if width(&entry.label) <= room {
        return (&entry.label, "");
    }
    let taken = fitting_words(&entry.label, room);
    let (shown, rest) = entry.label.split_at(taken);
    (shown, rest.trim_start())
}

/// Where the second column of a card of `columns` begins.
pub fn middle(columns: u16) -> u16 {
    share(columns, 11, 20)
}

/// Column of the text of evidence, behind its paragraph.
pub fn evidence_column(document: &Document) -> usize {
    (5 + document.paragraphs().to_string().len()).max(7)
}

/// Column of the text of evidence with the sentences around it: a sign tells
/// which of them are evidence.
pub fn context_column(document: &Document) -> usize {
    evidence_column(document) + 1
}

/// What an entry's extent says: "7 sentences in 3 of 6 sections".
pub fn extent(document: &Document, briefing: &Briefing, id: EntryId) -> String {
    let count = briefing.entry(id).map_or(0, |entry| entry.evidence.len());
    let spread = spread(document, briefing, id);
    let words = format!("{} {spread}", number_of(count, "sentence"));
    words.trim_end().to_owned()
}

/// In how many sections an entry is found: "in 3 of 6 sections"; nothing where there is
/// one only.
pub fn spread(document: &Document, briefing: &Briefing, id: EntryId) -> String {
    let evidence = briefing.entry(id).map(|entry| entry.evidence.as_slice());
    let sections = evidence.unwrap_or_default().iter();
    let mut sections: Vec<_> = sections
        .filter_map(|sentence| document.section_of(*sentence))
        .collect();
    sections.dedup();
    let all = document.sections().len();
    if all < 2 {
        return String::new();
    }
    format!("in {} of {all} sections", sections.len())
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
