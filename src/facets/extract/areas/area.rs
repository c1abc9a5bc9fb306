//! An area in the making.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::reading::{Reading, Way};
use super::runin::plain;
use crate::facets::extract::Place;
use crate::facets::extract::challenges::stems;
use crate::facets::extract::lists::{Kind, WordKinds};
use crate::text::word::terms;
use crate::text::{Document, SentenceId, Span};

/// Worth from which a sentence is evidence.
const EVIDENCE: f32 = 0.29;
/// Most that a single sentence is worth.
const FULL: f32 = 2.0;

/// A field with what speaks for it.
pub(super) struct Area {
    pub label: String,
    pub stems: BTreeSet<String>,
    /// Whether the article names it, or only touches what belongs to it.
    pub is_named: bool,
    /// Whether its field is so wide that articles name it in passing.
    pub is_wide: bool,
    /// What headings and the like add.
    pub bonus: f32,
    pub places: BTreeMap<SentenceId, Place>,
    /// Worth of every sentence that has it, evidence or not.
    worth: f32,
    /// Names as the article prints them.
    names: BTreeMap<String, usize>,
}

impl Area {
    /// An area that nothing speaks for yet.
    pub(super) fn new(label: &str) -> Self {
        Self {
            label: label.to_owned(),
            stems: BTreeSet::new(),
            is_named: false,
            is_wide: false,
            bonus: 0.0,
            places: BTreeMap::new(),
            worth: 0.0,
            names: BTreeMap::new(),
        }
    }

    /// By which areas are ranked.
    pub(super) fn score(&self) -> f32 {
        self.worth + self.bonus
    }

    /// Notes a name as the article prints it; the first letter of a sentence is
    /// no capital of its own.
    pub(super) fn printed(&mut self, name: &str, opens_sentence: bool) {
        let mut name = plain(name);
        if opens_sentence {
            name = in_text(&name);
        }
        *self.names.entry(name).or_default() += 1;
    }

    /// Adds what a sentence says.
    pub(super) fn add(
        &mut self,
        document: &Document,
        reading: &Reading<'_>,
        words: &Range<usize>,
        way: Way,
        worth: f32,
    ) {
        self.worth += worth.min(FULL);
        if worth < EVIDENCE {
            return;
        }
        let Some(sentence) = document.sentence(reading.id()) else {
            return;
        };
        let bytes = reading.clause().bytes(words);
        let start = sentence.bytes().start;
        let place = Place {
            span: Span::new(sentence.block, start + bytes.start..start + bytes.end),
            sentence: reading.id(),
            rule: way.rule(),
            score: (worth / FULL).clamp(0.0, 1.0),
        };
        self.places.entry(reading.id()).or_insert(place);
    }

    /// Takes over what speaks for another area.
    pub(super) fn take(&mut self, other: Self) {
        for (id, place) in other.places {
            self.places.entry(id).or_insert_with(|| {
                self.worth += place.score * FULL;
                place
            });
        }
        self.bonus = self.bonus.max(other.bonus);
        self.is_named |= other.is_named;
    }

    /// Takes the words of the article for its label where the usual label is
    /// in none of them.
    pub(super) fn name(&mut self) {
        let kinds = WordKinds::bundled();
        self.stems = stems(&self.label);
        if (self.names.keys()).any(|name| self.stems.is_subset(&stems(name))) {
            return;
        }
        let is_noun = |name: &str| {
            let words = terms(name);
            words.len() > 1
                && [words.first(), words.last()]
                    .iter()
                    .all(|word| word.is_some_and(|word| kinds.kind(word) == Kind::Content))
        };
        let mut best: Option<(&String, usize)> = None;
        for (name, count) in self.names.iter().filter(|(name, _)| is_noun(name)) {
            if best.is_none_or(|(_, most)| *count > most) {
                best = Some((name, *count));
            }
        }
        if let Some((name, _)) = best {
            self.label = name.clone();
            self.stems = stems(name);
        }
    }
}

/// A name as it stands within a sentence: with a small first letter, but for
/// short forms.
fn in_text(name: &str) -> String {
    let mut chars = name.chars();
    match chars.next() {
        Some(first) if chars.clone().next().is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => name.to_owned(),
    }
}

/// Areas that nearly always come up together as one.
pub(super) fn joined(areas: Vec<Area>) -> Vec<Area> {
    let mut kept: Vec<Area> = Vec::new();
    for area in areas {
        let same = kept.iter_mut().find(|other| {
            let shared = (area.places.keys())
                .filter(|id| other.places.contains_key(id))
                .count();
            let all = area.places.len() + other.places.len() - shared;
            shared > 1 && shared * 4 >= all * 3 && !other.label.contains(" and ")
        });
        match same {
            Some(other) => {
                if !area.label.contains(" and ") {
                    other.label = format!("{} and {}", other.label, in_text(&area.label));
                    other.stems.extend(area.stems.iter().cloned());
                }
                other.take(area);
            }
            None => kept.push(area),
        }
    }
    kept
}

/// Areas of one name as one.
pub(super) fn merged(areas: Vec<Area>) -> Vec<Area> {
    let mut kept: Vec<Area> = Vec::new();
    for area in areas {
        let same = kept.iter_mut().find(|other| {
            let (few, many) = if other.stems.len() <= area.stems.len() {
                (&other.stems, &area.stems)
            } else {
                (&area.stems, &other.stems)
            };
            if few.is_empty() || !few.is_subset(many) {
                return false;
            }
            // A single word is in many names: "space" and "space debris".
            let shared = (area.places.keys())
                .filter(|id| other.places.contains_key(id))
                .count();
            few.len() > 1
                || many.len() == 1
                || 2 * shared >= area.places.len().min(other.places.len())
        });
        match same {
            Some(other) => other.take(area),
            None => kept.push(area),
        }
    }
    kept
}
