//! Clauses within a sentence whose subject stands before them.

use std::ops::Range;

use super::saying::is_quoting;
use super::verb::is_finite;
use super::{is_adjective, is_noun};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};

/// Most words of a subject that is told again.
const SUBJECT: usize = 6;

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
    let is_joined = matches!(clause.folded(pronoun - 1), "but" | "yet" | "and" | "so")
        || is_quoting(clause, pronoun - 1) && verb + 1 == pronoun;
    let head = clause.folded(verb - 1);
    let is_many = head.ends_with('s') && !head.ends_with("ss");
    let agrees = match clause.folded(pronoun) {
        "it" => !is_many,
        "they" => is_many,
        _ => false,
    };
    let acts = clause.kind(pronoun + 1) == Kind::Verb || is_finite(clause, pronoun + 1);
    (is_plain && is_joined && agrees && acts).then_some(subject)
}

/// Where the trouble of a long clause is told within it.
pub(super) enum Inner {
    /// Of a noun that begins at a word, and behind words that only join: "a town that was
    /// flooded".
    Related(usize, Range<usize>),
    /// From a word on that tells what is done: ", raising the price".
    Doing(usize),
}

/// Most words of a noun before "that".
const NOUN: usize = 5;

/// Most words between "to" and the trouble that somebody is to make.
const AIM: usize = 3;

/// Where the phrase of a noun begins, not before a word.
fn noun_start(clause: &Clause<'_>, first: usize, noun: usize) -> usize {
    let mut start = noun;
    while start > first && noun - start < NOUN && clause.gap(start) == Gap::None {
        let before = start - 1;
        // "The towns more ways": two phrases.
        let is_whole = clause.kind(start) == Kind::Determiner && clause.is_nominal(before);
        let is_part = clause.is_nominal(before) && !is_whole
            || clause.kind(before) == Kind::Determiner
            || clause.folded(before) == "of" && before > first && is_noun(clause, before - 1);
        if !is_part {
            break;
        }
        start = before;
    }
    start
}

/// The part of a clause that has a word and stands for itself.
pub(super) fn inner(clause: &Clause<'_>, words: Range<usize>, at: usize) -> Option<Inner> {
    // "More ways to obstruct and delay the work".
    let aim = (at.saturating_sub(AIM).max(words.start + 2)..at).find(|to| {
        clause.folded(*to) == "to"
            && clause.kind(*to - 1) == Kind::Content
            && is_noun(clause, *to - 1)
            && !is_adjective(clause.folded(*to + 1))
            && (*to..=at).all(|word| clause.gap(word) == Gap::None)
    });
    if let Some(to) = aim {
        return Some(Inner::Doing(noun_start(clause, words.start, to - 1)));
    }
    let opens = (words.start + 2..at).rev().find(|word| {
        matches!(clause.folded(*word), "that" | "which" | "who")
            || clause.gap(*word) == Gap::Comma && clause.folded(*word).ends_with("ing")
    })?;
    let word = clause.folded(opens);
    if word.ends_with("ing") {
        let is_deed = clause.kind(opens) != Kind::Preposition
            && !matches!(
                word,
                "including" | "according" | "regarding" | "concerning" | "following"
            )
            && !clause.is_hyphenated(opens + 1)
            && clause.gap(opens + 2) == Gap::None
            && !(opens..at).any(|at| is_finite(clause, at));
        return is_deed.then_some(Inner::Doing(opens));
    }
    let helps = |at: usize| clause.is(Class::Helping, at) || clause.kind(at) == Kind::Verb;
    let noun = opens - 1;
    let is_related = helps(opens + 1)
        && clause.gap(opens + 1) == Gap::None
        && is_noun(clause, noun)
        && (clause.gap(opens) == Gap::None || word != "that");
    // What goes on behind the clause belongs to another.
    let runs_on =
        (opens + 1..=at).all(|at| clause.gap(at) != Gap::Mark && clause.gap(at) != Gap::Comma);
    if !is_related || !runs_on {
        return None;
    }
    let start = noun_start(clause, words.start, noun);
    // A name that a comma follows is told more of, and what "it" is was told before.
    let is_told = start < noun || clause.folded(noun).ends_with('s');
    // "A man who falls ill is lost": the verb of the man himself is still to come.
    let is_subject = start == words.start && (at + 1..words.end).any(|at| is_finite(clause, at));
    if is_subject {
        return None;
    }
    is_told.then_some(Inner::Related(start, opens..opens + 1))
}
