//! Readings of one word of a query: which words of the article it may mean.
//!
//! Readings come in levels, from the word itself to loose abbreviations. A
//! level is asked for only when narrower ones leave no unit with every word.

use fuzzy_matcher::skim::SkimMatcherV2;

use super::Tier;
use super::abbreviation;
use super::distance::Distance;
use super::index::{SearchIndex, Word, letter_mask};
use super::query::QueryWord;
use crate::text::span::offset;

/// Letters of the longest word that is read forgivingly.
const LONGEST: usize = 40;
/// Letters of the shortest word that forgives two typing errors.
const LONG: usize = 8;
/// Variants whose endings differ by this much more than those of the closest
/// one are left out, else "emergency" finds "emerged".
const NEAR: usize = 3;

/// How far from the query a reading may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// The word, its inflections and spellings, joined and split compounds.
    Exact,
    /// Words that begin with it, initials.
    Prefix,
    /// Typing errors, parts of words, tight abbreviations.
    Typo,
    /// Typing errors in a word that goes on, or under another ending.
    Misspelt,
    /// Loose abbreviations.
    Loose,
}

/// All levels, the narrowest first.
pub(crate) const LEVELS: [Level; 5] = [
    Level::Exact,
    Level::Prefix,
    Level::Typo,
    Level::Misspelt,
    Level::Loose,
];

/// A place in the article that a word of a query may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Occurrence {
    /// First token.
    pub(crate) token: u32,
    /// How many tokens.
    pub(crate) count: u32,
    /// How well it fits: 1 for the word itself.
    pub(crate) score: f32,
    /// How it was found.
    pub(crate) tier: Tier,
    /// Letters of the beginning that were typed; 0 for all.
    pub(crate) letters: u32,
}

/// A word of a query with the words beside it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InQuery<'a> {
    pub(crate) word: &'a QueryWord,
    pub(crate) before: Option<&'a QueryWord>,
    pub(crate) after: Option<&'a QueryWord>,
    /// Shortest beginning that is read as a prefix.
    pub(crate) shortest_prefix: usize,
}

/// Finds readings in one index.
pub(crate) struct Reader<'a> {
    pub(crate) index: &'a SearchIndex,
    /// Units that may be found, by number.
    pub(crate) allowed: &'a [bool],
    matcher: SkimMatcherV2,
    distance: Distance,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(index: &'a SearchIndex, allowed: &'a [bool]) -> Self {
        Self {
            index,
            allowed,
            matcher: SkimMatcherV2::default().ignore_case(),
            distance: Distance::default(),
        }
    }

    /// Occurrences that belong to one level, sorted, each first token once.
    pub(crate) fn occurrences(&mut self, query: &InQuery<'_>, level: Level) -> Vec<Occurrence> {
        let mut found = Vec::new();
        let word = query.word;
        if word.is_exact {
            if level == Level::Exact
                && let Some(number) = self.index.word_of(&word.folded)
            {
                self.add(&mut found, number, 1.0, Tier::Exact, 0);
            }
        } else {
            match level {
                Level::Exact => self.exact(query, &mut found),
                Level::Prefix => self.prefixes(query, &mut found),
                Level::Typo | Level::Misspelt | Level::Loose => {
                    let letters: Vec<char> = word.folded.chars().collect();
                    let is_word =
                        letters.len() <= LONGEST && letters.iter().all(|c| !c.is_numeric());
                    if is_word {
                        match level {
                            Level::Typo => self.typos(word, &letters, &mut found),
                            Level::Misspelt => self.misspelt(word, &letters, &mut found),
                            Level::Loose | Level::Exact | Level::Prefix => {
                                self.loose(word, &letters, &mut found);
                            }
                        }
                    }
                }
            }
        }
        if word.at_start {
            found.retain(|hit| self.is_at_start(hit.token));
        }
        settle(&mut found);
        found
    }

    /// Whether a token is the first of its field.
    pub(crate) fn is_at_start(&self, token: u32) -> bool {
        self.index
            .token(token)
            .and_then(|found| self.index.field(found.field))
            .is_some_and(|field| field.tokens.start == token)
    }

    pub(crate) fn is_allowed(&self, token: u32) -> bool {
        self.index
            .unit_of(token)
            .and_then(|unit| self.allowed.get(unit as usize))
            .copied()
            .unwrap_or(false)
    }

    fn push(&self, found: &mut Vec<Occurrence>, hit: Occurrence) {
        if self.is_allowed(hit.token) {
            found.push(hit);
        }
    }

    fn add(&self, found: &mut Vec<Occurrence>, word: u32, score: f32, tier: Tier, letters: usize) {
        for token in self.index.postings(word) {
            let hit = Occurrence {
                token: *token,
                count: 1,
                score,
                tier,
                letters: offset(letters),
            };
            self.push(found, hit);
        }
    }

    fn exact(&mut self, query: &InQuery<'_>, found: &mut Vec<Occurrence>) {
        let folded = query.word.folded.as_str();
        let same = self.index.word_of(folded);
        if let Some(number) = same {
            self.add(found, number, 1.0, Tier::Exact, 0);
        }
        self.variants(folded, same, found);
        self.split_in_article(folded, Level::Exact, found);
        for joined in joined_in_query(query) {
            if let Some(number) = self.index.word_of(&joined) {
                self.add(found, number, 0.9, Tier::Variant, 0);
            }
            for number in self.index.words_of_key(&self.index.language.key(&joined)) {
                self.add(found, *number, 0.86, Tier::Variant, 0);
            }
        }
    }

    fn variants(&mut self, folded: &str, same: Option<u32>, found: &mut Vec<Occurrence>) {
        let index = self.index;
        let spelling = index.language.spelling(folded);
        let mut costs = Vec::new();
        for number in index.words_of_key(&index.language.key(folded)) {
            if let Some(word) = index.word(*number)
                && Some(*number) != same
            {
                let other = index.language.spelling(&word.folded);
                costs.push((*number, self.variant_cost(&spelling, &other)));
            }
        }
        let least = costs.iter().map(|(_, cost)| *cost).min().unwrap_or(0);
        let limit = NEAR + if same.is_some() { 0 } else { least };
        for (number, cost) in costs {
            if cost <= limit {
                let score = (0.95 - 0.02 * small(cost)).max(0.78);
                self.add(found, number, score, Tier::Variant, 0);
            }
        }
    }

    /// How much two forms of a word differ: in their endings, or, where a letter
    /// was doubled or left out before the ending, in single edits.
    fn variant_cost(&mut self, a: &str, b: &str) -> usize {
        let endings = endings(a, b);
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        match self.distance.between(&a, &b, 2) {
            Some(distance) => endings.min(2 * distance),
            None => endings,
        }
    }

    /// Neighbours in the article that the query joins: "seaway" for "sea way".
    fn split_in_article(&self, folded: &str, level: Level, found: &mut Vec<Occurrence>) {
        for (cut, _) in folded.char_indices().skip(2) {
            let (left, right) = folded.split_at(cut);
            if right.chars().count() < 2 {
                break;
            }
            let Some(first) = self.index.word_of(left) else {
                continue;
            };
            let second = match level {
                Level::Exact => {
                    let exact = self.index.word_of(right);
                    exact.map_or(0..0, |number| number..number + 1)
                }
                Level::Prefix | Level::Typo | Level::Misspelt | Level::Loose => {
                    self.index.words_from(right)
                }
            };
            let same_key: &[u32] = match level {
                Level::Exact => self.index.words_of_key(&self.index.language.key(right)),
                Level::Prefix | Level::Typo | Level::Misspelt | Level::Loose => &[],
            };
            if second.is_empty() && same_key.is_empty() {
                continue;
            }
            for token in self.index.postings(first) {
                let Some(next) = self.index.next_in_field(*token) else {
                    continue;
                };
                let Some(word) = self.index.token(next).map(|next| next.word) else {
                    continue;
                };
                let (score, tier) = if !second.contains(&word) && !same_key.contains(&word) {
                    continue;
                } else if level == Level::Exact {
                    (0.88, Tier::Variant)
                } else {
                    (0.78, Tier::Prefix)
                };
                let hit = Occurrence {
                    token: *token,
                    count: 2,
                    score,
                    tier,
                    letters: 0,
                };
                self.push(found, hit);
            }
        }
    }

    fn prefixes(&self, query: &InQuery<'_>, found: &mut Vec<Occurrence>) {
        let folded = query.word.folded.as_str();
        let length = folded.chars().count();
        if length >= query.shortest_prefix {
            for number in self.index.words_from(folded) {
                let Some(word) = self.index.word(number) else {
                    continue;
                };
                if !word.is_stop && word.letters.len() > length {
                    let score = 0.74 + 0.1 * small(length) / small(word.letters.len());
                    self.add(found, number, score, Tier::Prefix, length);
                }
            }
        }
        if length > 2 {
            self.split_in_article(folded, Level::Prefix, found);
        }
        for joined in joined_in_query(query) {
            for number in self.index.words_from(&joined) {
                self.add(found, number, 0.78, Tier::Prefix, joined.chars().count());
            }
        }
        if query.word.is_initials() {
            self.initials(folded, true, 0.9, found);
        }
    }

    /// Words in a row that begin with the letters of `folded`, stop words
    /// counted or not. In running text only capitalised ones if `capitals`.
    fn initials(&self, folded: &str, capitals: bool, score: f32, found: &mut Vec<Occurrence>) {
        let letters: Vec<char> = folded.chars().collect();
        for start in 0..offset(self.index.tokens.len()) {
            for with_stop_words in [false, true] {
                if let Some(end) = self.spells(start, &letters, capitals, with_stop_words) {
                    let hit = Occurrence {
                        token: start,
                        count: end - start + 1,
                        score,
                        tier: Tier::Abbreviation,
                        letters: 0,
                    };
                    self.push(found, hit);
                    break;
                }
            }
        }
    }

    /// The last token, if the words from `start` have these initials.
    fn spells(
        &self,
        start: u32,
        letters: &[char],
        capitals: bool,
        with_stop_words: bool,
    ) -> Option<u32> {
        let mut at = start;
        let mut rest = letters.iter();
        let mut wanted = *rest.next()?;
        let field = self.index.field(self.index.token(start)?.field)?;
        // Labels and headings are names as a whole.
        let is_name = self
            .index
            .unit(field.unit)
            .is_some_and(|unit| !unit.target.is_sentence());
        loop {
            let token = self.index.token(at)?;
            let word = self.index.word(token.word)?;
            if word.letters.first() != Some(&wanted) {
                return None;
            }
            if capitals && !is_name && !token.is_capital && !word.is_stop {
                return None;
            }
            if (at == start || rest.len() == 0) && word.is_stop {
                return None;
            }
            let Some(next) = rest.next() else {
                return Some(at);
            };
            wanted = *next;
            at = if with_stop_words {
                self.index.next_in_field(at)?
            } else {
                self.index.next_content(at)?
            };
        }
    }

    fn typos(&mut self, query: &QueryWord, letters: &[char], found: &mut Vec<Occurrence>) {
        let limit = typos_in(letters.len());
        let index = self.index;
        let mask = letter_mask(letters);
        let mut least = limit;
        let mut near = Vec::new();
        if limit > 0 {
            for (number, word) in index.words.iter().enumerate() {
                if word.has_digit || !may_be_near(mask, word, letters.len(), least) {
                    continue;
                }
                if letters.len() == 4 && word.letters.first() != letters.first() {
                    continue;
                }
                if let Some(distance) = self.distance.between(letters, &word.letters, least)
                    && distance > 0
                {
                    least = least.min(distance);
                    near.push((offset(number), distance));
                }
            }
        }
        let explained = if query.is_acronym || letters.len() < 4 {
            Vec::new()
        } else {
            self.abbreviations(query, letters, abbreviation::TIGHT, 0.78, found)
        };
        for (number, distance) in near {
            // The letter that is too much in "nkorea" belongs to North Korea.
            let is_explained = explained.iter().any(|(_, second, _)| *second == number);
            if distance == least && !is_explained {
                let same_first = index
                    .word(number)
                    .is_some_and(|word| word.letters.first() == letters.first());
                let score = 0.78 - 0.08 * small(distance) + if same_first { 0.02 } else { 0.0 };
                self.add(found, number, score, Tier::Typo, 0);
            }
        }
        if letters.len() >= 6 {
            self.split_with_typo(&query.folded, found);
        }
        if letters.len() >= 5 {
            for (number, word) in index.words.iter().enumerate() {
                if word.mask & mask == mask
                    && word.letters.len() > letters.len()
                    && !word.folded.starts_with(query.folded.as_str())
                    && word.folded.contains(query.folded.as_str())
                {
                    self.add(found, offset(number), 0.64, Tier::Prefix, 0);
                }
            }
        }
    }

    /// Neighbours in the article that the query joins with one typing error.
    fn split_with_typo(&mut self, folded: &str, found: &mut Vec<Occurrence>) {
        let index = self.index;
        for (cut, _) in folded.char_indices().skip(3) {
            let (left, right) = folded.split_at(cut);
            if right.chars().count() < 3 {
                break;
            }
            let mut hits: Vec<u32> = Vec::new();
            if let Some(first) = index.word_of(left) {
                let letters: Vec<char> = right.chars().collect();
                for token in index.postings(first) {
                    let next = index.next_in_field(*token);
                    if next.is_some_and(|next| self.is_one_typo(&letters, next)) {
                        hits.push(*token);
                    }
                }
            }
            if let Some(second) = index.word_of(right) {
                let letters: Vec<char> = left.chars().collect();
                for token in index.postings(second) {
                    let Some(before) = token.checked_sub(1) else {
                        continue;
                    };
                    if index.next_in_field(before) == Some(*token)
                        && self.is_one_typo(&letters, before)
                    {
                        hits.push(before);
                    }
                }
            }
            for token in hits {
                let hit = Occurrence {
                    token,
                    count: 2,
                    score: 0.66,
                    tier: Tier::Typo,
                    letters: 0,
                };
                self.push(found, hit);
            }
        }
    }

    /// Whether a token's word is one typing error away from `letters`.
    pub(crate) fn is_one_typo(&mut self, letters: &[char], token: u32) -> bool {
        let index = self.index;
        let Some(word) = index.token(token).and_then(|token| index.word(token.word)) else {
            return false;
        };
        letters.len() >= 4
            && !word.has_digit
            && self.distance.between(letters, &word.letters, 1).is_some()
    }

    fn misspelt(&mut self, query: &QueryWord, letters: &[char], found: &mut Vec<Occurrence>) {
        let index = self.index;
        let limit = if letters.len() < 5 {
            0
        } else {
            typos_in(letters.len())
        };
        let mut near: Vec<(u32, usize, usize)> = Vec::new();
        let mut least = limit;
        if limit > 0 {
            for (number, word) in index.words.iter().enumerate() {
                if word.letters.len() <= letters.len()
                    || word.is_stop
                    || word.letters.first() != letters.first()
                {
                    continue;
                }
                if let Some((distance, length)) =
                    self.distance.to_beginning(letters, &word.letters, least)
                {
                    least = least.min(distance);
                    near.push((offset(number), distance, length));
                }
            }
        }
        for (number, distance, length) in near {
            if distance == least {
                let score = 0.62 - 0.06 * small(distance);
                self.add(found, number, score, Tier::Typo, length);
            }
        }
        self.misspelt_stems(&query.folded, found);
        if letters.len() == LONG - 1 {
            self.shortened(letters, found);
        }
    }

    /// Words that forgive two typing errors and were typed one letter short.
    fn shortened(&mut self, letters: &[char], found: &mut Vec<Occurrence>) {
        let index = self.index;
        for (number, word) in index.words.iter().enumerate() {
            if word.letters.len() >= LONG
                && word.letters.first() == letters.first()
                && self.distance.between(letters, &word.letters, 2).is_some()
            {
                self.add(found, offset(number), 0.54, Tier::Typo, 0);
            }
        }
    }

    fn misspelt_stems(&mut self, folded: &str, found: &mut Vec<Occurrence>) {
        let index = self.index;
        let key: Vec<char> = index.language.key(folded).chars().collect();
        // A stem of four letters is too little to tell a slip from another word.
        let mut least = if key.len() < 5 {
            0
        } else {
            typos_in(key.len())
        };
        if least == 0 {
            return;
        }
        let mut near: Vec<(&[u32], usize)> = Vec::new();
        for (other, numbers) in index.keys() {
            let other: Vec<char> = other.chars().collect();
            if key.first() == other.first()
                && let Some(distance) = self.distance.between(&key, &other, least)
            {
                least = least.min(distance);
                near.push((numbers, distance));
            }
        }
        for word in &index.words {
            if key.first() == word.letters.first()
                && let Some(distance) = self.distance.between(&key, &word.letters, least)
            {
                least = least.min(distance);
                let key = index.language.key(&word.folded);
                near.push((index.words_of_key(&key), distance));
            }
        }
        for (numbers, distance) in near {
            if distance == least {
                for number in numbers {
                    let score = 0.64 - 0.06 * small(distance);
                    self.add(found, *number, score, Tier::Typo, 0);
                }
            }
        }
    }

    fn loose(&mut self, query: &QueryWord, letters: &[char], found: &mut Vec<Occurrence>) {
        if query.is_acronym {
            return;
        }
        let limit = abbreviation::loosest(letters.len());
        self.abbreviations(query, letters, limit, 0.6, found);
        if found.is_empty() && (3..=5).contains(&letters.len()) {
            self.initials(&query.folded, false, 0.5, found);
        }
    }

    /// Words and neighbours that `query` abbreviates at no more than `limit` a
    /// letter; returns the neighbours.
    fn abbreviations(
        &self,
        query: &QueryWord,
        letters: &[char],
        limit: f32,
        score: f32,
        found: &mut Vec<Occurrence>,
    ) -> Vec<(u32, u32, f32)> {
        let index = self.index;
        let Some(first) = letters.first() else {
            return Vec::new();
        };
        let mask = letter_mask(letters);
        let folded = query.folded.as_str();
        let range = index.words_from(&first.to_string());
        let mut singles = Vec::new();
        let mut doubles = Vec::new();
        for number in range.clone() {
            let Some(word) = index.word(number) else {
                continue;
            };
            if fits(word, mask, letters.len())
                && word.mask & mask == mask
                && !word.is_stop
                && let Some(cost) = abbreviation::cost(&self.matcher, folded, &word.folded, None)
                && cost <= limit
            {
                singles.push((number, cost));
            }
        }
        let start = index.pairs.partition_point(|pair| pair.0 < range.start);
        for (left, right) in index.pairs.get(start..).unwrap_or_default() {
            if *left >= range.end {
                break;
            }
            let (Some(one), Some(two)) = (index.word(*left), index.word(*right)) else {
                continue;
            };
            let second_starts = two
                .letters
                .first()
                .is_some_and(|c| letters.iter().skip(1).any(|l| l == c));
            if (one.mask | two.mask) & mask == mask
                && second_starts
                && one.letters.len() + two.letters.len() <= 2 * LONGEST
                && let Some(cost) =
                    abbreviation::cost(&self.matcher, folded, &one.folded, Some(&two.folded))
                && cost <= limit
            {
                doubles.push((*left, *right, cost));
            }
        }
        let least = singles
            .iter()
            .map(|(_, cost)| *cost)
            .chain(doubles.iter().map(|(_, _, cost)| *cost))
            .fold(f32::MAX, f32::min);
        // What costs much more than the best reading is an accident.
        let limit = limit.min(least + 0.1);
        for (number, cost) in singles {
            if cost <= limit {
                self.add(found, number, score - 0.2 * cost, Tier::Abbreviation, 0);
            }
        }
        doubles.retain(|(_, _, cost)| *cost <= limit);
        for (left, right, cost) in &doubles {
            for token in index.postings(*left) {
                let next = index.next_content(*token);
                if let Some(next) = next
                    && index.token(next).is_some_and(|token| token.word == *right)
                {
                    let hit = Occurrence {
                        token: *token,
                        count: next - token + 1,
                        score: score - 0.2 * cost,
                        tier: Tier::Abbreviation,
                        letters: 0,
                    };
                    self.push(found, hit);
                }
            }
        }
        doubles
    }
}

/// Sorts occurrences and keeps the best one of each first token.
pub(crate) fn settle(found: &mut Vec<Occurrence>) {
    found.sort_by(|a, b| {
        a.token
            .cmp(&b.token)
            .then(b.score.total_cmp(&a.score))
            .then(a.tier.cmp(&b.tier))
    });
    found.dedup_by_key(|hit| hit.token);
}

/// Typing errors forgiven in a word of `length` letters.
fn typos_in(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..LONG => 1,
        _ => 2,
    }
}

/// Whether a word may be within `limit` edits: an edit adds and removes at most
/// one letter.
fn may_be_near(mask: u32, word: &Word, length: usize, limit: usize) -> bool {
    word.letters.len().abs_diff(length) <= limit
        && (mask & !word.mask).count_ones() as usize <= limit
        && (word.mask & !mask).count_ones() as usize <= limit
}

fn fits(word: &Word, mask: u32, length: usize) -> bool {
    word.letters.len() > length && word.letters.len() <= LONGEST && word.mask & mask == mask
}

/// The word joined to the one before it, and to the one after it.
fn joined_in_query(query: &InQuery<'_>) -> impl Iterator<Item = String> {
    let with = |left: &QueryWord, right: &QueryWord| format!("{}{}", left.folded, right.folded);
    let before = query.before.map(|before| with(before, query.word));
    let after = query.after.map(|after| with(query.word, after));
    before.into_iter().chain(after)
}

/// Letters by which two words differ after their common beginning.
fn endings(a: &str, b: &str) -> usize {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    a.chars().count() + b.chars().count() - 2 * common
}

/// Small counts as numbers to calculate with.
pub(crate) fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
