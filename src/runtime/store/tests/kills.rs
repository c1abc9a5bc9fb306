//! Ended in the middle of anything, what was remembered is there.
#![allow(clippy::print_stdout)]

use super::*;

/// Where [`writing_until_the_end`] writes.
const FOLDER: &str = "BRIEFING_TEST_FOLDER";

/// What is killed: it says a number as soon as that is remembered.
#[test]
#[ignore = "never ends, and is run by the test of kills"]
fn writing_until_the_end() {
    let folder = std::env::var_os(FOLDER).unwrap();
    let store = Store::new(folder.into(), false);
    let first = store.load(NAME).unwrap().0;
    let first = first.get("number").and_then(Value::as_u64).unwrap_or(0);
    for number in first + 1.. {
        let text = "x".repeat(usize::try_from(number * 997 % 60_000).unwrap());
        let change = |object: &mut Object| {
            object.insert("number".to_owned(), number.into());
            object.insert("text".to_owned(), text.into());
        };
        store.change(NAME, change).unwrap();
        let told = format!("number {number}\n");
        std::io::stdout().write_all(told.as_bytes()).unwrap();
    }
}

/// `BRIEFING_KILLS=1000 cargo test --lib kills` kills it so often.
#[test]
fn of_what_was_remembered_kills_lose_nothing() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};
    let kills = std::env::var("BRIEFING_KILLS");
    let kills: u64 = kills.map_or(20, |kills| kills.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    let store = store(&folder);
    let left = |state: &Path| {
        let files = fs::read_dir(state).unwrap().flatten();
        let names = files.map(|file| file.file_name().into_string().unwrap());
        names.filter(|name| name.starts_with(UNFINISHED)).count()
    };
    let (mut last, mut in_the_middle, mut unfinished) = (0, 0, 0);
    for kill in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "runtime::store::tests::kills::writing_until_the_end",
            ])
            .args(["--ignored", "--nocapture"])
            .env(FOLDER, &state)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut rows = BufReader::new(child.stdout.take().unwrap()).lines();
        let number = |row: io::Result<String>| -> Option<u64> {
            row.unwrap().strip_prefix("number ")?.parse().ok()
        };
        let mut told = rows.by_ref().find_map(number).expect("it writes");
        assert_eq!(told, last + 1, "kill {kill}");
        thread::sleep(Duration::from_micros(kill * 7919 % 20_000));
        child.kill().unwrap();
        child.wait().unwrap();
        told = rows.filter_map(number).last().unwrap_or(told);
        let (found, damage) = store.load(NAME).unwrap();
        last = found["number"].as_u64().unwrap();
        assert_eq!(damage, None, "kill {kill}");
        // It may have been killed before it could say so.
        assert!(
            last == told || last == told + 1,
            "kill {kill}: {last}, told {told}"
        );
        in_the_middle += u64::from(last == told + 1);
        unfinished += u64::from(left(&state) > 0);
        let aged = SystemTime::now() - ABANDONED * 2;
        for file in fs::read_dir(&state).unwrap().flatten() {
            let file = File::options().append(true).open(file.path()).unwrap();
            file.set_modified(aged).unwrap();
        }
        store.tidy();
        assert_eq!(left(&state), 0);
    }
    println!(
        "{kills} kills, {unfinished} with a file unfinished, {in_the_middle} before it said so"
    );
    let files = fs::read_dir(&state).unwrap().flatten();
    let mut names: Vec<_> = files.map(|file| file.file_name()).collect();
    names.sort();
    assert_eq!(names, [NAME, "thing.json.bak"]);
}
