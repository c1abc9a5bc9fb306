//! What a word is by what stands around it, where lists tell one thing of it and the
//! sentence another.

use super::{Gap, Tie};
use crate::facets::extract::lists::Kind;
use crate::facets::phrase::Token;

/// Whether a word is a name that is also a pronoun but for its capitals: "US", "WHO".
pub(super) fn is_short_name(word: &Token<'_>) -> bool {
    matches!(word.folded(), "us" | "it" | "who")
        && word.text().chars().all(|c| c.is_uppercase() || c == '.')
}

/// Whether a word that no list has for a verb or the like is a verb, for it stands
/// behind a modal verb: "boats can moor".
pub(super) fn is_behind_modal(words: &[Token<'_>], ties: &[Tie], at: usize) -> bool {
    let is = |at: usize, kind| ties.get(at).is_some_and(|tie| tie.kind == kind);
    let follows = |at: usize| ties.get(at).is_some_and(|tie| tie.gap == Gap::None);
    if !follows(at) {
        return false;
    }
    let mut modal = at - 1;
    let is_beside = |at: usize| {
        is(at, Kind::Adverb) || words.get(at).is_some_and(|word| word.folded() == "also")
    };
    while modal > 0 && is_beside(modal) && follows(modal) {
        modal -= 1;
    }
    let is_modal = words.get(modal).is_some_and(|word| {
        matches!(
            word.text(),
            "can" | "could" | "will" | "would" | "shall" | "should" | "may" | "might" | "must"
        )
    });
    // "The will of the people", "a can opener".
    let is_noun = modal > 0 && is(modal - 1, Kind::Determiner);
    is_modal && !is_noun
}

/// Whether a word that lists have for a verb is a noun by what stands around it. So is one
/// without an ending behind an article and one thing in capitals, "the NATO plan to":
/// the verb would be "plans".
pub(super) fn is_noun_of(words: &[Token<'_>], ties: &[Tie], at: usize) -> bool {
    let kind = |at: usize| ties.get(at).map(|tie| tie.kind);
    let text = |at: usize| words.get(at).map_or("", Token::text);
    let is_capital = |at: usize| text(at).len() > 1 && text(at).chars().all(char::is_uppercase);
    let follows = |at: usize| ties.get(at).is_some_and(|tie| tie.gap == Gap::None);
    let is_bare = !["s", "ed", "ing"].iter().any(|end| text(at).ends_with(end));
    // "A 25 percent cut".
    let is_share = at > 1
        && matches!(text(at - 1), "percent" | "cent" | "%")
        && text(at - 2).starts_with(|c: char| c.is_ascii_digit());
    if is_share && is_bare {
        return true;
    }
    // "The market share of", "its use of": hardly a verb has "of" behind it.
    let has_of = is_bare
        && at > 0
        && follows(at)
        && text(at + 1) == "of"
        && matches!(kind(at - 1), Some(Kind::Content | Kind::Determiner))
        && !text(at - 1).ends_with('s')
        && !matches!(
            text(at),
            "think"
                | "speak"
                | "dispose"
                | "consist"
                | "approve"
                | "hear"
                | "dream"
                | "complain"
                | "die"
                | "know"
                | "made"
                | "thought"
                | "spoke"
                | "heard"
                | "died"
        );
    if has_of {
        return true;
    }
    // "The plans", "the town's plans": one thing does not plan.
    let is_owned = ties.get(at).is_some_and(|tie| tie.gap == Gap::Possessive)
        || follows(at)
            && matches!(
                text(at - 1),
                "the" | "The" | "its" | "their" | "his" | "her" | "our" | "these" | "those"
            );
    if is_owned && text(at).ends_with('s') && text(at).len() > 3 {
        return true;
    }
    at > 1
        && is_bare
        && is_capital(at - 1)
        && matches!(text(at - 2), "the" | "The" | "a" | "A" | "an" | "An")
        && follows(at)
        && follows(at - 1)
        && matches!(
            text(at),
            "plan"
                | "offer"
                | "aim"
                | "move"
                | "work"
                | "claim"
                | "report"
                | "support"
                | "call"
                | "share"
                | "cost"
                | "use"
                | "attempt"
                | "need"
                | "launch"
                | "deal"
                | "bid"
                | "vote"
                | "cut"
                | "increase"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::extract::clause::Clauses;

    #[test]
    fn behind_a_modal_verb_stands_a_verb() {
        let clauses = Clauses::of(["Boats can also moor side by side"]);
        let clause = clauses.first();
        assert_eq!(clause.kind(3), Kind::Verb);
        let clauses = Clauses::of(["The will power of boats"]);
        let clause = clauses.first();
        assert_eq!(clause.kind(2), Kind::Content);
    }

    #[test]
    fn capitals_tell_a_name_from_a_pronoun() {
        let clauses = Clauses::of(["U.S. towns and the IT trade, or it"]);
        let clause = clauses.first();
        assert_eq!(clause.kind(0), Kind::Content);
        assert_eq!(clause.kind(4), Kind::Content);
        assert_eq!(clause.kind(7), Kind::Pronoun);
    }

    #[test]
    fn behind_a_thing_stands_its_plan() {
        let clauses = Clauses::of(["They met the IOC plan with doubts"]);
        let clause = clauses.first();
        assert_eq!(clause.kind(4), Kind::Content);
        let clauses = Clauses::of(["A 25 percent cut of its plans"]);
        let clause = clauses.first();
        assert!([3, 6].iter().all(|at| clause.kind(*at) == Kind::Content));
        let clauses = Clauses::of(["The market share of the town"]);
        let clause = clauses.first();
        assert_eq!(clause.kind(2), Kind::Content);
        let clauses = Clauses::of(["They met the towns and plan a lock"]);
        let clause = clauses.first();
        assert_eq!(clause.kind(5), Kind::Verb);
    }
}
