//! The command line, run as a shell would.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// What a run gave: exit code, standard output, standard error.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
    command
        .args(arguments)
        .env_clear()
        .env("TERM", "xterm-256color")
        .stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Run {
    command(arguments).output().unwrap().into()
}

fn run_with(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Nobody reads what is not asked for.
    if let Err(error) = child.stdin.take().unwrap().write_all(input) {
        assert_eq!(error.kind(), std::io::ErrorKind::BrokenPipe);
    }
    child.wait_with_output().unwrap().into()
}

fn json(arguments: &[&str]) -> Value {
    let run = run(arguments);
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

/// A file in a folder that goes when the test ends.
fn file(name: &str, content: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    (folder, path)
}

/// Fails unless the run refused with exactly one row that holds `words`.
fn refused(run: &Run, words: &str) {
    assert_eq!(run.code, 2, "{}{}", run.out, run.err);
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    assert!(
        run.err.starts_with("briefing: ") && run.err.contains(words),
        "{}",
        run.err
    );
    assert!(
        !run.err.trim_end().contains(char::is_control),
        "{:?}",
        run.err
    );
}

fn in_one_row(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The fields of each row of CSV (RFC 4180).
fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let row = rows.last_mut().unwrap();
        match character {
            '"' if quoted && characters.next_if_eq(&'"').is_some() => {
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted && characters.next_if_eq(&'\n').is_some() => {
                rows.push(vec![String::new()]);
            }
            other => row.last_mut().unwrap().push(other),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last row ends");
    rows
}

#[test]
fn the_bundled_article_exports_whole() {
    let export = json(&["export", "--format", "json"]);
    assert_eq!(export["outline"].as_array().unwrap().len(), 5);
    // A paragraph that is longer than the widest row is wrapped.
    let text = in_one_row(&run(&["print", "--width", "1000"]).out);
    for (facet, count) in [("actors", 19), ("areas", 10), ("challenges", 10)] {
        let entries = export["facets"][facet].as_array().unwrap();
        assert_eq!(entries.len(), count);
        for entry in entries {
            assert!(entry["name"].is_string() && entry["count"].as_u64() > Some(0));
            let evidence = entry["evidence"].as_array().unwrap();
            assert!(!evidence.is_empty());
            for piece in evidence {
                let sentence = piece["text"].as_str().unwrap();
                assert!(text.contains(&in_one_row(sentence)), "{sentence}");
            }
        }
    }
    assert_eq!(export["author"], "Lakhvinder Singh");
    assert_eq!(
        export["facets"]["challenges"][0]["evidence"][0]["section"],
        Value::Null
    );
    assert_eq!(export["notes"].as_array().unwrap().len(), 1);
    let markdown = run(&["export", "--format", "md"]);
    assert!(
        markdown.out.starts_with("# South Korea and NATO")
            && markdown.out.contains("## Challenges")
    );
}

#[test]
fn every_form_of_facets_and_outline_can_be_read() {
    assert_eq!(
        json(&["outline", "--format", "json"])
            .as_array()
            .unwrap()
            .len(),
        5
    );
    for row in run(&["outline", "--format", "jsonl"]).out.lines() {
        assert!(serde_json::from_str::<Value>(row).unwrap()["heading"].is_string());
    }
    assert_eq!(run(&["outline"]).out.lines().count(), 5);
    assert!(
        run(&["outline", "--format", "md"])
            .out
            .starts_with("- Historical")
    );
    let one = json(&[
        "facets", "--facet", "areas", "--format", "json", "--limit", "3",
    ]);
    assert_eq!(one["areas"].as_array().unwrap().len(), 3);
    assert!(one.get("actors").is_none());
    let rows = run(&["facets", "--format", "jsonl"]).out;
    assert_eq!(rows.lines().count(), 39);
    for row in rows.lines() {
        let entry: Value = serde_json::from_str(row).unwrap();
        assert!(entry["facet"].is_string() && entry["evidence"].is_array());
    }
    let csv = run(&["facets", "--format", "csv"]).out;
    assert!(csv.starts_with("facet,entry,kind,count,section,paragraph,evidence,rule,score\r\n"));
    let pieces: usize = rows
        .lines()
        .map(|row| serde_json::from_str::<Value>(row).unwrap())
        .map(|entry| entry["evidence"].as_array().unwrap().len())
        .sum();
    let table = csv_rows(&csv);
    assert_eq!(table.len(), pieces + 1);
    assert!(table.iter().all(|row| row.len() == 9));
    assert!(run(&["facets"]).out.contains("● South Korea"));
    assert!(
        run(&["facets", "--format", "md"])
            .out
            .starts_with("## Actors")
    );
    refused(
        &run(&["facets", "--facet", "nope"]),
        "no facet nope; there are actors, areas",
    );
}

#[test]
fn answers_come_as_text_and_as_data() {
    let answer = json(&["search", "cybrsecurity", "--format", "json"]);
    let hits = answer["hits"].as_array().unwrap();
    assert_eq!(hits[0]["kind"], "area");
    for hit in hits {
        let text: Vec<char> = hit["text"].as_str().unwrap().chars().collect();
        for matched in hit["matched"].as_array().unwrap() {
            let (start, end) = (matched[0].as_u64().unwrap(), matched[1].as_u64().unwrap());
            let found: String = text
                [usize::try_from(start).unwrap()..usize::try_from(end).unwrap()]
                .iter()
                .collect();
            assert_eq!(found.to_lowercase(), "cybersecurity");
        }
        assert!(
            ["exact", "variant", "prefix", "typo", "abbreviation"]
                .contains(&hit["tier"].as_str().unwrap())
        );
    }
    let none = run(&["search", "zebra"]);
    assert_eq!(none.code, 1);
    assert_eq!(none.out, "nothing found for zebra\n\"zebra\" has no hit\n");
    let elsewhere = run(&["search", "piracy in:challenges"]);
    assert_eq!(elsewhere.code, 1);
    // It is in the article, only not in that section.
    assert!(!elsewhere.out.contains("\"piracy\" has no hit"));
    assert!(
        elsewhere
            .out
            .contains("nothing within scope, filters and exclusions")
    );
    for (query, told, not_told) in [
        (
            "@china summit",
            "nothing within scope, filters and exclusions",
            "has no hit",
        ),
        (
            "in:nowhere nato",
            "No section of this article is called “nowhere”.",
            "has no hit",
        ),
        (
            "@nobody zzzqq",
            "No actor of this article is called “nobody”.",
            "\"nobody\" has no hit",
        ),
        (
            "foo:nato",
            "“foo” is no facet here; there are: actor, area, challenge.",
            "has no hit",
        ),
        ("!nato", "a word to look for is needed", "has no hit"),
        (
            "\"security korea\"",
            "the phrase \"security korea\" does not",
            "has no hit",
        ),
    ] {
        let out = run(&["search", query]).out;
        assert!(out.contains(told) && !out.contains(not_told), "{out}");
    }
    assert_eq!(
        run(&["search", "piracy", "--format", "jsonl"])
            .out
            .lines()
            .count(),
        2
    );
    // Wherever it stands, not only in names.
    let mistyped = run(&["search", "\"north kroea\""]).out;
    assert!(mistyped.contains("\nactor") && mistyped.contains("\nsentence"));
    let headings = run(&["search", "challenges", "--scope", "sections"]);
    assert!(headings.out.starts_with("section"), "{}", headings.out);
}

#[test]
fn a_query_without_a_word_is_a_mistake() {
    for query in ["", "  ", "!", "^", "'", "\""] {
        let ran = run(&["search", query]);
        assert_eq!(ran.code, 2, "{query}");
        assert!(ran.err.contains("a word to look for is needed"));
    }
    assert_eq!(run(&["search", "!nato"]).code, 1);
}

#[test]
fn many_queries_are_answered_in_order_with_their_keys() {
    let queries = "piracy\n{\"query\": \"zebra\", \"id\": 7}\n\n@china\n";
    let (_folder, path) = file("queries.jsonl", queries.as_bytes());
    let from_file = run(&["search", "--queries", path.to_str().unwrap()]);
    assert_eq!(from_file.code, 0);
    let rows: Vec<Value> = from_file
        .out
        .lines()
        .map(|row| serde_json::from_str(row).unwrap())
        .collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(
        (&rows[0]["query"], &rows[1]["id"]),
        (&"piracy".into(), &7.into())
    );
    assert!(rows[1]["hits"].as_array().unwrap().is_empty());
    // The entry and its five sentences.
    assert_eq!(rows[2]["hits"].as_array().unwrap().len(), 6);
    // As text, each answer below its query; json is jsonl here.
    let queries = path.to_str().unwrap();
    let text = run(&["search", "--queries", queries, "--format", "text"]).out;
    assert!(text.starts_with("> piracy\n"), "{text}");
    assert!(
        text.contains("\n\n> zebra\nnothing found for zebra\n"),
        "{text}"
    );
    let json = run(&["search", "--queries", queries, "--format", "json"]).out;
    assert_eq!(json, from_file.out);
    // The article stays the bundled one although standard input is a pipe.
    let piped = run_with(&["search", "--queries", "-"], b"zebra\n");
    assert_eq!(piped.code, 1);
}

#[test]
fn a_row_that_is_no_query_is_told_by_its_number() {
    for (rows, told) in [
        (
            &b"piracy\n{\"query\": 3}\n"[..],
            ":2: `query` must be a string",
        ),
        (b"{\"id\": 1}\npiracy\n", ":1: an object needs `query`"),
        (b"\n\n{\"query\": \"a\"", ":3: broken JSON in column 13"),
        (b"piracy\n\xff\xfe\n", ": is not a text: row 2 is not UTF-8"),
    ] {
        let (_folder, path) = file("queries.jsonl", rows);
        let path = path.to_str().unwrap();
        let failed = run(&["search", "--queries", path]);
        refused(&failed, &format!("{path}{told}"));
        assert_eq!(failed.out, "");
        let piped = run_with(&["search", "--queries", "-"], rows);
        refused(&piped, &format!("standard input{told}"));
    }
}

#[test]
fn articles_come_from_files_and_pipes() {
    let text = b"An opening that says what all of this is about.\n\nFirst heading\n\n\
                 A paragraph about ports.\n\nSecond heading\n\nAnother about ships.\n";
    let (_folder, path) = file("ports.txt", text);
    let path = path.to_str().unwrap();
    assert_eq!(
        run(&["outline", path]).out,
        "First heading\nSecond heading\n"
    );
    assert_eq!(
        run_with(&["outline", "-"], text).out,
        "First heading\nSecond heading\n"
    );
    assert_eq!(
        run_with(&["outline"], text).out,
        "First heading\nSecond heading\n"
    );
    assert!(run(&["outline"]).out.starts_with("Historical context"));
    let explored = run(&[path]);
    assert!(explored.out.contains("A paragraph about ports.") && !explored.out.contains('\u{1b}'));
    assert!(run(&[]).out.contains("For decades South Korea"));
    let narrow = run(&["print", path, "--width", "12"]);
    assert!(
        narrow.out.lines().all(|row| row.chars().count() <= 12),
        "{}",
        narrow.out
    );
}

#[test]
fn bad_input_gets_one_row_and_exit_code_2() {
    refused(
        &run(&["print", "/nowhere/at/all.txt"]),
        "/nowhere/at/all.txt: no such file",
    );
    refused(&run(&["print", "/"]), "/: is a directory");
    refused(&run(&["/dev/zero"]), "/dev/zero: is a device");
    refused(
        &run(&["print", "evil\u{1b}]0;x\u{7}\n.txt"]),
        "no such file",
    );
    let (_folder, path) = file("empty.md", b" \n");
    refused(&run(&[path.to_str().unwrap()]), "is empty");
    let (_folder, path) = file("lens.toml", b"[lens]\nname = 3\n");
    let lens = path.to_str().unwrap();
    refused(&run(&["facets", "--lens", lens]), ":2:8: ");
    refused(
        &run(&["facets", "--lens", "/nowhere.toml"]),
        "/nowhere.toml: no such file",
    );
}

#[test]
fn bad_usage_gets_one_row_and_exit_code_2() {
    for (arguments, words) in [
        (&["--nonsense"][..], "'--nonsense'"),
        (&["print", "--width", "3"], "3 is not in 10..=1000"),
        (&["facets", "--format", "nope"], "jsonl"),
        (&["outline", "--frmat", "json"], "; tip: "),
        (&["outline", "a", "b"], "'b'"),
        (&["search"], "<QUERY>"),
        (&["search", "piracy", "--limit", "0"], "'0'"),
        (&["search", "--queries", "a", "b", "c"], "--queries"),
        (&["search", "--queries", "/"], "/: is a directory"),
        (&["lens"], "check, init, list"),
        (&["completions"], "<SHELL>"),
        (&["--evil\u{1b}]0;x\u{7}\n\nUsage:"], "unexpected argument"),
        (&["print", "--from", "\u{1b}[31m"], "markdown"),
        (&["facets", "--lens", "\u{1b}[31m"], "no such lens or file"),
        (&["facets", "--facet", "\u{1b}[31m\n"], "no facet"),
    ] {
        refused(&run(arguments), words);
    }
}

#[test]
fn nothing_that_is_printed_can_reach_into_the_terminal() {
    let evil = "An opening \u{1b}[31mred\u{1b}[0m with \u{9b}2J and \u{7} in it.\n\n\
                Heading \u{1b}]0;title\u{7}\n\nA paragraph about nothing but ports.\n";
    let (_folder, path) = file("evil\u{1b}[31m.txt", evil.as_bytes());
    let path = path.to_str().unwrap();
    for arguments in [
        &[path][..],
        &["print", path],
        &["outline", path],
        &["export", path, "--format", "md"],
        &["search", "ports", path],
        &["search", "\u{1b}[31m\u{9b}zebra", path],
        &["search", "\"red \u{1b}[31m prts\"", path],
        &["lens", "check", path],
        &[],
        &["facets"],
        &["search", "cybersecurity"],
        &["keys"],
        &["lens", "list"],
        &["--help"],
    ] {
        let run = run(arguments);
        let told = run.out + &run.err;
        let escape = told.chars().find(|c| c.is_control() && *c != '\n');
        assert!(
            !told.is_empty() && escape.is_none(),
            "{arguments:?}: {told:?}"
        );
    }
}

#[test]
fn standard_input_is_read_only_where_it_may_hold_an_article() {
    // /dev/null, as a service or a script has it.
    let unasked = run(&["export"]);
    assert!(
        unasked.out.contains("South Korea and NATO"),
        "{}",
        unasked.out
    );
    refused(&run(&["print", "-"]), "standard input: is a device");
    refused(&run_with(&["print"], b""), "standard input: is empty");
    let (_folder, path) = file("ports.txt", b"A text about ports.");
    let redirected: Run = command(&["print"])
        .stdin(fs::File::open(path).unwrap())
        .output()
        .unwrap()
        .into();
    assert_eq!(redirected.out, "A text about ports.\n");
    // A file that is named goes before a pipe.
    let named = run_with(&["print", "/nowhere.txt"], b"A text.");
    refused(&named, "/nowhere.txt: no such file");
}

#[test]
fn lenses_are_checked_and_listed() {
    assert!(
        run(&["lens", "list"])
            .out
            .starts_with("south-korea-nato   South Korea and NATO")
    );
    let check = run(&["lens", "check"]);
    assert_eq!(check.code, 0);
    assert!(
        check
            .out
            .starts_with("south-korea-nato: 39 of 39 entries have evidence")
    );
    let (_folder, path) = file("other.txt", b"A text about something else entirely.");
    let path = path.to_str().unwrap();
    refused(
        &run(&["lens", "check", path]),
        "no lens is for this article",
    );
    let check = run(&["lens", "check", path, "--lens", "south-korea-nato"]);
    assert_eq!(check.code, 2);
    assert!(check.out.contains("no evidence in this article"));
    refused(&run(&["lens", "check", "--lens", "none"]), "needs a lens");
    let nowhere = run(&["facets", "--lens", "nolens"]);
    refused(&nowhere, "nolens: no such lens or file");
    let by_name = run(&["facets", "--lens", "south-korea-nato", "--facet", "areas"]);
    assert_eq!(by_name.code, 0);
}

/// Rules fill in where there is no lens, and the same bytes always give the
/// same answer, whatever the process.
#[test]
fn an_article_without_a_lens_has_facets_found_by_rules() {
    let first = run(&["export", "--lens", "none", "--format", "json"]);
    assert_eq!(first.code, 0);
    assert!(first.out.contains("\"actors\": ["), "{}", first.out);
    for _ in 0..3 {
        let again = run(&["export", "--lens", "none", "--format", "json"]);
        assert_eq!(again.out, first.out);
    }
}

const PORTS: &str = r#"
lens = { name = "ports", version = 1 }
[[facet]]
id = "actors"
entry = [
    { label = "Harbour Union", aliases = ["HU"] },
    { label = "Lighthouse Keepers", aliases = ["wardens"] },
]
[[facet]]
id = "areas"
"#;

#[test]
fn an_entry_that_the_article_does_not_have_is_told_and_stays_searchable() {
    let (_folder, lens) = file("ports.toml", PORTS.as_bytes());
    let (_folder_2, text) = file("ports.txt", b"The HU dredges. Nobody pays for the lamp.");
    let (lens, text) = (lens.to_str().unwrap(), text.to_str().unwrap());
    let check = run(&["lens", "check", text, "--lens", lens]);
    assert_eq!((check.code, check.err.as_str()), (2, ""));
    assert_eq!(
        check.out,
        "ports: 1 of 2 entries have evidence\n  \
         Areas: the lens names no entry\n  \
         Lighthouse Keepers: the name “wardens” does not occur\n  \
         Lighthouse Keepers: no evidence in this article, left out\n"
    );
    let told = "briefing: 1 entry of the lens is not in this text; briefing lens check names it\n";
    for arguments in [
        &["facets"][..],
        &["facets", "--format", "json"],
        &["export"],
    ] {
        let run = run(&[arguments, &[text, "--lens", lens]].concat());
        assert_eq!((run.code, run.err.as_str()), (0, told));
        assert!(run.out.contains("Harbour Union") && !run.out.contains("Keepers"));
    }
    let found = run(&["search", "keepers", text, "--lens", lens]);
    assert_eq!((found.code, found.err.as_str()), (0, ""));
    assert!(found.out.contains("Lighthouse [Keepers]"), "{}", found.out);
    // Nothing to tell where nothing is left out.
    assert_eq!(run(&["facets"]).err, "");
}

#[test]
fn a_lens_that_cannot_be_read_is_told_with_its_place() {
    for (from, to, told) in [
        (
            "aliases",
            "alises",
            ":6:32: invalid lens: unknown key `alises`; did you mean `aliases`?",
        ),
        (
            "version = 1",
            "version = true",
            ":2:36: invalid lens: `version` must be a whole number, not a boolean",
        ),
        (
            "\"wardens\"",
            "\"hu\"",
            ":7:48: invalid lens: name hu belongs to entry harbour-union already",
        ),
        (
            "\"wardens\"",
            "\"*ward\"",
            ":7:48: invalid lens: “*ward” leaves open what is no ending",
        ),
        (
            "aliases = [\"HU\"",
            "match = ['H(U'",
            ":6:41: invalid lens: unclosed group",
        ),
        ("version = 1", "version = 1,\u{1b}[31m", ":2:"),
    ] {
        let (_folder, lens) = file("ports.toml", PORTS.replacen(from, to, 1).as_bytes());
        let lens = lens.to_str().unwrap();
        for command in [&["facets"][..], &["lens", "check"], &["export"]] {
            let failed = run(&[command, &["--lens", lens]].concat());
            refused(&failed, &format!("{lens}{told}"));
        }
    }
}

#[test]
fn an_error_is_short_whatever_it_is_about() {
    let long = "k".repeat(100_000);
    let (_folder, lens) = file("long.toml", format!("{long} = 1").as_bytes());
    for arguments in [
        &[&*format!("--{long}")][..],
        &["print", &long],
        &["facets", "--facet", &long],
        &["facets", "--lens", &long],
        &["facets", "--lens", lens.to_str().unwrap()],
        &["print", "--from", &long],
        &["search", "--queries", &long],
    ] {
        let failed = run(arguments);
        refused(&failed, "");
        assert!(failed.err.chars().count() < 420, "{}", failed.err);
    }
    refused(&run(&["print", &long]), ": the name is too long");
}

#[test]
fn common_options_fit_or_say_where_they_belong() {
    assert_eq!(run(&["outline", "--limit", "2"]).out.lines().count(), 2);
    let two = json(&["outline", "--limit", "2", "--format", "json"]);
    assert_eq!(two.as_array().unwrap().len(), 2);
    for arguments in [&["facets", "--width", "40"][..], &["--width", "40"]] {
        let out = run(arguments).out;
        assert!(out.lines().all(|row| row.chars().count() <= 40), "{out}");
        assert!(out.lines().any(|row| row.chars().count() > 30), "{out}");
    }
    refused(
        &run(&["print", "--theme", "dark"]),
        "'--theme' found; it belongs to briefing [FILE]\n",
    );
    refused(
        &run(&["export", "--limit", "3"]),
        "'--limit' found; it belongs to briefing facets, briefing outline, briefing search",
    );
    for arguments in [
        &["--lens", "none", "print", "a.txt"][..],
        &["a.txt", "b.txt"],
    ] {
        refused(
            &run(arguments),
            "one article is opened at a time; options stand behind",
        );
    }
    refused(
        &run(&["serach", "harbour"]),
        "no command serach; is search meant?",
    );
}

#[test]
fn help_keys_completions_and_manual() {
    let help = run(&["--help"]);
    assert_eq!(help.code, 0);
    for name in [
        "print", "outline", "facets", "search", "export", "lens", "keys",
    ] {
        assert!(help.out.contains(name), "{name}");
    }
    assert!(run(&["search", "--help"]).out.contains("in:section"));
    assert!(run(&["--version"]).out.starts_with("briefing 0."));
    assert!(run(&["keys"]).out.contains("| Text | `K` |"));
    let bash = run(&["completions", "bash"]).out;
    assert!(bash.contains("complete -F _briefing") && bash.contains("--queries"));
    let manual = run(&["man"]).out;
    for part in [
        ".TH briefing",
        "BRIEFING LENS CHECK",
        "in:section",
        "\\-\\-queries",
    ] {
        assert!(manual.contains(part), "{part}");
    }
}

#[test]
fn a_closed_pipe_is_no_error_and_a_full_disk_is_one() {
    for arguments in [
        &["print"][..],
        &["export"],
        &["search", "piracy"],
        &["keys"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
        &["--version"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let closed = into(arguments, writer.into());
        assert_eq!((closed.code, closed.err.as_str()), (0, ""), "{arguments:?}");
        let full = fs::OpenOptions::new().write(true).open("/dev/full");
        if let Ok(full) = full {
            refused(&into(arguments, full.into()), "standard output: ");
        }
    }
}

/// A run whose standard output goes elsewhere.
fn into(arguments: &[&str], out: Stdio) -> Run {
    let child = command(arguments)
        .stdout(out)
        .stderr(Stdio::piped())
        .spawn();
    child.unwrap().wait_with_output().unwrap().into()
}

#[test]
fn an_unknown_theme_is_refused_with_those_that_are_known() {
    let refused = run(&["--theme", "dusk"]);
    assert_eq!(refused.code, 2);
    let told =
        "briefing: no theme dusk; there are auto, dark, light, night, sepia, contrast, mono\n";
    assert_eq!(refused.err, told);
    assert_eq!(run(&["--theme", "night"]).code, 0);
    let completions = run(&["completions", "bash"]).out;
    assert!(completions.contains("auto dark light night sepia contrast mono"));
}

#[test]
fn what_needs_the_network_or_a_program_is_refused_in_a_row() {
    let refused = |arguments: &[&str]| {
        let run = run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
        run.err
    };
    let address = "http://127.0.0.1:1/article";
    let told = refused(&["print", address]);
    assert!(
        told.starts_with(&format!("briefing: {address}: cannot connect")),
        "{told}"
    );
    let told = refused(&["print", "--no-network", address]);
    assert_eq!(
        told,
        format!("briefing: {address}: network access is off (--no-network)\n")
    );
    // There is no PATH here, and so no program.
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("a.pdf");
    fs::write(&path, "%PDF-1.4").unwrap();
    let told = refused(&["outline", path.to_str().unwrap()]);
    assert!(
        told.ends_with(
            "is read through pdftotext, which is not installed: install poppler-utils\n"
        ),
        "{told}"
    );
    let told = refused(&["print", "--from", "cards", path.to_str().unwrap()]);
    assert!(
        told.contains(
            "no format cards; there are epub, html, markdown, plain, pdf, docx, odt, rtf"
        ),
        "{told}"
    );
}
