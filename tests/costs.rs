//! What a key costs where no clock is asked: allocations and rows set, in the
//! bundled article and in a book of a megabyte. What it sends to the terminal
//! is in `frames.rs`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use std::fmt::Write as _;

use allocation_counter::measure;
use briefing::facets::Briefing;
use briefing::runtime::paint::Painter;
use support::{ARTICLE, Harness, read};

/// Most that a key may cost on average.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Cost {
    /// Allocations between the key and the bytes of its frame.
    allocations: u64,
    /// Rows that were set for it.
    rows: u64,
}

/// What each of some keys costs on average, once `before` was pressed.
fn cost(harness: &mut Harness, before: &str, key: &str, times: u64) -> Cost {
    // The rows at the end of the text are set once, by whichever key needs them first.
    harness.press("Ggg");
    harness.press(before);
    let mut painter = Painter::default();
    harness.bytes(&mut painter);
    let rows = harness.model.reader.typesetting.rows_set();
    let counted = measure(|| {
        for _ in 0..times {
            harness.press(key);
            harness.bytes(&mut painter);
        }
    });
    Cost {
        allocations: counted.count_total / times,
        rows: (harness.model.reader.typesetting.rows_set() - rows) / times,
    }
}

/// The article over and over, to a megabyte.
fn book() -> Harness {
    let mut book = String::new();
    for part in 1.. {
        if book.len() >= 1 << 20 {
            break;
        }
        let _ = write!(book, "# Part {part}\n\n{ARTICLE}\n\n");
    }
    Harness::new(read(&book, "markdown"), Briefing::default(), 120, 40)
}

/// Keys, with what is pressed before them, and the ceilings: a tenth above what was
/// measured in the article with its facets, and in a book without any.
const CEILINGS: [(&str, &str, &str, u64, [Cost; 2]); 7] = [
    (
        "a row down",
        "",
        "j",
        60,
        [cost_of(305, 1), cost_of(215, 2)],
    ),
    (
        "a sentence on",
        "gg",
        ")",
        20,
        [cost_of(300, 2), cost_of(185, 2)],
    ),
    (
        "a page down",
        "gg",
        "<Space>",
        3,
        [cost_of(755, 38), cost_of(430, 35)],
    ),
    (
        "the end and the beginning",
        "gg",
        "Ggg",
        3,
        [cost_of(185, 2), cost_of(105, 2)],
    ),
    (
        "a section on",
        "gg",
        "]]",
        4,
        [cost_of(705, 43), cost_of(540, 75)],
    ),
    (
        "a section of the outline",
        "ggh",
        "j",
        6,
        [cost_of(215, 2), cost_of(215, 2)],
    ),
    (
        "another width",
        "ggl<Esc>",
        "z>",
        3,
        [cost_of(1645, 85), cost_of(265, 2)],
    ),
];

const fn cost_of(allocations: u64, rows: u64) -> Cost {
    Cost { allocations, rows }
}

/// The keys that cost more than their ceiling.
fn dear(open: impl Fn() -> Harness, which: usize) -> Vec<String> {
    let mut dear = Vec::new();
    for (what, before, key, times, ceilings) in CEILINGS {
        let ceiling = ceilings[which];
        let measured = cost(&mut open(), before, key, times);
        if measured.allocations > ceiling.allocations || measured.rows > ceiling.rows {
            dear.push(format!("{what}: {measured:?}, at most {ceiling:?}"));
        }
    }
    dear
}

#[test]
fn a_key_costs_no_more_than_it_did() {
    let dear = dear(|| Harness::bundled(120, 40), 0);
    assert!(dear.is_empty(), "\n{}", dear.join("\n"));
}

/// However long the text is: what lies behind the screen costs nothing.
#[test]
fn a_key_in_a_book_costs_no_more_than_it_did() {
    let dear = dear(book, 1);
    assert!(dear.is_empty(), "\n{}", dear.join("\n"));
}

/// A hundred times the headings make no key dearer.
#[test]
fn a_key_costs_the_same_with_ten_headings_and_with_ten_thousand() {
    let of = |count: u32| {
        let mut text = String::new();
        for number in 0..count {
            let _ = write!(text, "## Heading {number}\n\nA sentence of its own.\n\n");
        }
        Harness::new(read(&text, "markdown"), Briefing::default(), 120, 40)
    };
    for (before, key) in [("", "j"), ("h", "j"), ("h", "<C-f>"), ("gg", "Ggg")] {
        let few = cost(&mut of(100), before, key, 10);
        let many = cost(&mut of(10_000), before, key, 10);
        let most = few.allocations * 11 / 10 + 20;
        assert!(many.allocations <= most, "{before}{key}: {few:?}, {many:?}");
    }
}
