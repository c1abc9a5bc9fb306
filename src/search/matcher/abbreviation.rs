//! Abbreviations: the letters of a query within a word or two neighbours.
//!
//! `fuzzy-matcher` finds whether and where the letters stand. Its own score
//! serves to order file paths, so a cost of our own decides: what somebody
//! drops on purpose when abbreviating is vowels and ends of words, seldom a
//! consonant in the middle.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::{Matcher, Occurrence, small};
use crate::search::Tier;
use crate::search::index::{SearchIndex, Word, letter_mask};
use crate::search::query::{LONGEST_WORD, QueryWord};
use crate::text::span::offset;

/// Cost of a vowel that was left out between two letters.
const VOWEL: f32 = 0.3;
/// Cost of keeping vowels after one that was left out: who drops vowels drops all
/// ("infltn"), so that "nato" is not short for "nation".
const KEPT_VOWEL: f32 = 0.5;
/// Cost of a consonant that was left out between two letters.
const CONSONANT: f32 = 1.0;
/// Cost of an end of a word that was left out, however long.
const END: f32 = 0.5;

/// Cost per letter below which hardly anything but an abbreviation qualifies.
pub(super) const TIGHT: f32 = 0.2;

/// Letters of the shortest abbreviation of two words of running text.
const SHORTEST_OF_TERM: usize = 5;

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
    // What has a vowel may be a word, and some words in a row begin with its
    // letters in most articles.
    if found.is_empty() && (3..=5).contains(&length) && !query.folded.contains(is_vowel) {
        initials(matcher, &query.folded, false, 0.5, found);
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Neighbours that a query abbreviates, and where they stand.
pub(super) struct ShortPair {
    cost: f32,
    /// The second word.
    pub(super) second: u32,
    /// First tokens, and how many each time.
    places: Vec<(u32, u32)>,
}

/// Words and neighbours that `query` abbreviates at no more than `limit` a
/// letter; returns the neighbours.
pub(super) fn short_forms(
    matcher: &Matcher<'_>,
    query: &QueryWord,
    limit: f32,
    score: f32,
    found: &mut Vec<Occurrence>,
) -> Vec<ShortPair> {
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
            && let Some(cost) = cost(&matcher.skim, folded, &word.folded)
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
            && let Some((cost, of_first)) =
                cost_of_pair(&matcher.skim, folded, &one.folded, &two.folded)
            && cost <= limit
        {
            let is_short = letters.len() < SHORTEST_OF_TERM;
            let places = terms(index, (*left, *right), is_short, of_first == 1);
            if !places.is_empty() {
                doubles.push(ShortPair {
                    cost,
                    second: *right,
                    places,
                });
            }
        }
    }
    let least = singles
        .iter()
        .map(|(_, cost)| *cost)
        .chain(doubles.iter().map(|pair| pair.cost))
        .fold(f32::MAX, f32::min);
    // What costs much more than the best is an accident.
    let limit = limit.min(least + 0.1);
    for (number, cost) in singles {
        if cost <= limit {
            matcher.add(found, number, score - 0.2 * cost, Tier::Abbreviation, 0);
        }
    }
    doubles.retain(|pair| pair.cost <= limit);
    for pair in &doubles {
        for (token, count) in &pair.places {
            let hit = Occurrence {
                token: *token,
                count: *count,
                score: score - 0.2 * pair.cost,
                tier: Tier::Abbreviation,
                letters: 0,
            };
            matcher.push(found, hit);
        }
    }
    doubles
}

/// Where two words that follow each other make one term.
///
/// A label or heading is a term as a whole. In running text stop words between
/// two words separate them ("benefits to the entire"), and only a name goes by
/// the initial of its first word ("nkorea").
fn terms(
    index: &SearchIndex,
    (left, right): (u32, u32),
    is_short: bool,
    by_initial: bool,
) -> Vec<(u32, u32)> {
    let is_capital = |token| index.token(token).is_some_and(|token| token.is_capital);
    let places = index.postings(left).iter().filter_map(|token| {
        let next = index.next_content(*token)?;
        if index.token(next)?.word != right {
            return None;
        }
        let is_term = !index.is_running_text(*token)
            || !is_short
                && next == token + 1
                && (!by_initial || is_capital(*token) && is_capital(next));
        is_term.then_some((*token, next - token + 1))
    });
    places.collect()
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
    // Labels and headings are names as a whole.
    let is_name = !index.is_running_text(start);
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

/// What it costs, per letter, to read `letters` as an abbreviation of `word`. None
/// if they do not occur in order from its first letter. Both are folded.
fn cost(matcher: &SkimMatcherV2, letters: &str, word: &str) -> Option<f32> {
    if !holds_in_order(word.chars(), letters) {
        return None;
    }
    let (_, places) = matcher.fuzzy_indices(word, letters)?;
    Some(per_letter(cost_within(word, 0, &places)?, letters))
}

/// The same for two words together, with the number of letters that belong to the
/// first.
fn cost_of_pair(
    matcher: &SkimMatcherV2,
    letters: &str,
    first: &str,
    second: &str,
) -> Option<(f32, usize)> {
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
    Some((per_letter(total, letters), head.len()))
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
    let (mut lacks_vowel, mut keeps_vowel) = (false, false);
    for (at, letter) in word.chars().enumerate() {
        let at = at + offset;
        if at > last {
            total += END;
            break;
        }
        let is_kept = places.binary_search(&at).is_ok();
        match (is_kept, is_vowel(letter)) {
            (true, is_vowel) => keeps_vowel |= is_vowel && lacks_vowel,
            (false, true) => {
                lacks_vowel = true;
                total += VOWEL;
            }
            (false, false) => total += CONSONANT,
        }
    }
    Some(total + if keeps_vowel { KEPT_VOWEL } else { 0.0 })
}

fn per_letter(total: f32, letters: &str) -> f32 {
    total / small(letters.chars().count().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(letters: &str, word: &str) -> Option<f32> {
        cost(&SkimMatcherV2::default(), letters, word)
    }

    fn of_pair(letters: &str, first: &str, second: &str) -> Option<(f32, usize)> {
        cost_of_pair(&SkimMatcherV2::default(), letters, first, second)
    }

    #[test]
    fn dropped_vowels_and_ends_are_cheap() {
        let (pair, _) = of_pair("hbrmstr", "harbour", "master").unwrap();
        assert!(pair < loosest(7), "{pair}");
        let (cut, of_first) = of_pair("harmas", "harbour", "master").unwrap();
        assert!(cut <= TIGHT && of_first == 3, "{cut}");
    }

    #[test]
    fn letters_begin_where_the_words_begin() {
        assert_eq!(of("arbour", "harbour"), None);
        assert_eq!(of_pair("haraster", "harbour", "master"), None);
        assert_eq!(of("harx", "harbour"), None);
    }

    #[test]
    fn who_drops_a_vowel_keeps_none_after_it() {
        assert!(of("hrbr", "harbour").unwrap() <= loosest(4));
        assert!(of("harb", "harbour").unwrap() <= loosest(4));
        assert!(of("nato", "nation").unwrap() > loosest(4));
    }

    #[test]
    fn dropped_consonants_cost_too_much() {
        let found = of("hr", "hovercraft").unwrap();
        assert!(found > loosest(6), "{found}");
    }
}
