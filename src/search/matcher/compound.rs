//! Words that are written as one here and as two there.

use super::{InQuery, Matcher, Occurrence};
use crate::search::Tier;
use crate::search::query::QueryWord;

/// The word joined to the one before it, and to the one after it.
pub(super) fn in_query(query: &InQuery<'_>) -> impl Iterator<Item = String> {
    let with = |left: &QueryWord, right: &QueryWord| format!("{}{}", left.folded, right.folded);
    let before = query.before.map(|before| with(before, query.word));
    let after = query.after.map(|after| with(query.word, after));
    before.into_iter().chain(after)
}

/// Neighbours in the article that the query joins ("seaway" for "sea way"); the
/// second may go on.
pub(super) fn in_article(
    matcher: &Matcher<'_>,
    folded: &str,
    goes_on: bool,
    found: &mut Vec<Occurrence>,
) {
    let index = matcher.index;
    for (cut, _) in folded.char_indices().skip(2) {
        let (left, right) = folded.split_at(cut);
        if right.chars().count() < 2 {
            break;
        }
        let Some(first) = index.word_of(left) else {
            continue;
        };
        // "we re…" is not what "were" joins.
        if goes_on && index.word(first).is_none_or(|word| word.is_stop) {
            continue;
        }
        let (second, same_key): (_, &[u32]) = if goes_on {
            (index.words_from(right), &[])
        } else {
            let exact = index.word_of(right);
            (
                exact.map_or(0..0, |number| number..number + 1),
                index.words_of_key(&index.language.key(right)),
            )
        };
        if second.is_empty() && same_key.is_empty() {
            continue;
        }
        for token in index.postings(first) {
            let Some(next) = index.next_in_field(*token) else {
                continue;
            };
            let Some(word) = index.token(next).map(|next| next.word) else {
                continue;
            };
            if !second.contains(&word) && !same_key.contains(&word) {
                continue;
            }
            let hit = Occurrence {
                token: *token,
                count: 2,
                score: if goes_on { 0.78 } else { 0.88 },
                tier: if goes_on { Tier::Prefix } else { Tier::Variant },
                letters: 0,
            };
            matcher.push(found, hit);
        }
    }
}

/// Neighbours in the article that the query joins with one typing error.
pub(super) fn in_article_with_typo(
    matcher: &mut Matcher<'_>,
    folded: &str,
    found: &mut Vec<Occurrence>,
) {
    let index = matcher.index;
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
                if next.is_some_and(|next| matcher.is_one_typo(&letters, next)) {
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
                    && matcher.is_one_typo(&letters, before)
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
            matcher.push(found, hit);
        }
    }
}
