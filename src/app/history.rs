//! Places the reader may return to: the jump list and marks.

use std::collections::BTreeMap;

use crate::text::Span;

/// Jumps remembered.
pub(super) const JUMPS: usize = 100;

/// Places left by jumping, as in vim: going back and forward does not lose any.
#[derive(Debug, Clone, Default)]
pub struct JumpList {
    places: Vec<Span>,
    at: usize,
}

impl JumpList {
    /// Places in the order in which they were left, and how many of them lie
    /// behind.
    pub fn new(places: Vec<Span>, at: usize) -> Self {
        let at = at.min(places.len());
        Self { places, at }
    }

    /// Places in the order in which they were left.
    pub fn places(&self) -> &[Span] {
        &self.places
    }

    /// Whether no place was left yet.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// How many of them lie behind.
    pub fn behind(&self) -> usize {
        self.at
    }

    /// Puts places left before all of these before them.
    pub fn remember(&mut self, former: &Self) {
        let now = std::mem::replace(self, former.clone());
        if now.places.is_empty() {
            return;
        }
        self.places.truncate(self.at);
        self.places.retain(|place| !now.places.contains(place));
        self.at = self.places.len() + now.at;
        self.places.extend(now.places);
        let surplus = self.places.len().saturating_sub(JUMPS);
        self.places.drain(..surplus);
        self.at = self.at.saturating_sub(surplus);
    }

    /// Remembers the place that is about to be left; what was ahead is dropped.
    pub fn leave(&mut self, place: Span) {
        self.places.truncate(self.at);
        self.places.retain(|known| *known != place);
        if self.places.len() >= JUMPS {
            self.places.remove(0);
        }
        self.places.push(place);
        self.at = self.places.len();
    }

    /// Moves every place to where it is in another document.
    pub fn carry(&mut self, to: impl Fn(Span) -> Option<Span>) {
        let (before, after) = self.places.split_at(self.at.min(self.places.len()));
        let moved = |places: &[Span]| -> Vec<Span> {
            let mut moved: Vec<Span> = places.iter().copied().filter_map(&to).collect();
            moved.dedup();
            moved
        };
        let (mut before, after) = (moved(before), moved(after));
        self.at = before.len();
        before.extend(after);
        self.places = before;
    }

    /// The place before; `here` is kept as the way forward.
    pub fn back(&mut self, here: Span) -> Option<Span> {
        if self.at == self.places.len() {
            if self.places.last() == Some(&here) {
                self.at = self.at.saturating_sub(1);
            } else {
                self.places.push(here);
            }
        }
        self.at = self.at.checked_sub(1)?;
        self.places.get(self.at).copied()
    }

    /// The place gone back from.
    pub fn forward(&mut self) -> Option<Span> {
        let place = self.places.get(self.at + 1).copied()?;
        self.at += 1;
        Some(place)
    }

    /// The place that was left last.
    pub fn last(&self) -> Option<Span> {
        self.at
            .checked_sub(1)
            .and_then(|at| self.places.get(at))
            .copied()
    }
}

/// Marks by letter.
pub type Marks = BTreeMap<char, Span>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockId;

    fn place(block: u32) -> Span {
        Span::new(BlockId(block), 0..1)
    }

    #[test]
    fn back_and_forward_walk_the_same_places() {
        let mut jumps = JumpList::default();
        jumps.leave(place(1));
        jumps.leave(place(2));
        assert_eq!(jumps.back(place(3)), Some(place(2)));
        assert_eq!(jumps.back(place(2)), Some(place(1)));
        assert_eq!(jumps.back(place(1)), None);
        assert_eq!(jumps.forward(), Some(place(2)));
        assert_eq!(jumps.forward(), Some(place(3)));
        assert_eq!(jumps.forward(), None);
    }

    #[test]
    fn places_of_a_former_time_come_first() {
        let mut former = JumpList::default();
        for block in 1..=JUMPS {
            former.leave(place(u32::try_from(block).unwrap()));
        }
        let mut jumps = JumpList::default();
        jumps.remember(&former);
        assert_eq!((jumps.places().len(), jumps.behind()), (JUMPS, JUMPS));
        assert_eq!(jumps.back(place(0)), Some(place(100)));
        let mut jumps = JumpList::default();
        jumps.leave(place(500));
        jumps.leave(place(100));
        jumps.remember(&former);
        assert_eq!((jumps.places().len(), jumps.behind()), (JUMPS, JUMPS));
        assert_eq!(jumps.last(), Some(place(100)));
        assert_eq!(jumps.back(place(0)), Some(place(100)));
        assert_eq!(jumps.back(place(100)), Some(place(500)));
        assert_eq!(jumps.back(place(500)), Some(place(99)));
    }

    #[test]
    fn a_new_jump_drops_the_way_forward() {
        let mut jumps = JumpList::default();
        jumps.leave(place(1));
        jumps.leave(place(2));
        jumps.back(place(3));
        jumps.leave(place(2));
        assert_eq!(jumps.forward(), None);
        assert_eq!(jumps.last(), Some(place(2)));
    }
}
