//! What the walk makes of each block once it has ended.

use std::borrow::Cow;

use super::super::lead::{self, Bold, Lead};
use super::super::plan::{BareRows, Title};
use super::super::rows;
use super::{Bare, Walk};
use crate::formats::draft::Kind;
use crate::formats::html::{self, Form};
use crate::formats::marked::{Marked, visible};
use crate::formats::{byline, plain};
use crate::text::{BlockKind, Within};

impl Walk<'_> {
    /// Ends a heading; the title is told, not shown as a block.
    pub(super) fn end_heading(&mut self, level: u8) {
        self.end_bare(false);
        self.drop_way_up();
        if self.is_credit() {
            self.lead = Lead::default();
            return self.end_block();
        }
        if self.depth == 0 {
            self.seen.heading(level, &self.text.text);
        }
        if self.depth == 0
            && self
                .plan
                .title
                .take_if(|title| *title == Title::Heading)
                .is_some()
        {
            self.name();
        } else {
            let level = (level + 1).saturating_sub(self.plan.highest).max(1);
            self.level = level;
            self.text.take_number(&mut self.point);
            self.push(Kind::Heading(level));
        }
        self.lead = Lead::default();
    }

    /// Drops a link to the top of the page from the end of a heading.
    fn drop_way_up(&mut self) {
        let within = std::mem::take(&mut self.within);
        if within == 0 {
            return;
        }
        let start = visible(&self.text.text).saturating_sub(within);
        let letters = self.text.text.char_indices();
        let letter = letters.filter(|(_, c)| !c.is_whitespace()).nth(start);
        let at = letter.map_or(0, |(at, _)| at);
        if at > 0 && html::leads_up(self.text.text.get(at..).unwrap_or_default(), true) {
            self.text.split_off(at);
            let end = self.text.text.trim_end().len();
            self.text.split_off(end);
        }
    }

    /// Drops the first row of a paragraph if it only leads to the top of the page.
    fn drop_row_up(&mut self) {
        let row = self.text.text.split_once('\n');
        let Some((row, _)) = row.filter(|(row, _)| html::leads_up(row, false)) else {
            return;
        };
        let (dropped, end) = (visible(row), row.len());
        self.within = self.within.saturating_sub(dropped);
        self.lead = Lead::default();
        self.text = self.text.split_off(end).split_off(1);
        if let Some(source) = &mut self.source {
            let text = self.masked.text.get(source.clone()).unwrap_or_default();
            source.start += text.find('\n').map_or(0, |end| end + 1);
        }
    }

    /// Whether the text of a heading below the title says who wrote the article.
    fn is_credit(&self) -> bool {
        self.depth == 0
            && !self.seen.is_empty()
            && self.draft.in_opening()
            && byline::opening(&self.text.text).is_some_and(|credit| credit.author.is_some())
    }

    /// Names the article by the text.
    fn name(&mut self) {
        let title = std::mem::take(&mut self.text);
        self.draft.title(&title.text);
        self.draft.title_leads(&title.marks);
        self.source = None;
    }

    pub(super) fn open_bold(&mut self) {
        self.around.strong += 1;
        self.lead.open(self.text.text.trim().is_empty());
        self.lead.go_on(&self.text.text);
    }

    pub(super) fn close_bold(&mut self) {
        self.around.strong = self.around.strong.saturating_sub(1);
        self.lead.close(self.text.text.len());
    }

    /// Takes stars out that were to set words in bold type.
    fn mend(&mut self) {
        if let Some(mended) = self.lead.mended(&self.text.text) {
            // One ends the row; that of the stars below it is another.
            let rows = self.text.marks.breaks.len();
            self.text.replace(mended);
            let is_row = (1..=2).contains(&rows);
            let Some((bold, rest)) = self.lead.split(&self.text.text).filter(|_| is_row) else {
                return;
            };
            // "**Quays  " in a row above "**".
            if bold.ends_with('\n') || rest.starts_with('\n') {
                self.text.marks.breaks.push(visible(bold));
            }
        }
    }

    /// Ends a paragraph, which may be a heading in bold type or begin with one.
    pub(super) fn end_paragraph(&mut self) {
        self.mend();
        if self.depth > 0 || !self.label.is_empty() {
            return self.end_block();
        }
        let leads_within = self.within > 0 && self.within == visible(&self.text.text);
        if html::leads_up(&self.text.text, leads_within) {
            return self.drop_block();
        }
        self.drop_row_up();
        if self.begins_with_sign() {
            if let Some(level) = rows::signed(&self.text.text) {
                return self.end_signed(level);
            }
            if let Some((level, end)) = rows::signed_row(&self.text.text) {
                let rest = self.text.split_off(end).split_off(1);
                let source = self.source.clone();
                self.end_signed(level);
                (self.text, self.source) = (rest, source);
            }
        }
        // A row that waits for what it may head takes none of that along.
        self.within = 0;
        if rows::are_paragraphs(&self.text.text) {
            self.end_rows();
        } else {
            self.end_single(true);
        }
    }

    /// Whether the text begins with a sign that is neither code nor escaped.
    fn begins_with_sign(&self) -> bool {
        let Some(start) = self.source.as_ref().map(|source| source.start) else {
            return false;
        };
        let bytes = self.masked.text.as_bytes();
        let before = start.checked_sub(1).and_then(|at| bytes.get(at));
        bytes.get(start) == Some(&b'#') && before != Some(&b'\\')
    }

    /// Ends a heading with no blank behind its signs, which are as many as its level.
    fn end_signed(&mut self, level: u8) {
        self.text = self.text.split_off(usize::from(level));
        let end = rows::without_signs(&self.text.text).len();
        self.text.split_off(end);
        self.end_heading(level);
    }

    /// Ends a paragraph of which each row is one.
    fn end_rows(&mut self) {
        let rows = std::mem::take(&mut self.text).into_rows();
        let source = self.source.take().unwrap_or_default();
        let text = self.masked.text.get(source.clone()).unwrap_or_default();
        // A tag may end a row too; then all have the place of the paragraph.
        let is_plain = text.split('\n').count() == rows.len();
        let mut start = source.start;
        let mut places = text.split('\n').map(|row| {
            let place = start..start + row.len();
            start = place.end + 1;
            place
        });
        for (at, row) in rows.into_iter().enumerate() {
            let place = places.next().filter(|_| is_plain);
            self.lead = if row.is_strong() {
                Lead::up_to(row.text.len())
            } else {
                Lead::default()
            };
            self.text = row;
            self.source = Some(place.unwrap_or_else(|| source.clone()));
            self.end_single(at == 0);
        }
    }

    /// Ends a paragraph, or one of its rows; `apart` if a blank row stands before it.
    fn end_single(&mut self, apart: bool) {
        // Addresses have more rows than one.
        let is_ended = self.text.marks.breaks.len() == 1;
        let shape = self.lead.shape(&self.text.text, is_ended);
        if shape.is_none() && self.may_head() {
            self.end_bare(false);
            self.seen.other();
            self.bare = Some(Bare {
                text: std::mem::take(&mut self.text),
                source: self.source.take(),
                apart,
            });
            self.lead = Lead::default();
            return;
        }
        let is_text =
            self.heeds_bare() && shape != Some(Bold::Line) && rows::is_running(&self.text.text);
        self.end_bare(is_text);
        self.has_text |= is_text;
        let is_first = self.seen.is_empty();
        match shape {
            Some(Bold::Line) if is_first && plain::is_kind_of_text(&self.text.text) => {
                self.push(Kind::Block(BlockKind::Byline));
            }
            // A credit, which the draft finds.
            Some(Bold::Line)
                if self.draft.in_opening() && byline::opening(&self.text.text).is_some() => {}
            Some(Bold::Line) => {
                self.seen.line(&self.text.text);
                if is_first && self.plan.title == Some(Title::Line) {
                    self.name();
                } else if self.plan.lines {
                    self.push(Kind::Heading(self.level.saturating_add(1)));
                    self.after_line = true;
                }
            }
            Some(Bold::Row(end)) => {
                self.seen.row(self.text.text.get(..end).unwrap_or_default());
                if self.plan.lines {
                    self.head(end);
                }
            }
            Some(Bold::Label(end)) => {
                self.seen.label();
                if self.plan.labels {
                    self.head(end);
                }
            }
            None => {
                self.seen.named(&self.text);
                self.seen.other();
            }
        }
        self.end_block();
    }

    /// Makes a heading of the text up to byte `end`, below which the rest stands.
    fn head(&mut self, end: usize) {
        let mut rest = self.text.split_off(end);
        let text = self.text.text.trim_end_matches(is_no_letter).len();
        self.text.split_off(text);
        let source = self.source.clone();
        self.push(Kind::Heading(self.level.saturating_add(1)));
        let text = rest.text.trim_start_matches(is_no_letter).len();
        self.text = rest.split_off(rest.text.len() - text);
        self.source = source;
    }

    /// Whether bare rows may be headings here.
    fn heeds_bare(&self) -> bool {
        self.is_survey || self.plan.bare != BareRows::None
    }

    /// Whether the text may be a heading that nothing marks.
    fn may_head(&self) -> bool {
        let text = &self.text.text;
        self.heeds_bare()
            && self.badges == 0
            && self.text.marks.links.is_empty()
            && !text.contains('\n')
            && rows::is_bare(text)
    }

    /// Ends the waiting of a bare row, which heads what follows if that is running text.
    pub(in super::super) fn end_bare(&mut self, is_text: bool) {
        let Some(bare) = self.bare.take() else { return };
        let text = bare.text.text.trim();
        let may = is_text
            && !plain::is_listed(text, self.run, bare.apart)
            && !plain::is_signature(text, &self.text.text)
            && (self.has_text || plain::is_first_heading(text));
        if may {
            self.seen.bare(text);
        }
        let heads = may
            && match self.plan.bare {
                BareRows::None => false,
                BareRows::High => {
                    bare.apart && (rows::is_set_high(text) || plain::is_first_heading(text))
                }
                BareRows::All => true,
            };
        let run = if may { 0 } else { self.run + 1 };
        let after = (
            std::mem::replace(&mut self.text, bare.text),
            std::mem::replace(&mut self.source, bare.source),
            std::mem::take(&mut self.label),
            self.badges,
        );
        if heads {
            self.level = 1;
            self.push(Kind::Heading(1));
        } else {
            self.push(Kind::PARAGRAPH);
        }
        (self.text, self.source, self.label, self.badges) = after;
        self.run = run;
    }

    /// Ends a block of HTML, of which the text is shown.
    pub(super) fn end_html(&mut self) {
        let html = std::mem::take(&mut self.html);
        let source = self.source.take();
        for piece in html::fragment(&html) {
            if self.depth == 0
                && piece.form == Form::PARAGRAPH
                && html::leads_up(
                    &piece.text,
                    piece.internal > 0 && piece.internal == piece.chars,
                )
            {
                continue;
            }
            self.end_bare(false);
            let is_line = self.depth == 0 && piece.form == Form::PARAGRAPH && lead::is_line(&piece);
            if is_line {
                self.seen.line(&piece.text);
            } else if !piece.form.is_heading() {
                self.seen.below();
            }
            let level = match piece.form {
                Form::Heading(level) => {
                    if self.depth == 0 {
                        self.seen.heading(level, &piece.text);
                    }
                    Some((level + 1).saturating_sub(self.plan.highest).max(1))
                }
                Form::Block(_) if is_line && self.plan.lines => Some(self.level.saturating_add(1)),
                Form::Block(_) => None,
            };
            let kind = match (level, piece.form) {
                (Some(level), _) => Kind::Heading(level),
                (None, Form::Block(kind)) if kind != BlockKind::Paragraph => Kind::Block(kind),
                (None, _) => self.running(),
            };
            let text = piece.text;
            if piece.form.is_heading() {
                self.level = level.unwrap_or_default();
                let title = &mut self.plan.title;
                let is_title =
                    self.depth == 0 && title.take_if(|it| *it == Title::Heading).is_some();
                if is_title {
                    self.draft.title(&text);
                    continue;
                }
            }
            self.text.replace(text);
            self.text.marks = piece.marks;
            self.source.clone_from(&source);
            if matches!(kind, Kind::Heading(_)) {
                self.text.take_number(&mut self.point);
            }
            self.push(kind);
        }
        self.source = None;
    }

    /// What running text is here.
    fn running(&mut self) -> Kind {
        let running = if self.quotations.iter().any(|around| *around > 0) {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        };
        Kind::Block(self.point.take().unwrap_or(running))
    }

    /// Ends running text, also that of a point, which has no end of its own.
    pub(in super::super) fn end_block(&mut self) {
        self.mend();
        self.lead = Lead::default();
        let badges = std::mem::take(&mut self.badges);
        let is_badge = badges > 0 && badges == visible(&self.text.text);
        if is_badge || self.text.text.trim().is_empty() {
            return self.drop_block();
        }
        let kind = self.running();
        self.push(kind);
    }

    /// Forgets the block so far.
    fn drop_block(&mut self) {
        self.text.clear();
        self.source = None;
        self.lead = Lead::default();
        self.badges = 0;
        self.within = 0;
    }

    pub(super) fn push(&mut self, kind: Kind) {
        self.end_bare(false);
        self.run = 0;
        let source = self.source.take().unwrap_or_default();
        let source = source.start + self.at..source.end + self.at;
        let mut text = std::mem::take(&mut self.text);
        self.after_line = false;
        self.badges = 0;
        self.within = 0;
        // A tag that nothing ends does not reach into the next block.
        self.around.struck = 0;
        self.around.strong = 0;
        if !text.text.is_empty() {
            text.put_before(&std::mem::take(&mut self.label));
        }
        let Marked {
            text, mut marks, ..
        } = text;
        let is_point = matches!(kind, Kind::Block(BlockKind::ListItem { .. }));
        marks.within = Within::around(&self.quotations, self.lists.len(), is_point);
        self.draft
            .push_marked(kind, Cow::Owned(text), source, marks);
    }
}

/// What stands between a label and its text.
fn is_no_letter(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | '.' | '–' | '—')
}
