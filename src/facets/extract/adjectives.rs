//! Adjectives by their endings.

use super::sets::WordSet;

/// Whether a word is an adjective by its ending, so that its noun must follow.
pub(in crate::facets::extract) fn is_adjective(folded: &str) -> bool {
    ends_like_one(folded) && !WordSet::LikeAdjective.has(folded)
}

/// Whether it has such an ending, adjective or not.
pub(super) fn ends_like_one(folded: &str) -> bool {
    match folded.as_bytes() {
        [before @ .., b'a', b'l']
        | [before @ .., b'i', b'c']
        | [before @ .., b'i', b'v', b'e']
        | [before @ .., b'o', b'u', b's']
        | [before @ .., b'f', b'u', b'l']
        | [before @ .., b'a', b'r', b'y']
        | [before @ .., b'l', b'e', b's', b's']
        | [before @ .., b'a' | b'i', b'b', b'l', b'e']
        | [before @ .., b'i', b'e', b'n', b't']
        | [before @ .., b'a', b't', b'o', b'r', b'y']
        | [before @ .., b'v', b'i', b's', b'o', b'r', b'y'] => before.len() > 2,
        _ => false,
    }
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
