//! Tables as text.

use crate::text::CELL_SEPARATOR;

/// The text of a table: a line for each row; how it is set is not known here.
pub(super) fn table_text(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.extend([' ', CELL_SEPARATOR, ' ']);
            }
            out.push_str(cell.trim());
        }
        out.push('\n');
    }
    out
}
