//! Sentence segmentation: UAX #29 with a layer that only merges.
//!
//! UAX #29 never misses a boundary of English prose but cuts after
//! abbreviations, initials and dotted acronyms; merging neighbours repairs that
//! without a second segmenter.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Longest sentence in bytes. Nobody writes such; data without an end mark is cut
/// between words, so that what is done sentence by sentence stays small.
const LONGEST: usize = 8 << 10;

/// Abbreviations that stand before a name or number: never an end.
const BEFORE_NAMES: &[&str] = &[
    "mr", "mrs", "ms", "messrs", "dr", "prof", "rev", "hon", "st", "gen", "lt", "col", "maj",
    "capt", "cmdr", "adm", "sgt", "brig", "sen", "rep", "gov", "pres", "amb", "mt", "ft", "vs",
    "v", "cf", "viz", "no", "nos", "fig", "figs", "vol", "vols", "pp", "p", "ch", "sec", "para",
    "art", "arts", "ed", "eds", "approx", "ca", "c", "e.g", "i.e", "al",
];

/// Abbreviations that may end a sentence: an end only when a capital follows
/// that does not look like the rest of a name.
const ANYWHERE: &[&str] = &[
    "etc", "inc", "ltd", "corp", "co", "bros", "jr", "sr", "dept", "univ", "assn", "a.m", "p.m",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon",
    "tue", "wed", "thu", "fri", "sat", "sun", "ph.d", "b.a", "m.a", "est",
];

/// Words that open a sentence more often than they continue a name.
const STARTERS: &[&str] = &[
    "a",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "despite",
    "during",
    "each",
    "even",
    "finally",
    "first",
    "for",
    "from",
    "given",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "indeed",
    "instead",
    "it",
    "its",
    "later",
    "many",
    "meanwhile",
    "more",
    "moreover",
    "most",
    "no",
    "not",
    "nor",
    "on",
    "one",
    "or",
    "other",
    "our",
    "over",
    "she",
    "since",
    "so",
    "some",
    "still",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "thus",
    "to",
    "today",
    "two",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "why",
    "with",
    "without",
    "yet",
    "you",
];

/// The sentences of a block of running text, as byte ranges without the white
/// space around them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, piece) in text.split_sentence_bound_indices() {
        let lead = piece.len() - piece.trim_start().len();
        let piece = piece.trim();
        if piece.is_empty() {
            continue;
        }
        let range = start + lead..start + lead + piece.len();
        let merged = found.last_mut().filter(|last| {
            text.get((*last).clone())
                .is_some_and(|before| goes_on(before, piece))
        });
        match merged {
            Some(last) => last.end = range.end,
            None => found.push(range),
        }
    }
    if found.iter().any(|range| range.len() > LONGEST) {
        found = found
            .into_iter()
            .flat_map(|range| pieces(text, range))
            .collect();
    }
    found
}

/// A sentence in pieces that are no longer than any may be.
fn pieces(text: &str, sentence: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = sentence.start;
    std::iter::from_fn(move || {
        let rest = text.get(at..sentence.end)?;
        let start = at + (rest.len() - rest.trim_start().len());
        let rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let most = rest.floor_char_boundary(LONGEST);
        let head = rest.get(..most)?;
        let end = if most == rest.len() {
            most
        } else {
            // Text without any blank is cut between characters.
            let blank = head.rfind(char::is_whitespace);
            blank.unwrap_or(most)
        };
        at = start + end;
        Some(start..start + rest.get(..end)?.trim_end().len())
    })
}

/// Whether `next` continues the sentence that `before` seemed to end.
fn goes_on(before: &str, next: &str) -> bool {
    let Some(first) = next.chars().find(|c| !is_opening(*c)) else {
        return true;
    };
    // A question or exclamation inside a sentence, as in: "Why?" he asked.
    if first.is_lowercase() {
        return true;
    }
    if next.chars().all(|c| !c.is_alphanumeric()) {
        return true;
    }
    let Some(stem) = before.strip_suffix('.') else {
        return false;
    };
    let word = stem
        .rsplit(|c: char| c.is_whitespace() || is_opening(c) || matches!(c, '—' | '–' | '-' | '/'))
        .next()
        .unwrap_or_default();
    let lower = word.to_lowercase();
    if BEFORE_NAMES.contains(&lower.as_str()) {
        // "no" is a word of its own unless a number follows.
        return lower != "no" || first.is_ascii_digit();
    }
    // The number of a list or heading: "1. The first".
    if stem.len() == word.len() && word.chars().all(|c| c.is_ascii_digit()) && !word.is_empty() {
        return true;
    }
    let starts_anew = {
        let opening = next.trim_start_matches(is_opening);
        let end = opening
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(opening.len());
        let opening = opening.get(..end).unwrap_or(opening).to_lowercase();
        STARTERS.contains(&opening.as_str())
    };
    if ANYWHERE.contains(&lower.as_str()) {
        return first.is_ascii_digit();
    }
    if is_initial(word) {
        // "J. Smith", but not "Plan B. The".
        return !starts_anew;
    }
    if is_dotted(word) {
        return !starts_anew;
    }
    false
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '{' | '¿' | '¡'
    )
}

/// One capital letter, as before a family name.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// Letters each followed by a dot but the last, as in "U.S" before its final dot.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            let mut chars = part.chars();
            chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn plain_sentences_are_cut_at_their_ends() {
        assert_eq!(
            cut("One went. Two came!  Three? “Four.” Five"),
            ["One went.", "Two came!", "Three?", "“Four.”", "Five"]
        );
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_a_sentence() {
        for whole in [
            "Dr. Smith met Gen. J. F. Kelly in St. Paul.",
            "It cost 2.4 per cent, i.e. Rather more than Mr. Yoon said.",
            "The U.S. Navy and the U.K. Treasury agreed.",
            "See Fig. 3 and No. 7 of the list.",
            "“Why?” he asked.",
            "He came on Jan. 5 by train.",
        ] {
            assert_eq!(cut(whole), [whole]);
        }
    }

    #[test]
    fn an_acronym_may_end_a_sentence() {
        assert_eq!(
            cut("It left the U.S. The rest stayed."),
            ["It left the U.S.", "The rest stayed."]
        );
        assert_eq!(
            cut("They said no. Then they left."),
            ["They said no.", "Then they left."]
        );
    }

    #[test]
    fn a_list_number_belongs_to_its_sentence() {
        assert_eq!(
            cut("1. The first rule holds. The second too."),
            ["1. The first rule holds.", "The second too."]
        );
    }

    #[test]
    fn what_has_no_end_mark_is_cut_between_words() {
        let data = "ten bytes ".repeat(2_000);
        let found = cut(&data);
        assert!(found.len() > 1 && found.iter().all(|piece| piece.len() <= LONGEST));
        assert_eq!(found.join(" "), data.trim());
        let unbroken = "é".repeat(LONGEST);
        assert_eq!(cut(&unbroken).concat(), unbroken);
        assert_eq!(cut(&unbroken).len(), 2);
    }
}
