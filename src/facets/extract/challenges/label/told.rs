//! Clauses that tell of trouble, as they are printed.
//!
//! A clause begins where a subject and its verb can be made out; anything else
//! that stands between marks (an item of a list, an apposition, a relative clause)
//! belongs to what stands before it. What is too long is cut where a phrase ends.

use std::ops::Range;

use super::borders::{closes, is_set, opens_time};
use super::cut::{Shown, WHOLE, shown};
use super::saying::{is_announced, is_denied, is_quoting, is_said, is_saying, is_told};
use super::verb::{NEAR, has_subject, is_finite};
use super::{is_adjective, lead, opening, points, whom};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::Kind;
use crate::facets::extract::sets::WordSet;

/// A clause that is a label.
pub(super) struct Told {
    pub text: String,
    /// The words of it.
    pub shown: Range<usize>,
    /// Whether it ends in the midst of a thought.
    pub torn: bool,
    /// Whether it opens with a word for what stood before.
    pub points: bool,
}

/// The words of a clause, before they are cut.
pub(super) struct Around {
    words: Range<usize>,
    /// What is left out before its verb.
    without: Option<Range<usize>>,
}

/// The clause around a word.
pub(super) fn clause(clause: &Clause<'_>, cue: &Range<usize>) -> Told {
    of(clause, &around(clause, cue), cue)
}

/// The same if the whole of it has room.
pub(super) fn uncut(clause: &Clause<'_>, cue: &Range<usize>) -> Option<Told> {
    let around = around(clause, cue);
    let has_room = clause.slice(&around.words).chars().nth(WHOLE).is_none();
    (has_room && around.without.is_none()).then(|| of(clause, &around, cue))
}

/// Where that clause begins.
pub(super) fn start(clause: &Clause<'_>, cue: &Range<usize>) -> usize {
    around(clause, cue).words.start
}

/// The same of words that are known.
pub(super) fn of(clause: &Clause<'_>, around: &Around, cue: &Range<usize>) -> Told {
    match opening::fact(clause, cue.start) {
        Some(fact) => whole(clause, fact, cue),
        None => tell(clause, around, cue, false),
    }
}

/// The words of the clause around a word.
pub(super) fn around(clause: &Clause<'_>, cue: &Range<usize>) -> Around {
    let at = cue.start;
    let count = clause.words().len();
    let first = opened(clause, 0, count);
    let near = at.saturating_sub(NEAR).max(first)..count.min(at + NEAR);
    let mut starts: Vec<usize> = (near.start + 1..near.end)
        .filter_map(|word| begins(clause, word, count))
        .collect();
    starts.push(first);
    starts.sort_unstable();
    starts.dedup();
    let number = starts.iter().rposition(|start| *start <= at).unwrap_or(0);
    let end_of = |number: usize| {
        let next = starts.get(number + 1).copied().unwrap_or(count);
        ended(clause, starts.get(number).copied().unwrap_or(0), next)
    };
    let mut chosen = number;
    // The word that leads on to a clause: "that", or one of saying.
    let lead = |number: usize| {
        let before = starts.get(number)?.checked_sub(1)?;
        let leads = clause.folded(before) == "that"
            || is_quoting(clause, before)
            || is_announced(clause, before);
        leads.then_some(before)
    };
    // "Critics say that": what they say, unless they deny it.
    let leads = |number: usize| lead(number + 1).is_some_and(|lead| !is_denied(clause, lead));
    while leads(chosen) {
        chosen += 1;
    }
    // Whom "he" means who says nothing of himself was told with the saying.
    let points_at = |number: usize| {
        starts
            .get(number)
            .is_none_or(|start| points(clause, *start) && !lead::is_owned(clause, *start))
    };
    if points_at(chosen) && !points_at(number) {
        chosen = number;
    }
    // What hangs on a word of the clause before it goes on with it.
    let hangs = |number: usize| lead(number).is_some_and(|lead| is_denied(clause, lead));
    let goes_on = hangs(chosen + 1) || leads(chosen);
    let mut end = end_of(chosen + usize::from(goes_on));
    while chosen > 0 && hangs(chosen) {
        chosen -= 1;
    }
    let mut start = starts.get(chosen).copied().unwrap_or(0);
    // "The work slowed, as donors left": a clause of its own without its "as".
    let is_cause = matches!(clause.folded(start), "as" | "since" | "where");
    if is_cause && start > first && has_subject(clause, start + 1, count) {
        start += 1;
    }
    // Whom a pronoun means may stand in the sentence before.
    let mut without = None;
    if points(clause, start) && !lead::is_owned(clause, start) && !points(clause, first) {
        without = whom::subject(clause, first, start).map(|subject| subject.end..start + 1);
        start = first;
    }
    // "Without money, the plan cannot work": it may with some.
    if is_set(clause.folded(first)) && clause.slice(&(first..end)).len() <= WHOLE {
        start = first;
    }
    // "If they leave": then what? "When it rained, the lock broke": that tells enough.
    if WordSet::Opening.has(clause.folded(start)) {
        end = count;
        let is_set = matches!(clause.folded(start), "if" | "unless" | "until" | "as");
        let main = (start + 3..count.min(start + NEAR)).find(|main| {
            clause.gap(*main) == Gap::Comma
                && has_subject(clause, *main, count)
                && !is_saying(clause, *main, count)
                && clause.kind(*main) != Kind::Conjunction
        });
        if let Some(main) = main.filter(|main| !is_set && !points(clause, *main)) {
            start = main;
        } else if let Some(alone) = opening::alone(clause, start, cue.start, count) {
            (start, end) = (alone.start, alone.end);
        }
    }
    if end - start < 3 && end < count {
        end = count;
    }
    // What leads in to a clause is none.
    if start == first && end < count && !has_subject(clause, start, end) {
        end = count;
    }
    if end - start < 3 && start > first {
        start = first;
    }
    Around {
        words: start..end,
        without,
    }
}

/// A clause as it is told.
///
/// What is told within a long one, of a noun in it or by a participle, may be told alone.
pub(super) fn tell(clause: &Clause<'_>, around: &Around, cue: &Range<usize>, within: bool) -> Told {
    let count = clause.words().len();
    let mut without = around.without.clone();
    let Range { mut start, mut end } = around.words;
    if within && without.is_none() && clause.slice(&(start..end)).len() > WHOLE {
        let told = inner(clause, start..end, cue);
        (start, end, without) = (told.0.start, told.0.end, told.1);
    }
    let Shown { text, end, torn } = shown(clause, start..end, cue, without);
    let mut text = lead::without(clause, &(start..end), text);
    // "Is the lock to be closed?": no label without its mark.
    let is_asked = clause.text().trim_end().ends_with('?') && clause.kind(start) == Kind::Verb;
    if is_asked && end == count {
        text.push('?');
    }
    Told {
        text,
        shown: start..end,
        torn,
        points: points(clause, start)
            || clause.kind(start) == Kind::Verb && !clause.folded(start).ends_with("ing"),
    }
}

/// Some words that are told for those of the cue behind them.
fn whole(clause: &Clause<'_>, words: Range<usize>, cue: &Range<usize>) -> Told {
    let start = words.start;
    let Shown { text, end, torn } = shown(clause, words, &(start..start + 1), None);
    Told {
        text,
        shown: start..cue.end.max(end),
        torn,
        points: points(clause, start),
    }
}

/// The clause that may begin at a word: where its own words begin.
fn begins(clause: &Clause<'_>, at: usize, count: usize) -> Option<usize> {
    let word = clause.folded(at);
    let before = clause.folded(at - 1);
    if is_announced(clause, at - 1) && at + 3 <= count {
        return Some(at);
    }
    let is_border = clause.gap(at) == Gap::Mark
        || clause.gap(at) == Gap::Comma
        || matches!(
            before,
            "because" | "although" | "though" | "whereas" | "while" | "but"
        )
        // "At a time when trade falls", "a stage where".
        || matches!(before, "when" | "where")
            && at > 1
            && matches!(
                clause.folded(at - 2),
                "time" | "moment" | "point" | "period" | "stage" | "situation" | "position"
            )
        || is_quoting(clause, at - 1)
        || before == "that" && at > 1 && (is_said(clause, at - 2) || is_told(clause, at - 1));
    let asks = || matches!(word, "what" | "whether" | "how" | "why" | "when");
    if !is_border || (before == "that" || is_quoting(clause, at - 1)) && asks() {
        return None;
    }
    // "Part of which", "two thousand of whom", "but only if".
    let is_part = (at + 1..at + 4).any(|of| {
        clause.folded(of) == "of" && matches!(clause.folded(of + 1), "which" | "whom" | "whose")
    });
    if is_part || word == "only" && clause.folded(at + 1) == "if" {
        return None;
    }
    if matches!(word, "which" | "who" | "whose" | "whom" | "where" | "that") {
        return None;
    }
    // An item of a list, or a parenthesis: no clause stands before it.
    if clause.gap(at) == Gap::Comma {
        let from = (at.saturating_sub(NEAR)..at)
            .rev()
            .find(|word| clause.gap(*word) == Gap::Mark)
            .unwrap_or(at.saturating_sub(NEAR));
        let leads = matches!(
            clause.kind(from),
            Kind::Preposition | Kind::Conjunction | Kind::Adverb
        ) || clause.folded(from) == "to";
        // "Says that fish, boats and mills are lost": the boats open no clause.
        let told = (from + 1..at).rev().find(|word| {
            clause.folded(*word) == "that" && (is_said(clause, *word - 1) || is_told(clause, *word))
        });
        let from = told.unwrap_or(from);
        if (!leads || told.is_some()) && !(from + 1..at).any(|word| is_finite(clause, word)) {
            return None;
        }
    }
    // "In Washington, D.C., the": what a place lies in; but "that U.S. mills".
    let is_of_place = clause.gap(at) == Gap::Comma
        && clause.printed(at).contains('.')
        && !(clause.gap(at + 1) == Gap::None && clause.is_nominal(at + 1));
    if word.ends_with("ed") || word.ends_with("ing") || is_of_place {
        return None;
    }
    if is_saying(clause, at, count) {
        return None;
    }
    // ", as the towns left", but not ", as the clerk wrote".
    let is_cause = word == "as"
        && clause.gap(at) == Gap::Comma
        && !(at + 2..at + 8).any(|at| {
            is_quoting(clause, at)
                || matches!(clause.folded(at), "wrote" | "writes" | "put" | "puts")
        });
    let at = at + usize::from(is_cause);
    let start = opened(clause, at, count);
    has_subject(clause, start, count).then_some(start)
}

/// Where words begin to tell that may open with some that only join.
fn opened(clause: &Clause<'_>, at: usize, count: usize) -> usize {
    let mut start = at;
    // "For example,", "in addition,".
    let aside = (start + 1..count.min(start + 5)).find(|at| clause.gap(*at) == Gap::Comma);
    let short = |end: usize| {
        matches!(
            clause.kind(start),
            Kind::Preposition | Kind::Adverb | Kind::Conjunction
        ) && (clause.kind(start) != Kind::Conjunction
            || end == start + 1
            || matches!(clause.kind(start + 1), Kind::Preposition | Kind::Adverb))
            && (start..end).all(|at| !clause.printed(at).starts_with(|c: char| c.is_ascii_digit()))
            // "Early work stopped," tells something.
            && !(start + 1..end).any(|at| is_finite(clause, at))
    };
    if let Some(end) =
        aside.filter(|end| short(*end) && *end + 3 < count && !is_saying(clause, *end, count))
    {
        start = end;
    }
    loop {
        let word = clause.folded(start);
        let has_comma = clause.gap(start + 1) == Gap::Comma;
        let joins = matches!(
            word,
            "and" | "but" | "or" | "yet" | "so" | "because" | "although" | "though" | "whereas"
        ) || word == "while"
            && clause.kind(start + 1) != Kind::Verb
            && !clause.folded(start + 1).ends_with("ing")
            || has_comma && matches!(clause.kind(start), Kind::Adverb | Kind::Conjunction)
            || has_comma
                && matches!(
                    word,
                    "unfortunately"
                        | "worse"
                        | "meanwhile"
                        | "first"
                        | "second"
                        | "third"
                        | "finally"
                        | "still"
                )
            || word == "however" && !is_adjective(clause.folded(start + 1));
        // "Then the mill closed", "even though the mill closed".
        let next = start + 1;
        let is_subject = clause.kind(next) == Kind::Determiner
            || clause.kind(next) == Kind::Pronoun
            || clause.printed(next).starts_with(char::is_uppercase);
        let joins = joins
            || (matches!(word, "then" | "first" | "now" | "still") || WordSet::Comment.has(word))
                && is_subject
                && has_subject(clause, next, count)
            || word == "even" && matches!(clause.folded(next), "though" | "although");
        if !joins || start + 3 >= count || start > at + 8 {
            break;
        }
        start += 1;
    }
    // "In 2020, the ports closed": what follows the comma.
    let is_past = |at: usize| {
        clause.gap(at + 1) == Gap::Comma
            && matches!(
                clause.folded(at),
                "ago" | "later" | "earlier" | "night" | "week" | "month" | "year"
            )
    };
    if matches!(clause.kind(start), Kind::Preposition | Kind::Adverb)
        || matches!(
            clause.folded(start),
            "according" | "unlike" | "contrary" | "compared" | "given" | "based" | "owing" | "due"
        )
        || (start + 1..count.min(start + 4)).any(is_past)
    {
        let main = (start + 1..count.min(start + 12)).find(|at| clause.gap(*at) == Gap::Comma);
        // "According to the clerk, in May, the ports closed".
        if let Some(second) = main.filter(|main| {
            *main > start
                && clause.kind(*main) == Kind::Preposition
                && !(start + 1..*main).any(|at| is_finite(clause, at))
        }) {
            let behind = opened(clause, second, count);
            if behind > second {
                return behind;
            }
        }
        let is_lead = |main: &usize| {
            !matches!(clause.folded(*main), "and" | "or" | "but")
                && !is_saying(clause, *main, count)
                && !(start + 1..*main)
                    .any(|at| clause.kind(at) == Kind::Pronoun || is_finite(clause, at))
                && has_subject(clause, *main, count)
        };
        if let Some(main) = main.filter(is_lead) {
            return main;
        }
    }
    start
}

/// What is told within a long clause, and the words of it that are left out.
fn inner(
    clause: &Clause<'_>,
    words: Range<usize>,
    cue: &Range<usize>,
) -> (Range<usize>, Option<Range<usize>>) {
    match whom::inner(clause, words.clone(), cue.start) {
        Some(whom::Inner::Related(from, who)) => (from..words.end, Some(who)),
        Some(whom::Inner::Doing(from)) => {
            let border = |at: &usize| {
                matches!(clause.gap(*at), Gap::Comma | Gap::Mark) || opens_time(clause.folded(*at))
            };
            let end = (cue.end.max(from + 3)..words.end).find(border);
            (from..end.unwrap_or(words.end), None)
        }
        None => (words, None),
    }
}

/// Where a clause ends before the next begins: joining words belong to that one.
fn ended(clause: &Clause<'_>, start: usize, next: usize) -> usize {
    let mut end = next;
    // A quote may open behind a verb: "They were “in good shape”".
    let mark = (start + 3..next.min(start + NEAR)).find(|at| {
        let leads_on = clause.kind(*at - 1) == Kind::Verb && clause.kind(*at) != Kind::Verb
            || clause.kind(*at - 1) == Kind::Determiner
            || is_adjective(clause.folded(*at - 1)) && clause.is_nominal(*at);
        clause.gap(*at) == Gap::Mark && !leads_on && !is_bracket(clause, *at)
    });
    if let Some(mark) = mark
        && (start + 1..mark).any(|at| is_finite(clause, at))
    {
        end = mark;
    }
    while end > start + 2
        && end < clause.words().len()
        && (!closes(clause, end)
            || clause.kind(end - 1) == Kind::Adverb && clause.gap(end - 1) == Gap::Comma)
    {
        end -= 1;
    }
    end
}

/// Whether a bracket stands before a word, within which the clause goes on.
fn is_bracket(clause: &Clause<'_>, at: usize) -> bool {
    let before = clause.bytes(&(at - 1..at)).end;
    let start = clause.bytes(&(at..at + 1)).start;
    let between = clause.text().get(before..start).unwrap_or_default();
    between.contains(['(', ')']) && !between.contains(['.', ';', ':', '—', '–'])
}
