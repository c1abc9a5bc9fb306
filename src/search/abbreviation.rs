//! Abbreviations: the letters of a query within a word or two neighbours.
//!
//! `fuzzy-matcher` finds whether and where the letters stand. Its own score
//! serves to order file paths, so a cost of our own decides: what somebody
//! drops on purpose when abbreviating is vowels and ends of words, seldom a
//! consonant in the middle.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Cost of a vowel that was left out between two letters.
const VOWEL: f32 = 0.3;
/// Cost of a consonant that was left out between two letters.
const CONSONANT: f32 = 1.0;
/// Cost of an end of a word that was left out, however long.
const END: f32 = 0.5;

/// Cost per letter below which hardly anything but an abbreviation qualifies.
pub(crate) const TIGHT: f32 = 0.2;

/// Highest cost per letter of an abbreviation of `length` letters.
pub(crate) fn loosest(length: usize) -> f32 {
    match length {
        0..=2 => 0.0,
        3 | 4 => 0.3,
        5 => 0.33,
        _ => 0.5,
    }
}

/// What it costs, per letter, to read `letters` as an abbreviation of `first`,
/// or of `first` and `second` together. None if the letters do not occur in
/// order from the first letter of each word.
///
/// All three are folded.
pub(crate) fn cost(
    matcher: &SkimMatcherV2,
    letters: &str,
    first: &str,
    second: Option<&str>,
) -> Option<f32> {
    let length = letters.chars().count();
    let Some(second) = second else {
        if !holds_in_order(first.chars(), letters) {
            return None;
        }
        let (_, places) = matcher.fuzzy_indices(first, letters)?;
        return Some(per_letter(cost_within(first, 0, &places)?, length));
    };
    // The space gives the second word's first letter the bonus of a word start.
    let choice = format!("{first} {second}");
    if !holds_in_order(choice.chars(), letters) {
        return None;
    }
    let (_, places) = matcher.fuzzy_indices(&choice, letters)?;
    let boundary = first.chars().count() + 1;
    let (head, tail) = places.split_at(places.partition_point(|at| *at < boundary));
    // One letter for a second word is more often a slip than a short form.
    if tail.len() < 2 {
        return None;
    }
    let total = cost_within(first, 0, head)? + cost_within(second, boundary, tail)?;
    Some(per_letter(total, length))
}

/// Whether `letters` occur in order: refuses most words before the matcher
/// fills a table.
fn holds_in_order(mut word: impl Iterator<Item = char>, letters: &str) -> bool {
    letters
        .chars()
        .all(|letter| word.by_ref().any(|other| other == letter))
}

/// Cost of the letters of one word that were left out. `places` are character
/// positions counted from `offset` characters before the word.
fn cost_within(word: &str, offset: usize, places: &[usize]) -> Option<f32> {
    let last = *places.last()?;
    if *places.first()? != offset {
        return None;
    }
    let mut total = 0.0;
    for (at, letter) in word.chars().enumerate() {
        let at = at + offset;
        if at > last {
            return Some(total + END);
        }
        if places.binary_search(&at).is_err() {
            total += if matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u') {
                VOWEL
            } else {
                CONSONANT
            };
        }
    }
    Some(total)
}

fn per_letter(total: f32, letters: usize) -> f32 {
    let letters = u16::try_from(letters).unwrap_or(u16::MAX);
    total / f32::from(letters.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(letters: &str, first: &str, second: Option<&str>) -> Option<f32> {
        cost(&SkimMatcherV2::default(), letters, first, second)
    }

    #[test]
    fn dropped_vowels_and_ends_are_cheap() {
        let pair = of("hbrmstr", "harbour", Some("master")).unwrap();
        assert!(pair < loosest(7), "{pair}");
        let cut = of("harmas", "harbour", Some("master")).unwrap();
        assert!(cut <= TIGHT, "{cut}");
    }

    #[test]
    fn letters_begin_where_the_words_begin() {
        assert_eq!(of("arbour", "harbour", None), None);
        assert_eq!(of("haraster", "harbour", Some("master")), None);
        assert_eq!(of("harx", "harbour", None), None);
    }

    #[test]
    fn dropped_consonants_cost_too_much() {
        let found = of("hr", "hovercraft", None).unwrap();
        assert!(found > loosest(6), "{found}");
    }
}
