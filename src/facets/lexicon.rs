//! What the program knows of English words and of the names of actors.
//!
//! The two long lists are sorted and searched where they lie in the program;
//! the short ones are read once, when they are first asked for. See
//! `assets/lexicon/README.md` for where they come from.

mod gazetteer;

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};
use std::ops::{BitOr, BitOrAssign};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub(super) use gazetteer::{ActorKind, FirstId, KnownId, Match, Use, gazetteer};

/// English words in lower case, sorted by bytes.
const WORDS: &str = include_str!("../../assets/lexicon/words.txt");
/// Letters of the longest of them.
const LONGEST: usize = 24;
/// First names of people, sorted by bytes.
const FIRST_NAMES: &str = include_str!("../../assets/lexicon/first-names.txt");
const CUES: &str = include_str!("../../assets/lexicon/cues.txt");

/// Whether this is an English word, given in lower case.
pub(super) fn is_word(lower: &str) -> bool {
    holds(WORDS, lower.as_bytes())
}

/// Whether this is an English word, whatever its case.
pub(super) fn is_word_in_any_case(word: &str) -> bool {
    if !word.is_ascii() {
        return is_word(&word.to_lowercase());
    }
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..word.len()) else {
        return false;
    };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    holds(WORDS, lower)
}

/// Whether somebody may have this first name.
pub(super) fn is_first_name(name: &str) -> bool {
    holds(FIRST_NAMES, name.as_bytes())
}

/// Whether a row of a sorted list is this word.
fn holds(list: &str, word: &[u8]) -> bool {
    let bytes = list.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let before = bytes.get(low..middle).unwrap_or_default();
        let start = (before.iter().rposition(|byte| *byte == b'\n')).map_or(low, |at| low + at + 1);
        let rest = bytes.get(start..high).unwrap_or_default();
        let length = (rest.iter().position(|byte| *byte == b'\n')).unwrap_or(rest.len());
        let row = rest.get(..length).unwrap_or_default();
        match row.cmp(word) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = (start + length + 1).min(high),
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

/// A word as lists hold it: straight apostrophes, no accents, initials without
/// dots.
pub(super) fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        if is_initials(word) {
            return Cow::Owned(word.replace('.', ""));
        }
        return Cow::Borrowed(word);
    }
    let letters = word.nfkd().filter(|c| !is_combining_mark(*c));
    Cow::Owned(
        letters
            .map(|c| match c {
                '’' | '‘' | 'ʼ' => '\'',
                'ø' => 'o',
                'Ø' => 'O',
                'ł' => 'l',
                'Ł' => 'L',
                'ı' => 'i',
                other => other,
            })
            .collect(),
    )
}

fn is_initials(word: &str) -> bool {
    if !word.contains('.') {
        return false;
    }
    let mut parts = word.trim_end_matches('.').split('.');
    parts.all(|part| part.chars().count() == 1)
}

/// What a word tells of the name that holds it or stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Cues(u32);

impl Cues {
    pub(super) const INSTITUTION: Self = Self(1);
    pub(super) const ORGANISATION: Self = Self(1 << 1);
    /// Names a body only where something else speaks for it.
    pub(super) const WEAK: Self = Self(1 << 2);
    pub(super) const GROUP: Self = Self(1 << 3);
    pub(super) const COMPANY: Self = Self(1 << 4);
    pub(super) const PLACE: Self = Self(1 << 5);
    /// Events, laws, programmes, documents: what is done, not who does it.
    pub(super) const EVENT: Self = Self(1 << 6);
    pub(super) const TITLE: Self = Self(1 << 7);
    /// May stand before a title: "Prime", "Foreign".
    pub(super) const TITLE_FRONT: Self = Self(1 << 8);
    /// What a minister or ministry is for.
    pub(super) const PORTFOLIO: Self = Self(1 << 9);
    /// Opens sentences and is no part of a name.
    pub(super) const FUNCTION: Self = Self(1 << 10);
    /// An abbreviation of something that does not act.
    pub(super) const NOT_ACTOR: Self = Self(1 << 11);
    /// What actors do.
    pub(super) const VERB: Self = Self(1 << 12);
    /// What an actor is called: "agency".
    pub(super) const ACTOR_NOUN: Self = Self(1 << 13);
    pub(super) const COMPANY_NOUN: Self = Self(1 << 14);
    pub(super) const PERSON_NOUN: Self = Self(1 << 15);
    pub(super) const BEFORE_PLACE: Self = Self(1 << 16);
    pub(super) const AFTER_PLACE: Self = Self(1 << 17);
    pub(super) const CURRENCY: Self = Self(1 << 18);
    pub(super) const PARTICLE: Self = Self(1 << 19);
    /// First words of what does not act: "Hurricane", "Operation".
    pub(super) const THING_FRONT: Self = Self(1 << 20);
    /// Last words of the names of bodies.
    pub(super) const BODY: Self =
        Self(Self::INSTITUTION.0 | Self::ORGANISATION.0 | Self::WEAK.0 | Self::GROUP.0);

    const SECTIONS: [(&'static str, Self); 21] = [
        ("institution-head", Self::INSTITUTION),
        ("organisation-head", Self::ORGANISATION),
        ("weak-head", Self::WEAK),
        ("group-head", Self::GROUP),
        ("company-head", Self::COMPANY),
        ("place-head", Self::PLACE),
        ("event-head", Self::EVENT),
        ("title", Self::TITLE),
        ("title-front", Self::TITLE_FRONT),
        ("portfolio", Self::PORTFOLIO),
        ("function", Self::FUNCTION),
        ("acronym-not-actor", Self::NOT_ACTOR),
        ("verb", Self::VERB),
        ("actor-noun", Self::ACTOR_NOUN),
        ("company-noun", Self::COMPANY_NOUN),
        ("person-noun", Self::PERSON_NOUN),
        ("before-place", Self::BEFORE_PLACE),
        ("after-place", Self::AFTER_PLACE),
        ("currency", Self::CURRENCY),
        ("particle", Self::PARTICLE),
        ("thing-front", Self::THING_FRONT),
    ];

    /// Whether one of these holds.
    pub(super) fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }
}

impl BitOr for Cues {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Cues {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// What a word tells; its case matters.
pub(super) fn cues(word: &str) -> Cues {
    static ALL: LazyLock<HashMap<&str, Cues, Quick>> = LazyLock::new(|| {
        let mut all: HashMap<&str, Cues, Quick> = HashMap::default();
        let mut section = Cues::default();
        for row in CUES.lines().filter(|row| !row.starts_with('#')) {
            if let Some(name) = row.strip_prefix('[').and_then(|row| row.strip_suffix(']')) {
                let known = Cues::SECTIONS.iter().find(|(known, _)| *known == name);
                section = known.map_or(Cues::default(), |(_, cues)| *cues);
                continue;
            }
            for word in row.split(' ') {
                *all.entry(word).or_default() |= section;
            }
        }
        all
    });
    ALL.get(word).copied().unwrap_or_default()
}

/// For tables whose keys are our own, so that nobody can choose them to collide.
pub(super) type Quick = BuildHasherDefault<Folded>;

/// The same for keys of a document, which does not know the seed.
#[derive(Debug, Clone)]
pub(super) struct Seeded(u64);

impl Default for Seeded {
    fn default() -> Self {
        Self(RandomState::new().hash_one(0))
    }
}

impl BuildHasher for Seeded {
    type Hasher = Folded;

    fn build_hasher(&self) -> Folded {
        Folded(self.0)
    }
}

/// Eight bytes at a time, multiplied, and the halves of the product put together.
#[derive(Debug, Default)]
pub(super) struct Folded(u64);

impl Folded {
    fn mix(&mut self, bytes: u64) {
        // 2⁶⁴ over the golden ratio, as Knuth has it.
        let product = u128::from(self.0 ^ bytes ^ 0x243f_6a88_85a3_08d3) * 0x9e37_79b9_7f4a_7c15;
        #[expect(clippy::cast_possible_truncation, reason = "the halves of a product")]
        let halves = ((product >> 64) as u64, product as u64);
        self.0 = halves.0 ^ halves.1;
    }
}

impl Hasher for Folded {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks();
        for eight in eights {
            self.mix(u64::from_le_bytes(*eight));
        }
        let mut last = 0;
        for byte in rest {
            last = last << 8 | u64::from(*byte);
        }
        self.mix(last);
    }

    // Only the end of a text, which tells nothing.
    fn write_u8(&mut self, _: u8) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_that_are_searched_in_place_are_sorted() {
        for (list, least) in [(WORDS, 40_000), (FIRST_NAMES, 8_000)] {
            let rows: Vec<&str> = list.lines().collect();
            assert!(rows.is_sorted_by(|one, next| one < next));
            assert!(rows.len() > least, "{}", rows.len());
            assert!(rows.iter().all(|row| holds(list, row.as_bytes())));
        }
        assert!(WORDS.lines().all(|row| row.len() <= LONGEST));
        assert!(is_word_in_any_case("Harbour") && !is_word_in_any_case("HARBOUX"));
        for absent in ["", "a\n", "zzzz", "aaaa", "nato", "Ä"] {
            assert!(!is_word(absent), "{absent}");
        }
    }

    #[test]
    fn every_section_of_cues_is_known_and_used() {
        let named: Vec<&str> = CUES
            .lines()
            .filter_map(|row| row.strip_prefix('[')?.strip_suffix(']'))
            .collect();
        let known: Vec<&str> = Cues::SECTIONS.iter().map(|(name, _)| *name).collect();
        assert_eq!(named, known);
        assert!(cues("Commission").any(Cues::INSTITUTION));
        assert!(cues("Union").any(Cues::BODY) && !cues("union").any(Cues::BODY));
    }

    #[test]
    fn plain_words_have_neither_accents_nor_dots_of_initials() {
        for (word, expected) in [
            ("U.S.", "US"),
            ("U.N", "UN"),
            ("São", "Sao"),
            ("d’Ivoire", "d'Ivoire"),
            ("Ørsted", "Orsted"),
            ("Amazon.com", "Amazon.com"),
        ] {
            assert_eq!(plain(word), expected);
        }
    }
}
