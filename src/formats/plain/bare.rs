//! Bare rows, and what they head; formats with markup judge theirs by the same rules.

use super::super::byline;
use super::names::is_first_heading;
use super::rows::{Rank, rank};
use crate::text::sentence::is_many;

/// Most words of an address, and fewest: one alone may be a text.
const ADDRESS_WORDS: std::ops::RangeInclusive<usize> = 2..=14;
/// Fewest digits of the number of a telephone.
const DIGITS: usize = 7;
/// Words that have no capital in the name of a body or place.
const JOINTS: &[&str] = &[
    "a", "al", "and", "at", "da", "de", "del", "der", "di", "do", "for", "für", "in", "la", "of",
    "on", "the", "to", "und", "van", "von",
];

/// Whether a row without a number looks as a heading does.
pub(in super::super) fn is_bare(row: &str) -> bool {
    matches!(rank(row), Some(Rank::Plain | Rank::Capitals)) && byline::opening(row).is_none()
}

/// Whether a bare row is the last of a list of names, which is followed by text too;
/// so many rows like it stand `before`. One before it, with a blank one between, may be
/// anything.
pub(in super::super) fn is_listed(row: &str, before: usize, apart: bool) -> bool {
    (before > 1 || before == 1 && !apart) && !is_first_heading(row)
}

/// Whether a bare row is the name of somebody of whom the text below it tells: "Ann Lee"
/// above "Ann Lee is a writer".
pub(in super::super) fn is_signature(row: &str, text: &str) -> bool {
    let rest = text.strip_prefix(row);
    rest.is_some_and(|rest| rest.starts_with([' ', ','])) && byline::names(row).is_some()
}

/// Whether a text tells where somebody is, and by which number or name to be reached: it
/// has no word of a sentence.
pub(in super::super) fn is_address(text: &str) -> bool {
    let words = || text.split_whitespace();
    let count = words().take(ADDRESS_WORDS.end() + 1).count();
    let is_short = ADDRESS_WORDS.contains(&count) || count == 1 && text.contains('@');
    // Several sentences without a small word are a source: "Lee, Ann. Old Quays. Oslo."
    if !is_short
        || is_many(text)
        || text.contains(": ")
        || text.ends_with([':', '?', '!', '”', '"', '»'])
    {
        return false;
    }
    let is_name = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_reached = word.contains(['@', '/']) || word.starts_with("www.");
        is_reached
            || JOINTS.contains(&word)
            || word
                .chars()
                .next()
                .is_none_or(|c| c.is_uppercase() || c.is_ascii_digit())
    };
    let is_number = || {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        digits >= DIGITS && !text.contains(char::is_alphabetic)
    };
    // Where all is in capitals they mean nothing.
    let has_names = || {
        let names = words().filter(|word| word.starts_with(char::is_uppercase));
        names.count() > 1 && text.contains(char::is_lowercase)
    };
    words().all(is_name) && (has_names() || text.contains('@') || is_number())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_no_word_of_a_sentence() {
        for text in [
            "Harbour Board, Quay of the North, Oslo.",
            "Room 4, Long Quay 12, Moss, Norw.",
            "ann.lee@example.org",
            "Tel. 22 33 44 55, Oslo.",
            "+47 22 33 44 55",
            "223-354-0307 / 626-379-6874",
        ] {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "Long.",
            "Lee, Ann. Quays of the North. Oslo. Port Press, 1999.",
            "They left.",
            "THE PORT IS SHUT.",
            "The Board met in Oslo.",
            "Quays And Cranes:",
            "In 1920 1,200,000 tons came.",
            "“Never Again”",
            "https://example.org/",
            "港口很长。",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }

    #[test]
    fn a_signature_stands_above_a_life() {
        let life = "Ann Lee is a writer in Oslo.";
        assert!(is_signature("Ann Lee", life));
        for row in ["Ann", "Ann Le", "The quay"] {
            assert!(!is_signature(row, life), "{row}");
        }
        assert!(!is_signature("The quay", "The quay was long."));
    }

    #[test]
    fn bare_rows_look_as_headings_do() {
        for row in ["What comes next", "THE PORT", "Who pays?"] {
            assert!(is_bare(row), "{row}");
        }
        for row in [
            "They left.",
            "by Ann Lee",
            "By Ann Lee",
            "14 March 2024",
            "1. Quays",
            "as here",
        ] {
            assert!(!is_bare(row), "{row}");
        }
    }
}
