//! What the walk makes of each block once it has ended.

use std::borrow::Cow;

use pulldown_cmark::HeadingLevel;

use super::super::lead::{self, Bold};
use super::super::plan::Title;
use super::{Inside, Lead, Walk};
use crate::formats::draft::Kind;
use crate::formats::html::{self, Form};
use crate::formats::marked::{Marked, visible};
use crate::formats::{byline, plain};
use crate::text::{BlockKind, Within};

impl Walk<'_> {
    /// Ends a heading; the title is told, not shown as a block.
    pub(super) fn end_heading(&mut self, level: HeadingLevel) {
        let level = level as u8;
        self.inside = Inside::Text;
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
            self.text.replace(mended);
        }
    }

    /// Ends a paragraph, which may be a heading in bold type or begin with one.
    pub(super) fn end_paragraph(&mut self) {
        self.mend();
        if self.depth > 0 || !self.label.is_empty() {
            return self.end_block();
        }
        let is_first = self.seen.is_empty();
        match self.lead.shape(&self.text.text) {
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
            Some(Bold::Label(end)) => {
                self.seen.label();
                if self.plan.labels {
                    let mut rest = self.text.split_off(end);
                    let text = self.text.text.trim_end_matches(is_no_letter).len();
                    self.text.split_off(text);
                    let source = self.source.clone();
                    self.push(Kind::Heading(self.level.saturating_add(1)));
                    let text = rest.text.trim_start_matches(is_no_letter).len();
                    self.text = rest.split_off(rest.text.len() - text);
                    self.source = source;
                }
            }
            None => self.seen.other(),
        }
        self.end_block();
    }

    /// Ends a block of HTML, of which the text is shown.
    pub(super) fn end_html(&mut self) {
        let html = std::mem::take(&mut self.html);
        let source = self.source.take();
        for piece in html::fragment(&html) {
            let is_line = self.depth == 0 && piece.form == Form::PARAGRAPH && lead::is_line(&piece);
            if is_line {
                self.seen.line(&piece.text);
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
            self.text.clear();
            self.source = None;
            return;
        }
        let kind = self.running();
        self.push(kind);
    }

    pub(super) fn push(&mut self, kind: Kind) {
        let source = self.source.take().unwrap_or_default();
        let source = source.start + self.at..source.end + self.at;
        let mut text = std::mem::take(&mut self.text);
        self.after_line = false;
        self.badges = 0;
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
