//! A part of a text with the pieces that it was cut into.

use std::borrow::Cow;
use std::ops::Range;

use super::outline::Look;
use super::parts::{Part, Parts};
use super::rows::{Piece, Pieces, Shape, mark};
use crate::text::{Prepared, Ready};

/// A part of a text, cut into pieces.
#[derive(Debug, Default)]
pub(super) struct Cut {
    part: Part,
    pieces: Vec<Loose>,
    prepared: Prepared,
}

impl Cut {
    /// Takes the next part, in the room of one that was read.
    pub(super) fn next(mut self, parts: &mut dyn Parts) -> Option<Self> {
        let room = std::mem::take(&mut self.part.text);
        self.part = parts.next(room.into_bytes())?;
        Some(self)
    }

    /// Cuts the part into pieces.
    pub(super) fn cut(&mut self, look: &Look) {
        self.pieces.clear();
        self.prepared.clear();
        for piece in Pieces::new(&self.part.text, look, self.part.apart) {
            // The mark of a point is no part of its text.
            if piece.shape == Shape::Break || mark(&piece.text).is_some() {
                self.prepared.skip();
            } else {
                self.prepared.push(&piece.text);
            }
            self.pieces.push(Loose::of(piece));
        }
    }

    /// The pieces in order, as they stand in the whole text.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        let Part { text, start, .. } = &self.part;
        let pieces = self.pieces.iter().enumerate();
        pieces.map(|(number, piece)| {
            let piece = piece.of_text(text, self.prepared.get(number));
            piece.moved(*start)
        })
    }

    /// Where the part ends in the whole text.
    pub(super) fn end(&self) -> usize {
        self.part.start + self.part.text.len()
    }
}

/// A piece apart from the text that it was cut from.
#[derive(Debug)]
struct Loose {
    shape: Shape,
    source: Range<usize>,
    /// Its own text, or how much of its source it is.
    text: Result<String, usize>,
    indent: usize,
    apart: bool,
}

impl Loose {
    fn of(piece: Piece<'_>) -> Self {
        Self {
            shape: piece.shape,
            source: piece.source,
            text: match piece.text {
                Cow::Owned(text) => Ok(text),
                Cow::Borrowed(text) => Err(text.len()),
            },
            indent: piece.indent,
            apart: piece.apart,
        }
    }

    /// The piece with the text that it was cut from.
    fn of_text<'a>(&'a self, text: &'a str, ready: Option<Ready<'a>>) -> Piece<'a> {
        let start = self.source.start;
        let text = match &self.text {
            Ok(text) => text,
            Err(length) => text.get(start..start + length).unwrap_or_default(),
        };
        Piece {
            shape: self.shape,
            text: Cow::Borrowed(text),
            source: self.source.clone(),
            indent: self.indent,
            apart: self.apart,
            ready,
        }
    }
}
