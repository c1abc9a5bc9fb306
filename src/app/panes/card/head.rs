//! What stands above the evidence in a card. All of it is set once; how much of it is
//! shown is decided by counting its rows.

use super::{CardRow, NAME_GAP, VALUES, extent, label};
use crate::facets::{Briefing, Entry, EntryId};
use crate::text::Document;
use crate::text::width::width;
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
const MOST: [Most; 4] = [
    Most::of(5, usize::MAX, usize::MAX),
    Most::of(2, usize::MAX, usize::MAX),
    Most::of(2, 2, usize::MAX),
    Most::of(2, 2, 1),
];
/// What it lists anyhow.
const LEAST: Most = Most::of(0, 2, 1);

impl Most {
    const fn of(companions: usize, names: usize, note: usize) -> Self {
        Self {
            companions,
            names,
            note,
        }
    }
}

/// Rows of a pane from which a card is not low.
const HIGH: usize = 26;
/// Columns from which other entries stand in two columns.
const TWO_COLUMNS: usize = 48;
/// Cells around what the title leaves of a label.
const LABEL_AROUND: usize = 4;
/// Rows of evidence for which the head gives up some of its own.
const BELOW_HEAD: usize = 5;

/// What may stand above the evidence.
pub(super) struct Head {
    /// What the title leaves of the label: here it is read whole.
    label: Vec<String>,
    summary: Vec<String>,
    /// Notes, each whole and in rows.
    notes: Vec<(String, Vec<String>)>,
    names: Vec<Vec<(String, u32)>>,
    extent: Vec<String>,
    /// Entries that share sentences with this one: all, or those of its facet and the
    /// others.
    together: Together,
}

enum Together {
    All(Vec<(EntryId, u32)>),
    Apart(Vec<(EntryId, u32)>, Vec<(EntryId, u32)>),
}

impl Head {
    /// The head of an entry's card in so many columns.
    pub(super) fn of(
        (document, briefing): (&Document, &Briefing),
        (id, entry): (EntryId, &Entry),
        columns: usize,
    ) -> Self {
        let (_, rest) = label(entry, columns);
        let values = columns.saturating_sub(usize::from(VALUES) + 1);
        let set = |text: &str, columns: usize| -> Vec<String> {
            rows_of(text, columns)
                .into_iter()
                .filter_map(|row| text.get(row).map(str::to_owned))
                .collect()
        };
        let summary = entry.summary.as_ref();
        let notes = briefing.notes.iter();
        let notes = notes.filter(|note| entry.is_supported_by(note.sentence));
        let all = briefing.co_occurring(id);
        let is_same =
            |(id, _): &(EntryId, u32)| briefing.entry(*id).is_some_and(|e| e.facet == entry.facet);
        let together = if columns < TWO_COLUMNS || !all.iter().any(is_same) {
            Together::All(all)
        } else {
            let (same, other) = all.into_iter().partition(is_same);
            Together::Apart(same, other)
        };
        Self {
            label: set(rest, columns.saturating_sub(LABEL_AROUND)),
            summary: summary.map_or_else(Vec::new, |text| set(text, columns.saturating_sub(2))),
            notes: notes
                .map(|note| {
                    let note = note.shown();
                    (note.to_string(), set(&note, columns.saturating_sub(2)))
                })
                .collect(),
            names: names(entry, values),
            extent: set(&extent(document, briefing, id), values),
            together,
        }
    }

    /// As many rows as leave room for evidence in `height` rows, and whether other
    /// entries are among them.
    pub(super) fn fitted(&self, height: usize) -> (Vec<CardRow>, bool) {
        let skipped = usize::from(height + 1 < HIGH);
        let mut all = MOST.into_iter().skip(skipped);
        let fits = all.find(|most| self.count(*most) + BELOW_HEAD <= height);
        let most = fits.unwrap_or(LEAST);
        (self.rows(most), most.companions > 0)
    }

    /// The number of rows with so much of all.
    fn count(&self, most: Most) -> usize {
        let block = |rows: usize| if rows > 0 { rows + 1 } else { 0 };
        let notes = self.notes.iter().map(|(_, rows)| match rows.len() {
            rows if rows > most.note => 2,
            rows => rows + 1,
        });
        let names = self.names.len();
        let names = names.min(most.names) + usize::from(names > most.names);
        self.label.len()
            + block(self.summary.len())
            + notes.sum::<usize>()
            // A blank row, the bar, another blank row, the title of the evidence.
            + names
            + self.extent.len()
            + 4
            + self.companion_rows(most.companions)
    }

    fn rows(&self, most: Most) -> Vec<CardRow> {
        let mut rows: Vec<CardRow> = Vec::new();
        rows.extend(self.label.iter().cloned().map(CardRow::Label));
        if !self.summary.is_empty() {
            rows.push(CardRow::Blank);
            rows.extend(self.summary.iter().cloned().map(CardRow::Summary));
        }
        for (whole, set) in &self.notes {
            rows.push(CardRow::Blank);
            if set.len() > most.note {
                // One row, to be cut.
                rows.push(CardRow::Note(whole.clone()));
            } else {
                rows.extend(set.iter().cloned().map(CardRow::Note));
            }
        }
        rows.push(CardRow::Blank);
        let shown = self.names.len().min(most.names);
        let (shown, further) = self.names.split_at_checked(shown).unwrap_or_default();
        let row = |(at, names): (usize, &Vec<_>)| CardRow::Names(at == 0, names.clone());
        rows.extend(shown.iter().enumerate().map(row));
        let further: usize = further.iter().map(Vec::len).sum();
        if further > 0 {
            rows.push(CardRow::MoreNames(further));
        }
        let extent = self.extent.iter().cloned().enumerate();
        rows.extend(extent.map(|(at, words)| CardRow::Extent(words, at == 0)));
        rows.push(CardRow::Bar);
        rows.extend(self.companions(most.companions));
        rows.extend([CardRow::Blank, CardRow::EvidenceTitle]);
        debug_assert_eq!(rows.len(), self.count(most), "rows are counted as they are");
        rows
    }

    /// The number of rows for so many other entries, a side.
    fn companion_rows(&self, most: usize) -> usize {
        let listed = match &self.together {
            Together::All(all) => all.len().min(most),
            Together::Apart(same, other) => same.len().max(other.len()).min(most),
        };
        if listed > 0 { listed + 2 } else { 0 }
    }

    /// So many other entries, a side, with what stands above them.
    pub(super) fn companions(&self, most: usize) -> Vec<CardRow> {
        if self.companion_rows(most) == 0 {
            return Vec::new();
        }
        let mut rows = vec![CardRow::Blank];
        match &self.together {
            Together::All(all) => {
                rows.push(CardRow::CompanionsTitle(false));
                let listed = all.iter().take(most);
                rows.extend(listed.map(|(id, shared)| CardRow::Companion(*id, *shared)));
            }
            Together::Apart(same, other) => {
                rows.push(CardRow::CompanionsTitle(!other.is_empty()));
                let count = same.len().max(other.len()).min(most);
                let row =
                    |at: usize| CardRow::Companions(same.get(at).copied(), other.get(at).copied());
                rows.extend((0..count).map(row));
            }
        }
        rows
    }
}

/// The names found with their counts, in rows of `columns`.
fn names(entry: &Entry, columns: usize) -> Vec<Vec<(String, u32)>> {
    let mut rows: Vec<Vec<(String, u32)>> = Vec::new();
    let gap = usize::from(NAME_GAP);
    let mut used = 0;
    for (form, count) in entry.names_found() {
        let needed = width(form) + 1 + count.to_string().len();
        let fits = used + gap + needed <= columns;
        let name = (form.to_owned(), count);
        if let Some(row) = rows.last_mut().filter(|_| fits) {
            row.push(name);
            used += gap + needed;
        } else {
            rows.push(vec![name]);
            used = needed;
        }
    }
    rows
}
