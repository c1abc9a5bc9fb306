//! From bytes of a terminal to keys, pointer events, pastes and answers.
//!
//! A state machine without a clock of its own: the caller passes the time, so
//! every rule about waiting can be tested. Escape sequences are parsed by
//! `vte`; what is unknown or broken is swallowed whole, for half a sequence
//! typed as letters would be commands. Limits: an escape alone is the key after
//! [`ESCAPE`], a sequence without an end is over after [`SEQUENCE`], one longer
//! than [`LONGEST_SEQUENCE`] means nothing, a paste is over after [`PASTE`] of
//! silence.

mod sequence;

use std::time::{Duration, Instant};

use crate::app::key::{Key, KeyCode, Mouse};

use sequence::{Sequence, Step};

/// How long an escape waits for what makes it a sequence.
pub(super) const ESCAPE: Duration = Duration::from_millis(50);
/// How long a sequence may take to end.
pub(super) const SEQUENCE: Duration = Duration::from_millis(500);
/// Bytes after which a sequence means nothing; its rest is swallowed too.
pub(super) const LONGEST_SEQUENCE: usize = 4096;
/// Silence after which a paste without an end is over.
pub(super) const PASTE: Duration = Duration::from_secs(1);
/// Bytes of a paste that are kept.
pub(super) const LONGEST_PASTE: usize = 1 << 20;

const ESC: u8 = 0x1b;
const PASTE_END: &[u8] = b"\x1b[201~";

/// What the terminal answered to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// The colour of its background: red, green, blue.
    Background(u8, u8, u8),
    /// Whether it knows left and right margins (mode 69).
    Margins(bool),
}

/// Something that came from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Decoded {
    /// A key.
    Key(Key),
    /// The pointer.
    Mouse(Mouse),
    /// A paste, as it came.
    Paste(String),
    /// An answer.
    Answer(Answer),
}

#[derive(Debug, Default)]
enum State {
    /// Between keys.
    #[default]
    Ground,
    /// Behind an escape, since then.
    Escape(Instant),
    /// Behind `ESC O` and a modifier parameter, since then.
    SingleShift(u16, Instant),
    /// In an escape sequence, since then.
    Sequence(Box<Sequence>, Instant),
    /// Bytes that belong to an old-fashioned sequence, since then.
    Swallow(u8, Instant),
    /// In a paste, last heard of then.
    Paste(Vec<u8>, Instant),
}

/// The state machine.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    state: State,
    partial: Vec<u8>,
    partial_is_alt: bool,
    out: Vec<Decoded>,
}

impl Decoder {
    /// Takes bytes that came at `now` and returns what they complete.
    pub(super) fn feed(&mut self, bytes: &[u8], now: Instant) -> Vec<Decoded> {
        self.expire(now);
        for byte in bytes {
            self.take(*byte, now);
        }
        std::mem::take(&mut self.out)
    }

    /// When [`Self::flush`] is to be called if nothing comes before.
    pub(super) fn deadline(&self) -> Option<Instant> {
        match &self.state {
            State::Ground => None,
            State::Escape(since) => Some(*since + ESCAPE),
            State::SingleShift(_, since) | State::Sequence(_, since) | State::Swallow(_, since) => {
                Some(*since + SEQUENCE)
            }
            State::Paste(_, last) => Some(*last + PASTE),
        }
    }

    /// Ends what has waited long enough at `now`.
    pub(super) fn flush(&mut self, now: Instant) -> Vec<Decoded> {
        self.expire(now);
        std::mem::take(&mut self.out)
    }

    fn expire(&mut self, now: Instant) {
        if self.deadline().is_none_or(|deadline| now < deadline) {
            return;
        }
        match std::mem::take(&mut self.state) {
            State::Escape(_) => self.key(Key::plain(KeyCode::Esc)),
            State::Paste(bytes, _) => self.paste(&bytes),
            State::Ground | State::SingleShift(..) | State::Sequence(..) | State::Swallow(..) => {}
        }
    }

    fn key(&mut self, key: Key) {
        self.out.push(Decoded::Key(key));
    }

    fn paste(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        self.out.push(Decoded::Paste(text));
    }

    fn take(&mut self, byte: u8, now: Instant) {
        match std::mem::take(&mut self.state) {
            State::Ground => self.ground(byte, now),
            State::Escape(_) => self.escape(byte, now),
            State::SingleShift(held, since) => self.single_shift(byte, held, since, now),
            State::Sequence(mut sequence, since) => match sequence.take(byte) {
                Step::More => self.state = State::Sequence(sequence, since),
                Step::PasteStart => self.state = State::Paste(Vec::new(), now),
                Step::Swallow(count) => self.state = State::Swallow(count, now),
                Step::Restart => {
                    self.state = State::Escape(now);
                    if byte != ESC {
                        self.take(byte, now);
                    }
                }
                step @ (Step::Done | Step::Key(_) | Step::Mouse(_) | Step::Answer(_)) => {
                    self.done(step);
                }
            },
            State::Swallow(count, since) => {
                if byte == ESC {
                    self.state = State::Escape(now);
                } else if count > 1 {
                    self.state = State::Swallow(count - 1, since);
                }
            }
            State::Paste(mut bytes, _) => {
                bytes.push(byte);
                if bytes.ends_with(PASTE_END) {
                    bytes.truncate(bytes.len() - PASTE_END.len());
                    self.paste(&bytes);
                } else {
                    if bytes.len() > LONGEST_PASTE + PASTE_END.len() {
                        // Only the end can still matter: keep room to see it.
                        bytes.remove(LONGEST_PASTE);
                    }
                    self.state = State::Paste(bytes, now);
                }
            }
        }
    }

    /// A sequence that has ended.
    fn done(&mut self, step: Step) {
        match step {
            Step::Key(key) => self.key(key),
            Step::Mouse(mouse) => self.out.push(Decoded::Mouse(mouse)),
            Step::Answer(answer) => self.out.push(Decoded::Answer(answer)),
            Step::More | Step::Done | Step::Restart | Step::PasteStart | Step::Swallow(_) => {}
        }
    }

    fn single_shift(&mut self, byte: u8, held: u16, since: Instant, now: Instant) {
        match byte {
            ESC => self.state = State::Escape(now),
            b'0'..=b'9' => {
                let held = held
                    .saturating_mul(10)
                    .saturating_add(u16::from(byte - b'0'));
                self.state = State::SingleShift(held, since);
            }
            b';' => self.state = State::SingleShift(0, since),
            b'M' => self.done(sequence::pressed(KeyCode::Enter, held)),
            _ => {
                if let Some(code) = sequence::letter(char::from(byte)) {
                    self.done(sequence::pressed(code, held));
                }
            }
        }
    }

    fn ground(&mut self, byte: u8, now: Instant) {
        if byte >= 0x80 {
            return self.multibyte(byte, false);
        }
        // A character that was cut short is dropped.
        self.partial.clear();
        if byte == ESC {
            self.state = State::Escape(now);
        } else {
            self.key(of_byte(byte));
        }
    }

    fn escape(&mut self, byte: u8, now: Instant) {
        match byte {
            ESC => {
                self.key(Key::plain(KeyCode::Esc));
                self.state = State::Escape(now);
            }
            b'O' => self.state = State::SingleShift(0, now),
            b'[' | b']' | b'P' | b'X' | b'^' | b'_' => {
                self.state = State::Sequence(Box::new(Sequence::new(byte)), now);
            }
            0x80.. => self.multibyte(byte, true),
            _ => self.key(Key {
                alt: true,
                ..of_byte(byte)
            }),
        }
    }

    /// Collects a character of several bytes. Controls among them are dropped:
    /// no key types one.
    fn multibyte(&mut self, byte: u8, is_alt: bool) {
        if byte >= 0xc0 {
            self.partial.clear();
            self.partial_is_alt = is_alt;
        }
        self.partial.push(byte);
        match std::str::from_utf8(&self.partial) {
            Ok(text) => {
                let typed: Vec<char> = text.chars().filter(|c| !c.is_control()).collect();
                self.partial.clear();
                for c in typed {
                    self.key(Key {
                        alt: self.partial_is_alt,
                        ..Key::char(c)
                    });
                }
            }
            Err(error) if error.error_len().is_some() || self.partial.len() >= 4 => {
                self.partial.clear();
            }
            Err(_) => {}
        }
    }
}

/// The key of a byte below 0x80.
fn of_byte(byte: u8) -> Key {
    match byte {
        b'\r' => Key::plain(KeyCode::Enter),
        b'\t' => Key::plain(KeyCode::Tab),
        0x08 | 0x7f => Key::plain(KeyCode::Backspace),
        0 => Key::ctrl(' '),
        1..=26 => Key::ctrl(char::from(byte - 1 + b'a')),
        27..=31 => Key::ctrl(char::from(byte - 27 + b'[')),
        _ => Key::char(char::from(byte)),
    }
}

#[cfg(test)]
mod tests;
