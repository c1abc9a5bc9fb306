//! Names and phrases in sentences.
//!
//! A phrase is a sequence of folded words, so that case, accents and quotes
//! never decide; its last letters may be left open with `*`. A name written all
//! in capitals is found only where the article prints capitals: "US" is not the
//! pronoun. Phrases are looked up by their first word, so a text is read once
//! however many there are.

mod inflected;
mod table;

use std::borrow::{Borrow, Cow};
use std::cmp::Reverse;
use std::ops::Range;

use crate::text::word::{Printed, fold, printed_words, words};
use crate::text::{BlockId, Document, SentenceId};
use table::Start;
pub(super) use table::Table;

/// A sequence of words to look for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Phrase {
    words: Vec<PhraseWord>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct PhraseWord {
    folded: String,
    /// Any ending may follow.
    is_open: bool,
    /// The stem that its inflected forms share, where those stand for it too.
    stem: Option<(Box<str>, bool)>,
    /// How many of its letters the article must print as capitals.
    capitals: Option<usize>,
}

/// Why a text is no phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum PhraseError {
    /// Nothing to look for.
    #[error("has no word")]
    NoWord,
    /// An asterisk before or within a word, or alone.
    #[error("leaves open what is no ending: * may only end a word")]
    OpenInside,
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphabetic())
}

/// Whether a text has letters, at least so many, and all are capitals.
fn is_upper(text: &str, least: usize) -> bool {
    letters(text).nth(least - 1).is_some() && letters(text).all(char::is_uppercase)
}

/// Whether what follows a word leaves its ending open.
fn ends_open(rest: &str) -> bool {
    rest.strip_prefix('*')
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '*'))
}

impl Phrase {
    /// Reads a phrase.
    pub(super) fn parse(text: &str) -> Result<Self, PhraseError> {
        let stars = text.bytes().filter(|byte| *byte == b'*').count();
        // A single capital may only begin a sentence, unless all are capitals.
        let least = if is_upper(text, 1) { 1 } else { 2 };
        let found: Vec<PhraseWord> = words(text)
            .filter_map(|range| {
                let word = text.get(range.clone())?;
                let is_open = stars > 0 && ends_open(text.get(range.end..)?);
                Some(PhraseWord {
                    folded: fold(word),
                    is_open,
                    stem: None,
                    capitals: is_upper(word, least).then(|| letters(word).count()),
                })
            })
            .collect();
        if found.iter().filter(|word| word.is_open).count() < stars {
            return Err(PhraseError::OpenInside);
        }
        if found.is_empty() {
            return Err(PhraseError::NoWord);
        }
        Ok(Self { words: found })
    }

    /// Lets the inflected forms of its words stand for them too; names in capitals
    /// and words with an open ending stay as they are.
    pub(super) fn inflect(&mut self) {
        for word in &mut self.words {
            if !word.is_open && word.capitals.is_none() {
                word.stem =
                    inflected::stem(&word.folded).map(|(stem, is_soft)| (stem.into(), is_soft));
            }
        }
    }

    /// Its folded words in one string, by which equal phrases are known.
    pub(super) fn folded(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.folded.as_str()).collect();
        words.join(" ")
    }
}

/// A word of a sentence.
pub(super) struct Token<'a> {
    /// Where it begins, in bytes of the sentence.
    at: u32,
    text: &'a str,
    folded: Cow<'a, str>,
    /// How it begins, by which it is looked up.
    start: Start,
}

impl Token<'_> {
    /// Where it stands in its sentence.
    #[inline]
    pub(super) fn bytes(&self) -> Range<usize> {
        let start = self.at as usize;
        start..start + self.text.len()
    }

    /// As it is printed.
    pub(super) fn text(&self) -> &str {
        self.text
    }

    /// As it is compared.
    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    /// The first eight letters of that.
    pub(super) fn begins(&self) -> u64 {
        self.start.letters()
    }
}

/// The words of a sentence, folded once for all that is looked up in it.
pub(super) fn tokens(sentence: &str) -> Vec<Token<'_>> {
    // English has six letters to a word, with the blank.
    let mut tokens = Vec::with_capacity(sentence.len() / 6 + 2);
    read_tokens(sentence, None, |token| tokens.push(token));
    tokens
}

/// Tells the same one by one, of a sentence that somebody may have in small letters too
/// ([`Lowered`]).
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "reads each word of an article, in few places"
)]
pub(super) fn read_tokens<'a>(
    sentence: &'a str,
    lowered: Option<&'a str>,
    mut told: impl FnMut(Token<'a>),
) {
    for word in printed_words(sentence) {
        told(token(word, lowered));
    }
}

/// A word of a sentence that somebody may have in small letters too.
#[inline(always)]
#[expect(clippy::inline_always, reason = "made for each word")]
fn token<'a>(word: Printed<'a>, lowered: Option<&'a str>) -> Token<'a> {
    let Printed { start, text, plain } = word;
    let folded = match plain {
        // Most words are as they are compared.
        Some(plain) if plain.capitals == 0 => Cow::Borrowed(text),
        Some(_) => match lowered.and_then(|lowered| lowered.get(start..start + text.len())) {
            Some(lowered) => Cow::Borrowed(lowered),
            None => Cow::Owned(text.to_ascii_lowercase()),
        },
        None => Cow::Owned(fold(text)),
    };
    Token {
        start: plain.map_or_else(|| Start::of(&folded), Start::of_plain),
        folded,
        at: u32::try_from(start).unwrap_or(u32::MAX),
        text,
    }
}

/// The text of a document with small letters for the capitals of ASCII, each where
/// it stands in the document, so that words need not be folded one by one.
#[derive(Debug)]
pub(super) struct Lowered(String);

impl Lowered {
    /// That of a document.
    pub(super) fn of(document: &Document) -> Self {
        let mut text = String::with_capacity(document.len());
        for block in (0..document.blocks().len()).map(BlockId::at) {
            text.push_str(document.block_text(block));
        }
        text.make_ascii_lowercase();
        Self(text)
    }

    /// That of a document without text, by which words are folded one by one.
    #[cfg(test)]
    pub(super) const fn none() -> Self {
        Self(String::new())
    }

    /// A sentence of the document.
    pub(super) fn sentence(&self, document: &Document, id: SentenceId) -> Option<&str> {
        let bytes = document.bytes_of(id)?;
        self.0.get(bytes.start as usize..bytes.end as usize)
    }
}

/// The word before a byte, folded.
pub(super) fn word_before<'a>(tokens: &'a [Token<'_>], at: usize) -> Option<&'a str> {
    let before = tokens.partition_point(|token| token.bytes().end <= at);
    Some(&*tokens.get(before.checked_sub(1)?)?.folded)
}

/// Phrases with what each stands for, ready to be looked up.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    /// Their table, in which each has the number of its meaning.
    packed: Vec<u8>,
    meanings: Vec<T>,
}

impl<T: Copy> Phrases<T> {
    /// A table of phrases.
    pub(super) fn new<P: Borrow<Phrase>>(all: impl IntoIterator<Item = (P, T)>) -> Self {
        let (phrases, meanings): (Vec<P>, Vec<T>) = all.into_iter().unzip();
        // Most lenses of a field name nothing, and what is empty is never looked into.
        let packed = if phrases.is_empty() {
            Vec::new()
        } else {
            Table::pack(phrases.iter().map(Borrow::borrow).zip(0..))
        };
        Self { packed, meanings }
    }

    /// Everything found in one sentence, by its place: bytes and what the
    /// phrase stands for.
    pub(super) fn find(&self, tokens: &[Token<'_>]) -> Vec<(Range<usize>, T)> {
        let places = self.places(tokens).into_iter();
        places
            .map(|(covered, meaning)| (bytes_of(tokens, &covered), meaning))
            .collect()
    }

    /// The same without overlaps: the longest wins, then the first.
    pub(super) fn find_longest(&self, tokens: &[Token<'_>]) -> Longest<T> {
        let mut places = self.places(tokens);
        let mut hidden = Vec::new();
        if places.is_empty() {
            return Longest {
                kept: Vec::new(),
                hidden,
            };
        }
        places
            .sort_by_key(|(covered, _)| (Reverse(bytes_of(tokens, covered).len()), covered.start));
        let mut is_taken = vec![false; tokens.len()];
        let mut last = 0..0;
        places.retain(|(covered, meaning)| {
            // Two things may have one name.
            if *covered == last {
                return true;
            }
            // What was kept before is no shorter, so it cannot lie within: an
            // overlap takes the first word or the last.
            let ends = [covered.start, covered.end - 1];
            let is_free = ends.iter().all(|at| is_taken.get(*at) == Some(&false));
            if is_free && let Some(words) = is_taken.get_mut(covered.clone()) {
                words.fill(true);
                last = covered.clone();
            } else {
                hidden.push(*meaning);
            }
            is_free
        });
        places.sort_by_key(|(covered, _)| covered.start);
        let kept = places.into_iter();
        let kept = kept.map(|(covered, meaning)| (bytes_of(tokens, &covered), meaning));
        Longest {
            kept: kept.collect(),
            hidden,
        }
    }

    /// The words of every place where a phrase stands, in order.
    pub(super) fn places(&self, tokens: &[Token<'_>]) -> Vec<(Range<usize>, T)> {
        let mut found = Vec::new();
        self.each_place(tokens, |covered, meaning| found.push((covered, meaning)));
        found
    }

    /// Tells the words of every place where a phrase stands, in order.
    pub(super) fn each_place(&self, tokens: &[Token<'_>], mut found: impl FnMut(Range<usize>, T)) {
        if self.meanings.is_empty() {
            return;
        }
        Table::of(&self.packed).each_place(tokens, |covered, number| {
            if let Some(meaning) = self.meanings.get(number as usize) {
                found(covered, *meaning);
            }
        });
    }
}

/// The bytes from the first to the last of some words.
fn bytes_of(tokens: &[Token<'_>], covered: &Range<usize>) -> Range<usize> {
    let words = tokens.get(covered.clone()).unwrap_or_default();
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => first.bytes().start..last.bytes().end,
        _ => 0..0,
    }
}

/// What is found in a sentence where nothing may overlap.
pub(super) struct Longest<T> {
    /// Bytes and what the phrase stands for, in order.
    pub(super) kept: Vec<(Range<usize>, T)>,
    /// What stands there too, but in part of a longer one.
    pub(super) hidden: Vec<T>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockKind, DocumentBuilder};

    fn table(phrases: &[&str]) -> Phrases<usize> {
        let all = phrases.iter().enumerate();
        Phrases::new(all.map(|(at, text)| (Phrase::parse(text).expect("a phrase"), at)))
    }

    fn found<'a>(phrases: &[&str], sentence: &'a str) -> Vec<&'a str> {
        table(phrases)
            .find_longest(&tokens(sentence))
            .kept
            .into_iter()
            .map(|(bytes, _)| &sentence[bytes])
            .collect()
    }

    #[test]
    fn words_are_compared_folded_and_whole() {
        let text = "Zürich’s fishing ports, and the FISHING-port of Zurichsee";
        assert_eq!(found(&["zurich"], text), ["Zürich"]);
        assert_eq!(
            found(&["fishing port*"], text),
            ["fishing ports", "FISHING-port"]
        );
        assert_eq!(found(&["fi*"], text), ["fishing", "FISHING"]);
    }

    #[test]
    fn the_words_of_a_document_in_small_letters_are_those_of_its_sentences() {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Heading, "Zürich’s Ports", 0..0);
        let text = "The U.S. and NATO meet. İzmir’s PORTS wait; 3D and McRae’s, Sao Tomé.";
        builder.block(BlockKind::Paragraph, text, 0..0);
        let document = builder.finish();
        let (lowered, none) = (Lowered::of(&document), Lowered::none());
        for id in (0..document.sentences().len()).map(SentenceId::at) {
            let shown = |lowered: &Lowered| {
                let mut shown = Vec::new();
                let small = lowered.sentence(&document, id);
                read_tokens(document.sentence_text(id), small, |token| {
                    shown.push((token.bytes(), token.folded().to_owned(), token.start));
                });
                shown
            };
            assert_eq!(shown(&lowered), shown(&none));
            let small = lowered.sentence(&document, id);
            read_tokens(document.sentence_text(id), small, |token| {
                let is_borrowed = matches!(token.folded, Cow::Borrowed(_));
                assert!(token.text != "PORTS" || is_borrowed);
            });
        }
        assert!(document.sentences().len() > 1);
    }

    #[test]
    fn capitals_are_kept_where_the_name_has_no_other_letters() {
        assert_eq!(
            found(&["US"], "The US told us so, and US-led"),
            ["US", "US"]
        );
        assert_eq!(found(&["U.S."], "the U.S. and us"), ["U.S"]);
        assert_eq!(found(&["Una"], "UNA and una"), ["UNA", "una"]);
        assert_eq!(found(&["G7", "R&D"], "G7, g7, r&d, R&D"), ["G7", "R&D"]);
        assert_eq!(found(&["A port"], "a port"), ["a port"]);
        assert_eq!(found(&["NATO*"], "NATOs, NATO and Nato"), ["NATOs", "NATO"]);
    }

    #[test]
    fn the_longest_name_wins() {
        let names = ["Korea", "North Korea", "Bank of North"];
        assert_eq!(
            found(&names, "Korea, North Korea and the Bank of North Korea"),
            ["Korea", "North Korea", "Bank of North", "Korea"]
        );
    }

    #[test]
    fn of_names_that_overlap_in_a_chain_the_longest_is_kept() {
        let names = ["one two", "two threefold four", "four five", "five"];
        assert_eq!(
            found(&names, "one two threefold four five"),
            ["two threefold four", "five"]
        );
    }

    #[test]
    fn a_phrase_without_words_is_none() {
        assert_eq!(Phrase::parse(" — "), Err(PhraseError::NoWord));
        assert_eq!(
            Phrase::parse("A — b*").map(|p| p.folded()),
            Ok("a b".to_owned())
        );
    }

    #[test]
    fn only_an_ending_may_be_open() {
        for text in ["*security", "nuc*ar", "sea * land", "*", "port**", "sea*9"] {
            assert_eq!(Phrase::parse(text), Err(PhraseError::OpenInside), "{text}");
        }
        for text in [
            "port*",
            "port* of call",
            "“port*”",
            "port*-based",
            "(a*, b*)",
        ] {
            assert!(Phrase::parse(text).is_ok(), "{text}");
        }
    }
}
