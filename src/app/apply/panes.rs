//! Which panes are shown, how wide the text is, and the outline.

use crate::app::action::PaneAction;
use crate::app::keymap::key_of;
use crate::app::layout::{self, Arrangement, MEASURES, Pane, Side, Widths};
use crate::app::model::Model;
use crate::app::panes::reader::Placement;
use crate::text::BlockId;

/// Why a small screen has no other pane.
const NO_PANES: &str = "The screen is too small for other panes";

/// Why nothing is done with a section.
const NO_SECTION: &str = "No section here";

/// The pane `by` places further, round the three of them.
pub(super) fn neighbour(pane: Pane, by: i64) -> Pane {
    const ORDER: [Pane; 3] = [Pane::Outline, Pane::Text, Pane::Facets];
    let at = ORDER.iter().position(|known| *known == pane).unwrap_or(0);
    let next = if by < 0 { at + ORDER.len() - 1 } else { at + 1 } % ORDER.len();
    ORDER.get(next).copied().unwrap_or_default()
}

pub(super) fn turn_focus(model: &mut Model, by: i64) {
    let mut next = neighbour(model.focus, by);
    if next == Pane::Facets && model.briefing.facets.is_empty() {
        next = neighbour(next, by);
    }
    focus(model, next);
}

/// Gives a pane the focus that may have it already.
pub(super) fn turn_to(model: &mut Model, pane: Pane) {
    if model.focus != pane {
        return focus(model, pane);
    }
    let name = match pane {
        Pane::Outline => "sections have",
        Pane::Text => "text has",
        Pane::Facets => "facets have",
    };
    model.refuse(&format!("The {name} the keys already"));
}

pub(super) fn focus(model: &mut Model, pane: Pane) {
    match model.areas().arrangement {
        Arrangement::Notice | Arrangement::Bare => return model.refuse(NO_PANES),
        Arrangement::One | Arrangement::Two | Arrangement::Three => {}
    }
    if pane == Pane::Facets && model.briefing.facets.is_empty() {
        return model.refuse("No facets in this text");
    }
    model.focus = pane;
}

/// Shows or hides a pane; where panes cover the text, gives it the focus or
/// takes it back.
pub(super) fn toggle(model: &mut Model, pane: Pane) {
    let arrangement = model.areas().arrangement;
    if matches!(arrangement, Arrangement::Notice | Arrangement::Bare) {
        return model.refuse(NO_PANES);
    }
    if pane == Pane::Facets && model.briefing.facets.is_empty() {
        return model.refuse("No facets in this text");
    }
    if layout::is_narrow(model.size) {
        return focus(
            model,
            if model.focus == pane {
                Pane::Text
            } else {
                pane
            },
        );
    }
    let before = model.areas();
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
    if model.areas() == before {
        let key = key_of(PaneAction::CloseCard);
        model.refuse(&format!("The card takes the room; {key} closes it"));
    }
}

/// Hides all but the text, or shows it again.
pub(super) fn turn_focus_mode(model: &mut Model) {
    let before = model.areas();
    model.prefs.focus_mode = !model.prefs.focus_mode;
    model.focus = Pane::Text;
    if model.areas() == before {
        model.prefs.focus_mode = false;
        model.refuse("The text is alone already");
    }
}

/// Gives the text column the width that it has by itself.
pub(super) fn usual_measure(model: &mut Model) {
    let usual = model.settings.usual_measure();
    if model.prefs.measure == usual {
        return model.refuse("The text column is as wide as it was at first");
    }
    model.prefs.measure = usual;
}

pub(super) fn set_measure(model: &mut Model, by: i64) {
    // From what is seen: a wider wish than the pane allows would seem dead.
    let shown = i64::from(model.areas().measure);
    let wanted = (shown + by).clamp(i64::from(*MEASURES.start()), i64::from(*MEASURES.end()));
    let former = model.prefs.measure;
    model.prefs.measure = u16::try_from(wanted).unwrap_or(former);
    if i64::from(model.areas().measure) == shown {
        // The wish that a narrow pane could not fulfil stays for a wide one.
        model.prefs.measure = former;
        let end = if by > 0 { "wide" } else { "narrow" };
        model.refuse(&format!("The text column is as {end} as it can be here"));
    }
}

/// Makes the pane with the focus wider or narrower; the text gives or takes what
/// the panes beside it take or give.
pub(super) fn widen(model: &mut Model, by: i64) {
    let areas = model.areas();
    let beside = [Pane::Outline, Pane::Facets].map(|pane| areas.side_of(pane));
    let mut sides: Vec<Side> = match model.focus {
        Pane::Text => beside.into_iter().flatten().collect(),
        pane @ (Pane::Outline | Pane::Facets) => areas.side_of(pane).into_iter().collect(),
    };
    sides.dedup();
    if sides.is_empty() {
        return model.refuse("No pane stands beside the text");
    }
    let by = if model.focus == Pane::Text { -by } else { by };
    let mut is_changed = false;
    for side in sides {
        let wanted = (i64::from(areas.side_width(side)) + by).max(0);
        is_changed |= set_width(model, side, u16::try_from(wanted).unwrap_or(u16::MAX));
    }
    if !is_changed {
        let end = if (by > 0) == (model.focus != Pane::Text) {
            "wide"
        } else {
            "narrow"
        };
        model.refuse(&format!("The pane is as {end} as it can be here"));
    }
}

/// Gives a side a width, as far as the screen allows; says whether it changed.
pub(super) fn set_width(model: &mut Model, side: Side, wanted: u16) -> bool {
    let before = model.prefs.widths;
    let shown = model.areas().side_width(side);
    *model.prefs.widths.of(side) = Some(wanted);
    let now = model.areas().side_width(side);
    if now == shown {
        // The wish that a narrow screen could not fulfil stays for a wide one.
        model.prefs.widths = before;
        return false;
    }
    *model.prefs.widths.of(side) = Some(now);
    true
}

/// Gives the panes the widths that they have by themselves.
pub(super) fn usual_widths(model: &mut Model) {
    if model.prefs.widths == Widths::default() {
        return model.refuse("The panes are as wide as they were at first");
    }
    model.prefs.widths = Widths::default();
}

/// Stretches the rows of the text or leaves them ragged.
pub(super) fn turn_justified(model: &mut Model) {
    let form = &mut model.prefs.form;
    form.justified = !form.justified;
    let words = match (
        form.justified,
        model.reader.typesetting.divides(&model.document),
    ) {
        (true, true) => "Justified and hyphenated; zj leaves the rows ragged",
        (true, false) => "Justified, not hyphenated: only English is",
        (false, _) => "Rows are ragged; zj justifies them",
    };
    model.confirm(words);
}

/// Divides words of ragged text or leaves them whole.
pub(super) fn turn_hyphenated(model: &mut Model) {
    if !model.reader.typesetting.divides(&model.document) {
        return model.refuse("Only English is hyphenated");
    }
    if model.prefs.form.justified {
        return model.refuse("Justified text is hyphenated always; zj leaves the rows ragged");
    }
    let form = &mut model.prefs.form;
    form.hyphenated = !form.hyphenated;
    let words = if form.hyphenated {
        "Hyphenated; zh leaves words whole"
    } else {
        "Words are whole; zh hyphenates them"
    };
    model.confirm(words);
}

pub(super) fn fold_all(model: &mut Model) {
    let before = model.outline.visible(&model.document).len();
    model.outline.fold_all(&model.document);
    if model.outline.visible(&model.document).len() == before {
        model.refuse("No section can be folded any more");
    }
}

pub(super) fn unfold_all(model: &mut Model) {
    let before = model.outline.visible(&model.document).len();
    model.outline.unfold_all();
    if model.outline.visible(&model.document).len() == before {
        model.refuse("No section is folded");
    }
}

pub(super) fn fold(model: &mut Model, fold_first: bool) {
    let Some(section) = model.outline.selected(&model.document) else {
        return model.refuse(NO_SECTION);
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
        None => model.refuse("No section around this one"),
    }
}

pub(super) fn unfold(model: &mut Model) {
    let Some(section) = model.outline.selected(&model.document) else {
        return model.refuse(NO_SECTION);
    };
    if !model.outline.unfold(section) {
        go_to_section(model, true);
    }
}

pub(super) fn go_to_section(model: &mut Model, and_read: bool) {
    let target = model
        .outline
        .selected(&model.document)
        .and_then(|id| model.document.section(id))
        .and_then(|section| model.document.sentence_from(BlockId(section.blocks.start)));
    let Some(target) = target else {
        return model.refuse(NO_SECTION);
    };
    let seen = |model: &Model| {
        let top = model.reader.view().first().map(|row| row.id);
        (model.reader.focus(), top)
    };
    let before = seen(model);
    if model.reader.focus() != Some(target) {
        model.leave_place();
    }
    model
        .reader
        .focus_on(&model.document, target, Placement::Third);
    if and_read {
        model.focus = Pane::Text;
    } else if seen(model) == before {
        model.refuse("The text is there already");
    }
}
