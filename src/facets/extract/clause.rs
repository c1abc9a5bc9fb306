//! A sentence as words with what stands between them, and the noun phrases in it.
//!
//! Nothing is tagged or parsed: closed lists of function words and common verbs
//! ([`super::lists::WordKinds`]) and marks of punctuation tell where a noun
//! phrase can no longer go on. That is enough for a label, not for grammar.

mod around;

use std::ops::Range;

use super::lists::{Class, Classes, Kind, WordKinds, is_helping};
use crate::facets::phrase::{Token, read_tokens};
use around::{is_short_name, settle};

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
#[derive(Clone, Copy)]
pub(super) struct Clause<'a> {
    text: &'a str,
    words: &'a [Token<'a>],
    /// What is known of each of them.
    ties: &'a [Tie],
}

/// Several sentences, whose words lie one behind the other.
#[derive(Default)]
pub(super) struct Clauses<'a> {
    /// Each with the number of words up to its end.
    texts: Vec<(&'a str, usize)>,
    words: Vec<Token<'a>>,
    ties: Vec<Tie>,
}

/// What a word does in its sentence.
struct Tie {
    kind: Kind,
    classes: Classes,
    /// What stands before it.
    gap: Gap,
    /// Whether it can be part of a noun phrase.
    is_nominal: bool,
    /// The same, or that it stands between an article and a noun.
    is_part: bool,
}

/// Most words before the head of a phrase.
const BEFORE: usize = 3;

impl<'a> Clauses<'a> {
    /// None yet, with room for some sentences of so many bytes together.
    pub(super) fn with_room(sentences: usize, bytes: usize) -> Self {
        let words = words_in(bytes);
        Self {
            texts: Vec::with_capacity(sentences),
            words: Vec::with_capacity(words),
            ties: Vec::with_capacity(words),
        }
    }

    /// Reads sentences.
    pub(super) fn of(texts: impl IntoIterator<Item = &'a str, IntoIter: Clone>) -> Self {
        let texts = texts.into_iter();
        // Short ones have more words than most.
        let (count, bytes) = (
            texts.clone().count(),
            texts.clone().map(str::len).sum::<usize>(),
        );
        let mut all = Self::with_room(count, bytes + bytes / 4);
        for text in texts {
            all.add(text, None);
        }
        all
    }

    /// Reads a sentence, that somebody may have in small letters too.
    pub(super) fn add(&mut self, text: &'a str, lowered: Option<&'a str>) {
        let first = self.words.len();
        let known = WordKinds::bundled();
        let mut end = None;
        read_tokens(text, lowered, |word| {
            let bytes = word.bytes();
            let mut gap = end.map_or(Gap::Mark, |end| gap(text, end..bytes.start));
            // "Coup d’état": nobody’s.
            if gap == Gap::Possessive && self.words.last().is_some_and(|one| one.text().len() == 1)
            {
                gap = Gap::None;
            }
            end = Some(bytes.end);
            let (mut kind, classes) = known.known_of(&word);
            if is_short_name(&word) {
                kind = Kind::Content;
            }
            self.ties.push(Tie {
                kind,
                classes,
                gap,
                is_nominal: false,
                is_part: false,
            });
            self.words.push(word);
        });
        self.texts.push((text, self.words.len()));
        let words = self.words.get(first..).unwrap_or_default();
        let ties = self.ties.get_mut(first..).unwrap_or_default();
        settle(words, ties);
    }

    /// The sentences, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Clause<'_>> {
        let mut start = 0;
        self.texts.iter().map(move |(text, end)| {
            let words = std::mem::replace(&mut start, *end)..*end;
            Clause {
                text,
                words: self.words.get(words.clone()).unwrap_or_default(),
                ties: self.ties.get(words).unwrap_or_default(),
            }
        })
    }

    /// The first sentence.
    pub(super) fn first(&self) -> Clause<'_> {
        self.iter().next().unwrap_or(Clause {
            text: "",
            words: &[],
            ties: &[],
        })
    }
}

/// About how many words so many bytes have: English has six letters to a word, with
/// the blank.
fn words_in(bytes: usize) -> usize {
    bytes / 6 + 2
}

impl<'a> Clause<'a> {
    /// The sentence itself.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Its words.
    pub(super) fn words(&self) -> &'a [Token<'a>] {
        self.words
    }

    /// A word as it is compared; empty beyond the end.
    pub(super) fn folded(&self, at: usize) -> &str {
        self.words.get(at).map_or("", Token::folded)
    }

    /// The first eight letters of that.
    pub(super) fn begins(&self, at: usize) -> u64 {
        self.words.get(at).map_or(0, Token::begins)
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

    /// What any of its words can be besides.
    pub(super) fn all_classes(&self) -> Classes {
        (self.ties.iter()).fold(Classes::default(), |all, tie| all.with(tie.classes))
    }

    /// Whether a word is of a class.
    pub(super) fn is(&self, class: Class, at: usize) -> bool {
        self.classes(at).any(&[class])
    }

    /// Whether a word is a verb that helps, with "not" at its end: "hasn't", but not
    /// "government" or "went".
    pub(super) fn is_helping_not(&self, at: usize) -> bool {
        self.folded(at)
            .strip_suffix("nt")
            .is_some_and(|verb| is_helping(verb) || matches!(verb, "ca" | "wo"))
            && self.printed(at).contains(['\'', '’'])
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
        self.ties.get(at).is_some_and(|tie| tie.is_nominal)
    }

    /// Whether a word is part of a noun phrase: what may be a verb is none between
    /// an article and a noun, as in "the claim form".
    pub(super) fn is_part(&self, at: usize) -> bool {
        self.ties.get(at).is_some_and(|tie| tie.is_part)
    }

    /// The first word from one on that [is part](Self::is_part) of a noun phrase.
    pub(super) fn next_part(&self, from: usize) -> Option<usize> {
        let mut rest = self.ties.get(from..)?.iter();
        Some(from + rest.position(|tie| tie.is_part)?)
    }

    /// Where the words end that are part of the phrase of the one before them.
    pub(super) fn part_end(&self, from: usize) -> usize {
        let rest = self.ties.get(from..).unwrap_or_default();
        let part = rest
            .iter()
            .take_while(|tie| tie.is_part && tie.gap == Gap::None);
        from + part.count()
    }

    /// The words of a class, in order.
    pub(super) fn all_of(&self, class: Class) -> impl Iterator<Item = usize> {
        let ties = self.ties.iter().enumerate();
        ties.filter_map(move |(at, tie)| tie.classes.any(&[class]).then_some(at))
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

fn gap(text: &str, between: Range<usize>) -> Gap {
    // So it is between most words.
    match text.as_bytes().get(between.clone()) {
        Some([b' ' | b'-']) => return Gap::None,
        Some([b',', b' ']) => return Gap::Comma,
        _ => {}
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
        let clauses = Clauses::of(["Night boats - two of them"]);
        let clause = clauses.first();
        assert_eq!(clause.gap(2), Gap::Mark);
    }

    #[test]
    fn a_letter_with_an_apostrophe_is_no_owner() {
        let clauses = Clauses::of(["A coup d’état in the town’s hall"]);
        let gaps: Vec<Gap> = (0..8).map(|at| clauses.first().gap(at)).collect();
        assert_eq!(
            gaps.iter().filter(|gap| **gap == Gap::Possessive).count(),
            1
        );
        assert_eq!(gaps.get(3), Some(&Gap::None));
    }

    #[test]
    fn not_ends_verbs_that_help_and_no_other_word() {
        let clauses = Clauses::of(["Agent Grant can’t; he hasn't and won’t, but went, cant"]);
        let clause = clauses.first();
        let found: Vec<usize> = (0..11).filter(|at| clause.is_helping_not(*at)).collect();
        assert_eq!(found, [2, 4, 6]);
    }

    #[test]
    fn a_hyphen_joins_words() {
        let clauses = Clauses::of(["A well-known low point"]);
        let clause = clauses.first();
        assert!(clause.is_hyphenated(2));
        assert!(!clause.is_hyphenated(3) && !clause.is_hyphenated(0));
    }

    #[test]
    fn a_phrase_ends_at_a_mark_or_a_verb() {
        let clauses = Clauses::of(["Fish stocks of the delta, and boats."]);
        let clause = clauses.first();
        assert_eq!(
            clause.slice(&(0..clause.end_of(0, 9))),
            "Fish stocks of the delta"
        );
        let clauses = Clauses::of(["The ports of the north remain closed."]);
        let clause = clauses.first();
        assert_eq!(
            clause.slice(&(1..clause.end_of(0, 9))),
            "ports of the north"
        );
    }
}
