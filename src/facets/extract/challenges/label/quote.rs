//! Clauses as they are printed, from their beginning.
//!
//! A clause that is quoted from where it begins is never torn: what is too long ends
//! where a phrase may, and says so.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use super::borders::{
    closes, goes_on_behind, is_between, is_closed, is_half, is_opening, is_strong, wants,
};
use super::room::{Room, is_beyond, is_bracketed, printed};
use super::told::{self, Around, Starts};
use super::verb::{MainVerb, has_subject, is_finite, main_verb};
use super::{extent, is_adjective, is_noun, lead, opening, points, subject, window};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};

/// Most letters of a clause that is shown whole: two rows of a panel 32 cells wide.
pub(super) const WHOLE: usize = 62;
/// Letters before that within which it is cut between phrases, if it can be.
const NEAR: usize = 24;
/// Letters that tell enough.
const LITTLE: usize = 40;
/// Letters beyond that with which the last phrase may be told to its end.
const MORE: usize = 8;
/// Letters of the least that is told of a clause.
const FEW: usize = 24;
/// Least words of what is left of a clause.
const LEAST: usize = 3;

/// How a clause opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opens {
    /// With what it is about.
    Plain,
    /// With what it is about, without what describes that.
    Short,
    /// With what only leads on to it, and it is cut.
    Leading,
    /// With a word for what stood before.
    Pointing,
}

/// A clause that is quoted.
pub(super) struct Quote {
    shown: Shown,
    /// What tells that something is left out, or asked.
    mark: &'static str,
    /// Whether opening words that a label can do without are left out.
    is_led: bool,
    /// Whether the words that it was asked for are told, or lead on to what is.
    pub tells: bool,
    pub opens: Opens,
    /// Whether nothing is left out at its end.
    pub is_whole: bool,
}

/// Some words of a sentence, of which some may be left out.
struct Shown {
    words: Range<usize>,
    without: Option<Range<usize>>,
}

impl Quote {
    /// How it is printed.
    pub(super) fn text(&self, clause: &Clause<'_>) -> String {
        let words = &self.shown.words;
        let mut text = String::with_capacity(clause.bytes(words).len() + 8);
        let mut start = words.start;
        if let Some(without) = &self.shown.without {
            text.push_str(clause.slice(&(start..without.start)));
            text.push_str(" … ");
            start = without.end;
        }
        text.push_str(printed(clause, &(start..words.end)));
        if self.is_led {
            lead::leave_out(clause, words, &mut text);
        }
        text.push_str(self.mark);
        text
    }
}

/// The clause around a word.
pub(super) fn around(starts: &mut Starts<'_>, cue: &Range<usize>) -> Quote {
    let clause = starts.clause;
    let Around { words, without } = told::around(starts, cue);
    let words = extent::opened(clause, &words, cue)..extent::extended(clause, &words, cue);
    let mut quoting = Quoting::new(clause, words, cue);
    let mut quoted = quoting.quoted(without.as_ref());
    // What only says when or where is left out first.
    if !quoted.is_whole
        && without.is_none()
        && let Some(start) = opening::behind_opening(clause, &quoting.words, cue)
    {
        quoting = Quoting::new(clause, start..quoting.words.end, cue);
        quoted = quoting.quoted(None);
    }
    let start = quoting.words.start;
    let mut is_short = false;
    let tells_all = quoted.is_clean && tells(cue, quoted.shown.words.end);
    if !tells_all || !quoting.shows_verb(&quoted) {
        let aside = (quoting.without_aside()).filter(|short| short.is_clean && !tells_all);
        is_short = aside.is_none();
        let short = aside.or_else(|| quoting.without_modifiers(&quoted));
        is_short &= short.is_some();
        quoted = short.unwrap_or(quoted);
    }
    // "Is the lock to be closed?": no label without its mark.
    let is_asked = clause.text().trim_end().ends_with('?')
        && (clause.kind(start) == Kind::Verb
            || matches!(
                clause.folded(start),
                "why" | "what" | "how" | "who" | "where" | "when"
            ));
    let mark = match (quoted.is_whole, is_asked) {
        (false, _) => "…",
        (true, true) => "?",
        (true, false) => "",
    };
    let points = points(clause, start)
        && !lead::is_owned(clause, start)
        && !matches!(clause.folded(start), "i" | "we" | "you")
        || clause.kind(start) == Kind::Verb && !clause.folded(start).ends_with("ing");
    let leads = !quoted.is_whole
        && (clause.kind(start) == Kind::Preposition || clause.folded(start) == "to")
        || matches!(
            clause.folded(start),
            "while" | "whether" | "rather" | "even"
        )
        // "Adding to the damage, the mill": cut before the mill.
        || !quoted.is_whole && start == 0 && opening::behind_concession(clause).is_some();
    Quote {
        is_whole: quoted.is_whole,
        tells: tells(cue, quoted.shown.words.end)
            && !(quoted.shown.without.as_ref()).is_some_and(|without| without.contains(&cue.start)),
        shown: quoted.shown,
        mark,
        is_led: true,
        opens: if points {
            Opens::Pointing
        } else if leads {
            Opens::Leading
        } else if is_short {
            Opens::Short
        } else {
            Opens::Plain
        },
    }
}

/// Words up to where they are shown.
struct Quoted {
    shown: Shown,
    is_whole: bool,
    /// Whether it is whole, or no phrase is cut.
    is_clean: bool,
}

/// A clause with a cue for which there may be no room.
struct Quoting<'c> {
    clause: &'c Clause<'c>,
    words: Range<usize>,
    cue: &'c Range<usize>,
    /// Its verb and what stands aside before that, once they are asked for.
    main: OnceCell<MainVerb>,
}

impl<'c> Quoting<'c> {
    fn new(clause: &'c Clause<'c>, words: Range<usize>, cue: &'c Range<usize>) -> Self {
        Self {
            clause,
            words,
            cue,
            main: OnceCell::new(),
        }
    }

    fn main_verb(&self) -> &MainVerb {
        (self.main).get_or_init(|| main_verb(self.clause, &self.words))
    }

    /// Whether the verb of its words is among those that are told.
    fn shows_verb(&self, quoted: &Quoted) -> bool {
        let told = self.words.start..quoted.shown.words.end;
        quoted.is_whole || subject::verb(self.clause, &told).is_some()
    }

    /// Its words as far as there is room, without some within.
    fn quoted(&self, without: Option<&Range<usize>>) -> Quoted {
        let Self {
            clause, words, cue, ..
        } = self;
        let mut room = Room::behind(clause, words, without);
        // What is left out before it needs no room.
        room.spare = lead::letters(clause, words);
        let rest = room.first;
        let up_to = |end: usize, is_whole: bool, is_clean: bool| Quoted {
            shown: Shown {
                words: words.start..end,
                without: without.cloned(),
            },
            is_whole,
            is_clean,
        };
        let fits = room.letters(WHOLE);
        if fits(words.end) {
            let goes_on = goes_on_behind(clause, words);
            return up_to(words.end, !goes_on, true);
        }
        let first = rest + LEAST;
        let stop = (first..words.end).find(|end| !fits(*end));
        let ends = first..stop.unwrap_or(words.end);
        // A subject without its verb says nothing.
        let (verb, _) = self.main_verb();
        let has_verb = |end: usize| {
            verb.is_some_and(|verb| verb + 1 < end) && !clause.folded(end - 1).ends_with("ly")
        };
        // The same ends are asked about again for each way to end.
        let asked = Cell::new((0_u64, 0_u64));
        let may_end = |end: usize| {
            let bit = (end.checked_sub(first))
                .and_then(|at| 1_u64.checked_shl(u32::try_from(at).ok()?))
                .unwrap_or(0);
            let (known, fine) = asked.get();
            if known & bit != 0 {
                return fine & bit != 0;
            }
            let may = closes(clause, end)
                && !is_opening(clause, rest..end)
                && !(room.has_brackets && is_bracketed(clause.slice(&(rest..end))));
            asked.set((known | bit, if may { fine | bit } else { fine }));
            may
        };
        let is_told = (ends.clone().rev()).any(|end| has_verb(end) && may_end(end));
        let is_end = |end: usize| (!is_told || has_verb(end)) && may_end(end);
        let last =
            |is_it: &dyn Fn(usize) -> bool| (ends.clone()).rfind(|end| is_it(*end) && is_end(*end));
        let (is_far, is_little) = (room.letters(WHOLE - NEAR), room.letters(LITTLE));
        let is_least = room.letters(FEW);
        let is_near = |end: usize| !is_far(end);
        let strong = |end: usize| end >= cue.end && is_strong(clause, end) && !is_little(end);
        // "The mill was lost, and in 2019": what follows is another clause.
        let other = |end: &usize| {
            clause.gap(*end) == Gap::Comma
                && matches!(clause.folded(*end), "and" | "but" | "so" | "yet")
                && (clause.kind(*end + 1) == Kind::Preposition
                    || has_subject(clause, *end + 1, words.end))
        };
        let clean = (ends.clone())
            .find(|end| *end >= cue.end && other(end) && !is_least(*end) && is_end(*end))
            .or_else(|| last(&|end| clause.gap(end) != Gap::None && strong(end)))
            .or_else(|| {
                let between = last(&|end| {
                    is_between(clause, end) && is_closed(clause, end) && !is_half(clause, end)
                });
                // A clause without its trouble says little, however long.
                between.filter(|end| is_near(*end) || *end >= cue.end && !is_little(*end))
            })
            .or_else(|| last(&strong));
        if let Some(end) = clean {
            return up_to(end, false, true);
        }

        let near = |is_it: &dyn Fn(usize) -> bool| {
            last(&|end| is_near(end) && !is_half(clause, end) && is_it(end))
        };
        let is_content = |end: usize| {
            let word = clause.folded(end - 1);
            // "The mill following | the law".
            let is_deed = word.ends_with("ing")
                && clause.kind(end - 1) != Kind::Content
                && clause.gap(end) == Gap::None
                && (clause.kind(end) == Kind::Determiner || clause.is_nominal(end));
            !is_adjective(word) && !word.ends_with("ly") && !is_deed
        };
        // "A list of possible | suspects": the noun has room, or a shorter clause is better than
        // half a phrase.
        let end = near(&|end| is_closed(clause, end))
            .or_else(|| self.completed(&ends, &is_end, &room))
            .or_else(|| near(&is_content))
            .or_else(|| {
                let is_good =
                    |end| is_closed(clause, end) || is_content(end) && !wants(clause, end);
                last(&|end| !is_half(clause, end) && !is_least(end) && is_good(end))
            })
            .or_else(|| last(&|end| is_closed(clause, end)).filter(|end| is_near(*end)))
            .or_else(|| last(&is_content))
            // A subject alone says more than its article.
            .or_else(|| {
                let is_noun = |end: &usize| is_closed(clause, *end) && !is_half(clause, *end);
                (ends.clone()).rfind(|end| may_end(*end) && is_noun(end))
            })
            .unwrap_or(words.end.min(rest + LEAST));
        if end == words.end {
            return up_to(end, true, true);
        }
        up_to(end, false, false)
    }

    /// Where the phrase ends in which there is no more room, if little is wanting.
    fn completed(
        &self,
        ends: &Range<usize>,
        is_end: &dyn Fn(usize) -> bool,
        room: &Room<'_>,
    ) -> Option<usize> {
        let Self { clause, words, .. } = self;
        let is_far = room.letters(WHOLE + MORE);
        let mut end = (ends.clone()).rfind(|end| is_end(*end) || is_half(clause, *end))?;
        while is_half(clause, end) && end < words.end && is_far(end + 1) {
            end += 1;
        }
        (!is_half(clause, end) && is_closed(clause, end) && closes(clause, end)).then_some(end)
    }

    /// A clause whose trouble there is no room for, without what stands aside before its verb:
    /// "the bridge, an old one of wood, has been closed", "the bridges [of the island and of
    /// the coast] have been closed".
    fn without_aside(&self) -> Option<Quoted> {
        let (verb, aside) = self.main_verb();
        let aside = (aside.as_ref()).filter(|_| verb.is_some_and(|verb| verb <= self.cue.start));
        let aside = match aside {
            Some(aside) => aside,
            None => &self.behind_noun(*verb)?,
        };
        let short = self.quoted(Some(aside));
        (tells(self.cue, short.shown.words.end) && self.has_room(&short)).then_some(short)
    }

    /// Whether there is room for what is left of a clause: its last phrase is told to its end.
    fn has_room(&self, short: &Quoted) -> bool {
        let Shown { words, without } = &short.shown;
        let room = Room::behind(self.clause, words, without.as_ref());
        room.letters(WHOLE + MORE)(words.end)
    }

    /// A clause without what was said before "but", or without what describes its subject, if
    /// it would be cut before its trouble or its verb.
    fn without_modifiers(&self, quoted: &Quoted) -> Option<Quoted> {
        let Self {
            clause, words, cue, ..
        } = self;
        let has_told = tells(cue, quoted.shown.words.end);
        let verb_told = OnceCell::new();
        let has_verb = || *verb_told.get_or_init(|| self.shows_verb(quoted));
        let is_better = |left_out: &Range<usize>| {
            let head = clause.slice(&(words.start..left_out.start));
            if is_beyond(head, WHOLE / 2 + MORE) {
                return None;
            }
            // Without its cue it is no better if its verb was told.
            let is_within = cue.start < left_out.end && cue.end > left_out.start;
            if is_within && has_verb() {
                return None;
            }
            let short = self.quoted(Some(left_out));
            let tells = tells(cue, short.shown.words.end) && cue.start >= left_out.end
                || cue.end <= left_out.start;
            let shows_verb = short.is_whole || short.shown.words.end > left_out.end + 2;
            let is_better = shows_verb && (tells || !has_verb()) && self.has_room(&short);
            is_better.then_some(short)
        };
        (!has_told)
            .then(|| subject::before_but(clause, words, cue))
            .flatten()
            .as_ref()
            .and_then(is_better)
            .or_else(|| {
                let aside = self.main_verb().1.as_ref();
                // "Asked by the mayor, the keepers": no subject stands first.
                let is_subject =
                    matches!(clause.kind(words.start), Kind::Determiner | Kind::Content)
                        && !clause.folded(words.start).ends_with("ing");
                let acts = |at: usize| {
                    // "No longer has", "also has".
                    let is_no = clause.folded(at) == "no" && clause.folded(at + 1) == "longer";
                    let first = at + if is_no { 2 } else { 0 };
                    let verb = (first..first + 3).find(|at| clause.kind(*at) != Kind::Adverb);
                    verb.is_some_and(|verb| {
                        clause.kind(verb) == Kind::Verb || is_finite(clause, verb)
                    })
                };
                let aside = aside.filter(|aside| is_subject && acts(aside.end));
                let aside = aside.filter(|_| !has_verb());
                aside.and_then(is_better)
            })
            .or_else(|| {
                // As much of the subject as there is room for.
                let all = subject::modifiers(clause, words);
                let mut first = None;
                for short in all.iter().rev().filter_map(is_better) {
                    if short.is_whole {
                        return Some(short);
                    }
                    first = Some(short);
                }
                first
            })
    }

    /// What stands behind the noun of a subject before its verb.
    fn behind_noun(&self, verb: Option<usize>) -> Option<Range<usize>> {
        let Self {
            clause, words, cue, ..
        } = self;
        let is_relative = |at: usize| matches!(clause.folded(at), "that" | "which" | "who");
        let leads = |at: &usize| {
            let leads = clause.kind(*at) == Kind::Preposition
                && !matches!(clause.folded(*at), "of" | "to" | "without");
            (leads || is_relative(*at)) && is_noun(clause, *at - 1)
        };
        let start = (words.start + 1..cue.start).find(leads)?;
        if (words.start + 1..start).any(|at| is_finite(clause, at)) {
            return None;
        }
        // "The bank that lent the money refused": the verb of the bank comes second.
        let verb = if is_relative(start) && verb != Some(cue.start) {
            Some(cue.start)
                .filter(|verb| is_finite(clause, *verb) || clause.is(Class::Helping, *verb))
        } else {
            verb.filter(|verb| *verb <= cue.start)
        }?;
        let is_subject = start < verb
            // "Factions in the town fear it, which hinders the mayor".
            && !is_relative(verb - 1)
            // "Looked well on paper but cannot": another verb stands before it.
            && !matches!(clause.folded(verb - 1), "but" | "yet" | "and" | "or")
            && !matches!(clause.kind(words.start), Kind::Preposition | Kind::Pronoun)
            // "What lies beyond the lock is lost."
            && clause.folded(words.start) != "what"
            && (clause.is(Class::Helping, verb) || cue.contains(&verb))
            && subject::goes_with(clause, words.start..start, verb)
            && (is_relative(start) || !(start..verb).any(|at| clause.folded(at) == "and"));
        is_subject.then_some(start..verb)
    }
}

/// Whether some words are told up to an end, or stand before them.
fn tells(cue: &Range<usize>, end: usize) -> bool {
    cue.end <= end || cue.is_empty()
}

/// Words around a cue for which there is no room from the beginning of its clause on.
pub(super) fn window(clause: &Clause<'_>, quote: &Quote, cue: &Range<usize>) -> Option<Quote> {
    let start = quote.shown.words.start.min(cue.start);
    let window = window::around(clause, start, cue)?;
    Some(Quote {
        shown: Shown {
            words: window.subject.start..window.words.end,
            without: Some(window.subject.end..window.words.start),
        },
        mark: if window.is_whole { "" } else { "…" },
        is_led: false,
        tells: true,
        opens: Opens::Plain,
        is_whole: false,
    })
}

/// What is done to make trouble, if a participle tells it behind a comma: ", further raising
/// the price".
pub(super) fn doing(clause: &Clause<'_>, cue: &Range<usize>) -> Option<Quote> {
    let start = (cue.start.saturating_sub(LEAST)..=cue.start)
        .rev()
        .find(|at| clause.gap(*at) == Gap::Comma)?;
    let mut verb = start;
    while clause.kind(verb) == Kind::Adverb || clause.folded(verb) == "further" {
        verb += 1;
    }
    let is_doing = clause.folded(verb).ends_with("ing")
        && verb <= cue.start
        && clause.kind(verb) != Kind::Preposition
        && !matches!(clause.folded(verb), "having" | "being")
        // "Making them hard to find": whom?
        && clause.kind(verb + 1) != Kind::Pronoun
        && clause.gap(verb + 1) == Gap::None
        && !clause.is_nominal(verb + 1) | (clause.kind(verb + 1) == Kind::Content);
    let count = clause.words().len();
    let end = (cue.end..count)
        .find(|at| matches!(clause.gap(*at), Gap::Comma | Gap::Mark))
        .unwrap_or(count);
    if !is_doing || end - verb <= LEAST {
        return None;
    }
    let quoted = Quoting::new(clause, verb..end, cue).quoted(None);
    Some(Quote {
        shown: quoted.shown,
        mark: if quoted.is_whole { "" } else { "…" },
        is_led: false,
        tells: true,
        opens: Opens::Plain,
        is_whole: quoted.is_whole,
    })
}
