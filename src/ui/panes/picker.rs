//! The box in which an entry to merge with, a form to split off, or an entry to
//! add evidence to is chosen.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::action::BoxAction;
use crate::app::keymap::{self, Context};
use crate::app::layout::SheetAreas;
use crate::app::panes::picker::{Picker, Purpose};
use crate::text::width::width;
use crate::ui::theme::Role;
use crate::ui::{Scene, hint_row, input_before, selected_row, sheet};

pub(in crate::ui) fn draw(
    scene: Scene<'_>,
    picker: &Picker,
    areas: SheetAreas,
    buffer: &mut Buffer,
) -> Position {
    let Scene { model, theme, .. } = scene;
    let picks = picker.picks(&model.briefing);
    let (bright, muted, text) = (
        theme.style(Role::Bright),
        theme.style(Role::Muted),
        theme.style(Role::Text),
    );
    let mut canvas = sheet(scene, areas, buffer);
    let columns = canvas.area().width;
    let label = |id| {
        let entry = model.briefing.entry(id);
        entry.map_or("", |entry| entry.label.as_str())
    };
    let (said, verb) = match picker.purpose {
        Purpose::Merge(id) => (format!("merge {} into", label(id)), "merge"),
        Purpose::Split(id) => (format!("split off {}", label(id)), "split off"),
        Purpose::Evidence(_) => ("this sentence is evidence of".to_owned(), "add"),
    };
    let said = canvas.cut(&said, usize::from(columns / 2));
    let cursor = input_before(scene, &mut canvas, ("&", &picker.line), &said);
    let rows = areas.body_rows();
    if picks.is_empty() {
        canvas.text(3, rows.start, "None is called so", text);
    }
    let counts = picks.iter().map(|pick| width(&pick.counted)).max();
    let counts = u16::try_from(counts.unwrap_or(0)).unwrap_or(u16::MAX);
    let room = columns.saturating_sub(counts + 7);
    let labels = picks.iter().map(|pick| width(&pick.label)).max();
    let labels = u16::try_from(labels.unwrap_or(0))
        .unwrap_or(u16::MAX)
        .min(room);
    let shown = picks.iter().enumerate().skip(picker.cursor.top);
    for ((at, pick), line) in shown.zip(rows) {
        let is_chosen = at == picker.cursor.selected;
        if is_chosen {
            selected_row(scene, &mut canvas, line);
        }
        let base = if is_chosen { bright } else { text };
        let label = canvas.cut(&pick.label, labels.into());
        canvas.styled(3, line, &label, |at| {
            if pick.matched.iter().any(|bytes| bytes.contains(&at)) {
                base.patch(theme.style(Role::Hit))
            } else {
                base
            }
        });
        canvas.text(labels + 6, line, &pick.counted, muted);
    }
    let last = canvas.area().height.saturating_sub(1);
    let hints = [
        (
            keymap::keys_of(&[BoxAction::Down, BoxAction::Up], &[Context::Box]),
            "choose",
        ),
        (keymap::key_of(BoxAction::Accept), verb),
        (keymap::key_of(BoxAction::Cancel), "close"),
    ];
    hint_row(scene, &mut canvas, (1, last), &hints);
    cursor
}
