//! A document in the making: what the formats share beyond the builder.
//!
//! The last blocks are held back until it is known that they are the last: they
//! may name the author, or, in the first part of a longer article, be unfinished.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::ops::Range;

use super::Extent;
use super::byline::{self, Credit};
use crate::text::{BlockKind, Clean, Document, DocumentBuilder, Marks, Meta, Ready};

/// Most blocks before the running text in which credits are looked for.
const OPENING: usize = 8;
/// Most words of a row below the title.
const SUBTITLE_WORDS: usize = 20;
/// Blocks at the end in which credits are looked for.
const CLOSING: usize = 3;

/// What a block is, with the level of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading with its level from 1.
    Heading(u8),
    /// Any other block.
    Block(BlockKind),
}

impl Kind {
    pub(super) const PARAGRAPH: Self = Self::Block(BlockKind::Paragraph);
    const BYLINE: Self = Self::Block(BlockKind::Byline);
    const BREAK: Self = Self::Block(BlockKind::Break);
}

#[derive(Debug)]
struct Raw<'a> {
    kind: Kind,
    text: Cow<'a, str>,
    source: Range<usize>,
    marks: Marks,
    /// Its text as prose, where that was made before.
    ready: Option<Ready<'a>>,
}

/// Collects the blocks of one article.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    extent: Extent,
    builder: DocumentBuilder,
    held: VecDeque<Raw<'a>>,
    /// Those of them that are no notes: credits stand above the notes.
    open: usize,
    /// Blocks so far, while no running text has come.
    opening: Option<usize>,
    /// Whether the block before may be the bare name of the author.
    name: bool,
    /// Whether the block before tells the date.
    dated: bool,
    author_is_open: bool,
    /// Where the running text begins.
    body: usize,
    /// The title as a field before the running text has it.
    subject: Option<String>,
}

impl<'a> Draft<'a> {
    /// A draft of an article, or of the start of one.
    pub(super) fn new(meta: Meta, extent: Extent) -> Self {
        let mut builder = DocumentBuilder::new();
        let author_is_open = meta.author.is_none();
        *builder.meta() = meta;
        Self {
            extent,
            builder,
            held: VecDeque::new(),
            open: 0,
            opening: Some(0),
            name: false,
            dated: false,
            author_is_open,
            body: 0,
            subject: None,
        }
    }

    /// The same without anything of the text that it was made from.
    pub(super) fn into_owned(self) -> Draft<'static> {
        let held = self.held.into_iter().map(|raw| Raw {
            kind: raw.kind,
            text: Cow::Owned(raw.text.into_owned()),
            source: raw.source,
            marks: raw.marks,
            ready: None,
        });
        Draft {
            extent: self.extent,
            builder: self.builder,
            held: held.collect(),
            open: self.open,
            opening: self.opening,
            name: self.name,
            dated: self.dated,
            author_is_open: self.author_is_open,
            body: self.body,
            subject: self.subject,
        }
    }

    /// Names the article by words that are no block of its text.
    pub(super) fn title(&mut self, title: &str) {
        let title = Clean::line(title);
        if !title.is_empty() {
            self.builder.meta().title = Some(title);
        }
    }

    /// Tells where the words of the title lead, if they do.
    pub(super) fn title_leads(&mut self, marks: &Marks) {
        let link = marks.links.first();
        self.builder.meta().title_address = link.map(|link| Clean::name(&link.address));
    }

    /// Makes room for an article of which `done` of about `all` bytes are read.
    pub(super) fn expect(&mut self, done: usize, all: usize) {
        self.builder.expect(done, all);
    }

    /// Notes text that stands beside the article and is no part of it.
    pub(super) fn left_out(&mut self, text: &str) {
        self.builder.left_out(text);
    }

    /// The title that a field before the running text tells. It is for the format to
    /// decide by the head of the text whether it counts.
    pub(super) fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }

    /// Whether the next block may still name author or date.
    pub(super) fn in_opening(&self) -> bool {
        self.opening.is_some_and(|blocks| blocks < OPENING)
    }

    /// Whether the next block, a paragraph of nothing but this text, names the author
    /// because it stands below a date.
    pub(super) fn is_author(&self, text: &str) -> bool {
        let is_below = self.dated || self.opening == Some(0) && byline::joins(text);
        is_below && self.in_opening() && self.author_is_open && byline::names(text).is_some()
    }

    /// Adds a block that was read from the bytes `source`.
    pub(super) fn push(&mut self, kind: Kind, text: Cow<'a, str>, source: Range<usize>) {
        self.push_marked(kind, text, source, Marks::default());
    }

    /// Adds a block with what its words carry; of a heading only links and strokes are kept.
    pub(super) fn push_marked(
        &mut self,
        kind: Kind,
        text: Cow<'a, str>,
        source: Range<usize>,
        marks: Marks,
    ) {
        self.hold(Raw {
            kind,
            text,
            source,
            marks,
            ready: None,
        });
    }

    /// Adds a block whose text may have been made ready as prose.
    pub(super) fn push_ready(
        &mut self,
        kind: Kind,
        text: Cow<'a, str>,
        source: Range<usize>,
        ready: Option<Ready<'a>>,
    ) {
        self.hold(Raw {
            kind,
            text,
            source,
            marks: Marks::default(),
            ready,
        });
    }

    fn hold(&mut self, mut raw: Raw<'a>) {
        if raw.kind == Kind::BREAK || raw.kind == Kind::PARAGRAPH && is_signs(&raw.text) {
            (raw.kind, raw.text, raw.ready) = (Kind::BREAK, Cow::Borrowed(""), None);
        }
        raw.kind = self.opened(raw.kind, &raw.text, raw.source.start);
        self.open += usize::from(!is_note(&raw.text));
        self.held.push_back(raw);
        if self.extent == Extent::Whole {
            self.settle();
        }
    }

    /// Tells that the last block, pushed as a heading by its look alone, heads nothing.
    pub(super) fn head_nothing(&mut self) {
        if let Some(raw) = self.held.back_mut() {
            raw.kind = Kind::PARAGRAPH;
        }
    }

    /// Tells that what was pushed so far does not depend on what follows. A start
    /// shows nothing that was pushed since the last time.
    pub(super) fn settle(&mut self) {
        while self.open > CLOSING {
            let Some(raw) = self.held.pop_front() else {
                break;
            };
            self.open -= usize::from(!is_note(&raw.text));
            self.commit(raw);
        }
    }

    /// Tells that what was pushed so far is known, whatever follows, and not among the
    /// last blocks.
    pub(super) fn settle_all(&mut self) {
        while let Some(raw) = self.held.pop_front() {
            self.commit(raw);
        }
        self.open = 0;
    }

    /// The document; of a start, without the last blocks.
    pub(super) fn finish(mut self) -> Document {
        if self.extent == Extent::Whole {
            // Signs below the text set nothing apart.
            while self.held.len() > 1 && self.held.back().is_some_and(|raw| raw.kind == Kind::BREAK)
            {
                self.held.pop_back();
            }
            self.close();
            while let Some(raw) = self.held.pop_front() {
                self.commit(raw);
            }
        }
        self.builder.finish()
    }

    /// What a block is, knowing whether it stands before the running text.
    fn opened(&mut self, kind: Kind, text: &str, start: usize) -> Kind {
        let Some(blocks) = self.opening else {
            return kind;
        };
        let may = kind == Kind::PARAGRAPH && blocks < OPENING;
        let credit = may.then(|| byline::opening(text)).flatten().or_else(|| {
            let author = (may && self.is_author(text)).then(|| byline::names(text))??;
            Some(Credit::of(Some(author), None))
        });
        self.dated = credit.as_ref().is_some_and(|credit| credit.date.is_some());
        if let Some(credit) = credit {
            // A bare name is the author's only beside a date.
            if let Some(raw) = self.held.back_mut().filter(|_| self.name) {
                raw.kind = Kind::BYLINE;
                let author = Credit::of(byline::names(&raw.text), None);
                self.credit(author);
            }
            self.name = false;
            self.credit(credit);
            self.opening = Some(blocks + 1);
            return Kind::BYLINE;
        }
        if std::mem::take(&mut self.name) {
            self.opening = None;
        } else if matches!(kind, Kind::Heading(_)) || [Kind::BREAK, Kind::BYLINE].contains(&kind) {
            self.opening = Some(blocks + 1);
        } else if may && byline::names(text).is_some() {
            self.name = true;
            self.opening = Some(blocks + 1);
            self.begin_body(start);
        } else if may && is_subtitle(text) {
            self.opening = Some(blocks + 1);
            self.begin_body(start);
        } else {
            self.opening = None;
            self.begin_body(start);
        }
        kind
    }

    /// Notes that the running text begins here, as far as is known.
    fn begin_body(&mut self, start: usize) {
        self.body = start;
        self.builder.body(start);
    }

    /// Credits among the last blocks: behind the last of them nothing else stands.
    fn close(&mut self) {
        if self.opening.is_some() {
            return;
        }
        let mut at = self.held.len();
        let mut dated = false;
        while let Some(raw) = at.checked_sub(1).and_then(|last| self.held.get(last)) {
            at -= 1;
            if raw.kind == Kind::BREAK || is_note(&raw.text) || byline::is_imprint(&raw.text) {
                continue;
            }
            let has_body = self.body < raw.source.start;
            let is_known = |name: &str| self.body_has(name, at);
            let credit = (raw.kind == Kind::PARAGRAPH && has_body)
                .then(|| {
                    let author = dated.then(|| byline::names(&raw.text)).flatten();
                    author.map_or_else(
                        || byline::closing(&raw.text, is_known),
                        |author| Some(Credit::of(Some(author), None)),
                    )
                })
                .flatten();
            let Some(credit) = credit else { return };
            dated = credit.date.is_some();
            if let Some(raw) = self.held.get_mut(at) {
                raw.kind = Kind::BYLINE;
            }
            self.credit(credit);
        }
    }

    /// Whether the running text has a name before block `end` of those that are held.
    fn body_has(&self, name: &str, end: usize) -> bool {
        let mut held = self.held.iter().take(end);
        self.builder.body_has(name)
            || held.any(|raw| raw.source.start >= self.body && raw.text.contains(name))
    }

    fn commit(&mut self, raw: Raw<'a>) {
        if let Some(ready) = raw.ready {
            let (kind, level) = match raw.kind {
                Kind::Heading(level) => (BlockKind::Heading, level),
                Kind::Block(kind) => (kind, 0),
            };
            self.builder.ready(kind, level, ready, raw.source.start);
            return;
        }
        match raw.kind {
            Kind::Heading(level) => {
                let marks = &raw.marks;
                self.builder
                    .marked_heading(level, &raw.text, raw.source, marks);
            }
            Kind::Block(kind) => {
                self.builder.marked(kind, &raw.text, raw.source, &raw.marks);
            }
        }
    }

    /// Front matter, and whoever is named first, stands.
    fn credit(&mut self, credit: Credit) {
        self.subject = self.subject.take().or(credit.title);
        self.author_is_open &= credit.author.is_none();
        let meta = self.builder.meta();
        let fields = [
            (credit.author, &mut meta.author),
            (credit.date, &mut meta.date),
        ];
        for (told, field) in fields {
            if let Some(told) = told.filter(|_| field.is_none()) {
                *field = Some(Clean::line(&told));
            }
        }
    }
}

/// Whether a text is a note below an article: "[3] See the treaty."
fn is_note(text: &str) -> bool {
    text.strip_prefix('[').is_some_and(|rest| {
        let rest = rest.trim_start_matches(char::is_alphanumeric);
        rest.starts_with("] ")
    })
}

/// Whether a paragraph is no running text but a row below the title.
fn is_subtitle(text: &str) -> bool {
    text.split_whitespace().take(SUBTITLE_WORDS + 1).count() <= SUBTITLE_WORDS
        && text.ends_with(|c: char| c.is_alphanumeric() || c == ')')
}

/// Whether a text is nothing but signs that set parts of a text apart, as "###"
/// under a press release.
fn is_signs(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| !c.is_whitespace()).peekable();
    let is_sign = |c| {
        matches!(
            c,
            '#' | '*' | '-' | '–' | '—' | '_' | '=' | '~' | '•' | '·' | '.'
        )
    };
    signs.peek().is_some() && signs.all(is_sign)
}
