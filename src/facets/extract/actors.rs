//! Actors: who acts, by their names.
//!
//! Two readings of the text. The first counts how the document writes its words
//! and takes the acronyms that it defines; the second finds the names and says
//! by which rule. Then the names of one bearer are put together, and the bearers
//! ranked.
//!
//! Regions, laws, programmes, exercises and products do not act; a capital
//! stands for its government unless it is told as a place.

mod acronyms;
mod asian;
mod bearer;
mod classify;
mod context;
mod foreign;
mod heads;
mod initials;
mod letters;
mod names;
mod namesakes;
mod nicknames;
mod offices;
mod registry;
mod shortened;
mod slips;
mod words;

use std::hash::{Hash, Hasher};

use compact_str::CompactString;

use super::Found;
use super::statistics::{Form, Sentence, Sentences, Statistics};
use crate::facets::lexicon::{ActorKind, KnownId, push_small};
use crate::facets::token::Token;
use crate::text::{Document, SectionId, SentenceId, Span};

use acronyms::{Acronyms, Definition, definitions};
use classify::Reader;

/// Whose name it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// Somebody of the gazetteer.
    Known(KnownId),
    /// A name in lower case.
    Name(CompactString),
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        // Equality tells the kinds apart, so that which it is need not be hashed.
        match self {
            Self::Known(id) => hasher.write_u64(u64::from(*id)),
            Self::Name(name) => hasher.write(name.as_bytes()),
        }
    }
}

/// The key of a name.
fn key_of(name: &[Token<'_>]) -> Key {
    let length = name.iter().map(|token| token.text.len() + 1).sum();
    let mut key = CompactString::with_capacity(length);
    for token in name {
        if !key.is_empty() && !token.is_glued && !key.ends_with('-') {
            key.push(' ');
        }
        push_small(&mut key, &token.as_listed());
    }
    Key::Name(key)
}

/// A name as it was found.
#[derive(Debug, Clone)]
struct Seen<'a> {
    /// As it is printed, without what belongs to nobody's name.
    text: &'a str,
    kind: Option<ActorKind>,
    rule: &'static str,
    /// How sure the rule is.
    score: f32,
    /// What the words around speak for an actor.
    support: f32,
    /// Whether the bearer is what the sentence begins with.
    is_subject: bool,
    span: Span,
    sentence: SentenceId,
    section: SectionId,
}

/// For how many names room is made at once.
const ROOM: usize = 1024;

/// Finds them, most important first.
pub(super) fn find(document: &Document) -> Vec<Found> {
    let all = Sentences::of(document);
    let sentences: Vec<Sentence<'_>> = all.iter().collect();
    let statistics = Statistics::of(&sentences, all.beginnings());
    let defined: Vec<Vec<Definition>> = (sentences.iter())
        .map(|sentence| match sentence.form {
            Form::Prose | Form::TitleCase if sentence.may_define => definitions(sentence.tokens),
            Form::Prose | Form::TitleCase | Form::Capitals => Vec::new(),
        })
        .collect();
    let mut acronyms = Acronyms::default();
    for (sentence, defined) in sentences.iter().zip(&defined) {
        acronyms.take(sentence, defined);
    }
    // One is named in each sentence or so, but not in a text that goes on without end.
    let room = sentences.len().min(ROOM);
    let mut reader = Reader::new(document, &statistics, &acronyms, room);
    for (sentence, defined) in sentences.iter().zip(&defined) {
        if document.halt().is_asked() {
            break;
        }
        reader.read(sentence, defined);
    }
    if document.halt().is_asked() {
        return Vec::new();
    }
    registry::rank(document, reader.into_seen())
}

#[cfg(test)]
mod tests;
