//! The text: rows of the typesetting with gutter, focus and highlights.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use crate::app::layout::Pane;
use crate::app::panes::reader::ViewRow;
use crate::app::{GutterSigns, Overlay, Part, Sheet};
use crate::facets::{CountBy, EntryId};
use crate::text::{BlockId, BlockKind, Emphasis, SentenceId, Span};
use crate::typeset::{self, RowKind};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::{Scene, signs};

/// A style for a byte range of a block; later ones lie over earlier ones.
type Layer = (Range<u32>, Style);

pub(in crate::ui) fn draw(scene: Scene<'_>, buffer: &mut Buffer) {
    let Scene {
        model,
        theme,
        areas,
        ..
    } = scene;
    let area = areas.text;
    let mut canvas = Canvas::new(theme, buffer, area);
    if model.document.is_empty() {
        canvas.text(
            areas.text_indent,
            1,
            if model.opened.part == Part::Loading {
                "Reading the article"
            } else {
                "Nothing to read here"
            },
            theme.style(Role::Text),
        );
        return;
    }
    let view = model.reader.view();
    let mut layers: (Option<BlockId>, Vec<Layer>) = (None, Vec::new());
    for (at, row) in view.iter().enumerate() {
        let line = u16::try_from(at).unwrap_or(u16::MAX);
        if let Some(first) = row.span().filter(|span| layers.0 != Some(span.block)) {
            let of_block = view.iter().skip(at).filter_map(ViewRow::span);
            let end = of_block.take_while(|span| span.block == first.block).last();
            let end = end.map_or(first.end, |last| last.end);
            layers = (Some(first.block), layers_over(scene, Span { end, ..first }));
        }
        match row.row.kind {
            RowKind::Blank => {
                if is_between_selected(scene, row.id.block) {
                    gutter_bar(scene, &mut canvas, line);
                }
            }
            RowKind::Rule(columns) => {
                let [flat, ..] = theme.glyphs.rules;
                let style = theme.style(Role::Rule);
                canvas.rule(
                    areas.text_indent + row.row.indent,
                    line,
                    columns,
                    flat,
                    style,
                );
                quotation_bars(scene, &mut canvas, line, row);
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

/// What lies over the shown part of a block: emphasis, the links, the focused or selected sentences,
/// the mentions of the selected entry, what a query found, the current hit.
fn layers_over(scene: Scene<'_>, shown: Span) -> Vec<Layer> {
    let Scene { model, theme, .. } = scene;
    let style = theme.style(Role::Link);
    let links = model.document.links_over(shown).iter();
    // Pages of one site name each other in every row: such links are shown only
    // where they can be asked for, and in headings, of which there are few.
    let here = selected_in(scene, shown);
    let is_here = |at: u32| here.is_some_and(|here| (here.start..here.end).contains(&at));
    let block = model.document.block(shown.block);
    let is_heading = block.is_some_and(|block| block.kind == BlockKind::Heading);
    let links = links
        .filter(|link| is_heading || link.is_absolute() || is_here(link.span.start))
        .map(|link| (link.span.start..link.span.end, style));
    let is_italic = block.is_some_and(|block| is_italic(block.kind));
    let marked = model.document.emphasis_over(shown);
    let emphasised = marked.iter().map(|known| {
        let style = emphasis(scene, known.emphasis, is_italic);
        (known.span.start..known.span.end, style)
    });
    let mut layers: Vec<Layer> = emphasised.chain(links).collect();
    // From the first selected sentence to the last, with what is between them.
    if let Some(span) = selected_in(scene, shown) {
        let role = if model.selection.is_some() {
            Role::OnSelected
        } else {
            Role::OnFocus
        };
        layers.push((span.start..span.end, theme.style(role)));
        let code = marked.iter().filter(|known| known.emphasis.is_code);
        let code = code.filter(|known| role == Role::OnFocus && known.span.overlaps(span));
        let style = theme.style(Role::FocusedCode);
        layers.extend(code.map(|known| (known.span.start..known.span.end, style)));
    }
    let entry = model
        .facets
        .selected
        .and_then(|id| model.briefing.entry(id));
    if let Some(entry) = entry {
        let style = theme.mention(entry.facet.0);
        let mentions = entry
            .mentions_in(model.document.sentences_over(shown))
            .iter();
        let mentions = mentions.filter(|mention| mention.span.overlaps(shown));
        layers.extend(mentions.map(|mention| (mention.span.start..mention.span.end, style)));
    }
    if let Some(hits) = &model.hits {
        // Sentences follow each other, so the ends of hits rise as well.
        let from = (hits.hits)
            .partition_point(|hit| (hit.place.block, hit.place.end) <= (shown.block, shown.start));
        for (at, hit) in hits.hits.iter().enumerate().skip(from) {
            if !hit.place.overlaps(shown) {
                break;
            }
            let role = if hits.current == Some(at) {
                Role::OnCurrent
            } else {
                Role::OnHit
            };
            let style = theme.style(role);
            let matched = hit.matched.iter().filter(|span| span.overlaps(shown));
            layers.extend(matched.map(|span| (span.start..span.end, style)));
        }
    }
    if let Some(Overlay::Sheet(Sheet::Word(at))) = &model.overlay
        && let Some(word) = model
            .words_here()
            .get(*at)
            .filter(|word| word.overlaps(shown))
    {
        layers.push((word.start..word.end, theme.style(Role::OnCurrent)));
    }
    layers
}

/// Whether all of a block is in italics.
fn is_italic(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Byline | BlockKind::Quotation)
}

/// How words are set apart; among italics they stand upright.
fn emphasis(scene: Scene<'_>, emphasis: Emphasis, is_italic: bool) -> Style {
    let mut style = Style::new();
    if emphasis.is_code {
        style = scene.theme.style(Role::Code);
    }
    if emphasis.is_struck {
        // A terminal may have no stroke.
        style = scene
            .theme
            .style(Role::Muted)
            .add_modifier(Modifier::CROSSED_OUT);
    }
    if emphasis.is_strong {
        style = style.add_modifier(Modifier::BOLD);
    }
    match (emphasis.is_stressed, is_italic) {
        (true, true) => style.remove_modifier(Modifier::ITALIC),
        (true, false) => style.add_modifier(Modifier::ITALIC),
        (false, _) => style,
    }
}

/// The sign of a row: the most important of the sentences that begin in it.
fn gutter_sign(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16, shown: Span) {
    let Scene {
        model,
        theme,
        areas,
        ..
    } = scene;
    let begins = model.document.sentences_within(shown);
    let column = areas.text_indent.saturating_sub(2);
    let all = model.gutter == GutterSigns::All;
    if model.gutter == GutterSigns::None || begins.is_empty() {
        return;
    }
    if all
        && begins
            .clone()
            .any(|id| model.briefing.note_on(SentenceId(id)).is_some())
    {
        canvas.text(column, line, theme.glyphs.note, theme.style(Role::Note));
        return;
    }
    let supports = |id: &EntryId| {
        model
            .briefing
            .entry(*id)
            .is_some_and(|entry| entry.is_supported_within(begins.clone()))
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
        let sign = signs::filled(scene, number);
        canvas.text(column, line, sign, theme.style(Role::Facet(number)));
    }
}

/// The style of a block's text before anything lies over it.
fn base(scene: Scene<'_>, block: BlockId) -> Style {
    let Scene { model, theme, .. } = scene;
    let kind = model.document.block(block).map(|block| block.kind);
    let dimmed = model.dim && model.here().is_none_or(|here| here.block != block);
    let dim = theme.style(Role::Muted).add_modifier(Modifier::DIM);
    match kind {
        Some(BlockKind::Heading) if dimmed => dim.add_modifier(Modifier::BOLD),
        Some(BlockKind::Heading) => theme.style(Role::Bright),
        _ if dimmed => dim,
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
        ..
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
        Some(BlockKind::Break) => {
            let sign = theme.glyphs.asterism;
            let room = areas
                .measure
                .saturating_sub(u16::try_from(sign.len()).unwrap_or(0));
            canvas.text(column + room / 2, line, sign, theme.style(Role::Muted));
        }
        _ => {}
    }
    quotation_bars(scene, canvas, line, row);
    let layers: Vec<&Layer> = layers
        .iter()
        .filter(|(range, _)| range.start < span.end && span.start < range.end)
        .collect();
    let text = model.document.block_text(span.block);
    canvas.row(areas.text_indent, line, row.row.cells(text), |at| {
        layers
            .iter()
            .filter(|(range, _)| range.contains(&at))
            .fold(style, |style, (_, over)| style.patch(*over))
    });
}

/// The bars beside a row of what is quoted.
fn quotation_bars(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16, row: &ViewRow) {
    let Scene { theme, areas, .. } = scene;
    let [_, _, upright, _] = theme.glyphs.rules;
    for bar in typeset::bars(&scene.model.document, row.id.block) {
        // Where the text stands further left than the bars ask for, there is no room.
        if bar + 1 < row.row.indent {
            let at = areas.text_indent + bar;
            canvas.text(at, line, upright, theme.style(Role::Rule));
        }
    }
}

/// What the selected sentences take of those that are shown, or the focused one.
fn selected_in(scene: Scene<'_>, shown: Span) -> Option<Span> {
    let document = &scene.model.document;
    let selected = scene.model.selected_sentences()?;
    let shown = document.sentences_over(shown);
    let first = shown.start.max(selected.start);
    let last = shown.end.min(selected.end).checked_sub(1);
    let last = last.filter(|last| first <= *last)?;
    let end = document.sentence(SentenceId(last))?.end;
    let first = document.sentence(SentenceId(first))?;
    Some(Span { end, ..first })
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
    let Some(shown) = row.span() else {
        return false;
    };
    let here = scene.model.here();
    let is_empty = here.is_some_and(|here| here.is_empty() && shown.block == here.block);
    is_empty || selected_in(scene, shown).is_some()
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
        ..
    } = scene;
    let [_, _, upright, _] = theme.glyphs.rules;
    let text = model.reader.typesetting.annotation(number);
    canvas.text(areas.text_indent, line, upright, theme.style(Role::Note));
    let style = theme.style(Role::Note).add_modifier(Modifier::ITALIC);
    canvas.row(areas.text_indent, line, row.row.cells(text), |_| style);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use smallvec::{SmallVec, smallvec};

    use super::*;
    use crate::app::hits::HitList;
    use crate::app::layout::Size;
    use crate::app::panes::reader::Placement;
    use crate::app::{Background, Model, Opened};
    use crate::facets::{Briefing, Entry, Facet, FacetId, Mention};
    use crate::text::{Clean, DocumentBuilder};
    use crate::ui::theme::{Depth, Theme, UNICODE};

    /// A paragraph of so many sentences, each with a mention of one entry.
    fn model(sentences: usize) -> Model {
        let mut builder = DocumentBuilder::new();
        let text = "Norway went to sea. ".repeat(sentences);
        builder.block(BlockKind::Paragraph, &text, 0..0);
        let document = builder.finish();
        let all = (0..document.sentences().len()).map(SentenceId::at);
        let mention = |sentence| {
            let span = document.sentence(sentence).unwrap();
            Mention {
                span: Span::new(span.block, span.bytes().start..span.bytes().start + 6),
                sentence,
            }
        };
        let word = Clean::line;
        let entry = Entry {
            facet: FacetId(0),
            id: word("norway"),
            label: word("Norway"),
            kind: None,
            parent: None,
            summary: None,
            names: smallvec![word("Norway")],
            aliases: SmallVec::new(),
            mentions: all.clone().map(mention).collect(),
            evidence: all.collect(),
            reasons: SmallVec::new(),
            is_weak: false,
            is_accepted: false,
        };
        let facet = Facet {
            id: word("actors"),
            title: word("Actors"),
            singular: word("actor"),
            sigil: None,
            glyph: word("●"),
            hollow: word("◦"),
            ascii: word("*"),
            count: CountBy::Mentions,
            key: None,
            hue: None,
            kinds: Vec::new(),
            entries: vec![EntryId(0)],
        };
        let briefing = Briefing {
            facets: vec![facet],
            entries: vec![entry],
            ..Briefing::default()
        };
        let size = Size {
            columns: 120,
            rows: 36,
        };
        let opened = Opened::default();
        let mut model = Model::new(Arc::new(document), Arc::new(briefing), opened, size);
        model.facets.selected = Some(EntryId(0));
        model.hits = HitList::of_entry(&model.document, &model.briefing, EntryId(0));
        model
    }

    #[test]
    fn only_what_is_in_view_lies_over_the_text() {
        let mut model = model(20_000);
        let last = SentenceId(19_000);
        model
            .reader
            .focus_on(&model.document, last, Placement::Middle);
        model.selection = Some(SentenceId(5));
        let areas = model.areas();
        let theme = Theme::new(Background::Dark, Depth::True, &UNICODE);
        let scene = Scene {
            model: &model,
            theme: &theme,
            areas: &areas,
            hits: None,
        };
        let mut spans = model.reader.view().iter().filter_map(ViewRow::span);
        let first = spans.next().unwrap();
        let end = spans.next_back().unwrap().end;
        let shown = Span { end, ..first };
        let layers = layers_over(scene, shown);
        let sentences = model.document.sentences_over(shown).len();
        assert!(sentences > 50);
        // A mention in each, and the selection over all of them.
        assert!(
            layers.len() > 50 && layers.len() <= sentences + 1,
            "{} layers for {sentences} sentences",
            layers.len()
        );
    }
}
