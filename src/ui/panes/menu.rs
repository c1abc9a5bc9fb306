//! The menu of keys that may follow `g` or `z`.

use ratatui::buffer::Buffer;

use crate::app::keymap;
use crate::ui::columns::{Columns, Row};
use crate::ui::theme::Role;
use crate::ui::{Scene, sheet};

/// Rows of a column before there is another.
const COLUMN_ROWS: usize = 4;

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
    let bright = theme.style(Role::Bright);
    let most = rows.len().div_ceil(COLUMN_ROWS);
    let pairs = rows.iter();
    let pairs = pairs.map(|(keys, words)| Row::Pair(keys.clone(), bright, (*words).to_owned()));
    let columns = Columns::new(pairs.collect(), most, buffer.area().width.into());
    let height = columns.height();
    let mut canvas = sheet(scene, u16::try_from(height + 2).unwrap_or(u16::MAX), buffer);
    let room = usize::from(canvas.area().height.saturating_sub(1));
    columns.draw(scene, &mut canvas, (0, room), 0);
    let last = canvas.area().height.saturating_sub(1);
    let chord: Vec<_> = scene
        .model
        .pending
        .chord
        .iter()
        .map(ToString::to_string)
        .collect();
    let end = canvas.area().width.saturating_sub(1);
    let muted = theme.style(Role::Muted);
    let start = canvas.text_before(end, last, "close", muted);
    let start = canvas.text_before(start.saturating_sub(1), last, "Esc", bright);
    let at = canvas.text(1, last, &chord.join(" "), bright) + 2;
    let room = usize::from(start.saturating_sub(at + 2));
    canvas.fit((at, last), "and then one of these keys", room, muted);
}
