//! Whatever stands in a file that the program reads, it is read or refused, soon, and
//! the program goes on.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use std::fs;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use briefing::app::address::Address;
use briefing::app::kept::Kept;
use briefing::app::{Arrival, Msg, Start};
use briefing::facets;
use briefing::facets::lens::Lens;
use briefing::formats::{self, Extent, FORMATS};
use briefing::runtime::config::Config;
use briefing::runtime::library::Library;
use briefing::runtime::saver::Memory;
use proptest::prelude::*;
use support::Harness;

/// Longest that reading what these tests make up may take, on a busy machine and
/// without optimisation.
const SOON: Duration = Duration::from_secs(5);

fn soon<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = work();
    assert!(begun.elapsed() < SOON, "{what} took {:?}", begun.elapsed());
    done
}

/// Words and marks that rules go by, which may stand at any end of a sentence.
const TOLD: &[&str] = &[
    "the",
    "no",
    "to",
    "not",
    "of",
    "and",
    "or",
    "too",
    "there",
    "is",
    "has",
    "takes",
    "days",
    "costs",
    "prices",
    "rose",
    "adds",
    "only",
    "just",
    "three",
    "risk",
    "crisis",
    "threat",
    "lack",
    "fell",
    "far",
    "from",
    "that",
    "said",
    "faces",
    "obstacles",
    "First",
    "Second",
    "areas",
    "such",
    "as",
    "trade",
    "health",
    "cooperation",
    "joint",
    "Norway",
    "Torvang",
    "NATO",
    "PP-T",
    "Jane",
    "Roe",
    "Ministry",
    "Union",
    "Northern",
    "Port",
    "Coalition",
    "governor",
    "US",
    "President",
    "'s",
    "’s",
    ",",
    ".",
    "?",
    ":",
    ";",
    "-",
    "(",
    ")",
    "“",
    "”",
    "…",
    "3",
    "%",
];

fn sentences() -> impl Strategy<Value = String> {
    let word = (prop::sample::select(TOLD), any::<bool>(), 0..12_u8);
    let words = prop::collection::vec(word, 1..12);
    let sentence = words.prop_map(|words| {
        let words = words.iter().map(|(word, is_capital, blank)| {
            let first = word.len().min(usize::from(word.is_ascii() && *is_capital));
            let (first, rest) = word.split_at(first);
            let blank = if *blank == 0 { "" } else { " " };
            format!("{}{rest}{blank}", first.to_ascii_uppercase())
        });
        words.collect::<String>()
    });
    prop::collection::vec(sentence, 1..60).prop_map(|sentences| sentences.join(".\n\n"))
}

/// Pieces in any order, among them any text.
fn pieces(known: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(known).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..most).prop_map(|pieces| pieces.concat())
}

const MARKUP: &[&str] = &[
    "\n",
    "\n\n",
    " ",
    "text of words. ",
    "# ",
    "## ",
    "---\n",
    "+++\n",
    "title: a\n",
    "authors:\n  - b\n",
    "title = \"x\"\n",
    "[a]\n",
    "> ",
    "- ",
    "1. ",
    "    ",
    "\t",
    "```\n",
    "~~~",
    "|",
    "|---|",
    "[",
    "](",
    ")",
    "![",
    "*",
    "**",
    "_",
    "`",
    "<div>",
    "</div>",
    "<p>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<script>",
    "</script>",
    "<table>",
    "<tr><td colspan=9999999>",
    "<ul><li>",
    "<pre>",
    "<h1>",
    "</h1>",
    "<title>",
    "&#27;",
    "&#155;",
    "&#x202e;",
    "&amp;",
    "&bogus;",
    "&#99999999;",
    "<meta charset=utf-16>",
    "<base href='//x'>",
    "\u{feff}",
    "\u{202e}",
    "\u{1b}[2J",
    "By Ann Lee",
    "ABSTRACT\n",
    "1.2.3 ",
    "\u{c}",
    "\r",
    "\u{301}",
    "漢字",
    "[^1]",
    "[^1]: ",
    "<a href='x'>",
    "</a>",
    "<svg>",
    "<template>",
    "<select><option>",
    "<noscript>",
    "<math>",
    "===\n",
];

const PACKAGE: &[&str] = &[
    "<?xml version='1.0'?>",
    "<!DOCTYPE a [<!ENTITY b 'cccc'><!ENTITY d SYSTEM 'file:///etc/passwd'>]>",
    "&b;",
    "&d;",
    "<package>",
    "</package>",
    "<metadata>",
    "</metadata>",
    "<dc:title>",
    "</dc:title>",
    "text",
    "<manifest>",
    "</manifest>",
    "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>",
    "<item id='n' href='nav.xhtml' properties='nav'/>",
    "<item id='x' href='../../etc/passwd'/>",
    "<item id='t' href='toc.ncx' media-type='application/x-dtbncx+xml'/>",
    "<spine toc='t'>",
    "</spine>",
    "<itemref idref='a'/>",
    "<itemref idref='x'/>",
    "<itemref idref='none'/>",
    "<guide>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&#27;",
    "<a",
    ">",
    "'",
    "\"",
    "<navMap>",
    "<navPoint><navLabel><text>",
    "<nav><ol><li><a href='a.xhtml#x'>",
];

const TABLES: &[&str] = &[
    "[lens]\n",
    "[[facet]]\n",
    "[[facet.entry]]\n",
    "[[facet.entry.evidence]]\n",
    "[[note]]\n",
    "name = ",
    "title = ",
    "version = 1\n",
    "id = ",
    "label = ",
    "aliases = ",
    "evidence = ",
    "kinds = ",
    "kind = ",
    "summary = ",
    "glyph = ",
    "sigil = ",
    "\"a\"\n",
    "\"\"\n",
    "[\"a\", \"b\"]\n",
    "[]\n",
    "[[[[\n",
    "1\n",
    "-9223372036854775808\n",
    "1e999\n",
    "true\n",
    "{ a = 1 }\n",
    "'''\n",
    "\"\"\"\n",
    "\"\\u001b[31m\"\n",
    "\"NATO\"\n",
    "\"* of *\"\n",
    "\"x\" # y\n",
    "=",
    "discover = ",
    "cues = ",
    "singular = \"actor\"\n",
    "\"actors\"\n",
    "theme = ",
    "measure = ",
    "ascii = ",
    "private = ",
    "[converters.pdf]\n",
    "command = ",
    "extensions = ",
    "gives = ",
    "justify = ",
    "1979-05-27\n",
    "0x7fffffffffffffff\n",
];

/// A lens that is one, with whatever stands in its fields.
fn whole_lens() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        4 => "[A-Za-z ]{1,12}",
        1 => Just("NATO".to_owned()),
        1 => any::<String>(),
    ];
    prop::collection::vec(text, 9).prop_map(|all| {
        let told: Vec<String> = all.iter().map(|text| serde_json::to_string(text).unwrap()).collect();
        let [name, title, facet, label, alias, phrase, summary, kind, note] = &told[..] else {
            unreachable!()
        };
        format!(
            "[lens]\nname = {name}\ntitle = {title}\nversion = 1\n[[facet]]\nid = \"f\"\ntitle = {facet}\n\
             singular = \"one\"\nkinds = [{kind}]\n[[facet.entry]]\nid = \"e\"\nlabel = {label}\nkind = {kind}\n\
             aliases = [{alias}]\nevidence = [{phrase}]\nsummary = {summary}\n[[note]]\nat = {phrase}\ntext = {note}\n"
        )
    })
}

/// JSON of any shape, with the keys that are known.
fn json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::{Map, Value};
    let key = prop_oneof![
        9 => prop::sample::select(vec![
            "version", "title", "text", "place", "sentence", "row", "read", "percent", "sentences", "words", "jumps",
            "places", "behind", "chosen", "facet", "entry", "decisions", "verdict", "mark a", "mark Z", "quote", "before",
            "after", "block", "start", "at", "theme", "measure", "widths", "background", "welcomed", "configured",
            "address", "opened", "number", "outline", "facets",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0..200u64).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[0-9 -]{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "0-18446744073709551615",
            "9-1",
            "AAAA",
            "reject",
            "dark",
            "actors",
            "NATO"
        ])
        .prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 64, 8, move |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            3 => prop::collection::vec((key.clone(), inner), 0..8)
                .prop_map(|rows| Value::Object(rows.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A state as it is written, with its checksum.
fn stored(value: &serde_json::Value) -> String {
    let mut value = value.clone();
    if let Some(object) = value.as_object_mut() {
        object.insert("version".to_owned(), 1.into());
    }
    let body = serde_json::to_string_pretty(&value).unwrap() + "\n";
    let sum = body.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let rest = body.strip_prefix("{\n").unwrap_or(&body);
    format!("{{\n  \"checksum\": \"{sum:016x}\",\n{rest}")
}

fn book(container: &str, package: &str, chapters: &[String]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    add("mimetype", "application/epub+zip");
    add("META-INF/container.xml", container);
    add("OPS/book.opf", package);
    for (name, text) in ["OPS/a.xhtml", "OPS/nav.xhtml", "OPS/toc.ncx"]
        .iter()
        .zip(chapters)
    {
        add(name, text);
    }
    zip.finish().unwrap().into_inner()
}

const CONTAINER: &str = "<container><rootfiles><rootfile full-path=\"OPS/book.opf\" \
                         media-type=\"application/oebps-package+xml\"/></rootfiles></container>";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_an_article_of_any_format_or_none(text in pieces(MARKUP, 80), bytes in any::<Vec<u8>>()) {
        for format in FORMATS {
            for extent in [Extent::Start, Extent::Whole] {
                for bytes in [text.clone().into_bytes(), [text.as_bytes(), &bytes].concat()] {
                    let read = soon(format.name, || formats::read(bytes, None, Some(format), extent));
                    if let Ok(read) = read {
                        let document = read.document;
                        prop_assert!(document.sentences().iter().all(|span| !document.slice(span).is_empty()));
                    }
                }
            }
        }
    }

    #[test]
    fn any_words_that_rules_know_are_read(text in sentences()) {
        let plain = formats::named("plain");
        let read = formats::read(text.into_bytes(), None, plain, Extent::Whole);
        if let Ok(read) = read {
            soon("extraction", || facets::extract(&read.document));
        }
    }

    #[test]
    fn any_book_is_read_or_refused(
        container in prop_oneof![9 => Just(CONTAINER.to_owned()), 1 => pieces(PACKAGE, 12)],
        package in pieces(PACKAGE, 40),
        chapters in prop::collection::vec(prop_oneof![pieces(MARKUP, 30), pieces(PACKAGE, 30)], 0..4),
        cut in 0..100_usize,
        flip in any::<(usize, u8)>(),
    ) {
        let whole = book(&container, &package, &chapters);
        let well_formed = format!(
            "<package><metadata>{package}</metadata><manifest><item id='a' href='a.xhtml'/>\
             <item id='n' href='nav.xhtml' properties='nav'/><item id='t' href='toc.ncx'/></manifest>\
             <spine toc='t'><itemref idref='a'/></spine></package>"
        );
        let mut flipped = book(CONTAINER, &well_formed, &chapters);
        let at = flip.0 % flipped.len();
        flipped[at] ^= flip.1;
        let half = whole[..whole.len() * cut / 100].to_vec();
        for bytes in [whole, half, flipped] {
            let _ = soon("a book", || formats::read(bytes, None, formats::named("epub"), Extent::Whole));
        }
    }

    #[test]
    fn any_lens_is_read_or_refused_and_binds_to_anything(
        text in prop_oneof![pieces(TABLES, 40), whole_lens(), any::<String>()],
        article in pieces(MARKUP, 20),
    ) {
        match soon("a lens", || Lens::parse(&text)) {
            Ok(lens) => {
                let document = support::read(&format!("NATO said so.\n\n{article}"), "markdown");
                let bound = soon("binding", || lens.bind(&document));
                for entry in &bound.briefing.entries {
                    prop_assert!(!entry.label.is_empty());
                }
            }
            Err(error) => {
                let told = error.to_string();
                prop_assert_eq!(told.lines().count(), 1, "{}", told);
            }
        }
    }

    #[test]
    fn any_configuration_is_taken_as_far_as_it_is_understood(text in prop_oneof![pieces(TABLES, 40), any::<String>()]) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("config.toml"), &text).unwrap();
        let (_, told) = soon("a configuration", || Config::load(Some(folder.path())));
        for row in told {
            prop_assert!(row.starts_with("config.toml:"), "{row}");
        }
    }

    #[test]
    fn any_state_is_taken_or_set_aside(value in json(), bytes in any::<Vec<u8>>(), is_whole: bool) {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        fs::create_dir(&state).unwrap();
        let text = stored(&value);
        let content = if is_whole { text.as_bytes() } else { &bytes };
        let library = Library::new(Some(state.clone()), false).unwrap();
        let address = Address::new("/a.md");
        for name in ["settings.json", "recent.json", "marks.json"] {
            fs::write(state.join(name), content).unwrap();
        }
        fs::write(library.path(&address), content).unwrap();
        let (_, settings, _) = soon("settings", || Memory::load(Some(state.clone()), false));
        let (_, kept, _) = soon("an article", || library.open(&address));
        let _ = library.recent();
        // With whatever was found, one can read.
        let mut app = Harness::plain("One sentence. And two.\n\n# Part\n\nThree.", 90, 30);
        app.model.settings = settings;
        app.tell(Msg::Arrived(Box::new(Arrival {
            document: app.model.document.clone(),
            briefing: app.model.briefing.clone(),
            opened: app.model.opened.clone(),
            kept: kept.clone(),
            start: Start::Resumed,
            told: None,
        })));
        app.press("j`a'a<C-o>nl<Enter>").drawn();
        let again = Kept::from_object(&app.model.keepsake().unwrap().kept().to_object());
        prop_assert!(again.is_ok());
    }
}
