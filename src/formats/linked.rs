//! Text of a block in the making, with the links on its words.

use crate::text::RawLink;

/// Text with links that are in order and do not overlap.
#[derive(Debug, Clone, Default)]
pub(super) struct Linked {
    pub(super) text: String,
    pub(super) links: Vec<RawLink>,
    /// Bytes of the text in which the visible characters were counted, and how many
    /// those are: without links nobody asks for them.
    counted: (usize, usize),
}

impl Linked {
    /// Adds text, which may be the words of a link to `address`.
    pub(super) fn add(&mut self, text: &str, address: Option<&str>) {
        let Some(address) = address.map(str::trim) else {
            self.text.push_str(text);
            return;
        };
        let start = self.chars();
        self.text.push_str(text);
        let end = self.chars();
        let goes_on = |link: &&mut RawLink| link.chars.end == start && link.address == address;
        if let Some(link) = self.links.last_mut().filter(goes_on) {
            link.chars.end = end;
        } else {
            self.links.extend(RawLink::new(start..end, address));
        }
    }

    /// Visible characters of the text.
    fn chars(&mut self) -> usize {
        let (bytes, chars) = self.counted;
        let chars = chars + visible(self.text.get(bytes..).unwrap_or_default());
        self.counted = (self.text.len(), chars);
        chars
    }

    /// Puts words before the text.
    pub(super) fn put_before(&mut self, words: &str) {
        self.text.insert_str(0, words);
        self.counted = (0, 0);
        let by = visible(words);
        for link in &mut self.links {
            link.chars = link.chars.start + by..link.chars.end + by;
        }
    }

    /// Takes the text from byte `at` on out.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        let text = self.text.split_off(at);
        self.counted = (0, 0);
        let kept = self.chars();
        let mut links = Vec::new();
        for link in &self.links {
            let moved = link.chars.start.saturating_sub(kept)..link.chars.end.saturating_sub(kept);
            links.extend(RawLink::new(moved, &link.address));
        }
        self.links.retain_mut(|link| {
            link.chars.end = link.chars.end.min(kept);
            !link.chars.is_empty()
        });
        Self {
            text,
            links,
            counted: (0, 0),
        }
    }

    /// Replaces the text by another one, to which no link is known to belong.
    pub(super) fn replace(&mut self, text: String) {
        self.clear();
        self.text = text;
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.links.clear();
        self.counted = (0, 0);
    }
}

/// Characters of a text that are no blanks.
pub(super) fn visible(text: &str) -> usize {
    if text.is_ascii() {
        let is_blank = |byte: &u8| matches!(byte, b'\t'..=b'\r' | b' ');
        return text.len() - text.bytes().filter(is_blank).count();
    }
    text.chars().filter(|c| !c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "https://a.example";

    fn ranges(linked: &Linked) -> Vec<(usize, usize)> {
        let chars = linked.links.iter().map(|link| &link.chars);
        chars.map(|chars| (chars.start, chars.end)).collect()
    }

    #[test]
    fn blanks_of_every_kind_are_not_counted() {
        assert_eq!(visible("a b\tc\u{b}d\u{c}e\r\n\u{1c}"), 6);
        assert_eq!(visible("é \u{a0}\u{2003}b\u{b}"), 2);
    }

    #[test]
    fn words_of_one_link_are_one() {
        let mut linked = Linked::default();
        linked.add("See ", None);
        linked.add("the ", Some(A));
        linked.add("bold", Some(A));
        linked.add(" and ", None);
        linked.add("that", Some("#here"));
        assert_eq!(ranges(&linked), [(3, 10)]);
        linked.put_before("[1] ");
        assert_eq!(ranges(&linked), [(6, 13)]);
    }

    #[test]
    fn a_part_takes_its_links_along() {
        let mut linked = Linked::default();
        linked.add("One two ", Some(A));
        linked.add("three ", None);
        linked.add("four", Some("https://b.example"));
        let rest = linked.split_off(4);
        assert_eq!(
            (linked.text.as_str(), ranges(&linked)),
            ("One ", vec![(0, 3)])
        );
        assert_eq!(rest.text, "two three four");
        assert_eq!(ranges(&rest), [(0, 3), (8, 12)]);
    }
}
