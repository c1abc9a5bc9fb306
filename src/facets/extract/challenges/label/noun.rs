//! Noun phrases that name trouble.

use std::ops::Range;

use super::told::is_finite;
use super::{LONGEST, is_adjective, is_pale};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind, WordKinds};

/// Most words of what trouble does something to.
pub(super) const OBJECT: usize = 8;
/// Most words that describe a noun before it.
const BEFORE: usize = 4;

/// The phrase of a noun of trouble with what describes and completes it; none if
/// that says no more than the noun, or its borders are in doubt.
pub(super) fn named(clause: &Clause<'_>, words: &Range<usize>) -> Option<String> {
    named_with(clause, words, 2)
}

/// The same if at least so many words of it say something.
pub(super) fn named_with(clause: &Clause<'_>, words: &Range<usize>, says: usize) -> Option<String> {
    let last = words.end.checked_sub(1)?;
    if is_verb(clause, words) {
        return None;
    }
    let start = opened(clause, words.start)?;
    let before = start.checked_sub(1).map(|at| clause.folded(at));
    if matches!(before, Some("no" | "without" | "any" | "less" | "fewer")) {
        return None;
    }
    // "Half of the losses", "one of the risks": part of a larger phrase.
    let is_part = start.checked_sub(3).is_some_and(|at| {
        clause.kind(at + 2) == Kind::Determiner
            && clause.folded(at + 1) == "of"
            && SHARES.contains(&clause.folded(at))
    });
    if is_part {
        return None;
    }
    if clause.kind(last) == Kind::Preposition {
        let object = object(clause, words.end)?;
        return fitting(clause, start, words.end, object.end, says);
    }
    // "Debt crisis talks": one noun may follow, more is hardly a noun phrase.
    let mut head = words.end;
    if in_phrase(clause, head) && !is_plural(clause.folded(last)) {
        head += 1;
        let goes_on = in_phrase(clause, head)
            || matches!(clause.kind(head), Kind::Adverb | Kind::Determiner)
                && clause.gap(head) == Gap::None;
        // "Bring a crisis closer".
        if COMPARED.contains(&clause.folded(head - 1)) {
            head -= 1;
        } else if goes_on {
            return None;
        }
    }
    // "Growing fears that the lock will fail": the clause tells it.
    if clause.folded(head) == "that"
        && clause.gap(head) == Gap::None
        && (head + 2..head + THAT).any(|at| is_finite(clause, at))
        && !is_finite(clause, head + 1)
        && !clause.folded(head + 1).starts_with("pose")
        && object(clause, head + 1).is_none_or(|from| !clause.folded(from.end).starts_with("pose"))
    {
        return None;
    }
    // "The threat that floods pose".
    if clause.folded(head) == "that"
        && let Some(from) = object(clause, head + 1)
        && clause.folded(from.end).starts_with("pose")
    {
        let named = clause.slice(&(start..head));
        let label = format!("{named} from {}", clause.slice(&from));
        return (label.chars().count() <= LONGEST).then_some(label);
    }
    // "From small disputes to open war": what follows is no part of it.
    let end = match (before, clause.folded(head)) {
        (Some("from"), "to") => head,
        _ => completed(clause, head),
    };
    fitting(clause, start, head, end, says)
}

/// The same of a cue that is listed as a verb and stands as a noun: "the quarrel between
/// the towns", "a long struggle to mend the lock".
pub(super) fn thing(clause: &Clause<'_>, words: &Range<usize>) -> Option<String> {
    let before = words.start.checked_sub(1)?;
    let word = clause.folded(words.start);
    let is_shape = words.len() == 1 && !["ed", "ing"].iter().any(|end| word.ends_with(end));
    let is_led = clause.kind(before) == Kind::Determiner && clause.gap(words.start) == Gap::None
        || clause.gap(words.start) == Gap::Possessive
        || is_adjective(clause.folded(before))
            && before > 0
            && clause.kind(before - 1) == Kind::Determiner;
    let goes_on = matches!(
        clause.folded(words.end),
        "between" | "with" | "over" | "of" | "against" | "among" | "about"
    );
    (is_shape && is_led && goes_on && !is_adjective(word))
        .then(|| named(clause, words))
        .flatten()
}

/// Words behind "that" within which its clause has a verb.
const THAT: usize = 9;

/// Whether a word is a plural, or a verb that ends like one: neither describes a
/// noun behind it.
fn is_plural(word: &str) -> bool {
    word == "people"
        || word.len() > 3
            && word.ends_with('s')
            && !["ss", "us", "is", "ous"]
                .iter()
                .any(|end| word.ends_with(end))
            && !matches!(
                word,
                "arms" | "sales" | "sports" | "services" | "news" | "weapons" | "states"
            )
}

/// Whether a cue that may be a noun is a verb where it stands: "it risks
/// provoking them", "some fear that", "to delay the work".
fn is_verb(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    let next = words.end;
    let is_open = clause.gap(next) == Gap::None;
    if !is_open || clause.kind(words.end - 1) == Kind::Preposition {
        return false;
    }
    let before = words.start.checked_sub(1);
    let is_led = before.is_some_and(|at| {
        clause.gap(words.start) != Gap::None
            || matches!(clause.kind(at), Kind::Determiner | Kind::Preposition)
                && clause.folded(at) != "to"
            || is_adjective(clause.folded(at))
            || opened(clause, words.start)
                .and_then(|start| start.checked_sub(1))
                .is_some_and(|at| clause.kind(at) == Kind::Determiner)
    });
    if is_led {
        return false;
    }
    matches!(clause.kind(next), Kind::Determiner | Kind::Pronoun)
        || clause.folded(next) == "that" && before.is_some()
        || clause.folded(next).ends_with("ing")
        || before.is_some_and(|at| clause.folded(at) == "to")
}

/// Whether a word goes on with a noun phrase: it is nominal, or a participle that
/// describes what follows.
fn in_phrase(clause: &Clause<'_>, at: usize) -> bool {
    if clause.gap(at) != Gap::None {
        return false;
    }
    let word = clause.folded(at);
    clause.is_nominal(at)
        || clause.kind(at) == Kind::Verb
            && (word.ends_with("en") || word.ends_with("ed") || word.ends_with("ing"))
            && at > 0
            && (is_adjective(clause.folded(at - 1)) || clause.is_hyphenated(at))
}

/// Where the phrase of a noun opens; none if what stands before goes on and on,
/// since a verb that no list knows may be among it.
fn opened(clause: &Clause<'_>, at: usize) -> Option<usize> {
    let mut start = at;
    while start > 0 {
        let joined = clause.is_hyphenated(start);
        let goes_on = clause.gap(start) == Gap::None
            && (joined
                || clause.is_nominal(start - 1) && !is_plural(clause.folded(start - 1))
                || clause.is_hyphenated(start - 1))
            && clause.kind(start - 1) != Kind::Determiner
            // What is left of "2011's".
            && clause.printed(start - 1) != "s";
        if !goes_on {
            break;
        }
        start -= 1;
        if at - start > BEFORE {
            return None;
        }
    }
    let first = start;
    if start < at {
        start = described(clause, start, at)?;
    }
    // A deed before its object, not a word that describes it: "respond to".
    let is_border = start == 0
        || start > first
        || clause.gap(start) != Gap::None
        || matches!(
            clause.kind(start - 1),
            Kind::Determiner | Kind::Preposition | Kind::Conjunction | Kind::Verb | Kind::Adverb
        );
    // "Four million deaths": how many was told before.
    while start < at && clause.is(Class::Measure, start) && clause.gap(start + 1) == Gap::None {
        start += 1;
    }
    let first = clause.folded(start);
    let is_led =
        start > 1 && (LEADS.iter()).any(|opens| clause.folded(start - 2).starts_with(opens));
    let follows_to = start > 0
        && clause.folded(start - 1) == "to"
        && !is_led
        && at > start
        && !is_adjective(first)
        && !clause.is_hyphenated(start + 1)
        && !first.ends_with("ing")
        && !clause.printed(start).starts_with(char::is_uppercase);
    // "To fuel fears": the fears are what is fuelled.
    if is_border && follows_to && start + 1 == at {
        return Some(at);
    }
    (is_border && !follows_to).then_some(start)
}

/// Where the words that describe a noun begin, of those that open its phrase: what is
/// done to it is none of them, nor is a name that belongs to what stands before.
fn described(clause: &Clause<'_>, start: usize, at: usize) -> Option<usize> {
    let before = start.checked_sub(1);
    let is_led = before.is_some_and(|before| clause.kind(before) == Kind::Determiner);
    // "Saying thefts are rare", "by creating obstacles", ", citing fears".
    let word = clause.folded(start);
    let hangs = start > 0 && clause.gap(start) == Gap::Comma && word.ends_with("ing");
    if !is_led
        && (is_doing(word) || hangs && !DESCRIBING.contains(&word))
        && !clause.is_hyphenated(start + 1)
    {
        return Some(start + 1);
    }
    // "To find and punish thieves": one deed and the next.
    let is_second = before.is_some_and(|and| {
        matches!(clause.folded(and), "and" | "or")
            && clause.gap(start) == Gap::None
            && and > 1
            && clause.folded(and - 2) == "to"
    });
    if is_second && !is_adjective(clause.folded(start)) {
        return None;
    }
    // "At Lund fierce winds felled a tree": where, and what did it.
    let opens = before.is_some_and(|place| {
        place <= 1
            && matches!(clause.folded(place), "at" | "in" | "near")
            && (place == 0 || clause.kind(0) == Kind::Conjunction)
    });
    let is_name = clause.printed(start).starts_with(char::is_uppercase)
        && !clause.printed(start + 1).starts_with(char::is_uppercase)
        && is_finite(clause, at + 1)
        && clause.gap(at + 1) == Gap::None;
    Some(if opens && is_name && start + 1 < at {
        start + 1
    } else {
        start
    })
}

/// Words in -ing that tell what something is like.
const DESCRIBING: [&str; 40] = [
    "growing",
    "rising",
    "mounting",
    "falling",
    "lasting",
    "continuing",
    "existing",
    "emerging",
    "increasing",
    "worsening",
    "weakening",
    "threatening",
    "operating",
    "leading",
    "standing",
    "working",
    "living",
    "running",
    "opening",
    "closing",
    "meeting",
    "building",
    "spending",
    "driving",
    "ongoing",
    "looming",
    "simmering",
    "pressing",
    "lingering",
    "alarming",
    "worrying",
    "outstanding",
    "remaining",
    "competing",
    "conflicting",
    "underlying",
    "widening",
    "deepening",
    "escalating",
    "overwhelming",
];

/// Whether a word in -ing is what somebody does to something: its verb is one of the
/// list, and no noun or adjective of its own.
fn is_doing(folded: &str) -> bool {
    let Some(stem) = folded.strip_suffix("ing") else {
        return false;
    };
    let kinds = WordKinds::bundled();
    let is_verb = |verb: &str| kinds.kind(verb) == Kind::Verb;
    !DESCRIBING.contains(&folded)
        && !kinds.known(folded).1.any(&[Class::Field])
        && (is_verb(stem) || is_verb(&format!("{stem}e")))
}

/// Whether a word in -ing is a deed with its object: "accused the town of hiding the
/// bill".
fn has_object(clause: &Clause<'_>, at: usize) -> bool {
    clause.folded(at).ends_with("ing")
        && matches!(clause.kind(at + 1), Kind::Determiner | Kind::Pronoun)
        && clause.gap(at + 1) == Gap::None
}

/// The noun phrase that begins at a word, with its article; none if it is empty
/// or goes on beyond what was read.
pub(super) fn object(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    let mut first = at;
    while clause.kind(first) == Kind::Determiner && clause.gap(first) == Gap::None {
        first += 1;
    }
    // Whose it is, or which, was told before.
    let is_told = (at..first).all(|word| {
        !super::points(clause, word)
            && !matches!(
                clause.folded(word),
                "our" | "my" | "your" | "any" | "every" | "no"
            )
    }) || matches!(clause.folded(at), "both" | "one" | "some");
    let mut end = first;
    while end < first + OBJECT {
        let goes_on = if end == first {
            clause.is_nominal(end) && clause.gap(end) == Gap::None
        } else {
            // "Pilots delays": a plural before one is a subject before its verb.
            let is_verb = is_plural(clause.folded(end - 1)) && is_plural(clause.folded(end));
            in_phrase(clause, end) && !is_verb
                || clause.gap(end) == Gap::Possessive && clause.is_nominal(end)
                // "Life threatening wounds".
                || clause.gap(end) == Gap::None
                    && end == first + 1
                    && at == first
                    && clause.folded(end).ends_with("ing")
                    && clause.kind(end) == Kind::Verb
                    && clause.printed(first).starts_with(char::is_lowercase)
                    && !is_plural(clause.folded(first))
                    && clause.is_nominal(end + 1)
                || clause.gap(end) == Gap::None
                    && (clause.folded(end).starts_with(|c: char| c.is_ascii_digit())
                        || clause.is_hyphenated(end))
        };
        if goes_on {
            end += 1;
            continue;
        }
        // "Denied the charge and refutes the rest": a verb, no second noun.
        let is_second = |at: usize| {
            clause.is_nominal(at)
                && (!clause.folded(at).ends_with("ed") || clause.is_nominal(at + 1))
                && !(is_plural(clause.folded(at))
                    && clause.gap(at + 1) == Gap::None
                    && matches!(clause.kind(at + 1), Kind::Determiner | Kind::Pronoun))
        };
        let is_led = clause.gap(end) == Gap::None
            && end > first
            && (clause.folded(end) == "of" && !has_object(clause, end + 1)
                || clause.folded(end) == "and" && is_second(end + 1));
        if !is_led {
            break;
        }
        end += 1;
        while clause.kind(end) == Kind::Determiner && clause.gap(end) == Gap::None {
            end += 1;
        }
    }
    let mut end = closed(clause, first..end)?;
    // "The mayor's three boats": the boats, not the mayor.
    if clause.gap(end) == Gap::Possessive {
        let mut owned = end;
        while clause.kind(owned) == Kind::Determiner
            || clause
                .folded(owned)
                .starts_with(|c: char| c.is_ascii_digit())
        {
            owned += 1;
        }
        let mut head = owned;
        while head < owned + OBJECT && in_phrase(clause, head) {
            head += 1;
        }
        end = closed(clause, owned..head)?;
    }
    let is_cut = end >= first + OBJECT && in_phrase(clause, end);
    (!is_cut).then_some(if is_told { at } else { first }..end)
}

/// Where a phrase ends so that it ends on a noun.
pub(super) fn closed(clause: &Clause<'_>, words: Range<usize>) -> Option<usize> {
    let mut end = words.end.min(clause.words().len());
    while end > words.start {
        let last = clause.folded(end - 1);
        // "A war breaking out", "a dispute involving the port".
        let is_deed = last.ends_with("ing")
            && end > words.start + 1
            && clause.kind(end - 2) == Kind::Content
            && (matches!(
                clause.kind(end),
                Kind::Preposition | Kind::Determiner | Kind::Pronoun
            ) || clause.is_nominal(end)
                || clause.folded(end).starts_with(|c: char| c.is_ascii_digit()))
            && clause.gap(end) == Gap::None;
        let is_noun = clause.kind(end - 1) == Kind::Content && !is_adjective(last) && !is_deed
            || clause.kind(end - 1) == Kind::Verb
                && last.ends_with("ing")
                && in_phrase(clause, end - 1)
            || last.starts_with(|c: char| c.is_ascii_digit());
        if is_noun {
            return Some(end);
        }
        end -= 1;
    }
    None
}

/// Where a phrase ends with what completes it: a preposition and its noun phrase,
/// twice at most.
pub(super) fn completed(clause: &Clause<'_>, head: usize) -> usize {
    const LEADS_ON: [&str; 17] = [
        "of", "to", "from", "in", "over", "about", "between", "against", "for", "on", "with",
        "within", "among", "toward", "towards", "at", "by",
    ];
    const INTO: [&str; 8] = [
        "inquiry",
        "inquiries",
        "investigation",
        "investigations",
        "incursion",
        "incursions",
        "intrusion",
        "leaks",
    ];
    const AGAIN: [&str; 5] = ["between", "among", "of", "in", "from"];
    let mut end = head;
    for round in 0..2 {
        let word = clause.folded(end);
        let posed = usize::from(word == "posed");
        let leads = match word {
            "posed" => clause.folded(end + 1) == "by",
            // "Attacks into his speech": nothing goes into most of them.
            "into" => INTO.contains(&clause.folded(end.saturating_sub(1))),
            word => LEADS_ON.contains(&word),
        };
        if clause.gap(end) != Gap::None || !leads || round > 0 && !AGAIN.contains(&word) {
            break;
        }
        let Some(mut object) = object(clause, end + 1 + posed) else {
            break;
        };
        // "A rift between the towns": of which another one would have to be told.
        if word == "between" && clause.folded(object.end) == "and" {
            let other = self::object(clause, object.end + 1);
            object.end = other.map_or(object.end, |other| other.end);
        }
        let is_near = clause.gap(end + 1 + posed) == Gap::None;
        // "On the coast to island line": what goes on is part of the noun.
        let goes_on = clause.folded(object.end) == "to"
            && clause.gap(object.end) == Gap::None
            && clause
                .printed(object.end - 1)
                .starts_with(char::is_uppercase);
        let fits = clause.slice(&(head..object.end)).chars().count() <= LONGEST;
        // "With care": how, not what.
        let is_manner = word == "with" && object.len() == 1;
        // "Pressure for selecting".
        let is_deed =
            word == "for" && is_doing(clause.folded(end + 1)) || has_object(clause, end + 1);
        // "Pressure to halt the work", "in order to".
        let is_aim = word == "to" && clause.kind(object.end) == Kind::Determiner
            || word == "in" && matches!(clause.folded(end + 1), "order" | "turn" | "fact");
        if !is_near || !fits || goes_on || is_manner || is_deed || is_aim {
            break;
        }
        end = object.end;
    }
    end
}

/// The words from `start` on to the furthest good end that is short enough and
/// not before `head`, if they say enough.
pub(super) fn fitting(
    clause: &Clause<'_>,
    start: usize,
    head: usize,
    end: usize,
    least: usize,
) -> Option<String> {
    let mut end = closed(clause, start..end)?;
    while clause.slice(&(start..end)).chars().count() > LONGEST {
        let cut = border(clause, head..end)?;
        end = closed(clause, start..cut)?;
    }
    let says = (start..end).filter(|at| !is_pale(clause, *at)).count();
    (end >= head && says >= least && end - start > 1)
        .then(|| clause.slice(&(start..end)).to_owned())
}

/// The last word before which a phrase may end that is too long; before "of" only if
/// there is no other.
pub(super) fn border(clause: &Clause<'_>, words: Range<usize>) -> Option<usize> {
    let is_border = |at: &usize| matches!(clause.kind(*at), Kind::Preposition | Kind::Conjunction);
    let mut borders = words.rev().filter(is_border);
    let of = |at: &usize| clause.folded(*at) == "of";
    borders
        .clone()
        .find(|at| !of(at))
        .or_else(|| borders.find(of))
}

/// Words for a part of what follows "of".
const SHARES: [&str; 20] = [
    "half", "most", "some", "one", "many", "part", "all", "number", "third", "quarter", "tenth",
    "fifth", "few", "any", "none", "each", "much", "rest", "majority", "end",
];

/// What a thing becomes, not what it is.
const COMPARED: [&str; 8] = [
    "closer", "worse", "higher", "lower", "greater", "nearer", "harder", "larger",
];

/// How words open behind which "to" is no sign of an infinitive.
const LEADS: [&str; 18] = [
    "respon",
    "due",
    "led",
    "lead",
    "link",
    "expos",
    "vulnerab",
    "resilien",
    "subject",
    "prone",
    "relat",
    "contribut",
    "react",
    "adapt",
    "oppos",
    "owing",
    "solution",
    "answer",
];
