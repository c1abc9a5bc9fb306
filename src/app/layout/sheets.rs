//! Where a sheet stands over the lower part of the screen.

use std::ops::Range;

use ratatui::layout::Rect;

use super::{Size, share, split_top};

/// What stands above the list of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetHead {
    /// Nothing.
    None,
    /// A title or an input line, and a blank row where the sheet has blank rows.
    Title,
    /// An input line, and a row for what may be said of it.
    Input,
}

/// The areas of a sheet over the lower part of the screen, footer included:
/// a rule, a head, a body, and a row of hints at the foot; blank rows keep the
/// body off the others where the screen is high enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetAreas {
    /// All of it.
    pub area: Rect,
    /// The heavy rule on top.
    pub rule: Rect,
    /// Title or input line, and the row below it.
    pub head: Rect,
    /// Rows of the list.
    pub body: Rect,
    /// The row of hints.
    pub foot: Rect,
    /// Whether it has no blank rows.
    pub is_low: bool,
}

impl SheetAreas {
    /// Least rows of a sheet on any screen that has them.
    const LEAST: u16 = 8;
    /// Rows that a sheet may have below which it has no blank ones.
    const LOW: u16 = 10;

    /// A sheet with room for `wanted` rows of a list; two thirds of the screen at
    /// most, and never the whole of it. Where there is no room the blank rows give
    /// way first, then the body, then the head.
    pub fn new(size: Size, head: SheetHead, wanted: usize) -> Self {
        let most = share(size.rows, 2, 3).max(Self::LEAST);
        let most = most.min(size.rows.saturating_sub(2));
        Self::within(size, most, most < Self::LOW, head, wanted)
    }

    /// A sheet with room for `wanted` rows, without blank ones, as high as the screen
    /// but for its header.
    pub fn tall(size: Size, head: SheetHead, wanted: usize) -> Self {
        let most = size.rows.saturating_sub(1);
        Self::within(size, most, true, head, wanted)
    }

    /// A sheet without a head that cannot be scrolled: if it has too few rows it is as
    /// tall as it must be.
    pub fn whole(size: Size, wanted: usize) -> Self {
        let usual = Self::new(size, SheetHead::None, wanted);
        if usize::from(usual.body.height) < wanted {
            Self::tall(size, SheetHead::None, wanted)
        } else {
            usual
        }
    }

    fn within(size: Size, most: u16, is_low: bool, head: SheetHead, wanted: usize) -> Self {
        let most = most.max(3).min(size.rows);
        let blank = u16::from(!is_low);
        let head = match head {
            SheetHead::None => 0,
            SheetHead::Title => 1 + blank,
            SheetHead::Input => 2,
        };
        let wanted = u16::try_from(wanted).unwrap_or(u16::MAX);
        let height = wanted.saturating_add(head + blank + 2).min(most);
        let area = Rect::new(0, size.rows - height, size.columns, height);
        let (rule, rest) = split_top(area, 1);
        let (rest, foot) = split_top(rest, rest.height.saturating_sub(1));
        let (head, rest) = split_top(rest, head);
        let (body, _) = split_top(rest, rest.height.saturating_sub(blank));
        Self {
            area,
            rule,
            head,
            body,
            foot,
            is_low,
        }
    }

    /// Rows of the body, counted from the row below the rule.
    pub fn body_rows(&self) -> Range<u16> {
        let top = self.head.height;
        top..top + self.body.height
    }
}
