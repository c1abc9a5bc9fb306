//! The links of the focused or selected sentences.
//!
//! They are listed and copied, never opened: no key runs a program, so that neither
//! a text nor a slip of the fingers can start one.

use super::Model;
use crate::text::{Clean, SentenceId};

/// A link as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkHere {
    /// Its words, nothing where they are the address itself.
    pub words: String,
    /// The address, as it is written.
    pub address: Clean,
}

/// How addresses begin that stand in the text as words.
const BARE: [&str; 2] = ["https://", "http://"];

impl Model {
    /// The links of the selected sentences, or of the focused one, in the order of the
    /// text; an address that several words lead to is told once.
    pub fn links_here(&self) -> Vec<LinkHere> {
        let mut all: Vec<LinkHere> = Vec::new();
        for id in self.selected_sentences().unwrap_or_default() {
            let Some(span) = self.document.sentence(SentenceId(id)) else {
                continue;
            };
            let links = self.document.links_over(span).iter().map(|link| LinkHere {
                words: self.document.slice(link.span).to_owned(),
                address: link.address.clone(),
            });
            let bare = bare(self.document.sentence_text(SentenceId(id)));
            let bare = bare.map(|address| LinkHere {
                words: String::new(),
                address: Clean::line(address),
            });
            for mut link in links.chain(bare) {
                if all.iter().any(|known| known.address == link.address) {
                    continue;
                }
                if link.words == link.address.as_str() {
                    link.words.clear();
                }
                all.push(link);
            }
        }
        all
    }
}

/// Addresses that stand in a text as words, without the marks around them.
fn bare(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter_map(|word| {
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
        (!BARE.contains(&address)).then_some(address)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_the_marks_around_them() {
        let found = |text| bare(text).collect::<Vec<_>>();
        assert_eq!(
            found("See (https://a.example/x), or <http://b.example/y?z=1>."),
            ["https://a.example/x", "http://b.example/y?z=1"]
        );
        assert_eq!(
            found("At https://a.example/wiki/Rope_(sea). And https://, no."),
            ["https://a.example/wiki/Rope_(sea)"]
        );
    }
}
