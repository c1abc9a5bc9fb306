//! Plain text: paragraphs, headings, points of lists by how the rows stand.
//!
//! Nothing marks a heading in plain text but its look, so each rule asks for
//! several signs at once; what has too few of them stays a paragraph.

mod bare;
mod colons;
mod cut;
mod joined;
mod names;
mod numbering;
mod outline;
mod pages;
mod parts;
mod rows;

use std::borrow::Cow;

use super::decode::utf8_start;
use super::draft::{Draft, Kind};
use super::{Encoding, Extent, Format, Parsed, Rest, Work, byline, head, read_text, whole_rows};
use crate::text::crew::{Alone, relay};
use crate::text::{BlockKind, Document, Halt, Meta, PointNumber};
pub(super) use bare::{is_address, is_bare, is_listed, is_signature};
use cut::Cut;
pub(super) use names::{is_first_heading, is_kind_of_text};
use outline::{Look, Outline};
use parts::{Incoming, Parts, parts};
use rows::{Piece, Pieces, Shape};

/// Bytes of a long text that are read at a time, about.
const PART: usize = 128 << 10;
/// Bytes and words from which a row is running text, whatever follows it.
const LONG_ROW: usize = 4 << 10;
const LONG_WORDS: usize = 100;

pub(super) static FORMAT: Format = Format {
    name: "plain",
    extensions: &["txt", "text", "asc"],
    sniff: |_| true,
    read: |bytes, extent, work| {
        read_text(bytes, extent, |text, extent| match extent {
            Extent::Start => start(&text),
            Extent::Whole => whole(text, PART, work),
        })
    },
    stream: Some(stream),
};

/// Reads a text of another format as plain.
pub(super) fn parse(text: &str, extent: Extent, halt: &Halt) -> Document {
    match extent {
        Extent::Start => start(text),
        Extent::Whole => {
            let alone = Work { crew: &Alone, halt };
            whole(text.to_owned(), PART, alone)
        }
    }
}

/// Reads the start of a text.
fn start(text: &str) -> Document {
    let look = Look::of(head(text));
    let mut reading = Reading::new(&look);
    let mut draft = reading.draft(Extent::Start);
    let mut pieces = Pieces::new(shown(text), &look, true).peekable();
    while let Some(piece) = pieces.next() {
        // A heading is known by what follows it, so that the last piece of a start,
        // which may be unfinished, also leaves the one before it open; the draft
        // leaves that one out.
        let next = pieces.peek();
        let is_long = is_running(&piece.text);
        if next.is_none() && !is_long {
            break;
        }
        reading.take(&mut draft, piece, next);
        if is_long {
            draft.settle_all();
        }
    }
    draft.finish()
}

/// Whether what a text begins with is running text, however it goes on: it is long,
/// has more words than any credit, and not only signs.
fn is_running(text: &str) -> bool {
    text.len() >= LONG_ROW
        && text.split_whitespace().nth(LONG_WORDS).is_some()
        && text.contains(char::is_alphanumeric)
}

/// The part of a start that can be shown: its whole rows, and of a very long one as
/// much as there is up to a blank.
fn shown(text: &str) -> &str {
    let rows = whole_rows(text, Extent::Start);
    let last = text.get(rows.len()..).unwrap_or_default();
    if last.len() < LONG_ROW {
        return rows;
    }
    let end = last.rfind(' ').unwrap_or(last.len());
    text.get(..rows.len() + end).unwrap_or(rows)
}

/// Reads a whole text, and lets go of each part of it once it is read: a long one
/// never stands beside all that is made of it.
fn whole(text: String, part: usize, work: Work<'_>) -> Document {
    let look = Look::of(head(&text));
    let length = text.len();
    // A single part leaves nothing to share.
    let crew = if length > part { work.crew } else { &Alone };
    let work = Work { crew, ..work };
    read_parts(&look, &mut parts(text, &look.cuts(part)), length, work)
}

/// Reads a text that begins with these bytes, its first part, while `rest` brings the
/// others; none if it cannot be read so.
fn stream(first: &[u8], rest: &mut Rest<'_>, work: Work<'_>) -> Option<Parsed> {
    incoming(first, rest, PART, work).map(|document| Parsed {
        document,
        encoding: Encoding::Utf8,
        lossy: false,
        is_cut: false,
    })
}

fn incoming(first: &[u8], rest: &mut Rest<'_>, part: usize, work: Work<'_>) -> Option<Document> {
    let start = utf8_start(first)?;
    let look = Look::of(head(start));
    let first = first.strip_prefix("\u{feff}".as_bytes()).unwrap_or(first);
    let mut parts = Incoming::new(first.to_vec(), rest.bytes, look.cuts(part));
    let document = read_parts(&look, &mut parts, first.len() + rest.length, work);
    parts.is_sound().then_some(document)
}

/// Reads the parts of a text of about this length, which has this look.
///
/// Parts can be cut into pieces in any order. What the pieces are depends on those
/// before, so that one of the crew takes them in order while others cut the next.
fn read_parts(look: &Look, parts: &mut dyn Parts, length: usize, work: Work<'_>) -> Document {
    let mut taking = Taking::new(look, length);
    relay(
        work.crew,
        &mut |room: Option<Cut>| {
            let is_asked = !work.halt.is_asked();
            is_asked.then(|| room.unwrap_or_default().next(parts))?
        },
        &|cut| cut.cut(look),
        &mut |cut| taking.take(cut),
    );
    taking.finish()
}

/// What was made of the parts of a text so far.
struct Taking<'l> {
    reading: Reading<'l>,
    draft: Draft<'static>,
    /// What the first piece of the next part decides about.
    last: Option<Piece<'static>>,
    /// Bytes of the text, about.
    length: usize,
}

impl<'l> Taking<'l> {
    fn new(look: &'l Look, length: usize) -> Self {
        let reading = Reading::new(look);
        Self {
            draft: reading.draft(Extent::Whole),
            reading,
            last: None,
            length,
        }
    }

    /// Takes the next part, which was cut into pieces.
    fn take(&mut self, cut: &Cut) {
        let pieces = cut.pieces();
        let mut pieces = pieces.peekable();
        let draft = Draft::new(Meta::default(), Extent::Whole);
        let mut draft = std::mem::replace(&mut self.draft, draft);
        if pieces.peek().is_some()
            && let Some(last) = self.last.take()
        {
            self.reading.take(&mut draft, last, pieces.peek());
        }
        while let Some(piece) = pieces.next() {
            match pieces.peek() {
                Some(next) => self.reading.take(&mut draft, piece, Some(next)),
                None => self.last = Some(piece.into_owned()),
            }
        }
        drop(pieces);
        draft.expect(cut.end(), self.length);
        self.draft = draft.into_owned();
    }

    fn finish(mut self) -> Document {
        if let Some(last) = self.last {
            self.reading.take(&mut self.draft, last, None);
        }
        self.draft.finish()
    }
}

/// What is known of a text so far, piece by piece.
struct Reading<'l> {
    look: &'l Look,
    outline: Outline<'l>,
    /// Pieces so far.
    at: usize,
    /// Blanks before the last piece that is no point.
    indent: usize,
    in_list: bool,
}

impl<'l> Reading<'l> {
    fn new(look: &'l Look) -> Self {
        Self {
            look,
            outline: Outline::new(look),
            at: 0,
            indent: 0,
            in_list: false,
        }
    }

    fn draft(&self, extent: Extent) -> Draft<'static> {
        let mut draft = Draft::new(Meta::default(), extent);
        if let Some(title) = self.look.title.as_ref().or(self.look.subject.as_ref()) {
            draft.title(title);
        }
        draft
    }

    /// Takes a piece, and what follows it.
    fn take<'a>(&mut self, draft: &mut Draft<'a>, piece: Piece<'a>, next: Option<&Piece<'_>>) {
        let Self { look, .. } = *self;
        let at = self.at;
        self.at += 1;
        if look.title.is_some() && at == look.kickers {
            return;
        }
        let before_more = next.is_some_and(|next| next.shape != Shape::Prose);
        let credit = draft.in_opening()
            && (byline::opening(&piece.text).is_some()
                || (before_more && draft.is_author(&piece.text)));
        // What stands about the title and the credits is neither heading nor text.
        let is_about = !credit
            && matches!(piece.shape, Shape::Bare(_))
            && (at < look.kickers || at < look.credits && byline::names(&piece.text).is_none());
        let level = self.outline.level(&piece, next, credit || is_about);
        let set_in = piece.indent.saturating_sub(self.indent);
        let in_point = std::mem::replace(&mut self.in_list, piece.shape.is_point()) && set_in > 0;
        if !piece.shape.is_point() {
            self.indent = piece.indent;
        }
        let (kind, text) = match (piece.shape, level) {
            (_, Some(level)) => (Kind::Heading(level), piece.text),
            (Shape::Break, _) => (Kind::Block(BlockKind::Break), piece.text),
            (Shape::Quotation, _) if !in_point => (Kind::Block(BlockKind::Quotation), piece.text),
            (Shape::Bare(_), _) if is_about => (Kind::Block(BlockKind::Byline), piece.text),
            (Shape::Bare(_) | Shape::Point(..), _) if !credit => point(piece.text, set_in),
            _ => (Kind::PARAGRAPH, piece.text),
        };
        draft.push_ready(kind, text, piece.source, piece.ready);
        draft.settle();
    }
}

/// A point of a list without its mark, or a paragraph that has none.
fn point(text: Cow<'_, str>, indent: usize) -> (Kind, Cow<'_, str>) {
    let Some((number, length)) = rows::mark(&text) else {
        return (Kind::PARAGRAPH, text);
    };
    let kind = BlockKind::ListItem {
        depth: u8::try_from(indent / 2).unwrap_or(u8::MAX),
        number: number.map(PointNumber::of),
    };
    let text = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(length..).unwrap_or(text)),
        Cow::Owned(text) => Cow::Owned(text.get(length..).unwrap_or(&text).to_owned()),
    };
    (Kind::Block(kind), text)
}

#[cfg(test)]
mod tests;
