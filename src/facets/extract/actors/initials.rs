//! Acronyms that no bracket explains: "MRC" behind "the Mekong River Commission".

use std::collections::HashMap;

use super::Key;
use super::bearer::{Bearer, give};
use crate::facets::hash::Seeded;
use crate::facets::lexicon::ActorKind;
use crate::facets::token::{is_acronym, tokens};

/// Fewest letters of such an acronym: two are the initials of too much.
const LEAST: usize = 3;

/// Gives an acronym to the only body whose name has these initials.
pub(super) fn link_initials(bearers: &mut [Bearer<'_>]) {
    let shorts: Vec<(usize, &str)> = (bearers.iter().enumerate())
        .filter_map(|(at, bearer)| Some((at, acronym(bearer)?)))
        .collect();
    if shorts.is_empty() {
        return;
    }
    // Whose initials each of the acronyms is.
    let mut named: HashMap<&str, Named, Seeded> = (shorts.iter())
        .map(|(_, short)| (*short, Named::Nobody))
        .collect();
    let mut letters = String::new();
    for (at, bearer) in bearers.iter().enumerate() {
        let is_body = bearer.kind.is_some_and(ActorKind::is_body);
        let Some(first) = bearer.seen.first().filter(|_| is_body) else {
            continue;
        };
        let capitals = first.text.chars().filter(|c| c.is_uppercase());
        if capitals.take(LEAST).count() < LEAST {
            continue;
        }
        letters.clear();
        letters.extend(initials(first.text));
        if let Some(named) = named.get_mut(letters.as_str()) {
            *named = match named {
                Named::Nobody => Named::One(at),
                Named::One(_) | Named::Several => Named::Several,
            };
        }
    }
    let found: Vec<(usize, usize)> = shorts
        .into_iter()
        .filter_map(|(at, short)| match named.get(short)? {
            Named::One(to) => Some((at, *to)),
            Named::Nobody | Named::Several => None,
        })
        .collect();
    for (at, to) in found {
        if let Some(bearer) = bearers.get_mut(at) {
            let seen = std::mem::take(&mut bearer.seen);
            give(bearers, to, seen);
        }
    }
}

/// How many bodies have the same initials.
enum Named {
    Nobody,
    One(usize),
    Several,
}

/// The name of somebody of whom nothing but an acronym is printed, even where the letters
/// are known for those of another: "RSF" beside "Rapid Support Forces".
fn acronym<'a>(bearer: &Bearer<'a>) -> Option<&'a str> {
    let name = bearer.seen.first()?.text;
    let is_one = name.len() >= LEAST && name.chars().all(char::is_uppercase);
    let is_all = || match bearer.key {
        Key::Name(_) => true,
        Key::Known(_) => {
            bearer.kind.is_some_and(ActorKind::is_body)
                && bearer.seen.iter().all(|seen| seen.text == name)
        }
    };
    (is_one && is_acronym(name) && is_all()).then_some(name)
}

/// The first letters of the words with a capital.
fn initials(name: &str) -> impl Iterator<Item = char> {
    tokens(name)
        .filter(|token| token.is_capital() && !token.is_acronym())
        .filter_map(|token| token.text.chars().next())
}
