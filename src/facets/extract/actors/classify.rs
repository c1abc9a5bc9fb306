//! Finds the names of a sentence and decides what each of them is.

mod another;
mod beside;
mod body;
mod fronts;
mod keep;
mod known;
mod lands;
mod person;
mod things;
mod titles;
mod words;

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use super::acronyms::{Acronyms, Definition, Meaning, meaning, names_given};
use super::heads::{self, Head};
use super::names;
use super::offices;
use super::{Key, Seen, asian, context};
use crate::facets::extract::statistics::{Form, Sentence, Statistics};
use crate::facets::hash::Seeded;
use crate::facets::lexicon::{ActorKind, Cues, Use, gazetteer, is_first_name, is_word_in_any_case};
use crate::facets::token::Token;
use crate::text::Document;
use known::LastKnown;
use titles::{is_office, title_within};
use words::{
    ends_behind_title, in_small, is_behind_article, is_branch, is_called_after_seat,
    is_lower_start, is_number_of_name, is_of_name, is_person, is_product, is_side_of_land,
    names_somebody, trimmed,
};

/// How sure each rule is.
pub(super) mod rule {
    pub(in super::super) const KNOWN: (&str, f32) = ("known name", 1.0);
    pub(super) const PLACE: (&str, f32) = ("known seat", 0.9);
    pub(super) const TITLE: (&str, f32) = ("title before a name", 0.95);
    pub(super) const FIRST_NAME: (&str, f32) = ("first name", 0.85);
    pub(super) const FAMILY_NAME: (&str, f32) = ("family name", 0.8);
    pub(super) const LIKELY_PERSON: (&str, f32) = ("first name that is a word", 0.5);
    pub(super) const DEFINED: (&str, f32) = ("defined acronym", 0.9);
    pub(super) const HEAD: (&str, f32) = ("word for a body", 0.9);
    pub(super) const LISTED: (&str, f32) = ("one of a list", 0.6);
    pub(super) const BRANCH: (&str, f32) = ("name before a land", 0.6);
    pub(super) const WEAK_HEAD: (&str, f32) = ("word for a body or a plan", 0.4);
    pub(super) const COMPANY: (&str, f32) = ("word for a firm", 0.75);
    pub(in super::super) const SHORT: (&str, f32) = ("short form", 0.8);
    pub(super) const ACRONYM: (&str, f32) = ("acronym", 0.45);
    pub(in super::super) const LETTERS: (&str, f32) = ("acronym", 0.2);
    pub(in super::super) const NAME: (&str, f32) = ("capitals of a name", 0.5);
    pub(in super::super) const MIXED: (&str, f32) = ("capitals among words", 0.42);
    pub(in super::super) const SINGLE: (&str, f32) = ("one capital", 0.4);
    pub(super) const COMMON: (&str, f32) = ("a word with a capital", 0.3);
    pub(super) const WORDS: (&str, f32) = ("capitals of words", 0.2);
}

/// Reads sentences and keeps the names that it finds.
pub(super) struct Reader<'a, 'b> {
    document: &'a Document,
    statistics: &'b Statistics<'a>,
    acronyms: &'b Acronyms<'a>,
    /// Whether the document is about cities, so that they stand for themselves; asked for
    /// where a seat is named.
    is_of_cities: OnceCell<bool>,
    /// Whether it names the United States, so that "Congress" may be theirs; asked for
    /// where there is one.
    is_american: OnceCell<bool>,
    /// The known name that was asked for last, which several rules ask for.
    last_known: LastKnown,
    /// Of which kind those are whom the rows of a list name, as what stands before it announces.
    listed: Option<ActorKind>,
    /// Whether the sentence that is read tells how to reach somebody; asked for where there
    /// are capitals that nobody knows.
    is_contact_line: OnceCell<bool>,
    /// Last words of the names of persons so far.
    families: HashSet<&'a str, Seeded>,
    /// What it found, with whose name it is.
    seen: Vec<(Key, Seen<'a>)>,
    /// The sentence of each of them, and its words there.
    stands: Vec<(Sentence<'a>, (usize, usize))>,
}

impl<'a, 'b> Reader<'a, 'b> {
    /// One that found nothing yet, with room for so many names.
    pub(super) fn new(
        document: &'a Document,
        statistics: &'b Statistics<'a>,
        acronyms: &'b Acronyms<'a>,
        room: usize,
    ) -> Self {
        Self {
            document,
            statistics,
            acronyms,
            is_of_cities: OnceCell::new(),
            is_american: OnceCell::new(),
            last_known: LastKnown::default(),
            listed: None,
            is_contact_line: OnceCell::new(),
            families: HashSet::default(),
            seen: Vec::with_capacity(room),
            stands: Vec::with_capacity(room),
        }
    }

    /// Reads one sentence, with what it defines.
    pub(super) fn read(&mut self, sentence: &Sentence<'a>, defined: &[Definition]) {
        self.listed = (self.listed).filter(|_| context::is_name_alone(sentence.tokens));
        self.is_contact_line = OnceCell::new();
        match sentence.form {
            Form::Prose if beside::is_source(sentence.tokens) => {}
            Form::Prose => self.read_prose(sentence, defined),
            // Of a row of names and shares all words have capitals.
            Form::TitleCase
                if context::is_row_of_shares(sentence.tokens)
                    || titles::is_line_of_holder(sentence.tokens) =>
            {
                self.read_prose(sentence, defined);
            }
            Form::TitleCase => self.read_known(sentence, false),
            // Letters in a list of those who are announced.
            Form::Capitals if self.listed.is_some() => self.read_prose(sentence, defined),
            Form::Capitals => self.read_known(sentence, true),
        }
        // Of those whom it announces are the rows behind it, and not who stands in it.
        if let [clause @ .., colon] = sentence.tokens
            && colon.is(":")
        {
            self.listed = context::kind_announced(clause);
        }
    }

    /// Where capitals tell nothing only known names do; where all letters are
    /// capitals, they are compared as if they were not.
    fn read_known(&mut self, sentence: &Sentence<'a>, is_loud: bool) {
        let lowered: Vec<String> = if is_loud {
            sentence
                .tokens
                .iter()
                .map(|token| in_small(token.text))
                .collect()
        } else {
            Vec::new()
        };
        let mut at = 0;
        while at < sentence.tokens.len() {
            let rest = sentence.tokens.get(at..).unwrap_or_default();
            let mut found = gazetteer().find(rest);
            if is_loud && found.is_none_or(|found| found.tokens == 1) {
                let small: Vec<Token<'_>> = rest
                    .iter()
                    .zip(lowered.get(at..).unwrap_or_default())
                    .take(8)
                    .map(|(token, text)| token.recased(text))
                    .collect();
                // "US" is a word too where all letters are capitals.
                let exact =
                    found.filter(|_| rest.first().is_some_and(|token| token.text.len() > 2));
                found = gazetteer().find(&small).or(exact);
            }
            let Some(found) = found else {
                at += 1;
                continue;
            };
            let end = at + found.tokens;
            if found.tokens == 1 && beside::names_longer_body(rest) {
                at = end;
                continue;
            }
            if found.used != Use::Seat && !found.is_ambiguous && self.is_trusted(sentence, at, end)
            {
                self.known(sentence, at, found);
            }
            at = end;
        }
    }

    fn read_prose(&mut self, sentence: &Sentence<'a>, defined: &[Definition]) {
        let tokens = sentence.tokens;
        let given = names_given(defined);
        let mut given = given.as_slice();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            while let [(name, _), rest @ ..] = given
                && name.start < at
            {
                given = rest;
            }
            if let [(name, definition), ..] = given
                && name.start == at
            {
                self.defined(sentence, name, definition);
                at = name.end.max(at + 1);
                continue;
            }
            if !token.is_capital() {
                let found = is_lower_start(token)
                    .then(|| gazetteer().find(tokens.get(at..)?))
                    .flatten();
                if let Some(found) = found {
                    self.known(sentence, at, found);
                }
                at += found.map_or(1, |found| found.tokens);
                continue;
            }
            let run = names::run(tokens, at).end;
            let found = self.known_at(sentence, at, tokens.len());
            // A known name may hold words that join others: "Antigua and Barbuda".
            let known_end = (at + 1..run).filter_map(|from| {
                let found = gazetteer().find_beyond(tokens.get(from..)?, run - from)?;
                Some(from + found.tokens)
            });
            let known_end = known_end.chain(found.map(|found| at + found.tokens)).max();
            let mut end = run.max(known_end.unwrap_or(run));
            // What a definition takes is a name by itself.
            let taken = (given.iter().take_while(|(name, _)| name.start < end))
                .find(|(name, of)| **name == of.long);
            if let Some((name, _)) = taken {
                end = name.start;
            }
            self.resolve(sentence, at, end);
            at = end;
        }
    }

    /// A name of several words of a definition; a short form of one is found as any
    /// acronym.
    fn defined(&mut self, sentence: &Sentence<'a>, name: &Range<usize>, of: &Definition) {
        let (first, end) = (name.start, name.end);
        match meaning(sentence.tokens, of) {
            Meaning::Actor(key, kind) => {
                self.see(sentence, (first, end), key, kind, rule::DEFINED);
            }
            Meaning::Thing => self.parts(sentence, first, end),
        }
    }

    /// Takes a run of capitals apart.
    fn resolve(&mut self, sentence: &Sentence<'a>, first: usize, end: usize) {
        let mut left = Some((self.without_opening(sentence, first, end), end));
        while let Some((first, end)) = left {
            let (first, end) = trimmed(sentence.tokens, first, end);
            if first >= end {
                return;
            }
            let name = sentence.tokens.get(first..end).unwrap_or_default();
            if fronts::is_electronic(name) {
                return;
            }
            let first = first + fronts::past_kind(name).unwrap_or_default();
            // Each step takes at least one token, so this ends.
            left = self.classify(sentence, first, end);
        }
    }

    /// Where a name begins behind words that only open the sentence.
    fn without_opening(&mut self, sentence: &Sentence<'a>, first: usize, end: usize) -> usize {
        let mut first = first;
        while first < end {
            let tokens = sentence.tokens.get(first..end).unwrap_or_default();
            let Some(token) = tokens.first() else {
                return first;
            };
            let found = self.known_at(sentence, first, end);
            if found.is_some_and(|found| found.tokens > 1) {
                return first;
            }
            let told = token.cues();
            // "High-Level Panel".
            let is_tied = tokens
                .get(1)
                .is_some_and(|next| next.is("-") && next.is_glued);
            if told.any(Cues::FUNCTION)
                && found.is_none()
                && !is_tied
                && !((is_of_name(token.text) || is_number_of_name(tokens))
                    && !sentence.is_opening(first)
                    && matches!(heads::head(tokens, false), Head::Body(_, true)))
                && (tokens.len() > 1 || !token.is_acronym())
            {
                first += 1;
                while sentence
                    .tokens
                    .get(first)
                    .is_some_and(|next| !next.is_capital())
                    && first < end
                {
                    first += 1;
                }
                continue;
            }
            let rest = tokens.get(1..).unwrap_or_default();
            let is_common = || {
                found.is_none()
                    && !told.any(Cues::TITLE | Cues::TITLE_FRONT)
                    && self.statistics.inside(token.text) == 0
                    && is_word_in_any_case(token.text)
                    && !is_first_name(token.text)
            };
            let leads = |next: &Token<'_>| {
                gazetteer().find(rest).is_some()
                    || offices::title_end(rest).is_some()
                    || is_first_name(next.text)
            };
            if let Some(next) = rest.first()
                && sentence.is_opening(first)
                && is_common()
                && leads(next)
                && matches!(heads::head(tokens, false), Head::None)
            {
                first += 1;
                continue;
            }
            return first;
        }
        first
    }

    /// Decides what begins at `first`; what is left is to be looked at next.
    fn classify(
        &mut self,
        sentence: &Sentence<'a>,
        first: usize,
        end: usize,
    ) -> Option<(usize, usize)> {
        let name = sentence.tokens.get(first..end)?;
        let token = name.first()?;
        let found = self.known_at(sentence, first, end);
        if !found.is_some_and(names_somebody) && self.is_family_name(sentence, (first, end)) {
            let person = Some(ActorKind::Person);
            self.see_name(sentence, (first, end), person, rule::FAMILY_NAME);
            return None;
        }
        if let Some(found) = found.filter(|found| found.tokens == name.len())
            && !self.is_overruled(token, found)
        {
            self.known(sentence, first, found);
            return None;
        }
        if let Some(rest) = self.known_part(sentence, (first, end), found) {
            return rest;
        }
        let head = heads::head(name, false);
        let is_body = matches!(head, Head::Body(..));
        // "Administrator Power": a word for what firms do.
        let is_firm = head == Head::Body(ActorKind::Company, false)
            || head == Head::Body(ActorKind::Company, true) && ends_behind_title(name);
        let is_known_body = found.is_some_and(|found| found.tokens > 1);
        if let Some(by) = person::with_title_as_family(sentence.tokens, (first, end)) {
            self.see_name(sentence, (first, end), Some(ActorKind::Person), by);
            return None;
        }
        if let Some(title) = offices::title_end(name)
            && !is_known_body
            && !(is_body && !is_firm && is_office(name, title))
        {
            return self.titled(sentence, (first, end), first + title);
        }
        if let Some(body) = titles::led(name)
            && !is_known_body
        {
            return Some((first + body, end));
        }
        // "Russian Foreign Minister Jane Roe": what stands before a title.
        if let Some(title) = title_within(name)
            && (!is_body || is_firm)
            && !(is_known_body && found.is_some_and(names_somebody))
        {
            self.resolve(sentence, first, first + title);
            return Some((first + title, end));
        }
        if is_body
            && !is_firm
            && let Some((body, rest)) = fronts::beside_office(name)
        {
            self.resolve(sentence, first, first + body);
            return Some((first + rest, end));
        }
        match head {
            Head::Body(kind, is_sure) if name.len() > 1 => {
                return self.body(sentence, (first, end), kind, is_sure);
            }
            Head::Event => {
                self.named_like_event(sentence, first, end);
                return None;
            }
            Head::None if asian::is_person(name) => {
                let person = Some(ActorKind::Person);
                self.see_name(sentence, (first, end), person, rule::FIRST_NAME);
                return None;
            }
            Head::Place if found.is_none_or(|found| found.tokens < name.len()) => {
                self.named_like_place(sentence, (first, end));
                return None;
            }
            Head::Body(..) | Head::Place | Head::None => {}
        }
        if let Some(found) = found
            && !self.is_overruled(token, found)
        {
            if is_person(name, found) {
                let person = Some(ActorKind::Person);
                self.see_name(sentence, (first, end), person, rule::FIRST_NAME);
                return None;
            }
            // "Tokyo Electron".
            if is_called_after_seat(name, found) {
                self.unknown(sentence, first, end);
                return None;
            }
            self.known(sentence, first, found);
            let is_whole = is_side_of_land(name) || is_product(name, found);
            return (!is_whole).then_some((first + found.tokens, end));
        }
        if let Some(meaning) = self.acronyms.of_two(name) {
            if let Meaning::Actor(key, kind) = meaning.clone() {
                self.see(sentence, (first, first + 3), key, kind, rule::DEFINED);
            }
            return Some((first + 3, end));
        }
        if let Some(meaning) = self.acronyms.meaning(token) {
            if let Meaning::Actor(key, kind) = meaning.clone() {
                self.see(sentence, (first, first + 1), key, kind, rule::DEFINED);
            }
            return Some((first + 1, end));
        }
        self.before_known(sentence, (first, end))
    }

    /// What nobody knows, up to a known name within it; what is left is to be looked at
    /// next.
    fn before_known(
        &mut self,
        sentence: &Sentence<'a>,
        (first, end): (usize, usize),
    ) -> Option<(usize, usize)> {
        let name = sentence.tokens.get(first..end)?;
        if let Some(person) = fronts::past_office(name) {
            return Some((first + person, end));
        }
        let later = (1..name.len()).find_map(|at| {
            let rest = name.get(at..)?;
            let found = rest.first().filter(|first| first.is_capital());
            // "Jund al-Islam": no name by itself behind the article.
            let found = found.filter(|_| !is_behind_article(name, at));
            let found = found.and_then(|_| gazetteer().find(rest))?;
            // "Royal Arctic Ferries": a part of the world within a name is no end of it.
            let is_within = || found.tokens < rest.len() && !names_somebody(found);
            (!is_within()).then_some((at, found))
        });
        if let Some((later, found)) = later {
            let is_family_name = name.first().is_some_and(|first| is_first_name(first.text))
                && found.tokens == 1
                && later <= 2
                && !name.get(later).is_some_and(Token::is_acronym)
                && !name.get(later - 1).is_some_and(|token| token.is("-"));
            if is_branch(name, later, found) {
                let kind = Some(ActorKind::Organisation);
                self.see_name(sentence, (first, end), kind, rule::BRANCH);
                return None;
            }
            if !is_family_name {
                self.unknown(sentence, first, first + later);
                return Some((first + later, end));
            }
        }
        self.unknown(sentence, first, end);
        None
    }
}
