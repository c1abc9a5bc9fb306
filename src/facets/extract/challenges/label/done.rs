//! Names by verbs of trouble: the deed, the clause that tells of it, or what it is told of.

use std::ops::Range;

use super::worth::{self, Worth};
use super::{brief, deed, noun};
use crate::facets::extract::challenges::cues::Sign;
use crate::facets::extract::challenges::score::Scored;
use crate::facets::extract::clause::Gap;
use crate::facets::extract::lists::Kind;

/// The name by a verb of trouble that has a noun.
pub(super) fn name(sentence: &Scored<'_>, words: &Range<usize>, noun: &str) -> Option<String> {
    related(sentence, words).or_else(|| by_deed(sentence, words, noun))
}

/// The clause, if it is short, or the deed.
fn by_deed(sentence: &Scored<'_>, words: &Range<usize>, noun: &str) -> Option<String> {
    let clause = &sentence.clause;
    if yields(sentence, words, noun) {
        return None;
    }
    let Some(deed) = deed::acted_on(clause, words, noun) else {
        return noun::thing(clause, words);
    };
    // A noun that is only a preposition names what is met, not who meets it; and a deed
    // that says little without who does it is told with him anyway.
    let gives_way = noun != "of" && worth::of(&deed) != Worth::Thin;
    let brief = gives_way.then(|| brief::whole(clause, words)).flatten();
    Some(brief.unwrap_or(deed))
}

/// The trouble that a deed is told of, if that names more than the deed does: "legal and
/// social obstacles that hinder the work".
fn related(sentence: &Scored<'_>, deed: &Range<usize>) -> Option<String> {
    let clause = &sentence.clause;
    let helps = |at: usize| matches!(clause.kind(at), Kind::Verb | Kind::Adverb);
    let that = (deed.start.saturating_sub(3)..deed.start)
        .rev()
        .find(|at| !helps(*at))?;
    let leads = matches!(clause.folded(that), "that" | "which")
        && (that..=deed.start).all(|at| clause.gap(at) == Gap::None);
    if !leads {
        return None;
    }
    (sentence.hits.iter())
        .filter(|other| matches!(other.hit.cue.sign, Sign::Noun | Sign::Valence))
        .find(|other| other.hit.words.end == that)
        .and_then(|other| noun::named_with(clause, &other.hit.words, 1))
        .filter(|text| worth::of(text) == Worth::Full)
}

/// Whether a deed gives way to what it is done to: what is done to trouble is none
/// ("disrupting smugglers"), and what brings trouble about is named by that ("worsened the
/// shortage of pilots").
fn yields(sentence: &Scored<'_>, words: &Range<usize>, noun: &str) -> bool {
    const AGAINST: [&str; 8] = [
        "disruption",
        "hindrance",
        "obstruction",
        "blocking",
        "weakening",
        "deterrents",
        "rejection",
        "halt",
    ];
    const BRINGING: [&str; 7] = [
        "worsening",
        "escalation",
        "threat to",
        "suffering",
        "burden",
        "strain",
        "pressure",
    ];
    let near = if AGAINST.iter().any(|against| noun.starts_with(against)) {
        4
    } else if BRINGING.iter().any(|brings| noun.starts_with(brings)) {
        6
    } else {
        return false;
    };
    let object = words.end..words.end + near;
    sentence.hits.iter().any(|other| {
        matches!(other.hit.cue.sign, Sign::Noun | Sign::Valence)
            && object.contains(&other.hit.words.start)
    })
}
