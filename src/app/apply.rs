//! What each action does.

mod boxes;
mod copying;
mod entries;
mod motion;
mod panes;
mod pointer;

use super::action::Action;
use super::effect::{Effect, Exit};
use super::layout::{LayoutPrefs, Pane};
use super::panes::reader::Placement;
use super::pending::Letter;
use super::status::Status;
use super::{GutterSigns, Model, Overlay, list};

pub(super) use boxes::{ask, found, paste, press_in_box};
pub(super) use motion::mark;
pub(super) use pointer::point;

/// Does what an action asks for, in the pane that has the focus.
pub(super) fn apply(model: &mut Model, action: Action, count: Option<u32>) -> Vec<Effect> {
    if model.overlay.is_some() {
        return apply_in_overlay(model, action, count);
    }
    let times = i64::from(count.unwrap_or(1));
    match action {
        Action::Down => motion::step(model, times),
        Action::Up => motion::step(model, -times),
        Action::HalfDown => motion::half_pages(model, times),
        Action::HalfUp => motion::half_pages(model, -times),
        Action::PageDown => motion::pages(model, times),
        Action::PageUp => motion::pages(model, -times),
        Action::Top => motion::to_end(model, -1, None),
        Action::Bottom => motion::to_end(model, 1, count),
        Action::Percent => motion::to_percent(model, count),
        Action::NextSentence => motion::sentence(model, times),
        Action::PreviousSentence => motion::sentence(model, -times),
        Action::NextParagraph => motion::paragraph(model, times),
        Action::PreviousParagraph => motion::paragraph(model, -times),
        Action::NextSection => motion::section(model, times),
        Action::PreviousSection => motion::section(model, -times),
        Action::Back => motion::back(model),
        Action::Forward => motion::forward(model),
        Action::SetMark => model.pending.letter = Some(Letter::SetMark),
        Action::GoToMark => model.pending.letter = Some(Letter::GoToMark),
        Action::FocusNext => panes::turn_focus(model, 1),
        Action::FocusPrevious => panes::turn_focus(model, -1),
        Action::FocusOutline => panes::focus(model, Pane::Outline),
        Action::FocusText => panes::focus(model, Pane::Text),
        Action::FocusFacets => panes::focus(model, Pane::Facets),
        Action::ToggleOutline => panes::toggle(model, Pane::Outline),
        Action::ToggleFacets => panes::toggle(model, Pane::Facets),
        Action::Fold | Action::Parent => panes::fold(model, action == Action::Fold),
        Action::Unfold => panes::unfold(model),
        Action::GoToSection => panes::go_to_section(model, true),
        Action::ShowSection => panes::go_to_section(model, false),
        Action::FoldAll => model.outline.fold_all(&model.document),
        Action::UnfoldAll => model.outline.unfold_all(),
        Action::NextHit => entries::walk_hits(model, times),
        Action::PreviousHit => entries::walk_hits(model, -times),
        Action::EntriesHere => entries::list_here(model),
        Action::OpenEntry => entries::open(model),
        Action::OpenCard => entries::open_card_at_cursor(model),
        Action::CloseCard => entries::close_card(model),
        Action::ShowEvidence => entries::show_evidence(model),
        Action::Context => entries::toggle_context(model),
        Action::Sort => entries::sort(model),
        Action::NextFacet => entries::turn(model, times),
        Action::PreviousFacet => entries::turn(model, -times),
        Action::Select => select(model),
        Action::Copy => return copying::copy(model, false),
        Action::CopyCited => return copying::copy(model, true),
        Action::Wider => panes::set_measure(model, 2 * times),
        Action::Narrower => panes::set_measure(model, -2 * times),
        Action::DefaultWidth => model.prefs.measure = LayoutPrefs::default().measure,
        Action::FocusMode => {
            model.prefs.focus_mode = !model.prefs.focus_mode;
            model.focus = Pane::Text;
        }
        Action::Centre => centre(model),
        Action::DimOthers => model.dim = !model.dim,
        Action::GutterSigns => turn_gutter(model),
        Action::MouseCapture => return capture_mouse(model),
        Action::Help => model.overlay = Some(Overlay::Help(model.focus, 0)),
        Action::Information => model.overlay = Some(Overlay::Information),
        Action::Escape => escape(model),
        Action::Quit => return vec![Effect::Exit(Exit::Quit)],
        Action::Interrupt => return vec![Effect::Exit(Exit::Interrupted)],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Redraw => return vec![Effect::Redraw],
        Action::Search => return boxes::open_search(model, ""),
        Action::Palette => boxes::open_palette(model),
        Action::Filter => boxes::open_filter(model),
        Action::SearchWord => choose_word(model),
        // These act in overlays only.
        Action::CloseSheet
        | Action::OpenRow
        | Action::Cancel
        | Action::Accept
        | Action::BoxDown
        | Action::BoxUp
        | Action::NextScope
        | Action::PreviousScope
        | Action::BoxPageDown
        | Action::BoxPageUp
        | Action::LineStart
        | Action::LineEnd
        | Action::DeleteWord
        | Action::DeleteToStart
        | Action::CopyRow
        | Action::ExactOnly
        | Action::NextWord
        | Action::PreviousWord => {}
    }
    Vec::new()
}

/// Actions while an overlay covers the panes.
fn apply_in_overlay(model: &mut Model, action: Action, count: Option<u32>) -> Vec<Effect> {
    let page = i64::from(model.sheet_rows().saturating_sub(3).max(1));
    let by = list::motion(action, i64::from(count.unwrap_or(1)), page).unwrap_or(0);
    match &mut model.overlay {
        Some(Overlay::Help(of, top)) => {
            let turn = list::turn(action);
            if turn != 0 {
                (*of, *top) = (panes::neighbour(*of, turn), 0);
            }
            *top = list::shifted(*top, by);
        }
        Some(Overlay::EntriesHere(cursor)) => {
            cursor.selected = list::shifted(cursor.selected, by);
            if action == Action::OpenRow {
                entries::open_listed(model);
            }
        }
        Some(Overlay::Word(at)) => {
            let step =
                i64::from(action == Action::NextWord) - i64::from(action == Action::PreviousWord);
            let at = list::shifted(*at, step);
            return in_word(model, action, at);
        }
        Some(
            Overlay::Information | Overlay::Search(_) | Overlay::Palette(_) | Overlay::Filter(_),
        )
        | None => {}
    }
    if action == Action::CloseSheet {
        model.overlay = None;
    }
    effect_in_overlay(action).into_iter().collect()
}

/// What the program itself does whatever covers the panes.
fn effect_in_overlay(action: Action) -> Option<Effect> {
    let known = [
        (Action::Suspend, Effect::Suspend),
        (Action::Redraw, Effect::Redraw),
    ];
    let found = known.into_iter().find(|(known, _)| *known == action)?;
    Some(found.1)
}

/// Begins to choose a word of the focused sentence: the longest one.
fn choose_word(model: &mut Model) {
    let words = model.words_here();
    let longest = words
        .iter()
        .enumerate()
        .max_by_key(|(at, word)| (word.bytes().len(), std::cmp::Reverse(*at)));
    match longest {
        Some((at, _)) => model.overlay = Some(Overlay::Word(at)),
        None => refuse(model, "No word in this sentence"),
    }
}

/// Actions while a word of the focused sentence is being chosen.
fn in_word(model: &mut Model, action: Action, at: usize) -> Vec<Effect> {
    let words = model.words_here();
    let at = at.min(words.len().saturating_sub(1));
    if action == Action::OpenRow {
        let word = words
            .get(at)
            .map(|span| model.document.slice(*span).to_owned());
        model.overlay = None;
        return boxes::open_search(model, &word.unwrap_or_default());
    }
    model.overlay = (action != Action::CloseSheet).then_some(Overlay::Word(at));
    effect_in_overlay(action).into_iter().collect()
}

fn refuse(model: &mut Model, why: &str) {
    model.status = Some(Status::refused(why));
}

/// Backs out one step: selection, card, pane, hits, focus mode.
fn escape(model: &mut Model) {
    if model.selection.take().is_some() {
    } else if model.focus == Pane::Facets && model.facets.card.is_some() {
        entries::close_card(model);
    } else if model.focus != Pane::Text {
        model.focus = Pane::Text;
    } else if model.hits.is_some() || model.facets.selected.is_some() {
        model.hits = None;
        model.facets.selected = None;
        model.facets.card = None;
    } else {
        model.prefs.focus_mode = false;
    }
}

fn select(model: &mut Model) {
    model.selection = match model.selection {
        Some(_) => None,
        None => model.reader.focus(),
    };
}

fn centre(model: &mut Model) {
    if let Some(here) = model.reader.focus() {
        model
            .reader
            .focus_on(&model.document, here, Placement::Middle);
    }
}

fn turn_gutter(model: &mut Model) {
    let (next, words) = match model.gutter {
        GutterSigns::All => (
            GutterSigns::Selected,
            "Gutter signs: the selected entry only",
        ),
        GutterSigns::Selected => (GutterSigns::None, "Gutter signs: none"),
        GutterSigns::None => (GutterSigns::All, "Gutter signs: all"),
    };
    model.gutter = next;
    refuse(model, words);
}

fn capture_mouse(model: &mut Model) -> Vec<Effect> {
    model.mouse = !model.mouse;
    refuse(
        model,
        if model.mouse {
            "The mouse works here; zm leaves it to the terminal"
        } else {
            "The mouse is left to the terminal, to select and copy; zm takes it back"
        },
    );
    vec![Effect::Mouse(model.mouse)]
}
