//! Formats of articles: bytes to [`Document`].
//!
//! [`FORMATS`] is the one list of what can be read; help, sniffing and tests
//! iterate it. Nothing here opens a file. The start of a long article can be
//! read on its own ([`Extent::Start`]) and numbers its blocks as the whole does,
//! so that the first frame need not wait for the rest: whatever is decided for a
//! whole text (its layout, its title) is decided from its first 12 KB.

mod byline;
mod decode;
mod draft;
mod epub;
mod front_matter;
mod html;
mod markdown;
mod marked;
mod plain;
mod table;

use std::io::Read;
use std::path::Path;

use crate::text::crew::{Alone, Crew};
use crate::text::{Document, Halt};

use decode::decode;
pub use decode::{Encoding, first_part};

/// Most bytes that an article may have.
pub const LIMIT: u64 = 128 << 20;
/// Most bytes of the start of an article that is read before the rest.
pub const FIRST_PART: usize = 64 << 10;
/// Bytes of decoded text that decide about its layout and title: always less
/// than a first part holds, in any encoding.
const HEAD: usize = 12 << 10;

/// How much of an article a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The first part of a longer article: nothing is known of its end.
    Start,
    /// All of it.
    Whole,
}

/// Why bytes could not be read as an article; the caller knows which bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// Not a text in any encoding that is known.
    #[error("looks binary")]
    Binary,
    /// UTF-32, which nobody writes articles in.
    #[error("is encoded in UTF-32, which is not supported")]
    Utf32,
    /// An EPUB that cannot be read, and why.
    #[error("is no EPUB that can be read: {0}")]
    Epub(&'static str),
    /// No visible character at all.
    #[error("is empty")]
    Empty,
    /// Nobody waits for it any more.
    #[error("is no longer asked for")]
    Halted,
}

/// A format of articles: a row of [`FORMATS`].
///
/// Its functions take bytes as they are stored: a format may have an encoding of
/// its own, or be no text at all.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// Endings of file names, in lower case without the dot.
    pub extensions: &'static [&'static str],
    /// Whether an article without a telling name, which begins with these bytes,
    /// is of this format.
    sniff: fn(&[u8]) -> bool,
    /// Reads an article, or the start of one; a format that can make nothing of a
    /// start gives a document without blocks.
    read: fn(Vec<u8>, Extent, Work<'_>) -> Result<Parsed, ReadError>,
    /// Reads an article while its bytes come: of those that begin with a first part,
    /// where they allow it.
    stream: Option<Stream>,
}

/// Reads an article that begins with some bytes; the others are still to come.
type Stream = fn(&[u8], &mut Rest<'_>, Work<'_>) -> Option<Parsed>;

/// What is still to come of an article.
pub struct Rest<'a> {
    /// Brings its bytes.
    pub bytes: &'a mut (dyn Read + Send),
    /// How many they are, about.
    pub length: usize,
}

/// Who reads, and for whom.
#[derive(Clone, Copy)]
pub struct Work<'a> {
    /// Who does it; a crew that is not stopped, or parts are missing.
    pub crew: &'a dyn Crew,
    /// Whether somebody still waits for it.
    pub halt: &'a Halt,
}

/// What a format makes of bytes.
#[derive(Debug)]
struct Parsed {
    document: Document,
    encoding: Encoding,
    lossy: bool,
    is_cut: bool,
}

/// What is to be told of an article that was not read to its end.
pub const CUT: &str = "a part is left out: it is damaged or beyond the limits";

/// All formats, the one that takes any text last.
pub static FORMATS: [&Format; 4] = [
    &epub::FORMAT,
    &html::FORMAT,
    &markdown::FORMAT,
    &plain::FORMAT,
];

/// What was read, and how.
#[derive(Debug)]
pub struct Reading {
    /// The article.
    pub document: Document,
    /// The format it was read as.
    pub format: &'static Format,
    /// The encoding of its characters.
    pub encoding: Encoding,
    /// Whether bytes that mean nothing in this encoding were replaced.
    pub lossy: bool,
    /// Whether parts of it are damaged or beyond the limits, and left out.
    pub is_cut: bool,
}

/// The format called `name`.
pub fn named(name: &str) -> Option<&'static Format> {
    FORMATS.into_iter().find(|format| format.name == name)
}

/// Whether the ending of a name tells the format.
pub fn tells(name: &Path) -> bool {
    by_name(name).is_some()
}

fn by_name(name: &Path) -> Option<&'static Format> {
    let extension = name.extension()?.to_string_lossy().to_lowercase();
    FORMATS
        .into_iter()
        .find(|format| format.extensions.contains(&extension.as_str()))
}

/// Bytes of text in the encoding that `label` names, by the names that the web
/// knows, as UTF-8 with a mark; bytes under an unknown name as they are.
pub fn in_utf8(bytes: Vec<u8>, label: &str) -> Vec<u8> {
    let known = encoding_rs::Encoding::for_label(label.as_bytes());
    let Some(known) = known.filter(|known| *known != encoding_rs::UTF_8) else {
        return bytes;
    };
    let (text, _, _) = known.decode(&bytes);
    format!("\u{feff}{text}").into_bytes()
}

/// The format of an article by the ending of its name, or else by its first
/// bytes.
pub fn sniff(name: Option<&Path>, bytes: &[u8]) -> &'static Format {
    let opening = first_part(bytes);
    name.and_then(by_name)
        .or_else(|| FORMATS.into_iter().find(|format| (format.sniff)(opening)))
        .unwrap_or(&plain::FORMAT)
}

/// Reads an article, or the start of one that [`first_part`] gave.
///
/// The format is `from`, or else the one that [`sniff`] finds. The start leaves
/// out what may be unfinished and may so hold no block at all; a whole article
/// without any is refused.
///
/// # Errors
///
/// Why it is no article.
pub fn read(
    bytes: Vec<u8>,
    name: Option<&Path>,
    from: Option<&'static Format>,
    extent: Extent,
) -> Result<Reading, ReadError> {
    let halt = Halt::default();
    let alone = Work {
        crew: &Alone,
        halt: &halt,
    };
    read_by(alone, bytes, name, from, extent)
}

/// The same by others, as long as somebody waits for it.
///
/// # Errors
///
/// Why it is no article; [`ReadError::Halted`] where nobody waits any more.
pub fn read_by(
    work: Work<'_>,
    bytes: Vec<u8>,
    name: Option<&Path>,
    from: Option<&'static Format>,
    extent: Extent,
) -> Result<Reading, ReadError> {
    let format = from.unwrap_or_else(|| sniff(name, &bytes));
    let parsed = (format.read)(bytes, extent, work)?;
    finished(parsed, format, extent, work)
}

/// Reads a whole article while its bytes come: `first` are those of its first part and
/// more, `rest` brings the others. None if it can only be read as one: its format
/// needs all of it, it has pages, it is not UTF-8 from start to end, or `rest` fails.
///
/// # Errors
///
/// As [`read_by`].
pub fn read_stream(
    work: Work<'_>,
    first: &[u8],
    rest: &mut Rest<'_>,
    format: &'static Format,
) -> Result<Option<Reading>, ReadError> {
    let stream = format.stream.filter(|_| first.len() > FIRST_PART);
    let parsed = stream.and_then(|stream| stream(first, rest, work));
    let finish = |parsed| finished(parsed, format, Extent::Whole, work);
    parsed.map(finish).transpose()
}

fn finished(
    parsed: Parsed,
    format: &'static Format,
    extent: Extent,
    work: Work<'_>,
) -> Result<Reading, ReadError> {
    let Parsed {
        document,
        encoding,
        lossy,
        is_cut,
    } = parsed;
    if work.halt.is_asked() {
        return Err(ReadError::Halted);
    }
    if document.is_empty() && extent == Extent::Whole {
        return Err(ReadError::Empty);
    }
    Ok(Reading {
        document,
        format,
        encoding,
        lossy,
        is_cut,
    })
}

/// Reads a format that is text in an encoding which the bytes tell.
fn read_text(
    bytes: Vec<u8>,
    extent: Extent,
    parse: impl FnOnce(String, Extent) -> Document,
) -> Result<Parsed, ReadError> {
    let decoded = decode(bytes)?;
    Ok(Parsed {
        document: parse(decoded.text, extent),
        encoding: decoded.encoding,
        lossy: decoded.lossy,
        is_cut: false,
    })
}

/// The part that decides about the whole of a text that begins with these bytes;
/// none if they are no text.
fn head_of(opening: &[u8]) -> Option<String> {
    let mut text = decode(opening.to_vec()).ok()?.text;
    text.truncate(head(&text).len());
    Some(text)
}

/// What of `text` is certain to stand so in the whole: of a start its complete
/// rows, for nobody knows yet how the last one goes on.
fn whole_rows(text: &str, extent: Extent) -> &str {
    let end = match extent {
        Extent::Start => text.rfind(['\n', '\r']).map_or(0, |at| at + 1),
        Extent::Whole => text.len(),
    };
    text.get(..end).unwrap_or(text)
}

/// The part of `text` that decides about the whole.
fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockId;
    use proptest::prelude::*;

    #[test]
    fn the_name_decides_before_the_text() {
        let format = |name: &str, text: &str| sniff(Some(Path::new(name)), text.as_bytes()).name;
        assert_eq!(format("a.TXT", "# Title\n\n## Part\n"), "plain");
        assert_eq!(format("a.md", "no markup"), "markdown");
        assert_eq!(format("a.unknown", "# Title\n\nText"), "markdown");
        assert_eq!(format("README", "Text\n"), "plain");
        assert_eq!(sniff(None, b"---\ntitle: A\n---\nText").name, "markdown");
    }

    #[test]
    fn formats_have_distinct_names_and_endings() {
        for (at, format) in FORMATS.iter().enumerate() {
            assert_eq!(named(format.name).unwrap().name, format.name);
            for other in &FORMATS[at + 1..] {
                assert!(
                    format
                        .extensions
                        .iter()
                        .all(|e| !other.extensions.contains(e))
                );
            }
        }
        assert!(named("punched cards").is_none());
    }

    #[test]
    fn the_first_bytes_decide_in_any_encoding() {
        let wide: Vec<u8> = "# Title\n\nText"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(sniff(None, &wide).name, "markdown");
        assert_eq!(sniff(None, b"# Caf\xe9\n\nText").name, "markdown");
        assert_eq!(sniff(None, b"PK\x03\x04# Title\0").name, "plain");
    }

    #[test]
    fn bytes_that_are_no_text_reach_their_format_as_they_are() {
        static ARCHIVE: Format = Format {
            name: "archive",
            extensions: &["zip"],
            sniff: |bytes| bytes.starts_with(b"PK"),
            read: |bytes, _, _| {
                let mut builder = crate::text::DocumentBuilder::new();
                let text = format!("{bytes:?}");
                builder.block(crate::text::BlockKind::Paragraph, &text, 0..0);
                Ok(Parsed {
                    document: builder.finish(),
                    encoding: Encoding::Utf8,
                    lossy: false,
                    is_cut: false,
                })
            },
            stream: None,
        };
        assert!((ARCHIVE.sniff)(b"PK\0"));
        let reading = read(b"PK\0".to_vec(), None, Some(&ARCHIVE), Extent::Whole).unwrap();
        assert_eq!(
            reading.document.block_text(crate::text::BlockId(0)),
            "[80, 75, 0]"
        );
    }

    #[test]
    fn nothing_visible_is_empty() {
        for blank in ["", "\n", " \t\r\n\u{feff}", "\u{200b}"] {
            let error = read(blank.into(), None, None, Extent::Whole).unwrap_err();
            assert_eq!(error, ReadError::Empty, "{blank:?}");
        }
    }

    #[test]
    fn what_nobody_waits_for_is_not_read_to_its_end() {
        let text = "The two ministers met in the harbour.\n\n".repeat(100_000);
        let page = format!("<body><p>{}</p>", text.replace("\n\n", "</p><p>"));
        for (name, text) in [("plain", &text), ("markdown", &text), ("html", &page)] {
            let halt = Halt::default();
            let steps = halt.steps_after(|| {
                let bytes = text.clone().into_bytes();
                let work = Work {
                    crew: &Alone,
                    halt: &halt,
                };
                let read = read_by(work, bytes, None, named(name), Extent::Whole);
                assert_eq!(read.unwrap_err(), ReadError::Halted);
            });
            assert!(steps < 10, "{name}: {steps} steps");
        }
    }

    /// Formats that can make nothing of a start.
    const NEED_WHOLE: [&str; 2] = ["epub", "html"];

    /// A row as long as a paragraph, with several sentences.
    const LONG_ROW: &str = "The quays are old and low. They were built before the war, when ships \
                            were small, and nobody has mended them. Now both towns pay for new \
                            ones, and the work goes on.\n";

    fn markup() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("\n".to_owned()),
            Just("\n\n".to_owned()),
            Just(" ".to_owned()),
            Just("- ".to_owned()),
            Just("1. ".to_owned()),
            Just("> ".to_owned()),
            Just("# ".to_owned()),
            Just("---\n".to_owned()),
            Just("```\n".to_owned()),
            Just("|".to_owned()),
            Just("===\n".to_owned()),
            Just("    ".to_owned()),
            Just("[".to_owned()),
            Just("](".to_owned()),
            Just("*".to_owned()),
            Just("<!--".to_owned()),
            Just("##Quays\n".to_owned()),
            Just("Overview\n\n".to_owned()),
            Just("\n\nWho Pays\n\n".to_owned()),
            Just(LONG_ROW.to_owned()),
            Just("permalink: /quays.html\n".to_owned()),
            Just("By Ann Lee".to_owned()),
            Just("title: ".to_owned()),
            Just("<p>".to_owned()),
            Just("<table><tr><td>".to_owned()),
            Just("</div><ul><li>".to_owned()),
            Just("<b><a href='#x'>".to_owned()),
            Just("</a></b>".to_owned()),
            "[A-Z][a-z]{1,9}",
            "[a-z ]{1,70}[.:]?",
            any::<String>(),
        ];
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>(), text in markup()) {
            for format in FORMATS {
                for extent in [Extent::Start, Extent::Whole] {
                    let _ = read(bytes.clone(), None, Some(format), extent);
                    let _ = read(text.clone().into_bytes(), None, Some(format), extent);
                }
            }
        }

        #[test]
        fn the_start_is_the_start_of_the_whole(opening in markup(), unit in markup(), cut in 0..100_usize) {
            // Longer than what decides about the whole.
            let text = opening + "\n\n" + &unit.repeat(HEAD * 2 / (unit.len() + 1) + 1);
            let cut = text.floor_char_boundary(HEAD + text.len().saturating_sub(HEAD) * cut / 100);
            for format in FORMATS {
                let parsed = |text: &str, extent| {
                    let halt = Halt::default();
                    (format.read)(text.into(), extent, Work { crew: &Alone, halt: &halt }).unwrap().document
                };
                let start = parsed(&text[..cut], Extent::Start);
                if NEED_WHOLE.contains(&format.name) {
                    prop_assert!(start.is_empty());
                    continue;
                }
                let whole = parsed(&text, Extent::Whole);
                prop_assert_eq!(&start.meta.title, &whole.meta.title);
                prop_assert!(start.blocks().len() <= whole.blocks().len());
                let last = start.blocks().len().saturating_sub(1);
                for (at, (ours, theirs)) in start.blocks().iter().zip(whole.blocks()).enumerate() {
                    prop_assert_eq!((at, ours.kind), (at, theirs.kind));
                    if format.name == "plain" {
                        let text = |document: &Document| document.block_text(BlockId::at(at)).to_owned();
                        // The last may go on, where it is very long.
                        let is_same = text(&whole).len() == text(&start).len();
                        prop_assert!(is_same || at == last);
                        prop_assert!(text(&whole).starts_with(&text(&start)));
                    }
                }
            }
        }
    }
}
