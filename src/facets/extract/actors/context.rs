//! What the words around a name tell of its bearer.

use crate::facets::extract::statistics::Sentence;
use crate::facets::lexicon::{ActorKind, Cues, cues, gazetteer};
use crate::facets::token::Token;

/// What speaks for a name being that of an actor.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Support {
    /// From below 0 to about 0.4.
    pub weight: f32,
    /// The kind that the words give.
    pub kind: Option<ActorKind>,
}

/// Words between a name and its explanation: "Torvik, a Norwegian shipping firm".
const REACH: usize = 9;

/// What the words around the tokens `first..end` tell.
/// Others in a list are looked at only where the name is `doubtful`.
pub(super) fn support(
    sentence: &Sentence<'_>,
    (first, end): (usize, usize),
    is_doubtful: bool,
) -> Support {
    let tokens = &sentence.tokens;
    let at = |at: usize| tokens.get(at);
    let before = |back: usize| first.checked_sub(back).and_then(at);
    let mut support = Support::default();
    let mut give = |weight: f32, kind: Option<ActorKind>| {
        support.weight += weight;
        support.kind = support.kind.or(kind);
    };
    if let Some(token) = before(1).filter(|token| token.is_word) {
        let told = cues(token.text);
        if told.any(Cues::COMPANY_NOUN) {
            give(0.35, Some(ActorKind::Company));
        } else if told.any(Cues::ACTOR_NOUN) {
            give(0.3, Some(ActorKind::Organisation));
        } else if token.is("to")
            && before(2).is_some_and(|word| matches!(word.text, "according" | "According"))
        {
            give(0.25, None);
        } else if matches!(
            token.text,
            "by" | "with" | "between" | "among" | "joined" | "against"
        ) {
            give(0.05, None);
        } else if told.any(Cues::BEFORE_PLACE) {
            give(-0.25, None);
        }
    }
    if is_doubtful && let Some((weight, kind)) = companions(tokens, first, end) {
        give(weight, kind);
    }
    // "state-run Torvik".
    if before(1).is_some_and(|word| word.is_lower() && word.is_glued)
        && before(2).is_some_and(|hyphen| hyphen.is("-"))
    {
        give(0.15, None);
    }
    // "the Torvik initiative": what is named is the initiative.
    if at(end).is_some_and(|token| token.is_lower() && is_thing(token.text)) {
        give(-0.25, None);
    }
    let mut next = end;
    if at(next).is_some_and(Token::is_possessive) {
        give(0.05, None);
        next += 1;
    }
    // "Torvik also said".
    if at(next)
        .is_some_and(|token| token.is_lower() && token.text.ends_with("ly") || token.is("also"))
    {
        next += 1;
    }
    if let Some(token) = at(next) {
        if token.is_lower() && cues(token.text).any(Cues::VERB) {
            give(0.15, None);
        } else if token.is(",") {
            if let Some(kind) = explained(tokens.get(next + 1..).unwrap_or_default()) {
                give(0.3, Some(kind));
            } else if at(next + 1)
                .is_some_and(|token| matches!(token.text, "which" | "who" | "whose"))
            {
                let is_person = at(next + 1).is_some_and(|token| token.is("who"));
                give(0.05, is_person.then_some(ActorKind::Person));
            }
        }
    }
    support
}

fn is_thing(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    let capital = first.unwrap_or_default() + letters.as_str();
    cues(&capital).any(Cues::EVENT | Cues::WEAK) && !cues(word).any(Cues::VERB | Cues::ACTOR_NOUN)
}

/// Tokens of a list that are looked at to either side.
const LIST: usize = 16;

/// What the other names of a list tell: "firms such as Torvik, Halden and
/// Siemens".
fn companions(tokens: &[Token<'_>], first: usize, end: usize) -> Option<(f32, Option<ActorKind>)> {
    let is_joint = |token: &Token<'_>| matches!(token.text, "," | "and" | "or" | "&");
    let is_listed = |token: &&Token<'_>| token.is_capital() || is_joint(token);
    let before = tokens.get(..first).unwrap_or_default();
    let after = tokens.get(end..).unwrap_or_default();
    let back = before.iter().rev().take(LIST).take_while(is_listed).count();
    let on = after.iter().take(LIST).take_while(is_listed).count();
    let begins = first - back;
    // "firms such as", "agencies including".
    let lead = |back: usize| begins.checked_sub(back).and_then(|at| tokens.get(at));
    let noun = match (lead(2), lead(1)) {
        (Some(such), Some(as_)) if such.is("such") && as_.is("as") => {
            lead(3).filter(|token| !token.is(",")).or_else(|| lead(4))
        }
        (Some(noun), Some(word)) if matches!(word.text, "like" | "including" | "namely") => {
            Some(noun)
                .filter(|token| !token.is(","))
                .or_else(|| lead(3))
        }
        _ => None,
    };
    if let Some(noun) = noun {
        let told = cues(noun.text) | cues(noun.text.strip_suffix('s').unwrap_or(noun.text));
        if told.any(Cues::COMPANY_NOUN) {
            return Some((0.35, Some(ActorKind::Company)));
        }
        if told.any(Cues::ACTOR_NOUN) {
            return Some((0.3, Some(ActorKind::Organisation)));
        }
    }
    let is_joined = before.last().is_some_and(is_joint) || after.first().is_some_and(is_joint);
    if !is_joined {
        return None;
    }
    let gazetteer = gazetteer();
    let others = (begins..first).chain(end..end + on);
    let known = others.filter_map(|at| {
        let found = gazetteer.find(tokens.get(at..)?)?;
        gazetteer.known(found.id)?.kind
    });
    let mut bodies = known.filter(|kind| kind.is_body());
    bodies.next().map(|kind| (0.25, Some(kind)))
}

/// The kind of actor that an explanation behind a comma names.
fn explained(tokens: &[Token<'_>]) -> Option<ActorKind> {
    let (article, rest) = tokens.split_first()?;
    if !matches!(
        article.text,
        "a" | "an" | "the" | "one" | "its" | "their" | "another"
    ) {
        return None;
    }
    let words = rest
        .iter()
        .take(REACH)
        .take_while(|token| token.is_word || token.is("-"));
    for token in words {
        let told = cues(token.text);
        if matches!(token.text, "of" | "that" | "which" | "in" | "for" | "on") {
            return None;
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

/// Whether a name of a seat stands for the place: "in Paris", "the Paris summit",
/// "Seoul-based", "Paris, France".
pub(super) fn is_place(sentence: &Sentence<'_>, first: usize, end: usize) -> bool {
    let tokens = &sentence.tokens;
    let at = |at: usize| tokens.get(at);
    let before = first.checked_sub(1).and_then(at);
    if before.is_some_and(|token| {
        let lower = token.text.to_lowercase();
        token.is_word && cues(&lower).any(Cues::BEFORE_PLACE)
    }) {
        return true;
    }
    // "in Paris, Rome and Madrid": the first of the list decides.
    if before.is_some_and(|token| matches!(token.text, "," | "and" | "or" | "&"))
        && begins_with_place(tokens, first)
    {
        return true;
    }
    let after = at(end);
    if after.is_some_and(|token| cues(token.text).any(Cues::AFTER_PLACE)) {
        return true;
    }
    if after.is_some_and(|token| token.is("-") && token.is_glued) {
        return at(end + 1).is_some_and(|token| matches!(token.text, "based" | "born" | "area"));
    }
    let next_is_capital = at(end + 1).is_some_and(Token::is_capital);
    after.is_some_and(|token| token.is(","))
        && next_is_capital
        && is_state(tokens, end + 1)
        && !at(end + 2).is_some_and(|token| matches!(token.text, "and" | "," | "or"))
}

/// Whether the list that leads to a token begins with "in" and the like.
fn begins_with_place(tokens: &[Token<'_>], first: usize) -> bool {
    let before = tokens.get(..first).unwrap_or_default();
    let mut list =
        before.iter().rev().take(12).skip_while(|token| {
            token.is_capital() || matches!(token.text, "," | "and" | "or" | "&")
        });
    list.next()
        .is_some_and(|token| token.is_lower() && cues(token.text).any(Cues::BEFORE_PLACE))
}

fn is_state(tokens: &[Token<'_>], at: usize) -> bool {
    let gazetteer = gazetteer();
    let rest = tokens.get(at..).unwrap_or_default();
    let found = gazetteer
        .find(rest)
        .and_then(|found| gazetteer.known(found.id));
    found.is_some_and(|known| known.kind == Some(ActorKind::State))
}

/// Whether the name is the subject at the start of its sentence.
pub(super) fn is_subject(sentence: &Sentence<'_>, first: usize) -> bool {
    let Some(before) = sentence
        .tokens
        .get(..first)
        .filter(|before| before.len() <= 4)
    else {
        return false;
    };
    let mut words = before.iter().filter(|token| token.is_word);
    words.clone().count() <= 2
        && words.all(|token| !cues(&token.text.to_lowercase()).any(Cues::BEFORE_PLACE))
}
