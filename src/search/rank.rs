//! The order of hits: how well the words fit, how close they stand together,
//! and how much of the unit they are.

use super::index::SearchIndex;
use super::matcher::{Occurrence, small};
use super::{Target, Tier};

/// Places of the rarest word that are tried as the middle of a hit.
const ANCHORS: usize = 12;
/// What a hit loses for each word that stands in another name of the entry.
const ELSEWHERE: f32 = 0.1;

/// What the title loses: it leads nowhere in particular, so it comes behind all that holds
/// the words as well.
const BEHIND: f32 = 30.0;

/// A unit that holds every required word, with the best place for them.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) unit: u32,
    /// The field where the words stand best.
    pub(crate) field: u32,
    pub(crate) score: f32,
    pub(crate) tier: Tier,
    /// One occurrence for each slot; none for an optional word left out.
    pub(crate) chosen: Vec<Option<Occurrence>>,
}

/// Occurrences of one slot, sorted by token, and whether it must be found.
pub(crate) struct Wanted {
    pub(crate) occurrences: Vec<Occurrence>,
    pub(crate) is_required: bool,
}

impl Wanted {
    /// Occurrences that begin in a range of tokens.
    pub(crate) fn within(&self, tokens: &std::ops::Range<u32>) -> &[Occurrence] {
        let first = self
            .occurrences
            .partition_point(|hit| hit.token < tokens.start);
        let rest = self.occurrences.get(first..).unwrap_or_default();
        let count = rest.partition_point(|hit| hit.token < tokens.end);
        rest.get(..count).unwrap_or_default()
    }
}

/// All units that hold every required slot.
pub(crate) fn place_all(index: &SearchIndex, wanted: &[Wanted]) -> Vec<Placed> {
    let Some(rarest) = wanted
        .iter()
        .filter(|wanted| wanted.is_required)
        .min_by_key(|wanted| wanted.occurrences.len())
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut last = None;
    for hit in &rarest.occurrences {
        let unit = index.unit_of(hit.token);
        if unit == last {
            continue;
        }
        last = unit;
        found.extend(unit.and_then(|unit| place(index, wanted, unit)));
    }
    found
}

/// Ranks one unit; none if it lacks a required word.
fn place(index: &SearchIndex, wanted: &[Wanted], unit: u32) -> Option<Placed> {
    let tokens = index.tokens_of(unit);
    let best: Vec<Option<Occurrence>> = wanted
        .iter()
        .map(|wanted| {
            let all = wanted.within(&tokens).iter();
            all.max_by(|a, b| a.score.total_cmp(&b.score)).copied()
        })
        .collect();
    let is_complete = wanted
        .iter()
        .zip(&best)
        .all(|(wanted, best)| best.is_some() || !wanted.is_required);
    if !is_complete {
        return None;
    }
    let fields = index.unit(unit)?.fields.clone();
    fields
        .filter_map(|field| place_in_field(index, wanted, &best, unit, field))
        .max_by(|a, b| a.score.total_cmp(&b.score).then(b.field.cmp(&a.field)))
}

fn place_in_field(
    index: &SearchIndex,
    wanted: &[Wanted],
    best: &[Option<Occurrence>],
    unit: u32,
    number: u32,
) -> Option<Placed> {
    let field = index.field(number)?;
    let here: Vec<&[Occurrence]> = wanted
        .iter()
        .map(|wanted| wanted.within(&field.tokens))
        .collect();
    let is_required: Vec<bool> = wanted.iter().map(|wanted| wanted.is_required).collect();
    let shape = Shape {
        words: field.tokens.end - field.tokens.start,
        is_sentence: index.unit(unit)?.target.is_sentence(),
        is_name: field.name.is_some(),
    };
    let standing = stand(&here, &is_required, best, shape)?;
    let is_title = index.unit(unit)?.target == Target::Title;
    Some(Placed {
        unit,
        field: number,
        score: standing.score - if is_title { BEHIND } else { 0.0 },
        tier: standing.tier,
        chosen: standing.chosen,
    })
}

/// A text of a unit, as far as it decides about the rank.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// How many words it has.
    pub(crate) words: u32,
    /// Whether it is a sentence, not a label or heading.
    pub(crate) is_sentence: bool,
    /// Whether it is another name of an entry.
    pub(crate) is_name: bool,
}

impl Shape {
    /// What its kind is worth where words cover this share of it.
    pub(crate) fn worth(self, share: f32) -> f32 {
        if self.is_sentence {
            3.0 * share
        } else {
            5.0 + 14.0 * share
        }
    }
}

/// How the words of a query stand in one text.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub(crate) score: f32,
    pub(crate) tier: Tier,
    /// One occurrence for each slot; none for an optional word left out.
    pub(crate) chosen: Vec<Option<Occurrence>>,
}

/// Ranks one text. `here` are the occurrences of each slot in it, by token;
/// `best` is the best of each slot in the whole unit.
pub(crate) fn stand(
    here: &[&[Occurrence]],
    is_required: &[bool],
    best: &[Option<Occurrence>],
    shape: Shape,
) -> Option<Standing> {
    let anchors = here
        .iter()
        .zip(is_required)
        .filter(|(hits, is_required)| !hits.is_empty() && **is_required)
        .map(|(hits, _)| *hits)
        .min_by_key(|hits| hits.len())?;
    let mut winner: Option<Standing> = None;
    for anchor in anchors.iter().take(ANCHORS) {
        let chosen: Vec<Option<Occurrence>> = here
            .iter()
            .map(|hits| nearest(hits, anchor.token))
            .collect();
        let score = score(is_required, best, &chosen, shape);
        if winner.as_ref().is_none_or(|winner| score > winner.score) {
            let chosen: Vec<Option<Occurrence>> = chosen
                .into_iter()
                .zip(best)
                .map(|(chosen, best)| chosen.or(*best))
                .collect();
            let tiers = chosen.iter().flatten().map(|hit| hit.tier);
            winner = Some(Standing {
                score,
                tier: tiers.max().unwrap_or_default(),
                chosen,
            });
        }
    }
    winner
}

/// The occurrence that is best and close; a better word outweighs distance.
fn nearest(hits: &[Occurrence], anchor: u32) -> Option<Occurrence> {
    let worth = |hit: &Occurrence| {
        let away = hit.token.abs_diff(anchor).min(20) as usize;
        100.0 * hit.score - 0.4 * small(away)
    };
    hits.iter()
        .max_by(|a, b| worth(a).total_cmp(&worth(b)))
        .copied()
}

/// What proximity and order are worth at most.
pub(crate) const CLOSEST: f32 = 10.0;

fn score(
    is_required: &[bool],
    best: &[Option<Occurrence>],
    chosen: &[Option<Occurrence>],
    shape: Shape,
) -> f32 {
    let mut words = 0.0;
    let mut required = 0;
    for ((is_required, best), chosen) in is_required.iter().zip(best).zip(chosen) {
        if *is_required {
            required += 1;
            words += chosen.map_or_else(
                || best.map_or(0.0, |best| best.score - ELSEWHERE),
                |hit| hit.score,
            );
        }
    }
    let words = words / small(required).max(1.0);

    let hits: Vec<Occurrence> = chosen.iter().copied().flatten().collect();
    let first = hits.iter().map(|hit| hit.token).min().unwrap_or(0);
    let last = hits
        .iter()
        .map(|hit| hit.token + hit.count)
        .max()
        .unwrap_or(first + 1);
    let mut covered: Vec<u32> = hits
        .iter()
        .flat_map(|hit| hit.token..hit.token + hit.count)
        .collect();
    covered.sort_unstable();
    covered.dedup();
    let proximity = small(covered.len()) / small((last - first).max(1) as usize);
    let in_order = hits.is_sorted_by_key(|hit| hit.token);
    let length = shape.words.max(1);
    let part = (small(covered.len()) / small(length as usize)).min(1.0);

    let name = if shape.is_name { 2.0 } else { 0.0 };
    100.0 * words + 8.0 * proximity + if in_order { 2.0 } else { 0.0 } + shape.worth(part) - name
}
