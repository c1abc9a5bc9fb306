//! What keys and actions do.
//!
//! The files below know the state and those further down in this list, never
//! each other in a circle: `pointer`, `boxes`, `sheets`, `deciding`, `search`,
//! `motion`, `entries`, `copying`, `panes`.

mod boxes;
mod copying;
mod deciding;
mod entries;
mod motion;
mod panes;
mod pointer;
mod search;
mod sheets;

use super::action::{Action, PaneAction, ProgramAction, SheetAction};
use super::arrival::Upkeep;
use super::effect::{Effect, Exit};
use super::key::{Key, KeyCode, Mouse};
use super::keymap::{self, Context, Resolved};
use super::layout::Pane;
use super::model::{GutterSigns, Model};
use super::overlay::{About, Overlay, Sheet};
use super::panes::picker::Purpose;
use super::panes::reader::Placement;
use super::pending::{Letter, Pending};

use boxes::Outcome;

pub(super) use boxes::{listed, paste};
pub(super) use motion::go_ahead;
pub(super) use search::{ask_again, found, stop_waiting};

/// Takes a key: an action, part of a chord, a digit or a letter.
pub(super) fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    model.status = None;
    model.clicked = None;
    model.ahead = None;
    let contexts = model.contexts();
    // What the program itself does waits for no letter and no rest of a chord.
    if key.typed().is_none()
        && let Resolved::Action(Action::Program(action)) = keymap::resolve(&[key], contexts)
    {
        model.pending = Pending::default();
        return vec![of_program(action)];
    }
    if let Some(letter) = model.pending.letter {
        model.pending = Pending::default();
        if let Some(name) = key.typed() {
            return motion::mark(model, letter, name);
        }
        return Vec::new();
    }
    if contexts.contains(&Context::Box) {
        return match keymap::resolve(&[key], contexts) {
            Resolved::Action(action) => apply(model, action, None),
            Resolved::Prefix | Resolved::Unbound => boxes::type_key(model, key),
        };
    }
    if model.pending.take_digit(key) {
        return Vec::new();
    }
    if key.code == KeyCode::Esc && !model.pending.is_empty() {
        model.pending = Pending::default();
        return Vec::new();
    }
    model.pending.chord.push(key);
    match keymap::resolve(&model.pending.chord, contexts) {
        Resolved::Action(action) => {
            let count = std::mem::take(&mut model.pending).count;
            apply(model, action, count)
        }
        Resolved::Prefix => Vec::new(),
        Resolved::Unbound => {
            let chord = std::mem::take(&mut model.pending).chord;
            unbound(model, &chord)
        }
    }
}

/// Takes keys that the table does not bind here: a lens may know them, and of any others
/// it is said.
fn unbound(model: &mut Model, chord: &[Key]) -> Vec<Effect> {
    if let Some(Overlay::Sheet(_)) = &model.overlay {
        let close = keymap::key_of(SheetAction::Close);
        model.refuse(&format!(
            "{} does nothing here; {close} closes",
            keymap::show(chord)
        ));
        return Vec::new();
    }
    if let ([key], Pane::Facets) = (chord, model.focus)
        && let Some(letter) = key.typed()
        && entries::show_facet_of_key(model, letter)
    {
        return Vec::new();
    }
    let keys = keymap::show(chord);
    let help = keymap::key_of(PaneAction::Help);
    let elsewhere = [
        (Context::Text, "text", PaneAction::FocusText),
        (Context::Outline, "sections", PaneAction::FocusOutline),
        (Context::Facets, "facets", PaneAction::FocusFacets),
    ];
    let elsewhere = elsewhere
        .iter()
        .find(|(context, ..)| keymap::resolve(chord, &[*context]) != Resolved::Unbound);
    model.refuse(&match elsewhere {
        Some((_, name, focus)) => {
            let there = keymap::keys_of(&[*focus], &[Context::All]);
            format!("{keys} is a key of the {name}; {there} goes there")
        }
        None => format!("{keys} is not bound; {help} shows the keys"),
    });
    Vec::new()
}

/// Does what the pointer asks for.
pub(super) fn point(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    model.ahead = None;
    let outcome = pointer::point(model, mouse);
    finish(model, outcome)
}

/// Does what a box or the pointer left to be done.
fn finish(model: &mut Model, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Effects(effects) => effects,
        Outcome::Command(action, count) => apply(model, action, count),
    }
}

/// Does what an action asks for.
fn apply(model: &mut Model, action: Action, count: Option<u32>) -> Vec<Effect> {
    match action {
        Action::Program(action) => vec![of_program(action)],
        Action::Pane(PaneAction::Help) if matches!(model.overlay, Some(Overlay::Sheet(_))) => {
            sheets::turn_help(model);
            Vec::new()
        }
        Action::Pane(action) => {
            // A sheet from which it is asked for makes way.
            model.overlay = None;
            in_pane(model, action, count)
        }
        Action::Sheet(action) => sheets::act(model, action),
        Action::Box(action) => {
            let outcome = boxes::act(model, action);
            finish(model, outcome)
        }
        Action::Move(motion) => {
            match model.overlay {
                Some(Overlay::Sheet(_)) => sheets::go(model, motion, times(count)),
                // Their rows are chosen by actions of their own.
                Some(Overlay::Box(_)) => {}
                None => motion::go(model, motion, count),
            }
            Vec::new()
        }
    }
}

fn times(count: Option<u32>) -> i64 {
    i64::from(count.unwrap_or(1))
}

/// What the program itself does.
fn of_program(action: ProgramAction) -> Effect {
    match action {
        ProgramAction::Interrupt => Effect::Exit(Exit::Interrupted),
        ProgramAction::Suspend => Effect::Suspend,
        ProgramAction::Redraw => Effect::Redraw,
    }
}

/// What the pane with the focus does.
fn in_pane(model: &mut Model, action: PaneAction, count: Option<u32>) -> Vec<Effect> {
    let times = times(count);
    match action {
        PaneAction::Percent => motion::to_percent(model, count),
        PaneAction::NextSentence => motion::sentence(model, times),
        PaneAction::PreviousSentence => motion::sentence(model, -times),
        PaneAction::NextParagraph => motion::paragraph(model, times),
        PaneAction::PreviousParagraph => motion::paragraph(model, -times),
        PaneAction::NextSection => motion::section(model, times),
        PaneAction::PreviousSection => motion::section(model, -times),
        PaneAction::Back => motion::back(model),
        PaneAction::Forward => motion::forward(model),
        PaneAction::SetMark => model.pending.letter = Some(Letter::SetMark),
        PaneAction::GoToMark => model.pending.letter = Some(Letter::GoToMark),
        PaneAction::FocusNext => panes::turn_focus(model, 1),
        PaneAction::FocusPrevious => panes::turn_focus(model, -1),
        PaneAction::FocusOutline => panes::turn_to(model, Pane::Outline),
        PaneAction::FocusText => panes::turn_to(model, Pane::Text),
        PaneAction::FocusFacets => panes::turn_to(model, Pane::Facets),
        PaneAction::ToggleOutline => panes::toggle(model, Pane::Outline),
        PaneAction::ToggleFacets => panes::toggle(model, Pane::Facets),
        PaneAction::Fold | PaneAction::Parent => panes::fold(model, action == PaneAction::Fold),
        PaneAction::Unfold => panes::unfold(model),
        PaneAction::GoToSection => panes::go_to_section(model, true),
        PaneAction::ShowSection => panes::go_to_section(model, false),
        PaneAction::FoldAll => panes::fold_all(model),
        PaneAction::UnfoldAll => panes::unfold_all(model),
        PaneAction::NextHit => entries::walk_hits(model, times),
        PaneAction::PreviousHit => entries::walk_hits(model, -times),
        PaneAction::EntriesHere => entries::list_here(model),
        PaneAction::LinksHere => sheets::list_links(model),
        PaneAction::OpenEntry => entries::open(model),
        PaneAction::OpenCard => entries::open_card_at_cursor(model),
        PaneAction::CloseCard => entries::close_card(model),
        PaneAction::ShowEvidence => entries::show_evidence(model),
        PaneAction::Context => entries::toggle_context(model),
        PaneAction::Sort => entries::sort(model),
        PaneAction::NextFacet => entries::turn(model, times),
        PaneAction::PreviousFacet => entries::turn(model, -times),
        PaneAction::Select => select(model),
        PaneAction::Copy => return copying::copy(model, false),
        PaneAction::CopyCited => return copying::copy(model, true),
        PaneAction::Wider => panes::set_measure(model, 2 * times),
        PaneAction::Narrower => panes::set_measure(model, -2 * times),
        PaneAction::DefaultWidth => panes::usual_measure(model),
        PaneAction::WiderPane => panes::widen(model, 2 * times),
        PaneAction::NarrowerPane => panes::widen(model, -2 * times),
        PaneAction::DefaultPanes => panes::usual_widths(model),
        PaneAction::FocusMode => panes::turn_focus_mode(model),
        PaneAction::Centre => centre(model),
        PaneAction::DimOthers => turn_dim(model),
        PaneAction::Justify => panes::turn_justified(model),
        PaneAction::Hyphenate => panes::turn_hyphenated(model),
        PaneAction::GutterSigns => turn_gutter(model),
        PaneAction::Themes => sheets::open_themes(model),
        PaneAction::MouseCapture => return capture_mouse(model),
        PaneAction::Help => model.overlay = Some(Sheet::Help(model.contexts(), 0, None).into()),
        PaneAction::Information => {
            model.overlay = Some(Sheet::Information(About::Article, 0).into());
        }
        PaneAction::LeftOut => show_left_out(model),
        PaneAction::Escape => escape(model),
        PaneAction::Quit => return vec![Effect::Exit(Exit::Quit)],
        PaneAction::Why => deciding::ask_why(model),
        PaneAction::Accept => return deciding::accept(model),
        PaneAction::AddEvidence => deciding::ask_entry(model),
        PaneAction::Reject => return deciding::reject(model),
        PaneAction::Rename => deciding::ask_name(model),
        PaneAction::Merge => deciding::ask_pick(model, Purpose::Merge),
        PaneAction::Split => deciding::ask_pick(model, Purpose::Split),
        PaneAction::Undo => return model.undo(),
        PaneAction::Search => return search::open(model, ""),
        PaneAction::Palette => boxes::open_palette(model),
        PaneAction::Filter => boxes::open_filter(model),
        PaneAction::SearchWord => choose_word(model),
        PaneAction::Articles => return boxes::open_library(model),
        PaneAction::Reload => return vec![Effect::Reload],
        PaneAction::Follow => return vec![Effect::Follow(model.upkeep == Upkeep::Asked)],
    }
    Vec::new()
}

/// Begins to choose a word of the focused sentence: the longest one.
fn choose_word(model: &mut Model) {
    let words = model.words_here();
    let longest = words
        .iter()
        .enumerate()
        .max_by_key(|(at, word)| (word.bytes().len(), std::cmp::Reverse(*at)));
    match longest {
        Some((at, _)) => model.overlay = Some(Sheet::Word(at).into()),
        None => model.refuse("No word in this sentence"),
    }
}

/// Backs out one step: selection, card, filter, pane, hits, focus mode.
fn escape(model: &mut Model) {
    if model.selection.take().is_some() {
    } else if model.is_in_card() {
        entries::close_card(model);
    } else if boxes::show_all(model) {
    } else if model.focus != Pane::Text {
        model.focus = Pane::Text;
    } else if model.hits.is_some() || model.facets.selected.is_some() {
        model.hits = None;
        model.facets.selected = None;
        model.facets.card = None;
    } else if model.prefs.focus_mode {
        model.prefs.focus_mode = false;
    } else {
        let key = keymap::key_of(PaneAction::Quit);
        model.refuse(&format!("Nothing to back out of; {key} quits"));
    }
}

fn select(model: &mut Model) {
    if model.reader.focus().is_none() {
        return model.refuse("No sentence here");
    }
    model.selection = match model.selection {
        Some(_) => None,
        None => model.reader.focus(),
    };
}

fn centre(model: &mut Model) {
    let top = |model: &Model| model.reader.view().first().map(|row| row.id);
    let before = top(model);
    if let Some(here) = model.reader.focus() {
        model
            .reader
            .focus_on(&model.document, here, Placement::Middle);
    }
    if top(model) == before {
        model.refuse("The sentence is as near to the middle as it can be");
    }
}

/// Shows what of the page is no part of the article.
fn show_left_out(model: &mut Model) {
    if model.document.left_out().is_empty() {
        model.refuse("Nothing was left out of this article");
    } else {
        model.overlay = Some(Sheet::Information(About::LeftOut, 0).into());
    }
}

fn turn_dim(model: &mut Model) {
    model.dim = !model.dim;
    model.confirm(if model.dim {
        "All but this paragraph is dimmed"
    } else {
        "Nothing is dimmed"
    });
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
    model.confirm(words);
}

fn capture_mouse(model: &mut Model) -> Vec<Effect> {
    model.mouse = !model.mouse;
    let key = keymap::key_of(PaneAction::MouseCapture);
    model.confirm(&if model.mouse {
        format!("The mouse works here; {key} leaves it to the terminal")
    } else {
        format!("The mouse is left to the terminal, to select and copy; {key} takes it back")
    });
    vec![Effect::Mouse(model.mouse)]
}
