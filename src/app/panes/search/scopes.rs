//! The scopes in the head of the panel, by their cells.

use std::ops::Range;

use super::{SCOPES, Search};

/// How all scopes are shown in the head of the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ScopesShown {
    /// Column of the first one.
    pub(crate) column: u16,
    /// Row below the rule.
    pub(crate) row: u16,
    /// Most letters of a name.
    pub(crate) letters: usize,
    /// Cells between two of them.
    pub(crate) gap: u16,
}

impl ScopesShown {
    /// The columns of each scope with its count.
    pub(crate) fn cells(&self, search: &Search) -> [Range<u16>; SCOPES.len()] {
        let mut at = self.column;
        let mut counts = search.found.counts.into_iter();
        SCOPES.map(|(_, name)| {
            let count = search.found.counted(counts.next().unwrap_or(0));
            let cells = name.len().min(self.letters) + 1 + count.len();
            let start = at;
            let end = start.saturating_add(u16::try_from(cells).unwrap_or(u16::MAX));
            at = end.saturating_add(self.gap);
            start..end
        })
    }

    /// Cells of all of them.
    pub(crate) fn width(&self, search: &Search) -> u16 {
        let [.., last] = self.cells(search);
        last.end.saturating_sub(self.column)
    }
}
