//! Markdown with tables, footnotes and front matter.
//!
//! Markup inside a block is dropped, its text stays: a span of the document must
//! hold what a reader sees. Events come as a flat list, so that no depth of
//! nesting can exhaust the stack here.

mod contents;
mod indents;
mod lead;
mod plan;
mod rows;
mod template;
mod walk;

use pulldown_cmark::{Options, Parser};

use super::draft::Draft;
use super::{Extent, Format, HEAD, front_matter, head, head_of, plain, read_text, whole_rows};
use crate::text::{Document, Halt, Meta};
use plan::Plan;
use template::Masked;
use walk::Walk;

pub(super) static FORMAT: Format = Format {
    name: "markdown",
    extensions: &[
        "md", "markdown", "mdown", "mkd", "mkdn", "mdwn", "qmd", "rmd",
    ],
    sniff: |opening| head_of(opening).is_some_and(|head| looks_like_markdown(&head)),
    read: |bytes, extent, work| read_text(bytes, extent, |text, of| parse(&text, of, work.halt)),
    stream: None,
};

/// Most signs that may be markup in a text read as Markdown: the parser keeps some
/// 60 bytes for each, so that a flood of them would take gigabytes.
const MOST_SIGNS: usize = 3_000_000;
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Front matter, or a heading that nothing but Markdown writes so.
fn looks_like_markdown(head: &str) -> bool {
    let is_heading = |row: &str| {
        let title = row.trim_start_matches('#');
        (1..=6).contains(&(row.len() - title.len()))
            && title
                .strip_prefix(' ')
                .is_some_and(|title| title.starts_with(char::is_alphanumeric))
    };
    let mut before = "";
    let mut headings = head.lines().filter(|row| {
        let apart = std::mem::replace(&mut before, row).trim().is_empty();
        apart && is_heading(row)
    });
    front_matter::split(head).is_some() || headings.next().is_some()
}

/// A text with more signs than any article has is read as plain.
fn parse(text: &str, extent: Extent, halt: &Halt) -> Document {
    let signs = || text.bytes().filter(|b| b"[]()<>*_`~!&\\|\n".contains(b));
    if text.len() > MOST_SIGNS && signs().count() > MOST_SIGNS {
        return plain::parse(text, extent, halt);
    }
    let (meta, at) = front_matter::split(head(text)).unwrap_or_default();
    let body = whole_rows(text, extent).get(at..).unwrap_or_default();
    let body = match extent {
        Extent::Start => contents::certain(template::certain(body)),
        Extent::Whole => body,
    };
    let masked = Masked::of(body);
    let document = walk(text, (extent, halt), (&meta, at), &masked);
    if document.is_empty() && extent == Extent::Whole && masked.has_tags() {
        // Of a page that a template fills, the tags are all that can be shown.
        return walk(text, (extent, halt), (&meta, at), &Masked::none(body));
    }
    document
}

/// Reads the text after the front matter, which ends at byte `at`.
fn walk(text: &str, of: (Extent, &Halt), meta: (&Meta, usize), masked: &Masked<'_>) -> Document {
    let ((extent, halt), (meta, at)) = (of, meta);
    let (matter, opening) = head(text).split_at_checked(at).unwrap_or_default();
    // A start may be just as long as its head; what is shorter is the whole.
    let may_go_on = extent == Extent::Start && text.len() + char::MAX.len_utf8() > HEAD;
    let is_cut = may_go_on || head(text).len() < text.len();
    let page = front_matter::page_name(matter);
    let plan = Plan::of(opening, is_cut, meta, page);
    let has_title = meta.title.is_some() || plan.title.is_some();
    let mut draft = Draft::new(meta.clone(), extent);
    if let Some(subject) = plan.subject.as_deref().filter(|_| !has_title) {
        draft.title(subject);
    }
    let mut walk = Walk::new(draft, plan, at, masked);
    let events = Parser::new_ext(&masked.text, options()).into_offset_iter();
    for (event, source) in events.take_while(|_| !halt.is_asked()) {
        walk.event(event, source);
    }
    walk.end_block();
    walk.end_bare(false);
    if walk.after_line {
        walk.draft.head_nothing();
    }
    walk.draft.finish()
}

#[cfg(test)]
mod tests;
