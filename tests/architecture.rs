//! Holds `src/` to the order of its modules: who may name whom, and who may
//! name terminal, files, threads and the clock.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the crate; each may name those before it and itself.
const ORDER: [&str; 9] = [
    "text", "formats", "facets", "search", "typeset", "app", "ui", "runtime", "cli",
];

/// What only `runtime` may name of the standard library.
const OUTSIDE_WORLD: [&str; 4] = ["fs", "net", "thread", "time"];

/// Most rows of a file.
const LONGEST: usize = 500;

#[test]
fn the_sources_keep_the_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 50, "only {} files in {root:?}", files.len());
    let mut violations = Vec::new();
    for file in files {
        let name = file.strip_prefix(&root).unwrap().to_str().unwrap();
        violations.extend(check(name, &fs::read_to_string(&file).unwrap()));
    }
    assert!(violations.is_empty(), "\n{}", violations.join("\n"));
}

/// The files of `app` know each other in one direction: none is reached again
/// from what it names. A pane's or the model's own parts count as one with it.
#[test]
fn the_files_of_app_name_each_other_in_no_circle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root.join("app"), &mut files);
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files.iter().filter(|file| !file.ends_with("tests.rs")) {
        let name = file.strip_prefix(&root).unwrap().to_str().unwrap();
        let module: Vec<&str> = name.trim_end_matches(".rs").split('/').collect();
        let source = fs::read_to_string(file).unwrap();
        let program = source.split("#[cfg(test)]").next().unwrap();
        // Who may see a thing is no use of it.
        let program = program
            .replace("pub(super)", "")
            .replace("pub(in crate::app)", "");
        let own = node(&module);
        // Whoever declares a file names it.
        let (_, folder) = module.split_last().unwrap();
        let parent = node(folder);
        if parent != own {
            names.entry(parent).or_default().insert(own.clone());
        }
        for named in paths(&tokens(&program), &module) {
            let parts: Vec<&str> = named.parts.iter().map(String::as_str).collect();
            if let ["crate", rest @ ..] = parts.as_slice()
                && rest.first() == Some(&"app")
                && node(rest) != own
            {
                names.entry(own.clone()).or_default().insert(node(rest));
            }
        }
    }
    assert!(names.len() > 20, "only {} files", names.len());
    for from in names.keys() {
        let mut reached = BTreeSet::new();
        let mut next = vec![from];
        while let Some(at) = next.pop() {
            for named in names.get(at).into_iter().flatten() {
                assert_ne!(named, from, "{at} names {from}, and is reached from it");
                if reached.insert(named) {
                    next.push(named);
                }
            }
        }
    }
}

/// The file of a path in `app`: of its folders only those of actions and of
/// panes have files of their own.
fn node(path: &[&str]) -> String {
    let has_files = matches!(path.get(1), Some(&("apply" | "panes")));
    let is_file = |part: &&&str| part.starts_with(|c: char| c.is_ascii_lowercase());
    let length = if has_files { 3 } else { 2 };
    let parts: Vec<&str> = path
        .iter()
        .take(length)
        .take_while(is_file)
        .copied()
        .collect();
    parts.join("/")
}

/// Keys are told as the keymap has them, so that another binding changes what
/// footer, sheets and messages say.
#[test]
fn keys_are_named_in_the_keymap_only() {
    const NAMES: [&str; 6] = ["Enter", "Esc", "Tab", "Backspace", "PageDown", "PageUp"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for folder in ["app", "ui"] {
        collect(&root.join(folder), &mut files);
    }
    let may = ["app/key.rs", "app/keymap.rs", "app/keymap/tests.rs"].map(|name| root.join(name));
    let mut found = Vec::new();
    for file in files.iter().filter(|file| !may.contains(file)) {
        let source = fs::read_to_string(file).unwrap();
        let program = source.split("#[cfg(test)]").next().unwrap();
        let rows = program
            .lines()
            .filter(|row| !row.trim_start().starts_with("//"));
        // Every second piece between quotation marks is a string.
        for string in rows.flat_map(|row| row.split('"').skip(1).step_by(2)) {
            let words = string.split(|c: char| !c.is_alphanumeric() && c != '-');
            let is_key = |word: &str| NAMES.contains(&word) || word.starts_with("Ctrl-");
            if string == "Down Up" || words.into_iter().any(is_key) {
                found.push(format!("{}: {string}", file.display()));
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files.sort();
}

/// What is wrong with a file, `name` being its path within `src/`.
fn check(name: &str, source: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let length = source.lines().count();
    if length > LONGEST {
        wrong.push(format!("src/{name}: {length} rows, more than {LONGEST}"));
    }
    let module: Vec<&str> = name
        .trim_end_matches(".rs")
        .split('/')
        .filter(|part| !matches!(*part, "lib" | "main" | "mod"))
        .collect();
    let own = module.first().copied().unwrap_or_default();
    let own_rank = ORDER.iter().position(|known| *known == own);
    if own_rank.is_none() && !module.is_empty() {
        wrong.push(format!(
            "src/{name}: the order does not know the module {own}"
        ));
    }
    // Tests of speed look at the clock, others make the files that they are about.
    let is_test = module.last() == Some(&"tests");
    for named in paths(&tokens(source), &module) {
        let parts: Vec<&str> = named.parts.iter().map(String::as_str).collect();
        let reason = match parts.as_slice() {
            ["crate", "*", ..] => Some("every module at once".to_owned()),
            ["crate", other, ..] => ORDER
                .iter()
                .position(|known| known == other)
                .filter(|rank| own_rank.is_some_and(|own| own < *rank))
                .map(|_| format!("the later module {other}")),
            ["ratatui", part, ..] if *part == "layout" => None,
            ["ratatui", ..] if !matches!(own, "ui" | "runtime") => {
                Some(format!("{} outside ui and runtime", parts.join("::")))
            }
            ["crossterm", ..] if own != "runtime" => {
                Some(format!("{} outside runtime", parts.join("::")))
            }
            ["std", "time" | "fs", ..] if is_test => None,
            ["std", part, ..] if OUTSIDE_WORLD.contains(part) && own != "runtime" => {
                Some(format!("std::{part} outside runtime"))
            }
            _ => None,
        };
        if let Some(reason) = reason {
            wrong.push(format!("src/{name}:{}: names {reason}", named.row));
        }
    }
    // A module and its parts in one row are told once.
    wrong.dedup();
    wrong
}

/// A word or sign of a source, and its row from 1.
#[derive(Debug, Clone, PartialEq)]
struct Token {
    text: String,
    row: usize,
}

/// The tokens of a source without comments, strings and characters.
fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let starts = |i: usize, text: &str| text.chars().enumerate().all(|(n, c)| at(i + n) == c);
    let mut found = Vec::new();
    let (mut i, mut row) = (0, 1);
    while i < chars.len() {
        let begin = i;
        let c = at(i);
        if starts(i, "//") {
            while i < chars.len() && at(i) != '\n' {
                i += 1;
            }
        } else if starts(i, "/*") {
            let mut depth = 0;
            while i < chars.len() {
                if starts(i, "/*") {
                    depth += 1;
                    i += 2;
                } else if starts(i, "*/") {
                    depth -= 1;
                    i += 2;
                    if depth == 0 {
                        break;
                    }
                } else {
                    i += 1;
                }
            }
        } else if c == '"' {
            i += 1;
            while i < chars.len() && at(i) != '"' {
                i += if at(i) == '\\' { 2 } else { 1 };
            }
            i += 1;
        } else if let Some(hashes) = raw_string(&chars, i) {
            let close: String = std::iter::once('"')
                .chain(std::iter::repeat_n('#', hashes))
                .collect();
            while at(i) != '"' {
                i += 1;
            }
            i += 1;
            while i < chars.len() && !starts(i, &close) {
                i += 1;
            }
            i += close.len();
        } else if c == '\'' && (at(i + 1) == '\\' || at(i + 2) == '\'') {
            i += if at(i + 1) == '\\' { 3 } else { 2 };
            while i < chars.len() && at(i) != '\'' {
                i += 1;
            }
            i += 1;
        } else if c.is_alphanumeric() || c == '_' {
            while at(i).is_alphanumeric() || at(i) == '_' {
                i += 1;
            }
            let text = chars.iter().take(i).skip(begin).collect();
            found.push(Token { text, row });
        } else if starts(i, "::") {
            i += 2;
            let text = "::".to_owned();
            found.push(Token { text, row });
        } else {
            i += 1;
            if !c.is_whitespace() {
                let text = c.to_string();
                found.push(Token { text, row });
            }
        }
        row += chars
            .iter()
            .take(i)
            .skip(begin)
            .filter(|c| **c == '\n')
            .count();
    }
    found
}

/// Number of hash signs, if a raw string begins here and not within a word.
fn raw_string(chars: &[char], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    if before.is_some_and(|c| c.is_alphanumeric() || *c == '_') {
        return None;
    }
    let rest = chars.get(at..)?;
    let rest = rest.strip_prefix(&['b']).unwrap_or(rest);
    let rest = rest.strip_prefix(&['r'])?;
    let hashes = rest.iter().take_while(|c| **c == '#').count();
    (rest.get(hashes) == Some(&'"')).then_some(hashes)
}

/// A path that a source names, from `crate` or the name of a crate.
struct Named {
    parts: Vec<String>,
    row: usize,
}

/// All paths of a source of the module `module`, each branch of `{…}` by itself.
fn paths(tokens: &[Token], module: &[&str]) -> Vec<Named> {
    let text = |i: usize| tokens.get(i).map_or("", |token| token.text.as_str());
    let mut found = Vec::new();
    // Modules written within the file, with the depth of braces at which they end.
    let mut inner: Vec<(String, usize)> = Vec::new();
    let mut depth = 0;
    let mut i = 0;
    while i < tokens.len() {
        match text(i) {
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                inner.pop_if(|(_, ends)| *ends == depth);
            }
            "mod" if text(i + 2) == "{" => inner.push((text(i + 1).to_owned(), depth)),
            "crate" | "self" | "super" | "std" | "ratatui" | "crossterm"
                if i == 0 || text(i - 1) != "::" || !is_word(text(i.saturating_sub(2))) =>
            {
                let mut here: Vec<&str> = module.to_vec();
                here.extend(inner.iter().map(|(name, _)| name.as_str()));
                i = tree(tokens, i, &[], &mut |parts, row| {
                    found.push(Named {
                        parts: absolute(parts, &here),
                        row,
                    });
                });
                continue;
            }
            _ => {}
        }
        i += 1;
    }
    found
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// Reads a path and its branches; returns what comes after.
fn tree(
    tokens: &[Token],
    mut i: usize,
    before: &[String],
    report: &mut impl FnMut(&[String], usize),
) -> usize {
    let text = |i: usize| tokens.get(i).map_or("", |token| token.text.as_str());
    let row = tokens.get(i).map_or(0, |token| token.row);
    let mut parts = before.to_vec();
    loop {
        if text(i) == "{" && !parts.is_empty() {
            i += 1;
            while i < tokens.len() && text(i) != "}" {
                let next = tree_or_skip(tokens, i, &parts, report);
                i = next.max(i + 1);
            }
            return i + 1;
        }
        if !is_word(text(i)) && text(i) != "*" {
            break;
        }
        parts.push(text(i).to_owned());
        i += 1;
        if text(i) != "::" {
            break;
        }
        i += 1;
    }
    report(&parts, row);
    i
}

fn tree_or_skip(
    tokens: &[Token],
    i: usize,
    before: &[String],
    report: &mut impl FnMut(&[String], usize),
) -> usize {
    match tokens.get(i).map(|token| token.text.as_str()) {
        Some(",") => i + 1,
        Some("as") => i + 2,
        _ => tree(tokens, i, before, report),
    }
}

/// A path from the root of the crate; other crates stay as they are.
fn absolute(parts: &[String], here: &[&str]) -> Vec<String> {
    let mut base: Vec<String> = here.iter().map(|part| (*part).to_owned()).collect();
    let mut rest = parts;
    let is_relative = matches!(parts.first().map(String::as_str), Some("self" | "super"));
    if !is_relative {
        return parts.to_vec();
    }
    while let Some((first, after)) = rest.split_first() {
        match first.as_str() {
            "super" => {
                base.pop();
            }
            "self" => {}
            _ => break,
        }
        rest = after;
    }
    let root = std::iter::once("crate".to_owned());
    root.chain(base).chain(rest.iter().cloned()).collect()
}

#[test]
fn a_later_module_is_found_however_it_is_named() {
    for source in [
        "use crate::ui;",
        "use crate::{facets::Entry, ui::theme};",
        "use crate::{\n    facets::{Entry, Facet},\n    ui::{self, theme},\n};",
        "fn f() -> crate::ui::Theme { g() }",
        "use super::super::ui::Theme;",
        "use super::{super::ui};",
        "mod tests {\n    use super::super::super::ui::Theme;\n}",
        "mod tests {\n fn f() {}\n}\nuse super::super::ui;",
        "use crate::*;",
        "const A: char = '\"'; use crate::ui; const B: char = '\"';",
        "const A: &str = r#\" \" \"#; use crate::ui;",
        "fn f<'a>(a: &'a str) -> &'a str { crate::ui::f(a) }",
    ] {
        assert_eq!(check("search/index.rs", source).len(), 1, "{source}");
        assert_eq!(
            check("ui/panes.rs", &source.replace("::*", "::ui")).len(),
            0,
            "{source}"
        );
    }
    let third = "use crate::text;\n\nuse crate::{\n    facets,\n    app,\n};\n";
    let told = check("search.rs", third);
    assert_eq!(told, ["src/search.rs:5: names the later module app"]);
}

#[test]
fn comments_strings_and_earlier_modules_are_no_violation() {
    for source in [
        "//! See [`crate::ui`].\n// crate::ui\n/* crate::ui /* again */ crate::ui */",
        "const A: &str = \"crate::ui \\\" crate::ui\";",
        "const A: &str = r##\"crate::ui \"# crate::ui\"##;",
        "use crate::text::Clean;\nuse super::query::Query;\npub(crate) fn f() {}",
        "mod tests {\n    use super::super::index;\n}",
        "use std::io;\nuse ratatui::layout::{Rect, Size};",
        "use other::crossterm::style;",
    ] {
        assert_eq!(
            check("search/index.rs", source),
            Vec::<String>::new(),
            "{source}"
        );
    }
}

#[test]
fn the_outside_world_is_found_outside_runtime() {
    for (source, in_ui, in_app) in [
        ("use ratatui::style::Style;", 0, 1),
        ("use ratatui::{layout::Rect, style::Style};", 0, 1),
        ("use ratatui as screen;", 0, 1),
        ("use crossterm::style::Color;", 1, 1),
        (
            "use std::collections::{BTreeMap, BTreeSet};
use std::fs;",
            1,
            1,
        ),
        ("use std::{fs::File, io, thread};", 2, 2),
        ("fn f() { ::std::thread::yield_now(); }", 1, 1),
        ("fn f() { let a = std::time::Instant::now(); }", 1, 1),
        ("use std::net::TcpStream;", 1, 1),
    ] {
        assert_eq!(check("runtime/worker.rs", source).len(), 0, "{source}");
        assert_eq!(check("ui/theme.rs", source).len(), in_ui, "{source}");
        assert_eq!(check("app.rs", source).len(), in_app, "{source}");
    }
}

#[test]
fn long_files_and_unknown_modules_are_found() {
    assert_eq!(check("ui.rs", &"\n".repeat(500)).len(), 0);
    assert_eq!(
        check("ui.rs", &"\n".repeat(501)),
        ["src/ui.rs: 501 rows, more than 500"]
    );
    assert_eq!(check("helpers.rs", "").len(), 1);
    assert_eq!(check("lib.rs", "pub mod ui;").len(), 0);
}
