//! Words at the ends of names, and names of persons that are also known otherwise.

use super::super::context::has_inner_capital;
use super::super::words::is_date;
use super::super::{foreign, names};
use crate::facets::extract::sets::WordSet;
use crate::facets::hash::Beginnings;
use crate::facets::lexicon::{
    ActorKind, Cues, Match, Use, gazetteer, is_first_name, is_word_in_any_case,
};
use crate::facets::token::Token;

/// Words in lower case that known names may begin with.
const LOWER_STARTS: [&str; 8] = ["al", "von", "bin", "el", "sub", "mainland", "small", "the"];

/// Whether a known name may begin with a word in lower case.
pub(super) fn is_lower_start(word: &Token<'_>) -> bool {
    static BEGINNINGS: Beginnings = Beginnings::of(&LOWER_STARTS);
    // Asked for each word.
    BEGINNINGS.has(word.small()) && LOWER_STARTS.contains(&word.text)
}

/// Adjectives that names of bodies begin with within a sentence: "the High Court".
pub(super) fn is_of_name(word: &str) -> bool {
    matches!(
        word,
        "High"
            | "Low"
            | "Western"
            | "Eastern"
            | "Northern"
            | "Southern"
            | "Local"
            | "Young"
            | "Great"
            | "New"
            | "First"
            | "Second"
            | "Third"
            | "Fourth"
            | "All"
            | "Foreign"
            | "Just"
            | "Good"
            | "Big"
            | "Small"
            | "Little"
            | "Old"
            | "Long"
            | "Early"
            | "Modern"
    )
}

/// Whether the number that a name begins with is part of it: "the Four Harbours Fund", but not
/// "Three World Bank staff".
pub(super) fn is_number_of_name(name: &[Token<'_>]) -> bool {
    let Some((number, rest)) = name.split_first() else {
        return false;
    };
    let is_number = matches!(
        number.text,
        "Two"
            | "Three"
            | "Four"
            | "Five"
            | "Six"
            | "Seven"
            | "Eight"
            | "Nine"
            | "Ten"
            | "Eleven"
            | "Twelve"
    );
    // "Ten Nation Committee": a paper is called "The Nation".
    let is_common = || {
        rest.first()
            .is_some_and(|word| is_word_in_any_case(word.text))
    };
    let is_other = |found: Match| found.tokens > 1 || !is_common();
    is_number && !gazetteer().find(rest).is_some_and(is_other)
}

/// Whether a name is made of common words alone, of which none tells whose it is.
pub(super) fn is_of_words(name: &[Token<'_>]) -> bool {
    name.iter().all(|token| {
        let is_common = || {
            !token.is_acronym()
                && is_word_in_any_case(token.text)
                && gazetteer().find(std::slice::from_ref(token)).is_none()
                && !matches!(
                    token.text,
                    "National" | "International" | "European" | "World"
                )
        };
        !token.is_word || token.is_lower() || is_common()
    }) && name.len() <= 4
}

/// Whether a known name is not just one of those that hide what they hold.
pub(super) fn names_somebody(found: Match) -> bool {
    let known = gazetteer().known(found.id);
    known.is_some_and(|known| known.kind.is_some())
}

/// Whether the last word, which is none for a legal form, stands behind a title.
pub(super) fn ends_behind_title(name: &[Token<'_>]) -> bool {
    matches!(name, [.., title, last] if title.cues().any(Cues::TITLE)
        && !WordSet::LegalForm.has(last.text))
}

/// What the names of ships begin with.
pub(super) fn is_of_ship(word: &str) -> bool {
    matches!(
        word,
        "USS" | "HMS" | "HMAS" | "HMCS" | "MV" | "RMS" | "BRP" | "ROKS" | "USNS" | "USCGC" | "INS"
    )
}

/// "Tokyo Electron": a known seat, and behind it words that are neither known nor tell
/// what the seat has there.
pub(super) fn is_called_after_seat(name: &[Token<'_>], found: Match) -> bool {
    let rest = name.get(found.tokens..).unwrap_or_default();
    let other = Cues::BODY | Cues::EVENT | Cues::TITLE | Cues::FUNCTION | Cues::NOT_ACTOR;
    !rest.is_empty()
        && found.used == Use::Seat
        && (rest.iter().enumerate()).all(|(at, token)| {
            token.is_capital()
                && !token.is_glued
                && !token.is_acronym()
                && !token.text.ends_with('s')
                && !is_date(token)
                && !token.cues().any(other)
                && (gazetteer().find(rest.get(at..).unwrap_or_default())).is_none()
        })
}

/// "Torvik Health Africa", "Harbour Research UK": a name with the land or part of the
/// world behind it where its bearer works.
pub(super) fn is_branch(name: &[Token<'_>], land: usize, found: Match) -> bool {
    let own = name.get(..land).unwrap_or_default();
    let kind = gazetteer().known(found.id).map(|known| known.kind);
    let is_loud = name.get(land).is_some_and(Token::is_acronym);
    let other = Cues::FUNCTION | Cues::TITLE | Cues::TITLE_FRONT | Cues::NOT_ACTOR;
    let is_own = |token: &Token<'_>| {
        token.is_capital()
            && !token.is_glued
            && !is_date(token)
            && !token.cues().any(other)
            // "Torvik Norway" may lack a comma, and "Russian Africa" is none.
            && (is_loud && own.len() > 1
                || (!is_word_in_any_case(token.text) || has_inner_capital(token.text))
                    && !token.is_acronym())
    };
    let is_unknown = |token: &Token<'_>| {
        token.is_word && !token.is_acronym() && !is_word_in_any_case(token.text)
    };
    own.len() < 4
        && found.used == Use::Name
        && land + found.tokens == name.len()
        && name.get(land).is_some_and(|token| !token.is_glued)
        && match kind {
            // "Jane White" may be hidden by a place that ends so.
            Some(None) => {
                let (own, land) = (own.first(), name.get(land));
                own.is_some_and(|own| is_own(own) && !is_first_name(own.text))
                    && (found.tokens > 1
                        || land.is_some_and(|land| !is_word_in_any_case(land.text)))
            }
            // "Torvik UK", but not "Norway UK" or "Post-war UK".
            Some(Some(ActorKind::State)) => {
                (own.len() > 1 || is_loud && own.iter().all(is_unknown)) && own.iter().all(is_own)
            }
            Some(Some(_)) | None => false,
        }
}

/// "The West Torvik".
pub(super) fn is_side_of_land(name: &[Token<'_>]) -> bool {
    matches!(name, [side, _] if matches!(side.text, "West" | "East" | "North" | "South"))
}

/// "Toyota Torvik": what a firm makes, behind its name.
pub(super) fn is_product(name: &[Token<'_>], found: Match) -> bool {
    let kind = gazetteer().kind(found.id);
    let rest = name.get(found.tokens..).unwrap_or_default();
    let other = Cues::BODY | Cues::TITLE | Cues::TITLE_FRONT | Cues::FUNCTION | Cues::COMPANY;
    kind == Some(ActorKind::Company)
        && found.used == Use::Name
        && (rest.iter().enumerate()).all(|(at, token)| {
            token.is_capital()
                && !token.is_glued
                && !is_first_name(token.text)
                && !token.cues().any(other)
                && (gazetteer().find(rest.get(at..).unwrap_or_default())).is_none()
        })
}

/// Whether a token of a name is tied to an article before it: "Islam" in "Jund al-Islam".
pub(super) fn is_behind_article(name: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(2).and_then(|from| name.get(from..at));
    matches!(before, Some([article, hyphen]) if hyphen.is("-")
        && hyphen.is_glued
        && article.is_particle())
}

/// A word with only its first letter a capital.
pub(super) fn in_small(word: &str) -> String {
    let lower = word.to_lowercase();
    if matches!(lower.as_str(), "of" | "the" | "and" | "for" | "on" | "in") {
        return lower;
    }
    let mut letters = lower.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// A range without marks and joining words at its ends.
pub(super) fn trimmed(tokens: &[Token<'_>], first: usize, end: usize) -> (usize, usize) {
    let is_name = |at: usize| tokens.get(at).is_some_and(Token::is_capital);
    // So it is with most.
    if first < end && is_name(first) && is_name(end - 1) {
        return (first, end);
    }
    // "Group of 77".
    let is_number = |at: usize| {
        at > first + 1
            && tokens
                .get(at)
                .is_some_and(|token| token.text.starts_with(|c: char| c.is_ascii_digit()))
            && tokens.get(at - 1).is_some_and(|token| token.is("of"))
    };
    let from = first;
    let first = (first..end).find(|at| is_name(*at)).unwrap_or(end);
    // "Moon Jae-in", "Novak s.r.o.".
    let is_whole = tokens.get(first..end).is_some_and(|name| {
        names::ends_in_syllable(name)
                || foreign::ends_in_form(name)
                // "Moody’s".
                || name.last().is_some_and(Token::is_possessive)
                    && gazetteer().find(name).is_some_and(|found| found.tokens == name.len())
    });
    if is_whole {
        return (first, end);
    }
    let end = (first..end)
        .rev()
        .find(|at| is_name(*at) || first == from && is_number(*at))
        .map_or(first, |last| last + 1);
    (first, end)
}

/// Whether a known name of one word is the first name or the family name of a
/// person here: "Chad Smith", "Georgia Meloni".
pub(super) fn is_person(name: &[Token<'_>], found: Match) -> bool {
    let [first, next, ..] = name else {
        return false;
    };
    let kind = gazetteer().kind(found.id);
    let is_younger =
        matches!(name.get(found.tokens..), Some([last]) if matches!(last.text, "Jr" | "Sr"));
    if kind == Some(ActorKind::Person) && is_younger {
        return true;
    }
    let other =
        Cues::BODY | Cues::PLACE | Cues::EVENT | Cues::TITLE | Cues::COMPANY | Cues::PORTFOLIO;
    // "Paris Roe", but "London Wall".
    let may = match found.used {
        Use::Name => true,
        Use::Seat => {
            name.len() == 2 && is_first_name(first.text) && !is_word_in_any_case(next.text)
        }
        Use::Adjective => false,
    };
    found.tokens == 1
        && may
        // "Nasser Roe" is not the Nasser who is known.
        && (kind != Some(ActorKind::Person) || is_first_name(first.text))
        && (found.is_ambiguous || is_first_name(first.text) || found.used == Use::Seat)
        && !first.is_acronym()
        && next.is_capital()
        && !next.is_glued
        && !next.is_acronym()
        && !next.cues().any(other)
        && (gazetteer().find(name.get(1..).unwrap_or_default()))
            .and_then(|found| gazetteer().known(found.id))
            .is_none_or(|known| known.kind == Some(ActorKind::Person))
}
