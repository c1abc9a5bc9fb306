//! Challenges: sentences that tell what stands in the way.
//!
//! Each sentence is scored by signs of several kinds ([`cues::Sign`]), all of
//! them lists of phrases, by what stands around a sign, and by the place of the
//! sentence; see [`score`]. What is over a threshold is named ([`label`]), and
//! what tells of one trouble is one entry ([`group`]).
//!
//! A weight says how much of a challenge a sign is alone: one that names trouble reaches
//! the threshold by itself, a turn, a denial or a need does so beside another. It follows
//! from grammar where it can. A denial says more of what something does than of what it
//! is, a word says more as what something is said to be than in passing, and trouble that
//! is denied, gets less, is fought or is part of a name says less. The place of a sentence
//! says little, so a sentence among others of trouble still needs words of its own.
//!
//! The weights were chosen with articles in view, and the words even more so, so they do
//! less well on articles that nobody looked at.

mod cues;
mod group;
mod label;
mod score;

use super::prose::Prose;
use super::{Found, Place};
#[cfg(test)]
use crate::facets::phrase::Lowered;
use crate::facets::phrase::Token;
use crate::text::{BlockKind, Document, SentenceId, Span};
use cues::Sign;
pub(in crate::facets) use cues::{Beside, Cues, VALENCE};
use group::Groups;
pub(super) use label::capitalised;
use label::{Label, Naming};
pub(super) use score::Scored;

/// The sentences of running text with how much they tell of trouble by some cues.
pub(super) fn read_with<'a>(
    document: &Document,
    prose: &'a Prose<'a>,
    cues: &'a Cues,
) -> Vec<Scored<'a>> {
    score::all(document, prose, cues)
}

/// The same by the cues of the program.
#[cfg(test)]
pub(super) fn read(document: &Document) -> Vec<Scored<'_>> {
    static NONE: Lowered = Lowered::none();
    // What is read stays as long as the document, wherever a test has that from.
    let prose = Box::leak(Box::new(Prose::of(document, &NONE)));
    read_with(document, prose, Cues::bundled())
}

/// How much more what stands under a heading is about trouble, by its words.
pub(super) fn prior(heading: &[Token<'_>]) -> f32 {
    Cues::bundled().prior(heading)
}

/// Finds them, most important first; a sentence counts from a score on.
pub(super) fn find(
    document: &Document,
    scored: &[Scored<'_>],
    threshold: Option<f32>,
) -> Vec<Found> {
    let threshold = threshold.unwrap_or(score::THRESHOLD);
    let told: Vec<(&Scored<'_>, Place)> = (scored.iter())
        .filter(|sentence| sentence.reaches(threshold))
        // Without any sign it tells nothing, whatever stands around it.
        .filter(|sentence| !sentence.hits.is_empty() && !announces(document, sentence))
        .filter_map(|sentence| Some((sentence, place(document, sentence)?)))
        .collect();
    let mut groups = Groups::with_room(told.len());
    for told in told.chunks(NAMED) {
        if document.halt().is_asked() {
            return Vec::new();
        }
        // In passes, so that the code of each stays in the cache.
        let named: Vec<Naming<'_>> = (told.iter())
            .map(|(sentence, _)| Naming::of(sentence))
            .collect();
        let labels: Vec<Label> = named.into_iter().map(Naming::label).collect();
        for ((sentence, place), label) in told.iter().zip(labels) {
            groups.add(document, sentence, *place, label);
        }
    }
    groups.into_found()
}

/// How many sentences are named together.
const NAMED: usize = 128;

/// Whether a sentence only says that a list follows: "they face the following
/// challenges:".
fn announces(document: &Document, sentence: &Scored<'_>) -> bool {
    let is_listed = || {
        let next = document.sentence(SentenceId::at(sentence.id.index() + 1));
        let block = next.and_then(|span| document.block(span.block));
        block.is_some_and(|block| matches!(block.kind, BlockKind::ListItem { .. }))
    };
    sentence.clause.text().trim_end().ends_with(':')
        && is_listed()
        && sentence.hits.iter().all(|weighed| {
            let mut words = weighed.hit.words.clone();
            weighed.weight <= 0.0
                || is_headword(sentence.clause.folded(words.start))
                || words.any(|at| is_facing(sentence.clause.folded(at)))
        })
}

/// Whether a word tells that somebody meets with what is named elsewhere.
fn is_facing(word: &str) -> bool {
    matches!(word, "face" | "faces" | "faced" | "facing")
}

/// Whether a word names trouble in general, and none.
fn is_headword(word: &str) -> bool {
    word.len() > 3
        && [
            "challenge",
            "problem",
            "difficult",
            "risk",
            "concern",
            "obstacle",
            "barrier",
            "issue",
            "hurdle",
            "constraint",
            "drawback",
            "shortcoming",
            "limitation",
        ]
        .iter()
        .any(|opens| word.starts_with(opens))
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
        Sign::Part => "share",
        Sign::Advice | Sign::Command => "advice",
        Sign::Gain | Sign::Neutral => "gain",
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{BlockKind, Document, DocumentBuilder};

    const POINT: BlockKind = BlockKind::ListItem {
        depth: 0,
        number: None,
    };

    /// A document of paragraphs, and of points behind `- `.
    pub(super) fn document(paragraphs: &[&str]) -> Document {
        let mut builder = DocumentBuilder::new();
        for text in paragraphs {
            let (kind, text) = match text.strip_prefix("- ") {
                Some(point) => (POINT, point),
                None => (BlockKind::Paragraph, *text),
            };
            builder.block(kind, text, 0..0);
        }
        builder.finish()
    }
}
