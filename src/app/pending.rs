//! What is begun and not yet an action: counts, chords, letters of marks, and
//! what the pointer holds.

use super::key::Key;
use super::layout::Side;
use crate::text::SentenceId;

/// Largest count; a longer one is cut.
const LARGEST_COUNT: u32 = 999_999;

/// What the next letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// It names the mark to set.
    SetMark,
    /// It names the mark to go to.
    GoToMark,
}

/// A place that the reader asked for before the part of the article was read that
/// it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// The end.
    End,
    /// A paragraph.
    Paragraph(u32),
    /// So many hundredths of the article from its start.
    Percent(u32),
}

/// What the pointer holds while its button is down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drag {
    /// Sentences, from the one on which it went down.
    Sentences(SentenceId),
    /// The rule beside a pane; whether it was moved.
    Rule(Side, bool),
    /// The scroll bar.
    ScrollBar,
}

/// Keys pressed but not yet an action.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pending {
    /// Digits typed so far.
    pub count: Option<u32>,
    /// Start of a chord.
    pub chord: Vec<Key>,
    /// A letter is awaited.
    pub letter: Option<Letter>,
    /// Whether the menu of continuations is shown.
    pub menu: bool,
}

impl Pending {
    /// Whether nothing is pending.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the menu is to be shown after a while.
    pub fn is_menu_due(&self) -> bool {
        !self.chord.is_empty() && !self.menu
    }

    /// Takes a digit of a count; says whether the key was one. A count does not
    /// begin with 0, and there is none within a chord.
    pub fn take_digit(&mut self, key: Key) -> bool {
        let digit = key.typed().and_then(|c| c.to_digit(10));
        let Some(digit) = digit.filter(|digit| *digit > 0 || self.count.is_some()) else {
            return false;
        };
        if !self.chord.is_empty() {
            return false;
        }
        let count = self.count.unwrap_or(0).saturating_mul(10);
        self.count = Some(count.saturating_add(digit).min(LARGEST_COUNT));
        true
    }

    /// Shows the menu of continuations.
    pub fn show_menu(&mut self) {
        self.menu = !self.chord.is_empty();
    }
}
