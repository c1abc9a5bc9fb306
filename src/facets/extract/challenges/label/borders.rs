//! Where a clause may end that is cut.

use super::is_adjective;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::Kind;

/// Whether a phrase may end before a word: the one before it leads on to nothing.
pub(super) fn closes(clause: &Clause<'_>, end: usize) -> bool {
    const NUMBERS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half",
        "all",
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
