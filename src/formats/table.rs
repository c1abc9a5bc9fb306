//! Tables as text.

use super::marked::Marked;
use crate::text::{CELL_SEPARATOR, Emphasis};

/// The text of a table with what its words carry: a line for each row, whatever rows a
/// cell has; how it is set is not known here.
pub(super) fn table_text(rows: Vec<Vec<Marked>>) -> Marked {
    let mut out = Marked::default();
    let between = format!(" {CELL_SEPARATOR} ");
    for row in rows {
        for (at, mut cell) in row.into_iter().enumerate() {
            if at > 0 {
                out.add(&between, None, Emphasis::default());
            }
            cell.text = cell.text.trim().replace(['\n', '\r'], " ");
            out.append(cell);
        }
        out.text.push('\n');
    }
    out
}
