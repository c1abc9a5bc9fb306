//! Who does work that can be cut into parts.
//!
//! What reads or searches a text knows no threads: it numbers the parts of its work,
//! and whoever calls it brings the hands.

mod relay;

use std::sync::OnceLock;

pub(crate) use relay::relay;

/// Who does the parts of a work.
pub trait Crew: Sync {
    /// Does the work of every number below `count`, in any order.
    fn each(&self, count: usize, work: &(dyn Fn(usize) + Sync));

    /// Lets others come first who have something short to do, in the midst of a work.
    fn give_way(&self) {}

    /// Whether nobody waits for the answer any longer.
    fn is_stopped(&self) -> bool {
        false
    }

    /// Whether it is time to tell what was found so far; then it is told.
    fn is_due(&self) -> bool {
        false
    }
}

/// A crew of one, who is not interrupted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Alone;

impl Crew for Alone {
    fn each(&self, count: usize, work: &(dyn Fn(usize) + Sync)) {
        for number in 0..count {
            work(number);
        }
    }
}

/// What a crew made of each number.
pub(crate) fn collect<T: Send + Sync>(
    crew: &dyn Crew,
    count: usize,
    work: &(dyn Fn(usize) -> T + Sync),
) -> Vec<T> {
    let mut done: Vec<OnceLock<T>> = Vec::new();
    done.resize_with(count, OnceLock::new);
    crew.each(count, &|number| {
        if let Some(place) = done.get(number) {
            let _ = place.set(work(number));
        }
    });
    done.into_iter().filter_map(OnceLock::into_inner).collect()
}
