//! Keeps a name with its rule, or lets it go: known names, and capitals that
//! nobody knows.

use compact_str::CompactString;

use super::super::{Key, Seen, context, foreign, key_of};
use super::another::is_of_another;
use super::beside::{is_address, is_in_label, is_translation, names_place};
use super::words::trimmed;
use super::{Reader, rule, things};
use crate::facets::extract::lists::{Kind, WordKinds};
use crate::facets::extract::sets::WordSet;
use crate::facets::extract::statistics::Sentence;
use crate::facets::extract::{address, adjectives};
use crate::facets::lexicon::{
    ActorKind, Cues, is_first_name, is_word, is_word_in_any_case, plain, with_small,
};
use crate::facets::token::Token;

/// Most words and marks of the line that says where a report was written.
const DATELINE: usize = 10;

impl<'a> Reader<'a, '_> {
    /// Capitals that nobody knows.
    pub(super) fn unknown(&mut self, sentence: &Sentence<'a>, first: usize, end: usize) {
        let (first, end) = trimmed(sentence.tokens, first, end);
        let name = sentence.tokens.get(first..end).unwrap_or_default();
        let is_link = |token: &Token<'_>| {
            !token.is_capital()
                && token.is_word
                && !token.is_glued
                && !token.cues().any(Cues::PARTICLE)
        };
        if let Some(link) = name
            .iter()
            .position(|token| is_link(token) || token.is("&") || token.is(","))
        {
            // "Keller & Brandt" is one name.
            if !name.get(link).is_some_and(|token| token.is("&")) {
                self.unknown(sentence, first, first + link);
                self.resolve(sentence, first + link, end);
                return;
            }
        }
        let Some(token) = name.first() else {
            return;
        };
        // "Jane Roe QC" is a person, and the letters are no part of her name.
        if let [person @ .., last] = name
            && person.len() > 1
            && is_honour(last.text)
            && person.iter().all(|token| !token.is_acronym())
        {
            let (place, kind) = ((first, first + person.len()), Some(ActorKind::Person));
            self.see_name(sentence, place, kind, rule::FIRST_NAME);
            return;
        }
        if is_of_another(sentence.tokens, name, (first, end))
            || names_place(sentence.tokens, end)
            || is_address(sentence.tokens, end)
            || things::is_doctrine(name)
        {
            return;
        }
        if self.is_thing(name) {
            return;
        }
        if first == 0 && is_dateline(sentence.tokens, end) {
            return;
        }
        let words = name.iter().filter(|token| token.is_capital());
        let count = words.clone().count();
        let is_english = |token: &Token<'_>| {
            with_small(token.text, |lower| {
                self.statistics.lower(lower) > 0 || is_word(lower) || is_inflected(lower)
            })
        };
        let english = words.clone().filter(|word| is_english(word)).count();
        if english > 0 && words.clone().all(is_loud)
            || !is_first_name(token.text) && self.is_contact_line(sentence)
        {
            return;
        }
        if let Some(kind) = self.listed
            && first == 0
            && english < count
            // "The following partners:" may be persons.
            && !(count > 1 && is_first_name(token.text))
        {
            self.see_name(sentence, (first, end), Some(kind), rule::LISTED);
            return;
        }
        if let (Some(word), 1) = (words.clone().next(), count) {
            self.single(sentence, (first, end), word, english > 0);
            return;
        }
        if count <= 5 && !token.is_acronym() && is_first_name(token.text) {
            let is_name = words.clone().skip(1).all(|word| !word.is_acronym());
            if count == 2 && is_town_with_article(sentence.tokens, first) {
                return;
            }
            // "The Clara Torvik bridge", "the Clara and Don dams", "the tanker Clara".
            if is_name && context::names_what_is_built(sentence.tokens, first, end) {
                return;
            }
            if is_name && (english < count || !is_english(token)) {
                let person = Some(ActorKind::Person);
                self.see_name(sentence, (first, end), person, rule::FIRST_NAME);
                return;
            }
        }
        let ends_in_word = || words.clone().next_back().is_some_and(is_english);
        if let Some(by) = self.given_name(sentence, (first, end), ends_in_word) {
            self.see_name(sentence, (first, end), Some(ActorKind::Person), by);
            return;
        }
        let of_shape = if english == 0 && count <= 4 {
            rule::NAME
        } else if english < count {
            rule::MIXED
        } else {
            rule::WORDS
        };
        self.see_name(sentence, (first, end), None, of_shape);
    }

    fn is_contact_line(&self, sentence: &Sentence<'_>) -> bool {
        let is_one = || things::is_contact_line(sentence.tokens);
        *(self.is_contact_line).get_or_init(is_one)
    }

    /// One unknown capital.
    pub(super) fn single(
        &mut self,
        sentence: &Sentence<'a>,
        (first, end): (usize, usize),
        word: &Token<'a>,
        is_english: bool,
    ) {
        let told = word.cues();
        if is_rest_of_firm(sentence, (first, end))
            || is_short_for_land(sentence.tokens, (first, end), is_english)
            || is_english && is_in_label(sentence, first)
            || is_kind_before_noun(sentence, (first, end))
        {
            return;
        }
        let is_definite = first
            .checked_sub(1)
            .and_then(|before| sentence.tokens.get(before))
            .is_some_and(|before| matches!(before.text, "the" | "The" | "this" | "This"));
        if told.any(Cues::BODY) && is_definite {
            // "the Commission": decided when all names are known.
            let key = Key::Name(CompactString::from_str_to_lowercase(&plain(word.text)));
            self.see(sentence, (first, end), key, None, rule::SHORT);
            return;
        }
        if told.any(
            Cues::NOT_ACTOR | Cues::BODY | Cues::TITLE | Cues::FUNCTION | Cues::EVENT | Cues::PLACE,
        ) {
            return;
        }
        if let Some(kind) = foreign::kind_by_ending(word.text) {
            self.see_name(sentence, (first, end), Some(kind), rule::HEAD);
            return;
        }
        if word.is_acronym() {
            if !self.are_letters_of_thing(sentence.tokens, (first, end), word) {
                self.see_name(sentence, (first, end), None, rule::ACRONYM);
            }
            return;
        }
        // "Together, both states": no noun.
        let is_adverb = || {
            let folded = CompactString::from_str_to_lowercase(word.text);
            let kind = WordKinds::bundled().kind(&folded);
            !matches!(kind, Kind::Content | Kind::Verb)
        };
        if word.text.chars().count() < 2 || is_english && sentence.is_opening(first) && is_adverb()
        {
            return;
        }
        let before = first.checked_sub(1).and_then(|at| sentence.tokens.get(at));
        let follows_name = before.is_some_and(Token::is_capital);
        if !told.any(Cues::PORTFOLIO) && is_of_leader(sentence.tokens, first, end) {
            self.see_name(sentence, (first, end), None, rule::FAMILY_NAME);
            return;
        }
        if is_english && follows_name {
            // "Refinery" of "Dangote Refinery".
            return;
        }
        if is_english {
            let inside = self.statistics.inside(word.text);
            // Twice do for "Harper made" and "Harper’s plan": no list has it, and it only looks
            // like the form of a word.
            let is_form = || !told.any(Cues::PORTFOLIO) && !is_word_in_any_case(word.text);
            let acts = !is_definite && !word.text.ends_with('s') && is_form();
            let least = 3 - u32::from(acts && acts_or_owns(sentence.tokens, end));
            let is_name = inside >= least && self.statistics.lower(&word.text.to_lowercase()) == 0;
            // "Ford, Volkswagen and Honda", "Unite, the union, said".
            let support = context::support(sentence, (first, end), true);
            // "The director, Trade, of the Keller Commission": a field is none of several.
            // "Netting makers sank" begins with a word that the text has in lower case.
            let is_noun = || {
                let lower = self.statistics.lower(&word.text.to_lowercase());
                sentence.is_opening(first) && lower > inside
            };
            let is_body = support.weight >= 0.25
                && support.kind.is_some_and(ActorKind::is_body)
                && !told.any(Cues::PORTFOLIO)
                && !is_noun()
                && !is_of_many(sentence.tokens, (first, end), word);
            if !is_name && !is_body {
                if is_asked(sentence.tokens, (first, end))
                    || self.does_as_nobody_else(sentence, (first, end), word)
                {
                    self.see_name(sentence, (first, end), None, rule::SINGLE);
                }
                return;
            }
        }
        // Where a sentence begins any word has a capital: "Bagpipers played".
        let is_doubtful = sentence.is_opening(first) && self.statistics.inside(word.text) == 0;
        // A plural is hardly ever a name, and a verb does not make it one.
        let is_plural = word.text.ends_with('s')
            && !word.text.chars().skip(1).any(char::is_uppercase)
            && !["ss", "us", "is"]
                .iter()
                .any(|end| word.text.ends_with(end));
        let least = if is_plural { 0.25 } else { 0.1 };
        // "Hu" is not "HU", which is named as well.
        let is_short = word.text.len() == 2;
        let is_other = || self.statistics.inside(&word.text.to_uppercase()) > 0;
        if is_doubtful
            && (is_short && is_other()
                || context::support(sentence, (first, end), true).weight < least)
        {
            return;
        }
        let shape = if is_english {
            rule::COMMON
        } else {
            rule::SINGLE
        };
        self.see_name(sentence, (first, end), None, shape);
    }

    /// "while Solidarity wants more": a common word that has a capital within a sentence,
    /// and acts as only somebody does.
    fn does_as_nobody_else(
        &self,
        sentence: &Sentence<'a>,
        (first, end): (usize, usize),
        word: &Token<'_>,
    ) -> bool {
        let before = first.checked_sub(1).and_then(|at| sentence.tokens.get(at));
        before.is_some_and(|before| before.is_lower() || before.is(","))
            && !before.is_some_and(|before| {
                matches!(
                    before.text,
                    "the" | "a" | "an" | "this" | "each" | "every" | "all" | "no"
                )
            })
            && !sentence.is_opening(first)
            && !word.text.ends_with('s')
            && sentence
                .tokens
                .get(end)
                .is_some_and(|verb| WordSet::Deed.has(verb.text))
            && self.statistics.lower(&word.text.to_lowercase()) == 0
    }

    pub(super) fn see_name(
        &mut self,
        sentence: &Sentence<'a>,
        (first, end): (usize, usize),
        kind: Option<ActorKind>,
        by: (&'static str, f32),
    ) {
        let name = sentence.tokens.get(first..end).unwrap_or_default();
        self.see(sentence, (first, end), key_of(name), kind, by);
    }

    pub(super) fn see(
        &mut self,
        sentence: &Sentence<'a>,
        (first, end): (usize, usize),
        key: Key,
        kind: Option<ActorKind>,
        (rule, score): (&'static str, f32),
    ) {
        let Some(span) = sentence.span_of(first, end) else {
            return;
        };
        // States are against each other on a pitch.
        if kind != Some(ActorKind::State) && is_party_of_case(sentence.tokens, first, end) {
            return;
        }
        if sentence.may_define && rule != rule::DEFINED.0 && is_translation(sentence.tokens, first)
        {
            return;
        }
        let text = self.document.slice(sentence.span);
        let start = span.bytes().start - sentence.span.bytes().start;
        if address::is_before_mark(text, start + span.bytes().len()) {
            return;
        }
        let is_glued = (sentence.tokens.get(first)).is_some_and(|token| token.is_glued);
        if is_glued {
            // "SHIP_TORVIK": a part of what machines read.
            let is_of_code = text
                .get(..start)
                .is_some_and(|before| before.ends_with('_'));
            if is_of_code || is_handle_of_several(text, start) || address::is_within(text, start) {
                return;
            }
        }
        let (key, kind) = match self.acronyms.other_name(&key) {
            Some((own, own_kind)) => (own.clone(), *own_kind),
            None => (key, kind),
        };
        self.keep_family_name(sentence.tokens.get(first..end).unwrap_or_default(), kind);
        let seen = Seen {
            text: self.document.slice(span),
            kind,
            rule,
            score,
            support: 0.0,
            is_subject: false,
            span,
            sentence: sentence.id,
            section: sentence.section,
        };
        self.seen.push((key, seen));
        self.stands.push((*sentence, (first, end)));
    }

    /// What was seen, in reading order, with what the words around it say: that is read of
    /// all names together, so that the code for it stays in the cache.
    pub(in super::super) fn into_seen(self) -> Vec<(Key, Seen<'a>)> {
        let mut all = self.seen;
        for ((_, seen), (sentence, (first, end))) in all.iter_mut().zip(&self.stands) {
            let support = context::support(sentence, (*first, *end), seen.score < 0.6);
            seen.kind = seen.kind.or(support.kind);
            seen.support = support.weight;
            seen.is_subject = context::is_subject(sentence, *first);
        }
        for of_sentence in all.chunk_by_mut(|(_, one), (_, next)| one.sentence == next.sentence) {
            of_sentence.sort_by_key(|(_, seen)| seen.span);
        }
        all
    }
}

/// "@TorvikHarbourBoard": words that only a machine writes as one. "@Torvik" is a name.
fn is_handle_of_several(text: &str, start: usize) -> bool {
    let (before, name) = text.split_at_checked(start).unwrap_or_default();
    let mut letters = name.chars().take_while(|c| c.is_alphanumeric());
    before.ends_with('@') && letters.any(char::is_lowercase) && letters.any(char::is_uppercase)
}

/// "In El Torvik": a town, and no given name.
fn is_town_with_article(tokens: &[Token<'_>], first: usize) -> bool {
    let before = first.checked_sub(1).and_then(|at| tokens.get(at));
    (tokens.get(first)).is_some_and(|article| matches!(article.text, "El" | "Al"))
        && before.is_some_and(|word| word.cues().any(Cues::BEFORE_PLACE | Cues::FUNCTION))
}

/// "MODERATOR", "DEPUTY CHAIR": a word that is shouted.
fn is_loud(word: &Token<'_>) -> bool {
    word.text.len() > 3 && !word.text.contains(char::is_lowercase)
}

/// "Roe v Torvik": a case is called after those who were before the court, whom the article
/// names apart from it where it tells of them.
fn is_party_of_case(tokens: &[Token<'_>], first: usize, end: usize) -> bool {
    let is_against =
        |at: Option<usize>| (at.and_then(|at| tokens.get(at))).is_some_and(|word| word.text == "v");
    let dot = |at: usize| tokens.get(at).is_some_and(|mark| mark.is("."));
    let before = first.checked_sub(1);
    is_against(Some(end))
        || is_against(before)
        || before.is_some_and(|at| dot(at) && is_against(at.checked_sub(1)))
}

/// "Torvik, Inc.": the rest of a name that a comma parts.
fn is_rest_of_firm(sentence: &Sentence<'_>, (first, end): (usize, usize)) -> bool {
    let name = sentence.tokens.get(first..end).unwrap_or_default();
    matches!(name, [form] if WordSet::LegalForm.has(form.text)) && !sentence.is_opening(first)
}

/// "Pasadena, Calif.": part of a land, behind a town or with the dot of what is cut short.
fn is_short_for_land(tokens: &[Token<'_>], (first, end): (usize, usize), is_english: bool) -> bool {
    let name = tokens.get(first..end).unwrap_or_default();
    let before = first.checked_sub(1).and_then(|at| tokens.get(at));
    let is_cut = || (tokens.get(end)).is_some_and(|dot| dot.is(".") && dot.is_glued);
    // "Hyundai, SK and LG".
    let is_of_list = || {
        let behind = tokens.get(end);
        behind.is_some_and(|and| and.is("and") || and.is("or"))
            || behind.is_some_and(|comma| comma.is(","))
                && (tokens.get(end + 1)).is_some_and(Token::is_capital)
    };
    matches!(name, [word] if WordSet::LandShort.has(word.text))
        && (before.is_some_and(|comma| comma.is(",")) && !is_of_list() || !is_english && is_cut())
}

/// "Intergovernmental organisation": a line that only tells of which kind something is. That
/// of a party may be its name.
fn is_kind_before_noun(sentence: &Sentence<'_>, (first, end): (usize, usize)) -> bool {
    let [kind, noun] = sentence.tokens else {
        return false;
    };
    (first, end) == (0, 1)
        && noun.is_lower()
        && !noun.is("party")
        && noun.cues().any(Cues::ACTOR_NOUN)
        && with_small(kind.text, adjectives::is_adjective)
}

/// "GLOMSUND (Torvik News) –": capitals that say where a report was written.
fn is_dateline(tokens: &[Token<'_>], end: usize) -> bool {
    let is_dash = |mark: &Token<'_>| matches!(mark.text, "–" | "—");
    (tokens.first())
        .is_some_and(|word| word.text.len() > 3 && !word.text.contains(char::is_lowercase))
        && (tokens.get(end)).is_some_and(|mark| is_dash(mark) || mark.is("("))
        && tokens.iter().take(DATELINE).any(is_dash)
}

/// Whether a verb that tells what somebody does is behind a name, or what is theirs.
fn acts_or_owns(tokens: &[Token<'_>], end: usize) -> bool {
    (tokens.get(end))
        .is_some_and(|next| next.is_possessive() || next.is_lower() && next.cues().any(Cues::VERB))
}

/// "According to Wright, they": who says so, unless it opens the sentence as a noun.
fn is_asked(tokens: &[Token<'_>], (first, end): (usize, usize)) -> bool {
    let before = tokens.get(..first).unwrap_or_default();
    matches!(before, [.., according, to] if to.is("to")
        && matches!(according.text, "according" | "According"))
        && tokens.get(end).is_some_and(|comma| comma.is(","))
        && !(tokens.get(first)).is_some_and(|word| word.text.ends_with('s'))
}

/// "The first Roe administration": an office that is called after who holds it.
fn is_of_leader(tokens: &[Token<'_>], first: usize, end: usize) -> bool {
    let before = first.checked_sub(1).and_then(|at| tokens.get(at));
    let which = [
        "the", "The", "first", "second", "new", "former", "previous", "current", "incoming",
        "outgoing", "next", "past", "late", "early",
    ];
    (tokens.get(end)).is_some_and(|office| matches!(office.text, "administration" | "presidency"))
        && before.is_some_and(|before| which.contains(&before.text) || before.is_possessive())
}

/// Letters that only stand behind the name of a person.
fn is_honour(word: &str) -> bool {
    matches!(
        word,
        "QC" | "KC"
            | "SC"
            | "MP"
            | "MEP"
            | "MLA"
            | "PhD"
            | "MD"
            | "OBE"
            | "CBE"
            | "MBE"
            | "FRS"
            | "CJ"
            | "LJ"
            | "SCJ"
            | "JA"
            | "JCA"
            | "J"
    )
}

/// "Industrial companies": what they are like. A party is called so.
fn is_of_many(tokens: &[Token<'_>], (first, end): (usize, usize), word: &Token<'_>) -> bool {
    first == 0
        && (tokens.get(end)).is_some_and(|many| many.is_lower() && many.text.ends_with('s'))
        && with_small(word.text, adjectives::is_adjective)
}

/// Whether it is an English word with an ending that lists leave out.
fn is_inflected(lower: &str) -> bool {
    ["s", "es", "ed", "ing", "ly", "d", "er", "al"]
        .iter()
        .filter_map(|ending| lower.strip_suffix(ending))
        .any(|stem| stem.len() > 3 && is_word(stem))
}
