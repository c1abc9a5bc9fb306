//! Overlays without an input line: help, information, the entries of a
//! sentence, its links, a word of it, the themes.

use super::{entries, panes, search};
use crate::app::action::{Motion, SheetAction};
use crate::app::effect::Effect;
use crate::app::keymap;
use crate::app::layout::Pane;
use crate::app::list::{self, ListCursor};
use crate::app::model::Model;
use crate::app::overlay::{About, Overlay, Sheet};
use crate::app::panes::themes::ThemePicker;
use crate::text::Clean;

/// Scrolls the sheet, or moves its selection.
pub(super) fn go(model: &mut Model, motion: Motion, times: i64) {
    let page = i64::try_from(model.sheet_body()).unwrap_or(1);
    let by = list::distance(motion, times, page);
    let Some(Overlay::Sheet(sheet)) = &mut model.overlay else {
        return;
    };
    match sheet {
        Sheet::Help(_, top, _) | Sheet::Information(_, top) => *top = list::shifted(*top, by),
        Sheet::EntriesHere(cursor) | Sheet::Links(_, cursor) => {
            cursor.selected = list::shifted(cursor.selected, by);
        }
        Sheet::Themes(picker) => {
            picker.cursor.step(by, model.themes.choices.len());
            // Tried on at once.
            model.themes.chosen = picker.cursor.selected;
        }
        // One row.
        Sheet::Word(_) => {}
    }
}

/// Does what a sheet is asked for.
pub(super) fn act(model: &mut Model, action: SheetAction) -> Vec<Effect> {
    match action {
        SheetAction::Close => close(model),
        SheetAction::Open => return open(model),
        SheetAction::NextWord => turn_word(model, 1),
        SheetAction::PreviousWord => turn_word(model, -1),
        SheetAction::NextPane => turn_pane(model, 1),
        SheetAction::PreviousPane => turn_pane(model, -1),
    }
    Vec::new()
}

/// Closes the sheet; a theme that was only tried on goes with it. Help goes back to the
/// sheet that it was asked for from.
fn close(model: &mut Model) {
    if let Some(Overlay::Sheet(Sheet::Themes(picker))) = &model.overlay {
        model.themes.chosen = picker.former;
    }
    model.overlay = match model.overlay.take() {
        Some(Overlay::Sheet(Sheet::Help(_, _, former))) => former.map(|sheet| (*sheet).into()),
        Some(Overlay::Sheet(_) | Overlay::Box(_)) | None => None,
    };
}

/// Shows the keys of the sheet, where it has others than the one that closes it.
pub(super) fn turn_help(model: &mut Model) {
    let of = model.contexts();
    match model.overlay.take() {
        Some(Overlay::Sheet(
            sheet @ (Sheet::Information(About::Why, _) | Sheet::EntriesHere(_) | Sheet::Links(..)),
        )) => model.overlay = Some(Sheet::Help(of, 0, Some(Box::new(sheet))).into()),
        other => {
            model.overlay = other;
            close(model);
        }
    }
}

/// Opens the sheet of themes.
pub(super) fn open_themes(model: &mut Model) {
    let former = model.themes.chosen;
    let cursor = ListCursor::at(former);
    model.overlay = Some(Sheet::Themes(ThemePicker { cursor, former }).into());
}

/// Lists the links of the focused sentence.
pub(super) fn list_links(model: &mut Model) {
    let links = model.links_here();
    if links.is_empty() {
        model.refuse(if model.selection.is_some() {
            "No link in these sentences"
        } else {
            "No link in this sentence"
        });
    } else {
        model.overlay = Some(Sheet::Links(links.into(), ListCursor::default()).into());
    }
}

/// Copies the address of the chosen link.
fn copy_address(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Sheet(Sheet::Links(links, cursor))) = &model.overlay else {
        return Vec::new();
    };
    let chosen = links.get(cursor.selected).cloned();
    model.overlay = None;
    chosen.map_or_else(Vec::new, |link| {
        vec![Effect::Copy {
            text: link.address,
            what: "the address",
        }]
    })
}

/// Keeps the theme that is tried on.
fn keep_theme(model: &mut Model) {
    let name = Clean::line(model.themes.name());
    model.overlay = None;
    model.confirm(&format!("Theme {name}"));
    model.settings.chosen.theme = Some(name);
}

/// Opens what is chosen in the sheet.
fn open(model: &mut Model) -> Vec<Effect> {
    match &model.overlay {
        Some(Overlay::Sheet(Sheet::EntriesHere(_))) => entries::open_listed(model),
        Some(Overlay::Sheet(Sheet::Links(..))) => return copy_address(model),
        Some(Overlay::Sheet(Sheet::Themes(_))) => keep_theme(model),
        Some(Overlay::Sheet(Sheet::Word(at))) => {
            let words = model.words_here();
            let word = words.get(*at).map(|span| model.document.slice(*span));
            let word = word.unwrap_or_default().to_owned();
            model.overlay = None;
            return search::open(model, &word);
        }
        Some(Overlay::Sheet(Sheet::Help(..) | Sheet::Information(..)) | Overlay::Box(_)) | None => {
            model.refuse("Nothing to open here");
        }
    }
    Vec::new()
}

/// Chooses another word of the focused sentence.
fn turn_word(model: &mut Model, by: i64) {
    let last = model.words_here().len().saturating_sub(1);
    match &mut model.overlay {
        Some(Overlay::Sheet(Sheet::Word(at))) => *at = list::shifted(*at, by).min(last),
        Some(
            Overlay::Sheet(
                Sheet::Help(..)
                | Sheet::Information(..)
                | Sheet::EntriesHere(_)
                | Sheet::Links(..)
                | Sheet::Themes(_),
            )
            | Overlay::Box(_),
        )
        | None => model.refuse("No row of words here"),
    }
}

/// Shows the keys of another pane.
fn turn_pane(model: &mut Model, by: i64) {
    match &mut model.overlay {
        Some(Overlay::Sheet(Sheet::Help(of, top, _))) => {
            // The card lies over the facets.
            let mut panes = [Pane::Outline, Pane::Text].into_iter();
            let here = panes.find(|pane| keymap::pane_contexts(*pane) == *of);
            let next = panes::neighbour(here.unwrap_or(Pane::Facets), by);
            (*of, *top) = (keymap::pane_contexts(next), 0);
        }
        Some(
            Overlay::Sheet(
                Sheet::Information(..)
                | Sheet::EntriesHere(_)
                | Sheet::Links(..)
                | Sheet::Themes(_)
                | Sheet::Word(_),
            )
            | Overlay::Box(_),
        )
        | None => model.refuse("Only help has a sheet for each pane"),
    }
}
