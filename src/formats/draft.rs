//! A document in the making: what the formats share beyond the builder.
//!
//! The last block is held back until it is known to be the last: it may be the
//! author's line, or, in the first part of a longer article, unfinished.

use std::borrow::Cow;
use std::ops::Range;

use super::Extent;
use super::byline::{self, Credit};
use crate::text::{BlockKind, Clean, Document, DocumentBuilder, Meta};

/// Most blocks before the running text in which credits are looked for.
const OPENING: usize = 4;

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
}

#[derive(Debug)]
struct Raw<'a> {
    kind: Kind,
    text: Cow<'a, str>,
    source: Range<usize>,
}

/// Collects the blocks of one article.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    source: &'a str,
    builder: DocumentBuilder,
    held: Option<Raw<'a>>,
    /// Blocks so far, while no running text has come.
    opening: Option<usize>,
    /// Where the running text begins.
    body: usize,
}

impl<'a> Draft<'a> {
    /// A draft of the article in `source`.
    pub(super) fn new(source: &'a str, meta: Meta) -> Self {
        let mut builder = DocumentBuilder::new();
        *builder.meta() = meta;
        Self {
            source,
            builder,
            held: None,
            opening: Some(0),
            body: 0,
        }
    }

    /// Names the article by words that are no block of its text.
    pub(super) fn title(&mut self, title: &str) {
        self.builder.meta().title = Some(Clean::line(title));
    }

    /// Whether the next block may still name author or date.
    pub(super) fn in_opening(&self) -> bool {
        let held = self.held.as_ref().is_none_or(|raw| {
            matches!(raw.kind, Kind::Heading(_)) || byline::opening(&raw.text).is_some()
        });
        held && self.opening.is_some_and(|blocks| blocks < OPENING)
    }

    /// Adds a block that was read from the bytes `source`.
    pub(super) fn push(&mut self, kind: Kind, text: Cow<'a, str>, source: Range<usize>) {
        let raw = Raw { kind, text, source };
        if let Some(held) = self.held.replace(raw) {
            self.commit(held);
        }
    }

    /// The document; of a start, without the last block.
    pub(super) fn finish(mut self, extent: Extent) -> Document {
        if let Some(mut last) = self.held.take().filter(|_| extent == Extent::Whole) {
            let body = self
                .source
                .get(self.body..last.source.start)
                .unwrap_or_default();
            let credit = (last.kind == Kind::PARAGRAPH && self.opening.is_none())
                .then(|| byline::closing(&last.text, |name| body.contains(name)))
                .flatten();
            if let Some(credit) = credit {
                self.credit(credit);
                last.kind = Kind::Block(BlockKind::Byline);
            }
            self.commit(last);
        }
        self.builder.finish()
    }

    fn commit(&mut self, mut raw: Raw<'a>) {
        if let Some(blocks) = self.opening {
            let credit = (raw.kind == Kind::PARAGRAPH && blocks < OPENING)
                .then(|| byline::opening(&raw.text))
                .flatten();
            if let Some(credit) = credit {
                self.credit(credit);
                raw.kind = Kind::Block(BlockKind::Byline);
                self.opening = Some(blocks + 1);
            } else if matches!(raw.kind, Kind::Heading(_)) {
                self.opening = Some(blocks + 1);
            } else {
                self.opening = None;
                self.body = raw.source.start;
            }
        }
        match raw.kind {
            Kind::Heading(level) => self.builder.heading(level, &raw.text, raw.source),
            Kind::Block(kind) => self.builder.block(kind, &raw.text, raw.source),
        }
    }

    /// Front matter, and whoever is named first, stands.
    fn credit(&mut self, credit: Credit) {
        let meta = self.builder.meta();
        if let Some(author) = credit.author.filter(|_| meta.author.is_none()) {
            meta.author = Some(Clean::line(&author));
        }
        if let Some(date) = credit.date.filter(|_| meta.date.is_none()) {
            meta.date = Some(Clean::line(&date));
        }
    }
}
