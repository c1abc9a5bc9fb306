//! A place by its words, so that it outlives changes of the text.
//!
//! An anchor quotes a sentence and what stands around it (the selectors of a
//! text quote and of a position in the W3C Web Annotation Data Model). It is
//! found where the same words stand, else where nearly the same do, else near
//! where it stood; which of these is said.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use strsim::normalized_levenshtein;

use crate::text::{Document, SentenceId, fingerprint, number_of, offset};

/// Most bytes of a sentence that are quoted.
const QUOTE: usize = 240;
/// Bytes quoted before and after it.
const AROUND: usize = 32;
/// Least likeness of sentences that are taken for the same, of 1.
const LIKENESS: f64 = 0.9;
/// Least share of words in common before letters are compared.
const SHARED_WORDS: f64 = 0.6;
/// Sentences on either side among which a similar one is looked for.
const REACH: usize = 500;
/// Most sentences whose letters are compared for one anchor.
const COMPARED: usize = 16;
/// Sentences of the same words on either side that are told apart.
const REPEATED: usize = 100;

/// A sentence by its words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Anchor {
    /// Its words, or their beginning.
    pub quote: String,
    /// The end of the sentence before it.
    pub before: String,
    /// The start of the sentence after it.
    pub after: String,
    /// Its number.
    pub sentence: u32,
}

/// How well an anchor was found, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The sentence is gone; this one stands where it stood.
    Gone,
    /// Nearly the same words.
    Similar,
    /// The same words.
    Same,
}

impl Anchor {
    /// The anchor of a sentence.
    pub fn of(document: &Document, id: SentenceId) -> Self {
        let at = |number: Option<u32>| {
            number.map_or("", |number| document.sentence_text(SentenceId(number)))
        };
        Self {
            quote: quote(document, id).to_owned(),
            before: tail(at(id.0.checked_sub(1))).to_owned(),
            after: head(at(id.0.checked_add(1)), AROUND).to_owned(),
            sentence: id.0,
        }
    }
}

/// Finds anchors in a document.
pub struct Finder<'a> {
    document: &'a Document,
    /// Whether the anchors were made in a document of the same sentences.
    is_same: bool,
    by_quote: OnceCell<HashMap<u64, Vec<SentenceId>>>,
}

impl<'a> Finder<'a> {
    /// A finder for anchors made in a document with this fingerprint.
    pub fn new(document: &'a Document, made_in: Option<u64>) -> Self {
        Self {
            document,
            is_same: made_in.is_some_and(|made_in| made_in == document.fingerprint()),
            by_quote: OnceCell::new(),
        }
    }

    /// Whether nothing has changed since the anchors were made.
    pub fn is_same(&self) -> bool {
        self.is_same
    }

    /// Where an anchor is now; nowhere in a document without sentences.
    pub fn find(&self, anchor: &Anchor) -> Option<(SentenceId, Likeness)> {
        let there = SentenceId(anchor.sentence);
        if self.is_same && self.document.sentence(there).is_some() {
            return Some((there, Likeness::Same));
        }
        if let Some(id) = self.near(anchor).or_else(|| self.same(anchor)) {
            return Some((id, Likeness::Same));
        }
        if let Some(id) = self.similar(anchor) {
            return Some((id, Likeness::Similar));
        }
        let last = self.document.sentences().len().checked_sub(1)?;
        let near = anchor.sentence.min(SentenceId::at(last).0);
        Some((SentenceId(near), Likeness::Gone))
    }

    /// The sentence with the same words and the same around it, if it has hardly moved:
    /// the nearest one. Most have not, and a long text need not be read for them.
    fn near(&self, anchor: &Anchor) -> Option<SentenceId> {
        let is_it = |id: &SentenceId| {
            quote(self.document, *id) == anchor.quote && {
                let here = Anchor::of(self.document, *id);
                here.before == anchor.before && here.after == anchor.after
            }
        };
        let at = |number: Option<u32>| {
            let id = SentenceId(number?);
            self.document.sentence(id).map(|_| id)
        };
        (0..offset(REACH)).find_map(|by| {
            let before = at(anchor.sentence.checked_sub(by)).filter(is_it);
            before.or_else(|| at(anchor.sentence.checked_add(by)).filter(is_it))
        })
    }

    /// The sentence with the same words: of several the one with the same around
    /// it, and then the one least far away.
    fn same(&self, anchor: &Anchor) -> Option<SentenceId> {
        let document = self.document;
        let by_quote = self.by_quote.get_or_init(|| {
            let mut all: HashMap<u64, Vec<SentenceId>> = HashMap::new();
            for id in (0..document.sentences().len()).map(SentenceId::at) {
                all.entry(fingerprint(quote(document, id)))
                    .or_default()
                    .push(id);
            }
            all
        });
        let found = by_quote.get(&fingerprint(&anchor.quote))?;
        let near = found.partition_point(|id| id.0 < anchor.sentence);
        let found = found.iter().skip(near.saturating_sub(REPEATED));
        found
            .take(2 * REPEATED)
            .copied()
            .filter(|id| quote(document, *id) == anchor.quote)
            .min_by_key(|id| {
                let around = Anchor::of(document, *id);
                let differing = usize::from(around.before != anchor.before)
                    + usize::from(around.after != anchor.after);
                (differing, id.0.abs_diff(anchor.sentence))
            })
    }

    /// The most similar sentence not far away, if it is similar enough.
    fn similar(&self, anchor: &Anchor) -> Option<SentenceId> {
        let words: HashSet<&str> = anchor.quote.split_whitespace().collect();
        let at = anchor.sentence as usize;
        let end = self
            .document
            .sentences()
            .len()
            .min(at.saturating_add(REACH));
        let mut candidates: Vec<(f64, u32, SentenceId)> = (at.saturating_sub(REACH)..end)
            .map(SentenceId::at)
            .filter_map(|id| {
                let quote = quote(self.document, id);
                // A tenth may differ, so the lengths hardly do.
                let longer = quote.len().max(anchor.quote.len());
                if longer.abs_diff(quote.len().min(anchor.quote.len())) * 8 > longer {
                    return None;
                }
                let shared = quote.split_whitespace();
                let all = shared.clone().count().max(words.len());
                let shared = shared.filter(|word| words.contains(word)).count();
                #[expect(clippy::cast_precision_loss, reason = "a few dozen words")]
                let share = shared as f64 / all.max(1) as f64;
                (share >= SHARED_WORDS).then(|| (share, id.0.abs_diff(anchor.sentence), id))
            })
            .collect();
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        candidates
            .into_iter()
            .take(COMPARED)
            .map(|(_, _, id)| {
                let likeness = normalized_levenshtein(quote(self.document, id), &anchor.quote);
                (likeness, id)
            })
            .filter(|(likeness, _)| *likeness >= LIKENESS)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
            .map(|(_, id)| id)
    }
}

/// What has changed from one reading of an article to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Sentences that were not there before.
    pub new: usize,
    /// Sentences that are not there any more.
    pub gone: usize,
}

impl Change {
    /// What has changed, if anything.
    pub fn between(old: &Document, new: &Document) -> Option<Self> {
        if old.fingerprint() == new.fingerprint() {
            return None;
        }
        let mut counts: HashMap<u64, i64> = HashMap::new();
        let mut count = |document: &Document, by: i64| {
            for id in (0..document.sentences().len()).map(SentenceId::at) {
                let words = fingerprint(document.sentence_text(id));
                *counts.entry(words).or_default() += by;
            }
        };
        count(new, 1);
        count(old, -1);
        let sum = |of: fn(i64) -> i64| -> usize {
            let all = counts.values().map(|count| of(*count).max(0));
            usize::try_from(all.sum::<i64>()).unwrap_or(0)
        };
        Some(Self {
            new: sum(|count| count),
            gone: sum(|count| -count),
        })
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.new, self.gone) {
            (0, 0) => f.write_str("sentences have moved"),
            (new, 0) => write!(f, "{} new", number_of(new, "sentence")),
            (0, gone) => write!(f, "{} gone", number_of(gone, "sentence")),
            (new, gone) => write!(f, "{} new, {gone} gone", number_of(new, "sentence")),
        }
    }
}

/// The words of a sentence, or their beginning.
fn quote(document: &Document, id: SentenceId) -> &str {
    head(document.sentence_text(id), QUOTE)
}

/// At most so many bytes of the start of a text.
fn head(text: &str, most: usize) -> &str {
    let end = text.floor_char_boundary(most);
    text.get(..end).unwrap_or(text)
}

/// The last bytes of a text.
fn tail(text: &str) -> &str {
    let start = text.ceil_char_boundary(text.len().saturating_sub(AROUND));
    text.get(start..).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockKind, DocumentBuilder};

    const BOATS: &str = "The boats leave at dawn. Nobody waits for them. \
        The harbour keeps a light burning for the boats that come home late. Nobody waits for them. \
        In winter the ice decides.";

    fn document(text: &str) -> Document {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, text, 0..0);
        builder.finish()
    }

    fn find(text: &str, sentence: u32) -> Option<(u32, Likeness)> {
        let (old, new) = (document(BOATS), document(text));
        let anchor = Anchor::of(&old, SentenceId(sentence));
        let finder = Finder::new(&new, Some(old.fingerprint()));
        assert_eq!(finder.is_same(), text == BOATS);
        finder.find(&anchor).map(|(id, likeness)| (id.0, likeness))
    }

    #[test]
    fn the_same_words_are_found_wherever_they_stand() {
        for sentence in 0..5 {
            assert_eq!(find(BOATS, sentence), Some((sentence, Likeness::Same)));
            let later = format!("One more. And another. {BOATS}");
            assert_eq!(find(&later, sentence), Some((sentence + 2, Likeness::Same)));
        }
    }

    #[test]
    fn a_text_need_not_be_read_for_what_has_hardly_moved() {
        let (old, new) = (document(BOATS), document(&format!("One more. {BOATS}")));
        let finder = Finder::new(&new, Some(old.fingerprint()));
        // Before the first sentence nothing stood.
        for (sentence, is_read) in [(3, false), (4, false), (0, true)] {
            let anchor = Anchor::of(&old, SentenceId(sentence));
            let found = finder.find(&anchor);
            assert_eq!(found, Some((SentenceId(sentence + 1), Likeness::Same)));
            assert_eq!(finder.by_quote.get().is_some(), is_read);
        }
    }

    #[test]
    fn of_the_same_words_those_count_that_stand_among_the_same() {
        // The first of two is gone, the other one has moved to its place.
        let text = "In spring. The harbour keeps a light burning for the boats that come home late. \
            Nobody waits for them. In winter the ice decides. Nobody waits for them.";
        assert_eq!(find(text, 3), Some((2, Likeness::Same)));
    }

    #[test]
    fn nearly_the_same_words_are_found_and_others_are_not() {
        let edited = BOATS.replace("keeps a light burning", "keeps a lamp burning");
        assert_eq!(find(&edited, 2), Some((2, Likeness::Similar)));
        let other = BOATS.replace(
            "keeps a light burning for the boats",
            "is shut in the evening to all",
        );
        assert_eq!(find(&other, 2), Some((2, Likeness::Gone)));
        assert_eq!(find("Short.", 4), Some((0, Likeness::Gone)));
        assert_eq!(find("", 4), None);
    }

    #[test]
    fn what_changed_is_counted_by_sentences() {
        let told = |text: &str| {
            let change = Change::between(&document(BOATS), &document(text));
            change.map(|change| change.to_string()).unwrap_or_default()
        };
        assert_eq!(told(BOATS), "");
        assert_eq!(told(&format!("{BOATS} More.")), "1 sentence new");
        assert_eq!(told("In winter the ice decides."), "4 sentences gone");
        let other = BOATS.replace("at dawn", "at noon");
        assert_eq!(told(&other), "1 sentence new, 1 gone");
        let moved = "In winter the ice decides. The boats leave at dawn. Nobody waits for them. \
            The harbour keeps a light burning for the boats that come home late. \
            Nobody waits for them.";
        assert_eq!(told(moved), "sentences have moved");
    }

    #[test]
    fn a_long_sentence_is_quoted_in_part_and_found() {
        let long = format!("Ä{}", "ö".repeat(500));
        let anchor = Anchor::of(&document(&long), SentenceId(0));
        assert!(anchor.quote.len() <= QUOTE);
        let again = document(&format!("Before it. {long}"));
        let found = Finder::new(&again, None).find(&anchor);
        assert_eq!(found, Some((SentenceId(1), Likeness::Same)));
    }
}
