//! A sentence as words with what stands between them, and the noun phrases in it.
//!
//! Nothing is tagged or parsed: closed lists of function words and common verbs
//! ([`super::lists::WordKinds`]) and marks of punctuation tell where a noun
//! phrase can no longer go on. That is enough for a label, not for grammar.

use std::ops::Range;

use super::lists::{Class, Classes, Kind, WordKinds};
use crate::facets::phrase::{Token, tokens};

/// What stands between a word and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// A blank or a hyphen.
    None,
    /// The sign of a possessive.
    Possessive,
    /// A comma.
    Comma,
    /// Another mark, or the border of the sentence.
    Mark,
}

/// A sentence, word by word.
pub(super) struct Clause<'a> {
    text: &'a str,
    words: Vec<Token<'a>>,
    /// What is known of each of them.
    ties: Vec<Tie>,
}

/// What a word does in its sentence.
struct Tie {
    kind: Kind,
    classes: Classes,
    /// What stands before it.
    gap: Gap,
}

/// Most words before the head of a phrase.
const BEFORE: usize = 3;

impl<'a> Clause<'a> {
    /// Reads a sentence.
    pub(super) fn new(text: &'a str) -> Self {
        Self::of(text, tokens(text))
    }

    /// Reads a sentence of which the words are known.
    pub(super) fn of(text: &'a str, words: Vec<Token<'a>>) -> Self {
        let known = WordKinds::bundled();
        let mut end = None;
        let mut ties: Vec<Tie> = (words.iter())
            .map(|word| {
                let bytes = word.bytes();
                let gap = end.map_or(Gap::Mark, |end| gap(text, end..bytes.start));
                end = Some(bytes.end);
                let (mut kind, classes) = known.known_of(word);
                if kind != Kind::Content && is_short_name(word) {
                    kind = Kind::Content;
                }
                Tie { kind, classes, gap }
            })
            .collect();
        for at in 1..words.len() {
            let kind = match ties.get(at).map(|tie| tie.kind) {
                Some(Kind::Content) if is_behind_modal(&words, &ties, at) => Kind::Verb,
                Some(Kind::Verb) if is_noun_of(&words, &ties, at) => Kind::Content,
                _ => continue,
            };
            if let Some(tie) = ties.get_mut(at) {
                tie.kind = kind;
            }
        }
        Self { text, words, ties }
    }

    /// The sentence itself.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Its words.
    pub(super) fn words(&self) -> &[Token<'a>] {
        &self.words
    }

    /// A word as it is compared; empty beyond the end.
    pub(super) fn folded(&self, at: usize) -> &str {
        self.words.get(at).map_or("", Token::folded)
    }

    /// A word as it is printed; empty beyond the end.
    pub(super) fn printed(&self, at: usize) -> &str {
        self.words.get(at).map_or("", Token::text)
    }

    /// What a word does; beyond the end something that ends any phrase.
    pub(super) fn kind(&self, at: usize) -> Kind {
        self.ties.get(at).map_or(Kind::Verb, |tie| tie.kind)
    }

    /// What a word can be besides; nothing beyond the end.
    pub(super) fn classes(&self, at: usize) -> Classes {
        self.ties
            .get(at)
            .map_or(Classes::default(), |tie| tie.classes)
    }

    /// Whether a word is of a class.
    pub(super) fn is(&self, class: Class, at: usize) -> bool {
        self.classes(at).any(&[class])
    }

    /// What stands before a word.
    pub(super) fn gap(&self, at: usize) -> Gap {
        self.ties.get(at).map_or(Gap::Mark, |tie| tie.gap)
    }

    /// The bytes from the first to the last of some words.
    pub(super) fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        let covered = self.words.get(words.clone()).unwrap_or_default();
        match (covered.first(), covered.last()) {
            (Some(first), Some(last)) => first.bytes().start..last.bytes().end,
            _ => 0..0,
        }
    }

    /// Some words as they are printed.
    pub(super) fn slice(&self, words: &Range<usize>) -> &'a str {
        let bytes = self.bytes(words);
        // A share is none without its sign.
        let sign = (self.text.get(bytes.end..)).is_some_and(|rest| rest.starts_with('%'));
        self.text
            .get(bytes.start..bytes.end + usize::from(sign && !words.is_empty()))
            .unwrap_or_default()
    }

    /// Whether a word can be part of a noun phrase: an adjective or noun, or a
    /// participle that stands before one.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        let kind = self.kind(at);
        if !matches!(kind, Kind::Content | Kind::Verb) {
            return false;
        }
        let word = self.folded(at);
        // A participle after a word that opens a phrase describes the noun;
        // after a noun it is a verb.
        let is_participle = word.len() > 4 && word.ends_with("ed");
        if kind == Kind::Verb {
            let opens =
                at == 0 || matches!(self.kind(at - 1), Kind::Determiner | Kind::Preposition);
            is_participle
                && opens
                && self.kind(at + 1) == Kind::Content
                && self.gap(at + 1) == Gap::None
        } else if word.starts_with(|c: char| c.is_ascii_digit()) {
            false
        } else {
            !is_participle
                || at == 0
                || self.gap(at) != Gap::None
                || matches!(
                    self.kind(at - 1),
                    Kind::Determiner | Kind::Preposition | Kind::Conjunction | Kind::Adverb
                )
        }
    }

    /// Whether a word is a number before what it counts.
    fn is_measure(&self, at: usize) -> bool {
        self.folded(at).starts_with(|c: char| c.is_ascii_digit())
            && self.gap(at + 1) == Gap::None
            && (self.is_nominal(at + 1) || self.folded(at + 1) == "per")
    }

    /// Where the noun phrase begins that word `at` ends.
    pub(super) fn start_of(&self, at: usize) -> usize {
        let mut start = at;
        while start > 0
            && at - start < BEFORE
            && self.gap(start) == Gap::None
            && self.is_nominal(start - 1)
        {
            start -= 1;
        }
        start
    }

    /// Where the noun phrase ends that word `at` begins: articles are skipped,
    /// `and` joins two of a kind, and `of` leads on.
    pub(super) fn end_of(&self, at: usize, most: usize) -> usize {
        let mut end = at;
        let limit = at.saturating_add(most).min(self.words.len());
        while end < limit
            && (end == at || self.gap(end) == Gap::None || self.gap(end) == Gap::Possessive)
        {
            let goes_on = match self.kind(end) {
                Kind::Content => self.is_nominal(end) || self.is_measure(end),
                Kind::Determiner => {
                    end == at || matches!(self.kind(end - 1), Kind::Preposition | Kind::Determiner)
                }
                Kind::Preposition => matches!(self.folded(end), "of" | "per") && end > at,
                Kind::Conjunction => {
                    self.folded(end) == "and"
                        && end > at
                        && self.is_nominal(end + 1)
                        && self.gap(end + 1) == Gap::None
                }
                Kind::Pronoun | Kind::Adverb | Kind::Verb => false,
            };
            if !goes_on {
                break;
            }
            end += 1;
        }
        self.trimmed(&(at..end)).end
    }

    /// Whether a word is the second of two that a hyphen joins.
    pub(super) fn is_hyphenated(&self, at: usize) -> bool {
        let ends = (at.checked_sub(1)).and_then(|before| self.words.get(before));
        let between = ends
            .zip(self.words.get(at))
            .and_then(|(before, word)| self.text.get(before.bytes().end..word.bytes().start));
        matches!(between, Some("-" | "\u{2010}" | "\u{2011}"))
    }

    /// Some words without function words at either end.
    pub(super) fn trimmed(&self, words: &Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (words.start, words.end.min(self.words.len()));
        while start < end && self.kind(start) != Kind::Content {
            start += 1;
        }
        while end > start && self.kind(end - 1) != Kind::Content {
            end -= 1;
        }
        start..end
    }
}

/// Whether a word is a name that is also a pronoun but for its capitals: "US", "WHO".
fn is_short_name(word: &Token<'_>) -> bool {
    matches!(word.folded(), "us" | "it" | "who")
        && word.text().chars().all(|c| c.is_uppercase() || c == '.')
}

/// Whether a word that no list has for a verb or the like is a verb, for it stands
/// behind a modal verb: "boats can moor".
fn is_behind_modal(words: &[Token<'_>], ties: &[Tie], at: usize) -> bool {
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
fn is_noun_of(words: &[Token<'_>], ties: &[Tie], at: usize) -> bool {
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

fn gap(text: &str, between: Range<usize>) -> Gap {
    // So it is between most words.
    if text.as_bytes().get(between.clone()) == Some(b" ") {
        return Gap::None;
    }
    let between = text.get(between).unwrap_or_default();
    // A hyphen in place of a dash.
    if between == " - " {
        return Gap::Mark;
    }
    let mut gap = Gap::None;
    for c in between.chars() {
        let one = match c {
            ',' => Gap::Comma,
            '\'' | '’' => Gap::Possessive,
            's' | 'S' | ' ' | '-' | '\u{2010}' | '\u{2011}' | '\u{a0}' | '&' | '$' | '€' | '£'
            | '%' | '\n' | '.' => Gap::None,
            _ => Gap::Mark,
        };
        gap = match (gap, one) {
            (Gap::Mark, _) | (_, Gap::Mark) => Gap::Mark,
            (Gap::Comma, _) | (_, Gap::Comma) => Gap::Comma,
            (Gap::Possessive, _) | (_, Gap::Possessive) => Gap::Possessive,
            (Gap::None, Gap::None) => Gap::None,
        };
    }
    gap
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_between_blanks_is_a_dash() {
        let clause = Clause::new("Night boats - two of them");
        assert_eq!(clause.gap(2), Gap::Mark);
    }

    #[test]
    fn behind_a_modal_verb_stands_a_verb() {
        let clause = Clause::new("Boats can also moor side by side");
        assert_eq!(clause.kind(3), Kind::Verb);
        let clause = Clause::new("The will power of boats");
        assert_eq!(clause.kind(2), Kind::Content);
    }

    #[test]
    fn capitals_tell_a_name_from_a_pronoun() {
        let clause = Clause::new("U.S. towns and the IT trade, or it");
        assert_eq!(clause.kind(0), Kind::Content);
        assert_eq!(clause.kind(4), Kind::Content);
        assert_eq!(clause.kind(7), Kind::Pronoun);
    }

    #[test]
    fn behind_a_thing_stands_its_plan() {
        let clause = Clause::new("They met the IOC plan with doubts");
        assert_eq!(clause.kind(4), Kind::Content);
        let clause = Clause::new("A 25 percent cut of its plans");
        assert!([3, 6].iter().all(|at| clause.kind(*at) == Kind::Content));
        let clause = Clause::new("The market share of the town");
        assert_eq!(clause.kind(2), Kind::Content);
        let clause = Clause::new("They met the towns and plan a lock");
        assert_eq!(clause.kind(5), Kind::Verb);
    }

    #[test]
    fn a_hyphen_joins_words() {
        let clause = Clause::new("A well-known low point");
        assert!(clause.is_hyphenated(2));
        assert!(!clause.is_hyphenated(3) && !clause.is_hyphenated(0));
    }

    #[test]
    fn a_phrase_ends_at_a_mark_or_a_verb() {
        let clause = Clause::new("Fish stocks of the delta, and boats.");
        assert_eq!(
            clause.slice(&(0..clause.end_of(0, 9))),
            "Fish stocks of the delta"
        );
        let clause = Clause::new("The ports of the north remain closed.");
        assert_eq!(
            clause.slice(&(1..clause.end_of(0, 9))),
            "ports of the north"
        );
    }
}
