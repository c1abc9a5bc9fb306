//! Bold type at the start of a paragraph: a heading for whoever writes none.

use memchr::memchr;

use super::rows;
use crate::formats::html::Piece;
use crate::text::sentence::sentences;

/// Most words of a line in bold type that is a heading.
const LINE_WORDS: usize = 14;
/// Most words of a label that text follows.
const LABEL_WORDS: usize = 8;

/// Length of "**".
const STARS: usize = 2;

/// What bold type at the start of a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bold {
    /// All of it, and no sentence.
    Line,
    /// All of its first row, up to this byte, and no sentence; text follows.
    Row(usize),
    /// A few words with a colon or stop, up to this byte; text follows.
    Label(usize),
}

/// "Figure 2", "Table 1a": the number of a picture, which its caption follows.
fn is_caption(bold: &str) -> bool {
    let mut words = bold.split(|c: char| !c.is_alphanumeric());
    let kind = words.next().unwrap_or_default().to_ascii_lowercase();
    let is_kind = matches!(
        &*kind,
        "fig" | "figure" | "table" | "chart" | "map" | "box" | "exhibit" | "graph" | "photo"
    );
    let number = words.find(|word| !word.is_empty());
    is_kind && number.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a paragraph in HTML is a line in bold type.
pub(super) fn is_line(piece: &Piece) -> bool {
    let whole = Lead::up_to(piece.text.len());
    piece.bold > 0
        && piece.bold * 10 >= piece.chars * 9
        && whole.shape(&piece.text, false) == Some(Bold::Line)
}

/// The bold type with which the paragraph so far begins.
#[derive(Debug, Default)]
pub(super) struct Lead {
    is_open: bool,
    end: Option<usize>,
    /// Where "**" stands in the text that opens or closes nothing.
    stars: Vec<usize>,
    /// Where the last single star stood in the source.
    star: Option<usize>,
}

impl Lead {
    /// Bold type from the start to byte `end`.
    pub(super) fn up_to(end: usize) -> Self {
        Self {
            end: Some(end),
            ..Self::default()
        }
    }

    pub(super) fn open(&mut self, is_first: bool) {
        self.is_open |= is_first && self.end.is_none();
    }

    /// Goes on with what stands behind nothing but a blank.
    pub(super) fn go_on(&mut self, text: &str) {
        let rest = self.end.and_then(|end| text.get(end..));
        if rest.is_some_and(|rest| rest.trim().is_empty()) {
            self.end = None;
            self.is_open = true;
        }
    }

    pub(super) fn close(&mut self, at: usize) {
        if std::mem::take(&mut self.is_open) {
            self.end = Some(at);
        }
    }

    /// Notes a piece of text at `at` if it is a star beside another, or holds two.
    pub(super) fn star(&mut self, text: &str, at: usize, source: usize) {
        if text != "*" {
            self.star = None;
            // Hardly any text has a star, and one byte is found at once.
            if memchr(b'*', text.as_bytes()).is_some() {
                let pairs = text.match_indices("**").map(|(inside, _)| at + inside);
                self.stars.extend(pairs);
            }
        } else if self.star.take().is_some_and(|before| before + 1 == source) {
            self.stars.push(at.saturating_sub(1));
        } else {
            self.star = Some(source);
        }
    }

    /// `text` without the stars of bold type that ends behind a blank, "**Label: **Text":
    /// word processors write it so, and Markdown does not take it for any. None if
    /// there are no such stars.
    pub(super) fn mended(&mut self, text: &str) -> Option<String> {
        let stars = std::mem::take(&mut self.stars);
        let mut out = String::new();
        let mut at = 0;
        for pair in stars.chunks_exact(2) {
            let [open, close] = *pair else { continue };
            let before = text.get(at..open).unwrap_or_default();
            let inside = text.get(open + STARS..close).unwrap_or_default();
            let begins = inside.starts_with(char::is_whitespace);
            let ends = inside.ends_with(char::is_whitespace);
            // "the Alliance**: **it" sets nothing in bold type.
            let is_bold = if open == 0 {
                begins || ends
            } else {
                ends && (!begins && before.ends_with(char::is_whitespace)
                    || !inside.contains(char::is_alphanumeric))
            };
            if !is_bold {
                continue;
            }
            out.push_str(before);
            out.push_str(if open == 0 {
                inside.trim_start()
            } else {
                inside
            });
            at = close + STARS;
            if open == 0 && self.end.is_none() {
                self.end = Some(out.len());
            }
        }
        (at > 0).then(|| {
            out.push_str(text.get(at..).unwrap_or_default());
            out
        })
    }

    /// The bold type that `text` begins with, and the rest without blanks before it.
    pub(super) fn split<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)> {
        let (bold, rest) = text.split_at_checked(self.end?)?;
        Some((bold.trim_end_matches(' '), rest.trim_start_matches(' ')))
    }

    /// What the bold type is that `text` begins with, whose first row the author may have
    /// ended.
    pub(super) fn shape(&self, text: &str, ends_row: bool) -> Option<Bold> {
        let (bold, rest) = text.split_at_checked(self.end?)?;
        let is_row =
            ends_row && (bold.ends_with('\n') || rest.trim_start_matches(' ').starts_with('\n'));
        let (bold, rest) = (bold.trim(), rest.trim());
        let is_one = || {
            let words: Vec<&str> = bold.split_whitespace().collect();
            sentences(&words.join(" ")).len() == 1
        };
        let within = |most| bold.split_whitespace().take(most + 1).count() <= most;
        let has_words = bold.chars().any(char::is_alphabetic);
        if !has_words {
            return None;
        }
        let ends = bold.ends_with(['.', '!', ';', ',', '…']);
        if rest.is_empty() || rest == ":" {
            return (!ends && within(LINE_WORDS) && is_one()).then_some(Bold::Line);
        }
        // A name and address are set so too, and who speaks.
        if is_row && !ends && !bold.ends_with(':') && rows::is_running(rest) {
            return (within(LINE_WORDS) && is_one()).then_some(Bold::Row(self.end?));
        }
        let is_label = (bold.ends_with([':', '.']) || rest.starts_with([':', '–', '—']))
            && !bold.ends_with("..")
            && !is_caption(bold)
            && is_one();
        (is_label && within(LABEL_WORDS)).then_some(Bold::Label(self.end?))
    }
}
