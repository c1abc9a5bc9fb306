//! Facets of an article that has no lens of its own, found by rules.
//!
//! Each way of finding entries is one file and one variant of [`Discovery`]; which
//! facets there are, and how each is found, a lens says. A way is a pure function
//! of the document, so the same bytes always give the same entries, and each place
//! that it finds says by which rule, so that a reader can ask why.

mod actors;
mod address;
mod adjectives;
mod areas;
mod challenges;
mod clause;
mod lists;
mod prose;
mod sets;
mod statistics;
mod stems;
mod terms;

use std::cell::OnceCell;
use std::sync::Arc;

use smallvec::SmallVec;

use super::phrase::Lowered;
use super::{Alias, Entry, FacetId, Mention, Reason};
use crate::text::{Clean, Document, SentenceId, Span};

pub(super) use challenges::{Beside, Cues, VALENCE};
pub(super) use prose::Prose;
pub(super) use terms::TermCues;

/// One place of an entry that a way found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// The words that made it one.
    pub span: Span,
    /// The sentence around them.
    pub sentence: SentenceId,
    /// Name of the rule that found it, as a reader may see it.
    pub rule: &'static str,
    /// How sure the rule is, from 0 to 1.
    pub score: f32,
}

/// An entry that a way found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// Name as shown.
    pub label: Clean,
    /// Kind within its facet, as shown.
    pub kind: Option<Clean>,
    /// Shown last and marked, because only general signs speak for it.
    pub is_weak: bool,
    /// Whether its places are what is told of it, and not its names.
    pub is_told: bool,
    /// Where the article has it, in reading order; never none.
    pub places: Vec<Place>,
}

/// How entries are found that no lens names.
#[derive(Debug, Clone)]
pub(super) enum Discovery {
    /// Not at all.
    Nothing,
    /// Those who act, by their names.
    Actors,
    /// Fields of joint effort.
    Areas,
    /// Sentences with cues, of challenge where a lens has none of its own.
    Sentences(Option<Arc<Cues>>),
    /// Terms behind the cues of a lens.
    Terms(Arc<TermCues>),
}

/// What a lens asks of the entries that are found.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Limits {
    /// Score from which there is one, where the way of finding has scores.
    pub threshold: Option<f32>,
    /// Most of them.
    pub most: Option<usize>,
}

/// A document with what several ways ask for, read when first asked.
pub(super) struct Article<'a, 'd> {
    document: &'d Document,
    lowered: &'d Lowered,
    prose: &'a OnceCell<Prose<'d>>,
    scored: OnceCell<Vec<challenges::Scored<'a>>>,
}

impl<'a, 'd> Article<'a, 'd> {
    /// A document to find entries in, and where its words are kept once they are read.
    pub(super) fn new(
        document: &'d Document,
        lowered: &'d Lowered,
        prose: &'a OnceCell<Prose<'d>>,
    ) -> Self {
        Self {
            document,
            lowered,
            prose,
            scored: OnceCell::new(),
        }
    }

    /// Its sentences with how much they tell of trouble.
    fn scored(&self) -> &[challenges::Scored<'a>] {
        (self.scored)
            .get_or_init(|| challenges::read_with(self.document, self.prose(), Cues::bundled()))
    }

    /// Its running text, word by word.
    fn prose(&self) -> &'a Prose<'d> {
        (self.prose).get_or_init(|| Prose::of(self.document, self.lowered))
    }

    /// Finds entries, most important first, those that only general signs speak
    /// for last.
    pub(super) fn discover(&self, how: &Discovery, limits: Limits) -> Vec<Found> {
        let document = self.document;
        let mut found = match how {
            _ if document.halt().is_asked() => Vec::new(),
            Discovery::Nothing => Vec::new(),
            Discovery::Actors => actors::find(document),
            Discovery::Areas => areas::find(document, self.scored()),
            Discovery::Sentences(None) => {
                challenges::find(document, self.scored(), limits.threshold)
            }
            Discovery::Sentences(Some(cues)) => {
                let scored = challenges::read_with(document, self.prose(), cues);
                challenges::find(document, &scored, limits.threshold)
            }
            Discovery::Terms(cues) => terms::find(document, cues, limits.threshold),
        };
        found.sort_by_key(|found| found.is_weak);
        found.truncate(limits.most.unwrap_or(usize::MAX));
        found
    }
}

/// An entry of a facet as it was found.
pub(super) fn entry(document: &Document, facet: FacetId, found: Found) -> Entry {
    let mentions: SmallVec<[Mention; 2]> = (found.places.iter())
        .map(|place| Mention {
            span: place.span,
            sentence: place.sentence,
        })
        .collect();
    let mut evidence = SmallVec::with_capacity(found.places.len());
    let mut reasons: SmallVec<[Reason; 2]> = SmallVec::with_capacity(found.places.len());
    for place in &found.places {
        let reason = reason(place);
        match reasons.last_mut() {
            Some(known) if evidence.last() == Some(&place.sentence) => {
                if reason.certainty > known.certainty {
                    *known = reason;
                }
            }
            _ => {
                evidence.push(place.sentence);
                reasons.push(reason);
            }
        }
    }
    let aliases = Alias::of(document, &mentions);
    Entry {
        facet,
        id: found.label.clone(),
        label: found.label,
        kind: found.kind,
        parent: None,
        summary: None,
        names: if found.is_told {
            SmallVec::new()
        } else {
            aliases.iter().map(|alias| alias.form.clone()).collect()
        },
        aliases,
        mentions,
        evidence,
        reasons,
        is_weak: found.is_weak,
        is_accepted: false,
    }
}

fn reason(place: &Place) -> Reason {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number between 0 and 100"
    )]
    let certainty = (place.score.clamp(0.0, 1.0) * 100.0).round() as u8;
    Reason {
        rule: place.rule,
        certainty,
    }
}
