//! Rows of a plain text as one running text.

use std::borrow::Cow;

use super::pages::Row;
use crate::formats::marked::is_cut;

/// Whether a row is marked as in the answer to a letter.
pub(super) fn is_cited(row: &str) -> bool {
    row.starts_with("> ") || row == ">"
}

/// A row of a quotation without its marks.
fn uncited(row: &str) -> &str {
    if is_cited(row) {
        row.trim_start_matches(['>', ' '])
    } else {
        row
    }
}

/// Rows as one text; a word that was cut at its hyphen is whole again.
pub(super) fn joined<'a>(text: &'a str, rows: &[Row<'a>]) -> Cow<'a, str> {
    let cut = |row: &Row, next: &Row| is_cut(row.text, next.text);
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return Cow::Borrowed("");
    };
    let mut pairs = rows.iter().zip(rows.iter().skip(1));
    if !is_cited(first.text) && !pairs.any(|(row, next)| next.behind_page || cut(row, next)) {
        return Cow::Borrowed(text.get(first.start..last.end()).unwrap_or_default());
    }
    let mut out = String::with_capacity(last.end() - first.start);
    let mut rows = rows.iter().peekable();
    while let Some(row) = rows.next() {
        out.push_str(uncited(row.text));
        if rows.peek().is_some_and(|next| !cut(row, next)) {
            out.push('\n');
        }
    }
    Cow::Owned(out)
}
