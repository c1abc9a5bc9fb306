//! Words around a cue for which a clause has no room when it is quoted from its beginning.
//!
//! The subject is told, and what stands between it and its verb is left out and marked: "the
//! bridge … has been closed".

use std::ops::Range;

use super::borders::{closes, is_between, is_closed, is_torn};
use super::quote::WHOLE;
use super::verb::{has_subject, is_finite};
use super::{is_adjective, is_noun, subject, told};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};

/// Letters of the sign for what is left out, with its blanks.
pub(super) const LEFT_OUT: usize = 3;
/// Most words of a subject that is told.
const SUBJECT: usize = 6;
/// Words behind a subject from which its verb is looked for.
const LEAST: usize = 3;

/// Words of a sentence that are shown.
pub(super) struct Window {
    /// Those of the subject, behind which something is left out.
    pub subject: Range<usize>,
    /// Those from its verb on, which have the cue.
    pub words: Range<usize>,
    /// Whether nothing is left out behind them.
    pub is_whole: bool,
}

/// The subject of a clause that begins at a word with the verb of a cue, without what stands
/// aside between them: "the owner, who lives in Lund, has sold the mill".
pub(super) fn around(clause: &Clause<'_>, start: usize, cue: &Range<usize>) -> Option<Window> {
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
    if !subject::goes_with(clause, start..end, verb) {
        return None;
    }
    let room = WHOLE.checked_sub(letters(clause, &(start..end)) + LEFT_OUT)?;
    let (last, is_whole) = ended(clause, verb, cue, stop(clause, cue), room)?;
    Some(Window {
        subject: start..end,
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

/// Whether a word describes what may follow.
fn describes(clause: &Clause<'_>, at: usize) -> bool {
    let word = clause.folded(at);
    is_adjective(word) || word.ends_with("ing") && clause.kind(at) == Kind::Content
}

fn letters(clause: &Clause<'_>, words: &Range<usize>) -> usize {
    clause.slice(words).chars().count()
}
