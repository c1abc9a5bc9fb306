//! The entries that the focused sentence supports.

use ratatui::buffer::Buffer;

use crate::app::action::{Motion, SheetAction};
use crate::app::keymap::{self, Context};
use crate::app::layout::SheetAreas;
use crate::app::list::ListCursor;
use crate::text::width::shortened;
use crate::ui::theme::Role;
use crate::ui::{Scene, hint_row, selected_row, sheet, signs};

pub(in crate::ui) fn draw(
    scene: Scene<'_>,
    list: ListCursor,
    areas: SheetAreas,
    buffer: &mut Buffer,
) {
    let Scene { model, theme, .. } = scene;
    let entries = model.entries_here();
    let bright = theme.style(Role::Bright);
    let (muted, text) = (theme.style(Role::Muted), theme.style(Role::Text));
    let mut canvas = sheet(scene, areas, buffer);
    let area = canvas.area();
    let end = canvas.text(1, 0, "In this sentence", bright);
    canvas.text(end + 2, 0, &entries.len().to_string(), muted);
    let height = areas.body.height;
    for ((number, id), line) in entries.iter().enumerate().skip(list.top).zip(2..2 + height) {
        let Some(entry) = model.briefing.entry(*id) else {
            continue;
        };
        if number == list.selected {
            selected_row(scene, &mut canvas, line);
        }
        signs::entry(scene, &mut canvas, (1, line), entry, true);
        let facet = model
            .briefing
            .facet(entry.facet)
            .map_or("", |facet| facet.singular.as_str());
        let label = shortened(
            &entry.label,
            usize::from(area.width / 2),
            theme.glyphs.ellipsis,
        );
        let style = if number == list.selected {
            bright
        } else {
            text
        };
        canvas.text(3, line, &label, style);
        canvas.text(5 + area.width / 2, line, facet, muted);
        let found = model.briefing.count(*id).to_string();
        canvas.text_before(area.width.saturating_sub(1), line, &found, muted);
    }
    let bottom = area.height.saturating_sub(1);
    let hints = [
        (
            keymap::keys_of(&[Motion::Down, Motion::Up], &[Context::Sheet]),
            "choose",
        ),
        (keymap::key_of(SheetAction::Open), "open its card"),
        (keymap::key_of(SheetAction::Close), "close"),
    ];
    hint_row(scene, &mut canvas, (1, bottom), &hints);
}
