//! What stands in the cells of a screen, as a terminal sees it.

use std::collections::HashMap;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use super::pen::Look;
use crate::text::width::grapheme_width;

/// What stands in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// What is written.
    pub(super) symbol: Symbol,
    /// How it looks.
    pub(super) look: Look,
}

/// A grapheme cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Symbol {
    /// One character.
    One(char),
    /// Several, by their number among [`Clusters`].
    Several(u16),
    /// The right half of the wide one before.
    RightHalf,
}

impl Spot {
    /// A cell after it was erased.
    pub(super) const ERASED: Self = Self {
        symbol: Symbol::One(' '),
        look: Look::PLAIN,
    };

    /// Whether it is the right half of a wide cluster.
    pub(super) fn is_right_half(self) -> bool {
        self.symbol == Symbol::RightHalf
    }

    /// Whether it shows nothing but its ground.
    pub(super) fn is_blank(self) -> bool {
        self.symbol == Symbol::One(' ') && self.look == self.look.of_blank()
    }

    /// What `pen` has to become to write it.
    pub(super) fn pen(self, pen: Look) -> Look {
        if self.is_blank() {
            self.look.for_blank(pen)
        } else {
            self.look
        }
    }
}

/// Clusters of several characters that were seen; they are few.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    numbers: HashMap<Box<str>, u16>,
    texts: Vec<Box<str>>,
}

impl Clusters {
    /// The symbol for a cluster; none when there is no number left.
    fn symbol(&mut self, cluster: &str) -> Option<Symbol> {
        if let Some(number) = self.numbers.get(cluster) {
            return Some(Symbol::Several(*number));
        }
        let number = u16::try_from(self.texts.len()).ok()?;
        self.numbers.insert(cluster.into(), number);
        self.texts.push(cluster.into());
        Some(Symbol::Several(number))
    }

    /// The text of a symbol; empty for a right half.
    pub(super) fn text<'a>(&'a self, symbol: Symbol, room: &'a mut [u8; 4]) -> &'a str {
        match symbol {
            Symbol::One(c) => c.encode_utf8(room),
            Symbol::Several(number) => self.texts.get(usize::from(number)).map_or(" ", |text| text),
            Symbol::RightHalf => "",
        }
    }
}

/// A screen.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    /// Its cells, by columns and rows from 0 on.
    pub(super) area: Rect,
    spots: Vec<Spot>,
}

impl Grid {
    /// Takes over what stands in a buffer; false when it has too many clusters.
    /// What cannot be shown is blank: a wide cluster in the last column, a
    /// cluster without width, and controls, which never should come here.
    pub(super) fn read(&mut self, buffer: &Buffer, clusters: &mut Clusters) -> bool {
        self.area = buffer.area;
        self.spots.clear();
        let columns = usize::from(self.area.width).max(1);
        for row in buffer.content.chunks(columns) {
            if self.read_row(row, clusters).is_none() {
                return false;
            }
        }
        true
    }

    fn read_row(&mut self, row: &[Cell], clusters: &mut Clusters) -> Option<()> {
        let mut left = row.len();
        let mut cells = row.iter();
        while let Some(cell) = cells.next() {
            let (symbol, columns) = shown(cell.symbol(), left, clusters)?;
            let look = Look::of(cell);
            let is_blank = symbol == Symbol::One(' ');
            let look = if is_blank { look.of_blank() } else { look };
            self.spots.push(Spot { symbol, look });
            if columns == 2 {
                cells.next();
                let symbol = Symbol::RightHalf;
                self.spots.push(Spot { symbol, look });
            }
            left -= columns;
        }
        Some(())
    }

    /// The rows, from the top.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[Spot]> {
        self.spots.chunks(usize::from(self.area.width).max(1))
    }

    /// The spots in one row of an area.
    pub(super) fn within(&self, row: Rect) -> &[Spot] {
        self.spots.get(self.range(row)).unwrap_or_default()
    }

    /// The same, to be changed.
    pub(super) fn within_mut(&mut self, row: Rect) -> &mut [Spot] {
        let range = self.range(row);
        self.spots.get_mut(range).unwrap_or_default()
    }

    fn range(&self, row: Rect) -> std::ops::Range<usize> {
        let start = usize::from(row.y) * usize::from(self.area.width) + usize::from(row.x);
        start..start + usize::from(row.width)
    }
}

/// What is sent for a cluster where so many columns are left, and the columns
/// that it takes.
fn shown(symbol: &str, left: usize, clusters: &mut Clusters) -> Option<(Symbol, usize)> {
    const BLANK: Option<(Symbol, usize)> = Some((Symbol::One(' '), 1));
    if let [byte @ b' '..=b'~'] = symbol.as_bytes() {
        return Some((Symbol::One(char::from(*byte)), 1));
    }
    let columns = grapheme_width(symbol);
    let mut characters = symbol.chars();
    let first = characters.next();
    let is_one = characters.next().is_none();
    match first {
        Some(first) if (1..=left).contains(&columns) && !symbol.chars().any(char::is_control) => {
            if is_one {
                Some((Symbol::One(first), columns))
            } else if reach(symbol) <= left {
                Some((clusters.symbol(symbol)?, columns))
            } else if width_of(first) == columns {
                // A terminal may take it for wider, and then it would break into
                // the next row.
                Some((Symbol::One(first), columns))
            } else {
                BLANK
            }
        }
        _ => BLANK,
    }
}

fn width_of(c: char) -> usize {
    grapheme_width(c.encode_utf8(&mut [0; 4]))
}

/// The most columns that a terminal may take for a cluster: some add up the
/// widths of its characters, some know no newer emoji.
pub(super) fn reach(cluster: &str) -> usize {
    let of_character = |c: char| match width_of(c) {
        0 => 0,
        _ if is_disputed(c) => 2,
        columns => columns,
    };
    let sum = cluster.chars().map(of_character).sum::<usize>();
    sum.max(grapheme_width(cluster))
}

/// Whether terminals agree on the width of a cluster.
pub(super) fn is_certain(cluster: &str) -> bool {
    cluster.len() <= 1
        || reach(cluster) == grapheme_width(cluster) && !cluster.chars().any(is_disputed)
}

/// Emoji and the signs that join or change them.
fn is_disputed(c: char) -> bool {
    matches!(
        c,
        '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}'
    )
}
