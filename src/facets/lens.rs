//! Lenses: TOML files that name the facets of an article, their entries and
//! their evidence.
//!
//! A lens holds phrases of a few words, never sentences, so one lens fits every
//! edition of an article. Reading one is strict: a misspelt key would silently
//! lose an entry.

mod bind;
mod discover;
mod finding;
mod general;
mod layers;
mod schema;
mod signs;
mod table;
mod write;

use crate::text::{Clean, Document};

use std::sync::LazyLock;

use super::pattern::Pattern;
use super::phrase::{Phrase, Phrases, tokens};
use super::{Briefing, CountBy, Facet, Hue, Kind, Provenance};

pub use crate::text::Flaw as LensError;
pub use finding::{Bound, Finding};
pub use general::{awaited, extract};
pub use layers::layered;
pub use write::{Written, written};

/// Share of a lens's entries that must have evidence for it to be chosen by
/// itself: nine in ten.
const FITS: (usize, usize) = (9, 10);

/// A lens that was read.
#[derive(Debug, Clone, Default)]
pub struct Lens {
    /// Name by which it is asked for.
    pub name: Clean,
    /// Title as shown.
    pub title: Clean,
    facets: Vec<LensFacet>,
    entries: Vec<LensEntry>,
    notes: Vec<LensNote>,
    detection: Option<Detection>,
    extends: Vec<Extended>,
}

#[derive(Debug, Clone)]
struct LensFacet {
    /// What the lens says of it.
    head: Head,
    finding: schema::Finding,
    /// Whether it says that the facet has no entry, and does not just name none.
    is_left_empty: bool,
    /// What follows from that, without entries.
    facet: Facet,
}

/// What a lens says of a facet; it may leave all of it out.
#[derive(Debug, Clone, Default)]
struct Head {
    title: Option<Clean>,
    singular: Option<Clean>,
    sigil: Option<char>,
    glyph: Option<Clean>,
    hollow: Option<Clean>,
    ascii: Option<Clean>,
    count: Option<CountBy>,
    key: Option<char>,
    hue: Option<Hue>,
    kinds: Vec<Kind>,
}

/// When a lens is for an article by itself: so many of its sentences hold one of
/// some phrases or patterns.
#[derive(Debug, Clone)]
struct Detection {
    any: Vec<Phrase>,
    patterns: Vec<Pattern>,
    least: usize,
}

/// A lens that another goes on from.
#[derive(Debug, Clone)]
struct Extended {
    name: Clean,
    /// Errors where it is not known, and where it goes on from the other.
    unknown: LensError,
    circular: LensError,
}

#[derive(Debug, Clone)]
struct LensEntry {
    facet: usize,
    id: Clean,
    label: Clean,
    kind: Option<Clean>,
    /// Id of the entry that it is a part of.
    parent: Option<Clean>,
    summary: Option<Clean>,
    /// Label first.
    names: Vec<LensName>,
    evidence: Vec<(Clean, Phrase)>,
    /// What names it too.
    patterns: Vec<Pattern>,
    /// What makes a sentence evidence.
    matches: Vec<Pattern>,
    /// What makes a sentence none.
    exclude: Vec<Pattern>,
    /// Of these one must stand in the section, if there are any.
    near: Vec<Phrase>,
    /// Whether it is shown as unsure, below the others.
    is_weak: bool,
}

#[derive(Debug, Clone)]
struct LensName {
    text: Clean,
    phrase: Phrase,
    /// After "in" and the like it names a place: "Seoul", but not "in Seoul",
    /// stands for a government.
    may_be_a_place: bool,
}

#[derive(Debug, Clone)]
struct LensNote {
    at: Vec<(Clean, Phrase)>,
    text: Clean,
}

impl Lens {
    /// Reads a lens.
    pub fn parse(text: &str) -> Result<Self, LensError> {
        schema::parse(text)
    }

    /// The lens for articles that no other is for: its entries are all found by
    /// rules.
    pub fn general() -> &'static Self {
        static GENERAL: LazyLock<Lens> = LazyLock::new(general::lens);
        &GENERAL
    }

    /// Whether it is for a whole field: it finds entries that it does not name, or
    /// goes by more than phrases. Others are for one article.
    pub fn is_field(&self) -> bool {
        let discovers = |facet: &LensFacet| facet.finding.discovers();
        self.detection.is_some()
            || !self.extends.is_empty()
            || self.facets.iter().any(discovers)
            || self.entries.iter().any(LensEntry::has_patterns)
    }

    /// Its facets, still without entries: what is shown until they are found.
    pub fn awaited(&self) -> Briefing {
        Briefing {
            facets: self.facets.iter().map(|one| one.facet.clone()).collect(),
            provenance: Provenance::Awaited,
            ..Briefing::default()
        }
    }

    /// In how many sentences an article has a sign of the lens's field; nothing if
    /// they are fewer than the lens asks for.
    fn signs(&self, document: &Document) -> Option<usize> {
        let detection = self.detection.as_ref()?;
        let any = Phrases::new(detection.any.iter().map(|phrase| (phrase, ())));
        let patterns = &detection.patterns;
        let sentences = document.sentences().iter();
        let hits = sentences.filter(|span| {
            let text = document.slice(*span);
            !any.places(&tokens(text)).is_empty()
                || patterns.iter().any(|pattern| pattern.fits(text))
        });
        Some(hits.count()).filter(|hits| *hits >= detection.least)
    }

    /// Facets and entries that the lens names.
    pub fn counts(&self) -> (usize, usize) {
        (self.facets.len(), self.entries.len())
    }

    /// How many of its entries have evidence in an article, and how many there
    /// are.
    pub fn fit(&self, document: &Document) -> (usize, usize) {
        (self.bind(document).supported(), self.entries.len())
    }

    /// Finds the lens's entries in an article.
    pub fn bind(&self, document: &Document) -> Bound {
        bind::bind(self, document)
    }
}

/// The lens that fits an article by itself, with what it finds there: nine in
/// ten of its entries have evidence, and no other has a larger share. The first
/// of equal ones is taken.
pub fn choose<'a>(
    lenses: impl IntoIterator<Item = &'a Lens>,
    document: &Document,
) -> Option<(&'a Lens, Bound)> {
    let (share, of) = FITS;
    lenses
        .into_iter()
        .filter(|lens| !lens.entries.is_empty() && !lens.is_field())
        .map(|lens| (lens, lens.bind(document)))
        .filter(|(lens, bound)| bound.supported() * of >= lens.entries.len() * share)
        .reduce(|best, next| {
            let (of_best, of_next) = (best.0.entries.len(), next.0.entries.len());
            let is_better = next.1.supported() * of_best > best.1.supported() * of_next;
            if is_better { next } else { best }
        })
}

/// The lens of the field that an article is of by the signs that the lenses name:
/// the one with the most of them, the first of equal ones.
pub fn detect<'a>(
    lenses: impl IntoIterator<Item = &'a Lens>,
    document: &Document,
) -> Option<&'a Lens> {
    let with_signs = lenses
        .into_iter()
        .filter_map(|lens| Some((lens, lens.signs(document)?)));
    let most = with_signs.reduce(|best, next| if next.1 > best.1 { next } else { best });
    most.map(|(lens, _)| lens)
}

impl LensEntry {
    fn all_patterns(&self) -> impl Iterator<Item = &Pattern> {
        let of_names = self.patterns.iter().chain(&self.matches);
        of_names.chain(&self.exclude)
    }

    fn has_patterns(&self) -> bool {
        !self.near.is_empty() || self.all_patterns().next().is_some()
    }

    /// Whether not every place of its names is one of it.
    fn is_narrowed(&self) -> bool {
        !self.exclude.is_empty() || !self.near.is_empty()
    }

    /// Whether it names its evidence.
    fn names_evidence(&self) -> bool {
        !self.evidence.is_empty() || !self.matches.is_empty()
    }
}

#[cfg(test)]
mod tests;
