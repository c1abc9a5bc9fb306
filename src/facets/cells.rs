//! The article in equal parts, one for each cell of a bar.

use std::ops::Range;

use crate::text::Document;

/// The runs of one `key` in a list that rises by it, each with its length.
///
/// Their ends are found by halving, so that a bar of a hundred thousand places
/// costs little more than its cells.
pub fn runs<T, K: PartialEq>(
    list: &[T],
    key: impl Fn(&T) -> K,
) -> impl Iterator<Item = (K, usize)> {
    let mut rest = list;
    std::iter::from_fn(move || {
        let first = key(rest.first()?);
        let length = rest.partition_point(|other| key(other) == first);
        rest = rest.get(length.max(1)..).unwrap_or_default();
        Some((first, length))
    })
}

/// Which of `cells` equal parts of `all` number `at` falls into.
pub fn cell_of(at: u32, all: &Range<u32>, cells: usize) -> Option<usize> {
    if !all.contains(&at) {
        return None;
    }
    let passed = u64::from(at - all.start) * cells as u64;
    usize::try_from(passed / u64::from(all.end - all.start)).ok()
}

/// The first number behind a cell, of so many equal parts of `all`.
pub fn cell_end(cell: usize, all: &Range<u32>, cells: usize) -> u32 {
    let passed = (cell as u64 + 1) * u64::from(all.end - all.start);
    all.start + u32::try_from(passed.div_ceil(cells.max(1) as u64)).unwrap_or(u32::MAX)
}

/// Sentences of a document as a range, for [`Briefing::disperse`](super::Briefing::disperse).
pub fn all_sentences(document: &Document) -> Range<u32> {
    0..u32::try_from(document.sentences().len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn runs_are_counted_without_looking_at_each_place() {
        let places: Vec<u32> = (0..100_000).collect();
        let looks = Cell::new(0);
        let found: Vec<(u32, usize)> = runs(&places, |place| {
            looks.set(looks.get() + 1);
            place / 30_000
        })
        .collect();
        assert_eq!(found, [(0, 30_000), (1, 30_000), (2, 30_000), (3, 10_000)]);
        assert!(looks.get() < 100, "{} places looked at", looks.get());
        assert_eq!(runs(&[] as &[u32], |place| *place).count(), 0);
    }

    #[test]
    fn a_cell_ends_where_the_next_begins() {
        for (all, cells) in [(0..10, 3), (5..12, 7), (2..4, 9), (0..1000, 33)] {
            for cell in 0..cells {
                let end = cell_end(cell, &all, cells);
                let count = all
                    .clone()
                    .filter(|at| cell_of(*at, &all, cells) <= Some(cell));
                assert_eq!(end - all.start, u32::try_from(count.count()).unwrap());
            }
        }
    }
}
