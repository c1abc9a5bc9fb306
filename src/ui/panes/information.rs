//! What is known of the article.

use ratatui::buffer::Buffer;

use crate::facets::Provenance;
use crate::text::width::width;
use crate::typeset::rows_of;
use crate::ui::theme::Role;
use crate::ui::{Scene, hint_row, sheet};

/// Rows of the sheet besides its values: rule, title, two blank ones, hints.
const FRAME: usize = 5;

pub(in crate::ui) fn draw(scene: Scene<'_>, buffer: &mut Buffer) {
    let Scene { model, theme, .. } = scene;
    let document = &model.document;
    let meta = &document.meta;
    let stated =
        |value: &Option<crate::text::Clean>| value.as_deref().unwrap_or("not stated").to_owned();
    let mut rows = vec![
        ("Title", stated(&meta.title)),
        ("Author", stated(&meta.author)),
        ("Date", stated(&meta.date)),
        ("Source", stated(&meta.source)),
        (
            "Opened",
            format!(
                "{}, {}, {}",
                model.opened.name, model.opened.format, model.opened.encoding
            ),
        ),
        (
            "Length",
            format!(
                "{} words, {} paragraphs, {} sentences, {} sections",
                document.words(),
                document.paragraphs(),
                document.sentences().len(),
                document.sections().len()
            ),
        ),
        (
            "Read",
            format!("{} % of the sentences", model.reader.percent_read()),
        ),
        (
            "Facets",
            match &model.briefing.provenance {
                Provenance::Nothing => "none".to_owned(),
                Provenance::Lens(title) => format!("lens “{title}”"),
            },
        ),
    ];
    if document.replaced > 0 {
        rows.push((
            "Made visible",
            format!("{} control or hidden characters", document.replaced),
        ));
    }
    let screen = *buffer.area();
    let labels = rows.iter().map(|(label, _)| width(label)).max();
    let column = (labels.unwrap_or(0) + 4).min(usize::from(screen.width) / 2);
    let room = usize::from(screen.width).saturating_sub(column + 1).max(1);
    let height = |(_, value): &(&str, String)| rows_of(value, room).len().max(1);
    let needed: usize = rows.iter().map(height).sum();
    let most = usize::from(model.sheet_rows());
    // Where it is low, a row each and none blank.
    let is_low = needed + FRAME > most;
    let frame = if is_low { FRAME - 2 } else { FRAME };
    let wanted = if is_low { rows.len() } else { needed };
    let wanted = u16::try_from(wanted + frame - 2).unwrap_or(u16::MAX);
    let mut canvas = sheet(scene, wanted, buffer);
    let (muted, text) = (theme.style(Role::Muted), theme.style(Role::Text));
    canvas.text(1, 0, "This article", theme.style(Role::Bright));
    let last = canvas.area().height.saturating_sub(1);
    let label_room = column.saturating_sub(3);
    let column = u16::try_from(column).unwrap_or(u16::MAX);
    let mut line = if is_low { 1 } else { 2 };
    for (label, value) in &rows {
        if line >= last {
            break;
        }
        canvas.fit((2, line), label, label_room, muted);
        if is_low {
            canvas.fit((column, line), value, room, text);
            line += 1;
            continue;
        }
        for row in rows_of(value, room) {
            canvas.text(column, line, value.get(row).unwrap_or_default(), text);
            line += 1;
        }
    }
    hint_row(scene, &mut canvas, (1, last), &[("Esc", "close")]);
}
