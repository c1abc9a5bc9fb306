//! Words that begin with what was typed, or hold it.

use super::{InQuery, Matcher, Occurrence, abbreviation, compound, small};
use crate::search::Tier;
use crate::search::index::letter_mask;
use crate::search::query::QueryWord;
use crate::text::span::offset;

/// Letters of the shortest part of a word that is looked for.
const SHORTEST_PART: usize = 5;
/// Letters before so short a part: "secur" in "cybersecurity" is meant, "labor" in
/// "collaborate" an accident.
const BEFORE_SHORTEST: usize = 4;
/// Letters up to which capitals are initials, and no beginning of a common word:
/// "AI" is not on the way to "aims".
const LONGEST_NAME: usize = 3;
/// How well initials fit: better, even in a long sentence, than a short word that
/// is the beginning of a word in another name.
const INITIALS: f32 = 0.94;

/// Words that begin with the query, and names with these initials.
pub(super) fn prefixes(matcher: &Matcher<'_>, query: &InQuery<'_>, found: &mut Vec<Occurrence>) {
    let folded = query.word.folded.as_str();
    let length = folded.chars().count();
    let is_short_name = query.word.is_acronym() && length <= LONGEST_NAME;
    if length >= query.shortest_prefix {
        for number in matcher.index.words_from(folded) {
            let Some(word) = matcher.index.word(number) else {
                continue;
            };
            let is_meant = !is_short_name || word.is_name();
            if !word.is_stop && word.letters.len() > length && is_meant {
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
        abbreviation::initials(matcher, folded, true, INITIALS, found);
    }
}

/// Words that hold the query after their beginning.
pub(super) fn parts(matcher: &Matcher<'_>, query: &QueryWord, found: &mut Vec<Occurrence>) {
    let letters = query.letters();
    if letters.len() < SHORTEST_PART {
        return;
    }
    let mask = letter_mask(&letters);
    for (number, word) in matcher.index.words.iter().enumerate() {
        if word.mask & mask == mask
            && word.letters.len() > letters.len()
            && let Some(before) = word.folded.find(query.folded.as_str())
            && before > 0
            && (letters.len() > SHORTEST_PART || before >= BEFORE_SHORTEST)
        {
            matcher.add(found, offset(number), 0.64, Tier::Prefix, 0);
        }
    }
}
