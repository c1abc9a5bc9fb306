//! Another document in the place of the present one: the whole after its first
//! part, or the same article read again.
//!
//! Whatever the reader has done is kept by the words it was done at. What is
//! derived from a document is made anew.

use std::cell::{Cell, OnceCell};
use std::collections::HashMap;
use std::sync::Arc;

use super::{DictionaryState, Model};
use crate::app::anchor::{Anchor, Finder, Likeness};
use crate::app::hits::{Asked, HitList};
use crate::app::layout::Pane;
use crate::app::overlay::{InputBox, Origin, Overlay};
use crate::app::panes::card::Card;
use crate::app::panes::picker::{Picker, Purpose};
use crate::app::panes::reader::ReaderPlace;
use crate::facets::{Briefing, EntryId, FacetId};
use crate::search::Target;
use crate::text::{BlockId, Document, SectionId, SentenceId, Span};

impl Model {
    /// Puts a document with its facets, as they were found, in place. Focus, scroll position,
    /// selection, what is read, jumps, marks, folds, the chosen entry and its
    /// card, and the hit list are carried over; an open search is to be asked
    /// anew, and the index to be built. Says how well the focused sentence was
    /// found again.
    pub(in crate::app) fn put_document(
        &mut self,
        document: Arc<Document>,
        briefing: Arc<Briefing>,
    ) -> Likeness {
        // What a search previews is not where the reader is.
        if let Some(open) = self.overlay.take() {
            if let Some(open) = open.search() {
                self.return_to(&open.origin);
            }
            self.overlay = Some(open);
        }
        let place = self.reader.place(&self.document);
        let chosen_section = self.outline.selected(&self.document);
        let old = std::mem::replace(&mut self.document, document);
        let decided = self.decided(&self.document, &briefing);
        self.found = briefing;
        let old_briefing = std::mem::replace(&mut self.briefing, decided);
        let (document, briefing) = (self.document.clone(), self.briefing.clone());
        let carry = Carry::new((&old, &old_briefing), (&document, &briefing));

        self.drag = None;
        self.selection = self.selection.and_then(|id| carry.sentence(id));
        self.jumps.carry(|place| Some(carry.nearest(place)?.0));
        self.outline.refold(|id| carry.section(id));
        if let Some(section) = chosen_section.and_then(|id| carry.section(id)) {
            self.outline.select(&document, section);
        }
        let card = self.facets.card.and_then(|card| carry.card(card));
        self.facets.carry(
            (&old_briefing, &briefing),
            |id| carry.entry(id),
            |id| carry.facet(id),
        );
        self.facets.card = card;
        if old_briefing.entries.is_empty() && self.focus != Pane::Facets {
            self.facets.show_found(&briefing);
        }
        self.hits = self.hits.take().and_then(|hits| carry.hits(hits));
        self.overlay = self.overlay.take().and_then(|open| carry.overlay(open));
        if briefing.facets.is_empty() && self.focus == Pane::Facets {
            self.focus = Pane::Text;
        }

        for (letter, place) in std::mem::take(&mut self.marks) {
            match (carry.nearest(place), carry.anchor(place)) {
                (Some((_, Likeness::Gone)) | None, Some(anchor)) => {
                    self.orphans.insert(letter, anchor);
                }
                (Some((place, _)), _) => {
                    self.marks.insert(letter, place);
                }
                (None, None) => {}
            }
        }

        self.orphans.retain(|letter, anchor| {
            let found = carry.finder.find(anchor);
            let found = found.filter(|(_, likeness)| *likeness > Likeness::Gone);
            let place = found.and_then(|(id, _)| document.sentence(id));
            if let Some(place) = place {
                self.marks.entry(*letter).or_insert(place);
            }
            place.is_none()
        });

        self.annotate();
        let focus = place.focus.and_then(|span| carry.nearest(span));
        self.reader.replace(
            &document,
            ReaderPlace {
                focus: focus.map(|(span, _)| span),
                anchor: place
                    .anchor
                    .and_then(|(span, row)| Some((carry.nearest(span)?.0, row))),
            },
            |id| carry.sentence(id),
        );
        self.index = None;
        self.is_indexing = false;
        self.dictionary = DictionaryState::Unasked;
        let origin = self.origin();
        if let Some(open) = self.overlay.as_mut().and_then(Overlay::search_mut) {
            open.search.found = super::Found::default();
            open.origin = Origin {
                focus: open.origin.focus,
                ..origin
            };
        }
        self.choose_kept();
        focus.map_or(Likeness::Gone, |(_, likeness)| likeness)
    }
}

/// Where the places and entries of one document are in another one.
struct Carry<'a> {
    old: &'a Document,
    new: &'a Document,
    old_briefing: &'a Briefing,
    new_briefing: &'a Briefing,
    /// The block that was asked about last, and the one with the same words: one
    /// question follows another about the same.
    last: Cell<Option<(BlockId, Option<BlockId>)>>,
    /// Blocks by their words, for those that have moved.
    blocks: OnceCell<HashMap<&'a str, Vec<BlockId>>>,
    /// Sentences by their words, for blocks that were edited.
    sentences: OnceCell<HashMap<&'a str, Vec<SentenceId>>>,
    /// For sentences that were edited themselves.
    finder: Finder<'a>,
}

impl<'a> Carry<'a> {
    fn new(
        (old, old_briefing): (&'a Document, &'a Briefing),
        (new, new_briefing): (&'a Document, &'a Briefing),
    ) -> Self {
        Self {
            old,
            new,
            old_briefing,
            new_briefing,
            last: Cell::new(None),
            blocks: OnceCell::new(),
            sentences: OnceCell::new(),
            finder: Finder::new(new, None),
        }
    }

    /// The block with the same words.
    fn block(&self, id: BlockId) -> Option<BlockId> {
        if let Some((_, known)) = self.last.get().filter(|(last, _)| *last == id) {
            return known;
        }
        let found = self.look_for(id);
        self.last.set(Some((id, found)));
        found
    }

    fn look_for(&self, id: BlockId) -> Option<BlockId> {
        self.old.block(id)?;
        if std::ptr::eq(self.old, self.new) {
            return Some(id);
        }
        let new = self.new;
        let words = self.old.block_text(id);
        // The last block of a first part may go on.
        let is_last = id.index() + 1 == self.old.blocks().len();
        let goes_on = is_last && new.block_text(id).starts_with(words);
        if new.block(id).is_some() && (goes_on || new.block_text(id) == words) {
            return Some(id);
        }
        let by_words = self.blocks.get_or_init(|| {
            let all = (0..new.blocks().len()).map(BlockId::at);
            by_text(all.map(|id| (new.block_text(id), id)))
        });
        nearest(by_words.get(words)?, |known| known.0.abs_diff(id.0))
    }

    /// The sentence with the same words.
    fn sentence(&self, id: SentenceId) -> Option<SentenceId> {
        let span = self.old.sentence(id)?;
        if let Some(block) = self.block(span.block) {
            let number = id.0 - self.old.sentences_of(span.block).next()?.0;
            let same = SentenceId(self.new.sentences_of(block).next()?.0 + number);
            let there = self.new.sentence(same)?;
            return (there.block == block && there.start == span.start).then_some(same);
        }
        let by_words = self.sentences.get_or_init(|| {
            let all = (0..self.new.sentences().len()).map(SentenceId::at);
            by_text(all.map(|id| (self.new.sentence_text(id), id)))
        });
        nearest(by_words.get(self.old.slice(span))?, |known| {
            known.0.abs_diff(id.0)
        })
    }

    /// The same words of a block or sentence.
    fn span(&self, span: Span) -> Option<Span> {
        if let Some(block) = self.block(span.block) {
            return Some(Span { block, ..span });
        }
        let id = self.old.sentence_at(span.block, span.start)?;
        let (from, to) = (
            self.old.sentence(id)?,
            self.new.sentence(self.sentence(id)?)?,
        );
        let moved = |at: u32| (to.start + at.saturating_sub(from.start)).min(to.end);
        Some(Span {
            block: to.block,
            start: moved(span.start),
            end: moved(span.end),
        })
    }

    /// The same words, or else similar ones, or else what stands where they
    /// stood.
    fn nearest(&self, span: Span) -> Option<(Span, Likeness)> {
        if let Some(same) = self.span(span) {
            return Some((same, Likeness::Same));
        }
        let (id, likeness) = self.finder.find(&self.anchor(span)?)?;
        let there = match likeness {
            Likeness::Gone => self.new.sentence_from(span.block).unwrap_or(id),
            Likeness::Similar | Likeness::Same => id,
        };
        Some((self.new.sentence(there)?, likeness))
    }

    /// The words of the sentence at a place.
    fn anchor(&self, place: Span) -> Option<Anchor> {
        let id = self.old.sentence_at(place.block, place.start)?;
        Some(Anchor::of(self.old, id))
    }

    /// The section with the same heading.
    fn section(&self, id: SectionId) -> Option<SectionId> {
        let Some(heading) = self.old.section(id)?.heading else {
            let first = SectionId(0);
            return self.new.section(first)?.heading.is_none().then_some(first);
        };
        let heading = self.block(heading)?;
        let section = self.new.section_at(heading);
        (self.new.section(section)?.heading == Some(heading)).then_some(section)
    }

    /// The facet with the same name.
    fn facet(&self, id: FacetId) -> Option<FacetId> {
        let name = &self.old_briefing.facet(id)?.id;
        let mut facets = self.new_briefing.facets.iter();
        let at = facets.position(|facet| facet.id == *name)?;
        u16::try_from(at).ok().map(FacetId)
    }

    /// The entry with the same name.
    fn entry(&self, id: EntryId) -> Option<EntryId> {
        let old = self.old_briefing.entry(id)?;
        let facet = self.facet(old.facet)?;
        let mut entries = self.new_briefing.entries.iter();
        let at = entries.position(|entry| entry.facet == facet && entry.id == old.id)?;
        u32::try_from(at).ok().map(EntryId)
    }

    /// The same result of a search.
    fn target(&self, target: Target) -> Option<Target> {
        Some(match target {
            Target::Title => Target::Title,
            Target::Entry(id) => Target::Entry(self.entry(id)?),
            Target::Section(id) => Target::Section(self.section(id)?),
            Target::Sentence(id) => Target::Sentence(self.sentence(id)?),
        })
    }

    /// The card of the same entry at the same piece of evidence; none where the
    /// entry has no evidence any more.
    fn card(&self, card: Card) -> Option<Card> {
        let id = self.entry(card.entry)?;
        let evidence = &self.new_briefing.entry(id)?.evidence;
        let last = evidence.len().checked_sub(1)?;
        let chosen = self
            .old_briefing
            .entry(card.entry)?
            .evidence
            .get(card.chosen);
        let at = chosen
            .and_then(|sentence| self.sentence(*sentence))
            .and_then(|sentence| evidence.binary_search(&sentence).ok());
        Some(Card {
            entry: id,
            chosen: at.unwrap_or(card.chosen.min(last)),
            ..card
        })
    }

    /// The same overlay, unless the entry that it speaks of is gone.
    fn overlay(&self, open: Overlay) -> Option<Overlay> {
        Some(match open {
            Overlay::Box(InputBox::Rename(id, line)) => {
                InputBox::Rename(self.entry(id)?, line).into()
            }
            Overlay::Box(InputBox::Picker(picker)) => {
                let purpose = match picker.purpose {
                    Purpose::Merge(id) => Purpose::Merge(self.entry(id)?),
                    Purpose::Split(id) => Purpose::Split(self.entry(id)?),
                    Purpose::Evidence(id) => Purpose::Evidence(self.sentence(id)?),
                };
                InputBox::Picker(Picker { purpose, ..picker }).into()
            }
            other @ (Overlay::Box(_) | Overlay::Sheet(_)) => other,
        })
    }

    /// The same hits: evidence made anew, those of a query as far as their
    /// words are there, until the query is answered anew.
    fn hits(&self, mut hits: HitList) -> Option<HitList> {
        let place = hits.place().and_then(|place| self.span(place));
        let mut carried = match hits.asked {
            Asked::Evidence(id) => HitList::of_entry(self.new, self.new_briefing, self.entry(id)?)?,
            Asked::Query(_) => {
                hits.carry(|place| self.span(place));
                hits.chosen = hits.chosen.and_then(|chosen| self.target(chosen));
                hits
            }
        };
        carried.current = place.and_then(|place| carried.at(place));
        Some(carried)
    }
}

fn by_text<'a, T>(all: impl Iterator<Item = (&'a str, T)>) -> HashMap<&'a str, Vec<T>> {
    let mut found: HashMap<&str, Vec<T>> = HashMap::new();
    for (words, id) in all {
        found.entry(words).or_default().push(id);
    }
    found
}

/// The one of several with the same words that is least far away.
fn nearest<T: Copy>(all: &[T], distance: impl Fn(&T) -> u32) -> Option<T> {
    all.iter().copied().min_by_key(distance)
}
