//! What a reader waits for, beside other programs.
//!
//! ```text
//! BRIEFING_BESIDE=less,nvim,fzf cargo test --release --test terminal beside -- --ignored --nocapture
//! ```
//!
//! runs each in turn, several times, and shows medians and ratios: of one machine and
//! one moment, so that only the ratios say something. `BRIEFING_MEGABYTES` is the size
//! of the long texts, 100 if it is not set.
#![cfg(unix)]

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

use super::*;

/// Runs of each program.
const RUNS: usize = 7;
/// Rows that are gone down in each run.
const ROWS: u32 = 40;
/// From here on nothing more comes for a key.
const QUIET: Duration = Duration::from_millis(15);
/// Word that some rows of the long texts have.
const WORD: &str = "cooperation";

/// A program that shows a file, and the keys that it takes for a row down and the end.
struct Pager {
    name: &'static str,
    arguments: &'static [&'static str],
    down: &'static str,
    quit: &'static str,
}

const PAGERS: [Pager; 3] = [
    Pager {
        name: env!("CARGO_BIN_EXE_briefing"),
        arguments: &["--private", "--from-start"],
        down: "j",
        quit: "q",
    },
    Pager {
        name: "less",
        arguments: &["-R"],
        down: "j",
        quit: "q",
    },
    Pager {
        name: "nvim",
        arguments: &["-R", "-n", "-u", "NONE", "--cmd", "set linebreak"],
        down: "\x05",
        quit: "\x1b:q!\r",
    },
];

/// Figures of one run, or their medians.
#[derive(Debug, Clone, Copy, Default)]
struct Waits {
    /// Milliseconds from the start to the first text.
    first: f64,
    /// Milliseconds from a key to what it changes.
    row: f64,
    /// Bytes for a row down.
    bytes: f64,
    /// Milliseconds to leave.
    exit: f64,
}

fn milliseconds(of: Duration) -> f64 {
    of.as_secs_f64() * 1000.0
}

/// The middle one.
fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}

impl Pager {
    fn run(&self, file: &Path, text: &str) -> Waits {
        let mut command = CommandBuilder::new(self.name);
        command.args(self.arguments);
        command.arg(file);
        without_home(&mut command);
        let begun = Instant::now();
        let mut session = Session::run(command, &[("LANG", "C.UTF-8")], (40, 120));
        while !session.shows(text) {
            assert!(begun.elapsed() < PATIENCE, "{} shows nothing", self.name);
            session.take(Duration::from_millis(1));
        }
        let first = milliseconds(begun.elapsed());
        session.quiet(Duration::from_millis(300));
        let sent = session.raw.len();
        let rows = (0..ROWS).map(|_| {
            let pressed = Instant::now();
            session.press(self.down);
            session.take(PATIENCE);
            let waited = milliseconds(pressed.elapsed());
            session.quiet(QUIET);
            waited
        });
        let row = median(rows.collect());
        let bytes = u32::try_from(session.raw.len() - sent).unwrap();
        let bytes = f64::from(bytes) / f64::from(ROWS);
        let left = Instant::now();
        session.press(self.quit);
        while session.child.try_wait().unwrap().is_none() {
            assert!(left.elapsed() < PATIENCE, "{} does not end", self.name);
            session.take(Duration::from_micros(200));
        }
        Waits {
            first,
            row,
            bytes,
            exit: milliseconds(left.elapsed()),
        }
    }
}

impl Session {
    /// Takes what comes until nothing does for a while.
    fn quiet(&mut self, wait: Duration) {
        loop {
            let before = self.raw.len();
            self.take(wait);
            if self.raw.len() == before {
                return;
            }
        }
    }
}

/// Writes rows of words, some with [`WORD`], up to so many bytes.
fn write_rows(path: &Path, bytes: usize) {
    const WORDS: [&str; 16] = [
        "harbour",
        "treaty",
        "of",
        "the",
        "northern",
        "ports",
        "fisheries",
        "and",
        "council",
        "agreed",
        "on",
        "water",
        "tariffs",
        "for",
        "small",
        "boats",
    ];
    let mut file = std::io::BufWriter::new(File::create(path).unwrap());
    let mut random: u64 = 1;
    let mut written = 0;
    while written < bytes {
        // A sentence in each row, as lists of abstracts and captions have it.
        let mut row = String::from("The");
        for _ in 0..13 {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let number = (random >> 33) as usize;
            row.push(' ');
            row.push_str(if number.is_multiple_of(300) {
                WORD
            } else {
                WORDS[number % 16]
            });
        }
        row.push_str(".\n");
        written += row.len();
        file.write_all(row.as_bytes()).unwrap();
    }
    file.flush().unwrap();
}

fn shown(name: &str, waits: Waits, ours: Waits) {
    println!(
        "  {name:9} first {:7.2} ms ({:.2})  row {:6.2} ms ({:.2})  {:6.0} bytes ({:.1})  exit {:6.2} ms ({:.2})",
        waits.first,
        ours.first / waits.first,
        waits.row,
        ours.row / waits.row,
        waits.bytes,
        ours.bytes / waits.bytes,
        waits.exit,
        ours.exit / waits.exit,
    );
}

/// Milliseconds of a search that tells all rows with a word.
fn searched(program: &str, file: &Path) -> f64 {
    let mut command = Command::new(program);
    let begun = Instant::now();
    if program == "fzf" {
        command
            .args(["--filter", WORD])
            .stdin(File::open(file).unwrap());
    } else {
        command.args(["search", WORD]).arg(file);
    }
    let command = command.stdout(Stdio::null()).stderr(Stdio::null());
    let status = command.status().unwrap();
    assert!(status.success(), "{program} found nothing");
    milliseconds(begun.elapsed())
}

#[test]
#[ignore = "needs other programs and a build that is made for speed"]
fn beside_other_programs() {
    let beside = std::env::var("BRIEFING_BESIDE").expect("BRIEFING_BESIDE names programs");
    let beside: Vec<&str> = beside.split(',').collect();
    let megabytes = std::env::var("BRIEFING_MEGABYTES").ok();
    let megabytes: usize = megabytes.map_or(100, |number| number.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let long = folder.path().join("long.txt");
    write_rows(&long, megabytes * 1_000_000);
    let short = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/article.md");
    let of_long = std::fs::read_to_string(&long).unwrap();
    let of_long = of_long.split(' ').take(3).collect::<Vec<_>>().join(" ");
    let pagers: Vec<&Pager> = (PAGERS.iter())
        .filter(|pager| pager.name.contains('/') || beside.contains(&pager.name))
        .collect();
    println!("medians of {RUNS} runs, in brackets how many times theirs ours is");
    for (file, text) in [(&short, "South Korea"), (&long, of_long.as_str())] {
        println!("{}", file.file_name().unwrap().to_string_lossy());
        let mut runs: Vec<Vec<Waits>> = vec![Vec::new(); pagers.len()];
        for _ in 0..RUNS {
            for (pager, runs) in pagers.iter().zip(&mut runs) {
                runs.push(pager.run(file, text));
            }
        }
        let middle = |runs: &[Waits]| {
            let of = |get: fn(&Waits) -> f64| median(runs.iter().map(get).collect());
            Waits {
                first: of(|waits| waits.first),
                row: of(|waits| waits.row),
                bytes: of(|waits| waits.bytes),
                exit: of(|waits| waits.exit),
            }
        };
        let ours = middle(&runs[0]);
        for (pager, runs) in pagers.iter().zip(&runs) {
            let name = pager.name.rsplit('/').next().unwrap();
            shown(name, middle(runs), ours);
        }
    }
    if beside.contains(&"fzf") {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            ours.push(searched(env!("CARGO_BIN_EXE_briefing"), &long));
            theirs.push(searched("fzf", &long));
        }
        let (ours, theirs) = (median(ours), median(theirs));
        println!(
            "all rows with a word\n  briefing {ours:7.0} ms\n  fzf      {theirs:7.0} ms ({:.2})",
            ours / theirs
        );
    }
}
