//! Frames for the terminal: as few bytes as show the next screen.
//!
//! ratatui's `Terminal` asks the terminal for its cursor when it clears or
//! resizes, and waits for the answer; its backend names every colour for every
//! run and knows no pane that scrolls. A [`Painter`] asks nothing and writes
//! nothing itself: it knows what the terminal shows and returns what to send.
//! A frame is one update (mode 2026), drawn over what is there, never cleared.

mod encoder;
mod grid;
mod pen;
mod scroll;

use crossterm::cursor::{Hide, Show};
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::layout::Size;
use crate::ui::Cursor;
use encoder::{Encoder, State};
use grid::{Clusters, Grid};

/// Knows what the terminal shows, and how to make it show something else.
#[derive(Debug, Default)]
pub struct Painter {
    /// Whether panes between others can be moved: mode 69 is there.
    pub has_margins: bool,
    clusters: Clusters,
    shown: Option<Grid>,
    next: Grid,
    buffer: Buffer,
    state: State,
    cursor: Option<Cursor>,
}

impl Painter {
    /// Draws every cell next time, whatever the terminal shows.
    pub fn forget(&mut self) {
        self.forget_screen();
        self.cursor = None;
    }

    /// The same, but whether the cursor is visible stays known.
    fn forget_screen(&mut self) {
        self.shown = None;
        self.clusters = Clusters::default();
        self.state = State::default();
    }

    /// What to send so that the terminal, of this size, shows what `view` draws,
    /// with the cursor where it says; none when it does already. What stands in
    /// `panes` may have moved up or down.
    pub fn frame(
        &mut self,
        size: Size,
        panes: &[Rect],
        view: impl FnOnce(&mut Buffer) -> Cursor,
    ) -> Option<String> {
        let area = Rect::new(0, 0, size.columns, size.rows);
        if area.is_empty() {
            return None;
        }
        if self.buffer.area == area {
            self.buffer.reset();
        } else {
            self.buffer = Buffer::empty(area);
            self.forget_screen();
        }
        let cursor = view(&mut self.buffer);
        if !self.next.read(&self.buffer, &mut self.clusters) {
            self.forget_screen();
            self.next.read(&self.buffer, &mut self.clusters);
        }
        let changes = self.changes(panes);
        if changes.out.is_empty() && self.cursor == Some(cursor) {
            return None;
        }
        let mut encoder = Encoder::new(self.state, &self.clusters);
        encoder.command(BeginSynchronizedUpdate);
        if self.cursor.is_none_or(|shown| shown.is_visible) {
            // Not while it is moved about.
            encoder.command(Hide);
        }
        encoder.out.push_str(&changes.out);
        encoder.state = changes.state;
        let at = cursor.at;
        encoder.move_to(at.x.min(area.width - 1), at.y.min(area.height - 1));
        if cursor.is_visible {
            encoder.command(Show);
        }
        encoder.command(EndSynchronizedUpdate);
        self.cursor = Some(cursor);
        self.state = encoder.state;
        let frame = encoder.out;
        let former = self.shown.replace(std::mem::take(&mut self.next));
        self.next = former.unwrap_or_default();
        Some(frame)
    }

    /// The shorter of drawing what differs and moving rows first.
    fn changes(&self, panes: &[Rect]) -> Encoder<'_> {
        let next = &self.next;
        let mut plain = Encoder::new(self.state, &self.clusters);
        plain.screen(self.shown.as_ref(), next);
        let Some(shown) = &self.shown else {
            return plain;
        };
        let mut moving = Encoder::new(self.state, &self.clusters);
        let mut moved: Option<Grid> = None;
        for pane in panes {
            // Moved with what stands beside it, which is then drawn again; much
            // would be seen to move.
            let is_wide = u32::from(pane.width) * 4 >= u32::from(next.area.width) * 3;
            if plain.out.is_empty() || !self.has_margins && !is_wide {
                continue;
            }
            let before = moved.as_ref().unwrap_or(shown);
            let Some(mut scroll) = scroll::find(before, next, *pane) else {
                continue;
            };
            if !self.has_margins {
                scroll.area = Rect {
                    x: 0,
                    width: next.area.width,
                    ..scroll.area
                };
            }
            if scroll::splits_clusters(before, scroll.area) {
                continue;
            }
            moving.scroll(&scroll, scroll.area.width == next.area.width);
            moved = Some(scroll::moved(before, &scroll));
        }
        match moved {
            Some(moved) => moving.screen(Some(&moved), next),
            None => return plain,
        }
        if moving.out.len() < plain.out.len() {
            moving
        } else {
            plain
        }
    }
}

#[cfg(test)]
mod tests;
