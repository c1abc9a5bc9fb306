//! Lists of those whom the clause before a colon announces: "Eight lenders joined: Torvik,
//! Halden and Essvik".

use super::{in_lower_case, singular, told_of};
use crate::facets::lexicon::{ActorKind, Cues};
use crate::facets::token::Token;

/// The kind of those whom a name is one of, in a list behind a colon.
pub(super) fn kind_in_list(tokens: &[Token<'_>], first: usize, end: usize) -> Option<ActorKind> {
    let before = tokens.get(first.saturating_sub(LIST)..first)?;
    let is_listed = |token: &Token<'_>| {
        !token.is_lower() || matches!(token.text, "and" | "of" | "for" | "the" | "or")
    };
    // No further than the list goes, as this is asked for each of its names.
    let listed = (before.iter().rev())
        .take_while(|token| !token.is(":") && is_listed(token))
        .count();
    let colon = before.len().checked_sub(listed + 1)?;
    let ends = |mark: &Token<'_>| matches!(mark.text, "," | ";" | "." | "and" | "(" | "or");
    (before.get(colon)?.is(":") && tokens.get(end).is_none_or(ends))
        .then(|| kind_announced(before.get(..colon)?))
        .flatten()
}

/// Most words and marks of such a list and its clause before one of the names.
const LIST: usize = 256;

/// Words before a noun that count it: "eight of the principal lenders".
const COUNTED: usize = 4;

/// Whom a clause before a colon announces: "These lenders are", "The following firms joined",
/// "Eight principal lenders agreed". "Five steps for lenders" are none of them.
pub(in super::super) fn kind_announced(clause: &[Token<'_>]) -> Option<ActorKind> {
    clause.iter().enumerate().find_map(|(at, noun)| {
        let kind = kind_of_many(noun)?;
        let ends = |next: &Token<'_>| {
            matches!(
                next.text,
                "include" | "includes" | "included" | "are" | "were"
            ) && at + 2 == clause.len()
        };
        let is_last = clause.get(at + 1).is_none_or(ends);
        let before = clause.get(at.saturating_sub(COUNTED)..at)?;
        let counted = before.iter().rposition(is_count).is_some_and(|count| {
            let between = before.get(count + 1..).unwrap_or_default();
            !between.iter().any(|word| {
                !word.is_word
                    || matches!(
                        word.text,
                        "for" | "to" | "by" | "in" | "with" | "from" | "on" | "at" | "that"
                    )
                    || word.is_lower() && word.cues().any(Cues::VERB)
            })
        });
        // "Steps for lenders:" ends in those for whom they are.
        let is_object = before.iter().any(|word| {
            matches!(
                word.text,
                "for" | "to" | "by" | "in" | "with" | "from" | "on" | "at" | "of"
            )
        });
        (counted || is_last && !is_object).then_some(kind)
    })
}

fn is_count(word: &Token<'_>) -> bool {
    word.text.bytes().all(|byte| byte.is_ascii_digit())
        || matches!(
            &*in_lower_case(word.text),
            "two"
                | "three"
                | "four"
                | "five"
                | "six"
                | "seven"
                | "eight"
                | "nine"
                | "ten"
                | "eleven"
                | "twelve"
                | "following"
                | "these"
                | "several"
        )
}

/// What a noun in the plural tells of those whom it is for.
fn kind_of_many(noun: &Token<'_>) -> Option<ActorKind> {
    if !noun.is_word || !noun.text.ends_with('s') {
        return None;
    }
    let lower = in_lower_case(noun.text);
    let told = told_of(&singular(&lower), noun);
    if told.any(Cues::COMPANY_NOUN) {
        Some(ActorKind::Company)
    } else {
        told.any(Cues::ACTOR_NOUN)
            .then_some(ActorKind::Organisation)
    }
}

/// Most words and marks of an item that is nothing but a name.
const ITEM: usize = 8;

/// Whether a row is nothing but a name, with what it is called by for short in a bracket:
/// "Torvik (TVK);".
pub(in super::super) fn is_name_alone(row: &[Token<'_>]) -> bool {
    let name = match row {
        [name @ .., mark] if matches!(mark.text, ";" | "." | ",") => name,
        all => all,
    };
    name.len() <= ITEM
        && name.first().is_some_and(Token::is_capital)
        && name
            .iter()
            .all(|part| part.is_capital() || matches!(part.text, "(" | ")" | "&" | "-"))
}
