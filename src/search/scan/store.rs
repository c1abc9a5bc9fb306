//! All words that a scan found, under common numbers.

use std::collections::HashMap;

use super::page::{Part, Seen, Spot};
use super::plan::Plan;
use crate::search::variants::Language;
use crate::text::span::offset;
use crate::text::word::{fold, words};
use crate::text::{BlockId, Document};

/// All that was found, under common numbers of words.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub(super) words: Vec<Seen>,
    pub(super) numbers: HashMap<String, u32>,
    pub(super) parts: Vec<Part>,
    /// How many parts of the text were scanned, or hold nothing that is looked for.
    pub(super) scanned: usize,
    pub(super) spots: usize,
    /// Words for which those behind them were looked at.
    paired: Vec<String>,
}

impl Store {
    pub(super) fn is_full(&self) -> bool {
        self.parts.iter().any(|part| part.is_full)
    }

    pub(super) fn number(&mut self, seen: &Seen) -> u32 {
        if let Some(number) = self.numbers.get(&seen.folded) {
            if let Some(known) = self.words.get_mut(*number as usize) {
                known.join(seen);
            }
            return *number;
        }
        let number = offset(self.words.len());
        self.numbers.insert(seen.folded.clone(), number);
        self.words.push(seen.clone());
        number
    }

    pub(super) fn add(&mut self, mut part: Part) {
        let words = std::mem::take(&mut part.words);
        let numbers: Vec<u32> = words.iter().map(|seen| self.number(seen)).collect();
        for spot in &mut part.spots {
            spot.word = numbers.get(spot.word as usize).copied().unwrap_or(0);
        }
        part.spots.shrink_to_fit();
        self.spots += part.spots.len();
        self.parts.push(part);
        // Others may stand behind words that were looked at.
        self.paired.clear();
    }

    /// Leaves only what a plan looks for.
    pub(super) fn narrow(&mut self, plan: &Plan) {
        let old = std::mem::take(&mut self.words);
        self.numbers.clear();
        self.paired.clear();
        let mut numbers = Vec::with_capacity(old.len());
        for seen in &old {
            // Two words in a row are looked for anew.
            let is_wanted = !seen.folded.contains(' ') && plan.wants(&seen.folded);
            numbers.push(is_wanted.then(|| self.number(seen)));
        }
        self.spots = 0;
        for part in &mut self.parts {
            part.spots.retain_mut(|spot| {
                let number = numbers.get(spot.word as usize).copied().flatten();
                spot.word = number.unwrap_or(spot.word);
                number.is_some()
            });
            part.spots.shrink_to_fit();
            self.spots += part.spots.len();
        }
    }

    /// Finds two words in a row that a word of the query joins, and makes each pair
    /// a word of its own.
    pub(super) fn pair(&mut self, document: &Document, plan: &Plan, language: &Language) {
        for joined in &plan.compounds {
            if self.paired.contains(joined) {
                continue;
            }
            self.paired.push(joined.clone());
            let first = |seen: &Seen| {
                let rest = joined.strip_prefix(seen.folded.as_str());
                let is_part = |part: &str| part.chars().count() >= 2;
                rest.is_some_and(|rest| is_part(rest) && is_part(&seen.folded))
            };
            let is_first: Vec<bool> = self.words.iter().map(first).collect();
            if !is_first.contains(&true) {
                continue;
            }
            let mut parts = std::mem::take(&mut self.parts);
            for part in &mut parts {
                let mut found = Vec::new();
                for spot in &part.spots {
                    if is_first.get(spot.word as usize) == Some(&true)
                        && let Some(pair) = pair_at(document, *spot, joined, language)
                    {
                        let mut seen = pair;
                        if let Some(first) = self.words.get(spot.word as usize) {
                            (seen.in_heading, seen.in_sentence) =
                                (first.in_heading, first.in_sentence);
                        }
                        let word = self.number(&seen);
                        found.push(Spot { word, ..*spot });
                    }
                }
                if !found.is_empty() {
                    part.spots.extend(found);
                    part.spots.sort_unstable();
                    part.spots.dedup();
                }
            }
            self.parts = parts;
        }
    }
}

/// The word at a spot with the next one, if `joined` joins them.
fn pair_at(document: &Document, spot: Spot, joined: &str, language: &Language) -> Option<Seen> {
    let block = document.text_of(document.block_with(spot.at, BlockId(0)));
    let text = document.text_within(spot.at, block.end);
    let mut both = words(text);
    let first = both.next()?;
    let second = both.next()?;
    // Not from one sentence to the next.
    if text
        .get(first.end..second.start)?
        .contains(['.', '!', '?', '…', '\n'])
    {
        return None;
    }
    let (shown, next) = (text.get(first.clone())?, text.get(second)?);
    let folded = fold(shown);
    let rest = joined.strip_prefix(folded.as_str())?;
    let after = fold(next);
    let is_joined = after.starts_with(rest) || language.key(&after) == language.key(rest);
    is_joined.then(|| Seen {
        folded: format!("{folded} {after}"),
        shown: format!("{shown} {next}"),
        in_sentence: true,
        in_heading: true,
    })
}
