//! The text: rows of the typesetting with gutter, focus and highlights.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::facets::facet_sign;
use crate::app::layout::Pane;
use crate::app::panes::reader::ViewRow;
use crate::app::{GutterSigns, Overlay};
use crate::facets::{CountBy, EntryId};
use crate::text::{BlockId, BlockKind, SentenceId, Span};
use crate::typeset::RowKind;
use crate::ui::Scene;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

/// A style for a byte range of a block; later ones lie over earlier ones.
type Layer = (Range<u32>, Style);

pub(in crate::ui) fn draw(scene: Scene<'_>, buffer: &mut Buffer) {
    let Scene {
        model,
        theme,
        areas,
    } = scene;
    let area = areas.text;
    let mut canvas = Canvas::new(theme, buffer, area);
    if model.document.is_empty() {
        canvas.text(
            areas.text_indent,
            1,
            if model.opened.partial {
                "Reading the article"
            } else {
                "Nothing to read here"
            },
            theme.style(Role::Text),
        );
        return;
    }
    let mut layers: (Option<BlockId>, Vec<Layer>) = (None, Vec::new());
    for (at, row) in model.reader.view().iter().enumerate() {
        let line = u16::try_from(at).unwrap_or(u16::MAX);
        if layers.0 != Some(row.id.block) {
            layers = (Some(row.id.block), layers_of(scene, row.id.block));
        }
        match row.row.kind {
            RowKind::Blank => {
                if is_between_selected(scene, row.id.block) {
                    gutter_bar(scene, &mut canvas, line);
                }
            }
            RowKind::Annotation(number) => annotation(scene, &mut canvas, line, row, number),
            RowKind::Text => {
                text_row(scene, &mut canvas, line, row, &layers.1);
                if let Some(shown) = row.span() {
                    gutter_sign(scene, &mut canvas, line, shown);
                }
                if is_focused_row(scene, row) {
                    gutter_bar(scene, &mut canvas, line);
                }
            }
        }
    }
}

/// What lies over the text of a block: the focused or selected sentences, the
/// mentions of the selected entry, what a query found, the current hit.
fn layers_of(scene: Scene<'_>, block: BlockId) -> Vec<Layer> {
    let Scene { model, theme, .. } = scene;
    let mut layers: Vec<Layer> = Vec::new();
    // From the first selected sentence to the last, with what is between them.
    if let Some(span) = selected_in(scene, block) {
        let role = if model.selection.is_some() {
            Role::OnSelected
        } else {
            Role::OnFocus
        };
        layers.push((span.start..span.end, theme.style(role)));
    }
    let entry = model
        .facets
        .selected
        .and_then(|id| model.briefing.entry(id));
    if let Some(entry) = entry {
        let style = theme.mention(entry.facet.0);
        let mentions = entry.mentions_in(block).iter();
        layers.extend(mentions.map(|mention| (mention.span.start..mention.span.end, style)));
    }
    if let Some(hits) = &model.hits {
        let from = hits.hits.partition_point(|hit| hit.place.block < block);
        for (at, hit) in hits.hits.iter().enumerate().skip(from) {
            if hit.place.block > block {
                break;
            }
            let role = if hits.current == Some(at) {
                Role::OnCurrent
            } else {
                Role::OnHit
            };
            let style = theme.style(role);
            layers.extend(hit.matched.iter().map(|span| (span.start..span.end, style)));
        }
    }
    if let Some(Overlay::Word(at)) = &model.overlay
        && let Some(word) = model
            .words_here()
            .get(*at)
            .filter(|word| word.block == block)
    {
        layers.push((word.start..word.end, theme.style(Role::OnCurrent)));
    }
    layers
}

/// The sign of a row: the most important of the sentences that begin in it.
fn gutter_sign(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16, shown: Span) {
    let Scene {
        model,
        theme,
        areas,
    } = scene;
    let begins: Vec<SentenceId> = model
        .document
        .sentences_of(shown.block)
        .filter(|id| {
            model
                .document
                .sentence(*id)
                .is_some_and(|span| shown.start <= span.start && span.start < shown.end)
        })
        .collect();
    let column = areas.text_indent.saturating_sub(2);
    let all = model.gutter == GutterSigns::All;
    if model.gutter == GutterSigns::None || begins.is_empty() {
        return;
    }
    if all
        && begins
            .iter()
            .any(|id| model.briefing.note_on(*id).is_some())
    {
        canvas.text(column, line, theme.glyphs.note, theme.style(Role::Note));
        return;
    }
    let supports = |id: &EntryId| {
        model
            .briefing
            .entry(*id)
            .is_some_and(|entry| begins.iter().any(|at| entry.is_supported_by(*at)))
    };
    let of_selected = model
        .facets
        .selected
        .filter(supports)
        .and_then(|id| model.briefing.entry(id))
        .map(|entry| entry.facet.index());
    // Names stand in nearly every sentence: only facets that count sentences sign.
    let of_facet = || {
        model.briefing.facets.iter().rposition(|facet| {
            facet.count == CountBy::Evidence && facet.entries.iter().any(supports)
        })
    };
    let facet = of_selected.or_else(|| of_facet().filter(|_| all));
    if let Some(number) = facet.and_then(|facet| u16::try_from(facet).ok()) {
        let sign = facet_sign(scene, number);
        canvas.text(column, line, sign, theme.style(Role::Facet(number)));
    }
}

/// The style of a block's text before anything lies over it.
fn base(scene: Scene<'_>, block: BlockId) -> Style {
    let Scene { model, theme, .. } = scene;
    let kind = model.document.block(block).map(|block| block.kind);
    let dimmed = model.dim && model.here().is_none_or(|here| here.block != block);
    match kind {
        Some(BlockKind::Heading) => theme.style(Role::Bright),
        _ if dimmed => theme.style(Role::Muted).add_modifier(Modifier::DIM),
        Some(BlockKind::Byline) => theme.style(Role::Muted).add_modifier(Modifier::ITALIC),
        Some(BlockKind::Quotation) => theme.style(Role::Text).add_modifier(Modifier::ITALIC),
        _ => theme.style(Role::Text),
    }
}

fn text_row(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16, row: &ViewRow, layers: &[Layer]) {
    let Scene {
        model,
        theme,
        areas,
    } = scene;
    let Some(span) = row.span() else {
        return;
    };
    let column = areas.text_indent + row.row.indent;
    let style = base(scene, row.id.block);
    let kind = model.document.block(row.id.block).map(|block| block.kind);
    match kind {
        Some(BlockKind::ListItem { number, .. }) if row.row.opens => {
            let mark = number.map_or_else(
                || theme.glyphs.point.to_owned(),
                |number| format!("{number}."),
            );
            canvas.text_before(
                column.saturating_sub(1),
                line,
                &mark,
                theme.style(Role::Muted),
            );
        }
        Some(BlockKind::Quotation) => {
            let [_, _, upright, _] = theme.glyphs.rules;
            canvas.text(areas.text_indent, line, upright, theme.style(Role::Rule));
        }
        Some(BlockKind::Break) => {
            let sign = theme.glyphs.asterism;
            let room = areas
                .measure
                .saturating_sub(u16::try_from(sign.len()).unwrap_or(0));
            canvas.text(column + room / 2, line, sign, theme.style(Role::Muted));
        }
        _ => {}
    }
    let text = model.document.slice(span);
    canvas.styled(column, line, text, |offset| {
        let at = span.start + u32::try_from(offset).unwrap_or(0);
        layers
            .iter()
            .filter(|(range, _)| range.contains(&at))
            .fold(style, |style, (_, over)| style.patch(*over))
    });
}

/// The part of a block that the selected sentences take, or the focused one.
fn selected_in(scene: Scene<'_>, block: BlockId) -> Option<Span> {
    let document = &scene.model.document;
    let selected = scene.model.selected_sentences()?;
    let mut of_block = document.sentences_of(block);
    let first = of_block.next()?;
    let last = of_block.next_back().unwrap_or(first);
    let first = first.0.max(selected.start);
    let last = last.0.min(selected.end.saturating_sub(1));
    let first = document
        .sentence(SentenceId(first))
        .filter(|_| first <= last)?;
    let last = document.sentence(SentenceId(last))?;
    Some(Span {
        end: last.end,
        ..first
    })
}

/// Whether the space before a block lies between two selected sentences.
fn is_between_selected(scene: Scene<'_>, block: BlockId) -> bool {
    let model = scene.model;
    let first = model.document.sentences_of(block).next();
    let selected = model
        .selected_sentences()
        .filter(|_| model.selection.is_some());
    first
        .zip(selected)
        .is_some_and(|(first, selected)| selected.start < first.0 && first.0 < selected.end)
}

fn is_focused_row(scene: Scene<'_>, row: &ViewRow) -> bool {
    match (selected_in(scene, row.id.block), row.span()) {
        (Some(here), Some(shown)) => {
            here.overlaps(shown) || (here.is_empty() && shown.block == here.block)
        }
        _ => false,
    }
}

/// The bar left of the focused sentence; quiet while another pane has the focus.
fn gutter_bar(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16) {
    let Scene { theme, areas, .. } = scene;
    let role = if scene.has_focus(Pane::Text) {
        Role::Bright
    } else {
        Role::Muted
    };
    let column = areas.text_indent.saturating_sub(3);
    canvas.text(
        column,
        line,
        theme.glyphs.bar,
        theme.style(role).remove_modifier(Modifier::BOLD),
    );
}

fn annotation(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16, row: &ViewRow, number: usize) {
    let Scene {
        model,
        theme,
        areas,
    } = scene;
    let [_, _, upright, _] = theme.glyphs.rules;
    let bytes = row.row.bytes.start as usize..row.row.bytes.end as usize;
    let text = model
        .reader
        .typesetting
        .annotation(number)
        .get(bytes)
        .unwrap_or_default();
    canvas.text(areas.text_indent, line, upright, theme.style(Role::Note));
    canvas.text(
        areas.text_indent + row.row.indent,
        line,
        text,
        theme.style(Role::Note).add_modifier(Modifier::ITALIC),
    );
}
