//! EPUB: a book as an archive of XHTML files.
//!
//! Chapters are read in the order of the spine. The contents of the book, where it
//! has any, give the sections and their levels; headings that they do not name lie
//! below. No more is unpacked than [`archive::MOST_BYTES`], whatever the archive
//! says, and what lies beyond is left out.

mod archive;
mod package;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::draft::Draft;
use super::html::{self, Form, Piece};
use super::{Encoding, Extent, Format, Parsed, ReadError};
use crate::text::{Clean, Document, Halt, Meta, RawLink, word};
use archive::Archive;
use package::{Entry, Package, resolve};

pub(super) static FORMAT: Format = Format {
    name: "epub",
    extensions: &["epub"],
    sniff: |opening| {
        let holds = |sign: &[u8]| opening.windows(sign.len()).any(|part| part == sign);
        opening.starts_with(b"PK\x03\x04")
            && (holds(b"application/epub+zip") || holds(CONTAINER.as_bytes()))
    },
    read: |bytes, extent, work| read(bytes, extent, work.halt),
    stream: None,
};

const CONTAINER: &str = "META-INF/container.xml";
const ENCRYPTION: &str = "META-INF/encryption.xml";

fn read(bytes: Vec<u8>, extent: Extent, halt: &Halt) -> Result<Parsed, ReadError> {
    let (document, is_cut) = match extent {
        Extent::Start => (Document::default(), false),
        Extent::Whole => parse(bytes, halt)?,
    };
    Ok(Parsed {
        document,
        encoding: Encoding::Utf8,
        lossy: false,
        is_cut,
    })
}

/// Reads a book, and whether parts of it were lost.
fn parse(bytes: Vec<u8>, halt: &Halt) -> Result<(Document, bool), ReadError> {
    let mut archive = Archive::open(bytes)?;
    let path = xml(archive.package(CONTAINER))
        .and_then(|xml| package::container(&xml))
        .ok_or(ReadError::Epub(
            "the file that says what it consists of is missing or damaged",
        ))?;
    let package = xml(archive.package(&path))
        .and_then(|xml| package::package(&xml))
        .ok_or(ReadError::Epub(
            "its list of chapters is missing or damaged",
        ))?;
    let contents = contents(&mut archive, &path, &package);
    let (text, chapters) = chapters(&mut archive, &path, &package);
    if chapters.is_empty() {
        let is_locked = archive.has(ENCRYPTION);
        return Err(ReadError::Epub(if is_locked {
            "it is encrypted"
        } else {
            "none of its chapters can be read"
        }));
    }
    let is_cut = archive.is_cut || package.is_cut;
    drop(archive);
    let mut draft = Draft::new(meta(&package), Extent::Whole);
    let mut title = package.titles.first().map(|title| word::terms(title));
    for (name, range) in (chapters.into_iter()).take_while(|_| !halt.is_asked()) {
        let of_chapter = contents.get(&name).map_or(&[][..], Vec::as_slice);
        let page = text.get(range.clone()).unwrap_or_default();
        for mut piece in sections(page, of_chapter) {
            // Other files of the book are nowhere outside of it.
            piece.marks.links.retain(RawLink::is_absolute);
            // The title of the book is told before the text.
            if piece.form.is_heading()
                && title
                    .as_ref()
                    .is_some_and(|title| *title == word::terms(&piece.text))
            {
                title = None;
                continue;
            }
            let source = piece.source.start + range.start..piece.source.end + range.start;
            draft.push_marked(
                piece.form.into(),
                Cow::Owned(piece.text),
                source,
                piece.marks,
            );
        }
    }
    Ok((draft.finish(), is_cut))
}

fn xml(bytes: Option<Vec<u8>>) -> Option<String> {
    Some(html::decode(bytes?).ok()?.text)
}

fn meta(package: &Package) -> Meta {
    let first = |values: &[String]| values.first().map(|value| Clean::line(value));
    let author = package.authors.join(", ");
    Meta {
        title: first(&package.titles),
        title_address: None,
        author: (!author.is_empty()).then(|| Clean::line(&author)),
        date: package
            .dates
            .first()
            .map(|date| Clean::line(html::calendar(date))),
        source: first(&package.sources),
        language: first(&package.languages),
    }
}

/// What reads contents.
type Reader = fn(&str) -> Vec<Entry>;

/// The entries of the contents by the file that they lead to.
fn contents(archive: &mut Archive, path: &str, package: &Package) -> BTreeMap<String, Vec<Entry>> {
    let ways = [
        (&package.nav, package::nav as Reader),
        (&package.ncx, package::ncx),
    ];
    let mut found = BTreeMap::new();
    for (file, read) in ways {
        let Some((file, _)) = file.as_ref().and_then(|file| resolve(path, file)) else {
            continue;
        };
        for mut entry in xml(archive.package(&file))
            .map(|xml| read(&xml))
            .unwrap_or_default()
        {
            let Some((chapter, place)) = resolve(&file, &entry.target) else {
                continue;
            };
            entry.target = place.unwrap_or_default();
            let entries: &mut Vec<Entry> = found.entry(chapter).or_default();
            entries.push(entry);
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// The text of all chapters, and which part of it each of them is.
fn chapters(
    archive: &mut Archive,
    path: &str,
    package: &Package,
) -> (String, Vec<(String, Range<usize>)>) {
    let file = |href: &String| resolve(path, href).map(|(file, _)| file);
    let guides: Vec<String> = package
        .guides
        .iter()
        .chain(&package.nav)
        .filter_map(file)
        .collect();
    let mut text = String::new();
    let mut found = Vec::new();
    for href in &package.chapters {
        let Some(name) = file(href) else {
            archive.is_cut = true;
            continue;
        };
        if guides.contains(&name) {
            continue;
        }
        let page = archive
            .file(&name)
            .and_then(|bytes| html::decode(bytes).ok());
        let Some(page) = page else { continue };
        let start = text.len();
        text.push_str(&page.text);
        found.push((name, start..text.len()));
    }
    (text, found)
}

/// The pieces of a chapter, its headings with the levels that the contents give.
fn sections(page: &str, contents: &[Entry]) -> Vec<Piece> {
    let places: Vec<&str> = contents.iter().map(|entry| entry.target.as_str()).collect();
    let (pieces, starts) = html::chapter(page, &places);
    let is_page_of_links = pieces.iter().any(Piece::is_link)
        && (pieces.iter()).all(|piece| piece.is_link() || piece.form.is_heading());
    if is_page_of_links {
        return Vec::new();
    }
    let own = |piece: &Piece| match piece.form {
        Form::Heading(level) => Some(level),
        Form::Block(_) => None,
    };
    let highest = pieces.iter().filter_map(own).min().unwrap_or(1);
    let mut entries = contents.iter().zip(starts).peekable();
    let base = contents.iter().find(|entry| !entry.is_part);
    let base = base.map_or(1, |entry| entry.level);
    // What the headings of the chapter lie below.
    let mut below = base.saturating_sub(1);
    let mut out = Vec::with_capacity(pieces.len());
    for mut piece in pieces {
        let mut named = None;
        while let Some((entry, _)) =
            entries.next_if(|(_, start)| start.is_some_and(|start| start <= piece.source.start))
        {
            if entry.is_part {
                let start = piece.source.start;
                out.push(Piece::heading(entry.level, &entry.title, start));
            } else {
                named = Some(entry);
            }
        }
        let level = own(&piece);
        if let Some(entry) = named {
            if level.is_some() {
                piece.form = Form::Heading(entry.level);
            } else {
                out.push(Piece::heading(
                    entry.level,
                    &entry.title,
                    piece.source.start,
                ));
                below = below.max(entry.level);
            }
        } else if let Some(level) = level {
            piece.form = Form::Heading(below.saturating_add(level + 1 - highest).max(1));
        }
        out.push(piece);
    }
    out
}

#[cfg(test)]
mod tests;
