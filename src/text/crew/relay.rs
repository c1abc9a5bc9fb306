//! Work on things that come and go in order, though what is between is done by many.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::Crew;

/// Most who work at it, and things that are on their way for each of them before one
/// more is brought.
const MOST: usize = 8;
const EACH: usize = 2;

/// One thing after the other is brought, made, and taken.
///
/// Things are brought and taken in order, one at a time; several may be in the making,
/// in any order. `bring` may use the room of one that was taken; there is nothing more
/// once it brings none.
pub(crate) fn relay<T: Send>(
    crew: &dyn Crew,
    bring: &mut (dyn FnMut(Option<T>) -> Option<T> + Send),
    make: &(dyn Fn(&mut T) + Sync),
    take: &mut (dyn FnMut(&T) + Send),
) {
    let relay = Relay {
        state: Mutex::new(State::default()),
        changed: Condvar::new(),
        bring: Mutex::new(bring),
        make,
        take: Mutex::new(take),
    };
    crew.each(MOST, &|_| relay.work(crew));
}

struct Relay<'a, T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    bring: Mutex<&'a mut (dyn FnMut(Option<T>) -> Option<T> + Send)>,
    make: &'a (dyn Fn(&mut T) + Sync),
    take: Mutex<&'a mut (dyn FnMut(&T) + Send)>,
}

struct State<T> {
    /// What is on its way, the next to be taken first.
    coming: VecDeque<Stage<T>>,
    /// How many were taken.
    taken: usize,
    /// How many work.
    workers: usize,
    spare: Vec<T>,
    is_bringing: bool,
    is_taking: bool,
    has_ended: bool,
}

impl<T> Default for State<T> {
    fn default() -> Self {
        Self {
            coming: VecDeque::new(),
            taken: 0,
            workers: 0,
            spare: Vec::new(),
            is_bringing: false,
            is_taking: false,
            has_ended: false,
        }
    }
}

enum Stage<T> {
    Brought(T),
    /// Somebody has it.
    Away,
    Made(T),
}

enum Step<T> {
    Bring(Option<T>),
    /// With its number.
    Make(usize, T),
    Take(T),
}

impl<T> State<T> {
    /// What is to be done next, if anything can be.
    fn next(&mut self) -> Option<Step<T>> {
        // What waits to be taken holds up all that is behind.
        if !self.is_taking
            && let Some(first @ Stage::Made(_)) = self.coming.front_mut()
            && let Stage::Made(thing) = std::mem::replace(first, Stage::Away)
        {
            self.is_taking = true;
            return Some(Step::Take(thing));
        }
        let mut stages = self.coming.iter_mut().enumerate();
        if let Some((at, stage)) = stages.find(|(_, stage)| matches!(stage, Stage::Brought(_)))
            && let Stage::Brought(thing) = std::mem::replace(stage, Stage::Away)
        {
            return Some(Step::Make(self.taken + at, thing));
        }
        let has_room = self.coming.len() <= EACH * self.workers;
        if has_room && !self.is_bringing && !self.has_ended {
            self.is_bringing = true;
            return Some(Step::Bring(self.spare.pop()));
        }
        None
    }

    fn is_done(&self) -> bool {
        self.has_ended && self.coming.is_empty()
    }
}

impl<T> Relay<'_, T> {
    /// Does what can be done until all is.
    fn work(&self, crew: &dyn Crew) {
        let mut state = lock(&self.state);
        state.workers += 1;
        while !state.is_done() {
            let Some(step) = state.next() else {
                let waited = self.changed.wait(state);
                state = waited.unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            drop(state);
            let guard = Guard(self);
            let step = self.step(step);
            std::mem::forget(guard);
            crew.give_way();
            state = lock(&self.state);
            match step {
                Step::Bring(brought) => {
                    state.is_bringing = false;
                    // Where somebody panicked meanwhile nobody would take it.
                    if !state.has_ended {
                        state.has_ended = brought.is_none();
                        state.coming.extend(brought.map(Stage::Brought));
                    }
                }
                Step::Make(number, thing) => {
                    let at = number.checked_sub(state.taken);
                    if let Some(stage) = at.and_then(|at| state.coming.get_mut(at)) {
                        *stage = Stage::Made(thing);
                    }
                }
                Step::Take(thing) => {
                    state.is_taking = false;
                    state.taken += 1;
                    state.coming.pop_front();
                    state.spare.push(thing);
                }
            }
            self.changed.notify_all();
        }
    }

    fn step(&self, step: Step<T>) -> Step<T> {
        match step {
            Step::Bring(room) => Step::Bring(lock(&self.bring)(room)),
            Step::Make(number, mut thing) => {
                (self.make)(&mut thing);
                Step::Make(number, thing)
            }
            Step::Take(thing) => {
                lock(&self.take)(&thing);
                Step::Take(thing)
            }
        }
    }
}

/// Ends the work of all where one of them panics.
struct Guard<'a, 'b, T>(&'a Relay<'b, T>);

impl<T> Drop for Guard<'_, '_, T> {
    fn drop(&mut self) {
        let mut state = lock(&self.0.state);
        state.has_ended = true;
        state.coming.clear();
        self.0.changed.notify_all();
    }
}

fn lock<T>(locked: &Mutex<T>) -> MutexGuard<'_, T> {
    locked.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::crew::Alone;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    /// One after the other, the last first.
    struct Backwards;

    impl Crew for Backwards {
        fn each(&self, count: usize, work: &(dyn Fn(usize) + Sync)) {
            (0..count).rev().for_each(work);
        }
    }

    fn squares(crew: &dyn Crew, count: u32) -> Vec<u32> {
        let (mut next, mut all) = (0..count, Vec::new());
        relay(
            crew,
            &mut |_| next.next(),
            &|number| *number *= *number,
            &mut |number| all.push(*number),
        );
        all
    }

    #[test]
    fn things_are_taken_in_the_order_in_which_they_are_brought() {
        for count in [0, 1, 2, 7, 8, 9, 1000] {
            let wanted: Vec<u32> = (0..count).map(|number| number * number).collect();
            for crew in [&Alone as &dyn Crew, &Backwards] {
                assert_eq!(squares(crew, count), wanted);
            }
        }
    }

    #[test]
    fn room_is_used_again() {
        let mut new = 0;
        let mut left = 100;
        relay(
            &Alone,
            &mut |room: Option<String>| {
                new += usize::from(room.is_none());
                left -= 1;
                (left > 0).then(|| room.unwrap_or_default())
            },
            &|_| {},
            &mut |_| {},
        );
        assert!(new <= EACH + 1, "{new}");
    }

    #[test]
    fn nobody_waits_for_one_that_panicked() {
        let mut next = 0..100_u32;
        let done = catch_unwind(AssertUnwindSafe(|| {
            let make = |number: &mut u32| assert_ne!(*number, 20, "told to");
            relay(&Alone, &mut |_| next.next(), &make, &mut |_| {});
        }));
        assert!(done.is_err());
    }
}
