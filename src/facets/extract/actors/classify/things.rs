//! Capitals that name no one: what is counted, taught or used, and the lines that tell how
//! to reach somebody.

use super::super::acronyms::Meaning;
use super::Reader;
use crate::facets::lexicon::{Cues, is_first_name, is_word_in_any_case};
use crate::facets::token::Token;

/// Fewest letters of a word in "-ism": "prism" is none of those.
const DOCTRINE: usize = 7;

/// "Torvikism", "Pan-Torvikism": what is believed or done, and nobody.
pub(super) fn is_doctrine(name: &[Token<'_>]) -> bool {
    let is_ism = |word: &Token<'_>| {
        word.text.len() >= DOCTRINE
            && (word.text.ends_with("ism") || word.text.ends_with("isms"))
            && !word.cues().any(Cues::PORTFOLIO)
    };
    match name {
        [word] => is_ism(word),
        // "Torvik Prism", of several words, may be called so.
        [.., hyphen, word] => is_ism(word) && hyphen.is("-") && hyphen.is_glued,
        [] => false,
    }
}

/// "Parameter I": one of several that are counted in Roman figures. Those that have more than
/// one letter stand among what does not act.
fn is_counted(name: &[Token<'_>]) -> bool {
    matches!(name, [.., what, number] if matches!(number.text, "I" | "V" | "X")
        && is_word_in_any_case(what.text)
        && !is_first_name(what.text))
}

/// "`HkX4`": letters of both sizes and a figure are how something is numbered.
fn is_mixed_code(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) && word.contains(char::is_lowercase)
}

impl Reader<'_, '_> {
    /// Whether a name of several words is that of a thing: "Agile BPA", "Typhoon Haiyan".
    pub(super) fn is_thing(&self, name: &[Token<'_>]) -> bool {
        let [first, .., last] = name else {
            return false;
        };
        last.cues().any(Cues::NOT_ACTOR)
            || first.cues().any(Cues::THING_FRONT)
            || self.acronyms.meaning(last) == Some(&Meaning::Thing)
            || self.has_plural(last)
            || is_counted(name)
    }

    /// Whether letters that nobody knows are a unit, a code or money.
    pub(super) fn are_letters_of_thing(
        &self,
        tokens: &[Token<'_>],
        (first, end): (usize, usize),
        word: &Token<'_>,
    ) -> bool {
        let is_money = tokens.get(end).is_some_and(|next| next.is("$"));
        let is_number = word.text.contains(|c: char| c.is_ascii_digit());
        is_money
            || is_number && (word.text.len() > 4 || is_mixed_code(word.text))
            || self.has_plural(word)
            || is_measured(tokens, first, end)
    }

    /// Whether the article writes letters for several too, as "LCs" for letters of credit: then
    /// one of them is no body.
    fn has_plural(&self, letters: &Token<'_>) -> bool {
        letters.is_acronym()
            && letters.text.len() < LETTERS
            && !letters.text.ends_with(['S', 's'])
            && self.statistics.inside(&format!("{}s", letters.text)) > 0
    }
}

/// Most letters of what is asked for in the plural.
const LETTERS: usize = 6;

/// Whether a line tells how to reach somebody, by a label with what stands for it behind a colon:
/// "Hald Street 9, Torvik Tel: 12".
pub(super) fn is_contact_line(tokens: &[Token<'_>]) -> bool {
    (tokens.iter().enumerate()).any(|(at, word)| is_contact_label(tokens, word, at + 1))
}

/// "Tel:", "Fax:": what a number or an address is.
pub(super) fn is_contact_label(tokens: &[Token<'_>], word: &Token<'_>, end: usize) -> bool {
    let is_label = matches!(
        word.text,
        "Tel"
            | "Telephone"
            | "Phone"
            | "Mobile"
            | "Mob"
            | "Cell"
            | "Fax"
            | "Telefax"
            | "Telex"
            | "Hotline"
            | "Email"
            | "E-mail"
            | "Mail"
            | "Website"
            | "Webpage"
            | "Homepage"
            | "URL"
            | "Skype"
            | "WhatsApp"
    );
    is_label
        && (tokens.get(end)).is_some_and(|mark| {
            let dot = usize::from(mark.is("."));
            tokens.get(end + dot).is_some_and(|colon| colon.is(":"))
        })
}

/// "At 2 `QeV`", "some 40 QNT": letters behind a figure are its unit, unless more of the phrase
/// goes on behind them, as in "12 QNT ships". A year is no figure, nor is what counts a row.
fn is_measured(tokens: &[Token<'_>], first: usize, end: usize) -> bool {
    let (front, figure) = match tokens.get(first.saturating_sub(2)..first) {
        Some([front, figure]) => (Some(front), figure),
        Some([figure]) => (None, figure),
        _ => return false,
    };
    let is_digit = |c: char| c.is_ascii_digit();
    let is_figure = figure.text.starts_with(is_digit)
        && figure.text.chars().all(|c| is_digit(c) || matches!(c, '.' | ','))
        && !(figure.text.len() == 4 && figure.text.chars().all(is_digit))
        // "Resolution 12", "March 12".
        && front.is_none_or(|front| !front.is_capital());
    let goes_on = |next: &Token<'_>| {
        next.is_capital() || next.is_lower() && next.text.len() > 3 && next.text.ends_with('s')
    };
    is_figure && !tokens.get(end).is_some_and(goes_on)
}
