//! One file a pane or overlay: its state, and the rows it takes.

pub mod card;
pub mod facets;
pub mod help;
pub mod library;
pub mod outline;
pub mod palette;
pub mod picker;
pub mod reader;
pub mod search;
pub mod themes;
