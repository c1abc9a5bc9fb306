//! The picture of the state: `view` draws a [`Model`] and changes nothing.

mod canvas;
mod columns;
mod cursor;
mod footer;
mod header;
mod panes;
mod rules;
mod signs;
pub mod theme;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use crate::app::action::{Motion, SheetAction};
use crate::app::hits::HitList;
use crate::app::keymap::{self, Context};
use crate::app::layout::{Arrangement, Pane, PaneAreas, SheetAreas};
use crate::app::line::InputLine;
use crate::app::{InputBox, Model, Overlay, Sheet};
use crate::text::width::{cells, fitting, width};
use canvas::Canvas;
pub use cursor::Cursor;
use theme::{Role, Theme};

/// What the parts of the screen need to draw themselves.
#[derive(Clone, Copy)]
struct Scene<'a> {
    model: &'a Model,
    theme: &'a Theme,
    areas: &'a PaneAreas,
    /// What counter and marks speak of, made once a frame.
    hits: Option<&'a HitList>,
}

impl Scene<'_> {
    /// Whether keys act in a pane; where one types, none has the focus.
    fn has_focus(&self, pane: Pane) -> bool {
        let typing = self
            .model
            .overlay
            .as_ref()
            .and_then(Overlay::search)
            .is_some();
        self.model.focus == pane && !typing
    }
}

/// Draws the whole screen into a buffer; returns where the cursor belongs.
pub fn view(model: &Model, theme: &Theme, buffer: &mut Buffer) -> Cursor {
    let area = *buffer.area();
    if area.is_empty() {
        return Cursor::default();
    }
    let theme = &theme.for_facets(&model.briefing.facets);
    let cursor = draw(model, theme, area, buffer);
    if let Some(ground) = theme.ground() {
        for cell in &mut buffer.content {
            let is_bare = cell.bg == Color::Reset;
            let style = cell.style();
            cell.set_style(ground.patch(Style {
                fg: style.fg.filter(|fg| *fg != Color::Reset),
                bg: style.bg.filter(|_| !is_bare),
                ..Style::default()
            }));
        }
    }
    cursor
}

fn draw(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Cursor {
    let areas = model.areas();
    let hits = model.hits_shown();
    let scene = Scene {
        model,
        theme,
        areas: &areas,
        hits: hits.as_deref(),
    };
    if areas.arrangement == Arrangement::Notice {
        let notice = format!(
            "briefing needs 20x5, this is {}x{}",
            area.width, area.height
        );
        Canvas::new(theme, buffer, area).text(0, 0, &notice, theme.style(Role::Text));
        return Cursor::default();
    }
    header::draw(scene, buffer);
    panes::reader::draw(scene, buffer);
    rules::draw(scene, buffer);
    panes::outline::draw(scene, buffer);
    panes::facets::draw(scene, buffer);
    footer::draw(scene, buffer);
    if let Some(menu) = panes::menu::rows(scene) {
        panes::menu::draw(scene, &menu, buffer);
    }
    let input = match (&model.overlay, model.sheet()) {
        (Some(Overlay::Box(InputBox::Search(open))), Some(areas)) => {
            Some(panes::search::draw(scene, open, areas, buffer))
        }
        (Some(Overlay::Box(InputBox::Palette(palette))), Some(areas)) => {
            Some(panes::palette::draw(scene, palette, areas, buffer))
        }
        (Some(Overlay::Box(InputBox::Library(library))), Some(areas)) => {
            Some(panes::library::draw(scene, library, areas, buffer))
        }
        (Some(Overlay::Box(InputBox::Picker(picker))), Some(areas)) => {
            Some(panes::picker::draw(scene, picker, areas, buffer))
        }
        (Some(Overlay::Box(InputBox::Rename(_, line))), _) => {
            Some(footer::rename(scene, line, buffer))
        }
        (Some(Overlay::Box(InputBox::Filter(line))), _) => {
            Some(footer::filter(scene, line, buffer))
        }
        (Some(Overlay::Sheet(sheet)), areas) => {
            draw_sheet(scene, sheet, areas, buffer);
            None
        }
        (
            Some(Overlay::Box(
                InputBox::Search(_)
                | InputBox::Palette(_)
                | InputBox::Library(_)
                | InputBox::Picker(_),
            ))
            | None,
            _,
        ) => None,
    };
    if let Some(sheet) = model.sheet()
        && model.overlay.as_ref().and_then(Overlay::search).is_none()
    {
        footer::told(scene, sheet.foot, buffer);
    }
    Cursor {
        at: input.unwrap_or_else(|| cursor::resting(scene, buffer)),
        is_visible: input.is_some(),
    }
}

fn draw_sheet(scene: Scene<'_>, sheet: &Sheet, areas: Option<SheetAreas>, buffer: &mut Buffer) {
    match (sheet, areas) {
        (Sheet::Help(of, top, _), _) => panes::help::draw(scene, of, *top, buffer),
        (Sheet::EntriesHere(list), Some(areas)) => {
            panes::entries_here::draw(scene, *list, areas, buffer);
        }
        (Sheet::Information(what, top), Some(areas)) => {
            panes::information::draw(scene, (*what, *top), areas, buffer);
        }
        (Sheet::Links(links, list), Some(areas)) => {
            panes::links::draw(scene, (links, *list), areas, buffer);
        }
        (Sheet::Themes(picker), Some(areas)) => {
            panes::themes::draw(scene, picker, areas, buffer);
        }
        (Sheet::Word(at), _) => footer::word(scene, *at, buffer),
        (
            Sheet::EntriesHere(_) | Sheet::Links(..) | Sheet::Information(..) | Sheet::Themes(_),
            None,
        ) => {}
    }
}

/// A sheet over the lower part of the screen, with its heavy rule on top; what
/// is below the rule is drawn by the caller: head, body and, in the last row,
/// hints.
fn sheet<'a>(scene: Scene<'_>, areas: SheetAreas, buffer: &'a mut Buffer) -> Canvas<'a> {
    let theme = scene.theme;
    let [_, heavy, ..] = theme.glyphs.rules;
    let mut canvas = Canvas::new(theme, buffer, areas.area);
    canvas.clear(theme.style(Role::OnSheet));
    canvas.rule(0, 0, areas.rule.width, heavy, theme.style(Role::Bright));
    let inner = Rect {
        y: areas.head.y,
        height: areas.area.height - areas.rule.height,
        ..areas.area
    };
    Canvas::new(theme, buffer, inner)
}

/// A sheet with a list of which a row is chosen: its title with the number of rows, and
/// the keys; `opens` says what is done with the chosen one.
fn list_sheet<'a>(
    scene: Scene<'_>,
    areas: SheetAreas,
    buffer: &'a mut Buffer,
    (title, count, opens): (&str, &str, &str),
) -> Canvas<'a> {
    let theme = scene.theme;
    let mut canvas = sheet(scene, areas, buffer);
    let end = canvas.text(1, 0, title, theme.style(Role::Bright));
    canvas.text(end + 2, 0, count, theme.style(Role::Muted));
    let bottom = canvas.area().height.saturating_sub(1);
    let choose = [Motion::Down, Motion::Up];
    let hints = [
        (keymap::keys_of(&choose, &[Context::Sheet]), "choose"),
        (keymap::key_of(SheetAction::Open), opens),
        (keymap::key_of(SheetAction::Close), "close"),
    ];
    hint_row(scene, &mut canvas, (1, bottom), &hints);
    canvas
}

/// An input line on the first row, with quiet words at the end of the row; returns
/// where the cursor belongs.
fn input_before(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    line: (&str, &InputLine),
    words: &str,
) -> Position {
    let end = canvas.area().width.saturating_sub(1);
    let start = canvas.text_before(end, 0, words, scene.theme.style(Role::Muted));
    input(scene, canvas, line, start.saturating_sub(5))
}

/// An input line on the first row of a sheet, its end in view; returns where
/// the cursor belongs.
fn input(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    (sign, line): (&str, &InputLine),
    room: u16,
) -> Position {
    let theme = scene.theme;
    canvas.text(1, 0, sign, theme.style(Role::Bright));
    let room = usize::from(room.max(1));
    // What is typed last is what must be seen.
    let before = line.before();
    let mut skipped = 0;
    for (offset, _, columns) in cells(before) {
        if width(before.get(offset..).unwrap_or_default()) < room {
            break;
        }
        skipped = offset + columns.max(1);
    }
    let shown_from = before
        .char_indices()
        .map(|(at, _)| at)
        .find(|at| *at >= skipped)
        .unwrap_or(before.len());
    let text = line.text().get(shown_from..).unwrap_or_default();
    let (text, _) = fitting(text, room);
    canvas.text(3, 0, text, theme.style(Role::Text));
    let column = width(before.get(shown_from..).unwrap_or_default());
    let area = canvas.area();
    Position::new(area.x + 3 + u16::try_from(column).unwrap_or(0), area.y)
}

/// Keys with their words from a cell on, as many as fit before the margin; the
/// last, the way out, stays.
fn hint_row(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    (column, row): (u16, u16),
    hints: &[(impl AsRef<str>, &str)],
) {
    let needed =
        |keys: &str, words: &str| u16::try_from(width(keys) + width(words) + 1).unwrap_or(u16::MAX);
    let end = canvas.area().width.saturating_sub(1);
    let last = hints.last();
    let last = last.map_or(0, |(keys, words)| needed(keys.as_ref(), words));
    let mut at = column;
    for (number, (keys, words)) in hints.iter().enumerate() {
        let keys = keys.as_ref();
        let after = if number + 1 == hints.len() {
            0
        } else {
            last + 3
        };
        if at.saturating_add(needed(keys, words)).saturating_add(after) > end {
            continue;
        }
        at = canvas.text(at, row, keys, scene.theme.style(Role::Bright));
        at = canvas.text(at + 1, row, words, scene.theme.style(Role::Muted)) + 3;
    }
}

/// Says on the first row of a sheet which of `all` rows it shows from number
/// `top` on, if not all; returns where the cells before that end.
fn part_shown(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    top: usize,
    (height, all): (usize, usize),
) -> u16 {
    let end = canvas.area().width.saturating_sub(1);
    if all <= height {
        return end;
    }
    let shown = format!("{}-{} of {all}", top + 1, top + height);
    let start = canvas.text_before(end, 0, &shown, scene.theme.style(Role::Muted));
    start.saturating_sub(2)
}

/// Marks a row of a sheet as the chosen one.
fn selected_row(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16) {
    let theme = scene.theme;
    canvas.shade(0, line, canvas.area().width, theme.style(Role::OnSelected));
    let style = theme.style(Role::Bright).remove_modifier(Modifier::BOLD);
    canvas.text(0, line, theme.glyphs.bar, style);
}
