//! One file a pane or overlay: how it is drawn.

pub(super) mod card;
pub(super) mod entries_here;
pub(super) mod facets;
pub(super) mod help;
pub(super) mod information;
pub(super) mod library;
pub(super) mod links;
pub(super) mod menu;
pub(super) mod outline;
pub(super) mod palette;
pub(super) mod picker;
pub(super) mod reader;
pub(super) mod search;
mod summary;
pub(super) mod themes;
