//! Abbreviations: the letters of a query within a word or two neighbours.
//!
//! `fuzzy-matcher` finds whether and where the letters stand. Its own score
//! serves to order file paths, so a cost of our own decides: what somebody
//! drops on purpose when abbreviating is vowels and ends of words, seldom a
//! consonant in the middle.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::{Matcher, Occurrence};
use crate::search::Tier;
use crate::search::index::{SearchIndex, Word, letter_mask};
use crate::search::query::{LONGEST_WORD, QueryWord};
use crate::text::span::offset;

/// Cost of a vowel that was left out between two letters.
const VOWEL: f32 = 0.3;
/// Cost of a consonant that was left out between two letters.
const CONSONANT: f32 = 1.0;
/// Cost of an end of a word that was left out, however long.
const END: f32 = 0.5;

/// Cost per letter below which hardly anything but an abbreviation qualifies.
pub(super) const TIGHT: f32 = 0.2;

/// Highest cost per letter of an abbreviation of `length` letters.
fn loosest(length: usize) -> f32 {
    match length {
        0..=2 => 0.0,
        3 | 4 => 0.3,
        5 => 0.33,
        _ => 0.5,
    }
}

/// Short forms that leave out much, and initials of words without capitals.
pub(super) fn loose(matcher: &mut Matcher<'_>, query: &QueryWord, found: &mut Vec<Occurrence>) {
    if query.is_acronym() {
        return;
    }
    let length = query.folded.chars().count();
    short_forms(matcher, query, loosest(length), 0.6, found);
    if found.is_empty() && (3..=5).contains(&length) {
        initials(matcher, &query.folded, false, 0.5, found);
    }
}

/// Words and neighbours that `query` abbreviates at no more than `limit` a
/// letter; returns the neighbours.
pub(super) fn short_forms(
    matcher: &Matcher<'_>,
    query: &QueryWord,
    limit: f32,
    score: f32,
    found: &mut Vec<Occurrence>,
) -> Vec<(u32, u32, f32)> {
    let index = matcher.index;
    let letters = query.letters();
    let Some(first) = letters.first() else {
        return Vec::new();
    };
    let mask = letter_mask(&letters);
    let folded = query.folded.as_str();
    let range = index.words_from(&first.to_string());
    let mut singles = Vec::new();
    let mut doubles = Vec::new();
    for number in range.clone() {
        let Some(word) = index.word(number) else {
            continue;
        };
        if fits(word, mask, letters.len())
            && word.mask & mask == mask
            && !word.is_stop
            && let Some(cost) = cost(&matcher.skim, folded, &word.folded, None)
            && cost <= limit
        {
            singles.push((number, cost));
        }
    }
    let start = index.pairs.partition_point(|pair| pair.0 < range.start);
    for (left, right) in index.pairs.get(start..).unwrap_or_default() {
        if *left >= range.end {
            break;
        }
        let (Some(one), Some(two)) = (index.word(*left), index.word(*right)) else {
            continue;
        };
        let second_starts = two
            .letters
            .first()
            .is_some_and(|c| letters.iter().skip(1).any(|l| l == c));
        if (one.mask | two.mask) & mask == mask
            && second_starts
            && one.letters.len() + two.letters.len() <= 2 * LONGEST_WORD
            && let Some(cost) = cost(&matcher.skim, folded, &one.folded, Some(&two.folded))
            && cost <= limit
        {
            doubles.push((*left, *right, cost));
        }
    }
    let least = singles
        .iter()
        .map(|(_, cost)| *cost)
        .chain(doubles.iter().map(|(_, _, cost)| *cost))
        .fold(f32::MAX, f32::min);
    // What costs much more than the best is an accident.
    let limit = limit.min(least + 0.1);
    for (number, cost) in singles {
        if cost <= limit {
            matcher.add(found, number, score - 0.2 * cost, Tier::Abbreviation, 0);
        }
    }
    doubles.retain(|(_, _, cost)| *cost <= limit);
    for (left, right, cost) in &doubles {
        for token in index.postings(*left) {
            let next = index.next_content(*token);
            if let Some(next) = next
                && index.token(next).is_some_and(|token| token.word == *right)
            {
                let hit = Occurrence {
                    token: *token,
                    count: next - token + 1,
                    score: score - 0.2 * cost,
                    tier: Tier::Abbreviation,
                    letters: 0,
                };
                matcher.push(found, hit);
            }
        }
    }
    doubles
}

fn fits(word: &Word, mask: u32, length: usize) -> bool {
    word.letters.len() > length && word.letters.len() <= LONGEST_WORD && word.mask & mask == mask
}

/// Words in a row that begin with the letters of `folded`, stop words
/// counted or not. In running text only capitalised ones if `capitals`.
pub(super) fn initials(
    matcher: &Matcher<'_>,
    folded: &str,
    capitals: bool,
    score: f32,
    found: &mut Vec<Occurrence>,
) {
    let letters: Vec<char> = folded.chars().collect();
    for start in 0..offset(matcher.index.tokens.len()) {
        for with_stop_words in [false, true] {
            if let Some(end) = spells(matcher.index, start, &letters, capitals, with_stop_words) {
                let hit = Occurrence {
                    token: start,
                    count: end - start + 1,
                    score,
                    tier: Tier::Abbreviation,
                    letters: 0,
                };
                matcher.push(found, hit);
                break;
            }
        }
    }
}

/// The last token, if the words from `start` have these initials.
fn spells(
    index: &SearchIndex,
    start: u32,
    letters: &[char],
    capitals: bool,
    with_stop_words: bool,
) -> Option<u32> {
    let mut at = start;
    let mut rest = letters.iter();
    let mut wanted = *rest.next()?;
    let field = index.field(index.token(start)?.field)?;
    // Labels and headings are names as a whole.
    let is_name = index
        .unit(field.unit)
        .is_some_and(|unit| !unit.target.is_sentence());
    loop {
        let token = index.token(at)?;
        let word = index.word(token.word)?;
        if word.letters.first() != Some(&wanted) {
            return None;
        }
        if capitals && !is_name && !token.is_capital && !word.is_stop {
            return None;
        }
        if (at == start || rest.len() == 0) && word.is_stop {
            return None;
        }
        let Some(next) = rest.next() else {
            return Some(at);
        };
        wanted = *next;
        at = if with_stop_words {
            index.next_in_field(at)?
        } else {
            index.next_content(at)?
        };
    }
}

/// What it costs, per letter, to read `letters` as an abbreviation of `first`,
/// or of `first` and `second` together. None if the letters do not occur in
/// order from the first letter of each word.
///
/// All three are folded.
fn cost(matcher: &SkimMatcherV2, letters: &str, first: &str, second: Option<&str>) -> Option<f32> {
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
