//! What is known of the article.

use ratatui::buffer::Buffer;

use crate::app::action::SheetAction;
use crate::app::keymap;
use crate::app::layout::SheetAreas;
use crate::text::width::shortened;
use crate::ui::theme::Role;
use crate::ui::{Scene, hint_row, sheet};

/// Column of what is known, right of its label.
const VALUES: u16 = 16;

pub(in crate::ui) fn draw(scene: Scene<'_>, top: usize, areas: SheetAreas, buffer: &mut Buffer) {
    let Scene { model, theme, .. } = scene;
    let rows = model.information();
    let mut canvas = sheet(scene, areas, buffer);
    canvas.text(1, 0, "This article", theme.style(Role::Bright));
    let room = canvas.area().width.saturating_sub(VALUES + 1);
    let shown = rows.iter().skip(top).zip(2..2 + areas.body.height);
    for ((label, value), line) in shown {
        canvas.text(2, line, label, theme.style(Role::Muted));
        let value = shortened(value, room.into(), theme.glyphs.ellipsis);
        canvas.text(VALUES, line, &value, theme.style(Role::Text));
    }
    let last = canvas.area().height.saturating_sub(1);
    let close = (keymap::key_of(SheetAction::Close), "close");
    hint_row(scene, &mut canvas, (1, last), &[close]);
}
