//! Breaking one piece of text into rows: textwrap's words and optimal-fit
//! algorithm on widths of our own.
//!
//! textwrap's own widths count characters, not grapheme clusters, and its
//! `wrap` may return copies that lose their place in the text; so its words are
//! taken as fragments with byte offsets.

use std::ops::Range;

use textwrap::WordSeparator;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::width::{grapheme_width, width};

/// A word with the blanks behind it.
#[derive(Debug)]
struct Part {
    bytes: Range<usize>,
    columns: usize,
    blanks: usize,
}

#[expect(clippy::cast_precision_loss, reason = "widths are far below 2^52")]
impl Fragment for Part {
    fn width(&self) -> f64 {
        self.columns as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.blanks as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Rows of running text, none wider than `columns`; each is a byte range
/// without the blanks at its end.
pub(super) fn fit_rows(text: &str, columns: usize) -> Vec<Range<usize>> {
    let words = words(text, columns);
    #[expect(clippy::cast_precision_loss, reason = "a column count is small")]
    let widths = [columns as f64];
    let rows = wrap_optimal_fit(&words, &widths, &Penalties::new())
        .unwrap_or_else(|_| wrap_first_fit(&words, &widths));
    rows.iter()
        .filter_map(|row| Some(row.first()?.bytes.start..row.last()?.bytes.end))
        .collect()
}

/// Rows of preformatted text: each of its lines, cut where it is too wide.
pub(super) fn keep_rows(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches('\n').trim_end_matches(' ');
        let mut taken = cut_word(start..start + bare.len(), bare, columns);
        if taken.is_empty() {
            taken.push(Part {
                bytes: start..start,
                columns: 0,
                blanks: 0,
            });
        }
        rows.extend(taken.into_iter().map(|part| part.bytes));
        start += line.len();
    }
    rows
}

fn words(text: &str, columns: usize) -> Vec<Part> {
    let mut found = Vec::new();
    let mut start = 0;
    for word in WordSeparator::UnicodeBreakProperties.find_words(text) {
        let end = start + word.word.len();
        let blanks = word.whitespace.len();
        let needed = width(word.word);
        // UAX #14 allows a break on both sides of a dash; in prose it closes a row.
        let dash = word.word.chars().all(|c| matches!(c, '—' | '–'));
        if let Some(before) = found.last_mut().filter(|before: &&mut Part| {
            dash && before.blanks == 0 && before.columns + needed <= columns
        }) {
            before.bytes.end = end;
            before.columns += needed;
            before.blanks = blanks;
        } else if needed <= columns {
            found.push(Part {
                bytes: start..end,
                columns: needed,
                blanks,
            });
        } else {
            let mut parts = cut_word(start..end, word.word, columns);
            if let Some(last) = parts.last_mut() {
                last.blanks = blanks;
            }
            found.extend(parts);
        }
        start = end + blanks;
    }
    found
}

/// Parts of a word that is wider than a row, each as long as fits; a cluster
/// wider than the row stands alone.
fn cut_word(bytes: Range<usize>, word: &str, columns: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut used = columns;
    for (at, grapheme) in word.grapheme_indices(true) {
        let needed = grapheme_width(grapheme);
        let end = bytes.start + at + grapheme.len();
        match parts.last_mut() {
            Some(part) if used + needed <= columns => {
                part.bytes.end = end;
                part.columns += needed;
                used += needed;
            }
            _ => {
                parts.push(Part {
                    bytes: bytes.start + at..end,
                    columns: needed,
                    blanks: 0,
                });
                used = needed;
            }
        }
    }
    debug_assert!(
        parts.iter().all(|part| {
            let own = part.bytes.start - bytes.start..part.bytes.end - bytes.start;
            let clusters = word.get(own).map(|own| own.graphemes(true).count());
            part.columns <= columns || clusters == Some(1)
        }),
        "a part wider than {columns} columns that could be cut: {parts:?}"
    );
    parts
}
