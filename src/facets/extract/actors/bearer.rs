//! Somebody with all that was seen of them.

use std::collections::BTreeSet;

use super::{Key, Seen};
use crate::facets::lexicon::ActorKind;
use crate::text::{BlockId, Span};

/// Most names that one is compared with.
pub(super) const COMPARED: usize = 300;

/// What it counts that the opening of an article names somebody.
const LEAD: f32 = 0.6;

/// How often one is doubled up to two, three and so on, as far as it counts that
/// somebody is named again. To ask for it is all that the program would need a
/// library of mathematics for, which has to be found and bound at each start.
const DOUBLED: [f32; 5] = [0.0, 1.0, 1.584_962_5, 2.0, 2.321_928];

/// Somebody with all that was seen of them.
#[derive(Debug)]
pub(super) struct Bearer<'a> {
    pub key: Key,
    pub kind: Option<ActorKind>,
    /// Words of the name in lower case.
    pub words: Vec<String>,
    pub seen: Vec<Seen<'a>>,
}

impl Bearer<'_> {
    /// How sure it is that this is an actor.
    pub(super) fn certainty(&self) -> f32 {
        let best = |of: fn(&Seen<'_>) -> f32| self.seen.iter().map(of).fold(f32::MIN, f32::max);
        let support = best(|seen| seen.support);
        let worst = self
            .seen
            .iter()
            .map(|seen| seen.support)
            .fold(f32::MAX, f32::min);
        // A name that is told as a place once is none of an actor.
        let support = if worst < 0.0 {
            worst.min(support)
        } else {
            support
        };
        let again = (self.seen.len().checked_sub(1))
            .and_then(|at| DOUBLED.get(at))
            .map_or(0.15, |doubled| 0.06 * doubled);
        (best(|seen| seen.score) + support.clamp(-0.3, 0.35) + again).clamp(0.0, 1.0)
    }

    /// How much the article is about them.
    pub(super) fn salience(&self, headings: &str, lead: Option<BlockId>) -> f32 {
        let count = |number: usize| f32::from(u16::try_from(number).unwrap_or(u16::MAX));
        let sections: BTreeSet<_> = self.seen.iter().map(|seen| seen.section).collect();
        let subjects = self.seen.iter().filter(|seen| seen.is_subject).count();
        let mut before = None;
        let in_heading = self.seen.iter().take(50).any(|seen| {
            // Most are named in the same way again.
            before.replace(seen.text) != Some(seen.text) && headings.contains(seen.text)
        });
        let in_lead = (self.place()).is_some_and(|place| Some(place.block) <= lead);
        let weight = count(self.seen.len())
            + 2.0 * count(sections.len())
            + 0.5 * count(subjects)
            + if in_heading { 2.0 } else { 0.0 }
            // Of those who are named once the article tells of the first in its opening.
            + if in_lead { LEAD } else { 0.0 };
        weight * self.certainty()
    }

    /// Where they are named first.
    pub(super) fn place(&self) -> Option<Span> {
        self.seen.first().map(|seen| seen.span)
    }
}

/// Adds what was seen to a bearer, in reading order.
pub(super) fn give<'a>(bearers: &mut [Bearer<'a>], to: usize, seen: Vec<Seen<'a>>) {
    if let Some(bearer) = bearers.get_mut(to) {
        bearer.seen.extend(seen);
        bearer.seen.sort_by_key(|seen| seen.span);
    }
}

#[cfg(test)]
mod tests {
    use super::DOUBLED;

    #[test]
    fn what_is_doubled_is_told_by_logarithms() {
        for (number, doubled) in (1_u16..).zip(DOUBLED) {
            assert_eq!(doubled.to_bits(), f32::from(number).log2().to_bits());
        }
    }
}
