//! The pointer while something covers the panes.

use super::{place_at, position, press_pane, wheel_pane};
use crate::app::action::{BoxAction, SheetAction};
use crate::app::apply::boxes::{self, Outcome};
use crate::app::apply::{search, sheets};
use crate::app::key::Mouse;
use crate::app::layout::{Pane, SheetAreas};
use crate::app::list;
use crate::app::model::Model;
use crate::app::overlay::{InputBox, Overlay, Sheet};
use crate::app::panes::search::SCOPES;

/// A click on a row chooses it, another one opens it. A click beside the overlay
/// closes it where nothing is lost by that.
pub(super) fn press(model: &mut Model, mouse: Mouse, is_second: bool) -> Outcome {
    let Some(areas) = model.sheet() else {
        return press_line(model, mouse, is_second);
    };
    if !areas.area.contains(position(mouse)) {
        return press_beside(model, mouse);
    }
    if let Some(by) = scope_under(model, areas, mouse) {
        return Outcome::Effects(boxes::turn_scope(model, by));
    }
    if !areas.body.contains(position(mouse)) {
        return Outcome::nothing();
    }
    let row = usize::from(mouse.row - areas.body.y);
    choose(model, areas, row, is_second)
}

/// By how many the scope under the pointer stands after the present one.
fn scope_under(model: &Model, areas: SheetAreas, mouse: Mouse) -> Option<i64> {
    let search = &model.overlay.as_ref()?.search()?.search;
    let shown = model.scopes_shown(search)?;
    if mouse.row != areas.head.y + shown.row {
        return None;
    }
    let mut cells = shown.cells(search).into_iter();
    let under = cells.position(|columns| columns.contains(&mouse.column))?;
    let now = SCOPES
        .iter()
        .position(|(scope, _)| *scope == search.scope)?;
    Some(i64::try_from(under).ok()? - i64::try_from(now).ok()?)
}

/// How many rows the sheet lists of the focused sentence.
fn listed(model: &Model) -> usize {
    match &model.overlay {
        Some(Overlay::Sheet(Sheet::Links(links, _))) => links.len(),
        Some(Overlay::Sheet(Sheet::EntriesHere(_))) => model.entries_here().len(),
        Some(
            Overlay::Sheet(
                Sheet::Help(..) | Sheet::Information(..) | Sheet::Themes(_) | Sheet::Word(_),
            )
            | Overlay::Box(_),
        )
        | None => 0,
    }
}

/// Chooses the row of a sheet, or opens it.
fn choose(model: &mut Model, areas: SheetAreas, row: usize, is_second: bool) -> Outcome {
    let listed = listed(model);
    let height = usize::from(areas.body.height);
    let focus = model.focus;
    match &mut model.overlay {
        Some(Overlay::Sheet(Sheet::EntriesHere(cursor) | Sheet::Links(_, cursor))) => {
            let at = cursor.top + row;
            if at < listed {
                if is_second && cursor.selected == at {
                    return Outcome::Effects(sheets::act(model, SheetAction::Open));
                }
                cursor.selected = at;
            }
        }
        Some(Overlay::Sheet(Sheet::Themes(picker))) => {
            let at = picker.cursor.top + row;
            if at < model.themes.choices.len() {
                if is_second && picker.cursor.selected == at {
                    return Outcome::Effects(sheets::act(model, SheetAction::Open));
                }
                picker.cursor.selected = at;
                model.themes.chosen = at;
            }
        }
        Some(Overlay::Box(InputBox::Palette(palette))) => {
            let at = palette.cursor.top + row;
            if at < palette.commands(focus).len() {
                if is_second && palette.cursor.selected == at {
                    return boxes::act(model, BoxAction::Accept);
                }
                palette.cursor.selected = at;
            }
        }
        Some(Overlay::Box(InputBox::Library(library))) => {
            let at = library.cursor.top + row;
            if at < library.fitting.len() {
                if is_second && library.cursor.selected == at {
                    return boxes::act(model, BoxAction::Accept);
                }
                library.cursor.selected = at;
            }
        }
        Some(Overlay::Box(InputBox::Picker(picker))) => {
            let at = picker.cursor.top + row;
            if at < picker.picks(&model.briefing).len() {
                if is_second && picker.cursor.selected == at {
                    return boxes::act(model, BoxAction::Accept);
                }
                picker.cursor.selected = at;
            }
        }
        Some(Overlay::Box(InputBox::Search(open))) => {
            let search = &mut open.search;
            if let Some(at) = search.choosable_at(row, height, areas.is_low) {
                if is_second && search.cursor.selected == at {
                    return boxes::act(model, BoxAction::Accept);
                }
                let by = i64::try_from(at).unwrap_or(0)
                    - i64::try_from(search.cursor.selected).unwrap_or(0);
                return Outcome::Effects(search::choose(model, by));
            }
        }
        // Nothing can be chosen in them.
        Some(
            Overlay::Sheet(Sheet::Help(..) | Sheet::Information(..) | Sheet::Word(_))
            | Overlay::Box(InputBox::Filter(_) | InputBox::Rename(..)),
        )
        | None => {}
    }
    Outcome::nothing()
}

/// A click beside a sheet. What is typed into the search panel is not thrown
/// away; there a click into the text stays at what it previews.
fn press_beside(model: &mut Model, mouse: Mouse) -> Outcome {
    let pane = model.areas().pane_at(mouse.column, mouse.row);
    match &mut model.overlay {
        Some(Overlay::Sheet(_)) => return Outcome::Effects(sheets::act(model, SheetAction::Close)),
        Some(Overlay::Box(InputBox::Search(open))) if !open.search.line.text().is_empty() => {
            if pane == Some(Pane::Text) && open.search.chosen().is_some() {
                return boxes::act(model, BoxAction::Accept);
            }
        }
        Some(Overlay::Box(
            InputBox::Search(_) | InputBox::Palette(_) | InputBox::Library(_) | InputBox::Picker(_),
        )) => {
            return boxes::act(model, BoxAction::Cancel);
        }
        Some(Overlay::Box(InputBox::Filter(_) | InputBox::Rename(..))) | None => {}
    }
    Outcome::nothing()
}

/// A click while the footer holds a filter or a word. What was filtered stays so;
/// a word of the sentence is chosen, and searched by another click.
fn press_line(model: &mut Model, mouse: Mouse, is_second: bool) -> Outcome {
    if let Some(Overlay::Sheet(Sheet::Word(now))) = model.overlay {
        let text = model.areas().text;
        let place = mouse.row.checked_sub(text.y).and_then(|row| {
            place_at(model, row.into(), mouse.column).filter(|_| text.contains(position(mouse)))
        });
        let words = model.words_here();
        let word = place.and_then(|(block, at)| words.iter().position(|w| w.holds(block, at)));
        return match word {
            Some(at) if is_second && at == now => {
                Outcome::Effects(sheets::act(model, SheetAction::Open))
            }
            Some(at) => {
                model.overlay = Some(Sheet::Word(at).into());
                Outcome::nothing()
            }
            None => Outcome::Effects(sheets::act(model, SheetAction::Close)),
        };
    }
    model.overlay = None;
    press_pane(model, mouse, false);
    Outcome::nothing()
}

/// Rolls the sheet under the pointer. Beside it the panes roll, unless the sheet
/// speaks of what is in them.
pub(super) fn wheel(model: &mut Model, mouse: Mouse, by: i64) {
    let areas = model.sheet();
    let is_inside = areas.is_some_and(|areas| areas.area.contains(position(mouse)));
    let height = model.sheet_body();
    let listed = listed(model);
    let focus = model.focus;
    match &mut model.overlay {
        Some(
            Overlay::Sheet(Sheet::Help(..) | Sheet::Information(..) | Sheet::Themes(_))
            | Overlay::Box(
                InputBox::Palette(_)
                | InputBox::Filter(_)
                | InputBox::Library(_)
                | InputBox::Rename(..)
                | InputBox::Picker(_),
            ),
        ) if !is_inside => wheel_pane(model, mouse, by),
        Some(Overlay::Sheet(Sheet::Help(_, top, _) | Sheet::Information(_, top))) => {
            *top = list::shifted(*top, by);
        }
        Some(Overlay::Sheet(Sheet::EntriesHere(cursor) | Sheet::Links(_, cursor))) if is_inside => {
            cursor.roll(by, listed, height);
        }
        Some(Overlay::Sheet(Sheet::Themes(picker))) => {
            picker.cursor.roll(by, model.themes.choices.len(), height);
        }
        Some(Overlay::Box(InputBox::Palette(palette))) => {
            let len = palette.commands(focus).len();
            palette.cursor.roll(by, len, height);
        }
        Some(Overlay::Box(InputBox::Library(library))) => {
            library.cursor.roll(by, library.fitting.len(), height);
        }
        Some(Overlay::Box(InputBox::Picker(picker))) => {
            let len = picker.picks(&model.briefing).len();
            picker.cursor.roll(by, len, height);
        }
        Some(Overlay::Box(InputBox::Search(open))) if is_inside => open.search.roll(by, height),
        Some(
            Overlay::Sheet(Sheet::EntriesHere(_) | Sheet::Links(..) | Sheet::Word(_))
            | Overlay::Box(InputBox::Search(_) | InputBox::Filter(_) | InputBox::Rename(..)),
        )
        | None => {}
    }
}
