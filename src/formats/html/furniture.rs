//! What of a page is not the article: navigation, boxes, banners, footers.
//!
//! Elements tell by their names, their roles and the words of their classes what
//! they are for. Since pages name things as they like, no sign counts against the
//! bulk of the running text: what holds most of it, or the title, stays.

use std::ops::Range;

use super::super::marked::visible;
use super::name::{Attribute, Name};
use super::tree::{Content, Tree};
use super::words::{is_named, words_of};
use crate::text::Emphasis;

/// Least characters of a block of running text.
const PROSE: usize = 80;

/// Most nodes in a box that is a heading, and before it.
const NEAR: usize = 64;

/// What becomes of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is part of the article.
    Shown,
    /// It is furniture.
    LeftOut,
    /// It is nothing that a reader of the page would see.
    Hidden,
}

/// How a text looks by the elements around it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// The link around it.
    pub(super) link: Option<usize>,
    /// Whether the link leads into the same page.
    pub(super) is_internal: bool,
    /// Whether it is set bold or large.
    pub(super) is_bold: bool,
    /// How it is set apart from the words around it.
    pub(super) emphasis: Emphasis,
}

/// Text that a node holds, in characters.
#[derive(Debug, Clone, Copy, Default)]
struct Mass {
    chars: usize,
    links: usize,
    /// In blocks of running text.
    prose: usize,
}

/// A page with the verdicts on its nodes.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) tree: &'a Tree,
    /// The heading that is the title.
    pub(super) title: Option<usize>,
    /// The element that holds the article.
    pub(super) root: usize,
    verdicts: Vec<Verdict>,
    looks: Vec<Look>,
}

impl<'a> Page<'a> {
    /// Judges a page of which `title` may be the heading with the title.
    pub(super) fn judge(tree: &'a Tree, title: Option<usize>) -> Self {
        let mut page = Self::all(tree, title);
        let masses = page.masses();
        let all = masses.first().map_or(0, |mass| mass.prose).max(1);
        for at in 1..page.verdicts.len() {
            if page.verdict(at) == Verdict::Shown && page.is_below(at, Verdict::LeftOut) {
                page.set(at, Verdict::LeftOut);
            } else if page.verdict(at) == Verdict::Shown
                && let Some(most) = most_prose(&page, at, masses.get(at))
                && let Some(mass) = masses.get(at)
                && mass.prose * 100 <= all * most
                && !page.holds_title(at)
                && !heads_text(&page, at, &masses)
            {
                page.set(at, Verdict::LeftOut);
            }
        }
        page.root = page.find_root();
        page
    }

    /// A page of which all that is not hidden is shown.
    pub(super) fn all(tree: &'a Tree, title: Option<usize>) -> Self {
        let mut page = Self {
            tree,
            title,
            root: 0,
            verdicts: vec![Verdict::Shown; tree.nodes().len()],
            looks: looks(tree),
        };
        for at in 1..page.verdicts.len() {
            if page.is_below(at, Verdict::Hidden) || is_hidden(tree, at) {
                page.set(at, Verdict::Hidden);
            }
        }
        page
    }

    /// The verdict on a node.
    pub(super) fn verdict(&self, at: usize) -> Verdict {
        self.verdicts.get(at).copied().unwrap_or(Verdict::Hidden)
    }

    /// How the text of a node looks.
    pub(super) fn look(&self, at: usize) -> Look {
        self.looks.get(at).copied().unwrap_or_default()
    }

    /// Whether `at` is the element `outer` or within it.
    pub(super) fn is_in(&self, at: usize, outer: usize) -> bool {
        at == outer || self.tree.within(outer).contains(&at)
    }

    fn set(&mut self, at: usize, verdict: Verdict) {
        if let Some(place) = self.verdicts.get_mut(at) {
            *place = verdict;
        }
    }

    fn is_below(&self, at: usize, verdict: Verdict) -> bool {
        let parent = self.tree.nodes().get(at).map_or(0, |node| node.parent);
        self.verdict(parent) == verdict
    }

    fn holds_title(&self, at: usize) -> bool {
        self.title.is_some_and(|title| self.is_in(title, at))
    }

    /// What each node holds of the text that is shown.
    fn masses(&self) -> Vec<Mass> {
        let nodes = self.tree.nodes();
        let mut masses = vec![Mass::default(); nodes.len()];
        // The nearest block around each node, and what it holds by itself.
        let mut owners = vec![0; nodes.len()];
        let mut own: Vec<(Mass, bool)> = vec![(Mass::default(), false); nodes.len()];
        for (at, node) in nodes.iter().enumerate() {
            let around = owners.get(node.parent).copied().unwrap_or_default();
            let is_block = node.name().is_some_and(Name::is_block);
            if let Some(owner) = owners.get_mut(at) {
                *owner = if is_block { at } else { around };
            }
            if self.verdict(at) != Verdict::Shown || !matches!(node.content, Content::Text(_)) {
                continue;
            }
            let text = self.tree.text(node);
            let chars = visible(text);
            let links = chars * usize::from(self.look(at).link.is_some());
            if let Some(mass) = masses.get_mut(at) {
                (mass.chars, mass.links) = (chars, links);
            }
            if let Some((mass, has_stop)) = own.get_mut(around) {
                mass.chars += chars;
                mass.links += links;
                *has_stop |= text.contains(['.', '!', '?', '…', '。']);
            }
        }
        for (at, (mass, has_stop)) in own.iter().enumerate() {
            let is_heading = self.tree.level(at).is_some();
            let is_prose = *has_stop && mass.chars >= PROSE && mass.links * 2 < mass.chars;
            if let Some(place) = masses.get_mut(at).filter(|_| is_prose && !is_heading) {
                place.prose = mass.chars;
            }
        }
        for at in (1..nodes.len()).rev() {
            let mass = masses.get(at).copied().unwrap_or_default();
            let parent = nodes.get(at).map_or(0, |node| node.parent);
            if let Some(place) = masses.get_mut(parent) {
                place.chars += mass.chars;
                place.links += mass.links;
                place.prose += mass.prose;
            }
        }
        masses
    }

    /// The smallest element that holds nearly all running text, or most of it
    /// where it says that it is the article.
    fn find_root(&self) -> usize {
        let masses = self.masses();
        let prose = |at: usize| masses.get(at).map_or(0, |mass| mass.prose);
        let all = prose(0);
        let mut root = 0;
        let mut nearly_all = all;
        for (at, node) in self.tree.nodes().iter().enumerate().skip(1) {
            let Some(name) = node.name().filter(|_| self.is_in(at, root)) else {
                continue;
            };
            if all == 0 || !may_hold_article(name) || self.verdict(at) != Verdict::Shown {
                continue;
            }
            let holds = prose(at);
            let is_told = is_article(self.tree, at);
            if (is_told && holds * 2 > all) || holds * 100 >= nearly_all * 95 {
                root = at;
                if is_told {
                    nearly_all = holds;
                }
            }
        }
        root
    }
}

fn may_hold_article(name: Name) -> bool {
    matches!(
        name,
        Name::Article
            | Name::Body
            | Name::Center
            | Name::Div
            | Name::Form
            | Name::Main
            | Name::Section
            | Name::Table
            | Name::Tbody
            | Name::Td
            | Name::Tr
    )
}

/// Whether an element says that it holds the article.
fn is_article(tree: &Tree, at: usize) -> bool {
    let value = |name| tree.attribute(at, name).unwrap_or_default();
    matches!(tree.name(at), Some(Name::Article | Name::Main))
        || matches!(value(Attribute::Role), "main" | "article")
        || value(Attribute::Itemprop) == "articleBody"
        || value(Attribute::Class).split_whitespace().any(|token| {
            let words = words_of(token);
            let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
            has(&["article", "entry", "post", "story", "page", "main"])
                && has(&["body", "content", "text"])
        })
}

fn is_hidden(tree: &Tree, at: usize) -> bool {
    let Some(name) = tree.name(at) else {
        return false;
    };
    let is_unseen = name.is_of_head()
        || matches!(
            name,
            Name::Annotation
                | Name::Audio
                | Name::Button
                | Name::Canvas
                | Name::Head
                | Name::Iframe
                | Name::Map
                | Name::Object
                | Name::Option
                | Name::Picture
                | Name::Rp
                | Name::Select
                | Name::Svg
                | Name::Textarea
                | Name::Video
        );
    let style = tree.attribute(at, Attribute::Style).unwrap_or_default();
    let style: String = style.split_whitespace().collect();
    let style = style.to_ascii_lowercase();
    is_unseen
        || tree.attribute(at, Attribute::Hidden).is_some()
        || tree.attribute(at, Attribute::AriaHidden) == Some("true")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

fn looks(tree: &Tree) -> Vec<Look> {
    let mut looks: Vec<Look> = Vec::with_capacity(tree.nodes().len());
    for (at, node) in tree.nodes().iter().enumerate() {
        let mut look = looks.get(node.parent).copied().unwrap_or_default();
        if let Some(name) = node.name() {
            look.emphasis = look.emphasis.with(name.emphasis());
        }
        match node.name() {
            Some(Name::A) => {
                if let Some(href) = tree.attribute(at, Attribute::Href) {
                    look.link = Some(at);
                    look.is_internal = href.starts_with('#');
                }
            }
            Some(Name::B | Name::Strong | Name::Big) => look.is_bold = true,
            Some(Name::Font) => {
                let size = tree.attribute(at, Attribute::Size).unwrap_or_default();
                look.is_bold |= size.starts_with('+') || matches!(size, "4" | "5" | "6" | "7");
            }
            _ => {}
        }
        if let Some(style) = tree.attribute(at, Attribute::Style) {
            look.is_bold |= is_bold_style(style);
            look.emphasis = styled(look.emphasis, style);
        }
        looks.push(look);
    }
    looks
}

/// Emphasis as the style of an element has it, which may take it back; what is not
/// understood, such as "inherit", leaves it as it is.
fn styled(mut emphasis: Emphasis, style: &str) -> Emphasis {
    for (name, value) in rules(style) {
        match name.as_str() {
            "font-weight" => {
                emphasis.is_strong = is_bold_weight(&value).unwrap_or(emphasis.is_strong);
            }
            "font-style" => {
                emphasis.is_stressed = match value.split(' ').next() {
                    Some("italic" | "oblique") => true,
                    Some("normal" | "initial") => false,
                    _ => emphasis.is_stressed,
                };
            }
            // What is around strikes its words, whatever is inside.
            "text-decoration" | "text-decoration-line" => {
                emphasis.is_struck |= value.contains("line-through");
            }
            _ => {}
        }
    }
    emphasis
}

/// The rules of a style, in lower case and without "!important".
fn rules(style: &str) -> impl Iterator<Item = (String, String)> {
    let rules = style.split(';').filter_map(|rule| rule.split_once(':'));
    rules.map(|(name, value)| {
        let value = value.split('!').next().unwrap_or_default();
        let in_small = |text: &str| text.trim().to_ascii_lowercase();
        (in_small(name), in_small(value))
    })
}

/// Whether a weight is bold, if it is understood.
fn is_bold_weight(value: &str) -> Option<bool> {
    match value {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" | "initial" => Some(false),
        other => other.parse().ok().map(|weight: f32| weight >= 600.0),
    }
}

fn is_bold_style(style: &str) -> bool {
    rules(style).any(|(name, value)| match name.as_str() {
        "font-weight" => is_bold_weight(&value) == Some(true),
        "font-size" => {
            matches!(value.as_str(), "large" | "larger" | "x-large" | "xx-large")
                || number(&value, "em").is_some_and(|size| size >= 1.2)
                || number(&value, "%").is_some_and(|size| size >= 120.0)
                || number(&value, "px").is_some_and(|size| size >= 20.0)
                || number(&value, "pt").is_some_and(|size| size >= 15.0)
        }
        _ => false,
    })
}

/// A number before its unit.
fn number(value: &str, unit: &str) -> Option<f32> {
    let value = value.strip_suffix(unit)?;
    value.trim_end_matches('r').trim().parse().ok()
}

/// Whether an element beside or above some text holds nothing but its heading.
fn heads_text(page: &Page<'_>, at: usize, masses: &[Mass]) -> bool {
    let tree = page.tree;
    let is_beside = match tree.name(at) {
        Some(Name::Aside | Name::Header) => true,
        Some(Name::Div | Name::Section) => {
            let class = tree.attribute(at, Attribute::Class).unwrap_or_default();
            words_of(class).iter().any(|word| word == "sidebar")
        }
        _ => false,
    };
    let chars = |at: usize| masses.get(at).map_or(0, |mass| mass.chars);
    if !is_beside || tree.within(at).len() > NEAR {
        return false;
    }
    let mut headings = tree.within(at).filter(|at| tree.level(*at).is_some());
    let Some(heading) = headings.next() else {
        return false;
    };
    // What heads the whole page is the name of the site.
    let nodes = tree.nodes();
    let parent = nodes.get(at).map_or(0, |node| node.parent);
    let is_part = !matches!(tree.name(parent), Some(Name::Body | Name::Html) | None);
    let beside = |range: Range<usize>| {
        let is_beside = |at: &usize| nodes.get(*at).is_some_and(|node| node.parent == parent);
        range.filter(is_beside).filter_map(|at| masses.get(at))
    };
    // Behind text it would be words that are taken out of it.
    let around = tree.within(parent);
    let begins =
        || at - around.start <= NEAR && beside(around.start..at).all(|mass| mass.chars == 0);
    let has_text = || beside(tree.within(at).end..around.end).any(|mass| mass.prose > 0);
    let level = tree.level(heading);
    headings.next().is_none()
        && is_part
        && level.is_some_and(|level| level > 1)
        && chars(heading) > 0
        && chars(heading) == chars(at)
        && masses.get(at).is_some_and(|mass| mass.links == 0)
        && begins()
        && has_text()
}

/// The most, in parts of a hundred of all running text, that an element may hold
/// and still be the furniture that its signs say it is; none without a sign.
fn most_prose(page: &Page<'_>, at: usize, mass: Option<&Mass>) -> Option<usize> {
    let tree = page.tree;
    let name = tree.name(at)?;
    let mass = mass.copied().unwrap_or_default();
    let role = tree.attribute(at, Attribute::Role).unwrap_or_default();
    if matches!(name, Name::Figcaption | Name::Caption) {
        return Some(100);
    }
    if matches!(name, Name::Nav | Name::Footer | Name::Dialog | Name::Search)
        || matches!(
            role,
            "navigation"
                | "contentinfo"
                | "search"
                | "dialog"
                | "alertdialog"
                | "menu"
                | "menubar"
                | "toolbar"
        )
        || tree.attribute(at, Attribute::AriaModal) == Some("true")
    {
        return Some(60);
    }
    if matches!(name, Name::Aside | Name::Form | Name::Header)
        || matches!(role, "complementary" | "banner" | "alert")
    {
        // The head of an article may hold what it begins with.
        let is_head = name == Name::Header && mass.prose > 0;
        return (!is_head).then_some(40);
    }
    if name == Name::Table && mass.prose == 0 && mass.links * 4 >= mass.chars * 3 {
        return (mass.links > 0).then_some(0);
    }
    let is_container = matches!(name, Name::Div | Name::Section | Name::Article | Name::P);
    if is_container && mass.prose == 0 && mass.links * 10 >= mass.chars * 6 && mass.links > 0 {
        // Lists of links are judged by what stands before them.
        let has_list = tree.within(at).any(|at| tree.name(at) == Some(Name::Li));
        return (!has_list).then_some(0);
    }
    if matches!(name, Name::Html | Name::Body | Name::Main) || tree.level(at).is_some() {
        return None;
    }
    is_named(tree, at).then_some(60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_set_emphasis_and_take_it_back() {
        let strong = Emphasis {
            is_strong: true,
            ..Emphasis::default()
        };
        for style in ["font-weight: 700 !important", "Font-Weight:Bold!important"] {
            assert!(styled(Emphasis::default(), style).is_strong, "{style}");
            assert!(is_bold_style(style), "{style}");
        }
        for style in [
            "font-weight: inherit",
            "font-weight: var(--heavy)",
            "color: red",
        ] {
            assert!(styled(strong, style).is_strong, "{style}");
            assert!(!is_bold_style(style), "{style}");
        }
        for style in ["font-weight: normal", "font-weight: 400 !important"] {
            assert!(!styled(strong, style).is_strong, "{style}");
        }
        let stressed = styled(strong, "font-style: italic !important");
        assert!(stressed.is_stressed);
        assert!(styled(stressed, "font-style: inherit").is_stressed);
        assert!(!styled(stressed, "font-style: normal").is_stressed);
        assert!(is_bold_style("font-size: 24px !important"));
    }
}
