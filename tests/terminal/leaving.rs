//! What is computed of an article ends when nobody reads it any more.
#![cfg(target_os = "linux")]

use std::fmt::Write as _;
use std::fs;

use super::*;

/// Paragraphs of the article that takes long: about 1.5 megabytes.
const PARAGRAPHS: usize = 12_000;

/// An article of which there is much to find.
fn long() -> String {
    let mut text = String::from("# Long\n\n");
    for number in 0..PARAGRAPHS {
        let _ = write!(
            text,
            "In talk {number} Norland and the Council of Ports agreed on joint patrols, \
             but they lack ships and the dispute over quay {number} goes on.\n\n"
        );
    }
    text
}

#[test]
fn the_work_on_an_article_ends_when_another_is_opened() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("long.md"), long()).unwrap();
    fs::write(
        desk.path().join("short.md"),
        "# Short\n\nA quay was built.\n",
    )
    .unwrap();
    let start = || {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_briefing"));
        command.args(["long.md"]);
        command.cwd(desk.path());
        let home = desk.path().to_str().unwrap();
        let mut session = Session::run(command, &[("HOME", home)], (24, 80));
        session.wait_for("In talk 0 ");
        // From here on its entries are looked for, which takes longest.
        session.press("G");
        session.wait_for(&format!("In talk {} ", PARAGRAPHS - 1));
        session
    };
    let mut left = start();
    left.press("gl");
    left.wait_for("short.md");
    left.press("short\r");
    left.wait_for("A quay was built");
    left.rest();
    let mut stayed = start();
    stayed.rest();
    let (few, many) = (left.ticks(), stayed.ticks());
    assert!(
        few * 2 < many,
        "{few} ticks of the processor instead of {many}"
    );
    for mut session in [left, stayed] {
        session.press("q");
        assert_eq!(session.end(), (0, None));
    }
}
