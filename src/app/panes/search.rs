//! The search panel: what is typed, what was found, which hit is chosen.

mod instead;
mod request;
mod scopes;
mod shares;

pub use instead::{Counts, Instead};
pub use request::Request;
pub(crate) use scopes::ScopesShown;

use crate::app::hits::{HitList, Question, TextHit};
use crate::app::line::InputLine;
use crate::app::list::ListCursor;
use crate::search::{Answer, Hit, HitGroup, Remark, Scope, Target};
use crate::text::{Clean, Document, SentenceId, Span};

/// Hits that the panel lists; the counts say how many more there are.
const MOST_HITS: usize = 1000;

/// Rows for results below which they are few.
const FEW_ROWS: usize = 6;
/// Rows for results with which the panel opens: for what may be typed, and for a
/// few hits of two groups.
pub(crate) const LEAST_ROWS: usize = 9;

/// Number of a request; answers to older ones are dropped.
pub(crate) type Generation = u64;

/// State of the search panel.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// What is typed.
    pub line: InputLine,
    /// What is searched.
    pub scope: Scope,
    /// Whether only the very words count.
    pub exact_only: bool,
    /// The answer to what was typed last and is known.
    pub found: Found,
    /// The chosen row among those that can be chosen, and the first row shown.
    pub cursor: ListCursor,
    /// Whether the answer to what is typed is still awaited.
    pub is_pending: bool,
    /// Whether the best hit is to be accepted as soon as it is known: `Enter` was
    /// pressed while the answer was still awaited.
    pub accepts: bool,
    /// Number of the newest request.
    pub generation: Generation,
    /// Place in the list of former queries.
    pub recalled: Option<usize>,
    /// Most rows that any answer took since the panel was opened.
    pub taken: usize,
    /// Rows for results where they are few: then each group has its share of them.
    pub few: Option<usize>,
}

/// What a search found, with all that the panel says of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// What was asked.
    pub question: Question,
    /// The answer in the chosen scope.
    pub answer: Answer,
    /// Hits in each scope: all, text, sections, entries.
    pub counts: [usize; 4],
    /// With hits: each part of the question that leaves out, and how many hits it does.
    pub left_out: Vec<(String, usize)>,
    /// Without hits: each word or phrase with what holds it in the scope.
    pub words: Vec<(String, Counts)>,
    /// Without hits: what may be asked instead.
    pub instead: Vec<Instead>,
    /// Whether more is to come: the text is still being scanned, or what was found
    /// nowhere is to be looked for in wider readings.
    pub goes_on: bool,
}

/// One row below the input line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ResultRow {
    /// Nothing.
    Blank,
    /// Title of a group, with the number of its hits.
    Title(ResultGroup, usize),
    /// A hit of the answer, by its number; the second number counts rows that
    /// can be chosen.
    Hit(usize, usize),
}

/// Groups of results as the panel shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ResultGroup {
    /// Entries of all facets.
    Entries,
    /// Headings.
    Sections,
    /// Sentences.
    Sentences,
}

impl ResultGroup {
    fn of(target: Target) -> Self {
        match target {
            Target::Entry(_) => Self::Entries,
            Target::Section(_) | Target::Title => Self::Sections,
            Target::Sentence(_) => Self::Sentences,
        }
    }

    /// Title in the panel.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Entries => "Entries",
            Self::Sections => "Sections",
            Self::Sentences => "Sentences",
        }
    }

    /// The scope that searches this group alone.
    fn scope(self) -> Scope {
        match self {
            Self::Entries => Scope::Entries,
            Self::Sections => Scope::Sections,
            Self::Sentences => Scope::Text,
        }
    }
}

/// All scopes in the order of the panel.
pub(crate) const SCOPES: [(Scope, &str); 4] = [
    (Scope::All, "All"),
    (Scope::Text, "Text"),
    (Scope::Sections, "Sections"),
    (Scope::Entries, "Entries"),
];

fn count(answer: &Answer, scope: Scope) -> usize {
    answer
        .groups
        .iter()
        .filter(|(group, _)| match (scope, group) {
            (Scope::All, _)
            | (Scope::Text, HitGroup::Sentences)
            | (Scope::Sections, HitGroup::Sections)
            | (Scope::Entries, HitGroup::Facet(_)) => true,
            (Scope::Text | Scope::Sections | Scope::Entries, _) => false,
        })
        .map(|(_, count)| count)
        .sum()
}

impl Found {
    /// Whether no word was asked for: nothing is typed yet, or marks alone.
    pub(crate) fn asks_nothing(&self) -> bool {
        self.question.query.is_empty() || self.answer.remarks == [Remark::AsksNothing]
    }

    /// A count of hits as it is shown: with a sign where there may be more.
    pub(crate) fn counted(&self, count: usize) -> String {
        let more = if self.answer.is_partial && count > 0 {
            "+"
        } else {
            ""
        };
        format!("{count}{more}")
    }
}

impl Search {
    /// Rows below the input line: groups with their hits, the group of the best
    /// hit first. Where there are few, without titles: first of each group what
    /// its share of them holds, then the rest.
    pub(crate) fn rows(&self) -> Vec<ResultRow> {
        let hits = &self.found.answer.hits;
        let mut order: Vec<ResultGroup> = Vec::new();
        for hit in hits {
            let group = ResultGroup::of(hit.target);
            if !order.contains(&group) {
                order.push(group);
            }
        }
        if let Some(few) = self.few {
            return shares::shared(hits, &order, few);
        }
        let mut rows = Vec::new();
        let mut choosable = 0;
        for group in order {
            if !rows.is_empty() {
                rows.push(ResultRow::Blank);
            }
            rows.push(ResultRow::Title(
                group,
                count(&self.found.answer, group.scope()),
            ));
            for (number, hit) in hits.iter().enumerate() {
                if ResultGroup::of(hit.target) == group {
                    rows.push(ResultRow::Hit(number, choosable));
                    choosable += 1;
                }
            }
        }
        rows
    }

    /// Rows that can be chosen: hits, or else what may be asked instead.
    pub(crate) fn choosable(&self) -> usize {
        match self.found.answer.hits.len() {
            0 => self.found.instead.len(),
            hits => hits,
        }
    }

    /// Rows for results that the panel wants: as many as any answer took since it
    /// was opened. It never shrinks, so that the text above stays still while
    /// typing.
    pub(crate) fn rows_wanted(&self) -> usize {
        self.taken.max(LEAST_ROWS)
    }

    /// Rows that the answer takes in full.
    fn rows_taken(&self) -> usize {
        let asides = self.found.instead.len();
        match (self.found.answer.hits.len(), self.found.words.len()) {
            (0, 0) => 0,
            // What is absent and each word, a blank row between them; the same of
            // what may be asked instead.
            (0, words) if asides == 0 => 2 + words,
            (0, words) => 2 + words + 2 + asides,
            _ => self.rows().len(),
        }
    }

    /// The chosen hit.
    pub(crate) fn chosen(&self) -> Option<&Hit> {
        self.found.answer.hits.get(self.chosen_number()?)
    }

    fn chosen_number(&self) -> Option<usize> {
        self.rows().into_iter().find_map(|row| match row {
            ResultRow::Hit(number, at) if at == self.cursor.selected => Some(number),
            ResultRow::Hit(..) | ResultRow::Blank | ResultRow::Title(..) => None,
        })
    }

    /// What may be asked instead and is chosen.
    pub(crate) fn chosen_instead(&self) -> Option<&Instead> {
        if self.found.answer.hits.is_empty() {
            self.found.instead.get(self.cursor.selected)
        } else {
            None
        }
    }

    /// What is asked by what is typed.
    pub(crate) fn question(&self) -> Question {
        Question {
            query: Clean::line(self.line.text()),
            scope: self.scope,
            exact_only: self.exact_only,
        }
    }

    /// Takes an answer over; the choice stays on its hit if the reader made one.
    pub(crate) fn take(&mut self, found: Found) {
        let kept = (self.cursor.selected > 0)
            .then(|| self.chosen().map(|hit| hit.target))
            .flatten();
        self.is_pending = found.goes_on;
        self.found = found;
        self.taken = self.taken.max(self.rows_taken());
        self.cursor = ListCursor::default();
        let hits = &self.found.answer.hits;
        let at = self.rows().into_iter().find_map(|row| match row {
            ResultRow::Hit(number, at)
                if kept.is_some() && hits.get(number).map(|hit| hit.target) == kept =>
            {
                Some(at)
            }
            ResultRow::Hit(..) | ResultRow::Blank | ResultRow::Title(..) => None,
        });
        self.cursor.selected = at.unwrap_or(0);
    }

    /// Rolls the results in a view of `height` rows; the choice stays.
    pub(crate) fn roll(&mut self, by: i64, height: usize) {
        let len = self.rows().len();
        self.cursor.roll(by, len, height);
    }

    /// The row that can be chosen at row `row` of a view of `height` rows; a low
    /// panel has no blank rows.
    pub(crate) fn choosable_at(&self, row: usize, height: usize, is_low: bool) -> Option<usize> {
        if self.found.answer.hits.is_empty() {
            let (first, _) = self.rows_before_instead(height, is_low)?;
            let at = row.checked_sub(first)?;
            return (at < self.found.instead.len()).then_some(at);
        }
        match self.rows().get(self.cursor.top + row)? {
            ResultRow::Hit(_, at) => Some(*at),
            ResultRow::Blank | ResultRow::Title(..) => None,
        }
    }

    /// Rows above what may be asked instead in a view of `height` rows, and
    /// whether its title is the last of them; none where the view ends before.
    pub(crate) fn rows_before_instead(&self, height: usize, is_low: bool) -> Option<(usize, bool)> {
        // What is absent, and a blank row below it.
        let above = if is_low { 1 } else { 2 };
        let rows = above + self.found.words.len();
        let has_title = !is_low && !self.found.instead.is_empty() && rows + 2 < height;
        let rows = if has_title { rows + 2 } else { rows };
        (rows < height).then_some((rows, has_title))
    }

    /// Keeps the chosen row in view of `height` rows, its title too if it is
    /// the first of its group.
    pub(crate) fn follow(&mut self, height: usize) {
        let few = (height < FEW_ROWS).then_some(height);
        if few != self.few {
            // The rows change places; the choice stays on its hit.
            let chosen = self.chosen_number();
            self.few = few;
            let mut rows = self.rows().into_iter();
            let at = rows.find_map(|row| match row {
                ResultRow::Hit(number, at) if Some(number) == chosen => Some(at),
                ResultRow::Hit(..) | ResultRow::Blank | ResultRow::Title(..) => None,
            });
            self.cursor.selected = at.unwrap_or(self.cursor.selected);
        }
        let last = self.choosable().saturating_sub(1);
        self.cursor.selected = self.cursor.selected.min(last);
        let rows = self.rows();
        if self.cursor.is_rolled() {
            self.cursor.top = self.cursor.top.min(rows.len().saturating_sub(height));
            return;
        }
        let at = rows
            .iter()
            .position(|row| matches!(row, ResultRow::Hit(_, at) if *at == self.cursor.selected))
            .unwrap_or(0);
        let from = if at > 0 && matches!(rows.get(at - 1), Some(ResultRow::Title(..))) {
            at - 1
        } else {
            at
        };
        self.cursor.top = self
            .cursor
            .top
            .max((at + 1).saturating_sub(height))
            .min(from)
            .min(rows.len().saturating_sub(height));
    }

    /// The next scope, round the ends.
    pub(crate) fn turn_scope(&mut self, by: i64) {
        let at = SCOPES
            .iter()
            .position(|(scope, _)| *scope == self.scope)
            .and_then(|at| i64::try_from(at).ok())
            .unwrap_or(0);
        let next = usize::try_from((at + by).rem_euclid(4)).unwrap_or(0);
        self.scope = SCOPES.get(next).map_or(Scope::All, |(scope, _)| *scope);
    }
}

/// The places in the text that hits lead to, as a hit list; the title, which stands
/// nowhere in the text, leads to its start where it was `chosen`.
pub(crate) fn hit_list(document: &Document, found: &Found, chosen: Target) -> HitList {
    let hits = found
        .answer
        .hits
        .iter()
        .filter(|hit| hit.target != Target::Title || chosen == Target::Title)
        .filter_map(|hit| {
            let place = place(document, hit.target)?;
            let matched = hit.matched.iter();
            let matched = matched
                .filter(|_| hit.target != Target::Title)
                .map(|bytes| {
                    let start = place.bytes().start;
                    Span::new(place.block, start + bytes.start..start + bytes.end)
                })
                .collect();
            Some(TextHit { place, matched })
        })
        .collect();
    HitList {
        chosen: Some(chosen),
        ..HitList::of_query(&found.question, hits)
    }
}

/// Where in the text a hit stands; an entry stands nowhere by itself, the title before
/// all of it.
pub(crate) fn place(document: &Document, target: Target) -> Option<Span> {
    match target {
        Target::Entry(_) => None,
        Target::Title => document.sentence(SentenceId(0)),
        Target::Sentence(id) => document.sentence(id),
        Target::Section(id) => {
            let block = document.section(id)?.heading?;
            Some(Span::new(block, 0..document.block_text(block).len()))
        }
    }
}
