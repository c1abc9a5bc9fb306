//! Where the panes stand: a pure function of the size and what is shown.
//!
//! Update (paging, pointer) and view ask the same function, so neither keeps a
//! stale area.

mod sheets;
mod widths;

use std::ops::RangeInclusive;

use ratatui::layout::{Position, Rect};

use crate::typeset::Form;

pub use sheets::{SheetAreas, SheetHead};
pub use widths::{Side, Widths, facets_width};

use widths::{WIDE, left_width, side_widths};

/// Size of the terminal in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// Widest text column, where the reader wishes no other, in cells.
pub const MEASURE: u16 = 68;
/// Text columns that can be asked for, in cells.
pub const MEASURES: RangeInclusive<u16> = 20..=120;
/// Columns from which three panes stand side by side.
const THREE_PANES: u16 = 116;
/// Columns from which two columns stand side by side.
const TWO_COLUMNS: u16 = 80;
/// Columns from which there is a frame around the text.
const FRAMED_COLUMNS: u16 = 40;
/// Rows from which there is a frame around the text.
const FRAMED_ROWS: u16 = 10;
/// Rows that stay for the summary of an entry, with its rule.
const SUMMARY_ROWS: u16 = 9;
/// Smallest size at which text is shown.
const LEAST: (u16, u16) = (20, 5);

/// A region of the screen with its own state and keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Pane {
    /// The sections.
    Outline,
    /// The text.
    #[default]
    Text,
    /// Actors, areas, challenges.
    Facets,
}

/// What the reader chose to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayoutPrefs {
    /// Whether the outline stands beside the text.
    pub outline: bool,
    /// Whether the facets stand beside the text.
    pub facets: bool,
    /// Whether the text stands alone.
    pub focus_mode: bool,
    /// Widest text column.
    pub measure: u16,
    /// Widths of the panes beside the text.
    pub widths: Widths,
    /// How running text is set.
    pub form: Form,
}

impl Default for LayoutPrefs {
    fn default() -> Self {
        Self {
            outline: true,
            facets: true,
            focus_mode: false,
            measure: MEASURE,
            widths: Widths::default(),
            // Right of the gutter's sign a cell is free.
            form: Form {
                hanging: true,
                ..Form::default()
            },
        }
    }
}

/// What else decides where the panes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shown {
    /// The pane that has the focus.
    pub focus: Pane,
    /// Whether the card of an entry is open and the outline gives way to it.
    pub card: bool,
    /// Whether the facets are a list, below which a summary stands, and no card.
    pub is_list: bool,
    /// Rows that the outline would like.
    pub outline_rows: u16,
    /// Entries in the list.
    pub facet_entries: u16,
    /// Rows that they take with labels in full.
    pub facet_rows: u16,
    /// Entries of the facet that has the most, so that turning to another one moves
    /// nothing.
    pub facet_longest: u16,
}

/// How the panes are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// Too small for anything but a notice.
    Notice,
    /// The text without any frame.
    Bare,
    /// The text in its frame; other panes cover it when they have the focus.
    One,
    /// Sections above facets on the left, the text on the right.
    Two,
    /// Outline, text, facets.
    Three,
}

/// The areas of the screen; those not shown are empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaneAreas {
    /// How the panes are arranged.
    pub arrangement: Arrangement,
    /// The header row.
    pub header: Rect,
    /// The rule below the header.
    pub top_rule: Rect,
    /// The sections, without rules.
    pub outline: Rect,
    /// The text with its gutter, without rules.
    pub text: Rect,
    /// The rule right of the text: the scroll bar.
    pub scroll: Rect,
    /// The facets, without rules.
    pub facets: Rect,
    /// Summary of the selected entry below the list, where there is room.
    pub summary: Rect,
    /// Rows of the outline above its list.
    pub outline_head: u16,
    /// The rule between outline and text or left column and text.
    pub left_rule: Rect,
    /// The rule between two panes above each other.
    pub middle_rule: Rect,
    /// The rule above the footer: the map of the article.
    pub bottom_rule: Rect,
    /// The footer row.
    pub footer: Rect,
    /// First column of the text itself, from the left of `text`.
    pub text_indent: u16,
    /// Width of the text column.
    pub measure: u16,
}

impl PaneAreas {
    /// Arranges the panes.
    pub fn new(size: Size, prefs: LayoutPrefs, shown: Shown) -> Self {
        let Size { columns, rows } = size;
        let mut areas = Self::empty();
        if columns < LEAST.0 || rows < LEAST.1 {
            return areas;
        }
        if columns < FRAMED_COLUMNS || rows < FRAMED_ROWS {
            areas.arrangement = Arrangement::Bare;
            areas.text = Rect::new(0, 0, columns, rows - 1);
            areas.footer = Rect::new(0, rows - 1, columns, 1);
            areas.set_text(prefs.measure, 2);
            return areas;
        }
        areas.header = Rect::new(0, 0, columns, 1);
        areas.top_rule = Rect::new(0, 1, columns, 1);
        areas.bottom_rule = Rect::new(0, rows - 2, columns, 1);
        areas.footer = Rect::new(0, rows - 1, columns, 1);
        let body = Rect::new(0, 2, columns, rows - 4);
        let outline = prefs.outline || shown.focus == Pane::Outline;
        let facets = prefs.facets || shown.focus == Pane::Facets || shown.card;
        if prefs.focus_mode && shown.focus == Pane::Text
            || columns < TWO_COLUMNS
            || !(outline || facets)
        {
            areas.one(body, prefs, shown);
        } else if columns < THREE_PANES {
            areas.two(body, prefs, shown, outline, facets);
        } else {
            areas.three(body, prefs, shown, outline, facets);
        }
        areas
    }

    fn empty() -> Self {
        let none = Rect::ZERO;
        Self {
            arrangement: Arrangement::Notice,
            header: none,
            top_rule: none,
            outline: none,
            text: none,
            scroll: none,
            facets: none,
            summary: none,
            outline_head: 0,
            left_rule: none,
            middle_rule: none,
            bottom_rule: none,
            footer: none,
            text_indent: 0,
            measure: 1,
        }
    }

    fn one(&mut self, body: Rect, prefs: LayoutPrefs, shown: Shown) {
        self.arrangement = Arrangement::One;
        let (text, scroll) = split_right(body, 1);
        self.scroll = scroll;
        match shown.focus {
            Pane::Outline => self.outline = body,
            Pane::Facets => self.facets = body,
            Pane::Text => {}
        }
        self.text = text;
        self.set_text(prefs.measure, 3);
    }

    fn two(&mut self, body: Rect, prefs: LayoutPrefs, shown: Shown, outline: bool, facets: bool) {
        self.arrangement = Arrangement::Two;
        let narrow = left_width(body.width, prefs.widths);
        let left = if shown.card {
            share(body.width, 2, 5).max(narrow)
        } else {
            narrow
        };
        let (left, rest) = split_left(body, left);
        let (left_rule, right) = split_left(rest, 1);
        let (text, scroll) = split_right(right, 1);
        self.left_rule = left_rule;
        self.scroll = scroll;
        self.text = text;
        if shown.card || !outline {
            self.facets = left;
        } else if facets {
            let third = (left.height / 3).max(2);
            // Labels that do not all fit in full have one row each.
            let is_full = third.saturating_add(shown.facet_rows + 2) <= left.height;
            let list = if is_full { shown.facet_rows } else { 0 };
            let list = list.max(shown.facet_longest);
            // The sections have what the list leaves free.
            let most = third.max(left.height.saturating_sub(list + 2));
            self.outline_head = u16::from(shown.outline_rows < most);
            let wanted = (shown.outline_rows + self.outline_head).clamp(2, most);
            let (above, below) = split_top(left, wanted);
            let (rule, below) = split_top(below, 1);
            self.outline = above;
            self.middle_rule = rule;
            self.facets = below;
        } else {
            self.outline = left;
            self.outline_head = title_rows(left);
        }
        self.set_text(prefs.measure, 3);
    }

    fn three(&mut self, body: Rect, prefs: LayoutPrefs, shown: Shown, outline: bool, facets: bool) {
        self.arrangement = Arrangement::Three;
        let card_covers = shown.card && body.width <= WIDE;
        let outline = outline && !card_covers;
        let (outline_width, mut facets_width) =
            side_widths(body.width, prefs.widths, outline, facets);
        if card_covers && facets {
            facets_width = facets_width.max(share(body.width, 9, 20));
        }
        let mut middle = body;
        if outline_width > 0 {
            let (pane, rest) = split_left(middle, outline_width);
            let (rule, rest) = split_left(rest, 1);
            self.outline = pane;
            self.outline_head = title_rows(pane);
            self.left_rule = rule;
            middle = rest;
        }
        if facets_width > 0 {
            let (rest, pane) = split_right(middle, facets_width);
            self.facets = pane;
            middle = rest;
            if shown.is_list && pane.height >= 26 {
                let h = pane.height;
                let half = share(h, 17, 32).min(18).max(h - share(h, 18, 32));
                // More than half if labels need a second row, but a summary stays.
                let most = h.saturating_sub(SUMMARY_ROWS).max(half);
                let wanted = shown.facet_rows + 2;
                let height = if shown.facet_entries + 2 <= half && wanted <= most {
                    wanted.max(half)
                } else {
                    half
                };
                let (list, rest) = split_top(pane, height);
                let (rule, summary) = split_top(rest, 1);
                self.facets = list;
                self.middle_rule = rule;
                self.summary = summary;
            }
        }
        let (text, scroll) = split_right(middle, 1);
        self.text = text;
        self.scroll = scroll;
        self.set_text(prefs.measure, 4);
    }

    /// Sets the text column into its pane: the measure at most, centred with
    /// its gutter, one cell free before the rule.
    fn set_text(&mut self, most: u16, gutter: u16) {
        let room = self.text.width.saturating_sub(gutter + 1);
        self.measure = room.min(most).max(1);
        self.text_indent = gutter + (room - self.measure.min(room)) / 2;
    }

    /// The pane under a cell, if any.
    pub fn pane_at(&self, column: u16, row: u16) -> Option<Pane> {
        let position = Position::new(column, row);
        if self.outline.contains(position) {
            Some(Pane::Outline)
        } else if self.facets.contains(position) || self.summary.contains(position) {
            Some(Pane::Facets)
        } else if self.text.contains(position) || self.scroll.contains(position) {
            Some(Pane::Text)
        } else {
            None
        }
    }

    /// The side whose width the rule under a cell decides, if it is such a rule.
    pub fn side_at(&self, column: u16, row: u16) -> Option<Side> {
        let position = Position::new(column, row);
        if self.left_rule.contains(position) {
            self.side_of(if self.outline.is_empty() {
                Pane::Facets
            } else {
                Pane::Outline
            })
        } else if self.scroll.contains(position) {
            // Right of the text it is a rule between panes only before facets.
            self.side_of(Pane::Facets)
                .filter(|side| *side == Side::Facets)
        } else {
            None
        }
    }

    /// The side that a pane is or stands on, if it is shown beside the text.
    pub fn side_of(&self, pane: Pane) -> Option<Side> {
        if self.area(pane).is_empty() {
            return None;
        }
        match (self.arrangement, pane) {
            (Arrangement::Two, Pane::Outline | Pane::Facets) => Some(Side::Left),
            (Arrangement::Three, Pane::Outline) => Some(Side::Outline),
            (Arrangement::Three, Pane::Facets) => Some(Side::Facets),
            (Arrangement::Two | Arrangement::Three, Pane::Text)
            | (Arrangement::Notice | Arrangement::Bare | Arrangement::One, _) => None,
        }
    }

    /// Width of a side; none of one that is not shown.
    pub fn side_width(&self, side: Side) -> u16 {
        match side {
            Side::Outline => self.outline.width,
            Side::Facets => self.facets.width,
            Side::Left => self.outline.width.max(self.facets.width),
        }
    }

    /// Width that a side would have if the rule beside it stood in a column.
    pub fn side_width_at(&self, side: Side, column: u16) -> u16 {
        match side {
            Side::Outline | Side::Left => column,
            Side::Facets => self.facets.right().saturating_sub(column + 1),
        }
    }

    /// Rows of the outline's list.
    pub fn outline_rows(&self) -> usize {
        self.outline.height.saturating_sub(self.outline_head).into()
    }

    /// Rows of the facets' list.
    pub fn facets_rows(&self) -> usize {
        self.facets.height.saturating_sub(self.facets_head()).into()
    }

    /// Whether the outline shows how many sentences its evidence bars stand for.
    pub fn has_evidence_numbers(&self) -> bool {
        self.arrangement == Arrangement::Three
    }

    /// Rows of the facets pane above its list: tabs, and the order of the
    /// entries where there is room.
    pub fn facets_head(&self) -> u16 {
        if self.arrangement == Arrangement::Three && self.facets.height > 4 {
            2
        } else {
            1
        }
    }

    /// The area of a pane.
    pub fn area(&self, pane: Pane) -> Rect {
        match pane {
            Pane::Outline => self.outline,
            Pane::Text => self.text,
            Pane::Facets => self.facets,
        }
    }
}

/// Rows of a title with the blank one below, where a pane has the height.
fn title_rows(pane: Rect) -> u16 {
    if pane.height > 8 { 2 } else { 0 }
}

/// Whether a screen has no room for a pane beside the text.
pub fn is_narrow(size: Size) -> bool {
    size.columns < TWO_COLUMNS
}

/// A part of a number of cells: `parts` of `of` equal ones, rounded down.
///
/// Sizes come from outside and reach `u16::MAX`, so the product needs more room
/// than a size.
pub fn share(cells: u16, parts: u16, of: u16) -> u16 {
    let part = u32::from(cells) * u32::from(parts) / u32::from(of.max(1));
    u16::try_from(part).unwrap_or(u16::MAX)
}

fn split_left(area: Rect, width: u16) -> (Rect, Rect) {
    let width = width.min(area.width);
    (
        Rect { width, ..area },
        Rect {
            x: area.x + width,
            width: area.width - width,
            ..area
        },
    )
}

fn split_right(area: Rect, width: u16) -> (Rect, Rect) {
    split_left(area, area.width.saturating_sub(width))
}

fn split_top(area: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(area.height);
    (
        Rect { height, ..area },
        Rect {
            y: area.y + height,
            height: area.height - height,
            ..area
        },
    )
}

#[cfg(test)]
mod tests;
