//! What any file may cost: time until it is seen, time for a key, memory.
//!
//! ```text
//! BRIEFING_FILES=folder cargo test --release --test terminal limits -- --ignored --nocapture
//! ```
//!
//! opens every file of a folder and shows the figures; `BRIEFING_BESIDE=less` runs
//! another pager beside it.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// Longest time until there is something to see.
const SEEN: Duration = Duration::from_secs(3);
/// Most memory at any time, in megabytes of 2^20 bytes.
const MOST: u64 = 256;
/// Longest time that is waited until all work on a file is done.
const DONE: Duration = Duration::from_mins(1);

/// What a file cost.
#[derive(Debug, Default)]
struct Cost {
    /// Until there was something to see, or it was refused.
    seen: Duration,
    /// Until nothing more was computed.
    done: Duration,
    /// For going to the end after that.
    end: Duration,
    /// Most memory, in megabytes.
    peak: u64,
    /// Whether it was refused.
    is_refused: bool,
}

impl Session {
    pub(super) fn stat(&self, file: &str) -> String {
        let id = self.child.process_id().unwrap();
        fs::read_to_string(format!("/proc/{id}/{file}")).unwrap_or_default()
    }

    /// Most memory so far, in megabytes.
    fn peak(&self) -> Option<u64> {
        let status = self.stat("status");
        let row = status.lines().find_map(|row| row.strip_prefix("VmHWM:"))?;
        let kilobytes: u64 = row.trim().trim_end_matches(" kB").parse().ok()?;
        Some(kilobytes.div_ceil(1024))
    }

    /// Time of the processor so far, in ticks.
    pub(super) fn ticks(&self) -> u64 {
        let stat = self.stat("stat");
        let after = stat.rsplit(") ").next().unwrap_or_default();
        let numbers = after.split(' ').skip(11).take(2);
        numbers
            .filter_map(|number| number.parse::<u64>().ok())
            .sum()
    }

    /// Waits until nothing is computed for a while; how long it took.
    pub(super) fn rest(&mut self) -> Duration {
        const WHILE: Duration = Duration::from_millis(400);
        let begun = Instant::now();
        let (mut ticks, mut since) = (self.ticks(), Instant::now());
        while since.elapsed() < WHILE && begun.elapsed() < DONE {
            self.take(Duration::from_millis(20));
            let now = self.ticks();
            if now != ticks {
                (ticks, since) = (now, Instant::now());
            }
        }
        since.duration_since(begun)
    }
}

fn cost(program: &str, file: &Path) -> Cost {
    let mut command = CommandBuilder::new(program);
    command.arg(file);
    without_home(&mut command);
    let begun = Instant::now();
    let mut session = Session::run(
        command,
        &[("LESSSECURE", "1"), ("LANG", "C.UTF-8")],
        (36, 120),
    );
    let mut cost = Cost::default();
    while session.screen.screen().contents().trim().is_empty() && begun.elapsed() < DONE {
        session.take(Duration::from_millis(1));
        cost.peak = session.peak().unwrap_or(cost.peak);
    }
    cost.seen = begun.elapsed();
    cost.done = cost.seen + session.rest();
    cost.is_refused = session.child.try_wait().unwrap().is_some();
    if !cost.is_refused {
        session.press("G");
        let pressed = Instant::now();
        session.take(Duration::from_secs(1));
        cost.end = pressed.elapsed() + session.rest();
        cost.peak = session.peak().unwrap_or(cost.peak);
        // One that still works on its answer is ended when it is dropped.
        session.press("q");
    }
    cost
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
    found.sort();
}

#[test]
#[ignore = "needs a folder of files and a build that is made for speed"]
fn limits_of_all_files_of_a_folder() {
    let folder = std::env::var_os("BRIEFING_FILES").expect("BRIEFING_FILES names a folder");
    let beside = std::env::var("BRIEFING_BESIDE").ok();
    let mut all = Vec::new();
    files(Path::new(&folder), &mut all);
    let mut over = Vec::new();
    for file in &all {
        let ours = cost(env!("CARGO_BIN_EXE_briefing"), file);
        let shown = |cost: &Cost| {
            format!(
                "seen {:5} ms, end {:5} ms, done {:6} ms, {:4} MB{}",
                cost.seen.as_millis(),
                cost.end.as_millis(),
                cost.done.as_millis(),
                cost.peak,
                if cost.is_refused { ", refused" } else { "" },
            )
        };
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        println!("{name:28} {}", shown(&ours));
        if let Some(beside) = &beside {
            println!(
                "{:28} {}",
                format!("  {beside}"),
                shown(&cost(beside, file))
            );
        }
        if ours.seen > SEEN || ours.peak > MOST {
            over.push(format!("{name}: {}", shown(&ours)));
        }
    }
    assert!(over.is_empty(), "over the limits:\n{}", over.join("\n"));
}

/// Files that are small to write and large to read.
#[test]
fn limits_hold_for_what_grows() {
    let folder = tempfile::tempdir().unwrap();
    let deep = "<div>".repeat(40_000);
    let quotes = ">".repeat(40_000);
    let row = "word ".repeat(400_000);
    let empty = "\n".repeat(400_000);
    let brackets = "[".repeat(60_000);
    for (name, text) in [
        ("deep.html", &deep),
        ("quotes.md", &quotes),
        ("row.txt", &row),
        ("empty.txt", &empty),
        ("brackets.md", &brackets),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, format!("Seen.\n\n{text}\n\nEnd.\n")).unwrap();
        let cost = cost(env!("CARGO_BIN_EXE_briefing"), &path);
        // Builds for tests are slower, but take no more memory.
        assert!(
            cost.seen < SEEN * 5 && cost.peak <= MOST,
            "{name}: {cost:?}"
        );
        assert!(!cost.is_refused, "{name}");
    }
}
