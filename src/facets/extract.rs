//! Facets of an article that has no lens of its own, found by rules.
//!
//! Each way of finding entries is one file and one row of [`WAYS`]. A way is a
//! pure function of the document, so the same bytes always give the same
//! entries, and each place that it finds says by which rule, so that a reader
//! can ask why.

mod actors;
mod areas;
mod challenges;
mod clause;
mod lists;
mod statistics;

use std::cell::OnceCell;

use super::{
    Alias, Briefing, CountBy, Entry, EntryId, Facet, FacetId, Mention, Provenance, Reason,
};
use crate::text::{Clean, Document, SentenceId, Span};

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
    /// Where the article has it, in reading order; never none.
    pub places: Vec<Place>,
}

/// A document with what several ways ask for, read when first asked.
struct Article<'a> {
    document: &'a Document,
    scored: OnceCell<Vec<challenges::Scored<'a>>>,
}

impl<'a> Article<'a> {
    /// Its sentences with how much they tell of trouble.
    fn scored(&self) -> &[challenges::Scored<'a>] {
        self.scored.get_or_init(|| challenges::read(self.document))
    }
}

/// A way of finding entries, with the facet that it fills.
struct Way {
    id: &'static str,
    title: &'static str,
    singular: &'static str,
    sigil: Option<char>,
    /// Filled, hollow, and in ASCII.
    signs: [&'static str; 3],
    count: CountBy,
    find: fn(&Article<'_>) -> Vec<Found>,
}

/// The facets of an article without a lens.
static WAYS: [Way; 3] = [
    Way {
        id: "actors",
        title: "Actors",
        singular: "actor",
        sigil: Some('@'),
        signs: ["●", "◦", "*"],
        count: CountBy::Mentions,
        find: |article| actors::find(article.document),
    },
    Way {
        id: "areas",
        title: "Areas",
        singular: "area",
        sigil: None,
        signs: ["◆", "⋄", "#"],
        count: CountBy::Evidence,
        find: |article| areas::find(article.document, article.scored()),
    },
    Way {
        id: "challenges",
        title: "Challenges",
        singular: "challenge",
        sigil: None,
        signs: ["▲", "▵", "^"],
        count: CountBy::Evidence,
        find: |article| challenges::find(article.document, article.scored()),
    },
];

impl Way {
    /// Its facet without entries.
    fn facet(&self) -> Facet {
        let [glyph, hollow, ascii] = self.signs.map(Clean::line);
        Facet {
            id: Clean::line(self.id),
            title: Clean::line(self.title),
            singular: Clean::line(self.singular),
            sigil: self.sigil,
            glyph,
            hollow,
            ascii,
            count: self.count,
            entries: Vec::new(),
        }
    }
}

/// The facets that [`extract`] will fill, still without entries: what is shown
/// until it is done.
pub fn awaited() -> Briefing {
    Briefing {
        facets: WAYS.iter().map(Way::facet).collect(),
        provenance: Provenance::Awaited,
        ..Briefing::default()
    }
}

/// Finds the facets of an article by rules.
pub fn extract(document: &Document) -> Briefing {
    let mut briefing = Briefing {
        provenance: Provenance::Rules,
        ..awaited()
    };
    let article = Article {
        document,
        scored: OnceCell::new(),
    };
    for (number, (way, facet)) in WAYS.iter().zip(&mut briefing.facets).enumerate() {
        let id = FacetId(u16::try_from(number).unwrap_or(u16::MAX));
        let first = briefing.entries.len();
        let mut found = (way.find)(&article);
        found.sort_by_key(|found| found.is_weak);
        (briefing.entries).extend(found.into_iter().map(|found| entry(document, id, found)));
        facet.entries = (first..briefing.entries.len())
            .filter_map(|number| u32::try_from(number).ok().map(EntryId))
            .collect();
    }
    briefing
}

fn entry(document: &Document, facet: FacetId, found: Found) -> Entry {
    let mentions: Vec<Mention> = (found.places.iter())
        .map(|place| Mention {
            span: place.span,
            sentence: place.sentence,
        })
        .collect();
    let mut evidence: Vec<SentenceId> = Vec::new();
    let mut reasons: Vec<Reason> = Vec::new();
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
        summary: None,
        names: aliases.iter().map(|alias| alias.form.clone()).collect(),
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
