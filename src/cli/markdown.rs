//! Text of an article within Markdown.
//!
//! An article may hold anything; in a briefing it must read as it was printed
//! and neither set links nor begin a list of its own.

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

/// Whether a text after `&` makes it a reference to a character.
fn is_reference(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let tail = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    tail.len() < name.len() && tail.starts_with(';')
}

#[cfg(test)]
mod tests {
    use super::*;
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

    proptest! {
        #[test]
        fn any_row_reads_as_it_was(text in "[!-~]([ -~]{0,40}[!-~])?") {
            let markdown = escaped(&text);
            prop_assert!(is_plain(&markdown, &text), "{}", markdown);
        }
    }
}
