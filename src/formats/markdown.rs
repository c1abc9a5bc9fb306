//! Markdown with tables, footnotes and front matter.
//!
//! Markup inside a block is dropped, its text stays: a span of the document must
//! hold what a reader sees. Events come as a flat list, so that no depth of
//! nesting can exhaust the stack here.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::draft::{Draft, Kind};
use super::{Extent, Format, front_matter, head, head_of, plain, read_text};
use crate::text::{BlockKind, CELL_SEPARATOR, Document, Meta, word};

pub(super) static FORMAT: Format = Format {
    name: "markdown",
    extensions: &[
        "md", "markdown", "mdown", "mkd", "mkdn", "mdwn", "qmd", "rmd",
    ],
    sniff: |opening| head_of(opening).is_some_and(|head| looks_like_markdown(&head)),
    read: |bytes, extent| read_text(bytes, extent, parse),
};

/// Most signs that may be markup in a text read as Markdown: the parser keeps some
/// 60 bytes for each, so that a flood of them would take gigabytes.
const MOST_SIGNS: usize = 3_000_000;
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Front matter, or a heading that nothing but Markdown writes so.
fn looks_like_markdown(head: &str) -> bool {
    let is_heading = |row: &str| {
        let title = row.trim_start_matches('#');
        (1..=6).contains(&(row.len() - title.len()))
            && title
                .strip_prefix(' ')
                .is_some_and(|title| title.starts_with(char::is_alphanumeric))
    };
    let mut before = "";
    let mut headings = head.lines().filter(|row| {
        let apart = std::mem::replace(&mut before, row).trim().is_empty();
        apart && is_heading(row)
    });
    front_matter::split(head).is_some() || headings.next().is_some()
}

/// A text with more signs than any article has is read as plain.
fn parse(text: &str, extent: Extent) -> Document {
    let signs = text.bytes().filter(|b| b"[]()<>*_`~!&\\|\n".contains(b));
    if signs.count() > MOST_SIGNS {
        return plain::parse(text, extent);
    }
    let (meta, at) = front_matter::split(head(text)).unwrap_or_default();
    let is_cut = head(text).len() < text.len();
    let plan = Plan::of(head(text).get(at..).unwrap_or_default(), is_cut, &meta);
    let mut walk = Walk {
        draft: Draft::new(text, meta),
        plan,
        at,
        text: String::new(),
        source: None,
        lists: Vec::new(),
        point: None,
        quotations: 0,
        label: String::new(),
        table: Vec::new(),
    };
    let body = text.get(at..).unwrap_or_default();
    for (event, source) in Parser::new_ext(body, options()).into_offset_iter() {
        walk.event(event, source);
    }
    walk.end_block();
    walk.draft.finish(extent)
}

/// What the head tells about the whole.
struct Plan {
    /// Whether the first heading is the title and not a section.
    has_title: bool,
    /// The highest level that headings of sections have.
    highest: u8,
}

impl Plan {
    fn of(head: &str, is_cut: bool, meta: &Meta) -> Self {
        let mut levels = Vec::new();
        let mut first = String::new();
        let (mut is_first, mut inside) = (true, false);
        for (event, source) in Parser::new_ext(head, options()).into_offset_iter() {
            // Nobody knows yet how a heading at the cut goes on.
            if is_cut && source.end >= head.trim_end().len() {
                break;
            }
            if let Event::Start(Tag::Heading { level, .. }) = event {
                inside = is_first;
                is_first = false;
                levels.push(level as u8);
            } else if let Event::End(TagEnd::Heading(_)) = event {
                inside = false;
            } else if let Event::Start(Tag::Paragraph | Tag::List(_) | Tag::BlockQuote(_)) = event {
                is_first = false;
            } else if let Event::Text(text) | Event::Code(text) = event
                && inside
            {
                first.push_str(&text);
            }
        }
        let is_only = !levels.iter().skip(1).any(|level| *level == 1);
        // Empty unless it stands before all text.
        let first = word::terms(&first);
        let has_title = levels.first() == Some(&1)
            && !first.is_empty()
            && (meta.title.as_deref()).map_or(is_only, |title| word::terms(title) == first);
        let highest = levels.iter().skip(usize::from(has_title)).min();
        Self {
            has_title,
            highest: highest.copied().unwrap_or(1),
        }
    }
}

struct Walk<'a> {
    draft: Draft<'a>,
    plan: Plan,
    /// Where the text after the front matter begins.
    at: usize,
    /// Text of the block so far.
    text: String,
    source: Option<Range<usize>>,
    /// The next number of each list around.
    lists: Vec<Option<u64>>,
    /// The point of a list that has no text yet.
    point: Option<BlockKind>,
    quotations: usize,
    /// What stands before the next text: the label of a footnote.
    label: String,
    table: Vec<Vec<String>>,
}

impl Walk<'_> {
    fn event(&mut self, event: Event<'_>, source: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.add(&text, source),
            Event::SoftBreak | Event::HardBreak => self.add(" ", source),
            Event::FootnoteReference(label) => self.add(&format!("[{label}]"), source),
            Event::TaskListMarker(done) => self.add(if done { "[x] " } else { "[ ] " }, source),
            Event::Rule => {
                self.end_block();
                self.source = Some(source);
                self.push(Kind::Block(BlockKind::Break));
            }
            Event::InlineHtml(html)
                if html
                    .get(..3)
                    .is_some_and(|html| html.eq_ignore_ascii_case("<br")) =>
            {
                self.add(" ", source);
            }
            Event::InlineHtml(_)
            | Event::Html(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.end_block();
            }
            Tag::BlockQuote(_) => {
                self.end_block();
                self.quotations += 1;
            }
            Tag::List(number) => {
                self.end_block();
                self.lists.push(number);
            }
            Tag::Item => {
                self.end_block();
                let number = self.lists.last_mut().and_then(Option::as_mut).map(|next| {
                    let number = *next;
                    *next = next.saturating_add(1);
                    u32::try_from(number).unwrap_or(u32::MAX)
                });
                self.point = Some(BlockKind::ListItem {
                    depth: u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX),
                    number,
                });
            }
            Tag::FootnoteDefinition(label) => {
                self.end_block();
                self.label = format!("[{label}] ");
            }
            Tag::Table(_) => {
                self.end_block();
                self.table.clear();
            }
            Tag::TableHead | Tag::TableRow => self.table.push(Vec::new()),
            Tag::TableCell
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Item => self.end_block(),
            TagEnd::FootnoteDefinition => {
                self.end_block();
                // An empty footnote names nothing, least of all what follows it.
                self.label.clear();
            }
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::BlockQuote(_) => {
                self.end_block();
                self.quotations = self.quotations.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.end_block();
                self.lists.pop();
                self.point = None;
            }
            TagEnd::CodeBlock => self.push(Kind::Block(BlockKind::Code)),
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.text);
                if let Some(row) = self.table.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                self.text = table_text(&std::mem::take(&mut self.table));
                self.push(Kind::Block(BlockKind::Table));
            }
            TagEnd::HtmlBlock
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn add(&mut self, text: &str, source: Range<usize>) {
        self.text.push_str(text);
        let so_far = self.source.get_or_insert(source.clone());
        so_far.end = so_far.end.max(source.end);
    }

    /// Ends a heading; the title is told, not shown as a block.
    fn end_heading(&mut self, level: HeadingLevel) {
        if std::mem::take(&mut self.plan.has_title) {
            self.draft.title(&std::mem::take(&mut self.text));
            self.source = None;
        } else {
            let level = (level as u8 + 1).saturating_sub(self.plan.highest);
            self.push(Kind::Heading(level.max(1)));
        }
    }

    /// Ends running text, also that of a point, which has no end of its own.
    fn end_block(&mut self) {
        if self.text.trim().is_empty() {
            self.text.clear();
            self.source = None;
            return;
        }
        let running = if self.quotations > 0 {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        };
        let kind = self.point.take().unwrap_or(running);
        self.push(Kind::Block(kind));
    }

    fn push(&mut self, kind: Kind) {
        let source = self.source.take().unwrap_or_default();
        let source = source.start + self.at..source.end + self.at;
        let mut text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            text.insert_str(0, &std::mem::take(&mut self.label));
        }
        self.draft.push(kind, Cow::Owned(text), source);
    }
}

/// The text of a table: a line for each row; how it is set is not known here.
pub(super) fn table_text(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.extend([' ', CELL_SEPARATOR, ' ']);
            }
            out.push_str(cell.trim());
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests;
