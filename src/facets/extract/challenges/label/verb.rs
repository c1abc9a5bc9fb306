//! The verbs of clauses.

use std::ops::Range;

use super::form::is_plural;
use super::{is_adjective, told};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};

/// Most commas from where an aside opens to where it closes.
const ASIDE: usize = 3;

/// Words on either side of the one that a clause is sought around: a sentence may
/// be endless.
pub(super) const NEAR: usize = 80;

/// Most words of a subject.
const SUBJECT: usize = 20;

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
        .filter(|at| clause.is(Class::Helping, *at) && !matches!(clause.folded(*at), "be" | "been"))
        .unwrap_or(first)
}

/// The verb of a clause, and what stands aside between commas before it.
pub(super) type MainVerb = (Option<usize>, Option<Range<usize>>);

/// Those of some words.
pub(super) fn main_verb(clause: &Clause<'_>, words: &Range<usize>) -> MainVerb {
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
    // "By the end of the year, two millions, a third of it, were": no subject stands first.
    let opens = opens.filter(|_| clause.kind(words.start) != Kind::Preposition);
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

/// Whether a word is a verb that a subject has.
pub(super) fn is_finite(clause: &Clause<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let word = clause.folded(at);
    let led = clause.kind(before);
    match clause.kind(at) {
        Kind::Verb => {
            // "The work plan was late": a plan.
            let is_thing = || is_helped(clause, at + 1) && is_bare(clause, at);
            !word.ends_with("ing")
                && !matches!(led, Kind::Determiner | Kind::Preposition)
                && !matches!(
                    word,
                    "be" | "been"
                        | "done"
                        | "gone"
                        | "taken"
                        | "given"
                        | "known"
                        | "shown"
                        | "seen"
                        | "grown"
                        | "written"
                        | "drawn"
                )
                && !clause.is_hyphenated(at)
                && !is_thing()
                && (clause.folded(at + 1) != "by" || led != Kind::Content)
                && (!word.ends_with("ed") || !is_adjective(clause.folded(before)))
        }
        Kind::Content if word.len() > 4 && word.ends_with("ed") => {
            clause.gap(at) == Gap::None
                && matches!(led, Kind::Content | Kind::Pronoun | Kind::Adverb)
                && !clause.is_hyphenated(at)
                // "The towns suffered heavy losses": no participle has an object.
                && (clause.kind(at + 1) != Kind::Content
                    || clause.folded(at + 1) == "further"
                    // "The clerk openly backed Lund".
                    || clause.printed(at + 1).starts_with(char::is_uppercase)
                        && before > 0
                        && !matches!(clause.kind(before - 1), Kind::Determiner | Kind::Preposition)
                    || is_plural(clause.folded(before)) && clause.gap(at + 1) == Gap::None)
                && (clause.folded(at + 1) != "by"
                    || led != Kind::Content
                    || clause.folded(at + 2).ends_with("ing"))
        }
        // "The contract binds the town": no plural before an article.
        Kind::Content if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") => {
            led == Kind::Content
                && !clause.folded(before).ends_with('s')
                && matches!(clause.kind(at + 1), Kind::Determiner | Kind::Pronoun)
                && clause.gap(at + 1) == Gap::None
        }
        Kind::Determiner
        | Kind::Preposition
        | Kind::Conjunction
        | Kind::Pronoun
        | Kind::Adverb
        | Kind::Content => false,
    }
}

/// Whether a verb has no ending and does not help another.
fn is_bare(clause: &Clause<'_>, at: usize) -> bool {
    let word = clause.folded(at);
    !clause.is(Class::Helping, at) && !["s", "ed", "ing"].iter().any(|end| word.ends_with(end))
}

/// Whether a word is a verb that helps or says what is.
fn is_helped(clause: &Clause<'_>, at: usize) -> bool {
    clause.gap(at) == Gap::None
        && matches!(
            clause.folded(at),
            "is" | "are" | "was" | "were" | "has" | "had" | "will" | "would" | "could" | "can"
        )
}

/// Whether a subject and its verb stand at a word.
pub(super) fn has_subject(clause: &Clause<'_>, start: usize, count: usize) -> bool {
    if matches!(clause.kind(start), Kind::Verb | Kind::Preposition)
        || matches!(
            clause.folded(start),
            "which" | "who" | "whose" | "whom" | "that" | "than" | "as" | "if" | "how"
        )
    {
        return false;
    }
    // "But only averages": what does?
    let is_place = matches!(clause.folded(start), "there" | "here");
    let joins = matches!(clause.kind(start), Kind::Adverb | Kind::Conjunction);
    if joins && !is_place && is_finite(clause, start + 1) {
        return false;
    }
    // "Particularly in towns where trade falls".
    if clause.folded(start).ends_with("ly") && clause.kind(start + 1) == Kind::Preposition {
        return false;
    }
    for at in start + 1..count.min(start + SUBJECT) {
        let is_open = matches!(clause.gap(at), Gap::None | Gap::Possessive)
            || clause.gap(at) == Gap::Mark && told::is_quoted(clause, at);
        if !is_open {
            return false;
        }
        if is_finite(clause, at) {
            return true;
        }
    }
    false
}
