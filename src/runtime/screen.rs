//! What the terminal shows, and how it comes to show something else.
//!
//! ratatui's `Terminal` asks the terminal for its cursor when it clears or
//! resizes, and waits for the answer; here nothing is ever asked. The backend
//! draws the difference between two buffers, and the rest is a few sequences.

use std::io::{self, Write};

use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::terminal::Tty;
use crate::app::layout::Size;

const CLEAR: &str = "\x1b[0m\x1b[2J";
const SHOW_CURSOR: &str = "\x1b[?25h";
const HIDE_CURSOR: &str = "\x1b[?25l";

/// The screen of the terminal.
#[derive(Debug)]
pub(super) struct Screen {
    backend: CrosstermBackend<Tty>,
    tty: Tty,
    shown: Buffer,
    next: Buffer,
    cursor: Option<Position>,
    is_stale: bool,
}

impl Screen {
    /// A screen that shows nothing yet.
    pub(super) fn new(tty: Tty) -> Self {
        Self {
            backend: CrosstermBackend::new(tty.clone()),
            tty,
            shown: Buffer::default(),
            next: Buffer::default(),
            cursor: None,
            is_stale: true,
        }
    }

    /// Draws every cell next time, whatever the terminal shows.
    pub(super) fn forget(&mut self) {
        self.is_stale = true;
    }

    /// Shows what `view` draws, with the cursor where it says; in one write.
    pub(super) fn draw(
        &mut self,
        size: Size,
        view: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> io::Result<()> {
        let area = Rect::new(0, 0, size.columns, size.rows);
        if area.is_empty() {
            return Ok(());
        }
        let is_new = self.is_stale || self.shown.area != area;
        if is_new {
            self.shown = Buffer::empty(area);
            self.next = Buffer::empty(area);
            self.is_stale = false;
        }
        self.next.reset();
        let cursor = view(&mut self.next);
        let changes = self.shown.diff(&self.next);
        if changes.is_empty() && cursor == self.cursor && !is_new {
            // Something else may wait to go out, such as a copy.
            return self.tty.flush();
        }
        self.tty.begin_frame();
        if is_new {
            self.tty.queue(CLEAR);
        }
        if self.cursor.is_some() {
            // Not while it is moved about.
            self.tty.queue(HIDE_CURSOR);
        }
        self.backend.draw(changes.into_iter())?;
        if let Some(cursor) = cursor {
            self.backend.set_cursor_position(cursor)?;
            self.tty.queue(SHOW_CURSOR);
        }
        self.cursor = cursor;
        std::mem::swap(&mut self.shown, &mut self.next);
        self.tty.end_frame()
    }
}
