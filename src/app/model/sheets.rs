//! Where the sheet stands that covers the panes, and what is in view in it.

use super::Model;
use crate::app::layout::{SheetAreas, SheetHead};
use crate::app::overlay::{InputBox, Overlay, Sheet};
use crate::app::panes::help::HelpColumns;

impl Model {
    /// Where the sheet stands that is open, if any; filter and word stand in the
    /// footer.
    pub fn sheet(&self) -> Option<SheetAreas> {
        let (head, rows) = match self.overlay.as_ref()? {
            Overlay::Box(InputBox::Search(open)) => (SheetHead::Input, open.search.rows_wanted()),
            // Where no command is called so, a row says it.
            Overlay::Box(InputBox::Palette(palette)) => {
                let commands = palette.commands(self.focus).len();
                (SheetHead::Title, commands.max(1))
            }
            Overlay::Box(InputBox::Library(library)) => {
                (SheetHead::Title, library.fitting.len().max(1))
            }
            Overlay::Box(InputBox::Picker(picker)) => {
                (SheetHead::Title, picker.picks(&self.briefing).len().max(1))
            }
            Overlay::Box(InputBox::Filter(_) | InputBox::Rename(..))
            | Overlay::Sheet(Sheet::Word(_)) => return None,
            Overlay::Sheet(Sheet::Help(of, ..)) => {
                return Some(HelpColumns::new(of, &self.briefing, self.size).areas);
            }
            Overlay::Sheet(Sheet::Information(what, _)) => {
                (SheetHead::Title, self.information(*what).rows.len())
            }
            Overlay::Sheet(Sheet::EntriesHere(_)) => (SheetHead::Title, self.entries_here().len()),
            Overlay::Sheet(Sheet::Links(links, _)) => (SheetHead::Title, links.len()),
            Overlay::Sheet(Sheet::Themes(_)) => (SheetHead::Title, self.themes.choices.len()),
        };
        Some(SheetAreas::new(self.size, head, rows))
    }

    /// Rows of the list in the sheet that is open.
    pub(in crate::app) fn sheet_body(&self) -> usize {
        self.sheet().map_or(0, |sheet| sheet.body.height.into())
    }

    /// Keeps the choice of the overlay in its list and in view.
    pub(super) fn fit_overlay(&mut self) {
        let body = self.sheet_body();
        let rows = match &self.overlay {
            None
            | Some(Overlay::Box(
                InputBox::Search(_) | InputBox::Filter(_) | InputBox::Rename(..),
            )) => 0,
            Some(Overlay::Box(InputBox::Picker(picker))) => picker.picks(&self.briefing).len(),
            Some(Overlay::Box(InputBox::Palette(palette))) => palette.commands(self.focus).len(),
            Some(Overlay::Box(InputBox::Library(library))) => library.fitting.len(),
            Some(Overlay::Sheet(Sheet::Information(what, _))) => self.information(*what).rows.len(),
            Some(Overlay::Sheet(Sheet::EntriesHere(_))) => self.entries_here().len(),
            Some(Overlay::Sheet(Sheet::Links(links, _))) => links.len(),
            Some(Overlay::Sheet(Sheet::Themes(_))) => self.themes.choices.len(),
            Some(Overlay::Sheet(Sheet::Word(_))) => self.words_here().len(),
            Some(Overlay::Sheet(Sheet::Help(of, ..))) => {
                HelpColumns::new(of, &self.briefing, self.size)
                    .columns
                    .height()
            }
        };
        match &mut self.overlay {
            Some(Overlay::Sheet(Sheet::Help(_, top, _) | Sheet::Information(_, top))) => {
                *top = (*top).min(rows.saturating_sub(body));
            }
            Some(Overlay::Sheet(Sheet::EntriesHere(cursor) | Sheet::Links(_, cursor))) => {
                cursor.follow(rows, body);
            }
            Some(Overlay::Sheet(Sheet::Themes(picker))) => picker.cursor.follow(rows, body),
            Some(Overlay::Sheet(Sheet::Word(at))) => *at = (*at).min(rows.saturating_sub(1)),
            Some(Overlay::Box(InputBox::Search(open))) => open.search.follow(body.max(1)),
            Some(Overlay::Box(InputBox::Palette(palette))) => palette.cursor.follow(rows, body),
            Some(Overlay::Box(InputBox::Library(library))) => library.cursor.follow(rows, body),
            Some(Overlay::Box(InputBox::Picker(picker))) => picker.cursor.follow(rows, body),
            Some(Overlay::Box(InputBox::Filter(_) | InputBox::Rename(..))) | None => {}
        }
    }
}
