//! Which sentences were read.

use std::ops::Range;

use crate::text::SentenceId;

/// Sentences that were read, as ranges of their numbers: who reads goes through a text
/// in few pieces, however long it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ReadSentences {
    /// In order, none empty, and none touches the next.
    ranges: Vec<Range<u32>>,
}

impl ReadSentences {
    /// The ranges, in order; there is something unread between them.
    pub(super) fn ranges(&self) -> &[Range<u32>] {
        &self.ranges
    }

    /// How many sentences.
    pub(super) fn count(&self) -> usize {
        let lengths = self.ranges.iter().map(|range| range.end - range.start);
        lengths.map(|length| length as usize).sum()
    }

    /// Each of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = SentenceId> {
        self.ranges.iter().cloned().flatten().map(SentenceId)
    }

    /// Whether all sentences of a range are among them.
    pub(super) fn hold(&self, wanted: &Range<u32>) -> bool {
        let ended = self.ranges.partition_point(|range| range.end < wanted.end);
        let around = self.ranges.get(ended);
        wanted.is_empty() || around.is_some_and(|range| range.start <= wanted.start)
    }

    /// Adds the sentences of a range.
    pub(super) fn add(&mut self, added: Range<u32>) {
        if added.is_empty() {
            return;
        }
        // Those that overlap it or touch it become one with it.
        let from = self.ranges.partition_point(|range| range.end < added.start);
        let until = self
            .ranges
            .partition_point(|range| range.start <= added.end);
        let joined = self.ranges.get(from..until).unwrap_or_default();
        let start = joined.first().map_or(added.start, |first| first.start);
        let end = joined.last().map_or(added.end, |last| last.end);
        let whole = start.min(added.start)..end.max(added.end);
        self.ranges.splice(from..until, [whole]);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ranges_hold_what_was_added(
            added in prop::collection::vec((0u32..40, 0u32..9), 0..20),
            asked in (0u32..50, 0u32..9),
        ) {
            let mut read = ReadSentences::default();
            let mut flags = [false; 64];
            for (start, length) in added {
                read.add(start..start + length);
                flags[start as usize..(start + length) as usize].fill(true);
            }
            let numbers: Vec<u32> = read.iter().map(|id| id.0).collect();
            let wanted: Vec<u32> = (0..).zip(flags).filter(|(_, is)| *is).map(|(at, _)| at).collect();
            prop_assert_eq!(read.count(), wanted.len());
            prop_assert_eq!(numbers, wanted);
            prop_assert!(read.ranges().windows(2).all(|pair| pair[0].end < pair[1].start));
            let (start, length) = asked;
            let all = flags[start as usize..(start + length) as usize].iter().all(|is| *is);
            prop_assert_eq!(read.hold(&(start..start + length)), all);
        }
    }
}
