//! What is known of the article, as rows of a label and words.

use super::{Model, Part};
use crate::facets::Provenance;
use crate::text::Clean;

impl Model {
    /// The rows of the information sheet: a label and what is known.
    pub fn information(&self) -> Vec<(&'static str, String)> {
        let document = &self.document;
        let meta = &document.meta;
        let stated = |value: &Option<Clean>| value.as_deref().unwrap_or("not stated").to_owned();
        let opened = &self.opened;
        let part = match opened.part {
            Part::Whole => "",
            Part::Loading => "; the rest is being read",
            Part::Start => "; only the start was read",
        };
        let mut rows = vec![
            ("Title", stated(&meta.title)),
            ("Author", stated(&meta.author)),
            ("Date", stated(&meta.date)),
            ("Source", stated(&meta.source)),
            (
                "Opened",
                format!("{}, {}, {}", opened.name, opened.format, opened.encoding),
            ),
            (
                "Length",
                format!(
                    "{} words, {} paragraphs, {} sentences, {} sections{part}",
                    document.words(),
                    document.paragraphs(),
                    document.sentences().len(),
                    document.sections().len(),
                ),
            ),
            (
                "Read",
                format!("{} % of the sentences", self.reader.percent_read()),
            ),
            (
                "Facets",
                match &self.briefing.provenance {
                    Provenance::Nothing => "none".to_owned(),
                    Provenance::Lens(title) => format!("lens “{title}”"),
                },
            ),
        ];
        if document.replaced > 0 {
            let words = format!("{} control or hidden characters", document.replaced);
            rows.push(("Made visible", words));
        }
        rows
    }
}
