//! Compounds that an article comes back to: "vessel monitoring", "service of
//! documents". They are its themes, whether a taxonomy has them or not.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::compounds::{self, Compound, LONGEST, Roles};
use super::label::plain;
use super::openings::Openings;
use super::proper::has_known_short_form;
use super::reading::Reading;
use crate::facets::extract::address;
use crate::facets::extract::clause::Clause;
use crate::facets::extract::lists::{Class, Kind, WordKinds, stem};
use crate::facets::hash::Seeded;

/// A theme is in at most one of so many sentences; what is in more of them is
/// the subject.
const SUBJECT: usize = 3;
/// Fewest sentences that make something the subject.
const LEAST_SUBJECT: usize = 6;
/// Most compounds that are compared with each other.
const CONSIDERED: usize = 64;
/// How far from a compound its parts stand for it, in sentences.
const NEAR: usize = 3;

/// A compound with the sentences that have it.
pub(super) struct Repeat<'s> {
    /// As the article mostly prints it.
    pub label: Cow<'s, str>,
    /// The readings that have it, in order.
    pub places: Vec<Told>,
    /// Whether a heading has it.
    pub is_headed: bool,
}

impl Repeat<'_> {
    /// How many sentences have the whole compound; a heading is one more.
    pub(super) fn count(&self) -> usize {
        let whole = self.places.iter().filter(|told| told.is_whole);
        whole.count() + usize::from(self.is_headed)
    }
}

/// A sentence that has a compound, or a part of it nearby.
pub(super) struct Told {
    /// Number of the reading.
    pub reading: usize,
    pub words: Range<usize>,
    /// Whether the whole compound stands there, and not only a part.
    pub is_whole: bool,
}

/// Stems of a compound by their numbers, in order; unused ones are 0.
type Key = [u32; LONGEST];

/// A compound where it stands, by its stems, the number of the reading and its words.
type Met = (Key, usize, Compound);

/// Where a stem comes up: number of the reading, and of the word in it.
type Parts = Vec<Vec<(usize, usize)>>;

/// Room for what is asked of a compound, used again for the next.
#[derive(Default)]
struct Room<'s> {
    /// As it is printed, place by place.
    labels: Vec<&'s str>,
    /// Where its parts stand nearby.
    near: Vec<Told>,
}

/// Numbers for the stems of an article. The words are the author's to choose, so
/// the table is one that nobody can make slow.
struct StemNumbers<'s> {
    all: HashMap<&'s str, u32, Seeded>,
    /// Numbers of the words of a sentence, or 0 where none was asked for.
    noted: Vec<u32>,
    roles: Roles,
}

impl<'s> StemNumbers<'s> {
    /// None yet, with room for so many.
    fn with_room(stems: usize) -> Self {
        Self {
            all: HashMap::with_capacity_and_hasher(stems, Seeded::default()),
            noted: Vec::new(),
            roles: Roles::default(),
        }
    }

    /// The number of the stem of a word: from 1.
    fn number(&mut self, folded: &'s str) -> u32 {
        let next = u32::try_from(self.all.len() + 1).unwrap_or(u32::MAX);
        *self.all.entry(stem(folded)).or_insert(next)
    }

    /// Calls `found` with each compound of a sentence whose words recur, or that is a
    /// kind of work, and its key. A word is in several compounds, so what number it has
    /// is noted for each.
    fn each_key(
        &mut self,
        clause: &'s Clause<'s>,
        recurs: impl Fn(usize) -> bool,
        mut found: impl FnMut(Key, Compound),
    ) {
        let mut noted = std::mem::take(&mut self.noted);
        noted.clear();
        noted.resize(clause.words().len(), 0);
        let mut roles = std::mem::take(&mut self.roles);
        compounds::each(clause, recurs, &mut roles, |compound| {
            if address::has_words(clause, &compound.words) {
                return;
            }
            let mut key = Key::default();
            let words = (compound.words.clone()).filter(|at| Some(*at) != compound.without);
            for (part, at) in key.iter_mut().zip(words) {
                if let Some(noted) = noted.get_mut(at) {
                    if *noted == 0 {
                        *noted = self.number(clause.folded(at));
                    }
                    *part = *noted;
                }
            }
            key.sort_unstable();
            found(key, compound);
        });
        (self.noted, self.roles) = (noted, roles);
    }

    fn keys(&mut self, clause: &'s Clause<'s>) -> BTreeSet<Key> {
        let mut keys = BTreeSet::new();
        self.each_key(
            clause,
            |_| true,
            |key, _| {
                keys.insert(key);
            },
        );
        keys
    }
}

/// The compounds that recur, those of most sentences first. The headings are in small
/// letters.
pub(super) fn find<'s>(
    readings: &[Reading<'s>],
    title: &Clause<'_>,
    headings: &[Clause<'_>],
) -> Vec<Repeat<'s>> {
    // A sentence has about one compound, and a word or two that no other has.
    let mut stems = StemNumbers::with_room(2 * readings.len());
    let headed: BTreeSet<Key> = (headings.iter())
        .flat_map(|heading| stems.keys(heading))
        .collect();
    let sentences = readings.iter().map(Reading::clause).chain(headings);
    let openings = Openings::of(sentences.flat_map(Clause::words));
    let mut met: Vec<Met> = Vec::with_capacity(readings.len());
    for (number, reading) in readings.iter().enumerate() {
        let clause = reading.clause();
        let recurs = |at| {
            clause
                .words()
                .get(at)
                .is_some_and(|word| openings.recurs(word))
        };
        stems.each_key(clause, recurs, |key, compound| {
            met.push((key, number, compound));
        });
    }
    met.sort_by_key(|(key, ..)| *key);
    let candidates: Vec<&[Met]> = (met.chunk_by(|(a, ..), (b, ..)| a == b))
        .filter(|met| is_candidate(met, readings, &headed))
        .collect();
    let parts = parts(readings, &stems, title, &candidates);
    let most = (readings.len() / SUBJECT).max(LEAST_SUBJECT);
    let mut room = Room::default();
    let mut found: Vec<Repeat<'s>> = (candidates.into_iter())
        .filter_map(|met| repeat(met, readings, &headed, &parts, &mut room))
        .filter(|repeat| repeat.places.len() <= most)
        .collect();
    found.sort_by(|a, b| {
        (b.count().cmp(&a.count()))
            .then(b.label.len().cmp(&a.label.len()))
            .then_with(|| a.label.cmp(&b.label))
    });
    found.truncate(CONSIDERED);
    for repeat in &mut found {
        (repeat.places).retain(|told| told.is_whole || !is_wide(readings, told));
    }
    found
}

/// Whether a word alone is not what it is in a compound: "development", "these
/// developments" need not be those of the docks.
fn is_wide(readings: &[Reading<'_>], told: &Told) -> bool {
    let clause = readings.get(told.reading).map(Reading::clause);
    let word = clause.map_or("", |clause| clause.folded(told.words.start));
    let one = word.strip_suffix('s').unwrap_or(word);
    let is_wide = |word| WordKinds::bundled().known(word).1.any(&[Class::Wide]);
    is_wide(word) || is_wide(one)
}

/// Whether some places with the same stems may be a theme: such a compound recurs,
/// or is a kind of work, and stands for itself.
fn is_candidate(met: &[Met], readings: &[Reading<'_>], headed: &BTreeSet<Key>) -> bool {
    let Some((key, number, first)) = met.first() else {
        return false;
    };
    let folded = |number: usize, at: usize| {
        (readings.get(number)).map_or("", |reading| reading.clause().folded(at))
    };
    let is_work = || {
        let clause = readings.get(*number).map(Reading::clause);
        clause.is_some_and(|clause| clause.is(Class::Field, first.words.end - 1))
    };
    if met.len() < 2 && !is_work() && !headed.contains(key) {
        return false;
    }
    // "Dioxide emissions" that are always carbon's or sulphur's.
    if !met.iter().any(|(.., compound)| compound.is_first) {
        return false;
    }
    // What different words follow is one thing of its own.
    let follower = |number: usize, compound: &Compound| folded(number, compound.words.end);
    let next = follower(*number, first);
    (met.iter())
        .any(|(_, number, compound)| compound.is_whole || follower(*number, compound) != next)
}

/// What some places with the same stems are, if they are a theme.
fn repeat<'s>(
    met: &[Met],
    readings: &[Reading<'s>],
    headed: &BTreeSet<Key>,
    parts: &Parts,
    room: &mut Room<'s>,
) -> Option<Repeat<'s>> {
    let (key, ..) = met.first()?;
    let is_headed = headed.contains(key);
    let Room { labels, near } = room;
    labels.clear();
    let mut places: Vec<Told> = Vec::with_capacity(met.len() + NEAR);
    for (_, number, compound) in met {
        labels.push(readings.get(*number)?.clause().slice(&compound.words));
        if places.last().is_none_or(|last| last.reading != *number) {
            places.push(Told {
                reading: *number,
                words: compound.words.clone(),
                is_whole: true,
            });
        }
    }
    for stem in key {
        let told = usize::try_from(*stem).ok().and_then(|stem| parts.get(stem));
        nearby(&mut places, told.map_or(&[], Vec::as_slice), near);
    }
    // Trouble alone is no theme that anybody works on.
    let calm = (places.iter())
        .filter_map(|told| readings.get(told.reading))
        .filter(|reading| !reading.scored.is_troubled())
        .count();
    let recurs = calm > 1 && 2 * calm >= places.len();
    if !recurs && !is_headed {
        return None;
    }
    labels.sort_unstable();
    // Of those that are as common the last.
    let same = labels.chunk_by(|one, other| one == other);
    let label = same.max_by_key(|same| same.len())?.first()?;
    (!has_known_short_form(label)).then(|| Repeat {
        label: plain(*label),
        places,
        is_headed,
    })
}

/// Where the stems come up that candidates have, but for words that say little
/// and those of the title.
fn parts(
    readings: &[Reading<'_>],
    stems: &StemNumbers<'_>,
    title: &Clause<'_>,
    candidates: &[&[Met]],
) -> Parts {
    let mut parts = vec![Vec::new(); stems.all.len() + 1];
    let mut is_wanted = vec![false; parts.len()];
    let index = |stem: u32| usize::try_from(stem).unwrap_or(usize::MAX);
    let keys = (candidates.iter()).filter_map(|met| met.first());
    for stem in keys.flat_map(|(key, ..)| key) {
        if let Some(is_wanted) = is_wanted.get_mut(index(*stem)) {
            *is_wanted = true;
        }
    }
    for word in title.words() {
        let known = stems.all.get(stem(word.folded()));
        if let Some(is_wanted) = known.and_then(|stem| is_wanted.get_mut(index(*stem))) {
            *is_wanted = false;
        }
    }
    let wanted = (stems.all.iter()).filter(|(_, stem)| is_wanted.get(index(**stem)) == Some(&true));
    let openings = Openings::of_stems(wanted.map(|(stem, _)| *stem));
    for (number, reading) in readings.iter().enumerate() {
        let clause = reading.clause();
        for (at, word) in clause.words().iter().enumerate() {
            if !openings.recurs(word)
                || clause.kind(at) != Kind::Content
                || clause.classes(at).any(&[Class::General, Class::Pale])
            {
                continue;
            }
            let Some(known) = stems.all.get(stem(word.folded())) else {
                continue;
            };
            let known = index(*known);
            if is_wanted.get(known) == Some(&true)
                && let Some(told) = parts.get_mut(known)
                && told.last().is_none_or(|(last, _)| *last != number)
            {
                told.push((number, at));
            }
        }
    }
    parts
}

/// Adds the sentences close by that have a part of a compound.
fn nearby(places: &mut Vec<Told>, part: &[(usize, usize)], found: &mut Vec<Told>) {
    let known = places.len();
    // What comes up all over the article stands for more than this.
    let is_wide = |near: usize| near * 4 < part.len() * 3;
    if is_wide(known * (2 * NEAR + 1)) {
        return;
    }
    let near = |reading: usize| {
        let next = places.partition_point(|told| told.reading < reading);
        let behind = places.get(next).map(|told| told.reading - reading);
        let before = next.checked_sub(1).and_then(|last| places.get(last));
        let before = before.map(|told| reading - told.reading);
        behind.into_iter().chain(before).min().unwrap_or(usize::MAX)
    };
    let near = part.iter().filter(|(reading, _)| near(*reading) <= NEAR);
    found.clear();
    found.extend(near.map(|(reading, at)| Told {
        reading: *reading,
        words: *at..at + 1,
        is_whole: false,
    }));
    if !is_wide(found.len()) {
        places.append(found);
        settle(places);
    }
}

/// One place a sentence, in order; the whole compound goes before a part.
fn settle(places: &mut Vec<Told>) {
    places.sort_by_key(|told| (told.reading, !told.is_whole));
    places.dedup_by_key(|told| told.reading);
}
