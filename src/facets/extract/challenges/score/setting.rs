//! What stands around a cue, by which it counts more or less.

use std::ops::Range;

use super::{over, senses};
use crate::facets::extract::challenges::cues::{Hit, Sign};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind, is_form_of_be, is_helping};
use crate::facets::extract::sets::WordSet;

/// Most words between "not" and the harm that is not done.
pub(super) const SPARED: usize = 4;
/// Words between an effort and the trouble that it is against.
const REACH: usize = 6;

/// Words between what is paid and the verb that tells that it is less.
const CHARGED: usize = 8;

/// What stands around a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// Nothing that matters.
    Plain,
    /// Something is done against the trouble.
    Fought,
    /// The trouble is not there, or gets less, or it is part of a name.
    Absent,
    /// It is said not to be done.
    Spared,
}

/// What stands around a cue among others, and where something is done against trouble.
pub(super) fn setting(
    clause: &Clause<'_>,
    hit: &Hit<'_>,
    known: &[Hit<'_>],
    against: &[Range<usize>],
) -> Setting {
    if is_place(clause, hit) || senses::is_none(clause, hit) {
        return Setting::Absent;
    }
    let at = hit.words.start;
    // "The Teaching Cannot Wait fund".
    if hit.cue.sign == Sign::Negation && is_in_name(clause, &hit.words) {
        return Setting::Absent;
    }
    // "Disputed", but not "in dispute".
    let is_turned_verb =
        hit.cue.sign == Sign::Turn && hit.words.len() == 1 && clause.folded(at).ends_with("ed");
    if !is_turned_verb
        && !matches!(
            hit.cue.sign,
            Sign::Noun | Sign::Valence | Sign::Verb | Sign::Decline
        )
    {
        return Setting::Plain;
    }
    if is_in_name(clause, &hit.words)
        || over::is_denied_charge(clause, hit)
        || over::is_given_up(clause, hit)
    {
        return Setting::Absent;
    }
    if hit.cue.sign == Sign::Decline {
        if is_fall_denied(clause, at) {
            return Setting::Spared;
        }
        return if is_size(clause, at) || is_of_charge(clause, at) {
            Setting::Absent
        } else {
            Setting::Plain
        };
    }
    if hit.cue.sign != Sign::Verb && is_subject_of_work(clause, &hit.words, known) {
        return Setting::Absent;
    }
    let is_absent = at > 0 && matches!(clause.folded(at - 1), "no" | "without" | "less" | "fewer")
        || is_negated_by_part(clause, &hit.words)
        || hit.cue.sign == Sign::Noun && is_of_none(clause, at)
        || at > 1 && clause.folded(at - 2) == "no"
        || hit.cue.sign != Sign::Verb && is_lowered(clause, at);
    // "Spoilage fell": less of something bad.
    let is_noun = hit.cue.sign != Sign::Verb || clause.folded(at).ends_with("ion");
    if is_absent || is_noun && sinks(clause, hit.words.end) {
        return Setting::Absent;
    }
    // "Never needs to worry", "did not suffer": no harm is done.
    // "Are not dying".
    let is_said = hit.cue.sign != Sign::Verb
        && at > 1
        && clause.folded(at - 1) == "not"
        && clause.is(Class::Helping, at - 2);
    let is_verb = hit.cue.sign == Sign::Verb
        || is_turned_verb
        || at > 0 && clause.folded(at - 1) == "to"
        || is_said;
    let is_spared = is_verb
        && (at.saturating_sub(SPARED)..at).any(|word| {
            let is_not = matches!(clause.folded(word), "never" | "not")
                // "Hasn't lost".
                || clause.is_helping_not(word);
            is_not
                && (word + 1..=at).all(|next| clause.gap(next) == Gap::None)
                && (word + 1..at).all(|next| {
                    matches!(clause.kind(next), Kind::Verb | Kind::Adverb)
                        || clause.folded(next) == "to"
                })
        });
    if is_spared {
        return Setting::Spared;
    }
    // What denies or failed has a sign of its own.
    let may_be_denied = |at: usize| {
        let denies = |sign: Sign| {
            !matches!(
                sign,
                Sign::Gain | Sign::Noun | Sign::Degree | Sign::Part | Sign::Neutral
            )
        };
        (known.iter().take_while(|hit| hit.words.start < at)).any(|hit| denies(hit.cue.sign))
    };
    // A phrase has few words, so none that begins further back reaches here.
    let first = against.partition_point(|words| words.start + 2 * REACH < at);
    let near = against.get(first..).unwrap_or_default();
    let is_fought = (near.iter().take_while(|words| words.start < at)).any(|words| {
        words.end <= at
            && at - words.end < REACH
            && (words.end..=at).all(|word| clause.gap(word) != Gap::Mark)
            && !(words.end..at).any(|word| is_turned_from(clause, word))
            // "Attempts to resolve it have stalled": what stalls is no trouble to resolve.
            && !(hit.cue.sign == Sign::Verb
                && (words.end..at).any(|word| matches!(clause.folded(word), "has" | "have" | "had")))
            // "Did not end the dispute": it goes on.
            && !(may_be_denied(words.start) && over::is_denied(clause, words.start))
    });
    if is_fought {
        Setting::Fought
    } else {
        Setting::Plain
    }
}

/// Whether something does not get less: "sales did not fall".
fn is_fall_denied(clause: &Clause<'_>, at: usize) -> bool {
    at > 1
        && matches!(
            clause.folded(at),
            "fall" | "decline" | "decrease" | "drop" | "slow" | "diminish" | "dip" | "wane"
        )
        && (clause.folded(at - 1) == "not" && clause.is(Class::Helping, at - 2)
            || matches!(clause.folded(at - 1), "didnt" | "doesnt" | "dont" | "wont"))
}

/// Whether a part that a hyphen joins to a word says that it is not there: "a pact of
/// non-aggression", "a conflict-free mine". What is "free from" it is told elsewhere.
fn is_negated_by_part(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    let (at, end) = (words.start, words.end);
    at > 0
        && clause.is_hyphenated(at)
        && matches!(clause.folded(at - 1), "anti" | "non" | "counter" | "de")
        || clause.is_hyphenated(end)
            && matches!(
                clause.folded(end),
                "free" | "proof" | "resistant" | "resilient" | "tolerant"
            )
}

/// Whether a word turns from what was done to something else.
fn is_turned_from(clause: &Clause<'_>, at: usize) -> bool {
    matches!(
        clause.folded(at),
        "but" | "yet" | "although" | "though" | "while"
    )
}

/// Whether "far from" tells where something is, and not what is still to be reached: "a
/// lunch is served far from any city", but "the deal is far from the goal".
fn is_place(clause: &Clause<'_>, hit: &Hit<'_>) -> bool {
    let (at, end) = (hit.words.start, hit.words.end);
    if hit.cue.sign != Sign::Turn || clause.folded(at) != "far" || clause.folded(end - 1) != "from"
    {
        return false;
    }
    let mut first = at;
    while first > 0 && clause.gap(first) == Gap::None && clause.kind(first - 1) == Kind::Adverb {
        first -= 1;
    }
    first > 0 && clause.kind(first - 1) != Kind::Verb && clause.kind(end) == Kind::Determiner
}

/// Whether there is none of it: "neither is party to any dispute".
fn is_of_none(clause: &Clause<'_>, at: usize) -> bool {
    at > 1
        && clause.folded(at - 1) == "any"
        && (at.saturating_sub(REACH + 2)..at - 1).any(|word| {
            matches!(
                clause.folded(word),
                "not"
                    | "no"
                    | "never"
                    | "neither"
                    | "nor"
                    | "nobody"
                    | "none"
                    | "without"
                    | "hardly"
            )
        })
}

/// Verbs of less.
const LESS: [&str; 11] = [
    "fell",
    "fallen",
    "falling",
    "declined",
    "dropped",
    "decreased",
    "eased",
    "shrank",
    "diminished",
    "halved",
    "receded",
];

/// Most words from "were" to "lower": "were ten per cent lower".
const MEASURED: usize = 4;

/// Whether it is said of what ends before a word that it gets less: "spoilage fell",
/// "deaths were a third lower". What it does to others is none of that: "the crisis
/// has led to lower wages".
fn sinks(clause: &Clause<'_>, end: usize) -> bool {
    (end..end + REACH + 3)
        .take_while(|at| {
            matches!(clause.gap(*at), Gap::None | Gap::Possessive)
                && (clause.kind(*at) != Kind::Conjunction
                    || matches!(clause.folded(*at), "also" | "then" | "thus"))
                && !is_deed(clause, *at)
        })
        .any(|at| {
            is_less(clause, at) && !rises_behind(clause, at) && !over::is_taken_back(clause, at + 1)
        })
}

/// Whether what gets less gets more elsewhere: "fell in the towns but rose in the hills".
fn rises_behind(clause: &Clause<'_>, at: usize) -> bool {
    (at + 1..at + REACH).any(|but| {
        clause.folded(but) == "but"
            && (but + 1..but + 3).any(|verb| WordSet::Rose.has(clause.folded(verb)))
    })
}

/// Whether a word is a verb of less, or "lower" behind a form of "be".
pub(super) fn is_less(clause: &Clause<'_>, at: usize) -> bool {
    // "Lower wages", "halved the harvest".
    let leads_on = || {
        clause.gap(at + 1) == Gap::None
            && !matches!(clause.folded(at + 1), "last" | "next" | "this")
            && (clause.is_nominal(at + 1)
                || matches!(clause.folded(at + 1), "the" | "its" | "their"))
    };
    let follows = |is_verb: fn(&str) -> bool| {
        (at.saturating_sub(MEASURED)..at).any(|before| is_verb(clause.folded(before)))
    };
    match clause.folded(at) {
        "down" | "lower" | "fewer" => !leads_on() && follows(becomes),
        "fallen" | "falling" => follows(is_helping),
        "eased" | "halved" | "dropped" | "decreased" | "diminished" => !leads_on(),
        word => LESS.contains(&word),
    }
}

/// Whether a word is a verb that acts on something else or tells of another subject:
/// "pushed harvests down", "means wages are lower".
fn is_deed(clause: &Clause<'_>, at: usize) -> bool {
    clause.kind(at) == Kind::Verb
        && !clause.is(Class::Helping, at)
        && !becomes(clause.folded(at))
        && !LESS.contains(&clause.folded(at))
        // "Caused by", "reported in".
        && !matches!(
            clause.folded(at + 1),
            "by" | "in" | "on" | "at" | "from" | "for" | "with" | "under"
        )
}

/// Whether by a verb something is, or gets, less.
fn becomes(word: &str) -> bool {
    is_form_of_be(word)
        || matches!(
            word,
            "got" | "gets" | "became" | "becomes" | "went" | "gone" | "come" | "came"
        )
}

/// Whether a word of size only tells which of several: "the smaller towns". That
/// something is small, or a small share of it, is trouble.
fn is_size(clause: &Clause<'_>, at: usize) -> bool {
    const SIZES: [&str; 7] = [
        "small", "smaller", "short", "shorter", "longer", "slower", "lower",
    ];
    const PARTS: [&str; 12] = [
        "fraction",
        "share",
        "part",
        "number",
        "minority",
        "portion",
        "amount",
        "sum",
        "proportion",
        "percentage",
        "step",
        "budget",
    ];
    SIZES.contains(&clause.folded(at))
        && !(at > 0 && clause.folded(at - 1).ends_with("ly"))
        && clause.gap(at + 1) == Gap::None
        && clause.is_nominal(at + 1)
        && !PARTS.contains(&clause.folded(at + 1).trim_end_matches('s'))
}

/// Whether less is told of what nobody wants more of: "cut the cost of", "the cost of it
/// has fallen".
fn is_of_charge(clause: &Clause<'_>, at: usize) -> bool {
    let is_charge = |word: &usize| clause.is(Class::Charge, *word);
    let falls = matches!(
        clause.folded(at),
        "fell" | "fallen" | "falls" | "falling" | "dropped" | "decreased" | "declined" | "reduced"
    );
    if falls
        && (at.saturating_sub(CHARGED)..at)
            .rev()
            .take_while(|word| matches!(clause.gap(word + 1), Gap::None | Gap::Possessive))
            .any(|word| is_charge(&word))
    {
        return true;
    }
    matches!(
        clause.folded(at),
        "cut" | "cuts" | "cutting" | "reduced" | "lower" | "drop" | "less" | "fewer"
    ) && (at + 1..at + 5)
        .take_while(|word| clause.gap(*word) == Gap::None)
        .any(|word| is_charge(&word))
}

/// Whether trouble only tells what a piece of work is about: "a drought insurance
/// scheme", "its crisis desk".
fn is_subject_of_work(clause: &Clause<'_>, words: &Range<usize>, known: &[Hit<'_>]) -> bool {
    let mut end = words.end;
    while end < words.end + 3 && clause.gap(end) == Gap::None && clause.is_nominal(end) {
        end += 1;
    }
    let head = clause.folded(end.saturating_sub(1));
    let is_work = || {
        WordSet::Work.has(head)
            || head.ends_with('s') && WordSet::Work.has(head.trim_end_matches('s'))
    };
    if end == words.end || !is_work() {
        return false;
    }
    // "Terrorist acts killed ten", "crime reports rose".
    let first = end + usize::from(clause.kind(end) == Kind::Adverb);
    let harms = known.iter().any(|hit| {
        (end..=first).contains(&hit.words.start)
            && matches!(hit.cue.sign, Sign::Verb | Sign::Valence | Sign::Turn)
    });
    // "Corruption funds the war".
    let is_verb =
        head.ends_with('s') && clause.gap(end) == Gap::None && clause.kind(end) == Kind::Determiner;
    !harms && !is_verb
}

/// Whether the phrase of a noun tells of less of it: "a lower administrative burden".
fn is_lowered(clause: &Clause<'_>, at: usize) -> bool {
    let first = clause.start_of(at).saturating_sub(1);
    (first..at).rev().any(|word| {
        matches!(
            clause.folded(word),
            "reduced"
                | "lower"
                | "lowered"
                | "lessened"
                | "lessening"
                | "fewer"
                | "less"
                | "eased"
                | "minimal"
        ) && (word + 1..=at).all(|next| clause.gap(next) == Gap::None)
    })
}

/// Whether it is said of nobody and nothing that it is bad: "none of this is expensive".
pub(super) fn is_nobodys(clause: &Clause<'_>, none: &Hit<'_>, bad: &Hit<'_>) -> bool {
    let first = none.words.start;
    let at = bad.words.start;
    none.cue.sign == Sign::Negation
        && matches!(
            clause.folded(first),
            "none" | "nobody" | "nothing" | "neither"
        )
        && matches!(
            bad.cue.sign,
            Sign::Noun | Sign::Valence | Sign::Verb | Sign::Turn
        )
        && at < first + REACH
        && (first + 1..at).any(|word| {
            matches!(
                clause.folded(word),
                "is" | "are" | "was" | "were" | "has" | "have"
            )
        })
        && (first + 1..=at).all(|word| clause.gap(word) == Gap::None)
        // "Nobody has solved the shortage".
        && !(first + 1..at).any(|word| clause.is(Class::Undone, word))
}

/// Whether a word is what something is said to be: "the launch was a mess". That says
/// more than a word in passing.
pub(super) fn is_predicate(clause: &Clause<'_>, at: usize) -> bool {
    let is_said = |word: &str| {
        is_form_of_be(word) || matches!(word, "remains" | "remain" | "became" | "proved")
    };
    let mut first = at;
    let describes = |word: usize| {
        matches!(clause.kind(word), Kind::Determiner | Kind::Adverb)
            || clause.kind(word) == Kind::Content && word + 1 == at
    };
    while first > 0 && at - first < 3 && clause.gap(first) == Gap::None && describes(first - 1) {
        first -= 1;
    }
    // "Is banned": a rule, and mostly for a good cause.
    let is_rule = matches!(
        clause.folded(at),
        "banned"
            | "abolished"
            | "prohibited"
            | "outlawed"
            | "confiscated"
            | "restricted"
            | "expelled"
    );
    !is_rule && first > 0 && clause.gap(first) == Gap::None && is_said(clause.folded(first - 1))
}

/// Whether a cue stands within a name: "the Fragile States Fund".
fn is_in_name(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    let is_capital = |at: usize| {
        clause.printed(at).starts_with(char::is_uppercase)
            && clause.printed(at).contains(char::is_lowercase)
    };
    // The first word of a sentence has a capital in any case.
    words.start > 0
        && words.clone().all(is_capital)
        && (clause.gap(words.start) == Gap::None
            || is_capital(words.end) && clause.gap(words.end) == Gap::None)
}
