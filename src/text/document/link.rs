//! What belongs to an article beside its text: the links on its words, and what was
//! left out of its page.

use std::ops::Range;

use super::super::clean::Clean;
use super::super::span::{BlockId, Span};
use super::Document;

/// Most bytes of an address, less than any format keeps of one: a longer one may be
/// cut, and is not meant for people.
const LONGEST: usize = 2000;
/// Most bytes of all addresses of a document.
const MOST_BYTES: usize = 4 << 20;

/// Words that lead to another document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub span: Span,
    /// The address as it is written, completed by that of its page if that is known.
    pub address: Clean,
    /// Whether it was written without the address of its page.
    is_absolute: bool,
}

/// A link in text that is not cleaned yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawLink {
    /// Its words as numbers of visible characters of the text: these stay the same
    /// however blanks are taken together.
    pub chars: Range<usize>,
    /// The address as it is written.
    pub address: String,
}

impl RawLink {
    /// A link to `address` over these visible characters; none without any, and none
    /// for an address that leads to no other document: a place in the same one, a
    /// script.
    pub fn new(chars: Range<usize>, address: &str) -> Option<Self> {
        let address = address.trim();
        let leads = match scheme(address) {
            Some(scheme) => {
                address.len() > scheme.len() + 1
                    && ["http", "https", "mailto", "ftp"]
                        .iter()
                        .any(|known| scheme.eq_ignore_ascii_case(known))
            }
            None => !address.is_empty() && !address.starts_with('#'),
        };
        (leads && address.len() <= LONGEST && !chars.is_empty()).then(|| Self {
            chars,
            address: address.to_owned(),
        })
    }

    /// Whether the address leads somewhere by itself, and not from the page that it is on.
    pub fn is_absolute(&self) -> bool {
        scheme(&self.address).is_some()
    }
}

/// What stands before the colon of an address that begins with a scheme (RFC 3986,
/// 4.2: a colon behind the first slash is part of a path).
fn scheme(address: &str) -> Option<&str> {
    let (before, _) = address.split_once(':')?;
    (!before.contains(['/', '?', '#'])).then_some(before)
}

impl Link {
    /// Whether the address was written so that it leads somewhere by itself; another is a
    /// path on the site of its page, which the document may not tell.
    pub fn is_absolute(&self) -> bool {
        self.is_absolute
    }
}

/// The address that a reference on the page at `base` leads to (RFC 3986, 5.2); none if
/// the page has none that begins with a scheme and a host.
fn completed(base: &str, reference: &str) -> Option<String> {
    let (scheme, rest) = base.split_once("://")?;
    if !["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
    {
        return None;
    }
    let rest = rest.split('#').next()?;
    let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    if host.is_empty() {
        return None;
    }
    if reference.starts_with("//") {
        return Some(format!("{scheme}:{reference}"));
    }
    let path = path.split('?').next()?;
    if reference.starts_with('?') {
        let path = if path.is_empty() { "/" } else { path };
        return Some(format!("{scheme}://{host}{path}{reference}"));
    }
    let (own, behind) = reference.split_at(reference.find(['?', '#']).unwrap_or(reference.len()));
    let folder = if own.starts_with('/') {
        ""
    } else {
        path.rsplit_once('/').map_or("", |(folder, _)| folder)
    };
    let own = own.strip_prefix('/').unwrap_or(own);
    let mut parts: Vec<&str> = folder.split('/').skip(1).collect();
    let mut own = own.split('/').peekable();
    while let Some(part) = own.next() {
        match part {
            "." | ".." => {
                if part == ".." {
                    parts.pop();
                }
                if own.peek().is_none() {
                    parts.push("");
                }
            }
            part => parts.push(part),
        }
    }
    Some(format!("{scheme}://{host}/{}{behind}", parts.join("/")))
}

impl Document {
    /// The links of which any part lies inside `span`, in order.
    pub fn links_over(&self, span: Span) -> &[Link] {
        let first = (self.links)
            .partition_point(|link| (link.span.block, link.span.end) <= (span.block, span.start));
        let end = (self.links)
            .partition_point(|link| (link.span.block, link.span.start) < (span.block, span.end));
        self.links.get(first..end).unwrap_or_default()
    }

    /// Completes the addresses by what a page says that they go on from; where that is
    /// no whole address itself, once the page's own is known. From an address of another
    /// kind, as of mail, nothing goes on.
    pub fn begin_links(&mut self, base: &str) {
        match scheme(base) {
            Some(scheme) if scheme.to_ascii_lowercase().starts_with("http") => {
                self.complete_links(base);
            }
            Some(_) => {}
            None => self.base = (base.len() <= LONGEST).then(|| Clean::name(base)),
        }
    }

    /// Completes the addresses that are not, knowing the address of the page, as far as
    /// there is room for them.
    pub fn complete_links(&mut self, page: &str) {
        let base = match &self.base {
            Some(base) => completed(page, base),
            None => Some(page.to_owned()),
        };
        let Some(base) = base.filter(|base| base.len() <= LONGEST) else {
            return;
        };
        let used = self.links.iter().map(|link| link.address.len());
        let mut room = MOST_BYTES.saturating_sub(used.sum());
        let of_title = self.meta.title_address.iter_mut();
        for address in of_title.filter(|address| scheme(address).is_none()) {
            let whole = completed(&base, address).filter(|whole| whole.len() <= LONGEST);
            if let Some(whole) = whole {
                *address = Clean::name(&whole);
            }
        }
        for link in &mut self.links {
            if scheme(&link.address).is_some() {
                continue;
            }
            let address = completed(&base, &link.address);
            if let Some(address) = address.filter(|address| address.len() <= LONGEST) {
                let Some(left) = room.checked_sub(address.len()) else {
                    return;
                };
                room = left;
                link.address = Clean::name(&address);
            }
        }
    }

    /// What was left out of a page, block by block: no part of the article, so
    /// neither searched nor evidence.
    pub fn left_out(&self) -> &[Clean] {
        &self.left_out
    }
}

/// Finds where marked words stand in the cleaned text of their block.
#[derive(Debug)]
pub(super) struct Placing {
    /// Their numbers of visible characters, in order and without overlaps, and the bytes
    /// that stand for them.
    ranges: Vec<(Range<usize>, Range<usize>)>,
    /// The first of them that goes on.
    first: usize,
    /// The number of the next visible character.
    at: usize,
}

impl Placing {
    pub(super) fn new(chars: impl Iterator<Item = Range<usize>>) -> Self {
        Self {
            ranges: chars.map(|chars| (chars, 0..0)).collect(),
            first: 0,
            at: 0,
        }
    }

    /// Takes the bytes that stand for the next visible character.
    pub(super) fn tell(&mut self, bytes: &Range<usize>) {
        while let Some((chars, words)) = self.ranges.get_mut(self.first) {
            if self.at < chars.end {
                if self.at == chars.start {
                    words.start = bytes.start;
                }
                if self.at >= chars.start {
                    words.end = bytes.end;
                }
                break;
            }
            self.first += 1;
        }
        self.at += 1;
    }

    /// The bytes of each, empty where nothing is left of its words.
    pub(super) fn found(self) -> Vec<Range<usize>> {
        self.ranges.into_iter().map(|(_, words)| words).collect()
    }
}

/// Adds the links of a block, whose places in its text were found; `used` counts the
/// bytes of addresses so far.
pub(super) fn keep(
    all: &mut Vec<Link>,
    block: BlockId,
    raw: &[RawLink],
    (found, used): (Vec<Range<usize>>, &mut usize),
) {
    let placed = raw.iter().zip(found).filter(|(_, words)| !words.is_empty());
    all.extend(placed.map_while(|(raw, words)| {
        *used += raw.address.len();
        (*used <= MOST_BYTES).then(|| Link {
            span: Span::new(block, words),
            address: Clean::name(&raw.address),
            is_absolute: raw.is_absolute(),
        })
    }));
}

#[cfg(test)]
mod tests {
    use super::super::super::DocumentBuilder;
    use super::*;
    use crate::text::{BlockKind, Marks};

    #[test]
    fn words_keep_their_link_however_blanks_are_taken_together() {
        let raw = "  See \u{200b}the\n  treaty   itself .";
        let to = |chars, address| RawLink::new(chars, address).unwrap();
        let links = [
            to(4..13, " https://a.example/x "),
            to(13..19, "https://b.example/\u{202e}"),
        ];
        let mut builder = DocumentBuilder::new();
        let marks = Marks {
            links: links.to_vec(),
            ..Marks::default()
        };
        builder.marked(BlockKind::Paragraph, raw, 0..0, &marks);
        let document = builder.finish();
        let all = Span::new(BlockId(0), 0..99);
        let told: Vec<_> = document
            .links_over(all)
            .iter()
            .map(|link| (document.slice(link.span), link.address.as_str()))
            .collect();
        let expected = [
            ("the treaty", "https://a.example/x"),
            ("itself", "https://b.example/\u{fffd}"),
        ];
        assert_eq!(told, expected);
        let treaty = Span::new(BlockId(0), 4..6);
        assert_eq!(document.links_over(treaty).len(), 1);
        assert!(document.links_over(Span::new(BlockId(0), 0..4)).is_empty());
    }

    #[test]
    fn only_what_leads_away_is_a_link() {
        for address in ["#note", "javascript:alert(1)", "https:", ""] {
            assert_eq!(RawLink::new(0..4, address), None, "{address}");
        }
        assert!(RawLink::new(0..4, "MAILTO:desk@paper.example").is_some());
        for path in ["page.html", "/wiki/Help:Links", "../b?at=1:2"] {
            assert!(RawLink::new(0..4, path).is_some(), "{path}");
        }
        assert_eq!(RawLink::new(4..4, "https://a.example"), None);
        let long = format!("https://a.example/{}", "x".repeat(LONGEST));
        assert_eq!(RawLink::new(0..4, &long), None);
    }

    #[test]
    fn addresses_are_completed_by_that_of_their_page() {
        let base = "https://a.example/b/c?d=/e#f";
        for (reference, address) in [
            ("g", "https://a.example/b/g"),
            ("./g/", "https://a.example/b/g/"),
            ("../g?h=../i#j", "https://a.example/g?h=../i#j"),
            ("../../../g", "https://a.example/g"),
            ("..", "https://a.example/"),
            (".", "https://a.example/b/"),
            ("/g/../h", "https://a.example/h"),
            ("//b.example/g", "https://b.example/g"),
            ("?g", "https://a.example/b/c?g"),
        ] {
            assert_eq!(completed(base, reference).as_deref(), Some(address));
        }
        let of_host = completed("http://a.example", "g");
        assert_eq!(of_host.as_deref(), Some("http://a.example/g"));
        for base in ["", "a/b", "file:///a", "https://"] {
            assert_eq!(completed(base, "g"), None, "{base}");
        }
    }

    #[test]
    fn addresses_are_bounded() {
        let address = format!("https://a.example/{}", "x".repeat(1900));
        let link = RawLink::new(0..1, &address).unwrap();
        let marks = Marks {
            links: vec![link],
            ..Marks::default()
        };
        let mut builder = DocumentBuilder::new();
        let blocks = 2 * MOST_BYTES / address.len();
        for _ in 0..blocks {
            builder.marked(BlockKind::Paragraph, "x", 0..0, &marks);
        }
        let document = builder.finish();
        let kept = (0..blocks).map(|at| Span::new(BlockId::at(at), 0..1));
        let kept: usize = kept.map(|span| document.links_over(span).len()).sum();
        assert_eq!(kept, MOST_BYTES / address.len());
    }
}
