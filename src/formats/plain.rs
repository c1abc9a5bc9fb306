//! Plain text: paragraphs, headings, points of lists by how the rows stand.
//!
//! Nothing marks a heading in plain text but its look, so each rule asks for
//! several signs at once; what has too few of them stays a paragraph.

mod numbering;
mod outline;
mod pages;
mod rows;

use std::borrow::Cow;

use super::draft::{Draft, Kind};
use super::{Extent, Format, byline, head, read_text, whole_rows};
use crate::text::{BlockKind, Document, Meta};
use outline::{Look, Outline};
pub(super) use outline::{is_first_heading, is_kind_of_text};
use rows::{Pieces, Shape};

pub(super) static FORMAT: Format = Format {
    name: "plain",
    extensions: &["txt", "text", "asc"],
    sniff: |_| true,
    read: |bytes, extent| read_text(bytes, extent, parse),
};

pub(super) fn parse(text: &str, extent: Extent) -> Document {
    let look = Look::of(head(text));
    let mut draft = Draft::new(text, Meta::default(), extent);
    let text = whole_rows(text, extent);
    let mut pieces = Pieces::new(text, look.layout, look.running.clone()).peekable();
    if let Some(title) = look.title.as_ref().or(look.subject.as_ref()) {
        draft.title(title);
    }
    let mut outline = Outline::new(&look);
    let (mut indent, mut in_list) = (0, false);
    for at in 0_usize.. {
        let Some(piece) = pieces.next() else { break };
        // A heading is known by what follows it, so that the last piece of a start,
        // which may be unfinished, also leaves the one before it open; the draft
        // leaves that one out.
        if extent == Extent::Start && pieces.peek().is_none() {
            break;
        }
        if look.title.is_some() && at == look.kickers {
            continue;
        }
        let before_more = matches!(pieces.peek(), Some(next) if next.shape != Shape::Prose);
        let credit = draft.in_opening()
            && (byline::opening(&piece.text).is_some()
                || (before_more && draft.is_author(&piece.text)));
        // What stands about the title and the credits is neither heading nor text.
        let is_about = !credit
            && (at < look.kickers || at < look.credits)
            && matches!(piece.shape, Shape::Bare(_))
            && byline::names(&piece.text).is_none();
        let level = outline.level(&piece, pieces.peek(), credit || is_about);
        let set_in = piece.indent.saturating_sub(indent);
        let in_point = std::mem::replace(&mut in_list, piece.shape.is_point()) && set_in > 0;
        if !piece.shape.is_point() {
            indent = piece.indent;
        }
        let (kind, text) = match (piece.shape, level) {
            (_, Some(level)) => (Kind::Heading(level), piece.text),
            (Shape::Break, _) => (Kind::Block(BlockKind::Break), piece.text),
            (Shape::Quotation, _) if !in_point => (Kind::Block(BlockKind::Quotation), piece.text),
            (Shape::Bare(_), _) if is_about => (Kind::Block(BlockKind::Byline), piece.text),
            (Shape::Bare(_) | Shape::Point(..), _) if !credit => point(piece.text, set_in),
            _ => (Kind::PARAGRAPH, piece.text),
        };
        draft.push(kind, text, piece.source);
        draft.settle();
    }
    draft.finish()
}

/// A point of a list without its mark, or a paragraph that has none.
fn point(text: Cow<'_, str>, indent: usize) -> (Kind, Cow<'_, str>) {
    let Some((number, length)) = rows::mark(&text) else {
        return (Kind::PARAGRAPH, text);
    };
    let kind = BlockKind::ListItem {
        depth: u8::try_from(indent / 2).unwrap_or(u8::MAX),
        number,
    };
    let text = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(length..).unwrap_or(text)),
        Cow::Owned(text) => Cow::Owned(text.get(length..).unwrap_or(&text).to_owned()),
    };
    (Kind::Block(kind), text)
}

#[cfg(test)]
mod tests;
