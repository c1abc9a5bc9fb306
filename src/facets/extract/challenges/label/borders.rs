//! Where phrases and clauses end, whole or cut.

use std::ops::Range;

use super::form::{is_doing, is_plural};
use super::told;
use super::verb::is_finite;
use super::{is_adjective, is_noun};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind, is_form_of_be};

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
    let is_list = || {
        end > 1
            && matches!(clause.folded(end - 2), "a" | "an" | "the" | "more" | "of")
            && clause.gap(end) == Gap::Comma
            && clause.is_nominal(end)
            && clause.is_nominal(end + 1)
            && clause.gap(end + 1) == Gap::None
            && !clause.folded(last).ends_with('s')
    };
    // "Has to weigh": what?
    let is_deed = || {
        end > 2
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
            )
    };
    // "At a time | when": which?
    let is_open_time = || {
        end > 1
            && matches!(clause.folded(end - 2), "a" | "the")
            && matches!(word, "time" | "moment" | "point" | "stage")
            && matches!(clause.folded(end), "when" | "where" | "that")
    };
    // "All | the same", "in the face | of".
    let is_idiom = || {
        word == "all" && clause.folded(end) == "the"
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
                )
    };
    // "Cross-|border": half a word. "The trouble is | that": what?
    let is_half =
        || clause.is_hyphenated(end) || is_form_of_be(word) && clause.folded(end) == "that";
    !(is_led || is_deed() || is_idiom() || is_list() || is_open_time() || is_half() || hangs(clause, end))
        // "NASA's": its what?
        && clause.gap(end) != Gap::Possessive
        && !matches!(
            word,
            "as" | "than"
                | "that"
                | "to"
                | "only"
                | "even"
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

/// Whether what a word before an end leads on to is still to come.
fn hangs(clause: &Clause<'_>, end: usize) -> bool {
    let last = end - 1;
    let word = clause.folded(last);
    // "A slow and | costly plan", "poor, rural | towns".
    let is_pair = || {
        matches!(clause.folded(end), "and" | "or")
            && end > 1
            && matches!(clause.folded(end - 2), "a" | "an")
            && clause.kind(end + 1) == Kind::Content
            && clause.gap(end + 1) == Gap::None
            || clause.gap(end) == Gap::Comma
                && (is_adjective(word) || clause.is_hyphenated(last))
                && (is_adjective(clause.folded(end))
                    || matches!(clause.folded(end), "and" | "or")
                        && is_adjective(clause.folded(end + 1)))
                && !told_of(clause, last)
    };
    // "The mill has | been closed".
    let is_helping = || clause.is(Class::Helping, last) && clause.gap(end) == Gap::None;
    // "The mills are still | waiting", "that it | waits".
    let is_within = || {
        clause.gap(end) == Gap::None
            && (clause.kind(last) == Kind::Adverb
                && last > 0
                && clause.is(Class::Helping, last - 1)
                && matches!(clause.kind(end), Kind::Verb | Kind::Content)
                || matches!(
                    word,
                    "i" | "we" | "you" | "he" | "she" | "it" | "they" | "there"
                ) && (clause.is(Class::Helping, end) || is_finite(clause, end)))
    };
    // "If you’re | late".
    let is_short = || {
        clause.gap(end) == Gap::None
            && (clause.printed(last)).ends_with(['e', 'l', 'm', 'd'])
            && ["re", "ve", "ll", "m", "d"].iter().any(|end| {
                let word = clause.printed(last).strip_suffix(end);
                word.is_some_and(|word| word.ends_with(['’', '\'']))
            })
    };
    is_helping() || is_pair() || is_within() || is_short()
}

/// Whether an adjective is said of a subject: "is costly, slow".
fn told_of(clause: &Clause<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|be| is_form_of_be(clause.folded(be)))
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
    // "A long way off, the mill".
    let is_off = clause.folded(last) == "off" && clause.gap(end) != Gap::None;
    is_off
        || last > 0
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
        || clause.is_nominal(end) && !word.ends_with("ly") && !is_doing(word);
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

/// Most words of a subject that is told without its verb.
const SUBJECT: usize = 5;

/// Whether the phrase that a word before an end is of goes on: "possible | suspects".
pub(super) fn is_half(clause: &Clause<'_>, end: usize) -> bool {
    let next = clause.folded(end);
    // "Lund | following the law", "the millers | asked".
    let is_name = |at: usize| clause.printed(at).starts_with(char::is_uppercase);
    let is_apart = || {
        is_plural(clause.folded(end - 1)) && !(is_name(end - 1) && is_name(end))
            || next.ends_with("ing") && clause.printed(end - 1).starts_with(char::is_uppercase)
    };
    // "In October 1999 | due to".
    let is_date = || {
        clause
            .folded(end - 1)
            .starts_with(|c: char| c.is_ascii_digit())
            && end > 1
            && clause.is(Class::Measure, end - 2)
    };
    // "A short-term | loss".
    let is_joined = || {
        clause.is_hyphenated(end - 1)
            && clause.gap(end) == Gap::None
            && (clause.kind(end) == Kind::Content
                || clause.kind(end) == Kind::Verb && !clause.is(Class::Helping, end))
    };
    clause.is_hyphenated(end)
        || is_joined() && !is_plural(clause.folded(end - 1))
        || is_torn(clause, end) && !is_apart() && !is_date()
        || clause.gap(end) == Gap::None
            && next.starts_with(|c: char| c.is_ascii_digit())
            && clause.is(Class::Measure, end - 1)
}

/// Whether the object of a verb before an end is still to come.
pub(super) fn wants(clause: &Clause<'_>, end: usize) -> bool {
    clause.kind(end - 1) == Kind::Verb
        && clause.gap(end) == Gap::None
        && (clause.kind(end) == Kind::Determiner || clause.is_nominal(end))
}

/// Whether words end with the subject of a clause that only opens: "it broke because the wheel
/// | fell".
pub(super) fn is_opening(clause: &Clause<'_>, words: Range<usize>) -> bool {
    let near = words.end.saturating_sub(SUBJECT).max(words.start + 1);
    let opens = |at: &usize| opens_time(clause.folded(*at)) || clause.folded(*at) == "if";
    (near..words.end).rfind(opens).is_some_and(|opens| {
        !(opens + 1..words.end).any(|at| is_finite(clause, at))
            && (words.end..words.end + SUBJECT)
                .take_while(|at| clause.gap(*at) == Gap::None)
                .any(|at| is_finite(clause, at))
    })
}

/// Whether a thought goes on behind an aside: "the second want — that of coal — is".
pub(super) fn goes_on_behind(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    let behind = clause.text().get(clause.bytes(words).end..);
    behind.is_some_and(|rest| {
        let aside = rest.trim_start().strip_prefix(['—', '–']);
        aside.is_some_and(|aside| aside.contains(['—', '–']))
    })
}
