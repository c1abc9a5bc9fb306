//! Short forms that are words: names in another language, and initials written as one.

use std::ops::Range;

use super::super::foreign;
use super::super::heads::{self, Head};
use super::super::words::is_language;
use super::{Definition, body_before, has_initials, is_foreign, long_form};
use crate::facets::lexicon::{ActorKind, Cues, Use, gazetteer, is_first_name};
use crate::facets::token::Token;

/// "Torvik Railways (Torviks Jernbane og Færge)", "(Danish: Torviks Jernbane og Færge)":
/// the name in its own language.
pub(super) fn foreign_name(tokens: &[Token<'_>], open: usize) -> Option<Definition> {
    let inside = tokens.get(open + 1..)?;
    let colon = inside.iter().take(3).position(|token| token.is(":"));
    let first = open + 1 + colon.map_or(0, |colon| colon + 1);
    let language = colon.and_then(|colon| inside.get(colon.checked_sub(1)?));
    let inside = tokens.get(first..)?;
    let is_end = |token: &Token<'_>| matches!(token.text, ")" | ";" | "/" | ",");
    let length = inside.iter().take(10).position(is_end)?;
    let name = inside.get(..length)?;
    let words = name.iter().filter(|token| token.is_word);
    let capitals = words.clone().filter(|token| token.is_capital()).count();
    // Without a word that joins them they may be those of a person.
    let names_body = foreign::kind_of_first(name).is_some();
    let is_strange = || {
        (names_body || is_foreign(name))
            && !is_first_name(name.first().map_or("", |first| first.text))
            && !name
                .iter()
                .any(|token| gazetteer().find(std::slice::from_ref(token)).is_some())
    };
    let is_name = capitals >= 2
        && (capitals < words.count() || names_body)
        && name.iter().all(|token| token.is_word || token.is("-"))
        && name.first()?.is_capital()
        && (language.is_some_and(is_language) || is_strange());
    if !is_name {
        return None;
    }
    let long = body_before(tokens, open)?;
    Some(Definition {
        long,
        short: first..first + length,
    })
}

/// "National Union of Roofers (Nur)": initials that are written as a word.
pub(super) fn initials_as_a_word(tokens: &[Token<'_>], open: usize) -> Option<Definition> {
    let [short, close, ..] = tokens.get(open + 1..)? else {
        return None;
    };
    let is_word = short.is_capital() && close.is(")") && (3..=8).contains(&short.text.len());
    if !is_word
        || gazetteer()
            .find(std::slice::from_ref(short))
            .is_some_and(|known| known.used != Use::Name)
    {
        return None;
    }
    let long = body_before(tokens, open)?;
    let mut letters = short.text.chars().flat_map(char::to_lowercase).peekable();
    for word in tokens
        .get(long.clone())?
        .iter()
        .filter(|token| token.is_word)
    {
        let initial = word.text.chars().next()?.to_lowercase().next();
        if letters.peek().copied() == initial {
            letters.next();
        } else if word.is_capital() {
            return None;
        }
    }
    letters.next().is_none().then_some(Definition {
        long,
        short: open + 1..open + 2,
    })
}

/// `Ministry of Ice and Tolls (MiTo)`, `Polar Committee (PoCom)`: letters of the words of a
/// body, written as a word with a second capital.
pub(super) fn letters_as_a_word(tokens: &[Token<'_>], open: usize) -> Option<Definition> {
    let [short, close, ..] = tokens.get(open + 1..)? else {
        return None;
    };
    let is_word = short.is_capital() && close.is(")") && (3..=8).contains(&short.text.len());
    let has_second = short.text.chars().skip(1).any(char::is_uppercase);
    if !is_word || !has_second || gazetteer().find(std::slice::from_ref(short)).is_some() {
        return None;
    }
    let body = body_before(tokens, open)?;
    let long = long_form(tokens, open, short.text)?;
    (body.start == long.start).then_some(Definition {
        long,
        short: open + 1..open + 2,
    })
}

/// "Northern Harbour Board’s (Harbour) ships": one word of the name, by which its bearer is
/// called later.
pub(super) fn word_of_name(tokens: &[Token<'_>], open: usize) -> Option<Definition> {
    let [short, close, ..] = tokens.get(open + 1..)? else {
        return None;
    };
    // A given name is more often that of a person later.
    let is_other = short.is_acronym() || is_first_name(short.text);
    if !short.is_capital() || !close.is(")") || is_other {
        return None;
    }
    // "the Norwegian Harbour Board (Norway)": where it is.
    let known = gazetteer().find(std::slice::from_ref(short));
    let kind = known.map(|known| gazetteer().kind(known.id));
    if kind.is_some_and(|kind| !kind.is_some_and(ActorKind::is_body)) {
        return None;
    }
    let before = tokens.get(open.checked_sub(1)?)?;
    let long = body_before(tokens, open - usize::from(before.is_possessive()))?;
    let mut words = tokens.get(long.clone())?.iter();
    words
        .any(|word| word.text == short.text)
        .then_some(Definition {
            long,
            short: open + 1..open + 2,
        })
}

/// "Norwegian Nautical Council (NNC)": whether the letters are the initials of the capitals of
/// a long form only with that of the land before it.
pub(super) fn has_initials_before(
    tokens: &[Token<'_>],
    start: usize,
    open: usize,
    short: &[char],
) -> bool {
    let Some(before) = start.checked_sub(1) else {
        return false;
    };
    let long = tokens.get(before..open).unwrap_or_default();
    let is_name = long
        .first()
        .is_some_and(|first| first.is_capital() && !first.cues().any(Cues::FUNCTION));
    let words = long.iter().filter(|word| word.is_capital());
    let initials = words.filter_map(|word| word.text.chars().next()?.to_lowercase().next());
    let mut left = short;
    for initial in initials {
        match left.iter().position(|letter| *letter == initial) {
            // The last of them may have small letters behind it: "NNCo".
            Some(0) => left = left.get(1..).unwrap_or_default(),
            Some(_) | None => return false,
        }
    }
    is_name && left.len() < 2
}

/// How many words before the letters in a bracket only say that they are some: "French acronym",
/// "abbreviation".
pub(super) fn called_letters(inside: &[Token<'_>]) -> usize {
    let language = usize::from(inside.first().is_some_and(is_language));
    let is_kind = (inside.get(language)).is_some_and(|kind| {
        matches!(
            kind.text,
            "acronym" | "abbreviation" | "initials" | "abbreviated" | "short"
        )
    });
    if is_kind { language + 1 } else { 0 }
}

/// "LF (Long Form)".
pub(super) fn short_before(tokens: &[Token<'_>], open: usize) -> Option<Definition> {
    let short = tokens.get(open.checked_sub(1)?)?;
    if !short.is_acronym() {
        return None;
    }
    let inside = tokens.get(open + 1..)?;
    let length = inside.iter().take(14).position(|token| token.is(")"))?;
    let long = inside.get(..length)?;
    let capitals = long.iter().filter(|token| token.is_capital());
    let initials: String = capitals
        .filter_map(|token| token.text.chars().next())
        .collect();
    let wanted: String = short.text.chars().filter(|c| c.is_uppercase()).collect();
    // "TBH (Harbour Board of Torvik)": the letters in the order of another language.
    let is_turned = || {
        wanted.len() > 2
            && initials.len() == wanted.len()
            && matches!(heads::head(long, false), Head::Body(_, true))
            && has_initials(long, std::slice::from_ref(short))
            && sorted(&initials) == sorted(&wanted)
    };
    (initials.to_uppercase() == wanted || is_turned()).then_some(Definition {
        long: open + 1..open + 1 + length,
        short: open - 1..open,
    })
}

fn sorted(letters: &str) -> Vec<char> {
    let mut letters: Vec<char> = letters.chars().collect();
    letters.sort_unstable();
    letters
}

/// "by the acronym LF, from Long Form": in a language of its own, too.
pub(super) fn short_from(tokens: &[Token<'_>], called: usize) -> Option<Definition> {
    let short = called + 1..called + 2;
    let comma = usize::from(tokens.get(called + 2)?.is(","));
    let from = called + 2 + comma;
    if !tokens.get(called + 1)?.is_acronym()
        || !matches!(tokens.get(from)?.text, "from" | "for" | "of")
    {
        return None;
    }
    let start = from + 1 + usize::from(tokens.get(from + 1)?.is("the"));
    let name = tokens.get(start..)?.iter().take(LONGEST_FORM);
    let is_part = |part: &&Token<'_>| part.is_capital() || part.is_particle() || part.is("of");
    let end = start + name.take_while(is_part).count();
    let long = tokens.get(start..end).filter(|long| long.len() > 1)?;
    has_initials(long, tokens.get(short.clone())?).then_some(Definition {
        long: start..end,
        short,
    })
}

/// Most words of what an acronym is said to come from.
const LONGEST_FORM: usize = 10;

/// "Department of Harbours and Urban Quays (HUQ)": the letters of an office may be those of its
/// field alone.
pub(super) fn with_department(
    tokens: &[Token<'_>],
    field: Range<usize>,
    short: usize,
) -> Range<usize> {
    let is_field = (field.start.checked_sub(1))
        .and_then(|of| tokens.get(of))
        .is_some_and(|of| of.is("of") || of.is("for"))
        && !tokens
            .get(short)
            .is_some_and(|short| short.cues().any(Cues::NOT_ACTOR))
        && tokens
            .get(field.clone())
            .is_some_and(|long| heads::head(long, true) == Head::None);
    if !is_field {
        return field;
    }
    let whole = body_before(tokens, field.end).filter(|whole| {
        let office = tokens.get(whole.start..field.start.saturating_sub(1));
        office.is_some_and(
            |office| matches!(office, [.., head] if head.cues().any(Cues::INSTITUTION)),
        )
    });
    whole.unwrap_or(field)
}
