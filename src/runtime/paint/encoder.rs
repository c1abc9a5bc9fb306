//! From the difference of two screens to bytes for the terminal.
//!
//! What costs least is sent: only spots that differ, a look only as far as it
//! changes, a few unchanged letters instead of a jump over them, an erasure
//! instead of many blanks. A jump is relative within a row, else absolute, and
//! always absolute behind what terminals disagree about: the last column, and
//! clusters of disputed width.

use std::fmt::Write;

use crossterm::Command;
use crossterm::cursor::{MoveDown, MoveLeft, MoveRight, MoveTo, MoveUp};
use crossterm::terminal::{Clear, ClearType, ScrollDown, ScrollUp};

use super::grid::{Clusters, Grid, Spot, Symbol, is_certain, reach};
use super::pen::Look;
use super::scroll::Scroll;
use crate::text::width::width;

/// Blanks from which erasing them costs less.
const ERASE: usize = 9;
/// The same at the end of a row, where it needs no number.
const ERASE_TO_END: usize = 4;
/// Most bytes of a jump within a row.
const JUMP: usize = 6;

/// What is known of the terminal.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct State {
    /// Column and row of the cursor.
    pub(super) cursor: Option<(u16, u16)>,
    /// How it writes.
    pub(super) pen: Option<Look>,
}

/// Writes what turns one screen into another.
#[derive(Debug)]
pub(super) struct Encoder<'a> {
    clusters: &'a Clusters,
    /// What is known of the terminal after what was written.
    pub(super) state: State,
    /// What was written.
    pub(super) out: String,
}

impl<'a> Encoder<'a> {
    /// Begins with a terminal of which so much is known.
    pub(super) fn new(state: State, clusters: &'a Clusters) -> Self {
        Self {
            clusters,
            state,
            out: String::new(),
        }
    }

    /// Turns what the terminal shows, if that is known, into `next`.
    pub(super) fn screen(&mut self, shown: Option<&Grid>, next: &Grid) {
        let mut shown = shown.map(Grid::rows);
        for (row, y) in next.rows().zip(0..) {
            let before = shown.as_mut().and_then(Iterator::next);
            if before != Some(row) {
                self.row(y, before.unwrap_or_default(), row);
            }
        }
    }

    /// Turns a row into another; all of it is new where `old` is empty.
    fn row(&mut self, y: u16, old: &[Spot], new: &[Spot]) {
        let differs = |x: usize| old.get(x) != new.get(x);
        let Some(end) = (0..new.len()).rfind(|x| differs(*x)).map(|last| last + 1) else {
            return;
        };
        let tail = new.iter().rposition(|spot| *spot != Spot::ERASED);
        let tail = tail.map_or(0, |last| last + 1);
        // Up to here a cluster of disputed width may have spilt.
        let mut spilt = 0;
        let mut x = 0;
        while let Some(spot) = new.get(x).copied() {
            if x >= end.max(spilt) {
                break;
            }
            if !differs(x) && x >= spilt || spot.is_right_half() {
                x += 1;
                continue;
            }
            if spot == Spot::ERASED {
                let blanks = new.iter().skip(x).take_while(|spot| **spot == Spot::ERASED);
                let is_touched = |at: &usize| differs(*at) || *at < spilt;
                let last = (x..x + blanks.count()).rfind(is_touched).unwrap_or(x);
                let count = last + 1 - x;
                if x >= tail && count >= ERASE_TO_END {
                    self.erase(x, y, new, None);
                    return;
                }
                if count >= ERASE {
                    self.erase(x, y, new, Some(count));
                    x = last + 1;
                    continue;
                }
            }
            self.go(x, y, new);
            if let Some(columns) = self.put(spot, new.len()) {
                spilt = spilt.max((x + columns).min(new.len()));
            }
            x += 1;
        }
    }

    /// Blanks so many spots, or all to the end of the row; the cursor stays.
    fn erase(&mut self, x: usize, y: u16, row: &[Spot], count: Option<usize>) {
        self.go(x, y, row);
        self.pen(Look::PLAIN.for_blank(self.state.pen.unwrap_or(Look::PLAIN)));
        match count {
            Some(count) => {
                let _ = write!(self.out, "\x1b[{count}X");
            }
            None => self.command(Clear(ClearType::UntilNewLine)),
        }
    }

    /// Moves the cursor to a spot of `row`.
    fn go(&mut self, x: usize, y: u16, row: &[Spot]) {
        if let Some((from, at)) = self.state.cursor
            && at == y
            && let Some(between) = row.get(usize::from(from)..x)
            && self.can_repeat(between)
        {
            for spot in between {
                self.put(*spot, row.len());
            }
        }
        self.move_to(u16::try_from(x).unwrap_or(u16::MAX), y);
    }

    /// Whether writing spots again costs less than jumping over them.
    fn can_repeat(&self, between: &[Spot]) -> bool {
        let jump = match between.len() {
            0..=9 => JUMP - 2,
            10..=99 => JUMP - 1,
            _ => JUMP,
        };
        let Some(pen) = self.state.pen else {
            return false;
        };
        let mut room = [0; 4];
        let mut bytes = 0;
        between.iter().all(|spot| {
            let text = self.clusters.text(spot.symbol, &mut room);
            bytes += text.len();
            bytes <= jump && !spot.is_right_half() && spot.pen(pen) == pen && is_certain(text)
        })
    }

    /// Moves the cursor.
    pub(super) fn move_to(&mut self, x: u16, y: u16) {
        match self.state.cursor {
            Some(at) if at == (x, y) => {}
            Some((_, row)) if row == y && x == 0 => self.out.push('\r'),
            Some((from, row)) if row == y && from < x => self.command(MoveRight(x - from)),
            Some((from, row)) if row == y => self.command(MoveLeft(from - x)),
            Some((column, from)) if column == x && from < y => self.command(MoveDown(y - from)),
            Some((column, from)) if column == x => self.command(MoveUp(from - y)),
            Some(_) | None => self.command(MoveTo(x, y)),
        }
        self.state.cursor = Some((x, y));
    }

    /// Writes a spot at the cursor, in a row of so many columns; returns how many
    /// some terminals may take for it, where they disagree.
    fn put(&mut self, spot: Spot, columns: usize) -> Option<usize> {
        self.pen(spot.pen(self.state.pen.unwrap_or(Look::PLAIN)));
        let (width, reached) = match spot.symbol {
            Symbol::One(c) if c.is_ascii() => {
                self.out.push(c);
                (1, None)
            }
            symbol @ (Symbol::One(_) | Symbol::Several(_) | Symbol::RightHalf) => {
                let mut room = [0; 4];
                let text = self.clusters.text(symbol, &mut room);
                self.out.push_str(text);
                (width(text), (!is_certain(text)).then(|| reach(text)))
            }
        };
        let width = u16::try_from(width).unwrap_or(1);
        let moved = self.state.cursor.map(|(x, y)| (x.saturating_add(width), y));
        let is_known = |(x, _): &(u16, u16)| usize::from(*x) < columns && reached.is_none();
        self.state.cursor = moved.filter(is_known);
        reached
    }

    fn pen(&mut self, look: Look) {
        look.write(self.state.pen, &mut self.out);
        self.state.pen = Some(look);
    }

    /// Adds a command.
    pub(super) fn command(&mut self, command: impl Command) {
        // A string takes everything.
        let _ = command.write_ansi(&mut self.out);
    }

    /// Moves the rows of a region; what is uncovered is blank. The margins are
    /// given up at once, for nothing else here knows them.
    pub(super) fn scroll(&mut self, scroll: &Scroll, is_full_width: bool) {
        let area = scroll.area;
        let rows = scroll.up.unsigned_abs();
        let (top, bottom) = (area.top() + 1, area.bottom());
        self.pen(Look::PLAIN.for_blank(self.state.pen.unwrap_or(Look::PLAIN)));
        let _ = write!(self.out, "\x1b[{top};{bottom}r");
        if is_full_width {
            // Rows deleted or inserted at the top: every terminal can do that.
            let letter = if scroll.up > 0 { 'M' } else { 'L' };
            let _ = write!(self.out, "\x1b[{top}H\x1b[{rows}{letter}");
        } else {
            let (left, right) = (area.left() + 1, area.right());
            let _ = write!(self.out, "\x1b[?69h\x1b[{left};{right}s");
            if scroll.up > 0 {
                self.command(ScrollUp(rows));
            } else {
                self.command(ScrollDown(rows));
            }
            self.out.push_str("\x1b[?69l");
        }
        self.out.push_str("\x1b[r");
        self.state.cursor = None;
    }
}
