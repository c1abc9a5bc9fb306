//! Keys with their words in columns, as help and menus show them.

use std::ops::Range;

use crate::facets::FacetId;
use crate::text::width::width;

/// Cells left of the first column.
const MARGIN: usize = 2;
/// Cells between keys and words.
const KEY_GAP: usize = 2;
/// Cells between two columns.
const GAP: usize = 3;

/// One row of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Space between two groups.
    Blank,
    /// Title of a group.
    Title(&'static str),
    /// Keys and what they do.
    Keys(String, &'static str),
    /// A sign and what it means.
    Sign(Sign, String),
}

/// A sign of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The entries of a facet, that are here and that are not.
    Facet(FacetId),
    /// An editor's note.
    Note,
    /// The reading position in bars.
    Here,
    /// What is read.
    Read,
    /// A hit that is not as written.
    Forgiving,
    /// An entry that may be none.
    Weak,
}

impl Row {
    /// Cells of keys or sign, and of the words.
    fn cells(&self) -> (usize, usize) {
        match self {
            // Titles and blank rows take what the others have.
            Self::Blank | Self::Title(_) => (0, 0),
            Self::Keys(keys, words) => (width(keys), width(words)),
            // Signs are one cell wide; those of a facet are two, a blank between.
            Self::Sign(Sign::Facet(_), words) => (3, width(words)),
            Self::Sign(_, words) => (1, width(words)),
        }
    }
}

/// Rows arranged in columns.
#[derive(Debug, Clone)]
pub struct Columns {
    rows: Vec<Row>,
    columns: Vec<Column>,
}

/// One column: its rows, and the cells of its keys and words.
#[derive(Debug, Clone)]
struct Column {
    rows: Range<usize>,
    keys: usize,
    words: usize,
}

/// Where a column stands: cells of a row at which its keys and its words begin,
/// and its rows.
pub type Placed<'a> = (usize, usize, &'a [Row]);

impl Columns {
    /// Arranges rows in as many columns as `room` cells hold in full, `most` at
    /// most.
    pub fn new(rows: Vec<Row>, most: usize, room: usize) -> Self {
        let columns = (1..=most)
            .rev()
            .map(|count| split(&rows, count))
            .find(|columns| needed(columns) < room)
            .unwrap_or_else(|| split(&rows, 1));
        Self { rows, columns }
    }

    /// Rows of the longest column.
    pub fn height(&self) -> usize {
        let heights = self.columns.iter().map(|column| column.rows.len());
        heights.max().unwrap_or(0)
    }

    /// The columns from left to right.
    pub fn placed(&self) -> impl Iterator<Item = Placed<'_>> {
        let mut at = MARGIN;
        self.columns.iter().map(move |column| {
            let (keys, words) = (at, at + column.keys + KEY_GAP);
            at = words + column.words + GAP;
            let rows = self.rows.get(column.rows.clone()).unwrap_or_default();
            (keys, words, rows)
        })
    }
}

/// Cells that columns need.
fn needed(columns: &[Column]) -> usize {
    let cells = columns
        .iter()
        .map(|column| column.keys + KEY_GAP + column.words + GAP);
    (MARGIN + cells.sum::<usize>()).saturating_sub(GAP)
}

/// Rows in `count` columns of even height. No column begins with a blank row or
/// ends with a title.
fn split(rows: &[Row], count: usize) -> Vec<Column> {
    let least = rows.len().div_ceil(count.max(1)).max(1);
    (least..=rows.len().max(1))
        .map(|height| filled(rows, height))
        .find(|columns| columns.len() <= count)
        .unwrap_or_default()
}

fn filled(rows: &[Row], height: usize) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut is_open = false;
    for (at, row) in rows.iter().enumerate() {
        let is_blank = matches!(row, Row::Blank);
        let len = columns.last().map_or(0, |column| column.rows.len());
        let needed = if matches!(row, Row::Title(_)) { 2 } else { 1 };
        if is_open && len + needed > height {
            is_open = false;
        }
        if !is_open && is_blank {
            continue;
        }
        if !is_open {
            columns.push(Column {
                rows: at..at,
                keys: 0,
                words: 0,
            });
            is_open = true;
        }
        if let Some(column) = columns.last_mut() {
            column.rows.end = at + 1;
            let (keys, words) = row.cells();
            column.keys = column.keys.max(keys);
            column.words = column.words.max(words);
        }
    }
    for column in &mut columns {
        let last = column.rows.end.saturating_sub(1);
        if matches!(rows.get(last), Some(Row::Blank)) {
            column.rows.end = last;
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(keys: &str, words: &'static str) -> Row {
        Row::Keys(keys.to_owned(), words)
    }

    fn rows() -> Vec<Row> {
        vec![
            Row::Title("Move"),
            pair("j k", "row"),
            pair("Space b", "page"),
            Row::Blank,
            Row::Title("Search"),
            pair("/", "everything"),
            pair("n N", "next, previous"),
        ]
    }

    #[test]
    fn columns_are_as_wide_as_their_words_and_begin_with_a_title() {
        let columns = split(&rows(), 2);
        let shape: Vec<_> = columns
            .iter()
            .map(|column| (column.rows.clone(), column.keys, column.words))
            .collect();
        assert_eq!(shape, [(0..3, 7, 4), (4..7, 3, 14)]);
        assert_eq!(needed(&columns), 2 + 13 + 3 + 19);
    }

    #[test]
    fn there_are_as_many_columns_as_fit() {
        let height = |room| Columns::new(rows(), 4, room).height();
        assert_eq!(height(120), 2);
        assert_eq!(height(38), 3);
        assert_eq!(height(37), 7);
        assert_eq!(height(0), 7);
    }
}
