//! The form of blocks beside their kind: where their rows have to end, and what they
//! stand within.

use super::super::span::{BlockId, Span, offset};
use super::{BlockKind, Document};

/// Most blocks of a document whose place within others is kept, and most ends of rows.
const MOST: usize = 1 << 18;

/// What a block stands within. Deeper ones than a byte counts stand as deep as that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Within {
    /// Points of lists around a block that is no point itself.
    pub points: u8,
    /// Quotations around these lists, or around the list of a point.
    pub outer: u8,
    /// Quotations within the innermost of them; of a point, within those around its own
    /// list.
    pub inner: u8,
}

impl Within {
    /// What a block stands within, knowing the quotations outside of all lists and those
    /// within each, and how many points are around; a point is not around itself.
    pub fn around(quotations: &[usize], points: usize, is_point: bool) -> Self {
        let count = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
        let (outer, lists) = quotations.split_first().unwrap_or((&0, &[]));
        let last = lists.last().copied();
        let (points, inner) = if is_point {
            (0, lists.iter().sum::<usize>() - last.unwrap_or(0))
        } else {
            (count(points), last.unwrap_or(*outer))
        };
        let is_in_list = last.is_some() || is_point;
        Self {
            points,
            outer: if is_in_list { count(*outer) } else { 0 },
            inner: count(inner),
        }
    }

    /// The same of a block of this kind: one quotation around a block that is one goes
    /// without saying where nothing else is around.
    fn of(self, kind: BlockKind) -> Self {
        if kind == BlockKind::Quotation && self == Self::default() {
            return Self { inner: 1, ..self };
        }
        self
    }
}

/// What a document keeps of the form of its blocks.
#[derive(Debug, Default, Clone)]
pub(super) struct Forms {
    /// Blocks that stand within others, in order.
    within: Vec<(BlockId, Within)>,
    /// Blanks at which a row ends, in order.
    breaks: Vec<(BlockId, u32)>,
}

impl Forms {
    /// Adds what is told of a block with this text: what it stands within, and the bytes
    /// behind which its rows end.
    pub(super) fn keep(
        &mut self,
        block: BlockId,
        within: Within,
        (text, ends): (&str, impl Iterator<Item = usize>),
    ) {
        if within != Within::default() && self.within.len() < MOST {
            self.within.push((block, within));
        }
        let room = MOST.saturating_sub(self.breaks.len());
        let is_blank = |end: &usize| text.as_bytes().get(*end) == Some(&b' ');
        let ends = ends.filter(is_blank).take(room);
        self.breaks.extend(ends.map(|end| (block, offset(end))));
    }
}

impl Document {
    /// What a block stands within.
    pub fn within(&self, block: BlockId) -> Within {
        let all = &self.forms.within;
        let found = all.binary_search_by_key(&block, |(known, _)| *known);
        let found = found.ok().and_then(|at| all.get(at));
        let within = found.map(|(_, within)| *within).unwrap_or_default();
        self.block(block)
            .map_or(within, |block| within.of(block.kind))
    }

    /// The blanks inside `span` at which its author ended a row, in order.
    pub fn breaks_in(&self, span: Span) -> impl Iterator<Item = u32> {
        let all = &self.forms.breaks;
        let first = all.partition_point(|known| *known < (span.block, span.start));
        let of_span = all.iter().skip(first);
        of_span
            .take_while(move |(block, at)| *block == span.block && *at < span.end)
            .map(|(_, at)| *at)
    }
}
