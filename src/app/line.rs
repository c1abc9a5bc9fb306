//! An input line: text with a cursor, edited by whole grapheme clusters.

use unicode_segmentation::UnicodeSegmentation;

use super::key::{Key, KeyCode};
use crate::text::Clean;

/// Most bytes of an input line; a longer paste is cut.
const LONGEST: usize = 4096;

/// What is typed into a box.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InputLine {
    text: String,
    cursor: usize,
}

impl InputLine {
    /// A line with the cursor at its end.
    pub fn new(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor.
    pub fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    /// Inserts text at the cursor, cleaned; the rest of what is too long is
    /// dropped.
    pub fn insert(&mut self, text: &str) {
        let clean = Clean::line(text);
        for grapheme in clean.graphemes(true) {
            if self.text.len() + grapheme.len() > LONGEST {
                break;
            }
            self.text.insert_str(self.cursor, grapheme);
            self.cursor += grapheme.len();
        }
    }

    /// Takes a key that edits the line; says whether the text changed.
    pub fn press(&mut self, key: Key) -> bool {
        if let Some(c) = key.typed() {
            self.insert(c.encode_utf8(&mut [0; 4]));
            return true;
        }
        let before = self.text.len();
        match key.code {
            KeyCode::Backspace => self.delete_to(self.previous()),
            KeyCode::Delete => {
                let end = self.next();
                self.text.replace_range(self.cursor..end, "");
            }
            KeyCode::Left => self.cursor = self.previous(),
            KeyCode::Right => self.cursor = self.next(),
            KeyCode::Char(_)
            | KeyCode::Enter
            | KeyCode::Esc
            | KeyCode::Tab
            | KeyCode::BackTab
            | KeyCode::Insert
            | KeyCode::Up
            | KeyCode::Down
            | KeyCode::Home
            | KeyCode::End
            | KeyCode::PageUp
            | KeyCode::PageDown
            | KeyCode::F(_) => {}
        }
        self.text.len() != before
    }

    /// Cursor to the start.
    pub fn go_to_start(&mut self) {
        self.cursor = 0;
    }

    /// Cursor to the end.
    pub fn go_to_end(&mut self) {
        self.cursor = self.text.len();
    }

    /// Deletes the word before the cursor.
    pub fn delete_word(&mut self) {
        let before = self.before().trim_end();
        let start = before.rfind(char::is_whitespace).map_or(0, |at| {
            at + before
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(1, char::len_utf8)
        });
        self.delete_to(start);
    }

    /// Deletes all before the cursor.
    pub fn delete_to_start(&mut self) {
        self.delete_to(0);
    }

    fn delete_to(&mut self, start: usize) {
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    fn previous(&self) -> usize {
        self.before()
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(at, _)| at)
    }

    fn next(&self) -> usize {
        self.text
            .get(self.cursor..)
            .and_then(|rest| rest.graphemes(true).next())
            .map_or(self.cursor, |grapheme| self.cursor + grapheme.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> String {
        let mut line = InputLine::default();
        for key in Key::parse_all(keys) {
            line.press(key);
        }
        line.text().to_owned()
    }

    #[test]
    fn clusters_are_edited_whole() {
        assert_eq!(typed("ab<Left>c<Right>d"), "acbd");
        let mut line = InputLine::new("e\u{301}👩‍👩‍👧");
        line.press(Key::plain(KeyCode::Backspace));
        assert_eq!(line.text(), "e\u{301}");
        line.press(Key::plain(KeyCode::Left));
        line.press(Key::plain(KeyCode::Delete));
        assert_eq!(line.text(), "");
    }

    #[test]
    fn words_and_starts_are_deleted() {
        let mut line = InputLine::new("energy security ");
        line.delete_word();
        assert_eq!(line.text(), "energy ");
        line.delete_to_start();
        assert_eq!(line.text(), "");
        line.delete_word();
        assert_eq!(line.before(), "");
    }

    #[test]
    fn a_paste_cannot_bring_controls_or_megabytes() {
        let mut line = InputLine::default();
        line.insert("a\u{1b}[31m\nb");
        assert!(!line.text().contains(['\u{1b}', '\n']));
        line.insert(&"x".repeat(1 << 20));
        assert!(line.text().len() <= LONGEST);
    }
}
