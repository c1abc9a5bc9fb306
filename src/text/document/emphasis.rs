//! Words that an article sets apart from those around them.

use std::ops::Range;

use super::super::span::{BlockId, Span};
use super::Document;
use super::form::Within;
use super::link::RawLink;

/// Most places of a document whose emphasis is kept.
const MOST: usize = 1 << 18;

/// How words are set apart; some are in several ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "any of them goes with any other"
)]
pub struct Emphasis {
    /// In bold type.
    pub is_strong: bool,
    /// In italics.
    pub is_stressed: bool,
    /// As what a machine reads or writes.
    pub is_code: bool,
    /// Struck out: no longer meant.
    pub is_struck: bool,
}

impl Emphasis {
    /// Whether the words look as those around them.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            is_strong: self.is_strong || other.is_strong,
            is_stressed: self.is_stressed || other.is_stressed,
            is_code: self.is_code || other.is_code,
            is_struck: self.is_struck || other.is_struck,
        }
    }
}

/// Words with their emphasis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Emphasised {
    /// The words.
    pub span: Span,
    /// How they are set apart.
    pub emphasis: Emphasis,
}

/// Words with their emphasis in text that is not cleaned yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawEmphasis {
    /// The words as numbers of visible characters of the text.
    pub chars: Range<usize>,
    /// How they are set apart.
    pub emphasis: Emphasis,
}

/// What a text that is not cleaned yet carries on its words; each list is in order and
/// without overlaps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Where words lead to.
    pub links: Vec<RawLink>,
    /// How words are set apart.
    pub emphasis: Vec<RawEmphasis>,
    /// Behind how many visible characters a row has to end, rising.
    pub breaks: Vec<usize>,
    /// What the block stands within.
    pub within: Within,
}

impl Marks {
    /// What a heading keeps of it: its look is its own, but neither where its words lead
    /// nor what is struck out of it.
    #[must_use]
    pub(super) fn of_heading(&self) -> Self {
        let struck = self.emphasis.iter().filter(|raw| raw.emphasis.is_struck);
        let emphasis = struck.map(|raw| RawEmphasis {
            chars: raw.chars.clone(),
            emphasis: Emphasis {
                is_struck: true,
                ..Emphasis::default()
            },
        });
        Self {
            links: self.links.clone(),
            emphasis: emphasis.collect(),
            within: self.within,
            ..Self::default()
        }
    }

    /// Whether the words carry nothing.
    pub fn is_empty(&self) -> bool {
        self.links.is_empty() && self.emphasis.is_empty() && self.breaks.is_empty()
    }
}

impl Document {
    /// The words set apart of which any part lies inside `span`, in order.
    pub fn emphasis_over(&self, span: Span) -> &[Emphasised] {
        let all = &self.emphasis;
        let first = all.partition_point(|known| {
            (known.span.block, known.span.end) <= (span.block, span.start)
        });
        let end = all
            .partition_point(|known| (known.span.block, known.span.start) < (span.block, span.end));
        all.get(first..end).unwrap_or_default()
    }
}

/// Adds the emphasis of a block, whose places in its text were found.
pub(super) fn keep(
    all: &mut Vec<Emphasised>,
    block: BlockId,
    raw: &[RawEmphasis],
    found: Vec<Range<usize>>,
) {
    let room = MOST.saturating_sub(all.len());
    let placed = raw.iter().zip(found).filter(|(_, words)| !words.is_empty());
    all.extend(placed.take(room).map(|(raw, words)| Emphasised {
        span: Span::new(block, words),
        emphasis: raw.emphasis,
    }));
}

/// Forgets emphasis that lies on most of a text of so many bytes: it sets nothing apart.
/// Strokes stay, since they tell what no longer holds.
pub(super) fn forget_common(all: &mut Vec<Emphasised>, bytes: usize) {
    let is_common = |has: fn(Emphasis) -> bool| {
        let with = all.iter().filter(|known| has(known.emphasis));
        let covered: usize = with.map(|known| known.span.bytes().len()).sum();
        covered * 2 > bytes
    };
    let strong = is_common(|all| all.is_strong);
    let stressed = is_common(|all| all.is_stressed);
    let code = is_common(|all| all.is_code);
    for Emphasised { emphasis, .. } in all.iter_mut() {
        emphasis.is_strong &= !strong;
        emphasis.is_stressed &= !stressed;
        emphasis.is_code &= !code;
    }
    all.retain(|known| !known.emphasis.is_none());
}

#[cfg(test)]
mod tests {
    use super::super::super::{BlockKind, DocumentBuilder};
    use super::*;

    const STRONG: Emphasis = Emphasis {
        is_strong: true,
        is_stressed: false,
        is_code: false,
        is_struck: false,
    };

    fn strong(chars: Range<usize>) -> Marks {
        let emphasis = vec![RawEmphasis {
            chars,
            emphasis: STRONG,
        }];
        Marks {
            emphasis,
            ..Marks::default()
        }
    }

    #[test]
    fn words_keep_their_emphasis_however_blanks_are_taken_together() {
        let mut builder = DocumentBuilder::new();
        let raw = "  It   is \u{200b} a\n very  short pact of ports.";
        builder.marked(BlockKind::Paragraph, raw, 0..0, &strong(6..15));
        let document = builder.finish();
        let all = document.emphasis_over(Span::new(BlockId(0), 0..99));
        let [known] = all else {
            panic!("{all:?}");
        };
        assert_eq!(document.slice(known.span), "very short");
        assert_eq!(known.emphasis, STRONG);
        let before = Span::new(BlockId(0), 0..known.span.bytes().start);
        assert!(document.emphasis_over(before).is_empty());
    }

    #[test]
    fn what_is_everywhere_sets_nothing_apart() {
        for (chars, kept) in [(0..3, 1), (0..9, 0)] {
            let mut builder = DocumentBuilder::new();
            builder.marked(BlockKind::Paragraph, "All of it.", 0..0, &strong(chars));
            let document = builder.finish();
            let all = document.emphasis_over(Span::new(BlockId(0), 0..99));
            assert_eq!(all.len(), kept);
        }
    }

    #[test]
    fn strokes_are_kept_wherever_they_are() {
        let mut marks = strong(0..99);
        marks.emphasis[0].emphasis.is_struck = true;
        let mut builder = DocumentBuilder::new();
        builder.marked_heading(1, "The pact", 0..0, &marks);
        builder.marked(BlockKind::Paragraph, "The ferry runs.", 0..0, &marks);
        let document = builder.finish();
        for (block, text) in [(0, "The pact"), (1, "The ferry runs.")] {
            let all = document.emphasis_over(Span::new(BlockId(block), 0..99));
            let [known] = all else {
                panic!("{all:?}");
            };
            assert_eq!(document.slice(known.span), text);
            assert!(known.emphasis.is_struck && !known.emphasis.is_strong);
        }
    }

    #[test]
    fn emphasis_is_bounded() {
        let mut builder = DocumentBuilder::new();
        for _ in 0..MOST + 9 {
            builder.marked(BlockKind::Paragraph, "It is so.", 0..0, &strong(0..1));
        }
        assert_eq!(builder.finish().emphasis.len(), MOST);
    }
}
