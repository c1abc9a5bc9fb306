//! What of a screen has only moved up or down.
//!
//! A pane between others can be moved by terminals that know left and right
//! margins (mode 69, as of the VT420); one as wide as the screen by all.

use ratatui::layout::Rect;

use super::grid::{Grid, Spot};

/// Changed rows from which to look for a move.
const LEAST: usize = 3;
/// Most rows that something moves by.
const FARTHEST: u16 = 100;

/// Rows that moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scroll {
    /// Where they were and where they are.
    pub(super) area: Rect,
    /// Rows they moved up by; negative for down.
    pub(super) up: i16,
}

/// Finds the move within `area` after which most rows are as they shall be.
pub(super) fn find(shown: &Grid, next: &Grid, area: Rect) -> Option<Scroll> {
    let area = area.intersection(shown.area).intersection(next.area);
    let stays: Vec<bool> = area
        .rows()
        .map(|row| shown.within(row) == next.within(row))
        .collect();
    if stays.iter().filter(|stays| !**stays).count() < LEAST {
        return None;
    }
    let far = i16::try_from(area.height.min(FARTHEST)).unwrap_or(0);
    let moves = (1..far).flat_map(|by| [by, -by]);
    let gains = moves.filter_map(|up| {
        let mut gain = 0;
        let mut extent: Option<(u16, u16)> = None;
        for (row, stays) in area.rows().zip(&stays) {
            let is_there =
                source(area, row, up).is_some_and(|from| shown.within(from) == next.within(row));
            match (is_there, stays) {
                (true, false) => {
                    gain += 1;
                    extent = Some((extent.map_or(row.y, |(first, _)| first), row.y));
                }
                (false, true) => gain -= 1,
                (true, true) | (false, false) => {}
            }
        }
        let (first, last) = extent?;
        Some((gain, up, first, last))
    });
    // The first of equals: the shortest move.
    let (gain, up, first, last) =
        gains.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    let top = first.min(first.saturating_add_signed(up));
    let bottom = last.max(last.saturating_add_signed(up)) + 1;
    let area = Rect {
        y: top,
        height: bottom - top,
        ..area
    };
    (gain > 0).then_some(Scroll { area, up })
}

/// The row of an area that comes to stand in another.
fn source(area: Rect, row: Rect, up: i16) -> Option<Rect> {
    let y = row.y.checked_add_signed(up)?;
    (area.top()..area.bottom())
        .contains(&y)
        .then_some(Rect { y, ..row })
}

/// What a screen is after the move.
pub(super) fn moved(shown: &Grid, scroll: &Scroll) -> Grid {
    let mut after = shown.clone();
    for row in scroll.area.rows() {
        let to = after.within_mut(row);
        match source(scroll.area, row, scroll.up) {
            Some(from) => to.copy_from_slice(shown.within(from)),
            None => to.fill(Spot::ERASED),
        }
    }
    after
}

/// Whether the left or right edge of an area goes through a wide cluster, which
/// nobody can move by halves.
pub(super) fn splits_clusters(shown: &Grid, area: Rect) -> bool {
    let edges = [area.left(), area.right()];
    edges.iter().filter(|x| **x < shown.area.right()).any(|x| {
        let column = Rect {
            x: *x,
            width: 1,
            ..area
        };
        let mut cells = column.rows().flat_map(|cell| shown.within(cell));
        cells.any(|spot| spot.is_right_half())
    })
}
