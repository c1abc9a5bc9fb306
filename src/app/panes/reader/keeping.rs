//! What is remembered of the text pane: where it was and what was read.

use std::ops::Range;

use super::{Placement, Reader, ReaderPlace};
use crate::text::{Document, SentenceId};

impl Reader {
    /// The sentences that were read, as ranges of their numbers.
    pub fn read_ranges(&self) -> &[Range<u32>] {
        self.read.ranges()
    }

    /// Counts sentences as read.
    pub fn note_read(&mut self, sentences: impl IntoIterator<Item = SentenceId>) {
        for id in sentences {
            if id.index() < self.sentences {
                self.read.add(id.0..id.0 + 1);
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
