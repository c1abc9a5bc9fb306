//! A page as a tree of elements and texts.
//!
//! The tree is a flat list with indices, parents before what they hold, so that
//! nothing here or later needs recursion. It follows the rules by which browsers
//! close elements, without those that move or copy elements. Its depth and its
//! size are bounded whatever the page says: an opening tag beyond them is dropped
//! and its text belongs to the element around it.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "of all the names of elements each rule means a few"
)]

mod apart;

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::name::{Attribute, Name};
use crate::text::Halt;

/// Most elements around an element.
const DEEPEST: usize = 256;
/// Most elements and texts of a page.
const MOST_NODES: usize = 1_000_000;
/// Most bytes of an attribute that are kept.
const LONGEST_VALUE: usize = 2048;
/// Bytes of the text of an element that are looked at by themselves.
const LONGEST_TEXT: usize = 1 << 20;
/// The node that holds all others.
pub(super) const ROOT: usize = 0;

/// Rules by which tags are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// Those of HTML.
    Html,
    /// Those of XHTML, where any element may be closed in its opening tag.
    Xml,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// An element; its attributes are these of all.
    Element(Name, Range<usize>),
    /// A text: these bytes of all text.
    Text(Range<usize>),
}

/// An element or a text.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) content: Content,
    /// The element that holds it; the root holds itself.
    pub(super) parent: usize,
    /// One after the last node that it holds.
    pub(super) end: usize,
    /// Bytes of the page that it was read from; of an element the opening tag.
    pub(super) source: Range<usize>,
}

impl Node {
    /// The name of an element.
    pub(super) fn name(&self) -> Option<Name> {
        match &self.content {
            Content::Element(name, _) => Some(*name),
            Content::Text(_) => None,
        }
    }
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    attributes: Vec<(Attribute, Range<usize>)>,
    values: String,
    text: String,
    is_cut: bool,
}

impl Tree {
    /// Reads a page.
    pub(super) fn parse(page: &str, syntax: Syntax) -> Self {
        Self::parse_until(page, syntax, &Halt::default())
    }

    /// Reads a page as long as somebody waits for it.
    pub(super) fn parse_until(page: &str, syntax: Syntax, halt: &Halt) -> Self {
        let mut builder = Builder::new(syntax);
        let callback = |event: CallbackEvent<'_>, span: Span<usize>| -> Option<()> {
            builder.event(&event, span);
            halt.is_asked().then_some(())
        };
        let mut emitter = CallbackEmitter::new(callback);
        emitter.naively_switch_states(syntax == Syntax::Html);
        // The first thing that comes out is that nobody waits any more.
        let _ = Tokenizer::new_with_emitter(page, emitter).next();
        builder.finish()
    }

    /// All nodes, in the order of the page.
    pub(super) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The nodes that `at` holds, at any depth.
    pub(super) fn within(&self, at: usize) -> Range<usize> {
        at + 1..self.nodes.get(at).map_or(at + 1, |node| node.end)
    }

    /// Whether the page holds more than is kept.
    pub(super) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The name of an element.
    pub(super) fn name(&self, at: usize) -> Option<Name> {
        self.nodes.get(at).and_then(Node::name)
    }

    /// The text of a text.
    pub(super) fn text(&self, node: &Node) -> &str {
        match &node.content {
            Content::Text(range) => self.text.get(range.clone()).unwrap_or_default(),
            Content::Element(..) => "",
        }
    }

    /// The level of a heading, by its name or its role.
    pub(super) fn level(&self, at: usize) -> Option<u8> {
        let name = self.name(at)?;
        let role = || self.attribute(at, Attribute::Role) == Some("heading");
        name.level().or_else(|| {
            let told =
                (name.is_block() && role()).then(|| self.attribute(at, Attribute::AriaLevel))?;
            let level = told.and_then(|level| level.trim().parse().ok());
            Some(level.filter(|level| (1..=6).contains(level)).unwrap_or(2))
        })
    }

    /// The value of an attribute of an element.
    pub(super) fn attribute(&self, at: usize, wanted: Attribute) -> Option<&str> {
        let Content::Element(_, range) = &self.nodes.get(at)?.content else {
            return None;
        };
        let all = self.attributes.get(range.clone())?;
        let (_, value) = all.iter().find(|(name, _)| *name == wanted)?;
        self.values.get(value.clone())
    }

    /// The text within a node, in a row; of a long one the beginning.
    pub(super) fn text_within(&self, at: usize) -> String {
        let mut out = String::new();
        let inside = self.within(at);
        let nodes = self.nodes.get(inside.clone()).unwrap_or_default();
        for (place, node) in nodes.iter().enumerate() {
            if out.len() > LONGEST_TEXT {
                break;
            }
            if node
                .name()
                .is_some_and(|name| name.is_block() || name == Name::Br)
                || self.is_apart(inside.start + place)
            {
                out.push(' ');
            }
            out.push_str(self.text(node));
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

struct Builder {
    tree: Tree,
    syntax: Syntax,
    /// The open elements with what is known of them.
    open: Vec<Open>,
    /// Opening tags that were dropped and wait for their closing tags.
    dropped: usize,
    /// The tag being read.
    name: Name,
    start: usize,
    first_attribute: usize,
    attribute: Attribute,
    has_body: bool,
}

struct Open {
    at: usize,
    name: Name,
    /// An element within a block that was closed around it.
    is_over: bool,
}

impl Builder {
    fn new(syntax: Syntax) -> Self {
        let root = Node {
            content: Content::Element(Name::Other, 0..0),
            parent: ROOT,
            end: 1,
            source: 0..0,
        };
        Self {
            tree: Tree {
                nodes: vec![root],
                ..Tree::default()
            },
            syntax,
            open: vec![Open {
                at: ROOT,
                name: Name::Html,
                is_over: false,
            }],
            dropped: 0,
            name: Name::Other,
            start: 0,
            first_attribute: 0,
            attribute: Attribute::Other,
            has_body: false,
        }
    }

    fn event(&mut self, event: &CallbackEvent<'_>, span: Span<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.name = Name::of(name);
                self.start = span.start;
                self.first_attribute = self.tree.attributes.len();
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute = Attribute::of(name);
                let is_new = !(self.tree.attributes.iter().skip(self.first_attribute))
                    .any(|(known, _)| *known == self.attribute);
                if self.attribute != Attribute::Other && is_new {
                    let end = self.tree.values.len();
                    self.tree.attributes.push((self.attribute, end..end));
                } else {
                    self.attribute = Attribute::Other;
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, range)) =
                    (self.tree.attributes.last_mut()).filter(|(known, _)| *known == self.attribute)
                {
                    let value = value.get(..LONGEST_VALUE).unwrap_or(value);
                    self.tree.values.push_str(&String::from_utf8_lossy(value));
                    range.end = self.tree.values.len();
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                self.start_tag(*self_closing, span.end);
            }
            CallbackEvent::EndTag { name } => {
                // Attributes of a closing tag mean nothing.
                self.attribute = Attribute::Other;
                self.end_tag(Name::of(name), span);
            }
            CallbackEvent::String { value } => self.string(value, span),
            CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
    }

    fn finish(mut self) -> Tree {
        self.close_to(0);
        let end = self.tree.nodes.len();
        if let Some(root) = self.tree.nodes.first_mut() {
            root.end = end;
        }
        self.tree
    }

    fn start_tag(&mut self, self_closing: bool, end: usize) {
        let name = self.name;
        match name {
            Name::Html => return,
            Name::Body if self.has_body => return,
            Name::Body => {
                self.has_body = true;
                self.close_to(1);
            }
            _ => self.make_room(name),
        }
        let closes = name.is_void() || (self.syntax == Syntax::Xml && self_closing);
        let attributes = self.first_attribute..self.tree.attributes.len();
        let content = Content::Element(name, attributes);
        let has_room = closes || self.open.len() < DEEPEST;
        let pushed = has_room.then(|| self.push(content, self.start..end));
        let Some(at) = pushed.flatten() else {
            self.dropped += usize::from(!closes);
            self.tree.attributes.truncate(self.first_attribute);
            return;
        };
        if !closes {
            self.open.push(Open {
                at,
                name,
                is_over: false,
            });
        }
    }

    /// Closes what may not hold an element of this name.
    fn make_room(&mut self, name: Name) {
        if self.top() == Name::Head && !name.is_of_head() {
            self.close_top();
        }
        if name.level().is_some() && self.top().level().is_some() {
            self.close_top();
        }
        if name.is_block() && name != Name::Table {
            self.close_nearest(&[Name::P], |_| false);
        }
        match name {
            Name::Li => self.close_nearest(&[Name::Li], Name::is_list),
            Name::Dd | Name::Dt => {
                self.close_nearest(&[Name::Dd, Name::Dt], |name| name == Name::Dl);
            }
            Name::Td | Name::Th => {
                self.close_nearest(&[Name::Td, Name::Th, Name::Caption], |name| {
                    name == Name::Tr
                });
            }
            Name::Tr => self.close_nearest(&[Name::Tr, Name::Caption], |_| false),
            Name::Tbody | Name::Thead | Name::Tfoot => {
                self.close_nearest(&[Name::Tbody, Name::Thead, Name::Tfoot], |_| false);
            }
            Name::A => {
                let open = (self.open.iter())
                    .rposition(|open| open.name == Name::A || open.name.is_block());
                let is_link = |at: &usize| self.open.get(*at).is_some_and(|o| o.name == Name::A);
                if let Some(at) = open.filter(is_link) {
                    self.close_to(at);
                }
            }
            _ => {}
        }
    }

    /// Closes the nearest open element of these names, unless a table, a cell of
    /// one or what `bounds` names stands between.
    fn close_nearest(&mut self, names: &[Name], bounds: impl Fn(Name) -> bool) {
        let is_cell = names.contains(&Name::Td) || names.contains(&Name::Tr);
        let is_part = is_cell || names.contains(&Name::Tbody);
        for at in (1..self.open.len()).rev() {
            let Some(Open { name, .. }) = self.open.get(at) else {
                return;
            };
            if names.contains(name) {
                self.close_to(at);
                return;
            }
            if *name == Name::Table || (name.is_cell() && !is_part) || bounds(*name) {
                return;
            }
        }
    }

    fn end_tag(&mut self, name: Name, span: Span<usize>) {
        match name {
            Name::Html | Name::Body => return,
            Name::Br => {
                self.push(Content::Element(Name::Br, 0..0), span.start..span.end);
                return;
            }
            _ if name.is_void() => return,
            _ => {}
        }
        if self.dropped > 0 {
            self.dropped -= 1;
            return;
        }
        let closes = |open: &Open| {
            open.name == name || (name.level().is_some() && open.name.level().is_some())
        };
        let is_inline = !name.is_block();
        let mut passed_block = false;
        for at in (1..self.open.len()).rev() {
            let Some(open) = self.open.get_mut(at) else {
                return;
            };
            if closes(open) {
                if is_inline && passed_block {
                    // The blocks within go on, but no text after them is its own.
                    open.is_over = true;
                } else {
                    self.close_to(at);
                }
                return;
            }
            passed_block |= open.name.is_block();
            let is_bound = match open.name {
                Name::Table => true,
                Name::Td | Name::Th => !name.is_of_table() && name != Name::Table,
                _ => false,
            };
            if is_bound && name != Name::Table {
                break;
            }
        }
        if name == Name::P {
            // Whoever closes what is not open means the end of a paragraph.
            self.push(Content::Element(Name::P, 0..0), span.start..span.end);
        }
    }

    fn string(&mut self, value: &[u8], span: Span<usize>) {
        let top = self.open.last().map_or(ROOT, |open| open.at);
        let start = self.tree.text.len();
        self.tree.text.push_str(&String::from_utf8_lossy(value));
        let end = self.tree.text.len();
        // Texts that follow each other are one.
        if let Some(Node {
            content: Content::Text(range),
            parent,
            source,
            ..
        }) = self.tree.nodes.last_mut()
            && *parent == top
        {
            range.end = end;
            source.end = span.end;
            return;
        }
        self.push(Content::Text(start..end), span.start..span.end);
    }

    /// Adds a node to the open element; none if there are too many.
    fn push(&mut self, content: Content, source: Range<usize>) -> Option<usize> {
        let at = self.tree.nodes.len();
        if at >= MOST_NODES {
            self.tree.is_cut = true;
            return None;
        }
        self.tree.nodes.push(Node {
            content,
            parent: self.open.last().map_or(ROOT, |open| open.at),
            end: at + 1,
            source,
        });
        Some(at)
    }

    fn top(&self) -> Name {
        self.open.last().map_or(Name::Html, |open| open.name)
    }

    fn close_top(&mut self) {
        self.close_to(self.open.len().saturating_sub(1).max(1));
    }

    /// Closes all but the first `left` open elements, and those among them that
    /// were over before.
    fn close_to(&mut self, left: usize) {
        while self.open.len() > 1
            && (self.open.len() > left || self.open.last().is_some_and(|open| open.is_over))
        {
            let Some(closed) = self.open.pop() else {
                return;
            };
            let end = self.tree.nodes.len();
            if let Some(node) = self.tree.nodes.get_mut(closed.at) {
                node.end = end;
            }
        }
    }
}
