//! The sentences of a document, by number and by place.
//!
//! A sentence is kept as two offsets in the whole text, a block by where it begins:
//! which of them hold or begin where is found by halving.

use std::ops::Range;

use super::{Document, Section, passed_near};
use crate::text::span::{BlockId, SectionId, SentenceId, Span, offset};

/// All sentences of a document, in reading order.
#[derive(Debug, Clone, Copy)]
pub struct Sentences<'a> {
    document: &'a Document,
}

impl<'a> Sentences<'a> {
    /// How many there are.
    pub fn len(self) -> usize {
        self.document.sentences.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.document.sentences.is_empty()
    }

    /// Where each of them stands.
    pub fn iter(self) -> impl Iterator<Item = Span> + use<'a> {
        let Document {
            blocks, sentences, ..
        } = self.document;
        let mut block = 0;
        sentences.iter().map(move |(start, end)| {
            while blocks
                .get(block + 1)
                .is_some_and(|next| next.start <= *start)
            {
                block += 1;
            }
            let before = blocks.get(block).map_or(0, |block| block.start);
            Span {
                block: BlockId::at(block),
                start: start - before,
                end: end - before,
            }
        })
    }
}

impl Document {
    /// The start of the document: as many whole sentences as `most` bytes of its text
    /// hold. Blocks and sentences have the same numbers there; links, and what was
    /// left out, stay behind.
    #[must_use]
    pub fn beginning(&self, most: usize) -> Self {
        let most = offset(most.min(self.text.len()));
        let kept = (self.sentences).partition_point(|(_, end)| *end <= most);
        let sentences = self.sentences.get(..kept).unwrap_or_default();
        let last = sentences.last().map_or(0, |(_, end)| *end);
        let blocks = (self.blocks).partition_point(|block| block.start < last);
        let text = self.text.beginning(last as usize);
        let blocks = self.blocks.get(..blocks).unwrap_or_default();
        let count = offset(blocks.len());
        let sections = (self.sections.iter()).take_while(|section| section.blocks.start < count);
        let mut sections: Vec<Section> = sections.cloned().collect();
        let all = offset(sections.len());
        for section in &mut sections {
            section.blocks.end = section.blocks.end.min(count);
            section.nested.end = section.nested.end.min(all).max(section.nested.start);
        }
        Self {
            meta: self.meta.clone(),
            words: offset(text.split_whitespace().count()),
            text,
            paragraphs: blocks.last().map_or(0, |block| block.reached),
            blocks: blocks.to_vec(),
            sections,
            sentences: sentences.to_vec(),
            halt: self.halt.clone(),
            ..Self::default()
        }
    }

    /// All sentences in reading order.
    pub fn sentences(&self) -> Sentences<'_> {
        Sentences { document: self }
    }

    /// The text of a sentence.
    pub fn sentence_text(&self, id: SentenceId) -> &str {
        let sentence = self.sentences.get(id.index());
        sentence.map_or("", |(start, end)| self.text_within(*start, *end))
    }

    /// The bytes of a sentence in the whole text.
    pub(crate) fn bytes_of(&self, id: SentenceId) -> Option<Range<u32>> {
        let (start, end) = self.sentences.get(id.index()).copied()?;
        Some(start..end)
    }

    /// The sentence that holds a byte of the whole text, and all its bytes: quick where
    /// `known` is near, or where sentences are of about the same length.
    pub(crate) fn sentence_with(
        &self,
        at: u32,
        known: SentenceId,
    ) -> Option<(SentenceId, Range<u32>)> {
        let start = self
            .sentences
            .get(known.index())
            .map_or(0, |(start, _)| *start);
        let share = self.share(self.sentences.len(), start, at);
        let near = known.index().saturating_add(share);
        let passed = passed_near(&self.sentences, near, |(_, end)| *end <= at);
        let (start, end) = self.sentences.get(passed).copied()?;
        (start <= at).then(|| (SentenceId::at(passed), start..end))
    }

    /// Where a sentence stands.
    pub fn sentence(&self, id: SentenceId) -> Option<Span> {
        let (start, end) = self.sentences.get(id.index()).copied()?;
        let until = (self.blocks).partition_point(|block| block.start <= start);
        let at = until.checked_sub(1)?;
        let before = self.blocks.get(at)?.start;
        Some(Span {
            block: BlockId::at(at),
            start: start - before,
            end: end - before,
        })
    }

    /// The sentences of a block, as numbers; behind the last block none.
    fn numbers_of(&self, id: BlockId) -> Range<u32> {
        let text = self.text_of(id);
        let first = (self.sentences).partition_point(|(start, _)| *start < text.start);
        let end = passed_near(&self.sentences, first, |(start, _)| *start < text.end);
        offset(first)..offset(end)
    }

    /// The sentences of a block, in order.
    pub fn sentences_of(&self, id: BlockId) -> impl DoubleEndedIterator<Item = SentenceId> + use<> {
        self.numbers_of(id).map(SentenceId)
    }

    /// The sentence that holds byte `at` of a block, or else the last one that
    /// begins before it, or else the first one of the block.
    pub fn sentence_at(&self, block: BlockId, at: u32) -> Option<SentenceId> {
        let of_block = self.numbers_of(block);
        let end = self.sentence_after(block, at.saturating_add(1)).0;
        let last = end.saturating_sub(1).max(of_block.start);
        of_block.contains(&last).then_some(SentenceId(last))
    }

    /// The first sentence in `block` or any later one.
    pub fn sentence_from(&self, block: BlockId) -> Option<SentenceId> {
        let first = self.numbers_of(block).start;
        ((first as usize) < self.sentences.len()).then_some(SentenceId(first))
    }

    /// The sentences that begin inside `span`, as numbers.
    pub fn sentences_within(&self, span: Span) -> Range<u32> {
        self.sentence_after(span.block, span.start).0..self.sentence_after(span.block, span.end).0
    }

    /// The sentences of which any part lies inside `span`, as numbers.
    pub fn sentences_over(&self, span: Span) -> Range<u32> {
        let end = self.sentence_after(span.block, span.end).0;
        self.sentences_ended(span.block, span.start).min(end)..end
    }

    /// How many sentences end at byte `at` of a block or before it.
    pub fn sentences_ended(&self, block: BlockId, at: u32) -> u32 {
        self.passed(block, at, |(_, end), at| *end <= at)
    }

    /// The number of the first sentence that begins at byte `at` of a block or
    /// behind it: how many sentences begin before.
    fn sentence_after(&self, block: BlockId, at: u32) -> SentenceId {
        SentenceId(self.passed(block, at, |(start, _), at| *start < at))
    }

    /// How many sentences there are up to the last of a block that `is_passed` tells
    /// to stand before byte `at` of it.
    fn passed(&self, block: BlockId, at: u32, is_passed: fn(&(u32, u32), u32) -> bool) -> u32 {
        let numbers = self.numbers_of(block);
        let at = self.text_of(block).start.saturating_add(at);
        let of_block = numbers.start as usize..numbers.end as usize;
        let of_block = self.sentences.get(of_block).unwrap_or_default();
        let passed = of_block.partition_point(|sentence| is_passed(sentence, at));
        numbers.start + offset(passed)
    }

    /// The sentences of a section without those of nested sections.
    pub fn sentences_in(&self, id: SectionId) -> Range<u32> {
        let Some(section) = self.section(id) else {
            return 0..0;
        };
        let first = |block: u32| self.numbers_of(BlockId(block)).start;
        first(section.blocks.start)..first(section.blocks.end)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{BlockId, BlockKind, DocumentBuilder, SectionId, SentenceId};

    #[test]
    fn the_sentences_of_a_table_are_its_rows() {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Table, "Line │ MW\n\nNorth │ 5 cm. Old\n", 0..0);
        builder.block(BlockKind::Code, "let a;\nlet b;", 0..0);
        let document = builder.finish();
        let all = (0..document.sentences().len()).map(SentenceId::at);
        let texts: Vec<_> = all.map(|id| document.sentence_text(id)).collect();
        assert_eq!(texts, ["Line │ MW", "North │ 5 cm. Old", "let a;\nlet b;"]);
    }

    #[test]
    fn a_beginning_has_the_same_numbers_and_ends_with_a_sentence() {
        let mut builder = DocumentBuilder::new();
        builder.heading(1, "One", 0..0);
        builder.block(BlockKind::Paragraph, "First. Second one. Third.", 0..0);
        builder.heading(2, "Two", 0..0);
        builder.block(BlockKind::Paragraph, "Fourth. Fifth.", 0..0);
        builder.heading(1, "Three", 0..0);
        builder.block(BlockKind::Paragraph, "Sixth.", 0..0);
        let whole = builder.finish();
        for most in 0..=whole.len() + 1 {
            let start = whole.beginning(most);
            assert!(start.len() <= most);
            for at in 0..start.sentences().len() {
                let id = SentenceId::at(at);
                assert_eq!(start.sentence(id), whole.sentence(id));
                assert_eq!(start.sentence_text(id), whole.sentence_text(id));
                assert_eq!(start.place_of(id), whole.place_of(id));
            }
            for at in 0..start.blocks().len() {
                assert!(
                    (whole.block_text(BlockId::at(at)))
                        .starts_with(start.block_text(BlockId::at(at)))
                );
            }
            let told: Vec<_> = start.sentences().iter().collect();
            assert!(whole.sentences().iter().take(told.len()).eq(told));
            for at in 0..start.sections().len() {
                let section = &start.sections()[at];
                assert!(section.blocks.end as usize <= start.blocks().len());
                assert!(section.nested.end as usize <= start.sections().len());
                let words = start.heading(SectionId::at(at));
                assert!(words.is_some_and(|words| !words.is_empty()));
            }
        }
        assert_eq!(whole.beginning(0).sentences().len(), 0);
        assert_eq!(whole.beginning(usize::MAX).sentences().len(), 6);
        // "One" and three bytes less than the sentences of its paragraph.
        assert_eq!(
            whole.beginning(25).block_text(BlockId(1)),
            "First. Second one."
        );
    }
}
