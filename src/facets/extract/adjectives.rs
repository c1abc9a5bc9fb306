//! Adjectives by their endings.

use super::sets::WordSet;

/// Whether a word is an adjective by its ending, so that its noun must follow.
pub(in crate::facets::extract) fn is_adjective(folded: &str) -> bool {
    ends_like_one(folded) && !WordSet::LikeAdjective.has(folded)
}

/// Whether it has such an ending, adjective or not.
pub(super) fn ends_like_one(folded: &str) -> bool {
    // What stands before the ending has three letters at least.
    matches!(
        folded.as_bytes(),
        [_, _, _, .., b'a', b'l']
            | [_, _, _, .., b'i', b'v', b'e']
            | [_, _, _, .., b'o', b'u', b's']
            | [_, _, _, .., b'f', b'u', b'l']
            | [_, _, _, .., b'l', b'e', b's', b's']
            | [_, _, _, .., b'a', b'r', b'y']
            | [_, _, _, .., b'a' | b'i', b'b', b'l', b'e']
            | [_, _, _, .., b'i', b'c']
            | [_, _, _, .., b'i', b'e', b'n', b't']
            | [_, _, _, .., b'a', b't', b'o', b'r', b'y']
            | [_, _, _, .., b'v', b'i', b's', b'o', b'r', b'y']
    )
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
