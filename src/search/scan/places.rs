//! Where a scan looks for units that hold what is wanted.

use std::collections::HashMap;

use super::asking::Asking;
use super::store::Store;
use super::units::{Asked, Candidate, Ranked, Reading, Readings, candidates, least, ranked};
use super::{AT_ONCE, collect};
use crate::search::find::Places;
use crate::search::index::SearchIndex;
use crate::search::matcher::Occurrence;
use crate::search::rank::{Placed, Wanted, place_all};
use crate::search::{Answer, Scope, Target};

/// What the words of the store may stand for, by the occurrences of a slot in an
/// index of words.
pub(super) fn readings(
    store: &Store,
    index: &SearchIndex,
    hits: &[Occurrence],
) -> Vec<Option<Reading>> {
    let mut by_word: Vec<Option<Reading>> = vec![None; store.words.len()];
    for (word, reading) in of_words(index, hits) {
        let number = store.numbers.get(&word);
        if let Some(place) = number.and_then(|number| by_word.get_mut(*number as usize))
            && place.is_none_or(|known| known.score < reading.score)
        {
            *place = Some(reading);
        }
    }
    by_word
}

/// The words, or words in a row, that occurrences are all of; entries are others.
pub(super) fn of_words<'a>(
    index: &'a SearchIndex,
    hits: &'a [Occurrence],
) -> impl Iterator<Item = (String, Reading)> + 'a {
    hits.iter().filter_map(move |hit| {
        let number = index.unit_of(hit.token)?;
        let tokens = index.tokens_of(number);
        let is_all = tokens.start == hit.token && tokens.end == hit.token + hit.count;
        let is_word = index.unit(number)?.target.is_sentence();
        let reading = Reading {
            score: hit.score,
            tier: hit.tier,
            letters: hit.letters,
            count: hit.count,
            token: hit.token,
        };
        let words = tokens.filter_map(|token| index.word(index.token(token)?.word));
        let words: Vec<&str> = words.map(|word| word.folded.as_str()).collect();
        (is_all && is_word).then(|| (words.join(" "), reading))
    })
}

/// What was found for what is wanted.
#[derive(Default)]
pub(super) struct Found {
    pub(super) asked: Asked,
    /// The best units of the text.
    pub(super) ranked: Vec<Ranked>,
    /// Entries and the title, as units of the index of words.
    pub(super) entries: Vec<Placed>,
    sentences: usize,
    headings: usize,
}

impl Found {
    /// Whether there is any unit.
    pub(super) fn is_any(&self) -> bool {
        self.sentences + self.headings > 0 || !self.entries.is_empty()
    }

    /// Counts what there is beyond the hits that are listed.
    pub(super) fn count(&self, answer: &mut Answer) {
        use crate::search::HitGroup::{Facet, Sections, Sentences};
        for (group, count) in &mut answer.groups {
            match group {
                Sections => *count = self.headings,
                Sentences => *count = self.sentences,
                Facet(_) => {}
            }
        }
        for (group, count) in [(Sections, self.headings), (Sentences, self.sentences)] {
            if count > 0 && !answer.groups.iter().any(|(known, _)| *known == group) {
                answer.groups.push((group, count));
            }
        }
    }
}

/// The units of a text, and entries.
pub(super) struct InText<'a> {
    asking: &'a Asking<'a>,
    store: &'a Store,
    index: &'a SearchIndex,
    /// Words that no unit may hold, by their numbers.
    excluded: Vec<bool>,
    pub(super) found: Found,
}

impl<'a> InText<'a> {
    pub(super) fn new(
        asking: &'a Asking<'a>,
        store: &'a Store,
        index: &'a SearchIndex,
        excluded: Vec<bool>,
    ) -> Self {
        Self {
            asking,
            store,
            index,
            excluded,
            found: Found::default(),
        }
    }
}

impl Places for InText<'_> {
    fn keep(&mut self, wanted: &[Wanted]) -> bool {
        let Self { store, index, .. } = *self;
        let (document, crew) = (self.asking.scan.document, self.asking.scan.crew);
        let mut entries = place_all(index, wanted);
        entries.retain(|placed| {
            let unit = index.unit(placed.unit);
            unit.is_some_and(|unit| matches!(unit.target, Target::Entry(_) | Target::Title))
        });
        let scope = self.asking.scan.options.scope;
        let slots = wanted.iter().map(|wanted| Readings {
            by_word: readings(store, index, &wanted.occurrences),
            is_required: wanted.is_required,
            beside: if wanted.is_required {
                HashMap::new()
            } else {
                beside(index, &wanted.occurrences)
            },
        });
        let asked = Asked {
            slots: slots.collect(),
            excluded: self.excluded.clone(),
            in_sentences: matches!(scope, Scope::All | Scope::Text),
            in_headings: matches!(scope, Scope::All | Scope::Sections),
        };
        let parts = &store.parts;
        let some = collect(crew, parts.len(), &|number| {
            let part = parts.get(number);
            part.map_or_else(Vec::new, |part| candidates(document, part, &asked))
        });
        let limit = self.asking.scan.options.limit;
        let mut least = least(&some, wanted.len(), limit);
        let by_rank = |a: &Ranked, b: &Ranked| {
            let by_score = b.score.total_cmp(&a.score);
            by_score.then_with(|| a.target.cmp(&b.target))
        };
        let mut all: Vec<Ranked> = Vec::new();
        for first in (0..parts.len()).step_by(AT_ONCE) {
            let count = AT_ONCE.min(parts.len() - first);
            let ranks = collect(crew, count, &|number| {
                let number = first + number;
                let one = parts.get(number).zip(some.get(number));
                one.map_or_else(Vec::new, |(part, some)| {
                    ranked(document, (number, part), some, &asked, least)
                })
            });
            all.extend(ranks.into_iter().flatten());
            // The more are known, the fewer of the others can be among the best.
            if all.len() > limit && limit > 0 {
                let (_, worst, _) = all.select_nth_unstable_by(limit - 1, by_rank);
                least = least.max(worst.score);
            }
            all.truncate(limit);
        }
        let in_sentences = |one: &&Candidate| one.is_sentence;
        let sentences = some.iter().flatten().filter(in_sentences).count();
        let is_title = |placed: &&Placed| {
            let unit = index.unit(placed.unit);
            unit.is_some_and(|unit| unit.target == Target::Title)
        };
        let titles = entries.iter().filter(is_title).count();
        let headings = titles + some.iter().map(Vec::len).sum::<usize>() - sentences;
        self.found = Found {
            asked,
            ranked: all,
            entries,
            sentences,
            headings,
        };
        self.found.is_any()
    }
}

/// What words may stand for that were not looked for in the text.
fn beside(index: &SearchIndex, hits: &[Occurrence]) -> HashMap<String, Reading> {
    let all = of_words(index, hits);
    all.filter(|(_, reading)| reading.count == 1).collect()
}
