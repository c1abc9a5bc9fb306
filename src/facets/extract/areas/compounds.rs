//! Compounds in a sentence that may be the name of a theme.

use std::ops::Range;

use super::mention::is_name_of_somebody;
use super::proper::is_proper;
use crate::facets::extract::adjectives::is_adjective;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Classes, Kind};
use crate::facets::lexicon::is_word;

/// Most words of a compound.
pub(super) const LONGEST: usize = 3;

/// A compound by its words: those of one phrase, or the head of a phrase and
/// all words of the one that `of` adds.
pub(super) struct Compound {
    pub words: Range<usize>,
    /// The word that is no part of it: `of`.
    pub without: Option<usize>,
    /// Whether the phrase ends with it.
    pub is_whole: bool,
    /// Whether the phrase begins with it, but for words that narrow nothing.
    pub is_first: bool,
}

/// What a word can do in a compound.
#[derive(Clone, Copy)]
struct Role {
    /// Whether it may stand in one at all.
    is_part: bool,
    /// Whether it may come first.
    opens: bool,
}

/// Room for the roles of the words of a phrase, used again for the next.
#[derive(Default)]
pub(super) struct Roles(Vec<Role>);

impl Role {
    fn of(clause: &Clause<'_>, at: usize) -> Self {
        let word = clause.folded(at);
        let classes = clause.classes(at);
        let is_name = is_name_of_somebody(clause, at) || at == 0 && does_something(clause);
        let is_part = word.len() > 2 && !classes.any(&[Class::Measure]) && !is_name;
        let opens = is_part
            && !classes.any(&[Class::General])
            && !is_superlative(word)
            && !is_done(clause, at);
        Self { is_part, opens }
    }
}

/// "Torvik licenses the data": whether a sentence begins with a name and what may be its verb.
fn does_something(clause: &Clause<'_>) -> bool {
    clause.gap(1) == Gap::None && clause.folded(1).ends_with('s') && is_proper(clause.printed(0))
}

/// Whether a word that may stand in a compound may come last.
fn ends(clause: &Clause<'_>, at: usize) -> bool {
    clause.kind(at) == Kind::Content && !is_pale(clause, at)
}

/// Calls `found` with each compound of a sentence whose words all recur, or whose last
/// is a kind of work; a single word is one if it is a kind of work by itself.
pub(super) fn each(
    clause: &Clause<'_>,
    recurs: impl Fn(usize) -> bool,
    roles: &mut Roles,
    mut found: impl FnMut(Compound),
) {
    let tells = |words: &Range<usize>, without: Option<usize>| {
        let mut own = words.clone().filter(|at| Some(*at) != without);
        clause.is(Class::Field, words.end - 1) || own.all(&recurs)
    };
    let Roles(roles) = roles;
    let mut from = 0;
    while let Some(start) = clause.next_part(from) {
        let end = clause.part_end(start + 1);
        // Where nothing stands before it, the next word is no part of any.
        from = end + usize::from(clause.gap(end) == Gap::None);
        let leads_on = clause.folded(end) == "of" && clause.gap(end) == Gap::None;
        // Most words alone are none, whatever they can do.
        if end - start == 1 && !leads_on && !works_alone(clause.classes(start)) {
            continue;
        }
        roles.clear();
        if (start + 1..end).any(|last| tells(&(last - 1..last + 1), None)) {
            roles.extend((start..end).map(|at| Role::of(clause, at)));
        }
        let mut rest = (start, roles.as_slice());
        let mut is_first = true;
        while let (first, [role, others @ ..]) = rest {
            rest = (first + 1, others);
            if !role.opens {
                continue;
            }
            let parts = others.iter().take_while(|role| role.is_part);
            for (last, _) in (first + 1..first + LONGEST).zip(parts) {
                let words = first..last + 1;
                let is_whole = words.end == end;
                // "A north-west wind": such a pair is an adjective, but for kinds of work.
                let is_pair = || {
                    words.len() == 2
                        && !is_whole
                        && clause.is_hyphenated(last)
                        && !clause.is(Class::Field, last)
                };
                // "Leading-edge technology": half a word opens nothing. Two words all in
                // capitals are somebody who speaks.
                if tells(&words, None)
                    && ends(clause, last)
                    && !clause.is_hyphenated(first)
                    // "Patient self-help".
                    && !clause.is_hyphenated(words.end)
                    && !is_pair()
                    && clause.slice(&words).contains(char::is_lowercase)
                {
                    found(Compound {
                        words,
                        without: None,
                        is_whole,
                        is_first,
                    });
                }
            }
            is_first = false;
        }
        let has_head = || opens_theme(clause, end - 1) && ends(clause, end - 1);
        if end - start == 1 && works_alone(clause.classes(start)) && has_head() {
            found(Compound {
                words: start..end,
                without: None,
                is_whole: true,
                is_first: true,
            });
        }
        if leads_on
            && let Some(words) = around_of(clause, end)
            && tells(&words, Some(end))
            && has_head()
            && is_theme(clause, &(end + 1..words.end))
        {
            found(Compound {
                words,
                without: Some(end),
                is_whole: true,
                is_first: true,
            });
        }
    }
}

/// Whether a word is a kind of work that says enough by itself.
fn works_alone(classes: Classes) -> bool {
    classes.any(&[Class::Field]) && !classes.any(&[Class::Wide])
}

/// "Service of documents": the word before `of` and the phrase behind it, if they may
/// belong together.
fn around_of(clause: &Clause<'_>, of: usize) -> Option<Range<usize>> {
    // "Suppliers of copper" are somebody.
    let head = clause.folded(of - 1);
    let is_somebody = head.ends_with("ers") || head.ends_with("ors");
    if is_somebody || clause.gap(of + 1) != Gap::None || !clause.is_part(of + 1) {
        return None;
    }
    let end = clause.part_end(of + 2);
    (end - of <= LONGEST).then_some(of - 1..end)
}

/// Whether a word may open the name of a theme.
pub(super) fn opens_theme(clause: &Clause<'_>, at: usize) -> bool {
    Role::of(clause, at).opens
}

/// Whether some words of one noun phrase may be the name of a theme.
pub(super) fn is_theme(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    let role = |at| Role::of(clause, at);
    let last = words.end.checked_sub(1);
    role(words.start).opens
        && words.clone().all(|at| role(at).is_part)
        && last.is_some_and(|last| ends(clause, last))
}

/// Whether a word is what is done: "to combat smuggling", "by building software".
pub(super) fn is_done(clause: &Clause<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| clause.folded(before));
    before == "to"
        || clause.folded(at).ends_with("ing")
            && matches!(
                before,
                "at" | "by" | "for" | "without" | "before" | "after" | "while" | "when"
            )
}

/// Whether a word is no noun, or one that is hardly ever a theme.
pub(super) fn is_pale(clause: &Clause<'_>, at: usize) -> bool {
    let (word, classes) = (clause.folded(at), clause.classes(at));
    // "Agencies first".
    let is_adjective_only = classes.any(&[Class::General]) && !classes.any(&[Class::Field]);
    is_adjective_only
        || classes.any(&[
            Class::Pale,
            Class::Body,
            Class::Owner,
            Class::Actor,
            Class::Measure,
        ])
        || word.ends_with("ing") && !classes.any(&[Class::Field])
        || is_adjective(word)
        || is_people(word)
}

/// Whether a word names people by what they are for: "unionists", but not "checklists".
pub(super) fn is_people(folded: &str) -> bool {
    let is_list = || folded.strip_suffix("lists").is_some_and(is_word);
    (folded.strip_suffix("ists")).is_some_and(|before| before.len() > 2) && !is_list()
}

/// "Richest", "largest".
fn is_superlative(folded: &str) -> bool {
    (folded.strip_suffix("est")).is_some_and(is_compared)
}

/// Whether "-est" makes a superlative of a word; few words end so.
#[cold]
fn is_compared(word: &str) -> bool {
    word.len() > 3 && word != "inter" && (is_word(word) || is_word(&format!("{word}e")))
}

/// The compound that some words open, if it may be the name of a theme.
pub(super) fn around(clause: &Clause<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    let joins = |at: usize| clause.gap(at) == Gap::None && clause.is_part(at);
    let mut end = words.end;
    while end < words.start + LONGEST && joins(end) {
        end += 1;
    }
    let whole = words.start..end;
    (end > words.end && !joins(end) && is_theme(clause, &whole)).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::extract::clause::Clauses;

    fn found(text: &str) -> Vec<String> {
        let clauses = Clauses::of([text]);
        let clause = clauses.first();
        let mut found = Vec::new();
        each(
            &clause,
            |_| true,
            &mut Roles::default(),
            |compound| {
                found.push(clause.slice(&compound.words).to_owned());
            },
        );
        found
    }

    #[test]
    fn compounds_are_parts_of_noun_phrases() {
        assert_eq!(
            found("They mend the church bell ropes."),
            ["church bell", "church bell ropes", "bell ropes"]
        );
        assert_eq!(
            found("They pay for the repair of bells."),
            ["repair of bells"]
        );
        assert_eq!(found("They read the claim form."), ["claim form"]);
    }

    #[test]
    fn what_a_hyphen_joins_is_not_torn() {
        assert_eq!(found("They ring a north-west bell."), ["north-west bell"]);
        assert_eq!(found("They agree on a cease-fire."), ["cease-fire"]);
        assert_eq!(
            found("They pay for patient self-care."),
            ["patient self-care", "self-care"]
        );
    }

    #[test]
    fn who_acts_how_long_and_what_is_done_are_none() {
        for text in [
            "The bell companies ring.",
            "It takes three winter months.",
            "They came to polish bells.",
            "They live by polishing bells.",
            "They aim at polishing bells.",
            "It is the richest bell.",
            "The Bell Tower rings.",
            "It is the best bell.",
            "It was the tenth bell.",
            "They asked the attorney general.",
            "They put bells first.",
            "It has low-lying coastal and small harbours.",
            "They are flood-resilient.",
            "Torvik licenses it.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn people_are_told_from_lists() {
        for word in ["unionists", "specialists", "tourists"] {
            assert!(is_people(word), "{word}");
        }
        for word in ["checklists", "lists", "mists", "waitlists"] {
            assert!(!is_people(word), "{word}");
        }
    }
}
