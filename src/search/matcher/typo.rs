//! Typing errors.
//!
//! Only the nearest words count: a word two errors away is worth nothing beside
//! one that is one away.

use super::{Matcher, Occurrence, abbreviation, compound, slip, small};
use crate::search::Tier;
use crate::search::index::{Word, letter_mask};
use crate::search::query::QueryWord;
use crate::text::span::offset;

/// Letters of the shortest stem that may be misspelt: fewer are too little to
/// tell a slip from another word.
const SHORTEST_STEM: usize = 5;
/// Letters of the shortest word that forgives two typing errors.
const LONG: usize = 8;

/// Typing errors in a whole word, or in one of two that the query joins; short
/// forms where those explain more.
pub(super) fn typos(matcher: &mut Matcher<'_>, query: &QueryWord, found: &mut Vec<Occurrence>) {
    let letters = query.letters();
    let letters = letters.as_slice();
    let limit = typos_in(letters.len());
    let index = matcher.index;
    let mask = letter_mask(letters);
    let mut least = limit;
    let mut near = Vec::new();
    if limit > 0 {
        for (number, word) in index.words.iter().enumerate() {
            if word.has_digit || !may_be_near(mask, word, letters.len(), least) {
                continue;
            }
            // A word that forgives nothing itself is not meant either.
            if typos_in(word.letters.len()) == 0 {
                continue;
            }
            if let Some(distance) = matcher.distance.between(letters, &word.letters, least)
                && distance > 0
                && is_plausible(letters, &word.letters, distance, word.is_name())
            {
                least = least.min(distance);
                near.push((offset(number), distance));
            }
        }
    }
    near.retain(|(_, distance)| *distance == least);
    let mut short = Vec::new();
    let pairs = if query.is_acronym() || letters.len() < 4 {
        Vec::new()
    } else {
        abbreviation::short_forms(matcher, query, abbreviation::TIGHT, 0.78, &mut short)
    };
    // The letter that is too much in "nkorea" belongs to North Korea; but
    // a slip explains more than an abbreviation without such a word.
    let is_explained = |number: u32| pairs.iter().any(|pair| pair.second == number);
    if near.iter().all(|(number, _)| is_explained(*number)) {
        found.append(&mut short);
    } else {
        for (number, distance) in near {
            let same_first = index
                .word(number)
                .is_some_and(|word| word.letters.first() == letters.first());
            let score = 0.78 - 0.08 * small(distance) + if same_first { 0.02 } else { 0.0 };
            matcher.add(found, number, score, Tier::Typo, 0);
        }
    }
    if letters.len() >= 6 {
        compound::in_article_with_typo(matcher, &query.folded, found);
    }
}

/// Typing errors in a word that goes on, or under another ending.
pub(super) fn misspelt(matcher: &mut Matcher<'_>, query: &QueryWord, found: &mut Vec<Occurrence>) {
    let letters = query.letters();
    let letters = letters.as_slice();
    let index = matcher.index;
    let limit = if letters.len() < 5 {
        0
    } else {
        typos_in(letters.len())
    };
    let mut near: Vec<(u32, usize, usize)> = Vec::new();
    let mut least = limit;
    if limit > 0 {
        for (number, word) in index.words.iter().enumerate() {
            if word.letters.len() <= letters.len()
                || word.is_stop
                || word.letters.first() != letters.first()
            {
                continue;
            }
            if let Some((distance, length)) =
                matcher
                    .distance
                    .nearest_beginning(letters, &word.letters, least)
                && let Some(beginning) = word.letters.get(..length)
                && is_beginning_of(letters, beginning, distance, word)
            {
                least = least.min(distance);
                near.push((offset(number), distance, length));
            }
        }
    }
    for (number, distance, length) in near {
        if distance == least {
            let score = 0.62 - 0.06 * small(distance);
            matcher.add(found, number, score, Tier::Typo, length);
        }
    }
    misspelt_stems(matcher, &query.folded, found);
    if letters.len() == LONG - 1 {
        shortened(matcher, letters, found);
    }
}

/// Words that forgive two typing errors and were typed one letter short.
fn shortened(matcher: &mut Matcher<'_>, letters: &[char], found: &mut Vec<Occurrence>) {
    let index = matcher.index;
    for (number, word) in index.words.iter().enumerate() {
        if word.letters.len() >= LONG
            && word.letters.first() == letters.first()
            && matcher
                .distance
                .between(letters, &word.letters, 2)
                .is_some()
        {
            matcher.add(found, offset(number), 0.54, Tier::Typo, 0);
        }
    }
}

/// Words whose stem is near.
fn misspelt_stems(matcher: &mut Matcher<'_>, folded: &str, found: &mut Vec<Occurrence>) {
    let index = matcher.index;
    let key: Vec<char> = index.language.key(folded).chars().collect();
    let mut least = if key.len() < SHORTEST_STEM {
        0
    } else {
        typos_in(key.len())
    };
    if least == 0 {
        return;
    }
    let mut near: Vec<(&[u32], usize)> = Vec::new();
    for (other, numbers) in index.keys() {
        let other: Vec<char> = other.chars().collect();
        if key.first() == other.first()
            && other.len() >= SHORTEST_STEM
            && let Some(distance) = matcher.distance.between(&key, &other, least)
            && end_alike(&key, &other, distance)
            && is_plausible(&key, &other, distance, false)
        {
            least = least.min(distance);
            near.push((numbers, distance));
        }
    }
    for word in &index.words {
        if key.first() == word.letters.first()
            && word.letters.len() >= SHORTEST_STEM
            && let Some(distance) = matcher.distance.between(&key, &word.letters, least)
            && is_beginning_of(&key, &word.letters, distance, word)
        {
            least = least.min(distance);
            let key = index.language.key(&word.folded);
            near.push((index.words_of_key(&key), distance));
        }
    }
    for (numbers, distance) in near {
        if distance == least {
            for number in numbers {
                let score = 0.64 - 0.06 * small(distance);
                matcher.add(found, *number, score, Tier::Typo, 0);
            }
        }
    }
}

/// Whether people err so.
fn is_plausible(typed: &[char], meant: &[char], distance: usize, is_name: bool) -> bool {
    match distance {
        0 => true,
        1 => slip::is_likely(typed, meant, is_name),
        _ => slip::begins_alike(typed, meant),
    }
}

/// Whether people err so in the beginning or stem of a word.
fn is_beginning_of(typed: &[char], meant: &[char], distance: usize, word: &Word) -> bool {
    end_alike(typed, meant, distance) && is_plausible(typed, meant, distance, word.is_name())
}

/// Two errors up to the last letter are another word that begins alike
/// ("waterway" is not on the way to "waterfall").
fn end_alike(typed: &[char], meant: &[char], distance: usize) -> bool {
    distance < 2 || typed.last() == meant.last()
}

/// Typing errors forgiven in a word of `length` letters.
fn typos_in(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..LONG => 1,
        _ => 2,
    }
}

/// Whether a word may be within `limit` edits: an edit adds and removes at most
/// one letter.
fn may_be_near(mask: u32, word: &Word, length: usize, limit: usize) -> bool {
    word.letters.len().abs_diff(length) <= limit
        && (mask & !word.mask).count_ones() as usize <= limit
        && (word.mask & !mask).count_ones() as usize <= limit
}
