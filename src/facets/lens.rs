//! Lenses: TOML files that name the facets of an article, their entries and
//! their evidence.
//!
//! A lens holds phrases of a few words, never sentences, so one lens fits every
//! edition of an article. Reading one is strict: a misspelt key would silently
//! lose an entry.

mod bind;
mod schema;
mod signs;
mod table;
mod write;

use crate::text::{Clean, Document};

use super::CountBy;
use super::phrase::Phrase;

pub use crate::text::Flaw as LensError;
pub use bind::{Bound, Finding};
pub use write::{Written, written};

/// Share of a lens's entries that must have evidence for it to be chosen by
/// itself: nine in ten.
const FITS: (usize, usize) = (9, 10);

/// A lens that was read.
#[derive(Debug, Clone)]
pub struct Lens {
    /// Name by which it is asked for.
    pub name: Clean,
    /// Title as shown.
    pub title: Clean,
    facets: Vec<LensFacet>,
    entries: Vec<LensEntry>,
    notes: Vec<LensNote>,
    unused: Vec<Unused>,
}

/// A key that is read but does nothing yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Unused {
    key: &'static str,
    /// Where it stands first, from 1.
    row: usize,
}

#[derive(Debug, Clone)]
struct LensFacet {
    id: Clean,
    title: Clean,
    singular: Clean,
    sigil: Option<char>,
    glyph: Clean,
    hollow: Clean,
    ascii: Clean,
    count: CountBy,
}

#[derive(Debug, Clone)]
struct LensEntry {
    facet: usize,
    id: Clean,
    label: Clean,
    kind: Option<Clean>,
    summary: Option<Clean>,
    /// Label first.
    names: Vec<LensName>,
    evidence: Vec<(Clean, Phrase)>,
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
pub fn choose<'a>(lenses: &'a [Lens], document: &Document) -> Option<(&'a Lens, Bound)> {
    let (share, of) = FITS;
    lenses
        .iter()
        .filter(|lens| !lens.entries.is_empty())
        .map(|lens| (lens, lens.bind(document)))
        .filter(|(lens, bound)| bound.supported() * of >= lens.entries.len() * share)
        .reduce(|best, next| {
            let (of_best, of_next) = (best.0.entries.len(), next.0.entries.len());
            let is_better = next.1.supported() * of_best > best.1.supported() * of_next;
            if is_better { next } else { best }
        })
}

#[cfg(test)]
mod tests;
