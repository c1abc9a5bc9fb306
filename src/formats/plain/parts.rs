//! A long text in parts that can be cut into pieces each on its own.
//!
//! A part begins where nothing depends on what stands on the other side. No more
//! than a part ever stands in two places: a text that is there is cut from its end,
//! and one that is still being read is handed out as it comes.

use std::io::Read;

use memchr::memchr;

use super::pages::{Line, Lines, Row, Running, page_number};
use super::rows::rule;

/// Bytes behind the least size of a part in which its end is looked for at first.
const NEAR: usize = 16 << 10;

/// A part of a text.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) text: String,
    /// Where it begins.
    pub(super) start: usize,
    /// Whether nothing or a blank row stands before it.
    pub(super) apart: bool,
}

/// The parts of a text in order.
pub(super) trait Parts: Send {
    /// The next part. It may take the room of another text.
    fn next(&mut self, room: Vec<u8>) -> Option<Part>;
}

/// Parts of which the last comes first.
impl Parts for Vec<Part> {
    fn next(&mut self, _: Vec<u8>) -> Option<Part> {
        self.pop()
    }
}

/// What decides where a text can be cut.
#[derive(Debug, Clone)]
pub(super) struct Cuts {
    /// Bytes of a part, about.
    pub(super) size: usize,
    pub(super) running: Running,
    /// Whether rows are joined up to the next blank one.
    pub(super) joins: bool,
}

impl Cuts {
    /// The first place behind byte `at`, where a row begins, at which a text can be
    /// cut, and whether a blank row stands before it.
    fn behind(&self, text: &str, at: usize) -> Option<(usize, bool)> {
        let mut lines = Lines { text, at };
        let is_plain = |row: &Row| page_number(row.text).is_none() && !self.running.has(row.text);
        let (mut before, mut blank) = (false, false);
        loop {
            let start = lines.at;
            let row = match lines.next()? {
                Line::Text(row) => row,
                Line::Blank | Line::Page => {
                    blank = true;
                    continue;
                }
            };
            let is_plain = is_plain(&row);
            if before && is_plain && (blank || !self.joins) && rule(row.text).is_none() {
                return Some((start, blank));
            }
            (before, blank) = (is_plain, false);
        }
    }
}

/// Cuts a text into its parts, the last part first; a text with pages is left whole.
pub(super) fn parts(mut text: String, cuts: &Cuts) -> Vec<Part> {
    let size = cuts.size;
    let mut parts = Vec::new();
    let mut from = text.len().saturating_sub(size);
    if text.contains('\u{c}') {
        from = 0;
    }
    while from > 0 {
        // Looked for in one part and the next, however few places there are.
        let until = text.floor_char_boundary(from + 2 * size);
        let near = text.get(..until).unwrap_or(&text);
        let behind = near.as_bytes().get(from..).unwrap_or_default();
        let near = match memchr::memrchr(b'\n', behind) {
            Some(end) if until < text.len() => near.get(..=from + end).unwrap_or(near),
            Some(_) | None => near,
        };
        let rest = near.as_bytes().get(from..).unwrap_or_default();
        let row = memchr(b'\n', rest).map(|end| from + end + 1);
        if let Some((start, apart)) = row.and_then(|row| cuts.behind(near, row)) {
            let part = text.split_off(start);
            text.shrink_to_fit();
            parts.push(Part {
                text: part,
                start,
                apart,
            });
            from = text.len();
        }
        from = from.saturating_sub(size);
    }
    parts.push(Part {
        text,
        start: 0,
        apart: true,
    });
    parts
}

/// The parts of a text of UTF-8 that is still being read.
///
/// It ends before its end where that cannot be read, is no UTF-8, or has pages:
/// see [`Self::is_sound`].
pub(super) struct Incoming<'a> {
    rest: &'a mut (dyn Read + Send),
    cuts: Cuts,
    /// What was read and not handed out, and where it begins.
    bytes: Vec<u8>,
    start: usize,
    apart: bool,
    has_ended: bool,
    is_sound: bool,
}

impl<'a> Incoming<'a> {
    /// The parts of a text that begins with these bytes; `rest` brings the others.
    pub(super) fn new(bytes: Vec<u8>, rest: &'a mut (dyn Read + Send), cuts: Cuts) -> Self {
        Self {
            rest,
            cuts,
            bytes,
            start: 0,
            apart: true,
            has_ended: false,
            is_sound: true,
        }
    }

    /// Whether all that was read so far could be handed out in parts.
    pub(super) fn is_sound(&self) -> bool {
        self.is_sound
    }

    /// Reads until there are so many bytes, or all.
    fn read_up_to(&mut self, length: usize) -> Option<()> {
        let more = length.saturating_sub(self.bytes.len());
        if self.has_ended || more == 0 {
            return Some(());
        }
        self.bytes.reserve_exact(more);
        let mut rest = self.rest.take(more as u64);
        let read = rest.read_to_end(&mut self.bytes).ok()?;
        self.has_ended = read < more;
        Some(())
    }

    /// Where the next part can end behind byte `from`, no farther than `until`.
    fn end(&self, from: usize, until: usize) -> Option<(usize, bool)> {
        let near = self.bytes.get(..until).unwrap_or(&self.bytes);
        // Nobody knows yet how the last row goes on.
        let rest = near.get(from..)?;
        let whole = match memchr::memrchr(b'\n', rest) {
            Some(last) if near.len() < self.bytes.len() || !self.has_ended => from + last + 1,
            Some(_) | None => near.len(),
        };
        let rest = near.get(from..whole)?;
        let row = from + memchr(b'\n', rest)? + 1;
        let rest = std::str::from_utf8(near.get(row..whole)?).ok()?;
        let (end, apart) = self.cuts.behind(rest, 0)?;
        Some((row + end, apart))
    }

    /// Reads up to the end of the next part, and finds it.
    fn find(&mut self) -> Option<(usize, bool)> {
        let size = self.cuts.size;
        let mut from = size;
        loop {
            for ahead in [NEAR.min(size), size] {
                self.read_up_to(from + ahead)?;
                if let Some(end) = self.end(from, from + ahead) {
                    return Some(end);
                }
            }
            if self.has_ended && self.bytes.len() <= from + size {
                return Some((self.bytes.len(), false));
            }
            from += size;
        }
    }
}

impl Parts for Incoming<'_> {
    fn next(&mut self, mut room: Vec<u8>) -> Option<Part> {
        if !self.is_sound || (self.has_ended && self.bytes.is_empty()) {
            return None;
        }
        let found = self.find();
        let text = found.and_then(|(end, _)| {
            room.clear();
            room.extend_from_slice(self.bytes.get(end..).unwrap_or_default());
            let mut part = std::mem::replace(&mut self.bytes, room);
            part.truncate(end);
            String::from_utf8(part).ok()
        });
        let text = text.filter(|text| memchr(b'\x0c', text.as_bytes()).is_none());
        let Some((text, (end, apart))) = text.zip(found) else {
            self.is_sound = false;
            return None;
        };
        let start = self.start;
        self.start += end;
        let apart = std::mem::replace(&mut self.apart, apart);
        Some(Part { text, start, apart })
    }
}
