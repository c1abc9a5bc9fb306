//! Names that are part of a longer one: "Torvik" for "Torvik Logistics".

use std::cmp::Reverse;
use std::collections::HashMap;

use super::Key;
use super::bearer::{Bearer, COMPARED, Words, give};
use super::classify::rule::NAME;
use super::registry::kind_of;
use crate::facets::hash::Seeded;
use crate::facets::lexicon::{ActorKind, Cues, cues, gazetteer, is_word_in_any_case};
use crate::facets::token::tokens;

/// Gives part of a name to the only longer name that holds it: a family name to
/// the person, "Torvik" to "Torvik Logistics".
pub(super) fn link_parts(bearers: &mut [Bearer<'_>]) {
    // The number of each word, and the longer names that have it.
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut by_word: HashMap<&str, usize, Seeded> =
        HashMap::with_capacity_and_hasher(bearers.len(), Seeded::default());
    for (at, bearer) in bearers.iter().enumerate() {
        let is_full = bearer.words.len() > 1 && !bearer.seen.is_empty();
        // A state that no list has is named in the document alone.
        let may = bearer.kind != Some(ActorKind::State) || matches!(bearer.key, Key::Name(_));
        if is_full && may {
            for word in bearer.words.iter().filter(|word| word.len() > 1) {
                let next = by_word.len();
                pairs.push((*by_word.entry(word).or_insert(next), at));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let first = |word: usize| pairs.partition_point(|(other, _)| *other < word);
    let unknown: Vec<(usize, usize)> = (bearers.iter().enumerate())
        .filter(|(_, bearer)| !bearer.seen.is_empty() && matches!(bearer.key, Key::Name(_)))
        .filter_map(|(at, bearer)| Some((at, *by_word.get(bearer.words.first()?)?)))
        .collect();
    for (at, word) in unknown {
        let (Some(bearer), Some(longer)) =
            (bearers.get(at), pairs.get(first(word)..first(word + 1)))
        else {
            continue;
        };
        let longer = || longer.iter().map(|(_, other)| *other).take(COMPARED);
        let fits = |other: &usize| {
            bearers
                .get(*other)
                .is_some_and(|other| other.key != bearer.key && is_part(bearer, other))
        };
        let candidates: Vec<usize> = longer().filter(fits).collect();
        let of = match candidates.as_slice() {
            [] => match only_longer(bearers, bearer, longer()) {
                Some(one) => one,
                None => continue,
            },
            [one] => *one,
            several => {
                // A firm called after its founder is meant by the bare name.
                let rank = |other: &usize| {
                    bearers.get(*other).map(|other| {
                        let begins = other.words.first() == bearer.words.first();
                        (
                            begins && other.kind == Some(ActorKind::State),
                            begins && other.kind.is_none_or(ActorKind::is_body),
                            other.seen.len(),
                            Reverse(other.words.len()),
                            Reverse(other.place()),
                        )
                    })
                };
                match several.iter().copied().max_by_key(rank) {
                    Some(best) => best,
                    None => continue,
                }
            }
        };
        let seen = bearers
            .get_mut(at)
            .map(|bearer| std::mem::take(&mut bearer.seen));
        give(bearers, of, seen.unwrap_or_default());
    }
}

/// "The Farmers’ Union of Torvik", of which "the Farmers’ Union" is said later: the only
/// one that begins so.
fn only_longer(
    bearers: &[Bearer<'_>],
    short: &Bearer<'_>,
    longer: impl Iterator<Item = usize>,
) -> Option<usize> {
    let begins = |at: &usize| {
        (bearers.get(*at)).is_some_and(|other| {
            other.words.len() > short.words.len() && other.words.starts_with(&short.words)
        })
    };
    let mut longer = longer.filter(begins);
    let (one, None) = (longer.next()?, longer.next()) else {
        return None;
    };
    let long = bearers.get(one)?;
    let is_of = (long.words.behind(short.words.len()).next()).is_some_and(|word| word == "of");
    let are_bodies = [short, long].map(|one| one.kind.is_some_and(ActorKind::is_body));
    let may = short.words.len() > 1 && is_of && are_bodies == [true, true];
    (may && short.place() > long.place()).then_some(one)
}

/// Whether one name is a short form of the other.
fn is_part(short: &Bearer<'_>, long: &Bearer<'_>) -> bool {
    if short.words.len() >= long.words.len() || long.seen.is_empty() {
        return false;
    }
    // The Senate that is not said to be that of the United States.
    let is_american = long.words.first().is_some_and(|first| first == "us");
    if is_american && matches!(long.key, Key::Known(_)) {
        return false;
    }
    // "Neu-Torvik" is another town.
    if long.words.len() == 3
        && short.words.len() == 1
        && long.words.iter().nth(1) == Some("-")
        && long.kind != Some(ActorKind::Person)
        && long.words.ends_with(&short.words)
    {
        return false;
    }
    let begins = long.words.starts_with(&short.words);
    let ends = long.words.ends_with(&short.words);
    match (short.kind, long.kind) {
        // "Ms Torvik", who is told of all along, is not whom the end names "Odda Torvik".
        (Some(ActorKind::Person), None)
            if short.seen.len() > 2 && long.seen.len() == 1 && short.place() < long.place() =>
        {
            false
        }
        // "Torvik’s group" behind "Odda Torvik", who may be a person.
        (Some(kind), None) if kind.is_body() => {
            ends && is_guessed(short) && kind_of(long) == Some(ActorKind::Person)
        }
        (_, Some(ActorKind::Person)) | (Some(ActorKind::Person), None) => {
            // The family name comes last, or first as in "Xi Jinping".
            let may = short.kind.is_none_or(|kind| kind == ActorKind::Person)
                || ends && (is_guessed(short) || is_rest_of_person(short, long));
            // "Mohamed Khaled" for "Mohamed Khaled Roe".
            may && (ends
                || begins && short.words.len() > 1
                || begins
                    && (short.words.len() == 1 && is_family_first(long)
                        || is_numbered(short, long)))
        }
        (None, Some(ActorKind::State)) => begins,
        (None, Some(kind)) if kind.is_body() => {
            let is_generic = short.words.iter().all(is_generic);
            (begins || ends && !is_seat(short, long)) && !is_generic
        }
        (Some(one), Some(other)) if one.is_body() && other.is_body() => {
            // Who is named in full later is not meant by a name of several words.
            let is_later = short.words.len() < 2 || short.place() > long.place();
            let is_adjective_before = ends && is_later && short.words.len() + 2 >= long.words.len();
            begins && !ends_in_link(short, long)
                || is_adjective_before
                || ends && is_of_organisation(short, long)
                || leaves_out(short, long)
                || is_turned(short, long)
        }
        (None, None) => begins || ends,
        _ => false,
    }
}

/// Whether one word is all that is known of somebody, so that the kind is a guess by what
/// stands beside it.
fn is_guessed(bearer: &Bearer<'_>) -> bool {
    bearer.words.len() == 1 && bearer.seen.iter().all(|seen| seen.score < GUESSED)
}

/// "Hassan Roe", of whom nothing but what stands beside him tells that he is none, behind
/// "Ali Hassan Roe".
fn is_rest_of_person(short: &Bearer<'_>, long: &Bearer<'_>) -> bool {
    short.words.len() == 2
        && long.words.len() == 3
        && short.place() > long.place()
        && short.seen.iter().all(|seen| seen.rule == NAME.0)
}

/// "The Interim Committee" behind "the Interim Torvik Committee": the first word and the
/// last, without the name between them that tells whose body it is. Common words between
/// them tell of another one: "National Council" and "National Security Council".
fn leaves_out(short: &Bearer<'_>, long: &Bearer<'_>) -> bool {
    let (longest, within) = (long.words.len(), long.words.iter());
    let mut within = within.take(longest.saturating_sub(1)).skip(1);
    matches!(long.key, Key::Name(_))
        && short.words.len() == 2
        && (3..=4).contains(&longest)
        && short.words.first() == long.words.first()
        && short.words.last() == long.words.last()
        && short.place() > long.place()
        && within.all(|word| !is_word_in_any_case(word) && !is_joining(word))
}

fn is_joining(word: &str) -> bool {
    word == "of" || !word.starts_with(char::is_alphanumeric)
}

/// "The Torvik Alliance" for "the Alliance of Torvik States": what stands behind "of" is set
/// before the word for the body. Universities of two names may be two.
fn is_turned(short: &Bearer<'_>, long: &Bearer<'_>) -> bool {
    let Some(head) = short.words.last().filter(|head| {
        (2..=4).contains(&short.words.len())
            && !matches!(*head, "university" | "college" | "school" | "bank")
    }) else {
        return false;
    };
    let fits = |words: &Words| {
        let mut words = words.iter().peekable();
        if words.next() != Some(head) || words.next() != Some("of") {
            return false;
        }
        words.next_if_eq(&"the");
        let mut own = short.words.iter().take(short.words.len() - 1);
        own.all(|word| words.next() == Some(word))
            && (words.next()).is_none_or(|of| {
                matches!(of, "states" | "countries" | "nations") && words.next().is_none()
            })
    };
    match long.key {
        Key::Name(_) => fits(&long.words),
        // Somebody who is known may be called otherwise here.
        Key::Known(_) => {
            let mut before = "";
            long.seen.iter().take(COMPARED).any(|seen| {
                let is_new = std::mem::replace(&mut before, seen.text) != seen.text;
                is_new && seen.text.contains(" of ") && fits(&Words::of(seen.text))
            })
        }
    }
}

/// Certainty below which a name is only capitals.
const GUESSED: f32 = 0.45;

/// Whether the longer name ends with where it is: "School Board of Norrby" is not meant
/// by the town.
fn is_seat(short: &Bearer<'_>, long: &Bearer<'_>) -> bool {
    let before = long.words.len() - short.words.len();
    let before = before
        .checked_sub(1)
        .and_then(|at| long.words.iter().nth(at));
    matches!(before, Some("of" | "in" | "at"))
}

/// Whether the longer name goes on with "of" and the like: another body.
fn ends_in_link(short: &Bearer<'_>, long: &Bearer<'_>) -> bool {
    let next = long.words.behind(short.words.len()).next();
    matches!(next, Some("of" | "for" | "on" | "'s" | "’s"))
}

/// Whether the longer name only adds whose body it is, where that is an organisation:
/// several states have a ministry of justice.
fn is_of_organisation(short: &Bearer<'_>, long: &Bearer<'_>) -> bool {
    let added = long.words.len() - short.words.len();
    let text = long.seen.first().map_or("", |seen| seen.text);
    let words: Vec<_> = tokens(text).collect();
    let Some(found) = gazetteer().find(&words) else {
        return false;
    };
    let kind = gazetteer().kind(found.id);
    found.tokens == added && matches!(kind, Some(ActorKind::Organisation | ActorKind::Bloc))
}

/// Whether the longer name only adds which of that name it is: "John Paul II",
/// "Martin Roe Jr".
fn is_numbered(short: &Bearer<'_>, long: &Bearer<'_>) -> bool {
    let is_number =
        |word: &str| matches!(word, "jr" | "sr") || word.bytes().all(|byte| b"ivx".contains(&byte));
    long.words.len() == short.words.len() + 1 && long.words.last().is_some_and(is_number)
}

/// Names of three short syllables at most, such as Chinese and Korean ones, begin
/// with the family.
fn is_family_first(long: &Bearer<'_>) -> bool {
    let first = long.words.first().map_or(0, str::len);
    first <= 5 && long.words.len() <= 5
}

fn is_generic(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    let capital = first.unwrap_or_default() + letters.as_str();
    cues(&capital).any(Cues::BODY | Cues::PORTFOLIO | Cues::FUNCTION | Cues::EVENT)
}
