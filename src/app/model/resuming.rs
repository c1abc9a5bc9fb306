//! Taking up what was remembered of an article, and taking it down again.

use super::{Model, Part};
use crate::app::action::Motion;
use crate::app::anchor::{Anchor, Likeness};
use crate::app::arrival::{Arrival, Start};
use crate::app::history::JumpList;
use crate::app::kept::{Keepsake, Kept, KeptChoice};
use crate::app::keymap::key_of;
use crate::app::overlay::Overlay;
use crate::app::panes::reader::Placement;
use crate::facets::FacetId;
use crate::text::{Clean, SentenceId};

/// What was remembered and could not be taken up yet.
#[derive(Debug, Clone, Default)]
pub struct Resuming {
    /// What waits for the rest of the article.
    kept: Option<(Kept, Start)>,
    /// Whether the place was found in its first part.
    is_placed: bool,
    /// What waits for the facets.
    chosen: KeptChoice,
}

impl Model {
    /// Takes up what was remembered of the article; what it needs the rest of
    /// the article for, when that was read.
    pub fn resume(&mut self, mut kept: Kept, start: Start) {
        self.decisions = std::mem::take(&mut kept.decisions);
        if !self.decisions.is_empty() {
            self.put_document(self.document.clone(), self.found.clone());
        }
        self.resuming = Resuming {
            chosen: kept.chosen.clone(),
            kept: Some((kept, start)),
            is_placed: false,
        };
        self.choose_kept();
        self.go_on_resuming();
    }

    /// Shows another article. What belongs to the reader and the screen stays.
    pub(in crate::app) fn arrive(&mut self, arrival: Arrival) {
        let former = std::mem::take(self);
        *self = Self {
            opened: arrival.opened,
            size: former.size,
            prefs: former.prefs,
            mouse: former.mouse,
            queries: former.queries,
            // Answers to what was asked of the former article are known by it.
            generation: former.generation,
            dim: former.dim,
            gutter: former.gutter,
            background: former.background,
            themes: former.themes,
            settings: former.settings,
            kept: former.kept,
            kept_prefs: former.kept_prefs,
            ..Self::default()
        };
        self.put_document(arrival.document, arrival.briefing);
        self.fit();
        self.tell_of_text();
        self.resume(arrival.kept, arrival.start);
        if let Some(told) = &arrival.told {
            self.warn(told);
        }
    }

    /// Takes up what can be taken up by now.
    pub(in crate::app) fn go_on_resuming(&mut self) {
        if let Some((kept, start)) = self.resuming.kept.take() {
            if self.opened.part == Part::Whole {
                self.take_up(&kept, &start);
            } else {
                self.resuming.is_placed = self.place_early(&kept, &start);
                self.resuming.kept = Some((kept, start));
            }
        }
    }

    /// Goes where the reader was, if the first part of the article has exactly
    /// these words there.
    fn place_early(&mut self, kept: &Kept, start: &Start) -> bool {
        let Some(place) = kept.place.as_ref().filter(|_| *start == Start::Resumed) else {
            return false;
        };
        let id = SentenceId(place.sentence.sentence);
        let is_there = Anchor::of(&self.document, id) == place.sentence;
        if is_there && id.0 > 0 {
            self.reader.resume(&self.document, id, place.row);
            self.tell_resumed(Likeness::Same, "");
        }
        is_there
    }

    fn take_up(&mut self, kept: &Kept, start: &Start) {
        let document = self.document.clone();
        let finder = kept.finder(&document);
        let was_moved = self.reader.focus() != Some(SentenceId(0)) || !self.jumps.is_empty();
        let read = kept.read.sentences(&document, finder.is_same());
        self.reader.note_read(read);

        let mut lost = String::new();
        for (letter, anchor) in &kept.marks {
            if self.marks.contains_key(letter) {
                continue;
            }
            match finder.find(anchor) {
                Some((id, Likeness::Same | Likeness::Similar)) => {
                    let place = document.sentence(id);
                    self.marks.extend(place.map(|place| (*letter, place)));
                }
                Some((_, Likeness::Gone)) | None => {
                    lost.push(*letter);
                    self.orphans.insert(*letter, anchor.clone());
                }
            }
        }
        let mut behind = kept.jumps.behind;
        let mut places = Vec::new();
        for (number, anchor) in kept.jumps.places.iter().enumerate() {
            let found = finder.find(anchor);
            let found = found.filter(|(_, likeness)| *likeness > Likeness::Gone);
            match found.and_then(|(id, _)| document.sentence(id)) {
                Some(place) => places.push(place),
                None if number < kept.jumps.behind => behind = behind.saturating_sub(1),
                None => {}
            }
        }
        self.jumps.remember(&JumpList::new(places, behind));

        let stopped = kept.place.as_ref().and_then(|place| {
            let (id, likeness) = finder.find(&place.sentence)?;
            Some((id, likeness, place.row))
        });
        match (start, stopped) {
            (Start::At(anchor), _) => self.go_to_anchor(anchor),
            (Start::Resumed, Some((id, likeness, row))) if !was_moved => {
                if id.0 > 0 {
                    self.reader.resume(&document, id, row);
                    self.tell_resumed(likeness, &lost);
                    return;
                }
            }
            // One key leads there.
            (Start::Resumed | Start::Top, Some((id, ..))) if !self.resuming.is_placed => {
                if let Some(place) = document.sentence(id).filter(|_| id.0 > 0) {
                    self.jumps.leave(place);
                }
            }
            (Start::Resumed | Start::Top, _) => {}
        }
        self.tell_lost_marks(&lost);
    }

    /// Goes to a sentence by its words, and says so if they are others.
    pub(in crate::app) fn go_to_anchor(&mut self, anchor: &Anchor) {
        let document = self.document.clone();
        let finder = Kept::default().finder(&document);
        let Some((id, likeness)) = finder.find(anchor) else {
            return;
        };
        self.leave_place();
        if let Some(place) = document.sentence(id) {
            let third = Placement::Third;
            self.reader.go_to(&document, place, third);
        }
        match likeness {
            Likeness::Same => {}
            Likeness::Similar => self.warn(&Clean::line("The marked sentence has changed")),
            Likeness::Gone => self.warn(&Clean::line(
                "The marked sentence is gone; this is where it stood",
            )),
        }
    }

    fn tell_resumed(&mut self, likeness: Likeness, lost: &str) {
        let top = key_of(Motion::Top);
        match likeness {
            // What is told already counts more.
            Likeness::Same if self.status.is_some() => {}
            Likeness::Same => self.confirm(&format!("Where you stopped; {top} goes to the start")),
            Likeness::Similar => self.warn(&Clean::line(
                "The text has changed; a similar sentence has the focus",
            )),
            Likeness::Gone => self.warn(&Clean::line(
                "The text has changed; the sentence where you stopped is gone",
            )),
        }
        self.tell_lost_marks(lost);
    }

    fn tell_lost_marks(&mut self, lost: &str) {
        if !lost.is_empty() {
            let letters: Vec<String> = lost.chars().map(String::from).collect();
            let letters = letters.join(", ");
            let words = format!("the sentences of these marks are gone: {letters}");
            self.warn(&Clean::line(&words));
        }
    }

    /// Chooses the facet and the entry that were chosen, once they are there.
    pub(super) fn choose_kept(&mut self) {
        if self.briefing.entries.is_empty() {
            return;
        }
        let chosen = match self.opened.part {
            Part::Whole => std::mem::take(&mut self.resuming.chosen),
            Part::Loading | Part::Start => self.resuming.chosen.clone(),
        };
        let facets = &self.briefing.facets;
        let facet = |name: &Clean| facets.iter().position(|facet| facet.id == *name);
        if let Some((facet_name, name)) = &chosen.entry
            && let Some(facet) = facet(facet_name)
            && let Some(id) = facets
                .get(facet)
                .into_iter()
                .flat_map(|facet| &facet.entries)
                .copied()
                .find(|id| {
                    let entry = self.briefing.entry(*id);
                    entry.is_some_and(|entry| entry.id == *name)
                })
        {
            self.facets.selected = Some(id);
            self.facets.reveal(&self.briefing, id);
        }
        if let Some(tab) = chosen.facet.as_ref().and_then(facet) {
            self.facets.tab = tab;
        }
    }

    /// Takes down what is to be remembered of the article; nothing while only a
    /// part of it was read, for that would be less than what is remembered.
    pub fn keepsake(&self) -> Option<Keepsake> {
        if self.opened.part != Part::Whole {
            return None;
        }
        // What a search previews is not where the reader is.
        let searching = self.overlay.as_ref().and_then(Overlay::search);
        let place = match searching {
            Some(open) => open.origin.place,
            None => self.reader.place(&self.document),
        };
        let at = place.anchor.map_or(0, |(_, row)| row);
        let focus = place.focus.and_then(|span| {
            let id = self.document.sentence_at(span.block, span.start)?;
            Some((id, at))
        });
        let facet = |id: FacetId| Some(self.briefing.facet(id)?.id.clone());
        let entry = self.facets.selected.and_then(|id| {
            let entry = self.briefing.entry(id)?;
            Some((facet(entry.facet)?, entry.id.clone()))
        });
        let chosen = if self.briefing.entries.is_empty() {
            // They may yet come.
            self.resuming.chosen.clone()
        } else {
            KeptChoice {
                facet: facet(self.facets.facet()),
                entry,
            }
        };
        Some(Keepsake {
            document: self.document.clone(),
            name: self.opened.name.clone(),
            place: focus,
            read: self.reader.read_ranges().to_vec(),
            percent: self.reader.percent_read(),
            jumps: self.jumps.clone(),
            chosen,
            decisions: self.decisions.clone(),
            marks: self.marks.clone(),
            orphans: self.orphans.clone(),
        })
    }
}
