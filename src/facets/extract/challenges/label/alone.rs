//! Names that stand alone where the clause around a cue does not.

use std::ops::Range;

use super::phrase::fitting;
use super::{cut, is_adjective, lead, noun};
use crate::facets::extract::challenges::cues::Sign;
use crate::facets::extract::challenges::score::Scored;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Kind, WordKinds, is_helping};
use crate::facets::phrase::each_token;

/// Most words between what leads to a cause and the cue in it.
const CAUSE: usize = 10;
/// Most words of a cause, and of what is asked.
const LONG: usize = 16;
/// Most letters of what is asked.
const ASKED: usize = 56;

/// A name from beside a clause that leaves the trouble out, or that opens with a word
/// for what stood before: why it is so, or what the sentence asks.
pub(super) fn instead(sentence: &Scored<'_>, cue: &Range<usize>) -> Option<String> {
    let clause = &sentence.clause;
    // "Despite": what is behind it?
    let is_lead = matches!(
        clause.folded(cue.start),
        "despite" | "due" | "owing" | "because"
    );
    let behind = (sentence.hits.iter())
        .map(|weighed| (&weighed.hit.words, weighed.hit.cue.sign))
        .filter(|(words, sign)| {
            let is_near = (cue.end..cue.end + CAUSE).contains(&words.start);
            is_near
                && matches!(
                    sign,
                    Sign::Noun | Sign::Valence | Sign::Verb | Sign::Decline
                )
        })
        .map(|(words, _)| words);
    let cues = behind.filter(|_| is_lead).chain(std::iter::once(cue));
    cues.into_iter()
        .find_map(|cue| cause(clause, cue))
        .or_else(|| asked(clause, cue))
}

/// A name by another turn of phrase where the first has lost its subject.
pub(super) fn turn(sentence: &Scored<'_>) -> Option<String> {
    (sentence.hits.iter())
        .filter(|weighed| weighed.hit.cue.sign == Sign::Turn)
        .filter_map(|weighed| cut::around(&sentence.clause, &weighed.hit.words))
        .find(|text| !is_orphaned(text))
}

/// The noun of trouble with what it comes from, however little it counts: "the risk that
/// the flood poses".
pub(super) fn posed(sentence: &Scored<'_>) -> Option<String> {
    let clause = &sentence.clause;
    (sentence.hits.iter())
        .filter(|weighed| matches!(weighed.hit.cue.sign, Sign::Noun | Sign::Valence))
        .map(|weighed| &weighed.hit.words)
        .filter(|words| noun::is_posed(clause, words.end))
        .find_map(|words| noun::named(clause, words))
}

/// The noun phrase behind "due to" or "despite" that has the cue: "the fair moved, due to
/// the poor state of the quay".
fn cause(clause: &Clause<'_>, cue: &Range<usize>) -> Option<String> {
    let first = cue.start.saturating_sub(CAUSE);
    let lead = (first..cue.start).rev().find_map(|at| {
        let end = match (clause.folded(at), clause.folded(at + 1)) {
            ("due" | "owing", "to") | ("because", "of") => at + 2,
            ("despite" | "amid" | "notwithstanding", _) => at + 1,
            _ => return None,
        };
        (end <= cue.start && !breaks(clause, end..cue.start)).then_some(end)
    })?;
    let count = clause.words().len().min(lead + LONG);
    let end = (cue.end..count)
        .find(|at| {
            clause.gap(*at) != Gap::None && clause.gap(*at) != Gap::Possessive
                || matches!(clause.folded(*at), "that" | "which" | "who" | "where")
                || clause.kind(*at) == Kind::Verb
        })
        .unwrap_or(count);
    let joined = |at: &usize| matches!(clause.folded(*at), "and" | "or");
    let mut head = cue.end;
    // "Weak political and economic ties": the noun is still to come.
    let goes_on = |at: usize| {
        clause.is_nominal(at)
            || joined(&at) && is_adjective(clause.folded(at - 1)) && clause.is_nominal(at + 1)
    };
    while head < end && clause.gap(head) == Gap::None && goes_on(head) {
        head += 1;
    }
    if !super::is_noun(clause, head - 1) {
        return None;
    }
    // "Their small size and their weak boats": the cue is in the last.
    let mut items = (lead..cue.start).rev();
    let last = items
        .clone()
        .find(|at| joined(at) && opens(clause, *at + 1));
    let item = items.find(|at| joined(at) || clause.gap(*at + 1) == Gap::Comma);
    [
        last.map_or(lead, |at| at + 1),
        item.map_or(lead, |at| at + 1),
    ]
    .into_iter()
    .map(|start| start + usize::from(opens(clause, start)))
    .filter(|start| *start < cue.end)
    .find_map(|start| fitting(clause, start, head, end, 2))
}

/// Whether a word only opens a noun phrase, by an article or whose it is.
fn opens(clause: &Clause<'_>, at: usize) -> bool {
    matches!(clause.folded(at), "the" | "a" | "an") || lead::tells_which(clause.folded(at))
}

/// Whether another clause begins among some words.
fn breaks(clause: &Clause<'_>, mut words: Range<usize>) -> bool {
    words.any(|at| clause.gap(at) == Gap::Mark || clause.kind(at) == Kind::Verb)
}

/// What is asked or told by "what" and has the cue: "they spoke of what is still broken".
fn asked(clause: &Clause<'_>, cue: &Range<usize>) -> Option<String> {
    let start = (cue.start.saturating_sub(CAUSE)..cue.start)
        .rev()
        .find(|at| clause.folded(*at) == "what")?;
    let is_led = start > 0 && clause.kind(start - 1) == Kind::Preposition;
    let end = (cue.end..clause.words().len().min(start + LONG))
        .find(|at| clause.gap(*at) != Gap::None)
        .unwrap_or(clause.words().len());
    let text = clause.slice(&(start..end));
    (is_led && end - start > 2 && text.chars().count() <= ASKED).then(|| text.to_owned())
}

/// Whether a name has lost its subject, and a word in it stands for that: "vulnerable to
/// its effects".
pub(super) fn is_orphaned(text: &str) -> bool {
    let kinds = WordKinds::bundled();
    let mut words = each_token(text, None);
    let is_bare = words.next().is_some_and(|first| {
        let first = first.folded();
        let is_verb = kinds.kind(first) == Kind::Verb;
        kinds.kind(first) == Kind::Adverb
            || is_adjective(first)
            || is_verb && !is_helping(first) && !first.ends_with("ing")
    });
    is_bare && words.any(|word| matches!(word.folded(), "its" | "their" | "his" | "her"))
}

/// A name without what points back within it: "lost a tenth [of them] to frost", "in
/// [such] a storm".
pub(super) fn without_backward(text: &str) -> String {
    // Most have nothing of the kind.
    if !text.contains("them") && !text.contains("such") {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split(' ').collect();
    let mut kept: Vec<&str> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let next = words.get(at + 1).copied().unwrap_or_default();
        // "Nobody can live with it" and "they are tired of them" say nothing without it.
        let points = matches!(*word, "of" | "from") && next == "them";
        if points && kept.len() > 2 && kept.last().is_some_and(|last| counts(last)) {
            at += 2;
            continue;
        }
        if !(*word == "such" && matches!(next, "a" | "an") && !kept.is_empty()) {
            kept.push(word);
        }
        at += 1;
    }
    kept.join(" ")
}

/// Whether a word is a noun or a number, so that a part of something can be named by it.
fn counts(word: &str) -> bool {
    match WordKinds::bundled().kind(word) {
        Kind::Determiner => true,
        Kind::Content => !is_adjective(word) && !word.ends_with("ed"),
        Kind::Preposition | Kind::Conjunction | Kind::Pronoun | Kind::Adverb | Kind::Verb => false,
    }
}

/// The noun phrase of a word that is a noun here and stands for what is needed:
/// "capacity needs of the schools".
pub(super) fn needs(clause: &Clause<'_>, words: &Range<usize>) -> Option<String> {
    let is_noun = clause.folded(words.start) == "needs"
        && words.len() == 1
        && words.start > 0
        && clause.gap(words.start) == Gap::None
        && clause.is_nominal(words.start - 1)
        && clause.kind(words.end) == Kind::Preposition;
    is_noun.then(|| noun::named(clause, words)).flatten()
}
