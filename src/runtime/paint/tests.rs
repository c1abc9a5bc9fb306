mod model;

use proptest::prelude::*;
use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier, Style};

use super::*;
use model::{Kind, Terminal};

/// What stands in random cells; with controls, which must not get through.
const SYMBOLS: [&str; 16] = [
    " ",
    " ",
    " ",
    "a",
    "b",
    "c",
    "é",
    "e\u{301}",
    "─",
    "█",
    "漢",
    "字",
    "\u{1b}",
    "",
    "👨‍👩‍👧",
    "❤\u{fe0f}",
];
/// Those of them whose width nobody disputes.
const CERTAIN: usize = 14;

fn styles() -> impl Strategy<Value = Style> {
    let plain = Style::new().fg(Color::Reset).bg(Color::Reset);
    prop_oneof![
        4 => Just(plain),
        1 => Just(plain.bg(Color::Rgb(1, 2, 3))),
        1 => Just(plain.fg(Color::Indexed(3)).add_modifier(Modifier::BOLD)),
        1 => Just(plain.fg(Color::Indexed(200)).add_modifier(Modifier::UNDERLINED)),
        1 => (any::<(u8, u8)>(), any::<u16>()).prop_map(move |((front, ground), modifier)| {
            let modifier = Modifier::from_bits_truncate(modifier);
            plain
                .fg(Color::Indexed(front))
                .bg(Color::Indexed(ground))
                .add_modifier(modifier)
        }),
    ]
}

/// What happens to a screen between two frames.
#[derive(Debug, Clone)]
enum Change {
    /// Some cells, by their place, get a symbol and a style.
    Cells(Vec<(usize, usize, Style)>),
    /// The rows of an area move.
    Move(u16, u16, u16, u16, i16),
}

fn changes(symbols: usize) -> impl Strategy<Value = Change> {
    let cell = (any::<usize>(), 0..symbols, styles());
    prop_oneof![
        prop::collection::vec(cell, 0..60).prop_map(Change::Cells),
        (0..30u16, 0..12u16, 1..30u16, 1..12u16, -4..=4i16)
            .prop_map(|(x, y, width, height, up)| Change::Move(x, y, width, height, up)),
    ]
}

fn apply(buffer: &mut Buffer, change: &Change) {
    match change {
        Change::Cells(cells) => {
            let count = buffer.content.len();
            for (at, symbol, style) in cells {
                let cell = &mut buffer.content[at % count];
                cell.set_symbol(SYMBOLS[*symbol]).set_style(*style);
                cell.modifier = style.add_modifier;
            }
        }
        Change::Move(x, y, width, height, up) => {
            let area = Rect::new(*x, *y, *width, *height).intersection(buffer.area);
            let former = buffer.clone();
            for position in area.positions() {
                let from = position.y.checked_add_signed(*up);
                let from = from.filter(|y| (area.top()..area.bottom()).contains(y));
                buffer[position] = from.map_or(Cell::EMPTY, |y| former[(position.x, y)].clone());
            }
        }
    }
}

/// Feeds frames of a changing screen to a terminal of a kind.
fn check(kind: Kind, (columns, rows): (u16, u16), changes: &[Change], cursors: &[(u16, u16)]) {
    let mut terminal = Terminal::new(kind, columns, rows);
    let mut painter = Painter {
        has_margins: kind.has_margins,
        ..Painter::default()
    };
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let size = Size { columns, rows };
    let panes = [
        Rect::new(3, 1, columns / 2, rows),
        Rect::new(0, 0, columns, rows),
        Rect::new(columns / 2, 0, columns, 40),
    ];
    for (change, (x, y)) in changes.iter().zip(cursors) {
        apply(&mut buffer, change);
        let cursor = Cursor {
            at: Position::new(x % columns, y % rows),
            is_visible: x % 2 == 0,
        };
        let frame = painter.frame(size, &panes, |next| {
            next.content.clone_from(&buffer.content);
            cursor
        });
        terminal.feed(&frame.unwrap_or_default());
        terminal.shows(&buffer, cursor.at);
        assert_eq!(terminal.screen.is_on(25), cursor.is_visible);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_terminal_shows_the_buffer(
        size in (1..30u16, 1..12u16),
        changes in prop::collection::vec(changes(SYMBOLS.len()), 1..8),
        cursors in prop::collection::vec(any::<(u16, u16)>(), 8),
        erases_with_ground: bool,
        adds_widths: bool,
        has_margins: bool,
    ) {
        let kind = Kind { erases_with_ground, adds_widths, has_margins };
        check(kind, size, &changes, &cursors);
    }

    #[test]
    fn another_terminal_shows_it_too(
        (columns, rows) in (1..30u16, 1..12u16),
        changes in prop::collection::vec(changes(CERTAIN), 1..8),
    ) {
        let [height, width] = [rows, columns].map(|side| side.try_into().unwrap());
        let mut parser = vt100::Parser::new(height, width, 0);
        let mut painter = Painter::default();
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        for change in &changes {
            apply(&mut buffer, change);
            let frame = painter.frame(Size { columns, rows }, &[buffer.area], |next| {
                next.content.clone_from(&buffer.content);
                Cursor::default()
            });
            parser.process(frame.unwrap_or_default().as_bytes());
            shows(parser.screen(), &buffer);
        }
    }
}

/// Fails unless a terminal of `vt100` shows a buffer.
fn shows(screen: &vt100::Screen, buffer: &Buffer) {
    let mut clusters = Clusters::default();
    let mut wanted = Grid::default();
    wanted.read(buffer, &mut clusters);
    for (y, row) in (0..).zip(wanted.rows()) {
        for (x, spot) in (0..).zip(row) {
            let cell = screen.cell(y, x).unwrap();
            let symbol = match cell.contents() {
                "" if !cell.is_wide_continuation() => " ",
                other => other,
            };
            assert_eq!(
                symbol,
                clusters.text(spot.symbol, &mut [0; 4]),
                "row {y}, column {x}"
            );
            if spot.is_right_half() {
                continue;
            }
            let of_vt100 = |colour: vt100::Color| match colour {
                vt100::Color::Default => Color::Reset,
                vt100::Color::Idx(index) => Color::Indexed(index),
                vt100::Color::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
            };
            assert_eq!(of_vt100(cell.bgcolor()), spot.look.ground);
            let modifier = spot.look.modifier;
            assert_eq!(cell.inverse(), modifier.contains(Modifier::REVERSED));
            assert_eq!(cell.underline(), modifier.contains(Modifier::UNDERLINED));
            if !spot.is_blank() {
                assert_eq!(of_vt100(cell.fgcolor()), spot.look.front);
                assert_eq!(cell.italic(), modifier.contains(Modifier::ITALIC));
                // It knows one weight at a time.
                let is_bold =
                    modifier.contains(Modifier::BOLD) && !modifier.contains(Modifier::DIM);
                assert!(cell.bold() == is_bold || modifier.contains(Modifier::DIM));
            }
        }
    }
}

/// The bytes that turn one row into another, without those around each frame.
fn between(from: &str, to: &str) -> String {
    let mut painter = Painter::default();
    let mut frame = |text: &str| {
        let row = model::row(text);
        let size = Size {
            columns: row.area.width,
            rows: 1,
        };
        painter.frame(size, &[], |next| {
            next.content.clone_from(&row.content);
            Cursor::default()
        })
    };
    frame(from);
    let whole = frame(to).unwrap_or_default();
    let inner = whole.strip_prefix("\x1b[?2026h").unwrap();
    let inner = inner.strip_suffix("\x1b[?2026l").unwrap();
    let home = ["\r", "\x1b[1;1H"]
        .iter()
        .find(|home| inner.ends_with(*home));
    inner[..inner.len() - home.unwrap().len()].to_owned()
}

#[test]
fn what_costs_least_is_sent() {
    // From the first column, where the cursor rests.
    assert_eq!(between("one two  three ", "one two  threw "), "\x1b[13Cw");
    assert_eq!(between("aXbXcXdXe ", "a1b1c1d1e "), "a1b1c1d1");
    assert_eq!(
        between("abcdef words that go  ", "abc                   "),
        "abc\x1b[K"
    );
    assert_eq!(
        between("a words that go away b", "a                    b"),
        "a \x1b[18X"
    );
    assert_eq!(between("漢字ab ", "a 字b  "), "a \x1b[2Cb ");
}

#[test]
fn nothing_is_sent_for_nothing() {
    let mut painter = Painter::default();
    let size = Size {
        columns: 9,
        rows: 3,
    };
    let mut frame = |x| {
        painter.frame(size, &[], |next| {
            next.set_string(0, 1, "text", Style::new());
            Cursor {
                at: Position::new(x, 0),
                is_visible: false,
            }
        })
    };
    assert!(frame(0).is_some());
    assert_eq!(frame(0), None);
    assert_eq!(frame(2).as_deref(), Some("\x1b[?2026h\x1b[2C\x1b[?2026l"));
    painter.forget();
    let whole = painter.frame(size, &[], |_| Cursor::default()).unwrap();
    // Drawn over, not cleared.
    assert!(
        whole.contains("\x1b[K") && !whole.contains('J'),
        "{whole:?}"
    );
    assert_eq!(
        painter.frame(Size::default(), &[], |_| Cursor::default()),
        None
    );
}

/// Rows of a text pane between two others, from a row of the text on.
fn page(buffer: &mut Buffer, top: u16, letter: &str) {
    for y in 0..buffer.area.height {
        buffer.set_string(0, y, format!("left {y}"), Style::new());
        // No letter of a row is that of the next.
        let letters = (0..28).map(|x| (b'a' + ((top + y) * 7 + x) as u8 % 26) as char);
        let text: String = letter.chars().chain(letters).collect();
        buffer.set_string(10, y, text, Style::new());
        buffer.set_string(45, y, format!("right {y}"), Style::new());
    }
}

#[test]
fn a_pane_moves_where_the_terminal_can_move_it() {
    let pane = [Rect::new(10, 0, 34, 20)];
    let size = Size {
        columns: 60,
        rows: 20,
    };
    for (has_margins, letter, moves) in [(true, "r", true), (false, "r", false), (true, "漢", true)]
    {
        let kind = Kind {
            has_margins,
            ..Kind::default()
        };
        let mut terminal = Terminal::new(kind, 60, 20);
        let mut painter = Painter {
            has_margins,
            ..Painter::default()
        };
        for top in [5, 6, 9, 2] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 20));
            page(&mut buffer, top, letter);
            let frame = painter.frame(size, &pane, |next| {
                next.content.clone_from(&buffer.content);
                Cursor::default()
            });
            let frame = frame.unwrap();
            terminal.feed(&frame);
            terminal.shows(&buffer, Position::default());
            if top != 5 {
                assert_eq!(frame.len() < 400, moves, "{} bytes", frame.len());
            }
        }
        assert_eq!(terminal.screen.scrolls, if moves { 3 } else { 0 });
    }
}

#[test]
fn a_pane_as_wide_as_the_screen_moves_everywhere() {
    let size = Size {
        columns: 50,
        rows: 20,
    };
    let mut terminal = Terminal::new(Kind::default(), 50, 20);
    let mut painter = Painter::default();
    for top in [5, 6, 4] {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 50, 20));
        for y in 1..19 {
            let text = format!("row {} of a text that fills the screen", top + y);
            buffer.set_string(2, y, text, Style::new());
        }
        let frame = painter.frame(size, &[Rect::new(0, 1, 49, 18)], |next| {
            next.content.clone_from(&buffer.content);
            Cursor::default()
        });
        terminal.feed(&frame.unwrap());
        terminal.shows(&buffer, Position::default());
    }
    assert_eq!(terminal.screen.scrolls, 2);
}
