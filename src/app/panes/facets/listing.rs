//! The list of the facet that is shown: its entries in order and the rows that
//! they take.
//!
//! A frame asks for them several times, so what was made for the last question is
//! kept: drawing a list again makes nothing.

use std::cell::RefCell;
use std::sync::Arc;

use super::labels::{label, label_room, set_label};
use super::order::{self, Listed};
use super::{BEFORE, FacetRow, Facets, Sort, count_end};
use crate::facets::{Briefing, EntryId};
use crate::text::width::width;

/// Entries up to which labels are set in full: no screen has rows for more.
const FEW: usize = 100;
/// Widths for which rows are kept: that of the pane, and that which the layout
/// asks about where they differ.
const WIDTHS: usize = 2;

/// What a list of entries follows from. Where the entries lie stands for what they
/// are: a list is forgotten when other ones come.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    entries: usize,
    shown: usize,
    facet: usize,
    sort: Sort,
    short: Option<usize>,
    filter: String,
}

/// The entries of a facet, filtered and in order.
#[derive(Debug)]
pub(super) struct Listing {
    pub(super) entries: Arc<[EntryId]>,
    listed: Vec<Listed>,
    /// How many titles stand between them.
    titles: usize,
}

/// The rows of all entries with their labels in full.
#[derive(Debug, Clone)]
struct Full {
    columns: usize,
    rows: Arc<[FacetRow]>,
}

/// Rows of a list that is longer than its pane, and what they follow from.
#[derive(Debug, Clone)]
struct Window {
    columns: usize,
    height: usize,
    top: usize,
    rows: Arc<[FacetRow]>,
}

/// What was asked for last.
#[derive(Debug, Clone, Default)]
pub(super) struct Known(RefCell<Option<Made>>);

#[derive(Debug, Clone)]
struct Made {
    key: Key,
    listing: Arc<Listing>,
    full: Vec<Full>,
    window: Option<Window>,
}

impl Known {
    /// Forgets everything: other entries have come.
    pub(super) fn forget(&mut self) {
        self.0.take();
    }
}

impl Facets {
    /// The list of the facet that is shown.
    pub(super) fn listing(&self, briefing: &Briefing) -> Arc<Listing> {
        self.with_made(briefing, |made| Arc::clone(&made.listing))
    }

    /// Answers from what is known of the list that is shown; what is not the present
    /// one is made first.
    fn with_made<T>(&self, briefing: &Briefing, answer: impl FnOnce(&mut Made) -> T) -> T {
        let facet = briefing.facet(self.facet());
        let entries = briefing.entries.as_ptr() as usize;
        let shown = facet.map_or(0, |facet| facet.entries.as_ptr() as usize);
        let is_present = |made: &Made| {
            let Key { filter, .. } = &made.key;
            (made.key.entries, made.key.shown) == (entries, shown)
                && (made.key.facet, made.key.sort) == (self.tab, self.sort)
                && made.key.short == self.short
                && *filter == self.filter
        };
        let mut known = self.known.0.borrow_mut();
        let made = known.take().filter(is_present).unwrap_or_else(|| {
            let listed = self.list(briefing, self.facet());
            let listing = Listing {
                entries: listed.iter().map(|listed| listed.id).collect(),
                titles: order::titles(&listed),
                listed,
            };
            Made {
                key: Key {
                    entries,
                    shown,
                    facet: self.tab,
                    sort: self.sort,
                    short: self.short,
                    filter: self.filter.clone(),
                },
                listing: Arc::new(listing),
                full: Vec::new(),
                window: None,
            }
        });
        answer(known.insert(made))
    }

    /// Rolls the list in a pane of `columns`, `height` rows high; the cursor stays.
    pub fn roll(&mut self, briefing: &Briefing, columns: usize, height: usize, by: i64) {
        if self.whole(briefing, columns, height).is_some() {
            return;
        }
        let list = self.listing(briefing);
        if let Some(cursor) = self.cursor_mut() {
            // The last row says how many more there are.
            let height = height.saturating_sub(1 + list.titles);
            cursor.roll(by, list.entries.len(), height);
        }
    }

    /// Has A to Z go by what a list `height` rows high shows; the cursor stays on its
    /// entry.
    fn sort_shown(&mut self, briefing: &Briefing, columns: usize, height: usize) {
        let is_short = self.sort == Sort::Label && self.whole(briefing, columns, height).is_none();
        let short = is_short.then(|| self.listing(briefing).count_end(briefing, columns));
        if short != self.short {
            let chosen = self.at_cursor(briefing);
            self.short = short;
            if let Some(id) = chosen {
                self.put_cursor_on(briefing, id);
            }
        }
    }

    /// Keeps the cursor in view of a list `height` rows high.
    pub fn follow(&mut self, briefing: &Briefing, columns: usize, height: usize) {
        self.sort_shown(briefing, columns, height);
        let list = self.listing(briefing);
        let len = list.entries.len();
        let height = if self.whole(briefing, columns, height).is_some() {
            height
        } else {
            // The last row says how many more there are, and titles may take some.
            height.saturating_sub(1 + list.titles)
        };
        if let Some(cursor) = self.cursor_mut() {
            cursor.follow(len, height.min(len.max(1)));
        }
    }

    /// The rows of the list: labels in full where all have the rows for it, else
    /// one row each, from the cursor's top on, and how many more there are.
    pub fn rows(&self, briefing: &Briefing, columns: usize, height: usize) -> Arc<[FacetRow]> {
        if let Some(whole) = self.whole(briefing, columns, height) {
            return whole;
        }
        let top = self.cursor().top;
        self.with_made(briefing, |made| {
            let is_it = |window: &Window| {
                (window.columns, window.height, window.top) == (columns, height, top)
            };
            let window = made.window.take().filter(is_it);
            let window = window.unwrap_or_else(|| Window {
                columns,
                height,
                top,
                rows: made.listing.window(briefing, (columns, height), top),
            });
            Arc::clone(&made.window.insert(window).rows)
        })
    }

    /// Rows that the list takes with all labels in full.
    pub fn rows_wanted(&self, briefing: &Briefing, columns: usize) -> usize {
        let list = self.listing(briefing);
        if list.entries.len() > FEW {
            return list.entries.len() + list.titles;
        }
        self.full(briefing, columns).len()
    }

    /// The whole list with all labels in full, if it fits `height` rows.
    fn whole(&self, briefing: &Briefing, columns: usize, height: usize) -> Option<Arc<[FacetRow]>> {
        if self.listing(briefing).entries.len() > height {
            return None;
        }
        Some(self.full(briefing, columns)).filter(|rows| rows.len() <= height)
    }

    fn full(&self, briefing: &Briefing, columns: usize) -> Arc<[FacetRow]> {
        self.with_made(briefing, |made| {
            let mut known = made.full.iter();
            if let Some(known) = known.find(|known| known.columns == columns) {
                return Arc::clone(&known.rows);
            }
            let rows = made.listing.full(briefing, columns);
            made.full.truncate(WIDTHS - 1);
            let known = Full {
                columns,
                rows: Arc::clone(&rows),
            };
            made.full.insert(0, known);
            rows
        })
    }
}

impl Listing {
    /// Whether bars tell more than the words that they take the place of: not where most
    /// labels are cut and hardly any entry has more than one place.
    fn has_bars(&self, briefing: &Briefing, columns: usize) -> bool {
        let end = count_end(columns);
        let few = self.listed.iter().take(FEW);
        let single = few.filter(|listed| briefing.count(listed.id) < 2).count();
        let is_cut = |listed: &Listed| {
            let room = label_room(briefing, listed.id, end);
            width(&label(briefing, listed, room)) > room
        };
        let cut = || {
            let few = self.listed.iter().take(FEW);
            few.filter(|listed| is_cut(listed)).count()
        };
        let all = self.listed.len().min(FEW);
        single * 4 < all * 3 || cut() * 2 <= all
    }

    /// Column before which counts end where each entry has one row: further right
    /// without bars.
    fn count_end(&self, briefing: &Briefing, columns: usize) -> usize {
        if self.has_bars(briefing, columns) {
            count_end(columns)
        } else {
            columns.saturating_sub(1)
        }
    }

    /// All rows with labels in full.
    fn full(&self, briefing: &Briefing, columns: usize) -> Arc<[FacetRow]> {
        let rows = |listed: &Listed| {
            let title = listed.title.as_deref();
            let title = title.map(|title| title_row(title, columns));
            title
                .into_iter()
                .chain(set_label(briefing, listed, columns))
        };
        self.listed.iter().flat_map(rows).collect()
    }

    /// The rows from number `top` on in a pane that has no rows for all, one each.
    fn window(
        &self,
        briefing: &Briefing,
        (columns, height): (usize, usize),
        top: usize,
    ) -> Arc<[FacetRow]> {
        let entries = &self.listed;
        let fits = if entries.len() + self.titles <= height {
            height
        } else {
            height.saturating_sub(1)
        };
        let least = fits.saturating_sub(self.titles);
        let top = top.min(entries.len().saturating_sub(least));
        let end = self.count_end(briefing, columns);
        let has_bar = end == count_end(columns);
        let mut rows: Vec<FacetRow> = Vec::new();
        let mut shown = 0;
        for listed in entries.iter().skip(top) {
            let title = listed
                .title
                .as_deref()
                .map(|title| title_row(title, columns));
            if rows.len() + usize::from(title.is_some()) >= fits {
                break;
            }
            rows.extend(title);
            let room = label_room(briefing, listed.id, end);
            rows.push(FacetRow {
                entry: Some(listed.id),
                is_title: false,
                label: label(briefing, listed, room).into_owned(),
                room,
                count: briefing.count(listed.id).to_string(),
                count_end: end,
                opens: true,
                closes: true,
                has_bar,
            });
            shown += 1;
        }
        let below = entries.len().saturating_sub(top + shown);
        if fits < height {
            let label = match (below, top) {
                (0, above) => format!("{above} before"),
                (below, _) => format!("{below} more"),
            };
            rows.push(FacetRow {
                entry: None,
                is_title: false,
                label,
                room: columns.saturating_sub(BEFORE),
                count: String::new(),
                count_end: 0,
                opens: true,
                closes: true,
                has_bar: false,
            });
        }
        rows.into()
    }
}

/// The row of the title of a kind.
fn title_row(title: &str, columns: usize) -> FacetRow {
    FacetRow {
        entry: None,
        is_title: true,
        label: title.to_owned(),
        room: columns.saturating_sub(2),
        count: String::new(),
        count_end: 0,
        opens: true,
        closes: true,
        has_bar: false,
    }
}
