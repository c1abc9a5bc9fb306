//! `briefing`: a terminal explorer for analytical articles.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::cast_possible_truncation,
        clippy::items_after_statements
    )
)]

pub mod app;
pub mod cli;
pub mod facets;
pub mod formats;
pub mod runtime;
pub mod search;
pub mod text;
pub mod typeset;
pub mod ui;
