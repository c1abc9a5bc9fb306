//! How far a name reaches, and where its title ends.

mod lists;

use std::ops::Range;

use super::foreign;
use super::heads::{Head, head};
use super::words::{is_date, names_fields_of_firm};
use crate::facets::extract::sets::WordSet;
use crate::facets::lexicon::{ActorKind, Cues, Use, gazetteer, is_word, is_word_in_any_case};
use crate::facets::token::Token;
pub(super) use lists::ends_row;
use lists::{after_and, after_to, ends_consulate, is_possessed_body, is_saved, tells_where};

/// Most tokens of a name, so that no text makes the work on one large.
const LONGEST: usize = 20;

/// Whether a name may go on with `of` and the like after this word.
fn is_linking(token: &Token<'_>, link: &str, is_firm: bool) -> bool {
    let told = token.cues();
    // "the Board of Torvik": who leads a firm.
    if link == "of" && is_firm {
        return false;
    }
    // "Roe AG of Torvik": where the firm is.
    if link == "of" && is_form_of_firm(token.text) {
        return false;
    }
    // "Network of Chambers of Commerce".
    if link == "of" && matches!(token.text, "Government" | "Chambers") {
        return true;
    }
    let may = match link {
        "of" => Cues::BODY | Cues::COMPANY | Cues::PLACE | Cues::EVENT | Cues::TITLE,
        "for" | "on" => Cues::BODY | Cues::EVENT | Cues::TITLE,
        _ => Cues::INSTITUTION | Cues::ORGANISATION | Cues::EVENT,
    };
    told.any(may)
}

/// Whether a word is nothing but the legal form of a firm.
fn is_form_of_firm(word: &str) -> bool {
    WordSet::LegalForm.has(word)
        && !matches!(
            word,
            "Company" | "Corporation" | "Group" | "Co" | "Corp" | "Holding" | "Holdings"
        )
}

/// The tokens of the name that begins at `start`: capitals, and between them
/// what may join them.
pub(super) fn run(tokens: &[Token<'_>], start: usize) -> Range<usize> {
    let mut end = start + 1;
    // "(See the Harbour Board)": what is pointed at.
    let is_pointing = |word: &Token<'_>| matches!(word.text, "See" | "Cf" | "Compare");
    let opens = start.checked_sub(1).and_then(|at| tokens.get(at));
    if tokens.get(start).is_some_and(is_pointing) && opens.is_some_and(|open| open.is("(")) {
        return start..end;
    }
    loop {
        let next = joined(tokens, start, end);
        if next <= end || end - start >= LONGEST {
            return start..end;
        }
        end = next;
    }
}

/// The end of what goes on a name of the tokens `start..end`; `end` for nothing.
fn joined(tokens: &[Token<'_>], start: usize, end: usize) -> usize {
    let at = |at: usize| tokens.get(at);
    let is_capital = |n: usize| at(n).is_some_and(Token::is_capital);
    let Some(next) = at(end) else {
        return end;
    };
    let Some(last) = end.checked_sub(1).and_then(at) else {
        return end;
    };
    if let Some(form) = foreign::after_form(tokens, end) {
        return form;
    }
    // "Torvik LabsBy Jane Roe": two rows that have run together.
    if next.is_capital() && !next.is_glued {
        return if ends_row(last.text) || ends_consulate(tokens, end) {
            end
        } else {
            end + 1
        };
    }
    let is_glued_capital =
        |n: usize| at(n).is_some_and(|token| token.is_glued && token.is_capital());
    match next.text {
        // "Harbour-Torvik", also with a dash.
        "-" | "–" if next.is_glued && is_glued_capital(end + 1) => end + 2,
        // "Regional Co-operation".
        "-" if next.is_glued && last.is("Co") && at(end + 1).is_some_and(|rest| rest.is_glued) => {
            end + 2
        }
        "the" if is_saved(tokens, start, end) => end + 2,
        "in" if is_capital(end + 1) && tells_where(tokens, start, end) => end + 2,
        // "Stoke-on-Trent".
        "-" if next.is_glued
            && at(end + 1).is_some_and(|word| word.is_glued && word.is_lower())
            && at(end + 2).is_some_and(|mark| mark.is_glued && mark.is("-"))
            && is_glued_capital(end + 3) =>
        {
            end + 4
        }
        // "Lee Jae-myung", "Moon Jae-in": a given name of two syllables.
        "-" if next.is_glued && is_syllable(tokens, start, end) => end + 2,
        "." if (last.is_initial() || WordSet::Abbreviation.has(last.text))
            && is_capital(end + 1) =>
        {
            end + 2
        }
        "&" if is_capital(end + 1) => end + 2,
        "’" | "'" if is_letter(tokens, end) => end + 2,
        "’s" | "'s" | "’" | "'"
            if next.is_glued
                && is_capital(end + 1)
                && is_possessed_body(tokens, end)
                && !is_whole_body(tokens, start, end) =>
        {
            end + 2
        }
        "of" | "for" | "on" | "against" => {
            // "The Keller Institute on Asian trade": what it speaks on.
            let is_own = next.is("on")
                && end - start > 1
                && at(end - 2).is_some_and(|name| !is_word_in_any_case(name.text))
                && !names_field(tokens, end + 1);
            let is_bare = end - start == 1 || at(end - 2).is_some_and(|word| !word.is_capital());
            let is_firm = is_bare
                && last.is("Board")
                && at(end + 1).is_some_and(|name| {
                    name.is_capital()
                        && !name.cues().any(Cues::PORTFOLIO)
                        && !is_word_in_any_case(name.text)
                        && gazetteer().find(std::slice::from_ref(name)).is_none()
                });
            // "The Torvik Federation against Norway".
            let is_foe = || {
                let foe = tokens.get(end + 1..).unwrap_or_default();
                next.is("against") && gazetteer().find(foe).is_some()
            };
            let is_head = is_linking(last, next.text, is_firm) && !is_own && !is_foe();
            let skipped = usize::from(at(end + 1).is_some_and(|token| token.is("the")));
            // "West of England Combined Authority".
            // "Secretary of State for Northern Affairs".
            let is_head = is_head
                || next.is("for")
                    && last.cues().any(Cues::PORTFOLIO)
                    && (tokens.get(start..end).unwrap_or_default().iter())
                        .any(|token| token.cues().any(Cues::TITLE));
            let is_head = is_head
                || next.is("of")
                    && (is_part_of_land(tokens, end)
                        || is_of_land(tokens, start, end)
                        || has_purpose(tokens, start, end));
            // "Secretariat of the State of Torvik".
            let is_head = is_head
                || next.is("of")
                    && last.is("State")
                    && end >= start + 4
                    && at(end - 2).is_some_and(|the| the.is("the"))
                    && at(end - 3).is_some_and(|of| of.is("of"));
            // "The World Bank for West Africa": where it works.
            let is_head = is_head && !(next.is("for") && is_known_before_place(tokens, start, end));
            if is_head && is_capital(end + 1 + skipped) && !at(end + 1).is_some_and(is_date) {
                end + 2 + skipped
            } else {
                end
            }
        }
        "and" if names_fields_of_firm(tokens, start, end) => end + 2,
        "and" | "," => after_and(tokens, start, end),
        "to" => after_to(tokens, start, end),
        _ => after_particles(tokens, end),
    }
}

/// Whether the capitals at a token name a field: "Inter-Port Affairs".
fn names_field(tokens: &[Token<'_>], start: usize) -> bool {
    let rest = tokens.get(start..).unwrap_or_default().iter().take(5);
    rest.take_while(|token| token.is_capital() || token.is("-"))
        .any(|token| token.cues().any(Cues::PORTFOLIO) || is_word_in_any_case(token.text))
}

/// Whether a known name stands before "for" and the name of a place.
fn is_known_before_place(tokens: &[Token<'_>], start: usize, link: usize) -> bool {
    let find = |tokens: Option<&[Token<'_>]>| gazetteer().find(tokens.unwrap_or_default());
    let ends_in_known = (start..link.saturating_sub(1))
        .any(|from| find(tokens.get(from..link)).is_some_and(|found| found.tokens == link - from));
    ends_in_known
        && find(tokens.get(link + 1..))
            .and_then(|found| gazetteer().known(found.id))
            .is_some_and(|known| known.kind.is_none_or(|kind| kind == ActorKind::State))
}

/// "Union of Metalworkers of Torvik": whose people they are, behind those of a body.
fn is_of_land(tokens: &[Token<'_>], start: usize, of: usize) -> bool {
    let name = tokens.get(start..of).unwrap_or_default();
    let are_people = |last: &Token<'_>| {
        last.text.ends_with('s') && !last.cues().any(Cues::PORTFOLIO | Cues::PLACE)
    };
    name.last().is_some_and(are_people)
        && name.iter().any(|token| token.is("of"))
        && matches!(head(name, false), Head::Body(..))
        && {
            let the = usize::from(tokens.get(of + 1).is_some_and(|the| the.is("the")));
            let land = tokens.get(of + 1 + the..).unwrap_or_default();
            let is_side = |side: &Token<'_>| {
                matches!(side.text, "North" | "South" | "East" | "West" | "Region")
            };
            land.first().is_some_and(is_side)
                || gazetteer()
                    .find(land)
                    .is_some_and(|land| land.used == Use::Name)
        }
}

/// "West of Torvik Harbour Board": a side of a land in the name of a body.
fn is_part_of_land(tokens: &[Token<'_>], of: usize) -> bool {
    let side = of.checked_sub(1).and_then(|last| tokens.get(last));
    let is_side = side.is_some_and(|side| matches!(side.text, "West" | "North" | "South" | "East"));
    let rest = tokens.get(of + 1..).unwrap_or_default().iter();
    is_side
        && (rest.take(6).take_while(|token| token.is_capital()))
            .any(|token| token.cues().any(Cues::INSTITUTION))
}

/// "Jae-myung": a second syllable in lower case within the name of a person.
fn is_syllable(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    let (Some(last), Some(next)) = (tokens.get(end - 1), tokens.get(end + 1)) else {
        return false;
    };
    end - start >= 2
        && next.is_glued
        && next.is_lower()
        && next.text.len() <= 5
        && last.text.len() <= 6
        && !last.is_acronym()
        && (!is_word(next.text) || is_korean(tokens, end))
        && gazetteer().find(std::slice::from_ref(last)).is_none()
}

/// Whether a Korean family name stands before the last syllable of a name: others behind
/// it may be words, as in "Kim Sung-ho".
fn is_korean(tokens: &[Token<'_>], end: usize) -> bool {
    let family = end.checked_sub(2).and_then(|at| tokens.get(at));
    family.is_some_and(|family| family.cues().any(Cues::KOREAN_FAMILY))
}

/// Whether a name ends in a second syllable in lower case.
pub(super) fn ends_in_syllable(name: &[Token<'_>]) -> bool {
    matches!(name, [_, _, .., hyphen, last] if hyphen.is("-")
        && hyphen.is_glued
        && last.is_glued
        && last.is_lower())
}

/// "Chamber of Commerce" in "the Chamber of Commerce’s Court": a body by itself.
fn is_whole_body(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    let name = tokens.get(start..end).unwrap_or_default();
    let has_link = name.iter().any(|token| token.is("of"));
    has_link && matches!(head(name, false), Head::Body(..))
}

/// "Coalition to Stop the Use of Torvik Nets": a name that tells what its body is for, and
/// goes on with "of" as a sentence does.
fn has_purpose(tokens: &[Token<'_>], start: usize, of: usize) -> bool {
    let name = tokens.get(start..of).unwrap_or_default();
    name.iter().any(|token| token.is("to"))
}

/// "Al-Balqa’ Harbour Board": an apostrophe that is a letter of another script, and shows no
/// possessor, because none in "s" is before it and no quote that it would end.
fn is_letter(tokens: &[Token<'_>], mark: usize) -> bool {
    let is_quote = |token: &Token<'_>| matches!(token.text, "‘" | "'" | "’");
    let last = mark.checked_sub(1).and_then(|last| tokens.get(last));
    let next = tokens.get(mark + 1);
    tokens.get(mark).is_some_and(|mark| mark.is_glued)
        && next.is_some_and(|next| next.is_capital() && !next.is_glued)
        && last.is_some_and(|last| {
            last.text.ends_with(['a', 'e', 'i', 'u'])
                && !last.is_acronym()
                && !is_word_in_any_case(last.text)
                && gazetteer().find(std::slice::from_ref(last)).is_none()
        })
        && !(tokens.get(..mark).unwrap_or_default().iter()).any(is_quote)
}

/// "Ursula von der Leyen", "Mohamed al-Menfi".
fn after_particles(tokens: &[Token<'_>], end: usize) -> usize {
    let mut at = end;
    while at < end + 4 {
        let Some(token) = tokens.get(at) else {
            return end;
        };
        if token.is_capital() && at > end {
            return at + 1;
        }
        let is_part = !token.is_glued && (token.is_particle() || is_article(tokens, at))
            || at > end && token.is("-") && token.is_glued;
        if !is_part {
            return end;
        }
        at += 1;
    }
    end
}

/// "Ansar ash-Torvik": the Arabic article, whose end goes with the letter behind it.
fn is_article(tokens: &[Token<'_>], at: usize) -> bool {
    let is_glued = |at: usize| tokens.get(at).filter(|token| token.is_glued);
    tokens.get(at).is_some_and(|word| {
        matches!(
            word.text,
            "ad" | "an" | "ar" | "as" | "ash" | "at" | "az" | "ed" | "er" | "es" | "esh" | "ez"
        )
    }) && is_glued(at + 1).is_some_and(|hyphen| hyphen.is("-"))
        && is_glued(at + 2).is_some_and(Token::is_capital)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::token::tokens;

    fn first_run(text: &str) -> String {
        let all: Vec<_> = tokens(text).collect();
        let at = all.iter().position(Token::is_capital).unwrap();
        let run = run(&all, at);
        text[all[run.start].start()..all[run.end - 1].end()].to_owned()
    }

    #[test]
    fn names_reach_as_far_as_their_links() {
        for (text, name) in [
            (
                "the Ministry of Foreign Affairs and Trade said",
                "Ministry of Foreign Affairs and Trade",
            ),
            (
                "the Ministry of Economy, Trade and Industry said",
                "Ministry of Economy, Trade and Industry",
            ),
            (
                "the Department for Culture, Media and Sport said",
                "Department for Culture, Media and Sport",
            ),
            (
                "the Ministry of Economy, Trade, and Industry said",
                "Ministry of Economy, Trade, and Industry",
            ),
            (
                "the Ministry of Economy, and Trade rose",
                "Ministry of Economy",
            ),
            ("the Food and Water Board said", "Food and Water Board"),
            (
                "the Ministry of Health and Unicef said",
                "Ministry of Health",
            ),
            (
                "the Ministry of Health and Ministry of Trade",
                "Ministry of Health",
            ),
            ("when Ursula von der Leyen spoke", "Ursula von der Leyen"),
            ("when Anna Smith-Jones spoke", "Anna Smith-Jones"),
            ("when Mohamed al-Menfi spoke", "Mohamed al-Menfi"),
            ("when John F. Roe spoke", "John F. Roe"),
            ("when Dr. Roe spoke", "Dr. Roe"),
            ("in Oslo and Bergen", "Oslo"),
            ("when Torvik AG of Bergen said", "Torvik AG"),
            ("the Company of Boatmen said", "Company of Boatmen"),
            ("the Farmers’ Union said", "Farmers’ Union"),
            ("in Norway’s Parliament", "Norway"),
            ("in China’s Parliament", "China"),
            ("when Jane bint Ali Roe spoke", "Jane bint Ali Roe"),
            ("when France on Monday", "France"),
            ("when the Trade Bank on Wednesday", "Trade Bank"),
            ("the Commission on Trade said", "Commission on Trade"),
            ("the Torvik Institute on Asian trade", "Torvik Institute"),
            (
                "the Ploughmen’s Trade Union said",
                "Ploughmen’s Trade Union",
            ),
            ("near Stoke-on-Trent today", "Stoke-on-Trent"),
        ] {
            assert_eq!(first_run(text), name);
        }
    }

    #[test]
    fn names_hold_lists_purposes_and_words_of_other_scripts() {
        for (text, name) in [
            (
                "the Ministry of Signals, Information and Transport said",
                "Ministry of Signals, Information and Transport",
            ),
            (
                "the Ministry of Signals, Parliament and Council said",
                "Ministry of Signals",
            ),
            (
                "the Ministry of Signals, UNICEF and Oxfam said",
                "Ministry of Signals",
            ),
            (
                "the Harbour Board, Information and Transport said",
                "Harbour Board",
            ),
            (
                "the Torvik Committee to Protect Ferrymen said",
                "Torvik Committee to Protect Ferrymen",
            ),
            (
                "the Campaign to End the Torvik Levy said",
                "Campaign to End the Torvik Levy",
            ),
            (
                "the Fund to Stop the Use of Torvik Nets said",
                "Fund to Stop the Use of Torvik Nets",
            ),
            (
                "the Ministry of Ice, Governor Roe and Trade Minister Hald said",
                "Ministry of Ice",
            ),
            ("from the Council to Parliament", "Council"),
            ("the Committee to Protect ferrymen", "Committee"),
            ("sold by Torvik to End Roe", "Torvik"),
            (
                "at Al-Torva' Harbour Board today",
                "Al-Torva' Harbour Board",
            ),
            ("at ‘Al-Torva’ Harbour Board today", "Al-Torva"),
            ("at the Farmers' Oslo", "Farmers"),
            (
                "the Jund Torvik al-Hald wal Essvik left",
                "Jund Torvik al-Hald wal Essvik",
            ),
            ("when Ali as-Torvik spoke", "Ali as-Torvik"),
            ("when Ali as Torvik spoke", "Ali"),
        ] {
            assert_eq!(first_run(text), name);
        }
    }
}
