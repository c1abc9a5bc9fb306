//! The sheet of themes. The text above wears the one that is selected.

use ratatui::buffer::Buffer;

use crate::app::Background;
use crate::app::action::{Motion, SheetAction};
use crate::app::keymap::{self, Context};
use crate::app::layout::SheetAreas;
use crate::app::panes::themes::{AUTO, ThemePicker};
use crate::text::width::width;
use crate::ui::theme::Role;
use crate::ui::{Scene, hint_row, selected_row, sheet};

/// Most cells of a name.
const WIDEST_NAME: usize = 24;

pub(in crate::ui) fn draw(
    scene: Scene<'_>,
    picker: &ThemePicker,
    areas: SheetAreas,
    buffer: &mut Buffer,
) {
    let Scene { model, theme, .. } = scene;
    let choices = &model.themes.choices;
    let bright = theme.style(Role::Bright);
    let (muted, text) = (theme.style(Role::Muted), theme.style(Role::Text));
    let mut canvas = sheet(scene, areas, buffer);
    let area = canvas.area();
    let end = canvas.text(1, 0, "Theme", bright);
    canvas.text(end + 2, 0, &choices.len().to_string(), muted);
    let names = choices.iter().map(|choice| width(&choice.name));
    let widest = names.max().unwrap_or(0).min(WIDEST_NAME);
    let about_at = u16::try_from(3 + widest + 3).unwrap_or(u16::MAX);
    let shown = choices.iter().enumerate().skip(picker.cursor.top);
    for ((number, choice), line) in shown.zip(areas.body_rows()) {
        let is_selected = number == picker.cursor.selected;
        if is_selected {
            selected_row(scene, &mut canvas, line);
        }
        let style = if is_selected { bright } else { text };
        canvas.fit((3, line), &choice.name, widest, style);
        let now = if number == picker.former { "now" } else { "" };
        let end = area.width.saturating_sub(1);
        let end = canvas.text_before(end, line, now, muted);
        let about = if choice.name.as_str() == AUTO {
            let ground = match model.background.unwrap_or_default() {
                Background::Dark => "dark",
                Background::Light => "light",
            };
            format!("{}: {ground}", choice.about)
        } else {
            choice.about.to_string()
        };
        let room = usize::from(end.saturating_sub(about_at + 2));
        canvas.fit((about_at, line), &about, room, muted);
    }
    let bottom = area.height.saturating_sub(1);
    let hints = [
        (
            keymap::keys_of(&[Motion::Down, Motion::Up], &[Context::Sheet]),
            "try on",
        ),
        (keymap::key_of(SheetAction::Open), "keep"),
        (keymap::key_of(SheetAction::Close), "as before"),
    ];
    hint_row(scene, &mut canvas, (1, bottom), &hints);
}
