//! Words and marks of a sentence, as the rules for names need them.
//!
//! Unlike the words of search, these keep what tells names apart: possessives
//! and hyphens are tokens of their own, initials and firms such as "AT&T" are
//! one word.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use super::lexicon::{
    Cues, FirstId, LONGEST_PARTICLE, cues, cues_and_first, cues_begun, gazetteer, plain,
};
use crate::text::word::{Plain, first_eight};

/// A word or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::facets) struct Token<'a> {
    /// As it is printed.
    pub text: &'a str,
    /// Where it begins, in bytes of the sentence.
    start: u32,
    /// Whether it is a word; else a mark or the `’s` of a possessive.
    pub is_word: bool,
    /// Whether nothing stands between it and the token before.
    pub is_glued: bool,
    shape: Shape,
    /// The [first eight](first_eight) letters of it in small letters; of a mark its first byte.
    small: u64,
    /// Words in lower case, which most are, are looked up where they are asked for.
    cues: Cues,
    /// No known name begins with a mark, and hardly any with a word in lower case,
    /// so that those are not looked up.
    begins: Option<FirstId>,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Shape {
    letters: Letters,
    first: First,
    is_acronym: bool,
}

/// What a word is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Letters {
    /// Small letters and digits of ASCII alone.
    Small,
    /// Letters and digits of ASCII alone.
    Plain,
    /// Anything else, or one of these.
    #[default]
    Other,
}

/// The letter that a word begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum First {
    /// Or one that is followed by a capital: see [`is_capital`].
    Capital,
    Lower,
    /// None, or one that has no case.
    #[default]
    Other,
}

impl First {
    fn of(is_capital: bool, is_lower: impl FnOnce() -> bool) -> Self {
        match is_capital {
            true => Self::Capital,
            false if is_lower() => Self::Lower,
            false => Self::Other,
        }
    }
}

impl Shape {
    /// Of a word of letters and digits of ASCII.
    fn of_plain(word: &str, plain: Plain) -> Self {
        // The first of its letters, and as it is printed.
        let [small_first, ..] = plain.begins.to_le_bytes();
        let [first, ..] = plain.printed.to_le_bytes();
        let starts = match first {
            b'0'..=b'9' => First::of(plain.capitals > 0, || false),
            _ => First::of(first != small_first, || true),
        };
        let small = || word.bytes().filter(u8::is_ascii_lowercase).count();
        Self {
            letters: match plain.capitals {
                0 => Letters::Small,
                _ => Letters::Plain,
            },
            first: starts,
            is_acronym: plain.capitals >= 2
                && may_be_acronym(plain.capitals, small(), plain.length),
        }
    }

    fn of(word: &str) -> Self {
        let is_lower = || word.starts_with(char::is_lowercase);
        Self {
            letters: Letters::Other,
            first: First::of(is_capital(word), is_lower),
            is_acronym: is_acronym(word),
        }
    }
}

/// The [first eight](first_eight) letters of a text in small letters.
fn small(text: &str) -> u64 {
    if text.is_ascii() {
        let mut eight = first_eight(text.as_bytes()).to_le_bytes();
        eight.make_ascii_lowercase();
        u64::from_le_bytes(eight)
    } else {
        first_eight(text.to_lowercase().as_bytes())
    }
}

/// Whether a word begins with a capital, or holds one after a digit or an elided
/// article.
fn is_capital(word: &str) -> bool {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if !first.is_alphanumeric() => false,
        Some(first) if first.is_uppercase() => true,
        Some(first) if first.is_ascii_digit() => letters.any(char::is_uppercase),
        Some(_) => {
            let mut rest = letters.skip_while(|c| c.is_lowercase());
            rest.next().is_some_and(is_apostrophe) && rest.next().is_some_and(char::is_uppercase)
        }
        None => false,
    }
}

/// What a contraction tells: "I’m", "They’ve" and "Don’t" are words that only
/// serve the sentence, as the words that they are made of.
fn contracted(word: &str) -> Cues {
    const ENDS: [&str; 6] = ["m", "re", "ve", "ll", "d", "t"];
    let Some((stem, end)) = word.rsplit_once(is_apostrophe) else {
        return Cues::default();
    };
    if !ENDS.contains(&end) {
        return Cues::default();
    }
    if end == "t" && stem.ends_with('n') && stem.len() > 1 {
        return Cues::FUNCTION;
    }
    if cues(stem).any(Cues::FUNCTION) {
        Cues::FUNCTION
    } else {
        Cues::default()
    }
}

/// Whether most letters of a word are capitals, and at least two.
pub(in crate::facets) fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let small = word.chars().filter(|c| c.is_lowercase()).count();
    may_be_acronym(capitals, small, word.len())
}

/// Whether so many letters and bytes may be those of an acronym.
fn may_be_acronym(capitals: usize, small: usize, length: usize) -> bool {
    capitals >= 2 && small <= capitals && length <= 12
}

impl<'a> Token<'a> {
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "made of each piece, in two places")]
    fn new(piece: &Piece<'a>) -> Self {
        let shape = match piece.plain {
            _ if !piece.is_word => Shape::default(),
            Some(plain) => Shape::of_plain(piece.text, plain),
            None => Shape::of(piece.text),
        };
        let (cues, begins) = if piece.is_word && shape.first != First::Lower {
            match piece.plain {
                Some(plain) => cues_and_first(piece.text, plain.printed),
                None => (
                    cues(piece.text) | contracted(piece.text),
                    gazetteer().first(piece.text),
                ),
            }
        } else {
            (Cues::default(), None)
        };
        Self {
            text: piece.text,
            start: u32::try_from(piece.start).unwrap_or(u32::MAX),
            is_word: piece.is_word,
            is_glued: piece.is_glued,
            shape,
            small: match piece.plain {
                Some(plain) => plain.begins,
                None if piece.is_word => small(piece.text),
                None => piece.text.bytes().next().unwrap_or_default().into(),
            },
            cues,
            begins,
        }
    }

    /// The same with its letters in another case.
    pub(in crate::facets) fn recased<'b>(&self, text: &'b str) -> Token<'b> {
        Token::new(&Piece {
            text,
            start: self.start(),
            is_word: self.is_word,
            is_glued: self.is_glued,
            plain: None,
        })
    }

    /// Where it begins, in bytes of the sentence.
    pub(in crate::facets) fn start(&self) -> usize {
        self.start as usize
    }

    /// Where it ends.
    pub(in crate::facets) fn end(&self) -> usize {
        self.start() + self.text.len()
    }

    /// What it tells of the name that holds it or stands beside it.
    pub(in crate::facets) fn cues(&self) -> Cues {
        if self.shape.first != First::Lower {
            return self.cues;
        }
        match self.shape.letters {
            Letters::Small => cues_begun(self.text, self.small),
            Letters::Plain => cues(self.text),
            Letters::Other => cues(self.text) | contracted(self.text),
        }
    }

    /// The [first eight](first_eight) letters of it in small letters; of a mark its first byte.
    pub(in crate::facets) fn small(&self) -> u64 {
        self.small
    }

    /// Whether it is a bracket or "or", without one of which nothing is defined.
    pub(in crate::facets) fn may_define(&self) -> bool {
        const OR: u64 = first_eight(b"or");
        self.small == u64::from(b'(') || self.small == OR
    }

    /// As lists hold it.
    pub(in crate::facets) fn as_listed(&self) -> Cow<'a, str> {
        match self.shape.letters {
            Letters::Small | Letters::Plain => Cow::Borrowed(self.text),
            Letters::Other if self.is("-") => Cow::Borrowed("-"),
            Letters::Other => plain(self.text),
        }
    }

    /// The known names that begin with it.
    pub(in crate::facets) fn begins(&self) -> Option<FirstId> {
        match self.shape.letters {
            _ if self.shape.first != First::Lower => self.begins,
            Letters::Small => gazetteer().first_begun(self.text, self.small),
            Letters::Plain | Letters::Other => gazetteer().first_as_listed(&self.as_listed()),
        }
    }

    /// Whether it begins with a capital, or holds one after a digit or an
    /// elided article: "G7", "18F", "d’Ivoire".
    pub(in crate::facets) fn is_capital(&self) -> bool {
        self.shape.first == First::Capital
    }

    /// Whether it begins with a lower-case letter.
    pub(in crate::facets) fn is_lower(&self) -> bool {
        self.shape.first == First::Lower
    }

    /// Whether it joins the parts of a name in lower case: "von", "de la".
    pub(in crate::facets) fn is_particle(&self) -> bool {
        self.is_lower() && self.text.len() <= LONGEST_PARTICLE && self.cues().any(Cues::PARTICLE)
    }

    /// Whether most of its letters are capitals, and at least two: "NATO",
    /// "NGOs", `AfDB`.
    pub(in crate::facets) fn is_acronym(&self) -> bool {
        self.shape.is_acronym
    }

    /// Whether it is the one capital of an initial.
    pub(in crate::facets) fn is_initial(&self) -> bool {
        let mut letters = self.text.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    }

    /// Whether it is this mark; a dash between two words without blanks is as good as a hyphen,
    /// "British–Irish".
    pub(in crate::facets) fn is(&self, mark: &str) -> bool {
        self.text == mark || mark == "-" && self.text == "–" && self.is_glued
    }

    /// Whether it is the sign of a possessive.
    pub(in crate::facets) fn is_possessive(&self) -> bool {
        !self.is_word && self.text.starts_with(is_apostrophe) && self.is_glued
    }
}

/// Whether it is a letter or digit; dashes and quotes are none, and are looked up slowly.
pub(in crate::facets) fn is_alphanumeric(c: char) -> bool {
    !('\u{2010}'..='\u{2027}').contains(&c) && c.is_alphanumeric()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The tokens of a text, in order.
pub(in crate::facets) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    pieces(text).map(|piece| Token::new(&piece))
}

/// The tokens of a name as texts, in order.
pub(in crate::facets) fn parts(name: &str) -> impl Iterator<Item = &str> {
    pieces(name).map(|piece| piece.text)
}

/// A token of which nothing is known yet.
struct Piece<'a> {
    text: &'a str,
    start: usize,
    is_word: bool,
    is_glued: bool,
    /// What its letters are, if all are letters and digits of ASCII.
    plain: Option<Plain>,
}

fn pieces(text: &str) -> Pieces<'_> {
    Pieces {
        rest: text,
        at: 0,
        is_glued: false,
    }
}

struct Pieces<'a> {
    /// What is left.
    rest: &'a str,
    /// Where it begins.
    at: usize,
    /// Whether a piece was before it.
    is_glued: bool,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "asked for each token by few")]
    fn next(&mut self) -> Option<Piece<'a>> {
        let rest = match self.rest.as_bytes() {
            [b'!'..=b'~', ..] => self.rest,
            [b' ', b'!'..=b'~', ..] => self.rest.strip_prefix(' ')?,
            _ => self.rest.trim_start(),
        };
        let blank = self.rest.len() - rest.len();
        let is_glued = self.is_glued && blank == 0;
        let start = self.at + blank;
        let bytes = rest.as_bytes();
        let plain = Plain::of(bytes);
        let is_plain = ends_plain(bytes, plain);
        let (length, is_word) = if is_plain {
            (plain.length, true)
        } else {
            other_piece(rest, plain.length, is_glued)?
        };
        let (text, rest) = rest.split_at_checked(length)?;
        self.rest = rest;
        self.at = start + length;
        self.is_glued = true;
        Some(Piece {
            text,
            start,
            is_word,
            is_glued,
            plain: is_plain.then_some(plain),
        })
    }
}

/// The length of a mark, or of a word that needs a second look behind so many letters and
/// digits of ASCII, and whether it is a word.
fn other_piece(rest: &str, plain: usize, is_glued: bool) -> Option<(usize, bool)> {
    if plain > 0 {
        return Some((word_length(rest, plain), true));
    }
    let first = rest.chars().next()?;
    // Most marks are of ASCII.
    Some(if first.is_ascii() && first != '\'' {
        (1, false)
    } else if is_alphanumeric(first) {
        (word_length(rest, 0), true)
    } else if is_apostrophe(first) && is_glued && is_possessive(rest, first) {
        (first.len_utf8() + 1, false)
    } else {
        (first.len_utf8(), false)
    })
}

/// Whether `’s` stands here and the word ends with it.
fn is_possessive(rest: &str, apostrophe: char) -> bool {
    let mut letters = rest
        .get(apostrophe.len_utf8()..)
        .unwrap_or_default()
        .chars();
    matches!(letters.next(), Some('s' | 'S')) && !letters.next().is_some_and(char::is_alphanumeric)
}

/// Whether a word ends behind letters and digits of ASCII: most do, before anything
/// that needs a second look.
fn ends_plain(bytes: &[u8], plain: Plain) -> bool {
    let Some(last) = (plain.length.checked_sub(1)).and_then(|last| bytes.get(last)) else {
        return false;
    };
    match bytes.get(plain.length) {
        None => true,
        // Goes on neither as initials nor as a number.
        Some(b'.') => plain.length > 1 && !last.is_ascii_digit(),
        Some(b',') => !last.is_ascii_digit(),
        Some(next) => next.is_ascii() && !matches!(next, b'\'' | b'&'),
    }
}

/// The length of a word that begins with so many letters and digits of ASCII.
fn word_length(text: &str, plain: usize) -> usize {
    let mut at = plain;
    // Letters since the last dot.
    let mut letters = plain;
    let last = plain
        .checked_sub(1)
        .and_then(|last| text.as_bytes().get(last));
    let mut before = last.map_or(' ', |last| char::from(*last));
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        let next = rest.chars().next().unwrap_or(' ');
        let goes_on = match c {
            _ if is_alphanumeric(c) => true,
            '\'' | '’' | 'ʼ' => {
                next.is_alphabetic() && !is_possessive(text.get(at..).unwrap_or_default(), c)
            }
            // Initials and numbers.
            '.' => {
                let is_initial = letters == 1 && before.is_uppercase();
                let goes_on =
                    next.is_uppercase() && !rest.chars().nth(1).is_some_and(char::is_lowercase);
                let ends = at > 2 && !next.is_alphanumeric();
                is_initial && (goes_on || ends) || before.is_ascii_digit() && next.is_ascii_digit()
            }
            '&' => before.is_uppercase() && next.is_uppercase(),
            ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            _ => false,
        };
        if !goes_on {
            break;
        }
        letters = if is_alphanumeric(c) { letters + 1 } else { 0 };
        before = c;
        at += c.len_utf8();
    }
    at
}
