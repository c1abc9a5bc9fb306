//! Units that hold what is wanted: levels are opened one by one until some unit
//! holds every word.

use super::index::SearchIndex;
use super::matcher::{LEVELS, Level, Matcher, Occurrence};
use super::rank::{Placed, Wanted, place_all};
use super::slot::Slot;
use super::{Interpretation, Tier};

/// Readings reported for one word of a query.
const MOST_INTERPRETATIONS: usize = 4;

/// Units that hold all slots, and the occurrences that were allowed for.
pub(crate) struct FoundUnits {
    pub(crate) placed: Vec<Placed>,
    pub(crate) wanted: Vec<Wanted>,
}

/// Where units are looked for that hold what is wanted.
pub(crate) trait Places {
    /// Keeps the units that hold every required slot; whether there are any.
    fn keep(&mut self, wanted: &[Wanted]) -> bool;
}

/// Units of an index.
struct InIndex<'a> {
    index: &'a SearchIndex,
    placed: Vec<Placed>,
}

impl Places for InIndex<'_> {
    fn keep(&mut self, wanted: &[Wanted]) -> bool {
        self.placed = place_all(self.index, wanted);
        !self.placed.is_empty()
    }
}

/// Opens levels until a unit of the index holds every required slot.
pub(crate) fn find(
    matcher: &mut Matcher<'_>,
    slots: &mut [Slot<'_>],
    exact_only: bool,
) -> FoundUnits {
    let mut places = InIndex {
        index: matcher.index,
        placed: Vec::new(),
    };
    let wanted = find_in(&mut places, matcher, slots, exact_only);
    FoundUnits {
        placed: places.placed,
        wanted,
    }
}

/// Opens levels until `places` has a unit that holds every required slot; returns
/// the occurrences that were allowed for.
pub(crate) fn find_in(
    places: &mut dyn Places,
    matcher: &mut Matcher<'_>,
    slots: &mut [Slot<'_>],
    exact_only: bool,
) -> Vec<Wanted> {
    // Each word in its narrowest reading first: a typing error in one word is
    // no reason to doubt the others.
    let mut wanted = Vec::with_capacity(slots.len());
    let mut is_complete = true;
    for slot in &mut *slots {
        let mut occurrences = if exact_only || !slot.is_required {
            slot.at(Level::Exact, matcher).to_vec()
        } else {
            slot.narrowest(matcher)
        };
        if exact_only {
            occurrences.retain(|hit| hit.tier == Tier::Exact);
        }
        is_complete &= !slot.is_required || !occurrences.is_empty();
        wanted.push(Wanted {
            occurrences,
            is_required: slot.is_required,
        });
    }
    let is_found = is_complete
        && (with_last_word(places, matcher, slots, &mut wanted, exact_only)
            || places.keep(&wanted));
    if !is_complete || exact_only || is_found || slots.len() < 2 {
        return wanted;
    }
    for level in LEVELS.into_iter().skip(1) {
        let wider: Vec<Wanted> = slots
            .iter_mut()
            .map(|slot| Wanted {
                occurrences: slot.up_to(level, matcher),
                is_required: slot.is_required,
            })
            .collect();
        if places.keep(&wider) {
            return wider;
        }
    }
    wanted
}

/// A stop word that is being typed may become any word ("of" on the way to
/// "official"): it counts where a unit has it, or what it begins. Whether there is
/// one.
fn with_last_word(
    places: &mut dyn Places,
    matcher: &mut Matcher<'_>,
    slots: &mut [Slot<'_>],
    wanted: &mut [Wanted],
    exact_only: bool,
) -> bool {
    let Some((slot, last)) = slots.last_mut().zip(wanted.last_mut()) else {
        return false;
    };
    if exact_only || last.is_required || !slot.is_last() {
        return false;
    }
    let optional = std::mem::replace(&mut last.occurrences, slot.up_to(Level::Prefix, matcher));
    last.is_required = true;
    let is_found = places.keep(wanted);
    if !is_found && let Some(last) = wanted.last_mut() {
        last.is_required = false;
        last.occurrences = optional;
    }
    is_found
}

/// What words were taken for, in the order of the query.
pub(crate) fn interpretations(
    index: &SearchIndex,
    found: &FoundUnits,
    slots: &[Slot<'_>],
) -> Vec<Interpretation> {
    interpretations_of(index, slots, || {
        Box::new(found.placed.iter().map(|placed| placed.chosen.clone()))
    })
}

/// What words were taken for in units that chose so for each slot; `units` is asked
/// for them once for each slot.
pub(crate) fn interpretations_of<'a>(
    index: &SearchIndex,
    slots: &[Slot<'_>],
    units: impl Fn() -> Box<dyn Iterator<Item = Vec<Option<Occurrence>>> + 'a>,
) -> Vec<Interpretation> {
    let mut interpretations: Vec<Interpretation> = Vec::new();
    for (at, slot) in slots.iter().enumerate() {
        let before = interpretations.len();
        let chosen = units()
            .filter_map(|chosen| chosen.get(at).copied().flatten())
            .filter(|hit| hit.tier.is_forgiving());
        for hit in chosen {
            let taken = Interpretation {
                word: slot.shown(),
                read_as: shown(index, &hit),
                tier: hit.tier,
            };
            if !interpretations.contains(&taken) {
                interpretations.push(taken);
            }
            if interpretations.len() - before == MOST_INTERPRETATIONS {
                break;
            }
        }
    }
    interpretations
}

fn shown(index: &SearchIndex, hit: &Occurrence) -> String {
    let words: Vec<&str> = (hit.token..hit.token + hit.count)
        .filter_map(|token| index.word(index.token(token)?.word))
        .map(|word| word.shown.as_str())
        .collect();
    words.join(" ")
}
