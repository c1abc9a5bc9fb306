//! Blanks before text that make code of it for Markdown, and for nobody else: many
//! between the mark of a point and its text, and some before the first row of a
//! paragraph.

use std::ops::Range;

use memchr::{memchr, memmem};

/// Columns behind a mark, and before a row, from which Markdown sees code.
const BEHIND_MARK: usize = 5;
const BEFORE_ROW: usize = 4;

/// The blanks of `text` that are to be taken for signs that mean nothing.
pub(super) fn blanks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Most texts need not be looked through row by row.
    let bytes = text.as_bytes();
    if memmem::find(bytes, b"    ").is_none() && memchr(b'\t', bytes).is_none() {
        return found;
    }
    let mut rows = text.split('\n').peekable();
    let (mut start, mut is_apart, mut in_list) = (0, true, false);
    let mut fence = Fence::default();
    while let Some(row) = rows.next() {
        let at = start;
        start += row.len() + 1;
        let bare = row.trim_start_matches([' ', '\t']);
        let indent = row.len() - bare.len();
        let was_apart = std::mem::replace(&mut is_apart, bare.trim_end().is_empty());
        if fence.holds(bare) || is_apart {
            continue;
        }
        if let Some(mark) = mark(bare) {
            in_list = true;
            let text = bare.get(mark..).unwrap_or_default();
            let text = text.trim_start_matches([' ', '\t']);
            let behind = indent + mark..row.len() - text.len();
            if columns(row, behind.clone()) >= BEHIND_MARK && is_prose(text) && indent < BEFORE_ROW
            {
                found.push(at + behind.start + 1..at + behind.end);
            }
            continue;
        }
        in_list &= !(was_apart && indent < 2);
        let goes_on = rows.peek().is_some_and(|next| {
            let text = next.trim_start_matches([' ', '\t']);
            columns(next, 0..next.len() - text.len()) < BEFORE_ROW && is_prose(text)
        });
        let is_first = was_apart && !in_list && columns(row, 0..indent) >= BEFORE_ROW;
        if is_first && is_prose(bare) && goes_on {
            found.push(at..at + indent);
        }
    }
    found
}

/// The fence of code that rows stand within: its sign, and how often it stands there.
#[derive(Debug, Default)]
pub(super) struct Fence(Option<(char, usize)>);

impl Fence {
    /// Takes the next row, without blanks before it; whether it belongs to code.
    pub(super) fn holds(&mut self, row: &str) -> bool {
        let sign = row.chars().next().filter(|sign| matches!(sign, '`' | '~'));
        let rest = sign.map_or(row, |sign| row.trim_start_matches(sign));
        let count = row.len() - rest.len();
        match (self.0, sign) {
            (None, Some(sign)) if count >= 3 && !(sign == '`' && rest.contains('`')) => {
                self.0 = Some((sign, count));
                true
            }
            (None, _) => false,
            (Some((known, least)), _) => {
                if sign == Some(known) && count >= least && rest.trim().is_empty() {
                    self.0 = None;
                }
                true
            }
        }
    }
}

/// Length of the mark that a point or a footnote begins with.
fn mark(row: &str) -> Option<usize> {
    let (sign, _) = row.split_once([' ', '\t'])?;
    let is_number = || {
        let digits = sign.strip_suffix(['.', ')'])?;
        let is_short = (1..=4).contains(&digits.len());
        (is_short && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(())
    };
    let is_note = sign.starts_with("[^") && sign.ends_with("]:");
    (matches!(sign, "-" | "*" | "+") || is_note || is_number().is_some()).then_some(sign.len())
}

fn is_prose(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '*' | '(' | '[' | '"' | '“'))
}

/// Columns that the blanks of a row take.
fn columns(row: &str, blanks: Range<usize>) -> usize {
    let (before, after) = (blanks.start, blanks.end);
    let mut column = before;
    for sign in row.bytes().take(after).skip(before) {
        column = if sign == b'\t' {
            column / 4 * 4 + 4
        } else {
            column + 1
        };
    }
    column - before
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str) -> String {
        let mut out = text.to_owned();
        for range in blanks(text) {
            out.replace_range(range.clone(), &",".repeat(range.len()));
        }
        out
    }

    #[test]
    fn blanks_before_prose_are_signs() {
        for (text, wanted) in [
            ("1.        The quay", "1. ,,,,,,,The quay"),
            ("2)\t\tThe quay", "2)\t,The quay"),
            ("```a```\n\n-      A quay", "```a```\n\n- ,,,,,A quay"),
            ("-      **A** quay", "- ,,,,,**A** quay"),
            (
                "     By the sea\nthe quay stands.",
                ",,,,,By the sea\nthe quay stands.",
            ),
        ] {
            assert_eq!(masked(text), wanted);
        }
    }

    #[test]
    fn other_blanks_stay() {
        for text in [
            "-    The quay",
            "     By the sea\n     the quay stands.",
            "- A quay\n\n    Its crane\nlifts.",
            "[^1]: A quay\n\n    Its crane\nlifts.",
            "```\n1.        The quay\n```",
            "````\n```\n1.        The quay\n````",
            "A row\n     goes on\nhere.",
            "     {}\nx",
        ] {
            assert_eq!(masked(text), text);
        }
    }
}
