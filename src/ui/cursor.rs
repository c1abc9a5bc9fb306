//! Where the terminal's own cursor is.
//!
//! It is always at what the next key acts on, since screen readers, braille
//! displays, magnifiers and input methods follow it. It is visible in input
//! lines only: elsewhere the bar of the selected row shows the place, and most of
//! what follows a cursor takes its position whether or not it is drawn.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use super::Scene;
use super::theme::Role;
use crate::app::layout::Pane;
use crate::app::{Overlay, Sheet};
use crate::text::Span;

/// The terminal's own cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// Where it is.
    pub at: Position,
    /// Whether it is drawn.
    pub is_visible: bool,
}

/// Where the cursor is outside input lines: on the selected row of the pane or
/// sheet that has the keys, in the text on the first letter of the sentence.
pub(super) fn resting(scene: Scene<'_>, buffer: &Buffer) -> Position {
    let Scene { model, areas, .. } = scene;
    let screen = buffer.area;
    match &model.overlay {
        Some(Overlay::Sheet(Sheet::Word(at))) => match model.words_here().get(*at) {
            Some(word) => in_text(scene, *word),
            None => areas.text.as_position(),
        },
        Some(_) => {
            let selected = selected_row(scene, screen, buffer);
            selected.unwrap_or_else(|| sheet(scene, buffer))
        }
        None if model.focus == Pane::Text => match model.here() {
            Some(here) => in_text(scene, here),
            None => areas.text.as_position(),
        },
        None => {
            let area = areas.area(model.focus);
            selected_row(scene, area, buffer).unwrap_or(area.as_position())
        }
    }
}

/// The first letter in view of a span.
fn in_text(scene: Scene<'_>, span: Span) -> Position {
    let Scene { model, areas, .. } = scene;
    let area = areas.text;
    let line = model.reader.row_in_view(span).unwrap_or(0);
    let row = model.reader.view().get(usize::from(line));
    let column = row.and_then(|row| {
        let text = model.document.block_text(span.block);
        let mut cells = row.row.cells(text);
        cells.find(|cell| cell.at >= span.start)
    });
    let column = column.map_or(0, |cell| cell.column);
    Position::new(
        (area.x + areas.text_indent).saturating_add_signed(column),
        area.y + line,
    )
}

/// The row that has the bar of the selected one: on its ground, if several have
/// a bar.
fn selected_row(scene: Scene<'_>, area: Rect, buffer: &Buffer) -> Option<Position> {
    let theme = scene.theme;
    let ground = theme.style(Role::OnSelected);
    let is_selected = |cell: &Cell| {
        ground.bg.is_none_or(|ground| cell.bg == ground)
            && cell.modifier.contains(ground.add_modifier)
    };
    let bars = area.rows().filter_map(|row| {
        let cell = buffer.cell(row.as_position())?;
        (cell.symbol() == theme.glyphs.bar).then_some((row.as_position(), is_selected(cell)))
    });
    bars.reduce(|first, next| if next.1 && !first.1 { next } else { first })
        .map(|(position, _)| position)
}

/// The first row of the sheet, below its rule.
fn sheet(scene: Scene<'_>, buffer: &Buffer) -> Position {
    let [_, heavy, ..] = scene.theme.glyphs.rules;
    let screen = buffer.area;
    let rule = screen.rows().find(|row| {
        buffer
            .cell(row.as_position())
            .is_some_and(|cell| cell.symbol() == heavy)
    });
    rule.map_or(screen.as_position(), |rule| {
        Position::new(rule.x, rule.y + 1)
    })
}
