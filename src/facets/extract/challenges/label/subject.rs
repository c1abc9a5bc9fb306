//! What a clause can do without before its verb, so that there is room for its subject, its
//! verb and its trouble.

use std::ops::Range;

use smallvec::SmallVec;

use super::form::is_plural;
use super::room::is_beyond;
use super::verb::{beyond, is_finite};
use super::{is_noun, lead, points, told};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind, WordKinds, is_form_of_be};
use crate::facets::extract::sets::WordSet;

/// Most words from a subject to its verb.
const FAR: usize = 32;
/// Most letters of a subject that is told without what describes it.
const SUBJECT: usize = 36;

/// What describes the noun of a subject, up to its verb, from each place on where it may be
/// left out: "the keepers [of the lock that was built last] have left". The verb goes with the
/// noun that is left.
pub(super) fn modifiers(clause: &Clause<'_>, words: &Range<usize>) -> SmallVec<[Range<usize>; 4]> {
    let start = words.start;
    let mut all = SmallVec::new();
    let is_deed = clause.folded(start).ends_with("ing");
    if !is_deed && !matches!(clause.kind(start), Kind::Determiner | Kind::Content)
        || points(clause, start) && !lead::is_owned(clause, start)
    {
        return all;
    }
    let mut verb = None;
    for at in start + 1..words.end.min(start + FAR) {
        // "The town's plan": a noun, whatever else it may be.
        let is_owned = clause.gap(at) == Gap::Possessive;
        let goes_on = is_open(clause, at)
            && (is_owned || !is_finite(clause, at))
            && !is_beyond(clause.slice(&(start..at)), SUBJECT);
        if !goes_on {
            break;
        }
        let is_thing = is_noun(clause, at - 1) || clause.gap(at - 1) == Gap::Possessive;
        if !describes(clause, at) || !is_thing || needs_more(clause, start, at) {
            continue;
        }
        let known = *verb.get_or_insert_with(|| verb_behind(clause, at, words.end));
        if let Some(verb) = known
            && verb > at + 1
            && goes_with(clause, start..at, verb)
        {
            all.push(at..verb);
        }
        if clause.kind(at) != Kind::Preposition {
            break;
        }
    }
    all
}

/// Whether a phrase may go on with a word.
fn is_open(clause: &Clause<'_>, at: usize) -> bool {
    matches!(clause.gap(at), Gap::None | Gap::Possessive)
        || clause.gap(at) == Gap::Mark && told::goes_on(clause, at)
}

/// Whether words begin here that describe the noun before them.
fn describes(clause: &Clause<'_>, at: usize) -> bool {
    let word = clause.folded(at);
    let is_led = matches!(
        clause.kind(at + 1),
        Kind::Preposition | Kind::Determiner | Kind::Pronoun
    );
    clause.gap(at) == Gap::None
        && (clause.kind(at) == Kind::Preposition
            || is_relative(word)
            || is_led && (word.ends_with("ed") || word.ends_with("ing")))
}

fn is_relative(word: &str) -> bool {
    matches!(word, "that" | "which" | "who" | "whom" | "whose" | "where")
}

/// Whether a noun says nothing without what it is of: "the lack of", "a handful of".
fn needs_more(clause: &Clause<'_>, start: usize, at: usize) -> bool {
    const PARTS: [&str; 54] = [
        "way",
        "ways",
        "ability",
        "access",
        "right",
        "rights",
        "need",
        "response",
        "percent",
        "cent",
        "lack",
        "absence",
        "loss",
        "number",
        "numbers",
        "rate",
        "rates",
        "majority",
        "minority",
        "handful",
        "rest",
        "kind",
        "kinds",
        "type",
        "types",
        "sort",
        "level",
        "levels",
        "amount",
        "amounts",
        "cost",
        "costs",
        "price",
        "prices",
        "risk",
        "threat",
        "danger",
        "fear",
        "prospect",
        "possibility",
        "existence",
        "presence",
        "decline",
        "rise",
        "growth",
        "increase",
        "decrease",
        "fall",
        "drop",
        "failure",
        "inability",
        "result",
        "use",
        "end",
    ];
    let noun = clause.folded(at - 1);
    if noun.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    // "Lund and Ystad in the north": a noun alone tells too little before "of".
    let is_bare = clause.folded(at) == "of" && at - start < 2;
    // "The people without homes" are others than the people.
    is_bare
        || clause.folded(at) == "without"
        || matches!(clause.folded(at), "of" | "to" | "between" | "in" | "that")
            && (PARTS.contains(&noun) || WordSet::Share.has(noun) || WordSet::Scale.has(noun))
}

/// The verb of a clause, which may stand behind others that only describe its subject.
pub(super) fn verb(clause: &Clause<'_>, words: &Range<usize>) -> Option<usize> {
    let mut open = 0_usize;
    for at in words.start + 1..words.end.min(words.start + FAR) {
        if is_relative(clause.folded(at)) {
            open += usize::from(!acts(clause, at + 1));
        } else if is_finite(clause, at) && clause.gap(at) != Gap::Possessive {
            // "That have been closed": the same verb.
            if open > 0 && !is_finite(clause, at + 1) {
                open -= 1;
            } else if open == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// The verb that a subject has behind what describes it; none if it is in doubt.
fn verb_behind(clause: &Clause<'_>, from: usize, end: usize) -> Option<usize> {
    let mut open = 0_usize;
    let mut at = from;
    while at < end.min(from + FAR) {
        if at > from && !is_open(clause, at) {
            return None;
        }
        let word = clause.folded(at);
        if matches!(word, "but" | "because" | "although" | "though" | "while" | "if" | "when")
            // "Faster than the mill can": another clause; but "less than a year".
            || word == "than" && !matches!(clause.folded(at - 1), "more" | "less" | "fewer")
        {
            return None;
        }
        if is_relative(word) || matches!(word, "how" | "what" | "why" | "whether") {
            // A verb that helps is told by its class.
            let is_told = acts(clause, at + 1) && !clause.is(Class::Helping, at + 1);
            open += usize::from(!is_told);
        } else if is_finite(clause, at) || clause.is(Class::Helping, at) && is_apart(word) {
            // "That help open the lock": no verb of its own.
            if open == 0 && is_base(clause, at) && !clause.is(Class::Helping, at) {
                at += 1;
                continue;
            }
            if open == 0 {
                let first = beyond(clause, &(from..end), at);
                if first != at {
                    at = first;
                    continue;
                }
                // "The keepers of the closed locks must": a word in -ed before what helps a verb
                // describes something.
                let helping = (at..end.min(at + FAR))
                    .take_while(|at| {
                        clause.gap(*at) == Gap::None
                            && !matches!(clause.kind(*at), Kind::Conjunction | Kind::Pronoun)
                    })
                    .find(|at| clause.is(Class::Helping, *at) && is_apart(clause.folded(*at)));
                let verb = helping.unwrap_or(at);
                return is_certain(clause, verb).then_some(verb);
            }
            open -= 1;
            // What helps a verb, and that.
            while clause.is(Class::Helping, at) || clause.kind(at + 1) == Kind::Verb {
                at += 1;
                if at >= end {
                    return None;
                }
                if !clause.is(Class::Helping, at) && clause.kind(at) != Kind::Adverb {
                    break;
                }
            }
        }
        at += 1;
    }
    None
}

/// Whether a word behind "that" is its verb, which [`is_finite`] does not tell there: "that
/// carry coal", "that resists the".
fn acts(clause: &Clause<'_>, at: usize) -> bool {
    let word = clause.folded(at);
    let has_object = matches!(
        clause.kind(at + 1),
        Kind::Determiner | Kind::Preposition | Kind::Pronoun
    ) && clause.gap(at + 1) == Gap::None;
    let acts = match clause.kind(at) {
        Kind::Verb => !word.ends_with("ing"),
        Kind::Content => (word.ends_with('s') || word.ends_with("ed")) && has_object,
        Kind::Determiner | Kind::Preposition | Kind::Conjunction | Kind::Pronoun | Kind::Adverb => {
            false
        }
    };
    acts && !is_finite(clause, at)
}

/// Whether a word that helps a verb stands for a form of its own, and no infinitive.
fn is_apart(word: &str) -> bool {
    !matches!(
        word,
        "be" | "been" | "being" | "used" | "have" | "do" | "having" | "doing"
    )
}

/// Whether a verb can hardly be a noun: "changes" can.
fn is_certain(clause: &Clause<'_>, at: usize) -> bool {
    let word = clause.folded(at);
    clause.is(Class::Helping, at)
        || is_form_of_be(word)
        || matches!(
            word,
            "remains" | "remain" | "remained" | "becomes" | "become" | "became" | "seems" | "seem"
                | "seemed" | "appears" | "appear" | "appeared"
        )
        || word.ends_with("ed")
        // "The keepers of the locks face ruin": no plural describes a noun.
        || clause.kind(at) == Kind::Verb
            && is_many_alone(clause.folded(at - 1))
            && !is_base(clause, at)
            && !is_participle(word)
        || clause.kind(at) == Kind::Verb
            && (clause.kind(at - 1) == Kind::Adverb
                || !word.ends_with('s')
                || is_many_alone(clause.folded(at - 1)))
            // "The parts of the mill made in Lund": no verb of its own.
            && matches!(clause.kind(at + 1), Kind::Determiner | Kind::Pronoun)
            && clause.gap(at + 1) == Gap::None
            && !is_base(clause, at)
}

/// Whether a word may be a participle without "-ed": "the boats built in Lund".
fn is_participle(word: &str) -> bool {
    word.ends_with("en")
        || word.ends_with("wn")
        || matches!(
            word,
            "built"
                | "made"
                | "held"
                | "sold"
                | "bought"
                | "brought"
                | "caught"
                | "taught"
                | "thought"
                | "sought"
                | "left"
                | "lost"
                | "paid"
                | "sent"
                | "spent"
                | "lent"
                | "kept"
                | "met"
                | "led"
                | "fed"
                | "found"
                | "bound"
                | "told"
                | "said"
                | "heard"
                | "laid"
                | "won"
                | "hit"
                | "cut"
                | "put"
                | "set"
                | "shut"
                | "split"
                | "spread"
                | "done"
                | "gone"
                | "begun"
                | "run"
                | "come"
                | "understood"
                | "meant"
                | "born"
        )
}

/// Whether a verb may be one without an ending: "to plan the work", "plans a".
fn is_base(clause: &Clause<'_>, at: usize) -> bool {
    let word = clause.folded(at);
    matches!(clause.folded(at - 1), "to" | "and" | "or")
        || clause.kind(at - 1) == Kind::Verb
        || word.ends_with("ing")
}

/// Whether a subject is many: "the mills", "the mill and the lock".
fn is_many(clause: &Clause<'_>, subject: Range<usize>) -> bool {
    let is_pair = (subject.clone()).any(|at| clause.folded(at) == "and");
    // "The keepers of the lock": the first noun counts.
    let head = (subject.start + 1..subject.end)
        .find(|at| clause.kind(*at) == Kind::Preposition)
        .unwrap_or(subject.end);
    let first = clause.folded(subject.start);
    let is_deed = first.ends_with("ing") && first.len() > 5 && !WordSet::Describing.has(first);
    !is_deed && (is_pair || is_many_alone(clause.folded(head - 1)))
}

/// Whether a noun is a plural, with "-s" or without.
fn is_many_alone(noun: &str) -> bool {
    is_plural(noun) || noun.ends_with("men") || matches!(noun, "children" | "police")
}

/// Whether a verb has the form that goes with its subject.
pub(super) fn goes_with(clause: &Clause<'_>, subject: Range<usize>, verb: usize) -> bool {
    let is_many = is_many(clause, subject);
    agrees(clause, verb, is_many)
}

/// Whether a verb has the form that goes with one or with many.
fn agrees(clause: &Clause<'_>, verb: usize, is_many: bool) -> bool {
    match clause.folded(verb) {
        "is" | "was" | "has" | "does" | "isnt" | "wasnt" | "hasnt" | "doesnt" => !is_many,
        "are" | "were" | "have" | "do" | "arent" | "werent" | "havent" | "dont" => is_many,
        word if clause.is(Class::Helping, verb) || word.ends_with("ed") => true,
        word if is_many => !word.ends_with('s') || word.ends_with("ss"),
        // "The mill … reduce": no verb of one thing.
        word => {
            let known = WordKinds::bundled();
            known.kind(word) != Kind::Verb
                || ["s", "es"]
                    .iter()
                    .all(|end| known.kind(&format!("{word}{end}")) != Kind::Verb)
        }
    }
}

/// What stands between a subject and what is said of it behind "but": "the mill [had a wheel
/// but] never worked".
pub(super) fn before_but(
    clause: &Clause<'_>,
    words: &Range<usize>,
    cue: &Range<usize>,
) -> Option<Range<usize>> {
    let but = (words.start + 2..=cue.start)
        .rfind(|at| matches!(clause.folded(*at), "but" | "yet"))
        .filter(|but| clause.kind(but - 1) != Kind::Verb && *but < words.end)?;
    let mut verb = but + 1;
    while matches!(clause.kind(verb), Kind::Adverb) || clause.folded(verb) == "also" {
        verb += 1;
    }
    let acts = clause.is(Class::Helping, verb)
        || is_finite(clause, verb) && verb > but + 1
        || clause.kind(verb) == Kind::Verb && !clause.folded(verb).ends_with("ing");
    let first = (words.start + 1..but).find(|at| is_finite(clause, *at))?;
    let subject = words.start..first;
    let is_plain = (words.start + 1..=first)
        .all(|at| matches!(clause.gap(at), Gap::None | Gap::Possessive))
        && matches!(clause.kind(words.start), Kind::Determiner | Kind::Content)
        && (!points(clause, words.start) || lead::is_owned(clause, words.start))
        && is_noun(clause, first - 1)
        && clause.slice(&subject).chars().count() <= SUBJECT;
    (acts && is_plain && goes_with(clause, subject, verb)).then_some(first..but + 1)
}
