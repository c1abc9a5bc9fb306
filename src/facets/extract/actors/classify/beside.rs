//! What stands beside a name by which it is none of an actor, or that of another: a noun
//! behind it, a label, a source, an address, its form in another language.

use super::super::words::is_language;
use crate::facets::extract::sets::WordSet;
use crate::facets::extract::statistics::Sentence;
use crate::facets::lexicon::{ActorKind, Cues, gazetteer, is_word_in_any_case, with_small};
use crate::facets::token::Token;

/// Most words and marks between a language and the end of the name that is given in it.
const TRANSLATED: usize = 16;

/// Most words and marks between the opening of a bracket and the language.
const BRACKET: usize = 32;

/// "(Danish: Torviks Samling)": the same name in a language that is told.
pub(super) fn is_translation(tokens: &[Token<'_>], first: usize) -> bool {
    let start = first.saturating_sub(TRANSLATED);
    let before = tokens.get(start..first).unwrap_or_default();
    let is_border = |mark: &Token<'_>| matches!(mark.text, ":" | ";" | "," | "(" | ")");
    let is_end = |mark: &Token<'_>| matches!(mark.text, ";" | ")");
    // "(Danish: Torviks Samling, TS; Latin": and the letters of that name.
    let before = match before {
        [own @ .., comma]
            if comma.is(",")
                && tokens.get(first).is_some_and(Token::is_acronym)
                && tokens.get(first + 1).is_some_and(is_end) =>
        {
            own
        }
        all => all,
    };
    let Some(colon) = before.iter().rposition(is_border) else {
        return false;
    };
    let (Some([opens @ .., language]), Some(mark)) = (before.get(..colon), before.get(colon))
    else {
        return false;
    };
    // Several of them may stand in one bracket.
    let is_within = || {
        let bracket = tokens
            .get(..start + opens.len())
            .unwrap_or_default()
            .iter()
            .rev()
            .take(BRACKET)
            .find(|mark| matches!(mark.text, "(" | ")"));
        bracket.is_some_and(|mark| mark.is("("))
    };
    let is_opened = |opens: &Token<'_>| matches!(opens.text, "(" | ";" | "," | "in" | "In");
    mark.is(":") && opens.last().is_some_and(is_opened) && is_within() && is_language(language)
}

/// Most capitals of the name of a place.
const PLACE: usize = 5;

/// "Jane Roe" of "Jane Roe/Torvik Airport", "“Jane Roe” Bridge" and "Jane Roe “Torvik”
/// Airport": whom a place is called after.
pub(super) fn names_place(tokens: &[Token<'_>], end: usize) -> bool {
    let is = |at: usize, marks: &[&str]| {
        tokens
            .get(at)
            .is_some_and(|mark| marks.contains(&mark.text))
    };
    let past_name = |from: usize| {
        let rest = tokens.get(from..).unwrap_or_default().iter();
        from + rest
            .take(PLACE)
            .take_while(|token| token.is_capital())
            .count()
    };
    let is_glued = tokens.get(end).is_some_and(|mark| mark.is_glued);
    let rest = if is(end, &["/"]) || is_glued && is(end, &["”", "\"", "’", "»"]) {
        end + 1
    } else if is(end, &["“", "\"", "‘", "«"]) && is(past_name(end + 1), &["”", "\"", "’", "»"])
    {
        past_name(end + 1) + 1
    } else {
        return false;
    };
    let stop = past_name(rest);
    stop > rest && (tokens.get(stop - 1)).is_some_and(|last| last.cues().any(Cues::PLACE))
}

/// "Torvik.gov": the address of a page. Firms and bodies may be called by theirs, which do
/// something then: "Torvik.com said".
pub(super) fn is_address(tokens: &[Token<'_>], end: usize) -> bool {
    let [dot, domain, ..] = tokens.get(end..).unwrap_or_default() else {
        return false;
    };
    let is_glued = dot.is(".") && dot.is_glued && domain.is_glued;
    // "TORVIK.NO": as some write what they are called by.
    let is_loud =
        || domain.is_acronym() && with_small(domain.text, |lower| WordSet::Domain.has(lower));
    is_glued
        && (WordSet::Domain.has(domain.text) || is_loud())
        && (matches!(domain.text, "gov" | "edu" | "mil" | "int")
            || !(tokens.get(end + 2)).is_some_and(|verb| {
                verb.is_possessive() || verb.is_lower() && verb.cues().any(Cues::VERB)
            }))
}

/// The "UK" of "TORVIK.UK": the end of an address.
pub(super) fn ends_address(tokens: &[Token<'_>], first: usize) -> bool {
    let is_glued = |at: usize| tokens.get(at).is_some_and(|token| token.is_glued);
    is_glued(first)
        && first.checked_sub(2).is_some_and(|name| {
            is_glued(first - 1)
                && tokens.get(name).is_some_and(Token::is_acronym)
                && is_address(tokens, first - 1)
        })
}

/// "Pew Harbour Group": a word that is also a known name, with which that of another body
/// begins.
pub(super) fn names_longer_body(name: &[Token<'_>]) -> bool {
    let [word, field, body, ..] = name else {
        return false;
    };
    let is_part = |part: &Token<'_>| part.is_capital() && !part.is_glued;
    is_part(field)
        && is_part(body)
        && body.cues().any(Cues::BODY)
        && is_word_in_any_case(word.text)
        && gazetteer().find(name).is_some_and(|found| {
            let known = gazetteer().known(found.id);
            (known.and_then(|known| known.kind)).is_some_and(ActorKind::is_body)
        })
}

/// Most words and marks of a label.
const LABEL: usize = 16;

/// Whether a token stands in the label that an item of a list begins with, whose words have
/// capitals like those of a title: "Support for Small Harbours: In May the board".
pub(super) fn is_in_label(sentence: &Sentence<'_>, at: usize) -> bool {
    let colon = (sentence.tokens.iter().take(LABEL)).position(|mark| mark.is(":"));
    let Some(label) = colon.filter(|colon| *colon > at) else {
        return false;
    };
    let words = sentence.tokens.get(..label).unwrap_or_default().iter();
    let mut telling = words.filter(|word| word.text.len() > 3 && !word.cues().any(Cues::FUNCTION));
    telling.clone().count() > 1 && telling.all(|word| !word.is_lower())
}

/// Most words and marks of a line that says where a text or a picture is from.
const SOURCE: usize = 10;

/// "From Torvik News, the daily", "Photo: Torvik News": where a text or a picture is from.
pub(super) fn is_source(tokens: &[Token<'_>]) -> bool {
    let [first, second, ..] = tokens else {
        return false;
    };
    let is_line = || !tokens.last().is_some_and(|last| last.is("."));
    match first.text {
        "From" => {
            tokens.len() <= SOURCE
                && second.is_capital()
                && tokens.iter().any(|mark| mark.is(","))
                && !tokens.iter().any(|word| word.cues().any(Cues::VERB))
                && is_line()
        }
        "Photo" | "Photos" | "Image" | "Images" | "Source" | "Sources" | "Credit" | "Credits"
        | "Photograph" | "Picture" | "Illustration" => {
            second.is(":") && tokens.len() <= SOURCE && is_line()
        }
        _ => false,
    }
}
