//! Help: the keys of a pane, made from the keymap.

use ratatui::buffer::Buffer;

use crate::app::keymap;
use crate::app::layout::Pane;
use crate::app::panes::help::{HelpColumns, HelpRow, Sign};
use crate::text::width::width;
use crate::ui::theme::Role;
use crate::ui::{Scene, hint_row, sheet, signs};

pub(in crate::ui) fn draw(scene: Scene<'_>, of: Pane, top: usize, buffer: &mut Buffer) {
    let theme = scene.theme;
    let HelpColumns {
        rows,
        columns,
        per_column,
        areas,
    } = HelpColumns::new(of, &scene.model.briefing, scene.model.size);
    let height = usize::from(areas.body.height);
    let mut canvas = sheet(scene, areas, buffer);
    let (bright, muted) = (theme.style(Role::Bright), theme.style(Role::Muted));

    let of = match of {
        Pane::Outline => "the sections",
        Pane::Text => "reading the text",
        Pane::Facets => "the facets",
    };
    let end = canvas.text(1, 0, "Help", bright);
    canvas.text(end + 3, 0, of, muted);
    let right = canvas.area().width.saturating_sub(1);
    if per_column > height {
        let shown = format!("{}-{} of {per_column} rows", top + 1, top + height);
        canvas.text_before(right, 0, &shown, muted);
    }
    for (number, column) in rows.chunks(per_column.max(1)).enumerate() {
        let x = 2 + u16::try_from(number).unwrap_or(0) * (canvas.area().width / columns);
        for (line, row) in column.iter().skip(top).take(height).enumerate() {
            let y = 2 + u16::try_from(line).unwrap_or(0);
            match row {
                HelpRow::Blank => {}
                HelpRow::Title(title) => {
                    canvas.text(x, y, title, muted);
                }
                HelpRow::Keys(keys, words) => {
                    canvas.text(x, y, keys, bright);
                    let at = x + 10.max(u16::try_from(width(keys)).unwrap_or(0) + 2);
                    canvas.text(at, y, words, theme.style(Role::Text));
                }
                HelpRow::Sign(sign, words) => {
                    canvas.text(x, y, &shown(scene, *sign), bright);
                    canvas.text(x + 10, y, words, theme.style(Role::Text));
                }
            }
        }
    }
    let last = canvas.area().height.saturating_sub(1);
    let hints = keymap::hints(&[keymap::Context::Sheet], false);
    hint_row(scene, &mut canvas, (1, last), &hints);
}

/// A sign as this terminal shows it.
fn shown(scene: Scene<'_>, sign: Sign) -> String {
    let glyphs = scene.theme.glyphs;
    match sign {
        Sign::Facet(facet) => {
            let (filled, hollow) = (signs::filled(scene, facet.0), signs::hollow(scene, facet.0));
            format!("{filled} {hollow}")
        }
        Sign::Note => glyphs.note.to_owned(),
        Sign::Here => glyphs.here.to_owned(),
        Sign::Read => glyphs.check.to_owned(),
        Sign::Forgiving => "~".to_owned(),
    }
}
