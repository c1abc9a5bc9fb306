//! The command palette.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::keymap::Context;
use crate::app::pane_contexts;
use crate::app::panes::palette::Palette;
use crate::text::width::width;
use crate::ui::theme::Role;
use crate::ui::{Scene, hint_row, input, selected_row, sheet};

pub(in crate::ui) fn draw(scene: Scene<'_>, palette: &Palette, buffer: &mut Buffer) -> Position {
    let Scene { model, theme, .. } = scene;
    let here = pane_contexts(model.focus).first().copied();
    let here = here.unwrap_or(Context::All);
    let commands = palette.commands(here);
    let (bright, muted, text) = (
        theme.style(Role::Bright),
        theme.style(Role::Muted),
        theme.style(Role::Text),
    );
    let mut canvas = sheet(scene, model.sheet_rows(), buffer);
    let columns = canvas.area().width;
    let plural = if commands.len() == 1 { "" } else { "s" };
    let said = format!("{} command{plural}", commands.len());
    let start = canvas.text_before(columns.saturating_sub(1), 0, &said, muted);
    let cursor = input(
        scene,
        &mut canvas,
        (":", &palette.line),
        start.saturating_sub(5),
    );
    let last = canvas.area().height.saturating_sub(1);
    if commands.is_empty() {
        canvas.text(3, 2, "No command is called so", text);
    }
    let keys_at = columns.saturating_sub(32).max(columns / 2);
    let shown = commands
        .iter()
        .enumerate()
        .skip(palette.cursor.top)
        .zip(2..last.saturating_sub(1));
    for ((at, command), line) in shown {
        let is_chosen = at == palette.cursor.selected;
        if is_chosen {
            selected_row(scene, &mut canvas, line);
        }
        let base = if is_chosen { bright } else { text };
        let words = command.binding.help;
        let room = usize::from(keys_at.saturating_sub(5));
        let shown = canvas.cut(words, room);
        canvas.styled(3, line, &shown, |at| {
            if command.matched.iter().any(|bytes| bytes.contains(&at)) {
                base.patch(theme.style(Role::Hit))
            } else {
                base
            }
        });
        let keys = command.binding.shown().join("  ");
        let room = usize::from(columns.saturating_sub(keys_at + 14));
        let keys = if width(&keys) > room {
            command.binding.shown_first()
        } else {
            keys
        };
        canvas.text(keys_at, line, &keys, bright);
        let place = match command.binding.context {
            Context::Text => "in text",
            Context::Outline => "in sections",
            Context::Facets => "in facets",
            Context::All | Context::Box | Context::Sheet => "",
        };
        canvas.text_before(columns.saturating_sub(1), line, place, muted);
    }
    let hints = [("Down Up", "choose"), ("Enter", "do it"), ("Esc", "close")];
    hint_row(scene, &mut canvas, (1, last), &hints);
    cursor
}
