//! The outline: sections, which is current, which are read.

use ratatui::buffer::Buffer;

use crate::app::layout::Pane;
use crate::app::panes::outline::BEFORE;
use crate::text::SectionId;
use crate::ui::Scene;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

/// Parts of a section that the evidence bar tells apart.
const THIRDS: usize = 3;
/// Cells of the evidence bar with the one right of it.
const BAR: u16 = 4;
pub(in crate::ui) fn draw(scene: Scene<'_>, buffer: &mut Buffer) {
    let Scene {
        model,
        theme,
        areas,
        ..
    } = scene;
    if areas.outline.is_empty() {
        return;
    }
    let focused = scene.has_focus(Pane::Outline);
    let mut canvas = Canvas::new(theme, buffer, areas.outline);
    canvas.clear(theme.style(Role::Text));
    let top = areas.outline_head;
    if top > 0 {
        let role = if focused { Role::Bright } else { Role::Muted };
        canvas.text(1, 0, "Sections", theme.style(role));
    }
    let document = &model.document;
    if document
        .sections()
        .iter()
        .all(|section| section.heading.is_none())
    {
        if document.is_empty() {
            return;
        }
        let words = "No headings in this text";
        canvas.wrapped(1, top, words, theme.style(Role::Text));
        return;
    }
    let current = model.section();
    let selected = model.outline.selected(document);
    for (at, row) in model.outline.rows_in(document, areas).iter().enumerate() {
        let line = top + u16::try_from(at).unwrap_or(u16::MAX);
        let Some(section) = row.section else {
            continue;
        };
        let is_selected = focused && selected == Some(section);
        let is_current = current.is_some_and(|here| is_or_hides(scene, section, here));
        let role = if is_current || is_selected {
            Role::Bright
        } else {
            Role::Text
        };
        let style = theme.style(role);
        if is_selected {
            canvas.shade(0, line, areas.outline.width, theme.style(Role::OnSelected));
            canvas.text(0, line, theme.glyphs.bar, theme.style(Role::Bright));
        }
        if row.opens {
            let (sign, role) = sign(scene, section, is_current);
            canvas.text(1, line, sign, theme.style(role));
        }
        let indent = u16::try_from(row.indent).unwrap_or(0);
        canvas.fit((BEFORE + indent, line), row.title, row.room, style);
        if row.opens {
            evidence_bar(scene, &mut canvas, line, section);
        }
    }
}

/// How much of the selected entry lies in a section, and in which third of it.
fn evidence_bar(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16, section: SectionId) {
    let Scene {
        model,
        theme,
        areas,
        ..
    } = scene;
    let Some(id) = model.facets.selected else {
        return;
    };
    let sentences = model.document.sentences_in(section);
    let mut bar = [0; THIRDS];
    model.briefing.disperse(id, sentences, &mut bar);
    let count: u32 = bar.iter().sum();
    let Some(entry) = model.briefing.entry(id).filter(|_| count > 0) else {
        return;
    };
    let style = theme.style(Role::Facet(entry.facet.0));
    let start = canvas.area().width.saturating_sub(BAR);
    for (column, count) in (start..).zip(&bar) {
        canvas.height(column, line, *count, style);
    }
    if areas.has_evidence_numbers() {
        canvas.text_before(start.saturating_sub(1), line, &count.to_string(), style);
    }
}

fn sign(scene: Scene<'_>, section: SectionId, is_current: bool) -> (&'static str, Role) {
    let glyphs = scene.theme.glyphs;
    let Scene { model, .. } = scene;
    if is_current {
        (glyphs.current, Role::Bright)
    } else if model.outline.is_folded(section) {
        ("+", Role::Muted)
    } else if model.reader.is_section_read(&model.document, section) {
        (glyphs.check, Role::Muted)
    } else {
        ("", Role::Muted)
    }
}

/// Whether `section` is the current one or a folded one around it.
fn is_or_hides(scene: Scene<'_>, section: SectionId, here: SectionId) -> bool {
    let Scene { model, .. } = scene;
    section == here
        || model.outline.is_folded(section)
            && model
                .document
                .section(section)
                .is_some_and(|s| s.nested.contains(&here.0))
}
