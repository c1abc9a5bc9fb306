//! One row of the text column, and where each of its bytes is shown.
//!
//! [`Row::cells`] is the only way from bytes to cells: drawing and pointing
//! follow it, so a stretched blank, a hanging sign or a hyphen that is not in
//! the text cannot be drawn in one place and pointed at in another.

use std::ops::Range;

use crate::text::offset;
use crate::text::width::cells;

/// What a row holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// Space before a block.
    Blank,
    /// Text of the block.
    Text,
    /// The rule below the head of a table, so many columns wide.
    Rule(u16),
    /// Text of the annotation with this number, set below its block.
    Annotation(usize),
}

/// A part of a row's text and the column that it begins in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// Bytes of the block.
    pub(super) bytes: Range<u32>,
    /// Columns from the left of the text column; less than none hangs outside.
    pub(super) column: i16,
}

/// One screen row of the text column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What the row holds.
    pub kind: RowKind,
    /// Bytes of the block, or of the annotation, shown in the row.
    pub bytes: Range<u32>,
    /// Empty cells before the text.
    pub indent: u16,
    /// Whether the row opens its block: the place of a list mark.
    pub opens: bool,
    /// Whether a hyphen that is not in the text ends the row.
    pub(super) hyphen: bool,
    /// Parts of the text by their columns; none where it stands in one piece
    /// behind the indent.
    pub(super) segments: Box<[Segment]>,
}

/// A cluster of a row and the cells that show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowCell<'a> {
    /// Its first byte in the block; of a hyphen that is not in the text, that
    /// of the cluster before.
    pub at: u32,
    /// What is shown.
    pub cluster: &'a str,
    /// Columns from the left of the text column; less than none hangs outside.
    pub column: i16,
    /// Cells that it takes; a stretched blank takes several.
    pub columns: u16,
}

impl Row {
    /// A row without text.
    pub(super) fn empty(kind: RowKind) -> Self {
        Self {
            kind,
            bytes: 0..0,
            indent: 0,
            opens: false,
            hyphen: false,
            segments: Box::default(),
        }
    }

    /// The same so many cells further right.
    pub(super) fn set_in(mut self, cells: u16) -> Self {
        self.indent += cells;
        for segment in &mut self.segments {
            segment.column = segment.column.saturating_add(columns(cells.into()));
        }
        self
    }

    /// Adds a part of the text to the right of the others.
    pub(super) fn hold(&mut self, segment: Segment) {
        self.bytes = if self.segments.is_empty() {
            segment.bytes.clone()
        } else {
            self.bytes.start.min(segment.bytes.start)..self.bytes.end.max(segment.bytes.end)
        };
        let mut segments = std::mem::take(&mut self.segments).into_vec();
        segments.push(segment);
        self.segments = segments.into();
    }

    /// Whether the row shows byte `at` of the block.
    pub(super) fn shows(&self, at: u32) -> bool {
        match &*self.segments {
            [] => self.bytes.contains(&at),
            segments => segments.iter().any(|part| part.bytes.contains(&at)),
        }
    }

    /// The cells of the row from left to right; `text` is the whole text of its
    /// block or annotation.
    pub fn cells<'a>(&'a self, text: &'a str) -> impl Iterator<Item = RowCell<'a>> {
        let whole = Segment {
            bytes: self.bytes.clone(),
            column: columns(self.indent.into()),
        };
        let segments = self.segments.iter().cloned();
        let one = self.segments.is_empty().then_some(whole);
        let mut cells = segments
            .chain(one)
            .flat_map(|part| part.cells(text))
            .peekable();
        let mut hyphen = self.hyphen;
        let mut last: Option<RowCell<'a>> = None;
        std::iter::from_fn(move || {
            if let Some(mut cell) = cells.next() {
                // A blank reaches as far as what follows it.
                if let Some(next) = cells.peek().filter(|_| cell.cluster == " ") {
                    cell.columns = u16::try_from(next.column - cell.column).unwrap_or(1);
                }
                last = Some(cell);
                return last;
            }
            let before = last.filter(|_| std::mem::take(&mut hyphen))?;
            Some(RowCell {
                cluster: "-",
                column: before.column.saturating_add(columns(before.columns.into())),
                columns: 1,
                ..before
            })
        })
    }

    /// The byte that is shown `column` columns from the left of the text
    /// column, or else the nearest one in the row.
    pub fn byte_at(&self, text: &str, column: i32) -> u32 {
        self.cells(text)
            .take_while(|cell| i32::from(cell.column) <= column)
            .last()
            .or_else(|| self.cells(text).next())
            .map_or(self.bytes.start, |cell| cell.at)
    }

    /// The row as plain text, from its indent on.
    pub fn shown(&self, text: &str) -> String {
        let mut shown = String::new();
        let mut end = columns(self.indent.into());
        for cell in self.cells(text) {
            let gap = usize::try_from(cell.column - end).unwrap_or(0);
            shown.extend(std::iter::repeat_n(' ', gap));
            let stretched = if cell.cluster == " " { cell.columns } else { 1 };
            shown.extend(std::iter::repeat_n(cell.cluster, stretched.into()));
            end = cell.column + columns(cell.columns.into());
        }
        shown
    }
}

impl Segment {
    fn cells(self, text: &str) -> impl Iterator<Item = RowCell<'_>> + use<'_> {
        let start = self.bytes.start;
        let own = text
            .get(start as usize..self.bytes.end as usize)
            .unwrap_or_default();
        let mut column = self.column;
        cells(own).map(move |(at, cluster, width)| {
            let cell = RowCell {
                at: start + offset(at),
                cluster,
                column,
                columns: u16::try_from(width).unwrap_or(1),
            };
            column = column.saturating_add(columns(width));
            cell
        })
    }
}

/// A number of columns; no screen has as many as an `i16` holds.
pub(super) fn columns(number: usize) -> i16 {
    i16::try_from(number).unwrap_or(i16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(segments: &[(Range<u32>, i16)], hyphen: bool) -> Row {
        let segments = segments.iter().map(|(bytes, column)| Segment {
            bytes: bytes.clone(),
            column: *column,
        });
        Row {
            hyphen,
            bytes: 0..13,
            segments: segments.collect(),
            ..Row::empty(RowKind::Text)
        }
    }

    const TEXT: &str = "“One two three";

    #[test]
    fn what_is_drawn_is_what_is_pointed_at() {
        let plain = row(&[], false);
        let spread = row(&[(0..7, -1), (7..11, 5), (11..13, 12)], true);
        assert_eq!(plain.shown(TEXT), "“One two th");
        assert_eq!(spread.shown(TEXT), "“One  two    th-");
        for row in [plain, spread] {
            let mut column = None;
            for cell in row.cells(TEXT) {
                // Without gaps: every cell between the ends belongs to a byte.
                assert!(column.is_none_or(|end| end == cell.column));
                for inside in 0..cell.columns {
                    let at = i32::from(cell.column) + i32::from(inside);
                    assert_eq!(row.byte_at(TEXT, at), cell.at);
                }
                column = Some(cell.column + columns(cell.columns.into()));
            }
            assert_eq!(row.byte_at(TEXT, -9), 0);
            assert_eq!(row.byte_at(TEXT, 99), 12);
        }
    }
}
