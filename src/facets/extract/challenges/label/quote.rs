//! Clauses as they are printed, from their beginning.
//!
//! A clause that is quoted from where it begins is never torn: what is too long ends
//! where a phrase may, and says so.

use std::ops::Range;

use super::borders::{closes, is_between, is_closed, is_strong, opens_time};
use super::told::{self, Around};
use super::verb::{has_subject, is_finite, main_verb};
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
    pub text: String,
    /// The word that its clause begins with.
    start: usize,
    /// Whether the words that it was asked for are told, or lead on to what is.
    pub tells: bool,
    pub opens: Opens,
    /// Whether nothing is left out at its end.
    pub is_whole: bool,
}

/// The clause around a word.
pub(super) fn around(clause: &Clause<'_>, cue: &Range<usize>) -> Quote {
    let Around { words, without } = told::around(clause, cue);
    let words = opened(clause, &words, cue)..extended(clause, &words, cue);
    let quoted = quoted(clause, &words, without, cue);
    let quoted = if quoted.is_clean && tells(cue, quoted.end) {
        quoted
    } else {
        without_aside(clause, &words, cue)
            .filter(|short| short.is_clean)
            .unwrap_or(quoted)
    };
    let text = lead::without(clause, &(words.start..quoted.end), quoted.text);
    let start = words.start;
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
        start,
        is_whole: quoted.is_whole,
        text: format!("{text}{mark}"),
        tells: tells(cue, quoted.end),
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

/// Some words up to where they are shown.
struct Quoted {
    text: String,
    end: usize,
    is_whole: bool,
    /// Whether it is whole, or no phrase is cut.
    is_clean: bool,
}

/// Words as far as there is room, without some within.
fn quoted(
    clause: &Clause<'_>,
    words: &Range<usize>,
    without: Option<Range<usize>>,
    cue: &Range<usize>,
) -> Quoted {
    let (head, rest) = match without {
        Some(without) => (
            format!("{} … ", clause.slice(&(words.start..without.start))),
            without.end,
        ),
        None => (String::new(), words.start),
    };
    let before = head.chars().count();
    let fits = |end: usize, most: usize| {
        let room = most.saturating_sub(before);
        let text = clause.slice(&(rest..end));
        text.len() <= room || text.chars().nth(room).is_none()
    };
    let quoted = |end: usize, is_whole: bool, is_clean: bool| Quoted {
        text: format!("{head}{}", printed(clause, &(rest..end))),
        end,
        is_whole,
        is_clean,
    };
    if fits(words.end, WHOLE) {
        // "The second want — that of coal — is": the thought goes on.
        let behind = clause.text().get(clause.bytes(words).end..);
        let goes_on = behind.is_some_and(|rest| {
            let aside = rest.trim_start().strip_prefix(['—', '–']);
            aside.is_some_and(|aside| aside.contains(['—', '–']))
        });
        return quoted(words.end, !goes_on, true);
    }
    let mut ends: Vec<usize> = (rest + LEAST..words.end)
        .take_while(|end| fits(*end, WHOLE))
        .filter(|end| closes(clause, *end))
        .collect();
    // A subject without its verb says nothing.
    let (verb, _) = main_verb(clause, words);
    let has_verb = |end: &usize| {
        verb.is_some_and(|verb| verb + 1 < *end) && !clause.folded(end - 1).ends_with("ly")
    };
    if ends.iter().any(has_verb) {
        ends.retain(has_verb);
    }
    let is_near = |end: usize| !fits(end, WHOLE - NEAR);
    let last = |is_it: &dyn Fn(usize) -> bool| ends.iter().copied().rfind(|end| is_it(*end));
    let strong = |end: usize| end >= cue.end && is_strong(clause, end) && !fits(end, LITTLE);
    let clean = last(&|end| clause.gap(end) != Gap::None && strong(end))
        .or_else(|| {
            let between = last(&|end| is_between(clause, end) && is_closed(clause, end));
            // A clause without its trouble says little, however long.
            between.filter(|end| is_near(*end) || *end >= cue.end && !fits(*end, LITTLE))
        })
        .or_else(|| last(&strong));
    if let Some(end) = clean {
        return quoted(end, false, true);
    }
    let noun = last(&|end| is_closed(clause, end)).filter(|end| is_near(*end));
    let end = noun
        .or_else(|| last(&|end| !is_adjective(clause.folded(end - 1))))
        .unwrap_or(words.end.min(rest + LEAST));
    quoted(end, false, false)
}

/// A clause whose trouble there is no room for, without what stands aside before its verb:
/// "the bridge, an old one of wood, has been closed", "the bridges [of the island and of the
/// coast] have been closed".
fn without_aside(clause: &Clause<'_>, words: &Range<usize>, cue: &Range<usize>) -> Option<Quoted> {
    let (verb, aside) = main_verb(clause, words);
    let aside = match aside.filter(|_| verb.is_some_and(|verb| verb <= cue.start)) {
        Some(aside) => aside,
        None => behind_noun(clause, words, verb, cue)?,
    };
    let short = quoted(clause, words, Some(aside), cue);
    tells(cue, short.end).then_some(short)
}

/// What stands behind the noun of a subject before its verb.
fn behind_noun(
    clause: &Clause<'_>,
    words: &Range<usize>,
    verb: Option<usize>,
    cue: &Range<usize>,
) -> Option<Range<usize>> {
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
        Some(cue.start).filter(|verb| is_finite(clause, *verb) || clause.is(Class::Helping, *verb))
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
    let start = quote.start.min(cue.start);
    let window = window::around(clause, start, cue)?;
    let shown = printed(clause, &window.words);
    let subject = clause.slice(&window.subject);
    let mark = if window.is_whole { "" } else { "…" };
    Some(Quote {
        start,
        text: format!("{subject} … {shown}{mark}"),
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
    let quoted = quoted(clause, &(verb..end), None, cue);
    (is_doing && end - verb > LEAST).then(|| Quote {
        start: verb,
        text: format!("{}{}", quoted.text, if quoted.is_whole { "" } else { "…" }),
        tells: true,
        opens: Opens::Plain,
        is_whole: quoted.is_whole,
    })
}
