//! Opening words that a label can do without.

use std::ops::Range;

use super::form::is_plural;
use super::points;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind, is_form_of_be};

/// Fewest words that are left.
const LEFT: usize = 3;

/// Leaves "there is" out of how a clause is printed, and a word for what stood before: "a fee
/// that nobody pays", "ran out of rope", "yet to be built".
pub(super) fn leave_out(clause: &Clause<'_>, shown: &Range<usize>, text: &mut String) {
    let Some(at) = behind_lead(clause, shown.start) else {
        return;
    };
    if text.split_whitespace().count() < at - shown.start + LEFT {
        return;
    }
    let lead = clause.bytes(&(shown.start..at + 1)).len() - clause.printed(at).len();
    // An aside may be left out, but none so early.
    if (text.get(lead..)).is_some_and(|rest| rest.starts_with(clause.printed(at))) {
        // One thing has an article where nothing else tells which: "this mill is".
        let article = if is_one(clause, shown, at) {
            "the "
        } else {
            ""
        };
        text.replace_range(..lead, article);
    }
}

/// Where a clause goes on behind opening words that a label can do without.
fn behind_lead(clause: &Clause<'_>, start: usize) -> Option<usize> {
    after_there(clause, start)
        .or_else(|| after_leading(clause, start))
        .or_else(|| after_pointing(clause, start))
}

/// The letters of opening words that are left out, if they all have one byte.
pub(super) fn letters(clause: &Clause<'_>, shown: &Range<usize>) -> usize {
    const MOST: usize = 12;
    let Some(at) = behind_lead(clause, shown.start).filter(|at| at + LEFT <= shown.end) else {
        return 0;
    };
    let left_out = clause.bytes(&(shown.start..at)).len() + 1;
    let article = if is_one(clause, shown, at) { 4 } else { 0 };
    left_out.saturating_sub(article).min(MOST)
}

/// Whether a word that tells which one thing a verb is said of was left out before a word.
fn is_one(clause: &Clause<'_>, shown: &Range<usize>, at: usize) -> bool {
    let word = clause.folded(shown.start);
    if at != shown.start + 1 || !tells_which(word) || matches!(word, "these" | "those" | "such") {
        return false;
    }
    let end = (at..shown.end)
        .find(|end| clause.gap(*end) != Gap::None && *end > at || !clause.is_nominal(*end))
        .unwrap_or(shown.end);
    !is_plural(clause.folded(end - 1))
}

/// Where a clause goes on behind "there is", if a noun phrase follows.
fn after_there(clause: &Clause<'_>, start: usize) -> Option<usize> {
    let mut at = start + 1;
    match clause.folded(start) {
        "theres" => {}
        "there" => {
            while is_being(clause.folded(at)) || clause.folded(at) == "will" {
                at += 1;
            }
            if at == start + 1 {
                return None;
            }
        }
        _ => return None,
    }
    while clause.kind(at) == Kind::Adverb && clause.folded(at) != "not" {
        at += 1;
    }
    (clause.kind(at) == Kind::Determiner || clause.is_nominal(at)).then_some(at)
}

/// Where what comes of something begins: behind "leading to a".
fn after_leading(clause: &Clause<'_>, start: usize) -> Option<usize> {
    let mut at = match (clause.folded(start), clause.folded(start + 1)) {
        ("leading" | "contributing" | "adding", "to") | ("resulting", "in") => start + 2,
        ("despite" | "amid" | "amidst", _) => start + 1,
        _ => return None,
    };
    while matches!(clause.folded(at), "a" | "an" | "the") {
        at += 1;
    }
    clause.is_nominal(at).then_some(at)
}

/// Where a clause goes on behind a word for what stood before: behind "it has" and "they
/// are", and behind "this" before its noun.
fn after_pointing(clause: &Clause<'_>, start: usize) -> Option<usize> {
    // "It's", "the latter's".
    let is_plain = !clause.printed(start).contains(['\'', '’']);
    if !is_plain || !points(clause, start) {
        return expletive(clause, start);
    }
    let next = start + 1;
    match clause.folded(start) {
        "the" => behind(clause, start + 2),
        _ if is_owned(clause, start) => Some(next),
        "this" | "that" | "these" | "those" | "i" | "we" | "you" | "they" | "he" | "she" => {
            behind(clause, next)
        }
        // "It was a bridge that fell": no word for anything.
        "it" if !(next..next + 12).any(|at| clause.folded(at) == "that") => behind(clause, next),
        _ => None,
    }
}

/// What is so where "it is" stands for what follows: "it is unclear when".
pub(super) fn expletive(clause: &Clause<'_>, start: usize) -> Option<usize> {
    let is_open = clause.folded(start) == "it"
        && matches!(
            clause.folded(start + 1),
            "is" | "was" | "remains" | "remained"
        );
    let at = start + 2;
    let opens = matches!(
        clause.folded(at + 1),
        "when" | "whether" | "how" | "what" | "why" | "who" | "if" | "to"
    );
    (is_open && opens && clause.kind(at) == Kind::Content).then_some(at)
}

/// Whether a word only tells whose or which the noun behind it is, which a label can do
/// without.
pub(super) fn is_owned(clause: &Clause<'_>, start: usize) -> bool {
    tells_which(clause.folded(start))
        // "Those sold in Lund", "these pertain to".
        && !(matches!(clause.folded(start), "these" | "those")
            && (clause.folded(start + 1).ends_with("ed")
                || !clause.folded(start + 1).ends_with('s')
                    && clause.kind(start + 2) == Kind::Preposition))
        && !clause.printed(start).contains(['\'', '’'])
        && names(clause, start + 1)
}

/// Whether a word before a noun tells whose or which it is by what stood before.
pub(super) fn tells_which(word: &str) -> bool {
    matches!(
        word,
        "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "my"
            | "your"
            | "such"
            | "this"
            | "that"
            | "these"
            | "those"
    )
}

/// Whether a noun phrase without an article begins here that is no time: "this year".
fn names(clause: &Clause<'_>, at: usize) -> bool {
    clause.is_nominal(at) && !clause.is(Class::Measure, at)
}

/// What follows words that only help a verb, if there are any.
fn behind(clause: &Clause<'_>, first: usize) -> Option<usize> {
    let helps = |at: &usize| {
        is_being(clause.folded(*at))
            || clause.folded(*at) == "also"
            // "Has come close to ruin".
            || clause.folded(*at) == "come" && matches!(clause.folded(*at + 1), "close" | "under")
    };
    let at = (first..first + 5).find(|at| !helps(at))?;
    // "We have to pay"; "we have set up a guild" would be a command.
    let is_command = matches!(clause.folded(at - 1), "has" | "have" | "had" | "also")
        && is_same_participle(clause.folded(at));
    let is_held = clause.printed(first).contains(['\'', '’'])
        || matches!(clause.folded(at), "not" | "to")
        // "It has only been seen once".
        || clause.kind(at) == Kind::Adverb && is_form_of_be(clause.folded(at + 1))
        || is_command;
    (at > first && !is_held).then_some(at)
}

/// Whether a verb has the same form when it is done as when it is asked for.
fn is_same_participle(word: &str) -> bool {
    matches!(
        word,
        "set"
            | "put"
            | "cut"
            | "let"
            | "hit"
            | "hurt"
            | "shut"
            | "shed"
            | "split"
            | "spread"
            | "burst"
            | "bid"
            | "bet"
            | "cast"
            | "cost"
            | "quit"
            | "rid"
            | "read"
            | "reset"
            | "upset"
            | "offset"
            | "run"
            | "come"
            | "become"
            | "overcome"
    )
}

fn is_being(word: &str) -> bool {
    is_form_of_be(word) || matches!(word, "has" | "have" | "had")
}
