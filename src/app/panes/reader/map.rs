//! The map of the article: its sentences in a row of cells.

use std::cell::RefCell;
use std::sync::Arc;

use super::Reader;
use crate::facets::{all_sentences, cell_of, runs};
use crate::text::{BlockId, Document, SentenceId};

/// The cells in which sections begin, for the number of cells that was asked last:
/// every frame asks, and many sections take long to look through.
#[derive(Debug, Clone, Default)]
pub(super) struct SectionStarts(RefCell<Option<(usize, Arc<[usize]>)>>);

impl Reader {
    /// The cells, of so many that stand for the whole document, in which a section
    /// begins; the first begins where the article does and is left out.
    pub fn section_starts(&self, document: &Document, cells: usize) -> Arc<[usize]> {
        let mut known = self.section_starts.0.borrow_mut();
        if let Some((_, starts)) = known.as_ref().filter(|(of, _)| *of == cells) {
            return Arc::clone(starts);
        }
        let sections = document.sections().get(1..).unwrap_or_default();
        let begins = runs(sections, |section| {
            let first = document.sentence_from(BlockId(section.blocks.start))?;
            map_cell(document, first, cells)
        });
        let starts: Arc<[usize]> = begins.filter_map(|(cell, _)| cell).collect();
        *known = Some((cells, Arc::clone(&starts)));
        starts
    }
}

/// The cell of a sentence, of so many that stand for the whole document.
pub fn map_cell(document: &Document, sentence: SentenceId, cells: usize) -> Option<usize> {
    cell_of(sentence.0, &all_sentences(document), cells)
}
