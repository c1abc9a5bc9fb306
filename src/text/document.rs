//! The parsed article: one cleaned text, cut into blocks, sections and
//! sentences.
//!
//! [`DocumentBuilder`] is the only way from decoded text to a document, so all
//! formats clean, number and segment alike.

mod builder;
mod emphasis;
mod form;
mod kind;
mod link;
mod prepared;
mod sentences;

use std::ops::Range;
use std::sync::OnceLock;

use super::clean::Clean;
use super::fingerprint::Fingerprint;
use super::halt::Halt;
use super::span::{BlockId, SectionId, SentenceId, Span, offset};

pub use builder::DocumentBuilder;
pub use emphasis::{Emphasis, Emphasised, Marks, RawEmphasis};
use form::Forms;
pub use form::Within;
pub use kind::{BlockKind, PointNumber};
pub use link::{Link, RawLink};
pub use prepared::{Prepared, Ready};
pub use sentences::Sentences;

/// What is known of an article besides its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// Title, if the article states one.
    pub title: Option<Clean>,
    /// Where the words of the title lead.
    pub title_address: Option<Clean>,
    /// Author as named in front matter or in the author's line.
    pub author: Option<Clean>,
    /// Date as written.
    pub date: Option<Clean>,
    /// Where the article comes from, if it says so.
    pub source: Option<Clean>,
    /// Its language as stated, a tag of BCP 47 for the most part: "en-GB".
    pub language: Option<Clean>,
}

/// What stands between two cells of a table, among blanks.
pub const CELL_SEPARATOR: char = '│';

/// A unit of vertical layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// Paragraphs up to it, itself included.
    reached: u32,
    /// Where its text begins; it ends where that of the next block begins.
    start: u32,
}

impl Block {
    /// Paragraph number from 1; none for headings, the author's line, breaks.
    pub fn paragraph(&self) -> Option<u32> {
        self.kind.counts_as_paragraph().then_some(self.reached)
    }
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

/// Where a sentence stands, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place<'a> {
    /// Heading of its section; none in the opening.
    pub section: Option<&'a str>,
    /// Its paragraph, from 1; none for the author's line.
    pub paragraph: Option<u32>,
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
    /// Where each sentence begins and ends in the text.
    sentences: Vec<(u32, u32)>,
    links: Vec<Link>,
    /// What the page says that its addresses go on from, where that is no whole address.
    base: Option<Clean>,
    emphasis: Vec<Emphasised>,
    forms: Forms,
    left_out: Vec<Clean>,
    words: u32,
    paragraphs: u32,
    fingerprint: OnceLock<u64>,
    halt: Halt,
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

    /// Words of the running text, headings included.
    pub fn words(&self) -> u32 {
        self.words
    }

    /// Number of paragraphs.
    pub fn paragraphs(&self) -> u32 {
        self.paragraphs
    }

    /// The same number for documents of the same sentences. It takes as long as
    /// reading the text, the first time.
    pub fn fingerprint(&self) -> u64 {
        *self.fingerprint.get_or_init(|| {
            let mut sum = Fingerprint::default();
            for (start, end) in &self.sentences {
                sum.add(self.text_within(*start, *end));
            }
            sum.finish()
        })
    }

    /// Ends what is still made of the document, once nobody reads it any more.
    pub fn halt(&self) -> &Halt {
        &self.halt
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
        let text = self.text_of(id);
        self.text_within(text.start, text.end)
    }

    /// The bytes of a block in the whole text.
    pub(crate) fn text_of(&self, id: BlockId) -> Range<u32> {
        let start = |at: usize| self.blocks.get(at).map(|block| block.start);
        let all = offset(self.text.len());
        let end = start(id.index().saturating_add(1)).unwrap_or(all);
        start(id.index()).unwrap_or(all)..end
    }

    /// Bytes of the whole text; empty where there are none.
    pub(crate) fn text_within(&self, start: u32, end: u32) -> &str {
        self.text
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// The block that holds a byte of the whole text: quick where `known` is near, or
    /// where blocks are of about the same length.
    pub(crate) fn block_with(&self, at: u32, known: BlockId) -> BlockId {
        let start = self.block(known).map_or(0, |block| block.start);
        let near = known
            .index()
            .saturating_add(self.share(self.blocks.len(), start, at));
        let begun = passed_near(&self.blocks, near, |block| block.start <= at);
        BlockId::at(begun.saturating_sub(1))
    }

    /// How many of `count` that are spread over the text one expects in these bytes.
    fn share(&self, count: usize, start: u32, end: u32) -> usize {
        let bytes = u64::from(end.saturating_sub(start));
        let share = bytes * count as u64 / (self.text.len() as u64).max(1);
        usize::try_from(share).unwrap_or(usize::MAX)
    }

    /// Bytes of text before a block: the position of the block in the article.
    pub fn bytes_before(&self, id: BlockId) -> usize {
        self.text_of(id).start as usize
    }

    /// The text of a span; empty where it does not fit the document.
    pub fn slice(&self, span: Span) -> &str {
        self.block_text(span.block)
            .get(span.bytes())
            .unwrap_or_default()
    }

    /// Where a sentence stands, for people.
    pub fn place_of(&self, id: SentenceId) -> Place<'_> {
        let span = self.sentence(id);
        let block = span.and_then(|span| self.block(span.block));
        Place {
            section: span.and_then(|span| self.heading(self.section_at(span.block))),
            paragraph: block.and_then(Block::paragraph),
        }
    }

    /// Which of `parts` equal parts of the whole text byte `at` of a block
    /// falls into, from 0; `parts` for the end of the text.
    pub fn part_at(&self, block: BlockId, at: u32, parts: usize) -> usize {
        let before = (self.bytes_before(block) + at as usize).min(self.len());
        // 128 bits hold any product of two sizes.
        let part = before as u128 * parts as u128 / self.len().max(1) as u128;
        usize::try_from(part).unwrap_or(parts)
    }

    /// The section that a sentence stands in.
    pub fn section_of(&self, id: SentenceId) -> Option<SectionId> {
        self.sentence(id).map(|span| self.section_at(span.block))
    }

    /// The section that a block stands in.
    pub fn section_at(&self, id: BlockId) -> SectionId {
        let begun = (self.sections).partition_point(|section| section.blocks.start <= id.0);
        SectionId::at(begun.saturating_sub(1))
    }

    /// Heading of a section; none for what stands before the first heading.
    pub fn heading(&self, id: SectionId) -> Option<&str> {
        self.section(id)
            .and_then(|section| section.heading)
            .map(|block| self.block_text(block))
    }

    /// The block of paragraph `number`, counted from 1; the last paragraph for
    /// a larger number.
    pub fn paragraph(&self, number: u32) -> Option<BlockId> {
        let number = number.clamp(1, self.paragraphs.max(1));
        let at = (self.blocks).partition_point(|block| block.reached < number);
        (at < self.blocks.len()).then_some(BlockId::at(at))
    }

    /// The last paragraph that begins at or before `id`, from 1. Before the first it
    /// is the first: who reads the author's line is at its beginning. 0 if there
    /// are none.
    pub fn paragraph_reached(&self, id: BlockId) -> u32 {
        let reached = self
            .block(id)
            .map_or(self.paragraphs, |block| block.reached);
        reached.max(self.paragraphs.min(1))
    }
}

/// How many of `all` are passed, none of them behind one that is not: quick where it
/// is `near`.
fn passed_near<T>(all: &[T], near: usize, is_passed: impl Fn(&T) -> bool) -> usize {
    let near = near.min(all.len());
    let (before, behind) = all.split_at(near);
    let mut step = 1;
    if before.last().is_none_or(&is_passed) {
        while behind.get(step - 1).is_some_and(&is_passed) {
            step *= 2;
        }
        let looked = behind.get(..step).unwrap_or(behind);
        return near + looked.partition_point(is_passed);
    }
    while (near.checked_sub(step))
        .is_some_and(|at| before.get(at).is_some_and(|one| !is_passed(one)))
    {
        step *= 2;
    }
    let skipped = near.saturating_sub(step);
    skipped
        + before
            .get(skipped..)
            .unwrap_or_default()
            .partition_point(is_passed)
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
    fn sentences_are_found_by_their_bytes() {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, "One. Two is here. Three.", 0..0);
        builder.heading(1, "Heading", 0..0);
        builder.block(BlockKind::Paragraph, "Four. Five.", 0..0);
        let document = builder.finish();
        for number in 0..document.blocks().len() {
            let block_id = BlockId::at(number);
            let length = offset(document.block_text(block_id).len());
            for start in 0..=length + 2 {
                // As it is told, sentence by sentence.
                let told = document
                    .sentences_of(block_id)
                    .take_while(|id| document.sentence(*id).unwrap().start <= start)
                    .last()
                    .or_else(|| document.sentences_of(block_id).next());
                assert_eq!(document.sentence_at(block_id, start), told);
                for end in start..=length + 2 {
                    let shown = Span::new(block_id, start as usize..end as usize);
                    let all = || document.sentences().iter().zip(0..);
                    let begins: Vec<u32> = all()
                        .filter(|(span, _)| shown.holds(span.block, span.start))
                        .map(|(_, id)| id)
                        .collect();
                    let touched: Vec<u32> = all()
                        .filter(|(span, _)| span.overlaps(shown))
                        .map(|(_, id)| id)
                        .collect();
                    assert!(document.sentences_within(shown).eq(begins));
                    if start < end {
                        assert!(document.sentences_over(shown).eq(touched));
                    }
                }
            }
        }
    }

    #[test]
    fn a_place_is_told_by_section_and_paragraph() {
        let document = sample();
        let place = |id| {
            let place = document.place_of(SentenceId(id));
            (place.section, place.paragraph)
        };
        assert_eq!(place(0), (None, Some(1)));
        assert_eq!(place(3), (Some("Nested"), Some(3)));
        assert_eq!(place(4), (Some("Second"), None));
        assert_eq!(place(99), (None, None));
    }

    #[test]
    fn blocks_are_found_by_their_bytes_and_know_their_section() {
        let document = sample();
        for at in 0..offset(document.len()) {
            let holds = |id: &BlockId| document.text_of(*id).contains(&at);
            let mut all = (0..document.blocks().len()).map(BlockId::at);
            let block = all.find(holds).unwrap();
            for known in 0..=offset(document.blocks().len()) {
                assert_eq!(document.block_with(at, BlockId(known)), block);
            }
            let section = document.section(document.section_at(block)).unwrap();
            assert!(section.blocks.contains(&block.0));
            let sentences = document.sentences.iter().zip(0..);
            let held = sentences.filter(|((start, end), _)| (*start..*end).contains(&at));
            let held = held.map(|((start, end), id)| (SentenceId(id), *start..*end));
            let held = held.last();
            for known in 0..=offset(document.sentences.len()) {
                assert_eq!(document.sentence_with(at, SentenceId(known)), held);
            }
        }
    }

    #[test]
    fn what_is_passed_is_counted_from_anywhere() {
        let all: Vec<usize> = (0..70).collect();
        for passed in 0..=all.len() {
            for near in (0..80).chain([usize::MAX]) {
                let looks = std::cell::Cell::new(0);
                let found = passed_near(&all, near, |one| {
                    looks.set(looks.get() + 1);
                    *one < passed
                });
                assert_eq!(found, passed, "from {near}");
                let apart = near.min(all.len()).abs_diff(passed) + 1;
                assert!(
                    looks.get() <= 6 + 2 * apart.ilog2(),
                    "{} looks",
                    looks.get()
                );
            }
        }
    }

    #[test]
    fn parts_of_the_text_are_counted_by_bytes() {
        let document = sample();
        assert_eq!(document.part_at(BlockId(0), 0, 10), 0);
        assert_eq!(document.part_at(BlockId(99), 0, 10), 10);
        // "Lede one. Lede two.", "First" and "Text of" stand before.
        let inside = document.part_at(BlockId(2), 7, 1000);
        assert_eq!(inside, (19 + 5 + 7) * 1000 / document.len());
        assert_eq!(Document::default().part_at(BlockId(0), 0, 10), 0);
    }

    #[test]
    fn the_authors_line_is_no_paragraph() {
        let document = sample();
        assert_eq!(document.paragraphs(), 3);
        assert_eq!(document.blocks().last().and_then(Block::paragraph), None);
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

    #[test]
    fn the_first_paragraph_is_reached_from_the_beginning() {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Byline, "By Ann Writer", 0..0);
        builder.block(BlockKind::Paragraph, "One.", 0..0);
        builder.block(BlockKind::Paragraph, "Two.", 0..0);
        let reached: Vec<u32> = {
            let document = builder.finish();
            (0..3)
                .map(|at| document.paragraph_reached(BlockId(at)))
                .collect()
        };
        assert_eq!(reached, [1, 1, 2]);
        assert_eq!(Document::default().paragraph_reached(BlockId(0)), 0);
    }
}
