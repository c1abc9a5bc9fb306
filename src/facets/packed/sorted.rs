//! Many words in little room.

use super::{Four, number, parts};
use crate::text::word::first_eight;

/// How many words are in a block: the more, the less room they take, but the more
/// are read for one.
const BLOCK: usize = 16;
/// The largest length that half a byte holds; from it on another byte follows.
const HALF: u8 = 15;

/// Words in the order of their bytes, in blocks; of each only what it does not
/// share with the one before it in its block.
#[derive(Debug, Clone, Copy)]
pub(in crate::facets) struct Sorted<'a> {
    /// The first eight letters of each block, the first of them highest, and where it
    /// begins.
    blocks: &'a [[Four; 3]],
    /// Of each word how many bytes it shares and how many it adds, half a byte
    /// each, and what it adds.
    words: &'a [u8],
}

impl<'a> Sorted<'a> {
    /// Words as [`Self::pack`] has them.
    pub(in crate::facets) const fn of(list: &'a [u8]) -> Self {
        let [blocks, words] = parts(list);
        Self {
            blocks: blocks.as_chunks().0.as_chunks().0,
            words,
        }
    }

    /// Packs words, which must be in order.
    #[cfg(test)]
    pub(in crate::facets) fn pack(list: &[&str]) -> Vec<u8> {
        let (mut blocks, mut words) = (Vec::new(), Vec::new());
        for block in list.chunks(BLOCK) {
            let first = block.first().map_or(0, |first| head(first.as_bytes()));
            blocks.extend(first.to_be_bytes());
            blocks.extend(super::four(words.len()));
            let mut before: &[u8] = &[];
            for word in block.iter().map(|word| word.as_bytes()) {
                let pairs = word.iter().zip(before).take(usize::from(HALF));
                let shared = pairs.take_while(|(one, other)| one == other).count();
                let added = &word[shared..];
                let length = u8::try_from(added.len()).expect("a long word");
                words.push((shared as u8) << 4 | length.min(HALF));
                words.extend(length.checked_sub(HALF));
                words.extend_from_slice(added);
                before = word;
            }
        }
        super::joined(&[&blocks, &words])
    }

    /// The words of a block and those behind it.
    fn words_of(&self, [.., start]: &[Four; 3]) -> Option<&'a [u8]> {
        self.words.get(number(*start)..)
    }

    /// Whether this is one of the words.
    pub(in crate::facets) fn has(&self, word: &[u8]) -> bool {
        let wanted = head(word);
        // Letters alone are compared, so that the search has no branch to guess.
        let after = self
            .blocks
            .partition_point(|block| head_of(block) <= wanted);
        let mut before = self.blocks.get(..after).unwrap_or_default();
        // Some blocks begin with the same letters, of which the first may be behind it.
        while let Some((last, others)) = before.split_last()
            && head_of(last) == wanted
            && (self.words_of(last).and_then(next)).is_none_or(|(_, first, _)| first > word)
        {
            before = others;
        }
        let mut rest = before.last().and_then(|block| self.words_of(block));
        // How much of the word the one before has.
        let mut same = 0;
        for _ in 0..BLOCK {
            let Some((shared, added, behind)) = rest.and_then(next) else {
                return false;
            };
            rest = Some(behind);
            // What differed before is shared.
            if shared > same {
                continue;
            }
            same = shared;
            let wanted = word.get(same..).unwrap_or_default();
            let pairs = added.iter().zip(wanted);
            let more = pairs.take_while(|(one, other)| one == other).count();
            if more == wanted.len() {
                return more == added.len();
            }
            same += more;
        }
        false
    }
}

/// The first eight letters of a block as a number that has their order.
fn head_of([high, low, _]: &[Four; 3]) -> u64 {
    let [high, low] = [high, low].map(|half| u64::from(u32::from_be_bytes(*half)));
    high << 32 | low
}

/// The first eight letters of a word as a number that has their order.
fn head(word: &[u8]) -> u64 {
    first_eight(word).swap_bytes()
}

/// The first of some words: how many bytes it shares with the one before it, what
/// it adds, and the words behind it.
fn next(words: &[u8]) -> Option<(usize, &[u8], &[u8])> {
    let (lengths, rest) = words.split_first()?;
    let (shared, added) = (lengths >> 4, lengths & HALF);
    let (more, rest) = if added == HALF {
        let (more, rest) = rest.split_first()?;
        (*more, rest)
    } else {
        (0, rest)
    };
    let (added, rest) = rest.split_at_checked(usize::from(added) + usize::from(more))?;
    Some((usize::from(shared), added, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_its_words_and_no_others() {
        let mut words = vec![
            "a".to_owned(),
            "counterrevolutionaries".to_owned(),
            "counterrevolutionary".to_owned(),
            "internationalisation-and-internationalism".to_owned(),
        ];
        words.extend((0..400).map(|n| format!("har{n}bour")));
        words.extend((0..400).map(|n| format!("har{n}")));
        words.sort();
        let texts: Vec<&str> = words.iter().map(String::as_str).collect();
        let list = Sorted::pack(&texts);
        let sorted = Sorted::of(&list);
        for word in &words {
            assert!(sorted.has(word.as_bytes()), "{word}");
            for other in [
                format!("{word}0"),
                word[1..].to_owned(),
                word[..word.len() - 1].to_owned(),
                word.replace('1', "!"),
                word.replace('r', "s"),
            ] {
                let is_one = words.binary_search(&other).is_ok();
                assert_eq!(sorted.has(other.as_bytes()), is_one, "{other}");
            }
        }
        assert!(!Sorted::of(&[]).has(b"a"));
    }

    #[test]
    fn in_bytes_that_are_no_list_the_search_comes_to_an_end() {
        let list = Sorted::pack(&["harbour", "harbours", "haul"]);
        for at in 0..list.len() {
            let mut bad = list.clone();
            bad[at] ^= 0xff;
            for bad in [bad.as_slice(), &list[..at]] {
                // At most what is left of the list can be found.
                assert!(!Sorted::of(bad).has(b"hauler"));
            }
        }
    }
}
