//! Where a clause may end that is cut.

use super::form::is_plural;
use super::saying::is_quoting;
use super::verb::is_finite;
use super::{is_adjective, is_noun};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind, is_form_of_be};

/// Words within which what somebody is to do would follow.
const NEAR: usize = 8;

/// Whether a phrase may end before a word: the one before it leads on to nothing.
pub(super) fn closes(clause: &Clause<'_>, end: usize) -> bool {
    const NUMBERS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half",
        "all",
    ];
    let last = end - 1;
    let word = clause.folded(last);
    let is_led = match clause.kind(last) {
        _ if is_particle(clause, end) => false,
        Kind::Preposition | Kind::Conjunction => true,
        Kind::Determiner => {
            !NUMBERS.contains(&word) || clause.is_nominal(end) && clause.gap(end) == Gap::None
        }
        Kind::Pronoun | Kind::Adverb | Kind::Verb | Kind::Content => false,
    };
    // "A clear, unified plan": the noun is still to come.
    let is_list = end > 1
        && matches!(clause.folded(end - 2), "a" | "an" | "the" | "more" | "of")
        && clause.gap(end) == Gap::Comma
        && clause.is_nominal(end)
        && clause.is_nominal(end + 1)
        && clause.gap(end + 1) == Gap::None
        && !clause.folded(last).ends_with('s');
    // "Has to weigh": what?
    let is_deed = end > 2
        && clause.folded(end - 2) == "to"
        && clause.gap(end) == Gap::None
        && !is_adjective(word)
        && matches!(
            clause.folded(end - 3),
            "have"
                | "has"
                | "had"
                | "need"
                | "needs"
                | "needed"
                | "want"
                | "wants"
                | "tries"
                | "tried"
        );
    // "At a time | when": which?
    let is_open_time = end > 1
        && matches!(clause.folded(end - 2), "a" | "the")
        && matches!(word, "time" | "moment" | "point" | "stage")
        && matches!(clause.folded(end), "when" | "where" | "that");
    // "All | the same", "in the face | of".
    let is_idiom = word == "all" && clause.folded(end) == "the"
        || clause.folded(end) == "of"
            && end > 2
            && clause.folded(end - 3) == "in"
            && matches!(
                word,
                "face" | "light" | "wake" | "course" | "name" | "event" | "hands" | "form"
            );
    !(is_led || is_deed || is_idiom || is_list || is_open_time)
        // "NASA's": its what?
        && clause.gap(end) != Gap::Possessive
        && !matches!(
            word,
            "as" | "than"
                | "that"
                | "to"
                | "only"
                | "not"
                | "more"
                | "most"
                | "less"
                | "very"
                | "too"
                | "due"
                | "according"
                | "owing"
                | "prior"
        )
}

/// Whether a thought is torn that is cut before a word: more is said than where, when
/// or how.
pub(super) fn is_torn(clause: &Clause<'_>, end: usize) -> bool {
    let word = clause.folded(end);
    // "The year was marked": by what?
    let is_marked = clause.folded(end) == "by"
        && matches!(
            clause.folded(end - 1),
            "marked"
                | "characterised"
                | "characterized"
                | "shaped"
                | "dominated"
                | "claimed"
                | "accompanied"
        );
    if is_marked {
        return true;
    }
    // "Between the mill": and what?
    let between = (end.saturating_sub(NEAR)..end)
        .rev()
        .find(|at| matches!(clause.folded(*at), "between" | "and"));
    if between.is_some_and(|at| clause.folded(at) == "between") && !is_pair(clause, end) {
        return true;
    }
    if clause.gap(end) != Gap::None && clause.gap(end) != Gap::Possessive {
        return is_set(word);
    }
    if is_more(clause, end) {
        return false;
    }
    if opens_both(clause, end) {
        return false;
    }
    // "An obstacle to mending them", "there was no clerk to open it".
    let is_none = || {
        (end.saturating_sub(NEAR)..end).any(|at| {
            clause.folded(at) == "there" && matches!(clause.folded(at + 2), "no" | "little" | "few")
        })
    };
    if word == "to" && (clause.folded(end + 1).ends_with("ing") || is_none()) {
        return false;
    }
    // "Shows no haste for mending them": for what may go, and so may when.
    if word == "for" && clause.folded(end + 1).ends_with("ing") || opens_as(clause, end) {
        return false;
    }
    // "Pays large sums to idle owners", "brings bad news for them": to whom may go, but
    // not what somebody is to do.
    let is_whom = matches!(clause.kind(end + 1), Kind::Determiner | Kind::Pronoun)
        || is_adjective(clause.folded(end + 1))
        || word == "for" && clause.kind(end + 1) == Kind::Content
        || clause.printed(end + 1).starts_with(char::is_uppercase);
    let does = (end + 1..end + NEAR)
        .take_while(|at| {
            clause.gap(*at) == Gap::None && !matches!(clause.folded(*at), "who" | "which" | "that")
        })
        .any(|at| clause.folded(at) == "to" || is_finite(clause, at));
    // "In comparison | to others".
    let is_tied = end > 1 && clause.folded(end - 2) == "in";
    if matches!(word, "to" | "for") && is_whom && !does && !is_tied {
        return false;
    }
    let is_open = match clause.kind(end) {
        Kind::Preposition => {
            matches!(
                word,
                "of" | "to" | "for" | "than" | "as" | "per" | "like" | "including"
            ) || word != "over"
                && matches!(
                    clause.folded(end + 1),
                    "which" | "whom" | "whose" | "what" | "how"
                )
        }
        Kind::Conjunction => matches!(
            word,
            "that"
                | "which"
                | "who"
                | "whom"
                | "whose"
                | "whether"
                | "how"
                | "why"
                | "what"
                | "than"
        ),
        Kind::Determiner | Kind::Pronoun | Kind::Adverb | Kind::Verb | Kind::Content => true,
    };
    is_set(word) || is_open
}

/// Whether what follows tells only which things they are that stand before a word: "has lost
/// a quarter of the mills | that stood there".
pub(super) fn is_which(clause: &Clause<'_>, end: usize) -> bool {
    let last = end - 1;
    matches!(clause.folded(end), "that" | "which" | "who")
        && clause.gap(end) == Gap::None
        && is_noun(clause, last)
        && is_plural(clause.folded(last))
        && (clause.kind(end + 1) == Kind::Verb || clause.folded(end + 1).ends_with("ed"))
}

/// Whether what follows tells only what there is enough of a thing for: "lacks sufficient
/// funds | to open".
fn is_more(clause: &Clause<'_>, end: usize) -> bool {
    /// Nouns that say nothing without what follows.
    const OPEN: [&str; 22] = [
        "ability",
        "power",
        "right",
        "rights",
        "authority",
        "chance",
        "opportunity",
        "way",
        "ways",
        "extent",
        "effort",
        "efforts",
        "attempt",
        "attempts",
        "plan",
        "plans",
        "need",
        "capacity",
        "degree",
        "point",
        "fact",
        "decision",
    ];
    if clause.folded(end) != "to" || !matches!(clause.kind(end + 1), Kind::Verb | Kind::Adverb) {
        return false;
    }
    let last = end - 1;
    let is_enough = |at: usize| {
        matches!(
            clause.folded(at),
            "enough" | "sufficient" | "adequate" | "insufficient" | "necessary"
        )
    };
    (end.saturating_sub(3)..last).any(is_enough)
        && is_noun(clause, last)
        && !OPEN.contains(&clause.folded(last))
}

/// Whether a word opens what only says when or why.
pub(super) fn opens_time(word: &str) -> bool {
    matches!(
        word,
        "since" | "because" | "when" | "while" | "after" | "before" | "although" | "though"
    )
}

/// Whether what ends before a word is several things, so that there is something between
/// them: "between the towns".
fn is_pair(clause: &Clause<'_>, end: usize) -> bool {
    let last = clause.folded(end - 1);
    is_plural(last) || last == "them"
}

/// Whether a word before an end belongs to its verb: "are left behind or".
fn is_particle(clause: &Clause<'_>, end: usize) -> bool {
    let last = end - 1;
    let goes = end == clause.words().len()
        || clause.gap(end) != Gap::None
        || matches!(clause.folded(end), "and" | "or" | "but");
    last > 0
        && goes
        && matches!(
            clause.folded(last),
            "behind" | "out" | "away" | "down" | "aside" | "apart" | "back"
        )
        && (clause.kind(last - 1) == Kind::Verb || clause.folded(last - 1).ends_with("ed"))
}

/// Whether "both" opens where or with whom: "both in Lund and".
fn opens_both(clause: &Clause<'_>, at: usize) -> bool {
    clause.folded(at) == "both" && clause.kind(at + 1) == Kind::Preposition
}

/// Whether "as" opens a clause that only says when or why.
pub(super) fn opens_as(clause: &Clause<'_>, at: usize) -> bool {
    clause.folded(at) == "as"
        && (at + 2..at + 12)
            .take_while(|word| clause.gap(*word) == Gap::None)
            .any(|word| is_finite(clause, word))
}

/// Whether a word sets a condition, without which a clause tells something else.
pub(super) fn is_set(word: &str) -> bool {
    matches!(word, "if" | "unless" | "until" | "without" | "except")
}

/// Whether words that stand from one behind a verb to an end tell what something is like,
/// and only when or why follows: "became awkward | after".
fn is_like(clause: &Clause<'_>, led: usize, end: usize) -> bool {
    led > 0
        && clause.kind(end - 1) == Kind::Content
        && (opens_time(clause.folded(end)) || opens_as(clause, end))
        && (clause.is(Class::Helping, led - 1)
            || matches!(
                clause.folded(led - 1),
                "became" | "become" | "becomes" | "remain" | "remains" | "seems" | "grew"
            ))
}

/// Whether what is done is told before a word, and only when or why follows: "has continued |
/// in spite of", "had been shrinking | since", "the attempt collapsed | after".
fn is_done(clause: &Clause<'_>, end: usize, verb: Option<usize>) -> bool {
    let last = end - 1;
    let is_done = verb.is_some_and(|verb| {
        verb < last
            && (verb..last).all(|at| clause.is(Class::Helping, at))
            && (clause.folded(last).ends_with("ed")
                // "Had been shrinking since".
                || clause.folded(last).ends_with("ing") && opens_time(clause.folded(end)))
            && (opens_as(clause, end)
                || matches!(
                    clause.folded(end),
                    "in" | "since" | "by" | "despite" | "after" | "during" | "amid"
                ))
    });
    // "The attempt collapsed | after".
    let is_act = verb == Some(last)
        && clause.folded(last).ends_with("ed")
        && clause.gap(end) == Gap::None
        && opens_time(clause.folded(end));
    is_done || is_act
}

/// Whether a clause may be cut before a word, so that what stands before tells
/// something and no phrase is torn; `of` may open what is cut off only where
/// nothing better is found.
pub(super) fn is_good_cut(
    clause: &Clause<'_>,
    end: usize,
    verb: Option<usize>,
    is_last: bool,
) -> bool {
    let last = end - 1;
    let tells = verb.is_some_and(|verb| {
        // More than helping verbs, adverbs and a participle.
        (verb + 1..end).any(|at| {
            !matches!(clause.kind(at), Kind::Verb | Kind::Adverb)
                && !clause.folded(at).ends_with("ed")
                && !clause.folded(at).ends_with("ing")
        }) || verb + 1 < end && clause.gap(end) != Gap::None
            // "Had been falling since": when or why may go.
            || verb + 2 < end && clause.kind(last) != Kind::Verb && opens_time(clause.folded(end))
            || verb + 2 == last && clause.kind(end) == Kind::Conjunction && opens_time(clause.folded(end))
    });
    let is_done = is_done(clause, end, verb);
    let tells = tells || is_done;
    // "Knows how the towns": what they do is still to come.
    let tells = tells
        && verb.is_some_and(|verb| {
            let leads = |at: &usize| {
                clause.kind(*at) == Kind::Conjunction
                    && !matches!(clause.folded(*at), "and" | "or" | "nor" | "also" | "then")
                    || clause.folded(*at) == "that" && clause.kind(at + 1) != Kind::Content
                    || opens_as(clause, *at)
            };
            let lead = (verb + 1..end).rev().find(leads);
            lead.is_none_or(|lead| (lead + 1..end).any(|at| is_finite(clause, at)))
        });
    // "Is uneasy about": what it is like needs what follows.
    let mut led = last;
    while led > 0 && clause.kind(led - 1) == Kind::Adverb {
        led -= 1;
    }
    let is_state = led > 0
        && clause.gap(end) == Gap::None
        && !(clause.kind(last) == Kind::Content
            && (opens_time(clause.folded(end)) || opens_as(clause, end)))
        && matches!(
            clause.folded(led - 1),
            "is" | "are"
                | "was"
                | "were"
                | "be"
                | "been"
                | "become"
                | "becomes"
                | "became"
                | "remain"
                | "remains"
                | "seems"
                | "feel"
                | "feels"
        );
    let opens = clause.gap(end) != Gap::None && clause.gap(end) != Gap::Possessive
        || match clause.kind(end) {
            Kind::Preposition => {
                is_last
                    || !matches!(clause.folded(end), "of" | "than" | "as" | "per")
                    || opens_as(clause, end)
            }
            Kind::Conjunction => {
                !matches!(clause.folded(end), "and" | "or" | "nor")
                    || !clause.is_nominal(end + 1)
                    // "And emptied the mill": another deed.
                    || clause.folded(end + 1).ends_with("ed")
                        && (clause.kind(end + 2) == Kind::Determiner
                            || clause.is_nominal(end + 2)
                                && verb.is_some_and(|verb| clause.folded(verb).ends_with("ed")
                                    || clause.is(Class::Helping, verb)))
            }
            // "What was to come | cannot be known".
            Kind::Verb => is_last && clause.is(Class::Helping, end),
            Kind::Determiner if opens_both(clause, end) || is_which(clause, end) => true,
            Kind::Determiner | Kind::Pronoun | Kind::Adverb | Kind::Content => false,
        };
    // "The clerk says it": what he says is still to come.
    let is_subject = match clause.folded(last) {
        "i" | "he" | "she" | "we" | "they" | "there" => true,
        "it" | "you" => {
            !matches!(clause.kind(last - 1), Kind::Verb | Kind::Preposition)
                || is_quoting(clause, last - 1)
        }
        _ => false,
    };
    // "To be scrapped and": what is done is told.
    let is_passive = clause.folded(last).ends_with("ed")
        && (is_form_of_be(clause.folded(last - 1))
            || matches!(clause.folded(last - 1), "has" | "have" | "had"));
    let is_like = is_like(clause, led, end);
    let is_noun = is_noun(clause, last)
        || is_like
        || is_done
        || is_passive
        || is_particle(clause, end)
        || clause.kind(last) == Kind::Pronoun && !is_subject
        || clause
            .folded(last)
            .starts_with(|c: char| c.is_ascii_digit())
        || clause.gap(end) != Gap::None && clause.kind(last) == Kind::Adverb
        || clause.gap(end) != Gap::None
            && clause.kind(last) == Kind::Content
            // "Needs careful, patient work": the noun is still to come.
            && (!is_adjective(clause.folded(last))
                || matches!(clause.kind(last - 1), Kind::Verb | Kind::Adverb));
    tells && opens && is_noun && (is_done || !is_state) && closes(clause, end)
}
