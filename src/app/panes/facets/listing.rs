//! The list of the facet that is shown: its entries in order and the rows that
//! they take.
//!
//! A frame asks for them several times, so what was made for the last question is
//! kept: drawing a list again makes nothing.

use std::cell::RefCell;
use std::sync::Arc;

use crate::app::list::told_of_others;

use super::labels::{FREE_ROWS, LABEL_ROWS, set_label};
use super::order::{self, Listed};
use super::{BEFORE, FacetRow, Facets, Sort, count_end};
use crate::facets::{Briefing, EntryId};

/// Entries up to which labels are set in full: no screen has rows for more.
const FEW: usize = 100;
/// Lists in full that are kept: with two heights of labels, for the width of the pane and
/// for that which the layout asks about where they differ.
const FULL: usize = 4;

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

/// The rows of all entries.
#[derive(Debug, Clone)]
struct Full {
    columns: usize,
    how: How,
    rows: Arc<[FacetRow]>,
}

/// How the labels of a list are set that is shown whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// In full, in so many rows at most.
    InFull(usize),
    /// In so many rows together: in one each, and from the first on in a second where
    /// rows are left.
    Within(usize),
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
    firsts: Vec<First>,
}

/// The first entry of a pane in which another one is the last.
#[derive(Debug, Clone)]
struct First {
    size: (usize, usize),
    last: usize,
    top: usize,
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
                firsts: Vec::new(),
            }
        });
        answer(known.insert(made))
    }

    /// Rolls the list in a pane of `columns`, `height` rows high; the cursor stays.
    pub fn roll(&mut self, briefing: &Briefing, columns: usize, height: usize, by: i64) {
        if self.whole(briefing, columns, height).is_some() {
            return;
        }
        let last = self.listing(briefing).last();
        let last = self.first_above(briefing, (columns, height), last);
        if let Some(cursor) = self.cursor_mut() {
            cursor.roll_to(by, last);
        }
    }

    /// How many entries a pane shows at once.
    pub fn page(&self, briefing: &Briefing, columns: usize, height: usize) -> usize {
        let rows = self.rows(briefing, columns, height);
        let opens = |row: &&FacetRow| row.opens && row.entry.is_some();
        rows.iter().filter(opens).count()
    }

    /// Has A to Z go by what a list `height` rows high shows; the cursor stays on its
    /// entry.
    fn sort_shown(&mut self, briefing: &Briefing, columns: usize, height: usize) {
        let is_short = self.sort == Sort::Label && self.uncut(briefing, columns, height).is_none();
        let short = is_short.then(|| count_end(columns));
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
        if self.whole(briefing, columns, height).is_some() {
            if let Some(cursor) = self.cursor_mut() {
                cursor.follow(len, len.max(1));
            }
            return;
        }
        let mut cursor = self.cursor();
        cursor.follow_above(len, |at| self.first_above(briefing, (columns, height), at));
        if let Some(known) = self.cursor_mut() {
            *known = cursor;
        }
    }

    /// The first entry of a pane in which entry `at` is the last one.
    fn first_above(&self, briefing: &Briefing, size: (usize, usize), last: usize) -> usize {
        self.with_made(briefing, |made| {
            let is_it = |known: &&First| (known.size, known.last) == (size, last);
            if let Some(known) = made.firsts.iter().find(is_it) {
                return known.top;
            }
            let top = made.listing.first_above(briefing, size, last);
            // One for the selection, one for the end of the list.
            made.firsts.truncate(1);
            made.firsts.insert(0, First { size, last, top });
            top
        })
    }

    /// The rows of the list: labels in full where all have the rows for it, else in
    /// two rows at most, from the cursor's top on, and how many more there are.
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
        self.full(briefing, columns, How::InFull(LABEL_ROWS)).len()
    }

    /// The whole list, if it fits `height` rows, with labels in full if so it does too.
    fn whole(&self, briefing: &Briefing, columns: usize, height: usize) -> Option<Arc<[FacetRow]>> {
        let in_full = self.uncut(briefing, columns, height);
        let list = self.listing(briefing);
        let fits = list.entries.len() + list.titles <= height;
        in_full.or_else(|| fits.then(|| self.full(briefing, columns, How::Within(height))))
    }

    /// The whole list with all labels in full, if so it fits `height` rows.
    fn uncut(&self, briefing: &Briefing, columns: usize, height: usize) -> Option<Arc<[FacetRow]>> {
        if self.listing(briefing).entries.len() > height {
            return None;
        }
        [FREE_ROWS, LABEL_ROWS].into_iter().find_map(|most| {
            let rows = self.full(briefing, columns, How::InFull(most));
            Some(rows).filter(|rows| rows.len() <= height)
        })
    }

    fn full(&self, briefing: &Briefing, columns: usize, how: How) -> Arc<[FacetRow]> {
        self.with_made(briefing, |made| {
            let mut known = made.full.iter();
            if let Some(known) = known.find(|known| (known.columns, known.how) == (columns, how)) {
                return Arc::clone(&known.rows);
            }
            let rows = match how {
                How::InFull(most) => made.listing.full(briefing, columns, most),
                How::Within(height) => made.listing.within(briefing, columns, height),
            };
            made.full.truncate(FULL - 1);
            let known = Full {
                columns,
                how,
                rows: Arc::clone(&rows),
            };
            made.full.insert(0, known);
            rows
        })
    }
}

impl Listing {
    /// The number of the last entry.
    fn last(&self) -> usize {
        self.listed.len().saturating_sub(1)
    }

    /// Whether no row has to say how many more entries there are: all have a place.
    fn is_all(&self, briefing: &Briefing, (columns, height): (usize, usize)) -> bool {
        let rows = |listed| set_row(briefing, listed, (columns, height)).len();
        self.listed.len() + self.titles <= height
            && self.listed.iter().map(rows).sum::<usize>() <= height
    }

    /// The rows of a pane for entries.
    fn fits(&self, briefing: &Briefing, (columns, height): (usize, usize)) -> usize {
        let is_all = self.is_all(briefing, (columns, height));
        height.saturating_sub(usize::from(!is_all))
    }

    /// The first entry of a pane in which entry `at` is the last one.
    fn first_above(&self, briefing: &Briefing, size: (usize, usize), at: usize) -> usize {
        let mut left = self.fits(briefing, size);
        let above = self.listed.iter().take(at + 1).rev();
        let shown = above.take_while(|listed| {
            let rows = set_row(briefing, listed, size).len();
            let has_room = rows <= left;
            left = left.saturating_sub(rows);
            has_room
        });
        (at + 1).saturating_sub(shown.count())
    }

    /// All rows with labels in full.
    fn full(&self, briefing: &Briefing, columns: usize, most: usize) -> Arc<[FacetRow]> {
        let rows = |listed| set(briefing, listed, columns, (most, false));
        self.listed.iter().flat_map(rows).collect()
    }

    /// All rows, as far as `height` rows have room: first with a second for labels that
    /// would be cut, then with one for bars that gave way to a label.
    fn within(&self, briefing: &Briefing, columns: usize, height: usize) -> Arc<[FacetRow]> {
        let mut left = height.saturating_sub(self.listed.len() + self.titles);
        let set = |how| move |listed| set(briefing, listed, columns, how);
        let mut rows: Vec<_> = self.listed.iter().map(set((1, true))).collect();
        let most = most_rows(height);
        for how in [(most, true), (most, false)] {
            for (own, listed) in rows.iter_mut().zip(&self.listed) {
                let has_bar = own.last().is_some_and(|row| row.has_bar);
                if left == 0 || has_bar {
                    continue;
                }
                let more = set(how)(listed);
                if let Some(room) = left.checked_sub(more.len().saturating_sub(own.len())) {
                    left = room;
                    *own = more;
                }
            }
        }
        rows.into_iter().flatten().collect()
    }

    /// The rows from entry `top` on in a pane that has no rows for all.
    fn window(
        &self,
        briefing: &Briefing,
        (columns, height): (usize, usize),
        top: usize,
    ) -> Arc<[FacetRow]> {
        let entries = &self.listed;
        let fits = self.fits(briefing, (columns, height));
        let top = top.min(self.first_above(briefing, (columns, height), self.last()));
        let mut rows: Vec<FacetRow> = Vec::new();
        let mut shown = 0;
        for listed in entries.iter().skip(top) {
            let mut own = set_row(briefing, listed, (columns, height));
            let left = fits.saturating_sub(rows.len());
            if own.len() > left && left > 0 && top + shown < self.last() {
                // Better the start of a label than an empty row.
                own = set(briefing, listed, columns, (1, true));
            }
            if own.len() > left {
                break;
            }
            rows.extend(own);
            shown += 1;
        }
        let below = entries.len().saturating_sub(top + shown);
        if fits < height {
            let label = told_of_others(top, below);
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

/// Fewest rows of a pane in which a label may take two.
const LOW: usize = 6;

fn most_rows(height: usize) -> usize {
    if height < LOW { 1 } else { 2 }
}

/// The rows of an entry in a list that has not the rows for all labels in full.
fn set_row(
    briefing: &Briefing,
    listed: &Listed,
    (columns, height): (usize, usize),
) -> Vec<FacetRow> {
    set(briefing, listed, columns, (most_rows(height), true))
}

/// The rows of an entry, with the title above it.
fn set(briefing: &Briefing, listed: &Listed, columns: usize, how: (usize, bool)) -> Vec<FacetRow> {
    let title = listed.title.as_deref();
    let title = title.map(|title| title_row(title, columns));
    let own = set_label(briefing, listed, columns, how);
    title.into_iter().chain(own).collect()
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
