//! A terminal that shows what it was told, and that shows a sign of damage
//! wherever terminals differ or a cluster was cut in two.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};
use unicode_segmentation::UnicodeSegmentation;
use vte::{Params, Parser, Perform};

use super::super::grid::{Clusters, Grid, is_certain};
use super::super::pen::Look;
use crate::text::width::grapheme_width;

/// What stands where nobody can say what a terminal shows.
const DAMAGE: &str = "\u{fffd}";

/// How terminals differ.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kind {
    /// What is erased takes the ground of the pen.
    pub(super) erases_with_ground: bool,
    /// Clusters are as wide as their characters together.
    pub(super) adds_widths: bool,
    /// Left and right margins are known.
    pub(super) has_margins: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Cell {
    /// Empty in the right half of a wide cluster.
    symbol: String,
    look: Look,
}

impl Cell {
    fn new(symbol: &str, look: Look) -> Self {
        Self {
            symbol: symbol.to_owned(),
            look,
        }
    }
}

pub(super) struct Terminal {
    pub(super) screen: Screen,
    parser: Parser,
}

#[derive(Debug)]
pub(super) struct Screen {
    kind: Kind,
    columns: usize,
    rows: Vec<Vec<Cell>>,
    pen: Look,
    cursor: (usize, usize),
    wraps: bool,
    modes: BTreeSet<usize>,
    margins: Option<(usize, usize)>,
    region: (usize, usize),
    /// Sequences that it does not know.
    pub(super) unknown: Vec<String>,
    /// Rows that moved by margins or region.
    pub(super) scrolls: usize,
}

impl Terminal {
    /// A terminal on which something else has stood.
    pub(super) fn new(kind: Kind, columns: u16, rows: u16) -> Self {
        let look = Look {
            front: Color::Red,
            ground: Color::Green,
            modifier: Modifier::UNDERLINED | Modifier::BOLD,
        };
        let columns = usize::from(columns);
        let screen = Screen {
            kind,
            columns,
            rows: vec![vec![Cell::new(DAMAGE, look); columns]; rows.into()],
            pen: look,
            cursor: (columns / 2, 0),
            wraps: false,
            modes: BTreeSet::from([25]),
            margins: None,
            region: (0, usize::from(rows) - 1),
            unknown: Vec::new(),
            scrolls: 0,
        };
        Self {
            screen,
            parser: Parser::new(),
        }
    }

    pub(super) fn feed(&mut self, bytes: &str) {
        self.parser.advance(&mut self.screen, bytes.as_bytes());
    }

    /// Fails unless it shows a buffer and nothing is left switched on.
    pub(super) fn shows(&self, buffer: &Buffer, cursor: Position) {
        let screen = &self.screen;
        assert_eq!(screen.unknown, Vec::<String>::new());
        assert!(!screen.is_on(2026) && !screen.is_on(69) && screen.margins.is_none());
        assert_eq!(screen.region, (0, screen.rows.len() - 1));
        assert_eq!(
            screen.cursor,
            (cursor.x.into(), cursor.y.into()),
            "the cursor"
        );
        let mut clusters = Clusters::default();
        let mut wanted = Grid::default();
        wanted.read(buffer, &mut clusters);
        for (row, spots) in screen.rows.iter().zip(wanted.rows()) {
            let mut is_disputed = false;
            for (at, (cell, spot)) in row.iter().zip(spots).enumerate() {
                let mut room = [0; 4];
                let symbol = clusters.text(spot.symbol, &mut room);
                // What terminals dispute is theirs; what stands beside it is not.
                is_disputed = if spot.is_right_half() {
                    is_disputed
                } else {
                    !is_certain(symbol)
                };
                if is_disputed {
                    continue;
                }
                let look = if cell.symbol == " " {
                    cell.look.of_blank()
                } else {
                    cell.look
                };
                assert_eq!(
                    (cell.symbol.as_str(), look),
                    (symbol, spot.look),
                    "column {at}"
                );
            }
        }
    }
}

impl Screen {
    pub(super) fn is_on(&self, mode: usize) -> bool {
        self.modes.contains(&mode)
    }

    fn blank(&self) -> Cell {
        let ground = if self.kind.erases_with_ground {
            self.pen.ground
        } else {
            Color::Reset
        };
        Cell::new(
            " ",
            Look {
                ground,
                ..Look::PLAIN
            },
        )
    }

    fn put(&mut self, symbol: &str) {
        let width = grapheme_width(symbol);
        assert!(
            !self.wraps && self.cursor.0 + width <= self.columns,
            "{symbol:?} would go to the next row"
        );
        let (x, y) = self.cursor;
        let row = &mut self.rows[y];
        // The other halves of what is overwritten.
        if row[x].symbol.is_empty() && x > 0 {
            row[x - 1].symbol = DAMAGE.to_owned();
        }
        if row
            .get(x + width)
            .is_some_and(|cell| cell.symbol.is_empty())
        {
            row[x + width].symbol = DAMAGE.to_owned();
        }
        row[x] = Cell::new(symbol, self.pen);
        if width == 2 {
            row[x + 1] = Cell::new("", self.pen);
        }
        self.cursor.0 = x + width;
        if self.cursor.0 == self.columns {
            self.cursor.0 -= 1;
            self.wraps = true;
        }
    }

    /// The cell that a character without width belongs to.
    fn before(&mut self) -> Option<&mut Cell> {
        let (x, y) = self.cursor;
        let mut x = if self.wraps { x } else { x.checked_sub(1)? };
        if self.rows[y][x].symbol.is_empty() {
            x = x.checked_sub(1)?;
        }
        Some(&mut self.rows[y][x])
    }

    fn erase(&mut self, from: usize, to: usize) {
        let blank = self.blank();
        let row = &mut self.rows[self.cursor.1];
        let to = to.min(row.len());
        if row[from].symbol.is_empty() && from > 0 {
            row[from - 1].symbol = DAMAGE.to_owned();
        }
        if row.get(to).is_some_and(|cell| cell.symbol.is_empty()) {
            row[to].symbol = DAMAGE.to_owned();
        }
        row[from..to].fill(blank);
    }

    /// Moves rows within the margins, from `top` on; up if `by` is above 0.
    fn scroll(&mut self, top: usize, by: isize) {
        self.scrolls += 1;
        let (left, right) = self.margins.unwrap_or((0, self.columns - 1));
        let former = self.rows.clone();
        let blank = self.blank();
        for y in top..=self.region.1 {
            let from = y.checked_add_signed(by);
            let from = from.filter(|from| (top..=self.region.1).contains(from));
            match from {
                Some(from) => {
                    self.rows[y][left..=right].clone_from_slice(&former[from][left..=right]);
                }
                None => self.rows[y][left..=right].fill(blank.clone()),
            }
            for x in [left, right + 1] {
                if self.rows[y]
                    .get(x)
                    .is_some_and(|cell| cell.symbol.is_empty())
                {
                    self.rows[y][x].symbol = DAMAGE.to_owned();
                }
            }
        }
    }

    fn set_look(&mut self, params: &[Vec<u16>]) {
        let numbers: Vec<u16> = params.iter().map(|values| values[0]).collect();
        let mut rest = numbers.as_slice();
        while let [number, after @ ..] = rest {
            rest = after;
            let on = |number: u16| Modifier::from_bits_truncate(1 << (number - 1));
            match *number {
                0 => self.pen = Look::PLAIN,
                1..=9 => self.pen.modifier |= on(*number),
                22 => self.pen.modifier -= on(1) | on(2),
                25 => self.pen.modifier -= on(5) | on(6),
                23 | 24 | 27..=29 => self.pen.modifier -= on(*number - 20),
                30..=39 | 90..=97 => self.pen.front = colour(*number, &mut rest),
                40..=49 | 100..=107 => self.pen.ground = colour(*number - 10, &mut rest),
                other => self.unknown.push(format!("SGR {other}")),
            }
        }
    }
}

fn colour(number: u16, rest: &mut &[u16]) -> Color {
    let channel = |value: u16| u8::try_from(value).unwrap();
    let (colour, used) = match (number, *rest) {
        (39, _) => (Color::Reset, 0),
        (38, [2, red, green, blue, ..]) => (
            Color::Rgb(channel(*red), channel(*green), channel(*blue)),
            4,
        ),
        (38, [5, index, ..]) => (Color::Indexed(channel(*index)), 2),
        (30..=37, _) => (Color::Indexed(channel(number - 30)), 0),
        (90..=97, _) => (Color::Indexed(channel(number - 90 + 8)), 0),
        _ => panic!("colour {number} {rest:?}"),
    };
    *rest = &rest[used..];
    colour
}

impl Perform for Screen {
    fn print(&mut self, c: char) {
        let width = grapheme_width(c.encode_utf8(&mut [0; 4]));
        let adds = self.kind.adds_widths;
        if let Some(before) = self.before() {
            let joined = format!("{}{c}", before.symbol);
            if width == 0 || !adds && joined.graphemes(true).count() == 1 {
                before.symbol = joined;
                return;
            }
        }
        self.put(&c.to_string());
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            b'\r' => self.cursor.0 = 0,
            other => self.unknown.push(format!("control {other}")),
        }
        self.wraps = false;
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], _: bool, action: char) {
        let params: Vec<Vec<u16>> = params.iter().map(<[u16]>::to_vec).collect();
        let number = |at: usize| usize::from(params.get(at).map_or(0, |values| values[0]));
        let count = number(0).max(1);
        let (x, y) = self.cursor;
        let last = (self.columns - 1, self.rows.len() - 1);
        if intermediates == b"?" {
            match number(0) {
                25 | 2026 => {}
                69 if self.kind.has_margins => self.margins = None,
                other => self.unknown.push(format!("mode {other}")),
            }
            if action == 'h' {
                self.modes.insert(number(0));
            } else {
                self.modes.remove(&number(0));
            }
            return;
        }
        if action == 'm' {
            return self.set_look(&params);
        }
        self.wraps = false;
        match action {
            'A' => self.cursor.1 = y.saturating_sub(count),
            'B' => self.cursor.1 = (y + count).min(last.1),
            'C' => self.cursor.0 = (x + count).min(last.0),
            'D' => self.cursor.0 = x.saturating_sub(count),
            'H' => {
                self.cursor = (
                    number(1).max(1).min(self.columns) - 1,
                    count.min(self.rows.len()) - 1,
                );
            }
            'K' if number(0) == 0 => self.erase(x, self.columns),
            'X' => self.erase(x, x + count),
            'r' => {
                let bottom = if number(1) == 0 {
                    last.1
                } else {
                    number(1) - 1
                };
                self.region = (count - 1, bottom);
                self.cursor = (0, 0);
            }
            's' if self.is_on(69) => {
                self.margins = Some((count - 1, number(1) - 1));
                self.cursor = (0, 0);
            }
            'S' => self.scroll(self.region.0, count.cast_signed()),
            'T' => self.scroll(self.region.0, -count.cast_signed()),
            'M' => self.scroll(y, count.cast_signed()),
            'L' => self.scroll(y, -count.cast_signed()),
            other => self.unknown.push(format!("CSI {params:?} {other}")),
        }
    }
}

/// A buffer of one row.
pub(super) fn row(text: &str) -> Buffer {
    let columns = u16::try_from(crate::text::width::width(text)).unwrap();
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, 1));
    buffer.set_string(0, 0, text, ratatui::style::Style::new());
    buffer
}
