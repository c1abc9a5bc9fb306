//! The links of the focused or selected sentences.
//!
//! They are listed and copied, never opened: no key runs a program, so that neither
//! a text nor a slip of the fingers can start one.

use std::collections::HashSet;
use std::ops::Range;

use super::Model;
use crate::app::overlay::{LinkHere, MOST_LINKS};
use crate::text::{BlockId, BlockKind, Clean, SentenceId, Span};

/// How far before a sentence an address may begin that it ends, in bytes: a text may
/// have no blank at all.
const LONGEST: usize = 2048;

/// Most headings in a row whose links are those of the sentence below them.
const MOST_HEADINGS: usize = 9;

/// How addresses begin that stand in the text as words.
const BARE: [&str; 2] = ["https://", "http://"];

impl Model {
    /// The first links of the selected sentences, or of the focused one, in the order of
    /// the text; an address that several words lead to is told once.
    pub fn links_here(&self) -> Vec<LinkHere> {
        let mut all = Vec::new();
        let mut known = HashSet::new();
        for id in self.selected_sentences().unwrap_or_default() {
            let Some(span) = self.document.sentence(SentenceId(id)) else {
                continue;
            };
            for link in self.links_in(span) {
                if all.len() == MOST_LINKS {
                    return all;
                }
                if known.insert(link.address.clone()) {
                    all.push(link);
                }
            }
        }
        all
    }

    /// Whether the focused sentence has a link: asked at every frame.
    pub fn has_links_here(&self) -> bool {
        let here = self.here();
        // Nothing is built, since there may be very many.
        here.is_some_and(|here| {
            self.with_headings(here).into_iter().any(|part| {
                !self.document.links_over(part).is_empty() || self.bare_in(part).next().is_some()
            })
        })
    }

    /// The links of the headings right above a sentence, which can have no focus, and of
    /// the sentence, in the order of the text.
    fn links_in(&self, sentence: Span) -> impl Iterator<Item = LinkHere> {
        let parts = self.with_headings(sentence);
        parts.into_iter().flat_map(|part| self.links_of(part))
    }

    /// A sentence behind the headings right above it, whether or not a line is between.
    fn with_headings(&self, sentence: Span) -> Vec<Span> {
        let document = &self.document;
        let before = (document.block_text(sentence.block)).get(..sentence.start as usize);
        let is_first = before.is_none_or(|before| before.trim().is_empty());
        let kind = |id: &BlockId| document.block(*id).map(|block| block.kind);
        let above = (0..sentence.block.0).rev().map(BlockId).take(MOST_HEADINGS);
        let headings = above.take_while(|id| {
            is_first && matches!(kind(id), Some(BlockKind::Heading | BlockKind::Break))
        });
        let all = |id| Span::new(id, 0..document.block_text(id).len());
        let mut parts: Vec<Span> = headings.map(all).collect();
        parts.reverse();
        parts.push(sentence);
        parts
    }

    /// Addresses that stand in a part of a block as words, and where.
    fn bare_in(&self, part: Span) -> impl Iterator<Item = (usize, &str)> {
        let block = part.block;
        let text = self.document.block_text(block);
        bare(text, part.bytes()).filter(move |(start, address)| {
            !self.is_code(Span::new(block, *start..start + address.len()))
        })
    }

    /// The links of a part of a block in the order of the text, and of two at one place
    /// first the one on words.
    fn links_of(&self, part: Span) -> impl Iterator<Item = LinkHere> {
        let links = self.document.links_over(part).iter().map(|link| {
            let words = self.document.slice(link.span);
            let is_address = words == link.address.as_str();
            let words = if is_address { "" } else { words };
            let here = LinkHere {
                words: words.to_owned(),
                address: link.address.clone(),
            };
            (link.span.bytes().start, here)
        });
        let bare = self.bare_in(part).map(|(start, address)| {
            let link = LinkHere {
                words: String::new(),
                address: Clean::line(address),
            };
            (start, link)
        });
        let mut all: Vec<_> = links.chain(bare).collect();
        all.sort_by_key(|(start, _)| *start);
        all.into_iter().map(|(_, link)| link)
    }

    /// Whether words stand within a row as code: an example, and no way to go.
    fn is_code(&self, words: Span) -> bool {
        let mut over = self.document.emphasis_over(words).iter();
        over.any(|known| known.emphasis.is_code)
    }
}

/// Addresses that stand in a text as words, without the marks around them, as far as
/// they overlap `part` of it, each with its place: a sentence may end within one.
fn bare(text: &str, part: Range<usize>) -> impl Iterator<Item = (usize, &str)> {
    let from = text.floor_char_boundary(part.start.saturating_sub(LONGEST));
    let before = text.get(from..part.start).unwrap_or_default();
    let mut at = from + before.trim_end_matches(|c: char| !c.is_whitespace()).len();
    // Asked for at each frame, and hardly any text has one.
    let has = (text.get(at..part.end)).is_some_and(|text| text.contains("://"));
    let words = text.get(at..).filter(|_| has).unwrap_or_default();
    let words = words.split_inclusive(char::is_whitespace).map(move |word| {
        let start = at;
        at += word.len();
        (start, word.trim_end())
    });
    let words = words.take_while(move |(start, _)| *start < part.end);
    let addresses = words.filter_map(|(start, word)| {
        let at = BARE.iter().filter_map(|start| word.find(start)).min()?;
        let address = word.get(at..)?;
        let end = address.find(['<', '>', '"', '”', '“', '«', '»']);
        let address = address.get(..end.unwrap_or(address.len()))?;
        let mut address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '’', '\'']);
        // A bracket that it does not open stands around it.
        for (open, close) in [('(', ')'), ('[', ']')] {
            if let Some(before) = address.strip_suffix(close).filter(|it| !it.contains(open)) {
                address = before;
            }
        }
        (!BARE.contains(&address)).then_some((start + at, address))
    });
    addresses.filter(move |(at, address)| *at < part.end && at + address.len() > part.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_the_marks_around_them() {
        let found = |text: &'static str| {
            let all = bare(text, 0..text.len());
            all.map(|(_, address)| address).collect::<Vec<_>>()
        };
        assert_eq!(
            found("See (https://a.example/x), or <http://b.example/y?z=1>."),
            ["https://a.example/x", "http://b.example/y?z=1"]
        );
        assert_eq!(
            found("At https://a.example/wiki/Rope_(sea). And https://, no."),
            ["https://a.example/wiki/Rope_(sea)"]
        );
    }

    #[test]
    fn an_address_in_which_a_sentence_ends_is_whole_in_both() {
        let text = "See https://a.example/x?ID=7 and http://b.example/y?2024 there.";
        let of = |part| bare(text, part).collect::<Vec<_>>();
        let first = (4, "https://a.example/x?ID=7");
        let second = (33, "http://b.example/y?2024");
        assert_eq!(of(0..24), [first]);
        assert_eq!(of(24..52), [first, second]);
        assert_eq!(of(52..text.len()), [second]);
        assert_eq!(of(57..text.len()), []);
    }
}
