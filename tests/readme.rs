//! The README says what is so.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use briefing::app::keymap;

const README: &str = include_str!("../README.md");

#[test]
fn the_key_table_is_that_of_the_keymap() {
    let (_, rest) = README
        .split_once("<!-- keys -->\n")
        .expect("a table begins");
    let (table, _) = rest.split_once("<!-- /keys -->").expect("a table ends");
    assert_eq!(
        table.trim(),
        keymap::markdown_table().trim(),
        "the table in the README is made with: briefing keys"
    );
}

#[test]
fn the_two_commands_are_there() {
    assert!(README.contains("cargo run --release\n") && README.contains("cargo test\n"));
}
