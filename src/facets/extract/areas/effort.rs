//! What a sentence says an effort is for, and what it only names as a cause.

use std::ops::Range;

use super::mention::LIST;
use super::taxonomy::Cue;
use crate::facets::extract::adjectives::is_adjective;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};
use crate::facets::phrase::Token;

/// Whether words tell why or by what something is: "damage caused by", "responsible for".
pub(super) fn is_cause(
    clause: &Clause<'_>,
    cues: &[(Range<usize>, Cue)],
    words: &Range<usize>,
) -> bool {
    let first = cues.partition_point(|(cue, _)| cue.start + 2 * LIST < words.start);
    let near = cues.get(first..).unwrap_or_default().iter();
    near.take_while(|(cue, _)| cue.end <= words.start)
        .any(|(cue, kind)| *kind == Cue::Cause && runs_on(clause, cue.end, words.start))
}

/// Whether a sentence has a word that tells that several do something together.
pub(super) fn tells_joint_effort(clause: &Clause<'_>) -> bool {
    let tells = |word: &str| {
        matches!(
            word,
            "both" | "together" | "sign" | "signs" | "signed" | "signing"
        ) || is_joint_work(word)
            || ["agree", "joint", "mutual", "pledg"]
                .iter()
                .any(|stem| word.starts_with(stem))
    };
    clause.words().iter().any(|word| tells(word.folded()))
}

/// Whether a folded word is one for work that several do together.
pub(super) fn is_joint_work(folded: &str) -> bool {
    ["cooperat", "collaborat", "partner"]
        .iter()
        .any(|stem| folded.starts_with(stem))
}

/// Most words between what is done and the field that it is done for.
const OBJECT: usize = 6;

/// Whether a field is all of what somebody strengthens or the like: "expand trade and
/// tourism".
pub(super) fn is_object(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    let before = words.start.saturating_sub(1);
    // "The business climate" is no climate.
    let is_narrowed = clause.gap(words.start) == Gap::None
        && clause.kind(before) == Kind::Content
        && !clause.is(Class::General, before)
        && !is_adjective(clause.folded(before))
        && !clause.folded(before).ends_with("ing");
    let is_whole =
        !is_narrowed && (clause.gap(words.end) != Gap::None || !clause.is_nominal(words.end));
    let strengthens = |at: usize| {
        [
            "strengthen",
            "expand",
            "deepen",
            "enhanc",
            "boost",
            "promot",
            "foster",
            "facilitat",
            "advanc",
            "accelerat",
            "develop",
            "improv",
            "modernis",
            "moderniz",
            "coordinat",
            "intensif",
        ]
        .iter()
        .any(|stem| clause.folded(at).starts_with(stem))
            && !clause.folded(at).ends_with("ment")
    };
    let is_between = |at: usize| {
        matches!(clause.gap(at), Gap::None | Gap::Comma)
            && (matches!(clause.kind(at), Kind::Determiner | Kind::Content)
                || matches!(clause.folded(at), "and" | "or"))
    };
    is_whole
        && (words.start.saturating_sub(OBJECT)..words.start)
            .rev()
            .find(|at| strengthens(*at) || !is_between(*at))
            .is_some_and(|at| strengthens(at) && clause.gap(at + 1) == Gap::None)
}

/// Whether no other clause begins between two words.
fn runs_on(clause: &Clause<'_>, from: usize, to: usize) -> bool {
    to - from <= LIST
        && (from..to).all(|at| {
            clause.gap(at) != Gap::Mark
                && (clause.kind(at) != Kind::Verb || clause.folded(at).ends_with("ing"))
                && clause.kind(at) != Kind::Pronoun
                && !matches!(clause.folded(at), "to" | "while" | "but")
        })
}

/// Whether a word tells that something is blamed on something.
pub(super) fn blames(word: &Token<'_>) -> bool {
    word.folded().starts_with("blam")
}

/// Most words between "blamed" and what is.
const BLAMED: usize = 6;

/// Whether something is blamed on what stands at a word, or in the list that it is in:
/// "blamed the loss on".
pub(super) fn is_blamed(clause: &Clause<'_>, at: usize) -> bool {
    let first = at.saturating_sub(LIST);
    let before = clause.words().get(first..at).unwrap_or_default();
    let on = before.iter().rposition(|word| word.folded() == "on");
    on.is_some_and(|on| {
        let on = first + on;
        let before = clause.words().get(on.saturating_sub(BLAMED)..on);
        before.is_some_and(|before| before.iter().any(blames)) && runs_on(clause, on + 1, at)
    })
}
