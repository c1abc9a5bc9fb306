//! Help: the keys of a pane, made from the keymap.

use ratatui::buffer::Buffer;

use crate::app::hints::{self, Hint};
use crate::app::keymap::Context;
use crate::app::panes::help::HelpColumns;
use crate::ui::theme::Role;
use crate::ui::{Scene, columns, hint_row, part_shown, sheet};

pub(in crate::ui) fn draw(scene: Scene<'_>, of: &[Context], top: usize, buffer: &mut Buffer) {
    let theme = scene.theme;
    let help = HelpColumns::new(of, &scene.model.briefing, scene.model.size);
    let body = help.areas.body_rows();
    let mut canvas = sheet(scene, help.areas, buffer);
    let of = match of.first() {
        Some(Context::Outline) => "the sections",
        Some(Context::Facets) => "the facets",
        Some(Context::Card) => "the card of an entry",
        Some(Context::Why) => "why an entry is here",
        Some(Context::Sheet) => "this list",
        _ => "reading the text",
    };
    let end = canvas.text(1, 0, "Help", theme.style(Role::Bright));
    let right = part_shown(scene, &mut canvas, top, (body.len(), help.columns.height()));
    let room = usize::from(right.saturating_sub(end + 3));
    canvas.fit((end + 3, 0), of, room, theme.style(Role::Muted));
    let height = help.areas.body.height;
    columns::draw(scene, &mut canvas, &help.columns, (body.start, height), top);
    let last = canvas.area().height.saturating_sub(1);
    let mut hints = hints::of_bindings(&[Context::Sheet], false);
    if help.columns.height() <= body.len() {
        // All of it is there.
        hints.retain(|hint| !hint.scrolls());
    }
    let hints: Vec<_> = hints.iter().map(Hint::shown).collect();
    hint_row(scene, &mut canvas, (1, last), &hints);
}
