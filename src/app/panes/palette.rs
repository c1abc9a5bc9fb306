//! The command palette: every action by its words.

use std::ops::Range;

use crate::app::keymap::{BINDINGS, Binding, Context, pane_contexts};
use crate::app::layout::Pane;
use crate::app::line::InputLine;
use crate::app::list::ListCursor;
use crate::search::rank_labels;

/// State of the palette.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    /// What is typed.
    pub line: InputLine,
    /// The chosen row and the first row shown.
    pub cursor: ListCursor,
}

/// One command and what was found in its words.
#[derive(Debug, Clone)]
pub struct Command {
    /// Its keys, action and words.
    pub binding: &'static Binding,
    /// Bytes of its words to highlight.
    pub matched: Vec<Range<usize>>,
}

impl Palette {
    /// Commands that fit what is typed, best first; those of the pane with the
    /// focus before the same ones elsewhere.
    pub fn commands(&self, focus: Pane) -> Vec<Command> {
        let mut all: Vec<&'static Binding> = BINDINGS
            .iter()
            .filter(|binding| match binding.context {
                Context::All | Context::Text | Context::Outline | Context::Facets => true,
                Context::Box | Context::Sheet => false,
            })
            .collect();
        let here = pane_contexts(focus);
        all.sort_by_key(|binding| !here.contains(&binding.context));
        let labels: Vec<&str> = all.iter().map(|binding| binding.help).collect();
        rank_labels(self.line.text(), &labels)
            .into_iter()
            .filter_map(|(at, matched)| {
                Some(Command {
                    binding: all.get(at)?,
                    matched,
                })
            })
            .collect()
    }
}
