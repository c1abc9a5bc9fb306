//! What tells that a name is that of a house: who owns it, leads it, or asks it.

use crate::facets::extract::sets::WordSet;
use crate::facets::lexicon::{ActorKind, Cues, gazetteer, is_first_name, is_word_in_any_case};
use crate::facets::token::Token;

/// What the words on both sides of a doubtful name tell.
pub(super) fn told(
    tokens: &[Token<'_>],
    first: usize,
    end: usize,
) -> Option<(f32, Option<ActorKind>)> {
    if names_venture(tokens, first, end)
        || is_share(tokens, end)
        || is_in_row_of_shares(tokens, (first, end))
    {
        return Some((0.35, Some(ActorKind::Company)));
    }
    if has_house(tokens, end) {
        return Some((0.5, Some(ActorKind::Organisation)));
    }
    // "Torvik magazine".
    if tokens.get(end).is_some_and(|noun| is_medium(noun.text)) {
        return Some((0.6, Some(ActorKind::Organisation)));
    }
    if has_age(tokens, end) {
        return Some((0.35, Some(ActorKind::Person)));
    }
    let before = |back: usize| {
        let token = first.checked_sub(back).and_then(|at| tokens.get(at));
        token.map_or("", |token| token.text)
    };
    match (before(3), before(2), before(1)) {
        // "Norway-based Torvik", "the start-up Torvik".
        (_, "-", "based") | ("start" | "Start", "-", "up") => {
            Some((0.35, Some(ActorKind::Company)))
        }
        (_, "CEO" | "CFO" | "shareholders" | "shareholder" | "subsidiary" | "employees", "of") => {
            Some((0.2, Some(ActorKind::Company)))
        }
        (
            _,
            "survey" | "surveys" | "study" | "report" | "research" | "poll" | "polling"
            | "analysis" | "data" | "figures" | "index",
            "by" | "from",
        ) => Some((0.2, Some(ActorKind::Organisation))),
        (
            _,
            "agreement" | "agreements" | "deal" | "deals" | "contract" | "partnership" | "program"
            | "programme" | "venture" | "talks",
            "with",
        ) => Some((0.1, None)),
        _ => has_speaker(tokens, end).then_some((0.2, Some(ActorKind::Organisation))),
    }
}

/// What is printed or sent, as a noun in lower case.
fn is_medium(word: &str) -> bool {
    matches!(
        word,
        "magazine" | "newspaper" | "daily" | "weekly" | "broadcaster" | "tabloid"
    )
}

/// "Torvik (40%)": who has a share.
fn is_share(tokens: &[Token<'_>], end: usize) -> bool {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    let is_number = |token: &Token<'_>| token.text.starts_with(|c: char| c.is_ascii_digit());
    is(end, "(")
        && tokens.get(end + 1).is_some_and(is_number)
        && (is(end + 2, "%") || is(end + 2, "percent"))
        && is(end + 3, ")")
}

/// Most words and marks of one side of a row of shares.
const ROW: usize = 8;

/// Whether a name stands in a row of shares, within the bracket or before it.
fn is_in_row_of_shares(tokens: &[Token<'_>], (first, end): (usize, usize)) -> bool {
    is_row_of_shares(tokens)
        && tokens
            .iter()
            .position(|mark| mark.is("("))
            .is_some_and(|open| {
                let close = tokens.iter().rposition(|mark| mark.is(")"));
                end <= open || first > open && close.is_some_and(|close| end <= close)
            })
}

/// "Torvik (Halden Holding) 25.1%": who has a share, and whose they are. Towns have their land
/// in the bracket.
pub(in super::super) fn is_row_of_shares(tokens: &[Token<'_>]) -> bool {
    if !tokens.last().is_some_and(|last| last.is("%")) || tokens.len() > ROW * 2 {
        return false;
    }
    let Some(open) = tokens.iter().take(ROW).position(|mark| mark.is("(")) else {
        return false;
    };
    let Some(close) = tokens.iter().rposition(|mark| mark.is(")")) else {
        return false;
    };
    let name = tokens.get(..open).unwrap_or_default();
    let owner = tokens.get(open + 1..close).unwrap_or_default();
    let share = tokens.get(close + 1..tokens.len() - 1).unwrap_or_default();
    let is_number = |part: &Token<'_>| {
        part.is(".") || part.is(",") || part.text.starts_with(|c: char| c.is_ascii_digit())
    };
    let is_land = || {
        gazetteer().find(owner).is_some_and(|land| {
            let known = gazetteer().known(land.id);
            !known
                .and_then(|known| known.kind)
                .is_some_and(ActorKind::is_body)
        })
    };
    let is_name = |part: &[Token<'_>]| {
        part.first().is_some_and(Token::is_capital) && !part.iter().any(Token::is_lower)
    };
    !share.is_empty()
        && share.iter().all(is_number)
        && is_name(name)
        && is_name(owner)
        && !(name.iter().chain(owner)).all(|word| !word.is_word || is_word_in_any_case(word.text))
        && !is_land()
}

/// "Torvik, 54, joined".
fn has_age(tokens: &[Token<'_>], end: usize) -> bool {
    let is_comma = |at: usize| tokens.get(at).is_some_and(|token| token.is(","));
    let is_age = |age: &Token<'_>| {
        age.text.len() == 2 && age.text.bytes().all(|digit| digit.is_ascii_digit())
    };
    is_comma(end) && tokens.get(end + 1).is_some_and(is_age) && is_comma(end + 2)
}

/// "the Torvik joint venture": what firms make, with its name before it.
fn names_venture(tokens: &[Token<'_>], first: usize, end: usize) -> bool {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    let noun = end + usize::from(is(end, "joint"));
    first
        .checked_sub(1)
        .is_some_and(|before| is(before, "the") || is(before, "The"))
        && (tokens.get(noun)).is_some_and(|noun| {
            matches!(
                noun.text,
                "venture" | "consortium" | "conglomerate" | "airline" | "newspaper"
            )
        })
}

/// "at Torvik’s headquarters": who has a house, where a place has streets.
fn has_house(tokens: &[Token<'_>], end: usize) -> bool {
    let is_own = tokens.get(end).is_some_and(Token::is_possessive);
    is_own
        && (tokens.get(end + 1)).is_some_and(|noun| {
            matches!(
                noun.text,
                "headquarters"
                    | "offices"
                    | "CEO"
                    | "spokesman"
                    | "spokeswoman"
                    | "spokesperson"
                    | "shareholders"
                    | "customers"
                    | "employees"
                    | "subscribers"
                    | "subsidiary"
                    | "subsidiaries"
                    | "workforce"
            )
        })
}

/// Most words of an office.
const OFFICE: usize = 4;

/// "Torvik’s Jane Roe", "Torvik chief executive Jane Roe": who speaks for a house.
fn has_speaker(tokens: &[Token<'_>], end: usize) -> bool {
    let at = |at: usize| tokens.get(at);
    let is_name = |at: Option<&Token<'_>>| at.is_some_and(Token::is_capital);
    if at(end).is_some_and(Token::is_possessive) {
        let is_given = at(end + 1).is_some_and(|given| is_first_name(given.text));
        return is_given && is_name(at(end + 2));
    }
    let rest = tokens.get(end..).unwrap_or_default();
    let is_office =
        |word: &&Token<'_>| word.is("CEO") || word.is_lower() && !word.cues().any(Cues::FUNCTION);
    let office = rest.iter().take(OFFICE).take_while(is_office).count();
    (office.checked_sub(1).and_then(|last| rest.get(last)))
        .is_some_and(|last| WordSet::Leader.has(last.text) || last.is("executive"))
        && is_name(rest.get(office))
}
