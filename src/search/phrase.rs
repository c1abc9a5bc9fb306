//! Words in a row.

use super::Tier;
use super::matcher::{Level, Matcher, Occurrence, settle};
use super::query::QueryWord;
use crate::text::span::offset;

/// Where words stand in a row: as they are, the last one possibly going on; in
/// another spelling, joined or split; or with one typing error in one of them.
pub(crate) fn phrase(
    matcher: &mut Matcher<'_>,
    words: &[QueryWord],
    is_closed: bool,
    level: Level,
) -> Vec<Occurrence> {
    match level {
        Level::Exact => {
            let mut found = rows(matcher, words, false, false);
            if found.is_empty() || !is_closed {
                found.extend(rows(matcher, words, true, false));
            }
            settle(&mut found);
            found
        }
        Level::Prefix if words.iter().any(|word| word.is_exact) => Vec::new(),
        Level::Prefix => spelt_otherwise(matcher, words),
        Level::Typo => rows(matcher, words, true, true),
        Level::Misspelt | Level::Loose => Vec::new(),
    }
}

/// Rows of inflections and other spellings, two words written as one or one as
/// two.
fn spelt_otherwise(matcher: &Matcher<'_>, words: &[QueryWord]) -> Vec<Occurrence> {
    let index = matcher.index;
    let alike = |folded: &str| index.words_of_key(&index.language.key(folded));
    let singles: Vec<&[u32]> = words.iter().map(|word| alike(&word.folded)).collect();
    let joined: Vec<&[u32]> = words
        .iter()
        .zip(words.iter().skip(1))
        .map(|(left, right)| alike(&format!("{}{}", left.folded, right.folded)))
        .collect();
    let mut found = Vec::new();
    for start in (0..offset(index.tokens.len())).filter(|start| matcher.is_allowed(*start)) {
        let mut next = Some(start);
        let mut end = start;
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let Some(here) = next else { break };
            let Some(number) = index.token(here).map(|token| token.word) else {
                break;
            };
            end = here;
            if singles.get(at).is_some_and(|same| same.contains(&number)) {
                at += 1;
            } else if joined.get(at).is_some_and(|same| same.contains(&number)) {
                at += 2;
            } else if let Some(second) = splits(matcher, &word.folded, here) {
                end = second;
                at += 1;
            } else {
                break;
            }
            next = index.next_in_field(end);
        }
        if at >= words.len() {
            found.push(Occurrence {
                token: start,
                count: end - start + 1,
                score: 0.88,
                tier: Tier::Variant,
                letters: 0,
            });
        }
    }
    found
}

/// The second of two tokens that `folded` joins, of which `first` is the first.
fn splits(matcher: &Matcher<'_>, folded: &str, first: u32) -> Option<u32> {
    let index = matcher.index;
    let rest = folded.strip_prefix(index.word(index.token(first)?.word)?.folded.as_str())?;
    let second = index.next_in_field(first)?;
    let word = index.word(index.token(second)?.word)?;
    (!rest.is_empty() && word.folded == rest).then_some(second)
}

fn rows(
    matcher: &mut Matcher<'_>,
    words: &[QueryWord],
    may_go_on: bool,
    may_err: bool,
) -> Vec<Occurrence> {
    let index = matcher.index;
    let letters: Vec<Vec<char>> = words
        .iter()
        .map(|word| word.folded.chars().collect())
        .collect();
    // Where each word stands; without typing errors the rarest one is enough.
    let rarest = words
        .iter()
        .enumerate()
        .take(words.len() - usize::from(may_go_on && words.len() > 1))
        .map(|(at, word)| {
            let number = index.word_of(&word.folded);
            (at, number.map_or(&[][..], |number| index.postings(number)))
        })
        .min_by_key(|(_, postings)| postings.len());
    let starts: Vec<u32> = match rarest {
        Some((at, postings)) if !(may_err || may_go_on && words.len() == 1) => postings
            .iter()
            .filter_map(|token| token.checked_sub(offset(at)))
            .collect(),
        _ => (0..offset(index.tokens.len())).collect(),
    };
    let mut found = Vec::new();
    'starts: for start in starts {
        let Some(field) = index.token(start).map(|token| token.field) else {
            continue;
        };
        if !matcher.is_allowed(start) {
            continue;
        }
        let mut errors = 0;
        let mut score = 1.0;
        let mut tier = Tier::Exact;
        for (at, (word, letters)) in words.iter().zip(&letters).enumerate() {
            let number = start + offset(at);
            let Some(token) = index.token(number).filter(|token| token.field == field) else {
                continue 'starts;
            };
            let Some(here) = index.word(token.word) else {
                continue 'starts;
            };
            if here.folded == word.folded {
                continue;
            }
            if may_go_on && at + 1 == words.len() && here.folded.starts_with(&word.folded) {
                score = 0.84;
                tier = tier.max(Tier::Prefix);
            } else if may_err && errors == 0 && matcher.is_one_typo(letters, number) {
                errors = 1;
                score = 0.7;
                tier = Tier::Typo;
            } else {
                continue 'starts;
            }
        }
        found.push(Occurrence {
            token: start,
            count: offset(words.len()),
            score,
            tier,
            letters: 0,
        });
    }
    found
}
