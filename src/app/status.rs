//! The message in the footer.

use super::action::PaneAction;
use crate::text::Clean;

/// What someone who is new here is told the keys of.
pub const FIRST: [PaneAction; 4] = [
    PaneAction::Help,
    PaneAction::Search,
    PaneAction::FocusNext,
    PaneAction::Quit,
];

/// What sort of message it is; decides its sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusKind {
    /// A word to someone who is new here.
    Welcome,
    /// Something was done: ✓.
    Done,
    /// A walk went round an end: ↓.
    Wrapped,
    /// Nothing could be done, and why.
    Refused,
    /// Something to know: !.
    Warning,
    /// Something failed: ✗.
    Error,
}

/// One line of the footer; stays until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// What sort it is.
    pub kind: StatusKind,
    /// The words.
    pub text: Clean,
}

impl Status {
    /// A word to someone who is new here.
    pub fn welcome(text: &str) -> Self {
        Self {
            kind: StatusKind::Welcome,
            text: Clean::line(text),
        }
    }

    /// Something was done.
    pub fn done(text: Clean) -> Self {
        Self {
            kind: StatusKind::Done,
            text,
        }
    }

    /// A walk went round an end.
    pub fn wrapped(text: &str) -> Self {
        Self {
            kind: StatusKind::Wrapped,
            text: Clean::line(text),
        }
    }

    /// Nothing could be done.
    pub fn refused(text: &str) -> Self {
        Self {
            kind: StatusKind::Refused,
            text: Clean::line(text),
        }
    }

    /// Something to know.
    pub fn warning(text: Clean) -> Self {
        Self {
            kind: StatusKind::Warning,
            text,
        }
    }

    /// Something failed.
    pub fn error(text: Clean) -> Self {
        Self {
            kind: StatusKind::Error,
            text,
        }
    }
}
