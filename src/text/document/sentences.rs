//! The sentences of a document, by number and by place.
//!
//! A sentence is kept as two offsets in the whole text, and a block as the number
//! of sentences before it: which block holds a sentence is found by halving.

use std::ops::Range;

use super::Document;
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
        (0..).zip(sentences).map(move |(number, (start, end))| {
            while blocks
                .get(block + 1)
                .is_some_and(|next| next.first <= number)
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
    /// All sentences in reading order.
    pub fn sentences(&self) -> Sentences<'_> {
        Sentences { document: self }
    }

    /// The text of a sentence.
    pub fn sentence_text(&self, id: SentenceId) -> &str {
        let sentence = self.sentences.get(id.index());
        sentence.map_or("", |(start, end)| self.text_within(*start, *end))
    }

    /// Where a sentence stands.
    pub fn sentence(&self, id: SentenceId) -> Option<Span> {
        let (start, end) = self.sentences.get(id.index()).copied()?;
        let until = self.blocks.partition_point(|block| block.first <= id.0);
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
        let first = |at: usize| self.blocks.get(at).map(|block| block.first);
        let all = offset(self.sentences.len());
        let end = first(id.index().saturating_add(1)).unwrap_or(all);
        first(id.index()).unwrap_or(all)..end
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
