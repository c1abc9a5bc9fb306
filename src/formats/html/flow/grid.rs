//! The tables of a page: their cells in rows and columns.

use super::super::super::marked::Marked;
use super::super::super::table::table_text;
use super::super::furniture::Verdict;
use super::super::name::{Attribute, Name};
use super::super::tree::Tree;
use super::{Flow, Form, in_one_row};
use crate::text::{BlockKind, Emphasis};

/// Most characters in a cell of a table that is no layout.
const LONGEST_CELL: usize = 400;

/// Most columns that a cell may lie over, as browsers have it.
const MOST_COLUMNS: usize = 1000;
/// Most places of a table that are left empty below and beside cells that lie over them:
/// a few bytes of a page may ask for millions.
const MOST_EMPTY: usize = 10_000;

/// Cells in rows, each in the column where it stands on the page. A cell that lies over
/// several places is told in the first of them; the others are empty.
#[derive(Default)]
struct Grid {
    rows: Vec<Vec<Marked>>,
    /// Columns that the cells of the last row lie over so far.
    columns: usize,
    /// Of each column the row in which no cell from above lies any more.
    free_from: Vec<usize>,
    /// Empty places so far.
    empty: usize,
}

impl Grid {
    fn begin_row(&mut self) {
        self.rows.push(Vec::new());
        self.columns = 0;
    }

    /// Begins a part of the table: no cell lies over rows of two.
    fn begin_part(&mut self) {
        self.free_from.clear();
    }

    fn add(&mut self, cell: Marked, columns: usize, rows: usize) {
        if self.rows.is_empty() {
            self.begin_row();
        }
        let at = self.rows.len() - 1;
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        let passed = self.free_from.iter().skip(self.columns);
        self.columns += passed.take_while(|free_from| **free_from > at).count();
        let empty = self.columns - row.len();
        if self.empty + empty > MOST_EMPTY {
            row.push(cell);
            self.columns = row.len();
            return;
        }
        self.empty += empty;
        row.resize_with(self.columns, Marked::default);
        row.push(cell);
        let end = self.columns + columns;
        if self.free_from.len() < end {
            self.free_from.resize(end, 0);
        }
        let lies_over = self.free_from.get_mut(self.columns..end);
        lies_over.unwrap_or_default().fill(at.saturating_add(rows));
        self.columns = end;
    }

    /// Its rows, but for those without text.
    fn filled(mut self) -> Vec<Vec<Marked>> {
        (self.rows).retain(|row| row.iter().any(|cell| !cell.text.is_empty()));
        self.rows
    }
}

impl Flow<'_> {
    /// A table as one piece.
    pub(super) fn table(&mut self, at: usize) {
        let mut grid = Grid::default();
        for inside in self.tree.within(at) {
            if self.page.verdict(inside) != Verdict::Shown {
                continue;
            }
            match self.tree.name(inside) {
                Some(Name::Thead | Name::Tbody | Name::Tfoot) => grid.begin_part(),
                Some(Name::Tr) => grid.begin_row(),
                Some(name) if name.is_cell() => {
                    let columns = span(self.tree, inside, Attribute::Colspan);
                    let rows = span(self.tree, inside, Attribute::Rowspan);
                    let columns = columns.unwrap_or(1).clamp(1, MOST_COLUMNS);
                    // None stands for all that follow.
                    let rows = match rows.unwrap_or(1) {
                        0 => usize::MAX,
                        rows => rows,
                    };
                    grid.add(self.cell(inside), columns, rows);
                }
                _ => {}
            }
        }
        let rows = grid.filled();
        let nodes = self.tree.nodes();
        let source = |at: usize| nodes.get(at).map_or(0..0, |node| node.source.clone());
        let last = self.tree.within(at).last().unwrap_or(at);
        self.source = Some(source(at).start..source(last).end);
        self.text = table_text(rows);
        self.counts = [self.text.text.len(), 0, 0, 0];
        self.push(Form::Block(BlockKind::Table), at);
    }

    /// The text of a cell, in one row.
    fn cell(&self, at: usize) -> Marked {
        let mut cell = Marked::default();
        for inside in self.tree.within(at) {
            let Some(node) = self.tree.nodes().get(inside) else {
                break;
            };
            let is_row = |name: Name| name.is_block() || name == Name::Br;
            if node.name().is_some_and(is_row) || self.tree.is_apart(inside) {
                cell.add(" ", None, Emphasis::default());
            }
            let look = self.page.look(inside);
            let link = look.link.filter(|_| !look.is_internal && self.room > 0);
            let address = link.and_then(|link| self.tree.attribute(link, Attribute::Href));
            cell.add(self.tree.text(node), address, look.emphasis);
        }
        cell.text = in_one_row(&cell.text);
        cell
    }
}

/// How many columns or rows a cell lies over, as it says.
fn span(tree: &Tree, at: usize, name: Attribute) -> Option<usize> {
    tree.attribute(at, name)?.trim().parse().ok()
}

/// Whether a table holds data, and is not there to place text on the page.
pub(super) fn is_data(tree: &Tree, at: usize) -> bool {
    if tree.attribute(at, Attribute::Role) == Some("presentation") {
        return false;
    }
    let (mut rows, mut cells, mut widest, mut has_heads) = (0, 0, 0, false);
    for inside in tree.within(at) {
        match tree.name(inside) {
            Some(Name::Table | Name::Blockquote | Name::Hr | Name::Form) => return false,
            Some(name) if name.level().is_some() => return false,
            Some(Name::Tr) => {
                rows += 1;
                cells = 0;
            }
            Some(name) if name.is_cell() => {
                has_heads |= name == Name::Th;
                cells += 1;
                widest = widest.max(cells);
                let chars: usize = tree
                    .within(inside)
                    .filter_map(|at| tree.nodes().get(at))
                    .map(|node| tree.text(node).trim().len())
                    .sum();
                if chars > LONGEST_CELL {
                    return false;
                }
            }
            _ => {}
        }
    }
    widest >= 2 && (rows >= 2 || has_heads)
}
