//! Each format reads the same article alike, from `tests/fixtures/NAME.*`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use zip::write::{SimpleFileOptions, ZipWriter};

use briefing::formats::{self, Extent, FORMATS, Format};
use briefing::runtime::source::{How, Source, open};
use briefing::text::{BlockId, BlockKind, Document, SectionId, word};

const PARAGRAPHS: [&str; 4] = [
    "Two coastal towns share a ferry line that neither could run alone. The council of Nordvik owns the ships; its neighbour Sundby keeps the well-known harbour open through the winter.",
    "Four fields of common work have grown out of the line:",
    "The results please most passengers, though fares rose in 2022.",
    "Money is short. The state pays its share late, and Sundby fears that a bridge would take the line's passengers.",
];

/// The fixtures of a format: at least one, or the test fails.
fn fixtures(format: &Format, made: &Path) -> Vec<PathBuf> {
    if format.name == "epub" {
        let path = made.join("epub.epub");
        fs::write(&path, epub()).unwrap();
        return vec![path];
    }
    let place = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let found: Vec<PathBuf> = fs::read_dir(place)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_stem().is_some_and(|stem| stem == format.name))
        .collect();
    assert!(!found.is_empty(), "no fixture for {}", format.name);
    found
}

/// The article as a book: its opening and each of its sections in a file.
fn epub() -> Vec<u8> {
    let container =
        r#"<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>"#;
    let package = r#"<package><metadata><dc:title xmlns:dc="d">Ferries across the sound</dc:title><dc:creator xmlns:dc="d">Marit Solberg</dc:creator><dc:creator xmlns:dc="d">Jon Ek</dc:creator><dc:date xmlns:dc="d">3 May 2023</dc:date></metadata><manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/><item id="c" href="c.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>"#;
    let chapters = [
        "<h1>Ferries across the sound</h1><p>Two coastal towns share a <em>ferry line</em> that neither could run alone. The council of <b>Nordvik</b> owns the ships; its neighbour Sundby keeps the well-known harbour open through the winter.</p>",
        "<h1>What the towns share</h1><p>Four fields of common work have grown out of the line:</p><ul><li>Rescue. Crews of both towns train together twice a year.</li><li>Energy. The quays feed the ships with power from one cable.</li></ul><p>The results please most passengers, though fares rose in 2022.</p>",
        "<h1>What stands in the way</h1><p>Money is short. The state pays its share late, and Sundby fears that a bridge would take the line's passengers.</p>",
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    add("mimetype", "application/epub+zip");
    add("META-INF/container.xml", container);
    add("book.opf", package);
    for (name, chapter) in ["a", "b", "c"].iter().zip(chapters) {
        add(
            &format!("{name}.xhtml"),
            &format!("<html><head><title>x</title></head><body>{chapter}</body></html>"),
        );
    }
    zip.finish().unwrap().into_inner()
}

fn texts(document: &Document, wanted: impl Fn(BlockKind) -> bool) -> Vec<&str> {
    (0..document.blocks().len())
        .map(BlockId::at)
        .filter(|id| document.block(*id).is_some_and(|block| wanted(block.kind)))
        .map(|id| document.block_text(id))
        .collect()
}

#[test]
fn every_format_reads_its_fixture_alike() {
    let made = tempfile::tempdir().unwrap();
    for format in FORMATS {
        for path in fixtures(format, made.path()) {
            let name = path.display();
            let opened = open(&Source::Path(path.clone()), &How::default()).unwrap();
            assert!(opened.rest.is_none(), "{name}");
            assert_eq!(opened.reading.format.name, format.name, "{name}");
            let document = opened.reading.document;
            let meta = &document.meta;
            let told = [&meta.title, &meta.author, &meta.date]
                .map(|field| word::terms(field.as_deref().unwrap_or_default()).join(" "));
            let [title, author, date] = told;
            assert_eq!(title, "ferries across the sound", "{name}");
            assert_eq!(author.replace(" and", ""), "marit solberg jon ek", "{name}");
            assert_eq!(date, "3 may 2023", "{name}");
            let headings: Vec<_> = (0..document.sections().len())
                .map(SectionId::at)
                .map(|id| {
                    let heading = document.heading(id).map(str::to_lowercase);
                    (
                        document.section(id).unwrap().level,
                        heading.unwrap_or_default(),
                    )
                })
                .collect();
            let wanted = [
                (0, ""),
                (1, "what the towns share"),
                (1, "what stands in the way"),
            ];
            assert_eq!(
                headings,
                wanted.map(|(level, text)| (level, text.to_owned())),
                "{name}"
            );
            assert_eq!(
                texts(&document, |kind| kind == BlockKind::Paragraph),
                PARAGRAPHS,
                "{name}"
            );
            let points = texts(&document, |kind| matches!(kind, BlockKind::ListItem { .. }));
            assert_eq!(points.len(), 2, "{name}");
            assert_eq!(
                points.first(),
                Some(&"Rescue. Crews of both towns train together twice a year."),
                "{name}"
            );
        }
    }
}

#[test]
fn a_fixture_in_any_encoding_is_the_same_article() {
    let made = tempfile::tempdir().unwrap();
    for format in FORMATS.iter().filter(|format| format.name != "epub") {
        for path in fixtures(format, made.path()) {
            let text = fs::read_to_string(&path).unwrap();
            let plain =
                formats::read(text.clone().into(), Some(&path), None, Extent::Whole).unwrap();
            let marked = format!("\u{feff}{text}");
            let wide = |bytes: fn(u16) -> [u8; 2]| marked.encode_utf16().flat_map(bytes).collect();
            let copies: [Vec<u8>; 3] = [
                marked.clone().into(),
                wide(u16::to_le_bytes),
                wide(u16::to_be_bytes),
            ];
            for copy in copies {
                let reading = formats::read(copy, Some(&path), None, Extent::Whole).unwrap();
                let name = reading.encoding.name();
                assert_eq!(reading.document.meta, plain.document.meta, "{name}");
                assert_eq!(
                    texts(&reading.document, |_| true),
                    texts(&plain.document, |_| true),
                    "{name}"
                );
                assert_eq!(reading.document.replaced, 0, "{name}");
            }
        }
    }
}

/// An article as somebody may paste it, and what must be read of it.
struct Pasted {
    file: &'static str,
    title: &'static str,
    author: Option<&'static str>,
    date: Option<&'static str>,
    outline: &'static [(u8, &'static str)],
    paragraphs: u32,
}

const PASTED: [Pasted; 6] = [
    Pasted {
        file: "think-tank.txt",
        title: "Shared Rivers, Separate Plans: Why the Lower Vasna Basin Needs a Common Flood Authority Before the Next Wet Decade",
        author: Some("Ingrid Mørk and Tomas Vell"),
        date: Some("12 September 2022"),
        outline: &[
            (1, "Executive summary"),
            (1, "1. The problem"),
            (2, "1.1 Late warnings"),
            (2, "1.2 Thin insurance"),
            (1, "2. What has been tried"),
            (1, "3. Recommendations"),
        ],
        paragraphs: 8,
    },
    Pasted {
        file: "essay.txt",
        title: "OF BORROWED HARBOURS",
        author: Some("Edith Quarle"),
        date: None,
        outline: &[(1, "I."), (1, "II.")],
        paragraphs: 5,
    },
    Pasted {
        file: "newsletter.md",
        title: "Northern Grid Weekly: cables, carbon and a quarrel",
        author: Some("Paula Renn"),
        date: Some("Friday, 6 October 2023 08:15"),
        outline: &[
            (1, "Cables under strain"),
            (1, "A carbon price for ships"),
            (1, "Correction"),
        ],
        paragraphs: 6,
    },
    Pasted {
        file: "readme-like.md",
        title: "Tidewatch",
        author: None,
        date: None,
        outline: &[
            (1, "Contents"),
            (1, "Why"),
            (1, "Use"),
            (2, "Options"),
            (1, "Limits"),
        ],
        paragraphs: 9,
    },
    Pasted {
        file: "transcript.txt",
        title: "Keynote on the Future of Shared Power Grids",
        author: Some("Minister Ana Kovel"),
        date: Some("3 June 2024"),
        outline: &[],
        paragraphs: 10,
    },
    Pasted {
        file: "memo.txt",
        title: "WINTER SERVICE ON THE COAST LINE",
        author: Some("HELGA BRANDT"),
        date: Some("2 NOVEMBER 2021"),
        outline: &[
            (1, "1. SUMMARY"),
            (1, "2. REASONS"),
            (2, "A. STAFF"),
            (2, "B. ROLLING STOCK"),
            (1, "3. NEXT STEPS"),
        ],
        paragraphs: 4,
    },
];

#[test]
fn articles_as_people_paste_them_are_understood() {
    let place = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/articles");
    for wanted in PASTED {
        let name = wanted.file;
        let opened = open(&Source::Path(place.join(name)), &How::default()).unwrap();
        let document = opened.reading.document;
        let meta = &document.meta;
        assert_eq!(meta.title.as_deref(), Some(wanted.title), "{name}");
        assert_eq!(meta.author.as_deref(), wanted.author, "{name}");
        assert_eq!(meta.date.as_deref(), wanted.date, "{name}");
        let outline: Vec<_> = (0..document.sections().len())
            .map(SectionId::at)
            .filter_map(|id| Some((document.section(id)?.level, document.heading(id)?)))
            .collect();
        assert_eq!(outline, wanted.outline, "{name}");
        assert_eq!(document.paragraphs(), wanted.paragraphs, "{name}");
    }
}
