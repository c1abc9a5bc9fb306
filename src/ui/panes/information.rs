//! What is known of the article, or of why an entry was found.

use ratatui::buffer::Buffer;

use crate::app::About;
use crate::app::action::{Motion, SheetAction};
use crate::app::keymap::{self, BINDINGS, Context};
use crate::app::layout::SheetAreas;
use crate::ui::theme::Role;
use crate::ui::{Scene, hint_row, part_shown, sheet};

pub(in crate::ui) fn draw(
    scene: Scene<'_>,
    (what, top): (About, usize),
    areas: SheetAreas,
    buffer: &mut Buffer,
) {
    let Scene { model, theme, .. } = scene;
    let information = model.information(what);
    let rows = &information.rows;
    let (muted, text) = (theme.style(Role::Muted), theme.style(Role::Text));
    let mut canvas = sheet(scene, areas, buffer);
    let title = match what {
        About::Article => "This article".to_owned(),
        About::LeftOut => "Left out: no part of the article".to_owned(),
        About::Why => model.why_title(),
    };
    let room = usize::from(canvas.area().width.saturating_sub(12));
    canvas.fit((1, 0), &title, room, theme.style(Role::Bright));
    let height = areas.body_rows().len();
    part_shown(scene, &mut canvas, top, (height, rows.len()));
    let column = u16::try_from(information.column).unwrap_or(u16::MAX);
    let label_room = information.column.saturating_sub(3);
    for ((label, value), line) in rows.iter().skip(top).zip(areas.body_rows()) {
        canvas.fit((2, line), label, label_room, muted);
        canvas.text(column, line, value, text);
    }
    let last = canvas.area().height.saturating_sub(1);
    let mut hints = vec![(keymap::key_of(SheetAction::Close), "close")];
    if rows.len() > height {
        let keys = keymap::keys_of(&[Motion::Down, Motion::Up], &[Context::Sheet]);
        hints.insert(0, (keys, "scroll"));
    }
    if what == About::Why {
        let decisions = BINDINGS
            .iter()
            .filter(|binding| binding.context == Context::Why && binding.rank > 0)
            .map(|binding| (binding.shown_first(), binding.brief));
        hints.splice(0..0, decisions);
    }
    hint_row(scene, &mut canvas, (1, last), &hints);
}
