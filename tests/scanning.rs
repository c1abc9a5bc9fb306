//! How long it takes to search a long text that has no index.
//!
//! `BRIEFING_SEARCH_FILE=FILE BRIEFING_SEARCH_QUERY=WORD cargo test --release
//! --test scanning time -- --ignored --nocapture` types the word letter by letter
//! and tells what each one takes; with `BRIEFING_SEARCH_INDEX` set also what a
//! dictionary and an index take.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::cast_precision_loss
)]

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::time::Instant;

use briefing::facets::Briefing;
use briefing::formats::{Extent, read};
use briefing::runtime::crew::Threads;
use briefing::search::scan::{Alone, Crew, Dictionary, Scan, Scanned};
use briefing::search::{Options, Query, SearchIndex};

/// Milliseconds of the processor that this process has taken.
fn cpu() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

#[test]
#[ignore = "a measurement: run with --release and --nocapture"]
fn the_time_of_each_letter() {
    let path = PathBuf::from(std::env::var_os("BRIEFING_SEARCH_FILE").unwrap());
    let word = std::env::var("BRIEFING_SEARCH_QUERY").unwrap_or_else(|_| "cooperation".into());
    let bytes = std::fs::read(&path).unwrap();
    let start = Instant::now();
    let reading = read(bytes, Some(Path::new(&path)), None, Extent::Whole).unwrap();
    println!("reading {:?}", start.elapsed());
    let document = reading.document;
    let briefing = Briefing::default();
    let options = Options {
        limit: 1000,
        ..Options::default()
    };
    let newest = AtomicU64::new(1);
    for is_alone in [false, true] {
        let mut former = None;
        for (end, letter) in word.char_indices() {
            let typed = &word[..end + letter.len_utf8()];
            let query = Query::parse(typed, &briefing);
            let threads = Threads::serving(&newest, 1);
            let crew: &dyn Crew = if is_alone { &Alone } else { &threads };
            let scan = Scan {
                document: &document,
                briefing: &briefing,
                dictionary: None,
                query: &query,
                options: &options,
                crew,
            };
            let start = Instant::now();
            let began = cpu();
            let mut first = None;
            let found = scan.run(former.take(), &mut |answer| {
                first.get_or_insert((start.elapsed(), answer.hits.len()));
            });
            let took = start.elapsed();
            let cpu = cpu() - began;
            let told = match found {
                Scanned::Found(answer, known) => {
                    former = Some(known);
                    format!("{:?} {} hits", answer.groups, answer.hits.len())
                }
                Scanned::Nothing(known) => {
                    former = Some(known);
                    "nothing".to_owned()
                }
                Scanned::Stopped => "stopped".to_owned(),
            };
            println!("{typed:12} {took:?}, cpu {cpu:.1} ms, first {first:?}: {told}");
        }
    }
    if std::env::var_os("BRIEFING_SEARCH_INDEX").is_none() {
        return;
    }
    let (start, began) = (Instant::now(), cpu());
    let words = Dictionary::of(&document, &briefing, &Threads::default());
    println!(
        "dictionary {:?}, cpu {:.1} ms",
        start.elapsed(),
        cpu() - began
    );
    drop(words);
    if document.len() <= 16 << 20 {
        let (start, began) = (Instant::now(), cpu());
        let index = SearchIndex::build(&document, &briefing);
        println!("index {:?}, cpu {:.1} ms", start.elapsed(), cpu() - began);
        drop(index);
    }
}
