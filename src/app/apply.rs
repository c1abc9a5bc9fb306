//! What each action does.

use super::action::Action;
use super::effect::{Effect, Exit};
use super::key::{Key, Mouse, MouseKind};
use super::keymap::Context;
use super::layout::{Arrangement, LayoutPrefs, Pane};
use super::list;
use super::panes::reader::Placement;
use super::pending::Letter;
use super::status::Status;
use super::{Model, Overlay};
use crate::text::{BlockId, Clean, SentenceId};

/// Rows that a turn of the wheel scrolls.
const WHEEL_ROWS: i64 = 3;
/// Narrowest text column.
const LEAST_MEASURE: u16 = 20;
/// Widest text column that can be asked for.
const MOST_MEASURE: u16 = 120;

/// Does what an action asks for, in the pane that has the focus.
pub(super) fn apply(model: &mut Model, action: Action, count: Option<u32>) -> Vec<Effect> {
    if let Some(effects) = apply_in_overlay(model, action, count) {
        return effects;
    }
    let times = i64::from(count.unwrap_or(1));
    match action {
        Action::Down => step(model, times),
        Action::Up => step(model, -times),
        Action::HalfDown => half_pages(model, times),
        Action::HalfUp => half_pages(model, -times),
        Action::PageDown => pages(model, times),
        Action::PageUp => pages(model, -times),
        Action::Top => to_end(model, -1, None),
        Action::Bottom => to_end(model, 1, count),
        Action::Percent => to_percent(model, count),
        Action::FocusNext => turn_focus(model, 1),
        Action::FocusPrevious => turn_focus(model, -1),
        Action::FocusOutline => focus(model, Pane::Outline),
        Action::FocusText => focus(model, Pane::Text),
        Action::FocusFacets => focus(model, Pane::Facets),
        Action::ToggleOutline => toggle(model, Pane::Outline),
        Action::ToggleFacets => toggle(model, Pane::Facets),
        Action::Back => back(model),
        Action::Forward => forward(model),
        Action::SetMark => model.pending.letter = Some(Letter::SetMark),
        Action::GoToMark => model.pending.letter = Some(Letter::GoToMark),
        Action::Help => model.overlay = Some(Overlay::Help(model.focus, 0)),
        Action::Information => model.overlay = Some(Overlay::Information),
        Action::Wider => set_measure(model, 2 * times),
        Action::Narrower => set_measure(model, -2 * times),
        Action::DefaultWidth => model.prefs.measure = LayoutPrefs::default().measure,
        Action::FocusMode => {
            model.prefs.focus_mode = !model.prefs.focus_mode;
            model.focus = Pane::Text;
        }
        Action::Centre => {
            if let Some(here) = model.reader.focus() {
                model
                    .reader
                    .focus_on(&model.document, here, Placement::Middle);
            }
        }
        Action::DimOthers => model.dim = !model.dim,
        Action::FoldAll => model.outline.fold_all(&model.document),
        Action::UnfoldAll => model.outline.unfold_all(),
        Action::Escape => escape(model),
        Action::Quit => return vec![Effect::Exit(Exit::Quit)],
        Action::Interrupt => return vec![Effect::Exit(Exit::Interrupted)],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Redraw => return vec![Effect::Redraw],
        Action::NextSentence => refuse_unless(model, "No sentence after this one", |m| {
            m.reader.step_sentence(&m.document, times)
        }),
        Action::PreviousSentence => refuse_unless(model, "No sentence before this one", |m| {
            m.reader.step_sentence(&m.document, -times)
        }),
        Action::NextParagraph => refuse_unless(model, "No paragraph after this one", |m| {
            m.reader.step_paragraph(&m.document, times)
        }),
        Action::PreviousParagraph => refuse_unless(model, "No paragraph before this one", |m| {
            m.reader.step_paragraph(&m.document, -times)
        }),
        Action::NextSection => jump_section(model, times, "No section after this one"),
        Action::PreviousSection => jump_section(model, -times, "No section before this one"),
        Action::Fold | Action::Parent => fold(model, action == Action::Fold),
        Action::Unfold => unfold(model),
        Action::GoToSection => go_to_section(model, true),
        Action::ShowSection => go_to_section(model, false),
        Action::CloseSheet => {}
    }
    Vec::new()
}

/// Actions of overlays; none if there is no overlay.
fn apply_in_overlay(model: &mut Model, action: Action, count: Option<u32>) -> Option<Vec<Effect>> {
    let page = i64::from(model.sheet_rows().saturating_sub(3).max(1));
    let by = list::motion(action, i64::from(count.unwrap_or(1)), page).unwrap_or(0);
    match model.overlay.as_mut()? {
        Overlay::Help(of, top) => {
            let turn = list::turn(action);
            if turn != 0 {
                (*of, *top) = (neighbour(*of, turn), 0);
            }
            *top = list::shifted(*top, by);
        }
        Overlay::Information => {}
    }
    if action == Action::CloseSheet {
        model.overlay = None;
    }
    let asked = [
        (Action::Suspend, Effect::Suspend),
        (Action::Redraw, Effect::Redraw),
    ];
    Some(
        asked
            .into_iter()
            .filter(|(known, _)| *known == action)
            .map(|(_, effect)| effect)
            .collect(),
    )
}

fn refuse(model: &mut Model, why: &str) {
    model.status = Some(Status::refused(why));
}

fn refuse_unless(model: &mut Model, why: &str, act: impl FnOnce(&mut Model) -> bool) {
    if !act(model) {
        refuse(model, why);
    }
}

/// Moves by rows of the text or lines of a list.
fn step(model: &mut Model, by: i64) {
    match model.focus {
        Pane::Text => model.reader.scroll(&model.document, by),
        Pane::Outline => step_outline(model, by),
        Pane::Facets => {}
    }
}

fn half_pages(model: &mut Model, by: i64) {
    match model.focus {
        Pane::Text => model.reader.scroll_halves(&model.document, by),
        Pane::Outline | Pane::Facets => step(model, by.saturating_mul(list_page(model) / 2).max(1)),
    }
}

fn pages(model: &mut Model, by: i64) {
    match model.focus {
        Pane::Text => model.reader.scroll_pages(&model.document, by),
        Pane::Outline | Pane::Facets => step(model, by.saturating_mul(list_page(model))),
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

fn step_outline(model: &mut Model, by: i64) {
    let len = model.outline.visible(&model.document).len();
    model.outline.cursor.step(by, len);
}

/// To the start or end of the text or list; with a count to that paragraph.
fn to_end(model: &mut Model, direction: i64, paragraph: Option<u32>) {
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

fn to_percent(model: &mut Model, percent: Option<u32>) {
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

/// The pane `by` places further, round the three of them.
fn neighbour(pane: Pane, by: i64) -> Pane {
    const ORDER: [Pane; 3] = [Pane::Outline, Pane::Text, Pane::Facets];
    let at = ORDER.iter().position(|known| *known == pane).unwrap_or(0);
    let next = if by < 0 { at + ORDER.len() - 1 } else { at + 1 } % ORDER.len();
    ORDER.get(next).copied().unwrap_or_default()
}

fn turn_focus(model: &mut Model, by: i64) {
    let mut next = neighbour(model.focus, by);
    if next == Pane::Facets && model.briefing.facets.is_empty() {
        next = neighbour(next, by);
    }
    focus(model, next);
}

fn focus(model: &mut Model, pane: Pane) {
    match model.areas().arrangement {
        Arrangement::Notice | Arrangement::Bare => return,
        Arrangement::One | Arrangement::Two | Arrangement::Three => {}
    }
    if pane == Pane::Facets && model.briefing.facets.is_empty() {
        return refuse(model, "No facets in this text");
    }
    model.focus = pane;
}

/// Shows or hides a pane; where panes cover the text, gives it the focus or
/// takes it back.
fn toggle(model: &mut Model, pane: Pane) {
    if model.areas().arrangement == Arrangement::One && !model.prefs.focus_mode {
        return focus(
            model,
            if model.focus == pane {
                Pane::Text
            } else {
                pane
            },
        );
    }
    let shown = match pane {
        Pane::Outline => &mut model.prefs.outline,
        Pane::Facets => &mut model.prefs.facets,
        Pane::Text => return,
    };
    if model.prefs.focus_mode {
        model.prefs.focus_mode = false;
        *shown = true;
    } else {
        *shown = !*shown;
    }
    if !*shown && model.focus == pane {
        model.focus = Pane::Text;
    }
    if pane == Pane::Facets && model.briefing.facets.is_empty() {
        refuse(model, "No facets in this text");
    }
}

/// Remembers the present place before a jump.
pub(super) fn leave_place(model: &mut Model) {
    if let Some(here) = model.here() {
        model.jumps.leave(here);
    }
}

fn back(model: &mut Model) {
    match model.here().and_then(|here| model.jumps.back(here)) {
        Some(place) => model.reader.go_to(&model.document, place, Placement::Third),
        None => refuse(model, "No earlier place"),
    }
}

fn forward(model: &mut Model) {
    match model.jumps.forward() {
        Some(place) => model.reader.go_to(&model.document, place, Placement::Third),
        None => refuse(model, "No later place"),
    }
}

/// Sets a mark or goes to one.
pub(super) fn mark(model: &mut Model, letter: Letter, name: char) -> Vec<Effect> {
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

fn set_measure(model: &mut Model, by: i64) {
    // From what is seen: a wider wish than the pane allows would seem dead.
    let shown = i64::from(model.areas().measure);
    let wanted = (shown + by).clamp(i64::from(LEAST_MEASURE), i64::from(MOST_MEASURE));
    model.prefs.measure = u16::try_from(wanted).unwrap_or(MOST_MEASURE);
    let set = model.areas().measure;
    if i64::from(set) == shown {
        model.prefs.measure = set;
        let end = if by > 0 { "wide" } else { "narrow" };
        refuse(
            model,
            &format!("The text column is as {end} as it can be here"),
        );
    }
}

fn escape(model: &mut Model) {
    if model.prefs.focus_mode {
        model.prefs.focus_mode = false;
    } else if model.focus != Pane::Text {
        model.focus = Pane::Text;
    }
}

fn jump_section(model: &mut Model, by: i64, why: &str) {
    let here = model.here();
    if model.reader.step_section(&model.document, by) {
        if let Some(here) = here {
            model.jumps.leave(here);
        }
    } else {
        refuse(model, why);
    }
}

fn fold(model: &mut Model, fold_first: bool) {
    let Some(section) = model.outline.selected(&model.document) else {
        return;
    };
    if fold_first
        && !model.outline.is_folded(section)
        && model.outline.fold(&model.document, section)
    {
        return;
    }
    match model
        .document
        .section(section)
        .and_then(|section| section.parent)
    {
        Some(parent) => model.outline.select(&model.document, parent),
        None => refuse(model, "No section around this one"),
    }
}

fn unfold(model: &mut Model) {
    let Some(section) = model.outline.selected(&model.document) else {
        return;
    };
    if !model.outline.unfold(section) {
        go_to_section(model, true);
    }
}

fn go_to_section(model: &mut Model, and_read: bool) {
    let target = model
        .outline
        .selected(&model.document)
        .and_then(|id| model.document.section(id))
        .and_then(|section| model.document.sentence_from(BlockId(section.blocks.start)));
    if let Some(target) = target {
        if model.reader.focus() != Some(target) {
            leave_place(model);
        }
        model
            .reader
            .focus_on(&model.document, target, Placement::Top);
    }
    if and_read {
        model.focus = Pane::Text;
    }
}

/// Keys of overlays with an input line.
pub(super) fn press_in_box(_model: &mut Model, _key: Key, _contexts: &[Context]) -> Vec<Effect> {
    Vec::new()
}

/// What the pointer does.
pub(super) fn point(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    let areas = model.areas();
    if model.overlay.is_some() {
        return Vec::new();
    }
    let Some(pane) = areas.pane_at(mouse.column, mouse.row) else {
        return Vec::new();
    };
    let row = usize::from(mouse.row - areas.area(pane).y.min(mouse.row));
    match mouse.kind {
        MouseKind::WheelDown | MouseKind::WheelUp => {
            let by = if mouse.kind == MouseKind::WheelDown {
                WHEEL_ROWS
            } else {
                -WHEEL_ROWS
            };
            match pane {
                Pane::Text => model.reader.scroll(&model.document, by),
                Pane::Outline => step_outline(model, by.signum()),
                Pane::Facets => {}
            }
        }
        MouseKind::Press => {
            model.focus = pane;
            match pane {
                Pane::Text => {
                    if let Some(sentence) = model.reader.sentence_at_row(&model.document, row) {
                        model
                            .reader
                            .focus_on(&model.document, sentence, Placement::Near);
                    }
                }
                Pane::Outline | Pane::Facets => {}
            }
        }
        MouseKind::Drag | MouseKind::Release => {}
    }
    Vec::new()
}
