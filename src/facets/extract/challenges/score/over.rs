//! Trouble that is over: somebody put an end to it, or it went by itself.
//!
//! "They ended the dispute" has a word for trouble and tells of none. What only might be,
//! or is not yet, or failed, is none of these: there the trouble stays.

use std::ops::Range;

use super::setting::is_less;
use crate::facets::extract::adjectives::is_adjective;
use crate::facets::extract::challenges::cues::{Hit, Sign};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Classes, Kind};
use crate::facets::extract::sets::WordSet;

/// Most words between a verb that ends trouble and its noun.
const AHEAD: usize = 8;
/// Most words behind a noun of trouble up to the verb that ends it.
const BEHIND: usize = 14;
/// Words before a verb within which it is denied.
const DENIED: usize = 8;
/// Words behind it within which it is taken back: "too late", "only in part".
const TAKEN_BACK: usize = 4;

/// Whether a sentence has a word by which trouble may be told to be over. Few do.
pub(super) fn may_tell(clause: &Clause<'_>) -> bool {
    has_ending(clause.all_classes())
}

fn is_ending(clause: &Clause<'_>, at: usize) -> bool {
    has_ending(clause.classes(at))
}

fn has_ending(classes: Classes) -> bool {
    classes.any(&[Class::Undone, Class::Gone, Class::Ending])
}

/// The words that tell that the trouble of a cue is over, if some do.
pub(super) fn ending(
    clause: &Clause<'_>,
    hit: &Hit<'_>,
    known: &[Hit<'_>],
) -> Option<Range<usize>> {
    let ending = ended_before(clause, hit, known).or_else(|| ended_behind(clause, hit, known))?;
    (!is_open(clause, ending.start) && !is_taken_back(clause, ending.end)).then_some(ending)
}

/// The verb that a trouble is the object of: "ended the bitter dispute".
fn ended_before(clause: &Clause<'_>, hit: &Hit<'_>, known: &[Hit<'_>]) -> Option<Range<usize>> {
    let at = hit.words.start;
    // What is done away with may be no more than told by the trouble: "the crisis talks".
    let next = hit.words.end;
    let is_head = clause.gap(next) != Gap::None
        || !matches!(clause.kind(next), Kind::Content)
        || is_trouble(known, next)
        || describes(clause, hit);
    if !is_head {
        return None;
    }
    let mut from = None;
    for first in (at.saturating_sub(AHEAD)..at).rev() {
        if !matches!(clause.gap(first + 1), Gap::None | Gap::Possessive) {
            return None;
        }
        if is_ending(clause, first) {
            let end = undoes(clause, first);
            if end.is_some_and(|end| end <= at && from.is_none_or(|from| from <= end)) {
                return end.map(|end| first..end);
            }
            // "Saved the valley from floods", "cleared the mayor of fraud".
            if let Some(from) = from
                && matches!(
                    clause.folded(first),
                    "saved"
                        | "rescued"
                        | "freed"
                        | "spared"
                        | "lifted"
                        | "cleared"
                        | "cured"
                        | "rid"
                )
            {
                return Some(first..from);
            }
        }
        match clause.kind(first) {
            Kind::Content | Kind::Determiner | Kind::Pronoun => {}
            Kind::Preposition if matches!(clause.folded(first), "of" | "from") => {
                let is_of_it = clause.folded(first) == "of"
                    && first > 0
                    && is_of_trouble(clause, known, first - 1);
                if !is_of_it {
                    from = from.or(Some(first + 1));
                }
            }
            Kind::Preposition if clause.folded(first) == "out" => {}
            Kind::Conjunction if clause.folded(first) == "and" && is_trouble(known, first - 1) => {}
            Kind::Preposition | Kind::Conjunction | Kind::Adverb | Kind::Verb => return None,
        }
    }
    None
}

/// Whether a noun before "of" stands for the trouble behind it: "decades of war", "charges
/// of fraud", but not "support of victims".
fn is_of_trouble(clause: &Clause<'_>, known: &[Hit<'_>], at: usize) -> bool {
    let word = clause.folded(at);
    is_trouble(known, at)
        || clause.is(Class::Measure, at)
        || clause.kind(at) == Kind::Determiner
        || WordSet::Scale.has(word)
        || matches!(
            word,
            "charges" | "charge" | "allegations" | "accusations" | "suspicion" | "signs" | "fears"
        )
}

/// Where a verb that puts an end to something ends, with the words that belong to it.
fn undoes(clause: &Clause<'_>, at: usize) -> Option<usize> {
    let next = clause.folded(at + 1);
    if clause.gap(at + 1) != Gap::None {
        return None;
    }
    match (clause.folded(at), next) {
        (
            "called" | "paid" | "written" | "wrote" | "staved" | "fended" | "fought" | "shook",
            "off",
        )
        | ("wiped" | "stamped" | "rooted" | "ruled" | "phased" | "ironed" | "sorted", "out")
        | ("cleared" | "acquitted" | "cured" | "rid" | "freed" | "exonerated", "of")
        | ("recovered" | "freed", "from") => Some(at + 2),
        ("put" | "brought" | "puts" | "brings", "an" | "a") => {
            let is_end = matches!(clause.folded(at + 2), "end" | "stop" | "halt");
            (is_end && clause.folded(at + 3) == "to").then_some(at + 4)
        }
        // "The report contained errors", "dropped bombs on the town".
        ("contained" | "dropped", next) if !matches!(next, "the" | "this" | "all" | "its") => None,
        // "Ended up in debt", "cut off by floods".
        (_, "up" | "off" | "out" | "in" | "by" | "with") => None,
        _ => (clause.is(Class::Undone, at) && next != "to").then_some(at + 1),
    }
}

/// The verb of which a trouble is the subject: "the dispute was settled", "the crisis has
/// passed".
fn ended_behind(clause: &Clause<'_>, hit: &Hit<'_>, known: &[Hit<'_>]) -> Option<Range<usize>> {
    let next = hit.words.end;
    let is_noun = !matches!(hit.cue.sign, Sign::Verb) || clause.is_nominal(hit.words.start);
    if !is_noun
        || describes(clause, hit) && !is_trouble(known, next)
        || !is_subject(clause, hit.words.start, known, NESTED)
    {
        return None;
    }
    let mut relative = 0;
    for at in next..next + BEHIND {
        if !matches!(clause.gap(at), Gap::None | Gap::Possessive) {
            return None;
        }
        let word = clause.folded(at);
        if matches!(word, "that" | "which" | "who") {
            relative += 1;
            continue;
        }
        if clause.is(Class::Helping, at) {
            if let Some(end) = is_gone(clause, at) {
                return Some(at..end);
            }
            relative -= 1;
        } else if let Some(end) = goes(clause, at).filter(|_| relative == 0) {
            return Some(at..end);
        } else if clause.kind(at) == Kind::Verb || at > next && word.ends_with("ed") {
            relative -= 1;
        } else if clause.kind(at) == Kind::Conjunction
            && !(word == "and" && (clause.is_nominal(at + 1) || is_trouble(known, at + 2)))
            || clause.kind(at) == Kind::Pronoun && relative == 0
        {
            return None;
        }
        if relative < 0 {
            return None;
        }
    }
    None
}

/// Whether a cue tells that an accusation is given up: "dropped the charges". That names no
/// trouble by itself, but giving it up is none.
pub(super) fn is_given_up(clause: &Clause<'_>, hit: &Hit<'_>) -> bool {
    let at = hit.words.start;
    let gives_up = matches!(
        clause.folded(at),
        "dropped" | "withdrew" | "withdrawn" | "dismissed" | "abandoned" | "rejected"
    );
    let is_charge = |at: usize| {
        let word = clause.folded(at);
        let word = word.strip_suffix('s').unwrap_or(word);
        matches!(
            word,
            "charge" | "lawsuit" | "allegation" | "accusation" | "indictment"
        )
    };
    gives_up
        && (at + 1..=at + 3)
            .take_while(|at| {
                clause.gap(*at) == Gap::None
                    && matches!(clause.kind(*at), Kind::Content | Kind::Determiner)
            })
            .any(is_charge)
        && !is_open(clause, at)
}

/// Most words between "denied" and what somebody is accused of.
const CHARGE: usize = 4;

/// Whether words are a denial of an accusation, or the accusation that is denied: what
/// somebody says of himself. "Denied the towns access" is none.
pub(super) fn is_denied_charge(clause: &Clause<'_>, hit: &Hit<'_>) -> bool {
    let denies = |at: usize| matches!(clause.folded(at), "deny" | "denies" | "denied" | "denying");
    let is_charge = |at: usize| {
        let word = clause.folded(at);
        let word = word.strip_suffix('s').unwrap_or(word);
        matches!(
            word,
            "accusation" | "allegation" | "wrongdoing" | "involvement" | "charge" | "claim"
        )
    };
    let runs_on = |at: &usize| {
        clause.gap(*at) == Gap::None && matches!(clause.kind(*at), Kind::Content | Kind::Determiner)
    };
    let first = hit.words.start;
    if hit.cue.noun() == Some("denial") {
        return (first + 1..=first + CHARGE)
            .take_while(runs_on)
            .any(is_charge);
    }
    hit.words.len() == 1
        && is_charge(first)
        && (first.saturating_sub(CHARGE)..first)
            .rev()
            .any(|at| denies(at) && (at + 1..=first).all(|at| runs_on(&at)))
}

/// Most phrases of trouble within one another that are followed: "the end of fear of war".
const NESTED: usize = 3;

/// Whether a trouble is what its phrase is about, and not the aid for its victims; so many
/// phrases more that it is of are followed.
fn is_subject(clause: &Clause<'_>, at: usize, known: &[Hit<'_>], nested: usize) -> bool {
    let start = clause.start_of(at);
    let led = (start.saturating_sub(3)..start)
        .rev()
        .find(|at| clause.kind(*at) != Kind::Determiner);
    let Some(led) = led.filter(|led| (*led + 1..=start).all(|at| clause.gap(at) == Gap::None))
    else {
        return true;
    };
    if clause.kind(led) != Kind::Preposition || led == 0 {
        return true;
    }
    let head = led - 1;
    is_of_trouble(clause, known, head)
        && (nested == 0 || !is_trouble(known, head) || is_subject(clause, head, known, nested - 1))
}

/// Where the words end by which something is gone, if a verb that helps opens them: "has
/// been resolved", "are over".
fn is_gone(clause: &Clause<'_>, first: usize) -> Option<usize> {
    let mut at = first + 1;
    while at < first + 5
        && clause.gap(at) == Gap::None
        && (clause.folded(at) == "been"
            || clause.kind(at) == Kind::Adverb && clause.folded(at) != "not"
            || clause.folded(at).ends_with("ly")
            // "All but eliminated".
            || matches!(clause.folded(at), "since" | "now" | "all" | "both")
            || clause.folded(at) == "but" && clause.folded(at - 1) == "all")
    {
        at += 1;
    }
    let is_be = (first..at).any(|at| {
        matches!(
            clause.folded(at),
            "is" | "are" | "was" | "were" | "been" | "got"
        )
    });
    let word = clause.folded(at);
    let is_done = is_be
        && clause.gap(at) == Gap::None
        && (clause.is(Class::Undone, at)
            || matches!(word, "over" | "gone" | "unfounded" | "groundless")
            || clause.folded(at + 1) == "thing"
                && clause.folded(at + 3) == "the"
                && clause.folded(at + 4) == "past");
    if is_done {
        // "Over the top", "settled in the courts".
        let is_place = matches!(word, "over" | "gone") && clause.is_nominal(at + 1)
            || word == "over"
                && matches!(clause.kind(at + 1), Kind::Determiner | Kind::Preposition)
                && clause.gap(at + 1) == Gap::None;
        return (!is_place).then_some(at + 1);
    }
    let is_off = is_be
        && matches!(
            (word, clause.folded(at + 1)),
            ("called" | "paid" | "written", "off")
                | (
                    "wiped" | "stamped" | "rooted" | "ruled" | "phased" | "ironed",
                    "out"
                )
        );
    if is_off {
        return Some(at + 2);
    }
    matches!(clause.folded(first), "has" | "have" | "had")
        .then(|| goes(clause, at))
        .flatten()
}

/// Where the words end by which something goes by itself: "receded", "came to an end".
fn goes(clause: &Clause<'_>, at: usize) -> Option<usize> {
    if clause.gap(at) != Gap::None || !is_ending(clause, at) {
        return None;
    }
    let next = at + 1;
    match clause.folded(at) {
        "came" | "come" | "drew" | "drawn" => {
            let is_end = clause.folded(next) == "to"
                && matches!(clause.folded(next + 2), "end" | "close" | "halt");
            is_end.then_some(next + 3)
        }
        "proved" | "proven" => matches!(
            clause.folded(next),
            "unfounded" | "groundless" | "wrong" | "unnecessary"
        )
        .then_some(next + 1),
        _ if clause.is(Class::Gone, at) => {
            // "The war ended his career", "the crisis eased credit".
            let has_object = clause.gap(next) == Gap::None
                && (clause.is_nominal(next)
                    || clause.kind(next) == Kind::Determiner
                    || clause.kind(next) == Kind::Pronoun)
                && !clause.is(Class::Measure, next)
                && !matches!(clause.folded(next), "last" | "this");
            (!has_object || is_less(clause, at)).then_some(next)
        }
        _ => None,
    }
}

/// Whether a cue tells what the noun behind it is like.
fn describes(clause: &Clause<'_>, hit: &Hit<'_>) -> bool {
    let last = hit.words.end - 1;
    let word = clause.folded(last);
    clause.gap(last + 1) == Gap::None
        && clause.kind(last + 1) == Kind::Content
        && (is_adjective(word)
            || ["ed", "ing"].iter().any(|end| word.ends_with(end))
            // "Unpopular", but not "unrest".
            || word.starts_with("un") && word.ends_with('r')
            || matches!(hit.cue.sign, Sign::Decline | Sign::Turn))
}

/// Most signs that have a word in common.
const OVERLAPPING: usize = 8;

/// Whether a word is one of trouble.
fn is_trouble(known: &[Hit<'_>], at: usize) -> bool {
    // They stand in order, and hardly any overlap.
    let end = known.partition_point(|hit| hit.words.start <= at);
    (known.iter().take(end).rev().take(OVERLAPPING)).any(|hit| {
        hit.words.contains(&at)
            && matches!(
                hit.cue.sign,
                Sign::Noun | Sign::Valence | Sign::Verb | Sign::Turn
            )
    })
}

/// Whether what a verb tells is denied, or only may be so, or in part.
fn is_open(clause: &Clause<'_>, verb: usize) -> bool {
    // "It could be resolved", "to overcome the crisis".
    let leads = verb > 0 && matches!(clause.folded(verb - 1), "to" | "be" | "being");
    leads
        || is_denied(clause, verb)
        || before(clause, verb).any(|at| WordSet::Open.has(clause.folded(at)))
}

/// Whether it is denied that something is done, or told that it failed: "did not end".
pub(super) fn is_denied(clause: &Clause<'_>, verb: usize) -> bool {
    before(clause, verb).any(|at| {
        let word = clause.folded(at);
        WordSet::Denying.has(word)
            && !(word == "not" && matches!(clause.folded(at + 1), "only" | "just"))
            || clause.is_helping_not(at)
    })
}

/// The words before a verb in its part of the sentence.
fn before(clause: &Clause<'_>, verb: usize) -> Range<usize> {
    let most = verb.saturating_sub(DENIED);
    let first = (most..verb).rev().find(|at| {
        clause.gap(at + 1) == Gap::Mark
            || matches!(clause.folded(*at), "but" | "although" | "while" | "because")
    });
    first.map_or(most, |at| at + 1)..verb
}

/// Whether the words behind a verb take back what it tells: "too late", "in part".
pub(super) fn is_taken_back(clause: &Clause<'_>, end: usize) -> bool {
    (end..end + TAKEN_BACK)
        .take_while(|at| matches!(clause.gap(*at), Gap::None))
        .any(|at| {
            matches!(
                clause.folded(at),
                "too"
                    | "only"
                    | "partly"
                    | "part"
                    | "temporarily"
                    | "briefly"
                    | "hardly"
                    | "little"
                    | "nothing"
                    | "nobody"
            )
        })
}

#[cfg(test)]
mod tests {
    use crate::facets::extract::challenges::{read, tests::document};

    fn is_challenge(text: &str) -> bool {
        let document = document(&[text]);
        read(&document)
            .iter()
            .any(super::super::Scored::is_challenge)
    }

    #[test]
    fn what_is_over_is_no_trouble() {
        for text in [
            "The province has abolished the shameful detention of debtors.",
            "The treaty ended decades of bitter disputes over water.",
            "The shortage of pilots that plagued the port has been resolved.",
            "The council scrapped the unpopular tax.",
            "The fears proved unfounded.",
            "The crisis is over.",
            "The risk of a second collapse was ruled out.",
            "The judge cleared the mayor of all charges of corruption.",
            "The famine and the unrest came to an end.",
            "Hunger has been all but eliminated.",
            "The prosecutor dropped the charges against the nurse.",
            "Unemployment dropped to its lowest level in a decade.",
            "The regulator found no evidence of fraud.",
        ] {
            assert!(!is_challenge(text), "{text}");
        }
    }

    #[test]
    fn what_is_not_over_or_ends_something_good_is_trouble() {
        for text in [
            "The treaty did not end the dispute over water.",
            "The planes dropped bombs on the town.",
            "The talks failed to end the dispute.",
            "The council has yet to resolve the shortage.",
            "The crisis is not over.",
            "The dispute ended the partnership and left debts.",
            "The ban on trawling was lifted too late to save the fishery.",
            "Nobody has solved the shortage of pilots.",
            "Attempts to resolve the conflict have stalled.",
            "The risk of a second collapse cannot be ruled out.",
            "Only half of the bad debts have been paid off.",
            "The dispute could have been settled.",
            "The shortage eased only briefly.",
            "The poverty fell in the towns but rose in the hills.",
            "Support for the victims of abuse was cut.",
        ] {
            assert!(is_challenge(text), "{text}");
        }
    }
}
