//! The card of an entry: all that is known of it, its evidence as a list.

use std::ops::Range;

use crate::app::layout::share;
use crate::facets::{Briefing, CountBy, Entry, EntryId};
use crate::text::width::{fitting_words, width};
use crate::text::{Document, SectionId, SentenceId, number_of};
use crate::typeset::rows_of;

/// Most of what a card lists besides summary and evidence.
#[derive(Debug, Clone, Copy)]
struct Most {
    /// Other entries, a side.
    companions: usize,
    /// Rows of names.
    names: usize,
    /// Rows of an editor's note, which the text shows as well.
    note: usize,
}

/// What a card lists; less where it is low, for summary and evidence come first.
const MOST: [Most; 5] = [
    Most::of(5, usize::MAX, usize::MAX),
    Most::of(2, usize::MAX, usize::MAX),
    Most::of(2, 2, usize::MAX),
    Most::of(2, 2, 1),
    Most::of(0, 2, 1),
];

impl Most {
    const fn of(companions: usize, names: usize, note: usize) -> Self {
        Self {
            companions,
            names,
            note,
        }
    }
}

/// Other entries below the evidence, where there is no room above it.
const AT_THE_END: usize = 5;
/// Rows of a pane from which a card is not low.
const HIGH: usize = 26;
/// Columns from which other entries stand in two columns.
const TWO_COLUMNS: usize = 48;
/// Column of the values behind the words Named, Found, Where.
pub const VALUES: u16 = 11;
/// Cells between two names.
pub const NAME_GAP: u16 = 3;
/// Cells of the way back in the head, with those before and after it.
const BACK: usize = 9;
/// Rows of evidence kept in view below the chosen one.
const AHEAD: usize = 3;
/// Rows of evidence for which the head gives up some of its own, and fewest below a head
/// that stays.
const BELOW_HEAD: usize = 5;
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
    /// Some of the names found, by their numbers, with their counts.
    Names(Range<usize>),
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
    /// A part of a sentence in or around evidence: which evidence it is, if it is,
    /// the sentence, and its bytes.
    Context(Option<usize>, SentenceId, Range<usize>),
}

impl CardRow {
    /// Which evidence the row belongs to.
    pub fn evidence(&self) -> Option<usize> {
        match self {
            Self::Evidence(at, _) => Some(*at),
            Self::Context(at, ..) => *at,
            Self::Blank
            | Self::Label(_)
            | Self::Summary(_)
            | Self::Note(_)
            | Self::Names(_)
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
        let head = |most| self.head((document, briefing, entry), columns, most);
        let height = height.saturating_sub(1);
        let skipped = usize::from(height + 1 < HIGH);
        let mut rows = Vec::new();
        let mut companions = 0;
        for most in MOST.into_iter().skip(skipped) {
            (rows, companions) = (head(most), most.companions);
            if rows.len() + BELOW_HEAD <= height {
                break;
            }
        }
        let all_columns = columns;
        let columns = columns.saturating_sub(2);
        let mut section = None;
        let mut shown = None;
        for (at, sentence) in entry.evidence.iter().enumerate() {
            let stands_in = document.section_of(*sentence);
            let is_new = stands_in != section;
            if is_new {
                rows.extend(stands_in.map(CardRow::Section));
                section = stands_in;
            }
            if !self.context {
                rows.push(CardRow::Evidence(at, *sentence));
                continue;
            }
            let around = around(document, *sentence, shown);
            if !is_new && shown.is_some_and(|last| last + 1 < around.start) {
                rows.push(CardRow::Blank);
            }
            for id in around {
                let at = entry.evidence.iter().position(|known| known.0 == id);
                let text = document.sentence_text(SentenceId(id));
                let set = rows_of(text, columns.saturating_sub(context_column(document) - 1));
                rows.extend(
                    set.into_iter()
                        .map(|row| CardRow::Context(at, SentenceId(id), row)),
                );
                shown = Some(id);
            }
        }
        if companions == 0 {
            // There is room for them only at the end.
            rows.extend(self.companions(briefing, all_columns >= TWO_COLUMNS, AT_THE_END));
        }
        rows
    }

    /// What stands above the evidence, with so many other entries and rows of names.
    fn head(
        &self,
        (document, briefing, entry): (&Document, &Briefing, &Entry),
        columns: usize,
        most: Most,
    ) -> Vec<CardRow> {
        let (_, rest) = label(entry, columns);
        let values = columns.saturating_sub(usize::from(VALUES) + 1);
        let set = |text: &str, columns: usize| -> Vec<String> {
            rows_of(text, columns)
                .into_iter()
                .filter_map(|row| text.get(row).map(str::to_owned))
                .collect()
        };
        let mut rows = Vec::new();
        if !rest.is_empty() {
            rows.push(CardRow::Label(rest.to_owned()));
        }
        if let Some(summary) = &entry.summary {
            rows.push(CardRow::Blank);
            let set = set(summary, columns.saturating_sub(2)).into_iter();
            rows.extend(set.map(CardRow::Summary));
        }
        for note in briefing
            .notes
            .iter()
            .filter(|note| entry.is_supported_by(note.sentence))
        {
            rows.push(CardRow::Blank);
            let note = note.shown();
            let mut set = set(&note, columns.saturating_sub(2));
            if set.len() > most.note {
                // One row, to be cut.
                set = vec![note.to_string()];
            }
            rows.extend(set.into_iter().map(CardRow::Note));
        }
        rows.push(CardRow::Blank);
        let names = names(entry, values);
        let shown = names.len().min(most.names);
        let further = names.iter().skip(shown).map(ExactSizeIterator::len).sum();
        rows.extend(names.into_iter().take(shown).map(CardRow::Names));
        if further > 0 {
            rows.push(CardRow::MoreNames(further));
        }
        let extent = set(&extent(document, briefing, self.entry), values);
        let extent = extent.into_iter().enumerate();
        rows.extend(extent.map(|(at, words)| CardRow::Extent(words, at == 0)));
        rows.push(CardRow::Bar);
        rows.extend(self.companions(briefing, columns >= TWO_COLUMNS, most.companions));
        rows.extend([CardRow::Blank, CardRow::EvidenceTitle]);
        rows
    }

    fn companions(&self, briefing: &Briefing, is_wide: bool, most: usize) -> Vec<CardRow> {
        if most == 0 {
            return Vec::new();
        }
        let all = briefing.co_occurring(self.entry);
        let facet = briefing.entry(self.entry).map(|entry| entry.facet);
        let is_same = |(id, _): &(EntryId, u32)| briefing.entry(*id).map(|e| e.facet) == facet;
        if !is_wide || !all.iter().any(is_same) {
            let listed = all.into_iter().take(most);
            let mut rows: Vec<CardRow> = listed
                .map(|(id, shared)| CardRow::Companion(id, shared))
                .collect();
            if !rows.is_empty() {
                rows.splice(0..0, [CardRow::Blank, CardRow::CompanionsTitle(false)]);
            }
            return rows;
        }
        let (mut same, mut other): (Vec<_>, Vec<_>) = all.into_iter().partition(is_same);
        same.truncate(most);
        other.truncate(most);
        let title = CardRow::CompanionsTitle(!other.is_empty());
        let mut rows = vec![CardRow::Blank, title];
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

/// Numbers of the sentences around a piece of evidence, those after `shown` only,
/// so that what stands around two pieces is told once.
fn around(document: &Document, sentence: SentenceId, shown: Option<u32>) -> Range<u32> {
    let section = document.section_of(sentence);
    let belongs = |id: &u32| document.section_of(SentenceId(*id)) == section;
    let before = sentence.0.checked_sub(1).filter(belongs);
    let after = sentence.0.checked_add(1).filter(belongs);
    let first = before.unwrap_or(sentence.0);
    let first = shown.map_or(first, |last| first.max(last + 1));
    first..after.unwrap_or(sentence.0) + 1
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

/// The names found, by their numbers, in rows of `columns`.
fn names(entry: &Entry, columns: usize) -> Vec<Range<usize>> {
    let mut rows: Vec<Range<usize>> = Vec::new();
    let gap = usize::from(NAME_GAP);
    let mut used = 0;
    for (at, alias) in entry.names_found().enumerate() {
        let needed = width(&alias.form) + 1 + alias.count.to_string().len();
        let fits = used + gap + needed <= columns;
        if let Some(row) = rows.last_mut().filter(|_| fits) {
            row.end = at + 1;
            used += gap + needed;
        } else {
            rows.push(at..at + 1);
            used = needed;
        }
    }
    rows
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
