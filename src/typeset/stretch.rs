//! Stretching a row to the measure, by blanks that take two cells.

use super::row::{Segment, columns};
use super::wrap::Cut;
use crate::text::offset;
use crate::text::width::width;

/// The parts of a row that is stretched over `room` columns from `column` on;
/// none where that would take a gap of three cells or more.
///
/// `text` is what `cut` is of, which begins at byte `start` of its block. The
/// wide gaps are spread evenly, from the left or from the right, so that those
/// of neighbouring rows do not join to rivers.
pub(super) fn stretched(
    text: &str,
    cut: &Cut,
    (start, column): (usize, i16),
    room: usize,
    from_right: bool,
) -> Option<Box<[Segment]>> {
    let shown = text.get(cut.bytes.clone())?;
    let missing = room.checked_sub(width(shown) + usize::from(cut.hyphen))?;
    let blanks: Vec<usize> = shown
        .match_indices(' ')
        .map(|(at, _)| at)
        .filter(|at| {
            !shown
                .get(at + 1..)
                .is_some_and(|rest| rest.starts_with(' '))
        })
        .collect();
    if missing > blanks.len() {
        return None;
    }
    let number = |at: usize| {
        if from_right {
            blanks.len() - 1 - at
        } else {
            at
        }
    };
    let is_wide = |at: usize| {
        // How many of the gaps up to this one are wide, by proportion.
        let upto = |at: usize| (2 * at * missing + blanks.len()) / (2 * blanks.len());
        upto(number(at) + 1) > upto(number(at))
    };
    let mut segments = Vec::new();
    let (mut from, mut at) = (0, column);
    for (number, blank) in blanks.iter().enumerate() {
        if is_wide(number) {
            segments.push((from..blank + 1, at));
            at += columns(width(shown.get(from..blank + 1)?)) + 1;
            from = blank + 1;
        }
    }
    segments.push((from..shown.len(), at));
    let start = start + cut.bytes.start;
    let segments = segments.into_iter().map(|(bytes, column)| Segment {
        bytes: offset(start + bytes.start)..offset(start + bytes.end),
        column,
    });
    Some(segments.collect())
}

#[cfg(test)]
mod tests {
    use super::super::row::{Row, RowKind};
    use super::*;

    fn set(text: &str, room: usize, from_right: bool) -> Option<String> {
        let cut = Cut {
            bytes: 0..text.len(),
            hyphen: false,
        };
        let segments = stretched(text, &cut, (0, 0), room, from_right)?;
        let row = Row {
            bytes: 0..offset(text.len()),
            segments,
            ..Row::empty(RowKind::Text)
        };
        Some(row.shown(text))
    }

    #[test]
    fn wide_gaps_are_spread_evenly() {
        let text = "a b c d e";
        assert_eq!(set(text, 9, false).as_deref(), Some("a b c d e"));
        assert_eq!(set(text, 11, false).as_deref(), Some("a  b c  d e"));
        assert_eq!(set(text, 11, true).as_deref(), Some("a b  c d  e"));
        assert_eq!(set(text, 13, true).as_deref(), Some("a  b  c  d  e"));
    }

    #[test]
    fn a_row_that_would_need_a_gap_of_three_stays_ragged() {
        assert_eq!(set("a b c d e", 14, false), None);
        assert_eq!(set("alone", 6, false), None);
        assert_eq!(set("alone", 5, false).as_deref(), Some("alone"));
        assert_eq!(set("too wide", 5, false), None);
    }
}
