//! What the head of an article in Markdown tells about the whole.

use pulldown_cmark::Parser;

use super::super::{Extent, draft::Draft, plain};
use super::template::Masked;
use super::{Walk, options};
use crate::text::{Meta, word};

/// Labels that are headings: one may be anything.
const LABELS: usize = 2;
/// Least words of a title among sections of its level.
const TITLE_WORDS: usize = 4;

/// How an article begins with its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Title {
    /// Its first heading is the title and not a section.
    Heading,
    /// A line in bold type is.
    Line,
}

/// What is title and what is heading.
#[derive(Debug)]
pub(super) struct Plan {
    /// What the title is, where the text begins with it.
    pub(super) title: Option<Title>,
    /// The title as a field before the text has it.
    pub(super) subject: Option<String>,
    /// The highest level that headings of sections have.
    pub(super) highest: u8,
    /// Whether lines in bold type are headings.
    pub(super) lines: bool,
    /// Whether labels in bold type are, because the article has no others.
    pub(super) labels: bool,
}

/// The headings of the head, and what looks like some.
#[derive(Debug, Default)]
pub(super) struct Seen {
    levels: Vec<u8>,
    /// The heading or line that stands before all text.
    first: Option<String>,
    /// Whether that is a line in bold type.
    first_is_line: bool,
    /// Other headings of the highest level that have as many words.
    rivals: usize,
    /// Whether a quotation stands before it.
    quoted: bool,
    lines: usize,
    labels: usize,
    others: bool,
}

impl Seen {
    pub(super) fn is_empty(&self) -> bool {
        self.levels.is_empty() && self.lines == 0 && self.labels == 0 && !self.others
    }

    pub(super) fn heading(&mut self, level: u8, text: &str) {
        let words = |text: &str| text.split_whitespace().count();
        if self.is_empty() {
            self.first = Some(text.to_owned());
        } else if let Some(first) = self.first.as_deref().filter(|_| level == 1) {
            self.rivals += usize::from(words(text) >= words(first));
        }
        self.levels.push(level);
    }

    pub(super) fn line(&mut self, text: &str) {
        if self.is_empty() && !self.quoted {
            self.first = Some(text.to_owned());
            self.first_is_line = true;
        }
        self.lines += 1;
    }

    pub(super) fn label(&mut self) {
        self.labels += 1;
    }

    /// Notes a quotation, which may be a note or motto above the title.
    pub(super) fn quotation(&mut self) {
        self.others |= !self.is_empty();
        self.quoted = true;
    }

    /// Notes text, behind which no title comes.
    pub(super) fn other(&mut self) {
        self.others = true;
    }
}

impl Plan {
    pub(super) fn of(head: &str, is_cut: bool, meta: &Meta) -> Self {
        let none = Self {
            title: None,
            subject: None,
            highest: 1,
            lines: false,
            labels: false,
        };
        let masked = Masked::of(head);
        let draft = Draft::new(Meta::default(), Extent::Start);
        let mut walk = Walk::new(draft, none, 0, &masked);
        walk.is_survey = true;
        let end = head.trim_end().len();
        for (event, source) in Parser::new_ext(&masked.text, options()).into_offset_iter() {
            // Nobody knows yet how a heading at the cut goes on.
            if is_cut && source.end >= end {
                break;
            }
            walk.event(event, source);
        }
        Self {
            subject: walk.draft.subject().map(str::to_owned),
            ..Self::from_seen(&walk.seen, meta)
        }
    }

    fn from_seen(seen: &Seen, meta: &Meta) -> Self {
        let first = seen.first.as_deref().unwrap_or_default();
        let terms = word::terms(first);
        let may = |is_only: bool| match meta.title.as_deref() {
            Some(title) => word::terms(title) == terms,
            None => is_only && !plain::is_first_heading(first),
        };
        let has_words = first.split_whitespace().nth(TITLE_WORDS - 1).is_some();
        // "Preface of the second edition" is a section among others.
        let opening = first.split(|c: char| !c.is_alphanumeric()).next();
        let is_opening = opening.is_some_and(plain::is_first_heading);
        let is_longest = has_words && seen.rivals == 0 && !is_opening;
        let is_only = !seen.levels.iter().skip(1).any(|level| *level == 1) || is_longest;
        let title = match seen.first {
            Some(_) if terms.is_empty() => None,
            Some(_) if seen.first_is_line => Some(Title::Line).filter(|_| may(true)),
            Some(_) if seen.levels.first() == Some(&1) => {
                Some(Title::Heading).filter(|_| may(is_only))
            }
            Some(_) | None => None,
        };
        let headings = (seen.levels.iter()).skip(usize::from(title == Some(Title::Heading)));
        let highest = headings.clone().min().copied().unwrap_or(1);
        let lines = seen.lines - usize::from(title == Some(Title::Line));
        let has_headings = headings.count() > 0;
        Self {
            title,
            subject: None,
            highest,
            lines: !has_headings || lines > 1,
            labels: !has_headings && lines == 0 && seen.labels >= LABELS,
        }
    }
}
