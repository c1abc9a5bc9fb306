//! Breaking one piece of text into rows: textwrap's words and optimal-fit
//! algorithm on widths of our own.
//!
//! textwrap's own widths count characters, not grapheme clusters, and its
//! `wrap` may return copies that lose their place in the text; so its words are
//! taken as fragments with byte offsets.

use std::ops::Range;

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use super::hyphen::Hyphens;
use super::words::{each_word, places_in_address};
use crate::text::width::{clusters, grapheme_width, width};

/// Columns from which a word may end a paragraph alone in its row.
const LONE_WORD: usize = 8;
/// What a shorter word alone in the last row costs: as much as a gap of so many
/// columns, squared. Rows that are to be stretched bear less.
const LONE_WORD_COST: usize = 16 * 16;
const LONE_WORD_COST_STRETCHED: usize = 10 * 10;
/// What a divided word costs.
const HYPHEN_COST: usize = 7 * 7;

/// What each column beyond the row costs: more than any gap, for there is no room.
const OVERFLOW_COST: usize = 1 << 32;

/// A word, or a part of one, with the blanks behind it.
#[derive(Debug)]
struct Part {
    bytes: Range<usize>,
    columns: usize,
    blanks: usize,
    /// Whether the word goes on, so that a hyphen is needed where a row ends.
    goes_on: bool,
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
        if self.goes_on { 1.0 } else { 0.0 }
    }
}

/// What one row shows of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// Its bytes, without the blanks at their end.
    pub(super) bytes: Range<usize>,
    /// Whether a hyphen ends it.
    pub(super) hyphen: bool,
}

/// The room for rows, and what is asked of them.
#[derive(Debug)]
pub(super) struct Room<'a> {
    /// Columns of a row.
    pub(super) columns: usize,
    /// Columns of the first row beyond that: signs that hang outside.
    pub(super) hung: usize,
    /// Where words may be divided, if they may.
    pub(super) hyphens: Option<&'a mut Hyphens>,
    /// What is asked of the whole.
    pub(super) aim: Aim,
}

/// What the rows of a text are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    /// To be read, each row as long as its words make it.
    Ragged,
    /// To be read, stretched to the measure.
    Stretched,
    /// To show much in few rows: labels, notes, summaries.
    Short,
    /// To be listed with much else, each row as full as it can be: to weigh all rows
    /// together takes longer than to find what they tell.
    Listed,
}

impl Room<'_> {
    /// Short rows of so many columns, no word divided.
    pub(super) fn plain(columns: usize) -> Self {
        Self::undivided(columns, Aim::Short)
    }

    /// Rows of so many columns, no word divided.
    pub(super) fn undivided(columns: usize, aim: Aim) -> Self {
        Self {
            columns,
            hung: 0,
            hyphens: None,
            aim,
        }
    }
}

/// Rows of running text, none wider than there is room.
pub(super) fn fit_rows(text: &str, room: Room<'_>) -> Vec<Cut> {
    let Room {
        columns,
        hung,
        hyphens,
        aim,
    } = room;
    let parts = parts(text, columns, hyphens);
    #[expect(clippy::cast_precision_loss, reason = "a column count is small")]
    let widths = [(columns + hung) as f64, columns as f64];
    let mut penalties = Penalties::new();
    penalties.hyphen_penalty = HYPHEN_COST;
    penalties.overflow_penalty = OVERFLOW_COST;
    let mut rows = match aim {
        Aim::Listed => wrap_first_fit(&parts, &widths),
        Aim::Ragged | Aim::Stretched | Aim::Short => best_fit(&parts, &widths, &penalties),
    };
    if let Some([last]) = rows.last()
        && rows.len() > 1
        && matches!(aim, Aim::Ragged | Aim::Stretched)
        && last.columns < LONE_WORD
    {
        // textwrap asks for a share of the row.
        penalties.short_last_line_fraction = (columns / LONE_WORD).max(1);
        penalties.short_last_line_penalty = if aim == Aim::Stretched {
            LONE_WORD_COST_STRETCHED
        } else {
            LONE_WORD_COST
        };
        rows = best_fit(&parts, &widths, &penalties);
    }
    rows.iter()
        .filter_map(|row| {
            let (first, last) = (row.first()?, row.last()?);
            Some(Cut {
                bytes: first.bytes.start..last.bytes.end,
                hyphen: last.goes_on,
            })
        })
        .collect()
}

fn best_fit<'a>(parts: &'a [Part], widths: &[f64], penalties: &Penalties) -> Vec<&'a [Part]> {
    wrap_optimal_fit(parts, widths, penalties).unwrap_or_else(|_| wrap_first_fit(parts, widths))
}

/// Rows of preformatted text: each of its lines, cut where it is too wide.
pub(super) fn keep_rows(text: &str, columns: usize) -> Vec<Cut> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches('\n').trim_end_matches(' ');
        let parts = cut_word(start..start + bare.len(), bare, columns);
        let empty = parts.is_empty().then_some(start..start);
        let parts = parts.into_iter().map(|part| part.bytes);
        rows.extend(parts.chain(empty).map(|bytes| Cut {
            bytes,
            hyphen: false,
        }));
        start += line.len();
    }
    rows
}

fn parts(text: &str, columns: usize, mut hyphens: Option<&mut Hyphens>) -> Vec<Part> {
    // English has six letters to a word, with the blank.
    let mut found: Vec<Part> = Vec::with_capacity(text.len() / 6 + 1);
    each_word(text, |bytes, blanks| {
        let word = text.get(bytes.clone()).unwrap_or_default();
        let needed = width(word);
        // UAX #14 allows a break on both sides of a dash; in prose it closes a row.
        let dash = word.chars().all(|c| matches!(c, '—' | '–'));
        if let Some(before) = found.last_mut().filter(|before: &&mut Part| {
            dash && before.blanks == 0 && before.columns + needed <= columns
        }) {
            before.bytes.end = bytes.end;
            before.columns += needed;
            before.blanks = blanks;
            return;
        }
        // Parts of a compound and the last word of the text stay whole.
        let stands_alone = blanks > 0 && found.last().is_none_or(|before| before.blanks > 0);
        let places = match &mut hyphens {
            Some(hyphens) if stands_alone && bytes.end + blanks < text.len() => {
                hyphens.places(word)
            }
            Some(_) | None => Vec::new(),
        };
        if places.is_empty() && needed <= columns {
            found.push(Part {
                bytes,
                columns: needed,
                blanks,
                goes_on: false,
            });
            return;
        }
        let mut parts = divided(bytes.clone(), word, &places);
        if places.is_empty() {
            parts = cut_address(bytes, word, columns);
        } else if parts.iter().any(|part| part.columns + 1 > columns) {
            parts = cut_word(bytes, word, columns);
        }
        if let Some(last) = parts.last_mut() {
            last.blanks = blanks;
        }
        found.extend(parts);
    });
    found
}

/// A word in the parts between the places at which it may be divided.
fn divided(bytes: Range<usize>, word: &str, places: &[usize]) -> Vec<Part> {
    let starts = std::iter::once(0).chain(places.iter().copied());
    let ends = places.iter().copied().chain([word.len()]);
    starts
        .zip(ends)
        .map(|(from, to)| Part {
            bytes: bytes.start + from..bytes.start + to,
            columns: width(word.get(from..to).unwrap_or_default()),
            blanks: 0,
            goes_on: to < word.len(),
        })
        .collect()
}

/// Parts of a word that is wider than a row: of an address what stands between its
/// slashes, as far as that fits.
fn cut_address(bytes: Range<usize>, word: &str, columns: usize) -> Vec<Part> {
    let mut parts = divided(bytes.clone(), word, &places_in_address(word));
    for part in &mut parts {
        part.goes_on = false;
    }
    let cut = parts.into_iter().flat_map(|part| {
        if part.columns <= columns {
            return vec![part];
        }
        let own = part.bytes.start - bytes.start..part.bytes.end - bytes.start;
        cut_word(part.bytes, word.get(own).unwrap_or_default(), columns)
    });
    cut.collect()
}

/// Parts of a word that is wider than a row, each as long as fits; a cluster
/// wider than the row stands alone.
fn cut_word(bytes: Range<usize>, word: &str, columns: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut used = columns;
    for (at, grapheme) in clusters(word) {
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
                    goes_on: false,
                });
                used = needed;
            }
        }
    }
    debug_assert!(
        parts.iter().all(|part| {
            let own = part.bytes.start - bytes.start..part.bytes.end - bytes.start;
            let count = word.get(own).map(|own| clusters(own).count());
            part.columns <= columns || count == Some(1)
        }),
        "a part wider than {columns} columns that could be cut: {parts:?}"
    );
    parts
}
