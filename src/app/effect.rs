//! Work asked for by `update`, as data; the runtime does it and answers with a
//! message.

use crate::text::Clean;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// The reader quit.
    Quit,
    /// The reader interrupted: exit code 130.
    Interrupted,
}

/// Work for the runtime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read the whole of a document of which only the first part was read.
    Load,
    /// Put a text on the clipboard; `what` says what it is, for the footer.
    Copy {
        /// The text.
        text: Clean,
        /// "the sentence".
        what: &'static str,
    },
    /// Draw every cell anew.
    Redraw,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// Report the pointer, or leave it to the terminal.
    Mouse(bool),
    /// End the program.
    Exit(Exit),
}
