//! Titles, and the people behind them.

use super::super::heads::{self, Head};
use super::super::offices;
use super::{Reader, rule};
use crate::facets::extract::statistics::Sentence;
use crate::facets::lexicon::{ActorKind, Cues, Use, gazetteer, is_word_in_any_case};
use crate::facets::token::Token;

impl<'a> Reader<'a, '_> {
    /// A title up to `name`, and the name behind it.
    pub(super) fn titled(
        &mut self,
        sentence: &Sentence<'a>,
        (first, end): (usize, usize),
        name: usize,
    ) -> Option<(usize, usize)> {
        self.parts(sentence, first, name);
        let rest = sentence.tokens.get(name..end)?;
        let begins = rest.first()?;
        if !begins.is_capital() {
            // "President of France".
            return Some((name, end));
        }
        let found = gazetteer().find(rest);
        let is_other = found.is_some_and(|found| {
            let kind = gazetteer().kind(found.id);
            found.tokens > 1 && kind != Some(ActorKind::Person)
                || found.tokens < rest.len() && found.used == Use::Adjective
        });
        let head = heads::head(rest, false);
        if is_other || matches!(head, Head::Body(..)) || begins.is_acronym() {
            return Some((name, end));
        }
        // "the CFO Act": what is called after an office.
        let is_of_office = || {
            let title = sentence.tokens.get(name.saturating_sub(1));
            rest.len() == 1 && title.is_some_and(Token::is_acronym)
        };
        if head == Head::Event && is_of_office() {
            return None;
        }
        // "King Roe Bridge".
        if head == Head::Place {
            return None;
        }
        // "Metropolitan Roe of Torvik": of his see.
        let title = sentence.tokens.get(first..name)?;
        let see = (title.iter().any(offices::is_prelate) && rest.len() > 2)
            .then(|| rest.iter().position(|token| token.is("of")))
            .flatten();
        if let Some(of) = see {
            let person = Some(ActorKind::Person);
            self.see_name(sentence, (name, name + of), person, rule::TITLE);
            return None;
        }
        // "Prime Minister Roe of Norway".
        let link = rest
            .iter()
            .position(|token| matches!(token.text, "of" | "for" | "and"));
        let stop = link.map_or(end, |at| name + at);
        let person = sentence.tokens.get(name..stop)?;
        match found.filter(|found| found.tokens == person.len()) {
            Some(found)
                if gazetteer()
                    .known(found.id)
                    .is_some_and(|known| known.kind == Some(ActorKind::Person)) =>
            {
                self.known(sentence, name, found);
            }
            _ => self.see_name(sentence, (name, stop), Some(ActorKind::Person), rule::TITLE),
        }
        (stop < end).then_some((stop, end))
    }
}

/// Most words and hyphens of a person's name.
const NAME: usize = 6;

/// Whether what stands between a title and the last word is an office and no
/// person: "Justice Department", "Attorney General Office".
pub(super) fn is_office(name: &[Token<'_>], title: usize) -> bool {
    name.get(title..).is_none_or(|rest| {
        rest.iter()
            .filter(|token| token.is_capital())
            .all(|token| is_word_in_any_case(token.text) || token.cues().any(Cues::BODY))
    })
}

/// Where the body begins that is named with who leads it: "Commander of Northern
/// Command", "Vice-President of the World Bank", "Speaker of Parliament".
pub(super) fn led(name: &[Token<'_>]) -> Option<usize> {
    let of = name.iter().position(|token| token.is("of"))?;
    // "Secretary of State of the Northern Union": the first is part of the title.
    let title = offices::title_end(name)?;
    let is = |at: usize, word: &str| name.get(at).is_some_and(|token| token.is(word));
    let ends = |of: &usize| offices::title_end(name.get(..*of).unwrap_or_default()) == Some(*of);
    [title, of]
        .iter()
        .copied()
        .filter(|of| is(*of, "of") && ends(of))
        .find_map(|of| {
            let start = of + 1 + usize::from(is(of + 1, "the"));
            let body = name.get(start..)?;
            let is_body = matches!(heads::head(body, false), Head::Body(..))
                || matches!(body, [one] if one.cues().any(Cues::BODY));
            is_body.then_some(start)
        })
}

/// Whether a line is that of somebody with a title, as below a statement: "President Jane Roe
/// of the Torvik Republic".
pub(super) fn is_line_of_holder(tokens: &[Token<'_>]) -> bool {
    let Some(name) = offices::title_end(tokens).and_then(|title| tokens.get(title..)) else {
        return false;
    };
    let is_part = |word: &&Token<'_>| word.is_capital() || word.is("-");
    let count = name.iter().take_while(is_part).count();
    (2..=NAME).contains(&count)
        && (name.get(count)).is_some_and(|behind| behind.is("of") || behind.is(","))
}

/// Where a title with a name behind it begins within a name.
pub(super) fn title_within(name: &[Token<'_>]) -> Option<usize> {
    (1..name.len()).find(|at| {
        let rest = name.get(*at..).unwrap_or_default();
        // "US Consulate General".
        let is_of_house = || {
            name.get(at - 1)
                .is_some_and(|house| matches!(house.text, "Consulate" | "Consulates"))
        };
        name.get(*at).is_some_and(Token::is_capital)
            && !is_of_house()
            && offices::title_end(rest).is_some_and(|end| end < rest.len() || rest.len() == end)
    })
}
