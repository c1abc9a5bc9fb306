//! Adjectives by their endings.

use super::sets::WordSet;

/// Endings of adjectives.
const ENDINGS: [&str; 12] = [
    "al", "ive", "ous", "ful", "less", "ary", "able", "ible", "ic", "ient", "atory", "visory",
];

/// Whether a word is an adjective by its ending, so that its noun must follow.
pub(in crate::facets::extract) fn is_adjective(folded: &str) -> bool {
    ends_like_one(folded) && !WordSet::LikeAdjective.has(folded)
}

/// Whether it has such an ending, adjective or not.
pub(super) fn ends_like_one(folded: &str) -> bool {
    let ends = |ending: &str| folded.len() > ending.len() + 2 && folded.ends_with(ending);
    folded.len() > 4 && ENDINGS.iter().any(|ending| ends(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives_are_told_by_their_endings() {
        for word in [
            "economic",
            "rural",
            "useful",
            "monetary",
            "portable",
            "legal",
            "tidal",
            "local",
            "national",
            "military",
            "public",
            "general",
            "hormonal",
            "regulatory",
        ] {
            assert!(is_adjective(word), "{word}");
        }
        for word in [
            "traffic",
            "laboratory",
            "canal",
            "library",
            "initiative",
            "cable",
            "steel",
            "clinic",
            "mercenary",
            "medal",
            "acquittal",
            "repeal",
            "survive",
        ] {
            assert!(!is_adjective(word), "{word}");
        }
    }
}
