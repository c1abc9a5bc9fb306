//! Trouble that is told by how a sentence is built, whatever its words are.
//!
//! Lists name trouble by its words; these rules go by a pattern of which only the
//! frame is known: "too steep", "there was no clerk", "the price of ink has tripled",
//! "takes nineteen days".

use super::words::number;
use crate::facets::extract::challenges::cues::{Cue, Hit, Sign};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Classes, Kind, is_helping};
use crate::facets::extract::sets::WordSet;

/// Most words between what rises and the verb that says so.
const RISE: usize = 7;
/// Most words of what is not there before its verb.
const NONE: usize = 3;
/// Most words between "takes" and how long it takes.
const TERM: usize = 5;

/// The places of trouble that is told so, where no cue stands yet.
pub(super) fn find<'c>(clause: &Clause<'_>, known: &[Hit<'c>]) -> Vec<Hit<'c>> {
    let mut found = Vec::new();
    for hit in known {
        found.extend(grown(clause, hit));
    }
    let may_frame = |classes: Classes| classes.any(&[Class::Charge, Class::Lasting, Class::Frame]);
    if !may_frame(clause.all_classes()) {
        return found;
    }
    for at in 0..clause.words().len() {
        let classes = clause.classes(at);
        if !may_frame(classes) {
            continue;
        }
        let place = if classes.any(&[Class::Charge]) {
            if is_wait(clause, at) {
                Some((at..at + 1, Sign::Turn, 0.9))
            } else {
                rising(clause, at, known).or_else(|| {
                    // "They wait two years".
                    let is_lasting = classes.any(&[Class::Lasting]);
                    is_lasting.then(|| lasting(clause, at)).flatten()
                })
            }
        } else if classes.any(&[Class::Lasting]) {
            lasting(clause, at)
        } else {
            match clause.folded(at) {
                "too" => excess(clause, at),
                "there" => nothing_there(clause, at, known),
                "no" => none_does(clause, at, known),
                "not" => denied(clause, at),
                "differ" | "differs" | "differed" | "vary" | "varies" | "varied" => {
                    diverse(clause, at)
                }
                word if word.starts_with("depend") || word.starts_with("rel") => {
                    hanging(clause, at)
                }
                "just" | "only" | "barely" | "merely" | "scarcely" => {
                    share(clause, at).or_else(|| handful(clause, at))
                }
                _ => None,
            }
        };
        let Some((words, sign, weight)) = place else {
            continue;
        };
        let is_free = |hit: &Hit<'_>| {
            hit.words.end <= words.start || hit.words.start >= words.end || !says(hit.cue.sign)
        };
        if known.iter().all(is_free) {
            let cue = Cue::unlisted(sign, weight);
            found.push(Hit { words, cue });
        }
    }
    found
}

/// "Smuggling has grown fivefold": more of what is bad by itself.
fn grown<'c>(clause: &Clause<'_>, hit: &Hit<'c>) -> Option<Hit<'c>> {
    if !matches!(hit.cue.sign, Sign::Noun | Sign::Valence) {
        return None;
    }
    let at = (hit.words.end..hit.words.end + RISE)
        .take_while(|at| clause.gap(*at) == Gap::None)
        .find(|at| {
            let word = clause.folded(*at);
            WordSet::Rose.has(word) || matches!(word, "grew" | "grown" | "grows" | "multiplied")
        })?;
    let is_verb = at > hit.words.end
        && !matches!(
            clause.kind(at - 1),
            Kind::Preposition | Kind::Determiner | Kind::Conjunction
        )
        && !(hit.words.end..at).any(|word| {
            matches!(
                clause.folded(word),
                "and" | "or" | "but" | "that" | "which" | "who" | "while" | "if" | "to" | "not"
            )
        })
        || at == hit.words.end && clause.gap(at + 1) != Gap::None;
    let words = at..at + 1;
    let cue = Cue::unlisted(Sign::Turn, 0.6);
    is_verb.then_some(Hit { words, cue })
}

type Place = (std::ops::Range<usize>, Sign, f32);

/// Whether a sign says so much that a pattern around it says the same again.
fn says(sign: Sign) -> bool {
    !matches!(
        sign,
        Sign::Degree | Sign::Command | Sign::Hedge | Sign::Part | Sign::Gain
    )
}

/// "Too steep": more than is good.
fn excess(clause: &Clause<'_>, at: usize) -> Option<Place> {
    let next = at + 1;
    let word = clause.folded(next);
    let is_degree = clause.gap(next) == Gap::None
        && matches!(clause.kind(next), Kind::Content | Kind::Adverb)
        && !matches!(word, "often" | "" | "much" | "many" | "not" | "soon")
        // "Only too happy to help".
        && !(at > 0
            && clause.folded(at - 1) == "only"
            && matches!(
                word,
                "happy" | "glad" | "pleased" | "delighted" | "willing" | "ready" | "keen" | "eager"
            ))
        && !clause.printed(next).starts_with(char::is_uppercase);
    // "The clerks too came", "nor are they too old".
    let is_led = at > 0
        && clause.gap(at) == Gap::None
        && !matches!(
            clause.folded(at - 1),
            "not" | "never" | "nor" | "none" | "no"
        );
    (is_degree && (is_led || at == 0)).then_some((at..next + 1, Sign::Turn, 1.0))
}

/// "Vary widely", "differ from port to port": there is no one rule.
fn diverse(clause: &Clause<'_>, at: usize) -> Option<Place> {
    let how = at + 1;
    let is_much = matches!(
        clause.folded(how),
        "widely"
            | "greatly"
            | "drastically"
            | "considerably"
            | "significantly"
            | "dramatically"
            | "enormously"
            | "wildly"
            | "substantially"
            | "sharply"
            | "markedly"
    ) && clause.gap(how) == Gap::None;
    let from = how + usize::from(clause.kind(how) == Kind::Adverb);
    let is_each = clause.folded(from) == "from"
        && clause.folded(from + 2) == "to"
        && clause.folded(from + 1) == clause.folded(from + 3)
        // What nature does is no fault.
        && !matches!(
            clause.folded(from + 1),
            "place" | "point" | "time" | "hour" | "day" | "night" | "week" | "month" | "season" | "year"
        )
        && (how..from + 4).all(|word| clause.gap(word) == Gap::None);
    (is_much || is_each).then_some((at..how + 1, Sign::Turn, 1.2))
}

/// "Depends almost entirely on": it hangs on one thing.
fn hanging(clause: &Clause<'_>, at: usize) -> Option<Place> {
    let on = (at + 1..at + 4)
        .take_while(|word| clause.gap(*word) == Gap::None)
        .find(|word| matches!(clause.folded(*word), "on" | "upon"))?;
    let is_all = matches!(
        clause.folded(on - 1),
        "entirely"
            | "solely"
            | "largely"
            | "mostly"
            | "wholly"
            | "primarily"
            | "overwhelmingly"
            | "exclusively"
            | "mainly"
            | "heavily"
    );
    is_all.then_some((on - 1..on + 1, Sign::Turn, 1.0))
}

/// "Is still not complete": a word between parts the denial, which the lists have whole.
fn denied(clause: &Clause<'_>, at: usize) -> Option<Place> {
    let is_parted = at > 1
        && clause.kind(at - 1) == Kind::Adverb
        && clause.is(Class::Helping, at - 2)
        && (at - 1..=at + 1).all(|word| clause.gap(word) == Gap::None);
    // "Is also not only", "is of course not surprising".
    let is_none = matches!(
        clause.folded(at + 1),
        "only" | "just" | "merely" | "simply" | "solely" | "surprising" | "until" | "least"
    );
    (is_parted && !is_none).then_some((at..at + 1, Sign::Negation, 0.8))
}

/// "There was no clerk".
fn nothing_there(clause: &Clause<'_>, at: usize, known: &[Hit<'_>]) -> Option<Place> {
    let mut no = at + 1;
    while no < at + 5
        && (clause.is(Class::Helping, no)
            || clause.folded(no) != "no" && clause.kind(no) == Kind::Adverb
            || matches!(clause.folded(no), "also" | "almost"))
    {
        no += 1;
    }
    let is_none = no > at + 1
        && matches!(
            clause.folded(no),
            "no" | "little" | "few" | "nowhere" | "insufficient"
        )
        && !is_spared(clause, no, known);
    is_none.then_some((no..no + 1, Sign::Negation, 1.0))
}

/// "Just 3 per cent": few.
fn share(clause: &Clause<'_>, at: usize) -> Option<Place> {
    // "Up from just three": no longer.
    if at > 0 && clause.folded(at - 1) == "from" {
        return None;
    }
    let many = at + 1;
    let is_part = matches!(
        clause.folded(many + 1),
        "per" | "percent" | "in" | "of" | "out"
    ) && clause.gap(many + 1) == Gap::None
        || clause
            .text()
            .get(clause.bytes(&(many..many + 1)).end..)
            .is_some_and(|rest| rest.starts_with('%'));
    let is_few = number(clause.folded(at + 1)).is_some() && is_part
        || matches!(clause.folded(many), "a")
            && matches!(
                clause.folded(many + 1),
                "third" | "quarter" | "fifth" | "tenth" | "fraction" | "handful" | "few"
            );
    is_few.then_some(if clause.folded(at) == "just" {
        (at..many, Sign::Negation, 0.9)
    } else {
        (many..many + 1, Sign::Part, 0.3)
    })
}

/// Most of a few things.
const HANDFUL: u32 = 9;

/// "Has just three clerks": few.
fn handful(clause: &Clause<'_>, at: usize) -> Option<Place> {
    let has = at > 0
        && matches!(
            clause.folded(at - 1),
            "has" | "have" | "had" | "employs" | "employ" | "remain"
        );
    let is_few = number(clause.folded(at + 1)).is_some_and(|many| many <= HANDFUL)
        && clause.gap(at + 1) == Gap::None
        && clause.is_nominal(at + 2)
        && !clause.is(Class::Measure, at + 2);
    (has && is_few).then_some((at..at + 1, Sign::Negation, 0.9))
}

/// "An eight-year wait".
fn is_wait(clause: &Clause<'_>, at: usize) -> bool {
    at > 0
        && matches!(clause.folded(at), "wait" | "waits")
        && clause.gap(at) == Gap::None
        && matches!(
            clause.folded(at - 1),
            "year"
                | "month"
                | "week"
                | "day"
                | "hour"
                | "long"
                | "longer"
                | "the"
                | "a"
                | "average"
        )
}

/// "No clerk will": nobody does.
fn none_does(clause: &Clause<'_>, at: usize, known: &[Hit<'_>]) -> Option<Place> {
    // "A tax that no clerk has".
    let opens = at == 0
        || clause.gap(at) != Gap::None
        || matches!(clause.kind(at - 1), Kind::Conjunction)
        || clause.folded(at - 1) == "that";
    let content = |from: usize| {
        let is_content = |at: &usize| clause.kind(*at) == Kind::Content;
        (from..from + NONE)
            .take_while(|at| is_content(at) && clause.gap(*at) == Gap::None)
            .count()
    };
    let mut verb = at + 1 + content(at + 1);
    // "No clerk in the valley has".
    if verb > at + 1
        && matches!(clause.folded(verb), "in" | "of" | "on" | "at")
        && clause.gap(verb) == Gap::None
    {
        let first = verb + 1 + usize::from(clause.kind(verb + 1) == Kind::Determiner);
        verb = first + content(first);
    }
    // "No clerk may": a rule, and mostly for a good cause.
    let helps =
        |word: &str| is_helping(word) && !matches!(word, "may" | "might" | "must" | "shall");
    let is_verb = (helps(clause.folded(verb)) || clause.folded(verb) == "ever")
        && clause.gap(verb) == Gap::None;
    let does = opens && verb > at + 1 && is_verb && !is_spared(clause, at, known);
    does.then_some((at..at + 1, Sign::Negation, 0.9))
}

/// Whether what is not there is itself trouble, or something that is well without: "no
/// danger", "no doubt".
fn is_spared(clause: &Clause<'_>, no: usize, known: &[Hit<'_>]) -> bool {
    known.iter().any(|hit| {
        hit.words.start > no
            && hit.words.start <= no + 2
            && matches!(
                hit.cue.sign,
                Sign::Noun | Sign::Valence | Sign::Verb | Sign::Need
            )
    }) || matches!(
        clause.folded(no + 1),
        "doubt"
            | "question"
            | "wonder"
            | "evidence"
            | "surprise"
            | "secret"
            | "shortage"
            | "need"
            | "reason"
            | "harm"
            | "matter"
            | "less"
            | "more"
            | "fewer"
            | "charge"
            | "toll"
            | "tolls"
            | "tax"
            | "taxes"
            | "duty"
            | "duties"
            | "levy"
            | "levies"
            | "surcharge"
            | "penalty"
            | "fare"
            | "queue"
    ) || clause.is(Class::Charge, no + 1)
}

/// "The price of ink has tripled", "drives up the price".
fn rising(clause: &Clause<'_>, at: usize, known: &[Hit<'_>]) -> Option<Place> {
    let near = |word: usize| {
        matches!(clause.gap(word), Gap::None | Gap::Possessive)
            && !matches!(
                clause.folded(word),
                "and" | "or" | "but" | "that" | "which" | "while" | "if"
            )
    };
    let behind = (at + 1..at + RISE)
        .take_while(|word| near(*word))
        .find(|word| {
            let text = clause.folded(*word);
            WordSet::Rose.has(text)
                || matches!(text, "up")
                    && matches!(clause.folded(*word - 1), "gone" | "went" | "shot")
        });
    // "Tyres with spikes".
    let is_noun = |word: usize| {
        matches!(clause.kind(word - 1), Kind::Preposition | Kind::Determiner)
            || clause.folded(word - 1) == "not"
    };
    if let Some(verb) = behind.filter(|verb| !is_noun(*verb)) {
        // A charge that is trouble by itself: "crime rose".
        let is_known = known.iter().any(|hit| hit.words.contains(&at));
        let place = if is_known { verb } else { at };
        return Some((place..place + 1, Sign::Turn, 0.9));
    }
    // "An extra bus covers the cost", "the drive to the port costs".
    let mut is_own = true;
    let mut first = at;
    let before = loop {
        if first == 0 || at - first >= 4 || clause.gap(first) != Gap::None {
            break None;
        }
        first -= 1;
        let word = clause.folded(first);
        if WordSet::Raise.has(word) || is_own && WordSet::Dear.has(word) {
            break Some(first);
        }
        let leads_on = match clause.kind(first) {
            Kind::Verb => false,
            Kind::Preposition => {
                matches!(word, "of" | "in")
                    || word == "to" && first > 0 && clause.folded(first - 1) == "adds"
            }
            Kind::Determiner | Kind::Conjunction | Kind::Pronoun | Kind::Adverb | Kind::Content => {
                true
            }
        };
        if !leads_on {
            break None;
        }
        is_own &= clause.kind(first) != Kind::Determiner;
    };
    before.map(|_| (at..at + 1, Sign::Turn, 0.9))
}

/// Days or weeks from which it is long to be at something.
const LONG: u32 = 10;

/// "Takes nineteen days", "waited two weeks". That something takes its time is no
/// trouble: "the course takes three weeks".
fn lasting(clause: &Clause<'_>, at: usize) -> Option<Place> {
    // "Used to take".
    if at > 1 && clause.folded(at - 2) == "used" {
        return None;
    }
    let unit = (at + 1..at + TERM)
        .take_while(|word| clause.gap(*word) == Gap::None)
        .find(|word| {
            matches!(
                clause.folded(*word),
                "days" | "weeks" | "months" | "years" | "hours" | "decades"
            )
        })?;
    let is_between =
        |words: &[&str]| (at + 1..unit).any(|word| words.contains(&clause.folded(word)));
    // "Takes place in the days after", "takes all of its days off".
    let is_told = unit == at + 1
        || (is_counted(clause, unit) || clause.kind(unit - 1) == Kind::Pronoun)
            && !(clause.kind(at + 1) == Kind::Content
                && clause.folded(at + 1) != "up"
                && number(clause.folded(at + 1)).is_none()
                && !clause.folded(at + 1).ends_with('s'))
            && !is_between(&["few", "only", "just", "than"]);
    if !is_told {
        return None;
    }
    let is_long = clause.folded(at).starts_with("wait")
        || matches!(clause.folded(unit), "months" | "years" | "decades")
        || unit == at + 1
        || !is_counted(clause, unit)
        || number(clause.folded(unit - 1)).is_none_or(|many| many >= LONG)
        || is_between(&["up", "another", "least", "over"])
        || at > 0 && matches!(clause.folded(at - 1), "now" | "still" | "often" | "can")
        || matches!(
            clause.folded(unit + 1),
            "longer" | "more" | "instead" | "rather" | "before" | "until"
        ) && clause.gap(unit + 1) == Gap::None;
    is_long.then_some((at..unit + 1, Sign::Turn, 0.9))
}

/// Whether a number or the like stands before a unit of time.
fn is_counted(clause: &Clause<'_>, unit: usize) -> bool {
    let before = clause.folded(unit - 1);
    clause.is(Class::Measure, unit - 1)
        || number(before).is_some()
        || matches!(
            before,
            "many" | "some" | "working" | "whole" | "long" | "extra"
        )
}

#[cfg(test)]
mod tests;
