//! Phrases as bytes, by the first letters of their first two words: what is read
//! is compared with hardly any phrase that does not stand there, however many
//! there are.
//!
//! Everything lies as [`packed`](crate::facets::packed) has it, so the phrases of
//! the program are looked up where they are in it. Those of a lens are packed the
//! same way when it is bound.

use std::cmp::Ordering;
use std::ops::Range;

use smallvec::SmallVec;

use super::{Phrase, PhraseWord, Token, inflected, letters};
use crate::facets::packed::{Three, joined, of_three, parts, three};
use crate::text::fingerprint::SPREAD;
use crate::text::word::{Plain, eight_of, first_eight};

/// The first eight bytes of a word, by which most words are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Start(u64);

impl Start {
    /// Reads a word.
    pub(super) fn of(word: &str) -> Self {
        Self(first_eight(word.as_bytes()))
    }

    /// The same of a word of letters and digits of ASCII, in small letters.
    pub(super) fn of_plain(word: Plain) -> Self {
        Self(word.begins)
    }

    /// The letters.
    pub(super) fn letters(self) -> u64 {
        self.0
    }
}

/// How many bits of a start are beyond the first letters.
const fn free(length: usize) -> u8 {
    match length {
        0..8 => 64 - 8 * length.to_le_bytes()[0],
        _ => 0,
    }
}

/// How many letters decide where a word is looked for: the more, the better, but
/// no more than those before an open ending.
const LED: [usize; 3] = [1, 3, 5];

/// A phrase by its first two words: the starts of both; where its words lie; and how
/// many bits of each start a word need not share, all if there is no second word.
type First = [u8; 21];

/// A phrase as [`First`] has it; none if its words lie too far behind.
fn first(starts: [Start; 2], words: usize, free: [u8; 2]) -> Option<First> {
    let mut all = First::default();
    let bytes = (starts.iter().flat_map(|start| start.0.to_le_bytes()))
        .chain(three(words)?)
        .chain(free);
    for (byte, known) in all.iter_mut().zip(bytes) {
        *byte = known;
    }
    Some(all)
}

/// Whether a phrase may stand here, and where its words lie.
fn may_be(phrase: &First, read: (Start, Start)) -> Option<usize> {
    let (word, rest) = phrase.split_first_chunk()?;
    let (next, rest) = rest.split_first_chunk()?;
    let [a, b, c, of_word, of_next] = *rest.first_chunk()?;
    let other = |read: Start, start: &[u8; 8]| read.0 ^ u64::from_le_bytes(*start);
    // A first word has letters, so that some of its bits must be shared. What begins alike
    // often goes on otherwise: together both leave little to guess.
    let other = other(read.0, word).wrapping_shl(u32::from(of_word))
        | other(read.1, next).unbounded_shl(u32::from(of_next));
    (other == 0).then(|| of_three([a, b, c]) as usize)
}

/// Phrases for whose first words so many letters decide.
#[derive(Debug, Clone, Copy)]
struct Level<'a> {
    /// The bits of the letters that decide.
    mask: u64,
    /// Of each slot which marks its phrases have; most words have none of those.
    marks: &'a [u8],
    /// Where those of each slot end among all.
    ends: &'a [Three],
    all: &'a [First],
}

impl<'a> Level<'a> {
    const fn of(led: usize, [marks, ends, all]: [&'a [u8]; 3]) -> Self {
        let (all, _) = all.as_chunks();
        let (ends, _) = ends.as_chunks();
        Self {
            mask: eight_of(led),
            marks,
            ends,
            all,
        }
    }

    /// The parts of a level, of phrases with the letters by which they are looked up
    /// and the length of a first word whose ending is open.
    fn pack(mut phrases: Vec<(u64, Option<usize>, First)>) -> [Vec<u8>; 3] {
        if phrases.is_empty() {
            return Default::default();
        }
        // Not twice as many slots for a few phrases more.
        let slots = (phrases.len() * 2 / 3).next_power_of_two();
        // Of one word the shortest beginning comes first and the whole last.
        phrases.sort_by(|(one, of_one, _), (other, of_other, _)| {
            let by_slot = slot(*one, slots).0.cmp(&slot(*other, slots).0);
            by_slot.then_with(|| match (of_one, of_other) {
                (Some(one), Some(other)) => one.cmp(other),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => Ordering::Equal,
            })
        });
        let (mut marks, mut ends) = (vec![0; slots], vec![0; slots]);
        for (end, (letters, ..)) in (1..).zip(&phrases) {
            let (slot, mark) = slot(*letters, slots);
            if let (Some(marks), Some(known)) = (marks.get_mut(slot), ends.get_mut(slot)) {
                *marks |= mark;
                *known = end;
            }
        }
        let mut before = 0;
        for end in &mut ends {
            before = before.max(*end);
            *end = before;
        }
        let rows = phrases.iter().flat_map(|(.., first)| first);
        // What lies too far behind is cut off: no slot may move to the place of another.
        let end = |end| three(end).unwrap_or([u8::MAX; 3]);
        let ends = ends.into_iter().flat_map(end).collect();
        [marks, ends, rows.copied().collect()]
    }

    /// Those that begin like a word, and some others.
    #[inline]
    fn near(&self, word: Start) -> Option<&'a [First]> {
        let (slot, mark) = slot(word.0 & self.mask, self.marks.len());
        if self.marks.get(slot).is_none_or(|marks| marks & mark == 0) {
            return None;
        }
        let end = |slot: usize| self.ends.get(slot).map_or(0, |end| of_three(*end) as usize);
        let start = slot.checked_sub(1).map_or(0, end);
        self.all.get(start..end(slot))
    }
}

/// Which of some slots letters have, and their mark there, a bit; the slots are a
/// power of two.
fn slot(letters: u64, slots: usize) -> (usize, u8) {
    let mixed = letters.wrapping_mul(SPREAD);
    let slot = usize::try_from(mixed >> 40).unwrap_or_default() & slots.wrapping_sub(1);
    (slot, 1 << (mixed >> 61))
}

/// Set in the length of a word if any ending may follow it.
const OPEN: u16 = 1;
/// Set if some letters must be capitals; their number follows.
const CAPITALS: u16 = 2;
/// Set for the last word of a phrase.
const LAST: u16 = 4;
/// Set if the letters are the stem of the word.
const STEM: u16 = 8;
/// Set if that stem is one of those that end in "y" and its like.
const SOFT: u16 = 16;
/// Bits before the length.
const FLAGS: u32 = 5;

/// The letters by which a word is looked up, and whether any may follow.
fn begun(word: &PhraseWord) -> (&str, bool) {
    match &word.stem {
        Some((stem, _)) => (stem, true),
        None => (&word.folded, word.is_open),
    }
}

/// Phrases with a number each, looked up where they lie.
#[derive(Debug, Clone, Copy)]
pub(in crate::facets) struct Table<'a> {
    levels: [Level<'a>; 3],
    /// Of each phrase its number and its words.
    words: &'a [u8],
}

impl<'a> Table<'a> {
    /// A table as [`Self::pack`] has it.
    pub(in crate::facets) const fn of(list: &'a [u8]) -> Self {
        let [one, two, three, words] = parts(list);
        let [led_1, led_2, led_3] = LED;
        Self {
            levels: [
                Level::of(led_1, parts(one)),
                Level::of(led_2, parts(two)),
                Level::of(led_3, parts(three)),
            ],
            words,
        }
    }

    /// How many phrases there are.
    #[cfg(test)]
    pub(in crate::facets) fn len(&self) -> usize {
        self.levels.iter().map(|level| level.all.len()).sum()
    }

    /// Packs phrases, each with the number that is told where it stands; of those
    /// that stand at one place the earlier is told first.
    pub(in crate::facets) fn pack<'p>(phrases: impl Iterator<Item = (&'p Phrase, u32)>) -> Vec<u8> {
        let mut levels = LED.map(|_| Vec::new());
        let mut words = Vec::new();
        for (phrase, told) in phrases {
            let mut begun = phrase.words.iter().map(|word| {
                let (letters, is_open) = begun(word);
                (Start::of(letters), is_open.then_some(letters.len()))
            });
            let (word, open) = begun.next().unwrap_or_default();
            let (next, of_next) = (begun.next())
                .map_or((Start::default(), free(0)), |(start, open)| {
                    (start, open.map_or(0, free))
                });
            let first = first([word, next], words.len(), [open.map_or(0, free), of_next]);
            let fits = |led: usize| open.is_none_or(|length| led <= length);
            let level = LED.iter().zip(&mut levels).rfind(|(led, _)| fits(**led));
            if let Some((led, level)) = level
                && let Some(first) = first
                && add_words(&mut words, phrase, told).is_some()
            {
                level.push((word.0 & eight_of(*led), open, first));
            }
        }
        let [one, two, three] = levels.map(|level| {
            let parts = Level::pack(level);
            joined(&parts.each_ref().map(Vec::as_slice))
        });
        joined(&[&one, &two, &three, &words])
    }

    /// Tells the words of every place where a phrase stands and its number, in
    /// order.
    pub(in crate::facets) fn each_place(
        &self,
        tokens: &[Token<'_>],
        mut found: impl FnMut(Range<usize>, u32),
    ) {
        // Hardly a table has phrases whose first word is open behind a letter or two.
        let is_used = |level: &Level<'_>| !level.all.is_empty();
        let first = self.levels.iter().position(is_used);
        let levels = first.and_then(|first| self.levels.get(first..));
        let levels = levels.unwrap_or_default();
        // All are looked for before any is compared: what the table holds comes slowly, and
        // so it comes for several words at once.
        let mut met: SmallVec<[(usize, &'a [First]); 32]> = SmallVec::new();
        for (at, token) in tokens.iter().enumerate() {
            for level in levels {
                if let Some(near) = level.near(token.start) {
                    met.push((at, near));
                }
            }
        }
        for (at, near) in &met {
            let at = *at;
            let start = |at: usize| tokens.get(at).map_or(Start::default(), |token| token.start);
            let read = (start(at), start(at + 1));
            for first in *near {
                if let Some(words) = may_be(first, read)
                    && let Some((end, told)) = self.fits(words, tokens, at)
                {
                    found(at..end, told);
                }
            }
        }
    }

    /// Where a phrase ends that begins at a token and [may stand](may_be) there, and
    /// its number.
    fn fits(&self, words: usize, tokens: &[Token<'_>], at: usize) -> Option<(usize, u32)> {
        let (told, mut rest) = self.words.get(words..)?.split_first_chunk()?;
        for (token, end) in tokens.get(at..)?.iter().zip(at + 1..) {
            let (length, behind) = rest.split_first_chunk()?;
            let length = u16::from_le_bytes(*length);
            let (capitals, behind) = if length & CAPITALS == 0 {
                (0, behind)
            } else {
                let (capitals, behind) = behind.split_first_chunk()?;
                (usize::from(u16::from_le_bytes(*capitals)), behind)
            };
            let (word, behind) = behind.split_at_checked(usize::from(length >> FLAGS))?;
            let folded = token.folded.as_bytes();
            // Of the first two words the beginnings were compared, which may be all.
            let is_told = end - at <= 2 && word.len() < 8;
            let is_same = if length & STEM != 0 {
                inflected::stem(&token.folded).is_some_and(|(stem, is_soft)| {
                    stem.as_bytes() == word && is_soft == (length & SOFT != 0)
                })
            } else if length & OPEN == 0 {
                is_told || folded == word
            } else {
                is_told || folded.starts_with(word)
            };
            let is_small = || letters(token.text).take(capitals).any(char::is_lowercase);
            if !is_same || capitals > 0 && is_small() {
                return None;
            }
            if length & LAST != 0 {
                return Some((end, u32::from_le_bytes(*told)));
            }
            rest = behind;
        }
        None
    }
}

/// Adds the number and the words of a phrase; none of it if a word takes more than the
/// 2,047 bytes that can be told beside the flags.
fn add_words(all: &mut Vec<u8>, phrase: &Phrase, told: u32) -> Option<()> {
    let mut words = told.to_le_bytes().to_vec();
    for (number, word) in phrase.words.iter().enumerate() {
        let letters = word.stem.as_ref().map_or(&*word.folded, |(stem, _)| stem);
        let length = u16::try_from(letters.len()).ok()?;
        let mut flags = 0;
        for (is_set, flag) in [
            (word.is_open, OPEN),
            (word.capitals.is_some(), CAPITALS),
            (number + 1 == phrase.words.len(), LAST),
            (word.stem.is_some(), STEM),
            (matches!(word.stem, Some((_, true))), SOFT),
        ] {
            if is_set {
                flags |= flag;
            }
        }
        let length = length.checked_mul(1 << FLAGS)? | flags;
        words.extend(length.to_le_bytes());
        if let Some(capitals) = word.capitals {
            words.extend(u16::try_from(capitals).ok()?.to_le_bytes());
        }
        words.extend_from_slice(letters.as_bytes());
    }
    all.append(&mut words);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::phrase::tokens;

    /// The numbers of the phrases that stand at the first word of a text.
    fn found(phrases: &[&str], text: &str) -> Vec<u32> {
        let phrases: Vec<Phrase> = phrases
            .iter()
            .map(|text| Phrase::parse(text).unwrap())
            .collect();
        let list = Table::pack(phrases.iter().zip(0..));
        let mut all = Vec::new();
        Table::of(&list).each_place(&tokens(text), |covered, number| {
            if covered.start == 0 {
                all.push(number);
            }
        });
        all
    }

    #[test]
    fn a_word_finds_its_beginnings_by_length_and_then_itself() {
        let words = ["port", "port*", "po*", "export", "pot"];
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
        let words = ["harbours", "harbours*", "ha"];
        assert_eq!(found(&words, "harbours"), [1, 0]);
        assert_eq!(found(&words, "harboursides"), [1]);
        assert_eq!(found(&words, "harbour"), [0; 0]);
        assert_eq!(found(&words, "ha"), [2]);
    }

    #[test]
    fn a_word_of_a_phrase_takes_no_more_than_2047_bytes() {
        let longest = "a".repeat(2047);
        let longer = "a".repeat(2048);
        assert_eq!(found(&[&longer, &longest], &longest), [1]);
        assert_eq!(found(&[&longer, &longest], &longer), [0; 0]);
    }

    #[test]
    fn all_words_decide() {
        let words = ["free port", "free po*", "free", "free port of call*"];
        assert_eq!(found(&words, "free port"), [0, 1, 2]);
        assert_eq!(found(&words, "free ports"), [1, 2]);
        assert_eq!(found(&words, "free trade"), [2]);
        assert_eq!(found(&words, "free"), [2]);
        assert_eq!(found(&words, "free port of calling"), [0, 1, 2, 3]);
        assert_eq!(found(&words, "free port of"), [0, 1, 2]);
        assert_eq!(found(&words, "free port off call"), [0, 1, 2]);
    }

    #[test]
    fn phrases_of_one_word_are_told_in_their_order() {
        let words = ["isle of man", "isle of dogs", "isle of man", "isle"];
        assert_eq!(found(&words, "isle of man"), [0, 2, 3]);
    }

    #[test]
    fn in_bytes_that_are_no_table_nothing_is_found_at_the_wrong_place() {
        let phrases = [Phrase::parse("free port*"), Phrase::parse("NATO")].map(Result::unwrap);
        let list = Table::pack(phrases.iter().zip(0..));
        let words = tokens("A free port of NATO");
        for at in 0..list.len() {
            let mut bad = list.clone();
            bad[at] ^= 0xff;
            for bad in [bad.as_slice(), &list[..at]] {
                Table::of(bad).each_place(&words, |covered, _| {
                    assert!(covered.start < covered.end && covered.end <= words.len());
                });
            }
        }
    }
}
