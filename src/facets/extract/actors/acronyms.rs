//! Acronyms that a document defines: "Long Form (LF)" and "LF (Long Form)".
//!
//! The long form is found as in Schwartz and Hearst, "A simple algorithm for
//! identifying abbreviation definitions in biomedical text" (2003): the letters
//! of the short form are looked for from the end, the first of them at the
//! start of a word.

use std::collections::HashMap;
use std::ops::Range;

use super::heads::{self, Head};
use super::{Key, key_of};
use crate::facets::extract::statistics::Sentence;
use crate::facets::lexicon::{ActorKind, Cues, Seeded, gazetteer, is_word, is_word_in_any_case};
use crate::facets::token::Token;

/// Where a document defines an acronym.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Definition {
    /// Tokens of the long form.
    pub long: Range<usize>,
    /// Tokens of the short one.
    pub short: Range<usize>,
}

/// What an acronym of the document stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// Something that does not act: a sector, a treaty.
    Thing,
    /// An actor.
    Actor(Key, Option<ActorKind>),
}

/// The acronyms that a document defines.
#[derive(Debug, Default)]
pub(super) struct Acronyms<'a> {
    all: HashMap<&'a str, Meaning, Seeded>,
}

impl<'a> Acronyms<'a> {
    /// Takes the definitions of a sentence; the first of several holds.
    pub(super) fn take(&mut self, sentence: &Sentence<'a>, defined: &[Definition]) {
        for definition in defined {
            let Some([short]) = sentence.tokens.get(definition.short.clone()) else {
                continue;
            };
            let meaning = meaning(&sentence.tokens, definition);
            self.all.entry(short.text).or_insert(meaning);
        }
    }

    /// What an acronym stands for.
    pub(super) fn meaning(&self, short: &str) -> Option<&Meaning> {
        self.all.get(short).or_else(|| {
            // The plural of a defined one.
            self.all.get(short.strip_suffix('s')?)
        })
    }
}

/// What the long form of a definition names.
pub(super) fn meaning(tokens: &[Token<'_>], definition: &Definition) -> Meaning {
    let long = tokens.get(definition.long.clone()).unwrap_or_default();
    let short = tokens.get(definition.short.clone()).unwrap_or_default();
    if let Some(found) = gazetteer().find(long)
        && found.tokens == long.len()
    {
        let kind = gazetteer().known(found.id).and_then(|known| known.kind);
        return kind.map_or(Meaning::Thing, |kind| {
            Meaning::Actor(Key::Known(found.id), Some(kind))
        });
    }
    if let Some(state) = heads::government_of(long) {
        return Meaning::Actor(Key::Known(state), Some(ActorKind::State));
    }
    // "Non-Governmental Organizations (NGOs)" are many; one body may well have
    // letters that mean something else elsewhere.
    let is_many = long
        .last()
        .is_some_and(|last| last.text.ends_with('s') || last.is_lower());
    if is_many
        && short
            .first()
            .is_some_and(|short| short.cues().any(Cues::NOT_ACTOR))
    {
        return Meaning::Thing;
    }
    match heads::head(long, true) {
        // "Information Technology (IT)" is no firm.
        Head::None if is_foreign(long) => Meaning::Actor(key_of(long), None),
        Head::Body(ActorKind::Company, false) | Head::Event | Head::Place | Head::None => {
            Meaning::Thing
        }
        Head::Body(kind, _) => Meaning::Actor(key_of(long), Some(kind)),
    }
}

/// Whether it is a name in another language: capitals, and none of them an
/// English word.
fn is_foreign(name: &[Token<'_>]) -> bool {
    name.iter().all(|token| {
        !token.is_word
            || token.is_capital() && !is_word_in_any_case(token.text)
            || token.is_lower() && !is_word(token.text)
    })
}

/// The definitions of a sentence, in order.
pub(super) fn definitions(tokens: &[Token<'_>]) -> Vec<Definition> {
    let mut all = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, one)| !one.is_word) {
        match token.text {
            "(" => all.extend(definition(tokens, at)),
            "," => all.extend(alternative(tokens, at)),
            _ => {}
        }
    }
    all
}

/// "Long Form, or LF,".
fn alternative(tokens: &[Token<'_>], comma: usize) -> Option<Definition> {
    let (or, short) = (tokens.get(comma + 1)?, tokens.get(comma + 2)?);
    if !or.is("or") || !short.is_acronym() {
        return None;
    }
    let long = long_form(tokens, comma, short.text)?;
    tokens.get(long.start)?.is_capital().then_some(Definition {
        long,
        short: comma + 2..comma + 3,
    })
}

fn definition(tokens: &[Token<'_>], open: usize) -> Option<Definition> {
    let inside = tokens.get(open + 1..)?;
    let skipped = inside
        .iter()
        .take_while(|token| matches!(token.text, "the" | "or" | "hereafter" | "“" | "\"" | "‘"))
        .count();
    let first = open + 1 + skipped;
    let short = tokens.get(first)?;
    let after = tokens.get(first + 1)?;
    let ends = |token: &Token<'_>| matches!(token.text, ")" | "," | ";" | "”" | "\"" | "’" | "/");
    if short.is_acronym() && ends(after) {
        // "The Polar Union’s (PU) ships".
        let is_possessive = |token: &Token<'_>| matches!(token.text, "’s" | "'s" | "’" | "'");
        let before = tokens.get(open.checked_sub(1)?)?;
        let end = open - usize::from(is_possessive(before));
        let long = long_form(tokens, end, short.text).or_else(|| body_before(tokens, end))?;
        return Some(Definition {
            long,
            short: first..first + 1,
        });
    }
    short_before(tokens, open)
        .or_else(|| short_name(tokens, open, first))
        .or_else(|| short_within(tokens, open))
}

/// "Northern Centres for Water (Northern Water)": a short name.
fn short_name(tokens: &[Token<'_>], open: usize, first: usize) -> Option<Definition> {
    let inside = tokens.get(first..)?;
    let close = first + inside.iter().take(4).position(|token| token.is(")"))?;
    let names = tokens.get(first..close)?;
    if names.len() < 2 || !names.iter().all(Token::is_capital) {
        return None;
    }
    let long = body_before(tokens, open)?;
    let same = tokens.get(long.start)?.text == names.first()?.text;
    same.then_some(Definition {
        long,
        short: first..close,
    })
}

/// "Long Form (in Danish: Lang Form; LF)": further on in the bracket.
fn short_within(tokens: &[Token<'_>], open: usize) -> Option<Definition> {
    let inside = tokens.get(open + 1..)?.iter().take(24);
    let long = body_before(tokens, open)?;
    let initials: String = tokens
        .get(long.clone())?
        .iter()
        .filter(|token| token.is_capital())
        .filter_map(|token| token.text.chars().next())
        .collect();
    let at = inside
        .take_while(|token| !token.is(")"))
        .position(|token| token.is_acronym() && token.text == initials)?;
    Some(Definition {
        long,
        short: open + 1 + at..open + 2 + at,
    })
}

/// "LF (Long Form)".
fn short_before(tokens: &[Token<'_>], open: usize) -> Option<Definition> {
    let short = tokens.get(open.checked_sub(1)?)?;
    if !short.is_acronym() {
        return None;
    }
    let inside = tokens.get(open + 1..)?;
    let length = inside.iter().take(14).position(|token| token.is(")"))?;
    let long = inside.get(..length)?;
    let capitals = long.iter().filter(|token| token.is_capital());
    let initials: String = capitals
        .filter_map(|token| token.text.chars().next())
        .collect();
    let wanted: String = short.text.chars().filter(|c| c.is_uppercase()).collect();
    (initials.to_uppercase() == wanted).then_some(Definition {
        long: open + 1..open + 1 + length,
        short: open - 1..open,
    })
}

/// The words before a bracket that hold the letters of a short form.
fn long_form(tokens: &[Token<'_>], open: usize, short: &str) -> Option<Range<usize>> {
    let short = short.strip_suffix('s').unwrap_or(short);
    let letters: Vec<char> = short
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let most = (letters.len() + 5).min(letters.len() * 2 + 2);
    let is_part =
        |token: &Token<'_>| token.is_word || matches!(token.text, "-" | "," | "&" | "’s" | "'s");
    let words = tokens
        .get(..open)?
        .iter()
        .rev()
        .take_while(|token| is_part(token));
    let mut wanted = letters.iter().rev().copied().peekable();
    let mut start = None;
    for (at, token) in words.take(most * 2).enumerate() {
        let mut chars: Vec<char> = token.text.chars().flat_map(char::to_lowercase).collect();
        while let Some(c) = chars.pop() {
            let is_last = wanted.clone().count() == 1;
            if wanted.peek() == Some(&c) && (!is_last || chars.is_empty()) {
                wanted.next();
            }
        }
        if wanted.peek().is_none() {
            start = Some(open - 1 - at);
            break;
        }
    }
    let start = start?;
    // One word is no long form, and a name begins where its capitals do.
    if open - start < 2 {
        return None;
    }
    let start = if tokens.get(start)?.is_capital() {
        start_of_capitals(tokens, start)
    } else {
        start
    };
    Some(start..open)
}

/// Capitals that stand directly before a token, but function words and names of
/// others.
fn start_of_capitals(tokens: &[Token<'_>], start: usize) -> usize {
    let before = tokens.get(..start).unwrap_or_default();
    let more = before
        .iter()
        .rev()
        .take_while(|token| {
            token.is_capital()
                && !token.is_glued
                && !token.cues().any(Cues::FUNCTION | Cues::TITLE)
                && gazetteer()
                    .find(std::slice::from_ref(token))
                    .and_then(|found| gazetteer().known(found.id)?.kind)
                    .is_none()
        })
        .count();
    start - more
}

/// The name of a body that ends before a bracket.
fn body_before(tokens: &[Token<'_>], open: usize) -> Option<Range<usize>> {
    let before = tokens.get(..open)?;
    let is_part = |token: &Token<'_>| {
        token.is_capital() || matches!(token.text, "of" | "for" | "and" | "the" | "on" | "&" | "-")
    };
    let mut start = open
        - before
            .iter()
            .rev()
            .take(14)
            .take_while(|token| is_part(token))
            .count();
    while tokens
        .get(start)
        .is_some_and(|token| !token.is_capital() || token.cues().any(Cues::FUNCTION))
        && start < open
    {
        start += 1;
    }
    let name = tokens.get(start..open)?;
    matches!(heads::head(name, true), Head::Body(..)).then_some(start..open)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::token::tokens;

    fn found(text: &str) -> Vec<(String, String)> {
        let all: Vec<_> = tokens(text).collect();
        let slice = |range: Range<usize>| {
            let part = &all[range];
            text[part[0].start..part[part.len() - 1].end()].to_owned()
        };
        definitions(&all)
            .into_iter()
            .map(|definition| (slice(definition.long), slice(definition.short)))
            .collect()
    }

    fn pair(long: &str, short: &str) -> Vec<(String, String)> {
        vec![(long.to_owned(), short.to_owned())]
    }

    #[test]
    fn long_forms_are_found_before_and_after() {
        assert_eq!(
            found("talks with the Baltic Fisheries Board (BFB) failed"),
            pair("Baltic Fisheries Board", "BFB")
        );
        assert_eq!(
            found("the BFB (Baltic Fisheries Board) met"),
            pair("Baltic Fisheries Board", "BFB")
        );
        assert_eq!(
            found("the Global Clean Rivers Initiative (CRI) grew"),
            pair("Global Clean Rivers Initiative", "CRI")
        );
        assert_eq!(
            found("the Polar Water Union (Danish: Polarvandunionen; PWU / UEP) met"),
            pair("Polar Water Union", "PWU")
        );
        assert_eq!(
            found("eight regional water centres (RWCs) opened"),
            pair("regional water centres", "RWCs")
        );
        assert_eq!(
            found("the Polar Water Union’s (PWU) ships"),
            pair("Polar Water Union", "PWU")
        );
        assert_eq!(
            found("the Ministry of Roads and Harbours (MinRaH) said"),
            pair("Ministry of Roads and Harbours", "MinRaH")
        );
        assert_eq!(
            found("the Polar Centres for Ice Research (Polar Ice) agreed"),
            pair("Polar Centres for Ice Research", "Polar Ice")
        );
    }

    #[test]
    fn other_brackets_define_nothing() {
        for text in [
            "France (Paris) agreed",
            "it grew (GDP rose) fast",
            "in Oslo (2019)",
            "Joe Roe (United States) spoke",
            "the Polar Union (a club of states) met",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
