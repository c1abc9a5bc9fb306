//! Capitals that name no one: what is counted, taught or used, and the lines that tell how
//! to reach somebody.

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
pub(super) fn is_counted(name: &[Token<'_>]) -> bool {
    matches!(name, [.., what, number] if matches!(number.text, "I" | "V" | "X")
        && is_word_in_any_case(what.text)
        && !is_first_name(what.text))
}

/// "`HkX4`": letters of both sizes and a figure are how something is numbered.
pub(super) fn is_mixed_code(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) && word.contains(char::is_lowercase)
}

impl Reader<'_, '_> {
    /// Whether the article writes letters for several too, as "LCs" for letters of credit: then
    /// one of them is no body.
    pub(super) fn is_one_of_several(&self, letters: &Token<'_>) -> bool {
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
