//! Where words stand that begin as wanted, page by page.
//!
//! A page is some blocks in lower case. In it beginnings are found as bytes; what
//! folding would change (accents, the dots of initials, an apostrophe) is looked
//! at word by word.

use std::collections::HashMap;
use std::ops::Range;

use memchr::{memchr_iter, memchr2_iter, memrchr3};

use super::plan::Plan;
use crate::text::span::offset;
use crate::text::word::{fold, words};
use crate::text::{BlockId, BlockKind, Document};

/// Bytes from which a page is full: it stays within the cache of a core.
const PAGE: usize = 64 << 10;

/// A place where a word stands that was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    /// First byte in the whole text.
    pub(super) at: u32,
    /// Number of the word.
    pub(super) word: u32,
}

/// A word that was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) folded: String,
    /// How the text prints it, in lower case where it does so anywhere.
    pub(super) shown: String,
    /// Whether it stands in a sentence, in a heading.
    pub(super) in_sentence: bool,
    pub(super) in_heading: bool,
}

impl Seen {
    /// Takes over what was seen of the word elsewhere.
    pub(super) fn join(&mut self, other: &Self) {
        if self.shown.starts_with(char::is_uppercase)
            && !other.shown.starts_with(char::is_uppercase)
        {
            self.shown.clone_from(&other.shown);
        }
        self.in_sentence |= other.in_sentence;
        self.in_heading |= other.in_heading;
    }
}

/// What was found in some blocks.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// In the order of the text.
    pub(super) spots: Vec<Spot>,
    /// The words, by their numbers.
    pub(super) words: Vec<Seen>,
    /// Whether there was no room for more.
    pub(super) is_full: bool,
}

/// Finds the words of a plan in blocks.
pub(super) struct Scanner<'a> {
    document: &'a Document,
    plan: &'a Plan,
    /// The page, and where each block begins in it.
    page: String,
    starts: Vec<(usize, u32)>,
    /// Where beginnings were found.
    places: Vec<usize>,
    /// Words found in the page.
    found: Vec<(Range<usize>, u32)>,
    /// What was cut into words last, with the words.
    token: (Range<usize>, Vec<Range<usize>>),
    numbers: HashMap<String, u32>,
    part: Part,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(document: &'a Document, plan: &'a Plan) -> Self {
        Self {
            document,
            plan,
            page: String::new(),
            starts: Vec::new(),
            places: Vec::new(),
            found: Vec::new(),
            token: (0..0, Vec::new()),
            numbers: HashMap::new(),
            part: Part::default(),
        }
    }

    /// Scans blocks; keeps no more than about `room` spots, and stops early once
    /// `is_stopped`.
    pub(super) fn run(
        mut self,
        blocks: Range<usize>,
        room: usize,
        is_stopped: &dyn Fn() -> bool,
    ) -> Part {
        for block in blocks {
            let text = self.document.block_text(BlockId::at(block));
            self.starts.push((self.page.len(), offset(block)));
            self.page.push_str(text);
            self.page.push('\n');
            if self.page.len() >= PAGE {
                self.turn();
                self.part.is_full = self.part.spots.len() > room;
                if self.part.is_full || is_stopped() {
                    return self.part;
                }
            }
        }
        self.turn();
        self.part
    }

    /// Reads the page and begins another one.
    fn turn(&mut self) {
        self.page.make_ascii_lowercase();
        self.places.clear();
        self.found.clear();
        self.token = (0..0, Vec::new());
        let bytes = self.page.as_bytes();
        for (finder, is_whole) in &self.plan.finders {
            let length = finder.needle().len();
            let goes_on = |at: &usize| {
                bytes
                    .get(at + length)
                    .is_some_and(u8::is_ascii_alphanumeric)
            };
            let found = finder.find_iter(bytes);
            self.places
                .extend(found.filter(|at| !is_whole || !goes_on(at)));
        }
        self.places.sort_unstable();
        self.places.dedup();
        for at in std::mem::take(&mut self.places) {
            if let Some(word) = self.plain_word(at).or_else(|| self.word_at(at)) {
                self.keep(word);
            }
        }
        self.look_closely();
        self.found
            .sort_unstable_by_key(|(range, word)| (range.start, *word));
        self.found.dedup();
        self.settle();
        self.page.clear();
        self.starts.clear();
    }

    /// The word that begins at a byte, where the bytes around leave no doubt.
    fn plain_word(&self, at: usize) -> Option<Range<usize>> {
        let bytes = self.page.as_bytes();
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        if !before.is_none_or(|byte| is_border(*byte)) {
            return None;
        }
        let rest = bytes.get(at..)?;
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric());
        let length = length.count();
        let ends = match rest.get(length..)? {
            [b'.' | b',' | b':' | b';', next, ..] => matches!(next, b' ' | b'\n'),
            [next, ..] => is_border(*next),
            [] => true,
        };
        (ends && length > 0).then_some(at..at + length)
    }

    /// The word that begins at a byte, if one does.
    fn word_at(&mut self, at: usize) -> Option<Range<usize>> {
        let before = at.checked_sub(1);
        let before = before.and_then(|before| self.page.as_bytes().get(before));
        if before.is_some_and(u8::is_ascii_alphanumeric) {
            return None;
        }
        self.cut(at);
        let (_, words) = &self.token;
        let found = words.binary_search_by_key(&at, |word| word.start).ok()?;
        words.get(found).cloned()
    }

    /// Cuts what stands around a byte into words: nothing is joined across a
    /// blank, the end of a row or a hyphen.
    fn cut(&mut self, at: usize) {
        if self.token.0.contains(&at) {
            return;
        }
        let bytes = self.page.as_bytes();
        let before = bytes.get(..at).unwrap_or_default();
        let start = memrchr3(b' ', b'\n', b'-', before).map_or(0, |last| last + 1);
        let rest = bytes.get(at..).unwrap_or_default();
        let length = memchr::memchr3(b' ', b'\n', b'-', rest).unwrap_or(rest.len());
        let token = start..at + length.max(1);
        let text = self.page.get(token.clone()).unwrap_or_default();
        let cut = words(text).map(|word| start + word.start..start + word.end);
        self.token.1.clear();
        self.token.1.extend(cut);
        self.token.0 = token;
    }

    /// Words that are written otherwise than they are folded.
    fn look_closely(&mut self) {
        let bytes = self.page.as_bytes();
        let mut doubtful = Vec::new();
        if self.plan.has_letter {
            let joints = memchr2_iter(b'.', b'\'', bytes);
            doubtful.extend(joints.filter(|at| {
                let next = bytes.get(at + 1);
                next.is_some_and(|next| next.is_ascii_alphanumeric() || !next.is_ascii())
                    && !ends_with_s(bytes, at + 1)
            }));
        }
        if self.plan.has_digit {
            let commas = memchr_iter(b',', bytes);
            doubtful.extend(commas.filter(|at| bytes.get(at + 1).is_some_and(u8::is_ascii_digit)));
        }
        if !self.page.is_ascii() {
            let mut from = 0;
            while let Some(at) = next_doubtful(bytes, from) {
                doubtful.push(at);
                let rest = bytes.get(at..).unwrap_or_default();
                let end = memchr::memchr3(b' ', b'\n', b'-', rest).unwrap_or(rest.len());
                from = at + end.max(1);
            }
        }
        doubtful.sort_unstable();
        for at in doubtful {
            let is_new = !self.token.0.contains(&at);
            self.cut(at);
            if !is_new {
                continue;
            }
            for word in self.token.1.clone() {
                let is_plain = bytes_of(&self.page, &word)
                    .iter()
                    .all(u8::is_ascii_alphanumeric);
                if !is_plain {
                    self.keep(word);
                }
            }
        }
    }

    /// Keeps a word if it is wanted.
    fn keep(&mut self, range: Range<usize>) {
        let Some(word) = self.page.get(range.clone()) else {
            return;
        };
        let folded;
        let word = if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            word
        } else {
            folded = fold(word);
            folded.as_str()
        };
        let number = match self.numbers.get(word) {
            Some(number) => *number,
            None if self.plan.wants(word) => {
                let number = offset(self.part.words.len());
                self.part.words.push(Seen {
                    folded: word.to_owned(),
                    shown: String::new(),
                    in_sentence: false,
                    in_heading: false,
                });
                self.numbers.insert(word.to_owned(), number);
                number
            }
            // Known not to be wanted.
            None => {
                self.numbers.insert(word.to_owned(), u32::MAX);
                u32::MAX
            }
        };
        if number != u32::MAX {
            self.found.push((range, number));
        }
    }

    /// Makes spots of what was found in the page.
    fn settle(&mut self) {
        let mut blocks = self.starts.iter().peekable();
        let (mut current, mut before) = (None, 0);
        for (range, number) in &self.found {
            while let Some(next) = blocks.next_if(|(start, _)| *start <= range.start) {
                current = Some((next.0, BlockId(next.1)));
                before = self.document.bytes_before(BlockId(next.1));
            }
            let Some((start, id)) = current else {
                continue;
            };
            if let Some(seen) = self.part.words.get_mut(*number as usize) {
                let is_heading =
                    (self.document.block(id)).is_some_and(|block| block.kind == BlockKind::Heading);
                seen.in_heading |= is_heading;
                seen.in_sentence |= !is_heading;
                if seen.shown.is_empty() || seen.shown.starts_with(char::is_uppercase) {
                    let text = self.document.block_text(id);
                    let shown = text.get(range.start - start..range.end - start);
                    let shown = shown.unwrap_or_default();
                    if seen.shown.is_empty() || !shown.starts_with(char::is_uppercase) {
                        shown.clone_into(&mut seen.shown);
                    }
                }
            }
            self.part.spots.push(Spot {
                at: offset(before + range.start - start),
                word: *number,
            });
        }
    }
}

fn bytes_of<'a>(page: &'a str, range: &Range<usize>) -> &'a [u8] {
    page.as_bytes().get(range.clone()).unwrap_or_default()
}

/// Whether a byte joins nothing to what stands beside it.
fn is_border(byte: u8) -> bool {
    byte.is_ascii()
        && !byte.is_ascii_alphanumeric()
        && !matches!(byte, b'_' | b'\'' | b'.' | b':' | b',' | b';')
}

/// Whether nothing but the s of a possessive stands at a byte.
fn ends_with_s(bytes: &[u8], at: usize) -> bool {
    bytes.get(at) == Some(&b's') && bytes.get(at + 1).is_none_or(|byte| is_border(*byte))
}

/// The next byte of a character that folding may change, or that may stand within
/// a word.
fn next_doubtful(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|byte| !byte.is_ascii())?;
        match bytes.get(at..)? {
            // An apostrophe.
            [0xe2, 0x80, 0x99, next, ..] => {
                if next.is_ascii_alphanumeric() && !ends_with_s(bytes, at + 3) || !next.is_ascii() {
                    return Some(at);
                }
                at += 3;
            }
            // Dashes, quotation marks, ellipses: none is part of a word.
            [0xe2, 0x80, 0x90..=0x98 | 0x9a..=0xa6, ..] => at += 3,
            // No-break space, marks of quotations.
            [0xc2, 0xa0 | 0xab | 0xbb, ..] => at += 2,
            _ => return Some(at),
        }
    }
}
