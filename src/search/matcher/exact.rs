//! The word itself, its inflections and other spellings.

use super::{InQuery, Matcher, Occurrence, compound, small};
use crate::search::Tier;

/// Variants whose endings differ by this much more than those of the closest
/// one are left out, else "emergency" finds "emerged".
const NEAR: usize = 3;

/// The word, its variants, and what it is when joined or split.
pub(super) fn exact(matcher: &mut Matcher<'_>, query: &InQuery<'_>, found: &mut Vec<Occurrence>) {
    let folded = query.word.folded.as_str();
    let same = matcher.index.word_of(folded);
    if let Some(number) = same {
        matcher.add(found, number, 1.0, Tier::Exact, 0);
    }
    variants(matcher, folded, same, found);
    compound::in_article(matcher, folded, false, found);
    for joined in compound::in_query(query) {
        if let Some(number) = matcher.index.word_of(&joined) {
            matcher.add(found, number, 0.9, Tier::Variant, 0);
        }
        for number in matcher
            .index
            .words_of_key(&matcher.index.language.key(&joined))
        {
            matcher.add(found, *number, 0.86, Tier::Variant, 0);
        }
    }
}

/// Inflections and other spellings, those near the closest one.
fn variants(
    matcher: &mut Matcher<'_>,
    folded: &str,
    same: Option<u32>,
    found: &mut Vec<Occurrence>,
) {
    let index = matcher.index;
    let spelling = index.language.spelling(folded);
    let mut costs = Vec::new();
    for number in index.words_of_key(&index.language.key(folded)) {
        if let Some(word) = index.word(*number)
            && Some(*number) != same
        {
            let other = index.language.spelling(&word.folded);
            costs.push((*number, variant_cost(matcher, &spelling, &other)));
        }
    }
    let least = costs.iter().map(|(_, cost)| *cost).min().unwrap_or(0);
    let limit = NEAR + if same.is_some() { 0 } else { least };
    for (number, cost) in costs {
        if cost <= limit {
            let score = (0.95 - 0.02 * small(cost)).max(0.78);
            matcher.add(found, number, score, Tier::Variant, 0);
        }
    }
}

/// How much two forms of a word differ: in their endings, or, where a letter
/// was doubled or left out before the ending, in single edits.
fn variant_cost(matcher: &mut Matcher<'_>, a: &str, b: &str) -> usize {
    let endings = endings(a, b);
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    match matcher.distance.between(&a, &b, 2) {
        Some(distance) => endings.min(2 * distance),
        None => endings,
    }
}

/// Letters by which two words differ after their common beginning.
fn endings(a: &str, b: &str) -> usize {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    a.chars().count() + b.chars().count() - 2 * common
}
