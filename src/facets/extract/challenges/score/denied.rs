//! How much of trouble a denial tells.

use std::ops::Range;

use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::Kind;
use crate::facets::extract::sets::WordSet;

/// Words before a denial within which its subject stands.
const DENIED: usize = 7;
/// How much more it says that something is not as it should be: "is not easy".
const UNFIT: f32 = 1.4;

/// What is left of a denial that only leads up to what is so.
const TURNED: f32 = 0.4;
/// Words within which that is told.
const TURN: usize = 14;

/// Whether behind a denial it is told what is so instead: "does not end the trade but
/// taxes it", "it is not about boats – it is about ropes".
fn is_turned(clause: &Clause<'_>, next: usize) -> bool {
    let end = clause.words().len().min(next + TURN);
    (next + 1..end)
        .take_while(|at| {
            clause.gap(*at) != Gap::Mark
                || matches!(clause.folded(*at), "it" | "its" | "they" | "theyre")
        })
        .any(|at| match clause.folded(at) {
            // "But taxes it": the same does another thing.
            "but" => {
                matches!(clause.folded(at + 1), "rather" | "instead")
                    || clause.kind(at + 1) == Kind::Verb
                        && !matches!(clause.folded(at + 1), "is" | "are")
            }
            "it" | "they" => {
                clause.gap(at) == Gap::Mark
                    && (matches!(clause.folded(at + 1), "is" | "are" | "was" | "were")
                        || clause.gap(at + 1) == Gap::Possessive)
            }
            "its" | "theyre" => clause.gap(at) == Gap::Mark,
            _ => false,
        })
}

/// How much a denial tells of trouble: more where something does not do what it might, or
/// is without a thing; less where it is said what something is not.
pub(super) fn denial(clause: &Clause<'_>, words: &Range<usize>) -> f32 {
    let (first, next) = (words.start, words.end);
    let is_open = clause.gap(next) == Gap::None;
    if is_turned(clause, next) {
        return TURNED;
    }
    let follows = clause.folded(next);
    let is_not = is_not_at(clause, next - 1);
    // "Is not only a port": more is told, and nothing denied.
    if is_open && is_not && is_solely(follows)
        || first > 0 && is_solely(clause.folded(first)) && is_not_at(clause, first - 1)
    {
        return 0.0;
    }
    match clause.folded(first) {
        "is" | "are" | "was" | "were" | "isnt" | "arent" | "wasnt" | "werent"
            if is_open && is_fit(clause, next) =>
        {
            UNFIT
        }
        "never"
            if is_open
                && matches!(
                    follows,
                    "stop" | "stops" | "stopped" | "cease" | "ceases" | "ceased"
                ) =>
        {
            0.0
        }
        // "The work does not end there": it goes on, be it good or bad.
        "does" | "do" | "did" | "will" | "doesnt" | "dont" | "didnt" | "wont"
            if is_open && is_not && is_ending(clause, next) =>
        {
            0.0
        }
        "is" | "are" | "was" | "were" | "isnt" | "arent" | "wasnt" | "werent"
            if is_open && matches!(follows, "a" | "an" | "the" | "about" | "just" | "because") =>
        {
            0.6
        }
        "does" | "do" | "did" | "will" | "doesnt" | "dont" | "didnt" | "wont"
            if first > 0 && is_open =>
        {
            // "We do not need it", "a boat that does not sail".
            let mut near = (first.saturating_sub(DENIED)..first)
                .rev()
                .take_while(|at| clause.gap(at + 1) != Gap::Mark);
            let is_told = near.any(|at| {
                matches!(clause.kind(at), Kind::Conjunction)
                    || matches!(
                        clause.folded(at),
                        "i" | "we" | "you" | "that" | "which" | "who" | "what"
                    )
            });
            if is_told { 1.0 } else { 1.1 }
        }
        "without"
            if is_open
                && matches!(
                    follows,
                    "a" | "an" | "any" | "enough" | "adequate" | "proper" | "sufficient" | "clear"
                ) =>
        {
            1.5
        }
        _ => 1.0,
    }
}

/// Whether a word says that something is as it should be: "easy", "fully ready".
fn is_fit(clause: &Clause<'_>, at: usize) -> bool {
    WordSet::Fit.has(clause.folded(at))
        || clause.kind(at) == Kind::Adverb
            && clause.gap(at + 1) == Gap::None
            && WordSet::Fit.has(clause.folded(at + 1))
}

/// Whether a word is "not", or a verb with that at its end.
fn is_not_at(clause: &Clause<'_>, at: usize) -> bool {
    clause.folded(at) == "not" || clause.is_helping_not(at)
}

/// Whether by a word something is so of one thing alone.
fn is_solely(word: &str) -> bool {
    matches!(word, "only" | "merely" | "simply" | "solely")
}

/// Whether a verb tells that something ends by itself: "end there", "stop with", but not
/// "stop the leak".
fn is_ending(clause: &Clause<'_>, at: usize) -> bool {
    matches!(
        clause.folded(at),
        "end" | "stop" | "cease" | "finish" | "conclude" | "expire"
    ) && (clause.gap(at + 1) != Gap::None
        || matches!(
            clause.kind(at + 1),
            Kind::Preposition | Kind::Conjunction | Kind::Adverb
        )
        || matches!(clause.folded(at + 1), "here" | "there" | ""))
}

#[cfg(test)]
mod tests {
    use crate::facets::extract::challenges::{read, tests::document};

    /// What the words of a sentence tell of trouble.
    fn own(text: &str) -> f32 {
        let document = document(&[text]);
        read(&document).first().expect("a sentence").own
    }

    #[test]
    fn what_is_not_as_it_should_be_is_trouble() {
        for told in [
            "The ferry is not ready.",
            "The ferry is not fully ready.",
            "The ferries aren’t reliable.",
        ] {
            assert!(own(told) > 1.0, "{told}");
        }
        for none in ["red", "common", "universal"] {
            assert!(own(&format!("The ferry is not {none}.")) < 0.85, "{none}");
        }
    }

    #[test]
    fn what_is_said_besides_denies_nothing() {
        assert!(own("The port is not only a harbour but also a market.") < 0.6);
        assert!(own("The port is not solely a harbour.") < 0.1);
        assert!(own("The port is not simply a harbour, but a market.") < 0.6);
        assert!(own("The port hasn’t only been a harbour.") < 0.1);
        assert!(own("The port has not been a harbour.") > 1.0);
        assert!(own("The ferries will not sail by night, but rather by day.") < 0.85);
    }

    #[test]
    fn only_a_few_is_denied_by_no_word_that_happens_to_end_so() {
        let clerk = own("The clerk only has two ferries.");
        assert!(clerk > 0.0);
        for owner in ["government", "consultant", "plant"] {
            let told = format!("The {owner} only has two ferries.");
            assert!((own(&told) - clerk).abs() < 1e-6, "{told}");
        }
        assert!(own("The clerk hasn’t only two ferries.") < clerk);
    }

    #[test]
    fn what_does_not_end_goes_on() {
        assert!(own("The work does not end there.") < 0.1);
        assert!(own("Good service doesn’t stop with the clerks.") < 0.5);
        assert!(own("The clerks do not stop the boats.") > 0.8);
    }
}
