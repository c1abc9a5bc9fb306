//! Noun phrases that name trouble.

use std::ops::Range;

use super::form::{in_phrase, is_plural};
use super::opened::{is_verb, opened};
use super::phrase::{completed, fitting, object};
use super::verb::is_finite;
use super::{LONGEST, is_adjective, saying};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};
use crate::facets::extract::sets::WordSet;

/// The phrase of a noun of trouble with what describes and completes it; none if
/// that says no more than the noun, or its borders are in doubt.
pub(super) fn named(clause: &Clause<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    named_with(clause, words, 2)
}

/// The same if at least so many words of it say something.
pub(super) fn named_with(
    clause: &Clause<'_>,
    words: &Range<usize>,
    says: usize,
) -> Option<Range<usize>> {
    let last = words.end.checked_sub(1)?;
    // "Make the queue worse": what is worse.
    if words.len() == 1 && last > 0 && WordSet::Compared.has(clause.folded(last)) {
        let is_left = clause.gap(last) == Gap::None && clause.is_nominal(last - 1);
        return is_left
            .then(|| named_with(clause, &(last - 1..last), says))
            .flatten();
    }
    if is_verb(clause, words) {
        return None;
    }
    let start = opened(clause, words.start)?;
    let before = start.checked_sub(1).map(|at| clause.folded(at));
    if matches!(
        before,
        Some("no" | "not" | "never" | "without" | "any" | "less" | "fewer")
    ) {
        return None;
    }
    // "It is not a risk".
    let is_denied = matches!(before, Some("a" | "an" | "the"))
        && start.checked_sub(2).is_some_and(|at| {
            matches!(
                clause.folded(at),
                "not" | "isnt" | "wasnt" | "arent" | "never"
            )
        });
    if is_denied {
        return None;
    }
    // "Half of the losses", "one of the risks": part of a larger phrase.
    let is_part = start.checked_sub(3).is_some_and(|at| {
        clause.kind(at + 2) == Kind::Determiner
            && clause.folded(at + 1) == "of"
            && WordSet::Share.has(clause.folded(at))
    });
    if is_part {
        return None;
    }
    if clause.kind(last) == Kind::Preposition {
        let object = object(clause, words.end)?;
        return fitting(clause, start, words.end, object.end, says);
    }
    // "Debt crisis talks": one noun may follow, more is hardly a noun phrase.
    let mut head = words.end;
    if in_phrase(clause, head) && !is_plural(clause.folded(last)) {
        head += 1;
        let goes_on = in_phrase(clause, head)
            || matches!(clause.kind(head), Kind::Adverb | Kind::Determiner)
                && clause.gap(head) == Gap::None;
        // "Bring a crisis closer".
        if WordSet::Compared.has(clause.folded(head - 1)) {
            head -= 1;
        } else if goes_on {
            return None;
        }
    }
    // "A new challenge: filling the ponds" is told behind the colon.
    if saying::is_announced(clause, last) {
        return None;
    }
    // "Growing fears that the lock will fail": the clause tells it.
    if clause.folded(head) == "that"
        && clause.gap(head) == Gap::None
        && (head + 2..head + THAT).any(|at| is_finite(clause, at))
        && !is_finite(clause, head + 1)
        && !clause.is(Class::Helping, head + 1)
        && !makes(clause.folded(head + 1))
        && maker(clause, head + 1).is_none()
    {
        return None;
    }
    // "The threat that floods pose".
    if clause.folded(head) == "that"
        && let Some(from) = maker(clause, head + 1)
        && !clause.is_nominal(from.end + 1)
        && clause.kind(from.end + 1) != Kind::Determiner
    {
        let label = start..from.end + 1;
        let fits = clause.slice(&label).chars().nth(LONGEST).is_none();
        return fits.then_some(label);
    }
    // "The victims of the flood" are not what is wrong.
    if WordSet::Victim.has(clause.folded(head - 1)) {
        return None;
    }
    // "From small disputes to open war": what follows is no part of it.
    let end = match (before, clause.folded(head)) {
        (Some("from"), "to") => head,
        _ => completed(clause, head),
    };
    fitting(clause, start, head, end, says).or_else(|| {
        let wider = wider(clause, start).filter(|_| says > 1)?;
        fitting(clause, wider, head, end, says)
    })
}

/// Where the phrase of a noun begins that tells how much there is of the one behind it:
/// "a constant cloud of suspicion", "the rise in thefts".
fn wider(clause: &Clause<'_>, start: usize) -> Option<usize> {
    let of = start.checked_sub(1)?;
    let of = if clause.kind(of) == Kind::Determiner {
        of.checked_sub(1)?
    } else {
        of
    };
    let scale = of.checked_sub(1)?;
    let is_scale = matches!(clause.folded(of), "of" | "in")
        && (scale..start).all(|at| clause.gap(at + 1) == Gap::None)
        && WordSet::Scale.has(clause.folded(scale));
    is_scale.then(|| opened(clause, scale)).flatten()
}

/// The noun phrase that begins at a word, if its verb tells that trouble comes from it:
/// "floods pose", "the state of the lock poses".
fn maker(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    let noun = object(clause, at)?;
    let whole = noun.start..completed(clause, noun.end);
    [noun, whole]
        .into_iter()
        .find(|from| makes(clause.folded(from.end)))
}

/// Whether the words behind a noun tell from whom or what it comes.
pub(super) fn is_posed(clause: &Clause<'_>, end: usize) -> bool {
    clause.folded(end) == "that" && clause.gap(end) == Gap::None && maker(clause, end + 1).is_some()
}

/// Whether a verb tells from whom or what trouble comes: "the threat that floods pose".
fn makes(word: &str) -> bool {
    const MAKING: [&str; 9] = [
        "pose", "present", "create", "cause", "bring", "raise", "carry", "carries", "entail",
    ];
    let stem = word.trim_end_matches(['s', 'd']);
    MAKING.contains(&word) || MAKING.contains(&stem)
}

/// The same of a cue that is listed as a verb and stands as a noun: "the quarrel between
/// the towns", "a long struggle to mend the lock".
pub(super) fn thing(clause: &Clause<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    let before = words.start.checked_sub(1)?;
    let word = clause.folded(words.start);
    let is_shape = words.len() == 1 && !["ed", "ing"].iter().any(|end| word.ends_with(end));
    let is_led = clause.kind(before) == Kind::Determiner && clause.gap(words.start) == Gap::None
        || clause.gap(words.start) == Gap::Possessive
        || is_adjective(clause.folded(before))
            && before > 0
            && clause.kind(before - 1) == Kind::Determiner;
    let goes_on = matches!(
        clause.folded(words.end),
        "between" | "with" | "over" | "of" | "against" | "among" | "about" | "in" | "from"
    );
    (is_shape && is_led && goes_on && !is_adjective(word))
        .then(|| named(clause, words))
        .flatten()
}

/// Words behind "that" within which its clause has a verb.
const THAT: usize = 9;
