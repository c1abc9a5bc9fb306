//! The flow of a page: its tree as a list of pieces, one for each block of text.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "of all the names of elements each rule means a few"
)]

mod grid;

use std::ops::Range;

use super::super::draft::Kind;
use super::super::marked::{Marked, visible};
use super::furniture::{Page, Verdict};
use super::name::{Attribute, Name};
use super::tree::{Content, Node, Tree};
use crate::text::{BlockKind, Emphasis, Marks, PointNumber, Within};
use grid::is_data;

/// Bytes of the addresses of all links that are kept: one link may lie around any
/// number of blocks.
const MOST_ADDRESSES: usize = 4 << 20;

/// Most words of a label over a paragraph.
const LABEL_WORDS: usize = 14;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Form {
    /// A heading with its level as the page has it.
    Heading(u8),
    /// A block of this kind.
    Block(BlockKind),
}

impl Form {
    pub(in crate::formats) const PARAGRAPH: Self = Self::Block(BlockKind::Paragraph);

    /// Whether it is a heading.
    pub(in crate::formats) fn is_heading(self) -> bool {
        matches!(self, Self::Heading(_))
    }

    /// Whether it is a point of a list.
    pub(in crate::formats) fn is_point(self) -> bool {
        matches!(self, Self::Block(BlockKind::ListItem { .. }))
    }
}

impl From<Form> for Kind {
    fn from(form: Form) -> Self {
        match form {
            Form::Heading(level) => Self::Heading(level),
            Form::Block(kind) => Self::Block(kind),
        }
    }
}

/// A block of text, with what tells text from furniture.
#[derive(Debug, Clone)]
pub(in crate::formats) struct Piece {
    pub(in crate::formats) form: Form,
    pub(in crate::formats) text: String,
    pub(in crate::formats) marks: Marks,
    pub(in crate::formats) source: Range<usize>,
    /// The element that it is the text of.
    pub(in crate::formats) owner: usize,
    /// Characters that are no white space.
    pub(in crate::formats) chars: usize,
    /// Those of them that are links.
    pub(in crate::formats) linked: usize,
    /// Those that are links into the same page.
    pub(in crate::formats) internal: usize,
    /// Those that are set bold or large.
    pub(in crate::formats) bold: usize,
    /// Whether it is furniture.
    pub(in crate::formats) is_out: bool,
}

impl Piece {
    /// A heading that stands before a place of the page, and not in it.
    pub(in crate::formats) fn heading(level: u8, text: &str, at: usize) -> Self {
        Self {
            form: Form::Heading(level),
            text: text.to_owned(),
            marks: Marks::default(),
            source: at..at,
            owner: 0,
            chars: 0,
            linked: 0,
            internal: 0,
            bold: 0,
            is_out: false,
        }
    }

    /// Whether it is running text.
    pub(in crate::formats) fn is_prose(&self) -> bool {
        let is_running = matches!(
            self.form,
            Form::Block(BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem { .. })
        );
        is_running
            && self.chars >= 60
            && self.linked * 2 < self.chars
            && self.text.contains(['.', '!', '?', '…', '。'])
    }

    /// Words of its text.
    pub(in crate::formats) fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Whether it is a link and hardly anything else.
    pub(in crate::formats) fn is_link(&self) -> bool {
        self.linked > 0 && self.linked * 10 >= self.chars * 8
    }
}

/// All pieces of a page but for those that nobody sees.
pub(super) fn pieces(page: &Page<'_>) -> Vec<Piece> {
    let mut flow = Flow {
        page,
        tree: page.tree,
        pieces: Vec::new(),
        open: Vec::new(),
        lists: Vec::new(),
        quotations: vec![0],
        points: 0,
        preformatted: 0,
        point: None,
        text: Marked::default(),
        source: None,
        counts: [0; 4],
        has_break: false,
        room: MOST_ADDRESSES,
    };
    let mut at = 0;
    while let Some(node) = flow.tree.nodes().get(at) {
        flow.close_before(at);
        at = flow.visit(at, node);
    }
    flow.close_before(usize::MAX);
    flow.end_block();
    flow.pieces
}

struct Flow<'a> {
    page: &'a Page<'a>,
    tree: &'a Tree,
    pieces: Vec<Piece>,
    /// Open blocks.
    open: Vec<usize>,
    /// The next number of each list around.
    lists: Vec<Option<u32>>,
    /// Quotations outside of all these lists, and within each.
    quotations: Vec<usize>,
    /// Points around.
    points: usize,
    preformatted: usize,
    /// The point of a list that has no text yet.
    point: Option<BlockKind>,
    text: Marked,
    source: Option<Range<usize>>,
    /// Characters: all, linked, internal, bold.
    counts: [usize; 4],
    /// Whether the text ends with the break of a row.
    has_break: bool,
    /// Bytes of addresses that may still be kept.
    room: usize,
}

impl Flow<'_> {
    /// Ends the blocks that do not hold the node `at`.
    fn close_before(&mut self, at: usize) {
        while let Some(last) = self.open.last().copied() {
            let Some(node) = self.tree.nodes().get(last).filter(|node| node.end <= at) else {
                return;
            };
            self.end_block();
            self.open.pop();
            match node.name() {
                Some(name) if name.is_list() => {
                    self.lists.pop();
                    self.quotations.pop();
                    self.point = None;
                }
                Some(Name::Li | Name::Dd) => {
                    self.points = self.points.saturating_sub(1);
                    self.point = None;
                }
                Some(Name::Blockquote) => {
                    if let Some(inner) = self.quotations.last_mut() {
                        *inner = inner.saturating_sub(1);
                    }
                }
                Some(name) if name.is_preformatted() => {
                    self.preformatted = self.preformatted.saturating_sub(1);
                }
                _ => {}
            }
        }
    }

    /// Takes a node; the one to go on with.
    fn visit(&mut self, at: usize, node: &Node) -> usize {
        if self.page.verdict(at) == Verdict::Hidden {
            return node.end;
        }
        let Content::Element(name, _) = node.content else {
            self.add(at, node);
            return node.end;
        };
        if name.is_block() {
            self.end_block();
        } else if self.page.verdict(at) == Verdict::LeftOut
            && self.page.verdict(node.parent) == Verdict::Shown
        {
            // Furniture within a row of text, such as the link to edit a heading.
            return node.end;
        }
        match name {
            Name::Br => self.break_row(&node.source),
            Name::Hr => {
                self.source = Some(node.source.clone());
                self.push(Form::Block(BlockKind::Break), at);
            }
            Name::Sup | Name::A if is_note(self.tree, at) || self.is_number_of_note(at) => {
                return node.end;
            }
            Name::Q => self.text.add("\"", None, Emphasis::default()),
            Name::Table if is_data(self.tree, at) => {
                self.table(at);
                return node.end;
            }
            _ => {}
        }
        if name.is_block() {
            self.enter(at, name);
        } else if self.tree.is_apart(at) {
            self.text.add(" ", None, Emphasis::default());
        }
        at + 1
    }

    fn enter(&mut self, at: usize, name: Name) {
        self.open.push(at);
        if name.is_list() {
            let start = self.tree.attribute(at, Attribute::Start);
            let start = start.and_then(|start| start.trim().parse().ok());
            self.lists
                .push((name == Name::Ol).then(|| start.unwrap_or(1)));
            self.quotations.push(0);
        } else if matches!(name, Name::Li | Name::Dd) {
            self.points += 1;
            let number = self.lists.last_mut().and_then(Option::as_mut).map(|next| {
                let number = *next;
                *next = next.saturating_add(1);
                number
            });
            self.point = Some(BlockKind::ListItem {
                depth: u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX),
                number: number.filter(|_| name == Name::Li).map(PointNumber::of),
            });
        } else if name == Name::Blockquote {
            if let Some(inner) = self.quotations.last_mut() {
                *inner += 1;
            }
        } else if name.is_preformatted() {
            self.preformatted += 1;
        }
    }

    fn add(&mut self, at: usize, node: &Node) {
        let text = self.tree.text(node);
        let chars = visible(text);
        if chars > 0 {
            self.has_break = false;
        }
        let look = self.page.look(at);
        let counted = [true, look.link.is_some(), look.is_internal, look.is_bold];
        for (count, is_counted) in self.counts.iter_mut().zip(counted) {
            *count += chars * usize::from(is_counted);
        }
        let link = look.link.filter(|_| !look.is_internal && self.room > 0);
        let address = link.and_then(|link| self.tree.attribute(link, Attribute::Href));
        self.text.add(text, address, look.emphasis);
        if chars > 0 {
            let so_far = self.source.get_or_insert_with(|| node.source.clone());
            so_far.end = node.source.end;
        }
    }

    /// Whether an element is the number of a note: set high behind the end of a
    /// sentence, where no power stands, or a link to a note right behind text.
    fn is_number_of_note(&self, at: usize) -> bool {
        let before = &self.text.text;
        let may_be = if self.tree.name(at) == Some(Name::Sup) {
            before.ends_with(['.', ',', ';', '?', '!', '”', '"', '’', '…'])
        } else {
            let href = self.tree.attribute(at, Attribute::Href);
            (href.is_some_and(leads_to_note)
                || href.is_some_and(|href| is_led_back(self.tree, at, href)))
                && before.ends_with(|c: char| !c.is_whitespace())
        };
        if !may_be || self.tree.within(at).len() > 3 {
            return false;
        }
        let text = self.tree.text_within(at);
        let text = text.trim();
        (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    }

    /// The break of a row; two of them end a paragraph.
    fn break_row(&mut self, source: &Range<usize>) {
        if self.preformatted > 0 {
            self.text.add("\n", None, Emphasis::default());
        } else if self.has_break || self.is_label() {
            self.end_block();
        } else {
            self.text.end_row();
            self.has_break = self
                .source
                .as_ref()
                .is_some_and(|text| text.end <= source.start);
        }
    }

    /// Whether the row is a label in bold, over the text that follows it.
    fn is_label(&self) -> bool {
        let [chars, _, _, bold] = self.counts;
        let text = self.text.text.trim_end();
        chars > 0
            && bold == chars
            && !text.ends_with(['.', ',', ';'])
            && text.split_whitespace().count() <= LABEL_WORDS
    }

    fn end_block(&mut self) {
        self.has_break = false;
        if self.text.text.trim().is_empty() {
            self.text.clear();
            self.source = None;
            self.counts = [0; 4];
            return;
        }
        let owner = self.open.last().copied().unwrap_or_default();
        let level = self.open.iter().rev().find_map(|at| self.tree.level(*at));
        let running = if self.quotations.iter().any(|around| *around > 0) {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        };
        let form = match level {
            Some(level) => {
                self.text.take_number(&mut self.point);
                Form::Heading(level)
            }
            None if self.preformatted > 0 => Form::Block(BlockKind::Code),
            None => Form::Block(self.point.take().unwrap_or(running)),
        };
        self.push(form, owner);
    }

    fn push(&mut self, form: Form, owner: usize) {
        let [chars, linked, internal, bold] = std::mem::take(&mut self.counts);
        let mut text = std::mem::take(&mut self.text);
        text.join_filled_rows();
        let Marked {
            text, mut marks, ..
        } = text;
        let points = if self.points > 0 {
            self.lists.len().max(1)
        } else {
            0
        };
        let is_point = form.is_point();
        marks.within = Within::around(&self.quotations, points, is_point);
        let text = match form {
            Form::Block(kind) if kind.is_preformatted() => text,
            Form::Heading(_) | Form::Block(_) => in_one_row(&text),
        };
        self.has_break = false;
        let addresses: usize = marks.links.iter().map(|link| link.address.len()).sum();
        self.room = self.room.saturating_sub(addresses);
        self.pieces.push(Piece {
            form,
            text,
            marks,
            source: self.source.take().unwrap_or_default(),
            owner,
            chars,
            linked,
            internal,
            bold,
            is_out: self.page.verdict(owner) != Verdict::Shown,
        });
    }
}

/// A text with one blank between its words.
fn in_one_row(text: &str) -> String {
    let mut row = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !row.is_empty() {
            row.push(' ');
        }
        row.push_str(word);
    }
    row
}

/// Whether an address is that of a note with a number in the same page.
fn leads_to_note(href: &str) -> bool {
    let Some(place) = href.strip_prefix('#') else {
        return false;
    };
    let name = place.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_numbered = name.len() < place.len();
    let name = name.strip_suffix(['-', '_']).unwrap_or(name);
    is_numbered && matches!(name, "note" | "fn" | "footnote" | "endnote")
}

/// Whether a link stands in a place that the note behind its address leads back to, as
/// `quay.html#footnote-02` within `footnote-02-backlink`: so the note is of the same page.
fn is_led_back(tree: &Tree, at: usize, href: &str) -> bool {
    let Some((_, note)) = href.rsplit_once('#').filter(|(_, note)| !note.is_empty()) else {
        return false;
    };
    let leads = |at: usize| {
        (tree.attribute(at, Attribute::Id))
            .and_then(|id| id.strip_prefix(note))
            .is_some_and(|rest| matches!(rest, "-backlink" | "-back" | "-ref" | "_ref"))
    };
    leads(at) || (tree.nodes().get(at)).is_some_and(|node| leads(node.parent))
}

/// Whether an element refers to a note, asks for a source or links a heading to
/// itself: signs of the page, not words of its text.
fn is_note(tree: &Tree, at: usize) -> bool {
    let within = tree.within(at);
    if within.len() > 12 {
        return false;
    }
    let text = tree.text_within(at);
    let text = text.trim();
    let is_in_brackets = text.starts_with('[') && text.ends_with(']');
    let links =
        |at: usize| (tree.attribute(at, Attribute::Href)).is_some_and(|href| href.starts_with('#'));
    if tree.name(at) == Some(Name::Sup) {
        let is_mark = text.chars().count() <= 4 && !text.contains(char::is_alphabetic);
        return is_in_brackets || (is_mark && within.clone().any(links));
    }
    let is_sign = text.chars().count() == 1 && !text.contains(char::is_alphanumeric);
    links(at) && (is_sign || (is_in_brackets && text.len() <= 6))
}
