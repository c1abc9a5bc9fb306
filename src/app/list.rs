//! Selection and scrolling of a list, without a screen.

use super::action::Action;

/// Rows of a sheet below which it has no blank ones.
pub const LOW_SHEET: u16 = 10;

/// Rows of a list in a sheet of `rows` rows, of which `frame` are no part of it;
/// a high sheet has blank rows besides.
pub fn list_rows(rows: u16, frame: u16) -> usize {
    let frame = if rows < LOW_SHEET { frame } else { 5 };
    usize::from(rows.saturating_sub(frame)).max(1)
}

/// Rows by which an action moves a list with pages of `page` rows.
pub fn motion(action: Action, times: i64, page: i64) -> Option<i64> {
    let motions = [
        (Action::Down, times),
        (Action::Up, -times),
        (Action::HalfDown, times.saturating_mul((page / 2).max(1))),
        (Action::HalfUp, -times.saturating_mul((page / 2).max(1))),
        (Action::PageDown, times.saturating_mul(page)),
        (Action::PageUp, -times.saturating_mul(page)),
        (Action::Top, i64::MIN),
        (Action::Bottom, i64::MAX),
    ];
    motions
        .into_iter()
        .find(|(known, _)| *known == action)
        .map(|(_, by)| by)
}

/// Rows by which an action of a box moves its list.
pub fn box_motion(action: Action, page: i64) -> Option<i64> {
    let motions = [
        (Action::BoxDown, 1),
        (Action::BoxUp, -1),
        (Action::BoxPageDown, page),
        (Action::BoxPageUp, -page),
    ];
    motions
        .into_iter()
        .find(|(known, _)| *known == action)
        .map(|(_, by)| by)
}

/// Which way an action turns between panes: 1 on, -1 back, 0 not at all.
pub fn turn(action: Action) -> i64 {
    i64::from(action == Action::FocusNext) - i64::from(action == Action::FocusPrevious)
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
}

impl ListCursor {
    /// Moves the selection by rows, stopping at the ends of a list of `len`.
    pub fn step(&mut self, by: i64, len: usize) {
        let last = len.saturating_sub(1);
        let distance = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
        self.selected = if by < 0 {
            self.selected.min(last).saturating_sub(distance)
        } else {
            self.selected.saturating_add(distance).min(last)
        };
    }

    /// Scrolls as little as brings the selection into view of `height` rows.
    pub fn follow(&mut self, len: usize, height: usize) {
        self.selected = self.selected.min(len.saturating_sub(1));
        if height == 0 {
            self.top = self.selected;
            return;
        }
        self.top = self
            .top
            .min(self.selected)
            .max((self.selected + 1).saturating_sub(height));
        self.top = self.top.min(len.saturating_sub(height));
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
}
