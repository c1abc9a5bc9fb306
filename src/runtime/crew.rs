//! Threads that share one piece of work.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use crate::text::crew::Crew;

/// Milliseconds to wait for a first answer: a reader who types sees it as a reaction to
/// the key.
const FIRST: u64 = 15;
/// Milliseconds between what is told after it.
const BETWEEN: u64 = 150;

/// As many threads as there are cores. They last as long as the work does.
pub struct Threads<'a> {
    began: Instant,
    /// How many; as many as there are cores if nobody said.
    count: Option<usize>,
    /// Milliseconds after which something is to be told.
    due: AtomicU64,
    /// What is asked for now, and the number of what this is done for.
    wanted: Option<(&'a AtomicU64, u64)>,
}

impl Default for Threads<'_> {
    /// Threads whose work is wanted in any case.
    fn default() -> Self {
        Self {
            began: Instant::now(),
            count: None,
            due: AtomicU64::new(FIRST),
            wanted: None,
        }
    }
}

impl<'a> Threads<'a> {
    /// Threads whose work is wanted as long as `newest` is `number`.
    pub fn serving(newest: &'a AtomicU64, number: u64) -> Self {
        Self {
            wanted: Some((newest, number)),
            ..Threads::default()
        }
    }
}

impl Crew for Threads<'_> {
    fn each(&self, count: usize, work: &(dyn Fn(usize) + Sync)) {
        // How many cores there are is asked of several files.
        let threads = match count {
            0 | 1 => 1,
            _ => (self.count)
                .unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from)),
        };
        let next = AtomicUsize::new(0);
        let take = || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count || self.is_stopped() {
                    break;
                }
                work(number);
                self.give_way();
            }
        };
        thread::scope(|scope| {
            for _ in 1..threads.min(count) {
                // Where no thread can be started this one does all.
                let _ = thread::Builder::new().spawn_scoped(scope, take);
            }
            take();
        });
    }

    /// Whoever reads keys and draws comes first.
    fn give_way(&self) {
        thread::yield_now();
    }

    fn is_stopped(&self) -> bool {
        self.wanted
            .is_some_and(|(newest, number)| newest.load(Ordering::Relaxed) != number)
    }

    fn is_due(&self) -> bool {
        let passed = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let is_due = passed >= self.due.load(Ordering::Relaxed);
        if is_due {
            self.due.store(passed + BETWEEN, Ordering::Relaxed);
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::crew::relay;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::Mutex;
    use std::time::Duration;

    #[test]
    fn every_number_is_done_once() {
        let done = Mutex::new(Vec::new());
        Threads::default().each(100, &|number| done.lock().unwrap().push(number));
        let mut done = done.into_inner().unwrap();
        done.sort_unstable();
        assert_eq!(done, (0..100).collect::<Vec<_>>());
    }

    fn of(count: usize) -> Threads<'static> {
        Threads {
            count: Some(count),
            ..Threads::default()
        }
    }

    #[test]
    fn things_are_handed_on_in_order() {
        for threads in [1, 2, 3, 16] {
            let (mut next, mut all) = (0..2000_usize, Vec::new());
            let make = |number: &mut usize| {
                if number.is_multiple_of(7) {
                    thread::sleep(Duration::from_micros(20));
                }
                *number *= 2;
            };
            relay(&of(threads), &mut |_| next.next(), &make, &mut |number| {
                all.push(*number);
            });
            assert_eq!(all, (0..2000).map(|number| number * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn nobody_waits_for_one_that_panicked() {
        for (at, step) in [(20, 0), (20, 1), (20, 2)] {
            let panics = |number: usize, now: usize| assert!(number != at || step != now, "told");
            let mut next = 0..2000_usize;
            let done = catch_unwind(AssertUnwindSafe(|| {
                relay(
                    &of(4),
                    &mut |_| next.next().inspect(|number| panics(*number, 0)),
                    &|number| panics(*number, 1),
                    &mut |number| panics(*number, 2),
                );
            }));
            assert!(done.is_err());
        }
    }

    #[test]
    fn what_is_brought_when_one_panicked_is_left() {
        for round in 0..20 {
            let mut next = 0..40_usize;
            let done = catch_unwind(AssertUnwindSafe(|| {
                relay(
                    &of(3),
                    &mut |_| {
                        thread::sleep(Duration::from_micros(300));
                        next.next()
                    },
                    &|number| assert!(round % 2 == 0 || *number != 3, "told"),
                    &mut |number| assert!(*number != 2, "told"),
                );
            }));
            assert!(done.is_err());
        }
    }

    #[test]
    fn what_nobody_waits_for_is_left() {
        let newest = AtomicU64::new(1);
        let done = AtomicUsize::new(0);
        let threads = Threads::serving(&newest, 1);
        threads.each(1000, &|_| {
            done.fetch_add(1, Ordering::Relaxed);
            newest.store(2, Ordering::Relaxed);
        });
        assert!(threads.is_stopped());
        assert!(done.load(Ordering::Relaxed) < 1000);
    }
}
