//! What the words behind a definition tell of a name that does not tell it: "The Northern
//! Light (NL) is an independent laboratory", "the Torvik Co-operation (TC) group".

use std::ops::Range;

use super::Definition;
use crate::facets::extract::sets::WordSet;
use crate::facets::lexicon::{ActorKind, Cues, gazetteer, is_word_in_any_case};
use crate::facets::token::Token;

/// Most words between an article and the noun that it belongs to.
const REACH: usize = 7;

/// "The Three Towns Union (3TU)": a number that the short form has as a figure is part of the
/// long one.
pub(super) fn with_number(tokens: &[Token<'_>], mut definition: Definition) -> Definition {
    const NUMBERS: [&str; 9] = [
        "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine",
    ];
    let figure = (tokens.get(definition.short.start)).and_then(|short| short.text.chars().next());
    let number = figure
        .and_then(|figure| figure.to_digit(10)?.checked_sub(1))
        .and_then(|number| NUMBERS.get(usize::try_from(number).ok()?));
    let before = definition.long.start.checked_sub(1);
    let is_before = |at: &usize| tokens.get(*at).map(|word| word.text) == number.copied();
    if let Some(before) = before.filter(|at| number.is_some() && is_before(at)) {
        definition.long.start = before;
    }
    definition
}

/// The kind of body that the words behind a definition name.
pub(super) fn kind_behind(tokens: &[Token<'_>], definition: &Definition) -> Option<ActorKind> {
    let (long, short) = (
        tokens.get(definition.long.clone())?,
        tokens.get(definition.short.clone())?,
    );
    let is_thing = |token: &Token<'_>| token.cues().any(Cues::NOT_ACTOR);
    if !long.first()?.is_capital() || short.iter().any(is_thing) {
        return None;
    }
    let rest = tokens.get(definition.short.end..)?;
    let [close, next, rest @ ..] = rest else {
        return None;
    };
    if !close.is(")") {
        return None;
    }
    // "(NL), a division of the Harbour Board".
    if let (true, [article, part, of, whose, ..]) = (next.is(","), rest)
        && matches!(article.text, "a" | "an" | "the")
        && of.is("of")
        && (whose.is("the") || whose.is_capital())
        && matches!(
            part.text,
            "division"
                | "unit"
                | "arm"
                | "branch"
                | "wing"
                | "organ"
                | "department"
                | "offshoot"
                | "subsidiary"
                | "affiliate"
        )
    {
        return Some(ActorKind::Organisation);
    }
    if matches!(next.text, "is" | "was") {
        return explained(rest);
    }
    let is_group = WordSet::BodyNoun.has(next.text) || matches!(next.text, "group" | "movement");
    // "A fever (TQ) group of signs".
    let is_any = rest.first().is_some_and(|of| of.is("of"));
    (is_group && !is_any && ends_phrase(rest.first()) && names_whose(long))
        .then_some(ActorKind::Organisation)
}

/// The kind that "an independent laboratory in Norway" names: by the last noun of it alone, so
/// that "a government programme" names none.
fn explained(tokens: &[Token<'_>]) -> Option<ActorKind> {
    let (article, rest) = tokens.split_first()?;
    if !matches!(article.text, "a" | "an" | "the") {
        return None;
    }
    let words = rest.iter().take(REACH);
    let words = words.take_while(|token| token.is_word || token.is("-"));
    let is_noun = |token: &Token<'_>| WordSet::BodyNoun.has(token.text);
    let noun = (words.enumerate())
        .take_while(|(_, token)| !is_end(token))
        .find(|(at, token)| is_noun(token) && ends_phrase(rest.get(at + 1)))?;
    Some(if noun.1.cues().any(Cues::COMPANY_NOUN) {
        ActorKind::Company
    } else {
        ActorKind::Organisation
    })
}

/// "Northern Buoy Radar (TQO) system": the capitals before a bracket whose letters are those of
/// another language, where the noun behind it tells that a tool is called so.
pub(super) fn tool_before(
    tokens: &[Token<'_>],
    open: usize,
    behind: usize,
) -> Option<Range<usize>> {
    let noun = tokens.get(behind)?;
    if !matches!(
        noun.text,
        "system"
            | "satellite"
            | "application"
            | "app"
            | "portal"
            | "database"
            | "software"
            | "standard"
    ) {
        return None;
    }
    let is_part = |token: &&Token<'_>| {
        token.is_capital() || matches!(token.text, "of" | "for" | "and" | "the" | "&" | "-")
    };
    let before = tokens.get(..open)?;
    let length = before.iter().rev().take(LONG).take_while(is_part).count();
    let start = (open - length..open).find(|at| {
        (tokens.get(*at)).is_some_and(|word| word.is_capital() && !word.cues().any(Cues::FUNCTION))
    })?;
    Some(start..open)
}

/// Most words of the name of a tool.
const LONG: usize = 10;

/// Whether no noun goes on behind a token: a mark, a word that joins, or what was done to it.
fn ends_phrase(next: Option<&Token<'_>>) -> bool {
    next.is_none_or(|next| {
        !next.is_word
            || is_end(next)
            || next.is_lower() && (next.text.ends_with("ed") || next.text.ends_with("ing"))
            || next.cues().any(Cues::VERB)
    })
}

/// Whether a phrase ends before a word.
fn is_end(word: &Token<'_>) -> bool {
    matches!(
        word.text,
        "of" | "that"
            | "which"
            | "who"
            | "whose"
            | "in"
            | "for"
            | "on"
            | "at"
            | "by"
            | "to"
            | "from"
            | "with"
            | "and"
            | "or"
            | "is"
            | "was"
            | "has"
            | "as"
            | "under"
            | "within"
            | "between"
    )
}

/// Whether a name tells whose it is: it holds a known name, or a word that is no English one.
fn names_whose(long: &[Token<'_>]) -> bool {
    (long.iter().enumerate()).any(|(at, token)| {
        token.is_capital()
            && (!is_word_in_any_case(token.text) || long.get(at..).is_some_and(begins_name))
    })
}

/// Whether a known name is there, which is more than a side: "Northern" tells not whose.
fn begins_name(rest: &[Token<'_>]) -> bool {
    gazetteer().find(rest).is_some_and(|found| {
        let is_side = rest
            .first()
            .is_some_and(|side| is_word_in_any_case(side.text));
        found.tokens > 1 || !is_side
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Meaning, definitions, meaning};
    use crate::facets::token::{Token, tokens};

    fn is_actor(text: &str) -> bool {
        let all: Vec<Token<'_>> = tokens(text).collect();
        let defined = definitions(&all);
        let [one] = defined.as_slice() else {
            panic!("{text}");
        };
        matches!(meaning(&all, one), Meaning::Actor(..))
    }

    #[test]
    fn what_it_is_tells_that_it_acts() {
        for text in [
            "The Northern-Light for Ice and Snow in the Polar South (NISPS) is a large laboratory",
            "The Northern-Light for Ice and Snow (NIS) was a private firm founded in Oslo.",
            "They met the Torvik Polar Co-operation (TPC) group.",
            "They met the Middle East Polar Co-operation (MEPC) consortium, which grew.",
        ] {
            assert!(is_actor(text), "{text}");
        }
        for text in [
            "The Northern Light Curve (NLC) is a government programme",
            "The Northern Light Curve (NLC) is a way to lead an organisation",
            "The Northern Light Curve (NLC) is a college course",
            "They have the Northern Light Fever (NLF) group of signs.",
            "They met the Northern Light Fever (NLF) group.",
            "It has a Torvik Light Tax (TLT) committee chair.",
        ] {
            assert!(!is_actor(text), "{text}");
        }
    }
}
