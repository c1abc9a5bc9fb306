//! Rows of a document at one measure.
//!
//! A row is a byte range of a block, never a copy, so a highlight found in the
//! document can be drawn without searching the screen. Rows are made for one
//! piece of a block at a time: nothing ever lays out or counts a whole
//! document, and a paragraph of megabytes costs what a short one costs.

mod block;
mod excerpt;
mod hyphen;
mod piece;
mod row;
mod stretch;
mod table;
mod words;
mod wrap;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::text::{BlockId, BlockKind, Clean, Document, Span, offset};

use hyphen::Hyphens;
use row::{Segment, columns};
use wrap::{Aim, Cut, Room};

pub use block::bars;
pub use excerpt::excerpt;
pub use row::{Row, RowCell, RowKind};

/// Pieces of layout kept; more than any screen shows.
const CACHED_PIECES: usize = 512;
/// Rows that one line of a table takes, about.
const TABLE_ROWS: usize = 64;
/// Signs that open a quotation and may hang before the text column.
const OPENING: [char; 6] = ['“', '‘', '"', '«', '„', '‹'];

/// Address of a row at the present measure. It is derived from a span and good
/// only until the next change of measure or document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct RowId {
    /// Block that the row belongs to.
    pub block: BlockId,
    piece: u32,
    row: u32,
}

/// A remark set below the block that holds its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// The block it stands below.
    pub block: BlockId,
    /// Its text.
    pub text: Clean,
}

/// How running text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Form {
    /// Whether rows are stretched to the measure; words are divided then, too.
    pub justified: bool,
    /// Whether words are divided where a row would be short without it.
    pub hyphenated: bool,
    /// Whether a quotation mark that opens a block stands before the text
    /// column: there must be a free cell.
    pub hanging: bool,
}

/// Rows of the visible blocks at one measure, made when asked for.
#[derive(Debug, Clone, Default)]
pub struct Typesetting {
    measure: u16,
    form: Form,
    hyphens: Hyphens,
    /// Whether words of the document may be divided, once that was asked.
    divides: Option<bool>,
    annotations: Vec<Annotation>,
    cache: HashMap<(BlockId, u32), Arc<[Row]>>,
    rows_set: u64,
}

impl Typesetting {
    /// A typesetting at `measure` columns; a measure of 0 counts as 1.
    pub fn new(measure: u16) -> Self {
        Self {
            measure: measure.max(1),
            ..Self::default()
        }
    }

    /// Width of the text column in cells.
    pub fn measure(&self) -> u16 {
        self.measure
    }

    /// Changes the measure; all rows are made anew when they are next seen.
    pub fn set_measure(&mut self, measure: u16) {
        let measure = measure.max(1);
        if measure != self.measure {
            self.measure = measure;
            self.cache.clear();
        }
    }

    /// How running text is set.
    pub fn form(&self) -> Form {
        self.form
    }

    /// Changes how running text is set; all rows are made anew when they are
    /// next seen.
    pub fn set_form(&mut self, form: Form) {
        if form != self.form {
            self.form = form;
            self.cache.clear();
        }
    }

    /// Whether words of the document may be divided: whether its language is
    /// one whose rules are known.
    pub fn divides(&mut self, document: &Document) -> bool {
        *self.divides.get_or_insert_with(|| hyphen::fits(document))
    }

    /// Sets remarks below their blocks, in reading order.
    pub fn annotate(&mut self, mut annotations: Vec<Annotation>) {
        annotations.sort_by_key(|annotation| annotation.block);
        self.annotations = annotations;
        self.cache.clear();
    }

    /// Forgets all rows, for another document.
    pub fn clear(&mut self) {
        self.divides = None;
        self.cache.clear();
    }

    /// Rows that were ever set here: the work that keys cost, free of noise.
    pub fn rows_set(&self) -> u64 {
        self.rows_set
    }

    /// Pieces of layout at hand: what the work was since the last change.
    #[cfg(test)]
    pub(crate) fn pieces_set(&self) -> usize {
        self.cache.len()
    }

    /// The remark that an annotation row shows.
    pub fn annotation(&self, number: usize) -> &str {
        self.annotations
            .get(number)
            .map_or("", |annotation| annotation.text.as_str())
    }

    /// The row at `id`.
    pub fn row(&mut self, document: &Document, id: RowId) -> Option<Row> {
        self.rows(document, id.block, id.piece)
            .get(id.row as usize)
            .cloned()
    }

    /// The row that shows byte `at` of a block: the first row for a byte before
    /// its text, the last one for a byte after it.
    pub fn locate(&mut self, document: &Document, block: BlockId, at: u32) -> RowId {
        let piece = piece::holding(document.block_text(block), at);
        let rows = self.rows(document, block, piece);
        // Blank rows stand before the text, remarks behind it.
        let first = rows.partition_point(|row| row.kind == RowKind::Blank);
        let behind = rows.partition_point(|row| match row.kind {
            RowKind::Blank => true,
            RowKind::Text | RowKind::Rule(_) => row.bytes.start <= at,
            RowKind::Annotation(_) => false,
        });
        // Rows of a table hold parts of several cells each.
        let last = behind.saturating_sub(1).max(first);
        let near = rows
            .iter()
            .enumerate()
            .take(last + 1)
            .rev()
            .take(TABLE_ROWS);
        let row = near
            .filter(|(_, row)| row.kind == RowKind::Text && row.shows(at))
            .map(|(number, _)| number)
            .next()
            .unwrap_or(last);
        RowId {
            block,
            piece,
            row: offset(row),
        }
    }

    /// Where the text of a row begins: a blank row stands before the text of
    /// its block, a remark behind it.
    pub fn start(&mut self, document: &Document, id: RowId) -> (BlockId, u32) {
        let at = match self.row(document, id) {
            Some(row) => match row.kind {
                RowKind::Blank => 0,
                RowKind::Text | RowKind::Rule(_) => row.bytes.start,
                RowKind::Annotation(_) => u32::MAX,
            },
            None => u32::MAX,
        };
        (id.block, at)
    }

    /// The first row of the document.
    pub fn first(&self) -> RowId {
        RowId::default()
    }

    /// The last row of the document; the first one where there is none.
    pub fn last(&mut self, document: &Document) -> RowId {
        match document.blocks().len().checked_sub(1) {
            Some(block) => self.last_of(document, BlockId::at(block)),
            None => self.first(),
        }
    }

    /// The row after `id`.
    pub fn next(&mut self, document: &Document, id: RowId) -> Option<RowId> {
        if (id.row as usize) + 1 < self.rows(document, id.block, id.piece).len() {
            return Some(RowId {
                row: id.row + 1,
                ..id
            });
        }
        if id.piece + 1 < piece::count(document.block_text(id.block)) {
            return Some(RowId {
                piece: id.piece + 1,
                row: 0,
                ..id
            });
        }
        let block = BlockId(id.block.0 + 1);
        document.block(block).map(|_| RowId {
            block,
            piece: 0,
            row: 0,
        })
    }

    /// The row before `id`.
    pub fn previous(&mut self, document: &Document, id: RowId) -> Option<RowId> {
        if let Some(row) = id.row.checked_sub(1) {
            return Some(RowId { row, ..id });
        }
        if let Some(piece) = id.piece.checked_sub(1) {
            let rows = self.rows(document, id.block, piece).len();
            return Some(RowId {
                piece,
                row: offset(rows.saturating_sub(1)),
                ..id
            });
        }
        let block = BlockId(id.block.0.checked_sub(1)?);
        Some(self.last_of(document, block))
    }

    /// The row `by` rows after `id` (before it where negative), or as far as
    /// the document goes, and how many rows were passed.
    pub fn step(&mut self, document: &Document, id: RowId, by: i64) -> (RowId, u64) {
        let mut at = id;
        for passed in 0..by.unsigned_abs() {
            let next = if by < 0 {
                self.previous(document, at)
            } else {
                self.next(document, at)
            };
            match next {
                Some(next) => at = next,
                None => return (at, passed),
            }
        }
        (at, by.unsigned_abs())
    }

    /// Rows from `from` up to `to`, not counting `from`; none if `to` comes
    /// before it or more than `most` rows after it.
    pub fn distance(
        &mut self,
        document: &Document,
        from: RowId,
        to: RowId,
        most: u64,
    ) -> Option<u64> {
        let mut at = from;
        for passed in 0..=most {
            if at == to {
                return Some(passed);
            }
            at = self.next(document, at).filter(|next| *next <= to)?;
        }
        None
    }

    /// The part of the block that a row shows; none for blank rows and remarks.
    pub fn span(&mut self, document: &Document, id: RowId) -> Option<Span> {
        let row = self.row(document, id)?;
        (row.kind == RowKind::Text)
            .then(|| Span::new(id.block, row.bytes.start as usize..row.bytes.end as usize))
    }

    fn last_of(&mut self, document: &Document, block: BlockId) -> RowId {
        let piece = piece::count(document.block_text(block)).saturating_sub(1);
        let rows = self.rows(document, block, piece).len();
        RowId {
            block,
            piece,
            row: offset(rows.saturating_sub(1)),
        }
    }

    fn rows(&mut self, document: &Document, block: BlockId, piece: u32) -> Arc<[Row]> {
        if let Some(rows) = self.cache.get(&(block, piece)) {
            return Arc::clone(rows);
        }
        if self.cache.len() >= CACHED_PIECES {
            self.cache.clear();
        }
        let rows: Arc<[Row]> = self.set(document, block, piece).into();
        self.rows_set += rows.len() as u64;
        self.cache.insert((block, piece), Arc::clone(&rows));
        rows
    }

    /// Sets one piece of a block.
    fn set(&mut self, document: &Document, id: BlockId, piece: u32) -> Vec<Row> {
        let Some(block) = document.block(id) else {
            return Vec::new();
        };
        let text = document.block_text(id);
        let cut = piece::range(text, piece);
        let mut rows = Vec::new();
        if piece == 0 {
            let before =
                id.0.checked_sub(1)
                    .and_then(|before| document.block(BlockId(before)));
            if before.is_some_and(|before| block::is_apart(before.kind, block.kind)) {
                rows.push(Row::empty(RowKind::Blank));
            }
        }
        // A character of two cells must fit beside the indent.
        let indent = block::indent_of(document, id).min(self.measure.saturating_sub(2) / 2);
        let set = text.get(cut.clone()).unwrap_or_default();
        let first = rows.len();
        let room = usize::from(self.measure - indent).max(1);
        // A table that does not fit below its point stands at the edge.
        let whole = usize::from(self.measure);
        let table = [(room, indent), (whole, 0)]
            .into_iter()
            .find_map(|(room, indent)| {
                let is_table = block.kind == BlockKind::Table;
                let rows = is_table.then(|| table::set(set, cut.start, room, piece == 0))??;
                Some(rows.into_iter().map(move |row| row.set_in(indent)))
            });
        rows.extend(if let Some(table) = table {
            table.collect()
        } else if block.kind == BlockKind::Break {
            // It has no text, but is seen.
            vec![Row::empty(RowKind::Text)]
        } else if block.kind.is_preformatted() {
            let cuts = wrap::keep_rows(set, room).into_iter();
            cuts.map(|own| row(&own, cut.start, indent)).collect()
        } else {
            let divides = (self.form.hyphenated || self.form.justified)
                && block::is_running(block.kind)
                && self.divides(document);
            self.run(
                document,
                (id, block.kind),
                (set, cut.start),
                (indent, divides),
            )
        });
        if let Some(row) = rows.get_mut(first).filter(|_| piece == 0) {
            row.opens = true;
        }
        if piece + 1 >= piece::count(text) {
            self.set_annotations(id, &mut rows);
        }
        rows
    }

    /// Sets running text, which begins at byte `start` of its block; rows end where its
    /// author ended them.
    fn run(
        &mut self,
        document: &Document,
        (id, kind): (BlockId, BlockKind),
        (text, start): (&str, usize),
        (indent, divides): (u16, bool),
    ) -> Vec<Row> {
        let room = usize::from(self.measure - indent).max(1);
        let stretches = self.form.justified && block::is_running(kind);
        let hangs = self.form.hanging && start == 0 && indent == 0 && text.starts_with(OPENING);
        let mut hung = usize::from(hangs);
        let mut rows = Vec::new();
        let breaks = document.breaks_in(Span::new(id, start..start + text.len()));
        let breaks = breaks.map(|at| at as usize - start);
        let mut from = 0;
        for to in breaks.chain([text.len()]) {
            let part = text.get(from..to).unwrap_or_default();
            let start = start + from;
            from = to + 1;
            let cuts = wrap::fit_rows(
                part,
                Room {
                    columns: room,
                    hung,
                    hyphens: divides.then_some(&mut self.hyphens),
                    aim: if stretches {
                        Aim::Stretched
                    } else {
                        Aim::Ragged
                    },
                },
            );
            let last = cuts.len().saturating_sub(1);
            rows.reserve(cuts.len());
            for (at, cut) in cuts.iter().enumerate() {
                let mut row = row(cut, start, indent);
                let column = columns(indent.into()) - columns(hung);
                let place = (start, column);
                let wide = (stretches && at < last)
                    .then(|| stretch::stretched(part, cut, place, room + hung, at % 2 == 1))
                    .flatten();
                if let Some(segments) = wide {
                    row.segments = segments;
                } else if hung > 0 {
                    let bytes = row.bytes.clone();
                    row.segments = Box::new([Segment { bytes, column }]);
                }
                hung = 0;
                rows.push(row);
            }
        }
        rows
    }

    fn set_annotations(&self, block: BlockId, rows: &mut Vec<Row>) {
        let indent = 2.min(self.measure.saturating_sub(2) / 2);
        let columns = usize::from(self.measure - indent).max(1);
        let first = (self.annotations).partition_point(|annotation| annotation.block < block);
        let own = self.annotations.iter().enumerate().skip(first);
        for (at, annotation) in own.take_while(|(_, annotation)| annotation.block == block) {
            let cuts = wrap::fit_rows(&annotation.text, Room::plain(columns));
            rows.extend(cuts.iter().enumerate().map(|(number, cut)| Row {
                kind: RowKind::Annotation(at),
                opens: number == 0,
                ..row(cut, 0, indent)
            }));
        }
    }
}

/// A row of text in one piece.
fn row(cut: &Cut, start: usize, indent: u16) -> Row {
    Row {
        bytes: offset(start + cut.bytes.start)..offset(start + cut.bytes.end),
        indent,
        hyphen: cut.hyphen,
        ..Row::empty(RowKind::Text)
    }
}

/// Rows of a short running text, none wider than `columns`, as byte ranges
/// without the blanks at their ends.
pub fn rows_of(text: &str, columns: usize) -> Vec<Range<usize>> {
    rows(text, columns, Aim::Short)
}

/// The same of one of many texts of a list, each row as full as it can be.
pub fn listed_rows_of(text: &str, columns: usize) -> Vec<Range<usize>> {
    rows(text, columns, Aim::Listed)
}

fn rows(text: &str, columns: usize, aim: Aim) -> Vec<Range<usize>> {
    let cuts = wrap::fit_rows(text, Room::undivided(columns.max(1), aim));
    cuts.into_iter().map(|cut| cut.bytes).collect()
}

#[cfg(test)]
mod tests;
