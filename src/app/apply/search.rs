//! The search panel: asking, previewing, keeping what was found.

use super::entries;
use crate::app::action::PaneAction;
use crate::app::arrival::Part;
use crate::app::effect::{Effect, Job};
use crate::app::hits::{HitList, Question, TextHit};
use crate::app::keymap::key_of;
use crate::app::layout::{Arrangement, Pane};
use crate::app::line::InputLine;
use crate::app::model::Model;
use crate::app::overlay::{InputBox, OpenSearch, Overlay};
use crate::app::panes::reader::Placement;
use crate::app::panes::search::{Found, Generation, Request, Search, hit_list, place};
use crate::facets::EntryId;
use crate::search::scan::can_scan;
use crate::search::{Query, Target};
use crate::text::{Clean, SentenceId};

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
    if model.areas().arrangement == Arrangement::One {
        // Another pane would cover the text that is previewed.
        model.focus = Pane::Text;
    }
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
    let question = search.question();
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

/// A search to be done: by the index, or, until there is one, by a scan of the text
/// as far as that can answer.
fn request(model: &mut Model, generation: Generation, question: Question) -> Vec<Effect> {
    let query = Query::parse(&question.query, &model.briefing);
    // What only excludes finds nothing anywhere.
    let by_scan = can_scan(&query) || query.is_empty();
    let index = model.index.clone();
    let mut effects = Vec::new();
    if index.is_some() || by_scan {
        effects.push(Effect::Compute(Job::Search(Request {
            generation,
            index,
            dictionary: model.dictionary.known(),
            document: model.document.clone(),
            is_start: model.opened.part == Part::Loading,
            briefing: model.briefing.clone(),
            question,
        })));
    }
    effects.extend(if by_scan {
        model.ask_index_of_short()
    } else {
        model.ask_index()
    });
    effects
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
    // What was found nowhere may be there in another reading.
    let is_nowhere = found.goes_on && found.answer.hits.is_empty();
    if model.renewal == Some(generation) {
        if is_nowhere {
            return model.ask_dictionary();
        }
        if !found.goes_on {
            renew(model, &found);
        }
        return Vec::new();
    }
    let Some(OpenSearch { search, .. }) =
        panel(model).filter(|open| open.search.generation == generation)
    else {
        return Vec::new();
    };
    search.take(found);
    let accepts =
        !search.is_pending && std::mem::take(&mut search.accepts) && search.chosen().is_some();
    // The panel may have grown: what is shown above it must not be below it.
    model.cover_text();
    preview(model);
    if is_nowhere {
        return model.ask_dictionary();
    }
    if accepts { accept(model) } else { Vec::new() }
}

/// Makes the hit list anew from the answer to the same query.
fn renew(model: &mut Model, found: &Found) {
    model.renewal = None;
    let Some(hits) = model.hits.as_mut().filter(|hits| hits.is_stale) else {
        return;
    };
    let place = hits.place();
    // What is gone was not the title: that is none of the hits where it was not chosen.
    let chosen = hits
        .chosen
        .unwrap_or(Target::Sentence(SentenceId::default()));
    *hits = hit_list(&model.document, found, chosen);
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
    let hits = hits_with(model, &search.found, target);
    match target {
        Target::Entry(id) => choose_entry(model, id),
        Target::Sentence(_) | Target::Section(_) | Target::Title => {
            model.facets.return_to(&origin.facets);
        }
    }
    if let Some(place) = hits.place() {
        model.reader.preview_place(&model.document, place);
    }
    model.hits = Some(hits);
}

/// What was found as the hit list; its current hit is where the chosen result
/// leads. An entry leads to the first hit that is also its evidence, else to the
/// first one; its evidence stands in where the text itself has no hit.
fn hits_with(model: &Model, found: &Found, target: Target) -> HitList {
    let (document, briefing) = (&*model.document, &*model.briefing);
    let mut hits = hit_list(document, found, target);
    if let Some(place) = place(document, target) {
        hits.choose(place);
    }
    let Target::Entry(id) = target else {
        return hits;
    };
    if hits.hits.is_empty() {
        hits = HitList::of_entry(document, briefing, id).unwrap_or(hits);
    }
    let evidence = briefing.entry(id).map(|entry| &entry.evidence);
    let is_evidence = |hit: &TextHit| {
        let sentence = document.sentence_at(hit.place.block, hit.place.start);
        let known = evidence.zip(sentence);
        known.is_some_and(|(all, sentence)| all.binary_search(&sentence).is_ok())
    };
    let first = hits.hits.iter().position(is_evidence);
    hits.current = first.or((!hits.hits.is_empty()).then_some(0));
    hits
}

/// Makes an entry that was found the selected one, in the list of its facet.
fn choose_entry(model: &mut Model, id: EntryId) {
    model.facets.card = None;
    model.facets.reveal(&model.briefing, id);
    entries::select(model, id);
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

/// Keeps what was found: the hits become the hit list.
pub(super) fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(OpenSearch { search, .. }) = panel(model) else {
        return Vec::new();
    };
    // What is shown can be kept, even while more of it is being found.
    let is_shown = search.found.question == search.question() && search.chosen().is_some();
    if search.is_pending && !is_shown {
        // Quick fingers: the answer to what is typed is still on its way.
        search.accepts = true;
        return Vec::new();
    }
    if let Some(instead) = search.chosen_instead().cloned() {
        (search.line, search.scope) = (InputLine::new(&instead.query), instead.scope);
        return ask(model);
    }
    let query = search.found.question.query.clone();
    let Some(target) = search.chosen().map(|hit| hit.target) else {
        return if search.line.text().is_empty() {
            cancel(model)
        } else {
            model.refuse("No hit to go to");
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
    keep(model, &found, target);
    if let Some(hits) = model.hits.as_mut().filter(|_| found.goes_on) {
        hits.is_stale = true;
        return ask_again(model);
    }
    Vec::new()
}

/// Makes what was found the hit list and goes to where the chosen result leads.
fn keep(model: &mut Model, found: &Found, target: Target) {
    let hits = hits_with(model, found, target);
    if let Target::Entry(id) = target {
        choose_entry(model, id);
    }
    match (hits.place(), target) {
        (Some(place), _) => {
            model.leave_place();
            model.reader.go_to(&model.document, place, Placement::Third);
            model.hits = Some(hits);
            model.focus = Pane::Text;
            if let Target::Entry(id) = target {
                tell_chosen(model, id);
            }
        }
        (None, Target::Entry(id)) => entries::refuse_lost(model, id),
        (None, Target::Sentence(_) | Target::Section(_) | Target::Title) => {}
    }
}

/// Says how an entry that was chosen is opened: the hits stay those of the query.
fn tell_chosen(model: &mut Model, id: EntryId) {
    let label = model.briefing.entry(id).map(|entry| entry.label.clone());
    let (there, opens) = (
        key_of(PaneAction::FocusFacets),
        key_of(PaneAction::OpenEntry),
    );
    if let Some(label) = label {
        model.confirm(&format!(
            "{label} is chosen; {there} {opens} opens its card"
        ));
    }
}

/// Copies the chosen result.
pub(super) fn copy_chosen(model: &mut Model) -> Vec<Effect> {
    let chosen = panel(model).and_then(|open| open.search.chosen().map(|hit| hit.target));
    let label = |id: EntryId| model.briefing.entry(id).map(|entry| entry.label.clone());
    let text = match chosen {
        Some(Target::Entry(id)) => label(id),
        Some(Target::Title) => model.document.meta.title.clone(),
        Some(target @ (Target::Sentence(_) | Target::Section(_))) => {
            place(&model.document, target).map(|place| Clean::text(model.document.slice(place)))
        }
        None => None,
    };
    let Some(text) = text else {
        model.refuse("No result to copy");
        return Vec::new();
    };
    vec![Effect::Copy {
        text,
        what: "the result",
    }]
}
