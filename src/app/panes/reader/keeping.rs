//! What is remembered of the text pane: where it was and what was read.

use std::ops::Range;

use super::{Placement, Reader, ReaderPlace};
use crate::text::{Document, SentenceId};

impl Reader {
    /// The sentences that were read, as ranges of their numbers.
    pub fn read_ranges(&self) -> Vec<Range<u32>> {
        let mut ranges: Vec<Range<u32>> = Vec::new();
        for id in (0..)
            .zip(&self.read)
            .filter_map(|(id, read)| read.then_some(id))
        {
            match ranges.last_mut() {
                Some(last) if last.end == id => last.end = id + 1,
                Some(_) | None => ranges.push(id..id + 1),
            }
        }
        ranges
    }

    /// Counts sentences as read.
    pub fn note_read(&mut self, sentences: impl IntoIterator<Item = SentenceId>) {
        for id in sentences {
            if let Some(read) = self.read.get_mut(id.index()) {
                *read = true;
            }
        }
    }

    /// Gives the focus to a sentence on a row of the pane, or as near to it as
    /// shows all of the sentence.
    pub fn resume(&mut self, document: &Document, sentence: SentenceId, row: u16) {
        if let Some(span) = document.sentence(sentence) {
            let place = ReaderPlace {
                focus: Some(span),
                anchor: Some((span, row)),
            };
            self.return_to(document, place);
            self.note_focus();
            self.bring_into_view(document, sentence, Placement::Near);
        }
    }
}
