//! The walk along the parser's events, block by block.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::lead::{self, Bold, Lead};
use super::plan::{Plan, Seen, Title};
use super::template::Masked;
use crate::formats::draft::{Draft, Kind};
use crate::formats::html::{self, Form};
use crate::formats::marked::{Around, Marked, visible};
use crate::formats::table::table_text;
use crate::formats::{byline, plain};
use crate::text::{BlockKind, PointNumber, Within};

/// What kind of block the walk is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Text,
    Heading,
    Code,
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
    /// What stands before the next text: the label of a footnote.
    label: String,
    table: Vec<Vec<Marked>>,
    lead: Lead,
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
            label: String::new(),
            table: Vec::new(),
            lead: Lead::default(),
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
                self.seen.quotation();
                if let Some(inner) = self.quotations.last_mut() {
                    *inner += 1;
                }
            }
            Tag::List(number) => {
                self.end_block();
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
                self.label = format!("[{label}] ");
            }
            Tag::Table(_) => {
                self.end_block();
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
            TagEnd::Heading(level) => self.end_heading(level),
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
        let emphasis = self.around.emphasis(is_code);
        self.text.add(text, self.address.as_deref(), emphasis);
        let so_far = self.source.get_or_insert(source.clone());
        so_far.end = so_far.end.max(source.end);
    }

    /// Ends a heading; the title is told, not shown as a block.
    fn end_heading(&mut self, level: HeadingLevel) {
        let level = level as u8;
        self.inside = Inside::Text;
        if self.depth == 0 {
            self.seen.heading(level, &self.text.text);
        }
        if self.depth == 0
            && self
                .plan
                .title
                .take_if(|title| *title == Title::Heading)
                .is_some()
        {
            self.name();
        } else {
            let level = (level + 1).saturating_sub(self.plan.highest).max(1);
            self.level = level;
            self.text.take_number(&mut self.point);
            self.push(Kind::Heading(level));
        }
        self.lead = Lead::default();
    }

    /// Names the article by the text.
    fn name(&mut self) {
        let title = std::mem::take(&mut self.text);
        self.draft.title(&title.text);
        self.draft.title_leads(&title.marks);
        self.source = None;
    }

    fn open_bold(&mut self) {
        self.around.strong += 1;
        self.lead.open(self.text.text.trim().is_empty());
        self.lead.go_on(&self.text.text);
    }

    fn close_bold(&mut self) {
        self.around.strong = self.around.strong.saturating_sub(1);
        self.lead.close(self.text.text.len());
    }

    /// Takes stars out that were to set words in bold type.
    fn mend(&mut self) {
        if let Some(mended) = self.lead.mended(&self.text.text) {
            self.text.replace(mended);
        }
    }

    /// Ends a paragraph, which may be a heading in bold type or begin with one.
    fn end_paragraph(&mut self) {
        self.mend();
        if self.depth > 0 || !self.label.is_empty() {
            return self.end_block();
        }
        let is_first = self.seen.is_empty();
        match self.lead.shape(&self.text.text) {
            Some(Bold::Line) if is_first && plain::is_kind_of_text(&self.text.text) => {
                self.push(Kind::Block(BlockKind::Byline));
            }
            // A credit, which the draft finds.
            Some(Bold::Line)
                if self.draft.in_opening() && byline::opening(&self.text.text).is_some() => {}
            Some(Bold::Line) => {
                self.seen.line(&self.text.text);
                if is_first && self.plan.title == Some(Title::Line) {
                    self.name();
                } else if self.plan.lines {
                    self.push(Kind::Heading(self.level.saturating_add(1)));
                    self.after_line = true;
                }
            }
            Some(Bold::Label(end)) => {
                self.seen.label();
                if self.plan.labels {
                    let mut rest = self.text.split_off(end);
                    let text = self.text.text.trim_end_matches(is_no_letter).len();
                    self.text.split_off(text);
                    let source = self.source.clone();
                    self.push(Kind::Heading(self.level.saturating_add(1)));
                    let text = rest.text.trim_start_matches(is_no_letter).len();
                    self.text = rest.split_off(rest.text.len() - text);
                    self.source = source;
                }
            }
            None => self.seen.other(),
        }
        self.end_block();
    }

    /// Ends a block of HTML, of which the text is shown.
    fn end_html(&mut self) {
        let html = std::mem::take(&mut self.html);
        let source = self.source.take();
        for piece in html::fragment(&html) {
            let is_line = self.depth == 0 && piece.form == Form::PARAGRAPH && lead::is_line(&piece);
            if is_line {
                self.seen.line(&piece.text);
            }
            let level = match piece.form {
                Form::Heading(level) => {
                    if self.depth == 0 {
                        self.seen.heading(level, &piece.text);
                    }
                    Some((level + 1).saturating_sub(self.plan.highest).max(1))
                }
                Form::Block(_) if is_line && self.plan.lines => Some(self.level.saturating_add(1)),
                Form::Block(_) => None,
            };
            let kind = match (level, piece.form) {
                (Some(level), _) => Kind::Heading(level),
                (None, Form::Block(kind)) if kind != BlockKind::Paragraph => Kind::Block(kind),
                (None, _) => self.running(),
            };
            let text = piece.text;
            if piece.form.is_heading() {
                self.level = level.unwrap_or_default();
                let title = &mut self.plan.title;
                let is_title =
                    self.depth == 0 && title.take_if(|it| *it == Title::Heading).is_some();
                if is_title {
                    self.draft.title(&text);
                    continue;
                }
            }
            self.text.replace(text);
            self.text.marks = piece.marks;
            self.source.clone_from(&source);
            if matches!(kind, Kind::Heading(_)) {
                self.text.take_number(&mut self.point);
            }
            self.push(kind);
        }
        self.source = None;
    }

    /// What running text is here.
    fn running(&mut self) -> Kind {
        let running = if self.quotations.iter().any(|around| *around > 0) {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        };
        Kind::Block(self.point.take().unwrap_or(running))
    }

    /// Ends running text, also that of a point, which has no end of its own.
    pub(super) fn end_block(&mut self) {
        self.mend();
        self.lead = Lead::default();
        let badges = std::mem::take(&mut self.badges);
        let is_badge = badges > 0 && badges == visible(&self.text.text);
        if is_badge || self.text.text.trim().is_empty() {
            self.text.clear();
            self.source = None;
            return;
        }
        let kind = self.running();
        self.push(kind);
    }

    fn push(&mut self, kind: Kind) {
        let source = self.source.take().unwrap_or_default();
        let source = source.start + self.at..source.end + self.at;
        let mut text = std::mem::take(&mut self.text);
        self.after_line = false;
        self.badges = 0;
        // A tag that nothing ends does not reach into the next block.
        self.around.struck = 0;
        self.around.strong = 0;
        if !text.text.is_empty() {
            text.put_before(&std::mem::take(&mut self.label));
        }
        let Marked {
            text, mut marks, ..
        } = text;
        let is_point = matches!(kind, Kind::Block(BlockKind::ListItem { .. }));
        marks.within = Within::around(&self.quotations, self.lists.len(), is_point);
        self.draft
            .push_marked(kind, Cow::Owned(text), source, marks);
    }
}

/// What stands between a label and its text.
fn is_no_letter(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | '.' | '–' | '—')
}
