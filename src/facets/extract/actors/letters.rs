//! Letters that are known for a body, in an article of another world: "GCC" of a compiler.

use super::Key;
use super::bearer::{Bearer, Words};
use super::classify::rule;
use crate::facets::lexicon::ActorKind;
use crate::text::Document;

/// Most letters that are those of much else.
const LONGEST: usize = 3;

/// Takes letters from a body that many call so, where the article names neither the body in
/// full nor any state or body beside which it would stand, or sets a number behind them as
/// behind what has versions: "GCC 9". They are then as any others that nobody explains.
pub(super) fn part_from_unsupported(document: &Document, bearers: &mut [Bearer<'_>]) {
    let shorts: Vec<usize> = (0..bearers.len())
        .filter(|at| bearers.get(*at).is_some_and(is_by_letters))
        .collect();
    if shorts.is_empty() {
        return;
    }
    let has_fellows = bearers.iter().any(is_fellow);
    for at in shorts {
        let Some(bearer) = bearers.get_mut(at) else {
            continue;
        };
        let Some(name) = bearer.seen.first().map(|seen| seen.text.to_lowercase()) else {
            continue;
        };
        if has_fellows && !has_versions(document, bearer) {
            continue;
        }
        bearer.words = Words::of(&name);
        bearer.key = Key::Name(name.into());
        bearer.kind = None;
        for seen in &mut bearer.seen {
            seen.kind = None;
            (seen.rule, seen.score) = rule::LETTERS;
        }
    }
}

/// Whether a known body is only ever called by a few letters, which are not those of one that
/// is known by them alone.
fn is_by_letters(bearer: &Bearer<'_>) -> bool {
    let is_short = |name: &str| {
        name.len() <= LONGEST
            && name.bytes().all(|byte| byte.is_ascii_uppercase())
            && !matches!(name, "UN" | "EU" | "WHO" | "IMF" | "WTO" | "BBC" | "CNN")
    };
    matches!(bearer.key, Key::Known(_))
        && matches!(
            bearer.kind,
            Some(ActorKind::Bloc | ActorKind::Organisation | ActorKind::Group)
        )
        && bearer.seen.iter().all(|seen| is_short(seen.text))
}

/// Whether it is a state, or a known body that is called by more than letters.
fn is_fellow(bearer: &Bearer<'_>) -> bool {
    let is_printed = || {
        (bearer.seen.iter()).any(|seen| seen.text.contains(char::is_lowercase))
            && matches!(bearer.key, Key::Known(_))
    };
    match bearer.kind {
        Some(ActorKind::State) => !bearer.seen.is_empty(),
        Some(ActorKind::Bloc | ActorKind::Organisation | ActorKind::Group) => is_printed(),
        Some(ActorKind::Institution | ActorKind::Company | ActorKind::Person) | None => false,
    }
}

/// Most digits of a version; a year has more.
const VERSION: usize = 2;
/// Digits of a year.
const YEAR: usize = 4;

/// Whether a number stands beside the letters as beside a version or a unit: "GCC 9", "3 AU".
fn has_versions(document: &Document, bearer: &Bearer<'_>) -> bool {
    bearer.seen.iter().any(|seen| {
        let block = document.block_text(seen.span.block);
        let bytes = seen.span.bytes();
        let before = block.get(..bytes.start).unwrap_or_default();
        let behind = block.get(bytes.end..).unwrap_or_default();
        let count = (before.strip_suffix([' ', '\u{a0}'])).map_or(0, |before| {
            let digits = before.bytes().rev();
            digits.take_while(u8::is_ascii_digit).count()
        });
        // "All 6 GCC states" are of a body.
        let counts_others = || {
            let word = behind.split([' ', ',', '.']).nth(1).unwrap_or_default();
            word.starts_with(char::is_lowercase) && word.ends_with('s')
        };
        let is_unit = (1..YEAR).contains(&count) && !counts_others();
        let digits = behind.strip_prefix([' ', '-', '\u{a0}']).map_or(0, |rest| {
            rest.bytes().take_while(u8::is_ascii_digit).count()
        });
        is_unit || (1..=VERSION).contains(&digits)
    })
}
