//! Text that may reach a terminal.
//!
//! Everything foreign (document, file name, lens, query) passes through
//! [`Clean`] before it is kept, so that no later code has to ask whether a
//! string is safe to print. Controls are mapped one by one, never parsed:
//! whoever parses escape sequences in order to strip them misses some
//! (CVE-2022-46663 is one such gap).

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, Range};

use compact_str::CompactString;
use memchr::memrchr;

use super::bytes::{leading, plain_length};

/// Most combining marks kept on one base character; more would smear over the
/// neighbouring rows.
const MARKS_PER_BASE: u8 = 8;
/// Columns between tab stops.
const TAB_STOP: usize = 8;
const SOFT_HYPHEN: char = '\u{ad}';
/// Stands for what is not shown and has no sign of its own (U+FFFD).
const MARK: &str = "\u{fffd}";

/// Text without anything that a terminal would take for a command: no control
/// but `\n`, no bidirectional override, no invisible tag. Names and labels, which are
/// many and mostly short, are kept in place.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clean(CompactString);

impl Clean {
    /// Cleans text of several rows: newlines are kept, tabs become spaces.
    pub fn text(raw: &str) -> Self {
        let mut out = CleanBuffer::default();
        out.push_text(raw);
        out.finish()
    }

    /// Cleans text for one row: newlines become spaces.
    pub fn line(raw: &str) -> Self {
        if is_printed(raw) {
            return Self(raw.into());
        }
        let mut out = CleanBuffer::default();
        out.push_line(raw);
        out.finish()
    }

    /// The same of text that nobody needs any longer.
    pub fn owned(raw: String) -> Self {
        if is_printed(&raw) {
            Self(raw.into())
        } else {
            Self::line(&raw)
        }
    }

    /// Its first bytes, as many as whole characters take.
    pub(super) fn beginning(&self, most: usize) -> Self {
        let end = self.0.floor_char_boundary(most);
        Self(self.0.get(..end).unwrap_or_default().into())
    }

    /// Cleans a name for one row: of a file, an address, a lens, an option. Nobody
    /// counts what is dropped from a name, so what would be hidden in it is marked.
    pub fn name(raw: &str) -> Self {
        let mut out = CleanBuffer {
            marks_hidden: true,
            ..CleanBuffer::default()
        };
        out.push_line(raw);
        out.finish()
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `row`, or what is left of it when it is cleaned: the check before a row leaves
/// the program, which costs little where nothing has to be done.
pub fn clean_row(row: &str) -> Cow<'_, str> {
    if is_printed(row) {
        return Cow::Borrowed(row);
    }
    let clean = Clean::line(row);
    if clean.as_str() == row {
        Cow::Borrowed(row)
    } else {
        Cow::Owned(clean.0.into())
    }
}

/// Bytes of the rows of plain ASCII that a text begins with: [`clean_row`] leaves
/// them as they are.
pub(crate) fn plain_rows(text: &str) -> usize {
    let is_plain = |byte| matches!(byte, b' '..=b'~' | b'\n');
    let length = leading(text.as_bytes(), is_plain);
    let end = text
        .as_bytes()
        .get(..length)
        .and_then(|rows| memrchr(b'\n', rows));
    end.map_or(0, |end| end + 1)
}

/// What stands in a cell of the screen for a grapheme cluster: itself, or a mark
/// where anything in it would be a command or hidden.
pub fn in_cell(cluster: &str) -> &str {
    if let [b' '..=b'~'] = cluster.as_bytes() {
        return cluster;
    }
    // Rows of a table that stand in one row.
    if cluster == "\n" {
        return " ";
    }
    // What stands around it, and so whether a mark is needed, was asked before.
    let is_shown = |c: char| {
        is_mark_of_direction(c)
            || is_joiner(c)
            || is_selector(c)
            || matches!(replacement(c, None, None), Replacement::Keep)
    };
    if cluster.chars().all(is_shown) {
        cluster
    } else {
        MARK
    }
}

impl Deref for Clean {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl serde::Serialize for Clean {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Clean {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|raw| Self::line(&raw))
    }
}

/// Collects cleaned text and counts what had to be replaced or dropped.
#[derive(Debug, Default)]
pub(crate) struct CleanBuffer {
    text: String,
    /// Controls and hidden characters that were replaced or dropped.
    pub(crate) replaced: u32,
    marks: u8,
    /// Whether hidden characters are marked instead of dropped.
    marks_hidden: bool,
}

impl CleanBuffer {
    /// Bytes collected so far.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// The cleaned text collected since byte `from`.
    pub(crate) fn since(&self, from: usize) -> &str {
        self.text.get(from..).unwrap_or_default()
    }

    /// Forgets everything after the first `len` bytes.
    pub(crate) fn truncate(&mut self, len: usize) {
        if self.text.is_char_boundary(len) {
            self.text.truncate(len);
        }
    }

    /// Appends text of several rows; newlines stay, tabs become spaces.
    pub(crate) fn push_text(&mut self, raw: &str) {
        self.push_text_telling(raw, |_| {});
    }

    /// The same, and tells which bytes stand for each visible character.
    pub(crate) fn push_text_telling(&mut self, raw: &str, mut tell: impl FnMut(Range<usize>)) {
        let start = self.len();
        let mut column = 0;
        let mut previous = None;
        let mut chars = raw.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\r' if chars.peek() == Some(&'\n') => continue,
                '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                    self.text.push('\n');
                    self.marks = 0;
                    column = 0;
                }
                '\t' => {
                    let stop = TAB_STOP - column % TAB_STOP;
                    self.text.extend(std::iter::repeat_n(' ', stop));
                    self.marks = 0;
                    column += stop;
                }
                _ => {
                    let before = self.len() - start;
                    let shown = self.push_char(c, previous, chars.peek().copied());
                    previous = shown.or(previous);
                    column += 1;
                    if !c.is_whitespace() {
                        tell(before..self.len() - start);
                    }
                    continue;
                }
            }
            previous = Some(' ');
        }
    }

    /// Appends text for one row of prose: every run of white space becomes one
    /// space, leading and trailing white space goes.
    pub(crate) fn push_prose(&mut self, raw: &str) {
        let start = self.len();
        self.marks = 0;
        let mut previous = None;
        let mut gap = false;
        let mut rest = raw;
        while let Some(c) = rest.chars().next() {
            // Most of most texts is as it is to be.
            let plain = plain_length(rest.as_bytes());
            if let Some((run, behind)) = rest.split_at_checked(plain).filter(|_| plain > 0) {
                self.gap(&mut gap, start);
                self.text.push_str(run);
                self.marks = 0;
                previous = run.chars().next_back();
                rest = behind;
                continue;
            }
            let behind = rest.get(c.len_utf8()..).unwrap_or_default();
            if c.is_whitespace() {
                gap = true;
                previous = Some(' ');
            } else {
                self.gap(&mut gap, start);
                let shown = self.push_char(c, previous, behind.chars().next());
                previous = shown.or(previous);
            }
            rest = behind;
        }
    }

    /// Forgets all text, but keeps the room that it took.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        (self.replaced, self.marks) = (0, 0);
    }

    /// Makes room for so many bytes in all.
    pub(super) fn expect(&mut self, all: usize) {
        self.text.reserve_exact(all.saturating_sub(self.text.len()));
    }

    /// Appends prose that another buffer cleaned, which had to replace so much.
    pub(super) fn push_ready(&mut self, text: &str, replaced: u32) {
        self.text.push_str(text);
        self.replaced += replaced;
    }

    /// Puts the blank that a gap between words is, unless no word stands before.
    fn gap(&mut self, gap: &mut bool, start: usize) {
        if std::mem::take(gap) && self.len() > start {
            self.text.push(' ');
            self.marks = 0;
        }
    }

    /// The same, and tells of each visible character of `raw` in turn which bytes of
    /// what is appended stand for it: none for one that is dropped.
    pub(crate) fn push_prose_telling(&mut self, raw: &str, mut tell: impl FnMut(Range<usize>)) {
        let start = self.len();
        let mut previous = None;
        let mut gap = false;
        let mut chars = raw.chars().peekable();
        while let Some(c) = chars.next() {
            if c.is_whitespace() {
                gap = true;
                previous = Some(' ');
            } else {
                self.gap(&mut gap, start);
                let before = self.len() - start;
                let shown = self.push_char(c, previous, chars.peek().copied());
                previous = shown.or(previous);
                tell(before..self.len() - start);
            }
        }
    }

    /// Appends text for one row: newlines and tabs become spaces.
    pub(crate) fn push_line(&mut self, raw: &str) {
        self.text.reserve(raw.len());
        let mut previous = None;
        let mut rest = raw;
        while let Some(c) = rest.chars().next() {
            // Nothing of plain ASCII is replaced.
            let plain = printed_length(rest.as_bytes());
            if let Some((run, behind)) = rest.split_at_checked(plain).filter(|_| plain > 0) {
                self.text.push_str(run);
                self.marks = 0;
                previous = run.chars().next_back();
                rest = behind;
                continue;
            }
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            match c {
                '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                    self.text.push(' ');
                    self.marks = 0;
                    previous = Some(' ');
                }
                _ => {
                    let shown = self.push_char(c, previous, rest.chars().next());
                    previous = shown.or(previous);
                }
            }
        }
    }

    /// Hands the text over as clean.
    pub(crate) fn finish(self) -> Clean {
        Clean(self.text.into())
    }

    /// Appends what stands for a character between the one that is shown before it
    /// and the raw one behind it; returns it, if there is anything to see.
    fn push_char(&mut self, c: char, previous: Option<char>, next: Option<char>) -> Option<char> {
        if (' '..='~').contains(&c) {
            self.text.push(c);
            self.marks = 0;
            return Some(c);
        }
        let shown = match replacement(c, previous, next) {
            Replacement::Keep if is_combining(c) && self.marks >= MARKS_PER_BASE => {
                self.replaced += 1;
                return None;
            }
            Replacement::Keep => c,
            Replacement::With(shown) => {
                self.replaced += 1;
                shown
            }
            Replacement::Drop if self.marks_hidden => {
                self.replaced += 1;
                char::REPLACEMENT_CHARACTER
            }
            // Between the letters of a name it is no place to hyphenate.
            Replacement::Ignore if self.marks_hidden && c == SOFT_HYPHEN => {
                self.replaced += 1;
                char::REPLACEMENT_CHARACTER
            }
            Replacement::Drop => {
                self.replaced += 1;
                return None;
            }
            Replacement::Ignore => return None,
        };
        self.text.push(shown);
        self.marks = if is_combining(shown) {
            self.marks + 1
        } else {
            0
        };
        Some(shown)
    }
}

/// Whether all of a row is visible ASCII or blanks, of which nothing is replaced.
fn is_printed(row: &str) -> bool {
    printed_length(row.as_bytes()) == row.len()
}

/// Bytes at the start that are visible ASCII or blanks.
fn printed_length(bytes: &[u8]) -> usize {
    leading(bytes, |byte| (b' '..=b'~').contains(&byte))
}

enum Replacement {
    Keep,
    With(char),
    /// Dropped and counted: it was hidden.
    Drop,
    /// Dropped silently: it only asked for a presentation.
    Ignore,
}

fn replacement(c: char, previous: Option<char>, next: Option<char>) -> Replacement {
    match c {
        '\0'..='\u{1f}' => {
            Replacement::With(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'))
        }
        '\u{7f}' => Replacement::With('\u{2421}'),
        '\u{80}'..='\u{9f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Replacement::With('\u{fffd}')
        }
        '\u{e0000}'..='\u{e007f}'
        | '\u{206a}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{1d173}'..='\u{1d17a}' => Replacement::Drop,
        // The last two code points of every plane are no characters.
        c if u32::from(c) & 0xfffe == 0xfffe => Replacement::Drop,
        // Terminals disagree on the width that an emoji selector asks for.
        '\u{fe0e}' | '\u{fe0f}' | SOFT_HYPHEN => Replacement::Ignore,
        '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{feff}' | '\u{180e}' => Replacement::Drop,
        c if is_joiner(c) && !previous.is_some_and(is_joinable) => Replacement::Drop,
        c if is_selector(c) && !previous.is_some_and(is_ideograph) => Replacement::Drop,
        c if is_mark_of_direction(c) => {
            if previous.is_some_and(is_right_to_left) || next.is_some_and(is_right_to_left) {
                Replacement::Keep
            } else {
                Replacement::Drop
            }
        }
        // A no-break space is a space that must not end a row; terminals print it as one.
        _ => Replacement::Keep,
    }
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{61b}' | '\u{61d}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

fn is_mark_of_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Joins or parts letters of some scripts, and pictures; elsewhere it is hidden.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Letters of scripts that know joiners, and pictures.
fn is_joinable(c: char) -> bool {
    c >= '\u{590}' && (c.is_alphabetic() || is_combining(c))
        || matches!(c, '\u{2190}'..='\u{23ff}' | '\u{2600}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Chooses the form of an ideograph; elsewhere it is hidden.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{e0100}'..='\u{e01ef}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3fffd}')
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests;
