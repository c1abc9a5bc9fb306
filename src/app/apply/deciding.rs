//! What the reader decides about entries: accepting, rejecting, renaming,
//! merging and splitting them.

use super::entries;
use crate::app::action::{BoxAction, PaneAction};
use crate::app::effect::Effect;
use crate::app::keymap::key_of;
use crate::app::line::InputLine;
use crate::app::model::Model;
use crate::app::overlay::{About, InputBox, Sheet};
use crate::app::panes::picker::{Picker, Purpose};
use crate::facets::EntryId;
use crate::facets::decisions::Verdict;
use crate::text::Clean;
use crate::text::word::terms;

/// The entry that is decided about, or a word why there is none.
fn at_hand(model: &mut Model) -> Option<EntryId> {
    let id = model.entry_at_hand();
    if id.is_none() {
        entries::refuse_empty(model);
    }
    id
}

fn label(model: &Model, id: EntryId) -> Clean {
    let entry = model.briefing.entry(id);
    entry.map(|entry| entry.label.clone()).unwrap_or_default()
}

fn told(model: &mut Model, what: &str) {
    let key = key_of(PaneAction::Undo);
    model.confirm(&format!("{what}; {key} undoes it"));
}

/// Accepts the entry.
pub(super) fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(id) = at_hand(model) else {
        return Vec::new();
    };
    let name = label(model, id);
    if (model.briefing.entry(id)).is_some_and(|entry| entry.is_accepted) {
        model.refuse(&format!("{name} is accepted already"));
        return Vec::new();
    }
    let effects = model.decide(id, Verdict::Accept);
    told(model, &format!("Accepted {name}"));
    effects
}

/// Rejects the entry, or in a card the chosen piece of evidence.
pub(super) fn reject(model: &mut Model) -> Vec<Effect> {
    let Some(id) = at_hand(model) else {
        return Vec::new();
    };
    let name = label(model, id);
    let evidence = model.evidence_at_hand();
    let count = (model.briefing.entry(id)).map_or(0, |entry| entry.evidence.len());
    match evidence {
        Some(sentence) if count > 1 => {
            let text = model.document.sentence_text(sentence).to_owned();
            let effects = model.decide(id, Verdict::RejectEvidence(text));
            told(model, &format!("Rejected as evidence of {name}"));
            effects
        }
        Some(_) | None => {
            let effects = model.decide(id, Verdict::Reject);
            told(model, &format!("Rejected {name}"));
            effects
        }
    }
}

/// Asks for another name of the entry.
pub(super) fn ask_name(model: &mut Model) {
    if let Some(id) = at_hand(model) {
        let line = InputLine::new(&label(model, id));
        model.overlay = Some(InputBox::Rename(id, line).into());
    }
}

/// Gives the entry the name that was typed.
pub(super) fn rename(model: &mut Model, id: EntryId, name: &str) -> Vec<Effect> {
    let name = Clean::line(name.trim());
    let former = label(model, id);
    if terms(&name).is_empty() {
        model.refuse("A name needs a word");
        return Vec::new();
    }
    model.overlay = None;
    if name == former {
        model.refuse("The name is the same");
        return Vec::new();
    }
    if let Some((other, is_label)) = namesake(model, id, &name) {
        let mut picker = Picker::new(Purpose::Merge(id));
        let picks = picker.picks(&model.briefing);
        let at = picks.iter().position(|pick| pick.entry == Some(other));
        picker.cursor.selected = at.unwrap_or(0);
        model.overlay = Some(InputBox::Picker(picker).into());
        let key = key_of(BoxAction::Accept);
        let other = label(model, other);
        model.refuse(&if is_label {
            format!("{other} is there already; {key} merges with it")
        } else {
            format!("{name} is a name of {other}; {key} merges with it")
        });
        return Vec::new();
    }
    let effects = model.decide(id, Verdict::Rename(name.clone()));
    told(model, &format!("Renamed {former} to {name}"));
    effects
}

/// Another entry of the facet that is shown by this name, or that the text calls so, and
/// whether it is shown by it.
fn namesake(model: &Model, id: EntryId, name: &str) -> Option<(EntryId, bool)> {
    let facet = model.briefing.entry(id)?.facet;
    let name = terms(name);
    let others = || model.briefing.entries_of(facet);
    let others = || others().filter(|(other, _)| *other != id);
    let shown = others().find(|(_, entry)| terms(&entry.label) == name);
    if let Some((other, _)) = shown {
        return Some((other, true));
    }
    let mut called = others().filter(|(_, entry)| {
        let mut forms = entry.aliases.iter();
        forms.any(|alias| terms(&alias.form) == name)
    });
    called.next().map(|(other, _)| (other, false))
}

/// Asks which entry to merge with, or which form to split off.
pub(super) fn ask_pick(model: &mut Model, purpose: impl Fn(EntryId) -> Purpose) {
    if let Some(id) = at_hand(model) {
        open_picker(model, purpose(id));
    }
}

/// Asks of which entry the focused sentence is evidence.
pub(super) fn ask_entry(model: &mut Model) {
    match model.reader.focus() {
        Some(sentence) => open_picker(model, Purpose::Evidence(sentence)),
        None => model.refuse("No sentence is in focus"),
    }
}

fn open_picker(model: &mut Model, purpose: Purpose) {
    let picker = Picker::new(purpose);
    let count = picker.picks(&model.briefing).len();
    match purpose {
        Purpose::Merge(_) if count == 0 => model.refuse("There is no other entry in this facet"),
        Purpose::Split(_) if count < 2 => model.refuse("The entry has one form only"),
        Purpose::Evidence(_) if count == 0 => {
            model.refuse("There is no entry that it could be added to");
        }
        Purpose::Merge(_) | Purpose::Split(_) | Purpose::Evidence(_) => {
            model.overlay = Some(InputBox::Picker(picker).into());
        }
    }
}

/// Merges with, splits off or adds to what was chosen.
pub(super) fn pick(model: &mut Model, picker: &Picker) -> Vec<Effect> {
    let picks = picker.picks(&model.briefing);
    let Some(chosen) = picks.get(picker.cursor.selected) else {
        model.refuse("Nothing is chosen");
        return Vec::new();
    };
    model.overlay = None;
    let (effects, what) = match (picker.purpose, chosen.entry) {
        (Purpose::Split(id), _) => {
            let former = label(model, id);
            let effects = model.decide(id, Verdict::Split(chosen.label.clone()));
            (effects, format!("Split {} off {former}", chosen.label))
        }
        (Purpose::Evidence(sentence), Some(id)) => {
            let text = model.document.sentence_text(sentence).to_owned();
            model.facets.selected = Some(id);
            let effects = model.decide(id, Verdict::AddEvidence(text));
            (
                effects,
                format!("Added to the evidence of {}", chosen.label),
            )
        }
        (Purpose::Merge(id), Some(into)) => {
            let facet = model.briefing.entry(into).map(|entry| entry.facet);
            let facet = facet.and_then(|facet| model.briefing.facet(facet));
            let facet = facet.map(|facet| facet.id.clone()).unwrap_or_default();
            let Some(name) = model.briefing.entry(into).map(|entry| entry.id.clone()) else {
                return Vec::new();
            };
            let former = label(model, id);
            let had_chosen = model.facets.selected.is_some();
            model.facets.card = None;
            let effects = model.decide(id, Verdict::Merge(name.clone()));
            model.show_decided(&facet, &name, had_chosen);
            (effects, format!("Merged {former} into {}", chosen.label))
        }
        (Purpose::Merge(_) | Purpose::Evidence(_), None) => return Vec::new(),
    };
    told(model, &what);
    if matches!(picker.purpose, Purpose::Evidence(_))
        && let Some(id) = model.facets.selected
    {
        model.facets.reveal(&model.briefing, id);
    }
    effects
}

/// Says why the entry or the chosen piece of evidence was found.
pub(super) fn ask_why(model: &mut Model) {
    if at_hand(model).is_some() {
        model.overlay = Some(Sheet::Information(About::Why, 0).into());
    }
}
