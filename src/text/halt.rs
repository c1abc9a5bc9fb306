//! Work that nobody waits for any more.

use std::sync::Arc;
#[cfg(test)]
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether work is to end: loops that may take long look at it between their steps,
/// a sentence or a part of the text each. What they have made by then is of no use.
///
/// Clones are one.
#[derive(Debug, Clone, Default)]
pub struct Halt {
    is_asked: Arc<AtomicBool>,
    /// How often anybody looked.
    #[cfg(test)]
    looks: Arc<AtomicUsize>,
}

impl Halt {
    /// Asks for the end.
    pub fn ask(&self) {
        self.is_asked.store(true, Ordering::Relaxed);
    }

    /// Whether the end was asked for.
    pub fn is_asked(&self) -> bool {
        #[cfg(test)]
        self.looks.fetch_add(1, Ordering::Relaxed);
        self.is_asked.load(Ordering::Relaxed)
    }

    /// How many steps work makes after its end is asked for, which is once it has
    /// begun.
    #[cfg(test)]
    pub(crate) fn steps_after(&self, work: impl FnOnce() + Send) -> usize {
        std::thread::scope(|scope| {
            let working = scope.spawn(work);
            let looks = || self.looks.load(Ordering::Relaxed);
            while looks() < 3 && !working.is_finished() {
                std::thread::yield_now();
            }
            assert!(!working.is_finished(), "too short to be ended");
            self.ask();
            let before = looks();
            assert!(working.join().is_ok());
            looks() - before
        })
    }
}
