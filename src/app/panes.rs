//! One file a pane: its state and how it changes.

pub mod card;
pub mod facets;
pub mod outline;
pub mod palette;
pub mod reader;
pub mod search;
