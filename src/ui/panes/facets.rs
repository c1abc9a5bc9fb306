//! The facets: tabs, the entries of one facet with their bars, and a summary of
//! the selected entry.

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::{card, summary};
use crate::app::layout::Pane;
use crate::app::panes::facets::{BEFORE, FacetRow, MOST_BAR_CELLS, bar_cells, bar_start};
use crate::facets::{EntryId, Provenance, all_sentences, cell_of};
use crate::text::width::width;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::{Scene, signs};

pub(in crate::ui) fn draw(scene: Scene<'_>, buffer: &mut Buffer) {
    let Scene {
        model,
        theme,
        areas,
        ..
    } = scene;
    let area = areas.facets;
    if area.is_empty() {
        return;
    }
    Canvas::new(theme, buffer, area).clear(theme.style(Role::Text));
    if let Some(open) = &model.facets.card {
        return card::draw(scene, open, buffer);
    }
    let mut canvas = Canvas::new(theme, buffer, area);
    let end = tabs(scene, &mut canvas);
    let head = areas.facets_head();
    if head > 1 {
        order(scene, &mut canvas);
    } else {
        order_beside(scene, &mut canvas, end);
    }
    let height = areas.facets_rows();
    let rows = model
        .facets
        .rows(&model.briefing, area.width.into(), height);
    if rows.is_empty() {
        let words = if model.briefing.provenance == Provenance::Awaited {
            "Finding entries …"
        } else if model.briefing.provenance == Provenance::Deferred {
            "In a long text entries are found once this pane has the focus"
        } else if model.facets.filter().is_empty() {
            "None of these in this text"
        } else {
            "No entry holds these letters"
        };
        canvas.wrapped(3, head + 1, words, theme.style(Role::Text));
    }
    let at_cursor = model.facets.at_cursor(&model.briefing);
    for (row, line) in rows.iter().zip(head..) {
        draw_row(scene, &mut canvas, line, row, at_cursor);
    }
    if !areas.summary.is_empty()
        && let Some(id) = model.facets.subject(&model.briefing)
    {
        summary::draw(scene, areas.summary, id, buffer);
    }
}

/// The tabs; returns the column after them.
fn tabs(scene: Scene<'_>, canvas: &mut Canvas<'_>) -> u16 {
    let Scene { model, theme, .. } = scene;
    let mut last = 0;
    let columns = canvas.area().width.into();
    let tabs = model.facets.tabs(&model.briefing, columns);
    for ((number, tab), facet) in (0u16..).zip(&tabs).zip(&model.briefing.facets) {
        let is_shown = usize::from(number) == model.facets.tab;
        let hue = theme.style(Role::Facet(number));
        let (name, name_style) = if is_shown {
            let style = hue.add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
            (facet.title.as_str(), style)
        } else if tab.has_title {
            (facet.title.as_str(), theme.style(Role::Muted))
        } else {
            (signs::filled(scene, number), hue)
        };
        let start = u16::try_from(tab.columns.start).unwrap_or(u16::MAX);
        let end = canvas.text(start, 0, name, name_style);
        let count_style = if is_shown {
            hue
        } else {
            theme.style(Role::Muted)
        };
        last = canvas.text(end + 1, 0, &tab.count, count_style);
    }
    last
}

/// The filter and the order behind the tabs, as far as there is room, where no row below
/// them has it: the filter first, for it keeps entries back.
fn order_beside(scene: Scene<'_>, canvas: &mut Canvas<'_>, tabs: u16) {
    let Scene { model, theme, .. } = scene;
    let mut end = canvas.area().width.saturating_sub(1);
    let filter = format!("& {}", model.facets.filter());
    let is_filtered = !model.facets.filter().is_empty();
    let facet = model.briefing.facet(model.facets.facet());
    let order = facet.map_or("", |facet| model.facets.sort.name(facet));
    let told = [
        (filter.as_str(), Role::Hit, is_filtered),
        (order, Role::Muted, true),
    ];
    for (words, role, _) in told.into_iter().filter(|(_, _, is_told)| *is_told) {
        let room = usize::from(end.saturating_sub(tabs + 2));
        if width(words) <= room {
            let start = canvas.text_before(end, 0, words, theme.style(role));
            end = start.saturating_sub(2);
        }
    }
}

/// What the entries are ordered by, and where the reader is in their bars.
fn order(scene: Scene<'_>, canvas: &mut Canvas<'_>) {
    let Scene { model, theme, .. } = scene;
    let Some(facet) = model.briefing.facet(model.facets.facet()) else {
        return;
    };
    let muted = theme.style(Role::Muted);
    let words = model.facets.sort.name(facet);
    let words = match model.briefing.percent {
        // The rest of the row is that of the bars.
        Some(percent) => format!("{words}, {percent} % read"),
        None => words.to_owned(),
    };
    let end = canvas.text(3, 1, &words, muted);
    if !model.facets.filter().is_empty() {
        let filter = format!("& {}", model.facets.filter());
        canvas.text(end + 2, 1, &filter, theme.style(Role::Hit));
    }
    if let Some(column) = here(scene, canvas.area().width) {
        canvas.text(column, 1, theme.glyphs.here, muted);
    }
}

/// Column of the reading position within the bars, if the list has any.
pub(in crate::ui) fn here(scene: Scene<'_>, columns: u16) -> Option<u16> {
    let Scene { model, areas, .. } = scene;
    let rows = (model.facets).rows(&model.briefing, columns.into(), areas.facets_rows());
    here_in_bars(scene, columns).filter(|_| rows.iter().any(|row| row.has_bar))
}

fn here_in_bars(scene: Scene<'_>, columns: u16) -> Option<u16> {
    let bar = bar_cells(columns.into());
    let model = scene.model;
    let cell = cell_of(
        model.reader.focus()?.0,
        &all_sentences(&model.document),
        bar,
    )?;
    u16::try_from(bar_start(columns.into()) + cell).ok()
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
        let column = if row.is_title { 1 } else { before };
        let style = theme.style(Role::Muted);
        canvas.fit((column, line), &row.label, row.room, style);
        return;
    };
    let columns = canvas.area().width;
    let focused = scene.has_focus(Pane::Facets);
    let at_cursor = at_cursor == Some(id);
    let is_selected = model.facets.selected == Some(id);
    let is_here = model
        .reader
        .focus()
        .is_some_and(|here| entry.is_supported_by(here));
    if let Some(column) = here_in_bars(scene, columns).filter(|_| row.has_bar) {
        canvas.shade(column, line, 1, theme.style(Role::OnHere));
    }
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
    let end = canvas.fit((before, line), &row.label, row.room, theme.style(role));
    if row.closes && entry.is_accepted {
        canvas.text(end + 1, line, theme.glyphs.check, theme.style(Role::Done));
    } else if row.closes && entry.is_weak {
        // As a sign, not as the end of a question.
        let style = theme.style(Role::Facet(entry.facet.0));
        canvas.text(
            end + 1,
            line,
            signs::WEAK,
            style.add_modifier(Modifier::BOLD),
        );
    }
    if row.closes {
        let end = u16::try_from(row.count_end).unwrap_or(columns);
        canvas.text_before(end, line, &row.count, theme.style(role));
    }
    if row.has_bar {
        let role = if is_selected {
            Role::Facet(entry.facet.0)
        } else {
            Role::FacetDim(entry.facet.0)
        };
        let mut bar = [0; MOST_BAR_CELLS];
        let bar = bar.get_mut(..bar_cells(columns.into())).unwrap_or_default();
        let sentences = all_sentences(&model.document);
        model.briefing.disperse(id, sentences, bar);
        let start = u16::try_from(bar_start(columns.into())).unwrap_or(columns);
        for (column, count) in (start..).zip(bar) {
            canvas.height(column, line, *count, theme.style(role));
        }
    }
}
