//! Where the phrases that are names begin and end.

use std::ops::Range;

use super::form::{has_object, in_phrase, is_doing, is_noun_in_ed, is_plural};
use super::{LONGEST, is_adjective, is_pale};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::Kind;
use crate::facets::extract::sets::WordSet;

/// Most words of what trouble does something to.
pub(super) const OBJECT: usize = 8;

/// The noun phrase that begins at a word, with its article; none if it is empty
/// or goes on beyond what was read.
pub(super) fn object(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    let opens = at;
    let mut first = at;
    while clause.kind(first) == Kind::Determiner && clause.gap(first) == Gap::None {
        first += 1;
    }
    // Whose it is, or which, was told before.
    let is_told = (at..first).all(|word| {
        !super::points(clause, word)
            && !matches!(
                clause.folded(word),
                "our" | "my" | "your" | "any" | "every" | "no"
            )
    }) || matches!(clause.folded(at), "both" | "one" | "some");
    let mut end = first;
    while end < first + OBJECT {
        let goes_on = if end == first {
            clause.is_nominal(end) && clause.gap(end) == Gap::None
        } else {
            // "Pilots delays": a plural before one is a subject before its verb.
            let is_verb = is_plural(clause.folded(end - 1))
                && is_plural(clause.folded(end))
                // "Two Mars flights".
                && !clause.printed(end - 1).starts_with(char::is_uppercase);
            in_phrase(clause, end) && !is_verb
                || clause.gap(end) == Gap::Possessive && clause.is_nominal(end)
                // "Life threatening wounds".
                || clause.gap(end) == Gap::None
                    && end == first + 1
                    && at == first
                    && clause.folded(end).ends_with("ing")
                    && clause.kind(end) == Kind::Verb
                    && clause.printed(first).starts_with(char::is_lowercase)
                    && !is_plural(clause.folded(first))
                    && clause.is_nominal(end + 1)
                || clause.gap(end) == Gap::None
                    && (clause.folded(end).starts_with(|c: char| c.is_ascii_digit())
                        || clause.is_hyphenated(end))
        };
        if goes_on {
            end += 1;
            continue;
        }
        // "Denied the charge and refutes the rest": a verb, no second noun.
        // "The concerns of the town and shifts in the trade": another thing.
        let is_other = |at: usize| {
            let mut other = at;
            while clause.is_nominal(other) && (other == at || clause.gap(other) == Gap::None) {
                other += 1;
            }
            clause.folded(other) == "between" && clause.gap(other) == Gap::None
                || (opens.saturating_sub(1)..end).any(|word| clause.folded(word) == "of")
                    && clause.kind(other) == Kind::Preposition
                    && clause.folded(other) != "of"
        };
        let is_second = |at: usize| {
            clause.is_nominal(at)
                && (!clause.folded(at).ends_with("ed") || clause.is_nominal(at + 1))
                // "The town and failure to mend": another trouble.
                && !(clause.folded(at + 1) == "to" && WordSet::Conduct.has(clause.folded(at)))
                && !(is_plural(clause.folded(at))
                    && clause.gap(at + 1) == Gap::None
                    && matches!(clause.kind(at + 1), Kind::Determiner | Kind::Pronoun))
        };
        let is_led = clause.gap(end) == Gap::None
            && end > first
            && (clause.folded(end) == "of" && !has_object(clause, end + 1)
                || clause.folded(end) == "and" && is_second(end + 1) && !is_other(end + 1));
        if !is_led {
            break;
        }
        end += 1;
        while clause.kind(end) == Kind::Determiner && clause.gap(end) == Gap::None {
            end += 1;
        }
    }
    let mut end = closed(clause, first..end)?;
    // "The mayor's three boats": the boats, not the mayor.
    if clause.gap(end) == Gap::Possessive {
        let mut owned = end;
        while clause.kind(owned) == Kind::Determiner
            || clause
                .folded(owned)
                .starts_with(|c: char| c.is_ascii_digit())
        {
            owned += 1;
        }
        let mut head = owned;
        while head < owned + OBJECT && in_phrase(clause, head) {
            head += 1;
        }
        end = closed(clause, owned..head)?;
    }
    let is_cut = end >= first + OBJECT && in_phrase(clause, end);
    (!is_cut).then_some(if is_told { at } else { first }..end)
}

/// Where a phrase ends so that it ends on a noun.
pub(super) fn closed(clause: &Clause<'_>, words: Range<usize>) -> Option<usize> {
    let mut end = words.end.min(clause.words().len());
    while end > words.start {
        let last = clause.folded(end - 1);
        // "A war breaking out", "a dispute involving the port".
        let is_deed = last.ends_with("ing")
            && end > words.start + 1
            && clause.kind(end - 2) == Kind::Content
            && (matches!(
                clause.kind(end),
                Kind::Preposition | Kind::Determiner | Kind::Pronoun
            ) || clause.is_nominal(end)
                || clause.folded(end).starts_with(|c: char| c.is_ascii_digit()))
            && clause.gap(end) == Gap::None;
        // "The U.S. extended": what of it?
        let printed = clause.printed(end - 1);
        let is_owner = printed.chars().all(|c| c.is_uppercase() || c == '.')
            && clause.kind(end) == Kind::Content
            && clause.gap(end) == Gap::None;
        // "The Arctic", but not "European".
        let is_name = end > 1 && printed.starts_with(char::is_uppercase) && last.ends_with("ic");
        let is_half = clause.is_hyphenated(end) && clause.gap(end) == Gap::None;
        // "Building isolated | halls", but "the displaced".
        let is_participle = last.ends_with("ed")
            && last.len() > 4
            && end > words.start + 1
            && clause.folded(end - 2) != "the"
            && !is_noun_in_ed(last);
        let is_torn = is_deed || is_owner || is_half || is_participle;
        let is_noun =
            clause.kind(end - 1) == Kind::Content && (!is_adjective(last) || is_name) && !is_torn
                || clause.kind(end - 1) == Kind::Verb
                    && last.ends_with("ing")
                    && in_phrase(clause, end - 1)
                || last.starts_with(|c: char| c.is_ascii_digit());
        if is_noun {
            return Some(end);
        }
        end -= 1;
    }
    None
}

/// Where what is done and what it is done to ends, if a word in -ing opens it: "losing the
/// lease of the mill".
fn doing(clause: &Clause<'_>, at: usize) -> Option<usize> {
    let is_particle = matches!(
        clause.folded(at + 1),
        "off" | "out" | "up" | "down" | "away" | "back"
    ) && clause.gap(at + 1) == Gap::None;
    let is_deed = clause.folded(at).ends_with("ing")
        && clause.gap(at) == Gap::None
        && (is_particle || has_object(clause, at) || is_doing(clause.folded(at)));
    let from = at + 1 + usize::from(is_particle);
    if !is_deed || clause.gap(from) != Gap::None {
        return None;
    }
    let object = object(clause, from)?;
    let end = completed(clause, object.end);
    let fits = clause.slice(&(at..end)).chars().count() < LONGEST - 8;
    Some(if fits { end } else { object.end })
}

/// Whether only the end of a quotation stands before a word.
fn is_quoted(clause: &Clause<'_>, at: usize) -> bool {
    let from = clause.bytes(&(at.saturating_sub(1)..at)).end;
    let to = clause.bytes(&(at..at + 1)).start;
    let between = clause.text().get(from..to).unwrap_or_default();
    !between.is_empty() && between.chars().all(|c| matches!(c, '”' | '"' | '’' | ' '))
}

/// Whether what follows a noun phrase from a word on completes it, and how many words beside
/// that one lead on to it.
fn leads_on(clause: &Clause<'_>, end: usize, is_first: bool) -> (bool, usize) {
    const LEADS_ON: [&str; 17] = [
        "of", "to", "from", "in", "over", "about", "between", "against", "for", "on", "with",
        "within", "among", "toward", "towards", "at", "by",
    ];
    const INTO: [&str; 8] = [
        "inquiry",
        "inquiries",
        "investigation",
        "investigations",
        "incursion",
        "incursions",
        "intrusion",
        "leaks",
    ];
    let word = clause.folded(end);
    // "Posed by", "facing", "stemming from".
    let posed = usize::from(matches!(
        word,
        "posed" | "caused" | "faced" | "created" | "raised" | "associated" | "arising" | "stemming"
    ));
    let leads = match word {
        "posed" | "caused" | "faced" | "created" | "raised" => clause.folded(end + 1) == "by",
        "associated" => clause.folded(end + 1) == "with",
        "arising" | "stemming" => clause.folded(end + 1) == "from",
        "facing" | "confronting" | "surrounding" | "afflicting" | "affecting" | "plaguing"
        | "besetting" | "dogging" | "gripping" | "hampering" | "hindering" | "threatening"
        | "undermining" => is_first,
        // "Attacks into his speech": nothing goes into most of them.
        "into" => INTO.contains(&clause.folded(end.saturating_sub(1))),
        word => LEADS_ON.contains(&word),
    };
    (leads, posed)
}

/// Where a phrase ends with what completes it: a preposition and its noun phrase,
/// twice at most.
pub(super) fn completed(clause: &Clause<'_>, head: usize) -> usize {
    const AGAIN: [&str; 5] = ["between", "among", "of", "in", "from"];
    let mut end = head;
    for round in 0..2 {
        let word = clause.folded(end);
        let (leads, posed) = leads_on(clause, end, round == 0);
        let is_open = clause.gap(end) == Gap::None || is_quoted(clause, end);
        if !is_open || !leads || round > 0 && !AGAIN.contains(&word) {
            break;
        }
        // "The risk of losing the lease".
        if word == "of"
            && round == 0
            && is_open
            && let Some(stop) = doing(clause, end + 1)
            && clause.slice(&(head..stop)).chars().count() <= LONGEST
        {
            return stop;
        }
        let Some(mut object) = object(clause, end + 1 + posed) else {
            break;
        };
        // "A rift between the towns": of which another one would have to be told.
        if word == "between" && clause.folded(object.end) == "and" {
            let other = self::object(clause, object.end + 1);
            object.end = other.map_or(object.end, |other| other.end);
        }
        // "A set of disparate, often costly rules": the noun is still to come.
        let is_open = object.len() == 1
            && clause.gap(object.end) == Gap::Comma
            && (clause.kind(object.end) == Kind::Adverb
                || clause.folded(object.end) == "often"
                || is_adjective(clause.folded(object.end)));
        let is_near = clause.gap(end + 1 + posed) == Gap::None && !is_open;
        // "On the coast to island line": what goes on is part of the noun.
        let goes_on = clause.folded(object.end) == "to"
            && clause.gap(object.end) == Gap::None
            && clause
                .printed(object.end - 1)
                .starts_with(char::is_uppercase);
        let fits = clause.slice(&(head..object.end)).chars().count() <= LONGEST;
        // "With care": how, not what.
        let is_manner = word == "with" && object.len() == 1;
        // "Pressure for selecting".
        let is_deed = matches!(word, "for" | "by")
            && (is_doing(clause.folded(end + 1))
                || clause.folded(end + 1).ends_with("ing") && clause.folded(end + 2) == "to")
            || has_object(clause, end + 1);
        // "Pressure to halt the work", "in order to".
        let is_aim = word == "to" && clause.kind(object.end) == Kind::Determiner
            || word == "in"
                && matches!(
                    clause.folded(end + 1),
                    "order" | "turn" | "fact" | "terms" | "case" | "view" | "light" | "addition"
                );
        // "A gap between the plan": and what? "Threats in their bids": whose?
        let is_half = word == "between"
            && !is_plural(clause.folded(object.end.saturating_sub(1)))
            && !object.clone().any(|at| clause.folded(at) == "and");
        let is_whose = matches!(clause.folded(end + 2), "respective" | "own")
            // "Needs of islands in Article 4": where it is written.
            || word == "in"
                && matches!(
                    clause.folded(end + 1),
                    "article" | "section" | "chapter" | "annex" | "paragraph"
                );
        // "In the places that most need them": which, takes too long.
        let is_which = round > 0
            && clause.gap(object.end) == Gap::None
            && matches!(
                clause.folded(object.end),
                "that" | "which" | "who" | "where"
            );
        if is_which {
            return end;
        }
        if !is_near || !fits || goes_on || is_manner || is_deed || is_aim || is_half || is_whose {
            // "A law on country | of origin labels": not without the rest.
            let is_torn = round > 0 && word == "of" && !fits;
            return if is_torn { head } else { end };
        }
        end = object.end;
    }
    // "Threats to new ways | of working": not without the rest.
    if end > head && clause.folded(end) == "of" && clause.gap(end) == Gap::None {
        return head;
    }
    end
}

/// The words from `start` on to the furthest good end that is short enough and
/// not before `head`, if they say enough.
pub(super) fn fitting(
    clause: &Clause<'_>,
    start: usize,
    head: usize,
    end: usize,
    least: usize,
) -> Option<Range<usize>> {
    let mut end = closed(clause, start..end)?;
    let mut start = start;
    let is_long =
        |start: usize, end: usize| clause.slice(&(start..end)).chars().nth(LONGEST).is_some();
    // "Significant": how much can be left out first.
    while is_long(start, end) && start + 1 < head && is_pale(clause, start) {
        start += 1;
    }
    while is_long(start, end) {
        // "Tensions between Lund and": neither of two can be left out.
        if (head..end).any(|at| clause.folded(at) == "between") {
            return None;
        }
        let cut = border(clause, head..end)?;
        end = closed(clause, start..cut)?;
    }
    let says = (start..end).filter(|at| !is_pale(clause, *at)).count();
    (end >= head && says >= least && end - start > 1).then_some(start..end)
}

/// The last word before which a phrase may end that is too long; before "of" only if
/// there is no other.
pub(super) fn border(clause: &Clause<'_>, words: Range<usize>) -> Option<usize> {
    let is_border = |at: &usize| matches!(clause.kind(*at), Kind::Preposition | Kind::Conjunction);
    let mut borders = words.rev().filter(is_border);
    let of = |at: &usize| clause.folded(*at) == "of";
    borders
        .clone()
        .find(|at| !of(at))
        .or_else(|| borders.find(of))
}
