//! Writing into the buffer of a frame: clipped, by grapheme cluster, with the
//! widths that the typesetting was made with.
//!
//! The only place that sets cells. What comes here was cleaned when it entered the
//! program; whatever was not leaves a mark, never a command.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::theme::{Role, Theme};
use crate::text::clean::in_cell;
use crate::text::width::{before_cut, cells, fitting, shortened, width};
use crate::typeset::{RowCell, rows_of};

/// A buffer with an area beyond which nothing is written.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
    theme: Theme,
}

impl<'a> Canvas<'a> {
    /// Writes into `area` of `buffer` with the glyphs of `theme`.
    pub(super) fn new(theme: &Theme, buffer: &'a mut Buffer, area: Rect) -> Self {
        let area = area.intersection(*buffer.area());
        Self {
            buffer,
            area,
            theme: *theme,
        }
    }

    /// The area that is written to.
    pub(super) fn area(&self) -> Rect {
        self.area
    }

    /// Writes `text` from a cell relative to the area; returns the column after it.
    pub(super) fn text(&mut self, column: u16, row: u16, text: &str, style: Style) -> u16 {
        self.styled(column, row, text, |_| style)
    }

    /// Writes `text`, each cluster in the style of its byte offset.
    pub(super) fn styled(
        &mut self,
        column: u16,
        row: u16,
        text: &str,
        style: impl Fn(usize) -> Style,
    ) -> u16 {
        let mut at = column;
        for (offset, cluster, columns) in cells(text) {
            let columns = u16::try_from(columns).unwrap_or(1);
            if !self.put((at, row), cluster, columns, style(offset)) {
                break;
            }
            at += columns;
        }
        at
    }

    /// Draws a row of the typesetting whose text column begins at `column`, each
    /// cluster in the style of its byte.
    pub(super) fn row<'t>(
        &mut self,
        column: u16,
        row: u16,
        cells: impl Iterator<Item = RowCell<'t>>,
        style: impl Fn(u32) -> Style,
    ) {
        for cell in cells {
            if let Some(at) = column.checked_add_signed(cell.column) {
                self.put((at, row), cell.cluster, cell.columns, style(cell.at));
            }
        }
    }

    /// Writes a cluster into its cells and blanks those beyond its first; says
    /// whether there was room.
    fn put(&mut self, at: (u16, u16), cluster: &str, columns: u16, style: Style) -> bool {
        let (column, row) = at;
        if row >= self.area.height || column.saturating_add(columns) > self.area.width {
            return false;
        }
        let (left, y) = (self.area.x + column, self.area.y + row);
        if let Some(cell) = self.buffer.cell_mut((left, y)) {
            cell.set_symbol(in_cell(cluster)).set_style(style);
            // Reversed, a hue would be the ground of its cell alone.
            if cell.modifier.contains(Modifier::REVERSED) {
                cell.fg = Color::Reset;
            }
        }
        for beyond in 1..columns {
            if let Some(cell) = self.buffer.cell_mut((left + beyond, y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
        true
    }

    /// `text` cut to `room` cells, with the theme's sign of a cut in the last
    /// one; whatever the screen cuts is cut here.
    pub(super) fn cut<'t>(&self, text: &'t str, room: usize) -> Cow<'t, str> {
        shortened(text, room, self.theme.glyphs.ellipsis)
    }

    /// Writes `text` into `room` cells, cut where it is longer; returns the
    /// column after it.
    pub(super) fn fit(
        &mut self,
        (column, row): (u16, u16),
        text: &str,
        room: usize,
        style: Style,
    ) -> u16 {
        let shown = self.cut(text, room);
        self.text(column, row, &shown, style)
    }

    /// Writes words from a cell on, in as many rows as they need up to the margin.
    pub(super) fn wrapped(&mut self, column: u16, row: u16, words: &str, style: Style) {
        let columns = usize::from(self.area.width.saturating_sub(column + 1));
        for (part, row) in rows_of(words, columns)
            .into_iter()
            .zip(row..self.area.height)
        {
            self.text(column, row, words.get(part).unwrap_or_default(), style);
        }
    }

    /// Writes `text` so that it ends before column `end`; returns where it begins.
    pub(super) fn text_before(&mut self, end: u16, row: u16, text: &str, style: Style) -> u16 {
        let columns = u16::try_from(width(text)).unwrap_or(u16::MAX);
        let start = end.saturating_sub(columns);
        self.text(start, row, text, style);
        start
    }

    /// Gives the cells of a row a style without changing what they show.
    pub(super) fn shade(&mut self, column: u16, row: u16, columns: u16, style: Style) {
        let wanted = Rect::new(
            self.area.x.saturating_add(column),
            self.area.y.saturating_add(row),
            columns,
            1,
        );
        self.buffer.set_style(wanted.intersection(self.area), style);
    }

    /// Blanks the area with a style.
    pub(super) fn clear(&mut self, style: Style) {
        for row in self.area.top()..self.area.bottom() {
            for column in self.area.left()..self.area.right() {
                if let Some(cell) = self.buffer.cell_mut((column, row)) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
        }
    }

    /// Draws one cell of a bar: its height tells a number, on one scale for all.
    pub(super) fn height(&mut self, column: u16, row: u16, count: u32, style: Style) {
        let theme = self.theme;
        let [none, .., most] = theme.glyphs.heights;
        let glyph = theme
            .glyphs
            .heights
            .get(count as usize)
            .copied()
            .unwrap_or(most);
        if count > 0 {
            self.text(column, row, glyph, style);
        } else if !theme.is_mono() {
            self.text(column, row, none, theme.style(Role::Rule));
        }
    }

    /// Writes parts of a text into `room` cells of a row, with the sign of a cut
    /// wherever something is left out; returns the column after it.
    pub(super) fn excerpt(
        &mut self,
        (column, row): (u16, u16),
        text: &str,
        parts: &[Range<usize>],
        room: u16,
        style: impl Fn(usize) -> Style,
    ) -> u16 {
        let sign = self.theme.glyphs.ellipsis;
        let quiet = self.theme.style(Role::Muted);
        let end = column.saturating_add(room);
        let mut at = column;
        for (number, part) in parts.iter().enumerate() {
            if number > 0 {
                at = self.text(at + 1, row, sign, quiet) + 1;
            } else if part.start > 0 {
                at = self.text(at, row, sign, quiet) + 1;
            }
            let mut shown = text.get(part.clone()).unwrap_or_default();
            let is_last = number + 1 == parts.len();
            // Before a gap there must be room for its sign.
            let after = match (is_last, part.end < text.len()) {
                (true, false) => 0,
                (true, true) => 1,
                (false, _) => 4,
            };
            let left = usize::from(end.saturating_sub(at));
            if left == 0 {
                return at;
            }
            let is_cut = width(shown) + after > left;
            if is_cut {
                (shown, _) = fitting(shown, left.saturating_sub(1));
            }
            if is_cut || (is_last && after > 0) {
                shown = before_cut(shown);
            }
            at = self.styled(at, row, shown, |offset| style(part.start + offset));
            if is_cut || (is_last && after > 0) {
                return self.text(at, row, sign, quiet);
            }
        }
        at
    }

    /// Repeats a glyph along a row.
    pub(super) fn rule(&mut self, column: u16, row: u16, columns: u16, glyph: &str, style: Style) {
        let one = u16::try_from(width(glyph)).unwrap_or(1);
        for at in 0..columns {
            self.put((column.saturating_add(at), row), glyph, one, style);
        }
    }
}
