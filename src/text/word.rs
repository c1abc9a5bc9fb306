//! Words and their folded form.
//!
//! Words are those of UAX #29 without a possessive ending; a term is a word
//! after folding. Lens phrases, aliases and search all compare terms, so that
//! case, accents and the shape of quotes never decide.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// The words of `text` as byte ranges, in order.
///
/// A hyphen separates words; an apostrophe, a decimal point and the dots of
/// initials ("U.S.") do not. The `’s` of a possessive is not part of the word.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.unicode_word_indices().map(|(start, word)| {
        let stem = word
            .strip_suffix("'s")
            .or_else(|| word.strip_suffix("’s"))
            .or_else(|| word.strip_suffix("'S"))
            .or_else(|| word.strip_suffix("’S"))
            .filter(|stem| !stem.is_empty())
            .unwrap_or(word);
        start..start + stem.len()
    })
}

/// How many there are of something, in words: "1 sentence", "7 sentences".
pub fn number_of(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// The folded form of a word: compatibility forms resolved, accents and
/// apostrophes dropped, lower case, dots of initials and commas of numbers
/// dropped.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    if word.is_ascii() {
        fold_into(word.chars(), &mut folded);
    } else {
        fold_into(word.nfkd(), &mut folded);
    }
    if folded.contains('.') && !folded.starts_with(|c: char| c.is_ascii_digit()) {
        folded.retain(|c| c != '.');
    }
    folded
}

fn fold_into(chars: impl Iterator<Item = char>, folded: &mut String) {
    for c in chars {
        match c {
            'a'..='z' | '0'..='9' | '.' => folded.push(c),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            '\'' | '’' | '‘' | 'ʼ' | '`' | ',' => {}
            'ß' | 'ẞ' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'ı' => folded.push('i'),
            c if unicode_normalization::char::is_combining_mark(c) => {}
            c => folded.extend(c.to_lowercase()),
        }
    }
}

/// The folded words of `text`, in order.
pub fn terms(text: &str) -> Vec<String> {
    words(text)
        .filter_map(|range| text.get(range))
        .map(fold)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn possessives_hyphens_and_initials() {
        assert_eq!(
            cut("South Korea’s NATO-led U.S. plan"),
            ["South", "Korea", "NATO", "led", "U.S", "plan"]
        );
        assert_eq!(terms("the U.S. and Korea's"), ["the", "us", "and", "korea"]);
        assert_eq!(terms("don’t O'Brien"), ["dont", "obrien"]);
    }

    #[test]
    fn numbers_keep_their_point() {
        assert_eq!(terms("2.4% of 1,204"), ["2.4", "of", "1204"]);
    }

    #[test]
    fn accents_ligatures_and_case_fold_away() {
        assert_eq!(
            terms("Köln ﬁnance ÉLAN naïve Straße Łódź"),
            ["koln", "finance", "elan", "naive", "strasse", "lodz"]
        );
    }

    #[test]
    fn ideographs_are_words_of_their_own() {
        assert_eq!(cut("漢字 a"), ["漢", "字", "a"]);
    }
}
