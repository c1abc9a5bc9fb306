//! What is known of the article.

use ratatui::buffer::Buffer;

use crate::app::Part;
use crate::facets::Provenance;
use crate::ui::theme::Role;
use crate::ui::{Scene, sheet};

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
                "{} words, {} paragraphs, {} sentences, {} sections{}",
                document.words(),
                document.paragraphs(),
                document.sentences().len(),
                document.sections().len(),
                match model.opened.part {
                    Part::Whole => "",
                    Part::Loading => "; the rest is being read",
                    Part::Start => "; only the start was read",
                }
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
    let mut canvas = sheet(
        scene,
        u16::try_from(rows.len() + 3).unwrap_or(u16::MAX),
        buffer,
    );
    canvas.text(1, 0, "This article", theme.style(Role::Bright));
    for (at, (label, value)) in rows.iter().enumerate() {
        let line = 2 + u16::try_from(at).unwrap_or(0);
        canvas.text(2, line, label, theme.style(Role::Muted));
        canvas.text(16, line, value, theme.style(Role::Text));
    }
    let last = canvas.area().height.saturating_sub(1);
    let at = canvas.text(1, last, "Esc", theme.style(Role::Bright));
    canvas.text(at + 1, last, "close", theme.style(Role::Muted));
}
