//! Words around a cue for which a clause has no room when it is quoted from its beginning.
//!
//! Either the subject is told and what stands between it and its verb is left out ("the
//! bridge … has been closed"), or the clause is quoted from a later border on ("…and courts
//! rarely act"). What is left out is shown either way.

use std::ops::Range;

use super::borders::{closes, is_between, is_closed, is_torn, opens_time};
use super::quote::WHOLE;
use super::verb::{has_subject, is_finite};
use super::{is_adjective, is_noun, lead, points, told};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};
use crate::facets::extract::sets::WordSet;

/// What stands for what is left out before the words of a window, and behind its subject.
const LEFT_OUT: usize = 1;
/// The same between blanks.
const LEFT_OUT_WITHIN: usize = 3;
/// Most words before a cue.
const BEFORE: usize = 12;
/// Most words of a subject that is told.
const SUBJECT: usize = 6;
/// Fewest words that say something.
const LEAST: usize = 3;
/// Letters that say something where they are no clause.
const SHORT: usize = 28;
/// How well a quote begins that begins with a clause.
const CLAUSE: usize = 5;
/// The same with a part of a sentence that is none.
const PART: usize = 3;

/// Words of a sentence that are shown.
pub(super) struct Window {
    /// Those of the subject, if what stands behind it is left out.
    pub subject: Option<Range<usize>>,
    /// Those that have the cue.
    pub words: Range<usize>,
    /// Whether nothing is left out behind them.
    pub is_whole: bool,
}

/// The best words around a cue of a clause that begins at a word.
pub(super) fn around(clause: &Clause<'_>, start: usize, cue: &Range<usize>) -> Option<Window> {
    let stop = stop(clause, cue);
    elided(clause, start, cue, stop).or_else(|| later(clause, start, cue, stop))
}

/// The subject of a clause with its verb, without what stands aside between them: "the
/// owner, who lives in Lund, has sold the mill".
fn elided(clause: &Clause<'_>, start: usize, cue: &Range<usize>, stop: usize) -> Option<Window> {
    if !matches!(clause.kind(start), Kind::Determiner | Kind::Content) {
        return None;
    }
    let end = (start + 1..cue.start.min(start + SUBJECT)).find(|at| {
        clause.gap(*at) != Gap::None && clause.gap(*at) != Gap::Possessive
            || matches!(clause.folded(*at), "that" | "which" | "who" | "where")
            || clause.kind(*at) == Kind::Preposition && clause.folded(*at) != "of"
    })?;
    if !is_noun(clause, end - 1) || (start + 1..end).any(|at| is_finite(clause, at)) {
        return None;
    }
    // A comma before a verb closes what stands aside.
    let is_verb = |at: &usize| {
        clause.gap(*at) == Gap::Comma
            && (clause.is(Class::Helping, *at)
                || clause.kind(*at) == Kind::Verb && !clause.folded(*at).ends_with("ing")
                || clause.folded(*at).ends_with("ed") && !clause.is_nominal(*at + 1))
    };
    let verb = (end + LEAST..=cue.start).rev().find(is_verb);
    let verb = verb.or_else(|| only_verb(clause, end, cue.start))?;
    let room = WHOLE.checked_sub(letters(clause, &(start..end)) + LEFT_OUT_WITHIN)?;
    let (last, is_whole) = ended(clause, verb, cue, stop, room)?;
    Some(Window {
        subject: Some(start..end),
        words: verb..last,
        is_whole,
    })
}

/// The verb of a cue if none stands between it and what ends a subject.
fn only_verb(clause: &Clause<'_>, end: usize, cue: usize) -> Option<usize> {
    let verb = (end..=cue).find(|at| is_finite(clause, *at))?;
    let is_its = (verb + 1..cue).all(|at| matches!(clause.kind(at), Kind::Verb | Kind::Adverb));
    let runs_on = (end + 1..=verb).all(|at| clause.gap(at) == Gap::None);
    // "Of which the households depend": their verb.
    let is_other = |at: usize| matches!(clause.folded(at), "which" | "that" | "who" | "where");
    let is_own = !(end..verb).any(is_other);
    (is_its && runs_on && is_own && verb > end + 1).then_some(verb)
}

/// The words from a later border of the clause on.
fn later(clause: &Clause<'_>, start: usize, cue: &Range<usize>, stop: usize) -> Option<Window> {
    let room = WHOLE - LEFT_OUT;
    let mut best: Option<(usize, Window)> = None;
    for first in (start + 1).max(cue.start.saturating_sub(BEFORE))..=cue.start {
        if letters(clause, &(first..cue.end)) > room {
            continue;
        }
        let rank = rank(clause, first);
        if rank == 0 || rank < CLAUSE && is_denied(clause, start, first) {
            continue;
        }
        // What a later one cannot beat needs no end.
        let most = rank * 8 + 8 + WHOLE / 6;
        if best.as_ref().is_some_and(|(value, _)| *value >= most) {
            continue;
        }
        let Some((last, is_whole)) = ended(clause, first, cue, stop, room) else {
            continue;
        };
        let is_part = rank == PART && is_whole;
        let is_short = rank < CLAUSE && !is_part && letters(clause, &(first..last)) < SHORT;
        if last - first < LEAST || is_short {
            continue;
        }
        let value = rank * 8 + usize::from(is_whole) * 8 + letters(clause, &(first..last)) / 6;
        if best.as_ref().is_none_or(|(most, _)| value > *most) {
            let window = Window {
                subject: None,
                words: first..last,
                is_whole,
            };
            best = Some((value, window));
        }
    }
    best.map(|(_, window)| window)
}

/// Whether what is left out before a word denies it: "nobody knows | who will pay".
fn is_denied(clause: &Clause<'_>, start: usize, first: usize) -> bool {
    (start..first)
        .rev()
        .take_while(|at| matches!(clause.gap(at + 1), Gap::None | Gap::Possessive))
        .any(|at| WordSet::Denying.has(clause.folded(at)))
}

/// Where the part of a sentence ends that has a cue.
fn stop(clause: &Clause<'_>, cue: &Range<usize>) -> usize {
    let count = clause.words().len();
    let is_other = |at: usize| {
        matches!(clause.folded(at), "and" | "but" | "or" | "yet" | "so")
            && has_subject(clause, at + 1, count)
    };
    (cue.end..count)
        .find(|at| {
            clause.gap(*at) == Gap::Mark && !told::goes_on(clause, *at)
                || clause.gap(*at) == Gap::Comma && is_other(*at)
        })
        .unwrap_or(count)
}

/// Where words end that have a cue and fit, and whether that is all of them.
fn ended(
    clause: &Clause<'_>,
    first: usize,
    cue: &Range<usize>,
    stop: usize,
    room: usize,
) -> Option<(usize, bool)> {
    let fits = |end: usize| {
        let bytes = clause.bytes(&(first..end));
        bytes.len() < room || letters(clause, &(first..end)) <= room
    };
    if fits(stop) {
        return Some((stop, true));
    }
    let ends: Vec<usize> = (cue.end..stop)
        .take_while(|end| fits(*end))
        .filter(|end| closes(clause, *end))
        .collect();
    let last = |is_it: &dyn Fn(usize) -> bool| ends.iter().copied().rfind(|end| is_it(*end));
    let end = last(&|end| is_between(clause, end) && is_closed(clause, end))
        .or_else(|| last(&|end| is_closed(clause, end) && !is_torn(clause, end)))
        .or_else(|| {
            last(&|end| {
                !is_torn(clause, end) && is_between(clause, end) && !describes(clause, end - 1)
            })
        })?;
    Some((end, false))
}

/// How well a quote begins at a word within a clause; 0 where it may not.
fn rank(clause: &Clause<'_>, at: usize) -> usize {
    let (gap, word, before) = (clause.gap(at), clause.folded(at), clause.folded(at - 1));
    if gap == Gap::Possessive || clause.is_hyphenated(at) {
        return 0;
    }
    // "And courts rarely act": what it joins to is left out.
    if is_joining(word) && !matches!(clause.folded(at + 1), "as" | "that")
        || word == "as" && matches!(before, "so" | "such" | "well")
    {
        return 0;
    }
    let count = clause.words().len();
    let is_relative = |word: &str| matches!(word, "which" | "who" | "whose" | "where" | "whom");
    // Who is meant was told before.
    let is_open = points(clause, at) && !lead::is_owned(clause, at);
    let leads = gap != Gap::None
        || matches!(
            before,
            "because" | "while" | "although" | "though" | "that" | "since"
        )
        || is_joining(before) && (clause.gap(at - 1) != Gap::None || before == "but");
    if leads {
        let has_subject = has_subject(clause, at, count);
        return if has_subject && !is_open {
            CLAUSE
        } else {
            PART
        };
    }
    if is_joining(before) && has_subject(clause, at, count) && !is_open {
        return CLAUSE;
    }
    // "Fishers who lost days at sea".
    if is_antecedent(clause, at) {
        return 4;
    }
    let is_led = clause.kind(at - 1) == Kind::Preposition;
    if is_relative(word) || WordSet::Opening.has(word) || opens_time(word) || word == "so" {
        return if is_led { 0 } else { PART };
    }
    match clause.kind(at) {
        Kind::Preposition if is_relative(clause.folded(at + 1)) => PART,
        Kind::Preposition if word == "of" || is_led => 0,
        Kind::Preposition => 2,
        // "To leave the commission".
        _ if word == "to" => 2,
        Kind::Determiner if matches!(clause.kind(at - 1), Kind::Determiner | Kind::Conjunction) => {
            0
        }
        Kind::Determiner => 2 - usize::from(is_led),
        Kind::Conjunction => 0,
        Kind::Content | Kind::Adverb | Kind::Verb | Kind::Pronoun => {
            let leads = matches!(
                clause.kind(at - 1),
                Kind::Preposition | Kind::Conjunction | Kind::Verb
            ) && !matches!(before, "to" | "not");
            usize::from(leads && clause.is_nominal(at) || is_finite(clause, at))
        }
    }
}

/// Whether a noun phrase begins at a word of which a relative clause tells something.
fn is_antecedent(clause: &Clause<'_>, at: usize) -> bool {
    let leads = clause.kind(at) == Kind::Determiner
        || clause.is_nominal(at)
            && !clause.is_nominal(at - 1)
            && clause.kind(at - 1) != Kind::Determiner;
    leads
        && (at + 1..at + SUBJECT)
            .take_while(|end| clause.gap(*end) == Gap::None)
            .find(|end| !clause.is_nominal(*end))
            .is_some_and(|end| {
                matches!(clause.folded(end), "who" | "that" | "which") && is_noun(clause, end - 1)
            })
}

/// Whether a word describes what may follow.
fn describes(clause: &Clause<'_>, at: usize) -> bool {
    let word = clause.folded(at);
    is_adjective(word) || word.ends_with("ing") && clause.kind(at) == Kind::Content
}

/// Whether a word only joins.
fn is_joining(word: &str) -> bool {
    matches!(word, "and" | "but" | "or" | "yet" | "so" | "nor")
}

fn letters(clause: &Clause<'_>, words: &Range<usize>) -> usize {
    clause.slice(words).chars().count()
}
