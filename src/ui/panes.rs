//! One file a pane or overlay: how it is drawn.

pub(super) mod help;
pub(super) mod information;
pub(super) mod menu;
pub(super) mod outline;
pub(super) mod reader;
