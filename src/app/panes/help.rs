//! The help sheet: the keys of a pane and the signs of the screen, in columns.

use crate::app::columns::{Columns, Row, Sign};
use crate::app::keymap::{self, Context, Group};
use crate::app::layout::{SheetAreas, SheetHead, Size};
use crate::facets::{Briefing, FacetId};

/// Most columns that are read at a glance.
const MOST_COLUMNS: usize = 4;

/// The rows of help in columns, and how much of them a screen shows.
#[derive(Debug, Clone)]
pub struct HelpColumns {
    /// The columns.
    pub columns: Columns,
    /// Where the sheet stands.
    pub areas: SheetAreas,
}

impl HelpColumns {
    /// Sets the help of a pane or card, told by its contexts, for a screen.
    pub fn new(of: &[Context], briefing: &Briefing, size: Size) -> Self {
        let mut rows = keys(of);
        rows.extend(signs(briefing));
        let set = |rows: Vec<Row>| Columns::new(rows, MOST_COLUMNS, size.columns.into());
        let columns = set(rows.clone());
        let areas = SheetAreas::new(size, SheetHead::Title, columns.height());
        if usize::from(areas.body.height) >= columns.height() {
            return Self { columns, areas };
        }
        // All of it comes before what is above it, and before space between groups.
        rows.retain(|row| *row != Row::Blank);
        let columns = set(rows);
        let areas = SheetAreas::tall(size, SheetHead::Title, columns.height());
        Self { columns, areas }
    }
}

fn keys(of: &[Context]) -> Vec<Row> {
    let all = keymap::help_rows(of);
    let mut rows = Vec::new();
    for group in Group::ALL {
        let mut of_group = all.iter().filter(|(known, ..)| *known == group).peekable();
        if of_group.peek().is_some() {
            if !rows.is_empty() {
                rows.push(Row::Blank);
            }
            rows.push(Row::Title(group.title()));
            rows.extend(of_group.map(|(_, keys, words)| Row::Keys(keys.clone(), words)));
        }
    }
    rows
}

fn signs(briefing: &Briefing) -> Vec<Row> {
    let mut rows = vec![Row::Blank, Row::Title("Signs")];
    for (number, facet) in (0..).zip(&briefing.facets) {
        let words = if number == 0 {
            format!("{}, or not", facet.singular)
        } else {
            facet.singular.to_string()
        };
        rows.push(Row::Sign(Sign::Facet(FacetId(number)), words));
    }
    let others = [
        (Sign::Note, "editor’s note"),
        (Sign::Here, "you are here"),
        (Sign::Read, "read"),
        (Sign::Forgiving, "not as written"),
    ];
    let has_weak = briefing.entries.iter().any(|entry| entry.is_weak);
    let weak = has_weak.then_some((Sign::Weak, "weak: unsure entry"));
    let others = others.into_iter().chain(weak);
    rows.extend(others.map(|(sign, words)| Row::Sign(sign, words.to_owned())));
    rows
}
