//! What the words behind a name tell: what it does, or what it is.

use super::things::{is_party, tells_a_thing};
use super::{is_staff, singular, told_of};
use crate::facets::lexicon::{ActorKind, Cues};
use crate::facets::token::Token;

/// Words between a name and its explanation: "Torvik, a Norwegian shipping firm".
const REACH: usize = 9;

/// How much they speak for an actor, and of which kind; a noun is asked only where the name
/// is doubtful.
pub(super) fn told_behind(
    tokens: &[Token<'_>],
    next: usize,
    is_doubtful: bool,
) -> Option<(f32, Option<ActorKind>)> {
    let token = tokens.get(next)?;
    let is_deed = |token: &Token<'_>, told: Cues| {
        told.any(Cues::VERB) || token.text.len() > 5 && token.text.ends_with("ed")
    };
    let is_verb = |token: &Token<'_>| token.is_lower() && is_deed(token, token.cues());
    let rest = tokens.get(next + 1..).unwrap_or_default();
    // "Torvik is an orbital mission", "Torvik, a northern port,".
    if matches!(token.text, "is" | "was" | ",") && tells_a_thing(rest) {
        return Some((-0.3, None));
    }
    if matches!(token.text, "is" | "was")
        && let Some(kind) = explained(rest)
    {
        // "Torvik is a shipping firm".
        return Some((0.2, Some(kind)));
    }
    if matches!(token.text, "and" | "or")
        && is_doubtful
        && let Some(kind) = kind_of_others(rest)
    {
        return Some((0.4, Some(kind)));
    }
    // "TQO-funded".
    if token.is("-") && token.is_glued {
        let what = rest.first().filter(|what| what.is_glued)?;
        return is_done_by(what.text).then_some((0.15, None));
    }
    if token.is_lower() {
        let told = token.cues();
        if is_deed(token, told) {
            return Some((0.15, None));
        }
        let kind = noun_kind(told).filter(|_| is_doubtful && ends_phrase(token, rest.first()));
        return kind.map(|kind| (0.25, Some(kind)));
    }
    if !token.is(",") {
        return None;
    }
    if let Some(kind) = explained(rest) {
        return Some((0.3, Some(kind)));
    }
    if holds_office(rest) {
        return Some((0.3, Some(ActorKind::Person)));
    }
    if rest
        .first()
        .is_some_and(|token| matches!(token.text, "which" | "who" | "whose"))
    {
        let is_person = rest.first().is_some_and(|token| token.is("who"));
        let acts = is_person || rest.get(1).is_some_and(is_verb);
        let weight = if acts { 0.15 } else { 0.05 };
        return Some((weight, is_person.then_some(ActorKind::Person)));
    }
    is_apposition(rest).then_some((0.15, None))
}

/// "Torvik and other Norwegian universities": who else is of its kind.
fn kind_of_others(tokens: &[Token<'_>]) -> Option<ActorKind> {
    let (other, rest) = tokens.split_first()?;
    // "Torvik and its predecessors": those whom only a house has.
    let are_theirs = |noun: &Token<'_>| {
        matches!(
            noun.text,
            "predecessors"
                | "predecessor"
                | "successors"
                | "successor"
                | "subsidiaries"
                | "subsidiary"
                | "affiliates"
                | "shareholders"
                | "creditors"
                | "customers"
                | "clients"
                | "employees"
                | "backers"
        )
    };
    if matches!(other.text, "its" | "their") && rest.first().is_some_and(are_theirs) {
        return Some(ActorKind::Company);
    }
    if !other.is("other") {
        return None;
    }
    let mut words = rest.iter().take(OTHERS).take_while(|word| word.is_word);
    let nouns = words
        .find(|word| word.is_lower() && noun_kind(told_of(&singular(word.text), word)).is_some())?;
    let is_many = nouns.text.ends_with('s');
    noun_kind(told_of(&singular(nouns.text), nouns)).filter(|_| is_many)
}

/// Most words for others of a kind.
const OTHERS: usize = 4;

/// What somebody alone does, as it stands behind who did it: "TQO-led", but not "TQO-based".
fn is_done_by(word: &str) -> bool {
    matches!(
        word,
        "led"
            | "funded"
            | "financed"
            | "backed"
            | "sponsored"
            | "supported"
            | "owned"
            | "run"
            | "operated"
            | "managed"
            | "administered"
            | "organised"
            | "organized"
            | "hosted"
            | "chaired"
            | "convened"
            | "commissioned"
            | "appointed"
            | "endorsed"
            | "brokered"
            | "mediated"
            | "controlled"
            | "affiliated"
            | "initiated"
            | "approved"
    )
}

/// The kind that the noun directly behind a name gives: "the Torvik cooperative".
fn noun_kind(told: Cues) -> Option<ActorKind> {
    if told.any(Cues::COMPANY_NOUN) {
        Some(ActorKind::Company)
    } else {
        (told.any(Cues::ACTOR_NOUN)).then_some(ActorKind::Organisation)
    }
}

/// Whether a noun is the last of its phrase.
fn ends_phrase(noun: &Token<'_>, next: Option<&Token<'_>>) -> bool {
    let ends = |next: &Token<'_>| !next.is_word || next.cues().any(Cues::FUNCTION | Cues::VERB);
    !noun.is_glued && next.is_none_or(ends)
}

/// "the largest of them,": an explanation between commas.
fn is_apposition(tokens: &[Token<'_>]) -> bool {
    let begins = tokens
        .first()
        .is_some_and(|word| matches!(word.text, "a" | "an" | "the" | "one"));
    begins && tokens.iter().take(REACH).any(|token| token.is(","))
}

/// Most words of whose it is.
const OWNER: usize = 3;

/// The kind of actor that an explanation behind a comma names.
pub(super) fn explained(tokens: &[Token<'_>]) -> Option<ActorKind> {
    // "Norway’s state utility".
    let owner = tokens
        .iter()
        .take(OWNER)
        .take_while(|token| token.is_capital());
    let owner = owner.count();
    let (article, rest) = tokens.get(owner..)?.split_first()?;
    let is_article = matches!(
        article.text,
        "a" | "an" | "the" | "one" | "its" | "their" | "another" | "two" | "three" | "both" | "all"
    );
    if !(is_article && owner == 0 || article.is_possessive() && owner > 0) {
        return None;
    }
    let words = rest
        .iter()
        .take(REACH)
        .take_while(|token| token.is_word || token.is("-"));
    for (at, token) in words.enumerate() {
        let told = token.cues();
        // "the agency chief", "a company spokesman": the last of the nouns says it.
        let next = rest.get(at + 1).filter(|next| next.is_lower());
        if next.is_some_and(|next| next.cues().any(Cues::PERSON_NOUN) || is_staff(next)) {
            return Some(ActorKind::Person);
        }
        if matches!(token.text, "of" | "that" | "which" | "in" | "for" | "on") {
            return None;
        }
        if is_party(token.text) {
            return Some(ActorKind::Group);
        }
        if told.any(Cues::COMPANY_NOUN) {
            return Some(ActorKind::Company);
        }
        if told.any(Cues::ACTOR_NOUN) {
            return Some(ActorKind::Organisation);
        }
        if told.any(Cues::PERSON_NOUN) {
            return Some(ActorKind::Person);
        }
    }
    None
}

/// ", lead analyst at the fund": an office without an article, and whose it is.
fn holds_office(tokens: &[Token<'_>]) -> bool {
    let is_office = |token: &Token<'_>| {
        token.is_lower()
            && !token.text.ends_with('s')
            && (token.cues().any(Cues::PERSON_NOUN) || is_staff(token))
    };
    let before = |token: &Token<'_>| {
        token.is("-") || token.is_word && !is_office(token) && !token.cues().any(Cues::FUNCTION)
    };
    let is_whose = |token: &Token<'_>| matches!(token.text, "at" | "of" | "for" | "in" | "with");
    // Most of what stands behind a comma is looked at no further.
    if !tokens.iter().take(OFFICE + 2).skip(1).any(is_whose) {
        return false;
    }
    let at = (tokens.iter().take(OFFICE))
        .take_while(|token| before(token))
        .count();
    tokens.get(at).is_some_and(is_office)
        && tokens.get(at + 1).is_some_and(is_whose)
        && (tokens.iter().take(at)).all(|word| {
            // "lead" is what somebody is, too.
            !(word.cues().any(Cues::VERB) && word.text.ends_with(['d', 's'])) || word.is("lead")
        })
}

/// Words before that for an office: "executive vice".
const OFFICE: usize = 4;
