//! Readings of one word of a query: which words of the article it may mean.
//!
//! Readings come in levels, from the word itself to loose abbreviations. A
//! level is asked for only when narrower ones leave no unit with every word.

use fuzzy_matcher::skim::SkimMatcherV2;

use super::Tier;
use super::distance::Distance;
use super::index::SearchIndex;
use super::query::QueryWord;
use crate::text::span::offset;

/// Letters of the longest word that is read forgivingly.
pub(crate) const LONGEST: usize = 40;
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
    pub(crate) matcher: SkimMatcherV2,
    pub(crate) distance: Distance,
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

    pub(crate) fn push(&self, found: &mut Vec<Occurrence>, hit: Occurrence) {
        if self.is_allowed(hit.token) {
            found.push(hit);
        }
    }

    pub(crate) fn add(
        &self,
        found: &mut Vec<Occurrence>,
        word: u32,
        score: f32,
        tier: Tier,
        letters: usize,
    ) {
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
    pub(crate) fn initials(
        &self,
        folded: &str,
        capitals: bool,
        score: f32,
        found: &mut Vec<Occurrence>,
    ) {
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
