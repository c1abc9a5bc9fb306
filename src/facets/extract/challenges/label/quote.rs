//! Clauses as they are printed, from their beginning.
//!
//! A clause that is quoted from where it begins is never torn: what is too long ends
//! where a phrase may, and says so.

use std::cell::OnceCell;
use std::ops::Range;

use super::borders::{closes, is_between, is_closed, is_strong, opens_time};
use super::told::{self, Around, Starts};
use super::verb::{MainVerb, has_subject, is_finite, main_verb};
use super::{is_adjective, is_noun, lead, points, window};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};

/// Most letters of a clause that is shown whole: two rows of a panel 32 cells wide.
pub(super) const WHOLE: usize = 62;
/// Letters before that within which it is cut between phrases, if it can be.
const NEAR: usize = 24;
/// Letters that tell enough.
const LITTLE: usize = 40;
/// Least words of what is left of a clause.
const LEAST: usize = 3;

/// How a clause opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opens {
    /// With what it is about.
    Plain,
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
    let words = opened(clause, &words, cue)..extended(clause, &words, cue);
    let start = words.start;
    let quoting = Quoting::new(clause, words, cue);
    let quoted = quoting.quoted(without.as_ref());
    let quoted = if quoted.is_clean && tells(cue, quoted.shown.words.end) {
        quoted
    } else {
        (quoting.without_aside())
            .filter(|short| short.is_clean)
            .unwrap_or(quoted)
    };
    // "Is the lock to be closed?": no label without its mark.
    let is_asked = clause.text().trim_end().ends_with('?') && clause.kind(start) == Kind::Verb;
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
        );
    Quote {
        is_whole: quoted.is_whole,
        tells: tells(cue, quoted.shown.words.end),
        shown: quoted.shown,
        mark,
        is_led: true,
        opens: if points {
            Opens::Pointing
        } else if leads {
            Opens::Leading
        } else {
            Opens::Plain
        },
    }
}

/// Where a clause begins with what it hangs on: with the opening words that tell of the
/// trouble, and with the main clause if it points to that ("the towns agreed, even if that").
fn opened(clause: &Clause<'_>, words: &Range<usize>, cue: &Range<usize>) -> usize {
    let start = words.start;
    if start == 0 {
        return start;
    }
    let hangs = points(clause, start) && !lead::is_owned(clause, start)
        || opens_first(clause.folded(start));
    let is_lead = clause.gap(start) == Gap::Comma && cue.end <= start && !cue.is_empty();
    if (hangs || is_lead) && !points(clause, 0) && clause.kind(0) != Kind::Conjunction {
        return 0;
    }
    // "Although the mill is old, it works": not without "although".
    let is_twofold = || {
        (start + 2..words.end).any(|at| {
            clause.gap(at) == Gap::Comma && clause.kind(at) == Kind::Pronoun
                || clause.gap(at) == Gap::Comma && has_subject(clause, at, words.end)
        })
    };
    if opens_first(clause.folded(start - 1)) && is_twofold() {
        return start - 1;
    }
    start
}

/// Where a clause ends with what hangs on it, if there is room for all of it, but without who
/// says it.
fn extended(clause: &Clause<'_>, words: &Range<usize>, cue: &Range<usize>) -> usize {
    let count = clause.words().len();
    // Another clause that only stands beside it is none.
    let is_other = |at: usize| {
        matches!(clause.folded(at), "and" | "but" | "or" | "yet" | "so")
            && clause.folded(at + 1) != "that"
            && has_subject(clause, at + 1, count)
    };
    let stop = (words.end.max(cue.end)..count)
        .find(|at| {
            clause.gap(*at) == Gap::Mark && !told::goes_on(clause, *at)
                || clause.gap(*at) == Gap::Comma && is_other(*at)
        })
        .unwrap_or(count);
    let fits = |end: usize| (clause.slice(&(words.start..end)).chars().nth(WHOLE)).is_none();
    // "As trade fell, the town": two clauses.
    let is_first = words.start > 0 && opens_first(clause.folded(words.start - 1));
    let end = if !is_first && fits(without_saying(clause, stop)) {
        stop
    } else {
        words.end
    };
    without_saying(clause, end).max(words.start + 1)
}

/// An end without ", the clerk said".
fn without_saying(clause: &Clause<'_>, end: usize) -> usize {
    let is_said = matches!(
        clause.folded(end - 1),
        "said" | "says" | "added" | "adds" | "noted" | "wrote" | "reported" | "explained"
    );
    (end.saturating_sub(SAYING)..end)
        .rev()
        .find(|at| clause.gap(*at) == Gap::Comma)
        .filter(|_| is_said)
        .unwrap_or(end)
}

/// Whether a word opens a clause that the main one follows.
fn opens_first(word: &str) -> bool {
    matches!(word, "as" | "if" | "where" | "whereas" | "even" | "despite") || opens_time(word)
}

/// Most words that tell who says the rest.
const SAYING: usize = 5;

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

    /// Its words as far as there is room, without some within.
    fn quoted(&self, without: Option<&Range<usize>>) -> Quoted {
        let Self {
            clause, words, cue, ..
        } = self;
        let room = Room::behind(clause, words, without);
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
            // "The second want — that of coal — is": the thought goes on.
            let behind = clause.text().get(clause.bytes(words).end..);
            let goes_on = behind.is_some_and(|rest| {
                let aside = rest.trim_start().strip_prefix(['—', '–']);
                aside.is_some_and(|aside| aside.contains(['—', '–']))
            });
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
        let is_told = (ends.clone().rev()).any(|end| has_verb(end) && closes(clause, end));
        let is_end = |end: usize| (!is_told || has_verb(end)) && closes(clause, end);
        let last =
            |is_it: &dyn Fn(usize) -> bool| (ends.clone()).rfind(|end| is_it(*end) && is_end(*end));
        let (is_far, is_little) = (room.letters(WHOLE - NEAR), room.letters(LITTLE));
        let is_near = |end: usize| !is_far(end);
        let strong = |end: usize| end >= cue.end && is_strong(clause, end) && !is_little(end);
        let clean = last(&|end| clause.gap(end) != Gap::None && strong(end))
            .or_else(|| {
                let between = last(&|end| is_between(clause, end) && is_closed(clause, end));
                // A clause without its trouble says little, however long.
                between.filter(|end| is_near(*end) || *end >= cue.end && !is_little(*end))
            })
            .or_else(|| last(&strong));
        if let Some(end) = clean {
            return up_to(end, false, true);
        }
        let noun = last(&|end| is_closed(clause, end)).filter(|end| is_near(*end));
        let end = noun
            .or_else(|| last(&|end| !is_adjective(clause.folded(end - 1))))
            .unwrap_or(words.end.min(rest + LEAST));
        up_to(end, false, false)
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
        tells(self.cue, short.shown.words.end).then_some(short)
    }

    /// What stands behind the noun of a subject before its verb.
    fn behind_noun(&self, verb: Option<usize>) -> Option<Range<usize>> {
        let Self {
            clause, words, cue, ..
        } = self;
        let is_relative = |at: usize| matches!(clause.folded(at), "that" | "which" | "who");
        let leads = |at: &usize| {
            let leads =
                clause.kind(*at) == Kind::Preposition && !matches!(clause.folded(*at), "of" | "to");
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
            && !matches!(clause.kind(words.start), Kind::Preposition | Kind::Pronoun)
            // "What lies beyond the lock is lost."
            && clause.folded(words.start) != "what"
            && (clause.is(Class::Helping, verb) || cue.contains(&verb))
            && (is_relative(start) || !(start..verb).any(|at| clause.folded(at) == "and"));
        is_subject.then_some(start..verb)
    }
}

/// What is shown of a sentence from a word on.
struct Room<'c> {
    clause: &'c Clause<'c>,
    first: usize,
    /// The text from there on.
    text: &'c str,
    /// Letters that are shown before it.
    before: usize,
    /// Whether each of the letters that may be shown has one byte, as in most texts.
    is_plain: bool,
}

impl<'c> Room<'c> {
    /// That of words of which some are left out.
    fn behind(
        clause: &'c Clause<'c>,
        words: &Range<usize>,
        without: Option<&Range<usize>>,
    ) -> Self {
        let (first, before) = match without {
            Some(without) => {
                let head = clause.slice(&(words.start..without.start));
                (without.end, head.chars().count() + window::LEFT_OUT)
            }
            None => (words.start, 0),
        };
        let start = clause.bytes(&(first..first + 1)).start;
        let text = clause.text().get(start..).unwrap_or_default();
        Self {
            clause,
            first,
            text,
            before,
            is_plain: (text.as_bytes().get(..WHOLE)).map_or(text.is_ascii(), <[u8]>::is_ascii),
        }
    }

    /// Whether there is room for the words up to an end among so many letters.
    fn letters(&self, most: usize) -> impl Fn(usize) -> bool {
        let most = most.saturating_sub(self.before);
        let bytes = if self.is_plain {
            most
        } else {
            (self.text.char_indices().nth(most)).map_or(self.text.len(), |(byte, _)| byte)
        };
        move |end: usize| self.clause.slice(&(self.first..end)).len() <= bytes
    }
}

/// Whether some words are told up to an end, or stand before them.
fn tells(cue: &Range<usize>, end: usize) -> bool {
    cue.end <= end || cue.is_empty()
}

/// Some words with the sign of a possessive that ends them.
fn printed<'a>(clause: &Clause<'a>, words: &Range<usize>) -> &'a str {
    let bytes = clause.bytes(words);
    let text = clause.text();
    let sign = ["’s", "'s"].iter().find(|sign| {
        let rest = text
            .get(bytes.end..)
            .and_then(|rest| rest.strip_prefix(**sign));
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    match sign {
        Some(sign) => text
            .get(bytes.start..bytes.end + sign.len())
            .unwrap_or_default(),
        None => clause.slice(words),
    }
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
