//! Lenses as files: written, checked and read by the program.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

const ARTICLE: &str = "\
# Ferries of the north

The European Union and Norway agreed to work together on maritime security. \
Norway's Ministry of Transport (MoT) said that the lack of pilots threatens the \
ferries.

The MoT and the European Commission plan joint search and rescue exercises. \
The EU pays half of the bill, although critics fear that the money will not last.
";

/// Exit code, standard output and standard error of a run at home in a folder.
fn run(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_briefing"))
        .args(arguments)
        .env_clear()
        .env("HOME", home)
        .current_dir(home)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap_or(-1);
    (code, text(output.stdout), text(output.stderr))
}

fn json(home: &Path, arguments: &[&str]) -> Value {
    let (code, out, err) = run(home, arguments);
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&out).unwrap()
}

/// Names and evidence of all entries, by facet.
fn entries(facets: &Value) -> Vec<(String, String, Vec<String>)> {
    let mut all = Vec::new();
    for (facet, entries) in facets.as_object().unwrap() {
        for entry in entries.as_array().unwrap() {
            let evidence = entry["evidence"].as_array().unwrap().iter();
            let texts = evidence.map(|e| e["text"].as_str().unwrap().to_owned());
            let name = entry["name"].as_str().unwrap().to_owned();
            all.push((facet.clone(), name, texts.collect()));
        }
    }
    all
}

#[test]
fn a_lens_that_is_written_shows_what_was_found_and_decided() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    fs::write(home.join("a.md"), ARTICLE).unwrap();
    let found = entries(&json(home, &["facets", "a.md", "--format", "json"]));
    assert!(found.iter().any(|(_, name, _)| name == "Norway"));

    let (code, out, err) = run(home, &["lens", "init", "a.md"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(run(home, &["lens", "init", "a.md", "-o", "a.toml"]).0, 0);
    assert_eq!(fs::read_to_string(home.join("a.toml")).unwrap(), out);
    let (code, _, err) = run(home, &["lens", "init", "a.md", "-o", "a.toml"]);
    assert_eq!(code, 2, "a file is not replaced");
    assert!(err.contains("a.toml"), "{err}");
    let (code, out, err) = run(home, &["lens", "check", "a.md", "--lens", "a.toml"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let again = ["facets", "a.md", "--format", "json", "--lens", "a.toml"];
    assert_eq!(entries(&json(home, &again)), found);

    // What the reader decided is in the state of the article.
    let (_, path, _) = run(home, &["state", "path", "a.md"]);
    let state = Path::new(path.trim());
    fs::create_dir_all(state.parent().unwrap()).unwrap();
    let decisions = serde_json::json!({
        "version": 1,
        "decisions": [
            { "facet": "actors", "entry": "Norway", "verdict": "reject" },
            { "facet": "actors", "entry": "Ministry of Transport", "verdict": "accept" },
            {
                "facet": "actors",
                "entry": "European Union",
                "verdict": { "rename": "The Union" },
            },
        ],
    });
    // With the checksum that the state is written with.
    let body = serde_json::to_string_pretty(&decisions).unwrap();
    let sum = body.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let file = format!("{{\n  \"checksum\": \"{sum:016x}\",{}", &body[1..]);
    fs::write(state, file).unwrap();
    let written = |arguments: &[&str]| {
        let file = home.join("decided.toml");
        let all = [&["lens", "init", "a.md", "-o", "decided.toml"], arguments].concat();
        let (code, _, err) = run(home, &all);
        assert_eq!((code, err.as_str()), (0, ""));
        let asked = [
            "facets",
            "a.md",
            "--format",
            "json",
            "--lens",
            "decided.toml",
        ];
        let decided = entries(&json(home, &asked));
        fs::remove_file(file).unwrap();
        decided
    };
    let decided = written(&[]);
    let mut wanted = found.clone();
    wanted.retain(|(_, name, _)| name != "Norway");
    for (_, name, _) in &mut wanted {
        if name == "European Union" {
            "The Union".clone_into(name);
        }
    }
    assert_eq!(decided, wanted);
    let accepted = written(&["--accepted"]);
    let names: Vec<&str> = accepted.iter().map(|(_, name, _)| name.as_str()).collect();
    assert_eq!(names, ["Ministry of Transport"]);
}
