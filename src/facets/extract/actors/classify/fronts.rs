//! What stands before a name and is none of it: what its bearer is, and the office of a
//! person, whether any list knows that or not.

use super::super::asian;
use super::super::heads::{self, Head};
use super::super::offices;
use crate::facets::extract::sets::WordSet;
use crate::facets::lexicon::{
    ActorKind, Cues, cues, gazetteer, is_first_name, is_word_in_any_case, with_small,
};
use crate::facets::token::Token;

/// Where a name begins behind letters that only say what bears it: "NGO Torvik Aid", but
/// not "NGO Forum", which is called so.
pub(super) fn past_kind(name: &[Token<'_>]) -> Option<usize> {
    let [kind, rest @ ..] = name else {
        return None;
    };
    let is_kind = matches!(
        kind.text,
        "NGO"
            | "NGOs"
            | "INGO"
            | "INGOs"
            | "NPO"
            | "NPOs"
            | "CSO"
            | "CSOs"
            | "CBO"
            | "CBOs"
            | "IGO"
            | "IGOs"
            | "SOE"
            | "SOEs"
            | "SME"
            | "SMEs"
            | "MNC"
            | "MNCs"
    );
    let first = rest
        .first()
        .filter(|first| first.is_capital() && !first.is_glued)?;
    let is_known = || {
        let found = gazetteer().find(rest);
        let known = found.and_then(|found| gazetteer().known(found.id));
        known
            .and_then(|known| known.kind)
            .is_some_and(ActorKind::is_body)
    };
    (is_kind && (is_known() || !is_word_in_any_case(first.text))).then_some(1)
}

/// "E-Government": what is done by wire, and no body of that name.
pub(super) fn is_electronic(name: &[Token<'_>]) -> bool {
    matches!(name, [e, hyphen, what] if e.is("E")
        && hyphen.is("-")
        && what.is_glued
        && is_word_in_any_case(what.text))
}

/// The end of the body that an office stands behind, which is none where the office stands
/// first, and where what is left begins.
pub(super) fn beside_office(name: &[Token<'_>]) -> Option<(usize, usize)> {
    let behind = || office_behind_body(name).map(|office| (office, office));
    (past_office(name).map(|rest| (0, rest))).or_else(behind)
}

/// Where the office begins that stands between a body and who holds it there: "Ministry of
/// Foreign Affairs Permanent Secretary Jane Roe".
fn office_behind_body(name: &[Token<'_>]) -> Option<usize> {
    // Others are parted by their titles.
    name.iter()
        .position(|token| token.is("of") || token.is("for"))?;
    let ends_body = |at: usize| {
        name.get(at - 1).is_some_and(Token::is_capital)
            && (name.get(..at))
                .is_some_and(|body| matches!(heads::head(body, false), Head::Body(..)))
    };
    // "Affairs" is part of the name of the body.
    let begins_office = |rest: &[Token<'_>]| {
        rest.first().is_some_and(|word| {
            let told = word.cues();
            word.is_capital() && (told.any(Cues::TITLE) || !told.any(Cues::PORTFOLIO))
        })
    };
    let leads_to_person = |office: &[Token<'_>]| {
        let end = offices::title_end(office);
        end.and_then(|end| office.get(end..)).is_some_and(is_person)
    };
    (2..name.len()).find(|at| {
        let rest = name.get(*at..).unwrap_or_default();
        begins_office(rest) && leads_to_person(rest) && ends_body(*at)
    })
}

/// Whether a name may be that of a person and of nobody else: two words or more, with a
/// given name first, or all of them no words of the language.
fn is_person(name: &[Token<'_>]) -> bool {
    let is_part = |token: &Token<'_>| {
        token.is_capital() && !token.is_acronym() || token.is(".") || token.is("-")
    };
    let is_strange = |token: &Token<'_>| {
        !token.is_word || !is_word_in_any_case(token.text) || token.is_initial()
    };
    let Some(given) = name.first() else {
        return false;
    };
    name.len() > 1
        && name.iter().all(is_part)
        && (is_first_name(given.text) || name.iter().all(is_strange))
        && gazetteer().find(name).is_none()
        && heads::head(name, false) == Head::None
}

/// Where a person begins behind an office that no list has: "Harbour Economist Odda Torvik".
/// The last word before the given name is one for a person, and the others are common.
pub(super) fn past_office(name: &[Token<'_>]) -> Option<usize> {
    if name.len() < 3 {
        return None;
    }
    // "Affairs Gao Xirong" of "Assistant for Foreign Affairs Gao Xirong".
    if let [field, person @ ..] = name
        && field.cues().any(Cues::PORTFOLIO)
        && asian::is_person(person)
    {
        return Some(1);
    }
    // "Trade Specialist U.S. Embassy": and where it is held.
    let is_land = |word: &Token<'_>| {
        word.is_acronym() && {
            let found = gazetteer().find(std::slice::from_ref(word));
            found.is_some_and(|found| gazetteer().kind(found.id) == Some(ActorKind::State))
        }
    };
    let at = (1..name.len() - 1).find(|at| {
        name.get(*at).is_some_and(|given| {
            is_first_name(given.text) && !is_word_in_any_case(given.text) || is_land(given)
        })
    })?;
    let (office, person) = name.split_at_checked(at)?;
    let holds = |noun: &Token<'_>| {
        with_small(noun.text, |lower| {
            cues(lower).any(Cues::PERSON_NOUN)
                || WordSet::Leader.has(lower)
                || WordSet::Staff.has(lower)
                || matches!(
                    lower,
                    "specialist"
                        | "consultant"
                        | "adviser"
                        | "advisor"
                        | "coordinator"
                        | "assistant"
                        | "attaché"
                        | "counsellor"
                )
        })
    };
    let is_common = |token: &Token<'_>| {
        token.is_capital() && !token.is_acronym() && is_word_in_any_case(token.text)
    };
    (office.last().is_some_and(holds)
        && office.iter().all(is_common)
        && person
            .iter()
            .all(|token| token.is_capital() || token.is(".")))
    .then_some(at)
}
