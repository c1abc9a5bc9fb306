//! Signs for facets whose lens names only one.

/// Signs of ASCII that the screen uses for nothing else, in the order in which
/// they are given out; no fewer than a lens may have facets.
const ASCII: [&str; 35] = [
    "*", "#", "^", "@", "$", "&", "!", "?", "/", ":", ";", "A", "B", "C", "D", "E", "F", "G", "H",
    "I", "J", "K", "L", "M", "N", "O", "Q", "R", "S", "T", "U", "V", "W", "Y", "Z",
];

/// Filled signs with their hollow likes.
const HOLLOW: &[(&str, &str)] = &[
    ("●", "◦"),
    ("•", "◦"),
    ("◆", "⋄"),
    ("♦", "⋄"),
    ("▲", "▵"),
    ("▼", "▿"),
    ("▶", "▹"),
    ("◀", "◃"),
    ("■", "▫"),
    ("▪", "▫"),
    ("★", "☆"),
    ("♥", "♡"),
    ("♠", "♤"),
    ("♣", "♧"),
    ("⬟", "⬠"),
    ("⬢", "⬡"),
];

/// The hollow like of a sign.
pub(super) fn hollow_of(glyph: &str) -> &'static str {
    HOLLOW
        .iter()
        .find(|(filled, _)| *filled == glyph)
        .map_or("◦", |(_, hollow)| hollow)
}

/// A sign of ASCII that is not taken: the glyph itself where it is one of ours.
pub(super) fn free_ascii(glyph: &str, is_taken: impl Fn(&str) -> bool) -> &'static str {
    let mut free = ASCII.into_iter().filter(|sign| !is_taken(sign));
    let own = free.clone().find(|sign| *sign == glyph);
    own.or_else(|| free.next()).unwrap_or("*")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width;

    #[test]
    fn hollow_signs_are_one_column_wide() {
        for (filled, hollow) in HOLLOW {
            assert_eq!((width(filled), width(hollow)), (1, 1), "{filled} {hollow}");
        }
    }

    #[test]
    fn a_sign_is_given_to_one_facet_only() {
        assert_eq!(free_ascii("●", |sign| sign == "*"), "#");
        assert_eq!(free_ascii("@", |sign| sign == "*"), "@");
        assert_eq!(free_ascii("%", |_| false), "*");
    }
}
