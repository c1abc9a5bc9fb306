//! The rows of a plain text, without what a printed page adds to them.

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
enum Line<'a> {
    Text(Row<'a>),
    Blank,
    /// Nothing but the sign for a new page.
    Page,
}

/// Rows end with a newline, a carriage return or both, or with a page.
#[derive(Debug, Clone)]
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find(['\n', '\r', '\u{c}']).unwrap_or(rest.len());
        let (row, after) = rest.split_at_checked(length)?;
        let ends = if after.starts_with("\r\n") { 2 } else { 1 };
        let indented = row.trim_start();
        let indent = row.len() - indented.len();
        let start = self.at + indent;
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

/// The rows of a text without blank ones and without the numbers of pages.
#[derive(Debug, Clone)]
pub(super) struct Rows<'a> {
    lines: Lines<'a>,
    /// A row that was read ahead, and the gap before it.
    ahead: Option<(Gap, Row<'a>)>,
    before: Option<Row<'a>>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            lines: Lines { text, at: 0 },
            ahead: None,
            before: None,
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
        while let Some(is_certain) = page_number(row.text) {
            let next = self.read();
            let is_number = is_certain
                || gap.page
                || next.is_some_and(|(after, next)| {
                    let is_apart = gap.blank || after.blank || row.text.starts_with(['[', '{']);
                    after.page || (is_apart && self.goes_on(next))
                });
            if !is_number {
                self.ahead = next;
                break;
            }
            let (after, next) = next?;
            behind_page = true;
            gap.blank |= after.blank;
            gap.page = after.page;
            row = next;
        }
        // A page ends where it is full, also within a paragraph.
        let goes_on = (behind_page || gap.page) && self.goes_on(row);
        row.apart = self.before.is_none() || (gap.blank && !goes_on);
        row.behind_page = behind_page;
        self.before = Some(row);
        Some(row)
    }
}

/// Whether a row may be the number of a page; true if it can be nothing else:
/// "Page 3 of 10", "- 3 -".
fn page_number(row: &str) -> Option<bool> {
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
        Rows::new(text).map(|row| (row.apart, row.text)).collect()
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
    fn other_numbers_stay() {
        for text in [
            "A year.\n\n1984\n\nWar came.",
            "Page by page\nit was read",
            "12\n13",
        ] {
            let all: Vec<&str> = text.split('\n').filter(|row| !row.is_empty()).collect();
            let found: Vec<&str> = Rows::new(text).map(|row| row.text).collect();
            assert_eq!(found, all);
        }
    }
}
