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
    /// The look at which the end is asked for.
    #[cfg(test)]
    last: Arc<AtomicUsize>,
}

impl Halt {
    /// Asks for the end.
    pub fn ask(&self) {
        self.is_asked.store(true, Ordering::Relaxed);
    }

    /// Whether the end was asked for.
    pub fn is_asked(&self) -> bool {
        #[cfg(test)]
        if self.looks.fetch_add(1, Ordering::Relaxed) + 1 == self.last.load(Ordering::Relaxed) {
            self.ask();
        }
        self.is_asked.load(Ordering::Relaxed)
    }

    /// How many steps work makes after its end is asked for, which is at the third.
    #[cfg(test)]
    pub(crate) fn steps_after(&self, work: impl FnOnce()) -> usize {
        self.last.store(3, Ordering::Relaxed);
        work();
        let steps = self.looks.load(Ordering::Relaxed).checked_sub(3);
        assert!(steps.is_some(), "too short to be ended");
        steps.unwrap_or_default()
    }
}
