//! What a key costs on the way to the terminal, and where the cursor is.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::field_reassign_with_default
)]

mod support;

use briefing::app::Background;
use briefing::runtime::paint::Painter;
use briefing::ui::theme::{ASCII, Depth, Theme, UNICODE};
use support::Harness;

/// Bytes that each of some keys sends, on average and at most, to a terminal of
/// all colours.
fn bytes(before: &str, keys: &[&str], has_margins: bool) -> (usize, usize) {
    let mut harness = Harness::bundled(120, 40);
    harness.press(before);
    let mut painter = Painter::default();
    painter.has_margins = has_margins;
    harness.bytes(&mut painter);
    let counts: Vec<usize> = keys
        .iter()
        .map(|key| {
            harness.press(key);
            harness.bytes(&mut painter).len()
        })
        .collect();
    let most = counts.iter().max().copied().unwrap_or(0);
    (counts.iter().sum::<usize>() / counts.len(), most)
}

/// The ceilings are a tenth above what was measured: on average and at most,
/// first for terminals without left and right margins.
#[test]
fn a_key_costs_no_more_bytes_than_it_did() {
    let letters = ["c", "y", "b", "e", "r", "<Space>", "t", "h"];
    let ceilings = [
        ("a row down", "", vec!["j"; 100], (2500, 4100), (385, 1905)),
        ("a row up", "G", vec!["k"; 100], (2700, 4100), (415, 1715)),
        (
            "a sentence on",
            "",
            vec![")"; 40],
            (1860, 3750),
            (935, 1960),
        ),
        (
            "a page down",
            "",
            vec!["<Space>"; 4],
            (4250, 4500),
            (4250, 4500),
        ),
        (
            "the next pane",
            "",
            vec!["<Tab>"; 6],
            (960, 1150),
            (960, 1150),
        ),
        (
            "an entry down",
            "l",
            vec!["j"; 12],
            (1940, 2700),
            (1940, 2700),
        ),
        (
            "the next hit",
            "/security<Enter>",
            vec!["n"; 20],
            (1960, 3950),
            (1810, 3950),
        ),
        (
            "a letter of a query",
            "/",
            letters.to_vec(),
            (2400, 8800),
            (2400, 8800),
        ),
    ];
    for (what, before, keys, without, with) in ceilings {
        for (has_margins, ceiling) in [(false, without), (true, with)] {
            let (average, most) = bytes(before, &keys, has_margins);
            assert!(
                average <= ceiling.0 && most <= ceiling.1,
                "{what}, margins {has_margins}: {average} on average, {most} at most, {ceiling:?}"
            );
        }
    }
}

#[test]
fn a_frame_of_nothing_new_is_not_sent() {
    let mut harness = Harness::bundled(120, 40);
    let mut painter = Painter::default();
    assert!(harness.bytes(&mut painter).len() < 11_000);
    assert_eq!(harness.bytes(&mut painter), "");
    // At the top there is no row above.
    harness.press("k");
    assert_eq!(harness.bytes(&mut painter), "");
    // Drawn over at another size, never cleared.
    for (columns, rows) in [(80, 24), (20, 5), (121, 40)] {
        harness.resize(columns, rows);
        let frame = harness.bytes(&mut painter);
        assert!(!frame.is_empty() && !frame.contains("\x1b[2J") && !frame.contains("\x1b[J"));
        assert_eq!(harness.bytes(&mut painter), "");
    }
}

/// The row of the cursor, from its column on; whether it is visible.
fn at_cursor(harness: &Harness) -> (String, bool) {
    let (buffer, cursor) = harness.drawn();
    let row = (cursor.at.x..buffer.area.width).map(|x| buffer[(x, cursor.at.y)].symbol());
    (row.collect(), cursor.is_visible)
}

#[test]
fn the_cursor_is_at_what_keys_act_on() {
    for (background, depth, glyphs) in [
        (Background::Dark, Depth::True, &UNICODE),
        (Background::Light, Depth::Indexed, &UNICODE),
        (Background::Dark, Depth::Ansi, &UNICODE),
        (Background::Dark, Depth::Mono, &ASCII),
    ] {
        for (columns, rows) in [(120, 40), (80, 24), (60, 20)] {
            let mut harness = Harness::bundled(columns, rows);
            harness.theme = Theme::new(background, depth, glyphs);
            let bar = glyphs.bar;
            for (keys, wanted) in [
                ("", "For decades"),
                (")", "The lasting"),
                ("j", "The lasting"),
                ("go", bar),
                ("j", bar),
                ("gf", bar),
                ("jj", bar),
                ("<Enter>j", bar),
                ("<Esc>gr?", ""),
                ("<Esc>K", bar),
                ("<Esc>", ""),
            ] {
                harness.press(keys);
                let (row, is_visible) = at_cursor(&harness);
                assert!(row.starts_with(wanted), "{keys:?} at {columns}: {row}");
                assert!(!is_visible);
            }
        }
    }
}

#[test]
fn the_bar_under_the_cursor_is_that_of_the_selected_row() {
    let mut harness = Harness::bundled(120, 40);
    // The entry that was chosen keeps its bar while another is looked at.
    harness.press("l<Enter><Esc>jj");
    let (row, _) = at_cursor(&harness);
    let cursor_at = harness.drawn().1.at.y;
    let selected = harness
        .model
        .facets
        .at_cursor(&harness.model.briefing)
        .and_then(|id| harness.model.briefing.entry(id))
        .unwrap();
    assert!(row.contains(selected.label.as_str()), "{row}");
    harness.press("j");
    assert!(harness.drawn().1.at.y > cursor_at);
    harness.press("gg");
    assert!(harness.drawn().1.at.y < cursor_at);
}

#[test]
fn input_lines_show_the_cursor_behind_what_is_typed() {
    let mut harness = Harness::bundled(120, 40);
    for keys in ["/cyber", "<Esc>:copy", "<Esc>l&na"] {
        harness.press(keys);
        let (buffer, cursor) = harness.drawn();
        let before: String = (0..cursor.at.x)
            .map(|x| buffer[(x, cursor.at.y)].symbol())
            .collect();
        let typed = keys.trim_start_matches("<Esc>").trim_start_matches('l');
        assert!(before.ends_with(&typed[1..]), "{before:?}");
        assert!(cursor.is_visible);
    }
}
