//! The box of articles that can be opened.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use crate::app::action::BoxAction;
use crate::app::keymap::{self, Context, key_of};
use crate::app::layout::SheetAreas;
use crate::app::panes::library::{Known, Library};
use crate::text::number_of;
use crate::text::width::width;
use crate::ui::theme::Role;
use crate::ui::{Scene, hint_row, input_before, selected_row, sheet};

/// Columns from which more than titles stands in a row.
const WIDE: u16 = 60;
/// Fewest cells of a place.
const LEAST_PLACE: u16 = 12;

pub(in crate::ui) fn draw(
    scene: Scene<'_>,
    library: &Library,
    areas: SheetAreas,
    buffer: &mut Buffer,
) -> Position {
    let theme = scene.theme;
    let (bright, muted, text) = (
        theme.style(Role::Bright),
        theme.style(Role::Muted),
        theme.style(Role::Text),
    );
    let mut canvas = sheet(scene, areas, buffer);
    let columns = canvas.area().width;
    let said = number_of(library.fitting.len(), "article");
    let cursor = input_before(scene, &mut canvas, (">", &library.line), &said);
    let rows = areas.body_rows();
    if library.fitting.is_empty() {
        let words = if library.articles.is_none() {
            "Looking for articles …".to_owned()
        } else if library.chosen().is_some() {
            let key = key_of(BoxAction::Accept);
            format!("None is called so; {key} takes it for the path of a file")
        } else {
            "No article was opened before, and none is in this folder".to_owned()
        };
        canvas.fit(
            (3, rows.start),
            &words,
            columns.saturating_sub(4).into(),
            text,
        );
    }
    let shown: Vec<_> = library.fitting.iter().skip(library.cursor.top).collect();
    let widest = |of: &dyn Fn(&Known) -> usize| {
        let known = (0..library.fitting.len()).filter_map(|row| library.at(row));
        known.map(of).max().unwrap_or(0)
    };
    let most = if columns < WIDE {
        columns.saturating_sub(5)
    } else {
        columns * 2 / 5
    };
    let title_width = widest(&|known| width(&known.title)).min(most.into());
    let state_width = widest(&|known| width(&state(known)));
    for ((fitting, line), row) in shown.into_iter().zip(rows).zip(library.cursor.top..) {
        let Some(known) = library.at(row) else {
            continue;
        };
        let is_chosen = row == library.cursor.selected;
        if is_chosen {
            selected_row(scene, &mut canvas, line);
        }
        let lit = |base: Style, matched: &[Range<usize>], at: usize| {
            if matched.iter().any(|bytes| bytes.contains(&at)) {
                base.patch(theme.style(Role::Hit))
            } else {
                base
            }
        };
        let base = if is_chosen { bright } else { text };
        let title = canvas.cut(&known.title, title_width);
        canvas.styled(3, line, &title, |at| lit(base, &fitting.in_title, at));
        let place_at = u16::try_from(3 + title_width + 3).unwrap_or(u16::MAX);
        let end = columns.saturating_sub(1);
        let state_room = u16::try_from(state_width + 3).unwrap_or(0);
        // Where it is tells articles apart; when they were read gives way.
        let place_end = if place_at + LEAST_PLACE + state_room <= end {
            canvas.text_before(end, line, &state(known), muted);
            end - state_room
        } else {
            end
        };
        let room = place_end.saturating_sub(place_at);
        if room >= LEAST_PLACE {
            let place = canvas.cut(&known.place, room.into());
            canvas.styled(place_at, line, &place, |at| {
                lit(muted, &fitting.in_place, at)
            });
        }
    }
    let hints = [
        (
            keymap::keys_of(&[BoxAction::Down, BoxAction::Up], &[Context::Box]),
            "choose",
        ),
        (key_of(BoxAction::Accept), "open"),
        (key_of(BoxAction::Cancel), "close"),
    ];
    let last = canvas.area().height.saturating_sub(1);
    hint_row(scene, &mut canvas, (1, last), &hints);
    cursor
}

/// How much of it was read, and when.
fn state(known: &Known) -> String {
    match known.read {
        Some(percent) => format!("{percent} % read, {}", known.when),
        None => known.when.to_string(),
    }
}
