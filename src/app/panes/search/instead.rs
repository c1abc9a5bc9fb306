//! What may be asked instead of a query without hits.

use crate::search::{Absent, Scope};
use crate::text::{Clean, number_of};

/// Something to ask instead of a query without hits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instead {
    /// The other query.
    pub query: Clean,
    /// What is searched.
    pub scope: Scope,
    /// What it finds.
    pub counts: Counts,
    /// Why it is offered.
    pub why: String,
}

/// What holds a word or answers a query, within a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Number of sentences.
    pub sentences: usize,
    /// Number of entries.
    pub entries: usize,
    /// Number of headings.
    pub headings: usize,
}

impl Counts {
    /// The number of all.
    pub fn total(self) -> usize {
        self.sentences + self.entries + self.headings
    }
}

/// Queries like this one that do find something: without the quotes of its
/// phrases, else without the words that are absent, and with the nearest words in their place.
pub(super) fn instead(
    words: &[&str],
    has_phrase: bool,
    absent: &[Absent],
    counts: &dyn Fn(&str) -> Counts,
) -> Vec<(Clean, Counts, String)> {
    let is_absent = |word: &str| {
        let folded = crate::text::word::fold(word);
        absent
            .iter()
            .find(|absent| absent.word == word || crate::text::word::fold(&absent.word) == folded)
    };
    let mut offered = Vec::new();
    let mut offer = |query: Vec<&str>, why: String| {
        let query = query.join(" ");
        let found = counts(&query);
        let has_hits = !query.is_empty() && found.total() > 0;
        if has_hits {
            offered.push((Clean::line(&query), found, why));
        }
        has_hits
    };
    if has_phrase && offer(words.to_vec(), "without the quotes".to_owned()) {
        return offered;
    }
    let replaced: Vec<&str> = words
        .iter()
        .filter_map(|word| match is_absent(word) {
            Some(absent) => absent.nearest.as_ref().map(|(near, _)| near.as_str()),
            None => Some(word),
        })
        .collect();
    let nearest = absent.iter().find_map(|absent| absent.nearest.as_ref());
    if let Some((_, letters)) = nearest.filter(|_| replaced.len() == words.len()) {
        let verb = if *letters == 1 { "differs" } else { "differ" };
        let letters = number_of(*letters, "letter");
        offer(
            replaced,
            format!("nearest word in this article; {letters} {verb}"),
        );
    }
    let kept: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| is_absent(word).is_none())
        .collect();
    if kept.len() < words.len() {
        let left_out: Vec<&str> = words
            .iter()
            .copied()
            .filter(|word| is_absent(word).is_some())
            .collect();
        let excluded: Vec<&str> = kept
            .iter()
            .filter_map(|word| word.strip_prefix('!'))
            .collect();
        if excluded.len() == kept.len() {
            // Nothing is left to look for but what was to be left out.
            for word in excluded {
                offer(vec![word], "this word, not left out".to_owned());
            }
        } else {
            offer(kept, format!("leave out {}", left_out.join(" ")));
        }
    } else if words.len() > 1 {
        for word in words.iter().take(4) {
            offer(vec![word], "this word alone".to_owned());
        }
    }
    offered
}
