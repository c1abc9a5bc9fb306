//! The README says what is so.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::BTreeSet;
use std::process::Command;

use briefing::app::keymap;
use briefing::facets::lens::Lens;
use briefing::runtime::config::Config;
use briefing::ui::theme::{BUNDLED, Depth, Theme, UNICODE};

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

/// Standard output of `briefing … --help`.
fn help(subcommands: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_briefing"))
        .args(subcommands)
        .arg("--help")
        .output()
        .unwrap();
    assert!(output.status.success(), "{subcommands:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Names under `Commands:` in a help text.
fn commands(help: &str) -> BTreeSet<&str> {
    help.lines()
        .skip_while(|row| *row != "Commands:")
        .skip(1)
        .take_while(|row| !row.is_empty())
        .filter_map(|row| row.strip_prefix("  ")?.split_whitespace().next())
        .collect()
}

#[test]
fn the_subcommands_are_those_of_the_program() {
    let (top, lens, state) = (help(&[]), help(&["lens"]), help(&["state"]));
    let (known, of_lens, of_state) = (commands(&top), commands(&lens), commands(&state));
    assert!(known.len() > 5 && of_lens.len() > 1 && of_state.contains("path"));
    let mut named = BTreeSet::new();
    // Rows that are commands; what follows the name is an argument or a subcommand.
    for row in README.lines() {
        let Some(command) = row.strip_prefix("    briefing ") else {
            continue;
        };
        let mut words = command.split_whitespace();
        let Some(first) = words
            .next()
            .filter(|word| word.starts_with(char::is_lowercase))
        else {
            continue;
        };
        assert!(known.contains(first), "no subcommand {first}");
        named.insert(first);
        for (above, below) in [("lens", &of_lens), ("state", &of_state)] {
            if first == above {
                let second = words.next().unwrap();
                assert!(below.contains(second), "no subcommand {above} {second}");
            }
        }
    }
    for name in known.iter().filter(|name| **name != "help") {
        assert!(named.contains(name), "the README does not tell of {name}");
    }
}

#[test]
fn the_options_are_those_of_the_program() {
    let all: String = ["print", "outline", "facets", "search", "export"]
        .iter()
        .map(|name| help(&[name]))
        .chain([help(&["lens", "init"]), help(&[])])
        .collect();
    let is_option = |word: &&str| {
        let name = word.strip_prefix("--").unwrap_or_default();
        name.starts_with(char::is_lowercase)
    };
    // Rows that speak of cargo have options of their own.
    let rows = README.lines().filter(|row| !row.contains("cargo"));
    for row in rows {
        let words = row.split(|c: char| c.is_whitespace() || "`|;,.=".contains(c));
        for option in words.filter(is_option) {
            assert!(all.contains(option), "no option {option}");
        }
    }
}

/// The examples in TOML, in order: a lens, a configuration, a theme.
fn example(number: usize) -> &'static str {
    let examples = README.split("```toml\n").skip(1);
    let mut texts = examples.filter_map(|rest| rest.split_once("```"));
    texts.nth(number).expect("an example").0
}

#[test]
fn the_lens_in_it_can_be_read() {
    let lens = Lens::parse(example(0)).expect("a lens");
    assert_eq!(lens.counts(), (2, 2));
}

#[test]
fn the_lens_of_a_field_in_it_finds_what_it_says() {
    const JUDGMENT: &str = "The Harbour Union, the appellant, relied on the Harbours Act.\n\n\
        Under section 12 it asked for an injunction. The respondent, the Port of Sundby, said \
        that s. 12 was repealed. It was compensated in part.\n\n\
        In her judgment the judge agreed. One member of the court dissented. He would have \
        allowed the appeal of the Harbour Union. The dissent of another was withdrawn.\n";
    let folder = tempfile::tempdir().unwrap();
    let lenses = folder.path().join(".config/briefing/lenses");
    std::fs::create_dir_all(&lenses).unwrap();
    std::fs::write(lenses.join("court.toml"), example(1)).unwrap();
    std::fs::write(folder.path().join("a.txt"), JUDGMENT).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_briefing"))
        .args(["facets", "a.txt", "--format", "json"])
        .env_clear()
        .env("HOME", folder.path())
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(output.stderr.is_empty(), "{output:?}");
    let facets: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    // Labels with the numbers of evidence; the whole where there is one.
    let shown = |facet: &str| -> Vec<String> {
        let entries = facets[facet].as_array().unwrap().iter();
        let told = entries.map(|entry| {
            let (label, parent) = (&entry["label"], entry["parent"].as_str());
            let count = entry["evidence"].as_array().unwrap().len();
            let label = label.as_str().unwrap();
            parent.map_or(format!("{label} {count}"), |parent| {
                format!("{parent}/{label} {count}")
            })
        });
        told.collect()
    };
    assert!(
        shown("actors").contains(&"Harbour Union 2".to_owned()),
        "{facets}"
    );
    assert_eq!(
        shown("statutes"),
        ["Harbours Act 1", "harbours-act/Section 12 1"]
    );
    let remedies = shown("remedies");
    assert!(remedies.contains(&"Damages 1".to_owned()), "{remedies:?}");
    assert!(
        remedies.contains(&"Injunction 1".to_owned()),
        "{remedies:?}"
    );
    let dissents = facets["dissents"].as_array().unwrap().iter();
    let dissents: Vec<&str> = dissents
        .flat_map(|entry| entry["evidence"].as_array().unwrap())
        .map(|evidence| evidence["text"].as_str().unwrap())
        .collect();
    for start in ["One member", "He would have"] {
        assert!(
            dissents.iter().any(|text| text.starts_with(start)),
            "{dissents:?}"
        );
    }
}

#[test]
fn the_configuration_and_the_theme_in_it_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("config.toml"), example(2)).unwrap();
    let (config, told) = Config::load(Some(folder.path()));
    assert!(told.is_empty(), "{told:?}");
    assert!(config.configured.theme.is_some() && config.ascii.is_some());
    let theme = Theme::read(example(3), Depth::True, &UNICODE);
    assert!(theme.expect("a theme").painted().ground().is_some());
    for theme in &BUNDLED {
        assert!(
            README.contains(&format!("`{}`", theme.name)),
            "{}",
            theme.name
        );
    }
}

#[test]
fn every_module_and_folder_has_its_place() {
    let map = include_str!("../src/lib.rs");
    let modules: Vec<&str> = map
        .lines()
        .filter_map(|row| row.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert!(modules.len() > 5);
    for module in modules {
        assert!(README.contains(&format!("| `src/{module}*` |")), "{module}");
        assert!(map.contains(&format!("\n//!   {module} ")), "{module}");
    }
}

#[test]
fn every_query_in_it_finds_something() {
    let (_, rest) = README
        .split_once("| Query | Finds |\n|---|---|\n")
        .expect("a table");
    let rows: Vec<&str> = rest
        .lines()
        .take_while(|row| row.starts_with('|'))
        .collect();
    assert!(rows.len() > 5);
    let cells = rows.iter().filter_map(|row| row.split('|').nth(1));
    for query in cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)) {
        let output = Command::new(env!("CARGO_BIN_EXE_briefing"))
            .args(["search", query])
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        assert!(output.status.success(), "{query}");
    }
}
