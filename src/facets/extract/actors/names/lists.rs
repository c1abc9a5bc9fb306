//! Names that go on behind "and", a comma or "to", and what ends a row.

use super::super::heads::{Head, head};
use super::super::words::{LINKS, is_adjective};
use crate::facets::extract::sets::WordSet;
use crate::facets::lexicon::{ActorKind, Cues, gazetteer, is_first_name, is_word_in_any_case};
use crate::facets::token::Token;

/// "Ministry of Foreign Affairs and Trade", "Food and Drug Board",
/// "Ministry of Economy, Trade and Industry".
pub(super) fn after_and(tokens: &[Token<'_>], start: usize, end: usize) -> usize {
    let name = tokens.get(start..end).unwrap_or_default();
    let is_office = || {
        name.iter().any(|token| matches!(token.text, "of" | "for"))
            && (matches!(head(name, false), Head::Body(..))
                || name.iter().any(|token| token.cues().any(Cues::TITLE)))
    };
    let is = |at: usize, mark: &str| tokens.get(at).is_some_and(|token| token.is(mark));
    // The last of a list: "Ministry of Economy, Trade, and Industry".
    if is(end, ",")
        && is(end + 1, "and")
        && name.iter().any(|token| token.is(","))
        && is_field(name.last())
        && is_field(tokens.get(end + 2))
        && is_office()
    {
        return end + 3;
    }
    let Some(next) = tokens
        .get(end + 1)
        .filter(|next| next.is_capital() && !next.is_glued)
    else {
        return end;
    };
    if is(end, ",") {
        return if is_office() && is_list_of_fields(tokens, name, end) {
            end + 2
        } else {
            end
        };
    }
    let is_known = gazetteer()
        .find(tokens.get(end + 1..).unwrap_or_default())
        .is_some_and(|found| found.tokens > 1 || !is_common(next));
    let begins_body = next.cues().any(Cues::BODY)
        && tokens
            .get(end + 2)
            .is_some_and(|token| token.is("of") || token.is("for"));
    // "Assembly and Senate": two.
    let is_house = |token: &Token<'_>| token.cues().any(Cues::INSTITUTION);
    if matches!(name, [house] if is_house(house)) && is_house(next) {
        return end;
    }
    let has_link = name.iter().any(|token| LINKS.contains(&token.text));
    // "School of Asian and Pacific Affairs".
    let is_region = has_link && is_adjective(next) && {
        let rest = tokens.get(end + 2..).unwrap_or_default();
        let names = rest.iter().take(2).take_while(|token| token.is_capital());
        (names.last()).is_some_and(|last| last.cues().any(Cues::PORTFOLIO))
    };
    if is_region && matches!(head(name, false), Head::Body(..)) {
        return end + 2;
    }
    if is_known || begins_body || next.is_acronym() || !is_common(next) {
        return end;
    }
    if has_link {
        // "Institute for Astrophysics and Space Research".
        let mut follows = tokens.get(end + 1..).unwrap_or_default().iter().take(3);
        let is_subject = follows.any(|token| token.cues().any(Cues::PORTFOLIO));
        let last = is_subject || name.last().is_some_and(is_common);
        let is_body = matches!(head(name, false), Head::Body(..) | Head::Event);
        // "Minister for Roads and Harbours Jane Roe".
        let is_office = || name.iter().any(|token| token.cues().any(Cues::TITLE));
        return if last && (is_body || is_office()) {
            end + 2
        } else {
            end
        };
    }
    // "Brigham and Women’s Hospital".
    let is_possessed = tokens.get(end + 2).is_some_and(Token::is_possessive)
        && is_possessed_body(tokens, end + 2)
        && gazetteer().find(name).is_none();
    if is_possessed {
        return end + 2;
    }
    // No head yet: one must follow, and what comes before must be no name by
    // itself.
    let is_open = |last: &Token<'_>| match head(name, false) {
        Head::None => true,
        // "Tax and Investment Center".
        Head::Event => last.cues().any(Cues::PORTFOLIO),
        Head::Body(..) | Head::Place => false,
    };
    let first = name.last().is_some_and(|last| {
        name.iter()
            .all(|token| is_common(token) || token.is_acronym() || is_adjective(token))
            && is_open(last)
    });
    let rest = tokens.get(end + 1..).unwrap_or_default();
    let mut follows = rest
        .iter()
        .take(5)
        .take_while(|token| token.is_capital() && !token.is_glued);
    let closes = follows.any(|token| token.cues().any(Cues::BODY));
    if first && closes { end + 2 } else { end }
}

/// Whether a word is one for what an office has to do with.
fn is_field(token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|token| token.is_capital() && token.cues().any(Cues::PORTFOLIO))
}

fn is_common(token: &Token<'_>) -> bool {
    token.cues().any(Cues::PORTFOLIO) || is_word_in_any_case(token.text)
}

/// Whether the comma behind the name of an office parts what it has to do with: a list within
/// a name ends with "and".
fn is_list_of_fields(tokens: &[Token<'_>], name: &[Token<'_>], comma: usize) -> bool {
    let rest = tokens.get(comma + 1..).unwrap_or_default();
    // "The Ministry of Ice, Governor Roe and Trade Minister Hald".
    let is_title =
        |token: &Token<'_>| token.cues().any(Cues::TITLE) && !token.cues().any(Cues::PORTFOLIO);
    let list = rest.iter().take(10).take_while(|token| {
        let is_item = || token.is_capital() && is_common(token) && !is_title(token);
        token.is(",") || token.is("and") || is_item()
    });
    let Some(and) = list.clone().position(|token| token.is("and")) else {
        return false;
    };
    // "Ministry of Signals, Information and Transport": any noun behind the word for one.
    let is_ministry = || {
        let of = (name.iter()).position(|token| matches!(token.text, "of" | "for"));
        of.and_then(|of| name.get(of.checked_sub(1)?))
            .is_some_and(|head| WordSet::Portfolio.has(head.text))
            && name.last().is_some_and(is_common)
            && is_field(rest.get(and + 1))
    };
    // "Department for Culture, Media and Sport": one that is else the word for firms.
    let mut fields = rest.first().into_iter().chain(list.skip(2));
    (is_field(name.last()) || is_ministry()) && fields.any(|word| is_field(Some(word)))
}

/// "Committee to Protect Journalists", "Campaign to End the Torvik Levy": what a body is for.
/// The end of the verb and its article behind the "to" at `to`; `to` for nothing.
pub(super) fn after_to(tokens: &[Token<'_>], start: usize, to: usize) -> usize {
    let name = tokens.get(start..to).unwrap_or_default();
    let is_body = || {
        name.last()
            .is_some_and(|head| head.cues().any(Cues::BODY) || head.is("Project"))
    };
    let Some(verb) = tokens.get(to + 1) else {
        return to;
    };
    if !WordSet::Purpose.has(verb.text) || !is_body() {
        return to;
    }
    let the = usize::from(tokens.get(to + 2).is_some_and(|the| the.is("the")));
    let object = tokens.get(to + 2 + the);
    if object.is_some_and(|object| object.is_capital() && !object.is_glued) {
        to + 2 + the
    } else {
        to
    }
}

/// "`LabsBy`": the end of a row, and the first word of the next.
pub(in super::super) fn ends_row(word: &str) -> bool {
    let row = word.strip_suffix("By");
    row.is_some_and(|row| row.len() > 2 && row.ends_with(char::is_lowercase))
}

/// "Council for Peace in Western Africa", "Committee on Security in Europe": what a body is for,
/// and in which part of the world.
fn is_for_part_of_world(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    let name = tokens.get(start..end).unwrap_or_default();
    let rest = tokens.get(end + 1..).unwrap_or_default();
    let is_part = |last: &Token<'_>| {
        matches!(
            last.text,
            "Africa" | "Asia" | "Europe" | "America" | "Americas" | "Caribbean" | "Oceania"
        )
    };
    let is_of_world = || {
        gazetteer().find(rest).is_some_and(|found| {
            let known = gazetteer().known(found.id);
            known.is_some_and(|known| known.kind.is_none())
                && rest.get(found.tokens - 1).is_some_and(is_part)
        })
    };
    name.iter().any(|link| matches!(link.text, "for" | "on"))
        && name.last().is_some_and(is_common)
        && matches!(head(name, false), Head::Body(_, true))
        && is_of_world()
}

/// "Farmers’ Union", "Children’s Hospital": what is possessed is a body, and
/// the possessor an English word. "The Government’s Department of Trade" are two.
pub(super) fn is_possessed_body(tokens: &[Token<'_>], end: usize) -> bool {
    let Some(possessor) = end.checked_sub(1).and_then(|last| tokens.get(last)) else {
        return false;
    };
    let rest = tokens.get(end + 1..).unwrap_or_default();
    let name = rest.iter().take(4).take_while(|token| token.is_capital());
    let head = name.last().map_or(Cues::default(), Token::cues);
    // "Jane Roe’s Harbour Coalition".
    let is_of_person = (end.checked_sub(2).and_then(|first| tokens.get(first)))
        .is_some_and(|first| first.is_capital() && is_first_name(first.text));
    // "China’s Ministry": the word is also one for cups.
    let is_state = || {
        gazetteer()
            .find(std::slice::from_ref(possessor))
            .and_then(|found| gazetteer().known(found.id))
            .is_some_and(|known| known.kind == Some(ActorKind::State))
    };
    // "Torvik University’s Centre".
    let has_own = end.checked_sub(2).and_then(|before| tokens.get(before));
    let is_of_body = possessor.cues().any(Cues::INSTITUTION)
        && has_own.is_some_and(Token::is_capital)
        && (tokens.get(end)).is_some_and(|mark| matches!(mark.text, "’s" | "'s"));
    // "Northern Monetary Fund’s Relief Facility".
    let is_of_known = || {
        (2..=4).any(|length| {
            let owner = end
                .checked_sub(length)
                .and_then(|from| tokens.get(from..end));
            let found = owner.and_then(|owner| gazetteer().find(owner));
            found.is_some_and(|found| {
                found.tokens == length && gazetteer().kind(found.id).is_some_and(ActorKind::is_body)
            })
        })
    };
    let are_two = is_of_body
        || is_of_known()
        || possessor.is("Government") && head.any(Cues::INSTITUTION)
        || is_of_person
        || is_state();
    // "Horsemen's Club": lists of words lack many a plural.
    let is_known = || gazetteer().find(std::slice::from_ref(possessor)).is_some();
    let is_plural = || possessor.text.ends_with("men") && !is_known();
    (is_word_in_any_case(possessor.text) || is_plural()) && head.any(Cues::BODY) && !are_two
}

/// "US Consulate General Torvik": the town stands behind it in an address.
pub(super) fn ends_consulate(tokens: &[Token<'_>], end: usize) -> bool {
    let before = tokens.get(end.saturating_sub(2)..end).unwrap_or_default();
    matches!(before, [house, general] if house.is("Consulate") && general.is("General"))
}

/// Whether the "in" behind a name belongs to it: "Northern Chamber of Commerce in Norway".
pub(super) fn tells_where(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    is_chamber(tokens, end) || is_for_part_of_world(tokens, start, end)
}

/// Whether a name so far is that of a chamber of commerce, which is one of many that are told
/// apart by the land where they are.
fn is_chamber(tokens: &[Token<'_>], end: usize) -> bool {
    let before = tokens.get(end.saturating_sub(3)..end).unwrap_or_default();
    matches!(before, [chamber, of, commerce] if chamber.is("Chamber")
        && of.is("of")
        && commerce.is("Commerce"))
}

/// "Fund for Saving the Northern Lake": what a body is for goes on behind an article.
pub(super) fn is_saved(tokens: &[Token<'_>], start: usize, article: usize) -> bool {
    let before = |back: usize| article.checked_sub(back).and_then(|at| tokens.get(at));
    let rest = tokens.get(article + 1..).unwrap_or_default();
    article > start + 2
        && before(1).is_some_and(|deed| deed.text.ends_with("ing"))
        && before(2).is_some_and(|link| link.is("for"))
        && rest.first().is_some_and(Token::is_capital)
        && gazetteer().find(rest).is_none()
}
