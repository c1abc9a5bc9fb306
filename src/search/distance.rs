//! Edit distance with transpositions, bounded.
//!
//! Optimal string alignment (Damerau 1964, restricted so that no piece is
//! edited twice): insertion, deletion, substitution and swap of neighbours cost
//! one each. Most typing errors are one of the four.

/// Scratch rows, kept between calls so that a scan over a vocabulary allocates
/// once.
#[derive(Debug, Default)]
pub(crate) struct Distance {
    before: Vec<usize>,
    last: Vec<usize>,
    row: Vec<usize>,
}

impl Distance {
    /// Distance between two words, if it is at most `limit`.
    pub(crate) fn between(&mut self, a: &[char], b: &[char], limit: usize) -> Option<usize> {
        if a.len().abs_diff(b.len()) > limit {
            return None;
        }
        self.fill(a, b, limit)?;
        self.last.last().copied().filter(|found| *found <= limit)
    }

    /// Distance between `start` and the nearest beginning of `word`, with the
    /// length of that beginning, if the distance is at most `limit`.
    pub(crate) fn nearest_beginning(
        &mut self,
        start: &[char],
        word: &[char],
        limit: usize,
    ) -> Option<(usize, usize)> {
        // A longer beginning only adds insertions.
        let word = word.get(..start.len() + limit).unwrap_or(word);
        if word.len() + limit < start.len() {
            return None;
        }
        self.fill(start, word, limit)?;
        self.last
            .iter()
            .enumerate()
            .map(|(length, found)| (*found, length))
            .min_by_key(|(found, length)| (*found, length.abs_diff(start.len())))
            .filter(|(found, _)| *found <= limit)
    }

    /// Leaves the last row of the table in `last`: distances between all of `a`
    /// and each beginning of `b`. None as soon as every cell exceeds `limit`.
    fn fill(&mut self, a: &[char], b: &[char], limit: usize) -> Option<()> {
        let Self { before, last, row } = self;
        last.clear();
        last.extend(0..=b.len());
        before.clear();
        let mut previous_a = None;
        for (i, letter) in a.iter().enumerate() {
            row.clear();
            row.push(i + 1);
            let mut left = i + 1;
            let mut least = left;
            let mut previous_b = None;
            let mut above_left = i;
            for (j, other) in b.iter().enumerate() {
                let above = last.get(j + 1).copied().unwrap_or(usize::MAX - 1);
                let mut cell = (above + 1)
                    .min(left + 1)
                    .min(above_left + usize::from(letter != other));
                if previous_a == Some(other) && previous_b == Some(letter) {
                    let swap = j.checked_sub(1).and_then(|j| before.get(j)).copied();
                    cell = cell.min(swap.map_or(usize::MAX, |cost| cost + 1));
                }
                above_left = above;
                row.push(cell);
                left = cell;
                least = least.min(cell);
                previous_b = Some(other);
            }
            if least > limit {
                return None;
            }
            previous_a = Some(letter);
            std::mem::swap(before, last);
            std::mem::swap(last, row);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn letters(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
        Distance::default().between(&letters(a), &letters(b), limit)
    }

    #[test]
    fn each_kind_of_slip_costs_one() {
        assert_eq!(distance("harbour", "harbour", 2), Some(0));
        assert_eq!(distance("harbuor", "harbour", 2), Some(1));
        assert_eq!(distance("harbur", "harbour", 2), Some(1));
        assert_eq!(distance("harbbour", "harbour", 2), Some(1));
        assert_eq!(distance("harvour", "harbour", 2), Some(1));
        assert_eq!(distance("hrabuor", "harbour", 2), Some(2));
        assert_eq!(distance("hrabuor", "harbour", 1), None);
    }

    #[test]
    fn no_piece_is_edited_twice() {
        // Unrestricted distance would be 2: swap, then insert between.
        assert_eq!(distance("ca", "abc", 5), Some(3));
    }

    #[test]
    fn a_beginning_is_found_with_its_length() {
        let mut scratch = Distance::default();
        let found = scratch.nearest_beginning(&letters("harbu"), &letters("harbourmaster"), 1);
        assert_eq!(found, Some((1, 5)));
        assert_eq!(
            scratch.nearest_beginning(&letters("xxxxx"), &letters("harbour"), 1),
            None
        );
    }

    proptest! {
        #[test]
        fn it_is_symmetric_and_bounded(a in "[abc]{0,7}", b in "[abc]{0,7}") {
            let found = distance(&a, &b, 20).unwrap();
            prop_assert_eq!(distance(&b, &a, 20), Some(found));
            prop_assert!(found <= a.len().max(b.len()));
            prop_assert_eq!(found == 0, a == b);
            for limit in 0..8 {
                prop_assert_eq!(distance(&a, &b, limit), (found <= limit).then_some(found));
            }
        }
    }
}
