//! The verb of a clause that is cut.

use std::ops::Range;

use super::told::is_finite;
use crate::facets::extract::challenges::HELPING;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::Kind;

/// Most commas from where an aside opens to where it closes.
const ASIDE: usize = 3;

/// The verb of a clause of which the first that looks like one may only describe its
/// subject: "the office [charged with repairs] is closed".
pub(super) fn beyond(clause: &Clause<'_>, words: &Range<usize>, first: usize) -> usize {
    let describes = clause.kind(first) == Kind::Content
        && clause.folded(first).ends_with("ed")
        && clause.kind(first + 1) == Kind::Preposition;
    if !describes {
        return first;
    }
    let runs_on = |at: &usize| {
        clause.gap(*at) == Gap::None
            && !matches!(clause.kind(*at), Kind::Conjunction | Kind::Pronoun)
            && clause.folded(*at) != "that"
    };
    // Of the verbs behind it the first must be one that only helps.
    (first + 1..words.end)
        .take_while(runs_on)
        .find(|at| clause.kind(*at) == Kind::Verb && !clause.folded(*at).ends_with("ing"))
        .filter(|at| {
            let word = clause.folded(*at);
            HELPING.contains(&word) && !matches!(word, "be" | "been")
        })
        .unwrap_or(first)
}

/// The verb of a clause, and what stands aside between commas before it.
pub(super) fn main_verb(
    clause: &Clause<'_>,
    words: &Range<usize>,
) -> (Option<usize>, Option<Range<usize>>) {
    let verb = |from: usize| (from..words.end).find(|at| is_finite(clause, *at));
    let first = verb(words.start + 1).map(|first| beyond(clause, words, first));
    let comma = |from: usize| (from..words.end).find(|at| clause.gap(*at) == Gap::Comma);
    let opens = comma(words.start + 1).filter(|at| first.is_none_or(|verb| *at <= verb));
    let opens = opens.filter(|at| {
        matches!(
            clause.kind(*at),
            Kind::Preposition | Kind::Conjunction | Kind::Adverb
        ) || ["ing", "ed"]
            .iter()
            .any(|end| clause.folded(*at).ends_with(end))
            || clause.kind(*at) == Kind::Determiner
            || first.is_none_or(|verb| *at < verb)
    });
    let Some(opens) = opens else {
        return (first, None);
    };
    // "Other towns, Lund and Ystad among them, may": what stands aside has commas too.
    let mut closing = (opens + 1..words.end)
        .filter(|at| clause.gap(*at) == Gap::Comma)
        .take(ASIDE);
    match closing.find_map(|closes| {
        // A relative clause ends where the next comma is; else a verb must follow.
        let is_relative = (opens..opens + 2).any(|at| {
            matches!(
                clause.folded(at),
                "which" | "who" | "whose" | "whom" | "where"
            )
        });
        let near = closes..words.end.min(closes + 2);
        // "A barge, in the fog, collided with the lock".
        let acts = |at: usize| {
            at == closes
                && clause.kind(at) == Kind::Content
                && clause.folded(at).ends_with("ed")
                && !clause.is_nominal(at + 1)
        };
        let verb = (near.into_iter())
            .find(|at| clause.kind(*at) == Kind::Verb || is_finite(clause, *at) || acts(*at))
            .or(is_relative.then_some(closes))?;
        Some((closes, verb))
    }) {
        Some((closes, verb)) => (Some(verb), Some(opens..closes)),
        None => (first, None),
    }
}
