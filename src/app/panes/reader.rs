//! The text pane: which rows are in view and which sentence has the focus.

mod filling;
mod keeping;
mod map;
mod placing;
mod reading;
mod steps;

use crate::text::{BlockId, Document, SectionId, SentenceId, Span};
use crate::typeset::{Form, Row, RowId, RowKind, Typesetting};
use map::SectionStarts;
pub use map::map_cell;
use reading::ReadSentences;

/// Rows of the former page still in view after paging.
const OVERLAP: i64 = 2;
/// Most rows that one command scrolls, so that a count cannot block.
const FARTHEST: i64 = 20_000;

/// A row in view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewRow {
    /// Its address at the present measure.
    pub id: RowId,
    /// What it shows.
    pub row: Row,
}

impl ViewRow {
    /// The part of the document that the row shows.
    pub fn span(&self) -> Option<Span> {
        (self.row.kind == RowKind::Text).then(|| {
            Span::new(
                self.id.block,
                self.row.bytes.start as usize..self.row.bytes.end as usize,
            )
        })
    }
}

/// Where the target of a move is put in the pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// Scrolls as little as needed.
    Near,
    /// At one third of the height, unless it is well in view already.
    Third,
    /// In the middle.
    Middle,
}

/// A place in the text that outlives rows: the focused sentence, and something
/// in view with the row of the pane that it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReaderPlace {
    /// The focused sentence.
    pub focus: Option<Span>,
    /// The sentence or row that is kept where it is, and its row.
    pub anchor: Option<(Span, u16)>,
}

/// State of the text pane.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    /// Rows at the present measure.
    pub typesetting: Typesetting,
    focus: Option<SentenceId>,
    top: RowId,
    view: Vec<ViewRow>,
    height: u16,
    covered: u16,
    /// Whether the view was turned to, not rolled by rows: headings wait for
    /// their text then, as they do on paper.
    is_page: bool,
    /// The heading that waits for its text.
    waiting: Option<RowId>,
    /// The row on which a sentence stood before the pane was set anew, and the one
    /// that it has since: a low pane forgets no row of a high one.
    settled: Option<(SentenceId, u16, u16)>,
    read: ReadSentences,
    /// Sentences of the document.
    sentences: usize,
    section_starts: SectionStarts,
}

impl Reader {
    /// Shows another document: at `place`, or else from its first sentence on.
    /// What was read stays read where `to` finds the sentence again.
    pub fn replace(
        &mut self,
        document: &Document,
        place: ReaderPlace,
        to: impl Fn(SentenceId) -> Option<SentenceId>,
    ) {
        let was_read = std::mem::take(&mut self.read);
        self.sentences = document.sentences().len();
        self.section_starts = SectionStarts::default();
        self.note_read(was_read.iter().filter_map(to));
        self.typesetting.clear();
        self.return_to(document, place);
        if self.focus.is_none() && self.sentences > 0 {
            self.focus = Some(SentenceId(0));
            self.note_focus();
        }
    }

    /// Where the reader is, to return to: the focused sentence if it is in view,
    /// else what is at the top.
    pub fn place(&self, document: &Document) -> ReaderPlace {
        let focus = self.focus.and_then(|id| document.sentence(id));
        let of_focus = focus.and_then(|span| Some((span, self.row_in_view(span)?)));
        let top = || {
            let mut rows = (0..).zip(&self.view);
            rows.find_map(|(number, row)| Some((row.span()?, number)))
        };
        // A pane that never had rows shows the text from its start: a heading may stand
        // before the first sentence.
        let first = || Some((focus.filter(|_| self.top != RowId::default())?, 0));
        ReaderPlace {
            focus,
            anchor: of_focus.or_else(top).or_else(first),
        }
    }

    /// Returns to a former place, without counting it as read.
    pub fn return_to(&mut self, document: &Document, place: ReaderPlace) {
        let sentence = |span: Span| {
            let there = document.sentence_at(span.block, span.start);
            there.or_else(|| document.sentence_from(span.block))
        };
        self.focus = place.focus.and_then(sentence);
        self.top = RowId::default();
        if let Some((span, row)) = place.anchor {
            self.put(document, span, row);
        }
        self.fill(document);
    }

    /// The focused sentence.
    pub fn focus(&self) -> Option<SentenceId> {
        self.focus
    }

    /// Rows in view, from the top of the pane.
    pub fn view(&self) -> &[ViewRow] {
        &self.view
    }

    /// Whether a sentence was read.
    pub fn is_read(&self, sentence: SentenceId) -> bool {
        self.read.hold(&(sentence.0..sentence.0.saturating_add(1)))
    }

    /// Whether every sentence of a section was read.
    pub fn is_section_read(&self, document: &Document, section: SectionId) -> bool {
        let sentences = document.sentences_in(section);
        !sentences.is_empty() && self.read.hold(&sentences)
    }

    /// Share of the sentences read, in percent.
    pub fn percent_read(&self) -> usize {
        (self.read.count() * 100)
            .checked_div(self.sentences)
            .unwrap_or_default()
    }

    /// Sets the text at a measure and in a form, for a pane of so many rows; the
    /// focused sentence, or else the top row, stays on its row.
    pub fn resize(&mut self, document: &Document, (measure, form): (u16, Form), height: u16) {
        let typesetting = &self.typesetting;
        if measure == typesetting.measure() && form == typesetting.form() && height == self.height {
            return;
        }
        let mut place = self.place(document);
        let is_focus = place.anchor.map(|(span, _)| span) == place.focus;
        let focus = self.focus.filter(|_| is_focus);
        if let (Some(focus), Some((_, row))) = (focus, &mut place.anchor)
            && let Some((sentence, before, since)) = self.settled
            && (sentence, since) == (focus, *row)
        {
            *row = before;
        }
        self.typesetting.set_measure(measure);
        self.typesetting.set_form(form);
        self.height = height;
        self.return_to(document, place);
        if let (Some(focus), Some((span, row))) = (focus, place.anchor) {
            self.bring_into_view(document, focus, Placement::Near);
            let since = self.row_in_view(span);
            self.settled = since.map(|since| (focus, row, since));
        }
    }

    /// Says how many of the lower rows an overlay covers.
    pub fn cover(&mut self, rows: u16) {
        self.covered = rows;
    }

    /// Scrolls by rows; the focus stays until it would leave the pane. At the
    /// ends of the text the focus moves instead.
    pub fn scroll(&mut self, document: &Document, by: i64) {
        self.scroll_rows(document, by, false);
    }

    fn scroll_rows(&mut self, document: &Document, by: i64, is_page: bool) {
        let by = by.clamp(-FARTHEST, FARTHEST);
        let before = self.top;
        let (top, _) = self.typesetting.step(document, self.top, by);
        self.top = top.min(self.last_top(document));
        // No page passes a heading that neither it nor its neighbour shows.
        let is_next = is_page && by.unsigned_abs() <= u64::from(self.height);
        if let Some(waiting) = self.waiting.filter(|_| is_next && by > 0) {
            self.top = self.top.min(waiting);
        }
        self.is_page = is_page;
        if by > 0 {
            self.note_passed(document, before, self.top);
        }
        self.fill(document);
        if is_next && by < 0 && self.waiting.is_some_and(|waiting| waiting < before) {
            self.is_page = false;
            self.fill(document);
        }
        if self.top == before {
            let step = if by.abs() > 1 && by.unsigned_abs() >= u64::from(self.visible() / 2) {
                i64::MAX
            } else {
                by.abs()
            };
            self.step_sentence(document, if by < 0 { -step } else { step });
        } else {
            self.keep_focus_in_view(document, by > 0);
        }
    }

    /// Scrolls by pages.
    pub fn scroll_pages(&mut self, document: &Document, by: i64) {
        let page = (i64::from(self.visible()) - OVERLAP).max(1);
        self.scroll_rows(document, page.saturating_mul(by), true);
    }

    /// Scrolls by half pages.
    pub fn scroll_halves(&mut self, document: &Document, by: i64) {
        let half = (i64::from(self.visible()) / 2).max(1);
        self.scroll_rows(document, half.saturating_mul(by), true);
    }

    /// Scrolls as far up as the text goes.
    pub fn scroll_to_start(&mut self, document: &Document) {
        self.top = RowId::default();
        self.fill(document);
    }

    /// Scrolls as far down as the text goes.
    pub fn scroll_to_end(&mut self, document: &Document) {
        self.top = self.last_top(document);
        self.fill(document);
    }

    /// Gives the focus to a sentence and shows it.
    pub fn focus_on(&mut self, document: &Document, sentence: SentenceId, placement: Placement) {
        if document.sentence(sentence).is_none() {
            return;
        }
        self.focus = Some(sentence);
        self.note_focus();
        self.bring_into_view(document, sentence, placement);
    }

    /// Gives the focus to a sentence and leaves the rows where they are.
    pub fn focus_in_place(&mut self, document: &Document, sentence: SentenceId) {
        if document.sentence(sentence).is_some() {
            self.focus = Some(sentence);
            self.note_focus();
        }
    }

    /// Shows a sentence as if it had the focus, without counting it as read.
    pub fn preview(&mut self, document: &Document, sentence: SentenceId) {
        if document.sentence(sentence).is_some() {
            self.focus = Some(sentence);
            self.bring_into_view(document, sentence, Placement::Third);
        }
    }

    /// Shows a sentence or heading as if it had the focus.
    pub fn preview_place(&mut self, document: &Document, place: Span) {
        if let Some(sentence) = document
            .sentence_at(place.block, place.start)
            .or_else(|| document.sentence_from(place.block))
        {
            self.preview(document, sentence);
        }
    }

    /// Shows a place and gives the focus to the sentence there.
    pub fn go_to(&mut self, document: &Document, place: Span, placement: Placement) {
        let sentence = document
            .sentence_at(place.block, place.start)
            .or_else(|| document.sentence_from(place.block))
            .or(self.focus);
        if let Some(sentence) = sentence {
            self.focus_on(document, sentence, placement);
        }
    }

    /// Row of the pane on which a span begins, if it is in view.
    pub fn row_in_view(&self, span: Span) -> Option<u16> {
        let row = self.view.iter().position(|row| {
            row.span()
                .is_some_and(|shown| shown.holds(span.block, span.start))
        })?;
        u16::try_from(row).ok()
    }

    /// The sentence shown at a row of the pane, `column` cells into the text.
    pub fn sentence_at_cell(
        &self,
        document: &Document,
        row: usize,
        column: i32,
    ) -> Option<SentenceId> {
        let (block, at) = self.place_at_cell(document, row, column)?;
        document.sentence_at(block, at)
    }

    /// The byte of a block shown at a row of the pane, `column` cells into the text.
    pub fn place_at_cell(
        &self,
        document: &Document,
        row: usize,
        column: i32,
    ) -> Option<(BlockId, u32)> {
        let row = self.view.get(row)?;
        let block = row.span()?.block;
        Some((block, row.row.byte_at(document.block_text(block), column)))
    }

    /// First and last byte in view as shares of the article, in thousandths.
    pub fn extent(&self, document: &Document) -> (usize, usize) {
        let place = |span: Span, at: u32| document.part_at(span.block, at, 1000);
        let mut spans = self.view.iter().filter_map(ViewRow::span);
        let first = spans.next();
        let last = spans.next_back().or(first);
        (
            first.map_or(0, |span| place(span, span.start)),
            last.map_or(1000, |span| place(span, span.end)),
        )
    }

    fn visible(&self) -> u16 {
        self.height.saturating_sub(self.covered).max(1)
    }

    fn note_focus(&mut self) {
        self.note_read(self.focus);
    }

    /// Marks what left the top of the pane by scrolling as read.
    fn note_passed(&mut self, document: &Document, from: RowId, to: RowId) {
        let mut ended = |row| {
            let (block, at) = self.typesetting.start(document, row);
            document.sentences_ended(block, at)
        };
        let passed = ended(from)..ended(to);
        self.read.add(passed);
    }

    /// The top row that leaves the last row at the bottom of the pane.
    fn last_top(&mut self, document: &Document) -> RowId {
        let last = self.typesetting.last(document);
        self.typesetting
            .step(document, last, 1 - i64::from(self.visible()))
            .0
    }

    /// Puts the row of `span` on row `row` of the pane, or as near as the ends allow.
    fn put(&mut self, document: &Document, span: Span, row: u16) {
        let row = row.min(self.height.saturating_sub(1));
        let target = self.typesetting.locate(document, span.block, span.start);
        self.top = self.typesetting.step(document, target, -i64::from(row)).0;
        self.top = self.top.min(self.last_top(document));
    }

    /// Rows of the pane, from the top, that a sentence takes; below the pane
    /// and above it included.
    fn rows_of(&mut self, document: &Document, sentence: SentenceId) -> Option<(RowId, RowId)> {
        let span = document.sentence(sentence)?;
        let first = self.typesetting.locate(document, span.block, span.start);
        let last = self.typesetting.locate(
            document,
            span.block,
            span.end.saturating_sub(1).max(span.start),
        );
        Some((first, last))
    }

    /// Gives the focus to the nearest whole sentence when it is no longer whole
    /// in view.
    fn keep_focus_in_view(&mut self, document: &Document, downward: bool) {
        let Some(focus) = self.focus else {
            return;
        };
        let bottom = self
            .typesetting
            .step(document, self.top, i64::from(self.visible()) - 1)
            .0;
        let top = self.top;
        let is_whole = |reader: &mut Self, id: SentenceId| {
            reader
                .rows_of(document, id)
                .is_some_and(|(first, last)| top <= first && last <= bottom)
        };
        if is_whole(self, focus) {
            return;
        }
        let shown: Vec<SentenceId> = self.sentences_in_view(document);
        let whole = if downward {
            shown.iter().copied().find(|id| is_whole(self, *id))
        } else {
            shown.iter().rev().copied().find(|id| is_whole(self, *id))
        };
        // A sentence taller than the pane keeps the focus while any of it shows.
        let target = whole
            .or_else(|| shown.contains(&focus).then_some(focus))
            .or_else(|| shown.first().copied());
        if let Some(target) = target {
            self.focus = Some(target);
            self.note_focus();
        }
    }

    /// Sentences of which any part is in the visible rows.
    fn sentences_in_view(&self, document: &Document) -> Vec<SentenceId> {
        let visible = usize::from(self.visible());
        let mut spans = self.view.iter().take(visible).filter_map(ViewRow::span);
        let Some(first) = spans.next() else {
            return Vec::new();
        };
        let last = spans.next_back().unwrap_or(first);
        let from = document
            .sentence_at(first.block, first.start)
            .or_else(|| document.sentence_from(first.block));
        let Some(from) = from else {
            return Vec::new();
        };
        (from.index()..document.sentences().len())
            .map(SentenceId::at)
            .take_while(|id| {
                document
                    .sentence(*id)
                    .is_some_and(|span| (span.block, span.start) < (last.block, last.end))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
