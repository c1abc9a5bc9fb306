//! The facets pane: which facet is shown, which entry is selected, and the rows
//! they take.

mod labels;
mod listing;
mod order;
mod summed;

use std::ops::Range;
use std::sync::Arc;

use crate::app::list::ListCursor;
use crate::facets::{Briefing, EntryId, Facet, FacetId, Provenance};
use crate::text::width::width;
use crate::text::word::fold;

use super::card::Card;
use listing::Known;
use order::Listed;
pub use order::Sort;

/// Cells before a label: bar, sign, space.
pub const BEFORE: usize = 3;

/// State of the facets pane.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    /// Number of the facet that is shown.
    pub tab: usize,
    /// Order of the entries.
    pub sort: Sort,
    /// The entry that the reader chose; its evidence shows in all panes.
    pub selected: Option<EntryId>,
    /// The card that covers the list.
    pub card: Option<Card>,
    cursors: Vec<ListCursor>,
    filter: String,
    /// Column before which the counts end where each label has one row, so that an
    /// acronym may stand for it: A to Z goes by what is shown.
    short: Option<usize>,
    known: Known,
    summed: summed::Known,
}

/// How a facet stands in the row of tabs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// Its columns in the pane.
    pub columns: Range<usize>,
    /// Whether it is called by its title; else by its sign.
    pub has_title: bool,
    /// Number of its entries.
    pub count: String,
}

/// Where the reader is in the facets: all but the order of the entries.
#[derive(Debug, Clone, Default)]
pub struct FacetsPlace {
    tab: usize,
    selected: Option<EntryId>,
    card: Option<Card>,
    cursors: Vec<ListCursor>,
    filter: String,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the rows of titles, of labels and of what is left share one list"
)]
pub struct FacetRow {
    /// The entry; none for the row that counts what is not shown, and for a title.
    pub entry: Option<EntryId>,
    /// Whether it is the title of the kind of the entries below.
    pub is_title: bool,
    /// Part of the label, the rest of it in its last row; or the words of the
    /// last row of the list.
    pub label: String,
    /// Cells for it.
    pub room: usize,
    /// The number of the entry, in its last row.
    pub count: String,
    /// Column before which the count ends.
    pub count_end: usize,
    /// Whether the row is the first of its entry.
    pub opens: bool,
    /// Whether the row is the last of its entry.
    pub closes: bool,
    /// Whether it has the bar of its entry.
    pub has_bar: bool,
}

/// Cells of the longest bars.
pub const MOST_BAR_CELLS: usize = 16;

/// Cells of the bars in a pane of `columns`.
pub fn bar_cells(columns: usize) -> usize {
    match columns {
        46.. => MOST_BAR_CELLS,
        32.. => 8,
        28.. => 6,
        _ => 0,
    }
}

/// Column at which counts end in a pane of `columns`.
pub fn count_end(columns: usize) -> usize {
    match bar_cells(columns) {
        0 => columns.saturating_sub(1),
        bar => columns.saturating_sub(bar + 3),
    }
}

/// Column at which bars begin in a pane of `columns`.
pub fn bar_start(columns: usize) -> usize {
    columns.saturating_sub(bar_cells(columns) + 1)
}

impl Facets {
    /// Where the reader is, to return to.
    pub fn place(&self) -> FacetsPlace {
        FacetsPlace {
            tab: self.tab,
            selected: self.selected,
            card: self.card,
            cursors: self.cursors.clone(),
            filter: self.filter.clone(),
        }
    }

    /// Returns to a former place.
    pub fn return_to(&mut self, place: &FacetsPlace) {
        self.tab = place.tab;
        self.selected = place.selected;
        self.card = place.card;
        self.cursors.clone_from(&place.cursors);
        self.filter.clone_from(&place.filter);
    }

    /// Keeps the facet that is shown, the chosen entry and the entry under each
    /// cursor where facets and entries have other numbers. Closes the card.
    pub fn carry(
        &mut self,
        (old, new): (&Briefing, &Briefing),
        entry: impl Fn(EntryId) -> Option<EntryId>,
        facet: impl Fn(FacetId) -> Option<FacetId>,
    ) {
        let shown = self.facet();
        self.known.forget();
        self.summed.forget();
        self.card = None;
        self.selected = self.selected.and_then(&entry);
        let mut cursors = vec![ListCursor::default(); new.facets.len()];
        for (number, cursor) in (0..).zip(&self.cursors) {
            let (from, to) = (FacetId(number), facet(FacetId(number)));
            let chosen = self.listed(old, from).get(cursor.selected).copied();
            let place = to.and_then(|to| {
                let list = self.listed(new, to);
                let chosen = chosen.and_then(&entry)?;
                list.iter().position(|known| *known == chosen)
            });
            if let Some(known) = to.and_then(|to| cursors.get_mut(to.index())) {
                known.selected = place.unwrap_or(0);
                known.top = cursor.top;
            }
        }
        self.cursors = cursors;
        self.tab = facet(shown).map_or(0, FacetId::index);
    }

    /// Shows the first facet that has entries, where the one that is shown has none: for
    /// whoever has not chosen one.
    pub fn show_found(&mut self, briefing: &Briefing) {
        let is_found = |facet: &Facet| !facet.entries.is_empty();
        if !briefing.facets.get(self.tab).is_some_and(is_found) {
            let found = briefing.facets.iter().position(is_found);
            self.tab = found.unwrap_or(self.tab);
        }
    }

    /// The facet that is shown.
    pub fn facet(&self) -> FacetId {
        FacetId(u16::try_from(self.tab).unwrap_or(u16::MAX))
    }

    /// The entries of the facet that is shown, filtered and in order.
    pub fn entries(&self, briefing: &Briefing) -> Arc<[EntryId]> {
        Arc::clone(&self.listing(briefing).entries)
    }

    /// The entries of a facet as they are listed: only the facet that is shown
    /// is filtered.
    fn listed(&self, briefing: &Briefing, facet: FacetId) -> Vec<EntryId> {
        let list = self.list(briefing, facet).into_iter();
        list.map(|listed| listed.id).collect()
    }

    fn list(&self, briefing: &Briefing, facet: FacetId) -> Vec<Listed> {
        let is_shown = facet == self.facet();
        let filter = if is_shown {
            fold(&self.filter)
        } else {
            String::new()
        };
        let shown = |id| labels::shown(briefing, id, self.short);
        order::list(briefing, facet, self.sort, (&filter, &shown))
    }

    /// The selection in the list that is shown.
    pub fn cursor(&self) -> ListCursor {
        self.cursors.get(self.tab).copied().unwrap_or_default()
    }

    fn cursor_mut(&mut self) -> Option<&mut ListCursor> {
        if self.cursors.len() <= self.tab {
            self.cursors.resize(self.tab + 1, ListCursor::default());
        }
        self.cursors.get_mut(self.tab)
    }

    /// The entry under the cursor.
    pub fn at_cursor(&self, briefing: &Briefing) -> Option<EntryId> {
        self.entries(briefing).get(self.cursor().selected).copied()
    }

    /// The entry that the pane speaks of: the selected one, else the one under
    /// the cursor.
    pub fn subject(&self, briefing: &Briefing) -> Option<EntryId> {
        self.selected.or_else(|| self.at_cursor(briefing))
    }

    /// Moves the cursor in the list.
    pub fn step(&mut self, briefing: &Briefing, by: i64) {
        let len = self.entries(briefing).len();
        if let Some(cursor) = self.cursor_mut() {
            cursor.step(by, len);
        }
    }

    /// Shows another facet, round the ends.
    pub fn turn(&mut self, briefing: &Briefing, by: i64) {
        let count = i64::try_from(briefing.facets.len()).unwrap_or(0).max(1);
        let tab = i64::try_from(self.tab).unwrap_or(0);
        self.tab = usize::try_from((tab + by).rem_euclid(count)).unwrap_or(0);
        self.filter.clear();
    }

    /// Shows an entry's facet and puts the cursor on it.
    pub fn reveal(&mut self, briefing: &Briefing, id: EntryId) {
        let Some(entry) = briefing.entry(id) else {
            return;
        };
        self.tab = entry.facet.index();
        if !self.entries(briefing).contains(&id) {
            self.filter.clear();
        }
        let at = self.entries(briefing).iter().position(|known| *known == id);
        if let (Some(at), Some(cursor)) = (at, self.cursor_mut()) {
            cursor.selected = at;
        }
    }

    /// Puts the cursor on an entry that is listed; the rows stay where they are.
    pub fn put_cursor_on(&mut self, briefing: &Briefing, id: EntryId) {
        let at = self.entries(briefing).iter().position(|known| *known == id);
        self.put_cursor(at.unwrap_or(0));
    }

    /// Puts the cursor on an entry that was pointed at: it stays under the pointer.
    pub fn point_at(&mut self, briefing: &Briefing, id: EntryId) {
        self.put_cursor_on(briefing, id);
        if let Some(cursor) = self.cursor_mut() {
            cursor.hold();
        }
    }

    /// Puts the cursor on an entry by its place in the list.
    pub fn put_cursor(&mut self, at: usize) {
        if let Some(cursor) = self.cursor_mut() {
            cursor.selected = at;
        }
    }

    /// The tabs as shown in a pane of `columns`. Where they do not fit, they move
    /// together; then only the facet that is shown has its title.
    pub fn tabs(&self, briefing: &Briefing, columns: usize) -> Vec<Tab> {
        let tabs = |gap: usize, short: bool| {
            let mut at = 1;
            let facets = briefing.facets.iter().enumerate();
            let tabs: Vec<Tab> = facets
                .map(|(number, facet)| {
                    let has_title = !short || number == self.tab;
                    let count = match briefing.provenance {
                        // Nobody has looked yet.
                        Provenance::Awaited | Provenance::Deferred => "…".to_owned(),
                        Provenance::Nothing | Provenance::Lens(_) | Provenance::Rules => {
                            facet.entries.len().to_string()
                        }
                    };
                    let name = if has_title { width(&facet.title) } else { 1 };
                    let start = at;
                    let end = at + name + 1 + width(&count);
                    at = end + gap;
                    Tab {
                        columns: start..end,
                        has_title,
                        count,
                    }
                })
                .collect();
            let end = at.saturating_sub(gap);
            (end < columns || short).then_some(tabs)
        };
        // One cell is kept free at either end.
        [(2, false), (1, false), (3, true)]
            .into_iter()
            .find_map(|(gap, short)| tabs(gap, short))
            .unwrap_or_default()
    }

    /// The tab under a column of the row of tabs.
    pub fn tab_at(&self, briefing: &Briefing, columns: usize, column: usize) -> Option<usize> {
        let tabs = self.tabs(briefing, columns);
        tabs.iter().position(|tab| tab.columns.contains(&column))
    }

    /// The letters that labels must hold.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Shows only entries whose label holds these letters.
    pub fn set_filter(&mut self, filter: &str) {
        filter.clone_into(&mut self.filter);
        self.put_cursor(0);
    }
}

#[cfg(test)]
mod tests;
