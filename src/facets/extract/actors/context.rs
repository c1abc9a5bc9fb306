//! What the words around a name tell of its bearer.

mod announced;
mod before;
mod behind;
mod houses;
mod places;
mod things;

use std::borrow::Cow;

use crate::facets::extract::sets::WordSet;
use crate::facets::extract::statistics::Sentence;
use crate::facets::lexicon::{ActorKind, Cues, cues, gazetteer, is_word_in_any_case};
use crate::facets::token::Token;
pub(super) use announced::{is_name_alone, kind_announced};
use before::told_before;
use behind::{explained, told_behind};
pub(super) use houses::is_row_of_shares;
pub(super) use places::{is_namesake, is_place};
use things::{is_done, is_dubbed, is_example, is_party, names_a_standard, names_a_thing};
pub(super) use things::{is_programme_of_another, names_what_is_built};

/// What speaks for a name being that of an actor.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Support {
    /// From below 0 to about 0.4.
    pub weight: f32,
    /// The kind that the words give.
    pub kind: Option<ActorKind>,
}

/// What the words around the tokens `first..end` tell.
/// Others in a list are looked at only where the name is `doubtful`.
pub(super) fn support(
    sentence: &Sentence<'_>,
    (first, end): (usize, usize),
    is_doubtful: bool,
) -> Support {
    let tokens = sentence.tokens;
    let at = |at: usize| tokens.get(at);
    let before = |back: usize| first.checked_sub(back).and_then(at);
    let mut support = Support::default();
    let mut give = |weight: f32, kind: Option<ActorKind>| {
        support.weight += weight;
        support.kind = support.kind.or(kind);
    };
    if let Some((weight, kind)) = told_before(tokens, (first, end), is_doubtful) {
        give(weight, kind);
    }
    // "The growers’ union, the Torvik, says", "the port authority, TPA, and".
    if is_doubtful && is_explained_before(tokens, first, end) {
        give(0.3, Some(ActorKind::Organisation));
    }
    if is_behind_office(tokens, first, end) {
        give(0.2, Some(ActorKind::Person));
    }
    if is_doubtful
        && (is_example(tokens, first, end)
            || is_one_acronym(tokens, first, end) && names_a_standard(tokens, end))
    {
        give(-0.3, None);
    }
    if is_doubtful && is_dubbed(tokens, first) {
        give(-0.3, None);
    }
    if is_doubtful && let Some((weight, kind)) = houses::told(tokens, first, end) {
        give(weight, kind);
    }
    // "Kenya’s KNUT".
    if is_doubtful && before(1).is_some_and(Token::is_possessive) {
        give(0.1, None);
    }
    if is_doubtful && let Some((weight, kind)) = companions(tokens, first, end) {
        give(weight, kind);
    }
    // "state-run Torvik".
    if before(1).is_some_and(|word| word.is_lower() && word.is_glued && is_done(word.text))
        && before(2).is_some_and(|hyphen| hyphen.is("-"))
    {
        give(0.15, None);
    }
    // "the Torvik party".
    if at(end).is_some_and(|token| is_party(token.text)) {
        give(0.3, Some(ActorKind::Group));
    } else if names_a_thing(tokens, end) {
        // "the Torvik initiative": what is named is the initiative.
        give(-0.3, None);
    }
    // "GlobalFoundries": a capital within is how firms write themselves.
    let name = tokens.get(first..end).unwrap_or_default();
    if is_doubtful && name.iter().any(|word| has_inner_capital(word.text)) {
        give(0.12, None);
    }
    let mut next = end;
    if at(next).is_some_and(Token::is_possessive) {
        give(0.05, None);
        next += 1;
    }
    next = past_adverb(tokens, next);
    if !opens_with_place(sentence, first, next)
        && let Some((weight, kind)) = told_behind(tokens, next, is_doubtful)
    {
        give(weight, kind);
    }
    support
}

/// "In Torvik, the harbour firm": where the sentence plays, and then who is told of.
fn opens_with_place(sentence: &Sentence<'_>, first: usize, next: usize) -> bool {
    let before = first.checked_sub(1);
    before.is_some_and(|before| {
        sentence.is_opening(before)
            && (sentence.tokens.get(before)).is_some_and(|word| {
                matches!(word.text, "In" | "At" | "Near" | "Outside" | "Around")
            })
    }) && (sentence.tokens.get(next)).is_some_and(|comma| comma.is(","))
}

/// The first token of some that is no adverb before a verb: "Torvik also said".
pub(super) fn past_adverb(tokens: &[Token<'_>], next: usize) -> usize {
    let is_adverb = (tokens.get(next))
        .is_some_and(|token| token.is_lower() && token.text.ends_with("ly") || token.is("also"));
    next + usize::from(is_adverb)
}

/// "The Home Minister, Jane Roe, said".
fn is_behind_office(tokens: &[Token<'_>], first: usize, end: usize) -> bool {
    let before = |back: usize| first.checked_sub(back).and_then(|at| tokens.get(at));
    before(1).is_some_and(|mark| mark.is(","))
        && (tokens.get(end)).is_some_and(|mark| mark.is_word || mark.is(",") || mark.is("."))
        && end - first > 1
        && before(2).is_some_and(|word| word.cues().any(Cues::TITLE | Cues::PERSON_NOUN))
}

/// Whether a name is set behind the word for what bears it, between commas.
fn is_explained_before(tokens: &[Token<'_>], first: usize, end: usize) -> bool {
    let article = first
        .checked_sub(1)
        .and_then(|at| tokens.get(at))
        .is_some_and(|token| token.is("the"));
    let comma = first.checked_sub(1 + usize::from(article));
    let is = |at: Option<usize>, fits: &dyn Fn(&Token<'_>) -> bool| {
        at.and_then(|at| tokens.get(at)).is_some_and(fits)
    };
    let noun = comma.and_then(|at| at.checked_sub(1));
    is(comma, &|token| token.is(","))
        && is(Some(end), &|token| token.is(","))
        && is(noun, &|token| {
            token.is_lower() && token.cues().any(Cues::ACTOR_NOUN | Cues::COMPANY_NOUN)
        })
}

/// One of several: "agency" for "agencies".
fn in_lower_case(word: &str) -> Cow<'_, str> {
    // So it is with most words.
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

fn singular(word: &str) -> Cow<'_, str> {
    match word.strip_suffix("ies") {
        Some(stem) => Cow::Owned(format!("{stem}y")),
        None => Cow::Borrowed(word.strip_suffix('s').unwrap_or(word)),
    }
}

/// Whether a name is one acronym: "the RMT".
fn is_one_acronym(tokens: &[Token<'_>], first: usize, end: usize) -> bool {
    end - first == 1 && tokens.get(first).is_some_and(Token::is_acronym)
}

/// Whether a name ends in a word for a body.
fn is_body(tokens: &[Token<'_>], end: usize) -> bool {
    let last = end.checked_sub(1).and_then(|at| tokens.get(at));
    last.is_some_and(|last| last.cues().any(Cues::BODY))
}

/// Those who speak for a house: "analysts at Torvik".
pub(super) fn is_staff(word: &Token<'_>) -> bool {
    let lower = in_lower_case(word.text);
    let one = singular(&lower);
    told_of(&one, word).any(Cues::PERSON_NOUN) || WordSet::Staff.has(&one)
}

/// What a form of a token tells: its own cues where the form is as it is printed.
fn told_of(form: &str, token: &Token<'_>) -> Cues {
    if form == token.text {
        token.cues()
    } else {
        cues(form)
    }
}

pub(super) fn has_inner_capital(word: &str) -> bool {
    let rest = word.trim_start_matches(char::is_uppercase);
    word.starts_with(char::is_uppercase)
        && rest.contains(char::is_uppercase)
        && rest.contains(char::is_lowercase)
        && !word.starts_with("Mc")
        && !word.starts_with("Mac")
        && !word.contains(['\'', '’'])
}

/// Tokens of a list that are looked at to either side.
const LIST: usize = 16;

/// What the other names of a list tell: "firms such as Torvik, Halden and
/// Siemens".
fn companions(tokens: &[Token<'_>], first: usize, end: usize) -> Option<(f32, Option<ActorKind>)> {
    if let Some(kind) = announced::kind_in_list(tokens, first, end) {
        return Some((0.3, Some(kind)));
    }
    let is_joint = |token: &Token<'_>| matches!(token.text, "," | "and" | "or" | "&");
    let is_listed = |token: &&Token<'_>| token.is_capital() || is_joint(token);
    let before = tokens.get(..first).unwrap_or_default();
    let after = tokens.get(end..).unwrap_or_default();
    let back = before.iter().rev().take(LIST).take_while(is_listed).count();
    let on = after.iter().take(LIST).take_while(is_listed).count();
    let begins = first - back;
    let is_list = (tokens.get(begins..end + on).unwrap_or_default().iter()).any(is_joint);
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
        // "the funds Torvik, Halden and Siemens".
        (_, Some(noun)) if is_list && noun.is_lower() && noun.text.ends_with('s') => {
            Some(noun).filter(|_| !are_many(tokens, end))
        }
        _ => None,
    };
    if let Some(noun) = noun {
        let told = noun.cues() | told_of(&singular(noun.text), noun);
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
    let known = others.clone().filter_map(|at| {
        let found = gazetteer.find(tokens.get(at..)?)?;
        Some(gazetteer.known(found.id)?.kind)
    });
    let (mut places, mut acting) = (0, 0);
    for kind in known {
        match kind {
            Some(kind) if kind.is_body() => return Some((0.25, Some(kind))),
            Some(_) => acting += 1,
            None => places += 1,
        }
    }
    // "Bavaria, Hesse and Torvik".
    if places > 1 && acting == 0 {
        return Some((-0.25, None));
    }
    // "Torvik and Halden, two large firms, are".
    let behind = tokens.get(end + on..).unwrap_or_default();
    if after
        .get(on.saturating_sub(1))
        .is_some_and(|last| last.is(","))
        && let Some(kind) = explained(behind)
    {
        return Some((0.3, Some(kind)));
    }
    let acts = tokens
        .get(end + on)
        .is_some_and(|token| token.is_lower() && token.cues().any(Cues::VERB));
    if acts {
        return Some((0.12, None));
    }
    // "TQO, QNT and the Harbour Board": letters beside a body that no list has.
    let is_by_body = is_one_acronym(tokens, first, end) && {
        let is_capital = |at: usize| tokens.get(at).is_some_and(Token::is_capital);
        let mut heads = others.filter(|at| *at > 0 && is_body(tokens, at + 1));
        heads.any(|at| is_capital(at) && is_capital(at - 1))
    };
    is_by_body.then_some((0.1, None))
}

/// Whether a name ends like a common word for several: "groups Entries, Sections".
fn are_many(tokens: &[Token<'_>], end: usize) -> bool {
    let last = end.checked_sub(1).and_then(|at| tokens.get(at));
    last.is_some_and(|last| {
        last.text.ends_with('s') && !last.text.ends_with("ss") && is_word_in_any_case(last.text)
    })
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
        && words.all(|token| !cues(&in_lower_case(token.text)).any(Cues::BEFORE_PLACE))
}
