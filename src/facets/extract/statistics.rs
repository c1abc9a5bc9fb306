//! Sentences as tokens, and how a document writes its words.

use std::collections::HashMap;

use crate::facets::hash::{Beginnings, Seeded, Word};
use crate::facets::lexicon::Cues;
use crate::facets::token::{Token, tokens};
use crate::text::{BlockId, BlockKind, Document, SectionId, SentenceId, Span};

/// How the capitals of a sentence are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Capitals stand for names.
    Prose,
    /// Most words have a capital, which tells nothing.
    TitleCase,
    /// Nearly all letters are capitals.
    Capitals,
}

/// A sentence of the running text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence<'a> {
    /// Its number.
    pub id: SentenceId,
    /// Where it stands.
    pub span: Span,
    /// Section that it stands in.
    pub section: SectionId,
    /// Its words and marks.
    pub tokens: &'a [Token<'a>],
    /// How its capitals are set.
    pub form: Form,
    /// Whether it holds a bracket or "or", without one of which nothing is defined.
    pub may_define: bool,
}

/// What is counted of a sentence while its tokens are made, without a branch for each.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    words: u32,
    /// See [`may_be_loud`].
    may_be_loud: u32,
    /// See [`Sentence::may_define`].
    may_define: bool,
}

impl Tally {
    #[inline]
    fn count(&mut self, token: &Token<'_>) {
        self.words += u32::from(token.is_word);
        self.may_be_loud += u32::from(may_be_loud(token));
        self.may_define |= token.may_define();
    }
}

/// Whether it is a word of two letters or more that does not begin with a small one.
#[inline]
fn may_be_loud(token: &Token<'_>) -> bool {
    token.is_word & (token.text.len() > 1) & !token.is_lower()
}

/// The sentences of the running text in reading order; headings, the author's line
/// and preformatted text are none.
pub(super) struct Sentences<'d> {
    document: &'d Document,
    /// The tokens of all, one sentence behind the other.
    tokens: Vec<Token<'d>>,
    /// Each sentence with the number of tokens up to its end.
    ends: Vec<(SentenceId, Span, usize, Tally)>,
    /// How the words begin that are written with a capital somewhere, and those of towns.
    beginnings: Beginnings,
}

impl<'d> Sentences<'d> {
    /// Those of a document, up to where it is asked to halt.
    pub(super) fn of(document: &'d Document) -> Self {
        let mut all = Self {
            document,
            // English has five letters to a word or mark.
            tokens: Vec::with_capacity(document.len() / 5),
            ends: Vec::with_capacity(document.sentences().len()),
            beginnings: Beginnings::of(&CITY_WORDS),
        };
        for (at, block) in document.blocks().iter().enumerate() {
            match block.kind {
                BlockKind::Paragraph
                | BlockKind::ListItem { .. }
                | BlockKind::Quotation
                | BlockKind::Table => all.read(BlockId::at(at)),
                BlockKind::Heading | BlockKind::Byline | BlockKind::Code | BlockKind::Break => {}
            }
        }
        all
    }

    fn read(&mut self, block: BlockId) {
        let document = self.document;
        let sentences = document.sentences_of(block);
        for id in sentences.take_while(|_| !document.halt().is_asked()) {
            if let Some(span) = document.sentence(id) {
                let mut tally = Tally::default();
                for token in tokens(document.slice(span)) {
                    tally.count(&token);
                    if token.is_capital() {
                        self.beginnings.add(token.small());
                    }
                    self.tokens.push(token);
                }
                self.ends.push((id, span, self.tokens.len(), tally));
            }
        }
    }

    /// How the words begin that [`Statistics`] are asked for.
    pub(super) fn beginnings(&self) -> &Beginnings {
        &self.beginnings
    }

    /// The sentences, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Sentence<'_>> {
        let mut start = 0;
        self.ends.iter().map(move |(id, span, end, tally)| {
            let tokens = std::mem::replace(&mut start, *end)..*end;
            let tokens = self.tokens.get(tokens).unwrap_or_default();
            Sentence {
                id: *id,
                span: *span,
                section: self.document.section_at(span.block),
                form: form(tokens, *tally),
                may_define: tally.may_define,
                tokens,
            }
        })
    }
}

impl Sentence<'_> {
    /// Whether a token opens the sentence, or what is quoted or begins anew in
    /// it, so that its capital tells nothing.
    pub(super) fn is_opening(&self, at: usize) -> bool {
        let before = self.tokens.get(..at).unwrap_or_default();
        match before.last() {
            None => true,
            Some(mark) if mark.is_word => false,
            Some(mark) => {
                matches!(mark.text, "“" | "\"" | "‘" | ":" | "•" | "│" | "?" | "!")
                    || before.iter().all(|token| !token.is_word)
            }
        }
    }

    /// The place of some tokens in the document.
    pub(super) fn span_of(&self, first: usize, end: usize) -> Option<Span> {
        let start = self.tokens.get(first)?.start();
        let stop = self.tokens.get(end.checked_sub(1)?)?.end();
        let base = self.span.bytes().start;
        Some(Span::new(self.span.block, base + start..base + stop))
    }
}

fn form(tokens: &[Token<'_>], tally: Tally) -> Form {
    let words = || tokens.iter().filter(|token| token.is_word);
    let all = u64::from(tally.words);
    let are_most = |count: u64| all >= 3 && count * 10 >= all * 8;
    // Most sentences have too few words that may be.
    if are_most(u64::from(tally.may_be_loud)) {
        let loud = (tokens.iter())
            .filter(|token| may_be_loud(token) && !token.text.contains(char::is_lowercase));
        if are_most(loud.count() as u64) {
            return Form::Capitals;
        }
    }
    // Most sentences end with a full stop, and no more is asked of them.
    let ends = tokens.last().is_some_and(|last| last.is("."));
    if all < 4 || ends || has_list(tokens) && !is_dated(tokens) {
        return Form::Prose;
    }
    let telling = || words().filter(|word| word.text.len() > 3 && !word.cues().any(Cues::FUNCTION));
    let capital = telling().filter(|word| word.is_capital()).count();
    let small = telling().filter(|word| word.is_lower()).count();
    if capital >= 3 && capital >= small * 4 {
        Form::TitleCase
    } else {
        Form::Prose
    }
}

/// Whether it lists things: two commas or more. Names of a list have capitals
/// of their own.
fn has_list(tokens: &[Token<'_>]) -> bool {
    tokens.iter().filter(|token| token.is(",")).count() >= 2
}

/// Whether it ends in a year behind a mark or a capital, as the title of a paper does in a list
/// of them.
fn is_dated(tokens: &[Token<'_>]) -> bool {
    let is_year = |year: &Token<'_>| {
        year.text.len() == 4 && year.text.bytes().all(|digit| digit.is_ascii_digit())
    };
    matches!(tokens, [.., before, year] if is_year(year) && !before.is_lower())
        && tokens
            .iter()
            .any(|mark| matches!(mark.text, ":" | "“" | "\""))
}

/// Words of articles about towns, and how often one of them stands in such: at least
/// so many times, and once in so many words.
const CITY_WORDS: [&str; 13] = [
    "city",
    "cities",
    "town",
    "towns",
    "mayor",
    "mayors",
    "municipal",
    "municipality",
    "municipalities",
    "councillor",
    "councillors",
    "urban",
    "neighbourhood",
];
const OF_CITIES: (u32, u32) = (5, 150);

/// How often a word stands in lower case, and with a capital where none is due.
#[derive(Debug, Clone, Copy, Default)]
struct Usage {
    lower: u32,
    inside: u32,
}

/// How a document writes the words that it writes with a capital somewhere, and those of
/// towns; of the others nobody asks.
#[derive(Debug)]
pub(super) struct Statistics<'a> {
    words: HashMap<Word<'a>, Usage, Seeded>,
    /// How many words stand in lower case.
    in_lower_case: u32,
}

/// How many words room is made for at once: few articles have more of those.
const ROOM: usize = 400;

impl<'a> Statistics<'a> {
    /// Counts the words of some sentences, of which those that begin otherwise are not asked
    /// for.
    pub(super) fn of(sentences: &[Sentence<'a>], asked: &Beginnings) -> Self {
        let mut statistics = Self {
            words: HashMap::with_capacity_and_hasher(ROOM, Seeded::default()),
            in_lower_case: 0,
        };
        let prose = (sentences.iter()).filter(|sentence| sentence.form == Form::Prose);
        for sentence in prose {
            statistics.read(sentence, asked);
        }
        statistics
    }

    fn read(&mut self, sentence: &Sentence<'a>, asked: &Beginnings) {
        for (at, token) in sentence.tokens.iter().enumerate() {
            let is_lower = u32::from(token.is_lower());
            self.in_lower_case = self.in_lower_case.saturating_add(is_lower);
            // Most words are told from those that are asked for without a branch.
            if !asked.has(token.small()) {
                continue;
            }
            if token.is_lower() {
                self.words.entry(Word::of(token.text)).or_default().lower += 1;
            } else if token.is_capital() && !sentence.is_opening(at) {
                self.words.entry(Word::of(token.text)).or_default().inside += 1;
            }
        }
    }

    fn usage(&self, word: &str) -> Usage {
        self.words.get(&Word::of(word)).copied().unwrap_or_default()
    }

    /// How often a word has a capital within a sentence.
    pub(super) fn inside(&self, word: &str) -> u32 {
        self.usage(word).inside
    }

    /// Whether the document is about towns, so that their names stand for them and
    /// not for the governments that sit there.
    pub(super) fn is_of_cities(&self) -> bool {
        let (least, of) = OF_CITIES;
        let named: u32 = CITY_WORDS.iter().map(|word| self.lower(word)).sum();
        named >= least && named.saturating_mul(of) >= self.in_lower_case
    }

    /// How often a word, given in lower case, is written so; it must be one that is
    /// written with a capital too, or one of towns.
    pub(super) fn lower(&self, word: &str) -> u32 {
        self.usage(word).lower
    }
}
