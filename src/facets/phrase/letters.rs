//! First words of phrases as a tree of their letters: whatever a word begins
//! with is found in one walk along the word, however many phrases there are.

/// A tree of words and endings left open.
#[derive(Debug)]
pub(super) struct Letters {
    nodes: Vec<Node>,
    /// What stands at the nodes that have something.
    lists: Vec<Vec<usize>>,
    /// The node behind each first byte; 0 for none.
    firsts: [u32; 256],
}

#[derive(Debug, Clone, Copy, Default)]
struct Node {
    byte: u8,
    /// The first node one byte further on; 0 for none.
    child: u32,
    /// The next node behind the same beginning; 0 for none.
    next: u32,
    /// Lists of what ends here, and of what goes on with any ending, from 1; 0 for none.
    whole: u32,
    open: u32,
}

impl Letters {
    /// A tree of nothing.
    pub(super) fn new() -> Self {
        Self {
            // Number 0 stands for no node.
            nodes: vec![Node::default()],
            lists: Vec::new(),
            firsts: [0; 256],
        }
    }

    /// Adds what begins with a word, or with anything that begins so.
    pub(super) fn add(&mut self, word: &str, is_open: bool, number: usize) {
        let mut at = 0;
        for byte in word.bytes() {
            at = match self.step(at, byte) {
                0 => self.grow(at, byte),
                known => known,
            };
        }
        let next = u32::try_from(self.lists.len() + 1).unwrap_or(u32::MAX);
        let Some(node) = self.nodes.get_mut(at as usize) else {
            return;
        };
        let list = if is_open {
            &mut node.open
        } else {
            &mut node.whole
        };
        if *list == 0 {
            *list = next;
            self.lists.push(vec![number]);
        } else if let Some(known) = self.lists.get_mut(*list as usize - 1) {
            known.push(number);
        }
    }

    /// The node behind a byte, 0 for none.
    fn step(&self, at: u32, byte: u8) -> u32 {
        if at == 0 {
            return self.firsts.get(byte as usize).copied().unwrap_or_default();
        }
        let mut child = self.node(at).child;
        while child != 0 {
            let node = self.node(child);
            if node.byte == byte {
                return child;
            }
            child = node.next;
        }
        0
    }

    fn node(&self, at: u32) -> Node {
        self.nodes.get(at as usize).copied().unwrap_or_default()
    }

    fn grow(&mut self, at: u32, byte: u8) -> u32 {
        let new = u32::try_from(self.nodes.len()).unwrap_or_default();
        let next = self.node(at).child;
        let next = if at == 0 { 0 } else { next };
        self.nodes.push(Node {
            byte,
            next,
            ..Node::default()
        });
        if at == 0 {
            if let Some(first) = self.firsts.get_mut(byte as usize) {
                *first = new;
            }
        } else if let Some(node) = self.nodes.get_mut(at as usize) {
            node.child = new;
        }
        new
    }

    /// The numbers of all that a word begins, in no order that means anything.
    pub(super) fn find(&self, word: &str, mut found: impl FnMut(usize)) {
        let mut at = 0;
        for byte in word.bytes() {
            at = self.step(at, byte);
            if at == 0 {
                return;
            }
            for number in self.list(self.node(at).open) {
                found(*number);
            }
        }
        for number in self.list(self.node(at).whole) {
            found(*number);
        }
    }

    fn list(&self, number: u32) -> &[usize] {
        (number as usize)
            .checked_sub(1)
            .and_then(|at| self.lists.get(at))
            .map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_finds_itself_and_its_beginnings() {
        let mut letters = Letters::new();
        for (number, (word, is_open)) in [
            ("port", false),
            ("port", true),
            ("po", true),
            ("export", false),
            ("pot", false),
        ]
        .into_iter()
        .enumerate()
        {
            letters.add(word, is_open, number);
        }
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
    }
}
