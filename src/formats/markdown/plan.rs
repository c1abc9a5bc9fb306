//! What the head of an article in Markdown tells about the whole.

use pulldown_cmark::Parser;

use super::super::{Extent, draft::Draft, plain};
use super::rows::is_set_high;
use super::template::Masked;
use super::{Walk, options};
use crate::formats::marked::{Marked, visible};
use crate::text::{Meta, word};

/// Labels that are headings: one may be anything.
const LABELS: usize = 2;
/// Bare rows that are headings: one may be anything.
const BARE: usize = 2;
/// Most letters of the bracket behind a name.
const BRACKET: usize = 600;
/// Paragraphs at the start of which one may say what the article is about.
const OPENING: usize = 3;
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

/// Which bare rows above running text are headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BareRows {
    None,
    /// Those that are set as headings are: the article marks others.
    High,
    /// All of them: the article has no other headings.
    All,
}

/// What is title and what is heading.
#[derive(Debug)]
pub(super) struct Plan {
    /// What the title is, where the text begins with it.
    pub(super) title: Option<Title>,
    /// The title as a field before the text has it, or the name that the text sets in bold
    /// type where it says what that is.
    pub(super) subject: Option<String>,
    /// The highest level that headings of sections have.
    pub(super) highest: u8,
    /// Whether lines in bold type are headings.
    pub(super) lines: bool,
    /// Whether labels in bold type are, because the article has no others.
    pub(super) labels: bool,
    /// Which rows are that nothing marks.
    pub(super) bare: BareRows,
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
    /// Those of several words, without the title: "Note" heads nothing.
    long_lines: usize,
    labels: usize,
    /// Bare rows above running text: all, those set as headings, names of first sections.
    bare: [usize; 3],
    others: bool,
    /// Paragraphs before the first heading, and the name that one of them explains.
    opening: usize,
    named: Option<String>,
    order: Order,
}

/// How headings follow each other.
#[derive(Debug, Default)]
struct Order {
    /// The level of the heading that is all that was seen last.
    above: Option<u8>,
    /// Headings without anything below them before the next of their level or a higher
    /// one, and whether the first is one of them.
    empty: usize,
    first_is_empty: bool,
    /// Whether one of the first two headings names a release.
    releases: bool,
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
        let order = &mut self.order;
        if order.above.is_some_and(|above| level <= above) {
            order.empty += 1;
            order.first_is_empty |= self.levels.len() == 1;
        }
        order.above = Some(level);
        order.releases |= self.levels.len() < 2 && is_release(text);
        self.levels.push(level);
    }

    /// Notes that something stands below the last heading.
    pub(super) fn below(&mut self) {
        self.order.above = None;
    }

    /// Notes a bare row above running text.
    pub(super) fn bare(&mut self, text: &str) {
        let is_first = plain::is_first_heading(text);
        let kinds = [true, is_first || is_set_high(text), is_first];
        for (count, is_one) in self.bare.iter_mut().zip(kinds) {
            *count += usize::from(is_one);
        }
    }

    pub(super) fn line(&mut self, text: &str) {
        self.below();
        if self.is_empty() && !self.quoted {
            self.first = Some(text.to_owned());
            self.first_is_line = true;
        } else {
            self.long_lines += usize::from(text.trim().contains(char::is_whitespace));
        }
        self.lines += 1;
    }

    /// Notes a row in bold type with text below it.
    pub(super) fn row(&mut self, bold: &str) {
        self.other();
        self.lines += 1;
        self.long_lines += usize::from(bold.trim().contains(char::is_whitespace));
    }

    /// Notes a paragraph that may say what the article is about: "The **Quay Board** is".
    pub(super) fn named(&mut self, text: &Marked) {
        let is_opening = self.levels.is_empty() && self.opening < OPENING;
        self.opening += 1;
        if is_opening && self.named.is_none() {
            self.named = explained(text).map(str::to_owned);
        }
    }

    pub(super) fn label(&mut self) {
        self.below();
        self.labels += 1;
    }

    /// Notes a quotation, which may be a note or motto above the title.
    pub(super) fn quotation(&mut self) {
        self.below();
        self.others |= !self.is_empty();
        self.quoted = true;
    }

    /// Notes text, behind which no title comes.
    pub(super) fn other(&mut self) {
        self.below();
        self.others = true;
    }
}

impl Plan {
    /// The plan of an article with this head, which may have a name as a `page`.
    pub(super) fn of(head: &str, is_cut: bool, meta: &Meta, page: Option<&str>) -> Self {
        let none = Self {
            title: None,
            subject: None,
            highest: 1,
            lines: false,
            labels: false,
            bare: BareRows::None,
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
            subject: (walk.draft.subject().map(str::to_owned)).or(walk.seen.named.take()),
            ..Self::from_seen(&walk.seen, is_cut, meta, page)
        }
    }

    fn from_seen(seen: &Seen, is_cut: bool, meta: &Meta, page: Option<&str>) -> Self {
        let title = seen.title(is_cut, meta, page);
        let headings = (seen.levels.iter()).skip(usize::from(title == Some(Title::Heading)));
        let highest = headings.clone().min().copied().unwrap_or(1);
        let lines = seen.lines - usize::from(title == Some(Title::Line));
        let headings = headings.count();
        let has_headings = headings > 0;
        let labels = !has_headings && lines == 0 && seen.labels >= LABELS;
        let [all, high, named] = seen.bare;
        let bare = if !has_headings && lines == 0 && !labels && all >= BARE {
            BareRows::All
        } else if named > 0 && high >= BARE.max(headings) {
            // Who sets "Overview" in a row of its own does so with other headings too.
            BareRows::High
        } else {
            BareRows::None
        };
        Self {
            title,
            subject: None,
            highest,
            lines: !has_headings || lines > 1 || (lines > 0 && seen.long_lines > 0),
            labels,
            bare,
        }
    }
}

impl Seen {
    /// What the title is, if the text begins with it.
    fn title(&self, is_cut: bool, meta: &Meta, page: Option<&str>) -> Option<Title> {
        let first = self.first.as_deref()?;
        let terms = word::terms(first);
        if terms.is_empty() {
            return None;
        }
        if let Some(title) = meta.title.as_deref() {
            let title_is = |kind| (word::terms(title) == terms).then_some(kind);
            return title_is(if self.first_is_line {
                Title::Line
            } else {
                Title::Heading
            });
        }
        if plain::is_first_heading(first) {
            return None;
        }
        if self.first_is_line {
            return Some(Title::Line);
        }
        let (level, others) = self.levels.split_first()?;
        let is_only = if *level == 1 {
            !others.contains(level) || self.is_longest(first)
        } else {
            // Of a long text nobody knows yet what follows a section without parts.
            others.iter().all(|other| other > level)
                && !(is_cut && others.is_empty())
                && !self.order.releases
        };
        let letters = |text: &str| {
            let letters = text.chars().filter(|c| c.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect::<String>()
        };
        let is_page = || page.is_some_and(|page| letters(page) == letters(first));
        // A section has something below it, but for that of the next release.
        let order = &self.order;
        let is_empty =
            order.first_is_empty && order.empty == 1 && !order.releases && !is_part(first);
        (is_only || is_empty || is_page()).then_some(Title::Heading)
    }

    /// Whether the first heading has more words than the others of the highest level.
    fn is_longest(&self, first: &str) -> bool {
        let has_words = first.split_whitespace().nth(TITLE_WORDS - 1).is_some();
        // "Preface of the second edition" is a section among others.
        let opening = first.split(|c: char| !c.is_alphanumeric()).next();
        let is_opening = opening.is_some_and(plain::is_first_heading);
        has_words && self.rivals == 0 && !is_opening
    }
}

/// The name in bold type that a text begins with to explain it, as encyclopedias do: "The
/// **Quay Board** (QB) is".
fn explained(text: &Marked) -> Option<&str> {
    let words = text.text.trim_start();
    let before = ["The ", "A ", "An "]
        .iter()
        .find(|word| words.starts_with(**word));
    let words = before.map_or(words, |before| {
        words.get(before.len()..).unwrap_or_default()
    });
    let start = before.map_or(0, |before| visible(before));
    let bold = text.marks.emphasis.first();
    let bold = bold.filter(|bold| bold.emphasis.is_strong && bold.chars.start == start)?;
    let mut letters = words.char_indices().filter(|(_, c)| !c.is_whitespace());
    let (last, c) = letters.nth(bold.chars.len().checked_sub(1)?)?;
    let (name, rest) = words.split_at_checked(last + c.len_utf8())?;
    // "Quay Board (QB)".
    let short = name.split_once(" (").filter(|_| name.ends_with(')'));
    let name = short.map_or(name, |(name, _)| name);
    let rest = rest.trim_start();
    // Behind a bracket must stand what it is.
    let behind = if rest.starts_with('(') {
        behind_bracket(rest)?
    } else {
        rest
    };
    let is_told = ["is ", "are ", "was ", "were ", "refers to ", "refer to "];
    let is_told = is_told.iter().any(|told| behind.starts_with(told));
    let is_label = plain::is_first_heading(name) || plain::is_kind_of_text(name);
    let is_name = name.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    (is_told && is_name && !is_label).then_some(name)
}

/// What stands behind the bracket that a text begins with, if that ends within reach.
fn behind_bracket(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    let (end, _) = text.char_indices().take(BRACKET).find(|(_, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })?;
    let rest = text.get(end + 1..)?.trim_start();
    Some(rest.strip_prefix(',').unwrap_or(rest).trim_start())
}

/// Whether a heading names a part of a book, which has chapters below it.
fn is_part(text: &str) -> bool {
    const PARTS: &[&str] = &["act", "book", "chapter", "part", "section", "volume"];
    let first = text.split_whitespace().next().unwrap_or_default();
    PARTS.iter().any(|part| part.eq_ignore_ascii_case(first))
}

/// Whether a heading names a release, "v1.2 of May": those of a list of changes are
/// sections, whatever stands below them.
fn is_release(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let parts = word.split_once('.');
        parts.is_some_and(|(before, after)| {
            let is_digit = |c: char| c.is_ascii_digit();
            before.ends_with(is_digit) && after.starts_with(is_digit)
        })
    })
}
