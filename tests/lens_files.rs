//! Lenses as files: written, checked and read by the program.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::cast_precision_loss
)]

use std::collections::BTreeSet;
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
        // That a facet has no entry is what was asked for.
        let (_, told, _) = run(home, &["lens", "check", "a.md", "--lens", "decided.toml"]);
        assert!(!told.contains("names no entry"), "{told}");
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
    fs::write(home.join("other.md"), ARTICLE).unwrap();
    let nothing = ["lens", "init", "other.md", "--accepted", "-o", "none.toml"];
    let (code, _, err) = run(home, &nothing);
    assert_eq!(
        (code, err.as_str()),
        (2, "briefing: other.md: no entry of it was accepted\n")
    );
    assert!(!home.join("none.toml").exists());
}

const TRIAL: &str = include_str!("fixtures/lenses/trial.md");

#[test]
fn a_field_is_known_by_its_signs_and_read_by_data_alone() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    fs::write(home.join("trial.md"), TRIAL).unwrap();
    fs::write(home.join("a.md"), ARTICLE).unwrap();
    let facets = json(home, &["facets", "trial.md", "--format", "json"]);
    let labels_of = |facet: &str| -> Vec<String> {
        let entries = facets[facet].as_array().unwrap().iter();
        entries
            .map(|entry| entry["name"].as_str().unwrap().to_lowercase())
            .collect()
    };
    let has = |facet: &str, name: &str| {
        let names = labels_of(facet);
        assert!(
            names.iter().any(|known| known.contains(name)),
            "{name}: {names:?}"
        );
    };
    for name in ["sorabine", "placebo", "wrist exercises"] {
        has("interventions", name);
    }
    for name in ["tremor severity", "grip strength", "quality of life"] {
        has("outcomes", name);
    }
    let sentences = |facet: &str| -> Vec<String> {
        let all = entries(&facets).into_iter();
        all.filter(|(known, ..)| known == facet)
            .flat_map(|(_, _, texts)| texts)
            .collect()
    };
    let told = |facet: &str, start: &str| {
        let all = sentences(facet);
        assert!(
            all.iter().any(|text| text.starts_with(start)),
            "{start}: {all:?}"
        );
    };
    for start in [
        "Adverse events were",
        "Nausea and",
        "Nine people",
        "One serious",
    ] {
        told("adverse-effects", start);
    }
    for start in [
        "The trial had",
        "Forty participants",
        "Because nearly",
        "Larger trials",
    ] {
        told("limitations", start);
    }
    let strange = sentences("adverse-effects");
    assert!(strange.iter().all(|text| !text.starts_with("Hand tremor")));
    let entry = &facets["adverse-effects"][0];
    assert_eq!(entry["lens"], "Clinical studies");
    assert_ne!(entry["rule"], "lens");
    assert!(entry["score"].as_f64().unwrap() > 0.0);

    // An article of another field has other facets; a lens that is named is used.
    let other = json(home, &["facets", "a.md", "--format", "json"]);
    assert!(other.get("actors").is_some() && other.get("outcomes").is_none());
    assert_eq!(other["actors"][0]["lens"], Value::Null);
    let asked = ["facets", "a.md", "--format", "json", "--lens", "clinical"];
    let (code, out, _) = run(home, &asked);
    assert_eq!(code, 1, "nothing of this field is there");
    assert!(out.contains("outcomes"));
    let rules = ["facets", "trial.md", "--format", "json", "--lens", "none"];
    assert!(json(home, &rules).get("actors").is_some());
}

/// Another report, which was annotated before the lens saw it: entries by their
/// names, sentences by how they begin.
#[test]
fn a_second_report_has_its_facets_found() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    fs::write(
        home.join("knee.md"),
        include_str!("fixtures/lenses/knee.md"),
    )
    .unwrap();
    let wanted: Value = serde_json::from_str(include_str!("fixtures/lenses/knee.json")).unwrap();
    let facets = json(home, &["facets", "knee.md", "--format", "json"]);
    let texts = |value: &Value| -> Vec<String> {
        let texts = value.as_array().unwrap().iter();
        texts
            .map(|text| text.as_str().unwrap().to_owned())
            .collect()
    };
    let optional = texts(&wanted["optional"]);
    for (facet, least) in [
        ("interventions", 0.9),
        ("outcomes", 0.85),
        ("adverse-effects", 0.9),
        ("limitations", 0.9),
    ] {
        let entries = facets[facet].as_array().unwrap().iter();
        let is_named = matches!(facet, "interventions" | "outcomes");
        let found: BTreeSet<String> = if is_named {
            entries
                .map(|entry| entry["name"].as_str().unwrap().to_lowercase())
                .collect()
        } else {
            let evidence = entries.flat_map(|entry| entry["evidence"].as_array().unwrap());
            evidence
                .map(|place| place["text"].as_str().unwrap().to_owned())
                .collect()
        };
        let fits = |found: &str, one: &str| {
            one.split('|').any(|one| {
                if is_named {
                    found == one
                } else {
                    found.starts_with(one)
                }
            })
        };
        let wanted = texts(&wanted[facet]);
        let right = wanted
            .iter()
            .filter(|one| found.iter().any(|text| fits(text, one)))
            .count();
        let wrong = found
            .iter()
            .filter(|text| wanted.iter().chain(&optional).all(|one| !fits(text, one)));
        let wrong = wrong.count();
        let f1 = 2.0 * right as f64 / (right + wrong + wanted.len()) as f64;
        assert!(f1 >= least, "{facet} {f1:.2}: {found:?}");
    }
}

#[test]
fn lenses_of_the_reader_go_first_and_go_on_from_others() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let lenses = home.join(".config/briefing/lenses");
    fs::create_dir_all(&lenses).unwrap();
    fs::write(home.join("trial.md"), TRIAL).unwrap();
    let own = "[lens]\nname = \"tremor\"\ntitle = \"Tremor\"\nversion = 1\nextends = [\"clinical\"]\n\
               detect = { any = [\"tremor\"] }\n[[facet]]\nid = \"interventions\"\n\
               title = \"Remedies\"\n[[facet.entry]]\nlabel = \"SRB\"\naliases = [\"sorabine\"]\n\
               summary = \"A pill.\"\n[[facet]]\nid = \"doses\"\n[[facet.entry]]\n\
               label = \"Dose in mg\"\npatterns = ['\\d+ mg']\n";
    fs::write(lenses.join("tremor.toml"), own).unwrap();
    let facets = json(home, &["facets", "trial.md", "--format", "json"]);
    assert_eq!(facets["interventions"][0]["name"], "SRB");
    assert_eq!(facets["interventions"][0]["lens"], "Tremor");
    assert_eq!(facets["interventions"][0]["rule"], "lens");
    assert_eq!(facets["doses"][0]["rule"], "pattern");
    assert_eq!(facets["doses"][0]["mentions"][0], "20 mg");
    assert!(!facets["outcomes"].as_array().unwrap().is_empty());

    let (code, out, _) = run(home, &["lens", "list"]);
    assert_eq!(code, 0);
    let rows: Vec<&str> = out.lines().collect();
    assert!(rows[0].starts_with("tremor") && rows[0].ends_with("lenses/tremor.toml"));
    assert!(
        rows.iter()
            .any(|row| row.starts_with("clinical") && row.ends_with("bundled"))
    );
    let (code, out, _) = run(home, &["lens", "check", "trial.md", "--lens", "tremor"]);
    assert_eq!(code, 0, "{out}");

    // One that cannot be read is told and left out.
    fs::write(
        lenses.join("broken.toml"),
        own.replace("doses", "interventions"),
    )
    .unwrap();
    fs::write(
        lenses.join("tremor.toml"),
        own.replace("[\"clinical\"]", "[\"klinical\"]"),
    )
    .unwrap();
    let (code, out, err) = run(home, &["facets", "trial.md", "--format", "json"]);
    assert_eq!(code, 0);
    assert!(
        err.contains("broken.toml:15:6: invalid lens: facet interventions is there twice"),
        "{err}"
    );
    assert!(
        err.contains("tremor.toml:5:12: invalid lens: no lens klinical"),
        "{err}"
    );
    let facets: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(facets["interventions"][0]["lens"], "Clinical studies");
    let asked = lenses.join("tremor.toml");
    let (code, _, err) = run(
        home,
        &["facets", "trial.md", "--lens", asked.to_str().unwrap()],
    );
    assert_eq!(code, 2, "{err}");
}

#[test]
fn two_processes_find_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    fs::write(home.join("trial.md"), TRIAL).unwrap();
    fs::write(home.join("a.md"), ARTICLE).unwrap();
    for arguments in [
        &["export", "trial.md", "--format", "json"][..],
        &["export", "a.md", "--format", "json"],
        &["export", "--format", "json", "--lens", "none"],
        &["lens", "init", "trial.md"],
    ] {
        let first = run(home, arguments);
        assert_eq!(first.0, 0, "{}", first.2);
        assert_eq!(run(home, arguments), first, "{arguments:?}");
    }
}
