//! Names of places and people within labels: what bears one is a thing of its own and no
//! field.

use std::ops::Range;

use super::taxonomy::Taxonomy;
use crate::facets::extract::clause::Clause;
use crate::facets::extract::lists::Kind;
use crate::facets::lexicon::{gazetteer, is_word_in_any_case};
use crate::facets::token::{self, Token};

/// So many words that no list of words has are a name: fields have few of their own.
const UNKNOWN: usize = 2;

/// Whether a word looks like a name where others are in small letters, or all are written
/// large: no list of words has it.
pub(super) fn is_proper(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(|c| !c.is_uppercase())
        && !is_word_in_any_case(word)
}

/// How English words end that lists may lack.
const ENDS: [&str; 16] = [
    "ity", "ion", "ing", "ics", "ment", "ance", "ence", "ism", "ure", "ary", "ory", "ogy", "able",
    "al", "ed", "s",
];

/// Whether a word is part of a name that is known, or written as no English word is.
pub(super) fn is_known_name(word: &str) -> bool {
    let is_english = || ENDS.iter().any(|end| word.ends_with(end));
    is_proper(word) && (!word.is_ascii() || !is_english() || is_name(word))
}

/// Whether a label is nothing but the name of a place or of somebody who is known.
pub(super) fn is_name(label: &str) -> bool {
    let words: Vec<Token<'_>> = token::tokens(label).collect();
    (gazetteer().find(&words)).is_some_and(|found| found.tokens == words.len())
}

/// Whether one of the words of a label is a short form of somebody who is known: "ZTO
/// membership" is theirs.
pub(super) fn has_known_short_form(label: &str) -> bool {
    let is_short = |word: &&str| word.len() > 2 && word.bytes().all(|b| b.is_ascii_uppercase());
    label.split([' ', '-']).filter(is_short).any(is_name)
}

/// The words of a label that are no place where it is done, "Port study in Ceará"; none if
/// the label is the name of a thing, "Tarnov Roskilde Airport".
pub(super) fn without_names(
    clause: &Clause<'_>,
    words: Range<usize>,
    taxonomy: &Taxonomy,
) -> Option<Range<usize>> {
    let is_proper = |at: &usize| is_proper(clause.printed(*at));
    let Some(first) = words.clone().find(is_proper) else {
        return Some(words);
    };
    let place = (words.start + 1..first).rev().find(|at| {
        clause.kind(*at) == Kind::Preposition && matches!(clause.folded(*at), "in" | "at" | "for")
    });
    let is_known = |at: usize| is_known_name(clause.printed(at));
    if let Some(place) = place.filter(|_| is_known(first)) {
        return Some(words.start..place);
    }
    let named = taxonomy.places(clause.words()).0;
    let is_of_field = |at: &usize| named.iter().any(|(found, _)| found.contains(at));
    let unknown = words
        .clone()
        .filter(|at| is_proper(at) && !is_of_field(at))
        .count();
    (unknown < UNKNOWN).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::extract::clause::Clauses;

    fn kept(label: &str) -> Option<String> {
        let clauses = Clauses::of([label]);
        let clause = clauses.first();
        let whole = 0..clause.words().len();
        let words = without_names(&clause, whole, Taxonomy::bundled())?;
        Some(clause.slice(&words).to_owned())
    }

    #[test]
    fn a_thing_with_a_name_is_no_field() {
        assert_eq!(kept("Tarnovsk Presidente Velkov Airport"), None);
        assert_eq!(
            kept("Harbour Dredging").as_deref(),
            Some("Harbour Dredging")
        );
        // Fields that no list of words has.
        for label in ["Cybersecurity and Interoperability", "Agrivoltaics Parks"] {
            assert_eq!(kept(label).as_deref(), Some(label));
        }
    }

    #[test]
    fn a_name_is_told_from_a_rare_word() {
        assert!(is_known_name("Torvik") && is_known_name("Portugal"));
        assert!(!is_known_name("Cybersecurity") && !is_known_name("Harbour"));
    }

    #[test]
    fn what_belongs_to_somebody_is_theirs() {
        assert!(has_known_short_form("NATO membership"));
        assert!(has_known_short_form("Beacon of BRICS"));
        assert!(!has_known_short_form("HIV testing") && !has_known_short_form("Night ferries"));
    }

    #[test]
    fn where_it_is_done_is_no_part_of_a_field() {
        assert_eq!(
            kept("Cold Store Survey in Ceará").as_deref(),
            Some("Cold Store Survey")
        );
        assert_eq!(
            kept("Night Ferries for Kenya").as_deref(),
            Some("Night Ferries")
        );
    }
}
