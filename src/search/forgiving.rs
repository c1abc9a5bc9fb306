//! Forgiving readings of a word: typing errors and abbreviations.
//!
//! Only the nearest words count: a reading with two errors is worth nothing
//! beside one with one.

use super::Tier;
use super::abbreviation;
use super::index::{Word, letter_mask};
use super::query::QueryWord;
use super::reading::{LONGEST, Occurrence, Reader, small};
use crate::text::span::offset;

/// Letters of the shortest word that forgives two typing errors.
const LONG: usize = 8;

impl Reader<'_> {
    pub(crate) fn typos(
        &mut self,
        query: &QueryWord,
        letters: &[char],
        found: &mut Vec<Occurrence>,
    ) {
        let limit = typos_in(letters.len());
        let index = self.index;
        let mask = letter_mask(letters);
        let mut least = limit;
        let mut near = Vec::new();
        if limit > 0 {
            for (number, word) in index.words.iter().enumerate() {
                if word.has_digit || !may_be_near(mask, word, letters.len(), least) {
                    continue;
                }
                if letters.len() == 4 && word.letters.first() != letters.first() {
                    continue;
                }
                if let Some(distance) = self.distance.between(letters, &word.letters, least)
                    && distance > 0
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
            self.abbreviations(query, letters, abbreviation::TIGHT, 0.78, &mut short)
        };
        // The letter that is too much in "nkorea" belongs to North Korea; but
        // a slip explains more than an abbreviation without such a word.
        let is_explained = |number: u32| pairs.iter().any(|(_, second, _)| *second == number);
        if near.iter().all(|(number, _)| is_explained(*number)) {
            found.append(&mut short);
        } else {
            for (number, distance) in near {
                let same_first = index
                    .word(number)
                    .is_some_and(|word| word.letters.first() == letters.first());
                let score = 0.78 - 0.08 * small(distance) + if same_first { 0.02 } else { 0.0 };
                self.add(found, number, score, Tier::Typo, 0);
            }
        }
        if letters.len() >= 6 {
            self.split_with_typo(&query.folded, found);
        }
        if letters.len() >= 5 {
            for (number, word) in index.words.iter().enumerate() {
                if word.mask & mask == mask
                    && word.letters.len() > letters.len()
                    && !word.folded.starts_with(query.folded.as_str())
                    && word.folded.contains(query.folded.as_str())
                {
                    self.add(found, offset(number), 0.64, Tier::Prefix, 0);
                }
            }
        }
    }

    /// Neighbours in the article that the query joins with one typing error.
    fn split_with_typo(&mut self, folded: &str, found: &mut Vec<Occurrence>) {
        let index = self.index;
        for (cut, _) in folded.char_indices().skip(3) {
            let (left, right) = folded.split_at(cut);
            if right.chars().count() < 3 {
                break;
            }
            let mut hits: Vec<u32> = Vec::new();
            if let Some(first) = index.word_of(left) {
                let letters: Vec<char> = right.chars().collect();
                for token in index.postings(first) {
                    let next = index.next_in_field(*token);
                    if next.is_some_and(|next| self.is_one_typo(&letters, next)) {
                        hits.push(*token);
                    }
                }
            }
            if let Some(second) = index.word_of(right) {
                let letters: Vec<char> = left.chars().collect();
                for token in index.postings(second) {
                    let Some(before) = token.checked_sub(1) else {
                        continue;
                    };
                    if index.next_in_field(before) == Some(*token)
                        && self.is_one_typo(&letters, before)
                    {
                        hits.push(before);
                    }
                }
            }
            for token in hits {
                let hit = Occurrence {
                    token,
                    count: 2,
                    score: 0.66,
                    tier: Tier::Typo,
                    letters: 0,
                };
                self.push(found, hit);
            }
        }
    }

    /// Whether a token's word is one typing error away from `letters`.
    pub(crate) fn is_one_typo(&mut self, letters: &[char], token: u32) -> bool {
        let index = self.index;
        let Some(word) = index.token(token).and_then(|token| index.word(token.word)) else {
            return false;
        };
        letters.len() >= 4
            && !word.has_digit
            && self.distance.between(letters, &word.letters, 1).is_some()
    }

    pub(crate) fn misspelt(
        &mut self,
        query: &QueryWord,
        letters: &[char],
        found: &mut Vec<Occurrence>,
    ) {
        let index = self.index;
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
                    self.distance
                        .nearest_beginning(letters, &word.letters, least)
                {
                    least = least.min(distance);
                    near.push((offset(number), distance, length));
                }
            }
        }
        for (number, distance, length) in near {
            if distance == least {
                let score = 0.62 - 0.06 * small(distance);
                self.add(found, number, score, Tier::Typo, length);
            }
        }
        self.misspelt_stems(&query.folded, found);
        if letters.len() == LONG - 1 {
            self.shortened(letters, found);
        }
    }

    /// Words that forgive two typing errors and were typed one letter short.
    fn shortened(&mut self, letters: &[char], found: &mut Vec<Occurrence>) {
        let index = self.index;
        for (number, word) in index.words.iter().enumerate() {
            if word.letters.len() >= LONG
                && word.letters.first() == letters.first()
                && self.distance.between(letters, &word.letters, 2).is_some()
            {
                self.add(found, offset(number), 0.54, Tier::Typo, 0);
            }
        }
    }

    fn misspelt_stems(&mut self, folded: &str, found: &mut Vec<Occurrence>) {
        let index = self.index;
        let key: Vec<char> = index.language.key(folded).chars().collect();
        // A stem of four letters is too little to tell a slip from another word.
        let mut least = if key.len() < 5 {
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
                && let Some(distance) = self.distance.between(&key, &other, least)
            {
                least = least.min(distance);
                near.push((numbers, distance));
            }
        }
        for word in &index.words {
            if key.first() == word.letters.first()
                && let Some(distance) = self.distance.between(&key, &word.letters, least)
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
                    self.add(found, *number, score, Tier::Typo, 0);
                }
            }
        }
    }

    pub(crate) fn loose(
        &mut self,
        query: &QueryWord,
        letters: &[char],
        found: &mut Vec<Occurrence>,
    ) {
        if query.is_acronym() {
            return;
        }
        let limit = abbreviation::loosest(letters.len());
        self.abbreviations(query, letters, limit, 0.6, found);
        if found.is_empty() && (3..=5).contains(&letters.len()) {
            self.initials(&query.folded, false, 0.5, found);
        }
    }

    /// Words and neighbours that `query` abbreviates at no more than `limit` a
    /// letter; returns the neighbours.
    fn abbreviations(
        &self,
        query: &QueryWord,
        letters: &[char],
        limit: f32,
        score: f32,
        found: &mut Vec<Occurrence>,
    ) -> Vec<(u32, u32, f32)> {
        let index = self.index;
        let Some(first) = letters.first() else {
            return Vec::new();
        };
        let mask = letter_mask(letters);
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
                && let Some(cost) = abbreviation::cost(&self.matcher, folded, &word.folded, None)
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
                && one.letters.len() + two.letters.len() <= 2 * LONGEST
                && let Some(cost) =
                    abbreviation::cost(&self.matcher, folded, &one.folded, Some(&two.folded))
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
        // What costs much more than the best reading is an accident.
        let limit = limit.min(least + 0.1);
        for (number, cost) in singles {
            if cost <= limit {
                self.add(found, number, score - 0.2 * cost, Tier::Abbreviation, 0);
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
                    self.push(found, hit);
                }
            }
        }
        doubles
    }
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

fn fits(word: &Word, mask: u32, length: usize) -> bool {
    word.letters.len() > length && word.letters.len() <= LONGEST && word.mask & mask == mask
}
