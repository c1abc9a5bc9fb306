//! The facets: tabs, the entries of one facet with their bars, and a summary of
//! the selected entry.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::card;
use crate::app::layout::Pane;
use crate::app::panes::card::{counted, extent};
use crate::app::panes::facets::{BEFORE, FacetRow, TAB_GAP, TabName, bar_cells, count_end};
use crate::facets::{EntryId, all_sentences, cell_of};
use crate::text::width::{shortened, width};
use crate::typeset::rows_of;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::{Scene, signs};

pub(in crate::ui) fn draw(scene: Scene<'_>, buffer: &mut Buffer) {
    let Scene {
        model,
        theme,
        areas,
    } = scene;
    let area = areas.facets;
    if area.is_empty() {
        return;
    }
    Canvas::new(buffer, area).clear(theme.style(Role::Text));
    if let Some(open) = &model.facets.card {
        return card::draw(scene, open, buffer);
    }
    let mut canvas = Canvas::new(buffer, area);
    tabs(scene, &mut canvas);
    let head = areas.facets_head();
    if head > 1 {
        order(scene, &mut canvas);
    }
    let height = usize::from(area.height.saturating_sub(head));
    let rows = model
        .facets
        .rows(&model.briefing, area.width.into(), height);
    if rows.is_empty() {
        let words = if model.facets.filter().is_empty() {
            "None of these in this text"
        } else {
            "No entry holds these letters"
        };
        canvas.text(3, head + 1, words, theme.style(Role::Text));
    }
    here_column(scene, &mut canvas, head, rows.len());
    let at_cursor = model.facets.at_cursor(&model.briefing);
    for (row, line) in rows.iter().zip(head..) {
        draw_row(scene, &mut canvas, line, row, at_cursor);
    }
    if !areas.summary.is_empty()
        && let Some(id) = model.facets.subject(&model.briefing)
    {
        summary(scene, areas.summary, id, buffer);
    }
}

fn tabs(scene: Scene<'_>, canvas: &mut Canvas<'_>) {
    let Scene { model, theme, .. } = scene;
    let tabs = model
        .facets
        .tabs(&model.briefing, canvas.area().width.into());
    let mut at = 1;
    for (number, (name, count)) in tabs.iter().enumerate() {
        let number = u16::try_from(number).unwrap_or(u16::MAX);
        let is_shown = usize::from(number) == model.facets.tab;
        let facet = Role::Facet(number);
        let (name, style) = match name {
            TabName::Sign => (signs::filled(scene, number), theme.style(facet)),
            TabName::Title(title) if is_shown => {
                let marks = Modifier::BOLD | Modifier::UNDERLINED;
                (title.as_str(), theme.style(facet).add_modifier(marks))
            }
            TabName::Title(title) => (title.as_str(), theme.style(Role::Muted)),
        };
        let end = canvas.text(at, 0, name, style);
        let count_style = if is_shown { facet } else { Role::Muted };
        at = canvas.text(end + 1, 0, count, theme.style(count_style))
            + u16::try_from(TAB_GAP).unwrap_or(2);
    }
}

/// What the entries are ordered by, and where the reader is in their bars.
fn order(scene: Scene<'_>, canvas: &mut Canvas<'_>) {
    let Scene { model, theme, .. } = scene;
    let Some(facet) = model.briefing.facet(model.facets.facet()) else {
        return;
    };
    let muted = theme.style(Role::Muted);
    let words = model.facets.sort.name(facet.count);
    let end = canvas.text(3, 1, words, muted);
    if !model.facets.filter().is_empty() {
        let filter = format!("& {}", model.facets.filter());
        canvas.text(end + 2, 1, &filter, theme.style(Role::Hit));
    }
    if let Some(column) = here(scene, canvas.area().width) {
        canvas.text(column, 1, theme.glyphs.here, muted);
    }
}

/// Column of the reading position within the bars.
fn here(scene: Scene<'_>, columns: u16) -> Option<u16> {
    let bar = bar_cells(columns.into());
    let model = scene.model;
    let cell = cell_of(
        model.reader.focus()?.0,
        &all_sentences(&model.document),
        bar,
    )?;
    u16::try_from(bar_start(columns) + cell).ok()
}

fn bar_start(columns: u16) -> usize {
    usize::from(columns).saturating_sub(bar_cells(columns.into()) + 1)
}

/// Shades the column of the reading position through all bars.
fn here_column(scene: Scene<'_>, canvas: &mut Canvas<'_>, head: u16, rows: usize) {
    let Some(column) = here(scene, canvas.area().width) else {
        return;
    };
    for line in head..head.saturating_add(u16::try_from(rows).unwrap_or(0)) {
        canvas.shade(column, line, 1, scene.theme.style(Role::OnHere));
    }
}

fn draw_row(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    line: u16,
    row: &FacetRow,
    at_cursor: Option<EntryId>,
) {
    let Scene { model, theme, .. } = scene;
    let before = u16::try_from(BEFORE).unwrap_or(3);
    let Some((id, entry)) = row
        .entry
        .and_then(|id| Some((id, model.briefing.entry(id)?)))
    else {
        canvas.text(before, line, &row.label, theme.style(Role::Muted));
        return;
    };
    let columns = canvas.area().width;
    let focused = model.focus == Pane::Facets;
    let at_cursor = at_cursor == Some(id);
    let is_selected = model.facets.selected == Some(id);
    let is_here = model
        .reader
        .focus()
        .is_some_and(|here| entry.is_supported_by(here));
    if focused && at_cursor {
        canvas.shade(0, line, columns, theme.style(Role::OnSelected));
    }
    if is_selected || (focused && at_cursor) {
        let role = if focused {
            Role::Bright
        } else {
            Role::Facet(entry.facet.0)
        };
        canvas.text(
            0,
            line,
            theme.glyphs.bar,
            theme.style(role).remove_modifier(Modifier::BOLD),
        );
    }
    if row.opens {
        signs::entry(scene, canvas, (1, line), entry, is_here);
    }
    let role = if is_selected {
        Role::Bright
    } else if is_here {
        Role::Text
    } else {
        Role::Muted
    };
    canvas.text(before, line, &row.label, theme.style(role));
    if row.opens {
        let end = u16::try_from(count_end(columns.into())).unwrap_or(columns);
        let count = model.briefing.count(id).to_string();
        canvas.text_before(end, line, &count, theme.style(role));
    }
    if row.closes {
        let role = if is_selected {
            Role::Facet(entry.facet.0)
        } else {
            Role::FacetDim(entry.facet.0)
        };
        let bar = model.briefing.dispersion(
            id,
            all_sentences(&model.document),
            bar_cells(columns.into()),
        );
        let start = u16::try_from(bar_start(columns)).unwrap_or(columns);
        for (column, count) in (start..).zip(bar) {
            canvas.height(column, line, count, theme.style(role), theme);
        }
    }
}

/// The summary below the list.
fn summary(scene: Scene<'_>, area: Rect, id: EntryId, buffer: &mut Buffer) {
    let Scene { model, theme, .. } = scene;
    let Some(entry) = model.briefing.entry(id) else {
        return;
    };
    let mut canvas = Canvas::new(buffer, area);
    canvas.clear(theme.style(Role::Text));
    let columns = usize::from(area.width).saturating_sub(2);
    let (text, muted, bright) = (
        theme.style(Role::Text),
        theme.style(Role::Muted),
        theme.style(Role::Bright),
    );
    let kind = entry.kind.as_deref().unwrap_or_default();
    let room = columns.saturating_sub(if kind.is_empty() { 0 } else { width(kind) + 3 });
    let label = shortened(&entry.label, room, theme.glyphs.ellipsis);
    let end = canvas.text(1, 0, &label, bright);
    canvas.text(end + 3, 0, kind, muted);
    let mut line = 1;
    for row in rows_of(entry.summary.as_deref().unwrap_or_default(), columns) {
        let words = entry.summary.as_deref().and_then(|text| text.get(row));
        canvas.text(1, line, words.unwrap_or_default(), text);
        line += 1;
    }
    line += 1;
    let found = extent(&model.document, &model.briefing, id);
    canvas.text(1, line, &shortened(&found, columns, "…"), muted);
    line += 1;
    let named = names(scene, id, columns);
    if !named.is_empty() {
        canvas.text(1, line, &named, muted);
        line += 1;
    }
    line += 1;
    companions(scene, &mut canvas, line, id);
}

/// The forms of an entry with their counts, as many as fit.
fn names(scene: Scene<'_>, id: EntryId, columns: usize) -> String {
    let model = scene.model;
    let Some(entry) = model.briefing.entry(id) else {
        return String::new();
    };
    if entry.names_found().count() < 2 {
        return String::new();
    }
    let forms: Vec<String> = entry
        .names_found()
        .map(|alias| format!("{} {}", alias.form, alias.count))
        .collect();
    let words = format!("{}: {}", counted(&model.briefing, id), forms.join(", "));
    shortened(&words, columns, scene.theme.glyphs.ellipsis)
}

/// Entries found in the same sentences, with bars.
fn companions(scene: Scene<'_>, canvas: &mut Canvas<'_>, top: u16, id: EntryId) {
    let Scene { model, theme, .. } = scene;
    let together = model.briefing.co_occurring(id);
    let room = canvas.area().height.saturating_sub(top + 1);
    if together.is_empty() || room == 0 {
        return;
    }
    canvas.text(1, top, "Together with", theme.style(Role::Muted));
    let columns = canvas.area().width;
    let bar = bar_start(columns);
    let end = u16::try_from(count_end(columns.into())).unwrap_or(columns);
    for ((other, shared), line) in together.iter().zip(top + 1..=top + room) {
        let Some(entry) = model.briefing.entry(*other) else {
            continue;
        };
        signs::entry(scene, canvas, (1, line), entry, true);
        let room = usize::from(end).saturating_sub(BEFORE + 4);
        let label = shortened(&entry.label, room, theme.glyphs.ellipsis);
        canvas.text(3, line, &label, theme.style(Role::Text));
        canvas.text_before(end, line, &shared.to_string(), theme.style(Role::Text));
        signs::shared_bar(scene, canvas, (bar, line), *shared, entry.facet.0);
    }
}
