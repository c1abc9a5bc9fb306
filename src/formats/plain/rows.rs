//! The rows of a plain text, and the pieces that they make up.

use std::borrow::Cow;
use std::iter::Peekable;
use std::ops::Range;

use super::super::byline;
use super::joined::{is_cited, joined};
use super::numbering::{self, Number, Style};
use super::outline::Look;
use super::pages::{Row, Rows, Running, has_columns};
use crate::text::Ready;
use crate::text::bytes::runs;
use crate::text::sentence::is_many;

/// Most words of a heading, and most characters.
const HEADING_WORDS: usize = 14;
const HEADING_CHARS: usize = 100;
/// Most rows of a heading in capitals.
const TITLE_ROWS: usize = 3;
/// Blanks by which a quotation is set in.
const SET_IN: usize = 3;
/// Widths at which prose is wrapped by hand, in characters.
const WRAPPED: std::ops::RangeInclusive<usize> = 40..=120;

/// How paragraphs are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Each row is a paragraph of its own.
    Rows,
    /// Rows of about this many characters, most of them behind so many blanks,
    /// are joined up to the next blank one.
    Wrapped(usize, usize),
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
    /// Words of somebody else: every row is marked or set in.
    Quotation,
    /// A row of signs.
    Break,
}

/// The look of a possible heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    /// "1.2 Title", "IV. Title".
    Numbered(Number),
    /// "TITLE".
    Capitals,
    /// "Title of a part".
    Plain,
}

impl Shape {
    pub(super) fn is_point(self) -> bool {
        matches!(self, Self::Point(_) | Self::Bare(Rank::Numbered(_)))
    }

    /// The level that a rule gives.
    pub(super) fn underlined(self) -> Option<u8> {
        match self {
            Self::Underlined(level) => Some(level),
            Self::Prose | Self::Bare(_) | Self::Point(_) | Self::Quotation | Self::Break => None,
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
    /// Whether a blank row stands before it.
    pub(super) apart: bool,
    /// Its text as prose, where that was made before.
    pub(super) ready: Option<Ready<'a>>,
}

impl Piece<'_> {
    /// The same of a text that stands so far behind the start of another.
    pub(super) fn moved(self, by: usize) -> Self {
        Self {
            source: self.source.start + by..self.source.end + by,
            ..self
        }
    }

    /// The same with a text of its own.
    pub(super) fn into_owned(self) -> Piece<'static> {
        Piece {
            shape: self.shape,
            text: Cow::Owned(self.text.into_owned()),
            source: self.source,
            indent: self.indent,
            apart: self.apart,
            ready: None,
        }
    }
}

impl Layout {
    /// Whether rows are joined where no blank one stands between.
    pub(super) fn joins(self) -> bool {
        matches!(self, Self::Wrapped(..))
    }

    /// Rows were wrapped by hand if most that go on in the next row had no room
    /// for its first word, or stop within a sentence; headings and other short rows do not count.
    pub(super) fn of(head: &str, running: &Running) -> Self {
        let rows: Vec<Row> = Rows::new(head, running.clone()).collect();
        let mut widths: Vec<usize> = rows.iter().map(|row| chars(row.text)).collect();
        widths.sort_unstable();
        let Some(width) = widths
            .get(widths.len() * 9 / 10)
            .filter(|w| WRAPPED.contains(w))
        else {
            return Self::Rows;
        };
        let (mut full, mut all) = (0_usize, 0_usize);
        for (row, next) in rows.iter().zip(rows.iter().skip(1)) {
            let is_prose = !is_cited(row.text) && !is_field(next.text);
            if chars(row.text) * 2 > *width && !next.apart && is_prose {
                all += 1;
                let goes_on = next.text.starts_with(char::is_lowercase);
                full += usize::from(goes_on || !has_room(row.text, next.text, *width));
            }
        }
        let mut indents: Vec<usize> = rows.iter().map(|row| row.indent).collect();
        indents.sort_unstable();
        let indent = indents.get(indents.len() / 2).copied().unwrap_or_default();
        if full * 2 > all {
            Self::Wrapped(*width, indent)
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
    /// Whether a heading or nothing stands before the next row.
    apart: bool,
    /// Room for the rows of a piece.
    room: Vec<Row<'a>>,
}

impl<'a> Pieces<'a> {
    /// The pieces of a text that looks so; `apart` tells whether nothing or a blank
    /// row stands before it.
    pub(super) fn new(text: &'a str, look: &Look, apart: bool) -> Self {
        Self::set(
            text,
            look.layout,
            Rows::behind(text, look.running.clone(), apart),
        )
    }

    /// The pieces of a text in this layout.
    pub(super) fn set(text: &'a str, layout: Layout, rows: Rows<'a>) -> Self {
        Self {
            text,
            layout,
            rows: rows.peekable(),
            apart: true,
            room: Vec::new(),
        }
    }

    /// The level of a heading by the rule that is its next row.
    fn underline(&mut self) -> Option<(u8, usize)> {
        let row = self.rows.peek().filter(|row| !row.apart)?;
        let level = match rule(row.text)? {
            '=' => 1,
            '-' => 2,
            '~' => 3,
            _ => return None,
        };
        let end = row.end();
        self.rows.next();
        Some((level, end))
    }

    /// Whether `row` belongs to the piece of `rows` in a text that is wrapped; `bare`
    /// is the rank of the first of them where it stands apart.
    fn goes_on(
        &mut self,
        rows: &[Row<'a>],
        row: Row<'a>,
        width: usize,
        (apart, bare): (bool, Option<Rank>),
    ) -> bool {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            return false;
        };
        if has_columns(first.text) || has_columns(row.text) {
            return false;
        }
        let ends = rule(row.text).is_some() || signed(row.text).is_some();
        if row.apart || ends || mark(row.text).is_some() {
            return false;
        }
        if is_cited(first.text) || is_cited(row.text) {
            return is_cited(first.text) && is_cited(row.text);
        }
        let tells = |row: &Row| byline::opening(row.text).is_some();
        // A heading may take several rows.
        let is_high = |row: &Row| rank(row.text) == Some(Rank::Capitals) && !tells(row);
        if apart
            && bare == Some(Rank::Capitals)
            && rows.len() <= TITLE_ROWS
            && rows.iter().all(is_high)
        {
            if is_high(&row) {
                return true;
            }
            if rows.len() > 1 && has_room(last.text, row.text, width) && starts_high(row.text) {
                self.apart = true;
                return false;
            }
        }
        let is_heading = rows.len() == 1
            && apart
            && bare.is_some()
            && has_room(first.text, row.text, width)
            && starts_high(row.text);
        let is_credit = rows.len() == 1 && apart && starts_high(row.text) && tells(first);
        // What follows a heading may be another, or the author's line.
        self.apart = is_heading || is_credit;
        let is_indented = mark(first.text).is_none() && row.indent >= last.indent + 2;
        !(is_heading || is_credit || is_indented)
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let first = self.rows.next()?;
        let apart = std::mem::replace(&mut self.apart, false) || first.apart;
        let piece = |shape, end| Piece {
            shape,
            text: Cow::Borrowed(first.text),
            source: first.start..end,
            indent: first.indent,
            apart: first.apart,
            ready: None,
        };
        if rule(first.text).is_some() {
            return Some(piece(Shape::Break, first.end()));
        }
        if let Some((level, text)) = signed(first.text) {
            let at = first.text.find(text).unwrap_or_default();
            let start = first.start + at;
            return Some(Piece {
                text: Cow::Borrowed(text),
                source: start..start + text.len(),
                ..piece(Shape::Underlined(level), first.end())
            });
        }
        let bare = rank(first.text);
        if bare.is_some()
            && let Some((level, end)) = self.underline()
        {
            return Some(piece(Shape::Underlined(level), end));
        }
        let mut rows = std::mem::take(&mut self.room);
        rows.clear();
        rows.push(first);
        if let Layout::Wrapped(width, _) = self.layout {
            while let Some(row) = self.rows.peek().copied() {
                if !self.goes_on(&rows, row, width, (apart, bare)) {
                    break;
                }
                rows.push(row);
                self.rows.next();
            }
        }
        let end = rows.last().map_or(first.end(), Row::end);
        let text = joined(self.text, &rows);
        let shape = self.shape(&rows, bare, &text);
        self.room = rows;
        Some(Piece {
            shape,
            text,
            source: first.start..end,
            indent: first.indent,
            apart: first.apart,
            ready: None,
        })
    }
}

impl Pieces<'_> {
    fn shape(&self, rows: &[Row<'_>], bare: Option<Rank>, text: &str) -> Shape {
        let Some(first) = rows.first() else {
            return Shape::Prose;
        };
        if is_cited(first.text) {
            return Shape::Quotation;
        }
        let bare = match rows {
            [_] => bare,
            [..] if rows.len() <= TITLE_ROWS
                && rows
                    .iter()
                    .all(|row| rank(row.text) == Some(Rank::Capitals)) =>
            {
                rank(text)
            }
            _ => None,
        };
        let numbered = mark(first.text).map(|(number, _)| number.is_some());
        if let Layout::Wrapped(_, usual) = self.layout
            && numbered.is_none()
            && rows.len() > 1
            && rows.iter().all(|row| row.indent >= usual + SET_IN)
        {
            return Shape::Quotation;
        }
        match (bare, numbered) {
            (Some(rank), None | Some(true)) => Shape::Bare(rank),
            (_, Some(numbered)) => Shape::Point(numbered),
            (None, None) => Shape::Prose,
        }
    }
}

/// Whether a row begins as the field of a letter does, "Reply-To: ".
fn is_field(row: &str) -> bool {
    row.split_once(": ")
        .is_some_and(|(label, _)| starts_high(label) && label.split(' ').count() <= 2)
}

/// The sign of a row that holds nothing but one sign, at least three times.
pub(super) fn rule(row: &str) -> Option<char> {
    let is_sign = |c: &char| matches!(c, '=' | '-' | '~' | '_' | '*' | '#' | '–' | '—');
    let sign = row.chars().next().filter(is_sign)?;
    let count = row.chars().filter(|c| *c == sign).count();
    (count >= 3 && row.chars().all(|c| c == sign || c == ' ')).then_some(sign)
}

/// The level and the words of a heading as encyclopedias have it: "=== The port ===".
fn signed(row: &str) -> Option<(u8, &str)> {
    let text = row.strip_prefix("==")?.trim_start_matches('=');
    let level = row.len() - text.len();
    let (text, signs) = text.split_at_checked(text.len().checked_sub(level)?)?;
    let is_one = signs.bytes().all(|sign| sign == b'=') && !text.ends_with('=');
    let text = text.trim();
    let level = u8::try_from(level).ok().filter(|level| *level <= 6)?;
    (is_one && text.contains(char::is_alphanumeric)).then_some((level, text))
}

/// The mark of a point of a list: its number, if it has one, and its length.
pub(super) fn mark(row: &str) -> Option<(Option<u32>, usize)> {
    // What most rows fail by comes first.
    if row.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let (sign, _) = row.split_once(' ').or_else(|| row.split_once('\n'))?;
    if matches!(sign, "-" | "*" | "•" | "–" | "‣" | "◦") {
        return Some((None, sign.len() + 1));
    }
    let number = sign.strip_suffix(['.', ')'])?;
    let number = (number.len() <= 3).then(|| number.parse().ok())??;
    Some((Some(number), sign.len() + 1))
}

/// How a row looks that may be a heading.
pub(super) fn rank(row: &str) -> Option<Rank> {
    // What most rows fail by comes first.
    if !starts_high(row) || chars(row) > HEADING_CHARS {
        return None;
    }
    let ends = row.ends_with([
        '.', '!', ':', ';', ',', '…', '"', '”', '’', '\'', '»', '。', '！', '：', '；', '，',
    ]);
    let is_number = || words(row) == 1 && Number::of(row).is_some();
    if ends && !is_number() || words(row) > HEADING_WORDS || has_columns(row) {
        return None;
    }
    let is_aside = [('(', ')'), ('[', ']')]
        .iter()
        .any(|(open, close)| row.starts_with(*open) && row.ends_with(*close));
    if is_aside {
        return None;
    }
    if let Some(number) = Number::of(row) {
        let title = row.split_once(char::is_whitespace).map(|(_, title)| title);
        let is_title = title.is_none_or(|title| {
            number.style == Style::Digits || (starts_high(title) && !is_many(title))
        });
        return is_title.then_some(Rank::Numbered(number));
    }
    // The stop behind the number ends no sentence.
    let labelled = numbering::labelled(row);
    let title = labelled.map_or(row, |(_, rest)| {
        rest.split_once(' ').map_or("", |rest| rest.1)
    });
    if let Some((number, _)) = labelled.filter(|_| title.is_empty()) {
        return Some(Rank::Numbered(number));
    }
    if !row.chars().any(char::is_alphabetic) || is_many(title) {
        return None;
    }
    let is_high = || row.chars().filter(|c| c.is_uppercase()).count() >= 3;
    if !row.chars().any(char::is_lowercase) && is_high() {
        return Some(Rank::Capitals);
    }
    Some(labelled.map_or(Rank::Plain, |(number, _)| Rank::Numbered(number)))
}

/// Whether a row begins as a sentence or heading does: not in the middle.
pub(super) fn starts_high(row: &str) -> bool {
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
    let most = WRAPPED.end() + 1;
    // No character has more than four bytes.
    if text.len() > 4 * most {
        return most;
    }
    if text.is_ascii() {
        return text.len().min(most);
    }
    text.chars().take(most).count()
}

/// Words of a row.
fn words(row: &str) -> usize {
    if row.is_ascii() {
        runs(row.as_bytes(), |byte| matches!(byte, b'\t'..=b'\r' | b' '))
    } else {
        row.split_whitespace().count()
    }
}
