//! Lists of contents in Markdown: points that are nothing but a link to a section of
//! the same text, and the signs that stand for one.

use std::ops::Range;

use memchr::memmem;

use super::indents::Fence;

/// What heads a list of contents.
const NAMES: &[&str] = &[
    "contents",
    "in this article",
    "on this page",
    "table of contents",
    "toc",
];
/// Rows that stand for a list which the site makes.
const SIGNS: &[&str] = &["[toc]", "[[toc]]", "[[_toc_]]", "@[toc]"];

/// What a text holds that has a list or a sign.
const TRACES: &[&str] = &[
    "](#", "[toc", "[TOC", "[Toc", "[_toc", "[_TOC", "[_Toc", " TOC",
];
/// Least entries of a list.
const LEAST: usize = 2;
/// Columns before a row from which Markdown sees code.
const CODE: usize = 4;

/// What stands before a row.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Nothing that a list could belong to.
    #[default]
    Open,
    /// Running text, which a list may go on with.
    Text,
    /// A heading of a section.
    Section,
}

/// The rows of `text` that are lists of contents.
pub(super) fn rows(text: &str) -> Vec<Range<usize>> {
    Search::through(text).found
}

/// A start of a text without the list at its end, about which what follows decides.
pub(super) fn certain(text: &str) -> &str {
    let search = Search::through(text);
    let head = search.head.as_ref().map(|(head, _)| head);
    let end = search
        .run
        .first()
        .or(head)
        .map_or(text.len(), |row| row.start);
    text.get(..end).unwrap_or(text)
}

#[derive(Debug, Default)]
struct Search {
    found: Vec<Range<usize>>,
    /// Entries without anything else since the last other row.
    run: Vec<Range<usize>>,
    place: Place,
    /// The heading that a sign may follow, and what stands before it.
    head: Option<(Range<usize>, Place)>,
    has_heading: bool,
    fence: Fence,
    /// Where the first row that is not blank begins.
    first: usize,
}

impl Search {
    fn through(text: &str) -> Self {
        let mut search = Self {
            first: text.len() - text.trim_start().len(),
            ..Self::default()
        };
        let has = |sign: &str| memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
        if !TRACES.iter().copied().any(has) {
            return search;
        }
        let (mut start, mut is_apart) = (0, true);
        for row in text.split_inclusive('\n') {
            let range = start..start + row.len();
            start = range.end;
            let was_apart = std::mem::replace(&mut is_apart, row.trim().is_empty());
            if search.fence.holds(row.trim_start_matches([' ', '\t'])) {
                search.code(row);
            } else if !is_apart {
                search.row(row, range, was_apart);
            }
        }
        search
    }

    /// Takes a row of code: it ends a list, or belongs to it.
    fn code(&mut self, row: &str) {
        self.end_run(row.starts_with([' ', '\t']));
        self.head = None;
        if self.place == Place::Open {
            self.place = Place::Text;
        }
    }

    /// Ends the entries that stand together; `goes_on` if their list does not end.
    fn end_run(&mut self, goes_on: bool) {
        if !self.run.is_empty() && (goes_on || self.run.len() < LEAST) {
            self.run.clear();
            self.place = Place::Text;
        }
        self.found.append(&mut self.run);
    }

    fn row(&mut self, row: &str, range: Range<usize>, is_apart: bool) {
        let indent = row.len() - row.trim_start_matches([' ', '\t']).len();
        let is_code = row.starts_with('\t') || indent >= CODE;
        let bare = row.trim();
        let may_begin = self.place == Place::Open && !(is_code && self.run.is_empty());
        if may_begin && is_entry(bare) {
            self.head = None;
            self.run.push(range);
            return;
        }
        let is_text = is_text(bare);
        // Rows that belong to the list make it one of other things too.
        self.end_run(indent > 0 || point(bare).is_some() || (is_text && !is_apart));
        let head = self.head.take();
        let before = self.place;
        if is_sign(bare) {
            if let Some((head, before)) = head {
                self.found.push(head);
                self.place = before;
            }
            self.found.push(range);
            return;
        }
        let is_underline = !is_apart && bare.bytes().all(|byte| byte == b'=');
        let is_title = is_underline
            || bare.starts_with("# ")
            || (range.contains(&self.first) && is_bold(bare));
        let is_name = is_name(bare);
        self.place = if is_title && !is_name && !self.has_heading {
            Place::Open
        } else if bare.starts_with('#') || (is_rule(bare) && !is_apart) {
            Place::Section
        } else if before == Place::Text && is_rule(bare) {
            Place::Open
        } else if before == Place::Open && is_text {
            Place::Text
        } else {
            before
        };
        self.has_heading |= bare.starts_with('#') || is_underline;
        self.head = is_name.then_some((range, before));
    }
}

/// "- [The quay](#the-quay)".
fn is_entry(row: &str) -> bool {
    point(row).is_some_and(|text| {
        is_link(text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_')))
    })
}

/// The text of a point.
fn point(row: &str) -> Option<&str> {
    let (mark, text) = row.split_once(' ')?;
    let is_number = |number: &str| number.len() <= 3 && number.parse::<u16>().is_ok();
    let is_point =
        matches!(mark, "-" | "*" | "+") || mark.strip_suffix(['.', ')']).is_some_and(is_number);
    is_point.then_some(text)
}

/// Whether a row holds words, and is neither a heading nor tags nor a picture.
fn is_text(row: &str) -> bool {
    let after = |part: &str| {
        part.split_once('>')
            .map_or(0, |(_, text)| text.trim().len())
    };
    let is_markup = row.starts_with('<') && row.split('<').map(after).sum::<usize>() == 0;
    let is_tag = row.starts_with('{') && row.ends_with('}');
    let is_picture = row.starts_with("![") && row.ends_with(')');
    let is_blank = !row.contains(char::is_alphanumeric);
    !(is_blank || is_markup || is_tag || is_picture || row.starts_with('#'))
}

/// A row that parts what stands before it from what follows, or underlines it.
fn is_rule(row: &str) -> bool {
    row.len() >= 3 && row.bytes().all(|byte| b"-*_ ".contains(&byte))
}

fn is_bold(row: &str) -> bool {
    row.starts_with("**") && row.ends_with("**")
}

/// Whether a row stands for the list that the site makes.
fn is_sign(row: &str) -> bool {
    let is_point = row.starts_with(['-', '*']) && point(row).map(str::trim) == Some("TOC");
    is_point
        || ["toc", "TOC", "Toc"].iter().any(|name| row.contains(name))
            && SIGNS.iter().any(|sign| sign.eq_ignore_ascii_case(row))
}

/// Whether a text is one link to a place in the same text.
fn is_link(text: &str) -> bool {
    let inside = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(')'))
        .and_then(|text| text.split_once("](#"));
    inside.is_some_and(|(name, place)| {
        !name.is_empty() && !place.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')'))
    })
}

fn is_name(row: &str) -> bool {
    let is_marked = row.starts_with(['#', '*', '_', '<']);
    let row = row.trim_matches(|c: char| !c.is_alphanumeric());
    is_marked && NAMES.iter().any(|name| name.eq_ignore_ascii_case(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> String {
        let out = rows(text);
        let mut start = 0;
        let mut left = String::new();
        for row in text.split_inclusive('\n') {
            let range = start..start + row.len();
            start = range.end;
            if !out.contains(&range) {
                left.push_str(row);
            }
        }
        left
    }

    #[test]
    fn lists_of_links_to_sections_are_found() {
        for list in [
            "- [A quay](#a-quay)\n  - [A crane](#crane)\n",
            "1. [A quay](#a-quay)\n2. **[A crane](#crane)**\n",
            "[TOC]\n",
            "[[_TOC_]]\n",
            "* TOC\n",
            "## Contents\n[TOC]\n",
        ] {
            let text = format!("# Harbour\n\n{list}\n## A quay\n\nLong.\n");
            assert_eq!(left(&text), text.replace(list, ""), "{text}");
        }
    }

    #[test]
    fn lists_stand_before_the_first_section() {
        let list = "- [A quay](#a-quay)\n\n- [A crane](#crane)\n";
        for before in [
            "",
            "\n**Harbour**\n\n",
            "Harbour\n=======\n\n",
            "# Harbour\n\n![Ships](ships.png)\n<!-- toc -->\n\n",
            "# Harbour\n\nOld ships.\n\n---\n\n",
        ] {
            let after = "\n## A quay\n\nLong.\n";
            let text = format!("{before}{list}{after}");
            assert_eq!(left(&text), format!("{before}\n{after}"));
            let start = format!("{before}{list}");
            assert_eq!(certain(&start), before);
        }
        assert_eq!(certain("# Harbour\n\n- It\n"), "# Harbour\n\n- It\n");
    }

    #[test]
    fn lists_that_are_text_stay() {
        let list = "- [A quay](#a-quay)\n- [A crane](#crane)\n";
        for (before, after) in [
            ("## Related parts\n\n", "\n## A quay\n"),
            ("# Harbour\n\nRelated parts\n---\n", "\n## A quay\n"),
            ("# Harbour\n\nSee also:\n\n", "\n## A quay\n"),
            ("# Harbour\n\n## A quay\n\nLong.\n\n---\n\n", "\n---\n"),
            ("# Harbour\n\n- A ship\n", "\n## A quay\n"),
            ("# Harbour\n\n", "- [Ships](https://example.org)\n\nText.\n"),
            ("# Harbour\n\n", "\n  Both are old.\n\n## A quay\n"),
            ("# Harbour\n\n", "and ships\n\n## A quay\n"),
            ("# Harbour\n\n", ""),
            ("# Harbour\n\n```\n", "```\n\n## A quay\n"),
            ("~~~\n[TOC]\n```\n", "~~~\n\n## A quay\n"),
            ("# Harbour\n\n", "  ```\n  Code.\n  ```\n\n## A quay\n"),
        ] {
            let text = format!("{before}{list}{after}");
            assert_eq!(left(&text), text);
        }
        let text = "# Harbour\n\n- [A quay](#a-quay)\n\n## A quay\n";
        assert_eq!(left(text), text);
    }

    #[test]
    fn every_sign_leaves_a_trace() {
        for sign in SIGNS {
            for name in ["toc", "TOC", "Toc"] {
                let sign = sign.replace("toc", name);
                assert_eq!(left(&format!("{sign}\n\nText.\n")), "\nText.\n");
            }
        }
        for sign in ["- TOC", "*   TOC"] {
            assert_eq!(left(&format!("{sign}\n\nText.\n")), "\nText.\n");
        }
        let other = "The protocol of the stock.\n";
        assert!(!TRACES.iter().any(|trace| other.contains(trace)));
    }

    #[test]
    fn other_rows_stay() {
        for text in [
            "## Contents\n\nOne box of tea.\n\n- [It](#it)s end\n- [A](#a) and [b](#b)\n",
            "See\n[the quay](#quay)\nfor more.\n",
            "## Contents\n\n- [A quay](#a-quay)\n- [A crane](#crane)\n\n## A quay\n",
            "- [A quay](https://example.org/#quay)\n- TOC and more\n",
        ] {
            assert_eq!(left(text), text);
        }
    }
}
