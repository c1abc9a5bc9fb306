//! Addresses in running text, whose words tell of nothing.

use std::ops::Range;

use super::clause::Clause;

/// Most letters that are looked back over from a word: an address may be endless.
const LONGEST: usize = 300;

/// Whether a byte of a text stands within an address, behind its first mark: a run without
/// blanks that has "://" or opens with "www.".
pub(super) fn is_within(text: &str, at: usize) -> bool {
    // Nearly every word has a blank before it.
    let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
    before.is_some_and(|byte| !byte.is_ascii_whitespace()) && is_in_run(text, at)
}

#[cold]
fn is_in_run(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let run = (before.char_indices().rev().take(LONGEST))
        .take_while(|(_, c)| !c.is_whitespace())
        .last()
        .and_then(|(start, _)| before.get(start..));
    run.is_some_and(|run| {
        let opened = run.trim_start_matches(|c: char| !c.is_alphanumeric());
        run.contains("://") || opened.starts_with("www.") || opened.starts_with("WWW.")
    })
}

/// Whether some words of a clause stand within an address, as far as the first of them tells.
pub(super) fn has_words(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    let first = clause.words().get(words.start);
    first.is_some_and(|word| is_within(clause.text(), word.bytes().start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_at_a_blank() {
        let text = "See (https://a.example/fish/trade) or www.b.example/salt, but not b.example.";
        let is_in = |word: &str| is_within(text, text.find(word).expect("it is there"));
        for word in ["a.example", "fish", "trade", "b.example/", "salt"] {
            assert!(is_in(word), "{word}");
        }
        for word in ["See", "https", "or", "www", "but", "b.example."] {
            assert!(!is_in(word), "{word}");
        }
    }
}
