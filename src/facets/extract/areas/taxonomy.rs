//! Fields of joint effort by their names, and the words that tell of it, as data.

use std::ops::Range;

use crate::facets::packed::{Four, Texts, number, parts};
use crate::facets::phrase::{Table, Token};

/// A field, by its number in the taxonomy.
pub(super) type Field = usize;

/// How a phrase stands to its field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sense {
    pub field: Field,
    /// Whether it names the field, or only belongs to it.
    pub is_name: bool,
    /// Whether it says so only in a list of fields: "security".
    pub is_for_lists: bool,
}

impl Sense {
    /// The senses of a field, by their numbers.
    fn of(field: Field, number: u32) -> Self {
        Self {
            field,
            is_name: number == 0,
            is_for_lists: number == 2,
        }
    }
}

/// What a word or phrase says of the field beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cue {
    /// Fields follow: "areas such as".
    List,
    /// A field stood before: "a key area".
    Subject,
    /// A field follows at once: "joint".
    Joint,
    /// Somebody does something for it: "support".
    Effort,
    /// Fields follow if a colon does: "pillars".
    Announced,
    /// Why or by what follows, and not what is worked on: "caused by".
    Cause,
}

/// What a phrase of the taxonomy stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Meaning {
    Sense(Sense),
    Cue(Cue),
}

/// Words of a sentence with what they stand for, in order.
pub(super) type Places<T> = Vec<(Range<usize>, T)>;

impl Meaning {
    /// By the number that its phrases have.
    fn of(number: u32) -> Self {
        match number {
            0 => Self::Cue(Cue::List),
            1 => Self::Cue(Cue::Subject),
            2 => Self::Cue(Cue::Joint),
            3 => Self::Cue(Cue::Effort),
            4 => Self::Cue(Cue::Announced),
            5 => Self::Cue(Cue::Cause),
            sense => Self::Sense(Sense::of((sense / 3 - 2) as usize, sense % 3)),
        }
    }
}

/// Everything that finding areas goes by.
pub(super) struct Taxonomy<'a> {
    /// The names of the fields.
    fields: Texts<'a>,
    /// Of each field whether it is wide.
    wide: &'a [u8],
    /// Of each field the number from 1 of the one that it is a part of, or 0.
    wholes: &'a [Four],
    phrases: Table<'a>,
}

impl<'a> Taxonomy<'a> {
    /// The taxonomy of the program.
    pub(super) fn bundled() -> &'static Taxonomy<'static> {
        static TAXONOMY: Taxonomy<'static> = Taxonomy::of(include_bytes!(
            "../../../../assets/lexicon/packed/areas.bin"
        ));
        &TAXONOMY
    }

    /// A taxonomy as it is packed.
    const fn of(list: &'a [u8]) -> Self {
        let [fields, wide, wholes, phrases] = parts(list);
        Self {
            fields: Texts::of(fields),
            wide,
            wholes: wholes.as_chunks().0,
            phrases: Table::of(phrases),
        }
    }

    /// Where fields come up, and where the words that tell of them stand.
    pub(super) fn places(&self, words: &[Token<'_>]) -> (Places<Sense>, Places<Cue>) {
        let (mut senses, mut cues) = (Vec::new(), Vec::new());
        self.read(words, &mut senses, &mut cues);
        (senses, cues)
    }

    /// The same in the room that another sentence took.
    pub(super) fn read(
        &self,
        words: &[Token<'_>],
        senses: &mut Places<Sense>,
        cues: &mut Places<Cue>,
    ) {
        senses.clear();
        cues.clear();
        self.phrases
            .each_place(words, |covered, number| match Meaning::of(number) {
                Meaning::Sense(sense) => senses.push((covered, sense)),
                Meaning::Cue(cue) => cues.push((covered, cue)),
            });
    }

    /// The name of a field.
    pub(super) fn label(&self, field: Field) -> &'a str {
        self.fields.get(field).unwrap_or_default()
    }

    /// The field that a field is a part of.
    pub(super) fn whole(&self, field: Field) -> Option<Field> {
        number(*self.wholes.get(field)?).checked_sub(1)
    }

    /// Whether a field is so wide that articles name it in passing.
    pub(super) fn is_wide(&self, field: Field) -> bool {
        self.wide.get(field) == Some(&1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::extract::lists::{lists, rows};
    use crate::facets::packed::{four, joined, tests::is_current};
    use crate::facets::phrase::{Phrase, PhraseError, tokens};

    /// Why a text is no taxonomy.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    enum TaxonomyError {
        /// A row without its parts.
        #[error("“{0}” needs a label and two lists between bars")]
        NoParts(String),
        /// A phrase that cannot be looked for.
        #[error("“{0}” {1}")]
        BadPhrase(String, PhraseError),
        /// A field that is said to be a part of one that is not there.
        #[error("“{0}” is a part of no field")]
        NoWhole(String),
        /// A list of cues that nothing is known for.
        #[error("unknown list “{0}”")]
        UnknownList(String),
    }

    fn parsed(text: &str) -> Result<Phrase, TaxonomyError> {
        Phrase::parse(text).map_err(|error| TaxonomyError::BadPhrase(text.to_owned(), error))
    }

    /// Packs fields, one a row, and cues in lists.
    fn packed(fields: &str, cues: &str) -> Result<Vec<u8>, TaxonomyError> {
        let (mut labels, mut wide) = (Vec::new(), Vec::new());
        let mut of_wholes = Vec::new();
        let mut phrases = Vec::new();
        for row in rows(fields) {
            let parts: Vec<&str> = row.split('|').map(str::trim).collect();
            let (label, lists) = match parts.as_slice() {
                [label, names, others] => (label, [names, others, &""]),
                [label, names, others, listed] => (label, [names, others, listed]),
                _ => return Err(TaxonomyError::NoParts(row.to_owned())),
            };
            for (sense, list) in lists.into_iter().enumerate() {
                let number = (labels.len() as u32 + 2) * 3 + sense as u32;
                let texts = list.split(',').map(str::trim);
                for text in texts.filter(|text| !text.is_empty()) {
                    phrases.push((parsed(text)?, number));
                }
            }
            let (label, whole) = match label.split_once('<') {
                Some((label, whole)) => (label.trim(), Some(whole.trim())),
                None => (*label, None),
            };
            let narrow = label.trim_start_matches('~');
            labels.push(narrow);
            of_wholes.push(whole);
            wide.push(u8::from(narrow != label));
        }
        let mut wholes = Vec::new();
        for whole in of_wholes {
            let at = whole.map(|whole| labels.iter().position(|label| *label == whole));
            match at {
                Some(None) => return Err(TaxonomyError::NoWhole(whole.unwrap_or("").to_owned())),
                Some(Some(at)) => wholes.extend(four(at + 1)),
                None => wholes.extend(four(0)),
            }
        }
        for list in lists(cues) {
            let names = ["list", "subject", "joint", "effort", "announced", "cause"];
            let Some(cue) = names.iter().position(|name| *name == list.name) else {
                return Err(TaxonomyError::UnknownList(list.name.to_owned()));
            };
            for row in list.rows {
                phrases.push((parsed(row)?, cue as u32));
            }
        }
        Ok(joined(&[
            &Texts::pack(labels),
            &wide,
            &wholes,
            &Table::pack(phrases.iter().map(|(phrase, number)| (phrase, *number))),
        ]))
    }

    #[test]
    fn the_packed_taxonomy_is_current() {
        let list = packed(
            include_str!("../../../../assets/lexicon/areas.txt"),
            include_str!("../../../../assets/lexicon/area-cues.txt"),
        );
        let list = list.map_err(|error| error.to_string()).unwrap();
        is_current("areas.bin", &list);
        let read = Taxonomy::of(&list);
        assert!(!read.label(80).is_empty() && read.phrases.len() > 2000);
        assert!((0..80).any(|field| read.is_wide(field)));
    }

    #[test]
    fn a_field_is_known_by_name_and_by_what_belongs_to_it() {
        let list = packed(
            "kites < weather | kite flying | string*\n~weather | wind | | storm",
            "[list]\nsuch as\n[subject]\na field\n[joint]\njoint\n[effort]\nhelp*",
        );
        let list = list.unwrap();
        let own = Taxonomy::of(&list);
        let words = tokens("Helping kite flying on strings, a field such as joint wind");
        let (senses, cues) = own.places(&words);
        let listed = own.places(&tokens("storm")).0;
        assert!(listed.iter().all(|(_, sense)| sense.is_for_lists) && listed.len() == 1);
        let senses: Vec<_> = (senses.into_iter())
            .map(|(words, sense)| (words, sense.field, sense.is_name))
            .collect();
        assert_eq!(
            senses,
            [(1..3, 0, true), (4..5, 0, false), (10..11, 1, true)]
        );
        assert_eq!(
            cues,
            [
                (0..1, Cue::Effort),
                (5..7, Cue::Subject),
                (7..9, Cue::List),
                (9..10, Cue::Joint)
            ]
        );
        assert_eq!(
            [0, 1, 7].map(|field| own.label(field)),
            ["kites", "weather", ""]
        );
        assert_eq!(
            [0, 1, 7].map(|field| own.whole(field)),
            [Some(1), None, None]
        );
        assert_eq!(
            [0, 1, 7].map(|field| own.is_wide(field)),
            [false, true, false]
        );
    }

    #[test]
    fn a_word_of_another_family_is_no_cue() {
        for text in [
            "a partner in crime",
            "the dealers on",
            "the harmonies of",
            "the workers together on",
            "a mouse on",
            "a strategist for",
            "trainees",
            "aimless",
            "an allowance",
            "combatants",
            "the settlers up",
        ] {
            let (_, cues) = Taxonomy::bundled().places(&tokens(text));
            let is_single = !text.contains(' ');
            let leads = cues.iter().any(|(_, cue)| is_single || *cue == Cue::List);
            assert!(!leads, "{text}: {cues:?}");
        }
    }

    #[test]
    fn a_mistake_is_told() {
        let told = |fields, cues| packed(fields, cues).err().map(|error| error.to_string());
        assert!(told("kites", "").is_some_and(|told| told.contains("kites")));
        assert!(told("a < c | b |", "").is_some_and(|told| told.contains("“c”")));
        assert!(told("a | *b |", "").is_some_and(|told| told.contains("*b")));
        assert!(told("", "[jointly]\nwith").is_some_and(|told| told.contains("jointly")));
    }
}
