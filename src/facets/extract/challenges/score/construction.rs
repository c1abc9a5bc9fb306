//! Trouble that is told by how a sentence is built, whatever its words are.
//!
//! Lists name trouble by its words; these rules go by a pattern of which only the
//! frame is known: "too steep", "there was no clerk", "the price of ink has tripled",
//! "takes nineteen days".

use crate::facets::extract::challenges::cues::{Cue, Hit, Sign};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};

/// Most words between what rises and the verb that says so.
const RISE: usize = 7;
/// Most words of what is not there before its verb.
const NONE: usize = 3;
/// Most words between "takes" and how long it takes.
const TERM: usize = 5;

/// The places of trouble that is told so, where no cue stands yet.
pub(super) fn find<'c>(clause: &Clause<'_>, known: &[Hit<'c>]) -> Vec<Hit<'c>> {
    let mut found = Vec::new();
    for at in 0..clause.words().len() {
        let word = clause.folded(at);
        let place = match word {
            "too" => excess(clause, at),
            "there" => nothing_there(clause, at, known),
            "just" | "only" | "barely" | "merely" | "scarcely" => share(clause, at),
            _ if is_wait(clause, at) => Some((at..at + 1, Sign::Turn, 0.9)),
            "no" => none_does(clause, at, known),
            _ if CHARGES.contains(&word) => rising(clause, at),
            _ if LASTING.contains(&word) => lasting(clause, at),
            _ => None,
        };
        let Some((words, sign, weight)) = place else {
            continue;
        };
        let is_free = |hit: &Hit<'_>| {
            hit.words.end <= words.start || hit.words.start >= words.end || !says(hit.cue.sign)
        };
        if known.iter().all(is_free) {
            let cue = Cue {
                sign,
                weight,
                noun: None,
                family: "",
            };
            found.push(Hit { words, cue });
        }
    }
    found
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

/// "There was no clerk".
fn nothing_there(clause: &Clause<'_>, at: usize, known: &[Hit<'_>]) -> Option<Place> {
    let mut no = at + 1;
    while no < at + 5
        && matches!(
            clause.folded(no),
            "is" | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "had"
                | "been"
                | "still"
                | "also"
                | "will"
                | "be"
                | "would"
                | "currently"
                | "simply"
                | "virtually"
                | "almost"
        )
    {
        no += 1;
    }
    let is_none = no > at + 1
        && matches!(
            clause.folded(no),
            "no" | "little" | "nowhere" | "insufficient"
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
    let number = at + 1;
    let is_part = matches!(
        clause.folded(number + 1),
        "per" | "percent" | "in" | "of" | "out"
    ) && clause.gap(number + 1) == Gap::None
        || clause
            .text()
            .get(clause.bytes(&(number..number + 1)).end..)
            .is_some_and(|rest| rest.starts_with('%'));
    let is_few = is_number(clause, number) && is_part
        || matches!(clause.folded(number), "a")
            && matches!(
                clause.folded(number + 1),
                "third" | "quarter" | "fifth" | "tenth" | "fraction" | "handful" | "few"
            );
    is_few.then_some(if clause.folded(at) == "just" {
        (at..number, Sign::Negation, 0.9)
    } else {
        (number..number + 1, Sign::Part, 0.3)
    })
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
    let opens =
        at == 0 || clause.gap(at) != Gap::None || matches!(clause.kind(at - 1), Kind::Conjunction);
    let mut verb = at + 1;
    while verb <= at + NONE && clause.kind(verb) == Kind::Content && clause.gap(verb) == Gap::None {
        verb += 1;
    }
    let is_verb = matches!(
        clause.folded(verb),
        "is" | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "can"
            | "could"
            | "does"
            | "did"
            | "ever"
    ) && clause.gap(verb) == Gap::None;
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
    )
}

/// What is paid or borne, so that more of it is worse.
const CHARGES: [&str; 22] = [
    "price",
    "prices",
    "cost",
    "costs",
    "bill",
    "bills",
    "rent",
    "rents",
    "fee",
    "fees",
    "fares",
    "premiums",
    "debts",
    "expenses",
    "charges",
    "wait",
    "waits",
    "queues",
    "temperatures",
    "emissions",
    "burdens",
    "inflation",
];

/// How verbs open that tell of more.
const ROSE: [&str; 18] = [
    "rose",
    "risen",
    "rise",
    "rising",
    "climb",
    "soar",
    "doubl",
    "tripl",
    "quadrupl",
    "increas",
    "jump",
    "surg",
    "spiral",
    "balloon",
    "mount",
    "escalat",
    "spik",
    "skyrocket",
];

/// How words open that make it more.
const RAISE: [&str; 14] = [
    "rais",
    "increas",
    "driv",
    "push",
    "higher",
    "soaring",
    "mounting",
    "rising",
    "exorbitant",
    "extra",
    "inflat",
    "growing",
    "hidden",
    "adds",
];

/// "The price of ink has tripled", "drives up the price".
fn rising(clause: &Clause<'_>, at: usize) -> Option<Place> {
    let opens = |word: &str, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
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
            opens(text, &ROSE)
                || matches!(text, "up")
                    && matches!(clause.folded(*word - 1), "gone" | "went" | "shot")
        });
    if let Some(verb) = behind
        && !matches!(clause.folded(verb - 1), "to" | "not" | "the" | "a" | "an")
    {
        return Some((at..at + 1, Sign::Turn, 0.9));
    }
    let mut first = at;
    let before = loop {
        if first == 0 || at - first >= 4 || clause.gap(first) != Gap::None {
            break None;
        }
        first -= 1;
        if opens(clause.folded(first), &RAISE) {
            break Some(first);
        }
    };
    before.map(|_| (at..at + 1, Sign::Turn, 0.9))
}

/// Whether a word is a number.
fn is_number(clause: &Clause<'_>, at: usize) -> bool {
    const NUMBERS: [&str; 18] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fifteen", "eighteen", "nineteen", "twenty", "thirty", "several",
    ];
    let word = clause.folded(at);
    word.starts_with(|c: char| c.is_ascii_digit()) || NUMBERS.contains(&word)
}

/// Verbs with how long something lasts.
const LASTING: [&str; 7] = [
    "take", "takes", "taking", "wait", "waits", "waited", "waiting",
];

/// "Takes nineteen days".
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
    let counts = |word: usize| {
        clause.is(Class::Measure, word)
            || clause.kind(word) == Kind::Determiner
            || is_number(clause, word)
    };
    let is_term = (unit == at + 1 || (at + 1..unit).any(counts))
        && !(at + 1..unit)
            .any(|word| matches!(clause.folded(word), "few" | "only" | "just" | "than"));
    is_term.then_some((at..unit + 1, Sign::Turn, 0.9))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told by the form of a sentence.
    fn told(text: &str) -> Vec<String> {
        let clause = Clause::new(text);
        (find(&clause, &[]).iter())
            .map(|hit| clause.slice(&hit.words).to_owned())
            .collect()
    }

    #[test]
    fn more_than_is_good_is_trouble() {
        assert_eq!(told("The stairs are too steep for carts."), ["too steep"]);
        assert_eq!(
            told("The mayor too came, and the stairs are not too steep."),
            [""; 0]
        );
    }

    #[test]
    fn what_is_not_there_is_missed() {
        assert_eq!(told("There was no clerk at the desk."), ["no"]);
        assert_eq!(
            told("No clerk has a key, and no lamp will burn."),
            ["No", "no"]
        );
        assert_eq!(told("There is no doubt that no clerk may enter."), [""; 0]);
    }

    #[test]
    fn a_price_that_rises_is_trouble() {
        assert_eq!(told("The price of ink has tripled since May."), ["price"]);
        assert_eq!(told("The storm drove up rents in the port."), [""; 0]);
        assert_eq!(
            told("The storm is driving up rents in the port."),
            ["rents"]
        );
        assert_eq!(
            told("The price is fixed and the harvest has doubled."),
            [""; 0]
        );
    }

    #[test]
    fn what_lasts_long_is_trouble() {
        assert_eq!(
            told("A permit takes nineteen days."),
            ["takes nineteen days"]
        );
        assert_eq!(told("Masons face an eight-year wait for stone."), ["wait"]);
        assert_eq!(told("A permit used to take nineteen days."), [""; 0]);
        assert_eq!(told("A permit takes only two days."), ["two"; 0]);
    }

    #[test]
    fn a_small_share_is_few() {
        assert_eq!(told("Just three per cent of the boats are new."), ["Just"]);
        assert_eq!(told("The fleet grew from just three per cent."), [""; 0]);
    }
}
