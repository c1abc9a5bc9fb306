//! What a unit must hold: a word as one that the article has, or a phrase.

use super::Tier;
use super::index::SearchIndex;
use super::matcher::{InQuery, LEVELS, Level, Matcher, Occurrence, settle};
use super::phrase::phrase;
use super::query::{Atom, AtomKind, QueryWord};

/// A positive part of a query, with the occurrences found so far by level.
pub(crate) struct Slot<'a> {
    kind: Kind<'a>,
    /// Stop words need not be found beside other words.
    pub(crate) is_required: bool,
    levels: [Option<Vec<Occurrence>>; 5],
}

enum Kind<'a> {
    Word(InQuery<'a>),
    Phrase {
        words: &'a [QueryWord],
        is_closed: bool,
        at_start: bool,
    },
}

impl<'a> Slot<'a> {
    fn new(kind: Kind<'a>) -> Self {
        Self {
            kind,
            is_required: true,
            levels: Default::default(),
        }
    }

    /// The words as typed.
    pub(crate) fn shown(&self) -> String {
        match &self.kind {
            Kind::Word(query) => query.word.shown.clone(),
            Kind::Phrase { words, .. } => {
                let words: Vec<&str> = words.iter().map(|word| word.shown.as_str()).collect();
                words.join(" ")
            }
        }
    }

    /// Words that may be absent, each on its own.
    pub(crate) fn words(&self) -> &'a [QueryWord] {
        match &self.kind {
            Kind::Word(query) => std::slice::from_ref(query.word),
            Kind::Phrase { words, .. } => words,
        }
    }

    pub(crate) fn is_phrase(&self) -> bool {
        matches!(self.kind, Kind::Phrase { .. })
    }

    /// Occurrences of one level.
    pub(crate) fn at(&mut self, level: Level, matcher: &mut Matcher<'_>) -> &[Occurrence] {
        let kind = &self.kind;
        let Some(place) = self.levels.get_mut(level as usize) else {
            return &[];
        };
        place.get_or_insert_with(|| match kind {
            Kind::Word(query) => matcher.occurrences(query, level),
            Kind::Phrase {
                words,
                is_closed,
                at_start,
            } => {
                let mut found = phrase(matcher, words, *is_closed, level);
                if *at_start {
                    found.retain(|hit| matcher.is_at_start(hit.token));
                }
                found
            }
        })
    }

    /// Occurrences of the narrowest level that has any.
    ///
    /// Another name of an entry is ours, not the article's: where a level has
    /// nothing else, the article may say it otherwise, and the next level that
    /// the text has is added.
    pub(crate) fn narrowest(&mut self, matcher: &mut Matcher<'_>) -> Vec<Occurrence> {
        let index = matcher.index;
        let level = LEVELS
            .into_iter()
            .find(|level| !self.at(*level, matcher).is_empty());
        let is_named_only = |hits: &[Occurrence]| hits.iter().all(|hit| index.is_name(hit.token));
        if let Some(level) = level
            && is_named_only(self.at(level, matcher))
        {
            let mut found = self.at(level, matcher).to_vec();
            for wider in LEVELS.into_iter().filter(|wider| *wider > level) {
                let in_text = self.at(wider, matcher).iter();
                let count = found.len();
                found.extend(in_text.filter(|hit| index.is_in_article(hit.token)));
                if found.len() > count {
                    break;
                }
            }
            settle(&mut found);
            return found;
        }
        match level {
            // What is being typed may be a word already and still go on:
            // "cyber" for "cybersecurity".
            Some(Level::Exact) if self.may_go_on() => self.up_to(Level::Prefix, matcher),
            Some(level) => self.at(level, matcher).to_vec(),
            None => Vec::new(),
        }
    }

    /// Whether this is a word still being typed that may go on: one that is no
    /// whole word of the article yet, or is long enough to be the start of
    /// others of the same family.
    fn may_go_on(&self) -> bool {
        let [Some(exact), ..] = &self.levels else {
            return false;
        };
        let is_long = match &self.kind {
            Kind::Word(query) => query.word.folded.chars().count() >= LONG_START,
            Kind::Phrase { .. } => false,
        };
        self.is_last() && (is_long || exact.iter().all(|hit| hit.tier != Tier::Exact))
    }

    /// Whether this is the word being typed.
    pub(crate) fn is_last(&self) -> bool {
        match &self.kind {
            Kind::Word(query) => query.word.is_last && !query.word.is_exact,
            Kind::Phrase { .. } => false,
        }
    }

    /// Occurrences of all levels up to `widest`.
    pub(crate) fn up_to(&mut self, widest: Level, matcher: &mut Matcher<'_>) -> Vec<Occurrence> {
        let mut found = Vec::new();
        for level in LEVELS.into_iter().filter(|level| *level <= widest) {
            found.extend_from_slice(self.at(level, matcher));
        }
        settle(&mut found);
        found
    }
}

/// Letters from which a whole word of the article may be the start of another.
const LONG_START: usize = 4;

/// The positive words and phrases among `atoms`.
pub(crate) fn slots<'a>(
    atoms: impl Iterator<Item = &'a Atom>,
    index: &SearchIndex,
    shortest_prefix: usize,
) -> Vec<Slot<'a>> {
    let atoms: Vec<&Atom> = atoms
        .filter(|atom| {
            !atom.is_negated && matches!(atom.kind, AtomKind::Word(_) | AtomKind::Phrase { .. })
        })
        .collect();
    let word_at = |at: Option<usize>| match &atoms.get(at?)?.kind {
        AtomKind::Word(word) if !word.is_exact => Some(word),
        AtomKind::Word(_)
        | AtomKind::Phrase { .. }
        | AtomKind::Facet { .. }
        | AtomKind::Section { .. } => None,
    };
    let mut found: Vec<Slot<'a>> = Vec::with_capacity(atoms.len());
    for (at, atom) in atoms.iter().enumerate() {
        let kind = match &atom.kind {
            AtomKind::Word(word) => Kind::Word(InQuery {
                word,
                before: word_at(at.checked_sub(1)),
                after: word_at(Some(at + 1)),
                // The other words say enough to read even one letter.
                shortest_prefix: if word.is_last && atoms.len() > 1 {
                    1
                } else {
                    shortest_prefix
                },
            }),
            AtomKind::Phrase {
                words,
                is_closed,
                at_start,
            } => Kind::Phrase {
                words,
                is_closed: *is_closed,
                at_start: *at_start,
            },
            AtomKind::Facet { .. } | AtomKind::Section { .. } => continue,
        };
        found.push(Slot::new(kind));
    }
    let is_optional = |slot: &Slot<'_>| match &slot.kind {
        Kind::Word(query) => {
            !query.word.is_exact
                && !query.word.at_start
                && index.language.is_stop_word(&query.word.folded)
        }
        Kind::Phrase { .. } => false,
    };
    if !found.iter().all(is_optional) {
        for slot in &mut found {
            slot.is_required = !is_optional(slot);
        }
    }
    found
}
