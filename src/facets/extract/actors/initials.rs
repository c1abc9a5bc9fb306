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
    // By the initials: who has them, or nobody where several do.
    let mut named: HashMap<String, Option<usize>, Seeded> = HashMap::default();
    for (at, bearer) in bearers.iter().enumerate() {
        let is_body = bearer.kind.is_some_and(ActorKind::is_body);
        if let Some(first) = bearer.seen.first().filter(|_| is_body) {
            named
                .entry(initials(first.text))
                .and_modify(|one| *one = None)
                .or_insert(Some(at));
        }
    }
    let found: Vec<(usize, usize)> = shorts
        .into_iter()
        .filter_map(|(at, short)| Some((at, (*named.get(short)?)?)))
        .collect();
    for (at, to) in found {
        if let Some(bearer) = bearers.get_mut(at) {
            let seen = std::mem::take(&mut bearer.seen);
            give(bearers, to, seen);
        }
    }
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
fn initials(name: &str) -> String {
    tokens(name)
        .filter(|token| token.is_capital() && !token.is_acronym())
        .filter_map(|token| token.text.chars().next())
        .collect()
}
