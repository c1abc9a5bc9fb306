//! Overlays without an input line: help, information, the entries of a
//! sentence, a word of it.

use super::{entries, panes, search};
use crate::app::action::{Motion, SheetAction};
use crate::app::effect::Effect;
use crate::app::list;
use crate::app::model::Model;
use crate::app::overlay::{Overlay, Sheet};

/// Scrolls the sheet, or moves its selection.
pub(super) fn go(model: &mut Model, motion: Motion, times: i64) {
    let page = i64::try_from(model.sheet_body()).unwrap_or(1);
    let by = list::distance(motion, times, page);
    let Some(Overlay::Sheet(sheet)) = &mut model.overlay else {
        return;
    };
    match sheet {
        Sheet::Help(_, top) | Sheet::Information(top) => *top = list::shifted(*top, by),
        Sheet::EntriesHere(cursor) => cursor.selected = list::shifted(cursor.selected, by),
        // One row.
        Sheet::Word(_) => {}
    }
}

/// Does what a sheet is asked for.
pub(super) fn act(model: &mut Model, action: SheetAction) -> Vec<Effect> {
    match action {
        SheetAction::Close => model.overlay = None,
        SheetAction::Open => return open(model),
        SheetAction::NextWord => turn_word(model, 1),
        SheetAction::PreviousWord => turn_word(model, -1),
        SheetAction::NextPane => turn_pane(model, 1),
        SheetAction::PreviousPane => turn_pane(model, -1),
    }
    Vec::new()
}

/// Opens what is chosen in the sheet.
fn open(model: &mut Model) -> Vec<Effect> {
    match &model.overlay {
        Some(Overlay::Sheet(Sheet::EntriesHere(_))) => entries::open_listed(model),
        Some(Overlay::Sheet(Sheet::Word(at))) => {
            let words = model.words_here();
            let word = words.get(*at).map(|span| model.document.slice(*span));
            let word = word.unwrap_or_default().to_owned();
            model.overlay = None;
            return search::open(model, &word);
        }
        // Nothing is chosen in them.
        Some(Overlay::Sheet(Sheet::Help(..) | Sheet::Information(_)) | Overlay::Box(_)) | None => {}
    }
    Vec::new()
}

/// Chooses another word of the focused sentence.
fn turn_word(model: &mut Model, by: i64) {
    let last = model.words_here().len().saturating_sub(1);
    match &mut model.overlay {
        Some(Overlay::Sheet(Sheet::Word(at))) => *at = list::shifted(*at, by).min(last),
        // They have no row of words.
        Some(
            Overlay::Sheet(Sheet::Help(..) | Sheet::Information(_) | Sheet::EntriesHere(_))
            | Overlay::Box(_),
        )
        | None => {}
    }
}

/// Shows the keys of another pane.
fn turn_pane(model: &mut Model, by: i64) {
    match &mut model.overlay {
        Some(Overlay::Sheet(Sheet::Help(of, top))) => (*of, *top) = (panes::neighbour(*of, by), 0),
        // They are of one pane only.
        Some(
            Overlay::Sheet(Sheet::Information(_) | Sheet::EntriesHere(_) | Sheet::Word(_))
            | Overlay::Box(_),
        )
        | None => {}
    }
}
