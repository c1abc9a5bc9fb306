//! The entries that the focused sentence supports.

use ratatui::buffer::Buffer;

use crate::app::layout::SheetAreas;
use crate::app::list::ListCursor;
use crate::app::panes::card::counted;
use crate::facets::Entry;
use crate::text::width::width;
use crate::ui::theme::Role;
use crate::ui::{Scene, list_sheet, selected_row, signs};

/// Cells of a count in words, as "36 mentions".
const COUNTED: u16 = 12;
/// Fewest cells of a label with anything behind it.
const LEAST_LABEL: u16 = 20;

pub(in crate::ui) fn draw(
    scene: Scene<'_>,
    list: ListCursor,
    areas: SheetAreas,
    buffer: &mut Buffer,
) {
    let Scene { model, theme, .. } = scene;
    let entries = model.entries_here();
    let bright = theme.style(Role::Bright);
    let (muted, text) = (theme.style(Role::Muted), theme.style(Role::Text));
    let count = entries.len().to_string();
    let named = ("In this sentence", count.as_str(), "open its card");
    let mut canvas = list_sheet(scene, areas, buffer, named);
    let area = canvas.area();
    let facet = |entry: &Entry| {
        let facet = model.briefing.facet(entry.facet);
        facet.map_or("", |facet| facet.singular.as_str())
    };
    let known = || entries.iter().filter_map(|id| model.briefing.entry(*id));
    let widest = |of: &dyn Fn(&Entry) -> usize| {
        let widths = known().map(of);
        u16::try_from(widths.max().unwrap_or(0)).unwrap_or(u16::MAX)
    };
    let facet_width = widest(&|entry| width(facet(entry)));
    // Labels give way to the facets and the counts behind them, unless it is narrow.
    let after = facet_width + COUNTED + 10;
    let is_narrow = area.width < after + LEAST_LABEL;
    let after = if is_narrow { 4 } else { after };
    let labels = widest(&|entry| width(&entry.label)).min(area.width.saturating_sub(after));
    let facet_at = labels + 6;
    let count_at = facet_at + facet_width + 3;
    for ((number, id), line) in entries
        .iter()
        .enumerate()
        .skip(list.top)
        .zip(areas.body_rows())
    {
        let Some(entry) = model.briefing.entry(*id) else {
            continue;
        };
        let is_chosen = number == list.selected;
        if is_chosen {
            selected_row(scene, &mut canvas, line);
        }
        signs::entry(scene, &mut canvas, (1, line), entry, true);
        let style = if is_chosen { bright } else { text };
        canvas.fit((3, line), &entry.label, labels.into(), style);
        if is_narrow {
            continue;
        }
        canvas.text(facet_at, line, facet(entry), muted);
        let room = area.width.saturating_sub(count_at + 1);
        let counted = counted(&model.briefing, *id);
        canvas.fit((count_at, line), &counted, room.into(), muted);
    }
}
