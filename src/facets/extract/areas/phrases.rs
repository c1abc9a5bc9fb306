//! Noun phrases in a sentence that may be fields, though no taxonomy has them.

use std::ops::Range;

use super::compounds::{LONGEST, is_done, is_theme, opens_theme};
use super::effort::is_joint_work;
use super::items::{is_item, just_before};
use super::mention::{
    LIST, Mentioned, TAKEN_UP, Term, Way, is_colon, is_name_of_somebody, takes_up, way,
};
use super::taxonomy::Cue;
use crate::facets::extract::adjectives::is_adjective;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};
use crate::facets::phrase::Token;
use crate::text::word::{eight_of, first_eight};

/// Noun phrases that may be fields: items of a list of fields, what stands
/// behind "joint", and compounds whose last word is a kind of work.
pub(super) fn terms(
    clause: &Clause<'_>,
    cues: &[(Range<usize>, Cue)],
    efforts: usize,
    mentioned: &[Mentioned],
) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for (joint, _) in cues.iter().filter(|(_, cue)| *cue == Cue::Joint) {
        // "Jointly fund": no thing.
        if clause.folded(joint.start).ends_with("ly") {
            continue;
        }
        let (start, mut end) = (joint.end, joint.end);
        while end < start + 3 && clause.gap(end) == Gap::None && clause.is_nominal(end) {
            end += 1;
        }
        // "A joint statement following the talks", "multilateral political and": no noun.
        while end > start
            && (clause.folded(end - 1).ends_with("ing") && !clause.is(Class::Field, end - 1)
                || is_adjective(clause.folded(end - 1)))
        {
            end -= 1;
        }
        let words = start..end;
        // "A cooperative response": to what?
        let is_wide = words.len() == 1 && clause.is(Class::Wide, start);
        // "A joint emergency plan" is one for emergencies.
        let is_front = clause.gap(end) == Gap::None
            && (clause.is(Class::Pale, end) || clause.is(Class::Programme, end));
        // "Joint zone-based management" is no zone.
        let is_thing = end > start
            && !clause.is_hyphenated(end)
            && !is_wide
            && !is_front
            && !clause.is(Class::Pale, end - 1)
            && !clause.is(Class::Actor, end - 1)
            && !words.clone().any(|at| clause.is(Class::Measure, at));
        if is_thing && !words.clone().any(|at| is_name_of_somebody(clause, at)) {
            terms.push(Term {
                words: joint.start..end,
                way: Way::Joint,
            });
        }
    }
    for (cue, _) in cues.iter().filter(|(_, cue)| *cue == Cue::List) {
        let is_listed = *cue == TAKEN_UP && takes_up(clause);
        if is_listed
            || cue.clone().any(|at| is_work_or_field(clause.folded(at)))
            || is_colon(clause, cue.end)
        {
            terms.extend(worked_on(clause, cue.end));
        }
    }
    terms.extend(topic(clause).map(|words| Term {
        words,
        way: Way::Declared,
    }));
    for (at, word) in clause.words().iter().enumerate().skip(1) {
        if is_programme(word)
            && let Some(words) = of_programme(clause, at)
        {
            let way = Way::Joint;
            terms.push(Term { words, way });
        }
    }
    for at in clause.all_of(Class::Field) {
        let ends_here = || clause.gap(at + 1) != Gap::None || !clause.is_nominal(at + 1);
        if clause.is_nominal(at) && ends_here() {
            let mut start = clause.start_of(at);
            // "Coordinating flood defence": that it is coordinated is no part of it.
            let is_work = |word: usize| {
                clause.folded(word).ends_with("ing")
                    && !clause.is(Class::Field, word)
                    && just_before(cues, word + 1).any(|(cue, _)| cue.end == word + 1)
            };
            // "Leading-edge technology": half a word is none.
            start += usize::from(start < at && clause.is_hyphenated(start));
            while start < at
                && (clause.is(Class::General, start) || is_done(clause, start) || is_work(start))
            {
                start += 1;
                // "Next-generation batteries".
                start += usize::from(start < at && clause.is_hyphenated(start));
            }
            let words = start..at + 1;
            // "Desalination of sea water" is one field.
            let is_of_field = start > 1
                && clause.folded(start - 1) == "of"
                && mentioned.iter().any(|one| one.words.end == start - 1);
            if words.len() > 1
                && !is_of_field
                && !words.clone().any(|at| is_name_of_somebody(clause, at))
            {
                let way = way(clause, cues, &words, efforts);
                terms.push(Term { words, way });
            }
        }
    }
    terms
}

/// Whether a word is one for work that is planned and paid for, behind what it is for: fewer
/// are than those of [`Class::Programme`], for a treaty or a centre has as well its place
/// before it.
fn is_programme(word: &Token<'_>) -> bool {
    // Hardly another word begins so.
    const BEGIN: [u64; 3] = [
        first_eight(b"pro"),
        first_eight(b"sch"),
        first_eight(b"cam"),
    ];
    BEGIN.contains(&(word.begins() & eight_of(3)))
        && matches!(
            word.folded(),
            "programme"
                | "programmes"
                | "program"
                | "programs"
                | "project"
                | "projects"
                | "scheme"
                | "schemes"
                | "campaign"
                | "campaigns"
        )
}

/// What a [programme](is_programme) is for that has its name before it: "a tree planting
/// scheme".
fn of_programme(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    if clause.gap(at) != Gap::None {
        return None;
    }
    let mut start = at;
    while start > 0
        && at - start < LONGEST
        && (start == at || clause.gap(start) == Gap::None)
        && clause.is_part(start - 1)
        && !clause.is(Class::General, start - 1)
    {
        start -= 1;
    }
    let words = start..at;
    let says_enough = clause.is(Class::Field, start) && !clause.is(Class::Wide, start);
    let is_narrowed = words.len() > 1 || says_enough || clause.folded(start).ends_with("ing");
    (is_narrowed && !words.is_empty() && is_theme(clause, &words)).then_some(words)
}

/// What a sentence says first that it is on: "On dam safety, a team went out".
fn topic(clause: &Clause<'_>) -> Option<Range<usize>> {
    if clause.folded(0) != "on" || clause.gap(1) != Gap::None {
        return None;
    }
    let end = (1..=LONGEST + 1).find(|at| clause.gap(*at + 1) == Gap::Comma)? + 1;
    let words = 1..end;
    let is_one = (1..end)
        .all(|at| clause.kind(at) == Kind::Content && (at == 1 || clause.gap(at) == Gap::None));
    let is_narrowed = words.len() > 1 && !is_adjective(clause.folded(1));
    (is_one && is_narrowed && is_theme(clause, &words)).then_some(words)
}

/// Whether a word opens a cue behind which stands what is worked on together, or
/// is one for fields.
fn is_work_or_field(folded: &str) -> bool {
    is_joint_work(folded)
        || [
            "work",
            "cover",
            "encompass",
            "area",
            "field",
            "domain",
            "sector",
        ]
        .iter()
        .any(|stem| folded.starts_with(stem))
}

/// The compounds of an enumeration that begins at a word: "cooperate on grid
/// balancing, pest control and".
fn worked_on(clause: &Clause<'_>, from: usize) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut at = from;
    while at < from + LIST && at < clause.words().len() {
        if clause.kind(at) == Kind::Determiner {
            at += 1;
        }
        // "Leading-edge", "cross-border": half a word opens nothing.
        at += usize::from(clause.is_hyphenated(at));
        let mut end = at;
        while end < at + LONGEST
            && (end == at || clause.gap(end) == Gap::None)
            && clause.is_part(end)
        {
            end += 1;
        }
        let words = at..end;
        let is_whole = !clause.is_part(end) || clause.gap(end) != Gap::None;
        // Behind such a cue a word in -ing is what is done: "grid balancing".
        let is_doing =
            clause.folded(end.saturating_sub(1)).ends_with("ing") && opens_theme(clause, at);
        let is_compound = words.len() > 1 && (is_doing || is_theme(clause, &words));
        // "Energy, trade and transport".
        let is_field = words.len() == 1 && clause.is(Class::Field, at) && is_item(clause, &words);
        let way = Way::Listed;
        if is_whole && (is_compound || is_field) {
            terms.push(Term { words, way });
        }
        while end > at && clause.gap(end) == Gap::None && clause.is_part(end) {
            end += 1;
        }
        at = match (clause.gap(end), clause.folded(end)) {
            (Gap::Comma | Gap::None, "and" | "or") => end + 1,
            (Gap::Comma, _) if end > at => end,
            _ => break,
        };
    }
    terms
}
