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
            _ => thread::available_parallelism().map_or(1, usize::from),
        };
        let next = AtomicUsize::new(0);
        let take = || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count || self.is_stopped() {
                    break;
                }
                work(number);
                // Whoever reads keys and draws comes first.
                thread::yield_now();
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
    use std::sync::Mutex;

    #[test]
    fn every_number_is_done_once() {
        let done = Mutex::new(Vec::new());
        Threads::default().each(100, &|number| done.lock().unwrap().push(number));
        let mut done = done.into_inner().unwrap();
        done.sort_unstable();
        assert_eq!(done, (0..100).collect::<Vec<_>>());
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
