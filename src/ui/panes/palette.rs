//! The command palette.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::action::{Action, BoxAction, PaneAction};
use crate::app::keymap::{self, Context};
use crate::app::layout::{Pane, SheetAreas};
use crate::app::panes::outline;
use crate::app::panes::palette::{Command, Palette};
use crate::text::width::width;
use crate::text::{SentenceId, number_of};
use crate::ui::theme::Role;
use crate::ui::{Scene, hint_row, input_before, selected_row, sheet};

/// Cells of keys up to which all of them are shown.
const MOST_KEYS: usize = 14;
/// Fewest cells for what would be copied.
const LEAST_SUBJECT: usize = 16;

pub(in crate::ui) fn draw(
    scene: Scene<'_>,
    palette: &Palette,
    areas: SheetAreas,
    buffer: &mut Buffer,
) -> Position {
    let Scene { model, theme, .. } = scene;
    let commands = palette.commands(model.focus);
    let (bright, muted, text) = (
        theme.style(Role::Bright),
        theme.style(Role::Muted),
        theme.style(Role::Text),
    );
    let mut canvas = sheet(scene, areas, buffer);
    let columns = canvas.area().width;
    let said = number_of(commands.len(), "command");
    let cursor = input_before(scene, &mut canvas, (":", &palette.line), &said);
    let last = canvas.area().height.saturating_sub(1);
    let rows = areas.body_rows();
    if commands.is_empty() {
        canvas.text(3, rows.start, "No command is called so", text);
    }
    let shown = commands.iter().skip(palette.cursor.top);
    let shown = shown.zip(rows);
    let widest = |of: &dyn Fn(&Command) -> usize| {
        let widths = commands.iter().map(of);
        u16::try_from(widths.max().unwrap_or(0)).unwrap_or(u16::MAX)
    };
    let keys_width = widest(&|command| width(&keys_of(command)));
    let place_width = widest(&|command| width(place(command)));
    // The words give way to keys and places.
    let after = keys_width + place_width + 5;
    let words_width = widest(&|command| width(&command.words));
    let words_width = words_width.min(columns.saturating_sub(after + 5));
    let keys_at = words_width + 6;
    let place_at = keys_at + keys_width + 3;
    for ((command, line), at) in shown.zip(palette.cursor.top..) {
        let is_chosen = at == palette.cursor.selected;
        if is_chosen {
            selected_row(scene, &mut canvas, line);
        }
        let base = if is_chosen { bright } else { text };
        let words = canvas.cut(&command.words, words_width.into());
        canvas.styled(3, line, &words, |at| {
            if command.matched.iter().any(|bytes| bytes.contains(&at)) {
                base.patch(theme.style(Role::Hit))
            } else {
                base
            }
        });
        canvas.text(keys_at, line, &keys_of(command), bright);
        canvas.text(place_at, line, place(command), muted);
        let subject_at = place_at + place_width + 3;
        let room = usize::from(columns.saturating_sub(subject_at + 1));
        if is_chosen && room >= LEAST_SUBJECT {
            let subject = subject(scene, command.binding.action);
            canvas.fit((subject_at, line), subject, room, muted);
        }
    }
    let hints = [
        (
            keymap::keys_of(&[BoxAction::Down, BoxAction::Up], &[Context::Box]),
            "choose",
        ),
        (keymap::key_of(BoxAction::Accept), "do it"),
        (keymap::key_of(BoxAction::Cancel), "close"),
    ];
    // Nothing is chosen among none or one.
    let needless = match commands.len() {
        0 => 2,
        1 => 1,
        _ => 0,
    };
    let hints = hints.get(needless..).unwrap_or_default();
    hint_row(scene, &mut canvas, (1, last), hints);
    cursor
}

/// The keys of a command; one where there are many.
fn keys_of(command: &Command) -> String {
    let all = command.keys.join("  ");
    match command.keys.first() {
        Some(first) if width(&all) > MOST_KEYS => first.clone(),
        _ => all,
    }
}

/// The pane that a command acts in.
fn place(command: &Command) -> &'static str {
    match command.binding.context {
        Context::Text => "in the text",
        Context::Outline => "in sections",
        Context::Facets => "in facets",
        Context::All | Context::Card | Context::Why | Context::Box | Context::Sheet => "",
    }
}

/// What would be copied.
fn subject(scene: Scene<'_>, action: Action) -> &str {
    let model = scene.model;
    let copies = [PaneAction::Copy, PaneAction::CopyCited];
    if !copies.map(Action::from).contains(&action) {
        return "";
    }
    let document = &model.document;
    match model.focus {
        Pane::Text => model
            .selected_sentences()
            .map_or("", |ids| document.sentence_text(SentenceId(ids.start))),
        Pane::Outline => {
            let selected = model.outline.selected(document);
            selected.map_or("", |id| outline::title(document, id))
        }
        Pane::Facets => {
            let card = model.facets.card.map(|card| card.entry);
            card.or_else(|| model.facets.at_cursor(&model.briefing))
                .and_then(|id| model.briefing.entry(id))
                .map_or("", |entry| &entry.label)
        }
    }
}
