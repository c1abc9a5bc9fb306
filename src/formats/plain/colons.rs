//! Headings that end with a colon: those of a text that has no others.

use super::rows::{Piece, Shape, starts_high};

/// Most words of a row with a colon that is a heading, and least such rows.
const COLON_WORDS: usize = 8;
const COLONS: usize = 3;

/// Whether a piece is a row of a few words with a colon.
pub(super) fn is_colon(piece: &Piece) -> bool {
    let text = piece.text.trim_end();
    piece.apart
        && text.ends_with(':')
        && starts_high(text)
        && text.split_whitespace().take(COLON_WORDS + 1).count() <= COLON_WORDS
        && !text.contains(['\n', '.', ',', ';'])
}

/// Whether rows with a colon head the text below them: what leads up to words of
/// somebody else or to a list does not come time and again.
pub(super) fn are_labelled(pieces: &[Piece]) -> bool {
    let colons = pieces.iter().zip(pieces.iter().skip(1));
    let heads = colons.filter(|(piece, next)| {
        piece.shape == Shape::Prose
            && is_colon(piece)
            && next.shape == Shape::Prose
            && next.apart
            && !next.text.starts_with(['"', '“', '«', '\''])
    });
    heads.count() >= COLONS
}
