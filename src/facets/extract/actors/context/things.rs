//! Nouns beside a name that tell what bears it.

use super::super::offices;
use super::{singular, told_of};
use crate::facets::extract::sets::WordSet;
use crate::facets::lexicon::{ActorKind, Cues, cues_with_capital, gazetteer};
use crate::facets::token::{Token, is_acronym};

/// Whether a word in lower case has a cue as a capital.
fn is_capital_cue(word: &str, of: Cues) -> bool {
    cues_with_capital(word).any(of)
}

fn is_thing(word: &Token<'_>) -> bool {
    let one = singular(word.text);
    !word.cues().any(Cues::VERB | Cues::ACTOR_NOUN)
        && is_capital_cue(&one, Cues::EVENT | Cues::WEAK | Cues::PLACE)
        && !told_of(&one, word).any(Cues::ACTOR_NOUN)
}

/// Whether what stands behind a name tells that a thing bears it: "the Torvik dam",
/// "the Torvik and Halden dams", "the Torvik gas field".
pub(super) fn names_a_thing(tokens: &[Token<'_>], end: usize) -> bool {
    // "The Torvik Mekong project": with where it is.
    let place = (tokens
        .get(end)
        .filter(|place| place.is_capital() && !place.is_glued))
    .and_then(|_| gazetteer().find(tokens.get(end..)?))
    .filter(|found| {
        gazetteer()
            .known(found.id)
            .is_some_and(|known| known.kind.is_none())
    });
    // Between the last two words of the name itself.
    let hyphen = end.checked_sub(2).and_then(|at| tokens.get(at));
    let is_joint = || hyphen.is_some_and(|mark| mark.is("-"));
    let end = place.map_or(end, |place| end + place.tokens);
    is_followed(tokens, end, |word| {
        is_thing(word) || is_municipality(word.text) || is_way(word.text) && is_joint()
    })
}

/// What runs from one place to the other: "the Torvik-Halden channel".
fn is_way(word: &str) -> bool {
    matches!(
        &*singular(word),
        "channel"
            | "waterway"
            | "motorway"
            | "expressway"
            | "railway"
            | "route"
            | "link"
            | "line"
            | "axis"
            | "ferry"
            | "cable"
            | "interconnector"
            | "connection"
    )
}

/// "the TQO barcode standard": how things are written or made.
pub(super) fn names_a_standard(tokens: &[Token<'_>], end: usize) -> bool {
    let is_standard = |at: usize| {
        (tokens.get(at)).is_some_and(|noun| {
            matches!(
                noun.text,
                "standard"
                    | "protocol"
                    | "format"
                    | "algorithm"
                    | "interface"
                    | "specification"
                    | "encoding"
                    | "identifier"
                    | "identifiers"
                    | "barcode"
                    | "barcodes"
            )
        })
    };
    let is_part = |word: &Token<'_>| {
        word.is_lower()
            && !word
                .cues()
                .any(Cues::VERB | Cues::FUNCTION | Cues::ACTOR_NOUN)
    };
    is_standard(end) || is_standard(end + 1) && tokens.get(end).is_some_and(is_part)
}

/// "smart cards (Torvik)": the name of one of those things that stand before a bracket.
pub(super) fn is_example(tokens: &[Token<'_>], first: usize, end: usize) -> bool {
    let before = |back: usize| first.checked_sub(back).and_then(|at| tokens.get(at));
    let acts = Cues::ACTOR_NOUN | Cues::COMPANY_NOUN | Cues::PERSON_NOUN | Cues::VERB;
    let are_things = |noun: &Token<'_>| {
        let one = singular(noun.text);
        let is_many = one.len() < noun.text.len();
        let is_noun = noun.is_lower()
            && one.len() > 3
            && !noun.text.ends_with("ss")
            && !(noun.cues() | told_of(&one, noun)).any(acts)
            && !super::is_staff(noun);
        is_many && (is_noun || is_acronym(&one) && noun.text.ends_with('s'))
    };
    end - first == 1
        && before(1).is_some_and(|open| open.is("("))
        && tokens.get(end).is_some_and(|close| close.is(")"))
        && before(2).is_some_and(are_things)
}

/// A place that may act, but is no firm: "Torvik municipality".
fn is_municipality(word: &str) -> bool {
    matches!(word, "municipality" | "municipalities")
}

/// So it is with a place, and what moves: "the Torvik dam", "the tanker Torvik".
pub(in super::super) fn names_what_is_built(
    tokens: &[Token<'_>],
    first: usize,
    end: usize,
) -> bool {
    let before = first.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_some_and(|word| WordSet::Craft.has(word.text))
        || is_followed(tokens, end, |word| {
            is_capital_cue(&singular(word.text), Cues::PLACE) && is_thing(word)
        })
}

fn is_followed(tokens: &[Token<'_>], end: usize, is: impl Fn(&Token<'_>) -> bool) -> bool {
    let is_named = |at: usize| {
        let names = |token: &Token<'_>| token.is_lower() && is(token);
        let word = tokens.get(at);
        let is_site = |token: &Token<'_>| names(token) || WordSet::Site.has(token.text);
        word.is_some_and(names)
            || word.is_some_and(|token| token.is_word && WordSet::Resource.has(token.text))
                && tokens.get(at + 1).is_some_and(is_site)
    };
    if is_named(end) {
        return true;
    }
    if !tokens.get(end).is_some_and(|token| token.is("and")) {
        return false;
    }
    let rest = tokens.get(end + 1..).unwrap_or_default();
    let other = (rest.iter().take(LONGEST_PLACE))
        .take_while(|token| token.is_capital())
        .count();
    let is_plural = |token: &Token<'_>| token.is_lower() && token.text.ends_with('s');
    other > 0 && tokens.get(end + 1 + other).is_some_and(is_plural) && is_named(end + 1 + other)
}

/// Words and marks of a bracket with short forms.
const BRACKET: usize = 6;

/// "The Board’s Relief Centre application", "the Relief Fund (RF) programme of the Board":
/// what the noun behind a name calls a thing that a body has. A body’s office may have a
/// project and a state’s office an application of its own.
pub(in super::super) fn is_programme_of_another(
    tokens: &[Token<'_>],
    first: usize,
    end: usize,
) -> bool {
    let mut noun = end;
    if tokens.get(end).is_some_and(|open| open.is("(")) {
        let inside = tokens.get(end..).unwrap_or_default().iter().take(BRACKET);
        let close = inside.clone().position(|mark| mark.is(")"));
        noun += close.map_or(0, |close| close + 1);
    }
    let is_tool = match tokens.get(noun).map_or("", |noun| noun.text) {
        "application" | "system" | "app" | "portal" | "platform" | "database" | "software" => true,
        "program" | "programme" | "project" | "initiative" | "scheme" => false,
        _ => return false,
    };
    if let [of, name, other, ..] = tokens.get(noun + 1..).unwrap_or_default()
        && of.is("of")
        && (name.is_capital() || name.is("the") && other.is_capital())
    {
        return true;
    }
    is_tool
        && first.checked_sub(1).is_some_and(|mark| {
            tokens.get(mark).is_some_and(Token::is_possessive) && !is_state_before(tokens, mark)
        })
}

/// Whether the name of a state ends before a token.
fn is_state_before(tokens: &[Token<'_>], end: usize) -> bool {
    (1..=3).any(|length| {
        let name = end
            .checked_sub(length)
            .and_then(|from| tokens.get(from..end));
        let found = name.and_then(|name| gazetteer().find(name));
        found.is_some_and(|found| {
            let known = gazetteer().known(found.id);
            found.tokens == length
                && known.is_some_and(|known| known.kind == Some(ActorKind::State))
        })
    })
}

/// Most words of the name of a place that shares its noun with another.
const LONGEST_PLACE: usize = 4;

/// Those who seek power together, as a noun in lower case.
pub(super) fn is_party(word: &str) -> bool {
    matches!(
        word,
        "party" | "faction" | "militia" | "militias" | "rebels" | "insurgents" | "militants"
    )
}

/// Whether a word tells what is done to somebody: "state-owned", "army-run".
pub(super) fn is_done(word: &str) -> bool {
    word.ends_with("ed") || matches!(word, "run" | "led" | "born" | "built" | "held" | "made")
}

/// "Metropolitan Roe of Torvik": where a prelate sits, by the "of" before it.
pub(super) fn is_see(tokens: &[Token<'_>], of: usize) -> bool {
    let before = tokens.get(of.saturating_sub(4)..of).unwrap_or_default();
    before.iter().any(offices::is_prelate)
}

/// Whether words call a thing by a name: "dubbed Torvik", "dubbed Torvik, Halden and".
pub(super) fn is_dubbed(tokens: &[Token<'_>], first: usize) -> bool {
    let is_listed =
        |token: &&Token<'_>| token.is_capital() || matches!(token.text, "," | "and" | "or" | "“");
    let before = tokens.get(..first).unwrap_or_default().iter().rev();
    let mut before = before.take(super::LIST).skip_while(is_listed);
    let Some(word) = before.next() else {
        return false;
    };
    match word.text {
        "codenamed" | "nicknamed" | "dubbed" | "coded" | "christened" => true,
        // "a suite called Torvik", "an exercise named Torvik".
        "called" | "named" => before.next().is_some_and(|noun| {
            noun.is_lower() && (WordSet::Craft.has(noun.text) || is_thing(noun))
        }),
        _ => false,
    }
}

/// Most words between an article and the noun that explains a name.
const EXPLAINED: usize = 9;

/// Whether words explain that a name is that of a thing: "an orbital mission to".
pub(super) fn tells_a_thing(tokens: &[Token<'_>]) -> bool {
    let Some((article, rest)) = tokens.split_first() else {
        return false;
    };
    if !matches!(article.text, "a" | "an") {
        return false;
    }
    let words = rest.iter().take(EXPLAINED).take_while(|token| {
        (token.is_lower() || token.is_capital() || token.is("-")) && !is_border(token.text)
    });
    words.last().is_some_and(|noun| {
        noun.is_lower()
            && (WordSet::Craft.has(noun.text)
                || noun.is("mission")
                || is_municipality(noun.text)
                || is_capital_cue(noun.text, Cues::EVENT | Cues::PLACE) && is_thing(noun))
    })
}

/// Words that end a noun phrase.
fn is_border(word: &str) -> bool {
    matches!(
        word,
        "of" | "that"
            | "which"
            | "in"
            | "for"
            | "on"
            | "to"
            | "with"
            | "by"
            | "at"
            | "from"
            | "and"
            | "who"
            | "whose"
            | "where"
            | "near"
            | "is"
            | "was"
            | "has"
            | "will"
            | "said"
            | "between"
    )
}

/// "the province of Torvik", "municipalities of".
pub(super) fn is_place_noun(word: &str) -> bool {
    let one = singular(word);
    is_capital_cue(&one, Cues::PLACE)
        || matches!(word, "banks" | "parts")
        || matches!(
            &*one,
            "municipality"
                | "town"
                | "suburb"
                | "state"
                | "region"
                | "south"
                | "north"
                | "east"
                | "west"
                | "capital"
                | "resident"
                | "inhabitant"
                | "outskirt"
        )
}
