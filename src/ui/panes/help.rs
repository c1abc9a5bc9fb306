//! Help: the keys of a pane, made from the keymap.

use ratatui::buffer::Buffer;

use super::facets::facet_sign;
use crate::app::hints::{self, Hint};
use crate::app::keymap::{self, Group};
use crate::app::layout::Pane;
use crate::app::pane_contexts;
use crate::text::width::width;
use crate::ui::theme::Role;
use crate::ui::{Scene, hint_row, sheet};

/// Cells of a column of help.
const COLUMN: u16 = 30;

/// One row of a column of help.
enum HelpRow {
    Blank,
    Title(&'static str),
    Keys(String, &'static str),
    Sign(String, String),
}

pub(in crate::ui) fn draw(scene: Scene<'_>, of: Pane, top: usize, buffer: &mut Buffer) {
    let theme = scene.theme;
    let mut rows = rows(of);
    rows.extend(signs(scene));
    let screen = *buffer.area();
    let columns = usize::from((screen.width / COLUMN).clamp(1, 4));
    let most = usize::from(scene.model.sheet_rows())
        .saturating_sub(4)
        .max(1);
    let per_column = rows.len().div_ceil(columns);
    let height = per_column.min(most);
    let top = top.min(per_column.saturating_sub(height));
    let mut canvas = sheet(scene, u16::try_from(height + 2).unwrap_or(u16::MAX), buffer);
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
        let x = 2 + u16::try_from(number).unwrap_or(0)
            * (canvas.area().width / u16::try_from(columns).unwrap_or(1));
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
                    canvas.text(x, y, sign, bright);
                    canvas.text(x + 10, y, words, theme.style(Role::Text));
                }
            }
        }
    }
    let last = canvas.area().height.saturating_sub(1);
    let hints = hints::of_bindings(&[keymap::Context::Sheet], false);
    let hints: Vec<_> = hints.iter().map(Hint::shown).collect();
    hint_row(scene, &mut canvas, (1, last), &hints);
}

/// What the signs of the screen mean.
fn signs(scene: Scene<'_>) -> Vec<HelpRow> {
    let Scene { model, theme, .. } = scene;
    let glyphs = theme.glyphs;
    let mut rows = vec![HelpRow::Blank, HelpRow::Title("Signs")];
    for (number, facet) in model.briefing.facets.iter().enumerate() {
        let filled = facet_sign(scene, u16::try_from(number).unwrap_or(u16::MAX));
        let hollow = glyphs.hollow.get(number).copied().unwrap_or("");
        let words = format!("{} here, or not", facet.singular);
        rows.push(HelpRow::Sign(format!("{filled} {hollow}"), words));
    }
    for (sign, words) in [
        (glyphs.note, "editor’s note"),
        (glyphs.here, "you are here"),
        (glyphs.check, "read"),
        ("~", "not as written"),
    ] {
        rows.push(HelpRow::Sign(sign.to_owned(), words.to_owned()));
    }
    rows
}

fn rows(of: Pane) -> Vec<HelpRow> {
    let all = keymap::help_rows(&pane_contexts(of));
    let groups = [
        Group::Move,
        Group::Return,
        Group::Panes,
        Group::Ask,
        Group::Find,
        Group::Keep,
        Group::Look,
        Group::Program,
    ];
    let mut rows = Vec::new();
    for group in groups {
        let mut of_group = all.iter().filter(|(known, ..)| *known == group).peekable();
        if of_group.peek().is_some() {
            if !rows.is_empty() {
                rows.push(HelpRow::Blank);
            }
            rows.push(HelpRow::Title(group.title()));
            rows.extend(of_group.map(|(_, keys, words)| HelpRow::Keys(keys.clone(), words)));
        }
    }
    rows
}
