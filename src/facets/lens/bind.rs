//! Finding a lens's entries in an article.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use smallvec::SmallVec;

use super::finding::{Bound, Finding};
use super::{Lens, LensEntry, LensNote, discover};
use crate::facets::phrase::{Longest, Phrase, Phrases, tokens, word_before};
use crate::facets::{
    Alias, Briefing, EditorNote, Entry, EntryId, FacetId, Mention, Provenance, Reason,
};
use crate::text::{Document, SectionId, SentenceId, Span};

/// Words after which a name that may be a place's is one.
const BEFORE_PLACES: [&str; 5] = ["in", "at", "near", "from", "to"];

/// What was found of one entry.
#[derive(Default)]
struct EntryPlaces {
    /// Mentions by name, with the number of the name.
    names: Vec<(Mention, usize)>,
    /// Numbers of names that stand in longer ones, which count instead, or that
    /// name a place.
    hidden: HashSet<usize>,
    /// Places of evidence, with the number of the phrase.
    evidence: Vec<(Mention, usize)>,
}

/// What a lens names, as found in an article.
struct Places<'a> {
    /// One for each entry of the lens.
    entries: Vec<EntryPlaces>,
    /// Editor's notes in reading order.
    notes: Vec<EditorNote>,
    /// Notes whose phrases occur nowhere.
    lost_notes: Vec<&'a LensNote>,
}

pub(super) fn bind(lens: &Lens, document: &Document) -> Bound {
    let mut findings = Vec::new();
    let is_field = lens.is_field();
    if lens.facets.is_empty() {
        findings.push(Finding::NoFacet);
    }
    let mut briefing = Briefing {
        provenance: Provenance::Lens(lens.title.clone()),
        ..Briefing::default()
    };
    let Places {
        entries: found,
        notes,
        lost_notes,
    } = find(lens, document);
    briefing.notes = notes;
    for (number, facet) in lens.facets.iter().enumerate() {
        let discovers = facet.finding.discovers();
        if !discovers
            && !facet.is_left_empty
            && lens.entries.iter().all(|entry| entry.facet != number)
        {
            findings.push(Finding::FacetEmpty(facet.facet.title.clone()));
        }
        briefing.facets.push(facet.facet.clone());
    }
    for (number, (known, found)) in lens.entries.iter().zip(&found).enumerate() {
        let present = numbers(&found.names);
        for (at, name) in known.names.iter().enumerate().skip(1) {
            if !present.contains(&at) && !found.hidden.contains(&at) {
                let absent = Finding::NameAbsent(known.label.clone(), name.text.clone());
                findings.push(absent);
            }
        }
        let present = numbers(&found.evidence);
        for (at, (phrase, _)) in known.evidence.iter().enumerate() {
            if !present.contains(&at) {
                findings.push(Finding::EvidenceAbsent(known.label.clone(), phrase.clone()));
            }
        }
        let large = known
            .all_patterns()
            .filter(|pattern| pattern.is_too_large());
        findings.extend(
            large.map(|pattern| {
                Finding::PatternTooLarge(known.label.clone(), pattern.text().clone())
            }),
        );
        if let Some(parent) = &known.parent
            && !(lens.entries.iter()).any(|entry| entry.facet == known.facet && entry.id == *parent)
        {
            findings.push(Finding::ParentAbsent(known.label.clone(), parent.clone()));
        }
        let (mentions, evidence) = supported(found, known.names_evidence());
        for (at, count) in unsupported(found, &evidence) {
            if let Some(name) = known.names.get(at) {
                let (label, name) = (known.label.clone(), name.text.clone());
                findings.push(Finding::NameUnsupported(label, name, count));
            }
        }
        if evidence.is_empty() {
            findings.push(Finding::EntryLost(known.label.clone()));
        } else if let Some(facet) = briefing.facets.get_mut(known.facet)
            && let Ok(id) = u32::try_from(number)
        {
            facet.entries.push(EntryId(id));
        }
        briefing.entries.push(Entry {
            facet: FacetId(u16::try_from(known.facet).unwrap_or(u16::MAX)),
            id: known.id.clone(),
            label: known.label.clone(),
            kind: known.kind.clone(),
            parent: known.parent.clone(),
            summary: known.summary.clone(),
            names: known.names.iter().map(|name| name.text.clone()).collect(),
            aliases: Alias::of(document, &mentions),
            reasons: if is_field {
                reasons(known, found, &evidence)
            } else {
                SmallVec::new()
            },
            mentions: mentions.into(),
            evidence: evidence.into(),
            is_weak: known.is_weak,
            is_accepted: false,
        });
    }
    let lost = lost_notes.iter().filter_map(|note| note.at.first());
    findings.extend(lost.map(|(phrase, _)| Finding::NoteAbsent(phrase.clone())));
    if is_field {
        discover::complete(lens, document, &mut briefing);
    }
    Bound {
        briefing,
        findings,
        is_of_field: is_field,
    }
}

/// The numbers of the names or phrases that occur.
fn numbers(places: &[(Mention, usize)]) -> HashSet<usize> {
    places.iter().map(|(_, number)| *number).collect()
}

/// Everything that the lens names, entry by entry, in one reading of the text;
/// each of its notes goes to the first sentence that it fits.
fn find<'a>(lens: &'a Lens, document: &Document) -> Places<'a> {
    let mut by_facet: Vec<Vec<(&Phrase, (usize, usize))>> = vec![Vec::new(); lens.facets.len()];
    for (number, entry) in lens.entries.iter().enumerate() {
        if let Some(names) = by_facet.get_mut(entry.facet) {
            let of_entry = entry.names.iter().enumerate();
            names.extend(of_entry.map(|(at, name)| (&name.phrase, (number, at))));
        }
    }
    let names: Vec<_> = by_facet.into_iter().map(Phrases::new).collect();
    let evidence = Phrases::new(lens.entries.iter().enumerate().flat_map(|(number, entry)| {
        let phrases = entry.evidence.iter().enumerate();
        phrases.map(move |(at, (_, phrase))| (phrase, (number, at)))
    }));
    let places = lens.notes.iter().enumerate().flat_map(|(number, note)| {
        let phrases = note.at.iter();
        phrases.map(move |(_, phrase)| (phrase, number))
    });
    let note_places = Phrases::new(places);
    let mut awaited: Vec<Option<&LensNote>> = lens.notes.iter().map(Some).collect();
    let mut notes = Vec::new();
    let mut found: Vec<EntryPlaces> = lens
        .entries
        .iter()
        .map(|_| EntryPlaces::default())
        .collect();
    let has_patterns = lens.entries.iter().any(LensEntry::has_patterns);
    // Nothing is looked for where a lens names nothing.
    let has_names = !lens.entries.is_empty() || !lens.notes.is_empty();
    let is_wanted = || has_names && !document.halt().is_asked();
    let sentences = document.sentences().iter().take_while(|_| is_wanted());
    for (number, span) in sentences.enumerate() {
        let sentence = SentenceId::at(number);
        let tokens = tokens(document.slice(span));
        let mention = |bytes: Range<usize>| {
            let start = span.bytes().start;
            Mention {
                span: Span::new(span.block, start + bytes.start..start + bytes.end),
                sentence,
            }
        };
        for names in &names {
            let Longest { kept, hidden } = names.find_longest(&tokens);
            for (bytes, (entry, name)) in kept {
                let is_place = || {
                    let before = word_before(&tokens, bytes.start);
                    before.is_some_and(|word| BEFORE_PLACES.contains(&word))
                };
                let known = lens.entries.get(entry);
                let known = known.and_then(|entry| entry.names.get(name));
                if let Some(found) = found.get_mut(entry) {
                    if known.is_some_and(|name| name.may_be_a_place) && is_place() {
                        found.hidden.insert(name);
                    } else {
                        found.names.push((mention(bytes), name));
                    }
                }
            }
            for (entry, name) in hidden {
                if let Some(found) = found.get_mut(entry) {
                    found.hidden.insert(name);
                }
            }
        }
        for (bytes, (entry, phrase)) in evidence.find(&tokens) {
            if let Some(found) = found.get_mut(entry) {
                found.evidence.push((mention(bytes), phrase));
            }
        }
        if has_patterns {
            let text = document.slice(span);
            for (entry, found) in lens.entries.iter().zip(&mut found) {
                by_pattern(entry, found, text, &mention);
            }
        }
        for (_, number) in note_places.find(&tokens) {
            if let Some(note) = awaited.get_mut(number).and_then(Option::take) {
                notes.push(EditorNote {
                    sentence,
                    text: note.text.clone(),
                });
            }
        }
    }
    keep_near(lens, document, &mut found);
    Places {
        entries: found,
        notes,
        lost_notes: awaited.into_iter().flatten().collect(),
    }
}

/// Takes out what stands in sections without one of the words that an entry asks
/// for.
fn keep_near(lens: &Lens, document: &Document, found: &mut [EntryPlaces]) {
    let near = lens.entries.iter().enumerate().flat_map(|(number, entry)| {
        let phrases = entry.near.iter();
        phrases.map(move |phrase| (phrase, number))
    });
    let near: Vec<_> = near.collect();
    if near.is_empty() {
        return;
    }
    let near = Phrases::new(near);
    let mut sections: HashSet<(usize, SectionId)> = HashSet::new();
    for (number, span) in document.sentences().iter().enumerate() {
        if let Some(section) = document.section_of(SentenceId::at(number)) {
            let places = near.places(&tokens(document.slice(span)));
            sections.extend(places.into_iter().map(|(_, entry)| (entry, section)));
        }
    }
    for (number, (entry, found)) in lens.entries.iter().zip(found).enumerate() {
        if !entry.near.is_empty() {
            let is_near = |mention: &Mention| {
                let section = document.section_of(mention.sentence);
                section.is_some_and(|section| sections.contains(&(number, section)))
            };
            found.names.retain(|(mention, _)| is_near(mention));
            found.evidence.retain(|(mention, _)| is_near(mention));
        }
    }
}

/// What the patterns of an entry find in a sentence, beside its names and phrases;
/// their numbers go on from those. What is excluded is taken out again.
fn by_pattern(
    entry: &LensEntry,
    found: &mut EntryPlaces,
    text: &str,
    mention: &impl Fn(Range<usize>) -> Mention,
) {
    let Some(sentence) =
        (!entry.patterns.is_empty() || !entry.matches.is_empty() || !entry.exclude.is_empty())
            .then(|| mention(0..0).sentence)
    else {
        return;
    };
    let before = |places: &[(Mention, usize)]| {
        places.partition_point(|(mention, _)| mention.sentence < sentence)
    };
    if entry.exclude.iter().any(|pattern| pattern.fits(text)) {
        let (names, evidence) = (before(&found.names), before(&found.evidence));
        found.names.truncate(names);
        found.evidence.truncate(evidence);
        return;
    }
    for (patterns, places, named) in [
        (&entry.patterns, &mut found.names, entry.names.len()),
        (&entry.matches, &mut found.evidence, entry.evidence.len()),
    ] {
        let first = before(places);
        let mut here = places.split_off(first);
        for (number, pattern) in (named..).zip(patterns) {
            let new = pattern.find(text).into_iter();
            here.extend(new.map(|bytes| (mention(bytes), number)));
        }
        // Of those that overlap the longest, from the left.
        here.sort_by_key(|(m, number)| (m.span.start, Reverse(m.span.end), *number));
        let mut end = 0;
        here.retain(|(mention, _)| {
            let is_free = mention.span.start >= end;
            if is_free {
                end = mention.span.end;
            }
            is_free
        });
        places.extend(here);
    }
}

/// Why each piece of evidence is one: by a name or phrase, or by a pattern alone.
fn reasons(
    known: &LensEntry,
    found: &EntryPlaces,
    evidence: &[SentenceId],
) -> SmallVec<[Reason; 2]> {
    let of = |places: &[(Mention, usize)], named: usize| -> HashSet<SentenceId> {
        let by_words = places.iter().filter(|(_, number)| *number < named);
        by_words.map(|(mention, _)| mention.sentence).collect()
    };
    let by_words = if known.names_evidence() {
        of(&found.evidence, known.evidence.len())
    } else {
        of(&found.names, known.names.len())
    };
    let reason = |sentence: &SentenceId| {
        if by_words.contains(sentence) {
            Reason::LENS
        } else {
            Reason::PATTERN
        }
    };
    evidence.iter().map(reason).collect()
}

/// Mentions and evidence of an entry. Where the lens names evidence, exactly
/// those sentences are it, and the mentions are the names in them, or else the
/// phrases themselves.
fn supported(found: &EntryPlaces, names_evidence: bool) -> (Vec<Mention>, Vec<SentenceId>) {
    let mentions = |places: &[(Mention, usize)]| -> Vec<Mention> {
        places.iter().map(|(mention, _)| *mention).collect()
    };
    let mut evidence: Vec<SentenceId> = Vec::new();
    if !names_evidence {
        let by_name = mentions(&found.names);
        evidence.extend(by_name.iter().map(|mention| mention.sentence));
        evidence.dedup();
        return (by_name, evidence);
    }
    let mut kept: Vec<Mention> = Vec::new();
    // Both lists are in reading order.
    for places in found
        .evidence
        .chunk_by(|(one, _), (other, _)| one.sentence == other.sentence)
    {
        let Some((Mention { sentence, .. }, _)) = places.first() else {
            continue;
        };
        evidence.push(*sentence);
        let (from, to) = (
            found.names.partition_point(|(m, _)| m.sentence < *sentence),
            found
                .names
                .partition_point(|(m, _)| m.sentence <= *sentence),
        );
        let named = found.names.get(from..to).unwrap_or_default();
        if named.is_empty() {
            kept.extend(without_overlaps(mentions(places)));
        } else {
            kept.extend(mentions(named));
        }
    }
    (kept, evidence)
}

/// Names that stand in sentences which are no evidence, by their number, with
/// the number of those sentences.
fn unsupported(found: &EntryPlaces, evidence: &[SentenceId]) -> BTreeMap<usize, usize> {
    let mut counts = BTreeMap::new();
    let mut seen = HashSet::new();
    for (mention, name) in &found.names {
        let is_evidence = evidence.binary_search(&mention.sentence).is_ok();
        if !is_evidence && seen.insert((*name, mention.sentence)) {
            *counts.entry(*name).or_default() += 1;
        }
    }
    counts
}

/// The mentions of one sentence that do not overlap an earlier one; of those
/// that begin together, the longest.
fn without_overlaps(mut mentions: Vec<Mention>) -> Vec<Mention> {
    mentions.sort_by_key(|mention| (mention.span.start, Reverse(mention.span.end)));
    let mut end = 0;
    mentions.retain(|mention| {
        let is_free = mention.span.start >= end;
        if is_free {
            end = mention.span.end;
        }
        is_free
    });
    mentions
}
