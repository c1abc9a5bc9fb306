//! Addresses in running text, whose words tell of nothing.

use std::ops::Range;

use super::clause::Clause;
use super::sets::WordSet;

/// Most letters that are looked back over from a word: an address may be endless.
const LONGEST: usize = 300;

/// Whether a byte of a text stands within an address, behind its first mark: a run without
/// blanks that has "://" or "@" or opens with "www.".
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
        run.contains("://")
            || has_mark(run)
            || opened.starts_with("www.")
            || opened.starts_with("WWW.")
    })
}

/// Whether somebody has an address at what stands behind "@"; "@torvik" is a name.
fn has_mark(run: &str) -> bool {
    (run.match_indices('@')).any(|(at, _)| {
        run.get(..at)
            .is_some_and(|own| own.ends_with(char::is_alphanumeric))
    })
}

/// Whether a word that ends at a byte of a text is of what stands before the "@" of an address:
/// "torvik.fish@port.example".
pub(super) fn is_before_mark(text: &str, end: usize) -> bool {
    // Nearly every word has a blank or a comma behind it.
    let behind = (text.as_bytes().get(end..)).unwrap_or_default();
    matches!(behind, [b'@' | b'.' | b'-' | b'_' | b'+', next, ..] if !next.is_ascii_whitespace())
        && leads_to_mark(text, end)
}

#[cold]
fn leads_to_mark(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    let is_own = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let mut rest = (rest.chars().take(LONGEST)).skip_while(|c| is_own(*c));
    rest.next() == Some('@') && rest.next().is_some_and(char::is_alphanumeric)
}

/// Whether a word that ends at a byte of a text goes on as an address: "Torvik.gov".
fn goes_on(text: &str, end: usize) -> bool {
    // Hardly any word has a letter right behind its dot.
    let behind = (text.as_bytes().get(end..)).unwrap_or_default();
    matches!(behind, [b'.', b'a'..=b'z', ..]) && names_domain(text, end + 1)
}

#[cold]
fn names_domain(text: &str, start: usize) -> bool {
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric());
    WordSet::Domain.has(rest.get(..end.unwrap_or(rest.len())).unwrap_or_default())
}

/// Whether some words of a clause stand within an address, as far as the first and the last of
/// them tell.
pub(super) fn has_words(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    let known = clause.words().get(words.clone()).unwrap_or_default();
    let [first, ..] = known else { return false };
    let last = known.last().unwrap_or(first).bytes();
    is_within(clause.text(), first.bytes().start)
        || known.len() > 1 && is_within(clause.text(), last.start)
        || goes_on(clause.text(), last.end)
        || is_before_mark(clause.text(), last.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::extract::clause::Clauses;

    #[test]
    fn a_name_with_its_domain_is_an_address() {
        let clauses = Clauses::of(["They asked Risk.gov. Risk.nobody knew of it.It is so."]);
        let clause = clauses.first();
        let known = |at: usize| has_words(&clause, &(at..at + 1));
        assert!(known(2), "Risk.gov");
        assert!((0..clause.words().len()).all(|at| at == 2 || !known(at)));
    }

    #[test]
    fn words_within_an_address_are_known_by_the_last_too() {
        let clauses = Clauses::of(["Ask ann.lee@trade.example or www.fish.example/salt here."]);
        let clause = clauses.first();
        let at = |word: &str| (0..clause.words().len()).find(|at| clause.folded(*at) == word);
        for (first, last) in [("trade", "example"), ("www", "fish"), ("fish", "salt")] {
            let words = at(first).unwrap()..at(last).unwrap() + 1;
            assert!(has_words(&clause, &words), "{first}");
        }
        let here = at("here").unwrap();
        assert!(!has_words(&clause, &(here..here + 1)));
    }

    #[test]
    fn a_handle_is_no_address_and_a_mail_address_is_one_from_its_start() {
        let text = "Ask (@Torvik) or salt.fisheries@port.example. At @Essvik-Hald, sea@ was it.";
        let clauses = Clauses::of([text]);
        let clause = clauses.first();
        let known = |word: &str| {
            let at = (0..clause.words().len()).find(|at| clause.folded(*at) == word);
            let at = at.expect("it is there");
            has_words(&clause, &(at..at + 1))
        };
        for word in ["salt", "fisheries", "port", "example"] {
            assert!(known(word), "{word}");
        }
        for word in ["ask", "torvik", "or", "essvik", "hald", "sea", "was"] {
            assert!(!known(word), "{word}");
        }
    }

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
