//! Selection and scrolling of a list, without a screen.

use super::action::Motion;

/// Rows by which `times` motions move a list with pages of `page` rows.
pub fn distance(motion: Motion, times: i64, page: i64) -> i64 {
    let rows = match motion {
        Motion::Down | Motion::Up => times,
        Motion::HalfDown | Motion::HalfUp => times.saturating_mul((page / 2).max(1)),
        Motion::PageDown | Motion::PageUp => times.saturating_mul(page.max(1)),
        Motion::Top | Motion::Bottom => i64::MAX,
    };
    rows.saturating_mul(motion.direction())
}

/// What the last row of a list says of what is not in view.
pub fn told_of_others(above: usize, below: usize) -> String {
    match (above, below) {
        (0, below) => format!("{below} more"),
        (above, 0) => format!("{above} before"),
        (above, below) => format!("{above} before, {below} more"),
    }
}

/// A row number moved by `by`, not below the first.
pub fn shifted(row: usize, by: i64) -> usize {
    let distance = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
    if by < 0 {
        row.saturating_sub(distance)
    } else {
        row.saturating_add(distance)
    }
}

/// The selected row of a list and the first row in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListCursor {
    /// Number of the selected row.
    pub selected: usize,
    /// Number of the first row in view.
    pub top: usize,
    /// The selection that the reader rolled out of view, or may have; it is not
    /// followed until another one is made.
    rolled: Option<usize>,
}

impl ListCursor {
    /// A selection in a list that is yet to be scrolled.
    pub fn at(selected: usize) -> Self {
        Self {
            selected,
            ..Self::default()
        }
    }

    /// Rolls a list of `len` in a view of `height` rows; the selection stays, in
    /// view or not.
    pub fn roll(&mut self, by: i64, len: usize, height: usize) {
        self.roll_to(by, len.saturating_sub(height));
    }

    /// Rolls a list of which nothing is below the view where it begins with row `last`.
    pub fn roll_to(&mut self, by: i64, last: usize) {
        self.top = shifted(self.top, by).min(last);
        self.rolled = Some(self.selected);
    }

    /// Keeps the view where it is: the selection was pointed at in it.
    pub fn hold(&mut self) {
        self.rolled = Some(self.selected);
    }

    /// Whether the view was rolled since the selection was made.
    pub fn is_rolled(&self) -> bool {
        self.rolled == Some(self.selected)
    }

    /// Moves the selection by rows, stopping at the ends of a list of `len`.
    pub fn step(&mut self, by: i64, len: usize) {
        self.rolled = None;
        let last = len.saturating_sub(1);
        let distance = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
        self.selected = if by < 0 {
            self.selected.min(last).saturating_sub(distance)
        } else {
            self.selected.saturating_add(distance).min(last)
        };
    }

    /// Scrolls as little as brings the selection into view of `height` rows,
    /// unless the view was rolled.
    pub fn follow(&mut self, len: usize, height: usize) {
        self.follow_above(len, |row| (row + 1).saturating_sub(height));
    }

    /// The same in a view where not all rows of the list are equally high: `first` tells
    /// the first row of the view in which a row is the last one.
    pub fn follow_above(&mut self, len: usize, first: impl Fn(usize) -> usize) {
        let end = len.saturating_sub(1);
        let last = first(end).min(end);
        if self.is_rolled() && self.selected < len {
            self.top = self.top.min(last);
            return;
        }
        self.rolled = None;
        self.selected = self.selected.min(end);
        let lowest = first(self.selected).min(self.selected);
        self.top = self.top.min(self.selected).max(lowest).min(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selection_stays_in_the_list_and_in_view() {
        let mut cursor = ListCursor::default();
        cursor.step(7, 20);
        cursor.follow(20, 5);
        assert_eq!((cursor.selected, cursor.top), (7, 3));
        cursor.step(i64::MAX, 20);
        cursor.follow(20, 5);
        assert_eq!((cursor.selected, cursor.top), (19, 15));
        cursor.step(i64::MIN, 20);
        cursor.follow(20, 5);
        assert_eq!((cursor.selected, cursor.top), (0, 0));
        cursor.step(3, 0);
        cursor.follow(0, 0);
        assert_eq!((cursor.selected, cursor.top), (0, 0));
    }

    #[test]
    fn a_rolled_view_stays_until_the_selection_moves() {
        let mut cursor = ListCursor::at(2);
        cursor.roll(6, 20, 5);
        cursor.follow(20, 5);
        assert_eq!((cursor.selected, cursor.top), (2, 6));
        cursor.roll(i64::MAX, 20, 5);
        cursor.follow(20, 5);
        assert_eq!((cursor.selected, cursor.top), (2, 15));
        // A shorter list has no rows beyond its end.
        cursor.follow(8, 5);
        assert_eq!(cursor.top, 3);
        cursor.step(1, 20);
        cursor.follow(20, 5);
        assert_eq!((cursor.selected, cursor.top), (3, 3));
    }
}
