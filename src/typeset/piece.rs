//! Pieces of a block: how much of it is laid out at a time.
//!
//! Where a piece ends follows from the text around it alone, so any piece of a
//! block can be found without the ones before it.

use std::ops::Range;

/// Bytes of a piece, about; many times what a screen shows.
const PIECE: usize = 16 * 1024;
/// How far behind its place a cut looks for a blank.
const REACH: usize = 1024;

/// Pieces of a block; at least one.
pub(super) fn count(text: &str) -> u32 {
    // A remainder shorter than the reach of a cut joins the last piece.
    let whole = text.len().saturating_sub(2 * REACH) / PIECE;
    u32::try_from(whole).unwrap_or(u32::MAX - 1) + 1
}

/// Number of the piece that holds byte `at`.
pub(super) fn holding(text: &str, at: u32) -> u32 {
    let guess = u32::try_from(at as usize / PIECE)
        .unwrap_or(u32::MAX)
        .min(count(text) - 1);
    if (at as usize) < cut(text, guess) {
        guess.saturating_sub(1)
    } else {
        guess
    }
}

/// Bytes of piece `number`.
pub(super) fn range(text: &str, number: u32) -> Range<usize> {
    let start = cut(text, number);
    let end = if number + 1 >= count(text) {
        text.len()
    } else {
        cut(text, number + 1)
    };
    start..end.max(start)
}

/// Where piece `number` begins: behind the first row end or blank after its
/// place, else at the next character.
fn cut(text: &str, number: u32) -> usize {
    if number == 0 {
        return 0;
    }
    let mut place = (number as usize).saturating_mul(PIECE).min(text.len());
    while !text.is_char_boundary(place) {
        place += 1;
    }
    let mut reach = (place + REACH).min(text.len());
    while !text.is_char_boundary(reach) {
        reach += 1;
    }
    let ahead = text.get(place..reach).unwrap_or_default();
    ahead
        .find('\n')
        .or_else(|| ahead.find(' '))
        .map_or(place, |at| place + at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_a_block_without_gaps() {
        for text in [
            "a b ".repeat(30_000),
            "漢".repeat(30_000),
            "x".repeat(70_000),
            String::new(),
            "x\n".repeat(20_000),
        ] {
            let mut end = 0;
            for number in 0..count(&text) {
                let range = range(&text, number);
                assert_eq!(range.start, end);
                assert!(text.is_char_boundary(range.end));
                for at in [range.start, range.end.saturating_sub(1)] {
                    if range.contains(&at) {
                        assert_eq!(holding(&text, at as u32), number);
                    }
                }
                end = range.end;
            }
            assert_eq!(end, text.len());
        }
    }
}
