//! The running text of a document, word by word: what areas and challenges are read
//! from.

use super::clause::{Clause, Clauses};
use crate::facets::phrase::Lowered;
use crate::text::{BlockId, BlockKind, Document, SentenceId};

/// The sentences of running text; headings, tables and preformatted text have none.
pub(in crate::facets) struct Prose<'a> {
    /// Each with the block that it stands in.
    ids: Vec<(SentenceId, BlockId)>,
    clauses: Clauses<'a>,
}

impl<'a> Prose<'a> {
    /// Reads those of a document, up to where it is asked to halt.
    pub(super) fn of(document: &'a Document, lowered: &'a Lowered) -> Self {
        let count = document.sentences().len();
        let mut prose = Self {
            ids: Vec::with_capacity(count),
            clauses: Clauses::with_room(count, document.len()),
        };
        let blocks = (0..document.blocks().len()).map(BlockId::at);
        let all = blocks
            .filter(|block| is_prose(document, *block))
            .flat_map(|block| document.sentences_of(block).map(move |id| (id, block)));
        for (id, block) in all.take_while(|_| !document.halt().is_asked()) {
            prose.ids.push((id, block));
            let small = lowered.sentence(document, id);
            prose.clauses.add(document.sentence_text(id), small);
        }
        prose
    }

    /// The sentences in reading order, each with its block.
    pub(super) fn iter(&self) -> impl Iterator<Item = ((SentenceId, BlockId), Clause<'_>)> {
        self.ids.iter().copied().zip(self.clauses.iter())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }
}

fn is_prose(document: &Document, block: BlockId) -> bool {
    document.block(block).is_some_and(|block| {
        matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Quotation
        )
    })
}
