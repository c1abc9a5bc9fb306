//! Text of an article within Markdown.
//!
//! An article may hold anything; in a briefing it must read as it was printed
//! and neither set links nor begin a list of its own.

use crate::text::{Document, Span};

/// A text as Markdown that shows it letter by letter, in one row.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let bare = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text.len() - bare.len();
    for (at, c) in text.char_indices() {
        let is_special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => true,
            // What begins a list, or underlines a heading.
            '-' | '+' | '=' => at == 0,
            '.' | ')' => at == number && number > 0,
            '&' => text.get(at + 1..).is_some_and(is_reference),
            _ => false,
        };
        if is_special {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

/// The words of a span with their links and their emphasis.
pub(super) fn linked(document: &Document, span: Span) -> String {
    let mut out = String::new();
    let mut at = span.start;
    let add = |out: &mut String, start, end| {
        emphasised(document, Span { start, end, ..span }, out);
    };
    for link in document.links_over(span) {
        let (start, end) = (link.span.start.max(at), link.span.end.min(span.end));
        add(&mut out, at, start);
        out.push('[');
        add(&mut out, start, end);
        out.push_str("](<");
        for c in link.address.chars() {
            if matches!(c, '<' | '>' | '\\' | '&') {
                out.push('\\');
            }
            out.push(c);
        }
        out.push_str(">)");
        at = end;
    }
    add(&mut out, at, span.end);
    out
}

/// Adds the words of a span with their emphasis, as far as Markdown has a way to write
/// it there.
fn emphasised(document: &Document, span: Span, out: &mut String) {
    let text = document.slice(span);
    let part = |start: usize, end: usize| text.get(start..end).unwrap_or_default();
    let mut at = 0;
    for known in document.emphasis_over(span) {
        let start = known.span.start.saturating_sub(span.start) as usize;
        let end = (known.span.end.min(span.end) - span.start) as usize;
        // Signs of emphasis stand at words.
        let start = end - part(start, end).trim_start().len();
        let end = start + part(start, end).trim_end().len();
        let words = part(start, end);
        out.push_str(&escaped(part(at, start)));
        at = end;
        let is_code = known.emphasis.is_code && !words.contains('`') && !out.ends_with('`');
        let words = if is_code {
            format!("`{words}`")
        } else {
            escaped(words)
        };
        let signs = match (known.emphasis.is_strong, known.emphasis.is_stressed) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        let around = (
            out.chars().next_back(),
            part(end, text.len()).chars().next(),
        );
        let is_set = is_set(&words, around);
        // Strokes are none within a word.
        let ends = [around.0, around.1];
        let is_whole = !ends.iter().flatten().any(|c| c.is_alphanumeric());
        let strike = if known.emphasis.is_struck && is_set && is_whole {
            "~~"
        } else {
            ""
        };
        if signs.is_empty() || !is_set {
            out.extend([strike, &words, strike]);
        } else {
            out.extend([strike, signs, &words, signs, strike]);
        }
    }
    out.push_str(&escaped(part(at, text.len())));
}

/// Whether stars around words set them, between these characters (`CommonMark`, 6.2): they
/// are no signs beside a letter that they do not belong to, nor beside other stars.
fn is_set(words: &str, (before, after): (Option<char>, Option<char>)) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let joins = |inner: Option<char>, outer: Option<char>| is_letter(inner) || !is_letter(outer);
    !words.is_empty()
        && !matches!(before, Some('*' | '~'))
        && after != Some('~')
        && joins(words.chars().next(), before)
        && joins(words.chars().next_back(), after)
}

/// Whether a text after `&` makes it a reference to a character.
fn is_reference(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let tail = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    tail.len() < name.len() && tail.starts_with(';')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockId, BlockKind, DocumentBuilder, Emphasis, Marks, RawEmphasis, RawLink};
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TextMergeStream};

    /// Whether Markdown is one paragraph of nothing but a text.
    fn is_plain(markdown: &str, text: &str) -> bool {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let events: Vec<_> = TextMergeStream::new(Parser::new_ext(markdown, options)).collect();
        let paragraph = Tag::Paragraph;
        let end = Event::End(paragraph.to_end());
        events == [Event::Start(paragraph), Event::Text(text.into()), end]
    }

    #[test]
    fn nothing_in_a_text_is_taken_for_markdown() {
        for text in [
            "1. A claim, 2. another",
            "12) of them",
            "- a dash, - another",
            "+1",
            "=== and AT&T &amp; &#60; & more;",
            "~~gone~~ *set* _so_ [here](x) <b>bold</b> `code` | # C#",
            "\\ and \\* stay",
        ] {
            assert!(is_plain(&escaped(text), text), "{text}");
        }
        assert_eq!(escaped("R&D, 3.5 - 2"), "R&D, 3.5 - 2");
        assert_eq!(escaped("a\nb"), "a b");
    }

    #[test]
    fn links_lead_where_they_led() {
        let address = "https://a.example/<x>?a=1&copy;=(2)\\";
        let links = [
            RawLink::new(4..8, address).unwrap(),
            RawLink::new(14..15, "https://b.example").unwrap(),
        ];
        let mut builder = DocumentBuilder::new();
        let text = "The *one* with two.";
        let marks = Marks {
            links: links.to_vec(),
            ..Marks::default()
        };
        builder.marked(BlockKind::Paragraph, text, 0..0, &marks);
        let markdown = linked(&builder.finish(), Span::new(BlockId(0), 0..text.len()));
        let mut shown = String::new();
        let mut leads = Vec::new();
        for event in Parser::new(&markdown) {
            if let Event::Start(Tag::Link { dest_url, .. }) = event {
                leads.push(dest_url.to_string());
            } else if let Event::Text(text) = event {
                shown.push_str(&text);
            }
        }
        assert_eq!(shown, text);
        assert_eq!(leads, [address, "https://b.example"]);
    }

    /// A paragraph with emphasis on ranges of its visible characters, as Markdown.
    fn set(text: &str, ranges: &[(usize, usize, u8)]) -> String {
        let emphasis = ranges.iter().map(|(start, end, how)| RawEmphasis {
            chars: *start..*end,
            emphasis: Emphasis {
                is_strong: how & 1 > 0,
                is_stressed: how & 2 > 0,
                is_code: how & 4 > 0,
                is_struck: how & 8 > 0,
            },
        });
        let marks = Marks {
            emphasis: emphasis.collect(),
            ..Marks::default()
        };
        let mut builder = DocumentBuilder::new();
        builder.marked(BlockKind::Paragraph, text, 0..0, &marks);
        // So much is plain that what is set is set apart.
        builder.block(BlockKind::Paragraph, &"plain words ".repeat(9), 0..0);
        let document = builder.finish();
        let all = 0..document.block_text(BlockId(0)).len();
        linked(&document, Span::new(BlockId(0), all))
    }

    #[test]
    fn emphasis_is_written_where_it_can_be() {
        let text = "A light word, a firm one and both; x*y.";
        let ranges = [(1, 6, 2), (12, 16, 1), (22, 26, 3), (27, 30, 4)];
        let markdown = "A *light* word, a **firm** one and ***both***; `x*y`.";
        assert_eq!(set(text, &ranges), markdown);
        // A stop that is set, before a letter that is not.
        assert_eq!(set("No.7 is set", &[(0, 3, 1)]), "No.7 is set");
        assert_eq!(set("No. 7 is set", &[(0, 3, 1)]), "**No.** 7 is set");
        assert_eq!(set("A`b is set", &[(0, 3, 4)]), "A\\`b is set");
        assert_eq!(set("It rises falls", &[(2, 7, 8)]), "It ~~rises~~ falls");
    }

    proptest! {
        #[test]
        fn emphasis_never_changes_the_words(
            text in "[!-~]([ -~]{0,40}[!-~])?",
            ranges in proptest::collection::vec((0usize..8, 1usize..9, 0u8..16), 0..5),
        ) {
            let mut at = 0;
            let ranges: Vec<_> = ranges.into_iter().map(|(gap, length, how)| {
                let start = at + gap;
                at = start + length;
                (start, at, how)
            }).collect();
            let document = {
                let mut builder = DocumentBuilder::new();
                builder.block(BlockKind::Paragraph, &text, 0..0);
                builder.finish()
            };
            let markdown = set(&text, &ranges);
            let mut shown = String::new();
            for event in Parser::new_ext(&markdown, Options::ENABLE_STRIKETHROUGH) {
                if let Event::Text(text) | Event::Code(text) = event {
                    shown.push_str(&text);
                }
            }
            prop_assert_eq!(shown, document.block_text(BlockId(0)), "{}", markdown);
        }

        #[test]
        fn any_row_reads_as_it_was(text in "[!-~]([ -~]{0,40}[!-~])?") {
            let markdown = escaped(&text);
            prop_assert!(is_plain(&markdown, &text), "{}", markdown);
        }
    }
}
