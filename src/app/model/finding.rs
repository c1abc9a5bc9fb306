//! The head of the search panel: what is said of the answer, and where the scopes
//! stand.

use super::{Model, Part};
use crate::app::panes::search::{Found, ScopesShown, Search};
use crate::search::{Remark, parts};

/// Columns from which what is said stands beside the scopes.
const SAID_BESIDE: u16 = 100;
/// Cells for it there.
const SAID: u16 = 30;
/// Least column of scopes beside the input line.
const LEAST_COLUMN: u16 = 24;

impl Model {
    /// What the answer needs said: words read as others, a tier, a fallback; and
    /// whether it comes before the scopes where there is no room for both.
    pub(crate) fn said(&self, search: &Search) -> (String, bool) {
        let answer = &search.found.answer;
        if let Some(status) = &self.status {
            // The panel covers the footer.
            return (status.text.to_string(), true);
        }
        if search.exact_only {
            return ("exact words only".to_owned(), true);
        }
        if search.is_pending && self.index.is_none() {
            let waits_for = match self.opened.part {
                Part::Loading => "reading the rest of the article",
                Part::Whole | Part::Start => "reading the article for search",
            };
            return (waits_for.to_owned(), true);
        }
        for remark in &answer.remarks {
            if let Remark::PhraseWithTypo(phrase) = remark {
                let words = format!("~ no {phrase}; shown with one letter changed");
                return (words, true);
            }
        }
        let readings: Vec<String> = answer
            .interpretations
            .iter()
            .filter(|word| word.word != word.read_as)
            .map(|word| format!("{} read as {}", word.word, word.read_as))
            .collect();
        let told = left_out(&search.found);
        match (readings.is_empty(), answer.tier) {
            (false, _) => {
                let readings = format!("~ {}", readings.join(", "));
                let parts: Vec<String> = std::iter::once(readings).chain(told).collect();
                (parts.join("; "), true)
            }
            (true, _) if told.is_some() => (told.unwrap_or_default(), true),
            (true, Some(tier)) => (tier.word().to_owned(), false),
            (true, None) => (String::new(), false),
        }
    }

    /// Where all scopes stand in the head of the panel: beside the input line, or
    /// below it as short as they have to be, unless something has to be told there.
    pub(crate) fn scopes_shown(&self, search: &Search) -> Option<ScopesShown> {
        let columns = self.size.columns;
        let said_room = if columns >= SAID_BESIDE { SAID } else { 0 };
        let mut beside = ScopesShown {
            column: 0,
            row: 0,
            letters: usize::MAX,
            gap: 3,
        };
        let needed = beside.width(search);
        beside.column = columns.saturating_sub(needed.saturating_add(3 + said_room));
        if beside.column >= LEAST_COLUMN {
            return Some(beside);
        }
        if self.said(search).1 {
            return None;
        }
        [(usize::MAX, 2), (4, 2), (4, 1)]
            .into_iter()
            .map(|(letters, gap)| ScopesShown {
                column: 1,
                row: 1,
                letters,
                gap,
            })
            .find(|shown| shown.width(search) <= columns.saturating_sub(2))
    }
}

/// What the parts of a query that leave out do, or how one is written that looks as if it
/// should.
fn left_out(found: &Found) -> Option<String> {
    let told = found.left_out.iter().map(|(part, count)| match count {
        0 => format!("{part} leaves nothing out"),
        count => format!("{part} leaves {count} out"),
    });
    let told: Vec<String> = told.collect();
    if !told.is_empty() {
        return Some(told.join(", "));
    }
    let words = parts(&found.question.query);
    let mut words = words.iter().skip(1);
    words.find_map(|part| {
        let word = part.strip_prefix('-')?;
        let is_word = word.starts_with(char::is_alphabetic);
        is_word.then(|| format!("to leave it out: !{word}"))
    })
}
