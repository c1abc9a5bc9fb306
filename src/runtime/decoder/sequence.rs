//! One escape sequence, from its introducer to its end.

use vte::{Params, Parser, Perform};

use super::{Answer, ESC, LONGEST_SEQUENCE};
use crate::app::key::{Key, KeyCode, Mouse, MouseKind};

/// What a byte of a sequence led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The sequence goes on.
    More,
    /// It ended and means nothing here.
    Done,
    /// It broke off: the last byte follows an escape that begins another, or
    /// is that escape.
    Restart,
    /// It was a key.
    Key(Key),
    /// It was the pointer.
    Mouse(Mouse),
    /// It was an answer.
    Answer(Answer),
    /// A paste begins.
    PasteStart,
    /// So many further bytes belong to it.
    Swallow(u8),
}

const CANCEL: u8 = 0x18;
const SUBSTITUTE: u8 = 0x1a;
const BELL: u8 = 0x07;

/// A sequence that has begun.
///
/// `vte` says what it means, but not always that it is over: a malformed one
/// ends without a word. So the ends are found here, by the classes of ECMA-48.
pub(super) struct Sequence {
    parser: Parser,
    introducer: u8,
    bytes: usize,
    is_console: bool,
    is_escaped: bool,
    answer: Option<Step>,
}

impl std::fmt::Debug for Sequence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sequence({} bytes)", self.bytes)
    }
}

impl Sequence {
    /// A sequence after its escape and introducer.
    pub(super) fn new(introducer: u8) -> Self {
        let mut parser = Parser::new();
        parser.advance(&mut Meaning::default(), &[ESC, introducer]);
        Self {
            parser,
            introducer,
            bytes: 0,
            is_console: false,
            is_escaped: false,
            answer: None,
        }
    }

    /// Takes one more byte.
    pub(super) fn take(&mut self, byte: u8) -> Step {
        self.bytes = self.bytes.saturating_add(1);
        match byte {
            CANCEL | SUBSTITUTE => Step::Done,
            _ if self.introducer == b'[' => self.control(byte),
            _ => self.string(byte),
        }
    }

    /// A byte of a control sequence, which a byte from `@` to `~` ends.
    fn control(&mut self, byte: u8) -> Step {
        match byte {
            ESC => Step::Restart,
            // The Linux console: `CSI [ A` to `CSI [ E`.
            _ if self.is_console => match byte {
                b'A'..=b'E' => Step::Key(Key::plain(KeyCode::F(byte - b'A' + 1))),
                _ => Step::Done,
            },
            b'[' if self.bytes == 1 => {
                self.is_console = true;
                Step::More
            }
            _ => {
                let ends = (b'@'..=b'~').contains(&byte);
                let step = self.meaning(byte).step;
                step.unwrap_or(if ends { Step::Done } else { Step::More })
            }
        }
    }

    /// A byte of a string, which `ESC \` ends, or a bell in an OSC.
    fn string(&mut self, byte: u8) -> Step {
        if self.is_escaped {
            return match byte {
                b'\\' => self.answer.take().unwrap_or(Step::Done),
                ESC => Step::More,
                _ => Step::Restart,
            };
        }
        let answer = self.meaning(byte).step;
        match byte {
            BELL if self.introducer == b']' => answer.unwrap_or(Step::Done),
            ESC => {
                self.is_escaped = true;
                self.answer = answer;
                Step::More
            }
            _ => Step::More,
        }
    }

    /// What `vte` makes of a byte; nothing in a sequence that is too long, so
    /// that none can fill the memory.
    fn meaning(&mut self, byte: u8) -> Meaning {
        let mut meaning = Meaning::default();
        if self.bytes < LONGEST_SEQUENCE {
            self.parser.advance(&mut meaning, &[byte]);
        }
        meaning
    }
}

#[derive(Default)]
struct Meaning {
    step: Option<Step>,
}

impl Perform for Meaning {
    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], ignore: bool, action: char) {
        if !ignore {
            self.step = Some(control(params, intermediates, action));
        }
    }

    fn osc_dispatch(&mut self, params: &[&[u8]], _: bool) {
        if let [b"11", colour, ..] = params {
            self.step = background(colour).map(Step::Answer);
        }
    }
}

/// The meaning of `CSI … action`.
fn control(params: &Params, intermediates: &[u8], action: char) -> Step {
    let value = |at: usize, part: usize| -> u16 {
        let values = params.iter().nth(at);
        values.and_then(|v| v.get(part)).copied().unwrap_or(0)
    };
    let number = |at: usize| value(at, 0);
    if intermediates == b"<" && matches!(action, 'M' | 'm') {
        return pointer(number(0), number(1), number(2), action == 'M');
    }
    if intermediates == b"?$" && action == 'y' && number(0) == 69 {
        // 1 and 2: known, and now set or not; others: unknown or not ours to set.
        return Step::Answer(Answer::Margins(matches!(number(1), 1 | 2)));
    }
    if !intermediates.is_empty() || value(1, 1) == RELEASE {
        return Step::Done;
    }
    // Of the keys with a letter the first parameter says nothing. Other numbers
    // there are answers, such as the cursor's row.
    let code = match action {
        'M' if params.iter().all(|values| values == [0]) => return Step::Swallow(3),
        '~' if number(0) == 200 => return Step::PasteStart,
        '~' if number(0) == 27 => return typed(number(2), number(1)),
        'u' => return typed(number(0), number(1)),
        'Z' => Some(KeyCode::BackTab),
        '~' => numbered(number(0)),
        _ if number(0) <= 1 => letter(action),
        _ => None,
    };
    code.map_or(Step::Done, |code| pressed(code, number(1)))
}

/// Event type of a key that came up (kitty's keyboard protocol).
const RELEASE: u16 = 3;

/// A key by its code and the modifier parameter: one more than the sum of
/// Shift 1, Alt 2, Control 4, three keys 8 to 32 whose chords belong to the
/// desktop, and two locks, 64 and 128.
pub(super) fn pressed(code: KeyCode, parameter: u16) -> Step {
    let bits = parameter.saturating_sub(1);
    if bits & 0b0011_1000 != 0 || bits > 0xff {
        return Step::Done;
    }
    let shifted = bits & 1 != 0;
    let code = if shifted && code == KeyCode::Tab {
        KeyCode::BackTab
    } else if let (true, KeyCode::Char(c)) = (shifted, code) {
        KeyCode::Char(c.to_uppercase().next().unwrap_or(c))
    } else {
        code
    };
    Step::Key(Key {
        code,
        ctrl: bits & 4 != 0,
        alt: bits & 2 != 0,
    })
}

/// A key by the code point that it types, or by its number in the private use
/// area (kitty's keyboard protocol, functional key definitions).
fn typed(number: u16, parameter: u16) -> Step {
    let code = match number {
        27 => KeyCode::Esc,
        13 | 57414 => KeyCode::Enter,
        9 => KeyCode::Tab,
        8 | 127 => KeyCode::Backspace,
        57376..=57398 => function(number - 57363),
        57399..=57416 => match KEYPAD.chars().nth(usize::from(number - 57399)) {
            Some(c) => KeyCode::Char(c),
            None => return Step::Done,
        },
        57417 => KeyCode::Left,
        57418 => KeyCode::Right,
        57419 => KeyCode::Up,
        57420 => KeyCode::Down,
        57421 => KeyCode::PageUp,
        57422 => KeyCode::PageDown,
        57423 => KeyCode::Home,
        57424 => KeyCode::End,
        57425 => KeyCode::Insert,
        57426 => KeyCode::Delete,
        // Other keys of their own; and where `vte` puts numbers that it cannot hold.
        57344..=63743 | u16::MAX => return Step::Done,
        number => match char::from_u32(number.into()) {
            Some(c) if !c.is_control() => KeyCode::Char(c),
            Some(_) | None => return Step::Done,
        },
    };
    pressed(code, parameter)
}

/// What the keypad types, from number 57399 on; the blank is its Enter.
const KEYPAD: &str = "0123456789./*-+ =,";

/// Keys named by the letter that ends their sequence.
pub(super) fn letter(action: char) -> Option<KeyCode> {
    Some(match action {
        'A' => KeyCode::Up,
        'B' => KeyCode::Down,
        'C' => KeyCode::Right,
        'D' => KeyCode::Left,
        'H' => KeyCode::Home,
        'F' => KeyCode::End,
        'P' => KeyCode::F(1),
        'Q' => KeyCode::F(2),
        'R' => KeyCode::F(3),
        'S' => KeyCode::F(4),
        _ => return None,
    })
}

/// Keys named by the number before a tilde.
fn numbered(number: u16) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        4 | 8 => KeyCode::End,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => function(number - 10),
        17..=21 => function(number - 11),
        23 | 24 => function(number - 12),
        _ => return None,
    })
}

fn function(number: u16) -> KeyCode {
    KeyCode::F(u8::try_from(number).unwrap_or(0))
}

/// A pointer report of mode 1006.
fn pointer(button: u16, column: u16, row: u16, is_down: bool) -> Step {
    // Shift, Alt and Control do not change what the pointer does.
    let kind = match (button & !0b1_1100, is_down) {
        (0, true) => MouseKind::Press,
        (0 | 32, false) => MouseKind::Release,
        (32, true) => MouseKind::Drag,
        (64, true) => MouseKind::WheelUp,
        (65, true) => MouseKind::WheelDown,
        _ => return Step::Done,
    };
    Step::Mouse(Mouse {
        kind,
        column: column.saturating_sub(1),
        row: row.saturating_sub(1),
    })
}

/// The colour of an answer to OSC 11: `rgb:` with 1 to 4 hexadecimal digits a
/// channel.
fn background(colour: &[u8]) -> Option<Answer> {
    let text = std::str::from_utf8(colour).ok()?;
    let channels = text
        .strip_prefix("rgb:")
        .or_else(|| text.strip_prefix("rgba:"))?;
    let mut values = channels.split('/').map(|digits| {
        let is_number = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let length = u32::try_from(digits.len()).ok()?;
        if !is_number || !(1..=4).contains(&length) {
            return None;
        }
        let most = 16u32.pow(length) - 1;
        let value = u32::from_str_radix(digits, 16).ok()?;
        u8::try_from(value * 255 / most).ok()
    });
    let mut next = || values.next().flatten();
    Some(Answer::Background(next()?, next()?, next()?))
}
