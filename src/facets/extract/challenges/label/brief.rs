//! Short clauses that tell of a deed with who or what does it.

use std::ops::Range;

use super::cut::WHOLE;
use super::verb::is_finite;
use super::{is_noun, is_pale, told};
use crate::facets::extract::challenges::is_headword;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Kind, is_form_of_be};

/// Most words of a subject that leaves room for what it does.
const SUBJECT: usize = 7;

/// Most words that stand aside behind a name.
const ASIDE: usize = 8;

/// Most words that help a verb.
const HELPING: usize = 4;

/// The clause of a deed, if it is short and its subject says something: "drought threatens
/// the harvest" has the cause that "threat to the harvest" lacks.
pub(super) fn whole(clause: &Clause<'_>, cue: &Range<usize>) -> Option<String> {
    let verb = verb(clause, cue)?;
    let told = told::uncut(clause, cue)?;
    let subject = told.shown.start..verb;
    let is_whole = !told.torn && !told.points && cue.end <= told.shown.end;
    (is_whole && says(clause, &subject)).then_some(told.text)
}

/// The first word of the verb that a cue is, if its subject stands right before.
fn verb(clause: &Clause<'_>, cue: &Range<usize>) -> Option<usize> {
    let helps = |at: usize| {
        clause.gap(at + 1) == Gap::None
            && matches!(clause.kind(at), Kind::Verb | Kind::Adverb)
            && !clause.folded(at).ends_with("ing")
    };
    let mut verb = cue.start;
    while verb > 0 && cue.start - verb < HELPING && helps(verb - 1) {
        verb -= 1;
    }
    // "A barge was lost": nobody is told who lost it, so its noun tells as much.
    let is_passive = (verb..cue.start).any(|at| is_form_of_be(clause.folded(at)))
        && !clause.folded(cue.end - 1).ends_with("ing")
        && clause.folded(cue.end) != "by";
    // "The storm threatening the port".
    let is_loose = verb == cue.start && clause.folded(verb).ends_with("ing");
    let before = verb.checked_sub(1)?;
    (!is_passive && !is_loose && clause.gap(verb) == Gap::None && is_noun(clause, before))
        .then_some(verb)
}

/// A deed that says little without who does it, told with him, where something stands aside
/// behind his name: "the bank, [an old one,] refused to extend the loan".
pub(super) fn with_doer(clause: &Clause<'_>, cue: &Range<usize>, deed: &str) -> Option<String> {
    let verb = cue.start;
    let what = deed.find(" to ").and_then(|at| deed.get(at + 1..))?;
    let opens = (verb.saturating_sub(ASIDE)..verb)
        .rev()
        .find(|at| clause.gap(*at) == Gap::Comma)?;
    let is_aside = clause.gap(verb) == Gap::Comma
        && matches!(clause.kind(opens), Kind::Content | Kind::Determiner)
        && !(opens..verb).any(|at| is_finite(clause, at));
    let subject = told::start(clause, cue)..opens;
    if !is_aside || subject.is_empty() || !says(clause, &subject) {
        return None;
    }
    let verb = clause.folded(verb);
    let label = format!("{} {verb} {what}", clause.slice(&subject));
    label.chars().nth(WHOLE).is_none().then_some(label)
}

/// Whether a subject is one noun phrase and tells what acts.
fn says(clause: &Clause<'_>, subject: &Range<usize>) -> bool {
    let is_plain =
        |at: usize| matches!(clause.gap(at), Gap::None | Gap::Possessive) && !is_finite(clause, at);
    !subject.is_empty()
        && subject.len() <= SUBJECT
        && matches!(
            clause.kind(subject.start),
            Kind::Content | Kind::Determiner | Kind::Adverb
        )
        && (subject.start + 1..subject.end).all(is_plain)
        && !(subject.clone())
            .any(|at| matches!(clause.folded(at), "that" | "which" | "who" | "there"))
        && (subject.clone()).any(|at| !is_pale(clause, at) && !is_headword(clause.folded(at)))
}
