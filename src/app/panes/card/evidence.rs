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
    let set = in_full(document, evidence, columns, height.saturating_sub(taken));
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

/// The rows of those pieces of evidence that are told in full where so many rows are
/// `free` beside one for each; those that take the fewest come first.
pub(in crate::app) fn in_full(
    document: &Document,
    evidence: &[SentenceId],
    columns: usize,
    mut free: usize,
) -> Vec<Vec<Range<usize>>> {
    let mut set: Vec<Vec<Range<usize>>> = vec![Vec::new(); evidence.len()];
    if free == 0 || evidence.len() > FEW || columns == 0 {
        return set;
    }
    // No row holds more than its columns.
    let least = |id: SentenceId| width(document.sentence_text(id)).div_ceil(columns);
    let mut by_rows: Vec<_> = (evidence.iter().enumerate())
        .map(|(at, id)| (least(*id), at, *id))
        .collect();
    by_rows.sort_by_key(|(rows, at, _)| Reverse((*rows, *at)));
    while let Some((least, at, id)) = by_rows.pop() {
        if least > free + 1 {
            break;
        }
        let rows = rows_of(document.sentence_text(id), columns);
        if let Some(place) = set.get_mut(at).filter(|_| rows.len() <= free + 1) {
            free -= rows.len().saturating_sub(1);
            *place = rows;
        }
    }
    set
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
            let at = entry.evidence.iter().position(|known| known.0 == id);
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
