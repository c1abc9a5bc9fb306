//! The rows of a plain text, and the pieces that they make up.

use std::borrow::Cow;
use std::iter::Peekable;
use std::ops::Range;

use crate::text::sentence::sentences;

/// Most words of a heading, and most characters.
const HEADING_WORDS: usize = 14;
const HEADING_CHARS: usize = 100;
/// Widths at which prose is wrapped by hand, in characters.
const WRAPPED: std::ops::RangeInclusive<usize> = 40..=120;

/// How paragraphs are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Each row is a paragraph of its own.
    Rows,
    /// Rows of about this many characters are joined up to the next blank one.
    Wrapped(usize),
}

/// What a piece looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Running text.
    Prose,
    /// One short row without an end mark: perhaps a heading.
    Bare(Rank),
    /// A heading of this level by the rule under it.
    Underlined(u8),
    /// A point of a list, with whether it is numbered.
    Point(bool),
    /// A row of signs.
    Break,
}

/// The look of a possible heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    /// "1.2 Title", with the count of numbers.
    Numbered(u8),
    /// "TITLE".
    Capitals,
    /// "Title of a part".
    Plain,
}

impl Shape {
    pub(super) fn is_point(self) -> bool {
        matches!(self, Self::Point(_) | Self::Bare(Rank::Numbered(_)))
    }

    /// The rank that a heading of this look would have.
    pub(super) fn rank(self) -> Option<Rank> {
        match self {
            Self::Bare(rank) => Some(rank),
            Self::Point(true) => Some(Rank::Numbered(1)),
            Self::Point(false) | Self::Prose | Self::Underlined(_) | Self::Break => None,
        }
    }
}

/// One or more rows that belong together.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    pub(super) shape: Shape,
    pub(super) text: Cow<'a, str>,
    pub(super) source: Range<usize>,
    /// Blanks before its first row.
    pub(super) indent: usize,
}

#[derive(Debug, Clone, Copy)]
struct Row<'a> {
    /// Without white space around.
    text: &'a str,
    start: usize,
    indent: usize,
}

impl Row<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Rows end with a newline, a carriage return or both.
#[derive(Debug, Clone)]
struct Rows<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let (row, after) = rest.split_at_checked(length)?;
        let ends = if after.starts_with("\r\n") { 2 } else { 1 };
        let indented = row.trim_start();
        let indent = row.len() - indented.len();
        let start = self.at + indent;
        self.at += (length + ends).min(rest.len());
        Some(Row {
            text: indented.trim_end(),
            start,
            indent,
        })
    }
}

impl Layout {
    /// Rows were wrapped by hand if most that go on in the next row had no room
    /// for its first word; headings and other short rows do not count.
    pub(super) fn of(head: &str) -> Self {
        let rows: Vec<Row> = Rows { text: head, at: 0 }.collect();
        let mut widths: Vec<usize> = rows.iter().map(|row| chars(row.text)).collect();
        widths.retain(|width| *width > 0);
        widths.sort_unstable();
        let Some(width) = widths
            .get(widths.len() * 9 / 10)
            .filter(|w| WRAPPED.contains(w))
        else {
            return Self::Rows;
        };
        let (mut full, mut all) = (0_usize, 0_usize);
        for (row, next) in rows.iter().zip(rows.iter().skip(1)) {
            if chars(row.text) * 2 > *width && !next.text.is_empty() {
                all += 1;
                full += usize::from(!has_room(row.text, next.text, *width));
            }
        }
        if full * 2 > all {
            Self::Wrapped(*width)
        } else {
            Self::Rows
        }
    }
}

/// The pieces of a text in order.
pub(super) struct Pieces<'a> {
    text: &'a str,
    layout: Layout,
    rows: Peekable<Rows<'a>>,
    /// Whether a blank row, a heading or nothing stands before the next row.
    apart: bool,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(text: &'a str, layout: Layout) -> Self {
        Self {
            text,
            layout,
            rows: Rows { text, at: 0 }.peekable(),
            apart: true,
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        while self.rows.next_if(|row| row.text.is_empty()).is_some() {
            self.apart = true;
        }
        let first = self.rows.next()?;
        let apart = std::mem::replace(&mut self.apart, false);
        if rule(first.text).is_some() {
            return Some(Piece {
                shape: Shape::Break,
                text: Cow::Borrowed(first.text),
                source: first.start..first.end(),
                indent: first.indent,
            });
        }
        let numbered = mark(first.text).map(|(number, _)| number.is_some());
        let bare = rank(first.text);
        let mut last = first;
        let mut count = 1;
        while let Some(row) = self.rows.peek().copied().filter(|row| !row.text.is_empty()) {
            if let Some(sign) = rule(row.text) {
                let level = match sign {
                    '=' => 1,
                    '-' | '~' => 2,
                    _ => break,
                };
                if count > 1 || bare.is_none() {
                    break;
                }
                self.rows.next();
                return Some(Piece {
                    shape: Shape::Underlined(level),
                    text: Cow::Borrowed(first.text),
                    source: first.start..row.end(),
                    indent: first.indent,
                });
            }
            let Layout::Wrapped(width) = self.layout else {
                break;
            };
            let is_heading = count == 1
                && apart
                && bare.is_some()
                && has_room(first.text, row.text, width)
                && starts_high(row.text);
            let is_indented = numbered.is_none() && row.indent >= last.indent + 2;
            // What follows a heading may be another, or the author's line.
            self.apart = is_heading;
            if is_heading || is_indented || mark(row.text).is_some() {
                break;
            }
            last = row;
            count += 1;
            self.rows.next();
        }
        let source = first.start..last.end();
        let shape = match (bare.filter(|_| count == 1), numbered) {
            (Some(rank), None | Some(true)) => Shape::Bare(rank),
            (_, Some(numbered)) => Shape::Point(numbered),
            (None, None) => Shape::Prose,
        };
        Some(Piece {
            shape,
            text: joined(self.text.get(source.clone()).unwrap_or_default()),
            source,
            indent: first.indent,
        })
    }
}

/// Rows as one text; a word that was cut at its hyphen is whole again.
fn joined(text: &str) -> Cow<'_, str> {
    let rows = || Rows { text, at: 0 }.map(|row| row.text);
    let cut = |row: &str, next: &str| {
        row.strip_suffix('-')
            .is_some_and(|stem| stem.ends_with(char::is_alphabetic))
            && next.starts_with(char::is_lowercase)
    };
    if !rows().zip(rows().skip(1)).any(|(row, next)| cut(row, next)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rows = rows().peekable();
    while let Some(row) = rows.next() {
        out.push_str(row);
        if rows.peek().is_some_and(|next| !cut(row, next)) {
            out.push(' ');
        }
    }
    Cow::Owned(out)
}

/// The sign of a row that holds nothing but one sign, at least three times.
fn rule(row: &str) -> Option<char> {
    let sign = row.chars().next().filter(|c| "=-~_*#–—".contains(*c))?;
    let count = row.chars().filter(|c| *c == sign).count();
    (count >= 3 && row.chars().all(|c| c == sign || c == ' ')).then_some(sign)
}

/// The mark of a point of a list: its number, if it has one, and its length.
pub(super) fn mark(row: &str) -> Option<(Option<u32>, usize)> {
    let (sign, _) = row.split_once(' ').or_else(|| row.split_once('\n'))?;
    if matches!(sign, "-" | "*" | "•" | "–" | "‣" | "◦") {
        return Some((None, sign.len() + 1));
    }
    let number = sign.strip_suffix(['.', ')'])?;
    let number = (number.len() <= 3).then(|| number.parse().ok())??;
    Some((Some(number), sign.len() + 1))
}

/// How a row looks that may be a heading.
fn rank(row: &str) -> Option<Rank> {
    let words = row.split_whitespace().take(HEADING_WORDS + 1).count();
    let ends = row.ends_with([
        '.', '!', ':', ';', ',', '…', '"', '”', '’', '\'', '»', '。', '！', '：', '；', '，',
    ]);
    if words > HEADING_WORDS || ends || chars(row) > HEADING_CHARS || !starts_high(row) {
        return None;
    }
    let first = row.split_whitespace().next().unwrap_or_default();
    let parts = first.trim_end_matches(['.', ')']).split('.');
    let is_number = |part: &str| part.len() <= 2 && part.parse::<u8>().is_ok();
    let depth = parts.clone().count();
    if words > 1 && parts.clone().all(is_number) && (depth > 1 || first.ends_with(['.', ')'])) {
        return Some(Rank::Numbered(
            u8::try_from(depth).unwrap_or(u8::MAX).min(6),
        ));
    }
    if !row.chars().any(char::is_alphabetic) || sentences(row).len() > 1 {
        return None;
    }
    let high = row.chars().filter(|c| c.is_uppercase()).count();
    if high >= 3 && !row.chars().any(char::is_lowercase) {
        return Some(Rank::Capitals);
    }
    Some(Rank::Plain)
}

/// Whether a row begins as a sentence or heading does: not in the middle.
fn starts_high(row: &str) -> bool {
    row.chars()
        .find(|c| !matches!(c, '"' | '“' | '‘' | '\'' | '«' | '(' | '[' | '¿' | '¡'))
        .is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase())
}

/// Whether the first word of `next` would have fitted behind `row`.
fn has_room(row: &str, next: &str, width: usize) -> bool {
    let word = next.split(' ').next().unwrap_or_default();
    chars(row) + 1 + chars(word) <= width
}

fn chars(text: &str) -> usize {
    text.chars().take(WRAPPED.end() + 1).count()
}
