//! Persons whose family name is also that of a firm, or of somebody better known.

use super::bearer::{Bearer, give};
use super::{Key, Seen};
use crate::facets::lexicon::{ActorKind, Cues, cues};
use crate::text::{BlockKind, Document};

/// Gives the name of a firm to the person of that family name, where the running text
/// names the person in full before and the name does something: "Governor Odda Abbott
/// came. Abbott said". A firm that is ever called by a longer name stays one. So it is with
/// the family name of somebody who is known, whom the text never names in full.
pub(super) fn give_to_persons(document: &Document, bearers: &mut [Bearer<'_>]) {
    let firms: Vec<(usize, usize)> = (bearers.iter().enumerate())
        .filter(|(_, firm)| is_bare_firm(firm) || is_bare_person(document, firm))
        .filter_map(|(at, firm)| {
            let begin = first_in_prose(document, firm)?.span;
            let of = bearers.iter().position(|person| {
                is_person_called(person, firm)
                    && first_in_prose(document, person).is_some_and(|full| full.span < begin)
            })?;
            Some((at, of))
        })
        .collect();
    for (at, of) in firms {
        let seen = bearers
            .get_mut(at)
            .map(|firm| std::mem::take(&mut firm.seen));
        give(bearers, of, seen.unwrap_or_default());
    }
}

/// A known firm that has one word only, and does something.
fn is_bare_firm(bearer: &Bearer<'_>) -> bool {
    matches!(bearer.key, Key::Known(_))
        && bearer.kind == Some(ActorKind::Company)
        && bearer.words.len() == 1
        && bearer.seen.iter().all(|seen| !seen.text.contains(' '))
        && bearer.seen.iter().any(|seen| seen.is_subject)
}

/// A known person of whom only the family name is there, and no office: "President Torvik"
/// needs no given name.
fn is_bare_person(document: &Document, bearer: &Bearer<'_>) -> bool {
    let is_bare = |seen: &Seen<'_>| {
        let block = document.block_text(seen.span.block);
        let before = block.get(..seen.span.bytes().start).unwrap_or_default();
        let word = before.split_whitespace().next_back().unwrap_or_default();
        !seen.text.contains(' ') && !cues(word.trim_end_matches('.')).any(Cues::TITLE)
    };
    matches!(bearer.key, Key::Known(_))
        && bearer.kind == Some(ActorKind::Person)
        && bearer.words.len() > 1
        && bearer.seen.iter().all(is_bare)
}

fn is_person_called(person: &Bearer<'_>, firm: &Bearer<'_>) -> bool {
    person.kind == Some(ActorKind::Person)
        && person.words.len() > 1
        && matches!(person.key, Key::Name(_))
        && person.words.last() == firm.words.last()
}

/// Where a bearer is first seen outside headings, which often go before the full name.
fn first_in_prose<'a, 'b>(document: &Document, bearer: &'b Bearer<'a>) -> Option<&'b Seen<'a>> {
    let is_prose = |seen: &&Seen<'_>| {
        let block = document.block(seen.span.block);
        block.is_some_and(|block| block.kind != BlockKind::Heading)
    };
    bearer.seen.iter().find(is_prose)
}
