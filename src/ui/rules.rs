//! The rules between the panes. They carry maps: the one right of the text is
//! its scroll bar, the one below is the whole article.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::Scene;
use super::canvas::Canvas;
use super::panes::facets;
use super::theme::Role;
use crate::app::hits::{HitList, TextHit};
use crate::app::layout::{Arrangement, Pane};
use crate::app::panes::reader::map_cell;
use crate::facets::runs;

pub(super) fn draw(scene: Scene<'_>, buffer: &mut Buffer) {
    let Scene { theme, areas, .. } = scene;
    let style = theme.style(Role::Rule);
    let [flat, heavy, upright, _] = theme.glyphs.rules;
    let [down, up, right, left, ..] = theme.glyphs.joints;
    let screen = *buffer.area();
    let mut canvas = Canvas::new(theme, buffer, screen);

    let width = areas.top_rule.width;
    if !areas.top_rule.is_empty() {
        canvas.rule(0, areas.top_rule.y, width, flat, style);
        canvas.rule(0, areas.bottom_rule.y, width, flat, style);
    }
    for rule in [areas.left_rule, areas.scroll] {
        let on_edge = rule.x + 1 == width;
        for row in rule.top()..rule.bottom() {
            canvas.text(rule.x, row, upright, style);
        }
        if !rule.is_empty() && !on_edge {
            canvas.text(rule.x, areas.top_rule.y, down, style);
            canvas.text(rule.x, areas.bottom_rule.y, up, style);
        }
    }
    let middle = areas.middle_rule;
    if !middle.is_empty() {
        canvas.rule(middle.x, middle.y, middle.width, flat, style);
        if middle.x > 0 {
            canvas.text(middle.x - 1, middle.y, right, style);
        } else {
            canvas.text(middle.right(), middle.y, left, style);
        }
        // Where no row above the bars has room for it.
        let above = areas.facets.y.checked_sub(1) == Some(middle.y) && areas.facets_head() == 1;
        if let Some(at) = facets::here(scene, middle.width).filter(|_| above) {
            let muted = theme.style(Role::Muted);
            canvas.text(middle.x + at, middle.y, theme.glyphs.here, muted);
        }
    }
    let focused = areas.area(scene.model.focus);
    let has_focus = scene.has_focus(scene.model.focus);
    if has_focus && !areas.top_rule.is_empty() && !focused.is_empty() {
        canvas.rule(
            focused.x,
            areas.top_rule.y,
            focused.width,
            heavy,
            theme.style(Role::Bright),
        );
    }
    // Nothing to scroll is seen where another pane covers the text.
    if scene.model.focus == Pane::Text || areas.arrangement != Arrangement::One {
        scroll_bar(scene, &mut canvas);
    }
    map(scene, &mut canvas);
}

/// How marks of the hit list look: in the hue of its entry, or as hits.
fn hit_style(scene: Scene<'_>, hits: &HitList) -> Style {
    let Scene { model, theme, .. } = scene;
    match hits.entry().and_then(|id| model.briefing.entry(id)) {
        Some(entry) => theme.style(Role::Facet(entry.facet.0)),
        None => theme.style(Role::Hit).remove_modifier(Modifier::UNDERLINED),
    }
}

/// Where hits lie, on the scroll bar; heavier where the thumb is.
fn ticks(scene: Scene<'_>, canvas: &mut Canvas<'_>, thumb: Range<usize>) {
    let Scene {
        model,
        theme,
        areas,
        ..
    } = scene;
    let Some(hits) = scene.hits else {
        return;
    };
    let [.., on_rule, on_thumb] = theme.glyphs.joints;
    let height = usize::from(areas.scroll.height);
    let style = hit_style(scene, hits);
    let row = |hit: &TextHit| {
        let part = (model.document).part_at(hit.place.block, hit.place.start, height);
        part.min(height.saturating_sub(1))
    };
    for (row, _) in runs(&hits.hits, row) {
        let sign = if thumb.contains(&row) {
            on_thumb
        } else {
            on_rule
        };
        let row = areas.scroll.y + u16::try_from(row).unwrap_or(0);
        canvas.text(areas.scroll.x, row, sign, style);
    }
}

/// The thumb shows which part of the article is in view.
fn scroll_bar(scene: Scene<'_>, canvas: &mut Canvas<'_>) {
    let Scene {
        model,
        theme,
        areas,
        ..
    } = scene;
    let rule = areas.scroll;
    let height = usize::from(rule.height);
    let (first, last) = model.reader.extent(&model.document);
    if height == 0 {
        return;
    }
    if first == 0 && last >= 1000 {
        return ticks(scene, canvas, 0..0);
    }
    let [.., thumb] = theme.glyphs.rules;
    let top = (first * height / 1000).min(height - 1);
    let bottom = (last * height).div_ceil(1000).clamp(top + 1, height);
    for row in top..bottom {
        let row = rule.y + u16::try_from(row).unwrap_or(0);
        canvas.text(rule.x, row, thumb, theme.style(Role::Muted));
    }
    ticks(scene, canvas, top..bottom);
}

/// The article below the text, a cell a sentence when it fits: where sections
/// begin and where the reader is.
fn map(scene: Scene<'_>, canvas: &mut Canvas<'_>) {
    let Scene {
        model,
        theme,
        areas,
        ..
    } = scene;
    let Some(area) = map_area(scene) else {
        return;
    };
    let document = &model.document;
    let cells = usize::from(area.width).min(document.sentences().len());
    let to_column = |cell: usize| u16::try_from(cell).ok().map(|cell| area.x + cell);
    let column = |sentence| to_column(map_cell(document, sentence, cells)?);
    let [_, up, ..] = theme.glyphs.joints;
    let rule: Style = theme.style(Role::Rule);
    let starts = model.reader.section_starts(document, cells);
    for at in starts.iter().filter_map(|cell| to_column(*cell)) {
        canvas.text(at, areas.bottom_rule.y, up, rule);
    }
    if let Some(hits) = scene.hits {
        let [_, heavy, ..] = theme.glyphs.rules;
        let style = hit_style(scene, hits);
        let found = runs(&hits.hits, |hit| {
            let sentence = document.sentence_at(hit.place.block, hit.place.start);
            column(sentence.or_else(|| document.sentence_from(hit.place.block))?)
        });
        for (at, _) in found {
            if let Some(at) = at {
                canvas.text(at, areas.bottom_rule.y, heavy, style);
            }
        }
    }
    if let Some(at) = model.reader.focus().and_then(column) {
        canvas.text(
            at,
            areas.bottom_rule.y,
            theme.glyphs.here,
            theme.style(Role::Bright),
        );
    }
}

/// The part of the bottom rule below the text.
fn map_area(scene: Scene<'_>) -> Option<Rect> {
    let areas = scene.areas;
    if areas.bottom_rule.is_empty() || areas.text.is_empty() {
        return None;
    }
    let area = Rect {
        y: areas.bottom_rule.y,
        height: 1,
        ..areas.text
    };
    (!scene.model.document.sentences().is_empty()).then_some(area)
}
