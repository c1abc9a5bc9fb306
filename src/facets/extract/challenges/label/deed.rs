//! Deeds that are trouble, told by their noun and what they are done to.

use std::ops::Range;

use super::phrase::{OBJECT, border, closed, completed, fitting, object};
use super::verb::is_finite;
use super::{LONGEST, is_pale, lead};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind, is_form_of_be};

/// "Disruption of trade" for "disrupts trade", "refusal to pay" for "refused to
/// pay", "loss of a ship" for "a ship was lost". A noun that is only a preposition
/// leaves the object alone: "navigate internal divisions".
pub(super) fn acted_on(clause: &Clause<'_>, words: &Range<usize>, noun: &str) -> Option<String> {
    if !is_done(clause, words) {
        return None;
    }
    let next = words.end;
    let (bare, leads) = noun.rsplit_once(' ').unwrap_or((noun, ""));
    if clause.gap(next) != Gap::None {
        return was_acted_on(clause, words.start, noun);
    }
    if clause.folded(next) == "to" && clause.gap(next + 1) == Gap::None && leads != "on" {
        return (matches!(bare, "refusal" | "failure" | "threat"))
            .then(|| deed(clause, next))
            .flatten()
            .map(|deed| format!("{bare} {deed}"));
    }
    // "Declined to pay": its own "to".
    if clause.folded(next - 1) == "to" && leads == "to" && bare == "refusal" {
        return deed(clause, next - 1).map(|deed| format!("{bare} {deed}"));
    }
    if clause.folded(next) == "that" {
        return None;
    }
    // "Is threatened by floods".
    let by = clause.folded(next) == "by";
    if by {
        return was_acted_on(clause, words.start, noun);
    }
    // "The lack of", "angering the owner": a subject, whatever verb follows.
    let is_phrase =
        clause.kind(next - 1) == Kind::Preposition || clause.folded(next - 1).ends_with("ing");
    // "Raised questions over the lease", "struggles with debt".
    let joins = clause.folded(next);
    let is_kin =
        matches!(leads, "about" | "in" | "over") && matches!(joins, "about" | "over" | "among");
    if (joins == leads || is_kin) && clause.gap(next + 1) == Gap::None {
        let object = object(clause, next + 1)?;
        let is_time = (object.end.checked_sub(1)).is_some_and(|at| clause.is(Class::Measure, at));
        return (!is_time)
            .then(|| with(clause, &format!("{bare} {joins}"), &object))
            .flatten();
    }
    // "Strained the purse and hindered growth": another deed.
    let is_past = clause.folded(next - 1).ends_with("ed");
    let found = object(clause, next).map(|object| {
        let and = (object.start + 1..object.end)
            .find(|at| clause.folded(*at) == "and" && clause.folded(at + 1).ends_with("ed"));
        object.start..and.filter(|_| is_past).unwrap_or(object.end)
    });
    match found {
        // A noun that is a preposition only: the object is the trouble.
        // "Forces the boats to turn": the boats are not.
        Some(object) if bare == "of" && clause.folded(object.end) == "to" => None,
        Some(object) if bare == "of" => fitting(clause, object.start, object.end, object.end, 2),
        // "Struggles year on year": how long, and not with what.
        Some(object) if leads == "with" && clause.is(Class::Measure, object.start) => None,
        // "Blames the towns for the leak": the towns are not what is wrong.
        Some(object) if bare == "blame" && clause.folded(object.end) == "for" => None,
        Some(object) if !is_phrase && does(clause, object.end) || is_when(clause, &object) => None,
        Some(object) => {
            let is_deed = (object.clone()).any(|at| DEEDS.contains(&clause.folded(at)));
            let noun = match bare {
                "refusal" if leads == "to" => "refusal of",
                "threat" if is_deed => "threat of",
                _ => noun,
            };
            with(clause, noun, &object)
        }
        None => was_acted_on(clause, words.start, noun),
    }
}

/// What somebody threatens with.
pub(super) const DEEDS: [&str; 8] = [
    "lawsuit",
    "lawsuits",
    "strike",
    "strikes",
    "sanctions",
    "boycott",
    "action",
    "retaliation",
];

/// Whether what was read as an object does something itself: "alleges the owner hid the
/// bill". A participle that describes has no object behind it.
fn does(clause: &Clause<'_>, at: usize) -> bool {
    let is_verb = match clause.kind(at) {
        Kind::Verb => is_finite(clause, at),
        Kind::Content => {
            clause.folded(at).ends_with("ed")
                && matches!(clause.kind(at + 1), Kind::Determiner | Kind::Pronoun)
                && clause.gap(at + 1) == Gap::None
        }
        Kind::Determiner | Kind::Preposition | Kind::Conjunction | Kind::Pronoun | Kind::Adverb => {
            false
        }
    };
    is_verb && clause.gap(at) == Gap::None
}

/// Whether an object only says when: "collapsed last September".
fn is_when(clause: &Clause<'_>, object: &Range<usize>) -> bool {
    matches!(
        clause.folded(object.start),
        "last" | "next" | "earlier" | "late" | "this"
    ) && object
        .end
        .checked_sub(1)
        .is_some_and(|last| clause.is(Class::Measure, last))
}

/// Whether a verb tells what is done, or a participle what a thing is like: "lost
/// births"; and whether it is done at all: "to disrupt the trade", "never lost".
fn is_done(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    let Some(before) = words.start.checked_sub(1) else {
        // A command, unless it names the deed.
        // "Damaging rumours have spread": what they are like.
        let is_like = super::form::is_plural(clause.folded(words.end))
            && (matches!(clause.folded(words.end + 1), "are" | "were" | "have" | "do")
                || clause.folded(words.end + 1).ends_with("ed"));
        return !is_like
            && (clause.folded(words.start).ends_with("ing")
                || clause.kind(words.start) == Kind::Content);
    };
    let first = clause.folded(words.start);
    let word = clause.folded(before);
    // "The town's worries", "the delay".
    let is_noun = words.len() == 1
        && (clause.gap(words.start) == Gap::Possessive
            || clause.kind(before) == Kind::Determiner && !first.ends_with("ing"));
    // "Fire damage claims": a bare form behind one thing is no verb.
    let is_bare = words.len() == 1 && !["ed", "ing", "s"].iter().any(|end| first.ends_with(end));
    let is_compound = is_bare
        && first != "lack"
        && clause.gap(words.start) == Gap::None
        && clause.is_nominal(before)
        && !word.ends_with('s')
        && word != "people"
        && clause.is_nominal(words.end)
        && clause.gap(words.end) == Gap::None
        && clause.kind(words.start) == Kind::Content;
    // "The overwhelming losses": what they are like.
    let is_like = words.len() == 1
        && (first.ends_with("ing") && clause.kind(before) == Kind::Determiner
            || first.ends_with("ory"))
        && clause.is_nominal(words.end)
        && clause.gap(words.end) == Gap::None;
    // "Spread damaging rumours", but "is damaging trust", "by damaging trust".
    let is_describing = words.len() == 1
        && matches!(
            first,
            "damaging"
                | "devastating"
                | "crippling"
                | "misleading"
                | "alarming"
                | "threatening"
                | "intimidating"
                | "paralysing"
                | "paralyzing"
                | "destabilising"
                | "destabilizing"
        )
        && clause.is_nominal(words.end)
        && clause.gap(words.end) == Gap::None
        && clause.gap(words.start) == Gap::None
        && clause.kind(before) != Kind::Preposition
        && !matches!(
            word,
            "is" | "are" | "was" | "were" | "be" | "been" | "also" | "to"
        );
    if is_noun || is_compound || is_like || is_describing {
        return false;
    }
    if clause.gap(words.start) != Gap::None {
        return true;
    }
    if describes(clause, words, before) {
        return false;
    }
    let is_denied = (before.saturating_sub(2)..=before).any(|at| {
        matches!(
            clause.folded(at),
            "not" | "never" | "no" | "nobody" | "nothing" | "without"
        ) || clause.folded(at).ends_with("nt") && clause.kind(at) != Kind::Content
    });
    let is_aim = word == "to"
        && !before.checked_sub(1).is_some_and(|at| {
            let word = clause.folded(at);
            [
                "threaten",
                "continu",
                "tend",
                "begin",
                "began",
                "start",
                "appear",
                "seem",
                "likely",
                "potential",
                "poised",
                "liable",
                "prone",
                "bound",
            ]
            .iter()
            .any(|opens| word.starts_with(opens))
        });
    !is_denied && !is_aim
}

/// Whether a participle tells what a thing is like: "the lost parcels", "forcibly displaced
/// people".
fn describes(clause: &Clause<'_>, words: &Range<usize>, before: usize) -> bool {
    let first = clause.folded(words.start);
    let word = clause.folded(before);
    let is_shape = first.ends_with("ed") || matches!(first, "lost" | "broken" | "withdrawn");
    is_shape
        && words.len() == 1
        && (matches!(clause.kind(before), Kind::Determiner | Kind::Preposition)
            // "Forcibly displaced people": what they are like.
            || word.ends_with("ly")
                && clause.is_nominal(words.end)
                && clause.gap(words.end) == Gap::None
                && (before == 0
                    || matches!(
                        clause.kind(before - 1),
                        Kind::Determiner | Kind::Preposition | Kind::Conjunction
                    )))
}

/// "To hand over the files", as far as it is clear.
pub(super) fn deed(clause: &Clause<'_>, to: usize) -> Option<String> {
    let verb = to + 1;
    if clause.kind(verb) == Kind::Determiner {
        return None;
    }
    let has_particle = matches!(clause.kind(verb + 1), Kind::Preposition | Kind::Adverb)
        && clause.gap(verb + 1) == Gap::None;
    let from = verb + 1 + usize::from(has_particle);
    let near = clause.gap(from) == Gap::None;
    let end = match object(clause, from).filter(|_| near) {
        Some(mut object) => {
            // Its own article or owner belongs to it.
            object.start = from;
            let more = completed(clause, object.end);
            let fits = clause.slice(&(to..more)).chars().count() + 10 <= LONGEST;
            if fits { more } else { object.end }
        }
        None if has_particle || near => return None,
        None => verb + 1,
    };
    let deed = clause.slice(&(to..end));
    (deed.chars().count() + 10 <= LONGEST).then(|| deed.to_owned())
}

/// A noun and the phrase behind it, if that says what it is about.
fn with(clause: &Clause<'_>, noun: &str, object: &Range<usize>) -> Option<String> {
    let joins = |at: usize| matches!(clause.folded(at), "and" | "or");
    // "Both Lund and": one of two.
    let is_half = (object.start.saturating_sub(1)..=object.start)
        .any(|at| clause.folded(at) == "both")
        && !object.clone().any(joins);
    if is_half {
        return None;
    }
    let mut end = object.end;
    let room = LONGEST.saturating_sub(noun.chars().count() + 1);
    let owned = clause.folded(object.start.saturating_sub(1));
    let content = |end: usize| {
        (object.start..end)
            .filter(|at| !is_pale(clause, *at))
            .count()
    };
    // How much of it: the share says nothing without its whole.
    let is_share = (object.start..object.end.min(object.start + 3)).any(|at| {
        let word = clause.folded(at);
        word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(
                word,
                "half" | "third" | "fifth" | "tenth" | "quarter" | "fifths" | "cent"
            )
    }) || clause.folded(object.start.saturating_sub(1)) == "half";
    // "The ability to": to do what, would take too long.
    let is_open = clause.folded(end) == "to"
        && clause.gap(end) == Gap::None
        && clause.kind(end + 1) != Kind::Determiner;
    if is_share || is_open {
        return None;
    }
    // "Extend the line in the north": where, if there is room.
    let more = completed(clause, end);
    // "Blamed the leak on a gale": the gale is not what somebody is blamed for.
    let is_blame = noun == "blame for" && clause.folded(end) == "on";
    let needs = !is_blame && (clause.folded(end) == "in" || content(end) < 2);
    if needs && clause.slice(&(object.start..more)).chars().count() <= room {
        end = more;
    }
    while clause.slice(&(object.start..end)).chars().count() > room {
        let cut = border(clause, object.start + 1..end)?;
        end = closed(clause, object.start..cut)?;
    }
    let is_owned = object.start > 0 && lead::tells_which(owned);
    let least = if is_owned { 2 } else { 1 };
    (content(end) >= least).then(|| {
        format!("{noun} {}", clause.slice(&(object.start..end)))
            .trim_start()
            .to_owned()
    })
}

fn was_acted_on(clause: &Clause<'_>, verb: usize, noun: &str) -> Option<String> {
    let mut end = verb;
    while end > 0
        && matches!(clause.kind(end - 1), Kind::Verb | Kind::Adverb)
        && clause.gap(end) == Gap::None
    {
        end -= 1;
    }
    let is_passive =
        (end..verb).any(|at| is_form_of_be(clause.folded(at)) || clause.folded(at) == "get");
    let is_denied = (end..verb).any(|at| matches!(clause.folded(at), "not" | "never"));
    if !is_passive || is_denied || end == 0 || !noun.contains(' ') {
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
            && (start == 0 || clause.kind(start - 1) != Kind::Preposition);
        if is_whole {
            break;
        }
    }
    // "No boats were lost".
    if (start.saturating_sub(1)..=start).any(|at| clause.folded(at) == "no") {
        return None;
    }
    let object = object(clause, start)?;
    (object.end == end)
        .then(|| with(clause, noun, &object))
        .flatten()
}
