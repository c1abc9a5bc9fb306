//! Keys and pointer events as the program knows them, whatever terminal sent them.

use std::fmt;

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyCode {
    /// A character; upper case stands for Shift.
    Char(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Cursor up.
    Up,
    /// Cursor down.
    Down,
    /// Cursor left.
    Left,
    /// Cursor right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    F(u8),
}

/// A key with its modifiers. Shift is kept only where the code does not say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Held with Control.
    pub ctrl: bool,
    /// Held with Alt, or sent with an escape before it.
    pub alt: bool,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: KeyCode) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// A character without modifiers.
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// A character held with Control.
    pub const fn ctrl(c: char) -> Self {
        Self {
            code: KeyCode::Char(c),
            ctrl: true,
            alt: false,
        }
    }

    /// The character that the key types, if it types one.
    pub fn typed(self) -> Option<char> {
        if let KeyCode::Char(c) = self.code
            && !self.ctrl
            && !self.alt
        {
            return Some(c);
        }
        None
    }

    /// Reads keys in the notation `ab<C-d><Enter><Space><lt>`; a `<` that opens
    /// no known name is taken as itself.
    pub fn parse_all(notation: &str) -> Vec<Self> {
        Self::each(notation).collect()
    }

    /// The same, one key after the other.
    pub fn each(notation: &str) -> impl Iterator<Item = Self> {
        let mut rest = notation;
        std::iter::from_fn(move || {
            let c = rest.chars().next()?;
            let named = (c == '<')
                .then(|| rest.find('>'))
                .flatten()
                .and_then(|end| {
                    rest.get(1..end)
                        .and_then(Self::named)
                        .map(|key| (key, end + 1))
                });
            let (key, taken) = named.unwrap_or((Self::char(c), c.len_utf8()));
            rest = rest.get(taken..).unwrap_or_default();
            Some(key)
        })
    }

    /// Reads the name of one key without brackets: `C-d`, `Enter`, `x`, `F1`.
    pub fn named(name: &str) -> Option<Self> {
        if let Some(rest) = name
            .strip_prefix("C-")
            .or_else(|| name.strip_prefix("Ctrl-"))
        {
            return Some(Self {
                ctrl: true,
                ..Self::named(rest)?
            });
        }
        if let Some(rest) = name.strip_prefix("M-") {
            return Some(Self {
                alt: true,
                ..Self::named(rest)?
            });
        }
        let mut chars = name.chars();
        if let (Some(only), None) = (chars.next(), chars.next()) {
            return Some(Self::char(only));
        }
        if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == name) {
            return Some(Self::plain(*code));
        }
        let number = name.strip_prefix('F')?.parse().ok()?;
        Some(Self::plain(KeyCode::F(number)))
    }
}

/// Names of the keys that type no visible character.
const NAMES: &[(&str, KeyCode)] = &[
    ("Space", KeyCode::Char(' ')),
    ("lt", KeyCode::Char('<')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Shift-Tab", KeyCode::BackTab),
    ("S-Tab", KeyCode::BackTab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        if let Some((name, _)) = NAMES
            .iter()
            .find(|(name, code)| *code == self.code && *name != "lt")
        {
            return f.write_str(name);
        }
        match self.code {
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(number) => write!(f, "F{number}"),
            KeyCode::Enter
            | KeyCode::Esc
            | KeyCode::Tab
            | KeyCode::BackTab
            | KeyCode::Backspace
            | KeyCode::Delete
            | KeyCode::Insert
            | KeyCode::Up
            | KeyCode::Down
            | KeyCode::Left
            | KeyCode::Right
            | KeyCode::Home
            | KeyCode::End
            | KeyCode::PageUp
            | KeyCode::PageDown => Ok(()),
        }
    }
}

/// What a pointer did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The pointer moved with the left button down.
    Drag,
    /// The left button came up.
    Release,
    /// The wheel turned towards the reader's start of the text.
    WheelUp,
    /// The wheel turned towards the end of the text.
    WheelDown,
}

/// A pointer event, in cells from the top left corner, which is 0, 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What happened.
    pub kind: MouseKind,
    /// Column of the pointer.
    pub column: u16,
    /// Row of the pointer.
    pub row: u16,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notation_is_read_as_it_is_shown() {
        let keys = Key::parse_all("g<C-d><Enter> <Space><S-Tab><F1><lt>a<b");
        let shown: Vec<_> = keys.iter().map(ToString::to_string).collect();
        assert_eq!(
            shown,
            [
                "g",
                "Ctrl-d",
                "Enter",
                "Space",
                "Space",
                "Shift-Tab",
                "F1",
                "<",
                "a",
                "<",
                "b"
            ]
        );
    }
}
