//! Display width of text in terminal columns.
//!
//! The only place that asks `unicode-width`, and the same table that ratatui
//! uses, so that what is measured is what is drawn.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that `text` takes, grapheme cluster by grapheme cluster.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return text.len();
    }
    cells(text).map(|(_, _, columns)| columns).sum()
}

/// The grapheme clusters of `text` with their byte offset.
///
/// Nothing joins two printable characters of ASCII (UAX #29, rules GB3 to GB13), so
/// what stands before one of them and is one is a cluster of its own: the tables are
/// asked only about the rest.
pub fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_plain = |byte: Option<&u8>| byte.is_none_or(|byte| (b' '..=b'~').contains(byte));
    let mut at = 0;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes();
        let length = match bytes.get(at)? {
            b' '..=b'~' if is_plain(bytes.get(at + 1)) => 1,
            _ => text.get(at..)?.graphemes(true).next()?.len(),
        };
        let start = at;
        at += length;
        Some((start, text.get(start..at)?))
    })
}

/// Columns of one grapheme cluster: 0, 1 or 2.
pub fn grapheme_width(grapheme: &str) -> usize {
    if let [b' '..=b'~'] = grapheme.as_bytes() {
        return 1;
    }
    grapheme.width().min(2)
}

/// The grapheme clusters of `text` with their byte offset and width; clusters
/// without width are left out, for no cell can hold them alone.
pub fn cells(text: &str) -> impl Iterator<Item = (usize, &str, usize)> {
    clusters(text).filter_map(|(at, grapheme)| {
        let columns = grapheme_width(grapheme);
        (columns > 0).then_some((at, grapheme, columns))
    })
}

/// The longest start of `text` that fits into `columns`, and its width.
pub fn fitting(text: &str, columns: usize) -> (&str, usize) {
    let mut used = 0;
    for (at, grapheme) in clusters(text) {
        let next = used + grapheme_width(grapheme);
        if next > columns {
            return (text.get(..at).unwrap_or_default(), used);
        }
        used = next;
    }
    (text, used)
}

/// `text` cut to `columns` with an ellipsis in the last cell when it is longer;
/// no space or comma stands before the ellipsis.
pub fn shortened<'a>(text: &'a str, columns: usize, ellipsis: &str) -> Cow<'a, str> {
    if width(text) <= columns {
        return text.into();
    }
    let room = columns.saturating_sub(width(ellipsis));
    let (kept, _) = fitting(text, room);
    if columns == 0 {
        Cow::default()
    } else {
        format!("{}{ellipsis}", before_cut(kept)).into()
    }
}

/// `text` without what no ellipsis may follow: blanks, commas, dashes.
pub fn before_cut(text: &str) -> &str {
    text.trim_end_matches([' ', ',', ';', ':', '-', '–', '—'])
}

/// Bytes of the whole words of `text` that fit into `columns`; of the part of
/// the first word that does, where not even that fits.
pub fn fitting_words(text: &str, columns: usize) -> usize {
    let (fits, _) = fitting(text, columns);
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    if text.get(fits.len()..).is_some_and(ends) {
        return fits.len();
    }
    match fits.rfind([' ', '-']) {
        // A hyphen stays with what stands before it.
        Some(at) if fits.get(at..).is_some_and(|rest| rest.starts_with('-')) => at + 1,
        Some(at) if at > 0 => at,
        _ => fits.len(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn clusters_are_those_of_the_standard(text in "([ -~]|\\PC|[\r\n\u{300}\u{200d}\u{fe0f}\u{1f1e6}-\u{1f1ff}\u{600}\u{915}\u{94d}]){0,24}") {
            let ours: Vec<_> = clusters(&text).collect();
            let theirs: Vec<_> = text.grapheme_indices(true).collect();
            prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn wide_and_combining_clusters_have_their_columns() {
        assert_eq!(width("abc"), 3);
        assert_eq!(width("漢字"), 4);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("👨‍👩‍👧"), 2);
        assert_eq!(width("“NATO’s”"), 8);
    }

    #[test]
    fn cutting_never_exceeds_the_columns() {
        assert_eq!(shortened("Key drivers, of", 13, "…"), "Key drivers…");
        assert_eq!(shortened("Key drivers", 11, "…"), "Key drivers");
        assert_eq!(shortened("漢字漢字", 4, "…"), "漢…");
        assert_eq!(shortened("abc", 0, "…"), "");
        for columns in 0..20 {
            assert!(width(&shortened("a 漢 b, 字 👨‍👩‍👧 c", columns, "…")) <= columns);
        }
    }
}
