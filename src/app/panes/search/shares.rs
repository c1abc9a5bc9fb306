//! Few rows for many hits: each group has its share of them.

use super::{ResultGroup, ResultRow};
use crate::search::Hit;

/// Hits in rows of their own, `rows` of them shared among the groups.
pub(super) fn shared(hits: &[Hit], order: &[ResultGroup], rows: usize) -> Vec<ResultRow> {
    let of_group = |group: &ResultGroup| -> Vec<usize> {
        let hits = hits.iter().enumerate();
        hits.filter(|(_, hit)| ResultGroup::of(hit.target) == *group)
            .map(|(number, _)| number)
            .collect()
    };
    let groups: Vec<Vec<usize>> = order.iter().map(of_group).collect();
    let mut shares = vec![0; groups.len()];
    let mut left = rows;
    while left > 0 {
        let before = left;
        for (share, group) in shares.iter_mut().zip(&groups) {
            if left > 0 && *share < group.len() {
                *share += 1;
                left -= 1;
            }
        }
        if left == before {
            break;
        }
    }
    let shares = || groups.iter().zip(&shares);
    let first = shares().flat_map(|(group, share)| group.iter().take(*share));
    let rest = shares().flat_map(|(group, share)| group.iter().skip(*share));
    first
        .chain(rest)
        .enumerate()
        .map(|(at, number)| ResultRow::Hit(*number, at))
        .collect()
}
