//! What site builders leave in Markdown: tags of templates, lists of contents, and
//! rows that hold nothing but blanks of a kind that Markdown does not take for any.

use std::borrow::Cow;
use std::ops::Range;

use super::{contents, indents};

/// Most bytes of a tag.
const LONGEST: usize = 300;
/// How tags open and close: those of Liquid, Jinja and Hugo, attributes of Kramdown.
const TAGS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{:", "}")];

/// A text in which tags are letters of the same length and blanks that make code are
/// commas, so that they break no link and every other byte stays in its place.
#[derive(Debug)]
pub(super) struct Masked<'a> {
    /// The text as it was.
    original: &'a str,
    /// The text to parse.
    pub(super) text: Cow<'a, str>,
    tags: Vec<Range<usize>>,
}

impl<'a> Masked<'a> {
    /// A text in which nothing is taken for a tag.
    pub(super) fn none(original: &'a str) -> Self {
        Self {
            original,
            text: Cow::Borrowed(original),
            tags: Vec::new(),
        }
    }

    /// Whether the text holds tags.
    pub(super) fn has_tags(&self) -> bool {
        !self.tags.is_empty()
    }

    pub(super) fn of(original: &'a str) -> Self {
        let (mut tags, _) = tags(original);
        let count = tags.len();
        let is_apart = |blanks: &Range<usize>| {
            let next = tags.partition_point(|tag| tag.end <= blanks.start);
            tags.get(next).is_none_or(|tag| tag.start >= blanks.end)
        };
        let blanks: Vec<Range<usize>> = indents::blanks(original)
            .into_iter()
            .filter(is_apart)
            .collect();
        tags.extend(blanks.iter().cloned());
        if tags.len() > count {
            tags.sort_unstable_by_key(|tag| tag.start);
        }
        let contents = contents::rows(original);
        let blank = |row: &str| {
            row.starts_with(|c: char| c.is_whitespace()) && !row.is_ascii() && row.trim().is_empty()
        };
        if tags.is_empty() && contents.is_empty() && !original.split('\n').any(blank) {
            return Self {
                original,
                text: Cow::Borrowed(original),
                tags,
            };
        }
        let mut bytes = original.as_bytes().to_vec();
        let mut start = 0;
        for row in original.split_inclusive('\n') {
            if blank(row) {
                fill(&mut bytes, start..start + row.len(), b' ');
            }
            start += row.len();
        }
        for row in contents {
            fill(&mut bytes, row, b' ');
        }
        for tag in &tags {
            fill(&mut bytes, tag.clone(), 0);
        }
        for tag in &tags {
            // Rows of nothing but tags are blank.
            let before = bytes.get(..tag.start).unwrap_or_default();
            let before = before.iter().rev().take_while(|byte| **byte != b'\n');
            let after = bytes.get(tag.end..).unwrap_or_default();
            let after = after.iter().take_while(|byte| **byte != b'\n');
            let is_blank = |byte: &u8| matches!(byte, 0 | b' ' | b'\t' | b'\r');
            let alone = before.take(LONGEST).all(is_blank) && after.take(LONGEST).all(is_blank);
            fill(&mut bytes, tag.clone(), if alone { b' ' } else { b'x' });
        }
        // Bold type opens before a bracket or quotation mark behind no letter.
        for blanks in blanks {
            fill(&mut bytes, blanks, b',');
        }
        let text = String::from_utf8(bytes).map_or(Cow::Borrowed(original), Cow::Owned);
        Self {
            original,
            text,
            tags,
        }
    }

    /// `text` as it was parsed from the bytes `source`, without tags.
    pub(super) fn without_tags<'t>(&self, text: &'t str, source: &Range<usize>) -> Cow<'t, str> {
        let tags = self.within(source);
        if tags.is_empty() || text.len() != source.len() {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        let mut at = source.start;
        for tag in tags {
            let kept = at.max(source.start)..tag.start.max(at);
            out.push_str(self.text.get(kept).unwrap_or_default());
            at = tag.end;
        }
        out.push_str(self.text.get(at..source.end).unwrap_or_default());
        Cow::Owned(out)
    }

    /// Code keeps its tags: it may be about them.
    pub(super) fn code<'t>(&self, code: &'t str, source: &Range<usize>) -> Cow<'t, str>
    where
        'a: 't,
    {
        let original = self.original.get(source.clone()).unwrap_or_default();
        if self.within(source).is_empty() {
            Cow::Borrowed(code)
        } else if code.len() == source.len() {
            Cow::Borrowed(original)
        } else {
            Cow::Borrowed(original.trim_matches('`').trim())
        }
    }

    fn within(&self, source: &Range<usize>) -> &[Range<usize>] {
        let first = self.tags.partition_point(|tag| tag.end <= source.start);
        let last = self.tags.partition_point(|tag| tag.start < source.end);
        self.tags.get(first..last).unwrap_or_default()
    }
}

/// Where a tag of a start may be cut: no row from there on is certain.
pub(super) fn certain(text: &str) -> &str {
    let (_, open) = tags(text);
    let end = open.map_or(text.len(), |at| {
        let before = text.get(..at).unwrap_or_default();
        before.rfind('\n').map_or(0, |row| row + 1)
    });
    text.get(..end).unwrap_or(text)
}

/// Fills a range but for the ends of its rows.
fn fill(bytes: &mut [u8], range: Range<usize>, with: u8) {
    for byte in bytes.get_mut(range).unwrap_or_default() {
        if !matches!(*byte, b'\n' | b'\r') {
            *byte = with;
        }
    }
}

/// The tags of a text, and the first one that its end may cut.
fn tags(text: &str) -> (Vec<Range<usize>>, Option<usize>) {
    let mut found = Vec::new();
    let mut open = None;
    // Where each way of closing comes next, so that it is looked for once.
    let mut closes = [0_usize; TAGS.len()];
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('{')) {
        let start = at + next;
        at = start + 1;
        let rest = text.get(start..).unwrap_or_default();
        let Some((kind, (sign, close))) = TAGS
            .iter()
            .enumerate()
            .find(|(_, (sign, _))| rest.starts_with(sign))
        else {
            continue;
        };
        let from = start + sign.len();
        let Some(known) = closes.get_mut(kind) else {
            continue;
        };
        if *known < from {
            let found = text.get(from..).and_then(|rest| rest.find(close));
            *known = found.map_or(usize::MAX, |at| from + at);
        }
        let end = known.saturating_add(close.len());
        let reach = end.min(text.floor_char_boundary(start + LONGEST));
        let inside = text.get(start..reach).unwrap_or_default();
        let is_broken = inside.contains("\n\n") || inside.contains("\n\r\n");
        if end <= start + LONGEST && !is_broken {
            found.push(start..end);
            at = end;
        } else if *known == usize::MAX && reach == text.len() && !is_broken {
            open = open.or(Some(start));
        }
    }
    (found, open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_letters_and_rows_of_tags_are_blank() {
        let text =
            "See [it]({{ \"/a b\" | url }}) now.\n{% include x.html %} {{ y }}\nNext {: .c}\n";
        let masked = Masked::of(text);
        assert_eq!(masked.text.len(), text.len());
        let rows: Vec<&str> = masked.text.lines().collect();
        assert_eq!(rows[0], format!("See [it]({}) now.", "x".repeat(18)));
        assert_eq!(rows[1].trim(), "");
        assert_eq!(rows[2], "Next xxxxxx");
        let row = text.find("Next").unwrap();
        assert_eq!(masked.without_tags(rows[2], &(row..row + 11)), "Next ");
    }

    #[test]
    fn what_is_no_tag_stays() {
        for text in [
            "a {{ b\n\nc }}",
            "{ {a} }",
            "{{ open",
            &format!("{{{{{}}}}}", "a".repeat(LONGEST)),
            "é {#r}",
        ] {
            assert_eq!(Masked::of(text).text, text);
        }
    }

    #[test]
    fn rows_of_other_blanks_are_blank() {
        let masked = Masked::of("One\n\u{a0}\nTwo\u{a0}three\n\u{3000} \u{a0}\n");
        assert_eq!(masked.text, "One\n  \nTwo\u{a0}three\n      \n");
    }

    #[test]
    fn a_start_ends_before_a_tag_that_may_be_cut() {
        assert_eq!(certain("One\nTwo {{ a"), "One\n");
        assert_eq!(certain("One\nTwo {{ a }} b\n"), "One\nTwo {{ a }} b\n");
        assert_eq!(certain("One {{\n\nTwo\n"), "One {{\n\nTwo\n");
    }
}
