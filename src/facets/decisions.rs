//! What a reader decided about what was found: accepted, rejected, renamed,
//! merged, split.
//!
//! Decisions are a list that is applied, in order, to what a lens or rules find,
//! so one is undone by leaving it out. They name entries and sentences by their
//! words, never by numbers, so that they hold when facets are found anew or the
//! article has changed. One whose entry is not there does nothing and stays in
//! the list, for the entry may come back.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use smallvec::{SmallVec, smallvec};

use super::{Alias, Briefing, Entry, EntryId, FacetId, Mention, Reason};
use crate::text::word::terms;
use crate::text::{Clean, Document, SentenceId};

/// Most decisions about an article.
pub const MOST: usize = 4096;

/// What a reader decided about an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Name of its facet in files.
    pub facet: Clean,
    /// Name of the entry in files.
    pub entry: Clean,
    /// The first sentence of its evidence, by which it is known where rules give
    /// it another name.
    #[serde(default)]
    pub sentence: String,
    /// What was decided.
    pub verdict: Verdict,
}

/// What can be decided about an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is one.
    Accept,
    /// It is none.
    Reject,
    /// This sentence is evidence of it.
    AddEvidence(String),
    /// This sentence is no evidence of it.
    RejectEvidence(String),
    /// It is called so.
    Rename(Clean),
    /// It is the same as another entry of its facet, which has this name in files.
    Merge(Clean),
    /// This form names something else.
    Split(Clean),
}

impl Verdict {
    /// What was decided, in a few words for a message.
    pub fn words(&self) -> &'static str {
        match self {
            Self::Accept => "accepting",
            Self::Reject => "rejecting",
            Self::AddEvidence(_) => "adding evidence to",
            Self::RejectEvidence(_) => "rejecting evidence of",
            Self::Rename(_) => "renaming",
            Self::Merge(_) => "merging",
            Self::Split(_) => "splitting",
        }
    }
}

impl Decision {
    /// A decision about an entry of a briefing; none if there is no such entry.
    pub fn about(
        document: &Document,
        briefing: &Briefing,
        id: EntryId,
        verdict: Verdict,
    ) -> Option<Self> {
        let entry = briefing.entry(id)?;
        let first = entry.evidence.first();
        Some(Self {
            facet: briefing.facet(entry.facet)?.id.clone(),
            entry: entry.id.clone(),
            sentence: first.map_or_else(String::new, |id| document.sentence_text(*id).to_owned()),
            verdict,
        })
    }
}

/// What was found, as the reader decided about it.
pub fn decided(document: &Document, found: &Briefing, decisions: &[Decision]) -> Briefing {
    let mut work = Work::new(document, found);
    for decision in decisions.iter().take(MOST) {
        work.apply(decision);
    }
    work.finish()
}

/// A briefing while decisions are applied to it: entries that go leave a gap.
struct Work<'a> {
    document: &'a Document,
    found: &'a Briefing,
    entries: Vec<Option<Entry>>,
    /// Numbers of the entries of each facet that are shown.
    shown: Vec<Vec<usize>>,
    by_id: HashMap<(FacetId, Clean), usize>,
    by_name: OnceCell<HashMap<(FacetId, Vec<String>), usize>>,
    by_sentence: OnceCell<HashMap<(FacetId, &'a str), Vec<usize>>>,
}

impl<'a> Work<'a> {
    fn new(document: &'a Document, found: &'a Briefing) -> Self {
        let shown = found.facets.iter().map(|facet| {
            let numbers = facet.entries.iter().map(|id| id.index());
            numbers.collect()
        });
        let by_id = found.entries.iter().enumerate();
        Self {
            document,
            found,
            shown: shown.collect(),
            // The first of several that have one name.
            by_id: by_id
                .rev()
                .map(|(at, entry)| ((entry.facet, entry.id.clone()), at))
                .collect(),
            entries: found.entries.iter().cloned().map(Some).collect(),
            by_name: OnceCell::new(),
            by_sentence: OnceCell::new(),
        }
    }

    fn entry(&self, at: usize) -> Option<&Entry> {
        self.entries.get(at)?.as_ref()
    }

    fn entry_mut(&mut self, at: usize) -> Option<&mut Entry> {
        self.entries.get_mut(at)?.as_mut()
    }

    /// The entry that a decision is about: the one of this name in files, else
    /// the one that is called so, else the only one that the sentence supports.
    fn at(&self, facet: FacetId, name: &Clean, sentence: &str) -> Option<usize> {
        let here = |at: &usize| self.entry(*at).is_some();
        let by_id = self.by_id.get(&(facet, name.clone())).copied();
        if let Some(at) = by_id {
            // One that was rejected or merged is not taken for another.
            return Some(at).filter(here);
        }
        let by_name = self.by_name.get_or_init(|| {
            let all = self.found.entries.iter().enumerate().rev();
            all.flat_map(|(at, entry)| {
                let names = entry.names.iter().chain([&entry.label]);
                names.map(move |name| ((entry.facet, terms(name)), at))
            })
            .collect()
        });
        if let Some(at) = by_name.get(&(facet, terms(name))).copied().filter(here) {
            return Some(at);
        }
        let by_sentence = self.by_sentence.get_or_init(|| {
            let mut all: HashMap<_, Vec<usize>> = HashMap::new();
            for (at, entry) in self.found.entries.iter().enumerate() {
                for id in &entry.evidence {
                    let text = self.document.sentence_text(*id);
                    all.entry((entry.facet, text)).or_default().push(at);
                }
            }
            all
        });
        match by_sentence.get(&(facet, sentence))?.as_slice() {
            [one] => Some(*one).filter(here),
            _ => None,
        }
    }

    fn apply(&mut self, decision: &Decision) -> Option<()> {
        let facet = self
            .found
            .facets
            .iter()
            .position(|known| known.id == decision.facet)?;
        let facet = FacetId(u16::try_from(facet).ok()?);
        let at = self.at(facet, &decision.entry, &decision.sentence)?;
        match &decision.verdict {
            Verdict::Accept => {
                let entry = self.entry_mut(at)?;
                entry.is_accepted = true;
                entry.is_weak = false;
            }
            Verdict::Reject => self.drop_entry(at),
            Verdict::AddEvidence(text) => self.add_evidence(at, text)?,
            Verdict::RejectEvidence(text) => {
                let document = self.document;
                let entry = self.entry_mut(at)?;
                keep_evidence(entry, |id| document.sentence_text(id) != text);
                self.settle(at);
            }
            Verdict::Rename(label) => {
                let entry = self.entry_mut(at)?;
                entry.label = label.clone();
                if !entry.names.contains(label) {
                    entry.names.insert(0, label.clone());
                }
            }
            Verdict::Merge(into) => {
                let into = self.at(facet, into, "").filter(|into| *into != at)?;
                let merged = self.entries.get_mut(at)?.take()?;
                self.drop_entry(at);
                join(self.entry_mut(into)?, merged);
                self.settle(into);
            }
            Verdict::Split(form) => self.split(at, form)?,
        }
        Some(())
    }

    fn drop_entry(&mut self, at: usize) {
        if let Some(entry) = self.entries.get_mut(at) {
            *entry = None;
        }
    }

    /// Makes what follows from the mentions of an entry anew; without evidence it
    /// is none.
    fn settle(&mut self, at: usize) {
        let document = self.document;
        match self.entry_mut(at) {
            Some(entry) if entry.evidence.is_empty() => self.drop_entry(at),
            Some(entry) => entry.aliases = Alias::of(document, &entry.mentions),
            None => {}
        }
    }

    /// Makes the sentences of this text evidence of an entry; nothing if there are
    /// none any more.
    fn add_evidence(&mut self, at: usize, text: &str) -> Option<()> {
        let document = self.document;
        let all = (0..document.sentences().len()).map(SentenceId::at);
        let is_same = |id: &SentenceId| document.sentence_text(*id) == text;
        let entry = self.entry_mut(at)?;
        let is_new = |id: &SentenceId| entry.evidence.binary_search(id).is_err();
        let added: Vec<SentenceId> = all.filter(is_same).filter(is_new).collect();
        if added.is_empty() {
            return None;
        }
        // An entry without reasons has all of its evidence from a lens.
        if entry.reasons.is_empty() {
            entry.reasons = smallvec![Reason::LENS; entry.evidence.len()];
        }
        for id in added {
            let place = entry.evidence.partition_point(|known| *known < id);
            entry.evidence.insert(place, id);
            entry.reasons.insert(place, Reason::READER);
        }
        Some(())
    }

    /// Makes an entry of the mentions that have a form, unless all have it.
    fn split(&mut self, at: usize, form: &Clean) -> Option<()> {
        let document = self.document;
        let wanted = terms(form);
        let entry = self.entry_mut(at)?;
        let is_other = |mention: &&Mention| terms(document.slice(mention.span)) == wanted;
        let (other, own): (SmallVec<[Mention; 2]>, SmallVec<[Mention; 2]>) =
            (entry.mentions.iter())
                .copied()
                .partition(|mention| is_other(&mention));
        if other.is_empty() || own.is_empty() {
            return None;
        }
        let mut new = Entry {
            id: form.clone(),
            label: form.clone(),
            summary: None,
            names: smallvec![form.clone()],
            aliases: SmallVec::new(),
            mentions: other,
            is_accepted: true,
            is_weak: false,
            ..entry.clone()
        };
        let has = |mentions: &[Mention], id: SentenceId| {
            let first = mentions.partition_point(|mention| mention.sentence < id);
            mentions
                .get(first)
                .is_some_and(|mention| mention.sentence == id)
        };
        let of_new = std::mem::take(&mut new.mentions);
        keep_evidence(&mut new, |id| has(&of_new, id));
        // A sentence is left where nothing of it was named, or still is.
        let of_own = own.clone();
        keep_evidence(entry, |id| !has(&of_new, id) || has(&of_own, id));
        entry.mentions = own;
        entry.names.retain(|name| terms(name) != wanted);
        if entry.label == *form
            && let Some(name) = entry.names.first()
        {
            entry.label = name.clone();
        }
        new.mentions = of_new;
        let facet = new.facet;
        let number = self.entries.len();
        self.by_id.entry((facet, form.clone())).or_insert(number);
        self.entries.push(Some(new));
        if let Some(shown) = self.shown.get_mut(facet.index()) {
            let place = shown.iter().position(|known| *known == at);
            shown.insert(place.map_or(shown.len(), |place| place + 1), number);
        }
        self.settle(at);
        self.settle(number);
        Some(())
    }

    fn finish(self) -> Briefing {
        let mut numbers: BTreeMap<usize, EntryId> = BTreeMap::new();
        let mut entries = Vec::new();
        for (at, entry) in self.entries.into_iter().enumerate() {
            if let (Some(entry), Ok(id)) = (entry, u32::try_from(entries.len())) {
                numbers.insert(at, EntryId(id));
                entries.push(entry);
            }
        }
        let mut facets = self.found.facets.clone();
        for (facet, shown) in facets.iter_mut().zip(&self.shown) {
            facet.entries = shown
                .iter()
                .filter_map(|at| numbers.get(at).copied())
                .collect();
        }
        Briefing {
            facets,
            entries,
            notes: self.found.notes.clone(),
            provenance: self.found.provenance.clone(),
            percent: self.found.percent,
        }
    }
}

/// Keeps the evidence that passes, with its reasons; the mentions in what does
/// not pass go.
fn keep_evidence(entry: &mut Entry, passes: impl Fn(SentenceId) -> bool) {
    let kept = (entry.evidence.iter()).map(|id| passes(*id));
    let kept: Vec<bool> = kept.collect();
    let mut of_reasons = kept.iter();
    entry
        .reasons
        .retain(|_| of_reasons.next().copied().unwrap_or(true));
    entry.evidence.retain(|id| passes(*id));
    let Entry {
        evidence, mentions, ..
    } = entry;
    mentions.retain(|mention| evidence.binary_search(&mention.sentence).is_ok());
}

/// Adds to an entry what another has.
fn join(into: &mut Entry, from: Entry) {
    let mut reasons: BTreeMap<SentenceId, Reason> = BTreeMap::new();
    for entry in [&*into, &from] {
        for (at, sentence) in entry.evidence.iter().enumerate() {
            let reason = entry.reasons.get(at).copied().unwrap_or(Reason::LENS);
            let known = reasons.entry(*sentence).or_insert(reason);
            if reason.certainty > known.certainty {
                *known = reason;
            }
        }
    }
    into.mentions.extend(from.mentions);
    into.mentions.sort_unstable();
    into.mentions.dedup();
    into.evidence = reasons.keys().copied().collect();
    into.reasons = reasons.into_values().collect();
    for name in from.names {
        if !into.names.contains(&name) {
            into.names.push(name);
        }
    }
    into.is_weak &= from.is_weak;
    into.is_accepted |= from.is_accepted;
}

#[cfg(test)]
mod tests;
