//! How much of a clause there is room for.

use std::ops::Range;

use super::{quote, window};
use crate::facets::extract::clause::Clause;

/// Most letters of what is left out before a clause.
const SPARE: usize = 12;

/// What is shown of a sentence from a word on.
pub(super) struct Room<'c> {
    clause: &'c Clause<'c>,
    pub(super) first: usize,
    /// The text from there on.
    pub(super) text: &'c str,
    /// Letters that are shown before it.
    before: usize,
    /// Letters within it that are not shown.
    pub(super) spare: usize,
    /// Whether each of the letters that may be shown has one byte, as in most texts.
    is_plain: bool,
    /// Whether any of the words stands in brackets, which are not shown.
    pub(super) has_brackets: bool,
}

impl<'c> Room<'c> {
    /// That of words of which some are left out.
    pub(super) fn behind(
        clause: &'c Clause<'c>,
        words: &Range<usize>,
        without: Option<&Range<usize>>,
    ) -> Self {
        let (first, before) = match without {
            Some(without) => {
                let head = clause.slice(&(words.start..without.start));
                (without.end, head.chars().count() + window::LEFT_OUT)
            }
            None => (words.start, 0),
        };
        let start = clause.bytes(&(first..first + 1)).start;
        let text = clause.text().get(start..).unwrap_or_default();
        Self {
            clause,
            first,
            text,
            before,
            spare: 0,
            is_plain: (text.as_bytes().get(..quote::WHOLE + SPARE))
                .map_or(text.is_ascii(), <[u8]>::is_ascii),
            // Looked for once for all the ends that are asked about.
            has_brackets: clause.slice(&(first..words.end)).contains('('),
        }
    }

    /// Whether there is room for the words up to an end among so many letters.
    pub(super) fn letters(&self, most: usize) -> impl Fn(usize) -> bool {
        let most = (most + self.spare).saturating_sub(self.before);
        let bytes = if self.is_plain {
            most
        } else {
            (self.text.char_indices().nth(most)).map_or(self.text.len(), |(byte, _)| byte)
        };
        move |end: usize| {
            let shown = self.clause.slice(&(self.first..end));
            shown.len() <= bytes || self.has_brackets && shown.len() <= bytes + bracketed(shown)
        }
    }
}

/// Whether a text has more letters than there is room for.
pub(super) fn is_beyond(text: &str, most: usize) -> bool {
    // No text has more letters than bytes.
    text.len() > most && text.chars().nth(most).is_some()
}

/// Whether a text ends within brackets.
pub(super) fn is_bracketed(text: &str) -> bool {
    text.rfind('(') > text.rfind(')')
}

/// Bytes of a text that stand in brackets, with those.
fn bracketed(text: &str) -> usize {
    let opens = text.match_indices('(');
    opens
        .filter_map(|(open, _)| {
            let rest = text.get(open..)?;
            // The blank before it goes too.
            Some(rest.find(')').map_or(0, |close| close + 2))
        })
        .sum()
}

/// Some words with the sign of a possessive that ends them.
pub(super) fn printed<'a>(clause: &Clause<'a>, words: &Range<usize>) -> &'a str {
    let bytes = clause.bytes(words);
    let text = clause.text();
    let sign = ["’s", "'s"].iter().find(|sign| {
        let rest = text
            .get(bytes.end..)
            .and_then(|rest| rest.strip_prefix(**sign));
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    match sign {
        Some(sign) => text
            .get(bytes.start..bytes.end + sign.len())
            .unwrap_or_default(),
        None => clause.slice(words),
    }
}
