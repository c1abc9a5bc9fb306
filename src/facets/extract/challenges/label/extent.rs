//! Where clauses begin and end with what hangs on them.

use std::ops::Range;

use super::borders::opens_time;
use super::quote::WHOLE;
use super::room::is_beyond;
use super::verb::has_subject;
use super::{lead, points, told};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::Kind;

/// Most words that tell who says the rest.
const SAYING: usize = 5;

/// Where a clause begins with what it hangs on: with the opening words that tell of the
/// trouble, and with the main clause if it points to that ("the towns agreed, even if that").
pub(super) fn opened(clause: &Clause<'_>, words: &Range<usize>, cue: &Range<usize>) -> usize {
    let start = words.start;
    if start == 0 {
        return start;
    }
    let hangs = points(clause, start) && !lead::is_owned(clause, start)
        || opens_first(clause.folded(start));
    let is_lead = clause.gap(start) == Gap::Comma && cue.end <= start && !cue.is_empty();
    if (hangs && told::has_room(clause, 0, cue) || is_lead)
        && !points(clause, 0)
        && clause.kind(0) != Kind::Conjunction
    {
        return 0;
    }
    // "Although the mill is old, it works": not without "although".
    let is_twofold = || {
        (start + 2..words.end).any(|at| {
            clause.gap(at) == Gap::Comma && clause.kind(at) == Kind::Pronoun
                || clause.gap(at) == Gap::Comma && has_subject(clause, at, words.end)
        })
    };
    if opens_first(clause.folded(start - 1)) && is_twofold() {
        return start - 1;
    }
    start
}

/// Where a clause ends with what hangs on it, if there is room for all of it, but without who
/// says it.
pub(super) fn extended(clause: &Clause<'_>, words: &Range<usize>, cue: &Range<usize>) -> usize {
    let count = clause.words().len();
    // Another clause that only stands beside it is none.
    let is_other = |at: usize| {
        matches!(clause.folded(at), "and" | "but" | "or" | "yet" | "so")
            && clause.folded(at + 1) != "that"
            && has_subject(clause, at + 1, count)
    };
    let stop = (words.end.max(cue.end)..count)
        .find(|at| {
            clause.gap(*at) == Gap::Mark && !told::goes_on(clause, *at)
                || clause.gap(*at) == Gap::Comma && is_other(*at)
        })
        .unwrap_or(count);
    let fits = |end: usize| !is_beyond(clause.slice(&(words.start..end)), WHOLE);
    // "As trade fell, the town": two clauses.
    let is_first = words.start > 0 && opens_first(clause.folded(words.start - 1));
    let end = if !is_first && fits(without_saying(clause, stop)) {
        stop
    } else {
        words.end
    };
    without_saying(clause, end).max(words.start + 1)
}

/// An end without ", the clerk said".
fn without_saying(clause: &Clause<'_>, end: usize) -> usize {
    let is_said = matches!(
        clause.folded(end - 1),
        "said" | "says" | "added" | "adds" | "noted" | "wrote" | "reported" | "explained"
    );
    (end.saturating_sub(SAYING)..end)
        .rev()
        .find(|at| clause.gap(*at) == Gap::Comma)
        .filter(|_| is_said)
        .unwrap_or(end)
}

/// Whether a word opens a clause that the main one follows.
fn opens_first(word: &str) -> bool {
    matches!(word, "as" | "if" | "where" | "whereas" | "even" | "despite") || opens_time(word)
}
