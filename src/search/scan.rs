//! Search without an index: a scan of the text for the words of a query.
//!
//! An index knows every word of a text, and building it takes far longer than
//! looking once for a few. A scan finds the places of all words that begin like
//! those asked for, makes an index of these words alone, and has it decide by the
//! same rules as ever what each of them may mean: the word itself, its inflections
//! and spellings, what is written as one word or two, beginnings. Units that hold
//! them are ranked as those of an index are, so the answers agree in kind and
//! order. Initials in running text are not found.
//!
//! Typing errors and abbreviations need all words of a text, but not where they
//! stand: a [`Dictionary`] of them, which takes a fraction of an index, tells which
//! words a query may mean and in which parts of the text they stand, and another scan
//! of these parts finds them.

mod asking;
mod dictionary;
mod page;
mod places;
mod plan;
mod store;
#[cfg(test)]
mod tests;
mod units;

use std::ops::Range;

use super::query::{AtomKind, Query, QueryWord};
use super::variants::Language;
use super::{Answer, Options};
use crate::facets::Briefing;
use crate::text::crew::collect;
pub use crate::text::crew::{Alone, Crew};
use crate::text::word::terms;
use crate::text::{BlockId, Document};

use asking::Asking;
pub use dictionary::Dictionary;
use page::Scanner;
use plan::Plan;
use store::Store;

/// Bytes of a part of the text, which one of a crew scans.
const PART: usize = 256 << 10;
/// Parts that are scanned before the next look at whether anybody still waits, or is
/// to be told what was found: a few milliseconds.
const AT_ONCE: usize = 24;
/// Parts that share the room which is left.
const SHARING: usize = 128;
/// Most places of words that are kept; 16 MB of them.
const MOST_SPOTS: usize = 2 << 20;
/// Bytes of the text by which its language is told.
const TELLING: usize = 64 << 10;

/// What came of a scan.
#[derive(Debug)]
pub enum Scanned {
    /// It was stopped.
    Stopped,
    /// An answer with hits.
    Found(Answer, Box<Former>),
    /// No unit holds every word as it is asked for.
    Nothing(Box<Former>),
}

/// What a scan found, for the next one in the same text: a query that goes on finds
/// no more than before.
#[derive(Debug)]
pub struct Former {
    language: &'static Language,
    plan: Plan,
    store: Store,
}

/// Whether a scan can answer a query: not where it names facets or sections.
pub fn can_scan(query: &Query) -> bool {
    query.atoms.iter().all(|atom| match &atom.kind {
        AtomKind::Word(_) => true,
        AtomKind::Phrase { .. } => !atom.is_negated,
        AtomKind::Facet { .. } | AtomKind::Section { .. } => false,
    }) && !query.is_empty()
}

/// Whether a dictionary may tell more of a query that nothing was found for: words of
/// a letter or two are neither misspelt nor short for others.
pub fn needs_dictionary(query: &Query) -> bool {
    let is_long = |word: &QueryWord| word.folded.chars().count() > 2;
    query.atoms.iter().any(|atom| match &atom.kind {
        AtomKind::Word(word) => is_long(word),
        AtomKind::Phrase { words, .. } => words.iter().any(is_long),
        AtomKind::Facet { .. } | AtomKind::Section { .. } => false,
    })
}

/// A query that [`can_scan`] allows, and what it is asked of.
pub struct Scan<'a> {
    /// The text.
    pub document: &'a Document,
    /// Entries that are found with it.
    pub briefing: &'a Briefing,
    /// All words of the text, if they are known.
    pub dictionary: Option<&'a Dictionary>,
    /// What is asked.
    pub query: &'a Query,
    /// How.
    pub options: &'a Options,
    /// Who does it.
    pub crew: &'a dyn Crew,
}

impl Scan<'_> {
    /// Answers the query.
    ///
    /// `former` is what came of another scan of the same document. `tell` is told an
    /// answer as far as it is known while the scan goes on.
    pub fn run(&self, former: Option<Box<Former>>, tell: &mut dyn FnMut(Answer)) -> Scanned {
        let language = match &former {
            Some(former) => former.language,
            None => language_of(self.document),
        };
        let plan = Plan::of(&self.query.atoms, language, self.options.exact_only);
        let asking = Asking {
            scan: self,
            language,
        };
        let known = former.filter(|former| former.covers(&plan));
        let mut state = known.unwrap_or_else(|| {
            Box::new(Former {
                language,
                plan: plan.clone(),
                store: Store::default(),
            })
        });
        let narrower = plan.within(&state.plan);
        if !state.plan.is_same(&narrower) {
            state.store.narrow(&narrower);
            state.plan = narrower;
        }
        let Former {
            plan: sought,
            store,
            ..
        } = &mut *state;
        self.fill(store, sought, &mut |store| {
            if let Some(answer) = asking.answer(store, &plan) {
                tell(answer);
            }
        });
        let answer = asking.answer(store, &plan);
        let answer = match (answer, self.dictionary) {
            (None, Some(dictionary)) => Some(asking.answer_by(dictionary)),
            (answer, _) => answer,
        };
        match answer {
            _ if self.crew.is_stopped() => Scanned::Stopped,
            Some(answer) => Scanned::Found(answer, state),
            None => Scanned::Nothing(state),
        }
    }

    /// Scans what of the text was not scanned yet. Tells how far it is when it is
    /// time for that.
    fn fill(&self, store: &mut Store, plan: &Plan, tell: &mut dyn FnMut(&mut Store)) {
        let ranges = parts(self.document);
        let holding = self
            .dictionary
            .map(|dictionary| dictionary.holding(plan, ranges.len()));
        let may_hold = |part: &usize| {
            holding
                .as_ref()
                .is_none_or(|all| all.get(*part) == Some(&true))
        };
        while store.scanned < ranges.len() && !self.crew.is_stopped() {
            let from = store.scanned;
            let next: Vec<usize> = (from..ranges.len())
                .filter(may_hold)
                .take(AT_ONCE)
                .collect();
            // Each part has its share of the room that is left.
            let left = (from..ranges.len()).filter(may_hold);
            let sharing = left.take(SHARING).count().max(1);
            let room = MOST_SPOTS.saturating_sub(store.spots) / sharing;
            let found = collect(self.crew, next.len(), &|number| {
                let range = next.get(number).and_then(|part| ranges.get(*part));
                let is_stopped = || self.crew.is_stopped();
                Scanner::new(self.document, plan).run(
                    range.cloned().unwrap_or_default(),
                    room,
                    &is_stopped,
                )
            });
            let last = next.last().filter(|_| next.len() == AT_ONCE);
            store.scanned = last.map_or(ranges.len(), |last| last + 1);
            for part in found {
                store.add(part);
            }
            if store.scanned < ranges.len() && self.crew.is_due() && !self.crew.is_stopped() {
                tell(store);
            }
        }
    }
}

impl Former {
    /// Whether all that a plan looks for was found.
    fn covers(&self, plan: &Plan) -> bool {
        !self.store.is_full() && plan.is_within(&self.plan)
    }
}

/// The language that most words of the first part are of.
fn language_of(document: &Document) -> &'static Language {
    let mut left = TELLING;
    let mut known: Vec<String> = Vec::new();
    for block in 0..document.blocks().len() {
        let text = document.block_text(BlockId::at(block));
        let text = text.get(..text.floor_char_boundary(left)).unwrap_or(text);
        known.extend(terms(text));
        left = left.saturating_sub(text.len());
        if left == 0 {
            break;
        }
    }
    Language::of(known.iter().map(String::as_str))
}

/// The blocks of a document in parts of about the same size.
fn parts(document: &Document) -> Vec<Range<usize>> {
    let count = document.blocks().len();
    let mut found = Vec::new();
    let mut start = 0;
    while start < count {
        let wanted = document.bytes_before(BlockId::at(start)) + PART;
        let (mut low, mut high) = (start + 1, count);
        while low < high {
            let middle = low.midpoint(high);
            if document.bytes_before(BlockId::at(middle)) < wanted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        found.push(start..low);
        start = low;
    }
    found
}
