//! One file a pane: its state and how it changes.

pub mod outline;
pub mod reader;
