//! What the pointer does.

use super::{entries, motion, panes};
use crate::app::effect::Effect;
use crate::app::key::{Mouse, MouseKind};
use crate::app::layout::Pane;
use crate::app::model::Model;
use crate::app::panes::reader::Placement;
use crate::text::SentenceId;

/// Rows that a turn of the wheel scrolls.
const WHEEL_ROWS: i64 = 3;

/// Wheel: scrolls what is under the pointer. Click: focuses, jumps, chooses.
/// Dragging over the text selects sentences.
pub(in crate::app) fn point(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    let areas = model.areas();
    if model.overlay.is_some() {
        return Vec::new();
    }
    let Some(pane) = areas.pane_at(mouse.column, mouse.row) else {
        return Vec::new();
    };
    let row = usize::from(mouse.row - areas.area(pane).y.min(mouse.row));
    match mouse.kind {
        MouseKind::WheelDown => wheel(model, pane, WHEEL_ROWS),
        MouseKind::WheelUp => wheel(model, pane, -WHEEL_ROWS),
        MouseKind::Press => {
            model.selection = None;
            match pane {
                Pane::Text => {
                    panes::focus(model, Pane::Text);
                    focus_at(model, row, mouse.column);
                }
                Pane::Outline => click_section(model, row),
                Pane::Facets => click_facets(model, row, mouse.column),
            }
        }
        MouseKind::Drag => {
            let from = model.reader.focus();
            if pane == Pane::Text && sentence_at(model, row, mouse.column) != from {
                model.selection = model.selection.or(from);
                focus_at(model, row, mouse.column);
            }
        }
        MouseKind::Release => {}
    }
    Vec::new()
}

fn wheel(model: &mut Model, pane: Pane, by: i64) {
    match pane {
        Pane::Text => model.reader.scroll(&model.document, by),
        Pane::Outline => motion::step_outline(model, by.signum()),
        Pane::Facets => entries::step(model, by.signum()),
    }
}

fn sentence_at(model: &Model, row: usize, column: u16) -> Option<SentenceId> {
    let areas = model.areas();
    let column = i32::from(column) - i32::from(areas.text.x + areas.text_indent);
    model.reader.sentence_at_cell(&model.document, row, column)
}

fn focus_at(model: &mut Model, row: usize, column: u16) {
    if let Some(sentence) = sentence_at(model, row, column) {
        model
            .reader
            .focus_on(&model.document, sentence, Placement::Near);
    }
}

/// A click on a section goes there.
fn click_section(model: &mut Model, row: usize) {
    let areas = model.areas();
    let head = usize::from(areas.outline_head);
    let section = row.checked_sub(head).and_then(|row| {
        let rows = model.outline.rows_in(&model.document, &areas);
        rows.get(row).and_then(|row| row.section)
    });
    panes::focus(model, Pane::Outline);
    if let Some(section) = section {
        model.outline.select(&model.document, section);
        panes::go_to_section(model, false);
    }
}

/// A click on a tab shows its facet, on an entry selects it, on the selected
/// one opens its card; on evidence it goes there.
fn click_facets(model: &mut Model, row: usize, column: u16) {
    let areas = model.areas();
    panes::focus(model, Pane::Facets);
    let columns = usize::from(areas.facets.width);
    if let Some(card) = model.facets.card {
        let height = usize::from(areas.facets.height);
        let rows = card.rows(&model.document, &model.briefing, (columns, height));
        let chosen = row
            .checked_sub(1)
            .and_then(|row| rows.get(card.top + row))
            .and_then(super::super::panes::card::CardRow::evidence);
        match chosen {
            Some(chosen) => entries::choose(model, chosen),
            None if row == 0 => entries::close_card(model),
            None => {}
        }
        return;
    }
    if row == 0 {
        let at = usize::from(column.saturating_sub(areas.facets.x));
        if let Some(tab) = model.facets.tab_at(&model.briefing, columns, at) {
            entries::show_facet(model, tab);
        }
        return;
    }
    let head = usize::from(areas.facets_head());
    let height = areas.facets_rows();
    let clicked = row.checked_sub(head).and_then(|row| {
        let rows = model.facets.rows(&model.briefing, columns, height);
        rows.get(row).and_then(|row| row.entry)
    });
    if let Some(id) = clicked {
        if model.facets.selected == Some(id) {
            entries::open_card(model, id, None);
        } else {
            model.facets.reveal(&model.briefing, id);
            entries::select(model, id);
        }
    }
}
