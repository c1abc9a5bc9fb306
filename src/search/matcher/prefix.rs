//! Words that begin with what was typed, or hold it.

use super::{InQuery, Matcher, Occurrence, abbreviation, compound, small};
use crate::search::Tier;
use crate::search::index::letter_mask;
use crate::search::query::QueryWord;
use crate::text::span::offset;

/// Letters of the shortest end of a word that is looked for.
const SHORTEST_PART: usize = 5;
/// Letters of the shortest part within a word.
const LONG_PART: usize = 6;

/// Words that begin with the query, and names with these initials.
pub(super) fn prefixes(matcher: &Matcher<'_>, query: &InQuery<'_>, found: &mut Vec<Occurrence>) {
    let folded = query.word.folded.as_str();
    let length = folded.chars().count();
    if length >= query.shortest_prefix {
        for number in matcher.index.words_from(folded) {
            let Some(word) = matcher.index.word(number) else {
                continue;
            };
            if !word.is_stop && word.letters.len() > length {
                let score = 0.74 + 0.1 * small(length) / small(word.letters.len());
                matcher.add(found, number, score, Tier::Prefix, length);
            }
        }
    }
    if length > 2 {
        compound::in_article(matcher, folded, true, found);
    }
    for joined in compound::in_query(query) {
        for number in matcher.index.words_from(&joined) {
            matcher.add(found, number, 0.78, Tier::Prefix, joined.chars().count());
        }
    }
    if query.word.is_initials() {
        abbreviation::initials(matcher, folded, true, 0.9, found);
    }
}

/// Words that end with the query, or hold it elsewhere where it is long enough
/// not to stand there by accident ("labor" in "collaborate").
pub(super) fn parts(matcher: &Matcher<'_>, query: &QueryWord, found: &mut Vec<Occurrence>) {
    let letters = query.letters();
    if letters.len() < SHORTEST_PART {
        return;
    }
    let mask = letter_mask(&letters);
    for (number, word) in matcher.index.words.iter().enumerate() {
        if word.mask & mask == mask
            && word.letters.len() > letters.len()
            && !word.folded.starts_with(query.folded.as_str())
            && (word.folded.ends_with(query.folded.as_str())
                || letters.len() >= LONG_PART && word.folded.contains(query.folded.as_str()))
        {
            matcher.add(found, offset(number), 0.64, Tier::Prefix, 0);
        }
    }
}
