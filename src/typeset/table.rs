//! Setting a table: its columns below each other, its head above a rule.
//!
//! Columns that do not fit the measure give way, the widest first, and what
//! stands in them takes several rows: nothing of a table is out of sight.

use std::ops::Range;

use super::row::{Row, RowKind, Segment, columns};
use super::wrap::{self, Room};
use crate::text::width::width;
use crate::text::{CELL_SEPARATOR, offset};

/// Columns between two columns of a table.
const GAP: usize = 2;
/// Narrowest column that is still read.
const NARROWEST: usize = 4;

/// The rows of a table, `text` from byte `start` of its block on; none where so
/// many columns do not fit beside each other. `has_head` says whether the first
/// line is the head.
pub(super) fn set(text: &str, start: usize, room: usize, has_head: bool) -> Option<Vec<Row>> {
    let lines = lines(text);
    let count = lines
        .iter()
        .map(Vec::len)
        .max()
        .filter(|count| *count > 1)?;
    let room = room.checked_sub(GAP * (count - 1))?;
    let cell = |bytes: &Range<usize>| text.get(bytes.clone()).unwrap_or_default();
    let mut natural = vec![0; count];
    for line in &lines {
        for (widest, bytes) in natural.iter_mut().zip(line) {
            *widest = width(cell(bytes)).max(*widest);
        }
    }
    let widths = narrowed(&natural, room)?;
    let body = lines.get(usize::from(has_head)..).unwrap_or_default();
    let of_numbers: Vec<bool> = (0..count)
        .map(|at| {
            let cells = body.iter().filter_map(|line| line.get(at)).map(cell);
            let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
            filled.peek().is_some() && filled.all(is_number)
        })
        .collect();
    let mut rows: Vec<Row> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let first = rows.len();
        let mut left = 0;
        for ((bytes, room), right) in line.iter().zip(&widths).zip(&of_numbers) {
            let own = cell(bytes);
            for (at, cut) in wrap::fit_rows(own, Room::plain(*room)).iter().enumerate() {
                let shown = own.get(cut.bytes.clone()).unwrap_or_default();
                let free = if *right {
                    room.saturating_sub(width(shown))
                } else {
                    0
                };
                let from = start + bytes.start;
                let segment = Segment {
                    bytes: offset(from + cut.bytes.start)..offset(from + cut.bytes.end),
                    column: columns(left + free),
                };
                if rows.len() == first + at {
                    rows.push(Row::empty(RowKind::Text));
                }
                if let Some(row) = rows.get_mut(first + at) {
                    row.hold(segment);
                }
            }
            left += room + GAP;
        }
        if rows.len() == first {
            let at = offset(start + line.first().map_or(0, |bytes| bytes.start));
            rows.push(Row {
                bytes: at..at,
                ..Row::empty(RowKind::Text)
            });
        }
        if has_head && number == 0 && lines.len() > 1 {
            let whole = widths.iter().sum::<usize>() + GAP * (count - 1);
            rows.push(Row::empty(RowKind::Rule(u16::try_from(whole).unwrap_or(0))));
        }
    }
    // The rule stands where the row below it does.
    for at in 1..rows.len() {
        let below = rows.get(at).map(|row| row.bytes.start);
        if let (Some(below), Some(rule)) = (below, rows.get_mut(at - 1))
            && matches!(rule.kind, RowKind::Rule(_))
        {
            rule.bytes = below..below;
        }
    }
    Some(rows)
}

/// The cells of each line, without the blanks around them.
fn lines(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut at = start;
        let cells = line.split_inclusive(CELL_SEPARATOR).map(|part| {
            let cell = part.trim_end_matches([CELL_SEPARATOR, '\n']);
            let from = at + cell.len() - cell.trim_start().len();
            at += part.len();
            from..from + cell.trim().len()
        });
        lines.push(cells.collect());
        start += line.len();
    }
    lines
}

/// Widths of columns that together take at most `room`: the widest give way.
fn narrowed(natural: &[usize], room: usize) -> Option<Vec<usize>> {
    let mut sorted: Vec<usize> = natural.to_vec();
    sorted.sort_unstable();
    let mut rest = room;
    let mut most = usize::MAX;
    for (at, width) in sorted.iter().enumerate() {
        let share = rest / (sorted.len() - at);
        if *width > share {
            most = share;
            break;
        }
        rest -= width;
    }
    (most >= NARROWEST).then(|| natural.iter().map(|width| (*width).min(most)).collect())
}

/// Whether a cell holds a number, with whatever sign or unit stands at it.
fn is_number(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    digits > 0 && letters == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, room: usize) -> Option<Vec<String>> {
        let rows = set(text, 0, room, true)?;
        let shown = rows.iter().map(|row| match row.kind {
            RowKind::Rule(width) => "-".repeat(width.into()),
            RowKind::Blank | RowKind::Text | RowKind::Annotation(_) => row.shown(text),
        });
        Some(shown.collect())
    }

    const SHIPS: &str = "Ship │ Tons │ Built\nAnn │ 5 │ in Oslo\nLonger name │ 1,700 │ in a yard at the end of the sound";

    #[test]
    fn columns_stand_below_each_other_and_numbers_end_in_one_column() {
        assert_eq!(
            shown(SHIPS, 60).unwrap(),
            [
                "Ship          Tons  Built",
                "-----------------------------------------------------",
                "Ann              5  in Oslo",
                "Longer name  1,700  in a yard at the end of the sound",
            ]
        );
    }

    #[test]
    fn what_does_not_fit_its_column_takes_several_rows() {
        assert_eq!(
            shown(SHIPS, 34).unwrap(),
            [
                "Ship          Tons  Built",
                "----------------------------------",
                "Ann              5  in Oslo",
                "Longer name  1,700  in a yard at",
                "                    the end of the",
                "                    sound",
            ]
        );
        assert_eq!(shown(SHIPS, 12), None);
        assert_eq!(shown("No table at all", 60), None);
    }

    #[test]
    fn rows_and_cells_without_text_keep_their_place() {
        assert_eq!(
            shown("A │ B │ C\n │ x │\n\nlong │  │ y", 30).unwrap(),
            ["A     B  C", "----------", "      x", "", "long     y"]
        );
    }
}
