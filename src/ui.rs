//! The picture of the state: `view` draws a [`Model`] and changes nothing.

mod canvas;
mod cursor;
mod footer;
mod header;
mod panes;
mod rules;
pub mod theme;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use crate::app::layout::{Arrangement, PaneAreas};
use crate::app::line::InputLine;
use crate::app::{Model, Overlay};
use crate::text::width::{cells, fitting, width};
use canvas::Canvas;
pub use cursor::Cursor;
use theme::{Role, Theme};

/// What the parts of the screen need to draw themselves.
#[derive(Clone, Copy)]
struct Scene<'a> {
    model: &'a Model,
    theme: &'a Theme,
    areas: &'a PaneAreas,
}

/// Draws the whole screen into a buffer; returns where the cursor belongs.
pub fn view(model: &Model, theme: &Theme, buffer: &mut Buffer) -> Cursor {
    let area = *buffer.area();
    if area.is_empty() {
        return Cursor::default();
    }
    let cursor = draw(model, theme, area, buffer);
    if let Some(ground) = theme.ground() {
        for cell in &mut buffer.content {
            let is_bare = cell.bg == Color::Reset;
            let style = cell.style();
            cell.set_style(ground.patch(Style {
                fg: style.fg.filter(|fg| *fg != Color::Reset),
                bg: style.bg.filter(|_| !is_bare),
                ..Style::default()
            }));
        }
    }
    cursor
}

fn draw(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Cursor {
    let areas = model.areas();
    let scene = Scene {
        model,
        theme,
        areas: &areas,
    };
    if areas.arrangement == Arrangement::Notice {
        let notice = format!(
            "briefing needs 20x5, this is {}x{}",
            area.width, area.height
        );
        Canvas::new(buffer, area).text(0, 0, &notice, theme.style(Role::Text));
        return Cursor::default();
    }
    header::draw(scene, buffer);
    panes::reader::draw(scene, buffer);
    rules::draw(scene, buffer);
    panes::outline::draw(scene, buffer);
    panes::facets::draw(scene, buffer);
    footer::draw(scene, buffer);
    if let Some(menu) = panes::menu::rows(scene) {
        panes::menu::draw(scene, &menu, buffer);
    }
    let input = match &model.overlay {
        Some(Overlay::Search(open)) => Some(panes::search::draw(scene, &open.0, &open.1, buffer)),
        Some(Overlay::Palette(palette)) => Some(panes::palette::draw(scene, palette, buffer)),
        Some(Overlay::Filter(line)) => Some(footer::filter(scene, line, buffer)),
        Some(Overlay::Help(of, top)) => {
            panes::help::draw(scene, *of, *top, buffer);
            None
        }
        Some(Overlay::EntriesHere(list)) => {
            panes::entries_here::draw(scene, *list, buffer);
            None
        }
        Some(Overlay::Word(at)) => {
            footer::word(scene, *at, buffer);
            None
        }
        Some(Overlay::Information) => {
            panes::information::draw(scene, buffer);
            None
        }
        None => None,
    };
    Cursor {
        at: input.unwrap_or_else(|| cursor::resting(scene, buffer)),
        is_visible: input.is_some(),
    }
}

/// A sheet of `rows` rows over the lower part of the screen, with its heavy
/// rule on top; the footer below it stays.
fn sheet<'a>(scene: Scene<'_>, rows: u16, buffer: &'a mut Buffer) -> Canvas<'a> {
    let screen = *buffer.area();
    let most = scene.model.sheet_rows().max(3).min(screen.height);
    let height = (rows + 2).min(most);
    let top = screen.height.saturating_sub(height);
    let area = Rect::new(0, top, screen.width, height);
    let theme = scene.theme;
    let [_, heavy, ..] = theme.glyphs.rules;
    let mut canvas = Canvas::new(buffer, area);
    canvas.clear(theme.style(Role::OnSheet));
    canvas.rule(0, 0, area.width, heavy, theme.style(Role::Bright));
    let inner = Rect {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    Canvas::new(buffer, inner)
}

/// An input line on the first row of a sheet, its end in view; returns where
/// the cursor belongs.
fn input(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    (sign, line): (&str, &InputLine),
    room: u16,
) -> Position {
    let theme = scene.theme;
    canvas.text(1, 0, sign, theme.style(Role::Bright));
    let room = usize::from(room.max(1));
    // What is typed last is what must be seen.
    let before = line.before();
    let mut skipped = 0;
    for (offset, _, columns) in cells(before) {
        if width(before.get(offset..).unwrap_or_default()) < room {
            break;
        }
        skipped = offset + columns.max(1);
    }
    let shown_from = before
        .char_indices()
        .map(|(at, _)| at)
        .find(|at| *at >= skipped)
        .unwrap_or(before.len());
    let text = line.text().get(shown_from..).unwrap_or_default();
    let (text, _) = fitting(text, room);
    canvas.text(3, 0, text, theme.style(Role::Text));
    let column = width(before.get(shown_from..).unwrap_or_default());
    let area = canvas.area();
    Position::new(area.x + 3 + u16::try_from(column).unwrap_or(0), area.y)
}

/// Keys with their words from a cell on, as many as fit.
fn hint_row(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    (column, row): (u16, u16),
    hints: &[(&str, &str)],
) {
    let mut at = column;
    for (keys, words) in hints {
        let needed = u16::try_from(width(keys) + width(words) + 2).unwrap_or(u16::MAX);
        if at.saturating_add(needed) > canvas.area().width {
            break;
        }
        at = canvas.text(at, row, keys, scene.theme.style(Role::Bright));
        at = canvas.text(at + 1, row, words, scene.theme.style(Role::Muted)) + 3;
    }
}

/// Marks a row of a sheet as the chosen one.
fn selected_row(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16) {
    let theme = scene.theme;
    canvas.shade(0, line, canvas.area().width, theme.style(Role::OnSelected));
    let style = theme.style(Role::Bright).remove_modifier(Modifier::BOLD);
    canvas.text(0, line, theme.glyphs.bar, style);
}
