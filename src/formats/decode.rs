//! Bytes to characters: byte order marks, UTF-8, UTF-16, Windows-1252.
//!
//! The encoding is decided from the first part where that holds anything but
//! ASCII, so that a first part and the whole are decoded alike.

use super::{FIRST_PART, ReadError};
use crate::text::bytes::count;

/// Bytes looked at to tell text from other data.
const BINARY_HEAD: usize = 8 << 10;

/// How the characters of an article are encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 or ASCII.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, which Latin-1 is read as too.
    Windows1252,
    /// Another one that a page of HTML has, by its name.
    Other(&'static str),
}

impl Encoding {
    /// Its name for a notice.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
            Self::Other(name) => name,
        }
    }
}

/// Characters, and how they were encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text without a byte order mark.
    pub(super) text: String,
    /// Its encoding.
    pub(super) encoding: Encoding,
    /// Whether bytes that mean nothing in this encoding were replaced.
    pub(super) lossy: bool,
}

/// Decodes the bytes of an article or of its first part.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, ReadError> {
    let (bytes, encoding) = match marked(&bytes)? {
        Some(encoding) => (bytes, encoding),
        // Most texts are looked through once: what is sound has a sound first part.
        None => match String::from_utf8(bytes) {
            Ok(mut text) => {
                if text.starts_with('\u{feff}') {
                    text.drain(..'\u{feff}'.len_utf8());
                }
                return Ok(Decoded {
                    text,
                    encoding: Encoding::Utf8,
                    lossy: false,
                });
            }
            Err(error) => {
                let bytes = error.into_bytes();
                let encoding = by_characters(&bytes);
                (bytes, encoding)
            }
        },
    };
    let (text, lossy) = match encoding {
        Encoding::Utf8 => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
            (String::from_utf8_lossy(bytes).into(), true)
        }
        Encoding::Utf16Le => utf16(&bytes, u16::from_le_bytes)?,
        Encoding::Utf16Be => utf16(&bytes, u16::from_be_bytes)?,
        Encoding::Windows1252 | Encoding::Other(_) => {
            (bytes.iter().map(|b| windows_1252(*b)).collect(), false)
        }
    };
    Ok(Decoded {
        text,
        encoding,
        lossy,
    })
}

/// The start of an article that can be decoded and read on its own: all of a
/// short one, else up to a line end in the second half of its first
/// [`FIRST_PART`] bytes, or at least up to a whole character.
pub fn first_part(bytes: &[u8]) -> &[u8] {
    let Some(part) = bytes.get(..FIRST_PART).filter(|_| bytes.len() > FIRST_PART) else {
        return bytes;
    };
    let second_half = |at: &usize| *at >= FIRST_PART / 2;
    let cut = match wide(part) {
        Some(encoding) => {
            let unit = |at: usize| match (encoding, part.get(at..at + 2)) {
                (Encoding::Utf16Be, Some([high, low])) | (_, Some([low, high])) => {
                    u16::from_be_bytes([*high, *low])
                }
                _ => 0,
            };
            let whole = match unit(FIRST_PART - 2) {
                0xd800..0xdc00 => FIRST_PART - 2,
                _ => FIRST_PART,
            };
            (0..FIRST_PART)
                .step_by(2)
                .rfind(|at| unit(*at) == 0x0a)
                .filter(second_half)
                .map_or(whole, |at| at + 2)
        }
        None => part
            .iter()
            .rposition(|b| *b == b'\n')
            .filter(second_half)
            .map_or_else(
                || {
                    // Back to where a character of UTF-8 begins.
                    let begins = |at: &usize| bytes.get(*at).is_none_or(|b| b & 0xc0 != 0x80);
                    (FIRST_PART - 3..=FIRST_PART)
                        .rfind(begins)
                        .unwrap_or(FIRST_PART)
                },
                |at| at + 1,
            ),
    };
    part.get(..cut).unwrap_or(part)
}

/// The first part of a text in UTF-8, which begins with these bytes, without a byte
/// order mark; none if they may be anything else.
pub(super) fn utf8_start(bytes: &[u8]) -> Option<&str> {
    let is_unmarked = matches!(marked(bytes), Ok(None));
    let start = std::str::from_utf8(first_part(bytes)).ok()?;
    is_unmarked.then(|| start.strip_prefix('\u{feff}').unwrap_or(start))
}

/// UTF-16 by its mark, or by the zero that every ASCII character has as its
/// other half.
fn wide(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    let head = bytes.get(..BINARY_HEAD).unwrap_or(bytes);
    if !head.contains(&0) {
        return None;
    }
    let (pairs, _) = head.as_chunks::<2>();
    let zeros = |half: fn(&[u8; 2]) -> u8| pairs.iter().filter(|pair| half(pair) == 0).count();
    let (first, second) = (zeros(|[first, _]| *first), zeros(|[_, second]| *second));
    match (first, second) {
        (0, zeros) if zeros * 2 > pairs.len() => Some(Encoding::Utf16Le),
        (zeros, 0) if zeros * 2 > pairs.len() => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// The encoding of bytes, as far as they tell it.
pub(super) fn encoding(bytes: &[u8]) -> Result<Encoding, ReadError> {
    Ok(marked(bytes)?.unwrap_or_else(|| by_characters(bytes)))
}

/// The encoding of bytes that have a mark or zeros; of others it is told by their
/// characters, unless they are no text.
fn marked(bytes: &[u8]) -> Result<Option<Encoding>, ReadError> {
    if let [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] = bytes {
        return Err(ReadError::Utf32);
    }
    if let Some(encoding) = wide(bytes) {
        return Ok(Some(encoding));
    }
    let head = bytes.get(..BINARY_HEAD).unwrap_or(bytes);
    let controls = count(head, |byte| is_odd_control(char::from(byte)));
    if head.contains(&0) || controls * MOST_CONTROLS > head.len() {
        return Err(ReadError::Binary);
    }
    Ok(None)
}

/// The encoding of bytes without a mark: UTF-8 or what came before it.
fn by_characters(bytes: &[u8]) -> Encoding {
    let head = first_part(bytes);
    let told = if head.is_ascii() { bytes } else { head };
    if std::str::from_utf8(told).is_ok() {
        return Encoding::Utf8;
    }
    // A text of UTF-8 with a damaged place is not taken for another encoding:
    // in Windows-1252 hardly any pair of bytes happens to be a character of UTF-8.
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in told.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if broken > whole && !bytes.starts_with(b"\xef\xbb\xbf") {
        Encoding::Windows1252
    } else {
        Encoding::Utf8
    }
}

/// A text has at most one control in so many characters.
const MOST_CONTROLS: usize = 10;

/// Whether this is a control other than those that occur in texts: white space,
/// overstriking and colours.
fn is_odd_control(c: char) -> bool {
    c.is_ascii_control() && !matches!(c, '\u{8}'..='\r' | '\u{1b}')
        || c == char::REPLACEMENT_CHARACTER
}

/// The text without a byte order mark, and whether a unit was no character.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<(String, bool), ReadError> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut lossy = !odd.is_empty();
    let mut text = String::with_capacity(bytes.len());
    for (at, c) in char::decode_utf16(units).enumerate() {
        match c {
            Ok('\u{feff}') if at == 0 => {}
            Ok(c) => text.push(c),
            Err(_) => {
                lossy = true;
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    if !odd.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    let head = || text.chars().take(BINARY_HEAD);
    let controls = head().filter(|c| is_odd_control(*c)).count();
    if controls * MOST_CONTROLS > head().count() && text.len() > 32 {
        return Err(ReadError::Binary);
    }
    Ok((text, lossy))
}

/// Windows-1252 as browsers read it: a byte without a character stays a control.
fn windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    usize::from(byte)
        .checked_sub(0x80)
        .and_then(|at| FROM_80.get(at))
        .copied()
        .unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decoded(bytes: &[u8]) -> (String, &'static str, bool) {
        let decoded = decode(bytes.to_vec()).unwrap();
        (decoded.text, decoded.encoding.name(), decoded.lossy)
    }

    #[test]
    fn byte_order_marks_decide() {
        assert_eq!(decoded(b"\xef\xbb\xbfa"), ("a".into(), "UTF-8", false));
        assert_eq!(
            decoded(b"\xef\xbb\xbfa\xff"),
            ("a\u{fffd}".into(), "UTF-8", true)
        );
        assert_eq!(
            decoded(b"\xff\xfea\0\xe9\0"),
            ("aé".into(), "UTF-16LE", false)
        );
        assert_eq!(
            decoded(b"\xfe\xff\0a\xd8\x3d\xde\0"),
            ("a😀".into(), "UTF-16BE", false)
        );
        assert_eq!(
            decoded(b"\xff\xfea\0b"),
            ("a\u{fffd}".into(), "UTF-16LE", true)
        );
    }

    #[test]
    fn utf_16_without_a_mark_is_known_by_its_zeros() {
        assert_eq!(decoded(b"a\0\xe9\0b\0"), ("aéb".into(), "UTF-16LE", false));
        assert_eq!(decoded(b"\0a\0 \0b"), ("a b".into(), "UTF-16BE", false));
    }

    #[test]
    fn utf_32_and_binary_are_refused_by_name() {
        let refused = |bytes: &[u8]| decode(bytes.to_vec()).unwrap_err();
        assert_eq!(refused(b"\xff\xfe\0\0a\0\0\0"), ReadError::Utf32);
        assert_eq!(refused(b"\x7fELF\0\0"), ReadError::Binary);
        assert_eq!(refused(b"\x01\x02text"), ReadError::Binary);
        let noise: Vec<u8> = (0..900_u32).map(|n| (n * n / 7 % 251) as u8).collect();
        assert_eq!(refused(&noise), ReadError::Binary);
        assert_eq!(
            refused(&[b"\xff\xfe".as_slice(), &[2, 0].repeat(900)].concat()),
            ReadError::Binary
        );
        assert!(decode(b"over\x08r strike \x1b[1mcolour\x1b[m\x0c".to_vec()).is_ok());
    }

    #[test]
    fn old_encodings_are_read_as_windows_1252() {
        assert_eq!(
            decoded(b"caf\xe9 \x96 \x93so\x94 \x80"),
            ("café – “so” €".into(), "Windows-1252", false)
        );
    }

    #[test]
    fn a_damaged_place_does_not_change_the_encoding() {
        let (text, name, lossy) = decoded(b"d\xc3\xa9j\xc3\xa0 vu \xe2\x80");
        assert_eq!(
            (text.as_str(), name, lossy),
            ("déjà vu \u{fffd}", "UTF-8", true)
        );
    }

    #[test]
    fn the_first_part_ends_with_a_line_or_a_character() {
        let mut text = "é".repeat(FIRST_PART);
        assert_eq!(first_part(text.as_bytes()).len(), FIRST_PART);
        text.insert(0, 'a');
        assert_eq!(first_part(text.as_bytes()).len(), FIRST_PART - 1);
        let text = "some words\n".repeat(FIRST_PART / 8);
        assert!(first_part(text.as_bytes()).ends_with(b"words\n"));
        let wide: Vec<u8> = std::iter::once(0xfeff)
            .chain(text.encode_utf16())
            .flat_map(u16::to_be_bytes)
            .collect();
        assert!(first_part(&wide).ends_with(b"\0s\0\n"));
        assert_eq!(first_part(b"short"), b"short");
    }

    proptest! {
        #[test]
        fn any_bytes_decode_or_are_refused(bytes in any::<Vec<u8>>()) {
            let _ = decode(bytes);
        }

        #[test]
        fn text_is_decoded_as_it_was(text in "\\PC*") {
            prop_assert_eq!(decode(text.clone().into_bytes()).unwrap().text, text);
        }

        #[test]
        fn a_first_part_is_decoded_as_in_the_whole(
            unit in "[a-zé漢\n\u{1f600} ]{1,9}",
            broken in any::<Option<u8>>(),
            marks in 0..3,
        ) {
            let text = unit.repeat(FIRST_PART * 2 / unit.len() + 2);
            let mut bytes: Vec<u8> = match marks {
                0 => text.into_bytes(),
                1 => std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
                _ => std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
            };
            bytes.extend(broken.filter(|b| *b != 0));
            let part = decode(first_part(&bytes).to_vec()).unwrap();
            let whole = decode(bytes).unwrap();
            prop_assert!(whole.text.starts_with(&part.text));
            prop_assert!(part.text.len() >= super::super::HEAD || part.text == whole.text);
        }
    }
}
