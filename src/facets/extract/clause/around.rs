//! What a word is by what stands around it, where lists tell one thing of it and the
//! sentence another.

use super::{Gap, Tie};
use crate::facets::extract::lists::Kind;
use crate::facets::phrase::Token;
use crate::text::word::first_eight;

/// Whether a word is a name that is also a pronoun but for its capitals: "US", "WHO".
pub(super) fn is_short_name(word: &Token<'_>) -> bool {
    // Words of so few letters are told by those.
    const NAMES: [u64; 3] = [first_eight(b"us"), first_eight(b"it"), first_eight(b"who")];
    NAMES.contains(&word.begins()) && word.text().chars().all(|c| c.is_uppercase() || c == '.')
}

/// Settles what the words of a sentence are by what stands around them: their kinds, of
/// which none is changed twice, and whether they can be part of a noun phrase.
pub(super) fn settle(words: &[Token<'_>], ties: &mut [Tie]) {
    let mut settled = 0;
    while let Some(at) = next_verb(ties, settled) {
        let verb = (words.get(at))
            .filter(|word| is_modal(word))
            .and_then(|_| behind_modal(words, ties, at));
        let is_noun = at > 0 && is_noun_of(words, ties, at);
        if let Some(tie) = ties.get_mut(at).filter(|_| is_noun) {
            tie.kind = Kind::Content;
        }
        settled = at + 1;
        // What stands between them is no verb.
        if let Some(verb) = verb
            && let Some(tie) = ties.get_mut(verb)
        {
            tie.kind = Kind::Verb;
            settled = verb + 1;
        }
    }
    // Nothing before the first word is as good as an article.
    let mut before = Kind::Determiner;
    for (word, tie) in words.iter().zip(ties.iter_mut()) {
        tie.is_nominal = is_nominal(word.folded().as_bytes(), tie, before);
        tie.is_part = tie.is_nominal;
        before = tie.kind;
    }
    // From the last on, for a verb is told by the word behind it.
    let mut end = ties.len();
    while let Some(at) = verb_before(ties, end) {
        end = at;
        let is_nominal = words.get(at).is_some_and(is_participle) && describes(ties, at);
        let is_part = is_nominal || is_between(ties, at);
        if let Some(tie) = ties.get_mut(at) {
            (tie.is_nominal, tie.is_part) = (is_nominal, is_part);
        }
    }
}

/// The first verb from a word on.
fn next_verb(ties: &[Tie], from: usize) -> Option<usize> {
    let mut rest = ties.get(from..)?.iter();
    Some(from + rest.position(|tie| tie.kind == Kind::Verb)?)
}

/// The last verb before a word.
fn verb_before(ties: &[Tie], end: usize) -> Option<usize> {
    ties.get(..end)?
        .iter()
        .rposition(|tie| tie.kind == Kind::Verb)
}

/// Whether a word ends like a participle.
fn is_participle(word: &Token<'_>) -> bool {
    ends_in_ed(word.folded().as_bytes())
}

fn ends_in_ed(folded: &[u8]) -> bool {
    matches!(folded, [_, _, _, .., b'e', b'd'])
}

/// Whether a word that is no verb can be part of a noun phrase, by its letters and what stands
/// before it. All is told without a branch, for which of them hold is hard to guess.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch less for each word of an article"
)]
fn is_nominal(folded: &[u8], tie: &Tie, before: Kind) -> bool {
    const OPENING: u8 = 1 << Kind::Determiner as u8
        | 1 << Kind::Preposition as u8
        | 1 << Kind::Conjunction as u8
        | 1 << Kind::Adverb as u8;
    let is_number = folded.first().is_some_and(u8::is_ascii_digit);
    // A participle after a word that opens a phrase describes the noun; after a noun it
    // is a verb.
    let opens = (tie.gap != Gap::None) | (OPENING >> before as u8 & 1 == 1);
    (tie.kind == Kind::Content) & !is_number & (!ends_in_ed(folded) | opens)
}

/// Whether a participle of a verb stands where it describes a noun.
fn describes(ties: &[Tie], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| ties.get(before));
    before.is_none_or(|before| matches!(before.kind, Kind::Determiner | Kind::Preposition))
        && (ties.get(at + 1))
            .is_some_and(|next| next.kind == Kind::Content && next.gap == Gap::None)
}

/// Whether a word stands between an article and a noun.
fn is_between(ties: &[Tie], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| ties.get(before));
    before.is_some_and(|before| before.kind == Kind::Determiner)
        && (ties.get(at + 1)).is_some_and(|next| next.gap == Gap::None && next.is_nominal)
}

/// Whether a word is a modal verb; "Will" may be somebody's name.
fn is_modal(word: &Token<'_>) -> bool {
    matches!(
        word.text(),
        "can" | "could" | "will" | "would" | "shall" | "should" | "may" | "might" | "must"
    )
}

/// The word behind a modal verb that no list has for a verb or the like, which is one there:
/// "boats can moor", "boats can also moor".
fn behind_modal(words: &[Token<'_>], ties: &[Tie], modal: usize) -> Option<usize> {
    // "The will of the people", "a can opener".
    let before = modal.checked_sub(1).and_then(|before| ties.get(before));
    if before.is_some_and(|before| before.kind == Kind::Determiner) {
        return None;
    }
    let behind = ties.iter().zip(words).enumerate().skip(modal + 1);
    let (at, (tie, _)) = behind
        .take_while(|(_, (tie, _))| tie.gap == Gap::None)
        .find(|(_, (tie, word))| tie.kind != Kind::Adverb && word.folded() != "also")?;
    (tie.kind == Kind::Content).then_some(at)
}

/// Whether a word that lists have for a verb is a noun by what stands around it. So is one
/// without an ending behind an article and one thing in capitals, "the NATO plan to":
/// the verb would be "plans".
fn is_noun_of(words: &[Token<'_>], ties: &[Tie], at: usize) -> bool {
    let kind = |at: usize| ties.get(at).map(|tie| tie.kind);
    let text = |at: usize| words.get(at).map_or("", Token::text);
    let is_capital = |at: usize| text(at).len() > 1 && text(at).chars().all(char::is_uppercase);
    let follows = |at: usize| ties.get(at).is_some_and(|tie| tie.gap == Gap::None);
    let is_bare = || {
        !matches!(
            text(at).as_bytes(),
            [.., b's'] | [.., b'e', b'd'] | [.., b'i', b'n', b'g']
        )
    };
    // "A 25 percent cut".
    let is_share = at > 1
        && matches!(text(at - 1), "percent" | "cent" | "%")
        && text(at - 2).starts_with(|c: char| c.is_ascii_digit());
    if is_share && is_bare() {
        return true;
    }
    // "The market share of", "its use of": hardly a verb has "of" behind it.
    let has_of = at > 0
        && text(at + 1) == "of"
        && follows(at)
        && is_bare()
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
    let is_owned = || {
        ties.get(at).is_some_and(|tie| tie.gap == Gap::Possessive)
            || follows(at)
                && matches!(
                    text(at - 1),
                    "the" | "The" | "its" | "their" | "his" | "her" | "our" | "these" | "those"
                )
    };
    if text(at).ends_with('s') && text(at).len() > 3 && is_owned() {
        return true;
    }
    at > 1
        && is_capital(at - 1)
        && is_bare()
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
    use crate::facets::extract::lists::WordKinds;

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
    fn modal_verbs_are_looked_for_among_verbs() {
        let modal = "can could will would shall should may might must";
        let kind = |word| WordKinds::bundled().kind(word);
        assert!(modal.split(' ').all(|word| kind(word) == Kind::Verb));
        let clauses = Clauses::of([modal]);
        assert!(clauses.first().words().iter().all(is_modal));
        assert_ne!(kind("also"), Kind::Content);
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
