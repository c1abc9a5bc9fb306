//! How letters look, and the shortest way from one look to another.

use std::fmt::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// What shows on a blank besides its ground.
const ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::REVERSED);
/// Weights, which one parameter switches off together.
const WEIGHTS: Modifier = Modifier::BOLD.union(Modifier::DIM);
const BLINKING: Modifier = Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK);
/// Modifiers with the parameters that switch them on and off (ECMA-48, SGR).
const SWITCHES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The look of a cell, or of what the terminal writes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    /// Colour of letters.
    pub(super) front: Color,
    /// Colour behind them.
    pub(super) ground: Color,
    /// Weight, underline and the like.
    pub(super) modifier: Modifier,
}

impl Look {
    /// The terminal's own.
    pub(super) const PLAIN: Self = Self {
        front: Color::Reset,
        ground: Color::Reset,
        modifier: Modifier::empty(),
    };

    /// The look of a cell.
    pub(super) fn of(cell: &Cell) -> Self {
        Self {
            front: cell.fg,
            ground: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// The same for a blank: colour and weight of letters do not show there.
    #[must_use]
    pub(super) fn of_blank(self) -> Self {
        if self.modifier.intersects(ON_BLANKS) {
            return self;
        }
        Self {
            ground: self.ground,
            ..Self::PLAIN
        }
    }

    /// The pen for a blank of this look that differs least from `pen`.
    #[must_use]
    pub(super) fn for_blank(self, pen: Self) -> Self {
        if self.modifier.intersects(ON_BLANKS) {
            return self;
        }
        Self {
            front: pen.front,
            ground: self.ground,
            modifier: pen.modifier.difference(ON_BLANKS),
        }
    }

    /// Adds the shortest sequence that turns `from`, if it is known, into this.
    pub(super) fn write(self, from: Option<Self>, out: &mut String) {
        if from == Some(self) {
            return;
        }
        let mut anew = Parameters::default();
        if self != Self::PLAIN {
            anew.add(0);
            anew.changes(Self::PLAIN, self);
        }
        let mut changed = Parameters::default();
        if let Some(from) = from {
            changed.changes(from, self);
        }
        let is_shorter = from.is_some() && changed.0.len() <= anew.0.len();
        let parameters = if is_shorter { changed } else { anew };
        let _ = write!(out, "\x1b[{}m", parameters.0);
    }
}

/// Parameters of one sequence.
#[derive(Default)]
struct Parameters(String);

impl Parameters {
    fn add(&mut self, number: u8) {
        let separator = if self.0.is_empty() { "" } else { ";" };
        let _ = write!(self.0, "{separator}{number}");
    }

    fn changes(&mut self, from: Look, to: Look) {
        let mut gone = from.modifier.difference(to.modifier);
        let mut new = to.modifier.difference(from.modifier);
        for together in [WEIGHTS, BLINKING] {
            if gone.intersects(together) {
                // Switched off with the other one, which may have to stay.
                new |= to.modifier.intersection(together);
            }
        }
        for (modifier, _, off) in SWITCHES {
            if gone.intersects(modifier) {
                self.add(off);
                for together in [WEIGHTS, BLINKING] {
                    if together.contains(modifier) {
                        gone = gone.difference(together);
                    }
                }
            }
        }
        for (modifier, on, _) in SWITCHES {
            if new.intersects(modifier) {
                self.add(on);
            }
        }
        if from.front != to.front {
            self.colour(to.front, 30);
        }
        if from.ground != to.ground {
            self.colour(to.ground, 40);
        }
    }

    /// A colour of letters (`base` 30) or of their ground (40).
    fn colour(&mut self, colour: Color, base: u8) {
        let of_palette = |number: u8| match number {
            0..=7 => base + number,
            _ => base + 60 + number - 8,
        };
        match colour {
            Color::Reset => self.add(base + 9),
            Color::Black => self.add(of_palette(0)),
            Color::Red => self.add(of_palette(1)),
            Color::Green => self.add(of_palette(2)),
            Color::Yellow => self.add(of_palette(3)),
            Color::Blue => self.add(of_palette(4)),
            Color::Magenta => self.add(of_palette(5)),
            Color::Cyan => self.add(of_palette(6)),
            Color::Gray => self.add(of_palette(7)),
            Color::DarkGray => self.add(of_palette(8)),
            Color::LightRed => self.add(of_palette(9)),
            Color::LightGreen => self.add(of_palette(10)),
            Color::LightYellow => self.add(of_palette(11)),
            Color::LightBlue => self.add(of_palette(12)),
            Color::LightMagenta => self.add(of_palette(13)),
            Color::LightCyan => self.add(of_palette(14)),
            Color::White => self.add(of_palette(15)),
            // The first 16 of the palette have numbers of their own, which
            // terminals of 16 colours know too.
            Color::Indexed(number @ 0..=15) => self.add(of_palette(number)),
            Color::Indexed(number) => {
                self.add(base + 8);
                self.add(5);
                self.add(number);
            }
            Color::Rgb(red, green, blue) => {
                for number in [base + 8, 2, red, green, blue] {
                    self.add(number);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(front: Color, ground: Color, modifier: Modifier) -> Look {
        Look {
            front,
            ground,
            modifier,
        }
    }

    fn written(from: Option<Look>, to: Look) -> String {
        let mut out = String::new();
        to.write(from, &mut out);
        out
    }

    #[test]
    fn one_sequence_changes_what_differs() {
        let text = look(Color::Rgb(1, 2, 3), Color::Reset, Modifier::empty());
        let bright = look(Color::Red, Color::Indexed(236), Modifier::BOLD);
        assert_eq!(written(None, Look::PLAIN), "\x1b[m");
        assert_eq!(written(None, text), "\x1b[0;38;2;1;2;3m");
        assert_eq!(written(Some(text), text), "");
        assert_eq!(written(Some(text), bright), "\x1b[1;31;48;5;236m");
        assert_eq!(written(Some(bright), Look::PLAIN), "\x1b[m");
        let dim = Look {
            modifier: Modifier::DIM | Modifier::UNDERLINED,
            ..bright
        };
        assert_eq!(written(Some(bright), dim), "\x1b[22;2;4m");
        let both = Look {
            modifier: WEIGHTS,
            ..bright
        };
        assert_eq!(written(Some(both), bright), "\x1b[22;1m");
    }

    #[test]
    fn blanks_need_no_more_than_their_ground() {
        let pen = look(Color::Red, Color::Reset, Modifier::BOLD);
        let blank = look(Color::Blue, Color::Reset, Modifier::ITALIC).of_blank();
        assert_eq!(blank, Look::PLAIN);
        assert_eq!(blank.for_blank(pen), pen);
        let ruled = look(Color::Blue, Color::Reset, Modifier::UNDERLINED);
        assert_eq!(ruled.of_blank(), ruled);
        assert_eq!(ruled.for_blank(pen), ruled);
    }
}
