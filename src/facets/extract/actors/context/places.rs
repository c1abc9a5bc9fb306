//! Whether the name of a seat or a state stands for a place.

use super::{in_lower_case, singular};
use crate::facets::extract::statistics::Sentence;
use crate::facets::lexicon::{ActorKind, Cues, cues, gazetteer};
use crate::facets::token::Token;

/// Whether a name of a seat stands for the place: "in Paris", "the Paris summit",
/// "Seoul-based", "Paris, France".
pub(in super::super) fn is_place(sentence: &Sentence<'_>, first: usize, end: usize) -> bool {
    let tokens = sentence.tokens;
    let at = |at: usize| tokens.get(at);
    let before = first.checked_sub(1).and_then(at);
    if before.is_some_and(|token| {
        token.is_word && cues(&in_lower_case(token.text)).any(Cues::BEFORE_PLACE)
    }) {
        return true;
    }
    // "the mayor of Paris".
    let is_of_town = before.is_some_and(|token| token.is("of"))
        && (first.checked_sub(2).and_then(at)).is_some_and(|word| {
            matches!(
                word.text,
                "mayor" | "mayors" | "city" | "capital" | "port" | "bishop" | "people" | "streets"
            )
        });
    if is_of_town {
        return true;
    }
    // "in Paris, Rome and Madrid": the first of the list decides.
    let may_be_listed = |token: &Token<'_>| joins(token) || opens_list(token);
    if before.is_some_and(may_be_listed) && begins_with_place(tokens, first) {
        return true;
    }
    let after = at(end);
    let is_noun = |token: &Token<'_>| {
        token.is_lower()
            && token.cues().any(Cues::AFTER_PLACE | Cues::ACTOR_NOUN)
            && !token.cues().any(Cues::VERB)
    };
    // "the Paris summit", "a Taipei research firm".
    let is_modifier =
        before.is_some_and(|token| matches!(token.text, "a" | "an" | "the" | "The" | "A"));
    // "the Oslo criteria", "the Oslo II rules": what was made there. Towns have no article of
    // their own, as "the Kremlin" has.
    let is_town = || {
        end - first == 1
            && !tokens.get(first).is_some_and(|house| {
                matches!(
                    house.text,
                    "Kremlin" | "Vatican" | "Hague" | "Élysée" | "Elysee"
                )
            })
    };
    let is_number = |token: &Token<'_>| matches!(token.text, "I" | "II" | "III" | "IV" | "V");
    // "the ‘Oslo dilemma’"; what ends in "s" may be a verb there.
    let is_quoted = before.is_some_and(|mark| matches!(mark.text, "‘" | "“" | "\""));
    let has_article = before.is_some_and(|token| matches!(token.text, "the" | "The"));
    if (has_article || is_quoted)
        && is_town()
        && after.is_some_and(|next| {
            is_number(next)
                || next.is_lower()
                    && !next.is_glued
                    && (has_article || !next.text.ends_with('s'))
                    && is_made(next.text)
        })
    {
        return true;
    }
    if after.is_some_and(is_noun)
        || is_modifier && after.is_some_and(Token::is_lower) && at(end + 1).is_some_and(is_noun)
    {
        return true;
    }
    if after.is_some_and(|token| token.is("-") && token.is_glued) {
        return at(end + 1).is_some_and(|token| matches!(token.text, "based" | "born" | "area"));
    }
    let next_is_capital = at(end + 1).is_some_and(Token::is_capital);
    after.is_some_and(|token| token.is(","))
        && next_is_capital
        && is_state(tokens, end + 1)
        && !at(end + 2).is_some_and(|token| matches!(token.text, "and" | "," | "or"))
}

/// What is agreed on or laid down in a town, and is called after it.
fn is_made(noun: &str) -> bool {
    matches!(
        &*singular(noun),
        "criteria"
            | "criterion"
            | "rule"
            | "regulation"
            | "principle"
            | "guideline"
            | "standard"
            | "framework"
            | "agenda"
            | "package"
            | "plan"
            | "target"
            | "goal"
            | "commitment"
            | "pledge"
            | "outcome"
            | "result"
            | "resolution"
            | "statement"
            | "platform"
            | "mandate"
            | "mechanism"
            | "system"
            | "model"
            | "school"
            | "club"
            | "index"
            | "amendment"
            | "track"
            | "era"
            | "spirit"
            | "dilemma"
            | "doctrine"
            | "paradox"
    )
}

/// Whether a town has the name of a state: "in Malta, New York".
pub(in super::super) fn is_namesake(sentence: &Sentence<'_>, first: usize, end: usize) -> bool {
    let tokens = sentence.tokens;
    let before = first.checked_sub(1).and_then(|at| tokens.get(at));
    let is_told = before.is_some_and(|token| token.cues().any(Cues::BEFORE_PLACE));
    let rest = tokens.get(end + 1..).unwrap_or_default();
    is_told
        && tokens.get(end).is_some_and(|token| token.is(","))
        && rest.first().is_some_and(Token::is_capital)
        && (gazetteer().find(rest))
            .and_then(|found| gazetteer().known(found.id))
            .is_some_and(|known| known.kind.is_none())
}

/// Whether the list that leads to a token begins with "in" and the like.
fn begins_with_place(tokens: &[Token<'_>], first: usize) -> bool {
    let before = tokens.get(..first).unwrap_or_default();
    let mut list =
        (before.iter().rev().take(PLACES)).skip_while(|token| token.is_capital() || joins(token));
    let Some(lead) = list.next() else {
        return false;
    };
    if lead.is_lower() && lead.cues().any(Cues::BEFORE_PLACE) {
        return true;
    }
    // "The sites include: Oslo, Rome", "cities such as Oslo and Rome".
    let mut list = list
        .skip_while(|token| matches!(token.text, "include" | "includes" | "are" | "were" | "such"));
    opens_list(lead)
        && list.next().is_some_and(|noun| {
            noun.is_lower() && noun.text.ends_with('s') && is_place_of_many(noun.text)
        })
}

/// What stands between two of a list.
fn joins(token: &Token<'_>) -> bool {
    matches!(token.text, "," | "and" | "or" | "&")
}

/// What stands between those who are told of as many and the list of them.
fn opens_list(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        ":" | "as" | "include" | "includes" | "including" | "like" | "are"
    )
}

/// Most words and marks of a list of places before one of them.
const PLACES: usize = 24;

/// "cities", "sites": what a list of towns is one of.
fn is_place_of_many(noun: &str) -> bool {
    matches!(
        &*singular(noun),
        "city"
            | "town"
            | "site"
            | "location"
            | "place"
            | "venue"
            | "port"
            | "capital"
            | "hub"
            | "destination"
            | "metropole"
            | "office"
            | "airport"
            | "branch"
    )
}

fn is_state(tokens: &[Token<'_>], at: usize) -> bool {
    let gazetteer = gazetteer();
    let rest = tokens.get(at..).unwrap_or_default();
    let found = gazetteer
        .find(rest)
        .and_then(|found| gazetteer.known(found.id));
    found.is_some_and(|known| known.kind == Some(ActorKind::State))
}
