//! Facets of an article: classes of things that it is about, their entries, and
//! the sentences that are the evidence.
//!
//! A lens names the facets; code knows only ways of finding entries. Panel,
//! search scopes, colours and output iterate what the lens lists.

mod bounds;
mod cells;
pub mod decisions;
mod extract;
mod hash;
mod kind;
pub mod lens;
mod lexicon;
mod names;
mod packed;
mod pattern;
mod phrase;
mod reasons;
mod token;

use std::cmp::Reverse;
use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use crate::text::{Clean, Document, SentenceId, Span};

pub use bounds::{LONG, MOST, within_bounds};
pub use cells::{all_sentences, cell_end, cell_of, runs};
pub use kind::{Hue, Kind};
pub use lens::{awaited, extract};
pub use reasons::Reason;

/// Number of a facet in its briefing, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FacetId(pub u16);

/// Number of an entry in its briefing, from 0, over all facets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u32);

impl FacetId {
    /// Position in the list of facets.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl EntryId {
    /// Position in the list of entries.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What the number beside an entry counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CountBy {
    /// Occurrences of the entry's names.
    #[default]
    Mentions,
    /// Sentences that are evidence.
    Evidence,
}

/// A class of things that an article is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// Name in files and output: "actors".
    pub id: Clean,
    /// Title of its tab: "Actors".
    pub title: Clean,
    /// One of its entries, in words: "actor".
    pub singular: Clean,
    /// Character that stands before a name in a query: `@`.
    pub sigil: Option<char>,
    /// Sign of its entries, one cell wide: `●`.
    pub glyph: Clean,
    /// Sign of entries that are not in the focused sentence, one cell wide: `◦`.
    pub hollow: Clean,
    /// Character of ASCII that stands for the sign where nothing else can be
    /// drawn; no two facets have the same.
    pub ascii: Clean,
    /// What is counted.
    pub count: CountBy,
    /// Letter that leads to its list from the list of another.
    pub key: Option<char>,
    /// Its hue; else one that no other facet has asked for.
    pub hue: Option<Hue>,
    /// The kinds that the lens lists, in that order.
    pub kinds: Vec<Kind>,
    /// Entries found in the article, most important first.
    pub entries: Vec<EntryId>,
}

impl Facet {
    /// A facet of which only its name in files is known.
    fn empty(id: &Clean) -> Self {
        Self {
            id: id.clone(),
            title: Clean::default(),
            singular: Clean::default(),
            sigil: None,
            glyph: Clean::default(),
            hollow: Clean::default(),
            ascii: Clean::default(),
            count: CountBy::default(),
            key: None,
            hue: None,
            kinds: Vec::new(),
            entries: Vec::new(),
        }
    }
}

/// Another surface form of an entry, with its occurrences in the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The form as the article prints it.
    pub form: Clean,
    /// How often it occurs.
    pub count: u32,
}

/// Words of the longest form that is listed: what is longer tells of an entry and does
/// not name it.
const LONGEST_FORM: usize = 10;

impl Alias {
    /// The printed forms of some mentions with their counts, commonest first.
    pub fn of(document: &Document, mentions: &[Mention]) -> SmallVec<[Self; 1]> {
        let mut printed = mentions.iter().map(|mention| document.slice(mention.span));
        let Some(first) = printed.next() else {
            return SmallVec::new();
        };
        // So it is with most.
        if printed.clone().all(|form| form == first) {
            return if is_name(first) {
                smallvec![Self::new(first, mentions.len())]
            } else {
                SmallVec::new()
            };
        }
        // Each with where it stands first and how often it does.
        let mut forms: SmallVec<[(&str, usize, usize); 4]> = smallvec![(first, 0, 1)];
        for (at, form) in (1..).zip(printed) {
            match forms.last_mut() {
                Some((last, _, count)) if *last == form => *count += 1,
                _ => forms.push((form, at, 1)),
            }
        }
        forms.sort_unstable();
        forms.dedup_by(|(next, _, more), (form, _, count)| {
            let is_same = next == form;
            *count += if is_same { *more } else { 0 };
            is_same
        });
        forms.retain(|(form, ..)| is_name(form));
        forms.sort_unstable_by_key(|(_, at, count)| (Reverse(*count), *at));
        (forms.into_iter())
            .map(|(form, _, count)| Self::new(form, count))
            .collect()
    }

    fn new(form: &str, count: usize) -> Self {
        Self {
            form: Clean::line(form),
            count: u32::try_from(count).unwrap_or(u32::MAX),
        }
    }
}

/// Whether a form is short enough to name somebody.
fn is_name(form: &str) -> bool {
    // So many words and the blanks between them take no less.
    form.len() <= 2 * LONGEST_FORM || form.split_whitespace().nth(LONGEST_FORM).is_none()
}

/// One occurrence of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// The sentence around it.
    pub sentence: SentenceId,
}

/// One member of a facet. Most stand in one sentence or two under one name, so such
/// lists need no room of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Facet that it belongs to.
    pub facet: FacetId,
    /// Name in files: "south-korea".
    pub id: Clean,
    /// Name as shown.
    pub label: Clean,
    /// Kind within its facet, as shown: "state".
    pub kind: Option<Clean>,
    /// Name in files of the entry of its facet that it is a part of.
    pub parent: Option<Clean>,
    /// What it is, in a sentence.
    pub summary: Option<Clean>,
    /// All names that the lens gives, label first.
    pub names: SmallVec<[Clean; 1]>,
    /// Forms that occur in the article, commonest first.
    pub aliases: SmallVec<[Alias; 1]>,
    /// Occurrences, in reading order.
    pub mentions: SmallVec<[Mention; 2]>,
    /// Sentences that support the entry, in reading order, each once.
    pub evidence: SmallVec<[SentenceId; 4]>,
    /// For each piece of evidence the surest rule that found it; none where a
    /// lens names the entry.
    pub reasons: SmallVec<[Reason; 2]>,
    /// Shown last and marked, because only general signs speak for it.
    pub is_weak: bool,
    /// A reader said that it is one.
    pub is_accepted: bool,
}

impl Entry {
    /// The surest of its reasons; none where a lens names the entry.
    pub fn reason(&self) -> Option<Reason> {
        let sure = |best: Reason, next: Reason| {
            if next.certainty > best.certainty {
                next
            } else {
                best
            }
        };
        self.reasons.iter().copied().reduce(sure)
    }

    /// Mentions within some sentences, in reading order.
    pub fn mentions_in(&self, sentences: Range<u32>) -> &[Mention] {
        let before =
            |number: u32| (self.mentions).partition_point(|mention| mention.sentence.0 < number);
        let (first, end) = (before(sentences.start), before(sentences.end));
        self.mentions.get(first..end).unwrap_or_default()
    }

    /// Whether any of some sentences is evidence of the entry.
    pub fn is_supported_within(&self, sentences: Range<u32>) -> bool {
        let first = (self.evidence).partition_point(|id| id.0 < sentences.start);
        (self.evidence.get(first)).is_some_and(|id| id.0 < sentences.end)
    }

    /// Whether a sentence is evidence of the entry.
    pub fn is_supported_by(&self, sentence: SentenceId) -> bool {
        self.evidence.binary_search(&sentence).is_ok()
    }
}

/// A remark of the lens's author on a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditorNote {
    /// The sentence it is about.
    pub sentence: SentenceId,
    /// The remark.
    pub text: Clean,
}

impl EditorNote {
    /// The remark as it is shown, saying whose it is.
    pub fn shown(&self) -> Clean {
        Clean::line(&format!("Editor’s note. {}", self.text))
    }
}

/// Where facets come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Provenance {
    /// No lens fits and nothing was extracted.
    #[default]
    Nothing,
    /// An article lens, by its title.
    Lens(Clean),
    /// Rules alone.
    Rules,
    /// Rules alone, which are still at work.
    Awaited,
    /// Rules alone, once somebody asks: the text is long.
    Deferred,
}

/// All facets of one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Briefing {
    /// Facets in the order of the lens.
    pub facets: Vec<Facet>,
    /// Entries of all facets, those without evidence included; each facet lists
    /// the ones to show.
    pub entries: Vec<Entry>,
    /// Editor's notes in reading order.
    pub notes: Vec<EditorNote>,
    /// Where the facets come from.
    pub provenance: Provenance,
    /// How many hundredths of the text they were looked for in, from its start, where
    /// that is not all of it.
    pub percent: Option<u8>,
}

impl Briefing {
    /// The facet with this number.
    pub fn facet(&self, id: FacetId) -> Option<&Facet> {
        self.facets.get(id.index())
    }

    /// The entry with this number.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(id.index())
    }

    /// The kind of an entry as the lens lists it, with its place in that list.
    pub fn kind_of(&self, entry: &Entry) -> Option<(usize, &Kind)> {
        let kinds = &self.facet(entry.facet)?.kinds;
        let mut kinds = kinds.iter().enumerate();
        kinds.find(|(_, kind)| Some(&kind.id) == entry.kind.as_ref())
    }

    /// What an entry is: its kind, what it is a part of, and whether it is weak.
    pub fn described(&self, entry: &Entry) -> String {
        let whole = self.parent_of(entry);
        let whole = whole.map(|(_, whole)| format!("part of {}", whole.label));
        let kind = entry.kind.as_ref().map(ToString::to_string);
        let weak = entry.is_weak.then(|| "weak".to_owned());
        let parts: Vec<String> = kind.into_iter().chain(whole).chain(weak).collect();
        parts.join(", ")
    }

    /// The shown entry that an entry is a part of.
    pub fn parent_of(&self, entry: &Entry) -> Option<(EntryId, &Entry)> {
        let parent = entry.parent.as_ref()?;
        self.entries_of(entry.facet)
            .find(|(_, other)| other.id == *parent)
    }

    /// Entries of a facet that are shown, most important first.
    pub fn entries_of(&self, id: FacetId) -> impl Iterator<Item = (EntryId, &Entry)> {
        let shown = self.facet(id).map_or(&[][..], |facet| &facet.entries);
        shown.iter().filter_map(|id| Some((*id, self.entry(*id)?)))
    }

    /// The same facets, found or to be found in another way.
    #[must_use]
    pub fn told(&self, provenance: Provenance) -> Self {
        Self {
            provenance,
            ..self.clone()
        }
    }

    /// How much of the text the entries are from, where that is not all of it: "the
    /// first 8 %".
    pub fn part(&self) -> Option<String> {
        self.percent.map(|percent| format!("the first {percent} %"))
    }

    /// Says in one row how many entries of the lens the article does not have
    /// and so are not shown; nothing if all are there.
    pub fn lost_entries(&self) -> Option<String> {
        let lost = self.entries.iter();
        match lost.filter(|entry| entry.evidence.is_empty()).count() {
            0 => None,
            1 => Some(
                "1 entry of the lens is not in this text; briefing lens check names it".to_owned(),
            ),
            lost => Some(format!(
                "{lost} entries of the lens are not in this text; briefing lens check names them"
            )),
        }
    }

    /// The number shown beside an entry.
    pub fn count(&self, id: EntryId) -> u32 {
        let Some(entry) = self.entry(id) else {
            return 0;
        };
        let count = match self.facet(entry.facet).map(|facet| facet.count) {
            Some(CountBy::Mentions) => entry.mentions.len(),
            Some(CountBy::Evidence) | None => entry.evidence.len(),
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Shown entries that a sentence supports, facet by facet.
    pub fn entries_at(&self, sentence: SentenceId) -> impl Iterator<Item = EntryId> {
        self.facets
            .iter()
            .flat_map(|facet| facet.entries.iter().copied())
            .filter(move |id| {
                self.entry(*id)
                    .is_some_and(|entry| entry.is_supported_by(sentence))
            })
    }

    /// Other shown entries with evidence in the same sentences, the most
    /// frequent first, with the number of shared sentences.
    pub fn co_occurring(&self, id: EntryId) -> Vec<(EntryId, u32)> {
        let Some(entry) = self.entry(id) else {
            return Vec::new();
        };
        let mut found: Vec<(EntryId, u32)> = self
            .facets
            .iter()
            .flat_map(|facet| facet.entries.iter().copied())
            .filter(|other| *other != id)
            .filter_map(|other| {
                let shared = self
                    .entry(other)?
                    .evidence
                    .iter()
                    .filter(|s| entry.is_supported_by(**s))
                    .count();
                (shared > 0).then_some((other, u32::try_from(shared).unwrap_or(u32::MAX)))
            })
            .collect();
        found.sort_by_key(|(_, shared)| std::cmp::Reverse(*shared));
        found
    }

    /// Fills `bar` with how much evidence of an entry falls into each of as many
    /// equal parts of `sentences`.
    pub fn disperse(&self, id: EntryId, sentences: Range<u32>, bar: &mut [u32]) {
        let cells = bar.len();
        bar.fill(0);
        let Some(entry) = self.entry(id) else {
            return;
        };
        let by_mention = self
            .facet(entry.facet)
            .is_some_and(|facet| facet.count == CountBy::Mentions);
        let cell = |sentence: SentenceId| cell_of(sentence.0, &sentences, cells);
        let mut fill = |(cell, count): (Option<usize>, usize)| {
            if let Some(cell) = cell.and_then(|at| bar.get_mut(at)) {
                *cell = u32::try_from(count).unwrap_or(u32::MAX);
            }
        };
        if by_mention {
            let mentions = entry.mentions_in(sentences.clone());
            runs(mentions, |mention| cell(mention.sentence)).for_each(&mut fill);
        } else {
            let before = |number: u32| entry.evidence.partition_point(|id| id.0 < number);
            let inside = before(sentences.start)..before(sentences.end);
            let evidence = entry.evidence.get(inside).unwrap_or_default();
            runs(evidence, |sentence| cell(*sentence)).for_each(&mut fill);
        }
    }

    /// The editor's note on a sentence.
    pub fn note_on(&self, sentence: SentenceId) -> Option<&EditorNote> {
        let first = (self.notes).partition_point(|note| note.sentence < sentence);
        self.notes
            .get(first)
            .filter(|note| note.sentence == sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockId, BlockKind, DocumentBuilder};

    #[test]
    fn what_takes_a_sentence_to_say_is_no_form_of_a_name() {
        let mut builder = DocumentBuilder::new();
        let text = "These offices see to the harbours of the north and keep watch.";
        builder.block(BlockKind::Paragraph, text, 0..0);
        let document = builder.finish();
        let mention = |end| Mention {
            span: Span {
                block: BlockId(0),
                start: 0,
                end,
            },
            sentence: SentenceId(0),
        };
        let forms = |mentions: &[Mention]| {
            let forms = Alias::of(&document, mentions).into_iter();
            let forms = forms.map(|alias| (alias.form.to_string(), alias.count));
            forms.collect::<Vec<_>>()
        };
        let all = u32::try_from(text.len()).unwrap();
        let offices = ("These offices".to_owned(), 2);
        assert_eq!(forms(&[mention(13), mention(all), mention(13)]), [offices]);
        assert_eq!(forms(&[mention(all)]), []);
    }
}
