//! HTML: the article of a page, without what sites put around it.
//!
//! A page is read in steps, each over a flat list: bytes to characters
//! ([`charset`]), tags to a tree of bounded depth and size ([`tree`]), elements to
//! verdicts ([`furniture`]), the tree to pieces of text ([`flow`]), pieces to the
//! article ([`select`]). Where an article begins and ends is known from the whole
//! page only, so that the start of a long one gives nothing.

mod about;
mod charset;
mod flow;
mod furniture;
mod name;
mod select;
mod tree;
mod words;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, Kind};
use super::{Extent, Format, Parsed, ReadError, front_matter, head, head_of};
use crate::text::{BlockKind, Document, Halt, Meta};
use about::About;
pub(super) use about::calendar;
pub(super) use charset::decode;
pub(super) use flow::{Form, Piece};
use furniture::{Page, Verdict};
use name::{Attribute, Name};
use tree::{Syntax, Tree};
pub(super) use words::leads_up;

pub(super) static FORMAT: Format = Format {
    name: "html",
    extensions: &["html", "htm", "xhtml", "xht", "shtml"],
    sniff: |opening| head_of(opening).is_some_and(|head| looks_like_html(&head)),
    read: |bytes, extent, work| read(bytes, extent, work.halt),
    stream: None,
};

/// How a page begins.
fn looks_like_html(head: &str) -> bool {
    let mut rest = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    // Remarks and the declaration of XML may stand before.
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            break;
        };
        let Some((_, after)) = rest.split_once(end) else {
            return false;
        };
        rest = after.trim_start();
    }
    let begins = |tag: &str| {
        let start = rest.get(..tag.len());
        let after = rest.get(tag.len()..).unwrap_or_default();
        start.is_some_and(|start| start.eq_ignore_ascii_case(tag))
            && after.starts_with(|c: char| c.is_whitespace() || c == '>')
    };
    [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<title",
        "<meta",
        "<h1",
        "<article",
        "<main",
    ]
    .iter()
    .any(|tag| begins(tag))
}

fn read(bytes: Vec<u8>, extent: Extent, halt: &Halt) -> Result<Parsed, ReadError> {
    let decoded = charset::decode(bytes)?;
    let (document, is_cut) = match extent {
        Extent::Start => (Document::default(), false),
        Extent::Whole => parse(&decoded.text, halt),
    };
    Ok(Parsed {
        document,
        encoding: decoded.encoding,
        lossy: decoded.lossy,
        is_cut,
    })
}

/// Reads the article of a page, and whether the page is longer than that.
fn parse(text: &str, halt: &Halt) -> (Document, bool) {
    // Generators of sites put front matter before the pages they are given.
    let Some((told, at)) = front_matter::split(head(text)) else {
        return parse_page(text, Meta::default(), halt);
    };
    let page = text.get(at..).unwrap_or_default();
    // The places in the text stay what they are.
    let blanks = " ".repeat(text.len() - page.len());
    parse_page(&(blanks + page), told, halt)
}

/// Reads the article of a page about which something is `told` before.
fn parse_page(text: &str, told: Meta, halt: &Halt) -> (Document, bool) {
    let tree = Tree::parse_until(text, Syntax::Html, halt);
    let mut about = About::read(&tree);
    let seen = Page::all(&tree, None);
    let title = about.title_heading(&tree, |at| seen.verdict(at) == Verdict::Shown);
    let page = Page::judge(&tree, title);
    let mut pieces = flow::pieces(&page);
    let selection = select::select(&page, &mut pieces);
    if pieces.iter().all(|piece| piece.is_out) {
        // Better all of a page than nothing of it.
        for piece in &mut pieces {
            piece.is_out = false;
        }
    }
    for remark in &selection.remarks {
        about.remark(remark);
    }
    let title = selection.title.as_ref();
    let page = about.meta(title.map(|title| title.text.as_str()));
    let meta = Meta {
        title: match title {
            Some(_) => page.title,
            None => told.title.or(page.title),
        },
        author: told.author.or(page.author),
        date: told.date.or(page.date),
        source: told.source.or(page.source),
        language: told.language.or(page.language),
        ..page
    };
    let mut draft = Draft::new(meta, Extent::Whole);
    if let Some(title) = title {
        draft.title_leads(&title.marks);
    }
    push_all(&mut draft, pieces);
    let mut document = draft.finish();
    if let Some(base) = base(&tree) {
        document.begin_links(base);
    }
    if let Some(own) = about.address() {
        document.complete_links(own);
    }
    (document, tree.is_cut())
}

/// What the addresses of a page go on from, as it says.
fn base(tree: &Tree) -> Option<&str> {
    let nodes = 0..tree.nodes().len();
    let mut told = nodes.filter(|at| tree.name(*at) == Some(Name::Base));
    told.find_map(|at| tree.attribute(at, Attribute::Href))
        .map(str::trim)
}

/// Adds the pieces, those that are left out beside the text. Breaks stay between texts.
fn push_all(draft: &mut Draft<'_>, pieces: Vec<Piece>) {
    let mut held = None;
    let mut has_text = false;
    let mut points = 0;
    for mut piece in pieces {
        if piece.is_out {
            draft.left_out(&piece.text);
            continue;
        }
        let kind = Kind::from(piece.form);
        // Of a list that places text on the page no point may be shown.
        if let Kind::Block(BlockKind::ListItem { depth, .. }) = kind {
            points = depth.saturating_add(1);
        } else {
            points = points.min(piece.marks.within.points);
            piece.marks.within.points = points;
        }
        if kind == Kind::Block(BlockKind::Break) {
            held = Some(piece.source).filter(|_| has_text);
            continue;
        }
        has_text = !matches!(kind, Kind::Heading(_));
        if let Some(source) = held.take().filter(|_| has_text) {
            draft.push(Kind::Block(BlockKind::Break), Cow::Borrowed(""), source);
        }
        draft.push_marked(kind, Cow::Owned(piece.text), piece.source, piece.marks);
    }
}

/// Whether a tag begins to strike words out, or ends it; none if it is another tag.
pub(super) fn strike(tag: &str) -> Option<bool> {
    let tag = tag.strip_prefix('<')?;
    let (begins, tag) = tag
        .strip_prefix('/')
        .map_or((true, tag), |tag| (false, tag));
    let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let name = Name::of(name.to_ascii_lowercase().as_bytes());
    name.emphasis().is_struck.then_some(begins)
}

/// Reads a part of a page of which all is text: its pieces.
pub(super) fn fragment(html: &str) -> Vec<Piece> {
    let tree = Tree::parse(html, Syntax::Html);
    flow::pieces(&Page::all(&tree, None))
}

/// A text in which signs may be written as HTML writes them, "&amp;", but no tags are meant.
pub(super) fn unescaped(text: &str) -> String {
    let pieces = fragment(&text.replace('<', "&lt;"));
    let texts: Vec<String> = pieces.into_iter().map(|piece| piece.text).collect();
    texts.join(" ")
}

/// Reads a page of which all is text, such as a chapter of a book: its pieces, and
/// where the elements with these ids begin; an empty id is the beginning.
pub(super) fn chapter(page: &str, ids: &[&str]) -> (Vec<Piece>, Vec<Option<usize>>) {
    let tree = Tree::parse(page, Syntax::Xml);
    let wanted: BTreeSet<&str> = ids.iter().copied().collect();
    let mut found = BTreeMap::from([("", 0)]);
    for (at, node) in tree.nodes().iter().enumerate() {
        let id = tree.attribute(at, Attribute::Id);
        if let Some(id) = id.filter(|id| wanted.contains(id)) {
            found.entry(id).or_insert(node.source.start);
        }
    }
    let starts = ids.iter().map(|id| found.get(id).copied()).collect();
    let page = Page::all(&tree, None);
    let mut pieces = flow::pieces(&page);
    select::find_headings(&page, &mut pieces);
    (pieces, starts)
}

#[cfg(test)]
mod tests;
