//! The map of the article: its sentences in a row of cells.

use std::cell::RefCell;
use std::sync::Arc;

use super::Reader;
use crate::facets::{all_sentences, cell_end, cell_of};
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
        let starts: Arc<[usize]> = starts(document, cells).into();
        *known = Some((cells, Arc::clone(&starts)));
        starts
    }
}

/// The cells in which a section other than the first begins.
///
/// From each cell the next section behind it is looked up, so that the cost is that
/// of the cells and not of the sections.
fn starts(document: &Document, cells: usize) -> Vec<usize> {
    let (sections, all) = (document.sections(), all_sentences(document));
    let mut found = Vec::new();
    let mut next = 1;
    while let Some(section) = sections.get(next) {
        let first = document.sentence_from(BlockId(section.blocks.start));
        let Some(cell) = first.and_then(|first| cell_of(first.0, &all, cells)) else {
            break;
        };
        found.push(cell);
        let last = SentenceId(cell_end(cell, &all, cells).saturating_sub(1));
        let Some(last) = document.sentence(last) else {
            break;
        };
        // Sections that begin behind the last sentence of the cell.
        next = sections.partition_point(|section| section.blocks.start <= last.block.0);
    }
    found
}

/// The cell of a sentence, of so many that stand for the whole document.
pub fn map_cell(document: &Document, sentence: SentenceId, cells: usize) -> Option<usize> {
    cell_of(sentence.0, &all_sentences(document), cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockKind, DocumentBuilder};

    #[test]
    fn cells_with_beginnings_are_those_that_each_section_tells() {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, "One. Two. Three.", 0..0);
        for number in 0..40 {
            builder.heading(1, "Heading", 0..0);
            for _ in 0..(number * 7 % 5) {
                builder.block(BlockKind::Paragraph, "One sentence. Another.", 0..0);
            }
        }
        let document = builder.finish();
        for cells in [0, 1, 2, 7, 30, 58, 90, 400] {
            let sections = document.sections().iter().skip(1);
            let mut told: Vec<usize> = sections
                .filter_map(|section| document.sentence_from(BlockId(section.blocks.start)))
                .filter_map(|first| map_cell(&document, first, cells))
                .collect();
            told.dedup();
            assert_eq!(starts(&document, cells), told, "{cells} cells");
        }
    }
}
