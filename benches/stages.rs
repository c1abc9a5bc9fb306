//! How long each stage takes on the way from bytes to a frame, for the bundled
//! article and for a book made of it: load, extract, index, search, typeset,
//! frame.
//!
//! `cargo bench` measures them all, `cargo bench -- search` those whose name holds
//! the word. Times are of this machine and hour: compare only what ran side by
//! side, as with `cargo bench -- --save-baseline before`, then
//! `cargo bench -- --baseline before`.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::fmt::Write as _;
use std::hint::black_box;

use briefing::facets::{Briefing, extract};
use briefing::formats::{self, Extent};
use briefing::runtime::paint::Painter;
use briefing::search::{Options, Query, SearchIndex, search};
use briefing::text::Document;
use briefing::typeset::Typesetting;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use support::{ARTICLE, Harness, read};

/// Bytes of the book.
const BOOK: usize = 1 << 20;

/// The article again and again, each copy under a heading of its own.
fn book() -> String {
    let mut book = String::with_capacity(BOOK + ARTICLE.len());
    for part in 1.. {
        if book.len() >= BOOK {
            break;
        }
        let _ = write!(book, "# Part {part}\n\n{ARTICLE}\n\n");
    }
    book
}

/// A text under the name that its measures have.
struct Sample {
    name: &'static str,
    text: String,
    document: Document,
    briefing: Briefing,
}

impl Sample {
    fn new(name: &'static str, text: String) -> Self {
        let document = read(&text, "markdown");
        let briefing = extract(&document);
        Self {
            name,
            text,
            document,
            briefing,
        }
    }

    fn both() -> [Self; 2] {
        [
            Self::new("article", ARTICLE.to_owned()),
            Self::new("book", book()),
        ]
    }
}

/// One stage on both texts, per byte of them.
fn stage(criterion: &mut Criterion, name: &str, mut work: impl FnMut(&Sample)) {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10);
    for sample in Sample::both() {
        group.throughput(Throughput::Bytes(sample.text.len() as u64));
        group.bench_function(sample.name, |bencher| bencher.iter(|| work(&sample)));
    }
    group.finish();
}

fn load(criterion: &mut Criterion) {
    let format = formats::named("markdown");
    stage(criterion, "load", |sample| {
        let bytes = sample.text.clone().into_bytes();
        black_box(formats::read(bytes, None, format, Extent::Whole).unwrap());
    });
}

fn extraction(criterion: &mut Criterion) {
    stage(criterion, "extract", |sample| {
        black_box(extract(&sample.document));
    });
}

fn index(criterion: &mut Criterion) {
    stage(criterion, "index", |sample| {
        black_box(SearchIndex::build(&sample.document, &sample.briefing));
    });
}

/// Queries as they are typed: a word, a word cut short, one misspelt, two words,
/// a phrase, an actor, none that occurs.
fn searching(criterion: &mut Criterion) {
    let queries = [
        "cooperation",
        "coop",
        "coperation",
        "maritime security",
        "\"security concerns\"",
        "@china",
        "qzx",
    ];
    for sample in Sample::both() {
        let index = SearchIndex::build(&sample.document, &sample.briefing);
        let mut group = criterion.benchmark_group(format!("search {}", sample.name));
        group.sample_size(10);
        for text in queries {
            let query = Query::parse(text, &sample.briefing);
            group.bench_function(text, |bencher| {
                bencher.iter(|| {
                    black_box(search(
                        &index,
                        &sample.document,
                        &sample.briefing,
                        &query,
                        &Options::default(),
                    ))
                });
            });
        }
        group.finish();
    }
}

/// Forty rows, set anew, in the middle of the text.
fn typesetting(criterion: &mut Criterion) {
    for sample in Sample::both() {
        let name = format!("typeset/{}", sample.name);
        let middle = briefing::text::BlockId::at(sample.document.blocks().len() / 2);
        criterion.bench_function(&name, |bencher| {
            bencher.iter(|| {
                let mut typesetting = Typesetting::new(68);
                let top = typesetting.locate(&sample.document, middle, 0);
                black_box(typesetting.step(&sample.document, top, 40))
            });
        });
    }
}

/// A key, the model it changes, and the bytes that go to the terminal.
fn frame(criterion: &mut Criterion) {
    for (name, key, back) in [
        ("row down", "j", "k"),
        ("page down", "<Space>", "<C-b>"),
        ("next pane", "<Tab>", "<S-Tab>"),
    ] {
        for sample in Sample::both() {
            let name = format!("frame/{name}/{}", sample.name);
            let mut harness = Harness::new(sample.document, sample.briefing, 120, 40);
            let mut painter = Painter::default();
            harness.bytes(&mut painter);
            let mut is_there = false;
            criterion.bench_function(&name, |bencher| {
                bencher.iter(|| {
                    harness.press(if is_there { back } else { key });
                    is_there = !is_there;
                    black_box(harness.bytes(&mut painter).len())
                });
            });
        }
    }
}

criterion_group!(
    stages,
    load,
    extraction,
    index,
    searching,
    typesetting,
    frame
);
criterion_main!(stages);
