//! Keys with their words in columns, as help and menus show them.

use ratatui::style::{Modifier, Style};

use super::Scene;
use super::canvas::Canvas;
use super::theme::Role;
use crate::text::width::width;

/// Most columns that are read at a glance.
pub(super) const MOST: usize = 4;
/// Cells left of the first column.
const MARGIN: usize = 2;
/// Cells between keys and words.
const KEY_GAP: usize = 2;
/// Cells between two columns.
const GAP: usize = 3;

/// One row of a column.
pub(super) enum Row {
    /// Space between two groups.
    Blank,
    /// Title of a group.
    Title(&'static str),
    /// Keys or a sign in a style, and what they mean.
    Pair(String, Style, String),
}

/// Rows arranged in columns.
pub(super) struct Columns {
    rows: Vec<Row>,
    columns: Vec<Column>,
}

/// One column: where its rows begin, and its cells.
struct Column {
    first: usize,
    len: usize,
    keys: usize,
    words: usize,
}

impl Columns {
    /// Arranges rows in as many columns as `room` cells hold in full, `most` at
    /// most.
    pub(super) fn new(rows: Vec<Row>, most: usize, room: usize) -> Self {
        let columns = (1..=most)
            .rev()
            .map(|count| split(&rows, count))
            .find(|columns| needed(columns) < room)
            .unwrap_or_else(|| split(&rows, 1));
        Self { rows, columns }
    }

    /// Rows of the longest column.
    pub(super) fn height(&self) -> usize {
        let heights = self.columns.iter().map(|column| column.len);
        heights.max().unwrap_or(0)
    }

    /// Draws the rows from number `top` on, `height` of them, from row `line`.
    pub(super) fn draw(
        &self,
        scene: Scene<'_>,
        canvas: &mut Canvas<'_>,
        (line, height): (u16, usize),
        top: usize,
    ) {
        let theme = scene.theme;
        let text = theme.style(Role::Text);
        let title_style = theme.style(Role::Muted).add_modifier(Modifier::BOLD);
        let end = usize::from(canvas.area().width).saturating_sub(1);
        let mut x = MARGIN;
        for column in &self.columns {
            let rows = self.rows.iter().skip(column.first).take(column.len);
            for (row, y) in rows.skip(top).take(height).zip(line..) {
                let at = |column: usize| (u16::try_from(column).unwrap_or(u16::MAX), y);
                let words_at = x + column.keys + KEY_GAP;
                match row {
                    Row::Blank => {}
                    Row::Title(title) => {
                        canvas.fit(at(x), title, end.saturating_sub(x), title_style);
                    }
                    Row::Pair(keys, style, words) => {
                        canvas.fit(at(x), keys, end.saturating_sub(x), *style);
                        canvas.fit(at(words_at), words, end.saturating_sub(words_at), text);
                    }
                }
            }
            x += column.keys + KEY_GAP + column.words + GAP;
        }
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
        let len = columns.last().map_or(0, |column| column.len);
        let needed = if matches!(row, Row::Title(_)) { 2 } else { 1 };
        if is_open && len + needed > height {
            is_open = false;
        }
        if !is_open && is_blank {
            continue;
        }
        if !is_open {
            columns.push(Column {
                first: at,
                len: 0,
                keys: 0,
                words: 0,
            });
            is_open = true;
        }
        if let Some(column) = columns.last_mut() {
            column.len += 1;
            if let Row::Pair(keys, _, words) = row {
                column.keys = column.keys.max(width(keys));
                column.words = column.words.max(width(words));
            }
        }
    }
    for column in &mut columns {
        let last = rows.get(column.first + column.len.saturating_sub(1));
        if matches!(last, Some(Row::Blank)) {
            column.len -= 1;
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(keys: &str, words: &str) -> Row {
        Row::Pair(keys.to_owned(), Style::new(), words.to_owned())
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
            .map(|column| (column.first, column.len, column.keys, column.words))
            .collect();
        assert_eq!(shape, [(0, 3, 7, 4), (4, 3, 3, 14)]);
        assert_eq!(needed(&columns), 2 + 13 + 3 + 19);
    }

    #[test]
    fn there_are_as_many_columns_as_fit() {
        let height = |room| Columns::new(rows(), MOST, room).height();
        assert_eq!(height(120), 2);
        assert_eq!(height(38), 3);
        assert_eq!(height(37), 7);
        assert_eq!(height(0), 7);
    }
}
