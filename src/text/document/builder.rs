//! Building a document block by block.

use std::ops::Range;
use std::sync::OnceLock;

use super::super::bytes::runs;
use super::super::clean::{Clean, CleanBuffer};
use super::super::halt::Halt;
use super::super::sentence::sentences;
use super::super::span::{BlockId, SectionId, offset};
use super::emphasis::{self, Emphasised, Marks};
use super::form::Forms;
use super::link::{self, Link, Placing};
use super::prepared::Ready;
use super::{Block, BlockKind, Document, Meta, Section};

/// Most bytes of what was left out of a page that are kept.
const MOST_LEFT_OUT: usize = 64 << 10;

/// Builds a [`Document`] block by block, in reading order.
#[derive(Debug)]
pub struct DocumentBuilder {
    meta: Meta,
    text: CleanBuffer,
    blocks: Vec<Block>,
    /// Where the running text begins in the source, and its first block.
    body: (usize, Option<BlockId>),
    headings: Vec<(BlockId, u8)>,
    sentences: Vec<(u32, u32)>,
    links: Vec<Link>,
    emphasis: Vec<Emphasised>,
    forms: Forms,
    /// Bytes of addresses so far.
    addresses: usize,
    left_out: Vec<Clean>,
    /// Bytes that may still be kept of what is left out.
    room_left_out: usize,
    words: usize,
    paragraphs: u32,
}

impl Default for DocumentBuilder {
    fn default() -> Self {
        Self {
            meta: Meta::default(),
            text: CleanBuffer::default(),
            blocks: Vec::new(),
            body: (0, None),
            headings: Vec::new(),
            sentences: Vec::new(),
            links: Vec::new(),
            emphasis: Vec::new(),
            forms: Forms::default(),
            addresses: 0,
            left_out: Vec::new(),
            room_left_out: MOST_LEFT_OUT,
            words: 0,
            paragraphs: 0,
        }
    }
}

impl DocumentBuilder {
    /// A builder without any block.
    pub fn new() -> Self {
        Self::default()
    }

    /// What is known so far of title, author and date.
    pub fn meta(&mut self) -> &mut Meta {
        &mut self.meta
    }

    /// Adds a heading; levels count from 1.
    pub fn heading(&mut self, level: u8, raw: &str, source: Range<usize>) {
        self.marked_heading(level, raw, source, &Marks::default());
    }

    /// Adds a heading with its links, what is struck out of it, and what it stands within.
    pub fn marked_heading(&mut self, level: u8, raw: &str, source: Range<usize>, marks: &Marks) {
        if let Some(id) = self.push(BlockKind::Heading, raw, source, &marks.of_heading()) {
            self.headings.push((id, level.max(1)));
        }
    }

    /// Adds a block that is no heading. Text without any visible character adds
    /// nothing, except for a break.
    pub fn block(&mut self, kind: BlockKind, raw: &str, source: Range<usize>) {
        self.marked(kind, raw, source, &Marks::default());
    }

    /// Adds a block that is no heading, with what its words carry. Code keeps nothing of it,
    /// and a table no ends of rows.
    pub fn marked(&mut self, kind: BlockKind, raw: &str, source: Range<usize>, marks: &Marks) {
        self.push(kind, raw, source, marks);
    }

    /// Notes text that stood beside the article and is no part of it, as far as there
    /// is room for it; an ellipsis stands for the rest.
    pub fn left_out(&mut self, raw: &str) {
        if self.room_left_out == 0 {
            return;
        }
        self.room_left_out = self.room_left_out.saturating_sub(raw.len());
        let raw = if self.room_left_out > 0 { raw } else { "…" };
        let text = Clean::line(raw);
        if !text.trim().is_empty() {
            self.left_out.push(text);
        }
    }

    /// Makes room for a document of which `done` of about `all` bytes are read.
    pub fn expect(&mut self, done: usize, all: usize) {
        self.text.expect(all);
        let done = done.max(1);
        reserve(&mut self.blocks, done, all);
        reserve(&mut self.sentences, done, all);
    }

    /// Tells that the running text begins with the block that comes next, from this
    /// byte of the source on.
    pub fn body(&mut self, source: usize) {
        self.body = (source, None);
    }

    /// Whether the running text has some words so far.
    pub fn body_has(&self, words: &str) -> bool {
        let first = self.body.1.and_then(|id| self.blocks.get(id.index()));
        first.is_some_and(|block| self.text.since(block.start as usize).contains(words))
    }

    /// Adds a block of prose, or a heading with its level, whose text was made ready.
    pub fn ready(&mut self, kind: BlockKind, level: u8, ready: Ready<'_>, source: usize) {
        let start = self.text.len();
        self.text.push_ready(ready.text, ready.replaced);
        if kind.is_cut() {
            let moved = |at: u32| at + offset(start);
            let cut = ready.sentences.iter();
            self.sentences
                .extend(cut.map(|(start, end)| (moved(*start), moved(*end))));
        }
        self.words += ready.words;
        let id = self.place(kind, start, source);
        if kind == BlockKind::Heading {
            self.headings.push((id, level.max(1)));
        }
    }

    fn push(
        &mut self,
        kind: BlockKind,
        raw: &str,
        source: Range<usize>,
        marks: &Marks,
    ) -> Option<BlockId> {
        let start = self.text.len();
        let mut links = Placing::new(marks.links.iter().map(|raw| raw.chars.clone()));
        let mut emphasis = Placing::new(marks.emphasis.iter().map(|raw| raw.chars.clone()));
        let ends = marks.breaks.iter().map(|end| end.saturating_sub(1)..*end);
        let mut breaks = Placing::new(ends);
        if kind.is_preformatted() {
            let raw = raw.trim_end_matches(['\n', '\r']);
            if kind == BlockKind::Table && !marks.is_empty() {
                self.text.push_text_telling(raw, |bytes| {
                    links.tell(&bytes);
                    emphasis.tell(&bytes);
                });
            } else {
                self.text.push_text(raw);
            }
        } else if marks.is_empty() {
            self.text.push_prose(raw);
        } else {
            self.text.push_prose_telling(raw, |bytes| {
                links.tell(&bytes);
                emphasis.tell(&bytes);
                breaks.tell(&bytes);
            });
        }
        if self.text.since(start).trim().is_empty() && kind != BlockKind::Break {
            self.text.truncate(start);
            return None;
        }
        let id = BlockId::at(self.blocks.len());
        let found = (links.found(), &mut self.addresses);
        link::keep(&mut self.links, id, &marks.links, found);
        emphasis::keep(&mut self.emphasis, id, &marks.emphasis, emphasis.found());
        let text = self.text.since(start);
        let ends = breaks.found().into_iter();
        let ends = ends.filter(|last| !last.is_empty()).map(|last| last.end);
        self.forms.keep(id, marks.within, (text, ends));
        let within = |range: Range<usize>| (offset(start + range.start), offset(start + range.end));
        if kind == BlockKind::Table {
            let rows = text.split_inclusive('\n').scan(0, |end, row| {
                let start = *end;
                *end += row.len();
                Some((start, row.trim_end_matches('\n')))
            });
            let rows = rows.filter(|(_, row)| !row.trim().is_empty());
            self.sentences
                .extend(rows.map(|(start, row)| within(start..start + row.len())));
        } else if kind.is_preformatted() {
            self.sentences.push(within(0..text.len()));
        } else if kind.is_cut() {
            let cut = sentences(text).into_iter();
            self.sentences.extend(cut.map(within));
        }
        self.words += words(text, kind);
        Some(self.place(kind, start, source.start))
    }

    /// Numbers a block whose text and sentences were added.
    fn place(&mut self, kind: BlockKind, start: usize, source: usize) -> BlockId {
        let id = BlockId::at(self.blocks.len());
        if kind.counts_as_paragraph() {
            self.paragraphs += 1;
        }
        if self.body.1.is_none() && source >= self.body.0 {
            self.body.1 = Some(id);
        }
        self.blocks.push(Block {
            kind,
            reached: self.paragraphs,
            start: offset(start),
        });
        id
    }

    /// The finished document.
    pub fn finish(mut self) -> Document {
        emphasis::forget_common(&mut self.emphasis, self.text.len());
        let sections = sections(&self.headings, offset(self.blocks.len()));
        Document {
            meta: self.meta,
            replaced: self.text.replaced,
            text: self.text.finish(),
            blocks: self.blocks,
            sections,
            sentences: self.sentences,
            links: self.links,
            base: None,
            emphasis: self.emphasis,
            forms: self.forms,
            left_out: self.left_out,
            words: offset(self.words),
            paragraphs: self.paragraphs,
            fingerprint: OnceLock::new(),
            halt: Halt::default(),
        }
    }
}

/// Makes room for as many more as there will be at this rate, and for no more than four
/// times as many as there are: a text may begin with short rows and go on otherwise.
fn reserve<T>(list: &mut Vec<T>, done: usize, all: usize) {
    let expected = list.len().saturating_mul(all) / done;
    let expected = expected.min(list.len().saturating_mul(4));
    if list.capacity() < expected {
        list.reserve_exact(expected + expected / 16 - list.len());
    }
}

/// Words of a cleaned text. Between those of prose nothing stands but blanks.
pub(super) fn words(text: &str, kind: BlockKind) -> usize {
    if kind.is_preformatted() {
        return text.split_whitespace().count();
    }
    runs(text.as_bytes(), |byte| byte == b' ')
}

fn sections(headings: &[(BlockId, u8)], blocks: u32) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::with_capacity(headings.len() + 1);
    let first = headings.first().map_or(blocks, |(id, _)| id.0);
    if first > 0 {
        found.push(Section {
            heading: None,
            level: 0,
            parent: None,
            blocks: 0..first,
            nested: 0..0,
        });
    }
    // Open sections of decreasing rank around the current one.
    let mut open: Vec<usize> = Vec::new();
    for (at, (id, level)) in headings.iter().enumerate() {
        let end = headings.get(at + 1).map_or(blocks, |(next, _)| next.0);
        let number = found.len();
        while let Some(last) = open.last().copied() {
            let Some(section) = found
                .get_mut(last)
                .filter(|section| section.level >= *level)
            else {
                break;
            };
            section.nested.end = offset(number);
            open.pop();
        }
        let parent = open.last().map(|parent| SectionId::at(*parent));
        let nested = offset(number + 1)..offset(number + 1);
        found.push(Section {
            heading: Some(*id),
            level: *level,
            parent,
            blocks: id.0..end,
            nested,
        });
        open.push(number);
    }
    let count = offset(found.len());
    for last in open {
        if let Some(section) = found.get_mut(last) {
            section.nested.end = count;
        }
    }
    found
}
