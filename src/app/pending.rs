//! Keys pressed but not yet an action: counts, chords, and letters of marks.

use super::effect::Effect;
use super::key::{Key, KeyCode};
use super::keymap::{self, Context, Resolved};
use super::{Model, apply};

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

    /// Shows the menu of continuations.
    pub fn show_menu(&mut self) {
        self.menu = !self.chord.is_empty();
    }
}

/// Takes a key: an action, part of a chord, a digit or a letter.
pub fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    model.status = None;
    if let Some(letter) = model.pending.letter.take() {
        model.pending = Pending::default();
        return key
            .typed()
            .map_or_else(Vec::new, |c| apply::mark(model, letter, c));
    }
    let contexts = model.contexts();
    if contexts.contains(&Context::Box) {
        return apply::press_in_box(model, key);
    }
    if model.pending.chord.is_empty()
        && let Some(digit) = digit(key, model.pending.count)
    {
        let count = model.pending.count.unwrap_or(0);
        model.pending.count = Some(
            count
                .saturating_mul(10)
                .saturating_add(digit)
                .min(LARGEST_COUNT),
        );
        return Vec::new();
    }
    if key.code == KeyCode::Esc && !model.pending.is_empty() {
        model.pending = Pending::default();
        return Vec::new();
    }
    model.pending.chord.push(key);
    match keymap::resolve(&model.pending.chord, &contexts) {
        Resolved::Action(action) => {
            let count = std::mem::take(&mut model.pending).count;
            apply::apply(model, action, count)
        }
        Resolved::Prefix => Vec::new(),
        Resolved::Unbound => {
            model.pending = Pending::default();
            Vec::new()
        }
    }
}

/// The digit that a key adds to a count; a count does not begin with 0.
fn digit(key: Key, count: Option<u32>) -> Option<u32> {
    let digit = key.typed()?.to_digit(10)?;
    (digit > 0 || count.is_some()).then_some(digit)
}
