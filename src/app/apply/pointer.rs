//! What the pointer does.

mod overlays;

use ratatui::layout::{Position, Rect};

use super::boxes::Outcome;
use super::{entries, panes};
use crate::app::key::{Mouse, MouseKind};
use crate::app::layout::{Arrangement, Pane};
use crate::app::model::Model;
use crate::app::panes::card::{self, CardRow};
use crate::app::panes::reader::Placement;
use crate::app::pending::{Drag, Pending};
use crate::text::{BlockId, Document, SentenceId};

/// Rows that a turn of the wheel scrolls.
const WHEEL_ROWS: i64 = 3;

/// Wheel: scrolls what is under the pointer. Click: focuses, jumps, chooses; on
/// what the last click chose, opens it. Dragging over the text selects sentences,
/// dragging a rule between panes moves it.
pub(super) fn point(model: &mut Model, mouse: Mouse) -> Outcome {
    match mouse.kind {
        MouseKind::WheelDown => wheel(model, mouse, WHEEL_ROWS),
        MouseKind::WheelUp => wheel(model, mouse, -WHEEL_ROWS),
        MouseKind::Press => return press(model, mouse),
        MouseKind::Drag => drag(model, mouse),
        MouseKind::Release => release(model, mouse),
    }
    Outcome::nothing()
}

fn position(mouse: Mouse) -> Position {
    Position::new(mouse.column, mouse.row)
}

fn press(model: &mut Model, mouse: Mouse) -> Outcome {
    model.status = None;
    model.drag = None;
    let is_second = model.clicked.replace(mouse.row) == Some(mouse.row);
    if !model.pending.is_empty() {
        // What was begun is given up, and its menu with it.
        model.pending = Pending::default();
        return Outcome::nothing();
    }
    if model.overlay.is_some() {
        return overlays::press(model, mouse, is_second);
    }
    press_pane(model, mouse, is_second);
    Outcome::nothing()
}

fn press_pane(model: &mut Model, mouse: Mouse, is_second: bool) {
    let areas = model.areas();
    model.selection = None;
    if let Some(side) = areas.side_at(mouse.column, mouse.row) {
        model.drag = Some(Drag::Rule(side, false));
        return;
    }
    if areas.scroll.contains(position(mouse)) {
        model.drag = Some(Drag::ScrollBar);
        model.leave_place();
        return scroll_to(model, mouse.row);
    }
    if areas.bottom_rule.contains(position(mouse)) {
        return go_by_map(model, mouse.column);
    }
    let Some(pane) = areas.pane_at(mouse.column, mouse.row) else {
        return;
    };
    let had_focus = model.focus == pane;
    let row = usize::from(mouse.row - areas.area(pane).y.min(mouse.row));
    match pane {
        Pane::Text => {
            panes::focus(model, Pane::Text);
            if let Some(sentence) = sentence_at(model, row, mouse.column) {
                model.reader.focus_in_place(&model.document, sentence);
                model.drag = Some(Drag::Sentences(sentence));
            }
        }
        Pane::Outline => click_section(model, row, is_second && had_focus),
        Pane::Facets if areas.summary.contains(position(mouse)) => {
            panes::focus(model, Pane::Facets);
            if let Some(id) = model.facets.subject(&model.briefing) {
                entries::open_card(model, id, None);
            }
        }
        Pane::Facets => click_facets(model, row, mouse.column, is_second && had_focus),
    }
}

fn drag(model: &mut Model, mouse: Mouse) {
    match model.drag {
        Some(Drag::Sentences(from)) => select(model, from, mouse),
        Some(Drag::Rule(side, _)) => {
            model.drag = Some(Drag::Rule(side, true));
            let wanted = model.areas().side_width_at(side, mouse.column);
            panes::set_width(model, side, wanted);
        }
        Some(Drag::ScrollBar) => scroll_to(model, mouse.row),
        None => {}
    }
}

fn release(model: &mut Model, mouse: Mouse) {
    match model.drag.take() {
        // A sentence that was only clicked on shows as a whole.
        Some(Drag::Sentences(sentence)) if model.selection.is_none() => {
            model
                .reader
                .focus_on(&model.document, sentence, Placement::Near);
        }
        Some(Drag::Rule(_, false)) if model.areas().scroll.contains(position(mouse)) => {
            model.leave_place();
            scroll_to(model, mouse.row);
        }
        Some(Drag::Sentences(_) | Drag::Rule(..) | Drag::ScrollBar) | None => {}
    }
}

/// Selects from a sentence to the one under the pointer. Above and below the pane
/// the text rolls along.
fn select(model: &mut Model, from: SentenceId, mouse: Mouse) {
    let text = model.areas().text;
    let by = i64::from(mouse.row >= text.bottom()) - i64::from(mouse.row < text.y);
    if by != 0 {
        model.reader.scroll(&model.document, by);
        model.selection = Some(from);
    }
    let last = text.bottom().saturating_sub(1);
    let row = mouse.row.clamp(text.y.min(last), last) - text.y.min(last);
    let Some(sentence) = sentence_at(model, row.into(), mouse.column) else {
        return;
    };
    if sentence != from || model.selection.is_some() {
        model.selection = Some(from);
        model.reader.focus_in_place(&model.document, sentence);
    }
}

fn wheel(model: &mut Model, mouse: Mouse, by: i64) {
    model.clicked = None;
    if model.overlay.is_some() {
        return overlays::wheel(model, mouse, by);
    }
    wheel_pane(model, mouse, by);
}

/// Rolls the pane under the pointer, else the one with the focus; what is chosen
/// in a list stays.
fn wheel_pane(model: &mut Model, mouse: Mouse, by: i64) {
    let areas = model.areas();
    let under = areas.pane_at(mouse.column, mouse.row);
    match under.unwrap_or(model.focus) {
        Pane::Text if areas.arrangement == Arrangement::Notice => {}
        Pane::Text => model.reader.scroll(&model.document, by),
        Pane::Outline => {
            let rows = areas.outline_rows();
            model.outline.roll(&model.document, by, rows);
        }
        Pane::Facets => {
            let columns = usize::from(areas.facets.width);
            let height = usize::from(areas.facets.height);
            if let Some(card) = &mut model.facets.card {
                let rows = card.rows(&model.document, &model.briefing, (columns, height));
                card.roll(by, &rows, height.saturating_sub(1));
            } else {
                let height = areas.facets_rows();
                model.facets.roll(&model.briefing, columns, height, by);
            }
        }
    }
}

fn sentence_at(model: &Model, row: usize, column: u16) -> Option<SentenceId> {
    let (block, at) = place_at(model, row, column)?;
    model.document.sentence_at(block, at)
}

fn place_at(model: &Model, row: usize, column: u16) -> Option<(BlockId, u32)> {
    let areas = model.areas();
    let column = i32::from(column) - i32::from(areas.text.x + areas.text_indent);
    model.reader.place_at_cell(&model.document, row, column)
}

/// Goes to the part of the article that a row of the scroll bar stands for.
fn scroll_to(model: &mut Model, row: u16) {
    let scroll = model.areas().scroll;
    let row = row.clamp(scroll.y, scroll.bottom().max(scroll.y + 1) - 1) - scroll.y;
    let target = sentence_of_part(&model.document, row.into(), scroll.height.into());
    if let Some(target) = target {
        model
            .reader
            .focus_on(&model.document, target, Placement::Third);
    }
}

/// The first sentence that begins in a part of the article, one of `of`, or the
/// last one before.
fn sentence_of_part(document: &Document, part: usize, of: usize) -> Option<SentenceId> {
    let last = document.sentences().len().checked_sub(1)?;
    let (mut low, mut high) = (0, last);
    while low < high {
        let middle = usize::midpoint(low, high);
        let span = document.sentence(SentenceId::at(middle))?;
        if document.part_at(span.block, span.start, of) < part {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Some(SentenceId::at(low))
}

/// Goes to the sentence that a cell of the map below the text stands for.
fn go_by_map(model: &mut Model, column: u16) {
    let Rect { x, width, .. } = model.areas().text;
    let all = model.document.sentences().len();
    let cells = usize::from(width).min(all);
    let Some(cell) = column.checked_sub(x).map(usize::from) else {
        return;
    };
    if cell < cells {
        let target = SentenceId::at((cell * all).div_ceil(cells).min(all - 1));
        model.leave_place();
        model
            .reader
            .focus_on(&model.document, target, Placement::Third);
    }
}

/// A click on a section goes there, another one to its text.
fn click_section(model: &mut Model, row: usize, is_second: bool) {
    let areas = model.areas();
    let head = usize::from(areas.outline_head);
    let section = row.checked_sub(head).and_then(|row| {
        let article = (&*model.document, &*model.briefing);
        let rows = model.outline.rows_in(article, &areas);
        rows.get(row).and_then(|row| row.section)
    });
    panes::focus(model, Pane::Outline);
    if let Some(section) = section {
        let reads = is_second && model.outline.selected(&model.document) == Some(section);
        model.outline.select(&model.document, section);
        panes::go_to_section(model, reads);
    }
}

/// A click on a tab shows its facet, on an entry selects it, on evidence shows
/// it; another one opens what the first one chose.
fn click_facets(model: &mut Model, row: usize, column: u16, is_second: bool) {
    let areas = model.areas();
    panes::focus(model, Pane::Facets);
    let columns = usize::from(areas.facets.width);
    if model.facets.card.is_some() {
        return click_card(model, row, column, is_second);
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
    let rows = model.facets.rows(&model.briefing, columns, height);
    let clicked = row.checked_sub(head).and_then(|row| rows.get(row));
    match clicked.map(|row| row.entry) {
        Some(Some(id)) if is_second && model.facets.selected == Some(id) => {
            entries::open_card(model, id, None);
        }
        Some(Some(id)) => {
            model.facets.point_at(&model.briefing, id);
            entries::select(model, id);
        }
        Some(None) if clicked.is_some_and(|row| row.is_title) => {}
        // The row that says how many more there are.
        Some(None) => {
            let page = model.facets.page(&model.briefing, columns, height);
            let page = i64::try_from(page).unwrap_or(1);
            model.facets.roll(&model.briefing, columns, height, page);
        }
        None => {}
    }
}

/// A click on evidence shows it, another one reads there; on another entry opens
/// its card, on the head closes this one.
fn click_card(model: &mut Model, row: usize, column: u16, is_second: bool) {
    let facets = model.areas().facets;
    let Some(open) = model.facets.card else {
        return;
    };
    let size = (facets.width.into(), facets.height.into());
    let rows = open.rows(&model.document, &model.briefing, size);
    let Some(row) = row.checked_sub(1) else {
        return entries::close_card(model);
    };
    let height = usize::from(facets.height).saturating_sub(1);
    let clicked = rows.get(open.row_at(&rows, height, row));
    match (clicked.and_then(CardRow::evidence), clicked) {
        (Some(chosen), _) if is_second && chosen == open.chosen => entries::open(model),
        (Some(chosen), _) => entries::choose(model, chosen),
        (None, Some(CardRow::Companion(id, _))) => entries::open_card(model, *id, None),
        (None, Some(CardRow::Companions(same, other))) => {
            let is_left = column.saturating_sub(facets.x) < card::middle(facets.width);
            if let Some((id, _)) = if is_left { same } else { other } {
                entries::open_card(model, *id, None);
            }
        }
        (None, _) => {}
    }
}
