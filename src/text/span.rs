//! The one address of text: a block and a byte range in it.
//!
//! Outline, evidence, hits, history and selection all keep spans. Rows of the
//! screen are derived from them, so a resize or a new theme cannot break one.

use std::ops::Range;

/// Number of a block in its document, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct BlockId(pub u32);

/// Number of a section in its document, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SectionId(pub u32);

/// Number of a sentence in its document, from 0, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SentenceId(pub u32);

/// Offsets and numbers are `u32`: input is limited far below 4 GB before it is
/// parsed.
pub(crate) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl BlockId {
    /// The number of position `index` in a list of blocks.
    pub fn at(index: usize) -> Self {
        Self(offset(index))
    }

    /// Position in a list of blocks.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl SectionId {
    /// The number of position `index` in a list of sections.
    pub fn at(index: usize) -> Self {
        Self(offset(index))
    }

    /// Position in a list of sections.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl SentenceId {
    /// The number of position `index` in a list of sentences.
    pub fn at(index: usize) -> Self {
        Self(offset(index))
    }

    /// Position in a list of sentences.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// An address in a document: bytes `start..end` of the text of one block.
///
/// Spans are ordered as they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The block that holds the text.
    pub block: BlockId,
    /// First byte, counted from the start of the block.
    pub start: u32,
    /// Byte after the last, counted from the start of the block.
    pub end: u32,
}

impl Span {
    /// A span of `block`; an end before the start is taken as the start.
    pub fn new(block: BlockId, bytes: Range<usize>) -> Self {
        let start = offset(bytes.start);
        let end = offset(bytes.end);
        Self {
            block,
            start,
            end: end.max(start),
        }
    }

    /// The byte range within the block.
    pub fn bytes(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the span covers no byte.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether byte `at` of `block` lies inside.
    pub fn holds(self, block: BlockId, at: u32) -> bool {
        self.block == block && self.start <= at && at < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.block == other.block && self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.block == other.block && self.start < other.end && other.start < self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_ordered_as_they_are_read() {
        let early = Span::new(BlockId(1), 5..9);
        let late = Span::new(BlockId(2), 0..3);
        assert!(early < late);
        assert!(Span::new(BlockId(1), 2..9) < early);
    }

    #[test]
    fn containment_needs_the_same_block() {
        let outer = Span::new(BlockId(1), 0..10);
        assert!(outer.contains(Span::new(BlockId(1), 3..10)));
        assert!(!outer.contains(Span::new(BlockId(2), 3..4)));
        assert!(outer.overlaps(Span::new(BlockId(1), 9..12)));
        assert!(!outer.overlaps(Span::new(BlockId(1), 10..12)));
    }

    #[test]
    fn a_reversed_range_is_empty() {
        let (start, end) = (9, 3);
        assert!(Span::new(BlockId(0), start..end).is_empty());
    }
}
