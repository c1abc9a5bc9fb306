//! Short names for sentences of challenge.
//!
//! A name is read without what stood before. Two kinds are tried: the noun phrase of a cue
//! that names trouble ("lack of trained pilots"), where its borders are certain; else the
//! clause around the strongest cue, quoted from its beginning ([`quote`]) or, where there is
//! no room for its trouble, from a later border on ([`window`]). Whatever is left out is
//! marked. Nothing is parsed, so a phrase whose borders are in doubt, or that says
//! little, is told only where the clause opens with a word for what stood before, or has no
//! room for the trouble.

mod borders;
mod extent;
mod form;
mod lead;
mod named;
mod noun;
mod opened;
mod opening;
mod phrase;
mod quote;
mod room;
mod saying;
mod subject;
mod told;
mod verb;
mod whom;
mod window;

use std::ops::Range;

use super::cues::Sign;
use super::score::{Scored, Weighed};
use crate::facets::extract::adjectives;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};
use crate::facets::extract::sets::WordSet;
use crate::facets::token::is_alphanumeric;

use named::{Borders, Named};
use quote::{Opens, Quote};
use told::Starts;

/// Most letters of a phrase that is a name: as many as a clause has.
const LONGEST: usize = quote::WHOLE;

/// Most letters of a clause that is told whole rather than by a noun phrase.
const SHORT: usize = 60;

/// How well a name stands alone, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// A clause that opens with a word for what stood before.
    Pointing,
    /// A clause that is cut off before it tells of trouble, or quoted from its middle on.
    Cut,
    /// A clause.
    Clause,
    /// A noun phrase.
    Phrase,
}

/// A name for a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub text: String,
    pub standing: Standing,
}

/// Least weight by which a cue names its sentence.
const NAMING: f32 = 0.3;

/// The part of the weight of the strongest cue from which another tells as well why a
/// sentence is one of challenge.
const NEARLY: f32 = 0.8;

/// The part of the weight of the strongest cue from which one in the main clause names a
/// sentence that opens with what it concedes.
const MAIN: f32 = NEARLY;

/// Most cues that are asked for a name: a sentence may be endless.
const TRIED: usize = 12;

/// What a sentence is named by.
pub(super) struct Naming<'s> {
    sentence: &'s Scored<'s>,
    /// Its strongest cues, the strongest first.
    hits: Vec<&'s Weighed<'s>>,
    starts: Starts<'s>,
    /// The clause around the strongest cue that tells where the trouble is.
    quote: Option<Quote>,
}

impl<'s> Naming<'s> {
    /// Reads a sentence.
    pub(super) fn of(sentence: &'s Scored<'s>) -> Self {
        let mut hits: Vec<&Weighed<'_>> = (sentence.hits.iter())
            .filter(|weighed| weighed.weight > NAMING)
            .collect();
        hits.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        hits.truncate(TRIED);
        // "Although the mill is small, nobody": what is conceded is seldom the trouble.
        if let Some(main) = opening::behind_concession(&sentence.clause)
            && let Some(strong) = hits.first().map(|first| first.weight * MAIN)
        {
            let is_main = |hit: &&Weighed<'_>| hit.hit.words.start >= main;
            if (hits.iter()).any(|hit| is_main(hit) && hit.weight >= strong && tells(hit)) {
                hits.retain(is_main);
            }
        }
        let mut starts = Starts::of(&sentence.clause);
        let first = hits.iter().find(|weighed| tells(weighed));
        let quote = first.map(|weighed| quote::around(&mut starts, &weighed.hit.words));
        Self {
            sentence,
            hits,
            starts,
            quote,
        }
    }

    /// A name for what it tells.
    pub(super) fn label(self) -> Label {
        let Self {
            sentence,
            hits,
            mut starts,
            quote,
        } = self;
        let clause = &sentence.clause;
        let short = quote.as_ref().filter(|quote| stands_alone(quote));
        // Without what describes its subject a clause says less than a phrase may.
        let told = short.filter(|quote| quote.opens == Opens::Plain);
        // What is cut waits until it is known that no phrase is better.
        let whole = told.filter(|quote| quote.is_whole);
        let whole = whole.map(|quote| clause_of(clause, quote));
        let whole = match whole {
            Some(label) if !room::is_beyond(&label.text, SHORT) => return label,
            whole => whole,
        };
        let strongest = hits.first().and_then(|hit| Named::of(clause, hit));
        let is_name = |named: &&Named| named.says && named.borders == Borders::Completed;
        if let Some(named) = strongest.as_ref().filter(is_name) {
            return phrase(clause, &named.words);
        }
        if let Some(quote) = told {
            return whole.unwrap_or_else(|| clause_of(clause, quote));
        }
        let others = (hits.iter().skip(1))
            .filter_map(|weighed| Some((*weighed, Named::of(clause, weighed)?)));
        let named: Vec<(&Weighed<'_>, Named)> = (hits.first().copied().zip(strongest).into_iter())
            .chain(others)
            .collect();
        // What says nearly as much as the strongest tells as well why the sentence is one.
        let strong = hits.first().map_or(0.0, |hit| hit.weight * NEARLY);
        let find = |least: f32, is_it: fn(&Named) -> bool| {
            // A phrase may have the strongest besides its own.
            let has_strongest = |named: &Named| {
                (hits.first()).is_some_and(|hit| named.words.contains(&hit.hit.words.start))
            };
            let mut found = (named.iter().filter(|(_, named)| named.says))
                .filter(|(weighed, named)| weighed.weight >= least || has_strongest(named));
            found
                .find(|(_, named)| is_it(named))
                .map(|(_, named)| phrase(clause, &named.words))
        };
        let completed = |named: &Named| named.borders == Borders::Completed;
        let certain = |named: &Named| named.borders == Borders::Certain;
        find(strong, completed)
            .or_else(|| find(strong, certain))
            .or_else(|| find(strong, |named| named.is_trouble))
            .or_else(|| {
                let doing = quote::doing(clause, &hits.first()?.hit.words)?;
                Some(clause_of(clause, &doing))
            })
            .or_else(|| told_by_others(&mut starts, &hits, strong..f32::INFINITY))
            .or_else(|| short.map(|quote| clause_of(clause, quote)))
            .or_else(|| find(0.0, completed))
            .or_else(|| find(0.0, certain))
            .or_else(|| find(0.0, |named| named.is_trouble))
            .or_else(|| told_by_others(&mut starts, &hits, 0.0..strong))
            .or_else(|| {
                let is_certain = |named: &Named| named.borders > Borders::Doubtful;
                let (_, named) = named.iter().find(|(_, named)| is_certain(named))?;
                Some(phrase(clause, &named.words))
            })
            .unwrap_or_else(|| least(sentence, &mut starts, &hits, quote))
    }
}

/// Whether a clause tells of the trouble and can be read without what stands before it.
fn stands_alone(quote: &Quote) -> bool {
    quote.tells && matches!(quote.opens, Opens::Plain | Opens::Short)
}

/// The clause around a cue behind the strongest that has some weight, if it stands alone.
fn told_by_others(
    starts: &mut Starts<'_>,
    hits: &[&Weighed<'_>],
    weights: Range<f32>,
) -> Option<Label> {
    let cues = (hits.iter().filter(|weighed| tells(weighed)).skip(1))
        .filter(|weighed| weights.contains(&weighed.weight));
    let mut quotes = cues.map(|weighed| quote::around(starts, &weighed.hit.words));
    let quote = quotes.find(stands_alone)?;
    Some(clause_of(starts.clause, &quote))
}

/// A name where nothing better is found: a noun of trouble if the clause does not get that
/// far, else the clause, which was read if a cue tells where the trouble is.
fn least(
    sentence: &Scored<'_>,
    starts: &mut Starts<'_>,
    hits: &[&Weighed<'_>],
    told: Option<Quote>,
) -> Label {
    let clause = &sentence.clause;
    let is_told = told.is_some();
    let quote = told.unwrap_or_else(|| {
        let first = hits.first().map(|weighed| weighed.hit.words.clone());
        quote::around(starts, &first.unwrap_or_default())
    });
    let has_trouble = quote.opens != Opens::Leading && (quote.tells || !is_told);
    let mut nouns = (sentence.hits.iter())
        .filter(|weighed| matches!(weighed.hit.cue.sign, Sign::Noun | Sign::Valence))
        .filter_map(|weighed| noun::named_with(clause, &weighed.hit.words, 1));
    if !has_trouble && let Some(noun) = nouns.next() {
        return phrase(clause, &noun);
    }
    // A clause without its middle reads worse than a noun, and better than one that is cut
    // before its trouble.
    let first = hits.iter().find(|weighed| tells(weighed));
    let first = first.filter(|_| is_told && !quote.tells);
    let window = first
        .filter(|_| quote.opens != Opens::Pointing || !quote.is_whole)
        .and_then(|first| quote::window(clause, &quote, &first.hit.words));
    clause_of(clause, window.as_ref().unwrap_or(&quote))
}

/// Whether a cue tells where the trouble is: what joins or colours a clause does not.
fn tells(weighed: &Weighed<'_>) -> bool {
    !matches!(
        weighed.hit.cue.sign,
        Sign::Contrast | Sign::Hedge | Sign::Gain | Sign::Advice | Sign::Command
    )
}

fn phrase(clause: &Clause<'_>, words: &Range<usize>) -> Label {
    Label {
        text: shown(clause.slice(words).to_owned()),
        standing: Standing::Phrase,
    }
}

fn clause_of(clause: &Clause<'_>, quote: &Quote) -> Label {
    Label {
        text: shown(quote.text(clause)),
        standing: match (quote.opens, quote.tells) {
            (Opens::Pointing, _) => Standing::Pointing,
            (_, true) => Standing::Clause,
            (_, false) => Standing::Cut,
        },
    }
}

/// A label as it is shown: with a capital first letter, and without quotes and what stands
/// in brackets, since a piece of a sentence may hold half a pair.
fn shown(mut text: String) -> String {
    // Most have nothing that is left out.
    if let Some(first) = left_out(&text) {
        text = plain(&text, first);
    }
    text.truncate(text.trim_end_matches([' ', ',']).len());
    capitalise(&mut text);
    text
}

/// The first byte of a text that may be left out, or by which others are.
fn left_out(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (first, _) = bytes.iter().enumerate().find(|(at, byte)| {
        // Most are letters.
        if byte.is_ascii_lowercase() {
            return false;
        }
        match byte {
            b' ' | b',' => {
                (at.checked_sub(1)).is_none_or(|before| bytes.get(before) == Some(&b' '))
            }
            // The first byte of quotes, and of dashes and the like.
            0xe2 => (text.get(*at..)).is_some_and(|rest| rest.starts_with(['“', '”', '‘', '’'])),
            _ => matches!(byte, b'(' | b')' | b'[' | b']' | b'"' | b'*' | b'_' | b'\''),
        }
    })?;
    Some(first)
}

/// A text without quotes and what stands in brackets, of which nothing before a byte is
/// left out.
fn plain(text: &str, first: usize) -> String {
    let ends = |next: Option<&char>| !next.is_some_and(|next| is_alphanumeric(*next));
    let (before, rest) = text.split_at_checked(first).unwrap_or(("", text));
    let mut plain = String::with_capacity(text.len());
    plain.push_str(before);
    let (mut depth, mut quotes) = (0_usize, 0_usize);
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '"' | '“' | '”' | '*' | '_' => {}
            '‘' => quotes += 1,
            '\'' if plain.is_empty() || plain.ends_with(' ') => quotes += 1,
            '’' | '\'' if quotes > 0 && ends(chars.peek()) => quotes -= 1,
            ' ' if plain.ends_with(' ') || depth > 0 => {}
            ',' if depth == 0 && plain.ends_with(' ') => {
                plain.pop();
                plain.push(c);
            }
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// Whether a word is a noun, as far as its form tells.
fn is_noun(clause: &Clause<'_>, at: usize) -> bool {
    let word = clause.folded(at);
    let is_name = at > 0 && clause.printed(at).starts_with(char::is_uppercase);
    clause.kind(at) == Kind::Content
        && (is_name || !is_adjective(word))
        && (WordSet::LikeSuperlative.has(word)
            || !["ed", "ing", "ly", "est"]
                .iter()
                .any(|end| word.ends_with(end)))
}

/// Whether a word is an adjective by its ending or a common one, so that its noun must
/// follow.
fn is_adjective(word: &str) -> bool {
    matches!(
        word,
        "special"
            | "new"
            | "high"
            | "low"
            | "large"
            | "great"
            | "other"
            | "such"
            | "own"
            | "further"
            | "european"
            | "young"
            | "trial"
    ) || adjectives::is_adjective(word)
}

/// Whether a word says little of what the trouble is about.
fn is_pale(clause: &Clause<'_>, at: usize) -> bool {
    clause.kind(at) != Kind::Content && clause.folded(at) != "lack"
        || clause.folded(at).starts_with(|c: char| c.is_ascii_digit())
        || matches!(clause.folded(at), "percent" | "cent")
        || WordSet::PaleTrouble.has(clause.folded(at))
}

/// Words that stand for something that was named before, or for who speaks.
const POINTING: [&str; 25] = [
    "i", "we", "you", "it", "they", "he", "she", "this", "that", "these", "those", "such", "its",
    "their", "his", "her", "him", "them", "one", "both", "each", "another", "neither", "others",
    "some",
];

fn points(clause: &Clause<'_>, at: usize) -> bool {
    // "Some of the boats", "both mills": of what is told.
    let is_part = matches!(
        clause.folded(at),
        "some" | "both" | "each" | "one" | "another" | "neither"
    ) && clause.gap(at + 1) == Gap::None
        && (clause.folded(at + 1) == "of" || clause.is_nominal(at + 1))
        || clause.folded(at) == "neither" && matches!(clause.folded(at + 1), "a" | "an" | "the");
    // "This year's report".
    let is_time = clause.folded(at) == "this"
        && clause.is(Class::Measure, at + 1)
        && clause.gap(at + 2) == Gap::Possessive;
    !is_part
        && !is_time
        && (POINTING.contains(&clause.folded(at)) && lead::expletive(clause, at).is_none()
            || clause.folded(at) == "the"
            && matches!(clause.folded(at + 1), "latter" | "former" | "same")
            // "The former mayor" is somebody by himself.
            && !(clause.gap(at + 2) == Gap::None && clause.is_nominal(at + 2)))
}

/// Whether a sentence goes on about what the one before named: "It has not".
pub(super) fn goes_on(clause: &Clause<'_>) -> bool {
    const PRONOUNS: [&str; 8] = ["it", "they", "this", "these", "that", "those", "he", "she"];
    let joins = usize::from(matches!(
        clause.folded(0),
        "and" | "but" | "yet" | "so" | "nor" | "while"
    ));
    // "The latter has".
    if clause.folded(joins) == "the" && matches!(clause.folded(joins + 1), "latter" | "former") {
        return matches!(clause.kind(joins + 2), Kind::Verb | Kind::Adverb);
    }
    PRONOUNS.contains(&clause.folded(joins))
        && (matches!(clause.kind(joins + 1), Kind::Verb | Kind::Adverb)
            || clause.folded(joins + 1) == "also")
}

/// A label with a capital first letter.
pub(in crate::facets::extract) fn capitalised(label: &str) -> String {
    let mut capitalised = label.to_owned();
    capitalise(&mut capitalised);
    capitalised
}

fn capitalise(label: &mut String) {
    let Some(first) = label.chars().next() else {
        return;
    };
    if !first.is_ascii() {
        let capital: String = first.to_uppercase().collect();
        label.replace_range(..first.len_utf8(), &capital);
    } else if let Some(first) = label.get_mut(..1) {
        first.make_ascii_uppercase();
    }
}

#[cfg(test)]
mod tests;
