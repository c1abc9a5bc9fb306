//! What the word before a name tells of it.

use super::things::{is_place_noun, is_see};
use super::{is_body, is_one_acronym, is_staff};
use crate::facets::extract::sets::WordSet;
use crate::facets::lexicon::{ActorKind, Cues, is_first_name, is_word_in_any_case};
use crate::facets::token::Token;

/// How much it speaks for an actor, and of which kind.
pub(super) fn told_before(
    tokens: &[Token<'_>],
    (first, end): (usize, usize),
    is_doubtful: bool,
) -> Option<(f32, Option<ActorKind>)> {
    let before = |back: usize| first.checked_sub(back).and_then(|at| tokens.get(at));
    let token = before(1).filter(|token| token.is_word)?;
    let told = token.cues();
    Some(if token.is("by") && is_behind_deed(tokens, first - 1) {
        (0.2, Some(ActorKind::Company))
    } else if token.is("at") && before(2).is_some_and(is_staff) {
        (0.3, Some(ActorKind::Organisation))
    } else if token.is("of") && is_house(tokens, (first, end)) {
        (0.35, Some(ActorKind::Organisation))
    } else if token.is("of") && is_house_of_person(tokens, (first, end)) {
        (0.3, Some(ActorKind::Organisation))
    } else if token.is("of")
        && (before(2).is_some_and(|word| is_place_noun(word.text)) || is_see(tokens, first - 1))
    {
        (-0.3, None)
    } else if is_on_behalf(tokens, first) {
        (0.3, None)
    } else if matches!(token.text, "the" | "The")
        && is_doubtful
        && !is_body(tokens, end)
        && !is_one_acronym(tokens, first, end)
    {
        // People and firms have no article.
        (-0.1, None)
    } else if told.any(Cues::COMPANY_NOUN) {
        (0.35, Some(ActorKind::Company))
    } else if token.is_lower() && (told.any(Cues::PERSON_NOUN) || is_staff(token)) {
        // "forecaster Jane Roe".
        (0.3, Some(ActorKind::Person))
    } else if told.any(Cues::ACTOR_NOUN) {
        (0.3, Some(ActorKind::Organisation))
    } else if token.is("to")
        && before(2).is_some_and(|word| matches!(word.text, "according" | "According"))
    {
        (0.25, None)
    } else if matches!(
        token.text,
        "by" | "with" | "between" | "among" | "joined" | "against"
    ) {
        (0.05, None)
    } else if token.is("through")
        && is_one_acronym(tokens, first, end)
        && !tokens.get(end).is_some_and(|next| next.is_word)
    {
        // "It was funded by Norway through TQO."
        (0.05, None)
    } else if token.is("at") && is_one_acronym(tokens, first, end) {
        // "Back at TQO": few places are called by letters.
        return None;
    } else if matches!(
        token.text,
        "in" | "In" | "at" | "near" | "outside" | "around" | "across"
    ) || token.is("to") && is_end_of_way(tokens, first - 1)
    {
        (-0.25, None)
    } else if WordSet::Craft.has(token.text) {
        (-0.3, None)
    } else {
        return None;
    })
}

/// "On behalf of the Torvik Partnership": for whom something is done.
fn is_on_behalf(tokens: &[Token<'_>], first: usize) -> bool {
    let before = tokens.get(..first).unwrap_or_default();
    matches!(before, [.., behalf, of] | [.., behalf, of, _] if behalf.is("behalf")
        && of.is("of")
        && before.last().is_some_and(|last| last.is("of") || last.is("the")))
}

/// "From Oslo to Torvik", "via Oslo to Torvik": where a way ends that begins at a name or leads
/// through it.
fn is_end_of_way(tokens: &[Token<'_>], to: usize) -> bool {
    let before = tokens.get(to.saturating_sub(WAY)..to).unwrap_or_default();
    let mut way = (before.iter().rev()).skip_while(|token| token.is_capital());
    let from = way.next();
    from.is_some_and(|word| matches!(word.text, "from" | "From" | "through" | "via"))
        && before.last().is_some_and(Token::is_capital)
}

/// Most words between "from", "through" or "via" and "to".
const WAY: usize = 4;

/// "the founder of Torvik Strategies", and no department: "the director of Public Affairs".
fn is_house(tokens: &[Token<'_>], (first, end): (usize, usize)) -> bool {
    let name = tokens.get(first..end).unwrap_or_default();
    let leader = first.checked_sub(2).and_then(|at| tokens.get(at));
    name.len() > 1
        && leader.is_some_and(|leader| WordSet::Leader.has(leader.text))
        && !name.iter().any(|word| word.cues().any(Cues::PORTFOLIO))
}

/// "Jane Roe of Torvik Strategies": whose they are, by two words or more; one may be a town.
fn is_house_of_person(tokens: &[Token<'_>], (first, end): (usize, usize)) -> bool {
    let name = tokens.get(first..end).unwrap_or_default();
    let person = tokens.get(first.saturating_sub(4)..first.saturating_sub(1));
    let (outside, given, family) = match person.unwrap_or_default() {
        [outside, given, family] => (Some(outside), given, family),
        [given, family] => (None, given, family),
        _ => return false,
    };
    let is_part = |part: &Token<'_>| part.is_capital() && !part.is_glued && !part.is_acronym();
    let other = Cues::PORTFOLIO | Cues::PLACE | Cues::FUNCTION | Cues::TITLE;
    // A title or a third name may as well be that of a king.
    name.len() > 1
        && outside.is_none_or(|outside| !outside.is_capital())
        && is_part(given)
        && is_part(family)
        && (is_first_name(given.text)
            || [given, family]
                .iter()
                .all(|part| !is_word_in_any_case(part.text)))
        && name
            .iter()
            .all(|word| word.is_capital() && !word.cues().any(other))
}

/// Whether the "by" at a token tells who did what firms do to each other: "was bought
/// in January by".
fn is_behind_deed(tokens: &[Token<'_>], by: usize) -> bool {
    let before = tokens.get(by.saturating_sub(3)..by).unwrap_or_default();
    before.iter().any(|token| {
        matches!(
            token.text,
            "bought" | "acquired" | "owned" | "operated" | "supplied" | "manufactured" | "insured"
        )
    })
}
