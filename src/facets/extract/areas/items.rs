//! Fields that are listed one by one.

use std::ops::Range;

use super::mention::{Mentioned, Stands, Way};
use super::taxonomy::Cue;
use crate::facets::extract::adjectives::is_adjective;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::Class;

/// Fewest fields that make a list of such, and how many of them must be named; and
/// fewest adjectives.
const FIELDS: (usize, usize) = (3, 1);
const ADJECTIVES: usize = 2;
/// Most words between two of a list.
const BETWEEN: usize = 3;
/// Most words between the word that leads to a list and the noun of its first field:
/// "exchange of strategic and technical information".
const NARROWED: usize = 4;

/// Whether words are all that stands between the marks of a list, but for an article.
pub(super) fn is_item(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    begins_item(clause, words.start) && ends_item(clause, words.end)
}

/// Whether words stand behind the word that leads to a list, and end a noun phrase.
pub(super) fn is_led_to(
    clause: &Clause<'_>,
    cues: &[(Range<usize>, Cue)],
    words: &Range<usize>,
) -> bool {
    let leads = |(cue, kind): &(Range<usize>, Cue)| {
        let mut between = cue.end..words.start;
        *kind == Cue::List
            && cue.end <= words.start
            && between.len() <= NARROWED
            && between.all(|at| {
                let word = clause.folded(at);
                matches!(word, "the" | "and" | "or")
                    || clause.is(Class::General, at)
                    || is_adjective(word)
            })
    };
    let ends = || {
        ends_item(clause, words.end)
            || !clause.is_nominal(words.end) && clause.folded(words.end) != "of"
    };
    just_before(cues, words.start).any(leads) && ends()
}

/// The cues that end at a word or not long before it: no cue has many words.
pub(super) fn just_before(
    cues: &[(Range<usize>, Cue)],
    at: usize,
) -> impl Iterator<Item = &(Range<usize>, Cue)> {
    let first = cues.partition_point(|(cue, _)| cue.start + CUE < at);
    let near = cues.get(first..).unwrap_or_default().iter();
    near.take_while(move |(cue, _)| cue.start < at)
}

/// Most words of a cue, with those between it and its field.
const CUE: usize = 12;

fn parts_items(clause: &Clause<'_>, at: usize) -> bool {
    matches!(clause.folded(at), "and" | "or")
}

fn begins_item(clause: &Clause<'_>, start: usize) -> bool {
    let has_article = (start.checked_sub(1)).is_some_and(|at| clause.folded(at) == "the")
        && clause.gap(start) == Gap::None;
    let start = start - usize::from(has_article);
    clause.gap(start) != Gap::None
        || (start.checked_sub(1)).is_some_and(|before| parts_items(clause, before))
}

fn ends_item(clause: &Clause<'_>, end: usize) -> bool {
    clause.gap(end) != Gap::None || parts_items(clause, end) || is_of_fields(clause, end)
}

/// Whether a noun follows that adjectives of fields stand before: "economic and cultural
/// fields".
fn is_of_fields(clause: &Clause<'_>, at: usize) -> bool {
    let is_noun = matches!(
        clause.folded(at),
        "fields"
            | "areas"
            | "sectors"
            | "spheres"
            | "domains"
            | "aspects"
            | "matters"
            | "issues"
            | "dimensions"
            | "cooperation"
            | "collaboration"
            | "ties"
            | "relations"
            | "links"
            | "exchanges"
    );
    is_noun && clause.gap(at) == Gap::None
}

/// Whether only what may part two items stands between two mentions.
fn follows(clause: &Clause<'_>, one: &Mentioned, next: &Mentioned) -> bool {
    let mut between = one.words.end..next.words.start;
    between.len() <= BETWEEN
        && ends_item(clause, one.words.end)
        && begins_item(clause, next.words.start)
        && between.all(|at| {
            let word = clause.folded(at);
            parts_items(clause, at) || word == "the" || is_adjective(word)
        })
}

/// Notes fields that are listed one by one, whatever leads to the list: "it rests on
/// trade, tourism and the environment", "political and cultural ties".
pub(super) fn list_items(clause: &Clause<'_>, mentioned: &mut [Mentioned]) {
    let mut start = 0;
    while start < mentioned.len() {
        let mut end = start + 1;
        while let (Some(one), Some(next)) = (mentioned.get(end - 1), mentioned.get(end))
            && follows(clause, one, next)
        {
            end += 1;
        }
        if end - start >= ADJECTIVES {
            note_list(clause, mentioned.get_mut(start..end).unwrap_or_default());
        }
        start = end;
    }
}

/// Whether the last item of a list is somebody: "utilities, finance and regulatory
/// bodies".
fn ends_in_somebody(clause: &Clause<'_>, last: &Range<usize>) -> bool {
    let start = if ends_item(clause, last.end) {
        (last.end..last.end + 2)
            .find(|at| parts_items(clause, *at))
            .map(|at| at + 1)
    } else {
        Some(last.start)
    };
    let head = start.and_then(|start| {
        (start..start + BETWEEN)
            .take_while(|at| {
                clause.is_nominal(*at) && (*at == start || clause.gap(*at) == Gap::None)
            })
            .last()
    });
    head.is_some_and(|head| {
        clause.is(Class::Actor, head)
            || clause.is(Class::Owner, head)
            || clause.folded(head) == "bodies"
    })
}

fn note_list(clause: &Clause<'_>, mut fields: &mut [Mentioned]) {
    let Some(last) = fields.last().map(|last| last.words.clone()) else {
        return;
    };
    if ends_in_somebody(clause, &last) {
        return;
    }
    let last = last.end;
    let is_of_adjectives = is_of_fields(clause, last);
    // What goes on behind the last field is not only that: "trade and tourism strategies",
    // but "trade and tourism in both towns" does.
    if !ends_item(clause, last) && (clause.is_nominal(last) || clause.folded(last) == "of") {
        let count = fields.len() - 1;
        fields = fields.get_mut(..count).unwrap_or_default();
    }
    let named = fields.iter().filter(|one| one.is_name).count();
    let is_enumeration = fields.len() >= FIELDS.0 && named >= FIELDS.1
        || fields.len() >= ADJECTIVES && is_of_adjectives;
    if is_enumeration {
        for one in fields {
            one.way = one.way.min(Way::Listed);
            one.stands = Stands::AsItem;
        }
    }
}
