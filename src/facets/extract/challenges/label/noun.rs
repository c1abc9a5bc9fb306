//! Noun phrases that name trouble.

use std::ops::Range;

use super::phrase::{completed, fitting, object};
use super::verb::is_finite;
use super::{LONGEST, deed, is_adjective, saying};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind, WordKinds};
use crate::facets::extract::sets::WordSet;

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
    // "Make the queue worse": what is worse.
    if words.len() == 1 && last > 0 && WordSet::Compared.has(clause.folded(last)) {
        let is_left = clause.gap(last) == Gap::None && clause.is_nominal(last - 1);
        return is_left
            .then(|| named_with(clause, &(last - 1..last), says))
            .flatten();
    }
    if is_verb(clause, words) {
        return None;
    }
    let start = opened(clause, words.start)?;
    let before = start.checked_sub(1).map(|at| clause.folded(at));
    if matches!(before, Some("no" | "without" | "any" | "less" | "fewer")) {
        return None;
    }
    // "It is not a risk".
    let is_denied = matches!(before, Some("a" | "an" | "the"))
        && start.checked_sub(2).is_some_and(|at| {
            matches!(
                clause.folded(at),
                "not" | "isnt" | "wasnt" | "arent" | "never"
            )
        });
    if is_denied {
        return None;
    }
    // "Half of the losses", "one of the risks": part of a larger phrase.
    let is_part = start.checked_sub(3).is_some_and(|at| {
        clause.kind(at + 2) == Kind::Determiner
            && clause.folded(at + 1) == "of"
            && WordSet::Share.has(clause.folded(at))
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
        if WordSet::Compared.has(clause.folded(head - 1)) {
            head -= 1;
        } else if goes_on {
            return None;
        }
    }
    // "A new challenge: filling the ponds" is told behind the colon.
    if saying::is_announced(clause, last) {
        return None;
    }
    // "Growing fears that the lock will fail": the clause tells it.
    if clause.folded(head) == "that"
        && clause.gap(head) == Gap::None
        && (head + 2..head + THAT).any(|at| is_finite(clause, at))
        && !is_finite(clause, head + 1)
        && !makes(clause.folded(head + 1))
        && maker(clause, head + 1).is_none()
    {
        return None;
    }
    // "The threat that floods pose".
    if clause.folded(head) == "that"
        && let Some(from) = maker(clause, head + 1)
        && !clause.is_nominal(from.end + 1)
        && clause.kind(from.end + 1) != Kind::Determiner
    {
        let named = clause.slice(&(start..head));
        let label = format!("{named} from {}", clause.slice(&from));
        return (label.chars().count() <= LONGEST).then_some(label);
    }
    // "The victims of the flood" are not what is wrong.
    if WordSet::Victim.has(clause.folded(head - 1)) {
        return None;
    }
    // "The failure to mend the lock".
    if clause.folded(head) == "to"
        && WordSet::Conduct.has(clause.folded(head - 1))
        && let Some(deed) = deed::deed(clause, head)
    {
        return Some(format!("{} {deed}", clause.slice(&(start..head))));
    }
    // "From small disputes to open war": what follows is no part of it.
    let end = match (before, clause.folded(head)) {
        (Some("from"), "to") => head,
        _ => completed(clause, head),
    };
    fitting(clause, start, head, end, says).or_else(|| {
        let wider = wider(clause, start).filter(|_| says > 1)?;
        fitting(clause, wider, head, end, says)
    })
}

/// Where the phrase of a noun begins that tells how much there is of the one behind it:
/// "a constant cloud of suspicion", "the rise in thefts".
fn wider(clause: &Clause<'_>, start: usize) -> Option<usize> {
    let of = start.checked_sub(1)?;
    let of = if clause.kind(of) == Kind::Determiner {
        of.checked_sub(1)?
    } else {
        of
    };
    let scale = of.checked_sub(1)?;
    let is_scale = matches!(clause.folded(of), "of" | "in")
        && (scale..start).all(|at| clause.gap(at + 1) == Gap::None)
        && WordSet::Scale.has(clause.folded(scale));
    is_scale.then(|| opened(clause, scale)).flatten()
}

/// The noun phrase that begins at a word, if its verb tells that trouble comes from it:
/// "floods pose", "the state of the lock poses".
fn maker(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    let noun = object(clause, at)?;
    let whole = noun.start..completed(clause, noun.end);
    [noun, whole]
        .into_iter()
        .find(|from| makes(clause.folded(from.end)))
}

/// Whether the words behind a noun tell from whom or what it comes.
pub(super) fn is_posed(clause: &Clause<'_>, end: usize) -> bool {
    clause.folded(end) == "that" && clause.gap(end) == Gap::None && maker(clause, end + 1).is_some()
}

/// Whether a verb tells from whom or what trouble comes: "the threat that floods pose".
fn makes(word: &str) -> bool {
    const MAKING: [&str; 9] = [
        "pose", "present", "create", "cause", "bring", "raise", "carry", "carries", "entail",
    ];
    let stem = word.trim_end_matches(['s', 'd']);
    MAKING.contains(&word) || MAKING.contains(&stem)
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
        "between" | "with" | "over" | "of" | "against" | "among" | "about" | "in" | "from"
    );
    (is_shape && is_led && goes_on && !is_adjective(word))
        .then(|| named(clause, words))
        .flatten()
}

/// Words behind "that" within which its clause has a verb.
const THAT: usize = 9;

/// Whether a word is a plural, or a verb that ends like one: neither describes a
/// noun behind it.
pub(super) fn is_plural(word: &str) -> bool {
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
pub(super) fn is_verb(clause: &Clause<'_>, words: &Range<usize>) -> bool {
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
        // "To obstruct and delay the work".
        || before.is_some_and(|and| {
            clause.folded(and) == "and" && and > 1 && clause.folded(and - 2) == "to"
        })
        || before.is_some_and(|at| {
            matches!(
                clause.folded(at),
                "to" | "can" | "could" | "may" | "might" | "will" | "would"
            )
        })
}

/// Whether a word goes on with a noun phrase: it is nominal, or a participle that
/// describes what follows.
pub(super) fn in_phrase(clause: &Clause<'_>, at: usize) -> bool {
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
    start = joined(clause, start, at);
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

/// Where the first of two words begins that describe a noun alike: "social and political
/// barriers".
fn joined(clause: &Clause<'_>, start: usize, at: usize) -> usize {
    let is_like = |word: usize| is_adjective(clause.folded(word)) && !clause.is_hyphenated(word);
    let is_pair = start < at
        && start > 1
        && clause.gap(start) == Gap::None
        && clause.gap(start - 1) == Gap::None
        && matches!(clause.folded(start - 1), "and" | "or")
        && is_like(start)
        && is_like(start - 2);
    if !is_pair {
        return start;
    }
    let mut first = start - 2;
    while first > 0
        && at - first <= BEFORE
        && (matches!(clause.gap(first), Gap::None | Gap::Comma) && is_like(first - 1)
            || clause.gap(first) == Gap::None && WordSet::Describing.has(clause.folded(first - 1)))
    {
        first -= 1;
    }
    // "Were made available, social and political": no list of three.
    let is_told = first > 0 && clause.kind(first - 1) == Kind::Verb;
    if is_told && first < start - 2 {
        start - 2
    } else {
        first
    }
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
        && (is_doing(word) || hangs && !WordSet::Describing.has(word))
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

/// Whether a word in -ing is what somebody does to something: its verb is one of the
/// list, and no noun or adjective of its own.
pub(super) fn is_doing(folded: &str) -> bool {
    let Some(stem) = folded.strip_suffix("ing") else {
        return false;
    };
    let kinds = WordKinds::bundled();
    let is_verb = |verb: &str| kinds.kind(verb) == Kind::Verb;
    !WordSet::Describing.has(folded)
        && !kinds.known(folded).1.any(&[Class::Field])
        && (is_verb(stem) || is_verb(&format!("{stem}e")))
}

/// Whether a word in -ing is a deed with its object: "accused the town of hiding the
/// bill".
pub(super) fn has_object(clause: &Clause<'_>, at: usize) -> bool {
    clause.folded(at).ends_with("ing")
        && matches!(clause.kind(at + 1), Kind::Determiner | Kind::Pronoun)
        && clause.gap(at + 1) == Gap::None
}
