//! What blocks there are.

use std::fmt;
use std::num::NonZeroU32;

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
        number: Option<PointNumber>,
    },
    /// Words of somebody else, set apart.
    Quotation,
    /// Preformatted text; its rows are kept.
    Code,
    /// A table: a row in a line, its cells divided by [`CELL_SEPARATOR`](super::CELL_SEPARATOR).
    /// Each row is a sentence.
    Table,
    /// A break between parts of the text.
    Break,
}

/// The number of a point of a list. A list may begin with 0, so that one more is kept:
/// a point with a number takes no more room than one without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PointNumber(NonZeroU32);

impl PointNumber {
    /// This number, or the one below if it is the highest that there is.
    pub fn of(number: u32) -> Self {
        Self(NonZeroU32::MIN.saturating_add(number))
    }

    /// The number itself.
    pub fn get(self) -> u32 {
        self.0.get() - 1
    }
}

impl fmt::Display for PointNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl BlockKind {
    /// Whether rows must stay as they are written.
    pub fn is_preformatted(self) -> bool {
        matches!(self, Self::Code | Self::Table)
    }

    /// Whether it is prose, which is cut into sentences.
    pub(super) fn is_cut(self) -> bool {
        match self {
            Self::Paragraph | Self::Byline | Self::ListItem { .. } | Self::Quotation => true,
            Self::Heading | Self::Code | Self::Table | Self::Break => false,
        }
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

#[cfg(test)]
mod tests {
    use super::super::Block;
    use super::*;

    #[test]
    fn a_block_is_small_and_its_number_any() {
        // There are as many blocks as rows in a text of a million.
        assert_eq!(size_of::<Block>(), 16);
        for number in [0, 1, 999, u32::MAX - 1] {
            assert_eq!(PointNumber::of(number).get(), number);
        }
        assert_eq!(PointNumber::of(u32::MAX).get(), u32::MAX - 1);
        assert_eq!(PointNumber::of(7).to_string(), "7");
    }
}
