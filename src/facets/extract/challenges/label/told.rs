//! The words of the clause that tells of trouble.
//!
//! A clause begins where a subject and its verb can be made out; anything else
//! that stands between marks (an item of a list, an apposition, a relative clause)
//! belongs to what stands before it.

use std::ops::Range;

use super::borders::closes;
use super::form::is_noun_in_ed;
use super::quote::WHOLE;
use super::room::is_beyond;
use super::saying::{is_announced, is_denied, is_quoting, is_said, is_saying, is_told};
use super::verb::{NEAR, has_subject, is_finite};
use super::{is_adjective, lead, noun, opening, points, saying, whom};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::Kind;
use crate::facets::extract::sets::WordSet;
use crate::facets::hash::Beginnings;

/// The words of a clause, before they are cut.
pub(super) struct Around {
    pub words: Range<usize>,
    /// What is left out before its verb.
    pub without: Option<Range<usize>>,
}

/// Most words of an item of a list.
const ITEM: usize = 5;

/// Where the clauses of a sentence begin, read once for cues that stand near one another.
pub(super) struct Starts<'c> {
    pub clause: &'c Clause<'c>,
    /// Where the first begins.
    first: usize,
    /// The words among which the others were looked for.
    near: Range<usize>,
    /// All of them, in order and each once.
    all: Vec<usize>,
}

impl<'c> Starts<'c> {
    /// Those of a sentence, of which only the first is looked for yet.
    pub(super) fn of(clause: &'c Clause<'c>) -> Self {
        let first = opened(clause, 0, clause.words().len());
        Self {
            clause,
            first,
            near: first..first,
            all: Vec::with_capacity(16),
        }
    }

    /// Those around a word.
    fn near(&mut self, at: usize) -> &[usize] {
        let count = self.clause.words().len();
        let near = at.saturating_sub(NEAR).max(self.first)..count.min(at + NEAR);
        if self.all.is_empty() || self.near != near {
            self.all.clear();
            let words = near.start + 1..near.end;
            (self.all).extend(words.filter_map(|word| begins(self.clause, word, count)));
            self.all.push(self.first);
            self.all.sort_unstable();
            self.all.dedup();
            self.near = near;
        }
        &self.all
    }
}

/// The words of the clause around a word.
pub(super) fn around(starts: &mut Starts<'_>, cue: &Range<usize>) -> Around {
    let (clause, first) = (starts.clause, starts.first);
    let at = cue.start;
    let count = clause.words().len();
    let starts = starts.near(at);
    // "At a time when trade falls": a cue that leads on to its clause.
    let is_behind_cue = |start: usize| start == cue.end && clause.gap(start) == Gap::None;
    let number = (starts.iter())
        .rposition(|start| *start <= at || is_behind_cue(*start))
        .unwrap_or(0);
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
        // From there on the trouble may not be told.
        if without.is_some() || has_room(clause, first, cue) {
            start = first;
        }
    }
    // "Without money, the plan cannot work": it may with some.
    let sets = matches!(
        clause.folded(first),
        "if" | "unless" | "until" | "without" | "except"
    );
    if sets && !is_beyond(clause.slice(&(first..end)), WHOLE) {
        start = first;
    }
    // "If they leave": then what? "When it rained, the lock broke": that tells enough.
    // "As many as twenty mills closed" is no clause of that kind.
    let compares = clause.folded(start) == "as" && clause.folded(start + 2) == "as";
    if WordSet::Opening.has(clause.folded(start)) && !compares {
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

/// Whether a clause that begins at a word has room up to a cue; the cue may be far.
pub(super) fn has_room(clause: &Clause<'_>, start: usize, cue: &Range<usize>) -> bool {
    !is_beyond(clause.slice(&(start..cue.end)), WHOLE)
}

/// The clause that may begin at a word: where its own words begin.
fn begins(clause: &Clause<'_>, at: usize, count: usize) -> Option<usize> {
    let gap = clause.gap(at);
    // A colon is a mark.
    if gap == Gap::Mark && is_announced(clause, at - 1) && at + 3 <= count {
        return Some(at);
    }
    let before = clause.folded(at - 1);
    if gap == Gap::Mark && is_in_number(clause, at) {
        return None;
    }
    let is_border = match gap {
        Gap::Comma => true,
        Gap::Mark if !is_quoted(clause, at) => true,
        Gap::Mark | Gap::None | Gap::Possessive => leads_on(clause, at),
    };
    if !is_border {
        return None;
    }
    let word = clause.folded(at);
    let asks = matches!(word, "what" | "whether" | "how" | "why" | "when");
    if asks && (before == "that" || is_quoting(clause, at - 1)) {
        return None;
    }
    // "Part of which", "two thousand of whom", "but only if".
    let is_part = (at + 1..at + 4).any(|of| {
        clause.folded(of) == "of" && matches!(clause.folded(of + 1), "which" | "whom" | "whose")
    });
    if is_part || word == "only" && clause.folded(at + 1) == "if" {
        return None;
    }
    if matches!(word, "which" | "who" | "whose" | "whom" | "where" | "that")
        || word == "as" && clause.folded(at + 1) == "well"
        || word.ends_with("ed") && !is_noun_in_ed(word)
        || word.ends_with("ing")
    {
        return None;
    }
    // "The risk that floods pose": no clause of its own.
    if before == "that" && noun::is_posed(clause, at - 1) {
        return None;
    }
    // "The mills, the town, and the keepers to mend": the last of several.
    if gap == Gap::Comma && matches!(word, "and" | "or") {
        let comma = (at.saturating_sub(ITEM)..at)
            .rev()
            .find(|comma| clause.gap(*comma) == Gap::Comma);
        if comma.is_some_and(|comma| !(comma..at).any(|word| is_finite(clause, word))) {
            return None;
        }
    }
    // An item of a list, or a parenthesis: no clause stands before it.
    if gap == Gap::Comma {
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
        // "In May, Lund, Ystad and Malmö": the last of them opens no clause either.
        let first = (from + 1..at).find(|word| clause.gap(*word) == Gap::Comma);
        if let Some(first) = first
            && leads
            && !(first + 1..at).any(|word| is_finite(clause, word))
        {
            return None;
        }
        if (!leads || told.is_some()) && !(from + 1..at).any(|word| is_finite(clause, word)) {
            return None;
        }
    }
    // "In Washington, D.C., the": what a place lies in; but "that U.S. mills".
    let is_of_place = gap == Gap::Comma
        && clause.printed(at).contains('.')
        && !(clause.gap(at + 1) == Gap::None && clause.is_nominal(at + 1));
    if is_of_place || is_saying(clause, at, count) {
        return None;
    }
    // ", as the towns left", but not ", as the clerk wrote".
    let is_cause = word == "as"
        && gap == Gap::Comma
        && !matches!(clause.folded(at + 1), "well" | "soon" | "long" | "far")
        && !(at + 2..at + 8).any(|at| {
            is_quoting(clause, at)
                || matches!(clause.folded(at), "wrote" | "writes" | "put" | "puts")
        });
    let at = at + usize::from(is_cause);
    let start = opened(clause, at, count);
    has_subject(clause, start, count).then_some(start)
}

/// Whether the word before one leads on to a clause without any mark.
fn leads_on(clause: &Clause<'_>, at: usize) -> bool {
    const JOINS: [&str; 6] = ["because", "although", "though", "whereas", "while", "but"];
    // With those of quoting, to ask about most words once.
    static BEGINNINGS: Beginnings = saying::QUOTING
        .with(&JOINS)
        .with(&["when", "where", "that"]);
    if !BEGINNINGS.has(clause.begins(at - 1)) {
        return false;
    }
    match clause.folded(at - 1) {
        before if JOINS.contains(&before) => true,
        // "At a time when trade falls", "a stage where".
        "when" | "where" => {
            at > 1
                && matches!(
                    clause.folded(at - 2),
                    "time" | "moment" | "point" | "period" | "stage" | "situation" | "position"
                )
        }
        "that" => at > 1 && (is_said(clause, at - 2) || is_told(clause, at - 1)),
        _ => is_quoting(clause, at - 1),
    }
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
    // "Without tolls, papers, and keepers": no clause follows.
    let is_list = matches!(
        clause.folded(start),
        "with" | "without" | "despite" | "like"
    );
    let follows =
        |end: usize| !is_list || !clause.is_nominal(end) || has_subject(clause, end, count);
    if let Some(end) = aside
        .filter(|end| short(*end) && *end + 3 < count && !is_saying(clause, *end, count))
        .filter(|end| follows(*end))
    {
        start = end;
    }
    while start + 3 < count && start <= at + 8 && joins(clause, start, count) {
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
        // "According to HTB, the authority of the ports, the ferries leak".
        let behind = main.filter(|_| clause.folded(start) == "according");
        let behind = behind.and_then(|main| {
            let end = count.min(main + 10);
            (main + 1..end).find(|at| clause.gap(*at) == Gap::Comma)
        });
        if let Some(main) = main.filter(is_lead).or(behind.filter(is_lead)) {
            return main;
        }
    }
    start
}

/// Whether a word only joins what it opens to what stands before, or says how that is meant.
fn joins(clause: &Clause<'_>, at: usize, count: usize) -> bool {
    let (word, next) = (clause.folded(at), at + 1);
    let has_comma = clause.gap(next) == Gap::Comma;
    let joins = matches!(
        word,
        "and" | "but" | "or" | "yet" | "because" | "although" | "though" | "whereas"
    ) || word == "so" && clause.folded(at + 2) != "that"
        || word == "while"
            && clause.kind(next) != Kind::Verb
            && !clause.folded(next).ends_with("ing")
        || has_comma && matches!(clause.kind(at), Kind::Adverb | Kind::Conjunction)
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
                    | "further"
                    | "overall"
            )
        || has_comma && word.ends_with("ly") && word.len() > 6
        || word == "however" && !is_adjective(clause.folded(next));
    // "Then the mill closed", "even though the mill closed".
    let is_subject = || {
        matches!(clause.kind(next), Kind::Determiner | Kind::Pronoun)
            || clause.printed(next).starts_with(char::is_uppercase)
    };
    joins
        || is_subject()
            && (matches!(word, "then" | "first" | "now" | "still") || WordSet::Comment.has(word))
            && has_subject(clause, next, count)
        || word == "even" && matches!(clause.folded(next), "though" | "although")
}

/// Where a clause ends before the next begins: joining words belong to that one.
fn ended(clause: &Clause<'_>, start: usize, next: usize) -> usize {
    let mut end = next;
    // A quote may open behind a verb: "They were “in good shape”".
    let is_object = |at: usize| {
        clause.kind(at - 1) == Kind::Verb && clause.kind(at) != Kind::Verb
            || clause.kind(at - 1) == Kind::Determiner
            || is_adjective(clause.folded(at - 1)) && clause.is_nominal(at)
    };
    let mark = (start + 3..next.min(start + NEAR))
        .find(|at| clause.gap(*at) == Gap::Mark && !is_object(*at) && !goes_on(clause, *at));
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

/// Whether a bracket, a quote or a stroke stands before a word, within which the clause goes on.
pub(super) fn goes_on(clause: &Clause<'_>, at: usize) -> bool {
    let between = between(clause, at);
    is_quoted(clause, at)
        || is_in_number(clause, at)
        || between.contains(['(', ')']) && !between.contains(['.', ';', ':', '—', '–'])
}

/// Whether a number goes on before a word: "1988–98", "20+ percent".
fn is_in_number(clause: &Clause<'_>, at: usize) -> bool {
    let between = between(clause, at);
    (clause.folded(at - 1)).ends_with(|c: char| c.is_ascii_digit())
        && (between.starts_with('+') || matches!(between, "–" | "—" | "/"))
}

/// Whether only a quote or a stroke stands before a word: "in 'good shape'", "iron/steel".
pub(super) fn is_quoted(clause: &Clause<'_>, at: usize) -> bool {
    let is_quote = |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '‘' | '’' | '/');
    between(clause, at).chars().all(is_quote)
}

/// What stands between a word and the one before.
fn between<'a>(clause: &Clause<'a>, at: usize) -> &'a str {
    let before = clause.bytes(&(at - 1..at)).end;
    let start = clause.bytes(&(at..at + 1)).start;
    clause.text().get(before..start).unwrap_or_default()
}
