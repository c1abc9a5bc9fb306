//! The entries of a field lens that it does not name.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use smallvec::SmallVec;

use super::{Lens, LensEntry};
use crate::facets::extract::{Article, Found, entry};
use crate::facets::phrase::Lowered;
use crate::facets::{Alias, Briefing, Entry, EntryId, FacetId, Reason};
use crate::text::word::terms;
use crate::text::{Clean, Document, SentenceId};

/// Adds to what a lens names what its facets discover, and leaves out what is not
/// in the article: a field has more than one article can tell of.
pub(super) fn complete(lens: &Lens, document: &Document, briefing: &mut Briefing) {
    let lowered = Lowered::of(document);
    let prose = OnceCell::new();
    let article = Article::new(document, &lowered, &prose);
    let mut named = std::mem::take(&mut briefing.entries);
    let mut entries: Vec<Entry> = Vec::new();
    for (number, facet) in lens.facets.iter().enumerate() {
        let id = FacetId(u16::try_from(number).unwrap_or(u16::MAX));
        let mut known: Vec<(Entry, Option<&LensEntry>)> = Vec::new();
        for (entry, of_lens) in named.iter_mut().zip(&lens.entries) {
            if entry.facet == id && !entry.evidence.is_empty() {
                known.push((std::mem::replace(entry, blank(id)), Some(of_lens)));
            }
        }
        let is_named = !known.is_empty();
        let found = (facet.finding.discovery.as_ref())
            .map(|how| article.discover(how, facet.finding.limits))
            .unwrap_or_default();
        let first = entries.len();
        entries.reserve(known.len() + found.len());
        if is_named {
            add(document, id, &mut known, found);
            entries.extend(known.into_iter().map(|(entry, _)| entry));
        } else {
            // So it is mostly, and there is nothing to compare with.
            let found = found.into_iter().filter(|found| !found.places.is_empty());
            entries.extend(found.map(|found| entry(document, id, found)));
        }
        let of_facet = entries.get_mut(first..).unwrap_or_default();
        if is_named {
            // Those that were found stand among those that are named.
            of_facet.sort_by_key(|entry| Reverse(entry.evidence.len()));
        }
        of_facet.sort_by_key(|entry| entry.is_weak);
        if let Some(facet) = briefing.facets.get_mut(number) {
            let numbers = (first..entries.len()).filter_map(|at| u32::try_from(at).ok());
            facet.entries = numbers.map(EntryId).collect();
        }
    }
    briefing.entries = entries;
}

/// What stands where an entry was taken.
fn blank(facet: FacetId) -> Entry {
    Entry {
        facet,
        id: Clean::default(),
        label: Clean::default(),
        kind: None,
        parent: None,
        summary: None,
        names: SmallVec::new(),
        aliases: SmallVec::new(),
        mentions: SmallVec::new(),
        evidence: SmallVec::new(),
        reasons: SmallVec::new(),
        is_weak: false,
        is_accepted: false,
    }
}

/// Adds what was found. What has a name of an entry that the lens names belongs to
/// that; sentences that it names already are not named again.
fn add(
    document: &Document,
    facet: FacetId,
    known: &mut Vec<(Entry, Option<&LensEntry>)>,
    found: Vec<Found>,
) {
    let mut owners: HashMap<Vec<String>, usize> = HashMap::new();
    let mut labelled: HashSet<SentenceId> = HashSet::new();
    for (at, (entry, of_lens)) in known.iter().enumerate() {
        for name in entry.names.iter().chain([&entry.label]) {
            owners.entry(terms(name)).or_insert(at);
        }
        if of_lens.is_some_and(LensEntry::names_evidence) {
            labelled.extend(&entry.evidence);
        }
    }
    known.reserve(found.len());
    for mut found in found {
        found
            .places
            .retain(|place| !labelled.contains(&place.sentence));
        if found.places.is_empty() {
            continue;
        }
        let new = entry(document, facet, found);
        let owner_of = |name: &Clean| owners.get(&terms(name)).copied();
        let owner = (new.names.iter().chain([&new.label])).find_map(owner_of);
        match owner.and_then(|at| known.get_mut(at)) {
            Some((entry, Some(of_lens))) => {
                // What is excluded there is not let in here.
                if !of_lens.names_evidence() && !of_lens.is_narrowed() {
                    join(document, entry, &new);
                }
            }
            Some((_, None)) | None => known.push((new, None)),
        }
    }
}

/// Adds to an entry the places of another.
fn join(document: &Document, entry: &mut Entry, other: &Entry) {
    let mut reasons: HashMap<SentenceId, Reason> = HashMap::new();
    for entry in [other, &*entry] {
        let pairs = entry.evidence.iter().zip(&entry.reasons);
        reasons.extend(pairs.map(|(id, reason)| (*id, *reason)));
    }
    let own = std::mem::take(&mut entry.mentions);
    for mention in &other.mentions {
        let (span, after) = (mention.span, own.partition_point(|known| known < mention));
        // Mentions of one entry do not overlap, so only those beside it can.
        let beside = own.get(after.saturating_sub(1)..after + 1);
        let beside = beside.or_else(|| own.get(after.saturating_sub(1)..after));
        let is_known = beside.unwrap_or_default().iter().any(|known| {
            let is_here = known.span.block == span.block;
            is_here && known.span.start < span.end && span.start < known.span.end
        });
        if !is_known {
            entry.mentions.push(*mention);
        }
    }
    entry.mentions.extend(own);
    entry.mentions.sort_unstable();
    entry.evidence.extend_from_slice(&other.evidence);
    entry.evidence.sort_unstable();
    entry.evidence.dedup();
    let of = |id: &SentenceId| reasons.get(id).copied().unwrap_or(Reason::LENS);
    entry.reasons = entry.evidence.iter().map(of).collect();
    entry.aliases = Alias::of(document, &entry.mentions);
    for name in &other.names {
        if !entry.names.contains(name) {
            entry.names.push(name.clone());
        }
    }
}
