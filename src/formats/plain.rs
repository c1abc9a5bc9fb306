//! Plain text: paragraphs, headings, points of lists by how the rows stand.
//!
//! Nothing marks a heading in plain text but its look, so each rule asks for
//! several signs at once; what has too few of them stays a paragraph.

mod rows;

use std::borrow::Cow;

use super::draft::{Draft, Kind};
use super::{Extent, Format, byline, head, read_text};
use crate::text::{BlockKind, Document, Meta};
use rows::{Layout, Piece, Pieces, Rank, Shape};

pub(super) static FORMAT: Format = Format {
    name: "plain",
    extensions: &["txt", "text", "asc"],
    sniff: |_| true,
    read: |bytes, extent| read_text(bytes, extent, parse),
};

/// Pieces of the head among which running text must come after a title.
const TEXT_WITHIN: usize = 6;
/// What an article without a title may begin with.
const FIRST_HEADINGS: &[&str] = &[
    "abstract",
    "background",
    "contents",
    "executive summary",
    "foreword",
    "in brief",
    "introduction",
    "key findings",
    "key points",
    "overview",
    "preface",
    "summary",
];

/// What the head tells about the whole.
struct Plan {
    layout: Layout,
    has_title: bool,
    /// Whether headings in capitals stand above others.
    capitals: bool,
}

impl Plan {
    fn of(head: &str) -> Self {
        let layout = Layout::of(head);
        let pieces: Vec<Piece> = Pieces::new(head, layout).collect();
        let is_title = |first: &Piece| {
            let name = first.text.trim().trim_end_matches(':').to_lowercase();
            matches!(
                first.shape,
                Shape::Bare(Rank::Plain | Rank::Capitals) | Shape::Underlined(1)
            ) && !FIRST_HEADINGS.contains(&name.as_str())
                && byline::opening(&first.text).is_none()
        };
        let capitals = |piece: &Piece| piece.shape == Shape::Bare(Rank::Capitals);
        Self {
            layout,
            has_title: pieces.first().is_some_and(is_title)
                && pieces
                    .iter()
                    .take(TEXT_WITHIN)
                    .any(|piece| piece.shape == Shape::Prose),
            capitals: pieces.iter().skip(1).any(capitals),
        }
    }

    fn level(&self, rank: Rank) -> u8 {
        match rank {
            Rank::Numbered(depth) => depth,
            Rank::Capitals => 1,
            Rank::Plain => 1 + u8::from(self.capitals),
        }
    }
}

pub(super) fn parse(text: &str, extent: Extent) -> Document {
    let plan = Plan::of(head(text));
    let mut draft = Draft::new(text, Meta::default());
    let pieces = || Pieces::new(text, plan.layout);
    // A heading is known by what follows it, so that the last piece of a start,
    // which may be unfinished, also leaves the one before it open; the draft
    // leaves that one out.
    let known = match extent {
        Extent::Start => pieces().count().saturating_sub(1),
        Extent::Whole => usize::MAX,
    };
    let mut pieces = pieces().peekable();
    if plan.has_title
        && let Some(title) = pieces.next()
    {
        draft.title(&title.text);
    }
    let taken = usize::from(plan.has_title);
    // The piece before, where it is one of a run that are no headings.
    let mut run: Option<Rank> = None;
    let mut indent = 0;
    for _ in taken..known {
        let Some(piece) = pieces.next() else { break };
        let credit = draft.in_opening() && byline::opening(&piece.text).is_some();
        let heads = !credit && heads(&piece, pieces.peek(), run);
        let rank = piece.shape.rank();
        run = rank.filter(|_| !heads && !credit);
        let Piece {
            shape,
            text,
            source,
            indent: own,
            ..
        } = piece;
        if !shape.is_point() {
            indent = own;
        }
        let (kind, text) = match shape {
            Shape::Underlined(level) => (Kind::Heading(level), text),
            Shape::Bare(rank) if heads => (Kind::Heading(plan.level(rank)), text),
            Shape::Break => (Kind::Block(BlockKind::Break), text),
            Shape::Bare(_) | Shape::Point(..) if !credit => point(text, own.saturating_sub(indent)),
            Shape::Bare(_) | Shape::Point(..) | Shape::Prose => (Kind::PARAGRAPH, text),
        };
        draft.push(kind, text, source);
    }
    draft.finish(extent)
}

/// Whether a piece that looks like a heading is one.
fn heads(piece: &Piece, next: Option<&Piece>, run: Option<Rank>) -> bool {
    let (Shape::Bare(rank), Some(next)) = (piece.shape, next) else {
        return false;
    };
    match next.shape {
        // The last of a list of names is followed by text too.
        _ if run == Some(rank) => false,
        Shape::Prose | Shape::Point(..) => true,
        Shape::Bare(below) => rank != Rank::Plain && below != rank,
        Shape::Underlined(level) => level > 1,
        Shape::Break => false,
    }
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
