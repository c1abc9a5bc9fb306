//! The evidence in a card, under the sections that it stands in.

use std::cmp::Reverse;
use std::ops::Range;

use super::CardRow;
use crate::facets::Entry;
use crate::text::width::width;
use crate::text::{Document, SectionId, SentenceId};
use crate::typeset::rows_of;

/// Pieces of evidence up to which any may be told in full: no screen has rows for more.
const FEW: usize = 64;
/// Cells of the signs before and behind a part of a sentence.
const AROUND: usize = 3;

/// Each piece of evidence in one row, or in full as far as there are rows for that;
/// those that take the fewest come first.
pub(super) fn listed(
    document: &Document,
    entry: &Entry,
    columns: usize,
    height: usize,
) -> Vec<CardRow> {
    let evidence = &entry.evidence;
    let mut section = None;
    let titles = evidence
        .iter()
        .filter(|id| opens(document, **id, &mut section).is_some());
    let taken = evidence.len() + titles.count();
    let set = in_full(document, entry, columns, height.saturating_sub(taken));
    let mut section = None;
    let mut rows = Vec::new();
    for ((at, id), set) in evidence.iter().enumerate().zip(set) {
        rows.extend(opens(document, *id, &mut section).map(CardRow::Section));
        if set.len() > 1 {
            rows.extend(set.into_iter().map(|row| CardRow::Sentence(at, *id, row)));
        } else {
            rows.push(CardRow::Evidence(at, *id));
        }
    }
    rows
}

/// A row of a piece of evidence that is told in several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes of the sentence.
    pub bytes: Range<usize>,
    /// Whether it is the first row; the sentence may begin before it.
    pub opens: bool,
    /// Whether it is the last row; the sentence may go on behind it.
    pub closes: bool,
}

/// The rows of those pieces of evidence that are told in several where so many rows are
/// `free` beside one for each: in full, those that take the fewest first, and the next
/// one as far as the rest of the rows goes.
pub(in crate::app) fn in_full(
    document: &Document,
    entry: &Entry,
    columns: usize,
    mut free: usize,
) -> Vec<Vec<Piece>> {
    let evidence = &entry.evidence;
    let mut set: Vec<Vec<Piece>> = vec![Vec::new(); evidence.len()];
    if evidence.len() > FEW || columns <= AROUND {
        return set;
    }
    // No row holds more than its columns.
    let least = |id: SentenceId| width(document.sentence_text(id)).div_ceil(columns);
    let mut by_rows: Vec<_> = (evidence.iter().enumerate())
        .map(|(at, id)| (least(*id), at, *id))
        .collect();
    by_rows.sort_by_key(|(rows, at, _)| Reverse((*rows, *at)));
    while let Some((least, at, id)) = by_rows.pop().filter(|_| free > 0) {
        let text = document.sentence_text(id);
        let mut rows = Vec::new();
        if least <= free + 1 {
            rows = rows_of(text, columns);
        }
        if rows.is_empty() || rows.len() > free + 1 {
            rows = part_of(document, entry, id, (columns, free + 1));
        }
        free = free.saturating_sub(rows.len().saturating_sub(1));
        if let Some(place) = set.get_mut(at) {
            let end = rows.len().saturating_sub(1);
            let pieces = rows.into_iter().enumerate().map(|(row, bytes)| Piece {
                bytes,
                opens: row == 0,
                closes: row == end,
            });
            *place = pieces.collect();
        }
    }
    set
}

/// So many rows of a sentence, among them that of its first mention and one before that.
fn part_of(
    document: &Document,
    entry: &Entry,
    id: SentenceId,
    (columns, count): (usize, usize),
) -> Vec<Range<usize>> {
    // Signs tell where it is cut.
    let rows = rows_of(document.sentence_text(id), columns - AROUND);
    let start = document.sentence(id).map_or(0, |span| span.start);
    let mention = entry.mentions_in(id.0..id.0 + 1).first();
    let at = mention.map_or(0, |mention| {
        mention.span.start.saturating_sub(start) as usize
    });
    let row = rows.iter().position(|row| at < row.end).unwrap_or(0);
    let from = row.saturating_sub(1).min(rows.len().saturating_sub(count));
    rows.into_iter().skip(from).take(count).collect()
}

/// Each piece of evidence with the sentences around it.
pub(super) fn in_context(document: &Document, entry: &Entry, columns: usize) -> Vec<CardRow> {
    let mut rows = Vec::new();
    let mut section = None;
    let mut shown = None;
    for sentence in &entry.evidence {
        let title = opens(document, *sentence, &mut section);
        let around = around(document, *sentence, shown);
        if title.is_none() && shown.is_some_and(|last| last + 1 < around.start) {
            rows.push(CardRow::Blank);
        }
        rows.extend(title.map(CardRow::Section));
        for id in around {
            let at = entry.evidence.binary_search(&SentenceId(id)).ok();
            let set = rows_of(document.sentence_text(SentenceId(id)), columns);
            let set = set.into_iter();
            rows.extend(set.map(|row| CardRow::Context(at, SentenceId(id), row)));
            shown = Some(id);
        }
    }
    rows
}

/// The section of a sentence, if it is another one than that of the sentence before.
fn opens(
    document: &Document,
    sentence: SentenceId,
    before: &mut Option<SectionId>,
) -> Option<SectionId> {
    let section = document.section_of(sentence);
    let is_new = section != *before;
    *before = section;
    section.filter(|_| is_new)
}

/// Numbers of the sentences around a piece of evidence, those after `shown` only,
/// so that what stands around two pieces is told once.
fn around(document: &Document, sentence: SentenceId, shown: Option<u32>) -> Range<u32> {
    let section = document.section_of(sentence);
    let belongs = |id: &u32| document.section_of(SentenceId(*id)) == section;
    let before = sentence.0.checked_sub(1).filter(belongs);
    let after = sentence.0.checked_add(1).filter(belongs);
    let first = before.unwrap_or(sentence.0);
    let first = shown.map_or(first, |last| first.max(last + 1));
    first..after.unwrap_or(sentence.0) + 1
}
