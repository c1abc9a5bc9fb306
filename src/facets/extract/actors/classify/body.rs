//! Names with a word for a body, and those where it tells of an occasion or a programme.

use super::super::words::LINKS;
use super::super::{Key, context, heads, key_of};
use super::words::{in_small, is_of_words};
use super::{Reader, rule};
use crate::facets::extract::sets::WordSet;
use crate::facets::extract::statistics::Sentence;
use crate::facets::lexicon::{ActorKind, Cues, Use, gazetteer, is_first_name, is_word_in_any_case};
use crate::facets::token::Token;

impl<'a> Reader<'a, '_> {
    /// "the Northern Framework, an alliance": a body with a word for an event or a plan.
    pub(super) fn named_like_event(&mut self, sentence: &Sentence<'a>, first: usize, end: usize) {
        let support = context::support(sentence, (first, end), false);
        let name = sentence.tokens.get(first..end).unwrap_or_default();
        if begins_with_body(name) {
            self.parts(sentence, first, end);
        } else if let Some(body) = body_of_event(name) {
            self.resolve(sentence, first + body, end);
        } else if end - first > 1
            && support.weight >= 0.3
            && support.kind.is_some_and(ActorKind::is_body)
        {
            self.see_name(sentence, (first, end), support.kind, rule::WEAK_HEAD);
        } else if is_report_of_body(sentence.tokens, (first, end)) {
            self.resolve(sentence, first, end - 1);
        } else {
            self.parts(sentence, first, end);
        }
    }

    /// "TQO Norwegian Harbour Board" as a row of its own: the letters that a body goes by, and then
    /// its name, by which alone the article calls it.
    fn has_short_form_first(&self, row: &[Token<'_>], end: usize) -> bool {
        let [short, rest @ ..] = row.get(..end).unwrap_or_default() else {
            return false;
        };
        let is_land = rest.len() > 2
            && gazetteer()
                .find(rest)
                .is_some_and(|land| land.used == Use::Adjective && land.tokens == 1);
        is_land
            && rest.iter().all(|part| !part.is_glued)
            && !is_word_in_any_case(short.text)
            && gazetteer().find(std::slice::from_ref(short)).is_none()
            && matches!(heads::head(rest, false), heads::Head::Body(_, true))
            && !row
                .iter()
                .any(|word| word.is_lower() && word.cues().any(Cues::VERB))
            && self.statistics.inside(short.text) == 0
            && self.statistics.inside(&in_small(short.text)) == 0
    }

    /// The name of a body.
    pub(super) fn body(
        &mut self,
        sentence: &Sentence<'a>,
        (first, end): (usize, usize),
        kind: ActorKind,
        is_sure: bool,
    ) -> Option<(usize, usize)> {
        let name = sentence.tokens.get(first..end)?;
        // "Pte Ltd": the rest of a name that a bracket parts.
        if kind == ActorKind::Company && name.iter().all(|word| WordSet::LegalForm.has(word.text)) {
            return None;
        }
        if let Some(state) = heads::government_of(name) {
            self.see(
                sentence,
                (first, end),
                Key::Known(state),
                Some(ActorKind::State),
                rule::KNOWN,
            );
            return None;
        }
        // "Support Branch of the Harbour Board": a part of who is named with it.
        if !is_sure && let Some(whole) = body_of_event(name) {
            return Some((first + whole, end));
        }
        if is_of_parties(name) {
            return None;
        }
        if let Some(other) = other_body(name) {
            self.resolve(sentence, first, first + other);
            return Some((first + other, end));
        }
        if let Some(person) = person_behind_land(name) {
            self.resolve(sentence, first, first + person);
            return Some((first + person, end));
        }
        if first == 0 && self.has_short_form_first(sentence.tokens, end) {
            return Some((1, end));
        }
        if is_no_body(sentence.tokens, (first, end)) {
            self.parts(sentence, first, end);
            return None;
        }
        // "Call Centers": several of a kind, in common words, are no one body.
        let last = name.last().map_or("", |last| last.text);
        let is_linked = name.iter().any(|token| LINKS.contains(&token.text));
        let is_plural =
            !is_linked && last.ends_with('s') && !last.ends_with("ss") && is_word_in_any_case(last);
        let is_common = is_plural
            && name.iter().filter(|token| token.is_word).all(|token| {
                !token.is_acronym()
                    && gazetteer().find(std::slice::from_ref(token)).is_none()
                    && is_word_in_any_case(token.text)
            });
        let of_head = if is_common {
            rule::WEAK_HEAD
        } else if kind == ActorKind::Company {
            if is_sure { rule::COMPANY } else { rule::WORDS }
        } else if is_sure {
            rule::HEAD
        } else {
            rule::WEAK_HEAD
        };
        if of_head == rule::WORDS {
            self.parts(sentence, first, end);
        }
        let is_any = !is_founded(sentence.tokens, first, name)
            && first.checked_sub(1).is_some_and(|before| {
                (sentence.tokens.get(before)).is_some_and(|word| matches!(word.text, "a" | "an"))
            });
        // "a Satellite Office": common words, and any such body.
        let of_head = if is_any && of_head == rule::HEAD && is_of_words(name) {
            rule::WEAK_HEAD
        } else {
            of_head
        };
        // "French Army": an adjective and a common word is less of a name.
        self.see(sentence, (first, end), key_of(name), Some(kind), of_head);
        None
    }
}

/// "World Bank Harbour Project": what a known body does, by a name of several words.
fn begins_with_body(name: &[Token<'_>]) -> bool {
    gazetteer().find(name).is_some_and(|found| {
        found.tokens > 1
            && found.tokens < name.len()
            && found.used == Use::Name
            && gazetteer().kind(found.id).is_some_and(ActorKind::is_body)
    })
}

/// Where the body begins whose report or meeting it is: "Report of the Harbour Board".
fn body_of_event(name: &[Token<'_>]) -> Option<usize> {
    let of = name.iter().position(|token| token.is("of"))?;
    let the = usize::from(name.get(of + 1).is_some_and(|the| the.is("the")));
    let body = name.get(of + 1 + the..).filter(|body| body.len() > 1)?;
    match heads::head(body, false) {
        heads::Head::Body(kind, true) if kind != ActorKind::Company => Some(of + 1 + the),
        heads::Head::Body(..) | heads::Head::Event | heads::Head::Place | heads::Head::None => None,
    }
}

/// "the Northern Harbour Board Report": whether a report has the name of the body that wrote it.
fn is_report_of_body(tokens: &[Token<'_>], (first, end): (usize, usize)) -> bool {
    let name = tokens.get(first..end).unwrap_or_default();
    let Some((last, body)) = name.split_last() else {
        return false;
    };
    matches!(last.text, "Report" | "Reports" | "Statement" | "Communiqué")
        && body.len() > 2
        && body.iter().all(Token::is_capital)
        && match heads::head(body, false) {
            heads::Head::Body(kind, is_sure) => is_sure && kind != ActorKind::Company,
            heads::Head::Event | heads::Head::Place | heads::Head::None => false,
        }
}

/// "established a Harbour Safety Coordinating Council": who is new has an article that others of
/// several words have not.
fn is_founded(tokens: &[Token<'_>], first: usize, name: &[Token<'_>]) -> bool {
    let verb = first.checked_sub(2).and_then(|at| tokens.get(at));
    name.len() > 2
        && verb.is_some_and(|verb| {
            matches!(
                verb.text,
                "established"
                    | "establishes"
                    | "founded"
                    | "formed"
                    | "created"
                    | "creates"
                    | "launched"
                    | "constituted"
                    | "instituted"
                    | "inaugurated"
                    | "convened"
                    | "appointed"
            )
        })
}

/// "Multi-Party": how many parties take part in something.
fn is_of_parties(name: &[Token<'_>]) -> bool {
    matches!(name, [many, hyphen, party] if hyphen.is("-")
    && party.is("Party")
    && matches!(
        many.text,
        "Multi" | "Bi" | "Two" | "One" | "Single" | "Cross" | "All" | "Inter" | "Third"
    ))
}

/// Where another body begins, behind the letters of its state: "US Trade Service US Embassy".
fn other_body(name: &[Token<'_>]) -> Option<usize> {
    let is_sure = |name: &[Token<'_>]| {
        name.iter().all(|part| part.is_capital() && !part.is_glued)
            && matches!(heads::head(name, false), heads::Head::Body(kind, true)
                if kind != ActorKind::Company)
    };
    (2..name.len().saturating_sub(1)).find(|at| {
        let (Some(body), Some(rest)) = (name.get(..*at), name.get(*at..)) else {
            return false;
        };
        let land = rest.first().filter(|land| land.is_acronym());
        land.is_some_and(|land| {
            (gazetteer().find(std::slice::from_ref(land)))
                .is_some_and(|found| gazetteer().kind(found.id) == Some(ActorKind::State))
        }) && is_sure(body)
            && is_sure(rest)
    })
}

/// Where a person begins behind the state whose body leads them or is led by them: "the National
/// Assembly of Norway Jane Roe".
fn person_behind_land(name: &[Token<'_>]) -> Option<usize> {
    let of = name.iter().position(|token| token.is("of"))?;
    let the = usize::from(name.get(of + 1).is_some_and(|the| the.is("the")));
    let land = name.get(of + 1 + the..)?;
    let found = gazetteer().find(land).filter(|found| {
        found.used == Use::Name && gazetteer().kind(found.id) == Some(ActorKind::State)
    })?;
    let person = land.get(found.tokens..).unwrap_or_default();
    let is_part = |part: &Token<'_>| {
        part.is_capital()
            && !part.is_glued
            && !part.is_acronym()
            && !(part.cues()).any(Cues::BODY | Cues::PORTFOLIO | Cues::EVENT | Cues::PLACE)
    };
    let is_person = (2..4).contains(&person.len())
        && person.iter().all(is_part)
        && (person.first()).is_some_and(|given| is_first_name(given.text));
    is_person.then_some(of + 1 + the + found.tokens)
}

/// "Ministries of Trade": those of many lands.
fn are_of_many_lands(name: &[Token<'_>]) -> bool {
    matches!(name, [many, of, field @ ..] if of.is("of")
        && matches!(many.text, "Ministries" | "Departments" | "Agencies" | "Institutes")
        && field.iter().all(|word| word.is_capital() && word.cues().any(Cues::PORTFOLIO)))
}

/// Whether a name with a word for a body is that of something else here.
fn is_no_body(tokens: &[Token<'_>], (first, end): (usize, usize)) -> bool {
    let name = tokens.get(first..end).unwrap_or_default();
    is_occasion(tokens, name, first)
        || are_of_many_lands(name) && !tokens.get(end).is_some_and(|next| next.is("and"))
        || is_programme(tokens, name, first)
        || is_of_first_of_lands(tokens, name, end)
        || context::is_programme_of_another(tokens, first, end)
}

/// What is done at a body, where an occasion is no place for it.
const WORK: [&str; 10] = [
    "work", "works", "worked", "working", "employed", "taught", "teaches", "job", "jobs", "career",
];

/// "At the Harbour Business Forum,": where those who met did something.
fn is_occasion(tokens: &[Token<'_>], name: &[Token<'_>], first: usize) -> bool {
    let meets = |last: &Token<'_>| matches!(last.text, "Forum" | "Roundtable" | "Congress");
    if !name.last().is_some_and(meets) {
        return false;
    }
    let before = tokens.get(..first).unwrap_or_default();
    let before = match before {
        [before @ .., the] if matches!(the.text, "the" | "a" | "this") => before,
        all => all,
    };
    match before {
        // "the director at the Harbour Forum" works there.
        [.., who, at] if at.is("at") => !context::is_staff(who) && !WORK.contains(&who.text),
        [.., edge, of] if of.is("of") => matches!(edge.text, "sidelines" | "margins"),
        [.., at] => matches!(at.text, "At" | "During" | "during"),
        [] => false,
    }
}

/// "The Polar Fund’s (PF) Harbour Relief Initiative": what somebody does.
fn is_programme(tokens: &[Token<'_>], name: &[Token<'_>], first: usize) -> bool {
    let is_work = |last: &Token<'_>| {
        matches!(
            last.text,
            "Initiative" | "Campaign" | "Compact" | "Accelerator" | "Facility"
        )
    };
    let mut before = tokens.get(..first).unwrap_or_default();
    if let [open @ .., close] = before
        && close.is(")")
    {
        let bracket = open.iter().rev().take(5).position(|mark| mark.is("("));
        let owner = bracket.and_then(|length| open.get(..open.len() - length - 1));
        before = owner.unwrap_or_default();
    }
    name.last().is_some_and(is_work) && before.last().is_some_and(Token::is_possessive)
}

/// "Confederation of Norway" of "Confederation of Norway, Sweden and Denmark".
fn is_of_first_of_lands(tokens: &[Token<'_>], name: &[Token<'_>], end: usize) -> bool {
    let [union, of, land @ ..] = name else {
        return false;
    };
    let is_land = |tokens: &[Token<'_>]| {
        let found = gazetteer().find(tokens);
        let known = found.and_then(|found| gazetteer().known(found.id));
        known.is_some_and(|known| known.kind == Some(ActorKind::State))
    };
    let is_union = matches!(
        union.text,
        "Confederation"
            | "Federation"
            | "Union"
            | "Alliance"
            | "Commonwealth"
            | "League"
            | "Coalition"
            | "Community"
    );
    let is_joint = |mark: &Token<'_>| mark.is(",") || mark.is("and");
    is_union
        && of.is("of")
        && tokens.get(end).is_some_and(is_joint)
        && is_land(land)
        && is_land(tokens.get(end + 1..).unwrap_or_default())
}
