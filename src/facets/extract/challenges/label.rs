//! Short names for sentences of challenge.

use std::ops::Range;

use super::cues::Sign;
use super::score::{Scored, Weighed};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::Kind;

/// Most words of a label that is cut from its sentence.
const LONGEST: usize = 12;
/// Most words of what trouble does something to.
const OBJECT: usize = 7;

/// A name for what a sentence tells, which stands alone: the noun phrase of its
/// strongest cue, or else the clause around it.
pub(super) fn label(sentence: &Scored<'_>) -> String {
    let clause = &sentence.clause;
    let mut hits: Vec<&Weighed<'_>> = (sentence.hits.iter())
        .filter(|weighed| weighed.weight > 0.3)
        .collect();
    hits.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let named = (hits.iter())
        .filter(|weighed| {
            matches!(
                weighed.hit.cue.sign,
                Sign::Noun | Sign::Verb | Sign::Turn | Sign::Valence
            )
        })
        .find_map(|weighed| by_cue(clause, weighed));
    let at = hits.first().map_or(0, |weighed| weighed.hit.words.start);
    capitalised(&named.unwrap_or_else(|| around(clause, at)))
}

fn by_cue(clause: &Clause<'_>, weighed: &Weighed<'_>) -> Option<String> {
    let words = &weighed.hit.words;
    let last = words.end.checked_sub(1)?;
    if let Some(noun) = &weighed.hit.cue.noun {
        return acted_on(clause, words, noun);
    }
    let sign = weighed.hit.cue.sign;
    let leads_on = clause.kind(last) == Kind::Preposition;
    let names = sign == Sign::Noun
        || sign == Sign::Turn && leads_on && clause.kind(words.start) != Kind::Preposition;
    if !names {
        return None;
    }
    let start = clause.start_of(words.start);
    let end = if clause.kind(last) == Kind::Preposition {
        clause.end_of(words.end, OBJECT)
    } else {
        // The cue may describe the noun behind it: "risk assessment".
        let head = clause.end_of(last, 3).max(words.end);
        clause.complemented(head)
    };
    let (before, after) = (start..words.start, words.end..end);
    let start = clause.trimmed(&before).start.min(words.start);
    let end = clause
        .trimmed(&(words.start..after.end.max(words.end)))
        .end
        .max(words.end);
    let whole = start..end;
    let says = whole.clone().filter(|at| !is_pale(clause, *at)).count();
    (says > 1 && clause.kind(end - 1) != Kind::Preposition).then(|| clause.slice(&whole).to_owned())
}

/// "Disruption of trade" for "disrupts trade", "refusal to pay" for "refused to
/// pay", "loss of a ship" for "a ship was lost".
fn acted_on(clause: &Clause<'_>, words: &Range<usize>, noun: &str) -> Option<String> {
    let next = words.end;
    let bare = noun.rsplit_once(' ').map_or(noun, |(bare, _)| bare);
    if clause.gap(next) != Gap::None {
        return was_acted_on(clause, words.start, noun);
    }
    if clause.folded(next) == "to" && clause.gap(next + 1) == Gap::None {
        let end = clause.end_of(next + 2, OBJECT).max(next + 2);
        return (noun.ends_with(" to") && clause.kind(next + 1) != Kind::Determiner)
            .then(|| format!("{bare} {}", clause.slice(&(next..end))));
    }
    let first = next + usize::from(clause.folded(next) == "by");
    let end = clause.end_of(first, OBJECT);
    let object = clause.trimmed(&(first..end));
    if object.is_empty() {
        return was_acted_on(clause, words.start, noun);
    }
    let is_told = object.start > first
        && clause.kind(object.start - 1) == Kind::Determiner
        && !POINTING.contains(&clause.folded(object.start - 1));
    let from = object.start - usize::from(is_told);
    Some(format!("{noun} {}", clause.slice(&(from..object.end))))
}

/// Words that point to what was said before.
const POINTING: [&str; 9] = [
    "this", "that", "these", "those", "such", "any", "every", "each", "another",
];

fn was_acted_on(clause: &Clause<'_>, verb: usize, noun: &str) -> Option<String> {
    const BE: [&str; 8] = ["is", "are", "was", "were", "be", "been", "being", "get"];
    let mut end = verb;
    while end > 0
        && matches!(clause.kind(end - 1), Kind::Verb | Kind::Adverb)
        && clause.gap(end) == Gap::None
    {
        end -= 1;
    }
    let is_passive = (end..verb).any(|at| BE.contains(&clause.folded(at)));
    if !is_passive || end == 0 {
        return None;
    }
    let mut start = end;
    while start > 0
        && end - start < OBJECT
        && (start == end || clause.gap(start) == Gap::None)
        && !matches!(
            clause.kind(start - 1),
            Kind::Verb | Kind::Conjunction | Kind::Pronoun
        )
    {
        start -= 1;
    }
    let object = clause.trimmed(&(start..end));
    (!object.is_empty() && noun.contains(' ')).then(|| format!("{noun} {}", clause.slice(&object)))
}

/// Whether a word narrows nothing, so that a label needs more.
fn is_pale(clause: &Clause<'_>, at: usize) -> bool {
    const PALE: [&str; 22] = [
        "significant",
        "serious",
        "major",
        "main",
        "big",
        "biggest",
        "new",
        "first",
        "second",
        "third",
        "several",
        "further",
        "other",
        "real",
        "great",
        "greatest",
        "growing",
        "rising",
        "shared",
        "common",
        "opposite",
        "key",
    ];
    clause.kind(at) != Kind::Content && clause.folded(at) != "lack"
        || PALE.contains(&clause.folded(at))
}

/// The clause around a word, where no noun phrase tells enough.
fn around(clause: &Clause<'_>, at: usize) -> String {
    let count = clause.words().len();
    let is_border = |word: usize| {
        word == 0
            || !matches!(clause.gap(word), Gap::None | Gap::Possessive)
            || matches!(
                clause.folded(word),
                "because" | "although" | "though" | "while" | "whereas" | "but" | "so"
            )
            || clause.folded(word - 1) == "that" && clause.kind(word) != Kind::Verb
    };
    let mut start = (0..=at).rev().find(|word| is_border(*word)).unwrap_or(0);
    let mut end = (at + 1..count)
        .find(|word| is_border(*word))
        .unwrap_or(count);
    // A piece between commas tells little: what follows belongs to it.
    while end - start < 4 && end < count {
        end = (end + 1..count)
            .find(|word| is_border(*word))
            .unwrap_or(count);
    }
    while end - start < 4 && start > 0 {
        start = (0..start).rev().find(|word| is_border(*word)).unwrap_or(0);
    }
    while start + 2 < end
        && (matches!(clause.kind(start), Kind::Conjunction | Kind::Adverb)
            || clause.folded(start) == "that")
    {
        start += 1;
    }
    let has_no_subject = start > 0 && clause.kind(start) == Kind::Verb;
    if has_no_subject {
        let opening = (1..=start).find(|word| is_border(*word)).unwrap_or(start);
        let mut first = 0;
        while first < opening && matches!(clause.kind(first), Kind::Conjunction | Kind::Adverb) {
            first += 1;
        }
        let subject = first..opening;
        let is_phrase = subject.clone().all(|at| clause.kind(at) != Kind::Verb);
        if is_phrase && !subject.is_empty() && subject.len() + end - start <= LONGEST {
            let (subject, rest) = (clause.slice(&subject), clause.slice(&(start..end)));
            return format!("{subject} {rest}");
        }
        start = first;
    }
    if end - start > LONGEST {
        if at >= start + LONGEST {
            // The piece with the cue, from the border of a phrase.
            let near = at.saturating_sub(LONGEST / 2);
            start = (near..=at)
                .find(|word| {
                    clause.kind(*word) == Kind::Determiner
                        || clause.kind(word.saturating_sub(1)) == Kind::Preposition
                })
                .unwrap_or(near);
        }
        end = (start + LONGEST).min(end);
        while end < count
            && clause.is_nominal(end)
            && clause.is_nominal(end - 1)
            && clause.gap(end) == Gap::None
            && end - start < LONGEST + 3
        {
            end += 1;
        }
    }
    while end > start + 2
        && (matches!(
            clause.kind(end - 1),
            Kind::Preposition | Kind::Conjunction | Kind::Determiner | Kind::Adverb | Kind::Pronoun
        ) || clause.kind(end - 1) == Kind::Verb && end < count && clause.gap(end) == Gap::None)
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
