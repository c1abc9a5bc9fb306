//! One escape sequence, from its introducer to its end.

use vte::{Params, Parser, Perform};

use super::{Answer, ESC, LONGEST_SEQUENCE};
use crate::app::key::{Key, KeyCode, Mouse, MouseKind};

/// What a byte of a sequence led to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The sequence goes on.
    More,
    /// It ended and means nothing here.
    Done,
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

/// A sequence that has begun.
pub(super) struct Sequence {
    parser: Parser,
    bytes: usize,
    before_terminator: Option<Step>,
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
            bytes: 0,
            before_terminator: None,
        }
    }

    /// Takes one more byte.
    pub(super) fn take(&mut self, byte: u8) -> Step {
        let mut meaning = Meaning::default();
        self.parser.advance(&mut meaning, &[byte]);
        self.bytes += 1;
        if meaning.before_terminator.is_some() {
            self.before_terminator = meaning.before_terminator;
        }
        match meaning.step {
            Some(Step::Done) => self.before_terminator.take().unwrap_or(Step::Done),
            Some(step) => step,
            // Cancel and substitute end any sequence.
            None if byte == 0x18 || byte == 0x1a || self.bytes >= LONGEST_SEQUENCE => Step::Done,
            None => Step::More,
        }
    }
}

#[derive(Default)]
struct Meaning {
    step: Option<Step>,
    before_terminator: Option<Step>,
}

impl Perform for Meaning {
    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], ignore: bool, action: char) {
        let step = if ignore {
            Step::Done
        } else {
            control(params, intermediates, action)
        };
        self.step = Some(step);
    }

    fn osc_dispatch(&mut self, params: &[&[u8]], bell_terminated: bool) {
        let answer = match params {
            [b"11", colour, ..] => background(colour).map(Step::Answer),
            _ => None,
        };
        let step = answer.unwrap_or(Step::Done);
        if bell_terminated {
            self.step = Some(step);
        } else {
            // The backslash of the string terminator is still to come.
            self.before_terminator = Some(step);
        }
    }

    fn esc_dispatch(&mut self, _: &[u8], _: bool, _: u8) {
        self.step = Some(Step::Done);
    }
}

/// The meaning of `CSI … action`.
fn control(params: &Params, intermediates: &[u8], action: char) -> Step {
    let number = |at: usize| -> u16 {
        params
            .iter()
            .nth(at)
            .and_then(|values| values.first())
            .copied()
            .unwrap_or(0)
    };
    match (intermediates, action) {
        (b"<", 'M' | 'm') => pointer(number(0), number(1), number(2), action == 'M'),
        ([], 'M') if params.iter().all(|values| values == [0]) => Step::Swallow(3),
        ([], '[') => Step::Swallow(1),
        ([], '~') if number(0) == 200 => Step::PasteStart,
        ([], '~') if number(0) == 27 => typed(number(2), modifiers(number(1))),
        ([], '~') => match numbered(number(0)) {
            Some(code) => Step::Key(held(code, modifiers(number(1)))),
            None => Step::Done,
        },
        ([], 'u') => {
            let event = params
                .iter()
                .nth(1)
                .and_then(|values| values.get(1))
                .copied();
            if event == Some(3) {
                Step::Done
            } else {
                typed(number(0), modifiers(number(1)))
            }
        }
        ([], 'Z') => Step::Key(Key::plain(KeyCode::BackTab)),
        ([], _) => match letter(action) {
            Some(code) => Step::Key(held(code, modifiers(number(1)))),
            None => Step::Done,
        },
        _ => Step::Done,
    }
}

/// Shift, Alt and Control of a modifier parameter, which is one more than
/// their sum.
fn modifiers(parameter: u16) -> (bool, bool, bool) {
    let bits = parameter.saturating_sub(1);
    (bits & 1 != 0, bits & 2 != 0, bits & 4 != 0)
}

fn held(code: KeyCode, (shift, alt, ctrl): (bool, bool, bool)) -> Key {
    let code = if code == KeyCode::Tab && shift {
        KeyCode::BackTab
    } else {
        code
    };
    Key { code, ctrl, alt }
}

/// A key by the code point that it types.
fn typed(code: u16, held_with: (bool, bool, bool)) -> Step {
    let (shift, ..) = held_with;
    let code = match code {
        27 => KeyCode::Esc,
        13 | 57414 => KeyCode::Enter,
        9 => KeyCode::Tab,
        8 | 127 => KeyCode::Backspace,
        0..32 | 57344..=63743 => return Step::Done,
        code => match char::from_u32(code.into()) {
            Some(c) if shift => c
                .to_uppercase()
                .next()
                .map_or(KeyCode::Char(c), KeyCode::Char),
            Some(c) => KeyCode::Char(c),
            None => return Step::Done,
        },
    };
    Step::Key(held(code, held_with))
}

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
        'M' => KeyCode::Enter,
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
        let most = 16u32.checked_pow(u32::try_from(digits.len()).ok()?)? - 1;
        let value = u32::from_str_radix(digits, 16).ok()?;
        u8::try_from(value * 255 / most.max(1)).ok()
    });
    let mut next = || values.next().flatten();
    Some(Answer::Background(next()?, next()?, next()?))
}
