//! Help: the keys of a pane, made from the keymap.

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::facets::facet_sign;
use crate::app::hints::{self, Hint};
use crate::app::keymap::{self, Group};
use crate::app::layout::Pane;
use crate::app::list::LOW_SHEET;
use crate::app::pane_contexts;
use crate::ui::columns::{Columns, MOST, Row};
use crate::ui::theme::Role;
use crate::ui::{Scene, hint_row, sheet};

pub(in crate::ui) fn draw(scene: Scene<'_>, of: Pane, top: usize, buffer: &mut Buffer) {
    let theme = scene.theme;
    let mut rows = rows(scene, of);
    rows.extend(signs(scene));
    let columns = Columns::new(rows, MOST, buffer.area().width.into());
    // Besides the rows: rule, title, two blank rows, hints; fewer where it is low.
    let most = usize::from(scene.model.sheet_rows());
    let is_low = scene.model.sheet_rows() < LOW_SHEET;
    let frame = if is_low { 3 } else { 5 };
    let height = columns.height().min(most.saturating_sub(frame)).max(1);
    let top = top.min(columns.height().saturating_sub(height));
    let needed = u16::try_from(height + frame - 2).unwrap_or(u16::MAX);
    let mut canvas = sheet(scene, needed, buffer);
    let (bright, muted) = (theme.style(Role::Bright), theme.style(Role::Muted));

    let of = match of {
        Pane::Outline => "the sections",
        Pane::Text => "reading the text",
        Pane::Facets => "the facets",
    };
    let end = canvas.text(1, 0, "Help", bright);
    let mut right = canvas.area().width.saturating_sub(1);
    if columns.height() > height {
        let shown = format!("{}-{} of {}", top + 1, top + height, columns.height());
        right = canvas
            .text_before(right, 0, &shown, muted)
            .saturating_sub(2);
    }
    let room = usize::from(right.saturating_sub(end + 3));
    canvas.fit((end + 3, 0), of, room, muted);
    let line = if is_low { 1 } else { 2 };
    columns.draw(scene, &mut canvas, (line, height), top);
    let last = canvas.area().height.saturating_sub(1);
    let hints = hints::of_bindings(&[keymap::Context::Sheet], false);
    let hints: Vec<_> = hints.iter().map(Hint::shown).collect();
    hint_row(scene, &mut canvas, (1, last), &hints);
}

/// What the signs of the screen mean.
fn signs(scene: Scene<'_>) -> Vec<Row> {
    let Scene { model, theme, .. } = scene;
    let glyphs = theme.glyphs;
    let mut rows = vec![Row::Blank, Row::Title("Signs")];
    for (number, facet) in (0u16..).zip(&model.briefing.facets) {
        let filled = facet_sign(scene, number);
        let hollow = glyphs.hollow.get(usize::from(number)).copied();
        let words = if number == 0 {
            format!("{} here, or not", facet.singular)
        } else {
            facet.singular.to_string()
        };
        rows.push(Row::Pair(
            format!("{filled} {}", hollow.unwrap_or_default()),
            theme.style(Role::Facet(number)),
            words,
        ));
    }
    let quiet = theme.style(Role::Hit).remove_modifier(Modifier::UNDERLINED);
    for (sign, style, words) in [
        (glyphs.note, theme.style(Role::Note), "editor’s note"),
        (glyphs.here, theme.style(Role::Bright), "you are here"),
        (glyphs.check, theme.style(Role::Muted), "read"),
        ("~", quiet, "not as written"),
    ] {
        rows.push(Row::Pair(sign.to_owned(), style, words.to_owned()));
    }
    rows
}

fn rows(scene: Scene<'_>, of: Pane) -> Vec<Row> {
    let bright = scene.theme.style(Role::Bright);
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
                rows.push(Row::Blank);
            }
            rows.push(Row::Title(group.title()));
            rows.extend(
                of_group
                    .map(|(_, keys, words)| Row::Pair(keys.clone(), bright, (*words).to_owned())),
            );
        }
    }
    rows
}
