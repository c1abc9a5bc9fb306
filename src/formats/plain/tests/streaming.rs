//! A text that is read while it comes is the same as one that is there.

use std::io::Read;

use proptest::prelude::*;

use super::super::{Rest, incoming};
use super::{Backwards, PROSE, texts};
use crate::formats::{self, Encoding, Extent, FIRST_PART, ReadError, Work};
use crate::text::crew::{Alone, Crew};
use crate::text::{Document, Halt};

/// Brings so many bytes at a time.
struct Slow<'a>(&'a [u8], usize);

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let most = self.1.min(buffer.len());
        self.0.read(&mut buffer[..most])
    }
}

/// All that is told of a document.
fn told(document: &Document) -> impl PartialEq + std::fmt::Debug + use<> {
    let owned = |(kind, text): (_, &str)| (kind, text.to_owned());
    (
        texts(document).into_iter().map(owned).collect::<Vec<_>>(),
        document.sections().to_vec(),
        document.sentences().iter().collect::<Vec<_>>(),
        (document.words(), document.paragraphs(), document.replaced),
        document.meta.clone(),
    )
}

fn streamed(bytes: &[u8], size: usize, step: usize, crew: &dyn Crew) -> Option<Document> {
    let (first, behind) = bytes.split_at(FIRST_PART + 1);
    let halt = Halt::default();
    let mut slow = Slow(behind, step);
    let mut rest = Rest {
        bytes: &mut slow,
        length: behind.len(),
    };
    incoming(first, &mut rest, size, Work { crew, halt: &halt })
}

fn rows() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(
        prop_oneof![
            3 => Just(String::new()),
            2 => Just(PROSE.to_owned()),
            3 => "[A-Z][a-zé漢\u{1f600}]{2,8}( [a-zß]{2,8}){8,11}[.,]?",
            2 => "[A-Z][a-z]{2,8}( [A-Za-z]{2,8}){0,3}",
            1 => "[A-Z ]{4,20}",
            1 => "([1-9]|[IVX]{1,2}|[a-c])[.)] [A-Z][a-z]{2,8}",
            1 => "(> |    |- )[A-Z][a-z ]{2,50}\\.?",
            1 => "[0-9]{1,2}|Page [0-9] of 9",
            1 => "(===|---|\u{301}\u{301}mark|\u{7})",
            1 => "([a-z]{2,8} ){700,900}",
        ],
        1..60,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_is_read_while_it_comes_as_it_is_at_once(
        rows in rows(),
        end in prop_oneof![4 => Just("\n"), 2 => Just("\r\n"), 1 => Just("\r")],
        (size, step) in (400..30_000_usize, 1..9000_usize),
        encoding in 0..8,
        damage in prop::option::weighted(0.4, (any::<prop::sample::Index>(), any::<u8>())),
        tail in "([A-Z][a-z]{2,9}|é|漢)?",
    ) {
        let all = rows.join(end) + end;
        let text = all.repeat(FIRST_PART * 3 / 2 / all.len() + 2) + &tail;
        let mut bytes = match encoding {
            0 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            1 => std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
            2 => format!("\u{feff}{text}").into_bytes(),
            _ => text.into_bytes(),
        };
        if let Some((at, byte)) = damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let whole = formats::read(bytes.clone(), None, formats::named("plain"), Extent::Whole);
        let is_sound = std::str::from_utf8(&bytes).is_ok() && !bytes.contains(&0x0c)
            && match &whole {
                Ok(reading) => reading.encoding == Encoding::Utf8,
                // Whoever asked for it is told when all is read; of UTF-16, at once.
                Err(error) => *error == ReadError::Empty && encoding != 0,
            };
        for crew in [&Alone as &dyn Crew, &Backwards] {
            let read = streamed(&bytes, size, step, crew);
            prop_assert_eq!(read.is_some(), is_sound);
            if let (Some(read), Err(_)) = (&read, &whole) {
                prop_assert!(read.is_empty());
            }
            if let (Some(read), Ok(whole)) = (read, &whole) {
                prop_assert!(!whole.lossy);
                prop_assert_eq!(told(&read), told(&whole.document));
            }
        }
    }
}

#[test]
fn what_ends_between_two_parts_is_whole() {
    // Rows and characters of several bytes about every border of what is read at once.
    for unit in ["Élan vital, 漢字.\r\n\r\n", "漢字 und so weiter.\n\n"] {
        let text = unit.repeat(FIRST_PART * 2 / unit.len());
        let whole = formats::read(
            text.clone().into(),
            None,
            formats::named("plain"),
            Extent::Whole,
        );
        let whole = told(&whole.unwrap().document);
        for size in 1000..1000 + unit.len() {
            let read = streamed(text.as_bytes(), size, 997, &Alone).unwrap();
            assert!(told(&read) == whole, "{size}");
        }
    }
}

#[test]
fn what_cannot_be_read_on_is_left() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::Other.into())
        }
    }
    let text = "A row of words.\n".repeat(FIRST_PART / 10);
    let halt = Halt::default();
    let mut rest = Rest {
        bytes: &mut Broken,
        length: 0,
    };
    let work = Work {
        crew: &Alone,
        halt: &halt,
    };
    assert!(incoming(text.as_bytes(), &mut rest, 4096, work).is_none());
}
