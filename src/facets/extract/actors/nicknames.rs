//! Those who have another name: "Jane Roe, who is known as Torva".

use std::collections::BTreeMap;

use super::Key;
use super::Seen;
use super::bearer::{Bearer, COMPARED, give};
use super::registry::kind_of;
use crate::facets::lexicon::ActorKind;
use crate::text::{Document, Span};

/// What stands before the other name of somebody.
const CALLED: [&str; 6] = [
    "known as",
    "nicknamed",
    "alias",
    "aka",
    "a.k.a.",
    "by the name",
];
/// Most letters between a body and its other name: ", also known as “the".
const NEAR: usize = 28;

/// Gives a name to whom the same sentence is said to call so: the person named last before,
/// or the body right before.
pub(super) fn link_nicknames(document: &Document, bearers: &mut [Bearer<'_>]) {
    let called: Vec<(usize, usize)> = (bearers.iter().enumerate())
        .filter(|(_, bearer)| is_body_or_unknown(bearer))
        .filter_map(|(at, bearer)| {
            let seen = bearer.seen.iter().find(|seen| is_called(document, seen))?;
            Some((at, seen))
        })
        .take(COMPARED)
        .filter_map(|(at, seen)| Some((at, whose(document, bearers, at, seen)?)))
        .collect();
    let mut given: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, to) in called {
        // "The Torvik Union, also known as NATO": the known name is the one to keep.
        let known = |at: usize| {
            bearers
                .get(at)
                .map(|bearer| matches!(bearer.key, Key::Known(_)))
        };
        // A person who is told of beside a body is nobody of that name.
        let is_person = |at: usize| {
            (bearers.get(at)).is_some_and(|bearer| kind_of(bearer) == Some(ActorKind::Person))
        };
        let (at, to) = match (known(at), known(to)) {
            (Some(true), Some(false)) if !is_person(to) => (to, at),
            (Some(true), _) => continue,
            _ => (at, to),
        };
        // Where it went itself before.
        let to = given.get(&to).copied().unwrap_or(to);
        if at == to {
            continue;
        }
        given.insert(at, to);
        let Some(bearer) = bearers.get_mut(at) else {
            continue;
        };
        let mut seen = std::mem::take(&mut bearer.seen);
        for one in &mut seen {
            // What is dubbed may be a thing elsewhere, and is none here.
            one.support = one.support.max(0.0);
        }
        give(bearers, to, seen);
    }
}

/// Whether it is nobody of the gazetteer, or a body of it.
fn is_body_or_unknown(bearer: &Bearer<'_>) -> bool {
    matches!(bearer.key, Key::Name(_)) || bearer.kind.is_some_and(ActorKind::is_body)
}

/// Whether what stands before a name says that somebody is called so.
fn is_called(document: &Document, seen: &Seen<'_>) -> bool {
    let block = document.block_text(seen.span.block);
    let before = block.get(..seen.span.bytes().start).unwrap_or_default();
    let before = unquoted(before);
    let before = unquoted(
        before
            .strip_suffix("the")
            .filter(|rest| !rest.ends_with(char::is_alphanumeric))
            .unwrap_or(before),
    );
    // None of them has another last letter.
    before.ends_with(['s', 'd', 'a', '.', 'e'])
        && (CALLED
            .iter()
            .filter_map(|called| before.strip_suffix(called)))
        .any(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// Without a blank and an opening mark at its end.
fn unquoted(text: &str) -> &str {
    text.trim_end_matches([' ', '“', '"', '‘', '\''])
}

/// Who was named last before within the sentence, if a person, or right before.
fn whose(
    document: &Document,
    bearers: &[Bearer<'_>],
    own: usize,
    seen: &Seen<'_>,
) -> Option<usize> {
    let others = bearers.iter().enumerate().filter(|(at, _)| *at != own);
    let last = others.filter_map(|(at, other)| {
        let end = other.seen.partition_point(|one| one.span < seen.span);
        let one = other.seen.get(end.checked_sub(1)?)?;
        let gap = (seen.span.bytes().start).checked_sub(one.span.bytes().end)?;
        let kind = kind_of(other);
        let is_person = kind == Some(ActorKind::Person) && other.words.len() > 1;
        let is_near = || {
            let between = document.slice(Span::new(
                seen.span.block,
                one.span.bytes().end..seen.span.bytes().start,
            ));
            (gap <= NEAR || outside_brackets(between) <= NEAR) && !between.contains(" who ")
        };
        let may = is_person || kind.is_some_and(ActorKind::is_body) && is_near();
        (one.sentence == seen.sentence && may).then_some((one.span, at))
    });
    last.max().map(|(_, at)| at)
}

/// How many bytes of a text stand in no bracket.
fn outside_brackets(text: &str) -> usize {
    let mut depth = 0_usize;
    let outside = text.bytes().filter(|byte| {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    outside.count()
}

/// "The Roe administration" is Jane Roe where she is named herself.
pub(super) fn link_offices(bearers: &mut [Bearer<'_>]) {
    let is_office = |bearer: &Bearer<'_>| {
        bearer.words.len() == 2
            && matches!(bearer.words.last(), Some("administration" | "government"))
            // "Torvik Government" is that of a land.
            && bearer.seen.iter().all(|seen| {
                seen.text.ends_with("administration") || seen.text.ends_with("government")
            })
    };
    // Few articles have any.
    if !bearers.iter().any(is_office) {
        return;
    }
    // By their last words: whom two share is nobody's. "Roe" alone may be either of them.
    let mut persons: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for is_whole in [true, false] {
        for (at, person) in bearers.iter().enumerate() {
            if person.kind == Some(ActorKind::Person)
                && (person.words.len() > 1) == is_whole
                && let Some(family) = person.words.last()
            {
                (persons.entry(family))
                    .and_modify(|holder| *holder = holder.filter(|_| !is_whole))
                    .or_insert(Some(at));
            }
        }
    }
    let holders: Vec<(usize, usize)> = (bearers.iter().enumerate())
        .filter(|(_, office)| is_office(office))
        .filter_map(|(at, office)| {
            let holder = persons.get(office.words.first()?)?;
            Some((at, (*holder)?))
        })
        .collect();
    for (at, holder) in holders {
        if let Some(office) = bearers.get_mut(at) {
            let seen = std::mem::take(&mut office.seen);
            give(bearers, holder, seen);
        }
    }
}
