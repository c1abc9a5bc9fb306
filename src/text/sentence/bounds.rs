//! Where UAX #29 cuts sentences, fast for the characters that English and its
//! neighbours are written with.
//!
//! A text of these has a boundary only behind a full stop, an exclamation or a
//! question mark, so that all others are passed over by the word; the rules
//! (SB6 to SB11) are asked at the marks alone. Any other text is left to
//! `unicode-segmentation`, and a test holds the two to the same answers.

use memchr::memchr3_iter;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::bytes::leading;

/// Most signs without a letter, a digit or a blank between them that are looked at
/// together.
const MOST_SIGNS: usize = 200;

/// What a character is to the rules (UAX #29, table 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Lower,
    Upper,
    Digit,
    /// A full stop.
    Stop,
    /// Another mark that ends a sentence.
    Mark,
    /// A mark within a sentence.
    Within,
    /// A quotation mark or bracket.
    Close,
    Other,
}

/// What a character is; none for one that is left to the general algorithm.
fn class(c: char) -> Option<Class> {
    Some(match c {
        ' ' | '\t' | '\u{b}' | '\u{c}' | '\u{a0}' => Class::Space,
        'a'..='z' => Class::Lower,
        'A'..='Z' => Class::Upper,
        '0'..='9' => Class::Digit,
        '.' => Class::Stop,
        '!' | '?' => Class::Mark,
        ',' | '-' | ':' | ';' | '–' | '—' => Class::Within,
        '"' | '\'' | '(' | ')' | '[' | ']' | '{' | '}' | '‘' | '’' | '‚' | '“' | '”' | '„'
        | '«' | '»' | '‹' | '›' => Class::Close,
        '\n' | '\r' => return None,
        '\0'..='\u{7f}' | '×' | '÷' | '…' | '•' | '·' | '§' | '°' | '£' | '€' | '†' | '‡' => {
            Class::Other
        }
        'À'..='ſ' if c.is_lowercase() => Class::Lower,
        'À'..='ſ' if c.is_uppercase() => Class::Upper,
        _ => return None,
    })
}

/// The stretches of a text between the boundaries, each with its first byte.
pub(super) fn bounds(text: &str) -> Bounds<'_> {
    if is_known(text) {
        Bounds::Known(Known {
            text,
            at: 0,
            marks: memchr3_iter(b'.', b'!', b'?', text.as_bytes()),
        })
    } else {
        Bounds::Any(Box::new(stretches(text).flat_map(|(from, part)| {
            let pieces = part.split_sentence_bound_indices();
            pieces.map(move |(at, piece)| (from + at, piece))
        })))
    }
}

/// A text in the parts that are cut by themselves, each with its first byte: apart in
/// the middle of what is all brackets and quotation marks. Behind a full stop the rule
/// SB8 looks at all of these for each of them.
fn stretches(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let mut signs = 0;
        let end = rest.char_indices().find_map(|(at, c)| {
            signs = if c.is_alphanumeric() || c.is_whitespace() {
                0
            } else {
                signs + 1
            };
            (signs > MOST_SIGNS).then_some(at)
        });
        let part = rest.get(..end.unwrap_or(rest.len()))?;
        let from = start;
        start += part.len();
        Some((from, part))
    })
}

/// Whether all characters of a text are known here.
fn is_known(text: &str) -> bool {
    // All of ASCII but the ends of rows.
    #[expect(clippy::needless_bitwise_bool, reason = "without a branch")]
    let is_plain = |byte: u8| byte.is_ascii() & (byte != b'\n') & (byte != b'\r');
    let mut rest = text;
    loop {
        let plain = leading(rest.as_bytes(), is_plain);
        let Some(c) = rest.get(plain..).and_then(|rest| rest.chars().next()) else {
            return true;
        };
        if class(c).is_none() {
            return false;
        }
        rest = rest.get(plain + c.len_utf8()..).unwrap_or_default();
    }
}

/// See [`bounds`].
pub(super) enum Bounds<'a> {
    Known(Known<'a>),
    Any(Box<dyn Iterator<Item = (usize, &'a str)> + 'a>),
}

/// The boundaries of a text whose characters are known.
pub(super) struct Known<'a> {
    text: &'a str,
    at: usize,
    marks: memchr::Memchr3<'a>,
}

impl<'a> Iterator for Bounds<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Known(known) => known.next(),
            Self::Any(any) => any.next(),
        }
    }
}

impl<'a> Known<'a> {
    fn next(&mut self) -> Option<(usize, &'a str)> {
        let start = self.at;
        if start >= self.text.len() {
            return None;
        }
        let end = loop {
            let Some(mark) = self.marks.next() else {
                break self.text.len();
            };
            if let Some(end) = self.end_behind(mark) {
                break end;
            }
        };
        self.at = end;
        Some((start, self.text.get(start..end).unwrap_or_default()))
    }

    /// Where the sentence ends that the mark at byte `mark` may end.
    fn end_behind(&self, mark: usize) -> Option<usize> {
        let before = self.text.get(..mark)?;
        let is_stop = self.text.as_bytes().get(mark) == Some(&b'.');
        let behind = self.text.get(mark + 1..)?;
        let closed = behind.trim_start_matches(|c| class(c) == Some(Class::Close));
        let rest = closed.trim_start_matches(|c| class(c) == Some(Class::Space));
        let mut classes = rest.chars().filter_map(class);
        // The end of the text is one anyhow.
        let next = classes.clone().next()?;
        // SB8a
        if matches!(next, Class::Within | Class::Stop | Class::Mark) {
            return None;
        }
        if is_stop {
            if rest.len() == behind.len() {
                let last = before.chars().next_back().and_then(class);
                let is_letter = matches!(last, Some(Class::Upper | Class::Lower));
                // SB6, SB7
                if next == Class::Digit || next == Class::Upper && is_letter {
                    return None;
                }
            }
            // SB8
            let first = classes.find(|class| {
                matches!(
                    class,
                    Class::Upper | Class::Lower | Class::Stop | Class::Mark
                )
            });
            if first == Some(Class::Lower) {
                return None;
            }
        }
        Some(self.text.len() - rest.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_known_character_is_what_the_standard_says() {
        // What follows a mark, a letter or a blank tells classes apart.
        for c in (0..0x2100).filter_map(char::from_u32) {
            if class(c).is_none() {
                continue;
            }
            for text in [
                format!("a.{c}"),
                format!("a. {c}"),
                format!("a.{c}A b"),
                format!("a.{c} A b"),
                format!("a. {c}a"),
                format!("a. {c}A"),
                format!("{c}.A"),
                format!("{c}A"),
                format!("a!{c}A"),
                format!("a!{c}a"),
                format!("a! {c} a"),
                format!("a{c} A"),
                format!("a{c}. A"),
            ] {
                let told: Vec<_> = text.split_sentence_bound_indices().collect();
                let found: Vec<_> = bounds(&text).collect();
                assert_eq!(found, told, "{c:?} in {text:?}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

        #[test]
        fn boundaries_are_those_of_the_standard(text in "([a-cA-C1 .!?,;:\"'()“”’—–…éÉÿŸ«»\u{a0}-]|\\. |[A-C][a-c]{1,9}\\. ){0,40}") {
            let told: Vec<_> = text.split_sentence_bound_indices().collect();
            let found: Vec<_> = bounds(&text).collect();
            prop_assert_eq!(found, told);
        }

        #[test]
        fn any_text_is_cut_as_the_standard_says(text in any::<String>()) {
            let told: Vec<_> = text.split_sentence_bound_indices().collect();
            let found: Vec<_> = bounds(&text).collect();
            prop_assert_eq!(found, told);
        }
    }
}
