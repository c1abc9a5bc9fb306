//! Openings of paragraphs that look like labels: "Option 4:" before one, and short sentences.

use super::mention::is_colon;
use crate::facets::extract::clause::Clause;

/// Whether the last word of a short sentence is what somebody did.
pub(super) fn is_told(last: &str) -> bool {
    last.ends_with("ed") && !matches!(last, "learned" | "needed" | "seed" | "speed" | "feed")
}

/// Words of "Option 4:".
pub(super) const NUMBERED: usize = 2;

/// "Option 4: Shared ferries": which of several it is, and behind a colon what it is about.
pub(super) fn is_number_of_several(clause: &Clause<'_>) -> bool {
    let which = clause.folded(1);
    matches!(
        clause.folded(0),
        "option"
            | "step"
            | "phase"
            | "part"
            | "pillar"
            | "goal"
            | "priority"
            | "measure"
            | "recommendation"
            | "point"
            | "lesson"
            | "stage"
            | "track"
            | "theme"
            | "area"
            | "objective"
            | "scenario"
            | "action"
            | "principle"
    ) && (which.len() == 1
        || which
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'i'))
        && is_colon(clause, NUMBERED)
}
