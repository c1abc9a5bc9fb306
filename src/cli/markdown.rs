//! Text of an article within Markdown.
//!
//! An article may hold anything; in a briefing it must read as it was printed
//! and neither set links nor begin a list of its own.

use std::fmt::Write as _;

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

/// The words of a span with their links.
pub(super) fn linked(document: &Document, span: Span) -> String {
    let mut out = String::new();
    let mut at = span.start;
    let part = |start, end| escaped(document.slice(Span { start, end, ..span }));
    for link in document.links_over(span) {
        let (start, end) = (link.span.start.max(at), link.span.end.min(span.end));
        out.push_str(&part(at, start));
        let _ = write!(out, "[{}](<", part(start, end));
        for c in link.address.chars() {
            if matches!(c, '<' | '>' | '\\' | '&') {
                out.push('\\');
            }
            out.push(c);
        }
        out.push_str(">)");
        at = end;
    }
    out.push_str(&part(at, span.end));
    out
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
    use crate::text::{BlockId, BlockKind, DocumentBuilder, Marks, RawLink};
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

    proptest! {
        #[test]
        fn any_row_reads_as_it_was(text in "[!-~]([ -~]{0,40}[!-~])?") {
            let markdown = escaped(&text);
            prop_assert!(is_plain(&markdown, &text), "{}", markdown);
        }
    }
}
