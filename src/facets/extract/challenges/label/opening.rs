//! Clauses and other words that open a sentence and hang on its main clause.

use std::ops::Range;

use super::form::is_doing;
use super::saying::is_saying;
use super::verb::{NEAR, has_subject};
use super::{lead, points};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};

/// The clause that has the cue where one with "when" opens and no other can be made out:
/// itself, without that word, or what stands behind its comma.
pub(super) fn alone(
    clause: &Clause<'_>,
    start: usize,
    cue: usize,
    count: usize,
) -> Option<Range<usize>> {
    let is_time = matches!(
        clause.folded(start),
        "when" | "as" | "once" | "after" | "before" | "where" | "since" | "while"
    );
    let comma = (start + 3..count.min(start + NEAR)).find(|at| clause.gap(*at) == Gap::Comma);
    let alone = match comma {
        Some(comma) if comma <= cue => comma..count,
        comma => start + 1..comma.unwrap_or(count),
    };
    let is_plain = !points(clause, alone.start)
        && !matches!(clause.kind(alone.start), Kind::Verb | Kind::Adverb)
        && !is_saying(clause, alone.start, count)
        && alone.len() > 2;
    (is_time && is_plain && (alone.start > start + 1 || has_subject(clause, start + 1, count)))
        .then_some(alone)
}

/// Most words of what opens a clause and is left out.
const OPENING: usize = 16;

/// Where the subject of a clause begins behind what only says when, where or how: "in 2019
/// the mill", "asked by the mayor, the keepers". What the clause depends on stays ("without
/// tolls, the lock").
pub(super) fn behind_opening(
    clause: &Clause<'_>,
    words: &Range<usize>,
    cue: &Range<usize>,
) -> Option<usize> {
    let is_subject = |at: usize| {
        at <= cue.start
            && matches!(clause.kind(at), Kind::Determiner | Kind::Content)
            && (!points(clause, at) || lead::is_owned(clause, at))
            && has_subject(clause, at, words.end)
    };
    if let Some(behind) = behind_date(clause, words.start).filter(|at| is_subject(*at)) {
        return Some(behind);
    }
    let word = clause.folded(words.start);
    let is_set = matches!(
        word,
        "if" | "unless" | "until" | "till" | "without" | "except" | "absent" | "only" | "not"
    );
    let opens = matches!(clause.kind(words.start), Kind::Preposition | Kind::Adverb)
        || word.ends_with("ing") && clause.kind(words.start + 1) != Kind::Verb;
    if !opens || is_set {
        return None;
    }
    // "In Lund, the old port, the mill": where the first subject with a verb is.
    (words.start + 1..words.end.min(words.start + OPENING)).find(|at| {
        clause.gap(*at) == Gap::Comma
            && is_subject(*at)
            && !is_saying(clause, *at, words.end)
            // "After the mill was sold" would go on.
            && !clause.folded(*at).ends_with("ing")
    })
}

/// What follows a date without a comma: "in May 2019 the mill".
fn behind_date(clause: &Clause<'_>, start: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let opens = matches!(
        clause.folded(start),
        "in" | "on" | "by" | "since" | "during"
    );
    let is_year = |at: &usize| {
        let word = clause.folded(*at);
        word.len() == 4
            && word.starts_with(['1', '2'])
            && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let year = (start + 1..=start + LONGEST)
        .find(is_year)
        .filter(|_| opens)?;
    let is_date = (start + 1..year).all(|at| {
        let word = clause.folded(at);
        clause.is(Class::Measure, at)
            || word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit())
            || matches!(
                word,
                "early" | "late" | "mid" | "the" | "spring" | "summer" | "autumn" | "winter"
            )
    });
    let plain =
        matches!(clause.gap(year + 1), Gap::None | Gap::Comma) && !clause.is_hyphenated(year + 1);
    (is_date && plain).then_some(year + 1)
}

/// Where the main clause begins behind one that only concedes something or tells what
/// happens besides: "although the mill is new, it".
pub(super) fn behind_concession(clause: &Clause<'_>) -> Option<usize> {
    let count = clause.words().len();
    let start = (0..count.min(4)).find(|at| {
        matches!(clause.folded(*at), "while" | "although" | "though")
            // "Adding to the damage, the mill".
            || *at == 0 && is_doing(clause.folded(0)) && clause.gap(1) == Gap::None
    })?;
    let leads = (0..start).all(|at| {
        matches!(
            clause.kind(at),
            Kind::Conjunction | Kind::Adverb | Kind::Preposition
        ) || clause.gap(at + 1) == Gap::Comma
    });
    let main = (start + 3..count).find(|at| {
        clause.gap(*at) == Gap::Comma
            && clause.kind(*at) != Kind::Conjunction
            && has_subject(clause, *at, count)
            && !is_saying(clause, *at, count)
    });
    // "While not all mills are lost, some": what is denied may be the trouble.
    let is_denied = |main: &usize| {
        (start..*main).any(|at| {
            let word = clause.folded(at);
            matches!(
                word,
                "not" | "no" | "never" | "nobody" | "few" | "little" | "hardly"
            ) || clause.is_helping_not(at)
        })
    };
    main.filter(|main| leads && !is_denied(main))
}
