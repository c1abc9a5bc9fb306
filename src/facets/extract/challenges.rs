//! Challenges: sentences that tell what stands in the way.
//!
//! Each sentence is scored by signs of several kinds ([`cues::Sign`]), all of
//! them lists of phrases, by what stands around a sign, and by the place of the
//! sentence; see [`score`]. What is over a threshold is named ([`label`]), and
//! what has nearly the same name is one entry.
//!
//! What each kind of sign brings: F1 over sentences, the mean of four articles
//! that the lists were written with and of the nine of `tests/fixtures/extract`,
//! without it.
//!
//! | without | four | nine |
//! |---|---|---|
//! | nothing | .847 | .879 |
//! | nouns of trouble | .772 | .876 |
//! | verbs and adjectives | .769 | .848 |
//! | turns of phrase | .847 | .828 |
//! | words of bad tidings in general | .805 | .860 |
//! | criticism | .847 | .882 |
//! | negation | .847 | .863 |
//! | contrast | .810 | .873 |
//! | hedges and conditions | .847 | .873 |
//! | needs | .717 | .877 |
//! | decline | .840 | .879 |
//! | degrees | .767 | .879 |
//! | gains, which count against | .812 | .890 |
//! | what is done against trouble | .823 | .879 |
//! | terms that only sound like trouble | .795 | .879 |
//! | headings | .826 | .792 |
//! | the sentences beside it | .847 | .856 |
//!
//! On four articles that nobody had looked at the same rules reached .61.

mod cues;
mod label;
mod score;

use std::collections::{BTreeSet, HashMap};

use super::lists::{Kind, WordKinds, stem};
use super::{Found, Place};
use crate::facets::lexicon::Seeded;
use crate::facets::phrase::{Token, tokens};
use crate::text::{Clean, Document, Span};
use cues::Sign;
pub(in crate::facets) use cues::{Beside, Cues, VALENCE};
pub(super) use label::capitalised;
pub(super) use score::Scored;

/// The sentences of running text with how much they tell of trouble.
pub(super) fn read(document: &Document) -> Vec<Scored<'_>> {
    score::all(document, Cues::bundled())
}

/// The same with the cues of a lens.
pub(super) fn read_with<'a>(document: &'a Document, cues: &'a Cues) -> Vec<Scored<'a>> {
    score::all(document, cues)
}

/// How much more what stands under a heading is about trouble, by its words.
pub(super) fn prior(heading: &[Token<'_>]) -> f32 {
    Cues::bundled().prior(heading)
}

/// How many groups a label is compared with: those that were met last. What is
/// said again is mostly said again soon, and a long article takes no longer.
const NEAR: usize = 40;

/// Finds them, most important first; a sentence counts from a score on.
pub(super) fn find(
    document: &Document,
    scored: &[Scored<'_>],
    threshold: Option<f32>,
) -> Vec<Found> {
    let threshold = threshold.unwrap_or(score::THRESHOLD);
    let mut groups: Vec<Group> = Vec::new();
    let mut numbers = Numbers::default();
    for sentence in scored.iter().filter(|sentence| sentence.reaches(threshold)) {
        let Some(place) = place(document, sentence) else {
            continue;
        };
        let label = label::label(sentence);
        let stems = numbers.of(&label);
        let mut near = groups.iter_mut().rev().take(NEAR);
        let same = near.find(|group| is_same(&group.stems, &stems));
        if let Some(group) = same {
            if place.score > group.best {
                group.best = place.score;
                group.label = label;
            }
            group.is_weak &= sentence.is_weak();
            group.places.push(place);
        } else {
            groups.push(Group {
                label,
                stems,
                best: place.score,
                is_weak: sentence.is_weak(),
                places: vec![place],
            });
        }
    }
    groups
        .sort_by(|a, b| (a.is_weak.cmp(&b.is_weak)).then_with(|| b.total().total_cmp(&a.total())));
    (groups.into_iter())
        .map(|group| Found {
            label: Clean::line(&group.label),
            kind: None,
            is_weak: group.is_weak,
            places: group.places,
        })
        .collect()
}

struct Group {
    label: String,
    /// Numbers of its stems, in order.
    stems: Vec<usize>,
    best: f32,
    is_weak: bool,
    places: Vec<Place>,
}

impl Group {
    fn total(&self) -> f32 {
        let more: f32 = self.places.iter().map(|place| place.score).sum();
        self.best + 0.3 * (more - self.best)
    }
}

/// Score at which nothing can be surer.
const FULL: f32 = 3.0;

fn place(document: &Document, sentence: &Scored<'_>) -> Option<Place> {
    let span = document.sentence(sentence.id)?;
    let strongest = sentence.strongest();
    let words = strongest.map(|weighed| sentence.clause.bytes(&weighed.hit.words));
    let bytes = words.unwrap_or(0..sentence.clause.text().len());
    let start = span.bytes().start;
    Some(Place {
        span: Span::new(span.block, start + bytes.start..start + bytes.end),
        sentence: sentence.id,
        rule: strongest.map_or("place in the text", |weighed| rule(weighed.hit.cue.sign)),
        score: (sentence.score() / FULL).clamp(0.0, 1.0),
    })
}

fn rule(sign: Sign) -> &'static str {
    match sign {
        Sign::Noun => "names trouble",
        Sign::Verb => "tells of trouble",
        Sign::Turn => "turn of phrase",
        Sign::Critic => "criticism",
        Sign::Valence => "bad tidings",
        Sign::Negation => "denial",
        Sign::Contrast => "contrast",
        Sign::Hedge => "uncertainty",
        Sign::Need => "need",
        Sign::Decline => "decline",
        Sign::Degree => "degree",
        Sign::Gain | Sign::Neutral => "gain",
    }
}

/// Stems by the numbers that they were given.
#[derive(Default)]
pub(super) struct Numbers {
    all: HashMap<String, usize, Seeded>,
}

impl Numbers {
    /// The numbers of the stems of a label, in order and each once.
    pub(super) fn of(&mut self, label: &str) -> Vec<usize> {
        let mut numbers = Vec::new();
        each_stem(label, |stem| {
            let known = self.all.get(stem).copied();
            numbers.push(known.unwrap_or_else(|| {
                self.all.insert(stem.to_owned(), self.all.len());
                self.all.len() - 1
            }));
        });
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

/// Stems of the words of a label that mean something.
pub(super) fn stems(label: &str) -> BTreeSet<String> {
    let mut stems = BTreeSet::new();
    each_stem(label, |stem| {
        stems.insert(stem.to_owned());
    });
    stems
}

fn each_stem(label: &str, mut told: impl FnMut(&str)) {
    let kinds = WordKinds::bundled();
    for word in tokens(label) {
        // "IT" is no pronoun.
        let printed = word.text();
        let is_short_form = printed.len() > 1 && printed.chars().all(char::is_uppercase);
        if is_short_form
            || matches!(
                kinds.kind(word.folded()),
                Kind::Content | Kind::Verb | Kind::Adverb
            )
        {
            told(stem(word.folded()));
        }
    }
}

/// Whether two labels name one thing: most of their stems are the same.
fn is_same(a: &[usize], b: &[usize]) -> bool {
    // As many as there can be: those of the shorter.
    if a.len().min(b.len()) * 5 < a.len().max(b.len()) * 3 {
        return false;
    }
    let shared = a
        .iter()
        .filter(|stem| b.binary_search(stem).is_ok())
        .count();
    let all = a.len() + b.len() - shared;
    shared > 0 && shared * 5 >= all * 3
}
