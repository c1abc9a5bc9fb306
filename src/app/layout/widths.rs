//! How wide the panes beside the text are: by themselves, or as the reader wishes.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::{LayoutPrefs, THREE_PANES, TWO_COLUMNS, share};

/// Widths of the panes beside the text that can be asked for, in cells. In narrower
/// sections most words of a title would be divided.
const OUTLINE_WIDTHS: RangeInclusive<u16> = 20..=40;
const FACETS_WIDTHS: RangeInclusive<u16> = 24..=72;
const LEFT_WIDTHS: RangeInclusive<u16> = 20..=56;
/// Cells that they leave to the text, with its gutter.
const LEAST_TEXT: u16 = 40;
/// Columns beyond which panes are wider by themselves.
pub(super) const WIDE: u16 = 140;

/// A pane beside the text, or two above each other, whose width can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The sections, left of the text.
    Outline,
    /// The facets, right of the text.
    Facets,
    /// Sections and facets above each other, left of the text.
    Left,
}

/// Widths that the reader wishes, in cells, whether or not the screen has them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Widths {
    /// Of the sections, left of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outline: Option<u16>,
    /// Of the facets, right of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<u16>,
    /// Of sections and facets above each other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<u16>,
}

impl Widths {
    /// The wish for one side.
    pub fn of(&mut self, side: Side) -> &mut Option<u16> {
        match side {
            Side::Outline => &mut self.outline,
            Side::Facets => &mut self.facets,
            Side::Left => &mut self.left,
        }
    }
}

/// Columns of the facets beside the text: in a pane of their own, or below the sections.
pub fn facets_width(columns: u16, prefs: LayoutPrefs) -> u16 {
    if columns < THREE_PANES {
        return left_width(columns, prefs.widths);
    }
    side_widths(columns, prefs.widths, prefs.outline, true).1
}

/// Columns of sections and facets on both sides of the text; none of what is not
/// shown. The text keeps its least width.
pub(super) fn side_widths(columns: u16, widths: Widths, outline: bool, facets: bool) -> (u16, u16) {
    let usual = if columns > WIDE { 28 } else { 22 };
    let left = fitted(widths.outline.unwrap_or(usual), &OUTLINE_WIDTHS);
    let left = if outline { left } else { 0 };
    let usual = (35 + columns.saturating_sub(WIDE)).min(46);
    let right = fitted(widths.facets.unwrap_or(usual), &FACETS_WIDTHS);
    let room = columns.saturating_sub(LEAST_TEXT + 2 + left);
    (left, if facets { right.min(room) } else { 0 })
}

/// A width as near to the wished one as is allowed.
fn fitted(wish: u16, widths: &RangeInclusive<u16>) -> u16 {
    wish.clamp(*widths.start(), *widths.end())
}

/// Columns of sections and facets above each other on a screen of two columns.
pub(super) fn left_width(columns: u16, widths: Widths) -> u16 {
    let extra = columns.saturating_sub(TWO_COLUMNS);
    let usual = 28 + extra - share(extra, 29, 35);
    let most = columns.saturating_sub(LEAST_TEXT + 2);
    fitted(widths.left.unwrap_or(usual), &LEFT_WIDTHS).min(most)
}
