//! Where phrases and clauses end, whole or cut.

use std::ops::Range;

use super::form::is_plural;
use super::told;
use super::verb::is_finite;
use super::{is_adjective, is_noun};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};

/// Whether a phrase may end before a word: the one before it leads on to nothing.
pub(super) fn closes(clause: &Clause<'_>, end: usize) -> bool {
    const NUMBERS: [&str; 13] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half",
        "own", "all",
    ];
    let last = end - 1;
    let word = clause.folded(last);
    let is_led = match clause.kind(last) {
        _ if is_particle(clause, end) => false,
        Kind::Preposition | Kind::Conjunction => true,
        Kind::Determiner => {
            !NUMBERS.contains(&word) || clause.is_nominal(end) && clause.gap(end) == Gap::None
        }
        Kind::Pronoun | Kind::Adverb | Kind::Verb | Kind::Content => false,
    };
    // "A clear, unified plan": the noun is still to come.
    let is_list = end > 1
        && matches!(clause.folded(end - 2), "a" | "an" | "the" | "more" | "of")
        && clause.gap(end) == Gap::Comma
        && clause.is_nominal(end)
        && clause.is_nominal(end + 1)
        && clause.gap(end + 1) == Gap::None
        && !clause.folded(last).ends_with('s');
    // "Has to weigh": what?
    let is_deed = end > 2
        && clause.folded(end - 2) == "to"
        && clause.gap(end) == Gap::None
        && !is_adjective(word)
        && matches!(
            clause.folded(end - 3),
            "have"
                | "has"
                | "had"
                | "need"
                | "needs"
                | "needed"
                | "want"
                | "wants"
                | "tries"
                | "tried"
        );
    // "At a time | when": which?
    let is_open_time = end > 1
        && matches!(clause.folded(end - 2), "a" | "the")
        && matches!(word, "time" | "moment" | "point" | "stage")
        && matches!(clause.folded(end), "when" | "where" | "that");
    // "All | the same", "in the face | of".
    let is_idiom = word == "all" && clause.folded(end) == "the"
        || clause.folded(end) == "of"
            && end > 2
            && clause.folded(end - 3) == "in"
            && matches!(
                word,
                "face"
                    | "light"
                    | "wake"
                    | "course"
                    | "name"
                    | "event"
                    | "hands"
                    | "form"
                    | "spite"
                    | "terms"
                    | "place"
                    | "need"
            );
    !(is_led || is_deed || is_idiom || is_list || is_open_time)
        // "NASA's": its what?
        && clause.gap(end) != Gap::Possessive
        && !matches!(
            word,
            "as" | "than"
                | "that"
                | "to"
                | "only"
                | "not"
                | "more"
                | "most"
                | "less"
                | "very"
                | "too"
                | "due"
                | "according"
                | "owing"
                | "prior"
        )
}

/// Whether a word opens what only says when or why.
pub(super) fn opens_time(word: &str) -> bool {
    matches!(
        word,
        "since" | "because" | "when" | "while" | "after" | "before" | "although" | "though"
    )
}

/// Whether a word before an end belongs to its verb: "are left behind or".
fn is_particle(clause: &Clause<'_>, end: usize) -> bool {
    let last = end - 1;
    let goes = end == clause.words().len()
        || clause.gap(end) != Gap::None
        || matches!(clause.folded(end), "and" | "or" | "but");
    last > 0
        && goes
        && matches!(
            clause.folded(last),
            "behind" | "out" | "away" | "down" | "aside" | "apart" | "back"
        )
        && (clause.kind(last - 1) == Kind::Verb || clause.folded(last - 1).ends_with("ed"))
}

/// Whether the noun that a word before an end describes may still be to come: "in the face
/// of irregular | migration".
pub(super) fn is_torn(clause: &Clause<'_>, end: usize) -> bool {
    clause.gap(end) == Gap::None && clause.is_nominal(end) && clause.kind(end - 1) == Kind::Content
}

/// Whether more than a phrase ends before a word.
pub(super) fn is_strong(clause: &Clause<'_>, end: usize) -> bool {
    let word = clause.folded(end);
    let is_list = matches!(word, "and" | "or") && clause.kind(end + 1) != Kind::Verb
        || clause.is_nominal(end) && !word.ends_with("ly");
    matches!(clause.gap(end), Gap::Comma | Gap::Mark) && !is_list && !told::goes_on(clause, end)
        || opens_time(word)
}

/// Whether a word before an end is one that a phrase ends on.
pub(super) fn is_closed(clause: &Clause<'_>, end: usize) -> bool {
    let last = clause.folded(end - 1);
    is_noun(clause, end - 1) && !clause.is_hyphenated(end)
        || last.starts_with(|c: char| c.is_ascii_digit())
        || clause.gap(end) != Gap::None && clause.kind(end - 1) == Kind::Content
}

/// Whether one phrase ends before a word and another begins.
pub(super) fn is_between(clause: &Clause<'_>, end: usize) -> bool {
    clause.gap(end) != Gap::None && clause.gap(end) != Gap::Possessive
        || matches!(clause.kind(end), Kind::Preposition | Kind::Conjunction)
        || is_finite(clause, end)
}

/// Whether a phrase of a sentence is whole: nothing hangs on it behind its end, and what
/// stands before it is no part of it.
pub(super) fn is_whole(clause: &Clause<'_>, words: &Range<usize>, cue: &Range<usize>) -> bool {
    let start = words.start;
    let is_head = cue.end >= words.end
        || clause.kind(cue.end) == Kind::Preposition
        || clause.kind(cue.end - 1) == Kind::Preposition;
    let opens = start == 0
        || clause.gap(start) != Gap::None
        || !matches!(clause.folded(start - 1), "to" | "and" | "or")
            && (!clause.folded(start).ends_with("ing")
                || clause.kind(start - 1) == Kind::Determiner);
    is_head && opens && nothing_hangs(clause, words.end)
}

/// Whether nothing hangs on a phrase behind its end.
fn nothing_hangs(clause: &Clause<'_>, end: usize) -> bool {
    match clause.gap(end) {
        Gap::Mark => true,
        // "In Lund, Ystad and Malmö".
        Gap::Comma => {
            clause.kind(end) != Kind::Content
                || !clause.printed(end - 1).starts_with(char::is_uppercase)
        }
        Gap::Possessive => false,
        Gap::None => match (clause.kind(end), clause.folded(end)) {
            // "Market share": no verb of the market.
            (Kind::Verb, word) => {
                clause.is(Class::Helping, end)
                    || ["s", "ed"].iter().any(|end| word.ends_with(end))
                    || is_plural(clause.folded(end - 1)) && !word.ends_with("ing")
            }
            (Kind::Adverb, _) => true,
            (Kind::Preposition, word) => matches!(
                word,
                "after" | "before" | "since" | "during" | "as" | "despite" | "until" | "by"
            ),
            (Kind::Conjunction, "and" | "or") => !clause.is_nominal(end + 1),
            (Kind::Conjunction, word) => {
                !matches!(word, "that" | "which" | "who" | "whose" | "where")
            }
            (Kind::Determiner | Kind::Pronoun | Kind::Content, _) => false,
        },
    }
}
