//! The parsed article: one cleaned text, cut into blocks, sections and
//! sentences.
//!
//! [`DocumentBuilder`] is the only way from decoded text to a document, so all
//! formats clean, number and segment alike.

use std::ops::Range;

use super::clean::{Clean, CleanBuffer};
use super::sentence::sentences;
use super::span::{BlockId, SectionId, SentenceId, Span, offset};

/// What is known of an article besides its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// Title, if the article states one.
    pub title: Option<Clean>,
    /// Author as named in front matter or in the author's line.
    pub author: Option<Clean>,
    /// Date as written.
    pub date: Option<Clean>,
    /// Where the article comes from, if it says so.
    pub source: Option<Clean>,
}

/// What a block is; decides how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Heading of a section.
    Heading,
    /// Running text.
    Paragraph,
    /// The line that names the author: shown, searched and possibly evidence,
    /// but not counted as a paragraph.
    Byline,
    /// A point of a list.
    ListItem {
        /// Lists around this one.
        depth: u8,
        /// Its number in an ordered list.
        number: Option<u32>,
    },
    /// Words of somebody else, set apart.
    Quotation,
    /// Preformatted text; its rows are kept.
    Code,
    /// A table in plain rows; its rows are kept.
    Table,
    /// A break between parts of the text.
    Break,
}

impl BlockKind {
    /// Whether rows must stay as they are written.
    pub fn is_preformatted(self) -> bool {
        matches!(self, Self::Code | Self::Table)
    }

    /// Whether the block is numbered among the paragraphs.
    pub fn counts_as_paragraph(self) -> bool {
        match self {
            Self::Paragraph
            | Self::ListItem { .. }
            | Self::Quotation
            | Self::Code
            | Self::Table => true,
            Self::Heading | Self::Byline | Self::Break => false,
        }
    }
}

/// A unit of vertical layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// Section that it stands in.
    pub section: SectionId,
    /// Paragraph number from 1; none for headings, the author's line, breaks.
    pub paragraph: Option<u32>,
    /// Bytes in the decoded source that the block was read from.
    pub source: Range<u32>,
    text: Range<u32>,
    sentences: Range<u32>,
}

/// A heading with the blocks up to the next heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Block of the heading; none for what stands before the first heading.
    pub heading: Option<BlockId>,
    /// Level of the heading from 1; 0 without heading.
    pub level: u8,
    /// The nearest earlier section of a higher rank.
    pub parent: Option<SectionId>,
    /// Blocks up to the next heading of any level, heading included.
    pub blocks: Range<u32>,
    /// Sections nested in this one, up to the next of its level or higher.
    pub nested: Range<u32>,
}

/// A parsed article.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Title, author, date.
    pub meta: Meta,
    /// Controls and hidden characters that were replaced or dropped.
    pub replaced: u32,
    text: Clean,
    blocks: Vec<Block>,
    sections: Vec<Section>,
    sentences: Vec<Span>,
    words: u32,
    paragraphs: u32,
}

impl Document {
    /// All blocks in reading order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// All sections in reading order.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// All sentences in reading order.
    pub fn sentences(&self) -> &[Span] {
        &self.sentences
    }

    /// Words of the running text, headings included.
    pub fn words(&self) -> u32 {
        self.words
    }

    /// Number of paragraphs.
    pub fn paragraphs(&self) -> u32 {
        self.paragraphs
    }

    /// Bytes of the whole text.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The block with this number.
    pub fn block(&self, id: BlockId) -> Option<&Block> {
        self.blocks.get(id.index())
    }

    /// The section with this number.
    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.sections.get(id.index())
    }

    /// The text of a block; empty for a number that does not exist.
    pub fn block_text(&self, id: BlockId) -> &str {
        self.block(id).map_or("", |block| {
            self.text
                .get(block.text.start as usize..block.text.end as usize)
                .unwrap_or_default()
        })
    }

    /// Bytes of text before a block: the position of the block in the article.
    pub fn bytes_before(&self, id: BlockId) -> usize {
        self.block(id)
            .map_or(self.text.len(), |block| block.text.start as usize)
    }

    /// The text of a span; empty where it does not fit the document.
    pub fn slice(&self, span: Span) -> &str {
        self.block_text(span.block)
            .get(span.bytes())
            .unwrap_or_default()
    }

    /// The text of a sentence.
    pub fn sentence_text(&self, id: SentenceId) -> &str {
        self.sentence(id).map_or("", |span| self.slice(span))
    }

    /// Where a sentence stands.
    pub fn sentence(&self, id: SentenceId) -> Option<Span> {
        self.sentences.get(id.index()).copied()
    }

    /// The sentences of a block, in order.
    pub fn sentences_of(&self, id: BlockId) -> impl DoubleEndedIterator<Item = SentenceId> + use<> {
        let range = self.block(id).map_or(0..0, |block| block.sentences.clone());
        range.map(SentenceId)
    }

    /// The sentence that holds byte `at` of a block, or else the last one that
    /// begins before it.
    pub fn sentence_at(&self, block: BlockId, at: u32) -> Option<SentenceId> {
        self.sentences_of(block)
            .take_while(|id| self.sentence(*id).is_some_and(|span| span.start <= at))
            .last()
            .or_else(|| self.sentences_of(block).next())
    }

    /// The first sentence in `block` or any later one.
    pub fn sentence_from(&self, block: BlockId) -> Option<SentenceId> {
        let first = self.sentences.partition_point(|span| span.block < block);
        (first < self.sentences.len()).then(|| SentenceId::at(first))
    }

    /// The section that a sentence stands in.
    pub fn section_of(&self, id: SentenceId) -> Option<SectionId> {
        self.sentence(id)
            .and_then(|span| self.block(span.block))
            .map(|block| block.section)
    }

    /// Heading of a section; none for what stands before the first heading.
    pub fn heading(&self, id: SectionId) -> Option<&str> {
        self.section(id)
            .and_then(|section| section.heading)
            .map(|block| self.block_text(block))
    }

    /// The sentences of a section without those of nested sections.
    pub fn sentences_in(&self, id: SectionId) -> Range<u32> {
        let Some(section) = self.section(id) else {
            return 0..0;
        };
        let first = self
            .sentences
            .partition_point(|span| span.block.0 < section.blocks.start);
        let end = self
            .sentences
            .partition_point(|span| span.block.0 < section.blocks.end);
        offset(first)..offset(end)
    }

    /// The block of paragraph `number`, counted from 1; the last paragraph for
    /// a larger number.
    pub fn paragraph(&self, number: u32) -> Option<BlockId> {
        let number = number.clamp(1, self.paragraphs.max(1));
        let at = self
            .blocks
            .iter()
            .position(|block| block.paragraph == Some(number))?;
        Some(BlockId::at(at))
    }

    /// The last paragraph that begins at or before `id`, from 1; 0 before the first.
    pub fn paragraph_reached(&self, id: BlockId) -> u32 {
        let upto = self.blocks.get(..=id.index()).unwrap_or(&self.blocks);
        upto.iter()
            .rev()
            .find_map(|block| block.paragraph)
            .unwrap_or(0)
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Document {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, "Lede one. Lede two.", 0..0);
        builder.heading(1, "First", 0..0);
        builder.block(BlockKind::Paragraph, "  Text\n of first. ", 0..0);
        builder.heading(2, "Nested", 0..0);
        builder.block(BlockKind::Paragraph, "Deep.", 0..0);
        builder.heading(1, "Second", 0..0);
        builder.block(BlockKind::Byline, "By Ann Writer.", 0..0);
        builder.finish()
    }

    #[test]
    fn sections_nest_by_level() {
        let document = sample();
        let parents: Vec<_> = document.sections().iter().map(|s| s.parent).collect();
        assert_eq!(parents, [None, None, Some(SectionId(1)), None]);
        assert_eq!(document.sections()[1].nested, 2..3);
        assert_eq!(document.heading(SectionId(0)), None);
        assert_eq!(document.heading(SectionId(2)), Some("Nested"));
    }

    #[test]
    fn sentences_know_their_block_and_section() {
        let document = sample();
        let texts: Vec<_> = (0..document.sentences().len())
            .map(|at| document.sentence_text(SentenceId::at(at)))
            .collect();
        assert_eq!(
            texts,
            [
                "Lede one.",
                "Lede two.",
                "Text of first.",
                "Deep.",
                "By Ann Writer."
            ]
        );
        assert_eq!(document.section_of(SentenceId(3)), Some(SectionId(2)));
        assert_eq!(document.sentences_in(SectionId(0)), 0..2);
        assert_eq!(document.sentence_at(BlockId(0), 12), Some(SentenceId(1)));
    }

    #[test]
    fn the_authors_line_is_no_paragraph() {
        let document = sample();
        assert_eq!(document.paragraphs(), 3);
        assert_eq!(document.blocks().last().and_then(|b| b.paragraph), None);
        assert_eq!(document.paragraph(99), Some(BlockId(4)));
    }

    #[test]
    fn an_address_outside_the_document_is_empty() {
        let document = sample();
        assert_eq!(document.slice(Span::new(BlockId(77), 0..9)), "");
        assert_eq!(document.slice(Span::new(BlockId(0), 5..900)), "");
        assert_eq!(document.sentence_text(SentenceId(900)), "");
    }

    #[test]
    fn blank_text_adds_no_block() {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, " \n\t ", 0..0);
        builder.heading(1, "", 0..0);
        assert!(builder.finish().is_empty());
    }
}
