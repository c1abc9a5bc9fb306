//! From a query to an answer: the units found, best first, and what is to be
//! said of them.

use std::ops::Range;

use super::distance::Distance;
use super::filter::{Filter, filter};
use super::find::{FoundUnits, find, interpretations};
use super::index::SearchIndex;
use super::matcher::{Level, Matcher, Occurrence};
use super::query::{Query, QueryWord};
use super::rank::{Placed, Wanted};
use super::slot::{Slot, slots};
use super::{Absent, Answer, Hit, HitGroup, Options, Remark, Scope, Target};
use crate::facets::{Briefing, EntryId};
use crate::text::Document;

/// Answers a query.
///
/// `index` must have been built from `document` and `briefing`.
pub fn search(
    index: &SearchIndex,
    document: &Document,
    briefing: &Briefing,
    query: &Query,
    options: &Options,
) -> Answer {
    search_up_to(Level::Loose, index, document, briefing, query, options)
}

/// The same, with words in no wider reading than that of a level.
pub(crate) fn search_up_to(
    widest: Level,
    index: &SearchIndex,
    document: &Document,
    briefing: &Briefing,
    query: &Query,
    options: &Options,
) -> Answer {
    if query.is_empty() {
        let remark = if query.atoms.is_empty() {
            Remark::AsksNothing
        } else {
            Remark::OnlyExcludes
        };
        return Answer {
            remarks: vec![remark],
            ..Answer::default()
        };
    }
    let filter = filter(index, document, briefing, query, options);
    let mut slots = slots(query.atoms.iter(), index, 2);
    let mut answer = Answer::default();
    if slots.is_empty() {
        answer.hits = filtered_only(index, document, briefing, &filter);
        answer.interpretations.clone_from(&filter.interpretations);
    } else {
        let mut matcher = Matcher::new(index, &filter.allowed).up_to(widest);
        let found = find(&mut matcher, &mut slots, options.exact_only);
        answer.interpretations = interpretations(index, &found, &slots);
        answer.remarks = phrase_remarks(&found, &slots);
        answer
            .interpretations
            .extend(filter.interpretations.iter().cloned());
        answer.hits = hits(index, &found);
        for hit in &mut answer.hits {
            hit.tier = hit.tier.max(filter.tier());
        }
        if answer.hits.is_empty() {
            let is_filtered = filter.is_filtered;
            let missing = missing(index, query, &slots, options, is_filtered);
            answer.absent = missing.absent;
            if filter.absent.is_empty() {
                answer.remarks.extend(missing.remarks);
            }
        }
    }
    if answer.hits.is_empty() {
        let absent = filter.absent.iter().map(|word| absent(index, word));
        answer.absent.extend(absent);
    }
    answer.tier = answer.hits.first().map(|hit| hit.tier);
    answer.groups = groups(briefing, &answer.hits);
    answer.hits.truncate(options.limit);
    answer
}

/// Ranks a few labels of our own, such as the actions of a palette, by how
/// they fit a query; with each the bytes to highlight. Every label fits an
/// empty query.
pub(crate) fn rank_labels(query: &str, labels: &[&str]) -> Vec<(usize, Vec<Range<usize>>)> {
    let query = Query::parse(query, &Briefing::default());
    if query.is_empty() {
        return (0..labels.len()).map(|at| (at, Vec::new())).collect();
    }
    let index = SearchIndex::of_labels(labels);
    let briefing = Briefing::default();
    let document = Document::default();
    let filter = filter(&index, &document, &briefing, &query, &Options::default());
    let mut slots = slots(query.atoms.iter(), &index, 1);
    let mut matcher = Matcher::new(&index, &filter.allowed);
    let mut found = find(&mut matcher, &mut slots, false);
    // What begins with the query is what is being typed.
    for placed in &mut found.placed {
        let first = placed.chosen.first().copied().flatten();
        if first.is_some_and(|hit| matcher.is_at_start(hit.token)) {
            placed.score += 5.0;
        }
    }
    hits(&index, &found)
        .into_iter()
        .filter_map(|hit| match hit.target {
            Target::Section(id) => Some((id.index(), hit.matched)),
            Target::Entry(_) | Target::Sentence(_) | Target::Title => None,
        })
        .collect()
}

fn hits(index: &SearchIndex, found: &FoundUnits) -> Vec<Hit> {
    hits_of(index, &found.wanted, &found.placed)
}

/// Units of an index as hits, best first.
pub(crate) fn hits_of(index: &SearchIndex, wanted: &[Wanted], placed: &[Placed]) -> Vec<Hit> {
    let mut placed: Vec<&Placed> = placed.iter().collect();
    placed.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.unit.cmp(&b.unit)));
    placed
        .into_iter()
        .filter_map(|placed| {
            let unit = index.unit(placed.unit)?;
            let main = index.field(unit.fields.start)?.tokens.clone();
            let marks: Vec<(Range<usize>, bool)> = wanted
                .iter()
                .flat_map(|wanted| wanted.within(&main))
                .filter_map(|hit| Some((bytes(index, hit)?, hit.tier.is_forgiving())))
                .collect();
            let (matched, forgiving) = in_order(marks);
            Some(Hit {
                target: unit.target,
                tier: placed.tier,
                score: placed.score,
                matched,
                forgiving,
                name: index
                    .field(placed.field)
                    .and_then(|field| field.name.clone()),
            })
        })
        .collect()
}

/// Marks in order, and those of them that are forgiving.
pub(crate) fn in_order(
    mut marks: Vec<(Range<usize>, bool)>,
) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    marks.sort_by_key(|(range, is_forgiving)| (range.start, range.end, *is_forgiving));
    merge(marks)
}

/// Joins marks that overlap; a word that is also there as typed is no
/// forgiving one.
fn merge(marks: Vec<(Range<usize>, bool)>) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let mut merged: Vec<(Range<usize>, bool)> = Vec::new();
    for (range, is_forgiving) in marks {
        match merged.last_mut() {
            Some((last, forgiven)) if range.start < last.end => {
                last.end = last.end.max(range.end);
                *forgiven &= is_forgiving;
            }
            _ => merged.push((range, is_forgiving)),
        }
    }
    let forgiving = merged
        .iter()
        .filter(|(_, is_forgiving)| *is_forgiving)
        .map(|(range, _)| range.clone())
        .collect();
    (
        merged.into_iter().map(|(range, _)| range).collect(),
        forgiving,
    )
}

/// Bytes of an occurrence in its field.
fn bytes(index: &SearchIndex, hit: &Occurrence) -> Option<Range<usize>> {
    let first = index.token(hit.token)?;
    let last = index.token(hit.token + hit.count.saturating_sub(1))?;
    let mut end = last.end as usize;
    let word = index.word(first.word)?;
    // Folding keeps the bytes of ASCII words, so a typed beginning can be told
    // from the rest; other words are marked whole.
    let length = (first.end - first.start) as usize;
    let is_plain = word.folded.is_ascii() && word.folded.len() == length;
    if hit.count == 1 && hit.letters > 0 && is_plain {
        end = end.min(first.start as usize + hit.letters as usize);
    }
    Some(first.start as usize..end)
}

pub(crate) fn groups(briefing: &Briefing, hits: &[Hit]) -> Vec<(HitGroup, usize)> {
    let mut groups: Vec<(HitGroup, usize)> = Vec::new();
    for hit in hits {
        let group = match hit.target {
            Target::Section(_) | Target::Title => HitGroup::Sections,
            Target::Sentence(_) => HitGroup::Sentences,
            Target::Entry(id) => {
                let Some(entry) = briefing.entry(id) else {
                    continue;
                };
                HitGroup::Facet(entry.facet)
            }
        };
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, count)) => *count += 1,
            None => groups.push((group, 1)),
        }
    }
    groups
}

fn phrase_remarks(found: &FoundUnits, slots: &[Slot<'_>]) -> Vec<Remark> {
    slots
        .iter()
        .enumerate()
        .filter(|(at, slot)| {
            slot.is_phrase()
                && found
                    .placed
                    .iter()
                    .filter_map(|placed| placed.chosen.get(*at).copied().flatten())
                    .any(|hit| hit.tier == super::Tier::Typo)
        })
        .map(|(_, slot)| Remark::PhraseWithTypo(slot.shown()))
        .collect()
}

/// Why nothing was found: words that stand nowhere, or else what keeps them apart.
pub(crate) fn missing(
    index: &SearchIndex,
    query: &Query,
    slots: &[Slot<'_>],
    options: &Options,
    is_filtered: bool,
) -> Answer {
    let missing = Missing::of(index, query, slots, options.exact_only);
    let mut remarks = Vec::new();
    if missing.words.is_empty() {
        let is_limited = options.scope != Scope::All
            || is_filtered
            || query.atoms.iter().any(|atom| atom.is_negated);
        remarks = missing.phrases;
        if remarks.is_empty() {
            remarks.push(if is_limited {
                Remark::NotWithin
            } else {
                Remark::NotTogether
            });
        }
    }
    Answer {
        absent: missing.words,
        remarks,
        ..Answer::default()
    }
}

/// What of a query stands nowhere in the article.
struct Missing {
    /// Words, in any form.
    words: Vec<Absent>,
    /// Phrases whose words all occur, and words that occur, but at no start.
    phrases: Vec<Remark>,
}

impl Missing {
    /// `asked` are the slots of the query as they were searched; they know only
    /// what the filters leave, so occurrences are looked for anew.
    fn of(index: &SearchIndex, query: &Query, asked: &[Slot<'_>], exact_only: bool) -> Self {
        let everywhere = vec![true; index.units.len()];
        let mut matcher = Matcher::new(index, &everywhere);
        let mut missing = Self {
            words: Vec::new(),
            phrases: Vec::new(),
        };
        let anew = slots(query.atoms.iter(), index, 2);
        for (mut slot, asked) in anew.into_iter().zip(asked) {
            let words = slot.words();
            if slot.is_phrase() || exact_only {
                let before = missing.words.len();
                let unknown = words
                    .iter()
                    .filter(|word| index.word_of(&word.folded).is_none());
                let unknown = unknown.map(|word| absent(index, &word.shown));
                missing.words.extend(unknown);
                let is_known = missing.words.len() == before;
                let is_there = if exact_only {
                    !slot.at(Level::Exact, &mut matcher).is_empty()
                } else {
                    !slot.narrowest(&mut matcher).is_empty()
                };
                if slot.is_phrase() && is_known && !is_there {
                    missing.phrases.push(Remark::NoPhrase(slot.shown()));
                } else if is_known && !is_there {
                    missing.phrases.push(Remark::NotAtStart(slot.shown()));
                }
            } else if asked.is_required && slot.narrowest(&mut matcher).is_empty() {
                let is_known = |word: &QueryWord| index.word_of(&word.folded).is_some();
                if let [word] = words
                    && word.at_start
                    && is_known(word)
                {
                    missing.phrases.push(Remark::NotAtStart(slot.shown()));
                    continue;
                }
                let unknown = words.iter().map(|word| absent(index, &word.shown));
                missing.words.extend(unknown);
            }
        }
        missing
    }
}

/// A missing word with the nearest one of the article.
///
/// Ties go to a word with the same first letter, then to the more frequent one.
fn absent(index: &SearchIndex, word: &str) -> Absent {
    let folded = crate::text::word::fold(word);
    let letters: Vec<char> = folded.chars().take(60).collect();
    let mut scratch = Distance::default();
    let mut limit = letters.len() / 3;
    let mut best: Option<((usize, bool, usize), &str)> = None;
    for (number, known) in index.words.iter().enumerate() {
        if let Some(distance) = scratch.between(&letters, &known.letters, limit)
            && distance > 0
        {
            limit = distance;
            let count = index
                .postings(u32::try_from(number).unwrap_or(u32::MAX))
                .len();
            let rank = (
                distance,
                known.letters.first() != letters.first(),
                usize::MAX - count,
            );
            if best.as_ref().is_none_or(|(known, _)| rank < *known) {
                best = Some((rank, &known.shown));
            }
        }
    }
    Absent {
        word: word.to_owned(),
        nearest: best.map(|((distance, ..), shown)| (shown.to_owned(), distance)),
    }
}

/// What a query of filters alone finds: the entries it names, then all that the
/// filters leave, in reading order; sections that it names come before the entries
/// in them.
fn filtered_only(
    index: &SearchIndex,
    document: &Document,
    briefing: &Briefing,
    filter: &Filter,
) -> Vec<Hit> {
    if !filter.is_filtered {
        return Vec::new();
    }
    let units = index.units.iter().zip(&filter.allowed);
    let mut targets: Vec<Target> = units
        .filter(|(_, is_allowed)| **is_allowed)
        .map(|(unit, _)| unit.target)
        .collect();
    if filter.entries.is_empty() {
        targets.sort_by_key(|target| matches!(target, Target::Entry(_)));
    }
    let tier = filter.tier();
    let hits = targets.into_iter().map(|target| {
        let matched = mentions(document, briefing, target, &filter.entries);
        Hit {
            target,
            tier,
            score: 0.0,
            forgiving: if tier.is_forgiving() {
                matched.clone()
            } else {
                Vec::new()
            },
            matched,
            name: None,
        }
    });
    hits.collect()
}

/// Where a sentence mentions one of the entries.
fn mentions(
    document: &Document,
    briefing: &Briefing,
    target: Target,
    entries: &[EntryId],
) -> Vec<Range<usize>> {
    let Target::Sentence(id) = target else {
        return Vec::new();
    };
    let Some(sentence) = document.sentence(id) else {
        return Vec::new();
    };
    let mut marks: Vec<(Range<usize>, bool)> = entries
        .iter()
        .filter_map(|entry| briefing.entry(*entry))
        .flat_map(|entry| entry.mentions_in(id.0..id.0 + 1))
        .filter(|mention| sentence.contains(mention.span))
        .map(|mention| {
            let start = mention.span.start - sentence.start;
            let end = mention.span.end - sentence.start;
            (start as usize..end as usize, false)
        })
        .collect();
    marks.sort_by_key(|(range, _)| (range.start, range.end));
    merge(marks).0
}
