//! The outline pane: which section is selected, which are folded, and the rows
//! they take.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::app::layout::PaneAreas;
use crate::app::list::{ListCursor, told_of_others};
use crate::facets::{Briefing, EntryId};
use crate::text::width::{fitting_words, width};
use crate::text::word::fold;
use crate::text::{Document, SectionId};

/// Rows that a wrapped title may take: as many as any needs where there is room, else
/// fewer.
const TITLE_ROWS: [usize; 2] = [8, 3];

/// Cells left of a title: bar, sign, space.
pub const BEFORE: u16 = 3;
/// Cells of the evidence bar with the blank before it.
const BAR_ROOM: usize = 4;

/// State of the outline pane.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// Selected section and first row in view.
    pub cursor: ListCursor,
    folded: BTreeSet<SectionId>,
    filter: String,
    /// The sections that are shown, once somebody asked; any change makes them be
    /// looked for anew.
    shown: OnceLock<Vec<SectionId>>,
    /// Whether any section has nested ones, once somebody asked.
    nests: OnceLock<bool>,
    /// The most that any section has of one entry, once somebody asked.
    most: OnceLock<u32>,
}

/// One row of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineRow<'a> {
    /// The section; none for a blank row, and for one that counts what is not shown.
    pub section: Option<SectionId>,
    /// Whether the row is the first of its section.
    pub opens: bool,
    /// Cells before the title, by level.
    pub indent: usize,
    /// Part of the title in this row; the last row holds all that is left of it. Where
    /// there is no section, how many are not shown.
    pub title: Cow<'a, str>,
    /// Cells for it.
    pub room: usize,
    /// Further cells where no evidence bar stands behind it.
    pub without_bar: usize,
}

impl Outline {
    /// Sections that are not hidden in a folded one, in reading order.
    pub fn visible(&self, document: &Document) -> &[SectionId] {
        self.shown.get_or_init(|| self.look(document))
    }

    fn look(&self, document: &Document) -> Vec<SectionId> {
        let filter = fold(&self.filter);
        let mut shown = Vec::new();
        let mut at = 0;
        while let Some(section) = document.sections().get(at) {
            let id = SectionId::at(at);
            if filter.is_empty() || fold(title(document, id)).contains(&filter) {
                shown.push(id);
            }
            at = if self.filter.is_empty() && self.folded.contains(&id) {
                (section.nested.end as usize).max(at + 1)
            } else {
                at + 1
            };
        }
        shown
    }

    /// Whether any section has nested ones.
    pub fn nests(&self, document: &Document) -> bool {
        let nests = || document.sections().iter().any(|s| !s.nested.is_empty());
        *self.nests.get_or_init(nests)
    }

    /// Keeps the selected section in view of a list `height` rows high.
    pub fn follow(&mut self, document: &Document, height: usize) {
        let len = self.visible(document).len();
        self.cursor.follow(len, list_rows(len, height));
    }

    /// Rolls the list in a pane `height` rows high; the selection stays.
    pub fn roll(&mut self, document: &Document, by: i64, height: usize) {
        let len = self.visible(document).len();
        self.cursor.roll(by, len, list_rows(len, height));
    }

    /// The selected section.
    pub fn selected(&self, document: &Document) -> Option<SectionId> {
        self.visible(document).get(self.cursor.selected).copied()
    }

    /// Selects a section, or the folded one that hides it.
    pub fn select(&mut self, document: &Document, section: SectionId) {
        let visible = self.visible(document);
        let upto = visible.partition_point(|id| *id <= section);
        self.cursor.selected = upto.saturating_sub(1);
    }

    /// Whether a section is folded.
    pub fn is_folded(&self, section: SectionId) -> bool {
        self.folded.contains(&section)
    }

    /// Folds a section that has nested ones; says whether anything changed.
    pub fn fold(&mut self, document: &Document, section: SectionId) -> bool {
        self.shown.take();
        document
            .section(section)
            .is_some_and(|s| !s.nested.is_empty())
            && self.folded.insert(section)
    }

    /// Unfolds a section; says whether anything changed.
    pub fn unfold(&mut self, section: SectionId) -> bool {
        self.shown.take();
        self.folded.remove(&section)
    }

    /// Folds every section that has nested ones.
    pub fn fold_all(&mut self, document: &Document) {
        self.shown.take();
        self.folded = (0..document.sections().len())
            .map(SectionId::at)
            .filter(|id| document.section(*id).is_some_and(|s| !s.nested.is_empty()))
            .collect();
    }

    /// Unfolds every section.
    pub fn unfold_all(&mut self) {
        self.shown.take();
        self.folded.clear();
    }

    /// Keeps folded what is folded, where another document has other sections.
    pub fn refold(&mut self, to: impl Fn(SectionId) -> Option<SectionId>) {
        self.shown.take();
        self.nests.take();
        self.most.take();
        let folded = std::mem::take(&mut self.folded);
        self.folded = folded.into_iter().filter_map(to).collect();
    }

    /// Shows only sections whose title holds these letters.
    pub fn set_filter(&mut self, filter: &str) {
        self.shown.take();
        filter.clone_into(&mut self.filter);
        self.cursor = ListCursor::default();
    }

    /// The letters that titles must hold.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// The rows of the pane where the panes stand as given; the place of the
    /// evidence bar stays free, so that selecting an entry reflows nothing.
    pub fn rows_in<'a>(
        &self,
        (document, briefing): (&'a Document, &Briefing),
        areas: &PaneAreas,
    ) -> Vec<OutlineRow<'a>> {
        let columns = areas.outline.width.saturating_sub(BEFORE + 1);
        let bar = self.bar_room((document, briefing), areas);
        self.rows(document, columns.into(), bar, areas.outline_rows())
    }

    /// Cells that the evidence bar takes from the first row of a title, with the number
    /// of any entry where the outline has a column of its own.
    fn bar_room(&self, article: (&Document, &Briefing), areas: &PaneAreas) -> usize {
        if !areas.has_evidence_numbers() {
            return BAR_ROOM;
        }
        let most = *self.most.get_or_init(|| most_in_section(article));
        BAR_ROOM + 1 + most.to_string().len()
    }

    /// The rows of the pane from its top: whole titles, with blank rows between where
    /// all fit, else without; else titles in a few rows, else in one row each, scrolled.
    fn rows<'a>(
        &self,
        document: &'a Document,
        columns: usize,
        bar: usize,
        height: usize,
    ) -> Vec<OutlineRow<'a>> {
        let visible = self.visible(document);
        if visible.len() <= height {
            for most in TITLE_ROWS {
                for blank in [true, false] {
                    let rows = wrapped(document, visible, (columns, bar, most), blank);
                    if rows.len() <= height {
                        return rows;
                    }
                }
            }
        }
        let fits = list_rows(visible.len(), height);
        let mut cursor = self.cursor;
        cursor.follow(visible.len(), fits);
        let shown = visible.iter().skip(cursor.top).take(fits);
        let mut rows: Vec<_> = shown
            .map(|id| {
                let indent = indent(document, *id, columns);
                OutlineRow {
                    section: Some(*id),
                    opens: true,
                    indent,
                    title: title(document, *id).into(),
                    room: columns.saturating_sub(indent + bar),
                    without_bar: bar.min(columns.saturating_sub(indent)),
                }
            })
            .collect();
        if fits < height {
            let below = visible.len().saturating_sub(cursor.top + fits);
            let title = told_of_others(cursor.top, below);
            rows.push(OutlineRow {
                section: None,
                opens: false,
                indent: 0,
                title: title.into(),
                room: columns,
                without_bar: 0,
            });
        }
        rows
    }
}

/// Rows for sections in a list of `height` rows: where there are more, the last row says
/// how many.
fn list_rows(sections: usize, height: usize) -> usize {
    if sections > height && height > 2 {
        height - 1
    } else {
        height
    }
}

/// Title of a section as shown.
pub fn title(document: &Document, id: SectionId) -> &str {
    document.heading(id).unwrap_or("Opening")
}

/// Parts of a section that an evidence bar tells apart.
pub const THIRDS: usize = 3;

/// How much of an entry lies in each third of a section; none if nothing does.
pub fn evidence_in(
    (document, briefing): (&Document, &Briefing),
    entry: EntryId,
    section: SectionId,
) -> Option<[u32; THIRDS]> {
    let mut bar = [0; THIRDS];
    briefing.disperse(entry, document.sentences_in(section), &mut bar);
    bar.iter().any(|count| *count > 0).then_some(bar)
}

/// The most that any section has of one entry.
fn most_in_section((document, briefing): (&Document, &Briefing)) -> u32 {
    let mut most = 0;
    for (number, entry) in briefing.entries.iter().enumerate() {
        let id = EntryId(u32::try_from(number).unwrap_or(u32::MAX));
        let mut end = 0;
        for sentence in &entry.evidence {
            if sentence.0 < end {
                continue;
            }
            let Some(section) = document.section_of(*sentence) else {
                continue;
            };
            end = document.sentences_in(section).end;
            let bar = evidence_in((document, briefing), id, section);
            most = most.max(bar.map_or(0, |bar| bar.iter().sum()));
        }
    }
    most
}

/// Cells before a title: two a level, never more than half of the columns.
fn indent(document: &Document, id: SectionId, columns: usize) -> usize {
    let mut depth = 0;
    let mut at = document.section(id).and_then(|section| section.parent);
    while let Some(parent) = at.filter(|_| depth < 16) {
        depth += 1;
        at = document.section(parent).and_then(|section| section.parent);
    }
    (depth * 2).min(columns / 2)
}

fn wrapped<'a>(
    document: &'a Document,
    visible: &[SectionId],
    (columns, bar, most): (usize, usize, usize),
    blank: bool,
) -> Vec<OutlineRow<'a>> {
    let mut rows = Vec::new();
    for id in visible {
        let indent = indent(document, *id, columns);
        if blank && !rows.is_empty() {
            rows.push(OutlineRow {
                section: None,
                opens: false,
                indent,
                title: "".into(),
                room: 0,
                without_bar: 0,
            });
        }
        let titles = wrap_title(
            title(document, *id),
            columns.saturating_sub(indent),
            (bar, most),
        );
        for (at, (title, room, without_bar)) in titles.into_iter().enumerate() {
            rows.push(OutlineRow {
                section: Some(*id),
                opens: at == 0,
                indent,
                title: title.into(),
                room,
                without_bar,
            });
        }
    }
    rows
}

/// A title in at most `most` rows, each with its cells and those that it has besides
/// where no bar stands behind it; the first leaves `bar` cells free, but for a word that
/// is longer, the last holds all that is left.
fn wrap_title(
    title: &str,
    columns: usize,
    (bar, most): (usize, usize),
) -> Vec<(&str, usize, usize)> {
    let mut rows = Vec::new();
    let mut rest = title;
    while !rest.is_empty() {
        let bar = if rows.is_empty() { bar.min(columns) } else { 0 };
        let room = columns - bar;
        let mut first = fitting_words(rest, room);
        // A word that has room but for the bar.
        let word = rest
            .split_inclusive([' ', '-'])
            .next()
            .unwrap_or(rest)
            .trim_end();
        let mut without_bar = 0;
        if first < word.len() && width(word) <= columns {
            first = fitting_words(rest, columns);
            without_bar = bar;
        }
        if rows.len() + 1 == most || first == 0 || first >= rest.len() {
            rows.push((rest, room, without_bar));
            break;
        }
        let (row, left) = rest.split_at(first);
        rows.push((row.trim_end(), room, without_bar));
        rest = left.trim_start();
    }
    rows
}

#[cfg(test)]
mod tests;
