//! Filling the pane with rows.

use super::{Reader, ViewRow};
use crate::text::{BlockKind, Document};
use crate::typeset::RowKind;

impl Reader {
    /// Makes the rows in view.
    pub(super) fn fill(&mut self, document: &Document) {
        self.view.clear();
        let mut next = Some(self.top);
        while let Some(id) = next.filter(|_| self.view.len() < usize::from(self.height)) {
            let Some(row) = self.typesetting.row(document, id) else {
                break;
            };
            self.view.push(ViewRow { id, row });
            next = self.typesetting.next(document, id);
        }
        self.waiting = None;
        if self.is_page && next.is_some() {
            self.let_headings_wait(document);
        }
    }

    /// Takes the last rows out of view if they are a heading without its text.
    fn let_headings_wait(&mut self, document: &Document) {
        let is_heading = |row: &ViewRow| {
            let block = document.block(row.id.block);
            row.row.kind == RowKind::Text && block.is_some_and(|b| b.kind == BlockKind::Heading)
        };
        let is_blank = |row: &ViewRow| row.row.kind == RowKind::Blank;
        let is_text = |row: &ViewRow| !is_blank(row) && !is_heading(row);
        let end = self.view.iter().rposition(is_text).map(|last| last + 1);
        if let Some(end) = end
            && let Some(heading) = self.view.iter().skip(end).find(|row| is_heading(row))
        {
            self.waiting = Some(heading.id);
            self.view.truncate(end);
        }
    }
}
