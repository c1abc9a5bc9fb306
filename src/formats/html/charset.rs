//! The encoding of a page: what browsers go by.
//!
//! A byte order mark, then UTF-8 where the bytes are nothing but that, then what
//! the page says of itself, then a guess by the frequency of letters.

use encoding_rs::{Encoding as Known, UTF_8};

use super::super::ReadError;
use super::super::decode::{self, Decoded, Encoding};

/// Bytes in which a page must say its encoding (HTML standard, "prescan").
const PRESCAN: usize = 1024;
/// Bytes that a guess is made from.
const GUESSED_FROM: usize = 64 << 10;

/// Decodes the bytes of a page.
pub(in crate::formats) fn decode(bytes: Vec<u8>) -> Result<Decoded, ReadError> {
    if bytes.starts_with(b"\xef\xbb\xbf") || std::str::from_utf8(&bytes).is_ok() {
        return decode::decode(bytes);
    }
    let plain = decode::encoding(&bytes)?;
    if matches!(plain, Encoding::Utf16Le | Encoding::Utf16Be) {
        return decode::decode(bytes);
    }
    let known = told(&bytes).unwrap_or_else(|| match plain {
        Encoding::Utf8 => UTF_8,
        Encoding::Utf16Le | Encoding::Utf16Be | Encoding::Windows1252 | Encoding::Other(_) => {
            guessed(&bytes)
        }
    });
    if known == UTF_8 {
        return decode::decode(bytes);
    }
    let (text, lossy) = known.decode_without_bom_handling(&bytes);
    Ok(Decoded {
        text: text.into_owned(),
        encoding: Encoding::Other(known.name()),
        lossy,
    })
}

/// The encoding that a page says it has.
fn told(bytes: &[u8]) -> Option<&'static Known> {
    let head = bytes.get(..PRESCAN).unwrap_or(bytes).to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let label = head.split("<meta").skip(1).find_map(|tag| {
        let tag = tag.split('>').next()?;
        let (_, value) = tag.split_once("charset")?;
        let value = value.trim_start().strip_prefix('=')?;
        let value = value.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
        value
            .split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/'))
            .next()
    });
    let xml = || {
        let declaration = head.strip_prefix("<?xml")?.split("?>").next()?;
        let (_, value) = declaration.split_once("encoding=")?;
        value.split(['"', '\'']).nth(1)
    };
    let known = Known::for_label(label.or_else(xml)?.as_bytes())?;
    // A page that can be read as far as here is not in UTF-16.
    Some(if known.is_ascii_compatible() {
        known
    } else {
        UTF_8
    })
}

fn guessed(bytes: &[u8]) -> &'static Known {
    let head = bytes.get(..GUESSED_FROM).unwrap_or(bytes);
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(head, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}
