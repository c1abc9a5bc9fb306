//! From places of words to units that hold all that is asked for, best first.

use std::collections::HashMap;
use std::ops::Range;

use super::page::{Part, Spot};
use crate::search::matcher::{Occurrence, settle};
use crate::search::rank::{CLOSEST, Shape, Standing, stand};
use crate::search::{Hit, Target, Tier, answer};
use crate::text::span::offset;
use crate::text::word::{fold, words};
use crate::text::{BlockId, BlockKind, Document, SentenceId};

/// What a word may stand for in one slot of a query.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) score: f32,
    pub(super) tier: Tier,
    /// Letters of the beginning that were typed; 0 for all.
    pub(super) letters: u32,
    /// How many words it is.
    pub(super) count: u32,
    /// Where it stands in the index of words.
    pub(super) token: u32,
}

/// One slot of a query: what each word that was seen may stand for, by its number.
#[derive(Debug, Clone, Default)]
pub(super) struct Readings {
    pub(super) by_word: Vec<Option<Reading>>,
    pub(super) is_required: bool,
    /// By words that are looked for in the units only.
    pub(super) beside: HashMap<String, Reading>,
}

impl Readings {
    fn of(&self, word: u32) -> Option<Reading> {
        self.by_word.get(word as usize).copied().flatten()
    }
}

/// What units are asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    pub(super) slots: Vec<Readings>,
    /// Words that are excluded, by their numbers.
    pub(super) excluded: Vec<bool>,
    pub(super) in_sentences: bool,
    pub(super) in_headings: bool,
}

/// A unit that holds all that is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// What its words are worth at best.
    base: f32,
    pub(super) is_sentence: bool,
    /// Its spots.
    from: u32,
    to: u32,
}

/// How well a candidate may fit at best and at worst.
impl Candidate {
    fn at_best(&self) -> f32 {
        let shape = Shape {
            words: 1,
            is_sentence: self.is_sentence,
            is_name: false,
        };
        self.base + CLOSEST + shape.worth(1.0)
    }

    fn at_worst(&self, slots: usize) -> f32 {
        // One word stands as close to itself as can be.
        let apart = if slots == 1 { -CLOSEST } else { CLOSEST };
        self.base - apart
    }
}

/// A candidate with its rank.
#[derive(Debug, Clone)]
pub(super) struct Ranked {
    pub(super) target: Target,
    pub(super) score: f32,
    pub(super) tier: Tier,
    /// Number of the part, and its spots in it.
    pub(super) part: u32,
    from: u32,
    to: u32,
}

/// The units of a document in reading order.
struct Units<'a> {
    document: &'a Document,
    block: BlockId,
    sentence: SentenceId,
    /// The unit that was asked for last.
    last: Option<(Target, Range<u32>)>,
}

impl<'a> Units<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            document,
            block: BlockId(0),
            sentence: SentenceId(0),
            last: None,
        }
    }

    /// The unit that holds a byte of the text, no earlier one than was asked for
    /// before, and all its bytes.
    fn at(&mut self, at: u32) -> Option<(Target, Range<u32>)> {
        if !(self.last.as_ref()).is_some_and(|(_, range)| range.contains(&at)) {
            self.last = self.find(at);
        }
        self.last.clone()
    }

    fn find(&mut self, at: u32) -> Option<(Target, Range<u32>)> {
        if let Some((sentence, range)) = self.document.sentence_with(at, self.sentence) {
            self.sentence = sentence;
            return Some((Target::Sentence(sentence), range));
        }
        self.block = self.document.block_with(at, self.block);
        let found = self.document.block(self.block)?;
        (found.kind == BlockKind::Heading).then(|| {
            let target = Target::Section(self.document.section_at(self.block));
            (target, self.document.text_of(self.block))
        })
    }
}

/// All bytes of a unit of the text.
fn bytes_of(document: &Document, unit: Target) -> Option<Range<u32>> {
    match unit {
        Target::Entry(_) | Target::Title => None,
        Target::Section(id) => Some(document.text_of(document.section(id)?.heading?)),
        Target::Sentence(id) => document.bytes_of(id),
    }
}

/// The units of a part that hold every required slot and nothing excluded, in
/// reading order.
pub(super) fn candidates(document: &Document, part: &Part, asked: &Asked) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut units = Units::new(document);
    let mut best = vec![0.0_f32; asked.slots.len()];
    let required = asked.slots.iter().filter(|slot| slot.is_required).count();
    let mut from = 0;
    while let Some(spot) = part.spots.get(from) {
        let Some((target, range)) = units.at(spot.at) else {
            from += 1;
            continue;
        };
        let rest = part.spots.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|next| next.at < range.end).count();
        let to = from + count;
        let is_sentence = target.is_sentence();
        let is_asked = if is_sentence {
            asked.in_sentences
        } else {
            asked.in_headings
        };
        let here = rest.get(..count).unwrap_or_default();
        let is_excluded = |spot: &Spot| asked.excluded.get(spot.word as usize) == Some(&true);
        if is_asked && !here.iter().any(is_excluded) {
            best.fill(-1.0);
            for (best, slot) in best.iter_mut().zip(&asked.slots) {
                for spot in here {
                    if let Some(reading) = slot.of(spot.word) {
                        *best = best.max(reading.score);
                    }
                }
            }
            let wanted = || {
                best.iter()
                    .zip(&asked.slots)
                    .filter(|(_, slot)| slot.is_required)
            };
            if wanted().all(|(best, _)| *best >= 0.0) {
                let sum: f32 = wanted().map(|(best, _)| *best).sum();
                found.push(Candidate {
                    base: 100.0 * sum / crate::search::matcher::small(required).max(1.0),
                    is_sentence,
                    from: offset(from),
                    to: offset(to),
                });
            }
        }
        from = to.max(from + 1);
    }
    // There may be many parts.
    found.shrink_to_fit();
    found
}

/// Which of `count` words stand in a unit of a part without excluded ones.
pub(super) fn left_by(
    document: &Document,
    part: &Part,
    excluded: &[bool],
    count: usize,
) -> Vec<bool> {
    let mut left = vec![false; count];
    let mut units = Units::new(document);
    let mut from = 0;
    while let Some(spot) = part.spots.get(from) {
        let rest = part.spots.get(from..).unwrap_or_default();
        let end = units
            .at(spot.at)
            .map_or(spot.at + 1, |(_, range)| range.end);
        let in_unit = |next: &&Spot| next.at < end;
        let length = rest.iter().take_while(in_unit).count().max(1);
        let here = rest.get(..length).unwrap_or_default();
        if !here
            .iter()
            .any(|spot| excluded.get(spot.word as usize) == Some(&true))
        {
            for spot in here {
                if let Some(place) = left.get_mut(spot.word as usize) {
                    *place = true;
                }
            }
        }
        from += length;
    }
    left
}

/// What the best `limit` of all candidates must at least be worth, so that those
/// who cannot be among them need not be looked at.
pub(super) fn least(parts: &[Vec<Candidate>], slots: usize, limit: usize) -> f32 {
    let count: usize = parts.iter().map(Vec::len).sum();
    if limit == 0 || count <= limit {
        return f32::MIN;
    }
    let mut worst: Vec<f32> = parts.iter().flatten().map(|c| c.at_worst(slots)).collect();
    let (_, least, _) = worst.select_nth_unstable_by(limit - 1, |a, b| b.total_cmp(a));
    *least
}

/// The ranks of the candidates of a part that may be worth as much as `least`.
pub(super) fn ranked(
    document: &Document,
    (number, part): (usize, &Part),
    candidates: &[Candidate],
    asked: &Asked,
    least: f32,
) -> Vec<Ranked> {
    let mut units = Units::new(document);
    let mut look = Look::default();
    let may_be = candidates.iter().filter(|one| one.at_best() >= least);
    may_be
        .filter_map(|one| {
            let spots = part.spots.get(one.from as usize..one.to as usize)?;
            let first = spots.first()?;
            let (target, range) = units.at(first.at)?;
            let standing = look.stand(document, target, &range, spots, asked)?;
            Some(Ranked {
                target,
                score: standing.score,
                tier: standing.tier,
                part: offset(number),
                from: one.from,
                to: one.to,
            })
        })
        .collect()
}

/// Looks at the words of one unit after the other.
#[derive(Default)]
struct Look {
    words: Vec<Range<usize>>,
    /// Occurrences of each slot.
    here: Vec<Vec<Occurrence>>,
}

impl Look {
    /// Cuts a unit into words and finds the occurrences of each slot.
    fn read(&mut self, document: &Document, range: &Range<u32>, spots: &[Spot], asked: &Asked) {
        let text = document.text_within(range.start, range.end);
        self.words.clear();
        self.words.extend(words(text));
        self.here.resize_with(asked.slots.len(), Vec::new);
        for (here, slot) in self.here.iter_mut().zip(&asked.slots) {
            here.clear();
            for spot in spots {
                let Some(reading) = slot.of(spot.word) else {
                    continue;
                };
                let at = (spot.at - range.start) as usize;
                let Ok(token) = self.words.binary_search_by_key(&at, |word| word.start) else {
                    continue;
                };
                if token + reading.count as usize <= self.words.len() {
                    here.push(occurrence(token, reading));
                }
            }
            if !slot.beside.is_empty() {
                for (token, word) in self.words.iter().enumerate() {
                    let folded = fold(text.get(word.clone()).unwrap_or_default());
                    if let Some(reading) = slot.beside.get(&folded) {
                        here.push(occurrence(token, *reading));
                    }
                }
            }
            settle(here);
        }
    }

    fn stand(
        &mut self,
        document: &Document,
        target: Target,
        range: &Range<u32>,
        spots: &[Spot],
        asked: &Asked,
    ) -> Option<Standing> {
        self.read(document, range, spots, asked);
        let here: Vec<&[Occurrence]> = self.here.iter().map(Vec::as_slice).collect();
        let is_required: Vec<bool> = asked.slots.iter().map(|slot| slot.is_required).collect();
        let best: Vec<Option<Occurrence>> = here
            .iter()
            .map(|hits| {
                let all = hits.iter();
                all.max_by(|a, b| a.score.total_cmp(&b.score)).copied()
            })
            .collect();
        let has_all = best.iter().zip(&is_required);
        let has_all = has_all.fold(true, |all, (best, is_required)| {
            all && (best.is_some() || !is_required)
        });
        if !has_all {
            return None;
        }
        let shape = Shape {
            words: offset(self.words.len()),
            is_sentence: target.is_sentence(),
            is_name: false,
        };
        stand(&here, &is_required, &best, shape)
    }
}

fn occurrence(token: usize, reading: Reading) -> Occurrence {
    Occurrence {
        token: offset(token),
        count: reading.count,
        score: reading.score,
        tier: reading.tier,
        letters: reading.letters,
    }
}

/// A ranked unit as a hit, with the tokens of what each slot was taken for where
/// that is another word.
pub(super) fn hit(
    document: &Document,
    parts: &[Part],
    ranked: &Ranked,
    asked: &Asked,
) -> Option<Hit> {
    let part = parts.get(ranked.part as usize)?;
    let spots = part.spots.get(ranked.from as usize..ranked.to as usize)?;
    let range = bytes_of(document, ranked.target)?;
    let mut look = Look::default();
    look.read(document, &range, spots, asked);
    let text = document.text_within(range.start, range.end);
    let mut marks = Vec::new();
    for hit in look.here.iter().flatten() {
        let first = look.words.get(hit.token as usize)?.clone();
        let last = look.words.get((hit.token + hit.count - 1) as usize)?;
        let word = text.get(first.clone())?;
        // Folding keeps the bytes of a plain word, so that what was typed of it can be
        // told from the rest.
        let folded = fold(word);
        let is_plain = folded.is_ascii() && folded.len() == word.len();
        let end = if hit.count == 1 && hit.letters > 0 && is_plain {
            last.end.min(first.start + hit.letters as usize)
        } else {
            last.end
        };
        marks.push((first.start..end, hit.tier.is_forgiving()));
    }
    let (matched, forgiving) = answer::in_order(marks);
    Some(Hit {
        target: ranked.target,
        tier: ranked.tier,
        score: ranked.score,
        matched,
        forgiving,
        name: None,
    })
}

/// The tokens, in the index of words, of what was chosen for each slot.
pub(super) fn chosen(
    document: &Document,
    parts: &[Part],
    ranked: &Ranked,
    asked: &Asked,
) -> Option<Vec<Option<Occurrence>>> {
    let part = parts.get(ranked.part as usize)?;
    let spots = part.spots.get(ranked.from as usize..ranked.to as usize)?;
    let range = bytes_of(document, ranked.target)?;
    let mut look = Look::default();
    let standing = look.stand(document, ranked.target, &range, spots, asked)?;
    let in_words = |(slot, chosen): (&Readings, Option<Occurrence>)| {
        let chosen = chosen?;
        let at = range.start + offset(look.words.get(chosen.token as usize)?.start);
        let reading = spots
            .iter()
            .filter(|spot| spot.at == at)
            .filter_map(|spot| slot.of(spot.word))
            .find(|reading| reading.count == chosen.count && reading.tier == chosen.tier)?;
        Some(Occurrence {
            token: reading.token,
            ..chosen
        })
    };
    let pairs = asked.slots.iter().zip(standing.chosen);
    Some(pairs.map(in_words).collect())
}
