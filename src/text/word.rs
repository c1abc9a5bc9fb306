//! Words and their folded form.
//!
//! A term is a word after folding. Lens phrases, aliases and search all compare
//! terms, so that case, accents and the shape of quotes never decide; what one of
//! them takes for a word, all do.

mod plain;

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

pub(crate) use plain::{Plain, eight_of, first_eight};

/// The words of `text` as byte ranges, in order.
///
/// Words are those of UAX #29, cut where people hear two: at a low line or colon,
/// at a dot but in initials ("U.S.") and numbers ("2.4"), and at an apostrophe
/// before three letters or more ("d’Ivoire", but neither "don’t" nor "O’Brien").
/// The `’s` of a possessive is no part of a word; a hyphen separates words anyway.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    printed_words(text).map(|word| word.start..word.start + word.text.len())
}

/// A word where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Printed<'a> {
    /// Where it begins, in bytes of the text.
    pub(crate) start: usize,
    pub(crate) text: &'a str,
    /// What letters it has, if all are letters and digits of ASCII.
    pub(crate) plain: Option<Plain>,
}

/// The same with what they are.
pub(crate) fn printed_words(text: &str) -> impl Iterator<Item = Printed<'_>> {
    Words {
        text,
        at: 0,
        segmented: None,
    }
}

/// A segment of UAX #29 without the sign of a possessive.
fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .or_else(|| word.strip_suffix("'S"))
        .or_else(|| word.strip_suffix("’S"))
        .filter(|stem| !stem.is_empty())
        .unwrap_or(word)
}

/// Most words are letters and digits of ASCII between blanks and marks that join
/// nothing; those are cut at once, and only the others are segmented.
struct Words<'a> {
    text: &'a str,
    /// Where the last word or segment ends.
    at: usize,
    /// What stands before that and is segmented.
    segmented: Option<Segmented<'a>>,
}

impl<'a> Words<'a> {
    /// The word that comes next, if it is plain; all before the next word is left behind.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "asked for each word by few")]
    fn plain(&mut self) -> Option<Printed<'a>> {
        let bytes = self.text.as_bytes().get(self.at..)?;
        let bytes = match bytes {
            [b' ', rest @ ..] if rest.first().is_some_and(|next| is_letter(*next)) => rest,
            _ => behind_marks(bytes),
        };
        let start = self.text.len() - bytes.len();
        self.at = start;
        let plain = Plain::of(bytes);
        let (word, behind) = bytes.split_at_checked(plain.length)?;
        let is_possessive = |next: &u8| {
            let last = word.last();
            last.is_some_and(u8::is_ascii_alphabetic) && matches!(next, b' ' | b'\n')
        };
        // Whether the word ends, and the bytes of the sign of a possessive.
        let (ends, sign) = match behind {
            [] | [b' ', ..] | [b'.' | b',' | b':' | b';', b' ' | b'\n' | b')' | b'"', ..] => {
                (true, 0)
            }
            [b'.' | b',' | b':' | b';', behind @ ..] if !behind.is_empty() => {
                (begins_with_mark(behind), 0)
            }
            [b'\'', b's', next, ..] => (is_possessive(next), 2),
            [0xe2, 0x80, 0x99, b's', next, ..] => (is_possessive(next), 4),
            [0xe2, ..] => (begins_with_mark(behind), 0),
            [next, ..] => (next.is_ascii() && !matches!(next, b'_' | b'\''), 0),
        };
        if !ends || word.is_empty() {
            return None;
        }
        let end = start + plain.length;
        self.at = end + sign;
        Some(Printed {
            start,
            text: self.text.get(start..end)?,
            plain: Some(plain),
        })
    }

    /// The next word by UAX #29, for where the bytes that come next do not tell it.
    #[cold]
    fn next_segmented(&mut self) -> Option<Printed<'a>> {
        loop {
            if let Some(word) = self.segmented.as_mut().and_then(Iterator::next) {
                let text = self.text.get(word.clone())?;
                let plain = Plain::of(text.as_bytes());
                return Some(Printed {
                    start: word.start,
                    text,
                    plain: (plain.length == text.len()).then_some(plain),
                });
            }
            self.segmented = None;
            if let Some(word) = self.plain() {
                return Some(word);
            }
            let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
            // Nothing is joined across a blank, the end of a row or a hyphen.
            let borders = [b' ', b'\n', b'-'];
            let end = rest.bytes().position(|byte| borders.contains(&byte));
            let segment = rest.get(..end.unwrap_or(rest.len()))?;
            self.segmented = Some(Segmented {
                start: self.at,
                segments: segment.unicode_word_indices(),
                pieces: None,
            });
            self.at += segment.len();
        }
    }
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

/// What stands behind the marks that a text begins with and that join what stands before them
/// to nothing, as no mark of ASCII but a low line does.
#[inline(never)]
fn behind_marks(bytes: &[u8]) -> &[u8] {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [first, behind @ ..] if first.is_ascii() && !is_letter(*first) && *first != b'_' => {
                behind
            }
            [_, _, _, behind @ ..] if begins_with_mark(rest) => behind,
            _ => return rest,
        };
    }
}

/// Whether a text begins with a dash or a double quote beyond ASCII: all of which border
/// words, and which of such marks are the most common.
fn begins_with_mark(bytes: &[u8]) -> bool {
    matches!(bytes, [0xe2, 0x80, 0x93 | 0x94 | 0x9c | 0x9d, ..])
}

impl<'a> Iterator for Words<'a> {
    type Item = Printed<'a>;

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "asked for each word by few")]
    fn next(&mut self) -> Option<Printed<'a>> {
        if self.segmented.is_none() {
            if let Some(word) = self.plain() {
                return Some(word);
            }
            // So most sentences end.
            if self.at == self.text.len() {
                return None;
            }
        }
        self.next_segmented()
    }
}

/// Words of a stretch in which not all are plain.
struct Segmented<'a> {
    start: usize,
    segments: UnicodeWordIndices<'a>,
    pieces: Option<Pieces<'a>>,
}

impl Iterator for Segmented<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            if let Some(word) = self.pieces.as_mut().and_then(Iterator::next) {
                return Some(word);
            }
            let (at, word) = self.segments.next()?;
            self.pieces = Some(Pieces::new(self.start + at, without_possessive(word)));
        }
    }
}

/// How many there are of something, in words: "1 sentence", "7 sentences".
pub fn number_of(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// The words within a segment of UAX #29.
struct Pieces<'a> {
    start: usize,
    rest: Option<&'a str>,
    is_one: bool,
}

impl<'a> Pieces<'a> {
    fn new(start: usize, word: &'a str) -> Self {
        Self {
            start,
            rest: Some(word),
            is_one: !word.contains(is_joint) || is_initials(word) || is_number(word),
        }
    }

    fn next_joint(&self, word: &str) -> Option<(usize, char)> {
        if self.is_one {
            return None;
        }
        word.char_indices().find(|(at, c)| {
            let tail = word.get(at + c.len_utf8()..).unwrap_or_default();
            let is_name = matches!(word.get(..*at), Some("O" | "o"));
            is_joint(*c) && (!is_apostrophe(*c) || begins_a_word(tail) && !is_name)
        })
    }
}

impl Iterator for Pieces<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            let word = self.rest.take()?;
            let (start, length) = (self.start, word.len());
            let end = match self.next_joint(word) {
                Some((at, joint)) => {
                    let after = at + joint.len_utf8();
                    self.rest = word.get(after..);
                    self.start += after;
                    at
                }
                None => length,
            };
            if word.get(..end).is_some_and(|word| word.contains(is_shown)) {
                return Some(start..start + end);
            }
        }
    }
}

/// Letters and digits that folding keeps.
fn is_shown(c: char) -> bool {
    c.is_alphanumeric() && c != 'ʼ'
}

fn is_joint(c: char) -> bool {
    matches!(c, '.' | '_' | ':' | '·') || is_apostrophe(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn begins_a_word(tail: &str) -> bool {
    let letters = tail.chars().take_while(|c| c.is_alphanumeric());
    letters.take(3).count() == 3
}

fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| part.chars().count() <= 1)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// The folded form of a word: compatibility forms resolved, accents and
/// apostrophes dropped, lower case, dots of initials and commas of numbers
/// dropped.
pub fn fold(word: &str) -> String {
    // Of most words nothing is dropped.
    let is_kept = |byte: u8| byte.is_ascii() && !matches!(byte, b'.' | b',' | b'\'' | b'`');
    if word.bytes().all(is_kept) {
        return word.to_ascii_lowercase();
    }
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
    use proptest::prelude::*;

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
        assert_eq!(terms("don’t o’er"), ["dont", "oer"]);
    }

    #[test]
    fn joints_separate_words_but_initials_and_numbers_stay() {
        assert_eq!(
            terms("harbour.example U.K. 2.4 snake__case_ a:b ʼ"),
            ["harbour", "example", "uk", "2.4", "snake", "case", "a", "b"]
        );
        assert_eq!(
            cut("Côte d’Ivoire’s O'Brien, Korea’s"),
            ["Côte", "d", "Ivoire", "O'Brien", "Korea"]
        );
    }

    #[test]
    fn an_endless_word_of_joints_takes_linear_time() {
        assert_eq!(words(&"ab'cd.".repeat(50_000)).count(), 50_000);
        assert_eq!(words(&"a'b".repeat(50_000)).count(), 1);
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

    proptest! {
        #[test]
        fn plain_words_are_cut_where_all_are_segmented(
            text in "([ab1](‘|’|'|’s|'s|’S)?|[ \n_.,:;()\"-]|[–—“”漢אé²]|[\u{301}\u{200d}\u{a0}\r\t]){0,14}",
        ) {
            let segmented = text.unicode_word_indices().flat_map(|(start, word)| {
                Pieces::new(start, without_possessive(word))
            });
            prop_assert_eq!(
                words(&text).collect::<Vec<_>>(),
                segmented.collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn ideographs_are_words_of_their_own() {
        assert_eq!(cut("漢字 a"), ["漢", "字", "a"]);
    }
}
