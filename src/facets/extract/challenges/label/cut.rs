//! Where a clause may be cut that is too long for a label.

use std::ops::Range;

use super::told::{is_finite, is_quoting};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::Kind;

/// Most letters of a clause that is shown whole.
const WHOLE: usize = 60;
/// Letters up to which a longer one is cut at the best place.
const CUT: usize = 56;
/// Letters up to which it is cut at all before its end.
const FAR: usize = 100;
/// Words that are looked at: a label has fewer, and a sentence may be endless.
const MOST: usize = 60;

/// Whether a phrase may end before a word: the one before it leads on to nothing.
pub(super) fn closes(clause: &Clause<'_>, end: usize) -> bool {
    const NUMBERS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half",
        "all",
    ];
    let last = end - 1;
    let word = clause.folded(last);
    let is_led = match clause.kind(last) {
        Kind::Preposition | Kind::Conjunction => true,
        Kind::Determiner => {
            !NUMBERS.contains(&word) || clause.is_nominal(end) && clause.gap(end) == Gap::None
        }
        Kind::Pronoun | Kind::Adverb | Kind::Verb | Kind::Content => false,
    };
    !is_led
        && !matches!(
            word,
            "as" | "than"
                | "that"
                | "to"
                | "only"
                | "not"
                | "more"
                | "most"
                | "less"
                | "very"
                | "too"
        )
}

/// The words, whole if there is room, and where they end.
pub(super) fn shown(clause: &Clause<'_>, words: Range<usize>) -> (String, usize) {
    let text = clause.slice(&words);
    if text.chars().nth(WHOLE).is_none() {
        return (text.to_owned(), words.end);
    }
    let whole = words;
    let words = whole.start..whole.end.min(whole.start + MOST);
    let (verb, aside) = main_verb(clause, &words);
    let skipped = aside
        .as_ref()
        .map_or(0, |aside| clause.slice(aside).chars().count() + 2);
    let letters = |end: usize| {
        clause
            .slice(&(words.start..end))
            .chars()
            .count()
            .saturating_sub(skipped)
    };
    let joined = |end: usize| match &aside {
        Some(aside) if aside.end < end => format!(
            "{} {}",
            clause.slice(&(words.start..aside.start)),
            clause.slice(&(aside.end..end))
        ),
        Some(aside) => clause
            .slice(&(words.start..end.min(aside.start)))
            .to_owned(),
        None => clause.slice(&(words.start..end)).to_owned(),
    };
    if skipped > 0 && letters(words.end) <= WHOLE {
        return (joined(words.end), words.end);
    }
    let good = |end: &usize| is_good_cut(clause, *end, verb, false);
    let fair = |end: &usize| is_good_cut(clause, *end, verb, true);
    let ends = words.start + 3..words.end;
    let near = ends
        .clone()
        .rev()
        .filter(|end| letters(*end) <= CUT)
        .find(good);
    if near.is_none() && letters(words.end) <= WHOLE + 20 {
        return (joined(words.end), words.end);
    }
    let is_border = |end: &usize| {
        closes(clause, *end)
            && (clause.gap(*end) != Gap::None
                || matches!(clause.kind(*end), Kind::Preposition | Kind::Conjunction))
            && super::is_noun(clause, *end - 1)
    };
    let end = near
        .or_else(|| ends.clone().filter(|end| letters(*end) <= FAR).find(good))
        .or_else(|| ends.clone().filter(|end| letters(*end) <= FAR).find(fair))
        .or_else(|| {
            ends.clone()
                .rev()
                .find(|end| letters(*end) <= CUT && is_border(end))
        })
        .or_else(|| {
            ends.rev()
                .find(|end| letters(*end) <= CUT && closes(clause, *end))
        })
        .unwrap_or(words.end);
    let mark = if end < whole.end { "…" } else { "" };
    (format!("{}{mark}", joined(end)), end)
}

/// The verb of a clause, and what stands aside between commas before it.
fn main_verb(clause: &Clause<'_>, words: &Range<usize>) -> (Option<usize>, Option<Range<usize>>) {
    let verb = |from: usize| (from..words.end).find(|at| is_finite(clause, *at));
    let first = verb(words.start + 1);
    let comma = |from: usize| (from..words.end).find(|at| clause.gap(*at) == Gap::Comma);
    let opens = comma(words.start + 1).filter(|at| first.is_none_or(|verb| *at <= verb));
    let opens = opens.filter(|at| {
        matches!(
            clause.kind(*at),
            Kind::Preposition | Kind::Conjunction | Kind::Adverb
        ) || ["ing", "ed"]
            .iter()
            .any(|end| clause.folded(*at).ends_with(end))
            || clause.kind(*at) == Kind::Determiner
            || first.is_none_or(|verb| *at < verb)
    });
    let Some(opens) = opens else {
        return (first, None);
    };
    match comma(opens + 1).and_then(|closes| {
        // A relative clause ends where the next comma is; else a verb must follow.
        let is_relative = (opens..opens + 2).any(|at| {
            matches!(
                clause.folded(at),
                "which" | "who" | "whose" | "whom" | "where"
            )
        });
        let near = closes..words.end.min(closes + 2);
        let verb = (near.into_iter())
            .find(|at| clause.kind(*at) == Kind::Verb || is_finite(clause, *at))
            .or(is_relative.then_some(closes))?;
        Some((closes, verb))
    }) {
        Some((closes, verb)) => (Some(verb), Some(opens..closes)),
        None => (first, None),
    }
}

/// Whether a clause may be cut before a word, so that what stands before tells
/// something and no phrase is torn; `of` may open what is cut off only where
/// nothing better is found.
fn is_good_cut(clause: &Clause<'_>, end: usize, verb: Option<usize>, is_last: bool) -> bool {
    let last = end - 1;
    let tells = verb.is_some_and(|verb| {
        // More than helping verbs, adverbs and a participle.
        (verb + 1..end).any(|at| {
            !matches!(clause.kind(at), Kind::Verb | Kind::Adverb)
                && !clause.folded(at).ends_with("ed")
                && !clause.folded(at).ends_with("ing")
        }) || verb + 1 < end && clause.gap(end) != Gap::None
    });
    // "Is uneasy about": what it is like needs what follows.
    let mut led = last;
    while led > 0 && clause.kind(led - 1) == Kind::Adverb {
        led -= 1;
    }
    let is_state = led > 0
        && clause.gap(end) == Gap::None
        && matches!(
            clause.folded(led - 1),
            "is" | "are"
                | "was"
                | "were"
                | "be"
                | "been"
                | "become"
                | "becomes"
                | "became"
                | "remain"
                | "remains"
                | "seems"
                | "feel"
                | "feels"
        );
    let opens = clause.gap(end) != Gap::None && clause.gap(end) != Gap::Possessive
        || match clause.kind(end) {
            Kind::Preposition => {
                is_last || !matches!(clause.folded(end), "of" | "than" | "as" | "per")
            }
            Kind::Conjunction => {
                !matches!(clause.folded(end), "and" | "or" | "nor") || !clause.is_nominal(end + 1)
            }
            // "That a war might come | cannot be ruled out".
            Kind::Verb => is_last,
            Kind::Determiner | Kind::Pronoun | Kind::Adverb | Kind::Content => false,
        };
    // "The clerk says it": what he says is still to come.
    let is_subject = match clause.folded(last) {
        "i" | "he" | "she" | "we" | "they" | "there" => true,
        "it" | "you" => {
            !matches!(clause.kind(last - 1), Kind::Verb | Kind::Preposition)
                || is_quoting(clause, last - 1)
        }
        _ => false,
    };
    let is_noun = super::is_noun(clause, last)
        || clause.kind(last) == Kind::Pronoun && !is_subject
        || clause
            .folded(last)
            .starts_with(|c: char| c.is_ascii_digit())
        || clause.gap(end) != Gap::None && clause.kind(last) == Kind::Content;
    tells && opens && is_noun && !is_state && closes(clause, end)
}
