//! Words that stand in names.

use crate::facets::lexicon::{Use, gazetteer};
use crate::facets::token::Token;

/// Words that go on a name: "Bank of England".
pub(super) const LINKS: [&str; 4] = ["of", "for", "on", "against"];

/// Whether a word names a day or a month, which no name of a body ends in:
/// "the Federal Bank on Wednesday".
pub(super) fn is_date(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "January"
            | "February"
            | "March"
            | "April"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
    )
}

/// Whether it tells where something is from.
pub(super) fn is_adjective(token: &Token<'_>) -> bool {
    let found = gazetteer().find(std::slice::from_ref(token));
    found.is_some_and(|found| found.used == Use::Adjective)
        || matches!(
            token.text,
            "European" | "African" | "Asian" | "Arab" | "Pacific"
        )
}
