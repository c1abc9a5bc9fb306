//! What the sentences of an article say of fields.

use std::cell::LazyCell;
use std::ops::Range;

use super::effort::{blames, is_blamed, is_cause, is_object, tells_joint_effort};
use super::items::{is_item, is_led_to, just_before, list_items};
use super::mention::{
    Mentioned, Stands, TAKEN_UP, Term, Way, is_colon, is_name_of_somebody, takes_up, way,
};
use super::phrases;
use super::taxonomy::{Cue, Places, Sense, Taxonomy};
use crate::facets::extract::address;
use crate::facets::extract::challenges::Scored;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};
use crate::text::SentenceId;

/// A sentence with what it says of fields.
pub(super) struct Reading<'s> {
    pub scored: &'s Scored<'s>,
    pub mentioned: Vec<Mentioned>,
    pub terms: Vec<Term>,
    /// How many words of effort there are.
    pub efforts: usize,
    /// Whether it speaks of fields, which the next sentence may list.
    speaks_of_fields: bool,
}

/// Room for what stands in a sentence, used again for the next.
#[derive(Default)]
pub(super) struct Room {
    names: Places<Sense>,
    cues: Places<Cue>,
}

impl<'s> Reading<'s> {
    /// Its number.
    pub(super) fn id(&self) -> SentenceId {
        self.scored.id
    }

    /// Its words.
    pub(super) fn clause(&self) -> &'s Clause<'s> {
        &self.scored.clause
    }

    /// Reads a sentence of a paragraph, with the one before it if that is in the same.
    pub(super) fn new(
        scored: &'s Scored<'s>,
        before: Option<&Reading<'_>>,
        taxonomy: &Taxonomy,
        room: &mut Room,
    ) -> Self {
        let clause = &scored.clause;
        let Room { names, cues } = room;
        taxonomy.read(clause.words(), names, cues);
        let is_whole = |words: &Range<usize>| {
            // "Energy, infrastructure" is not the infrastructure of energy.
            (words.start + 1..words.end).all(|at| match clause.gap(at) {
                Gap::None => true,
                // "Women’s rights", but "the city’s network" is none of cities.
                Gap::Possessive => are_many(clause.folded(at - 1)),
                Gap::Comma | Gap::Mark => false,
            })
        };
        names.retain(|(words, _)| is_whole(words) && !address::has_words(clause, words));
        keep_longest(names);
        let speaks_of_fields = cues.iter().any(|(_, cue)| *cue == Cue::Announced);
        let before = before.filter(|before| before.scored.block == scored.block);
        if before.is_some_and(|before| before.speaks_of_fields) && takes_up(clause) {
            cues.insert(0, (TAKEN_UP, Cue::List));
        }
        cues.retain_mut(|(words, cue)| match cue {
            Cue::Announced => {
                // "Three fields are shared today:".
                let colon = (words.end..=words.end + ANNOUNCED)
                    .take_while(|at| *at == words.end || clause.gap(at - 1) == Gap::None)
                    .find(|at| is_colon(clause, *at));
                *cue = Cue::List;
                words.end = colon.unwrap_or(words.end);
                colon.is_some()
            }
            Cue::List | Cue::Subject | Cue::Joint | Cue::Effort | Cue::Cause => true,
        });
        let efforts = cues.iter().filter(|(_, cue)| *cue == Cue::Effort).count();
        let mut mentioned = (names.drain(..))
            .filter(|(words, _)| !is_in_name_of_body(clause, words))
            .map(|(words, sense)| {
                let way = way(clause, cues, &words, efforts);
                Mentioned {
                    field: sense.field,
                    is_name: sense.is_name,
                    way,
                    stands: if way == Way::Effort && is_place(clause, words.start) {
                        Stands::Aside
                    } else if is_item(clause, &words) || is_led_to(clause, cues, &words) {
                        Stands::AsItem
                    } else {
                        Stands::Among
                    },
                    is_for_lists: sense.is_for_lists,
                    // Asked only of what may be named in passing.
                    is_meant: words.len() > 1
                        || way < Way::Effort
                        || is_done_for(clause, cues, &words)
                        || names_work(clause, &words),
                    words,
                }
            })
            .collect::<Vec<Mentioned>>();
        list_items(clause, &mut mentioned);
        let is_blaming = LazyCell::new(|| clause.words().iter().any(blames));
        let is_joint = LazyCell::new(|| tells_joint_effort(clause));
        let is_joint_object = |way: Way, words: &Range<usize>| {
            efforts > 1 && way == Way::Effort && is_object(clause, words) && *is_joint
        };
        for one in &mut mentioned {
            if is_cause(clause, cues, &one.words)
                || *is_blaming && is_blamed(clause, one.words.start)
            {
                (one.way, one.stands) = (Way::Named, Stands::Aside);
            } else if is_joint_object(one.way, &one.words) {
                (one.way, one.stands) = (Way::Joint, Stands::AsObject);
            }
        }
        mentioned.retain_mut(|one| {
            // "Joint defence".
            let is_joint = |(words, cue): &(Range<usize>, Cue)| {
                *cue == Cue::Joint && words.end == one.words.start
            };
            if one.is_for_lists && just_before(cues, one.words.start).any(is_joint) {
                one.is_name = true;
                return true;
            }
            !one.is_for_lists || one.is_listed()
        });
        let mut terms = phrases::terms(clause, cues, efforts, &mentioned);
        for term in &mut terms {
            if is_joint_object(term.way, &term.words) {
                term.way = Way::Joint;
            }
        }
        terms.retain(|term| {
            let last = term.words.end.saturating_sub(1);
            // "Cross-border displacement" is no work.
            !scored.is_trouble_at(last)
                && !address::has_words(clause, &term.words)
                && (term.words.len() > 1 || mentioned.iter().all(|one| one.words != term.words))
        });
        Self {
            scored,
            mentioned,
            terms,
            efforts,
            speaks_of_fields,
        }
    }
}

/// Of places that overlap the longest, from the left.
fn keep_longest<T>(places: &mut Places<T>) {
    places.sort_by_key(|(words, _)| (words.start, std::cmp::Reverse(words.end)));
    let mut end = 0;
    places.retain(|(words, _)| {
        let is_free = words.start >= end;
        if is_free {
            end = words.end;
        }
        is_free
    });
}

/// Whether a word in the genitive is a plural.
fn are_many(owner: &str) -> bool {
    owner.ends_with('s') || matches!(owner, "women" | "men" | "children" | "people")
}

/// "They support tourism": whether what is done stands right before the field, but for an
/// article.
fn is_done_for(clause: &Clause<'_>, cues: &[(Range<usize>, Cue)], words: &Range<usize>) -> bool {
    let is_article = |at: usize| matches!(clause.folded(at), "the" | "a" | "an" | "its" | "their");
    let before = words.start.saturating_sub(1);
    let start = if words.start > 0 && is_article(before) {
        before
    } else {
        words.start
    };
    (start..=words.start).all(|at| clause.gap(at) == Gap::None)
        && just_before(cues, start).any(|(cue, kind)| *kind == Cue::Effort && cue.end == start)
}

/// "The tourism project", "Training for Tourism, a programme".
fn names_work(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    clause.is(Class::Programme, words.end) && clause.gap(words.end) == Gap::None
        || is_name_of_somebody(clause, words.start) && is_said_to_be_work(clause, words.end)
}

/// Most words between a word for fields and the colon behind which they stand.
const ANNOUNCED: usize = 5;

/// Whether a phrase stands like a place where something is done.
fn is_place(clause: &Clause<'_>, start: usize) -> bool {
    start > 1
        && clause.kind(start - 1) == Kind::Determiner
        && matches!(
            clause.folded(start - 2),
            "at" | "in" | "from" | "near" | "across" | "between"
        )
}

/// Most words between an office and the last of what it is for.
const OFFICE: usize = 12;

/// Whether a word stands in the list of what somebody's office is for: "the minister of
/// trade, industry and energy".
fn is_of_office(clause: &Clause<'_>, at: usize) -> bool {
    let goes_on = |word: usize| {
        matches!(clause.gap(word + 1), Gap::None | Gap::Comma)
            && (matches!(clause.kind(word), Kind::Content | Kind::Determiner)
                || matches!(clause.folded(word), "and" | "of" | "for"))
    };
    let before = (at.saturating_sub(OFFICE)..at).rev();
    (before.take_while(|word| goes_on(*word))).any(|word| {
        let holder = || (word.checked_sub(1)).map_or("", |before| clause.folded(before));
        // "The Trade Minister for Peru, energy": a list has no other list in it.
        matches!(clause.folded(word), "of" | "for")
            && clause.gap(word) == Gap::None
            && matches!(
                holder(),
                "minister"
                    | "ministers"
                    | "ministry"
                    | "commissioner"
                    | "department"
                    | "directorate"
            )
    })
}

/// Whether words stand within the name of a ministry, a firm or the like, which
/// says who acts and not on what. The name of a programme says on what.
pub(super) fn is_in_name_of_body(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    // "Trade ministers", "the ministry of trade".
    let is_owned = clause.gap(words.end) == Gap::None && clause.is(Class::Owner, words.end)
        || words.start > 1
            && clause.folded(words.start - 1) == "of"
            && clause.is(Class::Owner, words.start - 2)
        || is_of_office(clause, words.start);
    if is_owned {
        return true;
    }
    let is_capital = |at: usize| clause.printed(at).starts_with(char::is_uppercase);
    let is_written_large = words.clone().all(|at| {
        is_capital(at) && !clause.printed(at).chars().all(char::is_uppercase)
            || clause.kind(at) != Kind::Content
    });
    if !is_written_large {
        return false;
    }
    let links = |at: usize| matches!(clause.folded(at), "of" | "for" | "on" | "and" | "the");
    let mut start = words.start;
    while start > 0 && clause.gap(start) == Gap::None && (is_capital(start - 1) || links(start - 1))
    {
        start -= 1;
    }
    let mut end = words.end;
    while clause.gap(end) == Gap::None && (is_capital(end) || links(end)) {
        end += 1;
    }
    let is_work = is_said_to_be_work(clause, end);
    let has = |class| (start..end).any(|at| is_capital(at) && clause.is(class, at));
    // "The Centre for Defence Studies" is somebody, "the training centre" a thing.
    let is_centre = (start..end).any(|at| {
        matches!(clause.folded(at), "centre" | "center")
            && matches!(clause.folded(at + 1), "for" | "of" | "on")
    });
    if has(Class::Body) || is_centre {
        return true;
    }
    // Within a sentence, capitals beside others are somebody's name.
    let others = (start..words.start)
        .filter(|at| *at > 0 && is_capital(*at))
        .count();
    // So are those of "Textile Roe Ltd" at its beginning.
    let opens_name =
        words.start == 0 && clause.gap(words.end) == Gap::None && is_capital(words.end);
    (words.start > 0 && others > 0 || opens_name) && !has(Class::Programme) && !is_work
}

/// Most words by which a name is said to be a piece of work: ", a two-year programme".
const SAID: usize = 8;

/// Whether a name that ends before a word is said to be a programme or the like.
fn is_said_to_be_work(clause: &Clause<'_>, end: usize) -> bool {
    let article = (end..end + 2).find(|at| matches!(clause.folded(*at), "a" | "an" | "the"));
    article.is_some_and(|article| {
        clause.gap(article) != Gap::None
            && (article + 1..article + SAID)
                .take_while(|at| clause.gap(*at) == Gap::None)
                .any(|at| clause.is(Class::Programme, at))
    })
}
