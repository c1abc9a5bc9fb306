//! Moving the focus by sentences, paragraphs and sections.

use super::{Placement, Reader};
use crate::text::{BlockId, Document, SectionId, SentenceId};

impl Reader {
    /// Moves the focus by sentences; says whether it moved.
    pub fn step_sentence(&mut self, document: &Document, by: i64) -> bool {
        let Some(focus) = self.focus else {
            return false;
        };
        let last = self.sentences.saturating_sub(1);
        let distance = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
        let target = if by < 0 {
            focus.index().saturating_sub(distance)
        } else {
            focus.index().saturating_add(distance).min(last)
        };
        self.focus_on(document, SentenceId::at(target), Placement::Near);
        target != focus.index()
    }

    /// Moves the focus by paragraphs; says whether it moved.
    pub fn step_paragraph(&mut self, document: &Document, by: i64) -> bool {
        let Some(focus) = self.focus else {
            return false;
        };
        let mut target = focus;
        for _ in 0..by.unsigned_abs() {
            let Some(block) = document.sentence(target).map(|span| span.block) else {
                break;
            };
            let next = if by < 0 {
                let first = document.sentences_of(block).next();
                if first == Some(target) {
                    target.0.checked_sub(1).and_then(|before| {
                        document
                            .sentences_of(document.sentence(SentenceId(before))?.block)
                            .next()
                    })
                } else {
                    first
                }
            } else {
                document.sentence_from(BlockId(block.0.saturating_add(1)))
            };
            match next {
                Some(next) => target = next,
                None => break,
            }
        }
        self.focus_on(document, target, Placement::Near);
        target != focus
    }

    /// Moves the focus by sections; says whether it moved.
    pub fn step_section(&mut self, document: &Document, by: i64) -> bool {
        let Some(focus) = self.focus else {
            return false;
        };
        let mut target = focus;
        for _ in 0..by.unsigned_abs() {
            let Some(section) = document.section_of(target) else {
                break;
            };
            let start = |section: SectionId| {
                document
                    .section(section)
                    .and_then(|s| document.sentence_from(BlockId(s.blocks.start)))
            };
            let next = if by < 0 {
                match start(section) {
                    Some(first) if first < target => Some(first),
                    _ => (0..section.0)
                        .rev()
                        .filter_map(|before| start(SectionId(before)))
                        .find(|first| *first < target),
                }
            } else {
                let count = document.sections().len();
                (section.index() + 1..count)
                    .filter_map(|next| start(SectionId::at(next)))
                    .find(|first| *first > target)
            };
            match next {
                Some(next) => target = next,
                None => break,
            }
        }
        if target != focus {
            self.focus_on(document, target, Placement::Third);
        }
        target != focus
    }
}
