//! First words of phrases as a tree of their letters: whatever a word begins
//! with is found in one walk along the word, however many phrases there are.

use std::collections::BTreeMap;
use std::ops::Range;

/// A tree of words and of endings left open.
#[derive(Debug)]
pub(super) struct Letters {
    /// The byte that leads to each node; the nodes behind one stand side by side.
    bytes: Vec<u8>,
    nodes: Vec<Node>,
    /// What stands at the nodes that have something.
    lists: Vec<Vec<u32>>,
    /// The node behind each first byte.
    firsts: [Option<u32>; 256],
}

#[derive(Debug, Clone, Default)]
struct Node {
    behind: Range<u32>,
    /// Lists of what ends here, and of what goes on with any ending.
    whole: Option<u32>,
    open: Option<u32>,
}

/// The numbers of whole words and of those with an open ending.
type Numbers = (Vec<u32>, Vec<u32>);

impl Letters {
    /// A tree of words, each with whether its ending is open; they are known by
    /// their numbers.
    pub(super) fn new<'w>(words: impl Iterator<Item = (&'w str, bool)>) -> Self {
        let mut sorted: BTreeMap<&'w [u8], Numbers> = BTreeMap::new();
        for (number, (word, is_open)) in (0..).zip(words) {
            let (whole, open) = sorted.entry(word.as_bytes()).or_default();
            if is_open { open } else { whole }.push(number);
        }
        let mut letters = Self {
            bytes: Vec::new(),
            nodes: Vec::new(),
            lists: Vec::new(),
            firsts: [None; 256],
        };
        let all: Vec<(&[u8], Numbers)> = sorted.into_iter().collect();
        // Level by level, so that the nodes behind one are neighbours.
        let mut level: Vec<(Option<u32>, Range<usize>)> = vec![(None, 0..all.len())];
        let mut depth = 0;
        while !level.is_empty() {
            let mut further = Vec::new();
            for (parent, range) in level {
                let start = letters.count();
                let mut at = range.start;
                while at < range.end {
                    let byte_at = |at: usize| all.get(at).and_then(|(word, _)| word.get(depth));
                    let Some(byte) = byte_at(at) else {
                        at += 1;
                        continue;
                    };
                    let end = (at..range.end).find(|other| byte_at(*other) != Some(byte));
                    let end = end.unwrap_or(range.end);
                    let node = letters.grow(*byte);
                    if depth == 0
                        && let Some(first) = letters.firsts.get_mut(usize::from(*byte))
                    {
                        *first = Some(node);
                    }
                    if let Some((word, (whole, open))) = all.get(at)
                        && word.len() == depth + 1
                    {
                        let lists = (letters.list(whole), letters.list(open));
                        if let Some(node) = letters.nodes.get_mut(node as usize) {
                            (node.whole, node.open) = lists;
                        }
                    }
                    further.push((Some(node), at..end));
                    at = end;
                }
                let behind = start..letters.count();
                if let Some(node) = parent.and_then(|at| letters.nodes.get_mut(at as usize)) {
                    node.behind = behind;
                }
            }
            level = further;
            depth += 1;
        }
        letters
    }

    fn count(&self) -> u32 {
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)
    }

    fn grow(&mut self, byte: u8) -> u32 {
        let new = self.count();
        self.bytes.push(byte);
        self.nodes.push(Node::default());
        new
    }

    fn list(&mut self, numbers: &[u32]) -> Option<u32> {
        if numbers.is_empty() {
            return None;
        }
        self.lists.push(numbers.to_vec());
        u32::try_from(self.lists.len() - 1).ok()
    }

    /// Tells the numbers of all that a word begins with or is.
    pub(super) fn find(&self, word: &str, mut found: impl FnMut(usize)) {
        let mut bytes = word.bytes();
        let first = bytes
            .next()
            .and_then(|byte| self.firsts.get(usize::from(byte)));
        let Some(mut node) = first.and_then(|at| self.nodes.get((*at)? as usize)) else {
            return;
        };
        loop {
            self.tell(node.open, &mut found);
            let Some(byte) = bytes.next() else {
                self.tell(node.whole, &mut found);
                return;
            };
            let (start, end) = (node.behind.start as usize, node.behind.end as usize);
            let behind = self.bytes.get(start..end).unwrap_or_default();
            let next = behind.iter().position(|known| *known == byte);
            let Some(next) = next.and_then(|next| self.nodes.get(start + next)) else {
                return;
            };
            node = next;
        }
    }

    fn tell(&self, list: Option<u32>, found: &mut impl FnMut(usize)) {
        if let Some(numbers) = list.and_then(|at| self.lists.get(at as usize)) {
            for number in numbers {
                found(*number as usize);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_finds_itself_and_its_beginnings() {
        let words = [
            ("port", false),
            ("port", true),
            ("po", true),
            ("export", false),
            ("pot", false),
        ];
        let letters = Letters::new(words.into_iter());
        let found = |word| {
            let mut all = Vec::new();
            letters.find(word, |number| all.push(number));
            all.sort_unstable();
            all
        };
        assert_eq!(found("port"), [0, 1, 2]);
        assert_eq!(found("ports"), [1, 2]);
        assert_eq!(found("pot"), [2, 4]);
        assert_eq!(found("pet"), [0; 0]);
        assert_eq!(found("p"), [0; 0]);
        assert_eq!(found("export"), [3]);
        assert_eq!(found(""), [0; 0]);
    }
}
