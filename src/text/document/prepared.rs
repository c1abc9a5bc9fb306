//! Prose that is made ready for a document before its turn comes.
//!
//! A document is built in reading order, by one. What takes longest, cleaning and
//! cutting into sentences, needs no order and can be done by many.

use super::super::clean::CleanBuffer;
use super::super::sentence::tell_sentences;
use super::super::span::offset;
use super::BlockKind;
use super::builder::words;

/// Texts of blocks of prose, made ready one after the other.
#[derive(Debug, Default)]
pub struct Prepared {
    text: CleanBuffer,
    /// Sentences of each text, from its beginning.
    sentences: Vec<(u32, u32)>,
    /// Up to where it all goes with each text.
    ends: Vec<End>,
}

/// Where something ends, or how much there is up to there.
#[derive(Debug, Clone, Copy, Default)]
struct End {
    text: usize,
    sentences: usize,
    words: usize,
    replaced: u32,
}

/// A text of prose as it stands in a document.
#[derive(Debug, Clone, Copy)]
pub struct Ready<'a> {
    pub(super) text: &'a str,
    pub(super) sentences: &'a [(u32, u32)],
    pub(super) words: usize,
    pub(super) replaced: u32,
}

impl Prepared {
    /// Makes the next text ready.
    pub fn push(&mut self, raw: &str) {
        let start = self.text.len();
        self.text.push_prose(raw);
        let text = self.text.since(start);
        let sentences = &mut self.sentences;
        tell_sentences(text, |range| {
            sentences.push((offset(range.start), offset(range.end)));
        });
        let words = words(text, BlockKind::Paragraph);
        self.end(words);
    }

    /// Forgets all texts, but keeps the room that they took.
    pub fn clear(&mut self) {
        self.text.clear();
        self.sentences.clear();
        self.ends.clear();
    }

    /// Leaves out the next text.
    pub fn skip(&mut self) {
        self.end(0);
    }

    fn end(&mut self, words: usize) {
        let before = self.ends.last().map_or(0, |end| end.words);
        self.ends.push(End {
            text: self.text.len(),
            sentences: self.sentences.len(),
            words: before + words,
            replaced: self.text.replaced,
        });
    }

    /// The text with this number, if there is anything to see of it.
    pub fn get(&self, number: usize) -> Option<Ready<'_>> {
        let end = self.ends.get(number)?;
        let before = number.checked_sub(1).and_then(|last| self.ends.get(last));
        let start = before.copied().unwrap_or_default();
        let text = self.text.since(start.text).get(..end.text - start.text)?;
        (!text.is_empty()).then_some(Ready {
            text,
            sentences: self.sentences.get(start.sentences..end.sentences)?,
            words: end.words - start.words,
            replaced: end.replaced - start.replaced,
        })
    }
}
