//! What is remembered of an article from one run to the next: where the reader
//! was, what they have read and marked, and where they came from.
//!
//! It is a JSON object of one key for each thing, marks each by their own, so
//! that what two instances change can be merged by key. Keys that are not known
//! here stay in the file.

mod uniting;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::anchor::{Anchor, Finder};
use super::history::{JUMPS, JumpList, Marks};
use crate::facets::decisions::{self, Decision};
use crate::text::{Clean, Document, SentenceId, Span, fingerprint};

pub use uniting::{percent_read, unite};

/// What stands before the letter in the key of a mark.
const MARK: &str = "mark ";
/// Most read sentences that are remembered by their words too.
const KNOWN_BY_WORDS: usize = 20_000;

/// What is remembered of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Its title, for people.
    pub title: Clean,
    /// The fingerprint of its sentences, in hexadecimal digits.
    pub text: String,
    /// Where the reader was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<KeptPlace>,
    /// What was read.
    pub read: KeptRead,
    /// Places left by jumping.
    pub jumps: KeptJumps,
    /// What was chosen of the facets.
    pub chosen: KeptChoice,
    /// What was decided about the entries, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
    /// Marks by letter.
    #[serde(skip)]
    pub marks: BTreeMap<char, Anchor>,
}

/// Where the reader was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptPlace {
    /// The focused sentence.
    pub sentence: Anchor,
    /// The row of the pane that it began on.
    pub row: u16,
}

/// Which sentences were read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptRead {
    /// Share of all sentences, in percent.
    pub percent: usize,
    /// How many sentences there are.
    pub of: u32,
    /// Their numbers, as in "0-12 15".
    pub sentences: String,
    /// For another edition of the article: 32 bits of the fingerprint of each,
    /// in Base64.
    pub words: String,
}

/// Places left by jumping, the last 100.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptJumps {
    /// In the order in which they were left.
    pub places: Vec<Anchor>,
    /// How many of them lie behind.
    pub behind: usize,
}

/// What was chosen of the facets, by names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptChoice {
    /// The facet that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facet: Option<Clean>,
    /// The chosen entry, with its facet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<(Clean, Clean)>,
}

impl Kept {
    /// Reads what was remembered.
    ///
    /// # Errors
    ///
    /// What is not as this version writes it.
    pub fn from_object(object: &Map<String, Value>) -> Result<Self, serde_json::Error> {
        let mut kept = Self::deserialize(Value::Object(object.clone()))?;
        // No more than is ever written, for each place is looked for.
        kept.jumps.places.truncate(JUMPS);
        kept.decisions.truncate(decisions::MOST);
        for (key, value) in object {
            let letter: Option<char> = key.strip_prefix(MARK).and_then(|name| name.parse().ok());
            if let Some(letter) = letter.filter(char::is_ascii_lowercase) {
                kept.marks.insert(letter, Anchor::deserialize(value)?);
            }
        }
        Ok(kept)
    }

    /// What is to be remembered, as an object.
    pub fn to_object(&self) -> Map<String, Value> {
        let mut object = match serde_json::to_value(self) {
            Ok(Value::Object(object)) => object,
            Ok(_) | Err(_) => Map::new(),
        };
        for (letter, anchor) in &self.marks {
            if let Ok(anchor) = serde_json::to_value(anchor) {
                object.insert(format!("{MARK}{letter}"), anchor);
            }
        }
        object
    }

    /// Finds its anchors in a document.
    pub fn finder<'a>(&self, document: &'a Document) -> Finder<'a> {
        Finder::new(document, u64::from_str_radix(&self.text, 16).ok())
    }
}

impl KeptRead {
    fn of(document: &Document, ranges: &[Range<u32>], percent: usize) -> Self {
        let words: Vec<u8> = (ranges.iter().cloned().flatten())
            .take(KNOWN_BY_WORDS)
            .flat_map(|id| by_words(document, SentenceId(id)).to_le_bytes())
            .collect();
        Self {
            percent,
            of: SentenceId::at(document.sentences().len()).0,
            sentences: shown(ranges),
            words: STANDARD_NO_PAD.encode(words),
        }
    }

    /// The sentences that were read, in the document they were read in or in
    /// another edition of it.
    pub fn sentences(&self, document: &Document, is_same: bool) -> Vec<SentenceId> {
        let all = SentenceId::at(document.sentences().len()).0;
        if is_same {
            return ranges(&self.sentences, all)
                .flatten()
                .map(SentenceId)
                // No more than there are, whatever the file says.
                .take(all as usize)
                .collect();
        }
        let words = STANDARD_NO_PAD.decode(&self.words).unwrap_or_default();
        let mut left: HashMap<u32, usize> = HashMap::new();
        for word in words.as_chunks().0 {
            *left.entry(u32::from_le_bytes(*word)).or_default() += 1;
        }
        if left.is_empty() {
            return Vec::new();
        }
        (0..all)
            .map(SentenceId)
            .filter(|id| match left.get_mut(&by_words(document, *id)) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    true
                }
                Some(_) | None => false,
            })
            .collect()
    }
}

/// Ranges of numbers below `end`, as in "0-12 15".
fn ranges(shown: &str, end: u32) -> impl Iterator<Item = Range<u32>> {
    let number = |digits: &str| digits.parse::<u32>().ok();
    shown.split(' ').filter_map(move |range| {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        Some(number(first)?..number(last)?.saturating_add(1).min(end))
    })
}

/// The same, written.
fn shown(ranges: &[Range<u32>]) -> String {
    let shown = ranges.iter().map(|range| match range.end - range.start {
        1 => range.start.to_string(),
        _ => format!("{}-{}", range.start, range.end - 1),
    });
    shown.collect::<Vec<_>>().join(" ")
}

/// A number for the words of a sentence.
fn by_words(document: &Document, id: SentenceId) -> u32 {
    let [a, b, c, d, ..] = fingerprint(document.sentence_text(id)).to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// What is to be remembered, quickly taken down; the words are looked up later.
#[derive(Debug, Clone)]
pub struct Keepsake {
    pub(super) document: Arc<Document>,
    pub(super) name: Clean,
    pub(super) place: Option<(SentenceId, u16)>,
    pub(super) read: Vec<Range<u32>>,
    pub(super) percent: usize,
    pub(super) jumps: JumpList,
    pub(super) chosen: KeptChoice,
    pub(super) decisions: Vec<Decision>,
    pub(super) marks: Marks,
    pub(super) orphans: BTreeMap<char, Anchor>,
}

impl Keepsake {
    /// With its words.
    pub fn kept(&self) -> Kept {
        let document = &self.document;
        let anchor = |id| Anchor::of(document, id);
        let at = |place: Span| document.sentence_at(place.block, place.start).map(anchor);
        let marks = self.marks.iter();
        let marks = marks.filter_map(|(letter, place)| Some((*letter, at(*place)?)));
        Kept {
            title: document.meta.title.clone().unwrap_or(self.name.clone()),
            text: format!("{:016x}", document.fingerprint()),
            place: self.place.map(|(sentence, row)| KeptPlace {
                sentence: anchor(sentence),
                row,
            }),
            read: KeptRead::of(document, &self.read, self.percent),
            jumps: KeptJumps {
                places: self.jumps.places().iter().filter_map(|p| at(*p)).collect(),
                behind: self.jumps.behind(),
            },
            chosen: self.chosen.clone(),
            decisions: self.decisions.clone(),
            marks: self.orphans.clone().into_iter().chain(marks).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockKind, DocumentBuilder};

    fn document(sentences: &[&str]) -> Document {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, &sentences.join(" "), 0..0);
        builder.finish()
    }

    fn numbers(read: &KeptRead, document: &Document, is_same: bool) -> Vec<u32> {
        let found = read.sentences(document, is_same);
        found.into_iter().map(|id| id.0).collect()
    }

    #[test]
    fn what_was_read_is_known_by_number_and_in_another_edition_by_words() {
        let old = document(&["One fish.", "Two nets.", "No wind.", "No wind.", "Home."]);
        let read = KeptRead::of(&old, &[0..1, 2..4], 60);
        assert_eq!(read.sentences, "0 2-3");
        assert_eq!(numbers(&read, &old, true), [0, 2, 3]);
        assert_eq!(numbers(&read, &old, false), [0, 2, 3]);
        let new = document(&["No wind.", "One more.", "One fish.", "No wind.", "No wind."]);
        assert_eq!(numbers(&read, &new, false), [0, 2, 3]);
    }

    #[test]
    fn a_strange_file_costs_nothing() {
        let document = document(&["One fish."]);
        let read = KeptRead {
            sentences: "0-4294967295 7 x - 3-1 0-99".to_owned(),
            words: "!".to_owned(),
            ..KeptRead::default()
        };
        assert_eq!(numbers(&read, &document, true), [0]);
        assert_eq!(numbers(&read, &document, false), [0; 0]);
    }

    #[test]
    fn an_object_holds_all_of_it_and_each_mark_by_itself() {
        let document = document(&["One fish.", "Two nets."]);
        let mut kept = Kept {
            title: Clean::line("Fish"),
            place: Some(KeptPlace {
                sentence: Anchor::of(&document, SentenceId(1)),
                row: 3,
            }),
            ..Kept::default()
        };
        kept.marks.insert('a', Anchor::of(&document, SentenceId(0)));
        let object = kept.to_object();
        assert!(object.contains_key("mark a"));
        assert_eq!(Kept::from_object(&object).unwrap(), kept);
        assert_eq!(Kept::from_object(&Map::new()).unwrap(), Kept::default());
        let mut strange = object.clone();
        strange.insert("mark ß".to_owned(), object["mark a"].clone());
        let places = vec![Value::Object(Map::new()); JUMPS + 1];
        strange.insert("jumps".to_owned(), serde_json::json!({ "places": places }));
        let kept = Kept::from_object(&strange).unwrap();
        assert_eq!((kept.marks.len(), kept.jumps.places.len()), (1, JUMPS));
        let mut wrong = object;
        wrong.insert("mark b".to_owned(), 7.into());
        assert!(Kept::from_object(&wrong).is_err());
    }
}
