//! What the program knows of English words and of the names of actors.
//!
//! All lists are looked up where they lie in the program ([`packed`](super::packed)).
//! See `assets/lexicon/README.md` for where they come from.

mod gazetteer;

use std::borrow::Cow;
use std::ops::{BitOr, BitOrAssign};

use compact_str::CompactString;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::hash::of_word;
use super::packed::{Dictionary, Words};
use crate::text::word::{Plain, first_eight};

pub(super) use gazetteer::{ActorKind, FirstId, Known, KnownId, Match, Use, gazetteer};

/// English words in lower case.
static WORDS: Words<'static> = Words::of(include_bytes!("../../assets/lexicon/packed/words.bin"));
/// Letters of the longest of them.
const LONGEST: usize = 24;
/// Bytes of the longest word that joins the parts of a name.
pub(super) const LONGEST_PARTICLE: usize = 5;
/// First names of people.
static FIRST_NAMES: Words<'static> = Words::of(include_bytes!(
    "../../assets/lexicon/packed/first-names.bin"
));
/// Words with the bits of what they tell.
static CUES: Dictionary<'static> =
    Dictionary::of(include_bytes!("../../assets/lexicon/packed/cues.bin"));

/// Whether this is an English word, given in lower case.
pub(super) fn is_word(lower: &str) -> bool {
    WORDS.has(lower.as_bytes()) || is_derived(lower.as_bytes())
}

/// Endings that make a noun of a word, and what they stand for in it. No list has
/// every such noun.
const DERIVED: [(&[u8], &[u8]); 4] = [
    (b"ability", b"able"),
    (b"ibility", b"ible"),
    (b"iness", b"y"),
    (b"ness", b""),
];

/// Whether a noun is made of a word: "affordability".
fn is_derived(lower: &[u8]) -> bool {
    // By the last letters, which leave few.
    let ends = matches!(lower, [.., b'i', b't', b'y'] | [.., b'e', b's', b's']);
    let is_made = |(ending, before): &(&[u8], &[u8])| {
        let stem = lower.strip_suffix(*ending).filter(|stem| stem.len() > 2);
        stem.is_some_and(|stem| WORDS.has(&[stem, before].concat()))
    };
    ends && DERIVED.iter().any(is_made)
}

/// Whether this is an English word, whatever its case.
pub(super) fn is_word_in_any_case(word: &str) -> bool {
    (word.len() <= LONGEST || !word.is_ascii()) && with_small(word, is_word)
}

/// What is told of a word in small letters, which need no room of their own if it is as short
/// as most.
pub(super) fn with_small<T>(word: &str, told: impl FnOnce(&str) -> T) -> T {
    let mut small = [0; LONGEST];
    match small.get_mut(..word.len()) {
        Some(small) if word.is_ascii() => {
            small.copy_from_slice(word.as_bytes());
            small.make_ascii_lowercase();
            told(std::str::from_utf8(small).unwrap_or_default())
        }
        _ => told(&word.to_lowercase()),
    }
}

/// Whether somebody may have this first name.
pub(super) fn is_first_name(name: &str) -> bool {
    // "Olivér" for "Oliver": the list has one spelling of most.
    FIRST_NAMES.has(name.as_bytes()) || !name.is_ascii() && FIRST_NAMES.has(plain(name).as_bytes())
}

/// A word as lists hold it: straight apostrophes, no accents, initials without
/// dots.
pub(super) fn plain(word: &str) -> Cow<'_, str> {
    // So it is with most words.
    if word.len() == 1 || Plain::of(word.as_bytes()).length == word.len() {
        return Cow::Borrowed(word);
    }
    // What is most often beyond ASCII.
    match word {
        "’s" => return Cow::Borrowed("'s"),
        "’" | "‘" => return Cow::Borrowed("'"),
        "“" | "”" | "–" | "—" => return Cow::Borrowed(word),
        _ => {}
    }
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

/// Puts a word in small letters behind some text.
pub(super) fn push_small(text: &mut CompactString, word: &str) {
    if !word.is_ascii() {
        text.push_str(&word.to_lowercase());
        return;
    }
    let start = text.len();
    text.push_str(word);
    if let Some(added) = text.as_mut_str().get_mut(start..) {
        added.make_ascii_lowercase();
    }
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
    /// Family names of most Chinese, and of most Koreans; some are words elsewhere.
    pub(super) const CHINESE_FAMILY: Self = Self(1 << 21);
    pub(super) const KOREAN_FAMILY: Self = Self(1 << 22);
    /// Family names of Chinese of the south, as they are written there, and of Vietnamese.
    pub(super) const SOUTHERN_FAMILY: Self = Self(1 << 23);
    /// Last words of the names of bodies.
    pub(super) const BODY: Self =
        Self(Self::INSTITUTION.0 | Self::ORGANISATION.0 | Self::WEAK.0 | Self::GROUP.0);

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
    cues_begun(word, first_eight(word.as_bytes()))
}

/// The same of a word of which the [first eight](first_eight) letters are known.
#[inline]
pub(super) fn cues_begun(word: &str, begins: u64) -> Cues {
    Cues(CUES.get_begun(word.as_bytes(), begins))
}

/// The same, and the number of the word if known names begin with it.
#[inline(never)]
pub(super) fn cues_and_first(word: &str, begins: u64) -> (Cues, Option<FirstId>) {
    // Both lists are asked by one hash.
    let hash = of_word(word.as_bytes(), begins);
    (Cues(CUES.get_hashed(hash)), gazetteer().first_hashed(hash))
}

/// What a word tells with a capital for its first letter.
pub(super) fn cues_with_capital(word: &str) -> Cues {
    let mut letters = word.chars();
    let Some(first) = letters.next() else {
        return Cues::default();
    };
    // No cue is longer.
    let mut capital = [0; LONGEST];
    let mut length = 0;
    for c in first.to_uppercase().chain(letters) {
        let Some(rest) = capital.get_mut(length..length + c.len_utf8()) else {
            return Cues::default();
        };
        length += c.encode_utf8(rest).len();
    }
    let capital = capital.get(..length).unwrap_or_default();
    Cues(CUES.get(capital).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::facets::packed::tests::is_current;

    const TEXT: &str = include_str!("../../assets/lexicon/cues.txt");

    #[test]
    fn the_packed_words_and_first_names_are_current() {
        let words = include_str!("../../assets/lexicon/words.txt");
        let first_names = include_str!("../../assets/lexicon/first-names.txt");
        for (list, least, name) in [
            (words, 40_000, "words.bin"),
            (first_names, 8_000, "first-names.bin"),
        ] {
            let rows: Vec<&str> = list.lines().collect();
            assert!(rows.is_sorted_by(|one, next| one < next));
            assert!(rows.len() > least, "{}", rows.len());
            let packed = Words::pack(&rows);
            is_current(name, &packed);
            let read = Words::of(&packed);
            assert!(rows.iter().all(|row| read.has(row.as_bytes())));
        }
        assert!(words.lines().all(|row| row.len() <= LONGEST));
        assert!(is_word_in_any_case("Harbour") && !is_word_in_any_case("HARBOUX"));
        assert!(is_word("affordability") && is_word_in_any_case("Lateness"));
        for absent in ["", "a\n", "zzzz", "aaaa", "nato", "Ä", "ness", "zzness"] {
            assert!(!is_word(absent), "{absent}");
        }
    }

    const SECTIONS: [(&str, Cues); 24] = [
        ("institution-head", Cues::INSTITUTION),
        ("organisation-head", Cues::ORGANISATION),
        ("weak-head", Cues::WEAK),
        ("group-head", Cues::GROUP),
        ("company-head", Cues::COMPANY),
        ("place-head", Cues::PLACE),
        ("event-head", Cues::EVENT),
        ("title", Cues::TITLE),
        ("title-front", Cues::TITLE_FRONT),
        ("portfolio", Cues::PORTFOLIO),
        ("function", Cues::FUNCTION),
        ("acronym-not-actor", Cues::NOT_ACTOR),
        ("verb", Cues::VERB),
        ("actor-noun", Cues::ACTOR_NOUN),
        ("company-noun", Cues::COMPANY_NOUN),
        ("person-noun", Cues::PERSON_NOUN),
        ("before-place", Cues::BEFORE_PLACE),
        ("after-place", Cues::AFTER_PLACE),
        ("currency", Cues::CURRENCY),
        ("particle", Cues::PARTICLE),
        ("thing-front", Cues::THING_FRONT),
        ("chinese-family", Cues::CHINESE_FAMILY),
        ("korean-family", Cues::KOREAN_FAMILY),
        ("southern-family", Cues::SOUTHERN_FAMILY),
    ];

    /// Packs words under the names of what they tell.
    fn packed(text: &str) -> Vec<u8> {
        let mut all: BTreeMap<&str, Cues> = BTreeMap::new();
        let mut section = Cues::default();
        for row in text.lines().filter(|row| !row.starts_with('#')) {
            if let Some(name) = row.strip_prefix('[').and_then(|row| row.strip_suffix(']')) {
                let known = SECTIONS.iter().find(|(known, _)| *known == name);
                section = known.expect(name).1;
                continue;
            }
            for word in row.split(' ') {
                *all.entry(word).or_default() |= section;
            }
        }
        Dictionary::pack(all.iter().map(|(word, cues)| (*word, cues.0)))
    }

    #[test]
    fn the_packed_cues_are_current() {
        is_current("cues.bin", &packed(TEXT));
    }

    #[test]
    fn every_section_of_cues_is_known_and_used() {
        let named: Vec<&str> = TEXT
            .lines()
            .filter_map(|row| row.strip_prefix('[')?.strip_suffix(']'))
            .collect();
        let known: Vec<&str> = SECTIONS.iter().map(|(name, _)| *name).collect();
        assert_eq!(named, known);
        assert!(cues("Commission").any(Cues::INSTITUTION));
        assert!(TEXT.split_whitespace().all(|word| word.len() <= LONGEST));
        let particles = TEXT.lines().skip_while(|row| *row != "[particle]").nth(1);
        let longest = particles.and_then(|row| row.split(' ').map(str::len).max());
        assert_eq!(longest, Some(LONGEST_PARTICLE));
        assert_eq!(cues_with_capital("union"), cues("Union"));
        assert_eq!(cues_with_capital("élan"), cues("Élan"));
        assert_eq!(cues_with_capital(""), Cues::default());
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
