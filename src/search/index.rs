//! The article's vocabulary, and where each word stands.
//!
//! Words are numbered in alphabetical order, so the words that begin alike are
//! one range. Tokens are numbered unit by unit and field by field, so the hits
//! of a word are sorted by unit as they come.

use std::collections::HashMap;
use std::ops::Range;

use super::Target;
use super::variants::Language;
use crate::facets::{Briefing, EntryId};
use crate::text::span::offset;
use crate::text::word::{fold, words};
use crate::text::{Document, SectionId, SentenceId};

/// A word of the vocabulary.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// Its folded form.
    pub(crate) folded: String,
    /// How the article prints it, in lower case where it does so anywhere.
    pub(crate) shown: String,
    /// Its folded letters.
    pub(crate) letters: Vec<char>,
    /// Which letters it holds, one bit each; refuses most words before a table
    /// is filled.
    pub(crate) mask: u32,
    /// Whether it carries grammar instead of content.
    pub(crate) is_stop: bool,
    /// Whether it holds a digit.
    pub(crate) has_digit: bool,
    tokens: Range<u32>,
}

/// One occurrence of a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// Number of the word.
    pub(crate) word: u32,
    /// Number of the field.
    pub(crate) field: u32,
    /// Bytes in the text of the field.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Whether its first letter is a capital.
    pub(crate) is_capital: bool,
}

/// A text of a unit: the label, heading or sentence itself, or another name.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// Number of the unit.
    pub(crate) unit: u32,
    /// Its tokens.
    pub(crate) tokens: Range<u32>,
    /// The other name; none for the text of the unit itself.
    pub(crate) name: Option<Box<str>>,
}

/// What a query can find, with its fields.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) target: Target,
    pub(crate) fields: Range<u32>,
}

/// Everything of an article that can be found, prepared for search.
#[derive(Debug, Clone)]
pub struct SearchIndex {
    pub(crate) language: &'static Language,
    pub(crate) words: Vec<Word>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) fields: Vec<Field>,
    pub(crate) units: Vec<Unit>,
    /// Words that follow each other in a field, stop words between them left
    /// out; sorted, each pair once.
    pub(crate) pairs: Vec<(u32, u32)>,
    postings: Vec<u32>,
    keys: HashMap<String, Vec<u32>>,
}

impl Word {
    /// Whether the article prints it with a capital only.
    pub(crate) fn is_name(&self) -> bool {
        self.shown.starts_with(char::is_uppercase)
    }
}

impl SearchIndex {
    /// Indexes the headings and sentences of `document` and all entries of
    /// `briefing` with their names.
    pub fn build(document: &Document, briefing: &Briefing) -> Self {
        let mut builder = Builder::default();
        builder.names(document, briefing);
        for number in 0..document.sections().len() {
            let id = SectionId::at(number);
            if let Some(heading) = document.heading(id) {
                builder.unit(Target::Section(id), heading);
            }
        }
        for number in 0..document.sentences().len() {
            if document.halt().is_asked() {
                break;
            }
            let id = SentenceId::at(number);
            builder.unit(Target::Sentence(id), document.sentence_text(id));
        }
        builder.finish(None)
    }

    /// Indexes all entries of `briefing` and the title of `document`, and behind them one
    /// unit for each of some words of a text, or words in a row, given folded and as
    /// printed.
    pub(crate) fn of_words<'a>(
        document: &Document,
        briefing: &Briefing,
        language: &'static Language,
        words: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let mut builder = Builder::default();
        builder.names(document, briefing);
        for (folded, shown) in words {
            builder.words(folded, shown);
        }
        builder.finish(Some(language))
    }

    /// Indexes all entries of `briefing`, and of `document` the title and these headings
    /// and sentences.
    pub(crate) fn of_targets(
        document: &Document,
        briefing: &Briefing,
        language: &'static Language,
        targets: &[Target],
    ) -> Self {
        let mut builder = Builder::default();
        builder.names(document, briefing);
        for target in targets {
            match *target {
                Target::Section(id) => {
                    builder.unit(*target, document.heading(id).unwrap_or_default());
                }
                Target::Sentence(id) => builder.unit(*target, document.sentence_text(id)),
                Target::Entry(_) | Target::Title => {}
            }
        }
        builder.finish(Some(language))
    }

    /// Indexes labels of our own, numbered as if they were headings.
    pub(crate) fn of_labels(labels: &[&str]) -> Self {
        let mut builder = Builder::default();
        for (number, label) in labels.iter().enumerate() {
            builder.unit(Target::Section(SectionId::at(number)), label);
        }
        builder.finish(Some(Language::english()))
    }

    /// The word with this folded form.
    pub(crate) fn word_of(&self, folded: &str) -> Option<u32> {
        self.words
            .binary_search_by(|word| word.folded.as_str().cmp(folded))
            .ok()
            .map(offset)
    }

    /// Words that begin with `start`.
    pub(crate) fn words_from(&self, start: &str) -> Range<u32> {
        let first = self
            .words
            .partition_point(|word| word.folded.as_str() < start);
        let rest = self.words.get(first..).unwrap_or_default();
        let count = rest.partition_point(|word| word.folded.starts_with(start));
        offset(first)..offset(first + count)
    }

    /// Words with this key.
    pub(crate) fn words_of_key(&self, key: &str) -> &[u32] {
        self.keys.get(key).map_or(&[], Vec::as_slice)
    }

    /// All keys with their words.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (&String, &Vec<u32>)> {
        self.keys.iter()
    }

    pub(crate) fn word(&self, number: u32) -> Option<&Word> {
        self.words.get(number as usize)
    }

    pub(crate) fn token(&self, number: u32) -> Option<&Token> {
        self.tokens.get(number as usize)
    }

    pub(crate) fn field(&self, number: u32) -> Option<&Field> {
        self.fields.get(number as usize)
    }

    pub(crate) fn unit(&self, number: u32) -> Option<&Unit> {
        self.units.get(number as usize)
    }

    /// The unit that a token stands in.
    pub(crate) fn unit_of(&self, token: u32) -> Option<u32> {
        Some(self.field(self.token(token)?.field)?.unit)
    }

    /// Whether a token stands in a sentence, not in a label or heading.
    pub(crate) fn is_running_text(&self, token: u32) -> bool {
        self.unit_of(token)
            .and_then(|unit| self.unit(unit))
            .is_some_and(|unit| unit.target.is_sentence())
    }

    /// Whether a token stands in a heading.
    pub(crate) fn is_heading(&self, token: u32) -> bool {
        self.unit_of(token)
            .and_then(|unit| self.unit(unit))
            .is_some_and(|unit| matches!(unit.target, Target::Section(_)))
    }

    /// Whether a token stands in a sentence or heading.
    pub(crate) fn is_in_article(&self, token: u32) -> bool {
        self.is_heading(token) || self.is_running_text(token)
    }

    /// Whether a token stands in another name of an entry.
    pub(crate) fn is_name(&self, token: u32) -> bool {
        self.token(token)
            .and_then(|token| self.field(token.field))
            .is_some_and(|field| field.name.is_some())
    }

    /// Tokens of a unit.
    pub(crate) fn tokens_of(&self, unit: u32) -> Range<u32> {
        let Some(fields) = self.unit(unit).map(|unit| unit.fields.clone()) else {
            return 0..0;
        };
        let start = self.field(fields.start).map_or(0, |f| f.tokens.start);
        let end = self
            .field(fields.end.saturating_sub(1))
            .map_or(start, |f| f.tokens.end);
        start..end
    }

    /// Occurrences of a word, in order.
    pub(crate) fn postings(&self, word: u32) -> &[u32] {
        self.word(word)
            .and_then(|word| {
                self.postings
                    .get(word.tokens.start as usize..word.tokens.end as usize)
            })
            .unwrap_or_default()
    }

    /// The token after `token` in the same field.
    pub(crate) fn next_in_field(&self, token: u32) -> Option<u32> {
        let here = self.token(token)?;
        let next = self.token(token + 1)?;
        (next.field == here.field).then_some(token + 1)
    }

    /// The next token in the same field that is no stop word.
    pub(crate) fn next_content(&self, token: u32) -> Option<u32> {
        let mut at = self.next_in_field(token)?;
        while self.word(self.token(at)?.word)?.is_stop {
            at = self.next_in_field(at)?;
        }
        Some(at)
    }
}

/// Which of the letters a word holds; letters outside a to z share bits.
pub(crate) fn letter_mask(letters: &[char]) -> u32 {
    letters.iter().fold(0, |mask, letter| {
        let bit = match letter {
            'a'..='z' => u32::from(*letter) - u32::from('a'),
            other => 26 + u32::from(*other) % 6,
        };
        mask | 1 << bit
    })
}

#[derive(Default)]
struct Builder {
    numbers: HashMap<String, u32>,
    words: Vec<(String, String)>,
    tokens: Vec<Token>,
    fields: Vec<Field>,
    units: Vec<Unit>,
}

impl Builder {
    /// What stands beside the text: entries with their names, and the title.
    fn names(&mut self, document: &Document, briefing: &Briefing) {
        self.entries(briefing);
        if let Some(title) = &document.meta.title {
            self.unit(Target::Title, title);
        }
    }

    fn entries(&mut self, briefing: &Briefing) {
        for (number, entry) in briefing.entries.iter().enumerate() {
            self.unit(Target::Entry(EntryId(offset(number))), &entry.label);
            let mut seen = vec![fold(&entry.label)];
            // Of an entry without names the rest is what its evidence says.
            let aliases = entry.aliases.iter().filter(|_| !entry.names.is_empty());
            let names = entry.names.iter().chain(aliases.map(|a| &a.form));
            for name in names {
                let folded = fold(name);
                if !seen.contains(&folded) {
                    self.field(name, true);
                    seen.push(folded);
                }
            }
        }
    }

    /// Adds words of running text, divided by blanks, as a unit of their own.
    fn words(&mut self, folded: &str, shown: &str) {
        let (field, first) = (offset(self.fields.len()), offset(self.tokens.len()));
        let fields = field..field + 1;
        self.units.push(Unit {
            target: Target::Sentence(SentenceId(u32::MAX)),
            fields,
        });
        for (folded, shown) in folded.split(' ').zip(shown.split(' ')) {
            self.token(folded.to_owned(), shown, field, 0..0);
        }
        self.fields.push(Field {
            unit: offset(self.units.len().saturating_sub(1)),
            tokens: first..offset(self.tokens.len()),
            name: None,
        });
    }

    fn token(&mut self, folded: String, shown: &str, field: u32, range: Range<usize>) {
        let is_capital = shown.starts_with(char::is_uppercase);
        let word = if let Some(number) = self.numbers.get(&folded) {
            if let Some((_, known)) = self.words.get_mut(*number as usize)
                && !is_capital
                && known.starts_with(char::is_uppercase)
            {
                shown.clone_into(known);
            }
            *number
        } else {
            let number = offset(self.words.len());
            self.words.push((folded.clone(), shown.to_owned()));
            self.numbers.insert(folded, number);
            number
        };
        self.tokens.push(Token {
            word,
            field,
            start: offset(range.start),
            end: offset(range.end),
            is_capital,
        });
    }

    fn unit(&mut self, target: Target, text: &str) {
        let first = offset(self.fields.len());
        self.units.push(Unit {
            target,
            fields: first..first,
        });
        self.field(text, false);
    }

    fn field(&mut self, text: &str, is_name: bool) {
        let field = offset(self.fields.len());
        let first = offset(self.tokens.len());
        for range in words(text) {
            let shown = text.get(range.clone()).unwrap_or_default();
            self.token(fold(shown), shown, field, range);
        }
        self.fields.push(Field {
            unit: offset(self.units.len().saturating_sub(1)),
            tokens: first..offset(self.tokens.len()),
            name: is_name.then(|| text.into()),
        });
        if let Some(unit) = self.units.last_mut() {
            unit.fields.end = offset(self.fields.len());
        }
    }

    fn finish(mut self, language: Option<&'static Language>) -> SearchIndex {
        let language = language.unwrap_or_else(|| {
            let terms = self.tokens.iter().filter_map(|token| {
                let (folded, _) = self.words.get(token.word as usize)?;
                Some(folded.as_str())
            });
            Language::of(terms)
        });
        let mut order: Vec<u32> = (0..offset(self.words.len())).collect();
        order.sort_by_key(|number| self.words.get(*number as usize).map(|(folded, _)| folded));
        let mut renumbered = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            if let Some(place) = renumbered.get_mut(*old as usize) {
                *place = offset(new);
            }
        }
        let mut counts = vec![0_u32; order.len()];
        for token in &mut self.tokens {
            token.word = renumbered.get(token.word as usize).copied().unwrap_or(0);
            if let Some(count) = counts.get_mut(token.word as usize) {
                *count += 1;
            }
        }
        let mut words = Vec::with_capacity(order.len());
        let mut keys: HashMap<String, Vec<u32>> = HashMap::new();
        let mut first = 0;
        for (number, (old, count)) in order.iter().zip(&counts).enumerate() {
            let Some((folded, shown)) = self.words.get_mut(*old as usize).map(std::mem::take)
            else {
                continue;
            };
            let letters: Vec<char> = folded.chars().collect();
            keys.entry(language.key(&folded))
                .or_default()
                .push(offset(number));
            words.push(Word {
                mask: letter_mask(&letters),
                is_stop: language.is_stop_word(&folded),
                has_digit: letters.iter().any(char::is_ascii_digit),
                letters,
                folded,
                shown,
                tokens: first..first + count,
            });
            first += count;
        }
        let mut postings: Vec<u32> = (0..offset(self.tokens.len())).collect();
        postings.sort_by_key(|token| self.tokens.get(*token as usize).map(|token| token.word));
        let mut index = SearchIndex {
            language,
            words,
            tokens: self.tokens,
            fields: self.fields,
            units: self.units,
            pairs: Vec::new(),
            postings,
            keys,
        };
        index.pairs = pairs(&index);
        index
    }
}

/// Neighbours over stop words, sorted, each pair once.
fn pairs(index: &SearchIndex) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    let mut last: Option<(u32, u32)> = None;
    for token in &index.tokens {
        if index.word(token.word).is_none_or(|word| word.is_stop) {
            continue;
        }
        if let Some((field, word)) = last
            && field == token.field
        {
            found.push((word, token.word));
        }
        last = Some((token.field, token.word));
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_begin_alike_are_one_range() {
        let index = SearchIndex::of_labels(&["Sail sailor", "Sailing, salt", "Sea"]);
        let range = index.words_from("sail");
        let found: Vec<_> = range
            .filter_map(|n| index.word(n).map(|w| w.folded.clone()))
            .collect();
        assert_eq!(found, ["sail", "sailing", "sailor"]);
        assert_eq!(index.words_from("x").len(), 0);
    }

    #[test]
    fn postings_are_in_order_and_neighbours_skip_stop_words() {
        let index = SearchIndex::of_labels(&["ports of call", "ports", "call"]);
        let ports = index.word_of("ports").unwrap();
        assert_eq!(index.postings(ports), [0, 3]);
        let call = index.word_of("call").unwrap();
        assert!(index.pairs.contains(&(ports, call)));
        assert_eq!(index.pairs.len(), 1);
        assert_eq!(index.tokens_of(1), 3..4);
    }
}
