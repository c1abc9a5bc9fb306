//! Overlays with an input line: search, palette, filter, articles, and what is
//! asked of an entry.

use super::{deciding, entries, motion, panes, search};
use crate::app::action::{Action, BoxAction, PaneAction};
use crate::app::effect::Effect;
use crate::app::key::Key;
use crate::app::keymap::{Context, key_of};
use crate::app::layout::Pane;
use crate::app::line::InputLine;
use crate::app::list::ListCursor;
use crate::app::model::Model;
use crate::app::overlay::{InputBox, Overlay};
use crate::app::panes::library::{Known, Library};
use crate::app::panes::palette::Palette;
use crate::text::Clean;

/// What came of an action in a box.
pub(super) enum Outcome {
    /// Work to be done.
    Effects(Vec<Effect>),
    /// The command that was chosen in the palette, with the number that was typed for it.
    Command(Action, Option<u32>),
}

impl Outcome {
    /// Nothing more is to be done.
    pub(super) fn nothing() -> Self {
        Self::Effects(Vec::new())
    }
}

/// A choice moved by rows, or by pages of the box.
#[derive(Clone, Copy)]
enum Step {
    Row(i64),
    Page(i64),
}

/// Opens the command palette.
pub(super) fn open_palette(model: &mut Model) {
    model.overlay = Some(InputBox::Palette(Palette::default()).into());
}

/// Opens the box of articles, and asks for them.
pub(super) fn open_library(model: &mut Model) -> Vec<Effect> {
    model.overlay = Some(InputBox::Library(Library::default()).into());
    vec![Effect::List]
}

/// Takes the articles that can be opened.
pub(in crate::app) fn listed(model: &mut Model, articles: Vec<Known>) {
    if let Some(InputBox::Library(library)) = open(model) {
        library.put(articles);
    }
}

/// Opens the filter line of the focused list.
pub(super) fn open_filter(model: &mut Model) {
    if model.focus == Pane::Text {
        return;
    }
    if model.focus == Pane::Facets && model.facets.card.is_some() {
        return model.refuse(&format!(
            "{} goes back to the list, {} filters it",
            key_of(PaneAction::CloseCard),
            key_of(PaneAction::Filter)
        ));
    }
    model.overlay = Some(InputBox::Filter(InputLine::new(model.filter())).into());
}

/// The box that is open.
fn open(model: &mut Model) -> Option<&mut InputBox> {
    match &mut model.overlay {
        Some(Overlay::Box(open)) => Some(open),
        Some(Overlay::Sheet(_)) | None => None,
    }
}

/// Takes a key that is no action.
pub(super) fn type_key(model: &mut Model, key: Key) -> Vec<Effect> {
    edit(model, |line| {
        line.press(key);
    })
}

/// Takes pasted text.
pub(in crate::app) fn paste(model: &mut Model, text: &Clean) -> Vec<Effect> {
    edit(model, |line| line.insert(text))
}

/// Edits the input line, and answers where its text has changed.
fn edit(model: &mut Model, edit: impl FnOnce(&mut InputLine)) -> Vec<Effect> {
    let Some(open) = open(model) else {
        return Vec::new();
    };
    let line = open.line_mut();
    let before = line.text().len();
    edit(line);
    if line.text().len() == before {
        return Vec::new();
    }
    match open {
        InputBox::Search(open) => {
            open.search.recalled = None;
            open.search.accepts = false;
            return search::ask(model);
        }
        InputBox::Palette(palette) => palette.cursor = ListCursor::default(),
        InputBox::Library(library) => library.narrow(),
        InputBox::Picker(picker) => picker.cursor = ListCursor::default(),
        InputBox::Rename(..) => {}
        InputBox::Filter(line) => {
            let text = line.text().to_owned();
            filter(model, &text);
        }
    }
    Vec::new()
}

/// Does what a box is asked for.
pub(super) fn act(model: &mut Model, action: BoxAction) -> Outcome {
    Outcome::Effects(match action {
        BoxAction::LineStart => edit(model, InputLine::go_to_start),
        BoxAction::LineEnd => edit(model, InputLine::go_to_end),
        BoxAction::DeleteWord => edit(model, InputLine::delete_word),
        BoxAction::DeleteToStart => edit(model, InputLine::delete_to_start),
        BoxAction::Down => choose(model, Step::Row(1)),
        BoxAction::Up => choose(model, Step::Row(-1)),
        BoxAction::PageDown => choose(model, Step::Page(1)),
        BoxAction::PageUp => choose(model, Step::Page(-1)),
        BoxAction::NextScope => turn_scope(model, 1),
        BoxAction::PreviousScope => turn_scope(model, -1),
        BoxAction::ExactOnly => toggle_exact(model),
        BoxAction::CopyRow => copy_row(model),
        BoxAction::Cancel => cancel(model),
        BoxAction::Accept => return accept(model),
    })
}

/// Moves the choice below the input line.
fn choose(model: &mut Model, step: Step) -> Vec<Effect> {
    let focus = model.focus;
    let page = match &model.overlay {
        Some(Overlay::Box(InputBox::Filter(_))) => motion::list_page(model),
        Some(
            Overlay::Box(
                InputBox::Search(_)
                | InputBox::Palette(_)
                | InputBox::Library(_)
                | InputBox::Rename(..)
                | InputBox::Picker(_),
            )
            | Overlay::Sheet(_),
        )
        | None => i64::try_from(model.sheet_body()).unwrap_or(1),
    };
    let by = match step {
        Step::Row(by) => by,
        Step::Page(by) => by * page,
    };
    match open(model) {
        Some(InputBox::Search(_)) => {
            return match step {
                Step::Row(by) => search::step(model, by),
                Step::Page(_) => search::choose(model, by),
            };
        }
        Some(InputBox::Palette(palette)) => {
            let len = palette.commands(focus).len();
            palette.cursor.step(by, len);
        }
        Some(InputBox::Library(library)) => library.cursor.step(by, library.fitting.len()),
        Some(InputBox::Filter(_)) => motion::step(model, by),
        Some(InputBox::Picker(picker)) => {
            let mut picker = picker.clone();
            let len = picker.picks(&model.briefing).len();
            picker.cursor.step(by, len);
            model.overlay = Some(InputBox::Picker(picker).into());
        }
        Some(InputBox::Rename(..)) => model.refuse("There is nothing to choose"),
        None => {}
    }
    Vec::new()
}

/// Searches another scope, `by` places further.
pub(super) fn turn_scope(model: &mut Model, by: i64) -> Vec<Effect> {
    if let Some(InputBox::Search(open)) = open(model) {
        open.search.turn_scope(by);
        return search::ask(model);
    }
    model.refuse("Only a search has scopes");
    Vec::new()
}

fn toggle_exact(model: &mut Model) -> Vec<Effect> {
    if let Some(InputBox::Search(open)) = open(model) {
        open.search.exact_only = !open.search.exact_only;
        return search::ask(model);
    }
    model.refuse("Only a search forgives typos");
    Vec::new()
}

fn copy_row(model: &mut Model) -> Vec<Effect> {
    if let Some(InputBox::Search(_)) = open(model) {
        return search::copy_chosen(model);
    }
    model.refuse("Only results of a search are copied");
    Vec::new()
}

fn cancel(model: &mut Model) -> Vec<Effect> {
    match open(model) {
        Some(InputBox::Search(_)) => return search::cancel(model),
        Some(InputBox::Filter(_)) => {
            show_all(model);
            model.overlay = None;
        }
        Some(
            InputBox::Palette(_)
            | InputBox::Library(_)
            | InputBox::Rename(..)
            | InputBox::Picker(_),
        ) => model.overlay = None,
        None => {}
    }
    Vec::new()
}

fn accept(model: &mut Model) -> Outcome {
    let focus = model.focus;
    let chosen = match open(model) {
        Some(InputBox::Search(_)) => return Outcome::Effects(search::accept(model)),
        Some(InputBox::Palette(palette)) => {
            let commands = palette.commands(focus);
            commands.get(palette.cursor.selected).cloned()
        }
        Some(InputBox::Library(library)) => {
            return Outcome::Effects(match library.chosen() {
                Some(address) => {
                    model.overlay = None;
                    model.confirm("Opening …");
                    vec![Effect::Open(address)]
                }
                None => Vec::new(),
            });
        }
        Some(InputBox::Rename(id, line)) => {
            let (id, name) = (*id, line.text().to_owned());
            return Outcome::Effects(deciding::rename(model, id, &name));
        }
        Some(InputBox::Picker(picker)) => {
            let picker = picker.clone();
            return Outcome::Effects(deciding::pick(model, &picker));
        }
        Some(InputBox::Filter(_)) => {
            model.overlay = None;
            None
        }
        None => None,
    };
    let Some(command) = chosen else {
        if model.overlay.is_some() {
            model.refuse("No command is chosen");
        }
        return Outcome::Effects(Vec::new());
    };
    model.overlay = None;
    match command.binding.context {
        Context::Text => panes::focus(model, Pane::Text),
        Context::Outline => panes::focus(model, Pane::Outline),
        Context::Facets => panes::focus(model, Pane::Facets),
        Context::All | Context::Card | Context::Why | Context::Box | Context::Sheet => {}
    }
    Outcome::Command(command.binding.action, command.count)
}

fn filter(model: &mut Model, text: &str) {
    match model.focus {
        Pane::Outline => model.outline.set_filter(text),
        Pane::Facets => {
            model.facets.set_filter(text);
            entries::select_at_cursor(model);
        }
        Pane::Text => {}
    }
}

/// Shows the whole of the focused list again, the choice where it was; says
/// whether it was filtered.
pub(super) fn show_all(model: &mut Model) -> bool {
    if model.filter().is_empty() {
        return false;
    }
    match model.focus {
        Pane::Outline => {
            let section = model.outline.selected(&model.document);
            model.outline.set_filter("");
            if let Some(section) = section {
                model.outline.select(&model.document, section);
            }
        }
        Pane::Facets => {
            let entry = model.facets.at_cursor(&model.briefing);
            model.facets.set_filter("");
            if let Some(id) = entry.or(model.facets.selected) {
                model.facets.reveal(&model.briefing, id);
            }
        }
        Pane::Text => {}
    }
    true
}
