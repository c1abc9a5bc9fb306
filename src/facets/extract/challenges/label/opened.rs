//! Where the phrase of a noun opens.

use std::ops::Range;

use super::form::{is_doing, is_plural};
use super::is_adjective;
use super::verb::is_finite;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};
use crate::facets::extract::sets::WordSet;

/// Most words that describe a noun before it.
const BEFORE: usize = 4;

/// How words open behind which "to" is no sign of an infinitive.
const LEADS: [&str; 18] = [
    "respon",
    "due",
    "led",
    "lead",
    "link",
    "expos",
    "vulnerab",
    "resilien",
    "subject",
    "prone",
    "relat",
    "contribut",
    "react",
    "adapt",
    "oppos",
    "owing",
    "solution",
    "answer",
];

/// Where the phrase of a noun opens; none if what stands before goes on and on,
/// since a verb that no list knows may be among it.
pub(super) fn opened(clause: &Clause<'_>, at: usize) -> Option<usize> {
    let mut start = at;
    while start > 0 {
        let joined = clause.is_hyphenated(start);
        let goes_on = clause.gap(start) == Gap::None
            && (joined
                || clause.is_nominal(start - 1) && !is_plural(clause.folded(start - 1))
                || clause.is_hyphenated(start - 1))
            && clause.kind(start - 1) != Kind::Determiner
            // What is left of "2011's".
            && clause.printed(start - 1) != "s";
        if !goes_on {
            break;
        }
        start -= 1;
        if at - start > BEFORE {
            return None;
        }
    }
    start = joined(clause, start, at);
    let first = start;
    if start < at {
        start = described(clause, start, at)?;
    }
    // A deed before its object, not a word that describes it: "respond to".
    let is_border = start == 0
        || start > first
        || clause.gap(start) != Gap::None
        || matches!(
            clause.kind(start - 1),
            Kind::Determiner | Kind::Preposition | Kind::Conjunction | Kind::Verb | Kind::Adverb
        );
    // "Four million deaths": how many was told before.
    while start < at && clause.is(Class::Measure, start) && clause.gap(start + 1) == Gap::None {
        start += 1;
    }
    let first = clause.folded(start);
    let is_led =
        || start > 1 && (LEADS.iter()).any(|opens| clause.folded(start - 2).starts_with(opens));
    let follows_to = start > 0
        && clause.folded(start - 1) == "to"
        && !is_led()
        && at > start
        && !is_adjective(first)
        && !clause.is_hyphenated(start + 1)
        && !first.ends_with("ing")
        && !clause.printed(start).starts_with(char::is_uppercase);
    // "To fuel fears": the fears are what is fuelled.
    if is_border && follows_to && start + 1 == at {
        return Some(at);
    }
    (is_border && !follows_to).then_some(start)
}

/// Where the first of two words begins that describe a noun alike: "social and political
/// barriers".
fn joined(clause: &Clause<'_>, start: usize, at: usize) -> usize {
    let is_like = |word: usize| is_adjective(clause.folded(word)) && !clause.is_hyphenated(word);
    let is_pair = start < at
        && start > 1
        && clause.gap(start) == Gap::None
        // "Legal, social, and political".
        && (clause.gap(start - 1) == Gap::None
            || clause.gap(start - 1) == Gap::Comma && clause.gap(start - 2) == Gap::Comma)
        && matches!(clause.folded(start - 1), "and" | "or")
        && is_like(start)
        && is_like(start - 2);
    if !is_pair {
        return start;
    }
    let mut first = start - 2;
    while first > 0
        && at - first <= BEFORE
        && (matches!(clause.gap(first), Gap::None | Gap::Comma) && is_like(first - 1)
            || clause.gap(first) == Gap::None && WordSet::Describing.has(clause.folded(first - 1)))
    {
        first -= 1;
    }
    // "Were made available, social and political": no list of three.
    let is_told = first > 0 && clause.kind(first - 1) == Kind::Verb;
    if is_told && first < start - 2 && clause.gap(start - 1) == Gap::None {
        start - 2
    } else {
        first
    }
}

/// Where the words that describe a noun begin, of those that open its phrase: what is
/// done to it is none of them, nor is a name that belongs to what stands before.
fn described(clause: &Clause<'_>, start: usize, at: usize) -> Option<usize> {
    let before = start.checked_sub(1);
    let is_led = before.is_some_and(|before| clause.kind(before) == Kind::Determiner);
    // "Saying thefts are rare", "by creating obstacles", ", citing fears".
    let word = clause.folded(start);
    // "Millers, who face ruin": what they do.
    if before.is_some_and(|who| clause.folded(who) == "who") {
        return Some(start + 1);
    }
    let hangs = start > 0 && clause.gap(start) == Gap::Comma && word.ends_with("ing");
    if !is_led
        && (is_doing(word) || hangs && !WordSet::Describing.has(word))
        && !clause.is_hyphenated(start + 1)
    {
        return Some(start + 1);
    }
    // "To find and punish thieves": one deed and the next.
    let is_second = before.is_some_and(|and| {
        matches!(clause.folded(and), "and" | "or")
            && clause.gap(start) == Gap::None
            && and > 1
            && clause.folded(and - 2) == "to"
    });
    if is_second && !is_adjective(clause.folded(start)) {
        return None;
    }
    // "At Lund fierce winds felled a tree": where, and what did it.
    let opens = before.is_some_and(|place| {
        place <= 1
            && matches!(clause.folded(place), "at" | "in" | "near")
            && (place == 0 || clause.kind(0) == Kind::Conjunction)
    });
    let is_name = clause.printed(start).starts_with(char::is_uppercase)
        && !clause.printed(start + 1).starts_with(char::is_uppercase)
        && is_finite(clause, at + 1)
        && clause.gap(at + 1) == Gap::None;
    Some(if opens && is_name && start + 1 < at {
        start + 1
    } else {
        start
    })
}

/// Whether a cue that may be a noun is a verb where it stands: "it risks
/// provoking them", "some fear that", "to delay the work".
pub(super) fn is_verb(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    let next = words.end;
    let is_open = clause.gap(next) == Gap::None;
    if !is_open || clause.kind(words.end - 1) == Kind::Preposition {
        return false;
    }
    if acts(clause, next - 1) {
        return true;
    }
    let before = words.start.checked_sub(1);
    let is_led = before.is_some_and(|at| {
        clause.gap(words.start) != Gap::None
            || matches!(clause.kind(at), Kind::Determiner | Kind::Preposition)
                && clause.folded(at) != "to"
            || is_adjective(clause.folded(at))
            || opened(clause, words.start)
                .and_then(|start| start.checked_sub(1))
                .is_some_and(|at| clause.kind(at) == Kind::Determiner)
    });
    if is_led {
        return false;
    }
    matches!(clause.kind(next), Kind::Determiner | Kind::Pronoun)
        || clause.folded(next) == "that" && before.is_some()
        || clause.folded(next).ends_with("ing")
        // "To obstruct and delay the work".
        || before.is_some_and(|and| {
            clause.folded(and) == "and" && and > 1 && clause.folded(and - 2) == "to"
        })
        || before.is_some_and(|at| {
            matches!(
                clause.folded(at),
                "to" | "can" | "could" | "may" | "might" | "will" | "would"
            )
        })
}

/// Whether a word in -s is what one thing does to others: "heavy debt burdens small towns".
/// No plural stands before an adjective or before another plural.
fn acts(clause: &Clause<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let (subject, object) = (clause.folded(before), clause.folded(at + 1));
    // "States" may be a verb elsewhere.
    let is_noun = |at: usize| clause.is_nominal(at) || clause.folded(at).ends_with('s');
    let is_like = is_adjective(object) || clause.is(Class::General, at + 1);
    let is_object = is_plural(object) || is_like && is_noun(at + 2);
    is_plural(clause.folded(at))
        && clause.gap(at) == Gap::None
        && clause.kind(before) == Kind::Content
        && !is_adjective(subject)
        && !subject.ends_with(['s', 'g', '-'])
        && !clause.is_hyphenated(at)
        && is_object
        && clause.kind(at + 1) == Kind::Content
        && !clause.is(Class::Measure, at + 1)
        && !clause.is(Class::Measure, at + 2)
        // "The debt burdens small towns face": a plural after all.
        && (at + 2..at + 5).all(|word| clause.gap(word) != Gap::None || !is_finite(clause, word))
}
