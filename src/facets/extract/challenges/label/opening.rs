//! Clauses that open a sentence and hang on another.

use std::ops::Range;

use super::points;
use super::saying::is_saying;
use super::verb::{NEAR, has_subject};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::Kind;

/// The clause that has the cue where one with "when" opens and no other can be made out:
/// itself, without that word, or what stands behind its comma.
pub(super) fn alone(
    clause: &Clause<'_>,
    start: usize,
    cue: usize,
    count: usize,
) -> Option<Range<usize>> {
    let is_time = matches!(
        clause.folded(start),
        "when" | "as" | "once" | "after" | "before" | "where" | "since" | "while"
    );
    let comma = (start + 3..count.min(start + NEAR)).find(|at| clause.gap(*at) == Gap::Comma);
    let alone = match comma {
        Some(comma) if comma <= cue => comma..count,
        comma => start + 1..comma.unwrap_or(count),
    };
    let is_plain = !points(clause, alone.start)
        && !matches!(clause.kind(alone.start), Kind::Verb | Kind::Adverb)
        && !is_saying(clause, alone.start, count)
        && alone.len() > 2;
    (is_time && is_plain && (alone.start > start + 1 || has_subject(clause, start + 1, count)))
        .then_some(alone)
}
