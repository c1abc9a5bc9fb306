//! What is known of the article, as rows of a label and words.

use super::{Model, Part};
use crate::app::action::PaneAction;
use crate::app::keymap;
use crate::app::overlay::{About, LinkHere};
use crate::facets::Provenance;
use crate::text::width::width;
use crate::text::{Clean, language, number_of};
use crate::typeset::rows_of;

/// The rows of the information sheet on a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Information {
    /// A label, empty where it stands in a row above, and words in full.
    pub rows: Vec<(&'static str, String)>,
    /// Column of the words.
    pub column: usize,
}

impl Information {
    /// Sets rows of a label and words for a screen of so many columns.
    pub(super) fn set(known: Vec<(&'static str, String)>, columns: usize) -> Self {
        let labels = known.iter().map(|(label, _)| width(label)).max();
        let column = (labels.unwrap_or(0) + 4).min(columns / 2);
        let room = columns.saturating_sub(column + 1).max(1);
        let mut rows = Vec::new();
        for (label, words) in known {
            for (at, row) in rows_of(&words, room).into_iter().enumerate() {
                let label = if at == 0 { label } else { "" };
                rows.push((label, words.get(row).unwrap_or_default().to_owned()));
            }
        }
        Self { rows, column }
    }
}

impl Model {
    /// What is known of the article, was left out of its page, or speaks for an
    /// entry, set for the screen.
    pub fn information(&self, what: About) -> Information {
        let known = match what {
            About::Article => self.known(),
            About::LeftOut => {
                let left_out = self.document.left_out().iter();
                left_out.map(|text| ("-", text.to_string())).collect()
            }
            About::Why => self.why(),
        };
        Information::set(known, self.size.columns.into())
    }

    /// The language, as it is known or else as it is stated.
    fn language(&self) -> String {
        let stated = self.document.meta.language.as_deref();
        match (language::of(&self.document), stated) {
            (Some(language), _) => language.name.to_owned(),
            (None, Some(stated)) => format!("language {stated}"),
            (None, None) => "language not known".to_owned(),
        }
    }

    /// Labels, and what is known.
    fn known(&self) -> Vec<(&'static str, String)> {
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
                format!(
                    "{}, {}, {}{}, {}",
                    opened.name,
                    opened.format,
                    opened.encoding,
                    if opened.lossy {
                        " with replaced characters"
                    } else {
                        ""
                    },
                    self.language(),
                ),
            ),
            (
                "Length",
                format!(
                    "{}, {}, {}, {}{part}",
                    number_of(document.words() as usize, "word"),
                    number_of(document.paragraphs() as usize, "paragraph"),
                    number_of(document.sentences().len(), "sentence"),
                    number_of(document.sections().len(), "section"),
                ),
            ),
            (
                "Read",
                format!("{} % of the sentences", self.reader.percent_read()),
            ),
            ("Facets", {
                let found = match &self.briefing.provenance {
                    Provenance::Nothing => "none".to_owned(),
                    Provenance::Lens(title) => format!("lens “{title}”"),
                    Provenance::Rules => "found by rules".to_owned(),
                    Provenance::Awaited => "being found by rules".to_owned(),
                    Provenance::Deferred => {
                        "found once their pane has the focus: the text is long".to_owned()
                    }
                };
                match self.briefing.part() {
                    Some(part) => format!("{found} in {part} of the text"),
                    None => found,
                }
            }),
        ];
        if !opened.path.is_empty() {
            rows.insert(5, ("File", opened.path.to_string()));
        }
        if let Some(address) = &meta.title_address {
            rows.insert(1, ("Title leads to", address.to_string()));
        }
        for LinkHere { words, address } in self.links_here() {
            let told = if words.is_empty() {
                address.to_string()
            } else {
                format!("{words}: {address}")
            };
            rows.push(("Link here", told));
        }
        let left_out = document.left_out().len();
        if left_out > 0 {
            let key = keymap::key_of(PaneAction::LeftOut);
            let words = match left_out {
                1 => format!("1 block of the page; {key} shows it"),
                _ => format!("{left_out} blocks of the page; {key} shows them"),
            };
            rows.push(("Left out", words));
        }
        if document.replaced > 0 {
            let words = format!("{} control or hidden characters", document.replaced);
            rows.push(("Made visible", words));
        }
        rows
    }
}
