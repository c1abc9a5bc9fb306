//! Names that only belong to another: those of events and things, and what stands in brackets
//! behind somebody.

use super::super::names;
use crate::facets::lexicon::Cues;
use crate::facets::token::Token;

/// Whether a name only belongs to another one.
pub(super) fn is_of_another(
    tokens: &[Token<'_>],
    name: &[Token<'_>],
    (first, end): (usize, usize),
) -> bool {
    is_degree(name)
        || is_designation(name)
        || name.last().is_some_and(|last| names::ends_row(last.text))
        || are_two_of_a_thing(tokens, name, end)
        || is_of_event(tokens, name, end)
        || is_spelled_out(tokens, first)
        || is_title_of_work(tokens, name, (first, end))
}

/// "(O Torvik Secreto)": how a film or a book is called in its own language, by the article
/// that it begins with.
fn is_title_of_work(
    tokens: &[Token<'_>],
    name: &[Token<'_>],
    (first, end): (usize, usize),
) -> bool {
    let is = |at: Option<usize>, mark: &str| {
        at.and_then(|at| tokens.get(at))
            .is_some_and(|token| token.is(mark))
    };
    is(first.checked_sub(1), "(")
        && is(Some(end), ")")
        && (name.first()).is_some_and(|word| {
            matches!(
                word.text,
                "O" | "A"
                    | "El"
                    | "La"
                    | "Le"
                    | "Les"
                    | "Il"
                    | "Der"
                    | "Die"
                    | "Das"
                    | "Los"
                    | "Las"
            )
        })
}

/// "Northern Leaders" of "the Northern Leaders’ Summit".
fn is_of_event(tokens: &[Token<'_>], name: &[Token<'_>], end: usize) -> bool {
    name.last().is_some_and(|last| last.text.ends_with('s'))
        && tokens
            .get(end)
            .is_some_and(|mark| matches!(mark.text, "’" | "'") && mark.is_glued)
        && (tokens.get(end + 1))
            .is_some_and(|event| event.is_capital() && event.cues().any(Cues::EVENT))
}

/// "Roe-Torvik" of "Roe-Torvik Threat Reduction (TR)": names of those who made a thing.
fn are_two_of_a_thing(tokens: &[Token<'_>], name: &[Token<'_>], end: usize) -> bool {
    let is_next = tokens
        .get(end)
        .is_some_and(|next| next.is_capital() && !next.is_glued);
    is_next && matches!(name, [_, hyphen, _] if hyphen.is("-") && hyphen.is_glued)
}

/// Most words and marks between a bracket and a name in another language.
const SPELLED: usize = 16;

/// "Ἀθῆναι Athenai" of "Athens (Greek: Ἀθῆναι Athenai)": what stands behind a name again, as
/// another script has it and as that is spelled.
fn is_spelled_out(tokens: &[Token<'_>], first: usize) -> bool {
    let before = tokens.get(first.saturating_sub(SPELLED)..first);
    let before = before.unwrap_or_default();
    let open = before
        .iter()
        .rposition(|mark| matches!(mark.text, "(" | ")" | ";"));
    let Some((open, named)) = open.and_then(|open| Some((open, open.checked_sub(1)?))) else {
        return false;
    };
    let is_other = |c: char| c.is_alphabetic() && c >= FIRST_OF_OTHERS && !IS_LATIN.contains(&c);
    before.get(open).is_some_and(|mark| mark.is("("))
        && before.get(named).is_some_and(Token::is_capital)
        && (before.iter().skip(open)).any(|word| word.text.contains(is_other))
}

/// The first letter of the scripts behind Latin, and the letters that Latin has among them.
const FIRST_OF_OTHERS: char = '\u{370}';
const IS_LATIN: std::ops::RangeInclusive<char> = '\u{1e00}'..='\u{1eff}';

/// "TQO 5A002": a number of a list, with what counts it.
fn is_designation(name: &[Token<'_>]) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    matches!(name, [list, code] if list.is_acronym()
        && code.text.starts_with(is_digit)
        && code.text.chars().filter(|c| is_digit(*c)).count() > 1
        && code.text.contains(char::is_uppercase))
}

/// "M.Si".
fn is_degree(name: &[Token<'_>]) -> bool {
    matches!(name, [one, dot, other] if one.is_initial()
        && dot.is(".")
        && other.is_glued
        && other.text.len() < 4)
}
