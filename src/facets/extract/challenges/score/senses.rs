//! Senses of words of trouble in which they tell of none.

use super::words::number;
use crate::facets::extract::challenges::cues::{Hit, Sign};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Kind, is_form_of_be};

/// Words between what denies and the trouble that is denied.
const DENIED: usize = 6;

/// Whether a cue stands for another thing than trouble.
pub(super) fn is_none(clause: &Clause<'_>, hit: &Hit<'_>) -> bool {
    is_bound(clause, hit)
        || is_about(clause, hit)
        || is_building(clause, hit)
        || is_ruled_out(clause, hit)
}

/// "Fewer than 40", "less than a third": how many they are, which need not be too few.
fn is_bound(clause: &Clause<'_>, hit: &Hit<'_>) -> bool {
    let last = hit.words.end - 1;
    let than = match clause.folded(last) {
        "than" => last,
        "less" | "fewer" => last + 1,
        // "Less than half", which the lists have whole.
        "half" => last.saturating_sub(1),
        _ => return false,
    };
    let is_less = than > 0 && matches!(clause.folded(than - 1), "less" | "fewer" | "more");
    let many = than + 1 + usize::from(matches!(clause.folded(than + 1), "a" | "an"));
    // "Has less than 40 clerks", "paid less than a third": that is little to have or to do.
    let does = than > 1
        && (clause.kind(than - 2) == Kind::Verb && !is_form_of_be(clause.folded(than - 2))
            || clause.folded(than - 2).ends_with("ed")
            // "Accounts for less than a third".
            || clause.folded(than - 2) == "for"
                && than > 2
                && clause.folded(than - 3).starts_with("account"));
    is_less
        && !does
        && clause.folded(than) == "than"
        && clause.gap(than + 1) == Gap::None
        && (number(clause.folded(many)).is_some()
            || matches!(
                clause.folded(many),
                "one"
                    | "half"
                    | "third"
                    | "quarter"
                    | "fifth"
                    | "tenth"
                    | "hundred"
                    | "thousand"
                    | "million"
                    | "dozen"
            ))
}

/// "A problem-focused course": what something is about, or goes by.
fn is_about(clause: &Clause<'_>, hit: &Hit<'_>) -> bool {
    clause.is_hyphenated(hit.words.end)
        && matches!(
            clause.folded(hit.words.end),
            "focused" | "focussed" | "oriented" | "orientated" | "based" | "related"
        )
}

/// "Two blocks in the old town": no verb, which would have an object.
fn is_building(clause: &Clause<'_>, hit: &Hit<'_>) -> bool {
    let (at, next) = (hit.words.start, hit.words.end);
    hit.words.len() == 1
        && matches!(clause.folded(at), "block" | "blocks")
        && at > 0
        && clause.gap(at) == Gap::None
        && (clause.is_nominal(at - 1)
            || clause.kind(at - 1) == Kind::Determiner
            || number(clause.folded(at - 1)).is_some())
        && clause.gap(next) == Gap::None
        && matches!(clause.folded(next), "in" | "of" | "at" | "near" | "with")
}

/// "Not because of a shortage", "contrary to fears of a slump": it is told that it is not so.
fn is_ruled_out(clause: &Clause<'_>, hit: &Hit<'_>) -> bool {
    let at = hit.words.start;
    matches!(
        hit.cue.sign,
        Sign::Noun | Sign::Valence | Sign::Turn | Sign::Decline
    ) && (at.saturating_sub(DENIED)..at.saturating_sub(1))
        .filter(|word| match clause.folded(*word) {
            "contrary" => clause.folded(word + 1) == "to",
            "because" | "due" => {
                *word > 0
                    && clause.folded(word - 1) == "not"
                    && matches!(clause.folded(word + 1), "of" | "to")
            }
            _ => false,
        })
        .any(|word| {
            (word + 1..=at).all(|next| matches!(clause.gap(next), Gap::None | Gap::Possessive))
                // "Contrary to the law it lacks money": a verb tells another thing.
                && (word + 2..at).all(|next| clause.kind(next) != Kind::Verb)
        })
}

#[cfg(test)]
mod tests {
    use crate::facets::extract::challenges::{read, tests::document};

    fn own(text: &str) -> f32 {
        let document = document(&[text]);
        read(&document).first().expect("a sentence").own
    }

    /// Each first sentence tells of no trouble, its second does.
    fn tells(pairs: &[(&str, &str)]) {
        for (none, told) in pairs {
            assert!(own(none) < 0.5, "{none}: {}", own(none));
            assert!(own(told) > own(none) + 0.3, "{told}: {}", own(told));
        }
    }

    #[test]
    fn how_many_they_are_is_no_trouble() {
        tells(&[
            (
                "Fewer than 40 boats sailed in May.",
                "Fewer boats sailed than were needed in May.",
            ),
            (
                "The boats are fewer than 40.",
                "The port has less than 40 boats.",
            ),
            (
                "The fee of less than a third is paid.",
                "The fee accounts for less than a third.",
            ),
            (
                "The fee is less than 7 percent.",
                "The service is less than ideal.",
            ),
            (
                "Less than a third of the boats are blue.",
                "The boats are less than reliable.",
            ),
        ]);
    }

    #[test]
    fn what_a_compound_is_about_is_no_trouble() {
        tells(&[
            (
                "The school offers a problem-focused course.",
                "The school has a problem.",
            ),
            (
                "The port sets risk-based fees.",
                "The port sets fees at its risk.",
            ),
            (
                "The clerks wrote crisis-related rules.",
                "The clerks wrote rules in a crisis.",
            ),
        ]);
    }

    #[test]
    fn words_of_other_things_are_no_trouble() {
        tells(&[
            (
                "The mayor accepted the challenge.",
                "The mayor named the challenge.",
            ),
            (
                "They carry goods, including but not limited to salt.",
                "They carry goods, limited to salt.",
            ),
            (
                "The clerk signed the approval block.",
                "The clerk signed to block the approval.",
            ),
            (
                "They painted two blocks in the old town.",
                "A toll blocks the old town.",
            ),
        ]);
    }

    #[test]
    fn what_is_denied_or_less_is_no_trouble() {
        tells(&[
            (
                "The mayor spoke of lessened concern over the quay.",
                "The mayor spoke of concern over the quay.",
            ),
            (
                "Contrary to the expectation of a slowdown, sales rose.",
                "With the expectation of a slowdown, sales rose.",
            ),
            (
                "They sail by day, and not because of a shortage.",
                "They sail by day, and because of a shortage.",
            ),
        ]);
    }
}
