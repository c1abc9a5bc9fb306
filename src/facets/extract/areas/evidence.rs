//! Where an area comes up.

use crate::facets::extract::Place;
use crate::text::SentenceId;

/// Places, of each sentence one, in reading order.
#[derive(Default)]
pub(super) struct Evidence(Vec<Place>);

impl Evidence {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Place> {
        self.0.iter()
    }

    /// The one in a sentence.
    pub(super) fn at(&self, id: SentenceId) -> Option<&Place> {
        self.0.get(self.find(id).ok()?)
    }

    /// Whether a sentence has one.
    pub(super) fn has(&self, id: SentenceId) -> bool {
        self.find(id).is_ok()
    }

    /// Adds a place if its sentence has none.
    pub(super) fn add(&mut self, place: Place) {
        if let Err(at) = self.find(place.sentence) {
            self.0.insert(at, place);
        }
    }

    /// Adds those of another area whose sentences have none, and tells each.
    pub(super) fn take(&mut self, others: Self, mut added: impl FnMut(&Place)) {
        let known = self.0.len();
        for place in others.0 {
            let own = self.0.get(..known).unwrap_or_default();
            if find(own, place.sentence).is_err() {
                added(&place);
                self.0.push(place);
            }
        }
        if known < self.0.len() {
            self.0.sort_by_key(|place| place.sentence);
        }
    }

    /// Keeps those in some sentences.
    pub(super) fn keep(&mut self, mut is_kept: impl FnMut(SentenceId) -> bool) {
        self.0.retain(|place| is_kept(place.sentence));
    }

    /// All of them.
    pub(super) fn into_places(self) -> Vec<Place> {
        self.0
    }

    fn find(&self, id: SentenceId) -> Result<usize, usize> {
        find(&self.0, id)
    }
}

fn find(places: &[Place], id: SentenceId) -> Result<usize, usize> {
    places.binary_search_by_key(&id, |place| place.sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockId, Span};

    fn place(sentence: usize, score: f32) -> Place {
        Place {
            span: Span::new(BlockId::at(0), 0..1),
            sentence: SentenceId::at(sentence),
            rule: "named",
            score,
        }
    }

    #[test]
    fn each_sentence_keeps_its_first_place_in_reading_order() {
        let (mut one, mut other) = (Evidence::default(), Evidence::default());
        for sentence in [4, 1, 4] {
            one.add(place(sentence, 0.1));
        }
        for sentence in [0, 4, 2] {
            other.add(place(sentence, 0.2));
        }
        let mut added = Vec::new();
        one.take(other, |place| added.push(place.sentence.index()));
        assert_eq!(added, [0, 2]);
        one.keep(|id| id.index() != 1);
        assert!(one.has(SentenceId::at(2)) && one.at(SentenceId::at(1)).is_none());
        let all = one.into_places();
        let all: Vec<_> = all
            .iter()
            .map(|one| (one.sentence.index(), one.score))
            .collect();
        assert_eq!(all, [(0, 0.2), (2, 0.2), (4, 0.1)]);
    }
}
