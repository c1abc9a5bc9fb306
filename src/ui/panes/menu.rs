//! The menu of keys that may follow `g` or `z`.

use ratatui::buffer::Buffer;

use crate::app::action::PaneAction;
use crate::app::columns::{Columns, Row};
use crate::app::keymap;
use crate::app::layout::SheetAreas;
use crate::ui::theme::Role;
use crate::ui::{Scene, columns, sheet};

/// Rows of a column before there is another.
const COLUMN_ROWS: usize = 4;

/// Keys and words of the menu, if it is open.
pub(in crate::ui) fn rows(scene: Scene<'_>) -> Option<Vec<(String, &'static str)>> {
    let pending = &scene.model.pending;
    pending.menu.then(|| {
        keymap::continuations(&pending.chord, scene.model.contexts())
            .into_iter()
            .map(|(rest, binding)| (rest, binding.help))
            .collect()
    })
}

pub(in crate::ui) fn draw(scene: Scene<'_>, rows: &[(String, &'static str)], buffer: &mut Buffer) {
    let theme = scene.theme;
    let bright = theme.style(Role::Bright);
    let most = rows.len().div_ceil(COLUMN_ROWS);
    let rows = rows.iter();
    let rows = rows.map(|(keys, words)| Row::Keys(keys.clone(), words));
    let set = Columns::new(rows.collect(), most, buffer.area().width.into());
    let areas = SheetAreas::whole(scene.model.size, set.height());
    let mut canvas = sheet(scene, areas, buffer);
    columns::draw(scene, &mut canvas, &set, (0, areas.body.height), 0);
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
    let key = keymap::key_of(PaneAction::Escape);
    let start = canvas.text_before(start.saturating_sub(1), last, &key, bright);
    let at = canvas.text(1, last, &chord.join(" "), bright) + 2;
    let room = usize::from(start.saturating_sub(at + 2));
    canvas.fit((at, last), "and then one of these keys", room, muted);
}
