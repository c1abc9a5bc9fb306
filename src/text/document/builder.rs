//! Building a document block by block.

use std::ops::Range;
use std::sync::OnceLock;

use super::super::clean::CleanBuffer;
use super::super::sentence::sentences;
use super::super::span::{BlockId, SectionId, Span, offset};
use super::{Block, BlockKind, Document, Meta, Section};

/// Builds a [`Document`] block by block, in reading order.
#[derive(Debug, Default)]
pub struct DocumentBuilder {
    meta: Meta,
    text: CleanBuffer,
    blocks: Vec<Block>,
    headings: Vec<(BlockId, u8)>,
    sentences: Vec<Span>,
    words: usize,
    paragraphs: u32,
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
        if let Some(id) = self.push(BlockKind::Heading, raw, source) {
            self.headings.push((id, level.max(1)));
        }
    }

    /// Adds a block that is no heading. Text without any visible character adds
    /// nothing, except for a break.
    pub fn block(&mut self, kind: BlockKind, raw: &str, source: Range<usize>) {
        self.push(kind, raw, source);
    }

    fn push(&mut self, kind: BlockKind, raw: &str, source: Range<usize>) -> Option<BlockId> {
        let start = self.text.len();
        if kind.is_preformatted() {
            self.text.push_text(raw.trim_end_matches(['\n', '\r']));
        } else {
            self.text.push_prose(raw);
        }
        if self.text.since(start).trim().is_empty() && kind != BlockKind::Break {
            self.text.truncate(start);
            return None;
        }
        let id = BlockId::at(self.blocks.len());
        let text = self.text.since(start);
        let first = self.sentences.len();
        match kind {
            BlockKind::Heading | BlockKind::Break => {}
            BlockKind::Code | BlockKind::Table => self.sentences.push(Span::new(id, 0..text.len())),
            BlockKind::Paragraph
            | BlockKind::Byline
            | BlockKind::ListItem { .. }
            | BlockKind::Quotation => {
                self.sentences.extend(
                    sentences(text)
                        .into_iter()
                        .map(|range| Span::new(id, range)),
                );
            }
        }
        self.words += text.split_whitespace().count();
        if kind.counts_as_paragraph() {
            self.paragraphs += 1;
        }
        self.blocks.push(Block {
            kind,
            section: SectionId(0),
            paragraph: kind.counts_as_paragraph().then_some(self.paragraphs),
            source: offset(source.start)..offset(source.end),
            text: offset(start)..offset(self.text.len()),
            sentences: offset(first)..offset(self.sentences.len()),
        });
        Some(id)
    }

    /// The finished document.
    pub fn finish(mut self) -> Document {
        let sections = sections(&self.headings, offset(self.blocks.len()));
        for (number, section) in sections.iter().enumerate() {
            for at in section.blocks.clone() {
                if let Some(block) = self.blocks.get_mut(at as usize) {
                    block.section = SectionId::at(number);
                }
            }
        }
        Document {
            meta: self.meta,
            replaced: self.text.replaced,
            text: self.text.finish(),
            blocks: self.blocks,
            sections,
            sentences: self.sentences,
            words: offset(self.words),
            paragraphs: self.paragraphs,
            fingerprint: OnceLock::new(),
        }
    }
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
