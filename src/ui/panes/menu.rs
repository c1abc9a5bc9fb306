//! The menu of keys that may follow `g` or `z`.

use ratatui::buffer::Buffer;

use crate::app::action::PaneAction;
use crate::app::keymap;
use crate::app::layout::SheetAreas;
use crate::ui::theme::Role;
use crate::ui::{Scene, sheet};

/// Cells of a column.
const COLUMN: u16 = 38;

/// Keys and words of the menu, if it is open.
pub(in crate::ui) fn rows(scene: Scene<'_>) -> Option<Vec<(String, &'static str)>> {
    let pending = &scene.model.pending;
    pending.menu.then(|| {
        keymap::continuations(&pending.chord, &scene.model.contexts())
            .into_iter()
            .map(|(rest, binding)| (rest, binding.help))
            .collect()
    })
}

pub(in crate::ui) fn draw(scene: Scene<'_>, rows: &[(String, &'static str)], buffer: &mut Buffer) {
    let theme = scene.theme;
    let columns = usize::from((buffer.area().width / COLUMN).max(1));
    let per_column = rows.len().div_ceil(columns).max(1);
    // A blank row keeps the keys off the hints.
    let areas = SheetAreas::new(scene.model.size, 0, per_column + 1);
    let mut canvas = sheet(scene, areas, buffer);
    for (number, column) in rows.chunks(per_column).enumerate() {
        let x = 2 + u16::try_from(number).unwrap_or(0) * COLUMN;
        for ((keys, words), y) in column.iter().zip(0..areas.body.height) {
            canvas.text(x, y, keys, theme.style(Role::Bright));
            canvas.text(x + 4, y, words, theme.style(Role::Text));
        }
    }
    let last = canvas.area().height.saturating_sub(1);
    let chord: Vec<_> = scene
        .model
        .pending
        .chord
        .iter()
        .map(ToString::to_string)
        .collect();
    let at = canvas.text(1, last, &chord.join(" "), theme.style(Role::Bright));
    canvas.text(
        at + 2,
        last,
        "and then one of these keys",
        theme.style(Role::Muted),
    );
    let end = canvas.area().width.saturating_sub(1);
    let start = canvas.text_before(end, last, "close", theme.style(Role::Muted));
    canvas.text_before(
        start.saturating_sub(1),
        last,
        &keymap::key_of(PaneAction::Escape),
        theme.style(Role::Bright),
    );
}
