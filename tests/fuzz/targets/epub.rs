//! Books: bytes as they are, and archives of parts that are cut from the bytes, since
//! nobody guesses a checksum.
#![no_main]

use std::io::{Cursor, Write};

use briefing_fuzz::read;
use zip::write::{SimpleFileOptions, ZipWriter};

const CONTAINER: &[u8] =
    b"<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>";
const NAMES: [&str; 6] = [
    "META-INF/container.xml",
    "b.opf",
    "a.xhtml",
    "nav.xhtml",
    "toc.ncx",
    "c.xhtml",
];

fn book(bytes: &[u8]) -> Option<Vec<u8>> {
    let (first, rest) = bytes.split_first()?;
    let mut parts = rest.split(|byte| *byte == 0);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (at, name) in NAMES.iter().enumerate() {
        // Mostly the container is a good one.
        let part = if at == 0 && first % 8 != 0 {
            CONTAINER
        } else {
            parts.next()?
        };
        zip.start_file(*name, SimpleFileOptions::default()).ok()?;
        zip.write_all(part).ok()?;
        if parts.size_hint().1 == Some(0) {
            break;
        }
    }
    Some(zip.finish().ok()?.into_inner())
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        read("epub", bytes);
    } else if let Some(book) = book(bytes) {
        read("epub", &book);
    }
});
