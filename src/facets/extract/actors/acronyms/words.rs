//! Short forms that are words: names in another language, and initials written as one.

use super::super::foreign;
use super::{Definition, body_before, is_foreign};
use crate::facets::lexicon::{Use, gazetteer, is_first_name};
use crate::facets::token::Token;

/// "Torvik Railways (Torviks Jernbane og Færge)", "(Danish: Torviks Jernbane og Færge)":
/// the name in its own language.
pub(super) fn foreign_name(tokens: &[Token<'_>], open: usize) -> Option<Definition> {
    let mut named = tokens.get(open + 1..)?.iter().take(3);
    let language = named.position(|token| token.is(":"));
    let first = open + 1 + language.map_or(0, |colon| colon + 1);
    let inside = tokens.get(first..)?;
    let is_end = |token: &Token<'_>| matches!(token.text, ")" | ";" | "/" | ",");
    let length = inside.iter().take(10).position(is_end)?;
    let name = inside.get(..length)?;
    let words = name.iter().filter(|token| token.is_word);
    let capitals = words.clone().filter(|token| token.is_capital()).count();
    // Without a word that joins them they may be those of a person.
    let names_body = foreign::kind_of_first(name).is_some();
    let is_name = capitals >= 2
        && (capitals < words.count() || names_body)
        && name.iter().all(|token| token.is_word || token.is("-"))
        && name.first()?.is_capital()
        && (names_body || is_foreign(name))
        && !is_first_name(name.first()?.text)
        && !name
            .iter()
            .any(|token| gazetteer().find(std::slice::from_ref(token)).is_some());
    if !is_name {
        return None;
    }
    let long = body_before(tokens, open)?;
    Some(Definition {
        long,
        short: first..first + length,
    })
}

/// "National Union of Roofers (Nur)": initials that are written as a word.
pub(super) fn initials_as_a_word(tokens: &[Token<'_>], open: usize) -> Option<Definition> {
    let [short, close, ..] = tokens.get(open + 1..)? else {
        return None;
    };
    let is_word = short.is_capital() && close.is(")") && (3..=8).contains(&short.text.len());
    if !is_word
        || gazetteer()
            .find(std::slice::from_ref(short))
            .is_some_and(|known| known.used != Use::Name)
    {
        return None;
    }
    let long = body_before(tokens, open)?;
    let mut letters = short.text.chars().flat_map(char::to_lowercase).peekable();
    for word in tokens
        .get(long.clone())?
        .iter()
        .filter(|token| token.is_word)
    {
        let initial = word.text.chars().next()?.to_lowercase().next();
        if letters.peek().copied() == initial {
            letters.next();
        } else if word.is_capital() {
            return None;
        }
    }
    letters.next().is_none().then_some(Definition {
        long,
        short: open + 1..open + 2,
    })
}
