//! The picture of the state: `view` draws a [`Model`] and changes nothing.

mod canvas;
mod footer;
mod header;
mod panes;
mod rules;
pub mod theme;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::layout::{Arrangement, PaneAreas};
use crate::app::{Model, Overlay};
use canvas::Canvas;
use theme::{Role, Theme};

/// What the parts of the screen need to draw themselves.
#[derive(Clone, Copy)]
struct Scene<'a> {
    model: &'a Model,
    theme: &'a Theme,
    areas: &'a PaneAreas,
}

/// Draws the whole screen.
pub fn view(model: &Model, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let cursor = draw(model, theme, area, frame.buffer_mut());
    if let Some(cursor) = cursor.filter(|cursor| area.contains(*cursor)) {
        frame.set_cursor_position(cursor);
    }
}

/// Draws the whole screen into a buffer; returns where the cursor belongs.
fn draw(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
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
        return None;
    }
    header::draw(scene, buffer);
    let mut cursor = panes::reader::draw(scene, buffer);
    rules::draw(scene, buffer);
    cursor = panes::outline::draw(scene, buffer).or(cursor);
    cursor = panes::facets::draw(scene, buffer).or(cursor);
    footer::draw(scene, buffer);
    if let Some(menu) = panes::menu::rows(scene) {
        panes::menu::draw(scene, &menu, buffer);
    }
    match &model.overlay {
        Some(Overlay::Help(of, top)) => cursor = panes::help::draw(scene, *of, *top, buffer),
        Some(Overlay::EntriesHere(list)) => {
            cursor = panes::entries_here::draw(scene, *list, buffer);
        }
        Some(Overlay::Information) => cursor = panes::information::draw(scene, buffer),
        None => {}
    }
    cursor
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
