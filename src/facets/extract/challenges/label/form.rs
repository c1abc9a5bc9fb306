//! What a word is by its form and by what stands beside it.

use super::is_adjective;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind, WordKinds};
use crate::facets::extract::sets::WordSet;

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

/// Whether a word goes on with a noun phrase: it is nominal, or a participle that
/// describes what follows.
pub(super) fn in_phrase(clause: &Clause<'_>, at: usize) -> bool {
    if clause.gap(at) != Gap::None {
        return false;
    }
    let word = clause.folded(at);
    clause.is_nominal(at)
        || is_noun_in_ed(word)
        || clause.kind(at) == Kind::Verb
            && (word.ends_with("en") || word.ends_with("ed") || word.ends_with("ing"))
            && at > 0
            && (is_adjective(clause.folded(at - 1)) || clause.is_hyphenated(at))
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

/// Whether a word is a noun that ends like a participle.
pub(super) fn is_noun_in_ed(word: &str) -> bool {
    matches!(
        word,
        "seabed"
            | "riverbed"
            | "hotbed"
            | "flatbed"
            | "bed"
            | "watershed"
            | "bloodshed"
            | "shed"
            | "speed"
            | "need"
            | "seed"
            | "breed"
            | "feed"
            | "weed"
            | "seaweed"
            | "greed"
            | "creed"
            | "sled"
    )
}
