//! Lists of contents in Markdown: points that are nothing but a link to a section of
//! the same text, and the signs that stand for one.

use std::ops::Range;

use memchr::memmem;

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

/// The rows of `text` that are lists of contents.
pub(super) fn rows(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let has = |sign: &str| memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
    if !["](#", "toc", "TOC"].into_iter().any(has) {
        return found;
    }
    // The heading that a list may follow.
    let mut head: Option<Range<usize>> = None;
    let mut start = 0;
    for row in text.split_inclusive('\n') {
        let range = start..start + row.len();
        start = range.end;
        let row = row.trim();
        if row.is_empty() {
            continue;
        }
        let is_sign = is_sign(row);
        if is_sign {
            found.extend(head.take());
            found.push(range);
        } else if is_entry(row) {
            // A list under a heading of its own is a section like others.
            found.extend(Some(range).filter(|_| head.is_none()));
        } else {
            head = is_name(row).then_some(range);
        }
    }
    found
}

/// "- [The quay](#the-quay)".
fn is_entry(row: &str) -> bool {
    let Some((mark, text)) = row.split_once(' ') else {
        return false;
    };
    let is_point = matches!(mark, "-" | "*" | "+")
        || mark
            .strip_suffix(['.', ')'])
            .is_some_and(|number| number.len() <= 3 && number.parse::<u16>().is_ok());
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    is_point && is_link(text)
}

/// Whether a row stands for the list that the site makes.
fn is_sign(row: &str) -> bool {
    let point = row.strip_prefix(['-', '*']).map(str::trim);
    point == Some("TOC") || SIGNS.iter().any(|sign| sign.eq_ignore_ascii_case(row))
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
