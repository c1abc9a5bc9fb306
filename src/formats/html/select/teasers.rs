//! Headings that lead to other pages: those of other articles, or of the text.

use std::collections::BTreeSet;

use super::super::flow::{Form, Piece};
use super::super::furniture::Page;
use super::prose;

/// Marks that end a sentence.
const SENTENCE_ENDS: [char; 8] = ['.', '!', '?', '…', '”', '"', ')', '。'];

/// Whether a piece is a heading that leads to another page.
fn is_teaser(piece: &Piece) -> bool {
    piece.form.is_heading() && piece.is_link() && piece.internal == 0
}

/// Headings that lead to other pages and stand among the paragraphs of the text, with
/// some text below, each by its number: those of a report on several pages. Teasers have
/// an element of their own, or come behind a heading that was left out.
fn heads_of_text(page: &Page<'_>, pieces: &[Piece]) -> BTreeSet<usize> {
    let around = |piece: &Piece| page.tree.nodes().get(piece.owner).map(|node| node.parent);
    let mut with_text = BTreeSet::new();
    let mut found = BTreeSet::new();
    // The last heading that leads elsewhere, and whether it is one of them.
    let mut head = None;
    let mut is_shown = true;
    for (at, piece) in pieces.iter().enumerate() {
        if is_teaser(piece) {
            let is_among = around(piece).is_some_and(|own| with_text.contains(&own));
            head = Some((at, !piece.is_out && is_shown && is_among));
            continue;
        }
        if piece.form.is_heading() {
            is_shown = !piece.is_out || with_text.is_empty();
            head = None;
            continue;
        }
        if piece.is_out || piece.is_link() || !piece.text.ends_with(SENTENCE_ENDS) {
            continue;
        }
        match head {
            Some((at, true)) => {
                found.insert(at);
            }
            None if piece.form == Form::PARAGRAPH => with_text.extend(around(piece)),
            Some((_, false)) | None => {}
        }
    }
    found
}

/// Headings that lead to other pages, with what stands below them: unless all
/// headings do, then it is how the page links to itself.
pub(super) fn leave_out_teasers(page: &Page<'_>, pieces: &mut [Piece]) {
    let headings = pieces
        .iter()
        .filter(|piece| !piece.is_out && piece.form.is_heading());
    if headings.clone().all(is_teaser) && headings.count() > 1 {
        return;
    }
    let all = prose(pieces);
    let kept = heads_of_text(page, pieces);
    let mut at = 0;
    while at < pieces.len() {
        let is_one = !kept.contains(&at)
            && (pieces.get(at)).is_some_and(|piece| !piece.is_out && is_teaser(piece));
        if is_one {
            let rest = pieces.get(at + 1..).unwrap_or_default();
            let length = rest
                .iter()
                .position(|piece| piece.form.is_heading())
                .unwrap_or(rest.len());
            let below = pieces.get_mut(at..at + 1 + length).unwrap_or_default();
            if prose(below) * 3 <= all {
                for piece in below {
                    piece.is_out = true;
                }
            }
        }
        at += 1;
    }
}
