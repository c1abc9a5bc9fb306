//! The search panel: asking, previewing, keeping what was found.

use super::entries;
use crate::app::effect::{Effect, Job};
use crate::app::hits::{HitList, Question};
use crate::app::layout::Pane;
use crate::app::line::InputLine;
use crate::app::model::Model;
use crate::app::overlay::{InputBox, OpenSearch, Overlay};
use crate::app::panes::reader::Placement;
use crate::app::panes::search::{Found, Generation, Request, Search, hit_list, place};
use crate::facets::EntryId;
use crate::search::Target;
use crate::text::Clean;

/// Former queries that are remembered.
const REMEMBERED: usize = 100;

/// The panel, if it is open.
fn panel(model: &mut Model) -> Option<&mut OpenSearch> {
    model.overlay.as_mut().and_then(Overlay::search_mut)
}

/// Opens the panel, with a query already typed.
pub(super) fn open(model: &mut Model, query: &str) -> Vec<Effect> {
    let search = Search {
        line: InputLine::new(query),
        ..Search::default()
    };
    let origin = model.origin();
    model.selection = None;
    let open = OpenSearch { search, origin };
    model.overlay = Some(InputBox::Search(Box::new(open)).into());
    ask(model)
}

/// Chooses a row further on; where nothing is typed, a former query.
pub(super) fn step(model: &mut Model, by: i64) -> Vec<Effect> {
    let Some(OpenSearch { search, .. }) = panel(model) else {
        return Vec::new();
    };
    let recalls = search.recalled.is_some();
    if recalls || by < 0 && search.line.text().is_empty() {
        recall(model, -by)
    } else {
        choose(model, by)
    }
}

/// Chooses a row further on.
pub(super) fn choose(model: &mut Model, by: i64) -> Vec<Effect> {
    if let Some(OpenSearch { search, .. }) = panel(model) {
        search.cursor.step(by, search.choosable());
        preview(model);
    }
    Vec::new()
}

/// Puts a former query into the box, older ones first.
fn recall(model: &mut Model, by: i64) -> Vec<Effect> {
    let queries = &model.queries;
    let Some(open) = model.overlay.as_mut().and_then(Overlay::search_mut) else {
        return Vec::new();
    };
    let search = &mut open.search;
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
pub(super) fn ask(model: &mut Model) -> Vec<Effect> {
    let generation = model.next_generation();
    let Some(OpenSearch { search, .. }) = panel(model) else {
        return Vec::new();
    };
    search.generation = generation;
    let question = Question {
        query: Clean::line(search.line.text()),
        scope: search.scope,
        exact_only: search.exact_only,
    };
    if question.query.trim().is_empty() {
        search.take(Found::default());
        restore(model);
        return Vec::new();
    }
    search.is_pending = true;
    request(model, generation, question)
}

/// Asks again for what was not answered, or was answered from a former
/// document: for the open panel, else for the hit list.
pub(in crate::app) fn ask_again(model: &mut Model) -> Vec<Effect> {
    if panel(model).is_some() {
        return ask(model);
    }
    let stale = model.hits.as_ref().and_then(HitList::question_to_renew);
    let Some(question) = stale.cloned() else {
        return Vec::new();
    };
    let generation = model.next_generation();
    model.renewal = Some(generation);
    request(model, generation, question)
}

/// A search to be done, or first the index for it.
fn request(model: &mut Model, generation: Generation, question: Question) -> Vec<Effect> {
    let Some(index) = model.index.clone() else {
        return model.ask_index();
    };
    vec![Effect::Compute(Job::Search(Request {
        generation,
        index,
        document: model.document.clone(),
        briefing: model.briefing.clone(),
        question,
    }))]
}

/// What was asked for does not come.
pub(in crate::app) fn stop_waiting(model: &mut Model) {
    model.renewal = None;
    if let Some(OpenSearch { search, .. }) = panel(model) {
        search.is_pending = false;
        search.accepts = false;
    }
}

/// Takes an answer, unless a newer one was asked for.
pub(in crate::app) fn found(
    model: &mut Model,
    generation: Generation,
    found: Found,
) -> Vec<Effect> {
    if model.renewal == Some(generation) {
        renew(model, &found);
        return Vec::new();
    }
    let Some(OpenSearch { search, .. }) =
        panel(model).filter(|open| open.search.generation == generation)
    else {
        return Vec::new();
    };
    search.take(found);
    let accepts = std::mem::take(&mut search.accepts) && search.chosen().is_some();
    // The panel may have grown: what is shown above it must not be below it.
    model.cover_text();
    preview(model);
    if accepts { accept(model) } else { Vec::new() }
}

/// Makes the hit list anew from the answer to the same query.
fn renew(model: &mut Model, found: &Found) {
    model.renewal = None;
    let Some(hits) = model.hits.as_mut().filter(|hits| hits.is_stale) else {
        return;
    };
    let place = hits.place();
    *hits = hit_list(&model.document, found);
    hits.current = place.and_then(|place| hits.at(place));
}

/// Shows the chosen hit in the text above the panel.
fn preview(model: &mut Model) {
    let Some(OpenSearch { search, origin }) = model.overlay.as_ref().and_then(Overlay::search)
    else {
        return;
    };
    let Some(target) = search.chosen().map(|hit| hit.target) else {
        return restore(model);
    };
    let mut hits = hit_list(&model.document, &search.found);
    match target {
        Target::Entry(id) => {
            let nearest = origin.place.focus;
            model.facets.selected = Some(id);
            model.facets.card = None;
            model.facets.reveal(&model.briefing, id);
            let evidence = model.briefing.entry(id).map(|entry| &entry.evidence);
            let sentence = evidence.and_then(|all| {
                let is_after = |id| model.document.sentence(id) >= nearest;
                let after = all.iter().find(|sentence| is_after(**sentence));
                after.or(all.last()).copied()
            });
            if let Some(sentence) = sentence {
                model.reader.preview(&model.document, sentence);
            }
        }
        Target::Sentence(_) | Target::Section(_) => {
            model.facets.return_to(&origin.facets);
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
    if let Some(open) = model.overlay.take() {
        if let Some(OpenSearch { origin, .. }) = open.search() {
            model.return_to(origin);
        }
        model.overlay = Some(open);
    }
}

/// Closes the panel and returns to where the reader was.
pub(super) fn cancel(model: &mut Model) -> Vec<Effect> {
    close(model);
    ask_again(model)
}

fn close(model: &mut Model) {
    let open = model.overlay.take();
    model.reader.cover(0);
    if let Some(OpenSearch { origin, .. }) = open.as_ref().and_then(Overlay::search) {
        model.return_to(origin);
        model.focus = origin.focus;
    }
}

/// Keeps what was found: the hits become the hit list, an entry opens its card.
pub(super) fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(OpenSearch { search, .. }) = panel(model) else {
        return Vec::new();
    };
    if search.is_pending {
        // Quick fingers: the answer to what is typed is still on its way.
        search.accepts = true;
        return Vec::new();
    }
    if let Some(instead) = search.chosen_instead() {
        search.line = InputLine::new(&instead.query);
        return ask(model);
    }
    let query = search.found.question.query.clone();
    let Some(target) = search.chosen().map(|hit| hit.target) else {
        return if search.line.text().is_empty() {
            cancel(model)
        } else {
            Vec::new()
        };
    };
    let found = std::mem::take(&mut search.found);
    model.queries.retain(|known| *known != query);
    if model.queries.len() >= REMEMBERED {
        model.queries.remove(0);
    }
    model.queries.push(query);
    close(model);
    match target {
        Target::Entry(id) => entries::open_card(model, id, None),
        Target::Sentence(_) | Target::Section(_) => keep(model, &found, target),
    }
    Vec::new()
}

/// Makes what was found the hit list and goes to one of the hits.
fn keep(model: &mut Model, found: &Found, target: Target) {
    model.leave_place();
    let mut hits = hit_list(&model.document, found);
    if let Some(place) = place(&model.document, target) {
        hits.choose(place);
        model.reader.go_to(&model.document, place, Placement::Third);
    }
    model.hits = Some(hits);
    model.focus = Pane::Text;
}

/// Copies the chosen result.
pub(super) fn copy_chosen(model: &mut Model) -> Vec<Effect> {
    let chosen = panel(model).and_then(|open| open.search.chosen().map(|hit| hit.target));
    let label = |id: EntryId| model.briefing.entry(id).map(|entry| entry.label.clone());
    let text = match chosen {
        Some(Target::Entry(id)) => label(id),
        Some(target @ (Target::Sentence(_) | Target::Section(_))) => {
            place(&model.document, target).map(|place| Clean::text(model.document.slice(place)))
        }
        None => None,
    };
    let Some(text) = text else {
        return Vec::new();
    };
    vec![Effect::Copy {
        text,
        what: "the result",
    }]
}
