//! The walk along the parser's events, block by block.

mod blocks;

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::lead::Lead;
use super::plan::{Plan, Seen};
use super::template::Masked;
use crate::formats::draft::{Draft, Kind};
use crate::formats::html;
use crate::formats::marked::{Around, Marked, visible};
use crate::formats::table::table_text;
use crate::text::{BlockKind, PointNumber};

/// What kind of block the walk is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Text,
    Heading,
    Code,
}

/// A bare row, and whether a blank one stands before it.
struct Bare {
    text: Marked,
    source: Option<Range<usize>>,
    apart: bool,
}

/// Where the walk is, and what it has gathered so far.
pub(super) struct Walk<'a> {
    pub(super) draft: Draft<'a>,
    plan: Plan,
    /// Where the text after the front matter begins.
    at: usize,
    masked: &'a Masked<'a>,
    /// Constructs around.
    depth: usize,
    /// Text of the block so far.
    text: Marked,
    /// The block of HTML so far.
    html: String,
    source: Option<Range<usize>>,
    /// The next number of each list around.
    lists: Vec<Option<u64>>,
    /// Quotations outside of all these lists, and within each.
    quotations: Vec<usize>,
    /// The point of a list that has no text yet.
    point: Option<BlockKind>,
    inside: Inside,
    around: Around,
    /// Links and pictures around.
    links: usize,
    /// Where the link around leads.
    address: Option<String>,
    pictures: usize,
    /// Letters of the block that stand for pictures which lead elsewhere: a block of
    /// nothing else is a row of badges.
    badges: usize,
    /// Letters of the block that are links into the same page.
    within: usize,
    /// What stands before the next text: the label of a footnote.
    label: String,
    table: Vec<Vec<Marked>>,
    lead: Lead,
    /// A bare row that waits for what it may head.
    bare: Option<Bare>,
    /// Bare rows before that head nothing.
    run: usize,
    /// Whether running text has come.
    has_text: bool,
    /// Whether the block before is a heading by its bold type.
    pub(super) after_line: bool,
    /// The level of the heading before.
    level: u8,
    pub(super) seen: Seen,
    /// Whether nothing but what is seen counts: no block is ever made.
    pub(super) is_survey: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(draft: Draft<'a>, plan: Plan, at: usize, masked: &'a Masked<'a>) -> Self {
        Self {
            draft,
            plan,
            at,
            masked,
            depth: 0,
            text: Marked::default(),
            html: String::new(),
            source: None,
            lists: Vec::new(),
            point: None,
            quotations: vec![0],
            inside: Inside::Text,
            around: Around::default(),
            links: 0,
            address: None,
            pictures: 0,
            badges: 0,
            within: 0,
            label: String::new(),
            table: Vec::new(),
            lead: Lead::default(),
            bare: None,
            run: 0,
            has_text: false,
            after_line: false,
            level: 0,
            seen: Seen::default(),
            is_survey: false,
        }
    }

    pub(super) fn event(&mut self, event: Event<'_>, source: Range<usize>) {
        if self.depth == 0 && !matches!(event, Event::End(_)) {
            // What stands on the highest level ends where the next begins.
            self.end_block();
            if !self.is_survey {
                self.draft.settle();
            }
        }
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.start(tag);
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag);
            }
            Event::Text(text) if self.inside == Inside::Code => {
                self.add(&self.masked.code(&text, &source), source);
            }
            Event::Text(text) => {
                self.lead.star(&text, self.text.text.len(), source.start);
                self.add(&self.masked.without_tags(&text, &source), source);
            }
            Event::Code(text) => self.put(&self.masked.code(&text, &source), source, true),
            Event::SoftBreak => self.add("\n", source),
            Event::HardBreak => self.text.end_row(),
            // The sign of a note is no part of what a section is called.
            Event::FootnoteReference(_) if self.inside == Inside::Heading => {}
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
                self.text.end_row();
            }
            Event::Html(html) => {
                self.html
                    .push_str(&self.masked.without_tags(&html, &source));
                let so_far = self.source.get_or_insert(source.clone());
                so_far.end = so_far.end.max(source.end);
            }
            Event::InlineHtml(html) if matches!(&*html, "<b>" | "<strong>") => self.open_bold(),
            Event::InlineHtml(html) if matches!(&*html, "</b>" | "</strong>") => self.close_bold(),
            Event::InlineHtml(html) => {
                let struck = &mut self.around.struck;
                match html::strike(&html) {
                    Some(true) => *struck += 1,
                    Some(false) => *struck = struck.saturating_sub(1),
                    None => {}
                }
            }
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::CodeBlock(_) => {
                self.end_block();
                self.end_bare(false);
                self.seen.other();
                self.inside = Inside::Code;
            }
            Tag::HtmlBlock => {
                self.end_block();
                self.html.clear();
            }
            Tag::Paragraph => self.end_block(),
            Tag::Heading { .. } => {
                self.end_block();
                self.inside = Inside::Heading;
            }
            Tag::Link { dest_url, .. } => {
                self.links += 1;
                self.address = Some(dest_url.into_string());
            }
            Tag::Image { .. } => self.pictures += 1,
            Tag::Strong => self.open_bold(),
            Tag::Emphasis => self.around.stressed += 1,
            Tag::Strikethrough => self.around.struck += 1,
            Tag::BlockQuote(_) => {
                self.end_block();
                self.end_bare(false);
                self.seen.quotation();
                if let Some(inner) = self.quotations.last_mut() {
                    *inner += 1;
                }
            }
            Tag::List(number) => {
                self.end_block();
                self.end_bare(false);
                self.seen.other();
                self.lists.push(number);
                self.quotations.push(0);
            }
            Tag::Item => {
                self.end_block();
                let number = self.lists.last_mut().and_then(Option::as_mut).map(|next| {
                    let number = *next;
                    *next = next.saturating_add(1);
                    PointNumber::of(u32::try_from(number).unwrap_or(u32::MAX))
                });
                self.point = Some(BlockKind::ListItem {
                    depth: u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX),
                    number,
                });
            }
            Tag::FootnoteDefinition(label) => {
                self.end_block();
                self.end_bare(false);
                self.label = format!("[{label}] ");
            }
            Tag::Table(_) => {
                self.end_block();
                self.end_bare(false);
                self.seen.other();
                self.table.clear();
            }
            Tag::TableHead | Tag::TableRow => self.table.push(Vec::new()),
            Tag::TableCell
            | Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Item => self.end_block(),
            TagEnd::Link => {
                self.links = self.links.saturating_sub(1);
                self.address = None;
            }
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::Strong => self.close_bold(),
            TagEnd::Emphasis => self.around.stressed = self.around.stressed.saturating_sub(1),
            TagEnd::Strikethrough => self.around.struck = self.around.struck.saturating_sub(1),
            TagEnd::FootnoteDefinition => {
                self.end_block();
                // An empty footnote names nothing, least of all what follows it.
                self.label.clear();
            }
            TagEnd::Heading(level) => {
                self.inside = Inside::Text;
                self.end_heading(level as u8);
            }
            TagEnd::BlockQuote(_) => {
                self.end_block();
                if let Some(inner) = self.quotations.last_mut() {
                    *inner = inner.saturating_sub(1);
                }
            }
            TagEnd::List(_) => {
                self.end_block();
                if self.lists.pop().is_some() {
                    self.quotations.pop();
                }
                self.point = None;
            }
            TagEnd::CodeBlock => {
                self.inside = Inside::Text;
                self.push(Kind::Block(BlockKind::Code));
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.text);
                if let Some(row) = self.table.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                self.text = table_text(std::mem::take(&mut self.table));
                self.push(Kind::Block(BlockKind::Table));
            }
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn add(&mut self, text: &str, source: Range<usize>) {
        self.put(text, source, false);
    }

    fn put(&mut self, text: &str, source: Range<usize>, is_code: bool) {
        if self.links > 0 && self.pictures > 0 {
            self.badges += visible(text);
        }
        if self
            .address
            .as_deref()
            .is_some_and(|address| address.starts_with('#'))
        {
            self.within += visible(text);
        }
        if !is_code {
            self.text.mend_cut(text);
        }
        let emphasis = self.around.emphasis(is_code);
        self.text.add(text, self.address.as_deref(), emphasis);
        let so_far = self.source.get_or_insert(source.clone());
        so_far.end = so_far.end.max(source.end);
    }
}
