//! The rows of a plain text, without what a printed page adds to them: its number,
//! and the running rows above and below its text.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};

use memchr::memchr3;
use memchr::memmem::Finder;

/// Most characters of a running row.
const RUNNING: usize = 160;
/// Rows at the top and at the foot of a page that may be running rows.
const AT_EDGE: usize = 2;

/// A row that holds something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    /// Without white space around.
    pub(super) text: &'a str,
    pub(super) start: usize,
    /// Blanks before it.
    pub(super) indent: usize,
    /// Whether blank rows or nothing stand before it.
    pub(super) apart: bool,
    /// Whether the number of a page was left out before it.
    pub(super) behind_page: bool,
}

impl Row<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// What a row is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Line<'a> {
    Text(Row<'a>),
    Blank,
    /// Nothing but the sign for a new page.
    Page,
}

/// Rows end with a newline, a carriage return or both, or with a page.
#[derive(Debug, Clone)]
pub(super) struct Lines<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let end = memchr3(b'\n', b'\r', b'\x0c', rest.as_bytes());
        let length = end.unwrap_or(rest.len());
        let (row, after) = rest.split_at_checked(length)?;
        let ends = if after.starts_with("\r\n") { 2 } else { 1 };
        let indented = row.trim_start();
        let blanks = row.get(..row.len() - indented.len()).unwrap_or_default();
        let start = self.at + blanks.len();
        // Blanks that do not break take more than a byte.
        let indent = blanks.chars().count();
        self.at += (length + ends).min(rest.len());
        let text = indented.trim_end();
        Some(match text {
            "" if after.starts_with('\u{c}') => Line::Page,
            "" => Line::Blank,
            _ => Line::Text(Row {
                text,
                start,
                indent,
                apart: false,
                behind_page: false,
            }),
        })
    }
}

/// What stands between two rows of text.
#[derive(Debug, Clone, Copy, Default)]
struct Gap {
    blank: bool,
    page: bool,
}

/// Fewest bare numbers that count the pages of a text.
const COUNTED: usize = 3;

/// What a text has on more than one page.
#[derive(Debug, Clone, Default)]
pub(super) struct Running {
    /// The rows at the edge of the pages, without their blanks and numbers, in order.
    rows: Arc<Vec<String>>,
    /// Whether its bare numbers count its pages.
    is_counted: bool,
}

impl Running {
    /// What the pages in the head of a text have in common.
    pub(super) fn of(head: &str) -> Self {
        let is_counted = counts_pages(head);
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut page: Vec<&str> = Vec::new();
        let mut pages = 0;
        let mut count = |page: &mut Vec<&str>| {
            pages += usize::from(!page.is_empty());
            let edge = page.len().min(2 * AT_EDGE);
            let foot = page.len() - (edge / 2).min(AT_EDGE);
            let top = (edge - edge / 2).min(AT_EDGE);
            let rows = page.iter().enumerate();
            let at_edge = rows.filter(|(at, _)| *at < top || *at >= foot);
            let distinct: BTreeSet<String> = at_edge.map(|(_, row)| running(row)).collect();
            for row in distinct {
                *counts.entry(row).or_default() += 1;
            }
            page.clear();
        };
        for line in (Lines { text: head, at: 0 }) {
            match line {
                Line::Text(row) => match page_number(row.text) {
                    None => page.push(row.text),
                    Some(is_certain) if is_certain || is_counted => count(&mut page),
                    Some(_) => {}
                },
                Line::Page => count(&mut page),
                Line::Blank => {}
            }
        }
        count(&mut page);
        let mut rows: Vec<String> = (counts.into_iter())
            .filter(|(row, count)| {
                // Of left and right pages each second one.
                *count > 1 && count * 3 > pages && row.len() <= RUNNING && may_run(row)
            })
            .map(|(row, _)| row)
            .collect();
        rows.sort_unstable();
        Self {
            rows: Arc::new(rows),
            is_counted,
        }
    }

    pub(super) fn has(&self, row: &str) -> bool {
        !self.rows.is_empty()
            && row.len() <= 2 * RUNNING
            && self.rows.binary_search(&running(row)).is_ok()
    }
}

/// Whether the bare numbers of a text count its pages: each is one more than the one before,
/// and a row that returns stands beside some of them. Those of paragraphs have no such row.
fn counts_pages(head: &str) -> bool {
    let mut last: Option<u32> = None;
    let mut count = 0;
    let mut before = "";
    let mut is_behind = false;
    let mut beside: Vec<String> = Vec::new();
    for line in (Lines { text: head, at: 0 }) {
        let Line::Text(row) = line else { continue };
        if page_number(row.text) == Some(false) {
            let Ok(number) = row.text.parse::<u32>() else {
                return false;
            };
            if last.is_some_and(|last| last + 1 != number) {
                return false;
            }
            last = Some(number);
            count += 1;
            beside.push(running(before));
            is_behind = true;
        } else if std::mem::take(&mut is_behind) {
            beside.push(running(row.text));
        }
        before = row.text;
    }
    beside.retain(|row| row.len() <= RUNNING && may_run(row));
    beside.sort_unstable();
    count >= COUNTED && beside.windows(2).any(|rows| rows.first() == rows.last())
}

/// Whether a row may stand on every page: it is no part of a sentence.
fn may_run(row: &str) -> bool {
    row.contains(char::is_alphabetic)
        && !row.starts_with(char::is_lowercase)
        && !row.ends_with(['.', '!', '?', ',', ';', ':'])
}

/// A row as it stands on every page.
fn running(row: &str) -> String {
    let words = row.split_whitespace();
    let words = words.filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
    words.collect::<Vec<_>>().join(" ")
}

/// Blanks that stand between columns.
static COLUMNS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("    "));

/// Whether a row is set in columns, as the head of a page or the row of a table.
pub(super) fn has_columns(row: &str) -> bool {
    COLUMNS.find(row.trim().as_bytes()).is_some()
}

/// The rows of a text without blank ones, the numbers of pages and running rows.
#[derive(Debug, Clone)]
pub(super) struct Rows<'a> {
    lines: Lines<'a>,
    running: Running,
    /// Whether a page ended so far.
    has_pages: bool,
    /// A row that was read ahead, and the gap before it.
    ahead: Option<(Gap, Row<'a>)>,
    before: Option<Row<'a>>,
    /// Whether the first row stands apart.
    apart: bool,
}

impl<'a> Rows<'a> {
    pub(super) fn new(text: &'a str, running: Running) -> Self {
        Self::behind(text, running, true)
    }

    /// The rows of a text before which others stand, `apart` from it or not.
    pub(super) fn behind(text: &'a str, running: Running, apart: bool) -> Self {
        Self {
            lines: Lines { text, at: 0 },
            running,
            has_pages: false,
            ahead: None,
            before: None,
            apart,
        }
    }

    /// The next row that holds something, and the gap before it.
    fn read(&mut self) -> Option<(Gap, Row<'a>)> {
        if let Some(ahead) = self.ahead.take() {
            return Some(ahead);
        }
        let mut gap = Gap::default();
        for line in self.lines.by_ref() {
            match line {
                Line::Blank => gap.blank = true,
                Line::Page => gap.page = true,
                Line::Text(row) => return Some((gap, row)),
            }
        }
        None
    }

    /// Whether the text goes on in `after` what it began in the row before.
    fn goes_on(&self, after: Row<'a>) -> bool {
        let is_open = |row: Row| {
            row.text
                .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '–'))
        };
        self.before.is_some_and(is_open) && after.text.starts_with(char::is_lowercase)
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        let (mut gap, mut row) = self.read()?;
        let mut behind_page = false;
        loop {
            let number = page_number(row.text);
            let runs = number.is_none() && self.running.has(row.text);
            if number.is_none() && !runs {
                break;
            }
            let next = self.read();
            self.has_pages |= gap.page;
            let at_edge = gap.page || next.map_or(self.has_pages, |(after, _)| after.page);
            let is_out = if let Some(is_certain) = number {
                is_certain
                    || self.running.is_counted
                    || at_edge
                    || next.is_some_and(|(after, next)| {
                        let is_apart = gap.blank || after.blank || row.text.starts_with(['[', '{']);
                        is_apart && self.goes_on(next)
                    })
            } else {
                let before_more =
                    |next: &str| page_number(next).is_some() || self.running.has(next);
                at_edge
                    || behind_page
                    || next.is_some_and(|(_, next)| before_more(next.text))
                    // The first page may begin with the title.
                    || (self.before.is_none() && has_columns(row.text))
            };
            if !is_out {
                self.ahead = next;
                break;
            }
            let (after, next) = next?;
            behind_page = true;
            gap.blank |= after.blank;
            gap.page = after.page;
            row = next;
        }
        self.has_pages |= gap.page;
        // A page ends where it is full, also within a paragraph.
        let goes_on = (behind_page || gap.page) && self.goes_on(row);
        row.apart = match self.before {
            Some(_) => gap.blank && !goes_on,
            None => self.apart,
        };
        row.behind_page = behind_page;
        self.before = Some(row);
        Some(row)
    }
}

/// Whether a row may be the number of a page; true if it can be nothing else:
/// "Page 3 of 10", "- 3 -", or a row that ends with "[Page 3]".
pub(super) fn page_number(row: &str) -> Option<bool> {
    let at_end = row
        .strip_suffix(']')
        .and_then(|row| row.rsplit_once("[Page "));
    if at_end.is_some_and(|(_, number)| number.parse::<u16>().is_ok()) {
        return Some(true);
    }
    if row.len() > 24 {
        return None;
    }
    let is_number = |text: &str| {
        (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_small_roman = |text: &str| {
        !text.is_empty() && text.len() <= 6 && text.bytes().all(|b| b"ivxl".contains(&b))
    };
    let inside = [('[', ']'), ('{', '}')]
        .iter()
        .find_map(|(open, close)| row.strip_prefix(*open)?.strip_suffix(*close))
        .map_or(row, |inside| inside.trim_start_matches("Pg "));
    if is_number(inside) || is_small_roman(row) {
        return Some(false);
    }
    let lower = row.to_ascii_lowercase();
    if let Some(rest) = lower.strip_prefix("page ") {
        let mut words = rest.split([' ', '/']).filter(|word| *word != "of");
        return words.all(is_number).then_some(true);
    }
    ["-", "–", "—"].iter().find_map(|sign| {
        let inside = row.strip_prefix(sign)?.strip_suffix(sign)?.trim();
        is_number(inside).then_some(true)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(bool, &str)> {
        Rows::new(text, Running::of(text))
            .map(|row| (row.apart, row.text))
            .collect()
    }

    #[test]
    fn blank_rows_set_apart_whatever_blanks_they_hold() {
        assert_eq!(
            rows("One\n\u{a0}\nTwo\r\n \t\r\nThree\rFour"),
            [
                (true, "One"),
                (true, "Two"),
                (true, "Three"),
                (false, "Four")
            ]
        );
    }

    #[test]
    fn numbers_of_pages_are_left_out() {
        assert_eq!(
            rows("It goes on and\n12\n\u{c}over the page.\n\nPage 3 of 9\n\nEnd.\n\n- 4 -\n"),
            [
                (true, "It goes on and"),
                (false, "over the page."),
                (true, "End.")
            ]
        );
        assert_eq!(
            rows("It goes on and\n\n12\n\nover the page\u{c}without end."),
            [
                (true, "It goes on and"),
                (false, "over the page"),
                (false, "without end.")
            ]
        );
    }

    #[test]
    fn running_rows_are_left_out() {
        let page = |number: u32, text: &str| {
            format!(
                "Rivers Board      Paper {number}\nOn locks\n\n{text}\n\nDraft\n  {number}\n\u{c}"
            )
        };
        let text = page(1, "One goes on and") + &page(2, "over the page.") + &page(3, "It ends.");
        assert_eq!(
            rows(&text),
            [
                (true, "One goes on and"),
                (false, "over the page."),
                (true, "It ends.")
            ]
        );
        let text = "Title\n\nOne.\n\nHolm     [Page 1]\n\nMemo 7   Title\n\nTwo.\n\nHolm     [Page 2]\n\n\
                    Memo 7   Title\n\nThree.\n\nTitle";
        let shown: Vec<&str> = rows(text).into_iter().map(|(_, row)| row).collect();
        assert_eq!(shown, ["Title", "One.", "Two.", "Three.", "Title"]);
    }

    #[test]
    fn bare_numbers_that_count_pages_are_left_out() {
        let text = "ON LOCKS\n\n133\n\nOne goes on.\n\nRIVERS BOARD | PAPER\n\n134\n\nTwo.\n\n\
                    ON LOCKS\n\n135\n\nThree.\n\nRIVERS BOARD | PAPER\n\n136\n\nIt ends.";
        assert_eq!(
            rows(text)
                .into_iter()
                .map(|(_, row)| row)
                .collect::<Vec<_>>(),
            ["One goes on.", "Two.", "Three.", "It ends."]
        );
        // Numbers of paragraphs, and some that do not count.
        for text in [
            "1\n\nOne goes on.\n\n2\n\nTwo.\n\n3\n\nThree.\n\n4\n\nIt ends.",
            "LOCKS\n\n7\n\nOne.\n\nLOCKS\n\n9\n\nTwo.\n\nLOCKS\n\n12\n\nThree.",
        ] {
            let all: Vec<&str> = text.split('\n').filter(|row| !row.is_empty()).collect();
            let shown: Vec<&str> = rows(text).into_iter().map(|(_, row)| row).collect();
            assert_eq!(shown, all);
        }
    }

    #[test]
    fn rows_that_return_within_pages_stay() {
        for text in [
            "Refrain\n\nOne.\n\nRefrain",
            "Title\n\nOne.\n\n\u{c}Two.\n\nTitle comes\n\nback.",
        ] {
            let all: Vec<&str> = text
                .split(['\n', '\u{c}'])
                .filter(|row| !row.is_empty())
                .collect();
            let shown: Vec<&str> = rows(text).into_iter().map(|(_, row)| row).collect();
            assert_eq!(shown, all);
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "A year.\n\n1984\n\nWar came.",
            "Page by page\nit was read",
            "12\n13",
        ] {
            let all: Vec<&str> = text.split('\n').filter(|row| !row.is_empty()).collect();
            let found: Vec<&str> = Rows::new(text, Running::of(text))
                .map(|row| row.text)
                .collect();
            assert_eq!(found, all);
        }
    }
}
