//! The first two words of phrases by their first letters: what is read is compared
//! with hardly any phrase that does not stand there, however many there are.

/// The first eight bytes of a word, by which most words are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Start(u64);

impl Start {
    /// Reads a word.
    pub(super) fn of(word: &str) -> Self {
        let bytes = word.as_bytes();
        let eight = bytes.first_chunk().copied().unwrap_or_else(|| {
            let mut eight = [0; 8];
            for (to, byte) in eight.iter_mut().zip(bytes) {
                *to = *byte;
            }
            eight
        });
        Self(u64::from_le_bytes(eight))
    }
}

/// A word of a phrase by its start.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Begun {
    start: Start,
    /// The bits of the start that a word must share; none if there is no word.
    mask: u64,
    /// How many letters it has if any ending may follow.
    open: Option<usize>,
}

impl Begun {
    /// A word, and whether any ending may follow.
    pub(super) fn new(word: &str, is_open: bool) -> Self {
        let open = is_open.then_some(word.len());
        Self {
            start: Start::of(word),
            mask: open.map_or(u64::MAX, mask),
            open,
        }
    }
}

/// The bits of the first bytes.
fn mask(length: usize) -> u64 {
    match length {
        0..8 => (1 << (8 * length)) - 1,
        _ => u64::MAX,
    }
}

/// A phrase by its first two words.
#[derive(Debug, Clone, Copy)]
struct First {
    word: (u64, u64),
    next: (u64, u64),
    number: u32,
}

impl First {
    /// Whether the phrase may stand here; so it does if it has no more words, and
    /// none of more than eight bytes.
    fn may_be(&self, word: Start, next: Start) -> bool {
        let fits = |(start, mask): (u64, u64), read: Start| read.0 & mask == start;
        fits(self.word, word) && fits(self.next, next)
    }
}

/// How many letters decide where a word is looked for: the more, the better, but
/// no more than those before an open ending.
const LED: [usize; 3] = [1, 3, 5];

/// First words for which so many letters decide.
#[derive(Debug)]
struct Level {
    mask: u64,
    all: Vec<First>,
    /// Where those of each slot end among all.
    ends: Vec<u32>,
}

impl Level {
    fn new(led: usize, mut words: Vec<(Begun, First)>) -> Self {
        let mask = mask(led);
        let slots = words.len().next_power_of_two();
        // Of one word the shortest beginning comes first and the whole last.
        words.sort_by_cached_key(|(word, first)| {
            let length = word.open.unwrap_or(usize::MAX);
            (slot(word.start.0 & mask, slots), length, first.number)
        });
        let mut ends = vec![0; slots];
        for (end, (word, _)) in (1..).zip(&words) {
            if let Some(known) = ends.get_mut(slot(word.start.0 & mask, slots)) {
                *known = end;
            }
        }
        let mut before = 0;
        for end in &mut ends {
            before = before.max(*end);
            *end = before;
        }
        let all = words.into_iter().map(|(_, first)| first).collect();
        Self { mask, all, ends }
    }

    /// Those that begin like a word, and some others.
    fn near(&self, word: Start) -> &[First] {
        let end = |slot: usize| self.ends.get(slot).map_or(0, |end| *end as usize);
        let slot = slot(word.0 & self.mask, self.ends.len());
        let start = slot.checked_sub(1).map_or(0, end);
        self.all.get(start..end(slot)).unwrap_or_default()
    }
}

/// Which of some slots letters have; they are a power of two.
fn slot(letters: u64, slots: usize) -> usize {
    // Multiplied by 2⁶⁴ over the golden ratio, as Knuth has it.
    let mixed = letters.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    usize::try_from(mixed).unwrap_or_default() & slots.wrapping_sub(1)
}

/// Phrases by their first words.
#[derive(Debug)]
pub(super) struct Firsts {
    levels: Vec<Level>,
}

impl Firsts {
    /// A table of first words, each with the second if there is one; they are
    /// known by their numbers.
    pub(super) fn new(words: impl Iterator<Item = (Begun, Option<Begun>)>) -> Self {
        let mut levels = LED.map(|led| (led, Vec::new()));
        for (number, (word, next)) in (0..).zip(words) {
            let next = next.unwrap_or_default();
            let first = First {
                word: (word.start.0, word.mask),
                next: (next.start.0, next.mask),
                number,
            };
            let fits = |led: usize| word.open.is_none_or(|length| led <= length);
            if let Some((_, level)) = levels.iter_mut().rfind(|(led, _)| fits(*led)) {
                level.push((word, first));
            }
        }
        let levels = levels.into_iter().filter(|(_, words)| !words.is_empty());
        Self {
            levels: levels.map(|(led, words)| Level::new(led, words)).collect(),
        }
    }

    /// Tells the numbers of all that may begin with a word and the next; words
    /// after these and letters after the eighth are still to be compared.
    pub(super) fn find(&self, word: Start, next: Start, mut found: impl FnMut(usize)) {
        for level in &self.levels {
            for first in level.near(word) {
                if first.may_be(word, next) {
                    found(first.number as usize);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_before(next: &str, phrases: &[(&str, bool)], word: &str) -> Vec<usize> {
        let mut all = Vec::new();
        let firsts = phrases.iter().map(|(phrase, is_open)| {
            let (word, next) = phrase.split_once(' ').unwrap_or((phrase, ""));
            let next = (!next.is_empty()).then(|| Begun::new(next, *is_open));
            (Begun::new(word, *is_open && next.is_none()), next)
        });
        Firsts::new(firsts).find(Start::of(word), Start::of(next), |number| all.push(number));
        all
    }

    fn found(phrases: &[(&str, bool)], word: &str) -> Vec<usize> {
        found_before("", phrases, word)
    }

    #[test]
    fn a_word_finds_its_beginnings_by_length_and_then_itself() {
        let words = [
            ("port", false),
            ("port", true),
            ("po", true),
            ("export", false),
            ("pot", false),
        ];
        assert_eq!(found(&words, "port"), [2, 1, 0]);
        assert_eq!(found(&words, "ports"), [2, 1]);
        assert_eq!(found(&words, "pot"), [2, 4]);
        assert_eq!(found(&words, "pet"), [0; 0]);
        assert_eq!(found(&words, "p"), [0; 0]);
        assert_eq!(found(&words, "export"), [3]);
        assert_eq!(found(&words, ""), [0; 0]);
        assert_eq!(found(&[], "port"), [0; 0]);
    }

    #[test]
    fn words_of_other_lengths_are_others_however_they_begin() {
        let words = [("harbours", false), ("harbours", true), ("ha", false)];
        assert_eq!(found(&words, "harbours"), [1, 0]);
        // What comes after eight letters is left to who asks.
        assert_eq!(found(&words, "harboursides"), [1, 0]);
        assert_eq!(found(&words, "harbour"), [0; 0]);
        assert_eq!(found(&words, "ha"), [2]);
    }
    #[test]
    fn the_next_word_decides_too() {
        let words = [("free port", false), ("free po", true), ("free", false)];
        assert_eq!(found_before("port", &words, "free"), [0, 1, 2]);
        assert_eq!(found_before("ports", &words, "free"), [1, 2]);
        assert_eq!(found_before("trade", &words, "free"), [2]);
        assert_eq!(found(&words, "free"), [2]);
    }
}
