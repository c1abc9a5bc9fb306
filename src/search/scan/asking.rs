//! The answer to a query from what a scan found.

use std::collections::HashMap;

use super::places::{Found, InText, readings};
use super::plan::Plan;
use super::store::Store;
use super::units::{Asked, Ranked, Readings, candidates, chosen, hit, left_by, ranked};
use super::{Scan, collect};
use crate::search::answer::{groups, hits_of, search_up_to};
use crate::search::filter::filter;
use crate::search::find::{find_in, interpretations_of};
use crate::search::index::SearchIndex;
use crate::search::matcher::{Level, Matcher};
use crate::search::query::{Atom, AtomKind, QueryWord};
use crate::search::rank::Wanted;
use crate::search::slot::{Slot, slots};
use crate::search::variants::Language;
use crate::search::{Answer, Hit, Options, Scope, Target, Tier};

/// Most units among which words in a row are looked for.
const MOST_IN_ROWS: usize = 4096;
/// Hits that are built at once.
const BATCH: usize = 512;

/// A query with all that decides about its answer.
pub(super) struct Asking<'a> {
    pub(super) scan: &'a Scan<'a>,
    pub(super) language: &'static Language,
}

impl Asking<'_> {
    /// The answer from what was found so far; none without a hit.
    pub(super) fn answer(&self, store: &mut Store, plan: &Plan) -> Option<Answer> {
        if !self.scan.options.exact_only {
            store.pair(self.scan.document, plan, self.language);
        }
        let beside = self.beside(plan);
        let known = store.words.iter();
        let known = known.map(|seen| (seen.folded.as_str(), seen.shown.as_str()));
        let assumed = beside.iter().map(|word| (word.as_str(), word.as_str()));
        let index = SearchIndex::of_words(
            self.scan.document,
            self.scan.briefing,
            self.language,
            known.chain(assumed),
        );
        let mut answer = if self.is_in_rows() {
            self.answer_in_rows(store, &index)
        } else {
            self.answer_by_words(store, &index)
        };
        answer.is_partial |= store.is_full();
        (!answer.hits.is_empty() || answer.total() > 0).then_some(answer)
    }

    /// Whether words are to stand in a row, or at the start.
    pub(super) fn is_in_rows(&self) -> bool {
        self.scan.query.atoms.iter().any(|atom| match &atom.kind {
            AtomKind::Word(word) => word.at_start,
            AtomKind::Phrase { .. } => true,
            AtomKind::Facet { .. } | AtomKind::Section { .. } => false,
        })
    }

    /// What may stand for words that are looked for beside others only: they and
    /// their inflections are few and known.
    fn beside(&self, plan: &Plan) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for word in &plan.beside {
            let key = self.language.key(word);
            let same = self.language.stop_words();
            let same = same.filter(|other| self.language.key(other) == key);
            found.extend(same.map(ToOwned::to_owned));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether each unit of the index of words may be found.
    fn allowed(&self, store: &Store, index: &SearchIndex, excluded: &[bool]) -> Vec<bool> {
        let scope = self.scan.options.scope;
        let anywhere = Options::default();
        let filter = filter(
            index,
            self.scan.document,
            self.scan.briefing,
            self.scan.query,
            &anywhere,
        );
        let count = store.words.len();
        let mut left = vec![excluded.is_empty(); count];
        if !excluded.is_empty() {
            let parts = collect(self.scan.crew, store.parts.len(), &|number| {
                let part = store.parts.get(number);
                part.map(|part| left_by(self.scan.document, part, excluded, count))
            });
            for part in parts.iter().flatten() {
                for (left, here) in left.iter_mut().zip(part) {
                    *left |= here;
                }
            }
        }
        let mut seen = store.words.iter().zip(left);
        let units = index.units.iter().map(|unit| unit.target);
        units
            .zip(filter.allowed)
            .map(|(target, is_allowed)| {
                is_allowed
                    & match target {
                        Target::Entry(_) => matches!(scope, Scope::All | Scope::Entries),
                        Target::Title => matches!(scope, Scope::All | Scope::Sections),
                        Target::Section(_) | Target::Sentence(_) => match (scope, seen.next()) {
                            (Scope::All | Scope::Text | Scope::Sections, None) => true,
                            (Scope::All, Some((_, left))) => left,
                            (Scope::Text, Some((seen, left))) => seen.in_sentence && left,
                            (Scope::Sections, Some((seen, left))) => seen.in_heading && left,
                            (Scope::Entries, _) => false,
                        },
                    }
            })
            .collect()
    }

    fn answer_by_words(&self, store: &Store, index: &SearchIndex) -> Answer {
        let excluded = self.excluded(store, index);
        let allowed = self.allowed(store, index, &excluded);
        let mut matcher = Matcher::new(index, &allowed).up_to(Level::Prefix);
        let mut slots = slots(self.scan.query.atoms.iter(), index, 2);
        let mut places = InText::new(self, store, index, excluded);
        let exact_only = self.scan.options.exact_only;
        let wanted = find_in(&mut places, &mut matcher, &mut slots, exact_only);
        self.told(store, index, (&wanted, &slots), &places.found)
    }

    /// The answer of what was found in the text, and of entries.
    pub(super) fn told(
        &self,
        store: &Store,
        index: &SearchIndex,
        (wanted, slots): (&[Wanted], &[Slot<'_>]),
        found: &Found,
    ) -> Answer {
        let Scan {
            document, briefing, ..
        } = *self.scan;
        let mut hits = hits_of(index, wanted, &found.entries);
        let asked = &found.asked;
        let batches = found.ranked.len().div_ceil(BATCH);
        let built = collect(self.scan.crew, batches, &|batch| {
            let ranked = found.ranked.iter().skip(batch * BATCH).take(BATCH);
            let built = ranked.map(|one| hit(document, &store.parts, one, asked));
            built.collect::<Vec<Option<Hit>>>()
        });
        hits.extend(built.into_iter().flatten().flatten());
        hits.sort_by(|a, b| {
            let by_score = b.score.total_cmp(&a.score);
            by_score.then_with(|| a.target.cmp(&b.target))
        });
        let mut answer = Answer {
            groups: groups(briefing, &hits),
            is_partial: store.is_full(),
            ..Answer::default()
        };
        found.count(&mut answer);
        let readings = asked.slots.iter().flat_map(|slot| &slot.by_word);
        let has_forgiving = readings.flatten().any(|one| one.tier.is_forgiving());
        // In reading order, entries first.
        let mut in_order: Vec<&Ranked> = found.ranked.iter().collect();
        in_order.sort_by_key(|one| one.target);
        let in_text = in_order
            .into_iter()
            .filter(|one| has_forgiving && one.tier > Tier::Exact)
            .filter_map(|one| chosen(document, &store.parts, one, asked));
        let of_entries = found.entries.iter().map(|placed| placed.chosen.clone());
        answer.interpretations = interpretations_of(index, slots, || {
            Box::new(of_entries.clone().chain(in_text.clone()))
        });
        hits.truncate(self.scan.options.limit);
        answer.tier = hits.first().map(|hit| hit.tier);
        answer.hits = hits;
        answer
    }

    /// Words that are excluded.
    pub(super) fn excluded(&self, store: &Store, index: &SearchIndex) -> Vec<bool> {
        let mut excluded = Vec::new();
        for atom in self.scan.query.atoms.iter().filter(|atom| atom.is_negated) {
            excluded.resize(store.words.len(), false);
            let everywhere = vec![true; index.units.len()];
            let mut matcher = Matcher::new(index, &everywhere);
            let positive = Atom {
                is_negated: false,
                kind: atom.kind.clone(),
            };
            for mut slot in slots(std::iter::once(&positive), index, 2) {
                let hits = slot.up_to(Level::Exact, &mut matcher);
                let readings = readings(store, index, &hits);
                for (place, reading) in excluded.iter_mut().zip(readings) {
                    *place |= reading.is_some();
                }
            }
        }
        excluded
    }

    /// Words in a row, or at the start, are looked for in an index of the units that
    /// hold them all.
    fn answer_in_rows(&self, store: &Store, index: &SearchIndex) -> Answer {
        let words = |atom: &Atom| match &atom.kind {
            AtomKind::Word(word) => vec![word.clone()],
            AtomKind::Phrase { words, .. } => words.clone(),
            AtomKind::Facet { .. } | AtomKind::Section { .. } => Vec::new(),
        };
        let single = |word: QueryWord| Atom {
            is_negated: false,
            kind: AtomKind::Word(QueryWord {
                at_start: false,
                ..word
            }),
        };
        let positive = self.scan.query.atoms.iter().filter(|atom| !atom.is_negated);
        let atoms: Vec<Atom> = positive.flat_map(words).map(single).collect();
        let everywhere = vec![true; index.units.len()];
        let mut matcher = Matcher::new(index, &everywhere).up_to(Level::Prefix);
        let mut slots = slots(atoms.iter(), index, 1);
        let asked = Asked {
            slots: slots
                .iter_mut()
                .map(|slot| {
                    let hits = slot.up_to(Level::Prefix, &mut matcher);
                    Readings {
                        by_word: readings(store, index, &hits),
                        is_required: slot.is_required,
                        beside: HashMap::new(),
                    }
                })
                .collect(),
            excluded: Vec::new(),
            in_sentences: true,
            in_headings: true,
        };
        let mut targets = Vec::new();
        let mut is_partial = false;
        for (number, part) in store.parts.iter().enumerate() {
            let found = candidates(self.scan.document, part, &asked);
            let found = ranked(self.scan.document, (number, part), &found, &asked, f32::MIN);
            targets.extend(found.into_iter().map(|one| one.target));
            if targets.len() > MOST_IN_ROWS {
                is_partial = true;
                break;
            }
        }
        let index = SearchIndex::of_targets(
            self.scan.document,
            self.scan.briefing,
            self.language,
            &targets,
        );
        let mut answer = search_up_to(
            Level::Prefix,
            &index,
            self.scan.document,
            self.scan.briefing,
            self.scan.query,
            self.scan.options,
        );
        answer.is_partial = is_partial;
        answer
    }
}
