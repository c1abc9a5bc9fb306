//! Clauses within a sentence whose subject stands before them.

use std::ops::Range;

use super::is_noun;
use super::saying::is_quoting;
use super::verb::is_finite;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::Kind;

/// Most words of a subject that is told again.
const SUBJECT: usize = 6;

/// Most words from a pronoun to the verb by which something is done to it.
const PASSIVE: usize = 5;

/// The subject of the first clause, if the pronoun that opens a later one stands for it:
/// "the mill had a wheel, but it broke".
pub(super) fn subject(clause: &Clause<'_>, first: usize, pronoun: usize) -> Option<Range<usize>> {
    let verb = (first + 1..pronoun.min(first + SUBJECT + 1)).find(|at| is_finite(clause, *at))?;
    let subject = first..verb;
    let is_plain = (first + 1..verb)
        .all(|at| matches!(clause.gap(at), Gap::None | Gap::Possessive))
        && clause.gap(verb) == Gap::None
        && is_noun(clause, verb - 1)
        && subject.clone().all(|at| {
            clause.kind(at) == Kind::Content
                || at == first && matches!(clause.folded(at), "the" | "a" | "an")
        });
    // "The mill told it would close", too.
    let is_joined = matches!(
        clause.folded(pronoun - 1),
        "but" | "yet" | "and" | "so" | "or"
    ) || is_quoting(clause, pronoun - 1) && verb + 1 == pronoun;
    let head = clause.folded(verb - 1);
    let is_many = head.ends_with('s') && !head.ends_with("ss");
    let agrees = match clause.folded(pronoun) {
        "it" => !is_many,
        "they" => is_many,
        _ => false,
    };
    let acts = clause.kind(pronoun + 1) == Kind::Verb || is_finite(clause, pronoun + 1);
    // "The town promised a law, but it has not been passed": the law.
    let is_passive = (pronoun + 1..pronoun + PASSIVE)
        .any(|at| matches!(clause.folded(at), "been" | "was" | "is"));
    (is_plain && is_joined && agrees && acts && !is_passive).then_some(subject)
}
