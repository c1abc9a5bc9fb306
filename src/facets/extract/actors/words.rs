//! Words that stand in names.

use crate::facets::extract::sets::WordSet;
use crate::facets::lexicon::{ActorKind, Cues, Use, gazetteer, is_word_in_any_case};
use crate::facets::token::Token;

/// Words that go on a name: "Bank of England".
pub(super) const LINKS: [&str; 4] = ["of", "for", "on", "against"];

/// Whether a word names a day or a month, which no name of a body ends in:
/// "the Federal Bank on Wednesday".
pub(super) fn is_date(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "January"
            | "February"
            | "March"
            | "April"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
    )
}

/// Whether it tells where something is from.
pub(super) fn is_adjective(token: &Token<'_>) -> bool {
    let found = gazetteer().find(std::slice::from_ref(token));
    found.is_some_and(|found| found.used == Use::Adjective)
        || matches!(
            token.text,
            "European" | "African" | "Asian" | "Arab" | "Pacific"
        )
}

/// Whether the name before an "and" is that of a known firm with its fields, of which the
/// last stands behind it: "Torvik Defence" and "Space".
pub(super) fn names_fields_of_firm(tokens: &[Token<'_>], start: usize, and: usize) -> bool {
    let name = tokens.get(start..and).unwrap_or_default();
    let (Some(last), Some(next)) = (name.get(1..).and_then(<[_]>::last), tokens.get(and + 1))
    else {
        return false;
    };
    let other = Cues::BODY | Cues::TITLE | Cues::EVENT | Cues::FUNCTION | Cues::PLACE;
    let is_field = |word: &Token<'_>| {
        word.is_capital()
            && !word.is_glued
            && !word.is_acronym()
            && !word.cues().any(other)
            && is_word_in_any_case(word.text)
    };
    let is_trade = |word: &Token<'_>| {
        word.cues().any(Cues::PORTFOLIO | Cues::COMPANY) || WordSet::Sector.has(word.text)
    };
    let goes_on = |behind: &Token<'_>| behind.is_capital() && !behind.is_glued;
    is_trade(last)
        && is_field(next)
        && !tokens.get(and + 2).is_some_and(goes_on)
        && gazetteer().find(std::slice::from_ref(next)).is_none()
        && gazetteer().find(name).is_some_and(|firm| {
            let known = gazetteer().known(firm.id);
            let fields = name.get(firm.tokens..).unwrap_or_default();
            firm.used == Use::Name
                && known.is_some_and(|known| known.kind == Some(ActorKind::Company))
                && !fields.is_empty()
                && fields.iter().all(is_field)
        })
}

/// The name of a language: mostly what tells of a land as well.
pub(super) fn is_language(word: &Token<'_>) -> bool {
    let found = gazetteer().find(std::slice::from_ref(word));
    word.is_capital()
        && (found.is_some_and(|found| found.used == Use::Adjective)
            || WordSet::Language.has(word.text))
}
