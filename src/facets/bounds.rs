//! How much of a text entries are looked for in, and when.

use super::Briefing;
use crate::text::Document;

/// Bytes of text from which on entries are found only when somebody asks for them: it
/// would take longer than a moment, and many times the room of the text.
pub const LONG: usize = 4 << 20;
/// Most bytes of text in which entries are looked for.
pub const MOST: usize = 8 << 20;

/// Finds facets in a document, or in the start of one that is longer than [`MOST`];
/// the briefing then says how much was read.
pub fn within_bounds(document: &Document, find: impl FnOnce(&Document) -> Briefing) -> Briefing {
    if document.len() <= MOST {
        return find(document);
    }
    let start = document.beginning(MOST);
    let part = start.len() as u128 * 100 / document.len() as u128;
    Briefing {
        percent: Some(u8::try_from(part).unwrap_or(100)),
        ..find(&start)
    }
}
