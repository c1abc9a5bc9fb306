//! The help sheet: the keys of a pane and the signs of the screen, in columns.

use crate::app::keymap::{self, Group};
use crate::app::layout::{Pane, SheetAreas, Size};
use crate::facets::{Briefing, FacetId};

/// Cells of a column.
const COLUMN: u16 = 30;
/// Most columns.
const MOST_COLUMNS: u16 = 4;

/// One row of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpRow {
    /// Nothing.
    Blank,
    /// Title of a group of keys.
    Title(&'static str),
    /// Keys and what they do.
    Keys(String, &'static str),
    /// A sign and what it means.
    Sign(Sign, String),
}

/// A sign of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The entries of a facet.
    Facet(FacetId),
    /// An editor's note.
    Note,
    /// The reading position in bars.
    Here,
    /// What is read.
    Read,
    /// A hit that is not as written.
    Forgiving,
}

/// The rows of help in columns, and how much of them a screen shows.
#[derive(Debug, Clone)]
pub struct HelpColumns {
    /// All rows, column after column.
    pub rows: Vec<HelpRow>,
    /// Number of columns.
    pub columns: u16,
    /// Rows of each column but perhaps the last.
    pub per_column: usize,
    /// Where the sheet stands.
    pub areas: SheetAreas,
}

impl HelpColumns {
    /// Sets the help of a pane for a screen.
    pub fn new(of: Pane, briefing: &Briefing, size: Size) -> Self {
        let mut rows = keys(of);
        rows.extend(signs(briefing));
        let columns = (size.columns / COLUMN).clamp(1, MOST_COLUMNS);
        let per_column = rows.len().div_ceil(columns.into());
        let areas = SheetAreas::new(size, SheetAreas::HEAD, per_column);
        Self {
            rows,
            columns,
            per_column,
            areas,
        }
    }
}

fn keys(of: Pane) -> Vec<HelpRow> {
    let all = keymap::help_rows(&keymap::pane_contexts(of));
    let mut rows = Vec::new();
    for group in Group::ALL {
        let mut of_group = all.iter().filter(|(known, ..)| *known == group).peekable();
        if of_group.peek().is_some() {
            if !rows.is_empty() {
                rows.push(HelpRow::Blank);
            }
            rows.push(HelpRow::Title(group.title()));
            rows.extend(of_group.map(|(_, keys, words)| HelpRow::Keys(keys.clone(), words)));
        }
    }
    rows
}

fn signs(briefing: &Briefing) -> Vec<HelpRow> {
    let mut rows = vec![HelpRow::Blank, HelpRow::Title("Signs")];
    for (number, facet) in (0..).zip(&briefing.facets) {
        let words = format!("{} here, or not", facet.singular);
        rows.push(HelpRow::Sign(Sign::Facet(FacetId(number)), words));
    }
    let others = [
        (Sign::Note, "editor’s note"),
        (Sign::Here, "you are here"),
        (Sign::Read, "read"),
        (Sign::Forgiving, "not as written"),
    ];
    rows.extend(others.map(|(sign, words)| HelpRow::Sign(sign, words.to_owned())));
    rows
}
