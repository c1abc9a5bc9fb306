//! The screen of the terminal: frames go out whole.

use std::io;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::Painter;
use super::terminal::Tty;
use crate::app::layout::Size;
use crate::ui::Cursor;

/// The screen of the terminal.
#[derive(Debug)]
pub(super) struct Screen {
    painter: Painter,
    tty: Tty,
}

impl Screen {
    /// A screen that shows nothing known.
    pub(super) fn new(tty: Tty) -> Self {
        Self {
            painter: Painter::default(),
            tty,
        }
    }

    /// Draws every cell next time, whatever the terminal shows.
    pub(super) fn forget(&mut self) {
        self.painter.forget();
    }

    /// The terminal said whether it knows left and right margins.
    pub(super) fn set_margins(&mut self, known: bool) {
        self.painter.has_margins = known;
    }

    /// Shows what `view` draws, with the cursor where it says; in one write, with
    /// what else waits to go out, such as a copy.
    pub(super) fn draw(
        &mut self,
        size: Size,
        panes: &[Rect],
        view: impl FnOnce(&mut Buffer) -> Cursor,
    ) -> io::Result<()> {
        if let Some(frame) = self.painter.frame(size, panes, view) {
            self.tty.queue(&frame);
        }
        self.tty.send()
    }
}
