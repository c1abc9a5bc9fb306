//! Where the target of a move is put in the pane.

use super::{Placement, Reader};
use crate::text::{BlockId, Document, SentenceId};
use crate::typeset::RowId;

/// Most rows between a target that is well in view and an edge.
const MARGIN: u16 = 3;

impl Reader {
    /// Scrolls so that a sentence stands where it is wanted.
    pub(super) fn bring_into_view(
        &mut self,
        document: &Document,
        sentence: SentenceId,
        placement: Placement,
    ) {
        let (Some((first, last)), Some(span)) = (
            self.rows_of(document, sentence),
            document.sentence(sentence),
        ) else {
            return;
        };
        let before = self.top;
        let visible = i64::from(self.visible());
        let bottom = self.row_of_view(document, visible - 1);
        let whole = self.top <= first && last <= bottom;
        match placement {
            Placement::Near if whole => {}
            Placement::Near if first < self.top => {
                self.put(document, span, 1.min(self.visible() / 4));
            }
            Placement::Near => {
                // As far as shows its end, but never past its start.
                let margin = (visible / 8).min(2);
                let top = self
                    .typesetting
                    .step(document, last, margin + 1 - visible)
                    .0;
                self.top = top.min(first).min(self.last_top(document));
            }
            Placement::Third => self.put_at_third(document, sentence, (first, last)),
            Placement::Middle => self.put(document, span, self.visible() / 2),
        }
        self.is_page |= self.top != before;
        self.fill(document);
    }

    /// Puts a sentence at one third of the height, unless it is well in view: off
    /// the edges, and with the heading above it where it opens a section, which
    /// then has a third of the pane to follow it. One that is longer than two
    /// thirds begins higher.
    fn put_at_third(
        &mut self,
        document: &Document,
        sentence: SentenceId,
        (first, last): (RowId, RowId),
    ) {
        let visible = i64::from(self.visible());
        let margin = i64::from(MARGIN.min(self.visible() / 8));
        let heading = self.heading_before(document, sentence);
        let head = heading.unwrap_or(first);
        let lowest = match heading {
            Some(_) => visible * 2 / 3,
            None => visible - 1 - margin,
        };
        let from = self.row_of_view(document, margin);
        let to = self.row_of_view(document, lowest);
        // Above the first row there is nothing that could be an edge.
        let is_below_edge = head >= from || self.top == RowId::default() && head >= self.top;
        if is_below_edge && last <= to {
            return;
        }
        let third = self.typesetting.step(document, first, -(visible / 3)).0;
        let whole = self.typesetting.step(document, last, 1 - visible).0;
        let top = third.max(whole).min(head);
        self.top = top.min(self.last_top(document));
    }

    /// The row that stands on a row of the pane, or would.
    fn row_of_view(&mut self, document: &Document, row: i64) -> RowId {
        self.typesetting.step(document, self.top, row).0
    }

    /// First row of the heading of the section that a sentence opens.
    fn heading_before(&mut self, document: &Document, sentence: SentenceId) -> Option<RowId> {
        let section = document.section(document.section_of(sentence)?)?;
        let start = section.heading?;
        let opens = document.sentence_from(BlockId(section.blocks.start)) == Some(sentence);
        opens.then(|| self.typesetting.locate(document, start, 0))
    }
}
