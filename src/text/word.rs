//! Words and their folded form.
//!
//! A term is a word after folding. Lens phrases, aliases and search all compare
//! terms, so that case, accents and the shape of quotes never decide; what one of
//! them takes for a word, all do.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

/// The words of `text` as byte ranges, in order.
///
/// Words are those of UAX #29, cut where people hear two: at a low line or colon,
/// at a dot but in initials ("U.S.") and numbers ("2.4"), and at an apostrophe
/// before three letters or more ("d’Ivoire", but neither "don’t" nor "O’Brien").
/// The `’s` of a possessive is no part of a word; a hyphen separates words anyway.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    told_words(text).map(|(word, _)| word)
}

/// The same, of each what letters it has if all are letters and digits of ASCII.
pub(crate) fn told_words(text: &str) -> impl Iterator<Item = (Range<usize>, Option<Plain>)> {
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
    /// A border of words.
    at: usize,
    /// What stands before the border and is segmented.
    segmented: Option<Segmented<'a>>,
}

impl Words<'_> {
    /// The word that begins at the border, if it is plain; all before the next
    /// word is left behind.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "asked for each word by few")]
    fn plain(&mut self) -> Option<(Range<usize>, Plain)> {
        let bytes = self.text.as_bytes();
        // No mark of ASCII but a low line joins what stands before it to nothing.
        let is_skipped = |byte: &u8| byte.is_ascii() && !is_letter(*byte) && *byte != b'_';
        let rest = bytes.get(self.at..)?;
        let skipped = match rest {
            [b' ', next, ..] if is_letter(*next) => 1,
            _ => rest.iter().take_while(|byte| is_skipped(byte)).count(),
        };
        self.at += skipped;
        let rest = rest.get(skipped..)?;
        let plain = Plain::of(rest);
        let length = plain.length;
        let behind = rest.get(length..)?;
        let is_possessive = |next: &u8| {
            let last = length.checked_sub(1).and_then(|last| rest.get(last));
            last.is_some_and(u8::is_ascii_alphabetic) && matches!(next, b' ' | b'\n')
        };
        // Whether the word ends, and the bytes of the sign of a possessive.
        let (ends, sign) = match behind {
            [] | [b' ', ..] => (true, 0),
            [b'.' | b',' | b':' | b';', next, ..] => (matches!(next, b' ' | b'\n'), 0),
            [b'\'', b's', next, ..] => (is_possessive(next), 2),
            [0xe2, 0x80, 0x99, b's', next, ..] => (is_possessive(next), 4),
            [next, ..] => (next.is_ascii() && !matches!(next, b'_' | b'\''), 0),
        };
        if !ends || length == 0 {
            return None;
        }
        let word = self.at..self.at + length;
        self.at = word.end + sign;
        Some((word, plain))
    }

    /// The next word by UAX #29, for where the bytes at the border do not tell it.
    #[cold]
    fn next_segmented(&mut self) -> Option<(Range<usize>, Option<Plain>)> {
        if self.segmented.is_none() && self.at >= self.text.len() {
            return None;
        }
        loop {
            if let Some(word) = self.segmented.as_mut().and_then(Iterator::next) {
                let bytes = self.text.as_bytes().get(word.clone());
                let plain = bytes.map(Plain::of);
                let plain = plain.filter(|plain| plain.length == word.len());
                return Some((word, plain));
            }
            self.segmented = None;
            if let Some((word, plain)) = self.plain() {
                return Some((word, Some(plain)));
            }
            // Nothing is joined across a blank, the end of a row or a hyphen.
            let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
            let borders = [b' ', b'\n', b'-'];
            let end = rest.bytes().position(|byte| borders.contains(&byte));
            let rest = rest.get(..end.unwrap_or(rest.len()))?;
            self.segmented = Some(Segmented {
                start: self.at,
                segments: rest.unicode_word_indices(),
                pieces: None,
            });
            self.at += rest.len();
        }
    }
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

/// The letters and digits of ASCII that some bytes begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Plain {
    /// How many they are.
    pub(crate) length: usize,
    /// How many of them are capitals.
    pub(crate) capitals: usize,
    /// The first eight of them in small letters, the first of them lowest; zeros
    /// where there are fewer.
    pub(crate) begins: u64,
    /// The same as they are printed.
    pub(crate) printed: u64,
}

impl Plain {
    /// Reads them.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "asked for each word, and short")]
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let plain = Self::of_eight(first_eight(bytes));
        // So it is with most words.
        if plain.length < 8 {
            return plain;
        }
        plain.and_of(bytes.get(8..).unwrap_or_default())
    }

    /// These and those that other bytes begin with.
    fn and_of(mut self, mut bytes: &[u8]) -> Self {
        loop {
            let more = Self::of_eight(first_eight(bytes));
            self.length += more.length;
            self.capitals += more.capitals;
            if more.length < 8 {
                return self;
            }
            bytes = bytes.get(8..).unwrap_or_default();
        }
    }

    /// Those of eight bytes, the first of them lowest.
    #[inline]
    fn of_eight(eight: u64) -> Self {
        let letters = within(eight | SMALL, b'a', b'z');
        let others = (!(letters | within(eight, b'0', b'9')) & HIGH) >> 7;
        // The bits of the bytes before the first other.
        let kept = others.wrapping_sub(1) & !others;
        let capitals = letters & !(eight << 2) & kept;
        Self {
            length: others.trailing_zeros() as usize / 8,
            // The sum of all bytes comes to stand in the highest.
            capitals: ((capitals >> 7).wrapping_mul(EACH) >> 56) as usize,
            begins: (eight | capitals >> 2) & kept,
            printed: eight & kept,
        }
    }
}

/// One in each of eight bytes.
const EACH: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each of eight bytes.
const HIGH: u64 = EACH * 0x80;
/// The bit that tells small letters from capitals, two below the highest.
const SMALL: u64 = EACH * 0x20;

/// The highest bit of each of eight bytes that is one of some of ASCII.
#[inline]
fn within(eight: u64, first: u8, last: u8) -> u64 {
    // What is added carries into the highest bit of a byte, and never beyond.
    let low = eight & !HIGH;
    let from = low.wrapping_add(EACH * u64::from(0x80 - first));
    let behind = low.wrapping_add(EACH * u64::from(0x7f - last));
    from & !behind & !eight & HIGH
}

/// The first eight bytes of some, the first of them lowest; zeros where there are
/// fewer.
#[inline]
pub(crate) const fn first_eight(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    // The last four of fewer than eight come to stand behind the first.
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let last = four(*last) << (8 * (bytes.len() - 4));
        return four(*first) | last;
    }
    match bytes {
        [one, next, last, ..] => four([*one, *next, *last, 0]),
        [one, last] => four([*one, *last, 0, 0]),
        [one] => four([*one, 0, 0, 0]),
        [] => 0,
    }
}

/// Four bytes as the first of eight.
const fn four([a, b, c, d]: [u8; 4]) -> u64 {
    u64::from_le_bytes([a, b, c, d, 0, 0, 0, 0])
}

/// The bits of so many of eight bytes, the first of them lowest; of all for more.
pub(crate) const fn eight_of(length: usize) -> u64 {
    match length {
        0..8 => !(u64::MAX << (8 * length)),
        _ => u64::MAX,
    }
}

impl Iterator for Words<'_> {
    type Item = (Range<usize>, Option<Plain>);

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "asked for each word by few")]
    fn next(&mut self) -> Option<Self::Item> {
        if self.segmented.is_none()
            && let Some((word, plain)) = self.plain()
        {
            return Some((word, Some(plain)));
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
    fn the_first_eight_bytes_are_those_there_are() {
        let bytes = *b"abcdefgh";
        for length in 0..=bytes.len() {
            let mut expected = [0; 8];
            expected[..length].copy_from_slice(&bytes[..length]);
            assert_eq!(first_eight(&bytes[..length]), u64::from_le_bytes(expected));
        }
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
        fn plain_letters_are_those_that_are_read_one_by_one(
            bytes in proptest::collection::vec(
                prop_oneof![
                    8 => proptest::char::range('!', '~').prop_map(|c| c as u8),
                    8 => proptest::char::range('a', 'z').prop_map(|c| c as u8),
                    4 => proptest::char::range('A', 'Z').prop_map(|c| c as u8),
                    1 => any::<u8>(),
                ],
                0..24,
            ),
        ) {
            let letters = bytes.iter().take_while(|byte| is_letter(**byte));
            let plain = Plain::of(&bytes);
            prop_assert_eq!(plain.length, letters.clone().count());
            let capitals = letters.filter(|byte| byte.is_ascii_uppercase());
            prop_assert_eq!(plain.capitals, capitals.count());
            let small = bytes[..plain.length].to_ascii_lowercase();
            prop_assert_eq!(plain.begins, first_eight(&small));
        }

        #[test]
        fn plain_words_are_cut_where_all_are_segmented(
            text in "([ab1](‘|’|'|’s|'s|’S)?|[ \n_.,:;()\"-]|[—漢אé²]|[\u{301}\u{200d}\u{a0}\r\t]){0,14}",
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
