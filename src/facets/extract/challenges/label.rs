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
    let mut label = named.unwrap_or_else(|| around(clause, at));
    // A piece may hold half a pair.
    label.retain(|c| !matches!(c, '"' | '“' | '”' | '(' | ')' | '[' | ']'));
    capitalised(&label)
}

fn by_cue(clause: &Clause<'_>, weighed: &Weighed<'_>) -> Option<String> {
    let words = &weighed.hit.words;
    let last = words.end.checked_sub(1)?;
    if let Some(noun) = &weighed.hit.cue.noun {
        return acted_on(clause, words, noun);
    }
    // "Some fear that": no noun.
    let is_verb = clause.folded(words.end) == "that"
        && (is_said(clause, last) || matches!(clause.folded(last), "doubt" | "doubts"))
        && words.start > 0
        && clause.kind(words.start - 1) != Kind::Preposition
        && !matches!(clause.folded(words.start - 1), "a" | "an" | "the" | "no");
    if is_verb {
        return None;
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
    let end = end + usize::from(is_left_hanging(clause, end));
    let whole = start..end;
    let says = whole.clone().filter(|at| !is_pale(clause, *at)).count();
    (says > 1 && clause.kind(end - 1) != Kind::Preposition).then(|| clause.slice(&whole).to_owned())
}

/// Whether a phrase ends on an adjective whose noun follows: "traditional" before
/// "contracting", which looks like a verb.
fn is_left_hanging(clause: &Clause<'_>, end: usize) -> bool {
    const ADJECTIVE: [&str; 8] = ["al", "ive", "ous", "ful", "less", "ary", "able", "ible"];
    let last = clause.folded(end.saturating_sub(1));
    end < clause.words().len()
        && clause.gap(end) == Gap::None
        && ADJECTIVE.iter().any(|ending| last.ends_with(ending))
        && (clause.kind(end) == Kind::Content
            || clause.kind(end) == Kind::Verb && clause.folded(end).ends_with("ing"))
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
        // "To hand over the files".
        let has_particle = matches!(clause.kind(next + 2), Kind::Preposition | Kind::Adverb)
            && clause.gap(next + 2) == Gap::None;
        let verb = next + 2 + usize::from(has_particle);
        let end = clause.end_of(verb, OBJECT).max(next + 2);
        return (noun.ends_with(" to") && clause.kind(next + 1) != Kind::Determiner)
            .then(|| format!("{bare} {}", clause.slice(&(next..end))));
    }
    if clause.folded(next) == "that" {
        return None;
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
        let is_whole = clause.kind(start) == Kind::Determiner
            && (start == 0 || clause.folded(start - 1) != "of");
        if is_whole {
            break;
        }
    }
    let is_told =
        clause.kind(start) == Kind::Determiner && !POINTING.contains(&clause.folded(start));
    let object = clause.trimmed(&(start..end));
    let object = if is_told && object.start == start + 1 {
        start..object.end
    } else {
        object
    };
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

/// Whether a word is a verb behind which "that" opens a clause.
fn is_said(clause: &Clause<'_>, at: usize) -> bool {
    clause.kind(at) == Kind::Verb
        || clause.folded(at).ends_with("ed")
        || matches!(
            clause.folded(at),
            "fear" | "fears" | "worry" | "worries" | "object" | "objects"
        )
}

/// The first word of a piece that does not only join it to others.
fn opening(clause: &Clause<'_>, piece: Range<usize>) -> usize {
    let mut start = piece.start;
    while start + 2 < piece.end
        && (matches!(clause.kind(start), Kind::Conjunction | Kind::Adverb)
            || matches!(clause.folded(start), "that" | "than"))
    {
        start += 1;
    }
    start
}

/// The clause around a word, where no noun phrase tells enough.
fn around(clause: &Clause<'_>, at: usize) -> String {
    let count = clause.words().len();
    let is_border = |word: usize| {
        word == 0
            || !matches!(clause.gap(word), Gap::None | Gap::Possessive)
            || matches!(
                clause.folded(word),
                "because" | "although" | "though" | "while" | "whereas" | "but"
            )
            || clause.folded(word - 1) == "that" && word > 1 && is_said(clause, word - 2)
    };
    let mut start = (0..=at).rev().find(|word| is_border(*word)).unwrap_or(0);
    let next_border = |from: usize| {
        (from + 1..count)
            .find(|word| is_border(*word))
            .unwrap_or(count)
    };
    let mut end = next_border(at);
    // "Critics say that": what they say.
    if end < count && clause.folded(end - 1) == "that" {
        start = end;
        end = next_border(end);
    }
    // A piece between commas tells little: what follows belongs to it.
    let tells = |piece: Range<usize>| {
        piece.len() >= 4 && piece.clone().any(|at| clause.kind(at) == Kind::Verb)
    };
    while !tells(start..end) && end < count {
        end = next_border(end);
    }
    let first = opening(clause, start..end);
    // "Nor does it pay": the turn of the words needs what stands before.
    if start > 0 || clause.kind(first) != Kind::Verb {
        start = first;
    }
    if start > 0 && clause.kind(start) == Kind::Verb {
        // No subject: that of the sentence, if it is short.
        let border = next_border(0).min(start);
        let subject = opening(clause, 0..border)..border;
        let is_phrase = subject.clone().all(|at| clause.kind(at) != Kind::Verb)
            && subject.clone().any(|at| clause.kind(at) == Kind::Content);
        if is_phrase && !subject.is_empty() && subject.len() + end - start <= LONGEST {
            let (subject, rest) = (clause.slice(&subject), clause.slice(&(start..end)));
            return format!("{subject} {rest}");
        }
        start = 0;
    }
    while end - start < 4 && start > 0 {
        start = (0..start).rev().find(|word| is_border(*word)).unwrap_or(0);
    }
    let whole = end;
    if end - start > LONGEST {
        if at >= start + LONGEST {
            // The phrase with the cue, if one begins near it; any other piece from
            // the middle of a clause has lost what it is about.
            let near = at.saturating_sub(LONGEST / 2);
            let phrase =
                (near..=at).find(|word| matches!(clause.folded(*word), "the" | "a" | "an" | "no"));
            start = phrase.unwrap_or(start);
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
    end = ended(clause, start..end);
    let is_bare =
        end - start < LEAST || matches!(clause.kind(end - 1), Kind::Verb) && end < start + 4;
    let mut whole = whole;
    if is_bare && end < count && clause.gap(end) == Gap::None {
        // Too little: the sentence from its beginning.
        start = 0;
        whole = count;
        end = if count > LONGEST {
            ended(clause, 0..LONGEST)
        } else {
            count
        };
    }
    let start = told_from(clause, start..end);
    let text = clause.slice(&(start..end));
    if end < whole {
        format!("{text}…")
    } else {
        text.to_owned()
    }
}

/// Where a phrase that was cut off may end: on no word that leads on.
fn ended(clause: &Clause<'_>, words: Range<usize>) -> usize {
    let mut end = words.end;
    while end > words.start + 2
        && (matches!(
            clause.kind(end - 1),
            Kind::Preposition | Kind::Conjunction | Kind::Determiner | Kind::Adverb | Kind::Pronoun
        ) || matches!(clause.folded(end - 1), "as" | "than" | "that")
            || clause.kind(end - 1) == Kind::Verb
                && end < clause.words().len()
                && clause.gap(end) == Gap::None)
    {
        end -= 1;
    }
    end
}

/// Fewest words that stand for a clause.
const LEAST: usize = 3;

/// Where a clause begins to tell: joining words say nothing alone, and whom a
/// pronoun means stood before. "They should be honest about it": "honest about
/// it".
fn told_from(clause: &Clause<'_>, words: Range<usize>) -> usize {
    let rest = |start: usize| words.end.saturating_sub(start);
    let mut start = words.start;
    let joins = |at: usize| {
        matches!(
            clause.folded(at),
            "and" | "or" | "but" | "so" | "yet" | "because" | "although" | "though" | "that"
        ) || matches!(clause.folded(at), "for" | "as" | "since" | "than")
            && clause.kind(at + 1) != Kind::Verb
    };
    while rest(start) > LEAST && joins(start) {
        start += 1;
    }
    // "To warn of floods, the towns need money": what follows the comma.
    if clause.kind(start) == Kind::Preposition {
        let main = (start + 1..words.end).find(|at| clause.gap(*at) == Gap::Comma);
        start = main.filter(|at| rest(*at) > LEAST).unwrap_or(start);
    }
    let is_pronoun = |at: usize| {
        matches!(
            clause.folded(at),
            "i" | "he" | "she" | "it" | "we" | "you" | "they" | "there" | "this" | "these"
        ) && (clause.kind(at) == Kind::Pronoun || clause.kind(at + 1) == Kind::Verb)
    };
    if !is_pronoun(start) {
        return start;
    }
    let helps = |at: usize| {
        clause.kind(at) == Kind::Adverb && !matches!(clause.folded(at), "no" | "not" | "never")
            || clause.folded(at) == "also"
            || HELPING.contains(&clause.folded(at))
    };
    let mut told = start + 1;
    while told < words.end && helps(told) && clause.gap(told) == Gap::None {
        told += 1;
    }
    // "It fears that": what it fears.
    let that = (told..words.end.min(told + 3)).find(|at| clause.folded(*at) == "that");
    if let Some(that) = that.filter(|at| rest(*at + 1) >= LEAST && is_said(clause, at - 1)) {
        return told_from(clause, that + 1..words.end);
    }
    if rest(told) >= LEAST { told } else { start }
}

/// Verbs that only help others.
const HELPING: [&str; 18] = [
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "shall",
    "should", "can", "could", "may", "might", "must",
];

/// A label with a capital first letter.
pub(in crate::facets::extract) fn capitalised(label: &str) -> String {
    let mut chars = label.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests;
