//! Short names for sentences of challenge.
//!
//! A name is read without what stood before, so three kinds are tried, the best
//! first: the noun phrase of a cue that names trouble ("lack of trained pilots"),
//! the deed of a cue with what it is done to ("disruption of the ferry service"),
//! and the clause around the strongest cue as it is printed, without a word for what
//! stood before and cut where a thought ends. Nothing is parsed, so a phrase whose
//! borders are in doubt is none, and the clause speaks instead.

mod alone;
mod borders;
mod brief;
mod cut;
mod deed;
mod done;
mod form;
mod lead;
mod noun;
mod opened;
mod opening;
mod phrase;
mod saying;
mod told;
mod verb;
mod whom;
mod worth;

use std::ops::Range;

use super::cues::Sign;
use super::is_headword;
use super::score::{Scored, Weighed};
use crate::facets::extract::adjectives;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};
use crate::facets::extract::sets::WordSet;

use cut::WHOLE;
use worth::Worth;

/// Most letters of a phrase that is a name; a clause may have a few more.
const LONGEST: usize = 56;

/// How well a name stands alone, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// A clause that opens with a word for what stood before.
    Pointing,
    /// A clause that is cut off before it tells of trouble, or in the midst of a thought.
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

/// Most cues that are asked for a name: a sentence may be endless.
const TRIED: usize = 12;

/// A name for what a sentence tells.
pub(super) fn label(sentence: &Scored<'_>) -> Label {
    let mut hits: Vec<&Weighed<'_>> = (sentence.hits.iter())
        .filter(|weighed| weighed.weight > NAMING)
        .collect();
    hits.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    hits.truncate(TRIED);
    // The first that tells enough; else the first at all.
    let mut little: Option<String> = None;
    let named = hits.iter().find_map(|weighed| {
        let text = name(sentence, weighed)?;
        if worth::of(&text) == Worth::Full {
            return Some(text);
        }
        little.get_or_insert(text);
        None
    });
    // "The risk that the flood poses to the mill": its clause lacks what is posed.
    let named = named.or_else(|| little.is_none().then(|| alone::posed(sentence)).flatten());
    if let Some(named) = named {
        return Label {
            text: shown(&named),
            standing: Standing::Phrase,
        };
    }
    if let Some(little) = little {
        return instead_of(sentence, &hits, &little);
    }
    let (text, standing) = by_clause(sentence, &hits);
    // "A serious challenge": which? The clause may tell.
    if standing >= Standing::Clause && worth::of(&text) == Worth::Bare {
        return instead_of(sentence, &hits, &text);
    }
    Label {
        text: shown(&text),
        standing,
    }
}

/// What a sentence tells where no cue has a name.
fn by_clause(sentence: &Scored<'_>, hits: &[&Weighed<'_>]) -> (String, Standing) {
    // What joins or colours a clause does not tell where the trouble is.
    let tells = |weighed: &&&Weighed<'_>| {
        !matches!(
            weighed.hit.cue.sign,
            Sign::Contrast | Sign::Hedge | Sign::Gain | Sign::Advice | Sign::Command
        )
    };
    let mut cues = hits.iter().filter(tells);
    let first = cues.next().or(hits.first());
    let (label, shown) = told(sentence, first.map(|weighed| &weighed.hit.words));
    let holds = |shown: &Range<usize>| {
        hits.iter()
            .filter(tells)
            .any(|weighed| shown.contains(&weighed.hit.words.start))
    };
    // "Was shocked that the vote was held when nobody was there": the last clause tells it.
    let is_orphaned = alone::is_orphaned(&label.0);
    if label.1 == Standing::Phrase || label.1 == Standing::Clause && holds(&shown) && !is_orphaned {
        return label;
    }
    if let Some(text) = first.and_then(|first| alone::instead(sentence, &first.hit.words)) {
        return (text, Standing::Phrase);
    }
    if let Some(text) = is_orphaned.then(|| alone::turn(sentence)).flatten() {
        return (text, Standing::Phrase);
    }
    if label.1 == Standing::Pointing {
        return label;
    }
    // How much is needed, or how bad it is, tells of no trouble by itself.
    let others = cues
        .filter(|weighed| {
            !matches!(
                weighed.hit.cue.sign,
                Sign::Need | Sign::Degree | Sign::Part | Sign::Decline
            )
        })
        .map(|weighed| told(sentence, Some(&weighed.hit.words)));
    (others.into_iter())
        .find(|(label, shown)| {
            let stands = match label.1 {
                Standing::Phrase => true,
                Standing::Clause => holds(shown),
                Standing::Cut | Standing::Pointing => false,
            };
            stands && !alone::is_orphaned(&label.0)
        })
        .map_or(label, |(label, _)| label)
}

/// The name by one cue: the noun phrase that it is, or the deed that it tells of.
fn name(sentence: &Scored<'_>, weighed: &Weighed<'_>) -> Option<String> {
    let clause = &sentence.clause;
    let words = &weighed.hit.words;
    match (&weighed.hit.cue.noun, weighed.hit.cue.sign) {
        (Some(noun), _) => done::name(sentence, words, noun),
        (None, Sign::Noun) => noun::named(clause, words),
        (None, Sign::Verb) => noun::thing(clause, words),
        (None, Sign::Need) => alone::needs(clause, words),
        (None, _) => None,
    }
}

/// The clause around the strongest cue where a name tells little; the name, if that is
/// no better.
fn instead_of(sentence: &Scored<'_>, hits: &[&Weighed<'_>], little: &str) -> Label {
    let worth = worth::of(little);
    let told = hits.first().and_then(|weighed| {
        let cue = &weighed.hit.words;
        let told = told::clause(&sentence.clause, cue);
        let opens = sentence.clause.kind(told.shown.start);
        let is_whole = !told.torn && !told.points && cue.start < told.shown.end;
        (is_whole && opens != Kind::Preposition).then_some(told)
    });
    let told = told.filter(|told| match worth {
        Worth::Bare => worth::of(&told.text) != Worth::Bare,
        // What somebody does is told with him, if that is not long.
        Worth::Thin | Worth::Full => told.text.chars().nth(WHOLE).is_none(),
    });
    let told = told.map(|told| told.text).or_else(|| {
        let cue = &hits.first()?.hit.words;
        (worth == Worth::Thin).then(|| brief::with_doer(&sentence.clause, cue, little))?
    });
    match told {
        Some(told) => Label {
            text: shown(&told),
            standing: Standing::Clause,
        },
        None => Label {
            text: shown(little),
            standing: match worth {
                Worth::Bare => Standing::Cut,
                Worth::Thin | Worth::Full => Standing::Phrase,
            },
        },
    }
}

/// A label as it is shown.
fn shown(text: &str) -> String {
    capitalised(&alone::without_backward(&plain(text)))
}

/// The clause around the strongest cue; the phrase of the cue, if the clause is so
/// long that it is cut before it gets there. Beside it the words of the clause.
fn told(sentence: &Scored<'_>, cue: Option<&Range<usize>>) -> ((String, Standing), Range<usize>) {
    let clause = &sentence.clause;
    let cue_words = cue.cloned().unwrap_or_default();
    let at = cue_words.start;
    let around = told::around(clause, &cue_words);
    let told = told::of(clause, &around, &cue_words);
    // A cue before it leads on to what is told: "critics say".
    let is_told = at < told.shown.end;
    let standing = match (told.points, is_told && !told.torn) {
        (true, _) => Standing::Pointing,
        (false, true) => Standing::Clause,
        (false, false) => Standing::Cut,
    };
    if standing == Standing::Clause {
        return ((told.text, standing), told.shown);
    }
    let nouns = (sentence.hits.iter())
        .filter(|weighed| matches!(weighed.hit.cue.sign, Sign::Noun | Sign::Valence))
        .filter(|weighed| {
            // "Ill in one country" is no noun, as far as its neighbours tell.
            let words = &weighed.hit.words;
            let is_led = words.start > 0
                && (clause.kind(words.start - 1) == Kind::Determiner
                    || clause.is_nominal(words.start - 1));
            // "Frozen fish": the fish is not the trouble.
            let describes = clause.is_nominal(words.end) && clause.gap(words.end) == Gap::None;
            let is_name =
                words.start > 0 && clause.printed(words.start).starts_with(char::is_uppercase);
            words.end.checked_sub(1).is_some_and(|last| {
                is_noun(clause, last)
                    && !describes
                    && !is_name
                    && (is_led || clause.folded(last).ends_with('s'))
            })
        });
    let inner = || {
        let inner = told::tell(clause, &around, &cue_words, true);
        let is_whole = at < inner.shown.end && !inner.torn && !inner.points;
        (is_whole && inner.shown.contains(&at)).then_some(inner)
    };
    let is_doing = |inner: &told::Told| clause.folded(inner.shown.start).ends_with("ing");
    // A clause that tells of trouble needs a better name to give way.
    let named = |least: usize| {
        nouns
            .clone()
            .find_map(|weighed| noun::named_with(clause, &weighed.hit.words, least))
            .map(|text| ((text, Standing::Phrase), told.shown.clone()))
    };
    if let Some(named) = named(2) {
        return named;
    }
    let inner = inner();
    if let Some(doing) = inner.as_ref().filter(|inner| is_doing(inner)) {
        return ((doing.text.clone(), Standing::Clause), doing.shown.clone());
    }
    if !is_told && let Some(named) = named(1) {
        return named;
    }
    // A piece with the cue tells more than a clause without it.
    let leads = |weighed: &&Weighed<'_>| {
        let words = &weighed.hit.words;
        let sign = weighed.hit.cue.sign;
        // "Less than": of what, and what of it?
        sign == Sign::Noun && !opened::is_verb(clause, words)
            // "Keep pace with": who does not?
            || sign == Sign::Turn
                && (clause.kind(words.start) != Kind::Verb || inner.is_none())
                && clause.folded(words.end.saturating_sub(1)) != "than"
                // "In spite of": it is none.
                && !(clause.kind(words.start) == Kind::Preposition
                    && clause.folded(words.end.saturating_sub(1)) == "of")
            || sign == Sign::Valence && is_noun(clause, words.start)
    };
    let piece = (sentence.hits.iter())
        .filter(|weighed| !is_told && cue == Some(&weighed.hit.words))
        .find(leads)
        .and_then(|weighed| cut::around(clause, &weighed.hit.words));
    if let (None, Some(inner)) = (&piece, inner) {
        return ((inner.text, Standing::Clause), inner.shown);
    }
    // A bare noun of trouble tells more than what does not get there.
    let noun = (sentence.hits.iter())
        .filter(|weighed| !is_told && matches!(weighed.hit.cue.sign, Sign::Noun | Sign::Valence))
        .map(|weighed| weighed.hit.words.clone())
        .find(|words| {
            let word = clause.folded(words.start);
            words.len() == 1
                && !is_headword(word)
                && word.len() > 5
                && word.ends_with('s')
                && is_noun(clause, words.start)
        })
        .map(|words| clause.slice(&words).to_owned());
    // A whole clause that leads up to the trouble tells more than one word for it.
    let is_whole = !told.torn
        && !told.points
        && told.shown.end < clause.words().len()
        && clause.kind(told.shown.start) != Kind::Preposition;
    let text = match (piece, noun) {
        (Some(piece), _) => piece,
        (None, Some(noun)) if !is_whole => noun,
        _ => told.text,
    };
    ((text, standing), told.shown)
}

/// A label without quotes and what stands in brackets: a piece of a sentence may
/// hold half a pair.
fn plain(text: &str) -> String {
    // Most have nothing but letters and blanks.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'.');
    if text.bytes().all(is_plain) && !text.contains("  ") {
        return text.trim_end_matches(' ').to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '"' | '“' | '”' | '‘' | '*' | '_' => {}
            '\'' if plain.is_empty() || plain.ends_with(' ') => {}
            ' ' if plain.ends_with(' ') || depth > 0 => {}
            ',' if depth == 0 && plain.ends_with(' ') => {
                plain.pop();
                plain.push(c);
            }
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain.trim_end_matches([' ', ',']).to_owned()
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
    const ADJECTIVES: [&str; 13] = [
        "special", "new", "high", "low", "large", "great", "other", "such", "own", "further",
        "european", "young", "trial",
    ];
    ADJECTIVES.contains(&word) || adjectives::is_adjective(word)
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
    let mut chars = label.chars();
    let mut capitalised = String::with_capacity(label.len());
    capitalised.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    capitalised.push_str(chars.as_str());
    capitalised
}

#[cfg(test)]
mod tests;
