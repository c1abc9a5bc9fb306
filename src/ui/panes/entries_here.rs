//! The entries that the focused sentence supports.

use ratatui::buffer::Buffer;

use super::facets::entry_sign;
use crate::app::list::ListCursor;
use crate::ui::theme::Role;
use crate::ui::{Scene, hint_row, selected_row, sheet};

pub(in crate::ui) fn draw(scene: Scene<'_>, list: ListCursor, buffer: &mut Buffer) {
    let Scene { model, theme, .. } = scene;
    let entries = model.entries_here();
    let bright = theme.style(Role::Bright);
    let (muted, text) = (theme.style(Role::Muted), theme.style(Role::Text));
    let rows = u16::try_from(entries.len() + 3).unwrap_or(u16::MAX);
    let mut canvas = sheet(scene, rows, buffer);
    let area = canvas.area();
    let end = canvas.text(1, 0, "In this sentence", bright);
    canvas.text(end + 2, 0, &entries.len().to_string(), muted);
    let height = area.height.saturating_sub(3);
    for ((number, id), line) in entries.iter().enumerate().skip(list.top).zip(2..2 + height) {
        let Some(entry) = model.briefing.entry(*id) else {
            continue;
        };
        if number == list.selected {
            selected_row(scene, &mut canvas, line);
        }
        entry_sign(scene, &mut canvas, (1, line), *id, true);
        let facet = model
            .briefing
            .facet(entry.facet)
            .map_or("", |facet| facet.singular.as_str());
        let style = if number == list.selected {
            bright
        } else {
            text
        };
        let room = usize::from(area.width / 2);
        canvas.fit((3, line), &entry.label, room, style);
        canvas.text(5 + area.width / 2, line, facet, muted);
        let found = model.briefing.count(*id).to_string();
        canvas.text_before(area.width.saturating_sub(1), line, &found, muted);
    }
    let bottom = area.height.saturating_sub(1);
    let hints = [
        ("j k", "choose"),
        ("Enter", "open its card"),
        ("Esc", "close"),
    ];
    hint_row(scene, &mut canvas, (1, bottom), &hints);
}
