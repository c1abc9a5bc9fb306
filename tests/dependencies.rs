//! What the program is made of: each dependency with its reason, in use, and under a
//! licence that allows it; the notices that these licences ask for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::format_push_string,
    clippy::print_stdout
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const MANIFEST: &str = include_str!("../Cargo.toml");
const LOCK: &str = include_str!("../Cargo.lock");
const RULES: &str = include_str!("../.ci/deny.toml");

/// Names under a heading of the manifest, with the row before each.
fn dependencies(heading: &str) -> Vec<(&'static str, &'static str)> {
    let start = MANIFEST.split_once(&format!("\n[{heading}]\n")).unwrap().1;
    let rows = start.lines().take_while(|row| !row.starts_with('['));
    let mut before = "";
    let mut found = Vec::new();
    for row in rows {
        if let Some((name, _)) = row.split_once(" = ").filter(|_| !row.starts_with('#')) {
            found.push((name, before));
        }
        before = row;
    }
    found
}

fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|end| end == "rs") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_dependency_is_used_and_says_what_for() {
    let (mut program, mut all) = (String::new(), String::new());
    sources(&root().join("src"), &mut program);
    sources(&root().join("tests"), &mut all);
    all.push_str(&program);
    let known = [("dependencies", &program), ("dev-dependencies", &all)];
    let mut number = 0;
    for (heading, source) in known {
        for (name, before) in dependencies(heading) {
            let reason = before.strip_prefix("# ").unwrap_or_default();
            assert!(
                reason.len() > 10 && reason.ends_with('.'),
                "{name} has no reason before it"
            );
            let path = name.replace('-', "_");
            let is_named = |end: &str| source.contains(&format!("{path}{end}"));
            assert!(is_named("::") || is_named(";"), "{name} is not used");
            number += 1;
        }
    }
    assert!(number > 30, "only {number} dependencies were found");
}

/// The graph of what the program is built of, as Cargo tells it.
fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        // Of others the sources need not be there.
        .args(["--filter-platform", &host()])
        .current_dir(root())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    let host = told.lines().find_map(|row| row.strip_prefix("host: "));
    host.expect("a host").to_owned()
}

/// The licences that the rules allow.
fn allowed() -> BTreeSet<&'static str> {
    let (_, list) = RULES.split_once("\nallow = [").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    list.split('"').skip(1).step_by(2).collect()
}

/// Whether an expression (SPDX) can be met with the licences that are allowed.
fn is_met(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = any(&tokens, &mut at, allowed);
    assert_eq!(at, tokens.len(), "{expression}");
    met
}

fn any(tokens: &[&str], at: &mut usize, allowed: &BTreeSet<&str>) -> bool {
    let mut met = all_of(tokens, at, allowed);
    while tokens.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all_of(tokens, at, allowed);
    }
    met
}

fn all_of(tokens: &[&str], at: &mut usize, allowed: &BTreeSet<&str>) -> bool {
    let mut met = one(tokens, at, allowed);
    while tokens.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(tokens, at, allowed);
    }
    met
}

fn one(tokens: &[&str], at: &mut usize, allowed: &BTreeSet<&str>) -> bool {
    let token = tokens.get(*at).copied().unwrap_or_default();
    *at += 1;
    if token == "(" {
        let met = any(tokens, at, allowed);
        assert_eq!(tokens.get(*at), Some(&")"));
        *at += 1;
        return met;
    }
    if tokens.get(*at) == Some(&"WITH") {
        // An exception only allows more.
        *at += 2;
    }
    allowed.contains(token)
}

#[test]
fn an_expression_is_met_by_what_is_allowed() {
    let allowed = BTreeSet::from(["MIT", "ISC"]);
    for (expression, met) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("MIT OR GPL-3.0-only", true),
        ("MIT/GPL-3.0-only", true),
        ("MIT AND GPL-3.0-only", false),
        ("(Apache-2.0 OR MIT) AND ISC", true),
        ("(Apache-2.0 OR MIT) AND BSD-3-Clause", false),
        ("Apache-2.0 WITH LLVM-exception OR ISC", true),
    ] {
        assert_eq!(is_met(expression, &allowed), met, "{expression}");
    }
}

#[test]
fn every_licence_is_one_that_is_allowed() {
    let allowed = allowed();
    let graph = metadata();
    let packages = graph["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "only {} packages", packages.len());
    let mut wrong = Vec::new();
    for package in packages {
        let licence = package["license"].as_str().unwrap_or("none");
        if !is_met(licence, &allowed) {
            wrong.push(format!("{}: {licence}", package["name"]));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// One registry, each version with its checksum, nothing from elsewhere.
#[test]
fn every_package_comes_from_the_registry_with_its_checksum() {
    let packages: Vec<&str> = LOCK.split("[[package]]\n").skip(1).collect();
    assert!(packages.len() > 100);
    for package in packages {
        let name = package.lines().next().unwrap();
        let own = name == "name = \"briefing\"";
        let from =
            package.contains("source = \"registry+https://github.com/rust-lang/crates.io-index\"");
        let sum = package.contains("checksum = \"");
        assert!(own || from && sum, "{name}");
    }
}

/// The program's own settings that keep it from doing harm.
#[test]
fn the_manifest_forbids_what_is_unsafe_and_checks_arithmetic() {
    assert!(MANIFEST.contains("\nunsafe_code = \"forbid\"\n"));
    let (_, release) = MANIFEST.split_once("\n[profile.release]\n").unwrap();
    assert!(release.contains("overflow-checks = true"));
}

/// `cargo test --test dependencies notices -- --ignored` writes `target/NOTICES`, to go
/// with a built program: the licences of all that it is built of.
#[test]
#[ignore = "writes a file"]
fn notices() {
    let graph = metadata();
    let mut linked = BTreeSet::new();
    let nodes: BTreeMap<&str, &Value> = graph["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| (node["id"].as_str().unwrap(), node))
        .collect();
    let mut waiting = vec![graph["resolve"]["root"].as_str().unwrap()];
    while let Some(id) = waiting.pop() {
        if !linked.insert(id) {
            continue;
        }
        for dependency in nodes[id]["deps"].as_array().unwrap() {
            let kinds = dependency["dep_kinds"].as_array().unwrap();
            if kinds.iter().any(|kind| kind["kind"].is_null()) {
                waiting.push(dependency["pkg"].as_str().unwrap());
            }
        }
    }
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut without = Vec::new();
    for package in graph["packages"].as_array().unwrap() {
        let is_own = package["source"].is_null();
        if is_own || !linked.contains(package["id"].as_str().unwrap()) {
            continue;
        }
        let field = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
        let title = format!(
            "{} {} ({})",
            field("name"),
            field("version"),
            field("license")
        );
        let manifest = field("manifest_path");
        let folder = Path::new(&manifest).parent().unwrap();
        let mut found = false;
        for file in fs::read_dir(folder).unwrap().flatten() {
            let name = file.file_name().to_string_lossy().to_uppercase();
            let tells = ["LICEN", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];
            if tells.iter().any(|start| name.starts_with(start)) && file.path().is_file() {
                let text = fs::read_to_string(file.path()).unwrap_or_default();
                texts
                    .entry(text.trim().to_owned())
                    .or_default()
                    .insert(title.clone());
                found = true;
            }
        }
        if !found {
            without.push(title);
        }
    }
    assert!(texts.len() > 20, "only {} texts", texts.len());
    let mut all = String::from("briefing is built of these works.\n");
    for (text, titles) in &texts {
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let rule = "-".repeat(78);
        all.push_str(&format!(
            "\n{rule}\n{}\n{rule}\n\n{text}\n",
            titles.join("\n")
        ));
    }
    if !without.is_empty() {
        all.push_str(&format!(
            "\nWithout a text of their own:\n{}\n",
            without.join("\n")
        ));
    }
    all.push_str("\nWord list:\n");
    all.push_str(include_str!("../assets/lexicon/scowl-copyright.txt"));
    let path = root().join("target/NOTICES");
    fs::write(&path, all).unwrap();
    println!(
        "{} texts in {}, {without:?} without",
        texts.len(),
        path.display()
    );
}
