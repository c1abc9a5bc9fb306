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
    text.graphemes(true).map(grapheme_width).sum()
}

/// Columns of one grapheme cluster: 0, 1 or 2.
pub fn grapheme_width(grapheme: &str) -> usize {
    grapheme.width().min(2)
}

/// The grapheme clusters of `text` with their byte offset and width; clusters
/// without width are left out, for no cell can hold them alone.
pub fn cells(text: &str) -> impl Iterator<Item = (usize, &str, usize)> {
    text.grapheme_indices(true).filter_map(|(at, grapheme)| {
        let columns = grapheme_width(grapheme);
        (columns > 0).then_some((at, grapheme, columns))
    })
}

/// The longest start of `text` that fits into `columns`, and its width.
pub fn fitting(text: &str, columns: usize) -> (&str, usize) {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
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
    use super::*;

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
