//! What the evidence of an entry tells as a whole, for the summary below the list.

use std::cell::RefCell;
use std::sync::Arc;

use super::Facets;
use crate::app::panes::card::spread;
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

/// That of the entry that was asked about last, for each frame asks. Where the entries
/// lie stands for what they are, as in the list.
#[derive(Debug, Clone, Default)]
pub(super) struct Known(RefCell<Option<(usize, EntryId, Arc<Summed>)>>);

impl Known {
    /// Forgets it: other entries have come.
    pub(super) fn forget(&mut self) {
        self.0.take();
    }
}

impl Facets {
    /// What the evidence of an entry tells as a whole.
    pub fn summed(&self, document: &Document, briefing: &Briefing, id: EntryId) -> Arc<Summed> {
        let entries = briefing.entries.as_ptr() as usize;
        let mut known = self.summed.0.borrow_mut();
        if let Some((of, whose, summed)) = known.as_ref()
            && (*of, *whose) == (entries, id)
        {
            return Arc::clone(summed);
        }
        let summed = Arc::new(Summed {
            together: briefing.co_occurring(id),
            spread: spread(document, briefing, id),
        });
        *known = Some((entries, id, Arc::clone(&summed)));
        summed
    }
}
