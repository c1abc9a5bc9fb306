//! Acronyms that a document defines: "Long Form (LF)" and "LF (Long Form)".
//!
//! The long form is found as in Schwartz and Hearst, "A simple algorithm for
//! identifying abbreviation definitions in biomedical text" (2003): the letters
//! of the short form are looked for from the end, the first of them at the
//! start of a word.

mod told;
mod words;

use std::collections::HashMap;
use std::ops::Range;

use super::heads::{self, Head};
use super::{Key, context, key_of};
use crate::facets::extract::statistics::Sentence;
use crate::facets::hash::Seeded;
use crate::facets::lexicon::{ActorKind, Cues, gazetteer, is_word, is_word_in_any_case};
use crate::facets::token::Token;
use words::{
    foreign_name, has_initials_before, initials_as_a_word, letters_as_a_word, short_before,
    word_of_name,
};

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
    /// Those of two parts: "CERT-EU".
    of_two: HashMap<(&'a str, &'a str), Meaning, Seeded>,
    /// Whom other names stand for that a document gives: a name in another language.
    others: HashMap<Key, (Key, Option<ActorKind>), Seeded>,
}

impl<'a> Acronyms<'a> {
    /// Takes the definitions of a sentence; the first of several holds.
    pub(super) fn take(&mut self, sentence: &Sentence<'a>, defined: &[Definition]) {
        for definition in defined {
            let short = sentence.tokens.get(definition.short.clone());
            let short = short.unwrap_or_default();
            let meaning = meaning(sentence.tokens, definition);
            match (short, meaning) {
                ([short], meaning) => {
                    // "design kits (DKs)": one of them is none either.
                    if let (Meaning::Thing, Some(one)) = (&meaning, short.text.strip_suffix('s'))
                        && one.len() > 1
                    {
                        self.all.entry(one).or_insert(Meaning::Thing);
                    }
                    self.all.entry(short.text).or_insert(meaning);
                }
                ([one, hyphen, other], meaning) if hyphen.is("-") && other.is_glued => {
                    let short = (one.text, other.text);
                    self.of_two.entry(short).or_insert(meaning);
                }
                (other, Meaning::Actor(key, kind)) => {
                    self.others.entry(key_of(other)).or_insert((key, kind));
                }
                (_, Meaning::Thing) => {}
            }
        }
    }

    /// What an acronym of two parts stands for, with which a name begins.
    pub(super) fn of_two(&self, name: &[Token<'a>]) -> Option<&Meaning> {
        let [one, hyphen, other, ..] = name else {
            return None;
        };
        if !hyphen.is("-") || !other.is_glued {
            return None;
        }
        self.of_two.get(&(one.text, other.text))
    }

    /// Whom a name stands for that the document gives to somebody beside their own.
    pub(super) fn other_name(&self, key: &Key) -> Option<&(Key, Option<ActorKind>)> {
        if self.others.is_empty() {
            return None;
        }
        self.others.get(key)
    }

    /// What an acronym stands for.
    pub(super) fn meaning(&self, short: &Token<'_>) -> Option<&Meaning> {
        if self.all.is_empty() {
            return None;
        }
        let word = short.text;
        self.all
            .get(word)
            .or_else(|| {
                // The plural of a defined one.
                self.all.get(word.strip_suffix('s')?)
            })
            .or_else(|| {
                // "UoN" for "UON".
                let is_mixed =
                    short.is_acronym() && word.len() < 8 && word.contains(char::is_lowercase);
                is_mixed.then(|| self.all.get(word.to_uppercase().as_str()))?
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
        let kind = gazetteer().kind(found.id);
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
    // "harbour watch services (HWS)": what many sell.
    if long.last().is_some_and(|last| last.is("services")) && !long.iter().any(Token::is_capital) {
        return Meaning::Thing;
    }
    if context::is_programme_of_another(tokens, definition.long.start, definition.long.end) {
        return Meaning::Thing;
    }
    match heads::head(long, true) {
        // "Information Technology (IT)" is no firm.
        Head::None if is_foreign(long) => Meaning::Actor(key_of(long), None),
        Head::Body(ActorKind::Company, false) | Head::Event | Head::Place | Head::None => {
            told::kind_behind(tokens, definition).map_or(Meaning::Thing, |kind| {
                Meaning::Actor(key_of(long), Some(kind))
            })
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
    for (at, token) in tokens.iter().enumerate() {
        match token.text {
            "(" => all.extend(definition(tokens, at).map(|one| told::with_number(tokens, one))),
            "," => all.extend(alternative(tokens, at)),
            "or" => all.extend(alternative_of_body(tokens, at)),
            ")" => all.extend(other_name(tokens, at)),
            "acronym" | "abbreviation" => all.extend(words::short_from(tokens, at)),
            _ => {}
        }
    }
    all
}

/// The names that the definitions of a sentence give, in order: the long forms, and those
/// of several words that stand for one, each with its definition.
pub(super) fn names_given(defined: &[Definition]) -> Vec<(&Range<usize>, &Definition)> {
    let mut defined: Vec<&Definition> = defined.iter().collect();
    defined.sort_by_key(|known| (known.long.start, known.short.start));
    let others = (defined.iter()).filter(|known| known.short.len() > 1);
    let others = others.map(|known| (&known.short, *known));
    let mut all: Vec<_> = (defined.iter().map(|known| (&known.long, *known)))
        .chain(others)
        .collect();
    // Of those that begin together the long form comes first.
    all.sort_by_key(|(name, _)| name.start);
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

/// "The Long Form or LF,": letters in another order, as of a name in another language.
fn alternative_of_body(tokens: &[Token<'_>], or: usize) -> Option<Definition> {
    let short = or + 1..short_end(tokens, or + 1)?;
    let after = tokens.get(short.end)?;
    let first = tokens.get(short.start)?;
    let is_other = first.cues().any(Cues::NOT_ACTOR) || after.is_word;
    if is_other || gazetteer().find(tokens.get(short.clone())?).is_some() {
        return None;
    }
    let long = body_before(tokens, or)?;
    let are_initials = has_initials(tokens.get(long.clone())?, tokens.get(short.clone())?);
    are_initials.then_some(Definition { long, short })
}

/// Whether most capitals of a short form begin words of the long one, in any order.
fn has_initials(long: &[Token<'_>], short: &[Token<'_>]) -> bool {
    let words = long.iter().filter(|token| token.is_capital());
    let mut initials: Vec<char> = words.filter_map(|word| word.text.chars().next()).collect();
    let letters = short.iter().flat_map(|token| token.text.chars());
    let (mut all, mut held) = (0, 0);
    for letter in letters.filter(|letter| letter.is_uppercase()) {
        all += 1;
        if let Some(at) = initials.iter().position(|initial| *initial == letter) {
            initials.swap_remove(at);
            held += 1;
        }
    }
    held * 2 > all
}

/// The end of an acronym, which may have two parts: "CERT-EU".
fn short_end(tokens: &[Token<'_>], start: usize) -> Option<usize> {
    if !tokens.get(start)?.is_acronym() {
        return None;
    }
    let is_tied = tokens
        .get(start + 1)
        .is_some_and(|hyphen| hyphen.is("-") && hyphen.is_glued)
        && tokens
            .get(start + 2)
            .is_some_and(|part| part.is_glued && part.is_capital());
    Some(if is_tied { start + 3 } else { start + 1 })
}

/// "Nordhavn Samling (NS), or Northern Port Coalition": a translation behind what is
/// defined.
fn other_name(tokens: &[Token<'_>], close: usize) -> Option<Definition> {
    let comma = usize::from(tokens.get(close + 1)?.is(","));
    if !tokens.get(close + 1 + comma)?.is("or") {
        return None;
    }
    let start = close + 2 + comma;
    let name = tokens.get(start..)?;
    let end = start + name.iter().take_while(|token| token.is_capital()).count();
    let other = tokens.get(start..end)?;
    if other.len() < 2 || !matches!(heads::head(other, false), Head::Body(..)) {
        return None;
    }
    let near = tokens.get(close.saturating_sub(8)..close)?;
    let behind = near.iter().rev().position(|token| token.is("("))? + 1;
    let known = definition(tokens, close - behind)?;
    Some(Definition {
        long: known.long,
        short: start..end,
    })
}

fn definition(tokens: &[Token<'_>], open: usize) -> Option<Definition> {
    let inside = tokens.get(open + 1..)?;
    let skipped = inside
        .iter()
        .take_while(|token| matches!(token.text, "the" | "or" | "hereafter" | "“" | "\"" | "‘"))
        .count();
    let skipped = skipped + words::called_letters(inside.get(skipped..).unwrap_or_default());
    let first = open + 1 + skipped;
    let short_end = short_end(tokens, first).unwrap_or(first + 1);
    let after = tokens.get(short_end)?;
    // "(TQO, founded in 1920)", also without the comma.
    let ends = |token: &Token<'_>| {
        let is_end = matches!(token.text, ")" | "," | ";" | "”" | "\"" | "’" | "/");
        is_end || matches!(token.text, "founded" | "established" | "formed" | "created")
    };
    // "(3TU or TTU)": one of two.
    let goes_on = || {
        let rest = tokens.get(short_end..).unwrap_or_default();
        matches!(rest, [or, other, end, ..] if or.is("or") && other.is_acronym() && end.is(")"))
    };
    if tokens.get(first)?.is_acronym() && (ends(after) || goes_on()) {
        // "The Polar Union’s (PU) ships".
        let is_possessive = |token: &Token<'_>| matches!(token.text, "’s" | "'s" | "’" | "'");
        let before = tokens.get(open.checked_sub(1)?)?;
        // "“Torvik Board” (TB)": what is quoted is the name.
        let is_skipped =
            |token: &Token<'_>| is_possessive(token) || matches!(token.text, "”" | "\"" | "»");
        let end = open - usize::from(is_skipped(before));
        let letters: String = (tokens.get(first..short_end)?.iter())
            .map(|token| token.text)
            .collect();
        let long = long_form(tokens, end, &letters)
            .map(|long| words::with_department(tokens, long, first))
            .or_else(|| body_before(tokens, end))
            .or_else(|| told::tool_before(tokens, open, short_end + 1))?;
        return Some(Definition {
            long,
            short: first..short_end,
        });
    }
    initials_as_a_word(tokens, open)
        .or_else(|| letters_as_a_word(tokens, open))
        .or_else(|| short_before(tokens, open))
        .or_else(|| short_name(tokens, open, first))
        .or_else(|| word_of_name(tokens, open))
        .or_else(|| short_within(tokens, open))
        .or_else(|| foreign_name(tokens, open))
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

/// The words before a bracket that hold the letters of a short form.
fn long_form(tokens: &[Token<'_>], open: usize, short: &str) -> Option<Range<usize>> {
    let short = short.strip_suffix('s').unwrap_or(short);
    let letters: Vec<char> = short
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let most = (letters.len() + 5).min(letters.len() * 2 + 2);
    let is_part = |token: &Token<'_>| {
        token.is_word
            || token.is_glued && matches!(token.text, "’" | "'")
            || matches!(token.text, "-" | "," | "&" | "’s" | "'s")
    };
    let words = tokens
        .get(..open)?
        .iter()
        .rev()
        .take_while(|token| is_part(token));
    // Those that no word has yet.
    let mut wanted = letters.as_slice();
    let mut start = None;
    for (at, token) in words.take(most * 2).enumerate() {
        // No name begins with a word that joins others.
        let is_joining = matches!(
            token.text,
            "of" | "for" | "on" | "and" | "the" | "in" | "to"
        );
        let chars = token.text.chars().flat_map(char::to_lowercase);
        let mut chars = chars.rev().peekable();
        while let Some(c) = chars.next() {
            if let [rest @ .., letter] = wanted
                && *letter == c
                && (!rest.is_empty() || chars.peek().is_none() && !is_joining)
            {
                wanted = rest;
            }
        }
        if wanted.is_empty() {
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
        let start = start - usize::from(has_initials_before(tokens, start, open, &letters));
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
    // "The Harbour Club and the Water Board (WB)": the last of them.
    let is_next = |at: &usize| {
        let word = |at: usize| tokens.get(at).map_or("", |token| token.text);
        word(*at) == "the" && word(at.saturating_sub(1)) == "and"
    };
    if let Some(article) = (start + 2..open.saturating_sub(1)).rev().find(is_next) {
        start = article + 1;
    }
    let name = tokens.get(start..open)?;
    matches!(heads::head(name, true), Head::Body(..)).then_some(start..open)
}

#[cfg(test)]
mod tests;
