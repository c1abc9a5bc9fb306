//! The order of the modules, and what only some of them may touch.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// Modules from the lowest to the highest; none may name a later one.
const ORDER: [&str; 9] = [
    "text", "formats", "facets", "search", "typeset", "app", "ui", "runtime", "cli",
];
/// Most rows of a file; a longer one hides a second room.
const LONGEST: usize = 500;

/// What is wrong in a file of the module `module`.
fn faults(module: &str, path: &str, source: &str) -> Vec<String> {
    let rank = ORDER.iter().position(|known| *known == module);
    let mut found = Vec::new();
    for (number, row) in source.lines().enumerate() {
        let code = row.split("//").next().unwrap_or_default();
        let mut fault = |what: &str| found.push(format!("{path}:{}: {what}", number + 1));
        for (later, name) in ORDER.iter().enumerate() {
            let names_it = code.contains(&format!("crate::{name}::"))
                || code.contains(&format!("crate::{name};"))
                || code.contains(&format!("crate::{{{name}"));
            if names_it && rank.is_some_and(|rank| later > rank) {
                fault(&format!("{module} names {name}, which comes later"));
            }
        }
        let is_screen = module == "ui" || module == "runtime";
        if code.contains("ratatui::") && !code.contains("ratatui::layout") && !is_screen {
            fault("ratatui beyond its layout outside ui and runtime");
        }
        // Tests may measure themselves.
        if module == "runtime" || path.ends_with("tests.rs") {
            continue;
        }
        if code.contains("crossterm") {
            fault("crossterm outside runtime");
        }
        for part in ["fs", "net", "thread", "time"] {
            if code.contains(&format!("std::{part}")) {
                fault(&format!("std::{part} outside runtime"));
            }
        }
    }
    let rows = source.lines().count();
    if rows > LONGEST {
        found.push(format!("{path}: {rows} rows, more than {LONGEST}"));
    }
    found
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

#[test]
fn modules_name_only_what_stands_below_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 50, "only {} files found", files.len());
    let mut found = Vec::new();
    for file in files {
        let inside = file.strip_prefix(&root).unwrap();
        let first = inside.iter().next().unwrap().to_string_lossy().into_owned();
        let module = first.trim_end_matches(".rs").to_owned();
        let source = fs::read_to_string(&file).unwrap();
        found.extend(faults(&module, &inside.to_string_lossy(), &source));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_check_finds_what_it_is_for() {
    let of = |module: &str, source: &str| faults(module, "x.rs", source).len();
    assert_eq!(of("text", "use crate::ui::theme;"), 1);
    assert_eq!(of("app", "use crate::search::Query;"), 0);
    assert_eq!(of("app", "use ratatui::layout::Rect;"), 0);
    assert_eq!(of("app", "use ratatui::buffer::Buffer;"), 1);
    assert_eq!(of("ui", "use crossterm::cursor;"), 1);
    assert_eq!(of("search", "let now = std::time::Instant::now();"), 1);
    assert_eq!(of("runtime", "use std::thread;"), 0);
    assert_eq!(of("text", "// as crate::ui::theme does"), 0);
    assert_eq!(of("text", &"\n".repeat(LONGEST + 1)), 1);
}
