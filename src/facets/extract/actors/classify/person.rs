//! Persons whose names are words of the language too: "Mark Tiller", and "Wesley Hill", of
//! whom "Hill" says more later.

use super::{Reader, rule};
use crate::facets::extract::actors::context;
use crate::facets::extract::sets::WordSet;
use crate::facets::extract::statistics::Sentence;
use crate::facets::lexicon::{ActorKind, Cues, gazetteer, is_first_name, is_word_in_any_case};
use crate::facets::token::Token;

impl<'a> Reader<'a, '_> {
    /// By which rule a name is that of a person, whose given name or family name is a word.
    pub(super) fn given_name(
        &self,
        sentence: &Sentence<'_>,
        (first, end): (usize, usize),
        ends_in_word: impl Fn() -> bool,
    ) -> Option<(&'static str, f32)> {
        let name = sentence.tokens.get(first..end)?;
        let may = |word: &Token<'_>| {
            word.is_capital() && !word.is_acronym() && !word.cues().any(no_family())
        };
        match name {
            // "Torvik Alexander Keller": a given name stands second.
            [_, given, _] if is_first_name(given.text) && !ends_in_word() => {
                (name.iter().all(may)).then_some(rule::LIKELY_PERSON)
            }
            // "Mark Tiller", "Dale Lantern": English words too, where no sentence begins.
            [given, family]
                if may(family)
                    && is_first_name(given.text)
                    && self.statistics.lower(&given.text.to_lowercase()) == 0 =>
            {
                if WordSet::FirstName.has(given.text) {
                    Some(rule::FIRST_NAME)
                } else {
                    (!sentence.is_opening(first)).then_some(rule::LIKELY_PERSON)
                }
            }
            _ => None,
        }
    }

    /// Keeps the last word of the name of a person.
    pub(super) fn keep_family_name(&mut self, name: &[Token<'a>], kind: Option<ActorKind>) {
        if let [_, .., family] = name
            && kind == Some(ActorKind::Person)
            && is_word_in_any_case(family.text)
        {
            self.families.insert(family.text);
        }
    }

    /// Whether a common word with a capital is the family name of somebody who was named
    /// in full before: within a sentence, or where it begins one and acts.
    pub(super) fn is_family_name(
        &self,
        sentence: &Sentence<'_>,
        (first, end): (usize, usize),
    ) -> bool {
        let [word] = sentence.tokens.get(first..end).unwrap_or_default() else {
            return false;
        };
        if !self.families.contains(word.text) {
            return false;
        }
        let before = first.checked_sub(1).and_then(|at| sentence.tokens.get(at));
        // "The Price", "Norway Price", but "Then Price".
        let is_other = before.is_some_and(|before| {
            let is_article = matches!(before.text, "the" | "The" | "a" | "A" | "an" | "An");
            is_article || before.is_capital() && !before.cues().any(Cues::FUNCTION)
        });
        !is_other && (!sentence.is_opening(first) || acts(sentence.tokens, end))
    }

    /// "Andy Street, the mayor": a person whose family name is a word for a place. Of two
    /// given names it needs no more than that it is not told as one; a firm may be called
    /// after a place as well.
    pub(super) fn named_like_place(
        &mut self,
        sentence: &Sentence<'a>,
        (first, end): (usize, usize),
    ) {
        let name = sentence.tokens.get(first..end).unwrap_or_default();
        let is_given = |token: &&Token<'_>| is_first_name(token.text) || token.is_initial();
        let given = name.iter().take_while(is_given).count();
        let support = context::support(sentence, (first, end), true);
        match support.kind {
            Some(ActorKind::Person) if given > 0 => {}
            Some(kind) if kind.is_body() && support.weight >= 0.3 && name.len() == 2 => {
                self.see_name(sentence, (first, end), support.kind, rule::WEAK_HEAD);
                return;
            }
            _ if given > 1 && given + 1 == name.len() && support.weight > 0.0 => {}
            _ => return,
        }
        let person = Some(ActorKind::Person);
        self.see_name(sentence, (first, end), person, rule::FIRST_NAME);
    }
}

/// By which rule a given name and a word that is else a title are a person: "John Major", but
/// "the Victoria Judge", "Christian Bishop of Torvik".
pub(super) fn with_title_as_family(
    tokens: &[Token<'_>],
    (first, end): (usize, usize),
) -> Option<(&'static str, f32)> {
    let [given, rest @ .., family] = tokens.get(first..end)? else {
        return None;
    };
    let is_given = |token: &Token<'_>| is_first_name(token.text) || token.is_initial();
    let before = first.checked_sub(1).and_then(|at| tokens.get(at));
    let is_known = || gazetteer().find(std::slice::from_ref(given)).is_some();
    let may = WordSet::TitleFamily.has(family.text)
        && is_given(given)
        && rest.len() <= 2
        && rest.iter().all(|token| is_given(token) || token.is("."))
        && (!is_word_in_any_case(given.text) || WordSet::FirstName.has(given.text))
        && !before.is_some_and(|before| matches!(before.text, "the" | "The" | "a" | "A"))
        && !tokens.get(end).is_some_and(|of| of.is("of"))
        && !is_known();
    may.then_some(rule::FIRST_NAME)
}

/// Whether what stands behind a name is what only somebody does: "said", "also said", but
/// not "increased", which a price may do.
fn acts(tokens: &[Token<'_>], end: usize) -> bool {
    let verb = tokens.get(context::past_adverb(tokens, end));
    verb.is_some_and(|verb| verb.is_lower() && verb.cues().any(Cues::VERB))
}

/// What a word is that is no family name.
fn no_family() -> Cues {
    Cues::BODY
        | Cues::COMPANY
        | Cues::PLACE
        | Cues::EVENT
        | Cues::TITLE
        | Cues::PORTFOLIO
        | Cues::FUNCTION
        | Cues::NOT_ACTOR
}
