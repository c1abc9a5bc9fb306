//! Fields of joint effort by their names, and the words that tell of it, as data.

use std::ops::Range;
use std::sync::LazyLock;

use crate::facets::extract::lists::{lists, rows};
use crate::facets::phrase::{Phrase, PhraseError, Phrases, Token};

/// A field, by its number in the taxonomy.
pub(super) type Field = usize;

/// How a phrase stands to its field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sense {
    pub field: Field,
    /// Whether it names the field, or only belongs to it.
    pub is_name: bool,
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
}

/// What a phrase of the taxonomy stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Meaning {
    Sense(Sense),
    Cue(Cue),
}

/// Words of a sentence with what they stand for, in order.
pub(super) type Places<T> = Vec<(Range<usize>, T)>;

/// A field as it is listed.
struct Known {
    label: Box<str>,
    /// Whether it is so wide that articles name it in passing.
    is_wide: bool,
    /// The field that it is a part of.
    whole: Option<Field>,
}

/// Everything that finding areas goes by.
pub(super) struct Taxonomy {
    fields: Vec<Known>,
    phrases: Phrases<Meaning>,
}

/// Why a text is no taxonomy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum TaxonomyError {
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

impl Taxonomy {
    /// The taxonomy of the program.
    pub(super) fn bundled() -> &'static Self {
        static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| {
            // A test reads it too, so nothing is lost here.
            Taxonomy::read(
                include_str!("../../../../assets/lexicon/areas.txt"),
                include_str!("../../../../assets/lexicon/area-cues.txt"),
            )
            .unwrap_or_else(|_| Taxonomy::none())
        });
        &TAXONOMY
    }

    /// Reads fields, one a row, and cues in lists.
    pub(super) fn read(fields: &str, cues: &str) -> Result<Self, TaxonomyError> {
        let mut known: Vec<Known> = Vec::new();
        let mut wholes: Vec<(Field, &str)> = Vec::new();
        let mut phrases = Vec::new();
        for row in rows(fields) {
            let mut parts = row.split('|').map(str::trim);
            let (Some(label), Some(names), Some(others), None) =
                (parts.next(), parts.next(), parts.next(), parts.next())
            else {
                return Err(TaxonomyError::NoParts(row.to_owned()));
            };
            for (list, is_name) in [(names, true), (others, false)] {
                let sense = Sense {
                    field: known.len(),
                    is_name,
                };
                for text in list
                    .split(',')
                    .map(str::trim)
                    .filter(|text| !text.is_empty())
                {
                    phrases.push((parsed(text)?, Meaning::Sense(sense)));
                }
            }
            let (label, whole) = match label.split_once('<') {
                Some((label, whole)) => (label.trim(), Some(whole.trim())),
                None => (label, None),
            };
            wholes.extend(whole.map(|whole| (known.len(), whole)));
            let narrow = label.trim_start_matches('~');
            known.push(Known {
                label: narrow.into(),
                is_wide: narrow != label,
                whole: None,
            });
        }
        for (part, name) in wholes {
            let whole = known.iter().position(|field| &*field.label == name);
            let whole = whole.ok_or_else(|| TaxonomyError::NoWhole(name.to_owned()))?;
            if let Some(part) = known.get_mut(part) {
                part.whole = Some(whole);
            }
        }
        for list in lists(cues) {
            let cue = match list.name {
                "list" => Cue::List,
                "subject" => Cue::Subject,
                "joint" => Cue::Joint,
                "effort" => Cue::Effort,
                other => return Err(TaxonomyError::UnknownList(other.to_owned())),
            };
            for row in list.rows {
                phrases.push((parsed(row)?, Meaning::Cue(cue)));
            }
        }
        Ok(Self {
            fields: known,
            phrases: Phrases::new(phrases),
        })
    }

    fn none() -> Self {
        Self {
            fields: Vec::new(),
            phrases: Phrases::new(Vec::new()),
        }
    }

    /// Where fields come up, and where the words that tell of them stand.
    pub(super) fn places(&self, words: &[Token<'_>]) -> (Places<Sense>, Places<Cue>) {
        let (mut senses, mut cues) = (Vec::new(), Vec::new());
        for (covered, meaning) in self.phrases.places(words) {
            match meaning {
                Meaning::Sense(sense) => senses.push((covered, sense)),
                Meaning::Cue(cue) => cues.push((covered, cue)),
            }
        }
        (senses, cues)
    }

    /// The name of a field.
    pub(super) fn label(&self, field: Field) -> &str {
        self.fields.get(field).map_or("", |known| &known.label)
    }

    /// The field that a field is a part of.
    pub(super) fn whole(&self, field: Field) -> Option<Field> {
        self.fields.get(field)?.whole
    }

    /// Whether a field is so wide that articles name it in passing.
    pub(super) fn is_wide(&self, field: Field) -> bool {
        self.fields.get(field).is_some_and(|known| known.is_wide)
    }
}

fn parsed(text: &str) -> Result<Phrase, TaxonomyError> {
    Phrase::parse(text).map_err(|error| TaxonomyError::BadPhrase(text.to_owned(), error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::phrase::tokens;

    #[test]
    fn the_bundled_taxonomy_is_read() {
        let read = Taxonomy::read(
            include_str!("../../../../assets/lexicon/areas.txt"),
            include_str!("../../../../assets/lexicon/area-cues.txt"),
        );
        assert_eq!(read.as_ref().err(), None);
        assert!(read.is_ok_and(|read| read.fields.len() >= 80));
    }

    #[test]
    fn a_field_is_known_by_name_and_by_what_belongs_to_it() {
        let own = Taxonomy::read("kites | kite flying | string*", "[joint]\njoint").unwrap();
        let found: Vec<_> = (own.places(&tokens("Kite flying on strings")).0.into_iter())
            .map(|(words, sense)| (words, sense.field, sense.is_name))
            .collect();
        assert_eq!(found, [(0..2, 0, true), (3..4, 0, false)]);
        assert_eq!(own.label(0), "kites");
        assert_eq!(own.label(7), "");
    }

    #[test]
    fn a_mistake_is_told() {
        let told = |fields, cues| {
            Taxonomy::read(fields, cues)
                .err()
                .map(|error| error.to_string())
        };
        assert!(told("kites", "").is_some_and(|told| told.contains("kites")));
        assert!(told("a | *b |", "").is_some_and(|told| told.contains("*b")));
        assert!(told("", "[jointly]\nwith").is_some_and(|told| told.contains("jointly")));
    }
}
