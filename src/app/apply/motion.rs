//! Moving through the text and the lists.

use super::{entries, refuse};
use crate::app::Model;
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::layout::Pane;
use crate::app::list;
use crate::app::panes::reader::{Placement, Reader};
use crate::app::pending::Letter;
use crate::app::status::Status;
use crate::text::{Clean, Document, SentenceId};

/// Moves by rows of the text or lines of a list.
pub(super) fn step(model: &mut Model, by: i64) {
    match model.focus {
        Pane::Text => model.reader.scroll(&model.document, by),
        Pane::Outline => step_outline(model, by),
        Pane::Facets => entries::step(model, by),
    }
}

pub(super) fn half_pages(model: &mut Model, by: i64) {
    match model.focus {
        Pane::Text => model.reader.scroll_halves(&model.document, by),
        Pane::Outline | Pane::Facets => step_list(model, Action::HalfDown, by),
    }
}

pub(super) fn pages(model: &mut Model, by: i64) {
    match model.focus {
        Pane::Text => model.reader.scroll_pages(&model.document, by),
        Pane::Outline | Pane::Facets => step_list(model, Action::PageDown, by),
    }
}

fn step_list(model: &mut Model, action: Action, times: i64) {
    if let Some(by) = list::motion(action, times, list_page(model)) {
        step(model, by);
    }
}

fn list_page(model: &Model) -> i64 {
    i64::from(
        model
            .areas()
            .area(model.focus)
            .height
            .saturating_sub(2)
            .max(2),
    )
}

pub(super) fn step_outline(model: &mut Model, by: i64) {
    let len = model.outline.visible(&model.document).len();
    model.outline.cursor.step(by, len);
}

/// To the start or end of the text or list; with a count to that paragraph.
pub(super) fn to_end(model: &mut Model, direction: i64, paragraph: Option<u32>) {
    if model.focus == Pane::Text || paragraph.is_some() {
        leave_place(model);
        let target = match paragraph {
            Some(number) => model
                .document
                .paragraph(number)
                .and_then(|block| model.document.sentence_from(block)),
            None if direction < 0 => model.document.sentences().first().map(|_| SentenceId(0)),
            None => model
                .document
                .sentences()
                .len()
                .checked_sub(1)
                .map(SentenceId::at),
        };
        if let Some(target) = target {
            let placement = if direction < 0 {
                Placement::Top
            } else {
                Placement::Third
            };
            model.reader.focus_on(&model.document, target, placement);
        }
        if paragraph.is_none() && direction > 0 {
            // What follows the last sentence is shown as well.
            model.reader.scroll_to_end(&model.document);
        }
    } else {
        step(model, direction.saturating_mul(i64::MAX / 2));
    }
}

pub(super) fn to_percent(model: &mut Model, percent: Option<u32>) {
    let Some(percent) = percent else {
        return refuse(model, "A number goes before %: 50% is the middle");
    };
    leave_place(model);
    let sentences = model.document.sentences().len();
    let target = (sentences * percent.min(100) as usize / 100).min(sentences.saturating_sub(1));
    model
        .reader
        .focus_on(&model.document, SentenceId::at(target), Placement::Third);
}

/// Remembers the present place before a jump.
pub(in crate::app) fn leave_place(model: &mut Model) {
    if let Some(here) = model.here() {
        model.jumps.leave(here);
    }
}

pub(super) fn back(model: &mut Model) {
    match model.here().and_then(|here| model.jumps.back(here)) {
        Some(place) => model.reader.go_to(&model.document, place, Placement::Third),
        None => refuse(model, "No earlier place"),
    }
}

pub(super) fn forward(model: &mut Model) {
    match model.jumps.forward() {
        Some(place) => model.reader.go_to(&model.document, place, Placement::Third),
        None => refuse(model, "No later place"),
    }
}

/// Sets a mark or goes to one.
pub(in crate::app) fn mark(model: &mut Model, letter: Letter, name: char) -> Vec<Effect> {
    let Some(here) = model.here() else {
        return Vec::new();
    };
    match letter {
        Letter::SetMark if name.is_ascii_alphabetic() => {
            model.marks.insert(name, here);
            model.status = Some(Status::done(Clean::line(&format!(
                "Mark {name} set; ' {name} returns here"
            ))));
        }
        Letter::SetMark => refuse(model, "A mark is named by a letter"),
        Letter::GoToMark => {
            let place = if name == '\'' || name == '`' {
                model.jumps.last()
            } else {
                model.marks.get(&name).copied()
            };
            match place {
                Some(place) => {
                    leave_place(model);
                    model.reader.go_to(&model.document, place, Placement::Third);
                }
                None if name == '\'' || name == '`' => refuse(model, "No last place yet"),
                None => refuse(model, &format!("No mark {name}")),
            }
        }
    }
    Vec::new()
}

/// Moves the focus by sentences.
pub(super) fn sentence(model: &mut Model, by: i64) {
    move_by(model, by, Reader::step_sentence, "sentence");
}

/// Moves the focus by paragraphs.
pub(super) fn paragraph(model: &mut Model, by: i64) {
    move_by(model, by, Reader::step_paragraph, "paragraph");
}

/// Jumps by sections.
pub(super) fn section(model: &mut Model, by: i64) {
    let here = model.here();
    if move_by(model, by, Reader::step_section, "section")
        && let Some(here) = here
    {
        model.jumps.leave(here);
    }
}

/// Moves by units of the text, or says that there is none further.
fn move_by(
    model: &mut Model,
    by: i64,
    step: fn(&mut Reader, &Document, i64) -> bool,
    unit: &str,
) -> bool {
    let moved = step(&mut model.reader, &model.document, by);
    if !moved {
        let side = if by < 0 { "before" } else { "after" };
        refuse(model, &format!("No {unit} {side} this one"));
    }
    moved
}
