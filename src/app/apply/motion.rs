//! Moving through the text and the lists.

use super::entries;
use crate::app::action::{Motion, PaneAction};
use crate::app::anchor::Anchor;
use crate::app::arrival::Part;
use crate::app::effect::Effect;
use crate::app::keymap::key_of;
use crate::app::layout::Pane;
use crate::app::list;
use crate::app::model::Model;
use crate::app::panes::reader::{Placement, Reader};
use crate::app::pending::{Ahead, Letter};
use crate::text::{Document, SentenceId};

/// Moves as a key of motion says, in the pane with the focus.
pub(super) fn go(model: &mut Model, motion: Motion, count: Option<u32>) {
    let times = i64::from(count.unwrap_or(1));
    let by = times * motion.direction();
    if let (Motion::Bottom, Some(number)) = (motion, count) {
        return to_paragraph(model, number);
    }
    match (motion, model.focus) {
        (Motion::Down | Motion::Up, _) => step(model, by),
        (Motion::HalfDown | Motion::HalfUp, Pane::Text) => {
            model.reader.scroll_halves(&model.document, by);
        }
        (Motion::PageDown | Motion::PageUp, Pane::Text) => {
            model.reader.scroll_pages(&model.document, by);
        }
        (Motion::Top, Pane::Text) => to_start(model),
        (Motion::Bottom, Pane::Text) => to_end(model),
        (
            Motion::HalfDown
            | Motion::HalfUp
            | Motion::PageDown
            | Motion::PageUp
            | Motion::Top
            | Motion::Bottom,
            Pane::Outline | Pane::Facets,
        ) => step(model, list::distance(motion, times, list_page(model))),
    }
}

/// Moves by rows of the text or lines of a list.
pub(super) fn step(model: &mut Model, by: i64) {
    match model.focus {
        Pane::Text => model.reader.scroll(&model.document, by),
        Pane::Outline => step_outline(model, by),
        Pane::Facets => entries::step(model, by),
    }
}

/// Rows of a page of the list that has the focus.
pub(super) fn list_page(model: &Model) -> i64 {
    let areas = model.areas();
    if model.focus == Pane::Facets && model.facets.card.is_none() {
        let (columns, height) = (areas.facets.width.into(), areas.facets_rows());
        let shown = model.facets.page(&model.briefing, columns, height);
        return i64::try_from(shown.max(2)).unwrap_or(i64::MAX);
    }
    let height = areas.area(model.focus).height;
    i64::from(height.saturating_sub(2).max(2))
}

pub(super) fn step_outline(model: &mut Model, by: i64) {
    let len = model.outline.visible(&model.document).len();
    model.outline.cursor.step(by, len);
}

fn to_start(model: &mut Model) {
    let first = (!model.document.sentences().is_empty()).then_some(SentenceId(0));
    model.leave_place();
    show(model, first);
    model.reader.scroll_to_start(&model.document);
}

/// Goes where the reader wanted to be before the rest of the article was read.
pub(in crate::app) fn go_ahead(model: &mut Model) {
    match model.ahead.take() {
        Some(Ahead::End) => show_end(model),
        Some(Ahead::Paragraph(number)) => show_paragraph(model, number),
        Some(Ahead::Percent(percent)) => show_percent(model, percent),
        None => {}
    }
}

/// Notes where the reader wants to be if the rest of the article is still read.
fn look_ahead(model: &mut Model, place: Ahead) {
    if model.opened.part == Part::Loading {
        model.ahead = Some(place);
    }
}

fn to_end(model: &mut Model) {
    look_ahead(model, Ahead::End);
    model.leave_place();
    show_end(model);
}

fn show_end(model: &mut Model) {
    let last = model.document.sentences().len().checked_sub(1);
    show(model, last.map(SentenceId::at));
    // What follows the last sentence is shown as well.
    model.reader.scroll_to_end(&model.document);
}

fn to_paragraph(model: &mut Model, number: u32) {
    if number > model.document.paragraphs() {
        look_ahead(model, Ahead::Paragraph(number));
    }
    show_paragraph(model, number);
}

fn show_paragraph(model: &mut Model, number: u32) {
    let last = model.document.paragraphs();
    if number > last {
        // One that may still come is gone to then.
        if model.ahead.is_none() {
            model.refuse(&match last {
                0 => "No paragraph in this text".to_owned(),
                last => format!("No paragraph {number}: {last} is the last"),
            });
        }
        return;
    }
    model.leave_place();
    let block = model.document.paragraph(number);
    let target = block.and_then(|block| model.document.sentence_from(block));
    show(model, target);
}

/// Goes to a sentence, if there is one.
fn show(model: &mut Model, target: Option<SentenceId>) {
    if let Some(target) = target {
        (model.reader).focus_on(&model.document, target, Placement::Third);
    }
}

pub(super) fn to_percent(model: &mut Model, percent: Option<u32>) {
    let Some(percent) = percent else {
        let key = key_of(PaneAction::Percent);
        return model.refuse(&format!(
            "A number goes before {key}: 50{key} is the middle"
        ));
    };
    look_ahead(model, Ahead::Percent(percent));
    model.leave_place();
    show_percent(model, percent);
}

fn show_percent(model: &mut Model, percent: u32) {
    let sentences = model.document.sentences().len();
    let target = (sentences * percent.min(100) as usize / 100).min(sentences.saturating_sub(1));
    show(model, Some(SentenceId::at(target)));
}

pub(super) fn back(model: &mut Model) {
    match model.here().and_then(|here| model.jumps.back(here)) {
        Some(place) => model.reader.go_to(&model.document, place, Placement::Third),
        None => model.refuse("No earlier place"),
    }
}

pub(super) fn forward(model: &mut Model) {
    match model.jumps.forward() {
        Some(place) => model.reader.go_to(&model.document, place, Placement::Third),
        None => model.refuse("No later place"),
    }
}

/// Sets a mark or goes to one. Those by capital letters lead here from any
/// article, so they are not the article's.
pub(super) fn mark(model: &mut Model, letter: Letter, name: char) -> Vec<Effect> {
    let Some(here) = model.here() else {
        model.refuse("No sentence here");
        return Vec::new();
    };
    let key = key_of(PaneAction::GoToMark);
    match letter {
        Letter::SetMark if name.is_ascii_lowercase() => {
            model.marks.insert(name, here);
            model.orphans.remove(&name);
            model.confirm(&format!("Mark {name} set; {key} {name} returns here"));
        }
        Letter::SetMark if name.is_ascii_uppercase() => {
            let focus = model.reader.focus().unwrap_or_default();
            let anchor = Anchor::of(&model.document, focus);
            model.confirm(&format!(
                "Mark {name} set; {key} {name} returns here from any article"
            ));
            return vec![Effect::SetMark(name, Box::new(anchor))];
        }
        Letter::SetMark => model.refuse("A mark is named by a letter"),
        Letter::GoToMark if name.is_ascii_uppercase() => return vec![Effect::GoToMark(name)],
        Letter::GoToMark => {
            let is_last = name == '\'' || name == '`';
            let place = if is_last {
                model.jumps.last()
            } else {
                model.marks.get(&name).copied()
            };
            match place {
                Some(place) => {
                    model.leave_place();
                    model.reader.go_to(&model.document, place, Placement::Third);
                }
                None if is_last => model.refuse("No last place yet"),
                None => match model.orphans.get(&name) {
                    Some(anchor) => {
                        let words =
                            format!("The sentence of mark {name} is gone: {}", anchor.quote);
                        model.refuse(&words);
                    }
                    None => model.refuse(&format!("No mark {name}")),
                },
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
        model.refuse(&format!("No {unit} {side} this one"));
    }
    moved
}
