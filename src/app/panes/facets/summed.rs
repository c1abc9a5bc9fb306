//! What the evidence of an entry tells as a whole, for the summary below the list.

use std::cell::RefCell;
use std::sync::Arc;

use super::Facets;
use crate::app::panes::card::evidence::in_full;
use crate::app::panes::card::{Piece, spread};
use crate::facets::{Briefing, EntryId};
use crate::text::Document;

/// What was found by looking through all evidence.
#[derive(Debug)]
pub struct Summed {
    /// The entries that share evidence with it, with the number of sentences, most first.
    pub together: Vec<(EntryId, u32)>,
    /// In how many sections it is found, in words.
    pub spread: String,
}

/// Rows of each piece of evidence that is told in several, none of the others.
type InFull = Arc<[Vec<Piece>]>;

/// That of the entry that was asked about last, for each frame asks.
#[derive(Debug, Clone, Default)]
pub(super) struct Known(RefCell<Option<Made>>);

#[derive(Debug, Clone)]
struct Made {
    /// Where the entries lie stands for what they are, as in the list.
    entries: usize,
    id: EntryId,
    summed: Arc<Summed>,
    /// For so many columns and free rows.
    in_full: Option<((usize, usize), InFull)>,
}

impl Known {
    /// Forgets it: other entries have come.
    pub(super) fn forget(&mut self) {
        self.0.take();
    }
}

impl Facets {
    /// What the evidence of an entry tells as a whole.
    pub fn summed(&self, document: &Document, briefing: &Briefing, id: EntryId) -> Arc<Summed> {
        self.with_summed(document, briefing, id, |made| Arc::clone(&made.summed))
    }

    /// The evidence of an entry that is told in several rows of so many columns, where so
    /// many are free beside one for each piece.
    pub fn in_full(
        &self,
        (document, briefing): (&Document, &Briefing),
        id: EntryId,
        (columns, free): (usize, usize),
    ) -> InFull {
        let entry = briefing.entry(id);
        self.with_summed(document, briefing, id, |made| {
            let room = (columns, free);
            let known = made.in_full.take().filter(|(of, _)| *of == room);
            let known = known.unwrap_or_else(|| {
                let set = entry.map(|entry| in_full(document, entry, columns, free));
                (room, set.unwrap_or_default().into())
            });
            Arc::clone(&made.in_full.insert(known).1)
        })
    }

    fn with_summed<T>(
        &self,
        document: &Document,
        briefing: &Briefing,
        id: EntryId,
        answer: impl FnOnce(&mut Made) -> T,
    ) -> T {
        let entries = briefing.entries.as_ptr() as usize;
        let mut known = self.summed.0.borrow_mut();
        let is_it = |made: &Made| (made.entries, made.id) == (entries, id);
        let made = known.take().filter(is_it).unwrap_or_else(|| Made {
            entries,
            id,
            summed: Arc::new(Summed {
                together: briefing.co_occurring(id),
                spread: spread(document, briefing, id),
            }),
            in_full: None,
        });
        answer(known.insert(made))
    }
}
