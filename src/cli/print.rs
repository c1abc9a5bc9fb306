//! The article and its outline as plain text and data.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::markdown::{escaped, linked};
use crate::text::{BlockId, BlockKind, CELL_SEPARATOR, Document, SectionId, Span, Within};
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
            out.extend(std::iter::repeat_n(' ', row.indent.into()));
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

/// The article as Markdown, with its links.
pub fn article_markdown(document: &Document) -> String {
    let mut out = String::new();
    let title = document.meta.title.as_deref();
    if let Some(title) = title {
        let _ = writeln!(out, "# {}\n", escaped(title));
    }
    let mut open = Open::default();
    for (at, block) in document.blocks().iter().enumerate() {
        let id = BlockId::at(at);
        let text = document.block_text(id);
        let around = open.reach(document.within(id), block.kind);
        if around.contains('>') && !open.points.is_empty() && out.ends_with("\n\n") {
            // A blank row would end the quotation around the point.
            out.pop();
            let _ = writeln!(out, "{}", around.trim_end());
        }
        let (first, before) = open.enter(around, document.within(id), block.kind);
        let row = || linked_rows(document, id, &before);
        let _ = match block.kind {
            BlockKind::Heading => {
                let level = document
                    .section(document.section_at(id))
                    .map_or(1, |own| own.level);
                let level = usize::from(level) + usize::from(title.is_some());
                writeln!(out, "{first}{} {}\n", "#".repeat(level.min(6)), row())
            }
            BlockKind::Code => {
                let fence = fence(text);
                let rows = std::iter::once(&*fence).chain(text.lines());
                for row in rows.chain([&*fence]) {
                    let _ = writeln!(out, "{before}{row}");
                }
                writeln!(out)
            }
            BlockKind::Table => {
                for row in table_markdown(document, id).lines() {
                    let _ = writeln!(out, "{before}{row}");
                }
                writeln!(out)
            }
            BlockKind::Break => writeln!(out, "{first}* * *\n"),
            BlockKind::Paragraph
            | BlockKind::Quotation
            | BlockKind::Byline
            | BlockKind::ListItem { .. } => writeln!(out, "{first}{}\n", row()),
        };
    }
    out
}

/// The points that the blocks which are written stand within.
#[derive(Default)]
struct Open {
    /// The quotations around the outermost list.
    outer: u8,
    /// Of each point the quotations between it and the one around it, and the columns
    /// of its mark.
    points: Vec<(u8, usize)>,
}

impl Open {
    /// Closes the points that a block does not stand within: what stands before its rows
    /// for those that are left.
    fn reach(&mut self, within: Within, kind: BlockKind) -> String {
        let depth = if let BlockKind::ListItem { depth, .. } = kind {
            depth
        } else {
            within.points
        };
        if within.outer != self.outer {
            self.points.clear();
        }
        self.outer = within.outer;
        self.points.truncate(depth.into());
        let mut around = "> ".repeat(within.outer.into());
        for (quotations, columns) in &self.points {
            around.push_str(&"> ".repeat((*quotations).into()));
            around.push_str(&" ".repeat(*columns));
        }
        around
    }

    /// What stands before the first row of a block and before the others; a point is
    /// open from then on.
    fn enter(&mut self, around: String, within: Within, kind: BlockKind) -> (String, String) {
        let BlockKind::ListItem { number, .. } = kind else {
            let before = around + &"> ".repeat(within.inner.into());
            return (before.clone(), before);
        };
        let known = self.points.iter().map(|(quotations, _)| *quotations);
        let own = within
            .inner
            .saturating_sub(known.fold(0, u8::saturating_add));
        let mark = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
        let before = around + &"> ".repeat(own.into());
        self.points.push((own, mark.len()));
        let rest = format!("{before}{:columns$}", "", columns = mark.len());
        (before + &mark, rest)
    }
}

/// The rows of a block as its author ended them, as Markdown.
fn linked_rows(document: &Document, id: BlockId, before: &str) -> String {
    let length = document.block_text(id).len();
    let all = Span::new(id, 0..length);
    let ends = document.breaks_in(all).map(|at| at as usize);
    let mut from = 0;
    let rows = ends.chain([length]).map(|to| {
        let row = linked(document, Span::new(id, from..to));
        from = to + 1;
        row
    });
    let rows: Vec<String> = rows.collect();
    rows.join(&format!("\\\n{before}"))
}

/// A fence that no row of the text can be.
fn fence(text: &str) -> String {
    let longest = text
        .split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    "`".repeat(longest.max(2) + 1)
}

fn table_markdown(document: &Document, id: BlockId) -> String {
    let mut out = String::new();
    let mut from = 0;
    let text = document.block_text(id);
    let columns = |row: &str| row.split(CELL_SEPARATOR).count();
    // What stands beyond the cells of the first row would not be read.
    let widest = text.lines().map(columns).max().unwrap_or(0);
    for (at, row) in text.lines().enumerate() {
        let cells = row.split(CELL_SEPARATOR).map(|cell| {
            let start = from + cell.len() - cell.trim_start().len();
            from += cell.len() + CELL_SEPARATOR.len_utf8();
            let text = cell.trim();
            let linked = linked(document, Span::new(id, start..start + text.len()));
            // A sign within code or an address would end the cell.
            let signs = linked.matches('|').count();
            if signs == linked.matches("\\|").count() {
                linked
            } else {
                escaped(text)
            }
        });
        let mut cells: Vec<String> = cells.collect();
        if at == 0 {
            cells.resize(widest, String::new());
        }
        // The end of the row is shorter than a separator.
        from = from + 1 - CELL_SEPARATOR.len_utf8();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
        if at == 0 {
            let _ = writeln!(out, "|{}", " --- |".repeat(widest));
        }
    }
    out
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
    use crate::formats;
    use crate::text::width::width;
    use crate::text::{Clean, DocumentBuilder, PointNumber};

    fn document() -> Document {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, "An opening of several words.", 0..0);
        builder.heading(2, "First", 0..0);
        let item = BlockKind::ListItem {
            depth: 0,
            number: Some(PointNumber::of(1)),
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
    fn the_article_as_markdown_is_read_again_as_it_was() {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, "1. An *opening*, with words.", 0..0);
        builder.heading(1, "First", 0..0);
        for (depth, number) in [(0, None), (1, Some(4)), (1, Some(5)), (0, None)] {
            let number = number.map(PointNumber::of);
            let point = BlockKind::ListItem { depth, number };
            builder.block(point, "A point [here].", 0..0);
        }
        builder.block(BlockKind::Quotation, "> Words of another.", 0..0);
        builder.heading(2, "Nested", 0..0);
        builder.block(BlockKind::Code, "```\nlet it = be;", 0..0);
        builder.block(BlockKind::Table, "a │ b|c\n1 │ 2\n", 0..0);
        builder.block(BlockKind::Break, "", 0..0);
        builder.block(BlockKind::Paragraph, "The end of it all.", 0..0);
        builder.meta().title = Some(Clean::line("A # title"));
        let before = builder.finish();
        let markdown = article_markdown(&before);
        let from = formats::named("markdown");
        let bytes = markdown.clone().into_bytes();
        let after = formats::read(bytes, None, from, formats::Extent::Whole).unwrap();
        let after = after.document;
        assert_eq!(after.meta.title, before.meta.title);
        let blocks = |document: &Document| -> Vec<_> {
            let all = document.blocks().iter().enumerate();
            all.map(|(at, block)| (block.kind, document.block_text(BlockId::at(at)).to_owned()))
                .collect()
        };
        assert_eq!(blocks(&after), blocks(&before), "{markdown}");
        assert!(headings(&after).eq(headings(&before)));
    }

    #[test]
    fn a_first_row_of_few_cells_cuts_none_of_the_others_off() {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Table, "Total\n1 │ 2", 0..0);
        assert_eq!(
            article_markdown(&builder.finish()),
            "| Total |  |\n| --- | --- |\n| 1 | 2 |\n\n"
        );
    }

    #[test]
    fn blocks_within_others_are_read_again_as_they_were() {
        let text = "- One\n\n  More of one,\\\n  in rows.\n\n  ```\n  code\n  ```\n\n  > Said.\n\n\
                    - Two\n\n> A\n>\n> > B\n>\n> - C\n>\n>   D\n\nThe ~~end~~ of it.\n";
        let read = |text: &str| {
            let from = formats::named("markdown");
            let bytes = text.to_owned().into_bytes();
            let read = formats::read(bytes, None, from, formats::Extent::Whole);
            read.unwrap().document
        };
        let told = |document: &Document| -> Vec<_> {
            let all = document.blocks().iter().enumerate();
            all.map(|(at, block)| {
                let id = BlockId::at(at);
                let text = document.block_text(id).to_owned();
                let ends: Vec<_> = document.breaks_in(Span::new(id, 0..text.len())).collect();
                let all = Span::new(id, 0..text.len());
                let marks = format!(
                    "{:?}{:?}",
                    document.links_over(all),
                    document.emphasis_over(all)
                );
                (block.kind, text, document.within(id), (ends, marks))
            })
            .collect()
        };
        let before = read(text);
        let markdown = article_markdown(&before);
        assert!(markdown.contains("The ~~end~~ of it."), "{markdown}");
        assert_eq!(told(&read(&markdown)), told(&before), "{markdown}");
        for text in [
            "- One\n\n  | a | b |\n  | - | - |\n  | 1 | 2 |\n\n  Behind the table.\n\nEnd.\n",
            "- One\n\n  ## Two\n\n  Behind the heading.\n\n  ---\n\n  Behind the break.\n\nEnd.\n",
            "100. One\n\n     More.\n\n     - Two\n\n       More of two.\n\n101. Three\n",
            "- a\n\n  > q\n  >\n  > - b\n  >\n  >   c\n  >\n  >   1. d\n\n- e\n\n  f\n",
            "| a | b |\n| - | - |\n| **1** é x | [2](<https://a.example>) `c` |\n| 3 | ~~4~~ |\n",
            "> - a\n>\n>   - b\n>\n>     > c\n\n- d\n\n  e\n",
        ] {
            let before = read(text);
            let markdown = article_markdown(&before);
            assert_eq!(told(&read(&markdown)), told(&before), "{markdown}");
        }
        // A point without text of its own is none.
        let markdown = article_markdown(&read("-\n  ```\n  code\n  ```\n\nEnd.\n"));
        assert_eq!(markdown, "```\ncode\n```\n\nEnd.\n\n");
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
