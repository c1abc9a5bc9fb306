//! The article and its outline as plain text and data.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::markdown::escaped;
use crate::text::{BlockKind, Document, SectionId};
use crate::typeset::{RowId, RowKind, Typesetting, rows_of};

/// The article as plain text, no row wider than `width`.
pub fn article(document: &Document, width: u16) -> String {
    let mut out = String::new();
    if let Some(title) = &document.meta.title {
        for row in rows_of(title, width.into()) {
            let _ = writeln!(out, "{}", title.get(row).unwrap_or_default());
        }
        out.push('\n');
    }
    let mut typesetting = Typesetting::new(width);
    let mut next = (!document.is_empty()).then(RowId::default);
    while let Some(id) = next {
        let Some(row) = typesetting.row(document, id) else {
            break;
        };
        if let RowKind::Rule(columns) = row.kind {
            out.extend(std::iter::repeat_n('-', columns.into()));
        } else if row.kind == RowKind::Text {
            let kind = document.block(id.block).map(|block| block.kind);
            let mark = if row.opens { mark(kind) } else { String::new() };
            let indent = usize::from(row.indent);
            let text = row.shown(document.block_text(id.block));
            let _ = write!(out, "{mark:>indent$}{text}");
        }
        out.push('\n');
        next = typesetting.next(document, id);
    }
    out
}

/// What stands before the first row of a block.
fn mark(kind: Option<BlockKind>) -> String {
    match kind {
        Some(BlockKind::ListItem {
            number: Some(number),
            ..
        }) => format!("{number}. "),
        Some(BlockKind::ListItem { number: None, .. }) => "- ".to_owned(),
        Some(BlockKind::Break) => "*   *   *".to_owned(),
        Some(
            BlockKind::Heading
            | BlockKind::Paragraph
            | BlockKind::Byline
            | BlockKind::Quotation
            | BlockKind::Code
            | BlockKind::Table,
        )
        | None => String::new(),
    }
}

/// Headings with their levels, in reading order.
pub fn headings(document: &Document) -> impl Iterator<Item = (u8, &str)> {
    document
        .sections()
        .iter()
        .enumerate()
        .filter_map(|(at, section)| Some((section.level, document.heading(SectionId::at(at))?)))
}

/// The outline as text: at most `most` headings, two columns further in for each level.
pub fn outline_text(document: &Document, most: usize) -> String {
    nested(document, most, "", str::to_owned)
}

/// The outline as a Markdown list of at most `most` headings.
pub fn outline_markdown(document: &Document, most: usize) -> String {
    nested(document, most, "- ", escaped)
}

fn nested(document: &Document, most: usize, mark: &str, form: fn(&str) -> String) -> String {
    let least = headings(document)
        .map(|(level, _)| level)
        .min()
        .unwrap_or(1);
    let mut out = String::new();
    for (level, heading) in headings(document).take(most) {
        let indent = 2 * usize::from(level - least);
        let _ = writeln!(out, "{:indent$}{mark}{}", "", form(heading));
    }
    out
}

/// The outline as data: level and heading of each section, at most `most`.
pub fn outline_json(document: &Document, most: usize) -> Vec<Value> {
    headings(document)
        .take(most)
        .map(|(level, heading)| json!({"level": level, "heading": heading}))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width;
    use crate::text::{Clean, DocumentBuilder};

    fn document() -> Document {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, "An opening of several words.", 0..0);
        builder.heading(2, "First", 0..0);
        let item = BlockKind::ListItem {
            depth: 0,
            number: Some(1),
        };
        builder.block(item, "A point that is long enough to wrap.", 0..0);
        builder.heading(3, "Nested", 0..0);
        builder.finish()
    }

    #[test]
    fn the_text_keeps_its_form_within_the_width() {
        let mut document = document();
        document.meta.title = Some(Clean::line("A title of more words than a row"));
        let text = article(&document, 20);
        assert!(
            text.starts_with("A title of more\nwords than a row\n\nAn "),
            "{text}"
        );
        assert!(text.lines().all(|row| width(row) <= 20), "{text}");
        assert!(
            text.contains("\nFirst\n\n1. A point that\n   is long"),
            "{text}"
        );
    }

    #[test]
    fn the_outline_nests_from_its_highest_level() {
        let all = usize::MAX;
        assert_eq!(outline_text(&document(), all), "First\n  Nested\n");
        assert_eq!(outline_markdown(&document(), all), "- First\n  - Nested\n");
        assert_eq!(outline_markdown(&document(), 1), "- First\n");
        assert_eq!(outline_json(&document(), 1).len(), 1);
    }
}
