//! What is wrong with a file that a person wrote, and where.

use super::Clean;
use super::width::shortened;

/// Columns of what the TOML parser says, which quotes foreign text by itself.
const TOLD: usize = 200;

/// A mistake in a text, in one row: `3:7: what is wrong`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{row}:{column}: {reason}")]
pub struct Flaw {
    /// Row of the offending value, from 1.
    pub row: usize,
    /// Column of it in characters, from 1.
    pub column: usize,
    /// What is wrong with it, in one row.
    pub reason: Clean,
}

impl Flaw {
    /// A mistake at a byte of `text`.
    pub fn new(text: &str, at: usize, reason: &str) -> Self {
        let (row, column) = Self::place(text, at);
        Self {
            row,
            column,
            reason: Clean::line(reason),
        }
    }

    /// Why `text` is no TOML.
    pub fn in_toml(text: &str, error: &toml::de::Error) -> Self {
        let told: Vec<&str> = error.message().lines().collect();
        let told = Clean::line(&told.join(" "));
        let at = error.span().map_or(0, |span| span.start);
        Self::new(text, at, &shortened(&told, TOLD, "…"))
    }

    /// Row and column of a byte of `text`, both from 1.
    pub fn place(text: &str, at: usize) -> (usize, usize) {
        let before = text.get(..at).unwrap_or(text);
        let row_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(row_start..).unwrap_or_default().chars().count() + 1;
        (before.matches('\n').count() + 1, column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_rows_and_characters() {
        let told = |at| Flaw::new("a = 1\nü = x\n", at, "no value").to_string();
        assert_eq!(told(0), "1:1: no value");
        assert_eq!(told(11), "2:5: no value");
        assert_eq!(told(99), "3:1: no value");
    }
}
