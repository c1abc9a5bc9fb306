//! Where words may be divided at the end of a row.
//!
//! Liang's patterns know English only, and they are asked for words in small
//! letters alone: a divided name or number is harder to read than a gap.

use std::collections::HashMap;

use hypher::{Lang, hyphenate_bounded};

use crate::text::{Document, language};

/// Letters of the shortest word that is divided.
const SHORTEST: usize = 6;
/// Letters that stay before a hyphen at least.
const BEFORE: usize = 2;
/// Letters that go to the next row at least.
const AFTER: usize = 3;
/// Words whose places are kept; more than a long article has.
const KEPT: usize = 1 << 14;

/// Words that the patterns divide wrongly, or whose division tells which of two
/// words is meant, with their places marked.
const EXCEPTIONS: [&str; 14] = [
    "coun-ter-in-sur-gency",
    "coun-ter-ter-ror-ism",
    "coun-ter-ter-ror-ist",
    "coun-ter-ter-ror-ists",
    "cy-ber-defence",
    "cy-ber-defense",
    "de-sta-bil-is-ing",
    "de-sta-bil-iz-ing",
    "dis-tri-bu-tion",
    "geo-po-lit-i-cal",
    "present",
    "presents",
    "project",
    "projects",
];

/// The places at which words may be divided, kept by word.
#[derive(Debug, Clone, Default)]
pub(super) struct Hyphens {
    places: HashMap<Box<str>, Box<[usize]>>,
}

impl Hyphens {
    /// Bytes of `word` before which a hyphen may end a row; `word` may have
    /// signs around it.
    pub(super) fn places(&mut self, word: &str) -> Vec<usize> {
        let Some((start, core)) = core(word) else {
            return Vec::new();
        };
        if !self.places.contains_key(core) {
            if self.places.len() >= KEPT {
                self.places.clear();
            }
            self.places.insert(core.into(), divide(core).into());
        }
        let places = self.places.get(core).into_iter().flatten();
        places.map(|place| start + place).collect()
    }
}

/// The letters of a word without the signs around them and where they begin, if
/// it is one that may be divided.
fn core(word: &str) -> Option<(usize, &str)> {
    // Parts of a compound divided once more would read as other compounds.
    if word.contains(['-', '‐', '/', '_', '@', '#']) {
        return None;
    }
    let after_signs = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = word.len() - after_signs.len();
    let letters = after_signs.trim_end_matches(|c: char| !c.is_alphanumeric());
    let possessive = ["’s", "'s"]
        .iter()
        .find_map(|end| letters.strip_suffix(end));
    let core = possessive.unwrap_or(letters);
    let may_be = core.chars().all(char::is_lowercase) && core.chars().count() >= SHORTEST;
    may_be.then_some((start, core))
}

/// Bytes of a word before which it may be divided.
fn divide(word: &str) -> Vec<usize> {
    let known = EXCEPTIONS
        .iter()
        .find(|marked| marked.chars().filter(|c| *c != '-').eq(word.chars()));
    let syllables: Vec<&str> = match known {
        Some(marked) => marked.split('-').collect(),
        None => hyphenate_bounded(word, Lang::English, BEFORE, AFTER).collect(),
    };
    let mut at = 0;
    let mut places: Vec<usize> = Vec::new();
    for syllable in syllables {
        at += syllable.len();
        places.push(at);
    }
    places.pop();
    places
}

/// Whether the patterns fit the language of a document.
pub(super) fn fits(document: &Document) -> bool {
    language::of(document).is_some_and(|language| language.code == "en")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(word: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for place in Hyphens::default().places(word) {
            out.push_str(&word[from..place]);
            out.push('-');
            from = place;
        }
        out + &word[from..]
    }

    #[test]
    fn words_are_divided_between_their_parts() {
        for (word, wanted) in [
            ("cooperation", "co-op-er-a-tion"),
            ("“maritime", "“mar-itime"),
            ("challenges,", "chal-lenges,"),
            ("government’s", "gov-ern-ment’s"),
            ("counterterrorism", "coun-ter-ter-ror-ism"),
            ("distribution.", "dis-tri-bu-tion."),
            ("project", "project"),
        ] {
            assert_eq!(divided(word), wanted);
        }
    }

    #[test]
    fn names_numbers_compounds_and_short_words_stay_whole() {
        for word in [
            "Cooperation",
            "NATO",
            "iPhones",
            "covid19variant",
            "2023",
            "over",
            "plans",
            "defence-technology",
            "either/otherwise",
            "someone@example.org",
            "",
            "—",
            "’s",
        ] {
            assert_eq!(divided(word), word);
        }
    }
}
