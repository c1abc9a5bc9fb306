use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;
use crate::text::{BlockId, BlockKind, SectionId};

fn parse(bytes: Vec<u8>) -> Result<(Document, bool), ReadError> {
    super::parse(bytes, &Halt::default())
}

const CONTAINER_XML: &str = r#"<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;

/// An archive of these files.
fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A package with these items of the manifest and this spine.
fn opf(items: &str, spine: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><package xmlns:dc="d"><metadata><dc:title>The Keepers &amp; the Sea</dc:title><dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ek</dc:creator><dc:date>2020-05-01T00:00:00Z</dc:date><dc:language>en</dc:language></metadata><manifest>{items}</manifest>{spine}</package>"#
    )
}

fn item(id: &str, file: &str) -> String {
    format!(r#"<item id="{id}" href="{file}" media-type="application/xhtml+xml"/>"#)
}

fn spine(ids: &[&str]) -> String {
    let refs: Vec<String> = ids
        .iter()
        .map(|id| format!(r#"<itemref idref="{id}"/>"#))
        .collect();
    let refs = refs.concat();
    format!("<spine>{refs}</spine>")
}

fn page(body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body></html>"#
    )
}

fn outline(document: &Document) -> Vec<(u8, &str)> {
    (0..document.sections().len())
        .map(SectionId::at)
        .map(|id| {
            let level = document.section(id).unwrap().level;
            (level, document.heading(id).unwrap_or_default())
        })
        .collect()
}

fn texts(document: &Document) -> Vec<&str> {
    (0..document.blocks().len())
        .map(BlockId::at)
        .filter(|id| document.block(*id).unwrap().kind != BlockKind::Heading)
        .map(|id| document.block_text(id))
        .collect()
}

fn refused(bytes: Vec<u8>) -> String {
    parse(bytes).unwrap_err().to_string()
}

/// A book of these chapters, named as given.
fn book(chapters: &[(&str, &str)]) -> Vec<u8> {
    let ids: Vec<String> = (0..chapters.len()).map(|at| format!("c{at}")).collect();
    let items: String = ids
        .iter()
        .zip(chapters)
        .map(|(id, (file, _))| item(id, file))
        .collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let opf = opf(&items, &spine(&ids));
    let names: Vec<String> = chapters
        .iter()
        .map(|(file, _)| format!("OPS/{file}"))
        .collect();
    let mut files = vec![(CONTAINER, CONTAINER_XML), ("OPS/book.opf", opf.as_str())];
    files.extend(
        names
            .iter()
            .zip(chapters)
            .map(|(name, (_, text))| (name.as_str(), *text)),
    );
    archive(&files)
}

#[test]
fn the_spine_orders_chapters_and_the_contents_name_them() {
    let items = [
        item("b", "text/two.xhtml"),
        item("a", "text/one%20a.xhtml"),
        item("n", "nav.xhtml").replace("/>", r#" properties="nav"/>"#),
    ]
    .concat();
    let nav = page(
        r#"<nav epub:type="landmarks"><ol><li><a href="x.xhtml">X</a></li></ol></nav><nav epub:type="toc"><h1>Contents</h1><ol><li><a href="text/one%20a.xhtml">The <i>first</i> light</a><ol><li><a href="text/one%20a.xhtml#lamp">Lamps</a></li></ol></li><li><a href="text/two.xhtml">Storms</a></li></ol></nav>"#,
    );
    let one = page(r#"<p>It was lit in 1811.</p><a id="lamp"/><p>Oil came by boat.</p>"#);
    let two = page(
        "<h1>Storms</h1><p>They came in March.</p><h2>After the storm</h2><p>Nothing stood.</p>",
    );
    let opf = opf(&items, &spine(&["a", "n", "b"]));
    let bytes = archive(&[
        (CONTAINER, CONTAINER_XML),
        ("OPS/book.opf", &opf),
        ("OPS/nav.xhtml", &nav),
        ("OPS/text/two.xhtml", &two),
        ("OPS/text/one a.xhtml", &one),
    ]);
    assert!((FORMAT.sniff)(&bytes));
    let (document, is_cut) = parse(bytes).unwrap();
    assert!(!is_cut);
    let meta = &document.meta;
    let told =
        [&meta.title, &meta.author, &meta.date, &meta.language].map(|field| field.as_deref());
    assert_eq!(
        told,
        [
            Some("The Keepers & the Sea"),
            Some("Ann Lee, Bo Ek"),
            Some("2020-05-01"),
            Some("en")
        ]
    );
    assert_eq!(
        outline(&document),
        [
            (1, "The first light"),
            (2, "Lamps"),
            (1, "Storms"),
            (2, "After the storm")
        ]
    );
    assert_eq!(
        texts(&document),
        [
            "It was lit in 1811.",
            "Oil came by boat.",
            "They came in March.",
            "Nothing stood."
        ]
    );
}

#[test]
fn the_older_form_of_contents_is_read_too() {
    let items = item("a", "a.html")
        + r#"<item id="toc" href="toc.ncx" media-type="application/x-dtbncx+xml"/>"#;
    let ncx = r#"<ncx><docTitle><text>Book</text></docTitle><navMap><navPoint><navLabel><text>Part one</text></navLabel><content src="a.html"/><navPoint><navLabel><text>Chapter</text></navLabel><content src="a.html#c"/></navPoint></navPoint></navMap></ncx>"#;
    let text = page(r#"<p>Before.</p><h3 id="c">Chapter</h3><p>Within.</p>"#);
    let opf = opf(&items, r#"<spine toc="toc"><itemref idref="a"/></spine>"#);
    let bytes = archive(&[
        (CONTAINER, CONTAINER_XML),
        ("OPS/book.opf", &opf),
        ("OPS/toc.ncx", ncx),
        ("OPS/a.html", &text),
    ]);
    let (document, _) = parse(bytes).unwrap();
    assert_eq!(outline(&document), [(1, "Part one"), (2, "Chapter")]);
}

#[test]
fn a_book_without_contents_has_the_headings_of_its_chapters() {
    let bytes = book(&[
        ("0.xhtml", &page("<h1>The Keepers &amp; the Sea</h1>")),
        (
            "1.xhtml",
            &page("<h2>One</h2><p>First.</p><h3>Deeper</h3><p>Second.</p>"),
        ),
        (
            "2.xhtml",
            &page(r#"<p class="chapter-title">Two</p><p>Third.</p>"#),
        ),
    ]);
    let (document, _) = parse(bytes).unwrap();
    assert_eq!(outline(&document), [(1, "One"), (2, "Deeper"), (1, "Two")]);
}

#[test]
fn each_missing_part_is_one_clear_error() {
    let chapter = page("<p>Text.</p>");
    let whole = book(&[("1.xhtml", &chapter)]);
    let cut = whole[..whole.len() / 2].to_vec();
    let no_chapter = opf(&item("a", "gone.xhtml"), &spine(&["a"]));
    let outside = opf(&item("a", "../../etc/passwd"), &spine(&["a"]));
    for (bytes, reason) in [
        (
            b"PK\x03\x04 and no archive".to_vec(),
            "it is not a ZIP archive, or cut off",
        ),
        (cut, "it is not a ZIP archive, or cut off"),
        (
            archive(&[("a", "b")]),
            "the file that says what it consists of is missing or damaged",
        ),
        (
            archive(&[(CONTAINER, "<container/>")]),
            "the file that says what it consists of is missing or damaged",
        ),
        (
            archive(&[(CONTAINER, CONTAINER_XML)]),
            "its list of chapters is missing or damaged",
        ),
        (
            archive(&[
                (CONTAINER, CONTAINER_XML),
                ("OPS/book.opf", "<package><a></b>"),
            ]),
            "its list of chapters is missing or damaged",
        ),
        (
            archive(&[
                (CONTAINER, CONTAINER_XML),
                ("OPS/book.opf", &opf("", "<spine/>")),
            ]),
            "its list of chapters is missing or damaged",
        ),
        (
            archive(&[(CONTAINER, CONTAINER_XML), ("OPS/book.opf", &no_chapter)]),
            "none of its chapters can be read",
        ),
        (
            archive(&[(CONTAINER, CONTAINER_XML), ("OPS/book.opf", &outside)]),
            "none of its chapters can be read",
        ),
        (
            archive(&[
                (CONTAINER, CONTAINER_XML),
                ("OPS/book.opf", &no_chapter),
                (ENCRYPTION, "<x/>"),
            ]),
            "it is encrypted",
        ),
    ] {
        assert_eq!(
            refused(bytes),
            format!("is no EPUB that can be read: {reason}")
        );
    }
}

#[test]
fn names_lead_nowhere_but_into_the_archive() {
    let into = |href| resolve("OPS/text/a.xhtml", href).map(|(name, _)| name);
    assert_eq!(into("../b.xhtml#c").as_deref(), Some("OPS/b.xhtml"));
    assert_eq!(into("./d%2Fe.xhtml").as_deref(), Some("OPS/text/d/e.xhtml"));
    assert_eq!(into("#x").as_deref(), Some("OPS/text/a.xhtml"));
    for outside in [
        "../../../x",
        "/etc/passwd",
        "file:///etc/passwd",
        "..\\x",
        "%2e%2e/%2e%2e/%2e%2e/x",
    ] {
        assert_eq!(into(outside), None, "{outside}");
    }
}

#[test]
fn entities_stay_small() {
    let chapter = page("<p>Text &lol9; &amp; more.</p>").replace(
        "<!DOCTYPE html>",
        r#"<!DOCTYPE html [<!ENTITY lol "lol"><!ENTITY lol9 "&lol;&lol;"><!ENTITY x SYSTEM "file:///etc/passwd">]>"#,
    );
    let (document, _) = parse(book(&[("1.xhtml", &chapter)])).unwrap();
    assert!(document.len() < 100, "{:?}", texts(&document));
    assert!(
        texts(&document)
            .iter()
            .any(|text| text.ends_with("Text &lol9; & more."))
    );
    let opf = r#"<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><package><metadata><title>&b;</title></metadata><manifest><item id="a" href="1.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>"#;
    let bytes = archive(&[
        (CONTAINER, CONTAINER_XML),
        ("OPS/book.opf", opf),
        ("OPS/1.xhtml", &page("<p>Text.</p>")),
    ]);
    assert_eq!(parse(bytes).unwrap().0.meta.title.as_deref(), Some("&b;"));
}

#[test]
fn a_bomb_is_read_up_to_the_limit_and_told() {
    let large = "<p>".to_owned() + &" ".repeat(40 << 20) + "Text.";
    let bytes = book(&[
        ("1.xhtml", &page("<p>First.</p>")),
        ("2.xhtml", &large),
        ("3.xhtml", &large),
    ]);
    assert!(bytes.len() < 1 << 20);
    let (document, is_cut) = parse(bytes).unwrap();
    assert!(is_cut);
    assert_eq!(texts(&document), ["First.", "Text."]);
}

#[test]
fn a_damaged_chapter_does_not_take_the_others_along() {
    let text = "Words that are stored as they are.";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let opf = opf(
        &(item("a", "1.xhtml") + &item("b", "2.xhtml")),
        &spine(&["a", "b"]),
    );
    for (name, content) in [
        (CONTAINER, CONTAINER_XML.to_owned()),
        ("OPS/book.opf", opf),
        ("OPS/1.xhtml", page(&format!("<p>{text}</p>"))),
        ("OPS/2.xhtml", page("<p>Whole.</p>")),
    ] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    let mut bytes = zip.finish().unwrap().into_inner();
    let at = bytes
        .windows(text.len())
        .position(|part| part == text.as_bytes())
        .unwrap();
    bytes[at] = b'w';
    let (document, is_cut) = parse(bytes).unwrap();
    assert!(is_cut);
    assert_eq!(texts(&document).last(), Some(&"Whole."));
}

#[test]
fn words_of_the_contents_without_a_link_name_parts() {
    let items = [
        item("a", "a.xhtml"),
        item("b", "b.xhtml"),
        item("n", "nav.xhtml").replace("/>", r#" properties="nav"/>"#),
    ]
    .concat();
    let nav = page(
        r#"<nav epub:type="toc"><ol><li><span>The sea</span><ol><li><span>By day</span><ol><li><a href="a.xhtml"><span>Light</span></a></li></ol></li></ol></li><li><span>Lost</span></li><li><a href="b.xhtml">Storms</a></li></ol></nav>"#,
    );
    let one = page("<h1>Light</h1><p>It was lit in <a href='https://a.example'>1811</a>.</p>");
    let two = page("<h1>Storms</h1><p>They came in <a href='a.xhtml#x'>March</a>.</p>");
    let opf = opf(&items, &spine(&["a", "b"]));
    let bytes = archive(&[
        (CONTAINER, CONTAINER_XML),
        ("OPS/book.opf", &opf),
        ("OPS/nav.xhtml", &nav),
        ("OPS/a.xhtml", &one),
        ("OPS/b.xhtml", &two),
    ]);
    let (document, _) = parse(bytes).unwrap();
    assert_eq!(
        outline(&document),
        [(1, "The sea"), (2, "By day"), (3, "Light"), (1, "Storms")]
    );
    // A link to another file of the book leads nowhere outside of it.
    let links = |block| {
        let all = crate::text::Span::new(BlockId(block), 0..99);
        document.links_over(all).len()
    };
    assert_eq!(document.block_text(BlockId(5)), "They came in March.");
    assert_eq!((links(3), links(5)), (1, 0));
}
