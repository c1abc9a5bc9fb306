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

/// Opens levels until a unit holds every required slot.
pub(crate) fn find(
    matcher: &mut Matcher<'_>,
    slots: &mut [Slot<'_>],
    exact_only: bool,
) -> FoundUnits {
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
    let mut found = FoundUnits {
        placed: Vec::new(),
        wanted,
    };
    if is_complete {
        found.placed = with_last_word(matcher, slots, &mut found.wanted, exact_only)
            .unwrap_or_else(|| place_all(matcher.index, &found.wanted));
    }
    if !is_complete || exact_only || !found.placed.is_empty() || slots.len() < 2 {
        return found;
    }
    for level in LEVELS.into_iter().skip(1) {
        let wanted: Vec<Wanted> = slots
            .iter_mut()
            .map(|slot| Wanted {
                occurrences: slot.up_to(level, matcher),
                is_required: slot.is_required,
            })
            .collect();
        let placed = place_all(matcher.index, &wanted);
        if !placed.is_empty() {
            return FoundUnits { placed, wanted };
        }
    }
    found
}

/// A stop word that is being typed may become any word ("of" on the way to
/// "official"): it counts where a unit has it, or what it begins.
fn with_last_word(
    matcher: &mut Matcher<'_>,
    slots: &mut [Slot<'_>],
    wanted: &mut [Wanted],
    exact_only: bool,
) -> Option<Vec<Placed>> {
    let (slot, last) = slots.last_mut().zip(wanted.last_mut())?;
    if exact_only || last.is_required || !slot.is_last() {
        return None;
    }
    let optional = std::mem::replace(&mut last.occurrences, slot.up_to(Level::Prefix, matcher));
    last.is_required = true;
    let placed = place_all(matcher.index, wanted);
    if placed.is_empty()
        && let Some(last) = wanted.last_mut()
    {
        last.is_required = false;
        last.occurrences = optional;
    }
    (!placed.is_empty()).then_some(placed)
}

/// What words were taken for, in the order of the query.
pub(crate) fn interpretations(
    index: &SearchIndex,
    found: &FoundUnits,
    slots: &[Slot<'_>],
) -> Vec<Interpretation> {
    let mut interpretations: Vec<Interpretation> = Vec::new();
    for (at, slot) in slots.iter().enumerate() {
        let before = interpretations.len();
        let chosen = found
            .placed
            .iter()
            .filter_map(|placed| placed.chosen.get(at).copied().flatten())
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
