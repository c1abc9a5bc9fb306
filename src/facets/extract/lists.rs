//! Word lists as files: rows under headings in brackets.

use super::sets::WordSet;
use crate::facets::packed::Dictionary;
use crate::facets::phrase::Token;

/// A list of a lexicon.
#[derive(Debug, PartialEq)]
pub(super) struct List<'a> {
    /// Name in the brackets.
    pub name: &'a str,
    /// Number behind the name; 1 if none stands there.
    pub weight: f32,
    /// Its rows, without those that are empty or begin with `#`.
    pub rows: Vec<&'a str>,
}

/// The lists of a lexicon, in order. What stands before the first belongs to none.
pub(super) fn lists(text: &str) -> Vec<List<'_>> {
    let mut lists: Vec<List<'_>> = Vec::new();
    for row in rows(text) {
        let heading = row.strip_prefix('[').and_then(|row| row.strip_suffix(']'));
        if let Some(heading) = heading {
            let (name, weight) = heading.split_once(' ').unwrap_or((heading, ""));
            lists.push(List {
                name,
                weight: weight.parse().unwrap_or(1.0),
                rows: Vec::new(),
            });
        } else if let Some(list) = lists.last_mut() {
            list.rows.push(row);
        }
    }
    lists
}

/// The rows that say something.
pub(super) fn rows(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(str::trim)
        .filter(|row| !row.is_empty() && !row.starts_with('#'))
}

/// What a word does in a sentence, as far as a list can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An article, number or the like.
    Determiner,
    /// A word before a noun phrase.
    Preposition,
    /// A word between clauses or words.
    Conjunction,
    /// A word for a noun phrase.
    Pronoun,
    /// A word beside a verb or adjective.
    Adverb,
    /// A verb, in a form that is hardly ever a noun.
    Verb,
    /// Anything else: nouns and adjectives for the most part.
    Content,
}

/// What a word can be besides, for one purpose or another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Names a field or a kind of work once another word narrows it.
    Field = 1,
    /// An adjective that narrows nothing.
    General = 2,
    /// A noun that says nothing of a field behind "joint".
    Pale = 4,
    /// Part of the name of somebody who acts.
    Body = 8,
    /// Part of the name of what they do.
    Programme = 16,
    /// Somebody whom a field belongs to.
    Owner = 32,
    /// A measure of time, money or quantity.
    Measure = 64,
    /// Somebody who acts or is acted for.
    Actor = 128,
    /// A field that says little unless another word narrows it.
    Wide = 256,
    /// What is paid or borne, so that more of it is worse and less of it is better.
    Charge = 512,
    /// A verb with how long something lasts.
    Lasting = 1024,
    /// Opens a construction that tells of trouble, whatever the words in it.
    Frame = 2048,
    /// A verb that only helps others.
    Helping = 4096,
    /// A verb that puts an end to what it is done to, in the forms of what was done.
    Undone = 8192,
    /// A verb by which something goes: "the threat receded".
    Gone = 16384,
    /// Another word by which trouble may be told to be over.
    Ending = 32768,
}

/// Whether a word is a form of "be".
pub(super) fn is_form_of_be(word: &str) -> bool {
    matches!(
        word,
        "is" | "are" | "was" | "were" | "am" | "be" | "been" | "being"
    )
}

/// Whether a folded word is a verb that only helps others.
pub(super) fn is_helping(folded: &str) -> bool {
    let (_, classes) = WordKinds::bundled().known(folded);
    classes.any(&[Class::Helping])
}

/// The classes of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes(u16);

impl Classes {
    /// Whether the word is of one of these.
    pub(super) fn any(self, of: &[Class]) -> bool {
        of.iter().any(|class| self.0 & *class as u16 != 0)
    }

    /// These and those of another word.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What is known of single words: the number of their kind, and their classes
/// from [`CLASSES`] on.
pub(super) struct WordKinds(Dictionary<'static>);

/// The bits of a word's number before those of its classes.
const CLASSES: u32 = 8;

/// Kinds by their numbers: first that of words which no list has.
const KINDS: [Kind; 7] = [
    Kind::Content,
    Kind::Determiner,
    Kind::Preposition,
    Kind::Conjunction,
    Kind::Pronoun,
    Kind::Adverb,
    Kind::Verb,
];

impl WordKinds {
    /// The list of the program.
    pub(super) fn bundled() -> &'static Self {
        static ALL: WordKinds = WordKinds(Dictionary::of(include_bytes!(
            "../../../assets/lexicon/packed/word-kinds.bin"
        )));
        &ALL
    }

    /// What a folded word does in a sentence, and what it can be besides.
    pub(super) fn known(&self, folded: &str) -> (Kind, Classes) {
        told(self.0.get(folded.as_bytes()).unwrap_or_default(), folded)
    }

    /// The same of a word of a sentence.
    #[inline]
    pub(super) fn known_of(&self, word: &Token<'_>) -> (Kind, Classes) {
        let known = self.0.get_begun(word.folded().as_bytes(), word.begins());
        told(known, word.folded())
    }

    /// What a folded word does in a sentence.
    pub(super) fn kind(&self, folded: &str) -> Kind {
        self.known(folded).0
    }
}

/// What the number that the list has for a word, and else its ending, tell.
#[inline]
fn told(known: u32, folded: &str) -> (Kind, Classes) {
    let classes = Classes(u16::try_from(known >> CLASSES).unwrap_or_default());
    let number = (known & ((1 << CLASSES) - 1)) as usize;
    let kind = KINDS.get(number).copied().unwrap_or(Kind::Content);
    // Of the letters, which are at hand before the number is, first.
    let ends_like_adverb = matches!(folded.as_bytes(), [_, _, _, .., b'l', b'y']);
    if ends_like_adverb && kind == Kind::Content && !WordSet::LikeAdverb.has(folded) {
        return (Kind::Adverb, classes);
    }
    (kind, classes)
}

/// The stem by which words of one family are told: a rough cut of English
/// endings, enough to compare labels.
#[expect(clippy::unnested_or_patterns, reason = "each ending as it is written")]
pub(super) fn stem(folded: &str) -> &str {
    // The longest ending that leaves enough.
    let length = match folded.as_bytes() {
        [stem @ .., b'a', b't', b'i', b'o', b'n', b's']
        | [stem @ .., b'i', b't', b'i', b'e', b's']
        | [stem @ .., b'm', b'e', b'n', b't', b's']
        | [stem @ .., b'i', b'n', b'g', b's']
        | [stem @ .., b'i', b'o', b'n', b's']
        | [stem @ .., b'i', b'e', b's']
        | [stem @ .., b'e', b'r', b's']
        | [stem @ .., b'e', b's']
        | [stem @ .., b's']
        | [stem @ .., b'i', b's' | b'z', b'a', b't', b'i', b'o', b'n']
        | [stem @ .., b'a', b't', b'i', b'o', b'n']
        | [stem @ .., b'i', b'o', b'n']
        | [stem @ .., b'i', b'e', b'd']
        | [stem @ .., b'e', b'd']
        | [stem @ .., b'i', b't', b'y']
        | [stem @ .., b'y']
        | [stem @ .., b'm', b'e', b'n', b't']
        | [stem @ .., b'i', b'n', b'g']
        | [stem @ .., b'e', b'r']
        | [stem @ .., b'a', b'l']
        | [stem @ .., b'e']
            if stem.len() >= 4 =>
        {
            stem.len()
        }
        all => all.len(),
    };
    folded.get(..length).unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::facets::packed::tests::is_current;

    #[test]
    fn rows_stand_under_their_heading() {
        let read = lists("# note\nlost\n[one 0.5]\na b\n\n# c\nd*\n[two]\ne");
        let shown: Vec<_> = (read.iter())
            .map(|list| (list.name, list.weight, list.rows.join("/")))
            .collect();
        assert_eq!(
            shown,
            [
                ("one", 0.5, "a b/d*".to_owned()),
                ("two", 1.0, "e".to_owned())
            ]
        );
    }

    #[test]
    fn words_of_one_family_have_one_stem() {
        for family in [
            ["fishing", "fished"],
            ["standard", "standards"],
            ["regulation", "regulate"],
            ["monitor", "monitoring"],
        ] {
            let stems = family.map(stem);
            assert!(stems[0].starts_with(stems[1]) || stems[1].starts_with(stems[0]));
        }
        assert_eq!(stem("aid"), "aid");
    }

    /// Packs the lists of kinds and classes.
    fn packed(text: &str) -> Vec<u8> {
        let mut all: BTreeMap<&str, u32> = BTreeMap::new();
        for list in lists(text) {
            let kind = match list.name {
                "determiner" => Ok(Kind::Determiner),
                "preposition" => Ok(Kind::Preposition),
                "conjunction" => Ok(Kind::Conjunction),
                "pronoun" => Ok(Kind::Pronoun),
                "adverb" => Ok(Kind::Adverb),
                "verb" => Ok(Kind::Verb),
                "field" => Err(Class::Field),
                "general" => Err(Class::General),
                "pale" => Err(Class::Pale),
                "body" => Err(Class::Body),
                "programme" => Err(Class::Programme),
                "owner" => Err(Class::Owner),
                "measure" => Err(Class::Measure),
                "actor" => Err(Class::Actor),
                "wide" => Err(Class::Wide),
                "charge" => Err(Class::Charge),
                "lasting" => Err(Class::Lasting),
                "frame" => Err(Class::Frame),
                "helping" => Err(Class::Helping),
                "undone" => Err(Class::Undone),
                "gone" => Err(Class::Gone),
                "ending" => Err(Class::Ending),
                other => panic!("unknown list {other}"),
            };
            for word in list.rows.iter().flat_map(|row| row.split_whitespace()) {
                let known = all.entry(word).or_default();
                match kind {
                    // The first list that has a word keeps it.
                    Ok(kind) if known.trailing_zeros() >= CLASSES => {
                        let number = KINDS.iter().position(|one| *one == kind);
                        *known |= number.unwrap() as u32;
                    }
                    Ok(_) => {}
                    Err(class) => *known |= (class as u32) << CLASSES,
                }
            }
        }
        Dictionary::pack(all)
    }

    #[test]
    fn the_packed_kinds_are_current() {
        let text = include_str!("../../../assets/lexicon/word-kinds.txt");
        is_current("word-kinds.bin", &packed(text));
    }

    #[test]
    fn kinds_of_words_are_known() {
        let kinds = WordKinds::bundled();
        assert_eq!(kinds.kind("the"), Kind::Determiner);
        assert_eq!(kinds.kind("quickly"), Kind::Adverb);
        assert_eq!(kinds.kind("harbour"), Kind::Content);
        assert!(kinds.known("monitoring").1.any(&[Class::Field]));
        assert!(!kinds.known("monitor").1.any(&[Class::Field]));
    }
}
