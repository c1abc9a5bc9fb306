//! The article and its outline as plain text and data.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::markdown::escaped;
use crate::text::{BlockKind, Document, SectionId};
use crate::typeset::{RowId, RowKind, Typesetting};

/// The article as plain text, no row wider than `width`.
pub fn article(document: &Document, width: u16) -> String {
    let mut out = String::new();
    if let Some(title) = &document.meta.title {
        let _ = writeln!(out, "{title}\n");
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

/// The outline as text: headings, two columns further in for each level.
pub fn outline_text(document: &Document) -> String {
    nested(document, "", str::to_owned)
}

/// The outline as a Markdown list.
pub fn outline_markdown(document: &Document) -> String {
    nested(document, "- ", escaped)
}

fn nested(document: &Document, mark: &str, form: fn(&str) -> String) -> String {
    let least = headings(document)
        .map(|(level, _)| level)
        .min()
        .unwrap_or(1);
    let mut out = String::new();
    for (level, heading) in headings(document) {
        let indent = 2 * usize::from(level - least);
        let _ = writeln!(out, "{:indent$}{mark}{}", "", form(heading));
    }
    out
}

/// The outline as data: level and heading of each section.
pub fn outline_json(document: &Document) -> Vec<Value> {
    headings(document)
        .map(|(level, heading)| json!({"level": level, "heading": heading}))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::DocumentBuilder;
    use crate::text::width::width;

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
        let text = article(&document(), 20);
        assert!(text.lines().all(|row| width(row) <= 20), "{text}");
        assert!(
            text.contains("\nFirst\n\n1. A point that\n   is long"),
            "{text}"
        );
    }

    #[test]
    fn the_outline_nests_from_its_highest_level() {
        assert_eq!(outline_text(&document()), "First\n  Nested\n");
        assert_eq!(outline_markdown(&document()), "- First\n  - Nested\n");
    }
}
