//! Overlays with an input line: search, palette, filter.

use super::{apply, entries, motion, panes, refuse};
use crate::app::action::Action;
use crate::app::effect::{Effect, Job};
use crate::app::key::Key;
use crate::app::keymap::{self, Context, Resolved};
use crate::app::layout::Pane;
use crate::app::line::InputLine;
use crate::app::list::{self, ListCursor};
use crate::app::panes::palette::Palette;
use crate::app::panes::reader::Placement;
use crate::app::panes::search::{Found, Generation, Request, Search, hit_list, place};
use crate::app::{Model, Origin, Overlay, pane_contexts};
use crate::search::Target;
use crate::text::Clean;

/// Former queries that are remembered.
const REMEMBERED: usize = 100;

/// A way to edit an input line.
type Edit = fn(&mut InputLine);

/// Opens the search panel, with a query already typed.
pub(super) fn open_search(model: &mut Model, query: &str) -> Vec<Effect> {
    let origin = Origin {
        reader: model.reader.clone(),
        hits: model.hits.clone(),
        facets: model.facets.clone(),
        focus: model.focus,
    };
    let search = Search {
        line: InputLine::new(query),
        ..Search::default()
    };
    model.selection = None;
    model.overlay = Some(Overlay::Search(Box::new((search, origin))));
    ask(model)
}

/// Opens the command palette.
pub(super) fn open_palette(model: &mut Model) {
    model.overlay = Some(Overlay::Palette(Palette::default()));
}

/// Opens the filter line of the focused list.
pub(super) fn open_filter(model: &mut Model) {
    let filter = match model.focus {
        Pane::Outline => model.outline.filter(),
        Pane::Facets => model.facets.filter(),
        Pane::Text => return,
    };
    if model.focus == Pane::Facets && model.facets.card.is_some() {
        return refuse(model, "h goes back to the list, & filters it");
    }
    model.overlay = Some(Overlay::Filter(InputLine::new(filter)));
}

/// Takes a key while an overlay with an input line is open.
pub(in crate::app) fn press_in_box(model: &mut Model, key: Key) -> Vec<Effect> {
    if let Resolved::Action(action) = keymap::resolve(&[key], &[Context::Box]) {
        return act(model, action);
    }
    let Some(line) = line(model) else {
        return Vec::new();
    };
    if line.press(key) {
        changed(model)
    } else {
        Vec::new()
    }
}

/// Takes pasted text.
pub(in crate::app) fn paste(model: &mut Model, text: &Clean) -> Vec<Effect> {
    match line(model) {
        Some(line) => {
            line.insert(text);
            changed(model)
        }
        None => Vec::new(),
    }
}

/// The input line of the overlay that is open.
fn line(model: &mut Model) -> Option<&mut InputLine> {
    match &mut model.overlay {
        Some(Overlay::Search(open)) => Some(&mut open.0.line),
        Some(Overlay::Palette(palette)) => Some(&mut palette.line),
        Some(Overlay::Filter(line)) => Some(line),
        Some(
            Overlay::Help(..) | Overlay::Information | Overlay::EntriesHere(_) | Overlay::Word(_),
        )
        | None => None,
    }
}

/// Answers a change of the input line.
fn changed(model: &mut Model) -> Vec<Effect> {
    match &mut model.overlay {
        Some(Overlay::Search(open)) => {
            open.0.recalled = None;
            open.0.accepts = false;
            return ask(model);
        }
        Some(Overlay::Palette(palette)) => palette.cursor = ListCursor::default(),
        Some(Overlay::Filter(line)) => {
            let text = line.text().to_owned();
            filter(model, &text);
        }
        Some(
            Overlay::Help(..) | Overlay::Information | Overlay::EntriesHere(_) | Overlay::Word(_),
        )
        | None => {}
    }
    Vec::new()
}

fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let edits: [(Action, Edit); 4] = [
        (Action::LineStart, InputLine::go_to_start),
        (Action::LineEnd, InputLine::go_to_end),
        (Action::DeleteWord, InputLine::delete_word),
        (Action::DeleteToStart, InputLine::delete_to_start),
    ];
    let edit = edits.into_iter().find(|(known, _)| *known == action);
    if let (Some((_, edit)), Some(line)) = (edit, line(model)) {
        let before = line.text().len();
        edit(line);
        let is_changed = line.text().len() != before;
        return if is_changed {
            changed(model)
        } else {
            Vec::new()
        };
    }
    if let Some(effect) = super::effect_in_overlay(action) {
        return vec![effect];
    }
    match &model.overlay {
        Some(Overlay::Search(_)) => act_in_search(model, action),
        Some(Overlay::Palette(_)) => act_in_palette(model, action),
        Some(Overlay::Filter(_)) => act_in_filter(model, action),
        Some(
            Overlay::Help(..) | Overlay::Information | Overlay::EntriesHere(_) | Overlay::Word(_),
        )
        | None => Vec::new(),
    }
}

fn act_in_filter(model: &mut Model, action: Action) -> Vec<Effect> {
    if action == Action::Cancel {
        filter(model, "");
    }
    if action == Action::Cancel || action == Action::Accept {
        model.overlay = None;
    } else if let Some(by) = list::box_motion(action, 10) {
        motion::step(model, by);
    }
    Vec::new()
}

fn filter(model: &mut Model, text: &str) {
    match model.focus {
        Pane::Outline => model.outline.set_filter(text),
        Pane::Facets => model.facets.set_filter(text),
        Pane::Text => {}
    }
}

fn act_in_palette(model: &mut Model, action: Action) -> Vec<Effect> {
    let here = pane_contexts(model.focus)
        .first()
        .copied()
        .unwrap_or(Context::All);
    let page = i64::from(model.sheet_rows()).max(4) - 4;
    let Some(Overlay::Palette(palette)) = &mut model.overlay else {
        return Vec::new();
    };
    let commands = palette.commands(here);
    if let Some(by) = list::box_motion(action, page) {
        palette.cursor.step(by, commands.len());
    }
    let chosen = commands
        .get(palette.cursor.selected)
        .filter(|_| action == Action::Accept);
    if action == Action::Cancel {
        model.overlay = None;
    }
    let Some(command) = chosen else {
        return Vec::new();
    };
    model.overlay = None;
    match command.binding.context {
        Context::Text => panes::focus(model, Pane::Text),
        Context::Outline => panes::focus(model, Pane::Outline),
        Context::Facets => panes::focus(model, Pane::Facets),
        Context::All | Context::Box | Context::Sheet => {}
    }
    apply(model, command.binding.action, None)
}

fn act_in_search(model: &mut Model, action: Action) -> Vec<Effect> {
    let page = 10;
    let Some(Overlay::Search(open)) = &mut model.overlay else {
        return Vec::new();
    };
    let (search, _) = &mut **open;
    let recalls = search.recalled.is_some();
    if action == Action::BoxUp && (recalls || search.line.text().is_empty()) {
        return recall(model, 1);
    }
    if action == Action::BoxDown && recalls {
        return recall(model, -1);
    }
    let turn = i64::from(action == Action::NextScope) - i64::from(action == Action::PreviousScope);
    if turn != 0 {
        search.turn_scope(turn);
        return ask(model);
    }
    if action == Action::ExactOnly {
        search.exact_only = !search.exact_only;
        return ask(model);
    }
    if let Some(by) = list::box_motion(action, page) {
        search.cursor.step(by, search.choosable());
        preview(model);
    }
    if action == Action::Cancel {
        cancel(model);
    }
    if action == Action::CopyRow {
        return copy_row(model);
    }
    if action == Action::Accept {
        return accept(model);
    }
    Vec::new()
}

/// Puts a former query into the box, older ones first.
fn recall(model: &mut Model, by: i64) -> Vec<Effect> {
    let queries = &model.queries;
    let Some(Overlay::Search(open)) = &mut model.overlay else {
        return Vec::new();
    };
    let search = &mut open.0;
    let at = match search.recalled {
        Some(at) => i64::try_from(at).unwrap_or(0) + by,
        None => 0,
    };
    let former = usize::try_from(at)
        .ok()
        .and_then(|at| queries.iter().rev().nth(at).map(|query| (at, query)));
    match former {
        Some((at, query)) => {
            search.line = InputLine::new(query);
            search.recalled = Some(at);
        }
        None if at < 0 => {
            search.line = InputLine::default();
            search.recalled = None;
        }
        None => return Vec::new(),
    }
    ask(model)
}

/// Asks for the answer to what is typed.
pub(in crate::app) fn ask(model: &mut Model) -> Vec<Effect> {
    model.generation += 1;
    let generation = model.generation;
    let Some(Overlay::Search(open)) = &mut model.overlay else {
        return Vec::new();
    };
    let search = &mut open.0;
    search.generation = generation;
    let query = Clean::line(search.line.text());
    if query.trim().is_empty() {
        search.take(Found::default());
        restore(model);
        return Vec::new();
    }
    search.is_pending = true;
    let Some(index) = model.index.clone() else {
        return model.ask_index();
    };
    vec![Effect::Compute(Job::Search(Request {
        generation,
        index,
        document: model.document.clone(),
        briefing: model.briefing.clone(),
        query,
        scope: search.scope,
        exact_only: search.exact_only,
    }))]
}

/// Takes an answer, unless a newer one was asked for.
pub(in crate::app) fn found(
    model: &mut Model,
    generation: Generation,
    found: Found,
) -> Vec<Effect> {
    let Some(Overlay::Search(open)) = &mut model.overlay else {
        return Vec::new();
    };
    if open.0.generation != generation {
        return Vec::new();
    }
    open.0.take(found);
    let accepts = std::mem::take(&mut open.0.accepts);
    let has_hits = open.0.chosen().is_some();
    preview(model);
    if accepts && has_hits {
        accept(model)
    } else {
        Vec::new()
    }
}

/// Shows the chosen hit in the text above the panel.
fn preview(model: &mut Model) {
    let Some(Overlay::Search(open)) = &model.overlay else {
        return;
    };
    let Some(target) = open.0.chosen().map(|hit| hit.target) else {
        return restore(model);
    };
    let mut hits = hit_list(&model.document, &open.0.found);
    match target {
        Target::Entry(id) => {
            model.facets.selected = Some(id);
            model.facets.card = None;
            model.facets.reveal(&model.briefing, id);
            let nearest = open.1.reader.focus();
            let evidence = model.briefing.entry(id).map(|entry| &entry.evidence);
            let sentence = evidence.and_then(|all| {
                let after = all.iter().find(|sentence| Some(**sentence) >= nearest);
                after.or(all.last()).copied()
            });
            if let Some(sentence) = sentence {
                model.reader.preview(&model.document, sentence);
            }
        }
        Target::Sentence(_) | Target::Section(_) => {
            model.facets = open.1.facets.clone();
            if let Some(place) = place(&model.document, target) {
                hits.choose(place);
                model.reader.preview_place(&model.document, place);
            }
        }
    }
    model.hits = Some(hits);
}

/// Puts back what the preview changed.
fn restore(model: &mut Model) {
    if let Some(Overlay::Search(open)) = &model.overlay {
        let origin = &open.1;
        model.hits.clone_from(&origin.hits);
        model.facets = origin.facets.clone();
        model.reader = origin.reader.clone();
    }
}

fn cancel(model: &mut Model) {
    restore(model);
    if let Some(Overlay::Search(open)) = model.overlay.take() {
        model.focus = open.1.focus;
    }
}

/// Keeps what was found: the hits become the hit list, an entry opens its card.
fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Search(open)) = &mut model.overlay else {
        return Vec::new();
    };
    let search = &mut open.0;
    if search.is_pending {
        // Quick fingers: the answer to what is typed is still on its way.
        search.accepts = true;
        return Vec::new();
    }
    if let Some(instead) = search.chosen_instead() {
        search.line = InputLine::new(&instead.query);
        return ask(model);
    }
    let query = search.found.query.clone();
    let Some(target) = search.chosen().map(|hit| hit.target) else {
        if search.line.text().is_empty() {
            cancel(model);
        }
        return Vec::new();
    };
    let hits = hit_list(&model.document, &search.found);
    model.queries.retain(|known| *known != query);
    if model.queries.len() >= REMEMBERED {
        model.queries.remove(0);
    }
    model.queries.push(query);
    cancel(model);
    match target {
        Target::Entry(id) => entries::open_card(model, id, None),
        Target::Sentence(_) | Target::Section(_) => {
            motion::leave_place(model);
            model.hits = Some(hits);
            if let Some(place) = place(&model.document, target) {
                if let Some(hits) = &mut model.hits {
                    hits.choose(place);
                }
                model.reader.go_to(&model.document, place, Placement::Third);
            }
            model.focus = Pane::Text;
        }
    }
    Vec::new()
}

fn copy_row(model: &Model) -> Vec<Effect> {
    let Some(Overlay::Search(open)) = &model.overlay else {
        return Vec::new();
    };
    let text = match open.0.chosen().map(|hit| hit.target) {
        Some(Target::Entry(id)) => model.briefing.entry(id).map(|entry| entry.label.clone()),
        Some(target @ (Target::Sentence(_) | Target::Section(_))) => {
            place(&model.document, target).map(|place| Clean::text(model.document.slice(place)))
        }
        None => None,
    };
    text.map(|text| Effect::Copy {
        text,
        what: "the result",
    })
    .into_iter()
    .collect()
}
