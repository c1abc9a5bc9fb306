//! The facets pane: which facet is shown, which entry is selected, and the rows
//! they take.

use crate::app::list::ListCursor;
use crate::facets::{Briefing, CountBy, EntryId, FacetId};
use crate::text::Clean;
use crate::text::width::{shortened, width};
use crate::text::word::fold;

use super::card::Card;

/// Cells before a label: bar, sign, space.
pub const BEFORE: usize = 3;

/// Cells between two tabs.
pub const TAB_GAP: usize = 2;

/// Order of the entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The most frequent first.
    #[default]
    Count,
    /// In the order in which the text first names them.
    FirstUse,
    /// By label.
    Label,
}

impl Sort {
    /// The next order.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Count => Self::FirstUse,
            Self::FirstUse => Self::Label,
            Self::Label => Self::Count,
        }
    }

    /// How the order is called.
    pub fn name(self, count: CountBy) -> &'static str {
        match (self, count) {
            (Self::Count, CountBy::Mentions) => "by mentions",
            (Self::Count, CountBy::Evidence) => "by evidence",
            (Self::FirstUse, _) => "by first use",
            (Self::Label, _) => "A to Z",
        }
    }
}

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
pub struct FacetRow {
    /// The entry; none for the row that counts what is not shown.
    pub entry: Option<EntryId>,
    /// Part of the label, or the words of the last row.
    pub label: String,
    /// Whether the row is the first of its entry.
    pub opens: bool,
    /// Whether the row is the last of its entry.
    pub closes: bool,
}

/// What a tab is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TabName {
    /// The title of its facet.
    Title(Clean),
    /// The sign of its facet, one column wide.
    Sign,
}

impl TabName {
    fn columns(&self) -> usize {
        match self {
            Self::Title(title) => width(title),
            Self::Sign => 1,
        }
    }
}

/// Cells of the bars in a pane of `columns`.
pub fn bar_cells(columns: usize) -> usize {
    match columns {
        46.. => 16,
        33.. => 8,
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

    /// The facet that is shown.
    pub fn facet(&self) -> FacetId {
        FacetId(u16::try_from(self.tab).unwrap_or(u16::MAX))
    }

    /// The entries of the facet that is shown, filtered and in order.
    pub fn entries(&self, briefing: &Briefing) -> Vec<EntryId> {
        self.listed(briefing, self.facet())
    }

    /// The entries of a facet as they are listed: only the facet that is shown
    /// is filtered.
    fn listed(&self, briefing: &Briefing, facet: FacetId) -> Vec<EntryId> {
        let filter = if facet == self.facet() {
            fold(&self.filter)
        } else {
            String::new()
        };
        let mut shown: Vec<_> = briefing
            .entries_of(facet)
            .filter(|(_, entry)| filter.is_empty() || fold(&entry.label).contains(&filter))
            .collect();
        match self.sort {
            Sort::Count => shown.sort_by_key(|(id, _)| std::cmp::Reverse(briefing.count(*id))),
            Sort::FirstUse => shown.sort_by_key(|(_, entry)| entry.evidence.first().copied()),
            Sort::Label => shown.sort_by_key(|(_, entry)| fold(&entry.label)),
        }
        shown.into_iter().map(|(id, _)| id).collect()
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

    /// Puts the cursor on an entry by its place in the list.
    pub fn put_cursor(&mut self, at: usize) {
        if let Some(cursor) = self.cursor_mut() {
            cursor.selected = at;
        }
    }

    /// The tabs as shown in a pane of `columns`: words and count of each facet;
    /// where they do not fit, only the facet that is shown has its title.
    pub fn tabs(&self, briefing: &Briefing, columns: usize) -> Vec<(TabName, String)> {
        let tabs = |short: bool| -> Vec<(TabName, String)> {
            briefing
                .facets
                .iter()
                .enumerate()
                .map(|(at, facet)| {
                    let name = if short && at != self.tab {
                        TabName::Sign
                    } else {
                        TabName::Title(facet.title.clone())
                    };
                    (name, facet.entries.len().to_string())
                })
                .collect()
        };
        let full = tabs(false);
        let needed: usize = full
            .iter()
            .map(|(name, count)| name.columns() + width(count) + 1 + TAB_GAP)
            .sum();
        if needed < columns + TAB_GAP {
            full
        } else {
            tabs(true)
        }
    }

    /// The tab under a column of the row of tabs.
    pub fn tab_at(&self, briefing: &Briefing, columns: usize, column: usize) -> Option<usize> {
        let mut at = 1;
        for (number, (name, count)) in self.tabs(briefing, columns).iter().enumerate() {
            let end = at + name.columns() + 1 + width(count);
            if (at..end).contains(&column) {
                return Some(number);
            }
            at = end + TAB_GAP;
        }
        None
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

    /// Keeps the cursor in view of a list `height` rows high.
    pub fn follow(&mut self, briefing: &Briefing, columns: usize, height: usize) {
        let len = self.entries(briefing).len();
        let height = if self.rows_wanted(briefing, columns) <= height {
            height
        } else {
            // The last row says how many more there are.
            height.saturating_sub(1)
        };
        if let Some(cursor) = self.cursor_mut() {
            cursor.follow(len, height.min(len.max(1)));
        }
    }

    /// The rows of the list: labels in two rows where all fit, else in one,
    /// from the cursor's top on, and how many more there are.
    pub fn rows(&self, briefing: &Briefing, columns: usize, height: usize) -> Vec<FacetRow> {
        let whole = self.layout(briefing, columns);
        if whole.len() <= height {
            return whole;
        }
        let entries = self.entries(briefing);
        let fits = if entries.len() <= height {
            height
        } else {
            height.saturating_sub(1)
        };
        let top = self.cursor().top.min(entries.len().saturating_sub(fits));
        let mut rows: Vec<FacetRow> = entries
            .iter()
            .skip(top)
            .take(fits)
            .map(|id| FacetRow {
                entry: Some(*id),
                label: shortened(
                    label(briefing, *id),
                    label_room(briefing, *id, columns),
                    "…",
                ),
                opens: true,
                closes: true,
            })
            .collect();
        let below = entries.len().saturating_sub(top + rows.len());
        if fits < height {
            let label = match (below, top) {
                (0, above) => format!("{above} before"),
                (below, _) => format!("{below} more"),
            };
            rows.push(FacetRow {
                entry: None,
                label,
                opens: true,
                closes: true,
            });
        }
        rows
    }

    /// Rows that the list would take with all labels in full.
    pub fn rows_wanted(&self, briefing: &Briefing, columns: usize) -> usize {
        self.layout(briefing, columns).len()
    }

    /// Rows with labels in full: one row, or two where one is too short.
    fn layout(&self, briefing: &Briefing, columns: usize) -> Vec<FacetRow> {
        let mut rows = Vec::new();
        for id in self.entries(briefing) {
            let room = label_room(briefing, id, columns);
            let label = label(briefing, id);
            let parts = if width(label) <= room {
                vec![label.to_owned()]
            } else {
                let first = crate::typeset::rows_of(label, room)
                    .first()
                    .map_or("", |row| label.get(row.clone()).unwrap_or_default());
                let rest = label.get(first.len()..).unwrap_or_default().trim_start();
                let below = count_end(columns).saturating_sub(BEFORE);
                vec![first.to_owned(), shortened(rest, below, "…")]
            };
            let last = parts.len() - 1;
            rows.extend(parts.into_iter().enumerate().map(|(at, label)| FacetRow {
                entry: Some(id),
                label,
                opens: at == 0,
                closes: at == last,
            }));
        }
        rows
    }
}

/// Cells for a label: up to two before its count.
fn label_room(briefing: &Briefing, id: EntryId, columns: usize) -> usize {
    let count = briefing.count(id).to_string().len();
    count_end(columns).saturating_sub(BEFORE + 2 + count)
}

fn label(briefing: &Briefing, id: EntryId) -> &str {
    briefing.entry(id).map_or("", |entry| entry.label.as_str())
}
