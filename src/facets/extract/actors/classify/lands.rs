//! Names of lands that do not stand for their states: of what is from there, of waters, of
//! languages.

use crate::facets::extract::sets::WordSet;
use crate::facets::lexicon::{ActorKind, Match, Use, gazetteer};
use crate::facets::token::Token;

/// Whether the name of a state does not stand for it: in "the Norway-based firm", in "Norway
/// lobster", in "the Norwegian Sea", in "East and South Africa" of a side of a continent, and in
/// "UK Harbour Authority" of a body that is known without it.
pub(super) fn names_no_state(tokens: &[Token<'_>], first: usize, found: Match) -> bool {
    let end = first + found.tokens;
    let Some(next) = tokens.get(end) else {
        return false;
    };
    if next.is("-") && next.is_glued {
        return tokens
            .get(end + 1)
            .is_some_and(|word| tells_where(word.text));
    }
    // "The Pacific and Norwegian Oceans", "East and South Africa".
    if found.used == Use::Adjective && is_of_waters(tokens, end)
        || found.tokens == 2 && is_side_of_africa(tokens, first)
    {
        return true;
    }
    if next.is_lower() {
        return found.used != Use::Seat && WordSet::Species.has(next.text);
    }
    let is_loud = || tokens.get(first).is_some_and(Token::is_acronym);
    found.tokens == 1
        && next.is_capital()
        && !next.is_glued
        && is_loud()
        && (tokens.get(end..).and_then(|rest| gazetteer().find(rest))).is_some_and(|body| {
            let known = gazetteer().known(body.id);
            body.tokens > 1 && known.is_some_and(|known| known.kind == Some(ActorKind::Institution))
        })
}

/// Whether an adjective is that of an ocean or a sea, or of one of several.
fn is_of_waters(tokens: &[Token<'_>], end: usize) -> bool {
    let rest = tokens.get(end..).unwrap_or_default().iter().take(WATERS);
    let mut rest = rest.skip_while(|word| {
        matches!(word.text, "and" | ",")
            || word.is_capital()
                && gazetteer()
                    .find(std::slice::from_ref(word))
                    .is_some_and(|other| {
                        other.used == Use::Adjective
                            || (gazetteer().known(other.id))
                                .is_some_and(|known| known.kind.is_none())
                    })
    });
    rest.next()
        .is_some_and(|waters| matches!(waters.text, "Ocean" | "Oceans" | "Sea" | "Seas"))
}

/// Most words and marks between an adjective and the waters that it tells of.
const WATERS: usize = 5;

/// "South Africa" of "East and South Africa": two sides of it, and no state.
fn is_side_of_africa(tokens: &[Token<'_>], first: usize) -> bool {
    let before = tokens.get(first.saturating_sub(2)..first);
    matches!(before, Some([side, and]) if matches!(and.text, "and" | "or" | "&")
        && matches!(side.text, "East" | "West" | "North" | "Central"))
        && matches!(tokens.get(first..first + 2), Some([south, land]) if south.is("South")
            && land.is("Africa"))
}

/// What tells behind a hyphen where somebody or something is or comes from.
fn tells_where(word: &str) -> bool {
    matches!(
        word,
        "based" | "born" | "headquartered" | "domiciled" | "registered" | "incorporated"
    )
}

/// "(French: Cour de Torvik)", "spoke French and Dutch.": an adjective that is a language.
pub(super) fn stands_for_language(tokens: &[Token<'_>], first: usize, end: usize) -> bool {
    let before = tokens.get(..first).unwrap_or_default();
    let next = tokens.get(end);
    // "the Danish-language letters".
    if next.is_some_and(|hyphen| hyphen.is("-") && hyphen.is_glued) {
        let what = tokens.get(end + 1).map_or("", |what| what.text);
        return matches!(what, "language" | "speaking" | "speakers");
    }
    // "the Danish acronym".
    let is_of_words = |noun: &Token<'_>| {
        matches!(
            noun.text,
            "acronym"
                | "abbreviation"
                | "initials"
                | "spelling"
                | "word"
                | "words"
                | "phrase"
                | "translation"
                | "translations"
                | "alphabet"
                | "pronunciation"
        )
    };
    if next.is_some_and(is_of_words) {
        return true;
    }
    if next.is_some_and(|next| next.is(":")) {
        return (before.last()).is_some_and(|mark| matches!(mark.text, "(" | "in" | "," | ";"));
    }
    // "in French firms".
    if next.is_some_and(|next| next.is_word && !matches!(next.text, "and" | "or")) {
        return false;
    }
    let mut before = before.iter().rev().take(12).skip_while(|token| {
        token.is_capital() || matches!(token.text, "," | "and" | "or" | "both")
    });
    before.next().is_some_and(|word| {
        matches!(
            word.text,
            "in" | "into" | "speak" | "speaks" | "spoke" | "speaking" | "fluent" | "written"
        )
    })
}
