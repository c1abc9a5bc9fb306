//! What labels are about that tell a deed: "Supporting rural clinics: …", "Cooperation with
//! the courts".

use std::ops::Range;

use super::compounds::is_pale;
use super::effort::is_joint_work;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};

/// Most words of what a deed is done for.
const LONGEST: usize = 5;
/// Fewest and most words of a heading that tells of joint work.
const JOINT: (usize, usize) = (3, 8);

/// What something is done for, according to the words of a clause up to `end`, if they tell
/// a deed.
pub(super) fn object(clause: &Clause<'_>, end: usize) -> Option<Range<usize>> {
    if !is_deed(clause) || clause.gap(1) != Gap::None {
        return None;
    }
    let leads = |at: usize| {
        matches!(
            clause.kind(at),
            Kind::Determiner | Kind::Preposition | Kind::Adverb
        ) || clause.is(Class::General, at) && !is_part_of_name(clause, at)
    };
    let start = (1..end).find(|at| !leads(*at))?;
    let goes_on = |at: usize| {
        let is_joined = || clause.folded(at) == "and" && clause.is_part(at + 1);
        (at == start || clause.gap(at) == Gap::None) && (clause.is_part(at) || is_joined())
    };
    let words = start..(start..end).find(|at| !goes_on(*at)).unwrap_or(end);
    ((2..=LONGEST).contains(&words.len()) && !is_pale(clause, words.end - 1)).then_some(words)
}

/// "Last mile delivery", but "the last delivery": a number that no article leads to.
fn is_part_of_name(clause: &Clause<'_>, at: usize) -> bool {
    let before = at.checked_sub(1);
    matches!(clause.folded(at), "first" | "last" | "second" | "third")
        && before.is_some_and(|before| clause.kind(before) != Kind::Determiner)
}

/// Whether a clause opens with a verb.
pub(super) fn is_deed(clause: &Clause<'_>) -> bool {
    let verb = clause.folded(0);
    let is_gerund = verb.len() > 5 && verb.ends_with("ing") && !clause.is(Class::Field, 0);
    clause.kind(0) == Kind::Verb || is_gerund
}

/// The words of a heading that says by itself with whom or on what something is done
/// together.
pub(super) fn joint(heading: &Clause<'_>) -> Option<Range<usize>> {
    let count = heading.words().len();
    // "Partners in Lund" are those who do it.
    let is_joint = is_joint_work(heading.folded(0)) && !heading.is(Class::Actor, 0);
    (is_joint
        && (JOINT.0..=JOINT.1).contains(&count)
        && matches!(heading.folded(1), "with" | "on" | "in" | "between" | "for")
        && (2..count).all(|at| heading.gap(at) == Gap::None))
    .then_some(0..count)
}
