//! Short names for sentences of challenge.

use super::cues::Sign;
use super::score::{Scored, Weighed};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lexicon::Kind;

/// Most words of a label that is cut from its sentence.
const LONGEST: usize = 11;

/// A name for what a sentence tells, which stands alone.
pub(super) fn label(sentence: &Scored<'_>) -> String {
    let clause = &sentence.clause;
    let mut hits: Vec<&Weighed<'_>> = (sentence.hits.iter())
        .filter(|weighed| weighed.weight > 0.3)
        .collect();
    hits.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let named = hits.iter().find_map(|weighed| match weighed.hit.cue.sign {
        Sign::Noun | Sign::Verb | Sign::Turn | Sign::Valence => by_cue(clause, weighed),
        Sign::Critic
        | Sign::Negation
        | Sign::Contrast
        | Sign::Hedge
        | Sign::Need
        | Sign::Decline
        | Sign::Gain
        | Sign::Neutral => None,
    });
    capitalised(&named.unwrap_or_else(|| cut(clause)))
}

fn by_cue(clause: &Clause<'_>, weighed: &Weighed<'_>) -> Option<String> {
    let words = &weighed.hit.words;
    let last = words.end.checked_sub(1)?;
    if let Some(noun) = &weighed.hit.cue.noun {
        // What the verb acts on.
        let object = clause.end_of(words.end, 6);
        let object = clause.trimmed(&(words.end..object));
        let is_next = clause.gap(words.end) == Gap::None;
        return (is_next && !object.is_empty())
            .then(|| format!("{noun} {}", clause.slice(&object)));
    }
    if weighed.hit.cue.sign == Sign::Noun && clause.kind(last) == Kind::Content
        || weighed.hit.cue.sign == Sign::Turn && clause.kind(last) == Kind::Preposition
    {
        let start = clause.start_of(words.start);
        let end = if clause.kind(last) == Kind::Preposition {
            clause.end_of(words.end, 6)
        } else {
            // The cue may describe the noun behind it: "risk assessment".
            let head = clause.end_of(last, 3).max(words.end);
            clause.complemented(head)
        };
        let whole = clause.trimmed(&(start..end));
        return (whole.len() > 1 && whole.end > words.start)
            .then(|| clause.slice(&whole).to_owned());
    }
    None
}

/// The opening of a sentence up to the end of its first clause, where no noun
/// phrase tells enough.
fn cut(clause: &Clause<'_>) -> String {
    let count = clause.words().len();
    let mut start = 0;
    while start < count && matches!(clause.kind(start), Kind::Conjunction | Kind::Adverb) {
        start += 1;
    }
    if start == count {
        start = 0;
    }
    let mut end = start;
    while end < count && end - start < LONGEST {
        if end > start + 3 && clause.gap(end) != Gap::None && clause.gap(end) != Gap::Possessive {
            break;
        }
        end += 1;
    }
    while end > start + 1
        && end < count
        && matches!(
            clause.kind(end - 1),
            Kind::Preposition | Kind::Conjunction | Kind::Determiner | Kind::Adverb
        )
    {
        end -= 1;
    }
    clause.slice(&(start..end)).to_owned()
}

/// A label with a capital first letter.
pub(in crate::facets::extract) fn capitalised(label: &str) -> String {
    let mut chars = label.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
