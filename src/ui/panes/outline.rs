//! The outline: sections, which is current, which are read.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::layout::{Arrangement, Pane};
use crate::app::panes::outline::OutlineRow;
use crate::text::SectionId;
use crate::ui::Scene;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

/// Cells left of a title: bar, sign, space.
const BEFORE: u16 = 3;

pub(in crate::ui) fn draw(scene: Scene<'_>, buffer: &mut Buffer) -> Option<Position> {
    let Scene {
        model,
        theme,
        areas,
    } = scene;
    if areas.outline.is_empty() {
        return None;
    }
    let focused = model.focus == Pane::Outline;
    let mut canvas = Canvas::new(buffer, areas.outline);
    canvas.clear(theme.style(Role::Text));
    let titled = titled(scene);
    if titled {
        let role = if focused { Role::Bright } else { Role::Muted };
        canvas.text(1, 0, "Sections", theme.style(role));
    }
    let document = &model.document;
    if document
        .sections()
        .iter()
        .all(|section| section.heading.is_none())
    {
        canvas.text(
            1,
            if titled { 2 } else { 0 },
            "No headings in this text",
            theme.style(Role::Text),
        );
        return None;
    }
    let current = model.section();
    let selected = model.outline.selected(document);
    let top = if titled { 2 } else { 0 };
    let mut cursor = None;
    for (at, row) in rows(scene).iter().enumerate() {
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
            if row.opens {
                cursor = Some(Position::new(areas.outline.x, areas.outline.y + line));
            }
        }
        if row.opens {
            let (sign, role) = sign(scene, section, is_current);
            canvas.text(1, line, sign, theme.style(role));
        }
        let indent = u16::try_from(row.indent).unwrap_or(0);
        canvas.text(BEFORE + indent, line, &row.title, style);
    }
    cursor
}

/// Whether the pane has a title row of its own.
fn titled(scene: Scene<'_>) -> bool {
    scene.areas.arrangement == Arrangement::Three && scene.areas.outline.height > 8
}

/// The rows of the pane; the place of the evidence bar stays free.
fn rows(scene: Scene<'_>) -> Vec<OutlineRow> {
    let area = scene.areas.outline;
    let height = area
        .height
        .saturating_sub(if titled(scene) { 2 } else { 0 });
    let columns = area.width.saturating_sub(BEFORE + 1);
    scene
        .model
        .outline
        .rows(&scene.model.document, columns.into(), height.into())
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
