//! Text of a block in the making, with the links on its words.

use crate::text::RawLink;

/// Text with links that are in order and do not overlap.
#[derive(Debug, Clone, Default)]
pub(super) struct Linked {
    pub(super) text: String,
    /// Visible characters of the text.
    chars: usize,
    pub(super) links: Vec<RawLink>,
}

impl Linked {
    /// Adds text, which may be the words of a link to `address`.
    pub(super) fn add(&mut self, text: &str, address: Option<&str>) {
        let start = self.chars;
        self.text.push_str(text);
        self.chars += visible(text);
        let Some(address) = address.map(str::trim) else {
            return;
        };
        let goes_on = |link: &&mut RawLink| link.chars.end == start && link.address == address;
        if let Some(link) = self.links.last_mut().filter(goes_on) {
            link.chars.end = self.chars;
        } else {
            self.links.extend(RawLink::new(start..self.chars, address));
        }
    }

    /// Puts words before the text.
    pub(super) fn put_before(&mut self, words: &str) {
        self.text.insert_str(0, words);
        let by = visible(words);
        self.chars += by;
        for link in &mut self.links {
            link.chars = link.chars.start + by..link.chars.end + by;
        }
    }

    /// Takes the text from byte `at` on out.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        let text = self.text.split_off(at);
        let kept = visible(&self.text);
        let chars = self.chars.saturating_sub(kept);
        let mut links = Vec::new();
        for link in &self.links {
            let moved = link.chars.start.saturating_sub(kept)..link.chars.end.saturating_sub(kept);
            links.extend(RawLink::new(moved, &link.address));
        }
        self.chars = kept;
        self.links.retain_mut(|link| {
            link.chars.end = link.chars.end.min(kept);
            !link.chars.is_empty()
        });
        Self { text, chars, links }
    }

    /// Replaces the text by another one, to which no link is known to belong.
    pub(super) fn replace(&mut self, text: String) {
        self.chars = visible(&text);
        self.text = text;
        self.links.clear();
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.chars = 0;
        self.links.clear();
    }
}

/// Characters of a text that are no blanks.
pub(super) fn visible(text: &str) -> usize {
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
