//! The outline: sections, which is current, which are read.

use ratatui::buffer::Buffer;

use crate::app::layout::Pane;
use crate::app::panes::outline::{BEFORE, evidence_in};
use crate::text::SectionId;
use crate::ui::Scene;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

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
    let article = (&**document, &*model.briefing);
    let rows = model.outline.rows_in(article, areas);
    for (at, row) in rows.iter().enumerate() {
        let line = top + u16::try_from(at).unwrap_or(u16::MAX);
        let Some(section) = row.section else {
            canvas.fit(
                (BEFORE, line),
                &row.title,
                row.room,
                theme.style(Role::Muted),
            );
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
        let has_bar = row.opens && evidence_bar(scene, &mut canvas, line, section);
        let room = row.room + if has_bar { 0 } else { row.without_bar };
        let indent = u16::try_from(row.indent).unwrap_or(0);
        canvas.fit((BEFORE + indent, line), &row.title, room, style);
    }
}

/// How much of the selected entry lies in a section, and in which third of it; says
/// whether anything does.
fn evidence_bar(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16, section: SectionId) -> bool {
    let Scene {
        model,
        theme,
        areas,
        ..
    } = scene;
    let selected = model.facets.selected;
    let entry = selected.and_then(|id| Some((id, model.briefing.entry(id)?)));
    let Some((id, entry)) = entry else {
        return false;
    };
    let article = (&*model.document, &*model.briefing);
    let Some(bar) = evidence_in(article, id, section) else {
        return false;
    };
    let style = theme.style(Role::Facet(entry.facet.0));
    let start = canvas.area().width.saturating_sub(BAR);
    for (column, count) in (start..).zip(&bar) {
        canvas.height(column, line, *count, style);
    }
    if areas.has_evidence_numbers() {
        let count: u32 = bar.iter().sum();
        canvas.text_before(start.saturating_sub(1), line, &count.to_string(), style);
    }
    true
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
