//! Entries, their cards and evidence, and the hit list.

use super::panes;
use crate::app::action::PaneAction;
use crate::app::hits::HitList;
use crate::app::keymap::key_of;
use crate::app::layout::{Arrangement, Pane};
use crate::app::list::ListCursor;
use crate::app::model::Model;
use crate::app::overlay::{Overlay, Sheet};
use crate::app::panes::card::Card;
use crate::app::panes::reader::Placement;
use crate::app::status::Status;
use crate::facets::EntryId;
use crate::text::{SentenceId, Span};

/// Makes an entry the selected one. The hit list stays what was asked last.
pub(super) fn select(model: &mut Model, id: EntryId) {
    model.facets.selected = Some(id);
}

/// Makes the entry under the cursor the selected one.
pub(super) fn select_at_cursor(model: &mut Model) {
    if let Some(id) = model.facets.at_cursor(&model.briefing) {
        select(model, id);
    }
}

/// Says that an entry stands nowhere in the text.
pub(super) fn refuse_lost(model: &mut Model, id: EntryId) {
    if let Some(entry) = model.briefing.entry(id) {
        let words = format!("{}: not found in this text", entry.label);
        model.refuse(&words);
    }
}

/// Says why there is no entry to do anything with.
pub(super) fn refuse_empty(model: &mut Model) {
    if model.facets.filter().is_empty() {
        return model.refuse("No entry here");
    }
    let key = key_of(PaneAction::Escape);
    model.refuse(&format!("No entry holds these letters; {key} shows all"));
}

/// Makes the evidence of an entry the hit list.
fn ask_evidence(model: &mut Model, id: EntryId) {
    if model.hits.as_ref().and_then(HitList::entry) != Some(id) {
        model.hits = HitList::of_entry(&model.document, &model.briefing, id);
    }
}

/// Moves in the list or along the evidence of the card.
pub(super) fn step(model: &mut Model, by: i64) {
    if let Some(card) = &mut model.facets.card {
        card.step(&model.briefing, by);
        show_chosen(model);
    } else {
        model.facets.step(&model.briefing, by);
        select_at_cursor(model);
    }
}

/// Shows the evidence that is chosen in the card.
fn show_chosen(model: &mut Model) {
    let Some(card) = model.facets.card else {
        return;
    };
    let sentence = model
        .briefing
        .entry(card.entry)
        .and_then(|entry| entry.evidence.get(card.chosen))
        .copied();
    if let Some(place) = sentence.and_then(|sentence| model.document.sentence(sentence)) {
        if let Some(hits) = &mut model.hits {
            hits.choose(place);
        }
        model.reader.go_to(&model.document, place, Placement::Third);
    }
}

/// Goes along the hit list.
pub(super) fn walk_hits(model: &mut Model, by: i64) {
    if model.hits.is_none()
        && let Some(id) = model.facets.selected
    {
        ask_evidence(model, id);
    }
    let here = model.here();
    let Some(step) = model.hits.as_mut().and_then(|hits| hits.step(by, here)) else {
        return model.refuse(&format!(
            "No hits to walk: {} searches, {} on an entry lists its evidence",
            key_of(PaneAction::Search),
            key_of(PaneAction::OpenEntry)
        ));
    };
    model.leave_place();
    model
        .reader
        .go_to(&model.document, step.place, Placement::Third);
    follow_hit(model);
    if step.wrapped {
        let words = if by > 0 {
            "Past the last hit, back at the first"
        } else {
            "Before the first hit, on at the last"
        };
        model.status = Some(Status::wrapped(words));
    }
}

/// Chooses the current hit in the open card as well.
fn follow_hit(model: &mut Model) {
    let Some(hits) = &model.hits else {
        return;
    };
    let current = hits.sentence(&model.document);
    if let Some(card) = model
        .facets
        .card
        .as_mut()
        .filter(|card| hits.entry() == Some(card.entry))
        && let Some(entry) = model.briefing.entry(card.entry)
        && let Some(at) = current.and_then(|sentence| entry.evidence.binary_search(&sentence).ok())
    {
        card.chosen = at;
    }
}

/// Opens the card of an entry; its evidence becomes the hit list, and the text
/// shows the piece nearest to `from`.
pub(in crate::app) fn open_card(model: &mut Model, id: EntryId, from: Option<SentenceId>) {
    let Some(entry) = model.briefing.entry(id) else {
        return;
    };
    if entry.evidence.is_empty() {
        return refuse_lost(model, id);
    }
    let from = from.or(model.reader.focus());
    model.leave_place();
    model.facets.selected = Some(id);
    model.facets.reveal(&model.briefing, id);
    ask_evidence(model, id);
    let place: Option<Span> = from.and_then(|sentence| model.document.sentence(sentence));
    let chosen = match (&mut model.hits, place) {
        (Some(hits), Some(place)) => hits.choose(place),
        _ => None,
    };
    model.facets.card = Some(Card {
        chosen: chosen.unwrap_or(0),
        ..Card::new(id)
    });
    panes::focus(model, Pane::Facets);
    show_chosen(model);
}

pub(super) fn open_card_at_cursor(model: &mut Model) {
    if model.facets.card.is_some() {
        let key = key_of(PaneAction::OpenEntry);
        return model.refuse(&format!("The card is open; {key} reads its evidence"));
    }
    match model.facets.at_cursor(&model.briefing) {
        Some(id) => open_card(model, id, None),
        None => refuse_empty(model),
    }
}

/// On an entry: opens its card. On evidence: focuses the text there.
pub(super) fn open(model: &mut Model) {
    if model.facets.card.is_some() {
        show_chosen(model);
        model.focus = Pane::Text;
        if model.areas().arrangement == Arrangement::Two {
            // The card leaves room for the list again once its evidence is read.
            model.facets.card = None;
        }
    } else {
        open_card_at_cursor(model);
    }
}

/// Closes the card, or else focuses the text.
pub(super) fn close_card(model: &mut Model) {
    if model.facets.card.take().is_none() {
        panes::focus(model, Pane::Text);
    }
}

/// Shows the evidence in the text and keeps the focus.
pub(super) fn show_evidence(model: &mut Model) {
    if model.facets.card.is_some() {
        let before = model.here();
        show_chosen(model);
        if model.here() == before {
            let key = key_of(PaneAction::OpenEntry);
            model.refuse(&format!("The text shows it already; {key} reads there"));
        }
        return;
    }
    let Some(id) = model.facets.at_cursor(&model.briefing) else {
        return refuse_empty(model);
    };
    model.facets.selected = Some(id);
    ask_evidence(model, id);
    let here = model.here();
    match (&mut model.hits, here) {
        (Some(hits), Some(here)) if hits.current.is_none() => {
            let nearest = hits.choose(here).and_then(|at| hits.hits.get(at));
            if let Some(place) = nearest.map(|hit| hit.place) {
                model.leave_place();
                model.reader.go_to(&model.document, place, Placement::Third);
            }
        }
        _ => walk_hits(model, 1),
    }
}

/// Chooses one piece of evidence of the open card.
pub(super) fn choose(model: &mut Model, chosen: usize) {
    if let Some(card) = &mut model.facets.card {
        card.chosen = chosen;
        show_chosen(model);
    }
}

/// Shows the facet with this number.
pub(super) fn show_facet(model: &mut Model, tab: usize) {
    let by = i64::try_from(tab).unwrap_or(0) - i64::try_from(model.facets.tab).unwrap_or(0);
    if by != 0 {
        turn(model, by);
    }
}

/// Shows the facet that the lens gives this letter; says whether there is one.
pub(super) fn show_facet_of_key(model: &mut Model, letter: char) -> bool {
    let mut facets = model.briefing.facets.iter();
    let tab = facets.position(|facet| facet.key == Some(letter));
    if let Some(tab) = tab {
        show_facet(model, tab);
    }
    tab.is_some()
}

pub(super) fn toggle_context(model: &mut Model) {
    match &mut model.facets.card {
        Some(card) => card.context = !card.context,
        None => model.refuse(&format!(
            "Context shows in a card: {} opens it",
            key_of(PaneAction::OpenEntry)
        )),
    }
}

pub(super) fn sort(model: &mut Model) {
    if model.facets.card.is_some() {
        return model.refuse(&format!(
            "{} goes back to the list, {} sorts it",
            key_of(PaneAction::CloseCard),
            key_of(PaneAction::Sort)
        ));
    }
    if model.facets.entries(&model.briefing).is_empty() {
        return refuse_empty(model);
    }
    let former = model.facets.at_cursor(&model.briefing);
    let facet = model.briefing.facet(model.facets.facet());
    model.facets.sort = model.facets.sort.next(facet);
    if let Some(id) = former {
        model.facets.reveal(&model.briefing, id);
    }
    // Where no row above the list says it.
    let facet = model.briefing.facet(model.facets.facet());
    if let Some(facet) = facet.filter(|_| model.areas().facets_head() < 2) {
        let (title, order) = (&facet.title, model.facets.sort.name(facet));
        let told = format!("{title} {order}");
        model.confirm(&told);
    }
}

/// Shows another facet.
pub(super) fn turn(model: &mut Model, by: i64) {
    if model.briefing.facets.len() == 1 {
        return model.refuse("There is one facet only");
    }
    model.facets.card = None;
    model.facets.turn(&model.briefing, by);
    select_at_cursor(model);
}

/// Lists the entries that the focused sentence supports.
pub(super) fn list_here(model: &mut Model) {
    if model.entries_here().is_empty() {
        let words = "No entry has this sentence as evidence";
        if !model.has_links_here() {
            return model.refuse(words);
        }
        let key = key_of(PaneAction::LinksHere);
        return model.refuse(&format!("{words}; {key} lists its links"));
    }
    model.overlay = Some(Sheet::EntriesHere(ListCursor::default()).into());
}

/// Opens the entry chosen in the list of the sentence's entries.
pub(super) fn open_listed(model: &mut Model) {
    let Some(Overlay::Sheet(Sheet::EntriesHere(cursor))) = &model.overlay else {
        return;
    };
    let chosen = model.entries_here().get(cursor.selected).copied();
    let here = model.reader.focus();
    if let Some(id) = chosen {
        model.overlay = None;
        open_card(model, id, here);
    }
}
