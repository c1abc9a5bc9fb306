//! Holds the program to its borders: where text leaves it, where anything foreign
//! comes in, and what may start a program or a connection.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

/// Words that only the named files may hold, and why.
const BORDERS: &[(&[&str], &[&str], &str)] = &[
    (
        &[
            "set_symbol",
            "set_string",
            "set_stringn",
            "set_char",
            "set_line",
            "set_span",
        ],
        &["ui/canvas.rs"],
        "cells are set where every cluster is checked",
    ),
    (
        &[
            "ratatui::widgets",
            "ratatui::text",
            "ratatui::prelude",
            "ratatui::Terminal",
        ],
        &[],
        "widgets of others put text into cells unseen",
    ),
    (
        &[
            "io::stdout()",
            "io::stderr()",
            "(stdout()",
            "stdio::stdout",
            "stdio::stderr",
        ],
        &["cli/output.rs", "runtime/terminal.rs"],
        "rows are cleaned where they leave",
    ),
    (
        &["print!", "println!", "eprint!", "eprintln!", "dbg!"],
        &[],
        "they clean nothing, and panic where nothing can be written",
    ),
    (
        &["\\x1b", "\\u{1b}", "\\x9b", "\\u{9b}", "\\e["],
        &[
            "runtime/clipboard.rs",
            "runtime/decoder.rs",
            "runtime/paint/encoder.rs",
            "runtime/paint/pen.rs",
            "runtime/terminal.rs",
            // Old printers' weights, which make no text binary.
            "formats/decode.rs",
        ],
        "commands for terminals are made in few places",
    ),
    (
        &[".queue("],
        &["runtime.rs", "runtime/screen.rs", "runtime/terminal.rs"],
        "what goes to the terminal is a frame, a mode or a copy",
    ),
    (
        &[
            "process::Command",
            "Command::new(",
            ".spawn_command",
            "execv",
        ],
        &["runtime/converters.rs"],
        "only converters are programs that are started",
    ),
    (
        &[
            "ureq",
            "TcpStream",
            "UdpSocket",
            "UnixStream",
            "TcpListener",
            "socket(",
        ],
        &["runtime/fetch/http.rs"],
        "only an address that was asked for is connected to",
    ),
    (
        &["mmap", "Mmap", "unsafe"],
        &[],
        "a file that is cut while it is open must not end the program",
    ),
];

/// A source without its tests and without comments, row by row from 1.
fn program(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let tests = source
        .lines()
        .position(|row| row.trim_start().starts_with("#[cfg(test)]"));
    let rows = source.lines().take(tests.unwrap_or(usize::MAX)).enumerate();
    rows.map(|(at, row)| (at + 1, row))
        .filter(|(_, row)| !row.trim_start().starts_with("//"))
}

/// What a source names that it may not.
fn trespasses(name: &str, source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (row, text) in program(source) {
        for (words, homes, why) in BORDERS {
            let stranger = words.iter().find(|word| text.contains(*word));
            if let Some(word) = stranger.filter(|_| !homes.contains(&name)) {
                found.push(format!("src/{name}:{row}: {word}: {why}"));
            }
        }
    }
    found
}

fn sources(folder: &Path, found: &mut Vec<(String, String)>, root: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("tests") {
                sources(&path, found, root);
            }
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn text_leaves_the_program_in_few_places_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    sources(&root, &mut all, &root);
    assert!(all.len() > 150, "only {} files", all.len());
    let found: Vec<String> = all
        .iter()
        .flat_map(|(name, source)| trespasses(name, source))
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
    // A border that nobody lives at any more is no border.
    for (words, homes, _) in BORDERS {
        for home in *homes {
            let (_, source) = all.iter().find(|(name, _)| name == home).unwrap();
            let lives = program(source).any(|(_, row)| words.iter().any(|word| row.contains(word)));
            assert!(lives, "{home} holds none of {words:?}");
        }
    }
}

#[test]
fn a_trespass_is_found_and_a_test_or_a_remark_is_none() {
    assert_eq!(
        trespasses("ui/header.rs", "fn f() {}\ncell.set_symbol(\"x\");").len(),
        1
    );
    assert_eq!(
        trespasses("ui/canvas.rs", "cell.set_symbol(\"x\");"),
        [""; 0]
    );
    assert_eq!(
        trespasses("app/model.rs", "    // unsafe\n#[cfg(test)]\nprintln!();"),
        [""; 0]
    );
    let told = trespasses("cli.rs", "\nuse std::process::Command::new();\n");
    assert_eq!(
        told,
        ["src/cli.rs:2: process::Command: only converters are programs that are started"]
    );
}
